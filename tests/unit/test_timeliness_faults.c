/* cj/timeliness.h: rows at fault, options at fault, and nothing to count */
#include "run_timeliness.h"

/* ---- findings ----------------------------------------------------------------------------- */

static void finding_is(const run *it, size_t index, const char *code, cj_severity severity,
                       uint64_t line, uint32_t column, const char *message)
{
    const cj_finding *finding = cj_findings_at(it->findings, index);

    assert_string_equal(finding->code, code);
    assert_int_equal(finding->severity, severity);
    assert_int_equal(finding->line, line);
    assert_int_equal(finding->column, column);
    HAS(finding->message.at, message);
}

static void findings(void **state)
{
    cj_calendar *scotland = open_calendar("scotland");
    run it;

    (void)state;
    run_init_timeliness(&it,
                        write_text("f.csv", "start,end\n2024-01-03,2024-01-01\n"
                                            "2011-12-30,2012-01-05\n2028-12-20,2029-01-05\n"
                                            "2024-02-01,2024-02-04\n2024-01-01,2024-01-02\n"
                                            "2024-02-01,2024-02-03\n2024-02-02,2024-02-05\n"),
                        "start", "end", "1wd");
    it.timeliness.calendar = scotland;
    it.options.common.tolerance.rows = 3;
    RUN_OK(&it);
    assert_int_equal(cj_findings_kept(it.findings), 6);
    finding_is(&it, 0, "date-order", CJ_ERROR, 2, 2, "is before the row's start");
    finding_is(&it, 1, "date-range", CJ_ERROR, 3, 1, "2012-01-01 to 2028-12-31");
    finding_is(&it, 2, "date-range", CJ_ERROR, 4, 2, "is outside the years");
    finding_is(&it, 3, "non-working-day", CJ_WARNING, 5, 2, "Sunday");
    finding_is(&it, 4, "non-working-day", CJ_WARNING, 6, 2, "holiday");
    finding_is(&it, 5, "non-working-day", CJ_WARNING, 7, 2, "Saturday");
    run_row_is(&it, 0, STATES, "4,4,0,0,0"); /* Sunday: as the Friday before, 1 working day */
    assert_int_equal(cj_ledger_count(&it.dataset->ledgers[0], CJ_ROW_REJECTED), 3);
    assert_true(run_notes(&it, "In 3 rows the end is no working day"));
    run_end(&it);

    /* days need no calendar: nothing is out of range, and no day is a working day */
    run_init_timeliness(&it,
                        write_text("f.csv", "start,end\n2011-12-30,2012-01-05\n"
                                            "2024-02-01,2024-02-04\n2024-01-03,\n"),
                        "start", "end", "1d");
    it.timeliness.as_of = day("2024-01-03");
    RUN_OK(&it);
    assert_int_equal(cj_findings_kept(it.findings), 0);
    run_end(&it);
    cj_calendar_free(scotland);
}

/* What is in no period is not counted: it cannot leave the calendar. */
static void rows_outside_are_not_counted(void **state)
{
    cj_calendar *scotland = open_calendar("scotland");
    run it;

    (void)state;
    run_init_timeliness(&it,
                        write_text("f.csv", "start,end\n2005-01-03,2005-01-04\n"
                                            "2023-01-05,2023-01-07\n2024-02-01,2024-02-02\n"),
                        "start", "end", "1wd");
    it.timeliness.calendar = scotland;
    run_period(&it, 0, "2024");
    RUN_OK(&it);
    assert_int_equal(cj_findings_kept(it.findings), 0);
    run_row_is(&it, 0, STATES, "1,1,0,0,0");
    run_end(&it);
    cj_calendar_free(scotland);
}

/* ---- options ------------------------------------------------------------------------------ */

static void contradictions(void **state)
{
    const char *path = write_text("t.csv", "start,end\n2024-01-01,2024-01-02\n");
    static const cj_span by[] = {LIT("upto_1d")};
    run it;

    (void)state;
    run_init_timeliness(&it, path, "start", "end", "1wd");
    RUN_FAILS(&it, CJ_EUSAGE, "calendar scotland");
    run_end(&it);
    run_init_timeliness(&it, path, "start", "Start", "1d");
    RUN_FAILS(&it, CJ_EUSAGE, "the same column");
    run_end(&it);
    run_init_timeliness(&it, path, "start", "stop", "1d");
    RUN_FAILS(&it, CJ_EUSAGE, "no column \"stop\"");
    run_end(&it);
    run_init_timeliness(&it, path, "start", "end", "1d");
    it.timeliness.include_unknown = true;
    RUN_FAILS(&it, CJ_EUSAGE, "blank unknown");
    run_end(&it);
    run_init_timeliness(&it, path, "start", "end", "1m");
    it.timeliness.bands[0] = 1;
    it.timeliness.band_count = 1;
    RUN_FAILS(&it, CJ_EUSAGE, "not in months");
    run_end(&it);
    run_init_timeliness(&it, path, "start", "end", "1d");
    it.options.common.sum_to_100 = true;
    RUN_FAILS(&it, CJ_EUSAGE, "sum_to_100");
    run_end(&it);
    run_init_timeliness(&it, path, "start", "end", "1d");
    it.timeliness.bands[0] = 1;
    it.timeliness.band_count = 1;
    it.options.common.by = by; /* the bands' columns are names that are taken, too */
    it.options.common.by_count = 1;
    RUN_FAILS(&it, CJ_EUSAGE, "has a column \"upto_1d\" already");
    run_end(&it);
}

static void nothing_to_count(void **state)
{
    run it;

    (void)state;
    run_init_timeliness(&it, write_text("t.csv", "start,end\n2024-01-01,2024-01-02\n"), "start",
                        "end", "1d");
    run_period(&it, 0, "2023");
    RUN_FAILS(&it, CJ_EDATA, "lies in 2023: its start runs from 2024-01-01 to 2024-01-01");
    run_end(&it);
    run_init_timeliness(&it, write_text("t.csv", "start,end\n2024-01-01,2024-01-02\n"), "start",
                        "end", "1d");
    run_period(&it, 0, "2023");
    it.options.common.allow_empty = true;
    RUN_OK(&it);
    run_row_is(&it, 0, STATES ",within_pct", "0,0,0,0,0,");
    assert_true(
        run_notes(&it, "No row lies in 2023: its start runs from 2024-01-01 to 2024-01-01."));
    run_end(&it);
    run_init_timeliness(&it, write_text("t.csv", "start,end\n"), "start", "end", "1d");
    RUN_OK(&it);
    assert_true(run_notes(&it, "No row has a date in start to count from."));
    run_end(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings),
        cmocka_unit_test(rows_outside_are_not_counted),
        cmocka_unit_test(contradictions),
        cmocka_unit_test(nothing_to_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* cj/timeliness.h against the worked cases and cases by hand */
#include "run_timeliness.h"

/* ---- limits ------------------------------------------------------------------------ */

static void limits(void **state)
{
    static const char *const wrong[] = {
        "",     "d",   "7",      "7w",   "7 wd", "-1d", "+1d",
        "1.5d", "7WD", "10001d", "7wdd", "wd7",  "m",   "99999999999999999999d"};
    cj_limit limit = {0, CJ_LIMIT_MONTHS};

    (void)state;
    assert_true(cj_limit_parse(&limit, CJ_SPAN("20d")));
    assert_true(limit.count == 20 && limit.unit == CJ_LIMIT_DAYS);
    assert_true(cj_limit_parse(&limit, CJ_SPAN("0wd")));
    assert_true(limit.count == 0 && limit.unit == CJ_LIMIT_WORKING_DAYS);
    assert_true(cj_limit_parse(&limit, CJ_SPAN("10000m")));
    assert_true(limit.count == CJ_LIMIT_MAX && limit.unit == CJ_LIMIT_MONTHS);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (cj_limit_parse(&limit, cj_span_of(wrong[i])))
            fail_msg("\"%s\" is a limit", wrong[i]);
}

/* ---- worked cases ------------------------------------------------------------------- */

/* The share with one decimal, of those known, or with the unknown of all. */
static void worked_case(const case_reader *in, const cj_calendar *calendar, bool everybody)
{
    char limit[16];
    char expected[64];
    run it;

    snprintf(limit, sizeof limit, "%swd", in->fields[2]);
    run_init_timeliness(&it, CJ_CASES "/timeliness-orders.csv", "imposed", in->fields[1], limit);
    it.options.common.places = 1;
    it.timeliness.calendar = calendar;
    it.timeliness.blank_unknown = true;
    it.timeliness.include_unknown = everybody;
    RUN_OK(&it);
    assert_int_equal(it.table->row_count, 1);
    snprintf(expected, sizeof expected, "8,%s,%s,0,%s,%s", in->fields[3], in->fields[4],
             in->fields[5], in->fields[everybody ? 7 : 6]);
    run_row_is(&it, 0, STATES ",within_pct", expected);
    run_end(&it);
}

static void worked_cases(void **state)
{
    case_reader in = case_open("timeliness-expected.csv");
    size_t cases = 0;

    (void)state;
    for (; case_next(&in); cases++) {
        bool scotland = strcmp(in.fields[0], "scotland") == 0;
        cj_calendar *calendar = open_calendar(scotland ? "scotland" : "england-wales");

        worked_case(&in, calendar, false);
        worked_case(&in, calendar, true);
        cj_calendar_free(calendar);
    }
    assert_int_equal(cases, 6);
}

/* Within so many working days, and not within one fewer; the median is their number. */
static void working_days(void **state)
{
    case_reader in = case_open("working-days-expected.csv");
    size_t cases = 0;

    (void)state;
    for (; case_next(&in); cases++)
        for (size_t nation = 0; nation < 2; nation++) {
            cj_calendar *calendar = open_calendar(nation == 0 ? "england-wales" : "scotland");
            char text[128];

            snprintf(text, sizeof text, "start,end\n%s,%s\n", in.fields[0], in.fields[2 + nation]);
            for (int less = 0; less < 2; less++) {
                char limit[16];
                run it;

                snprintf(limit, sizeof limit, "%dwd", atoi(in.fields[1]) - less);
                run_init_timeliness(&it, write_text("one.csv", text), "start", "end", limit);
                it.timeliness.calendar = calendar;
                it.options.common.mean_places = 0;
                RUN_OK(&it);
                run_row_is(&it, 0, STATES, less ? "1,0,1,0,0" : "1,1,0,0,0");
                run_row_is(&it, 0, "median", in.fields[1]);
                run_row_is(&it, 0, "p90", in.fields[1]);
                run_end(&it);
            }
            cj_calendar_free(calendar);
        }
    assert_int_equal(cases, 14);
}

/* On the day that so many months end a row is within, and a day later late. */
static void months(void **state)
{
    static const int steps[] = {1, 3, 6, 9, 12, 18};
    case_reader in = case_open("add-months-expected.csv");
    size_t cases = 0;

    (void)state;
    for (; case_next(&in); cases++)
        for (size_t i = 0; i < 6; i++) {
            cj_text text = CJ_TEXT_INIT;
            char limit[16];
            run it;

            snprintf(limit, sizeof limit, "%dm", steps[i]);
            cj_text_format(&text, "start,end\n%s,%s\n%s,", in.fields[0], in.fields[1 + i],
                           in.fields[0]);
            cj_date_append(&text, day(in.fields[1 + i]) + 1);
            cj_text_char(&text, '\n');
            run_init_timeliness(&it, write_text("one.csv", cj_text_string(&text)), "start", "end",
                                limit);
            RUN_OK(&it);
            run_row_is(&it, 0, STATES, "2,1,1,0,0");
            run_end(&it);
            cj_text_clear(&text);
        }
    assert_true(cases > 2);
}

/* ---- open rows ------------------------------------------------------------------------ */

/* The state of one open row as at a day: "pending" or "late". */
static void open_row_is(const char *from, const char *within, const char *as_of,
                        const cj_calendar *calendar, const char *expected)
{
    char text[64];
    run it;

    snprintf(text, sizeof text, "start,end\n%s,\n", from);
    run_init_timeliness(&it, write_text("open.csv", text), "start", "end", within);
    it.timeliness.as_of = day(as_of);
    it.timeliness.calendar = calendar;
    RUN_OK(&it);
    if (strcmp(run_cell(&it, 0, expected), "1") != 0)
        fail_msg("%s + %s as at %s is not %s", from, within, as_of, expected);
    run_end(&it);
}

static void pending_until_the_last_allowed_day(void **state)
{
    cj_calendar *scotland = open_calendar("scotland");

    (void)state;
    open_row_is("2024-02-01", "7d", "2024-02-08", NULL, "pending");
    open_row_is("2024-02-01", "7d", "2024-02-09", NULL, "late");
    open_row_is("2024-02-01", "0d", "2024-02-01", NULL, "pending");
    open_row_is("2024-02-01", "0d", "2024-02-02", NULL, "late");
    open_row_is("2023-08-31", "6m", "2024-02-29", NULL, "pending");
    open_row_is("2023-08-31", "6m", "2024-03-01", NULL, "late");
    /* Friday and one working day: Monday; Friday and none: the Sunday */
    open_row_is("2024-02-02", "1wd", "2024-02-05", scotland, "pending");
    open_row_is("2024-02-02", "1wd", "2024-02-06", scotland, "late");
    open_row_is("2024-02-02", "0wd", "2024-02-04", scotland, "pending");
    open_row_is("2024-02-02", "0wd", "2024-02-05", scotland, "late");
    /* a row of the future is pending, and the last month there is has an end */
    open_row_is("2030-01-01", "7d", "2024-02-08", NULL, "pending");
    open_row_is("9999-11-30", "3m", "9999-12-31", NULL, "pending");
    cj_calendar_free(scotland);
}

/* The calendar ends on 31 December 2028, a Sunday: 28 and 29 December are its last working days. */
static void where_the_calendar_ends(void **state)
{
    cj_calendar *scotland = open_calendar("scotland");
    run it;

    (void)state;
    open_row_is("2028-12-27", "1wd", "2028-12-29", scotland, "late");
    open_row_is("2028-12-27", "1wd", "2031-01-01", scotland, "late");
    open_row_is("2028-12-27", "9wd", "2028-12-31", scotland, "pending");
    run_init_timeliness(&it, write_text("open.csv", "start,end\n2028-12-27,\n"), "start", "end",
                        "9wd");
    it.timeliness.as_of = day("2029-01-01");
    it.timeliness.calendar = scotland;
    RUN_FAILS(&it, CJ_EDATA, "is at fault");
    HAS(cj_findings_at(it.findings, 0)->message.at,
        "has its last allowed day beyond the years whose holidays are known, 2012-01-01 to "
        "2028-12-31");
    run_end(&it);
    cj_calendar_free(scotland);
}

static const char *const mixed = "id,start,end\n"
                                 "1,2024-01-01,2024-01-05\n" /* 4 days */
                                 "2,2024-01-01,2024-01-11\n" /* 10 */
                                 "3,2024-01-01,\n"
                                 "4,2024-01-08,2024-01-20\n" /* 12 */
                                 "5,2024-01-09,\n"
                                 "6,,2024-01-09\n";

static void an_event_after_the_as_of_date_has_not_happened(void **state)
{
    run it;

    (void)state;
    run_init_timeliness(&it, write_text("mixed.csv", mixed), "start", "end", "7d");
    it.timeliness.as_of = day("2024-01-15");
    RUN_OK(&it);
    /* 3 since 8 January; 4 and 5 until 15 and 16 January */
    run_row_is(&it, 0, STATES ",within_pct,median,p90", "5,1,2,2,0,33,7.0,10");
    assert_true(run_notes(&it, "1 row has no start and is in no period"));
    run_end(&it);

    run_init_timeliness(&it, write_text("mixed.csv", mixed), "start", "end", "7d");
    it.timeliness.as_of = day("2024-01-15");
    it.timeliness.blank_unknown = true;
    RUN_OK(&it);
    run_row_is(&it, 0, STATES ",within_pct", "5,1,1,0,3,50");
    run_end(&it);

    run_init_timeliness(&it, write_text("mixed.csv", mixed), "start", "end", "7d");
    it.timeliness.blank_unknown = true;
    it.timeliness.include_unknown = true;
    RUN_OK(&it);
    run_row_is(&it, 0, STATES ",within_pct,median,p90", "5,1,2,0,2,20,10.0,12");
    run_end(&it);
}

static void an_open_row_needs_a_day_to_judge_it_by(void **state)
{
    run it;

    (void)state;
    run_init_timeliness(&it, write_text("mixed.csv", mixed), "start", "end", "7d");
    RUN_FAILS(&it, CJ_EUSAGE, "as_of DATE");
    HAS(it.err.text, "blank unknown");
    assert_int_equal(it.err.line, 4);
    HAS(it.err.file, "mixed.csv");
    run_end(&it);

    run_init_timeliness(&it, write_text("mixed.csv", mixed), "start", "end", "7d");
    run_period(&it, 0, "2024-01-08"); /* no open row is of that day */
    RUN_OK(&it);
    run_row_is(&it, 0, STATES, "1,0,1,0,0");
    run_end(&it);
}

/* ---- shares and times -------------------------------------------------------------------- */

/* [x] while something is pending, [z] when nothing is, and never 0. */
static void shares_of_nothing(void **state)
{
    static const char *const keys[] = {"within_pct", "within_low_pct", "within_high_pct",
                                       "at_target", "verdict"};
    run it;

    (void)state;
    for (int unknown = 0; unknown < 2; unknown++) {
        run_init_timeliness(&it, write_text("open.csv", "start,end\n2024-01-01,\n"), "start", "end",
                            "7d");
        it.timeliness.as_of = day("2024-01-02");
        it.timeliness.blank_unknown = unknown;
        it.timeliness.has_target = true;
        it.timeliness.target = 80 * CJ_DECIMAL_ONE;
        RUN_OK(&it);
        for (size_t i = 0; i < 5; i++)
            assert_int_equal(cj_table_cell(it.table, 0, run_column(&it, keys[i]))->kind,
                             unknown ? CJ_CELL_NOT_APPLICABLE : CJ_CELL_NOT_AVAILABLE);
        assert_int_equal(cj_table_cell(it.table, 0, run_column(&it, "median"))->kind,
                         CJ_CELL_NOT_APPLICABLE);
        assert_int_equal(cj_table_cell(it.table, 0, run_column(&it, "p90"))->kind,
                         CJ_CELL_NOT_APPLICABLE);
        run_row_is(&it, 0, "target_pct", "80");
        run_end(&it);
    }
}

/* n events that took 1 to n days. */
static run *rising(run *it, int n)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_add(&text, "start,end\n");
    for (int i = n; i > 0; i--) {
        cj_text_add(&text, "2024-01-01,");
        cj_date_append(&text, day("2024-01-01") + i);
        cj_text_char(&text, '\n');
    }
    run_init_timeliness(it, write_text("rising.csv", cj_text_string(&text)), "start", "end", "7d");
    cj_text_clear(&text);
    return it;
}

static void medians_and_percentiles(void **state)
{
    /* ceil(0.9 n) */
    static const struct {
        int n;
        const char *expected;
    } cases[] = {{1, "1.0,1"},  {2, "1.5,2"},   {3, "2.0,3"},    {9, "5.0,9"},
                 {10, "5.5,9"}, {11, "6.0,10"}, {20, "10.5,18"}, {21, "11.0,19"}};
    run it;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        RUN_OK(rising(&it, cases[i].n));
        run_row_is(&it, 0, "median,p90", cases[i].expected);
        run_end(&it);
    }
    rising(&it, 2);
    it.options.common.mean_places = 0; /* 1.5, half up */
    RUN_OK(&it);
    run_row_is(&it, 0, "median", "2");
    run_end(&it);
}

static void bands(void **state)
{
    run it;

    (void)state;
    rising(&it, 12);
    it.timeliness.bands[0] = 1;
    it.timeliness.bands[1] = 5;
    it.timeliness.bands[2] = 10;
    it.timeliness.band_count = 3;
    RUN_OK(&it);
    run_row_is(&it, 0, "upto_1d,upto_5d,upto_10d,over_10d", "1,4,5,2");
    assert_int_equal(run_column(&it, "upto_1d"), run_column(&it, "verdict") + 1);
    assert_string_equal(it.table->columns[run_column(&it, "upto_5d")].heading, "2-5 days");
    assert_string_equal(it.table->columns[run_column(&it, "upto_1d")].heading, "0-1 days");
    assert_string_equal(it.table->columns[run_column(&it, "over_10d")].heading, "Over 10 days");
    run_end(&it);
}

/* Times of decades are neither cut nor lost. */
static void long_times(void **state)
{
    run it;

    (void)state;
    run_init_timeliness(&it,
                        write_text("long.csv", "start,end\n0001-01-01,9999-12-30\n"
                                               "1950-01-01,2050-01-01\n2000-01-01,2000-01-01\n"),
                        "start", "end", "1m");
    RUN_OK(&it);
    run_row_is(&it, 0, STATES ",median,p90", "3,1,2,0,0,36525.0,3652057");
    run_end(&it);
}

/* ---- columns, groups, periods ------------------------------------------------------------ */

static void columns_are_the_defined_ones(void **state)
{
    static const char *const keys[] = {
        "period",  "team",       "measure",    "total",          "within",          "late",
        "pending", "unknown",    "within_pct", "within_low_pct", "within_high_pct", "median",
        "p90",     "target_pct", "at_target",  "verdict"};
    static const cj_span by[] = {LIT("team")};
    run it;

    (void)state;
    run_init_timeliness(&it, write_text("t.csv", "team,start,end\na,2024-01-01,2024-01-02\n"),
                        "start", "end", "3m");
    it.options.common.by = by;
    it.options.common.by_count = 1;
    RUN_OK(&it);
    assert_int_equal(it.table->column_count, sizeof keys / sizeof *keys);
    for (size_t i = 0; i < it.table->column_count; i++)
        assert_string_equal(it.table->columns[i].key, keys[i]);
    run_row_is(&it, 0, "period,team,measure", "all,a,start to end within 3 months");
    run_row_is(&it, 0, "target_pct,at_target,verdict", ",,");
    run_end(&it);

    run_init_timeliness(&it, write_text("t.csv", "team,start,end\na,2024-01-01,2024-01-02\n"),
                        "start", "end", "1d");
    it.timeliness.name = "First contact";
    RUN_OK(&it);
    run_row_is(&it, 0, "measure,within", "First contact,1");
    run_end(&it);
}

static void groups_add_up(void **state)
{
    static const cj_span by[] = {LIT("team")};
    cj_span values[] = {LIT("c"), LIT("b")};
    const cj_order order = {LIT("team"), values, 2};
    run it;

    (void)state;
    run_init_timeliness(&it,
                        write_text("t.csv", "team,start,end\na,2024-01-01,2024-01-02\n"
                                            "b,2024-01-01,2024-01-09\na,2024-02-01,2024-02-04\n"
                                            "a,2025-02-01,2025-02-08\n"),
                        "start", "end", "3d");
    it.options.common.by = by;
    it.options.common.by_count = 1;
    it.options.common.total = true;
    it.options.common.orders = &order;
    it.options.common.order_count = 1;
    run_period(&it, 0, "2024");
    run_period(&it, 1, "2024-M02");
    RUN_OK(&it);
    assert_int_equal(it.table->row_count, 8);
    run_row_is(&it, 0, "period,team," STATES ",median", "2024,c,0,0,0,0,0,");
    run_row_is(&it, 1, "period,team," STATES ",median", "2024,b,1,0,1,0,0,8.0");
    run_row_is(&it, 2, "period,team," STATES ",median", "2024,a,2,2,0,0,0,2.0");
    run_row_is(&it, 3, "period,team," STATES ",median", "2024,All,3,2,1,0,0,3.0");
    run_row_is(&it, 5, "period,team," STATES ",median", "2024-M02,b,0,0,0,0,0,");
    run_row_is(&it, 7, "period,team," STATES ",median", "2024-M02,All,1,1,0,0,0,3.0");
    assert_int_equal(cj_ledger_count(&it.dataset->ledgers[0], CJ_ROW_USED), 3);
    assert_int_equal(cj_ledger_count(&it.dataset->ledgers[0], CJ_ROW_OUTSIDE), 1);
    run_end(&it);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits),
        cmocka_unit_test(worked_cases),
        cmocka_unit_test(working_days),
        cmocka_unit_test(months),
        cmocka_unit_test(pending_until_the_last_allowed_day),
        cmocka_unit_test(where_the_calendar_ends),
        cmocka_unit_test(an_event_after_the_as_of_date_has_not_happened),
        cmocka_unit_test(an_open_row_needs_a_day_to_judge_it_by),
        cmocka_unit_test(shares_of_nothing),
        cmocka_unit_test(medians_and_percentiles),
        cmocka_unit_test(bands),
        cmocka_unit_test(long_times),
        cmocka_unit_test(columns_are_the_defined_ones),
        cmocka_unit_test(groups_add_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

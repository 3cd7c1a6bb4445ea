/* cj/findings.h */
#include "support.h"

#include "cj/findings.h"

static cj_finding sample(cj_severity severity, const char *value)
{
    return (cj_finding){.code = "type-error",
                        .severity = severity,
                        .file = "reviews.csv",
                        .line = 17,
                        .record = 16,
                        .column = 4,
                        .column_name = CJ_SPAN("score"),
                        .value = cj_span_of(value),
                        .message = CJ_SPAN("is not a whole number")};
}

static cj_status count_and_stop(void *data, const cj_finding *finding, cj_error *err)
{
    size_t *seen = data;

    assert_string_equal(finding->code, "type-error");
    return ++*seen == 3 ? cj_fail(err, CJ_EIO, "the disk is full") : CJ_OK;
}

static void counts_and_keeps(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_findings *findings;
    char value[16];

    (void)state;
    OK(cj_findings_new(&findings, 3, NULL, NULL, &err));
    for (int i = 0; i < 10; i++) {
        cj_finding finding = sample(i % 2 == 0 ? CJ_ERROR : CJ_WARNING, value);

        snprintf(value, sizeof value, "v%d", i); /* borrowed: the list copies */
        finding.value.length = strlen(value);
        OK(cj_findings_report(findings, &finding, &err));
        memset(value, 'z', sizeof value - 1);
    }
    assert_int_equal(cj_findings_errors(findings), 5);
    assert_int_equal(cj_findings_warnings(findings), 5);
    assert_int_equal(cj_findings_kept(findings), 6); /* three of each */
    for (size_t i = 0; i < 6; i++) {
        const cj_finding *kept = cj_findings_at(findings, i);

        snprintf(value, sizeof value, "v%zu", i);
        SPAN_IS(kept->value, value);
        SPAN_IS(kept->column_name, "score");
        assert_int_equal(kept->line, 17);
    }
    cj_findings_free(findings);
    cj_findings_free(NULL);
}

static void a_sink_can_stop_the_run(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_findings *findings;
    size_t seen = 0;
    cj_finding finding = sample(CJ_ERROR, "x");

    (void)state;
    OK(cj_findings_new(&findings, 1, count_and_stop, &seen, &err));
    OK(cj_findings_report(findings, &finding, &err));
    OK(cj_findings_report(findings, &finding, &err));
    FAILS(cj_findings_report(findings, &finding, &err), CJ_EIO);
    assert_int_equal(seen, 3); /* those that are not kept too */
    assert_int_equal(cj_findings_errors(findings), 3);
    cj_findings_free(findings);
}

static void are_written_as_defined(void **state)
{
    cj_finding finding = sample(CJ_ERROR, "eleven");
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    cj_finding_append(&text, &finding);
    assert_string_equal(cj_text_string(&text),
                        "reviews.csv:17:4: score: \"eleven\" is not a whole number");
    cj_text_reset(&text);
    finding.value = CJ_SPAN("a\n\"b\"\x1B[2J");
    cj_finding_append(&text, &finding); /* values are shown escaped */
    assert_string_equal(cj_text_string(&text),
                        "reviews.csv:17:4: score: \"a\\n\\\"b\\\"\\x1B[2J\" is not a whole number");
    cj_text_reset(&text);
    finding.column = 0;
    finding.column_name = CJ_SPAN("");
    finding.value = CJ_SPAN("");
    finding.message = CJ_SPAN("the row is blank");
    cj_finding_append(&text, &finding);
    assert_string_equal(cj_text_string(&text), "reviews.csv:17: the row is blank");
    cj_text_reset(&text);
    finding.line = 0;
    cj_finding_append(&text, &finding);
    assert_string_equal(cj_text_string(&text), "reviews.csv: the row is blank");
    cj_text_clear(&text);
}

static void cells_have_a_spreadsheets_names(void **state)
{
    static const struct {
        uint32_t column;
        uint64_t record;
        const char *name;
    } cases[] = {{1, 1, "A1"},       {6, 17, "F17"},
                 {26, 2, "Z2"},      {27, 2, "AA2"},
                 {52, 3, "AZ3"},     {53, 3, "BA3"},
                 {702, 4, "ZZ4"},    {703, 4, "AAA4"},
                 {16384, 9, "XFD9"}, {1, UINT64_C(5000000000), "A5000000000"}};
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_text_reset(&text);
        cj_cell_name_append(&text, cases[i].column, cases[i].record);
        assert_string_equal(cj_text_string(&text), cases[i].name);
    }
    cj_text_clear(&text);
}

static void a_ledger_adds_up(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_ledger ledger = CJ_LEDGER_INIT;
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    OK(cj_ledger_open(&ledger, "reviews.csv", &err));
    OK(cj_ledger_extend(&ledger, 0, 0, &err));
    OK(cj_ledger_extend(&ledger, 1000, 0, &err));
    OK(cj_ledger_extend(&ledger, 234, 0, &err));
    assert_int_equal(cj_ledger_count(&ledger, CJ_ROW_NOT_SELECTED), 1234);
    for (size_t i = 0; i < 1231; i++)
        cj_ledger_raise(&ledger, i, CJ_ROW_OUTSIDE);
    for (size_t i = 0; i < 1201; i++)
        cj_ledger_raise(&ledger, i, CJ_ROW_USED);
    cj_ledger_raise(&ledger, 0, CJ_ROW_REJECTED);
    cj_ledger_raise(&ledger, 0, CJ_ROW_USED); /* the larger value wins */
    cj_ledger_raise(&ledger, 1, CJ_ROW_OUTSIDE);
    cj_ledger_append(&text, &ledger, 0);
    assert_string_equal(cj_text_string(&text), "reviews.csv: rows 1234 = used 1200 + outside the "
                                               "period 30 + not selected 3 + rejected 1");
    /* a second file: each adds up by itself */
    OK(cj_ledger_add_file(&ledger, "more.csv", &err));
    OK(cj_ledger_extend(&ledger, 3, 0, &err));
    cj_ledger_raise(&ledger, 1235, CJ_ROW_REJECTED);
    assert_int_equal(cj_ledger_count(&ledger, CJ_ROW_REJECTED), 2);
    assert_int_equal(cj_ledger_file_rows(&ledger, 0), 1234);
    assert_int_equal(cj_ledger_file_count(&ledger, 0, CJ_ROW_REJECTED), 1);
    cj_text_reset(&text);
    cj_ledger_append(&text, &ledger, 1);
    assert_string_equal(cj_text_string(&text), "more.csv: rows 3 = used 0 + outside the period 0 + "
                                               "not selected 2 + rejected 1");
    cj_text_clear(&text);
    cj_ledger_clear(&ledger);
    assert_int_equal(ledger.count, 0);
}

static void drops_repeats(void **state)
{
    cj_finding finding = {.code = "type-error",
                          .severity = CJ_WARNING,
                          .file = "r.csv",
                          .line = 2,
                          .message = CJ_SPAN_INIT("is odd")};
    cj_error err = CJ_ERROR_INIT;
    cj_findings *findings;

    (void)state;
    OK(cj_findings_new(&findings, 20, NULL, NULL, &err));
    OK(cj_findings_report(findings, &finding, &err));
    OK(cj_findings_report(findings, &finding, &err));
    assert_int_equal(cj_findings_warnings(findings), 2); /* nobody asked to drop any */
    OK(cj_findings_drop_repeats(findings, &err));
    for (int i = 0; i < 3; i++)
        OK(cj_findings_report(findings, &finding, &err));
    assert_int_equal(cj_findings_warnings(findings), 3);
    finding.line = 3; /* another place, and other words */
    OK(cj_findings_report(findings, &finding, &err));
    finding.message = CJ_SPAN("is even");
    OK(cj_findings_report(findings, &finding, &err));
    assert_int_equal(cj_findings_warnings(findings), 5);
    assert_int_equal(cj_findings_kept(findings), 5);
    cj_findings_free(findings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_and_keeps),       cmocka_unit_test(a_sink_can_stop_the_run),
        cmocka_unit_test(are_written_as_defined), cmocka_unit_test(cells_have_a_spreadsheets_names),
        cmocka_unit_test(a_ledger_adds_up),       cmocka_unit_test(drops_repeats),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

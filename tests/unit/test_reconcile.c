/* cj/reconcile.h */
#include "run_reconcile.h"

/* ---- two tables ------------------------------------------------------------------- */

/* The rows of the comparison, "k,old,new,difference,status" each. */
static void is_compared(const char *old, const char *recent, cj_decimal within, bool differs,
                        const char *const *rows)
{
    reconcile_run in;
    size_t count = 0;

    reconcile_init(&in, write_text("old.csv", old), write_text("new.csv", recent));
    in.options.has_within = within != 0;
    in.options.within = within;
    RUN_OK(&in.base);
    for (; rows[count] != NULL; count++)
        run_row_is(&in.base, count, "k,old,new,difference,status", rows[count]);
    assert_int_equal(in.base.table->row_count, count);
    assert_int_equal(in.differs, differs);
    reconcile_end(&in);
}

static void states_and_order(void **state)
{
    static const char *const rows[] = {"c,1,1,0,same", "A,5,5.5,0.5,changed", "e,,2,,only new",
                                       "b,,,,same",    "d,7,,,only old",      NULL};
    static const char *const same[] = {"c,1,1,0,same", "A,5,5.5,0.5,same", NULL};

    (void)state;
    is_compared("k,v\na,5\nb,\nc,1.0\nd,7\n", "k,v\nc,1\nA,5.5\ne,2\nb,-\n", 0, true, rows);
    is_compared("k,v\na,5\nc,1\n", "k,v\nc,1\nA,5.5\n", CJ_DECIMAL_ONE / 2, false, same);
}

/* One text makes texts of all; letters count, blanks around them do not. */
static void texts(void **state)
{
    static const char *const rows[] = {"a,5,5.0,,changed", "b,met,Met,,changed", "c,x,x,,same",
                                       NULL};
    reconcile_run in;

    (void)state;
    is_compared("k,v\na,5\nb,met\nc,\" x \"\n", "k,v\na,5.0\nb,Met\nc,x\n", 0, true, rows);
    reconcile_init(&in, write_text("old.csv", "k,v\na,5\n"), write_text("new.csv", "k,v\na,x\n"));
    in.options.has_within = true;
    RUN_FAILS(&in.base, CJ_EUSAGE, "\"x\" of column \"v\" is none");
    assert_int_equal(in.base.err.line, 2);
    reconcile_end(&in);
}

/* Without a value all columns are compared: 007 is a name, 5.0 a number; the day of a pair is that
 * of the new row, and a new row of the last old day is late. */
static void rows_of_exports(void **state)
{
    static const char *const listed[] = {"2022-23Q1,a,changed,v,007,7", "2022-23Q1,a,changed,d,x,",
                                         "2021-22Q4,c,only new,,,", "2021-22Q4,b,same,,,",
                                         "(missing),e,only old,,,"};
    static const char *const counted[] = {"2021-22Q4,(any),changed,0", "2021-22Q4,(any),only old,0",
                                          "2021-22Q4,(any),only new,1",
                                          "2022-23Q1,(any),changed,1"};

    (void)state;
    for (int summary = 0; summary < 2; summary++) {
        reconcile_run in;

        reconcile_init(&in,
                       write_text("old.csv", "k,day,v,d\na,2022-03-31,007,x\nb,01/01/2022,5.0,\n"
                                             "e,,,\n"),
                       write_text("new.csv", "k,v,day,d\na,7,2022-04-01,\nc,1,2022-03-31,\n"
                                             "b,5,2022-01-01,\n"));
        in.options.value = CJ_SPAN("");
        in.options.date = CJ_SPAN("day");
        in.options.ignored = (cj_span[]){CJ_SPAN("Day")};
        in.options.ignored_count = 1;
        in.options.summary = summary;
        in.options.changed_only = summary;
        RUN_OK(&in.base);
        for (size_t i = 0; !summary && i < sizeof listed / sizeof *listed; i++)
            run_row_is(&in.base, i, "period,k,status,column,old,new", listed[i]);
        for (size_t i = 0; summary && i < sizeof counted / sizeof *counted; i++)
            run_row_is(&in.base, i, "period,column,status,rows", counted[i]);
        assert_true(in.differs);
        reconcile_end(&in);
    }
}

static void keys_twice(void **state)
{
    reconcile_run in;

    (void)state;
    reconcile_init(&in, write_text("old.csv", "k,v\na,5\nA,6\n"),
                   write_text("new.csv", "k,v\na,5\na,5\n"));
    RUN_FAILS(&in.base, CJ_EDATA, "at fault");
    assert_int_equal(cj_findings_errors(in.base.findings), 2);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(cj_findings_at(in.base.findings, i)->code, "primary-key");
        assert_int_equal(cj_findings_at(in.base.findings, i)->line, 3);
    }
    reconcile_end(&in);
    reconcile_init(&in, write_text("old.csv", "k,v\na,5\nA,6\n"),
                   write_text("new.csv", "k,v\na,5\n"));
    in.options.tolerance.rows = 1;
    RUN_OK(&in.base);
    assert_false(in.differs); /* the earlier row stands */
    reconcile_end(&in);
}

/* ---- rules -------------------------------------------------------------------------- */

static void rules_read(void **state)
{
    cj_arena arena = CJ_ARENA_INIT;
    cj_error err = CJ_ERROR_INIT;
    cj_sum_rule rule;

    (void)state;
    OK(cj_sum_rule_parse(&rule, "kind = All", &arena, &err));
    assert_int_equal(rule.kind, CJ_SUM_ROWS);
    SPAN_IS(rule.column, "kind");
    SPAN_IS(rule.total, "All");
    assert_int_equal(rule.part_count, 0);
    OK(cj_sum_rule_parse(&rule, "kind=All:a|\"b|c\"", &arena, &err));
    assert_int_equal(rule.kind, CJ_SUM_ROWS);
    assert_int_equal(rule.part_count, 2);
    SPAN_IS(rule.parts[1], "b|c");
    OK(cj_sum_rule_parse(&rule, "x = a + b - \"c-d\"", &arena, &err));
    assert_int_equal(rule.kind, CJ_SUM_COLUMNS);
    assert_int_equal(rule.part_count, 3);
    SPAN_IS(rule.parts[2], "c-d");
    assert_false(rule.minus[0] || rule.minus[1]);
    assert_true(rule.minus[2]);
    OK(cj_sum_rule_parse(&rule, "x=a/b%", &arena, &err));
    assert_int_equal(rule.kind, CJ_SUM_SHARE);
    SPAN_IS(rule.parts[1], "b");
    OK(cj_sum_rule_parse(&rule, "x=a/b", &arena, &err));
    assert_int_equal(rule.kind, CJ_SUM_SHARE);
    cj_arena_clear(&arena);
}

static void rules_refused(void **state)
{
    static const char *const bad[] = {"",      "x",       "=a",      "x=",    "x=a+",   "x=a/",
                                      "x=a%",  "x=a/b/c", "x=a+b/c", "x=a|b", "x=a=b",  "x=a+b:c",
                                      "x=\"a", "x=a:",    "x=a:b|",  "x=a:a", "x=a:b|B"};
    cj_arena arena = CJ_ARENA_INIT;
    cj_error err = CJ_ERROR_INIT;
    cj_sum_rule rule;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        FAILS(cj_sum_rule_parse(&rule, bad[i], &arena, &err), CJ_EUSAGE);
    cj_arena_clear(&arena);
}

/* ---- one table ------------------------------------------------------------------------ */

/* The rows that a rule gives for a table, keyed by k, summed by v. */
static void is_summed(const char *table, const char *rule, const char *const *rows)
{
    bool keyed = strncmp(rule, "k=", 2) == 0;
    reconcile_run in;
    size_t count = 0;

    reconcile_init(&in, write_text("table.csv", table), NULL);
    if (!keyed) {
        in.options.key_count = 0;
        in.options.value = (cj_span){"", 0};
    }
    if (reconcile_rule(&in, rule) != CJ_OK)
        fail_msg("%s", in.base.err.text);
    RUN_OK(&in.base);
    for (; rows[count] != NULL; count++)
        run_row_is(&in.base, count,
                   keyed ? "expected,found,difference,status"
                         : "line,expected,found,difference,status",
                   rows[count]);
    assert_int_equal(in.base.table->row_count, count);
    reconcile_end(&in);
}

/* 248 + 377 + 52 + 76 disposals stand beside 660 referrals. */
static void sums_of_rows(void **state)
{
    static const char *const published[] = {"753,660,-93,does not add up", NULL};
    static const char *const parts[] = {"5,5,0,adds up", NULL};
    static const char *const blank[] = {",,,adds up", NULL};
    static const char *const alone[] = {",1,,does not add up", NULL};

    (void)state;
    is_summed("k,v\na,248\nb,377\nc,52\nd,76\nAll,660\n", "k=All", published);
    is_summed("k,v\na,1\nb,2\nc,4\nAll,5\n", "k=All:a|c", parts);
    is_summed("k,v\na,\nAll,\n", "k=All", blank);
    is_summed("k,v\nAll,1\n", "k=All", alone);
}

static void sums_of_columns(void **state)
{
    static const char *const sums[] = {"2,2,2,0,adds up", "3,1,2,1,does not add up", "4,,,,adds up",
                                       NULL};
    static const char *const shares[] = {
        "2,78,77,-1,does not add up", "3,77.8,77.8,0,adds up", "4,12.5,12.5,0,adds up",
        "5,13,13,0,adds up",          "6,,,,adds up",          NULL};

    (void)state;
    is_summed("n,a,b,c,x\n1,1,2,1,2\n2,0.1,0.9,,2\n3,,,,\n", "x=a+b-c", sums);
    is_summed("a,b,x\n91,117,77\n91,117,77.8\n1,8,12.50\n1,8,13\n1,0,\n", "x=a/b%", shares);
}

static void sums_refused(void **state)
{
    reconcile_run in;

    (void)state;
    reconcile_init(&in, write_text("table.csv", "k,v\na,1\nAll,1\n"), NULL);
    assert_int_equal(reconcile_rule(&in, "k=Alle"), CJ_OK);
    RUN_FAILS(&in.base, CJ_EUSAGE, "did you mean \"All\"?");
    reconcile_end(&in);
    reconcile_init(&in, write_text("table.csv", "k,v\na,1\nALL,1\nAll,1\n"), NULL);
    assert_int_equal(reconcile_rule(&in, "k=All"), CJ_OK);
    RUN_FAILS(&in.base, CJ_EDATA, "at fault");
    reconcile_end(&in);
    reconcile_init(&in, write_text("table.csv", "k,v,w\na,1,1\n"), NULL);
    assert_int_equal(reconcile_rule(&in, "w=v+v"), CJ_OK);
    RUN_FAILS(&in.base, CJ_EUSAGE, "value is for rules");
    reconcile_end(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_and_order), cmocka_unit_test(texts),
        cmocka_unit_test(rows_of_exports),  cmocka_unit_test(keys_twice),
        cmocka_unit_test(rules_read),       cmocka_unit_test(rules_refused),
        cmocka_unit_test(sums_of_rows),     cmocka_unit_test(sums_of_columns),
        cmocka_unit_test(sums_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

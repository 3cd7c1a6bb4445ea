/* cj/tabulate.h */
#include "run.h"

static cj_arena arena = CJ_ARENA_INIT;

static const char *table(void)
{
    return write_text("rows.csv", "site,sex,score,paid\n"
                                  "North,F,1,10.5\nNorth,F,2,\nNorth,M,4,-3\nSouth,M,4,0.25\n"
                                  "South,,7,1\n,M,,2\nnorth,f,2,1\n");
}

static void values_are_read(void **state)
{
    cj_value *list = NULL;
    size_t count = 0;
    cj_error err = CJ_ERROR_INIT;

    (void)state;
    OK(cj_value_parse(&list, &count,
                      "count, count(score),count( sex = F ),big=sum(\"Paid, in all\"),ratio(a,b)",
                      &arena, &err));
    assert_int_equal(count, 5);
    assert_int_equal(list[0].function, CJ_VALUE_COUNT);
    assert_string_equal(list[0].name.at, "count");
    assert_int_equal(list[1].function, CJ_VALUE_PRESENT);
    assert_string_equal(list[1].name.at, "count_score");
    assert_int_equal(list[2].function, CJ_VALUE_COUNT_IF);
    assert_string_equal(list[2].condition.at, "sex = F");
    assert_string_equal(list[3].name.at, "big");
    assert_string_equal(list[3].columns[0].at, "Paid, in all");
    assert_string_equal(list[4].name.at, "ratio_a_b");
    assert_string_equal(list[4].heading.at, "Ratio of a to b");
    OK(cj_value_parse(&list, &count, "share(a>=1)", &arena, &err));
    assert_int_equal(count, 6);
    assert_int_equal(list[5].function, CJ_VALUE_SHARE);
}

static void wrong_values_are_told(void **state)
{
    static const char *const wrong[] = {
        "",         "sum",      "mean()",      "mean(a,b)",  "ratio(a)",
        "share(a)", "count(a",  "count a",     "foo(a)",     "=count",
        "count,",   "sum(a=1)", "x=count(a)b", "count(\"a)", "ratio(a,b,c)",
        "count)"};

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        cj_value *list = NULL;
        size_t count = 0;
        cj_error err = CJ_ERROR_INIT;

        if (cj_value_parse(&list, &count, wrong[i], &arena, &err) != CJ_EUSAGE)
            fail_msg("\"%s\" was read", wrong[i]);
        assert_true(err.text[0] != '\0');
    }
}

/* By hand: North has F 1 and 2 and f 2, M 4; South M 4 and a blank with 7. */
static void cells_and_totals(void **state)
{
    static const cj_span by[] = {LIT("site")};
    run it;

    (void)state;
    run_init_tabulate(&it, table(),
                      "count,mean(score),median(score),min(paid),sum(paid),distinct(score)",
                      &arena);
    it.options.common.by = by;
    it.options.common.by_count = 1;
    it.tabulate.cols = CJ_SPAN("sex");
    it.tabulate.total_rows = true;
    it.tabulate.total_cols = true;
    RUN_OK(&it);
    assert_int_equal(it.table->row_count, 16); /* North, South, (missing), All by F, M, ... */
    run_row_is(&it, 0, "site,sex,count,mean_score,median_score,min_paid,sum_paid,distinct_score",
               "North,F,3,1.7,2.0,1,11.5,2");
    run_row_is(&it, 2, "site,sex,count,mean_score,sum_paid", "North,(missing),0,,");
    run_row_is(&it, 3, "site,sex,count,median_score,distinct_score", "North,All,4,2.0,3");
    run_row_is(&it, 9, "site,sex,count,mean_score,sum_paid", "(missing),M,1,,2");
    run_row_is(&it, 15, "site,sex,count,mean_score,median_score,min_paid,sum_paid,distinct_score",
               "All,All,7,3.3,3.0,-3,11.75,4");
    run_end(&it);
}

/* Shares of the valid: F 3 and M 2 of the five rows that have both. */
static void shares_of_the_valid(void **state)
{
    static const cj_span by[] = {LIT("sex")};
    run it;

    (void)state;
    run_init_tabulate(&it, table(), "count", &arena);
    it.options.common.by = by;
    it.options.common.by_count = 1;
    it.tabulate.cols = CJ_SPAN("site");
    it.tabulate.share = CJ_SHARE_ALL;
    it.tabulate.valid_base = true;
    RUN_OK(&it);
    run_row_is(&it, 0, "sex,site,count,all_pct", "F,North,3,60");
    run_row_is(&it, 3, "sex,site,count,all_pct", "M,North,1,20");
    run_row_is(&it, 5, "sex,site,count,all_pct", "M,(missing),1,");
    run_row_is(&it, 7, "sex,site,count,all_pct", "(missing),South,1,");
    run_end(&it);
}

static void the_rest_is_other(void **state)
{
    static const cj_span by[] = {LIT("score")};
    run it;

    (void)state;
    run_init_tabulate(&it, table(), "count,distinct(site)", &arena);
    it.options.common.by = by;
    it.options.common.by_count = 1;
    it.tabulate.top = 2; /* 2 and 4, twice each */
    RUN_OK(&it);
    assert_int_equal(it.table->row_count, 4);
    run_row_is(&it, 0, "score,count,distinct_site", "2,2,1");
    run_row_is(&it, 1, "score,count,distinct_site", "4,2,2");
    run_row_is(&it, 2, "score,count,distinct_site", "(other),2,2"); /* 1 and 7 */
    run_row_is(&it, 3, "score,count,distinct_site", "(missing),1,0");
    run_end(&it);
}

static void a_sum_that_does_not_fit(void **state)
{
    run it;

    (void)state;
    run_init_tabulate(&it,
                      write_text("rows.csv", "a\n4000000000000\n4000000000000\n4000000000000\n"),
                      "sum(a)", &arena);
    RUN_FAILS(&it, CJ_EDATA, "leaves 9.2 million millions");
    run_end(&it);
}

static void contradictions_are_told(void **state)
{
    static const cj_span by[] = {LIT("site"), LIT("SITE")};
    run it;

    (void)state;
    run_init_tabulate(&it, table(), "count", &arena);
    it.options.common.by = by;
    it.options.common.by_count = 2;
    RUN_FAILS(&it, CJ_EUSAGE, "twice");
    run_end(&it);
    run_init_tabulate(&it, table(), "mean(score)", &arena);
    it.tabulate.cols = CJ_SPAN("sex");
    it.tabulate.has_change = true;
    it.tabulate.change_from = CJ_SPAN("F");
    it.tabulate.change_to = CJ_SPAN("M");
    RUN_FAILS(&it, CJ_EUSAGE, "must be a count or a sum");
    run_end(&it);
}

static int clear_arena(void **state)
{
    (void)state;
    cj_arena_clear(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read),         cmocka_unit_test(wrong_values_are_told),
        cmocka_unit_test(cells_and_totals),        cmocka_unit_test(shares_of_the_valid),
        cmocka_unit_test(the_rest_is_other),       cmocka_unit_test(a_sum_that_does_not_fit),
        cmocka_unit_test(contradictions_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, clear_arena);
}

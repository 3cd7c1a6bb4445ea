/* cj/scores.h */
#include "run_scores.h"

static const char seven[] = "id,team,start,end,date\n"
                            "1,A,4,7,2022-01-05\n2,A,3,3,2022-01-31\n3,B,5,2,2021-12-31\n"
                            "4,B,2,6,2022-03-31\n5,B,,4,2022-02-01\n6,,1,,2022-04-01\n"
                            "7,A,2.5,4,\n";

static void is_judged(const char *text, bool lower, const char *expected)
{
    scores_run in;

    scores_init(&in, write_text("scores.csv", text));
    in.options.lower_is_better = lower;
    RUN_OK(&in.base);
    assert_int_equal(in.base.table->row_count, 1);
    run_row_is(&in.base, 0, "n_start,n_end,n_paired,improved,same,worse,p_value", expected);
    run_end(&in.base);
}

/* Means are of all that are there, everything else of pairs. */
static void means_and_pairs(void **state)
{
    scores_run in;

    (void)state;
    scores_init(&in, write_text("scores.csv", seven));
    RUN_OK(&in.base);
    run_row_is(&in.base, 0, "period,n_start,n_end,n_paired,start_mean,end_mean,change_mean",
               "all,6,6,5,2.9,4.3,1.1");
    run_row_is(&in.base, 0, "improved,same,worse,improved_pct,same_pct,worse_pct,p_value",
               "3,1,1,60,20,20,0.5000");
    assert_true(run_notes(&in.base, "1 without a start score, 1 without an end score"));
    assert_true(run_notes(&in.base, "rows 7 = used 7"));
    run_end(&in.base);
}

/* The published scores of nine young people: all rose, 2 of 2^9 patterns. */
static void which_way(void **state)
{
    scores_run in;

    (void)state;
    scores_init(&in, CJ_CASES "/scores-which-way.csv");
    in.options.start = CJ_SPAN("initial");
    RUN_OK(&in.base);
    run_row_is(&in.base, 0, "n_paired,start_mean,end_mean,change_mean,improved,p_value",
               "9,3.3,7.4,4.1,9,0.0039");
    run_end(&in.base);
}

static void directions(void **state)
{
    (void)state;
    is_judged("start,end\n1,2\n1,3\n2,2\n5,1\n", false, "4,4,4,2,1,1,1.0000");
    is_judged("start,end\n1,2\n1,3\n2,2\n5,1\n", true, "4,4,4,1,1,2,1.0000");
    is_judged("start,end\n4,4\n", false, "1,1,1,0,1,0,"); /* p of no change */
    is_judged("start,end\n4,\n,4\n", false, "1,1,0,0,0,0,");
}

/* A blank date is in no period, not even in all of them. */
static void periods(void **state)
{
    scores_run in;

    (void)state;
    scores_init(&in, write_text("scores.csv", seven));
    in.options.date = CJ_SPAN("date");
    run_period(&in.base, 0, "2021-22Q4");
    run_period(&in.base, 1, "all");
    RUN_OK(&in.base);
    run_row_is(&in.base, 0, "period,n_start,n_end,n_paired,improved", "2021-22Q4,3,4,3,2");
    run_row_is(&in.base, 1, "period,n_start,n_end,n_paired,improved", "all,5,5,4,2");
    assert_true(run_notes(&in.base, "1 row without that date is in no period"));
    assert_true(run_notes(&in.base, "used 6 + outside the period 1"));
    run_end(&in.base);
    scores_init(&in, write_text("scores.csv", seven));
    run_period(&in.base, 0, "2022");
    RUN_FAILS(&in.base, CJ_EUSAGE, "needs date COL");
    run_end(&in.base);
}

static void individuals(void **state)
{
    const char *twice = "id,team,start,end\nb,1,5,1\na,1,1,\nB,2,1,1\n,1,1,1\nb,1,2,2\n";
    scores_run in;

    (void)state;
    scores_init(&in, write_text("scores.csv", twice));
    in.options.individuals = CJ_SPAN("id");
    in.base.options.common.tolerance.rows = 1;
    in.base.options.common.by = &CJ_SPAN("team");
    in.base.options.common.by_count = 1;
    RUN_OK(&in.base);
    assert_int_equal(in.base.table->row_count, 4);
    run_row_is(&in.base, 0, "team,id,start,end,change,moved", "1,a,1,,,");
    run_row_is(&in.base, 1, "team,id,start,end,change,moved", "1,b,5,1,-4,worse");
    run_row_is(&in.base, 2, "team,id,start,end,change,moved", "1,(missing),1,1,0,same");
    run_row_is(&in.base, 3, "team,id,start,end,change,moved", "2,b,1,1,0,same");
    assert_int_equal(cj_findings_errors(in.base.findings), 1);
    assert_string_equal(cj_findings_at(in.base.findings, 0)->code, "primary-key");
    assert_int_equal(cj_findings_at(in.base.findings, 0)->line, 6);
    run_end(&in.base);
    scores_init(&in, write_text("scores.csv", twice));
    in.options.individuals = CJ_SPAN("id");
    RUN_FAILS(&in.base, CJ_EDATA, "2 of 5 rows");
    run_end(&in.base);
}

static void refusals(void **state)
{
    const char *path = write_text("scores.csv", seven);
    scores_run in;

    (void)state;
    scores_init(&in, path);
    in.options.end = (cj_span){"", 0};
    RUN_FAILS(&in.base, CJ_EUSAGE, "start COL and end COL");
    run_end(&in.base);
    scores_init(&in, path);
    in.options.end = CJ_SPAN("Start");
    RUN_FAILS(&in.base, CJ_EUSAGE, "the same column");
    run_end(&in.base);
    scores_init(&in, path);
    in.options.individuals = CJ_SPAN("id");
    in.base.options.common.total = true;
    RUN_FAILS(&in.base, CJ_EUSAGE, "total: ");
    run_end(&in.base);
    scores_init(&in, write_text("large.csv", "start,end\n4000000000000,1\n4000000000000,1\n"
                                             "4000000000000,1\n"));
    RUN_FAILS(&in.base, CJ_EDATA, "too large");
    run_end(&in.base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(means_and_pairs), cmocka_unit_test(which_way),
        cmocka_unit_test(directions),      cmocka_unit_test(periods),
        cmocka_unit_test(individuals),     cmocka_unit_test(refusals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

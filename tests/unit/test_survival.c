/* cj/survival.h */
#include "support.h"

#include "stats/interval.h"
#include "stats/survival.h"

#include <math.h>

static void is_near(double got, double expected, const char *what)
{
    if (fabs(got - expected) > 5.1e-8)
        fail_msg("%s: %.10f, not %.10f", what, got, expected);
}

/* The 20 people of the worked case; a minus: censored. */
static const int32_t worked[] = {12,  31,   31,  -45,  60,  -88,  91,   92,   -120, 150,
                                 183, -183, 200, -240, 274, -300, -365, -365, -365, -365};

static size_t make(cj_lifetime *out, const int32_t *days, size_t count)
{
    for (size_t i = 0; i < count; i++) /* backwards, so that sorting has something to do */
        out[count - 1 - i] = (cj_lifetime){days[i] < 0 ? -days[i] : days[i], days[i] > 0};
    cj_lifetimes_sort(out, count);
    return count;
}

static void worked_case(void **state)
{
    case_reader in = case_open("kaplan-meier-expected.csv");
    cj_lifetime lifetimes[20];
    cj_survival_row rows[9];
    size_t count = make(lifetimes, worked, 20);
    size_t cases = 0;

    (void)state;
    assert_int_equal(cj_survival_event_days(lifetimes, count), 9);
    cj_survival(rows, NULL, 9, lifetimes, count, CJ_Z_95);
    for (; case_next(&in); cases++) {
        assert_int_equal(rows[cases].days, atoi(in.fields[0]));
        is_near(rows[cases].survival, atof(in.fields[1]), in.fields[0]);
    }
    assert_int_equal(cases, 9);
    /* before day 183: 20 people less 8 events and 3 censored; of the two who
     * leave on that day one reoffends, and that comes first */
    assert_int_equal(rows[6].at_risk, 10);
    assert_int_equal(rows[6].events, 1);
    assert_int_equal(rows[6].censored, 1);
    assert_int_equal(rows[7].at_risk, 8);
}

/* The intervals of the share who reoffended by three days, as published with
 * the case. */
static void worked_intervals(void **state)
{
    const int32_t days[] = {91, 183, 274};
    const double expected[][2] = {
        {.11690197, .51788821}, {.24765830, .69572636}, {.36616140, .82924491}};
    cj_lifetime lifetimes[20];
    cj_survival_row rows[3];
    size_t count = make(lifetimes, worked, 20);

    (void)state;
    cj_survival(rows, days, 3, lifetimes, count, CJ_Z_95);
    for (size_t i = 0; i < 3; i++) {
        assert_true(rows[i].has_interval);
        is_near(1 - rows[i].high, expected[i][0], "low");
        is_near(1 - rows[i].low, expected[i][1], "high");
    }
    assert_int_equal(rows[0].events, 5); /* 12, 31, 31, 60, 91 */
    assert_int_equal(rows[0].censored, 2);
    assert_int_equal(rows[1].events, 3); /* 92, 150, 183 */
    assert_int_equal(rows[1].censored, 2);
}

/* Nobody at risk, nobody left, nothing happened. */
static void ends(void **state)
{
    const int32_t days[] = {0, 5, 10, 20};
    const int32_t everybody[] = {5, 10, 10};
    const int32_t nobody[] = {-5, -10};
    cj_lifetime lifetimes[3];
    cj_survival_row rows[4];

    (void)state;
    cj_survival(rows, days, 4, lifetimes, make(lifetimes, everybody, 3), CJ_Z_95);
    assert_true(rows[0].has_survival && rows[0].survival == 1 && rows[0].se == 0);
    assert_false(rows[0].has_interval);
    assert_int_equal(rows[0].at_risk, 3);
    is_near(rows[1].survival, 2.0 / 3, "two of three");
    is_near(rows[1].se, sqrt(2.0 / 27), "Greenwood: 2/3 sqrt(1 / (3 * 2))");
    assert_true(rows[2].has_survival && rows[2].survival == 0);
    assert_false(rows[2].has_se || rows[2].has_interval);
    assert_int_equal(rows[3].at_risk, 0);
    assert_true(rows[3].has_survival); /* nobody is left: that is known */
    cj_survival(rows, days, 4, lifetimes, make(lifetimes, nobody, 2), CJ_Z_95);
    assert_true(rows[2].has_survival && rows[2].survival == 1 && rows[2].at_risk == 1);
    assert_false(rows[3].has_survival || rows[3].has_se || rows[3].has_interval);
    assert_int_equal(rows[2].censored, 1);
    assert_int_equal(rows[3].censored, 0);
    assert_int_equal(cj_survival_event_days(lifetimes, 2), 0);
    cj_survival(rows, days, 4, lifetimes, 0, CJ_Z_95);
    assert_false(rows[0].has_survival);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worked_case),
        cmocka_unit_test(worked_intervals),
        cmocka_unit_test(ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

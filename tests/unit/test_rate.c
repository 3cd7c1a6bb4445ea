/* stats/rate.h */
#include "support.h"

#include "stats/rate.h"

#include <math.h>

static void assert_interval(cj_interval interval, double low, double high, double within)
{
    if (fabs(interval.low - low) > within || fabs(interval.high - high) > within)
        fail_msg("%.10f to %.10f, expected %.10f to %.10f", interval.low, interval.high, low, high);
}

/* R: qchisq(a/2, 2x)/2 and qchisq(1 - a/2, 2x + 2)/2 */
static void few_events_are_exact(void **state)
{
    static const struct {
        int64_t events;
        double z, low, high;
    } cases[] = {
        {0, CJ_Z_95, 0.0000000000, 3.6888794541},  {0, CJ_Z_99_8, 0.0000000000, 6.9077552790},
        {1, CJ_Z_95, 0.0253178080, 5.5716433909},  {1, CJ_Z_99_8, 0.0010005003, 9.2334134765},
        {2, CJ_Z_95, 0.2422092785, 7.2246876677},  {2, CJ_Z_99_8, 0.0454020178, 11.2288722424},
        {3, CJ_Z_95, 0.6186721229, 8.7672730697},  {3, CJ_Z_99_8, 0.1905333776, 13.0622407792},
        {4, CJ_Z_95, 1.0898653736, 10.2415886754}, {4, CJ_Z_99_8, 0.4285524136, 14.7941492225},
        {5, CJ_Z_95, 1.6234863901, 11.6683320793}, {5, CJ_Z_99_8, 0.7393717319, 16.4547452037},
        {6, CJ_Z_95, 2.2018942535, 13.0594740225}, {6, CJ_Z_99_8, 1.1071046603, 18.0616368402},
        {7, CJ_Z_95, 2.8143630515, 14.4226753617}, {7, CJ_Z_99_8, 1.5203362604, 19.6261773954},
        {8, CJ_Z_95, 3.4538321767, 15.7631892202}, {8, CJ_Z_99_8, 1.9708139217, 21.1561981658},
        {9, CJ_Z_95, 4.1153730974, 17.0848034514}, {9, CJ_Z_99_8, 2.4524244044, 22.6573733091}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_interval(cj_count_interval(cases[i].events, cases[i].z), cases[i].low, cases[i].high,
                        2e-10);
}

/* Byar's formula by hand, and how near it comes to the exact bounds (R: qchisq) at its worst. */
static void many_events_are_byars(void **state)
{
    (void)state;
    assert_interval(cj_count_interval(10, CJ_Z_95), 4.7874, 18.3914, 1e-4);
    assert_interval(cj_count_interval(10, CJ_Z_95), 4.7953887138, 18.3903560374, 0.01);
    assert_interval(cj_count_interval(740, CJ_Z_95), 687.635985, 795.294053, 1e-6);
}

/* The bounds of ten million events lie z roots from them, but for the skew. */
static void the_range_is_wide(void **state)
{
    cj_interval much = cj_count_interval(INT64_C(4000000000000), CJ_Z_95);

    (void)state;
    assert_true(fabs(much.low / (4e12 - CJ_Z_95 * 2e6) - 1) < 1e-10);
    assert_true(fabs(much.high / (4e12 + CJ_Z_95 * 2e6) - 1) < 1e-10);
    for (int64_t x = 0; x < 3000; x++) {
        cj_interval wide = cj_count_interval(x, CJ_Z_99_8);
        cj_interval narrow = cj_count_interval(x, CJ_Z_95);

        assert_true(wide.low <= narrow.low && narrow.low <= (double)x);
        assert_true((double)x < narrow.high && narrow.high < wide.high);
    }
}

static void relative_rates(void **state)
{
    const cj_rate few = {20, 80};
    const cj_rate many = {50, 400};

    (void)state;
    assert_interval(cj_relative_interval(few, many, CJ_Z_95), 1.263, 3.167, 5e-4);
    assert_interval(cj_relative_interval(many, few, CJ_Z_95), 1 / 3.167, 1 / 1.263, 5e-4);
    /* everybody, on both sides */
    assert_interval(cj_relative_interval((cj_rate){7, 7}, (cj_rate){3, 3}, CJ_Z_95), 1, 1, 1e-12);
    /* more events than people: exp(ln 4 -+ 1.96 sqrt(1/20 + 1/50)) */
    assert_interval(cj_relative_interval((cj_rate){20, 10}, (cj_rate){50, 100}, CJ_Z_95),
                    4 * exp(-CJ_Z_95 * sqrt(0.07)), 4 * exp(CJ_Z_95 * sqrt(0.07)), 1e-12);
}

/* Down's syndrome by age of the mother, fifth and later children, Michigan 1950-1964: J. L. Fleiss,
 * Statistical methods for rates and proportions (1981), table 14.4; the standardised rate is that
 * of the vignette of R's package dsrTest, the interval Dobson's formula in R with Byar's bounds. */
static const cj_stratum births[] = {{{0, 327}, 319933},      {{8, 30666}, 931318},
                                    {{63, 123419}, 786511},  {{112, 149919}, 488235},
                                    {{262, 104088}, 237863}, {{295, 34392}, 61313}};

static void standardised_rates(void **state)
{
    cj_standardised of = cj_standardise(births, 6);
    cj_interval interval = cj_standardised_interval(&of, CJ_Z_95);

    (void)state;
    assert_true(of.events == 740);
    assert_true(fabs(of.rate * 1e5 - 75.52901) < 5e-6);
    assert_interval((cj_interval){interval.low * 1e5, interval.high * 1e5}, 67.632743, 83.867109,
                    1e-6);
}

/* Weights that are the group's own people give its crude rate and the interval of its count. */
static void own_weights_change_nothing(void **state)
{
    const cj_stratum strata[] = {{{4, 100}, 100}, {{9, 300}, 300}, {{0, 50}, 50}};
    cj_standardised of = cj_standardise(strata, 3);
    cj_interval interval = cj_standardised_interval(&of, CJ_Z_95);
    cj_interval count = cj_count_interval(13, CJ_Z_95);

    (void)state;
    assert_true(fabs(of.rate - 13.0 / 450) < 1e-15);
    assert_interval(interval, count.low / 450, count.high / 450, 1e-14);
}

/* 0.02 of 0.01: exp(ln 2 -+ 1.96 sqrt(1/20 + 1/40)), as both are crude rates. */
static void standardised_rates_compare(void **state)
{
    const cj_stratum here[] = {{{20, 1000}, 1}};
    const cj_stratum there[] = {{{40, 4000}, 1}};
    cj_standardised of = cj_standardise(here, 1);
    cj_standardised against = cj_standardise(there, 1);

    (void)state;
    assert_interval(cj_standardised_relative(&of, &against, CJ_Z_95),
                    2 * exp(-CJ_Z_95 * sqrt(0.075)), 2 * exp(CJ_Z_95 * sqrt(0.075)), 1e-12);
}

/* By hand: rates of 0.1 and 0.2 with shares of a half each become 0.2 and 0.4 with three quarters
 * and one: 0.1 * 0.625 + 0.2 * 0.375 = 0.1375 and 0.25 * 0.15 - 0.25 * 0.3 = -0.0375. */
static void effects_add_up(void **state)
{
    const cj_stratum_change strata[] = {{{10, 100}, {60, 300}}, {{20, 100}, {40, 100}}};
    cj_decomposition of = cj_decompose(strata, 2);

    (void)state;
    assert_true(fabs(of.rate_effect - 0.1375) < 1e-15);
    assert_true(fabs(of.composition_effect + 0.0375) < 1e-15);
}

/* Nobody is in the second stratum at first, nor ever in the third: it adds 0.5 * 0.4 of
 * composition, as its rate stays, and the first one -0.5 * 0.1. */
static void empty_strata_are_composition(void **state)
{
    const cj_stratum_change strata[] = {
        {{10, 100}, {10, 100}}, {{0, 0}, {40, 100}}, {{0, 0}, {0, 0}}};
    cj_decomposition of = cj_decompose(strata, 3);

    (void)state;
    assert_true(fabs(of.rate_effect) < 1e-15);
    assert_true(fabs(of.composition_effect - 0.15) < 1e-15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_events_are_exact),
        cmocka_unit_test(many_events_are_byars),
        cmocka_unit_test(the_range_is_wide),
        cmocka_unit_test(relative_rates),
        cmocka_unit_test(standardised_rates),
        cmocka_unit_test(own_weights_change_nothing),
        cmocka_unit_test(standardised_rates_compare),
        cmocka_unit_test(effects_add_up),
        cmocka_unit_test(empty_strata_are_composition),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* cj/interval.h */
#include "support.h"

#include "stats/interval.h"

#include <math.h>

static void wilson_cases(void **state)
{
    case_reader in = case_open("wilson-expected.csv");
    size_t cases = 0;

    (void)state;
    for (; case_next(&in); cases++) {
        cj_interval interval = cj_interval_wilson(atoi(in.fields[0]), atoi(in.fields[1]), CJ_Z_95);

        if (fabs(interval.low - atof(in.fields[2])) > 5.1e-7 ||
            fabs(interval.high - atof(in.fields[3])) > 5.1e-7)
            fail_msg("%s of %s: %.9f %.9f", in.fields[0], in.fields[1], interval.low,
                     interval.high);
    }
    assert_int_equal(cases, 16);
}

static void ends_are_exact(void **state)
{
    (void)state;
    for (int64_t n = 1; n < 3000; n += n / 7 + 1) {
        assert_true(cj_interval_wilson(0, n, CJ_Z_95).low == 0.0);
        assert_true(cj_interval_wilson(n, n, CJ_Z_95).high == 1.0);
        assert_true(cj_interval_wilson(0, n, CJ_Z_99_8).low == 0.0);
        assert_true(cj_interval_wilson(n, n, CJ_Z_99_8).high == 1.0);
    }
    assert_true(cj_interval_wilson(INT64_C(4000000000), INT64_C(4000000000), CJ_Z_95).high == 1.0);
}

/* The bounds solve (p - x/n)^2 = z^2 p (1 - p) / n. */
static void bounds_solve_the_equation(void **state)
{
    const double levels[] = {CJ_Z_95, CJ_Z_99_8};

    (void)state;
    for (size_t level = 0; level < 2; level++)
        for (int64_t n = 1; n <= 60; n++)
            for (int64_t x = 0; x <= n; x++) {
                const double z = levels[level];
                const double p = (double)x / (double)n;
                cj_interval interval = cj_interval_wilson(x, n, z);
                cj_interval mirror = cj_interval_wilson(n - x, n, z);

                assert_true(interval.low <= p && p <= interval.high);
                for (int end = 0; end < 2; end++) {
                    double bound = end == 0 ? interval.low : interval.high;
                    double left = (bound - p) * (bound - p);
                    double right = z * z * bound * (1 - bound) / (double)n;

                    assert_true(fabs(left - right) < 1e-12);
                }
                assert_true(fabs(interval.low - (1 - mirror.high)) < 1e-14);
            }
}

/* Examples that are printed with the method: R. G. Newcombe (1998), table II, column 10. */
static void differences(void **state)
{
    static const struct {
        int64_t x, n, y, m;
        double low, high;
    } cases[] = {{56, 70, 48, 80, 0.0524, 0.3339}, {9, 10, 3, 10, 0.1705, 0.8090},
                 {6, 7, 2, 7, 0.0582, 0.8062},     {5, 56, 0, 29, -0.0381, 0.1926},
                 {0, 10, 0, 20, -0.1611, 0.2775},  {0, 10, 0, 10, -0.2775, 0.2775},
                 {10, 10, 0, 20, 0.6791, 1.0},     {10, 10, 0, 10, 0.6075, 1.0}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_interval of =
            cj_interval_difference(cases[i].x, cases[i].n, cases[i].y, cases[i].m, CJ_Z_95);
        cj_interval turned =
            cj_interval_difference(cases[i].y, cases[i].m, cases[i].x, cases[i].n, CJ_Z_95);

        if (fabs(of.low - cases[i].low) > 5.1e-5 || fabs(of.high - cases[i].high) > 5.1e-5)
            fail_msg("case %zu: %.6f %.6f", i, of.low, of.high);
        assert_true(fabs(of.low + turned.high) < 1e-14);
        assert_true(fabs(of.high + turned.low) < 1e-14);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wilson_cases),
        cmocka_unit_test(ends_are_exact),
        cmocka_unit_test(bounds_solve_the_equation),
        cmocka_unit_test(differences),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

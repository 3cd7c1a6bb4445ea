/* cj/ranks.h */
#include "support.h"

#include "cj/number.h"
#include "stats/ranks.h"

#include <math.h>

#define MOST 128

/* ---- medians -------------------------------------------------------------------- */

static void medians(void **state)
{
    int64_t values[] = {7, -3, 5, 5, 100};
    int64_t halves[] = {2, 1};
    int64_t large[] = {INT64_C(1) << 61, INT64_C(1) << 61};

    (void)state;
    cj_values_sort(values, 5);
    assert_int_equal(values[0], -3);
    assert_int_equal(values[4], 100);
    assert_int_equal(cj_values_median_doubled(values, 5), 10);
    assert_int_equal(cj_values_median_doubled(values, 4), 10); /* 5 and 5 */
    assert_int_equal(cj_values_median_doubled(values, 1), -6);
    cj_values_sort(halves, 2);
    assert_int_equal(cj_values_median_doubled(halves, 2), 3); /* 1.5 */
    assert_int_equal(cj_values_median_doubled(large, 2), INT64_C(1) << 62);
    cj_values_sort(values, 0);
}

/* The test of changes that are listed one by one. */
static cj_wilcoxon test_of(const int64_t *sizes, size_t count)
{
    cj_change changes[MOST];

    for (size_t i = 0; i < count; i++)
        changes[i] = (cj_change){sizes[i], 1};
    return cj_wilcoxon_test(changes, count);
}

/* ---- Wilcoxon by hand --------------------------------------------------------------- */

static void is_p(cj_wilcoxon got, size_t pairs, double w_plus, double p)
{
    assert_true(got.has_p);
    assert_int_equal(got.pairs, pairs);
    assert_true(got.w_plus == w_plus);
    if (fabs(got.p - p) > 1e-12)
        fail_msg("p is %.12f, not %.12f", got.p, p);
}

static void nothing_changed(void **state)
{
    int64_t zeros[] = {0, 0, 0};

    (void)state;
    assert_false(test_of(zeros, 3).has_p);
    assert_false(test_of(zeros, 0).has_p);
    assert_int_equal(test_of(zeros, 3).pairs, 0);
}

/* One pair lies as far from the mean either way; of two pairs' patterns 0, 1, 2,
 * 3 the ends are as far as 3 is; with sizes 1, 1, 2 the ranks are 1.5, 1.5, 3
 * and the sums 0, 1.5, 1.5, 3, 3, 4.5, 4.5, 6. */
static void counted_by_hand(void **state)
{
    int64_t one[] = {-7};
    int64_t two[] = {5, 9};
    int64_t middle[] = {5, -9};
    int64_t ties[] = {1, 0, -1, 0, 2};
    int64_t up[] = {2, 1, 1};

    (void)state;
    is_p(test_of(one, 1), 1, 0, 1);
    is_p(test_of(two, 2), 2, 3, 0.5);
    is_p(test_of(middle, 2), 2, 1, 1);
    is_p(test_of(ties, 5), 3, 4.5, 6.0 / 8); /* 0, 1.5, 1.5, 4.5, 4.5, 6 are as far */
    is_p(test_of(up, 3), 3, 6, 2.0 / 8);
}

/* All 25 up: 2 of 2^25 patterns are as far, exactly; the 26th pair leads to the
 * approximation, z = (351 - 175.5 - 0.5) / sqrt(26 27 53 / 24). */
static void from_exact_to_normal(void **state)
{
    int64_t changes[26];
    cj_wilcoxon got;

    (void)state;
    for (int i = 0; i < 26; i++)
        changes[i] = i + 1;
    got = test_of(changes, 25);
    assert_true(got.exact && got.p == 2.0 / (1 << 25));
    got = test_of(changes, 26);
    assert_false(got.exact);
    is_p(got, 26, 351, erfc(175 / sqrt(26.0 * 27 * 53 / 24) / sqrt(2)));
}

/* The largest values and a balance: no overflow, and p is 1. */
static void ends(void **state)
{
    int64_t changes[60];
    cj_wilcoxon got;

    (void)state;
    for (int i = 0; i < 60; i++)
        changes[i] = i % 2 == 0 ? INT64_MAX : -INT64_MAX;
    got = test_of(changes, 60);
    is_p(got, 60, 915, 1);
    got = test_of(changes, 24);
    assert_true(got.p > 0 && got.p <= 1);
}

/* Changes that are listed with their numbers are those that are listed one by one. */
static void counted(void **state)
{
    const int64_t sizes[] = {3, -1, 3, 0, -3, 1, 1, 3, 2, 0};
    cj_change changes[] = {{0, 2}, {1, 2}, {3, 1}, {-3, 1}, {-1, 1}, {3, 2}, {2, 1}};
    cj_change many[] = {{-5, 30}, {7, 40}, {5, 20}};
    int64_t one_by_one[90];
    cj_wilcoxon a = test_of(sizes, 10);
    cj_wilcoxon b = cj_wilcoxon_test(changes, 7);

    (void)state;
    assert_int_equal(a.pairs, 8);
    assert_true(a.exact && b.exact && a.p == b.p && a.w_plus == b.w_plus);
    assert_int_equal(a.pairs, b.pairs);
    for (size_t i = 0; i < 90; i++)
        one_by_one[i] = i < 30 ? -5 : i < 70 ? 7 : 5;
    a = test_of(one_by_one, 90);
    b = cj_wilcoxon_test(many, 3);
    assert_true(!a.exact && !b.exact && a.p == b.p && a.w_plus == b.w_plus);
    assert_true(b.w_plus == 40 * 70.5 + 20 * 25.5); /* mean ranks of 51..90 and of 1..50 */
}

/* Turning every sign round leaves p as it is, and so does the order. */
static void symmetric(void **state)
{
    uint64_t seed = 1;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        int64_t changes[40];
        int64_t turned[40];
        size_t count = (size_t)(round % 40) + 1;
        cj_wilcoxon a;
        cj_wilcoxon b;

        for (size_t i = 0; i < count; i++) {
            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            changes[i] = (int64_t)(seed >> 33) % 7 - 3;
            turned[count - 1 - i] = -changes[i];
        }
        a = test_of(changes, count);
        b = test_of(turned, count);
        assert_int_equal(a.pairs, b.pairs);
        assert_true(a.p == b.p && a.p >= 0 && a.p <= 1);
        assert_true(a.w_plus + b.w_plus == (double)(a.pairs * (a.pairs + 1)) / 2);
    }
}

/* ---- Wilcoxon by R --------------------------------------------------------------------- */

/* The changes of a set: the rows of data.csv from where `in` stands. */
static size_t changes_of(int64_t *changes, case_reader *in, const char *set, bool *more)
{
    size_t count = 0;

    while (*more && strcmp(in->fields[0], set) == 0) {
        cj_decimal start;
        cj_decimal end;

        assert_true(count < MOST);
        assert_int_equal(cj_decimal_parse(&start, cj_span_of(in->fields[1])), CJ_NUMBER_OK);
        assert_int_equal(cj_decimal_parse(&end, cj_span_of(in->fields[2])), CJ_NUMBER_OK);
        changes[count++] = end - start;
        *more = case_next(in);
    }
    return count;
}

/* Within 1e-9 of R's p-values; tests/oracle/wilcoxon.R works them out. */
static void as_r_has_it(void **state)
{
    case_reader data = case_open("../oracle/wilcoxon/data.csv");
    case_reader expected = case_open("../oracle/wilcoxon/expected.csv");
    bool more = case_next(&data);
    size_t exact = 0;
    size_t sets = 0;

    (void)state;
    for (; case_next(&expected); sets++) {
        int64_t changes[MOST];
        size_t count = changes_of(changes, &data, expected.fields[0], &more);
        cj_wilcoxon got = test_of(changes, count);

        assert_int_equal(count, atoi(expected.fields[1]));
        assert_int_equal(got.pairs, atoi(expected.fields[2]));
        assert_true(fabs(got.w_plus - atof(expected.fields[3])) < 1e-9);
        assert_int_equal(got.has_p, expected.fields[4][0] != '\0');
        if (got.has_p && fabs(got.p - atof(expected.fields[4])) > 1e-9)
            fail_msg("%s: p is %.12f, by R %s", expected.fields[0], got.p, expected.fields[4]);
        exact += got.has_p && got.exact;
    }
    assert_false(more);
    assert_true(sets > 100 && exact > 50 && exact < sets - 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(medians),
        cmocka_unit_test(nothing_changed),
        cmocka_unit_test(counted_by_hand),
        cmocka_unit_test(from_exact_to_normal),
        cmocka_unit_test(ends),
        cmocka_unit_test(counted),
        cmocka_unit_test(symmetric),
        cmocka_unit_test(as_r_has_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

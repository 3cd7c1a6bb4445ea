/* measure/tabulate: distinct counts and medians of values with how often they were met. */
#include "measure/tabulate/met.h"
#include "support.h"

static void is(cj_met *list, size_t count, int64_t distinct, int64_t twice_median)
{
    cj_met_sort(list, count);
    assert_int_equal(cj_met_distinct(list, count), distinct);
    assert_int_equal(cj_met_median(list, count), twice_median);
}

/* 1 1 5: 1.  1 1 5 5: 3.  -2 0 0 0 7: 0.  2 4: 3. */
static void counts_and_medians(void **state)
{
    cj_met odd[] = {{0, 5, 1}, {0, 1, 2}};
    cj_met even[] = {{0, 5, 2}, {0, 1, 2}};
    cj_met again[] = {{0, 0, 1}, {0, 7, 1}, {0, -2, 1}, {0, 0, 2}};
    cj_met two[] = {{0, 4, 1}, {0, 2, 1}};

    (void)state;
    is(odd, 2, 2, 2);
    is(even, 2, 2, 6);
    is(again, 4, 3, 0);
    is(two, 2, 2, 6);
    is(NULL, 0, 0, 0);
}

static void sorts_by_place_first(void **state)
{
    cj_met list[] = {{2, 1, 1}, {1, 9, 1}, {1, -3, 1}};

    (void)state;
    cj_met_sort(list, 3);
    assert_int_equal(list[0].value, -3);
    assert_int_equal(list[1].value, 9);
    assert_int_equal(list[2].place, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_and_medians),
        cmocka_unit_test(sorts_by_place_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

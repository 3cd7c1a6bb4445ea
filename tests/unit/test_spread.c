/* cj_spread: the values of a column, in every spelling and in order. */
#include "support.h"

#include "cj/spread.h"

static void add(cj_spread *spread, const char *text, size_t place, bool exact)
{
    assert_int_equal(cj_spread_add(spread, cj_span_of(text), place, exact, NULL), CJ_OK);
}

static void check(const cj_spread *spread, const char *const *texts, size_t count)
{
    assert_int_equal(spread->count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(spread->values[i].text.at, texts[i]);
}

static void texts_are_one_without_regard_to_case(void **state)
{
    static const char *const expected[] = {"East", "North", "South"};
    cj_spread spread = {.arena = CJ_ARENA_INIT};

    (void)state;
    add(&spread, "South", CJ_SPREAD_NO_PLACE, false);
    add(&spread, "North", CJ_SPREAD_NO_PLACE, false);
    add(&spread, "SOUTH", CJ_SPREAD_NO_PLACE, false);
    add(&spread, "East", CJ_SPREAD_NO_PLACE, false);
    cj_spread_sort(&spread, NULL, 0);
    check(&spread, expected, 3);
    cj_spread_clear(&spread);
}

static void identifiers_are_told_apart(void **state)
{
    static const char *const expected[] = {"A1", "a1"};
    cj_spread spread = {.arena = CJ_ARENA_INIT};

    (void)state;
    add(&spread, "a1", CJ_SPREAD_NO_PLACE, true);
    add(&spread, "A1", CJ_SPREAD_NO_PLACE, true);
    cj_spread_sort(&spread, NULL, 0);
    check(&spread, expected, 2);
    cj_spread_clear(&spread);
}

static void numbers_are_one_and_in_order(void **state)
{
    static const char *const expected[] = {"2", "10"};
    cj_spread spread = {.arena = CJ_ARENA_INIT};

    (void)state;
    add(&spread, "10", CJ_SPREAD_NO_PLACE, false);
    add(&spread, "2", CJ_SPREAD_NO_PLACE, false);
    add(&spread, "10.0", CJ_SPREAD_NO_PLACE, false);
    cj_spread_sort(&spread, NULL, 0);
    check(&spread, expected, 2);
    assert_int_equal(spread.values[1].alike_count, 2);
    assert_string_equal(spread.values[1].alike[1].at, "10.0");
    cj_spread_clear(&spread);
}

static void listed_values_come_first_then_declared_ones(void **state)
{
    static const char *const expected[] = {"West", "South", "North", "East"};
    const cj_span order[] = {CJ_SPAN("west"), CJ_SPAN("Centre")};
    cj_spread spread = {.arena = CJ_ARENA_INIT};
    cj_spread more = {.arena = CJ_ARENA_INIT};

    (void)state;
    add(&spread, "East", CJ_SPREAD_NO_PLACE, false);
    add(&spread, "North", 5, false);
    add(&spread, "South", CJ_SPREAD_NO_PLACE, false);
    add(&more, "South", 4, false);
    add(&more, "West", CJ_SPREAD_NO_PLACE, false);
    more.blank = true;
    assert_int_equal(cj_spread_merge(&spread, &more, NULL), CJ_OK);
    assert_true(spread.blank);
    cj_spread_sort(&spread, order, 2);
    check(&spread, expected, 4);
    cj_spread_clear(&spread);
    cj_spread_clear(&more);
}

static void there_is_an_end(void **state)
{
    cj_spread spread = {.arena = CJ_ARENA_INIT};
    char text[16];

    (void)state;
    for (int i = 0; i < CJ_SPREAD_MAX; i++) {
        snprintf(text, sizeof text, "v%d", i);
        add(&spread, text, CJ_SPREAD_NO_PLACE, false);
    }
    assert_false(spread.many);
    add(&spread, "V7", CJ_SPREAD_NO_PLACE, false);
    assert_false(spread.many);
    add(&spread, "one more", CJ_SPREAD_NO_PLACE, false);
    assert_true(spread.many);
    assert_int_equal(spread.count, CJ_SPREAD_MAX);
    cj_spread_clear(&spread);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_one_without_regard_to_case),
        cmocka_unit_test(identifiers_are_told_apart),
        cmocka_unit_test(numbers_are_one_and_in_order),
        cmocka_unit_test(listed_values_come_first_then_declared_ones),
        cmocka_unit_test(there_is_an_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

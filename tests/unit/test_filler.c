/* records/doubt/filler.h: numbers that are codes for what is not known */
#include "records/doubt/filler.h"
#include "support.h"

/* The code among some numbers, and 4 3 2 1 0 1 2 3 4 5 besides; 0: none is one. */
static int64_t code_among(const int *numbers, size_t count, int64_t *first, int64_t *last)
{
    static const int scores[] = {4, 3, 2, 1, 0, 1, 2, 3, 4, 5};
    cj_number_ends ends = {0};
    const cj_number_end *end;

    for (size_t i = 0; i < count; i++)
        cj_number_ends_note(&ends, numbers[i] * CJ_DECIMAL_ONE, i);
    for (size_t i = 0; i < 10; i++)
        cj_number_ends_note(&ends, scores[i] * CJ_DECIMAL_ONE, count + i);
    end = cj_filler_find(first, last, &ends);
    *first /= CJ_DECIMAL_ONE;
    *last /= CJ_DECIMAL_ONE;
    if (end == NULL)
        return 0;
    assert_int_equal(end->row, 0); /* every list begins with it */
    assert_int_equal(end->times, 3);
    return end->value / CJ_DECIMAL_ONE;
}

#define CODE_AMONG(...)                                                                            \
    code_among((const int[]){__VA_ARGS__}, sizeof(const int[]){__VA_ARGS__} / sizeof(int), &first, \
               &last)

static void finds_codes(void **state)
{
    int64_t first;
    int64_t last;

    (void)state;
    assert_int_equal(CODE_AMONG(99, 99, 99), 99);
    assert_int_equal(first, 0);
    assert_int_equal(last, 5);
    assert_int_equal(CODE_AMONG(999, 7, 999, 8, 999), 999);
    assert_int_equal(last, 8);
    assert_int_equal(CODE_AMONG(-99, 3, -99, -99), -99);
    assert_int_equal(first, 0);
    assert_int_equal(last, 5);
}

static void leaves_numbers(void **state)
{
    int64_t first;
    int64_t last;

    (void)state;
    assert_int_equal(CODE_AMONG(99, 99), 0);            /* twice is a slip */
    assert_int_equal(CODE_AMONG(98, 98, 98), 0);        /* no code */
    assert_int_equal(CODE_AMONG(99, 99, 99, 40), 0);    /* 59 away from what spans 40 */
    assert_int_equal(CODE_AMONG(99, 99, 99, 100), 0);   /* not the last */
    assert_int_equal(CODE_AMONG(9, 9, 9), 0);           /* 4 away: 64 ways */
    assert_int_equal(CODE_AMONG(-9, -9, -9), 0);        /* 9 away: 729 ways */
    assert_int_equal(CODE_AMONG(-99, -99, -99, -1), 0); /* numbers below 0 are usual */
    assert_int_equal(CODE_AMONG(-1, -1, -1), 0);
    /* as many as all others */
    assert_int_equal(CODE_AMONG(99, 99, 99, 99, 99, 99, 99, 99, 99, 99), 0);
}

/* 9 alone, and numbers as far apart as there are any: nothing is between, or more than an integer
 * holds (under the sanitizer no difference may overflow). */
static void is_safe_at_the_ends(void **state)
{
    const cj_decimal far = INT64_MAX / 2 + INT64_MAX / 4;
    cj_number_ends ends = {0};
    cj_decimal first;
    cj_decimal last;

    (void)state;
    for (size_t i = 0; i < 20; i++)
        cj_number_ends_note(&ends, 9 * CJ_DECIMAL_ONE, i);
    assert_null(cj_filler_find(&first, &last, &ends));
    for (size_t i = 0; i < 20; i++)
        cj_number_ends_note(&ends, -far, 20 + i);
    assert_null(cj_filler_find(&first, &last, &ends));
    for (size_t i = 0; i < 3; i++) /* 9999999 is far from -far, and nothing else is near it */
        cj_number_ends_note(&ends, 9999999 * CJ_DECIMAL_ONE, 40 + i);
    assert_null(cj_filler_find(&first, &last, &ends));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_codes),
                                       cmocka_unit_test(leaves_numbers),
                                       cmocka_unit_test(is_safe_at_the_ends)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}

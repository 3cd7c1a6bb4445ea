/* records/doubt/filled.h: the day of the export where nothing has happened yet */
#include "records/doubt/filled.h"
#include "support.h"

/* Rows: `days` days that end with the last but one, of which each has `each`, then the last day
 * and blanks. */
static bool found(cj_filled_day *out, size_t days, size_t each, size_t last, size_t blank)
{
    const cj_date end = cj_date_of(2023, 3, 31);
    cj_date dates[400];
    uint32_t rows[400];
    size_t count = 0;
    cj_error err = CJ_ERROR_INIT;
    cj_day_counts of = {0};
    bool is;

    for (size_t i = 0; i < days * each; i++)
        dates[count++] = end - 1 - (cj_date)(i / each) * 3;
    for (size_t i = 0; i < last; i++)
        dates[count++] = end;
    for (size_t i = 0; i < blank; i++)
        dates[count++] = CJ_DATE_MISSING;
    for (uint32_t i = 0; i < count; i++)
        rows[i] = i;
    OK(cj_day_counts_add(&of, dates, rows, count / 2, &err));
    OK(cj_day_counts_add(&of, dates, rows + count / 2, count - count / 2, &err));
    is = cj_filled_find(out, &of);
    cj_day_counts_clear(&of);
    return is;
}

static void finds_it(void **state)
{
    cj_filled_day out;

    (void)state;
    assert_true(found(&out, 100, 2, 30, 0)); /* 30 of 230, others 2 */
    assert_int_equal(out.day, cj_date_of(2023, 3, 31));
    assert_int_equal(out.times, 30);
    assert_int_equal(out.most, 2);
    assert_false(found(&out, 100, 2, 30, 1)); /* what is open is blank */
    assert_false(found(&out, 100, 2, 9, 0));  /* few */
    assert_false(found(&out, 100, 3, 15, 0)); /* 15 of 315 are less than one in 20 */
    assert_true(found(&out, 90, 3, 15, 0));   /* 15 of 285 are more */
    assert_false(found(&out, 30, 6, 17, 0));  /* others have 6: groups that end together */
    assert_true(found(&out, 30, 6, 18, 0));
    assert_false(found(&out, 19, 2, 60, 0)); /* few days */
}

static void knows_none(void **state)
{
    const cj_day_counts none = {0};
    cj_filled_day out;

    (void)state;
    assert_false(cj_filled_find(&out, &none));
    assert_false(found(&out, 0, 1, 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_it), cmocka_unit_test(knows_none)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}

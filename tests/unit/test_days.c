/* dates/days.h */
#include "support.h"

#include "dates/days.h"

static cj_days days_of(const cj_date *dates, size_t count)
{
    cj_error err = CJ_ERROR_INIT;
    cj_days days;

    OK(cj_days_open(&days, &err));
    cj_days_add(&days, dates, count);
    return days;
}

static void first_and_last(void **state)
{
    const cj_date dates[] = {5, CJ_DATE_MISSING, -3, 5, 64};
    cj_days days = days_of(dates, 5);

    (void)state;
    assert_int_equal(days.first, -3);
    assert_int_equal(days.last, 64);
    cj_days_add(&days, NULL, 7); /* a column that is not there */
    assert_int_equal(days.last, 64);
    cj_days_clear(&days);
    assert_int_equal(days.first, CJ_DATE_MISSING);
    cj_days_add(&days, dates, 5); /* not open: it stays empty */
    assert_false(cj_days_any(&days, CJ_DATE_FIRST, CJ_DATE_LAST));
    cj_days_clear(&days);
}

static void some_between(void **state)
{
    const cj_date dates[] = {-130, 0, 63, 64, 500};
    cj_days days = days_of(dates, 5);

    (void)state;
    assert_true(cj_days_any(&days, CJ_DATE_FIRST, CJ_DATE_LAST));
    assert_true(cj_days_any(&days, -130, -130));
    assert_false(cj_days_any(&days, -129, -1));
    assert_true(cj_days_any(&days, -129, 0));
    assert_false(cj_days_any(&days, 1, 62));
    assert_true(cj_days_any(&days, 63, 63));
    assert_true(cj_days_any(&days, 64, 499));
    assert_false(cj_days_any(&days, 65, 499));
    assert_true(cj_days_any(&days, 65, 500));
    assert_false(cj_days_any(&days, 501, CJ_DATE_LAST));
    assert_false(cj_days_any(&days, CJ_DATE_FIRST, -131));
    cj_days_clear(&days);
}

static void the_whole_calendar(void **state)
{
    const cj_date dates[] = {CJ_DATE_LAST, CJ_DATE_FIRST};
    cj_days days = days_of(dates, 2);

    (void)state;
    assert_true(cj_days_any(&days, CJ_DATE_FIRST, CJ_DATE_FIRST));
    assert_true(cj_days_any(&days, CJ_DATE_LAST, CJ_DATE_LAST));
    assert_false(cj_days_any(&days, CJ_DATE_FIRST + 1, CJ_DATE_LAST - 1));
    cj_days_clear(&days);
}

/* Of seven days the later half is the last four: 100, 130, 149 and 159, which are at most 30 apart.
 * Of 0, 1000, 1010 and 1050 it is 1010 and 1050. */
static void usual_gaps(void **state)
{
    const cj_date seven[] = {159, 149, 130, 100, 40, 10, -90};
    const cj_date four[] = {0, 1000, 1010, 1050};
    cj_days days = days_of(seven, 7);
    cj_days more = days_of(four, 4);

    (void)state;
    assert_int_equal(cj_days_gap(&days), 30);
    assert_int_equal(cj_days_gap(&more), 40);
    cj_days_join(&days, &more); /* the later half begins with 130: 1000 - 159 */
    assert_int_equal(days.last, 1050);
    assert_int_equal(days.first, -90);
    assert_int_equal(cj_days_gap(&days), 841);
    cj_days_clear(&days);
    cj_days_clear(&more);
    days = days_of(four, 1);
    assert_int_equal(cj_days_gap(&days), 0);
    cj_days_join(&days, &more); /* which has none */
    assert_int_equal(days.last, 0);
    cj_days_clear(&days);
    assert_int_equal(cj_days_gap(&days), 0);
}

/* The later half of 0, 1000, 1010 and 1050 has one time between days, 40: (1 + p/40)^-1 is 1/1000
 * for p = 39,960.  That of 0, 10, ... 190 begins with day 100: nine times of 10 days, which sum to
 * 90, and (1 + p/90)^-9 is 1/1000 for p = 90 * (1000^(1/9) - 1) = 90 * 1.15443 = 103.9.  With a day
 * each from 0 to 200 that is 100 * (1000^(1/100) - 1) = 7.2, and the least of 31 decides. */
static void ended(void **state)
{
    const cj_date four[] = {0, 1000, 1010, 1050};
    cj_date many[201];
    cj_days days = days_of(four, 4);

    (void)state;
    assert_false(cj_days_ended(&days, 1050 + 39960 - 1));
    assert_true(cj_days_ended(&days, 1050 + 39960 + 1));
    cj_days_clear(&days);
    assert_false(cj_days_ended(&days, 50000)); /* there is no day */
    days = days_of(four, 2);
    assert_false(cj_days_ended(&days, CJ_DATE_LAST)); /* one day alone in the later half */
    cj_days_clear(&days);
    for (int i = 0; i < 20; i++)
        many[i] = 10 * i;
    days = days_of(many, 20);
    assert_false(cj_days_ended(&days, 190 + 103));
    assert_true(cj_days_ended(&days, 190 + 104));
    assert_false(cj_days_ended(&days, 100));
    cj_days_clear(&days);
    for (int i = 0; i <= 200; i++)
        many[i] = i;
    days = days_of(many, 201);
    assert_false(cj_days_ended(&days, 231));
    assert_true(cj_days_ended(&days, 232));
    cj_days_clear(&days);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_and_last),
        cmocka_unit_test(some_between),
        cmocka_unit_test(the_whole_calendar),
        cmocka_unit_test(usual_gaps),
        cmocka_unit_test(ended),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* dates/days.h */
#include "support.h"

#include "dates/days_edge.h"

#include <math.h>

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

/* The later half of 0, 1000, 1010 and 1050 has one time between days, 40: (1 + p / 40)^-1 is 1/2000
 * for p = 79,960; for both times of thirteen months, 50 days, it is 2186.  That of 0, 10, ... 190
 * begins with day 100: nine times of 10 days, which sum to 90, and (1 + p / 90)^-9 is 1/2000 for
 * p = 90 (2000^(1/9) - 1) = 119.4; for the 17 times of all that are no slips it is 95.8.  With a
 * day each from 0 to 200 it is 92 (2000^(1/92) - 1) = 7.9, and the least of 28 decides. */
static void ended(void **state)
{
    const cj_date four[] = {0, 1000, 1010, 1050};
    cj_date many[201];
    cj_days days = days_of(four, 4);

    (void)state;
    assert_int_equal(cj_days_ended(&days, 1050 + 79959), CJ_DATE_MISSING);
    assert_int_equal(cj_days_ended(&days, 1050 + 79961), 1050);
    cj_days_clear(&days);
    assert_int_equal(cj_days_ended(&days, 50000), CJ_DATE_MISSING); /* there is no day */
    days = days_of(four, 2); /* one day alone in the later half */
    assert_int_equal(cj_days_ended(&days, CJ_DATE_LAST), CJ_DATE_MISSING);
    cj_days_clear(&days);
    for (int i = 0; i < 20; i++)
        many[i] = 10 * i;
    days = days_of(many, 20);
    assert_int_equal(cj_days_ended(&days, 190 + 119), CJ_DATE_MISSING);
    assert_int_equal(cj_days_ended(&days, 190 + 120), 190);
    assert_int_equal(cj_days_ended(&days, 100), CJ_DATE_MISSING);
    cj_days_clear(&days);
    for (int i = 0; i <= 200; i++)
        many[i] = i;
    days = days_of(many, 201);
    assert_int_equal(cj_days_ended(&days, 227), CJ_DATE_MISSING);
    assert_int_equal(cj_days_ended(&days, 228), 200);
    cj_days_clear(&days);
}

/* Days that all lie within 25 are something that happened once: 0 to 24 have not ended, 0 to 25
 * have, and so has what is told backwards not begun. */
static void one_batch(void **state)
{
    cj_date many[26];
    cj_days days;

    (void)state;
    for (int i = 0; i < 26; i++)
        many[i] = i;
    days = days_of(many, 25);
    assert_int_equal(cj_days_ended(&days, 300), CJ_DATE_MISSING);
    assert_int_equal(cj_days_began(&days, -300), CJ_DATE_MISSING);
    cj_days_clear(&days);
    days = days_of(many, 26);
    assert_int_equal(cj_days_ended(&days, 300), 25);
    assert_int_equal(cj_days_began(&days, -300), 0);
    cj_days_clear(&days);
}

/* The same days told backwards, 1000 - d: what ended with 200 begins with 800, for days without a
 * pause do not vary.  Twenty days 10 apart lie in the middle on the average and tell nothing: of 18
 * of them that would have to be below 0.55 - 2 sqrt(0.9 / (12 * 18)) = 0.42.  Of 150, half of 300,
 * it is below 0.55 - 2 sqrt(0.9 / (12 * 150)) = 0.505; of the 10 times between those of three
 * months, 100 days, a pause of 114 has a chance of (1 + 1.14)^-10 = 0.0005. */
static void began(void **state)
{
    cj_date many[300];
    cj_days days;

    (void)state;
    for (int i = 0; i <= 200; i++)
        many[i] = 1000 - i;
    days = days_of(many, 201);
    assert_int_equal(cj_days_began(&days, 773), CJ_DATE_MISSING);
    assert_int_equal(cj_days_began(&days, 772), 800);
    assert_int_equal(cj_days_began(&days, 801), CJ_DATE_MISSING);
    assert_int_equal(cj_days_began(&days, 1001), CJ_DATE_MISSING);
    cj_days_clear(&days);
    for (int i = 0; i < 20; i++)
        many[i] = 1000 - 10 * i;
    days = days_of(many, 20);
    assert_int_equal(cj_days_began(&days, 810 - 200), CJ_DATE_MISSING);
    cj_days_clear(&days);
    for (int i = 0; i < 300; i++)
        many[i] = 3000 - 10 * i;
    days = days_of(many, 300);
    assert_int_equal(cj_days_began(&days, 10 - 113), CJ_DATE_MISSING);
    assert_int_equal(cj_days_began(&days, 10 - 114), 10);
    cj_days_clear(&days);
}

/* What grows is not cut: days at 30 sqrt(i) become more and more, two thirds of the time on the
 * average; told backwards they become fewer, and are cut where they are most. */
static void what_grows_was_not_cut(void **state)
{
    cj_date many[100];
    cj_days days;

    (void)state;
    for (int i = 0; i < 100; i++)
        many[i] = (cj_date)(30 * sqrt(i));
    days = days_of(many, 100);
    assert_int_equal(cj_days_began(&days, -120), CJ_DATE_MISSING);
    assert_int_equal(cj_days_ended(&days, many[99] + 120), many[99]);
    cj_days_clear(&days);
    for (int i = 0; i < 100; i++)
        many[i] = 1000 - many[i];
    days = days_of(many, 100);
    assert_int_equal(cj_days_began(&days, days.first - 120), days.first);
    cj_days_clear(&days);
}

/* A pause that was there before is no end: each day from 0 to 200 but 120 to 159, 41 days from one
 * to the next, and a quarter more is 51.25. */
static void pauses_that_are_usual(void **state)
{
    cj_date many[161];
    size_t count = 0;
    cj_days days;

    (void)state;
    for (int i = 0; i <= 200; i++)
        if (i < 120 || i > 159)
            many[count++] = i;
    days = days_of(many, count);
    assert_int_equal(cj_days_ended(&days, 251), CJ_DATE_MISSING);
    assert_int_equal(cj_days_ended(&days, 252), 200);
    cj_days_clear(&days);
}

/* A pause each year: two years of days, of which 200 to 243 and 565 to 608 are not there.  The
 * later half begins behind the first of these, thirteen months reach before it.  Up to 608 the
 * second is as long. */
static void pauses_of_each_year(void **state)
{
    cj_date many[600];
    size_t count = 0;
    cj_days days;

    (void)state;
    for (int i = 0; i < 565; i++)
        if (i < 200 || i > 243)
            many[count++] = i;
    days = days_of(many, count);
    assert_int_equal(cj_days_ended(&days, 608), CJ_DATE_MISSING);
    assert_int_equal(cj_days_ended(&days, 564 + 57), 564); /* 45 and a quarter is 56.25 */
    cj_days_clear(&days);
}

/* Up to three days of 204 behind the pause, or in it, are slips; four tell that the days go on. A
 * day next to the edge is none, or 27 days would be a pause of 28 with one (ended). */
static void slips(void **state)
{
    const cj_date later[] = {4000, 4100, 4200, 4300};
    const cj_date within[] = {290, 299, 260, 285};
    const cj_date old[] = {-9000, -8000};
    cj_date many[201];
    cj_days days;

    (void)state;
    for (int i = 0; i <= 200; i++)
        many[i] = i;
    days = days_of(many, 201);
    cj_days_add(&days, later, 3);
    assert_int_equal(cj_days_ended(&days, 300), 200);
    cj_days_add(&days, later, 4);
    assert_int_equal(cj_days_ended(&days, 300), CJ_DATE_MISSING);
    cj_days_clear(&days);
    for (size_t i = 0; i <= 4; i++) {
        days = days_of(many, 201);
        cj_days_add(&days, within, i);
        cj_days_add(&days, old, 2); /* which make no pause of years usual */
        assert_int_equal(cj_days_ended(&days, 300), i < 4 ? 200 : CJ_DATE_MISSING);
        cj_days_clear(&days);
    }
    for (int i = 0; i <= 200; i++)
        many[i] = 5000 + i;
    days = days_of(many, 201);
    cj_days_add(&days, later, 3);
    assert_int_equal(cj_days_began(&days, 4900), 5000);
    cj_days_add(&days, later, 4);
    assert_int_equal(cj_days_began(&days, 4900), CJ_DATE_MISSING);
    cj_days_clear(&days);
}

/* As of day 250 the days 4000 and 4100 of 203 are strays, as nothing lies in the year before them;
 * 3000 as well makes three. With rows up to 3899 they are none, nor are three of a file of 13. */
static void strayed(void **state)
{
    const cj_date late[] = {4000, 4100, 3000};
    cj_date many[201];
    cj_days days;

    (void)state;
    for (int i = 0; i <= 200; i++)
        many[i] = i;
    days = days_of(many, 201);
    assert_int_equal(cj_days_strayed(&days, 250), CJ_DATE_MISSING);
    assert_int_equal(cj_days_strayed(&days, 10), CJ_DATE_MISSING); /* the export is younger */
    cj_days_add(&days, late, 2);
    assert_int_equal(cj_days_strayed(&days, 250), 4000);
    assert_int_equal(cj_days_strayed(&days, 4000 - 366), CJ_DATE_MISSING);
    assert_int_equal(cj_days_strayed(&days, 4000 - 367), 4000);
    cj_days_add(&days, late, 3);
    assert_int_equal(cj_days_strayed(&days, 250), 3000);
    for (cj_date day = 3800; day < 3900; day++)
        cj_days_add(&days, &day, 1);
    assert_int_equal(cj_days_strayed(&days, 250), CJ_DATE_MISSING); /* rows go on before them */
    cj_days_clear(&days);
    days = days_of(many + 1, 10);
    cj_days_add(&days, late, 3);
    assert_int_equal(cj_days_strayed(&days, 250), CJ_DATE_MISSING);
    cj_days_clear(&days);
    assert_int_equal(cj_days_strayed(&days, 250), CJ_DATE_MISSING);
}

/* Every third day of 300 is full at once: 11 of the first 31 days, beside 31 / 3. Of days that are
 * six apart up to 60 and one apart from there to 200 six are among the first 31, and 11 + 140 of
 * 201 days are 23.3 of 31. */
static void full_at_once(void **state)
{
    cj_date many[160];
    size_t count = 0;
    cj_days days;

    (void)state;
    for (int i = 0; i < 100; i++)
        many[count++] = 3 * i;
    days = days_of(many, count);
    assert_true(cj_days_full_at_once(&days));
    cj_days_clear(&days);
    days = days_of(many, 29);
    assert_false(cj_days_full_at_once(&days)); /* too few */
    cj_days_clear(&days);
    count = 0;
    for (int i = 0; i <= 60; i += 6)
        many[count++] = i;
    for (int i = 61; i <= 200; i++)
        many[count++] = i;
    days = days_of(many, count);
    assert_false(cj_days_full_at_once(&days));
    cj_days_clear(&days);
    assert_false(cj_days_full_at_once(&days));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_and_last),
        cmocka_unit_test(some_between),
        cmocka_unit_test(the_whole_calendar),
        cmocka_unit_test(usual_gaps),
        cmocka_unit_test(ended),
        cmocka_unit_test(began),
        cmocka_unit_test(one_batch),
        cmocka_unit_test(what_grows_was_not_cut),
        cmocka_unit_test(pauses_that_are_usual),
        cmocka_unit_test(pauses_of_each_year),
        cmocka_unit_test(slips),
        cmocka_unit_test(strayed),
        cmocka_unit_test(full_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

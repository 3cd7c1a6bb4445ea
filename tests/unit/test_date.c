/* cj/date.h: dates */
#include "support.h"

#include "cj/date.h"

static cj_date day(const char *text)
{
    static const cj_date_form iso = {.text = "%Y-%m-%d"};
    cj_date date;

    if (!cj_date_read(&date, cj_span_of(text), &iso))
        fail_msg("\"%s\" is no date", text);
    return date;
}

static void is_day(cj_date date, const char *expected)
{
    cj_text text = CJ_TEXT_INIT;

    cj_date_append(&text, date);
    assert_string_equal(cj_text_string(&text), expected);
    cj_text_clear(&text);
}

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && leap(year) ? 29 : lengths[month - 1];
}

/* Walk through the whole calendar by hand and compare. */
static void every_day_round_trips(void **state)
{
    cj_date date = CJ_DATE_FIRST;

    (void)state;
    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++)
            for (int d = 1; d <= month_length(year, month); d++, date++) {
                cj_civil civil = cj_date_civil(date);

                if (cj_date_of(year, month, d) != date || civil.year != year ||
                    civil.month != month || civil.day != d)
                    fail_msg("%04d-%02d-%02d", year, month, d);
            }
    assert_int_equal(date - 1, CJ_DATE_LAST);
    assert_int_equal(cj_date_of(1970, 1, 1), 0);
    assert_int_equal(cj_date_of(2000, 3, 1), 11017); /* 30 years, 7 leap days, 60 days */
}

static void there_are_no_other_days(void **state)
{
    static const cj_civil wrong[] = {
        {0, 1, 1},      {10000, 1, 1}, {-1, 1, 1},   {2023, 2, 29}, {1900, 2, 29},
        {2024, 2, 30},  {2023, 4, 31}, {2023, 0, 1}, {2023, 13, 1}, {2023, 1, 0},
        {2023, 12, 32}, {2023, 1, -1}, {2100, 2, 29},
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(cj_date_of(wrong[i].year, wrong[i].month, wrong[i].day),
                         CJ_DATE_MISSING);
    assert_int_not_equal(cj_date_of(2000, 2, 29), CJ_DATE_MISSING);
    is_day(CJ_DATE_FIRST, "0001-01-01");
    is_day(CJ_DATE_LAST, "9999-12-31");
}

static void adds_months(void **state)
{
    static const int steps[] = {1, 3, 6, 9, 12, 18};
    case_reader in = case_open("add-months-expected.csv");
    size_t cases = 0;

    (void)state;
    for (; case_next(&in); cases++) {
        assert_int_equal(in.count, 7);
        for (size_t i = 0; i < 6; i++)
            is_day(cj_date_add_months(day(in.fields[0]), steps[i]), in.fields[i + 1]);
    }
    assert_int_equal(cases, 5);
    is_day(cj_date_add_months(day("2024-03-31"), -1), "2024-02-29");
    is_day(cj_date_add_months(day("2024-01-31"), -2), "2023-11-30");
    is_day(cj_date_add_months(day("2024-01-15"), 0), "2024-01-15");
    is_day(cj_date_add_months(day("2024-01-15"), -24), "2022-01-15");
    assert_int_equal(cj_date_add_months(day("9999-12-01"), 1), CJ_DATE_MISSING);
    assert_int_equal(cj_date_add_months(day("0001-01-31"), -1), CJ_DATE_MISSING);
    assert_int_equal(cj_date_add_months(day("2024-01-01"), 2000000000), CJ_DATE_MISSING);
    assert_int_equal(cj_date_add_months(day("2024-01-01"), -2000000000), CJ_DATE_MISSING);
    is_day(cj_date_add_months(CJ_DATE_FIRST, 12 * 9998 + 11), "9999-12-01");
}

/* The largest n with from + n months <= to, by trying. */
static void months_between_inverts_add_months(void **state)
{
    const cj_date first = day("2022-12-28");
    const cj_date last = day("2025-04-02");

    (void)state;
    for (cj_date from = first; from <= last; from++) {
        int n = -40;

        for (cj_date to = first; to <= last; to++) {
            while (cj_date_add_months(from, n + 1) <= to)
                n++;
            if (cj_date_months_between(from, to) != n)
                fail_msg("from day %d to day %d: %d months, not %d", from, to, n,
                         cj_date_months_between(from, to));
        }
    }
    assert_int_equal(cj_date_months_between(day("2023-08-31"), day("2024-02-29")), 6);
    assert_int_equal(cj_date_months_between(day("2023-08-31"), day("2024-02-28")), 5);
    assert_int_equal(cj_date_months_between(day("2024-02-28"), day("2023-08-31")), -6);
    assert_int_equal(cj_date_months_between(CJ_DATE_FIRST, CJ_DATE_LAST), 12 * 9998 + 11);
    assert_int_equal(cj_date_months_between(CJ_DATE_LAST, CJ_DATE_FIRST), -(12 * 9998 + 12));
}

static void ages(void **state)
{
    case_reader in = case_open("ages-expected.csv");
    size_t cases = 0;

    (void)state;
    for (; case_next(&in); cases++)
        assert_int_equal(cj_date_age(day(in.fields[0]), day(in.fields[1])), atoi(in.fields[2]));
    assert_int_equal(cases, 5);
    assert_int_equal(cj_date_age(day("2008-05-05"), day("2008-05-05")), 0);
    assert_true(cj_date_age(day("2008-05-05"), day("2008-05-04")) < 0);
    assert_true(cj_date_age(day("2008-05-05"), day("2007-05-04")) < 0);
    assert_int_equal(cj_date_age(day("2008-02-29"), day("2012-02-28")), 3);
    assert_int_equal(cj_date_age(day("2008-02-29"), day("2012-02-29")), 4);
}

static void financial_years(void **state)
{
    case_reader in = case_open("periods-expected.csv");
    cj_text text = CJ_TEXT_INIT;
    size_t cases = 0;

    (void)state;
    for (; case_next(&in); cases++) {
        cj_date date = day(in.fields[0]);

        cj_text_reset(&text);
        cj_date_append_quarter(&text, date);
        assert_string_equal(cj_text_string(&text), in.fields[1]);
        cj_text_reset(&text);
        cj_date_append_year(&text, date);
        assert_string_equal(cj_text_string(&text), in.fields[2]);
        assert_int_equal(cj_date_financial_year(date), atoi(in.fields[2]));
        assert_int_equal(cj_date_financial_quarter(date), in.fields[1][8] - '0');
    }
    assert_int_equal(cases, 9);
    cj_text_reset(&text);
    cj_date_append_month(&text, day("2022-01-05"));
    assert_string_equal(cj_text_string(&text), "2022-M01");
    cj_text_clear(&text);
}

static void checks_forms(void **state)
{
    static const char *const right[] = {"%Y-%m-%d",  "%d/%m/%Y", "%d %b %Y",    "%e %B %Y",
                                        "%d.%m.%Y",  "%Y%m%d",   "%d/%m/%Y %H:%M:%S",
                                        "%%%d%m%Y"};
    static const char *const wrong[] = {"",         "%y-%m",         "%d/%m",     "%d %m %b %Y",
                                        "%d %e %Y", "%d/%m/%Y %Y",   "%d/%m/%y",  "%q/%m/%Y",
                                        "%d/%m/%Y%", "%D",           "dd/mm/yyyy",
                                        "%d/%Y",    "%a %m/%Y",      "%a %A %d/%m/%Y",
                                        "%d/%m/%Y and so on and so on and so on and so on, and so on, and so on"};
    cj_error err = CJ_ERROR_INIT;
    cj_date_form form;

    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        OK(cj_date_form_parse(&form, right[i], &err));
        assert_string_equal(form.text, right[i]);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        FAILS(cj_date_form_parse(&form, wrong[i], &err), CJ_EUSAGE);
}

static void reads_dates(void **state)
{
    static const struct {
        const char *form;
        const char *text;
        const char *date; /* NULL: it does not fit */
    } cases[] = {
        {"%Y-%m-%d", "2022-01-05", "2022-01-05"},
        {"%Y-%m-%d", "2022-1-5", "2022-01-05"},
        {"%Y-%m-%d", "2022-13-05", NULL},
        {"%Y-%m-%d", "2023-02-29", NULL},
        {"%Y-%m-%d", "2024-02-29", "2024-02-29"},
        {"%Y-%m-%d", "0000-01-01", NULL},
        {"%Y-%m-%d", "22-01-05", NULL},
        {"%Y-%m-%d", "12022-01-05", NULL},
        {"%Y-%m-%d", "2022-01-05 ", NULL},
        {"%Y-%m-%d", " 2022-01-05", NULL},
        {"%Y-%m-%d", "2022-01-051", NULL},
        {"%Y-%m-%d", "2022-001-05", NULL},
        {"%Y-%m-%d", "2022-+1-05", NULL},
        {"%Y-%m-%d", "2022/01/05", NULL},
        {"%Y-%m-%d", "", NULL},
        {"%Y-%m-%d", "2022-01-", NULL},
        {"%d/%m/%Y", "31/12/9999", "9999-12-31"},
        {"%d/%m/%Y", "5/1/2022", "2022-01-05"},
        {"%d/%m/%Y", "31/04/2022", NULL},
        {"%d/%m/%Y", "12/31/2022", NULL},
        {"%d/%m/%Y", "05/01/22", NULL},
        {"%d/%m/%Y", "0/01/2022", NULL},
        {"%d %b %Y", "5 Jan 2022", "2022-01-05"},
        {"%d %b %Y", "05 Sep 2022", "2022-09-05"},
        {"%d %b %Y", "05 dec 2022", "2022-12-05"},
        {"%d %b %Y", "05 Xyz 2022", NULL},
        {"%e %B %Y", "5 March 2022", "2022-03-05"},
        {"%e %B %Y", "5 May 2022", "2022-05-05"},
        {"%e %B %Y", "30 June 2022", "2022-06-30"},
        {"%e %B %Y", "30 Junes 2022", NULL},
        {"%B %d, %Y", "January 5, 2022", "2022-01-05"},
        {"%Y%m%d", "20220105", "2022-01-05"},
        {"%d/%m/%Y %H:%M:%S", "05/01/2022 23:59:59", "2022-01-05"},
        {"%d/%m/%Y %H:%M:%S", "05/01/2022 00:00:00", "2022-01-05"},
        {"%d/%m/%Y %H:%M", "05/01/2022 9:05", "2022-01-05"},
        {"%d/%m/%Y %H:%M", "05/01/2022 25:05", NULL},
        {"%d/%m/%Y %H:%M", "05/01/2022 10:61", NULL},
        {"%d/%m/%Y %H:%M", "05/01/2022", NULL},
        {"%%%d-%m-%Y", "%05-01-2022", "2022-01-05"},
        {"%%%d-%m-%Y", "05-01-2022", NULL},
        {"%d %b %Y", "05 Sept 2022", "2022-09-05"},
        {"%d %B %Y", "05 SEPT 2022", "2022-09-05"},
        {"%d %b %Y", "05 Septe 2022", NULL},
        {"%d %b %Y", "05 Augt 2022", NULL},
        {"%Y-%m-%d %H:%M:%S", "2021-03-04 09:12:31.457", "2021-03-04"},
        {"%Y-%m-%d %H:%M:%S", "2021-03-04 09:12:31.", NULL},
        {"%Y-%m-%d %H:%M:%S", "2021-03-04 09:12:31.45x", NULL},
        {"%Y-%m-%d %H:%M", "2021-03-04 09:12.5", NULL},
        {"%Y-%m-%d %H:%M:%S.%f", "2021-03-04 09:12:31.457", "2021-03-04"},
        {"%Y-%m-%d %H:%M:%S.%f", "2021-03-04 09:12:31", NULL},
        {"%Y-%m-%d %H:%M:%S.%f", "2021-03-04 09:12:31.", NULL},
        {"%Y-%m-%dT%H:%M:%S%z", "2021-03-31T23:30:00Z", "2021-03-31"},
        {"%Y-%m-%dT%H:%M:%S%z", "2021-04-01T00:30:00+01:00", "2021-04-01"},
        {"%Y-%m-%dT%H:%M:%S%z", "2021-04-01T00:30:00-1130", "2021-04-01"},
        {"%Y-%m-%dT%H:%M:%S%z", "2021-04-01T00:30:00+14:00", "2021-04-01"},
        {"%Y-%m-%dT%H:%M:%S%z", "2021-04-01T00:30:00+14:01", NULL},
        {"%Y-%m-%dT%H:%M:%S%z", "2021-04-01T00:30:00+01:60", NULL},
        {"%Y-%m-%dT%H:%M:%S%z", "2021-04-01T00:30:00", NULL},
        {"%Y-%m-%dT%H:%M:%S%z", "2021-04-01T00:30:00+01", "2021-04-01"},
        {"%Y-%m-%dT%H:%M:%S%z", "2021-04-01T00:30:00+1", NULL},
        {"%d/%m/%Y %I:%M %p", "04/03/2021 12:00 AM", "2021-03-04"},
        {"%d/%m/%Y %I:%M %p", "04/03/2021 1:05 pm", "2021-03-04"},
        {"%d/%m/%Y %I:%M %p", "04/03/2021 13:05 PM", NULL},
        {"%d/%m/%Y %I:%M %p", "04/03/2021 0:05 AM", NULL},
        {"%d/%m/%Y %I:%M %p", "04/03/2021 1:05 XM", NULL},
        {"%a %d %b %Y", "Thu 4 Mar 2021", "2021-03-04"}, /* 4 March 2021 was a Thursday */
        {"%a %d %b %Y", "thursday 4 Mar 2021", "2021-03-04"},
        {"%a %d %b %Y", "Fri 4 Mar 2021", NULL},
        {"%A, %d %B %Y", "Thursday, 4 March 2021", "2021-03-04"},
        {"%Y-%m", "2022-08", "2022-08-01"},
        {"%Y-%m", "2022-13", NULL},
        {"%Y-%m", "2022-08-01", NULL},
        {"%b %Y", "Aug 2022", "2022-08-01"},
        {"%m/%Y", "8/2022", "2022-08-01"},
        {"%Y", "2022", "2022-01-01"},
        {"%Y", "22", NULL},
        {"financial-year", "2014/15", "2014-04-01"},
        {"financial-year", "2014-15", "2014-04-01"},
        {"financial-year", "2014-2015", "2014-04-01"},
        {"financial-year", "1999/00", "1999-04-01"},
        {"financial-year", "2014/16", NULL},
        {"financial-year", "2014/2016", NULL},
        {"financial-year", "2014", NULL},
        {"financial-quarter", "2022-23Q4", "2023-01-01"},
        {"financial-quarter", "2022/23 Q1", "2022-04-01"},
        {"financial-quarter", "2022-23Q5", NULL},
        {"financial-quarter", "2023 Q4", NULL},
        {"calendar-quarter", "2023 Q4", "2023-10-01"},
        {"calendar-quarter", "2023Q1", "2023-01-01"},
        {"calendar-quarter", "q2-2023", "2023-04-01"},
        {"calendar-quarter", "2023 Q0", NULL},
        {"calendar-quarter", "2022-23Q4", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_date_form form;
        cj_date date = 12345;
        bool fits;

        OK(cj_date_form_parse(&form, cases[i].form, &err));
        fits = cj_date_read(&date, cj_span_of(cases[i].text), &form);
        if (fits != (cases[i].date != NULL))
            fail_msg("\"%s\" as %s", cases[i].text, cases[i].form);
        if (fits)
            is_day(date, cases[i].date);
    }
}

/* The unit that holds a day, its ends, and its name, which is a period with the same ends. */
static void units_are_periods(void **state)
{
    static const struct {
        cj_date_unit unit;
        const char *day;
        const char *first;
        const char *last;
        const char *name;
    } cases[] = {
        {CJ_UNIT_DAY, "2024-02-29", "2024-02-29", "2024-02-29", "2024-02-29"},
        {CJ_UNIT_MONTH, "2024-02-29", "2024-02-01", "2024-02-29", "2024-M02"},
        {CJ_UNIT_MONTH, "2023-12-31", "2023-12-01", "2023-12-31", "2023-M12"},
        {CJ_UNIT_QUARTER, "2023-02-14", "2023-01-01", "2023-03-31", "2022-23Q4"},
        {CJ_UNIT_QUARTER, "2023-12-31", "2023-10-01", "2023-12-31", "2023-24Q3"},
        {CJ_UNIT_YEAR, "2023-02-14", "2023-01-01", "2023-12-31", "2023"},
        {CJ_UNIT_FINANCIAL_YEAR, "2023-02-14", "2022-04-01", "2023-03-31", "2022-23"},
        {CJ_UNIT_FINANCIAL_YEAR, "2023-04-01", "2023-04-01", "2024-03-31", "2023-24"},
    };
    cj_error err = CJ_ERROR_INIT;
    cj_text name = CJ_TEXT_INIT;
    cj_period period;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_date first = cj_date_unit_of(day(cases[i].day), cases[i].unit);

        is_day(first, cases[i].first);
        is_day(cj_date_unit_last(first, cases[i].unit), cases[i].last);
        cj_text_reset(&name);
        cj_date_append_unit(&name, first, cases[i].unit);
        assert_string_equal(cj_text_string(&name), cases[i].name);
        OK(cj_period_parse(&period, cases[i].name, &err));
        is_day(period.first, cases[i].first);
        is_day(period.last, cases[i].last);
        assert_int_equal(cj_period_place_of(&period, first, cases[i].unit), CJ_PERIOD_INSIDE);
    }
    cj_text_clear(&name);
    assert_int_equal(cj_date_unit_last(day("9999-04-01"), CJ_UNIT_FINANCIAL_YEAR), CJ_DATE_LAST);
}

static void periods_cut_months(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_period period;

    (void)state;
    OK(cj_period_parse(&period, "2020-07-15..2020-08-31", &err));
    assert_int_equal(cj_period_place_of(&period, day("2020-06-01"), CJ_UNIT_MONTH),
                     CJ_PERIOD_OUTSIDE);
    assert_int_equal(cj_period_place_of(&period, day("2020-07-01"), CJ_UNIT_MONTH),
                     CJ_PERIOD_CUTS);
    assert_int_equal(cj_period_place_of(&period, day("2020-08-01"), CJ_UNIT_MONTH),
                     CJ_PERIOD_INSIDE);
    assert_int_equal(cj_period_place_of(&period, day("2020-07-01"), CJ_UNIT_DAY),
                     CJ_PERIOD_OUTSIDE);
    assert_int_equal(cj_period_place_of(&period, CJ_DATE_MISSING, CJ_UNIT_MONTH),
                     CJ_PERIOD_OUTSIDE);
    assert_true(cj_date_unit_holds(CJ_UNIT_QUARTER, CJ_UNIT_MONTH));
    assert_true(cj_date_unit_holds(CJ_UNIT_FINANCIAL_YEAR, CJ_UNIT_QUARTER));
    assert_false(cj_date_unit_holds(CJ_UNIT_FINANCIAL_YEAR, CJ_UNIT_YEAR));
    assert_false(cj_date_unit_holds(CJ_UNIT_MONTH, CJ_UNIT_QUARTER));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_are_periods),
        cmocka_unit_test(periods_cut_months),
        cmocka_unit_test(every_day_round_trips),
        cmocka_unit_test(there_are_no_other_days),
        cmocka_unit_test(adds_months),
        cmocka_unit_test(months_between_inverts_add_months),
        cmocka_unit_test(ages),
        cmocka_unit_test(financial_years),
        cmocka_unit_test(checks_forms),
        cmocka_unit_test(reads_dates),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

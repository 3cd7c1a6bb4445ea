/* cj/calendar.h: working days */
#include "support.h"

#include "cj/calendar.h"

static const char *const nations[] = {"england-wales", "scotland"};

static cj_date day(const char *text)
{
    static const cj_date_form iso = {.text = "%Y-%m-%d"};
    cj_date date;

    if (!cj_date_read(&date, cj_span_of(text), &iso))
        fail_msg("\"%s\" is no date", text);
    return date;
}

static cj_calendar *builtin(const char *name)
{
    cj_error err = CJ_ERROR_INIT;
    cj_calendar *calendar;

    OK(cj_calendar_builtin(&calendar, name, &err));
    return calendar;
}

static int32_t working_days(const cj_calendar *calendar, cj_date from, cj_date to)
{
    cj_error err = CJ_ERROR_INIT;
    int32_t days = -1;

    OK(cj_calendar_working_days(&days, calendar, from, to, &err));
    return days;
}

static int32_t between(const cj_calendar *calendar, const char *from, const char *to)
{
    return working_days(calendar, day(from), day(to));
}

static size_t count_holidays(const cj_calendar *calendar, int year)
{
    size_t count = 0;

    for (cj_date date = cj_date_of(year, 1, 1); date <= cj_date_of(year, 12, 31); date++)
        count += cj_calendar_is_holiday(calendar, date);
    return count;
}

static void weekdays(void **state)
{
    (void)state;
    assert_int_equal(cj_date_weekday(day("1970-01-01")), 3);
    assert_int_equal(cj_date_weekday(day("1969-12-31")), 2);
    assert_int_equal(cj_date_weekday(day("2024-02-29")), 3); /* a Thursday */
    assert_int_equal(cj_date_weekday(day("2000-01-01")), 5); /* a Saturday */
    assert_int_equal(cj_date_weekday(CJ_DATE_FIRST), 0);     /* a Monday */
    assert_int_equal(cj_date_weekday(CJ_DATE_LAST), 4);      /* a Friday */
    for (cj_date date = day("1900-01-01"), expected = 0; date < day("2100-01-01"); date++) {
        assert_int_equal(cj_date_weekday(date), expected);
        assert_int_equal(cj_date_is_weekend(date), expected >= 5);
        expected = expected == 6 ? 0 : expected + 1;
    }
}

/* The nth working day after the start is one, and the count up to it is n. */
static void worked_cases(void **state)
{
    case_reader in = case_open("working-days-expected.csv");
    size_t cases = 0;

    (void)state;
    for (; case_next(&in); cases++)
        for (size_t i = 0; i < 2; i++) {
            cj_calendar *calendar = builtin(nations[i]);
            cj_date from = day(in.fields[0]);
            cj_date to = day(in.fields[2 + i]);
            int32_t wanted = atoi(in.fields[1]);

            if (working_days(calendar, from, to) != wanted)
                fail_msg("%s from %s to %s: %d", nations[i], in.fields[0], in.fields[2 + i],
                         working_days(calendar, from, to));
            assert_int_equal(working_days(calendar, from, to - 1), wanted - 1);
            assert_true(cj_calendar_is_working_day(calendar, to));
            assert_true(cj_calendar_last_day(calendar, from, wanted) >= to);
            assert_true(cj_calendar_last_day(calendar, from, wanted - 1) == to - 1);
            cj_calendar_free(calendar);
        }
    assert_int_equal(cases, 14);
}

/* Eight a year in England and Wales, nine in Scotland, and the extra ones: jubilees in 2012 and
 * 2022, the funeral of 2022, the coronation of 2023, and Scotland's World Cup in 2026. */
static void numbers_of_holidays(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        cj_calendar *calendar = builtin(nations[i]);
        size_t total = 0;

        assert_int_equal(cj_calendar_first(calendar), day("2012-01-01"));
        assert_int_equal(cj_calendar_last(calendar), day("2028-12-31"));
        for (int year = 2012; year <= 2028; year++) {
            size_t extra = year == 2022 ? 2 : year == 2012 || year == 2023 || (year == 2026 && i);

            if (count_holidays(calendar, year) != 8 + i + extra)
                fail_msg("%s %d: %zu", nations[i], year, count_holidays(calendar, year));
            total += 8 + i + extra;
        }
        assert_int_equal(total, i == 0 ? 140 : 158);
        cj_calendar_free(calendar);
    }
}

/* `count` weekdays from `date` on are holidays, and the day before and the one after are not. */
static void are_free(const cj_calendar *calendar, cj_date date, int count)
{
    assert_true(cj_date_is_weekend(date - 1) || cj_calendar_is_working_day(calendar, date - 1) ||
                !cj_calendar_covers(calendar, date - 1));
    for (; count > 0; date++) {
        if (cj_date_is_weekend(date))
            continue;
        if (!cj_calendar_is_holiday(calendar, date) || cj_calendar_is_working_day(calendar, date))
            fail_msg("day %d is no holiday", date);
        count--;
    }
    while (cj_date_is_weekend(date))
        date++;
    assert_true(cj_calendar_is_working_day(calendar, date) || !cj_calendar_covers(calendar, date));
}

/* A holiday at the weekend is kept on the next weekday that is none (Banking and Financial
 * Dealings Act 1971): Christmas Day and Boxing Day, New Year's Day, 2 January in Scotland. */
static void christmas_and_new_year(void **state)
{
    static const char *const kept[][3] = {
        /* both nations, Scotland alone */
        {"2016-12-26", "2016-12-27", "2017-01-03"}, {"2021-12-27", "2021-12-28", "2022-01-04"},
        {"2020-12-25", "2020-12-28", "2021-01-04"}, {"2023-12-25", "2023-12-26", "2024-01-02"},
        {"2022-12-26", "2022-12-27", "2023-01-03"},
    };
    cj_calendar *calendars[2];

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        calendars[i] = builtin(nations[i]);
        for (int year = 2012; year <= 2028; year++) {
            are_free(calendars[i], cj_date_of(year, 12, 25), 2);
            are_free(calendars[i], cj_date_of(year, 1, 1), i == 0 ? 1 : 2);
        }
    }
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        for (size_t k = 0; k < 3; k++) {
            assert_int_equal(cj_calendar_is_holiday(calendars[0], day(kept[i][k])), k < 2);
            assert_true(cj_calendar_is_holiday(calendars[1], day(kept[i][k])));
        }
    /* the weekend itself is no holiday, and no working day either */
    assert_false(cj_calendar_is_holiday(calendars[1], day("2021-12-25")));
    assert_false(cj_calendar_is_working_day(calendars[1], day("2021-12-25")));
    cj_calendar_free(calendars[0]);
    cj_calendar_free(calendars[1]);
}

static void the_nations_differ(void **state)
{
    static const char *const england_alone[] = {"2023-04-10", "2023-08-28", "2024-04-01",
                                                "2024-08-26", "2028-04-17"};
    static const char *const scotland_alone[] = {"2023-08-07", "2023-11-30", "2024-01-02",
                                                 "2024-12-02", "2026-06-15"};
    static const char *const both[] = {"2012-06-05", "2020-05-08", "2022-06-02", "2022-06-03",
                                       "2022-09-19", "2023-05-08", "2024-03-29", "2028-04-14"};
    cj_calendar *england = builtin("england-wales");
    cj_calendar *scotland = builtin("scotland");

    (void)state;
    for (size_t i = 0; i < 5; i++) {
        assert_true(cj_calendar_is_holiday(england, day(england_alone[i])));
        assert_false(cj_calendar_is_holiday(scotland, day(england_alone[i])));
        assert_false(cj_calendar_is_holiday(england, day(scotland_alone[i])));
        assert_true(cj_calendar_is_holiday(scotland, day(scotland_alone[i])));
    }
    for (size_t i = 0; i < sizeof both / sizeof *both; i++)
        assert_true(cj_calendar_is_holiday(england, day(both[i])) &&
                    cj_calendar_is_holiday(scotland, day(both[i])));
    /* moved away from its Monday */
    assert_true(cj_calendar_is_working_day(england, day("2020-05-04")));
    assert_true(cj_calendar_is_working_day(scotland, day("2022-05-30")));
    cj_calendar_free(england);
    cj_calendar_free(scotland);
}

static void month_and_year_ends(void **state)
{
    cj_calendar *england = builtin("england-wales");
    cj_calendar *scotland = builtin("scotland");

    (void)state;
    assert_int_equal(between(england, "2024-02-28", "2024-02-29"), 1);
    assert_int_equal(between(england, "2024-02-29", "2024-03-01"), 1);
    assert_int_equal(between(england, "2023-02-28", "2023-03-01"), 1);
    assert_int_equal(between(england, "2024-04-30", "2024-05-31"), 21);  /* 23 weekdays - 2 */
    assert_int_equal(between(england, "2023-12-31", "2024-12-31"), 254); /* 262 weekdays - 8 */
    assert_int_equal(between(scotland, "2023-12-31", "2024-12-31"), 253);
    assert_int_equal(between(england, "2023-12-29", "2024-01-02"), 1);
    assert_int_equal(between(scotland, "2023-12-29", "2024-01-02"), 0);
    /* over a weekend no more than on the Friday; the start counts for nothing */
    assert_int_equal(between(scotland, "2024-01-15", "2024-01-15"), 0);
    assert_int_equal(between(scotland, "2024-01-15", "2024-01-19"), 4);
    assert_int_equal(between(scotland, "2024-01-15", "2024-01-21"), 4);
    assert_int_equal(between(scotland, "2024-01-15", "2024-01-22"), 5);
    assert_int_equal(between(scotland, "2024-01-20", "2024-01-22"), 1);
    assert_int_equal(between(scotland, "2024-01-20", "2024-01-21"), 0);
    cj_calendar_free(england);
    cj_calendar_free(scotland);
}

static void last_days(void **state)
{
    cj_calendar *england = builtin("england-wales");

    (void)state;
    /* a Friday: five working days after it are the next Friday, which a weekend follows */
    assert_int_equal(cj_calendar_last_day(england, day("2024-01-12"), 5), day("2024-01-21"));
    assert_int_equal(cj_calendar_last_day(england, day("2024-01-12"), 0), day("2024-01-14"));
    assert_int_equal(cj_calendar_last_day(england, day("2024-01-13"), 0), day("2024-01-14"));
    assert_int_equal(cj_calendar_last_day(england, day("2024-01-12"), 1), day("2024-01-15"));
    assert_int_equal(cj_calendar_last_day(england, day("2024-03-28"), 0), day("2024-04-01"));
    assert_int_equal(cj_calendar_last_day(england, day("2024-12-31"), 1), day("2025-01-02"));
    /* 2028-12-29 is the last working day that is known: what follows it is not */
    assert_int_equal(cj_calendar_last_day(england, day("2028-12-27"), 1), day("2028-12-28"));
    assert_int_equal(cj_calendar_last_day(england, day("2028-12-27"), 2), CJ_DATE_MISSING);
    assert_int_equal(cj_calendar_last_day(england, day("2028-12-31"), 0), CJ_DATE_MISSING);
    assert_int_equal(cj_calendar_last_day(england, day("2012-01-01"), INT32_MAX), CJ_DATE_MISSING);
    assert_int_equal(cj_calendar_last_day(england, day("2028-12-31"), INT32_MAX), CJ_DATE_MISSING);
    assert_int_equal(cj_calendar_last_day(england, day("2012-01-01"), -1), CJ_DATE_MISSING);
    assert_int_equal(cj_calendar_last_day(england, day("2011-12-31"), 1), CJ_DATE_MISSING);
    assert_int_equal(cj_calendar_last_day(england, day("2029-01-01"), 1), CJ_DATE_MISSING);
    assert_int_equal(cj_calendar_last_day(england, CJ_DATE_MISSING, 1), CJ_DATE_MISSING);
    cj_calendar_free(england);
}

/* Count from `from` day by day to the end of the calendar or of `steps` days. */
static void count_on(const cj_calendar *calendar, cj_date from, cj_date steps)
{
    int32_t days = 0;

    for (cj_date to = from; to <= from + steps && to <= day("2028-12-31"); to++) {
        /* 2012-01-01 was a Sunday */
        int weekday = (to - day("2012-01-01") + 6) % 7;
        cj_date last;

        if (to > from && weekday < 5 && !cj_calendar_is_holiday(calendar, to))
            days++;
        if (working_days(calendar, from, to) != days)
            fail_msg("from day %d to day %d: %d, not %d", from, to,
                     working_days(calendar, from, to), days);
        last = cj_calendar_last_day(calendar, from, days);
        if (last == CJ_DATE_MISSING ? working_days(calendar, to, day("2028-12-31")) != 0
                                    : last < to || working_days(calendar, from, last) != days ||
                                          working_days(calendar, from, last + 1) != days + 1)
            fail_msg("from day %d, %d working days: last day %d", from, days, last);
    }
}

static void as_counted_day_by_day(void **state)
{
    uint64_t random = 20240229;

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        cj_calendar *calendar = builtin(nations[i]);

        for (cj_date from = day("2023-01-01"); from <= day("2023-12-31"); from++)
            count_on(calendar, from, day("2023-12-31") - from);
        for (int round = 0; round < 100; round++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            count_on(calendar, day("2012-01-01") + (cj_date)((random >> 33) % 6210), 6210);
        }
        cj_calendar_free(calendar);
    }
}

static void knows_its_range(void **state)
{
    static const char *const wrong[][2] = {
        {"2011-12-31", "2012-01-05"}, {"2028-12-20", "2029-01-01"}, {"2029-01-01", "2029-01-05"},
        {"2010-01-01", "2010-01-05"}, {"0001-01-01", "9999-12-31"},
    };
    cj_error err = CJ_ERROR_INIT;
    cj_calendar *calendar = builtin("scotland");
    int32_t days = 7;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        FAILS(cj_calendar_working_days(&days, calendar, day(wrong[i][0]), day(wrong[i][1]), &err),
              CJ_EUSAGE);
        HAS(err.text, "2012-01-01 to 2028-12-31");
        assert_int_equal(days, 0);
    }
    FAILS(cj_calendar_working_days(&days, calendar, day("2028-12-20"), day("2029-01-01"), &err),
          CJ_EUSAGE);
    assert_string_equal(err.text, "2029-01-01 is outside the years whose holidays are known, "
                                  "2012-01-01 to 2028-12-31");
    FAILS(cj_calendar_working_days(&days, calendar, CJ_DATE_MISSING, day("2024-01-01"), &err),
          CJ_EUSAGE);
    HAS(err.text, "one is missing");
    FAILS(cj_calendar_working_days(&days, calendar, day("2024-01-05"), day("2024-01-04"), &err),
          CJ_EUSAGE);
    assert_string_equal(err.text, "working days are counted forwards: 2024-01-04 is before "
                                  "2024-01-05");
    assert_int_equal(between(calendar, "2012-01-01", "2012-01-04"), 1); /* 2 and 3 January */
    assert_int_equal(between(calendar, "2028-12-28", "2028-12-31"), 1);
    assert_true(cj_calendar_covers(calendar, day("2012-01-01")));
    assert_true(cj_calendar_covers(calendar, day("2028-12-31")));
    assert_false(cj_calendar_covers(calendar, day("2011-12-31")));
    assert_false(cj_calendar_covers(calendar, day("2029-01-01")));
    assert_false(cj_calendar_covers(calendar, CJ_DATE_MISSING));
    assert_false(cj_calendar_is_holiday(calendar, day("2029-01-01")));
    assert_false(cj_calendar_is_working_day(calendar, day("2011-12-30")));
    assert_false(cj_calendar_is_holiday(calendar, CJ_DATE_MISSING));
    cj_calendar_free(calendar);
    cj_calendar_free(NULL);
}

static void names(void **state)
{
    static const char *const cases[][2] = {
        {"scotlnad", "did you mean scotland?"},
        {"Scotland", "did you mean scotland?"},
        {"england_wales", "did you mean england-wales?"},
        {"england-and-wales", "did you mean england-wales?"},
        {"mars", "use england-wales or scotland"},
        {"", "use england-wales or scotland"},
    };
    cj_error err = CJ_ERROR_INIT;
    cj_calendar *calendar = (cj_calendar *)&err;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FAILS(cj_calendar_builtin(&calendar, cases[i][0], &err), CJ_EUSAGE);
        assert_null(calendar);
        HAS(err.text, cases[i][0]);
        HAS(err.text, cases[i][1]);
    }
}

static void reads_files(void **state)
{
    const char *path = write_text("closed.txt", "\xEF\xBB\xBF# the office is closed\r\n"
                                                "\r\n"
                                                "2024-12-27, between the years\r\n"
                                                "  2023-12-27 Wednesday\r\n"
                                                "2023-12-28\tThursday\r\n"
                                                "  # 2023-12-29\r\n"
                                                "2023-12-30\r\n"
                                                "2023-12-27,again");
    cj_error err = CJ_ERROR_INIT;
    cj_calendar *calendar;

    (void)state;
    OK(cj_calendar_load(&calendar, path, &err));
    assert_int_equal(cj_calendar_first(calendar), day("2023-01-01"));
    assert_int_equal(cj_calendar_last(calendar), day("2024-12-31"));
    assert_int_equal(count_holidays(calendar, 2023), 3);
    assert_int_equal(count_holidays(calendar, 2024), 1);
    assert_true(cj_calendar_is_holiday(calendar, day("2023-12-30"))); /* a Saturday */
    assert_true(cj_calendar_is_working_day(calendar, day("2023-12-25")));
    assert_int_equal(between(calendar, "2023-12-22", "2023-12-31"), 3);
    cj_calendar_free(calendar);
}

static void the_sources_read_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_calendar *calendar = builtin(nations[i]);
        cj_calendar *loaded;
        char path[512];

        snprintf(path, sizeof path, "%s/../../lib/dates/holidays/%s.txt", CJ_CASES, nations[i]);
        OK(cj_calendar_load(&loaded, path, &err));
        assert_int_equal(cj_calendar_first(loaded), cj_calendar_first(calendar));
        assert_int_equal(cj_calendar_last(loaded), cj_calendar_last(calendar));
        for (cj_date date = cj_calendar_first(loaded); date <= cj_calendar_last(loaded); date++)
            assert_int_equal(cj_calendar_is_holiday(loaded, date),
                             cj_calendar_is_holiday(calendar, date));
        cj_calendar_free(calendar);
        cj_calendar_free(loaded);
    }
}

static void adds_local_holidays(void **state)
{
    const char *path = write_text("local.txt", "2024-05-27 Victoria Day\n2024-09-30\n2024-01-01\n");
    cj_error err = CJ_ERROR_INIT;
    cj_calendar *calendar = builtin("scotland");
    cj_date start = day("2024-09-27"); /* a Friday */

    (void)state;
    assert_int_equal(working_days(calendar, start, start + 3), 1);
    OK(cj_calendar_add(calendar, path, &err));
    assert_int_equal(working_days(calendar, start, start + 3), 0);
    assert_int_equal(working_days(calendar, start, start + 4), 1);
    assert_int_equal(cj_calendar_last_day(calendar, start, 0), start + 3);
    assert_int_equal(count_holidays(calendar, 2024), 10); /* nine, and one that is new */
    assert_int_equal(cj_calendar_last(calendar), day("2028-12-31"));
    /* what fails changes nothing */
    FAILS(cj_calendar_add(calendar, write_text("far.txt", "2024-10-01\n2029-10-01\n"), &err),
          CJ_EUSAGE);
    assert_int_equal(err.line, 2);
    HAS(err.file, "far.txt");
    HAS(err.text, "2029-10-01 is outside");
    FAILS(cj_calendar_add(calendar, write_text("bad.txt", "2024-10-01\nxmas\n"), &err), CJ_EUSAGE);
    assert_int_equal(err.line, 2);
    FAILS(cj_calendar_add(calendar, write_text("none.txt", "# nothing\n"), &err), CJ_EUSAGE);
    FAILS(cj_calendar_add(calendar, temp_path("absent.txt"), &err), CJ_EIO);
    assert_true(cj_calendar_is_working_day(calendar, day("2024-10-01")));
    cj_calendar_free(calendar);
}

static void refuses_files(void **state)
{
    static const struct {
        const char *text;
        uint64_t line;
        const char *words;
    } cases[] = {
        {"2024-01-01\n2024-02-30\n", 2, "\"2024-02-30\" is no date as YYYY-MM-DD"},
        {"2023-02-29 leap\n", 1, "\"2023-02-29\" is no date"},
        {"# one\n\n2024-01-01\n01/02/2024\n", 4, "\"01/02/2024\" is no date"},
        {"date,name\n2024-01-01,New Year\n", 1, "\"date\" is no date"},
        {"2024-01-01;New Year\n", 1, "\"2024-01-01;New\" is no date"},
        {"2024-01-01\n,New Year\n", 2, "\"\" is no date"},
        {"2024-01-01\rNew Year", 1, "\"2024-01-01\\rNew\" is no date"},
        {"2024: 01-01 01-02\n", 1, "\"2024:\" is no date"},
        {"24-01-01\n", 1, "is no date"},
        {"", 0, "holds no date"},
        {"\n \n# 2024-01-01\n", 0, "holds no date"},
        {"2021-01-01\n2024-01-01\n2022-01-03", 3, "in 2022 and in 2024, but none in 2023"},
        {"0202-01-01\n2024-01-01\n", 1, "in 202 and in 2024, but none in 203"},
    };
    cj_error err = CJ_ERROR_INIT;
    cj_calendar *calendar = (cj_calendar *)&err;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        FAILS(cj_calendar_load(&calendar, write_text("wrong.txt", cases[i].text), &err), CJ_EUSAGE);
        assert_null(calendar);
        HAS(err.file, "wrong.txt");
        HAS(err.text, cases[i].words);
        assert_int_equal(err.line, cases[i].line);
    }
    FAILS(cj_calendar_load(&calendar, temp_path("absent.txt"), &err), CJ_EIO);
    assert_null(calendar);
}

static void refuses_large_files(void **state)
{
    size_t length = 1024 * 1024 + 1;
    char *bytes = malloc(length);
    cj_error err = CJ_ERROR_INIT;
    cj_calendar *calendar;

    (void)state;
    assert_non_null(bytes);
    memset(bytes, '\n', length);
    memcpy(bytes, "2024-01-01", 10);
    FAILS(cj_calendar_load(&calendar, write_bytes("large.txt", bytes, length), &err), CJ_EUSAGE);
    HAS(err.text, "is larger than");
    OK(cj_calendar_load(&calendar, write_bytes("large.txt", bytes, length - 1), &err));
    cj_calendar_free(calendar);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weekdays),
        cmocka_unit_test(worked_cases),
        cmocka_unit_test(numbers_of_holidays),
        cmocka_unit_test(christmas_and_new_year),
        cmocka_unit_test(the_nations_differ),
        cmocka_unit_test(month_and_year_ends),
        cmocka_unit_test(last_days),
        cmocka_unit_test(as_counted_day_by_day),
        cmocka_unit_test(knows_its_range),
        cmocka_unit_test(names),
        cmocka_unit_test(reads_files),
        cmocka_unit_test(the_sources_read_the_same),
        cmocka_unit_test(adds_local_holidays),
        cmocka_unit_test(refuses_files),
        cmocka_unit_test(refuses_large_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

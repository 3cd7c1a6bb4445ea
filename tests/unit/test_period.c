/* cj/date.h: periods */
#include "support.h"

#include "cj/date.h"

static void ends_are(const cj_period *period, const char *first, const char *last)
{
    cj_text text = CJ_TEXT_INIT;

    cj_date_append(&text, period->first);
    cj_text_add(&text, "..");
    cj_date_append(&text, period->last);
    if (strncmp(cj_text_string(&text), first, 10) != 0 ||
        strcmp(cj_text_string(&text) + 12, last) != 0)
        fail_msg("%s: %s", period->name, cj_text_string(&text));
    cj_text_clear(&text);
}

static void reads_every_form(void **state)
{
    static const struct {
        const char *text;
        const char *first;
        const char *last;
    } cases[] = {
        {"2021-22", "2021-04-01", "2022-03-31"},
        {"2021/22", "2021-04-01", "2022-03-31"},
        {"1999-00", "1999-04-01", "2000-03-31"},
        {"2011-12", "2011-04-01", "2012-03-31"}, /* never December 2011 */
        {"2021-22Q1", "2021-04-01", "2021-06-30"},
        {"2021-22Q2", "2021-07-01", "2021-09-30"},
        {"2021-22Q3", "2021-10-01", "2021-12-31"},
        {"2021-22Q4", "2022-01-01", "2022-03-31"},
        {"2021/22Q4", "2022-01-01", "2022-03-31"},
        {"2022", "2022-01-01", "2022-12-31"},
        {"0001", "0001-01-01", "0001-12-31"},
        {"2022-M01", "2022-01-01", "2022-01-31"},
        {"2024-M02", "2024-02-01", "2024-02-29"},
        {"2022-M12", "2022-12-01", "2022-12-31"},
        {"2022-01-05", "2022-01-05", "2022-01-05"},
        {"2022-01-01..2022-03-31", "2022-01-01", "2022-03-31"},
        {"2022-01-05..2022-01-05", "2022-01-05", "2022-01-05"},
        {"all", "0001-01-01", "9999-12-31"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_period period;

        OK(cj_period_parse(&period, cases[i].text, &err));
        assert_string_equal(period.name, cases[i].text);
        ends_are(&period, cases[i].first, cases[i].last);
        assert_int_equal(cj_period_is_all(&period), strcmp(cases[i].text, "all") == 0);
        assert_true(cj_period_holds(&period, period.first));
        assert_true(cj_period_holds(&period, period.last));
        assert_false(cj_period_holds(&period, period.first - 1));
        assert_false(cj_period_holds(&period, period.last + 1));
    }
}

/* The calendar ends with 9999-12-31, and so may a period. */
static void reads_the_last_year(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_period period;

    (void)state;
    OK(cj_period_parse(&period, "9999-12-31", &err));
    OK(cj_period_parse(&period, "9998-99Q4", &err));
    ends_are(&period, "9999-01-01", "9999-03-31");
    FAILS(cj_period_parse(&period, "9999-00", &err), CJ_EUSAGE); /* ends in March 10000 */
    OK(cj_period_parse(&period, "9999-M12", &err));
    ends_are(&period, "9999-12-01", "9999-12-31");
    OK(cj_period_parse(&period, "9999", &err));
    ends_are(&period, "9999-01-01", "9999-12-31");
}

static void reads_the_names_of_dates(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_period period;

    (void)state;
    for (cj_date date = cj_date_of(1998, 12, 1); date < cj_date_of(2002, 2, 1); date++) {
        void (*const names[])(cj_text *, cj_date) = {cj_date_append_year, cj_date_append_quarter,
                                                     cj_date_append_month};
        const int32_t longest[] = {366, 92, 31};

        for (size_t i = 0; i < 3; i++) {
            cj_text_reset(&text);
            names[i](&text, date);
            OK(cj_period_parse(&period, cj_text_string(&text), &err));
            assert_true(cj_period_holds(&period, date));
            assert_true(period.last - period.first < longest[i]);
        }
    }
    cj_text_clear(&text);
}

static void refuses_with_what_was_meant(void **state)
{
    static const struct {
        const char *text;
        const char *forms[3];
    } cases[] = {
        {"2023Q4", {"2023-24Q4", "2022-23Q4", NULL}},
        {"2023-Q4", {"2023-24Q4", "2022-23Q4", NULL}},
        {"2022-01", {"2022-M01", "2022-23", NULL}},
        {"2022/01", {"2022-M01", "2022-23", NULL}},
        {"2022-12", {"2022-M12", "2022-23", NULL}},
        {"1999-01", {"1999-M01", "1999-00", NULL}},
        {"2021-23", {"2021-22", NULL}},
        {"2021-21", {"2021-22", NULL}},
        {"2021-22Q5", {"Q1", "Q4", NULL}},
        {"2021-22Q0", {"Q1", "Q4", NULL}},
        {"2021-23Q1", {"2021-22", NULL}},
        {"2022-M13", {"2022-M01", NULL}},
        {"2022-M00", {"2022-M01", NULL}},
        {"2022-02-30", {"2022-02-30", NULL}},
        {"2022-02-30..2022-03-31", {"2022-02-30", NULL}},
        {"2022-03-31..2022-01-01", {"ends before", NULL}},
        {"2022-01-01...2022-03-31", {"2022-01-01..2022-03-31", NULL}},
        {"2022-01-01..2022-03", {"2022-01-01..2022-03-31", NULL}},
        {"", {"2021-22", "2022-M01", "all"}},
        {"last year", {"last-year", NULL}},
        {"01/02/2022", {"2022-02-01", NULL}},
        {"0000", {"2022", NULL}},
        {"22", {"2022", NULL}},
        {" 2022", {"2022", NULL}},
        {"2022 ", {"2022", NULL}},
        {"20222", {"2022", NULL}},
        {"2021-22-Q4", {"2021-22Q4", NULL}},
        {"2021-2022", {"2021-22", NULL}},
        {"Jan 2022", {"2022-M01", NULL}},
        {"a text that is much longer than any name of a period can be", {"too long", NULL}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_error err = CJ_ERROR_INIT;
        cj_period period;

        FAILS(cj_period_parse(&period, cases[i].text, &err), CJ_EUSAGE);
        if (strlen(cases[i].text) < 40)
            HAS(err.text, cases[i].text);
        for (size_t f = 0; f < 3 && cases[i].forms[f] != NULL; f++)
            HAS(err.text, cases[i].forms[f]);
    }
}

/* Expected values by a calendar. */
static void relates(void **state)
{
    static const struct {
        const char *of, *word, *name, *first, *last;
    } cases[] = {
        {"2021-22Q4", "previous", "2021-22Q3", "2021-10-01", "2021-12-31"},
        {"2021-22Q1", "previous", "2020-21Q4", "2021-01-01", "2021-03-31"},
        {"2021-22Q4", "same-quarter-last-year", "2020-21Q4", "2021-01-01", "2021-03-31"},
        {"2021-22Q4", "year", "2021-22", "2021-04-01", "2022-03-31"},
        {"2021-22Q1", "year", "2021-22", "2021-04-01", "2022-03-31"},
        {"2021-22Q3", "year-to-date", "2021-04-01..2021-12-31", "2021-04-01", "2021-12-31"},
        {"2021-22Q4", "year-to-date", "2021-22", "2021-04-01", "2022-03-31"},
        {"2013-14", "previous", "2012-13", "2012-04-01", "2013-03-31"},
        {"2000", "previous", "1999", "1999-01-01", "1999-12-31"},
        {"2022-M01", "previous", "2021-M12", "2021-12-01", "2021-12-31"},
        {"2024-M02", "same-quarter-last-year", "2023-M02", "2023-02-01", "2023-02-28"},
        {"2022-03-01", "previous", "2022-02-28", "2022-02-28", "2022-02-28"},
        {"2022-01-01..2022-03-31", "previous", "2021-10-01..2021-12-31", "2021-10-01",
         "2021-12-31"},
        {"2022-01-10..2022-01-16", "previous", "2022-01-03..2022-01-09", "2022-01-03",
         "2022-01-09"},
        {"2024-02-10..2024-02-29", "same-quarter-last-year", "2023-02-10..2023-02-28", "2023-02-10",
         "2023-02-28"},
        {"2021-22Q4", "2019-20", "2019-20", "2019-04-01", "2020-03-31"},
        {"2021-22Q4", "year-before", "2020-21Q4", "2021-01-01", "2021-03-31"},
        {"2021-22Q4", "5-quarters-before", "2020-21Q3", "2020-10-01", "2020-12-31"},
        {"2021-22Q4", "18-months-before", "2020-21Q2", "2020-07-01", "2020-09-30"},
        {"2021-22", "2-years-before", "2019-20", "2019-04-01", "2020-03-31"},
        {"2022-03-10..2022-03-31", "1-months-before", "2022-02-10..2022-02-28", "2022-02-10",
         "2022-02-28"},
        {"2021-22Q1", "previous-year", "2020-21", "2020-04-01", "2021-03-31"},
    };
    cj_error err = CJ_ERROR_INIT;
    cj_period of;
    cj_period out;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        OK(cj_period_parse(&of, cases[i].of, &err));
        OK(cj_period_relative(&out, &of, cases[i].word, &err));
        assert_string_equal(out.name, cases[i].name);
        ends_are(&out, cases[i].first, cases[i].last);
    }
    OK(cj_period_parse(&of, "all", &err));
    FAILS(cj_period_relative(&out, &of, "previous", &err), CJ_EUSAGE);
    HAS(err.text, "give it one");
    FAILS(cj_period_relative(&out, &of, "prevous", &err), CJ_EUSAGE);
    HAS(err.text, "year-before");
}

static cj_date day(const char *text)
{
    cj_date date;

    assert_true(cj_date_parse_iso(&date, cj_span_of(text)));
    return date;
}

/* Expected values by a calendar; a unit that ends on the day itself has ended. */
static void moves(void **state)
{
    static const struct {
        const char *text, *as_of;
        size_t count, index;
        const char *name;
    } cases[] = {{"last-quarter", "2022-03-31", 1, 0, "2021-22Q4"},
                 {"last-quarter", "2022-03-30", 1, 0, "2021-22Q3"},
                 {"last-quarter", "2022-04-20", 1, 0, "2021-22Q4"},
                 {"last-quarter", "2022-01-01", 1, 0, "2021-22Q3"},
                 {"last-8-quarters", "2022-04-20", 8, 0, "2020-21Q1"},
                 {"last-8-quarters", "2022-04-20", 8, 4, "2021-22Q1"},
                 {"last-8-quarters", "2022-04-20", 8, 7, "2021-22Q4"},
                 {"last-month", "2024-02-28", 1, 0, "2024-M01"},
                 {"last-month", "2024-02-29", 1, 0, "2024-M02"},
                 {"last-12-months", "2022-03-31", 12, 0, "2021-M04"},
                 {"last-12-months", "2022-03-31", 12, 11, "2022-M03"},
                 {"last-1-months", "2022-03-31", 1, 0, "2022-M03"},
                 {"last-year", "2022-03-31", 1, 0, "2021-22"},
                 {"last-year", "2022-03-30", 1, 0, "2020-21"},
                 {"last-3-years", "2022-06-30", 3, 0, "2019-20"},
                 {"year-to-date", "2022-01-31", 1, 0, "2021-04-01..2022-01-31"},
                 {"year-to-date", "2022-04-01", 1, 0, "2022-04-01"},
                 {"same-quarter-last-year", "2022-04-20", 1, 0, "2020-21Q4"},
                 {"previous-year", "2022-03-31", 1, 0, "2020-21"},
                 {"previous-year", "2022-04-01", 1, 0, "2021-22"}};
    cj_error err = CJ_ERROR_INIT;
    cj_period out;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(cj_period_moving_count(cases[i].text), cases[i].count);
        OK(cj_period_moving(&out, cases[i].text, cases[i].index, day(cases[i].as_of), &err));
        assert_string_equal(out.name, cases[i].name);
    }
}

static void moves_only_from_a_day(void **state)
{
    static const char *const none[] = {"last-0-quarters",
                                       "last-8-quarter",
                                       "last-08-quarters",
                                       "last-1000-quarters",
                                       "last-quarters",
                                       "last--quarters",
                                       "last-8",
                                       "2021-22Q4",
                                       ""};
    cj_error err = CJ_ERROR_INIT;
    cj_period out;

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(cj_period_moving_count(none[i]), 0);
    FAILS(cj_period_moving(&out, "last-quarter", 0, CJ_DATE_MISSING, &err), CJ_EUSAGE);
    HAS(err.text, "counted back");
    FAILS(cj_period_moving(&out, "last-quartr", 0, day("2022-03-31"), &err), CJ_EUSAGE);
    HAS(err.text, "last-quarter");
    FAILS(cj_period_moving(&out, "last-quarter", 0, day("0900-03-31"), &err), CJ_EUSAGE);
    OK(cj_period_moving(&out, "2021-22Q4", 0, CJ_DATE_MISSING, &err));
}

/* In a report words are counted back from the end of its period. */
static void is_related(void **state)
{
    cj_error err = CJ_ERROR_INIT;
    cj_period of;
    cj_period out;

    (void)state;
    OK(cj_period_parse(&of, "2021-22Q4", &err));
    assert_int_equal(cj_period_related_count("last-8-quarters"), 8);
    assert_int_equal(cj_period_related_count("previous"), 1);
    OK(cj_period_related(&out, &of, "last-8-quarters", 7, &err));
    assert_string_equal(out.name, "2021-22Q4");
    OK(cj_period_related(&out, &of, "same-quarter-last-year", 0, &err));
    assert_string_equal(out.name, "2020-21Q4");
    OK(cj_period_parse(&of, "2022-M01", &err)); /* a word of both kinds is the report's */
    OK(cj_period_related(&out, &of, "same-quarter-last-year", 0, &err));
    assert_string_equal(out.name, "2021-M01");
    OK(cj_period_parse(&of, "all", &err));
    FAILS(cj_period_related(&out, &of, "last-quarter", 0, &err), CJ_EUSAGE);
}

static void says_it_in_words(void **state)
{
    static const char *const cases[][2] = {
        {"2021-22Q4", "1 January to 31 March 2022 (2021-22 Q4)"},
        {"2013-14", "1 April 2013 to 31 March 2014 (2013-14)"},
        {"2022-01-10..2022-01-16", "10 January to 16 January 2022"},
        {"2022-01-05", "5 January 2022"},
        {"all", "all dates"}};
    cj_error err = CJ_ERROR_INIT;
    cj_text text = CJ_TEXT_INIT;
    cj_period period;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_text_reset(&text);
        OK(cj_period_parse(&period, cases[i][0], &err));
        cj_period_append_words(&text, &period);
        assert_string_equal(cj_text_string(&text), cases[i][1]);
    }
    cj_text_clear(&text);
}

/* Names that only programs write have words; whatever else a cell may say stays as it is. */
static void says_names_for_people(void **state)
{
    static const char *const cases[][2] = {
        {"2023-M04", "Apr 2023"},     {"2023-M09", "Sep 2023"},
        {"0001-M01", "Jan 0001"},     {"2021-22Q4", "2021-22 Q4"},
        {"1999-00Q1", "1999-00 Q1"},  {"2016-08-01..2017-01-31", "1 Aug 2016 to 31 Jan 2017"},
        {"2021-22", "2021-22"},       {"2022", "2022"},
        {"2022-01-05", "2022-01-05"}, {"all", "all"},
        {"2023-M13", "2023-M13"},                                 /* there is no such month, */
        {"2023-M4", "2023-M4"},       {"2021-23Q4", "2021-23Q4"}, /* year, */
        {"2021-22Q5", "2021-22Q5"},                               /* quarter */
        {"12345M78", "12345M78"},     {"2017-01-31..2016-08-01", "2017-01-31..2016-08-01"},
        {"2023-M04 ", "2023-M04 "},   {"", ""}};
    cj_text text = CJ_TEXT_INIT;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cj_text_reset(&text);
        cj_period_append_label(&text, cj_span_of(cases[i][0]));
        assert_string_equal(cj_text_string(&text), cases[i][1]);
        assert_int_equal(cj_period_has_label(cj_span_of(cases[i][0])), strcmp(cases[i][0], cases[i][1]) != 0);
    }
    cj_text_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_form),
        cmocka_unit_test(reads_the_last_year),
        cmocka_unit_test(reads_the_names_of_dates),
        cmocka_unit_test(refuses_with_what_was_meant),
        cmocka_unit_test(relates),
        cmocka_unit_test(moves),
        cmocka_unit_test(moves_only_from_a_day),
        cmocka_unit_test(is_related),
        cmocka_unit_test(says_it_in_words),
        cmocka_unit_test(says_names_for_people),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

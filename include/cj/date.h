/* cj/date.h - civil dates, and periods made of them.
 *
 * A date is a day of the proleptic Gregorian calendar, counted from 1970-01-01
 * = 0.  There are no times, no time zones and no clock here.
 */
#ifndef CJ_DATE_H
#define CJ_DATE_H

#include "cj/text.h"

#include <stdbool.h>
#include <stdint.h>

/* Days since 1970-01-01, from 0001-01-01 to 9999-12-31. */
typedef int32_t cj_date;

#define CJ_DATE_MISSING INT32_MIN
#define CJ_DATE_FIRST (-719162)
#define CJ_DATE_LAST 2932896

typedef struct {
    int year;  /* 1 to 9999 */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
} cj_civil;

/* The day of a civil date; CJ_DATE_MISSING if there is no such day (31 April,
 * 29 February of a common year, year 0).  Algorithm: H. Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
cj_date cj_date_of(int year, int month, int day);

/* The civil date of a day (civil_from_days of the same source). */
cj_civil cj_date_civil(cj_date date);

/* Append YYYY-MM-DD. */
void cj_date_append(cj_text *text, cj_date date);

/* Read it back, all ten characters: a day as options and definitions have it. */
bool cj_date_parse_iso(cj_date *out, cj_span text);

/* date + months calendar months, kept in the month by clamping the day:
 * 2023-08-31 + 6 = 2024-02-29.  CJ_DATE_MISSING outside the calendar. */
cj_date cj_date_add_months(cj_date date, int months);

/* The largest n with from + n months <= to; negative when to is earlier. */
int cj_date_months_between(cj_date from, cj_date to);

/* Completed years on `date` of someone born on `born`; negative before birth.
 * Someone born on 29 February completes a common year on 1 March. */
int cj_date_age(cj_date born, cj_date date);

/* The year in which the financial year (April to March) of date begins. */
int cj_date_financial_year(cj_date date);

/* The quarter of the financial year, 1 (April to June) to 4. */
int cj_date_financial_quarter(cj_date date);

/* Append the names that cj_period_parse() reads back: 2021-22, 2021-22Q4,
 * 2022-M01 (but for financial years that begin or end outside the calendar). */
void cj_date_append_year(cj_text *text, cj_date date);
void cj_date_append_quarter(cj_text *text, cj_date date);
void cj_date_append_month(cj_text *text, cj_date date);

/* ---- how long a date is ---------------------------------------------------------------- */

/* What a date of a column stands for: a day, or a month, quarter or year without saying which of
 * its days.  Such a date is held as its first day.  The unit is the column's, never a cell's. */
typedef enum {
    CJ_UNIT_DAY,
    CJ_UNIT_MONTH,
    CJ_UNIT_QUARTER,       /* of a calendar or a financial year: their days are the same */
    CJ_UNIT_YEAR,          /* January to December */
    CJ_UNIT_FINANCIAL_YEAR /* April to March */
} cj_date_unit;

/* "month" and "months". */
const char *cj_date_unit_word(cj_date_unit unit);
const char *cj_date_unit_words(cj_date_unit unit);

/* The last day of the unit that begins with `first`. */
cj_date cj_date_unit_last(cj_date first, cj_date_unit unit);

/* The first day of the unit that date lies in; CJ_DATE_MISSING before the calendar. */
cj_date cj_date_unit_of(cj_date date, cj_date_unit unit);

/* Whether every `part` lies in one `whole`: a month in its quarter, but no calendar year in one
 * financial year. */
bool cj_date_unit_holds(cj_date_unit whole, cj_date_unit part);

/* Append the unit that begins with date under the name that cj_period_parse() reads back. */
void cj_date_append_unit(cj_text *text, cj_date date, cj_date_unit unit);

/* ---- forms ------------------------------------------------------------------------------- */

/* A form in which dates are written: letters of strftime, of which these are known:
 *
 *   %d %e      day, of one or two digits          %Y %y      year of four digits, of two
 *   %m         month, of one or two digits        %b %B      English name of the month, or its
 *                                                            first three letters, or Sept
 *   %a %A      English name of the weekday, or its first three letters: must be that of the date
 *   %H %I      hour, of 24 or of 12               %p         AM or PM, in any case
 *   %M %S      minute, second (a fraction of the last part of a form, .457, is read over)
 *   %f         digits of a fraction               %z         offset: Z, +01:00, +0100 or +01
 *   %%         %
 *
 * Times and offsets are read over: the day is the one that is written.  A form without a day is
 * one of months (%Y-%m, %b %Y), one with a year alone (%Y) of calendar years.  Five words are
 * forms as well:
 *
 *   excel-1900, excel-1904   the number that a spreadsheet has for a day, of five digits (1927 to
 *                            2173), a fraction being the time
 *   financial-year           2014/15, 2014-15 or 2014/2015
 *   financial-quarter        2014-15Q4 or 2014/15 Q4: Q4 is January to March
 *   calendar-quarter         2015Q1, 2015 Q1, 2015-Q1 or Q1 2015: Q1 is January to March */
typedef struct {
    char text[64];
    int pivot; /* of %y: the first year that two digits can mean */
    cj_date_unit unit;
} cj_date_form;

/* The forms of dates where nobody names any: YYYY-MM-DD and DD/MM/YYYY. */
#define CJ_DEFAULT_FORM_COUNT 2
extern const cj_date_form cj_default_forms[CJ_DEFAULT_FORM_COUNT];

/* Check a form: it gives a year once, and a month and a day at most once, a day with its month.
 * %y is refused, since it says no century. */
cj_status cj_date_form_parse(cj_date_form *out, const char *text, cj_error *err);

/* The same, with the first year that %y can mean (1000 to 9900; 0: none). */
cj_status cj_date_form_parse_pivot(cj_date_form *out, const char *text, int pivot, cj_error *err);

/* Whether the form takes something for granted: the century of %y, or that a
 * number is a day. */
bool cj_date_form_assumes(const cj_date_form *form);

/* CJ_EUSAGE where the forms of one column are not all of the same unit. */
cj_status cj_date_forms_check(const cj_date_form *forms, size_t count, cj_error *err);

/* Read text (no blanks around it) in that form; false if it does not fit or
 * names no day. */
bool cj_date_read(cj_date *out, cj_span text, const cj_date_form *form);

/* The weekday that the date has (0 is Monday), if text fits the form but for its weekday, which
 * is another one; else -1. */
int cj_date_false_weekday(cj_span text, const cj_date_form *form);

/* "Monday" for 0. */
const char *cj_weekday_name(int weekday);

/* Whether text ends with an offset that says UTC: Z, +00:00 or the like. */
bool cj_date_is_of_utc(cj_span text);

/* A form that reads text, to be told to somebody whose forms do not: the text of
 * a form that is known for exports, or NULL. */
const char *cj_date_form_suggest(cj_span text);

/* ---- periods ----------------------------------------------------------------------------- */

/* A period as it was asked for: both ends belong to it. */
typedef struct {
    char name[40];
    cj_date first;
    cj_date last;
} cj_period;

/* Read a period: 2021-22 or 2021/22 (financial year, April to March),
 * 2021-22Q4 (its quarters, Q4 = January to March), 2022 (calendar year),
 * 2022-M01 (month), 2022-01-05 (day), 2022-01-01..2022-03-31, all.  Anything
 * else fails with CJ_EUSAGE and names the forms it may have meant. */
cj_status cj_period_parse(cj_period *out, const char *text, cj_error *err);

/* Periods that move: counted back from the day up to which the data are complete.
 *
 *   last-quarter, last-month, last-year           the last whole one that has ended by that day;
 *                                                 years are financial ones
 *   last-8-quarters, last-12-months, last-3-years so many of them, each a period of its own, the
 *                                                 earliest first
 *   year-to-date                                  from 1 April to that day
 *   same-quarter-last-year                        a year before last-quarter
 *   previous-year                                 the financial year before the one of that day
 *
 * How many periods a text stands for; 0: it is none of these. */
size_t cj_period_moving_count(const char *text);

/* Number `index` of them, under the name that cj_period_parse() reads back.  CJ_EUSAGE without a
 * day (CJ_DATE_MISSING), or where the text is no such period. */
cj_status cj_period_moving(cj_period *out, const char *text, size_t index, cj_date as_of,
                           cj_error *err);

/* Read a period that is said in relation to another one: "previous" (the one of the same length
 * just before), "same-quarter-last-year" or "year-before" (a year earlier, whatever its length),
 * "5-quarters-before", "18-months-before", "2-years-before" (so much earlier), "year" (the
 * financial year that it ends in), "previous-year" (the one before that), "year-to-date" (from the
 * 1 April of that year to its end), or any that cj_period_parse() takes.  CJ_EUSAGE where `of` is
 * all and a word needs its ends. */
cj_status cj_period_relative(cj_period *out, const cj_period *of, const char *text, cj_error *err);

/* What is said in relation to a period in reports: the words above, and those that move, which
 * are counted back from its end.  How many periods that are, at least 1; and number `index` of
 * them. */
size_t cj_period_related_count(const char *text);
cj_status cj_period_related(cj_period *out, const cj_period *of, const char *text, size_t index,
                            cj_error *err);

/* Append a day as people read it in tables: "5 Jan 2022". */
void cj_date_append_short(cj_text *out, cj_date day);

/* Append what people read for the name of a period: "Apr 2023" for 2023-M04, "2021-22 Q4" for
 * 2021-22Q4, "1 Apr 2023 to 5 May 2023" for 2023-04-01..2023-05-05.  Any other text stays as it is.
 */
void cj_period_append_label(cj_text *out, cj_span name);

/* Whether that is another text. */
bool cj_period_has_label(cj_span name);

/* Append the period in words: "1 January to 31 March 2022 (2021-22 Q4)". */
void cj_period_append_words(cj_text *text, const cj_period *period);

/* Append "31 March 2022". */
void cj_date_append_words(cj_text *text, cj_date date);

/* Whether the period is `all`, without ends. */
bool cj_period_is_all(const cj_period *period);

static inline bool cj_period_holds(const cj_period *period, cj_date date)
{
    return date >= period->first && date <= period->last;
}

/* Where a date that is as long as `unit` lies: the period may hold a part of its days alone. */
typedef enum { CJ_PERIOD_OUTSIDE, CJ_PERIOD_INSIDE, CJ_PERIOD_CUTS } cj_period_place;

cj_period_place cj_period_place_of(const cj_period *period, cj_date date, cj_date_unit unit);

#endif

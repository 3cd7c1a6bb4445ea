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

/* A form in which dates are written: letters of strftime, of which these are
 * known: %d %e %m %Y %y %b %B %H %M %S %% (%b and %B are English month names;
 * times are read over).  Day and month may have one digit.  Two more are
 * "excel-1900" and "excel-1904": the number that a spreadsheet has for a day,
 * of five digits (1927 to 2173), a fraction being the time. */
typedef struct {
    char text[32];
    int pivot; /* of %y: the first year that two digits can mean */
} cj_date_form;

/* Check a form: it must give a day, a month and a year once each.  %y is
 * refused, since it says no century. */
cj_status cj_date_form_parse(cj_date_form *out, const char *text, cj_error *err);

/* The same, with the first year that %y can mean (1000 to 9900; 0: none). */
cj_status cj_date_form_parse_pivot(cj_date_form *out, const char *text, int pivot, cj_error *err);

/* Whether the form takes something for granted: the century of %y, or that a
 * number is a day. */
bool cj_date_form_assumes(const cj_date_form *form);

/* Read text (no blanks around it) in that form; false if it does not fit or
 * names no day. */
bool cj_date_read(cj_date *out, cj_span text, const cj_date_form *form);

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

/* Read a period that is said in relation to another one: "previous" (the one of
 * the same length just before), "same-quarter-last-year" (whatever its length),
 * "year" (the financial year that it ends in), "year-to-date" (from the 1 April
 * of that year to its end), or any that cj_period_parse() takes.  CJ_EUSAGE where
 * `of` is all and a word needs its ends. */
cj_status cj_period_relative(cj_period *out, const cj_period *of, const char *text, cj_error *err);

/* Append the period in words: "1 January to 31 March 2022 (2021-22Q4)". */
void cj_period_append_words(cj_text *text, const cj_period *period);

/* Whether the period is `all`, without ends. */
bool cj_period_is_all(const cj_period *period);

static inline bool cj_period_holds(const cj_period *period, cj_date date)
{
    return date >= period->first && date <= period->last;
}

#endif

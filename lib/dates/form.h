/* The parts that dates are written with; each moves `at` behind what it reads, and is false where
 * something else stands there. */
#ifndef CJ_DATES_FORM_H
#define CJ_DATES_FORM_H

#include "cj/date.h"

/* Between `least` and `most` digits. */
bool cj_form_digits(int *value, cj_span *at, size_t least, size_t most);

/* The year of two digits in the hundred years from pivot on. */
bool cj_form_short_year(int *year, cj_span *at, int pivot);

/* An English name of a month or a weekday (0 is Monday), in full or short. */
bool cj_form_month(int *month, cj_span *at);
bool cj_form_weekday(int *weekday, cj_span *at);

/* Pass over parts of a time that are not kept: a fraction's digits, AM or PM, an offset up to
 * 14:00. */
bool cj_form_fraction(cj_span *at);
bool cj_form_half(cj_span *at);
bool cj_form_offset(cj_span *at);

/* ---- dates as nearly all are ------------------------------------------------------------- */

/* 2014-03-31 (%Y-%m-%d) and 31/03/2014 (%d/%m/%Y): no text is both. */
enum { CJ_PLAIN_YEAR_FIRST = 1, CJ_PLAIN_DAY_FIRST = 2 };

/* Which of the two the forms are; 0 if some form is another one. */
unsigned cj_plain_forms(const cj_date_form *forms, size_t count);

/* The number that two digits make; above 99 if one is none. */
static inline unsigned cj_two_digits(const char *at)
{
    unsigned tens = (unsigned)at[0] - '0';
    unsigned ones = (unsigned)at[1] - '0';

    return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones;
}

/* Read a date in one of these forms; false for what is none, and for what only the general reader
 * knows. */
static inline bool cj_plain_date(cj_date *out, cj_span text, unsigned forms)
{
    const char *at = text.at;
    bool year_first;
    bool day_first;
    unsigned century;
    unsigned year;
    unsigned month;
    unsigned day;
    cj_date date;

    if (text.length != 10)
        return false;
    year_first = at[4] == '-' && at[7] == '-' && (forms & CJ_PLAIN_YEAR_FIRST) != 0;
    day_first = at[2] == '/' && at[5] == '/' && (forms & CJ_PLAIN_DAY_FIRST) != 0;
    if (!year_first && !day_first)
        return false;
    century = cj_two_digits(at + (year_first ? 0 : 6));
    year = cj_two_digits(at + (year_first ? 2 : 8));
    month = cj_two_digits(at + (year_first ? 5 : 3));
    day = cj_two_digits(at + (year_first ? 8 : 0));
    if (century > 99 || year > 99)
        return false;
    date = cj_date_of((int)(century * 100 + year), (int)month, (int)day);
    if (date != CJ_DATE_MISSING)
        *out = date;
    return date != CJ_DATE_MISSING;
}

/* ---- the words that are forms: all of text is read -------------------------------------- */

bool cj_form_read_excel_1900(cj_date *out, cj_span text);
bool cj_form_read_excel_1904(cj_date *out, cj_span text);
bool cj_form_read_financial_year(cj_date *out, cj_span text);
bool cj_form_read_financial_quarter(cj_date *out, cj_span text);
bool cj_form_read_calendar_quarter(cj_date *out, cj_span text);

#endif

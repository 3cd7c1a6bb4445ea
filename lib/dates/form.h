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

/* ---- the words that are forms: all of text is read -------------------------------------- */

bool cj_form_read_excel_1900(cj_date *out, cj_span text);
bool cj_form_read_excel_1904(cj_date *out, cj_span text);
bool cj_form_read_financial_year(cj_date *out, cj_span text);
bool cj_form_read_financial_quarter(cj_date *out, cj_span text);
bool cj_form_read_calendar_quarter(cj_date *out, cj_span text);

#endif

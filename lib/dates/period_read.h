/* The shapes of periods, what is read of them (period_read.c), and what others mean
 * (period_meant.c); period.c tells what is wrong. */
#ifndef CJ_DATES_PERIOD_READ_H
#define CJ_DATES_PERIOD_READ_H

#include "cj/date.h"

/* Whether text has the shape of pattern: 9 stands for any digit, / for a hyphen or a slash, Q and M
 * for themselves in either case. */
bool cj_period_has_shape(const char *text, const char *pattern);

/* The number that so many digits from there on say. */
int cj_period_number(const char *text, size_t from, size_t digits);

/* Read the ends of a period in a form of cj_period_parse(); false: it has none. */
bool cj_period_read(cj_period *out, const char *text);

/* Append what is to be written instead of a text that is no period; false, and nothing: that cannot
 * be known, or the text has failed.  text: no longer than the name of a period. */
bool cj_period_meant(cj_text *meant, const char *text);

#endif

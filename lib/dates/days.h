/* Which days there are: a set of days, to which rows add theirs as they come.
 *
 * A bit for each day of the calendar, 450 kB of which only the years in use are ever touched. */
#ifndef CJ_DATES_DAYS_H
#define CJ_DATES_DAYS_H

#include "cj/date.h"
#include "cj/error.h"

#include <stddef.h>

typedef struct {
    uint64_t *bits; /* NULL: not open, and empty */
    cj_date first;  /* CJ_DATE_MISSING: there is none ... */
    cj_date last;   /* ... and here */
} cj_days;

#define CJ_DAYS_INIT                           \
    {                                          \
        NULL, CJ_DATE_MISSING, CJ_DATE_MISSING \
    }

cj_status cj_days_open(cj_days *days, cj_error *err);
void cj_days_clear(cj_days *days);

/* Add those that are not missing; NULL has none. */
void cj_days_add(cj_days *days, const cj_date *dates, size_t count);

/* Add all of another set. */
void cj_days_join(cj_days *days, const cj_days *other);

/* Whether a day from `first` to `last`, both included, is in the set. */
bool cj_days_any(const cj_days *days, cj_date first, cj_date last);

/* The longest time, in days, between one day and the next in the later half of the set: so long
 * the days usually keep apart.  The earlier half does not count, lest one old date tell that gaps
 * of many years are usual.  0 for fewer than two days. */
int32_t cj_days_gap(const cj_days *days);

/* A pause of so many days says nothing, however often something happens. */
#define CJ_PAUSE_LEAST 31

/* The last day until then, if the days are likely to have ended with it: it is more than
 * CJ_PAUSE_LEAST days before `until` and longer than any two of the later half of the days until
 * then lie apart, and things that happen by chance as often as those pause so long less than once
 * in 1,000 times.  With m times between them, which sum to s, that is (1 + pause / s)^-m, since m
 * and s are all that is known of how often they happen: a pause of 7 usual times between two where
 * there are many days, of 15 for m = 5, of 61 for m = 2.  Fewer than three days say nothing.
 * Days behind `until` tell that they go on, unless they are few enough to be slips: one of ten and
 * more, or one in a hundred.  CJ_DATE_MISSING: they are not likely to have ended. */
cj_date cj_days_ended(const cj_days *days, cj_date until);

/* The same of a beginning: the first day from `from` on, if the days are likely to have begun with
 * it.  The times between are those of the earlier half of the days from then on. */
cj_date cj_days_began(const cj_days *days, cj_date from);

/* Whether the days are as close together in their first 31 as they are in all, three quarters of
 * it at least: so they are where an export was cut, and not where something began.  Fewer than 30
 * days say nothing. */
bool cj_days_full_at_once(const cj_days *days);

#endif

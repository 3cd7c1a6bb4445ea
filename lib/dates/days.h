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

/* The first day in the set from `day` on, or the last one up to it; there is one. */
cj_date cj_days_next(const cj_days *days, cj_date day);
cj_date cj_days_before(const cj_days *days, cj_date day);

size_t cj_days_count(const cj_days *days);

#endif

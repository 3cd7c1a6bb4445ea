/* The days of synthetic records: their texts, and the next working day. */
#ifndef CJ_SYNTH_DAYS_H
#define CJ_SYNTH_DAYS_H

#include "cj/date.h"

#define CJ_DAY_TEXT 16

typedef struct {
    cj_date first; /* of the tables below */
    cj_date last;
    char (*texts)[CJ_DAY_TEXT];
    uint8_t *lengths;
    uint8_t *rests; /* days to the next working day, 0 for one */
} cj_days_known;

/* Tables of the days from first to last.  Holidays of Scotland and of England and Wales are no
 * working days, as far as they are known; form is how dates are written.  CJ_EUSAGE for a form that
 * has another letter than %d %e %m %b %Y %y, gives no day, month or year, or is longer than 16
 * bytes. */
cj_status cj_days_known_open(cj_days_known *days, cj_date first, cj_date last, const char *form,
                             cj_error *err);
void cj_days_known_clear(cj_days_known *days);

/* CJ_EUSAGE for a period that is not within the years whose holidays are known. */
cj_status cj_days_known_check(const cj_period *period, cj_error *err);

/* The day itself, or the working day after it; a day outside the tables stays. */
static inline cj_date cj_days_known_work(const cj_days_known *days, cj_date day)
{
    return day < days->first || day > days->last ? day : day + days->rests[day - days->first];
}

#endif

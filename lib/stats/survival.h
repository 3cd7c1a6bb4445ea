/* how long it takes until something happens to people, some of
 * whom are still being watched.
 *
 * The Kaplan-Meier estimate of the share to whom it has not happened: at each
 * day t on which it happens to d of the n that were still watched, the share is
 * multiplied by 1 - d/n.  E. L. Kaplan, P. Meier, "Nonparametric estimation
 * from incomplete observations", JASA 53 (1958).
 */
#ifndef CJ_STATS_SURVIVAL_H
#define CJ_STATS_SURVIVAL_H

#include "cj/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How long somebody was watched. */
typedef struct {
    int32_t days; /* 0 or more */
    bool event;   /* it happened on that day; else that is the last day known */
} cj_lifetime;

/* The estimate on a day. */
typedef struct {
    int32_t days;
    int64_t at_risk;  /* watched until just before that day */
    int64_t events;   /* since the row before, that day included */
    int64_t censored; /* the same; on one day events come before censorings */
    int64_t on_day;   /* events and censorings on that day itself */
    double survival;  /* share to whom it has not happened by the end of that day */
    double se;        /* its standard error (Greenwood) */
    double low;       /* its interval from log(-log survival) */
    double high;
    bool has_survival; /* somebody was at risk, or nobody is left to whom it can happen */
    bool has_se;       /* survival is above 0 */
    bool has_interval; /* survival is above 0 and below 1 */
} cj_survival_row;

/* Put `count` lifetimes in order of their days, events first. */
void cj_lifetimes_sort(cj_lifetime *lifetimes, size_t count);

/* How many different days have an event, in sorted lifetimes. */
size_t cj_survival_event_days(const cj_lifetime *lifetimes, size_t count);

/* Estimate from sorted lifetimes: a row for each of the day_count days in
 * `days`, which rise, or (days NULL) for each day with an event, of which there
 * are day_count.  z is the normal quantile of the interval.  rows has room for
 * day_count.  Linear in count.
 *
 *     se    = S sqrt(sum d / (n (n - d)))                     (Greenwood)
 *     bounds = S ^ exp(+-z sqrt(sum d / (n (n - d))) / log S)  (log-log)
 *
 * as in J. D. Kalbfleisch, R. L. Prentice, "The statistical analysis of failure
 * time data" (1980), and R's survfit(conf.type = "log-log"). */
void cj_survival(cj_survival_row *rows, const int32_t *days, size_t day_count,
                 const cj_lifetime *lifetimes, size_t count, double z);

#endif

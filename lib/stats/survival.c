/* Kaplan-Meier estimate of survival with Greenwood errors and log-log intervals. */
#include "survival.h"

#include <math.h>
#include <stdlib.h>

/* Order by days, events before censorings of the same day: by convention, who is censored on a
 * day was still at risk when the events of that day happened. */
static int compare(const void *a, const void *b)
{
    const cj_lifetime *left = a;
    const cj_lifetime *right = b;

    if (left->days != right->days)
        return left->days < right->days ? -1 : 1;
    return (int)right->event - (int)left->event;
}

void cj_lifetimes_sort(cj_lifetime *lifetimes, size_t count)
{
    if (count > 1)
        qsort(lifetimes, count, sizeof *lifetimes, compare);
}

/* Lifetimes are sorted, so that equal days are neighbours; -1 is no day. */
size_t cj_survival_event_days(const cj_lifetime *lifetimes, size_t count)
{
    int32_t last = -1;
    size_t days = 0;

    for (size_t i = 0; i < count; i++) {
        if (!lifetimes[i].event || lifetimes[i].days == last)
            continue;
        last = lifetimes[i].days;
        days++;
    }
    return days;
}

/* The estimate after lifetimes[0] to lifetimes[at - 1]; those from `at` on are still at
 * risk. */
typedef struct {
    const cj_lifetime *lifetimes;
    size_t count;
    size_t at;
    double survival;
    double sum; /* of d / (n (n - d)) */
} estimate;

/* The day of the next event; -1 when there is none. */
static int32_t next_event(const estimate *in)
{
    for (size_t i = in->at; i < in->count; i++)
        if (in->lifetimes[i].event)
            return in->lifetimes[i].days;
    return -1;
}

/* Step over all lifetimes that end on the day of lifetimes[at]. All of them are at risk on that
 * day, so at_risk is counted before any of them leaves. */
static void take_day(estimate *in, cj_survival_row *row)
{
    int32_t day = in->lifetimes[in->at].days;
    double at_risk = (double)(in->count - in->at);
    double events = 0;

    for (; in->at < in->count && in->lifetimes[in->at].days == day; in->at++) {
        row->events += in->lifetimes[in->at].event;
        row->censored += !in->lifetimes[in->at].event;
        events += in->lifetimes[in->at].event;
    }
    if (events == 0)
        return;
    in->survival *= 1 - events / at_risk;
    /* infinite if all at risk have the event; set_estimate() then gives no error */
    in->sum += events / (at_risk * (at_risk - events));
}

/* Fill the row from the estimate. Past the last lifetime the share is unknown unless it is 0,
 * which nothing can change. At 0 and 1 log(-log S) does not exist, so the row has no
 * interval. */
static void set_estimate(cj_survival_row *row, const estimate *in, double z)
{
    row->survival = in->survival;
    row->has_survival = row->at_risk > 0 || in->survival == 0;
    row->has_se = row->has_survival && in->survival > 0;
    row->has_interval = row->has_se && in->survival < 1;
    if (row->has_se)
        row->se = in->survival * sqrt(in->sum);
    if (row->has_interval) {
        double spread = z * sqrt(in->sum) / log(in->survival); /* negative, as log S is */

        row->low = pow(in->survival, exp(-spread));
        row->high = pow(in->survival, exp(spread));
    }
}

void cj_survival(cj_survival_row *rows, const int32_t *days, size_t day_count,
                 const cj_lifetime *lifetimes, size_t count, double z)
{
    estimate in = {lifetimes, count, 0, 1, 0};

    for (size_t i = 0; i < day_count; i++) {
        cj_survival_row *row = &rows[i];

        *row = (cj_survival_row){.days = days != NULL ? days[i] : next_event(&in)};
        /* days between two rows are counted into the later row */
        while (in.at < count && lifetimes[in.at].days < row->days)
            take_day(&in, row);
        row->at_risk = (int64_t)(count - in.at);
        if (in.at < count && lifetimes[in.at].days == row->days)
            take_day(&in, row);
        row->on_day = row->at_risk - (int64_t)(count - in.at);
        set_estimate(row, &in, z);
    }
}

/* Timeliness, second part: the figures of a period and group, and what their
 * times say. */
#include "count.h"

cj_event_figures cj_event_figures_of(const cj_timeliness_count *count, size_t period,
                                     uint32_t group)
{
    if (group == CJ_GROUP_ALL)
        return count->all[period];
    if (group >= count->group_count)
        return (cj_event_figures){{0}};
    return count->figures[group * count->options->common.period_count + period];
}

/* Find the first time of a period and group (or of a later one) by bisection. */
static size_t find_place(const cj_timeliness_count *count, uint64_t place)
{
    size_t low = 0;
    size_t high = count->time_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const cj_event_time *at = &count->times[middle];

        if (((uint64_t)at->period << 32 | at->group) < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

cj_event_times cj_event_times_of(const cj_timeliness_count *count, size_t period, uint32_t group)
{
    uint64_t place = (uint64_t)period << 32 | group;
    size_t first = find_place(count, place);
    cj_event_times out = {.count = find_place(count, place + 1) - first};

    if (out.count == 0)
        return out;
    out.list = &count->times[first];
    for (size_t i = 0; i < out.count; i++)
        out.events += out.list[i].events;
    return out;
}

int64_t cj_event_total(const cj_event_figures *of)
{
    int64_t total = 0;

    for (size_t state = 0; state < CJ_EVENT_STATES; state++)
        total += of->rows[state];
    return total;
}

int64_t cj_event_denominator(const cj_event_figures *of, const cj_timeliness_options *options)
{
    return of->rows[CJ_EVENT_WITHIN] + of->rows[CJ_EVENT_LATE] +
           (options->include_unknown ? of->rows[CJ_EVENT_UNKNOWN] : 0);
}

int32_t cj_event_nth_time(const cj_event_times *times, int64_t nth)
{
    size_t i = 0;

    while (nth > times->list[i].events)
        nth -= times->list[i++].events;
    return times->list[i].time;
}

int64_t cj_event_median(const cj_event_times *times, int places)
{
    int64_t upper = times->events / 2 + 1;
    int64_t lower = times->events - upper + 1; /* the same of an odd number */

    return cj_ratio((int64_t)cj_event_nth_time(times, lower) + cj_event_nth_time(times, upper), 2,
                    1, places);
}

int32_t cj_event_p90(const cj_event_times *times)
{
    return cj_event_nth_time(times, (times->events * 9 + 9) / 10);
}

int64_t cj_event_between(const cj_event_times *times, int32_t above, int32_t most)
{
    int64_t events = 0;

    for (size_t i = 0; i < times->count; i++)
        if (times->list[i].time > above && times->list[i].time <= most)
            events += times->list[i].events;
    return events;
}

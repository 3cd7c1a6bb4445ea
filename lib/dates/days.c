/* A set of days, a bit for each day of the calendar. */
#include "dates/days.h"

#include <math.h>
#include <stdlib.h>

#define WORD 64
#define PAUSE_CHANCE 0.001 /* of a pause that is told of */
#define FULL_LEAST 30      /* days that tell how close together they are */
#define WORDS ((CJ_DATE_LAST - CJ_DATE_FIRST) / WORD + 1)

cj_status cj_days_open(cj_days *days, cj_error *err)
{
    *days = (cj_days)CJ_DAYS_INIT;
    days->bits = calloc(WORDS, sizeof *days->bits);
    return days->bits == NULL ? cj_fail_nomem(err) : CJ_OK;
}

void cj_days_clear(cj_days *days)
{
    free(days->bits);
    *days = (cj_days)CJ_DAYS_INIT;
}

/* Let the first and last day take in one more day. */
static void widen(cj_days *days, cj_date day)
{
    if (days->first == CJ_DATE_MISSING || day < days->first)
        days->first = day;
    if (day > days->last) /* a missing day is below all others */
        days->last = day;
}

void cj_days_add(cj_days *days, const cj_date *dates, size_t count)
{
    if (dates == NULL || days->bits == NULL)
        return;
    for (size_t i = 0; i < count; i++) {
        uint32_t at;

        if (dates[i] == CJ_DATE_MISSING || (i > 0 && dates[i] == dates[i - 1]))
            continue; /* exports are often in order of date */
        at = (uint32_t)(dates[i] - CJ_DATE_FIRST);
        days->bits[at / WORD] |= (uint64_t)1 << at % WORD;
        widen(days, dates[i]);
    }
}

/* The word that has the bit of a day. */
static size_t word_of(cj_date day)
{
    return (size_t)(day - CJ_DATE_FIRST) / WORD;
}

void cj_days_join(cj_days *days, const cj_days *other)
{
    if (days->bits == NULL || other->first == CJ_DATE_MISSING)
        return;
    for (size_t i = word_of(other->first); i <= word_of(other->last); i++)
        days->bits[i] |= other->bits[i];
    widen(days, other->first);
    widen(days, other->last);
}

/* The first day in the set from `day` on; there is one. */
static cj_date next_day(const cj_days *days, cj_date day)
{
    uint32_t at = (uint32_t)(day - CJ_DATE_FIRST);
    size_t word = at / WORD;
    uint64_t bits = days->bits[word] >> at % WORD << at % WORD;

    while (bits == 0)
        bits = days->bits[++word];
    return CJ_DATE_FIRST + (cj_date)(word * WORD) + __builtin_ctzll(bits);
}

bool cj_days_any(const cj_days *days, cj_date first, cj_date last)
{
    if (days->first == CJ_DATE_MISSING || last < days->first || first > days->last)
        return false;
    return next_day(days, first < days->first ? days->first : first) <= last;
}

/* The last day in the set up to `day`; there is one. */
static cj_date day_before(const cj_days *days, cj_date day)
{
    uint32_t at = (uint32_t)(day - CJ_DATE_FIRST);
    size_t word = at / WORD;
    uint64_t bits = days->bits[word] << (WORD - 1 - at % WORD) >> (WORD - 1 - at % WORD);

    while (bits == 0)
        bits = days->bits[--word];
    return CJ_DATE_FIRST + (cj_date)(word * WORD) + WORD - 1 - __builtin_clzll(bits);
}

/* There is a day in the set. */
static size_t count_days(const cj_days *days)
{
    size_t count = 0;

    for (size_t i = word_of(days->first); i <= word_of(days->last); i++)
        count += (size_t)__builtin_popcountll(days->bits[i]);
    return count;
}

int32_t cj_days_gap(const cj_days *days)
{
    size_t skipped = 0;
    int32_t gap = 0;
    size_t count;

    if (days->first == days->last)
        return 0;
    count = count_days(days);
    for (cj_date day = days->first; day < days->last; skipped++) {
        cj_date next = next_day(days, day + 1);

        /* Only gaps in the later half of the days count: one old date must not make gaps of many
         * years look usual. */
        if (skipped >= count / 2 && next - day > gap)
            gap = next - day;
        day = next;
    }
    return gap;
}

/* So many of a set may be slips: one of ten and more, or one in a hundred. */
static bool are_slips(size_t few, size_t of)
{
    return few * 100 <= of || (few == 1 && of >= 10);
}

/* Whether a pause at the edge of a set is too long for chance, beside the times between the half
 * of `count` days that is next to it; a step of -1 goes back from a last day, of 1 on from a
 * first. */
static bool is_rare(const cj_days *days, cj_date edge, int step, size_t count, int32_t pause)
{
    size_t gaps = count - 1 - count / 2;
    int32_t longest = 0;
    cj_date day = edge;

    for (size_t i = 0; i < gaps; i++) {
        cj_date next = step < 0 ? day_before(days, day - 1) : next_day(days, day + 1);
        int32_t gap = abs(next - day);

        longest = gap > longest ? gap : longest;
        day = next;
    }
    return gaps > 0 && pause > longest &&
           pow(1 + (double)pause / abs(edge - day), -(double)gaps) < PAUSE_CHANCE;
}

cj_date cj_days_ended(const cj_days *days, cj_date until)
{
    size_t beyond = 0;
    size_t count;
    cj_date edge;

    if (days->first == days->last || days->first > until)
        return CJ_DATE_MISSING;
    edge = until < days->last ? day_before(days, until) : days->last;
    if (until - edge <= CJ_PAUSE_LEAST)
        return CJ_DATE_MISSING;
    count = count_days(days);
    for (cj_date day = edge; day < days->last && are_slips(beyond, count); beyond++)
        day = next_day(days, day + 1);
    return are_slips(beyond, count) && is_rare(days, edge, -1, count - beyond, until - edge)
               ? edge
               : CJ_DATE_MISSING;
}

cj_date cj_days_began(const cj_days *days, cj_date from)
{
    size_t before = 0;
    size_t count;
    cj_date edge;

    if (days->first == days->last || days->last < from)
        return CJ_DATE_MISSING;
    edge = from > days->first ? next_day(days, from) : days->first;
    if (edge - from <= CJ_PAUSE_LEAST)
        return CJ_DATE_MISSING;
    count = count_days(days);
    for (cj_date day = edge; day > days->first && are_slips(before, count); before++)
        day = day_before(days, day - 1);
    return are_slips(before, count) && is_rare(days, edge, 1, count - before, edge - from)
               ? edge
               : CJ_DATE_MISSING;
}

bool cj_days_full_at_once(const cj_days *days)
{
    int64_t early = 0;
    int64_t count;

    if (days->first == CJ_DATE_MISSING || days->last - days->first < CJ_PAUSE_LEAST)
        return false;
    count = (int64_t)count_days(days);
    for (cj_date day = days->first; day - days->first < CJ_PAUSE_LEAST;
         day = next_day(days, day + 1))
        early++;
    return count >= FULL_LEAST &&
           4 * early * (days->last - days->first + 1) >= 3 * count * CJ_PAUSE_LEAST;
}

/* A set of days, a bit for each day of the calendar. */
#include "dates/days.h"

#include "cj/memory.h"

#define WORD 64
#define WORDS ((size_t)(CJ_DATE_LAST - CJ_DATE_FIRST) / WORD + 1)

/* Few of its pages are ever touched. */
cj_status cj_days_open(cj_days *days, cj_error *err)
{
    *days = (cj_days)CJ_DAYS_INIT;
    days->bits = cj_pages_new(WORDS, sizeof *days->bits);
    return days->bits == NULL ? cj_fail_nomem(err) : CJ_OK;
}

void cj_days_clear(cj_days *days)
{
    cj_pages_free(days->bits, WORDS, sizeof *days->bits);
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

cj_date cj_days_next(const cj_days *days, cj_date day)
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
    return cj_days_next(days, first < days->first ? days->first : first) <= last;
}

cj_date cj_days_before(const cj_days *days, cj_date day)
{
    uint32_t at = (uint32_t)(day - CJ_DATE_FIRST);
    size_t word = at / WORD;
    uint64_t bits = days->bits[word] << (WORD - 1 - at % WORD) >> (WORD - 1 - at % WORD);

    while (bits == 0)
        bits = days->bits[--word];
    return CJ_DATE_FIRST + (cj_date)(word * WORD) + WORD - 1 - __builtin_clzll(bits);
}

size_t cj_days_count(const cj_days *days)
{
    size_t count = 0;

    if (days->first == CJ_DATE_MISSING)
        return 0;
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
    count = cj_days_count(days);
    for (cj_date day = days->first; day < days->last; skipped++) {
        cj_date next = cj_days_next(days, day + 1);

        /* Only gaps in the later half of the days count: one old date must not make gaps of many
         * years look usual. */
        if (skipped >= count / 2 && next - day > gap)
            gap = next - day;
        day = next;
    }
    return gap;
}

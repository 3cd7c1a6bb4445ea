/* Days that are put where nothing has happened yet. */
#include "filled.h"

#include <stdlib.h>

#define FIRST_YEAR 1990
#define LAST_YEAR 2059
#define TIMES_LEAST 10 /* rows of the last day ... */
#define ONE_IN 20      /* ... so many of all, at least ... */
#define TIMES 3        /* ... and so many times as many as any other day has */
#define DAYS_LEAST 20  /* other days */

static cj_date first_day(void)
{
    return cj_date_of(FIRST_YEAR, 1, 1);
}

static size_t day_count(void)
{
    return (size_t)(cj_date_of(LAST_YEAR, 12, 31) - first_day()) + 1;
}

cj_status cj_day_counts_add(cj_day_counts *of, const cj_date *dates, const uint32_t *rows,
                            size_t count, cj_error *err)
{
    const cj_date first = first_day();
    const size_t days = day_count();

    if (of->times == NULL)
        of->times = cj_pages_new(days, sizeof *of->times);
    if (of->times == NULL)
        return cj_fail_nomem(err);
    of->rows += count;
    /* run by run: a date is often that of the row above */
    for (size_t i = 0, same = 0; i < count; i += same) {
        cj_date date = dates[rows[i]];

        for (same = 1; i + same < count && dates[rows[i + same]] == date;)
            same++;
        if (date == CJ_DATE_MISSING)
            of->blank += same;
        else if (date >= first && (size_t)(date - first) < days)
            of->times[date - first] += (uint32_t)same;
    }
    return CJ_OK;
}

void cj_day_counts_clear(cj_day_counts *of)
{
    cj_pages_free(of->times, day_count(), sizeof *of->times);
    *of = (cj_day_counts){0};
}

bool cj_filled_find(cj_filled_day *out, const cj_day_counts *of)
{
    size_t last = day_count();
    size_t days = 0;

    *out = (cj_filled_day){0};
    if (of->times == NULL || of->blank > 0)
        return false;
    while (last > 0 && of->times[last - 1] == 0)
        last--;
    if (last == 0)
        return false;
    out->day = first_day() + (cj_date)last - 1;
    out->times = of->times[last - 1];
    for (size_t i = 0; i + 1 < last; i++) {
        days += of->times[i] > 0;
        out->most = of->times[i] > out->most ? of->times[i] : out->most;
    }
    return out->times >= TIMES_LEAST && out->times * ONE_IN >= of->rows && days >= DAYS_LEAST &&
           out->times >= TIMES * out->most;
}

/* Days that are put where nothing has happened yet: the day of the export for all that is open. */
#ifndef CJ_RECORDS_DOUBT_FILLED_H
#define CJ_RECORDS_DOUBT_FILLED_H

#include "cj/date.h"
#include "cj/error.h"

#include <stddef.h>

/* The rows of each day of a column; all zero: of none. */
typedef struct {
    uint32_t *times; /* by day; only the pages of years in use are ever touched */
    uint64_t rows;
    uint64_t blank;
} cj_day_counts;

/* Count the days of the rows that are listed. */
cj_status cj_day_counts_add(cj_day_counts *of, const cj_date *dates, const uint32_t *rows,
                            size_t count, cj_error *err);
void cj_day_counts_clear(cj_day_counts *of);

typedef struct {
    cj_date day;    /* the last of all */
    uint64_t times; /* rows that have it */
    uint64_t most;  /* rows of the day that most others have */
} cj_filled_day;

/* Whether the last day stands where nothing has happened yet. */
bool cj_filled_find(cj_filled_day *out, const cj_day_counts *of);

#endif

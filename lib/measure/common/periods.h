/* Which rows the periods that were asked for leave out. */
#ifndef CJ_MEASURE_COMMON_PERIODS_H
#define CJ_MEASURE_COMMON_PERIODS_H

#include "cj/measure.h"

/* Whether the date lies in one of the periods; none lies nowhere. */
static inline bool cj_periods_hold(const cj_measure_options *common, cj_date date)
{
    for (size_t i = 0; date != CJ_DATE_MISSING && i < common->period_count; i++)
        if (cj_period_holds(&common->periods[i], date))
            return true;
    return false;
}

/* Rows that are in a period by their date in a column. */
typedef struct {
    const cj_records *records;
    size_t column;
    const cj_measure_options *common;
    cj_date last; /* of as_of: a later day is in none; CJ_DATE_MISSING: none is */
} cj_dated;

/* For cj_records_leave_out(), with a cj_dated: rows in none of the periods. */
cj_row_place cj_dated_place(void *dated, const cj_rows *rows, size_t at);

#endif

/* Which rows the periods that were asked for leave out. */
#ifndef CJ_MEASURE_COMMON_PERIODS_H
#define CJ_MEASURE_COMMON_PERIODS_H

#include "cj/measure.h"

/* Whether the date lies in one of the periods; none lies nowhere. */
bool cj_periods_hold(const cj_measure_options *common, cj_date date);

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

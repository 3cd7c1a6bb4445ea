/* Cells of rows that are kept: a number each, whatever the column holds. */
#ifndef CJ_MEASURE_LISTING_CELLS_H
#define CJ_MEASURE_LISTING_CELLS_H

#include "cj/records.h"

#define CJ_CELL_VALUE_MISSING INT64_MIN

/* A column as it is read: a date, a number, or a text by code. */
typedef struct {
    size_t column;
    cj_kind kind;
} cj_kept_column;

/* The value of a cell of the rows in hand as one number: days, millionths, or the code of a text;
 * CJ_CELL_VALUE_MISSING for a blank. */
int64_t cj_cell_value(const cj_records *records, cj_kept_column of, size_t at);

/* The order of two values of a column: declared order, else numbers, days, texts; blanks come last
 * in either direction. */
int cj_cell_value_compare(const cj_records *records, cj_kept_column of, int64_t a, int64_t b,
                          bool falling);

#endif

/* cj/prepare.h - the rows of an export as measures see them: joined, linked, derived, selected,
 * sorted, one of each key, as a table.
 */
#ifndef CJ_PREPARE_H
#define CJ_PREPARE_H

#include "cj/measure.h"

typedef struct {
    cj_span column;
    cj_span heading; /* "" for its own name */
} cj_prepare_column;

typedef struct {
    cj_measure_options common;
    const cj_prepare_column *columns; /* none: all there are */
    size_t column_count;
    const cj_sort_key *sort; /* none: the order of the file */
    size_t sort_count;
    const cj_span *one_per; /* the first row of each key alone; none: all rows */
    size_t one_per_count;
} cj_prepare_options;

/* Make the table.  Declared order (common.orders, else a schema's), else numbers, dates, bytes;
 * blanks last in either direction; rows that are equal stay as they were.  A row with a blank in
 * the key of one_per always stays, and a notice counts those.  A row that one_per drops is not
 * selected.  CJ_EUSAGE for columns that do not exist, two that would have one heading, or an order
 * of one that rows are not sorted by; CJ_EDATA as any measure. */
cj_status cj_prepare(cj_table **out, cj_records *records, const cj_prepare_options *options,
                     cj_error *err);

#endif

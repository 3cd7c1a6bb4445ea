/* What cj_completed() counts, between reading the rows and making the table. */
#ifndef CJ_MEASURE_COMPLETED_COUNT_H
#define CJ_MEASURE_COMPLETED_COUNT_H

#include "cj/completed.h"
#include "measure/common/columns.h"

typedef struct {
    int64_t rows;
    int64_t completed;
} cj_completed_figures;

typedef struct {
    const cj_completed_options *options;
    cj_records *records;
    size_t date; /* columns */
    size_t status;
    cj_groups groups;
    cj_completed_figures *figures; /* by group, then period */
    size_t group_count;
    size_t capacity;
} cj_completed_count;

extern const cj_measure_columns cj_completed_columns; /* of the table */

cj_status cj_completed_table(cj_table **out, const cj_completed_count *count, cj_error *err);

#endif

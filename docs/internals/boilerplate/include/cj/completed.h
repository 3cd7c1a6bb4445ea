/* cj/completed.h - rows of a period and group, and how many of them say "completed". */
#ifndef CJ_COMPLETED_H
#define CJ_COMPLETED_H

#include "cj/measure.h"

typedef struct {
    cj_measure_options common;
    cj_span date;   /* column whose date puts a row into a period; a NUL behind its name */
    cj_span status; /* column of the status, likewise */
} cj_completed_options;

/* Compute the table from records, which were opened and not yet started: a row for each
 * period and group.  On success *out is released with cj_table_free().  Fails with CJ_EUSAGE
 * for columns that do not exist, with CJ_EDATA when more rows are at fault than tolerated. */
cj_status cj_completed(cj_table **out, cj_records *records, const cj_completed_options *options,
                       cj_error *err);

#endif

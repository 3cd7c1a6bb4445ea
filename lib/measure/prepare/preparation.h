/* The rows of an export while they are prepared. */
#ifndef CJ_MEASURE_PREPARE_PREPARATION_H
#define CJ_MEASURE_PREPARE_PREPARATION_H

#include "cj/prepare.h"

#include "measure/listing/cells.h"

typedef struct {
    cj_kept_column of;
    const char *heading; /* of one that is shown */
    const char **kept;   /* its texts by code, as far as the table has them; NULL: none yet */
} prepared_column;

typedef struct {
    cj_records *records;
    const cj_prepare_options *options;
    prepared_column *columns; /* those shown, then those sorted by, then those of the key */
    size_t shown;
    size_t count;
    int64_t *values; /* row by row, a value for each column; CJ_CELL_VALUE_MISSING: blank */
    size_t *rows;    /* of the ledger */
    size_t row_count;
    size_t *order;
    uint8_t *kept; /* by row */
    size_t capacity[2];
    uint64_t blank; /* rows with a blank in the key */
    cj_arena arena;
} preparation;

/* CJ_EUSAGE for an order of a column by which nothing is sorted, or that has one of its own. */
cj_status cj_preparation_check_orders(const preparation *in, cj_error *err);

/* Put the rows in order. */
cj_status cj_preparation_sort(preparation *in, cj_error *err);

#endif

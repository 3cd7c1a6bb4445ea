/* Rows that are known by the values of key columns. */
#ifndef CJ_MEASURE_COMMON_BY_KEY_H
#define CJ_MEASURE_COMMON_BY_KEY_H

#include "axis.h"

typedef struct {
    cj_records *records;
    cj_axis *axes; /* a key column each */
    size_t axis_count;
    uint32_t *codes; /* row by row; CJ_NO_CODE: blank */
    size_t row_count;
    size_t capacity;
} cj_keyed;

/* Open the key columns.  Release with cj_keyed_clear() in any case. */
cj_status cj_keyed_open(cj_keyed *keyed, cj_records *records, const cj_span *keys, size_t count,
                        cj_error *err);
void cj_keyed_clear(cj_keyed *keyed);

/* Take the keys of row `at` of the rows in hand: they become row number
 * keyed->row_count - 1. */
cj_status cj_keyed_add(cj_keyed *keyed, size_t at, cj_error *err);

static inline const uint32_t *cj_keyed_codes(const cj_keyed *keyed, size_t row)
{
    return keyed->codes + row * keyed->axis_count;
}

/* The text of a key; NULL for a blank. */
const char *cj_keyed_text(const cj_keyed *keyed, size_t row, size_t axis);

/* Report that row number `ledger_row` has the keys of an earlier one. */
cj_status cj_keyed_report_twice(const cj_keyed *keyed, size_t row, size_t ledger_row,
                                size_t earlier_ledger_row, cj_error *err);

/* Add the columns of the keys to a table, but those that `leave_out` marks
 * (NULL: none), and fill the cells of a row. */
cj_status cj_keyed_add_columns(cj_table *table, const cj_keyed *keyed, const bool *leave_out,
                               cj_error *err);
cj_status cj_keyed_fill(cj_cell **cells, cj_table *table, const cj_keyed *keyed,
                        const bool *leave_out, size_t row, cj_error *err);

#endif

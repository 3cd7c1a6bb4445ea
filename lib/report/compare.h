/* Shared by the files that compare the periods of a measure. */
#ifndef CJ_REPORT_COMPARE_H
#define CJ_REPORT_COMPARE_H

#include "cj/report.h"

typedef struct {
    const cj_table *from;
    cj_table *to;
    const cj_definition_measure *measure;
    const cj_period *periods; /* the first is compared with each of the others */
    size_t period_count;
    size_t *figures; /* columns */
    size_t figure_count;
    size_t period_column;
    size_t *rows; /* by period and key: row + 1; 0: none */
    size_t key_count;
    uint32_t *keys;  /* by row */
    size_t *numbers; /* by row: number of its period */
} cj_comparison;

/* The columns of a comparator: its period, and of each figure what it was, the change since,
 * and of shares the interval of the change and a verdict on it. */
cj_status cj_comparison_add_columns(cj_comparison *in, size_t period, cj_error *err);

/* Fill them for a row; then: number of the row of the same labels in that period + 1, 0 where
 * there is none.  The cells behind them. */
cj_cell *cj_comparison_fill(cj_cell *cells, const cj_comparison *in, size_t period, size_t row,
                            size_t then);

/* How changes are judged; nothing where none is. */
void cj_comparison_note(cj_text *out, const cj_comparison *in);

#endif

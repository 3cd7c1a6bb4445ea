/* Rows that are compared in all columns. */
#ifndef CJ_MEASURE_RECONCILE_ROWS_H
#define CJ_MEASURE_RECONCILE_ROWS_H

#include "pair.h"

/* The rows of one quarter; of all where there is no column of days. */
typedef struct {
    cj_date first; /* its first day; CJ_DATE_MISSING: rows without one */
    int64_t states[CJ_PAIR_STATES];
    int64_t *changes; /* of each column: rows in which it is not the same */
} cj_compared_quarter;

typedef struct {
    const cj_reconcile_options *options;
    cj_pair pair;
    cj_table *table;
    const cj_span *names;          /* of the columns that are compared */
    bool *changed;                 /* of each: whether it is not the same in the rows in hand */
    cj_compared_quarter *quarters; /* in order, rows without a day last */
    size_t quarter_count;
    size_t quarter_room;
    int64_t states[CJ_PAIR_STATES];
    cj_date last; /* the last day of the old rows */
    int64_t late; /* new rows of that day or before */
    cj_arena arena;
} cj_compared_rows;

/* Find the quarter of a pair of rows, and whether they are the same, with in->changed; count
 * them. */
cj_status cj_compared_take(cj_pair_state *state, cj_date *first, cj_compared_rows *in, size_t old,
                           size_t recent, cj_error *err);

/* Add the columns and rows of a table that counts rows by quarter, column and state; all pairs were
 * taken. */
cj_status cj_compared_summarise(cj_compared_rows *in, cj_error *err);

/* The column of quarters, and its cell. */
cj_status cj_compared_add_period(cj_compared_rows *in, cj_part part, cj_error *err);
cj_status cj_compared_fill_period(cj_cell *cell, cj_compared_rows *in, cj_date first,
                                  cj_error *err);

#endif

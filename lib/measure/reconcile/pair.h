/* Two inputs whose rows are matched by the values of key columns. */
#ifndef CJ_MEASURE_RECONCILE_PAIR_H
#define CJ_MEASURE_RECONCILE_PAIR_H

#include "cj/reconcile.h"
#include "measure/common/by_key.h"

enum { CJ_SIDE_OLD, CJ_SIDE_NEW, CJ_SIDES };

/* What became of a row. */
typedef enum {
    CJ_PAIR_SAME,
    CJ_PAIR_CHANGED,
    CJ_PAIR_OLD,
    CJ_PAIR_NEW,
    CJ_PAIR_STATES
} cj_pair_state;

/* "same", "changed", "only old", "only new" */
extern const char *const cj_pair_words[CJ_PAIR_STATES];

/* The number of no row: the other input has none with the key. */
#define CJ_NO_ROW SIZE_MAX

typedef struct {
    cj_records *records;
    cj_keyed keys;   /* a row for each row */
    size_t *columns; /* those that are compared, in the same order on both sides */
    size_t date;     /* column of days; CJ_NO_COLUMN: none */
    uint32_t *rows;  /* of the ledger */
    uint32_t
        *values;    /* row by row, a code of the pair's values for each column; CJ_NO_CODE: blank */
    cj_date *dates; /* of rows, where there is a column of days */
    size_t count;
    size_t capacity[3];
} cj_pair_side;

typedef struct {
    const cj_reconcile_options *options;
    cj_pair_side sides[CJ_SIDES];
    size_t column_count;
    size_t column_room;
    cj_dict *values;   /* of both, letter for letter */
    cj_dict **keys;    /* of both, a key column each */
    uint32_t *matches; /* by row of the new: that of the old, or CJ_NO_CODE */
    bool *matched;     /* by row of the old */
} cj_pair;

/* Open the key columns and the column of days, if one is asked for.  Release with cj_pair_clear()
 * in any case. */
cj_status cj_pair_open(cj_pair *pair, cj_records *old, cj_records *recent,
                       const cj_reconcile_options *options, cj_error *err);
void cj_pair_clear(cj_pair *pair);

/* Compare the column of that name, which both have. */
cj_status cj_pair_add_column(cj_pair *pair, cj_span name, cj_error *err);

/* Read both inputs, match their rows, and judge: CJ_EDATA when more rows are at fault than
 * tolerated. */
cj_status cj_pair_read(cj_pair *pair, cj_error *err);

/* Say that there is no row, or that no key of one input is in the other. */
cj_status cj_pair_note(const cj_pair *pair, cj_error *err);

/* A row that turned out to be at fault after it was kept. */
bool cj_pair_is_rejected(const cj_pair *pair, size_t side, size_t row);

/* The code of a value of a kept row. */
static inline uint32_t cj_pair_value(const cj_pair *pair, size_t side, size_t row, size_t column)
{
    return pair->sides[side].values[row * pair->column_count + column];
}

/* Call `visit` for each pair of rows with one key, in the order of the new, then for those of the
 * old alone; either may be CJ_NO_ROW. */
typedef cj_status (*cj_pair_visit)(void *data, size_t old, size_t recent, cj_error *err);
cj_status cj_pair_each(const cj_pair *pair, cj_pair_visit visit, void *data, cj_error *err);

/* Fill the cells of the keys of a pair of rows; *cells moves behind them. */
cj_status cj_pair_fill_keys(cj_cell **cells, cj_table *table, const cj_pair *pair, size_t old,
                            size_t recent, cj_error *err);

/* Append "5 same, 1 changed, 0 only old and 2 only new". */
void cj_pair_append_states(cj_text *out, const int64_t states[CJ_PAIR_STATES]);

/* "export.csv": the first file of an input. */
const char *cj_pair_file(const cj_pair *pair, size_t side);

/* Make the table of rows compared in all columns, or its summary.  *differs as in cj_reconcile().
 */
cj_status cj_reconcile_rows(cj_table **out, bool *differs, cj_records *old, cj_records *recent,
                            const cj_reconcile_options *options, cj_error *err);

/* Add the notes about which columns were mapped in the older file, then what every table has, and
 * hand the table out as cj_table_deliver() does. */
cj_status cj_pair_finish_table(cj_table **out, cj_table *table, const cj_pair *pair, cj_span title,
                               cj_status status, cj_error *err);

#endif

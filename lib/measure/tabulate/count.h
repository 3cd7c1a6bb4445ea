/* What cj_tabulate() counts, between reading the rows and making the table. */
#ifndef CJ_MEASURE_TABULATE_COUNT_H
#define CJ_MEASURE_TABULATE_COUNT_H

#include "base/tuples.h"
#include "cj/tabulate.h"
#include "measure/common/columns.h"
#include "measure/common/dated.h"
#include "measure/common/heads.h"
#include "measure/common/periods.h"
#include "measure/listing/cases.h"

/* What a value needs of the rows of a cell. */
typedef struct {
    int64_t n;         /* rows that have it, or fulfil the condition */
    cj_decimal sum;    /* of the column ... */
    cj_decimal sum_of; /* ... of a ratio's second one; the rows that a share is of */
    int64_t least;     /* as the column has it: millionths or a day */
    int64_t most;
} cj_tally;

/* A value while it is counted. */
typedef struct {
    const cj_value *value;
    size_t columns[2];
    cj_kind kind; /* of the first column */
    size_t flag;  /* of the condition ... */
    size_t where; /* ... and of the rows that it is of; SIZE_MAX: all */
    /* of sum, mean and median, a row of several periods once: */
    int64_t rows;   /* rows that it is of ... */
    int64_t blanks; /* ... and those of them that have nothing in the column */
    /* of distinct and median: (cell, the value's halves) -> number in `times` */
    cj_tuples seen;
    uint32_t *times; /* how often */
    size_t time_count;
    size_t time_capacity;
    size_t tuple_capacity;
    uint32_t *tuples; /* the tuples themselves, by that number */
} cj_counted_value;

/* Cells as rows fill them: of a period, a group of rows and a value of cols.
 * They are numbered as they come. */
typedef struct {
    uint32_t group;
    uint32_t col; /* code of the cols axis; CJ_NO_CODE: blank */
    uint32_t period;
} cj_cell_key;

/* Values of an axis that no row has. */
#define CJ_CODE_OTHER (CJ_NO_CODE - 1) /* what --top leaves over */
#define CJ_CODE_ALL (CJ_NO_CODE - 2)

/* The table as it is shown: lines down, cols across.  A line has a code for
 * each rows axis. */
typedef struct {
    uint32_t *lines; /* line_count times axis_count codes */
    size_t line_count;
    uint32_t *cols; /* codes; one without cols */
    size_t col_count;
    int64_t *counts;   /* by period, line, col: rows ... */
    int64_t *valid;    /* ... and the value that shares are of, without blanks */
    cj_tally *tallies; /* by period, line, col, value */
    int64_t *figures;  /* of distinct (a number) and median (twice it); by value */
    uint8_t *has;      /* whether such a figure is there */
} cj_grid;

#define CJ_RECENT_BITS 10

typedef struct {
    const cj_tabulate_options *options;
    cj_records *records;
    cj_groups groups; /* the rows columns */
    cj_axis cols;
    bool has_cols;
    size_t date_column;
    cj_days dated; /* its days in all rows */
    cj_counted_value *values;

    cj_cell_key *keys; /* by cell */
    int64_t *counts;   /* by cell */
    cj_tally *tallies; /* by cell, value */
    size_t cell_count;
    size_t capacity[3];
    cj_tuples cells;                      /* (group, col, period) -> cell */
    uint32_t recent[1 << CJ_RECENT_BITS]; /* cells that were looked up, by a hash of their key */
    uint32_t *picked;                     /* the rows in hand that lie in a period */
    size_t picked_capacity;
    uint32_t *row_groups;  /* of the rows in hand: the group of each ... */
    uint32_t *row_cols;    /* ... and its code of the cols axis */
    uint32_t *row_cells;   /* of those that count: the cell of each ... */
    uint32_t *row_numbers; /* ... and which row it is */
    size_t row_capacity[4];
    int64_t undated;     /* rows without a date while periods are asked for */
    int64_t dropped;     /* rows left out for a blank */
    cj_heads cell_heads; /* the people behind the counts of cells, as cj_tabulate_heads_at() places
                          * them, ... */
    cj_heads heads;      /* ... and of places of the grid */
    size_t share_value;  /* the value that shares are of; SIZE_MAX: rows */
    cj_grid grid;
    cj_cases cases;       /* with options->cases: the rows that are counted */
    int64_t *case_values; /* of the row in hand */
    cj_arena case_texts;
} cj_tabulation;

/* Whether a value keeps every different value it meets. */
static inline bool cj_value_keeps(const cj_value *value)
{
    return value->function == CJ_VALUE_DISTINCT || value->function == CJ_VALUE_MEDIAN;
}

/* Read the rows into cells.  `in` has options and records. */
cj_status cj_tabulate_read(cj_tabulation *in, cj_error *err);

/* Add what one tally or the rows of one cell have to another; CJ_EDATA if a sum
 * does not fit. */
cj_status cj_tally_add(cj_tally *to, const cj_tally *from, const cj_value *value, cj_error *err);

/* One of the values that cj_records_values() has of a column of that kind, as a number that tells
 * values apart; false for a blank, and where there are none. */
static inline bool cj_tabulate_cell(int64_t *out, cj_kind kind, const void *values, size_t row)
{
    if (values == NULL)
        return false;
    switch (kind) {
    case CJ_KIND_NUMBER:
        *out = ((const cj_decimal *)values)[row];
        return *out != CJ_DECIMAL_MISSING;
    case CJ_KIND_DATE:
        *out = ((const cj_date *)values)[row];
        return *out != CJ_DATE_MISSING;
    default:
        *out = ((const uint32_t *)values)[row];
        return *out != CJ_NO_CODE;
    }
}

/* The same for a cell of the value's first column, in a row in hand. */
bool cj_tabulate_read_value(int64_t *out, const cj_tabulation *in, const cj_counted_value *counted,
                            size_t row);

/* Note the people behind `count` rows in hand that have cells, where they are asked for. */
cj_status cj_tabulate_add_heads(cj_tabulation *in, const cj_rows *rows, size_t count,
                                cj_error *err);

/* Put the cells into the grid that is shown. */
cj_status cj_tabulate_arrange(cj_tabulation *in, cj_error *err);

/* Whether all values can be told from the words for blanks, the rest and totals. */
cj_status cj_tabulate_check_words(const cj_tabulation *in, cj_error *err);

/* Where the cell of a period, line and col stands in the grid. */
static inline size_t cj_grid_place(const cj_grid *grid, size_t period, size_t line, size_t col)
{
    return (period * grid->line_count + line) * grid->col_count + col;
}

/* Whether a line is a total, or holds a blank. */
static inline bool cj_line_has(const cj_tabulation *in, size_t line, uint32_t code)
{
    const uint32_t *codes = in->grid.lines + line * in->groups.axis_count;

    for (size_t i = 0; i < in->groups.axis_count; i++)
        if (codes[i] == code)
            return true;
    return false;
}

/* The people behind the counts of a cell, or of a place of the grid: those of the rows that a value
 * counts, those of the rows that a share is of, and, as value number value_count, all of them. */
typedef enum { CJ_HEADS_COUNTED, CJ_HEADS_BASE } cj_heads_of;

static inline size_t cj_tabulate_heads_at(const cj_tabulation *in, size_t place, size_t value,
                                          cj_heads_of of)
{
    return (place * (in->options->value_count + 1) + value) * 2 + of;
}

/* How many columns a value has: a share may have its interval and its target behind it. */
static inline size_t cj_value_width(const cj_value *value)
{
    return 1 + 2 * (size_t)value->has_interval + 3 * (size_t)value->has_target;
}

/* Value number v in a cell of the grid. */
cj_cell cj_tabulate_value(const cj_tabulation *in, size_t place, size_t v);

/* The wholes that shares of a period are of: of each line, each column, or the
 * one of all; `wholes` has room for the larger number of lines and columns.
 * shares (NULL: not wanted) gets by place what makes the parts of each whole
 * add to 100. */
cj_status cj_tabulate_weigh(int64_t *wholes, int64_t *shares, const cj_tabulation *in,
                            size_t period, cj_error *err);
cj_cell cj_tabulate_share(const cj_tabulation *in, const int64_t *wholes, const int64_t *shares,
                          size_t line, size_t col, size_t place);

/* The whole that the share of a cell is of; 0 without shares. */
int64_t cj_tabulate_whole(const cj_tabulation *in, const int64_t *wholes, size_t line, size_t col);

/* For those who hide small numbers: say of the columns what they are made of, and add a row of
 * the counts that are not printed.  from: where --change begins; SIZE_MAX: nowhere. */
cj_status cj_tabulate_describe_behind(cj_table *table, const cj_tabulation *in, cj_error *err);
cj_status cj_tabulate_fill_behind(cj_table *table, const cj_tabulation *in, int64_t whole,
                                  size_t place, size_t from, cj_error *err);

/* The cells change and change_pct from one place to another; CJ_EDATA if the
 * change of two sums does not fit. */
cj_status cj_tabulate_change(cj_cell cells[2], const cj_tabulation *in, size_t from, size_t to,
                             cj_error *err);

/* The notes of the table. */
cj_status cj_tabulate_notes(cj_table *table, const cj_tabulation *in, cj_error *err);

/* Put the grid into a table. */
cj_status cj_tabulate_table(cj_table **out, const cj_tabulation *in, cj_error *err);

/* Instead: the rows behind the figures, with what each adds to every value.  Columns are opened
 * before the records are started; `count` rows in hand have cells. */
cj_status cj_tabulate_open_cases(cj_tabulation *in, cj_error *err);
cj_status cj_tabulate_add_cases(cj_tabulation *in, const cj_rows *rows, size_t count,
                                cj_error *err);
cj_status cj_tabulate_case_table(cj_table **out, cj_tabulation *in, cj_error *err);

#endif

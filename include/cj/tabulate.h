/* cj/tabulate.h - counts, sums, means and cross-tabs of any table.
 *
 * Rows of the input are grouped by the --rows columns (down) and one --cols
 * column (across).  The result is the full grid, a row for each cell: each
 * combination of values of the --rows columns that occurs with each value of
 * the --cols column.  Totals are counted anew from the rows, not summed.
 */
#ifndef CJ_TABULATE_H
#define CJ_TABULATE_H

#include "cj/measure.h"

/* ---- values ----------------------------------------------------------------- */

typedef enum {
    CJ_VALUE_COUNT,    /* count: rows */
    CJ_VALUE_PRESENT,  /* count(COL): rows whose cell is not blank */
    CJ_VALUE_COUNT_IF, /* count(COND): rows where the condition holds */
    CJ_VALUE_DISTINCT, /* distinct(COL): different values; blanks are none */
    CJ_VALUE_SUM,      /* sum(COL): exact; of no value at all: not applicable */
    CJ_VALUE_MEAN,     /* mean(COL): of the cells that are not blank */
    CJ_VALUE_MEDIAN,   /* median(COL): the middle one, or the mean of the two */
    CJ_VALUE_MIN,      /* min(COL) and */
    CJ_VALUE_MAX,      /* max(COL): a number, or a day of --date or a declared date */
    CJ_VALUE_SHARE,    /* share(COND): rows where it holds in percent of rows */
    CJ_VALUE_RATIO     /* ratio(A,B): sum(A) over sum(B), as they stand beside it; share(A,B): in
                        * percent */
} cj_value_function;

typedef struct {
    cj_value_function function;
    cj_span name;       /* its column: count, mean_score, or as NAME= says */
    cj_span heading;    /* for people: the name that was given, or ... */
    cj_span words;      /* ... what it is: "Mean of score" */
    cj_span columns[2]; /* as the function takes them */
    cj_span condition;  /* COND */
    cj_span where;      /* behind "where": the rows that it is of; empty: all */
    bool in_percent;    /* of a ratio */

    /* of shares, for the caller to set: an interval stands behind it, and ... */
    bool has_interval;
    bool has_target; /* ... its target, whether it reaches it and the verdict */
    cj_decimal target;
    bool by_name; /* the columns of the target begin with the share's name */
} cj_value;

#define CJ_VALUES_MAX 64
#define CJ_CELLS_MAX 20000000 /* of the grid */

/* Append to the list the values in text, with commas between them: FUNCTION or
 * FUNCTION(...), with NAME= before and " where COND" behind it or not; memory of
 * arena.  CJ_EUSAGE
 * says which one is wrong and what there is. */
cj_status cj_value_parse(cj_value **list, size_t *count, const char *text, cj_arena *arena,
                         cj_error *err);

/* ---- the measure -------------------------------------------------------------- */

typedef enum { CJ_SHARE_NONE, CJ_SHARE_ROWS, CJ_SHARE_COLS, CJ_SHARE_ALL } cj_share_base;

typedef struct {
    cj_measure_options common; /* its `by`: the rows */
    cj_span cols;              /* empty: none */
    const cj_value *values;    /* at least one; their conditions, each value's
                                * `condition` before its `where`, are flags of the
                                * records, in that order */
    size_t value_count;
    cj_span date;        /* the column that periods select by; empty: none */
    cj_share_base share; /* of the first value that is a count or a sum, else of rows */
    bool total_rows;     /* a row All at each level of the rows */
    bool total_cols;     /* a column All */
    bool fill;           /* months, quarters and years that a derivation names are shown without
                          * rows, too, where they lie between others */
    bool drop_missing;   /* rows with a blank in rows or cols are left out */
    bool valid_base;     /* they are shown, but are in no base of percentages */
    bool has_change;     /* from one value of cols to another */
    cj_span change_from;
    cj_span change_to;
    bool rounds_sums; /* sums have ... */
    int sum_places;   /* ... so many decimals, 0 to 6; else as many as they need */
    size_t top;       /* values of the last rows column that are shown by themselves,
                       * the most frequent ones; the rest is (other).  0: all */
    bool cases;       /* a row for each row that is counted, instead */
    bool wide;        /* cells of a row in one row, in data formats too */
    bool down;        /* the values below each other: columns figure and value */
} cj_tabulate_options;

/* Compute the table from records, which were opened (with the flags) and not
 * yet started.  On success *out is released with cj_table_free().
 *
 * Fails with CJ_EUSAGE for columns and values that do not exist and options
 * that contradict each other, CJ_EDATA when more rows are at fault than
 * tolerated or a sum leaves 9.2 million millions.  Time is linear in rows;
 * memory grows with the cells, and for distinct and median with the different
 * values in each. */
cj_status cj_tabulate(cj_table **out, cj_records *records, const cj_tabulate_options *options,
                      cj_error *err);

#endif

/* cj/reconcile.h - what was against what is: figures or rows of two tables, and
 * totals inside one.
 *
 * Two tables are matched by key columns and compared in one column of values, or, as
 * exports of a system are, row by row in all columns that both have.
 * Inside one table rules say what must add up:
 *
 *     COL=TOTAL          in each row whose COL is TOTAL the value is the sum of
 *                        the other rows with the same other keys
 *     COL=TOTAL:A|B|C    the same, of those rows alone whose COL is A, B or C
 *     X=A+B-C            in each row column X is column A plus B less C
 *     X=A/B%             in each row X is A in percent of B, rounded half up to
 *                        the decimals that X is printed with there; the percent
 *                        sign may be left out
 *
 * Names with signs in them stand in double quotes.  Everything is compared as
 * exact decimals.
 */
#ifndef CJ_RECONCILE_H
#define CJ_RECONCILE_H

#include "cj/records.h"
#include "cj/table.h"

typedef enum {
    CJ_SUM_ROWS,    /* COL=TOTAL */
    CJ_SUM_COLUMNS, /* X=A+B-C */
    CJ_SUM_SHARE    /* X=A/B% */
} cj_sum_kind;

typedef struct {
    const char *text; /* as it was given */
    cj_sum_kind kind;
    cj_span column; /* COL or X */
    cj_span total;  /* of CJ_SUM_ROWS */
    cj_span *parts; /* values (none: all others), or columns */
    bool *minus;    /* of CJ_SUM_COLUMNS: whether each is taken away */
    size_t part_count;
} cj_sum_rule;

/* Read a rule, with memory of arena; *out borrows `text`.  CJ_EUSAGE says what
 * is expected. */
cj_status cj_sum_rule_parse(cj_sum_rule *out, const char *text, cj_arena *arena, cj_error *err);

typedef struct {
    const cj_span *keys; /* key columns */
    size_t key_count;
    cj_span value;              /* column of values; empty: all columns are compared */
    const cj_span *more_values; /* further ones; of cj_reconcile() alone */
    size_t more_count;
    bool has_within;
    cj_decimal within;      /* a difference of so much either way is none; 0 or more */
    bool changed_only;      /* only rows that differ, or do not add up */
    cj_span date;           /* of rows in all columns: the column of days that says in which quarter
                             * a row is; empty: none */
    const cj_span *ignored; /* columns that are not compared */
    size_t ignored_count;
    bool summary; /* count the rows by quarter, column and state instead of listing them */
    cj_tolerance tolerance;
    const cj_sum_rule *rules; /* of cj_reconcile_sums() */
    size_t rule_count;
} cj_reconcile_options;

/* Compare the figures, or without `value` the rows, of two inputs, which were
 * opened, `old` first, and not yet started, in one dataset: a row for each key, in
 * the order of `recent`, then those of `old` alone.  *differs: whether any row is not the same.  On
 * success *out is released with cj_table_free().
 *
 * With several columns of values there is a row for each key and column, which column `column`
 * names.  Where every value of a column in both inputs is a number they are compared as numbers,
 * else all as texts, trimmed and letter for letter; blank is the same as blank.
 * Keys are compared without regard to case, identifiers of a schema with.
 *
 * Without `value` every column that both have is compared: letter for letter, but
 * that numbers and days which are written otherwise (5.0 and 5, but not 007 and 7;
 * 05/10/2021 and 2021-10-05) are the same.  A row that changed has a row of the table
 * for each column in which it did.
 *
 * Fails with CJ_EUSAGE for columns that do not exist and `within` for texts,
 * CJ_EDATA when more rows are at fault than tolerated (a key that stands twice
 * in one input is an error at its later row), and as reading fails.  Linear in
 * the rows; memory is 4 bytes for each cell that is compared, 12 a row, and the
 * texts, each once. */
cj_status cj_reconcile(cj_table **out, bool *differs, cj_records *old, cj_records *recent,
                       const cj_reconcile_options *options, cj_error *err);

/* Check the rules inside one input, which was opened and not yet started: a row
 * for each rule and each row that it applies to.  *differs: whether anything
 * does not add up.
 *
 * A blank part counts as nothing; where all parts are blank nothing can be
 * expected.  A total that is blank where something is expected does not add up,
 * nor one that is there where nothing can be expected.
 *
 * Fails with CJ_EUSAGE for columns that do not exist and rules that apply to no
 * row, CJ_EDATA when more rows are at fault than tolerated (with a rule about
 * rows, a key that stands twice is an error) or sums are too large, and as
 * reading fails.  Linear in rows times rules; memory is 8 bytes a row for each
 * column of numbers and 4 for each key. */
cj_status cj_reconcile_sums(cj_table **out, bool *differs, cj_records *records,
                            const cj_reconcile_options *options, cj_error *err);

#endif

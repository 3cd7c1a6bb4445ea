/* The measure of cj-tabulate: counts, sums, means and cross-tabs of any table. */
#include "cj/tabulate.h"
#include "cj/list.h"
#include "measures.h"

#include <stdlib.h>
#include <string.h>

enum {
    KEY_ROWS = 1,
    KEY_COLS,
    KEY_VALUES,
    KEY_PERCENT,
    KEY_TOTALS,
    KEY_MISSING,
    KEY_BASE,
    KEY_CHANGE,
    KEY_TOP,
    KEY_DATE,
    KEY_WIDE,
    KEY_DOWN
};

static const struct argp_option options[] = {
    {0, 0, 0, 0, "What is counted:", 1},
    {"rows", KEY_ROWS, "COL[,COL...]", CJ_OPTION_REPEATS,
     "Columns whose values go down; --by is the same", 0},
    {"cols", KEY_COLS, "COL", 0, "Column whose values go across", 0},
    {"values", KEY_VALUES, "V[,V...]", CJ_OPTION_REPEATS,
     "Figures: count (default), count(COL), count(COND), distinct(COL), sum(COL), mean(COL), "
     "median(COL), min(COL), max(COL), share(COND), ratio(COL,COL); NAME=V names the column, V "
     "where COND is of those rows alone",
     0},
    {"percent", KEY_PERCENT, "BASE", 0,
     "Add percentages of the first count or sum: of rows, cols or all", 0},
    {"totals", KEY_TOTALS, "T", 0,
     "Add All, counted anew: rows (at each level of --rows), cols or both", 0},
    {"missing", KEY_MISSING, "M", 0,
     "Rows with a blank in --rows or --cols: show them as (missing) (default), or drop them", 0},
    {"base", KEY_BASE, "B", 0,
     "all (default), or valid: (missing) is shown but in no base of percentages", 0},
    {"change", KEY_CHANGE, "FROM:TO", 0,
     "Add the change of the first value from one value of --cols to another", 0},
    {"top", KEY_TOP, "N", 0,
     "Show the N most frequent values of the last --rows column, the rest as (other)", 0},
    {"date", KEY_DATE, "COL", 0, "Column of days that --period selects by", 0},
    {"wide", KEY_WIDE, 0, 0, "Let the values of --cols be columns in csv and json, too", 0},
    {"down", KEY_DOWN, 0, 0, "Let the values stand one below the other: columns figure and value",
     0},
    {0, 0, 0, 0, 0, 0}};

typedef struct {
    cj_tabulate_options options;
    cj_strings rows;
    cj_value *values;
    size_t value_count;
    cj_strings flags;
    cj_arena arena;
} tabulate_data;

/* ---- values ------------------------------------------------------------------------ */

static cj_status take_totals(cj_tabulate_options *out, const char *text, cj_error *err)
{
    static const char *const words[] = {"rows", "cols", "both"};
    size_t choice = 0;
    cj_status status = cj_option_choice(&choice, "totals", text, words, 3, err);

    out->total_rows = choice != 1;
    out->total_cols = choice != 0;
    return status;
}

static cj_status take_percent(cj_tabulate_options *out, const char *text, cj_error *err)
{
    static const char *const words[] = {"rows", "cols", "all"};
    size_t choice = 0;
    cj_status status = cj_option_choice(&choice, "percent", text, words, 3, err);

    out->share = (cj_share_base)(choice + 1);
    return status;
}

/* FROM:TO; either in quotation marks where it holds a colon. */
static cj_status take_change(tabulate_data *in, const char *text, cj_error *err)
{
    cj_tabulate_options *out = &in->options;
    const char *at = text;
    cj_status memory = CJ_OK;

    out->has_change = true;
    if (cj_word_read(&out->change_from, &at, ":", &in->arena, &memory) && *at == ':' &&
        out->change_from.length > 0) {
        at++;
        if (cj_word_read(&out->change_to, &at, "", &in->arena, &memory) && *at == '\0' &&
            out->change_to.length > 0)
            return CJ_OK;
    }
    if (memory != CJ_OK)
        return cj_fail_nomem(err);
    return cj_fail(err, CJ_EUSAGE, "--change \"%s\" must be FROM:TO, two values of --cols", text);
}

static cj_status take(void *data, int key, const char *text, cj_error *err)
{
    tabulate_data *in = data;
    cj_tabulate_options *out = &in->options;
    int64_t number = 0;
    cj_status status;

    switch (key) {
    case KEY_ROWS:
        return cj_strings_add(&in->rows, text, err);
    case KEY_COLS:
        return cj_option_name(&out->cols, "cols", text, err);
    case KEY_VALUES:
        return cj_values_parse(&in->values, &in->value_count, text, &in->arena, err);
    case KEY_PERCENT:
        return take_percent(out, text, err);
    case KEY_TOTALS:
        return take_totals(out, text, err);
    case KEY_MISSING:
        return cj_option_second(&out->drop_missing, "missing", text, "show", "drop", err);
    case KEY_BASE:
        return cj_option_second(&out->valid_base, "base", text, "all", "valid", err);
    case KEY_CHANGE:
        return take_change(in, text, err);
    case KEY_TOP:
        status = cj_option_whole(&number, "top", text, "values", 1, UINT32_MAX, err);
        out->top = (size_t)number;
        return status;
    case KEY_DATE:
        return cj_option_name(&out->date, "date", text, err);
    case KEY_WIDE:
        out->wide = true;
        return CJ_OK;
    default: /* KEY_DOWN */
        out->down = true;
        return CJ_OK;
    }
}

/* ---- the run ------------------------------------------------------------------------- */

/* --rows and --by are one list. */
static cj_status join_rows(tabulate_data *in, cj_measure_options *measure, cj_error *err)
{
    cj_span *all = NULL;
    size_t count = 0;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < measure->by_count; i++)
        status = cj_list_append(&all, &count, measure->by[i], &in->arena, err);
    for (size_t i = 0; status == CJ_OK && i < in->rows.count; i++)
        status = cj_option_names(&all, &count, "rows", in->rows.items[i], &in->arena, err);
    measure->by = all;
    measure->by_count = count;
    return status;
}

static cj_status prepare(void *data, cj_records_options *records, cj_measure_options *measure,
                         cj_error *err)
{
    tabulate_data *in = data;
    cj_status status = join_rows(in, measure, err);

    if (status == CJ_OK && in->value_count == 0)
        status = cj_values_parse(&in->values, &in->value_count, "count", &in->arena, err);
    if (status == CJ_OK && in->options.cols.length > 0 && in->options.cols.at[0] == '"') {
        const char *at = in->options.cols.at;
        cj_status memory = CJ_OK;

        if (!cj_word_read(&in->options.cols, &at, "", &in->arena, &memory))
            status = cj_fail(err, CJ_EUSAGE, "--cols: the quotation mark is not closed");
    }
    for (size_t i = 0; status == CJ_OK && i < in->value_count; i++) {
        if (in->values[i].condition.length > 0)
            status = cj_strings_add(&in->flags, in->values[i].condition.at, err);
        if (status == CJ_OK && in->values[i].where.length > 0)
            status = cj_strings_add(&in->flags, in->values[i].where.at, err);
    }
    records->flags = in->flags.items;
    records->flag_count = in->flags.count;
    return status;
}

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    tabulate_data *in = data;

    in->options.common = *common;
    in->options.values = in->values;
    in->options.value_count = in->value_count;
    return cj_tabulate(out, records, &in->options, err);
}

static void end(void *data)
{
    tabulate_data *in = data;

    free(in->rows.items);
    free(in->flags.items);
    cj_arena_clear(&in->arena);
}

const cj_measure_kind cj_tabulate_kind = {
    .program =
        {.name = "cj-tabulate",
         .purpose = "Counts, sums, means and cross-tabs of any table, with percentages and totals",
         .operands = "[ROWS]",
         .about =
             "ROWS is any CSV file with a header; without it, or for -, standard input is read. "
             "The result has a row for each cell of the full grid; formats for people, and --wide, "
             "cross it.",
         .example = "cj-tabulate episodes.csv --rows closure_reason --cols sex --percent cols "
                    "--totals both --people people.csv",
         .options = options,
         .prepare = prepare,
         .means = true},
    .role = "any",
    .places = 0,
    .size = sizeof(tabulate_data),
    .take = take,
    .compute = compute,
    .end = end};

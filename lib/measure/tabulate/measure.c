/* cj-tabulate: check what is asked for, read the rows (read.c), arrange the cells in a grid
 * (grid.c, figures.c), and make the table (table.c) with its notes (words.c). */
#include "count.h"

#include <stdlib.h>

#define ROWS_COLUMNS_MAX 60

static cj_status check_change(const cj_tabulate_options *options, cj_error *err)
{
    if (!options->has_change)
        return CJ_OK;
    if (options->cols.length == 0)
        return cj_fail(err, CJ_EUSAGE, "{change} needs {cols}, whose values it compares");
    switch (options->values[0].function) {
    case CJ_VALUE_COUNT:
    case CJ_VALUE_PRESENT:
    case CJ_VALUE_COUNT_IF:
    case CJ_VALUE_DISTINCT:
    case CJ_VALUE_SUM:
        return CJ_OK;
    default:
        return cj_fail(err, CJ_EUSAGE,
                       "{change} is of the first value, which must be a count or a sum");
    }
}

/* Refuse options that contradict each other or lack another one. */
static cj_status check_options(const cj_tabulate_options *options, cj_error *err)
{
    const cj_measure_options *common = &options->common;

    if (common->by_count > ROWS_COLUMNS_MAX)
        return cj_fail(err, CJ_EUSAGE, "{rows}: at most %d columns", ROWS_COLUMNS_MAX);
    for (size_t i = 0; i < common->by_count; i++) {
        bool twice = cj_word_same(common->by[i], options->cols);

        for (size_t j = 0; j < i; j++)
            twice = twice || cj_word_same(common->by[i], common->by[j]);
        if (twice)
            return cj_fail(err, CJ_EUSAGE, "column %s is asked for twice in {rows} and {cols}",
                           common->by[i].at);
    }
    if (options->total_cols && options->cols.length == 0)
        return cj_fail(err, CJ_EUSAGE, "{totals cols} needs {cols}");
    if (common->period_given && options->date.length == 0)
        for (size_t i = 0; i < common->period_count; i++)
            if (!cj_period_is_all(&common->periods[i]))
                return cj_fail(err, CJ_EUSAGE,
                               "{period} %s needs {date COL}, the column of days it selects by",
                               common->periods[i].name);
    if (options->top > 0 && common->by_count == 0)
        return cj_fail(err, CJ_EUSAGE,
                       "{top} needs {rows}, of whose last column it shows N values");
    if (options->wide && options->down)
        return cj_fail(err, CJ_EUSAGE, "{wide} and {down} contradict each other");
    if (common->sum_to_100 && options->share == CJ_SHARE_NONE)
        return cj_fail(err, CJ_EUSAGE, "{sum-to-100} needs {percent}");
    if (options->valid_base && options->share == CJ_SHARE_NONE)
        return cj_fail(err, CJ_EUSAGE, "{base} needs {percent}");
    return check_change(options, err);
}

/* The names of columns must fit those that the table has anyway. */
static cj_status check_names(const cj_tabulate_options *options, cj_error *err)
{
    const cj_measure_options *common = &options->common;
    const cj_measure_columns columns = {.no_period = !common->period_given};
    cj_text cols = CJ_TEXT_INIT;
    cj_status status;

    cj_text_append(&cols, options->cols);
    status = cj_text_check(&cols, err);
    if (status == CJ_OK)
        status = cj_measure_check_names(
            common, &columns, options->cols.length > 0 ? cj_text_string(&cols) : NULL, err);
    cj_text_clear(&cols);
    for (size_t v = 0; status == CJ_OK && v < options->value_count; v++) {
        cj_span name = options->values[v].name;
        bool taken = cj_word_same(name, options->cols);

        for (size_t i = 0; i < common->by_count; i++)
            taken = taken || cj_word_same(name, common->by[i]);
        if (taken)
            status = cj_fail(err, CJ_EUSAGE,
                             "a value and a column of {rows} or {cols} are both named \"%.*s\"; "
                             "NAME= before the function gives the value another name",
                             (int)name.length, name.at);
    }
    return status;
}

/* Shares are of the first value that adds up, else of rows. */
static size_t choose_share_value(const cj_tabulate_options *options)
{
    for (size_t v = 0; v < options->value_count; v++)
        switch (options->values[v].function) {
        case CJ_VALUE_COUNT:
            return SIZE_MAX;
        case CJ_VALUE_PRESENT:
        case CJ_VALUE_COUNT_IF:
        case CJ_VALUE_SUM:
            return v;
        default:
            break;
        }
    return SIZE_MAX;
}

static void clear(cj_tabulation *in)
{
    cj_groups_clear(&in->groups);
    if (in->has_cols)
        cj_axis_clear(&in->cols);
    for (size_t v = 0; in->values != NULL && v < in->options->value_count; v++) {
        cj_tuples_clear(&in->values[v].seen);
        free(in->values[v].times);
        free(in->values[v].tuples);
    }
    free(in->values);
    cj_tuples_clear(&in->cells);
    cj_heads_clear(&in->cell_heads);
    cj_heads_clear(&in->heads);
    cj_days_clear(&in->dated);
    cj_cases_clear(&in->cases);
    cj_arena_clear(&in->case_texts);
    free(in->case_values);
    free(in->keys);
    free(in->counts);
    free(in->picked);
    free(in->tallies);
    free(in->row_groups);
    free(in->row_cols);
    free(in->row_cells);
    free(in->row_numbers);
    free(in->grid.lines);
    free(in->grid.cols);
    free(in->grid.counts);
    free(in->grid.valid);
    free(in->grid.tallies);
    free(in->grid.figures);
    free(in->grid.has);
}

cj_status cj_tabulate(cj_table **out, cj_records *records, const cj_tabulate_options *options,
                      cj_error *err)
{
    cj_tabulation in = {.options = options, .records = records};
    cj_dataset *dataset = cj_records_dataset(records);
    cj_status status = check_options(options, err);

    *out = NULL;
    in.share_value = choose_share_value(options);
    if (status == CJ_OK)
        status = check_names(options, err);
    if (status == CJ_OK)
        status = cj_tabulate_read(&in, err);
    if (status == CJ_OK)
        status = cj_dataset_judge(dataset, options->common.tolerance, err);
    if (status == CJ_OK)
        status = cj_tabulate_arrange(&in, err);
    if (status == CJ_OK && in.date_column != CJ_NO_COLUMN)
        status = cj_measure_check_days(&options->common, records, options->date, &in.dated, err);
    if (status == CJ_OK && in.cell_count == 0)
        status = cj_dataset_notice(dataset, err, "There is no row to count");
    if (status == CJ_OK)
        status = options->cases ? cj_tabulate_case_table(out, &in, err)
                                : cj_tabulate_table(out, &in, err);
    clear(&in);
    return status;
}

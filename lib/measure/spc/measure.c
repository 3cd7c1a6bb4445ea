/* cj-spc: check what is asked for, read the points (read.c), put them in order (order.c), hide
 * small ones (hide.c), compute limits and signals (judge.c), and make the table (table.c) with its
 * words (words.c). */
#include "count.h"

#include <stdlib.h>

/* ---- what is asked for --------------------------------------------------------------------- */

static const char *name_of(cj_spc_chart chart)
{
    static const char *const names[] = {"xmr", "p", "u", "run", "funnel"};

    return names[chart];
}

static cj_status check_chart(const cj_spc_options *options, cj_error *err)
{
    const char *chart = name_of(options->chart);
    bool funnel = options->chart == CJ_SPC_FUNNEL;

    if (options->chart == CJ_SPC_U && options->of.length == 0)
        return cj_fail(
            err, CJ_EUSAGE,
            "{chart u} needs {of COL}: the base that the events of {value} are counted on");
    if (cj_spc_has_bases(options) && options->of.length == 0)
        return cj_fail(err, CJ_EUSAGE,
                       "{chart %s} needs {of COL}: how many the part in {value} is taken of",
                       chart);
    if (!cj_spc_has_bases(options) && options->of.length > 0)
        return cj_fail(err, CJ_EUSAGE,
                       "{of} is for shares and rates, {chart p}, u or funnel; {chart %s} shows "
                       "{value} as it is",
                       chart);
    if (options->no_screening && options->chart != CJ_SPC_XMR)
        return cj_fail(err, CJ_EUSAGE, "{no-screening} is for {chart xmr}, not %s", chart);
    if (funnel && (options->baseline > 0 || options->step_count > 0))
        return cj_fail(err, CJ_EUSAGE,
                       "%s is for points along time; the units of a funnel have none",
                       cj_option_said(err, options->baseline > 0 ? "baseline" : "step").text);
    if (cj_spc_is_share(options) && options->has_target &&
        (options->target < 0 || options->target > CJ_DECIMAL_ONE))
        return cj_fail(err, CJ_EUSAGE, "{target}: that of a proportion lies between 0 and 1");
    return CJ_OK;
}

static bool is_column(cj_span name, cj_span other)
{
    return name.length > 0 && cj_key_same(name, other);
}

static cj_status check_columns(const cj_spc_options *options, cj_error *err)
{
    if (is_column(options->value, options->of))
        return cj_fail(err, CJ_EUSAGE, "{value} and {of} are the same column, %s",
                       options->value.at);
    if (is_column(options->along, options->value) || is_column(options->along, options->of))
        return cj_fail(err, CJ_EUSAGE,
                       "column %s is what the points stand along; it cannot be their "
                       "figure as well",
                       options->along.at);
    for (size_t i = 0; i < options->common.by_count; i++)
        if (is_column(options->along, options->common.by[i]))
            return cj_fail(
                err, CJ_EUSAGE,
                "{by} %s: the points stand along that column; a chart of each would have "
                "one point",
                options->along.at);
    return CJ_OK;
}

/* The names that the table's own columns have. */
static cj_status check_names(const cj_spc_options *options, cj_error *err)
{
    static const cj_table_column own[] = {
        {.key = "value"},  {.key = "of"},        {.key = "centre"},   {.key = "low"},
        {.key = "high"},   {.key = "low95"},     {.key = "high95"},   {.key = "signal"},
        {.key = "target"}, {.key = "variation"}, {.key = "assurance"}};
    const cj_measure_columns columns = {
        .rest = own, .rest_count = sizeof own / sizeof *own, .no_period = true};

    for (size_t i = 0; i < columns.rest_count; i++)
        if (cj_word_same(options->along, cj_span_of(own[i].key)))
            return cj_fail(err, CJ_EUSAGE,
                           "the table has a column \"%s\" of its own; give the points' column "
                           "another name with {map %s=NAME}",
                           own[i].key, options->along.at);
    return cj_measure_check_names(&options->common, &columns, options->along.at, err);
}

/* ---- the measure --------------------------------------------------------------------------- */

/* Tell what no table can say: that there is nothing to judge. */
static cj_status note_nothing(const cj_spc_count *count, cj_error *err)
{
    size_t figures = 0;

    for (size_t i = 0; i < count->stretch_count; i++)
        figures += count->stretches[i].figures;
    if (figures > 0)
        return CJ_OK;
    return cj_dataset_notice(cj_records_dataset(count->records), err,
                             count->point_count > 0 ? "No point has a figure"
                                                    : "The table has no points");
}

static void clear(cj_spc_count *count)
{
    cj_axis_clear(&count->along);
    cj_groups_clear(&count->groups);
    free(count->points);
    free(count->firsts);
    free(count->lasts);
    free(count->stretches);
}

cj_status cj_spc(cj_table **out, cj_records *records, const cj_spc_options *options, cj_error *err)
{
    cj_spc_count count = {.options = options, .records = records};
    cj_status status = check_chart(options, err);

    *out = NULL;
    if (status == CJ_OK)
        status = check_columns(options, err);
    if (status == CJ_OK)
        status = check_names(options, err);
    if (status == CJ_OK)
        status = cj_spc_read(&count, err);
    if (status == CJ_OK)
        status = cj_spc_order(&count, err);
    if (status == CJ_OK && options->common.hides)
        status = cj_spc_hide(&count, err);
    if (status == CJ_OK)
        status = cj_spc_judge(&count, err);
    if (status == CJ_OK)
        status = note_nothing(&count, err);
    if (status == CJ_OK)
        status = cj_spc_table(out, &count, err);
    clear(&count);
    return status;
}

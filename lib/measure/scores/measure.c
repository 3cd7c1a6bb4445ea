/* Scores, second part: the figures become a table. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

/* ---- columns --------------------------------------------------------------------- */

static const cj_table_column figures[] = {
    {"n_start", "With start", "count", CJ_PART_FIGURE, false},
    {"n_end", "With end", "count", CJ_PART_FIGURE, false},
    {"n_paired", "With both", "count", CJ_PART_FIGURE, false},
    {"start_mean", "Mean start", "number", CJ_PART_FIGURE, false},
    {"end_mean", "Mean end", "number", CJ_PART_FIGURE, false},
    {"change_mean", "Mean change", "number", CJ_PART_FIGURE, false},
    {"improved", "Improved", "count", CJ_PART_FIGURE, false},
    {"same", "Same", "count", CJ_PART_FIGURE, false},
    {"worse", "Worse", "count", CJ_PART_FIGURE, false},
    {"improved_pct", "Improved %", "percent", CJ_PART_SHARE, true},
    {"same_pct", "Same %", "percent", CJ_PART_SHARE, false},
    {"worse_pct", "Worse %", "percent", CJ_PART_SHARE, false},
    {"p_value", "p", "number", CJ_PART_FIGURE, false},
};
static const cj_table_column individuals[] = {
    {"start", "Start", "number", CJ_PART_FIGURE, false},
    {"end", "End", "number", CJ_PART_FIGURE, false},
    {"change", "Change", "number", CJ_PART_FIGURE, false},
    {"moved", "Moved", "text", CJ_PART_REMARK, false},
};

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))
#define P_PLACES 4

typedef struct {
    cj_measure_columns columns;
    cj_table_column rest[1 + COUNT_OF(individuals)]; /* the column of individuals comes first */
} column_set;

/* The heading of individuals is known once their column is open. */
static void choose_columns(column_set *out, const cj_scores_count *count)
{
    bool each = count->options->individuals.length > 0;

    out->columns =
        (cj_measure_columns){.groups = CJ_PART_LABEL,
                             .rest = each ? out->rest : figures,
                             .rest_count = each ? COUNT_OF(out->rest) : COUNT_OF(figures)};
    out->rest[0] = (cj_table_column){count->options->individuals.at, count->individuals.heading.at,
                                     "text", CJ_PART_LABEL, false};
    memcpy(out->rest + 1, individuals, sizeof individuals);
}

/* ---- rows -------------------------------------------------------------------------- */

static cj_cell mean_cell(cj_decimal sum, int64_t of, int places)
{
    if (of == 0)
        return cj_cell_no_rate(false);
    return cj_cell_number(cj_ratio(sum, of * CJ_DECIMAL_ONE, 1, places), places);
}

static void fill_figures(cj_cell *cells, const cj_score_figures *of,
                         const cj_measure_options *common)
{
    int64_t shares[3];

    *cells++ = cj_cell_count(of->n_start);
    *cells++ = cj_cell_count(of->n_end);
    *cells++ = cj_cell_count(of->n_paired);
    *cells++ = mean_cell(of->start_sum, of->n_start, common->mean_places);
    *cells++ = mean_cell(of->end_sum, of->n_end, common->mean_places);
    *cells++ = mean_cell(of->change_sum, of->n_paired, common->mean_places);
    for (size_t i = 0; i < 3; i++)
        *cells++ = cj_cell_count(of->moved[i]);
    cj_largest_remainder(shares, of->moved, 3, common->places);
    for (size_t i = 0; i < 3; i++)
        *cells++ = common->sum_to_100 && of->n_paired > 0
                       ? cj_cell_percent_units(shares[i], common->places)
                       : cj_cell_percent(of->moved[i], of->n_paired, common->places);
    *cells = of->test.has_p ? cj_cell_number(cj_round_double(of->test.p, P_PLACES), P_PLACES)
                            : cj_cell_no_rate(false);
}

static cj_status add_row(cj_table *table, const cj_scores_count *count, size_t period,
                         uint32_t group, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_text sentence = CJ_TEXT_INIT;
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status == CJ_OK)
        status = cj_fill_period(&cells, table, &common->periods[period], err);
    if (status == CJ_OK)
        status = cj_fill_group(&cells, table, &count->groups, group, err);
    if (status != CJ_OK)
        return status;
    fill_figures(cells, cj_scores_of(count, period, group), common);
    cj_scores_sentence(&sentence, count, period, group);
    status = cj_table_set_sentence(table, &sentence, err);
    cj_text_clear(&sentence);
    return status;
}

static cj_status add_rows(cj_table *table, cj_scores_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_status status = CJ_OK;

    table->each_row = true;
    if (count->options->individuals.length > 0)
        return cj_scores_add_individuals(table, count, err);
    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++)
        for (size_t g = 0; status == CJ_OK && g < cj_shown_groups(&count->groups, common); g++)
            status = add_row(table, count, p, cj_shown_group(&count->groups, g), err);
    return status;
}

static cj_status make_table(cj_table **out, cj_scores_count *count, const column_set *set,
                            cj_error *err)
{
    cj_span title = count->options->individuals.length > 0 ? CJ_SPAN("Each start and end score")
                                                           : CJ_SPAN("Start and end scores");
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    status = cj_add_columns(table, &count->groups, &set->columns, err);
    if (status == CJ_OK)
        status = add_rows(table, count, err);
    if (status == CJ_OK)
        status = cj_scores_notes(table, count, err);
    if (status == CJ_OK)
        status = cj_finish_table(table, &count->options->common, title, count->records, NULL, err);
    if (status != CJ_OK) {
        cj_table_free(table);
        return status;
    }
    *out = table;
    return CJ_OK;
}

/* ---- the measure --------------------------------------------------------------------- */

static cj_status check_options(const cj_scores_options *options, cj_error *err)
{
    const cj_measure_options *common = &options->common;
    bool each = options->individuals.length > 0;

    if (options->start.length == 0 || options->end.length == 0)
        return cj_fail(err, CJ_EUSAGE,
                       "the columns of scores are needed: --start COL and --end COL");
    if (cj_same_key(options->start, options->end))
        return cj_fail(err, CJ_EUSAGE, "--start and --end name the same column \"%s\"",
                       options->start.at);
    for (size_t i = 0; options->date.length == 0 && i < common->period_count; i++)
        if (!cj_period_is_all(&common->periods[i]))
            return cj_fail(err, CJ_EUSAGE,
                           "--period %s needs --date COL, the column of dates that puts a row "
                           "into a period",
                           common->periods[i].name);
    if (common->confidence != 95)
        return cj_fail(err, CJ_EUSAGE, "--confidence: this table has no intervals");
    if (each && common->total)
        return cj_fail(err, CJ_EUSAGE, "--total: --individuals prints no group to add up");
    if (each && common->sum_to_100)
        return cj_fail(err, CJ_EUSAGE, "--sum-to-100: --individuals prints no percentages");
    return CJ_OK;
}

static bool has_rows(const cj_scores_count *count, size_t period)
{
    for (uint32_t group = 0; group < count->group_count; group++)
        if (cj_scores_of(count, period, group)->rows > 0)
            return true;
    return false;
}

/* A table of nothing is not to pass for one of zeros. */
static cj_status note_nothing(const cj_scores_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_dataset *dataset = cj_records_dataset(count->records);
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < common->period_count; i++)
        if (!has_rows(count, i))
            status = cj_period_is_all(&common->periods[i])
                         ? cj_dataset_notice(dataset, err, "There is no row to count")
                         : cj_dataset_notice(dataset, err, "No row is dated in %s",
                                             common->periods[i].name);
    return status;
}

cj_status cj_scores(cj_table **out, cj_records *records, const cj_scores_options *options,
                    cj_error *err)
{
    cj_scores_count count = {.options = options, .records = records};
    column_set set;
    cj_status status = check_options(options, err);

    *out = NULL;
    if (status == CJ_OK)
        status = cj_scores_open(&count, err);
    if (status == CJ_OK) {
        choose_columns(&set, &count);
        status =
            cj_check_names(&options->common, &set.columns,
                           options->individuals.length > 0 ? options->individuals.at : NULL, err);
    }
    if (status == CJ_OK)
        status = cj_scores_read(&count, err);
    if (status == CJ_OK && options->individuals.length > 0)
        status = cj_scores_reject_twice(&count, err);
    if (status == CJ_OK)
        status = cj_dataset_judge(cj_records_dataset(records), options->common.tolerance, err);
    if (status == CJ_OK)
        status = cj_scores_tally(&count, err);
    if (status == CJ_OK)
        status = note_nothing(&count, err);
    if (status == CJ_OK)
        status = make_table(out, &count, &set, err);
    cj_groups_clear(&count.groups);
    cj_axis_clear(&count.individuals);
    cj_by_person_clear(&count.by_group);
    free(count.list);
    free(count.figures);
    free(count.group_occurs);
    return status;
}

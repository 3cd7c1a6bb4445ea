/* The figures of cj-scores become a table: a row for each period and group, or each individual. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

/* ---- columns --------------------------------------------------------------------- */

static const cj_table_column figures[] = {
    {"n_start", "With start", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_ALL,
     .counts = {CJ_COUNTS_ROWS, .rank = 2}},
    {"n_end", "With end", "count", .part = CJ_PART_FIGURE, .counts = {CJ_COUNTS_ROWS, .rank = 2}},
    {"n_paired", "With both", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_COUNTED,
     .counts = {CJ_COUNTS_ROWS, .rank = 2}},
    {"start_mean", "Mean start", "number", .part = CJ_PART_FIGURE,
     .counts = {.made_of = "n_start"}},
    {"end_mean", "Mean end", "number", .part = CJ_PART_FIGURE, .counts = {.made_of = "n_end"}},
    {"change_mean", "Mean change", "number", .part = CJ_PART_FIGURE,
     .counts = {.made_of = "n_paired"}},
    {"improved", "Improved", "count", .part = CJ_PART_FIGURE,
     .counts = {CJ_COUNTS_ROWS, .rank = 1}},
    {"same", "Same", "count", .part = CJ_PART_FIGURE, .counts = {CJ_COUNTS_ROWS, .rank = 0}},
    {"worse", "Worse", "count", .part = CJ_PART_FIGURE, .counts = {CJ_COUNTS_ROWS, .rank = 0}},
    {"improved_pct", "Improved %", "percent", .part = CJ_PART_SHARE, .bar = true, .of = "improved",
     .better = CJ_BETTER_HIGHER, .counts = {.made_of = "n_paired\nimproved"}},
    {"same_pct", "Same %", "percent", .part = CJ_PART_SHARE, .of = "same",
     .counts = {.made_of = "n_paired\nsame"}},
    {"worse_pct", "Worse %", "percent", .part = CJ_PART_SHARE, .of = "worse",
     .better = CJ_BETTER_LOWER, .counts = {.made_of = "n_paired\nworse"}},
    {"p_value", "p", "number", .part = CJ_PART_FIGURE,
     .counts = {.made_of = "n_paired\nimproved\nsame\nworse"}},
};
static const cj_table_column individuals[] = {
    {"start", "Start", "number", .part = CJ_PART_FIGURE},
    {"end", "End", "number", .part = CJ_PART_FIGURE},
    {"change", "Change", "number", .part = CJ_PART_FIGURE},
    {"moved", "Moved", "text", .part = CJ_PART_REMARK},
};

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))
#define P_PLACES 4

/* Show a probability; a small one is shown as less than a bound, because it is never 0. */
static cj_cell p_cell(double p)
{
    cj_cell cell = cj_cell_number(cj_round_double(p, P_PLACES), P_PLACES);

    cell.label = p < CJ_SMALL_P ? "<0.0001" : NULL;
    return cell;
}

void cj_scores_columns_choose(cj_scores_columns *out, const cj_scores_count *count)
{
    bool each = count->options->individuals.length > 0;

    out->columns =
        (cj_measure_columns){.groups = CJ_PART_LABEL,
                             .rest = each ? out->rest : figures,
                             .rest_count = each ? COUNT_OF(out->rest) : COUNT_OF(figures)};
    out->rest[0] = (cj_table_column){count->options->individuals.at, count->individuals.heading.at,
                                     "text", .part = CJ_PART_LABEL};
    if (count->options->common.numbered)
        out->rest[0] = (cj_table_column){"number", "Number", "number", .part = CJ_PART_LABEL};
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
    cj_ratio_largest_remainder(shares, of->moved, 3, common->places);
    for (size_t i = 0; i < 3; i++) {
        *cells = cj_cell_share(of->moved[i], of->n_paired, common->places);
        if (common->sum_to_100 && of->n_paired > 0)
            cells->units = shares[i];
        cells++;
    }
    *cells = of->test.has_p ? p_cell(of->test.p) : cj_cell_no_rate(false);
}

static cj_status add_row(cj_table *table, const cj_scores_count *count, size_t period,
                         uint32_t group, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_text sentence = CJ_TEXT_INIT;
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status == CJ_OK)
        status = cj_measure_fill_period(&cells, table, &common->periods[period], err);
    if (status == CJ_OK)
        status = cj_groups_fill(&cells, table, &count->groups, group, err);
    if (status != CJ_OK)
        return status;
    fill_figures(cells, cj_scores_of(count, period, group), common);
    status = cj_heads_add_row(table, &count->heads, cj_scores_heads_at(count, period, group),
                              CJ_SCORES_COUNTS, err);
    if (status != CJ_OK)
        return status;
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
        for (size_t g = 0; status == CJ_OK && g < cj_groups_shown(&count->groups, common); g++)
            status = add_row(table, count, p, cj_groups_shown_at(&count->groups, g), err);
    return status;
}

/* Other measures may count the rows that have a score, too, and where none lacks it all rows. */
static cj_status share_count(cj_table *table, const cj_scores_count *count, const char *key,
                             bool start, bool end, cj_error *err)
{
    const int64_t(*lacking)[2] = count->lacking;
    size_t column = cj_table_find(table, key);
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    if (column == SIZE_MAX)
        return CJ_OK;
    start = start && lacking[1][0] + lacking[1][1] > 0;
    end = end && lacking[0][1] + lacking[1][1] > 0;
    cj_text_add(&words, "rows");
    if (start)
        cj_measure_append_condition(&words, count->options->start, "!=", CJ_SPAN(""));
    if (end)
        cj_measure_append_condition(&words, count->options->end, "!=", CJ_SPAN(""));
    status = cj_text_check(&words, err);
    if (status == CJ_OK) {
        table->columns[column].counts.shared = cj_table_keep(table, cj_text_span(&words));
        status = table->columns[column].counts.shared == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&words);
    return status;
}

static cj_status begin_hiding(cj_table *table, const cj_scores_count *count, cj_error *err)
{
    cj_status status = cj_heads_describe(table, &count->heads, err);

    if (status == CJ_OK)
        status = share_count(table, count, "n_start", true, false, err);
    if (status == CJ_OK)
        status = share_count(table, count, "n_end", false, true, err);
    return status == CJ_OK ? share_count(table, count, "n_paired", true, true, err) : status;
}

static const char *const relations[] = {"n_paired = improved + same + worse", "n_paired <= n_start",
                                        "n_paired <= n_end", NULL};

cj_status cj_scores_table(cj_table **out, cj_scores_count *count, const cj_scores_columns *set,
                          cj_error *err)
{
    cj_span title = count->options->individuals.length > 0 ? CJ_SPAN("Each start and end score")
                                                           : CJ_SPAN("Start and end scores");
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    if (count->options->individuals.length == 0)
        table->relations = relations;
    status = cj_measure_add_columns(table, &count->groups, &set->columns, err);
    if (status == CJ_OK)
        status = begin_hiding(table, count, err);
    if (status == CJ_OK)
        status = add_rows(table, count, err);
    if (status == CJ_OK)
        status = cj_scores_notes(table, count, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &count->options->common, title, count->records,
                                         NULL, err);
    return cj_table_deliver(out, table, status);
}

cj_status cj_scores_case_table(cj_table **out, cj_scores_count *count, cj_error *err)
{
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    status = cj_cases_fill(table, &count->cases, err);
    if (status == CJ_OK)
        status = cj_scores_notes(table, count, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &count->options->common,
                                         CJ_SPAN("Rows behind: start and end scores"),
                                         count->records, NULL, err);
    return cj_table_deliver(out, table, status);
}

/* ---- the measure --------------------------------------------------------------------- */

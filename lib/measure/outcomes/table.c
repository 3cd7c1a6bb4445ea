/* The figures of cj-outcomes become a table: a row for each period, group, outcome and target. */
#include "count.h"
#include "stats/interval.h"

#include <stdlib.h>

/* ---- columns --------------------------------------------------------------------- */

static const cj_table_column figures[] = {
    {"outcome", "Outcome", "text", .part = CJ_PART_LABEL},
    {"term", "Target for", "text", .part = CJ_PART_LABEL, .of = "target_pct"},
    {"clients", "Clients", "count", .part = CJ_PART_FACT,
     .counts = {CJ_COUNTS_PEOPLE, .rank = 2, .apart = "outcome", .shared = "people"}},
    {"reviewed", "Reviewed", "count", .part = CJ_PART_FACT,
     .counts = {CJ_COUNTS_PEOPLE, .rank = 2, .apart = "outcome"}},
    {"compared", "Compared", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_COUNTED,
     .counts = {CJ_COUNTS_PEOPLE, .rank = 2}},
    {"improved", "Improved", "count", .part = CJ_PART_FIGURE,
     .counts = {CJ_COUNTS_PEOPLE, .rank = 1}},
    {"maintained", "Maintained", "count", .part = CJ_PART_FIGURE,
     .counts = {CJ_COUNTS_PEOPLE, .rank = 0}},
    {"deteriorated", "Deteriorated", "count", .part = CJ_PART_FIGURE,
     .counts = {CJ_COUNTS_PEOPLE, .rank = 0}},
    {"improved_pct", "Improved %", "percent", .part = CJ_PART_SHARE, .bar = true, .of = "improved",
     .better = CJ_BETTER_HIGHER, .counts = {.made_of = "compared\nimproved"}},
    {"maintained_pct", "Maintained %", "percent", .part = CJ_PART_SHARE, .of = "maintained",
     .counts = {.made_of = "compared\nmaintained"}},
    {"deteriorated_pct", "Deteriorated %", "percent", .part = CJ_PART_SHARE, .of = "deteriorated",
     .better = CJ_BETTER_LOWER, .counts = {.made_of = "compared\ndeteriorated"}},
    {"improved_low_pct", "Improved, lower bound %", "percent", .part = CJ_PART_LOW,
     .of = "improved_pct"},
    {"improved_high_pct", "Improved, upper bound %", "percent", .part = CJ_PART_HIGH,
     .of = "improved_pct"},
    {"target_pct", "Target", "percent", .part = CJ_PART_TARGET, .of = "improved_pct"},
    {"at_target", "At target", "flag", .part = CJ_PART_DATA, .of = "improved_pct"},
    {"verdict", "Verdict", "text", .part = CJ_PART_VERDICT, .of = "improved_pct",
     .tones = cj_verdict_tones},
    /* of frameworks alone; to people it is part of the term */
    {"target_label", "Label of the target", "text", .part = CJ_PART_DATA, .of = "term"},
};

#define FIGURES (sizeof figures / sizeof *figures)
#define LABEL_OFFSET 8 /* from the first percentage */

static const cj_measure_columns columns = {.rest = figures, .rest_count = FIGURES - 1};
static const cj_measure_columns labelled_columns = {.rest = figures, .rest_count = FIGURES};

/* Whether targets are told apart by their labels. */
static bool has_labels(const cj_outcomes_options *options)
{
    const cj_framework *framework = options->has_target ? NULL : options->framework;

    for (size_t i = 0; framework != NULL && i < framework->outcome_count; i++)
        for (size_t t = 0; t < framework->outcomes[i].target_count; t++)
            if (framework->outcomes[i].targets[t].label.length > 0)
                return true;
    return false;
}

cj_status cj_outcomes_check_names(const cj_measure_options *common, cj_error *err)
{
    return cj_measure_check_names(common, &columns, "outcome", err);
}

/* What readers know of a row. Pairs of scores may be more than the people who have them. */
static const char *const relations[] = {"compared = improved + maintained + deteriorated",
                                        "reviewed <= clients", "compared <= reviewed", NULL};
static const char *const pair_relations[] = {"compared = improved + maintained + deteriorated",
                                             "reviewed <= clients", NULL};

/* ---- cells ------------------------------------------------------------------------ */

static void fill_percentages(cj_cell *cells, const cj_movement *movement,
                             const cj_measure_options *common)
{
    const int64_t counts[] = {movement->improved, movement->maintained, movement->deteriorated};
    int64_t shares[3];

    if (common->sum_to_100)
        cj_ratio_largest_remainder(shares, counts, 3, common->places);
    for (size_t i = 0; i < 3; i++) {
        cells[i] = cj_cell_share(counts[i], movement->compared, common->places);
        if (common->sum_to_100 && movement->compared > 0)
            cells[i].units = shares[i];
    }
}

/* "short", to people "short: reduced involvement in crime". */
static cj_status term_cell(cj_cell *cell, cj_table *table, const cj_target *target, cj_error *err)
{
    cj_text label = CJ_TEXT_INIT;
    cj_status status;

    if (target->term.length == 0 && target->label.length == 0)
        return CJ_OK;
    cj_text_append(&label, target->term);
    cj_text_add(&label, target->term.length > 0 && target->label.length > 0 ? ": " : "");
    cj_text_append(&label, target->label);
    status = cj_text_check(&label, err);
    if (status == CJ_OK)
        status = cj_measure_keep_cell(cell, table, target->term.at, cj_text_string(&label), err);
    cj_text_clear(&label);
    return status;
}

/* ---- rows -------------------------------------------------------------------------- */

static cj_status add_row(cj_table *table, const cj_outcomes_count *count, size_t period,
                         uint32_t group, size_t outcome, const cj_target *target, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    const cj_movement *movement = cj_outcomes_movement(count, period, group, outcome);
    const cj_framework_outcome *framework = count->rules[outcome].framework;
    cj_text sentence = CJ_TEXT_INIT;
    cj_cell *cells;
    cj_status status =
        cj_measure_begin_row(&cells, table, &count->groups, &common->periods[period], group, err);

    if (status == CJ_OK)
        status =
            cj_measure_keep_cell(cells++, table, cj_axis_text(&count->outcomes, (uint32_t)outcome),
                                 framework == NULL ? NULL : framework->label.at, err);
    if (status == CJ_OK && target != NULL)
        status = term_cell(cells, table, target, err);
    if (status != CJ_OK)
        return status;
    cells++;
    if (count->clients != NULL)
        *cells = cj_cell_count(cj_outcomes_clients(count, group));
    cells++;
    *cells++ = cj_cell_count(cj_outcomes_reviewed(count, period, group));
    *cells++ = cj_cell_count(movement->compared);
    *cells++ = cj_cell_count(movement->improved);
    *cells++ = cj_cell_count(movement->maintained);
    *cells++ = cj_cell_count(movement->deteriorated);
    fill_percentages(cells, movement, common);
    cj_measure_fill_interval(cells + 3, movement->improved, movement->compared, common);
    if (target != NULL)
        cj_measure_fill_target(cells + 5, movement->improved, movement->compared, target->value,
                               common);
    if (status == CJ_OK && target != NULL && target->label.length > 0)
        status = cj_measure_keep_cell(cells + LABEL_OFFSET, table, target->label.at, NULL, err);
    if (status == CJ_OK)
        status = cj_heads_add_row(table, &count->heads,
                                  cj_outcomes_heads_at(count, period, group, outcome),
                                  CJ_OUTCOMES_COUNTS, err);
    cj_outcomes_sentence(&sentence, count, period, group, outcome, target);
    if (status == CJ_OK)
        status = cj_table_set_sentence(table, &sentence, err);
    cj_text_clear(&sentence);
    return status;
}

/* Add a row for each target of the outcome, or one row if it has no target. */
static cj_status add_outcome(cj_table *table, const cj_outcomes_count *count, size_t period,
                             uint32_t group, size_t outcome, cj_error *err)
{
    const cj_outcomes_options *options = count->options;
    const cj_framework_outcome *framework = count->rules[outcome].framework;
    cj_target single = {{"", 0}, {"", 0}, options->target};
    cj_status status = CJ_OK;

    if (options->has_target)
        return add_row(table, count, period, group, outcome, &single, err);
    if (framework == NULL || framework->target_count == 0)
        return add_row(table, count, period, group, outcome, NULL, err);
    for (size_t i = 0; status == CJ_OK && i < framework->target_count; i++)
        status = add_row(table, count, period, group, outcome, &framework->targets[i], err);
    return status;
}

static int compare_outcomes(const void *a, const void *b, void *data)
{
    return cj_axis_compare(data, *(const uint32_t *)a, *(const uint32_t *)b);
}

static cj_status add_rows(cj_table *table, const cj_outcomes_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    uint32_t *outcomes = calloc(count->outcome_count + 1, sizeof *outcomes);
    cj_axis axis = count->outcomes;
    size_t shown = 0;
    cj_status status = outcomes == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (uint32_t i = 0; status == CJ_OK && i < count->outcome_count; i++)
        if (count->outcome_occurs[i])
            outcomes[shown++] = i;
    if (status == CJ_OK)
        qsort_r(outcomes, shown, sizeof *outcomes, compare_outcomes, &axis);
    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++)
        for (size_t g = 0; status == CJ_OK && g < cj_groups_shown(&count->groups, common); g++)
            for (size_t o = 0; status == CJ_OK && o < shown; o++)
                status = add_outcome(table, count, p, cj_groups_shown_at(&count->groups, g),
                                     outcomes[o], err);
    free(outcomes);
    return status;
}

cj_status cj_outcomes_table(cj_table **out, const cj_outcomes_count *count, cj_error *err)
{
    const cj_outcomes_options *options = count->options;
    cj_span title = CJ_SPAN("Outcomes of reviews");
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    if (options->framework != NULL && options->framework->title.length > 0)
        title = options->framework->title;
    status = cj_measure_add_columns(table, &count->groups,
                                    has_labels(options) ? &labelled_columns : &columns, err);
    table->relations = options->pairs ? pair_relations : relations;
    for (size_t i = 0; status == CJ_OK && options->pairs && i < table->column_count; i++)
        if (table->columns[i].counts.kind == CJ_COUNTS_PEOPLE &&
            table->columns[i].counts.apart == NULL)
            table->columns[i].counts.kind = CJ_COUNTS_ROWS;
    if (status == CJ_OK)
        status = cj_heads_describe(table, &count->heads, err);
    if (status == CJ_OK) /* reviews cover all clients, or of those without a list the reviewed */
        table->columns[cj_table_find(table, count->clients != NULL ? "clients" : "reviewed")].base =
            CJ_BASE_ALL;
    if (status == CJ_OK)
        status = add_rows(table, count, err);
    if (status == CJ_OK)
        status = cj_outcomes_notes(table, count, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &options->common, title, count->records, NULL, err);
    return cj_table_deliver(out, table, status);
}

cj_status cj_outcomes_case_table(cj_table **out, cj_outcomes_count *count, cj_error *err)
{
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    status = cj_cases_fill(table, &count->cases, err);
    if (status == CJ_OK)
        status = cj_outcomes_notes(table, count, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &count->options->common,
                                         CJ_SPAN("People behind: outcomes of reviews"),
                                         count->records, NULL, err);
    return cj_table_deliver(out, table, status);
}

/* ---- the measure --------------------------------------------------------------------- */

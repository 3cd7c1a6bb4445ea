/* The figures of cj-reoffending become a table: a row for each period, group and stage. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

/* ---- columns --------------------------------------------------------------------- */

static const cj_table_column figures[] = {
    {"stage", "Stage", "text", .part = CJ_PART_ACROSS},
    {"from_months", "From month", "months", .part = CJ_PART_DATA},
    {"to_months", "To month", "months", .part = CJ_PART_DATA},
    {"people", "People", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_BOTH,
     .counts = {CJ_COUNTS_PEOPLE, .rank = 2}},
    {"immature", "Not yet followed up", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_ALL,
     .counts = {CJ_COUNTS_WHO, .rank = 2}},
    {"offended", "People who offended", "count", .part = CJ_PART_FIGURE,
     .counts = {CJ_COUNTS_PEOPLE, .rank = 1}},
    {"offences", "Offences", "count", .part = CJ_PART_FIGURE,
     .counts = {CJ_COUNTS_ROWS, .persons = "offended"}},
    {"rate_pct", "Rate", "percent", .part = CJ_PART_FIGURE, .bar = true, .better = CJ_BETTER_LOWER,
     .better_if = "to_months", /* what came before is no success */
     .counts = {.made_of = "people\noffended"}},
    {"rate_low_pct", "Rate, lower bound", "percent", .part = CJ_PART_LOW, .of = "rate_pct"},
    {"rate_high_pct", "Rate, upper bound", "percent", .part = CJ_PART_HIGH, .of = "rate_pct"},
    {"offences_per_offender", "Offences per offender", "number", .part = CJ_PART_FIGURE,
     .counts = {.made_of = "offended\noffences"}},
    {"offences_per_person", "Offences per person", "number", .part = CJ_PART_FIGURE,
     .counts = {.made_of = "people\noffences"}},
    {"mean_gravity", "Mean gravity", "number", .part = CJ_PART_FIGURE,
     .counts = {.made_of = "offences\ngraded"}},
};

#define FIGURE_COUNT (sizeof figures / sizeof *figures)
#define IMMATURE 4

/* With a member for each episode the same columns count episodes. */
static cj_status stage_columns(cj_measure_columns *out, const cj_reoffending_count *count,
                               cj_arena *arena, cj_error *err)
{
    cj_table_column *columns = cj_arena_alloc(arena, sizeof figures);

    if (columns == NULL)
        return cj_fail_nomem(err);
    memcpy(columns, figures, sizeof figures);
    if (count->options->everybody) /* those who are waited for are among the people */
        columns[IMMATURE].base = CJ_BASE_WAITING;
    for (size_t i = 0; count->options->each_episode && i < FIGURE_COUNT; i++) {
        if (columns[i].counts.kind == CJ_COUNTS_PEOPLE)
            columns[i].counts.kind = CJ_COUNTS_ROWS;
        if (columns[i].counts.persons != NULL) /* as cj_heads_describe() calls them */
            columns[i].counts.persons = "offended#people";
        if (strcmp(columns[i].key, "people") == 0)
            columns[i].heading = "Episodes";
        else if (strcmp(columns[i].key, "offended") == 0)
            columns[i].heading = "Episodes with an offence";
        else if (strcmp(columns[i].key, "offences_per_offender") == 0)
            columns[i].heading = "Offences per such episode";
        else if (strcmp(columns[i].key, "offences_per_person") == 0)
            columns[i].heading = "Offences per episode";
    }
    *out = (cj_measure_columns){.rest = columns, .rest_count = FIGURE_COUNT};
    return CJ_OK;
}

cj_status cj_reoffending_columns(cj_measure_columns *out, const cj_reoffending_count *count,
                                 cj_arena *arena, cj_error *err)
{
    switch (count->options->output) {
    case CJ_REOFFENDING_CASES:
        return cj_reoffending_case_columns(out, count, arena, err);
    case CJ_REOFFENDING_SURVIVAL:
        *out = cj_reoffending_survival_columns();
        return CJ_OK;
    default:
        return stage_columns(out, count, arena, err);
    }
}

/* What readers know of a row: those who did not offend are a count like those who did. */
static const char *const relations[] = {"people = offended + *", "offended <= offences",
                                        "people + immature = cohort", NULL};
static const char *const relations_of_all[] = {"people = offended + *", "offended <= offences",
                                               "people = cohort", NULL};

/* Behind the table: how many offences have a gravity; and the whole cohort, of which survival
 * tells, too. */
static const cj_table_column behind_columns[] = {
    {"graded", "", "count", .part = CJ_PART_DATA},
    {"cohort", "", "count", .part = CJ_PART_DATA,
     .counts = {CJ_COUNTS_WHO, .apart = "stage", .shared = "people", .unseen = true}},
};

/* ---- cells ------------------------------------------------------------------------ */

#define FREQUENCY_PLACES 2 /* of figures per person, per offender and of gravity */

/* The name of the stage, and the months of a window. */
static cj_status fill_stage(cj_cell **cells, cj_table *table, const cj_reoffending_count *count,
                            size_t stage, cj_error *err)
{
    const cj_reoffending_options *options = count->options;
    size_t window = stage - CJ_STAGE_WINDOWS;
    cj_text name = CJ_TEXT_INIT;
    cj_status status;

    cj_stage_append(&name, count, stage);
    status = cj_text_check(&name, err);
    if (status == CJ_OK)
        status = cj_measure_keep_cell((*cells)++, table, cj_text_string(&name),
                                      stage == CJ_STAGE_BEFORE   ? "Pre-intervention"
                                      : stage == CJ_STAGE_DURING ? "During intervention"
                                                                 : NULL,
                                      err);
    cj_text_clear(&name);
    if (stage >= CJ_STAGE_WINDOWS) {
        (*cells)[0] = cj_cell_count(cj_window_from(options, window));
        (*cells)[1] = cj_cell_count(options->windows[window]);
    }
    *cells += 2;
    return status;
}

static cj_cell frequency_cell(int64_t part, int64_t of)
{
    return of == 0 ? cj_cell_no_rate(false)
                   : cj_cell_number(cj_ratio(part, of, 1, FREQUENCY_PLACES), FREQUENCY_PLACES);
}

/* Rates, and [x] for all of them while nobody is mature; where everybody counts for the intervals
 * alone. */
static void fill_rates(cj_cell *cells, const cj_reoffending_count *count,
                       const cj_stage_figures *of)
{
    const cj_measure_options *common = &count->options->common;
    bool waiting = of->immature > 0;
    size_t rates = count->gravity_column == CJ_NO_COLUMN ? 5 : 6;

    if (of->people == 0) {
        for (size_t i = 0; i < rates; i++)
            cells[i] = cj_cell_no_rate(waiting);
        return;
    }
    if (cj_stage_is_unseen(count, of)) {
        cells[0] = cj_cell_percent(of->offended, of->people, common->places);
        cells[1] = cells[2] = cj_cell_no_rate(true);
    } else {
        cells[0] = cj_cell_share(of->offended, of->people, common->places);
        cj_measure_fill_interval(cells + 1, of->offended, of->people, common);
    }
    cells[3] = frequency_cell(of->offences, of->offended);
    cells[4] = frequency_cell(of->offences, of->people);
    if (rates == 6)
        cells[5] = frequency_cell(of->gravity, of->graded * CJ_DECIMAL_ONE);
}

static cj_status add_behind(cj_table *table, const cj_reoffending_count *count, size_t period,
                            uint32_t group, size_t stage, cj_error *err)
{
    const cj_stage_figures *of = cj_stage_figures_of(count, period, group, stage);
    const cj_stage_figures *window = cj_stage_figures_of(count, period, group, CJ_STAGE_WINDOWS);
    cj_cell *cells;
    cj_status status = table->behind == NULL ? CJ_OK : cj_table_add_row(&cells, table->behind, err);

    if (status == CJ_OK && table->behind != NULL) {
        cells[0] = cj_cell_count(of->graded);
        cells[1] =
            cj_cell_count(window->people + (count->options->everybody ? 0 : window->immature));
        cj_heads_fill(cells + 2, &count->heads, cj_stage_heads_at(count, period, group, stage),
                      CJ_STAGE_COUNTS);
    }
    return status;
}

static cj_status add_row(cj_table *table, const cj_reoffending_count *count, size_t period,
                         uint32_t group, size_t stage, cj_error *err)
{
    const cj_stage_figures *of = cj_stage_figures_of(count, period, group, stage);
    bool knows_maturity = stage < CJ_STAGE_WINDOWS || count->options->as_of != CJ_DATE_MISSING;
    cj_text sentence = CJ_TEXT_INIT;
    cj_cell *cells;
    cj_status status = cj_measure_begin_row(&cells, table, &count->groups,
                                            &count->options->common.periods[period], group, err);

    if (status == CJ_OK)
        status = fill_stage(&cells, table, count, stage, err);
    if (status != CJ_OK)
        return status;
    *cells++ = cj_cell_count(of->people);
    *cells++ = knows_maturity ? cj_cell_count(of->immature) : cj_cell_missing();
    *cells++ = cj_cell_count(of->offended);
    *cells++ = cj_cell_count(of->offences);
    fill_rates(cells, count, of);
    status = add_behind(table, count, period, group, stage, err);
    if (status != CJ_OK)
        return status;
    cj_reoffending_sentence(&sentence, count, period, group, stage);
    status = cj_table_set_sentence(table, &sentence, err);
    cj_text_clear(&sentence);
    return status;
}

static cj_status add_stages(cj_table *table, const cj_reoffending_count *count, size_t period,
                            uint32_t group, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t s = 0; status == CJ_OK && s < cj_stage_count(count); s++)
        if (cj_stage_is_shown(count, s))
            status = add_row(table, count, period, group, s, err);
    return status;
}

static cj_status add_rows(cj_table *table, const cj_reoffending_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_status status = CJ_OK;

    if (count->options->output == CJ_REOFFENDING_CASES)
        return cj_reoffending_case_rows(table, count, err);
    if (count->options->output == CJ_REOFFENDING_SURVIVAL)
        return cj_reoffending_survival_rows(table, count, err);
    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++)
        for (size_t g = 0; status == CJ_OK && g < cj_groups_shown(&count->groups, common); g++)
            status = add_stages(table, count, p, cj_groups_shown_at(&count->groups, g), err);
    return status;
}

/* ---- the table ----------------------------------------------------------------------- */

/* Say what those who hide small numbers must know. */
static cj_status begin_hiding(cj_table *table, const cj_reoffending_count *count, cj_error *err)
{
    const cj_reoffending_options *options = count->options;
    cj_table *behind;
    cj_status status;

    table->relations = options->everybody ? relations_of_all : relations;
    if (!options->common.hides)
        return CJ_OK;
    status = cj_table_open_behind(&behind, table, err);
    for (size_t i = 0; status == CJ_OK && i < sizeof behind_columns / sizeof *behind_columns; i++) {
        cj_table_column column = behind_columns[i];

        if (column.counts.shared != NULL && options->each_episode)
            column.counts.shared = "rows";
        status = cj_table_add_column(behind, column, err);
    }
    return status == CJ_OK ? cj_heads_describe(table, &count->heads, err) : status;
}

cj_status cj_reoffending_table(cj_table **out, const cj_reoffending_count *count,
                               const cj_measure_columns *columns, cj_error *err)
{
    static const cj_span titles[] = {CJ_SPAN_INIT("Reoffending tracking"),
                                     CJ_SPAN_INIT("Members of the cohort and their offences"),
                                     CJ_SPAN_INIT("Time to the first reoffence")};
    const cj_reoffending_options *options = count->options;
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    status = cj_measure_add_columns(table, &count->groups, columns, err);
    if (status == CJ_OK && options->output == CJ_REOFFENDING_TABLE)
        status = begin_hiding(table, count, err);
    if (status == CJ_OK)
        status = add_rows(table, count, err);
    if (status == CJ_OK)
        status = cj_reoffending_notes(table, count, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &options->common, titles[options->output],
                                         count->episodes, count->offences, err);
    return cj_table_deliver(out, table, status);
}

/* ---- the measure --------------------------------------------------------------------- */

/* Reoffending, --cases: a row for each member of a cohort. */
#include "count.h"

#include <stdlib.h>

static size_t windows_of(const cj_reoffending_count *count)
{
    return count->options->window_count;
}

cj_status cj_reoffending_add_case(cj_reoffending_count *count, const cj_member *member,
                                  cj_error *err)
{
    const cj_episode *episode = member->episode;
    /* All counts stand in one list, a fixed number for each case, to save an allocation a case. */
    size_t numbers = cj_stage_count(count) + windows_of(count);
    uint32_t *counts;
    cj_status status = cj_grow(&count->cases, &count->case_capacity, count->case_count + 1,
                               sizeof *count->cases, err);

    if (status == CJ_OK)
        status = cj_grow(&count->case_counts, &count->case_counts_capacity,
                         count->case_counts_used + numbers, sizeof *count->case_counts, err);
    if (status != CJ_OK)
        return status;
    count->cases[count->case_count++] = (cj_case){
        .person = episode->person,
        .group = episode->group,
        .period = (uint32_t)member->period,
        .row = episode->row,
        .index = episode->index,
        .first_after = member->first_after,
        .after = member->after,
        .has_start = count->start_column == CJ_NO_COLUMN || episode->start != CJ_DATE_MISSING,
        .counts = count->case_counts_used};
    counts = count->case_counts + count->case_counts_used;
    for (size_t s = 0; s < cj_stage_count(count); s++)
        *counts++ = member->stages[s].offences;
    for (size_t i = 0; i < windows_of(count); i++)
        *counts++ = member->mature[i];
    count->case_counts_used += numbers;
    return CJ_OK;
}

/* ---- columns -------------------------------------------------------------------------- */

static const cj_table_column lead[] = {
    {"person_id", "Person", "text", .part = CJ_PART_LABEL},
    {"index_date", "Index date", "date", .part = CJ_PART_LABEL},
};
static const cj_table_column stages[] = {
    {"pre", "Before", "count", .part = CJ_PART_FIGURE},
    {"during", "During", "count", .part = CJ_PART_FIGURE},
};
static const cj_table_column after[] = {
    {"after", "After", "count", .part = CJ_PART_FIGURE},
    {"first_reoffence_date", "First reoffence", "date", .part = CJ_PART_FIGURE},
    {"days_to_first", "Days to first reoffence", "count", .part = CJ_PART_FIGURE},
};

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

/* "w12" or "mature12", headed by the window's name or "12 months over". */
static cj_status window_column(cj_table_column *out, const cj_reoffending_count *count,
                               size_t window, bool mature, cj_arena *arena, cj_error *err)
{
    int months = count->options->windows[window];
    cj_text key = CJ_TEXT_INIT;
    cj_text heading = CJ_TEXT_INIT;

    cj_text_format(&key, "%s%d", mature ? "mature" : "w", months);
    if (mature)
        cj_text_format(&heading, "%d month%s over", months, months == 1 ? "" : "s");
    else
        cj_stage_append(&heading, count, CJ_STAGE_WINDOWS + window);
    *out = (cj_table_column){cj_arena_text(arena, cj_text_string(&key), key.length),
                             cj_arena_text(arena, cj_text_string(&heading), heading.length),
                             mature ? "flag" : "count",
                             .part = mature ? CJ_PART_REMARK : CJ_PART_FIGURE};
    if (key.failed || heading.failed || out->key == NULL || out->heading == NULL)
        *out = (cj_table_column){0};
    cj_text_clear(&key);
    cj_text_clear(&heading);
    return out->key == NULL ? cj_fail_nomem(err) : CJ_OK;
}

cj_status cj_reoffending_case_columns(cj_measure_columns *out, const cj_reoffending_count *count,
                                      cj_arena *arena, cj_error *err)
{
    size_t number = COUNT_OF(stages) + 2 * windows_of(count) + COUNT_OF(after);
    cj_table_column *columns = cj_arena_alloc(arena, number * sizeof *columns);
    cj_table_column *next = columns;
    cj_status status = CJ_OK;

    if (columns == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < COUNT_OF(stages); i++)
        *next++ = stages[i];
    for (size_t i = 0; status == CJ_OK && i < windows_of(count); i++)
        status = window_column(next++, count, i, false, arena, err);
    for (size_t i = 0; i < COUNT_OF(after); i++)
        *next++ = after[i];
    for (size_t i = 0; status == CJ_OK && i < windows_of(count); i++)
        status = window_column(next++, count, i, true, arena, err);
    *out = (cj_measure_columns){.lead = lead,
                                .lead_count = COUNT_OF(lead),
                                .groups = CJ_PART_LABEL,
                                .rest = columns,
                                .rest_count = number};
    return status;
}

/* ---- rows ------------------------------------------------------------------------------- */

static int compare_cases(const void *a, const void *b, void *data)
{
    const cj_case *left = a;
    const cj_case *right = b;
    const cj_dict *persons = data;
    int order;

    if (left->period != right->period)
        return left->period < right->period ? -1 : 1;
    if (left->index != right->index)
        return left->index < right->index ? -1 : 1;
    order =
        cj_span_compare(cj_dict_text(persons, left->person), cj_dict_text(persons, right->person));
    return order != 0 ? order : (left->row > right->row) - (left->row < right->row);
}

/* The figures of a case: counts by stage, the first reoffence, flags. */
static void fill_figures(cj_cell *cells, const cj_reoffending_count *count, const cj_case *of)
{
    const uint32_t *numbers = count->case_counts + of->counts;
    bool known = count->options->as_of != CJ_DATE_MISSING;

    for (size_t s = 0; s < cj_stage_count(count); s++, cells++, numbers++)
        if (s >= CJ_STAGE_WINDOWS || (of->has_start && cj_stage_is_shown(count, s)))
            *cells = cj_cell_count(*numbers);
    *cells++ = cj_cell_count(of->after);
    *cells++ = cj_cell_date(of->first_after);
    if (of->first_after != CJ_DATE_MISSING)
        *cells = cj_cell_count(of->first_after - of->index);
    cells++;
    for (size_t i = 0; known && i < windows_of(count); i++)
        *cells++ = cj_cell_flag(*numbers++ != 0);
}

static cj_status add_row(cj_table *table, const cj_reoffending_count *count, const cj_case *of,
                         cj_error *err)
{
    const cj_dict *persons = cj_records_dataset(count->episodes)->persons;
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status == CJ_OK)
        status =
            cj_measure_fill_period(&cells, table, &count->options->common.periods[of->period], err);
    if (status == CJ_OK)
        status =
            cj_measure_keep_cell(cells++, table, cj_dict_text(persons, of->person).at, NULL, err);
    if (status != CJ_OK)
        return status;
    *cells++ = cj_cell_date(of->index);
    status = cj_groups_fill(&cells, table, &count->groups, of->group, err);
    if (status == CJ_OK)
        fill_figures(cells, count, of);
    return status;
}

cj_status cj_reoffending_case_rows(cj_table *table, const cj_reoffending_count *count,
                                   cj_error *err)
{
    cj_status status = CJ_OK;

    table->each_row = true;
    if (count->case_count > 0)
        qsort_r(count->cases, count->case_count, sizeof *count->cases, compare_cases,
                cj_records_dataset(count->episodes)->persons);
    for (size_t i = 0; status == CJ_OK && i < count->case_count; i++)
        status = add_row(table, count, &count->cases[i], err);
    return status;
}

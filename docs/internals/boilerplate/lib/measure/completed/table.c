/* The figures of cj-completed become a table: a row for each period and group. */
#include "count.h"

static const cj_table_column figures[] = {
    {"rows", "Rows", "count", .part = CJ_PART_FIGURE, .base = CJ_BASE_COUNTED},
    {"completed", "Completed", "count", .part = CJ_PART_FIGURE},
    {"completed_pct", "Completed %", "percent", .part = CJ_PART_SHARE, .bar = true,
     .of = "completed"},
    {"completed_low_pct", "Completed, lower bound %", "percent", .part = CJ_PART_LOW,
     .of = "completed_pct"},
    {"completed_high_pct", "Completed, upper bound %", "percent", .part = CJ_PART_HIGH,
     .of = "completed_pct"},
};

const cj_measure_columns cj_completed_columns = {
    .groups = CJ_PART_LABEL, .rest = figures, .rest_count = sizeof figures / sizeof *figures};

/* Those of a group, or of all for CJ_GROUP_ALL; none for one that only --order makes. */
static cj_completed_figures figures_of(const cj_completed_count *count, size_t period,
                                       uint32_t group)
{
    cj_completed_figures sum = {0, 0};

    for (size_t g = 0; g < count->group_count; g++) {
        const cj_completed_figures *of =
            &count->figures[g * count->options->common.period_count + period];

        if (group != CJ_GROUP_ALL && group != g)
            continue;
        sum.rows += of->rows;
        sum.completed += of->completed;
    }
    return sum;
}

static cj_status add_row(cj_table *table, const cj_completed_count *count, size_t period,
                         uint32_t group, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_completed_figures of = figures_of(count, period, group);
    cj_cell *cells;
    cj_status status =
        cj_measure_begin_row(&cells, table, &count->groups, &common->periods[period], group, err);

    if (status != CJ_OK)
        return status;
    cells[0] = cj_cell_count(of.rows);
    cells[1] = cj_cell_count(of.completed);
    cells[2] = cj_cell_share(of.completed, of.rows, common->places);
    cj_measure_fill_interval(cells + 3, of.completed, of.rows, common);
    return CJ_OK;
}

cj_status cj_completed_table(cj_table **out, const cj_completed_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    status = cj_measure_add_columns(table, &count->groups, &cj_completed_columns, err);
    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++)
        for (size_t g = 0; status == CJ_OK && g < cj_groups_shown(&count->groups, common); g++)
            status = add_row(table, count, p, cj_groups_shown_at(&count->groups, g), err);
    if (status == CJ_OK)
        status =
            cj_measure_finish_table(table, common, CJ_SPAN("Completed"), count->records, NULL, err);
    return cj_table_deliver(out, table, status);
}

/* The series of a chart, their intervals and what they are to reach. */
#include "chart_find.h"

#include <string.h>

/* ---- series -------------------------------------------------------------------------------- */

/* Whether groups differ in label number `label`. */
static bool differs(const cj_chart_finding *in, size_t label)
{
    for (size_t g = 1; g < in->group_count; g++)
        if (!cj_cell_same(cj_table_cell(in->view, in->rows[in->groups[g]], in->labels[label]),
                          cj_table_cell(in->view, in->rows[in->groups[0]], in->labels[label])))
            return true;
    return false;
}

/* Append a part of a series' name; NULL (no memory) marks the name as failed. */
static void name_part(cj_text *name, const char *part)
{
    name->failed = name->failed || part == NULL;
    cj_text_add(name, name->length > 0 ? ", " : "");
    cj_text_add(name, part);
}

/* Name a series by whatever tells it from the others: "2021-22Q4, Female, Improved". */
static cj_status name_series(cj_chart_series *series, cj_chart_finding *in, size_t group,
                             size_t column, cj_error *err)
{
    const cj_table *view = in->view;
    const char *across = cj_chart_across(view, column);
    cj_text name = CJ_TEXT_INIT;

    for (size_t i = 0; i < in->label_count; i++)
        if (differs(in, i))
            name_part(&name,
                      cj_chart_keep_label(
                          in, cj_table_cell(view, in->rows[in->groups[group]], in->labels[i])));
    if (across != NULL)
        name_part(&name, across);
    if (in->figure_count > 1 || name.length == 0)
        name_part(&name, cj_chart_heading(view, column));
    series->name =
        name.failed ? NULL : cj_arena_text(&in->chart->arena, cj_text_string(&name), name.length);
    cj_text_clear(&name);
    return series->name == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status fail_twice(const cj_chart_finding *in, size_t i, cj_error *err)
{
    return cj_fail(err, CJ_EUSAGE,
                   "a chart of the table would have two values for \"%s\" in one series: another "
                   "column must be the category",
                   in->chart->categories[in->category_of[i]]);
}

/* Bars of rates show their intervals; shares have charts of intervals, and the table, for that. */
static void find_bounds(cj_chart_series *series, const cj_chart *chart)
{
    bool bars = chart->kind == CJ_CHART_COLUMN || chart->kind == CJ_CHART_BAR;
    bool share = strcmp(chart->view->columns[series->column].unit, "percent") == 0;

    series->low = SIZE_MAX;
    series->high = SIZE_MAX;
    if (chart->kind != CJ_CHART_INTERVAL && (!bars || share))
        return;
    series->low = cj_table_related(chart->view, series->column, CJ_PART_LOW);
    series->high = cj_table_related(chart->view, series->column, CJ_PART_HIGH);
    if (series->low == SIZE_MAX || series->high == SIZE_MAX)
        series->low = series->high = SIZE_MAX;
}

/* The category whose row says that it is the reference, where there is one series. */
static void find_reference(cj_chart *chart)
{
    const cj_table *view = chart->view;
    bool bars = chart->kind == CJ_CHART_COLUMN || chart->kind == CJ_CHART_BAR ||
                chart->kind == CJ_CHART_INTERVAL;

    for (size_t i = 0; bars && chart->series_count == 1 && i < view->column_count; i++)
        for (size_t c = 0; view->columns[i].part == CJ_PART_VERDICT && c < chart->category_count;
             c++) {
            size_t row = chart->series[0].rows[c];
            const cj_cell *cell = row == SIZE_MAX ? NULL : cj_table_cell(view, row, i);

            if (cell != NULL && cell->kind == CJ_CELL_TEXT &&
                strcmp(cell->text, CJ_WORD_REFERENCE) == 0)
                chart->reference = c;
        }
}

/* Add the series of one group and column. A category missing in the group has row SIZE_MAX; two
 * rows for one category are accepted only with the same value. */
static cj_status add_series(cj_chart_finding *in, size_t group, size_t column, cj_error *err)
{
    cj_chart *chart = in->chart;
    cj_chart_series *series = &chart->series[chart->series_count++];
    cj_status status = name_series(series, in, group, column, err);

    series->column = column;
    find_bounds(series, chart);
    series->rows = cj_chart_alloc(in, chart->category_count, sizeof *series->rows);
    if (series->rows == NULL)
        return cj_fail_nomem(err);
    for (size_t c = 0; c < chart->category_count; c++)
        series->rows[c] = SIZE_MAX;
    for (size_t i = 0; status == CJ_OK && i < in->row_count; i++) {
        const cj_cell *cell = cj_table_cell(in->view, in->rows[i], column);
        size_t *known;

        if (in->group_of[i] != group)
            continue;
        known = &series->rows[in->category_of[i]];
        if (*known == SIZE_MAX)
            *known = in->rows[i];
        else if (!cj_cell_same(cell, cj_table_cell(in->view, *known, column)))
            status = fail_twice(in, i, err);
        if (cj_cell_is_figure(cell) && cj_cell_shown_places(cell) > chart->places)
            chart->places = cj_cell_shown_places(cell);
    }
    return status;
}

/* Keep a target of a value, each once. */
static void keep_target(cj_chart *chart, size_t series, size_t category, const cj_cell *cell)
{
    if (!cj_cell_is_figure(cell))
        return;
    for (size_t i = 0; i < chart->target_count; i++)
        if (chart->targets[i].series == series && chart->targets[i].category == category &&
            cj_cell_same(chart->targets[i].cell, cell))
            return;
    chart->targets[chart->target_count++] = (cj_chart_target){series, category, cell};
}

/* The one target that all values have, and no other. */
static const cj_cell *find_rule(const cj_chart *chart)
{
    size_t values = 0;

    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = 0; c < chart->category_count; c++)
            values += chart->series[s].rows[c] != SIZE_MAX;
    for (size_t i = 1; i < chart->target_count; i++)
        if (!cj_cell_same(chart->targets[i].cell, chart->targets[0].cell))
            return NULL;
    return values > 0 && chart->target_count == values ? chart->targets[0].cell : NULL;
}

/* Find what the values are to reach: parts of a whole are drawn without. */
static cj_status find_targets(cj_chart_finding *in, cj_error *err)
{
    cj_chart *chart = in->chart;
    const cj_table *view = in->view;

    if (cj_chart_kind_is_whole(chart->kind))
        return CJ_OK;
    chart->targets = cj_chart_alloc(in, in->row_count * view->column_count, sizeof *chart->targets);
    if (chart->targets == NULL)
        return cj_fail_nomem(err);
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t t = 0; t < view->column_count; t++)
            for (size_t i = 0;
                 view->columns[t].part == CJ_PART_TARGET &&
                 cj_table_owner(view, t) == chart->series[s].column && i < in->row_count;
                 i++)
                if (in->group_of[i] == s / in->column_count)
                    keep_target(chart, s, in->category_of[i], cj_table_cell(view, in->rows[i], t));
    chart->rule = find_rule(chart);
    return CJ_OK;
}

cj_status cj_chart_find_series(cj_chart_finding *in, cj_error *err)
{
    cj_chart *chart = in->chart;
    cj_status status = CJ_OK;

    if (chart->category_count > CJ_CHART_CATEGORIES_MAX ||
        in->group_count * in->column_count > CJ_CHART_SERIES_MAX)
        return cj_fail(err, CJ_EUSAGE,
                       "a chart of the table would have more than %d categories or %d series",
                       CJ_CHART_CATEGORIES_MAX, CJ_CHART_SERIES_MAX);
    chart->series = cj_chart_alloc(in, in->group_count * in->column_count, sizeof *chart->series);
    if (chart->series == NULL)
        return cj_fail_nomem(err);
    for (size_t g = 0; g < in->group_count; g++)
        for (size_t c = 0; status == CJ_OK && c < in->column_count; c++)
            status = add_series(in, g, in->columns[c], err);
    if (status == CJ_OK)
        status = find_targets(in, err);
    if (status == CJ_OK)
        find_reference(chart);
    chart->percent = true;
    for (size_t i = 0; i < in->column_count; i++)
        chart->percent =
            chart->percent && strcmp(in->view->columns[in->columns[i]].unit, "percent") == 0;
    return status;
}

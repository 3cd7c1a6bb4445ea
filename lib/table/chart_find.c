/* Finds the categories, figures and series of a chart in a view. */
#include "chart_find.h"

#include <stdlib.h>
#include <string.h>

/* ---- columns --------------------------------------------------------------------------- */

/* Whether the column tells rows apart. A label with an owner (`of`) names something of that
 * column: an outcome has a row for each of its targets, with the same figures. */
static bool is_label(const cj_table_column *column)
{
    return (column->part == CJ_PART_LABEL || column->part == CJ_PART_SECTION) && column->of == NULL;
}

/* The key and heading of the figure that a column shows: for a crossed column those from
 * before. */
static const char *figure_key(const cj_table *view, size_t column)
{
    const cj_table_origin *origin = view->origins == NULL ? NULL : &view->origins[column];

    return origin != NULL && origin->figure != NULL ? origin->figure : view->columns[column].key;
}

static bool is_named(const cj_table *view, size_t column, const char *name)
{
    cj_span word = cj_span_of(name);

    return cj_word_same(cj_span_of(figure_key(view, column)), word) ||
           cj_word_same(cj_span_of(cj_chart_heading(view, column)), word) ||
           cj_word_same(cj_span_of(view->columns[column].heading), word);
}

/* Whether values of a column of the table stand across, where they are series. */
static bool has_across(const cj_table *view)
{
    for (size_t i = 0; i < view->column_count; i++)
        if (cj_chart_across(view, i) != NULL)
            return true;
    return false;
}

static cj_status fail_column(const cj_table *view, const char *name, cj_error *err)
{
    cj_span *names = malloc((view->column_count + 1) * sizeof *names);
    cj_text list = CJ_TEXT_INIT;
    size_t count = 0;

    if (names == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < view->column_count; i++) {
        size_t before = 0;

        names[count] = cj_span_of(figure_key(view, i));
        while (!cj_span_equal(names[before], names[count]))
            before++;
        count += before == count; /* figures that stand across are named once */
    }
    cj_text_list(&list, names, count, 20, " and ");
    cj_fail(
        err, CJ_EUSAGE, "the table has no column \"%s\"; it has %s%s", name, cj_text_string(&list),
        has_across(view) ? "; what stands across makes the series: to draw it along the axis, give "
                           "the section the measure without \"across\""
                         : "");
    cj_text_clear(&list);
    free(names);
    return CJ_EUSAGE;
}

/* follows() compares each row with those above it, in the worst case quadratically */
#define FOLLOWS_MAX 4096

/* Whether the category determines the label: the topic of each session tells no series
 * apart. */
static bool follows(const cj_table *view, size_t category, size_t label)
{
    if (view->row_count > FOLLOWS_MAX)
        return false;
    for (size_t row = 0; row < view->row_count; row++) {
        size_t first = 0;

        while (
            !cj_cell_same(cj_table_cell(view, first, category), cj_table_cell(view, row, category)))
            first++;
        if (!cj_cell_same(cj_table_cell(view, first, label), cj_table_cell(view, row, label)))
            return false;
    }
    return true;
}

/* Choose the column of categories, by name or the first label (a section only if there is no
 * label), and collect the other labels. */
static cj_status find_labels(cj_chart_finding *in, cj_error *err)
{
    const cj_table *view = in->view;
    size_t category = SIZE_MAX;

    in->labels = cj_chart_alloc(in, view->column_count, sizeof *in->labels);
    if (in->labels == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < view->column_count; i++)
        if (in->spec->category != NULL
                ? category == SIZE_MAX && is_named(view, i, in->spec->category)
                : is_label(&view->columns[i]) &&
                      (category == SIZE_MAX || view->columns[i].part == CJ_PART_LABEL ||
                       view->columns[category].part != CJ_PART_LABEL))
            category = i;
    if (category == SIZE_MAX && in->spec->category != NULL)
        return fail_column(view, in->spec->category, err);
    if (category == SIZE_MAX)
        return cj_fail(err, CJ_EUSAGE, "the table has no labels that a chart could show");
    for (size_t i = 0; i < view->column_count; i++)
        if (is_label(&view->columns[i]) && i != category && !follows(view, category, i))
            in->labels[in->label_count++] = i;
    in->chart->category = category;
    return CJ_OK;
}

static bool has_numbers(const cj_table *view, size_t column)
{
    for (size_t row = 0; row < view->row_count; row++)
        if (cj_cell_is_figure(cj_table_cell(view, row, column)))
            return true;
    return false;
}

/* Rank a column as the figure of a chart that names none; 0: it cannot serve. Charts of a whole
 * want counts, others percentages, best those with a bar, else figures with an interval; targets
 * are the last choice. */
static int rank(const cj_table *view, size_t column, cj_chart_kind kind)
{
    const cj_table_column *of = &view->columns[column];
    bool percent = strcmp(of->unit, "percent") == 0;
    bool whole =
        kind == CJ_CHART_STACKED || kind == CJ_CHART_PERCENT_STACKED || kind == CJ_CHART_PIE;

    if ((!cj_part_is_figure(of->part) && of->part != CJ_PART_SHARE) || !has_numbers(view, column))
        return 0;
    if (of->part == CJ_PART_TARGET)
        return 1;
    if (whole)
        return percent ? 2 : 3;
    if (kind == CJ_CHART_INTERVAL && cj_table_related(view, column, CJ_PART_LOW) == SIZE_MAX)
        return 0;
    if (percent)
        return of->bar ? 5 : 4;
    return cj_table_related(view, column, CJ_PART_LOW) == SIZE_MAX ? 2 : 3;
}

/* Whether the figure is the target of others. */
static bool is_target(const cj_table *view, const char *figure)
{
    for (size_t i = 0; i < view->column_count; i++)
        if (is_named(view, i, figure))
            return view->columns[i].part == CJ_PART_TARGET;
    return false;
}

/* Targets beside other figures are drawn as what these are to reach, not as figures. */
static void drop_targets(cj_chart_finding *in)
{
    size_t kept = 0;
    size_t targets = 0;

    for (size_t f = 0; f < in->figure_count; f++)
        targets += is_target(in->view, in->figures[f]);
    for (size_t f = 0; targets < in->figure_count && f < in->figure_count; f++)
        if (!is_target(in->view, in->figures[f]))
            in->figures[kept++] = in->figures[f];
    if (kept > 0)
        in->figure_count = kept;
}

static cj_status find_figures(cj_chart_finding *in, cj_error *err)
{
    const cj_table *view = in->view;
    size_t best = SIZE_MAX;

    in->figure_count = in->spec->figure_count;
    in->figures = cj_chart_alloc(in, in->figure_count + 1, sizeof *in->figures);
    if (in->figures == NULL)
        return cj_fail_nomem(err);
    for (size_t f = 0; f < in->figure_count; f++)
        in->figures[f] = in->spec->figures[f];
    drop_targets(in);
    if (in->figure_count > 0)
        return CJ_OK;
    for (size_t i = 0; i < view->column_count; i++)
        if (rank(view, i, in->spec->kind) >
            (best == SIZE_MAX ? 0 : rank(view, best, in->spec->kind)))
            best = i;
    if (best != SIZE_MAX)
        in->figures[in->figure_count++] = figure_key(view, best);
    return CJ_OK;
}

static bool is_all(const char *label)
{
    return label != NULL && strcmp(label, "All") == 0;
}

/* Find the columns of the figures. Without totals, columns under "All" are left out unless
 * there is nothing else. */
static cj_status find_columns(cj_chart_finding *in, cj_error *err)
{
    const cj_table *view = in->view;

    in->columns =
        cj_chart_alloc(in, view->column_count * (in->figure_count + 1), sizeof *in->columns);
    if (in->columns == NULL)
        return cj_fail_nomem(err);
    for (size_t f = 0; f < in->figure_count; f++) {
        size_t before = in->column_count;
        size_t all = SIZE_MAX;

        for (size_t i = 0; i < view->column_count; i++) {
            if (!is_named(view, i, in->figures[f]) || is_label(&view->columns[i]))
                continue;
            if (!in->spec->totals && is_all(cj_chart_across(view, i)))
                all = i;
            else
                in->columns[in->column_count++] = i;
        }
        if (in->column_count == before && all != SIZE_MAX)
            in->columns[in->column_count++] = all;
        if (in->column_count == before && view->row_count > 0)
            return fail_column(view, in->figures[f], err);
    }
    return CJ_OK;
}

/* ---- rows -------------------------------------------------------------------------------- */

static bool is_total_row(const cj_chart_finding *in, size_t row)
{
    const cj_table *view = in->view;
    const cj_cell *cell = cj_table_cell(view, row, in->chart->category);

    if (cell->kind == CJ_CELL_TEXT && is_all(cell->text))
        return true;
    for (size_t i = 0; i < in->label_count; i++) {
        cell = cj_table_cell(view, row, in->labels[i]);
        if (cell->kind == CJ_CELL_TEXT && is_all(cell->text))
            return true;
    }
    return false;
}

static bool same_group(const cj_chart_finding *in, size_t a, size_t b)
{
    for (size_t i = 0; i < in->label_count; i++)
        if (!cj_cell_same(cj_table_cell(in->view, a, in->labels[i]),
                          cj_table_cell(in->view, b, in->labels[i])))
            return false;
    return true;
}

/* Choose the rows to draw: without totals the rows that are none, unless all are. */
static void choose_rows(cj_chart_finding *in)
{
    for (size_t row = 0; row < in->view->row_count; row++)
        if (in->spec->totals || !is_total_row(in, row))
            in->rows[in->row_count++] = row;
    for (size_t row = 0; in->row_count == 0 && row < in->view->row_count; row++)
        in->rows[row] = row;
    if (in->row_count == 0)
        in->row_count = in->view->row_count;
}

/* Number the categories and groups of the rows in order of first occurrence. The search is
 * linear, but stops at the limits of a chart, so the cost stays linear in rows. */
static cj_status find_rows(cj_chart_finding *in, cj_error *err)
{
    cj_chart *chart = in->chart;
    const cj_table *view = in->view;
    size_t *first = cj_chart_alloc(in, view->row_count, sizeof *first); /* row of each category */

    in->rows = cj_chart_alloc(in, view->row_count, sizeof *in->rows);
    in->category_of = cj_chart_alloc(in, view->row_count, sizeof *in->category_of);
    in->groups = cj_chart_alloc(in, view->row_count, sizeof *in->groups);
    in->group_of = cj_chart_alloc(in, view->row_count, sizeof *in->group_of);
    chart->categories = cj_chart_alloc(in, view->row_count, sizeof *chart->categories);
    if (first == NULL || in->rows == NULL || in->category_of == NULL || in->groups == NULL ||
        in->group_of == NULL || chart->categories == NULL)
        return cj_fail_nomem(err);
    choose_rows(in);
    for (size_t i = 0; i < in->row_count; i++) {
        size_t row = in->rows[i];
        size_t c = 0;
        size_t g = 0;

        while (c < chart->category_count &&
               !cj_cell_same(cj_table_cell(view, row, chart->category),
                             cj_table_cell(view, first[c], chart->category)))
            c++;
        while (g < in->group_count && !same_group(in, row, in->rows[in->groups[g]]))
            g++;
        if (c > CJ_CHART_CATEGORIES_MAX || g > CJ_CHART_SERIES_MAX)
            break; /* find_series() refuses the chart */
        if (c == chart->category_count)
            first[chart->category_count++] = row;
        if (g == in->group_count)
            in->groups[in->group_count++] = i;
        in->category_of[i] = c;
        in->group_of[i] = g;
    }
    for (size_t c = 0; c < chart->category_count; c++) {
        chart->categories[c] =
            cj_chart_keep_label(in, cj_table_cell(view, first[c], chart->category));
        if (chart->categories[c] == NULL)
            return cj_fail_nomem(err);
    }
    return CJ_OK;
}

/* Name the axes after headings; take_titles() puts the spec's titles in their place. */
static cj_status name_axes(cj_chart_finding *in, cj_error *err)
{
    cj_chart *chart = in->chart;
    const char *figure = in->figure_count == 1 && in->column_count > 0
                             ? cj_chart_heading(in->view, in->columns[0])
                         : chart->percent ? "Percent"
                                          : "Number";
    const char *category = in->view->columns[chart->category].heading;

    chart->x_title = cj_arena_text(&chart->arena, category, strlen(category));
    chart->y_title = cj_arena_text(&chart->arena, figure, strlen(figure));
    return chart->x_title == NULL || chart->y_title == NULL ? cj_fail_nomem(err) : CJ_OK;
}

cj_status cj_chart_find(cj_chart *chart, const cj_chart_spec *spec, cj_error *err)
{
    cj_chart_finding in = {.chart = chart, .view = chart->view, .spec = spec};
    cj_status status = find_labels(&in, err);

    if (status == CJ_OK)
        status = find_figures(&in, err);
    if (status == CJ_OK)
        status = find_columns(&in, err);
    if (status == CJ_OK)
        status = find_rows(&in, err);
    if (status == CJ_OK)
        status = cj_chart_find_series(&in, err);
    if (status == CJ_OK)
        status = cj_chart_arrange(chart, spec, err);
    return status == CJ_OK ? name_axes(&in, err) : status;
}

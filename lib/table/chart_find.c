/* Finds the categories, figures and series of a chart in a view. */
#include "chart_find.h"

#include <stdlib.h>
#include <string.h>

/* What is found step by step: labels, figures, columns, rows, series. All arrays are in the
 * chart's arena. */
typedef struct {
    cj_chart *chart;
    const cj_table *view;
    const cj_chart_spec *spec;
    size_t *labels; /* columns other than the category that tell rows apart */
    size_t label_count;
    const char **figures; /* keys */
    size_t figure_count;
    size_t *columns; /* those of the figures */
    size_t column_count;
    size_t *rows; /* those that are drawn ... */
    size_t row_count;
    size_t *category_of; /* ... and the category of each */
    size_t *groups;      /* by group: its first row, a number in rows */
    size_t group_count;
    size_t *group_of;
} finding;

/* Allocate one element more than asked for, so that a count of 0 is no special case. */
static void *alloc(finding *in, size_t count, size_t size)
{
    return cj_arena_alloc(&in->chart->arena, (count + 1) * size);
}

static const char *keep_label(finding *in, const cj_cell *cell)
{
    cj_text text = CJ_TEXT_INIT;
    const char *kept;

    if (cell->kind == CJ_CELL_MISSING)
        return "";
    cj_cell_append_label(&text, cell);
    kept =
        text.failed ? NULL : cj_arena_text(&in->chart->arena, cj_text_string(&text), text.length);
    cj_text_clear(&text);
    return kept;
}

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

static const char *figure_heading(const cj_table *view, size_t column)
{
    const cj_table_origin *origin = view->origins == NULL ? NULL : &view->origins[column];

    return origin != NULL && origin->figure != NULL ? origin->heading
                                                    : view->columns[column].heading;
}

static const char *across_of(const cj_table *view, size_t column)
{
    const cj_table_origin *origin = view->origins == NULL ? NULL : &view->origins[column];

    return origin != NULL ? origin->across : NULL;
}

static bool is_named(const cj_table *view, size_t column, const char *name)
{
    cj_span word = cj_span_of(name);

    return cj_word_same(cj_span_of(figure_key(view, column)), word) ||
           cj_word_same(cj_span_of(figure_heading(view, column)), word) ||
           cj_word_same(cj_span_of(view->columns[column].heading), word);
}

static cj_status fail_column(const cj_table *view, const char *name, cj_error *err)
{
    cj_span *names = malloc((view->column_count + 1) * sizeof *names);
    cj_text list = CJ_TEXT_INIT;

    if (names == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < view->column_count; i++)
        names[i] = cj_span_of(figure_key(view, i));
    cj_text_list(&list, names, view->column_count, 20, " and ");
    cj_fail(err, CJ_EUSAGE, "the table has no column \"%s\"; it has %s", name,
            cj_text_string(&list));
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
static cj_status find_labels(finding *in, cj_error *err)
{
    const cj_table *view = in->view;
    size_t category = SIZE_MAX;

    in->labels = alloc(in, view->column_count, sizeof *in->labels);
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
    if (percent)
        return of->bar ? 5 : 4;
    return cj_table_related(view, column, CJ_PART_LOW) == SIZE_MAX ? 2 : 3;
}

static cj_status find_figures(finding *in, cj_error *err)
{
    const cj_table *view = in->view;
    size_t best = SIZE_MAX;

    in->figure_count = in->spec->figure_count;
    in->figures = alloc(in, in->figure_count + 1, sizeof *in->figures);
    if (in->figures == NULL)
        return cj_fail_nomem(err);
    for (size_t f = 0; f < in->figure_count; f++)
        in->figures[f] = in->spec->figures[f];
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
static cj_status find_columns(finding *in, cj_error *err)
{
    const cj_table *view = in->view;

    in->columns = alloc(in, view->column_count * (in->figure_count + 1), sizeof *in->columns);
    if (in->columns == NULL)
        return cj_fail_nomem(err);
    for (size_t f = 0; f < in->figure_count; f++) {
        size_t before = in->column_count;
        size_t all = SIZE_MAX;

        for (size_t i = 0; i < view->column_count; i++) {
            if (!is_named(view, i, in->figures[f]) || is_label(&view->columns[i]))
                continue;
            if (!in->spec->totals && is_all(across_of(view, i)))
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

static bool is_total_row(const finding *in, size_t row)
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

static bool same_group(const finding *in, size_t a, size_t b)
{
    for (size_t i = 0; i < in->label_count; i++)
        if (!cj_cell_same(cj_table_cell(in->view, a, in->labels[i]),
                          cj_table_cell(in->view, b, in->labels[i])))
            return false;
    return true;
}

/* Choose the rows to draw: without totals the rows that are none, unless all are. */
static void choose_rows(finding *in)
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
static cj_status find_rows(finding *in, cj_error *err)
{
    cj_chart *chart = in->chart;
    const cj_table *view = in->view;
    size_t *first = alloc(in, view->row_count, sizeof *first); /* row of each category */

    in->rows = alloc(in, view->row_count, sizeof *in->rows);
    in->category_of = alloc(in, view->row_count, sizeof *in->category_of);
    in->groups = alloc(in, view->row_count, sizeof *in->groups);
    in->group_of = alloc(in, view->row_count, sizeof *in->group_of);
    chart->categories = alloc(in, view->row_count, sizeof *chart->categories);
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
        chart->categories[c] = keep_label(in, cj_table_cell(view, first[c], chart->category));
        if (chart->categories[c] == NULL)
            return cj_fail_nomem(err);
    }
    return CJ_OK;
}

/* ---- series -------------------------------------------------------------------------------- */

/* Whether groups differ in label number `label`. */
static bool differs(const finding *in, size_t label)
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
static cj_status name_series(cj_chart_series *series, finding *in, size_t group, size_t column,
                             cj_error *err)
{
    const cj_table *view = in->view;
    const char *across = across_of(view, column);
    cj_text name = CJ_TEXT_INIT;

    for (size_t i = 0; i < in->label_count; i++)
        if (differs(in, i))
            name_part(&name, keep_label(in, cj_table_cell(view, in->rows[in->groups[group]],
                                                          in->labels[i])));
    if (across != NULL)
        name_part(&name, across);
    if (in->figure_count > 1 || name.length == 0)
        name_part(&name, figure_heading(view, column));
    series->name =
        name.failed ? NULL : cj_arena_text(&in->chart->arena, cj_text_string(&name), name.length);
    cj_text_clear(&name);
    return series->name == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status fail_twice(const finding *in, size_t i, cj_error *err)
{
    return cj_fail(err, CJ_EUSAGE,
                   "a chart of the table would have two values for \"%s\" in one series: another "
                   "column must be the category",
                   in->chart->categories[in->category_of[i]]);
}

/* Bars of rates show their intervals; shares are told with theirs in the table. */
static void find_bounds(cj_chart_series *series, const cj_chart *chart)
{
    bool bars = chart->kind == CJ_CHART_COLUMN || chart->kind == CJ_CHART_BAR;

    series->low = SIZE_MAX;
    series->high = SIZE_MAX;
    if (!bars || strcmp(chart->view->columns[series->column].unit, "percent") == 0)
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
    bool bars = chart->kind == CJ_CHART_COLUMN || chart->kind == CJ_CHART_BAR;

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
static cj_status add_series(finding *in, size_t group, size_t column, cj_error *err)
{
    cj_chart *chart = in->chart;
    cj_chart_series *series = &chart->series[chart->series_count++];
    cj_status status = name_series(series, in, group, column, err);

    series->column = column;
    find_bounds(series, chart);
    series->rows = alloc(in, chart->category_count, sizeof *series->rows);
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
        if (cj_cell_is_figure(cell) && cell->places > chart->places)
            chart->places = cell->places;
    }
    return status;
}

static cj_status find_series(finding *in, cj_error *err)
{
    cj_chart *chart = in->chart;
    cj_status status = CJ_OK;

    if (chart->category_count > CJ_CHART_CATEGORIES_MAX ||
        in->group_count * in->column_count > CJ_CHART_SERIES_MAX)
        return cj_fail(err, CJ_EUSAGE,
                       "a chart of the table would have more than %d categories or %d series",
                       CJ_CHART_CATEGORIES_MAX, CJ_CHART_SERIES_MAX);
    chart->series = alloc(in, in->group_count * in->column_count, sizeof *chart->series);
    if (chart->series == NULL)
        return cj_fail_nomem(err);
    for (size_t g = 0; g < in->group_count; g++)
        for (size_t c = 0; status == CJ_OK && c < in->column_count; c++)
            status = add_series(in, g, in->columns[c], err);
    if (status == CJ_OK)
        find_reference(chart);
    chart->percent = true;
    for (size_t i = 0; i < in->column_count; i++)
        chart->percent =
            chart->percent && strcmp(in->view->columns[in->columns[i]].unit, "percent") == 0;
    return status;
}

/* Name the axes after headings; take_titles() puts the spec's titles in their place. */
static cj_status name_axes(finding *in, cj_error *err)
{
    cj_chart *chart = in->chart;
    const char *figure = in->figure_count == 1 && in->column_count > 0
                             ? figure_heading(in->view, in->columns[0])
                         : chart->percent ? "Percent"
                                          : "Number";
    const char *category = in->view->columns[chart->category].heading;

    chart->x_title = cj_arena_text(&chart->arena, category, strlen(category));
    chart->y_title = cj_arena_text(&chart->arena, figure, strlen(figure));
    return chart->x_title == NULL || chart->y_title == NULL ? cj_fail_nomem(err) : CJ_OK;
}

cj_status cj_chart_find(cj_chart *chart, const cj_chart_spec *spec, cj_error *err)
{
    finding in = {.chart = chart, .view = chart->view, .spec = spec};
    cj_status status = find_labels(&in, err);

    if (status == CJ_OK)
        status = find_figures(&in, err);
    if (status == CJ_OK)
        status = find_columns(&in, err);
    if (status == CJ_OK)
        status = find_rows(&in, err);
    if (status == CJ_OK)
        status = find_series(&in, err);
    return status == CJ_OK ? name_axes(&in, err) : status;
}

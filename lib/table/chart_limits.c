/* Charts of limits: a line with its centre and limits, and units over their sizes. */
#include "cj/chart.h"

#include <stdlib.h>
#include <string.h>

static size_t find_drawn(const cj_table *table, cj_drawn drawn)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].drawn == drawn)
            return i;
    return SIZE_MAX;
}

bool cj_table_is_drawn(const cj_table *table)
{
    return find_drawn(table, CJ_DRAWN_POINT) != SIZE_MAX &&
           cj_table_find_part(table, CJ_PART_LABEL) != SIZE_MAX;
}

/* ---- words ---------------------------------------------------------------------------------- */

const char *cj_chart_signal(size_t *length, const cj_chart *chart, size_t category)
{
    const cj_cell *cell;

    if (chart->signals == SIZE_MAX)
        return NULL;
    cell = cj_table_cell(chart->view, chart->series[0].rows[category], chart->signals);
    if (cell->kind != CJ_CELL_TEXT)
        return NULL;
    *length = strcspn(cell->label != NULL ? cell->label : cell->text, ";");
    return cell->label != NULL ? cell->label : cell->text;
}

#define TOLD_MAX 8

/* "Signals: 2022-05 above the limit." The shape before the words is for eyes. */
static void describe_signals(cj_text *text, const cj_chart *chart)
{
    size_t told = 0;

    for (size_t c = 0; c < chart->category_count; c++) {
        size_t length;
        const char *words = cj_chart_signal(&length, chart, c);
        size_t shape;

        if (words == NULL)
            continue;
        shape = strcspn(words, " ");
        if (told < TOLD_MAX)
            cj_text_format(text, "%s %s%.*s", told == 0 ? " Signals:" : ",", chart->categories[c],
                           (int)(length - shape), words + shape);
        told++;
    }
    if (told > TOLD_MAX)
        cj_text_format(text, " and %zu more", told - TOLD_MAX);
    cj_text_add(text, told > 0 ? "." : " No signals.");
}

/* The end of the run of neighbours with the signal of a category; units have no neighbours. */
static size_t run_end(const cj_chart *chart, size_t from)
{
    size_t length, other;
    const char *words = cj_chart_signal(&length, chart, from);
    size_t end = from + 1;

    for (; chart->kind != CJ_CHART_FUNNEL && end < chart->category_count; end++) {
        const char *same = cj_chart_signal(&other, chart, end);

        if (same == NULL || other != length || memcmp(same, words, length) != 0)
            break;
    }
    return end;
}

/* "Count by month. May 2013: above the limit. Aug 2013 to Mar 2014: shift down." */
static void say_signals(cj_text *text, const cj_chart *chart)
{
    size_t told = 0;

    cj_text_format(text, "%s by %s.", chart->y_title, chart->x_title);
    for (size_t c = 0, end; c < chart->category_count; c = end) {
        size_t length;
        const char *words = cj_chart_signal(&length, chart, c);
        size_t shape = words == NULL ? 0 : strcspn(words, " ");

        end = words == NULL ? c + 1 : run_end(chart, c);
        if (words == NULL || told++ >= TOLD_MAX)
            continue;
        cj_text_format(text, " %s", chart->categories[c]);
        if (end > c + 1)
            cj_text_format(text, " to %s", chart->categories[end - 1]);
        cj_text_format(text, ":%.*s.", (int)(length - shape), words + shape);
    }
    if (told > TOLD_MAX)
        cj_text_format(text, " And %zu more.", told - TOLD_MAX);
    if (told == 0)
        cj_text_add(text, " Nothing stands out: chance alone may explain the differences.");
}

/* The last figure of each line: "Centre 62%, lower limit 30%." */
static void describe_lines(cj_text *text, const cj_chart *chart)
{
    bool first = true;

    for (size_t s = 0; s < chart->series_count; s++) {
        const cj_cell *last = NULL;
        const char *name = chart->series[s].name;

        for (size_t c = 0; chart->series[s].drawn != CJ_DRAWN_POINT && c < chart->category_count;
             c++)
            if (cj_cell_is_figure(cj_chart_cell(chart, &chart->series[s], c)))
                last = cj_chart_cell(chart, &chart->series[s], c);
        if (last == NULL)
            continue;
        cj_text_format(text, "%s%s ",
                       !first                           ? ", "
                       : chart->kind == CJ_CHART_FUNNEL ? " At the largest unit: "
                                                        : " At the last point: ",
                       name);
        cj_cell_append_label(text, last);
        first = false;
    }
    cj_text_add(text, first ? "" : ".");
}

/* What stands out stands below the title. */
static cj_status say_below(cj_chart *chart, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;

    say_signals(&text, chart);
    chart->subtitle =
        text.failed ? NULL : cj_arena_text(&chart->arena, cj_text_string(&text), text.length);
    cj_text_clear(&text);
    return chart->subtitle == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status describe(cj_chart *chart, cj_error *err)
{
    bool funnel = chart->kind == CJ_CHART_FUNNEL;
    cj_text text = CJ_TEXT_INIT;

    cj_text_format(&text, "%s: %s. %s by %s, %zu %s.", funnel ? "Funnel plot" : "Control chart",
                   chart->title, chart->y_title, chart->x_title, chart->category_count,
                   funnel ? "units" : "points");
    describe_lines(&text, chart);
    describe_signals(&text, chart);
    chart->description =
        text.failed ? NULL : cj_arena_text(&chart->arena, cj_text_string(&text), text.length);
    cj_text_clear(&text);
    return chart->description == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* The title of the table with the names of the section: "Changes over time: Alcohol". */
static cj_status name_chart(cj_chart *chart, size_t row, cj_error *err)
{
    const cj_table *view = chart->view;
    cj_text text = CJ_TEXT_INIT;
    bool first = true;

    cj_text_add(&text, view->title == NULL ? "" : view->title);
    for (size_t i = 0; i < view->column_count; i++) {
        if (view->columns[i].part != CJ_PART_SECTION)
            continue;
        cj_text_add(&text, first ? ": " : ", ");
        cj_cell_append_label(&text, cj_table_cell(view, row, i));
        first = false;
    }
    chart->title =
        text.failed ? NULL : cj_arena_text(&chart->arena, cj_text_string(&text), text.length);
    cj_text_clear(&text);
    return chart->title == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* ---- series --------------------------------------------------------------------------------- */

/* Lines are drawn in this order, the points last. */
static const cj_drawn order[] = {CJ_DRAWN_LIMIT, CJ_DRAWN_INNER, CJ_DRAWN_CENTRE, CJ_DRAWN_TARGET,
                                 CJ_DRAWN_POINT};

static cj_status add_series(cj_chart *chart, size_t column, size_t first, cj_error *err)
{
    const cj_table_column *of = &chart->view->columns[column];
    cj_chart_series *series = &chart->series[chart->series_count];

    series->name = of->heading;
    series->column = column;
    series->low = SIZE_MAX;
    series->high = SIZE_MAX;
    series->drawn = of->drawn;
    series->rows =
        cj_arena_alloc(&chart->arena, (chart->category_count + 1) * sizeof *series->rows);
    if (series->rows == NULL)
        return cj_fail_nomem(err);
    for (size_t c = 0; c < chart->category_count; c++)
        series->rows[c] = first + c;
    chart->series_count++;
    return CJ_OK;
}

static cj_status find_series(cj_chart *chart, size_t first, cj_error *err)
{
    const cj_table *view = chart->view;
    cj_status status = CJ_OK;

    chart->series = cj_arena_alloc(&chart->arena, (view->column_count + 1) * sizeof *chart->series);
    if (chart->series == NULL)
        return cj_fail_nomem(err);
    for (size_t o = 0; o < sizeof order / sizeof *order; o++)
        for (size_t i = 0; status == CJ_OK && i < view->column_count; i++)
            if (view->columns[i].drawn == order[o])
                status = add_series(chart, i, first, err);
    return status;
}

static cj_status name_categories(cj_chart *chart, size_t first, cj_error *err)
{
    cj_status status = CJ_OK;

    chart->categories =
        cj_arena_alloc(&chart->arena, (chart->category_count + 1) * sizeof *chart->categories);
    if (chart->categories == NULL)
        return cj_fail_nomem(err);
    for (size_t c = 0; status == CJ_OK && c < chart->category_count; c++) {
        cj_text text = CJ_TEXT_INIT;

        cj_cell_append_label(&text, cj_table_cell(chart->view, first + c, chart->category));
        chart->categories[c] =
            text.failed ? NULL : cj_arena_text(&chart->arena, cj_text_string(&text), text.length);
        cj_text_clear(&text);
        status = chart->categories[c] == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    return status;
}

/* Find what the cells are: percentages or numbers; false if none is a figure. */
static bool find_figures(cj_chart *chart, size_t first)
{
    size_t points = find_drawn(chart->view, CJ_DRAWN_POINT);
    bool found = false;

    for (size_t c = 0; c < chart->category_count; c++) {
        const cj_cell *cell = cj_table_cell(chart->view, first + c, points);

        chart->withheld += cell->kind == CJ_CELL_SUPPRESSED;
        if (!cj_cell_is_figure(cell))
            continue;
        found = true;
        chart->percent = cell->kind == CJ_CELL_PERCENT || cell->kind == CJ_CELL_PROPORTION;
        if (cj_cell_shown_places(cell) > chart->places)
            chart->places = cj_cell_shown_places(cell);
    }
    return found;
}

static cj_status fill(cj_chart *chart, size_t first, cj_error *err)
{
    const cj_table *view = chart->view;
    cj_status status = find_series(chart, first, err);

    if (status == CJ_OK)
        status = name_categories(chart, first, err);
    if (status == CJ_OK)
        status = name_chart(chart, first, err);
    chart->x_title =
        view->columns[chart->sizes != SIZE_MAX ? chart->sizes : chart->category].heading;
    chart->y_title = view->columns[find_drawn(view, CJ_DRAWN_POINT)].heading;
    if (status == CJ_OK)
        status = say_below(chart, err);
    return status == CJ_OK ? describe(chart, err) : status;
}

/* Units without a figure have no place in a funnel; they stand last. */
static void leave_out_last(cj_chart *chart, size_t first)
{
    size_t points = find_drawn(chart->view, CJ_DRAWN_POINT);

    while (
        chart->category_count > 0 &&
        !cj_cell_is_figure(cj_table_cell(chart->view, first + chart->category_count - 1, points)))
        chart->category_count--;
}

cj_status cj_chart_new_limits(cj_chart **out, const cj_table *view, size_t first, size_t count,
                              cj_error *err)
{
    cj_chart *chart = calloc(1, sizeof *chart);
    cj_status status = CJ_OK;

    *out = NULL;
    if (chart == NULL)
        return cj_fail_nomem(err);
    chart->reference = SIZE_MAX;
    chart->subtitle = "";
    chart->view = view;
    chart->category = cj_table_find_part(view, CJ_PART_LABEL);
    chart->category_count = count;
    chart->signals = find_drawn(view, CJ_DRAWN_SIGNAL);
    chart->sizes = find_drawn(view, CJ_DRAWN_SIZE);
    chart->kind = chart->sizes != SIZE_MAX ? CJ_CHART_FUNNEL : CJ_CHART_CONTROL;
    if (chart->kind == CJ_CHART_FUNNEL)
        leave_out_last(chart, first);
    if (find_figures(chart, first))
        status = fill(chart, first, err);
    if (status == CJ_OK && chart->series_count > 0)
        *out = chart;
    else
        cj_chart_free(chart);
    return status;
}

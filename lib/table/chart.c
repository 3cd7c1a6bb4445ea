/* Charts: their kinds, titles and descriptions; chart_find.c finds their series. */
#include "chart_find.h"

#include <stdlib.h>
#include <string.h>

static const char *const kinds[] = {
    [CJ_CHART_COLUMN] = "column",   [CJ_CHART_BAR] = "bar",
    [CJ_CHART_STACKED] = "stacked", [CJ_CHART_PERCENT_STACKED] = "percent-stacked",
    [CJ_CHART_LINE] = "line",       [CJ_CHART_PIE] = "pie",
    [CJ_CHART_CONTROL] = "control", [CJ_CHART_FUNNEL] = "funnel"};

/* Those that can be asked for; the others a table asks for by itself. */
#define KIND_COUNT (CJ_CHART_PIE + 1)

bool cj_chart_kind_parse(cj_chart_kind *out, cj_span name)
{
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (cj_span_equal(name, cj_span_of(kinds[i]))) {
            *out = (cj_chart_kind)i;
            return true;
        }
    return false;
}

const char *cj_chart_kind_name(cj_chart_kind kind)
{
    return kinds[kind];
}

/* Refuse a pie with several series or a negative part: slices are parts of one whole. */
static cj_status check_pie(const cj_chart *chart, cj_error *err)
{
    if (chart->kind != CJ_CHART_PIE)
        return CJ_OK;
    if (chart->series_count > 1)
        return cj_fail(err, CJ_EUSAGE, "a pie shows one series, and the table has %zu",
                       chart->series_count);
    for (size_t c = 0; c < chart->category_count; c++) {
        const cj_cell *cell = cj_chart_cell(chart, &chart->series[0], c);

        if (cell != NULL && cj_cell_is_figure(cell) && cell->units < 0)
            return cj_fail(err, CJ_EUSAGE, "a pie cannot show a negative part: \"%s\"",
                           chart->categories[c]);
    }
    return CJ_OK;
}

/* ---- words ----------------------------------------------------------------------------------- */

/* "Female: from 12% (Housing) to 62% (Alcohol)." */
static void describe_series(cj_text *text, const cj_chart *chart, const cj_chart_series *series)
{
    size_t low = SIZE_MAX;
    size_t high = SIZE_MAX;

    for (size_t c = 0; c < chart->category_count; c++) {
        const cj_cell *cell = cj_chart_cell(chart, series, c);

        if (cell == NULL || !cj_cell_is_figure(cell))
            continue;
        if (low == SIZE_MAX || cell->units < cj_chart_cell(chart, series, low)->units)
            low = c;
        if (high == SIZE_MAX || cell->units > cj_chart_cell(chart, series, high)->units)
            high = c;
    }
    if (low == SIZE_MAX)
        return;
    cj_text_char(text, ' ');
    if (chart->series_count > 1)
        cj_text_format(text, "%s: ", series->name);
    cj_text_add(text, low == high ? "" : chart->series_count > 1 ? "from " : "From ");
    cj_cell_append_label(text, cj_chart_cell(chart, series, low));
    cj_text_format(text, " (%s)", chart->categories[low]);
    if (low != high) {
        cj_text_add(text, " to ");
        cj_cell_append_label(text, cj_chart_cell(chart, series, high));
        cj_text_format(text, " (%s)", chart->categories[high]);
    }
    cj_text_char(text, '.');
}

/* Make the description for people who do not see the chart: what it is, and the ends of up to
 * four series. */
static cj_status describe(cj_chart *chart, cj_error *err)
{
    static const char *const names[] = {[CJ_CHART_COLUMN] = "Column chart",
                                        [CJ_CHART_BAR] = "Bar chart",
                                        [CJ_CHART_STACKED] = "Stacked column chart",
                                        [CJ_CHART_PERCENT_STACKED] = "100% stacked column chart",
                                        [CJ_CHART_LINE] = "Line chart",
                                        [CJ_CHART_PIE] = "Pie chart"};
    cj_text text = CJ_TEXT_INIT;
    size_t told = chart->series_count < 4 ? chart->series_count : 4;

    cj_text_format(&text, "%s: %s. %s by %s.", names[chart->kind], chart->title, chart->y_title,
                   chart->x_title);
    for (size_t i = 0; i < told; i++)
        describe_series(&text, chart, &chart->series[i]);
    if (told < chart->series_count)
        cj_text_format(&text, " And %zu more series.", chart->series_count - told);
    if (chart->series_count > 0 && chart->series[0].low != SIZE_MAX)
        cj_text_add(&text, " Thin lines show the intervals.");
    if (chart->reference != SIZE_MAX)
        cj_text_format(&text, " The dashed line is at %s, with which the others are compared.",
                       chart->categories[chart->reference]);
    if (chart->withheld > 0)
        cj_text_format(&text, " %zu %s not shown, to protect people.", chart->withheld,
                       chart->withheld == 1 ? "value is" : "values are");
    chart->description =
        text.failed ? NULL : cj_arena_text(&chart->arena, cj_text_string(&text), text.length);
    cj_text_clear(&text);
    return chart->description == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* What the title of a chart ends in that does not draw everything. */
#define WITHHELD " (some values are not shown, to protect people)"

/* Take the titles of the spec. cj_chart_find() has named the axes before, so absent ones keep
 * those names. */
static cj_status take_titles(cj_chart *chart, const cj_chart_spec *spec, cj_error *err)
{
    const char *titles[] = {spec->title, spec->x_title, spec->y_title};
    const char **kept[] = {&chart->title, &chart->x_title, &chart->y_title};
    cj_text said = CJ_TEXT_INIT;

    if (titles[0] == NULL)
        titles[0] = chart->view->title == NULL ? "" : chart->view->title;
    if (chart->withheld > 0 && strstr(titles[0], WITHHELD) == NULL) {
        cj_text_format(&said, "%s%s", titles[0], WITHHELD);
        titles[0] = said.failed ? NULL : cj_arena_text(&chart->arena, said.bytes, said.length);
        cj_text_clear(&said);
        if (titles[0] == NULL)
            return cj_fail_nomem(err);
    }
    for (size_t i = 0; i < 3; i++) {
        if (titles[i] == NULL)
            continue;
        *kept[i] = cj_arena_text(&chart->arena, titles[i], strlen(titles[i]));
        if (*kept[i] == NULL)
            return cj_fail_nomem(err);
    }
    return describe(chart, err);
}

/* ---- the chart ---------------------------------------------------------------------------------
 */

/* Count the values that are withheld. */
static size_t count_withheld(const cj_chart *chart)
{
    size_t count = 0;

    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t c = 0; c < chart->category_count; c++) {
            const cj_cell *cell = cj_chart_cell(chart, &chart->series[i], c);

            count += cell != NULL && cell->kind == CJ_CELL_SUPPRESSED;
        }
    return count;
}

/* Whether any cell of the chart is a figure; without one there is no chart, and no error. */
static bool has_anything(const cj_chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t c = 0; c < chart->category_count; c++) {
            const cj_cell *cell = cj_chart_cell(chart, &chart->series[i], c);

            if (cell != NULL && cj_cell_is_figure(cell))
                return true;
        }
    return false;
}

cj_status cj_chart_new(cj_chart **out, const cj_table *view, const cj_chart_spec *spec,
                       cj_error *err)
{
    cj_chart *chart = calloc(1, sizeof *chart);
    cj_status status;

    *out = NULL;
    if (chart == NULL)
        return cj_fail_nomem(err);
    chart->kind = spec->kind;
    chart->view = view;
    chart->signals = SIZE_MAX;
    chart->sizes = SIZE_MAX;
    chart->reference = SIZE_MAX;
    status = cj_chart_find(chart, spec, err);
    chart->withheld = status == CJ_OK ? count_withheld(chart) : 0;
    if (status == CJ_OK && has_anything(chart)) {
        status = check_pie(chart, err);
        if (status == CJ_OK)
            status = take_titles(chart, spec, err);
        if (status == CJ_OK) {
            *out = chart;
            return CJ_OK;
        }
    }
    cj_chart_free(chart);
    return status;
}

void cj_chart_free(cj_chart *chart)
{
    if (chart == NULL)
        return;
    cj_arena_clear(&chart->arena);
    free(chart);
}

const cj_cell *cj_chart_cell(const cj_chart *chart, const cj_chart_series *series, size_t category)
{
    size_t row = series->rows[category];

    return row == SIZE_MAX ? NULL : cj_table_cell(chart->view, row, series->column);
}

/* Whether the values stand in consecutive rows, as a series of a spreadsheet's chart must. */
bool cj_chart_is_range(const cj_chart *chart, const cj_chart_series *series)
{
    for (size_t c = 0; c < chart->category_count; c++)
        if (series->rows[c] == SIZE_MAX || series->rows[c] != series->rows[0] + c)
            return false;
    return true;
}

/* Charts: their kinds, titles and descriptions; chart_find.c finds their series. */
#include "chart_find.h"

#include <stdlib.h>
#include <string.h>

static const char *const kinds[] = {
    [CJ_CHART_COLUMN] = "column",   [CJ_CHART_BAR] = "bar",
    [CJ_CHART_STACKED] = "stacked", [CJ_CHART_PERCENT_STACKED] = "percent-stacked",
    [CJ_CHART_LINE] = "line",       [CJ_CHART_INTERVAL] = "interval",
    [CJ_CHART_PIE] = "pie",         [CJ_CHART_CONTROL] = "control",
    [CJ_CHART_FUNNEL] = "funnel"};

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

/* Slices beyond a few cannot be compared: bars can. */
static cj_status turn_pie(cj_chart *chart, const cj_chart_spec *spec, cj_error *err)
{
    if (chart->kind != CJ_CHART_PIE || spec->force || chart->category_count <= CJ_CHART_SLICES_MAX)
        return CJ_OK;
    chart->kind = CJ_CHART_BAR;
    chart->turned = true;
    return cj_chart_arrange(chart, spec, err);
}

/* ---- words ----------------------------------------------------------------------------------- */

/* What the title of a chart ends in that does not draw everything. */
#define WITHHELD " (some values are not shown, to protect people)"

/* Let *out be a copy of the text that a function appends; CJ_ENOMEM without memory. */
static cj_status keep(const char **out, cj_chart *chart, cj_text *text, cj_error *err)
{
    *out = text->failed ? NULL : cj_arena_text(&chart->arena, cj_text_string(text), text->length);
    cj_text_clear(text);
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* The title that was given, else what the chart says, else the table's. */
static cj_status take_title(cj_chart *chart, const cj_chart_spec *spec, cj_error *err)
{
    cj_text title = CJ_TEXT_INIT;

    if (spec->title != NULL)
        cj_text_add(&title, spec->title);
    else
        cj_chart_say(&title, chart);
    if (title.length == 0 && spec->title == NULL && chart->view->title != NULL)
        cj_text_add(&title, chart->view->title);
    if (chart->withheld > 0 && strstr(cj_text_string(&title), WITHHELD) == NULL)
        cj_text_add(&title, WITHHELD);
    return keep(&chart->title, chart, &title, err);
}

/* Take the titles of the spec. cj_chart_find() has named the axes before, so absent ones keep
 * those names. */
static cj_status take_titles(cj_chart *chart, const cj_chart_spec *spec, cj_error *err)
{
    const char *titles[] = {spec->x_title, spec->y_title};
    const char **kept[] = {&chart->x_title, &chart->y_title};
    cj_text below = CJ_TEXT_INIT;
    cj_text description = CJ_TEXT_INIT;
    cj_status status;

    for (size_t i = 0; i < 2; i++) {
        /* what is drawn is said below the title, unless that is somebody's own */
        chart->axis_titles[i] = titles[i] != NULL && spec->subtitle != NULL;
        if (titles[i] == NULL)
            continue;
        *kept[i] = cj_arena_text(&chart->arena, titles[i], strlen(titles[i]));
        if (*kept[i] == NULL)
            return cj_fail_nomem(err);
    }
    status = take_title(chart, spec, err);
    if (status != CJ_OK)
        return status;
    if (spec->subtitle != NULL)
        cj_text_add(&below, spec->subtitle);
    else
        cj_chart_say_below(&below, chart);
    status = keep(&chart->subtitle, chart, &below, err);
    if (status != CJ_OK)
        return status;
    cj_chart_describe(&description, chart);
    return keep(&chart->description, chart, &description, err);
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
    chart->subtitle = "";
    chart->signals = SIZE_MAX;
    chart->sizes = SIZE_MAX;
    chart->reference = SIZE_MAX;
    status = cj_chart_find(chart, spec, err);
    chart->withheld = status == CJ_OK ? count_withheld(chart) : 0;
    if (status == CJ_OK && has_anything(chart)) {
        status = check_pie(chart, err);
        if (status == CJ_OK)
            status = turn_pie(chart, spec, err);
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

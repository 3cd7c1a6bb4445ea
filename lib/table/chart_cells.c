/* Pieces that all files about charts use: cells, shares, names. */
#include "chart_find.h"

#include <string.h>

/* Allocate one element more than asked for, so that a count of 0 is no special case. */
void *cj_chart_alloc(cj_chart_finding *in, size_t count, size_t size)
{
    return cj_arena_alloc(&in->chart->arena, (count + 1) * size);
}

const char *cj_chart_keep_label(cj_chart_finding *in, const cj_cell *cell)
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

const char *cj_chart_heading(const cj_table *view, size_t column)
{
    const cj_table_origin *origin = view->origins == NULL ? NULL : &view->origins[column];

    return origin != NULL && origin->figure != NULL ? origin->heading
                                                    : view->columns[column].heading;
}

const char *cj_chart_across(const cj_table *view, size_t column)
{
    const cj_table_origin *origin = view->origins == NULL ? NULL : &view->origins[column];

    return origin != NULL ? origin->across : NULL;
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

/* The cell of a value, NULL where it is no figure. */
const cj_cell *cj_chart_value(double *out, const cj_chart *chart, size_t series, size_t category)
{
    const cj_cell *cell = cj_chart_cell(chart, &chart->series[series], category);

    if (cell == NULL || !cj_cell_is_figure(cell))
        return NULL;
    *out = (double)cell->units;
    for (int p = 0; p < cell->places; p++)
        *out /= 10;
    return cell;
}

cj_money cj_chart_money(const cj_chart *chart)
{
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = 0; c < chart->category_count; c++) {
            const cj_cell *cell = cj_chart_cell(chart, &chart->series[s], c);

            if (cell != NULL && cj_cell_is_figure(cell))
                return (cj_money)cell->money;
        }
    return CJ_MONEY_NONE;
}

bool cj_chart_share(double *out, const cj_chart *chart, size_t series, size_t category)
{
    bool slices = chart->kind == CJ_CHART_PIE || chart->turned;
    size_t count = slices ? chart->category_count : chart->series_count;
    double part;
    double value;
    double whole = 0;

    if (cj_chart_value(&part, chart, series, category) == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        if (cj_chart_value(&value, chart, slices ? 0 : i, slices ? i : category) != NULL &&
            value > 0)
            whole += value;
    *out = whole > 0 ? 100 * part / whole : 0;
    return whole > 0;
}

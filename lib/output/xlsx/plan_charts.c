/* Which cells a chart of a workbook shows. A native chart shows ranges: rows that follow each
 * other. A chart whose values do not stand so in its table has a small table of its own below it.
 */
#include "plan.h"

#include <stdio.h>
#include <string.h>

/* ---- what is drawn -------------------------------------------------------------------------- */

static bool has_bounds(const cj_chart *chart)
{
    return chart->series_count > 0 && chart->series[0].low != SIZE_MAX;
}

static bool is_bars(const cj_chart *chart)
{
    return chart->kind == CJ_CHART_COLUMN || chart->kind == CJ_CHART_BAR;
}

/* Whether a value of 0 would be seen as a point of its own. */
static bool is_points(const cj_chart *chart)
{
    return chart->kind == CJ_CHART_LINE || chart->kind > CJ_CHART_PIE;
}

/* Whether each value has targets of its own. */
static bool has_ticks(const cj_chart *chart)
{
    return chart->target_count > 0 && chart->rule == NULL;
}

/* Native bars have no intervals, nor several targets: whiskers and dots have. */
static bool is_dots(const cj_chart *chart)
{
    return chart->kind == CJ_CHART_INTERVAL ||
           (is_bars(chart) && (has_bounds(chart) || has_ticks(chart)));
}

/* Whether a chart has a point that is a text: [z], a share of nothing. */
static bool has_words(const cj_chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t c = 0; c < chart->category_count; c++) {
            const cj_cell *cell = cj_chart_cell(chart, &chart->series[i], c);

            if (cell != NULL && !cj_cell_is_figure(cell))
                return true;
        }
    return false;
}

/* The column whose cells are the one target of all values; SIZE_MAX where the table has none such.
 */
static size_t rule_column(const cj_chart *chart)
{
    size_t column = chart->series_count == 0
                        ? SIZE_MAX
                        : cj_table_related(chart->view, chart->series[0].column, CJ_PART_TARGET);

    for (size_t c = 0; column != SIZE_MAX && c < chart->category_count; c++) {
        size_t row = chart->series[0].rows[c];

        if (row == SIZE_MAX || !cj_cell_same(cj_table_cell(chart->view, row, column), chart->rule))
            return SIZE_MAX;
    }
    return column;
}

/* ---- ranges ------------------------------------------------------------------------------------
 */

/* Whether every series stands in consecutive rows, and so does what is drawn beside them. A cell
 * with a text such as [c] would be drawn as 0. */
static bool is_ranges(const cj_chart *chart)
{
    if (chart->withheld > 0 || (is_points(chart) && has_words(chart)) || has_ticks(chart) ||
        chart->reference != SIZE_MAX || (has_bounds(chart) && chart->series_count > 1) ||
        (chart->rule != NULL && rule_column(chart) == SIZE_MAX))
        return false;
    for (size_t i = 0; i < chart->series_count; i++)
        if (!cj_chart_is_range(chart, &chart->series[i]))
            return false;
    return true;
}

/* Add a part whose cells begin in the row where the drawing's do. */
static void add_part(cj_xlsx_drawing *to, cj_xlsx_role role, size_t series, size_t column)
{
    if (column != SIZE_MAX)
        to->parts[to->part_count++] = (cj_xlsx_part){role, series, column, to->row};
}

/* Where a column of the chart's view stands in one that lacks the columns that are gone. */
static size_t place_of(size_t column, const bool *gone)
{
    size_t place = column;

    for (size_t i = 0; gone != NULL && column != SIZE_MAX && i < column; i++)
        place -= gone[i];
    return place;
}

/* The cells of a table, which is the chart's view without the columns that are gone. Bars up to the
 * upper bound begin at the first series of a chart and end at its last, so the bounds come first
 * and last. */
static void take_ranges(cj_xlsx_drawing *to, const cj_table *view, const bool *gone)
{
    const cj_chart *chart = to->chart;

    to->view = view;
    to->row = chart->series[0].rows[0];
    to->row_count = chart->category_count;
    to->across = place_of(chart->kind == CJ_CHART_FUNNEL ? chart->sizes : chart->category, gone);
    if (has_bounds(chart))
        add_part(to, CJ_XLSX_LOW, 0, place_of(chart->series[0].low, gone));
    for (size_t s = 0; s < chart->series_count; s++) {
        add_part(to, CJ_XLSX_VALUES, s, place_of(chart->series[s].column, gone));
        to->parts[to->part_count - 1].row = chart->series[s].rows[0];
    }
    if (chart->rule != NULL)
        add_part(to, CJ_XLSX_RULE, 0, place_of(rule_column(chart), gone));
    if (has_bounds(chart))
        add_part(to, CJ_XLSX_HIGH, 0, place_of(chart->series[0].high, gone));
}

/* ---- a table of its own ------------------------------------------------------------------------
 */

/* The table of a chart while it is made: a row a category, or where several series have intervals a
 * row a category and series. */
typedef struct {
    const cj_chart *chart;
    cj_table *table;
    bool apart;
    size_t ticks; /* the most targets that a row has */
} own_table;

/* The targets of a row, each once. */
static size_t find_ticks(const cj_cell **out, size_t max, const own_table *in, size_t category,
                         size_t series)
{
    size_t count = 0;

    for (size_t i = 0; has_ticks(in->chart) && i < in->chart->target_count; i++) {
        const cj_chart_target *target = &in->chart->targets[i];
        size_t known = 0;

        if (target->category != category || (in->apart && target->series != series))
            continue;
        while (known < count && !cj_cell_same(out[known], target->cell))
            known++;
        if (known == count && count < max)
            out[count++] = target->cell;
    }
    return count;
}

#define TICKS_MAX 4

static void count_ticks(own_table *in)
{
    const cj_cell *cells[TICKS_MAX];

    for (size_t c = 0; c < in->chart->category_count; c++)
        for (size_t s = 0; s < (in->apart ? in->chart->series_count : 1); s++) {
            size_t count = find_ticks(cells, TICKS_MAX, in, c, s);

            in->ticks = count > in->ticks ? count : in->ticks;
        }
}

/* Add a column for figures; `like` is a column of the chart's view. */
static cj_status add_column(own_table *in, const char *key, size_t number, const char *heading,
                            size_t like, cj_error *err)
{
    char numbered[32];
    cj_table_column column = in->chart->view->columns[like];

    snprintf(numbered, sizeof numbered, "%s_%zu", key, number + 1);
    column.key = numbered;
    column.heading = heading;
    column.part = CJ_PART_FIGURE;
    column.of = NULL;
    return cj_table_add_column(in->table, column, err);
}

/* What several targets of a figure are called. */
#define TICK_NAMES 4
static const char *const tick_names[TICK_NAMES + 1] = {"Target", "Second target", "Third target",
                                                       "Fourth target", "Another target"};

static cj_status add_columns(own_table *in, cj_error *err)
{
    const cj_chart *chart = in->chart;
    size_t like = chart->series[0].column;
    size_t columns = in->apart ? 1 : chart->series_count;
    cj_status status = cj_table_add_column(
        in->table, (cj_table_column){"category", chart->x_title, "text", .part = CJ_PART_LABEL},
        err);

    for (size_t i = 0; status == CJ_OK && i < columns; i++)
        status = add_column(in, "series", i, in->apart ? chart->y_title : chart->series[i].name,
                            chart->series[i].column, err);
    if (status == CJ_OK && has_bounds(chart))
        status = add_column(in, "low", 0, "Lower bound", chart->series[0].low, err);
    if (status == CJ_OK && has_bounds(chart))
        status = add_column(in, "high", 0, "Upper bound", chart->series[0].high, err);
    if (status == CJ_OK && chart->rule != NULL)
        status = add_column(in, "rule", 0, "Target", like, err);
    for (size_t i = 0; status == CJ_OK && i < in->ticks; i++)
        status = add_column(in, "ticks", i, tick_names[i < TICK_NAMES ? i : TICK_NAMES], like, err);
    if (status == CJ_OK && chart->reference != SIZE_MAX)
        status = add_column(in, "reference", 0, chart->categories[chart->reference], like, err);
    if (status == CJ_OK && chart->sizes != SIZE_MAX)
        status = cj_table_add_column(in->table, chart->view->columns[chart->sizes], err);
    if (status == CJ_OK && chart->signals != SIZE_MAX)
        status = cj_table_add_column(in->table, chart->view->columns[chart->signals], err);
    return status;
}

/* The name of a row: "Housing, Female" where series have rows of their own. */
static cj_cell name_row(own_table *in, size_t category, size_t series, cj_text *name)
{
    const char *kept;

    if (!in->apart)
        return cj_cell_text(in->chart->categories[category]);
    cj_text_reset(name);
    cj_text_format(name, "%s, %s", in->chart->categories[category], in->chart->series[series].name);
    kept = name->failed ? NULL : cj_table_keep(in->table, cj_text_span(name));
    name->failed = kept == NULL;
    return cj_cell_text(kept == NULL ? "" : kept);
}

/* What stands in a chart's own table of a cell: nothing where there is nothing to draw. */
static cj_cell drawn(const cj_chart *chart, const cj_cell *cell)
{
    bool shown =
        cell != NULL && (is_points(chart) || is_dots(chart) ? cj_cell_is_figure(cell)
                                                            : cell->kind != CJ_CELL_SUPPRESSED);

    return shown ? *cell : cj_cell_missing();
}

static void fill_row(cj_cell *cells, const own_table *in, size_t category, size_t series)
{
    const cj_chart *chart = in->chart;
    const cj_cell *ticks[TICKS_MAX];
    size_t count = find_ticks(ticks, TICKS_MAX, in, category, series);
    size_t row = chart->series[series].rows[category];
    size_t at = 1;

    for (size_t s = 0; s < (in->apart ? 1 : chart->series_count); s++)
        cells[at++] =
            drawn(chart, cj_chart_cell(chart, &chart->series[in->apart ? series : s], category));
    if (has_bounds(chart)) {
        cells[at++] =
            row == SIZE_MAX
                ? cj_cell_missing()
                : drawn(chart, cj_table_cell(chart->view, row, chart->series[series].low));
        cells[at++] =
            row == SIZE_MAX
                ? cj_cell_missing()
                : drawn(chart, cj_table_cell(chart->view, row, chart->series[series].high));
    }
    if (chart->rule != NULL)
        cells[at++] = *chart->rule;
    for (size_t i = 0; i < in->ticks; i++, at++)
        if (i < count)
            cells[at] = *ticks[i];
    if (chart->reference != SIZE_MAX)
        cells[at++] = drawn(chart, cj_chart_cell(chart, &chart->series[0], chart->reference));
    if (chart->sizes != SIZE_MAX)
        cells[at++] = *cj_table_cell(chart->view, row, chart->sizes);
    if (chart->signals != SIZE_MAX)
        cells[at] = *cj_table_cell(chart->view, row, chart->signals);
}

static cj_status add_rows(own_table *in, cj_error *err)
{
    cj_status status = CJ_OK;
    cj_text name = CJ_TEXT_INIT;
    cj_cell *cells;

    for (size_t c = 0; status == CJ_OK && c < in->chart->category_count; c++)
        for (size_t s = 0; status == CJ_OK && s < (in->apart ? in->chart->series_count : 1); s++) {
            status = cj_table_add_row(&cells, in->table, err);
            if (status != CJ_OK)
                break;
            cells[0] = name_row(in, c, s, &name);
            fill_row(cells, in, c, s);
            if (name.failed)
                status = cj_fail_nomem(err);
        }
    cj_text_clear(&name);
    return status;
}

/* Find a part in the view of the table, which leaves out what has no value. */
static void find_part(cj_xlsx_drawing *to, cj_xlsx_role role, const char *key, size_t number)
{
    char numbered[32];

    snprintf(numbered, sizeof numbered, "%s_%zu", key, number + 1);
    for (size_t i = 0; i < to->view->column_count; i++)
        if (strcmp(to->view->columns[i].key, numbered) == 0)
            add_part(to, role, number, i);
}

static void find_parts(cj_xlsx_drawing *to, const own_table *made)
{
    find_part(to, CJ_XLSX_LOW, "low", 0);
    for (size_t s = 0; s < to->chart->series_count; s++)
        find_part(to, CJ_XLSX_VALUES, "series", s);
    find_part(to, CJ_XLSX_RULE, "rule", 0);
    for (size_t i = 0; i < made->ticks; i++)
        find_part(to, CJ_XLSX_TICKS, "ticks", i);
    find_part(to, CJ_XLSX_REFERENCE, "reference", 0);
    find_part(to, CJ_XLSX_HIGH, "high", 0);
    to->row_count = to->view->row_count;
    to->own = true;
}

/* The plan has what is made before a later step can fail, so that cj_xlsx_plan_clear() frees it. */
static cj_status take_own(cj_xlsx_plan *plan, cj_xlsx_drawing *to, cj_error *err)
{
    own_table made = {.chart = to->chart,
                      .apart = has_bounds(to->chart) && to->chart->series_count > 1};
    cj_xlsx_made *kept;
    cj_status status = cj_xlsx_plan_grow_made(&kept, plan, err);

    if (status != CJ_OK)
        return status;
    status = cj_table_new(&made.table, err);
    kept->table = made.table;
    if (status != CJ_OK)
        return status;
    made.table->title = to->chart->title;
    count_ticks(&made);
    status = add_columns(&made, err);
    if (status == CJ_OK)
        status = add_rows(&made, err);
    if (status == CJ_OK)
        status = cj_table_view(&kept->view, made.table, err);
    if (status == CJ_OK && to->chart->kind > CJ_CHART_PIE) {
        status = cj_chart_new_limits(&kept->chart, kept->view, 0, kept->view->row_count, err);
        if (kept->chart != NULL) {
            to->chart = kept->chart;
            take_ranges(to, kept->view, NULL);
            to->own = true;
            return status;
        }
    }
    if (status != CJ_OK)
        return status;
    to->view = kept->view;
    find_parts(to, &made);
    return CJ_OK;
}

cj_status cj_xlsx_plan_charts(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, const cj_exhibit *exhibit,
                              cj_error *err)
{
    cj_status status = CJ_OK;

    sheet->charts =
        cj_arena_alloc(&plan->arena, (exhibit->chart_count + 1) * sizeof *sheet->charts);
    if (sheet->charts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < exhibit->chart_count; i++) {
        cj_xlsx_drawing *to = &sheet->charts[sheet->chart_count++];
        const cj_chart *chart = exhibit->charts[i];

        *to = (cj_xlsx_drawing){
            .chart = chart, .dots = is_dots(chart), .left = place_of(chart->category, sheet->gone)};
        to->parts =
            cj_arena_alloc(&plan->arena, (chart->series_count + TICKS_MAX + 6) * sizeof *to->parts);
        if (to->parts == NULL)
            return cj_fail_nomem(err);
        if (is_ranges(chart))
            take_ranges(to, sheet->view, sheet->gone);
        else
            status = take_own(plan, to, err);
        if (status == CJ_OK)
            cj_xlsx_plan_whiskers(to);
    }
    return status;
}

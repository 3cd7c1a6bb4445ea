/* Whiskers: a lying line from bound to bound, with a mark where the figure is. And how high charts
 * are.
 *
 * The library has error bars of one length for a series, or of a part of each value, and both Excel
 * and LibreOffice draw these on bars that are not seen.  So a line of 100 % of the upper bound
 * reaches back to 0, and a white one over it, of 100 % of the lower bound, leaves what is between.
 * (Bars between the series of a line chart, which Excel draws, LibreOffice does not.) */
#include "chart.h"

#include <math.h>

#define WHISKER 0x6F777B
#define PAPER 0xFFFFFF
#define INK 0x0B0C0C

/* ---- planned ----------------------------------------------------------------------------------
 */

/* Whether no cell of a column is below 0; texts such as [z] are none. */
static bool is_positive(const cj_xlsx_drawing *drawing, size_t column)
{
    for (size_t i = 0; i < drawing->row_count; i++) {
        const cj_cell *cell = cj_table_cell(drawing->view, drawing->row + i, column);

        if (cj_cell_is_figure(cell) && cell->units < 0)
            return false;
    }
    return true;
}

void cj_xlsx_plan_whiskers(cj_xlsx_drawing *to)
{
    static const size_t order[] = {[CJ_XLSX_HIGH] = 0, [CJ_XLSX_LOW] = 1,   [CJ_XLSX_REFERENCE] = 2,
                                   [CJ_XLSX_RULE] = 3, [CJ_XLSX_TICKS] = 4, [CJ_XLSX_VALUES] = 5};
    size_t bounds = 0;

    for (size_t i = 0; i < to->part_count; i++) {
        bounds += to->parts[i].role == CJ_XLSX_LOW || to->parts[i].role == CJ_XLSX_HIGH;
        if (!is_positive(to, to->parts[i].column))
            return;
    }
    if (!to->dots || bounds < 2)
        return;
    to->dots = false;
    to->whiskers = true;
    for (size_t i = 1; i < to->part_count; i++)
        for (size_t at = i; at > 0 && order[to->parts[at].role] < order[to->parts[at - 1].role];
             at--) {
            cj_xlsx_part part = to->parts[at];

            to->parts[at] = to->parts[at - 1];
            to->parts[at - 1] = part;
        }
}

/* ---- drawn ------------------------------------------------------------------------------------
 */

/* The largest upper bound: how far the axis reaches, about. */
static double reach_of(const cj_xlsx_drawing *drawing)
{
    double most = 0;

    for (size_t i = 0; i < drawing->part_count; i++)
        for (size_t row = 0; row < drawing->row_count; row++) {
            double number;

            if (cj_xlsx_number(&number, cj_table_cell(drawing->view, drawing->row + row,
                                                      drawing->parts[i].column)) &&
                number > most)
                most = number;
        }
    return most;
}

typedef struct {
    uint8_t type;
    double value;
    uint8_t direction;
    uint8_t cap;
    float width;
    lxw_color_t colour;
} bars;

static void set_bars(cj_xlsx_book *in, lxw_chart_series *series, bars of)
{
    lxw_series_error_bars *to = series->x_error_bars; /* of lying bars: along them */
    lxw_chart_line line = {.color = of.colour, .width = of.width};

    cj_lxw.chart_series_set_error_bars(to, of.type, of.value);
    cj_lxw.chart_series_set_error_bars_direction(to, of.direction);
    cj_lxw.chart_series_set_error_bars_endcap(to, of.cap);
    cj_lxw.chart_series_set_error_bars_line(to, &line);
    cj_xlsx_ask_colour(in, of.colour);
}

/* From the value back to 0. */
static void draw_back(cj_xlsx_book *in, lxw_chart_series *series, float width, lxw_color_t colour)
{
    set_bars(in, series,
             (bars){LXW_CHART_ERROR_BAR_TYPE_PERCENTAGE, 100, LXW_CHART_ERROR_BAR_DIR_MINUS,
                    LXW_CHART_ERROR_BAR_NO_CAP, width, colour});
}

/* A mark at the value that reaches so far to either side. */
static void mark(cj_xlsx_book *in, lxw_chart_series *series, double half, uint8_t cap, float width,
                 lxw_color_t colour)
{
    set_bars(in, series,
             (bars){LXW_CHART_ERROR_BAR_TYPE_FIXED, half, LXW_CHART_ERROR_BAR_DIR_BOTH, cap, width,
                    colour});
}

void cj_xlsx_append_rule(cj_text *out, const cj_xlsx_drawing *drawing, const cj_xlsx_part *part)
{
    const cj_chart *chart = drawing->chart;
    size_t last = drawing->row + drawing->row_count - 1;

    if (part->role == CJ_XLSX_REFERENCE) {
        cj_text_add(out, chart->categories[chart->reference]);
        return;
    }
    cj_text_add(out, "Target ");
    cj_cell_append_label(out, cj_table_cell(drawing->view, last, part->column));
}

void cj_xlsx_dress_whiskers(cj_xlsx_book *in, lxw_chart_series *series,
                            const cj_xlsx_drawing *drawing, const cj_xlsx_part *part)
{
    lxw_chart_fill fill = {.none = LXW_TRUE};
    lxw_chart_line line = {.none = LXW_TRUE};
    double reach = reach_of(drawing);

    cj_lxw.chart_series_set_fill(series, &fill);
    cj_lxw.chart_series_set_line(series, &line);
    if (part->role == CJ_XLSX_HIGH)
        draw_back(in, series, 2.25F, WHISKER);
    else if (part->role == CJ_XLSX_LOW)
        draw_back(in, series, 3.5F, PAPER);
    else if (reach > 0 && part->role == CJ_XLSX_TICKS) /* its end caps alone */
        mark(in, series, reach / 5000, LXW_CHART_ERROR_BAR_END_CAP, 2.5F, INK);
    else if (reach > 0)
        mark(in, series, reach / 130, LXW_CHART_ERROR_BAR_NO_CAP, 9.0F,
             cj_colour_of(drawing->chart, part->series));
}

void cj_xlsx_append_whisker(cj_text *out, const cj_xlsx_drawing *drawing, size_t point)
{
    for (size_t i = 0; i < drawing->part_count; i++) {
        const cj_cell *cell =
            cj_table_cell(drawing->view, drawing->row + point, drawing->parts[i].column);

        if (drawing->parts[i].role == CJ_XLSX_VALUES && cj_cell_is_figure(cell))
            cj_cell_append_label(out, cell);
    }
}

const char *cj_xlsx_tell_marks(cj_xlsx_book *in, const cj_xlsx_drawing *drawing)
{
    cj_text text = CJ_TEXT_INIT;
    const char *kept;

    cj_text_add(&text, drawing->chart->subtitle);
    for (size_t i = 0; i < drawing->part_count; i++) {
        const cj_xlsx_part *part = &drawing->parts[i];

        if (part->role == CJ_XLSX_REFERENCE || part->role == CJ_XLSX_RULE) {
            cj_text_add(&text, " Dashed line: ");
            cj_xlsx_append_rule(&text, drawing, part);
            cj_text_char(&text, '.');
        }
    }
    kept = text.failed ? NULL : cj_arena_text(&in->arena, cj_text_string(&text), text.length);
    cj_text_clear(&text);
    if (kept == NULL)
        in->status = CJ_ENOMEM;
    return kept == NULL ? "" : kept;
}

/* ---- how high charts are --------------------------------------------------------------------- */

#define HEIGHT 400
#define HEIGHT_MOST 600
#define FRAME 130 /* of a chart: title, axis, what is below */
#define NUMBER 16 /* the height of a part that has room for its number */

bool cj_xlsx_lies(const cj_xlsx_drawing *drawing)
{
    return drawing->whiskers || (drawing->chart->kind == CJ_CHART_BAR && !drawing->dots);
}

/* What is drawn of a value: nothing of one below 0. */
static double drawn(const cj_chart *chart, size_t series, size_t category)
{
    const cj_cell *cell = cj_chart_cell(chart, &chart->series[series], category);
    double number;

    return cell != NULL && cj_xlsx_number(&number, cell) && number > 0 ? number : 0;
}

/* How high a stack is. */
static double stack_of(const cj_chart *chart, size_t category)
{
    double sum = 0;

    for (size_t s = 0; s < chart->series_count; s++)
        sum += drawn(chart, s, category);
    return sum;
}

/* What a part is of the highest stack, of shares of its own: from 0 to 1. */
static double part_of(const cj_chart *chart, size_t series, size_t category)
{
    double highest = stack_of(chart, category);

    for (size_t c = 0; chart->kind == CJ_CHART_STACKED && c < chart->category_count; c++)
        highest = fmax(highest, stack_of(chart, c));
    return highest > 0 ? drawn(chart, series, category) / highest : 0;
}

/* Stacks are so high that the least of their parts has room for its number, where that is possible,
 * as on a page. */
static double height_of_stacks(const cj_chart *chart)
{
    double least = 1;
    double needed;

    for (size_t c = 0; c < chart->category_count; c++)
        for (size_t s = 0; s < chart->series_count; s++)
            if (drawn(chart, s, c) > 0)
                least = fmin(least, part_of(chart, s, c));
    needed = FRAME + ceil(NUMBER / least);
    return needed > HEIGHT && needed <= HEIGHT_MOST ? needed : HEIGHT;
}

/* Lying bars take room for each. */
double cj_xlsx_chart_height(const cj_xlsx_drawing *drawing)
{
    const cj_chart *chart = drawing->chart;
    size_t series = drawing->whiskers ? 1 : chart->series_count;
    double thick = 12 + 15.0 * (double)series;
    double height = FRAME + (double)drawing->row_count * (thick < 26 ? 26 : thick);

    if (cj_xlsx_lies(drawing))
        return height > 240 ? height : 240;
    if (chart->kind == CJ_CHART_STACKED || chart->kind == CJ_CHART_PERCENT_STACKED)
        return height_of_stacks(chart);
    return drawing->dots && drawing->row_count > 8 ? HEIGHT_MOST : HEIGHT; /* names stand on end */
}

bool cj_xlsx_has_room(const cj_xlsx_drawing *drawing, size_t series, size_t category)
{
    return part_of(drawing->chart, series, category) * (cj_xlsx_chart_height(drawing) - FRAME) >=
           NUMBER - 0.01;
}

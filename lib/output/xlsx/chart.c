/* Native charts of a workbook: their frame, and their place on the sheet. */
#include "chart.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- what is asked for ------------------------------------------------------------------------
 */

static lxw_chart *new_chart(cj_xlsx_book *in, const cj_xlsx_drawing *drawing)
{
    static const uint8_t kinds[] = {[CJ_CHART_COLUMN] = LXW_CHART_COLUMN,
                                    [CJ_CHART_BAR] = LXW_CHART_BAR,
                                    [CJ_CHART_STACKED] = LXW_CHART_COLUMN_STACKED,
                                    [CJ_CHART_PERCENT_STACKED] = LXW_CHART_COLUMN_STACKED_PERCENT,
                                    [CJ_CHART_LINE] = LXW_CHART_LINE,
                                    [CJ_CHART_INTERVAL] = LXW_CHART_LINE,
                                    [CJ_CHART_PIE] = LXW_CHART_PIE,
                                    [CJ_CHART_CONTROL] = LXW_CHART_LINE,
                                    [CJ_CHART_FUNNEL] = LXW_CHART_SCATTER_STRAIGHT};
    lxw_chart *chart =
        cj_lxw.workbook_add_chart(in->workbook, drawing->dots       ? LXW_CHART_LINE
                                                : drawing->whiskers ? LXW_CHART_BAR
                                                                    : kinds[drawing->chart->kind]);

    if (chart == NULL)
        in->status = CJ_ENOMEM;
    in->charts++;
    return chart;
}

/* ---- the frame --------------------------------------------------------------------------------
 */

/* A title names its font twice, for its paragraph and its run. */
static void set_fonts(cj_xlsx_book *in, lxw_chart *to, const cj_chart *chart)
{
    lxw_chart_font title = cj_xlsx_chart_font(12, true);
    lxw_chart_font plain = cj_xlsx_chart_font(10, false);
    lxw_chart_axis *axes[] = {to->x_axis, to->y_axis};

    cj_lxw.chart_title_set_name_font(to, &title);
    cj_xlsx_ask_fonts(in, chart->title[0] == '\0' ? 0 : 2);
    for (size_t i = 0; i < 2 && chart->kind != CJ_CHART_PIE; i++) {
        cj_lxw.chart_axis_set_num_font(axes[i], &plain);
        cj_lxw.chart_axis_set_name_font(axes[i], &plain);
        cj_xlsx_ask_fonts(in, 1);
    }
}

#define NEARLY_WHOLE 0.8 /* percentages above it have an axis up to 100 */
#define NAMES_PIXELS                                                            \
    (XLSX_CHART_PIXELS - 60.0) /* across, for the names of all upright bars ... \
                                */
#define NAME_POINTS 10.0       /* ... whose letters have so many points ... */
#define NAME_LEAST 8.0         /* ... and in small print */
#define NAME_LINES 5

static bool has_part(const cj_xlsx_drawing *drawing, cj_xlsx_role role)
{
    for (size_t i = 0; i < drawing->part_count; i++)
        if (drawing->parts[i].role == role)
            return true;
    return false;
}

static void name_axis(cj_xlsx_book *in, lxw_chart_axis *axis, const char *name)
{
    cj_lxw.chart_axis_set_name(axis, cj_xlsx_chart_word(in, name));
    cj_xlsx_ask_fonts(in, name[0] == '\0' ? 0 : 2);
}

/* What is drawn stands below the chart, where it is said below the title on a page. */
static void name_axes(cj_xlsx_book *in, lxw_chart_axis *categories, lxw_chart_axis *values,
                      const cj_xlsx_drawing *drawing)
{
    const cj_chart *chart = drawing->chart;

    if (chart->subtitle[0] == '\0') {
        name_axis(in, categories, chart->x_title);
        name_axis(in, values, chart->y_title);
    } else {
        name_axis(in, cj_xlsx_lies(drawing) ? values : categories,
                  drawing->whiskers ? cj_xlsx_tell_marks(in, drawing) : chart->subtitle);
    }
}

/* A funnel in percent: from the least figure to the greatest, in whole tens, as on a page; other
 * percentages up to 100. By itself Excel begins at 0 and goes on beyond all of them. */
static void bound_axis(lxw_chart_axis *values, const cj_xlsx_drawing *drawing)
{
    cj_chart_kind kind = drawing->chart->kind;
    double least = 1;
    double most = 0;

    if (!drawing->chart->percent || kind == CJ_CHART_STACKED || kind == CJ_CHART_PERCENT_STACKED)
        return;
    for (size_t i = 0; i < drawing->part_count; i++)
        for (size_t row = 0; row < drawing->row_count; row++) {
            double number;

            if (!cj_xlsx_number(&number, cj_table_cell(drawing->view, drawing->parts[i].row + row,
                                                       drawing->parts[i].column)))
                continue;
            least = fmin(least, number);
            most = fmax(most, number);
        }
    if (least >= most)
        return;
    if (kind == CJ_CHART_FUNNEL) {
        cj_lxw.chart_axis_set_min(values, floor(least * 10) / 10);
        cj_lxw.chart_axis_set_max(values, ceil(most * 10) / 10);
    } else if (most > NEARLY_WHOLE && most <= 1) {
        cj_lxw.chart_axis_set_max(values, 1);
    }
}

static void dress_axes(cj_xlsx_book *in, lxw_chart *to, const cj_xlsx_drawing *drawing)
{
    const cj_chart *chart = drawing->chart;
    lxw_chart_line grid = {.color = 0xD9D9D9, .width = 0.75};
    /* the library names axes of bar charts by their direction: x runs across, y upwards */
    lxw_chart_axis *categories = cj_xlsx_lies(drawing) ? to->y_axis : to->x_axis;
    lxw_chart_axis *values = cj_xlsx_lies(drawing) ? to->x_axis : to->y_axis;
    cj_money money = cj_chart_money(chart);
    char code[24];

    if (chart->kind == CJ_CHART_PIE)
        return;
    if (money != CJ_MONEY_NONE)
        snprintf(code, sizeof code, "\"%s\"#,##0", cj_money_of(money)->sign);
    else if (chart->kind > CJ_CHART_PIE && !chart->percent && chart->places > 0)
        snprintf(code, sizeof code, "#,##0.%.*s", chart->places < 6 ? chart->places : 6, "000000");
    else
        snprintf(code, sizeof code, "%s", chart->percent ? "0%" : "#,##0");
    name_axes(in, categories, values, drawing);
    if (chart->kind != CJ_CHART_PERCENT_STACKED)
        cj_lxw.chart_axis_set_num_format(values, code);
    bound_axis(values, drawing);
    cj_xlsx_ask_colour(in, grid.color);
    cj_lxw.chart_axis_major_gridlines_set_line(values, &grid);
    /* Excel draws the first category at the bottom; reversed, it is on top, and the axis of
     * values must cross at the far end to stay below */
    if (cj_xlsx_lies(drawing)) {
        cj_lxw.chart_axis_set_reverse(categories);
        cj_lxw.chart_axis_set_crossing_max(categories);
    }
}

/* Whether the names of upright bars can stand below them in lines of letters of so many points: no
 * word is wider than its place, and no name takes many lines. */
static bool names_fit(const cj_chart *chart, double points)
{
    double place = NAMES_PIXELS / (double)chart->category_count * 12 / points;

    for (size_t i = 0; i < chart->category_count; i++) {
        const char *name = chart->categories[i];

        if (cj_xlsx_lines_in(name, place, false) > NAME_LINES)
            return false;
        for (size_t length; *name != '\0'; name += length + (name[length] != '\0')) {
            length = strcspn(name, " /-"); /* behind which lines break, too */
            if (cj_xlsx_pixels((cj_span){name, length}, false) > place)
                return false;
        }
    }
    return true;
}

/* Programs turn names that they do not expect to fit, and leave some out: said to lie, they break
 * them into lines. */
static void lay_names(lxw_chart *to, const cj_xlsx_drawing *drawing)
{
    const cj_chart *chart = drawing->chart;
    double points = NAME_POINTS;
    lxw_chart_font lying;

    if (cj_xlsx_lies(drawing) || drawing->dots || chart->kind > CJ_CHART_PERCENT_STACKED)
        return;
    while (points > NAME_LEAST && !names_fit(chart, points))
        points--;
    if (!names_fit(chart, points))
        return;
    lying = cj_xlsx_chart_font(points, false);
    lying.rotation = 360; /* none, said */
    cj_lxw.chart_axis_set_num_font(to->x_axis, &lying);
    cj_lxw.chart_axis_set_interval_unit(to->x_axis, 1);
}

/* Bars of intervals that reach below 0, from the first series to the last. */
static void draw_intervals(cj_xlsx_book *in, lxw_chart *to)
{
    lxw_chart_line line = {.color = 0x6F777B, .width = 0.75};
    lxw_chart_fill fill = {.color = 0xB1B4B6};

    for (size_t i = 0; i < 2; i++) {
        cj_xlsx_ask_colour(in, line.color);
        cj_xlsx_ask_colour(in, fill.color);
    }
    cj_lxw.chart_set_up_down_bars_format(to, &line, &fill, &line, &fill);
}

#define LEGEND_MAX 64

/* Only what readers must tell apart is in the legend: several series, and ticks. */
static void set_legend(cj_xlsx_book *in, lxw_chart *to, const cj_xlsx_drawing *drawing)
{
    lxw_chart_font font = cj_xlsx_chart_font(10, false);
    int16_t deleted[LEGEND_MAX + 2];
    size_t count = 0;
    size_t left = 0;
    bool limits = drawing->chart->kind > CJ_CHART_PIE;

    for (size_t i = 0; i < drawing->part_count && i < LEGEND_MAX; i++) {
        const cj_xlsx_part *part = &drawing->parts[i];
        bool target = limits && drawing->chart->series[part->series].drawn == CJ_DRAWN_TARGET;

        if ((part->role == CJ_XLSX_VALUES && !target) ||
            (part->role == CJ_XLSX_TICKS && part->series == 0))
            left++;
        else
            deleted[count++] = (int16_t)i;
    }
    if (!drawing->dots && drawing->chart->kind < CJ_CHART_LINE && count > 0) /* trend lines */
        deleted[count++] = (int16_t)drawing->part_count;
    deleted[count] = -1;
    if (left < 2 || drawing->whiskers) { /* whose series have no colours that it could show */
        cj_lxw.chart_legend_set_position(to, LXW_CHART_LEGEND_NONE);
        return;
    }
    cj_lxw.chart_legend_set_position(to, LXW_CHART_LEGEND_BOTTOM);
    cj_lxw.chart_legend_set_font(to, &font);
    cj_xlsx_ask_fonts(in, 1);
    if (count > 0)
        cj_xlsx_keep(in, cj_lxw.chart_legend_delete_series(to, deleted));
}

/* ---- its place ---------------------------------------------------------------------------------
 */

#define GAP 50 /* between bars, in percent of one */
#define ROW 20 /* pixels of a row of one line */

size_t cj_xlsx_chart_rows(const cj_xlsx_drawing *drawing)
{
    return (size_t)(cj_xlsx_chart_height(drawing) / ROW) + 2;
}

/* bytes: the library cuts an attribute at 2079, if need be inside a character */
#define DESCRIPTION_MAX 2000

/* Return the alternative text of a chart for readers who do not see it. `drawings` counts
 * sheets with charts: all charts of a sheet are in one drawing. */
static char *describe(cj_xlsx_book *in, const char *text, size_t number)
{
    cj_text cut = CJ_TEXT_INIT;
    size_t length;

    text = cj_xlsx_word(in, text, CJ_XLSX_WORDS);
    length = cj_xlsx_fitting(text, DESCRIPTION_MAX);
    if (text[length] != '\0') {
        cj_text_append(&cut, (cj_span){text, length});
        cj_text_add(&cut, "...");
        text = cut.failed ? NULL : cj_arena_text(&in->arena, cj_text_string(&cut), cut.length);
        cj_text_clear(&cut);
    }
    in->drawings += number == 0;
    if (text == NULL)
        in->status = CJ_ENOMEM;
    else if (text[0] != '\0')
        cj_xlsx_fact(in->asked, CJ_FACT_DRAWING, in->drawings, cj_span_of(text));
    return (char *)(uintptr_t)text; /* the library only reads it */
}

void cj_xlsx_write_chart(cj_xlsx_book *in, lxw_worksheet *sheet, const cj_xlsx_sheet *of,
                         size_t number, lxw_row_t first, const cj_xlsx_spot *spot)
{
    const cj_xlsx_drawing *drawing = &of->charts[number];
    const cj_chart *chart = drawing->chart;
    lxw_chart *to = new_chart(in, drawing);
    lxw_chart_options options = {.x_scale = XLSX_CHART_PIXELS / 480.0,
                                 .y_scale = cj_xlsx_chart_height(drawing) / 288,
                                 .description = describe(in, chart->description, number),
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE};

    if (to == NULL)
        return;
    for (size_t i = 0; i < drawing->part_count; i++)
        cj_xlsx_add_part(in, to, of, drawing, &drawing->parts[i], first);
    cj_lxw.chart_title_set_name(to, cj_xlsx_chart_word(in, chart->title));
    dress_axes(in, to, drawing);
    set_fonts(in, to, chart);
    lay_names(to, drawing);
    set_legend(in, to, drawing);
    if (has_part(drawing, CJ_XLSX_HIGH) && !drawing->whiskers)
        draw_intervals(in, to);
    if (cj_xlsx_lies(drawing) || (!drawing->dots && chart->kind < CJ_CHART_LINE))
        cj_lxw.chart_set_series_gap(to, GAP);
    if (drawing->whiskers ||
        (!drawing->dots && has_part(drawing, CJ_XLSX_RULE) && chart->series_count == 1))
        cj_lxw.chart_set_series_overlap(to, 100);
    cj_xlsx_keep(in,
                 cj_lxw.worksheet_insert_chart_opt(sheet, spot->row, spot->column, to, &options));
}

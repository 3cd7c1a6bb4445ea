/* Native charts of a workbook. */
#include "book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- charts -----------------------------------------------------------------------------------
 */

/* The colours of charts in HTML pages (svg_parts.c). */
static const lxw_color_t palette[] = {0x12436D, 0x1E7F78, 0x801650, 0xC2410C,
                                      0x3D3D3D, 0x7A52B8, 0x2B6CB0, 0x5F7112};

#define PALETTE (sizeof palette / sizeof *palette)

static lxw_chart *new_chart(cj_xlsx_book *in, cj_chart_kind kind)
{
    static const uint8_t kinds[] = {[CJ_CHART_COLUMN] = LXW_CHART_COLUMN,
                                    [CJ_CHART_BAR] = LXW_CHART_BAR,
                                    [CJ_CHART_STACKED] = LXW_CHART_COLUMN_STACKED,
                                    [CJ_CHART_PERCENT_STACKED] = LXW_CHART_COLUMN_STACKED_PERCENT,
                                    [CJ_CHART_LINE] = LXW_CHART_LINE,
                                    [CJ_CHART_PIE] = LXW_CHART_PIE,
                                    [CJ_CHART_CONTROL] = LXW_CHART_LINE,
                                    [CJ_CHART_FUNNEL] = LXW_CHART_SCATTER_STRAIGHT};
    lxw_chart *chart = cj_lxw.workbook_add_chart(in->workbook, kinds[kind]);

    if (chart == NULL)
        in->status = CJ_ENOMEM;
    in->charts++;
    return chart;
}

static void ask(cj_xlsx_book *in, cj_xlsx_fact_kind kind, const char *text)
{
    if (text[0] != '\0')
        cj_xlsx_fact(in->asked, kind, in->charts, cj_span_of(text));
}

static void ask_colour(cj_xlsx_book *in, lxw_color_t colour)
{
    char written[16];

    snprintf(written, sizeof written, "%06X", colour);
    ask(in, CJ_FACT_COLOUR, written);
}

/* Return a title or name in the form in which a chart can hold it, and note it. */
static const char *word(cj_xlsx_book *in, const char *text)
{
    text = cj_xlsx_word(in, text, CJ_XLSX_CHART);
    ask(in, CJ_FACT_CHART, text);
    return text;
}

/* Patterns by series: none, stripes, dots, stripes the other way, in white on the series'
 * colour. */
static const uint8_t patterns[] = {0, LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL,
                                   LXW_CHART_PATTERN_PERCENT_80,
                                   LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL};

static lxw_chart_pattern pattern_of(size_t number)
{
    lxw_color_t colour = palette[number % PALETTE];
    uint8_t type = patterns[number % 4];

    /* 80 % of this pattern is foreground, so the colour goes there */
    if (type == LXW_CHART_PATTERN_PERCENT_80)
        return (lxw_chart_pattern){.fg_color = colour, .bg_color = 0xFFFFFF, .type = type};
    return (lxw_chart_pattern){.fg_color = 0xFFFFFF, .bg_color = colour, .type = type};
}

#define SLICES 64 /* more than CJ_CHART_CATEGORIES_MAX, so that no slice goes without its dress */

/* Give slices the colours and patterns that series have in other charts. The library copies
 * points, so the arrays may be local. */
static void dress_slices(cj_xlsx_book *in, lxw_chart_series *series, const cj_chart *chart)
{
    lxw_chart_fill fills[SLICES] = {{0}};
    lxw_chart_pattern dresses[SLICES] = {{0}};
    lxw_chart_line line = {.color = 0xFFFFFF, .width = 1};
    lxw_chart_point points[SLICES] = {{0}};
    lxw_chart_point *list[SLICES + 1] = {NULL};

    for (size_t i = 0; i < chart->category_count && i < SLICES; i++) {
        fills[i].color = palette[i % PALETTE];
        dresses[i] = pattern_of(i);
        points[i].line = &line;
        ask_colour(in, line.color);
        ask_colour(in, fills[i].color);
        if (patterns[i % 4] == 0) {
            points[i].fill = &fills[i];
        } else {
            points[i].pattern = &dresses[i];
            ask_colour(in, 0xFFFFFF); /* a pattern has two */
        }
        list[i] = &points[i];
    }
    cj_lxw.chart_series_set_points(series, list);
}

/* Lines of charts of limits, as pages have them. */
static void dress_limits(cj_xlsx_book *in, lxw_chart_series *series, const cj_chart *chart,
                         size_t number)
{
    static const lxw_chart_line lines[] = {
        [CJ_DRAWN_POINT] = {.color = 0x12436D, .width = 2.25F},
        [CJ_DRAWN_CENTRE] = {.color = 0x3D3D3D, .width = 1.5F},
        [CJ_DRAWN_LIMIT] = {.color = 0x801650,
                            .width = 1.75F,
                            .dash_type = LXW_CHART_LINE_DASH_DASH},
        [CJ_DRAWN_INNER] = {.color = 0x7A52B8,
                            .width = 1.5F,
                            .dash_type = LXW_CHART_LINE_DASH_ROUND_DOT},
        [CJ_DRAWN_TARGET] = {
            .color = 0x1E7F78, .width = 2.0F, .dash_type = LXW_CHART_LINE_DASH_LONG_DASH_DOT}};
    cj_drawn drawn = chart->series[number].drawn;
    lxw_chart_line line = lines[drawn];
    lxw_chart_fill fill = {.color = line.color};

    if (drawn != CJ_DRAWN_POINT) {
        ask_colour(in, line.color);
        cj_lxw.chart_series_set_line(series, &line);
        cj_lxw.chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
        return;
    }
    ask_colour(in, fill.color);
    if (chart->kind == CJ_CHART_FUNNEL)
        line = (lxw_chart_line){.none = LXW_TRUE};
    else
        ask_colour(in, line.color);
    cj_lxw.chart_series_set_line(series, &line);
    cj_lxw.chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
    cj_lxw.chart_series_set_marker_fill(series, &fill);
}

/* Colour never stands alone: patterns, or dashes and markers, tell series apart, too. */
static void dress_series(cj_xlsx_book *in, lxw_chart_series *series, const cj_chart *chart,
                         size_t number)
{
    static const uint8_t markers[] = {LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE,
                                      LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_TRIANGLE};
    lxw_color_t colour = palette[number % PALETTE];
    uint8_t pattern = patterns[number % 4];

    if (chart->kind > CJ_CHART_PIE) {
        dress_limits(in, series, chart, number);
    } else if (chart->kind == CJ_CHART_PIE) {
        dress_slices(in, series, chart);
    } else if (chart->kind == CJ_CHART_LINE) {
        lxw_chart_line line = {.color = colour, .width = 2.25};
        lxw_chart_fill fill = {.color = colour};

        ask_colour(in, colour);
        ask_colour(in, colour);
        cj_lxw.chart_series_set_line(series, &line);
        cj_lxw.chart_series_set_marker_type(series, markers[number % 4]);
        cj_lxw.chart_series_set_marker_fill(series, &fill);
    } else if (pattern != 0) {
        lxw_chart_pattern dress = pattern_of(number);

        ask_colour(in, colour);
        ask_colour(in, 0xFFFFFF);
        cj_lxw.chart_series_set_pattern(series, &dress);
    } else {
        lxw_chart_fill fill = {.color = colour};

        ask_colour(in, colour);
        cj_lxw.chart_series_set_fill(series, &fill);
    }
}

/* What stands above a point: its shape; and behind that its words where the point before has
 * others, or (a funnel) the name of the unit. */
static void append_mark(cj_text *out, const cj_chart *chart, size_t category)
{
    size_t length;
    size_t before = 0;
    const char *words = cj_chart_signal(&length, chart, category);
    const char *last = category > 0 ? cj_chart_signal(&before, chart, category - 1) : NULL;
    size_t shape = strcspn(words, " ");

    if (chart->kind == CJ_CHART_FUNNEL)
        cj_text_format(out, "%.*s %s", (int)shape, words, chart->categories[category]);
    else if (last != NULL && before == length && memcmp(last, words, length) == 0)
        cj_text_append(out, (cj_span){words, shape});
    else
        cj_text_append(out, (cj_span){words, length});
}

/* Label the points that stand out, and no others.  The library copies the texts. */
static void label_signals(cj_xlsx_book *in, lxw_chart_series *series, const cj_chart *chart)
{
    size_t count = chart->category_count;
    lxw_chart_data_label *labels = calloc(count + 1, sizeof *labels);
    lxw_chart_data_label **list = calloc(count + 1, sizeof(lxw_chart_data_label *));
    cj_text mark = CJ_TEXT_INIT;
    bool any = false;

    if (labels == NULL || list == NULL)
        in->status = CJ_ENOMEM;
    for (size_t c = 0; in->status == CJ_OK && c < count; c++) {
        size_t length;
        const char *kept;

        list[c] = &labels[c];
        labels[c].hide = cj_chart_signal(&length, chart, c) == NULL;
        if (labels[c].hide)
            continue;
        any = true;
        cj_text_reset(&mark);
        append_mark(&mark, chart, c);
        kept = cj_arena_text(&in->arena, cj_text_string(&mark), mark.length);
        if (kept == NULL)
            in->status = CJ_ENOMEM;
        else /* the library only reads it */
            labels[c].value = (char *)(uintptr_t)word(in, kept);
    }
    if (mark.failed)
        in->status = CJ_ENOMEM;
    if (in->status == CJ_OK && any) {
        cj_lxw.chart_series_set_labels(series);
        cj_lxw.chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_ABOVE);
        cj_lxw.chart_series_set_labels_custom(series, list);
    }
    cj_text_clear(&mark);
    free(labels);
    free(list);
}

/* Label pies always, others up to 16 values, beyond which labels would overlap. */
static void label_series(cj_xlsx_book *in, lxw_chart_series *series, const cj_chart *chart,
                         size_t number)
{
    if (chart->kind > CJ_CHART_PIE) {
        if (chart->series[number].drawn == CJ_DRAWN_POINT)
            label_signals(in, series, chart);
    } else if (chart->kind == CJ_CHART_PIE) {
        cj_lxw.chart_series_set_labels(series);
        cj_lxw.chart_series_set_labels_options(series, LXW_FALSE, LXW_TRUE, LXW_FALSE);
        cj_lxw.chart_series_set_labels_percentage(series);
        cj_lxw.chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
        cj_lxw.chart_series_set_labels_leader_line(series);
    } else if (chart->category_count * chart->series_count <= 16 &&
               chart->kind != CJ_CHART_PERCENT_STACKED) {
        cj_lxw.chart_series_set_labels(series);
    }
}

/* Note a value that a chart shows. The library keeps a copy of it in the chart, and writes a
 * text among figures, such as [z], as 0. */
static void ask_point(cj_xlsx_book *in, const cj_cell *cell, bool figure)
{
    cj_text text = CJ_TEXT_INIT;
    double number;

    if (cj_xlsx_number(&number, cell))
        cj_text_format(&text, "%.16G", number);
    else
        cj_xlsx_cell_text(&text, cell);
    if (figure && text.length > 0 && !cj_xlsx_number(&number, cell)) {
        cj_text_reset(&text);
        cj_text_char(&text, '0');
    }
    ask(in, CJ_FACT_POINT, cj_xlsx_word(in, cj_text_string(&text), CJ_XLSX_CELL));
    if (text.failed)
        in->status = CJ_ENOMEM;
    cj_text_clear(&text);
}

/* Note the range of `count` cells of a column, from row `row` of the view on, and the values in
 * it. */
static void ask_range(cj_xlsx_book *in, const cj_xlsx_sheet *of, lxw_row_t first, size_t row,
                      size_t count, size_t column, bool figure)
{
    char range[LXW_MAX_FORMULA_RANGE_LENGTH];
    char points[32];
    lxw_row_t from = first + 1 + (lxw_row_t)row;

    cj_lxw.lxw_rowcol_to_formula_abs(range, of->name, from, (lxw_col_t)column,
                                     from + (lxw_row_t)count - 1, (lxw_col_t)column);
    ask(in, CJ_FACT_SERIES, range);
    snprintf(points, sizeof points, "%zu", count);
    ask(in, CJ_FACT_POINT, points);
    for (size_t i = 0; i < count; i++)
        ask_point(in, cj_table_cell(of->view, row + i, column), figure);
}

static void add_series(cj_xlsx_book *in, lxw_chart *to, const cj_chart *chart, size_t number,
                       const cj_xlsx_sheet *on, lxw_row_t first)
{
    const cj_chart_series *of = &chart->series[number];
    lxw_chart_series *series = cj_lxw.chart_add_series(to, NULL, NULL);
    lxw_row_t from = first + 1 + (lxw_row_t)of->rows[0];
    lxw_row_t end = from + (lxw_row_t)chart->category_count - 1;
    lxw_col_t across = (lxw_col_t)(chart->kind == CJ_CHART_FUNNEL ? chart->sizes : chart->category);

    if (series == NULL) {
        in->status = CJ_ENOMEM;
        return;
    }
    cj_lxw.chart_series_set_categories(series, on->name, from, across, end, across);
    cj_lxw.chart_series_set_values(series, on->name, from, (lxw_col_t)of->column, end,
                                   (lxw_col_t)of->column);
    ask_range(in, on, first, of->rows[0], chart->category_count, across, false);
    ask_range(in, on, first, of->rows[0], chart->category_count, of->column, true);
    cj_lxw.chart_series_set_name(series, word(in, of->name));
    dress_series(in, series, chart, number);
    label_series(in, series, chart, number);
}

static void dress_axes(cj_xlsx_book *in, lxw_chart *to, const cj_chart *chart)
{
    lxw_chart_line grid = {.color = 0xD9D9D9, .width = 0.75};
    /* the library names axes of bar charts by their direction: x runs across, y upwards */
    bool lying = chart->kind == CJ_CHART_BAR;
    lxw_chart_axis *categories = lying ? to->y_axis : to->x_axis;
    lxw_chart_axis *values = lying ? to->x_axis : to->y_axis;
    char code[16];

    if (chart->kind == CJ_CHART_PIE)
        return;
    if (chart->kind > CJ_CHART_PIE && !chart->percent && chart->places > 0)
        snprintf(code, sizeof code, "#,##0.%.*s", chart->places < 6 ? chart->places : 6, "000000");
    else
        snprintf(code, sizeof code, "%s", chart->percent ? "0%" : "#,##0");
    cj_lxw.chart_axis_set_name(categories, word(in, chart->x_title));
    cj_lxw.chart_axis_set_name(values, word(in, chart->y_title));
    if (chart->kind != CJ_CHART_PERCENT_STACKED)
        cj_lxw.chart_axis_set_num_format(values, code);
    ask_colour(in, grid.color);
    cj_lxw.chart_axis_major_gridlines_set_line(values, &grid);
    /* Excel draws the first category at the bottom; reversed, it is on top, and the axis of
     * values must cross at the far end to stay below */
    if (lying) {
        cj_lxw.chart_axis_set_reverse(categories);
        cj_lxw.chart_axis_set_crossing_max(categories);
    }
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
                         size_t number, lxw_row_t first)
{
    bool below = in->below;
    lxw_row_t place = first + (below ? (lxw_row_t)of->view->row_count + 2 : 0);
    const cj_chart *chart = of->charts[number];
    lxw_chart *to = new_chart(in, chart->kind);
    lxw_chart_options options = {.x_scale = 1.45,
                                 .y_scale = 1.4,
                                 .description = describe(in, chart->description, number),
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE};

    if (to == NULL)
        return;
    for (size_t i = 0; i < chart->series_count; i++)
        add_series(in, to, chart, i, of, first);
    cj_lxw.chart_title_set_name(to, word(in, chart->title));
    dress_axes(in, to, chart);
    if (chart->series_count > 1)
        cj_lxw.chart_legend_set_position(to, LXW_CHART_LEGEND_BOTTOM);
    else
        cj_lxw.chart_legend_set_position(to, LXW_CHART_LEGEND_NONE);
    cj_xlsx_keep(in, cj_lxw.worksheet_insert_chart_opt(
                         sheet, place + (lxw_row_t)number * CJ_XLSX_CHART_ROWS,
                         below ? 0 : (lxw_col_t)(of->view->column_count + 1), to, &options));
}

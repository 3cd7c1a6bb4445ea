/* The series of native charts: their ranges, their look, their labels. */
#include "chart.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *cj_xlsx_chart_word(cj_xlsx_book *in, const char *text)
{
    text = cj_xlsx_word(in, text, CJ_XLSX_CHART);
    cj_xlsx_ask_chart(in, CJ_FACT_CHART, text);
    return text;
}

lxw_chart_font cj_xlsx_chart_font(double size, bool bold)
{
    static char arial[] = CJ_XLSX_FONT;

    /* the library takes a bold of 0 for unset, which in titles is bold */
    return (lxw_chart_font){
        .name = arial, .size = size, .bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE};
}

void cj_xlsx_ask_fonts(cj_xlsx_book *in, size_t count)
{
    while (count-- > 0)
        cj_xlsx_ask_chart(in, CJ_FACT_FONT, CJ_XLSX_FONT);
}

/* ---- looks ---------------------------------------------------------------------------------- */

static void set_line(cj_xlsx_book *in, lxw_chart_series *series, lxw_color_t colour, float width,
                     uint8_t dashes)
{
    lxw_chart_line line = {.color = colour, .width = width, .dash_type = dashes};

    cj_xlsx_ask_colour(in, colour);
    cj_lxw.chart_series_set_line(series, &line);
}

static void set_no_line(lxw_chart_series *series)
{
    lxw_chart_line line = {.none = LXW_TRUE};

    cj_lxw.chart_series_set_line(series, &line);
}

static void set_marker(cj_xlsx_book *in, lxw_chart_series *series, uint8_t type, uint8_t size,
                       lxw_color_t colour)
{
    lxw_chart_fill fill = {.color = colour};

    cj_xlsx_ask_colour(in, colour);
    cj_lxw.chart_series_set_marker_type(series, type);
    cj_lxw.chart_series_set_marker_size(series, size);
    cj_lxw.chart_series_set_marker_fill(series, &fill);
}

#define SLICES                                                                        \
    64 /* more than CJ_CHART_CATEGORIES_MAX, so that no slice goes without its colour \
        */

/* Give slices the colours that series have in other charts. The library copies points, so the
 * arrays may be local. */
static void dress_slices(cj_xlsx_book *in, lxw_chart_series *series, const cj_chart *chart)
{
    lxw_chart_fill fills[SLICES] = {{0}};
    lxw_chart_line line = {.color = 0xFFFFFF, .width = 1};
    lxw_chart_point points[SLICES] = {{0}};
    lxw_chart_point *list[SLICES + 1] = {NULL};

    for (size_t i = 0; i < chart->category_count && i < SLICES; i++) {
        fills[i].color = cj_colour_of(chart, i);
        points[i].line = &line;
        points[i].fill = &fills[i];
        cj_xlsx_ask_colour(in, line.color);
        cj_xlsx_ask_colour(in, fills[i].color);
        list[i] = &points[i];
    }
    cj_xlsx_keep(in, cj_lxw.chart_series_set_points(series, list));
}

/* Lines of charts of limits, as pages have them. */
static void dress_limits(cj_xlsx_book *in, lxw_chart_series *series, const cj_chart *chart,
                         size_t number)
{
    static const struct {
        lxw_color_t colour;
        float width;
        uint8_t dashes;
    } lines[] = {[CJ_DRAWN_POINT] = {0x12436D, 2.25F, LXW_CHART_LINE_DASH_SOLID},
                 [CJ_DRAWN_CENTRE] = {0x3D3D3D, 1.5F, LXW_CHART_LINE_DASH_SOLID},
                 [CJ_DRAWN_LIMIT] = {0x801650, 1.75F, LXW_CHART_LINE_DASH_DASH},
                 [CJ_DRAWN_INNER] = {0x7A52B8, 1.5F, LXW_CHART_LINE_DASH_ROUND_DOT},
                 [CJ_DRAWN_TARGET] = {CJ_COLOUR_TARGET, 2.0F, LXW_CHART_LINE_DASH_DASH}};
    cj_drawn drawn = chart->series[number].drawn;

    if (drawn != CJ_DRAWN_POINT) {
        set_line(in, series, lines[drawn].colour, lines[drawn].width, lines[drawn].dashes);
        cj_lxw.chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
        return;
    }
    if (chart->kind == CJ_CHART_FUNNEL)
        set_no_line(series);
    else
        set_line(in, series, lines[drawn].colour, lines[drawn].width, lines[drawn].dashes);
    set_marker(in, series, LXW_CHART_MARKER_CIRCLE, 7, lines[drawn].colour);
}

/* Colour does not stand alone: places and labels, or markers, tell series apart, too. */
static void dress_values(cj_xlsx_book *in, lxw_chart_series *series, const cj_xlsx_drawing *drawing,
                         size_t number)
{
    static const uint8_t markers[] = {LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE,
                                      LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_TRIANGLE};
    const cj_chart *chart = drawing->chart;
    lxw_color_t colour = cj_colour_of(chart, number);
    lxw_chart_fill fill = {.color = colour};

    if (chart->kind > CJ_CHART_PIE) {
        dress_limits(in, series, chart, number);
    } else if (chart->kind == CJ_CHART_PIE) {
        dress_slices(in, series, chart);
    } else if (drawing->dots) {
        set_no_line(series);
        set_marker(in, series, markers[number % 4], 9, colour);
    } else if (chart->kind == CJ_CHART_LINE) {
        set_line(in, series, colour, 2.25F, LXW_CHART_LINE_DASH_SOLID);
        set_marker(in, series, markers[number % 4], 7, colour);
    } else {
        cj_xlsx_ask_colour(in, colour);
        cj_lxw.chart_series_set_fill(series, &fill);
        set_line(in, series, 0xFFFFFF, 1.0F, LXW_CHART_LINE_DASH_SOLID);
    }
}

/* A rule across. Among bars it is the trend line of equal values, whose own bars are not seen. */
static void dress_rule(cj_xlsx_book *in, lxw_chart_series *series, const cj_xlsx_drawing *drawing,
                       const char *name)
{
    lxw_chart_line line = {
        .color = CJ_COLOUR_TARGET, .width = 2.0F, .dash_type = LXW_CHART_LINE_DASH_DASH};
    lxw_chart_fill none = {.none = LXW_TRUE};

    if (drawing->dots || drawing->chart->kind == CJ_CHART_LINE) {
        set_line(in, series, line.color, line.width, line.dash_type);
        cj_lxw.chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
        return;
    }
    cj_lxw.chart_series_set_fill(series, &none);
    set_no_line(series);
    cj_lxw.chart_series_set_trendline(series, LXW_CHART_TRENDLINE_TYPE_LINEAR, 0);
    cj_lxw.chart_series_set_trendline_forecast(series, 0.5, 0.5);
    cj_lxw.chart_series_set_trendline_name(series, cj_xlsx_chart_word(in, name));
    cj_xlsx_ask_colour(in, line.color);
    cj_lxw.chart_series_set_trendline_line(series, &line);
}

/* ---- labels ---------------------------------------------------------------------------------- */

/* What stands above a point: its shape; and behind that its words where the point before has
 * others, or (a funnel) the name of the unit. */
static void append_mark(cj_text *out, const cj_chart *chart, size_t category)
{
    size_t length;
    size_t before = 0;
    const char *words = cj_chart_signal(&length, chart, category);
    const char *last = category > 0 ? cj_chart_signal(&before, chart, category - 1) : NULL;
    size_t shape;

    if (words == NULL)
        return;
    shape = strcspn(words, " ");
    if (chart->kind == CJ_CHART_FUNNEL)
        cj_text_format(out, "%.*s %s", (int)shape, words, chart->categories[category]);
    else if (last != NULL && before == length && memcmp(last, words, length) == 0)
        cj_text_append(out, (cj_span){words, shape});
    else
        cj_text_append(out, (cj_span){words, length});
}

/* The words in a part of a stack; none where they have no room. */
static void append_stacked(cj_text *out, const cj_xlsx_drawing *drawing, size_t series,
                           size_t category)
{
    const cj_chart *chart = drawing->chart;
    double share;

    if (!cj_chart_labels_parts(chart) || !cj_xlsx_has_room(drawing, series, category))
        return;
    if (chart->kind == CJ_CHART_STACKED)
        cj_cell_append_label(out, cj_chart_cell(chart, &chart->series[series], category));
    else if (cj_chart_share(&share, chart, series, category))
        cj_text_format(out, "%ld%%", lround(share));
}

/* A rule is named at its last point alone; that of whiskers below the chart. */
static bool names_rule(const cj_xlsx_drawing *drawing, size_t point)
{
    return point + 1 == drawing->row_count && !drawing->whiskers;
}

static void append_label(cj_text *out, const cj_xlsx_drawing *drawing, const cj_xlsx_part *part,
                         size_t point)
{
    const cj_chart *chart = drawing->chart;
    bool rule =
        part->role != CJ_XLSX_VALUES ||
        (chart->kind > CJ_CHART_PIE && chart->series[part->series].drawn == CJ_DRAWN_TARGET);

    if (part->role == CJ_XLSX_HIGH)
        cj_xlsx_append_whisker(out, drawing, point);
    else if (rule && names_rule(drawing, point))
        cj_xlsx_append_rule(out, drawing, part);
    else if (!rule && chart->kind > CJ_CHART_PIE)
        append_mark(out, chart, point);
    else if (!rule)
        append_stacked(out, drawing, part->series, point);
}

/* Label the points that have words, and no others.  The library copies the texts. */
static void label_points(cj_xlsx_book *in, lxw_chart_series *series, const cj_xlsx_drawing *drawing,
                         const cj_xlsx_part *part, uint8_t position, lxw_chart_font *font)
{
    size_t count = drawing->row_count;
    lxw_chart_data_label *labels = calloc(count + 1, sizeof *labels);
    lxw_chart_data_label **list = calloc(count + 1, sizeof(lxw_chart_data_label *));
    cj_text words = CJ_TEXT_INIT;
    bool any = false;

    if (labels == NULL || list == NULL)
        in->status = CJ_ENOMEM;
    for (size_t i = 0; in->status == CJ_OK && i < count; i++) {
        const char *kept;

        list[i] = &labels[i];
        cj_text_reset(&words);
        append_label(&words, drawing, part, i);
        labels[i].hide = words.length == 0;
        if (labels[i].hide)
            continue;
        any = true;
        kept = cj_arena_text(&in->arena, cj_text_string(&words), words.length);
        if (kept == NULL)
            in->status = CJ_ENOMEM;
        else /* the library only reads it */
            labels[i].value = (char *)(uintptr_t)cj_xlsx_chart_word(in, kept);
        labels[i].font = font;
        cj_xlsx_ask_fonts(in, 1);
        if (font->color != 0)
            cj_xlsx_ask_colour(in, font->color);
    }
    if (words.failed)
        in->status = CJ_ENOMEM;
    if (in->status == CJ_OK && any) {
        cj_lxw.chart_series_set_labels(series);
        if (position != LXW_CHART_LABEL_POSITION_DEFAULT)
            cj_lxw.chart_series_set_labels_position(series, position);
        cj_xlsx_keep(in, cj_lxw.chart_series_set_labels_custom(series, list));
    }
    cj_text_clear(&words);
    free(labels);
    free(list);
}

static void label_slices(cj_xlsx_book *in, lxw_chart_series *series)
{
    lxw_chart_font font = cj_xlsx_chart_font(10, false);

    cj_lxw.chart_series_set_labels(series);
    cj_lxw.chart_series_set_labels_options(series, LXW_FALSE, LXW_TRUE, LXW_FALSE);
    cj_lxw.chart_series_set_labels_percentage(series);
    cj_lxw.chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
    cj_lxw.chart_series_set_labels_leader_line(series);
    cj_lxw.chart_series_set_labels_font(series, &font);
    cj_xlsx_ask_fonts(in, 1);
}

#define LABELS_MOST 16 /* of upright charts: more would overlap */
#define LYING_MOST 60

/* Values beside bars and points, if there are few. */
static void label_plain(cj_xlsx_book *in, lxw_chart_series *series, const cj_xlsx_drawing *drawing)
{
    const cj_chart *chart = drawing->chart;
    size_t count = drawing->row_count * chart->series_count;
    bool lying = chart->kind == CJ_CHART_BAR && !drawing->dots;
    lxw_chart_font font = cj_xlsx_chart_font(10, false);

    if (count > (lying ? LYING_MOST : LABELS_MOST) || (drawing->dots && chart->series_count > 1))
        return;
    cj_lxw.chart_series_set_labels(series);
    cj_lxw.chart_series_set_labels_font(series, &font);
    cj_xlsx_ask_fonts(in, 1);
    if (drawing->dots)
        cj_lxw.chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_RIGHT);
    else if (chart->kind == CJ_CHART_LINE)
        cj_lxw.chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_ABOVE);
}

/* White words stand on dark fills, black ones on light. */
static void label_values(cj_xlsx_book *in, lxw_chart_series *series, const cj_xlsx_drawing *drawing,
                         const cj_xlsx_part *part)
{
    const cj_chart *chart = drawing->chart;
    bool stacked = chart->kind == CJ_CHART_STACKED || chart->kind == CJ_CHART_PERCENT_STACKED;
    cj_drawn drawn = chart->series[part->series].drawn;
    lxw_chart_font font = cj_xlsx_chart_font(10, stacked);

    if (chart->kind > CJ_CHART_PIE && (drawn == CJ_DRAWN_POINT || drawn == CJ_DRAWN_TARGET)) {
        label_points(in, series, drawing, part,
                     chart->kind == CJ_CHART_FUNNEL ? LXW_CHART_LABEL_POSITION_RIGHT
                                                    : LXW_CHART_LABEL_POSITION_ABOVE,
                     &font);
    } else if (chart->kind == CJ_CHART_PIE) {
        label_slices(in, series);
    } else if (stacked && chart->category_count <= LABELS_MOST) {
        if (cj_colour_is_dark(cj_colour_of(chart, part->series)))
            font.color = 0xFFFFFF;
        label_points(in, series, drawing, part, LXW_CHART_LABEL_POSITION_DEFAULT, &font);
    } else if (chart->kind < CJ_CHART_PIE && !stacked) {
        label_plain(in, series, drawing);
    }
}

/* ---- ranges ---------------------------------------------------------------------------------- */

/* Note a value that a chart shows. The library keeps a copy of it in the chart, and writes a
 * text among figures, such as [z], as 0. */
static void ask_point(cj_xlsx_book *in, const cj_xlsx_drawing *drawing, size_t row, size_t column,
                      bool figure)
{
    const cj_cell *cell = cj_table_cell(drawing->view, row, column);
    cj_text text = CJ_TEXT_INIT;
    double number;

    if (cj_xlsx_number(&number, cell))
        cj_text_format(&text, "%.16G", number);
    else
        cj_xlsx_cell_text(&text, &drawing->view->columns[column], cell, drawing->own);
    if (figure && text.length > 0 && !cj_xlsx_number(&number, cell)) {
        cj_text_reset(&text);
        cj_text_char(&text, '0');
    }
    cj_xlsx_ask_chart(in, CJ_FACT_POINT, cj_xlsx_word(in, cj_text_string(&text), CJ_XLSX_CELL));
    if (text.failed)
        in->status = CJ_ENOMEM;
    cj_text_clear(&text);
}

/* The column of the sheet. */
static lxw_col_t column_of(const cj_xlsx_drawing *of, size_t column)
{
    return (lxw_col_t)(column + (of->own ? of->left : 0));
}

/* Note the range of a column beside a part, or of the part itself, and the values in it. */
static void ask_range(cj_xlsx_book *in, const char *sheet, const cj_xlsx_drawing *of,
                      lxw_row_t from, const cj_xlsx_part *part, size_t column)
{
    char range[LXW_MAX_FORMULA_RANGE_LENGTH];
    char points[32];

    lxw_col_t at = column_of(of, column);

    cj_lxw.lxw_rowcol_to_formula_abs(range, sheet, from, at, from + (lxw_row_t)of->row_count - 1,
                                     at);
    cj_xlsx_ask_chart(in, CJ_FACT_SERIES, range);
    snprintf(points, sizeof points, "%zu", of->row_count);
    cj_xlsx_ask_chart(in, CJ_FACT_POINT, points);
    for (size_t i = 0; i < of->row_count; i++)
        ask_point(in, of, part->row + i, column, column == part->column);
}

static const char *name_of(const cj_xlsx_drawing *drawing, const cj_xlsx_part *part)
{
    if (part->role == CJ_XLSX_VALUES && !drawing->own)
        return drawing->chart->series[part->series].name;
    return drawing->view->columns[part->column].heading;
}

void cj_xlsx_add_part(cj_xlsx_book *in, lxw_chart *to, const cj_xlsx_sheet *on,
                      const cj_xlsx_drawing *drawing, const cj_xlsx_part *part, lxw_row_t first)
{
    lxw_chart_series *series = cj_lxw.chart_add_series(to, NULL, NULL);
    lxw_row_t from = first + 1 + (lxw_row_t)part->row;
    lxw_row_t end = from + (lxw_row_t)drawing->row_count - 1;
    lxw_col_t across = column_of(drawing, drawing->across);
    lxw_col_t values = column_of(drawing, part->column);
    lxw_chart_font font = cj_xlsx_chart_font(10, false);

    if (series == NULL) {
        in->status = CJ_ENOMEM;
        return;
    }
    cj_lxw.chart_series_set_categories(series, on->name, from, across, end, across);
    cj_lxw.chart_series_set_values(series, on->name, from, values, end, values);
    ask_range(in, on->name, drawing, from, part, drawing->across);
    ask_range(in, on->name, drawing, from, part, part->column);
    cj_lxw.chart_series_set_name(series, cj_xlsx_chart_word(in, name_of(drawing, part)));
    if (drawing->whiskers && part->role != CJ_XLSX_RULE && part->role != CJ_XLSX_REFERENCE) {
        cj_xlsx_dress_whiskers(in, series, drawing, part);
        if (part->role == CJ_XLSX_HIGH && drawing->row_count <= LYING_MOST)
            label_points(in, series, drawing, part, LXW_CHART_LABEL_POSITION_OUTSIDE_END, &font);
        return;
    }
    switch (part->role) {
    case CJ_XLSX_VALUES:
        dress_values(in, series, drawing, part->series);
        label_values(in, series, drawing, part);
        break;
    case CJ_XLSX_LOW:
    case CJ_XLSX_HIGH: /* ends of what is drawn between them, for programs that do not */
        set_no_line(series);
        set_marker(in, series, LXW_CHART_MARKER_SQUARE, 4, 0x6F777B);
        break;
    case CJ_XLSX_TICKS:
        set_no_line(series);
        set_marker(in, series, LXW_CHART_MARKER_DIAMOND, 8, 0x0B0C0C);
        break;
    case CJ_XLSX_RULE:
    case CJ_XLSX_REFERENCE:
        dress_rule(in, series, drawing, name_of(drawing, part));
        label_points(in, series, drawing, part,
                     drawing->dots || drawing->chart->kind == CJ_CHART_LINE
                         ? LXW_CHART_LABEL_POSITION_ABOVE
                         : LXW_CHART_LABEL_POSITION_OUTSIDE_END,
                     &font);
        break;
    }
}

/* Documents as workbooks: the only place that knows libxlsxwriter. */
#include "cj/document.h"
#include "xlsx_plan.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define LINE_MAX 110 /* characters of a line of text above a table */
#define WIDTH_MIN 11
#define WIDTH_MAX 44
#define CHART_ROWS 22      /* rows of the sheet that a chart and its distance take */
#define EPOCH 25569        /* Excel's number of 1970-01-01 */
#define FIRST_DAY (-25508) /* 1900-03-01: Excel counts a day too much before it */
#define UNDATED 315532800  /* 1980-01-01, where nothing says when the data end */

typedef struct {
    lxw_workbook *workbook;
    const cj_document *document;
    const xlsx_plan *plan;
    lxw_format *plain;
    lxw_format *wrapped;
    lxw_format *title;
    lxw_format *bold;
    lxw_format *header;
    lxw_format *link;
    lxw_format *figures[3][7]; /* counts and numbers, percentages, dates: by decimals */
    lxw_format *tones[4];
    int tables;
    lxw_error error;
    cj_status status; /* CJ_ENOMEM where a text could not be made */
} book;

/* ---- the library ------------------------------------------------------------------------- */

static void keep(book *in, lxw_error error)
{
    if (in->error == LXW_NO_ERROR)
        in->error = error;
}

static void write_text(book *in, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                       const char *text, lxw_format *format)
{
    if (text[0] != '\0')
        keep(in, worksheet_write_string(sheet, row, column, text, format));
}

static lxw_format *new_format(book *in, uint16_t size, bool bold)
{
    lxw_format *format = workbook_add_format(in->workbook);

    if (format == NULL) {
        in->status = CJ_ENOMEM;
        return NULL;
    }
    format_set_font_name(format, "Arial");
    format_set_font_size(format, size);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (bold)
        format_set_bold(format);
    return format;
}

/* The number format of a kind of figure: #,##0.0 or 0.0% */
static lxw_format *figure_format(book *in, int kind, int places)
{
    char code[32];
    lxw_format **format = &in->figures[kind][places];

    if (*format != NULL)
        return *format;
    *format = new_format(in, 12, false);
    if (*format == NULL)
        return NULL;
    if (kind == 2)
        snprintf(code, sizeof code, "d mmm yyyy");
    else
        snprintf(code, sizeof code, "%s%s%.*s%s", kind == 1 ? "0" : "#,##0", places > 0 ? "." : "",
                 places, "000000", kind == 1 ? "%" : "");
    format_set_num_format(*format, code);
    format_set_align(*format, LXW_ALIGN_RIGHT);
    return *format;
}

static void make_formats(book *in)
{
    static const struct {
        lxw_color_t fill;
        lxw_color_t ink;
    } tones[] = {[CJ_TONE_GOOD] = {0xDDF1E1, 0x0B4F1F},
                 [CJ_TONE_MIXED] = {0xFFF0CC, 0x5C4300},
                 [CJ_TONE_BAD] = {0xFADBDD, 0x7A0A14}};

    in->plain = new_format(in, 12, false);
    in->wrapped = new_format(in, 12, false);
    in->title = new_format(in, 16, true);
    in->bold = new_format(in, 12, true);
    in->header = new_format(in, 12, true);
    in->link = new_format(in, 12, false);
    for (int tone = CJ_TONE_GOOD; tone <= CJ_TONE_BAD; tone++) {
        in->tones[tone] = new_format(in, 12, true);
        if (in->tones[tone] == NULL)
            return;
        format_set_bg_color(in->tones[tone], tones[tone].fill);
        format_set_font_color(in->tones[tone], tones[tone].ink);
    }
    if (in->status != CJ_OK)
        return;
    format_set_text_wrap(in->wrapped);
    format_set_text_wrap(in->header);
    format_set_bottom(in->header, LXW_BORDER_THIN);
    format_set_font_color(in->link, 0x1D4F91);
    format_set_underline(in->link, LXW_UNDERLINE_SINGLE);
}

static lxw_worksheet *new_sheet(book *in, const char *name)
{
    lxw_worksheet *sheet = workbook_add_worksheet(in->workbook, name);

    if (sheet == NULL) {
        keep(in, LXW_ERROR_SHEETNAME_ALREADY_USED);
        return NULL;
    }
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); /* A4 */
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
    return sheet;
}

/* ---- text above tables ------------------------------------------------------------------- */

/* A text in lines of some length, one a row; *row moves behind them. */
static void write_lines(book *in, lxw_worksheet *sheet, lxw_row_t *row, const char *text,
                        lxw_format *format)
{
    cj_text line = CJ_TEXT_INIT;

    while (*text != '\0') {
        size_t length = 0;
        size_t blank = 0;

        for (; text[length] != '\0' && text[length] != '\n' && (length < LINE_MAX || blank == 0);
             length++)
            if (text[length] == ' ')
                blank = length;
        if (text[length] != '\0' && text[length] != '\n')
            length = blank;
        cj_text_reset(&line);
        cj_text_append(&line, (cj_span){text, length});
        write_text(in, sheet, (*row)++, 0, cj_text_string(&line), format);
        text += length + (text[length] != '\0');
    }
    if (line.failed)
        in->status = CJ_ENOMEM;
    cj_text_clear(&line);
}

static void write_link(book *in, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                       const char *name, const char *words)
{
    cj_text url = CJ_TEXT_INIT;

    cj_text_format(&url, "internal:'%s'!A1", name);
    if (url.failed)
        in->status = CJ_ENOMEM;
    else
        keep(in, worksheet_write_url_opt(sheet, row, column, url.bytes, in->link, words, NULL));
    cj_text_clear(&url);
}

static void write_notes(book *in, lxw_worksheet *sheet, lxw_row_t *row, const cj_table *view)
{
    cj_text line = CJ_TEXT_INIT;

    for (size_t i = 0; i < view->note_count; i++) {
        cj_text_reset(&line);
        cj_text_format(&line, "[note %zu] ", xlsx_plan_note(in->plan, view->notes[i]));
        cj_text_printable(&line, cj_span_of(view->notes[i]));
        write_lines(in, sheet, row, cj_text_string(&line), in->plain);
    }
    if (line.failed)
        in->status = CJ_ENOMEM;
    cj_text_clear(&line);
}

/* What shorthand and blank cells mean, where there are any. */
static void write_legend(book *in, lxw_worksheet *sheet, lxw_row_t *row, const cj_table *view)
{
    static const struct {
        cj_cell_kind kind;
        const char *words;
    } legend[] = {{CJ_CELL_NOT_APPLICABLE, "[z] means not applicable: there is nothing to take a "
                                           "share or mean of."},
                  {CJ_CELL_NOT_AVAILABLE, "[x] means not available yet."},
                  {CJ_CELL_SUPPRESSED, "[c] means confidential."},
                  {CJ_CELL_MISSING, "Blank cells: there is nothing to tell."}};

    for (size_t l = 0; l < sizeof legend / sizeof *legend; l++)
        for (size_t i = 0; i < view->row_count * view->column_count; i++)
            if (view->cells[i].kind == legend[l].kind) {
                write_lines(in, sheet, row, legend[l].words, in->plain);
                break;
            }
}

/* ---- tables --------------------------------------------------------------------------------- */

static double power(int places)
{
    double value = 1;

    while (places-- > 0)
        value *= 10;
    return value;
}

/* Which number format a column has: the kind of its figures and the most decimals. */
static lxw_format *column_format(book *in, const cj_table *view, size_t column)
{
    int kind = -1;
    int places = 0;

    for (size_t row = 0; row < view->row_count; row++) {
        const cj_cell *cell = cj_table_cell(view, row, column);

        if (cell->kind == CJ_CELL_COUNT || cell->kind == CJ_CELL_NUMBER)
            kind = 0;
        else if (cell->kind == CJ_CELL_PERCENT)
            kind = 1;
        else if (cell->kind == CJ_CELL_DATE)
            kind = 2;
        else
            continue;
        if (kind < 2 && cell->places > places)
            places = cell->places < 6 ? cell->places : 6;
    }
    return kind < 0 ? in->wrapped : figure_format(in, kind, places);
}

static void write_cell(book *in, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                       const cj_table_column *of, const cj_cell *cell, lxw_format *format)
{
    cj_text text = CJ_TEXT_INIT;
    cj_tone tone = cj_cell_tone(of, cell);

    switch (cell->kind) {
    case CJ_CELL_COUNT:
    case CJ_CELL_NUMBER:
        keep(in, worksheet_write_number(sheet, row, column,
                                        (double)cell->units / power(cell->places), format));
        break;
    case CJ_CELL_PERCENT:
        keep(in, worksheet_write_number(sheet, row, column,
                                        (double)cell->units / power(cell->places + 2), format));
        break;
    case CJ_CELL_DATE:
        if (cell->units >= FIRST_DAY) {
            keep(in,
                 worksheet_write_number(sheet, row, column, (double)(cell->units + EPOCH), format));
            break;
        }
        cj_cell_append_data(&text, cell);
        write_text(in, sheet, row, column, cj_text_string(&text), in->plain);
        break;
    case CJ_CELL_MISSING:
        break;
    case CJ_CELL_TEXT:
        write_text(in, sheet, row, column, cell->label != NULL ? cell->label : cell->text,
                   tone == CJ_TONE_NONE ? in->wrapped : in->tones[tone]);
        break;
    default:
        cj_cell_append_label(&text, cell);
        write_text(in, sheet, row, column, cj_text_string(&text),
                   cell->kind == CJ_CELL_FLAG ? in->plain : format);
    }
    if (text.failed)
        in->status = CJ_ENOMEM;
    cj_text_clear(&text);
}

/* As wide as the widest text, within bounds. */
static double width_of(const cj_table *view, size_t column)
{
    size_t width = cj_width(cj_span_of(view->columns[column].heading)) / 2;
    cj_text text = CJ_TEXT_INIT;

    for (size_t row = 0; row < view->row_count && row < 500; row++) {
        const cj_cell *cell = cj_table_cell(view, row, column);
        size_t wide;

        if (cell->kind == CJ_CELL_MISSING)
            continue;
        cj_text_reset(&text);
        cj_cell_append_label(&text, cell);
        wide = cj_width(cj_text_span(&text));
        if (wide > width)
            width = wide;
    }
    cj_text_clear(&text);
    width += 3;
    return width < WIDTH_MIN ? WIDTH_MIN : width > WIDTH_MAX ? WIDTH_MAX : (double)width;
}

/* The view as a table of Excel from row `first` on. */
static void write_table(book *in, lxw_worksheet *sheet, lxw_row_t first, const cj_table *view)
{
    lxw_table_column *columns = calloc(view->column_count + 1, sizeof *columns);
    lxw_table_column **list = calloc(view->column_count + 1, sizeof(lxw_table_column *));
    lxw_table_options options = {.no_autofilter = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 1};
    char name[32];

    if (columns == NULL || list == NULL) {
        in->status = CJ_ENOMEM;
        goto done;
    }
    snprintf(name, sizeof name, "table_%d", ++in->tables);
    for (size_t i = 0; i < view->column_count; i++) {
        columns[i].header = (char *)view->columns[i].heading; /* the library only reads it */
        columns[i].header_format = in->header;
        list[i] = &columns[i];
        worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, width_of(view, i), NULL);
    }
    options.name = name;
    options.columns = list;
    keep(in, worksheet_add_table(sheet, first, 0, first + (lxw_row_t)view->row_count,
                                 (lxw_col_t)(view->column_count - 1), &options));
    for (size_t i = 0; i < view->column_count; i++) {
        lxw_format *format = column_format(in, view, i);

        for (size_t row = 0; row < view->row_count; row++)
            write_cell(in, sheet, first + 1 + (lxw_row_t)row, (lxw_col_t)i, &view->columns[i],
                       cj_table_cell(view, row, i), format);
    }
    worksheet_repeat_rows(sheet, first, first);
done:
    free(columns);
    free(list);
}

/* ---- charts -----------------------------------------------------------------------------------
 */

static const lxw_color_t palette[] = {0x12436D, 0x28A197, 0x801650, 0xF46A25,
                                      0x3D3D3D, 0xA285D1, 0x5694CA, 0x6B7F12};

#define PALETTE (sizeof palette / sizeof *palette)

static lxw_chart *new_chart(book *in, cj_chart_kind kind)
{
    static const uint8_t kinds[] = {[CJ_CHART_COLUMN] = LXW_CHART_COLUMN,
                                    [CJ_CHART_BAR] = LXW_CHART_BAR,
                                    [CJ_CHART_STACKED] = LXW_CHART_COLUMN_STACKED,
                                    [CJ_CHART_PERCENT_STACKED] = LXW_CHART_COLUMN_STACKED_PERCENT,
                                    [CJ_CHART_LINE] = LXW_CHART_LINE,
                                    [CJ_CHART_PIE] = LXW_CHART_PIE};
    lxw_chart *chart = workbook_add_chart(in->workbook, kinds[kind]);

    if (chart == NULL)
        in->status = CJ_ENOMEM;
    return chart;
}

/* Colour never stands alone: patterns, or dashes and markers, tell series apart, too. */
static void dress_series(lxw_chart_series *series, const cj_chart *chart, size_t number)
{
    static const uint8_t patterns[] = {0, LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL,
                                       LXW_CHART_PATTERN_LARGE_GRID,
                                       LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL};
    static const uint8_t markers[] = {LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE,
                                      LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_TRIANGLE};
    lxw_color_t colour = palette[number % PALETTE];
    uint8_t pattern = patterns[number % 4];

    if (chart->kind == CJ_CHART_LINE) {
        lxw_chart_line line = {.color = colour, .width = 2.25};
        lxw_chart_fill fill = {.color = colour};

        chart_series_set_line(series, &line);
        chart_series_set_marker_type(series, markers[number % 4]);
        chart_series_set_marker_fill(series, &fill);
    } else if (chart->kind != CJ_CHART_PIE && pattern != 0) {
        lxw_chart_pattern dress = {.fg_color = 0xFFFFFF, .bg_color = colour, .type = pattern};

        chart_series_set_pattern(series, &dress);
    } else if (chart->kind != CJ_CHART_PIE) {
        lxw_chart_fill fill = {.color = colour};

        chart_series_set_fill(series, &fill);
    }
}

static void label_series(lxw_chart_series *series, const cj_chart *chart)
{
    if (chart->kind == CJ_CHART_PIE) {
        chart_series_set_labels(series);
        chart_series_set_labels_options(series, LXW_FALSE, LXW_TRUE, LXW_FALSE);
        chart_series_set_labels_percentage(series);
        chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_OUTSIDE_END);
        chart_series_set_labels_leader_line(series);
    } else if (chart->category_count * chart->series_count <= 16 &&
               chart->kind != CJ_CHART_PERCENT_STACKED) {
        chart_series_set_labels(series);
    }
}

static void add_series(book *in, lxw_chart *to, const cj_chart *chart, size_t number,
                       const char *sheet, lxw_row_t first)
{
    const cj_chart_series *of = &chart->series[number];
    lxw_chart_series *series = chart_add_series(to, NULL, NULL);
    lxw_row_t from = first + 1 + (lxw_row_t)of->rows[0];
    lxw_row_t end = from + (lxw_row_t)chart->category_count - 1;

    if (series == NULL) {
        in->status = CJ_ENOMEM;
        return;
    }
    chart_series_set_categories(series, sheet, from, (lxw_col_t)chart->category, end,
                                (lxw_col_t)chart->category);
    chart_series_set_values(series, sheet, from, (lxw_col_t)of->column, end, (lxw_col_t)of->column);
    chart_series_set_name(series, of->name);
    dress_series(series, chart, number);
    label_series(series, chart);
}

static void dress_axes(lxw_chart *to, const cj_chart *chart)
{
    lxw_chart_line grid = {.color = 0xD9D9D9, .width = 0.75};
    char code[16];

    if (chart->kind == CJ_CHART_PIE)
        return;
    snprintf(code, sizeof code, "%s", chart->percent ? "0%" : "#,##0");
    chart_axis_set_name(to->x_axis, chart->x_title);
    chart_axis_set_name(to->y_axis, chart->y_title);
    if (chart->kind != CJ_CHART_PERCENT_STACKED)
        chart_axis_set_num_format(to->y_axis, code);
    chart_axis_major_gridlines_set_line(to->y_axis, &grid);
    if (chart->kind == CJ_CHART_BAR) /* the first category on top */
        chart_axis_set_reverse(to->x_axis);
}

static void write_chart(book *in, lxw_worksheet *sheet, const xlsx_sheet *of, size_t number,
                        lxw_row_t first)
{
    const cj_chart *chart = of->charts[number];
    lxw_chart *to = new_chart(in, chart->kind);
    lxw_chart_options options = {.x_scale = 1.45,
                                 .y_scale = 1.4,
                                 .description = (char *)chart->description,
                                 .object_position = LXW_OBJECT_MOVE_DONT_SIZE};

    if (to == NULL)
        return;
    for (size_t i = 0; i < chart->series_count; i++)
        add_series(in, to, chart, i, of->name, first);
    chart_title_set_name(to, chart->title);
    dress_axes(to, chart);
    if (chart->series_count > 1)
        chart_legend_set_position(to, LXW_CHART_LEGEND_BOTTOM);
    else
        chart_legend_set_position(to, LXW_CHART_LEGEND_NONE);
    keep(in, worksheet_insert_chart_opt(sheet, first + (lxw_row_t)number * CHART_ROWS,
                                        (lxw_col_t)(of->view->column_count + 1), to, &options));
}

/* ---- sheets ------------------------------------------------------------------------------------
 */

static void write_sheet(book *in, const xlsx_sheet *of)
{
    lxw_worksheet *sheet = new_sheet(in, of->name);
    lxw_row_t row = 1;
    char words[80];

    if (sheet == NULL)
        return;
    write_text(in, sheet, 0, 0, of->title[0] != '\0' ? of->title : of->name, in->title);
    snprintf(words, sizeof words, "This worksheet contains one table%s",
             of->chart_count == 0   ? "."
             : of->chart_count == 1 ? " and one chart beside it."
                                    : " and charts beside it.");
    write_text(in, sheet, row++, 0, words, in->plain);
    for (size_t i = 0; of->first_of != NULL && i < of->first_of->text_count; i++)
        write_lines(in, sheet, &row, of->first_of->texts[i], in->plain);
    write_lines(in, sheet, &row, of->text, in->plain);
    write_notes(in, sheet, &row, of->view);
    write_legend(in, sheet, &row, of->view);
    if (!in->document->single)
        write_link(in, sheet, row++, 0, "Contents", "Back to the contents");
    if (of->view->row_count == 0 || of->view->column_count == 0) {
        write_text(in, sheet, row, 0, "There is nothing in this table.", in->bold);
        return;
    }
    write_table(in, sheet, row, of->view);
    for (size_t i = 0; i < of->chart_count; i++)
        write_chart(in, sheet, of, i, row);
}

static void write_cover(book *in)
{
    const cj_document *document = in->document;
    lxw_worksheet *sheet = new_sheet(in, "Cover");
    cj_text made = CJ_TEXT_INIT;
    lxw_row_t row = 2;

    if (sheet == NULL)
        return;
    worksheet_set_column(sheet, 0, 0, 26, NULL);
    worksheet_set_column(sheet, 1, 1, 70, NULL);
    write_text(in, sheet, 0, 0, document->title, in->title);
    for (size_t i = 0; i < document->fact_count; i++, row++) {
        write_text(in, sheet, row, 0, document->facts[i].name, in->bold);
        write_text(in, sheet, row, 1, document->facts[i].value, in->wrapped);
    }
    row += document->headline_count > 0;
    for (size_t i = 0; i < document->headline_count; i++) {
        const cj_headline *headline = &document->headlines[i];

        write_text(in, sheet, row, 0, headline->figure, in->title);
        write_text(in, sheet, row++, 1, headline->label, in->bold);
        if (headline->sentence[0] != '\0')
            write_text(in, sheet, row++, 1, headline->sentence, in->wrapped);
    }
    row++;
    for (size_t i = 0; i < document->note_count; i++) {
        cj_text_reset(&made);
        cj_text_format(&made, "[note %zu] %s", xlsx_plan_note(in->plan, document->notes[i]),
                       document->notes[i]);
        write_lines(in, sheet, &row, cj_text_string(&made), in->plain);
    }
    write_lines(in, sheet, &row,
                "Each table stands on a sheet of its own, notes above it. Percentages are numbers "
                "shown in percent: 66% is 0.66. Words carry every meaning that a colour has.",
                in->plain);
    cj_text_reset(&made);
    cj_text_format(&made, "Made by %s %s.", document->program, document->version);
    write_text(in, sheet, row++, 0, cj_text_string(&made), in->plain);
    write_link(in, sheet, row, 0, "Contents", "Contents");
    if (made.failed)
        in->status = CJ_ENOMEM;
    cj_text_clear(&made);
}

/* A sheet of two or three columns of texts as a table. */
static void write_listing(book *in, const char *name, const char *title,
                          const char *const *headings, size_t count,
                          void (*fill)(book *in, lxw_worksheet *sheet, size_t row), size_t rows)
{
    static const double widths[] = {14, 64, 44};
    lxw_worksheet *sheet = new_sheet(in, name);
    lxw_table_column columns[3] = {{0}};
    lxw_table_column *list[4] = {NULL};
    lxw_table_options options = {.no_autofilter = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 1};
    char table[32];

    if (sheet == NULL)
        return;
    write_text(in, sheet, 0, 0, title, in->title);
    write_text(in, sheet, 1, 0, "This worksheet contains one table.", in->plain);
    if (rows == 0)
        return;
    snprintf(table, sizeof table, "table_%d", ++in->tables);
    for (size_t i = 0; i < count; i++) {
        columns[i].header = (char *)headings[i];
        columns[i].header_format = in->header;
        list[i] = &columns[i];
        worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
    }
    options.name = table;
    options.columns = list;
    keep(in,
         worksheet_add_table(sheet, 2, 0, 2 + (lxw_row_t)rows, (lxw_col_t)(count - 1), &options));
    for (size_t row = 0; row < rows; row++)
        fill(in, sheet, row);
    worksheet_repeat_rows(sheet, 2, 2);
}

static void fill_contents(book *in, lxw_worksheet *sheet, size_t row)
{
    const xlsx_sheet *of = &in->plan->sheets[row];

    keep(in, worksheet_write_number(sheet, 3 + (lxw_row_t)row, 0, (double)(row + 1),
                                    figure_format(in, 0, 0)));
    write_link(in, sheet, 3 + (lxw_row_t)row, 1, of->name,
               of->title[0] != '\0' ? of->title : of->name);
    write_text(in, sheet, 3 + (lxw_row_t)row, 2,
               of->section[0] != '\0' ? of->section : "Definitions and provenance", in->wrapped);
}

static void fill_notes(book *in, lxw_worksheet *sheet, size_t row)
{
    char name[32];

    snprintf(name, sizeof name, "note %zu", row + 1);
    write_text(in, sheet, 3 + (lxw_row_t)row, 0, name, in->plain);
    write_text(in, sheet, 3 + (lxw_row_t)row, 1, in->plan->notes[row], in->wrapped);
}

static void write_sheets(book *in)
{
    static const char *const contents[] = {"Number", "Sheet", "Section"};
    static const char *const notes[] = {"Note", "Text"};
    const xlsx_plan *plan = in->plan;

    if (!in->document->single) {
        write_cover(in);
        write_listing(in, "Contents", "Contents", contents, 3, fill_contents, plan->sheet_count);
        write_listing(in, "Notes", "Notes", notes, 2, fill_notes, plan->note_count);
    }
    for (size_t i = 0; i < plan->sheet_count; i++)
        write_sheet(in, &plan->sheets[i]);
    if (in->document->single && plan->note_count > 0)
        write_listing(in, "Notes", "Notes", notes, 2, fill_notes, plan->note_count);
}

static void set_properties(book *in)
{
    const cj_document *document = in->document;
    lxw_doc_properties properties = {
        .title = (char *)document->title,
        .subject = (char *)document->service,
        .author = (char *)(document->service[0] != '\0' ? document->service : document->program),
        .comments = (char *)document->period,
        .created =
            document->created == CJ_DATE_MISSING ? UNDATED : (time_t)document->created * 86400};

    keep(in, workbook_set_properties(in->workbook, &properties));
}

/* ---- the file -----------------------------------------------------------------------------------
 */

static cj_status read_back(cj_text *out, int fd, cj_error *err)
{
    char chunk[65536];
    off_t at = 0;
    ssize_t got;

    while ((got = pread(fd, chunk, sizeof chunk, at)) > 0) {
        cj_text_append(out, (cj_span){chunk, (size_t)got});
        at += got;
    }
    return got < 0 ? cj_fail_errno(err, "workbook", "cannot read", errno) : cj_text_check(out, err);
}

static cj_status write_book(book *in, int fd, cj_error *err)
{
    char path[64];
    lxw_error closed;
    lxw_workbook_options options = {.tmpdir = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NULL};

    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    in->workbook = workbook_new_opt(path, &options);
    if (in->workbook == NULL)
        return cj_fail_nomem(err);
    make_formats(in);
    set_properties(in);
    if (in->status == CJ_OK)
        write_sheets(in);
    if (in->plan->sheet_count == 0 && in->document->single)
        new_sheet(in, "Sheet1");
    closed = workbook_close(in->workbook);
    keep(in, closed);
    if (in->status != CJ_OK)
        return cj_fail_nomem(err);
    if (in->error != LXW_NO_ERROR)
        return cj_fail(err, CJ_EIO, "the workbook cannot be written: %s", lxw_strerror(in->error));
    return CJ_OK;
}

cj_status cj_document_xlsx(cj_text *out, const cj_document *document, cj_error *err)
{
    xlsx_plan plan = {.sheets = NULL};
    book in = {.document = document, .plan = &plan};
    int fd = -1;
    cj_status status = xlsx_plan_make(&plan, document, err);

    if (status == CJ_OK) {
        fd = memfd_create("workbook", MFD_CLOEXEC);
        if (fd < 0)
            status = cj_fail_errno(err, "workbook", "cannot be made", errno);
    }
    if (status == CJ_OK)
        status = write_book(&in, fd, err);
    if (status == CJ_OK)
        status = read_back(out, fd, err);
    if (fd >= 0)
        close(fd);
    xlsx_plan_clear(&plan);
    return status;
}

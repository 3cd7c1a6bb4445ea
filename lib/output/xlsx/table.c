/* Tables of a workbook: formats, cells, widths. */
#include "book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEADING_MARKED 200 /* bytes: longer ones have no room for marks */
#define WIDTH_MIN 11
#define WIDTH_MAX 44
#define WIDTH_LEAST 12 /* to which wide columns are narrowed for print */
/* Widths of a sheet whose letters of 12 points are printed with 7 on a page of A4: 10.7 inches of
 * 96 pixels, enlarged by 12/7, 7.4 pixels a unit in programs that do not round them to 7. */
#define PRINTED 235
#define PRINTED_BESIDE (PRINTED * 7 / 10) /* with letters of 10: a chart below leaves them so */
#define WIDTH_SHAPE 4.3 /* of the shape before a word with a colour, and of its indent */
#define WIDTH_INDENT 1.3
#define PADDING 0.72    /* of a column beside its width, in the same units */
#define WIDTH_OWN 8.43  /* of columns that nobody gave one */
#define CHART_WIDTH 106 /* a chart and its distance, in the same units */
#define TREND_MAX 8     /* figures of a trend that are told one by one */
#define EPOCH 25569     /* Excel's serial number of 1970-01-01 (day 1 is 1900-01-01) */
/* 1900-03-01: Excel counts a 29 February 1900, so earlier numbers are a day off */
#define FIRST_DAY (-25508)

lxw_format *cj_xlsx_new_format(cj_xlsx_book *in, uint16_t size, bool bold)
{
    lxw_format *format = cj_lxw.workbook_add_format(in->workbook);

    if (format == NULL) {
        in->status = CJ_ENOMEM;
        return NULL;
    }
    if (in->format_count < CJ_XLSX_STYLES)
        in->formats[in->format_count++] = format;
    cj_lxw.format_set_font_name(format, "Arial");
    cj_lxw.format_set_font_size(format, size);
    cj_lxw.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (bold)
        cj_lxw.format_set_bold(format);
    return format;
}

/* Return the format of a kind of figure with so many decimals (0 to 6), made at first use. */
static lxw_format *figure_format(cj_xlsx_book *in, int kind, int places, bool revised)
{
    char code[32];
    lxw_format **format = revised ? &in->revised[kind][places] : &in->figures[kind][places];

    if (*format != NULL)
        return *format;
    *format = cj_xlsx_new_format(in, 12, false);
    if (*format == NULL)
        return NULL;
    if (kind == 2)
        snprintf(code, sizeof code, "d mmm yyyy");
    else
        snprintf(code, sizeof code, "%s%s%s%s%s%.*s%s%s", kind > 2 ? "\"" : "",
                 kind > 2 ? cj_money_of((cj_money)(kind - 2))->sign : "", kind > 2 ? "\"" : "",
                 kind == 1 ? "0" : "#,##0", places > 0 ? "." : "", places, "000000",
                 kind == 1 ? "%" : "", revised ? "\" [r]\"" : "");
    cj_lxw.format_set_num_format(*format, code);
    cj_xlsx_fact(in->asked, CJ_FACT_CODE, 0, cj_span_of(code));
    cj_lxw.format_set_align(*format, LXW_ALIGN_RIGHT);
    cj_lxw.format_set_indent(*format, 1); /* what stands behind it would touch it */
    return *format;
}

/* ---- tables --------------------------------------------------------------------------------- */

static double power(int places)
{
    double value = 1;

    while (places-- > 0)
        value *= 10;
    return value;
}

/* Return the kind of a figure's number format (0 counts and numbers, 1 percentages, 2 dates, from 3
 * on money); -1 for cells that are no figure. */
static int kind_of(const cj_cell *cell)
{
    if (cell->label != NULL)
        return -1; /* the cell is shown in words */
    switch (cell->kind) {
    case CJ_CELL_COUNT:
    case CJ_CELL_NUMBER:
        return cell->money == CJ_MONEY_NONE ? 0 : 2 + cell->money;
    case CJ_CELL_PERCENT:
    case CJ_CELL_PROPORTION:
        return 1;
    case CJ_CELL_DATE:
        return 2;
    default:
        return -1;
    }
}

/* How many decimals people read of a figure, as on a page; more than six are not shown. */
static int places_of(const cj_cell *cell)
{
    int kind = kind_of(cell);
    int places = kind == 2 || kind < 0 ? 0 : cj_cell_shown_places(cell) + cell->padding;

    return places < 6 ? places : 6;
}

static bool has_figures(const cj_table *view, size_t column)
{
    double number;

    for (size_t row = 0; row < view->row_count; row++)
        if (cj_xlsx_number(&number, cj_table_cell(view, row, column)))
            return true;
    return false;
}

/* Whether a column of texts is indented: texts in the one before fill it to its end. */
static bool is_behind_text(const cj_table *view, size_t column)
{
    return column > 0 && !has_figures(view, column) && !has_figures(view, column - 1);
}

/* The last figure of a column, NULL: it has none. Codes such as [z] are aligned like it. */
static const cj_cell *find_figure(const cj_table *view, size_t column)
{
    for (size_t row = view->row_count; row > 0; row--)
        if (kind_of(cj_table_cell(view, row - 1, column)) >= 0)
            return cj_table_cell(view, row - 1, column);
    return NULL;
}

/* A percentage is stored as a fraction (66 % is 0.66), which Excel's percent format shows times
 * 100. Dates before FIRST_DAY are written as texts. */
bool cj_xlsx_number(double *out, const cj_cell *cell)
{
    if (cell->label != NULL)
        return false;
    switch (cell->kind) {
    case CJ_CELL_COUNT:
    case CJ_CELL_NUMBER:
    case CJ_CELL_PROPORTION:
        *out = (double)cell->units / power(cell->places);
        return true;
    case CJ_CELL_PERCENT:
        *out = (double)cell->units / power(cell->places + 2);
        return true;
    case CJ_CELL_DATE:
        *out = (double)(cell->units + EPOCH);
        return cell->units >= FIRST_DAY;
    default:
        return false;
    }
}

const char *cj_xlsx_blank(const cj_table_column *of)
{
    return of->recorded ? "[x]" : "[z]";
}

/* A trend as its figures, since blocks of a line are drawn by no font alike: "56%, 53%, [c], 55%",
 * where each period has its name before it, or only first and last, as words say. */
static void append_trend(cj_text *out, const cj_cell *cell)
{
    const char *words = cell->label == NULL ? cell->text : cell->label + strcspn(cell->label, " ");
    size_t count = 1;

    for (const char *at = cell->text; *at != '\0'; at++)
        count += *at == ';';
    if (count > TREND_MAX) {
        cj_text_format(out, "%s, %zu periods", words + strspn(words, " "), count);
        return;
    }
    for (const char *at = cell->text; *at != '\0'; at += *at == ';' ? 2 : 0) {
        size_t name = strcspn(at, " ;");
        size_t figure;

        at += name + (at[name] == ' ');
        figure = strcspn(at, ";");
        cj_text_add(out, out->length > 0 ? ", " : "");
        cj_text_append(out, (cj_span){at, figure});
        at += figure;
    }
}

void cj_xlsx_cell_text(cj_text *out, const cj_table_column *of, const cj_cell *cell, bool drawn)
{
    if (cell->kind == CJ_CELL_MISSING)
        cj_text_add(out, drawn ? "" : cj_xlsx_blank(of));
    else if (cell->kind == CJ_CELL_TEXT && of->drawn == CJ_DRAWN_TREND)
        append_trend(out, cell);
    else if (cell->kind == CJ_CELL_TEXT)
        cj_cell_append_words(out, cell);
    else if (cell->kind == CJ_CELL_DATE)
        cj_cell_append_data(out, cell);
    else
        cj_cell_append_label(out, cell);
}

/* The format of a word with a tone: a circle, triangle or square stands before it, which is no part
 * of the cell. Formats that nothing uses are not in the file, so the code is given at first use. */
static lxw_format *toned_format(cj_xlsx_book *in, cj_tone tone)
{
    static const char *const shapes[] = {[CJ_TONE_GOOD] = "\"\xE2\x97\x8F \"@",
                                         [CJ_TONE_MIXED] = "\"\xE2\x96\xB2 \"@",
                                         [CJ_TONE_BAD] = "\"\xE2\x96\xA0 \"@"};

    if (!in->shaped[tone]) {
        cj_lxw.format_set_num_format(in->tones[tone], shapes[tone]);
        cj_xlsx_fact(in->asked, CJ_FACT_CODE, 0, cj_span_of(shapes[tone]));
        in->shaped[tone] = true;
    }
    return in->tones[tone];
}

static void write_cell(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                       const cj_table_column *of, const cj_cell *cell, const cj_cell *figure,
                       bool indented)
{
    int kind = kind_of(cell);
    /* as toned ones are */
    lxw_format *format = of->tones != NULL || indented ? in->indented : in->wrapped;
    cj_text text = CJ_TEXT_INIT;
    cj_tone tone = cj_cell_tone(of, cell);
    double number;

    if (cj_xlsx_number(&number, cell)) {
        cj_xlsx_write_number(in, sheet, row, column, number,
                             figure_format(in, kind, places_of(cell), cell->revised && kind != 2));
        return;
    }
    cj_xlsx_cell_text(&text, of, cell, in->drawn);
    if (cell->kind == CJ_CELL_TEXT && tone != CJ_TONE_NONE)
        format = toned_format(in, tone);
    else if (kind == 2)
        format = in->plain;
    else if (cell->kind != CJ_CELL_TEXT && cell->kind != CJ_CELL_FLAG && figure != NULL)
        format = figure_format(in, kind_of(figure), places_of(figure), false);
    cj_xlsx_write_text(in, sheet, row, column, cj_text_string(&text), format);
    if (text.failed)
        in->status = CJ_ENOMEM;
    cj_text_clear(&text);
}

/* Return a column's heading with the notes that it refers to: "Verdict [note 7]". */
static const char *heading_of(cj_xlsx_book *in, const cj_table *view, size_t column)
{
    const char *heading = view->columns[column].heading;
    cj_text marked = CJ_TEXT_INIT;
    const char *kept = heading;

    cj_text_add(&marked, heading);
    for (size_t i = 0; i < view->note_count; i++)
        if (cj_table_note_heads(view, i, column) && marked.length < HEADING_MARKED)
            cj_text_format(&marked, " [note %zu]",
                           cj_xlsx_plan_note(in->plan, view->notes[i].words));
    if (!marked.failed && marked.length > strlen(heading))
        kept = cj_arena_text(&in->arena, cj_text_string(&marked), marked.length);
    if (marked.failed || kept == NULL)
        in->status = CJ_ENOMEM;
    cj_text_clear(&marked);
    return kept == NULL ? heading : kept;
}

/* Return the width of the widest word of a heading, which may wrap between words. */
static double heading_width(const char *heading)
{
    double width = cj_xlsx_width_of(cj_span_of(heading), true) / 2;

    while (*heading != '\0') {
        size_t length = strcspn(heading, " ");
        double word = cj_xlsx_width_of((cj_span){heading, length}, true);

        width = word > width ? word : width;
        heading += length + (heading[length] != '\0');
    }
    return width;
}

/* Whether the cell has the colour of its word, bold words and a shape before them. */
static bool is_toned(const cj_table *view, size_t column, const cj_cell *cell)
{
    return cj_cell_tone(&view->columns[column], cell) != CJ_TONE_NONE;
}

/* Return a column's width: that of its widest text, or of its heading, within bounds. The first
 * 500 rows are looked at; longer texts below them wrap. */
static double width_of(cj_xlsx_book *in, const cj_table *view, size_t column)
{
    double width = heading_width(heading_of(in, view, column));
    cj_text text = CJ_TEXT_INIT;

    for (size_t row = 0; row < view->row_count && row < 500; row++) {
        const cj_cell *cell = cj_table_cell(view, row, column);
        double wide;

        if (cell->kind == CJ_CELL_MISSING)
            continue;
        cj_text_reset(&text);
        if (cell->kind == CJ_CELL_TEXT)
            cj_xlsx_cell_text(&text, &view->columns[column], cell, false);
        else
            cj_cell_append_label(&text, cell);
        wide = cj_xlsx_width_of(cj_text_span(&text), is_toned(view, column, cell)) +
               (is_toned(view, column, cell) ? WIDTH_SHAPE : 0);
        width = wide > width ? wide : width;
    }
    if (text.failed)
        in->status = CJ_ENOMEM;
    cj_text_clear(&text);
    width += has_figures(view, column) || is_behind_text(view, column) ? WIDTH_INDENT : 0;
    return width < WIDTH_MIN ? WIDTH_MIN : width > WIDTH_MAX ? WIDTH_MAX : width;
}

/* Return how many lines a row of the table takes; row SIZE_MAX is the header. */
static size_t row_lines(cj_xlsx_book *in, const cj_table *view, const double *widths, size_t row)
{
    size_t most = 1;
    cj_text text = CJ_TEXT_INIT;

    for (size_t i = 0; i < view->column_count; i++) {
        const cj_cell *cell = row == SIZE_MAX ? NULL : cj_table_cell(view, row, i);
        size_t lines = 1;

        cj_text_reset(&text);
        if (cell == NULL) {
            lines = cj_xlsx_lines_of(heading_of(in, view, i), widths[i], true);
        } else if (cell->kind == CJ_CELL_TEXT) {
            cj_xlsx_cell_text(&text, &view->columns[i], cell, false);
            lines = cj_xlsx_lines_of(cj_text_string(&text),
                                     widths[i] - (is_toned(view, i, cell) ? WIDTH_SHAPE : 0),
                                     is_toned(view, i, cell));
        }
        most = lines > most ? lines : most;
    }
    if (text.failed)
        in->status = CJ_ENOMEM;
    cj_text_clear(&text);
    return most;
}

static bool has_tones(const cj_table *view, size_t column)
{
    for (size_t row = 0; row < view->row_count; row++)
        if (is_toned(view, column, cj_table_cell(view, row, column)))
            return true;
    return false;
}

/* Find the widths of columns: the widest are narrowed until a page holds all in letters that
 * can be read. Words with a shape before them are not: programs do not break them into lines. */
static void find_widths(double *widths, cj_xlsx_book *in, const cj_table *view)
{
    double most = WIDTH_MAX;
    double sum = 0;

    for (size_t i = 0; i < view->column_count; i++) {
        widths[i] = width_of(in, view, i);
        sum += widths[i] + PADDING;
    }
    for (; sum > PRINTED && most > WIDTH_LEAST; most--)
        for (size_t i = 0; i < view->column_count; i++)
            if (widths[i] > most - 1 && !has_tones(view, i)) {
                sum -= widths[i] - (most - 1);
                widths[i] = most - 1;
            }
}

/* Six columns are looked at, at most: more leave no room beside them. Charts stand behind their own
 * tables, too. */
bool cj_xlsx_charts_below(cj_xlsx_book *in, const cj_xlsx_sheet *of)
{
    size_t columns = of->view->column_count;
    double width = 0;

    for (size_t i = 0; i < of->chart_count; i++)
        if (of->charts[i].own && of->charts[i].left + of->charts[i].view->column_count > columns)
            columns = of->charts[i].left + of->charts[i].view->column_count;
    if (columns > 6)
        return true;
    for (size_t i = 0; i < columns; i++)
        width += (i < of->view->column_count ? width_of(in, of->view, i) : WIDTH_OWN) + PADDING;
    return width + CHART_WIDTH > PRINTED_BESIDE;
}

/* Set the heights of the table's rows; return how many lines they take. */
static size_t set_heights(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t first,
                          const cj_table *view, const double *widths)
{
    size_t lines = row_lines(in, view, widths, SIZE_MAX);
    size_t sum = lines;

    cj_xlsx_set_height(in, sheet, first, lines);
    for (size_t row = 0; row < view->row_count; row++) {
        lines = row_lines(in, view, widths, row);
        cj_xlsx_set_height(in, sheet, first + 1 + (lxw_row_t)row, lines);
        sum += lines;
    }
    return sum;
}

double *cj_xlsx_set_widths(cj_xlsx_book *in, lxw_worksheet *sheet, const cj_table *view)
{
    double *widths = calloc(view->column_count + 1, sizeof *widths);

    if (widths == NULL) {
        in->status = CJ_ENOMEM;
        return NULL;
    }
    find_widths(widths, in, view);
    for (size_t i = 0; i < view->column_count; i++)
        cj_xlsx_set_width(in, sheet, (lxw_col_t)i, widths[i]);
    return widths;
}

size_t cj_xlsx_column_behind_chart(const double *widths, size_t count)
{
    double sum = 0;
    size_t column = 0;

    for (; sum < CHART_WIDTH; column++)
        sum += (column < count ? widths[column] : WIDTH_OWN) + PADDING;
    return column;
}

double cj_xlsx_pixels_before(size_t columns, const double *widths, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < columns; i++)
        sum += cj_xlsx_pixels_of(i < count ? widths[i] : WIDTH_OWN);
    return sum;
}

/* How wide texts may be in the columns of a table that stands in these. */
static double *widths_of(const cj_table *view, size_t left, const double *widths,
                         size_t width_count)
{
    double *all = calloc(view->column_count + 1, sizeof *all);

    for (size_t i = 0; all != NULL && i < view->column_count; i++)
        all[i] = (left + i < width_count ? widths[left + i] : WIDTH_OWN) -
                 (has_figures(view, i) || is_behind_text(view, i) ? WIDTH_INDENT : 0);
    return all;
}

/* Heights depend on widths; the table (which writes headings) comes before its cells. */
size_t cj_xlsx_write_table(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t first, lxw_col_t left,
                           const cj_table *view, const char *name, const double *widths,
                           size_t width_count)
{
    lxw_table_column *columns = calloc(view->column_count + 1, sizeof *columns);
    lxw_table_column **list = calloc(view->column_count + 1, sizeof(lxw_table_column *));
    double *all = widths_of(view, left, widths, width_count);
    size_t lines = 0;

    if (columns == NULL || list == NULL || all == NULL) {
        in->status = CJ_ENOMEM;
        goto done;
    }
    for (size_t i = 0; i < view->column_count; i++) {
        columns[i].header = (char *)(uintptr_t)heading_of(in, view, i); /* it is only read */
        columns[i].header_format = has_figures(view, i)      ? in->header_right
                                   : is_behind_text(view, i) ? in->header_indented
                                                             : in->header;
        list[i] = &columns[i];
    }
    lines = set_heights(in, sheet, first, view, all);
    cj_xlsx_add_table(in, sheet, first, left, view->row_count, list, name);
    for (size_t i = 0; i < view->column_count; i++) {
        const cj_cell *figure = find_figure(view, i);
        bool indented = is_behind_text(view, i);

        for (size_t row = 0; row < view->row_count; row++)
            write_cell(in, sheet, first + 1 + (lxw_row_t)row, (lxw_col_t)(left + i),
                       &view->columns[i], cj_table_cell(view, row, i), figure, indented);
    }
done:
    free(columns);
    free(list);
    free(all);
    return lines;
}

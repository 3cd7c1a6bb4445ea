/* Documents as workbooks: the sheets, and the file. */
#include "book.h"
#include "child.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* 1980-01-01, the creation date where nothing says when the data end: the same input gives the
 * same bytes */
#define UNDATED 315532800

static lxw_format *wrapped_format(cj_xlsx_book *in, bool bold)
{
    lxw_format *format = cj_xlsx_new_format(in, 12, bold);

    if (format != NULL)
        cj_lxw.format_set_text_wrap(format);
    return format;
}

static lxw_format *header_format(cj_xlsx_book *in)
{
    lxw_format *format = wrapped_format(in, true);

    if (format != NULL)
        cj_lxw.format_set_bottom(format, LXW_BORDER_THIN);
    return format;
}

/* Widths of columns are counted in digits of the font of the format that nobody chose, which the
 * library makes first. Programs without its Calibri would take another font and make all columns
 * wider or narrower than texts were measured for; Arial's digits of 10 points are as wide, and
 * every system has its like. */
static void set_own_font(cj_xlsx_book *in)
{
    lxw_format *own = STAILQ_FIRST(in->workbook->formats);

    cj_lxw.format_set_font_name(own, "Arial");
    cj_lxw.format_set_font_size(own, 10);
}

static void make_formats(cj_xlsx_book *in)
{
    static const struct {
        lxw_color_t fill;
        lxw_color_t ink;
    } tones[] = {[CJ_TONE_GOOD] = {0xDDF1E1, 0x0B4F1F},
                 [CJ_TONE_MIXED] = {0xFFF0CC, 0x5C4300},
                 [CJ_TONE_BAD] = {0xFADBDD, 0x7A0A14}};

    set_own_font(in);
    in->plain = cj_xlsx_new_format(in, 12, false);
    in->wrapped = wrapped_format(in, false);
    in->wrapped_bold = wrapped_format(in, true);
    in->title = cj_xlsx_new_format(in, 16, true);
    in->bold = cj_xlsx_new_format(in, 12, true);
    in->header = header_format(in);
    in->header_right = header_format(in);
    in->header_indented = header_format(in);
    in->link = cj_xlsx_new_format(in, 12, false);
    in->left = cj_xlsx_new_format(in, 12, false);
    in->indented = wrapped_format(in, false);
    for (int tone = CJ_TONE_GOOD; tone <= CJ_TONE_BAD; tone++) {
        in->tones[tone] = cj_xlsx_new_format(in, 12, true);
        if (in->tones[tone] == NULL)
            return;
        cj_lxw.format_set_bg_color(in->tones[tone], tones[tone].fill);
        cj_lxw.format_set_font_color(in->tones[tone], tones[tone].ink);
        cj_lxw.format_set_indent(in->tones[tone], 1);
    }
    if (in->status != CJ_OK)
        return;
    cj_lxw.format_set_align(in->header_right, LXW_ALIGN_RIGHT);
    cj_lxw.format_set_indent(in->header_right, 1); /* as figures have it */
    cj_lxw.format_set_align(in->left, LXW_ALIGN_LEFT);
    cj_lxw.format_set_indent(in->indented, 1);
    cj_lxw.format_set_indent(in->header_indented, 1);
    cj_lxw.format_set_font_color(in->link, 0x1D4F91);
    cj_lxw.format_set_underline(in->link, LXW_UNDERLINE_SINGLE);
}

/* ---- sheets ---- */

#define ROW_POINTS 15.0 /* of a row of one line */

static bool has_own(const cj_xlsx_sheet *of)
{
    for (size_t i = 0; i < of->chart_count; i++)
        if (of->charts[i].own)
            return true;
    return false;
}

/* How many charts stand side by side: two of those below a table, which a page can hold. */
static size_t charts_a_row(const cj_xlsx_book *in)
{
    return in->below ? 2 : 1;
}

/* How many rows the charts of a sheet take that stand beside chart `first`. */
static size_t row_height(const cj_xlsx_book *in, const cj_xlsx_sheet *of, size_t first)
{
    size_t most = 0;

    for (size_t i = first; i < first + charts_a_row(in) && i < of->chart_count; i++) {
        size_t rows = cj_xlsx_chart_rows(&of->charts[i]);

        most = rows > most ? rows : most;
    }
    return most;
}

/* How many rows the charts of a sheet take. */
static size_t chart_rows(const cj_xlsx_book *in, const cj_xlsx_sheet *of)
{
    size_t rows = 0;

    for (size_t i = 0; i < of->chart_count; i += charts_a_row(in))
        rows += row_height(in, of, i);
    return rows;
}

/* A sheet while it is written: what is to stay whole in print, and how wide all of it is. */
typedef struct {
    const cj_xlsx_sheet *of;
    lxw_worksheet *sheet;
    const double *widths; /* of the columns of its table */
    cj_xlsx_block *blocks;
    size_t count;
    double pixels;
} printing;

static void add_block(printing *print, lxw_row_t row, double points)
{
    print->blocks[print->count++] = (cj_xlsx_block){row, points};
}

/* Something reaches to so many pixels behind the first `columns` columns. */
static void widen(printing *print, size_t columns, double pixels)
{
    pixels += cj_xlsx_pixels_before(columns, print->widths, print->of->view->column_count);
    print->pixels = pixels > print->pixels ? pixels : print->pixels;
}

/* Write the table of a chart's own, below everything else; *row moves behind it. Returns the row of
 * its header. */
static lxw_row_t write_own(cj_xlsx_book *in, printing *print, const cj_xlsx_drawing *drawing,
                           lxw_row_t *row)
{
    lxw_row_t first = *row + 1;
    size_t lines;

    cj_xlsx_write_text(in, print->sheet, *row, (lxw_col_t)drawing->left, "Figures of the chart",
                       in->bold);
    in->drawn = true;
    lines = cj_xlsx_write_table(in, print->sheet, first, (lxw_col_t)drawing->left, drawing->view,
                                drawing->table, print->widths, print->of->view->column_count);
    in->drawn = false;
    add_block(print, *row, (double)(lines + 2) * XLSX_LINE);
    widen(print, drawing->left + drawing->view->column_count, 0);
    *row = first + (lxw_row_t)drawing->view->row_count + 3;
    return first;
}

/* Write the charts of a sheet beside its table, or below it, and their own tables. */
static void write_charts(cj_xlsx_book *in, printing *print, lxw_row_t first)
{
    const cj_xlsx_sheet *of = print->of;
    size_t columns = of->view->column_count;
    lxw_row_t end = first + (lxw_row_t)of->view->row_count + 2;
    cj_xlsx_spot spot = {.row = in->below ? end : first};
    size_t second = cj_xlsx_column_behind_chart(print->widths, of->view->column_count);

    for (size_t i = 0; i < of->chart_count; i++)
        if (of->charts[i].own && of->charts[i].left + of->charts[i].view->column_count > columns)
            columns = of->charts[i].left + of->charts[i].view->column_count;
    for (size_t i = 0; in->below && i < of->chart_count; i += charts_a_row(in)) {
        add_block(print, end, (double)row_height(in, of, i) * ROW_POINTS);
        end += (lxw_row_t)row_height(in, of, i);
    }
    for (size_t i = 0; i < of->chart_count; i++) {
        const cj_xlsx_drawing *drawing = &of->charts[i];
        lxw_row_t header = drawing->own ? write_own(in, print, drawing, &end) : first;

        spot.column = (lxw_col_t)(!in->below ? columns + 1 : i % charts_a_row(in) > 0 ? second : 0);
        widen(print, spot.column, XLSX_CHART_PIXELS);
        cj_xlsx_write_chart(in, print->sheet, of, i, header, &spot);
        if ((i + 1) % charts_a_row(in) == 0)
            spot.row += (lxw_row_t)row_height(in, of, i + 1 - charts_a_row(in));
    }
}

/* Write the table of a sheet, whose header is row `row`, and its charts, and say how they are
 * printed. Headings of the first table would stand over a second one, too. */
static void write_whole(cj_xlsx_book *in, printing *print, lxw_row_t row)
{
    const cj_xlsx_sheet *of = print->of;
    double above = (row + 1) * ROW_POINTS; /* the title is higher than a line */
    double beside = in->below ? 0 : (double)chart_rows(in, of) * ROW_POINTS;
    double lines =
        XLSX_LINE * (double)cj_xlsx_write_table(in, print->sheet, row, 0, of->view, of->table,
                                                print->widths, of->view->column_count);

    add_block(print, 0, above + (lines > beside ? lines : beside));
    widen(print, of->view->column_count, 0);
    write_charts(in, print, row);
    if (!has_own(of))
        cj_lxw.worksheet_repeat_rows(print->sheet, row, row);
    cj_xlsx_fit_print(in, print->sheet, print->blocks, print->count, print->pixels,
                      of->chart_count > 0);
}

/* Write one sheet: title, what is to be known first, table, charts. */
static void write_sheet(cj_xlsx_book *in, const cj_xlsx_sheet *of)
{
    printing print = {.of = of, .sheet = cj_xlsx_new_sheet(in, of->name)};
    lxw_row_t row = 1;
    double *widths;

    if (print.sheet == NULL)
        return;
    in->below = cj_xlsx_charts_below(in, of);
    cj_xlsx_set_title_height(in, print.sheet, 0);
    cj_xlsx_write_text(in, print.sheet, 0, 0, of->title[0] != '\0' ? of->title : of->name,
                       in->title);
    cj_xlsx_write_above(in, print.sheet, &row, of);
    if (of->view->row_count == 0 || of->view->column_count == 0) {
        cj_xlsx_write_text(in, print.sheet, row, 0, "There is nothing in this table.", in->bold);
        return;
    }
    print.widths = widths = cj_xlsx_set_widths(in, print.sheet, of->view);
    print.blocks = calloc(2 * of->chart_count + 1, sizeof *print.blocks);
    if (print.blocks == NULL)
        in->status = CJ_ENOMEM;
    else if (widths != NULL)
        write_whole(in, &print, row);
    free(print.blocks);
    free(widths);
}

/* A single table needs no cover and no contents; its notes come last, so that the file opens at
 * the table. */
static void write_sheets(cj_xlsx_book *in)
{
    const cj_xlsx_plan *plan = in->plan;

    if (!in->document->single)
        cj_xlsx_write_front(in);
    for (size_t i = 0; i < plan->sheet_count; i++)
        write_sheet(in, &plan->sheets[i]);
    if (in->document->single && plan->note_count > 0)
        cj_xlsx_write_notes(in);
}

static char *property(cj_xlsx_book *in, const char *text)
{
    text = cj_xlsx_word(in, text, CJ_XLSX_WORDS);
    if (text[0] != '\0')
        cj_xlsx_fact(in->asked, CJ_FACT_PROPERTY, 0, cj_span_of(text));
    return (char *)(uintptr_t)text; /* the library only reads it */
}

static void set_properties(cj_xlsx_book *in)
{
    const cj_document *document = in->document;
    lxw_doc_properties properties = {
        .title = property(in, document->title),
        .subject = property(in, document->service),
        .author =
            property(in, document->service[0] != '\0' ? document->service : document->program),
        .comments = property(in, document->period),
        .created =
            document->created == CJ_DATE_MISSING ? UNDATED : (time_t)document->created * 86400};

    cj_xlsx_keep(in, cj_lxw.workbook_set_properties(in->workbook, &properties));
}

/* ---- the file -----------------------------------------------------------------------------------
 */

/* The outcome of the child process, in memory that the parent sees. `ended` is set last: a
 * child that died on the way never sets it. */
typedef struct {
    cj_xlsx_facts asked;
    lxw_error error;
    cj_status status;
    bool ended;
} outcome;

typedef struct {
    const cj_document *document;
    const cj_xlsx_plan *plan;
    const char *folder; /* for the parts, until they are packed */
    int fd;             /* of the workbook */
} making;

/* Runs in the child. The library wants a path, so the file in memory is named by its
 * descriptor. It frees the workbook in cj_lxw.workbook_close(), also after errors. */
static void make_book(void *data, void *shared)
{
    const making *with = data;
    outcome *result = shared;
    cj_xlsx_book in = {.document = with->document, .plan = with->plan, .asked = &result->asked};
    lxw_workbook_options options = {.tmpdir = (char *)(uintptr_t)with->folder};
    char path[64];

    snprintf(path, sizeof path, "/proc/self/fd/%d", with->fd);
    in.workbook = cj_lxw.workbook_new_opt(path, &options);
    if (in.workbook == NULL) {
        result->status = CJ_ENOMEM;
        return;
    }
    make_formats(&in);
    set_properties(&in);
    if (in.status == CJ_OK)
        write_sheets(&in);
    if (in.plan->sheet_count == 0 && in.document->single)
        cj_xlsx_new_sheet(&in, "Sheet1");
    cj_xlsx_keep(&in, cj_lxw.workbook_close(in.workbook));
    cj_arena_clear(&in.arena);
    result->error = in.error;
    result->status = in.status;
    result->ended = true;
}

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

/* Compare the facts in the file with those that the library was asked for; any difference means
 * that something was lost. */
static cj_status check_book(cj_span book, const outcome *result, const char *folder, cj_error *err)
{
    cj_error why = CJ_ERROR_LIKE(err);
    cj_xlsx_facts found;
    cj_status status = cj_xlsx_read(&found, book, &why);

    if (status == CJ_ENOMEM)
        return cj_fail_nomem(err);
    if (status == CJ_OK && cj_xlsx_facts_equal(&found, &result->asked))
        return CJ_OK;
    return cj_fail(
        err, CJ_EIO,
        "the workbook did not come out whole (%s): memory ran out, or room in %s for its "
        "parts; TMPDIR names another folder",
        status == CJ_OK ? "something is missing in it" : why.text, folder);
}

/* Bytes are appended to *out before they are checked; the caller does not use *out after an
 * error. */
static cj_status make_and_check(cj_text *out, making *with, outcome *result, cj_error *err)
{
    size_t start = out->length;
    cj_status status = cj_lxw_load(err);

    if (status == CJ_OK)
        status = cj_child_run(make_book, with, result, err);

    if (status == CJ_OK && (!result->ended || result->status != CJ_OK))
        status = cj_fail_nomem(err);
    if (status == CJ_OK && result->error != LXW_NO_ERROR)
        status = cj_fail(err, CJ_EIO, "the workbook cannot be written: %s",
                         cj_lxw.lxw_strerror(result->error));
    if (status == CJ_OK)
        status = read_back(out, with->fd, err);
    if (status == CJ_OK)
        status = check_book((cj_span){cj_text_string(out) + start, out->length - start}, result,
                            with->folder, err);
    return status;
}

cj_status cj_document_xlsx(cj_text *out, const cj_document *document, cj_error *err)
{
    cj_xlsx_plan plan = {.sheets = NULL};
    making with = {.document = document, .plan = &plan, .fd = -1};
    outcome *result = NULL;
    cj_status status = cj_xlsx_plan_make(&plan, document, err);

    if (status == CJ_OK)
        status = cj_xlsx_plan_folder(&with.folder, &plan, err);
    if (status == CJ_OK) {
        with.fd = memfd_create("workbook", MFD_CLOEXEC);
        if (with.fd < 0)
            status = cj_fail_errno(err, "workbook", "cannot be made", errno);
    }
    if (status == CJ_OK) {
        result = cj_child_memory(sizeof *result);
        status = result == NULL ? cj_fail_nomem(err) : make_and_check(out, &with, result, err);
    }
    cj_child_memory_free(result, sizeof *result);
    if (with.fd >= 0)
        close(with.fd);
    cj_xlsx_plan_clear(&plan);
    return status;
}

/* The state of a workbook while it is written, shared by the files of this folder. */
#ifndef CJ_OUTPUT_XLSX_BOOK_H
#define CJ_OUTPUT_XLSX_BOOK_H

#include "library.h"
#include "output/readback/facts.h"
#include "plan.h"
#include "text.h"

#define XLSX_NOTE_WIDTH 128                 /* width of the column of notes, in characters */
#define XLSX_KINDS (3 + CJ_MONEY_COUNT - 1) /* of figures, by their number formats */

typedef struct {
    lxw_workbook *workbook;
    const cj_document *document;
    const cj_xlsx_plan *plan;
    lxw_format *plain;
    lxw_format *wrapped;
    lxw_format *wrapped_bold;
    lxw_format *title;
    lxw_format *bold;
    lxw_format *header;
    lxw_format *header_right;    /* above figures */
    lxw_format *header_indented; /* above texts behind texts */
    lxw_format *link;
    lxw_format *left;     /* numbers that are names */
    lxw_format *indented; /* words that are not judged, in a column of those that are */
    lxw_format *revised[XLSX_KINDS][7]; /* like figures, with [r] behind them */
    lxw_format *figures[XLSX_KINDS][7]; /* counts and numbers, percentages, dates, amounts of each
                                         * currency: by decimals */
    lxw_format *tones[4];
    bool shaped[4];                      /* the format of that tone has its code */
    lxw_format *formats[CJ_XLSX_STYLES]; /* all formats, in the order of their style numbers */
    size_t format_count;
    bool below;    /* charts of the newest sheet stand below its table */
    bool drawn;    /* the table that is written holds the figures of a chart alone */
    size_t sheets; /* number of sheets begun so far */
    size_t tables;
    size_t charts;
    size_t drawings;      /* sheets with charts */
    cj_xlsx_facts *asked; /* what the library was asked to write */
    cj_arena arena;       /* texts in the form in which a workbook can hold them */
    lxw_error error;      /* the first one */
    cj_status status;     /* CJ_ENOMEM where a text could not be made */
} cj_xlsx_book;

/* Remember the first error of the library. */
void cj_xlsx_keep(cj_xlsx_book *in, lxw_error error);

/* The text as it is written there; "" without memory, which is remembered. */
const char *cj_xlsx_word(cj_xlsx_book *in, const char *text, cj_xlsx_text_kind kind);

/* Note what the library is asked to write in the newest sheet; row and column begin at 0, as in
 * the library. */
void cj_xlsx_ask(cj_xlsx_book *in, cj_xlsx_fact_kind kind, lxw_row_t row, lxw_col_t column,
                 const char *text);
void cj_xlsx_ask_style(cj_xlsx_book *in, lxw_row_t row, lxw_col_t column, const lxw_format *format);

void cj_xlsx_write_number(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                          double number, lxw_format *format);
void cj_xlsx_set_width(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_col_t column, double width);

/* Make the `rows` rows below header row `first` a table of Excel, which is found by its name
 * `table`. `list` ends with NULL; its headings are replaced by the form in which a workbook can
 * hold them. */
void cj_xlsx_add_table(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t first, lxw_col_t left,
                       size_t rows, lxw_table_column **list, const char *table);

/* Write a text, if there is any. */
void cj_xlsx_write_text(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                        const char *text, lxw_format *format);

/* A format in Arial; NULL without memory. */
lxw_format *cj_xlsx_new_format(cj_xlsx_book *in, uint16_t size, bool bold);

/* The number that a cell is written as; false for those that are texts, or blank. */
bool cj_xlsx_number(double *out, const cj_cell *cell);

/* What is written where a column has no value: it does not apply, or nobody recorded it. */
const char *cj_xlsx_blank(const cj_table_column *of);

/* Append the text that such a cell is written as, before cj_xlsx_word().  Only what is drawn may
 * be blank, since a text would be drawn as 0. */
void cj_xlsx_cell_text(cj_text *out, const cj_table_column *of, const cj_cell *cell, bool drawn);

/* How many pixels wide a text of 12 points is, and the width of a column that holds it. */
double cj_xlsx_pixels(cj_span text, bool bold);
double cj_xlsx_width_of(cj_span text, bool bold);

/* How many lines a text takes in so many pixels, and in a column of that width. */
size_t cj_xlsx_lines_in(const char *text, double room, bool bold);
size_t cj_xlsx_lines_of(const char *text, double width, bool bold);

/* How many pixels a column of that width takes, and how many points a line of 12 does. */
double cj_xlsx_pixels_of(double width);
#define XLSX_LINE 15.75

/* Set a row's height for so many lines of 12 points, or for a title of 16. */
void cj_xlsx_set_height(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row, size_t lines);
void cj_xlsx_set_title_height(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row);

/* ---- sheets ------------------------------------------------------------------------------ */

/* Add a sheet that is set up for print; NULL after an error, which is remembered. */
lxw_worksheet *cj_xlsx_new_sheet(cj_xlsx_book *in, const char *name);

/* What is not to be cut by the end of a page: it begins in this row and is so high. */
typedef struct {
    lxw_row_t row;
    double points;
} cj_xlsx_block;

/* Let a sheet, whose blocks follow each other and are `pixels` wide, be printed: on one page while
 * it can be read there, else on as many as it takes, with breaks between blocks.  drawn: it has
 * charts. */
void cj_xlsx_fit_print(cj_xlsx_book *in, lxw_worksheet *sheet, const cj_xlsx_block *blocks,
                       size_t count, double pixels, bool drawn);

/* Write a text, a line a row, broken at blanks; *row moves behind them. */
void cj_xlsx_write_lines(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t *row, const char *text,
                         lxw_format *format);

/* Write words that lead to the sheet of that name. */
void cj_xlsx_write_link(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                        const char *name, const char *words);

/* Write the lines between the sheet's title and its table; *row moves behind them. */
void cj_xlsx_write_above(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t *row,
                         const cj_xlsx_sheet *of);

/* Write the sheets that stand before those of tables, and the one with all notes. */
void cj_xlsx_write_front(cj_xlsx_book *in);
void cj_xlsx_write_notes(cj_xlsx_book *in);

/* The widths of the columns of a sheet, set for its table; NULL without memory. */
double *cj_xlsx_set_widths(cj_xlsx_book *in, lxw_worksheet *sheet, const cj_table *view);

/* The view as a table of Excel from row `first` and column `left` on, in columns of these widths,
 * `width_count` of them (others have Excel's own); returns how many lines it takes. */
size_t cj_xlsx_write_table(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t first, lxw_col_t left,
                           const cj_table *view, const char *name, const double *widths,
                           size_t width_count);

/* Rows of the sheet that a chart and its distance take. */
size_t cj_xlsx_chart_rows(const cj_xlsx_drawing *drawing);

/* Whether charts stand below their table: beside a wide one they would make the print
 * small. */
bool cj_xlsx_charts_below(cj_xlsx_book *in, const cj_xlsx_sheet *of);

/* The first column behind a chart that begins in the first one, where columns have these widths. */
size_t cj_xlsx_column_behind_chart(const double *widths, size_t count);

/* How many pixels the first `columns` columns of a sheet take, and a chart does. */
double cj_xlsx_pixels_before(size_t columns, const double *widths, size_t count);
#define XLSX_CHART_PIXELS 696

/* The cell at whose corner a chart stands. */
typedef struct {
    lxw_row_t row;
    lxw_col_t column;
} cj_xlsx_spot;

/* Chart `number` of a sheet; the header of its table is row `first`. */
void cj_xlsx_write_chart(cj_xlsx_book *in, lxw_worksheet *sheet, const cj_xlsx_sheet *of,
                         size_t number, lxw_row_t first, const cj_xlsx_spot *spot);

#endif

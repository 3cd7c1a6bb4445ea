/* Every request to libxlsxwriter is noted as a fact, to be compared with the finished file.
 * Rows and columns of the library begin at 0, those of facts (as those of cell names) at 1. */
#include "chart.h"

#include <stdio.h>

void cj_xlsx_keep(cj_xlsx_book *in, lxw_error error)
{
    if (in->error == LXW_NO_ERROR)
        in->error = error;
}

const char *cj_xlsx_word(cj_xlsx_book *in, const char *text, cj_xlsx_text_kind kind)
{
    const char *word = cj_xlsx_text(&in->arena, text, kind);

    if (word == NULL)
        in->status = CJ_ENOMEM;
    return word == NULL ? "" : word;
}

void cj_xlsx_ask(cj_xlsx_book *in, cj_xlsx_fact_kind kind, lxw_row_t row, lxw_col_t column,
                 const char *text)
{
    cj_xlsx_fact(in->asked, kind, cj_xlsx_place(in->sheets, row + 1U, column + 1U),
                 cj_span_of(text));
}

/* Note the style of a cell by the number of its format in the book; an unknown format counts as
 * a style of its own, which the file cannot have. */
void cj_xlsx_ask_style(cj_xlsx_book *in, lxw_row_t row, lxw_col_t column, const lxw_format *format)
{
    size_t style = 0;

    while (style < in->format_count && in->formats[style] != format)
        style++;
    cj_xlsx_fact_style(in->asked, style, cj_xlsx_place(in->sheets, row + 1U, column + 1U));
}

/* The library writes no cell for an empty text, so none is noted either. */
void cj_xlsx_write_text(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                        const char *text, lxw_format *format)
{
    text = cj_xlsx_word(in, text, CJ_XLSX_CELL);
    if (text[0] == '\0')
        return;
    cj_xlsx_keep(in, cj_lxw.worksheet_write_string(sheet, row, column, text, format));
    cj_xlsx_ask(in, CJ_FACT_TEXT, row, column, text);
    cj_xlsx_ask_style(in, row, column, format);
}

/* The library prints numbers with %.16G; the fact must have the same digits. */
void cj_xlsx_write_number(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                          double number, lxw_format *format)
{
    char written[64];

    snprintf(written, sizeof written, "%.16G", number);
    cj_xlsx_keep(in, cj_lxw.worksheet_write_number(sheet, row, column, number, format));
    cj_xlsx_ask(in, CJ_FACT_NUMBER, row, column, written);
    cj_xlsx_ask_style(in, row, column, format);
}

void cj_xlsx_set_width(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_col_t column, double width)
{
    cj_xlsx_keep(in, cj_lxw.worksheet_set_column(sheet, column, column, width, NULL));
    cj_xlsx_fact(in->asked, CJ_FACT_WIDTH, cj_xlsx_place(in->sheets, 0, column + 1U),
                 cj_span_of(""));
}

/* Autofilter arrows would cover the headings. */
void cj_xlsx_add_table(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t first, lxw_col_t left,
                       size_t rows, lxw_table_column **list, const char *table)
{
    lxw_table_options options = {.no_autofilter = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 1,
                                 .columns = list,
                                 .name = (char *)(uintptr_t)table};
    lxw_row_t last = first + (lxw_row_t)rows;
    lxw_col_t count = 0;
    char range[LXW_MAX_CELL_RANGE_LENGTH];

    in->tables++;
    for (; list[count] != NULL; count++) {
        const char *heading = cj_xlsx_word(in, list[count]->header, CJ_XLSX_HEADING);

        list[count]->header = (char *)(uintptr_t)heading; /* the library only reads it */
        cj_xlsx_ask(in, CJ_FACT_TEXT, first, (lxw_col_t)(left + count), heading);
        cj_xlsx_ask_style(in, first, (lxw_col_t)(left + count), list[count]->header_format);
        cj_xlsx_fact(in->asked, CJ_FACT_COLUMN, cj_xlsx_place(in->tables, 0, count + 1U),
                     cj_span_of(heading));
    }
    count = (lxw_col_t)(left + count - 1);
    cj_xlsx_keep(in, cj_lxw.worksheet_add_table(sheet, first, left, last, count, &options));
    cj_lxw.lxw_rowcol_to_range(range, first, left, last, count);
    cj_xlsx_fact(in->asked, CJ_FACT_TABLE, in->tables, cj_span_of(range));
}

void cj_xlsx_ask_chart(cj_xlsx_book *in, cj_xlsx_fact_kind kind, const char *text)
{
    if (text[0] != '\0')
        cj_xlsx_fact(in->asked, kind, in->charts, cj_span_of(text));
}

void cj_xlsx_ask_colour(cj_xlsx_book *in, lxw_color_t colour)
{
    char written[16];

    snprintf(written, sizeof written, "%06X", colour);
    cj_xlsx_ask_chart(in, CJ_FACT_COLOUR, written);
}

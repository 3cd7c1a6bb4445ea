/* What all sheets have: how they are printed, lines of text, links. */
#include "book.h"

#include <string.h>

#define WORD_MAX 4000 /* bytes of a word that is not broken */

lxw_worksheet *cj_xlsx_new_sheet(cj_xlsx_book *in, const char *name)
{
    lxw_worksheet *sheet = cj_lxw.workbook_add_worksheet(in->workbook, name);

    if (sheet == NULL) {
        cj_xlsx_keep(in, LXW_ERROR_SHEETNAME_ALREADY_USED);
        return NULL;
    }
    cj_xlsx_fact(in->asked, CJ_FACT_SHEET, ++in->sheets, cj_span_of(name));
    cj_lxw.worksheet_set_landscape(sheet);
    cj_lxw.worksheet_set_paper(sheet, 9); /* A4 */
    cj_lxw.worksheet_fit_to_pages(sheet, 1, 0);
    cj_lxw.worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.75);
    cj_xlsx_keep(in, cj_lxw.worksheet_set_footer(sheet, "&L&A&RPage &P of &N"));
    return sheet;
}

/* Write a text above a table, a line a row, broken at blanks; *row moves behind them. Cells
 * here cannot wrap, since column A is as narrow as its table needs. A word without blanks goes
 * on up to WORD_MAX bytes. */
void cj_xlsx_write_lines(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t *row, const char *text,
                         lxw_format *format)
{
    cj_text line = CJ_TEXT_INIT;

    while (*text != '\0') {
        size_t length = 0;
        size_t blank = 0;

        for (; text[length] != '\0' && text[length] != '\n' &&
               (length < XLSX_LINE_MAX || (blank == 0 && length < WORD_MAX));
             length++)
            if (text[length] == ' ')
                blank = length;
        if (text[length] != '\0' && text[length] != '\n')
            length = blank > 0 ? blank : cj_xlsx_fitting(text, length);
        cj_text_reset(&line);
        cj_text_append(&line, (cj_span){text, length});
        cj_xlsx_write_text(in, sheet, (*row)++, 0, cj_text_string(&line), format);
        text += length + (text[length] == ' ' || text[length] == '\n');
    }
    if (line.failed)
        in->status = CJ_ENOMEM;
    cj_text_clear(&line);
}

void cj_xlsx_write_link(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                        const char *name, const char *words)
{
    cj_text url = CJ_TEXT_INIT;

    words = cj_xlsx_word(in, words, CJ_XLSX_HEADING);
    cj_text_format(&url, "internal:'%s'!A1", name);
    if (url.failed) {
        in->status = CJ_ENOMEM;
    } else {
        cj_xlsx_keep(in, cj_lxw.worksheet_write_url_opt(sheet, row, column, url.bytes, in->link,
                                                        words, NULL));
        cj_xlsx_ask(in, CJ_FACT_LINK, row, column, url.bytes + strlen("internal:"));
        cj_xlsx_ask(in, CJ_FACT_TEXT, row, column, words);
        cj_xlsx_ask_style(in, row, column, in->link);
    }
    cj_text_clear(&url);
}

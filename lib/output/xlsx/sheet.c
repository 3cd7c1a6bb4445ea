/* What all sheets have: how they are printed, lines of text, links. */
#include "book.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define WORD_MAX 4000 /* bytes of a word that is not broken */

/* What a page of A4 can hold between its margins: pixels across, points down. */
#define PAGE_PIXELS (10.69 * 96)
#define PAGE_POINTS (6.92 * 72)
/* In percent: letters of 12 points are printed with 7 at least beside a chart, with 8 where a table
 * alone would otherwise go on on another page. */
#define LEAST_PERCENT 58
#define LEAST_ALONE 67
#define SPARE 0.98 /* programs differ in the heights of rows, and in the widths of columns ... */
#define UNROUNDED 1.06 /* ... of which some round the pixels of a digit, 7.4, to 7 */

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

/* Find the rows above which a page ends, and return how many pages there are; the list ends with 0.
 * A block that is higher than a page goes on on the next ones. */
static size_t find_breaks(lxw_row_t *breaks, const cj_xlsx_block *blocks, size_t count, double page)
{
    double used = 0;
    size_t pages = 1;

    for (size_t i = 0; i < count; i++) {
        if (i > 0 && used + blocks[i].points > page) {
            *breaks++ = blocks[i].row;
            used = 0;
            pages++;
        }
        for (used += blocks[i].points; used > page; pages++)
            used -= page;
    }
    *breaks = 0;
    return pages;
}

/* Break pages between blocks, with letters as large as the fewest pages allow. Programs follow
 * breaks where the scale is given, not where the sheet is to fit pages. */
static void break_pages(cj_xlsx_book *in, lxw_worksheet *sheet, const cj_xlsx_block *blocks,
                        size_t count, double scale)
{
    lxw_row_t *breaks = calloc(count + 1, sizeof *breaks);
    uint16_t most = (uint16_t)(scale * 100);
    uint16_t chosen = 0;
    size_t fewest = SIZE_MAX;

    if (breaks == NULL) {
        in->status = CJ_ENOMEM;
        return;
    }
    most = most < LEAST_PERCENT ? LEAST_PERCENT : most;
    for (uint16_t percent = most; percent >= LEAST_PERCENT; percent--) {
        size_t pages = find_breaks(breaks, blocks, count, PAGE_POINTS * SPARE * 100 / percent);

        if (pages < fewest) {
            fewest = pages;
            chosen = percent;
        }
    }
    find_breaks(breaks, blocks, count, PAGE_POINTS * SPARE * 100 / chosen);
    if (breaks[0] != 0) {
        cj_lxw.worksheet_set_print_scale(sheet, chosen);
        cj_xlsx_keep(in, cj_lxw.worksheet_set_h_pagebreaks(sheet, breaks));
    }
    free(breaks);
}

void cj_xlsx_fit_print(cj_xlsx_book *in, lxw_worksheet *sheet, const cj_xlsx_block *blocks,
                       size_t count, double pixels, bool drawn)
{
    double scale = fmin(1, PAGE_PIXELS / (pixels * UNROUNDED));
    double least = drawn ? LEAST_PERCENT : LEAST_ALONE;
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += blocks[i].points;
    if (sum * least / 100 > PAGE_POINTS)
        break_pages(in, sheet, blocks, count, scale);
    else if (drawn || sum * scale > PAGE_POINTS)
        cj_lxw.worksheet_fit_to_pages(sheet, 1, 1);
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

/* The sheets around those of tables: cover, contents, notes. */
#include "book.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define FIGURE_WIDTH 26 /* of the cover's columns */
#define WORDS_WIDTH 100
#define TITLE_WIDTH 78 /* of the contents */
#define TITLE_WIDTH_MAX 110
#define SECTION_WIDTH 55

/* Write a row of the cover: a name or figure, and words that may take several lines. */
static void write_pair(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row, const char *name,
                       const char *words, lxw_format *left, lxw_format *right)
{
    size_t lines = cj_xlsx_lines_of(words, WORDS_WIDTH, right != in->wrapped);

    cj_xlsx_write_text(in, sheet, row, 0, name, left);
    cj_xlsx_write_text(in, sheet, row, 1, words, right);
    if (lines < 2 && left == in->title)
        cj_xlsx_set_title_height(in, sheet, row);
    else
        cj_xlsx_set_height(in, sheet, row, lines);
}

/* The main points, under a heading of theirs. */
static void write_points(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t *row)
{
    const cj_document *document = in->document;

    if (document->point_count == 0)
        return;
    ++*row;
    for (size_t i = 0; i < document->point_count; i++)
        write_pair(in, sheet, (*row)++, i == 0 ? "Main points" : "", document->points[i], in->bold,
                   in->wrapped);
}

static void write_headlines(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t *row)
{
    const cj_document *document = in->document;
    bool first = true;

    for (size_t i = 0; i < document->headline_count; i++) {
        const cj_headline *headline = &document->headlines[i];

        if (cj_headline_is_said(document, headline))
            continue;
        *row += first;
        first = false;
        write_pair(in, sheet, (*row)++, headline->figure, headline->label, in->title,
                   in->wrapped_bold);
        if (headline->sentence[0] != '\0')
            write_pair(in, sheet, (*row)++, "", headline->sentence, in->plain, in->wrapped);
    }
}

/* Write what is to be known of the whole, and how the workbook is read. */
static void write_ends(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t *row)
{
    const cj_document *document = in->document;

    for (size_t i = 0; i < document->note_count; i++)
        write_pair(in, sheet, (*row)++, i == 0 ? "About the figures" : "", document->notes[i],
                   in->bold, in->wrapped);
    write_pair(in, sheet, (*row)++, "This workbook",
               "Each table is on a sheet of its own; the sheet Notes explains how its figures are "
               "made.",
               in->bold, in->wrapped);
}

static void write_cover(cj_xlsx_book *in)
{
    const cj_document *document = in->document;
    lxw_worksheet *sheet = cj_xlsx_new_sheet(in, "Cover");
    lxw_row_t row = 2;

    if (sheet == NULL)
        return;
    cj_xlsx_set_width(in, sheet, 0, FIGURE_WIDTH);
    cj_xlsx_set_width(in, sheet, 1, WORDS_WIDTH);
    cj_xlsx_set_title_height(in, sheet, 0);
    cj_xlsx_write_text(in, sheet, 0, 0, document->title, in->title);
    for (size_t i = 0; i < document->fact_count; i++, row++)
        write_pair(in, sheet, row, document->facts[i].name, document->facts[i].value, in->bold,
                   in->wrapped);
    write_points(in, sheet, &row);
    write_headlines(in, sheet, &row);
    row++;
    write_ends(in, sheet, &row);
    cj_xlsx_write_link(in, sheet, row, 1, "Contents", "Contents");
}

/* The column of the contents that is as wide as the longest title, within a page. */
static double title_width(const cj_xlsx_book *in)
{
    double width = TITLE_WIDTH;

    for (size_t i = 0; i < in->plan->sheet_count; i++)
        width = fmax(width, cj_xlsx_width_of(cj_span_of(in->plan->sheets[i].title), false));
    return fmin(width, TITLE_WIDTH_MAX);
}

/* Write a sheet with one table of two or three columns, all of that name; `fill` writes row number
 * `row`, the table's header being row 2 of the sheet. */
static void write_listing(cj_xlsx_book *in, const char *name, const char *about,
                          const char *const *headings, size_t count,
                          void (*fill)(cj_xlsx_book *in, lxw_worksheet *sheet, size_t row),
                          size_t rows)
{
    double widths[] = {12, count == 2 ? XLSX_NOTE_WIDTH : title_width(in), SECTION_WIDTH};
    lxw_worksheet *sheet = cj_xlsx_new_sheet(in, name);
    lxw_table_column columns[3] = {{0}};
    lxw_table_column *list[4] = {NULL};

    if (sheet == NULL)
        return;
    cj_xlsx_set_title_height(in, sheet, 0);
    cj_xlsx_write_text(in, sheet, 0, 0, name, in->title);
    cj_xlsx_write_text(in, sheet, 1, 0, about, in->plain);
    if (rows == 0)
        return;
    for (size_t i = 0; i < count; i++) {
        columns[i].header = (char *)headings[i];
        columns[i].header_format = in->header;
        list[i] = &columns[i];
        cj_xlsx_set_width(in, sheet, (lxw_col_t)i, widths[i]);
    }
    cj_xlsx_add_table(in, sheet, 2, 0, rows, list, name);
    for (size_t row = 0; row < rows; row++)
        fill(in, sheet, row);
    cj_lxw.worksheet_repeat_rows(sheet, 2, 2);
}

/* The notes stand before the tables, as their sheet does. */
static bool has_notes(const cj_xlsx_book *in)
{
    return in->plan->note_count > 0;
}

static void fill_contents(cj_xlsx_book *in, lxw_worksheet *sheet, size_t row)
{
    lxw_row_t at = 3 + (lxw_row_t)row;
    size_t number = row + !has_notes(in);
    const cj_xlsx_sheet *of = &in->plan->sheets[number == 0 ? 0 : number - 1];
    const char *title = of->title[0] != '\0' ? of->title : of->name;
    const char *section = of->section[0] != '\0' ? of->section : "About the data";

    if (number == 0) {
        cj_xlsx_write_text(in, sheet, at, 0, "Notes", in->plain);
        cj_xlsx_write_link(in, sheet, at, 1, "Notes", "How the figures are made");
        section = "Notes";
    } else {
        cj_xlsx_write_number(in, sheet, at, 0, (double)number, in->left);
        cj_xlsx_write_link(in, sheet, at, 1, of->name, title);
    }
    cj_xlsx_write_text(in, sheet, at, 2, section, in->wrapped);
    cj_xlsx_set_height(in, sheet, at, cj_xlsx_lines_of(section, SECTION_WIDTH, false));
}

static void fill_notes(cj_xlsx_book *in, lxw_worksheet *sheet, size_t row)
{
    char name[32];

    snprintf(name, sizeof name, "note %zu", row + 1);
    cj_xlsx_write_text(in, sheet, 3 + (lxw_row_t)row, 0, name, in->plain);
    cj_xlsx_write_text(in, sheet, 3 + (lxw_row_t)row, 1, in->plan->notes[row], in->wrapped);
    cj_xlsx_set_height(in, sheet, 3 + (lxw_row_t)row,
                       cj_xlsx_lines_of(in->plan->notes[row], XLSX_NOTE_WIDTH, false));
}

void cj_xlsx_write_front(cj_xlsx_book *in)
{
    static const char *const headings[] = {"Worksheet", "Title", "Section"};

    write_cover(in);
    write_listing(in, "Contents", "Each table is on a worksheet of its own.", headings, 3,
                  fill_contents, in->plan->sheet_count + has_notes(in));
    cj_xlsx_write_notes(in);
}

void cj_xlsx_write_notes(cj_xlsx_book *in)
{
    static const char *const headings[] = {"Note", "Text"};

    write_listing(in, "Notes", "Each table names the notes that are about it.", headings, 2,
                  fill_notes, in->plan->note_count);
}

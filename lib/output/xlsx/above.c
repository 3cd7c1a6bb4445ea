/* What stands between a sheet's title and its table: five lines at most, so that the table is
 * seen at once. Longer texts and all notes stand on the sheet Notes. */
#include "book.h"

#include <stdlib.h>
#include <string.h>

/* ---- shorthand ---- */

static void append_sentence(cj_text *line, const char *sentence)
{
    cj_text_add(line, line->length > 0 && sentence[0] != '\0' ? " " : "");
    cj_text_add(line, sentence);
}

/* Append what shorthand means, for what occurs. */
static void append_legend(cj_text *line, const cj_table *view)
{
    bool found[2] = {false, false}; /* [z], [c] */
    bool later = false;             /* [x] of a figure that will be known ... */
    bool never = false;             /* ... and of what nobody recorded */

    for (size_t i = 0; i < view->row_count * view->column_count; i++) {
        const cj_table_column *of = &view->columns[i % view->column_count];
        cj_cell_kind kind = view->cells[i].kind;
        bool blank = kind == CJ_CELL_MISSING;

        found[0] = found[0] || kind == CJ_CELL_NOT_APPLICABLE || (blank && !of->recorded);
        found[1] = found[1] || kind == CJ_CELL_SUPPRESSED;
        later = later || kind == CJ_CELL_NOT_AVAILABLE;
        never = never || (blank && of->recorded);
    }
    append_sentence(line, found[0] ? "[z]: not applicable." : "");
    append_sentence(line, never && later ? "[x]: not available."
                          : never        ? "[x]: not recorded."
                          : later        ? "[x]: not available yet."
                                         : "");
    append_sentence(line, found[1] ? "[c]: not shown, to protect people." : "");
}

/* Append what is on the sheet, unless it is one table: the cover says that of all. */
static void append_contains(cj_text *line, const cj_xlsx_book *in, const cj_xlsx_sheet *of)
{
    size_t tables = 1;

    for (size_t i = 0; i < of->chart_count; i++)
        tables += of->charts[i].own;
    if (of->chart_count == 0 && !in->document->single)
        return;
    cj_text_add(line, line->length > 0 ? " " : "");
    if (tables == 1)
        cj_text_add(line, "This sheet has one table");
    else
        cj_text_format(line, "This sheet has %zu tables", tables);
    if (of->chart_count > 0)
        cj_text_format(line, " and %s %s %s", of->chart_count == 1 ? "one chart" : "charts",
                       in->below ? "below" : "beside", tables > 1 ? "the first" : "it");
    cj_text_add(line, ".");
}

/* Write in one line what holds of the whole table: what all rows have, what is on the sheet, what
 * percentages are of, what shorthand means. */
static void write_of_all(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t *row,
                         const cj_xlsx_sheet *of)
{
    cj_text line = CJ_TEXT_INIT;
    cj_text codes = CJ_TEXT_INIT;

    cj_text_add(&line, of->alike);
    append_contains(&line, in, of);
    if (cj_table_shares(of->view) != NULL)
        cj_text_format(&line, "%sPercentages are of %s.", line.length > 0 ? " " : "",
                       cj_table_shares(of->view));
    append_legend(&line, of->view);
    cj_table_append_codes(&codes, of->view);
    append_sentence(&line, cj_text_string(&codes));
    cj_xlsx_write_lines(in, sheet, row, cj_text_string(&line), in->plain);
    if (line.failed || codes.failed)
        in->status = CJ_ENOMEM;
    cj_text_clear(&line);
    cj_text_clear(&codes);
}

/* ---- notes ---- */

/* Append "Notes 2, 4 and 6 to 9": the marked ones of notes 1 to count. */
static void append_numbers(cj_text *line, const bool *marked, size_t count)
{
    size_t left = 0; /* runs of numbers that are still to come */
    size_t all = 0;

    for (size_t i = 1; i <= count; i++) {
        left += marked[i] && !marked[i - 1];
        all += marked[i];
    }
    cj_text_add(line, all == 1 ? "Note" : "Notes");
    for (size_t from = 1, runs = 0; from <= count; from++) {
        size_t to = from;

        if (!marked[from])
            continue;
        while (to < count && marked[to + 1])
            to++;
        left--;
        cj_text_format(line, "%s %zu", runs == 0 ? "" : left == 0 ? " and" : ",", from);
        if (to > from)
            cj_text_format(line, " to %zu", to);
        from = to;
        runs++;
    }
}

/* Write a link to the notes that apply to the table, by their numbers. */
static void write_note_link(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t *row,
                            const cj_xlsx_sheet *of)
{
    size_t count = in->plan->note_count;
    bool *marked = calloc(count + 1, sizeof *marked);
    cj_text line = CJ_TEXT_INIT;

    if (marked == NULL) {
        in->status = CJ_ENOMEM;
        return;
    }
    for (size_t i = 0; i < of->view->note_count; i++)
        marked[cj_xlsx_plan_note(in->plan, of->view->notes[i].words)] = true;
    for (size_t i = 0; of->texts_are_notes && i < cj_xlsx_sheet_text_count(of); i++)
        marked[cj_xlsx_plan_note(in->plan, cj_xlsx_sheet_text(of, i))] = true;
    marked[0] = false;
    append_numbers(&line, marked, count);
    if (line.failed)
        in->status = CJ_ENOMEM;
    else if (line.length > strlen("Notes"))
        cj_xlsx_write_link(in, sheet, (*row)++, 0, "Notes", cj_text_string(&line));
    free(marked);
    cj_text_clear(&line);
}

void cj_xlsx_write_above(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t *row,
                         const cj_xlsx_sheet *of)
{
    for (size_t i = 0; !of->texts_are_notes && i < cj_xlsx_sheet_text_count(of); i++)
        cj_xlsx_write_lines(in, sheet, row, cj_xlsx_sheet_text(of, i), in->plain);
    write_of_all(in, sheet, row, of);
    write_note_link(in, sheet, row, of);
    if (!in->document->single)
        cj_xlsx_write_link(in, sheet, (*row)++, 0, "Contents", "Back to the contents");
}

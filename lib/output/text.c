/* A table as text for a terminal: aligned by character widths, wrapped, with bars. */
#include "fit.h"
#include "noted.h"
#include "spark.h"
#include "told.h"
#include "writers.h"

#include <stdlib.h>
#include <string.h>

#define RECORD_ROOM 18 /* for the words of a value beside its heading */

/* ---- lines ---------------------------------------------------------------------- */

/* Take away blanks at the end of the last line. */
static void strip_line(cj_text *out)
{
    while (!out->failed && out->length > 0 && out->bytes[out->length - 1] == ' ')
        out->bytes[--out->length] = '\0';
}

/* Append words in the colour of their tone; the words alone say what it means. */
static void append_toned(cj_text *out, cj_span words, cj_tone tone)
{
    static const char *const colours[] = {
        [CJ_TONE_GOOD] = "\033[32m", [CJ_TONE_MIXED] = "\033[33m", [CJ_TONE_BAD] = "\033[31m"};

    if (tone == CJ_TONE_NONE || words.length == 0) {
        cj_text_append(out, words);
        return;
    }
    cj_text_add(out, colours[tone]);
    cj_text_append(out, words);
    cj_text_add(out, "\033[0m");
}

/* Append the texts of one line, padded to the widths of their columns; *more tells whether any
 * of them goes on below. */
static void append_line(cj_text *out, const cj_fit *fit, cj_span *rests, bool *more)
{
    const cj_layout *layout = fit->layout;
    bool first = true;

    *more = false;
    for (size_t i = 0; i < layout->column_count; i++) {
        cj_span line;
        size_t width;
        size_t pad;

        if (!cj_fit_shows(fit, i))
            continue;
        line = cj_fit_line(&rests[i], fit->widths[i]);
        width = cj_text_width(line);
        pad = fit->widths[i] > width ? fit->widths[i] - width : 0;
        cj_text_repeat(out, " ", (first ? 0 : fit->gap) + (layout->columns[i].figures ? pad : 0));
        append_toned(out, line, fit->tones[i]);
        cj_text_repeat(out, " ", layout->columns[i].figures ? 0 : pad);
        *more = *more || rests[i].length > 0;
        first = false;
    }
    strip_line(out);
    cj_text_char(out, '\n');
}

/* Append the row of cells, each wrapped in its column: as many lines as the longest cell
 * takes. */
static void append_row(cj_text *out, const cj_fit *fit)
{
    bool more = true;
    cj_span *rests = calloc(fit->layout->column_count, sizeof *rests);

    if (rests == NULL) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < fit->layout->column_count; i++)
        rests[i] = cj_text_span(&fit->cells[i]);
    while (more)
        append_line(out, fit, rests, &more);
    free(rests);
}

/* Append the row of cells as a record: a line for each heading and value, or two where headings
 * leave values no room. */
static void append_record(cj_text *out, const cj_fit *fit)
{
    const cj_layout *layout = fit->layout;
    size_t widest = 0;
    bool below;

    for (size_t i = 0; i < layout->column_count; i++) {
        size_t width = cj_text_width(cj_span_of(layout->columns[i].heading));

        widest = width > widest ? width : widest;
    }
    below = widest + RECORD_ROOM > fit->limit;
    for (size_t i = 0; i < layout->column_count; i++) {
        const char *heading = layout->columns[i].heading;
        size_t pad = widest - cj_text_width(cj_span_of(heading)) + 2;

        if (fit->cells[i].length == 0)
            continue;
        if (below) {
            cj_fit_words(out, heading, 0, fit->limit);
            cj_text_add(out, "  ");
        } else {
            cj_text_add(out, heading);
            cj_text_repeat(out, " ", pad);
        }
        cj_fit_words(out, cj_text_string(&fit->cells[i]), below ? 2 : widest + 2, fit->limit);
    }
}

/* ---- parts of the page --------------------------------------------------------------- */

static void append_strong(cj_text *out, const char *text, const cj_output_style *style)
{
    cj_text_add(out, style->colour ? "\033[1m" : "");
    cj_fit_words(out, text, 0, cj_fit_width(style));
    if (style->colour && out->length > 0) {
        out->length--; /* the end of the line stands behind that of the bold words */
        cj_text_add(out, "\033[0m\n");
    }
}

static void append_headings(cj_text *out, cj_fit *fit)
{
    const cj_layout *layout = fit->layout;
    bool first = true;

    cj_fit_fill_headings(fit);
    append_row(out, fit);
    for (size_t i = 0; i < layout->column_count; i++) {
        if (!cj_fit_shows(fit, i))
            continue;
        cj_text_repeat(out, " ", first ? 0 : fit->gap);
        cj_text_repeat(out, "-", fit->widths[i]);
        first = false;
    }
    cj_text_char(out, '\n');
}

static void append_section(cj_text *out, cj_fit *fit, const cj_layout_section *section)
{
    const cj_layout *layout = fit->layout;

    if (!fit->records)
        append_headings(out, fit);
    for (size_t row = section->first_row; row < section->first_row + section->row_count; row++) {
        cj_fit_fill(fit, row);
        if (fit->records) {
            cj_text_add(out, row > section->first_row ? "\n" : "");
            append_record(out, fit);
            continue;
        }
        for (size_t i = 0; i < layout->column_count; i++)
            if (cj_layout_repeats(layout, section, row, &layout->columns[i]))
                cj_text_reset(&fit->cells[i]);
        append_row(out, fit);
    }
}

/* What was said, and below it by whom. */
static void append_quote(cj_text *out, const cj_fit *fit, size_t row)
{
    cj_text text = CJ_TEXT_INIT;

    cj_told_append_first(&text, fit->layout, row);
    cj_text_add(out, "  ");
    cj_fit_words(out, cj_text_string(&text), 2, fit->limit);
    cj_text_reset(&text);
    cj_told_append_speaker(&text, fit->layout, row);
    if (text.length > 0) {
        cj_text_add(out, "    - ");
        cj_fit_words(out, cj_text_string(&text), 6, fit->limit);
    }
    out->failed = out->failed || text.failed;
    cj_text_clear(&text);
}

/* A heading, and its paragraphs below. */
static void append_story(cj_text *out, const cj_fit *fit, size_t row)
{
    cj_text about = CJ_TEXT_INIT;
    cj_text text = CJ_TEXT_INIT;
    size_t column = 0;
    size_t line = 0;

    cj_told_append_first(&text, fit->layout, row);
    cj_fit_words(out, cj_text_string(&text), 0, fit->limit);
    cj_text_reset(&text);
    while (cj_told_next(&about, &text, fit->layout, row, &column, &line)) {
        cj_text_add(&about, about.length > 0 ? ": " : "");
        cj_text_append(&about, cj_text_span(&text));
        cj_text_add(out, "  ");
        cj_fit_words(out, cj_text_string(&about), 2, fit->limit);
        cj_text_reset(&about);
        cj_text_reset(&text);
    }
    out->failed = out->failed || about.failed || text.failed;
    cj_text_clear(&about);
    cj_text_clear(&text);
}

static void append_told(cj_text *out, const cj_fit *fit, const cj_layout_section *section)
{
    for (size_t row = section->first_row; row < section->first_row + section->row_count; row++) {
        cj_text_add(out, row > section->first_row ? "\n" : "");
        if (fit->layout->table->form == CJ_FORM_QUOTES)
            append_quote(out, fit, row);
        else
            append_story(out, fit, row);
    }
}

static void append_sentences(cj_text *out, const cj_fit *fit, const cj_layout_section *section)
{
    for (size_t row = section->first_row; row < section->first_row + section->row_count; row++)
        if (fit->layout->table->sentences[row] != NULL)
            cj_fit_words(out, fit->layout->table->sentences[row], 2, fit->limit);
}

/* Name the columns that there was no room for. */
static void append_dropped(cj_text *out, const cj_fit *fit)
{
    cj_text names = CJ_TEXT_INIT;

    for (size_t i = 0; i < fit->layout->column_count; i++)
        if (fit->dropped[i])
            cj_text_format(&names, "%s%s", names.length > 0 ? ", " : "Not shown for want of room: ",
                           fit->layout->columns[i].heading);
    if (names.length > 0) {
        cj_text_char(&names, '.');
        cj_text_char(out, '\n');
        cj_fit_words(out, cj_text_string(&names), 0, fit->limit);
    }
    out->failed = out->failed || names.failed;
    cj_text_clear(&names);
}

static bool has_notes(const cj_layout *layout)
{
    for (size_t i = 0; i < layout->table->note_count; i++)
        if (cj_table_tells_note(layout->table, i))
            return true;
    return layout->legend_count > 0;
}

/* Say which of the notes at the end of the document are about the table, and what shorthand in it
 * means. */
static void refer_to_notes(cj_text *out, const cj_layout *layout, const cj_output_style *style)
{
    cj_text words = CJ_TEXT_INIT;

    cj_noted_refer(&words, style->noted, layout->table, CJ_NOTED_WORDS);
    if (words.length > 0) {
        cj_text_char(&words, '.');
        cj_text_char(out, '\n');
        cj_fit_words(out, cj_text_string(&words), 0, cj_fit_width(style));
    }
    if (words.length == 0 && style->notes != CJ_NOTES_NONE && layout->legend_count > 0)
        cj_text_char(out, '\n');
    for (size_t i = 0; style->notes != CJ_NOTES_NONE && i < layout->legend_count; i++)
        cj_fit_words(out, layout->legend[i], 0, cj_fit_width(style));
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
}

static void append_notes(cj_text *out, const cj_layout *layout, const cj_output_style *style)
{
    const size_t width = cj_fit_width(style);
    const cj_table *table = layout->table;
    cj_text more = CJ_TEXT_INIT;
    size_t first = cj_style_first_note(style, table);

    if (style->notes == CJ_NOTES_NONE || !has_notes(layout))
        return;
    cj_text_add(out, first == 0 ? "\nNotes\n" : "\n");
    for (size_t i = first; i < table->note_count; i++) {
        if (!cj_table_tells_note(table, i))
            continue;
        cj_text_add(out, "- ");
        cj_fit_words(out, cj_table_note_words(table, i), 2, width);
    }
    for (size_t i = 0; i < layout->legend_count; i++) {
        cj_text_add(out, "- ");
        cj_fit_words(out, layout->legend[i], 2, width);
    }
    if (first > 0 && style->all_notes != NULL) {
        cj_text_format(&more, "How it is counted: %zu more notes with %s.", first,
                       style->all_notes);
        cj_fit_words(out, cj_text_string(&more), 0, width);
    }
    out->failed = out->failed || more.failed;
    cj_text_clear(&more);
}

/* Append a section: its head, its sparkline, its rows. */
static void append_whole(cj_text *out, cj_fit *fit, const cj_layout_section *section,
                         const cj_output_style *style)
{
    cj_text_char(out, '\n');
    if (section->heading[0] != '\0')
        append_strong(out, section->heading, style);
    if (section->facts[0] != '\0')
        cj_fit_words(out, section->facts, 0, fit->limit);
    if (section->heading[0] != '\0' || section->facts[0] != '\0')
        cj_text_char(out, '\n');
    cj_spark_append(out, fit->layout->table, section->first_row, section->row_count, "",
                    fit->limit);
    if (style->sentences)
        append_sentences(out, fit, section);
    else if (fit->layout->table->form != CJ_FORM_TABLE)
        append_told(out, fit, section);
    else
        append_section(out, fit, section);
}

/* What percentages are of, where the notes stand far away. */
static void append_base(cj_text *out, const cj_fit *fit)
{
    cj_text words = CJ_TEXT_INIT;

    cj_text_format(&words, "Percentages are of %s.", cj_table_shares(fit->layout->table));
    cj_fit_words(out, cj_text_string(&words), 0, fit->limit);
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
}

cj_status cj_text_output(cj_text *out, const cj_layout *layout, const cj_output_style *style,
                         cj_error *err)
{
    cj_fit fit;
    cj_status status = cj_fit_open(&fit, layout, style, err);

    if (status == CJ_OK) {
        append_strong(out, layout->table->title == NULL ? "" : layout->table->title, style);
        if (style->noted != NULL && cj_table_shares(layout->table) != NULL)
            append_base(out, &fit);
        for (size_t i = 0; i < layout->section_count; i++)
            append_whole(out, &fit, &layout->sections[i], style);
        if (layout->section_count == 0)
            cj_text_add(out, "\nNo rows.\n");
        if (!style->sentences && layout->table->form == CJ_FORM_TABLE)
            append_dropped(out, &fit);
        if (style->noted != NULL)
            refer_to_notes(out, layout, style);
        else
            append_notes(out, layout, style);
    }
    cj_fit_close(&fit, out);
    return status;
}

/* A table as Markdown. */
#include "noted.h"
#include "spark.h"
#include "told.h"
#include "writers.h"

/* A bar would end the cell. */
void cj_markdown_append(cj_text *out, const char *text)
{
    cj_text printable = CJ_TEXT_INIT;

    cj_text_printable(&printable, cj_span_of(text));
    out->failed = out->failed || printable.failed;
    for (const char *at = cj_text_string(&printable); *at != '\0'; at++) {
        if (*at == '|' || *at == '*' || *at == '_' || *at == '`' || *at == '\\' || *at == '<' ||
            *at == '[')
            cj_text_char(out, '\\');
        cj_text_char(out, *at);
    }
    cj_text_clear(&printable);
}

static void append_section(cj_text *out, const cj_layout *layout, const cj_layout_section *section)
{
    cj_text cell = CJ_TEXT_INIT;

    for (size_t i = 0; i < layout->column_count; i++) {
        cj_text_add(out, "| ");
        cj_markdown_append(out, layout->columns[i].heading);
        cj_text_char(out, ' ');
    }
    cj_text_add(out, "|\n");
    for (size_t i = 0; i < layout->column_count; i++)
        cj_text_add(out, layout->columns[i].figures ? "| ---: " : "| --- ");
    cj_text_add(out, "|\n");
    for (size_t row = section->first_row; row < section->first_row + section->row_count; row++) {
        for (size_t i = 0; i < layout->column_count; i++) {
            cj_text_reset(&cell);
            cj_layout_append(&cell, layout, row, &layout->columns[i]);
            out->failed = out->failed || cell.failed;
            cj_text_add(out, "| ");
            cj_markdown_append(out, cj_text_string(&cell));
            cj_text_char(out, ' ');
        }
        cj_text_add(out, "|\n");
    }
    cj_text_clear(&cell);
}

static void append_quote(cj_text *out, const cj_layout *layout, size_t row)
{
    cj_text text = CJ_TEXT_INIT;

    cj_told_append_first(&text, layout, row);
    cj_text_add(out, "> ");
    cj_markdown_append(out, cj_text_string(&text));
    cj_text_reset(&text);
    cj_told_append_speaker(&text, layout, row);
    if (text.length > 0) {
        cj_text_add(out, "\n>\n> \xE2\x80\x94 ");
        cj_markdown_append(out, cj_text_string(&text));
    }
    cj_text_add(out, "\n\n");
    out->failed = out->failed || text.failed;
    cj_text_clear(&text);
}

static void append_story(cj_text *out, const cj_layout *layout, size_t row)
{
    cj_text about = CJ_TEXT_INIT;
    cj_text text = CJ_TEXT_INIT;
    size_t column = 0;
    size_t line = 0;

    cj_told_append_first(&text, layout, row);
    cj_text_add(out, "**");
    cj_markdown_append(out, cj_text_string(&text));
    cj_text_add(out, "**\n\n");
    cj_text_reset(&text);
    while (cj_told_next(&about, &text, layout, row, &column, &line)) {
        cj_markdown_append(out, cj_text_string(&about));
        cj_text_add(out, about.length > 0 ? ": " : "");
        cj_markdown_append(out, cj_text_string(&text));
        cj_text_add(out, "\n\n");
        cj_text_reset(&about);
        cj_text_reset(&text);
    }
    out->failed = out->failed || about.failed || text.failed;
    cj_text_clear(&about);
    cj_text_clear(&text);
}

static void append_told(cj_text *out, const cj_layout *layout, const cj_layout_section *section)
{
    for (size_t row = section->first_row; row < section->first_row + section->row_count; row++)
        if (layout->table->form == CJ_FORM_QUOTES)
            append_quote(out, layout, row);
        else
            append_story(out, layout, row);
}

static void append_sentences(cj_text *out, const cj_layout *layout,
                             const cj_layout_section *section)
{
    for (size_t row = section->first_row; row < section->first_row + section->row_count; row++) {
        if (layout->table->sentences[row] == NULL)
            continue;
        cj_text_add(out, "- ");
        cj_markdown_append(out, layout->table->sentences[row]);
        cj_text_char(out, '\n');
    }
}

static void append_note(cj_text *out, const char *words, size_t *number)
{
    cj_text_format(out, "%s%zu. ", *number == 0 ? "\nNotes:\n\n" : "", *number + 1);
    cj_markdown_append(out, words);
    cj_text_char(out, '\n');
    ++*number;
}

/* Notes and legend are one numbered list. */
static void append_notes(cj_text *out, const cj_layout *layout)
{
    size_t number = 0;

    for (size_t i = 0; i < layout->table->note_count; i++)
        if (cj_table_tells_note(layout->table, i))
            append_note(out, cj_table_note_words(layout->table, i), &number);
    for (size_t i = 0; i < layout->legend_count; i++)
        append_note(out, layout->legend[i], &number);
}

/* Say which of the notes at the end of the document are about the table, and what shorthand in it
 * means. */
static void refer_to_notes(cj_text *out, const cj_layout *layout, const cj_noted *noted,
                           bool shorthand)
{
    cj_text words = CJ_TEXT_INIT;

    cj_noted_refer(&words, noted, layout->table, CJ_NOTED_WORDS);
    if (words.length > 0)
        cj_text_format(out, "\n%s.\n", words.bytes);
    for (size_t i = 0; shorthand && i < layout->legend_count; i++) {
        cj_text_char(out, '\n');
        cj_markdown_append(out, layout->legend[i]);
        cj_text_char(out, '\n');
    }
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
}

/* Headings are a level deeper inside a document, whose own title is level 1 and whose sections
 * are level 2. */
cj_status cj_markdown_output(cj_text *out, const cj_layout *layout, const cj_output_style *style)
{
    const cj_table *table = layout->table;

    cj_text_add(out, style->inside ? "### " : "## ");
    cj_markdown_append(out, table->title == NULL ? "" : table->title);
    cj_text_add(out, "\n");
    if (style->noted != NULL && cj_table_shares(table) != NULL)
        cj_text_format(out, "\nPercentages are of %s.\n", cj_table_shares(table));
    for (size_t i = 0; i < layout->section_count; i++) {
        const cj_layout_section *section = &layout->sections[i];

        if (section->heading[0] != '\0') {
            cj_text_add(out, style->inside ? "\n#### " : "\n### ");
            cj_markdown_append(out, section->heading);
            cj_text_char(out, '\n');
        }
        if (section->facts[0] != '\0') {
            cj_text_char(out, '\n');
            cj_markdown_append(out, section->facts);
            cj_text_char(out, '\n');
        }
        cj_text_char(out, '\n');
        cj_spark_append(out, table, section->first_row, section->row_count, "    ", 100);
        if (style->sentences)
            append_sentences(out, layout, section);
        else if (table->form != CJ_FORM_TABLE)
            append_told(out, layout, section);
        else
            append_section(out, layout, section);
    }
    if (layout->section_count == 0)
        cj_text_add(out, "\nNo rows.\n");
    if (style->noted != NULL)
        refer_to_notes(out, layout, style->noted, style->notes != CJ_NOTES_NONE);
    else
        append_notes(out, layout);
    return CJ_OK;
}

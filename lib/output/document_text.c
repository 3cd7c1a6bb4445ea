/* Documents as text and markdown. */
#include "cj/document.h"

#include "fit.h"
#include "noted.h"
#include "writers.h"

#include <string.h>

/* In plain text levels 1 and 2 are underlined, as wide as the title is shown; deeper ones stand
 * alone. */
static void append_heading(cj_text *out, const char *title, int level, bool markdown, size_t width)
{
    size_t long_line = cj_text_width(cj_span_of(title));

    if (title[0] == '\0')
        return;
    if (markdown) {
        cj_text_repeat(out, "#", (size_t)level);
        cj_text_char(out, ' ');
        cj_text_printable(out, cj_span_of(title));
        cj_text_add(out, "\n\n");
        return;
    }
    cj_fit_words(out, title, 0, width);
    if (level < 3) {
        cj_text_repeat(out, level == 1 ? "=" : "-", long_line < width ? long_line : width);
        cj_text_char(out, '\n');
    }
    cj_text_char(out, '\n');
}

/* Append words: in markdown on one line, in text wrapped behind what stands on it already. */
static void append_words(cj_text *out, const char *text, bool markdown, size_t indent, size_t width)
{
    if (!markdown) {
        cj_fit_words(out, text, indent, width > indent + 20 ? width : indent + 20);
        return;
    }
    cj_text_printable(out, cj_span_of(text));
    cj_text_char(out, '\n');
}

static void append_paragraph(cj_text *out, const char *text, bool markdown, size_t width)
{
    if (text[0] == '\0')
        return;
    append_words(out, text, markdown, 0, width);
    cj_text_char(out, '\n');
}

static void append_headline(cj_text *out, const cj_headline *headline, bool markdown, size_t width)
{
    cj_text words = CJ_TEXT_INIT;

    cj_text_format(out, markdown ? "- **%s** " : "%s  ", headline->figure);
    cj_text_format(&words, "%s%s%s", headline->label, headline->sentence[0] == '\0' ? "" : ". ",
                   headline->sentence);
    append_words(out, cj_text_string(&words), markdown,
                 cj_text_width(cj_span_of(headline->figure)) + 2, width);
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
}

static void append_points(cj_text *out, const cj_document *document, bool markdown, size_t width)
{
    if (document->point_count == 0)
        return;
    append_heading(out, "Main points", 2, markdown, width);
    for (size_t i = 0; i < document->point_count; i++) {
        cj_text_add(out, "- ");
        append_words(out, document->points[i], markdown, 2, width);
    }
    cj_text_char(out, '\n');
}

/* Write the title, the facts (service, period, contact), the main points, and the headline figures
 * that no main point says. */
static void append_cover(cj_text *out, const cj_document *document, bool markdown, size_t width)
{
    size_t told = 0;

    append_heading(out, document->title, 1, markdown, width);
    for (size_t i = 0; i < document->fact_count; i++) {
        const cj_document_fact *fact = &document->facts[i];

        cj_text_format(out, markdown ? "- **%s**: " : "%s: ", fact->name);
        append_words(out, fact->value, markdown, cj_text_width(cj_span_of(fact->name)) + 2, width);
    }
    cj_text_add(out, document->fact_count > 0 ? "\n" : "");
    append_points(out, document, markdown, width);
    for (size_t i = 0; i < document->headline_count; i++) {
        if (cj_headline_is_said(document, &document->headlines[i]))
            continue;
        append_headline(out, &document->headlines[i], markdown, width);
        told++;
    }
    cj_text_add(out, told > 0 ? "\n" : "");
}

/* Write one table with its text; its notes are noted, or stand under it if that is NULL. Charts are
 * left out: the table holds all their values. */
static cj_status append_exhibit(cj_text *out, const cj_exhibit *exhibit, bool markdown,
                                const cj_output_style *style, cj_noted *noted, cj_error *err)
{
    cj_output_style inside = *style;
    cj_status status;

    inside.inside = true;
    inside.noted = noted;
    append_paragraph(out, exhibit->text, markdown, cj_fit_width(style));
    status = cj_output_append(out, exhibit->table, markdown ? CJ_FORMAT_MARKDOWN : CJ_FORMAT_TEXT,
                              &inside, err);
    cj_text_char(out, '\n');
    return status;
}

static void append_note(cj_text *out, size_t number, const char *note, bool markdown, size_t width)
{
    if (markdown) {
        cj_text_format(out, "%zu. ", number);
        cj_markdown_append(out, note);
        cj_text_char(out, '\n');
    } else {
        cj_text_format(out, "%3zu. ", number);
        cj_fit_words(out, note, 5, width);
    }
}

/* Tell how many notes there are besides those noted: short notes leave out how things are counted.
 */
static cj_status tell_others(cj_text *out, const cj_document *document,
                             const cj_output_style *style, cj_error *err)
{
    cj_noted others = {.list = NULL};
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t s = 0; s < document->section_count; s++)
        for (size_t i = 0; status == CJ_OK && i < document->sections[s].exhibit_count; i++) {
            const cj_table *table = document->sections[s].exhibits[i].table;

            status = cj_noted_add(&others, table, 0, cj_style_first_note(style, table), err);
        }
    if (status == CJ_OK && others.count > 0 && style->all_notes != NULL) {
        cj_text_format(&words, "How it is counted: %zu more notes with %s.", others.count,
                       style->all_notes);
        append_paragraph(out, cj_text_string(&words), false, cj_fit_width(style));
    }
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
    cj_noted_clear(&others);
    return status;
}

/* Write the notes about the whole, then those of all tables, each once. */
static cj_status append_notes(cj_text *out, const cj_document *document, bool markdown,
                              const cj_output_style *style, const cj_noted *noted, cj_error *err)
{
    const size_t width = cj_fit_width(style);

    if (document->note_count + noted->count > 0)
        append_heading(out, "Notes", 2, markdown, width);
    for (size_t i = 0; i < document->note_count; i++)
        append_paragraph(out, document->notes[i], markdown, width);
    for (size_t i = 0; i < noted->count; i++)
        append_note(out, i + 1, noted->list[i], markdown, width);
    cj_text_add(out, noted->count > 0 ? "\n" : "");
    return style->notes == CJ_NOTES_SHORT ? tell_others(out, document, style, err) : CJ_OK;
}

cj_status cj_document_text(cj_text *out, const cj_document *document, bool markdown,
                           const cj_output_style *style, cj_error *err)
{
    const size_t width = cj_fit_width(style);
    cj_noted noted = {.list = NULL};
    cj_status status = CJ_OK;

    append_cover(out, document, markdown, width);
    for (size_t i = 0; i < document->section_count; i++) {
        const cj_section *section = &document->sections[i];

        append_heading(out, section->title, 2, markdown, width);
        for (size_t t = 0; t < section->text_count; t++)
            append_paragraph(out, section->texts[t], markdown, width);
        for (size_t e = 0; status == CJ_OK && e < section->exhibit_count; e++)
            status = append_exhibit(out, &section->exhibits[e], markdown, style, &noted, err);
    }
    if (status == CJ_OK)
        status = append_notes(out, document, markdown, style, &noted, err);
    if (document->appendix_count > 0)
        append_heading(out, "About the data", 2, markdown, width);
    for (size_t i = 0; status == CJ_OK && i < document->appendix_count; i++)
        if (cj_exhibit_is_read(&document->appendices[i]))
            status = append_exhibit(out, &document->appendices[i], markdown, style, NULL, err);
    cj_noted_clear(&noted);
    return status == CJ_OK ? cj_text_check(out, err) : status;
}

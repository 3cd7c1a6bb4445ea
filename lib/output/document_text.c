/* Documents as text and markdown. */
#include "cj/document.h"

#include <string.h>

/* In plain text levels 1 and 2 are underlined, as wide as the title is shown; deeper ones stand
 * alone. */
static void append_heading(cj_text *out, const char *title, int level, bool markdown)
{
    if (title[0] == '\0')
        return;
    if (markdown) {
        cj_text_repeat(out, "#", (size_t)level);
        cj_text_char(out, ' ');
    }
    cj_text_printable(out, cj_span_of(title));
    cj_text_char(out, '\n');
    if (!markdown && level < 3)
        cj_text_repeat(out, level == 1 ? "=" : "-", cj_text_width(cj_span_of(title)));
    cj_text_add(out, !markdown && level < 3 ? "\n\n" : "\n");
}

static void append_paragraph(cj_text *out, const char *text)
{
    if (text[0] == '\0')
        return;
    cj_text_printable(out, cj_span_of(text));
    cj_text_add(out, "\n\n");
}

static void append_points(cj_text *out, const cj_document *document, bool markdown)
{
    if (document->point_count == 0)
        return;
    append_heading(out, "Main points", 2, markdown);
    for (size_t i = 0; i < document->point_count; i++) {
        cj_text_add(out, "- ");
        cj_text_printable(out, cj_span_of(document->points[i]));
        cj_text_char(out, '\n');
    }
    cj_text_char(out, '\n');
}

/* Write the title, the facts (service, period, contact) and the headline figures. */
static void append_cover(cj_text *out, const cj_document *document, bool markdown)
{
    append_heading(out, document->title, 1, markdown);
    for (size_t i = 0; i < document->fact_count; i++) {
        cj_text_format(out, markdown ? "- **%s**: " : "%s: ", document->facts[i].name);
        cj_text_printable(out, cj_span_of(document->facts[i].value));
        cj_text_char(out, '\n');
    }
    cj_text_add(out, document->fact_count > 0 ? "\n" : "");
    append_points(out, document, markdown);
    for (size_t i = 0; i < document->headline_count; i++) {
        const cj_headline *headline = &document->headlines[i];

        cj_text_format(out, markdown ? "- **%s** " : "%s  ", headline->figure);
        cj_text_printable(out, cj_span_of(headline->label));
        if (headline->sentence[0] != '\0') {
            cj_text_add(out, ". ");
            cj_text_printable(out, cj_span_of(headline->sentence));
        }
        cj_text_char(out, '\n');
    }
    cj_text_add(out, document->headline_count > 0 ? "\n" : "");
}

/* Write one table with its text. Charts are left out: the table holds all their values. */
static cj_status append_exhibit(cj_text *out, const cj_exhibit *exhibit, bool markdown,
                                const cj_output_style *style, cj_error *err)
{
    cj_output_style inside = *style;
    cj_status status;

    inside.inside = true;
    append_paragraph(out, exhibit->text);
    status = cj_output_append(out, exhibit->table, markdown ? CJ_FORMAT_MARKDOWN : CJ_FORMAT_TEXT,
                              &inside, err);
    cj_text_char(out, '\n');
    return status;
}

cj_status cj_document_text(cj_text *out, const cj_document *document, bool markdown,
                           const cj_output_style *style, cj_error *err)
{
    cj_status status = CJ_OK;

    append_cover(out, document, markdown);
    for (size_t i = 0; i < document->section_count; i++) {
        const cj_section *section = &document->sections[i];

        append_heading(out, section->title, 2, markdown);
        for (size_t t = 0; t < section->text_count; t++)
            append_paragraph(out, section->texts[t]);
        for (size_t e = 0; status == CJ_OK && e < section->exhibit_count; e++)
            status = append_exhibit(out, &section->exhibits[e], markdown, style, err);
    }
    for (size_t i = 0; i < document->note_count; i++)
        append_paragraph(out, document->notes[i]);
    if (document->appendix_count > 0)
        append_heading(out, "Definitions and provenance", 2, markdown);
    for (size_t i = 0; status == CJ_OK && i < document->appendix_count; i++)
        status = append_exhibit(out, &document->appendices[i], markdown, style, err);
    return status == CJ_OK ? cj_text_check(out, err) : status;
}

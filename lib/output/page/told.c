/* Quotes and stories on a page: blockquotes and articles. */
#include "told.h"

#include "output/told.h"
#include "svg.h"

static void append_quote(cj_text *out, const cj_layout *layout, size_t row)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_add(out, "<figure class=\"quote\"><blockquote dir=\"auto\"><p>");
    cj_told_append_first(&text, layout, row);
    cj_xml_escape(out, cj_text_string(&text));
    cj_text_add(out, "</p></blockquote>");
    cj_text_reset(&text);
    cj_told_append_speaker(&text, layout, row);
    if (text.length > 0) {
        cj_text_add(out, "<figcaption>");
        cj_xml_escape(out, cj_text_string(&text));
        cj_text_add(out, "</figcaption>");
    }
    cj_text_add(out, "</figure>\n");
    out->failed = out->failed || text.failed;
    cj_text_clear(&text);
}

static void append_heading(cj_text *out, const char *words, int level)
{
    cj_text_format(out, "<h%d dir=\"auto\">", level);
    cj_xml_escape(out, words);
    cj_text_format(out, "</h%d>\n", level);
}

static void append_story(cj_text *out, const cj_layout *layout, size_t row, int level)
{
    size_t column = 0;
    size_t line = 0;
    cj_text about = CJ_TEXT_INIT;
    cj_text text = CJ_TEXT_INIT;

    cj_text_add(out, "<article class=\"story\">\n");
    cj_told_append_first(&text, layout, row);
    append_heading(out, cj_text_string(&text), level);
    cj_text_reset(&text);
    while (cj_told_next(&about, &text, layout, row, &column, &line)) {
        cj_text_add(out, "<p dir=\"auto\">");
        if (about.length > 0) {
            cj_text_add(out, "<strong>");
            cj_xml_escape(out, cj_text_string(&about));
            cj_text_add(out, ":</strong> ");
        }
        cj_xml_escape(out, cj_text_string(&text));
        cj_text_add(out, "</p>\n");
        cj_text_reset(&about);
        cj_text_reset(&text);
    }
    cj_text_add(out, "</article>\n");
    out->failed = out->failed || about.failed || text.failed;
    cj_text_clear(&about);
    cj_text_clear(&text);
}

void cj_page_told_append(cj_text *out, const cj_layout *layout, int level)
{
    for (size_t s = 0; s < layout->section_count; s++) {
        const cj_layout_section *section = &layout->sections[s];
        bool headed = section->heading[0] != '\0';

        if (headed)
            append_heading(out, section->heading, level);
        for (size_t row = section->first_row; row < section->first_row + section->row_count; row++)
            if (layout->table->form == CJ_FORM_QUOTES)
                append_quote(out, layout, row);
            else
                append_story(out, layout, row, level + headed);
    }
}

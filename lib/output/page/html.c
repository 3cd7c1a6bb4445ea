/* Documents as one self-contained page. */
#include "cj/document.h"
#include "page_parts.h"
#include "svg.h"
#include "told.h"

#include <string.h>

/* Widths of the two drawings of a chart, in pixels: for a page of A4 or a screen, and for a
 * phone of 360 pixels. */
#define WIDE 720
#define NARROW 340

static cj_status check(const cj_text *text, cj_status status, cj_error *err)
{
    return status == CJ_OK ? cj_text_check(text, err) : status;
}

/* ---- tables ------------------------------------------------------------------------------------
 */

/* Append the notes of a table, or links to those that stand at the end of the page; what shorthand
 * means is no note there. */
static void append_notes(cj_text *out, const cj_layout *layout, const cj_noted *notes)
{
    const cj_table *table = layout->table;
    size_t own = notes == NULL ? table->note_count : 0;
    cj_text refers = CJ_TEXT_INIT;

    if (notes != NULL)
        cj_noted_refer(&refers, notes, table, CJ_NOTED_LINKS);
    if (refers.length > 0)
        cj_text_format(out, "<p class=\"notes\">%s</p>\n", refers.bytes);
    out->failed = out->failed || refers.failed;
    cj_text_clear(&refers);
    for (size_t i = 0; notes != NULL && i < layout->legend_count; i++)
        cj_page_element(out, "<p class=\"notes\">", layout->legend[i], "</p>\n");
    if (notes != NULL || own + layout->legend_count == 0)
        return;
    cj_text_add(out, "<ol class=\"notes\">\n");
    for (size_t i = 0; i < own; i++)
        if (cj_table_tells_note(table, i))
            cj_page_element(out, "<li>", cj_table_note_words(table, i), "</li>\n");
    for (size_t i = 0; i < layout->legend_count; i++)
        cj_page_element(out, "<li>", layout->legend[i], "</li>\n");
    cj_text_add(out, "</ol>\n");
}

/* Headings inside, of quotes and stories, have this level. */
static void append_layout(cj_text *out, const cj_layout *layout, const char *title, int level,
                          const cj_noted *notes)
{
    if (layout->table->form == CJ_FORM_TABLE)
        cj_page_grid(out, layout, title, notes);
    else
        cj_page_told_append(out, layout, level);
    if (layout->section_count == 0)
        cj_text_add(out, "<p>There is nothing in this table.</p>\n");
    append_notes(out, layout, notes);
}

/* Append the table: crossed where a column goes across, then laid out, as text output is. */
static cj_status append_table(cj_text *out, bool *broad, const cj_exhibit *exhibit, int level,
                              const cj_noted *notes, cj_error *err)
{
    const cj_table *table = exhibit->table;
    cj_table *crossed = NULL;
    cj_layout *layout = NULL;
    cj_status status = cj_table_shown(&crossed, table, err);

    if (status == CJ_OK)
        status = cj_layout_new(&layout, crossed != NULL ? crossed : table, false, err);
    if (status == CJ_OK) {
        append_layout(out, layout, exhibit->title, level, notes);
        *broad = *broad || cj_page_is_broad(out, layout);
    }
    cj_layout_free(layout);
    cj_table_free(crossed);
    return check(out, status, err);
}

/* ---- charts
 * -------------------------------------------------------------------------------------- */

/* Append a chart as two drawings, of which the page's style shows the one that fits its width.
 * Their ids differ, as patterns refer to them. */
static void append_chart(cj_text *out, const cj_chart *chart, const cj_exhibit *exhibit,
                         size_t number)
{
    bool said = strcmp(chart->title, exhibit->title) == 0; /* by the heading just above */
    cj_text id = CJ_TEXT_INIT;

    cj_page_heading(out,
                    said ? "<figure>\n<figcaption class=\"hidden\">" : "<figure>\n<figcaption>",
                    chart->title, "</figcaption>\n");
    if (chart->subtitle[0] != '\0')
        cj_page_heading(out, "<p class=\"subtitle\">", chart->subtitle, "</p>\n");
    for (int narrow = 0; narrow < 2; narrow++) {
        cj_text_reset(&id);
        cj_text_format(&id, "chart-%s-%zu%s", exhibit->id, number + 1, narrow ? "n" : "");
        cj_text_add(out, narrow ? "<div class=\"narrow\">\n" : "<div class=\"wide\">\n");
        cj_svg_append(out, chart, cj_text_string(&id), narrow ? NARROW : WIDE);
        cj_text_add(out, "</div>\n");
    }
    cj_text_add(out, "</figure>\n");
    out->failed = out->failed || id.failed;
    cj_text_clear(&id);
}

/* *broad is set where the table is too wide for a page of paper upright. */
static cj_status append_exhibit(cj_text *out, bool *broad, const cj_document *document,
                                const cj_exhibit *exhibit, const char *above, const cj_noted *notes,
                                cj_error *err)
{
    bool headed = strcmp(exhibit->title, above) != 0;
    cj_status status;

    cj_text_format(out, "<div id=\"table-%s\">\n", exhibit->id);
    if (headed)
        cj_page_heading(out, "<h3>", exhibit->title, "</h3>\n");
    if (exhibit->text[0] != '\0')
        cj_page_element(out, "<p>", exhibit->text, "</p>\n");
    for (size_t i = 0; i < exhibit->chart_count; i++)
        append_chart(out, exhibit->charts[i], exhibit, i);
    status = append_table(out, broad, exhibit, headed ? 4 : 3, notes, err);
    if (status != CJ_OK)
        return status;
    cj_page_link_data(out, document, exhibit);
    cj_text_add(out, "</div>\n");
    return cj_text_check(out, err);
}

/* ---- the page
 * ------------------------------------------------------------------------------------- */

/* Append the paragraphs and tables of a section. */
static cj_status append_inside(cj_text *out, bool *broad, const cj_document *document,
                               const cj_section *section, const cj_noted *notes, cj_error *err)
{
    const char *above = document->single ? document->title : section->title;
    cj_status status = CJ_OK;

    for (size_t i = 0; i < section->text_count; i++)
        cj_page_element(out, "<p>", section->texts[i], "</p>\n");
    for (size_t i = 0; status == CJ_OK && i < section->exhibit_count; i++)
        status = append_exhibit(out, broad, document, &section->exhibits[i], above, notes, err);
    return status;
}

static cj_status append_part(cj_text *out, const cj_document *document, const cj_section *section,
                             const cj_noted *notes, cj_error *err)
{
    const char *tag = document->single ? "div" : "section"; /* which has a heading */
    cj_text inside = CJ_TEXT_INIT;
    bool broad = false;
    cj_status status = append_inside(&inside, &broad, document, section, notes, err);

    cj_text_format(out, "<%s%s id=\"section-%s\">\n", tag, broad ? " class=\"broad\"" : "",
                   section->id);
    if (!document->single)
        cj_page_heading(out, "<h2>", section->title, "</h2>\n");
    cj_text_append(out, cj_text_span(&inside));
    cj_text_format(out, "</%s>\n", tag);
    out->failed = out->failed || inside.failed;
    cj_text_clear(&inside);
    return status;
}

/* Append the notes of all tables. */
static void append_list(cj_text *out, const cj_noted *notes)
{
    cj_text_add(out, notes->count > 0 ? "<ol class=\"notes\">\n" : "");
    for (size_t i = 0; i < notes->count; i++) {
        cj_text_format(out, "<li id=\"note-%zu\">", i + 1);
        cj_page_element(out, "", notes->list[i], "</li>\n");
    }
    cj_text_add(out, notes->count > 0 ? "</ol>\n" : "");
}

static cj_status append_end(cj_text *out, const cj_document *document, const cj_noted *notes,
                            cj_error *err)
{
    cj_status status = CJ_OK;
    bool broad = false;

    if (document->note_count + notes->count > 0)
        cj_text_add(out, "<section id=\"notes\">\n<h2>Notes</h2>\n");
    for (size_t i = 0; i < document->note_count; i++)
        cj_page_element(out, "<p>", document->notes[i], "</p>\n");
    append_list(out, notes);
    cj_text_add(out, document->note_count + notes->count > 0 ? "</section>\n" : "");
    if (document->appendix_count > 0)
        cj_text_add(out, "<section id=\"appendices\">\n<h2>About the data</h2>\n<details>\n"
                         "<summary>Definitions, files and records</summary>\n");
    for (size_t i = 0; status == CJ_OK && i < document->appendix_count; i++)
        if (cj_exhibit_is_read(&document->appendices[i]))
            status = append_exhibit(out, &broad, document, &document->appendices[i],
                                    "About the data", NULL, err);
    if (status == CJ_OK)
        cj_page_link_others(out, document);
    cj_text_add(out, document->appendix_count > 0 ? "</details>\n</section>\n" : "");
    cj_text_add(out, document->single ? "</main>\n<footer>" : "</div>\n</div>\n</main>\n<footer>");
    cj_page_element(out, "Made by ", document->program, " ");
    cj_page_element(out, "", document->version, ".</footer>\n</body>\n</html>\n");
    return status;
}

/* Gather the notes of all sections of a report; those of one table alone stand under it. */
static cj_status gather(cj_noted *notes, const cj_document *document, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t s = 0; !document->single && s < document->section_count; s++)
        for (size_t i = 0; status == CJ_OK && i < document->sections[s].exhibit_count; i++) {
            const cj_table *table = document->sections[s].exhibits[i].table;

            status = cj_noted_add(notes, table, 0, table->note_count, err);
        }
    return status;
}

cj_status cj_document_html(cj_text *out, const cj_document *document, cj_error *err)
{
    cj_noted notes = {.list = NULL};
    cj_status status = gather(&notes, document, err);

    cj_page_top(out, document);
    cj_text_add(out, "<main id=\"main\">\n");
    cj_page_points(out, document);
    cj_page_headlines(out, document);
    if (!document->single) {
        cj_text_add(out, "<div class=\"body\">\n");
        cj_page_contents(out, document);
        cj_text_add(out, "<div>\n");
    }
    for (size_t i = 0; status == CJ_OK && i < document->section_count; i++)
        status = append_part(out, document, &document->sections[i],
                             document->single ? NULL : &notes, err);
    if (status == CJ_OK)
        status = append_end(out, document, &notes, err);
    cj_noted_clear(&notes);
    return check(out, status, err);
}

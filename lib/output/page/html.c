/* Documents as one self-contained page. */
#include "cj/document.h"
#include "notes.h"
#include "page_builtin.h"
#include "svg.h"
#include "table/layout.h"
#include "told.h"

#include <string.h>

/* Widths of the two drawings of a chart, in pixels: for a page of A4 or a screen, and for a
 * phone of 360 pixels. */
#define WIDE 720
#define NARROW 340

/* Append an element with a text in it, which is escaped: <p>...</p> */
static void append_element(cj_text *out, const char *open, const char *text, const char *close)
{
    cj_text_add(out, open);
    cj_xml_escape(out, text);
    cj_text_add(out, close);
}

/* Append words of a heading: dates, bands and periods (2011-12) stay on one line. */
static void append_unbroken(cj_text *out, const char *text)
{
    cj_text word = CJ_TEXT_INIT;

    if (strchr(text, '-') == NULL) {
        cj_xml_escape(out, text);
        return;
    }
    while (*text != '\0') {
        size_t blanks = strspn(text, " ");
        size_t length = strcspn(text + blanks, " ");
        cj_span span = {text + blanks, length};
        bool digits = length > 0 && memchr(span.at, '-', length) != NULL &&
                      strcspn(span.at, "0123456789") < length;

        cj_text_repeat(out, " ", blanks);
        cj_text_reset(&word);
        cj_text_append(&word, span);
        append_element(out, digits ? "<span class=\"d\">" : "", cj_text_string(&word),
                       digits ? "</span>" : "");
        text += blanks + length;
    }
    out->failed = out->failed || word.failed;
    cj_text_clear(&word);
}

static void append_heading(cj_text *out, const char *open, const char *text, const char *close)
{
    cj_text_add(out, open);
    append_unbroken(out, text);
    cj_text_add(out, close);
}

/* Whether a cell's text is a code, a date or a band, which is not to be cut at its hyphens. */
static bool is_short(const cj_text *text)
{
    return text->length <= 14 && memchr(cj_text_string(text), ' ', text->length) == NULL;
}

static cj_status check(const cj_text *text, cj_status status, cj_error *err)
{
    return status == CJ_OK ? cj_text_check(text, err) : status;
}

/* ---- tables ------------------------------------------------------------------------------------
 */

static void append_head(cj_text *out, const cj_layout *layout, const cj_page_notes *notes)
{
    cj_text_add(out, "<thead><tr>");
    for (size_t i = 0; i < layout->column_count; i++) {
        cj_text_add(out, layout->columns[i].figures ? "<th scope=\"col\" class=\"n\">"
                                                    : "<th scope=\"col\">");
        append_unbroken(out, layout->columns[i].heading);
        if (notes != NULL)
            cj_page_notes_mark(out, notes, layout->table, layout->columns[i].column);
        cj_text_add(out, "</th>");
    }
    cj_text_add(out, "</tr></thead>\n");
}

static bool is_trend(const cj_layout *layout, const cj_layout_column *column)
{
    return layout->table->columns[column->column].drawn == CJ_DRAWN_TREND;
}

/* Append the words of a cell; those of a trend, "▁▃█ 54% to 62%", with a line for the blocks. */
static void append_words(cj_text *out, const cj_layout *layout, const cj_cell *cell,
                         const cj_layout_column *column, const char *words)
{
    bool drawn = is_trend(layout, column) && cell->kind == CJ_CELL_TEXT;

    if (drawn)
        cj_svg_trend(out, cell->text);
    append_unbroken(out, drawn ? words + strcspn(words, " ") : words);
}

/* Append a cell. The first one heads its row; words that are judged have their colour; a
 * repeated value is hidden from sight only, so that screen readers still read it. */
static void append_cell(cj_text *out, const cj_layout *layout, const cj_layout_section *section,
                        size_t row, size_t number)
{
    static const char *const tones[] = {"", "good", "mixed", "bad"};
    const cj_layout_column *column = &layout->columns[number];
    const cj_cell *cell = cj_table_cell(layout->table, row, column->column);
    cj_tone tone = cj_cell_tone(&layout->table->columns[column->column], cell);
    bool head = number == 0 && !column->figures;
    cj_text text = CJ_TEXT_INIT;

    bool repeats = cj_layout_repeats(layout, section, row, column);

    cj_layout_append(&text, layout, row, column);
    cj_text_add(out, head && is_short(&text)      ? "<th scope=\"row\" class=\"d\" dir=\"auto\">"
                     : head                       ? "<th scope=\"row\" dir=\"auto\">"
                     : column->figures            ? "<td class=\"n\">"
                     : cell->kind == CJ_CELL_DATE ? "<td class=\"d\">"
                     : is_short(&text) || is_trend(layout, column) ? "<td class=\"d\" dir=\"auto\">"
                                                                   : "<td dir=\"auto\">");
    if (tone != CJ_TONE_NONE)
        cj_text_format(out, "<span class=\"%s\">", tones[tone]);
    cj_text_add(out, repeats ? "<span class=\"hidden\">" : "");
    append_words(out, layout, cell, column, cj_text_string(&text));
    cj_text_add(out, repeats ? "</span>" : "");
    cj_text_add(out, tone != CJ_TONE_NONE ? "</span>" : "");
    cj_text_add(out, head ? "</th>" : "</td>");
    out->failed = out->failed || text.failed;
    cj_text_clear(&text);
}

static void append_section(cj_text *out, const cj_layout *layout, const cj_layout_section *section)
{
    cj_text_add(out, "<tbody>\n");
    if (section->heading[0] != '\0' || section->facts[0] != '\0') {
        cj_text_format(out, "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%zu\">",
                       layout->column_count);
        append_unbroken(out, section->heading);
        if (section->facts[0] != '\0')
            append_element(out, " <span class=\"facts\">", section->facts, "</span>");
        cj_text_add(out, "</th></tr>\n");
    }
    for (size_t row = section->first_row; row < section->first_row + section->row_count; row++) {
        cj_text_add(out, "<tr>");
        for (size_t i = 0; i < layout->column_count; i++)
            append_cell(out, layout, section, row, i);
        cj_text_add(out, "</tr>\n");
    }
    cj_text_add(out, "</tbody>\n");
}

/* Append the notes of a table, or links to those that stand at the end of the page. */
static void append_notes(cj_text *out, const cj_layout *layout, const cj_page_notes *notes)
{
    const cj_table *table = layout->table;
    size_t own = notes == NULL ? table->note_count : 0;

    if (notes != NULL)
        cj_page_notes_link(out, notes, table);
    if (own + layout->legend_count == 0)
        return;
    cj_text_add(out, "<ol class=\"notes\">\n");
    for (size_t i = 0; i < own; i++)
        if (cj_table_tells_note(table, i))
            append_element(out, "<li>", cj_table_note_words(table, i), "</li>\n");
    for (size_t i = 0; i < layout->legend_count; i++)
        append_element(out, "<li>", layout->legend[i], "</li>\n");
    cj_text_add(out, "</ol>\n");
}

/* A wide table scrolls inside its own region, which can be reached by keyboard (tabindex) and
 * has a name, as WCAG 2.1.1 asks. */
static void append_grid(cj_text *out, const cj_layout *layout, const char *title,
                        const cj_page_notes *notes)
{
    cj_text_add(out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    cj_xml_escape(out, title);
    cj_text_add(out, "\">\n<table>\n");
    append_element(out, "<caption><span class=\"hidden\">", title, "</span></caption>\n");
    append_head(out, layout, notes);
    for (size_t i = 0; i < layout->section_count; i++)
        append_section(out, layout, &layout->sections[i]);
    cj_text_add(out, "</table>\n</div>\n");
}

/* Headings inside, of quotes and stories, have this level. */
static void append_layout(cj_text *out, const cj_layout *layout, const char *title, int level,
                          const cj_page_notes *notes)
{
    if (layout->table->form == CJ_FORM_TABLE)
        append_grid(out, layout, title, notes);
    else
        cj_page_told_append(out, layout, level);
    if (layout->section_count == 0)
        cj_text_add(out, "<p>There is nothing in this table.</p>\n");
    append_notes(out, layout, notes);
}

/* Append the table: crossed where a column goes across, then laid out, as text output is. */
static cj_status append_table(cj_text *out, const cj_table *table, const char *title, int level,
                              const cj_page_notes *notes, cj_error *err)
{
    cj_table *crossed = NULL;
    cj_layout *layout = NULL;
    cj_status status = cj_table_shown(&crossed, table, err);

    if (status == CJ_OK)
        status = cj_layout_new(&layout, crossed != NULL ? crossed : table, false, err);
    if (status == CJ_OK)
        append_layout(out, layout, title, level, notes);
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

    append_element(out, said ? "<figure>\n<figcaption class=\"hidden\">" : "<figure>\n<figcaption>",
                   chart->title, "</figcaption>\n");
    if (chart->subtitle[0] != '\0')
        append_element(out, "<p class=\"subtitle\">", chart->subtitle, "</p>\n");
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

/* A link to the file that holds the same figures as data.  Folders may have any name: what a link
 * does not take as it is, is written as bytes in hexadecimal. */
static void append_data_link(cj_text *out, const cj_document *document, const cj_exhibit *exhibit)
{
    const char *folder = document->data_folder;

    if (folder == NULL || exhibit->readers == CJ_READERS_PEOPLE)
        return;
    cj_text_add(out, "<p class=\"data\"><a href=\"");
    for (; *folder != '\0'; folder++) {
        unsigned char byte = (unsigned char)*folder;

        if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
            (byte >= '0' && byte <= '9') || strchr("/-_.~", byte) != NULL)
            cj_text_char(out, (char)byte);
        else
            cj_text_format(out, "%%%02X", byte);
    }
    cj_text_format(out, "%s.csv\">Data of this table (csv)</a></p>\n",
                   exhibit->data != NULL ? exhibit->data : exhibit->id);
}

static cj_status append_exhibit(cj_text *out, const cj_document *document,
                                const cj_exhibit *exhibit, const char *above,
                                const cj_page_notes *notes, cj_error *err)
{
    bool headed = strcmp(exhibit->title, above) != 0;
    cj_status status;

    cj_text_format(out, "<div id=\"table-%s\">\n", exhibit->id);
    if (headed)
        append_heading(out, "<h3>", exhibit->title, "</h3>\n");
    if (exhibit->text[0] != '\0')
        append_element(out, "<p>", exhibit->text, "</p>\n");
    for (size_t i = 0; i < exhibit->chart_count; i++)
        append_chart(out, exhibit->charts[i], exhibit, i);
    status = append_table(out, exhibit->table, exhibit->title, headed ? 4 : 3, notes, err);
    if (status != CJ_OK)
        return status;
    if (exhibit->readers != CJ_READERS_PEOPLE)
        append_data_link(out, document, exhibit);
    cj_text_add(out, "</div>\n");
    return cj_text_check(out, err);
}

/* ---- the page
 * ------------------------------------------------------------------------------------- */

/* What the window and a list of results call the page: title, service, period. */
static void append_names(cj_text *out, const cj_document *document)
{
    const char *const parts[] = {document->title[0] != '\0' ? document->title : "Table",
                                 document->service, document->period};
    const char *about = NULL;

    cj_text_add(out, "<title>");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i][0] != '\0')
            append_element(out, i == 0 ? "" : ", ", parts[i], "");
    cj_text_add(out, "</title>\n");
    for (size_t i = 0; i < document->fact_count && about == NULL; i++)
        about = strcmp(document->facts[i].name, "About") == 0 ? document->facts[i].value : NULL;
    if (about != NULL)
        append_element(out, "<meta name=\"description\" content=\"", about, "\">\n");
}

/* Whether a word is an address of electronic mail, so plain that it needs no escape in a link. */
static bool is_address(cj_span word)
{
    const char *at = memchr(word.at, '@', word.length);

    for (size_t i = 0; i < word.length; i++)
        if (!((word.at[i] >= 'a' && word.at[i] <= 'z') ||
              (word.at[i] >= 'A' && word.at[i] <= 'Z') ||
              (word.at[i] >= '0' && word.at[i] <= '9') || strchr(".-_+@", word.at[i]) != NULL))
            return false;
    return at != NULL && at > word.at &&
           memchr(at, '.', word.length - (size_t)(at - word.at)) != NULL;
}

/* Append the value of a fact of the cover; addresses of electronic mail are links. */
static void append_fact(cj_text *out, const char *text)
{
    cj_text word = CJ_TEXT_INIT;

    while (*text != '\0') {
        size_t blanks = strspn(text, " ");
        size_t length = strcspn(text + blanks, " ");
        size_t end = length; /* without the comma or stop behind it */

        while (end > 0 && strchr(".,;", text[blanks + end - 1]) != NULL)
            end--;
        cj_text_repeat(out, " ", blanks);
        cj_text_reset(&word);
        cj_text_append(&word, (cj_span){text + blanks, end});
        if (end > 0 && is_address(cj_text_span(&word)))
            cj_text_format(out, "<a href=\"mailto:%s\">%s</a>", cj_text_string(&word),
                           cj_text_string(&word));
        else
            append_unbroken(out, cj_text_string(&word));
        cj_text_reset(&word);
        cj_text_append(&word, (cj_span){text + blanks + end, length - end});
        append_element(out, "", cj_text_string(&word), "");
        text += blanks + length;
    }
    out->failed = out->failed || word.failed;
    cj_text_clear(&word);
}

/* The policy lets the page load nothing: even hostile text that got through escaping could not
 * send data anywhere. */
static void append_top(cj_text *out, const cj_document *document)
{
    cj_text_add(out, "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'\">\n");
    append_names(out, document);
    cj_text_add(out, "<style>\n");
    cj_text_add(out, cj_page_texts[0].text);
    cj_text_add(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the "
                     "content</a>\n<header>\n<h1>");
    append_unbroken(out, document->title[0] != '\0' ? document->title : "Table");
    cj_text_add(out, "</h1>\n");
    if (document->fact_count > 0)
        cj_text_add(out, "<dl class=\"facts\">\n");
    for (size_t i = 0; i < document->fact_count; i++) {
        append_element(out, "<dt>", document->facts[i].name, "</dt><dd>");
        append_fact(out, document->facts[i].value);
        cj_text_add(out, "</dd>\n");
    }
    cj_text_add(out, document->fact_count > 0 ? "</dl>\n</header>\n" : "</header>\n");
}

static void append_contents(cj_text *out, const cj_document *document)
{
    cj_text_add(out, "<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n");
    for (size_t i = 0; i < document->section_count; i++) {
        cj_text_format(out, "<li><a href=\"#section-%s\">", document->sections[i].id);
        append_element(out, "", document->sections[i].title, "</a></li>\n");
    }
    cj_text_add(out, document->appendix_count > 0
                         ? "<li><a href=\"#appendices\">About the data</a></li>\n"
                         : "");
    cj_text_add(out, "</ol>\n</nav>\n");
}

static void append_points(cj_text *out, const cj_document *document)
{
    if (document->point_count == 0)
        return;
    cj_text_add(out, "<section class=\"points\" id=\"main-points\">\n<h2>Main points</h2>\n<ul>\n");
    for (size_t i = 0; i < document->point_count; i++)
        append_element(out, "<li>", document->points[i], "</li>\n");
    cj_text_add(out, "</ul>\n</section>\n");
}

static void append_headlines(cj_text *out, const cj_document *document)
{
    if (document->headline_count == 0)
        return;
    cj_text_add(out, "<h2 class=\"hidden\">Main figures</h2>\n<ul class=\"headlines\">\n");
    for (size_t i = 0; i < document->headline_count; i++) {
        const cj_headline *headline = &document->headlines[i];

        append_element(out, "<li><span class=\"figure\">", headline->figure, "</span> ");
        append_element(out, "<span class=\"what\">", headline->label, "</span>");
        if (headline->sentence[0] != '\0')
            append_element(out, " <span class=\"sentence\">", headline->sentence, "</span>");
        cj_text_add(out, "</li>\n");
    }
    cj_text_add(out, "</ul>\n");
}

static cj_status append_part(cj_text *out, const cj_document *document, const cj_section *section,
                             const cj_page_notes *notes, cj_error *err)
{
    const char *above = document->single ? document->title : section->title;
    cj_status status = CJ_OK;

    if (!document->single) {
        cj_text_format(out, "<section id=\"section-%s\">\n", section->id);
        append_heading(out, "<h2>", section->title, "</h2>\n");
    }
    for (size_t i = 0; i < section->text_count; i++)
        append_element(out, "<p>", section->texts[i], "</p>\n");
    for (size_t i = 0; status == CJ_OK && i < section->exhibit_count; i++)
        status = append_exhibit(out, document, &section->exhibits[i], above, notes, err);
    cj_text_add(out, document->single ? "" : "</section>\n");
    return status;
}

static cj_status append_end(cj_text *out, const cj_document *document, const cj_page_notes *notes,
                            cj_error *err)
{
    cj_status status = CJ_OK;

    if (document->note_count + notes->count > 0)
        cj_text_add(out, "<section id=\"notes\">\n<h2>Notes</h2>\n");
    for (size_t i = 0; i < document->note_count; i++)
        append_element(out, "<p>", document->notes[i], "</p>\n");
    cj_page_notes_append(out, notes);
    cj_text_add(out, document->note_count + notes->count > 0 ? "</section>\n" : "");
    if (document->appendix_count > 0)
        cj_text_add(out, "<section id=\"appendices\">\n<h2>About the data</h2>\n<details>\n"
                         "<summary>Definitions, files and records</summary>\n");
    for (size_t i = 0; status == CJ_OK && i < document->appendix_count; i++)
        if (cj_exhibit_is_read(&document->appendices[i]))
            status = append_exhibit(out, document, &document->appendices[i], "About the data", NULL,
                                    err);
    cj_text_add(out, document->appendix_count > 0 ? "</details>\n</section>\n" : "");
    cj_text_add(out, document->single ? "</main>\n<footer>" : "</div>\n</div>\n</main>\n<footer>");
    append_element(out, "Made by ", document->program, " ");
    append_element(out, "", document->version, ".</footer>\n</body>\n</html>\n");
    return status;
}

cj_status cj_document_html(cj_text *out, const cj_document *document, cj_error *err)
{
    cj_page_notes notes;
    cj_status status = cj_page_notes_gather(&notes, document, err);

    append_top(out, document);
    cj_text_add(out, "<main id=\"main\">\n");
    append_points(out, document);
    append_headlines(out, document);
    if (!document->single) {
        cj_text_add(out, "<div class=\"body\">\n");
        append_contents(out, document);
        cj_text_add(out, "<div>\n");
    }
    for (size_t i = 0; status == CJ_OK && i < document->section_count; i++)
        status = append_part(out, document, &document->sections[i],
                             document->single ? NULL : &notes, err);
    if (status == CJ_OK)
        status = append_end(out, document, &notes, err);
    cj_page_notes_clear(&notes);
    return check(out, status, err);
}

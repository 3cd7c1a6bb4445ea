/* What stands first on a page: title, cover, main points and figures, contents. */
#include "page_builtin.h"
#include "page_parts.h"

#include "svg.h"

#include <string.h>

/* What the window and a list of results call the page: title, service, period. */
static void append_names(cj_text *out, const cj_document *document)
{
    const char *const parts[] = {document->title[0] != '\0' ? document->title : "Table",
                                 document->service, document->period};
    const char *about = NULL;

    cj_text_add(out, "<title>");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i][0] != '\0')
            cj_page_element(out, i == 0 ? "" : ", ", parts[i], "");
    cj_text_add(out, "</title>\n");
    for (size_t i = 0; i < document->fact_count && about == NULL; i++)
        about = strcmp(document->facts[i].name, "About") == 0 ? document->facts[i].value : NULL;
    if (about == NULL && document->point_count > 0)
        about = document->points[0];
    if (about != NULL)
        cj_page_element(out, "<meta name=\"description\" content=\"", about, "\">\n");
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
            cj_page_unbroken(out, cj_text_string(&word));
        cj_text_reset(&word);
        cj_text_append(&word, (cj_span){text + blanks + end, length - end});
        cj_page_element(out, "", cj_text_string(&word), "");
        text += blanks + length;
    }
    out->failed = out->failed || word.failed;
    cj_text_clear(&word);
}

/* The policy lets the page load nothing: even hostile text that got through escaping could not
 * send data anywhere. */
void cj_page_top(cj_text *out, const cj_document *document)
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
    cj_page_unbroken(out, document->title[0] != '\0' ? document->title : "Table");
    cj_text_add(out, "</h1>\n");
    if (document->fact_count > 0)
        cj_text_add(out, "<dl class=\"facts\">\n");
    for (size_t i = 0; i < document->fact_count; i++) {
        cj_page_element(out, "<dt>", document->facts[i].name, "</dt><dd>");
        append_fact(out, document->facts[i].value);
        cj_text_add(out, "</dd>\n");
    }
    cj_text_add(out, document->fact_count > 0 ? "</dl>\n</header>\n" : "</header>\n");
}

void cj_page_contents(cj_text *out, const cj_document *document)
{
    cj_text_add(out, "<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n");
    for (size_t i = 0; i < document->section_count; i++) {
        cj_text_format(out, "<li><a href=\"#section-%s\">", document->sections[i].id);
        cj_page_element(out, "", document->sections[i].title, "</a></li>\n");
    }
    cj_text_add(out, document->appendix_count > 0
                         ? "<li><a href=\"#appendices\">About the data</a></li>\n"
                         : "");
    cj_text_add(out, "</ol>\n</nav>\n");
}

void cj_page_points(cj_text *out, const cj_document *document)
{
    if (document->point_count == 0)
        return;
    cj_text_add(out, "<section class=\"points\" id=\"main-points\">\n<h2>Main points</h2>\n<ul>\n");
    for (size_t i = 0; i < document->point_count; i++)
        cj_page_heading(out, "<li>", document->points[i], "</li>\n");
    cj_text_add(out, "</ul>\n</section>\n");
}

void cj_page_headlines(cj_text *out, const cj_document *document)
{
    if (document->headline_count == 0)
        return;
    cj_text_add(out, "<h2 class=\"hidden\">Main figures</h2>\n<ul class=\"headlines\">\n");
    for (size_t i = 0; i < document->headline_count; i++) {
        const cj_headline *headline = &document->headlines[i];

        cj_page_element(out, "<li><span class=\"figure\">", headline->figure, "</span> ");
        cj_page_heading(out, "<span class=\"what\">", headline->label, "</span>");
        if (headline->sentence[0] != '\0')
            cj_page_heading(out, " <span class=\"sentence\">", headline->sentence, "</span>");
        cj_text_add(out, "</li>\n");
    }
    cj_text_add(out, "</ul>\n");
}

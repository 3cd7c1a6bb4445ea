/* Words of a page: escaped, and not cut where they should not be. */
#include "page_parts.h"

#include "svg.h"

#include <string.h>

/* Append an element with a text in it, which is escaped: <p>...</p> */
void cj_page_element(cj_text *out, const char *open, const char *text, const char *close)
{
    cj_text_add(out, open);
    cj_xml_escape(out, text);
    cj_text_add(out, close);
}

/* Append words of a heading: dates, bands and periods (2011-12) stay on one line. */
void cj_page_unbroken(cj_text *out, const char *text)
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
        cj_page_element(out, digits ? "<span class=\"d\">" : "", cj_text_string(&word),
                        digits ? "</span>" : "");
        text += blanks + length;
    }
    out->failed = out->failed || word.failed;
    cj_text_clear(&word);
}

void cj_page_heading(cj_text *out, const char *open, const char *text, const char *close)
{
    cj_text_add(out, open);
    cj_page_unbroken(out, text);
    cj_text_add(out, close);
}

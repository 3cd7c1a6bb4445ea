/* Text in XML and html: markup escaped, control characters made visible. */
#include "svg.h"

/* Quotation marks are escaped, too, so that the result is safe in text and in attributes of
 * either quote. */
void cj_xml_escape(cj_text *out, const char *text)
{
    cj_text printable = CJ_TEXT_INIT;

    cj_text_printable(&printable, cj_span_of(text));
    out->failed = out->failed || printable.failed;
    for (const char *at = cj_text_string(&printable); *at != '\0'; at++) {
        switch (*at) {
        case '<':
            cj_text_add(out, "&lt;");
            break;
        case '>':
            cj_text_add(out, "&gt;");
            break;
        case '&':
            cj_text_add(out, "&amp;");
            break;
        case '"':
            cj_text_add(out, "&quot;");
            break;
        case '\'':
            cj_text_add(out, "&#39;");
            break;
        default:
            cj_text_char(out, *at);
        }
    }
    cj_text_clear(&printable);
}

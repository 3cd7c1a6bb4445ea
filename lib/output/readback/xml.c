/* A strict scanner of the XML that the library writes: elements, attributes in double quotes
 * and the five predefined entities. Comments, CDATA and DTDs never occur there. */
#include "output/readback/xml.h"

#include <string.h>

static void skip(cj_span *span, size_t length)
{
    span->at += length;
    span->length -= length;
}

static bool begins(cj_span span, const char *with)
{
    size_t length = strlen(with);

    return span.length >= length && memcmp(span.at, with, length) == 0;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

static void skip_blanks(cj_span *span)
{
    while (span->length > 0 && is_blank(span->at[0]))
        skip(span, 1);
}

static size_t name_length(cj_span span)
{
    size_t length = 0;

    while (length < span.length && !is_blank(span.at[length]) &&
           strchr("<>&/=\"'", span.at[length]) == NULL)
        length++;
    return length;
}

static const struct {
    const char *written;
    char means;
} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};

#define ENTITIES (sizeof entities / sizeof *entities)

/* Return which entity the span begins with; ENTITIES if it is none. */
static size_t entity_at(cj_span span)
{
    size_t e = 0;

    while (e < ENTITIES && !begins(span, entities[e].written))
        e++;
    return e;
}

/* Whether the text has no bare < and &, which XML forbids in text and attributes. */
static bool is_text(cj_span text)
{
    while (text.length > 0) {
        if (text.at[0] == '<' || (text.at[0] == '&' && entity_at(text) == ENTITIES))
            return false;
        skip(&text, 1);
    }
    return true;
}

/* Take the next name="value" from the front: 1, or 0 at the end, or -1 if the span begins
 * otherwise. */
static int next_attribute(cj_span *attributes, cj_span *name, cj_span *value)
{
    const char *end;
    size_t length;

    if (attributes->length == 0)
        return 0;
    if (!is_blank(attributes->at[0]))
        return -1;
    skip_blanks(attributes);
    if (attributes->length == 0)
        return 0;
    length = name_length(*attributes);
    *name = (cj_span){attributes->at, length};
    skip(attributes, length);
    if (length == 0 || !begins(*attributes, "=\""))
        return -1;
    skip(attributes, 2);
    end = memchr(attributes->at, '"', attributes->length);
    if (end == NULL)
        return -1;
    *value = (cj_span){attributes->at, (size_t)(end - attributes->at)};
    skip(attributes, value->length + 1);
    return 1;
}

static bool are_attributes(cj_span attributes)
{
    cj_span name;
    cj_span value;
    int found;

    while ((found = next_attribute(&attributes, &name, &value)) == 1)
        if (!is_text(value))
            return false;
    return found == 0;
}

bool cj_xml_attribute(cj_span *out, const cj_xml *xml, const char *name)
{
    cj_span attributes = xml->attributes;
    cj_span key;

    while (next_attribute(&attributes, &key, out) == 1)
        if (cj_span_equal(key, cj_span_of(name)))
            return true;
    return false;
}

void cj_xml_decode(cj_text *out, cj_span text)
{
    while (text.length > 0) {
        const char *mark = memchr(text.at, '&', text.length);
        size_t plain = mark == NULL ? text.length : (size_t)(mark - text.at);
        size_t e;

        cj_text_append(out, (cj_span){text.at, plain});
        skip(&text, plain);
        if (text.length == 0)
            return;
        e = entity_at(text);
        cj_text_char(out, e < ENTITIES ? entities[e].means : '&');
        skip(&text, e < ENTITIES ? strlen(entities[e].written) : 1);
    }
}

/* XML 1.0, 2.2: control characters other than tab, LF and CR are not allowed, nor U+FFFE and
 * U+FFFF. UTF-8 is checked first, so the two bytes behind 0xEF are there. */
bool cj_xml_begin(cj_xml *xml, cj_span part)
{
    *xml = (cj_xml){.rest = part};
    if (cj_utf8_valid(part) < part.length)
        return false;
    for (size_t i = 0; i < part.length; i++) {
        unsigned char byte = (unsigned char)part.at[i];

        if (byte < 0x20 ? !is_blank((char)byte)
                        : byte == 0xEF && (unsigned char)part.at[i + 1] == 0xBF &&
                              (unsigned char)part.at[i + 2] >= 0xBE) /* U+FFFE, U+FFFF */
            return false;
    }
    if (begins(xml->rest, "<?xml ")) {
        const char *end = memchr(part.at, '>', part.length);

        if (end == NULL)
            return false;
        skip(&xml->rest, (size_t)(end - part.at) + 1);
    }
    return true;
}

/* Read </name>, which must close the element that was opened last. */
static cj_xml_event close_element(cj_xml *xml)
{
    size_t length;

    skip(&xml->rest, 2);
    length = name_length(xml->rest);
    xml->name = (cj_span){xml->rest.at, length};
    skip(&xml->rest, length);
    skip_blanks(&xml->rest);
    if (xml->depth == 0 || !begins(xml->rest, ">") ||
        !cj_span_equal(xml->open[xml->depth - 1], xml->name))
        return CJ_XML_BAD;
    skip(&xml->rest, 1);
    xml->depth--;
    return CJ_XML_CLOSE;
}

/* Read <name ...> or <name .../>; the library escapes > in attributes, so the first > ends the
 * tag. The latter is opened here, and the next call of cj_xml_next() closes it. */
static cj_xml_event open_element(cj_xml *xml)
{
    const char *end = memchr(xml->rest.at, '>', xml->rest.length);
    cj_span inside;

    if (end == NULL || xml->depth == CJ_XML_DEPTH || (xml->depth == 0 && xml->begun))
        return CJ_XML_BAD;
    inside = (cj_span){xml->rest.at + 1, (size_t)(end - xml->rest.at) - 1};
    skip(&xml->rest, inside.length + 2);
    xml->begun = true;
    xml->closing = inside.length > 0 && inside.at[inside.length - 1] == '/';
    inside.length -= xml->closing;
    xml->name = (cj_span){inside.at, name_length(inside)};
    skip(&inside, xml->name.length);
    xml->attributes = inside;
    xml->open[xml->depth++] = xml->name;
    return xml->name.length > 0 && are_attributes(inside) ? CJ_XML_OPEN : CJ_XML_BAD;
}

/* There is one root element: text outside it and a second root are bad. */
cj_xml_event cj_xml_next(cj_xml *xml)
{
    const char *mark;

    if (xml->closing) {
        xml->closing = false;
        xml->name = xml->open[--xml->depth];
        return CJ_XML_CLOSE;
    }
    if (xml->depth == 0)
        skip_blanks(&xml->rest);
    if (xml->rest.length == 0)
        return xml->depth == 0 && xml->begun ? CJ_XML_END : CJ_XML_BAD;
    if (begins(xml->rest, "</"))
        return close_element(xml);
    if (xml->rest.at[0] == '<')
        return open_element(xml);
    mark = memchr(xml->rest.at, '<', xml->rest.length);
    if (mark == NULL || xml->depth == 0)
        return CJ_XML_BAD;
    xml->text = (cj_span){xml->rest.at, (size_t)(mark - xml->rest.at)};
    skip(&xml->rest, xml->text.length);
    return is_text(xml->text) ? CJ_XML_TEXT : CJ_XML_BAD;
}

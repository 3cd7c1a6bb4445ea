/* A small strict reader of XML: what our workbooks are made of, no document types. */
#ifndef CJ_OUTPUT_READBACK_XML_H
#define CJ_OUTPUT_READBACK_XML_H

#include "cj/text.h"

#define CJ_XML_DEPTH 64

typedef enum {
    CJ_XML_OPEN,  /* name, attributes */
    CJ_XML_TEXT,  /* text, as it is written */
    CJ_XML_CLOSE, /* name */
    CJ_XML_END,
    CJ_XML_BAD /* not well formed */
} cj_xml_event;

typedef struct {
    cj_span rest;
    cj_span name;
    cj_span attributes; /* of the element that was opened last */
    cj_span text;
    cj_span open[CJ_XML_DEPTH];
    size_t depth;
    bool closing; /* <name/>: the next event closes it */
    bool begun;
} cj_xml;

/* Begin to read a part; false if it holds characters that XML does not know. */
bool cj_xml_begin(cj_xml *xml, cj_span part);

cj_xml_event cj_xml_next(cj_xml *xml);

/* The value of an attribute of the element that was opened, as it is written; false without it. */
bool cj_xml_attribute(cj_span *out, const cj_xml *xml, const char *name);

/* Append a text or value with its entities resolved. */
void cj_xml_decode(cj_text *out, cj_span text);

#endif

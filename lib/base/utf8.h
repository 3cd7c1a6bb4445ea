/* Code points of UTF-8. */
#ifndef CJ_BASE_UTF8_H
#define CJ_BASE_UTF8_H

#include "cj/text.h"

#define CJ_NO_POINT 0xFFFFFFFFu

/* The code point at the start of a span that is not empty, and its length in *size; CJ_NO_POINT
 * and size 1 for a byte that starts no valid sequence. */
uint32_t cj_utf8_decode(cj_span span, size_t *size);

/* A byte that is part of no code point, among code points: this and the byte. */
#define CJ_RAW_BYTE 0x80000000u

/* The UTF-8 of a point, or the raw byte itself; returns its length. */
size_t cj_utf8_encode(char bytes[4], uint32_t point);

static inline cj_span cj_span_from(cj_span span, size_t from)
{
    return (cj_span){span.at + from, span.length - from};
}

#endif

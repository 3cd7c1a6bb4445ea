/* UTF-8: bytes become code points and back. */
#include "utf8.h"

#include <string.h>

/* Well-formed sequences are those of table 3-7 of the Unicode standard. */
uint32_t cj_utf8_decode(cj_span span, size_t *size)
{
    const unsigned char *at = (const unsigned char *)span.at;
    uint32_t point = at[0];
    size_t length;
    unsigned low = 0x80;
    unsigned high = 0xBF;

    *size = 1;
    if (point < 0x80)
        return point;
    length = point >= 0xF0 ? 4 : point >= 0xE0 ? 3 : 2;
    if (point < 0xC2 || point > 0xF4 || span.length < length)
        return CJ_NO_POINT;
    if (point == 0xE0)
        low = 0xA0; /* overlong */
    else if (point == 0xED)
        high = 0x9F; /* surrogates */
    else if (point == 0xF0)
        low = 0x90; /* overlong */
    else if (point == 0xF4)
        high = 0x8F; /* above U+10FFFF */
    if (at[1] < low || at[1] > high)
        return CJ_NO_POINT;
    point = (point & (0x7Fu >> length)) << 6 | (at[1] & 0x3Fu);
    for (size_t i = 2; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return CJ_NO_POINT;
        point = point << 6 | (at[i] & 0x3Fu);
    }
    *size = length;
    return point;
}

size_t cj_utf8_encode(char bytes[4], uint32_t point)
{
    if (point < 0x80 || (point & CJ_RAW_BYTE) != 0) {
        bytes[0] = (char)(point & 0xFF);
        return 1;
    }
    if (point < 0x800) {
        bytes[0] = (char)(0xC0 | point >> 6);
        bytes[1] = (char)(0x80 | (point & 0x3F));
        return 2;
    }
    if (point < 0x10000) {
        bytes[0] = (char)(0xE0 | point >> 12);
        bytes[1] = (char)(0x80 | (point >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (point & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | point >> 18);
    bytes[1] = (char)(0x80 | (point >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (point >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (point & 0x3F));
    return 4;
}

size_t cj_utf8_valid(cj_span span)
{
    size_t at = 0;

    while (at < span.length) {
        size_t size;

        if (at + 8 <= span.length) { /* eight ASCII bytes at once */
            uint64_t word;

            memcpy(&word, span.at + at, 8);
            if ((word & 0x8080808080808080u) == 0) {
                at += 8;
                continue;
            }
        }
        if (cj_utf8_decode(cj_span_from(span, at), &size) == CJ_NO_POINT)
            return at;
        at += size;
    }
    return at;
}

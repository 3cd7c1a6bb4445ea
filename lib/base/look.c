/* Looks: each code point becomes what a reader would take it for. */
#include "look.h"
#include "utf8.h"

#include <stdlib.h>

typedef struct {
    uint32_t first;
    uint32_t last;
} range;

/* Default_Ignorable_Code_Point of Unicode 15, in order. */
static const range hidden[] = {
    {0xAD, 0xAD},       {0x34F, 0x34F},    {0x61C, 0x61C},   {0x115F, 0x1160}, {0x17B4, 0x17B5},
    {0x180B, 0x180F},   {0x200B, 0x200F},  {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
    {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},  {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};

/* White_Space of Unicode 15, in order: Zs, line and paragraph separators, tab and line breaks. */
static const range blanks[] = {
    {0x09, 0x0D},     {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680},
    {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};

static int by_point(const void *point, const void *of)
{
    uint32_t value = *(const uint32_t *)point;
    const range *in = of;

    return (value > in->last) - (value < in->first);
}

#define IS_IN(point, ranges)                                                                       \
    (bsearch(&(point), (ranges), sizeof(ranges) / sizeof *(ranges), sizeof *(ranges), by_point) != \
     NULL)

bool cj_point_is_hidden(uint32_t point)
{
    return point >= hidden[0].first && IS_IN(point, hidden);
}

bool cj_point_is_blank(uint32_t point)
{
    return point < 0x80 ? point == ' ' || (point >= '\t' && point <= '\r') : IS_IN(point, blanks);
}

/* The plain character that a visible code point is read as. */
static uint32_t shown(uint32_t point)
{
    if (point >= 0xFF01 && point <= 0xFF5E)
        return shown(point - 0xFF01 + '!');
    switch (point) {
    case 0x2010: /* hyphens, dashes, minus */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
        return '-';
    case 0x02BC: /* apostrophes and single quotation marks */
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
        return '\'';
    case 0x201C: /* double ones */
    case 0x201D:
    case 0x201E:
    case 0x201F:
        return '"';
    default:
        return point;
    }
}

#define END 0xFFFFFFFEu /* behind the last point */

typedef struct {
    cj_span rest;
    bool begun;
} look;

/* The next point of a look. A run of blanks gives one blank once a visible point follows. */
static uint32_t next(look *in)
{
    bool blank = false;

    for (size_t size; in->rest.length > 0; in->rest = cj_span_from(in->rest, size)) {
        uint32_t point = cj_utf8_decode(in->rest, &size);

        if (point == CJ_NO_POINT)
            point = CJ_RAW_BYTE | (unsigned char)in->rest.at[0];
        if (cj_point_is_blank(point)) {
            blank = in->begun;
        } else if (!cj_point_is_hidden(point)) {
            if (blank)
                return ' ';
            in->rest = cj_span_from(in->rest, size);
            in->begun = true;
            return shown(point);
        }
    }
    return END;
}

void cj_text_look(cj_text *text, cj_span span)
{
    look in = {.rest = span};
    char bytes[4];

    for (uint32_t point = next(&in); point != END; point = next(&in))
        cj_text_append(text, (cj_span){bytes, cj_utf8_encode(bytes, point)});
}

bool cj_look_same(cj_span a, cj_span b)
{
    look left = {.rest = a};
    look right = {.rest = b};
    uint32_t point;

    if (cj_span_equal(a, b))
        return true;
    do {
        point = next(&left);
        if (next(&right) != point)
            return false;
    } while (point != END);
    return true;
}

bool cj_look_is_plain(cj_span span)
{
    bool blank = true; /* one at the start counts as double */

    for (size_t i = 0; i < span.length; i++) {
        unsigned char byte = (unsigned char)span.at[i];

        if (byte < ' ' || byte >= 0x7F || (blank && byte == ' '))
            return false;
        blank = byte == ' ';
    }
    return !blank || span.length == 0;
}

uint32_t cj_text_hidden(cj_span span)
{
    for (size_t size; span.length > 0; span = cj_span_from(span, size)) {
        uint32_t point = cj_utf8_decode(span, &size);

        if (point != CJ_NO_POINT && cj_point_is_hidden(point))
            return point;
    }
    return 0;
}

void cj_text_unhidden(cj_text *text, cj_span span)
{
    for (size_t size; span.length > 0; span = cj_span_from(span, size)) {
        uint32_t point = cj_utf8_decode(span, &size);

        if (point == CJ_NO_POINT || !cj_point_is_hidden(point))
            cj_text_append(text, (cj_span){span.at, size});
    }
}

void cj_text_difference(cj_text *text, cj_span odd, cj_span other)
{
    uint32_t left = 0;
    uint32_t right = 0;
    size_t size;

    while (left == right && odd.length > 0 && other.length > 0) {
        left = cj_utf8_decode(odd, &size);
        odd = cj_span_from(odd, size);
        right = cj_utf8_decode(other, &size);
        other = cj_span_from(other, size);
    }
    if (left == right)
        left = odd.length > 0 ? cj_utf8_decode(odd, &size) : left;
    cj_text_format(text, "U+%04X", left);
    if (left != right && right != 0)
        cj_text_format(text, " for U+%04X", right);
}

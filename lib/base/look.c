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

/* ---- letters of other alphabets ------------------------------------------------------------- */

typedef struct {
    uint16_t point;
    char latin;
} twin;

/* Greek and Cyrillic letters that cannot be told from a Latin one in most type, in order. */
static const twin twins[] = {{0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x396, 'Z'}, {0x397, 'H'},
                             {0x399, 'I'}, {0x39A, 'K'}, {0x39C, 'M'}, {0x39D, 'N'}, {0x39F, 'O'},
                             {0x3A1, 'P'}, {0x3A4, 'T'}, {0x3A5, 'Y'}, {0x3A7, 'X'}, {0x3BD, 'v'},
                             {0x3BF, 'o'}, {0x3F2, 'c'}, {0x3F3, 'j'}, {0x3F9, 'C'}, {0x405, 'S'},
                             {0x406, 'I'}, {0x408, 'J'}, {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'},
                             {0x41A, 'K'}, {0x41C, 'M'}, {0x41D, 'H'}, {0x41E, 'O'}, {0x420, 'P'},
                             {0x421, 'C'}, {0x422, 'T'}, {0x423, 'Y'}, {0x425, 'X'}, {0x430, 'a'},
                             {0x435, 'e'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'},
                             {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x4AE, 'Y'},
                             {0x4BB, 'h'}, {0x501, 'd'}, {0x51B, 'q'}, {0x51C, 'W'}, {0x51D, 'w'}};

static int by_twin(const void *point, const void *of)
{
    uint16_t value = *(const uint16_t *)point;
    const twin *in = of;

    return (value > in->point) - (value < in->point);
}

static bool is_foreign(uint32_t point)
{
    return point >= 0x370 && point <= 0x52F;
}

/* The Latin letter that a Greek or Cyrillic one looks like; 0 for none. */
static char latin(uint32_t point)
{
    uint16_t key = (uint16_t)point;
    const twin *found = !is_foreign(point) ? NULL
                                           : bsearch(&key, twins, sizeof twins / sizeof *twins,
                                                     sizeof *twins, by_twin);

    return found == NULL ? '\0' : found->latin;
}

static bool is_letter(uint32_t point)
{
    return (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z') ||
           (point >= 0xC0 && point != CJ_NO_POINT && !cj_point_is_blank(point) &&
            !(point >= 0x2000 && point <= 0x2BFF));
}

/* A run of letters and digits. */
typedef struct {
    size_t length;  /* bytes */
    uint32_t first; /* the first letter that looks like a Latin one and is none; 0: none */
    bool native;    /* some letter is Latin */
    bool foreign;   /* some is Greek or Cyrillic and looks like no Latin one */
} word;

static word next_word(cj_span text)
{
    word found = {.length = 0};
    size_t size;

    for (; found.length < text.length; found.length += size) {
        uint32_t point = cj_utf8_decode(cj_span_from(text, found.length), &size);

        if (point >= '0' && point <= '9')
            continue;
        if (!is_letter(point))
            break;
        if (latin(point) != '\0')
            found.first = found.first != 0 ? found.first : point;
        else if (is_foreign(point))
            found.foreign = true;
        else
            found.native = true;
    }
    return found;
}

static bool is_in_disguise(const word *of)
{
    return of->first != 0 && !of->foreign;
}

uint32_t cj_text_disguised(char *as, cj_span text, bool alone)
{
    size_t size;

    for (; text.length > 0; text = cj_span_from(text, size)) {
        word next = next_word(text);

        if (is_in_disguise(&next) && (alone || next.native)) {
            *as = latin(next.first);
            return next.first;
        }
        size = next.length;
        if (size == 0)
            cj_utf8_decode(text, &size);
    }
    return 0;
}

/* Append a word with Latin letters for those that look like them. */
static void append_latin(cj_text *text, cj_span span)
{
    for (size_t size; span.length > 0; span = cj_span_from(span, size)) {
        char letter = latin(cj_utf8_decode(span, &size));

        cj_text_append(text, letter != '\0' ? (cj_span){&letter, 1} : (cj_span){span.at, size});
    }
}

void cj_text_latin(cj_text *text, cj_span span)
{
    size_t size;

    for (; span.length > 0; span = cj_span_from(span, size)) {
        word next = next_word(span);

        size = next.length;
        if (size == 0)
            cj_utf8_decode(span, &size);
        if (is_in_disguise(&next))
            append_latin(text, (cj_span){span.at, size});
        else
            cj_text_append(text, (cj_span){span.at, size});
    }
}

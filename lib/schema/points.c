/* Sets of code points as the bytes of their UTF-8, for patterns. */
#include "points.h"

#include <string.h>

void cj_points_add(cj_points *to, uint32_t first, uint32_t last)
{
    size_t at = 0;
    size_t end;

    while (at < to->count && to->items[at].last + 1 < first)
        at++;
    for (end = at; end < to->count && to->items[end].first <= last + 1; end++) {
        first = to->items[end].first < first ? to->items[end].first : first;
        last = to->items[end].last > last ? to->items[end].last : last;
    }
    if (end == at && to->count == CJ_POINT_RANGES_MAX) {
        to->overflow = true;
        return;
    }
    memmove(&to->items[at + 1], &to->items[end], (to->count - end) * sizeof(cj_point_range));
    to->items[at] = (cj_point_range){first, last};
    to->count = to->count - (end - at) + 1;
}

void cj_points_join(cj_points *to, const cj_points *from)
{
    for (size_t i = 0; i < from->count; i++)
        cj_points_add(to, from->items[i].first, from->items[i].last);
    to->overflow = to->overflow || from->overflow;
}

void cj_points_invert(cj_points *to)
{
    cj_points inverse = {.count = 0, .overflow = to->overflow};
    uint32_t next = 1;

    for (size_t i = 0; i < to->count; i++) {
        if (to->items[i].first > next)
            cj_points_add(&inverse, next, to->items[i].first - 1);
        next = to->items[i].last + 1;
    }
    if (next <= CJ_POINT_LAST)
        cj_points_add(&inverse, next, CJ_POINT_LAST);
    *to = inverse;
}

/* ---- as POSIX has them ----------------------------------------------------------------------- */

void cj_points_append_literal(cj_text *out, char byte)
{
    if (strchr("\\.[]{}()*+?|^$", byte) != NULL)
        cj_text_char(out, '\\');
    cj_text_char(out, byte);
}

/* The ASCII points of a set as a bracket; those with a meaning in it stand
 * where they have none. */
static void add_bracket(cj_text *out, const bool in[128])
{
    bool any = in[']'] || in['['];

    cj_text_char(out, '[');
    if (in[']'])
        cj_text_char(out, ']');
    for (int c = 1; c < 128; c++) {
        int last = c;

        if (!in[c] || strchr("]^-[", c) != NULL)
            continue;
        while (last + 1 < 128 && in[last + 1] && strchr("]^-[", last + 1) == NULL)
            last++;
        cj_text_char(out, (char)c);
        if (last > c + 1)
            cj_text_char(out, '-');
        if (last > c)
            cj_text_char(out, (char)last);
        c = last;
        any = true;
    }
    if (in['['])
        cj_text_char(out, '[');
    if (in['^'] && any)
        cj_text_char(out, '^');
    if (in['-'])
        cj_text_char(out, '-');
    if (in['^'] && !any)
        cj_text_char(out, '^');
    cj_text_char(out, ']');
}

static void add_byte_range(cj_text *out, unsigned first, unsigned last)
{
    if (first == last) {
        cj_text_char(out, (char)first);
        return;
    }
    cj_text_char(out, '[');
    cj_text_char(out, (char)first);
    cj_text_char(out, '-');
    cj_text_char(out, (char)last);
    cj_text_char(out, ']');
}

/* The sequences of a range of points beyond ASCII that all have `size` bytes:
 * the range is cut until every byte has a range of its own. */
static void add_sequences(cj_text *out, uint32_t first, uint32_t last, int size)
{
    static const unsigned leads[] = {0, 0, 0xC0, 0xE0, 0xF0};

    for (int i = 1; i < size; i++) {
        uint32_t mask = (1u << 6 * i) - 1;

        if ((first & ~mask) == (last & ~mask))
            continue;
        if ((first & mask) != 0) {
            add_sequences(out, first, first | mask, size);
            add_sequences(out, (first | mask) + 1, last, size);
            return;
        }
        if ((last & mask) != mask) {
            add_sequences(out, first, (last & ~mask) - 1, size);
            add_sequences(out, last & ~mask, last, size);
            return;
        }
    }
    cj_text_char(out, '|');
    for (int i = size - 1; i >= 0; i--) {
        unsigned lead = i == size - 1 ? leads[size] : 0x80;
        unsigned mask = i == size - 1 ? 0x3Fu >> (size - 1) : 0x3F;

        add_byte_range(out, lead | (first >> 6 * i & mask), lead | (last >> 6 * i & mask));
    }
}

void cj_points_append(cj_text *out, const cj_points *points)
{
    static const uint32_t ends[] = {0x7F, 0x7FF, 0xFFFF, CJ_POINT_LAST}; /* by size in UTF-8 */
    cj_text wide = CJ_TEXT_INIT;
    bool in[128] = {false};
    size_t narrow = 0;
    uint32_t single = 0;

    for (size_t i = 0; i < points->count; i++) {
        uint32_t first = points->items[i].first;
        uint32_t last = points->items[i].last;

        for (uint32_t c = first; c < 128 && c <= last; c++, narrow++) {
            in[c] = true;
            single = c;
        }
        for (int size = 2; size <= 4; size++) {
            uint32_t from = first > ends[size - 2] ? first : ends[size - 2] + 1;
            uint32_t to = last < ends[size - 1] ? last : ends[size - 1];

            if (from <= to)
                add_sequences(&wide, from, to, size);
        }
    }
    if (wide.length > 0)
        cj_text_char(out, '(');
    if (narrow == 1)
        cj_points_append_literal(out, (char)single);
    else if (narrow > 1)
        add_bracket(out, in);
    if (wide.length > 0) {
        cj_text_add(out, cj_text_string(&wide) + (narrow == 0)); /* without the first bar */
        cj_text_char(out, ')');
    }
    out->failed = out->failed || wide.failed;
    cj_text_clear(&wide);
}

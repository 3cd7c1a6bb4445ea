/* Cells of synthetic rows, put behind one another without a look at the room: who makes a row sees
 * to CJ_ROW_MOST bytes. */
#ifndef CJ_SYNTH_PUT_H
#define CJ_SYNTH_PUT_H

#include "synth/days.h"

#include "cj/text.h"

#include <string.h>

#define CJ_ROW_MOST 512

typedef struct {
    char *at; /* where the next byte stands */
    const cj_days_known *days;
    bool quoted; /* texts and dates stand in quotation marks */
} cj_putter;

#define CJ_WORD(text)         \
    {                         \
        text, sizeof text - 1 \
    }
#define CJ_COUNT_OF(array) (uint32_t)(sizeof(array) / sizeof *(array))

/* The comma behind a cell, or the line end behind the last one, which replaces its comma. */
static inline void cj_put_end_cell(cj_putter *out)
{
    *out->at++ = ',';
}

static inline void cj_put_end_row(cj_putter *out)
{
    out->at[-1] = '\n';
}

static inline void cj_put_blank(cj_putter *out)
{
    cj_put_end_cell(out);
}

static inline void cj_put_mark(cj_putter *out)
{
    if (out->quoted)
        *out->at++ = '"';
}

/* A text that needs no quotation marks; blank ones get none. */
static inline void cj_put_text(cj_putter *out, cj_span text)
{
    if (text.length > 0) {
        cj_put_mark(out);
        memcpy(out->at, text.at, text.length);
        out->at += text.length;
        cj_put_mark(out);
    }
    cj_put_end_cell(out);
}

/* A day of the tables; any other is blank. */
static inline void cj_put_date(cj_putter *out, cj_date date)
{
    if (date >= out->days->first && date <= out->days->last) {
        size_t row = (size_t)(date - out->days->first);

        cj_put_mark(out);
        memcpy(out->at, out->days->texts[row], CJ_DAY_TEXT);
        out->at += out->days->lengths[row];
        cj_put_mark(out);
    }
    cj_put_end_cell(out);
}

static inline void cj_put_number(cj_putter *out, uint32_t number)
{
    if (number >= 10)
        *out->at++ = (char)('0' + number / 10 % 10);
    *out->at++ = (char)('0' + number % 10);
    cj_put_end_cell(out);
}

/* A letter and at least `width` digits. */
static inline void cj_put_id(cj_putter *out, char letter, int width, uint64_t number)
{
    char digits[24];
    int count = 0;

    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0 || count < width);
    cj_put_mark(out);
    *out->at++ = letter;
    while (count > 0)
        *out->at++ = digits[--count];
    cj_put_mark(out);
    cj_put_end_cell(out);
}

/* "P0000001" of the person with number 0. */
static inline void cj_put_person(cj_putter *out, uint64_t number)
{
    cj_put_id(out, 'P', 7, number + 1);
}

#endif

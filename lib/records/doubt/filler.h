/* Numbers that are none: 99 where nothing is known, which a mean would count as 99.
 *
 * Of a column the two greatest and the two least numbers are kept, and how often the outermost
 * stand there. */
#ifndef CJ_RECORDS_DOUBT_FILLER_H
#define CJ_RECORDS_DOUBT_FILLER_H

#include "cj/number.h"

#include <stddef.h>

/* One end of a column. */
typedef struct {
    cj_decimal value; /* the outermost number ... */
    uint64_t times;   /* ... in so many rows ... */
    size_t row;       /* ... of which this is the first */
    cj_decimal next;  /* the one before it; beyond all numbers while there is none */
} cj_number_end;

/* All zero: of no rows. */
typedef struct {
    uint64_t rows;
    cj_number_end most;
    cj_number_end least;
} cj_number_ends;

void cj_number_ends_move(cj_number_ends *ends, cj_decimal number, size_t row);

/* Note the number of a row. */
static inline void cj_number_ends_note(cj_number_ends *ends, cj_decimal number, size_t row)
{
    if (ends->rows++ == 0 || number > ends->most.next || number < ends->least.next)
        cj_number_ends_move(ends, number, row);
}

/* The end that is likely to be a code for what is not known; NULL: neither is.  *first and *last
 * are the ends of all other numbers. */
const cj_number_end *cj_filler_find(cj_decimal *first, cj_decimal *last,
                                    const cj_number_ends *ends);

#endif

/* Identifiers of one input that are one to a reader and two to a program: A1 and a1, 0012 and 12.
 *
 * Most exports write all of theirs in one way, in which no two can be such; that is seen by a look
 * at each, and only others are held against each other (base/identifier.h).
 */
#ifndef CJ_RECORDS_FILE_TWINS_H
#define CJ_RECORDS_FILE_TWINS_H

#include "nobody.h"

typedef struct {
    uint64_t count; /* identifiers that are like one before them ... */
    cj_span one;    /* ... and the first such pair */
    cj_span other;
    unsigned rules; /* what makes that pair the same */
} cj_twins;

cj_status cj_twins_find(cj_twins *out, cj_twins_text *text, const void *of, size_t count,
                        cj_error *err);

#endif

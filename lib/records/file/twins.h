/* Identifiers of one input that are one to a reader and two to a program: A1 and a1, 0012 and 12.
 *
 * Most exports write all of theirs in one way, in which no two can be such; that is seen by a look
 * at each, and only others are held against each other (base/identifier.h).
 */
#ifndef CJ_RECORDS_FILE_TWINS_H
#define CJ_RECORDS_FILE_TWINS_H

#include "base/identifier.h"

#define CJ_TWINS_MAX 100000 /* so many different identifiers are looked at */

typedef struct {
    uint64_t count; /* identifiers that are like one before them ... */
    cj_span one;    /* ... and the first such pair */
    cj_span other;
    unsigned rules; /* what makes that pair the same */
} cj_twins;

/* The identifier of a number below the count. */
typedef cj_span cj_twins_text(const void *of, uint32_t at);

/* That of a dictionary's code. */
cj_twins_text cj_twins_of_dict;

cj_status cj_twins_find(cj_twins *out, cj_twins_text *text, const void *of, size_t count,
                        cj_error *err);

#endif

/* How a hidden number is worked out, in a sum of printed ones. */
#ifndef CJ_DISCLOSURE_DERIVE_H
#define CJ_DISCLOSURE_DERIVE_H

#include "disclosure/reach.h"

typedef struct cj_derive cj_derive;

cj_status cj_derive_new(cj_derive **out, const cj_system *system, const cj_reach *reach,
                        cj_error *err);
void cj_derive_free(cj_derive *derive);

/* Append how known->low and known->high, if that is not what a reader knows anyway, are worked out:
 * "244 - 139 - 98 = 7", "13 - 5 - 5 - 1 - 1 = 1", "at least 2: 9 - 7 = 2; at most 3: 5 - 2 = 3". */
cj_status cj_derive_say(cj_text *words, cj_derive *derive, const cj_known *known, uint64_t *steps,
                        cj_error *err);

/* ---- sums in words ------------------------------------------------------------------------ */

/* A number times top / bottom. */
typedef struct {
    int64_t number;
    int64_t top;
    int64_t bottom;
} cj_summand;

/* Append "30 - 18 - 9 = 3" or "(9 - 4) / 2 < 3": positive terms first, larger first. False, and
 * nothing, if the sum does not give `result` (rounded down with sense -1, up with 1) or is beyond
 * 64 bits. */
bool cj_sum_say(cj_text *words, cj_summand *summands, size_t count, int64_t result, int sense);

#endif

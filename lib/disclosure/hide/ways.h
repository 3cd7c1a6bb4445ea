/* Ways in which counts move, and the tableau of them. */
#ifndef CJ_DISCLOSURE_WAYS_H
#define CJ_DISCLOSURE_WAYS_H

#include "disclosure/hide/move.h"
#include "disclosure/simplex.h"

/* A count moves up or down, for nothing or by being hidden: at least `low`, at most `room`. */
typedef struct {
    uint32_t count;
    int sign;
    int64_t low;
    int64_t room;
    int64_t cost; /* of each by which it moves */
} cj_way;

typedef struct {
    cj_way *ways;
    size_t count;
} cj_ways;

/* All ways of what was gathered, with room for 4 each. The first is that of the first count, which
 * moves by `by` at as little cost as can be, or without `all_of_it` as far that way as it can.
 * None where it cannot move. */
void cj_ways_list(cj_ways *all, const cj_mover *mover, int64_t by, bool all_of_it, bool may_hide);

/* A tableau of them, before cj_simplex_begin(): a column each, then one for each inequality. */
cj_status cj_ways_begin(cj_simplex *simplex, const cj_ways *all, const cj_mover *mover,
                        uint64_t *steps, cj_error *err);

/* Read what moves at the point where the tableau stands. A way that is no whole number is *broken
 * (else SIZE_MAX), *below the number below it. */
cj_status cj_ways_read(cj_move *move, size_t *broken, int64_t *below, const cj_simplex *simplex,
                       const cj_ways *all, cj_error *err);

/* How much room an inequality leaves in truth. */
int64_t cj_relation_slack(const cj_system *system, const cj_system_relation *relation);

#endif

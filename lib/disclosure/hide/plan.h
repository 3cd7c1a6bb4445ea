/* Which counts are hidden besides small ones, and the other numbers that prove that it is enough.
 */
#ifndef CJ_DISCLOSURE_PLAN_H
#define CJ_DISCLOSURE_PLAN_H

#include "disclosure/hide/move.h"

/* A number that a small count must be able to be: its own and `by` more. */
typedef struct {
    uint32_t count;
    int64_t by;
    bool held; /* a move shows it; else nothing does */
    bool end;  /* ... because nothing reaches so far: move.reached is what can be reached */
    cj_move move;
} cj_want;

typedef struct {
    cj_system *system;
    cj_reach links; /* its ranges are not used */
    cj_mover mover;
    cj_want *wants;
    size_t want_count;
    size_t want_room;
    bool *extra;      /* of each count: the plan hides it */
    int64_t *scratch; /* a 0 for each count */
} cj_plan;

cj_status cj_plan_make(cj_plan *plan, cj_system *system, uint64_t steps, cj_error *err);
void cj_plan_clear(cj_plan *plan);

/* Find a move for a number that a count must be able to be, hide what it needs, and keep it;
 * nothing changes where there is one already. */
cj_status cj_plan_want(cj_plan *plan, uint32_t count, int64_t by, cj_error *err);

/* Show again what no move needs, the dearest first; with a count `around` (else UINT32_MAX) that
 * one last, and before it only those that stand in a relation with it. */
cj_status cj_plan_prune(cj_plan *plan, uint32_t around, cj_error *err);

/* Add up every move once more against all that is printed; false: one does not fit. */
bool cj_plan_check(cj_plan *plan);

/* What the plan hides costs so much. */
uint64_t cj_plan_cost(const cj_plan *plan);

/* What a plan hides and by which moves, to go back to. */
typedef struct {
    cj_move *moves;
    size_t want_count;
    bool *extra;
} cj_kept;

cj_status cj_plan_keep(cj_kept *kept, const cj_plan *plan, cj_error *err);
void cj_plan_restore(cj_plan *plan, cj_kept *kept);
void cj_kept_clear(cj_kept *kept);

/* Try to hide one count more and show others for it, as long as that is cheaper and there are steps
 * for it. */
cj_status cj_plan_improve(cj_plan *plan, uint64_t steps, cj_error *err);

/* What hiding a count costs. */
uint64_t cj_count_cost(const cj_system *system, uint32_t count);

#endif

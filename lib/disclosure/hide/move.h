/* Other numbers of counts that agree with all that is printed: how far one can be moved, and which
 * others move with it. */
#ifndef CJ_DISCLOSURE_MOVE_H
#define CJ_DISCLOSURE_MOVE_H

#include "disclosure/reach.h"

/* A count and how much more it is than in truth. */
typedef struct {
    uint32_t count;
    int64_t by;
} cj_shift;

/* All that move together; the others are what they are. */
typedef struct {
    cj_shift *shifts;
    size_t count;
    int64_t reached; /* how far the first one moved */
} cj_move;

typedef struct {
    const cj_reach *links; /* which relations a count is in */
    uint32_t *near;        /* counts that may move, and their places */
    uint32_t *place;
    size_t near_count;
    uint32_t *relations; /* all relations that they are in */
    size_t relation_count;
    bool *taken;       /* of each relation: it is in the list */
    uint32_t *active;  /* of each relation: how many of them stand in it */
    uint32_t *touches; /* of each count: in how many of the relations it stands */
    bool open_fixed;   /* what was printed for good may move, too */
    uint64_t steps;
} cj_mover;

cj_status cj_mover_make(cj_mover *mover, const cj_reach *links, uint64_t steps, cj_error *err);
void cj_mover_clear(cj_mover *mover);

/* From where to where a count may be, and with may_hide if it were hidden. */
cj_counts cj_mover_range(const cj_mover *mover, const cj_count *count, bool may_hide);

/* Gather what is around a count, which is the first of `near`, at a width from 0 to CJ_NEAR_WIDTHS
 * - 1; nothing is gathered where it cannot move. True: no more would be tied to it. */
#define CJ_NEAR_WIDTHS 3
bool cj_mover_gather(cj_mover *mover, uint32_t count, int width, bool may_hide);
void cj_mover_forget(cj_mover *mover);

/* Move a count by `by`, or as far that way as can be, with as little hidden for it as can be;
 * without may_hide nothing is. *whole: nothing more could be moved, so that what was reached is the
 * end. */
cj_status cj_mover_move(cj_move *move, bool *whole, cj_mover *mover, uint32_t count, int64_t by,
                        bool may_hide, cj_error *err);

void cj_move_clear(cj_move *move);

/* Whether all that a reader knows holds for the moved numbers, by adding up. */
bool cj_move_check(const cj_move *move, const cj_reach *links, int64_t *scratch);

#endif

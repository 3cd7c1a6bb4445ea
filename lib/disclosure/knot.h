/* Cells that relations tie together, and how far each can go in whole numbers. */
#ifndef CJ_DISCLOSURE_KNOT_H
#define CJ_DISCLOSURE_KNOT_H

#include "disclosure/reach.h"
#include "disclosure/simplex.h"

typedef struct {
    const cj_reach *reach;
    const uint32_t *cells; /* unknown ones; the rest of a relation is known */
    size_t cell_count;
    const uint32_t *relations;
    size_t relation_count;
    const uint32_t *local; /* of a cell of the system: its place in `cells` */
    cj_simplex simplex;    /* stands at the last point */
    cj_solve begun;
    uint64_t *steps;
    int64_t *point; /* whole numbers of the cells that fit */
} cj_knot;

/* Build the tableau and find a first point; knot->begun says whether there is one. */
cj_status cj_knot_begin(cj_knot *knot, cj_error *err);
void cj_knot_clear(cj_knot *knot);

/* The least (sense 1) or greatest (sense -1) number of cells[which]; knot->point has it where the
 * end is exact. CJ_SOLVE_NONE in *solve: no whole numbers fit. */
cj_status cj_knot_find_end(cj_end *end, cj_solve *solve, cj_knot *knot, size_t which, int sense,
                           cj_error *err);

#endif

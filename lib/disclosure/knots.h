/* Which unknown cells relations tie together. */
#ifndef CJ_DISCLOSURE_KNOTS_H
#define CJ_DISCLOSURE_KNOTS_H

#include "disclosure/reach.h"

/* Cells and relations in the order of knots: those of knot p are cells[cell_first[p]] to before
 * cells[cell_first[p + 1]], and so are relations. */
typedef struct {
    size_t count;
    uint32_t *cells;
    size_t *cell_first;
    uint32_t *relations;
    size_t *relation_first;
    uint32_t *local; /* of each cell of the system: its place among the cells of its knot */
    uint32_t *knot;  /* of each cell of the system: its knot; UINT32_MAX: its number is known */
} cj_knots;

cj_status cj_knots_make(cj_knots *knots, const cj_reach *reach, cj_error *err);
void cj_knots_clear(cj_knots *knots);

#endif

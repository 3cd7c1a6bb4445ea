/* Which unknown cells relations tie together. */
#ifndef CJ_DISCLOSURE_PARTS_H
#define CJ_DISCLOSURE_PARTS_H

#include "disclosure/reach.h"

/* Cells and relations in the order of parts: those of part p are cells[cell_first[p]] to before
 * cells[cell_first[p + 1]], and so are relations. */
typedef struct {
    size_t count;
    uint32_t *cells;
    size_t *cell_first;
    uint32_t *relations;
    size_t *relation_first;
    uint32_t *local; /* of each cell of the system: its place among the cells of its part */
    uint32_t *part;  /* of each cell of the system: its part; UINT32_MAX: its number is known */
} cj_parts;

cj_status cj_parts_make(cj_parts *parts, const cj_reach *reach, cj_error *err);
void cj_parts_clear(cj_parts *parts);

#endif

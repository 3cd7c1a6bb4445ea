/* Cells are put into knots by joining those that stand in one relation. */
#include "disclosure/knots.h"

#include <stdlib.h>

static uint32_t find_root(uint32_t *parent, uint32_t cell)
{
    while (parent[cell] != cell) {
        parent[cell] = parent[parent[cell]];
        cell = parent[cell];
    }
    return cell;
}

/* The first unknown cell of a relation, or UINT32_MAX. */
static uint32_t find_unknown(const cj_reach *reach, const cj_system_relation *relation)
{
    for (size_t t = 0; t < relation->count; t++) {
        uint32_t cell = reach->system->terms[relation->first + t].cell;

        if (!cj_reach_is_one(reach, cell))
            return cell;
    }
    return UINT32_MAX;
}

static void join_cells(uint32_t *parent, const cj_reach *reach)
{
    const cj_system *system = reach->system;

    for (uint32_t c = 0; c < system->cell_count; c++)
        parent[c] = c;
    for (size_t r = 0; r < system->relation_count; r++) {
        const cj_system_relation *relation = &system->relations[r];
        uint32_t known = find_unknown(reach, relation);

        for (size_t t = 0; known != UINT32_MAX && t < relation->count; t++) {
            uint32_t cell = system->terms[relation->first + t].cell;
            uint32_t a = find_root(parent, known);

            if (!cj_reach_is_one(reach, cell)) {
                uint32_t b = find_root(parent, cell);

                parent[a > b ? a : b] = a > b ? b : a;
            }
        }
    }
}

/* Number knots by their first cells, and count what each has. */
static void count_parts(cj_knots *knots, uint32_t *parent, const cj_reach *reach)
{
    const cj_system *system = reach->system;

    for (uint32_t c = 0; c < system->cell_count; c++) {
        uint32_t root = find_root(parent, c);

        knots->knot[c] = UINT32_MAX;
        if (cj_reach_is_one(reach, c))
            continue;
        knots->knot[c] = root == c ? (uint32_t)knots->count++ : knots->knot[root];
        knots->local[c] = (uint32_t)knots->cell_first[knots->knot[c] + 1]++;
    }
    for (size_t r = 0; r < system->relation_count; r++) {
        uint32_t cell = find_unknown(reach, &system->relations[r]);

        if (cell != UINT32_MAX)
            knots->relation_first[knots->knot[cell] + 1]++;
    }
    for (size_t p = 0; p < knots->count; p++) {
        knots->cell_first[p + 1] += knots->cell_first[p];
        knots->relation_first[p + 1] += knots->relation_first[p];
    }
}

static void list_parts(cj_knots *knots, const cj_reach *reach)
{
    const cj_system *system = reach->system;

    for (uint32_t c = 0; c < system->cell_count; c++)
        if (knots->knot[c] != UINT32_MAX)
            knots->cells[knots->cell_first[knots->knot[c]] + knots->local[c]] = c;
    for (size_t r = 0; r < system->relation_count; r++) {
        uint32_t cell = find_unknown(reach, &system->relations[r]);

        if (cell != UINT32_MAX)
            knots->relations[knots->relation_first[knots->knot[cell]]++] = (uint32_t)r;
    }
    for (size_t p = knots->count; p > 0; p--)
        knots->relation_first[p] = knots->relation_first[p - 1];
    knots->relation_first[0] = 0;
}

cj_status cj_knots_make(cj_knots *knots, const cj_reach *reach, cj_error *err)
{
    size_t cells = reach->system->cell_count + 1;
    uint32_t *parent = malloc(cells * sizeof(*parent));

    *knots = (cj_knots){0};
    knots->cells = malloc(cells * sizeof(uint32_t));
    knots->cell_first = calloc(cells + 1, sizeof(size_t));
    knots->relations = malloc((reach->system->relation_count + 1) * sizeof(uint32_t));
    knots->relation_first = calloc(cells + 1, sizeof(size_t));
    knots->local = malloc(cells * sizeof(uint32_t));
    knots->knot = malloc(cells * sizeof(uint32_t));
    if (parent == NULL || knots->cells == NULL || knots->cell_first == NULL ||
        knots->relations == NULL || knots->relation_first == NULL || knots->local == NULL ||
        knots->knot == NULL) {
        free(parent);
        cj_knots_clear(knots);
        return cj_fail_nomem(err);
    }
    join_cells(parent, reach);
    count_parts(knots, parent, reach);
    list_parts(knots, reach);
    free(parent);
    return CJ_OK;
}

void cj_knots_clear(cj_knots *knots)
{
    free(knots->cells);
    free(knots->cell_first);
    free(knots->relations);
    free(knots->relation_first);
    free(knots->local);
    free(knots->knot);
    *knots = (cj_knots){0};
}

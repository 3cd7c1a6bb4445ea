/* Cells are put into parts by joining those that stand in one relation. */
#include "disclosure/parts.h"

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

/* Number parts by their first cells, and count what each has. */
static void count_parts(cj_parts *parts, uint32_t *parent, const cj_reach *reach)
{
    const cj_system *system = reach->system;

    for (uint32_t c = 0; c < system->cell_count; c++) {
        uint32_t root = find_root(parent, c);

        parts->part[c] = UINT32_MAX;
        if (cj_reach_is_one(reach, c))
            continue;
        parts->part[c] = root == c ? (uint32_t)parts->count++ : parts->part[root];
        parts->local[c] = (uint32_t)parts->cell_first[parts->part[c] + 1]++;
    }
    for (size_t r = 0; r < system->relation_count; r++) {
        uint32_t cell = find_unknown(reach, &system->relations[r]);

        if (cell != UINT32_MAX)
            parts->relation_first[parts->part[cell] + 1]++;
    }
    for (size_t p = 0; p < parts->count; p++) {
        parts->cell_first[p + 1] += parts->cell_first[p];
        parts->relation_first[p + 1] += parts->relation_first[p];
    }
}

static void list_parts(cj_parts *parts, const cj_reach *reach)
{
    const cj_system *system = reach->system;

    for (uint32_t c = 0; c < system->cell_count; c++)
        if (parts->part[c] != UINT32_MAX)
            parts->cells[parts->cell_first[parts->part[c]] + parts->local[c]] = c;
    for (size_t r = 0; r < system->relation_count; r++) {
        uint32_t cell = find_unknown(reach, &system->relations[r]);

        if (cell != UINT32_MAX)
            parts->relations[parts->relation_first[parts->part[cell]]++] = (uint32_t)r;
    }
    for (size_t p = parts->count; p > 0; p--)
        parts->relation_first[p] = parts->relation_first[p - 1];
    parts->relation_first[0] = 0;
}

cj_status cj_parts_make(cj_parts *parts, const cj_reach *reach, cj_error *err)
{
    size_t cells = reach->system->cell_count + 1;
    uint32_t *parent = malloc(cells * sizeof(*parent));

    *parts = (cj_parts){0};
    parts->cells = malloc(cells * sizeof(uint32_t));
    parts->cell_first = calloc(cells + 1, sizeof(size_t));
    parts->relations = malloc((reach->system->relation_count + 1) * sizeof(uint32_t));
    parts->relation_first = calloc(cells + 1, sizeof(size_t));
    parts->local = malloc(cells * sizeof(uint32_t));
    parts->part = malloc(cells * sizeof(uint32_t));
    if (parent == NULL || parts->cells == NULL || parts->cell_first == NULL ||
        parts->relations == NULL || parts->relation_first == NULL || parts->local == NULL ||
        parts->part == NULL) {
        free(parent);
        cj_parts_clear(parts);
        return cj_fail_nomem(err);
    }
    join_cells(parent, reach);
    count_parts(parts, parent, reach);
    list_parts(parts, reach);
    free(parent);
    return CJ_OK;
}

void cj_parts_clear(cj_parts *parts)
{
    free(parts->cells);
    free(parts->cell_first);
    free(parts->relations);
    free(parts->relation_first);
    free(parts->local);
    free(parts->part);
    *parts = (cj_parts){0};
}

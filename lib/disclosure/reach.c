/* Ranges are narrowed by one relation after the other. */
#include "disclosure/reach.h"

#include <stdlib.h>

/* Sums that narrow each other by little would do so for ever: each relation is looked at so often.
 */
#define ROUNDS_MOST 40

__extension__ typedef __int128 wide;

/* ---- who is in which relation ---------------------------------------------------------- */

static void link_cells(cj_reach *reach)
{
    const cj_system *system = reach->system;
    size_t *first = reach->first;

    for (size_t t = 0; t < system->term_count; t++)
        first[system->terms[t].cell + 1]++;
    for (size_t c = 0; c < system->cell_count; c++)
        first[c + 1] += first[c];
    for (size_t r = 0; r < system->relation_count; r++)
        for (size_t t = 0; t < system->relations[r].count; t++)
            reach->relations[first[system->terms[system->relations[r].first + t].cell]++] =
                (uint32_t)r;
    for (size_t c = system->cell_count; c > 0; c--)
        first[c] = first[c - 1];
    first[0] = 0;
}

cj_status cj_reach_make(cj_reach *reach, const cj_system *system, cj_error *err)
{
    size_t cells = system->cell_count + 1;

    *reach = (cj_reach){.system = system};
    reach->low = malloc(cells * sizeof(int64_t));
    reach->high = malloc(cells * sizeof(int64_t));
    reach->first = calloc(cells + 1, sizeof(size_t));
    reach->relations = malloc((system->term_count + 1) * sizeof(uint32_t));
    reach->queue = malloc((system->relation_count + 1) * sizeof(uint32_t));
    reach->queued = calloc(system->relation_count + 1, sizeof(bool));
    if (reach->low == NULL || reach->high == NULL || reach->first == NULL ||
        reach->relations == NULL || reach->queue == NULL || reach->queued == NULL) {
        cj_reach_clear(reach);
        return cj_fail_nomem(err);
    }
    link_cells(reach);
    for (size_t c = 0; c < system->cell_count; c++) {
        cj_counts range = cj_count_range(&system->cells[c]);

        reach->low[c] = range.low;
        reach->high[c] = range.high;
    }
    for (size_t r = 0; r < system->relation_count; r++) {
        reach->queue[r] = (uint32_t)r;
        reach->queued[r] = true;
    }
    reach->queue_count = system->relation_count;
    return CJ_OK;
}

void cj_reach_clear(cj_reach *reach)
{
    free(reach->low);
    free(reach->high);
    free(reach->first);
    free(reach->relations);
    free(reach->queue);
    free(reach->queued);
    *reach = (cj_reach){0};
}

void cj_reach_touch(cj_reach *reach, uint32_t cell)
{
    size_t ring = reach->system->relation_count;

    for (size_t i = reach->first[cell]; i < reach->first[cell + 1]; i++) {
        uint32_t r = reach->relations[i];

        if (reach->queued[r])
            continue;
        reach->queued[r] = true;
        reach->queue[(reach->queue_at + reach->queue_count++) % ring] = r;
    }
}

/* ---- one relation ------------------------------------------------------------------------ */

/* The least that the terms of a relation, each times `sign`, can add up to. */
typedef struct {
    wide sum;
    size_t open; /* terms without a least, which are not in the sum */
} least;

/* The least of a term; false: it has none. */
static bool find_least(const cj_reach *reach, const cj_term *term, int sign, wide *out)
{
    bool up = (term->factor > 0) == (sign > 0);

    if (!up && cj_reach_is_open(reach, term->cell))
        return false;
    *out = (wide)term->factor * sign * (up ? reach->low[term->cell] : reach->high[term->cell]);
    return true;
}

static wide floor_of(wide top, wide bottom)
{
    wide result = top / bottom;

    return top % bottom != 0 && (top < 0) != (bottom < 0) ? result - 1 : result;
}

/* sign * factor * cell <= room: narrow the cell. False: nothing is left. */
static bool narrow_cell(cj_reach *reach, const cj_term *term, int sign, wide room)
{
    int64_t *low = &reach->low[term->cell];
    int64_t *high = &reach->high[term->cell];
    wide factor = (wide)term->factor * sign;
    wide limit = factor > 0 ? floor_of(room, factor) : -floor_of(room, -factor);

    if (factor > 0 && limit < *high) {
        *high = limit < *low ? *low - 1 : (int64_t)limit;
        cj_reach_touch(reach, term->cell);
    } else if (factor < 0 && limit > *low) {
        *low = limit > *high ? *high + 1 : (int64_t)limit;
        cj_reach_touch(reach, term->cell);
    }
    return *low <= *high;
}

/* The terms, each times sign, add up to at most `most`. */
static bool narrow_side(cj_reach *reach, const cj_system_relation *relation, int sign, int64_t most)
{
    const cj_term *terms = &reach->system->terms[relation->first];
    least all = {0, 0};
    wide part;

    for (size_t t = 0; t < relation->count; t++) {
        if (find_least(reach, &terms[t], sign, &part))
            all.sum += part;
        else
            all.open++;
    }
    if (all.open == 0 && all.sum > most)
        return false;
    for (size_t t = 0; t < relation->count && all.open < 2; t++) {
        bool ends = find_least(reach, &terms[t], sign, &part);

        if (ends && all.open > 0)
            continue;
        if (!narrow_cell(reach, &terms[t], sign, most - (ends ? all.sum - part : all.sum)))
            return false;
    }
    return true;
}

bool cj_reach_narrow(cj_reach *reach)
{
    size_t ring = reach->system->relation_count;
    size_t most = ring * ROUNDS_MOST;
    bool fits = true;

    for (size_t n = 0; fits && reach->queue_count > 0 && n < most; n++) {
        uint32_t r = reach->queue[reach->queue_at];
        const cj_system_relation *relation = &reach->system->relations[r];

        reach->queue_at = (reach->queue_at + 1) % ring;
        reach->queue_count--;
        reach->queued[r] = false;
        fits = narrow_side(reach, relation, 1, relation->constant);
        if (fits && relation->kind == CJ_TIE_EQUAL)
            fits = narrow_side(reach, relation, -1, -relation->constant);
        if (!fits)
            reach->clash = r;
    }
    while (reach->queue_count > 0) { /* what was not looked at any more */
        reach->queued[reach->queue[reach->queue_at]] = false;
        reach->queue_at = (reach->queue_at + 1) % ring;
        reach->queue_count--;
    }
    return fits;
}

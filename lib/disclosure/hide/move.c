/* Moves: a tableau stands at what is true, and moves a count as far as it is to be. */
#include "disclosure/hide/ways.h"

#include <stdlib.h>
#include <string.h>

/* Where a move is no whole number, others are tried that cost so many times as much at most ... */
#define TRIES_MOST 5
/* ... and then ways are cut in two, so often. */
#define BOXES_MOST 200

__extension__ typedef __int128 wide;

/* ---- the search -------------------------------------------------------------------------- */

/* Lists of ways that are still to be tried. */
typedef struct {
    cj_ways *lists;
    size_t count;
    size_t room;
} tries;

static cj_status push_ways(tries *left, const cj_ways *ways, size_t cut, int64_t low, int64_t room,
                           cj_error *err)
{
    cj_ways copy = {malloc((ways->count + 1) * sizeof(cj_way)), ways->count};
    cj_status status = cj_grow(&left->lists, &left->room, left->count + 1, sizeof(cj_ways), err);

    if (status == CJ_OK && copy.ways == NULL)
        status = cj_fail_nomem(err);
    if (status != CJ_OK || low > room) {
        free(copy.ways);
        return status;
    }
    memcpy(copy.ways, ways->ways, ways->count * sizeof(cj_way));
    copy.ways[cut].low = low;
    copy.ways[cut].room = room;
    left->lists[left->count++] = copy;
    return CJ_OK;
}

/* Solve for one list of ways; *broken as in cj_ways_read(). */
static cj_status solve_ways(cj_move *move, cj_solve *solve, size_t *broken, int64_t *below,
                            cj_mover *mover, const cj_ways *all, cj_error *err)
{
    uint64_t steps = mover->steps;
    cj_simplex simplex = {0};
    int64_t *cost = NULL;
    cj_status status = cj_ways_begin(&simplex, all, mover, &steps, err);

    *solve = CJ_SOLVE_GAVE_UP;
    if (status == CJ_OK) {
        cost = calloc(simplex.columns + 1, sizeof(*cost));
        status = cost == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    for (size_t j = 0; status == CJ_OK && j < all->count; j++)
        cost[j] = all->ways[j].cost;
    if (status == CJ_OK)
        *solve = cj_simplex_begin(&simplex);
    if (status == CJ_OK && *solve == CJ_SOLVE_DONE)
        *solve = cj_simplex_least(&simplex, cost);
    if (status == CJ_OK && *solve == CJ_SOLVE_DONE)
        status = cj_ways_read(move, broken, below, &simplex, all, err);
    mover->steps = steps;
    cj_simplex_clear(&simplex);
    free(cost);
    return status;
}

/* Cut ways in two where they are no whole numbers until there is a move. */
static cj_status cut_ways(cj_move *move, cj_solve *solve, tries *left, cj_mover *mover,
                          cj_error *err)
{
    cj_status status = CJ_OK;
    bool gave_up = false;
    bool found = false;

    for (int n = 0; status == CJ_OK && !found && left->count > 0 && n < BOXES_MOST; n++) {
        cj_ways all = left->lists[--left->count];
        size_t broken = SIZE_MAX;
        int64_t below = 0;

        status = solve_ways(move, solve, &broken, &below, mover, &all, err);
        gave_up = gave_up || (*solve != CJ_SOLVE_DONE && *solve != CJ_SOLVE_NONE);
        found = *solve == CJ_SOLVE_DONE && broken == SIZE_MAX;
        if (status == CJ_OK && *solve == CJ_SOLVE_DONE && broken != SIZE_MAX) {
            status = push_ways(left, &all, broken, all.ways[broken].low, below, err);
            if (status == CJ_OK)
                status = push_ways(left, &all, broken, below + 1, all.ways[broken].room, err);
        }
        free(all.ways);
    }
    *solve = found                          ? CJ_SOLVE_DONE
             : !gave_up && left->count == 0 ? CJ_SOLVE_NONE
                                            : CJ_SOLVE_GAVE_UP;
    return status;
}

/* Costs by which another corner is the cheapest. */
static void vary_costs(cj_ways *all, int n)
{
    for (size_t j = 1; j < all->count; j++)
        all->ways[j].cost = 1 + (int64_t)(((uint64_t)j * 2654435761u * (unsigned)n >> 7) % 97);
}

/* Try corners until one is a whole number's; what is found among few is as good as can be, others
 * do. */
static cj_status try_ways(cj_move *move, cj_solve *solve, cj_ways *all, bool may_vary,
                          cj_mover *mover, cj_error *err)
{
    tries left = {0};
    size_t broken = SIZE_MAX;
    int64_t below = 0;
    cj_status status = push_ways(&left, all, 0, all->ways[0].low, all->ways[0].room, err);

    for (int n = 0; status == CJ_OK && n < (may_vary ? TRIES_MOST : 1); n++) {
        if (n > 0)
            vary_costs(all, n);
        status = solve_ways(move, solve, &broken, &below, mover, all, err);
        if (*solve != CJ_SOLVE_DONE || broken == SIZE_MAX)
            break;
    }
    if (status == CJ_OK && *solve == CJ_SOLVE_DONE && broken != SIZE_MAX)
        status = cut_ways(move, solve, &left, mover, err);
    for (size_t i = 0; i < left.count; i++)
        free(left.lists[i].ways);
    free(left.lists);
    return status;
}

/* Solve for what was gathered: CJ_SOLVE_DONE with a move, CJ_SOLVE_NONE where there is none. */
static cj_status solve_near(cj_move *move, cj_solve *solve, cj_mover *mover, int64_t by,
                            bool all_of_it, bool may_hide, cj_error *err)
{
    cj_ways all = {malloc((4 * mover->near_count + 1) * sizeof(cj_way)), 0};
    cj_status status = all.ways == NULL ? cj_fail_nomem(err) : CJ_OK;

    *solve = CJ_SOLVE_NONE;
    cj_move_clear(move);
    if (status == CJ_OK && mover->near_count > 0)
        cj_ways_list(&all, mover, by, all_of_it, may_hide);
    if (status == CJ_OK && all.count > 0)
        status = try_ways(move, solve, &all, all_of_it, mover, err);
    free(all.ways);
    return status;
}

/* It cannot move by `by`: find how far it can, and then what is hidden for that. */
static cj_status move_part(cj_move *move, cj_solve *solve, cj_mover *mover, int64_t by,
                           cj_error *err)
{
    cj_status status = solve_near(move, solve, mover, by, false, true, err);
    int64_t reached = move->reached;

    if (status == CJ_OK && reached != 0)
        status = solve_near(move, solve, mover, reached, true, true, err);
    return status;
}

cj_status cj_mover_move(cj_move *move, bool *whole, cj_mover *mover, uint32_t count, int64_t by,
                        bool may_hide, cj_error *err)
{
    int widths = may_hide ? CJ_NEAR_WIDTHS : 1;
    cj_status status = CJ_OK;

    *move = (cj_move){0};
    *whole = false;
    for (int width = 0; status == CJ_OK && width < widths && !*whole && move->reached == 0;
         width++) {
        cj_solve solve;

        *whole = cj_mover_gather(mover, count, width, may_hide);
        status = solve_near(move, &solve, mover, by, true, may_hide, err);
        *whole = *whole && solve == CJ_SOLVE_NONE;
        if (status != CJ_OK || !*whole || !may_hide)
            continue;
        status = move_part(move, &solve, mover, by, err);
        *whole = solve != CJ_SOLVE_GAVE_UP;
    }
    cj_mover_forget(mover);
    if (status != CJ_OK)
        cj_move_clear(move);
    return status;
}

/* ---- the check ------------------------------------------------------------------------------ */

/* What the shifts add to a relation. */
static wide shift_of(const cj_system *system, const cj_system_relation *relation,
                     const int64_t *shifts)
{
    wide sum = 0;

    for (size_t t = 0; t < relation->count; t++) {
        const cj_term *term = &system->terms[relation->first + t];

        sum += (wide)term->factor * shifts[term->cell];
    }
    return sum;
}

static bool check_relations(const cj_reach *links, uint32_t c, const int64_t *shifts)
{
    const cj_system *system = links->system;

    for (size_t k = links->first[c]; k < links->first[c + 1]; k++) {
        const cj_system_relation *relation = &system->relations[links->relations[k]];
        wide sum = shift_of(system, relation, shifts);

        if (relation->kind == CJ_TIE_EQUAL ? sum != 0 : sum > cj_relation_slack(system, relation))
            return false;
    }
    return true;
}

/* scratch is 0 for each count, and is so again at the end. */
bool cj_move_check(const cj_move *move, const cj_reach *links, int64_t *scratch)
{
    const cj_system *system = links->system;
    bool fits = true;

    for (size_t i = 0; i < move->count; i++)
        scratch[move->shifts[i].count] += move->shifts[i].by;
    for (size_t i = 0; fits && i < move->count; i++) {
        uint32_t c = move->shifts[i].count;
        cj_counts range = cj_count_range(&system->cells[c]);
        int64_t number = system->cells[c].value + scratch[c];

        fits = number >= range.low && number <= range.high && check_relations(links, c, scratch);
    }
    for (size_t i = 0; i < move->count; i++)
        scratch[move->shifts[i].count] = 0;
    return fits;
}

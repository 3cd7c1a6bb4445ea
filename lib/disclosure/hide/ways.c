/* Ways are listed, written as a tableau and read from it. */
#include "disclosure/hide/ways.h"

#include <stdlib.h>

/* What hiding a count costs in comparison with where it stands among equal ones. */
#define COST_WEIGHT 256

__extension__ typedef __int128 wide;

void cj_move_clear(cj_move *move)
{
    free(move->shifts);
    *move = (cj_move){0};
}

static int64_t room_in(cj_counts range, int64_t value, int sign)
{
    return sign > 0 ? range.high - value : value - range.low;
}

static void add_way(cj_ways *all, uint32_t count, int sign, int64_t room, int64_t cost)
{
    if (room > 0)
        all->ways[all->count++] = (cj_way){count, sign, 0, room, cost};
}

/* What hiding a count costs for each by which it is moved. */
static int64_t cost_of(const cj_system *system, uint32_t c)
{
    uint32_t cost = system->cells[c].cost == 0 ? 1 : system->cells[c].cost;

    return (int64_t)cost * COST_WEIGHT +
           (int64_t)((uint64_t)c * (COST_WEIGHT - 2) / system->cell_count) + 1;
}

/* Ways of a count besides the first: a little for each that moves for nothing, no more than need
 * be. */
static void add_ways(cj_ways *all, const cj_mover *mover, uint32_t c, bool costs, bool may_hide)
{
    const cj_system *system = mover->links->system;
    const cj_count *count = &system->cells[c];
    cj_counts known = cj_count_range(count);
    cj_counts range = cj_mover_range(mover, count, may_hide);

    for (int sign = -1; sign <= 1; sign += 2) {
        int64_t room = room_in(known, count->value, sign);

        add_way(all, c, sign, room, costs ? 1 : 0);
        add_way(all, c, sign, room_in(range, count->value, sign) - room,
                costs ? cost_of(system, c) : 0);
    }
}

void cj_ways_list(cj_ways *all, const cj_mover *mover, int64_t by, bool all_of_it, bool may_hide)
{
    uint32_t own = mover->near[0];
    const cj_count *count = &mover->links->system->cells[own];
    int sign = by > 0 ? 1 : -1;
    int64_t room = room_in(cj_mover_range(mover, count, may_hide), count->value, sign);
    int64_t wanted = by * sign;

    if (all_of_it && room < wanted)
        return;
    add_way(all, own, sign, room < wanted ? room : wanted, all_of_it ? 0 : -1);
    if (all->count == 0)
        return;
    all->ways[0].low = all_of_it ? wanted : 0;
    for (size_t i = 1; i < mover->near_count; i++)
        add_ways(all, mover, mover->near[i], all_of_it, may_hide);
}

/* How much room an inequality leaves. */
int64_t cj_relation_slack(const cj_system *system, const cj_system_relation *relation)
{
    wide left = relation->constant;

    for (size_t t = 0; t < relation->count; t++) {
        const cj_term *term = &system->terms[relation->first + t];

        left -= (wide)term->factor * system->cells[term->cell].value;
    }
    return left > CJ_COUNT_MAX ? CJ_COUNT_MAX : (int64_t)left;
}

/* ---- the tableau --------------------------------------------------------------------------- */

static size_t count_slacks(const cj_mover *mover)
{
    size_t count = 0;

    for (size_t i = 0; i < mover->relation_count; i++)
        count += mover->links->system->relations[mover->relations[i]].kind == CJ_TIE_AT_MOST;
    return count;
}

/* Write relation number i of those gathered; first[] has the first way of each count. */
static void write_relation(cj_simplex *simplex, const cj_mover *mover, const cj_ways *all,
                           const uint32_t *first, size_t i)
{
    const cj_system *system = mover->links->system;
    const cj_system_relation *relation = &system->relations[mover->relations[i]];
    int64_t *row = cj_simplex_row(simplex, i);

    if (relation->kind == CJ_TIE_AT_MOST)
        row[simplex->columns] = cj_relation_slack(system, relation);
    for (size_t t = 0; t < relation->count; t++) {
        const cj_term *term = &system->terms[relation->first + t];
        uint32_t at = mover->place[term->cell];

        if (at == UINT32_MAX || first[at] == UINT32_MAX)
            continue;
        for (size_t j = first[at]; j < all->count && all->ways[j].count == term->cell; j++) {
            row[j] = term->factor * all->ways[j].sign;
            row[simplex->columns] -= row[j] * all->ways[j].low;
        }
    }
}

static void write_tableau(cj_simplex *simplex, const cj_mover *mover, const cj_ways *all,
                          uint32_t *first)
{
    const cj_system *system = mover->links->system;
    size_t slack = all->count;

    for (size_t j = 0; j < all->count; j++)
        simplex->upper[j] = all->ways[j].room >= CJ_COUNT_MAX / 2
                                ? CJ_NO_UPPER
                                : all->ways[j].room - all->ways[j].low;
    for (size_t i = 0; i < mover->near_count; i++)
        first[i] = UINT32_MAX;
    for (size_t j = all->count; j > 0; j--)
        first[mover->place[all->ways[j - 1].count]] = (uint32_t)j - 1;
    for (size_t i = 0; i < mover->relation_count; i++) {
        write_relation(simplex, mover, all, first, i);
        if (system->relations[mover->relations[i]].kind != CJ_TIE_AT_MOST)
            continue;
        cj_simplex_row(simplex, i)[slack] = 1;
        if (cj_simplex_row(simplex, i)[simplex->columns] >= 0)
            cj_simplex_take(simplex, i, slack);
        slack++;
    }
}

cj_status cj_ways_begin(cj_simplex *simplex, const cj_ways *all, const cj_mover *mover,
                        uint64_t *steps, cj_error *err)
{
    uint32_t *first = malloc((mover->near_count + 1) * sizeof(*first));
    cj_status status = first == NULL ? cj_fail_nomem(err) : CJ_OK;

    if (status == CJ_OK)
        status = cj_simplex_make(simplex, mover->relation_count, all->count + count_slacks(mover),
                                 steps, err);
    if (status == CJ_OK)
        write_tableau(simplex, mover, all, first);
    free(first);
    return status;
}

cj_status cj_ways_read(cj_move *move, size_t *broken, int64_t *below, const cj_simplex *simplex,
                       const cj_ways *all, cj_error *err)
{
    *move = (cj_move){.shifts = calloc(all->count + 1, sizeof(cj_shift))};
    *broken = SIZE_MAX;
    if (move->shifts == NULL)
        return cj_fail_nomem(err);
    for (size_t j = 0; j < all->count; j++) {
        const cj_way *way = &all->ways[j];
        int64_t top;
        int64_t bottom;

        if (!cj_simplex_value(simplex, j, &top, &bottom) || top % bottom != 0) {
            *broken = j;
            *below = way->low + top / bottom;
            cj_move_clear(move);
            return CJ_OK;
        }
        if (way->low + top == 0)
            continue;
        if (move->count == 0 || move->shifts[move->count - 1].count != way->count)
            move->shifts[move->count++] = (cj_shift){way->count, 0};
        move->shifts[move->count - 1].by += way->sign * (way->low + top / bottom);
    }
    if (move->count > 0 && move->shifts[0].count == all->ways[0].count)
        move->reached = move->shifts[0].by;
    if (move->reached == 0)
        move->count = 0;
    return CJ_OK;
}

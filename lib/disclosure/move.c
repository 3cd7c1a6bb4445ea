/* Moves: the tableau of what is around a count, from where all stands as it is. */
#include "disclosure/move.h"
#include "disclosure/simplex.h"

#include <stdlib.h>
#include <string.h>

#define NEAR_FIRST 80
#define NEAR_MOST 1600
/* What hiding a count costs in comparison with where it stands among equal ones. */
#define COST_WEIGHT 4096
/* What moving the count itself is worth: more than all that is hidden for it. */
#define REWARD (INT64_C(1) << 44)

__extension__ typedef __int128 wide;

cj_status cj_mover_make(cj_mover *mover, const cj_reach *links, uint64_t steps, cj_error *err)
{
    const cj_system *system = links->system;

    *mover = (cj_mover){.links = links, .steps = steps};
    mover->near = malloc((system->cell_count + 1) * sizeof(uint32_t));
    mover->place = malloc((system->cell_count + 1) * sizeof(uint32_t));
    mover->relations = malloc((system->relation_count + 1) * sizeof(uint32_t));
    mover->taken = calloc(system->relation_count + 1, sizeof(bool));
    if (mover->near == NULL || mover->place == NULL || mover->relations == NULL ||
        mover->taken == NULL) {
        cj_mover_clear(mover);
        return cj_fail_nomem(err);
    }
    for (size_t c = 0; c < system->cell_count; c++)
        mover->place[c] = UINT32_MAX;
    return CJ_OK;
}

void cj_mover_clear(cj_mover *mover)
{
    free(mover->near);
    free(mover->place);
    free(mover->relations);
    free(mover->taken);
    *mover = (cj_mover){0};
}

void cj_move_clear(cj_move *move)
{
    free(move->shifts);
    *move = (cj_move){0};
}

/* ---- what may move ----------------------------------------------------------------------- */

static int64_t room_in(cj_counts range, int64_t value, int sign)
{
    return sign > 0 ? range.high - value : value - range.low;
}

/* From where to where a count may move for nothing, and if it may be hidden. */
static cj_counts range_of(const cj_mover *mover, const cj_count *count, bool may_hide)
{
    cj_counts range = cj_count_range(count);

    if ((may_hide && count->state == CJ_COUNT_SHOWN) ||
        (mover->open_fixed && count->state == CJ_COUNT_FIXED)) {
        range.low = count->hidden.low < range.low ? count->hidden.low : range.low;
        range.high = count->hidden.high > range.high ? count->hidden.high : range.high;
    }
    return range;
}

static bool may_move(const cj_mover *mover, const cj_count *count, bool may_hide)
{
    cj_counts range = range_of(mover, count, may_hide);

    return range.low < range.high;
}

static void forget_near(cj_mover *mover)
{
    for (size_t i = 0; i < mover->near_count; i++)
        mover->place[mover->near[i]] = UINT32_MAX;
    for (size_t i = 0; i < mover->relation_count; i++)
        mover->taken[mover->relations[i]] = false;
    mover->near_count = 0;
    mover->relation_count = 0;
}

static void add_near(cj_mover *mover, uint32_t count)
{
    mover->place[count] = (uint32_t)mover->near_count;
    mover->near[mover->near_count++] = count;
}

/* Add what stands in relation r and may move, what is hidden first. */
static bool add_relation(cj_mover *mover, uint32_t r, size_t most, bool may_hide)
{
    const cj_system *system = mover->links->system;
    const cj_system_relation *relation = &system->relations[r];

    for (int hidden = 1; hidden >= (may_hide ? 0 : 1); hidden--)
        for (size_t t = 0; t < relation->count; t++) {
            uint32_t c = system->terms[relation->first + t].cell;
            const cj_count *count = &system->cells[c];
            bool free_already = may_move(mover, count, false);

            if (free_already != (hidden == 1) || mover->place[c] != UINT32_MAX ||
                !may_move(mover, count, may_hide))
                continue;
            if (mover->near_count == most)
                return false;
            add_near(mover, c);
        }
    return true;
}

/* Gather up to `most` counts around one, the nearest first, and all relations that they are in;
 * true: no more would be tied to them. */
static bool gather_near(cj_mover *mover, uint32_t count, size_t most, bool may_hide)
{
    const cj_reach *links = mover->links;
    bool whole = true;

    forget_near(mover);
    add_near(mover, count);
    for (size_t i = 0; i < mover->near_count; i++)
        for (size_t k = links->first[mover->near[i]]; k < links->first[mover->near[i] + 1]; k++) {
            uint32_t r = links->relations[k];

            if (mover->taken[r])
                continue;
            mover->taken[r] = true;
            mover->relations[mover->relation_count++] = r;
            whole = add_relation(mover, r, most, may_hide) && whole;
        }
    return whole;
}

/* ---- the tableau ------------------------------------------------------------------------- */

/* A way in which a count moves: up or down, for nothing or by being hidden. */
typedef struct {
    uint32_t count;
    int sign;
    int64_t room;
    int64_t cost;
} way;

typedef struct {
    way *ways;
    size_t count;
} ways;

static void add_way(ways *all, uint32_t count, int sign, int64_t room, int64_t cost)
{
    if (room > 0)
        all->ways[all->count++] = (way){count, sign, room, cost};
}

/* What hiding a count costs for each by which it is moved. */
static int64_t cost_of(const cj_system *system, uint32_t c)
{
    uint32_t cost = system->cells[c].cost == 0 ? 1 : system->cells[c].cost;

    return (int64_t)cost * COST_WEIGHT +
           (int64_t)((uint64_t)c * (COST_WEIGHT - 2) / system->cell_count) + 1;
}

static void list_ways(ways *all, const cj_mover *mover, int64_t by, bool may_hide)
{
    const cj_system *system = mover->links->system;
    uint32_t own = mover->near[0];

    add_way(all, own, by > 0 ? 1 : -1, by > 0 ? by : -by, -REWARD);
    for (size_t i = 1; i < mover->near_count; i++) {
        uint32_t c = mover->near[i];
        const cj_count *count = &system->cells[c];
        cj_counts known = cj_count_range(count);
        cj_counts range = range_of(mover, count, may_hide);

        for (int sign = -1; sign <= 1; sign += 2) {
            int64_t room = room_in(known, count->value, sign);

            /* A little for each that moves: no more than need be. */
            add_way(all, c, sign, room, 1);
            add_way(all, c, sign, room_in(range, count->value, sign) - room, cost_of(system, c));
        }
    }
}

/* How much room an inequality leaves. */
static int64_t slack_of(const cj_system *system, const cj_system_relation *relation)
{
    wide left = relation->constant;

    for (size_t t = 0; t < relation->count; t++) {
        const cj_term *term = &system->terms[relation->first + t];

        left -= (wide)term->factor * system->cells[term->cell].value;
    }
    return left > CJ_COUNT_MAX ? CJ_COUNT_MAX : (int64_t)left;
}

static size_t count_slacks(const cj_mover *mover)
{
    size_t count = 0;

    for (size_t i = 0; i < mover->relation_count; i++)
        count += mover->links->system->relations[mover->relations[i]].kind == CJ_TIE_AT_MOST;
    return count;
}

static void write_tableau(cj_simplex *simplex, const cj_mover *mover, const ways *all,
                          uint32_t *first)
{
    const cj_system *system = mover->links->system;
    size_t slack = all->count;

    for (size_t j = 0; j < all->count; j++)
        simplex->upper[j] = all->ways[j].room >= CJ_COUNT_MAX / 2 ? CJ_NO_UPPER : all->ways[j].room;
    for (size_t i = 0; i < mover->near_count; i++)
        first[i] = UINT32_MAX;
    for (size_t j = all->count; j > 0; j--)
        first[mover->place[all->ways[j - 1].count]] = (uint32_t)j - 1;
    for (size_t i = 0; i < mover->relation_count; i++) {
        const cj_system_relation *relation = &system->relations[mover->relations[i]];
        int64_t *row = cj_simplex_row(simplex, i);

        for (size_t t = 0; t < relation->count; t++) {
            const cj_term *term = &system->terms[relation->first + t];
            uint32_t at = mover->place[term->cell];

            if (at == UINT32_MAX || first[at] == UINT32_MAX)
                continue;
            for (size_t j = first[at]; j < all->count && all->ways[j].count == term->cell; j++)
                row[j] = term->factor * all->ways[j].sign;
        }
        if (relation->kind != CJ_TIE_AT_MOST)
            continue;
        row[slack] = 1;
        row[simplex->columns] = slack_of(system, relation);
        cj_simplex_take(simplex, i, slack++);
    }
}

/* Read what moved; *broken: somebody by no whole number. */
static cj_status read_move(cj_move *move, bool *broken, const cj_simplex *simplex, const ways *all,
                           cj_error *err)
{
    move->shifts = calloc(all->count + 1, sizeof(cj_shift));
    if (move->shifts == NULL)
        return cj_fail_nomem(err);
    *broken = false;
    for (size_t j = 0; j < all->count; j++) {
        int64_t top;
        int64_t bottom;

        if (!cj_simplex_value(simplex, j, &top, &bottom) || top % bottom != 0) {
            *broken = true;
            break;
        }
        if (top == 0)
            continue;
        if (move->count == 0 || move->shifts[move->count - 1].count != all->ways[j].count)
            move->shifts[move->count++] = (cj_shift){all->ways[j].count, 0};
        move->shifts[move->count - 1].by += all->ways[j].sign * (top / bottom);
    }
    if (move->count > 0 && !*broken)
        move->reached = move->shifts[0].count == all->ways[0].count ? move->shifts[0].by : 0;
    if (move->reached == 0)
        move->count = 0;
    return CJ_OK;
}

/* Solve for what was gathered. */
static cj_status solve_near(cj_move *move, bool *broken, cj_mover *mover, int64_t by, bool may_hide,
                            cj_error *err)
{
    ways all = {malloc((4 * mover->near_count + 1) * sizeof(way)), 0};
    uint32_t *first = malloc((mover->near_count + 1) * sizeof(*first));
    int64_t *cost = NULL;
    cj_simplex simplex = {0};
    uint64_t steps = mover->steps;
    cj_status status = all.ways == NULL || first == NULL ? cj_fail_nomem(err) : CJ_OK;

    *broken = true;
    if (status == CJ_OK) {
        list_ways(&all, mover, by, may_hide);
        status = cj_simplex_make(&simplex, mover->relation_count, all.count + count_slacks(mover),
                                 &steps, err);
    }
    if (status == CJ_OK) {
        cost = calloc(simplex.columns + 1, sizeof(*cost));
        status = cost == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    if (status == CJ_OK) {
        write_tableau(&simplex, mover, &all, first);
        for (size_t j = 0; j < all.count; j++)
            cost[j] = all.ways[j].cost;
        if (cj_simplex_begin(&simplex) == CJ_SOLVE_DONE &&
            cj_simplex_least(&simplex, cost) == CJ_SOLVE_DONE)
            status = read_move(move, broken, &simplex, &all, err);
        if (*broken)
            cj_move_clear(move);
    }
    mover->steps = steps;
    cj_simplex_clear(&simplex);
    free(cost);
    free(first);
    free(all.ways);
    return status;
}

cj_status cj_mover_move(cj_move *move, bool *whole, cj_mover *mover, uint32_t count, int64_t by,
                        bool may_hide, cj_error *err)
{
    cj_status status = CJ_OK;
    bool broken = false;

    *move = (cj_move){0};
    *whole = false;
    for (size_t most = NEAR_FIRST; status == CJ_OK && most <= NEAR_MOST; most *= 4) {
        cj_move_clear(move);
        *whole = gather_near(mover, count, most, may_hide);
        status = solve_near(move, &broken, mover, by, may_hide, err);
        if (move->reached == by || *whole)
            break;
    }
    forget_near(mover);
    *whole = *whole && !broken;
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

        if (relation->kind == CJ_TIE_EQUAL ? sum != 0 : sum > slack_of(system, relation))
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

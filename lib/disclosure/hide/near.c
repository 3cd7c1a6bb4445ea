/* What is around a count: as few others as may do. */
#include "disclosure/hide/move.h"

#include <stdlib.h>

/* How much is gathered at each width: of each relation of the count itself so many, and of all so
 * many; the last takes all. */
static const struct {
    int pick;
    size_t most;
} widths[CJ_NEAR_WIDTHS] = {{4, 250}, {9, 900}, {0, 1600}};
/* So few are gathered all at once, and so many of those that are hidden. */
#define FEW 100
#define HIDDEN_MOST 120

cj_status cj_mover_make(cj_mover *mover, const cj_reach *links, uint64_t steps, cj_error *err)
{
    const cj_system *system = links->system;

    *mover = (cj_mover){.links = links, .steps = steps};
    mover->near = malloc((system->cell_count + 1) * sizeof(uint32_t));
    mover->place = malloc((system->cell_count + 1) * sizeof(uint32_t));
    mover->relations = malloc((system->relation_count + 1) * sizeof(uint32_t));
    mover->taken = calloc(system->relation_count + 1, sizeof(bool));
    mover->active = calloc(system->relation_count + 1, sizeof(uint32_t));
    mover->touches = calloc(system->cell_count + 1, sizeof(uint32_t));
    if (mover->near == NULL || mover->place == NULL || mover->relations == NULL ||
        mover->taken == NULL || mover->active == NULL || mover->touches == NULL) {
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
    free(mover->active);
    free(mover->touches);
    *mover = (cj_mover){0};
}

/* ---- what may move ----------------------------------------------------------------------- */

cj_counts cj_mover_range(const cj_mover *mover, const cj_count *count, bool may_hide)
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
    cj_counts range = cj_mover_range(mover, count, may_hide);

    return range.low < range.high;
}

/* A relation is gathered no more: neither are the touches that it gave. */
static void leave_relation(cj_mover *mover, uint32_t r)
{
    const cj_system_relation *relation = &mover->links->system->relations[r];

    mover->taken[r] = false;
    mover->active[r] = 0;
    for (size_t t = 0; t < relation->count; t++)
        mover->touches[mover->links->system->terms[relation->first + t].cell] = 0;
}

void cj_mover_forget(cj_mover *mover)
{
    for (size_t i = 0; i < mover->near_count; i++)
        mover->place[mover->near[i]] = UINT32_MAX;
    for (size_t i = 0; i < mover->relation_count; i++)
        leave_relation(mover, mover->relations[i]);
    mover->near_count = 0;
    mover->relation_count = 0;
}

static void take_relation(cj_mover *mover, uint32_t r)
{
    const cj_system_relation *relation = &mover->links->system->relations[r];

    mover->taken[r] = true;
    mover->relations[mover->relation_count++] = r;
    for (size_t t = 0; t < relation->count; t++)
        mover->touches[mover->links->system->terms[relation->first + t].cell]++;
}

/* Gather a count and all relations that it is in. */
static void add_near(cj_mover *mover, uint32_t count)
{
    const cj_reach *links = mover->links;

    mover->place[count] = (uint32_t)mover->near_count;
    mover->near[mover->near_count++] = count;
    for (size_t k = links->first[count]; k < links->first[count + 1]; k++) {
        uint32_t r = links->relations[k];

        if (!mover->taken[r])
            take_relation(mover, r);
    }
}

/* ---- one relation after the other -------------------------------------------------------- */

/* Gather what stands in relation r and may move, what is hidden first; false: there is more. */
static bool add_relation(cj_mover *mover, uint32_t r, size_t most, bool may_hide)
{
    const cj_system *system = mover->links->system;
    const cj_system_relation *relation = &system->relations[r];

    for (int hidden = 1; hidden >= (may_hide ? 0 : 1); hidden--)
        for (size_t t = 0; t < relation->count; t++) {
            uint32_t c = system->terms[relation->first + t].cell;
            const cj_count *count = &system->cells[c];

            if (mover->place[c] != UINT32_MAX || may_move(mover, count, false) != (hidden == 1) ||
                !may_move(mover, count, may_hide))
                continue;
            if (mover->near_count >= most)
                return false;
            add_near(mover, c);
        }
    return true;
}

/* Gather up to `most` counts, the nearest first; true: no more would be tied to them. */
static bool gather_wide(cj_mover *mover, size_t most, bool may_hide)
{
    bool whole = true;

    for (size_t i = 0; i < mover->relation_count; i++)
        whole = add_relation(mover, mover->relations[i], most, may_hide) && whole;
    return whole;
}

/* ---- what closes circles ------------------------------------------------------------------- */

/* Of relation r gather a few: what is hidden, then the cheapest. */
static void pick_few(cj_mover *mover, uint32_t r, int most)
{
    const cj_system *system = mover->links->system;
    const cj_system_relation *relation = &system->relations[r];

    for (int n = 0; n < most; n++) {
        uint32_t best = UINT32_MAX;
        uint64_t best_cost = UINT64_MAX;

        for (size_t t = 0; t < relation->count; t++) {
            uint32_t c = system->terms[relation->first + t].cell;
            const cj_count *count = &system->cells[c];
            uint64_t cost = may_move(mover, count, false) ? 0 : count->cost + UINT64_C(1);

            if (mover->place[c] == UINT32_MAX && cost < best_cost && may_move(mover, count, true)) {
                best = c;
                best_cost = cost;
            }
        }
        if (best != UINT32_MAX)
            add_near(mover, best);
    }
}

/* Gather what stands in two relations of what was gathered, round for round: these close circles,
 * in which what one count is more another is less. */
static void gather_close(cj_mover *mover, int pick, size_t most)
{
    const cj_system *system = mover->links->system;
    size_t own = mover->relation_count;
    size_t before = 0;

    for (size_t i = 0; i < own; i++)
        pick_few(mover, mover->relations[i], pick);
    while (before < mover->near_count) {
        size_t relations = mover->relation_count;

        before = mover->near_count;
        for (size_t i = 0; i < relations; i++) {
            const cj_system_relation *relation = &system->relations[mover->relations[i]];

            for (size_t t = 0; t < relation->count && mover->near_count < most; t++) {
                uint32_t c = system->terms[relation->first + t].cell;

                if (mover->touches[c] >= 2 && mover->place[c] == UINT32_MAX &&
                    may_move(mover, &system->cells[c], true))
                    add_near(mover, c);
            }
        }
    }
}

/* ---- what cannot move ------------------------------------------------------------------------ */

/* Drop a count that is alone in a sum. */
static void drop_alone(cj_mover *mover, uint32_t r)
{
    const cj_system *system = mover->links->system;
    const cj_reach *links = mover->links;
    const cj_system_relation *relation = &system->relations[r];

    for (size_t t = 0; t < relation->count; t++) {
        uint32_t c = system->terms[relation->first + t].cell;

        if (mover->place[c] == UINT32_MAX)
            continue;
        mover->place[c] = UINT32_MAX;
        for (size_t k = links->first[c]; k < links->first[c + 1]; k++)
            mover->active[links->relations[k]]--;
        return;
    }
}

/* Count who is left in each relation, and drop who is alone in a sum until nobody is. */
static void drop_stuck(cj_mover *mover)
{
    const cj_reach *links = mover->links;
    const cj_system *system = links->system;
    bool any = true;

    for (size_t i = 0; i < mover->near_count; i++)
        for (size_t k = links->first[mover->near[i]]; k < links->first[mover->near[i] + 1]; k++)
            mover->active[links->relations[k]]++;
    while (any) {
        any = false;
        for (size_t i = 0; i < mover->relation_count; i++) {
            uint32_t r = mover->relations[i];

            if (mover->active[r] != 1 || system->relations[r].kind != CJ_TIE_EQUAL)
                continue;
            drop_alone(mover, r);
            any = true;
        }
    }
}

/* Forget what was dropped, and relations that nobody is left in. */
static void forget_stuck(cj_mover *mover)
{
    size_t kept = 0;

    for (size_t i = 0; i < mover->near_count; i++)
        if (mover->place[mover->near[i]] != UINT32_MAX) {
            mover->place[mover->near[i]] = (uint32_t)kept;
            mover->near[kept++] = mover->near[i];
        }
    mover->near_count = kept;
    kept = 0;
    for (size_t i = 0; i < mover->relation_count; i++) {
        uint32_t r = mover->relations[i];

        if (mover->active[r] > 0)
            mover->relations[kept++] = r;
        else
            leave_relation(mover, r);
    }
    mover->relation_count = kept;
}

/* Gather around a count as it is alone. */
static bool gather(cj_mover *mover, uint32_t count, size_t most, bool may_hide)
{
    cj_mover_forget(mover);
    add_near(mover, count);
    return gather_wide(mover, most, may_hide);
}

bool cj_mover_gather(cj_mover *mover, uint32_t count, int width, bool may_hide)
{
    bool whole = gather(mover, count,
                        !may_hide    ? HIDDEN_MOST
                        : width == 0 ? FEW
                                     : widths[width].most,
                        may_hide);

    if (!whole && may_hide && widths[width].pick > 0) {
        cj_mover_forget(mover);
        add_near(mover, count);
        gather_close(mover, widths[width].pick, widths[width].most);
    }
    drop_stuck(mover);
    forget_stuck(mover);
    if (mover->near_count > 0 && mover->near[0] != count) /* it cannot move itself */
        cj_mover_forget(mover);
    return whole;
}

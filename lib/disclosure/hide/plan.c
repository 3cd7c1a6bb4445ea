/* A plan grows by moves and is pruned. */
#include "disclosure/hide/plan.h"

#include <stdlib.h>
#include <string.h>

cj_status cj_plan_make(cj_plan *plan, cj_system *system, uint64_t steps, cj_error *err)
{
    cj_status status;

    *plan = (cj_plan){.system = system};
    plan->extra = calloc(system->cell_count + 1, sizeof(bool));
    plan->scratch = calloc(system->cell_count + 1, sizeof(int64_t));
    if (plan->extra == NULL || plan->scratch == NULL)
        return cj_fail_nomem(err);
    status = cj_reach_make(&plan->links, system, err);
    return status == CJ_OK ? cj_mover_make(&plan->mover, &plan->links, steps, err) : status;
}

void cj_plan_clear(cj_plan *plan)
{
    for (size_t i = 0; i < plan->want_count; i++)
        cj_move_clear(&plan->wants[i].move);
    free(plan->wants);
    free(plan->extra);
    free(plan->scratch);
    cj_mover_clear(&plan->mover);
    cj_reach_clear(&plan->links);
}

uint64_t cj_count_cost(const cj_system *system, uint32_t count)
{
    uint32_t cost = system->cells[count].cost;

    return cost == 0 ? 1 : cost;
}

uint64_t cj_plan_cost(const cj_plan *plan)
{
    uint64_t cost = 0;

    for (uint32_t c = 0; c < plan->system->cell_count; c++)
        if (plan->extra[c])
            cost += cj_count_cost(plan->system, c);
    return cost;
}

/* ---- a number that is wanted ---------------------------------------------------------------- */

/* By how much a move shifts a count. */
static int64_t shift_in(const cj_move *move, uint32_t count)
{
    for (size_t i = 0; i < move->count; i++)
        if (move->shifts[i].count == count)
            return move->shifts[i].by;
    return 0;
}

/* Another count's move may shift this one as far. */
static bool is_shown_by(const cj_plan *plan, uint32_t count, int64_t by)
{
    for (size_t i = 0; i < plan->want_count; i++)
        if (plan->wants[i].held && shift_in(&plan->wants[i].move, count) == by)
            return true;
    return false;
}

/* Hide what a move shifts beyond what is printed of it. */
static void hide_moved(cj_plan *plan, const cj_move *move)
{
    for (size_t i = 0; i < move->count; i++) {
        cj_count *count = &plan->system->cells[move->shifts[i].count];
        int64_t number = count->value + move->shifts[i].by;

        if (count->state != CJ_COUNT_SHOWN ||
            (number >= count->shown.low && number <= count->shown.high))
            continue;
        count->state = CJ_COUNT_HIDDEN;
        plan->extra[move->shifts[i].count] = true;
    }
}

static cj_status copy_move(cj_move *to, const cj_move *from, cj_error *err)
{
    *to = *from;
    to->shifts = malloc((from->count + 1) * sizeof(cj_shift));
    if (to->shifts == NULL) {
        *to = (cj_move){0};
        return cj_fail_nomem(err);
    }
    if (from->count > 0) /* that of a count that cannot be moved is empty */
        memcpy(to->shifts, from->shifts, from->count * sizeof(cj_shift));
    return CJ_OK;
}

/* The move of another count that shifts this one as far, as its own. */
static cj_status borrow_move(cj_want *want, const cj_plan *plan, cj_error *err)
{
    for (size_t i = 0; i < plan->want_count; i++) {
        const cj_want *other = &plan->wants[i];

        if (!other->held || shift_in(&other->move, want->count) != want->by)
            continue;
        want->held = true;
        if (copy_move(&want->move, &other->move, err) != CJ_OK)
            return CJ_ENOMEM;
        want->move.reached = want->by;
        return CJ_OK;
    }
    return CJ_OK;
}

cj_status cj_plan_want(cj_plan *plan, uint32_t count, int64_t by, cj_error *err)
{
    cj_want want = {.count = count, .by = by};
    bool whole = false;
    cj_status status =
        cj_grow(&plan->wants, &plan->want_room, plan->want_count + 1, sizeof(cj_want), err);

    if (status != CJ_OK)
        return status;
    if (is_shown_by(plan, count, by)) {
        status = borrow_move(&want, plan, err);
    } else {
        status = cj_mover_move(&want.move, &whole, &plan->mover, count, by, true, err);
        if (status == CJ_OK) {
            hide_moved(plan, &want.move);
            want.end = whole && want.move.reached != by;
            want.held = want.move.reached == by || (want.end && want.move.count > 0);
        }
    }
    if (status == CJ_OK && want.held && !cj_move_check(&want.move, &plan->links, plan->scratch))
        status = cj_fail(err, CJ_EDEFECT,
                         "a table that was to prove what hidden counts can be does "
                         "not add up");
    if (status == CJ_OK)
        plan->wants[plan->want_count++] = want;
    else
        cj_move_clear(&want.move);
    return status;
}

/* ---- what is not needed -----------------------------------------------------------------------
 */

/* Whether a move needs a count hidden that is shown now. */
static bool needs_hidden(const cj_plan *plan, const cj_want *want, uint32_t count)
{
    int64_t by = shift_in(&want->move, count);
    const cj_count *of = &plan->system->cells[count];

    return by != 0 && (of->value + by < of->shown.low || of->value + by > of->shown.high);
}

/* Whether all moves can do without a count; if so they do. */
static cj_status try_without(cj_plan *plan, uint32_t count, cj_move *spare, bool *done,
                             cj_error *err)
{
    cj_status status = CJ_OK;

    cj_system_set_state(plan->system, count, CJ_COUNT_SHOWN);
    *done = true;
    for (size_t i = 0; status == CJ_OK && *done && i < plan->want_count; i++) {
        cj_want *want = &plan->wants[i];
        int64_t by = want->end ? want->move.reached : want->by;
        bool whole;

        if (!want->held || !needs_hidden(plan, want, count))
            continue;
        if (want->count != count)
            status = cj_mover_move(&spare[i], &whole, &plan->mover, want->count, by, false, err);
        *done = status == CJ_OK && spare[i].reached == by &&
                cj_move_check(&spare[i], &plan->links, plan->scratch);
    }
    for (size_t i = 0; i < plan->want_count; i++) {
        if (*done && spare[i].reached != 0) {
            cj_move_clear(&plan->wants[i].move);
            plan->wants[i].move = spare[i];
            spare[i] = (cj_move){0};
        }
        cj_move_clear(&spare[i]);
    }
    if (*done)
        plan->extra[count] = false;
    else
        cj_system_set_state(plan->system, count, CJ_COUNT_HIDDEN);
    return status;
}

/* A count and what it costs. */
typedef struct {
    uint32_t count;
    uint64_t cost;
} dear;

static int compare_dear(const void *left, const void *right)
{
    const dear *a = left;
    const dear *b = right;

    if (a->cost != b->cost)
        return a->cost > b->cost ? -1 : 1;
    return a->count > b->count ? -1 : a->count < b->count;
}

/* Mark a count's neighbours in the scratch numbers, or take the marks away. */
static void mark_near(cj_plan *plan, uint32_t count, int64_t mark)
{
    for (size_t k = plan->links.first[count]; k < plan->links.first[count + 1]; k++) {
        const cj_system_relation *relation = &plan->system->relations[plan->links.relations[k]];

        for (size_t t = 0; t < relation->count; t++)
            plan->scratch[plan->system->terms[relation->first + t].cell] = mark;
    }
}

/* List what is to be tried. */
static size_t list_dear(dear *list, cj_plan *plan, uint32_t around)
{
    size_t count = 0;

    if (around != UINT32_MAX)
        mark_near(plan, around, 1);
    for (uint32_t c = 0; c < plan->system->cell_count; c++)
        if (plan->extra[c] && (around == UINT32_MAX || plan->scratch[c] != 0))
            list[count++] = (dear){c, c == around ? 0 : cj_count_cost(plan->system, c)};
    if (around != UINT32_MAX)
        mark_near(plan, around, 0);
    qsort(list, count, sizeof(*list), compare_dear);
    return count;
}

cj_status cj_plan_prune(cj_plan *plan, uint32_t around, cj_error *err)
{
    size_t cells = plan->system->cell_count;
    dear *list = malloc((cells + 1) * sizeof(*list));
    cj_move *spare = calloc(plan->want_count + 1, sizeof(*spare));
    size_t count = 0;
    cj_status status = list == NULL || spare == NULL ? cj_fail_nomem(err) : CJ_OK;

    if (status == CJ_OK)
        count = list_dear(list, plan, around);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        bool done;

        status = try_without(plan, list[i].count, spare, &done, err);
    }
    free(list);
    free(spare);
    return status;
}

/* ---- copies ------------------------------------------------------------------------------- */

void cj_kept_clear(cj_kept *kept)
{
    for (size_t i = 0; i < kept->want_count; i++)
        cj_move_clear(&kept->moves[i]);
    free(kept->moves);
    free(kept->extra);
    *kept = (cj_kept){0};
}

cj_status cj_plan_keep(cj_kept *kept, const cj_plan *plan, cj_error *err)
{
    size_t cells = plan->system->cell_count;
    cj_status status = CJ_OK;

    *kept = (cj_kept){0};
    kept->moves = calloc(plan->want_count + 1, sizeof(cj_move));
    kept->extra = malloc(cells + 1);
    if (kept->moves == NULL || kept->extra == NULL)
        status = cj_fail_nomem(err);
    else
        memcpy(kept->extra, plan->extra, cells);
    for (size_t i = 0; status == CJ_OK && i < plan->want_count; i++) {
        status = copy_move(&kept->moves[i], &plan->wants[i].move, err);
        kept->want_count++;
    }
    if (status != CJ_OK)
        cj_kept_clear(kept);
    return status;
}

void cj_plan_restore(cj_plan *plan, cj_kept *kept)
{
    for (uint32_t c = 0; c < plan->system->cell_count; c++) {
        if (plan->extra[c] != kept->extra[c])
            cj_system_set_state(plan->system, c, kept->extra[c] ? CJ_COUNT_HIDDEN : CJ_COUNT_SHOWN);
        plan->extra[c] = kept->extra[c];
    }
    for (size_t i = 0; i < plan->want_count; i++) {
        cj_move_clear(&plan->wants[i].move);
        plan->wants[i].move = kept->moves[i];
        kept->moves[i] = (cj_move){0};
    }
    cj_kept_clear(kept);
}

bool cj_plan_check(cj_plan *plan)
{
    for (size_t i = 0; i < plan->want_count; i++) {
        const cj_want *want = &plan->wants[i];
        int64_t by = want->end ? want->move.reached : want->by;

        if (want->held && (shift_in(&want->move, want->count) != by ||
                           !cj_move_check(&want->move, &plan->links, plan->scratch)))
            return false;
    }
    return true;
}

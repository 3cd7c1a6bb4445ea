/* Counts are hidden until every small one can be any small number. */
#include "disclosure/hide/plan.h"

#include <stdlib.h>

#define COUNTS_MAX 20000
/* Entries of tableaus that are touched: to find a plan, and to make it cheaper. */
#define STEPS UINT64_C(60000000000)
#define STEPS_IMPROVE UINT64_C(100000000)
#define STEPS_ATTACK UINT64_C(1000000000)

__extension__ typedef __int128 wide;

struct cj_protection {
    cj_arena arena;
    size_t checked;
    cj_unprotected *lost;
    size_t lost_count;
    size_t lost_room;
};

void cj_protection_free(cj_protection *protection)
{
    if (protection == NULL)
        return;
    cj_arena_clear(&protection->arena);
    free(protection->lost);
    free(protection);
}

size_t cj_protection_checked(const cj_protection *protection)
{
    return protection->checked;
}

const cj_unprotected *cj_protection_lost(const cj_protection *protection, size_t *count)
{
    *count = protection->lost_count;
    return protection->lost;
}

/* ---- what is wanted ------------------------------------------------------------------------- */

/* From where to where a small count must be able to be. */
static cj_counts wanted_of(const cj_count *count, const cj_protect_options *options)
{
    cj_counts range = {options->zeros ? 0 : 1,
                       options->zeros ? options->below : options->below - 1};

    if (range.low < count->hidden.low)
        range.low = count->hidden.low;
    return range;
}

/* What moves reach of a count. */
static cj_counts reached_of(const cj_plan *plan, uint32_t c)
{
    int64_t value = plan->system->cells[c].value;
    cj_counts range = {value, value};

    for (size_t i = 0; i < plan->want_count; i++) {
        const cj_want *want = &plan->wants[i];

        if (want->count != c || !want->held)
            continue;
        if (want->move.reached < 0 && value + want->move.reached < range.low)
            range.low = value + want->move.reached;
        if (want->move.reached > 0 && value + want->move.reached > range.high)
            range.high = value + want->move.reached;
    }
    return range;
}

/* One of the two numbers next to its own, what is printed allowing for it if it can. */
static cj_status want_second(cj_plan *plan, uint32_t c, cj_error *err)
{
    const cj_count *count = &plan->system->cells[c];
    int64_t by = count->value < cj_count_range(count).high ? 1 : -1;
    cj_status status = cj_plan_want(plan, c, by, err);

    if (status == CJ_OK && plan->wants[plan->want_count - 1].move.reached != by)
        status = cj_plan_want(plan, c, -by, err);
    return status;
}

static cj_status want_small(cj_plan *plan, uint32_t c, const cj_protect_options *options,
                            cj_error *err)
{
    const cj_count *count = &plan->system->cells[c];
    cj_counts range = wanted_of(count, options);
    cj_counts reached;
    cj_status status = CJ_OK;

    if (range.low < count->value)
        status = cj_plan_want(plan, c, range.low - count->value, err);
    if (status == CJ_OK && range.high > count->value)
        status = cj_plan_want(plan, c, range.high - count->value, err);
    if (status != CJ_OK)
        return status;
    reached = reached_of(plan, c);
    return reached.low == reached.high ? want_second(plan, c, err) : CJ_OK;
}

static cj_status want_all(cj_plan *plan, const cj_protect_options *options, bool backwards,
                          cj_error *err)
{
    uint32_t cells = (uint32_t)plan->system->cell_count;
    cj_status status = CJ_OK;

    for (uint32_t i = 0; status == CJ_OK && i < cells; i++) {
        uint32_t c = backwards ? cells - 1 - i : i;

        if (plan->system->cells[c].demand == CJ_DEMAND_SMALL)
            status = want_small(plan, c, options, err);
        else if (plan->system->cells[c].demand == CJ_DEMAND_TWO)
            status = want_second(plan, c, err);
    }
    return status;
}

/* Take back all that a plan hides. */
static void show_again(cj_plan *plan)
{
    for (uint32_t c = 0; c < plan->system->cell_count; c++)
        if (plan->extra[c])
            cj_system_set_state(plan->system, c, CJ_COUNT_SHOWN);
}

/* ---- what is not protected ---------------------------------------------------------------------
 */

/* Whether a count could be less if nothing were printed already: what keeps it from that is no
 * shown zero. */
static cj_status find_lower(bool *lower, cj_plan *plan, uint32_t c, int64_t low, cj_error *err)
{
    int64_t by = low - 1 - plan->system->cells[c].value;
    bool whole;
    cj_move move;
    cj_status status;

    plan->mover.open_fixed = true;
    status = cj_mover_move(&move, &whole, &plan->mover, c, by, true, err);
    plan->mover.open_fixed = false;
    *lower = move.reached == by;
    cj_move_clear(&move);
    return status;
}

static cj_status find_protected(bool *done, cj_plan *plan, uint32_t c,
                                const cj_protect_options *options, cj_error *err)
{
    const cj_count *count = &plan->system->cells[c];
    cj_counts wanted = wanted_of(count, options);
    cj_counts reached = reached_of(plan, c);
    bool lower = false;
    cj_status status = CJ_OK;

    *done = reached.low < reached.high;
    if (!*done || count->demand == CJ_DEMAND_TWO)
        return CJ_OK;
    if (reached.low > wanted.low)
        status = find_lower(&lower, plan, c, reached.low, err);
    *done = reached.high >= wanted.high && !lower;
    return status;
}

/* Say of lost counts what is known, as far as an attack can tell. */
static cj_status explain_lost(cj_protection *protection, const cj_system *system,
                              const cj_protect_options *options, cj_error *err)
{
    cj_attack *attack = NULL;
    size_t count = 0;
    const cj_known *known;
    cj_status status = cj_system_attack(
        &attack, system, &(cj_attack_options){.below = options->below, .steps = STEPS_ATTACK}, err);

    if (status != CJ_OK)
        return status;
    known = cj_attack_known(attack, &count);
    for (size_t i = 0; status == CJ_OK && i < protection->lost_count; i++)
        for (size_t k = 0; k < count; k++) {
            cj_unprotected *lost = &protection->lost[i];
            char *how;

            if (known[k].cell != lost->cell)
                continue;
            how = cj_arena_text(&protection->arena, known[k].how.at, known[k].how.length);
            if (how == NULL)
                status = cj_fail_nomem(err);
            lost->low = known[k].low;
            lost->high = known[k].high;
            lost->how = (cj_span){how, known[k].how.length};
        }
    cj_attack_free(attack);
    return status;
}

static cj_status list_lost(cj_protection *protection, cj_plan *plan,
                           const cj_protect_options *options, cj_error *err)
{
    const cj_system *system = plan->system;
    cj_status status = CJ_OK;

    for (uint32_t c = 0; status == CJ_OK && c < system->cell_count; c++) {
        cj_counts reached;
        bool done;

        if (system->cells[c].demand == CJ_DEMAND_NONE)
            continue;
        protection->checked++;
        status = find_protected(&done, plan, c, options, err);
        if (status != CJ_OK || done)
            continue;
        reached = reached_of(plan, c);
        status = cj_grow(&protection->lost, &protection->lost_room, protection->lost_count + 1,
                         sizeof(cj_unprotected), err);
        if (status == CJ_OK)
            protection->lost[protection->lost_count++] =
                (cj_unprotected){.cell = c,
                                 .low = {reached.low, CJ_END_OUTER},
                                 .high = {reached.high, CJ_END_OUTER}};
    }
    if (status == CJ_OK && protection->lost_count > 0)
        status = explain_lost(protection, system, options, err);
    return status;
}

/* ---- the course ------------------------------------------------------------------------------ */

/* Values must fit all relations and ranges: what does not add up in truth proves nothing. */
static cj_status check_truth(const cj_system *system, cj_error *err)
{
    for (size_t r = 0; r < system->relation_count; r++) {
        const cj_system_relation *relation = &system->relations[r];
        wide sum = 0;

        for (size_t t = 0; t < relation->count; t++) {
            const cj_term *term = &system->terms[relation->first + t];

            sum += (wide)term->factor * system->cells[term->cell].value;
        }
        if (relation->kind == CJ_TIE_EQUAL ? sum != relation->constant : sum > relation->constant) {
            cj_span name = system->cells[system->terms[relation->first].cell].name;

            return cj_fail(err, CJ_EDEFECT, "a relation of %.*s does not hold", (int)name.length,
                           name.at);
        }
    }
    for (size_t c = 0; c < system->cell_count; c++) {
        cj_counts range = cj_count_range(&system->cells[c]);

        if (system->cells[c].value < range.low || system->cells[c].value > range.high)
            return cj_fail(err, CJ_EDEFECT, "the range of %.*s does not hold",
                           (int)system->cells[c].name.length, system->cells[c].name.at);
    }
    return CJ_OK;
}

static cj_status fail_not_done(cj_error *err)
{
    return cj_fail(err, CJ_EUSAGE,
                   "too many counts are tied together to say what must be hidden: "
                   "split the report or round its counts");
}

/* Make a plan from one side, or from the other. */
static cj_status make_plan(cj_plan *plan, cj_system *system, const cj_protect_options *options,
                           bool backwards, cj_error *err)
{
    cj_status status = cj_plan_make(plan, system, STEPS, err);

    if (status == CJ_OK)
        status = want_all(plan, options, backwards, err);
    for (size_t i = 0; status == CJ_OK && i < plan->want_count; i++)
        if (!plan->wants[i].held && !plan->wants[i].end)
            status = fail_not_done(err);
    return status == CJ_OK ? cj_plan_prune(plan, UINT32_MAX, err) : status;
}

/* Whether so little is to be done that it can be done twice. */
static bool is_cheap(const cj_plan *plan)
{
    return STEPS - plan->mover.steps < STEPS_IMPROVE / 2;
}

/* Keep the cheaper of two plans in *plan; the system is left as the other one has it. */
static cj_status try_backwards(cj_plan *plan, const cj_protect_options *options, cj_error *err)
{
    cj_plan other;
    cj_status status;

    show_again(plan);
    status = make_plan(&other, plan->system, options, true, err);
    if (status != CJ_OK) {
        cj_plan_clear(&other);
        return status;
    }
    if (cj_plan_cost(&other) < cj_plan_cost(plan)) {
        cj_plan swap = *plan;

        *plan = other;
        plan->mover.links = &plan->links;
        other = swap;
    } else {
        show_again(&other);
        for (uint32_t c = 0; c < plan->system->cell_count; c++)
            if (plan->extra[c])
                cj_system_set_state(plan->system, c, CJ_COUNT_HIDDEN);
    }
    cj_plan_clear(&other);
    return status;
}

cj_status cj_system_protect(cj_protection **out, cj_system *system,
                            const cj_protect_options *options, cj_error *err)
{
    cj_protection *protection = calloc(1, sizeof(*protection));
    cj_plan plan = {0};
    cj_status status = CJ_OK;

    *out = NULL;
    if (protection == NULL)
        return cj_fail_nomem(err);
    if (system->cell_count > COUNTS_MAX)
        status = cj_fail(err, CJ_EUSAGE,
                         "%zu counts are more than %d: split the report or round "
                         "its counts",
                         system->cell_count, COUNTS_MAX);
    if (status == CJ_OK)
        status = check_truth(system, err);
    if (status == CJ_OK)
        status = make_plan(&plan, system, options, false, err);
    if (status == CJ_OK && is_cheap(&plan))
        status = try_backwards(&plan, options, err);
    if (status == CJ_OK)
        status = cj_plan_improve(&plan, STEPS_IMPROVE, err);
    if (status == CJ_OK && !cj_plan_check(&plan))
        status = cj_fail(err, CJ_EDEFECT,
                         "a table that was to prove what hidden counts can be does "
                         "not add up");
    if (status == CJ_OK)
        status = list_lost(protection, &plan, options, err);
    cj_plan_clear(&plan);
    if (status == CJ_OK)
        *out = protection;
    else
        cj_protection_free(protection);
    return status;
}

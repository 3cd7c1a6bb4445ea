/* A plan is made cheaper by hiding one count more that makes others needless. */
#include "disclosure/hide/plan.h"

#include <stdlib.h>

/* Whether a count that is shown could be hidden and stands in a relation with one that is hidden.
 */
static bool is_candidate(const cj_plan *plan, uint32_t c)
{
    const cj_system *system = plan->system;
    const cj_count *count = &system->cells[c];

    if (count->state != CJ_COUNT_SHOWN || count->hidden.low == count->hidden.high)
        return false;
    for (size_t k = plan->links.first[c]; k < plan->links.first[c + 1]; k++) {
        const cj_system_relation *relation = &system->relations[plan->links.relations[k]];

        for (size_t t = 0; t < relation->count; t++)
            if (system->cells[system->terms[relation->first + t].cell].state == CJ_COUNT_HIDDEN)
                return true;
    }
    return false;
}

/* Hide a count and show what is not needed then; *better: that is cheaper, and stays. */
static cj_status try_count(cj_plan *plan, uint32_t count, bool *better, cj_error *err)
{
    uint64_t before = cj_plan_cost(plan);
    cj_kept kept;
    cj_status status = cj_plan_keep(&kept, plan, err);

    *better = false;
    if (status != CJ_OK)
        return status;
    cj_system_set_state(plan->system, count, CJ_COUNT_HIDDEN);
    plan->extra[count] = true;
    status = cj_plan_prune(plan, count, err);
    *better = status == CJ_OK && cj_plan_cost(plan) < before;
    if (*better)
        cj_kept_clear(&kept);
    else
        cj_plan_restore(plan, &kept);
    return status;
}

cj_status cj_plan_improve(cj_plan *plan, uint64_t steps, cj_error *err)
{
    uint64_t all = plan->mover.steps;
    uint64_t share = steps < all ? steps : all;
    bool any = true;
    cj_status status = CJ_OK;

    plan->mover.steps = share;
    while (status == CJ_OK && any && plan->mover.steps > share / 8) {
        any = false;
        for (uint32_t c = 0;
             status == CJ_OK && c < plan->system->cell_count && plan->mover.steps > share / 8;
             c++) {
            bool better = false;

            if (is_candidate(plan, c))
                status = try_count(plan, c, &better, err);
            any = any || better;
        }
    }
    plan->mover.steps += all - share;
    return status;
}

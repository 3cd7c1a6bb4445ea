/* Cells are hidden until every small count can be any small number. */
#include "disclosure/system.h"

#include <stdlib.h>

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

/* Whether what is known of a cell leaves what is demanded. */
static bool is_protected(const cj_count *cell, const cj_known *known,
                         const cj_protect_options *options)
{
    int64_t low = options->zeros ? 0 : 1;
    int64_t high = options->zeros ? options->below : options->below - 1;

    if (known->low.kind == CJ_END_OUTER || known->high.kind == CJ_END_OUTER)
        return false;
    if (cell->demand == CJ_DEMAND_TWO)
        return known->low.at < known->high.at;
    return known->low.at <= low && known->high.at >= high;
}

/* The cheapest cell that is shown and stands in a relation with one that is tied to `known`. */
static uint32_t choose_cell(const cj_system *system, const cj_known *known)
{
    uint32_t best = UINT32_MAX;

    for (size_t r = 0; r < system->relation_count; r++) {
        const cj_system_relation *relation = &system->relations[r];
        const cj_term *terms = &system->terms[relation->first];
        bool near = false;

        for (size_t t = 0; t < relation->count && !near; t++)
            for (size_t i = 0; i < known->tied_count && !near; i++)
                near = terms[t].cell == known->tied[i];
        for (size_t t = 0; t < relation->count && near; t++) {
            const cj_count *cell = &system->cells[terms[t].cell];

            if (cell->state == CJ_COUNT_SHOWN &&
                (best == UINT32_MAX || cell->cost < system->cells[best].cost))
                best = terms[t].cell;
        }
    }
    return best;
}

/* Note a cell that nothing protects. */
static cj_status add_lost(cj_protection *protection, const cj_known *known, cj_error *err)
{
    char *how = cj_arena_text(&protection->arena, known->how.at, known->how.length);
    cj_status status = cj_grow(&protection->lost, &protection->lost_room,
                               protection->lost_count + 1, sizeof(cj_unprotected), err);

    if (how == NULL || status != CJ_OK)
        return cj_fail_nomem(err);
    protection->lost[protection->lost_count++] =
        (cj_unprotected){known->cell, known->low, known->high, {how, known->how.length}};
    return CJ_OK;
}

/* Hide one more cell for each small count that is known too well; *changed: there was one to hide.
 */
static cj_status hide_more(cj_protection *protection, cj_system *system,
                           const cj_protect_options *options, bool *changed, cj_error *err)
{
    cj_attack *attack;
    size_t count;
    const cj_known *known;
    cj_status status =
        cj_system_attack(&attack, system, &(cj_attack_options){.below = options->below}, err);

    *changed = false;
    protection->checked = 0;
    protection->lost_count = 0;
    if (status != CJ_OK)
        return status;
    known = cj_attack_known(attack, &count);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        const cj_count *cell = &system->cells[known[i].cell];
        uint32_t next;

        if (cell->demand == CJ_DEMAND_NONE)
            continue;
        protection->checked++;
        if (is_protected(cell, &known[i], options))
            continue;
        next = choose_cell(system, &known[i]);
        if (next == UINT32_MAX) {
            status = add_lost(protection, &known[i], err);
        } else {
            cj_system_set_state(system, next, CJ_COUNT_HIDDEN);
            *changed = true;
        }
    }
    cj_attack_free(attack);
    return status;
}

cj_status cj_system_protect(cj_protection **out, cj_system *system,
                            const cj_protect_options *options, cj_error *err)
{
    cj_protection *protection = calloc(1, sizeof(*protection));
    bool changed = true;
    cj_status status = CJ_OK;

    *out = NULL;
    if (protection == NULL)
        return cj_fail_nomem(err);
    while (status == CJ_OK && changed)
        status = hide_more(protection, system, options, &changed, err);
    if (status == CJ_OK)
        *out = protection;
    else
        cj_protection_free(protection);
    return status;
}

/* What a reader can work out of each cell whose number is not printed. */
#include "disclosure/derive.h"
#include "disclosure/knot.h"
#include "disclosure/knots.h"

#include <stdlib.h>
#include <string.h>

/* Entries of tableaus that are touched by default: some seconds. */
#define STEPS UINT64_C(8000000000)

struct cj_attack {
    cj_arena arena;
    cj_known *known;
    size_t count;
};

typedef struct {
    cj_attack *attack;
    const cj_system *system;
    const cj_attack_options *options;
    cj_reach reach;
    cj_knots knots;
    cj_derive *derive;
    cj_known **by_cell; /* what is known of each cell of the system; NULL: its number is printed */
    uint64_t steps;
} course;

void cj_attack_free(cj_attack *attack)
{
    if (attack == NULL)
        return;
    cj_arena_clear(&attack->arena);
    free(attack->known);
    free(attack);
}

const cj_known *cj_attack_known(const cj_attack *attack, size_t *count)
{
    *count = attack->count;
    return attack->known;
}

/* ---- contradictions -------------------------------------------------------------------- */

static cj_status fail_clash(const cj_system *system, uint32_t r, cj_error *err)
{
    const cj_system_relation *relation = &system->relations[r];
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    for (size_t t = 0; t < relation->count && t < 6; t++) {
        const cj_count *cell = &system->cells[system->terms[relation->first + t].cell];

        cj_text_format(&words, "%s%.*s", t == 0 ? "" : ", ", (int)cell->name.length, cell->name.at);
        if (cj_count_is_known(cell))
            cj_text_format(&words, " = %lld", (long long)cj_count_range(cell).low);
    }
    if (relation->count > 6)
        cj_text_add(&words, ", ...");
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_fail(err, CJ_EUSAGE,
                         "the printed numbers contradict each other: no whole numbers fit %s",
                         cj_text_string(&words));
    cj_text_clear(&words);
    return status;
}

static cj_status fail_part(const cj_system *system, uint32_t cell, cj_error *err)
{
    cj_span name = system->cells[cell].name;

    return cj_fail(
        err, CJ_EUSAGE,
        "the printed numbers contradict each other: no whole numbers fit those around %.*s",
        (int)name.length, name.at);
}

/* ---- ends ----------------------------------------------------------------------------------- */

static cj_status keep_table(course *run, cj_known *known, int side, const int64_t *point,
                            cj_error *err)
{
    size_t bytes = known->tied_count * sizeof(int64_t);
    int64_t *table;

    if (!run->options->witnesses)
        return CJ_OK;
    table = cj_arena_alloc(&run->attack->arena, bytes);
    if (table == NULL)
        return cj_fail_nomem(err);
    memcpy(table, point, bytes);
    known->tables[side] = table;
    return CJ_OK;
}

/* A point of a knot may be the end of other cells, too. */
static cj_status use_point(course *run, const cj_knot *knot, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < knot->cell_count; i++) {
        uint32_t cell = knot->cells[i];
        cj_known *known = run->by_cell[cell];

        if (knot->point[i] == run->reach.low[cell] && known->low.kind != CJ_END_EXACT) {
            known->low.kind = CJ_END_EXACT;
            status = keep_table(run, known, 0, knot->point, err);
        }
        if (status == CJ_OK && knot->point[i] == run->reach.high[cell] &&
            known->high.kind != CJ_END_EXACT) {
            known->high.kind = CJ_END_EXACT;
            status = keep_table(run, known, 1, knot->point, err);
        }
    }
    return status;
}

static cj_status find_ends(course *run, cj_knot *knot, size_t which, cj_error *err)
{
    cj_known *known = run->by_cell[knot->cells[which]];
    cj_end *ends[2] = {&known->low, &known->high};
    cj_status status = CJ_OK;

    for (int side = 0; status == CJ_OK && side < 2; side++) {
        cj_solve solve;

        if (ends[side]->kind == CJ_END_EXACT)
            continue;
        status = cj_knot_find_end(ends[side], &solve, knot, which, side == 0 ? 1 : -1, err);
        if (status == CJ_OK && solve == CJ_SOLVE_NONE)
            status = fail_part(run->system, knot->cells[which], err);
        if (status == CJ_OK && ends[side]->kind == CJ_END_EXACT) {
            status = keep_table(run, known, side, knot->point, err);
            if (status == CJ_OK)
                status = use_point(run, knot, err);
        }
    }
    return status;
}

static cj_status attack_part(course *run, size_t p, cj_error *err)
{
    const cj_knots *knots = &run->knots;
    cj_knot knot = {.reach = &run->reach,
                    .cells = &knots->cells[knots->cell_first[p]],
                    .cell_count = knots->cell_first[p + 1] - knots->cell_first[p],
                    .relations = &knots->relations[knots->relation_first[p]],
                    .relation_count = knots->relation_first[p + 1] - knots->relation_first[p],
                    .local = knots->local,
                    .steps = &run->steps};
    cj_status status = cj_knot_begin(&knot, err);

    for (size_t i = 0; i < knot.cell_count; i++) {
        run->by_cell[knot.cells[i]]->tied = knot.cells;
        run->by_cell[knot.cells[i]]->tied_count = knot.cell_count;
    }
    if (status == CJ_OK && knot.begun == CJ_SOLVE_NONE)
        status = fail_part(run->system, knot.cells[0], err);
    for (size_t i = 0; status == CJ_OK && i < knot.cell_count; i++)
        status = find_ends(run, &knot, i, err);
    cj_knot_clear(&knot);
    return status;
}

/* A cell whose number follows from one relation after the other. */
static cj_status settle_known(course *run, cj_known *known, cj_error *err)
{
    int64_t number = run->reach.low[known->cell];
    cj_status status;

    known->low = (cj_end){number, CJ_END_EXACT};
    known->high = known->low;
    known->tied = &known->cell;
    known->tied_count = 1;
    status = keep_table(run, known, 0, &number, err);
    return status == CJ_OK ? keep_table(run, known, 1, &number, err) : status;
}

/* ---- the attack --------------------------------------------------------------------------- */

static cj_status list_unknown(course *run, cj_error *err)
{
    const cj_system *system = run->system;
    cj_attack *attack = run->attack;

    attack->known = calloc(system->cell_count + 1, sizeof(cj_known));
    run->by_cell = calloc(system->cell_count + 1, sizeof(cj_known *));
    if (attack->known == NULL || run->by_cell == NULL)
        return cj_fail_nomem(err);
    for (uint32_t c = 0; c < system->cell_count; c++)
        if (!cj_count_is_known(&system->cells[c])) {
            run->by_cell[c] = &attack->known[attack->count++];
            *run->by_cell[c] =
                (cj_known){.cell = c,
                           .low = {run->reach.low[c], CJ_END_OUTER},
                           .high = {run->reach.high[c],
                                    cj_reach_is_open(&run->reach, c) ? CJ_END_NONE : CJ_END_OUTER}};
        }
    return CJ_OK;
}

/* Say how a number was worked out where it is exact, or known to be small and better than that. */
static cj_status say_how(course *run, cj_known *known, cj_error *err)
{
    const cj_count *cell = &run->system->cells[known->cell];
    cj_text words = CJ_TEXT_INIT;
    bool exact = known->low.at == known->high.at;
    bool narrow = known->high.at < run->options->below &&
                  (known->high.at < run->options->below - 1 || known->low.at > cell->hidden.low);
    cj_status status;
    char *kept;

    if ((!exact && !narrow) || known->high.kind == CJ_END_NONE)
        return CJ_OK;
    status = cj_derive_say(&words, run->derive, known, &run->steps, err);
    if (status == CJ_OK)
        status = cj_text_check(&words, err);
    if (status == CJ_OK) {
        kept = cj_arena_text(&run->attack->arena, cj_text_string(&words), words.length);
        known->how = (cj_span){kept, words.length};
        status = kept == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&words);
    return status;
}

/* Lists of tied cells outlive the knots that they came from. */
static cj_status keep_tied(course *run, cj_error *err)
{
    const cj_knots *knots = &run->knots;
    size_t count = knots->count == 0 ? 0 : knots->cell_first[knots->count];
    uint32_t *kept = cj_arena_alloc(&run->attack->arena, (count + 1) * sizeof(*kept));

    if (kept == NULL)
        return cj_fail_nomem(err);
    if (count > 0)
        memcpy(kept, knots->cells, count * sizeof(*kept));
    for (size_t i = 0; i < run->attack->count; i++) {
        cj_known *known = &run->attack->known[i];
        uint32_t knot = knots->knot[known->cell];

        if (knot != UINT32_MAX)
            known->tied = &kept[knots->cell_first[knot]];
    }
    return CJ_OK;
}

static cj_status run_attack(course *run, cj_error *err)
{
    cj_attack *attack = run->attack;
    cj_status status = cj_reach_make(&run->reach, run->system, err);

    if (status == CJ_OK && !cj_reach_narrow(&run->reach))
        status = fail_clash(run->system, run->reach.clash, err);
    if (status == CJ_OK)
        status = cj_knots_make(&run->knots, &run->reach, err);
    if (status == CJ_OK)
        status = list_unknown(run, err);
    for (size_t p = 0; status == CJ_OK && p < run->knots.count; p++)
        status = attack_part(run, p, err);
    for (size_t i = 0; status == CJ_OK && i < attack->count; i++)
        if (run->knots.knot[attack->known[i].cell] == UINT32_MAX)
            status = settle_known(run, &attack->known[i], err);
    if (status == CJ_OK)
        status = cj_derive_new(&run->derive, run->system, &run->reach, err);
    for (size_t i = 0; status == CJ_OK && i < attack->count; i++)
        status = say_how(run, &attack->known[i], err);
    return status == CJ_OK ? keep_tied(run, err) : status;
}

cj_status cj_system_attack(cj_attack **out, const cj_system *system,
                           const cj_attack_options *options, cj_error *err)
{
    course run = {.system = system,
                  .options = options,
                  .steps = options->steps == 0 ? STEPS : options->steps};
    cj_status status;

    *out = NULL;
    run.attack = calloc(1, sizeof(*run.attack));
    if (run.attack == NULL)
        return cj_fail_nomem(err);
    status = run_attack(&run, err);
    cj_derive_free(run.derive);
    cj_reach_clear(&run.reach);
    cj_knots_clear(&run.knots);
    free(run.by_cell);
    if (status == CJ_OK)
        *out = run.attack;
    else
        cj_attack_free(run.attack);
    return status;
}

/* Cells and relations are put into a system. */
#include "disclosure/system.h"

#include <stdlib.h>
#include <string.h>

#define FACTOR_MAX (INT64_C(1) << 40)

cj_status cj_system_new(cj_system **out, cj_error *err)
{
    *out = calloc(1, sizeof(**out));
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

void cj_system_free(cj_system *system)
{
    if (system == NULL)
        return;
    cj_arena_clear(&system->arena);
    free(system->cells);
    free(system->relations);
    free(system->terms);
    free(system->places);
    free(system);
}

/* ---- cells ------------------------------------------------------------------------- */

static bool is_range(cj_counts range)
{
    return range.low <= range.high && range.low >= -CJ_COUNT_MAX && range.high <= CJ_COUNT_MAX;
}

cj_status cj_system_add(uint32_t *index, cj_system *system, const cj_count *cell, cj_error *err)
{
    cj_status status;
    char *name;

    if (!is_range(cell->shown) || !is_range(cell->hidden))
        return cj_fail(err, CJ_EUSAGE, "%.*s: no whole number can be what is said of it",
                       (int)cell->name.length, cell->name.at);
    if (system->cell_count >= UINT32_MAX - 1)
        return cj_fail(err, CJ_EUSAGE, "these are too many counts");
    status =
        cj_grow(&system->cells, &system->cell_room, system->cell_count + 1, sizeof(cj_count), err);
    if (status != CJ_OK)
        return status;
    name = cj_arena_text(&system->arena, cell->name.at, cell->name.length);
    if (name == NULL)
        return cj_fail_nomem(err);
    system->cells[system->cell_count] = *cell;
    system->cells[system->cell_count].name.at = name;
    *index = (uint32_t)system->cell_count++;
    return CJ_OK;
}

size_t cj_system_count(const cj_system *system)
{
    return system->cell_count;
}

const cj_count *cj_system_cell(const cj_system *system, uint32_t index)
{
    return &system->cells[index];
}

void cj_system_set_state(cj_system *system, uint32_t index, cj_count_state state)
{
    system->cells[index].state = state;
}

cj_counts cj_count_range(const cj_count *cell)
{
    return cell->state == CJ_COUNT_HIDDEN ? cell->hidden : cell->shown;
}

bool cj_count_is_known(const cj_count *cell)
{
    cj_counts range = cj_count_range(cell);

    return range.low == range.high;
}

/* ---- relations --------------------------------------------------------------------- */

static int compare_terms(const void *left, const void *right)
{
    const cj_term *a = left;
    const cj_term *b = right;

    return a->cell < b->cell ? -1 : a->cell > b->cell;
}

/* Put terms in order of their cells, those of one cell added up; returns how many are left. */
static size_t tidy_terms(cj_term *terms, size_t count)
{
    size_t kept = 0;

    qsort(terms, count, sizeof(*terms), compare_terms);
    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && terms[kept - 1].cell == terms[i].cell)
            terms[kept - 1].factor += terms[i].factor;
        else
            terms[kept++] = terms[i];
    }
    count = kept;
    kept = 0;
    for (size_t i = 0; i < count; i++)
        if (terms[i].factor != 0)
            terms[kept++] = terms[i];
    return kept;
}

static uint64_t hash_relation(const cj_system *system, const cj_system_relation *relation)
{
    const char *terms = (const char *)&system->terms[relation->first];

    return cj_span_hash(terms, relation->count * sizeof(cj_term)) ^ (uint64_t)relation->constant ^
           ((uint64_t)relation->kind << 32);
}

static bool is_same(const cj_system *system, const cj_system_relation *a,
                    const cj_system_relation *b)
{
    return a->kind == b->kind && a->constant == b->constant && a->count == b->count &&
           memcmp(&system->terms[a->first], &system->terms[b->first], a->count * sizeof(cj_term)) ==
               0;
}

/* The place of a relation in the hash table: its own, or an empty one. */
static uint32_t *find_place(const cj_system *system, const cj_system_relation *relation)
{
    size_t at = hash_relation(system, relation) & (system->place_room - 1);

    while (system->places[at] != 0 &&
           !is_same(system, &system->relations[system->places[at] - 1], relation))
        at = (at + 1) & (system->place_room - 1);
    return &system->places[at];
}

static cj_status grow_places(cj_system *system, cj_error *err)
{
    size_t room = system->place_room == 0 ? 64 : system->place_room * 2;
    uint32_t *places;

    if (system->relation_count * 2 < system->place_room)
        return CJ_OK;
    places = calloc(room, sizeof(*places));
    if (places == NULL)
        return cj_fail_nomem(err);
    free(system->places);
    system->places = places;
    system->place_room = room;
    for (size_t i = 0; i < system->relation_count; i++)
        *find_place(system, &system->relations[i]) = (uint32_t)i + 1;
    return CJ_OK;
}

static cj_status check_terms(const cj_system *system, const cj_term *terms, size_t count,
                             cj_error *err)
{
    for (size_t i = 0; i < count; i++)
        if (terms[i].cell >= system->cell_count || terms[i].factor >= FACTOR_MAX ||
            terms[i].factor <= -FACTOR_MAX)
            return cj_fail(err, CJ_EUSAGE, "a sum names a count that is not there or is too large");
    return CJ_OK;
}

cj_status cj_system_relate(cj_system *system, const cj_tie *relation, const cj_term *terms,
                           size_t count, cj_error *err)
{
    cj_system_relation added = {relation->kind, relation->constant, system->term_count, count};
    uint32_t *place;
    cj_status status = check_terms(system, terms, count, err);

    if (status == CJ_OK)
        status = cj_grow(&system->terms, &system->term_room, system->term_count + count + 1,
                         sizeof(cj_term), err);
    if (status == CJ_OK)
        status = cj_grow(&system->relations, &system->relation_room, system->relation_count + 1,
                         sizeof(*system->relations), err);
    if (status == CJ_OK)
        status = grow_places(system, err);
    if (status != CJ_OK)
        return status;
    /* A term has a gap behind its cell, which the hash reads. */
    for (size_t i = 0; i < count; i++) {
        memset(&system->terms[added.first + i], 0, sizeof(*terms));
        system->terms[added.first + i].cell = terms[i].cell;
        system->terms[added.first + i].factor = terms[i].factor;
    }
    added.count = tidy_terms(&system->terms[added.first], count);
    place = find_place(system, &added);
    if (*place != 0)
        return CJ_OK;
    system->relations[system->relation_count++] = added;
    system->term_count += added.count;
    *place = (uint32_t)system->relation_count;
    return CJ_OK;
}

cj_status cj_system_relate_total(cj_system *system, uint32_t total, const uint32_t *parts,
                                 size_t count, cj_error *err)
{
    cj_term *terms = malloc((count + 1) * sizeof(*terms));
    cj_status status;

    if (terms == NULL)
        return cj_fail_nomem(err);
    terms[0] = (cj_term){total, 1};
    for (size_t i = 0; i < count; i++)
        terms[i + 1] = (cj_term){parts[i], -1};
    status = cj_system_relate(system, &(cj_tie){CJ_TIE_EQUAL, 0}, terms, count + 1, err);
    free(terms);
    return status;
}

/* A side of a share: factor of the part, factor of each base, and the constant. */
static cj_status relate_side(cj_system *system, const cj_share *share, int64_t part, int64_t base,
                             int64_t constant, cj_term *terms, cj_error *err)
{
    terms[0] = (cj_term){share->part, part};
    for (size_t i = 0; i < share->base_count; i++)
        terms[i + 1] = (cj_term){share->bases[i], base};
    return cj_system_relate(system, &(cj_tie){CJ_TIE_AT_MOST, constant}, terms,
                            share->base_count + 1, err);
}

cj_status cj_system_relate_share(cj_system *system, const cj_share *share, cj_error *err)
{
    cj_term *terms = malloc((share->base_count + 1) * sizeof(*terms));
    int64_t scale = 2 * share->scale;
    cj_status status;

    if (terms == NULL)
        return cj_fail_nomem(err);
    for (int i = 0; i < share->places; i++)
        scale *= 10;
    status = relate_side(system, share, -scale, 2 * share->units - 1, 0, terms, err);
    if (status == CJ_OK)
        status = relate_side(system, share, scale, -(2 * share->units + 1), -1, terms, err);
    free(terms);
    return status;
}

/* Sets of tuples of small integers: groups, keys, cells of a cross table. */
#include "tuples.h"

#include "cj/memory.h"

#include <string.h>

#define FIRST_ROOM 1024

/* The bytes of a place: its words, and the row. */
static size_t place_bytes(const cj_tuples *tuples)
{
    return (tuples->words + 1) * sizeof *tuples->table;
}

static void free_table(cj_tuples *tuples)
{
    cj_pages_free(tuples->table, tuples->room, place_bytes(tuples));
}

void cj_tuples_clear(cj_tuples *tuples)
{
    free_table(tuples);
    *tuples = (cj_tuples)CJ_TUPLES_INIT(tuples->words);
}

/* The finaliser of splitmix64 (Steele, Lea, Flood 2014) over each word. */
uint64_t cj_tuples_hash(const uint32_t *words, size_t count)
{
    uint64_t hash = 0;

    for (size_t i = 0; i < count; i++) {
        hash += UINT64_C(0x9E3779B97F4A7C15) + words[i];
        hash = (hash ^ (hash >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
        hash = (hash ^ (hash >> 27)) * UINT64_C(0x94D049BB133111EB);
        hash ^= hash >> 31;
    }
    return hash;
}

/* Compare without leaving early: tuples are short, and a branch for each word costs more than the
 * comparison. */
static inline bool is_equal(const uint32_t *a, const uint32_t *b, size_t count)
{
    uint32_t differ = 0;

    for (size_t i = 0; i < count; i++)
        differ |= a[i] ^ b[i];
    return differ == 0;
}

/* The place of a tuple, or the free place where it belongs. The last word of a place is row + 1,
 * and 0 marks it free. The table is never full, so the search ends. */
static uint32_t *place_of(const cj_tuples *tuples, const uint32_t *words, uint64_t hash)
{
    size_t stride = tuples->words + 1;

    for (size_t at = hash & (tuples->room - 1);; at = (at + 1) & (tuples->room - 1)) {
        uint32_t *place = tuples->table + at * stride;

        if (place[tuples->words] == 0 || is_equal(place, words, tuples->words))
            return place;
    }
}

cj_status cj_tuples_reserve(cj_tuples *tuples, size_t more, cj_error *err)
{
    cj_tuples larger = *tuples;
    size_t stride = tuples->words + 1;

    larger.room = tuples->room == 0 ? FIRST_ROOM : tuples->room;
    while (!cj_tuples_has_room(&larger, more)) {
        if (larger.room > SIZE_MAX / 2 / stride / sizeof *tuples->table)
            return cj_fail_nomem(err);
        larger.room *= 2;
    }
    if (larger.room == tuples->room)
        return CJ_OK;
    larger.table = cj_pages_new(larger.room, place_bytes(tuples));
    if (larger.table == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < tuples->room; i++) {
        const uint32_t *old = tuples->table + i * stride;

        if (old[tuples->words] != 0)
            memcpy(place_of(&larger, old, cj_tuples_hash(old, tuples->words)), old,
                   stride * sizeof *old);
    }
    free_table(tuples);
    *tuples = larger;
    return CJ_OK;
}

uint32_t cj_tuples_add(cj_tuples *tuples, const uint32_t *words, uint64_t hash, uint32_t row)
{
    uint32_t *place = place_of(tuples, words, hash);

    if (place[tuples->words] != 0)
        return place[tuples->words] - 1;
    memcpy(place, words, tuples->words * sizeof *words);
    place[tuples->words] = row + 1;
    tuples->used++;
    return row;
}

uint32_t cj_tuples_find(const cj_tuples *tuples, const uint32_t *words, uint64_t hash)
{
    /* a free place holds 0, which is one before the first row */
    return tuples->room == 0 ? UINT32_MAX : place_of(tuples, words, hash)[tuples->words] - 1;
}

bool cj_tuples_next(const uint32_t **words, uint32_t *row, size_t *at, const cj_tuples *tuples)
{
    while (*at < tuples->room) {
        const uint32_t *place = tuples->table + (*at)++ * (tuples->words + 1);

        if (place[tuples->words] == 0)
            continue;
        *words = place;
        *row = place[tuples->words] - 1;
        return true;
    }
    return false;
}

void cj_tuples_move(cj_tuples *tuples, const uint32_t *words, uint64_t hash, uint32_t row)
{
    place_of(tuples, words, hash)[tuples->words] = row + 1;
}

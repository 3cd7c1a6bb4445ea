/* which tuple of small integers was seen first where.
 *
 * A hash table of tuples of a fixed number of 32-bit words, each with the
 * number of the row that had it first.  Memory is (words + 1) * 4 bytes a
 * place, at most twice that a distinct tuple at full load.
 */
#ifndef CJ_BASE_TUPLES_H
#define CJ_BASE_TUPLES_H

#include "cj/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    size_t words;    /* of a tuple; behind them stands its row + 1 */
    uint32_t *table; /* 0 as the row: a free place */
    size_t room;     /* places, a power of two */
    size_t used;
} cj_tuples;

/* An empty table of tuples of that many words; release with
 * cj_tuples_clear(). */
#define CJ_TUPLES_INIT(count) \
    {                         \
        (count), NULL, 0, 0   \
    }

void cj_tuples_clear(cj_tuples *tuples);

/* Whether that many new tuples fit: a table is at most two thirds full. */
static inline bool cj_tuples_has_room(const cj_tuples *tuples, size_t more)
{
    return (tuples->used + more) * 3 <= tuples->room * 2;
}

/* Let there be room for `more` new tuples: to be called before
 * cj_tuples_add(), say once a batch. */
cj_status cj_tuples_reserve(cj_tuples *tuples, size_t more, cj_error *err);

/* A hash of a tuple, the same in every run. */
uint64_t cj_tuples_hash(const uint32_t *words, size_t count);

/* Ask the processor to fetch what cj_tuples_add() will touch first. */
static inline void cj_tuples_prefetch(const cj_tuples *tuples, uint64_t hash)
{
    __builtin_prefetch(tuples->table + (hash & (tuples->room - 1)) * (tuples->words + 1));
}

/* Add a tuple, whose hash is cj_tuples_hash() of its words, for `row` (below
 * 2^32 - 1).  Returns the row that has it already, or `row` if it is new. */
uint32_t cj_tuples_add(cj_tuples *tuples, const uint32_t *words, uint64_t hash, uint32_t row);

/* The row of a tuple; UINT32_MAX: none has it. */
uint32_t cj_tuples_find(const cj_tuples *tuples, const uint32_t *words, uint64_t hash);

/* Go over all tuples, in no order that means anything: *at is 0 to begin with.  False: there are
 * no more. */
bool cj_tuples_next(const uint32_t **words, uint32_t *row, size_t *at, const cj_tuples *tuples);

/* Let a tuple that was added belong to another row. */
void cj_tuples_move(cj_tuples *tuples, const uint32_t *words, uint64_t hash, uint32_t row);

#endif

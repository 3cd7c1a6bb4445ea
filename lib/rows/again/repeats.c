/* Rows that are the same as an earlier one: which are looked at, and which stood already. */
#include "repeats.h"

#include "cj/memory.h"

#include <stdlib.h>
#include <string.h>

void cj_repeats_begin(cj_repeats *repeats, size_t limit)
{
    cj_repeats_clear(repeats);
    repeats->limit = limit;
}

void cj_repeats_clear(cj_repeats *repeats)
{
    cj_tuples_clear(&repeats->seen);
    free(repeats->rows);
    memset(repeats, 0, sizeof *repeats);
    repeats->seen = (cj_tuples)CJ_TUPLES_INIT(CJ_REPEAT_WORDS);
}

/* ---- which rows ------------------------------------------------------------------------- */

static unsigned level_of(const cj_repeats *repeats)
{
    return atomic_load_explicit(&repeats->level, memory_order_relaxed);
}

static bool is_chosen(uint32_t choice, unsigned level)
{
    return cj_repeats_is_chosen(choice, UINT64_C(1) << level);
}

void cj_repeats_words(uint32_t words[CJ_REPEAT_WORDS], uint32_t choice, cj_span row)
{
    uint64_t hash = cj_span_hash(row.at, row.length);

    words[0] = choice;
    words[1] = (uint32_t)hash;
    words[2] = (uint32_t)(hash >> 32);
}

/* ---- what stood already -------------------------------------------------------------------- */

/* Look at half as many rows from now on. */
static cj_status raise_level(cj_repeats *repeats, cj_error *err)
{
    unsigned level = level_of(repeats) + 1;
    cj_tuples kept = CJ_TUPLES_INIT(CJ_REPEAT_WORDS);
    cj_status status = cj_tuples_reserve(&kept, repeats->seen.used, err);
    const uint32_t *words;
    size_t count = 0;
    size_t at = 0;
    uint32_t row;

    if (status != CJ_OK)
        return status;
    while (cj_tuples_next(&words, &row, &at, &repeats->seen))
        if (is_chosen(words[0], level))
            cj_tuples_add(&kept, words, cj_tuples_hash(words, CJ_REPEAT_WORDS), row);
    cj_tuples_clear(&repeats->seen);
    repeats->seen = kept;
    for (size_t i = 0; i < repeats->count; i++)
        if (is_chosen(repeats->rows[i].choice, level))
            repeats->rows[count++] = repeats->rows[i];
    repeats->count = count;
    atomic_store_explicit(&repeats->level, level, memory_order_relaxed);
    return CJ_OK;
}

static cj_status list(cj_repeats *repeats, cj_repeat repeat, cj_error *err)
{
    uint32_t apart = repeat.row - repeat.first;
    cj_status status;

    repeats->run = apart == repeats->apart ? repeats->run + 1 : 1;
    repeats->apart = apart;
    repeats->pasted = repeats->pasted || repeats->run >= CJ_PASTED_ROWS;
    repeats->more = repeats->more || repeats->count >= repeats->limit;
    if (repeats->count >= repeats->limit)
        return CJ_OK;
    status =
        cj_grow(&repeats->rows, &repeats->capacity, repeats->count + 1, sizeof *repeats->rows, err);
    if (status == CJ_OK)
        repeats->rows[repeats->count++] = repeat;
    return status;
}

cj_status cj_repeats_add(bool *again, cj_repeats *repeats, const cj_looked_row *row, cj_error *err)
{
    cj_status status = CJ_OK;
    uint32_t first;

    *again = false;
    if (!is_chosen(row->words[0], level_of(repeats)))
        return CJ_OK;
    status = cj_tuples_reserve(&repeats->seen, 1, err);
    if (status != CJ_OK)
        return status;
    first = cj_tuples_add(&repeats->seen, row->words, cj_tuples_hash(row->words, CJ_REPEAT_WORDS),
                          row->row);
    *again = first != row->row;
    if (!*again)
        repeats->run = 0;
    if (*again)
        return list(repeats, (cj_repeat){row->row, first, row->words[0]}, err);
    while (status == CJ_OK && repeats->seen.used > repeats->limit && level_of(repeats) < 31)
        status = raise_level(repeats, err);
    return status;
}

cj_status cj_repeats_copy(cj_repeats *out, const cj_repeats *found, cj_error *err)
{
    cj_status status = cj_grow(&out->rows, &out->capacity, found->count, sizeof *out->rows, err);

    if (status != CJ_OK || found->count == 0)
        return status;
    memcpy(out->rows, found->rows, found->count * sizeof *out->rows);
    out->count = found->count;
    out->more = found->more;
    out->pasted = found->pasted;
    out->next = found->next;
    atomic_store_explicit(&out->level, level_of(found), memory_order_relaxed);
    return CJ_OK;
}

static int by_row(const void *a, const void *b)
{
    const cj_repeat *left = a;
    const cj_repeat *right = b;

    return (left->row > right->row) - (left->row < right->row);
}

/* Put what was found into the order of its rows, and tell anew whether a part stands twice: where
 * others stand between, rows are no longer so many apart. */
static void judge_runs(cj_repeats *out)
{
    uint32_t run = 0;

    if (out->count > 1)
        qsort(out->rows, out->count, sizeof *out->rows, by_row);
    out->pasted = false;
    for (size_t i = 0; i < out->count; i++) {
        bool goes_on = i > 0 && out->rows[i].row - out->rows[i].first ==
                                    out->rows[i - 1].row - out->rows[i - 1].first;

        run = goes_on ? run + 1 : 1;
        out->pasted = out->pasted || run >= CJ_PASTED_ROWS;
    }
}

cj_status cj_repeats_between(cj_repeats *out, const cj_repeats *earlier, const cj_repeats *later,
                             cj_error *err)
{
    unsigned level = level_of(earlier) > level_of(later) ? level_of(earlier) : level_of(later);
    const uint32_t *words;
    cj_status status = CJ_OK;
    size_t at = 0;
    uint32_t row;

    atomic_store_explicit(&out->level, level, memory_order_relaxed);
    out->limit = SIZE_MAX;
    while (status == CJ_OK && cj_tuples_next(&words, &row, &at, &later->seen)) {
        uint32_t first =
            is_chosen(words[0], level)
                ? cj_tuples_find(&earlier->seen, words, cj_tuples_hash(words, CJ_REPEAT_WORDS))
                : UINT32_MAX;

        if (first != UINT32_MAX)
            status = list(out, (cj_repeat){row, first, words[0]}, err);
    }
    judge_runs(out);
    return status;
}

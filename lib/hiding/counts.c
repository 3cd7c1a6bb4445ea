/* Counts by their labels, and relations between them. */
#include "hiding_internal.h"

#include <stdlib.h>
#include <string.h>

bool cj_hiding_is_small(const cj_hiding *hiding, int64_t value)
{
    return value < hiding->options.below && (value > 0 || (value == 0 && hiding->options.zeros));
}

int64_t cj_hiding_round_to(int64_t count, int64_t base)
{
    return base == 0 ? count : (2 * count + base) / (2 * base) * base; /* ties go up */
}

/* What tells a count from others, as bytes: memory that is short makes no two counts of one. */
typedef struct {
    char bytes[24 + CJ_FACTS_ROOM * sizeof(cj_fact)];
    size_t length;
} count_key;

static void append_bytes(count_key *key, const void *bytes, size_t length)
{
    if (length > 0)
        memcpy(key->bytes + key->length, bytes, length);
    key->length += length;
}

static cj_span key_of(count_key *key, const cj_unknown *count)
{
    key->length = 0;
    append_bytes(key, &count->quantity, sizeof count->quantity);
    append_bytes(key, &count->first, sizeof count->first);
    append_bytes(key, &count->last, sizeof count->last);
    append_bytes(key, &count->copy, sizeof count->copy);
    append_bytes(key, count->facts, count->fact_count * sizeof *count->facts);
    return (cj_span){key->bytes, key->length};
}

/* Add a count that is not there, with a copy of its labels. */
static cj_status add(uint32_t *number, cj_hiding *hiding, const cj_unknown *count, cj_error *err)
{
    cj_unknown *added;
    cj_status status = cj_grow(&hiding->counts, &hiding->capacity[1], hiding->count + 1,
                               sizeof *hiding->counts, err);

    if (status != CJ_OK)
        return status;
    added = &hiding->counts[hiding->count];
    *added = *count;
    added->facts = cj_arena_alloc(&hiding->arena, (count->fact_count + 1) * sizeof *count->facts);
    if (added->facts == NULL)
        return cj_fail_nomem(err);
    if (count->fact_count > 0)
        memcpy(added->facts, count->facts, count->fact_count * sizeof *count->facts);
    *number = (uint32_t)hiding->count++;
    return CJ_OK;
}

/* Note the number of a count under the code of its key. */
static cj_status note_number(cj_hiding *hiding, uint32_t code, uint32_t number, cj_error *err)
{
    cj_status status = cj_grow(&hiding->numbers, &hiding->capacity[2], (size_t)code + 1,
                               sizeof *hiding->numbers, err);

    if (status == CJ_OK)
        hiding->numbers[code] = number;
    return status;
}

cj_status cj_hiding_intern(uint32_t *number, cj_hiding *hiding, const cj_unknown *count,
                           cj_error *err)
{
    cj_unknown wanted = *count;
    count_key key;
    cj_status status = CJ_OK;

    if (count->unknown)
        wanted.value = 1;
    for (wanted.copy = 0;; wanted.copy++) {
        size_t known = cj_dict_count(hiding->keys);
        uint32_t code;

        status = cj_dict_add(&code, hiding->keys, key_of(&key, &wanted), err);
        if (status != CJ_OK)
            break;
        if (code >= known) {
            status = add(number, hiding, &wanted, err);
            if (status == CJ_OK)
                status = note_number(hiding, code, *number, err);
            break;
        }
        *number = hiding->numbers[code];
        if (count->unknown || hiding->counts[*number].value == count->value) {
            hiding->counts[*number].printed |= count->printed;
            hiding->counts[*number].cell |= count->cell;
            hiding->counts[*number].demands |= count->demands;
            hiding->counts[*number].few |= count->few;
            if (hiding->counts[*number].published != CJ_PUBLISHED_HIDDEN &&
                count->published != CJ_NOT_PUBLISHED)
                hiding->counts[*number].published = count->published;
            break;
        }
    }
    return status;
}

uint32_t cj_hiding_find(const cj_hiding *hiding, const cj_unknown *count)
{
    count_key key;
    uint32_t code = cj_dict_find(hiding->keys, key_of(&key, count));

    return code == CJ_NO_CODE ? CJ_NO_COUNT : hiding->numbers[code];
}

cj_status cj_hiding_add_rest(uint32_t *number, cj_hiding *hiding, int64_t value, bool demands,
                             const char *name, cj_error *err)
{
    cj_unknown rest = {.value = value < 0 ? 0 : value,
                       .unknown = hiding->guess != CJ_GUESS_NOTHING,
                       .kind = CJ_COUNTS_ROWS,
                       .name = name,
                       .rest = true,
                       .demands = demands && value > 0 && value < hiding->options.below};

    return add(number, hiding, &rest, err);
}

void cj_hiding_learn(cj_hiding *hiding, uint32_t number, int64_t value)
{
    cj_unknown *count = &hiding->counts[number];

    count->unknown = false;
    count->value = value;
    count->demands = count->kind != CJ_COUNTS_WHO && cj_hiding_is_small(hiding, value);
}

/* ---- relations ---------------------------------------------------------------------------- */

cj_status cj_hiding_begin(cj_hiding *hiding, bool at_most, cj_error *err)
{
    cj_status status = cj_grow(&hiding->known, &hiding->capacity[3], hiding->known_count + 1,
                               sizeof *hiding->known, err);

    if (status == CJ_OK)
        hiding->known[hiding->known_count] = (cj_reader_rule){hiding->term_count, 0, at_most};
    return status;
}

cj_status cj_hiding_term(cj_hiding *hiding, uint32_t count, int factor, cj_error *err)
{
    cj_reader_rule *known = &hiding->known[hiding->known_count];
    size_t at = known->first + known->count;
    cj_status status =
        cj_grow(&hiding->terms, &hiding->capacity[4], at + 1, sizeof *hiding->terms, err);

    if (status != CJ_OK)
        return status;
    hiding->terms[at] = (cj_part_of){count, factor};
    known->count++;
    return CJ_OK;
}

int64_t cj_hiding_balance(const cj_hiding *hiding)
{
    const cj_reader_rule *known = &hiding->known[hiding->known_count];
    int64_t sum = 0;

    for (size_t i = 0; i < known->count; i++) {
        const cj_part_of *term = &hiding->terms[known->first + i];

        sum += term->factor * hiding->counts[term->count].value;
    }
    return sum;
}

bool cj_hiding_keep(cj_hiding *hiding)
{
    cj_reader_rule *known = &hiding->known[hiding->known_count];
    int64_t sum = cj_hiding_balance(hiding);
    bool unknown = false;

    for (size_t i = 0; i < known->count; i++)
        unknown = unknown || hiding->counts[hiding->terms[known->first + i].count].unknown;
    if (known->count < 2 || unknown != (hiding->guess != CJ_GUESS_NOTHING) ||
        (!unknown && (known->at_most ? sum > 0 : sum != 0)))
        return false;
    hiding->term_count = known->first + known->count;
    hiding->known_count++;
    return true;
}

cj_status cj_hiding_warn(cj_hiding *hiding, const cj_text *text, cj_error *err)
{
    const char *kept =
        text->failed ? NULL : cj_arena_text(&hiding->arena, text->bytes, text->length);
    cj_status status = kept == NULL
                           ? cj_fail_nomem(err)
                           : cj_grow(&hiding->warnings, &hiding->capacity[5],
                                     hiding->warning_count + 1, sizeof *hiding->warnings, err);

    if (status == CJ_OK)
        hiding->warnings[hiding->warning_count++] = kept;
    return status;
}

/* A dictionary: texts become small integers, in the order in which they come. Open addressing;
 * the hash of a text is kept in its slot, and texts live in blocks that never move. */
#include "cj/dict.h"

#include <stdlib.h>
#include <string.h>

/* An open-addressing table of spellings.  In a folded dictionary several
 * spellings lead to one code; the folding is worked out once a spelling.
 *
 * Hash and length prove a text up to CJ_HASH_PROVES bytes, as identifiers of people mostly are:
 * where each spelling has a code of its own, these are found without a look at anything but their
 * slot, which among a million people is the one thing that is in no cache. */
typedef struct {
    uint64_t hash;
    uint32_t length;
    uint32_t spelling; /* index + 1; 0 = empty slot */
} slot;

typedef struct {
    const char *text;
    uint32_t length;
    uint32_t code;
} spelling;

struct cj_dict {
    cj_dict_kind kind;
    slot *slots;
    size_t slot_count;   /* a power of two */
    spelling *spellings; /* with room for as many as the slots may hold */
    size_t spelling_count;
    size_t longest;  /* bytes of a spelling */
    uint64_t *times; /* CJ_DICT_FOLDED: how often each spelling was added */
    size_t times_capacity;
    uint32_t *first; /* code -> index of its first spelling; NULL: the code itself */
    size_t count;
    size_t first_capacity;
    cj_dict *folded; /* CJ_DICT_FOLDED: exact dictionary of folded forms */
    bool borrowed;   /* slots, spellings and first belong to another */
    cj_arena texts;
};

#define FIRST_SLOTS 64
#define PREFETCH 8 /* look-ups from one step of fetching ahead to the next */
#define HASHED_MAX 256
#define FOLDED_MAX 512 /* bytes of a folded text that is looked up */

/* Slots are four fifths full at the most. */
static size_t room(size_t slot_count)
{
    return slot_count / 5 * 4;
}

cj_status cj_dict_new(cj_dict **out, cj_dict_kind kind, cj_error *err)
{
    cj_dict *dict = calloc(1, sizeof *dict);

    *out = NULL;
    if (dict == NULL)
        return cj_fail_nomem(err);
    dict->kind = kind;
    dict->slot_count = FIRST_SLOTS;
    dict->slots = cj_pages_new(FIRST_SLOTS, sizeof *dict->slots);
    dict->spellings = cj_pages_new(room(FIRST_SLOTS), sizeof *dict->spellings);
    if (dict->slots == NULL || dict->spellings == NULL ||
        (kind == CJ_DICT_FOLDED && cj_dict_new(&dict->folded, CJ_DICT_EXACT, NULL) != CJ_OK)) {
        cj_dict_free(dict);
        return cj_fail_nomem(err);
    }
    *out = dict;
    return CJ_OK;
}

/* Free the tables that the dictionary owns; borrowed ones belong to the lender. */
static void drop(cj_dict *dict)
{
    if (dict->borrowed)
        return;
    free(dict->first);
    free(dict->times);
    cj_pages_free(dict->slots, dict->slot_count, sizeof *dict->slots);
    cj_pages_free(dict->spellings, room(dict->slot_count), sizeof *dict->spellings);
}

void cj_dict_free(cj_dict *dict)
{
    if (dict == NULL)
        return;
    cj_dict_free(dict->folded);
    cj_arena_clear(&dict->texts);
    drop(dict);
    free(dict);
}

void cj_dict_borrow(cj_dict *dict, const cj_dict *lender)
{
    drop(dict);
    dict->slots = lender->slots;
    dict->slot_count = lender->slot_count;
    dict->longest = lender->longest;
    dict->spellings = lender->spellings;
    dict->spelling_count = lender->spelling_count;
    dict->first = lender->first;
    dict->count = lender->count;
    dict->borrowed = true;
}

/* Replace borrowed tables by copies, because a text is about to be added. The texts are not copied:
 * they stay in the lender's arena, which outlives the borrower. */
static cj_status own(cj_dict *dict, cj_error *err)
{
    slot *slots = cj_pages_new(dict->slot_count, sizeof *slots);
    spelling *spellings = cj_pages_new(room(dict->slot_count), sizeof *spellings);
    uint32_t *first = calloc(dict->count + 1, sizeof *first);

    if (slots == NULL || spellings == NULL || first == NULL) {
        cj_pages_free(slots, dict->slot_count, sizeof *slots);
        cj_pages_free(spellings, room(dict->slot_count), sizeof *spellings);
        free(first);
        return cj_fail_nomem(err);
    }
    memcpy(slots, dict->slots, dict->slot_count * sizeof *slots);
    memcpy(spellings, dict->spellings, dict->spelling_count * sizeof *spellings);
    for (uint32_t code = 0; code < dict->count; code++)
        first[code] = dict->first == NULL ? code : dict->first[code];
    dict->slots = slots;
    dict->spellings = spellings;
    dict->first = first;
    dict->first_capacity = dict->count + 1;
    dict->borrowed = false;
    return CJ_OK;
}

/* The slot where text is, or the empty one where it belongs. */
static inline slot *probe(const cj_dict *dict, cj_span text, uint64_t hash)
{
    size_t mask = dict->slot_count - 1;

    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        slot *here = &dict->slots[i];

        if (here->spelling == 0)
            return here;
        if (here->hash == hash && here->length == text.length &&
            (text.length <= CJ_HASH_PROVES ||
             memcmp(dict->spellings[here->spelling - 1].text, text.at, text.length) == 0))
            return here;
    }
}

/* Whether slots tell all that is asked of them. */
static inline bool are_proven(const cj_dict *dict)
{
    return dict->longest <= CJ_HASH_PROVES && dict->spelling_count == dict->count;
}

/* The code of the spelling in a slot. Where each has one of its own, that is its number. */
static inline uint32_t code_in(const cj_dict *dict, const slot *found)
{
    return dict->spelling_count == dict->count ? found->spelling - 1
                                               : dict->spellings[found->spelling - 1].code;
}

/* Double the slots, and the room for spellings with them. */
static cj_status grow_tables(cj_dict *dict, cj_error *err)
{
    size_t count = dict->slot_count * 2;
    slot *slots = dict->slot_count > SIZE_MAX / 2 ? NULL : cj_pages_new(count, sizeof *slots);
    spelling *spellings = slots == NULL ? NULL
                                        : cj_pages_grow(dict->spellings, room(dict->slot_count),
                                                        room(count), sizeof *spellings);

    if (spellings == NULL) {
        cj_pages_free(slots, count, sizeof *slots);
        return cj_fail_nomem(err);
    }
    for (size_t from = 0; from < dict->slot_count; from++) {
        size_t i = (size_t)dict->slots[from].hash & (count - 1);

        if (dict->slots[from].spelling == 0)
            continue;
        while (slots[i].spelling != 0) /* no two spellings are the same */
            i = (i + 1) & (count - 1);
        slots[i] = dict->slots[from];
    }
    cj_pages_free(dict->slots, dict->slot_count, sizeof *dict->slots);
    dict->slots = slots;
    dict->spellings = spellings;
    dict->slot_count = count;
    return CJ_OK;
}

/* Make room for one more code whose first spelling may not have its number: from then on they are
 * listed. */
static cj_status reserve_first(cj_dict *dict, cj_error *err)
{
    bool begins = dict->first == NULL;
    cj_status status =
        cj_grow(&dict->first, &dict->first_capacity, dict->count + 1, sizeof *dict->first, err);

    for (size_t code = 0; begins && status == CJ_OK && code < dict->count; code++)
        dict->first[code] = (uint32_t)code;
    return status;
}

/* Decide the code of a new spelling. An exact dictionary takes *code, or the next free code where
 * *code is CJ_NO_CODE. A folded dictionary takes the code of the folded form. */
static cj_status code_for(uint32_t *code, cj_dict *dict, cj_span text, cj_error *err)
{
    cj_text folded = CJ_TEXT_INIT;
    cj_status status;

    if (dict->kind == CJ_DICT_EXACT) {
        if (*code == CJ_NO_CODE)
            *code = (uint32_t)dict->count;
        return CJ_OK;
    }
    cj_text_folded(&folded, text);
    status = cj_text_check(&folded, err);
    if (status == CJ_OK)
        status = cj_dict_add(code, dict->folded, cj_text_span(&folded), err);
    cj_text_clear(&folded);
    return status;
}

/* Add a spelling; *code is its code, or CJ_NO_CODE to have one found. */
static cj_status add_spelling(uint32_t *code, cj_dict *dict, cj_span text, uint64_t hash,
                              cj_error *err)
{
    cj_status status = CJ_OK;
    slot *place;
    char *copy;

    if (dict->borrowed && own(dict, err) != CJ_OK)
        return CJ_ENOMEM;
    /* Spellings are kept in slots as index + 1 in 32 bits, with CJ_NO_CODE left out. */
    if (dict->spelling_count >= CJ_NO_CODE - 1 || text.length > UINT32_MAX)
        return cj_fail(err, CJ_EDATA, "more than 4,294,967,294 distinct values");
    if (dict->spelling_count == room(dict->slot_count))
        status = grow_tables(dict, err);
    if (status == CJ_OK && dict->kind == CJ_DICT_FOLDED)
        status = cj_grow(&dict->times, &dict->times_capacity, dict->spelling_count + 1,
                         sizeof *dict->times, err);
    if (status == CJ_OK &&
        (dict->kind == CJ_DICT_FOLDED || *code != CJ_NO_CODE || dict->first != NULL))
        status = reserve_first(dict, err);
    if (status != CJ_OK)
        return status;
    /* All memory is there before the code is decided: after a failure the dictionary is as it
     * was. */
    copy = cj_arena_text(&dict->texts, text.at, text.length);
    if (copy == NULL)
        return cj_fail_nomem(err);
    status = code_for(code, dict, text, err);
    if (status != CJ_OK)
        return status;
    dict->spellings[dict->spelling_count] = (spelling){copy, (uint32_t)text.length, *code};
    if (dict->kind == CJ_DICT_FOLDED)
        dict->times[dict->spelling_count] = 1;
    if (*code == dict->count) {
        if (dict->first != NULL)
            dict->first[dict->count] = (uint32_t)dict->spelling_count;
        dict->count++;
    }
    dict->spelling_count++;
    dict->longest = text.length > dict->longest ? text.length : dict->longest;
    place = probe(dict, text, hash);
    *place = (slot){hash, (uint32_t)text.length, (uint32_t)dict->spelling_count};
    return CJ_OK;
}

cj_status cj_dict_add_hashed(uint32_t *code, cj_dict *dict, cj_span text, uint64_t hash,
                             cj_error *err)
{
    const slot *found = probe(dict, text, hash);

    *code = CJ_NO_CODE;
    if (found->spelling == 0)
        return add_spelling(code, dict, text, hash, err);
    if (dict->kind == CJ_DICT_FOLDED)
        dict->times[found->spelling - 1]++;
    *code = code_in(dict, found);
    return CJ_OK;
}

cj_status cj_dict_add(uint32_t *code, cj_dict *dict, cj_span text, cj_error *err)
{
    return cj_dict_add_hashed(code, dict, text, cj_span_hash(text.at, text.length), err);
}

cj_status cj_dict_alias(cj_dict *dict, cj_span text, uint32_t code, cj_error *err)
{
    cj_dict *target = dict->kind == CJ_DICT_FOLDED ? dict->folded : dict;
    cj_text folded = CJ_TEXT_INIT;
    cj_status status = CJ_OK;
    const slot *found;
    cj_span key = text;

    if (dict->kind == CJ_DICT_FOLDED) {
        cj_text_folded(&folded, text);
        status = cj_text_check(&folded, err);
        key = cj_text_span(&folded);
    }
    if (status == CJ_OK) {
        found = probe(target, key, cj_span_hash(key.at, key.length));
        if (found->spelling == 0)
            status = add_spelling(&code, target, key, cj_span_hash(key.at, key.length), err);
        else if (code_in(target, found) != code)
            status = cj_fail(err, CJ_EUSAGE, "\"%.*s\" stands for two values", (int)text.length,
                             text.at);
    }
    cj_text_clear(&folded);
    return status;
}

void cj_dict_prefetch(const cj_dict *dict, uint64_t hash, cj_prefetch step)
{
    const slot *place = &dict->slots[(size_t)hash & (dict->slot_count - 1)];

    if (step == CJ_PREFETCH_PLACE)
        __builtin_prefetch(place);
    else if (are_proven(dict) || place->hash != hash || place->spelling == 0)
        return; /* nothing else is looked at; or it is new, or not at its first place */
    else if (step == CJ_PREFETCH_ENTRY)
        __builtin_prefetch(&dict->spellings[place->spelling - 1]);
    else
        __builtin_prefetch(dict->spellings[place->spelling - 1].text);
}

void cj_dict_prefetch_ahead(const cj_dict *dict, const uint64_t *hashes, size_t i, size_t count)
{
    size_t steps = are_proven(dict) ? 1 : 3;

    for (size_t step = 0; step < steps; step++) {
        size_t ahead = i + PREFETCH * (3 - step);

        if (ahead < count)
            cj_dict_prefetch(dict, hashes[ahead], (cj_prefetch)step);
    }
}

uint32_t cj_dict_find(const cj_dict *dict, cj_span text)
{
    return cj_dict_find_hashed(dict, text, cj_span_hash(text.at, text.length));
}

/* Hash the next texts; returns how many. */
static size_t hash_some(uint64_t hashes[HASHED_MAX], const cj_span *texts, size_t count)
{
    size_t some = count < HASHED_MAX ? count : HASHED_MAX;

    for (size_t i = 0; i < some; i++)
        hashes[i] = cj_span_hash(texts[i].at, texts[i].length);
    return some;
}

cj_status cj_dict_add_all(uint32_t *codes, cj_dict *dict, const cj_span *texts, size_t count,
                          cj_error *err)
{
    uint64_t hashes[HASHED_MAX];
    cj_status status = CJ_OK;
    size_t some;

    for (size_t from = 0; status == CJ_OK && from < count; from += some) {
        some = hash_some(hashes, texts + from, count - from);
        for (size_t i = 0; status == CJ_OK && i < some; i++) {
            cj_dict_prefetch_ahead(dict, hashes, i, some);
            status = cj_dict_add_hashed(&codes[from + i], dict, texts[from + i], hashes[i], err);
        }
    }
    return status;
}

void cj_dict_find_all(uint32_t *codes, const cj_dict *dict, const cj_span *texts, size_t count)
{
    uint64_t hashes[HASHED_MAX];
    size_t some;

    for (size_t from = 0; from < count; from += some) {
        some = hash_some(hashes, texts + from, count - from);
        for (size_t i = 0; i < some; i++) {
            cj_dict_prefetch_ahead(dict, hashes, i, some);
            codes[from + i] = cj_dict_find_hashed(dict, texts[from + i], hashes[i]);
        }
    }
}

/* A text that is too long to be folded on the stack: seldom. */
static uint32_t find_long(const cj_dict *dict, cj_span text)
{
    cj_text folded = CJ_TEXT_INIT;
    uint32_t code = CJ_NO_CODE;

    cj_text_folded(&folded, text);
    if (!folded.failed) {
        code = cj_dict_find(dict->folded, cj_text_span(&folded));
    } else { /* memory ran out */
        for (uint32_t i = 0; code == CJ_NO_CODE && i < dict->count; i++)
            code = cj_word_same(text, cj_dict_text(dict, i)) ? i : CJ_NO_CODE;
    }
    cj_text_clear(&folded);
    return code;
}

uint32_t cj_dict_find_hashed(const cj_dict *dict, cj_span text, uint64_t hash)
{
    const slot *found = probe(dict, text, hash);
    char folded[FOLDED_MAX];
    size_t length;

    if (found->spelling != 0)
        return code_in(dict, found);
    if (dict->kind == CJ_DICT_EXACT)
        return CJ_NO_CODE;
    length = cj_word_fold(folded, sizeof folded, text);
    if (length != SIZE_MAX)
        return cj_dict_find(dict->folded, (cj_span){folded, length});
    return find_long(dict, text);
}

uint32_t cj_dict_spelling(const cj_dict *dict, cj_span text)
{
    const slot *found = probe(dict, text, cj_span_hash(text.at, text.length));

    return found->spelling == 0 ? CJ_NO_CODE : found->spelling - 1;
}

cj_span cj_dict_spelling_text(const cj_dict *dict, uint32_t number)
{
    return (cj_span){dict->spellings[number].text, dict->spellings[number].length};
}

void cj_dict_add_times(cj_dict *dict, uint32_t number, uint64_t times)
{
    if (dict->kind == CJ_DICT_FOLDED)
        dict->times[number] += times;
}

void cj_dict_forget_times(cj_dict *dict)
{
    for (size_t i = 0; dict->kind == CJ_DICT_FOLDED && i < dict->spelling_count; i++)
        dict->times[i] = 0;
}

void cj_dict_list_times(uint64_t *times, const cj_dict *dict)
{
    for (size_t code = 0; code < dict->count; code++)
        times[code] = 0;
    for (size_t i = 0; dict->kind == CJ_DICT_FOLDED && i < dict->spelling_count; i++)
        if (dict->spellings[i].code < dict->count)
            times[dict->spellings[i].code] += dict->times[i];
}

cj_status cj_dict_list_usual(cj_span *texts, const cj_dict *dict, size_t declared, cj_error *err)
{
    uint32_t *best;

    for (size_t code = 0; code < dict->count; code++)
        texts[code] = cj_dict_text(dict, (uint32_t)code);
    if (dict->kind == CJ_DICT_EXACT)
        return CJ_OK;
    best = calloc(dict->count + 1, sizeof *best);
    if (best == NULL)
        return cj_fail_nomem(err);
    if (dict->count > 0)
        memcpy(best, dict->first, dict->count * sizeof *best);
    for (size_t i = 0; i < dict->spelling_count; i++) {
        uint32_t code = dict->spellings[i].code;

        if (code >= declared && code < dict->count && dict->times[i] > dict->times[best[code]]) {
            best[code] = (uint32_t)i;
            texts[code] = cj_dict_spelling_text(dict, (uint32_t)i);
        }
    }
    free(best);
    return CJ_OK;
}

bool cj_dict_has_variants(const cj_dict *dict)
{
    return dict->spelling_count > dict->count;
}

size_t cj_dict_count(const cj_dict *dict)
{
    return dict->count;
}

cj_span cj_dict_text(const cj_dict *dict, uint32_t code)
{
    const spelling *known;

    if (code >= dict->count) /* CJ_NO_CODE, too */
        return (cj_span){"", 0};
    known = &dict->spellings[dict->first == NULL ? code : dict->first[code]];
    return (cj_span){known->text, known->length};
}

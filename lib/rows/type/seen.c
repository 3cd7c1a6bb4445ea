/* Texts that a column had lately: a table without chains, in which a new text takes one of two
 * places whose text the batch in hand has not used. */
#include "seen.h"

#include <stdlib.h>
#include <string.h>

#define LENGTH_MAX 64 /* bytes of a text that has a place */
#define ROWS_MIN 256  /* of a batch */

void cj_seen_begin(cj_seen *seen, size_t rows)
{
    cj_error none = CJ_ERROR_INIT; /* without memory, codes are found without the table */

    seen->strangers = 0;
    seen->rows = rows;
    seen->hashed = false;
    seen->used_count = 0;
    seen->asked_count = 0;
    if (seen->places == NULL && rows >= ROWS_MIN)
        seen->places = calloc(CJ_SEEN_PLACES, sizeof *seen->places);
    seen->on =
        seen->places != NULL && !seen->useless &&
        cj_grow(&seen->asked, &seen->asked_capacity, rows, sizeof *seen->asked, &none) == CJ_OK;
}

bool cj_seen_hashes(cj_seen *seen)
{
    cj_error none = CJ_ERROR_INIT; /* without memory, codes are found without hashes */

    seen->hashed = seen->useless && cj_grow(&seen->hashes, &seen->hash_capacity, seen->rows,
                                            sizeof *seen->hashes, &none) == CJ_OK;
    return seen->hashed;
}

static inline bool is_at(const cj_seen_text *here, const cj_seen_words *words, cj_span text)
{
    return here->state != CJ_SEEN_FREE && cj_seen_is_like(here, words, text.length) &&
           (text.length <= CJ_SEEN_WHOLE || memcmp(here->text, text.at, text.length) == 0);
}

/* Count a row of the batch in hand at a place. */
static inline uint32_t use(cj_seen *seen, size_t at)
{
    cj_seen_text *here = &seen->places[at];

    here->times++;
    if (!here->used) {
        here->used = true;
        seen->used[seen->used_count++] = (uint8_t)at;
    }
    return (uint32_t)at;
}

uint32_t cj_seen_find(cj_seen *seen, cj_span text)
{
    cj_seen_words words = cj_seen_words_of(text);
    size_t at = cj_seen_place(&words, text.length);

    if (is_at(&seen->places[at], &words, text))
        return use(seen, at);
    if (is_at(&seen->places[at ^ 1], &words, text)) /* each text has two places to stand at */
        return use(seen, at ^ 1);
    if (seen->places[at].used)
        at ^= 1;
    if (seen->places[at].used || text.length > LENGTH_MAX) {
        seen->strangers++;
        return CJ_SEEN_NOWHERE;
    }
    seen->places[at] = (cj_seen_text){
        .words = words, .text = text.at, .length = (uint32_t)text.length, .state = CJ_SEEN_ASKED};
    return use(seen, at);
}

void cj_seen_learn(cj_seen_text *place, const cj_dict *dict, cj_span text, uint32_t code)
{
    place->spelling = code == CJ_NO_CODE ? CJ_NO_CODE : cj_dict_spelling(dict, text);
    if (code == CJ_NO_CODE ? text.length > CJ_SEEN_WHOLE : place->spelling == CJ_NO_CODE)
        return; /* the text lives nowhere */
    place->code = code;
    if (code != CJ_NO_CODE)
        place->text = cj_dict_spelling_text(dict, place->spelling).at;
    place->state = CJ_SEEN_KNOWN;
}

void cj_seen_end(cj_seen *seen, cj_dict *dict)
{
    for (size_t i = 0; i < seen->used_count; i++) {
        cj_seen_text *here = &seen->places[seen->used[i]];

        if (here->state == CJ_SEEN_ASKED)
            here->state = CJ_SEEN_FREE;
        else if (here->times > 0 && here->spelling != CJ_NO_CODE)
            cj_dict_add_times(dict, here->spelling, here->times);
        here->times = 0;
        here->used = false;
    }
    if (seen->strangers > seen->rows / 2)
        seen->useless = true;
}

void cj_seen_clear(cj_seen *seen)
{
    free(seen->places);
    free(seen->asked);
    free(seen->hashes);
    *seen = (cj_seen){0};
}

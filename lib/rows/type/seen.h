/* Texts that a column had lately, with their codes.
 *
 * Columns of groups have few texts, each of them many times.  Any thread finds these in a small
 * table of its batch, which stays in the processor's first cache, without a hash of all their
 * bytes, and their codes with them; the dictionary, which is used in the order of the file, is
 * asked for the rows alone whose texts are not known there yet. */
#ifndef CJ_ROWS_TYPE_SEEN_H
#define CJ_ROWS_TYPE_SEEN_H

#include "cj/dict.h"

#include <string.h>

#define CJ_SEEN_PLACES 128
#define CJ_SEEN_NOWHERE CJ_SEEN_PLACES /* the place of a cell that has none */

typedef enum {
    CJ_SEEN_FREE,
    CJ_SEEN_ASKED, /* by a row of the batch in hand: its code is not known yet */
    CJ_SEEN_KNOWN  /* a cell with this text has this code, and nothing is to be said of it */
} cj_seen_state;

/* Eight bytes each of a text: its first, its last, and those half way. Up to 24 bytes these are all
 * of it; a text shorter than eight is the first of them. */
typedef struct {
    uint64_t first;
    uint64_t middle;
    uint64_t last;
} cj_seen_words;

typedef struct {
    cj_seen_words words;
    const char *text; /* lives as long as its dictionary, while it is known */
    uint32_t length;
    cj_seen_state state;
    uint32_t code;     /* CJ_NO_CODE: it is blank */
    uint32_t spelling; /* of the dictionary; CJ_NO_CODE for a blank */
    uint32_t times;    /* rows of the batch in hand that the dictionary was not asked for */
    bool used;         /* some row of the batch in hand is at this place */
} cj_seen_text;

typedef struct {
    cj_seen_text *places;         /* NULL: not yet worth its memory, or there was none */
    bool on;                      /* the batch in hand has places ... */
    uint8_t used[CJ_SEEN_PLACES]; /* ... of which its rows use these ... */
    size_t used_count;
    uint32_t *asked; /* ... and its rows whose codes are not known yet */
    size_t asked_count;
    size_t asked_capacity;
    size_t rows;      /* of the batch in hand ... */
    size_t strangers; /* ... and those of them that have no place */
    bool useless;     /* most rows had none: the column has too many texts ... */
    uint64_t *hashes; /* ... of which these are the hashes, by row of the batch in hand */
    size_t hash_capacity;
    bool hashed; /* the rows of the batch in hand have hashes */
} cj_seen;

/* Begin with the next batch. `rows` is how many it has: few are not worth a table. */
void cj_seen_begin(cj_seen *seen, size_t rows);

/* Whether the batch in hand has places. */
static inline bool cj_seen_is_on(const cj_seen *seen)
{
    return seen->on;
}

/* Whether the batch in hand is to have hashes instead: then there is memory for them. A dictionary
 * of so many texts is in no cache of the processor; with hashes it is fetched ahead. */
bool cj_seen_hashes(cj_seen *seen);

/* The place of a text, or CJ_SEEN_NOWHERE. A new text takes a place that the batch in hand has not
 * used; it must stay where it is until cj_seen_end(). */
uint32_t cj_seen_find(cj_seen *seen, cj_span text);

static inline cj_seen_words cj_seen_words_of(cj_span text)
{
    cj_seen_words words = {0, 0, 0};
    size_t last;

    if (text.length < sizeof words.first) {
        words.first = cj_short_word(text.at, text.length);
        return words;
    }
    last = text.length - sizeof words.last;
    memcpy(&words.first, text.at, sizeof words.first);
    memcpy(&words.middle, text.at + last / 2, sizeof words.middle);
    memcpy(&words.last, text.at + last, sizeof words.last);
    return words;
}

/* Multiplicative (Fibonacci) hashing: the upper bits of a product with 2^64 / golden ratio choose
 * the place; the first factor keeps equal first and last bytes from cancelling out. */
static inline size_t cj_seen_place(const cj_seen_words *words, size_t length)
{
    uint64_t mixed = words->first ^ (words->last * UINT64_C(0xC4CEB9FE1A85EC53)) ^ length;

    return (size_t)((mixed * UINT64_C(0x9E3779B97F4A7C15)) >> 57); /* 7 bits: CJ_SEEN_PLACES */
}

/* Whether a text is the one at a place, as far as its words tell: all of it up to 24 bytes. No
 * branch but one, as which text comes next is nothing that a processor could foresee. */
static inline bool cj_seen_is_like(const cj_seen_text *here, const cj_seen_words *words,
                                   size_t length)
{
    return ((here->words.first ^ words->first) | (here->words.middle ^ words->middle) |
            (here->words.last ^ words->last) | (here->length ^ length)) == 0;
}

#define CJ_SEEN_WHOLE 24 /* bytes of a text of which its words are all */

/* The code of the text of a row, by any thread, where it is known; else the row is listed as one
 * that asks, and what comes back is its place. */
static inline uint32_t cj_seen_look(cj_seen *seen, uint32_t row, cj_span text)
{
    cj_seen_words words = cj_seen_words_of(text);
    cj_seen_text *here = &seen->places[cj_seen_place(&words, text.length)];
    uint32_t at;

    if (here->used && here->state == CJ_SEEN_KNOWN && text.length <= CJ_SEEN_WHOLE &&
        cj_seen_is_like(here, &words, text.length)) { /* nearly always */
        here->times++;
        return here->code;
    }
    at = cj_seen_find(seen, text);
    if (at != CJ_SEEN_NOWHERE && seen->places[at].state == CJ_SEEN_KNOWN)
        return seen->places[at].code;
    seen->asked[seen->asked_count++] = row;
    return at;
}

/* Keep the code of the text at a place, which is asked: the text is in the dictionary, or is a
 * blank that has no code. */
void cj_seen_learn(cj_seen_text *place, const cj_dict *dict, cj_span text, uint32_t code);

/* End with the batch in hand: the dictionary is told how often its spellings were met, and the
 * places of texts that were not learnt are free. */
void cj_seen_end(cj_seen *seen, cj_dict *dict);

void cj_seen_clear(cj_seen *seen);

#endif

/* Texts that a column had lately, with their codes.
 *
 * Columns of groups have few texts, each of them many times.  Any thread finds these in a small
 * table of its batch, which stays in the processor's first cache, without a hash of all their
 * bytes, and their codes with them; the dictionary, which is used in the order of the file, is
 * asked for the rows alone whose texts are not known there yet. */
#ifndef CJ_ROWS_TYPE_SEEN_H
#define CJ_ROWS_TYPE_SEEN_H

#include "cj/dict.h"

#define CJ_SEEN_PLACES 128
#define CJ_SEEN_NOWHERE CJ_SEEN_PLACES /* the place of a cell that has none */

typedef enum {
    CJ_SEEN_FREE,
    CJ_SEEN_ASKED, /* by a row of the batch in hand: its code is not known yet */
    CJ_SEEN_KNOWN  /* a cell with this text has this code, and nothing is to be said of it */
} cj_seen_state;

typedef struct {
    uint64_t first; /* the text's first and last eight bytes: up to 16 bytes these are all of it */
    uint64_t last;
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

/* The code of the text of a row, by any thread, where it is known; else the row is listed as one
 * that asks, and what comes back is its place. */
static inline uint32_t cj_seen_look(cj_seen *seen, uint32_t row, cj_span text)
{
    uint32_t at = cj_seen_find(seen, text);

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

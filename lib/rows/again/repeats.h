/* Rows that are the same as an earlier one, byte for byte.
 *
 * Up to CJ_REPEATS_MAX different rows each is held against all before it.  Of more only a part is
 * looked at, which the bytes of a row choose: the same rows are all in it or none is.  So memory
 * is bounded (512 KiB), and with many rows most cost no more than a look at four words of them. */
#ifndef CJ_ROWS_AGAIN_REPEATS_H
#define CJ_ROWS_AGAIN_REPEATS_H

#include "base/tuples.h"
#include "cj/text.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

#define CJ_REPEATS_MAX 16000u
#define CJ_PASTED_ROWS \
    20 /* so many in a row, in the order in which they stood: a part stands twice */
#define CJ_REPEAT_WORDS 3 /* what chooses a row, and a hash of all its bytes */

/* A row that is looked at. */
typedef struct {
    uint32_t row;
    uint32_t words[CJ_REPEAT_WORDS];
} cj_looked_row;

/* A row that stood already, and where. */
typedef struct {
    uint32_t row;
    uint32_t first;
    uint32_t choice;
} cj_repeat;

typedef struct {
    size_t limit;      /* different rows that are kept */
    atomic_uint level; /* one row in 2^level is looked at; it only rises, so that who types may read
                        * it at any time and looks at too many rows at worst */
    cj_tuples seen;
    cj_repeat *rows; /* in their order */
    size_t count;
    size_t capacity;
    bool more;      /* there are others, which are not listed */
    uint32_t next;  /* number of the next row */
    bool pasted;    /* CJ_PASTED_ROWS that were looked at stood so many rows before ... */
    uint32_t apart; /* ... as these ... */
    uint32_t run;   /* ... which are so many now */
    bool dated;     /* a row has a date ... */
    size_t undated; /* ... and so many had none before it */
} cj_repeats;

/* Rows whose identifier stood already: of the row itself, not of who it is about. Rows of one
 * identifier are the same thing again where their days are the same, too: those of columns that
 * the first rows do not leave blank. Several reviews of one referral have days of their own. */
typedef struct {
    size_t field;  /* column of the identifier */
    uint64_t days; /* the columns of days among the first 64, a bit each ... */
    bool learned;  /* ... which the first rows have told */
    cj_repeats rows;
} cj_row_ids;

void cj_repeats_begin(cj_repeats *repeats, size_t limit);
void cj_repeats_clear(cj_repeats *repeats);

#define CJ_REPEAT_SHORT 32 /* bytes of a row: below, all of it chooses */

static inline uint64_t cj_repeats_word(const char *bytes)
{
    uint64_t word;

    memcpy(&word, bytes, sizeof word);
    return word;
}

/* What chooses a row: four words of it, from its begin to its end, as what tells rows apart mostly
 * stands there.  This is asked of every row. */
static inline uint32_t cj_repeats_choice(cj_span row)
{
    size_t third = row.length / 3;
    uint64_t mixed;

    if (row.length < CJ_REPEAT_SHORT)
        return (uint32_t)(cj_span_hash(row.at, row.length) >> 32);
    mixed = cj_repeats_word(row.at) * UINT64_C(0x9E3779B97F4A7C15) ^
            cj_repeats_word(row.at + third) * UINT64_C(0xC2B2AE3D27D4EB4F) ^
            cj_repeats_word(row.at + third * 2 - 4) * UINT64_C(0x165667B19E3779F9) ^
            (cj_repeats_word(row.at + row.length - 8) + row.length) * UINT64_C(0xD6E8FEB86659FD93);
    mixed = (mixed ^ (mixed >> 29)) * UINT64_C(0xBF58476D1CE4E5B9);
    return (uint32_t)(mixed >> 32);
}

/* How many times as many rows there are as are looked at. */
static inline uint64_t cj_repeats_times(const cj_repeats *repeats)
{
    return UINT64_C(1) << atomic_load_explicit(&repeats->level, memory_order_relaxed);
}

/* Whether a row is looked at that was chosen so, where there are `times` as many rows. */
static inline bool cj_repeats_is_chosen(uint32_t choice, uint64_t times)
{
    return (choice & (uint32_t)(times - 1)) == 0;
}

/* The words of a row that is looked at. */
void cj_repeats_words(uint32_t words[CJ_REPEAT_WORDS], uint32_t choice, cj_span row);

/* Add a row that is looked at.  *again tells whether it stood already.  A row that has been chosen
 * at an earlier level, and is none now, is passed over. */
cj_status cj_repeats_add(bool *again, cj_repeats *repeats, const cj_looked_row *row, cj_error *err);

/* List in `out`, which was begun, the rows that were found. */
cj_status cj_repeats_copy(cj_repeats *out, const cj_repeats *found, cj_error *err);

/* List in `out`, which was begun, the rows of `later` that stand in `earlier`, which is another
 * file: `first` of each is its row there. */
cj_status cj_repeats_between(cj_repeats *out, const cj_repeats *earlier, const cj_repeats *later,
                             cj_error *err);

#endif

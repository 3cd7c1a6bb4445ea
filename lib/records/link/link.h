/* Rows of other exports that belong to a row of the main input, and columns derived from them.
 *
 *   open   cj_links_open() opens each linked input; a derivation over linked rows opens the
 *          columns that it needs
 *   load   cj_links_load() reads every linked input to its end: the columns that were asked for,
 *          4 or 8 bytes a row each, the rows of one key side by side (load.c)
 *   find   by the key of a row in hand: which of them belong to it (find.c)
 *   apply  the function, over those that fulfil its conditions (apply.c)
 *   end    cj_links_end(): which rows were used, and whether any belongs to anybody
 *   reach  whether linked dates go on as long as those that they are compared with (reach.c)
 */
#ifndef CJ_RECORDS_LINK_LINK_H
#define CJ_RECORDS_LINK_LINK_H

#include "base/tuples.h"
#include "cj/linked.h"
#include "dates/days.h"
#include "records/records_internal.h"
#include "words.h"

/* A value of any kind as one number: a day, millionths, the code of a text; or none. */
typedef int64_t cj_link_value;
#define CJ_LINK_MISSING INT64_MIN

/* A column of the linked rows. */
typedef struct {
    size_t column;    /* of the link's records */
    cj_vector values; /* of all rows that can be used; at last in the order of their keys */
    bool ordered;     /* its texts are put in order ... */
    uint32_t *ranks;  /* ... by code */
    bool end_told;    /* it was warned of that it ends early, ... */
    bool span_told;   /* ... that it ends before it begins, ... */
    bool filter_told; /* ... and that all rows have one value */
} cj_linked_column;

/* One of the columns that must be equal. */
typedef struct {
    size_t own;    /* of the main records */
    size_t theirs; /* of link->columns */
    cj_kind kind;  /* as which both are compared */
} cj_link_key;

/* Which code of a linked column a text of one of the main input is. */
typedef struct {
    size_t own; /* of the main records */
    size_t theirs;
    cj_dict *dict;       /* the texts of the linked column ... */
    uint32_t *theirs_of; /* ... and its code for each */
    uint32_t *codes;     /* by code of the main column: that of the linked one, or CJ_NO_CODE */
    size_t count;
    size_t capacity;
} cj_link_texts;

typedef struct {
    cj_records *main;
    cj_link_words words; /* the name of the link, and the columns that are equal */
    cj_records_options options;
    cj_records *records;
    bool keyed; /* the columns of the key are open */
    cj_link_key *keys;
    size_t key_count;
    cj_linked_column *columns;
    size_t column_count;
    size_t column_capacity;
    cj_link_texts *texts;
    size_t text_count;
    size_t text_capacity;

    uint32_t *rows;   /* of the ledger, by place */
    uint32_t *groups; /* of the rows while they are read */
    size_t row_count;
    size_t row_capacity[2];
    uint32_t *starts; /* by group: its first place; one more behind the last */
    size_t group_count;
    cj_tuples tuples;  /* of keys that are no single text: their group */
    size_t word_count; /* of a tuple */
    uint8_t *used;     /* by place: it belongs to a row and passed the conditions */

    uint32_t *found; /* by row in hand: its group, or CJ_NO_CODE */
    size_t found_capacity;
    bool located;     /* `found` is of the rows in hand */
    uint64_t asked;   /* rows of the main input with a key */
    uint64_t met;     /* of them, those to which some linked row belongs */
    size_t asked_row; /* the first that meets nobody */
} cj_link;

struct cj_links {
    cj_link *items;
    size_t count;
    bool loaded;
};

/* The days of the row in hand until which linked ones should go on. */
typedef struct {
    bool watched;   /* the others are of such days */
    cj_date *asked; /* by row in hand, without the offset ... */
    size_t capacity;
    size_t count;
    size_t first; /* ... from this row of the ledger on */
    cj_days used; /* of rows that the measure uses ... */
    cj_days rest; /* ... and, where it says so only later, of all that no period leaves out */
} cj_link_reach;

/* A comparison of a linked column with one of the row in hand. */
typedef struct {
    cj_link_condition_words words;
    size_t theirs; /* of link->columns */
    size_t own;
    cj_kind kind;
    size_t texts;          /* of link->texts, for texts; CJ_NO_COLUMN: none */
    cj_link_value *values; /* by row in hand: what is compared with; CJ_LINK_MISSING: none */
    size_t capacity;
    cj_link_reach reach;
} cj_link_moving;

/* A comparison of a linked column with values that are given. */
typedef struct {
    cj_condition condition;
    size_t theirs;
    bool or_blank;
} cj_link_fixed;

/* The derivation of a column over linked rows. */
struct cj_link_derivation {
    cj_link *link;
    cj_link_call_words words;
    size_t value; /* of link->columns; CJ_NO_COLUMN: none */
    size_t by;    /* the column that first and last go by */
    cj_link_fixed *fixed;
    size_t fixed_count;
    cj_link_moving *moving;
    size_t moving_count;
    size_t wanted; /* of all(): number of the comparison that must hold, among the fixed
                    * or the moving ones; the others say which rows are asked */
    bool wanted_is_moving;
    uint8_t *keep;       /* by place: the fixed conditions hold */
    uint8_t *meets;      /* by place: what all() wants holds, where it is fixed */
    cj_link_value *seen; /* of distinct(): the values of one row */
    size_t seen_capacity;
};

/* ---- open.c --------------------------------------------------------------------------------- */

cj_status cj_links_open(cj_records *records, cj_error *err);
void cj_links_free(cj_links *links);

/* The column of the linked input by that name, as `kind`; as CJ_KIND_TEXT whatever it holds. */
cj_status cj_link_column(size_t *out, cj_link *link, cj_span name, cj_kind kind, cj_error *err);

/* The same for a column that is open among the link's records. */
cj_status cj_link_take(size_t *out, cj_link *link, size_t column, cj_error *err);

/* What an undeclared column seems to hold, by its first rows. */
cj_status cj_link_guess(cj_kind *out, const cj_link *link, cj_span name, cj_error *err);

/* Open the columns of the key, unless they are. */
cj_status cj_link_open_keys(cj_link *link, cj_error *err);

/* Have texts of a column of the main records found among those of a linked one. */
cj_status cj_link_open_texts(size_t *out, cj_link *link, size_t own, size_t theirs, cj_error *err);

/* ---- function.c ------------------------------------------------------------------------------ */

/* Open the derivation whose words are a call of a function over linked rows. */
cj_status cj_link_derivation_open(cj_derivation *derivation, cj_column *column, cj_records *records,
                                  cj_error *err);
void cj_link_derivation_free(cj_link_derivation *of);

/* A column of a linked text that no schema declares, as another kind: *out is its number. */
cj_status cj_link_read_as(size_t *out, cj_records *records, cj_kind kind, cj_error *err);

/* Whether the value of the column depends on that column of the main records. */
bool cj_link_depends_on(const cj_link_derivation *of, size_t *column, size_t index);

/* ---- load.c, find.c, apply.c, end.c ---------------------------------------------------------- */

cj_status cj_links_load(cj_records *records, cj_error *err);

/* Once the rows are in their order: which of them fulfil the fixed conditions. */
cj_status cj_link_judge(cj_link_derivation *of, cj_error *err);

/* The values of the rows in hand have changed. */
void cj_links_turn(cj_links *links);

/* Find the group of each row in hand. */
cj_status cj_link_find(cj_link *link, cj_error *err);

/* The code of a linked column that a text of the main records is; CJ_NO_CODE: none has it. */
cj_status cj_link_learn_texts(cj_link *link, size_t texts, cj_error *err);

/* A day with the offset behind its name. */
cj_link_value cj_link_shift(cj_date date, const cj_link_condition_words *words);

/* Work out the column for the rows in hand. */
cj_status cj_link_apply(cj_records *records, cj_column *column, cj_error *err);

/* CJ_EUSAGE if no column is derived from a link. */
cj_status cj_links_check(const cj_records *records, cj_error *err);

/* ---- spans.c --------------------------------------------------------------------------------- */

/* Warn of spans that end before they begin, and of rows of which all have the one value that a
 * share is made of. */
cj_status cj_link_check_rows(const cj_records *records, cj_link_derivation *of, cj_error *err);

/* ---- reach.c --------------------------------------------------------------------------------- */

cj_status cj_link_reach_open(cj_link_moving *moving, const cj_link *link, cj_error *err);
void cj_link_reach_clear(cj_link_reach *reach);

/* Note the days of `count` rows in hand, of which some are skipped. */
cj_status cj_link_reach_note(cj_link_moving *moving, const cj_link *link, const uint8_t *skip,
                             size_t count, cj_error *err);

/* After the last rows: warn of linked dates that end too early for a derivation. */
cj_status cj_link_reach_end(cj_link_derivation *of, cj_error *err);

/* The same for a measure that knows its periods (reach.h). */
cj_status cj_links_check_reach(cj_records *records, cj_date last, cj_date complete, cj_error *err);

/* ---- kin.c ----------------------------------------------------------------------------------- */

/* Whether an identifier of the column and one of `theirs` may be of one system: there are digits,
 * letters, digits and signs take turns in the same way, and one is at most one character longer. */
cj_status cj_link_are_kin(bool *out, const cj_column *own, const cj_dict *theirs, cj_error *err);

/* After the last rows. */
cj_status cj_links_end(cj_records *records, cj_error *err);

/* Element `at` of a vector. */
static inline cj_link_value cj_link_value_at(const cj_vector *vector, size_t at)
{
    switch (vector->kind) {
    case CJ_KIND_NUMBER:
        return cj_decimal_is_none(vector->of.numbers[at]) ? CJ_LINK_MISSING
                                                          : vector->of.numbers[at];
    case CJ_KIND_DATE:
        return vector->of.dates[at] == CJ_DATE_MISSING ? CJ_LINK_MISSING : vector->of.dates[at];
    default:
        return vector->of.codes[at] == CJ_NO_CODE ? CJ_LINK_MISSING
                                                  : (cj_link_value)vector->of.codes[at];
    }
}

#endif

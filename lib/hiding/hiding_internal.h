/* Shared by the files that hide small numbers: counts as a reader tells them apart. */
#ifndef CJ_HIDING_INTERNAL_H
#define CJ_HIDING_INTERNAL_H

#include "cj/dict.h"
#include "cj/hiding.h"

/* No count. */
#define CJ_NO_COUNT UINT32_MAX

/* A label: the code of a column, and that of a value. */
typedef struct {
    uint32_t column;
    uint32_t value;
} cj_fact;

#define CJ_FACTS_ROOM 64 /* of a count at most */
#define CJ_FACTS_MAX 10  /* more are not compared with each other, but for being the same */

/* Why something is not shown. */
typedef enum {
    CJ_WHY_SHOWN,
    CJ_WHY_SMALL,
    CJ_WHY_PROTECTS,
    CJ_WHY_MADE_OF,
    CJ_WHY_PUBLISHED
} cj_why;

/* What an earlier publication has of a count. */
typedef enum { CJ_NOT_PUBLISHED, CJ_PUBLISHED_HIDDEN, CJ_PUBLISHED_SHOWN } cj_published;

/* A count as its labels tell it from others. */
typedef struct {
    uint32_t quantity; /* code of what is counted, and of which rows */
    cj_fact *facts;    /* sorted */
    size_t fact_count;
    int64_t first; /* days of its period */
    int64_t last;
    int64_t value;
    cj_count_kind kind;
    short rank;
    bool demands; /* it must be able to be every small number */
    bool few;     /* a sum of few values: it must be able to be two numbers */
    bool printed; /* somewhere, or a reader can work it out from figures */
    bool cell;    /* ... as a number of its own, or [c] in its place */
    bool rest;    /* a difference: it has no labels */
    cj_published published;
    bool ranged; /* an earlier publication printed it rounded: it is one of these */
    int64_t range[2];
    bool computed;    /* a table of this run has it */
    bool unknown;     /* an earlier publication hid it, and nothing tells its value: it is 1 */
    uint32_t copy;    /* counts with the same labels and other values have other numbers here */
    uint32_t same;    /* 1 + the number of a count that is the same; 0: it stands for itself */
    bool stands;      /* for counts of several measures: nobody prints it as such */
    cj_why why;       /* decided */
    const char *name; /* for people */
} cj_unknown;

/* A term of a relation. */
typedef struct {
    uint32_t count;
    int factor;
} cj_part_of;

/* The sum of terms is 0, or at most 0. */
typedef struct {
    size_t first; /* of the terms */
    size_t count;
    bool at_most;
} cj_reader_rule;

/* A set of values that a condition asks for, as one value of its column. */
typedef struct {
    cj_fact fact;
    bool all_but; /* the values are those that it leaves out */
    uint32_t *values;
    size_t value_count;
} cj_value_set;

typedef struct {
    cj_table *table;
    const char *name;
    const cj_period *periods;
    size_t period_count;
    uint32_t *places; /* the count of each cell, those of the table behind it behind a row's own */
    size_t width;     /* of a row of places */
    uint32_t *ledger; /* five counts an input: where its rows went, by state, and all */
    cj_why *whys;     /* of each cell of the table */
    size_t figures;
    size_t hidden;
    size_t variant; /* its counts are not those of other tables with the same labels; 0: they are */
    bool open;      /* nothing of it is hidden */
    bool published; /* it was given out before, and is freed with its counts */
    int64_t rounded; /* ... with counts that are multiples of this; 0: as they were */
} cj_hidden_table;

/* A count of all rows or people with its labels, which other measures count, too. */
typedef struct {
    uint32_t count;
    uint32_t file; /* codes: of the first input; of the column of days, 0: any, or none */
    uint32_t date;
    bool people;
    cj_fact *facts; /* sorted */
    size_t fact_count;
} cj_shared_count;

/* A count, and the one that stands for all that are the same in several measures. */
typedef struct {
    uint32_t count;
    uint32_t whole;
    bool equal; /* no measure leaves out what another one counts */
} cj_shared_link;

/* Numbers are looked for that fit what an earlier publication hid, and relations may have unknown
 * terms: all that belong to a total are there, or some may not be, or some may be there twice. */
typedef enum { CJ_GUESS_NOTHING, CJ_GUESS_WHOLE, CJ_GUESS_REST, CJ_GUESS_MOST } cj_guess;

struct cj_hiding {
    cj_hiding_options options;
    cj_hidden_table *tables;
    size_t table_count;
    cj_unknown *counts;
    size_t count;
    cj_reader_rule *known;
    size_t known_count;
    cj_part_of *terms;
    size_t term_count;
    cj_value_set *sets;
    size_t set_count;
    cj_dict *words; /* columns, values, quantities */
    cj_dict *keys;  /* of counts: the code is the number in `numbers` */
    uint32_t *numbers;
    const char **warnings;
    size_t warning_count;
    size_t published;
    cj_guess guess;
    size_t small;
    size_t others;
    cj_shared_count *shared;
    size_t shared_count;
    cj_shared_link *links;
    size_t link_count;
    size_t capacity[9];
    cj_arena arena;
};

/* ---- labels --------------------------------------------------------------------------- */

/* Labels as they are collected. */
typedef struct {
    cj_fact facts[CJ_FACTS_ROOM];
    size_t count;
} cj_facts;

/* The code of words; folded: without regard to case. */
cj_status cj_hiding_word(uint32_t *code, cj_hiding *hiding, const char *prefix, cj_span word,
                         cj_error *err);

/* Add a label, and all that a list of conditions, a line each, says. */
cj_status cj_facts_add(cj_facts *facts, uint32_t column, uint32_t value);
cj_status cj_facts_add_conditions(cj_facts *facts, cj_hiding *hiding, const cj_table *table,
                                  const char *conditions, cj_error *err);

/* The conditions of the table as a whole. */
cj_status cj_facts_add_table(cj_facts *facts, cj_hiding *hiding, const cj_table *table,
                             cj_error *err);

/* The code of a column by its name in the table, or as it is derived there. */
cj_status cj_hiding_column(uint32_t *code, cj_hiding *hiding, const cj_table *table, cj_span name,
                           cj_error *err);

/* Sort, and leave out what is said twice. */
void cj_facts_settle(cj_facts *facts, const cj_hiding *hiding);

/* The code of what a column of the table counts: of which program, files and options. */
cj_status cj_hiding_quantity(uint32_t *code, cj_hiding *hiding, const cj_hidden_table *in,
                             const char *quantity, cj_error *err);

/* ---- counts --------------------------------------------------------------------------- */

/* The number of the count with these labels; it is added where there is none.  A count with the
 * same labels and another value is another one. */
cj_status cj_hiding_intern(uint32_t *number, cj_hiding *hiding, const cj_unknown *count,
                           cj_error *err);

/* The same without adding; CJ_NO_COUNT.  copy 0 alone. */
uint32_t cj_hiding_find(const cj_hiding *hiding, const cj_unknown *count);

/* A count that nobody prints: a difference.  demands: it is small where it is 1..N-1. */
cj_status cj_hiding_add_rest(uint32_t *number, cj_hiding *hiding, int64_t value, bool demands,
                             const char *name, cj_error *err);

/* The value of a count that an earlier publication hid is told by what is computed now. */
void cj_hiding_learn(cj_hiding *hiding, uint32_t number, int64_t value);

/* Whether a value is small. */
bool cj_hiding_is_small(const cj_hiding *hiding, int64_t value);

/* Begin a relation, give it terms, and keep it if the true numbers fulfil it. */
cj_status cj_hiding_begin(cj_hiding *hiding, bool at_most, cj_error *err);
cj_status cj_hiding_term(cj_hiding *hiding, uint32_t count, int factor, cj_error *err);
int64_t cj_hiding_balance(const cj_hiding *hiding); /* what its terms add up to so far */
bool cj_hiding_keep(cj_hiding *hiding);

/* ---- steps ---------------------------------------------------------------------------- */

/* Take a table that was given out before, which is freed on failure, too. */
cj_status cj_hiding_take_published(cj_hiding *hiding, cj_table *table, const char *path,
                                   const cj_period *periods, size_t period_count, int64_t rounded,
                                   cj_error *err);

/* What a column of that key counts in a table that was given out before, whose options are there;
 * and what its cell says as a text: "1,237", or a mark ("[c]", "*", "<5") in place of a number. */
cj_status cj_hiding_find_published(cj_table_column *out, bool *found, cj_hiding *hiding,
                                   const cj_table *table, const char *program, const char *key,
                                   cj_error *err);
cj_cell cj_hiding_read_published(cj_span text);

/* Give what an earlier publication hid, and nothing tells the value of, numbers that fit all that
 * is known: whether a number is its true one does not matter to what else it can be. */
cj_status cj_hiding_find_numbers(cj_hiding *hiding, cj_error *err);

/* Make the counts of a table. */
cj_status cj_hiding_take(cj_hiding *hiding, size_t table, cj_error *err);

/* What readers know: within rows, by labels, by periods. */
cj_status cj_hiding_relate_rows(cj_hiding *hiding, cj_error *err);
cj_status cj_hiding_relate_labels(cj_hiding *hiding, cj_error *err);
cj_status cj_hiding_relate_periods(cj_hiding *hiding, cj_error *err);

/* Note that a count of a table is one that other measures have, too; before the decision, find
 * those that do, and let readers know it. */
cj_status cj_hiding_note_shared(cj_hiding *hiding, const cj_hidden_table *in, uint32_t number,
                                const cj_table_column *of, cj_error *err);
cj_status cj_hiding_find_shared(cj_hiding *hiding, cj_error *err);
cj_status cj_hiding_relate_shared(cj_hiding *hiding, cj_error *err);

/* The count that a count is the same as. */
uint32_t cj_hiding_root(const cj_hiding *hiding, uint32_t number);

/* Warn of something, in words. */
cj_status cj_hiding_warn(cj_hiding *hiding, const cj_text *text, cj_error *err);

/* Where the rows of the table's inputs went are counts, too; and as the table prints them. */
cj_status cj_hiding_take_ledger(cj_hiding *hiding, cj_hidden_table *in, cj_error *err);
cj_status cj_hiding_relate_ledger(cj_hiding *hiding, cj_error *err);
cj_status cj_hiding_mark_ledger(cj_hiding *hiding, cj_hidden_table *in, cj_error *err);

/* Let notes tell no numbers where these are small, or others are hidden; once all cells are marked.
 */
cj_status cj_hiding_mark_notes(cj_hiding *hiding, cj_hidden_table *in, cj_error *err);

/* A count as it is printed: rounded, where that is asked for; and the numbers that print so. */
int64_t cj_hiding_round_to(int64_t count, int64_t base);
void cj_hiding_range(int64_t range[2], const cj_hiding *hiding, int64_t count);

/* Let what is still shown in a row be made of rounded counts. */
void cj_hiding_round_row(const cj_hiding *hiding, cj_hidden_table *in, size_t row);

/* Let cj/disclosure.h say which counts are hidden. */
cj_status cj_hiding_solve(cj_hiding *hiding, cj_error *err);

/* The column of the table, or of the one behind it (its number there plus the columns of the
 * table), with that key; SIZE_MAX: there is none. */
size_t cj_hiding_find_column(const cj_table *table, cj_span key);

/* The counts of a row that are added up in "a+b": up to `room` columns. */
size_t cj_hiding_split(size_t *columns, size_t room, const cj_table *table, cj_span words);

/* The cell of a row, where columns of the table behind it stand behind its own. */
const cj_cell *cj_hiding_cell(const cj_table *table, size_t row, size_t column);

/* The column of that number of a table or, behind its own, of the one behind it; and whether what
 * it counts does not depend on a label. */
const cj_table_column *cj_hiding_column_of(const cj_table *table, size_t column);
bool cj_hiding_is_apart(const cj_column_counts *counts, const char *key);

/* The next line of *text, which moves behind it; false at the end. */
bool cj_hiding_line(cj_span *line, const char **text);

#endif

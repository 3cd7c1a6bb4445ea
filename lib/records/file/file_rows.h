/* One file as typed rows: opened by its schema, profile and options, then read batch by batch.
 *
 * Nothing here knows of people, of a store or of what a measure asks: those who do stand on it
 * (input.h, kept.h).  Order of work:
 *
 *   begin   reads the profile: how the file is written
 *   open    reads the header of a source and matches it
 *   want    is called for every column that is to be filled (file_columns.c)
 *   enter   gets the file its ledger
 *   start   begins to read
 *   take    gives the next rows: persons interned, lines noted; what is found in them waits
 *   settle  reports what was found, but for rows that are left out
 *   clear   releases everything, in any case
 */
#ifndef CJ_RECORDS_FILE_FILE_ROWS_H
#define CJ_RECORDS_FILE_FILE_ROWS_H

#include "base/tuples.h"
#include "cj/records.h"
#include "meeting.h"
#include "records/expression.h"
#include "rows/ahead.h"
#include "rows/guess.h"
#include "rows/header/header.h"

/* A message tells a value of a column only if it is a code and no fact of one person: the
 * column is no identifier and has at most CJ_TOLD_VALUES different values, of which those
 * are listed that at least CJ_TOLD_ROWS rows have, and one that is nearly what was asked
 * for is named if CJ_NEAR_ROWS have it.  Values of fields of built-in schemas and those
 * that a schema or an option declares may be rarer. */
#define CJ_TOLD_VALUES 20
#define CJ_TOLD_ROWS 5
#define CJ_NEAR_ROWS 2

/* How a file is read.  Everything is borrowed. */
typedef struct {
    cj_input input;
    const char *encoding; /* NULL: the profile or the bytes say it */
    char delimiter;       /* 0: from the header */
    const cj_date_form *forms;
    size_t form_count;
    const char *unpivot;
    const char *may_lack; /* a field that rows may leave blank whatever the schema says, or NULL */
    bool withheld;        /* a number [c] is no error */
    bool used_only;       /* what is wrong with cells that nobody asks for is no error */
    cj_totals totals;     /* with it: rows that are totals of others */
    bool check;           /* what is wrong with the header becomes findings, too */
    bool keep;            /* of a pipe: it may be read twice before its rows are given */
    bool again;           /* the same, and afterwards */
    bool repeats;         /* rows that stood already are told of */
    bool known_persons;   /* who is in no input read before gets no code */
    unsigned threads;
    cj_progress progress;
    void *progress_data;
} cj_file_options;

/* Columns whose values together may stand in one row only. */
typedef struct {
    const char *code; /* primary-key or unique-error */
    size_t *slots;    /* typed columns */
    size_t field_count;
    cj_tuples seen; /* their typed values, in this file and those before it */
    size_t number;  /* among all keys of the schema */
} cj_key;

typedef struct {
    cj_key *keys; /* primaryKey, unique fields and uniqueKeys */
    size_t count;
    uint64_t *hashes; /* of the rows in hand */
    uint32_t *words;
    size_t capacity[2];
} cj_key_set;

/* Columns of dates that are compared with others. */
typedef struct {
    size_t birth_slot;   /* typed column of people's date_of_birth; CJ_NO_COLUMN: none */
    size_t start_slot;   /* of episodes' start_date */
    size_t *order_slots; /* pairs: the first is not after the second */
    size_t order_count;
    size_t *event_slots; /* dates that cannot be before birth */
    size_t event_count;
    struct cj_years_seen **years; /* a typed column each, NULL where it is none of dates; the list
                                   * is NULL before the first rows */
} cj_date_rules;

/* From row `row` on, line = row + line_shift and record = row + record_shift. */
typedef struct {
    size_t row;
    uint64_t line_shift;
    uint64_t record_shift;
} cj_line_shift;

typedef struct {
    cj_line_shift *shifts;
    size_t count;
    size_t capacity;
    bool borrowed; /* from a reading */
} cj_line_map;

/* The texts of a typed column by code, as far as the rows so far have them. */
typedef struct {
    cj_span *texts;
    size_t count;
    size_t capacity;
    bool learned;  /* somebody asks for them; else none are listed */
    bool borrowed; /* from a reading */
} cj_file_texts;

/* A finding about a row (of the ledger), and who the row is about. */
typedef struct {
    cj_finding finding;
    size_t row;
    cj_span person;
} cj_held_finding;

/* Rows that stand one behind the other and are about one person. */
typedef struct {
    uint32_t row; /* the first of them */
    uint32_t person;
} cj_person_run;

typedef struct cj_file_rows cj_file_rows;
struct cj_file_rows {
    cj_dataset *dataset;
    cj_file_options options;
    const char *role; /* built-in kind of input, "any" for none */
    const char *name; /* of the file */
    size_t ledger;

    cj_file_rows *before; /* the file of the same input that this one follows, or NULL ... */
    cj_file_rows *next;   /* ... and the one that follows it */
    size_t base;          /* ledger number of its first row */
    size_t *slots;        /* typed columns by those of the input's first file; that has none */
    size_t slot_count;
    size_t slot_capacity;

    cj_source *source;
    bool source_is_held;  /* by a store */
    cj_source *looked_at; /* the source of the header, if rows come from another */
    const char *encoding; /* what the options or the profile say */
    cj_profile *profile;  /* NULL: none */
    cj_dialect dialect;
    cj_schema *schema;
    cj_schema *people_schema; /* the built-in one, where the role is "any"; or NULL */
    cj_header header;

    cj_typed typed;
    cj_file_texts *texts; /* a typed column each */
    size_t text_capacity;
    size_t person_slot; /* typed column of the person; CJ_NO_COLUMN: none */
    cj_unpivot_text unpivot;
    size_t *unpivot_fields; /* columns of the file; NULL: no unpivoting */
    cj_key_set keys;
    cj_date_rules dates;

    cj_pipeline *pipeline;
    cj_line_map lines;
    uint64_t extra_rows; /* that records of several values made */

    cj_batch *batch; /* the rows in hand */
    size_t first;    /* ledger number of row 0 */
    size_t count;
    uint32_t *persons; /* code of each row's person, or CJ_NO_CODE */
    size_t person_capacity;
    cj_person_run *runs; /* while these are looked up */
    size_t run_capacity;
    bool person_used;      /* somebody asked who a row is about */
    bool settled;          /* what was found in the rows in hand is reported */
    cj_held_finding *held; /* what waits for what is known of the row's person */
    size_t held_count;
    size_t held_capacity;
    cj_meeting meeting;         /* of the persons with those of inputs read before */
    cj_repeats repeats;         /* rows that stood already ... */
    const cj_repeats *repeated; /* ... these, or a reading's; NULL: nobody looks for them */
    cj_row_ids row_ids;         /* the same of the identifiers of rows */
    const cj_row_ids *named;
    cj_arena arena;
};

/* ---- opening (file_open.c) ------------------------------------------------------------ */

/* Read the profile; file->encoding is known afterwards. */
cj_status cj_file_rows_begin(cj_file_rows *file, const cj_file_options *options,
                             cj_dataset *dataset, cj_error *err);

/* Read the header of the source, which is released with the file unless it is held by someone
 * else.  CJ_EUSAGE if the header lacks what is required. */
cj_status cj_file_rows_open(cj_file_rows *file, cj_source *source, bool held, cj_error *err);

/* Read the rows from this source instead of the one that the header was looked at in. */
cj_status cj_file_rows_reopen(cj_file_rows *file, cj_source *source, bool held, cj_error *err);

/* Get the file its ledger. */
cj_status cj_file_rows_enter(cj_file_rows *file, cj_error *err);

/* ---- columns (file_columns.c) --------------------------------------------------------- */

/* What the rows of unpivoted column number `view` are called. */
cj_span cj_file_rows_unpivoted(const cj_file_rows *file, size_t view);

/* Whether the file (or its unpivoted form) has a column of that name. */
bool cj_file_rows_has(const cj_file_rows *file, cj_span name);

/* The typed column that gives header column `field` as `kind`; it is filled from now on. */
cj_status cj_file_rows_want(size_t *slot, cj_file_rows *file, size_t field, cj_kind kind,
                            cj_error *err);

/* Have every declared column that is in the file checked. */
cj_status cj_file_rows_add_declared(cj_file_rows *file, cj_error *err);

/* The column that is headed like the person in people; SIZE_MAX: none is. */
cj_status cj_file_rows_find_person(size_t *at, const cj_file_rows *file, const cj_schema *people,
                                   cj_error *err);

/* Let header column `field`, which no schema says does, identify the person. */
cj_status cj_file_rows_adopt_person(cj_file_rows *file, size_t field, cj_error *err);

/* CJ_EUSAGE if no column identifies a person. */
cj_status cj_file_rows_require_person(cj_file_rows *file, cj_error *err);

/* The column that was adopted, from 1; 0: none was adopted. */
size_t cj_file_rows_adopted(const cj_file_rows *file);

/* CJ_EUSAGE: there is no column of that name; names the nearest among `names`.  can_join tells to
 * say that people may have it. */
cj_status cj_file_rows_fail_name(const cj_file_rows *file, cj_span name, const cj_span *names,
                                 size_t count, bool can_join, cj_error *err);

/* The same with the headings of the file. */
cj_status cj_file_rows_fail_column(const cj_file_rows *file, cj_span name, cj_error *err);

/* Append that the row which was read as the header looks like a title, and which row seems to be
 * the header, where it does. */
bool cj_file_rows_tell_title(cj_text *words, const cj_file_rows *file);

/* Append that the header was read as one column, and by what it could be cut: the heading
 * itself may be the first row of a file without header, and is not told. */
void cj_file_rows_tell_single(cj_text *words, const cj_file_rows *file, const cj_error *err);

/* The one that identifies the person. */
static inline const cj_typed_column *cj_file_rows_person(const cj_file_rows *file)
{
    return cj_typed_at(&file->typed, file->person_slot);
}

/* ---- several files of one input (chain.c) ---------------------------------------------- */

/* Have the files that follow `first` fill the column that its header column `field` is as `kind`,
 * which is its typed column `slot`.  CJ_EUSAGE names the file that lacks it. */
cj_status cj_file_rows_want_behind(cj_file_rows *first, size_t slot, size_t field, cj_kind kind,
                                   cj_error *err);

/* The typed column of a file for one of the input's first file. */
static inline size_t cj_file_rows_slot(const cj_file_rows *file, size_t slot)
{
    if (file->before == NULL)
        return slot;
    return slot < file->slot_count ? file->slots[slot] : CJ_NO_COLUMN;
}

/* The first file of the input, and the file of a row (of the ledger) up to this one. */
const cj_file_rows *cj_file_rows_first(const cj_file_rows *file);
const cj_file_rows *cj_file_rows_at(const cj_file_rows *file, size_t row);

/* Once all columns are known: let the codes of texts be those of the files before. */
void cj_file_rows_share(cj_file_rows *file);

/* Let a file know the texts that another of its input has by now. */
void cj_file_rows_pass_texts(cj_file_rows *to, cj_file_rows *from);

/* Take over which rows have stood in the files before whose header is the same: of rows that are
 * the same the first of all files counts. */
void cj_file_rows_pass_rows(cj_file_rows *file);

/* The file before was read to its end: number the rows on, and take over what is known of them. */
cj_status cj_file_rows_follow(cj_file_rows *file, cj_error *err);

/* Append "line 7", or "line 7 of q1.csv" if the row is of another file than row `from`. */
void cj_file_rows_append_place(cj_text *text, const cj_file_rows *file, size_t row, size_t from);

/* ---- places and findings (file_lines.c) ------------------------------------------------ */

/* Remember the lines of the rows in hand. */
cj_status cj_file_rows_note_lines(cj_file_rows *file, cj_error *err);

/* Physical line of a row (of the ledger), and number of the record that it is (part of). */
uint64_t cj_file_rows_line(const cj_file_rows *file, size_t row);
uint64_t cj_file_rows_record(const cj_file_rows *file, size_t row);

/* Report a finding about a row (of the ledger) with its place filled in; an error rejects the
 * row.  About a row in hand it waits for cj_file_rows_settle(). */
cj_status cj_file_rows_find(cj_file_rows *file, size_t row, cj_finding finding, cj_error *err);

/* Report what was found in the rows in hand.  places (NULL: all stay) has a cj_row_place by row. */
cj_status cj_file_rows_settle(cj_file_rows *file, const uint8_t *places, cj_error *err);

/* Report what was found in rows that waited for what is known of their person: it is an error if
 * `counts` says so of who it is (CJ_NO_CODE: nobody known). */
typedef bool (*cj_person_counts)(void *data, uint32_t person);
cj_status cj_file_rows_settle_persons(cj_file_rows *file, cj_person_counts counts, void *data,
                                      cj_error *err);

/* Report what is wrong with the header, and the lines above it that a profile passes over. */
cj_status cj_file_rows_note_header(const cj_file_rows *file, cj_error *err);
cj_status cj_file_rows_note_above(const cj_file_rows *file, cj_error *err);

static inline cj_ledger *cj_file_rows_ledger(const cj_file_rows *file)
{
    return &file->dataset->ledgers[file->ledger];
}

/* ---- persons of several inputs (meeting.c) ---------------------------------------------- */

/* Note where the persons of the rows in hand stand first, and whether they are known.  Whoever has
 * no code here has one of `theirs`; both NULL: their identifiers are with the batch. */
cj_status cj_file_rows_meet(cj_file_rows *file, const cj_dict *persons, const uint32_t *theirs,
                            cj_error *err);

/* CJ_EDATA if there are rows, and none is of anybody known; warnings of those that would be. */
cj_status cj_file_rows_judge_meeting(cj_file_rows *file, cj_error *err);

/* ---- keys (keys.c) ----------------------------------------------------------------------- */

/* Make the keys of the schema whose columns are in the file. */
cj_status cj_keys_open(cj_file_rows *file, cj_error *err);
void cj_keys_clear(cj_file_rows *file);

/* Report the rows in hand whose key was seen before, of those that `keep` marks (NULL: all). */
cj_status cj_keys_check(cj_file_rows *file, const uint8_t *keep, cj_error *err);

/* ---- dates that cannot be (plausible.c) --------------------------------------------------- */

/* Find the columns of dates that are compared with others. */
cj_status cj_dates_open(cj_file_rows *file, cj_error *err);

/* Report the rows in hand whose dates contradict each other. */
cj_status cj_dates_check_order(cj_file_rows *file, cj_error *err);

/* Report the rows in hand whose dates contradict what the inputs before tell of the person, and
 * learn what they tell. */
cj_status cj_dates_check_persons(cj_file_rows *file, cj_error *err);

/* Append the cell of a row in hand, as it was written, or the day it holds where only that was
 * kept. */
void cj_file_rows_append_date(cj_text *text, const cj_file_rows *file, size_t slot, size_t row);

/* ---- dates that are likely to be slips (unlikely.c) ---------------------------------------- */

/* Warn of dates of the rows in hand that are of another century, and count them by years. */
cj_status cj_dates_watch_years(cj_file_rows *file, cj_error *err);

/* After the last rows: warn of dates that are far from all others of their column, and of columns
 * in which days and months were swapped. */
cj_status cj_dates_judge(cj_file_rows *file, cj_error *err);

/* ---- rows that stood already (repeats.c) --------------------------------------------------- */

/* Once all columns are known: look for them, where rows are about persons and no key tells. */
cj_status cj_file_rows_seek_repeats(cj_file_rows *file, cj_error *err);

/* The same of identifiers of rows, where the kind of the file says which column has them. */
cj_status cj_file_rows_seek_ids(cj_file_rows *file, cj_error *err);

/* Whether identifiers of rows of the file stand already in `earlier`, which may be the file itself,
 * as they do in exports that overlap: list in `out`, which was begun, the rows. */
cj_status cj_file_rows_find_ids(cj_repeats *out, const cj_file_rows *file,
                                const cj_file_rows *earlier, cj_error *err);

/* After the last row: let the dataset know of them, and of those that a file before has. */
cj_status cj_file_rows_note_repeats(cj_file_rows *file, cj_error *err);

/* ---- wholes beside their parts (wholes.c) -------------------------------------------------- */

/* After the last row: let the dataset know of columns by which some rows are wholes of others. */
cj_status cj_file_rows_note_wholes(cj_file_rows *file, const cj_wholes *wholes, cj_error *err);

/* ---- reading (file_rows.c) ----------------------------------------------------------------- */

/* Read the file once to learn all texts, then go back to its start. */
cj_status cj_file_rows_look_ahead(cj_file_rows *file, cj_error *err);

/* Once all columns are known, with `used_only`: know the columns that nobody uses. */
void cj_file_rows_quieten(cj_file_rows *file);

/* Report what is wrong above the rows, and begin to read. */
cj_status cj_file_rows_start(cj_file_rows *file, cj_error *err);

/* Take the next rows in hand, which may be none; *end tells that there is nothing more. */
cj_status cj_file_rows_take(bool *end, cj_file_rows *file, cj_error *err);

/* The parts of taking that rows from elsewhere need, too: leave the rows in hand behind, take
 * those of a batch (persons are not filled), and say what is to be said of the whole once `read`
 * has been read to its end. */
void cj_file_rows_pass(cj_file_rows *file);
cj_status cj_file_rows_hold(cj_file_rows *file, cj_batch *batch, cj_error *err);
cj_status cj_file_rows_note_end(cj_file_rows *file, const cj_source *read, cj_error *err);

/* Warn where two texts of a column, which was read to its end, look alike and are two values. */
cj_status cj_file_rows_note_looks(const cj_file_rows *file, const cj_typed_column *column,
                                  cj_error *err);

/* Notices about words of the profile that no cell has, once `read` was read to its end. */
cj_status cj_file_rows_note_unused(const cj_file_rows *file, const cj_typed *read, cj_error *err);

/* Release what served reading alone: what was read stays. */
void cj_file_rows_stop(cj_file_rows *file);
void cj_file_rows_clear(cj_file_rows *file);

/* Whether the column is one of births: people are of all ages, and one of them may well be born
 * long before the others. */
bool cj_typed_is_of_births(const cj_typed_column *column);

#endif

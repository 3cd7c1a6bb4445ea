/* What the files that make up the records module share. */
#ifndef CJ_RECORDS_RECORDS_INTERNAL_H
#define CJ_RECORDS_RECORDS_INTERNAL_H

#include "base/tuples.h"
#include "cj/records.h"
#include "expression.h"
#include "rows/ahead.h"
#include "rows/guess.h"
#include "rows/match.h"

/* Where a column's values come from. */
typedef enum {
    CJ_FROM_FILE,    /* a column of the main input: the batch's vector `slot` */
    CJ_FROM_PEOPLE,  /* a column of people: `by_person`, gathered for the rows */
    CJ_FROM_UNPIVOT, /* the name or value of an unpivoted column */
    CJ_FROM_DERIVATION,
    CJ_FROM_NOWHERE /* there is no such column */
} cj_column_origin;

typedef struct {
    cj_span name;
    cj_span heading;
    cj_kind kind;
    cj_column_origin origin;
    bool of_people; /* depends on the person alone */
    bool declared;  /* its kind is: an undeclared text may turn out numbers */
    size_t slot;    /* of the typed columns, or of people's columns */
    size_t derivation;
    cj_dict *dict;         /* derived and unpivoted texts: owned by records */
    size_t declared_count; /* codes of declared values: 0, 1, ... */

    cj_vector values;    /* gathered or derived, for the rows in hand */
    cj_vector by_person; /* of people's columns */
    const void *current; /* the vector that the rows in hand have */
    cj_span *texts;      /* by code */
    size_t text_count;
    size_t text_capacity;
} cj_column;

/* The column of that number; for CJ_NO_COLUMN one from nowhere, without name and
 * values.  Below. */
static inline const cj_column *cj_column_at(const cj_records *records, size_t column);

extern const cj_column cj_no_column;

/* ---- conditions ------------------------------------------------------------------- */

typedef struct {
    cj_span text;
    bool blank;
    bool is_number;
    cj_decimal number;
    bool is_date;
    cj_date date;
    bool seen; /* some row has this value */
} cj_condition_value;

typedef struct {
    cj_condition_text words;
    size_t column;
    cj_condition_value *values;
    bool as_numbers; /* an undeclared column whose every value is a number */
    uint8_t *holds;  /* of a flag: for each row in hand */
    size_t holds_capacity;
    uint8_t *verdicts; /* of texts, by code: 0 not known yet, 1 no, 2 yes */
    size_t verdict_capacity;
    size_t verdict_count;
    uint8_t *times; /* of texts, by code: rows that come to it, CJ_TOLD_ROWS for more */
    size_t times_capacity;
} cj_condition;

/* A message tells a value of a column only if it is a code and no fact of one person: the
 * column is no identifier and has at most CJ_TOLD_VALUES different values, of which those
 * are listed that at least CJ_TOLD_ROWS rows have, and one that is nearly what was asked
 * for is named if CJ_NEAR_ROWS have it.  Values of fields of built-in schemas and those
 * that a schema or an option declares may be rarer. */
#define CJ_TOLD_VALUES 20
#define CJ_TOLD_ROWS 5
#define CJ_NEAR_ROWS 2

/* Clear keep[i] where the condition does not hold for element i of vector,
 * which are the values of column. */
cj_status cj_condition_apply(cj_condition *condition, const cj_column *column, const void *vector,
                             size_t count, uint8_t *keep, cj_error *err);

/* Whether it depends on the data how the column is compared. */
bool cj_condition_is_open(const cj_condition *condition, const cj_column *column);

/* Decide that: numbers if every text is one (a notice says when an order is
 * that of letters).  CJ_EUSAGE if a value that
 * numbers are ordered by is none. */
cj_status cj_condition_settle(cj_condition *condition, const cj_column *column, cj_dataset *dataset,
                              cj_error *err);

/* CJ_EUSAGE if one of the values is in no row. */
cj_status cj_condition_check_seen(const cj_condition *condition, const cj_records *records,
                                  cj_error *err);

/* ---- derivations ------------------------------------------------------------------- */

typedef struct {
    cj_span text;
    bool open;        /* 18+ */
    cj_decimal first; /* both ends included */
    cj_decimal last;
} cj_band;

typedef enum {
    CJ_DERIVE_AGE,
    CJ_DERIVE_BAND,
    CJ_DERIVE_QUARTER,
    CJ_DERIVE_YEAR,
    CJ_DERIVE_MONTH,
    CJ_DERIVE_MONTHS,
    CJ_DERIVE_DAYS,
    CJ_DERIVE_RECODE
} cj_derive_function;

typedef struct {
    cj_derivation_text words;
    cj_derive_function function;
    size_t inputs[2]; /* columns */
    size_t input_count;
    cj_date day; /* stands in place of a second column; CJ_DATE_MISSING: none */
    cj_band *bands;
    size_t band_count;
    uint32_t *recoded; /* by code of the input; CJ_NO_CODE: not known yet */
    size_t recoded_count;
    size_t recoded_capacity;
    cj_date last_date;  /* of quarter, year, month: the one worked out last ... */
    uint32_t last_code; /* ... and its code */
} cj_derivation;

/* Find the function, its inputs and bands; *column becomes the new column. */
cj_status cj_derivation_open(cj_derivation *derivation, cj_column *column, cj_records *records,
                             cj_error *err);

/* Work out the column for elements from..count-1 but those that `skip` (which
 * may be NULL) marks; inputs are the vectors of the input columns.  *wrong is the first element
 * that cannot be derived (then `words` says why), or count; elements from it on are not done. */
cj_status cj_derivation_apply(cj_derivation *derivation, cj_column *column, void *out,
                              const cj_column *const input_columns[2], const void *const inputs[2],
                              const uint8_t *skip, size_t from, size_t count, size_t *wrong,
                              cj_text *words, cj_error *err);

void cj_derivation_clear(cj_derivation *derivation);

/* ---- keys -------------------------------------------------------------------------------- */

/* Columns whose values together may stand in one row only. */
typedef struct {
    const char *code; /* primary-key or unique-error */
    size_t *slots;    /* typed columns */
    size_t field_count;
    cj_tuples seen; /* their typed values */
} cj_key;

/* Make the keys of the schema whose columns are in the file. */
cj_status cj_keys_open(cj_records *records, cj_error *err);
void cj_keys_clear(cj_records *records);

/* Report the rows of the batch in hand whose key was seen before. */
cj_status cj_keys_check(cj_records *records, cj_error *err);

/* ---- dates that cannot be ------------------------------------------------------------- */

/* Find the columns of dates that are compared with others. */
cj_status cj_sense_open(cj_records *records, cj_error *err);

/* Report the rows of the batch in hand whose dates contradict each other, or
 * what is known of the person. */
cj_status cj_sense_check(cj_records *records, cj_error *err);

/* ---- records -------------------------------------------------------------------------- */

/* From row `row` on, line = row + line_shift and record = row + record_shift. */
typedef struct {
    size_t row;
    uint64_t line_shift;
    uint64_t record_shift;
} cj_line_shift;

typedef struct cj_reading cj_reading;

struct cj_records {
    cj_dataset *dataset;
    const cj_records_options *options;
    const char *role; /* built-in kind of input, "any" for none */
    const char *file;
    cj_source *source;
    bool source_is_held;  /* by a store, or for whoever opened these records */
    cj_source *looked_at; /* the source of the header, if rows come from another */
    const char *encoding; /* what the options or the profile say */
    cj_schema *schema;
    cj_schema *people_schema; /* the built-in one, where the role is "any"; or NULL */
    cj_profile *profile;      /* NULL: none */
    cj_dialect dialect;
    cj_header header;
    cj_typed typed;
    cj_pipeline *pipeline;
    cj_batch *batch;
    size_t ledger;
    size_t person_slot; /* typed column of the person; CJ_NO_COLUMN: none */

    cj_column *columns;
    size_t column_count;
    size_t column_capacity;
    cj_condition *conditions; /* those that select rows, then the flags */
    size_t condition_count;   /* of those that select */
    size_t flag_count;
    cj_derivation *derivations;
    size_t derivation_count;
    size_t derivation_open; /* how many can be used by name so far */

    cj_unpivot_text unpivot;
    size_t *unpivot_slots; /* typed columns; NULL: no unpivoting */
    size_t unpivot_next;   /* view of the batch in hand to give next */

    cj_records *people; /* the reader of the people file, or NULL */
    size_t people_count;
    uint8_t *people_selected; /* by person: a row without error, conditions hold */
    size_t *people_rows;      /* by person: row of the people file */
    size_t people_capacity[2];
    bool person_is_foreign;  /* the schema says that they must be in people */
    uint8_t *person_missing; /* by person: told that they are in no people file */
    size_t person_missing_capacity;

    cj_key *keys; /* primaryKey, unique fields and uniqueKeys */
    size_t key_count;
    uint64_t *key_hashes; /* of the rows in hand */
    uint32_t *key_words;
    size_t key_capacity[2];

    size_t birth_slot;   /* typed column of people's date_of_birth; CJ_NO_COLUMN: none */
    size_t start_slot;   /* of episodes' start_date */
    size_t *order_slots; /* pairs: the first is not after the second */
    size_t order_count;
    size_t *event_slots; /* dates that cannot be before birth */
    size_t event_count;

    uint64_t extra_rows; /* that records of several values made */
    cj_line_shift *shifts;
    size_t shift_count;
    size_t shift_capacity;

    bool needs_cells;       /* as they are written: no reading keeps them */
    cj_reading *reading;    /* what the rows are served from; NULL: the file */
    cj_batch replay;        /* the batch in hand then: its vectors are borrowed */
    size_t *kept_slots;     /* by typed column: the kept one */
    uint32_t *person_codes; /* by the reading's code; NULL: they are the same */
    size_t stretch;         /* the next one */
    size_t finding;

    cj_rows rows;
    uint32_t *persons;
    uint32_t *selected;
    uint8_t *keep;
    size_t row_capacity[3];
    cj_arena arena;
};

/* Open records whose source is open already; NULL: as cj_records_open() does. */
cj_status cj_records_open_source(cj_records **out, const cj_records_options *options,
                                 cj_dataset *dataset, cj_source *held, cj_error *err);

/* Whether they only tell what they would read. */
bool cj_records_are_planned(const cj_records *records);

/* Take the next batch: everything that is done once for its rows.  *end tells that
 * there is none. */
cj_status cj_records_take(bool *end, cj_records *records, cj_error *err);

/* Read all of the people file and put it by person. */
cj_status cj_people_load(cj_records *records, cj_error *err);

/* Gather the people's columns for the rows in hand; tells of persons who are
 * in no people file. */
cj_status cj_people_gather(cj_records *records, cj_error *err);

/* The typed column that gives header column `field` as `kind`. */
cj_status cj_columns_want_field(size_t *slot, cj_records *records, size_t field, cj_kind kind,
                                cj_error *err);

/* Let the column that is the person in another schema identify the person
 * here, where no field does.  CJ_EUSAGE if there is none. */
cj_status cj_columns_adopt_person(cj_records *records, const cj_schema *schema, cj_error *err);

/* Have every declared column that is in the file checked. */
cj_status cj_columns_add_declared(cj_records *records, cj_error *err);

/* CJ_EUSAGE: there is no column of that name; names the nearest one. */
cj_status cj_columns_fail(const cj_records *records, cj_span name, cj_error *err);

/* Add a column; *out is its number. */
cj_status cj_records_add_column(size_t *out, cj_records *records, cj_column column, cj_error *err);

/* Open what the options name: header, columns, people, derivations, conditions. */
cj_status cj_records_open_inputs(cj_records *records, cj_error *err);

/* Number of the record that a row is (part of). */
uint64_t cj_records_record(const cj_records *records, size_t row);

/* Report a finding about a row (of the ledger) with its place filled in; an
 * error rejects the row. */
cj_status cj_records_find(cj_records *records, size_t row, cj_finding finding, cj_error *err);

/* Whether a column of texts holds text in any row: letter for letter, or
 * without regard to case. */
bool cj_column_has(const cj_column *column, cj_span text, bool exact);

/* CJ_EUSAGE: `what` (an option, a condition) names a text that no row has in the column;
 * tells the nearest one, or which there are, of those that may be told.  times says how
 * many rows have each text (NULL: it is not known, and all are as frequent as the mean). */
cj_status cj_column_fail_text(const cj_records *records, const cj_column *column,
                              const uint8_t *times, const char *what, cj_span text, cj_error *err);

/* Append that the header was read as one column, and by what it could be cut: the heading
 * itself may be the first row of a file without header, and is not told. */
void cj_columns_tell_single(cj_text *words, const cj_records *records);

/* Learn the texts that the batch in hand is the first to use. */
cj_status cj_records_learn(cj_records *records, cj_error *err);

/* Let the column know the texts of its dictionary, when records owns that. */
cj_status cj_column_learn(cj_column *column, cj_error *err);

static inline const cj_column *cj_column_at(const cj_records *records, size_t column)
{
    return column < records->column_count ? &records->columns[column] : &cj_no_column;
}

/* The typed column of the file that a column is; none for one of people or a derived one. */
static inline const cj_typed_column *cj_column_typed(const cj_records *records,
                                                     const cj_column *column)
{
    return column->origin == CJ_FROM_FILE ? cj_typed_at(&records->typed, column->slot)
                                          : &cj_no_typed_column;
}

/* The one that identifies the person. */
static inline const cj_typed_column *cj_records_person_column(const cj_records *records)
{
    return cj_typed_at(&records->typed, records->person_slot);
}

static inline cj_ledger *cj_records_ledger_of(const cj_records *records)
{
    return &records->dataset->ledgers[records->ledger];
}

#endif

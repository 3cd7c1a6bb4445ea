/* Typed rows: cells become codes, numbers and dates, a block at a time.
 *
 * This is the part of reading that can run in threads of their own: it touches
 * the source, the dictionaries of the file's own columns and the batch it
 * fills, and nothing else.  Which step touches which is told at cj_typed_read().
 */
#ifndef CJ_ROWS_TYPED_H
#define CJ_ROWS_TYPED_H

#include "cj/dict.h"
#include "cj/findings.h"
#include "cj/repairs.h"
#include "cj/schema.h"
#include "csv/csv.h"
#include "profile/profile.h"
#include "rows/again/repeats.h"
#include "rows/type/seen.h"

/* The values of one column for the rows of a batch, or of one people's column
 * for all persons. */
typedef struct {
    cj_kind kind;
    size_t capacity;
    union {
        uint32_t *codes;     /* CJ_KIND_TEXT, CJ_KIND_ID; CJ_NO_CODE: blank */
        cj_decimal *numbers; /* CJ_DECIMAL_MISSING: blank */
        cj_date *dates;      /* CJ_DATE_MISSING: blank */
        void *any;
    } of;
} cj_vector;

/* Bytes of one value. */
size_t cj_value_size(cj_kind kind);

cj_status cj_vector_reserve(cj_vector *vector, size_t count, cj_error *err);
void cj_vector_clear(cj_vector *vector);

/* Make element `at` blank. */
void cj_vector_blank(cj_vector *vector, size_t at);

#define CJ_SHEET_ERROR "spreadsheet-error" /* code of findings */

/* Whether a cell is what a spreadsheet shows for a formula that failed: #REF!, #N/A, Err:502. */
bool cj_cell_is_sheet_error(cj_span cell);

/* The first row that has the text of a code. */
typedef struct {
    uint32_t code;
    uint64_t line;
    uint64_t record;
} cj_text_place;

/* Dates of a column that may have day and month swapped (type/swaps.h). */
typedef struct {
    bool ruled_out;           /* some date shows that they were not */
    uint64_t year_first;      /* dates that begin with the year ... */
    uint64_t day_first;       /* ... or with the day */
    uint32_t year_first_days; /* a bit for each day of the month that they have */
    uint32_t day_first_days;
} cj_swaps_seen;

/* Whether they were: by a chance of less than one in a million it is none. */
bool cj_swaps_are_likely(const cj_swaps_seen *seen);

/* Facts learnt from the dates of a column so far. */
typedef struct {
    bool order_known;    /* some date tells the day from the month ... */
    bool order_matters;  /* ... some is another day in the other order ... */
    uint64_t order_open; /* ... and so many tell nothing */
    uint64_t others;     /* that do not begin with two numbers */
    uint64_t of_utc;     /* with an offset that says UTC */
    cj_swaps_seen swaps;
} cj_dates_seen;

/* A column that is read as no dates, while all its cells so far were some. */
typedef struct {
    bool given_up;
    cj_dates_seen seen;
} cj_loose_dates;

/* How one column of the file is read. */
typedef struct {
    size_t field;                /* column of the file, from 0 */
    cj_span name;                /* for messages */
    const cj_schema_field *decl; /* constraints; NULL: none */
    cj_kind kind;
    bool person;               /* the key that rows are joined by: spans and hashes */
    bool wanted;               /* fill the vector; else only check */
    bool used;                 /* somebody asked for it: for more than whether dates can be */
    bool quiet;                /* what is wrong with its cells is no error: nobody uses them */
    const cj_date_form *forms; /* of dates, before the field's own; NULL: none */
    size_t form_count;
    cj_date_unit unit;              /* of dates: how long each of them is */
    const cj_schema_field *checked; /* dates of a field of months or years, as which another
                                     * column checks them; NULL: none */
    cj_dict *dict;
    bool dict_is_shared; /* it is the one of another file of the same input */
    cj_dates_seen seen;  /* of dates */
    uint32_t ruled_out;  /* of dates: forms that do not read all cells that were not read so far */
    size_t told;         /* codes of the dictionary that a batch has passed on */
    size_t declared_texts; /* codes that a schema has given */
    cj_text_place *places; /* of codes whose texts are not ordinary: not ASCII, or wrapped */
    size_t place_count;
    size_t place_capacity;
} cj_typed_column;

/* Words of a schema that cells may have, with `check`: those for "no value", or the keys of a value
 * map. */
typedef struct {
    const cj_typed_column *column; /* that they are for; NULL: all without words of their own */
    bool map;                      /* the keys of its value map; words are the list's own then */
    cj_span *words;
    size_t count;
    uint8_t *met; /* by word: some cell has it, or it is one of those that need not be told */
    size_t left;  /* words that are not met */
} cj_schema_words;

/* Columns whose texts nobody reads: dict is NULL where there are too many of them. */
typedef struct {
    cj_typed_column *columns; /* by column of the file; NULL before the first rows */
    size_t count;
    size_t texts; /* of all */
} cj_loose_texts;

/* Texts that a batch's codes are the first to use.  Dictionaries belong to the
 * thread that types; whoever works on a batch learns the texts from here. */
typedef struct {
    cj_span *texts;
    size_t count;
    size_t capacity;
} cj_fresh_texts;

/* Whether a finding leaves it open what its cell is to say. */
typedef enum { CJ_CELL_KNOWN, CJ_CELL_LACKING, CJ_CELL_UNREADABLE } cj_cell_fault;

/* A finding of a batch, waiting to be reported in the order of the rows. */
typedef struct {
    cj_finding finding;
    uint32_t row; /* of the batch; UINT32_MAX: none is rejected */
    cj_cell_fault fault;
    bool if_used; /* nothing is wrong with the row where it is not selected */
    bool unread;  /* none of the usual forms reads the cell as a date */
} cj_waiting_finding;

/* What is known against a row; the values of batch->rejected. */
enum { CJ_ROW_FINE = 0, CJ_ROW_BAD_CELL = 1, CJ_ROW_NO_CELLS = 2 };

/* What a row may be that is none of the table, by its cells alone: a total by its name, one if its
 * numbers are sums (of a group that is named so, or of a part of one in a cell behind its name;
 * without a name, alone in its cells), or a line below the table. */
typedef enum {
    CJ_FOOT_NONE,
    CJ_FOOT_TOTAL,
    CJ_FOOT_GROUP,
    CJ_FOOT_PART,
    CJ_FOOT_BLANK,
    CJ_FOOT_ALONE,
    CJ_FOOT_BELOW
} cj_foot_kind;

typedef struct {
    uint32_t row;   /* of the batch */
    uint32_t field; /* of the cell that says so: the first that is not blank, if none does */
    cj_foot_kind kind;
} cj_foot_row;

/* A column of the file: the sums of its cells so far, of all rows and of those since the last
 * total; unless some cell is no number, or it is not known. */
typedef struct {
    size_t slot; /* of the typed column that has its numbers; SIZE_MAX: none */
    enum { CJ_FOOT_SUMS, CJ_FOOT_TEXTS, CJ_FOOT_UNKNOWN } sums;
    bool lacks; /* some row has no value in it */
    cj_decimal all;
    cj_decimal part;
} cj_foot;

typedef struct {
    cj_foot *columns; /* by column of the file; NULL before the first rows */
    size_t count;
    size_t numbers; /* columns that somebody reads as numbers */
    uint64_t rows;
    uint64_t part_rows;
    uint64_t alone;  /* rows with one cell that is not blank */
    uint64_t groups; /* rows named as totals may be, whose numbers are no sums ... */
    uint64_t parts;  /* ... in a cell behind the first */
} cj_feet;

/* What a cell says of its row: nothing of this kind, nothing at all, that it is a total, of all of
 * London or of one of its two parts; or, above CJ_WHOLE_LEVEL, of which level its place is
 * (cj/schema.h). */
enum {
    CJ_WHOLE_VALUE,
    CJ_WHOLE_BLANK,
    CJ_WHOLE_TOTAL,
    CJ_WHOLE_CITY,
    CJ_WHOLE_DISTRICT,
    CJ_WHOLE_LEVEL
};
#define CJ_WHOLE_MARKS (CJ_WHOLE_LEVEL + CJ_LEVELS + 1)

#define CJ_WHOLE_COLUMNS 8  /* of which so much is kept */
#define CJ_WHOLE_NUMBERS 16 /* columns of numbers that are held against them */
#define CJ_WHOLE_TEXT 40    /* bytes of a total that are kept */

typedef struct {
    bool has_value;
    bool has_others; /* some cell is no level and no total */
    uint8_t kept;    /* from 1, which of the columns below it is; 0: none */
    uint8_t number;  /* from 1, which of the columns of whole numbers; 0: none so far */
    bool no_number;  /* some cell is none */
} cj_whole_field;

/* The numbers of one column beside the marks of another. */
typedef struct {
    uint32_t counts[CJ_WHOLE_MARKS];
    cj_decimal sums[CJ_WHOLE_MARKS];
    uint32_t larger[2];  /* totals that are larger than the number above, and than that below ... */
    uint32_t smaller[2]; /* ... and smaller */
    uint32_t exact;      /* totals that are the sum of two or more numbers above or below */
    cj_decimal last;     /* the number above, ... */
    uint8_t last_mark;   /* ... and its mark */
    bool has_last;
    cj_decimal above; /* the sum since the last total, ... */
    uint32_t above_count;
    cj_decimal total; /* ... and that total, while it is not reached */
} cj_whole_tally;

typedef struct {
    size_t field;
    uint8_t *marks;                /* by row of the file */
    cj_whole_tally *tallies;       /* by column of numbers */
    char total[CJ_WHOLE_TEXT + 1]; /* the first text that says so */
} cj_whole_column;

/* Columns of which some cells say that their rows hold wholes or parts. */
typedef struct {
    cj_whole_field *fields; /* by column of the file; NULL before the first rows */
    cj_whole_column columns[CJ_WHOLE_COLUMNS];
    size_t count;
    size_t numbers; /* columns of whole numbers, as far as some are held against marks */
    size_t rows;    /* that were looked at: the first ones */
} cj_wholes;

/* Whether a column that is kept names levels and totals alone. */
bool cj_wholes_are_levels(const cj_wholes *wholes, size_t column);

/* Whether some column of whole numbers shows that the rows of a column with CJ_WHOLE_TOTAL
 * (..._CITY,
 * ..._LEVEL) are wholes of others, and not single cases:
 * - totals that are sums of numbers next to them, or nearly always larger than those;
 * - as much in all of London as in its parts;
 * - as much at two levels, or about that in far fewer rows. */
bool cj_wholes_add_up(const cj_wholes *wholes, size_t column, uint8_t mark);

/* From row `row` of a batch on, line = row + line_shift and record of the block = row +
 * record_shift. */
typedef struct {
    uint32_t row;
    uint64_t line_shift;
    uint64_t record_shift;
} cj_batch_shift;

typedef struct {
    cj_csv_block block;
    size_t count;       /* rows: records that are not blank */
    size_t extra_rows;  /* of them, beyond one a record */
    uint32_t *records;  /* row -> record of the block */
    uint32_t *firsts;   /* row -> its first field in the block */
    uint8_t *rejected;  /* not 0: the row has an error */
    cj_vector *vectors; /* a column each */
    cj_fresh_texts *fresh;
    cj_seen *seen;
    cj_dates_seen *dates_seen;
    size_t vector_count;
    cj_span *persons; /* the person of each row ... */
    uint64_t *hashes; /* ... and its hash */
    uint32_t *known;  /* ... and its code, where `found` */
    bool found;       /* persons were looked up in those that are known */
    bool odd_letters; /* with `check`: some may be garbled, or an error of a spreadsheet */
    size_t row_capacity[6];
    cj_foot_row *totals; /* rows that may be totals of others, or lines below the table */
    size_t total_count;
    size_t total_capacity;
    cj_looked_row *looked; /* rows that are held against those before them */
    size_t looked_count;
    size_t looked_capacity;
    cj_looked_row *named; /* rows whose identifier is held against those before them */
    size_t named_count;
    size_t named_capacity;
    cj_batch_shift *shifts;
    size_t shift_count;
    size_t shift_capacity;
    uint64_t first_record; /* record number of the block's first record */
    uint64_t position;     /* bytes of the source read so far */
    cj_waiting_finding *findings;
    size_t finding_count;
    size_t finding_capacity;
    cj_repair *repairs; /* waiting in the same way */
    size_t repair_count;
    size_t repair_capacity;
    cj_arena texts; /* of the findings and repairs */
    bool last;      /* nothing follows */
    cj_status status;
    cj_error error;        /* when status is not CJ_OK */
    const char *stop_code; /* of CJ_EDATA, as a finding has it */
    cj_error stopped;      /* why nothing below its last record can be read */
} cj_batch;

void cj_batch_clear(cj_batch *batch);

/* What repairs remember of the rows above; typing is in order then. */
typedef struct {
    cj_text *above; /* the last value of a column that is filled down, by repair */
    size_t count;
    cj_dict *rows;   /* that stood already; NULL: none yet */
    uint8_t *missed; /* by missing value for all columns: some cell had it */
} cj_repair_memory;

typedef struct {
    cj_source *source;
    cj_csv *csv;
    const cj_schema *schema;
    const cj_date_form *forms; /* where a field declares none */
    size_t form_count;
    cj_typed_column *columns;
    size_t column_count;
    size_t column_capacity;
    const cj_profile *profile;              /* NULL: none */
    const struct cj_repair_column *repairs; /* its columns in this file */
    size_t repair_count;
    cj_repair_memory *memory; /* NULL: without a profile */
    const cj_dict *known; /* persons of inputs read before, to which none is added while this one is
                           * read: any thread finds those of a row; NULL: the caller does */
    bool in_order;        /* what repairs cells or sorts rows looks at those above */
    bool withheld;        /* a number [c] is no error: CJ_DECIMAL_WITHHELD */
    bool totals;          /* notice rows that are none of the table ... */
    bool knows_all;       /* ... but for totals named All ... */
    bool knows_totals;    /* ... or for all totals */
    cj_feet feet;         /* what stands above such rows */
    cj_wholes wholes;     /* columns by which rows are wholes of others */
    cj_repeats *repeats;  /* notice rows that stood already; NULL: nobody asks */
    cj_row_ids *row_ids;  /* and identifiers of rows; NULL: nobody asks */
    bool mixed;           /* it was told that the file has two encodings */
    bool check;           /* notice whether dates tell the day from the month */
    cj_loose_dates *loose; /* with `check`, by column of the file; NULL before the first rows */
    cj_loose_texts loose_texts;    /* with `check` */
    cj_schema_words *schema_words; /* with `check`; NULL before the first rows */
    size_t schema_word_count;
    bool count_repairs;     /* somebody counts them ... */
    bool count_variants;    /* ... and blanks and spellings among them ... */
    bool list_repairs;      /* ... and wants their texts */
    uint64_t record_number; /* of the next record; the header is 1 */
    cj_error stopped;       /* why no row below record `stopped_at` can be read */
    uint64_t stopped_at;
    bool maybe_missing[256]; /* first bytes of the missing values */
} cj_typed;

/* ---- columns that the file need not have ------------------------------------------- */

/* What is known of a column that is not there: no name, no field. */
extern const cj_typed_column cj_no_typed_column;

/* The typed column of that number; for the number of none one without name and field. */
static inline const cj_typed_column *cj_typed_at(const cj_typed *typed, size_t slot)
{
    return slot < typed->column_count ? &typed->columns[slot] : &cj_no_typed_column;
}

/* Its number in a finding, from 1; 0 for none. */
static inline uint32_t cj_typed_place(const cj_typed_column *column)
{
    return (uint32_t)(column->field + 1); /* SIZE_MAX, which is none, becomes 0 */
}

/* The values of a column for the rows of the batch; NULL for the number of none, and
 * for a column of another kind. */
static inline const void *cj_batch_values(const cj_batch *batch, size_t slot)
{
    return slot < batch->vector_count ? batch->vectors[slot].of.any : NULL;
}

static inline const cj_date *cj_batch_dates(const cj_batch *batch, size_t slot)
{
    return slot < batch->vector_count && batch->vectors[slot].kind == CJ_KIND_DATE
               ? batch->vectors[slot].of.dates
               : NULL;
}

/* The cell of a row as it is written; blank for no column, and where a store serves. */
cj_span cj_batch_cell(const cj_batch *batch, const cj_typed_column *column, size_t row);

/* ------------------------------------------------------------------------------------- */

/* Prepare the lists above for reading; call once all columns are known. */
void cj_typed_prepare(cj_typed *typed);

/* Whether a word for "no value" is one of those that built-in schemas have, so that a list which
 * repeats them need not be met. */
bool cj_missing_is_usual(cj_span word);

/* Forget what was noticed with `check`. */
void cj_typed_forget_loose(cj_typed *typed);

/* Whether the row is certainly about the person of the row above: typing gives both the very same
 * text then. */
static inline bool cj_batch_follows(const cj_batch *batch, size_t row)
{
    return row > 0 && batch->rejected[row - 1] != CJ_ROW_NO_CELLS &&
           batch->persons[row].at == batch->persons[row - 1].at &&
           batch->persons[row].length == batch->persons[row - 1].length;
}

/* Whether a row is about nobody. */
static inline bool cj_batch_nobody(const cj_batch *batch, size_t row)
{
    return batch->rejected[row] == CJ_ROW_NO_CELLS || batch->persons[row].length == 0;
}

/* A batch is filled in three steps.  What goes wrong stays in batch->status, and the steps after
 * that do nothing.
 *
 *   read    the next block: by one thread at a time, in the order of the file
 *   type    its cells, but for texts that get codes: by any thread, at any time.  It changes
 * nothing but the batch, unless `in_order` is set: then it is called right after read, as read is
 *   finish  codes of texts, variants, findings in their order: by the thread that takes the
 * batches, in the order of the file */
void cj_typed_read(cj_typed *typed, cj_batch *batch);
void cj_typed_type(const cj_typed *typed, cj_batch *batch);
cj_status cj_typed_finish(cj_typed *typed, cj_batch *batch);

/* The forms that the dates of a column are read in. */
const cj_date_form *cj_typed_forms(size_t *count, const cj_typed *typed,
                                   const cj_typed_column *column);

/* Whether the dates of a column have offsets that are read over. */
bool cj_typed_has_offsets(const cj_typed *typed, const cj_typed_column *column);

/* How long the dates of a column are, by the forms they are read in. */
cj_date_unit cj_typed_unit(const cj_typed *typed, const cj_typed_column *column);

/* Let a column of dates read what a schema declares as months or years. */
void cj_typed_spell(cj_typed_column *column, const cj_schema_field *field);

/* Append how dates are expected, for a message: YYYY-MM-DD or DD/MM/YYYY. */
void cj_date_forms_append(cj_text *text, const cj_date_form *forms, size_t count);

#endif

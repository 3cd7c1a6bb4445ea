/* cj/records.h - the rows of an export as a measure sees them: typed, joined
 * with people, with derived columns, and selected by conditions.
 *
 * Order of work: decode, map, repair, type, join, derive, where.  The period is the
 * measure's own business.
 *
 *   open    names the files; their headers are read and matched
 *   column  is called for every column that is needed
 *   start   loads people and begins to read
 *   next    gives the rows, some hundreds or thousands at a time
 *   finish  checks that the values named in conditions exist
 */
#ifndef CJ_RECORDS_H
#define CJ_RECORDS_H

#include "cj/dataset.h"
#include "cj/schema.h"
#include "cj/spread.h"

/* ---- one input ------------------------------------------------------------------ */

typedef struct {
    const char *path;        /* "-" or NULL: standard input */
    const char *const *more; /* files whose rows follow, each with its own header */
    size_t more_count;
    const char *role;         /* name of its built-in schema: "reviews"; NULL: the
                               * schema's own name says it, or it is found out */
    const char *schema_path;  /* another schema; NULL: the built-in one */
    const char *profile_path; /* how it is exported; NULL: plainly */
    const char *const *maps;  /* FROM=TO: header FROM is field TO */
    size_t map_count;
    const char *about; /* what options call it: --map people:FROM=TO; NULL: nothing */
} cj_input;

/* Whether two inputs are the same files in the same order, however they are spelled. A pipe is no
 * file: it is read once. */
bool cj_input_is_same(const cj_input *a, const cj_input *b);

/* How far reading has come, told now and then; all is 0 where it is unknown, as for a pipe. */
typedef struct {
    const char *file;
    uint64_t rows;
    uint64_t done; /* bytes */
    uint64_t all;
} cj_read_so_far;

typedef void (*cj_progress)(void *data, const cj_read_so_far *reading);

/* How the files are written. */
typedef struct {
    const char *encoding;
    char delimiter; /* 0: from the header */
    const cj_date_form *forms;
    size_t form_count; /* 0: %Y-%m-%d and %d/%m/%Y */
} cj_records_format;

/* A condition on the rows of every input of a measure that has its column; the others stay whole.
 * What came of it is for the caller, who knows of all inputs whether that is a slip.  With a spread
 * text is the column alone: every row stays, and its values are gathered. */
typedef struct {
    const char *text;
    cj_spread *spread; /* NULL: a condition */
    bool part;         /* all rows were read before: an input of which none is left is no slip */
    bool met;          /* an input has the column */
    bool seen;         /* ... with a value that is asked for */
    cj_text whole;     /* the files that stay whole, a line each; the caller clears it */
    cj_error lacks;    /* of the first input that has no such column */
    cj_error unseen;   /* of the first in which no row has such a value */
} cj_everywhere;

/* Which rows there are, and which columns besides those of the file. */
typedef struct {
    const char *const *conditions; /* --where */
    size_t condition_count;
    cj_everywhere *everywhere; /* conditions of all inputs of the measure */
    size_t everywhere_count;
    const char *const *flags; /* cj_records_flags() says of each row whether they hold */
    size_t flag_count;
    const char *const *derivations; /* --derive */
    size_t derivation_count;
    const char *unpivot; /* NAME=VALUE:COL1,COL2,...; NULL: none */
} cj_records_selection;

/* Of which rows that look like totals of others nothing is said. */
typedef enum {
    CJ_TOTALS_TOLD, /* of all something is said */
    CJ_TOTALS_ALL,  /* of those named All nothing: the caller knows them for what they are */
    CJ_TOTALS_KNOWN /* of none: rows are not added up, or totals are asked for */
} cj_totals;

/* What the caller must have, and what it cannot. */
typedef struct {
    bool check;           /* what is wrong with the header becomes findings, too */
    bool again;           /* keep a pipe, so that it can be read twice */
    bool known_persons;   /* who is in no input read before gets no code: CJ_NO_CODE */
    bool no_persons;      /* nobody asks who rows are about: they make no person known */
    bool no_people;       /* none can be joined: no message tells to */
    bool withheld;        /* a number [c] is no error: CJ_DECIMAL_WITHHELD */
    bool used_only;       /* what is wrong with cells that nobody asks for is no error */
    cj_totals totals;     /* with `used_only`: rows that are totals of others */
    bool strangers;       /* linked rows that belong to nobody by their kind are no error */
    bool knows_twice;     /* rows that stand twice are the caller's: errors, or counted once */
    bool shared;          /* derivations and conditions are those of another input: what is about
                           * columns that this one lacks is left out */
    const char *may_lack; /* a field that rows may leave blank whatever its schema says, or NULL */
} cj_records_needs;

/* What does not shape the rows. */
typedef struct {
    struct cj_store *store; /* of inputs that others read as well (cj/store.h), or NULL */
    unsigned threads;       /* 0 or 1: none but the caller's */
    cj_progress progress;
    void *progress_data;
} cj_records_run;

typedef struct {
    cj_input main;
    cj_input people;                   /* role NULL: no people file */
    const struct cj_link_input *links; /* cj/linked.h */
    size_t link_count;
    const struct cj_linker *linker; /* &cj_linked_rows for links; NULL: there can be none */
    cj_records_format format;
    cj_records_selection selection;
    cj_records_needs needs;
    cj_records_run run;
} cj_records_options;

/* The number of no column: what a column has that need not be there and is not.
 * Every function below that takes the number of a column takes this one, too, and
 * has nothing for it: no name, no text, no vector, missing values, no place. */
#define CJ_NO_COLUMN SIZE_MAX

typedef struct cj_records cj_records;

cj_status cj_records_open(cj_records **out, const cj_records_options *options, cj_dataset *dataset,
                          cj_error *err);
void cj_records_free(cj_records *records);

/* The number of the column of that name: derived, of the main input, or of people, in that order. A
 * declared column has its declared kind; an undeclared one is read as `kind`. CJ_EUSAGE names the
 * nearest column when there is none of that name, or tells that it is declared as another kind. To
 * be called before cj_records_start(). */
cj_status cj_records_column(size_t *out, cj_records *records, cj_span name, cj_kind kind,
                            cj_error *err);

/* The column of dates of that name, which may be months, quarters or years: what is
 * done with it needs no days.  cj_records_column() refuses such a column. */
cj_status cj_records_period_column(size_t *out, cj_records *records, cj_span name, cj_error *err);

/* The same for a column of any kind: undeclared ones are texts. */
cj_status cj_records_any_column(size_t *out, cj_records *records, cj_span name, cj_error *err);

/* The same for a column that need not be there: *out is CJ_NO_COLUMN if the main
 * input has none of that name. */
cj_status cj_records_optional(size_t *out, cj_records *records, cj_span name, cj_kind kind,
                              cj_error *err);

/* CJ_EUSAGE if no column identifies a person. */
cj_status cj_records_require_person(cj_records *records, cj_error *err);

/* The same, but in a table of which nothing is known a column that is headed like the person in
 * people will do. */
cj_status cj_records_find_person(cj_records *records, cj_error *err);

/* Ask for cells as they are written, before cj_records_start(): a store (cj/store.h)
 * does not keep them, so these records read for themselves. */
void cj_records_need_cells(cj_records *records);

/* Whether the main input (or its unpivoted form) has one column of that name. */
bool cj_records_has(const cj_records *records, cj_span name);

/* Whether several columns could be that field, which is needed: with the records option
 * `check` that is an error of the header from now on. */
bool cj_records_need(cj_records *records, cj_span field);

cj_kind cj_records_kind(const cj_records *records, size_t column);

/* How long the dates of a column are: each is held as its first day. */
cj_date_unit cj_records_unit(const cj_records *records, size_t column);

/* Which unit of time the texts of a derived column name: its months, quarters or years; days for
 * any other column. */
cj_date_unit cj_records_named_unit(const cj_records *records, size_t column);

/* CJ_EUSAGE if one of the periods holds only a part of the days that the date of a row (of the
 * ledger) stands for: nobody knows on which of them it was. */
cj_status cj_records_check_periods(const cj_records *records, size_t column, size_t row,
                                   cj_date date, const cj_period *periods, size_t count,
                                   cj_error *err);

/* Whether the column's value depends on the person alone. */
bool cj_records_is_of_people(const cj_records *records, size_t column);

/* How the column is headed in its file. */
cj_span cj_records_heading(const cj_records *records, size_t column);

/* The columns of the file, and the name of each for cj_records_column(). */
size_t cj_records_field_count(const cj_records *records);
cj_span cj_records_field_name(const cj_records *records, size_t field);

/* The name of each column, from 0: "" for one that has none, at NULL behind the last. */
cj_span cj_records_name_at(const cj_records *records, size_t at);
/* Read a text as a day in the forms of the main input. */
bool cj_records_read_day(cj_date *out, const cj_records *records, cj_span text);

/* The declared values of a column of texts, in order: codes 0 to the number minus 1. */
size_t cj_records_declared(const cj_records *records, size_t column);

/* Give notice of a column of texts that were put in order by their letters though they look like
 * numbers or dates: no schema lists them, and one at least is neither.  After the last row. */
cj_status cj_records_notice_letters(const cj_records *records, size_t column, cj_error *err);

/* Some rows.  Vectors have `count` elements; `rows` lists those that are
 * without error and fulfil every condition. */
typedef struct {
    size_t count;
    const uint32_t *rows;
    size_t row_count;
    const uint32_t *persons; /* code of each row's person; CJ_NO_CODE: the row is rejected,
                              * or with the records option `known_persons` nobody known */
    size_t first;            /* ledger number of row 0 */
} cj_rows;

/* What is to become of a row that is at fault: what is wrong with one that conditions, the period
 * or a measure leave out is no error. */
typedef enum {
    CJ_ROW_STAYS,
    CJ_ROW_LEFT_OUT,     /* not selected */
    CJ_ROW_LEFT_OUTSIDE, /* outside the period, or otherwise of no concern */
    CJ_ROW_WAITS         /* it depends on what the rows below tell of its person */
} cj_row_place;

/* Asked of row `at` of those in hand, which is at fault and which conditions have not left out: is
 * it outside the period, by cells that can be read (cj_records_is_sound)? */
typedef cj_row_place (*cj_leave_out)(void *data, const cj_rows *rows, size_t at);

/* To be called before cj_records_start(). */
void cj_records_leave_out(cj_records *records, cj_leave_out leaves_out, void *data);

/* Whether nothing is wrong with the cells that the value of a column for a row in hand comes
 * from, so that the row can be left out by it. */
bool cj_records_is_sound(const cj_records *records, size_t column, size_t at);
bool cj_records_person_is_sound(const cj_records *records, size_t at);

/* After the last rows, about those at fault that wait: what is wrong with them is an error if
 * `counts` says so of the person (CJ_NO_CODE: one of no other row). */
cj_status cj_records_settle_persons(cj_records *records,
                                    bool (*counts)(void *data, uint32_t person), void *data,
                                    cj_error *err);

cj_status cj_records_start(cj_records *records, cj_error *err);

/* The next rows; *out is NULL at the end.  Valid until the next call. */
cj_status cj_records_next(const cj_rows **out, cj_records *records, cj_error *err);

/* The same as the condition of a loop over all rows: whether *status is CJ_OK
 * and there are rows in *out.  A failure is in *status. */
static inline bool cj_records_more(const cj_rows **out, cj_records *records, cj_status *status,
                                   cj_error *err)
{
    if (*status == CJ_OK)
        *status = cj_records_next(out, records, err);
    return *status == CJ_OK && *out != NULL;
}

/* Of `so_far` things that the rows up to those in hand brought, how many there may be in the end:
 * what holds them moves once and not at every growth. At least `so_far`. */
size_t cj_records_expect(const cj_records *records, size_t so_far);

/* The values of a column for the rows in hand: uint32_t codes, cj_decimal
 * numbers or cj_date dates, according to its kind.  NULL for CJ_NO_COLUMN. */
const void *cj_records_values(const cj_records *records, size_t column);

/* The same for a column whose kind is known; NULL for one of another kind. */
const uint32_t *cj_records_codes(const cj_records *records, size_t column);
const cj_decimal *cj_records_numbers(const cj_records *records, size_t column);
const cj_date *cj_records_dates(const cj_records *records, size_t column);

/* One of them, of a row in hand: CJ_NO_CODE, CJ_DECIMAL_MISSING or CJ_DATE_MISSING
 * where the column is not there or of another kind. */
static inline uint32_t cj_records_code(const cj_records *records, size_t column, size_t row)
{
    const uint32_t *codes = cj_records_codes(records, column);

    return codes == NULL ? CJ_NO_CODE : codes[row];
}

static inline cj_decimal cj_records_number(const cj_records *records, size_t column, size_t row)
{
    const cj_decimal *numbers = cj_records_numbers(records, column);

    return numbers == NULL ? CJ_DECIMAL_MISSING : numbers[row];
}

static inline cj_date cj_records_date(const cj_records *records, size_t column, size_t row)
{
    const cj_date *dates = cj_records_dates(records, column);

    return dates == NULL ? CJ_DATE_MISSING : dates[row];
}

/* Whether condition number `flag` of the option `flags` holds, for each row in hand. */
const uint8_t *cj_records_flags(const cj_records *records, size_t flag);

/* How many dates of a column of the file begin with two numbers, if all of them could be either day
 * and month or month and day; else 0. Known at the end. */
uint64_t cj_records_order_unproven(const cj_records *records, size_t column);

/* The same for column number `field` of the file (from 0), which nothing says is of dates: how many
 * there are, if all cells are dates in the forms that there are for want of others.  For records
 * that check. */
uint64_t cj_records_loose_unproven(cj_span *heading, const cj_records *records, size_t field);

/* How many columns the file has. */
size_t cj_records_width(const cj_records *records);

/* Append what is to be known of the dates of column number *at, or of the next one of which there
 * is something: that their order of day and month was taken for granted, or that they are days
 * of UTC.  *at becomes the number after it; false: there is none.  Known at the end. */
bool cj_records_date_note(cj_text *out, const cj_records *records, size_t *at);

/* The lines that were the first to end in LF, CRLF and CR; 0 for none. */
void cj_records_line_ends(const cj_records *records, uint64_t lines[3]);

/* How many records were rows: one that made several rows counts once. */
uint64_t cj_records_row_records(const cj_records *records);

/* The schema in use, and the name of the built-in kind of input it is ("any" for none). */
const cj_schema *cj_records_schema(const cj_records *records);
const char *cj_records_role(const cj_records *records);

/* Let a value of a column count as one that exists although no row has it: it
 * is declared somewhere else. */
void cj_records_declare(cj_records *records, cj_span column, cj_span value);

/* After the last rows: CJ_EDATA if no row is of anybody known, where people or the records option
 * `known_persons` say who is; a finding where some would be, were they written in another way.
 * CJ_EUSAGE if a value named in a condition is in no row (names the nearest one). */
cj_status cj_records_finish(cj_records *records, cj_error *err);

/* The text of a code of a column of texts; blank for a code that it does not have. */
cj_span cj_records_text(const cj_records *records, size_t column, uint32_t code);

/* Which level of places a text names, whatever its case ("National", "Local authority"), from 1; 0
 * for none.  Published statistics have the rows of several levels in one table, and each level
 * counts the same again. */
unsigned cj_records_level_of(cj_span text);

/* What the label of a row says of it: nothing; that it may be of all others together, where the
 * numbers agree ("All areas", "Overall", "Persons", "England"); that it is ("Total", "Grand
 * total"). */
typedef enum { CJ_LABEL_PART, CJ_LABEL_MAY_BE_WHOLE, CJ_LABEL_WHOLE } cj_label_kind;

cj_label_kind cj_records_label_kind(cj_span text);

/* Whether a text names a country, or several, of which statistics have the areas beside it. */
bool cj_records_is_country(cj_span text);

/* Whether some row so far, be it one that was left out, has that text in a column of texts
 * (identifiers letter for letter, others without regard to case). */
bool cj_records_has_text(const cj_records *records, size_t column, cj_span text);

/* CJ_EUSAGE: an option names a text that no row has in the column; tells the
 * nearest one, or which there are. */
cj_status cj_records_fail_text(const cj_records *records, size_t column, cj_span text,
                               const char *option, cj_error *err);

/* The same as a notice: other texts of the list are there. */
cj_status cj_records_notice_text(const cj_records *records, size_t column, cj_span text,
                                 const char *option, cj_error *err);

/* How many codes a column of texts has by now. */
size_t cj_records_text_count(const cj_records *records, size_t column);

/* The input's ledger; the physical line of a row, and the file that it is in. */
cj_ledger *cj_records_ledger(const cj_records *records);
uint64_t cj_records_line(const cj_records *records, size_t row);
const char *cj_records_file(const cj_records *records, size_t row);

/* Append "line 7", or "line 7 of q1.csv" if the row is in another file than row `from`. */
void cj_records_append_place(cj_text *text, const cj_records *records, size_t row, size_t from);

/* Report an error of a row found by a measure.  column is a number of
 * cj_records_column(); message is a sentence without place and value. */
cj_status cj_records_report(cj_records *records, size_t row, size_t column, const char *code,
                            cj_span value, const char *message, cj_error *err);

/* The same about the person of a row, whose identifier is the cell at fault; where no
 * column identifies persons (CJ_NO_CODE) the finding is about the whole row. */
cj_status cj_records_report_person(cj_records *records, size_t row, uint32_t person,
                                   const char *code, const char *message, cj_error *err);

/* The same as a warning, which rejects nothing. */
cj_status cj_records_warn(cj_records *records, size_t row, size_t column, const char *code,
                          cj_span value, const char *message, cj_error *err);

/* The same about the person of a row, and about the whole row. */
cj_status cj_records_warn_person(cj_records *records, size_t row, uint32_t person, const char *code,
                                 const char *message, cj_error *err);
cj_status cj_records_warn_row(cj_records *records, size_t row, const char *code,
                              const char *message, cj_error *err);

/* A finding about the whole input. */
cj_status cj_records_remark(cj_records *records, const char *code, cj_severity severity,
                            const char *message, cj_error *err);

/* Warn of the whole input, and let the notes of the table say so: a sentence about what is counted,
 * without a full stop. */
cj_status cj_records_caution(cj_records *records, const char *code, const char *message,
                             cj_error *err);

/* The same in words that were put together, which are cleared. */
cj_status cj_records_caution_words(cj_records *records, const char *code, cj_text *words,
                                   cj_error *err);

/* The same of a value of a column that somebody named and that goes on under another name
 * (records/doubt/renamed.h): what says who named it, by is the column of days, "" for the order of
 * rows. */
typedef struct cj_renaming cj_renaming;
cj_status cj_records_warn_renamed(cj_records *records, const char *what, cj_span by,
                                  const cj_renaming *found, cj_error *err);

/* Let people read it beside each figure of the table: cj_dataset_add_mark(). */
cj_status cj_records_mark(cj_records *records, const char *words, cj_error *err);

/* The cell of a column of the file as it was read (and repaired): row is a
 * number of cj_rows in hand.  Blank for a column that is not of the file, and
 * where a store serves, unless cj_records_need_cells() was called. */
cj_span cj_records_cell(const cj_records *records, size_t column, size_t row);

/* Bytes of the files of the main input; those whose size nobody knows, such as a pipe, count none.
 */
uint64_t cj_records_bytes(const cj_records *records);

/* The record that a row in hand is (part of), without its line end.  Blank where
 * a store serves, as above. */
cj_span cj_records_raw(const cj_records *records, size_t row);

/* Whether the header, which should have several columns, was read as one. */
bool cj_records_is_one_column(const cj_records *records);

/* Report what is wrong with the header; cj_records_start() does so. */
cj_status cj_records_note_header(cj_records *records, cj_error *err);

/* How many errors its header has: only with the records option `check` are they findings. */
uint64_t cj_records_header_errors(const cj_records *records);

/* Read the input once more, byte for byte in its own encoding: `sink` gets what stands above the
 * rows with CJ_SPLIT_HEADER, then each record with whether one of its rows was rejected, or no row
 * was made of it. To be called at the end; the records option `again` must be set: CJ_EDEFECT if
 * not, or if a store served the rows. */
typedef enum { CJ_SPLIT_HEADER, CJ_SPLIT_VALID, CJ_SPLIT_INVALID } cj_split_part;
typedef cj_status (*cj_split_sink)(void *data, cj_split_part part, cj_span bytes, cj_error *err);
cj_status cj_records_split(cj_records *records, cj_split_sink sink, void *data, cj_error *err);

/* The conditions on rows and the derivations that were opened, as they were given: all of them, or
 * with the records option `shared` those about columns that there are. */
size_t cj_records_condition_count(const cj_records *records);
cj_span cj_records_condition(const cj_records *records, size_t number);
size_t cj_records_derivation_count(const cj_records *records);
cj_span cj_records_derivation(const cj_records *records, size_t number);

/* The options it was opened with. */
const cj_records_options *cj_records_options_of(const cj_records *records);
cj_dataset *cj_records_dataset(const cj_records *records);

/* Whether the name of the file has its kind in it. */
bool cj_records_is_named(const cj_records *records);

/* The heading of the column that says who rows are about; blank: none does. */
cj_span cj_records_person_heading(const cj_records *records);

/* Number of persons in all inputs so far: codes are below it. */
size_t cj_records_person_count(const cj_records *records);

/* Whether there is a people file. */
bool cj_records_people_given(const cj_records *records);

/* ---- people ----------------------------------------------------------------------- */

/* Number of persons in the people file: their codes are below it. */
size_t cj_records_people(const cj_records *records);

/* Whether the person with that code (below cj_records_people()) has a row
 * without error that fulfils the conditions on people's columns. */
bool cj_records_person_selected(const cj_records *records, uint32_t person);

/* Whether a condition concerns people's columns alone, and whether one concerns others. */
bool cj_records_people_are_selected(const cj_records *records);
bool cj_records_rows_are_selected(const cj_records *records);

/* The values of a people's column by person, as cj_records_values() has them. */
const void *cj_records_person_values(const cj_records *records, size_t column);

#endif

/* What the files that make up the records module share. */
#ifndef CJ_RECORDS_RECORDS_INTERNAL_H
#define CJ_RECORDS_RECORDS_INTERNAL_H

#include "doubt/filled.h"
#include "doubt/filler.h"
#include "doubt/renamed.h"
#include "file/twins.h"
#include "input.h"

/* Where a column's values come from. */
typedef enum {
    CJ_FROM_FILE,    /* a column of the main input: the batch's vector `slot` */
    CJ_FROM_PEOPLE,  /* the same of people: `by_person`, gathered for the rows */
    CJ_FROM_UNPIVOT, /* the name or value of an unpivoted column */
    CJ_FROM_DERIVATION,
    CJ_FROM_NOWHERE /* there is no such column */
} cj_column_origin;

/* One of the columns that are unpivoted. */
typedef struct {
    size_t slot;     /* of the typed columns of the file */
    uint32_t *codes; /* of texts: by the column's own code, the code of the value */
    size_t count;
    size_t capacity;
} cj_unpivoted_column;

typedef struct {
    cj_span name;
    cj_span heading;
    cj_kind kind;
    cj_column_origin origin;
    bool of_people;                 /* depends on the person alone */
    cj_date_unit unit;              /* of dates: how long each of them is */
    bool declared;                  /* its kind is: an undeclared text may turn out numbers */
    size_t slot;                    /* of the typed columns of its file */
    cj_unpivoted_column *unpivoted; /* of values that are unpivoted: where they come from */
    size_t derivation;
    cj_dict *dict;         /* derived and unpivoted texts: owned by records */
    size_t declared_count; /* codes of declared values: 0, 1, ... */

    cj_number_ends ends; /* of numbers of the file: those of the rows that are selected */
    cj_day_counts days;  /* the same of dates */

    cj_vector values;     /* gathered or derived, for the rows in hand */
    cj_vector by_person;  /* of people's columns */
    const void *current;  /* the vector that the rows in hand have */
    const cj_span *texts; /* by code: the file's, or `learned` */
    size_t text_count;
    cj_span *learned; /* of the dictionary above */
    size_t learned_capacity;
} cj_column;

/* The column of that number; for CJ_NO_COLUMN one from nowhere, without name and
 * values.  Below. */
/* What all texts of a column are: days in the forms of the main input, numbers, or texts.
 * odd (or NULL): the first text that is neither, where it is {NULL, 0}. */
cj_kind cj_column_kind_of_texts(const cj_records *records, const cj_column *column, cj_span *odd);

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

/* How < <= > >= order the texts of a column: never by their letters. */
typedef enum {
    CJ_ORDER_NONE,    /* not asked for */
    CJ_ORDER_NUMBERS, /* texts that are numbers, though no schema says so */
    CJ_ORDER_LISTED,  /* as a schema, bands or unpivoted columns list them */
    CJ_ORDER_TIME     /* names of quarters, years, months: their letters are in order */
} cj_text_order;

/* What is known of a text: the values of cj_condition.verdicts. */
enum { CJ_VERDICT_NO = 1, CJ_VERDICT_YES = 2, CJ_VERDICT_ODD = 3 }; /* odd: it cannot be compared */

/* Where rows stand: on days of some columns or, where there are none, in their order. */
#define CJ_PLACES_MOST 4
typedef struct {
    const cj_date *days[CJ_PLACES_MOST];
    cj_span names[CJ_PLACES_MOST]; /* of the columns */
    size_t count;
    const uint32_t *rows; /* the number of each row; NULL: they begin with `first` */
    size_t first;
} cj_row_places;

typedef struct {
    cj_span by; /* the column of days; "": the order of rows */
    cj_renamed values;
} cj_condition_watch;

typedef struct {
    cj_condition_text words;
    size_t column;
    cj_everywhere *everywhere; /* what it is one of, or NULL */
    bool people_alone;         /* it selects people and not the rows that they are joined to */
    cj_condition_value *values;
    bool as_numbers; /* an undeclared column whose every value is a number */
    cj_text_order order;
    bool has_odd;   /* some text cannot be compared */
    uint8_t *holds; /* of a flag: for each row in hand */
    size_t holds_capacity;
    uint8_t *verdicts; /* of texts, by code */
    size_t verdict_capacity;
    size_t verdict_count;
    uint8_t *times; /* of texts, by code: rows that come to it, CJ_TOLD_ROWS for more */
    size_t times_capacity;
    cj_condition_watch *watched; /* NULL: none of its values can be renamed */
    size_t watched_count;
} cj_condition;

/* A column whose values are gathered from the rows that are selected. */
typedef struct {
    cj_spread *into;
    size_t column;
    bool people_alone; /* as of a condition */
    cj_decimal last;   /* of numbers: the one gathered last */
    uint8_t *seen;     /* of texts, by code: a row has it */
    size_t seen_capacity;
} cj_gathering;

/* Gather a column; whose values they are says *everywhere. */
cj_status cj_gathering_add(cj_records *records, cj_everywhere *everywhere, cj_span name,
                           bool people_alone, cj_error *err);

/* Gather from a vector the elements that are kept; and after the last rows give what there is. */
cj_status cj_gathering_take(cj_gathering *of, const cj_column *column, const void *vector,
                            size_t count, const uint8_t *keep, cj_error *err);
cj_status cj_gatherings_end(const cj_records *records, cj_error *err);

/* Read a condition, and open its column. */
cj_status cj_condition_open(cj_condition *condition, cj_records *records, const char *text,
                            cj_error *err);
void cj_condition_clear(cj_condition *condition);

/* Whether texts of the column can be ordered by the condition, and how.  CJ_EUSAGE if only their
 * letters could. */
cj_status cj_condition_open_order(cj_condition *condition, const cj_records *records,
                                  cj_error *err);

/* Clear keep[i] where the condition does not hold for element i of vector,
 * which are the values of column.  Where a text cannot be compared keep[i] stays: other
 * conditions may leave it out, else cj_condition_check_odd() refuses it. */
cj_status cj_condition_apply(cj_condition *condition, const cj_column *column, const void *vector,
                             size_t count, uint8_t *keep, cj_error *err);

/* CJ_EUSAGE, with the place of the cell, if an element that is kept cannot be compared.  rows:
 * the number of each element's row in `file`; NULL: they begin with `first`. */
cj_status cj_condition_check_odd(const cj_condition *condition, const cj_records *records,
                                 const void *vector, size_t count, const uint8_t *keep,
                                 const size_t *rows, cj_error *err);

/* Whether it depends on the data how the column is compared. */
bool cj_condition_is_open(const cj_condition *condition, const cj_column *column);

/* Decide that: as numbers if every text is one. */
void cj_condition_settle(cj_condition *condition, const cj_column *column);

/* Note where the texts of the elements that are kept stand (values.c). */
cj_status cj_condition_watch_texts(cj_condition *condition, const cj_column *column,
                                   const void *vector, size_t count, const uint8_t *keep,
                                   const cj_row_places *places, cj_error *err);

/* After the last rows: warn of a value that it names and that goes on as one that it does not. */
cj_status cj_condition_check_renamed(const cj_condition *condition, cj_records *records,
                                     cj_error *err);

/* CJ_EUSAGE if no row has any of the values that it asks for.  A notice for some of several, and
 * for values that it leaves out: they may be seldom. */
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
    CJ_DERIVE_CALENDAR_YEAR,
    CJ_DERIVE_PLUS,
    CJ_DERIVE_PLUS_MONTHS,
    CJ_DERIVE_MONTHS,
    CJ_DERIVE_DAYS,
    CJ_DERIVE_RECODE,
    CJ_DERIVE_LINKED /* over the linked rows of each row: link/link.h */
} cj_derive_function;

typedef struct cj_links cj_links;
typedef struct cj_link_derivation cj_link_derivation;

typedef struct {
    cj_derivation_text words;
    cj_derive_function function;
    cj_date_unit unit; /* what is named of a date, such as its quarter; DAY: nothing */
    size_t inputs[2];  /* columns */
    size_t input_count;
    cj_date day;       /* stands in place of a second column; CJ_DATE_MISSING: none */
    cj_decimal number; /* the same of numbers; CJ_DECIMAL_MISSING: none */
    cj_band *bands;
    size_t band_count;
    uint32_t *recoded; /* by code of the input; CJ_NO_CODE: not known yet */
    size_t recoded_count;
    size_t recoded_capacity;
    cj_link_derivation *linked; /* NULL: the function is not over linked rows */
    cj_date last_date;          /* of quarter, year, month: the one worked out last ... */
    uint32_t last_code;         /* ... and its code */
    uint64_t known;             /* of days and months: rows that have them, ... */
    uint64_t backwards;         /* ... those that have fewer than none ... */
    const char *backwards_file; /* ... and where the first of these stands */
    uint64_t backwards_line;
} cj_derivation;

/* Find the function, its inputs and bands; *column becomes the new column. */
cj_status cj_derivation_open(cj_derivation *derivation, cj_column *column, cj_records *records,
                             cj_error *err);

/* Whether a derivation gives a column that records do not have from columns that they have. */
bool cj_derivation_is_of(const cj_derivation_text *words, const cj_records *records);

/* The inputs of a derivation, and the elements to derive. */
typedef struct {
    const cj_column *columns[2]; /* the inputs ... */
    const void *values[2];       /* ... and their vectors */
    const uint8_t *skip;         /* elements that are marked are left out; NULL: none */
    size_t next;                 /* the first that is not done */
    size_t count;
    cj_text words; /* why element `next` cannot be derived */
} cj_derivation_run;

/* Work out the column for elements next..count-1 into `out`.  Stops at the first element that
 * cannot be derived: it is `next`, and `words` says why; else next becomes count. */
cj_status cj_derivation_apply(cj_derivation *derivation, cj_column *column, void *out,
                              cj_derivation_run *run, cj_error *err);

void cj_derivation_clear(cj_derivation *derivation);

/* ---- people -------------------------------------------------------------------------- */

/* The rows of the people file, by person. */
typedef struct {
    bool given;
    cj_input_rows input;
    size_t count;      /* codes of persons that are in the file are below it */
    uint8_t *usable;   /* a row without error, of which all could be derived */
    uint8_t *selected; /* usable, and conditions hold */
    size_t *rows;      /* row of the file */
    size_t capacity[3];
    bool is_foreign;  /* the schema of the main input says that they must be there */
    uint8_t *missing; /* by person: told that they are in no people file */
    size_t missing_capacity;
} cj_people;

/* Open the people file, and find who the rows of the main input are about. */
cj_status cj_people_open(cj_records *records, cj_error *err);
void cj_people_clear(cj_people *people);

/* Read all of the people file and put it by person. */
cj_status cj_people_load(cj_records *records, cj_error *err);

/* Gather the people's columns for the rows in hand; tells of persons who are
 * in no people file. */
cj_status cj_people_gather(cj_records *records, cj_error *err);

/* ---- records -------------------------------------------------------------------------- */

/* Conditions on rows: those that select rows, then the flags. */
typedef struct {
    cj_condition *conditions;
    size_t count;      /* of those that select */
    size_t flag_count; /* of those that rows are told of */
    cj_rows rows;      /* the rows in hand */
    uint32_t *selected;
    uint8_t *keep;
    uint8_t *skip;     /* by row in hand: it has no cells to derive from */
    uint8_t *failed;   /* by row in hand, then by derivation, a bit each: it gave no value */
    uint8_t *left_out; /* by row in hand, a cj_row_place */
    uint32_t *doubts;  /* by row in hand, then by finding: the next finding that leaves open what a
                        * cell of the row is to say, counted from 1; 0: none */
    size_t capacity[6];
    bool made; /* the only view is, and its rows are selected: it was needed to settle them */
    cj_leave_out leaves_out; /* a measure's filter of rows at fault, or NULL */
    void *leaves_out_data;
} cj_selection;

/* What derives columns from rows of other inputs (link/link.h).  It opens records of its own, and
 * so stands above them: records reach it by this table alone. */
struct cj_linker {
    cj_status (*open)(cj_records *records, cj_error *err);
    void (*free)(cj_links *links);
    cj_status (*open_derivation)(cj_derivation *derivation, cj_column *column, cj_records *records,
                                 cj_error *err);
    void (*free_derivation)(cj_link_derivation *linked);
    /* CJ_EUSAGE if no column is derived from a link */
    cj_status (*check)(const cj_records *records, cj_error *err);
    /* let *out be the column of a linked text as another kind, if no schema declares it */
    cj_status (*read_as)(size_t *out, cj_records *records, cj_kind kind, cj_error *err);
    /* column number `index` of those that the value of a derived column depends on; false: there
     * are no more */
    bool (*depends_on)(const cj_link_derivation *linked, size_t *column, size_t index);
    /* read every linked input */
    cj_status (*load)(cj_records *records, cj_error *err);
    /* the values of the rows in hand have changed */
    void (*turn)(cj_links *links);
    /* work out a column for the rows in hand */
    cj_status (*apply)(cj_records *records, cj_column *column, cj_error *err);
    /* after the last rows: which were used, and whether any belongs to anybody */
    cj_status (*end)(cj_records *records, cj_error *err);
    /* whether they go on as long as a measure needs them */
    cj_status (*check_reach)(cj_records *records, cj_date last, cj_date complete, cj_error *err);
};

struct cj_records {
    const cj_records_options *options;
    cj_input_rows main; /* the files, and the rows in hand */

    cj_people people; /* what is joined ... */
    cj_column *columns;
    size_t column_count;
    size_t column_capacity;
    const struct cj_linker *linker; /* NULL: no rows are linked */
    cj_links *links;
    cj_derivation *derivations; /* ... and derived */
    size_t derivation_count;
    size_t derivation_room;
    size_t view; /* of the rows in hand to give next: there is one, or one a column unpivoted */

    cj_selection selection;
    cj_gathering *gatherings;
    size_t gathering_count;
    cj_arena arena;
};

/* Add a column; *out is its number. */
cj_status cj_records_add_column(size_t *out, cj_records *records, cj_column column, cj_error *err);

/* Warn of identifiers of column `name` that are nobody's (file/nobody.h): *told says whether there
 * are any. */
cj_status cj_records_check_nobodies(bool *told, cj_records *records, cj_twins_text *text,
                                    const void *of, size_t count, cj_span name, cj_error *err);

/* After the last rows: warn of numbers that are likely to be codes for what is not known, and of
 * days that are likely to be put where nothing has happened yet. */
cj_status cj_records_check_fillers(cj_records *records, cj_error *err);

/* Whether the rows are those of a part, so that it is no slip if none is of anybody. */
bool cj_records_is_part(const cj_records *records);

/* ---- unpivoting ----------------------------------------------------------------------- */

/* Add the column of the names; and one of the values as `kind`, or as whatever they hold. CJ_EUSAGE
 * if one of the columns that are unpivoted is declared as another kind. */
cj_status cj_unpivot_open(cj_records *records, cj_error *err);
cj_status cj_unpivot_add_values(size_t *out, cj_records *records, cj_kind kind, bool any,
                                cj_error *err);

/* Let columns of unpivoted texts know those that the files have by now. */
cj_status cj_unpivot_learn(cj_records *records, cj_error *err);

void cj_unpivot_clear(const cj_records *records, cj_column *column);

/* Give a column of names or values those of the rows in hand for a view. */
cj_status cj_unpivot_view(cj_records *records, cj_column *column, size_t view, cj_error *err);

/* Have a column of a file filled, and its texts listed. */
cj_status cj_column_want(cj_column *column, cj_file_rows *file, size_t field, cj_error *err);

/* Whether the column of a field can be read as `kind` beside its own: numbers and dates as the
 * texts they are written as, months and years as dates. */
bool cj_column_reads_as(const cj_schema_field *decl, cj_kind kind);

/* Append element `at` of a vector of the column's numbers or dates. */
void cj_column_append(cj_text *out, const cj_column *column, const void *vector, size_t at);

/* "texts", "identifiers", "numbers" or "dates". */
const char *cj_kind_words(cj_kind kind);

/* Whether what the column of that name holds is known before anything is read, and what that is;
 * *kind stays where it is not. */
bool cj_columns_know_kind(cj_kind *kind, const cj_records *records, cj_span name);

/* The column that says who a row is about, as far as headings tell: person_id, or in a file of no
 * built-in kind the one that is headed like it. */
cj_span cj_columns_person(const cj_records *records);

/* CJ_EUSAGE: there is no column of that name; names the nearest one. */
cj_status cj_columns_fail(const cj_records *records, cj_span name, cj_error *err);

/* The column of people of that name, whatever columns the main input has. */
cj_status cj_columns_of_people(size_t *out, cj_records *records, cj_span name, cj_error *err);

/* Settle the rows in hand, whose first view is made: check keys, of the rows that were selected if
 * they were, and report what was found in rows that are not left out (settle.c). */
cj_status cj_records_settle(cj_records *records, bool selected, cj_error *err);

/* Note that a derivation gives no value for a row in hand; begin clears the notes of the rows
 * before them, and makes room. */
cj_status cj_records_begin_failed(cj_records *records, cj_error *err);
void cj_records_note_failed(cj_records *records, size_t derivation, size_t row);

/* Let columns of files know the texts that their files have by now. */
void cj_columns_learn(cj_records *records);

/* Let a column know the texts of its dictionary. */
cj_status cj_column_learn(cj_column *column, cj_error *err);

/* Whether a column of texts holds text in any row: letter for letter, or
 * without regard to case. */
bool cj_column_has(const cj_column *column, cj_span text, bool exact);

/* Append what was meant by a sign behind an equals sign, as "Score=>5" asks for the text ">5": ";
 * did you mean "Score>=5"?"; false where there is none. */
bool cj_column_append_sign(cj_text *words, const cj_column *column, cj_span text);

/* CJ_EUSAGE: `what` (an option, a condition) names a text that no row has in the column;
 * tells the nearest one, or which there are, of those that may be told.  times says how
 * many rows have each text (NULL: it is not known, and all are as frequent as the mean). */
cj_status cj_column_fail_text(const cj_records *records, const cj_column *column,
                              const uint8_t *times, const char *what, cj_span text, cj_error *err);

/* The same as a notice. */
cj_status cj_column_notice_text(const cj_records *records, const cj_column *column,
                                const uint8_t *times, const char *what, cj_span text,
                                cj_error *err);

static inline const cj_column *cj_column_at(const cj_records *records, size_t column)
{
    return column < records->column_count ? &records->columns[column] : &cj_no_column;
}

/* The typed column that a column is in a file of the main input; none for one of people or a
 * derived one. */
static inline const cj_typed_column *cj_column_typed_in(const cj_file_rows *file,
                                                        const cj_column *column)
{
    return column->origin == CJ_FROM_FILE
               ? cj_typed_at(&file->typed, cj_file_rows_slot(file, column->slot))
               : &cj_no_typed_column;
}

/* The same in the file whose rows are in hand. */
static inline const cj_typed_column *cj_column_typed(const cj_records *records,
                                                     const cj_column *column)
{
    return cj_column_typed_in(records->main.file, column);
}

#endif

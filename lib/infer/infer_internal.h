/* What the files share that make a schema and a profile of an unknown export. */
#ifndef CJ_INFER_INFER_INTERNAL_H
#define CJ_INFER_INFER_INTERNAL_H

#include "cj/dict.h"
#include "cj/infer.h"
#include "csv/csv.h"
#include "forms.h"

#define CJ_INFER_LOOK_BYTES (128u * 1024) /* below the block that is read first afterwards */
#define CJ_INFER_DISTINCT 300             /* texts that are kept of a column */
#define CJ_INFER_HASHES (1u << 18)        /* values among which a repeated one is found */
#define CJ_INFER_MASKS 64                 /* sets of forms of date in one column */
#define CJ_INFER_WORDS 12                 /* words for "no value" in one column */
#define CJ_INFER_DIGITS 20                /* of identifiers */
#define CJ_INFER_SKIPS 7
#define CJ_INFER_COMMENT '#' /* rows that begin with it and do not fit are comments */
#define CJ_INFER_LIST 20

typedef enum { CJ_INFER_STRING, CJ_INFER_INTEGER, CJ_INFER_NUMBER, CJ_INFER_DATE } cj_infer_type;

/* What a word for "no value" is. */
typedef enum {
    CJ_INFER_LISTED, /* the schema lists it as missing */
    CJ_INFER_FILLER, /* other ones */
    CJ_INFER_PENDING /* among dates and numbers alone */
} cj_infer_word;

/* A set of forms and how many cells fit these and no others. */
typedef struct {
    uint64_t forms;
    uint64_t count;
} cj_infer_mask;

/* Whether a value stood twice, by the hashes of all values up to a limit. */
typedef struct {
    uint64_t *slots;
    size_t room; /* a power of two, or 0 */
    size_t count;
    bool repeated;
    bool given_up; /* too many to tell */
} cj_infer_hashes;

typedef struct {
    cj_span heading;
    cj_span name;   /* "": nothing can name it */
    cj_span called; /* what else names it: its heading, or HEADING#2 */
    uint32_t nth;   /* of those headed alike */
    uint32_t alike; /* how many come after it */
    const cj_schema_field *builtin;
    bool of_role; /* ... of the input that the file is taken for */

    /* what was seen */
    uint64_t blank;   /* cells that are empty or listed as missing */
    uint64_t filler;  /* other words for "no value" */
    uint64_t values;  /* all others ... */
    uint64_t pending; /* ... of which so many say "not yet" where dates or numbers are expected */
    cj_span words[CJ_INFER_WORDS];
    cj_infer_word word_kinds[CJ_INFER_WORDS];
    size_t word_count;
    cj_infer_mask dates[CJ_INFER_MASKS];
    size_t date_count;
    uint64_t blank_days;
    uint8_t years[100];                 /* of two digits */
    cj_span no_date;                    /* the first value that is none */
    uint64_t numbers[CJ_INFER_NUMBERS]; /* that each form reads */
    uint16_t fractions;                 /* number forms in which some value is not whole */
    bool units;                         /* % or signs of currency stand around some */
    cj_span no_number;
    uint64_t zeros;                        /* digits that begin with 0 */
    uint64_t no_codes;                     /* values that are no code of letters and digits */
    uint64_t guarded;                      /* ="00123" */
    uint64_t wrapped;                      /* an apostrophe before it */
    uint64_t decimals;                     /* digits with a point and zeros behind them */
    uint64_t lengths[CJ_INFER_DIGITS + 1]; /* values of so many digits and nothing else */
    uint64_t separated;                    /* cells with a semicolon or a vertical bar */
    char separator;
    bool long_values;
    cj_dict *distinct; /* without regard to case */
    bool many;         /* more than are kept */
    cj_infer_hashes hashes;

    /* what it is taken for */
    bool id_heading; /* its heading says that it identifies something */
    cj_infer_type type;
    const char *part; /* "person", "id" or NULL */
    bool required;
    bool unique;
    bool listed;
    uint64_t forms; /* of dates */
    bool times;     /* some have a time of day */
    int pivot;
    uint8_t number; /* form of numbers */
    bool groups;
    cj_text remarks;
} cj_infer_column;

/* Columns by the key of their heading or name. */
typedef struct {
    uint64_t *keys;
    uint32_t *columns; /* their number, from 1; 0: a free slot */
    size_t room;       /* a power of two */
} cj_infer_index;

/* Rows that begin with a word that footers and page heads begin with. */
typedef struct {
    uint64_t odd;     /* they do not fit the others */
    uint64_t fitting; /* they are rows like others */
    cj_span example;
} cj_infer_skip;

typedef struct {
    const cj_records_options *reading;
    cj_source *source;
    cj_csv *csv;
    cj_dialect dialect;
    bool no_header_found; /* the row taken for the header holds values */
    bool lines_above;
    const char *role;
    cj_schema *builtins[8];
    size_t builtin_count;
    const cj_schema *schema; /* the built-in one of the role */
    cj_infer_column *columns;
    cj_infer_index headings;
    cj_infer_index names;
    size_t unnamed; /* columns with values that nothing can name */
    size_t column_count;
    uint64_t rows;
    uint64_t ragged; /* rows with other numbers of cells, or that cannot be cut */
    uint64_t short_rows;
    size_t short_width; /* cells of the shortest of these */
    uint64_t trailing;
    bool repeated;
    uint64_t comments;
    cj_infer_skip skips[CJ_INFER_SKIPS];
    cj_infer_forms forms;
    bool month_first;  /* some column of dates proves it, and none the contrary */
    cj_span prover;    /* that column */
    bool common_forms; /* all dates have the same forms */
    cj_text *notes;    /* what a person must decide, a line each */
    cj_arena arena;
} cj_infer_work;

/* ---- the course ------------------------------------------------------------------------ */

/* Look at the beginning of the source: delimiter and row of the header. */
cj_status cj_infer_look(cj_infer_work *in, cj_error *err);

/* Whether it is a word for "no value" that people type. */
bool cj_infer_is_filler(cj_span cell);

/* Take note of a cell. */
cj_status cj_infer_note(cj_infer_work *in, cj_infer_column *column, cj_span cell, cj_error *err);

/* The name of each column, and the built-in field that it is. */
cj_status cj_infer_names(cj_infer_work *in, cj_error *err);

/* What each column is taken for. */
cj_status cj_infer_decide(cj_infer_work *in, cj_error *err);

/* The digits that all-digit identifiers of the column had before zeros were lost; 0: as they are.
 */
size_t cj_infer_zero_pad(const cj_infer_column *column);

/* Whether the column is one of dates, and their forms. */
bool cj_infer_take_dates(cj_infer_work *in, cj_infer_column *column);

/* How many values are dates, and no numbers. */
uint64_t cj_infer_count_dates(const cj_infer_work *in, const cj_infer_column *column);

/* Find out which order of day and month the dates of the file prove. */
void cj_infer_find_order(cj_infer_work *in);

/* Whether so many values that do not fit are the exception: one of `of`. */
bool cj_infer_is_exception(uint64_t unread, const cj_infer_column *column, uint64_t of);

/* Whether the heading says that a column holds dates, or dates of birth. */
bool cj_infer_is_date_heading(cj_span heading);

/* Add a sentence to the remarks on a column. */
void cj_infer_remark(cj_infer_column *column, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Whether one of the heading's words is `word`; last: the last one. */
bool cj_infer_has_word(cj_span heading, const char *word, bool last);

/* Add a line to what a person must decide about the column. */
void cj_infer_note_open(cj_infer_work *in, const cj_infer_column *column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The pattern of skipRows for rows that begin with skip word number i. */
void cj_infer_skip_pattern(cj_text *out, const cj_infer_work *in, size_t i);

/* Read all rows after the header and note what they tell. */
cj_status cj_infer_read_rows(cj_infer_work *in, cj_error *err);

/* Whether rows with too few cells are common. */
bool cj_infer_has_short_rows(const cj_infer_work *in);

/* Whether all dates of the file have the same forms, and no pivot year. */
bool cj_infer_has_common_forms(const cj_infer_work *in);

/* The texts themselves. */
cj_status cj_infer_write_schema(cj_text *out, const cj_infer_work *in, cj_error *err);
cj_status cj_infer_write_profile(cj_text *out, const cj_infer_work *in, cj_error *err);

#endif

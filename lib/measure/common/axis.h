/* A column by which figures are grouped: its values get codes of their own,
 * the declared ones first, and an order. */
#ifndef CJ_MEASURE_COMMON_AXIS_H
#define CJ_MEASURE_COMMON_AXIS_H

#include "cj/measure.h"

typedef struct {
    const cj_records *records;
    size_t column;
    cj_span name;    /* as it was asked for */
    cj_span heading; /* as the file has it */
    cj_dict *values;
    uint32_t *codes; /* of a column of texts: its code -> code here */
    size_t code_count;
    size_t code_capacity;
    uint32_t *sources; /* the other way round: the column's code; CJ_NO_CODE: none */
    size_t source_count;
    size_t source_capacity;
    int64_t last_figure; /* of other columns: the value coded last ... */
    uint32_t last_code;  /* ... and its code */
    size_t declared;     /* codes below are in declared order */
    bool show_declared;  /* even where empty */
    bool fill;           /* show every month, quarter or year from the first to the last ... */
    uint32_t *filled;    /* ... which have these codes */
    size_t filled_count;
    size_t filled_capacity;
    bool numbers; /* every value is a number: set by cj_axis_settle() */
} cj_axis;

/* Find the column and its declared order (one of `orders`, or that of its
 * schema).  Release with cj_axis_clear() in any case. */
cj_status cj_axis_open(cj_axis *axis, cj_records *records, cj_span name, const cj_order *orders,
                       size_t order_count, cj_error *err);
void cj_axis_clear(cj_axis *axis);

/* The code of the column's value in row `at` of the rows in hand. */
cj_status cj_axis_of_row(uint32_t *code, cj_axis *axis, size_t at, cj_error *err);

/* The same for `count` of the rows in hand, whose numbers are in `rows`. */
cj_status cj_axis_of_rows(uint32_t *codes, cj_axis *axis, const uint32_t *rows, size_t count,
                          cj_error *err);

/* The code of the value of a person, for columns of people. */
cj_status cj_axis_of_person(uint32_t *code, cj_axis *axis, uint32_t person, cj_error *err);

/* The code of a value that another input has; to be called once the rows are read. */
cj_status cj_axis_of_text(uint32_t *code, cj_axis *axis, cj_span text, cj_error *err);

/* Whether the values are months, quarters or years that a derivation names. */
bool cj_axis_names_units(const cj_axis *axis);

/* The first days of the units that the values of an axis name, in their order, each once; of those
 * that `occur` marks (a flag a code).  There is room for as many as there are codes. */
size_t cj_axis_list_units(cj_date *firsts, const cj_axis *axis, const uint8_t *occur);

/* Once all values are known: code those from the first to the last that `occur` marks (a flag
 * a code).  CJ_EUSAGE for more than a thousand years of months. */
cj_status cj_axis_fill_gaps(cj_axis *axis, const uint8_t *occur, cj_error *err);

/* Once all values are known: tell of values that an {order} declares and no row has, where some
 * have one that is spelt nearly so and that nobody declares.  Not of those with digits: grades,
 * years. */
cj_status cj_axis_notice_misspelt(const cj_axis *axis, cj_error *err);

/* Once all values are known: decide whether they are ordered as numbers. */
void cj_axis_settle(cj_axis *axis);

/* Declared order, else numbers as numbers, else byte order; blank comes last. */
int cj_axis_compare(const cj_axis *axis, uint32_t a, uint32_t b);

/* What people read for the text of a cell: "Not recorded" for (missing), "Other" for (other),
 * unless a value is called so; NULL: the text. */
const char *cj_axis_label(const cj_axis *axis, const char *text);

/* The value in words; "(missing)" for a blank. */
const char *cj_axis_text(const cj_axis *axis, uint32_t code);

/* What a table shows under a word of its own, which values may be written like. */
typedef enum { CJ_WORD_MISSING, CJ_WORD_OTHER, CJ_WORD_ALL, CJ_WORDS } cj_axis_word;

/* Which words a table shows, and which values that are written like one. */
typedef struct {
    bool shown[CJ_WORDS];
    bool values[CJ_WORDS];
} cj_axis_words;

/* Note a code that is shown: of a value or, with CJ_NO_CODE, of blanks. */
void cj_axis_note_word(cj_axis_words *words, const cj_axis *axis, uint32_t code);

/* CJ_EUSAGE if a value is written like a word that is shown, too: nobody could tell
 * the two apart, in any format. */
cj_status cj_axis_check_words(const cj_axis_words *words, const cj_axis *axis, cj_error *err);

#endif

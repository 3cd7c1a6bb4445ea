/* The beginning of a file as one delimiter cuts it. */
#ifndef CJ_INFER_LOOK_H
#define CJ_INFER_LOOK_H

#include "infer_internal.h"

#define LOOK_ROWS 200

typedef enum {
    LOOK_BLANK,  /* or a word for "no value" */
    LOOK_WORD,   /* without any digit */
    LOOK_CODE,   /* letters and digits */
    LOOK_YEAR,   /* a number that could be a year */
    LOOK_NUMBER, /* any other */
    LOOK_DATE
} look_kind;

typedef struct {
    look_kind kind;
    uint32_t shape; /* of a code: a hash in which all digits are alike */
    uint32_t text;  /* a hash of what it says */
    int32_t whole;  /* a small whole number, or -1 */
} look_cell;

typedef struct {
    uint64_t line;
    uint64_t lines; /* that it takes */
    uint32_t cells;
    uint32_t filled; /* cells that are not blank */
    uint32_t width;  /* cells up to the last of these */
    uint32_t values; /* numbers and dates */
    size_t at;       /* its first cell */
} look_row;

typedef struct {
    char delimiter;
    cj_infer_forms *forms;
    look_row rows[LOOK_ROWS];
    size_t count;
    look_cell *all; /* cells of all rows */
    size_t cell_count;
    uint32_t usual; /* cells that most rows have */
    size_t regular; /* rows that have so many */
    size_t header;  /* the first row of the header; count: none was found */
    size_t depth;   /* rows of the header */
    size_t data;    /* without a header: the row that is data already; count: no row is */
} look;

/* Find the rows of the header, or the first row of data where there is none. */
void cj_look_find_header(look *in);

static inline look_cell cj_look_cell(const look *in, size_t row, size_t column)
{
    return column < in->rows[row].cells ? in->all[in->rows[row].at + column]
                                        : (look_cell){.kind = LOOK_BLANK};
}

#endif

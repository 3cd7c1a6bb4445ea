/* What a workbook holds, as sums: what the library was asked to write is held against what
 * is found in the finished file.  The library does not check its memory, nor all its writes:
 * a cell, a chart or a style that it loses on the way is found in this way. */
#ifndef CJ_OUTPUT_READBACK_FACTS_H
#define CJ_OUTPUT_READBACK_FACTS_H

#include "cj/text.h"

#define CJ_XLSX_STYLES 64 /* a workbook of ours has about 30 */

typedef struct {
    uint64_t count;                  /* of facts */
    uint64_t sum;                    /* of their hashes: the order does not matter */
    uint64_t styles[CJ_XLSX_STYLES]; /* by style, the sum of the hashes of its cells */
} cj_xlsx_facts;

/* Kinds of facts, and what their place is. */
typedef enum {
    CJ_FACT_SHEET = 'S',   /* its number, its name */
    CJ_FACT_TEXT = 'T',    /* a cell, its text */
    CJ_FACT_NUMBER = 'N',  /* a cell, the number as the library writes it */
    CJ_FACT_LINK = 'L',    /* a cell, where its link leads */
    CJ_FACT_WIDTH = 'W',   /* a column (row 0) that has a width */
    CJ_FACT_HEIGHT = 'H',  /* a row (column 0) that has a height */
    CJ_FACT_TABLE = 'B',   /* number of the table, its range */
    CJ_FACT_COLUMN = 'C',  /* number of the table and of the column, its heading */
    CJ_FACT_CHART = 'K',   /* number of the chart: titles, names of series */
    CJ_FACT_SERIES = 'V',  /* number of the chart: ranges of its series */
    CJ_FACT_POINT = 'P',   /* number of the chart: values that are kept in it, and how many */
    CJ_FACT_COLOUR = 'X',  /* number of the chart: a colour in it */
    CJ_FACT_FONT = 'A',    /* number of the chart: a font in it */
    CJ_FACT_DRAWING = 'D', /* number of the drawing: what is said of a chart in it */
    CJ_FACT_CODE = 'F',    /* 0, a number format */
    CJ_FACT_PROPERTY = 'O' /* 0, title, author and the like */
} cj_xlsx_fact_kind;

/* A cell of a sheet, all numbers from 1. */
uint64_t cj_xlsx_place(size_t sheet, size_t row, size_t column);

void cj_xlsx_fact(cj_xlsx_facts *facts, cj_xlsx_fact_kind kind, uint64_t place, cj_span text);
/* cj_xlsx_fact() for a text whose cj_span_hash() is known. */
void cj_xlsx_fact_hashed(cj_xlsx_facts *facts, cj_xlsx_fact_kind kind, uint64_t place,
                         uint64_t text);

/* Note that a cell has a style. */
void cj_xlsx_fact_style(cj_xlsx_facts *facts, size_t style, uint64_t place);

/* Whether both hold the same facts; the numbers of styles may differ. */
bool cj_xlsx_facts_equal(const cj_xlsx_facts *a, const cj_xlsx_facts *b);

/* Read a workbook back: *out is what it holds.  CJ_EIO says what is damaged: a part that is
 * cut short or has another sum, is not well formed, is missing or has no type. */
cj_status cj_xlsx_read(cj_xlsx_facts *out, cj_span book, cj_error *err);

#endif

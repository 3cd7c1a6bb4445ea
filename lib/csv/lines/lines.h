/* Blocks in which every line is a record: ways to look them over and to cut them. */
#ifndef CJ_CSV_LINES_LINES_H
#define CJ_CSV_LINES_LINES_H

#include "csv/csv.h"

/* Counts of line ends in a block, up to the last line feed. */
typedef struct {
    size_t feeds;
    size_t carriages;
    size_t last;  /* behind the last line feed; 0: there is none */
    bool foreign; /* a quotation mark or NUL, or a carriage return without a line feed */
} cj_csv_look;

/* Functions for one kind of processor; all kinds give the same results. */
typedef struct {
    const char *name;
    cj_csv_look (*look)(const char *text, size_t have);
    cj_status (*cut)(const cj_csv *csv, cj_csv_block *block, cj_error *err);
} cj_csv_lines;

extern const cj_csv_lines cj_csv_lines_plain; /* byte by byte */
extern const cj_csv_lines cj_csv_lines_base;  /* what every processor of the kind has */
#ifdef CJ_HAS_AVX2
extern const cj_csv_lines cj_csv_lines_avx2; /* 32 bytes at a time */
#endif

/* The quickest that this processor knows. */
const cj_csv_lines *cj_csv_lines_best(void);

/* For tests: read with these. */
void cj_csv_set_lines(cj_csv *csv, const cj_csv_lines *lines);

#endif

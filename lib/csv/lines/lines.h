/* Blocks whose records can be told before they are cut, because every line is one or because their
 * quotation marks are in order: ways to look them over and to cut them. */
#ifndef CJ_CSV_LINES_LINES_H
#define CJ_CSV_LINES_LINES_H

#include "csv/csv.h"

/* What a look over a block has found, up to the last line feed that ends a record. */
typedef struct {
    size_t feeds;        /* that end a record ... */
    size_t carriages;    /* ... and those of them that a carriage return stands before */
    size_t lines;        /* all line feeds up to there: those in quotation marks, too */
    size_t lines_so_far; /* while looking */
    size_t last;         /* behind the last line feed that ends a record; 0: there is none */
    bool doubled;        /* some cell in quotation marks holds one */
    bool foreign;        /* the records cannot be told so */
} cj_csv_look;

/* Functions for one kind of processor; all kinds give the same results.
 *
 * look         foreign are quotation marks, NUL, and carriage returns without a line feed
 * look_quoted  foreign are quotation marks anywhere but at the begin and end of a cell or doubled
 *              within, NUL, and carriage returns without a line feed.  So the marks before a byte
 *              are odd in number just where a cell in quotation marks holds it: the records are
 *              proven, and are those of any strict reader of RFC 4180. */
typedef struct {
    const char *name;
    cj_csv_look (*look)(const char *text, size_t have);
    cj_csv_look (*look_quoted)(const char *text, size_t have, char delimiter);
    cj_status (*cut)(const cj_csv *csv, cj_csv_block *block, cj_error *err);
    cj_status (*cut_quoted)(const cj_csv *csv, cj_csv_block *block, cj_error *err);
} cj_csv_lines;

extern const cj_csv_lines cj_csv_lines_plain; /* byte by byte */
extern const cj_csv_lines cj_csv_lines_base;  /* what every processor of the kind has */
#ifdef CJ_HAS_AVX2
extern const cj_csv_lines cj_csv_lines_avx2;   /* 32 bytes at a time */
extern const cj_csv_lines cj_csv_lines_avx512; /* 64 bytes, and eight fields */
#endif

/* The quickest that this processor knows. */
const cj_csv_lines *cj_csv_lines_best(void);

/* For tests: read with these. */
void cj_csv_set_lines(cj_csv *csv, const cj_csv_lines *lines);

#endif

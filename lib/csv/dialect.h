/* how a file separates its cells, and where its header is.
 *
 * The terms and defaults are those of Table Dialect (Data Package, the same
 * text as datapackage.org/standard/table-dialect) for delimited files.  Rows
 * are counted from 1 with everything that stands in the file: lines above the
 * header, comments and empty lines too.
 */
#ifndef CJ_CSV_DIALECT_H
#define CJ_CSV_DIALECT_H

#include "cj/text.h"

#define CJ_HEADER_ROWS_MAX 8

typedef struct {
    bool no_header; /* the first row holds data already */
    /* The rows of the header; none: the first row that is not empty.  What
     * stands above them is passed over. */
    uint32_t header_rows[CJ_HEADER_ROWS_MAX];
    size_t header_row_count;
    cj_span header_join; /* between the words of several header rows */
    /* Cells that the header has, whatever row it is in: then header_rows says
     * by its length how many rows follow. */
    const cj_span *header_has;
    size_t header_has_count;
    const uint32_t *comment_rows; /* rows that are no data */
    size_t comment_row_count;
    cj_span comment;    /* rows that begin with it are no data; "": none */
    char delimiter;     /* 0: the one that the header shows */
    char terminator;    /* 0: LF, CRLF or CR */
    char quote;         /* 0: none */
    bool no_doubling;   /* two quotation marks are not one */
    char escape;        /* the next byte stands for itself; 0: none */
    bool skip_space;    /* blanks behind a delimiter are no part of the cell */
    cj_span null_value; /* a cell that means "no value"; "": none */
} cj_dialect;

#define CJ_DIALECT_INIT                                \
    {                                                  \
        .header_join = CJ_SPAN_INIT(" "), .quote = '"' \
    }

/* Whether row number `row` (from 1), whose bytes are `raw`, is a comment. */
bool cj_dialect_is_comment(const cj_dialect *dialect, uint64_t row, cj_span raw);

#endif

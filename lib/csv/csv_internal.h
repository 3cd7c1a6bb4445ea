/* What the files of the CSV reader share. */
#ifndef CJ_CSV_CSV_INTERNAL_H
#define CJ_CSV_CSV_INTERNAL_H

#include "csv.h"
#include "cut_quoted.h"
#include "lines/lines.h"

#include <string.h>

#define CJ_ANY_BEGIN (37 * 37) /* a heading may begin with anything */

/* A row of the header, up to its last cell that is not blank. */
typedef struct {
    cj_span *cells;
    uint64_t *sorted; /* hashes of what they are matched by */
    uint32_t count;
    uint32_t named; /* cells that are not blank */
} cj_csv_header_cells;

struct cj_csv {
    cj_source *source;
    cj_dialect dialect;
    bool odd; /* the dialect needs the slow reader */
    char delimiter;
    size_t block_size;
    bool at_end;          /* the source has no more bytes */
    cj_error stopped;     /* why it cannot be read on; status CJ_OK: it can */
    cj_text waiting;      /* bytes after the last complete record */
    uint64_t line;        /* physical line of the next record */
    uint64_t records;     /* given out so far */
    uint64_t empty_line;  /* the first of many empty lines that wait for what follows */
    uint64_t empty_count; /* 0: none */
    bool empty_due;       /* something does follow: they are records */
    cj_quoted *quoted;
    const cj_csv_lines *lines;

    cj_arena texts;
    cj_span *header;
    size_t header_count;
    uint64_t header_line;
    uint64_t header_record;
    cj_text above;                     /* lines passed over above the header */
    cj_text header_raw;                /* the header rows ... */
    cj_csv_header_cells *header_cells; /* ... and their cells, to know them again */
    size_t header_cell_rows;
    size_t header_cell_max;               /* of one row */
    bool header_begins[CJ_ANY_BEGIN + 1]; /* what headings begin with; see header_again.c */
    uint64_t first_ends[CJ_END_KINDS];
    cj_text cell; /* the cell that the slow reader puts together */
};

/* Read until the block holds `target` bytes or the source ends. */
cj_status cj_csv_fill(cj_csv *csv, cj_csv_block *block, size_t *have, size_t target, cj_error *err);

/* The error that stopped reading. */
cj_status cj_csv_fail_stopped(const cj_csv *csv, cj_error *err);

static inline bool cj_csv_is_empty_line(const cj_csv_record *record)
{
    return record->raw_length == 0 && record->fault == CJ_CSV_FINE;
}

/* Length of the physical line at text with its line end. */
size_t cj_csv_line_length(const char *text, size_t length);

/* Read the header; what follows it waits. */
cj_status cj_csv_read_header(cj_csv *csv, cj_error *err);

/* Keep the cells of the header, the first `rows` records of the block. */
cj_status cj_csv_keep_header_cells(cj_csv *csv, const cj_csv_block *block, size_t rows,
                                   cj_error *err);

/* How many bytes of a byte order mark a record begins with: it is no text, and stands in the
 * middle of files that were joined. */
static inline size_t cj_csv_mark_length(const char *text, size_t start, size_t end)
{
    return end - start >= 3 && memcmp(text + start, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* Cut block->text[0, end) into records; block->used tells how far it got. */
cj_status cj_csv_cut_quick(cj_csv *csv, cj_csv_block *block, size_t end, cj_error *err);

/* Cut records in dialects with other quotation marks, escapes or line ends. */
cj_status cj_csv_cut_odd(cj_csv *csv, cj_csv_block *block, size_t end, cj_error *err);

/* Cut the one record at *start in the same way; its fields are the block's last. *start becomes
 * where the next one begins; *whole is false if the end of this one is not there. */
cj_status cj_csv_cut_odd_record(bool *whole, size_t *start, cj_csv *csv, cj_csv_block *block,
                                size_t end, cj_error *err);

/* Whether what stands in a cell before a quotation mark begins a text such as ="00123". */
bool cj_csv_begins_guard(cj_span before);

/* Where such a text whose first quotation mark stands at `mark` ends, if it fills its cell; else 0.
 * *whole is false if that cannot be told without the bytes after `end`. */
size_t cj_csv_guard_end(bool *whole, const cj_csv *csv, const char *text, size_t mark, size_t end);

/* Whether the lines of block->text[0, have) are records as they stand; then they are noted in the
 * block, which waits to be cut, and *end is where the last one ends. */
bool cj_csv_note_lines(cj_csv *csv, cj_csv_block *block, size_t have, size_t *end);

/* Cut the lines that were noted. */
cj_status cj_csv_cut_lines(const cj_csv *csv, cj_csv_block *block, cj_error *err);

/* Begin a record at `start`; CJ_EDATA if there are too many. */
cj_status cj_csv_begin_record(cj_csv_record **out, cj_csv *csv, cj_csv_block *block, size_t start,
                              size_t first_field, cj_error *err);

/* The number of the field that a fault is told of, behind `before` others: the
 * first that is too many, and none where the whole record is too long. */
static inline uint32_t cj_csv_fault_field(cj_csv_fault fault, size_t before)
{
    if (fault == CJ_CSV_TOO_MANY_FIELDS)
        return CJ_CSV_FIELDS_MAX + 1;
    return fault == CJ_CSV_RECORD_TOO_LONG ? 0 : (uint32_t)before + 1;
}

/* Remember how the line in hand ended. */
static inline void cj_csv_note_end(cj_csv *csv, cj_line_end kind)
{
    if (csv->first_ends[kind] == 0)
        csv->first_ends[kind] = csv->line;
}

#endif

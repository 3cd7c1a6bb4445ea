/* records of a CSV file as spans into the block they were read in.
 *
 * RFC 4180 with a choice of delimiter, read strictly: a quotation mark inside
 * an unquoted field, text behind a closing one and a quotation that never ends
 * are faults of that record, told with their place, never repaired.  LF, CRLF
 * and a lone CR end a record.  Empty lines above the header and at the end of
 * the file are no records.  A byte order mark at the begin of a record is no text.
 *
 * A field may have an apostrophe before what a spreadsheet would take for a formula, as
 * csv that is written here has (cj/formula.h): it is no part of the field.
 *
 * A record without quotation marks needs no CSV parser: its fields are cut
 * where the delimiters are.  Records with quotation marks go through libcsv.
 * Only cut_quoted.c knows libcsv.
 */
#ifndef CJ_CSV_CSV_H
#define CJ_CSV_CSV_H

#include "dialect.h"
#include "source.h"

/* The stated maxima.  A record beyond them is a fault of that record. */
#define CJ_CSV_FIELD_MAX (1024u * 1024)      /* bytes of one field */
#define CJ_CSV_RECORD_MAX (4u * 1024 * 1024) /* bytes of one record */
#define CJ_CSV_FIELDS_MAX 16384u             /* fields of one record */
#define CJ_CSV_RECORDS_MAX UINT32_MAX        /* records of one file */

typedef enum {
    CJ_CSV_FINE = 0,
    CJ_CSV_STRAY_QUOTE,    /* a quotation mark where none may be */
    CJ_CSV_OPEN_QUOTE,     /* a quotation that does not end */
    CJ_CSV_NUL,            /* a NUL byte */
    CJ_CSV_FIELD_TOO_LONG, /* beyond CJ_CSV_FIELD_MAX */
    CJ_CSV_RECORD_TOO_LONG,
    CJ_CSV_TOO_MANY_FIELDS
} cj_csv_fault;

/* Where a field is in the block's text. */
typedef struct {
    uint32_t start;
    uint32_t length;
} cj_csv_field;

typedef struct {
    uint64_t line;        /* first physical line, from 1 */
    uint32_t first_field; /* index into the block's fields */
    uint32_t field_count; /* 1 for an empty line */
    uint32_t raw_start;   /* the record's bytes without its line end */
    uint32_t raw_length;
    uint32_t fault_field; /* field number, from 1, of a fault */
    cj_csv_fault fault;   /* a record with a fault has no fields */
} cj_csv_record;

/* Some records that were read together.  Plain memory that is reused from
 * block to block: initialise with CJ_CSV_BLOCK_INIT, release with
 * cj_csv_block_clear(). */
typedef struct {
    size_t plain_lines;  /* records that wait to be cut, see cj_csv_take(); 0: all are cut */
    uint64_t plain_line; /* physical line of the first of them */
    bool plain_crlf;     /* they end in CRLF, else in LF */
    bool plain_quoted;   /* some have cells in quotation marks ... */
    bool plain_doubled;  /* ... that hold quotation marks */
    bool assumed_1252;   /* its bytes are read as windows-1252, since some above are no UTF-8 */
    char *text;          /* the bytes read, and unquoted copies behind them */
    size_t text_capacity;
    size_t used;  /* bytes read that the records cover */
    size_t extra; /* end of the unquoted copies */
    cj_csv_field *fields;
    size_t field_count;
    size_t field_capacity;
    cj_csv_record *records;
    size_t record_count;
    size_t record_capacity;
    uint8_t *taken; /* of cj_csv_is_header(): a place for each heading */
    size_t taken_capacity;
} cj_csv_block;

#define CJ_CSV_BLOCK_INIT \
    {                     \
        .text = NULL      \
    }

void cj_csv_block_clear(cj_csv_block *block);

static inline cj_span cj_csv_text(const cj_csv_block *block, cj_csv_field field)
{
    return (cj_span){block->text + field.start, field.length};
}

typedef struct cj_csv cj_csv;

/* Begin to read CSV from source, which must outlive the reader, and read its
 * header, the first record.  delimiter 0: the one of comma, semicolon, tab and
 * vertical bar that occurs most often in the header outside quotation marks.
 * Fails with CJ_EUSAGE for a file without a header or with a faulty one, and
 * as cj_source_read() does. */
cj_status cj_csv_open(cj_csv **out, cj_source *source, char delimiter, cj_error *err);

/* Open a reader with a dialect, whose texts must outlive the reader. CJ_EUSAGE also if the header
 * is not where the dialect says. */
cj_status cj_csv_open_dialect(cj_csv **out, cj_source *source, const cj_dialect *dialect,
                              cj_error *err);
void cj_csv_close(cj_csv *csv);

/* The header's fields (owned by the reader), its line, and the delimiter.
 * Several header rows give "upper lower", an upper cell that is blank being
 * the one to its left.  Without a header: "field1", "field2", ... for the
 * cells of the first record, and line 0. */
const cj_span *cj_csv_header(const cj_csv *csv, size_t *count);
uint64_t cj_csv_header_line(const cj_csv *csv);

/* The number of the (last) header row among the records; each line above it
 * counts as one. */
uint64_t cj_csv_header_record(const cj_csv *csv);
char cj_csv_delimiter(const cj_csv *csv);

/* What stands above the header, as it was read; its last line end included. */
cj_span cj_csv_above(const cj_csv *csv);

/* The number of the first row below the header, of those that were read with
 * it, whose cells are all of `names`; 0 if there is none. */
uint64_t cj_csv_find_header(const cj_csv *csv, const cj_span *names, size_t count);

/* The number of the first row below the header, of those that were read with it, that has a
 * cell which is not blank; 0 if there is none. */
uint64_t cj_csv_find_cells(const cj_csv *csv);

/* Where the row that was read as the header looks like a title above the table: the number of the
 * row below that seems to be the header; 0 otherwise, and where the dialect says which row it is.
 */
uint64_t cj_csv_find_below_title(const cj_csv *csv);

/* The header rows themselves, as they were read. */
cj_span cj_csv_header_raw(const cj_csv *csv);

/* Whether a record (of a block in hand) is the header once more, as it is where files were joined:
 * a row of it, headings compared as they are matched; all of its headings in another order; or more
 * than half of them where they stood, the first among them, and others changed. */
typedef enum { CJ_HEADER_NOT, CJ_HEADER_SAME, CJ_HEADER_REORDERED, CJ_HEADER_CHANGED } cj_csv_again;
cj_csv_again cj_csv_is_header(const cj_csv *csv, cj_csv_block *block, const cj_csv_record *record);

/* Whether a record that begins with this cell may be one of these: false for nearly all. */
bool cj_csv_may_be_header(const cj_csv *csv, cj_span cell);

/* Whether a record is a comment of the dialect. */
bool cj_csv_is_comment(const cj_csv *csv, const cj_csv_block *block, const cj_csv_record *record);

/* How records ended so far. */
typedef enum { CJ_END_LF, CJ_END_CRLF, CJ_END_CR, CJ_END_KINDS } cj_line_end;

/* The line that was the first to end so, or 0. */
uint64_t cj_csv_first_end(const cj_csv *csv, cj_line_end kind);

/* Read the next records into block, at least one; record_count is 0 only at
 * the end.  Everything in block is valid until the next call with it.  Cost
 * is linear in the bytes; memory is that of a block (256 KiB, more only for a
 * longer record). */
cj_status cj_csv_read(cj_csv *csv, cj_csv_block *block, cj_error *err);

/* The same in two steps, so that several threads can share the work.  cj_csv_take() is called by
 * one thread at a time, in the order of the file: it reads the bytes of the next records and, where
 * every line is certainly a record (no quotation mark, no NUL, one kind of line end), leaves them
 * uncut.  cj_csv_cut() cuts what was left; it changes nothing but the block. */
cj_status cj_csv_take(cj_csv *csv, cj_csv_block *block, cj_error *err);
cj_status cj_csv_cut(const cj_csv *csv, cj_csv_block *block, cj_error *err);

/* How many records a block that was taken has, cut or not. */
static inline size_t cj_csv_block_records(const cj_csv_block *block)
{
    return block->plain_lines > 0 ? block->plain_lines : block->record_count;
}

/* How many records were given out so far. */
uint64_t cj_csv_count(const cj_csv *csv);

/* For tests: read about `bytes` at a time instead of 256 KiB. */
void cj_csv_set_block_size(cj_csv *csv, size_t bytes);

#endif

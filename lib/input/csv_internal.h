/* What the files of the CSV reader share. */
#ifndef CJ_INPUT_CSV_INTERNAL_H
#define CJ_INPUT_CSV_INTERNAL_H

#include "cj/csv.h"
#include "csv_quoted.h"

struct cj_csv {
    cj_source *source;
    char delimiter;
    size_t block_size;
    bool at_end;      /* the source has no more bytes */
    cj_error stopped; /* why it cannot be read on; status CJ_OK: it can */
    cj_text waiting;  /* bytes after the last complete record */
    uint64_t line;    /* physical line of the next record */
    uint64_t records; /* given out so far */
    cj_quoted *quoted;

    cj_arena texts;
    cj_span *header;
    size_t header_count;
    uint64_t header_line;
    uint64_t header_record;
};

/* Cut block->text[0, end) into records; block->used tells how far it got. */
cj_status cj_csv_cut(cj_csv *csv, cj_csv_block *block, size_t end, cj_error *err);

#endif

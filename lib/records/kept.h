/* A reading: all rows of an input, typed and kept, for several records to be
 * served from.  See cj/store.h. */
#ifndef CJ_RECORDS_KEPT_H
#define CJ_RECORDS_KEPT_H

#include "cj/store.h"
#include "records_internal.h"

/* A file that was opened for several records.  They look at its header; the first
 * to read it gets the held source itself.  What is read in several ways is kept as
 * it is, so that the file itself is read once (but see KEPT_BYTES_MAX in store.c). */
typedef struct {
    char *path;
    char *encoding; /* "" for none given */
    cj_source *held;
    size_t readings; /* ways in which it is read */
} cj_held_file;

/* A source for all of the file; *held tells that it is not to be closed.  file may
 * be NULL. */
cj_status cj_held_file_read(cj_source **out, bool *held, cj_held_file *file, const char *path,
                            const char *encoding, cj_error *err);

/* A column of the file that some records ask for. */
typedef struct {
    size_t field;
    cj_kind kind;
} cj_wanted_column;

/* A typed column of the loader, for all rows. */
typedef struct {
    cj_vector values;
    cj_span *texts; /* by code */
    size_t text_count;
} cj_kept_column;

/* Rows that came in one batch, and what was found in them. */
typedef struct {
    size_t row_end;     /* number of the row behind the last one */
    size_t finding_end; /* the same for findings */
    bool rejected;      /* some row is */
} cj_stretch;

struct cj_reading {
    cj_reading *next;
    char *key; /* what is read, and how */
    cj_held_file *file;
    cj_wanted_column *wanted;
    size_t wanted_count;
    size_t wanted_capacity;
    size_t uses; /* records that planned to use it */
    bool tried;  /* it was loaded ... */
    bool unfit;  /* ... but nobody can be served from it */

    cj_records_options options; /* of the loader, while it loads */
    cj_findings *findings;
    cj_dataset *dataset; /* its persons are the codes in `persons` */
    cj_records *loader;
    cj_kept_column *columns; /* one for each typed column of the loader */
    uint8_t *rejected;       /* by row, as a batch has it */
    uint32_t *persons;       /* by row; NULL: no column identifies a person */
    size_t row_count;
    size_t row_capacity[2];
    cj_stretch *stretches;
    size_t stretch_count;
    size_t stretch_capacity;
    size_t first_finding; /* of the rows */
};

/* Read all rows for `records`, the first to ask.  What cannot be kept makes the
 * reading unfit; the status tells of lack of memory alone. */
cj_status cj_reading_load(cj_reading *reading, cj_records *records, cj_error *err);
void cj_reading_free(cj_reading *reading);

/* The typed column of the loader that holds what one of the records holds;
 * CJ_NO_COLUMN if it was not kept. */
size_t cj_reading_find(const cj_reading *reading, const cj_typed_column *column);

/* The kept column of that number; for CJ_NO_COLUMN one without values and texts. */
const cj_kept_column *cj_reading_at(const cj_reading *reading, size_t column);

/* ---- for records ------------------------------------------------------------------ */

/* A source for the header of an input. */
cj_status cj_store_look(cj_source **out, cj_store *store, const char *path, const char *encoding,
                        cj_error *err);

bool cj_store_is_planning(const cj_store *store);

/* While planning: note what the records ask for. */
cj_status cj_store_plan(cj_records *records, cj_error *err);

/* Afterwards: let the records be served from a reading, or read for themselves.
 * `ahead` tells that they need to know all texts beforehand. */
cj_status cj_store_serve(cj_records *records, bool ahead, cj_error *err);

/* Make ready to be served. */
cj_status cj_replay_open(cj_records *records, cj_reading *reading, cj_error *err);
void cj_replay_close(cj_records *records);

/* Put the next stretch in hand as a batch, and report what was found in it. */
void cj_replay_next(cj_records *records);
cj_status cj_replay_take(cj_records *records, cj_error *err);

#endif

/* A reading: all rows of a file, typed and kept, for several records to be
 * served from.  See cj/store.h. */
#ifndef CJ_RECORDS_KEPT_KEPT_H
#define CJ_RECORDS_KEPT_KEPT_H

#include "held.h"
#include "records/file/file_rows.h"

/* A column of the file that some records ask for. */
typedef struct {
    size_t field;
    cj_kind kind;
} cj_wanted_column;

/* A typed column of the file, for all rows. */
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

typedef struct cj_reading cj_reading;
struct cj_reading {
    cj_reading *next;
    char *key; /* what is read, and how */
    cj_held_file *held;
    cj_wanted_column *wanted; /* all that was asked for while planning */
    size_t wanted_count;
    size_t wanted_capacity;
    size_t uses;            /* records that planned to use it */
    char *way;              /* the key without its role; NULL: it is like no other */
    char *role;             /* what the file is read as */
    size_t adopted;         /* the column adopted as the person, from 1; 0: none */
    cj_reading *host;       /* one of another role that may have the rows, too; or NULL */
    cj_reading *guest;      /* those whose host this one is: the first ... */
    cj_reading *next_guest; /* ... and the one behind */
    bool tried;             /* it was loaded ... */
    bool unfit;             /* ... but nobody can be served from it */

    cj_repairs *repairs; /* NULL: nobody counts them */
    cj_findings *findings;
    cj_dataset *dataset; /* its persons are the codes in `persons` */
    cj_file_rows file;
    cj_kept_column *columns; /* one for each typed column of the file */
    uint8_t *rejected;       /* by row, as a batch has it */
    uint32_t *persons;       /* by row */
    size_t row_count;
    size_t row_capacity[2];
    cj_stretch *stretches;
    size_t stretch_count;
    size_t stretch_capacity;
    size_t first_finding; /* of the rows */
};

/* Note that the columns of the file are asked for; and whether all of them were. */
cj_status cj_reading_want(cj_reading *reading, const cj_file_rows *file, cj_error *err);
bool cj_reading_has(const cj_reading *reading, const cj_file_rows *file);

/* Read all rows in the way of `like`, the first to ask, who may ask for a guest.  What cannot be
 * kept makes the reading unfit; the status tells of lack of memory alone. */
cj_status cj_reading_load(cj_reading *reading, const cj_file_rows *like, cj_error *err);
void cj_reading_free(cj_reading *reading);

/* ---- a file that is read as any table and as something else (guest.c) ------------------------ */

/* Find the readings that may get their rows from another one, which then counts their uses. */
void cj_readings_pair(cj_reading *first);

/* Whether a host that was loaded has what the file of a guest would have, to the last finding. */
bool cj_reading_suits(const cj_reading *host, const cj_file_rows *file);

/* The typed column of the reading that holds what one of another file holds;
 * CJ_NO_COLUMN if it was not kept. */
size_t cj_reading_find(const cj_reading *reading, const cj_typed_column *column);

/* The kept column of that number; for CJ_NO_COLUMN one without values and texts. */
const cj_kept_column *cj_reading_at(const cj_reading *reading, size_t column);

#endif

/* cj/store.h - inputs that several measures read, read once.
 *
 * A report has many measures and few inputs.  Each measure opens records as if it
 * were alone; with a store among their options, those that read the same file in
 * the same way share one reading of it: typed columns that are kept in memory,
 * 4 or 8 bytes a row for each column that some measure needs, however many
 * measures there are.
 *
 * Which columns that are is found out first: while a store is planning, records
 * give no rows, and note which columns are asked for.  So every measure is run
 * twice, for nothing and in earnest:
 *
 * Once planning has ended, records of several threads may be served at once; while a file
 * is loaded, only those that read the same one wait.
 *
 *   cj_store_new()     planning begins
 *   ...                every measure is run; its result and its errors are dropped
 *   cj_store_begin()   planning ends
 *   ...                every measure is run again and gets its rows
 *
 * What a measure sees is the same as without a store, but for the cells as they are
 * written, which are not kept: cj_records_cell(), cj_records_raw() and
 * cj_records_split() must not be called, and the value of a finding about a date
 * that contradicts the person's birth or start is the day as YYYY-MM-DD.  A reading that only one
 * measure needs is not kept; nor is one with errors in a column that no schema
 * declares, as they would reject rows of measures that do not need the column:
 * these measures read for themselves.
 */
#ifndef CJ_STORE_H
#define CJ_STORE_H

#include "cj/digest.h"
#include "cj/error.h"
#include "cj/text.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct cj_store cj_store;

cj_status cj_store_new(cj_store **out, cj_error *err);

/* To be called after the last records that use it are freed. */
void cj_store_free(cj_store *store);

/* Let records whose path is `name` read these bytes, UTF-8 whatever encoding they ask
 * for, which are copied: the table of another measure, as csv. */
cj_status cj_store_give(cj_store *store, const char *name, cj_span bytes, cj_error *err);

/* Whether that name was given bytes. */
bool cj_store_is_given(cj_store *store, const char *name);

/* Forget all of those.  No records may read them any more. */
void cj_store_take_back(cj_store *store);

/* Keep every reading, though only one of the records needs it: all of them come again. */
void cj_store_keep(cj_store *store);

/* From now on records give rows. */
void cj_store_begin(cj_store *store);

/* The digest of a file that was read to its end, and how many bytes it has; false
 * if it was not. */
bool cj_store_digest(const cj_store *store, const char *path, char digest[CJ_DIGEST_SIZE],
                     uint64_t *bytes);

/* CJ_EIO if the file at path is not what it was when it was opened first. */
cj_status cj_store_check(const cj_store *store, const char *path, cj_error *err);

/* How many times files were read, and how many records were given what was kept. */
typedef struct {
    size_t files;    /* different files */
    size_t readings; /* times that one was read from its first row to its last */
    size_t served;   /* records that got their rows from memory */
} cj_store_count;
cj_store_count cj_store_counted(const cj_store *store);

#endif

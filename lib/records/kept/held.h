/* A file that was opened for several records. */
#ifndef CJ_RECORDS_KEPT_HELD_H
#define CJ_RECORDS_KEPT_HELD_H

#include "cj/lock.h"
#include "csv/source.h"

/* They look at its header; the first to read it gets the held source itself.  What is read in
 * several ways is kept as it is, so that the file itself is read once (but see KEPT_BYTES_MAX in
 * held.c). */
typedef struct cj_held_file cj_held_file;
struct cj_held_file {
    cj_held_file *next;
    char *path;
    char *encoding; /* "" for none given; NULL: bytes that were given, whatever is asked for */
    cj_source *held;
    size_t readings; /* ways in which it is read; counted while planning */
    cj_lock lock;    /* of who reads it, and in which of its readings it is kept */
};

const char *cj_held_path(const char *path);

/* Open the path in an encoding (NULL: none given); before: what it was opened as first, or NULL.
 * Or hold bytes, which are copied, under a name. */
cj_status cj_held_file_open(cj_held_file **out, const cj_source *before, const char *path,
                            const char *encoding, cj_error *err);
cj_status cj_held_file_give(cj_held_file **out, const char *name, cj_span bytes, cj_error *err);
void cj_held_file_free(cj_held_file *file);

/* Whether it is what is asked for. */
bool cj_held_file_is(const cj_held_file *file, const char *path, const char *encoding);

/* A source for all of the file, with its lock taken; *held tells that it is not to be closed.
 * With `twice` it can be read more than once. */
cj_status cj_held_file_read(cj_source **out, bool *held, cj_held_file *file, const char *path,
                            const char *encoding, bool twice, cj_error *err);

#endif

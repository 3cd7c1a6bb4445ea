/* Which records read the same file in the same way.  Order of work for each of them: look at the
 * header, plan (once, before cj_store_begin()), be served. */
#ifndef CJ_RECORDS_KEPT_STORE_H
#define CJ_RECORDS_KEPT_STORE_H

#include "cj/store.h"
#include "kept.h"

/* A source for the header of a file, and what it is held as. */
cj_status cj_store_look(cj_source **out, cj_held_file **held, cj_store *store, const char *path,
                        const char *encoding, cj_error *err);

bool cj_store_is_planning(const cj_store *store);

/* While planning: note which columns of the file are asked for. */
cj_status cj_store_plan(cj_store *store, cj_held_file *held, const cj_file_rows *file,
                        cj_error *err);

/* Afterwards: *out is the reading that the rows can be played from.  NULL: there is none, and the
 * file was opened anew to read for itself.  ahead: all texts are needed before the first row;
 * cells: they are needed as they are written. */
cj_status cj_store_serve(const cj_reading **out, cj_store *store, cj_held_file *held,
                         cj_file_rows *file, bool ahead, bool cells, cj_error *err);

#endif

/* A process of its own for the library that writes workbooks: it does not look whether it got
 * the memory that it asked for, and dies without it. */
#ifndef CJ_OUTPUT_XLSX_CHILD_H
#define CJ_OUTPUT_XLSX_CHILD_H

#include "cj/error.h"

#include <stddef.h>

/* The work that the process does; `shared` is memory that parent and child both see. */
typedef void (*cj_child_work)(void *data, void *shared);

/* Let a copy of this process do the work, and wait for it.  What it says (the library complains
 * on standard error) is taken for a failure.  CJ_ENOMEM if it died or complained, CJ_EIO if
 * there can be no process.  Threads that hold locks of others must not be running. */
cj_status cj_child_run(cj_child_work work, void *data, void *shared, cj_error *err);

/* Zeroed memory that a child shares with its parent; NULL without memory. */
void *cj_child_memory(size_t size);
void cj_child_memory_free(void *memory, size_t size);

#endif

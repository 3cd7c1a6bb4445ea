/* Batches in the order of the file, read and typed by several threads. */
#ifndef CJ_ROWS_AHEAD_H
#define CJ_ROWS_AHEAD_H

#include "typed.h"

typedef struct cj_pipeline cj_pipeline;

/* More threads than these are of no use to one file. */
#define CJ_PIPELINE_THREADS_MAX 16

/* Begin to read, with `threads` in all: the caller and threads - 1 others, which type the next
 * batches while it works on one.  What comes out is the same for any number. */
cj_status cj_pipeline_new(cj_pipeline **out, cj_typed *typed, unsigned threads, cj_error *err);

/* The next batch, valid until the next call; fails as cj_typed_finish() does.  A caller who would
 * wait for it types one meanwhile.  After a batch with `last` there is none. */
cj_status cj_pipeline_next(cj_batch **out, cj_pipeline *pipeline, cj_error *err);

/* Stop reading and release everything. */
void cj_pipeline_free(cj_pipeline *pipeline);

#endif

/* Batches in the order of the file, typed ahead in a thread of their own. */
#ifndef CJ_ROWS_AHEAD_H
#define CJ_ROWS_AHEAD_H

#include "typed.h"

typedef struct cj_pipeline cj_pipeline;

/* Begin to read.  With threads > 1 a second thread types the next batches
 * while the caller works on one; what comes out is the same. */
cj_status cj_pipeline_new(cj_pipeline **out, cj_typed *typed, unsigned threads, cj_error *err);

/* The next batch, valid until the next call; fails as cj_typed_fill() does.
 * After a batch with `last` there is none. */
cj_status cj_pipeline_next(cj_batch **out, cj_pipeline *pipeline, cj_error *err);

/* Stop reading and release everything. */
void cj_pipeline_free(cj_pipeline *pipeline);

#endif

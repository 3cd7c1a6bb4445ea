/* Batches are typed ahead by a thread of their own: a ring of four, so that neither side waits
 * for one block alone. */
#include "ahead.h"

#include "cj/lock.h"

#include <stdlib.h>

#define BATCHES 4

/* A ring of batches: the reader fills number `filled`, the caller holds number
 * `taken - 1`, and never more than BATCHES - 1 lie between them. */
struct cj_pipeline {
    cj_typed *typed;
    cj_batch batches[BATCHES];
    size_t filled;
    size_t taken;
    bool threaded;
    bool stop;
    pthread_t thread;
    cj_lock lock;
};

static void *read_ahead(void *data)
{
    cj_pipeline *pipeline = data;
    bool last = false;

    while (!last) {
        cj_batch *batch;
        bool stop;

        cj_lock_take(&pipeline->lock);
        while (!pipeline->stop && pipeline->filled - pipeline->taken >= BATCHES - 1)
            cj_lock_wait(&pipeline->lock);
        stop = pipeline->stop;
        batch = &pipeline->batches[pipeline->filled % BATCHES];
        cj_lock_give(&pipeline->lock);
        if (stop)
            break;
        cj_typed_fill(pipeline->typed, batch); /* its status travels in the batch */
        last = batch->last || batch->status != CJ_OK;
        cj_lock_take(&pipeline->lock);
        pipeline->filled++;
        cj_lock_changed(&pipeline->lock);
        cj_lock_give(&pipeline->lock);
    }
    return NULL;
}

cj_status cj_pipeline_new(cj_pipeline **out, cj_typed *typed, unsigned threads, cj_error *err)
{
    cj_pipeline *pipeline = calloc(1, sizeof *pipeline);
    cj_status status;

    *out = NULL;
    status = pipeline == NULL ? cj_fail_nomem(err) : cj_lock_open(&pipeline->lock, err);
    if (status != CJ_OK) {
        free(pipeline);
        return status;
    }
    pipeline->typed = typed;
    for (size_t i = 0; i < BATCHES; i++)
        pipeline->batches[i].error = (cj_error)CJ_ERROR_LIKE(err);
    /* without a second thread the caller fills the batches itself */
    pipeline->threaded =
        threads > 1 && pthread_create(&pipeline->thread, NULL, read_ahead, pipeline) == 0;
    *out = pipeline;
    return CJ_OK;
}

cj_status cj_pipeline_next(cj_batch **out, cj_pipeline *pipeline, cj_error *err)
{
    cj_batch *batch = &pipeline->batches[pipeline->taken % BATCHES];

    if (pipeline->threaded) {
        cj_lock_take(&pipeline->lock);
        while (pipeline->filled == pipeline->taken)
            cj_lock_wait(&pipeline->lock);
        pipeline->taken++;
        cj_lock_changed(&pipeline->lock);
        cj_lock_give(&pipeline->lock);
    } else {
        cj_typed_fill(pipeline->typed, batch);
    }
    *out = batch;
    if (batch->status != CJ_OK && err != NULL)
        *err = batch->error;
    return batch->status;
}

void cj_pipeline_free(cj_pipeline *pipeline)
{
    if (pipeline == NULL)
        return;
    if (pipeline->threaded) {
        cj_lock_take(&pipeline->lock);
        pipeline->stop = true;
        cj_lock_changed(&pipeline->lock);
        cj_lock_give(&pipeline->lock);
        pthread_join(pipeline->thread, NULL);
    }
    for (size_t i = 0; i < BATCHES; i++)
        cj_batch_clear(&pipeline->batches[i]);
    cj_lock_close(&pipeline->lock);
    free(pipeline);
}

/* Batches are read in turn and typed side by side: a ring, from which the caller takes them in the
 * order of the file.
 *
 * Whoever has nothing better to do, a thread of the pipeline or the caller itself, takes the next
 * piece of work: it reads a batch while nobody else reads, and types it while others read. */
#include "ahead.h"

#include "cj/lock.h"

#include <stdlib.h>

#define SPARE 2 /* batches beyond one a thread: typed ones that wait for the caller */

typedef struct {
    cj_batch batch;
    bool typed; /* since it was read last */
} place;

struct cj_pipeline {
    cj_typed *typed;
    place *places; /* a ring: batch number n stands at n % place_count */
    size_t place_count;
    size_t read;  /* batches that were read, or are being read */
    size_t taken; /* given to the caller, who holds the last of them */
    bool reading; /* somebody reads */
    bool at_end;  /* the last batch was read */
    bool stop;
    pthread_t threads[CJ_PIPELINE_THREADS_MAX];
    size_t thread_count;
    cj_lock lock;
};

/* Whether the next place is free to be read into. The batch that the caller holds is taken - 1: its
 * place is not free. */
static bool can_read(const cj_pipeline *pipeline)
{
    size_t first = pipeline->taken == 0 ? 0 : pipeline->taken - 1;

    return !pipeline->stop && !pipeline->at_end && !pipeline->reading &&
           pipeline->read - first < pipeline->place_count;
}

/* Read the next batch and type it. The lock is held before and after, and given up meanwhile. */
static void work(cj_pipeline *pipeline)
{
    place *here = &pipeline->places[pipeline->read % pipeline->place_count];
    cj_batch *batch = &here->batch;

    here->typed = false;
    pipeline->read++;
    pipeline->reading = true;
    cj_lock_give(&pipeline->lock);
    cj_typed_read(pipeline->typed, batch);
    if (pipeline->typed->in_order)
        cj_typed_type(pipeline->typed, batch);
    cj_lock_take(&pipeline->lock);
    pipeline->reading = false;
    pipeline->at_end = batch->last || batch->status != CJ_OK;
    cj_lock_changed(&pipeline->lock);
    if (!pipeline->typed->in_order) {
        cj_lock_give(&pipeline->lock);
        cj_typed_type(pipeline->typed, batch);
        cj_lock_take(&pipeline->lock);
    }
    here->typed = true;
    cj_lock_changed(&pipeline->lock);
}

static void *work_on(void *data)
{
    cj_pipeline *pipeline = data;

    cj_lock_take(&pipeline->lock);
    while (!pipeline->stop && !pipeline->at_end) {
        if (can_read(pipeline))
            work(pipeline);
        else
            cj_lock_wait(&pipeline->lock);
    }
    cj_lock_give(&pipeline->lock);
    return NULL;
}

cj_status cj_pipeline_new(cj_pipeline **out, cj_typed *typed, unsigned threads, cj_error *err)
{
    cj_pipeline *pipeline = calloc(1, sizeof *pipeline);
    size_t others = threads > 1 ? threads - 1 : 0;
    cj_status status;

    *out = NULL;
    if (pipeline == NULL)
        return cj_fail_nomem(err);
    if (others > CJ_PIPELINE_THREADS_MAX)
        others = CJ_PIPELINE_THREADS_MAX;
    pipeline->typed = typed;
    pipeline->place_count = others == 0 ? 1 : others + 1 + SPARE;
    pipeline->places = calloc(pipeline->place_count, sizeof *pipeline->places);
    status = pipeline->places == NULL ? cj_fail_nomem(err) : cj_lock_open(&pipeline->lock, err);
    if (status != CJ_OK) {
        free(pipeline->places);
        free(pipeline);
        return status;
    }
    for (size_t i = 0; i < pipeline->place_count; i++)
        pipeline->places[i].batch.error = (cj_error)CJ_ERROR_LIKE(err);
    /* a thread that cannot be had is done without: the caller does its work */
    while (pipeline->thread_count < others &&
           pthread_create(&pipeline->threads[pipeline->thread_count], NULL, work_on, pipeline) == 0)
        pipeline->thread_count++;
    *out = pipeline;
    return CJ_OK;
}

/* End the threads. */
static void stop_threads(cj_pipeline *pipeline)
{
    cj_lock_take(&pipeline->lock);
    pipeline->stop = true;
    cj_lock_changed(&pipeline->lock);
    cj_lock_give(&pipeline->lock);
    while (pipeline->thread_count > 0)
        pthread_join(pipeline->threads[--pipeline->thread_count], NULL);
}

cj_status cj_pipeline_next(cj_batch **out, cj_pipeline *pipeline, cj_error *err)
{
    place *here = &pipeline->places[pipeline->taken % pipeline->place_count];
    cj_status status;

    cj_lock_take(&pipeline->lock);
    pipeline->taken++; /* the batch in hand is given back */
    cj_lock_changed(&pipeline->lock);
    /* The caller reads and types like the other threads until its batch is ready. */
    while (pipeline->read < pipeline->taken || !here->typed) {
        if (can_read(pipeline))
            work(pipeline);
        else
            cj_lock_wait(&pipeline->lock);
    }
    cj_lock_give(&pipeline->lock);
    *out = &here->batch;
    /* No thread outlives the last batch: a workbook is made in a forked process, where a lock that
     * a thread held at that moment, of the allocator say, would stay taken for ever. */
    if (here->batch.last || here->batch.status != CJ_OK)
        stop_threads(pipeline);
    status = cj_typed_finish(pipeline->typed, &here->batch);
    if (status != CJ_OK && err != NULL)
        *err = here->batch.error;
    return status;
}

void cj_pipeline_free(cj_pipeline *pipeline)
{
    if (pipeline == NULL)
        return;
    stop_threads(pipeline);
    for (size_t i = 0; i < pipeline->place_count; i++)
        cj_batch_clear(&pipeline->places[i].batch);
    cj_lock_close(&pipeline->lock);
    free(pipeline->places);
    free(pipeline);
}

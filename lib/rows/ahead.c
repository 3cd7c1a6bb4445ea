/* Batches are typed ahead by a thread of their own: a ring of four, so that neither side waits
 * for one block alone. */
#include "ahead.h"

#include <pthread.h>
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
    pthread_mutex_t lock;
    pthread_cond_t changed;
};

static void *read_ahead(void *data)
{
    cj_pipeline *pipeline = data;
    bool last = false;

    while (!last) {
        cj_batch *batch;
        bool stop;

        pthread_mutex_lock(&pipeline->lock);
        while (!pipeline->stop && pipeline->filled - pipeline->taken >= BATCHES - 1)
            pthread_cond_wait(&pipeline->changed, &pipeline->lock);
        stop = pipeline->stop;
        batch = &pipeline->batches[pipeline->filled % BATCHES];
        pthread_mutex_unlock(&pipeline->lock);
        if (stop)
            break;
        cj_typed_fill(pipeline->typed, batch); /* its status travels in the batch */
        last = batch->last || batch->status != CJ_OK;
        pthread_mutex_lock(&pipeline->lock);
        pipeline->filled++;
        pthread_cond_broadcast(&pipeline->changed);
        pthread_mutex_unlock(&pipeline->lock);
    }
    return NULL;
}

cj_status cj_pipeline_new(cj_pipeline **out, cj_typed *typed, unsigned threads, cj_error *err)
{
    cj_pipeline *pipeline = calloc(1, sizeof *pipeline);

    *out = pipeline;
    if (pipeline == NULL)
        return cj_fail_nomem(err);
    pipeline->typed = typed;
    pthread_mutex_init(&pipeline->lock, NULL);
    pthread_cond_init(&pipeline->changed, NULL);
    /* without a second thread the caller fills the batches itself */
    pipeline->threaded =
        threads > 1 && pthread_create(&pipeline->thread, NULL, read_ahead, pipeline) == 0;
    return CJ_OK;
}

cj_status cj_pipeline_next(cj_batch **out, cj_pipeline *pipeline, cj_error *err)
{
    cj_batch *batch = &pipeline->batches[pipeline->taken % BATCHES];

    if (pipeline->threaded) {
        pthread_mutex_lock(&pipeline->lock);
        while (pipeline->filled == pipeline->taken)
            pthread_cond_wait(&pipeline->changed, &pipeline->lock);
        pipeline->taken++;
        pthread_cond_broadcast(&pipeline->changed);
        pthread_mutex_unlock(&pipeline->lock);
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
        pthread_mutex_lock(&pipeline->lock);
        pipeline->stop = true;
        pthread_cond_broadcast(&pipeline->changed);
        pthread_mutex_unlock(&pipeline->lock);
        pthread_join(pipeline->thread, NULL);
    }
    for (size_t i = 0; i < BATCHES; i++)
        cj_batch_clear(&pipeline->batches[i]);
    pthread_cond_destroy(&pipeline->changed);
    pthread_mutex_destroy(&pipeline->lock);
    free(pipeline);
}

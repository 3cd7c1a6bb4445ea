/* cj/lock.h - a mutex and a condition that are made and released together. */
#ifndef CJ_LOCK_H
#define CJ_LOCK_H

#include "cj/error.h"

#include <pthread.h>
#include <stdbool.h>

/* All zero: not open. */
typedef struct {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool open;
} cj_lock;

/* CJ_ENOMEM if the system has no room for it.  Release with cj_lock_close(). */
cj_status cj_lock_open(cj_lock *lock, cj_error *err);

/* Nobody has the lock or waits for it any more; one that is not open is left alone. */
void cj_lock_close(cj_lock *lock);

static inline void cj_lock_take(cj_lock *lock)
{
    pthread_mutex_lock(&lock->mutex);
}

static inline void cj_lock_give(cj_lock *lock)
{
    pthread_mutex_unlock(&lock->mutex);
}

/* Give the lock, wait until somebody calls cj_lock_changed(), and take it again. */
static inline void cj_lock_wait(cj_lock *lock)
{
    pthread_cond_wait(&lock->changed, &lock->mutex);
}

/* Wake everybody who waits. */
static inline void cj_lock_changed(cj_lock *lock)
{
    pthread_cond_broadcast(&lock->changed);
}

#endif

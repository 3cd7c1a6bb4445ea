/* A mutex and its condition: made together, so that either both are there or none. */
#include "cj/lock.h"

cj_status cj_lock_open(cj_lock *lock, cj_error *err)
{
    lock->open = false;
    if (pthread_mutex_init(&lock->mutex, NULL) != 0)
        return cj_fail_nomem(err);
    if (pthread_cond_init(&lock->changed, NULL) != 0) {
        pthread_mutex_destroy(&lock->mutex);
        return cj_fail_nomem(err);
    }
    lock->open = true;
    return CJ_OK;
}

void cj_lock_close(cj_lock *lock)
{
    if (!lock->open)
        return;
    lock->open = false;
    pthread_cond_destroy(&lock->changed);
    pthread_mutex_destroy(&lock->mutex);
}

/* Temporary files are removed when a signal ends the program. */
#include "run.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One temporary name. It is never freed while the program runs, since a signal handler may be
 * reading the list. */
typedef struct rest {
    struct rest *next;
    atomic_bool live;
    char path[];
} rest;

static _Atomic(rest *) rests; /* newest first; global, as a handler gets no data */

/* Signal handler: it only calls functions that are async-signal-safe (POSIX,
 * signal-safety(7)). */
static void end_by_signal(int number)
{
    for (rest *at = atomic_load(&rests); at != NULL; at = at->next)
        if (atomic_load(&at->live) && unlink(at->path) != 0)
            rmdir(at->path);
    signal(number, SIG_DFL);
    raise(number); /* ends the program once the handler has returned */
}

static void begin(void *data, const char *path)
{
    size_t length = strlen(path) + 1;
    rest *made = malloc(sizeof *made + length);

    (void)data;
    if (made == NULL)
        return; /* without memory the next run sweeps the file */
    memcpy(made->path, path, length);
    atomic_init(&made->live, true);
    made->next = atomic_load(&rests);
    atomic_store(&rests, made);
}

static void end(void *data, const char *path)
{
    (void)data;
    for (rest *at = atomic_load(&rests); at != NULL; at = at->next)
        if (strcmp(at->path, path) == 0)
            atomic_store(&at->live, false);
}

static const cj_files_watch watch = {begin, end, NULL};

const cj_files_watch *cj_rests_watch(void)
{
    return &watch;
}

/* Signals that are ignored stay ignored: nohup starts programs that way. */
void cj_rests_catch_signals(void)
{
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU};
    struct sigaction action = {.sa_handler = end_by_signal};
    struct sigaction before;

    sigemptyset(&action.sa_mask);
    signal(SIGPIPE, SIG_DFL); /* a reader that has enough ends the program quietly */
    signal(SIGXFSZ, SIG_IGN); /* a limit on the size of files is an error of the write */
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
        if (sigaction(ending[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(ending[i], &action, NULL);
}

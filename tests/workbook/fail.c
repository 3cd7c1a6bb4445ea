/* Put before libc with LD_PRELOAD: in processes that were forked, the allocation number
 * CJ_FAIL_AT fails, and with CJ_FAIL_ALL those behind it; CJ_COUNT names a file for how many
 * there were.  The process that forks is left alone. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

static pid_t first;
static long count;

__attribute__((constructor)) static void begin(void)
{
    first = getpid();
}

static int fails(void)
{
    const char *at = getenv("CJ_FAIL_AT");

    if (first == 0 || getpid() == first)
        return 0;
    count++;
    if (at == NULL || (count != atol(at) && (count < atol(at) || getenv("CJ_FAIL_ALL") == NULL)))
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t number, size_t size)
{
    return fails() ? NULL : __libc_calloc(number, size);
}

void *realloc(void *memory, size_t size)
{
    return fails() ? NULL : __libc_realloc(memory, size);
}

void _exit(int status)
{
    const char *name = getenv("CJ_COUNT");
    char line[32];
    int fd = name == NULL || getpid() == first ? -1 : open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    if (fd >= 0) {
        int length = snprintf(line, sizeof line, "%ld\n", count);

        if (write(fd, line, (size_t)length) != length)
            status = 99;
    }
    _Exit(status);
}

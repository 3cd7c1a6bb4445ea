/* Stands between a program and the system (LD_PRELOAD) and lets calls that write fail.
 *
 * CJ_IO=KIND:NTH:WHAT  KIND: open (for writing), write, fsync, close, link, rename, unlink, mkdir
 *                      or any; NTH: counted from 1, "3+" for the third and all after, "2*" for
 *                      each second; WHAT: an errno number, short, zero, or -N for signal N
 * CJ_IO_NO=a,b         what the file system cannot do: tmpfile, exchange, link
 * CJ_IO_COUNT=FILE     write how many calls of each kind there were, when the program ends
 *
 * write, fsync and close count for descriptors that were opened for writing, and for
 * standard output. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FDS 1024

enum { OPEN, WRITE, FSYNC, CLOSE, LINK, RENAME, UNLINK, MKDIR, KINDS };

static const char *const names[] = {"open", "write",  "fsync",  "close",
                                    "link", "rename", "unlink", "mkdir"};
static unsigned counts[KINDS];
static unsigned all;
static bool written[FDS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static bool cannot(const char *what)
{
    const char *list = getenv("CJ_IO_NO");

    return list != NULL && strstr(list, what) != NULL;
}

static bool counts_for(int fd)
{
    return fd == STDOUT_FILENO || (fd >= 0 && fd < FDS && written[fd]);
}

/* What is to become of this call: NULL for nothing. */
static const char *fate(int kind)
{
    const char *wanted = getenv("CJ_IO");
    unsigned mine;
    unsigned nth;
    char *end;

    pthread_mutex_lock(&lock);
    mine = ++counts[kind];
    all++;
    if (wanted != NULL && strncmp(wanted, "any:", 4) == 0)
        mine = all;
    pthread_mutex_unlock(&lock);
    if (wanted == NULL || (strncmp(wanted, "any:", 4) != 0 &&
                           (strncmp(wanted, names[kind], strlen(names[kind])) != 0 ||
                            wanted[strlen(names[kind])] != ':')))
        return NULL;
    nth = (unsigned)strtoul(strchr(wanted, ':') + 1, &end, 10);
    if (*end == '+' ? mine < nth : *end == '*' ? mine % nth != 0 : mine != nth)
        return NULL;
    return strchr(end, ':') + 1;
}

/* Whether the call fails; a signal comes instead, and then the call goes on. */
static bool fails(int kind)
{
    const char *what = fate(kind);
    int number = what == NULL ? 0 : atoi(what);

    if (number < 0)
        raise(-number);
    if (number > 0)
        errno = number;
    return number > 0;
}

static int open_file(const char *path, int flags, mode_t mode)
{
    bool writes = (flags & O_ACCMODE) != O_RDONLY;
    int fd;

    if ((flags & O_TMPFILE) == O_TMPFILE && cannot("tmpfile")) {
        errno = EOPNOTSUPP;
        return -1;
    }
    if (writes && fails(OPEN))
        return -1;
    fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    if (fd >= 0 && fd < FDS)
        written[fd] = writes || (flags & O_DIRECTORY) != 0;
    return fd;
}

#define OPEN_FUNCTION(name)                    \
    int name(const char *path, int flags, ...) \
    {                                          \
        va_list rest;                          \
        mode_t mode;                           \
                                               \
        va_start(rest, flags);                 \
        mode = va_arg(rest, mode_t);           \
        va_end(rest);                          \
        return open_file(path, flags, mode);   \
    }

OPEN_FUNCTION(open)
OPEN_FUNCTION(open64)

ssize_t write(int fd, const void *bytes, size_t length)
{
    const char *what = counts_for(fd) ? fate(WRITE) : NULL;

    if (what != NULL && strcmp(what, "zero") == 0)
        return 0;
    if (what != NULL && strcmp(what, "short") == 0)
        length = length > 7 ? 7 : length;
    else if (what != NULL && what[0] == '-')
        raise(atoi(what + 1));
    else if (what != NULL) {
        errno = atoi(what);
        return -1;
    }
    return syscall(SYS_write, fd, bytes, length);
}

int fsync(int fd)
{
    return fails(FSYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int close(int fd)
{
    bool failed = counts_for(fd) && fails(CLOSE);
    int code = errno;
    int result;

    if (fd >= 0 && fd < FDS)
        written[fd] = false;
    result = (int)syscall(SYS_close, fd);
    errno = failed ? code : errno;
    return failed ? -1 : result;
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    if (fails(LINK))
        return -1;
    return (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}

int link(const char *from, const char *to)
{
    if (cannot("link")) {
        errno = EPERM;
        return -1;
    }
    return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    if (flags != 0 && cannot("exchange")) {
        errno = EINVAL;
        return -1;
    }
    if (fails(RENAME))
        return -1;
    return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}

int rename(const char *from, const char *to)
{
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlinkat(int folder, const char *path, int flags)
{
    return fails(UNLINK) ? -1 : (int)syscall(SYS_unlinkat, folder, path, flags);
}

int unlink(const char *path)
{
    return unlinkat(AT_FDCWD, path, 0);
}

int mkdir(const char *path, mode_t mode)
{
    return fails(MKDIR) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

__attribute__((destructor)) static void tell(void)
{
    const char *path = getenv("CJ_IO_COUNT");
    int fd = path == NULL ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_WRONLY, 0600);

    for (int i = 0; fd >= 0 && i < KINDS; i++)
        dprintf(fd, "%s %u\n", names[i], counts[i]);
}

/* Names beside targets, and what is left under them by programs that were killed. */
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* ".q4.csv.cjtools-HOST-PROCESS-NTH": nobody else gives such names. */
#define MARK ".cjtools-"
#define HOST_DIGITS 16

/* A longer name of a target is cut: names have 255 bytes at most, here and there 143. */
#define NAME_KEPT 90
#define DAY (24 * 60 * 60)

/* Where a process number means something: this host, and in it this space of process
 * numbers, of which each container has its own. */
static void host_of(char out[HOST_DIGITS + 1])
{
    char text[512] = "";
    size_t length;
    ssize_t more;

    gethostname(text, 256);
    text[255] = '\0';
    length = strlen(text) + 1;
    more = readlink("/proc/self/ns/pid", text + length, sizeof text - length);
    snprintf(out, HOST_DIGITS + 1, "%016llx",
             (unsigned long long)cj_span_hash(text, length + (more > 0 ? (size_t)more : 0)));
}

char *cj_file_beside(const cj_file *file, int nth)
{
    const char *slash = strrchr(file->target, '/');
    const char *base = slash == NULL ? file->target : slash + 1;
    size_t length = strlen(base);
    char host[HOST_DIGITS + 1];
    char *name;

    host_of(host);
    if (length > NAME_KEPT)
        for (length = NAME_KEPT; length > 0 && (base[length] & 0xC0) == 0x80;)
            length--; /* no half characters */
    if (asprintf(&name, "%.*s.%.*s" MARK "%s-%ld-%d", (int)(base - file->target), file->target,
                 (int)length, base, host, (long)getpid(), nth) < 0)
        return NULL;
    return name;
}

/* Read "HOST-PROCESS-NTH" behind the mark. */
static bool parse(const char *text, char host[HOST_DIGITS + 1], long *pid)
{
    char *end;

    if (strspn(text, "0123456789abcdef") != HOST_DIGITS || text[HOST_DIGITS] != '-')
        return false;
    memcpy(host, text, HOST_DIGITS);
    host[HOST_DIGITS] = '\0';
    text += HOST_DIGITS + 1;
    if (text[0] < '1' || text[0] > '9')
        return false;
    errno = 0;
    *pid = strtol(text, &end, 10);
    if (errno != 0 || *pid > INT_MAX || end[0] != '-' || end[1] == '\0')
        return false;
    return end[1 + strspn(end + 1, "0123456789")] == '\0';
}

/* Whether a name is one that cj_file_beside() gives, and who gave it. */
static bool is_ours(const char *entry, char host[HOST_DIGITS + 1], long *pid)
{
    const char *mark = NULL;

    if (entry[0] != '.')
        return false;
    for (const char *at = strstr(entry + 1, MARK); at != NULL; at = strstr(at + 1, MARK))
        mark = at; /* the last one: a target may be called so itself */
    return mark != NULL && parse(mark + strlen(MARK), host, pid);
}

/* Whether whoever made the file is no more: here nothing holds its lock and the process
 * is gone; on another host nothing holds its lock, where locks are seen across hosts,
 * and nothing happened to it for a day. */
static bool is_left_behind(int folder, const char *entry, const char *here)
{
    char host[HOST_DIGITS + 1];
    struct stat found;
    bool locked;
    bool same;
    long pid;
    int code;
    int fd;

    if (!is_ours(entry, host, &pid))
        return false;
    same = strcmp(host, here) == 0;
    if (same && (kill((pid_t)pid, 0) == 0 || errno != ESRCH))
        return false;
    fd = openat(folder, entry, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return false;
    locked = flock(fd, LOCK_EX | LOCK_NB) == 0;
    code = errno;
    if (fstat(fd, &found) != 0 || !S_ISREG(found.st_mode))
        locked = same = false;
    close(fd);
    if (same)
        return locked || code != EWOULDBLOCK;
    return locked && found.st_mtime < time(NULL) - DAY && found.st_ctime < time(NULL) - DAY;
}

void cj_file_sweep(const char *folder)
{
    DIR *entries = opendir(folder);
    char here[HOST_DIGITS + 1];
    struct dirent *entry;

    if (entries == NULL)
        return;
    host_of(here);
    while ((entry = readdir(entries)) != NULL)
        if (is_left_behind(dirfd(entries), entry->d_name, here))
            unlinkat(dirfd(entries), entry->d_name, 0);
    closedir(entries);
}

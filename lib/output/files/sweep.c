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

/* no other program gives such names, so only these are ever swept */
#define MARK ".cjtools-"
#define HOST_DIGITS 16

/* A longer name of a target is cut: Linux allows 255 bytes a name, eCryptfs only 143, and the
 * mark with host, process and number takes about 40. */
#define NAME_KEPT 90
#define DAY (24 * 60 * 60)

/* Hash what makes a process number unique: the host's name and its space of process numbers, of
 * which each container has its own. kill(pid, 0) only tells about processes of this space. */
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
    const char *base = cj_file_name(file->target);
    size_t length = strlen(base);
    char host[HOST_DIGITS + 1];
    char *name;

    host_of(host);
    if (length > NAME_KEPT)
        for (length = NAME_KEPT; length > 0 && (base[length] & 0xC0) == 0x80;)
            length--; /* step back to the start of a UTF-8 character */
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
        mark = at; /* the last mark counts: a target's own name may contain one */
    return mark != NULL && parse(mark + strlen(MARK), host, pid);
}

/* Whether the process that made the file has ended. In this host's process space: the process
 * is gone and nothing holds the lock. On another host: nothing holds the lock (where locks are
 * seen across hosts) and the file has not changed for a day. */
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

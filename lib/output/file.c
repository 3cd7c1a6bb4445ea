/* Files that are whole or not there: written without a name or aside, synced, put in place. */
#include "cj/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct cj_file {
    char *name;      /* as given, for messages */
    char *target;    /* symbolic links followed */
    char *temporary; /* its name, once it has one; NULL: a nameless file */
    int fd;
    bool direct; /* the target is written as it is */
};

#define TRIES 100

cj_status cj_write_all(int fd, const char *name, cj_span bytes, cj_error *err)
{
    while (bytes.length > 0) {
        ssize_t written = write(fd, bytes.at, bytes.length);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return cj_fail_errno(err, name, "cannot write", errno);
        bytes.at += written;
        bytes.length -= (size_t)written;
    }
    return CJ_OK;
}

void cj_file_discard(cj_file *file)
{
    if (file == NULL)
        return;
    if (file->fd >= 0)
        close(file->fd);
    if (file->temporary != NULL)
        unlink(file->temporary);
    free(file->name);
    free(file->target);
    free(file->temporary);
    free(file);
}

/* A name beside the target that nothing has: ".q4.csv.1234-0". */
static char *beside(const cj_file *file, int nth)
{
    const char *slash = strrchr(file->target, '/');
    int folder = slash == NULL ? 0 : (int)(slash - file->target) + 1;
    char *name;

    if (asprintf(&name, "%.*s.%s.%ld-%d", folder, file->target, file->target + folder,
                 (long)getpid(), nth) < 0)
        return NULL;
    return name;
}

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return strdup(".");
    return strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

/* Where path leads when links are followed; a dangling link names its target. */
static char *follow(const char *path)
{
    char *resolved = realpath(path, NULL);
    char link[PATH_MAX];
    ssize_t length;
    char *joined;
    char *folder;

    if (resolved != NULL)
        return resolved;
    length = readlink(path, link, sizeof link - 1);
    if (length < 0)
        return strdup(path);
    link[length] = '\0';
    if (link[0] == '/')
        return strdup(link);
    folder = folder_of(path);
    if (folder == NULL || asprintf(&joined, "%s/%s", folder, link) < 0)
        joined = NULL;
    free(folder);
    return joined;
}

static cj_status fail_no_folder(const cj_file *file, cj_error *err)
{
    char *folder = folder_of(file->target);

    cj_fail_at(err, CJ_EIO, file->name, 0, 0, "cannot write: there is no folder %s",
               folder == NULL ? "" : folder);
    free(folder);
    return CJ_EIO;
}

/* A file without a name where the file system can do that: nothing is left
 * behind however the program ends.  Else one with a name beside the target. */
static cj_status open_temporary(cj_file *file, mode_t mode, cj_error *err)
{
    char *folder = folder_of(file->target);

    if (folder == NULL)
        return cj_fail_nomem(err);
    file->fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
    free(folder);
    for (int nth = 0; file->fd < 0 && nth < TRIES; nth++) {
        free(file->temporary);
        file->temporary = beside(file, nth);
        if (file->temporary == NULL)
            return cj_fail_nomem(err);
        file->fd = open(file->temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode);
        if (file->fd < 0 && errno != EEXIST)
            break;
    }
    if (file->fd < 0) {
        int code = errno;

        free(file->temporary);
        file->temporary = NULL;
        if (code == ENOENT)
            return fail_no_folder(file, err);
        return cj_fail_errno(err, file->name, "cannot write", code);
    }
    return CJ_OK;
}

static cj_status open_target(cj_file *file, cj_error *err)
{
    struct stat old;
    mode_t mode = 0666;

    if (stat(file->target, &old) == 0) {
        if (S_ISDIR(old.st_mode))
            return cj_fail_at(err, CJ_EIO, file->name, 0, 0, "cannot write: it is a directory");
        if (!S_ISREG(old.st_mode)) {
            file->direct = true;
            file->fd = open(file->target, O_WRONLY | O_CLOEXEC | O_NOCTTY);
            return file->fd < 0 ? cj_fail_errno(err, file->name, "cannot write", errno) : CJ_OK;
        }
        mode = old.st_mode & 0666; /* and the umask */
    }
    return open_temporary(file, mode, err);
}

cj_status cj_file_create(cj_file **out, const char *path, cj_error *err)
{
    cj_file *file;
    cj_status status;

    *out = NULL;
    if (path[0] == '\0')
        return cj_fail(err, CJ_EIO, "cannot write a file without a name");
    file = calloc(1, sizeof *file);
    if (file == NULL)
        return cj_fail_nomem(err);
    file->fd = -1;
    file->name = strdup(path);
    file->target = follow(path);
    status =
        file->name == NULL || file->target == NULL ? cj_fail_nomem(err) : open_target(file, err);
    if (status != CJ_OK) {
        cj_file_discard(file);
        return status;
    }
    *out = file;
    return CJ_OK;
}

cj_status cj_file_write(cj_file *file, cj_span bytes, cj_error *err)
{
    return cj_write_all(file->fd, file->name, bytes, err);
}

cj_status cj_file_sync(cj_file *file, cj_error *err)
{
    if (!file->direct && fsync(file->fd) != 0)
        return cj_fail_errno(err, file->name, "cannot write", errno);
    return CJ_OK;
}

/* Whether an entry of a folder is a name that beside() gave, in a process that is no
 * more. */
static bool is_left_behind(const char *entry, const char *name)
{
    size_t length = strlen(name);
    char *end;
    long pid;

    if (entry[0] != '.' || strncmp(entry + 1, name, length) != 0 || entry[length + 1] != '.' ||
        entry[length + 2] < '1' || entry[length + 2] > '9')
        return false;
    pid = strtol(entry + length + 2, &end, 10);
    if (end[0] != '-' || end[1] == '\0' || end[1 + strspn(end + 1, "0123456789")] != '\0')
        return false;
    return pid <= INT_MAX && kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

/* A program that was killed between naming its file and renaming it has left a copy:
 * take it away. */
static void sweep(const cj_file *file)
{
    const char *slash = strrchr(file->target, '/');
    const char *name = slash == NULL ? file->target : slash + 1;
    char *folder = folder_of(file->target);
    DIR *entries = folder == NULL ? NULL : opendir(folder);
    struct dirent *entry;

    while (entries != NULL && (entry = readdir(entries)) != NULL)
        if (is_left_behind(entry->d_name, name))
            unlinkat(dirfd(entries), entry->d_name, 0);
    if (entries != NULL)
        closedir(entries);
    free(folder);
}

/* Give the nameless file a name, to be renamed from. */
static cj_status name_it(cj_file *file, cj_error *err)
{
    char handle[64];

    sweep(file);
    snprintf(handle, sizeof handle, "/proc/self/fd/%d", file->fd);
    for (int nth = 0; nth < TRIES; nth++) {
        char *name = beside(file, nth);

        if (name == NULL)
            return cj_fail_nomem(err);
        if (linkat(AT_FDCWD, handle, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0) {
            file->temporary = name;
            return CJ_OK;
        }
        free(name);
        if (errno != EEXIST)
            break;
    }
    return cj_fail_errno(err, file->name, "cannot write", errno);
}

cj_status cj_file_commit(cj_file **out, cj_error *err)
{
    cj_file *file = *out;
    cj_status status = CJ_OK;

    *out = NULL;
    if (!file->direct) {
        status = cj_file_sync(file, err);
        if (status == CJ_OK && file->temporary == NULL)
            status = name_it(file, err);
        if (status == CJ_OK && rename(file->temporary, file->target) != 0)
            status = cj_fail_errno(err, file->name, "cannot write", errno);
        if (status == CJ_OK) {
            free(file->temporary);
            file->temporary = NULL;
        }
    }
    if (close(file->fd) != 0 && status == CJ_OK)
        status = cj_fail_errno(err, file->name, "cannot write", errno);
    file->fd = -1;
    cj_file_discard(file);
    return status;
}

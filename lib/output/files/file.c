/* One file of a set: where it goes, and what it is written to until then. */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Linux itself gives up after 40 symbolic links (path_resolution(7)). */
#define LINKS_MAX 40

/* ---- calls that a signal may interrupt -------------------------------------------- */

int cj_file_close(int fd)
{
    /* Linux has released the descriptor even when close() reports EINTR: a second close() could
     * close a descriptor that another thread has just opened */
    return close(fd) != 0 && errno != EINTR ? -1 : 0;
}

int cj_file_sync(int fd)
{
    int result;

    do
        result = fsync(fd);
    while (result != 0 && errno == EINTR);
    return result;
}

int cj_file_open(const char *path, int flags, mode_t mode)
{
    int fd;

    do
        fd = open(path, flags | O_CLOEXEC, mode);
    while (fd < 0 && errno == EINTR);
    return fd;
}

int cj_file_unlink(const char *path)
{
    int result;

    do
        result = unlink(path);
    while (result != 0 && errno == EINTR);
    return result;
}

int cj_file_rename(const char *from, const char *to, unsigned flags)
{
    int result;

    do
        result = flags == 0 ? rename(from, to) : renameat2(AT_FDCWD, from, AT_FDCWD, to, flags);
    while (result != 0 && errno == EINTR);
    return result;
}

/* Wait until a non-blocking descriptor (a pipe that the caller made so) can be written to
 * again; false with errno set if poll() fails. */
static bool wait_for(int fd)
{
    struct pollfd wanted = {.fd = fd, .events = POLLOUT};

    return poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

cj_status cj_file_write_all(int fd, const char *name, cj_span bytes, cj_error *err)
{
    while (bytes.length > 0) {
        ssize_t written = write(fd, bytes.at, bytes.length);

        if (written < 0 && (errno == EINTR || (errno == EAGAIN && wait_for(fd))))
            continue;
        if (written < 0)
            return cj_fail_errno(err, name, "cannot write", errno);
        if (written == 0)
            return cj_fail_at(err, CJ_EIO, name, 0, 0, "cannot write: no more bytes are taken");
        bytes.at += written;
        bytes.length -= (size_t)written;
    }
    return CJ_OK;
}

/* ---- where it goes ------------------------------------------------------------------ */

char *cj_file_folder(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return strdup(".");
    return strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

/* Return the path that the symbolic link at `path` leads to, to be freed; a relative link is
 * read from the folder of the link, as the system does. NULL without memory or if it is no
 * link. */
static char *read_link(const char *path)
{
    char link[PATH_MAX];
    ssize_t length = readlink(path, link, sizeof link - 1);
    char *folder;
    char *joined;

    if (length < 0)
        return NULL;
    link[length] = '\0';
    if (link[0] == '/')
        return strdup(link);
    folder = cj_file_folder(path);
    if (folder == NULL || asprintf(&joined, "%s/%s", folder, link) < 0)
        joined = NULL;
    free(folder);
    return joined;
}

/* Set file->target to the path behind all symbolic links of file->name. realpath() fails if the
 * last link dangles; then the links are followed one by one, and the missing file that the last
 * one names is the target, as it is for the shell's `>`. */
static cj_status follow(cj_file *file, cj_error *err)
{
    struct stat found;

    file->target = realpath(file->name, NULL);
    if (file->target != NULL)
        return CJ_OK;
    if (errno == ELOOP || errno == ENAMETOOLONG)
        return cj_fail_errno(err, file->name, "cannot write", errno);
    file->target = strdup(file->name);
    for (int i = 0; file->target != NULL && lstat(file->target, &found) == 0; i++) {
        char *next = S_ISLNK(found.st_mode) ? read_link(file->target) : NULL;

        if (!S_ISLNK(found.st_mode))
            return CJ_OK;
        if (i == LINKS_MAX) {
            free(next);
            return cj_fail_errno(err, file->name, "cannot write", ELOOP);
        }
        free(file->target);
        file->target = next;
    }
    return file->target == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* ---- what it is written to until then ------------------------------------------------- */

/* Report that the new file cannot be opened. ENOENT usually means a missing folder, which is
 * easier to mend when it is named. */
static cj_status fail_to_open(const cj_file *file, int code, cj_error *err)
{
    struct stat found;

    if (code == ENOENT && stat(file->folder, &found) != 0)
        return cj_fail_at(err, CJ_EIO, file->name, 0, 0, "cannot write: there is no folder %s",
                          file->folder);
    return cj_fail_errno(err, file->name, "cannot write", code);
}

/* Open a file without a name (O_TMPFILE) in the target's folder; fd stays -1 with errno set
 * where the file system cannot do that. Without /proc the file could never get a name (linkat()
 * needs the path), so it is closed again. Nothing is left behind however the program ends. */
static void open_nameless(cj_file *file, mode_t mode)
{
    char handle[64];

    file->fd = cj_file_open(file->folder, O_TMPFILE | O_WRONLY, mode);
    if (file->fd < 0)
        return;
    snprintf(handle, sizeof handle, "/proc/self/fd/%d", file->fd);
    if (access(handle, F_OK) == 0)
        return;
    cj_file_close(file->fd);
    file->fd = -1;
    errno = EOPNOTSUPP;
}

cj_status cj_file_watch(cj_file *file, const char *path, cj_error *err)
{
    if (file->watch == NULL)
        return CJ_OK;
    file->watched = strdup(path);
    if (file->watched == NULL)
        return cj_fail_nomem(err);
    file->watch->begin(file->watch->data, path);
    return CJ_OK;
}

void cj_file_unwatch(cj_file *file)
{
    if (file->watched != NULL)
        file->watch->end(file->watch->data, file->watched);
    free(file->watched);
    file->watched = NULL;
}

/* Forget the temporary name without touching the disk: the file was never made, or is gone. */
static void forget_temporary(cj_file *file)
{
    cj_file_unwatch(file);
    free(file->temporary);
    file->temporary = NULL;
}

/* Open a new file under the first free name beside the target. The watch is told of the name
 * before the file exists, so that a signal in between cannot leave the file behind. */
static cj_status open_named(cj_file *file, mode_t mode, cj_error *err)
{
    int code = EEXIST;

    for (int nth = 0; code == EEXIST && nth < CJ_FILE_TRIES; nth++) {
        struct stat found;

        forget_temporary(file);
        file->temporary = cj_file_beside(file, nth);
        if (file->temporary == NULL)
            return cj_fail_nomem(err);
        if (lstat(file->temporary, &found) == 0)
            continue; /* another program's file: the watch must not remove it */
        if (cj_file_watch(file, file->temporary, err) != CJ_OK) {
            forget_temporary(file);
            return CJ_ENOMEM;
        }
        file->fd = cj_file_open(file->temporary, O_CREAT | O_EXCL | O_WRONLY, mode);
        if (file->fd >= 0)
            return CJ_OK;
        code = errno;
    }
    forget_temporary(file);
    return fail_to_open(file, code, err);
}

/* Open the temporary file. A full, failing or read-only disk and a lack of descriptors or
 * memory would stop a named file, too, so those errors are reported at once; any other error
 * may only mean that O_TMPFILE is not supported. */
static cj_status open_temporary(cj_file *file, mode_t mode, cj_error *err)
{
    cj_status status = CJ_OK;

    open_nameless(file, mode);
    if (file->fd < 0 && (errno == ENOSPC || errno == EDQUOT || errno == EIO || errno == EROFS ||
                         errno == EMFILE || errno == ENFILE || errno == ENOMEM))
        return fail_to_open(file, errno, err);
    if (file->fd < 0)
        status = open_named(file, mode, err);
    /* the lock tells cj_file_sweep() of other processes that the file is in use */
    if (status == CJ_OK)
        flock(file->fd, LOCK_EX | LOCK_NB);
    return status;
}

int cj_files_descriptor(const char *name)
{
    static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};

    if (strcmp(name, "/dev/stdout") == 0)
        return STDOUT_FILENO;
    if (strcmp(name, "/dev/stderr") == 0)
        return STDERR_FILENO;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        size_t length = strlen(folders[i]);
        const char *number = name + length;
        size_t digits = strncmp(name, folders[i], length) == 0 ? strspn(number, "0123456789") : 0;

        if (digits > 0 && digits < 7 && number[digits] == '\0')
            return (int)strtol(number, NULL, 10);
    }
    return -1;
}

/* Write to the open descriptor that the name stands for (/dev/stdout, /dev/fd/N). Opening
 * /dev/fd/N anew would begin at byte 0 and overwrite; the duplicate keeps the position and
 * O_APPEND of the shell's redirection. */
static cj_status begin_open(cj_file *file, int descriptor, cj_error *err)
{
    file->target = strdup(file->name);
    file->folder = file->target == NULL ? NULL : cj_file_folder(file->target);
    if (file->folder == NULL)
        return cj_fail_nomem(err);
    file->direct = true;
    file->fd = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    return file->fd < 0 ? cj_fail_errno(err, file->name, "cannot write", errno) : CJ_OK;
}

cj_status cj_file_begin(cj_file *file, cj_error *err)
{
    int descriptor = cj_files_descriptor(file->name);
    struct stat old;
    mode_t mode = 0666;
    /* a pipe under /proc/self/fd is a link to no path ("pipe:[123]"), which realpath() cannot
     * follow */
    bool special = stat(file->name, &old) == 0 && !S_ISREG(old.st_mode);
    cj_status status = CJ_OK;

    if (descriptor >= 0)
        return begin_open(file, descriptor, err);
    if (special)
        file->target = strdup(file->name);
    else
        status = follow(file, err);
    if (status == CJ_OK && file->target == NULL)
        status = cj_fail_nomem(err);
    if (status != CJ_OK)
        return status;
    file->folder = cj_file_folder(file->target);
    if (file->folder == NULL)
        return cj_fail_nomem(err);
    if (stat(file->target, &old) == 0) {
        if (S_ISDIR(old.st_mode))
            return cj_fail_at(err, CJ_EIO, file->name, 0, 0, "cannot write: it is a directory");
        if (!S_ISREG(old.st_mode)) {
            file->direct = true;
            file->fd = cj_file_open(file->target, O_WRONLY | O_NOCTTY, 0);
            return file->fd < 0 ? cj_fail_errno(err, file->name, "cannot write", errno) : CJ_OK;
        }
        if ((old.st_mode & S_IWUSR) == 0)
            return cj_fail_at(err, CJ_EIO, file->name, 0, 0,
                              "cannot write: it is read-only (mode %03o); chmod u+w lets it be "
                              "replaced",
                              (unsigned)old.st_mode & 0777);
        /* the old mode without execute bits; the umask of the process still applies */
        mode = old.st_mode & 0666;
    }
    return open_temporary(file, file->private ? mode & 0600 : mode, err);
}

cj_status cj_file_write(cj_file *file, cj_span bytes, cj_error *err)
{
    return cj_file_write_all(file->fd, file->name, bytes, err);
}

cj_status cj_file_flush(cj_file *file, cj_error *err)
{
    if (file->fd >= 0 && !file->direct && cj_file_sync(file->fd) != 0)
        return cj_fail_errno(err, file->name, "cannot write", errno);
    return CJ_OK;
}

/* Link the nameless file to the first free name beside the target. rename() cannot take a file
 * without a name, so linkat() has to give it one first. */
static cj_status name_it(cj_file *file, cj_error *err)
{
    char handle[64];

    snprintf(handle, sizeof handle, "/proc/self/fd/%d", file->fd);
    errno = EEXIST;
    for (int nth = 0; nth < CJ_FILE_TRIES && (errno == EEXIST || errno == EINTR); nth++) {
        char *name = cj_file_beside(file, nth);

        if (name == NULL)
            return cj_fail_nomem(err);
        if (linkat(AT_FDCWD, handle, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0) {
            file->temporary = name;
            return CJ_OK;
        }
        free(name);
    }
    return cj_fail_errno(err, file->name, "cannot write", errno);
}

cj_status cj_file_settle(cj_file *file, cj_error *err)
{
    cj_status status = CJ_OK;
    int fd = file->fd;

    if (fd < 0)
        return CJ_OK;
    if (!file->direct && file->temporary == NULL)
        status = name_it(file, err);
    if (status != CJ_OK)
        return status;
    file->fd = -1;
    return cj_file_close(fd) == 0 ? CJ_OK : cj_fail_errno(err, file->name, "cannot write", errno);
}

void cj_file_forget(cj_file *file)
{
    if (file->fd >= 0)
        cj_file_close(file->fd);
    file->fd = -1;
    /* a second try, since the file may hold records of people */
    if (file->temporary != NULL && cj_file_unlink(file->temporary) != 0)
        cj_file_unlink(file->temporary);
    /* rmdir() refuses, as it should, if another program put a file there */
    if (file->made)
        rmdir(file->target);
    file->made = false;
    forget_temporary(file);
}

/* A new file put in its place, and the old one put back. */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE (64 * 1024)

/* Whether the error says that the file system lacks a flag of renameat2(), rather than that the
 * rename failed. */
static bool is_unsupported(int code)
{
    return code == EINVAL || code == ENOSYS || code == EOPNOTSUPP || code == ENOTTY;
}

/* Swap the two names in one step: the target is new, and the temporary name now holds the old
 * file. */
static bool exchange(cj_file *file)
{
    if (cj_file_rename(file->temporary, file->target, RENAME_EXCHANGE) != 0)
        return false;
    file->kept = file->temporary;
    file->temporary = NULL;
    file->placed = true;
    return true;
}

/* Rename to a target that does not exist. NOREPLACE keeps a file that another program made in
 * the meantime; where the flag is unknown the plain rename takes that risk. */
static bool put_new(cj_file *file)
{
    if (cj_file_rename(file->temporary, file->target, RENAME_NOREPLACE) != 0 &&
        (!is_unsupported(errno) || cj_file_rename(file->temporary, file->target, 0) != 0))
        return false;
    free(file->temporary);
    file->temporary = NULL;
    file->placed = true;
    return true;
}

/* Copy all bytes of one file into another; 0 or an errno value. */
static int copy_bytes(int from, int to)
{
    char *piece = malloc(PIECE);
    cj_error error = CJ_ERROR_INIT;
    int code = piece == NULL ? ENOMEM : 0;

    while (code == 0) {
        ssize_t length = read(from, piece, PIECE);

        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0)
            code = errno;
        if (length <= 0)
            break;
        errno = 0;
        if (cj_file_write_all(to, "", (cj_span){piece, (size_t)length}, &error) != CJ_OK)
            code = errno != 0 ? errno : EIO;
    }
    free(piece);
    return code;
}

/* Copy the old target to `name` with its mode and times, for file systems without hard links
 * (FAT, some network ones). The copy begins with mode 0600, so that nobody else can read it
 * half-way; 0 or an errno value. */
static int copy_old(const cj_file *file, const char *name)
{
    struct stat old;
    int from = cj_file_open(file->target, O_RDONLY | O_NOFOLLOW, 0);
    int to = from < 0 ? -1 : cj_file_open(name, O_CREAT | O_EXCL | O_WRONLY, 0600);
    int code = to < 0 ? errno : 0;

    if (code == 0 && fstat(from, &old) != 0)
        code = errno;
    if (code == 0)
        code = copy_bytes(from, to);
    if (code == 0) {
        const struct timespec times[2] = {old.st_atim, old.st_mtim};

        /* both may fail on such file systems; the bytes are what counts */
        fchmod(to, old.st_mode & 07777);
        futimens(to, times);
        code = cj_file_sync(to) == 0 ? 0 : errno;
    }
    if (to >= 0 && cj_file_close(to) != 0 && code == 0)
        code = errno;
    if (to >= 0 && code != 0)
        cj_file_unlink(name);
    if (from >= 0)
        close(from);
    return code;
}

/* Give what is there a second name, or a copy: 0 or an errno value. */
static int keep_old(const cj_file *file, const char *name)
{
    int result;

    do
        result = link(file->target, name);
    while (result != 0 && errno == EINTR);
    if (result == 0)
        return 0;
    return errno == EEXIST || errno == ENOENT ? errno : copy_old(file, name);
}

/* Replace the target where names cannot be swapped: the old file gets a second name first, so
 * that a whole file stands under the target's name at every moment. 0 or an errno value. */
static int keep_and_replace(cj_file *file)
{
    int code = EEXIST;

    for (int nth = 0; code == EEXIST && nth < CJ_FILE_TRIES; nth++) {
        free(file->kept);
        file->kept = cj_file_beside(file, nth);
        if (file->kept == NULL)
            return ENOMEM;
        code = keep_old(file, file->kept);
    }
    if (code == 0 && cj_file_rename(file->temporary, file->target, 0) != 0) {
        code = errno;
        cj_file_unlink(file->kept);
    }
    if (code != 0) {
        free(file->kept);
        file->kept = NULL;
        return code;
    }
    free(file->temporary);
    file->temporary = NULL;
    file->placed = true;
    return 0;
}

/* Put the new file at the target, whether or not a file is there. The loop tries again if the
 * answer to lstat() is out of date. */
static cj_status place_new(cj_file *file, cj_error *err)
{
    int code = EEXIST;

    /* another program may make or remove the target between lstat() and the rename */
    for (int i = 0; i < CJ_FILE_TRIES && (code == EEXIST || code == ENOENT); i++) {
        struct stat found;
        bool there = lstat(file->target, &found) == 0;

        if (there && S_ISDIR(found.st_mode))
            return cj_fail_at(err, CJ_EIO, file->name, 0, 0, "cannot write: it is a directory");
        if (there ? exchange(file) : put_new(file))
            return CJ_OK;
        code = errno;
        if (there && is_unsupported(code))
            code = keep_and_replace(file);
        if (code == 0)
            return CJ_OK;
        if (code == ENOENT && access(file->temporary, F_OK) != 0)
            break;
    }
    return code == ENOMEM ? cj_fail_nomem(err)
                          : cj_fail_errno(err, file->name, "cannot write", code);
}

/* Rename a target that is to go to a kept name; remove_old() unlinks it once the set is
 * committed, and until then it can come back. A target that is gone already is no failure. */
static cj_status place_removal(cj_file *file, cj_error *err)
{
    int result = -1;

    errno = EEXIST;
    for (int nth = 0; result != 0 && errno == EEXIST && nth < CJ_FILE_TRIES; nth++) {
        struct stat found;

        free(file->kept);
        file->kept = cj_file_beside(file, nth);
        if (file->kept == NULL)
            return cj_fail_nomem(err);
        errno = EEXIST;
        if (lstat(file->kept, &found) != 0)
            result = cj_file_rename(file->target, file->kept, 0);
    }
    if (result == 0 || errno == ENOENT) {
        file->placed = result == 0;
        if (result == 0)
            return CJ_OK;
    }
    free(file->kept);
    file->kept = NULL;
    return errno == ENOENT ? CJ_OK
                           : cj_fail_errno(err, file->name,
                                           "cannot remove this table of an earlier run", errno);
}

cj_status cj_file_place(cj_file *file, cj_error *err)
{
    if (file->removal)
        return place_removal(file, err);
    return file->direct || file->made ? CJ_OK : place_new(file, err);
}

bool cj_file_put_back(cj_file *file)
{
    if (!file->placed)
        return true;
    if (file->kept == NULL ? cj_file_unlink(file->target) != 0 && errno != ENOENT
                           : cj_file_rename(file->kept, file->target, 0) != 0)
        return false;
    free(file->kept);
    file->kept = NULL;
    file->placed = false;
    return true;
}

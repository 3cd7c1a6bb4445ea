/* Several files that come into being together. */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes of file names in the message when files cannot be put back; 400 bytes are left for the
 * sentence around them. */
#define NAMES_TOLD (CJ_ERROR_TEXT_MAX - 400)

struct cj_files {
    const cj_files_watch *watch;
    cj_file **items;
    size_t count;
    size_t capacity;
    bool ended;
    bool private; /* new files are for their owner alone */
};

/* The system's words for an errno value. */
static const char *words_of(int code, char *room, size_t size)
{
    return strerror_r(code, room, size);
}

static void free_file(cj_file *file)
{
    cj_file_forget(file);
    free(file->name);
    free(file->target);
    free(file->folder);
    free(file->kept);
    free(file);
}

cj_status cj_files_new(cj_files **out, const cj_files_watch *watch, cj_error *err)
{
    *out = calloc(1, sizeof **out);
    if (*out == NULL)
        return cj_fail_nomem(err);
    (*out)->watch = watch;
    return CJ_OK;
}

/* Make a member that has a name and no open file. The array has room for it, so keep() cannot
 * fail. */
static cj_status new_file(cj_file **out, cj_files *files, const char *path, cj_error *err)
{
    cj_status status =
        cj_grow(&files->items, &files->capacity, files->count + 1, sizeof(cj_file *), err);

    *out = NULL;
    if (status == CJ_OK && path[0] == '\0')
        status = cj_fail(err, CJ_EIO, "cannot write a file without a name");
    if (status != CJ_OK)
        return status;
    *out = calloc(1, sizeof **out);
    if (*out == NULL)
        return cj_fail_nomem(err);
    (*out)->fd = -1;
    (*out)->watch = files->watch;
    (*out)->private = files->private;
    (*out)->name = strdup(path);
    if ((*out)->name != NULL)
        return CJ_OK;
    free_file(*out);
    *out = NULL;
    return cj_fail_nomem(err);
}

/* Add *file to the set if its first step succeeded, else free it. */
static cj_status keep(cj_file **file, cj_files *files, cj_status status)
{
    if (status == CJ_OK) {
        files->items[files->count++] = *file;
    } else {
        free_file(*file);
        *file = NULL;
    }
    return status;
}

/* Whether an earlier member is in the same folder: each folder is swept and synced once. */
static bool is_folder_done(const cj_files *files, size_t number)
{
    for (size_t i = 0; i < number; i++)
        if (!files->items[i]->direct &&
            strcmp(files->items[i]->folder, files->items[number]->folder) == 0)
            return true;
    return false;
}

void cj_files_keep_private(cj_files *files)
{
    files->private = true;
}

cj_status cj_files_add(cj_file **out, cj_files *files, const char *path, cj_error *err)
{
    cj_status status = new_file(out, files, path, err);

    if (status != CJ_OK)
        return status;
    status = keep(out, files, cj_file_begin(*out, err));
    if (status == CJ_OK && !(*out)->direct && !is_folder_done(files, files->count - 1))
        cj_file_sweep((*out)->folder);
    return status;
}

/* Set the target and its folder from the name as given, without following links: a removal
 * takes away the link, not the file behind it. */
static cj_status name_target(cj_file *file, cj_error *err)
{
    size_t length = strlen(file->name);

    while (length > 1 && file->name[length - 1] == '/')
        length--;
    file->target = strndup(file->name, length);
    if (file->target != NULL)
        file->folder = cj_file_folder(file->target);
    return file->folder == NULL ? cj_fail_nomem(err) : CJ_OK;
}

cj_status cj_files_make_folder(cj_files *files, const char *path, cj_error *err)
{
    struct stat found;
    cj_file *file;
    cj_status status;
    int result;

    if (stat(path, &found) == 0 && S_ISDIR(found.st_mode))
        return CJ_OK;
    status = new_file(&file, files, path, err);
    if (status != CJ_OK)
        return status;
    status = name_target(file, err);
    if (status == CJ_OK)
        status = cj_file_watch(file, file->target, err);
    do
        result = status == CJ_OK ? mkdir(file->target, 0777) : 0;
    while (result != 0 && errno == EINTR);
    if (result != 0)
        status = cj_fail_errno(err, path, "cannot make the folder", errno);
    file->made = result == 0;
    return keep(&file, files, status);
}

cj_status cj_files_remove(cj_files *files, const char *path, cj_error *err)
{
    struct stat found;
    cj_file *file;
    cj_status status;

    if (lstat(path, &found) != 0 || S_ISDIR(found.st_mode))
        return CJ_OK;
    if (S_ISREG(found.st_mode) && (found.st_mode & S_IWUSR) == 0)
        return cj_fail_at(err, CJ_EIO, path, 0, 0,
                          "cannot remove this table of an earlier run: it is read-only");
    status = new_file(&file, files, path, err);
    if (status != CJ_OK)
        return status;
    file->removal = true;
    return keep(&file, files, name_target(file, err));
}

void cj_files_drop(cj_files *files, cj_file *file)
{
    for (size_t i = 0; i < files->count; i++)
        if (files->items[i] == file) {
            memmove(&files->items[i], &files->items[i + 1],
                    (--files->count - i) * sizeof(cj_file *));
            free_file(file);
            return;
        }
}

/* ---- the commit ----------------------------------------------------------------------- */

/* Sync the folders, so that the renames survive a power cut. File systems that sync names by
 * themselves answer EINVAL or the like, which is no failure. */
static cj_status sync_folders(const cj_files *files, cj_error *err)
{
    for (size_t i = 0; i < files->count; i++) {
        const cj_file *file = files->items[i];
        cj_status status = CJ_OK;
        int fd;

        if (file->direct || is_folder_done(files, i))
            continue;
        fd = cj_file_open(file->folder, O_RDONLY | O_DIRECTORY, 0);
        if (fd < 0)
            continue; /* a folder with mode -wx can be written in and not opened for reading */
        if (cj_file_sync(fd) != 0 && errno != EINVAL && errno != EBADF && errno != ENOSYS &&
            errno != EOPNOTSUPP)
            status = cj_fail_errno(err, file->name, "cannot write", errno);
        cj_file_close(fd);
        if (status != CJ_OK)
            return status;
    }
    return CJ_OK;
}

/* Append to the error which files could not be put back, or that all are as they were. */
static void tell_left(cj_error *err, const cj_text *names, size_t count, size_t untold)
{
    size_t length = strlen(err->text);
    char more[48] = "";

    if (untold > 0)
        snprintf(more, sizeof more, " and %zu more", untold);
    if (count == 0)
        snprintf(err->text + length, sizeof err->text - length, "; all files are as they were");
    else
        snprintf(err->text + length, sizeof err->text - length,
                 "; not put back, so new or gone: %s%s; every other file is as it was (the old "
                 "ones are kept beside the new as .NAME.cjtools-...)",
                 cj_text_string(names), more);
}

/* Put every placed file back, the last one first, and say in the error which ones could not be
 * restored. */
static void put_all_back(cj_files *files, cj_error *err)
{
    cj_text names = CJ_TEXT_INIT;
    bool any = false;
    size_t count = 0;
    size_t untold = 0;

    for (size_t i = files->count; i-- > 0;) {
        cj_file *file = files->items[i];
        bool was_placed = file->placed;

        any = any || was_placed;
        if (!was_placed || cj_file_put_back(file) || cj_file_put_back(file)) /* a second try */
            continue;
        if (names.length + strlen(file->name) > NAMES_TOLD)
            untold++;
        else
            cj_text_format(&names, "%s%s", count == 0 ? "" : ", ", file->name);
        count++;
    }
    if (err != NULL && any)
        tell_left(err, &names, count, untold);
    cj_text_clear(&names);
}

/* Remove the kept old files once every new file is in place. A failure here does not undo the
 * commit: all files are new, and the message says which old one is left. */
static cj_status remove_old(cj_files *files, cj_error *err)
{
    cj_status status = CJ_OK;
    char words[128];

    for (size_t i = 0; i < files->count; i++) {
        cj_file *file = files->items[i];

        if (file->kept != NULL && cj_file_unlink(file->kept) != 0 && errno != ENOENT &&
            cj_file_unlink(file->kept) != 0 && errno != ENOENT && status == CJ_OK)
            status = cj_fail_at(err, CJ_EIO, file->name, 0, 0,
                                "all files are new, but the old one cannot be removed: %s: %s",
                                file->kept, words_of(errno, words, sizeof words));
    }
    return status;
}

/* Close, name and place every member, in rounds over the whole set: all failures of closing (a
 * full disk on NFS) come before the first target changes. From `ended` on the set counts as
 * committed. */
static cj_status place_all(cj_files *files, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < files->count; i++)
        if (files->items[i]->direct) /* first pipes and devices, whose bytes nobody can take back */
            status = cj_file_settle(files->items[i], err);
    for (size_t i = 0; status == CJ_OK && i < files->count; i++)
        status = cj_file_settle(files->items[i], err);
    for (size_t i = 0; status == CJ_OK && i < files->count; i++)
        status = cj_file_place(files->items[i], err);
    if (status == CJ_OK)
        status = sync_folders(files, err);
    if (status != CJ_OK) {
        put_all_back(files, err);
        sync_folders(files, NULL);
        return status;
    }
    files->ended = true;
    return remove_old(files, err);
}

/* Forget every file, the last one first: files in a folder that this set made go before the
 * folder, which must be empty for rmdir(). */
static void forget_all(cj_files *files)
{
    for (size_t i = files->count; i-- > 0;)
        cj_file_forget(files->items[i]);
}

/* Commit while signals are blocked. After success folders that were made stay and the watch has
 * nothing left to remove; after failure nothing of the set remains. */
static cj_status commit_held(cj_files *files, cj_error *err)
{
    cj_status status = place_all(files, err);

    for (size_t i = 0; files->ended && i < files->count; i++) {
        files->items[i]->made = false;
        cj_file_unwatch(files->items[i]);
    }
    if (!files->ended)
        forget_all(files);
    return status;
}

/* The slow step, fsync, comes before signals are blocked, so that Ctrl-C still works during it.
 * SIGKILL cannot be blocked; what it leaves behind is swept by a later run. */
cj_status cj_files_commit(cj_files *files, cj_error *err)
{
    static const int held[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU};
    cj_status status = CJ_OK;
    sigset_t signals;
    sigset_t before;

    for (size_t i = 0; status == CJ_OK && i < files->count; i++)
        status = cj_file_flush(files->items[i], err);
    if (status != CJ_OK)
        return status;
    sigemptyset(&signals);
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        sigaddset(&signals, held[i]);
    pthread_sigmask(SIG_BLOCK, &signals, &before);
    status = commit_held(files, err);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return status;
}

void cj_files_free(cj_files *files)
{
    if (files == NULL)
        return;
    forget_all(files);
    for (size_t i = 0; i < files->count; i++)
        free_file(files->items[i]);
    free(files->items);
    free(files);
}

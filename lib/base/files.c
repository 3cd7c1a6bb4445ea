/* Files: whether one changes while it is read, what is said of one that is not there, and those
 * that are read whole. */
#include "cj/memory.h"
#include "cj/state.h"
#include "cj/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAMES_MOST 256 /* of a folder; among more none is looked for */

/* ---- while it is read ------------------------------------------------------------------------ */

static bool same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/* The change time is compared as well, because tools can set the modification time back. Pipes and
 * devices have no state to compare. */
bool cj_state_same(const struct stat *before, const struct stat *after)
{
    if (!S_ISREG(before->st_mode) || !S_ISREG(after->st_mode))
        return S_ISREG(before->st_mode) == S_ISREG(after->st_mode);
    return before->st_dev == after->st_dev && before->st_ino == after->st_ino &&
           before->st_size == after->st_size && same_time(before->st_mtim, after->st_mtim) &&
           same_time(before->st_ctim, after->st_ctim);
}

cj_status cj_state_fail(const char *name, cj_error *err)
{
    return cj_fail_at(err, CJ_EIO, name, 0, 0,
                      "changed while it was read; try again when nothing writes to it");
}

cj_status cj_state_check(const struct stat *before, int fd, const char *name, cj_error *err)
{
    struct stat after;

    if (fstat(fd, &after) != 0)
        return cj_fail_errno(err, name, "cannot read", errno);
    return cj_state_same(before, &after) ? CJ_OK : cj_state_fail(name, err);
}

/* ---- one that is not there ------------------------------------------------------------------- */

/* List what stands in a folder; of a failure nothing is told: there is only less to suggest. */
static size_t list_names(cj_span names[NAMES_MOST], cj_arena *arena, const char *folder)
{
    DIR *open = opendir(folder);
    const struct dirent *entry;
    size_t count = 0;

    while (open != NULL && (entry = readdir(open)) != NULL && count < NAMES_MOST) {
        size_t length = strlen(entry->d_name);
        const char *copy = entry->d_type == DT_DIR || entry->d_name[0] == '.'
                               ? NULL
                               : cj_arena_text(arena, entry->d_name, length);

        if (copy != NULL)
            names[count++] = (cj_span){copy, length};
    }
    if (open != NULL)
        closedir(open);
    return count;
}

static cj_status fail_nearest(cj_error *err, const char *path, const cj_span *names, size_t count)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    size_t nearest = cj_word_nearest(cj_span_of(name), names, count);

    if (nearest == SIZE_MAX)
        return cj_fail_errno(err, path, "cannot open", ENOENT);
    return cj_fail_at(err, CJ_EIO, path, 0, 0, "there is no such file; did you mean %.*s%.*s?",
                      (int)(name - path), path, (int)names[nearest].length, names[nearest].at);
}

cj_status cj_fail_open(cj_error *err, const char *path, int code)
{
    const char *slash = strrchr(path, '/');
    cj_span *names = code == ENOENT ? malloc(NAMES_MOST * sizeof *names) : NULL;
    cj_arena arena = {0};
    cj_text folder = CJ_TEXT_INIT;
    cj_status status;

    if (names == NULL)
        return cj_fail_errno(err, path, "cannot open", code);
    cj_text_append(&folder,
                   slash == NULL ? CJ_SPAN(".") : (cj_span){path, (size_t)(slash - path) + 1});
    status = fail_nearest(err, path, names, list_names(names, &arena, cj_text_string(&folder)));
    cj_text_clear(&folder);
    cj_arena_clear(&arena);
    free(names);
    return status;
}

/* ---- one that is read whole -------------------------------------------------------------------
 */

cj_status cj_text_read_file(cj_text *text, const char *path, size_t max, cj_error *err)
{
    cj_status status = CJ_OK;
    FILE *file = fopen(path, "rb");
    size_t total = 0;

    if (file == NULL)
        return cj_fail_open(err, path, errno);
    for (;;) {
        char chunk[16384];
        size_t got = fread(chunk, 1, sizeof chunk, file);

        if (got == 0 && ferror(file))
            status = cj_fail_errno(err, path, "cannot read", errno);
        /* The limit is checked before the bytes are kept: a huge file named by mistake fills no
         * memory. */
        total += got;
        if (total > max)
            status = cj_fail_at(err, CJ_EUSAGE, path, 0, 0, "is larger than %zu bytes", max);
        if (got == 0 || status != CJ_OK)
            break;
        cj_text_append(text, (cj_span){chunk, got});
    }
    fclose(file);
    return status != CJ_OK ? status : cj_text_check(text, err);
}

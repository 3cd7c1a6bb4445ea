/* A file that is not there, and the one beside it that may be meant. */
#include "cj/error.h"
#include "cj/memory.h"
#include "cj/text.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define NAMES_MOST 256 /* among more none is looked for */

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

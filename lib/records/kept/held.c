/* Files that several records objects read: their bytes, and which object reads them first. */
#include "held.h"

#include <stdlib.h>
#include <string.h>

/* A larger file that is read in several ways is read again instead of being kept. */
#define KEPT_BYTES_MAX (256u << 20)

const char *cj_held_path(const char *path)
{
    return path == NULL ? "-" : path;
}

void cj_held_file_free(cj_held_file *file)
{
    cj_source_close(file->held);
    cj_lock_close(&file->lock);
    free(file->path);
    free(file->encoding);
    free(file);
}

static cj_status make(cj_held_file **out, const char *path, cj_error *err)
{
    cj_held_file *file = calloc(1, sizeof *file);
    cj_status status = file == NULL ? cj_fail_nomem(err) : cj_lock_open(&file->lock, err);

    *out = NULL;
    if (status != CJ_OK) {
        free(file);
        return status;
    }
    file->path = strdup(cj_held_path(path));
    if (file->path == NULL) {
        cj_held_file_free(file);
        return cj_fail_nomem(err);
    }
    *out = file;
    return CJ_OK;
}

cj_status cj_held_file_open(cj_held_file **out, const cj_source *before, const char *path,
                            const char *encoding, cj_error *err)
{
    cj_held_file *file;
    cj_status status = make(&file, path, err);

    *out = NULL;
    if (status != CJ_OK)
        return status;
    file->encoding = strdup(encoding == NULL ? "" : encoding);
    if (file->encoding == NULL)
        status = cj_fail_nomem(err);
    else
        status = before == NULL ? cj_source_open(&file->held, path, encoding, err)
                                : cj_source_open_again(&file->held, before, path, encoding, err);
    if (status == CJ_OK)
        status = cj_source_hold(file->held, err);
    if (status == CJ_OK)
        *out = file;
    else
        cj_held_file_free(file);
    return status;
}

cj_status cj_held_file_give(cj_held_file **out, const char *name, cj_span bytes, cj_error *err)
{
    cj_status status = make(out, name, err);

    if (status == CJ_OK)
        status = cj_source_open_bytes(&(*out)->held, name, bytes, err);
    if (status != CJ_OK && *out != NULL) {
        cj_held_file_free(*out);
        *out = NULL;
    }
    return status;
}

bool cj_held_file_is(const cj_held_file *file, const char *path, const char *encoding)
{
    return strcmp(file->path, cj_held_path(path)) == 0 &&
           (file->encoding == NULL ||
            strcmp(file->encoding, encoding == NULL ? "" : encoding) == 0);
}

cj_status cj_held_file_read(cj_source **out, bool *held, cj_held_file *file, const char *path,
                            const char *encoding, bool twice, cj_error *err)
{
    cj_status status;

    *held = false;
    if (twice && !cj_source_is_kept(file->held)) { /* a held source is read once */
        status = cj_source_open(out, path, encoding, err);
        if (status == CJ_OK)
            status = cj_source_check_path(file->held, path, err);
        if (status != CJ_OK) {
            cj_source_close(*out);
            *out = NULL;
        }
        return status;
    }
    *held = !cj_source_is_read_on(file->held);
    if (*held) {
        cj_source_read_on(file->held,
                          file->readings > 1 && cj_source_size(file->held) <= KEPT_BYTES_MAX);
        *out = file->held;
        return CJ_OK;
    }
    if (cj_source_is_kept(file->held))
        return cj_source_look(out, file->held, err);
    return cj_source_open_again(out, file->held, path, encoding, err);
}

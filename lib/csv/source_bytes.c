/* Where the bytes of a source come from: a file, a pipe, or what another source
 * has kept. */
#include "cj/state.h"
#include "encode.h"
#include "source_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXPECTED_MOST 64     /* times what there is */
#define PIPE_BYTES (1 << 20) /* what a pipe may hold without privileges */

const char *cj_source_name(const cj_source *source)
{
    return source->name;
}

uint64_t cj_source_size(const cj_source *source)
{
    return source->size;
}

uint64_t cj_source_position(const cj_source *source)
{
    return source->position;
}

size_t cj_source_expect(const cj_source *source, uint64_t position, size_t so_far)
{
    double times =
        position == 0 || position >= source->size ? 1 : (double)source->size / (double)position;

    if (times == 1 || so_far > SIZE_MAX / (2 * EXPECTED_MOST))
        return so_far;
    return (size_t)((double)so_far * (times < EXPECTED_MOST ? times : EXPECTED_MOST) * 1.05);
}

const char *cj_source_encoding(const cj_source *source)
{
    return source->actual == NULL ? "UTF-8" : source->actual;
}

cj_span cj_source_mark(const cj_source *source)
{
    return source->mark.at == NULL ? (cj_span){"", 0} : source->mark;
}

bool cj_source_assumed_1252(const cj_source *source)
{
    return source->assumed_1252;
}

void cj_source_keep(cj_source *source)
{
    if (source->held == NULL && source->digest == NULL)
        source->keep = !source->seekable;
}

void cj_source_forget(cj_source *source)
{
    if (source->held != NULL || source->digest != NULL)
        return; /* others may look */
    source->keep = false;
    if (source->replay == source->kept.length)
        cj_text_clear(&source->kept);
    source->replay = source->kept.length;
}

void cj_source_set_chunk(cj_source *source, size_t bytes)
{
    source->chunk = bytes;
}

bool cj_source_is_file(const cj_source *source, const char *path)
{
    struct stat other;

    return stat(path, &other) == 0 && other.st_dev == source->stat.st_dev &&
           other.st_ino == source->stat.st_ino;
}

static cj_status read_own(size_t *got, cj_source *source, char *buffer, size_t room, cj_error *err);

static bool is_kept(const cj_source *held)
{
    return held->ended && held->position == held->kept.length;
}

/* Bytes that the held source has kept, which keeps more as long as it may. */
static cj_status look_at_bytes(size_t *got, cj_source *source, char *buffer, size_t room,
                               cj_error *err)
{
    cj_source *held = source->held;
    cj_status status = CJ_OK;

    *got = 0;
    if (held->changed)
        return cj_state_fail(source->name, err);
    if (source->replay == held->kept.length && held->read_on && !is_kept(held))
        return cj_fail_at(err, CJ_EIO, source->name, 0, 0, "cannot be looked at any more");
    if (source->replay == held->kept.length && !held->read_on)
        status = read_own(got, held, buffer, room, err);
    else
        *got = held->kept.length - source->replay;
    if (*got > room)
        *got = room;
    if (status == CJ_OK && *got > 0)
        memcpy(buffer, held->kept.bytes + source->replay, *got);
    source->replay += *got;
    source->position = source->replay;
    return status;
}

/* Check at the end that the file did not change since it was opened and that all its bytes came. A
 * file that the system makes up (/proc) has no size to compare. */
static cj_status check_end(cj_source *source, cj_error *err)
{
    cj_status status;

    if (!source->seekable)
        return CJ_OK;
    status = cj_state_check(&source->stat, source->fd, source->name, err);
    if (status == CJ_OK && source->stat.st_size > 0 &&
        source->position != (uint64_t)source->stat.st_size)
        status = cj_state_fail(source->name, err);
    source->changed = status != CJ_OK;
    return status;
}

/* Bytes of the file or pipe itself, or what was kept of it. */
static cj_status read_own(size_t *got, cj_source *source, char *buffer, size_t room, cj_error *err)
{
    ssize_t count;

    if (source->replay < source->kept.length) {
        size_t left = source->kept.length - source->replay;

        *got = left < room ? left : room;
        memcpy(buffer, source->kept.bytes + source->replay, *got);
        source->replay += *got;
        return CJ_OK;
    }
    if (source->chunk != 0 && room > source->chunk)
        room = source->chunk;
    do
        count = read(source->fd, buffer, room);
    while (count < 0 && errno == EINTR);
    if (count < 0)
        return cj_fail_errno(err, source->name, "cannot read", errno);
    if (count == 0 && check_end(source, err) != CJ_OK)
        return CJ_EIO;
    *got = (size_t)count;
    source->position += *got;
    source->ended = count == 0;
    if (source->digest != NULL)
        cj_digest_add(source->digest, buffer, *got);
    if (source->keep) {
        cj_text_append(&source->kept, (cj_span){buffer, *got});
        source->replay = source->kept.length;
        return cj_text_check(&source->kept, err);
    }
    return CJ_OK;
}

cj_status cj_source_bytes(size_t *got, cj_source *source, char *buffer, size_t room, cj_error *err)
{
    cj_source *shared = source->held != NULL ? source->held : source;
    bool locked = source->held != NULL || source->digest != NULL;
    cj_status status;

    if (locked)
        cj_lock_take(&shared->lock);
    status = source->held != NULL ? look_at_bytes(got, source, buffer, room, err)
                                  : read_own(got, source, buffer, room, err);
    if (locked)
        cj_lock_give(&shared->lock);
    return status;
}

/* ---- opening -------------------------------------------------------------------- */

static cj_status open_file(cj_source *source, const char *path, cj_error *err)
{
    bool standard = path == NULL || strcmp(path, "-") == 0;

    source->name = strdup(standard ? "standard input" : path);
    source->raw = malloc(CJ_SOURCE_RAW);
    if (source->name == NULL || source->raw == NULL)
        return cj_fail_nomem(err);
    /* O_NOCTTY keeps a terminal device that is named as a file from becoming the controlling
     * terminal. */
    source->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (source->fd < 0)
        return cj_fail_open(err, path, errno);
    source->close_fd = !standard;
    if (fstat(source->fd, &source->stat) != 0)
        return cj_fail_errno(err, source->name, "cannot read", errno);
    if (S_ISDIR(source->stat.st_mode))
        return cj_fail_at(err, CJ_EIO, source->name, 0, 0,
                          "cannot read: it is a directory, not a CSV file");
    /* A regular file on standard input may have been read in part by another program: it counts as
     * seekable only from its start. */
    source->seekable = S_ISREG(source->stat.st_mode) && lseek(source->fd, 0, SEEK_CUR) == 0;
#ifdef F_SETPIPE_SZ
    if (S_ISFIFO(source->stat.st_mode)) /* who writes waits less often; it may be refused */
        fcntl(source->fd, F_SETPIPE_SZ, PIPE_BYTES);
#endif
    if (source->seekable) {
        source->size = (uint64_t)source->stat.st_size;
        posix_fadvise(source->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    return CJ_OK;
}

cj_status cj_source_open(cj_source **out, const char *path, const char *encoding, cj_error *err)
{
    cj_status status;
    cj_source *source = calloc(1, sizeof *source);

    *out = NULL;
    if (source == NULL)
        return cj_fail_nomem(err);
    source->fd = -1;
    source->converter = CJ_NO_ICONV;
    status = open_file(source, path, err);
    if (status == CJ_OK && encoding != NULL) {
        source->encoding = strdup(encoding);
        if (source->encoding == NULL)
            status = cj_fail_nomem(err);
        else if (!cj_encoding_is_utf8(encoding))
            /* An unknown encoding is an error now, before any byte is read. */
            status = cj_source_convert_from(source, encoding, err); /* is the name known? */
    }
    if (status != CJ_OK) {
        cj_source_close(source);
        return status;
    }
    source->size = source->seekable ? source->size : 0;
    *out = source;
    return CJ_OK;
}

cj_status cj_source_open_again(cj_source **out, const cj_source *before, const char *path,
                               const char *encoding, cj_error *err)
{
    cj_status status = cj_source_open(out, path, encoding, err);

    if (status != CJ_OK || cj_state_same(&before->stat, &(*out)->stat))
        return status;
    cj_source_close(*out);
    *out = NULL;
    return cj_state_fail(before->name, err);
}

cj_status cj_source_check_path(const cj_source *source, const char *path, cj_error *err)
{
    struct stat now;

    if (!source->seekable)
        return CJ_OK;
    if (!source->close_fd) /* standard input has no path */
        return cj_state_check(&source->stat, source->fd, source->name, err);
    if (stat(path, &now) != 0)
        return cj_fail_errno(err, path, "cannot read", errno);
    return cj_state_same(&source->stat, &now) ? CJ_OK : cj_state_fail(path, err);
}

cj_status cj_source_open_bytes(cj_source **out, const char *name, cj_span bytes, cj_error *err)
{
    cj_source *source = calloc(1, sizeof *source);
    cj_status status;

    *out = NULL;
    if (source == NULL)
        return cj_fail_nomem(err);
    source->fd = -1;
    source->converter = CJ_NO_ICONV;
    source->name = strdup(name);
    cj_text_append(&source->kept, bytes);
    if (source->name == NULL || source->kept.failed) {
        cj_source_close(source);
        return cj_fail_nomem(err);
    }
    status = cj_lock_open(&source->lock, err);
    if (status != CJ_OK) {
        cj_source_close(source);
        return status;
    }
    source->size = bytes.length;
    source->position = bytes.length; /* it was read to its end, and all of it is kept */
    source->ended = true;
    source->read_on = true;
    *out = source;
    return CJ_OK;
}

void cj_source_close(cj_source *source)
{
    if (source == NULL)
        return;
    if (source->converter != CJ_NO_ICONV)
        iconv_close(source->converter);
    if (source->close_fd)
        close(source->fd);
    cj_text_clear(&source->kept);
    cj_digest_free(source->digest);
    cj_lock_close(&source->lock);
    free(source->encoding);
    free(source->raw);
    free(source->name);
    free(source);
}

cj_status cj_source_hold(cj_source *held, cj_error *err)
{
    cj_status status = cj_lock_open(&held->lock, err);

    held->keep = true;
    return status == CJ_OK ? cj_digest_new(&held->digest, err) : status;
}

cj_status cj_source_look(cj_source **out, cj_source *held, cj_error *err)
{
    cj_source *source = calloc(1, sizeof *source);

    *out = NULL;
    if (source == NULL)
        return cj_fail_nomem(err);
    source->fd = -1;
    source->converter = CJ_NO_ICONV;
    source->held = held;
    source->size = held->size;
    source->stat = held->stat;
    source->name = strdup(held->name);
    source->raw = malloc(CJ_SOURCE_RAW);
    source->encoding = held->encoding == NULL ? NULL : strdup(held->encoding);
    if (source->name == NULL || source->raw == NULL ||
        (held->encoding != NULL && source->encoding == NULL)) {
        cj_source_close(source);
        return cj_fail_nomem(err);
    }
    *out = source;
    return CJ_OK;
}

void cj_source_read_on(cj_source *held, bool keep)
{
    cj_lock_take(&held->lock);
    held->keep = keep;
    held->read_on = true;
    held->replay = 0;
    cj_lock_give(&held->lock);
}

bool cj_source_is_read_on(const cj_source *held)
{
    return held->read_on;
}

bool cj_source_is_kept(cj_source *held)
{
    bool kept;

    cj_lock_take(&held->lock);
    kept = is_kept(held);
    cj_lock_give(&held->lock);
    return kept;
}

bool cj_source_digest(char digest[CJ_DIGEST_SIZE], uint64_t *bytes, const cj_source *held)
{
    if (held->digest == NULL || !held->ended)
        return false;
    cj_digest_tell(held->digest, digest, bytes);
    return true;
}

cj_status cj_source_convert_from(cj_source *source, const char *name, cj_error *err)
{
    /* a name without letters is the locale's to iconv */
    source->converter = name[0] == '\0' || name[0] == '/' ? CJ_NO_ICONV : iconv_open("UTF-8", name);
    if (source->converter == CJ_NO_ICONV)
        return cj_fail(err, CJ_EUSAGE,
                       "encoding \"%s\" is not known; try UTF-8, windows-1252, ISO-8859-1 or "
                       "UTF-16LE (iconv -l lists all)",
                       name);
    return CJ_OK;
}

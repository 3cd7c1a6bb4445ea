/* What the fuzz targets share: an entry point, checks, and files that are no
 * files on a disk. */
#ifndef CJ_TESTS_FUZZ_H
#define CJ_TESTS_FUZZ_H

#include "cj/text.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A property does not hold: say which, and stop where a debugger looks. */
#define CHECK(condition, ...)                                               \
    do {                                                                    \
        if (!(condition)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
            fprintf(stderr, __VA_ARGS__);                                   \
            fputc('\n', stderr);                                            \
            abort();                                                        \
        }                                                                   \
    } while (0)

/* The two texts are the same bytes; they are shown up to their difference. */
static inline void fuzz_same(const char *what, const cj_text *a, const cj_text *b)
{
    size_t at = 0;

    while (at < a->length && at < b->length && a->bytes[at] == b->bytes[at])
        at++;
    if (at == a->length && at == b->length)
        return;
    fprintf(stderr, "%s differ at byte %zu:\n", what, at);
    for (int side = 0; side < 2; side++) {
        cj_text shown = CJ_TEXT_INIT;

        cj_text_printable(&shown, cj_text_span(side == 0 ? a : b));
        fprintf(stderr, "---- %s\n%s\n", side == 0 ? "one" : "other", cj_text_string(&shown));
        cj_text_clear(&shown);
    }
    abort();
}

/* Files that live in memory; their paths stay valid and are used again. */
#define FUZZ_FILES 4

typedef struct {
    int fd;
    char path[32];
} fuzz_memory;

static fuzz_memory fuzz_files[FUZZ_FILES];

/* File number `number` with that content. */
static inline const char *fuzz_file(size_t number, const void *bytes, size_t length)
{
    fuzz_memory *file = &fuzz_files[number];

    if (file->path[0] == '\0') {
        file->fd = memfd_create("fuzz", MFD_CLOEXEC);
        snprintf(file->path, sizeof file->path, "/proc/self/fd/%d", file->fd);
    }
    CHECK(file->fd >= 0 && ftruncate(file->fd, 0) == 0 &&
              (length == 0 || pwrite(file->fd, bytes, length, 0) == (ssize_t)length),
          "no memory file");
    return file->path;
}

/* A choice of `count` from one byte; '0' is the first, so that it can be typed. */
static inline size_t fuzz_choice(uint8_t byte, size_t count)
{
    return (uint8_t)(byte - '0') % count;
}

/* A failed call says why, in one line. */
static inline void fuzz_check_error(cj_status status, const cj_error *err)
{
    CHECK(err->status == status && err->text[0] != '\0', "status %d, told %d: \"%s\"", (int)status,
          (int)err->status, err->text);
}

#endif

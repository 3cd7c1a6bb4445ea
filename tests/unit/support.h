/* What the unit tests share: cmocka, temporary files, and checks with words. */
#ifndef CJ_TESTS_SUPPORT_H
#define CJ_TESTS_SUPPORT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "cj/text.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The call succeeds; `err` is in scope. */
#define OK(call)                                                                                   \
    do {                                                                                           \
        cj_status status_of_call = (call);                                                         \
        if (status_of_call != CJ_OK)                                                               \
            fail_msg("%s: status %d: %s", #call, (int)status_of_call, err.text);                   \
    } while (0)

/* The call fails with that status, and *err says the same. */
#define FAILS(call, wanted)                                                                        \
    do {                                                                                           \
        cj_status status_of_call = (call);                                                         \
        if (status_of_call != (wanted))                                                            \
            fail_msg("%s: status %d, wanted %d: %s", #call, (int)status_of_call, (int)(wanted),    \
                     err.text);                                                                    \
        assert_int_equal(err.status, (wanted));                                                    \
        assert_int_not_equal(err.text[0], '\0');                                                   \
    } while (0)

/* A span in an initializer. */
#define LIT(literal) {(literal), sizeof(literal) - 1}

/* The text holds that piece. */
#define HAS(text, piece)                                                                           \
    do {                                                                                           \
        const char *text_of_has = (text);                                                          \
        if (strstr(text_of_has, (piece)) == NULL)                                                  \
            fail_msg("\"%s\" is not in \"%s\"", (piece), text_of_has);                             \
    } while (0)

#define LACKS(text, piece)                                                                         \
    do {                                                                                           \
        const char *text_of_has = (text);                                                          \
        if (strstr(text_of_has, (piece)) != NULL)                                                  \
            fail_msg("\"%s\" is in \"%s\"", (piece), text_of_has);                                 \
    } while (0)

#define SPAN_IS(span, literal)                                                                     \
    do {                                                                                           \
        cj_span span_of_is = (span);                                                               \
        if (!cj_span_equal(span_of_is, cj_span_of(literal)))                                       \
            fail_msg("\"%.*s\" is not \"%s\"", (int)span_of_is.length, span_of_is.at, (literal));  \
    } while (0)

static inline int support_remove_one(const char *path, const struct stat *info, int flag,
                                     struct FTW *ftw)
{
    (void)info;
    (void)flag;
    (void)ftw;
    return remove(path);
}

static char support_directory[64];

static inline void support_remove_all(void)
{
    if (support_directory[0] != '\0')
        nftw(support_directory, support_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* A directory of this run alone, removed at its end. */
static inline const char *temp_directory(void)
{
    if (support_directory[0] == '\0') {
        snprintf(support_directory, sizeof support_directory, "/tmp/cj-unit-XXXXXX");
        assert_non_null(mkdtemp(support_directory));
        atexit(support_remove_all);
    }
    return support_directory;
}

/* Its file of that name; the text stays until the sixteenth call after. */
static inline const char *temp_path(const char *name)
{
    static char paths[16][160];
    static unsigned next;
    char *path = paths[next++ % 16];

    snprintf(path, sizeof paths[0], "%s/%s", temp_directory(), name);
    return path;
}

static inline const char *write_bytes(const char *name, const void *bytes, size_t length)
{
    const char *path = temp_path(name);
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    return path;
}

static inline const char *write_text(const char *name, const char *text)
{
    return write_bytes(name, text, strlen(text));
}

/* The whole file, NUL-terminated; to be freed. */
static inline char *read_all(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = malloc(1 << 20);
    size_t length;

    assert_non_null(file);
    assert_non_null(text);
    length = fread(text, 1, (1 << 20) - 1, file);
    text[length] = '\0';
    fclose(file);
    return text;
}

/* ---- the case files: plain CSV without quotation marks ---------------------------- */

#define CASE_FIELDS 16

typedef struct {
    FILE *file;
    char line[1024];
    char *fields[CASE_FIELDS];
    size_t count;
} case_reader;

/* Read the next line into fields; false at the end. */
static inline bool case_next(case_reader *in)
{
    char *rest = in->line;
    char *field;

    if (fgets(in->line, sizeof in->line, in->file) == NULL) {
        fclose(in->file);
        return false;
    }
    in->line[strcspn(in->line, "\r\n")] = '\0';
    in->count = 0;
    while ((field = strsep(&rest, ",")) != NULL && in->count < CASE_FIELDS)
        in->fields[in->count++] = field;
    return true;
}

/* Open a case file and pass over its header. */
static inline case_reader case_open(const char *name)
{
    case_reader in = {0};
    char path[512];

    snprintf(path, sizeof path, "%s/%s", CJ_CASES, name);
    in.file = fopen(path, "r");
    assert_non_null(in.file);
    assert_true(case_next(&in));
    return in;
}

#endif

/* Errors are filled in here and nowhere else: status, file, line, column, one sentence, in which
 * options are called as the reader calls them. */
#include "cj/error.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* A format with its options renamed: longer than any that is written in the source. */
#define FORMAT_MAX (2 * CJ_ERROR_TEXT_MAX)

typedef struct {
    char *at; /* the next byte, or NULL: it did not fit */
    size_t room;
} writer;

/* Append bytes and a NUL; text that does not fit marks the whole output as failed instead of being
 * cut. */
static void put(writer *out, const char *bytes, size_t length)
{
    if (out->at == NULL || length >= out->room) {
        out->at = NULL;
        return;
    }
    memcpy(out->at, bytes, length);
    out->at += length;
    out->room -= length;
    *out->at = '\0';
}

/* The name of an option as a member of a structure or of an object. */
static void put_key(writer *out, const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++)
        put(out, name[i] == '-' ? "_" : name + i, 1);
}

/* Write an option's value as a JSON string, without a shell's quotation marks around it. */
static void put_value(writer *out, const char *value, size_t length)
{
    bool quoted =
        length > 1 && (value[0] == '\'' || value[0] == '"') && value[length - 1] == *value;

    put(out, ": \"", 3);
    for (size_t i = quoted; i < length - quoted; i++) {
        put(out, "\\", value[i] == '"');
        put(out, value + i, 1);
    }
    put(out, "\"", 1);
}

/* Write an option as the reader knows it: "--name value" for programs, "name": "value" for JSON,
 * and the bare name for callers without either. */
static void put_option(writer *out, cj_naming naming, const char *name, size_t length,
                       const char *value, size_t value_length)
{
    switch (naming) {
    case CJ_NAMING_OPTIONS:
        put(out, "--", 2);
        put(out, name, length);
        break;
    case CJ_NAMING_KEYS:
        put(out, "\"", 1);
        put_key(out, name, length);
        put(out, "\"", 1);
        if (value_length > 0)
            put_value(out, value, value_length);
        return;
    case CJ_NAMING_BARE:
        put_key(out, name, length);
        break;
    }
    if (value_length > 0) {
        put(out, " ", 1);
        put(out, value, value_length);
    }
}

/* The length of {name} or {name value} at the brace, 0 if it is none. */
static size_t find_option(const char *brace, size_t *name_length)
{
    size_t name = strspn(brace + 1, "abcdefghijklmnopqrstuvwxyz0123456789-");
    const char *end = strchr(brace, '}');

    *name_length = name;
    if (brace[1] < 'a' || brace[1] > 'z' || end == NULL ||
        (brace[1 + name] != '}' && brace[1 + name] != ' '))
        return 0;
    return (size_t)(end - brace) + 1;
}

/* Copy the format with its options renamed; false: it has none, or is too long. */
static bool rename_options(char *renamed, const char *format, cj_naming naming)
{
    writer out = {renamed, FORMAT_MAX};
    bool any = false;

    for (const char *at = format; *at != '\0';) {
        size_t name = 0;
        size_t whole = *at == '{' ? find_option(at, &name) : 0;

        if (whole == 0) {
            put(&out, at++, 1);
            continue;
        }
        any = true;
        put_option(&out, naming, at + 1, name, at + 1 + name + 1,
                   whole > name + 2 ? whole - name - 3 : 0);
        at += whole;
    }
    return any && out.at != NULL;
}

int cj_say(char *buffer, size_t size, const cj_error *err, const char *format, va_list arguments)
{
    char renamed[FORMAT_MAX];
    bool any = strchr(format, '{') != NULL &&
               rename_options(renamed, format, err == NULL ? CJ_NAMING_BARE : err->naming);

    return vsnprintf(buffer, size, any ? renamed : format, arguments);
}

cj_option_words cj_option_said(const cj_error *err, const char *name)
{
    cj_option_words words = {""};
    writer out = {words.text, sizeof words.text};

    put_option(&out, err == NULL ? CJ_NAMING_BARE : err->naming, name, strlen(name), NULL, 0);
    return words;
}

/* Fill in the error and return its status; err may be NULL where the caller needs only the
 * status. */
static cj_status fill(cj_error *err, cj_status status, const char *file, uint64_t line,
                      uint32_t column, const char *format, va_list arguments)
{
    if (err == NULL)
        return status;
    err->status = status;
    err->line = line;
    err->column = column;
    snprintf(err->file, sizeof err->file, "%s", file == NULL ? "" : file);
    cj_say(err->text, sizeof err->text, err, format, arguments);
    return status;
}

cj_status cj_fail(cj_error *err, cj_status status, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    fill(err, status, NULL, 0, 0, format, arguments);
    va_end(arguments);
    return status;
}

cj_status cj_fail_at(cj_error *err, cj_status status, const char *file, uint64_t line,
                     uint32_t column, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    fill(err, status, file, line, column, format, arguments);
    va_end(arguments);
    return status;
}

cj_status cj_fail_nomem(cj_error *err)
{
    return cj_fail(err, CJ_ENOMEM, "out of memory");
}

cj_status cj_fail_errno(cj_error *err, const char *file, const char *operation, int code)
{
    char words[128];
    /* EBADF on a stream that the program did not open means that the caller's shell closed it. */
    const char *reason = code == EBADF ? "it is closed" : strerror_r(code, words, sizeof words);

    return cj_fail_at(err, CJ_EIO, file, 0, 0, "%s: %s", operation, reason);
}

void cj_error_format(char *buffer, size_t size, const cj_error *err)
{
    char place[64] = "";

    if (err->line != 0 && err->column != 0)
        snprintf(place, sizeof place, ":%llu:%u", (unsigned long long)err->line, err->column);
    else if (err->line != 0)
        snprintf(place, sizeof place, ":%llu", (unsigned long long)err->line);
    if (err->file[0] != '\0')
        snprintf(buffer, size, "%s%s: %s", err->file, place, err->text);
    else
        snprintf(buffer, size, "%s", err->text);
}

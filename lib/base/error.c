/* Errors are filled in here and nowhere else: status, file, line, column, one sentence. */
#include "cj/error.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static cj_status fill(cj_error *err, cj_status status, const char *file, uint64_t line,
                      uint32_t column, const char *format, va_list arguments)
{
    if (err == NULL)
        return status;
    err->status = status;
    err->line = line;
    err->column = column;
    snprintf(err->file, sizeof err->file, "%s", file == NULL ? "" : file);
    vsnprintf(err->text, sizeof err->text, format, arguments);
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

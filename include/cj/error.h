/* cj/error.h - how a function says that it failed, where and why.
 *
 * Every function of the library that can fail returns a cj_status and takes a
 * cj_error * as its last parameter.  A cj_error is plain memory: it owns
 * nothing, is never freed and may be copied.  The library neither prints nor
 * exits; the programs turn an error into one line on standard error and the
 * status into the exit status.
 */
#ifndef CJ_ERROR_H
#define CJ_ERROR_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* The first five values are the programs' exit statuses. */
typedef enum {
    CJ_OK = 0,
    CJ_EDATA = 1,   /* the data have errors beyond what is tolerated */
    CJ_EUSAGE = 2,  /* options, a schema or a definition are at fault */
    CJ_EIO = 3,     /* something cannot be read or written */
    CJ_EDEFECT = 4, /* a defect in the library itself */
    CJ_ENOMEM = 5   /* memory ran out */
} cj_status;

#define CJ_ERROR_FILE_MAX 512
#define CJ_ERROR_TEXT_MAX 1024

/* What went wrong.  file is "" where no file is concerned; line and column
 * count from 1, 0 means unknown.  For a CSV file line is the first physical
 * line of the record and column the number of the field. */
typedef struct {
    cj_status status;
    char file[CJ_ERROR_FILE_MAX];
    uint64_t line;
    uint32_t column;
    char text[CJ_ERROR_TEXT_MAX];
} cj_error;

#define CJ_ERROR_INIT       \
    {                       \
        CJ_OK, "", 0, 0, "" \
    }

/* Fill *err (which may be NULL) with status and one sentence made as by
 * printf, without a final full stop; a longer sentence is cut.  Returns
 * status, so that a caller can write: return cj_fail(err, CJ_EIO, ...). */
cj_status cj_fail(cj_error *err, cj_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with the place: file may be NULL, line and column may be 0. */
cj_status cj_fail_at(cj_error *err, cj_status status, const char *file, uint64_t line,
                     uint32_t column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* Memory ran out: fills *err and returns CJ_ENOMEM. */
cj_status cj_fail_nomem(cj_error *err);

/* The operation on file failed with errno value code: fills *err with the
 * system's words ("reviews.csv: cannot read: No such file or directory") and
 * returns CJ_EIO. */
cj_status cj_fail_errno(cj_error *err, const char *file, const char *operation, int code);

/* Write "file:line:column: text" with the parts that are known into buffer,
 * at most size bytes with the terminating NUL. */
void cj_error_format(char *buffer, size_t size, const cj_error *err);

#endif

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

/* How the options of a run are called by whoever reads the message: a C caller knows members
 * of structures, a command line --as-of, a definition "as_of". */
typedef enum {
    CJ_NAMING_BARE,    /* as_of DATE */
    CJ_NAMING_OPTIONS, /* --as-of DATE */
    CJ_NAMING_KEYS     /* "as_of": "DATE" */
} cj_naming;

#define CJ_ERROR_FILE_MAX 512
#define CJ_ERROR_TEXT_MAX 1024

/* What went wrong.  file is "" where no file is concerned; line and column
 * count from 1, 0 means unknown.  For a CSV file line is the first physical
 * line of the record and column the number of the field.  `naming` is set by
 * whoever owns the error, before it is handed down, and stays. */
typedef struct {
    cj_status status;
    char file[CJ_ERROR_FILE_MAX];
    uint64_t line;
    uint32_t column;
    char text[CJ_ERROR_TEXT_MAX];
    cj_naming naming;
} cj_error;

#define CJ_ERROR_NAMING(naming)     \
    {                               \
        CJ_OK, "", 0, 0, "", naming \
    }
#define CJ_ERROR_INIT CJ_ERROR_NAMING(CJ_NAMING_BARE)

/* An error of one's own that calls options as *err does, which may be NULL. */
#define CJ_ERROR_LIKE(err) CJ_ERROR_NAMING((err) == NULL ? CJ_NAMING_BARE : (err)->naming)

/* Fill *err (which may be NULL) with status and one sentence made as by
 * printf, without a final full stop; a longer sentence is cut.  Returns
 * status, so that a caller can write: return cj_fail(err, CJ_EIO, ...).
 *
 * The format names an option in braces, with what it is given: {as-of} or
 * {as-of DATE}.  The reader gets it as err->naming has it.  Only names of small
 * letters, digits and hyphens are options; other braces, and those of the values that
 * are filled in, stay as they are. */
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

/* CJ_EIO for a file that cannot be opened, for the reason of errno; where there is none of that
 * name, with the one in its folder that may be meant. */
cj_status cj_fail_open(cj_error *err, const char *path, int code);

/* The sentence alone, for what is no error: a finding, a notice.  Options are called as
 * err->naming has it; returns what vsnprintf() would. */
int cj_say(char *buffer, size_t size, const cj_error *err, const char *format, va_list arguments)
    __attribute__((format(printf, 4, 0)));

/* The name of an option that is known when the program runs. */
typedef struct {
    char text[64];
} cj_option_words;

cj_option_words cj_option_said(const cj_error *err, const char *name);

/* Write "file:line:column: text" with the parts that are known into buffer,
 * at most size bytes with the terminating NUL. */
void cj_error_format(char *buffer, size_t size, const cj_error *err);

#endif

/* What the files that make up a source share. */
#ifndef CJ_CSV_SOURCE_INTERNAL_H
#define CJ_CSV_SOURCE_INTERNAL_H

#include "cj/lock.h"
#include "source.h"

#include <iconv.h>
#include <sys/stat.h>

#define CJ_SOURCE_RAW (64 * 1024)
#define CJ_NO_ICONV ((iconv_t)-1)

struct cj_source {
    char *name;
    int fd;
    bool close_fd;
    bool seekable;
    uint64_t size;
    uint64_t position;
    size_t chunk;
    struct stat stat;

    char *encoding;     /* as asked for; NULL: find out */
    const char *actual; /* as found */
    cj_span mark;       /* the byte order mark */
    iconv_t converter;  /* NO_ICONV while the bytes are UTF-8 already */
    bool strict;        /* an encoding was given or shown: no falling back */
    bool beyond_ascii;  /* a multi-byte UTF-8 sequence was given out */
    bool assumed_1252;
    bool at_end;
    bool bad_byte; /* the next raw byte does not fit */
    bool begun;    /* its first bytes were looked at for a mark */

    char *raw; /* bytes that wait: a cut sequence, or food of the converter */
    size_t raw_start;
    size_t raw_length;

    bool keep;
    cj_text kept;
    size_t replay; /* position in kept while it is read again */

    cj_source *held;   /* what this one looks at; NULL: nothing */
    cj_lock lock;      /* of a held source: what is kept, and how far it is read */
    cj_digest *digest; /* of the bytes read; NULL: nobody asks */
    bool read_on;      /* a held source is read itself */
    bool ended;        /* the system gave all there is */
    bool changed;      /* it is not what it was when it was opened */
};

/* Bytes as the system, or the source it looks at, gives them; *got is 0 at the
 * end. */
cj_status cj_source_bytes(size_t *got, cj_source *source, char *buffer, size_t room, cj_error *err);

/* Convert from the encoding of that name from now on; CJ_EUSAGE if it is unknown. */
cj_status cj_source_convert_from(cj_source *source, const char *name, cj_error *err);

#endif

/* The parts of a workbook: the only place that includes zlib. */
#ifndef CJ_OUTPUT_READBACK_ZIP_H
#define CJ_OUTPUT_READBACK_ZIP_H

#include "cj/text.h"

typedef struct {
    cj_span name;
    size_t at;     /* of its header in the file */
    size_t packed; /* bytes */
    size_t size;
    unsigned long sum; /* CRC-32 */
    unsigned method;
} cj_zip_part;

typedef struct {
    cj_span book;
    cj_zip_part *parts;
    size_t count;
} cj_zip;

/* Find the parts; release with cj_zip_clear() in any case.  Names are spans of book. */
cj_status cj_zip_open(cj_zip *zip, cj_span book, cj_error *err);
void cj_zip_clear(cj_zip *zip);

/* The part of that name; NULL if there is none. */
const cj_zip_part *cj_zip_find(const cj_zip *zip, cj_span name);

/* Unpack a part: *out is malloc'ed.  CJ_EIO unless all of it is there. */
cj_status cj_zip_unpack(char **out, const cj_zip *zip, const cj_zip_part *part, cj_error *err);

#endif

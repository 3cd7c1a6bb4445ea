/* cj/digest.h - SHA-256 (FIPS 180-4): what a file held when it was read. */
#ifndef CJ_DIGEST_H
#define CJ_DIGEST_H

#include "cj/error.h"

#include <stdint.h>

/* 64 hexadecimal digits and a NUL. */
#define CJ_DIGEST_SIZE 65

/* Read the file at path: its digest in lower case, and how many bytes it has.
 * CJ_EIO when it cannot be read. */
cj_status cj_digest_file(char digest[CJ_DIGEST_SIZE], uint64_t *bytes, const char *path,
                         cj_error *err);

#endif

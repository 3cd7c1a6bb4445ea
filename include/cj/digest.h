/* cj/digest.h - SHA-256 (FIPS 180-4): what a file held when it was read. */
#ifndef CJ_DIGEST_H
#define CJ_DIGEST_H

#include "cj/error.h"

#include <stddef.h>
#include <stdint.h>

/* 64 hexadecimal digits and a NUL. */
#define CJ_DIGEST_SIZE 65

/* A digest in the making. */
typedef struct cj_digest cj_digest;

cj_status cj_digest_new(cj_digest **out, cj_error *err);
void cj_digest_free(cj_digest *digest);

/* The next bytes. */
void cj_digest_add(cj_digest *digest, const char *bytes, size_t count);

/* The digest of all bytes so far, and how many they are; more may follow. */
void cj_digest_tell(const cj_digest *digest, char text[CJ_DIGEST_SIZE], uint64_t *bytes);

/* Read the file at path: its digest in lower case, and how many bytes it has.
 * CJ_EIO when it cannot be read. */
cj_status cj_digest_file(char digest[CJ_DIGEST_SIZE], uint64_t *bytes, const char *path,
                         cj_error *err);

#endif

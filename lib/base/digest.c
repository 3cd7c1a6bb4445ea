/* SHA-256 of what a report was made of. The one file that knows nettle. */
#include "cj/digest.h"

#include "cj/state.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define CHUNK 65536

struct cj_digest {
    struct sha256_ctx context;
    uint64_t bytes;
};

cj_status cj_digest_new(cj_digest **out, cj_error *err)
{
    cj_digest *digest = calloc(1, sizeof *digest);

    *out = digest;
    if (digest == NULL)
        return cj_fail_nomem(err);
    sha256_init(&digest->context);
    return CJ_OK;
}

void cj_digest_free(cj_digest *digest)
{
    free(digest);
}

void cj_digest_add(cj_digest *digest, const char *bytes, size_t count)
{
    sha256_update(&digest->context, count, (const uint8_t *)bytes);
    digest->bytes += count;
}

void cj_digest_tell(const cj_digest *digest, char text[CJ_DIGEST_SIZE], uint64_t *bytes)
{
    struct sha256_ctx context = digest->context; /* finishing spoils it */
    uint8_t sum[SHA256_DIGEST_SIZE];

    sha256_digest(&context, sizeof sum, sum);
    for (size_t i = 0; i < sizeof sum; i++)
        snprintf(text + 2 * i, 3, "%02x", sum[i]);
    *bytes = digest->bytes;
}

/* Add the file's bytes from the descriptor's position to its end; a read that a signal interrupts
 * is tried again. */
static cj_status read_all(cj_digest *digest, int fd, const char *path, cj_error *err)
{
    char chunk[CHUNK];
    ssize_t got;

    while ((got = read(fd, chunk, sizeof chunk)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return cj_fail_errno(err, path, "cannot read", errno);
        cj_digest_add(digest, chunk, (size_t)got);
    }
    return CJ_OK;
}

cj_status cj_digest_file(char digest[CJ_DIGEST_SIZE], uint64_t *bytes, const char *path,
                         cj_error *err)
{
    cj_digest *whole = NULL;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat before;
    cj_status status;

    *bytes = 0;
    digest[0] = '\0';
    if (fd < 0)
        return cj_fail_open(err, path, errno);
    status = fstat(fd, &before) == 0 ? cj_digest_new(&whole, err)
                                     : cj_fail_errno(err, path, "cannot read", errno);
    if (status == CJ_OK)
        status = read_all(whole, fd, path, err);
    if (status == CJ_OK)
        /* A file that changed while it was read has a digest of no version of it: that is an
         * error. */
        status = cj_state_check(&before, fd, path, err);
    if (status == CJ_OK)
        cj_digest_tell(whole, digest, bytes);
    cj_digest_free(whole);
    close(fd);
    return status;
}

#include "cj/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <unistd.h>

#define CHUNK 65536

cj_status cj_digest_file(char digest[CJ_DIGEST_SIZE], uint64_t *bytes, const char *path,
                         cj_error *err)
{
    uint8_t sum[SHA256_DIGEST_SIZE];
    uint8_t chunk[CHUNK];
    struct sha256_ctx context;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got;

    *bytes = 0;
    digest[0] = '\0';
    if (fd < 0)
        return cj_fail_errno(err, path, "cannot open", errno);
    sha256_init(&context);
    while ((got = read(fd, chunk, sizeof chunk)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            int code = errno;

            close(fd);
            return cj_fail_errno(err, path, "cannot read", code);
        }
        sha256_update(&context, (size_t)got, chunk);
        *bytes += (uint64_t)got;
    }
    close(fd);
    sha256_digest(&context, sizeof sum, sum);
    for (size_t i = 0; i < sizeof sum; i++)
        snprintf(digest + 2 * i, 3, "%02x", sum[i]);
    return CJ_OK;
}

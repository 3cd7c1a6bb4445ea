/* What the system knows of a file, to notice that it changes while it is read. */
#include "cj/state.h"

#include <errno.h>

static bool same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/* The change time is compared as well, because tools can set the modification time back. Pipes and
 * devices have no state to compare. */
bool cj_state_same(const struct stat *before, const struct stat *after)
{
    if (!S_ISREG(before->st_mode) || !S_ISREG(after->st_mode))
        return S_ISREG(before->st_mode) == S_ISREG(after->st_mode);
    return before->st_dev == after->st_dev && before->st_ino == after->st_ino &&
           before->st_size == after->st_size && same_time(before->st_mtim, after->st_mtim) &&
           same_time(before->st_ctim, after->st_ctim);
}

cj_status cj_state_fail(const char *name, cj_error *err)
{
    return cj_fail_at(err, CJ_EIO, name, 0, 0,
                      "changed while it was read; try again when nothing writes to it");
}

cj_status cj_state_check(const struct stat *before, int fd, const char *name, cj_error *err)
{
    struct stat after;

    if (fstat(fd, &after) != 0)
        return cj_fail_errno(err, name, "cannot read", errno);
    return cj_state_same(before, &after) ? CJ_OK : cj_state_fail(name, err);
}

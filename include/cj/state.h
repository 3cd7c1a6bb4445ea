/* cj/state.h - whether a file is still what it was.
 *
 * A file that is written to while it is read, or between two readings, gives rows
 * that never stood there together.  The state of a regular file is compared before
 * and after: device, inode, size, and the times of its last change to the nanosecond.
 */
#ifndef CJ_STATE_H
#define CJ_STATE_H

#include "cj/error.h"

#include <stdbool.h>
#include <sys/stat.h>

/* False as soon as anything differs; true for two that are no regular files (a pipe
 * has no state). */
bool cj_state_same(const struct stat *before, const struct stat *after);

/* CJ_EIO unless the open file is in the state that it was in. */
cj_status cj_state_check(const struct stat *before, int fd, const char *name, cj_error *err);

/* CJ_EIO: the file changed while it was read. */
cj_status cj_state_fail(const char *name, cj_error *err);

#endif

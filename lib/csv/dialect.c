/* Which rows of a dialect are comments. */
#include "csv_internal.h"

#include <string.h>

bool cj_dialect_is_comment(const cj_dialect *dialect, uint64_t row, cj_span raw)
{
    if (dialect->comment.length > 0 && raw.length >= dialect->comment.length &&
        memcmp(raw.at, dialect->comment.at, dialect->comment.length) == 0)
        return true;
    for (size_t i = 0; i < dialect->comment_row_count; i++)
        if (dialect->comment_rows[i] == row)
            return true;
    return false;
}

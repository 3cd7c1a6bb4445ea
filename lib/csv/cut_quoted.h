/* Records with quotation marks, read through libcsv in strict mode. */
#ifndef CJ_CSV_CUT_QUOTED_H
#define CJ_CSV_CUT_QUOTED_H

#include "csv.h"

typedef struct cj_quoted cj_quoted;

/* NULL when memory ran out.  Release with cj_quoted_free(). */
cj_quoted *cj_quoted_new(char delimiter);
void cj_quoted_free(cj_quoted *quoted);

/* Read the record whose bytes start at `start` of the block's text, of which
 * [0, end) was read; at_end says that nothing follows.  The unquoted fields go
 * behind block->extra and into block->fields; *record gets its fields, raw
 * length and fault.  *taken is how many bytes it takes with its line end, 0 if
 * its end is not there yet (then the block is as before); *lines how many
 * physical lines.  A record with a stray or open quotation mark takes its
 * first line alone, so that the lines after it are read for themselves. */
cj_status cj_quoted_read(size_t *taken, uint64_t *lines, cj_quoted *quoted, cj_csv_block *block,
                         cj_csv_record *record, size_t start, size_t end, bool at_end,
                         cj_error *err);

/* Make room for `more` bytes behind `end` in the block's text, followed by the
 * zeros that the scanner may look at. */
cj_status cj_csv_reserve(cj_csv_block *block, size_t end, size_t more, cj_error *err);

#endif

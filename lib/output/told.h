/* Rows that people read as quotes or stories instead of a table. */
#ifndef CJ_OUTPUT_TOLD_H
#define CJ_OUTPUT_TOLD_H

#include "table/layout.h"

/* Append the first column of a row: what was said, in quotation marks unless it has its own, or
 * the heading of a story. */
void cj_told_append_first(cj_text *out, const cj_layout *layout, size_t row);

/* Append by whom a quote is: the other columns. */
void cj_told_append_speaker(cj_text *out, const cj_layout *layout, size_t row);

/* Append the next paragraph of a story, and what it is about where there are several columns.
 * *column and *line are 0 before the first one; false where there is none left. */
bool cj_told_next(cj_text *about, cj_text *out, const cj_layout *layout, size_t row, size_t *column,
                  size_t *line);

#endif

/* A chart of limits as text: a line of blocks, with the signals below. */
#ifndef CJ_OUTPUT_SPARK_H
#define CJ_OUTPUT_SPARK_H

#include "cj/table.h"

/* Append the lines for `count` rows from row `first` on, each behind `indent`; nothing for a table
 * that is not drawn.  No line is wider than width columns, if that is 20 or more. */
void cj_spark_append(cj_text *out, const cj_table *table, size_t first, size_t count,
                     const char *indent, size_t width);

#endif

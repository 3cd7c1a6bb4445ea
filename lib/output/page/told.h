/* Quotes and stories on a page. */
#ifndef CJ_OUTPUT_PAGE_TOLD_H
#define CJ_OUTPUT_PAGE_TOLD_H

#include "table/layout.h"

/* Append the rows of a table whose form is quotes or stories; their headings have this level. */
void cj_page_told_append(cj_text *out, const cj_layout *layout, int level);

#endif

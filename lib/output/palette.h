/* Colours of charts, in pages and workbooks alike. */
#ifndef CJ_OUTPUT_PALETTE_H
#define CJ_OUTPUT_PALETTE_H

#include "cj/chart.h"

#define CJ_COLOUR_TARGET 0x525A66U /* and other rules across a chart */
#define CJ_COLOUR_REST 0xB1B4B6U   /* what is left over: other, not recorded */

/* The colour of a series as 0xRRGGBB; of a pie that of a slice. */
uint32_t cj_colour_of(const cj_chart *chart, size_t number);

/* Whether white words can be read on it, else black ones. */
bool cj_colour_is_dark(uint32_t colour);

/* Whether a chart of stacks is so plain that values may stand in their parts, where they have
 * room. */
bool cj_chart_labels_parts(const cj_chart *chart);

#endif

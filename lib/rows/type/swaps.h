/* Days and months that a spreadsheet has swapped.
 *
 * One with American settings takes 03/04/2014, the third of April, for the fourth of March, and
 * leaves 31/03/2014 as it was, for it knows no month 31.  Written with the year first the swapped
 * ones are 2014-03-04 then: a column has two ways of writing, of which one has all days up to 12
 * and the other all those above. */
#ifndef CJ_ROWS_TYPE_SWAPS_H
#define CJ_ROWS_TYPE_SWAPS_H

#include "rows/typed.h"

/* Look at one more cell of dates. Most columns are ruled out within a few cells. */
void cj_swaps_look(cj_swaps_seen *seen, cj_span cell);

/* Add what was seen in later rows. */
void cj_swaps_add(cj_swaps_seen *seen, const cj_swaps_seen *later);

#endif

/* Columns of lists, once their rows are there. */
#ifndef CJ_MEASURE_LISTING_TYPES_H
#define CJ_MEASURE_LISTING_TYPES_H

#include "measure/common/columns.h"

/* Let columns of texts be numbers, or days, where every value is one. */
void cj_listing_find_types(cj_table *table, const cj_records *records);

/* Let the persons of the column with that heading, if there is one, be numbered from 1 in the order
 * in which they come. */
cj_status cj_listing_number(cj_table *table, cj_span heading, cj_error *err);

#endif

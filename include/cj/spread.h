/* cj/spread.h - the values of one column in all inputs that have it.
 *
 * Each of the records adds those that its rows have (cj_everywhere.spread); texts are the same
 * without regard to case, identifiers letter for letter, and texts that are one number are one
 * value: as the condition COL=VALUE would have it.
 */
#ifndef CJ_SPREAD_H
#define CJ_SPREAD_H

#include "cj/error.h"
#include "cj/text.h"

/* No column that is to make a report for each value has more. */
#define CJ_SPREAD_MAX 200

/* The place of a value that no list declares. */
#define CJ_SPREAD_NO_PLACE SIZE_MAX

typedef struct {
    cj_span text;   /* as it is shown */
    cj_span *alike; /* all spellings of a number, the shown one among them */
    size_t alike_count;
    size_t place; /* in the list that declares it */
    bool exact;   /* an identifier */
} cj_spread_value;

typedef struct {
    cj_spread_value *values;
    size_t count;
    bool blank; /* some row is blank in the column */
    bool many;  /* there are more than CJ_SPREAD_MAX, which are left out */
    cj_arena arena;
} cj_spread;

void cj_spread_clear(cj_spread *spread);

/* Add a value, unless it is there. */
cj_status cj_spread_add(cj_spread *spread, cj_span text, size_t place, bool exact, cj_error *err);

/* Add those of another. */
cj_status cj_spread_merge(cj_spread *to, const cj_spread *from, cj_error *err);

/* Put them in order: as `order` lists them (count 0: nobody does), as they are declared, the others
 * as numbers if all are, else by their bytes. */
void cj_spread_sort(cj_spread *spread, const cj_span *order, size_t count);

#endif

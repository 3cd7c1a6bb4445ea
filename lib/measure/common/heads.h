/* How many different people are behind each count of rows, for those who hide counts that are of
 * few people.
 *
 *     cj_heads_open(&heads, records, common, err);          before the records are started
 *     cj_heads_add(&heads, place, rows->persons[at], err);  each row that is counted at a place
 *     cj_heads_settle(&heads, err);                         all are read
 *     cj_heads_describe(table, &heads, err);                columns behind the table, and
 *     cells = cj_heads_fill(cells, &heads, place, count);   those of a row
 *
 * A place is a number of the measure's own: of a period, a group and a count. */
#ifndef CJ_MEASURE_COMMON_HEADS_H
#define CJ_MEASURE_COMMON_HEADS_H

#include "cj/measure.h"
#include "stats/often.h"

typedef struct {
    bool wanted;
    cj_often seen;   /* persons, by place */
    int64_t *counts; /* by place, once they are settled */
    size_t count;
} cj_heads;

/* Begin with none.  CJ_EUSAGE where people are asked for and no column says who a row is about.
 * Release with cj_heads_clear() in any case; all zero is an empty one. */
cj_status cj_heads_open(cj_heads *heads, cj_records *records, const cj_measure_options *common,
                        cj_error *err);
void cj_heads_clear(cj_heads *heads);

/* Note that a row of a person counts at a place.  CJ_NO_CODE is nobody.  Does nothing where nobody
 * asks for people. */
cj_status cj_heads_note(cj_heads *heads, size_t place, uint32_t person, cj_error *err);
static inline cj_status cj_heads_add(cj_heads *heads, size_t place, uint32_t person, cj_error *err)
{
    return heads->wanted ? cj_heads_note(heads, place, person, err) : CJ_OK;
}

/* Count the people of each place. */
cj_status cj_heads_settle(cj_heads *heads, cj_error *err);
int64_t cj_heads_at(const cj_heads *heads, size_t place);

/* Add a column behind the table for each count of rows that it prints and that nothing else says
 * the people of, in their order; and fill those of a row, which is to be at hand: places from
 * `first` on.  Returns what follows. */
cj_status cj_heads_describe(cj_table *table, const cj_heads *heads, cj_error *err);
cj_cell *cj_heads_fill(cj_cell *cells, const cj_heads *heads, size_t first, size_t count);

/* The same as a row of its own, where nothing else stands behind the table. */
cj_status cj_heads_add_row(cj_table *table, const cj_heads *heads, size_t first, size_t count,
                           cj_error *err);

#endif

/* Values that were met at places of the grid, of which medians and distinct counts are made. */
#ifndef CJ_MEASURE_TABULATE_MET_H
#define CJ_MEASURE_TABULATE_MET_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    size_t place;
    int64_t value;
    uint32_t times;
} cj_met;

/* Sort by place, then by value: what the two below need, of one place alone. */
void cj_met_sort(cj_met *list, size_t count);

/* The number of different values. */
int64_t cj_met_distinct(const cj_met *list, size_t count);

/* Twice the median: the sum of the two in the middle. */
int64_t cj_met_median(const cj_met *list, size_t count);

#endif

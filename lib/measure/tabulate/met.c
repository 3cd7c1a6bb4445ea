/* Medians and distinct counts of values that were met, each with how often. */
#include "met.h"

#include <stdbool.h>
#include <stdlib.h>

static int compare_met(const void *a, const void *b)
{
    const cj_met *left = a;
    const cj_met *right = b;

    if (left->place != right->place)
        return left->place < right->place ? -1 : 1;
    return (left->value > right->value) - (left->value < right->value);
}

void cj_met_sort(cj_met *list, size_t count)
{
    if (count > 1)
        qsort(list, count, sizeof *list, compare_met);
}

int64_t cj_met_distinct(const cj_met *list, size_t count)
{
    int64_t distinct = 0;

    for (size_t i = 0; i < count; i++)
        distinct += i == 0 || list[i].value != list[i - 1].value;
    return distinct;
}

int64_t cj_met_median(const cj_met *list, size_t count)
{
    uint64_t all = 0;
    uint64_t passed = 0;
    int64_t low = 0;

    for (size_t i = 0; i < count; i++)
        all += list[i].times;
    for (size_t i = 0; i < count; i++) {
        bool has_low = passed < (all + 1) / 2;

        passed += list[i].times;
        if (has_low && passed >= (all + 1) / 2)
            low = list[i].value;
        if (passed >= all / 2 + 1)
            return low + list[i].value;
    }
    return 0;
}

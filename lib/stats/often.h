/* How often each value occurs at each place, the figures of a period and group say: rows come one
 * by one, and what is kept grows with the values that differ, not with the rows. */
#ifndef CJ_STATS_OFTEN_H
#define CJ_STATS_OFTEN_H

#include "base/tuples.h"
#include "cj/memory.h"

typedef struct {
    int64_t value;
    uint32_t place;
    uint64_t times;
} cj_often_value;

#define CJ_OFTEN_RECENT_BITS 11

typedef struct {
    cj_often_value *list; /* in the order in which they came first */
    size_t count;
    size_t capacity;
    cj_tuples known;                             /* place and value; in the list at ... */
    uint32_t recent[1u << CJ_OFTEN_RECENT_BITS]; /* the last ones, by a cheap hash */
} cj_often;

/* Begin with none.  Release with cj_often_clear() in any case. */
void cj_often_open(cj_often *often);
void cj_often_clear(cj_often *often);

/* The same for a value that did not come lately. */
cj_status cj_often_add_rare(cj_often *often, uint32_t place, int64_t value, uint32_t *recent,
                            cj_error *err);

/* Count a value at a place once more. */
static inline cj_status cj_often_add(cj_often *often, uint32_t place, int64_t value, cj_error *err)
{
    /* the upper bits of a product with odd factors depend on all bits of both */
    uint64_t mixed = ((uint64_t)value * UINT64_C(0xC4CEB9FE1A85EC53)) ^ place;
    uint32_t *recent =
        &often->recent[mixed * UINT64_C(0x9E3779B97F4A7C15) >> (64 - CJ_OFTEN_RECENT_BITS)];
    cj_often_value *here = &often->list[*recent];

    if (*recent >= often->count || here->value != value || here->place != place)
        return cj_often_add_rare(often, place, value, recent, err);
    here->times++;
    return CJ_OK;
}

#endif

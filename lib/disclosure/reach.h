/* From where to where each cell can be, by one relation at a time. */
#ifndef CJ_DISCLOSURE_REACH_H
#define CJ_DISCLOSURE_REACH_H

#include "disclosure/system.h"

typedef struct {
    const cj_system *system;
    int64_t *low; /* of each cell */
    int64_t *high;
    size_t *first; /* the relations of cell c are relations[first[c]] to before relations[first[c +
                      1]] */
    uint32_t *relations;
    uint32_t *queue; /* relations that are to be looked at again, around a ring */
    size_t queue_at;
    size_t queue_count;
    bool *queued;
    uint32_t clash; /* the relation that no numbers fit */
} cj_reach;

/* From what a reader knows of each cell by itself. */
cj_status cj_reach_make(cj_reach *reach, const cj_system *system, cj_error *err);
void cj_reach_clear(cj_reach *reach);

/* Look at a cell's relations again. */
void cj_reach_touch(cj_reach *reach, uint32_t cell);

/* Narrow until nothing changes (or it becomes slow); false: no numbers fit, see `clash`. */
bool cj_reach_narrow(cj_reach *reach);

/* Whether there is no greatest number. */
static inline bool cj_reach_is_open(const cj_reach *reach, uint32_t cell)
{
    return reach->high[cell] >= CJ_COUNT_MAX;
}

static inline bool cj_reach_is_one(const cj_reach *reach, uint32_t cell)
{
    return reach->low[cell] == reach->high[cell];
}

#endif

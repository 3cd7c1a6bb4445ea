/* Things kept by person: what measures that follow people over time read. */
#ifndef CJ_MEASURE_COMMON_BY_PERSON_H
#define CJ_MEASURE_COMMON_BY_PERSON_H

#include "cj/error.h"

typedef struct {
    uint32_t *order; /* numbers of things, a person's together, as they were added */
    size_t *starts;  /* by person: where theirs start; one more at the end */
    size_t person_count;
} cj_by_person;

/* Put `count` things of `size` bytes each together by person: each begins with
 * the code of its person, a uint32_t below person_count.  Linear; 4 bytes a
 * thing and 8 a person.  Release with cj_by_person_clear() in any case. */
cj_status cj_by_person_make(cj_by_person *out, const void *things, size_t size, size_t count,
                            size_t person_count, cj_error *err);
void cj_by_person_clear(cj_by_person *by_person);

/* Sort what one person has, `count` things of `size` bytes (CJ_FEW_BYTES at
 * most): that is few, and nearly in order. */
#define CJ_FEW_BYTES 64
void cj_by_person_sort(void *things, size_t count, size_t size,
                       int (*compare)(const void *, const void *));

#endif

/* What a system of counts holds; see cj/disclosure.h. */
#ifndef CJ_DISCLOSURE_SYSTEM_H
#define CJ_DISCLOSURE_SYSTEM_H

#include "cj/disclosure.h"

/* A relation: its terms are `count` ones from `first`. */
typedef struct {
    cj_tie_kind kind;
    int64_t constant;
    size_t first;
    size_t count;
} cj_system_relation;

struct cj_system {
    cj_arena arena; /* names */
    cj_count *cells;
    size_t cell_count;
    size_t cell_room;
    cj_system_relation *relations;
    size_t relation_count;
    size_t relation_room;
    cj_term *terms;
    size_t term_count;
    size_t term_room;
    uint32_t *places; /* a hash table of relations: their numbers + 1 */
    size_t place_room;
};

/* What a reader knows of a cell as it stands. */
cj_counts cj_count_range(const cj_count *cell);

/* Whether they know its number. */
bool cj_count_is_known(const cj_count *cell);

#endif

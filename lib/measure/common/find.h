/* Words that a column of texts is searched for. */
#ifndef CJ_MEASURE_COMMON_FIND_H
#define CJ_MEASURE_COMMON_FIND_H

#include "cj/records.h"

/* Which of some words the texts of a column are: worked out once a code. */
typedef struct {
    const cj_span *words;
    size_t word_count;
    uint32_t *known; /* by code: number of the word, or CJ_NO_CODE */
    size_t known_count;
    size_t known_capacity;
} cj_word_finder;

/* The number of the word that a code of a column of texts is (without regard
 * to case); CJ_NO_CODE for none of them and for a blank. */
cj_status cj_word_find(uint32_t *word, cj_word_finder *finder, const cj_records *records,
                       size_t column, uint32_t code, cj_error *err);

#endif

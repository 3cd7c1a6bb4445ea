/* Reviews kept by person: what cj_outcomes() counts. */
#ifndef CJ_MEASURE_OUTCOMES_REVIEWS_H
#define CJ_MEASURE_OUTCOMES_REVIEWS_H

#include "cj/records.h"

#define CJ_NO_REVIEW UINT32_MAX

/* One review of one outcome.  Group, outcome and score are one small integer,
 * their class: there are few combinations. */
typedef struct {
    uint32_t before; /* number of the person's review that was added before; or CJ_NO_REVIEW */
    cj_date date;
    uint32_t class;
    uint32_t row; /* of the ledger */
} cj_review;

typedef struct {
    uint32_t group;
    uint32_t outcome;
    cj_decimal score; /* CJ_DECIMAL_MISSING: blank */
} cj_review_class;

/* A class that was looked up before, with its code. */
typedef struct {
    cj_review_class class;
    uint32_t code; /* CJ_NO_CODE: none yet */
} cj_known_class;

#define CJ_KNOWN_CLASSES 1024

typedef struct {
    const cj_records *records; /* they are read from; NULL: from none */
    cj_review *list;
    size_t count;
    size_t capacity;
    uint32_t *last; /* by person: number of the review added last, or CJ_NO_REVIEW */
    size_t person_count;
    size_t person_capacity;
    cj_dict *classes;
    cj_known_class *known; /* by hash: most reviews need no look into the dictionary */
} cj_reviews;

cj_status cj_reviews_open(cj_reviews *reviews, const cj_records *records, cj_error *err);
void cj_reviews_clear(cj_reviews *reviews);

/* Add a review.  16 bytes each, and 4 a person. */
cj_status cj_reviews_add(cj_reviews *reviews, uint32_t person, cj_date date, uint32_t row,
                         cj_review_class class, cj_error *err);

/* The reviews of a person, in the order in which they were added. */
typedef cj_status cj_reviews_visit(void *data, uint32_t person, const cj_review *list, size_t count,
                                   cj_error *err);

/* Whose reviews are visited: those of all persons, or of those who are marked, a byte each. */
typedef struct {
    bool all;
    const uint8_t *marks; /* NULL: nobody is */
    size_t count;
} cj_reviews_whom;

/* Visit persons who have reviews, in their order.  It ends where a visit fails.  Linear. */
cj_status cj_reviews_walk(const cj_reviews *reviews, cj_reviews_whom whom, cj_reviews_visit *visit,
                          void *data, cj_error *err);

cj_review_class cj_reviews_class(const cj_reviews *reviews, uint32_t code);

/* Let *out be whether more people have their first review early between two days than would come
 * by chance, once in 2,000 times, if as many came at all times: so they do where earlier reviews
 * are not there, for all who were known already seem to come at once.  The mean of n days behind
 * the first is that of numbers drawn evenly, with a standard deviation of length / sqrt(12 n). */
cj_status cj_reviews_crowd(bool *out, const cj_reviews *reviews, cj_date first, cj_date last,
                           cj_error *err);

#endif

/* Reviews kept by person: what cj_outcomes() counts. */
#ifndef CJ_MEASURE_OUTCOMES_REVIEWS_H
#define CJ_MEASURE_OUTCOMES_REVIEWS_H

#include "cj/records.h"
#include "measure/common/by_person.h"

/* One review of one outcome.  Group, outcome and score are one small integer,
 * their class: there are few combinations. */
typedef struct {
    uint32_t person;
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
    cj_dict *classes;
    cj_known_class *known; /* by hash: most reviews need no look into the dictionary */
    cj_by_person by_person;
} cj_reviews;

cj_status cj_reviews_open(cj_reviews *reviews, const cj_records *records, cj_error *err);
void cj_reviews_clear(cj_reviews *reviews);

/* Add a review.  16 bytes each. */
cj_status cj_reviews_add(cj_reviews *reviews, uint32_t person, cj_date date, uint32_t row,
                         cj_review_class class, cj_error *err);

/* Leave out the reviews of all persons but those that are marked, a byte each. */
void cj_reviews_keep(cj_reviews *reviews, const uint8_t *marks, size_t mark_count);

/* Put the reviews of persons 0 .. person_count-1 together, each person's in
 * the order in which they were added.  Linear; 4 bytes a review. */
cj_status cj_reviews_settle(cj_reviews *reviews, size_t person_count, cj_error *err);

cj_review_class cj_reviews_class(const cj_reviews *reviews, uint32_t code);

/* Let *out be whether more people have their first review early between two days than would come
 * by chance, once in 2,000 times, if as many came at all times: so they do where earlier reviews
 * are not there, for all who were known already seem to come at once.  The mean of n days behind
 * the first is that of numbers drawn evenly, with a standard deviation of length / sqrt(12 n).  To
 * be asked while all reviews are kept. */
cj_status cj_reviews_crowd(bool *out, const cj_reviews *reviews, cj_date first, cj_date last,
                           cj_error *err);

#endif

#include "reviews.h"

#include <stdlib.h>
#include <string.h>

cj_status cj_reviews_open(cj_reviews *reviews, cj_error *err)
{
    *reviews = (cj_reviews){.last_code = CJ_NO_CODE};
    return cj_dict_new(&reviews->classes, CJ_DICT_EXACT, err);
}

void cj_reviews_clear(cj_reviews *reviews)
{
    cj_dict_free(reviews->classes);
    free(reviews->list);
    cj_by_person_clear(&reviews->by_person);
    *reviews = (cj_reviews){.last_code = CJ_NO_CODE};
}

/* The bytes of a class, without padding: the key of its dictionary. */
#define CLASS_BYTES (sizeof(uint32_t) * 2 + sizeof(cj_decimal))
_Static_assert(sizeof(cj_review_class) == CLASS_BYTES, "a class has no padding");

cj_status cj_reviews_add(cj_reviews *reviews, uint32_t person, cj_date date, uint32_t row,
                         cj_review_class class, cj_error *err)
{
    cj_status status = CJ_OK;

    if (reviews->count >= UINT32_MAX)
        return cj_fail(err, CJ_EDATA, "more than 4,294,967,295 reviews");
    if (reviews->last_code == CJ_NO_CODE || class.group != reviews->last.group ||
        class.outcome != reviews->last.outcome || class.score != reviews->last.score) {
        reviews->last = class;
        status = cj_dict_add(&reviews->last_code, reviews->classes,
                             (cj_span){(const char *)&class, CLASS_BYTES}, err);
    }
    if (status == CJ_OK && reviews->count == reviews->capacity)
        status = cj_grow(&reviews->list, &reviews->capacity, reviews->count + 1,
                         sizeof *reviews->list, err);
    if (status == CJ_OK)
        reviews->list[reviews->count++] = (cj_review){person, date, reviews->last_code, row};
    return status;
}

cj_status cj_reviews_settle(cj_reviews *reviews, size_t person_count, cj_error *err)
{
    return cj_by_person_make(&reviews->by_person, reviews->list, sizeof *reviews->list,
                             reviews->count, person_count, err);
}

cj_review_class cj_reviews_class(const cj_reviews *reviews, uint32_t code)
{
    cj_review_class class;

    memcpy(&class, cj_dict_text(reviews->classes, code).at, CLASS_BYTES);
    return class;
}

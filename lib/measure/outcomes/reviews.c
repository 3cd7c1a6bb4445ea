/* The reviews of one person and outcome in the order of their dates. */
#include "reviews.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

cj_status cj_reviews_open(cj_reviews *reviews, const cj_records *records, cj_error *err)
{
    *reviews = (cj_reviews){.records = records};
    reviews->known = calloc(CJ_KNOWN_CLASSES, sizeof *reviews->known);
    if (reviews->known == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < CJ_KNOWN_CLASSES; i++)
        reviews->known[i].code = CJ_NO_CODE;
    return cj_dict_new(&reviews->classes, CJ_DICT_EXACT, err);
}

void cj_reviews_clear(cj_reviews *reviews)
{
    cj_dict_free(reviews->classes);
    free(reviews->known);
    free(reviews->list);
    cj_by_person_clear(&reviews->by_person);
    *reviews = (cj_reviews){0};
}

/* The bytes of a class, without padding: the key of its dictionary. */
#define CLASS_BYTES (sizeof(uint32_t) * 2 + sizeof(cj_decimal))
_Static_assert(sizeof(cj_review_class) == CLASS_BYTES, "a class has no padding");

static size_t place_of(cj_review_class class)
{
    uint32_t score = (uint32_t)((uint64_t) class.score * UINT64_C(0x9E3779B97F4A7C15) >> 32);

    return (class.group * 0x9E3779B1u ^ class.outcome * 0x85EBCA6Bu ^ score) % CJ_KNOWN_CLASSES;
}

/* The code of a class. */
static cj_status look_up(uint32_t *code, cj_reviews *reviews, cj_review_class class, cj_error *err)
{
    cj_known_class *known = &reviews->known[place_of(class)];
    cj_status status;

    if (known->code != CJ_NO_CODE && known->class.group == class.group &&
        known->class.outcome == class.outcome && known->class.score == class.score) {
        *code = known->code;
        return CJ_OK;
    }
    status = cj_dict_add(code, reviews->classes, (cj_span){(const char *)&class, CLASS_BYTES}, err);
    if (status == CJ_OK)
        *known = (cj_known_class){class, *code};
    return status;
}

cj_status cj_reviews_add(cj_reviews *reviews, uint32_t person, cj_date date, uint32_t row,
                         cj_review_class class, cj_error *err)
{
    uint32_t code = CJ_NO_CODE;
    cj_status status;

    if (reviews->count >= UINT32_MAX)
        return cj_fail(err, CJ_EDATA, "more than 4,294,967,295 reviews");
    status = look_up(&code, reviews, class, err);
    if (status == CJ_OK && reviews->count == reviews->capacity)
        status = cj_grow(&reviews->list, &reviews->capacity,
                         reviews->records == NULL
                             ? reviews->count + 1
                             : cj_records_expect(reviews->records, reviews->count + 1),
                         sizeof *reviews->list, err);
    if (status == CJ_OK)
        reviews->list[reviews->count++] = (cj_review){person, date, code, row};
    return status;
}

void cj_reviews_keep(cj_reviews *reviews, const uint8_t *marks, size_t mark_count)
{
    size_t kept = 0;

    for (size_t i = 0; i < reviews->count; i++) {
        uint32_t person = reviews->list[i].person;

        if (person < mark_count && marks[person] != 0)
            reviews->list[kept++] = reviews->list[i];
    }
    reviews->count = kept;
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

/* ---- when people come ------------------------------------------------------------------------ */

#define CROWDED 3.29 /* so many standard deviations below the middle are one in 2,000 */

/* The first day of each person. */
static cj_status find_firsts(cj_date **out, size_t *count, const cj_reviews *reviews, cj_error *err)
{
    size_t capacity = 0;
    cj_status status = CJ_OK;

    *out = NULL;
    *count = 0;
    for (size_t i = 0; status == CJ_OK && i < reviews->count; i++) {
        const cj_review *review = &reviews->list[i];

        status = cj_grow(out, &capacity, (size_t)review->person + 1, sizeof **out, err);
        while (status == CJ_OK && *count <= review->person)
            (*out)[(*count)++] = CJ_DATE_MISSING;
        if (status == CJ_OK &&
            ((*out)[review->person] == CJ_DATE_MISSING || review->date < (*out)[review->person]))
            (*out)[review->person] = review->date;
    }
    return status;
}

cj_status cj_reviews_crowd(bool *out, const cj_reviews *reviews, cj_date first, cj_date last,
                           cj_error *err)
{
    cj_date *firsts;
    size_t persons;
    cj_status status = find_firsts(&firsts, &persons, reviews, err);
    double length = last - first;
    double sum = 0;
    double count = 0;

    for (size_t i = 0; status == CJ_OK && i < persons; i++)
        if (firsts[i] != CJ_DATE_MISSING && firsts[i] <= last) {
            sum += firsts[i] - first;
            count++;
        }
    count--; /* whose day is the first says nothing */
    *out = count > 0 && (length / 2 - sum / count) * sqrt(12 * count) > CROWDED * length;
    free(firsts);
    return status;
}

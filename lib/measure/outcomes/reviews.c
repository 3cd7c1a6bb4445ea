/* Reviews by person: each knows the one of its person before it, so that nothing need be put in
 * order and a review takes no more than its 16 bytes. */
#include "reviews.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_PERSONS 1024

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
    cj_pages_free(reviews->last, reviews->person_capacity, sizeof *reviews->last);
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

static cj_status reserve_persons(cj_reviews *reviews, size_t need, cj_error *err)
{
    size_t more = need < FIRST_PERSONS ? FIRST_PERSONS : need + need / 2;
    uint32_t *grown = cj_pages_grow(reviews->last, reviews->person_capacity, more, sizeof *grown);

    if (grown == NULL)
        return cj_fail_nomem(err);
    reviews->last = grown;
    reviews->person_capacity = more;
    return CJ_OK;
}

/* Make room for one more review, of that person. */
static cj_status reserve(cj_reviews *reviews, uint32_t person, cj_error *err)
{
    size_t need = reviews->count + 1;
    cj_status status = CJ_OK;

    if (reviews->count >= CJ_NO_REVIEW)
        return cj_fail(err, CJ_EDATA, "more than 4,294,967,295 reviews");
    if (need > reviews->capacity)
        status =
            cj_grow(&reviews->list, &reviews->capacity,
                    reviews->records == NULL ? need : cj_records_expect(reviews->records, need),
                    sizeof *reviews->list, err);
    if (status == CJ_OK && person >= reviews->person_capacity)
        status = reserve_persons(reviews, (size_t)person + 1, err);
    while (status == CJ_OK && reviews->person_count <= person)
        reviews->last[reviews->person_count++] = CJ_NO_REVIEW;
    return status;
}

cj_status cj_reviews_add(cj_reviews *reviews, uint32_t person, cj_date date, uint32_t row,
                         cj_review_class class, cj_error *err)
{
    uint32_t code = CJ_NO_CODE;
    cj_status status = look_up(&code, reviews, class, err);

    if (status == CJ_OK)
        status = reserve(reviews, person, err);
    if (status != CJ_OK)
        return status;
    reviews->list[reviews->count] = (cj_review){reviews->last[person], date, code, row};
    reviews->last[person] = (uint32_t)reviews->count++;
    return CJ_OK;
}

/* ---- walking ------------------------------------------------------------------------------- */

#define ABREAST 16 /* persons whose reviews are gathered at a time */

/* A person whose reviews are gathered, the last one first. */
typedef struct {
    uint32_t person;
    uint32_t next; /* the review to be gathered next; CJ_NO_REVIEW: there is none */
    cj_review *list;
    size_t count;
    size_t capacity;
} lane;

/* Gather the reviews of all lanes.  Those of one person are scattered over the list, and none is
 * known before the one behind it: while one comes from memory, so do those of the others. */
static cj_status gather(lane lanes[ABREAST], size_t count, const cj_reviews *reviews, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t going = count;

    while (going > 0) {
        going = 0;
        for (size_t i = 0; i < count; i++) {
            lane *in = &lanes[i];

            if (in->next == CJ_NO_REVIEW)
                continue;
            if (in->count == in->capacity) {
                status = cj_grow(&in->list, &in->capacity, in->count + 1, sizeof *in->list, err);
                if (status != CJ_OK)
                    return status;
            }
            in->list[in->count] = reviews->list[in->next];
            in->next = in->list[in->count++].before;
            if (in->next != CJ_NO_REVIEW)
                __builtin_prefetch(&reviews->list[in->next]);
            going++;
        }
    }
    return status;
}

static void reverse(cj_review *list, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        cj_review moved = list[i];

        list[i] = list[count - 1 - i];
        list[count - 1 - i] = moved;
    }
}

static bool is_visited(const cj_reviews_whom *whom, size_t person)
{
    return whom->all || (person < whom->count && whom->marks[person] != 0);
}

/* Take the next persons into lanes; returns how many. */
static size_t take_persons(lane lanes[ABREAST], size_t *person, const cj_reviews *reviews,
                           const cj_reviews_whom *whom)
{
    size_t count = 0;

    for (; *person < reviews->person_count && count < ABREAST; ++*person) {
        uint32_t last = reviews->last[*person];

        if (last == CJ_NO_REVIEW || !is_visited(whom, *person))
            continue;
        __builtin_prefetch(&reviews->list[last]);
        lanes[count].person = (uint32_t)*person;
        lanes[count].next = last;
        lanes[count++].count = 0;
    }
    return count;
}

cj_status cj_reviews_walk(const cj_reviews *reviews, cj_reviews_whom whom, cj_reviews_visit *visit,
                          void *data, cj_error *err)
{
    lane lanes[ABREAST] = {{.list = NULL}};
    cj_status status = CJ_OK;
    size_t person = 0;
    size_t count;

    while (status == CJ_OK && (count = take_persons(lanes, &person, reviews, &whom)) > 0) {
        status = gather(lanes, count, reviews, err);
        for (size_t i = 0; status == CJ_OK && i < count; i++) {
            reverse(lanes[i].list, lanes[i].count);
            status = visit(data, lanes[i].person, lanes[i].list, lanes[i].count, err);
        }
    }
    for (size_t i = 0; i < ABREAST; i++)
        free(lanes[i].list);
    return status;
}

cj_review_class cj_reviews_class(const cj_reviews *reviews, uint32_t code)
{
    cj_review_class class;

    memcpy(&class, cj_dict_text(reviews->classes, code).at, CLASS_BYTES);
    return class;
}

/* ---- when people come ------------------------------------------------------------------------ */

#define CROWDED 3.29 /* so many standard deviations below the middle are one in 2,000 */

/* The days of those who come first up to a day, from another one on. */
typedef struct {
    cj_date first;
    cj_date last;
    double sum;
    double count;
} arrivals;

static cj_status add_arrival(void *data, uint32_t person, const cj_review *list, size_t count,
                             cj_error *err)
{
    arrivals *in = data;
    cj_date day = list[0].date;

    (void)person;
    (void)err;
    for (size_t i = 1; i < count; i++)
        day = list[i].date < day ? list[i].date : day;
    if (day <= in->last) {
        in->sum += day - in->first;
        in->count++;
    }
    return CJ_OK;
}

cj_status cj_reviews_crowd(bool *out, const cj_reviews *reviews, cj_date first, cj_date last,
                           cj_error *err)
{
    arrivals in = {.first = first, .last = last};
    cj_status status =
        cj_reviews_walk(reviews, (cj_reviews_whom){.all = true}, add_arrival, &in, err);
    double length = last - first;
    double count = in.count - 1; /* whose day is the first says nothing */

    *out = count > 0 && (length / 2 - in.sum / count) * sqrt(12 * count) > CROWDED * length;
    return status;
}

/* Things put together by person, by counting: no comparison, and in their order. */
#include "by_person.h"

#include <stdlib.h>
#include <string.h>

static uint32_t person_of(const void *things, size_t size, size_t at)
{
    uint32_t person;

    memcpy(&person, (const char *)things + at * size, sizeof person);
    return person;
}

cj_status cj_by_person_make(cj_by_person *out, const void *things, size_t size, size_t count,
                            size_t person_count, cj_error *err)
{
    size_t *next;

    *out = (cj_by_person){.person_count = person_count};
    out->starts = calloc(person_count + 2, sizeof *out->starts);
    out->order = malloc((count + 1) * sizeof *out->order);
    if (out->starts == NULL || out->order == NULL)
        return cj_fail_nomem(err);
    /* count into the place after next, so that placing moves each start there */
    next = out->starts + 1;
    for (size_t i = 0; i < count; i++)
        next[person_of(things, size, i) + 1]++;
    for (size_t p = 1; p <= person_count; p++)
        next[p] += next[p - 1];
    for (size_t i = 0; i < count; i++)
        out->order[next[person_of(things, size, i)]++] = (uint32_t)i;
    return CJ_OK;
}

void cj_by_person_clear(cj_by_person *by_person)
{
    free(by_person->order);
    free(by_person->starts);
    *by_person = (cj_by_person){0};
}

void cj_by_person_sort(void *things, size_t count, size_t size,
                       int (*compare)(const void *, const void *))
{
    char moved[CJ_FEW_BYTES];
    char *list = things;

    /* Insertion sort needs no memory and is faster on the few rows that a person has. */
    if (count > 64) {
        qsort(list, count, size, compare);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        size_t at = i;

        while (at > 0 && compare(list + (at - 1) * size, list + i * size) > 0)
            at--;
        if (at == i)
            continue;
        memcpy(moved, list + i * size, size);
        memmove(list + (at + 1) * size, list + at * size, (i - at) * size);
        memcpy(list + at * size, moved, size);
    }
}

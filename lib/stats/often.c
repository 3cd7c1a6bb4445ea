/* Values counted by place: the last ones are found by a cheap hash, the others in a table of all.
 */
#include "often.h"

#include <stdlib.h>
#include <string.h>

void cj_often_open(cj_often *often)
{
    memset(often, 0, sizeof *often);
    often->known = (cj_tuples)CJ_TUPLES_INIT(3);
}

void cj_often_clear(cj_often *often)
{
    free(often->list);
    cj_tuples_clear(&often->known);
    cj_often_open(often);
}

cj_status cj_often_add_rare(cj_often *often, uint32_t place, int64_t value, uint32_t *recent,
                            cj_error *err)
{
    const uint32_t words[] = {place, (uint32_t)value, (uint32_t)((uint64_t)value >> 32)};
    cj_status status;

    if (often->count >= UINT32_MAX - 1)
        return cj_fail(err, CJ_EDATA, "more than 4,294,967,294 different values");
    status = cj_grow(&often->list, &often->capacity, often->count + 1, sizeof *often->list, err);
    if (status == CJ_OK)
        status = cj_tuples_reserve(&often->known, 1, err);
    if (status != CJ_OK)
        return status;
    *recent = cj_tuples_add(&often->known, words, cj_tuples_hash(words, 3), (uint32_t)often->count);
    if (*recent == often->count)
        often->list[often->count++] = (cj_often_value){value, place, 0};
    often->list[*recent].times++;
    return CJ_OK;
}

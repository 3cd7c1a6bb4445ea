/* Columns of the records by name, as a measure asks for them. */
#include "find.h"

cj_status cj_word_find(uint32_t *word, cj_word_finder *finder, const cj_records *records,
                       size_t column, uint32_t code, cj_error *err)
{
    size_t count = cj_records_text_count(records, column);
    cj_status status =
        cj_grow(&finder->known, &finder->known_capacity, count, sizeof *finder->known, err);

    *word = CJ_NO_CODE;
    if (status != CJ_OK || code == CJ_NO_CODE)
        return status;
    /* Each text of the column is compared once, when its code first appears; rows only look the
     * answer up. */
    for (; finder->known_count < count; finder->known_count++) {
        uint32_t *known = &finder->known[finder->known_count];

        *known = CJ_NO_CODE;
        for (uint32_t i = 0; i < finder->word_count && *known == CJ_NO_CODE; i++)
            if (cj_word_same(finder->words[i],
                             cj_records_text(records, column, (uint32_t)finder->known_count)))
                *known = i;
    }
    *word = finder->known[code];
    return CJ_OK;
}

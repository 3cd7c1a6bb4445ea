/* Reoffending: offences that stand on two rows of one person; of two persons they are shared. */
#include "count.h"

cj_status cj_reoffending_warn_twice(cj_reoffending_count *count, size_t at, cj_error *err)
{
    uint32_t number = (uint32_t)(count->offence_count - 1);
    const cj_offence *offence = &count->offence_list[number];
    const cj_offence *first;
    uint32_t code = cj_records_code(count->offences, count->id_column, at);
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    if (code == CJ_NO_CODE)
        return CJ_OK;
    status = cj_grow(&count->id_first, &count->id_capacity, (size_t)code + 1,
                     sizeof *count->id_first, err);
    while (status == CJ_OK && count->id_count <= code)
        count->id_first[count->id_count++] = CJ_NO_CODE;
    if (status != CJ_OK)
        return status;
    if (count->id_first[code] == CJ_NO_CODE)
        count->id_first[code] = number;
    first = &count->offence_list[count->id_first[code]];
    if (first == offence || first->person != offence->person)
        return CJ_OK;
    cj_text_add(&words, "stands in ");
    cj_records_append_place(&words, count->offences, first->row, offence->row);
    cj_text_add(&words, ", too: the offence counts twice");
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_warn(count->offences, offence->row, count->id_column, "fan-out",
                                 cj_records_text(count->offences, count->id_column, code),
                                 cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

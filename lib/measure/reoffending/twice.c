/* Reoffending: offences that stand on two rows. */
#include "count.h"

cj_status cj_reoffending_warn_twice(cj_reoffending_count *count, uint32_t row, size_t at,
                                    cj_error *err)
{
    uint32_t code = cj_records_code(count->offences, count->id_column, at);
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    if (code == CJ_NO_CODE)
        return CJ_OK;
    status = cj_grow(&count->id_rows, &count->id_capacity, (size_t)code + 1, sizeof *count->id_rows,
                     err);
    while (status == CJ_OK && count->id_count <= code)
        count->id_rows[count->id_count++] = 0;
    if (status != CJ_OK || count->id_rows[code] == 0) {
        if (status == CJ_OK)
            count->id_rows[code] = row + 1;
        return status;
    }
    cj_text_add(&words, "stands in ");
    cj_records_append_place(&words, count->offences, count->id_rows[code] - 1, row);
    cj_text_add(&words, ", too: the offence counts twice");
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_warn(count->offences, row, count->id_column, "fan-out",
                                 cj_records_text(count->offences, count->id_column, code),
                                 cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

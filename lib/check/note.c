/* Findings of cj-check about a whole file. */
#include "check_internal.h"

cj_status cj_check_remark(cj_checking *in, cj_checked *file, const char *code, cj_severity severity,
                          const cj_text *words, cj_error *err)
{
    cj_status status = cj_text_check(words, err);

    in->file_errors += severity == CJ_ERROR;
    if (status == CJ_OK)
        status = cj_records_remark(file->records, code, severity, cj_text_string(words), err);
    return status;
}

/* --order COL=a|b|c */
#include "cj/list.h"
#include "cj/measure.h"

cj_status cj_order_parse(cj_order *out, const char *text, cj_arena *arena, cj_error *err)
{
    const char *at = text;
    cj_error inner = CJ_ERROR_INIT;
    cj_status status = CJ_OK;

    if (!cj_word_read(&out->column, &at, "=", arena, &status) || *at != '=' ||
        out->column.length == 0)
        return status != CJ_OK
                   ? cj_fail_nomem(err)
                   : cj_fail(err, CJ_EUSAGE, "--order \"%s\" must be COLUMN=a|b|c", text);
    status = cj_list_parse(&out->values, &out->value_count, at + 1, '|', arena, &inner);
    if (status != CJ_OK)
        return cj_fail(err, status, "--order \"%s\": %s", text, inner.text);
    for (size_t i = 0; i < out->value_count; i++)
        for (size_t j = 0; j < i; j++)
            if (cj_same_word(out->values[i], out->values[j]))
                return cj_fail(err, CJ_EUSAGE, "--order \"%s\": \"%s\" stands there twice", text,
                               out->values[i].at);
    return CJ_OK;
}

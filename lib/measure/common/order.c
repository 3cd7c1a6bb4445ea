/* --order COL=a|b|c */
#include "cj/dict.h"
#include "cj/list.h"
#include "cj/measure.h"

/* Refuse a value that is listed twice: it could have two places. Case is folded as in columns of
 * texts. */
static cj_status check_twins(const cj_order *order, const char *text, cj_error *err)
{
    cj_dict *seen;
    cj_status status = cj_dict_new(&seen, CJ_DICT_FOLDED, err);

    for (size_t i = 0; status == CJ_OK && i < order->value_count; i++) {
        uint32_t code;

        status = cj_dict_add(&code, seen, order->values[i], err);
        if (status == CJ_OK && code < i)
            status = cj_fail(err, CJ_EUSAGE, "{order} \"%s\": \"%s\" stands there twice", text,
                             order->values[i].at);
    }
    cj_dict_free(seen);
    return status;
}

cj_status cj_order_parse(cj_order *out, const char *text, cj_arena *arena, cj_error *err)
{
    const char *at = text;
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_status status = CJ_OK;

    if (!cj_word_read(&out->column, &at, "=", arena, &status) || *at != '=' ||
        out->column.length == 0)
        return status != CJ_OK
                   ? cj_fail_nomem(err)
                   : cj_fail(err, CJ_EUSAGE, "{order} \"%s\" must be COLUMN=a|b|c", text);
    status = cj_list_parse(&out->values, &out->value_count, at + 1, '|', arena, &inner);
    if (status != CJ_OK)
        return cj_fail(err, status, "{order} \"%s\": %s", text, inner.text);
    return check_twins(out, text, err);
}

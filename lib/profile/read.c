/* Readers of single values that several parts of a profile have: dates, forms of dates, the pivot
 * of two-digit years. */
#include "profile_internal.h"

#include <string.h>

/* One item more than count is allocated, so that a count of 0 is no special case. memcpy()
 * writes the pointer, as *out may be a pointer of any type. */
cj_status cj_profile_alloc(void *out, cj_profile *profile, size_t count, size_t size, cj_error *err)
{
    size_t bytes = (count + 1) * size;
    void *list = cj_arena_alloc(&profile->arena, bytes);

    if (list == NULL)
        return cj_fail_nomem(err);
    memset(list, 0, bytes);
    memcpy(out, &list, sizeof list);
    return CJ_OK;
}

/* A format that cannot be told from another in the list is refused as well, as it would make
 * dates ambiguous. */
cj_status cj_profile_read_forms(cj_date_form **out, size_t *count, cj_profile *profile, int pivot,
                                const cj_json_node *node, cj_error *err)
{
    cj_error why = CJ_ERROR_LIKE(err);
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_expect_array(node, err);
    if (status == CJ_OK)
        status = cj_profile_alloc(out, profile, cj_json_count(node), sizeof **out, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);
        cj_span text;

        status = cj_json_string(&text, &item, err);
        if (status == CJ_OK && cj_date_form_parse_pivot(&(*out)[i], text.at, pivot, &why) != CJ_OK)
            status = cj_json_fail(&item, err, "%s", why.text);
        *count += status == CJ_OK;
    }
    if (status == CJ_OK && cj_date_forms_check(*out, *count, &why) != CJ_OK)
        return cj_json_fail(node, err, "%s", why.text);
    return status;
}

/* Dates in a profile are ISO 8601 whatever the export has: the profile is written by hand. */
cj_status cj_profile_read_date(cj_date *out, const cj_json_node *node, cj_error *err)
{
    cj_status status;
    cj_span text;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_string(&text, node, err);
    if (status == CJ_OK && !cj_date_parse_iso(out, text))
        status = cj_json_fail(node, err, "must be a date as YYYY-MM-DD");
    return status;
}

cj_status cj_profile_read_pivot(int *out, const cj_json_node *node, cj_error *err)
{
    int64_t year = *out;
    cj_status status = CJ_OK;

    if (cj_json_present(node))
        status = cj_json_whole(&year, node, 1000, 9900, err);
    *out = (int)year;
    return status;
}

/* What a definition says of small numbers: how they are hidden, and which measures have none. */
#include "definition_internal.h"

static cj_status read_number(int64_t *out, const cj_json_node *object, const char *key,
                             int64_t least, int64_t most, cj_error *err)
{
    cj_json_node node = cj_json_member(object, key);

    return cj_json_present(&node) ? cj_json_whole(out, &node, least, most, err) : CJ_OK;
}

cj_status cj_definition_read_hiding(cj_definition_reader *in, const cj_json_node *root,
                                    cj_error *err)
{
    static const char *const keys[] = {"below", "zeros", "people", "base", "round_to", NULL};
    cj_json_node node = cj_json_member(root, "disclosure");
    cj_json_node zeros = cj_json_member(&node, "zeros");
    cj_json_node people = cj_json_member(&node, "people");
    cj_hiding_options *out = &in->out->hiding;
    cj_error inner = CJ_ERROR_LIKE(err);
    bool hides = true;
    cj_status status;

    if (!cj_json_present(&node))
        return CJ_OK;
    if (cj_json_maybe_bool(&hides, &node, NULL) == CJ_OK && !hides) {
        in->out->shows_small = true;
        return CJ_OK;
    }
    status = cj_json_expect_object(&node, keys, err);
    if (status == CJ_OK)
        status = read_number(&out->below, &node, "below", 2, 100, err);
    if (status == CJ_OK)
        status = read_number(&out->base, &node, "base", 2, 100, err);
    if (status == CJ_OK)
        status = read_number(&out->round_to, &node, "round_to", 3, 10, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&out->zeros, &zeros, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&out->people, &people, err);
    if (status == CJ_OK && cj_hiding_check(out, &inner) != CJ_OK)
        status = cj_json_fail(&node, err, "%s", inner.text);
    return status;
}

cj_status cj_definition_read_undisclosed(bool *out, const cj_json_node *measure, cj_error *err)
{
    cj_json_node node = cj_json_member(measure, "disclosure");
    bool hides = true;
    cj_status status = cj_json_maybe_bool(&hides, &node, err);

    if (status == CJ_OK && cj_json_present(&node) && hides)
        status = cj_json_fail(&node, err,
                              "can be false alone: the measure counts no people; how small "
                              "numbers are hidden is said at the top");
    *out = !hides;
    return status;
}

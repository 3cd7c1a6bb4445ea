/* Keys that never meet: which column they differ in, and how. */
#include "meet.h"

#include "base/identifier.h"

static cj_span text_of(const cj_keyed *keyed, size_t row, size_t axis)
{
    const char *text = cj_keyed_text(keyed, row, axis);

    return cj_span_of(text == NULL ? "" : text);
}

/* The values of a column of keys of the older input. */
typedef struct {
    cj_dict *known;
    cj_alike alike;
} values;

static bool is_id(const cj_keyed *keyed, size_t axis)
{
    return cj_records_kind(keyed->records, keyed->axes[axis].column) == CJ_KIND_ID;
}

/* Identifiers are told apart by case, other keys are not. */
static cj_status learn(values *of, const cj_keyed *old, bool ids, size_t axis, cj_error *err)
{
    cj_status status = cj_dict_new(&of->known, ids ? CJ_DICT_EXACT : CJ_DICT_FOLDED, err);

    for (size_t row = 0; status == CJ_OK && row < old->row_count; row++) {
        cj_span text = text_of(old, row, axis);
        size_t known = cj_dict_count(of->known);
        uint32_t code;

        status = cj_dict_add(&code, of->known, text, err);
        if (status == CJ_OK && code == known)
            status = cj_alike_add(&of->alike, text, code, err);
    }
    return status;
}

/* A value of the newer input, and what it is like in the older. */
typedef struct {
    bool meets;
    cj_span here; /* the first that is like one there, else the first of all */
    cj_span there;
    unsigned rules; /* what makes them the same; 0: nothing */
} found;

static cj_status look(found *out, values *of, const cj_keyed *recent, size_t axis, cj_error *err)
{
    cj_status status = CJ_OK;

    *out = (found){.here = text_of(recent, 0, axis), .there = cj_dict_text(of->known, 0)};
    for (size_t row = 0; status == CJ_OK && !out->meets && row < recent->row_count; row++) {
        cj_span text = text_of(recent, row, axis);
        cj_alike_found like = {.code = CJ_NO_CODE};

        out->meets = cj_dict_find(of->known, text) != CJ_NO_CODE;
        if (out->meets || out->rules != 0)
            continue;
        status = cj_alike_find(&like, &of->alike, text, err);
        if (status != CJ_OK || like.code == CJ_NO_CODE || like.prefix)
            continue;
        status = cj_identifier_rules(&out->rules, cj_dict_text(of->known, like.code), text,
                                     CJ_ID_RULES, err);
        if (out->rules != 0) {
            out->here = text;
            out->there = cj_dict_text(of->known, like.code);
        }
    }
    return status;
}

static void append_value(cj_text *out, cj_span value)
{
    if (value.length == 0) {
        cj_text_add(out, "a blank");
        return;
    }
    cj_text_char(out, '"');
    cj_text_escaped(out, value);
    cj_text_char(out, '"');
}

static void append_found(cj_text *out, const found *of, cj_span name)
{
    cj_text_format(out, ": %.*s is ", (int)name.length, name.at);
    append_value(out, of->there);
    cj_text_add(out, " there and ");
    append_value(out, of->here);
    cj_text_add(out, " here");
    if (of->rules != 0) {
        cj_text_add(out, ", which differ only in ");
        cj_identifier_tell(out, of->rules);
    }
}

cj_status cj_keyed_append_strangers(cj_text *out, const cj_keyed *old, const cj_keyed *recent,
                                    const cj_span *names, cj_error *err)
{
    cj_status status = CJ_OK;
    bool all_meet = true;

    for (size_t axis = 0; status == CJ_OK && all_meet && axis < old->axis_count; axis++) {
        values theirs = {.known = NULL};
        found its;

        status = learn(&theirs, old, is_id(old, axis) || is_id(recent, axis), axis, err);
        if (status == CJ_OK)
            status = look(&its, &theirs, recent, axis, err);
        if (status == CJ_OK && !its.meets) {
            append_found(out, &its, names[axis]);
            all_meet = false;
        }
        cj_dict_free(theirs.known);
        cj_alike_clear(&theirs.alike);
    }
    if (status == CJ_OK && all_meet)
        cj_text_add(out, ": each of these columns has values of both, but never in one row");
    return status == CJ_OK ? cj_text_check(out, err) : status;
}

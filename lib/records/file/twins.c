/* Identifiers of one input that are one to a reader and two to a program. */
#include "twins.h"

#include "nobody.h"

/* What all identifiers have in common. */
typedef struct {
    size_t length; /* of the first */
    bool unlike;   /* others are longer or shorter */
    bool upper;    /* some have letters of that case ... */
    bool lower;    /* ... and of this */
    bool zero;     /* a number in one begins with 0 */
    bool odd;      /* there are other characters than letters, digits, - _ and / */
} shape;

static void look(shape *of, cj_span id)
{
    bool inside = false; /* a number */

    of->unlike = of->unlike || id.length != of->length;
    for (size_t i = 0; i < id.length; i++) {
        char c = id.at[i];
        bool digit = c >= '0' && c <= '9';
        bool upper = c >= 'A' && c <= 'Z';
        bool lower = c >= 'a' && c <= 'z';

        of->upper = of->upper || upper;
        of->lower = of->lower || lower;
        of->zero = of->zero || (c == '0' && !inside);
        of->odd = of->odd || !(digit || upper || lower || c == '-' || c == '_' || c == '/');
        inside = digit;
    }
}

/* Whether some two may be alike: letters of one case cannot differ in it, and numbers of one
 * length, or without zeros before them, not in those. */
static bool may_have_twins(cj_twins_text *text, const void *of, size_t count)
{
    shape all = {.length = count > 0 ? text(of, 0).length : 0};
    bool may = false;

    for (uint32_t i = 0; !may && i < count; i++) {
        look(&all, text(of, i));
        may = all.odd || (all.upper && all.lower) || (all.unlike && all.zero);
    }
    return may;
}

cj_span cj_twins_of_dict(const void *dict, uint32_t at)
{
    return cj_dict_text(dict, at);
}

cj_status cj_twins_find(cj_twins *out, cj_twins_text *text, const void *of, size_t count,
                        cj_error *err)
{
    cj_alike alike = {0};
    cj_status status = CJ_OK;

    *out = (cj_twins){0};
    if (count > CJ_TWINS_MAX)
        count = CJ_TWINS_MAX;
    if (!may_have_twins(text, of, count))
        return CJ_OK;
    for (uint32_t i = 0; status == CJ_OK && i < count; i++) {
        cj_span id = text(of, i);
        cj_alike_found found;

        status = cj_alike_find(&found, &alike, id, err);
        if (status == CJ_OK && (found.code == CJ_NO_CODE || found.prefix))
            status = cj_alike_add(&alike, id, i, err);
        else if (status == CJ_OK && cj_identifier_judge(id) != CJ_ID_SOUND)
            continue; /* told of as it is */
        else if (status == CJ_OK && out->count++ == 0) {
            out->one = text(of, found.code);
            out->other = id;
            status = cj_identifier_rules(&out->rules, id, out->one, CJ_ID_RULES, err);
        }
    }
    cj_alike_clear(&alike);
    return status;
}

/* Whether identifiers of two inputs that meet nobody look as those of one system do. */
#include "link.h"

#include <ctype.h>

#define LOOKED_AT 100000 /* texts of each side */

/* Append the turns of letters, digits and signs, and a length: "PJ-0012" is "a-0 7". */
static void append_kind(cj_text *out, cj_span id, size_t length)
{
    char last = '\0';

    for (size_t i = 0; i < id.length; i++) {
        unsigned char byte = (unsigned char)id.at[i];
        char turn = id.at[i];

        if (cj_byte_is_digit(id.at[i]))
            turn = '0';
        else if (isalpha(byte) || byte >= 0x80)
            turn = 'a';
        if (turn != last)
            cj_text_char(out, turn);
        last = turn;
    }
    cj_text_format(out, " %zu", length);
}

/* Learn the kind of each identifier of the main input. */
static cj_status learn(cj_dict *kinds, cj_text *kind, const cj_column *own, cj_error *err)
{
    cj_status status = CJ_OK;
    uint32_t code;

    for (size_t i = 0; status == CJ_OK && i < own->text_count && i < LOOKED_AT; i++) {
        cj_text_reset(kind);
        append_kind(kind, own->texts[i], own->texts[i].length);
        status = cj_text_check(kind, err);
        if (status == CJ_OK)
            status = cj_dict_add(&code, kinds, cj_text_span(kind), err);
    }
    return status;
}

/* Find whether that linked identifier is of one of the kinds. */
static cj_status find(bool *out, const cj_dict *kinds, cj_text *kind, cj_span id, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t length = id.length - 1; status == CJ_OK && !*out && length <= id.length + 1;
         length++) {
        cj_text_reset(kind);
        append_kind(kind, id, length);
        status = cj_text_check(kind, err);
        *out = status == CJ_OK && cj_dict_find(kinds, cj_text_span(kind)) != CJ_NO_CODE;
    }
    return status;
}

cj_status cj_link_are_kin(bool *out, const cj_column *own, const cj_dict *theirs, cj_error *err)
{
    cj_text kind = CJ_TEXT_INIT;
    cj_dict *kinds;
    cj_status status = cj_dict_new(&kinds, CJ_DICT_EXACT, err);

    *out = false;
    if (status == CJ_OK)
        status = learn(kinds, &kind, own, err);
    for (uint32_t i = 0; status == CJ_OK && !*out && i < cj_dict_count(theirs) && i < LOOKED_AT;
         i++)
        if (cj_span_has_digit(cj_dict_text(theirs, i))) /* of two lists of wards some should meet */
            status = find(out, kinds, &kind, cj_dict_text(theirs, i), err);
    cj_dict_free(kinds);
    cj_text_clear(&kind);
    return status;
}

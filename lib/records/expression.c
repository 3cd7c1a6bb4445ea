/* The texts of --where, --derive and --unpivot are cut into their words. */
#include "expression.h"

#include "cj/list.h"

#include <string.h>

/* Signs of two characters come first in the table, so that "<=" is not read as "<". */
static bool read_relation(cj_relation *out, const char **at)
{
    static const struct {
        const char *sign;
        cj_relation relation;
    } signs[] = {{"!=", CJ_IS_NOT}, {"<=", CJ_AT_MOST}, {">=", CJ_AT_LEAST},
                 {"=", CJ_IS},      {"<", CJ_BELOW},    {">", CJ_ABOVE}};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i].sign);

        if (strncmp(*at, signs[i].sign, length) == 0) {
            *out = signs[i].relation;
            *at += length;
            return true;
        }
    }
    return false;
}

cj_status cj_condition_parse(cj_condition_text *out, const char *text, cj_arena *arena,
                             cj_error *err)
{
    const char *at = text;
    cj_status status = CJ_OK;
    bool more = true;

    memset(out, 0, sizeof *out);
    out->text = cj_span_of(text);
    if (!cj_word_read(&out->column, &at, "=!<>", arena, &status) || out->column.length == 0 ||
        !read_relation(&out->relation, &at))
        return status != CJ_OK ? cj_fail_nomem(err)
                               : cj_fail(err, CJ_EUSAGE,
                                         "condition \"%s\" must be like sex=F, age>=16, "
                                         "outcome!=\"a|b\"|c or score= (blank)",
                                         text);
    while (more && status == CJ_OK) {
        cj_span word;

        if (!cj_word_read(&word, &at, "|", arena, &status))
            return status != CJ_OK
                       ? cj_fail_nomem(err)
                       : cj_fail(err, CJ_EUSAGE,
                                 "condition \"%s\": a quotation mark is out of place", text);
        status = cj_list_append(&out->values, &out->value_count, word, arena, err);
        more = *at == '|';
        at += more;
    }
    /* Relations behind CJ_IS_NOT order values, which only makes sense with one value that is not
     * blank. */
    if (status == CJ_OK && out->relation > CJ_IS_NOT &&
        (out->value_count != 1 || out->values[0].length == 0))
        return cj_fail(err, CJ_EUSAGE, "condition \"%s\": < <= > >= take one value", text);
    return status;
}

static cj_status fail_derivation(const char *text, cj_status status, cj_error *err)
{
    if (status != CJ_OK)
        return cj_fail_nomem(err);
    return cj_fail(err, CJ_EUSAGE,
                   "{derive} \"%s\" must be NAME=FUNCTION(...), such as "
                   "age_band=band(age,10-14,15-17,18+)",
                   text);
}

/* Each argument may be WORD or WORD=WORD; arguments[] and equals[] have the same indices, and
 * equals[i].at is NULL without a second word. */
cj_status cj_derivation_parse(cj_derivation_text *out, const char *text, cj_arena *arena,
                              cj_error *err)
{
    const char *at = text;
    cj_status status = CJ_OK;
    size_t equals_count = 0;
    bool more = true;

    memset(out, 0, sizeof *out);
    out->text = cj_span_of(text);
    if (!cj_word_read(&out->name, &at, "=", arena, &status) || *at++ != '=' ||
        out->name.length == 0 || !cj_word_read(&out->function, &at, "(", arena, &status) ||
        *at++ != '(')
        return fail_derivation(text, status, err);
    while (more && status == CJ_OK) {
        cj_span word;
        cj_span equal = {NULL, 0};

        if (!cj_word_read(&word, &at, "=,)", arena, &status))
            return fail_derivation(text, status, err);
        if (*at == '=') {
            at++;
            if (!cj_word_read(&equal, &at, ",)", arena, &status))
                return fail_derivation(text, status, err);
        }
        status = cj_list_append(&out->arguments, &out->argument_count, word, arena, err);
        if (status == CJ_OK)
            status = cj_list_append(&out->equals, &equals_count, equal, arena, err);
        more = *at == ',';
        at += more;
    }
    if (status == CJ_OK && (at[0] != ')' || at[1] != '\0'))
        return fail_derivation(text, CJ_OK, err);
    return status;
}

cj_status cj_unpivot_parse(cj_unpivot_text *out, const char *text, cj_arena *arena, cj_error *err)
{
    const char *at = text;
    cj_status status = CJ_OK;
    bool fine = true;
    bool more = true;

    memset(out, 0, sizeof *out);
    fine = cj_word_read(&out->name, &at, "=", arena, &status) && *at++ == '=' &&
           cj_word_read(&out->value, &at, ":", arena, &status) && *at++ == ':' &&
           out->name.length > 0 && out->value.length > 0;
    while (fine && more && status == CJ_OK) {
        cj_span word;

        fine = cj_word_read(&word, &at, ",", arena, &status) && word.length > 0;
        if (fine)
            status = cj_list_append(&out->columns, &out->column_count, word, arena, err);
        more = *at == ',';
        at += more;
    }
    if (status != CJ_OK)
        return cj_fail_nomem(err);
    if (!fine)
        return cj_fail(err, CJ_EUSAGE,
                       "{unpivot} \"%s\" must be NAME=VALUE:COLUMN,COLUMN, such as "
                       "outcome=score:Housing,Health,\"Work, training\"",
                       text);
    return CJ_OK;
}

#include "expression.h"

#include <string.h>

/* Read a word up to one of the bytes in `stops` or the end; in double quotes
 * it may hold anything, a quotation mark being doubled.  False if a quotation
 * is not closed or something follows it. */
static bool read_word(cj_span *out, const char **at, const char *stops, cj_arena *arena,
                      cj_status *memory)
{
    const char *from = *at;
    cj_text word = CJ_TEXT_INIT;
    char *copy;
    bool fine = true;

    while (*from == ' ')
        from++;
    if (*from == '"') {
        for (from++; *from != '\0' && !(*from == '"' && from[1] != '"'); from++) {
            from += *from == '"';
            cj_text_char(&word, *from);
        }
        fine = *from == '"';
        from += fine;
        while (*from == ' ')
            from++;
        fine = fine && (*from == '\0' || strchr(stops, *from) != NULL);
    } else {
        size_t length = strcspn(from, stops);

        cj_text_append(&word, cj_span_trim((cj_span){from, length}));
        from += length;
    }
    copy = word.failed ? NULL : cj_arena_text(arena, cj_text_string(&word), word.length);
    if (copy == NULL)
        *memory = CJ_ENOMEM;
    *out = (cj_span){copy, word.length};
    *at = from;
    cj_text_clear(&word);
    return fine && copy != NULL;
}

/* Grow a list in an arena: lists are short, the old one is left behind. */
static cj_status append_word(cj_span **list, size_t *count, cj_span word, cj_arena *arena,
                             cj_error *err)
{
    if ((*count & (*count - 1)) == 0) { /* 0, 1, 2, 4, 8 ... are full */
        size_t room = *count == 0 ? 1 : *count * 2;
        cj_span *grown = cj_arena_alloc(arena, room * sizeof *grown);

        if (grown == NULL)
            return cj_fail_nomem(err);
        if (*count > 0)
            memcpy(grown, *list, *count * sizeof *grown);
        *list = grown;
    }
    (*list)[(*count)++] = word;
    return CJ_OK;
}

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
    if (!read_word(&out->column, &at, "=!<>", arena, &status) || out->column.length == 0 ||
        !read_relation(&out->relation, &at))
        return status != CJ_OK ? cj_fail_nomem(err)
                               : cj_fail(err, CJ_EUSAGE,
                                         "condition \"%s\" must be like sex=F, age>=16, "
                                         "outcome!=\"a|b\"|c or score= (blank)",
                                         text);
    while (more && status == CJ_OK) {
        cj_span word;

        if (!read_word(&word, &at, "|", arena, &status))
            return status != CJ_OK ? cj_fail_nomem(err)
                                   : cj_fail(err, CJ_EUSAGE,
                                             "condition \"%s\": a quotation mark is out of place",
                                             text);
        status = append_word(&out->values, &out->value_count, word, arena, err);
        more = *at == '|';
        at += more;
    }
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
                   "--derive \"%s\" must be NAME=FUNCTION(...), such as "
                   "age_band=band(age,10-14,15-17,18+)",
                   text);
}

cj_status cj_derivation_parse(cj_derivation_text *out, const char *text, cj_arena *arena,
                              cj_error *err)
{
    const char *at = text;
    cj_status status = CJ_OK;
    size_t equals_count = 0;
    bool more = true;

    memset(out, 0, sizeof *out);
    out->text = cj_span_of(text);
    if (!read_word(&out->name, &at, "=", arena, &status) || *at++ != '=' || out->name.length == 0 ||
        !read_word(&out->function, &at, "(", arena, &status) || *at++ != '(')
        return fail_derivation(text, status, err);
    while (more && status == CJ_OK) {
        cj_span word;
        cj_span equal = {NULL, 0};

        if (!read_word(&word, &at, "=,)", arena, &status))
            return fail_derivation(text, status, err);
        if (*at == '=') {
            at++;
            if (!read_word(&equal, &at, ",)", arena, &status))
                return fail_derivation(text, status, err);
        }
        status = append_word(&out->arguments, &out->argument_count, word, arena, err);
        if (status == CJ_OK)
            status = append_word(&out->equals, &equals_count, equal, arena, err);
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
    fine = read_word(&out->name, &at, "=", arena, &status) && *at++ == '=' &&
           read_word(&out->value, &at, ":", arena, &status) && *at++ == ':' &&
           out->name.length > 0 && out->value.length > 0;
    while (fine && more && status == CJ_OK) {
        cj_span word;

        fine = read_word(&word, &at, ",", arena, &status) && word.length > 0;
        if (fine)
            status = append_word(&out->columns, &out->column_count, word, arena, err);
        more = *at == ',';
        at += more;
    }
    if (status != CJ_OK)
        return cj_fail_nomem(err);
    if (!fine)
        return cj_fail(err, CJ_EUSAGE,
                       "--unpivot \"%s\" must be NAME=VALUE:COLUMN,COLUMN, such as "
                       "outcome=score:Housing,Health,\"Work, training\"",
                       text);
    return CJ_OK;
}

/* Rules of --sum. */
#include "cj/list.h"
#include "cj/reconcile.h"

#include <string.h>

static cj_status fail_form(const char *text, cj_error *err)
{
    return cj_fail(err, CJ_EUSAGE,
                   "{sum} \"%s\" must be COL=TOTAL, COL=TOTAL:A|B|C, X=A+B-C or X=A/B%%; names "
                   "with signs in them stand in double quotes",
                   text);
}

/* The operands behind the first one, with their signs. */
static cj_status parse_operands(cj_sum_rule *out, const char *at, cj_arena *arena, cj_error *err)
{
    size_t room = strlen(at) + 2; /* an operand takes two letters at least */
    cj_status memory = CJ_OK;

    out->minus = cj_arena_alloc(arena, room * sizeof *out->minus);
    if (out->minus == NULL)
        return cj_fail_nomem(err);
    out->minus[0] = false;
    while (*at == '+' || *at == '-') {
        cj_span word;

        out->minus[out->part_count] = *at++ == '-';
        if (!cj_word_read(&word, &at, "=:|+-/%", arena, &memory) || word.length == 0)
            return memory != CJ_OK ? cj_fail_nomem(err) : fail_form(out->text, err);
        if (cj_list_append(&out->parts, &out->part_count, word, arena, err) != CJ_OK)
            return CJ_ENOMEM;
    }
    return *at == '\0' ? CJ_OK : fail_form(out->text, err);
}

static cj_status parse_share(cj_sum_rule *out, const char *at, cj_arena *arena, cj_error *err)
{
    cj_status memory = CJ_OK;
    cj_span word;

    if (!cj_word_read(&word, &at, "=:|+-/%", arena, &memory) || word.length == 0)
        return memory != CJ_OK ? cj_fail_nomem(err) : fail_form(out->text, err);
    at += *at == '%';
    while (*at == ' ')
        at++;
    if (*at != '\0')
        return fail_form(out->text, err);
    return cj_list_append(&out->parts, &out->part_count, word, arena, err);
}

/* Read the values whose rows add up to the total; each must be named once, and the total not at
 * all. */
static cj_status parse_values(cj_sum_rule *out, const char *at, cj_arena *arena, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_status status = cj_list_parse(&out->parts, &out->part_count, at, '|', arena, &inner);

    if (status == CJ_ENOMEM)
        return cj_fail_nomem(err);
    if (status != CJ_OK)
        return cj_fail(err, status, "{sum} \"%s\": %s", out->text, inner.text);
    for (size_t i = 0; i < out->part_count; i++) {
        if (cj_word_same(out->parts[i], out->total))
            return cj_fail(err, CJ_EUSAGE, "{sum} \"%s\": \"%s\" is no part of itself", out->text,
                           out->total.at);
        for (size_t before = 0; before < i; before++)
            if (cj_word_same(out->parts[i], out->parts[before]))
                return cj_fail(err, CJ_EUSAGE, "{sum} \"%s\": \"%s\" stands there twice", out->text,
                               out->parts[i].at);
    }
    return CJ_OK;
}

cj_status cj_sum_rule_parse(cj_sum_rule *out, const char *text, cj_arena *arena, cj_error *err)
{
    const char *at = text;
    cj_status memory = CJ_OK;
    cj_span first;

    *out = (cj_sum_rule){.text = text};
    if (!cj_word_read(&out->column, &at, "=", arena, &memory) || *at != '=' ||
        out->column.length == 0)
        return memory != CJ_OK ? cj_fail_nomem(err) : fail_form(text, err);
    at++;
    if (!cj_word_read(&first, &at, "=:|+-/%", arena, &memory) || first.length == 0)
        return memory != CJ_OK ? cj_fail_nomem(err) : fail_form(text, err);
    /* COL=TOTAL and COL=TOTAL:A|B are rules for rows; a sign behind the first word makes a rule for
     * columns. */
    if (*at == '\0' || *at == ':') {
        out->kind = CJ_SUM_ROWS;
        out->total = first;
        return *at == ':' ? parse_values(out, at + 1, arena, err) : CJ_OK;
    }
    if (*at != '+' && *at != '-' && *at != '/')
        return fail_form(text, err);
    if (cj_list_append(&out->parts, &out->part_count, first, arena, err) != CJ_OK)
        return CJ_ENOMEM;
    out->kind = *at == '/' ? CJ_SUM_SHARE : CJ_SUM_COLUMNS;
    return out->kind == CJ_SUM_SHARE ? parse_share(out, at + 1, arena, err)
                                     : parse_operands(out, at, arena, err);
}

/* Rules as options have them. */
#include "cj/audit.h"
#include "cj/list.h"

static cj_status fail_rule(const char *text, const char *wanted, cj_error *err)
{
    cj_text shown = CJ_TEXT_INIT;

    cj_text_escaped(&shown, cj_span_of(text));
    cj_fail(err, CJ_EUSAGE, "\"%s\" is no rule: %s is expected", cj_text_string(&shown), wanted);
    cj_text_clear(&shown);
    return CJ_EUSAGE;
}

/* Read words with '+' between them up to the end. */
static bool read_list(cj_span **out, size_t *count, const char **at, cj_arena *arena,
                      cj_status *memory, cj_error *err)
{
    cj_span word;

    do {
        if (!cj_word_read(&word, at, "+", arena, memory) || word.length == 0)
            return false;
        *memory = cj_list_append(out, count, word, arena, err);
        if (*memory != CJ_OK)
            return false;
    } while (*(*at) == '+' && (*at)++ != NULL);
    return **at == '\0';
}

static const char *const forms[] = {"TOTAL=PART+PART", "PART<=BASE", "PCT=PART/BASE"};

cj_status cj_audit_rule_parse(cj_audit_rule *out, cj_rule_kind kind, const char *text,
                              cj_arena *arena, cj_error *err)
{
    const char *at = text;
    cj_status memory = CJ_OK;
    bool good;

    *out = (cj_audit_rule){.kind = kind};
    good = cj_word_read(&out->left, &at, "=<", arena, &memory) && out->left.length > 0;
    if (good && kind == CJ_RULE_MOST)
        good = at[0] == '<' && at[1] == '=' && (at += 2) != NULL;
    else if (good)
        good = *at == '=' && at++ != NULL;
    if (good && kind == CJ_RULE_PERCENT)
        good = cj_word_read(&out->part, &at, "/", arena, &memory) && out->part.length > 0 &&
               *at == '/' && at++ != NULL;
    good = good && read_list(&out->right, &out->right_count, &at, arena, &memory, err);
    if (memory != CJ_OK)
        return cj_fail_nomem(err);
    return good && (kind != CJ_RULE_MOST || out->right_count == 1)
               ? CJ_OK
               : fail_rule(text, forms[kind], err);
}

cj_status cj_audit_hierarchy_parse(cj_audit_hierarchy *out, const char *text, cj_arena *arena,
                                   cj_error *err)
{
    const char *at = text;
    cj_status memory = CJ_OK;
    bool good;

    *out = (cj_audit_hierarchy){.column = {NULL, 0}};
    good = cj_word_read(&out->column, &at, ":", arena, &memory) && out->column.length > 0 &&
           *at == ':' && at++ != NULL;
    good = good && cj_word_read(&out->parent, &at, "=", arena, &memory) && out->parent.length > 0 &&
           *at == '=' && at++ != NULL;
    good = good && read_list(&out->children, &out->child_count, &at, arena, &memory, err);
    if (memory != CJ_OK)
        return cj_fail_nomem(err);
    return good ? CJ_OK : fail_rule(text, "COL:PARENT=CHILD+CHILD", err);
}

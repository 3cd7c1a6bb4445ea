/* Rules about the columns of a row: given ones, and those that these programs' columns say by
 * themselves. */
#include "audit/audit_internal.h"

#include <stdlib.h>
#include <string.h>

/* A row to which rules apply. */
typedef struct {
    cj_audit *audit;
    const cj_printed *table;
    size_t row;
} place;

/* The count of a column in the row, or CJ_NO_COUNT; one of a column that the table does not have is
 * made up where bases are looked for. */
static cj_status find_here(uint32_t *out, const place *at, cj_span name, bool base, cj_error *err)
{
    size_t c = cj_printed_find(at->table, name);

    *out = CJ_NO_COUNT;
    if (c != SIZE_MAX && at->table->columns[c].role == CJ_PRINTED_COUNT)
        *out = at->table->counts[at->row * at->table->column_count + c];
    if (c != SIZE_MAX || at->audit->options->grim == 0)
        return CJ_OK;
    return cj_audit_make_up(out, at->audit, at->table, at->row, name, base, err);
}

/* All counts of a list of columns; *all: they are there. */
static cj_status find_all(uint32_t **out, bool *all, const place *at, const cj_span *names,
                          size_t count, bool base, cj_error *err)
{
    cj_status status = CJ_OK;

    *all = true;
    *out = malloc((count + 1) * sizeof(**out));
    if (*out == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        status = find_here(&(*out)[i], at, names[i], base, err);
        *all = *all && (*out)[i] != CJ_NO_COUNT;
    }
    return status;
}

/* Read a printed share: units of its last place. */
static bool read_share(int64_t *units, int *places, cj_span text)
{
    size_t point = 0;

    if (text.length > 0 && text.at[text.length - 1] == '%')
        text = cj_span_trim((cj_span){text.at, text.length - 1});
    while (point < text.length && text.at[point] != '.')
        point++;
    *places = point < text.length ? (int)(text.length - point - 1) : 0;
    if (text.length == 0 || text.length > 12 || *places > 6)
        return false;
    *units = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (i == point)
            continue;
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
        *units = *units * 10 + (text.at[i] - '0');
    }
    return true;
}

static cj_status relate_percent(const place *at, const cj_audit_rule *rule, bool *applies,
                                cj_error *err)
{
    size_t c = cj_printed_find(at->table, rule->left);
    cj_share share = {.scale = 100, .base_count = rule->right_count};
    uint32_t *bases = NULL;
    bool all = false;
    cj_status status;

    if (c == SIZE_MAX ||
        !read_share(&share.units, &share.places, cj_printed_cell(at->table, at->row, c)))
        return CJ_OK;
    status = find_all(&bases, &all, at, rule->right, rule->right_count, true, err);
    if (status == CJ_OK && all)
        status = find_here(&share.part, at, rule->part, false, err);
    if (status == CJ_OK && all && share.part != CJ_NO_COUNT) {
        *applies = true;
        share.bases = bases;
        status = cj_system_relate_share(at->audit->system, &share, err);
    }
    free(bases);
    return status;
}

static cj_status relate_columns(const place *at, const cj_audit_rule *rule, bool *applies,
                                cj_error *err)
{
    uint32_t left;
    uint32_t *right = NULL;
    bool all = false;
    cj_status status = find_here(&left, at, rule->left, rule->kind == CJ_RULE_SUM, err);

    if (status != CJ_OK || left == CJ_NO_COUNT)
        return status;
    status = find_all(&right, &all, at, rule->right, rule->right_count, false, err);
    if (status == CJ_OK && all) {
        *applies = true;
        if (rule->kind == CJ_RULE_SUM)
            status = cj_system_relate_total(at->audit->system, left, right, rule->right_count, err);
        else
            status = cj_system_relate(at->audit->system, &(cj_tie){CJ_TIE_AT_MOST, 0},
                                      (cj_term[]){{left, 1}, {right[0], -1}}, 2, err);
    }
    free(right);
    return status;
}

/* Apply a rule to every row of a table. */
static cj_status apply_rule(cj_audit *audit, const cj_printed *table, const cj_audit_rule *rule,
                            bool *applies, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t r = 0; status == CJ_OK && r < table->row_count; r++) {
        place at = {audit, table, r};

        status = rule->kind == CJ_RULE_PERCENT ? relate_percent(&at, rule, applies, err)
                                               : relate_columns(&at, rule, applies, err);
    }
    return status;
}

/* What a table of these programs says by itself. The first sign of a rule is its kind. */
static cj_status apply_known(cj_audit *audit, const cj_printed *table, cj_error *err)
{
    const cj_known_table *known = cj_known_table_find(table);
    cj_status status = CJ_OK;
    bool applies;

    for (size_t i = 0; status == CJ_OK && known != NULL && known->rules[i] != NULL; i++) {
        const char *text = known->rules[i];
        cj_rule_kind kind = text[0] == '='   ? CJ_RULE_SUM
                            : text[0] == '<' ? CJ_RULE_MOST
                                             : CJ_RULE_PERCENT;
        cj_audit_rule rule;

        if (kind == CJ_RULE_PERCENT && table->hundred)
            continue;
        status = cj_audit_rule_parse(&rule, kind, text + 1, &audit->arena, err);
        if (status == CJ_OK)
            status = apply_rule(audit, table, &rule, &applies, err);
    }
    return status;
}

cj_status cj_audit_relate_rules(cj_audit *audit, cj_error *err)
{
    const cj_audit_options *options = audit->options;
    cj_status status = CJ_OK;

    for (size_t t = 0; status == CJ_OK && t < audit->table_count; t++) {
        status = apply_known(audit, &audit->tables[t], err);
        for (size_t i = 0; status == CJ_OK && i < options->rule_count; i++)
            status = apply_rule(audit, &audit->tables[t], &options->rules[i], &audit->rules_used[i],
                                err);
    }
    for (size_t i = 0; status == CJ_OK && i < options->rule_count; i++)
        if (!audit->rules_used[i])
            status = cj_fail(err, CJ_EUSAGE,
                             "the rule about \"%.*s\" applies to no row: no table has all of its "
                             "columns as counts",
                             (int)options->rules[i].left.length, options->rules[i].left.at);
    return status;
}

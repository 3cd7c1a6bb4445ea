/* Which rows a count is of, in labels: columns and conditions as every table names them. */
#include "hiding_internal.h"

#include "cj/list.h"

#include <stdlib.h>
#include <string.h>

/* Options that change how a table looks, what is read how, or which groups there are: the counts
 * of the same labels are the same. */
static const char *const looks[] = {"by",
                                    "rows",
                                    "cols",
                                    "values",
                                    "percent",
                                    "totals",
                                    "total",
                                    "order",
                                    "change",
                                    "top",
                                    "wide",
                                    "down",
                                    "title",
                                    "decimals",
                                    "mean-decimals",
                                    "sum-decimals",
                                    "confidence",
                                    "sum-to-100",
                                    "sentences",
                                    "target",
                                    "period",
                                    "where",
                                    "derive",
                                    "allow-empty",
                                    "tolerate",
                                    "bands",
                                    "name",
                                    "missing",
                                    "base",
                                    "fill",
                                    "map",
                                    "schema",
                                    "profile",
                                    "encoding",
                                    "delimiter",
                                    "date-format",
                                    "date",
                                    "suppress-below",
                                    "suppress-zeros",
                                    "suppress-people",
                                    "suppress-base",
                                    "round-to",
                                    "published",
                                    "disclosure",
                                    "people",
                                    "cumulative",
                                    "as-of",
                                    "windows",
                                    "per",
                                    "reference",
                                    "standardise",
                                    "standard",
                                    "decompose",
                                    "survival",
                                    "at",
                                    "framework",
                                    NULL};

static bool is_look(const char *name)
{
    for (size_t i = 0; looks[i] != NULL; i++)
        if (strcmp(looks[i], name) == 0)
            return true;
    return false;
}

bool cj_hiding_line(cj_span *line, const char **text)
{
    const char *end;

    if (*text == NULL || **text == '\0')
        return false;
    end = strchr(*text, '\n');
    *line = (cj_span){*text, end == NULL ? strlen(*text) : (size_t)(end - *text)};
    *text += line->length + (end != NULL);
    return true;
}

cj_status cj_hiding_word(uint32_t *code, cj_hiding *hiding, const char *prefix, cj_span word,
                         cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&text, prefix);
    cj_text_folded(&text, word);
    status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = cj_dict_add(code, hiding->words, cj_text_span(&text), err);
    cj_text_clear(&text);
    return status;
}

/* How the table derives the column of that name: what stands behind "NAME="; empty: it does not. */
static cj_span derivation_of(const cj_table *table, cj_span name)
{
    for (size_t i = 0; i < table->option_count; i++) {
        const char *value = table->options[i].value;
        const char *equals = strchr(value, '=');

        if (strcmp(table->options[i].name, "derive") != 0 || equals == NULL)
            continue;
        if (cj_word_same(cj_span_trim((cj_span){value, (size_t)(equals - value)}), name))
            return cj_span_of(equals + 1);
    }
    return (cj_span){"", 0};
}

cj_status cj_hiding_column(uint32_t *code, cj_hiding *hiding, const cj_table *table, cj_span name,
                           cj_error *err)
{
    cj_span derived = derivation_of(table, name);

    return cj_hiding_word(code, hiding, "c:", derived.length > 0 ? derived : name, err);
}

cj_status cj_facts_add(cj_facts *facts, uint32_t column, uint32_t value)
{
    if (facts->count < sizeof facts->facts / sizeof *facts->facts)
        facts->facts[facts->count++] = (cj_fact){column, value};
    return CJ_OK;
}

/* ---- conditions ------------------------------------------------------------------------- */

/* Find the operator of a condition behind its column; its length in *length. */
static const char *find_operator(size_t *length, cj_span condition)
{
    bool quoted = false;

    for (size_t i = 0; i < condition.length; i++) {
        char c = condition.at[i];

        if (c == '"')
            quoted = !quoted;
        if (quoted || strchr("=!<>", c) == NULL)
            continue;
        *length = i + 1 < condition.length && condition.at[i + 1] == '=' && c != '=' ? 2 : 1;
        return condition.at + i;
    }
    return NULL;
}

/* A word without the quotation marks around it, with memory of the arena. */
static cj_status read_word(cj_span *out, cj_hiding *hiding, cj_span word, cj_error *err)
{
    const char *text = cj_arena_text(&hiding->arena, word.at, word.length);
    cj_status memory = CJ_OK;

    *out = cj_span_trim(word);
    if (text == NULL)
        return cj_fail_nomem(err);
    if (out->length > 0 && out->at[0] == '"' &&
        !cj_word_read(out, &text, "", &hiding->arena, &memory))
        *out = cj_span_trim(word);
    return memory == CJ_OK ? CJ_OK : cj_fail_nomem(err);
}

static cj_status value_code(uint32_t *code, cj_hiding *hiding, cj_span value, cj_error *err)
{
    return cj_hiding_word(code, hiding, "v:", value.length == 0 ? CJ_SPAN("(missing)") : value,
                          err);
}

/* Keep the values that a set is of. */
static cj_status add_set(cj_hiding *hiding, cj_fact fact, bool all_but, const uint32_t *values,
                         size_t count, cj_error *err)
{
    cj_value_set *set;
    cj_status status;

    for (size_t i = 0; i < hiding->set_count; i++)
        if (memcmp(&hiding->sets[i].fact, &fact, sizeof fact) == 0)
            return CJ_OK;
    status = cj_grow(&hiding->sets, &hiding->capacity[0], hiding->set_count + 1,
                     sizeof *hiding->sets, err);
    if (status != CJ_OK)
        return status;
    set = &hiding->sets[hiding->set_count];
    *set = (cj_value_set){.fact = fact, .all_but = all_but, .value_count = count};
    set->values = cj_arena_alloc(&hiding->arena, (count + 1) * sizeof *values);
    if (set->values == NULL)
        return cj_fail_nomem(err);
    memcpy(set->values, values, count * sizeof *values);
    hiding->set_count++;
    return CJ_OK;
}

/* "=a", "=a|b" and "!=a" as a label: one value, or a set of them. */
static cj_status add_values(cj_facts *facts, cj_hiding *hiding, uint32_t column, bool all_but,
                            cj_span list, cj_error *err)
{
    uint32_t values[32];
    size_t count = 0;
    cj_fact fact = {column, 0};
    cj_status status = CJ_OK;
    size_t at = 0;

    while (status == CJ_OK && at <= list.length && count < 32) {
        size_t end = at;
        bool quoted = false;
        cj_span word;

        while (end < list.length && (quoted || list.at[end] != '|'))
            quoted = list.at[end++] == '"' ? !quoted : quoted;
        status = read_word(&word, hiding, (cj_span){list.at + at, end - at}, err);
        if (status == CJ_OK)
            status = value_code(&values[count++], hiding, word, err);
        at = end + 1;
    }
    if (status == CJ_OK && count == 1 && !all_but)
        return cj_facts_add(facts, column, values[0]);
    if (status == CJ_OK)
        status = cj_hiding_word(&fact.value, hiding, all_but ? "not:" : "set:", list, err);
    if (status == CJ_OK)
        status = add_set(hiding, fact, all_but, values, count, err);
    return status == CJ_OK ? cj_facts_add(facts, fact.column, fact.value) : status;
}

/* A condition as a label; one that no column is compared for value by value is a label of its
 * own: those where it holds. */
static cj_status add_condition(cj_facts *facts, cj_hiding *hiding, const cj_table *table,
                               cj_span condition, cj_error *err)
{
    size_t length = 0;
    const char *operator= find_operator(&length, condition);
    uint32_t column;
    uint32_t value;
    cj_span name;
    cj_span rest;
    cj_status status;

    if (operator!= NULL &&(operator[0] == '=' || operator[0] == '!')) {
        rest = (cj_span){operator+ length,
                         condition.length - (size_t)(operator- condition.at) - length};
        status = read_word(&name, hiding, (cj_span){condition.at, (size_t)(operator- condition.at)},
                           err);
        if (status == CJ_OK)
            status = cj_hiding_column(&column, hiding, table, name, err);
        return status == CJ_OK ? add_values(facts, hiding, column, operator[0] == '!', rest, err)
                               : status;
    }
    status = cj_hiding_word(&column, hiding, "if:", condition, err);
    if (status == CJ_OK)
        status = cj_hiding_word(&value, hiding, "v:", CJ_SPAN("yes"), err);
    return status == CJ_OK ? cj_facts_add(facts, column, value) : status;
}

cj_status cj_facts_add_conditions(cj_facts *facts, cj_hiding *hiding, const cj_table *table,
                                  const char *conditions, cj_error *err)
{
    cj_status status = CJ_OK;
    cj_span line;

    while (status == CJ_OK && cj_hiding_line(&line, &conditions))
        status = add_condition(facts, hiding, table, line, err);
    return status;
}

/* Rows with a blank in a column of the table are left out of all of it. */
static cj_status add_dropped(cj_facts *facts, cj_hiding *hiding, const cj_table *table,
                             cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < table->column_count; i++) {
        uint32_t column;

        if (table->columns[i].part != CJ_PART_LABEL && table->columns[i].part != CJ_PART_ACROSS)
            continue;
        status = cj_hiding_column(&column, hiding, table, cj_span_of(table->columns[i].key), err);
        if (status == CJ_OK)
            status = add_values(facts, hiding, column, true, (cj_span){"", 0}, err);
    }
    return status;
}

cj_status cj_facts_add_table(cj_facts *facts, cj_hiding *hiding, const cj_table *table,
                             cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < table->option_count; i++) {
        const cj_table_option *option = &table->options[i];

        if (strcmp(option->name, "where") == 0)
            status = add_condition(facts, hiding, table, cj_span_of(option->value), err);
        else if (strcmp(option->name, "missing") == 0 && strcmp(option->value, "drop") == 0)
            status = add_dropped(facts, hiding, table, err);
    }
    return status;
}

static int compare(const void *a, const void *b)
{
    const cj_fact *x = a;
    const cj_fact *y = b;

    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

static bool is_all_but(const cj_hiding *hiding, cj_fact fact)
{
    for (size_t i = 0; i < hiding->set_count; i++)
        if (hiding->sets[i].all_but && memcmp(&hiding->sets[i].fact, &fact, sizeof fact) == 0)
            return true;
    return false;
}

/* Whether another label of the column says more. */
static bool is_said(const cj_facts *facts, size_t at, const cj_hiding *hiding)
{
    for (size_t i = 0; i < facts->count; i++) {
        if (i == at || facts->facts[i].column != facts->facts[at].column)
            continue;
        if (i < at && facts->facts[i].value == facts->facts[at].value)
            return true;
        if (is_all_but(hiding, facts->facts[at]) && !is_all_but(hiding, facts->facts[i]))
            return true;
    }
    return false;
}

void cj_facts_settle(cj_facts *facts, const cj_hiding *hiding)
{
    cj_facts kept = {.count = 0};

    for (size_t i = 0; i < facts->count; i++)
        if (!is_said(facts, i, hiding))
            kept.facts[kept.count++] = facts->facts[i];
    qsort(kept.facts, kept.count, sizeof *kept.facts, compare);
    *facts = kept;
}

/* ---- what is counted ---------------------------------------------------------------------- */

cj_status cj_hiding_quantity(uint32_t *code, cj_hiding *hiding, const cj_hidden_table *in,
                             const char *quantity, cj_error *err)
{
    const cj_table *table = in->table;
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&text, "q:%s\n%s", quantity, table->program == NULL ? "" : table->program);
    for (size_t i = 0; i < table->input_count; i++)
        cj_text_format(&text, "\n%s", table->inputs[i].file);
    for (size_t i = 0; i < table->option_count; i++)
        if (!is_look(table->options[i].name))
            cj_text_format(&text, "\n%s=%s", table->options[i].name, table->options[i].value);
    if (in->variant > 0)
        cj_text_format(&text, "\nvariant %zu", in->variant);
    status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = cj_dict_add(code, hiding->words, cj_text_span(&text), err);
    cj_text_clear(&text);
    return status;
}

/* What the columns of printed tables are: labels, counts, or of no concern. */
#include "audit/audit_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- cells ------------------------------------------------------------------------------- */

static const char marks[] = "[c] ** * ~ .. c x supp suppressed [suppressed] [redacted] [REDACTED]";

bool cj_audit_is_mark(cj_span text)
{
    return cj_words_have(marks, text);
}

bool cj_audit_hides(const cj_audit *audit, cj_span text, int64_t *most)
{
    *most = 0;
    if (cj_span_is_in(text, audit->options->marks, audit->options->mark_count))
        return true;
    if (text.length > 1 && text.at[0] == '<') {
        cj_span rest = cj_span_trim((cj_span){text.at + 1, text.length - 1});

        return cj_audit_number(most, rest) && *most > 0 && (*most -= 1) >= 0;
    }
    return cj_audit_is_mark(text);
}

bool cj_audit_number(int64_t *out, cj_span text)
{
    static const cj_number_form grouped = {",", "", true};
    cj_decimal value;
    bool changed;

    if (cj_decimal_parse(&value, text) != CJ_NUMBER_OK &&
        cj_decimal_read(&value, &changed, text, &grouped) != CJ_NUMBER_OK)
        return false;
    *out = value / CJ_DECIMAL_ONE;
    return value % CJ_DECIMAL_ONE == 0 && value >= 0;
}

static bool is_blank(cj_span text)
{
    return text.length == 0 || cj_words_have("- [x] [z] (missing)", text);
}

/* Whether every cell of a column is a whole number, hidden or blank, and one is not blank. */
static bool holds_counts(const cj_audit *audit, const cj_printed *table, size_t column)
{
    bool any = false;

    for (size_t r = 0; r < table->row_count; r++) {
        cj_span text = cj_printed_cell(table, r, column);
        int64_t number;

        if (is_blank(text))
            continue;
        if (!cj_audit_hides(audit, text, &number) && !cj_audit_number(&number, text))
            return false;
        any = true;
    }
    return any;
}

/* ---- roles ------------------------------------------------------------------------------- */

static bool ends_with_pct(cj_span name)
{
    return name.length > 4 && memcmp(name.at + name.length - 4, "_pct", 4) == 0;
}

/* Figures of these programs that are no counts, be they whole numbers in each row. */
static bool is_figure(cj_span name)
{
    static const char *const begins[] = {"share_", "mean_", "median_", "ratio_"};

    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (name.length > strlen(begins[i]) && memcmp(name.at, begins[i], strlen(begins[i])) == 0)
            return true;
    return ends_with_pct(name);
}

static bool is_listed(cj_span name, const cj_span *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cj_key_same(name, list[i]))
            return true;
    return false;
}

static bool is_count(const cj_audit *audit, const cj_printed *table, size_t c,
                     const cj_known_table *known)
{
    const cj_audit_options *options = audit->options;
    cj_span name = table->columns[c].name;

    if (is_listed(name, options->keys, options->key_count))
        return false;
    if (options->value_count > 0)
        return is_listed(name, options->values, options->value_count);
    if (known != NULL)
        return cj_words_have(known->counts, name);
    return !is_figure(name) && holds_counts(audit, table, c);
}

/* Without --key: texts that stand before the first count. */
static void find_roles(const cj_audit *audit, cj_printed *table, const cj_known_table *known)
{
    const cj_audit_options *options = audit->options;
    bool before = true;

    table->tells_apart = true;
    for (size_t c = 0; c < table->column_count; c++) {
        cj_printed_column *column = &table->columns[c];

        if (is_count(audit, table, c, known)) {
            column->role = CJ_PRINTED_COUNT;
            column->no_sum =
                column->no_sum || (known != NULL && cj_words_have(known->no_sum, column->name));
            before = false;
        } else if (options->key_count > 0
                       ? is_listed(column->name, options->keys, options->key_count)
                       : before && !is_figure(column->name)) {
            column->role = CJ_PRINTED_LABEL;
            column->told = !is_listed(column->name, options->same, options->same_count) &&
                           (known == NULL || !cj_words_have(known->same, column->name));
            table->tells_apart = table->tells_apart && column->told;
        }
    }
}

/* ---- what is no count ------------------------------------------------------------------- */

/* The first cell of a column that is neither blank nor hidden nor a whole number; row_count: there
 * is none. */
static size_t find_other(const cj_audit *audit, const cj_printed *table, size_t column, bool *hides)
{
    size_t found = table->row_count;

    *hides = false;
    for (size_t r = 0; r < table->row_count; r++) {
        cj_span text = cj_printed_cell(table, r, column);
        int64_t number;

        if (is_blank(text) || cj_audit_number(&number, text))
            continue;
        if (cj_audit_hides(audit, text, &number))
            *hides = true;
        else if (found == table->row_count)
            found = r;
    }
    return found;
}

/* A column that holds hidden cells, or was named with --value, must be read whole. */
static cj_status check_column(cj_audit *audit, const cj_printed *table, size_t c,
                              const cj_known_table *known, cj_error *err)
{
    const cj_printed_column *column = &table->columns[c];
    bool hides;
    size_t row = find_other(audit, table, c, &hides);
    cj_text shown = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (row < table->row_count)
        cj_text_escaped(&shown, cj_printed_cell(table, row, c));
    if (column->role == CJ_PRINTED_COUNT && row < table->row_count)
        status =
            cj_fail_at(err, CJ_EUSAGE, table->name, 0, 0,
                       "\"%s\" of column \"%.*s\" is no count: whole numbers from 0 and marks of "
                       "hidden ones are ({hidden MARK} names others)",
                       cj_text_string(&shown), (int)column->name.length, column->name.at);
    else if (column->role == CJ_PRINTED_OTHER && hides && known == NULL &&
             !ends_with_pct(column->name))
        cj_text_format(&audit->remarks,
                       "%s: column %.*s hides something and is no count: left out.\n", table->name,
                       (int)column->name.length, column->name.at);
    cj_text_clear(&shown);
    return status;
}

static cj_status check_table(cj_audit *audit, const cj_printed *table, const cj_known_table *known,
                             cj_error *err)
{
    cj_status status = CJ_OK;
    bool any = audit->options->grim > 0 || table->row_count == 0;

    for (size_t c = 0; status == CJ_OK && c < table->column_count; c++) {
        any = any || table->columns[c].role == CJ_PRINTED_COUNT;
        status = check_column(audit, table, c, known, err);
    }
    if (status == CJ_OK && !any)
        return cj_fail_at(
            err, CJ_EUSAGE, table->name, 0, 0,
            "no column holds counts alone: whole numbers from 0, and marks such as [c] "
            "for hidden ones; name one with {value COL}");
    return status;
}

/* ---- dimensions -------------------------------------------------------------------------- */

static cj_status find_dimension(uint32_t *out, cj_audit *audit, cj_span name, cj_error *err)
{
    cj_dimension *added;
    cj_status status;

    for (size_t d = 0; d < audit->dimension_count; d++)
        if (cj_key_same(audit->dimensions[d].name, name)) {
            *out = (uint32_t)d;
            return CJ_OK;
        }
    status = cj_grow(&audit->dimensions, &audit->dimension_room, audit->dimension_count + 1,
                     sizeof(*added), err);
    if (status != CJ_OK)
        return status;
    *out = (uint32_t)audit->dimension_count;
    added = &audit->dimensions[audit->dimension_count++];
    *added = (cj_dimension){.name = name, .total = CJ_NO_CODE};
    return cj_dict_new(&added->values, CJ_DICT_FOLDED, err);
}

static cj_status find_kind(cj_audit *audit, const cj_printed *table, cj_printed_column *column,
                           cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_key(&words, column->name);
    if (table->population.length > 0) {
        cj_text_char(&words, '\n');
        cj_text_append(&words, table->population);
    }
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_dict_add(&column->kind, audit->kinds, cj_text_span(&words), err);
    cj_text_clear(&words);
    return status;
}

static cj_status take_values(cj_audit *audit, const cj_printed *table, size_t c, cj_error *err)
{
    cj_dimension *dimension = &audit->dimensions[table->columns[c].dimension];
    cj_status status = CJ_OK;

    for (size_t r = 0; status == CJ_OK && r < table->row_count; r++) {
        cj_span text = cj_printed_cell(table, r, c);
        uint32_t code;

        if (cj_word_same(text, audit->options->total))
            dimension->has_total = true;
        else
            status = cj_dict_add(&code, dimension->values, text, err);
    }
    return status;
}

/* A column that an option names must stand in some table. */
static cj_status check_names(const cj_audit *audit, const cj_span *names, size_t count,
                             const char *option, cj_error *err)
{
    for (size_t i = 0; i < count; i++) {
        bool there = false;

        for (size_t t = 0; t < audit->table_count; t++)
            there = there || cj_printed_find(&audit->tables[t], names[i]) != SIZE_MAX;
        if (!there)
            return cj_fail(err, CJ_EUSAGE, "%s: no table has a column \"%.*s\"",
                           cj_option_said(err, option).text, (int)names[i].length, names[i].at);
    }
    return CJ_OK;
}

static cj_status check_options(const cj_audit *audit, cj_error *err)
{
    const cj_audit_options *options = audit->options;
    cj_status status = check_names(audit, options->keys, options->key_count, "key", err);

    if (status == CJ_OK)
        status = check_names(audit, options->values, options->value_count, "value", err);
    if (status == CJ_OK)
        status = check_names(audit, options->same, options->same_count, "same", err);
    for (size_t i = 0; status == CJ_OK && i < options->hierarchy_count; i++)
        status = check_names(audit, &options->hierarchies[i].column, 1, "hierarchy", err);
    return status;
}

cj_status cj_audit_decide_columns(cj_audit *audit, cj_error *err)
{
    cj_status status = check_options(audit, err);

    for (size_t t = 0; status == CJ_OK && t < audit->table_count; t++) {
        cj_printed *table = &audit->tables[t];
        const cj_known_table *known = cj_known_table_find(table);

        find_roles(audit, table, known);
        status = check_table(audit, table, known, err);
        for (size_t c = 0; status == CJ_OK && c < table->column_count; c++) {
            cj_printed_column *column = &table->columns[c];

            if (column->role == CJ_PRINTED_COUNT)
                status = find_kind(audit, table, column, err);
            if (column->role != CJ_PRINTED_LABEL)
                continue;
            status = find_dimension(&column->dimension, audit, column->name, err);
            if (status == CJ_OK)
                status = take_values(audit, table, c, err);
        }
    }
    return status;
}

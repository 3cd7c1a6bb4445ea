/* After the last rows: whether the values that options name exist. */
#include "kept.h"

bool cj_column_has(const cj_column *column, cj_span text, bool exact)
{
    bool found = false;

    for (size_t code = 0; !found && code < column->text_count; code++)
        found = exact ? cj_span_equal(text, column->texts[code])
                      : cj_same_word(text, column->texts[code]);
    return found;
}

#define LISTED_MAX 12
#define NEAREST_AMONG 64

/* Whether the column is a field of a built-in schema: these are codes, or identifiers. */
static bool is_builtin(const cj_records *records, const cj_column *column)
{
    const cj_records *owner = column->origin == CJ_FROM_PEOPLE ? records->people : records;

    return column->declared && column->origin != CJ_FROM_DERIVATION &&
           owner->options->main.schema_path == NULL;
}

/* In how many rows a value stands, CJ_TOLD_ROWS for more. */
static size_t times_of(const cj_records *records, const cj_column *column, const uint8_t *times,
                       size_t code)
{
    if (times != NULL)
        return times[code];
    return cj_records_ledger_of(records)->count / column->text_count;
}

/* Whether a message may tell a value; see CJ_TOLD_VALUES. */
static bool is_told(const cj_records *records, const cj_column *column, const uint8_t *times,
                    size_t code, size_t rows)
{
    if (column->kind == CJ_KIND_ID)
        return false;
    if (code < column->declared_count)
        return true;
    return column->text_count <= CJ_TOLD_VALUES &&
           (is_builtin(records, column) || times_of(records, column, times, code) >= rows);
}

/* The values that may be told to someone who names none of them, but knows the column
 * (rows = CJ_TOLD_ROWS), or nearly names one (fewer). */
static size_t told_values(cj_span *known, const cj_records *records, const cj_column *column,
                          const uint8_t *times, size_t rows)
{
    size_t count = 0;

    for (size_t code = 0; code < column->text_count && count < NEAREST_AMONG; code++)
        if (is_told(records, column, times, code, rows))
            known[count++] = column->texts[code];
    return count;
}

/* Whether a text that may not be told is the same but for case, blanks and punctuation. */
static bool has_alike(const cj_column *column, cj_span text)
{
    for (size_t code = 0; code < column->text_count; code++)
        if (cj_same_key(column->texts[code], text))
            return true;
    return false;
}

cj_status cj_column_fail_text(const cj_records *records, const cj_column *column,
                              const uint8_t *times, const char *what, cj_span text, cj_error *err)
{
    cj_text list = CJ_TEXT_INIT;
    cj_span known[NEAREST_AMONG];
    size_t count = told_values(known, records, column, times, CJ_NEAR_ROWS);
    size_t nearest = cj_nearest(text, known, count);

    if (nearest != SIZE_MAX) {
        cj_text_format(&list, "; did you mean \"%s\"?", known[nearest].at);
    } else if (has_alike(column, text)) {
        cj_text_add(&list, "; one is there that differs in case, blanks or punctuation alone");
    } else {
        count = told_values(known, records, column, times, CJ_TOLD_ROWS);
    }
    if (list.length == 0 && count > 0 && count <= LISTED_MAX) {
        cj_text_add(&list, "; there are ");
        cj_text_list(&list, known, count, LISTED_MAX, " and ");
        cj_text_add(&list, count < column->text_count ? ", and rarer ones" : "");
    }
    cj_fail(err, CJ_EUSAGE, "%s: no row has \"%.*s\" in %.*s%s", what, (int)text.length, text.at,
            (int)column->name.length, column->name.at, cj_text_string(&list));
    cj_text_clear(&list);
    return CJ_EUSAGE;
}

bool cj_records_has_text(const cj_records *records, size_t column, cj_span text)
{
    const cj_column *of = cj_column_at(records, column);

    if (cj_records_are_planned(records))
        return true; /* nothing was read */
    return cj_column_has(of, text, of->kind == CJ_KIND_ID);
}

cj_status cj_records_fail_text(const cj_records *records, size_t column, cj_span text,
                               const char *option, cj_error *err)
{
    return cj_column_fail_text(records, cj_column_at(records, column), NULL, option, text, err);
}

void cj_records_declare(cj_records *records, cj_span column, cj_span value)
{
    for (size_t i = 0; i < records->condition_count; i++) {
        cj_condition *condition = &records->conditions[i];

        for (size_t v = 0; v < condition->words.value_count; v++)
            if (cj_same_word(condition->words.column, column) &&
                cj_same_word(condition->values[v].text, value))
                condition->values[v].seen = true;
    }
}

/* A recoding of a value that no row has is likely to be misspelt, but lists of
 * codes are often longer than the codes of a quarter: a notice. */
static cj_status check_recode(cj_records *records, const cj_derivation *derivation, cj_error *err)
{
    const cj_column *input = cj_column_at(records, derivation->inputs[0]);
    cj_status status = CJ_OK;

    for (size_t i = 1; status == CJ_OK && i < derivation->words.argument_count; i++) {
        cj_span from = derivation->words.arguments[i];

        bool rest = from.length == 1 && from.at[0] == '*'; /* of the values: there may be none */

        if (!rest && input->text_count > 0 && !cj_column_has(input, from, false))
            status = cj_dataset_notice(records->dataset, err, "No row has \"%s\" in %s to recode",
                                       from.at, derivation->words.arguments[0].at);
    }
    return status;
}

cj_status cj_records_finish(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    if (cj_records_are_planned(records))
        return CJ_OK;
    for (size_t i = 0; status == CJ_OK && i < records->condition_count + records->flag_count; i++)
        status = cj_condition_check_seen(&records->conditions[i], records, err);
    for (size_t i = 0; status == CJ_OK && i < records->derivation_count; i++)
        if (records->derivations[i].function == CJ_DERIVE_RECODE)
            status = check_recode(records, &records->derivations[i], err);
    return status;
}

/* After the last rows: whether the values that options name exist. */
#include "records_internal.h"

bool cj_records_has_text(const cj_records *records, size_t column, cj_span text)
{
    const cj_column *of = cj_column_at(records, column);

    if (cj_file_rows_ledger(records->main.file)->unfinished)
        return true; /* not all of it was read */
    return cj_column_has(of, text, of->kind == CJ_KIND_ID);
}

cj_status cj_records_fail_text(const cj_records *records, size_t column, cj_span text,
                               const char *option, cj_error *err)
{
    return cj_column_fail_text(records, cj_column_at(records, column), NULL, option, text, err);
}

void cj_records_declare(cj_records *records, cj_span column, cj_span value)
{
    for (size_t i = 0; i < records->selection.count; i++) {
        cj_condition *condition = &records->selection.conditions[i];

        for (size_t v = 0; v < condition->words.value_count; v++)
            if (cj_word_same(condition->words.column, column) &&
                cj_word_same(condition->values[v].text, value))
                condition->values[v].seen = true;
    }
}

static cj_status notice_recode(cj_records *records, const cj_derivation *derivation, cj_span from,
                               cj_error *err)
{
    cj_text what = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&what, "Derivation \"%s\"", derivation->words.text.at);
    status = cj_text_check(&what, err);
    if (status == CJ_OK)
        status = cj_column_notice_text(records, cj_column_at(records, derivation->inputs[0]), NULL,
                                       cj_text_string(&what), from, err);
    cj_text_clear(&what);
    return status;
}

/* Warn of a recoded value that no row has, which is likely to be misspelt. It is a notice and no
 * error, because lists of codes are often longer than the codes of one quarter. */
static cj_status check_recode(cj_records *records, const cj_derivation *derivation, cj_error *err)
{
    const cj_column *input = cj_column_at(records, derivation->inputs[0]);
    cj_status status = CJ_OK;

    for (size_t i = 1; status == CJ_OK && i < derivation->words.argument_count; i++) {
        cj_span from = derivation->words.arguments[i];

        bool rest = from.length == 1 && from.at[0] == '*'; /* of the values: there may be none */

        if (!rest && input->text_count > 0 && !cj_column_has(input, from, false))
            status = notice_recode(records, derivation, from, err);
    }
    return status;
}

/* Spell a text that is recoded to itself as its column does, which is known only after the last
 * row. */
static void spell_recoded(cj_records *records, const cj_derivation *derivation)
{
    const cj_column *input = cj_column_at(records, derivation->inputs[0]);
    cj_column *column = NULL;

    for (size_t i = 0; column == NULL && i < records->column_count; i++)
        if (records->columns[i].origin == CJ_FROM_DERIVATION &&
            &records->derivations[records->columns[i].derivation] == derivation)
            column = &records->columns[i];
    for (size_t code = 0; column != NULL && code < derivation->recoded_count; code++) {
        uint32_t to = derivation->recoded[code];

        if (to < column->text_count && cj_word_same(column->learned[to], input->texts[code]))
            column->learned[to] = input->texts[code];
    }
}

/* Whether an input has the values of a condition on every input is for the caller to judge: one
 * without them may be right where another has them. */
static cj_status check_everywhere(const cj_condition *condition, const cj_records *records,
                                  cj_error *err)
{
    const cj_column *column = cj_column_at(records, condition->column);
    cj_everywhere *of = condition->everywhere;
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_status status = cj_condition_check_seen(condition, records, &inner);

    if (status == CJ_OK && (column->kind > CJ_KIND_ID || column->text_count > 0))
        of->seen = true;
    if (status == CJ_OK || status == CJ_EUSAGE) {
        if (status == CJ_EUSAGE && of->unseen.status == CJ_OK)
            of->unseen = inner;
        return CJ_OK;
    }
    if (err != NULL)
        *err = inner;
    return status;
}

bool cj_records_is_part(const cj_records *records)
{
    for (size_t i = 0; i < records->options->selection.everywhere_count; i++)
        if (records->options->selection.everywhere[i].part)
            return true;
    return false;
}

cj_status cj_records_finish(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; i < records->derivation_count; i++)
        if (records->derivations[i].function == CJ_DERIVE_RECODE)
            spell_recoded(records, &records->derivations[i]);

    if (cj_file_rows_ledger(records->main.file)->unfinished)
        return CJ_OK; /* not all of it was read: a value may be in the rest */
    if (!cj_records_is_part(records))
        status = cj_file_rows_judge_meeting(records->main.file, err);
    for (size_t i = 0;
         status == CJ_OK && i < records->selection.count + records->selection.flag_count; i++)
        status = records->selection.conditions[i].everywhere != NULL
                     ? check_everywhere(&records->selection.conditions[i], records, err)
                 : cj_records_is_part(records)
                     ? CJ_OK /* the whole has the value */
                     : cj_condition_check_seen(&records->selection.conditions[i], records, err);
    if (status == CJ_OK)
        status = cj_gatherings_end(records, err);
    for (size_t i = 0; status == CJ_OK && i < records->derivation_count; i++)
        if (records->derivations[i].function == CJ_DERIVE_RECODE && !cj_records_is_part(records))
            status = check_recode(records, &records->derivations[i], err);
    return status;
}

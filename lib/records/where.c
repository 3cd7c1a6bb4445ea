/* --where: conditions on columns. */
#include "records_internal.h"

#include <string.h>

/* Whether `order` (as of memcmp) fulfils the relation. */
static bool holds(cj_relation relation, int order)
{
    switch (relation) {
    case CJ_BELOW:
        return order < 0;
    case CJ_AT_MOST:
        return order <= 0;
    case CJ_ABOVE:
        return order > 0;
    case CJ_AT_LEAST:
        return order >= 0;
    default:
        return order == 0;
    }
}

static int compare_decimals(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* A blank satisfies only `col=` and `!=`. */
static bool blank_satisfies(cj_condition *condition)
{
    bool listed = false;

    for (size_t i = 0; i < condition->words.value_count; i++) {
        if (condition->values[i].blank) {
            condition->values[i].seen = true;
            listed = true;
        }
    }
    return condition->words.relation == CJ_IS ? listed
                                              : condition->words.relation == CJ_IS_NOT && !listed;
}

static bool number_satisfies(cj_condition *condition, cj_decimal number)
{
    bool listed = false;

    if (number == CJ_DECIMAL_MISSING)
        return blank_satisfies(condition);
    if (condition->words.relation > CJ_IS_NOT)
        return holds(condition->words.relation,
                     compare_decimals(number, condition->values[0].number));
    for (size_t i = 0; i < condition->words.value_count; i++) {
        cj_condition_value *value = &condition->values[i];

        if (!value->blank && value->is_number && value->number == number) {
            value->seen = true;
            listed = true;
        }
    }
    return (condition->words.relation == CJ_IS) == listed;
}

static bool date_satisfies(cj_condition *condition, cj_date date)
{
    bool listed = false;

    if (date == CJ_DATE_MISSING)
        return blank_satisfies(condition);
    if (condition->words.relation > CJ_IS_NOT)
        return holds(condition->words.relation, compare_decimals(date, condition->values[0].date));
    for (size_t i = 0; i < condition->words.value_count; i++) {
        cj_condition_value *value = &condition->values[i];

        if (!value->blank && value->date == date) {
            value->seen = true;
            listed = true;
        }
    }
    return (condition->words.relation == CJ_IS) == listed;
}

/* Identifiers are compared letter for letter, other texts without case. */
static bool text_satisfies(cj_condition *condition, const cj_column *column, cj_span text)
{
    bool listed = false;

    if (condition->words.relation > CJ_IS_NOT)
        return holds(condition->words.relation, cj_word_compare(text, condition->values[0].text));
    for (size_t i = 0; i < condition->words.value_count; i++) {
        cj_condition_value *value = &condition->values[i];

        if (value->blank)
            continue;
        if (column->kind == CJ_KIND_ID ? cj_span_equal(value->text, text)
                                       : cj_word_same(value->text, text)) {
            value->seen = true;
            listed = true;
        }
    }
    return (condition->words.relation == CJ_IS) == listed;
}

/* What the condition says of a code is worked out once. */
static cj_status judge_codes(cj_condition *condition, const cj_column *column, cj_error *err)
{
    cj_status status =
        cj_grow(&condition->verdicts, &condition->verdict_capacity, column->text_count, 1, err);

    if (status == CJ_OK)
        status = cj_grow(&condition->times, &condition->times_capacity, column->text_count, 1, err);
    if (status != CJ_OK)
        return status;
    for (; condition->verdict_count < column->text_count; condition->verdict_count++) {
        cj_span text = column->texts[condition->verdict_count];
        cj_decimal number;
        bool yes;

        if (condition->as_numbers && cj_decimal_parse(&number, text) == CJ_NUMBER_OK)
            yes = number_satisfies(condition, number);
        else
            yes = text_satisfies(condition, column, text);
        condition->verdicts[condition->verdict_count] = yes ? 2 : 1;
        condition->times[condition->verdict_count] = 0;
    }
    return CJ_OK;
}

cj_status cj_condition_apply(cj_condition *condition, const cj_column *column, const void *vector,
                             size_t count, uint8_t *keep, cj_error *err)
{
    cj_status status = CJ_OK;

    switch (column->kind) {
    case CJ_KIND_NUMBER:
        for (size_t i = 0; i < count; i++)
            if (keep[i])
                keep[i] = number_satisfies(condition, ((const cj_decimal *)vector)[i]);
        break;
    case CJ_KIND_DATE:
        for (size_t i = 0; i < count; i++)
            if (keep[i])
                keep[i] = date_satisfies(condition, ((const cj_date *)vector)[i]);
        break;
    default:
        status = judge_codes(condition, column, err);
        for (size_t i = 0; status == CJ_OK && i < count; i++) {
            uint32_t code = ((const uint32_t *)vector)[i];

            if (!keep[i])
                continue; /* a rejected row may have no code at all */
            if (code != CJ_NO_CODE && condition->times[code] < CJ_TOLD_ROWS)
                condition->times[code]++;
            keep[i] =
                code == CJ_NO_CODE ? blank_satisfies(condition) : condition->verdicts[code] == 2;
        }
    }
    return status;
}

bool cj_condition_is_open(const cj_condition *condition, const cj_column *column)
{
    if (column->declared || column->kind != CJ_KIND_TEXT)
        return false;
    for (size_t i = 0; i < condition->words.value_count; i++)
        if (condition->values[i].is_number)
            return true;
    return condition->words.relation > CJ_IS_NOT;
}

cj_status cj_condition_settle(cj_condition *condition, const cj_column *column, cj_dataset *dataset,
                              cj_error *err)
{
    size_t odd = column->text_count;
    cj_decimal number;

    for (size_t i = 0; i < column->text_count && odd == column->text_count; i++)
        if (cj_decimal_parse(&number, column->texts[i]) != CJ_NUMBER_OK)
            odd = i;
    condition->as_numbers = column->text_count > 0 && odd == column->text_count;
    if (odd < column->text_count && condition->words.relation > CJ_IS_NOT &&
        condition->values[0].is_number)
        return cj_dataset_notice(
            dataset, err,
            "Condition \"%s\" compares letters, not numbers: not every value of %s is one",
            condition->words.text.at, condition->words.column.at);
    if (condition->as_numbers && condition->words.relation > CJ_IS_NOT &&
        !condition->values[0].is_number)
        return cj_fail(
            err, CJ_EUSAGE, "condition \"%s\": \"%s\" is not a number, but every value of %s is",
            condition->words.text.at, condition->values[0].text.at, condition->words.column.at);
    return CJ_OK;
}

static cj_status fail_not_seen(const cj_condition *condition, const cj_records *records,
                               cj_span value, cj_error *err)
{
    cj_text what = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&what, "condition \"%s\"", condition->words.text.at);
    status = cj_text_check(&what, err);
    if (status == CJ_OK)
        status = cj_column_fail_text(records, &records->columns[condition->column],
                                     condition->times_capacity > 0 ? condition->times : NULL,
                                     cj_text_string(&what), value, err);
    cj_text_clear(&what);
    return status;
}

cj_status cj_condition_check_seen(const cj_condition *condition, const cj_records *records,
                                  cj_error *err)
{
    const cj_column *column = &records->columns[condition->column];

    /* a number or a day that does not occur is an answer, not a slip */
    if (condition->words.relation > CJ_IS_NOT || column->text_count == 0 ||
        (column->kind != CJ_KIND_TEXT && column->kind != CJ_KIND_ID))
        return CJ_OK;
    for (size_t i = 0; i < condition->words.value_count; i++) {
        const cj_condition_value *value = &condition->values[i];

        if (value->seen || value->blank || (condition->as_numbers && value->is_number) ||
            cj_column_has(column, value->text,
                          column->kind == CJ_KIND_ID)) /* be it in rows that were left out */
            continue;
        return fail_not_seen(condition, records, value->text, err);
    }
    return CJ_OK;
}

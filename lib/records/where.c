/* --where: conditions on columns. */
#include "records_internal.h"

#include <ctype.h>
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

    if (cj_decimal_is_none(number))
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

/* A text as a number, which a printed table may mark as revised: "7 [r]"; of too many decimals the
 * nearest. */
static bool read_number(cj_decimal *out, cj_span text)
{
    static const cj_span mark = CJ_SPAN_INIT(" [r]");
    size_t digits = text.length > mark.length ? text.length - mark.length : 0;
    cj_number_result result;

    if (digits > 0 && memcmp(text.at + digits, mark.at, mark.length) == 0)
        text.length = digits;
    result = cj_decimal_parse_small(out, text);

    return result == CJ_NUMBER_OK || result == CJ_NUMBER_TOO_FINE;
}

/* Whether a printed table has no number there, and says so: it is neither more nor less than any.
 */
static bool is_mark(cj_span text)
{
    return cj_span_equal(text, CJ_SPAN("[c]")) || cj_span_equal(text, CJ_SPAN("[x]")) ||
           cj_span_equal(text, CJ_SPAN("[z]"));
}

/* ---- the order of texts ------------------------------------------------------------ */

/* The place of a text among the listed ones; their number if it is not listed. */
static size_t place_of(const cj_column *column, cj_span text)
{
    size_t place = 0;

    while (place < column->declared_count && place < column->text_count &&
           !cj_word_same(column->texts[place], text))
        place++;
    return place;
}

/* Judge the text of a code by the order that the condition uses. */
static uint8_t judge_order(const cj_condition *condition, const cj_column *column, size_t code)
{
    const cj_condition_value *value = &condition->values[0];
    cj_span text = column->texts[code];
    cj_decimal number;
    size_t place;
    int order;

    if (condition->order == CJ_ORDER_NUMBERS) {
        if (!read_number(&number, text))
            return is_mark(text) ? CJ_VERDICT_NO : CJ_VERDICT_ODD;
        order = compare_decimals(number, value->number);
    } else if (condition->order == CJ_ORDER_LISTED) {
        if (code >= column->declared_count)
            return CJ_VERDICT_ODD;
        place = place_of(column, value->text);
        order = compare_decimals((int64_t)code, (int64_t)place);
    } else {
        order = cj_word_compare(text, value->text);
    }
    return holds(condition->words.relation, order) ? CJ_VERDICT_YES : CJ_VERDICT_NO;
}

/* Whether a text has the form of an example: 0 for any digit. */
static bool has_form(cj_span text, const char *form)
{
    size_t length = strlen(form);

    for (size_t i = 0; i < text.length && i < length; i++)
        if (form[i] == '0' ? text.at[i] < '0' || text.at[i] > '9'
                           : (text.at[i] & ~0x20) != (form[i] & ~0x20))
            return false;
    return text.length == length;
}

/* Names of quarters, years and months are ordered with names of their kind. */
static cj_status open_time(cj_condition *condition, cj_derive_function function, cj_error *err)
{
    static const struct {
        const char *form;
        const char *example;
    } names[] = {[CJ_DERIVE_QUARTER] = {"0000-00Q0", "2021-22Q4"},
                 [CJ_DERIVE_YEAR] = {"0000-00", "2021-22"},
                 [CJ_DERIVE_MONTH] = {"0000-M00", "2022-M01"}};

    condition->order = CJ_ORDER_TIME;
    if (has_form(condition->values[0].text, names[function].form))
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE, "condition \"%s\": values of %s are written as %s",
                   condition->words.text.at, condition->words.column.at, names[function].example);
}

/* A value that texts are to be ordered by must be among those that are listed. */
static cj_status check_listed(const cj_condition *condition, const cj_column *column, cj_error *err)
{
    cj_span value = condition->values[0].text;
    cj_text list = CJ_TEXT_INIT;

    if (column->text_count < column->declared_count ||
        place_of(column, value) < column->declared_count)
        return CJ_OK;
    cj_text_list(&list, column->texts, column->declared_count, 12, ", ");
    cj_fail(err, CJ_EUSAGE, "condition \"%s\": \"%s\" is not one of the values of %s (%s)",
            condition->words.text.at, value.at, condition->words.column.at, cj_text_string(&list));
    cj_text_clear(&list);
    return CJ_EUSAGE;
}

static bool names_time(const cj_derivation *derivation)
{
    return derivation->function == CJ_DERIVE_QUARTER || derivation->function == CJ_DERIVE_YEAR ||
           derivation->function == CJ_DERIVE_MONTH;
}

cj_status cj_condition_open_order(cj_condition *condition, const cj_records *records, cj_error *err)
{
    const cj_column *column = &records->columns[condition->column];
    const cj_derivation *derivation =
        column->origin == CJ_FROM_DERIVATION ? &records->derivations[column->derivation] : NULL;

    if (column->kind == CJ_KIND_ID)
        return cj_fail(err, CJ_EUSAGE,
                       "condition \"%s\": %s holds identifiers, which have no order",
                       condition->words.text.at, condition->words.column.at);
    if (derivation != NULL && names_time(derivation))
        return open_time(condition, derivation->function, err);
    if (column->declared_count > 0)
        condition->order = CJ_ORDER_LISTED;
    else if (condition->values[0].is_number)
        condition->order = CJ_ORDER_NUMBERS;
    else
        return cj_fail(
            err, CJ_EUSAGE,
            "condition \"%s\": \"%s\" is no number and no date, and the texts of %s have "
            "an order only if a schema lists them (enum)",
            condition->words.text.at, condition->values[0].text.at, condition->words.column.at);
    return CJ_OK;
}

/* Judge the text of a code by the condition. */
static uint8_t judge(cj_condition *condition, const cj_column *column, size_t code)
{
    cj_span text = column->texts[code];
    cj_decimal number;
    bool yes;

    if (condition->order != CJ_ORDER_NONE)
        return judge_order(condition, column, code);
    if (condition->as_numbers && read_number(&number, text))
        yes = number_satisfies(condition, number);
    else
        yes = text_satisfies(condition, column, text);
    return yes ? CJ_VERDICT_YES : CJ_VERDICT_NO;
}

/* Judge the codes that are new since the last call; rows then only look the verdict up. */
static cj_status judge_codes(cj_condition *condition, const cj_column *column, cj_error *err)
{
    cj_status status =
        cj_grow(&condition->verdicts, &condition->verdict_capacity, column->text_count, 1, err);

    if (status == CJ_OK)
        status = cj_grow(&condition->times, &condition->times_capacity, column->text_count, 1, err);
    if (status != CJ_OK)
        return status;
    if (condition->order == CJ_ORDER_LISTED)
        status = check_listed(condition, column, err);
    for (; status == CJ_OK && condition->verdict_count < column->text_count;
         condition->verdict_count++) {
        uint8_t verdict = judge(condition, column, condition->verdict_count);

        condition->verdicts[condition->verdict_count] = verdict;
        condition->times[condition->verdict_count] = 0;
        condition->has_odd = condition->has_odd || verdict == CJ_VERDICT_ODD;
    }
    return status;
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
            keep[i] = code == CJ_NO_CODE ? blank_satisfies(condition)
                                         : condition->verdicts[code] != CJ_VERDICT_NO;
        }
    }
    return status;
}

/* What is to be done about a text that stands where numbers are compared: one with digits and
 * no letter before them may be a number in a form of its own. */
static const char *remedy_of(cj_span text)
{
    bool word = text.length > 0 && isalpha((unsigned char)text.at[0]);

    for (size_t i = 0; !word && i < text.length; i++)
        if (isdigit((unsigned char)text.at[i]))
            return "a profile says how numbers are written (decimalChar, groupChar, bareNumber, "
                   "units)";
    return "if it means that there is none, name it under missingValues of a schema or profile";
}

/* Report a cell that cannot be compared, with its place. */
static cj_status fail_odd(const cj_condition *condition, const cj_records *records, cj_span text,
                          size_t row, cj_error *err)
{
    const cj_column *column = &records->columns[condition->column];
    const cj_file_rows *file =
        cj_file_rows_at(column->of_people ? records->people.input.file : records->main.file, row);
    const cj_typed_column *typed =
        column->origin == CJ_FROM_DERIVATION
            ? &cj_no_typed_column
            : cj_typed_at(&file->typed, cj_file_rows_slot(file, column->slot));
    bool numbers = condition->order == CJ_ORDER_NUMBERS;
    cj_text value = CJ_TEXT_INIT;

    cj_text_escaped(&value, text);
    cj_fail_at(err, CJ_EUSAGE, file->name, cj_file_rows_line(file, row), cj_typed_place(typed),
               "condition \"%s\": %s holds \"%s\", which is %s; %s", condition->words.text.at,
               condition->words.column.at, cj_text_string(&value),
               numbers ? "no number" : "in no list of its values",
               numbers ? remedy_of(text) : "list it in the schema (enum)");
    cj_text_clear(&value);
    return CJ_EUSAGE;
}

cj_status cj_condition_check_odd(const cj_condition *condition, const cj_records *records,
                                 const void *vector, size_t count, const uint8_t *keep,
                                 const size_t *rows, cj_error *err)
{
    const cj_column *column = &records->columns[condition->column];
    const uint32_t *codes = vector;

    for (size_t i = 0; condition->has_odd && i < count; i++)
        if (keep[i] && codes[i] != CJ_NO_CODE && condition->verdicts[codes[i]] == CJ_VERDICT_ODD)
            return fail_odd(condition, records, column->texts[codes[i]],
                            rows != NULL ? rows[i] : records->main.file->first + i, err);
    return CJ_OK;
}

bool cj_condition_is_open(const cj_condition *condition, const cj_column *column)
{
    if (column->declared || column->kind != CJ_KIND_TEXT || condition->words.relation > CJ_IS_NOT)
        return false;
    for (size_t i = 0; i < condition->words.value_count; i++)
        if (condition->values[i].is_number)
            return true;
    return false;
}

void cj_condition_settle(cj_condition *condition, const cj_column *column)
{
    cj_decimal number;

    condition->as_numbers = column->text_count > 0;
    for (size_t i = 0; condition->as_numbers && i < column->text_count; i++)
        condition->as_numbers = read_number(&number, column->texts[i]) || is_mark(column->texts[i]);
}

/* Whether a value of the condition is a text that no row has, be it in rows that were left out. */
static bool is_unknown(const cj_condition *condition, const cj_column *column,
                       const cj_condition_value *value)
{
    return !value->seen && !value->blank && !(condition->as_numbers && value->is_number) &&
           !cj_column_has(column, value->text, column->kind == CJ_KIND_ID);
}

static cj_status tell_unknown(const cj_condition *condition, const cj_records *records,
                              cj_span value, bool fails, cj_error *err)
{
    const cj_column *column = &records->columns[condition->column];
    const uint8_t *times = condition->times_capacity > 0 ? condition->times : NULL;
    cj_text what = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&what, "%s \"%s\"", fails ? "condition" : "Condition", condition->words.text.at);
    status = cj_text_check(&what, err);
    if (status == CJ_OK)
        status = (fails ? cj_column_fail_text : cj_column_notice_text)(
            records, column, times, cj_text_string(&what), value, err);
    cj_text_clear(&what);
    return status;
}

/* A text of the column that is the same day as the value, written in another way; NULL: none. */
static const cj_span *find_same_day(const cj_records *records, const cj_column *column,
                                    cj_span value)
{
    cj_date day;
    cj_date other;

    if (!cj_records_read_day(&day, records, value))
        return NULL;
    for (size_t code = 0; code < column->text_count; code++)
        if (!cj_word_same(column->texts[code], value) &&
            cj_records_read_day(&other, records, column->texts[code]) && other == day)
            return &column->texts[code];
    return NULL;
}

/* Tell of days that are compared as texts, of which some are written otherwise; an error where no
 * row has the value. */
static cj_status tell_days(const cj_condition *condition, const cj_records *records, bool fails,
                           cj_error *err)
{
    const cj_column *column = &records->columns[condition->column];
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < condition->words.value_count; i++) {
        const cj_condition_value *value = &condition->values[i];
        const cj_span *same = value->blank ? NULL : find_same_day(records, column, value->text);
        cj_text words = CJ_TEXT_INIT;

        if (same == NULL)
            continue;
        cj_text_format(
            &words,
            "ondition \"%s\": %.*s is compared as texts, and the cell \"%.*s\", which is "
            "the same day, is another text; a schema that declares a date takes both",
            condition->words.text.at, (int)column->name.length, column->name.at, (int)same->length,
            same->at);
        status = cj_text_check(&words, err);
        if (status == CJ_OK)
            status = fails ? cj_fail(err, CJ_EUSAGE, "c%s", cj_text_string(&words))
                           : cj_dataset_notice(records->main.file->dataset, err, "C%s",
                                               cj_text_string(&words));
        cj_text_clear(&words);
    }
    return status;
}

cj_status cj_condition_check_seen(const cj_condition *condition, const cj_records *records,
                                  cj_error *err)
{
    const cj_column *column = &records->columns[condition->column];
    size_t unknown = 0;
    cj_status status = CJ_OK;
    bool fails;

    /* a number or a day that does not occur is an answer, not a slip */
    if (condition->words.relation > CJ_IS_NOT || column->text_count == 0 ||
        (column->kind != CJ_KIND_TEXT && column->kind != CJ_KIND_ID))
        return CJ_OK;
    for (size_t i = 0; i < condition->words.value_count; i++)
        unknown += is_unknown(condition, column, &condition->values[i]);
    fails = condition->words.relation == CJ_IS && unknown == condition->words.value_count;
    if (column->kind == CJ_KIND_TEXT)
        status = tell_days(condition, records, fails, err);
    for (size_t i = 0; status == CJ_OK && unknown > 0 && i < condition->words.value_count; i++)
        if (is_unknown(condition, column, &condition->values[i]))
            status = tell_unknown(condition, records, condition->values[i].text, fails, err);
    return status;
}

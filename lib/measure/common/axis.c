/* An axis of a cross table: its values in order, the declared ones first. */
#include "axis.h"

#include <stdlib.h>
#include <string.h>

/* Code a value that stands elsewhere, a number as the column's figures are written: 2.0 is 2
 * there. */
static cj_status add_value(uint32_t *code, cj_axis *axis, cj_span value, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_decimal number;
    cj_status status;

    if (cj_records_kind(axis->records, axis->column) == CJ_KIND_NUMBER &&
        cj_decimal_parse(&number, value) == CJ_NUMBER_OK)
        cj_decimal_append(&text, number);
    else
        cj_text_append(&text, value);
    status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = cj_dict_add(code, axis->values, cj_text_span(&text), err);
    cj_text_clear(&text);
    return status;
}

/* Code the declared values first, so that their codes give their order. Values of an {order} are
 * also shown where no row has them; those of a schema are not. */
static cj_status declare(cj_axis *axis, const cj_order *orders, size_t order_count, cj_error *err)
{
    cj_status status = CJ_OK;
    uint32_t code;

    for (size_t i = 0; i < order_count; i++) {
        if (!cj_word_same(orders[i].column, axis->name))
            continue;
        for (size_t v = 0; status == CJ_OK && v < orders[i].value_count; v++)
            status = add_value(&code, axis, orders[i].values[v], err);
        axis->declared = cj_dict_count(axis->values);
        axis->show_declared = true;
        return status;
    }
    axis->declared = cj_records_declared(axis->records, axis->column);
    return CJ_OK; /* the schema's values are coded as they come, by their own code */
}

cj_status cj_axis_open(cj_axis *axis, cj_records *records, cj_span name, const cj_order *orders,
                       size_t order_count, cj_error *err)
{
    cj_status status;
    cj_kind kind;

    *axis = (cj_axis){.records = records, .name = name, .last_figure = INT64_MIN};
    status = cj_records_any_column(&axis->column, records, name, err);
    if (status != CJ_OK)
        return status;
    kind = cj_records_kind(records, axis->column);
    axis->heading = cj_records_heading(records, axis->column);
    axis->last_code = CJ_NO_CODE;
    status = cj_dict_new(&axis->values, kind == CJ_KIND_ID ? CJ_DICT_EXACT : CJ_DICT_FOLDED, err);
    return status == CJ_OK ? declare(axis, orders, order_count, err) : status;
}

void cj_axis_clear(cj_axis *axis)
{
    cj_dict_free(axis->values);
    free(axis->codes);
    free(axis->filled);
    free(axis->sources);
    *axis = (cj_axis){0};
}

/* Remember which text of the column has a code here. */
static cj_status note_source(cj_axis *axis, uint32_t code, uint32_t text, cj_error *err)
{
    cj_status status = cj_grow(&axis->sources, &axis->source_capacity, (size_t)code + 1,
                               sizeof *axis->sources, err);

    while (status == CJ_OK && axis->source_count <= code)
        axis->sources[axis->source_count++] = CJ_NO_CODE;
    if (status == CJ_OK)
        axis->sources[code] = text;
    return status;
}

/* Codes of the column's texts, in their order: the schema's declared values
 * come first there, and so they do here. */
static cj_status learn_codes(cj_axis *axis, cj_error *err)
{
    size_t count = cj_records_text_count(axis->records, axis->column);
    cj_status status = cj_grow(&axis->codes, &axis->code_capacity, count, sizeof *axis->codes, err);

    for (; status == CJ_OK && axis->code_count < count; axis->code_count++) {
        uint32_t text = (uint32_t)axis->code_count;

        status = cj_dict_add(&axis->codes[text], axis->values,
                             cj_records_text(axis->records, axis->column, text), err);
        if (status == CJ_OK)
            status = note_source(axis, axis->codes[text], text, err);
    }
    return status;
}

static cj_status of_text(uint32_t *code, cj_axis *axis, uint32_t text, cj_error *err)
{
    cj_status status = CJ_OK;

    *code = CJ_NO_CODE;
    if (text == CJ_NO_CODE)
        return CJ_OK;
    if (text >= axis->code_count)
        status = learn_codes(axis, err);
    if (status == CJ_OK)
        *code = axis->codes[text];
    return status;
}

/* The column's own texts keep the first codes: those that its schema declares come in that order.
 */
cj_status cj_axis_of_text(uint32_t *code, cj_axis *axis, cj_span text, cj_error *err)
{
    cj_kind kind = cj_records_kind(axis->records, axis->column);
    cj_status status = CJ_OK;

    if (kind == CJ_KIND_TEXT || kind == CJ_KIND_ID)
        status = learn_codes(axis, err);
    return status == CJ_OK ? add_value(code, axis, text, err) : status;
}

/* Code a number or a date by its text. The last one is remembered, because neighbouring rows often
 * have the same. */
static cj_status of_figure(uint32_t *code, cj_axis *axis, int64_t figure, bool missing, bool date,
                           cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    *code = missing ? CJ_NO_CODE : axis->last_code;
    if (missing || figure == axis->last_figure)
        return CJ_OK;
    if (date)
        cj_date_append_unit(&text, (cj_date)figure, cj_records_unit(axis->records, axis->column));
    else
        cj_decimal_append(&text, figure);
    status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = cj_dict_add(code, axis->values, cj_text_span(&text), err);
    if (status == CJ_OK) {
        axis->last_figure = figure;
        axis->last_code = *code;
    }
    cj_text_clear(&text);
    return status;
}

/* The code of element `at` of a vector of the column's kind. */
static cj_status of_value(uint32_t *code, cj_axis *axis, const void *values, size_t at,
                          cj_error *err)
{
    cj_decimal number;
    cj_date date;

    switch (cj_records_kind(axis->records, axis->column)) {
    case CJ_KIND_NUMBER:
        number = ((const cj_decimal *)values)[at];
        return of_figure(code, axis, number, number == CJ_DECIMAL_MISSING, false, err);
    case CJ_KIND_DATE:
        date = ((const cj_date *)values)[at];
        return of_figure(code, axis, date, date == CJ_DATE_MISSING, true, err);
    default:
        return of_text(code, axis, ((const uint32_t *)values)[at], err);
    }
}

cj_status cj_axis_of_row(uint32_t *code, cj_axis *axis, size_t at, cj_error *err)
{
    return of_value(code, axis, cj_records_values(axis->records, axis->column), at, err);
}

/* Code texts, of which nearly all have a code. */
static cj_status of_texts(uint32_t *codes, cj_axis *axis, const uint32_t *texts,
                          const uint32_t *rows, size_t count, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        uint32_t text = texts[rows[i]];

        if (text < axis->code_count)
            codes[i] = axis->codes[text];
        else
            status = of_text(&codes[i], axis, text, err);
    }
    return status;
}

cj_status cj_axis_of_rows(uint32_t *codes, cj_axis *axis, const uint32_t *rows, size_t count,
                          cj_error *err)
{
    const void *values = cj_records_values(axis->records, axis->column);
    const uint32_t *texts = cj_records_codes(axis->records, axis->column);
    cj_status status = CJ_OK;

    if (texts != NULL)
        return of_texts(codes, axis, texts, rows, count, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = of_value(&codes[i], axis, values, rows[i], err);
    return status;
}

cj_status cj_axis_of_person(uint32_t *code, cj_axis *axis, uint32_t person, cj_error *err)
{
    return of_value(code, axis, cj_records_person_values(axis->records, axis->column), person, err);
}

/* ---- what an {order} declares in vain -------------------------------------------------------- */

cj_status cj_axis_notice_misspelt(const cj_axis *axis, cj_error *err)
{
    size_t others = cj_dict_count(axis->values) - axis->declared;
    cj_span *names;
    cj_status status = CJ_OK;

    if (!axis->show_declared || others == 0 ||
        cj_records_kind(axis->records, axis->column) != CJ_KIND_TEXT)
        return CJ_OK;
    names = calloc(others, sizeof *names);
    if (names == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < others; i++)
        names[i] = cj_dict_text(axis->values, (uint32_t)(axis->declared + i));
    for (uint32_t code = 0; status == CJ_OK && code < axis->declared; code++) {
        cj_span text = cj_dict_text(axis->values, code);
        size_t nearest =
            cj_records_has_text(axis->records, axis->column, text) || cj_span_has_digit(text)
                ? SIZE_MAX
                : cj_word_nearest(text, names, others);

        if (nearest != SIZE_MAX && !cj_span_has_digit(names[nearest]))
            status = cj_dataset_notice(cj_records_dataset(axis->records), err,
                                       "{order %s}: no row has \"%s\"; some have \"%s\", which it "
                                       "does not name",
                                       axis->heading.at, text.at, names[nearest].at);
    }
    free(names);
    return status;
}

void cj_axis_settle(cj_axis *axis)
{
    const cj_records *records = axis->records;
    cj_kind kind = cj_records_kind(records, axis->column);
    cj_decimal number;

    axis->numbers = kind == CJ_KIND_NUMBER;
    if (kind == CJ_KIND_NUMBER || kind == CJ_KIND_DATE)
        return;
    /* the column's own texts decide, not one that only --order declares */
    axis->numbers = true;
    for (size_t i = 0; i < cj_records_text_count(records, axis->column) && axis->numbers; i++)
        axis->numbers = cj_decimal_parse(&number, cj_records_text(records, axis->column,
                                                                  (uint32_t)i)) == CJ_NUMBER_OK;
}

/* A declared value as it is declared; else the text of the column, whose usual spelling is known
 * when all rows are read. */
static cj_span text_of(const cj_axis *axis, uint32_t code)
{
    if (code >= axis->declared && code < axis->source_count && axis->sources[code] != CJ_NO_CODE)
        return cj_records_text(axis->records, axis->column, axis->sources[code]);
    return cj_dict_text(axis->values, code);
}

/* Blanks come last and declared values first in their order; the others go by number where the axis
 * has numbers, else by text. */
int cj_axis_compare(const cj_axis *axis, uint32_t a, uint32_t b)
{
    cj_span left;
    cj_span right;

    if (a == b)
        return 0;
    if (a == CJ_NO_CODE || b == CJ_NO_CODE)
        return a == CJ_NO_CODE ? 1 : -1;
    if (a < axis->declared || b < axis->declared)
        return a < b ? -1 : 1;
    left = text_of(axis, a);
    right = text_of(axis, b);
    if (axis->numbers) {
        cj_decimal x = 0;
        cj_decimal y = 0;

        if (cj_decimal_parse(&x, left) == CJ_NUMBER_OK &&
            cj_decimal_parse(&y, right) == CJ_NUMBER_OK && x != y)
            return x < y ? -1 : 1;
    }
    return cj_span_compare(left, right);
}

const char *cj_axis_text(const cj_axis *axis, uint32_t code)
{
    return code == CJ_NO_CODE ? "(missing)" : text_of(axis, code).at;
}

const char *cj_axis_label(const cj_axis *axis, const char *text)
{
    const char *label = strcmp(text, "(missing)") == 0 ? "Not recorded"
                        : strcmp(text, "(other)") == 0 ? "Other"
                                                       : NULL;

    return label == NULL || cj_dict_find(axis->values, cj_span_of(label)) != CJ_NO_CODE ? NULL
                                                                                        : label;
}

static const struct {
    cj_span text;
    const char *meaning;
} table_words[CJ_WORDS] = {[CJ_WORD_MISSING] = {CJ_SPAN_INIT("(missing)"), "the rows without one"},
                           [CJ_WORD_OTHER] = {CJ_SPAN_INIT("(other)"), "what is left over"},
                           [CJ_WORD_ALL] = {CJ_SPAN_INIT("All"), "the total"}};

void cj_axis_note_word(cj_axis_words *words, const cj_axis *axis, uint32_t code)
{
    cj_span text;

    if (code == CJ_NO_CODE) {
        words->shown[CJ_WORD_MISSING] = true;
        return;
    }
    text = text_of(axis, code);
    for (size_t i = 0; i < CJ_WORDS; i++)
        words->values[i] = words->values[i] || cj_word_same(text, table_words[i].text);
}

cj_status cj_axis_check_words(const cj_axis_words *words, const cj_axis *axis, cj_error *err)
{
    for (size_t i = 0; i < CJ_WORDS; i++)
        if (words->shown[i] && words->values[i])
            return cj_fail(
                err, CJ_EUSAGE,
                "column %.*s has the value \"%s\", under which the table shows %s; give "
                "the value another name, as {derive 'NAME=recode(%.*s,\"%s\"=...)'} does",
                (int)axis->name.length, axis->name.at, table_words[i].text.at,
                table_words[i].meaning, (int)axis->name.length, axis->name.at,
                table_words[i].text.at);
    return CJ_OK;
}

/* The values of a column, collected in every input that has it. */
#include "records_internal.h"

#include "cj/number.h"

#include <stdlib.h>
#include <string.h>

void cj_spread_clear(cj_spread *spread)
{
    free(spread->values);
    cj_arena_clear(&spread->arena);
    *spread = (cj_spread){.arena = CJ_ARENA_INIT};
}

static bool is_same(const cj_spread_value *value, cj_span text, bool exact)
{
    cj_decimal a;
    cj_decimal b;

    if (exact || value->exact)
        return cj_span_equal(value->text, text);
    return cj_word_same(value->text, text) ||
           (cj_decimal_parse(&a, value->text) == CJ_NUMBER_OK &&
            cj_decimal_parse(&b, text) == CJ_NUMBER_OK && a == b);
}

/* Keep another way to write the value's number. */
static cj_status add_alike(cj_spread *spread, cj_spread_value *value, cj_span text, cj_error *err)
{
    cj_span *longer;
    const char *kept;

    for (size_t i = 0; i < value->alike_count; i++)
        if (cj_word_same(value->alike[i], text))
            return CJ_OK;
    longer = cj_arena_alloc(&spread->arena, (value->alike_count + 1) * sizeof *longer);
    kept = cj_arena_text(&spread->arena, text.at, text.length);
    if (longer == NULL || kept == NULL)
        return cj_fail_nomem(err);
    memcpy(longer, value->alike, value->alike_count * sizeof *longer);
    longer[value->alike_count++] = (cj_span){kept, text.length};
    value->alike = longer;
    return CJ_OK;
}

cj_status cj_spread_add(cj_spread *spread, cj_span text, size_t place, bool exact, cj_error *err)
{
    cj_spread_value *value;
    const char *kept;

    for (size_t i = 0; i < spread->count; i++) {
        value = &spread->values[i];
        if (!is_same(value, text, exact))
            continue;
        if (place < value->place)
            value->place = place;
        return add_alike(spread, value, text, err);
    }
    if (spread->count >= CJ_SPREAD_MAX) {
        spread->many = true;
        return CJ_OK;
    }
    if (spread->values == NULL)
        spread->values = calloc(CJ_SPREAD_MAX, sizeof *spread->values);
    kept = cj_arena_text(&spread->arena, text.at, text.length);
    if (spread->values == NULL || kept == NULL)
        return cj_fail_nomem(err);
    value = &spread->values[spread->count++];
    *value = (cj_spread_value){.text = {kept, text.length}, .place = place, .exact = exact};
    value->alike = cj_arena_alloc(&spread->arena, sizeof *value->alike);
    if (value->alike == NULL)
        return cj_fail_nomem(err);
    value->alike[value->alike_count++] = value->text;
    return CJ_OK;
}

cj_status cj_spread_merge(cj_spread *to, const cj_spread *from, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < from->count; i++)
        for (size_t n = 0; status == CJ_OK && n < from->values[i].alike_count; n++)
            status = cj_spread_add(to, from->values[i].alike[n], from->values[i].place,
                                   from->values[i].exact, err);
    to->blank = to->blank || from->blank;
    to->many = to->many || from->many;
    return status;
}

/* ---- the order ----------------------------------------------------------------------------- */

static int compare_places(const cj_spread_value *a, const cj_spread_value *b)
{
    return (a->place > b->place) - (a->place < b->place);
}

static int compare_texts(const void *a, const void *b)
{
    const cj_spread_value *x = a;
    const cj_spread_value *y = b;
    int order = compare_places(x, y);

    return order != 0 ? order : cj_span_compare(x->text, y->text);
}

static int compare_numbers(const void *a, const void *b)
{
    const cj_spread_value *x = a;
    const cj_spread_value *y = b;
    cj_decimal left = 0;
    cj_decimal right = 0;
    int order = compare_places(x, y);

    cj_decimal_parse(&left, x->text);
    cj_decimal_parse(&right, y->text);
    return order != 0 ? order : (left > right) - (left < right);
}

void cj_spread_sort(cj_spread *spread, const cj_span *order, size_t count)
{
    bool numbers = true;

    for (size_t i = 0; i < spread->count; i++) {
        cj_spread_value *value = &spread->values[i];
        cj_decimal number;

        numbers = numbers && cj_decimal_parse(&number, value->text) == CJ_NUMBER_OK;
        if (value->place != CJ_SPREAD_NO_PLACE)
            value->place += count; /* behind those that are listed */
        for (size_t n = count; n-- > 0;)
            if (is_same(value, order[n], false))
                value->place = n;
    }
    if (spread->count > 0)
        qsort(spread->values, spread->count, sizeof *spread->values,
              numbers ? compare_numbers : compare_texts);
}

/* ---- of records ------------------------------------------------------------------------------ */

static cj_status open_gathering(cj_gathering *of, cj_records *records, cj_span name, cj_error *err)
{
    cj_status status = (of->people_alone ? cj_columns_of_people
                                         : cj_records_any_column)(&of->column, records, name, err);

    if (status == CJ_OK && records->columns[of->column].kind == CJ_KIND_DATE)
        status = cj_fail(err, CJ_EUSAGE,
                         "{each} %s: it is a column of dates; derive its quarter, year or month, "
                         "and name that",
                         name.at);
    return status;
}

cj_status cj_gathering_add(cj_records *records, cj_everywhere *everywhere, cj_span name,
                           bool people_alone, cj_error *err)
{
    cj_gathering *of = &records->gatherings[records->gathering_count++];

    *of = (cj_gathering){
        .into = everywhere->spread, .people_alone = people_alone, .last = CJ_DECIMAL_MISSING};
    everywhere->met = true;
    return open_gathering(of, records, name, err);
}

/* A value of numbers as the text that a condition compares it with. */
static cj_status add_number(cj_gathering *of, cj_decimal number, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    if (number == of->last)
        return CJ_OK;
    of->last = number;
    cj_decimal_append(&text, number);
    status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = cj_spread_add(of->into, cj_text_span(&text), CJ_SPREAD_NO_PLACE, false, err);
    cj_text_clear(&text);
    return status;
}

static cj_status take_numbers(cj_gathering *of, const cj_decimal *numbers, size_t count,
                              const uint8_t *keep, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        if (!keep[i])
            continue;
        if (numbers[i] == CJ_DECIMAL_MISSING)
            of->into->blank = true;
        else
            status = add_number(of, numbers[i], err);
    }
    return status;
}

cj_status cj_gathering_take(cj_gathering *of, const cj_column *column, const void *vector,
                            size_t count, const uint8_t *keep, cj_error *err)
{
    const uint32_t *codes = vector;
    size_t before = of->seen_capacity;
    cj_status status;

    if (column->kind == CJ_KIND_NUMBER)
        return take_numbers(of, vector, count, keep, err);
    status = cj_grow(&of->seen, &of->seen_capacity, column->text_count, 1, err);
    if (status != CJ_OK)
        return status;
    if (of->seen_capacity > before)
        memset(of->seen + before, 0, of->seen_capacity - before);
    for (size_t i = 0; i < count; i++) {
        if (!keep[i])
            continue;
        if (codes[i] == CJ_NO_CODE)
            of->into->blank = true;
        else
            of->seen[codes[i]] = 1;
    }
    return CJ_OK;
}

/* Texts are spelt as their column spells them in the end. */
static cj_status end_gathering(const cj_gathering *of, const cj_records *records, cj_error *err)
{
    const cj_column *column = cj_column_at(records, of->column);
    cj_status status = CJ_OK;

    for (size_t code = 0; status == CJ_OK && code < column->text_count && code < of->seen_capacity;
         code++)
        if (of->seen[code])
            status = cj_spread_add(of->into, column->texts[code],
                                   code < column->declared_count ? code : CJ_SPREAD_NO_PLACE,
                                   column->kind == CJ_KIND_ID, err);
    return status;
}

cj_status cj_gatherings_end(const cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < records->gathering_count; i++)
        status = end_gathering(&records->gatherings[i], records, err);
    return status;
}

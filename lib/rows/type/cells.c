/* Cells become numbers and dates, and are checked against their field.
 *
 * The loops are written once and compiled twice: for columns whose field is
 * `special`, and without all that for the plain ones, which are most. */
#include "cells.h"

#include "dates/form.h"
#include "rows/repair.h"

#include <string.h>

cj_status cj_type_note_blank(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                             size_t row, cj_span cell, cj_error *err)
{
    cj_status status =
        cj_typed_note_cell(batch, typed, column, row, "constraint-error", cell,
                           cell.length == 0 ? "the cell is blank, but every row needs a value"
                                            : "means blank, but every row needs a value",
                           "", err);

    if (status == CJ_OK && !column->quiet) /* a blank is read as one */
        batch->findings[batch->finding_count - 1].fault = CJ_CELL_LACKING;
    return status;
}

cj_status cj_type_note_words(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                             size_t row, const char *code, cj_span cell, cj_text *words,
                             cj_error *err)
{
    cj_status status = cj_text_check(words, err);

    if (status == CJ_OK)
        status = cj_typed_note_cell(batch, typed, column, row, code, cell, cj_text_string(words),
                                    "", err);
    cj_text_clear(words);
    return status;
}

static void append_value(cj_text *words, const cj_typed_column *column, cj_decimal value)
{
    if (column->kind == CJ_KIND_DATE)
        cj_date_append(words, (cj_date)value);
    else
        cj_decimal_append(words, value);
}

/* Check minimum and maximum; bounds are days for dates and millionths for numbers. */
static cj_status check_bounds(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                              size_t row, cj_span cell, cj_decimal value, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    bool below = decl->has_minimum && value < decl->minimum;
    bool above = decl->has_maximum && value > decl->maximum;
    cj_text words = CJ_TEXT_INIT;

    if (!below && !above)
        return CJ_OK;
    cj_text_add(&words, below ? "is below the minimum " : "is above the maximum ");
    append_value(&words, column, below ? decl->minimum : decl->maximum);
    return cj_type_note_words(batch, typed, column, row, "constraint-error", cell, &words, err);
}

/* exclusiveMinimum, exclusiveMaximum and enum, which special columns have. */
static cj_status check_special(cj_batch *batch, const cj_typed *typed,
                               const cj_typed_column *column, size_t row, cj_span cell,
                               cj_decimal value, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    bool too_low = decl->has_above && value <= decl->above;
    bool too_high = decl->has_below && value >= decl->below;
    bool listed = decl->allowed_count == 0;
    cj_text words = CJ_TEXT_INIT;

    for (size_t i = 0; !listed && i < decl->allowed_count; i++)
        listed = decl->allowed[i] == value;
    if (too_low || too_high) {
        cj_text_add(&words, too_low ? "is not above " : "is not below ");
        append_value(&words, column, too_low ? decl->above : decl->below);
    } else if (!listed) {
        cj_text_add(&words, "is not one of ");
        for (size_t i = 0; i < decl->allowed_count && i < CJ_LISTED_MAX; i++) {
            cj_text_add(&words, i > 0 ? ", " : "");
            append_value(&words, column, decl->allowed[i]);
        }
        cj_text_add(&words, decl->allowed_count > CJ_LISTED_MAX ? ", ..." : "");
    } else {
        return CJ_OK;
    }
    return cj_type_note_words(batch, typed, column, row, "constraint-error", cell, &words, err);
}

/* Whether a profile says what commas and points are in numbers of the column. */
static bool has_rules(const cj_typed *typed, const cj_typed_column *column)
{
    for (size_t i = 0; i < typed->repair_count; i++)
        if (typed->repairs[i].field == column->field && typed->repairs[i].rules != NULL &&
            typed->repairs[i].rules->has_number &&
            (typed->repairs[i].rules->number.group[0] != '\0' ||
             typed->repairs[i].rules->number.decimal[0] != '\0'))
            return true;
    return false;
}

/* Whether the cell has a digit and something beside it, and a profile lets units stand beside
 * numbers of the column. */
static bool needs_units(const cj_typed *typed, const cj_typed_column *column, cj_span cell)
{
    bool digit = false;
    bool unit = false;

    for (size_t i = 0; i < cell.length; i++) {
        digit = digit || cj_byte_is_digit(cell.at[i]);
        unit = unit ||
               (!cj_byte_is_digit(cell.at[i]) && memchr(",.-", cell.at[i], i == 0 ? 3 : 2) == NULL);
    }
    for (size_t i = 0; digit && unit && i < typed->repair_count; i++)
        if (typed->repairs[i].field == column->field && typed->repairs[i].rules != NULL &&
            typed->repairs[i].rules->has_number && !typed->repairs[i].rules->number.bare)
            return true;
    return false;
}

/* Whether a cell of a column that nobody declares is a day. */
static bool is_day(const cj_typed *typed, const cj_typed_column *column, cj_span cell)
{
    bool ambiguous = false;
    cj_date date;

    return column->decl == NULL &&
           cj_value_date(&date, &ambiguous, cell, typed->forms, typed->form_count);
}

/* A number is asked for where days stand: say what makes days of the column. */
static cj_status note_day(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                          size_t row, cj_span cell, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;

    cj_text_format(&words,
                   "is a day and not a number; what is to be read as days must be declared "
                   "a date by a schema, or derived: day=plus(\"%.*s\",0)",
                   (int)column->name.length, column->name.at);
    return cj_type_note_words(batch, typed, column, row, "type-error", cell, &words, err);
}

static cj_status bad_number(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                            size_t row, cj_span cell, cj_number_result result, cj_error *err)
{
    const char *words = "is not a whole number or a decimal such as 7.5";
    cj_text text = CJ_TEXT_INIT;
    bool plain = result == CJ_NUMBER_NOT_ONE && !has_rules(typed, column) &&
                 !needs_units(typed, column, cell);

    if (column->quiet)
        return CJ_OK;
    if (is_day(typed, column, cell))
        return note_day(batch, typed, column, row, cell, err);
    if (cj_text_is_wrapped(cell))
        words = CJ_WRAPPED_WORDS;
    else if (cj_span_equal(cell, CJ_SPAN("[c]")))
        words = "is a number withheld to protect people: nothing can be made of it";
    else if (result == CJ_NUMBER_TOO_LARGE)
        words = "is a number beyond 4,000,000,000,000";
    else if (column->decl != NULL && column->decl->form == CJ_LEXICAL_YEAR)
        words = "is not a year as YYYY";
    else if (column->decl != NULL && column->decl->whole)
        words = "is not a whole number";
    else if (needs_units(typed, column, cell))
        words = "is more than a number: a unit beside it must be named under units of the profile";
    cj_text_add(&text, words);
    if (plain)
        cj_number_append_way(&text, cell);
    return cj_type_note_words(batch, typed, column, row, "type-error", cell, &text, err);
}

/* Read a number with more than six decimals as the nearest one with six, and note it. */
static cj_status read_small(cj_decimal *value, cj_number_result *result, cj_batch *batch,
                            const cj_typed *typed, const cj_typed_column *column, size_t row,
                            cj_span cell, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;
    bool rounds;

    if (*result == CJ_NUMBER_NOT_ONE &&
        (column->decl == NULL ||
         (!column->decl->has_number && column->decl->form != CJ_LEXICAL_YEAR)))
        *result = cj_decimal_parse_small(value, cell);
    rounds = *result == CJ_NUMBER_TOO_FINE;
    if (rounds && column->decl != NULL && column->decl->whole)
        *result = CJ_NUMBER_NOT_ONE;
    if (*result != CJ_NUMBER_TOO_FINE && *result != CJ_NUMBER_OK)
        return CJ_OK;
    *result = CJ_NUMBER_OK;
    cj_decimal_append(&words, *value);
    if ((column->wanted || typed->check) && !cj_repair_is_told(batch, typed, row, column->field))
        status = cj_repair_note(batch, typed, batch->records[row],
                                rounds ? "rounded" : "number-form", (uint32_t)column->field + 1,
                                column->name, cell, cj_text_span(&words), err);
    if (status == CJ_OK)
        status = cj_text_check(&words, err);
    cj_text_clear(&words);
    return status;
}

/* `special` is a constant at each call, so that the compiler makes a fast loop for plain columns
 * and another for columns with rules of their own. */
CJ_INLINE cj_status type_numbers(cj_batch *batch, const cj_typed *typed,
                                 const cj_typed_column *column, cj_vector *vector,
                                 const bool special, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_decimal value = CJ_DECIMAL_MISSING;
        cj_number_result result = CJ_NUMBER_OK;
        cj_span cell;
        bool blank;

        if (column->wanted)
            vector->of.numbers[row] = value;
        if (batch->rejected[row] == CJ_ROW_NO_CELLS)
            continue;
        status = cj_cell_take(&cell, &blank, batch, typed, column, row, special, err);
        if (!blank && typed->withheld && cj_span_equal(cell, CJ_SPAN("[c]"))) {
            value = CJ_DECIMAL_WITHHELD;
        } else if (!blank) {
            if (special)
                result = cj_value_number(&value, decl, cell);
            else if (!cj_decimal_parse_short(&value, cell))
                result = cj_decimal_parse(&value, cell);
            if (result == CJ_NUMBER_NOT_ONE && !special && decl != NULL)
                result = cj_value_number(&value, decl, cell); /* .5 and 5. */
            if (result == CJ_NUMBER_TOO_FINE || result == CJ_NUMBER_NOT_ONE)
                status = read_small(&value, &result, batch, typed, column, row, cell, err);
            if (result == CJ_NUMBER_OK && decl != NULL && decl->whole &&
                value % CJ_DECIMAL_ONE != 0)
                result = CJ_NUMBER_NOT_ONE;
            if (status == CJ_OK && result != CJ_NUMBER_OK)
                status = bad_number(batch, typed, column, row, cell, result, err);
            else if (status == CJ_OK && decl != NULL && (decl->has_minimum || decl->has_maximum))
                status = check_bounds(batch, typed, column, row, cell, value, err);
            if (special && status == CJ_OK && result == CJ_NUMBER_OK)
                status = check_special(batch, typed, column, row, cell, value, err);
        }
        if (column->wanted)
            vector->of.numbers[row] = value;
    }
    return status;
}

cj_status cj_type_numbers(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                          cj_vector *vector, cj_error *err)
{
    if (column->decl != NULL && column->decl->special)
        return type_numbers(batch, typed, column, vector, true, err);
    return type_numbers(batch, typed, column, vector, false, err);
}

static cj_status bad_date(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                          size_t row, cj_span cell, bool ambiguous, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    size_t before = batch->finding_count;
    cj_status status;

    cj_date_append_fault(&words, typed, column, cell, ambiguous);
    status = cj_type_note_words(batch, typed, column, row, "type-error", cell, &words, err);
    if (batch->finding_count > before)
        batch->findings[before].unread = cj_date_is_unread(typed, column, ambiguous);
    return status;
}

static cj_date blank_if_listed(const cj_schema *schema, cj_date date)
{
    for (size_t i = 0; i < schema->blank_date_count; i++)
        if (date == schema->blank_dates[i])
            return CJ_DATE_MISSING;
    return date;
}

/* A date that was read lately, with its text: the dates of rows near each other are some hundred
 * different ones. */
typedef struct {
    uint64_t first; /* eight bytes of the text; 0: there is none */
    uint16_t last;  /* its other two */
    cj_date date;
} lately_read;

#define LATELY_BITS 9

/* Where a text of ten bytes, as most dates are, would stand; NULL for others. */
CJ_INLINE lately_read *find_lately(lately_read *lately, lately_read *key, cj_span cell)
{
    if (cell.length != sizeof key->first + sizeof key->last)
        return NULL;
    memcpy(&key->first, cell.at, sizeof key->first);
    memcpy(&key->last, cell.at + sizeof key->first, sizeof key->last);
    /* Fibonacci hashing, as in seen.c */
    return &lately[((key->first ^ key->last) * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - LATELY_BITS)];
}

CJ_INLINE cj_status type_dates(cj_batch *batch, const cj_typed *typed,
                               const cj_typed_column *column, cj_vector *vector, const bool special,
                               cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    size_t count;
    const cj_date_form *forms = cj_typed_forms(&count, typed, column);
    bool own = special && column->form_count == 0; /* a profile's forms come first */
    unsigned plain = own ? 0 : cj_plain_forms(forms, count);
    lately_read lately[1 << LATELY_BITS] = {{0}};
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_date date = CJ_DATE_MISSING;
        bool ambiguous = false;
        lately_read key = {0};
        lately_read *place;
        cj_span cell;

        if (column->wanted)
            vector->of.dates[row] = CJ_DATE_MISSING;
        if (batch->rejected[row] == CJ_ROW_NO_CELLS)
            continue;
        cell = cj_cell_of(batch, column, row);
        place = find_lately(lately, &key, cell);
        if (place != NULL && place->first == key.first && place->last == key.last) {
            date = place->date;
        } else if (!(special ? cj_cell_is_missing_here(decl, cell)
                             : cj_cell_is_missing(typed, cell))) {
            if (!cj_plain_date(&date, cell, plain) &&
                !(own ? cj_value_day(&date, &ambiguous, decl, cell, forms, count)
                      : cj_value_date(&date, &ambiguous, cell, forms, count))) {
                status = bad_date(batch, typed, column, row, cell, ambiguous, err);
                continue;
            }
            date = blank_if_listed(typed->schema, date);
            if (place != NULL)
                *place = (lately_read){key.first, key.last, date};
        }
        if (date == CJ_DATE_MISSING) {
            if (decl != NULL && decl->required)
                status = cj_type_note_blank(batch, typed, column, row, cell, err);
        } else {
            if (decl != NULL && (decl->has_minimum || decl->has_maximum))
                status = check_bounds(batch, typed, column, row, cell, date, err);
            if (special && status == CJ_OK)
                status = check_special(batch, typed, column, row, cell, date, err);
        }
        if (column->wanted)
            vector->of.dates[row] = date;
    }
    return status;
}

/* Type dates of months and years, which are checked as the column's field says. */
static cj_status type_checked_dates(cj_batch *batch, const cj_typed *typed,
                                    const cj_typed_column *column, cj_vector *vector, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_date date = CJ_DATE_MISSING;

        if (batch->rejected[row] != CJ_ROW_NO_CELLS) {
            cj_span cell = cj_cell_of(batch, column, row);

            if (!cj_cell_is_missing_here(column->checked, cell))
                status = cj_type_checked_date(&date, batch, typed, column, row, cell, err);
        }
        vector->of.dates[row] = date;
    }
    return status;
}

cj_status cj_type_dates(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                        cj_vector *vector, cj_error *err)
{
    if (column->checked != NULL)
        return type_checked_dates(batch, typed, column, vector, err);
    if (column->decl != NULL && column->decl->special)
        return type_dates(batch, typed, column, vector, true, err);
    return type_dates(batch, typed, column, vector, false, err);
}

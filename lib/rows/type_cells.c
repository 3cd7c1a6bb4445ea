/* Cells become codes, numbers and dates, and are checked against their field.
 *
 * The loops are written once and compiled twice: for columns whose field is
 * `special`, and without all that for the plain ones, which are most. */
#include "base/identifier.h"
#include "base/look.h"
#include "repair.h"
#include "schema/schema_internal.h"
#include "type_values.h"
#include "typed_internal.h"

#define LISTED_MAX 12
#define INLINE static inline __attribute__((always_inline))

/* Whether a cell has nothing but blanks and characters that show nothing. */
static bool shows_nothing(cj_span cell)
{
    return cj_look_same(cell, (cj_span){"", 0});
}

static bool is_missing(const cj_typed *typed, cj_span cell)
{
    if (cell.length == 0)
        return true;
    if ((unsigned char)cell.at[0] >= 0x80 && shows_nothing(cell))
        return true;
    if (!typed->maybe_missing[(unsigned char)cell.at[0]])
        return false;
    return cj_span_is_in(cell, typed->schema->missing, typed->schema->missing_count);
}

/* Whether a cell is missing for a field with missing values of its own, or for which the empty text
 * is a value. */
static bool is_missing_here(const cj_schema_field *decl, cj_span cell)
{
    if (cell.length == 0 || ((unsigned char)cell.at[0] >= 0x80 && shows_nothing(cell)))
        return !decl->blank_is_value;
    return cj_span_is_in(cell, decl->missing, decl->missing_count);
}

INLINE cj_span cell_of(const cj_batch *batch, const cj_typed_column *column, size_t row)
{
    const cj_csv_block *block = &batch->block;
    cj_span cell = cj_csv_text(block, block->fields[batch->firsts[row] + column->field]);

    /* only bytes up to the space and those above ASCII can be blanks */
    if (cell.length > 0 && (unsigned char)(cell.at[0] - '!') <= '~' - '!' &&
        (unsigned char)(cell.at[cell.length - 1] - '!') <= '~' - '!')
        return cell;
    return cj_span_trim(cell);
}

static cj_status note_blank(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
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

/* Note an error in words that were put together, which are cleared. */
static cj_status note_words(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
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
    return note_words(batch, typed, column, row, "constraint-error", cell, &words, err);
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
        for (size_t i = 0; i < decl->allowed_count && i < LISTED_MAX; i++) {
            cj_text_add(&words, i > 0 ? ", " : "");
            append_value(&words, column, decl->allowed[i]);
        }
        cj_text_add(&words, decl->allowed_count > LISTED_MAX ? ", ..." : "");
    } else {
        return CJ_OK;
    }
    return note_words(batch, typed, column, row, "constraint-error", cell, &words, err);
}

/* Whether the cell has a digit, and a profile lets units stand beside numbers of the column. */
static bool needs_units(const cj_typed *typed, const cj_typed_column *column, cj_span cell)
{
    bool digit = false;

    for (size_t i = 0; i < cell.length; i++)
        digit = digit || (cell.at[i] >= '0' && cell.at[i] <= '9');
    for (size_t i = 0; digit && i < typed->repair_count; i++)
        if (typed->repairs[i].field == column->field && typed->repairs[i].rules != NULL &&
            typed->repairs[i].rules->has_number && !typed->repairs[i].rules->number.bare)
            return true;
    return false;
}

static cj_status bad_number(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                            size_t row, cj_span cell, cj_number_result result, cj_error *err)
{
    const char *words = "is not a whole number or a decimal such as 7.5";

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
    return cj_typed_note_cell(batch, typed, column, row, "type-error", cell, words, "", err);
}

/* Take the cell of a row and say whether it is blank; a blank in a required column is reported. */
INLINE cj_status take_cell(cj_span *cell, bool *blank, cj_batch *batch, const cj_typed *typed,
                           const cj_typed_column *column, size_t row, const bool special,
                           cj_error *err)
{
    *cell = cell_of(batch, column, row);
    *blank = special ? is_missing_here(column->decl, *cell) : is_missing(typed, *cell);
    if (*blank && column->decl != NULL && column->decl->required)
        return note_blank(batch, typed, column, row, *cell, err);
    return CJ_OK;
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
INLINE cj_status type_numbers(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                              cj_vector *vector, const bool special, cj_error *err)
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
        status = take_cell(&cell, &blank, batch, typed, column, row, special, err);
        if (!blank) {
            result = special ? cj_value_number(&value, decl, cell) : cj_decimal_parse(&value, cell);
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

    cj_date_append_fault(&words, typed, column, cell, ambiguous);
    return note_words(batch, typed, column, row, "type-error", cell, &words, err);
}

static cj_date blank_if_listed(const cj_schema *schema, cj_date date)
{
    for (size_t i = 0; i < schema->blank_date_count; i++)
        if (date == schema->blank_dates[i])
            return CJ_DATE_MISSING;
    return date;
}

INLINE cj_status type_dates(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                            cj_vector *vector, const bool special, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    size_t count;
    const cj_date_form *forms = cj_typed_forms(&count, typed, column);
    bool own = special && column->form_count == 0; /* a profile's forms come first */
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_date date = CJ_DATE_MISSING;
        bool ambiguous = false;
        cj_span cell;

        if (column->wanted)
            vector->of.dates[row] = CJ_DATE_MISSING;
        if (batch->rejected[row] == CJ_ROW_NO_CELLS)
            continue;
        cell = cell_of(batch, column, row);
        if (!(special ? is_missing_here(decl, cell) : is_missing(typed, cell))) {
            if (!(own ? cj_value_day(&date, &ambiguous, decl, cell, forms, count)
                      : cj_value_date(&date, &ambiguous, cell, forms, count))) {
                status = bad_date(batch, typed, column, row, cell, ambiguous, err);
                continue;
            }
            date = blank_if_listed(typed->schema, date);
        }
        if (date == CJ_DATE_MISSING) {
            if (decl != NULL && decl->required)
                status = note_blank(batch, typed, column, row, cell, err);
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
            cj_span cell = cell_of(batch, column, row);

            if (!is_missing_here(column->checked, cell))
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

/* Whether the pattern matches; one that takes too long is the schema's fault. */
static cj_status match(bool *out, const cj_batch *batch, const cj_typed *typed,
                       const cj_typed_column *column, size_t row, cj_span cell, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_status status = cj_pattern_matches(out, decl->regex, cell, &inner);

    if (status == CJ_EUSAGE)
        return cj_fail_at(err, status, cj_source_name(typed->source),
                          batch->block.records[batch->records[row]].line,
                          (uint32_t)column->field + 1, "the pattern %.200s of field \"%s\" %s",
                          decl->pattern.at, decl->name.at, inner.text);
    return status == CJ_OK ? status : cj_fail_nomem(err);
}

/* Check the form, length and pattern of a text; *fits is false if it has not the form. */
static cj_status check_text(bool *fits, cj_batch *batch, const cj_typed *typed,
                            const cj_typed_column *column, size_t row, cj_span cell, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    cj_text words = CJ_TEXT_INIT;
    const char *code = "constraint-error";
    size_t length = 0;
    bool matches = true;
    cj_status status = cj_lexical_check_field(fits, decl, cell, err);

    if (status == CJ_OK && *fits && (decl->min_length > 0 || decl->max_length != SIZE_MAX))
        status = cj_lexical_length(&length, decl, cell, err);
    if (status != CJ_OK)
        return status;
    if (!*fits) {
        code = "type-error";
        cj_lexical_append_words(&words, decl);
    } else if (length < decl->min_length) {
        cj_text_format(&words, "is shorter than %zu %s%s", decl->min_length, cj_value_unit(decl),
                       decl->min_length == 1 ? "" : "s");
    } else if (length > decl->max_length) {
        cj_text_format(&words, "is longer than %zu %s%s", decl->max_length, cj_value_unit(decl),
                       decl->max_length == 1 ? "" : "s");
    } else if (decl->regex != NULL) {
        status = match(&matches, batch, typed, column, row, cell, err);
    }
    if (status != CJ_OK)
        return status;
    if (!matches)
        cj_text_format(&words, "does not fit the pattern %s", decl->pattern.at);
    if (words.length == 0 && !words.failed)
        return CJ_OK;
    return note_words(batch, typed, column, row, code, cell, &words, err);
}

static cj_status not_in_list(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                             size_t row, cj_span cell, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    size_t nearest = cj_word_nearest(cell, decl->values, decl->value_count);
    cj_text words = CJ_TEXT_INIT;

    cj_text_add(&words, "is not one of ");
    cj_text_list(&words, decl->values, decl->value_count, LISTED_MAX, ", ");
    if (nearest != SIZE_MAX)
        cj_text_format(&words, "; did you mean \"%s\"?", decl->values[nearest].at);
    return note_words(batch, typed, column, row, "constraint-error", cell, &words, err);
}

INLINE cj_status type_texts(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                            cj_vector *vector, const bool special, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    bool checked = decl != NULL && (decl->min_length > 0 || decl->max_length != SIZE_MAX ||
                                    decl->regex != NULL || decl->form != CJ_LEXICAL_NONE);
    bool listed = decl != NULL && decl->value_count > 0;
    cj_status status = CJ_OK;

    if (!column->wanted && !checked && !listed && !column->person &&
        (decl == NULL || !decl->required))
        return CJ_OK;
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        uint32_t code = CJ_NO_CODE;
        bool fits = true;
        cj_span cell;
        bool blank;

        if (batch->rejected[row] == CJ_ROW_NO_CELLS)
            continue;
        status = take_cell(&cell, &blank, batch, typed, column, row, special, err);
        if (status == CJ_OK && !blank && column->kind == CJ_KIND_ID && !cj_span_is_ascii(cell))
            status = cj_type_show_identifier(&cell, batch, typed, column, row, err);
        if (status == CJ_OK && !blank) {
            if (column->person) {
                batch->persons[row] = cell;
                batch->hashes[row] = cj_span_hash(cell.at, cell.length);
            } else if ((column->wanted || listed) && !(special && cell.length == 0)) {
                status = cj_dict_add(&code, column->dict, cell, err); /* an empty text has none */
            }
            if (status == CJ_OK && column->wanted && cell.length > 0 &&
                (cell.at[0] == '#' || cell.at[0] == 'E') && cj_cell_is_sheet_error(cell))
                status =
                    cj_typed_note_sheet_error(batch, typed, batch->records[row],
                                              (uint32_t)column->field + 1, column->name, cell, err);
            if (status == CJ_OK && checked)
                status = check_text(&fits, batch, typed, column, row, cell, err);
            if (status == CJ_OK && listed && fits && code >= decl->value_count)
                status = not_in_list(batch, typed, column, row, cell, err);
        }
        if (blank && column->person) /* nobody: the row is joined with none */
            batch->persons[row] = (cj_span){"", 0};
        if (column->wanted && !column->person)
            vector->of.codes[row] = code;
    }
    return status;
}

cj_status cj_type_texts(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                        cj_vector *vector, cj_error *err)
{
    if (column->decl != NULL && column->decl->special)
        return type_texts(batch, typed, column, vector, true, err);
    return type_texts(batch, typed, column, vector, false, err);
}

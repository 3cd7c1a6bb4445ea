/* Cells become codes, numbers and dates, and are checked against their field. */
#include "typed_internal.h"

#define LISTED_MAX 12

static bool is_missing(const cj_typed *typed, cj_span cell)
{
    if (cell.length == 0)
        return true;
    if (!typed->maybe_missing[(unsigned char)cell.at[0]])
        return false;
    for (size_t i = 0; i < typed->schema->missing_count; i++)
        if (cj_span_equal(cell, typed->schema->missing[i]))
            return true;
    return false;
}

static inline cj_span cell_of(const cj_batch *batch, const cj_typed_column *column, size_t row)
{
    const cj_csv_block *block = &batch->block;
    const cj_csv_record *record = &block->records[batch->records[row]];
    cj_span cell = cj_csv_text(block, block->fields[record->first_field + column->field]);

    /* only bytes up to the space and those above ASCII can be blanks */
    if (cell.length > 0 && (unsigned char)(cell.at[0] - '!') <= '~' - '!' &&
        (unsigned char)(cell.at[cell.length - 1] - '!') <= '~' - '!')
        return cell;
    return cj_span_trim(cell);
}

static cj_status note_blank(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                            size_t row, cj_span cell, cj_error *err)
{
    return cj_typed_note_cell(batch, typed, column, row, "constraint-error", cell,
                              cell.length == 0 ? "the cell is blank, but every row needs a value"
                                               : "means blank, but every row needs a value",
                              "", err);
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

/* minimum and maximum; a bound of dates is a day, of numbers millionths. */
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
    if (column->kind == CJ_KIND_DATE)
        cj_date_append(&words, (cj_date)(below ? decl->minimum : decl->maximum));
    else
        cj_decimal_append(&words, below ? decl->minimum : decl->maximum);
    return note_words(batch, typed, column, row, "constraint-error", cell, &words, err);
}

static cj_status bad_number(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                            size_t row, cj_span cell, cj_number_result result, cj_error *err)
{
    const char *words = "is not a whole number or a decimal such as 7.5";

    if (result == CJ_NUMBER_TOO_LARGE)
        words = "is a number beyond 4,000,000,000,000";
    else if (result == CJ_NUMBER_TOO_FINE)
        words = "has more than six decimals";
    else if (column->decl != NULL && column->decl->whole)
        words = "is not a whole number";
    return cj_typed_note_cell(batch, typed, column, row, "type-error", cell, words, "", err);
}

/* The cell of a row and whether it is blank, which is told where every row
 * needs a value. */
static cj_status take_cell(cj_span *cell, bool *blank, cj_batch *batch, const cj_typed *typed,
                           const cj_typed_column *column, size_t row, cj_error *err)
{
    *cell = cell_of(batch, column, row);
    *blank = is_missing(typed, *cell);
    if (*blank && column->decl != NULL && column->decl->required)
        return note_blank(batch, typed, column, row, *cell, err);
    return CJ_OK;
}

cj_status cj_type_numbers(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                          cj_vector *vector, cj_error *err)
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
        if (batch->rejected[row] == ROW_NO_CELLS)
            continue;
        status = take_cell(&cell, &blank, batch, typed, column, row, err);
        if (!blank) {
            result = cj_decimal_parse(&value, cell);
            if (result == CJ_NUMBER_OK && decl != NULL && decl->whole &&
                value % CJ_DECIMAL_ONE != 0)
                result = CJ_NUMBER_NOT_ONE;
            if (result != CJ_NUMBER_OK)
                status = bad_number(batch, typed, column, row, cell, result, err);
            else if (decl != NULL && (decl->has_minimum || decl->has_maximum))
                status = check_bounds(batch, typed, column, row, cell, value, err);
        }
        if (column->wanted)
            vector->of.numbers[row] = value;
    }
    return status;
}

void cj_date_forms_append(cj_text *text, const cj_date_form *forms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            cj_text_add(text, i + 1 == count ? " or " : ", ");
        for (const char *at = forms[i].text; *at != '\0'; at++) {
            if (*at != '%') {
                cj_text_char(text, *at);
                continue;
            }
            switch (*++at) {
            case 'Y':
                cj_text_add(text, "YYYY");
                break;
            case 'm':
                cj_text_add(text, "MM");
                break;
            case 'b':
            case 'B':
                cj_text_add(text, "Month");
                break;
            case 'd':
            case 'e':
                cj_text_add(text, "DD");
                break;
            default:
                cj_text_format(text, "%c%c", *at, *at);
            }
        }
    }
}

/* The day that cell names in one of the forms; false with *ambiguous set when
 * two forms make two days of it. */
static bool read_date(cj_date *out, bool *ambiguous, cj_span cell, const cj_date_form *forms,
                      size_t count)
{
    bool found = false;

    for (size_t i = 0; i < count; i++) {
        cj_date date;

        if (!cj_date_read(&date, cell, &forms[i]))
            continue;
        if (found && date != *out) {
            *ambiguous = true;
            return false;
        }
        *out = date;
        found = true;
    }
    return found;
}

static cj_status bad_date(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                          size_t row, cj_span cell, bool ambiguous, const cj_date_form *forms,
                          size_t count, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;

    cj_text_add(&words, ambiguous ? "could be two days: " : "is not a date as ");
    cj_date_forms_append(&words, forms, count);
    return note_words(batch, typed, column, row, "type-error", cell, &words, err);
}

static cj_date blank_if_listed(const cj_schema *schema, cj_date date)
{
    for (size_t i = 0; i < schema->blank_date_count; i++)
        if (date == schema->blank_dates[i])
            return CJ_DATE_MISSING;
    return date;
}

cj_status cj_type_dates(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                        cj_vector *vector, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    bool declared = decl != NULL && decl->form_count > 0;
    const cj_date_form *forms = declared ? decl->forms : typed->forms;
    size_t count = declared ? decl->form_count : typed->form_count;
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_date date = CJ_DATE_MISSING;
        bool ambiguous = false;
        cj_span cell;

        if (column->wanted)
            vector->of.dates[row] = CJ_DATE_MISSING;
        if (batch->rejected[row] == ROW_NO_CELLS)
            continue;
        cell = cell_of(batch, column, row);
        if (!is_missing(typed, cell)) {
            if (!read_date(&date, &ambiguous, cell, forms, count)) {
                status = bad_date(batch, typed, column, row, cell, ambiguous, forms, count, err);
                continue;
            }
            date = blank_if_listed(typed->schema, date);
        }
        if (date == CJ_DATE_MISSING) {
            if (decl != NULL && decl->required)
                status = note_blank(batch, typed, column, row, cell, err);
        } else if (decl != NULL && (decl->has_minimum || decl->has_maximum)) {
            status = check_bounds(batch, typed, column, row, cell, date, err);
        }
        if (column->wanted)
            vector->of.dates[row] = date;
    }
    return status;
}

static cj_status check_text(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                            size_t row, cj_span cell, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    cj_text words = CJ_TEXT_INIT;

    if (cell.length < decl->min_length)
        cj_text_format(&words, "is shorter than %zu characters", decl->min_length);
    else if (cell.length > decl->max_length)
        cj_text_format(&words, "is longer than %zu characters", decl->max_length);
    else if (decl->regex != NULL) {
        char *copy = cj_arena_text(&batch->texts, cell.at, cell.length);

        if (copy == NULL)
            return cj_fail_nomem(err);
        if (regexec(decl->regex, copy, 0, NULL, 0) != 0)
            cj_text_format(&words, "does not fit the pattern %s", decl->pattern.at);
    }
    if (words.length == 0 && !words.failed)
        return CJ_OK;
    return note_words(batch, typed, column, row, "constraint-error", cell, &words, err);
}

static cj_status not_in_list(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                             size_t row, cj_span cell, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    size_t nearest = cj_nearest(cell, decl->values, decl->value_count);
    cj_text words = CJ_TEXT_INIT;

    cj_text_add(&words, "is not one of ");
    cj_text_list(&words, decl->values, decl->value_count, LISTED_MAX, ", ");
    if (nearest != SIZE_MAX)
        cj_text_format(&words, "; did you mean \"%s\"?", decl->values[nearest].at);
    return note_words(batch, typed, column, row, "constraint-error", cell, &words, err);
}

cj_status cj_type_texts(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                        cj_vector *vector, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    bool checked = decl != NULL &&
                   (decl->min_length > 0 || decl->max_length != SIZE_MAX || decl->regex != NULL);
    bool listed = decl != NULL && decl->value_count > 0;
    cj_status status = CJ_OK;

    if (!column->wanted && !checked && !listed && (decl == NULL || !decl->required))
        return CJ_OK;
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        uint32_t code = CJ_NO_CODE;
        cj_span cell;
        bool blank;

        if (batch->rejected[row] == ROW_NO_CELLS)
            continue;
        status = take_cell(&cell, &blank, batch, typed, column, row, err);
        if (!blank) {
            if (column->person) {
                batch->persons[row] = cell;
                batch->hashes[row] = cj_hash(cell.at, cell.length);
            } else if (column->wanted || listed) {
                status = cj_dict_add(&code, column->dict, cell, err);
            }
            if (status == CJ_OK && checked)
                status = check_text(batch, typed, column, row, cell, err);
            if (status == CJ_OK && listed && code >= decl->value_count)
                status = not_in_list(batch, typed, column, row, cell, err);
        }
        if (column->wanted && !column->person)
            vector->of.codes[row] = code;
    }
    return status;
}

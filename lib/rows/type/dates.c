/* Columns of dates: in which forms they are read, what is said where none fits, and those that a
 * schema declares as months or years. */
#include "rows/typed_internal.h"
#include "schema/schema_internal.h"
#include "values.h"

#include <string.h>

/* ---- forms ------------------------------------------------------------------------------- */

const cj_date_form *cj_typed_forms(size_t *count, const cj_typed *typed,
                                   const cj_typed_column *column)
{
    const cj_schema_field *decl = column->decl;

    if (column->form_count > 0) { /* a profile's come first */
        *count = column->form_count;
        return column->forms;
    }
    if (decl != NULL && decl->form_count > 0) {
        *count = decl->form_count;
        return decl->forms;
    }
    *count = typed->form_count;
    return typed->forms;
}

/* Whether the form of the field, not those of the reader, says what its dates are. */
static bool has_own_form(const cj_typed_column *column)
{
    const cj_schema_field *decl = column->decl;

    return decl != NULL && decl->kind == CJ_KIND_DATE && decl->form != CJ_LEXICAL_NONE &&
           column->form_count == 0;
}

cj_date_unit cj_typed_unit(const cj_typed *typed, const cj_typed_column *column)
{
    size_t count;
    const cj_date_form *forms = cj_typed_forms(&count, typed, column);

    if (column->kind != CJ_KIND_DATE || has_own_form(column) || count == 0)
        return CJ_UNIT_DAY;
    return forms[0].unit;
}

bool cj_typed_has_offsets(const cj_typed *typed, const cj_typed_column *column)
{
    size_t count;
    const cj_date_form *forms = cj_typed_forms(&count, typed, column);

    if (has_own_form(column))
        return column->decl->form != CJ_LEXICAL_DATE;
    for (size_t i = 0; i < count; i++)
        if (strstr(forms[i].text, "%z") != NULL)
            return true;
    return false;
}

/* How a part of a form is shown. */
static const char *part_words(char letter)
{
    static const struct {
        char letter;
        const char *words;
    } shown[] = {{'Y', "YYYY"}, {'m', "MM"},     {'b', "Month"}, {'B', "Month"},
                 {'d', "DD"},   {'e', "DD"},     {'a', "Mon"},   {'A', "Monday"},
                 {'H', "HH"},   {'I', "HH"},     {'M', "MM"},    {'S', "SS"},
                 {'y', "yy"},   {'f', "ffffff"}, {'p', "AM"},    {'z', "+hh:mm"}};

    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (shown[i].letter == letter)
            return shown[i].words;
    return "%";
}

static void append_form(cj_text *text, const char *form)
{
    if (strcmp(form, "financial-year") == 0)
        cj_text_add(text, "2014/15");
    else if (strcmp(form, "financial-quarter") == 0)
        cj_text_add(text, "2014-15Q4");
    else if (strcmp(form, "calendar-quarter") == 0)
        cj_text_add(text, "2015 Q1");
    else
        for (const char *at = form; *at != '\0'; at++) {
            if (*at == '%')
                cj_text_add(text, part_words(*++at));
            else
                cj_text_char(text, *at);
        }
}

void cj_date_forms_append(cj_text *text, const cj_date_form *forms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            cj_text_add(text, i + 1 == count ? " or " : ", ");
        append_form(text, forms[i].text);
    }
}

/* ---- what is said of a cell that is no date ----------------------------------------------- */

/* The weekday of a cell is another one than its date has. */
static bool append_weekday(cj_text *words, cj_span cell, const cj_date_form *forms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int weekday = cj_date_false_weekday(cell, &forms[i]);

        if (weekday < 0)
            continue;
        cj_text_format(words, "names a weekday that is not the date's, which is a %s",
                       cj_weekday_name(weekday));
        return true;
    }
    return false;
}

/* A form with a year of two digits that would read the cell: only a profile can say the century. */
static void append_short_year(cj_text *words, cj_span cell)
{
    static const cj_date_form forms[] = {
        {.text = "%b-%y", .unit = CJ_UNIT_MONTH, .pivot = 1930},
        {.text = "%b %y", .unit = CJ_UNIT_MONTH, .pivot = 1930},
        {.text = "%d-%b-%y", .pivot = 1930},
        {.text = "%d %b %y", .pivot = 1930},
    };
    cj_date date;

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (cj_date_read(&date, cell, &forms[i])) {
            cj_text_format(words,
                           "; a profile with {\"dateFormats\": [\"%s\"], \"pivotYear\": 1930} "
                           "reads it with a year from 1930 to 2029",
                           forms[i].text);
            return;
        }
}

/* The number that a spreadsheet has for a day, and the days that it can be: most count from 1900,
 * old ones of the Mac from 1904. */
static void append_serial(cj_text *words, cj_span cell)
{
    static const cj_date_form forms[] = {{.text = "excel-1900"}, {.text = "excel-1904"}};
    cj_date dates[2];

    if (!cj_date_read(&dates[0], cell, &forms[0]) || !cj_date_read(&dates[1], cell, &forms[1]))
        return;
    cj_text_add(words, "; a spreadsheet's number for a day? 'excel-1900' among the date formats "
                       "reads it as ");
    cj_date_append(words, dates[0]);
    cj_text_add(words, ", 'excel-1904' as ");
    cj_date_append(words, dates[1]);
}

/* A form that would read the cell, where the options say which forms there are. */
static void append_suggestion(cj_text *words, const cj_typed *typed, cj_span cell,
                              const cj_date_form *forms)
{
    const char *form = forms == typed->forms ? cj_date_form_suggest(cell) : NULL;

    if (form != NULL)
        cj_text_format(words, "; the date format '%s' reads it", form);
    else if (forms == typed->forms)
        append_short_year(words, cell);
}

void cj_date_append_fault(cj_text *words, const cj_typed *typed, const cj_typed_column *column,
                          cj_span cell, bool ambiguous)
{
    cj_lexical_form form = has_own_form(column) ? column->decl->form : CJ_LEXICAL_NONE;
    size_t count;
    const cj_date_form *forms = cj_typed_forms(&count, typed, column);

    if (form == CJ_LEXICAL_NONE && !ambiguous && append_weekday(words, cell, forms, count))
        return;
    if (cj_text_is_wrapped(cell)) {
        cj_text_add(words, CJ_WRAPPED_WORDS);
        return;
    }
    if (ambiguous)
        cj_text_add(words, "could be two days: ");
    else if (form != CJ_LEXICAL_NONE)
        cj_text_add(words, cj_lexical_words(form));
    else
        cj_text_format(words, "is not a %s as ",
                       forms[0].unit == CJ_UNIT_DAY ? "date" : cj_date_unit_word(forms[0].unit));
    if (form == CJ_LEXICAL_NONE || form == CJ_LEXICAL_DATETIME_ANY || ambiguous)
        cj_date_forms_append(words, forms, count);
    if (form == CJ_LEXICAL_NONE && !ambiguous)
        append_suggestion(words, typed, cell, forms);
    if (!ambiguous)
        append_serial(words, cell);
}

bool cj_date_is_unread(const cj_typed *typed, const cj_typed_column *column, bool ambiguous)
{
    size_t count;

    return !ambiguous && !has_own_form(column) &&
           cj_typed_forms(&count, typed, column) == typed->forms;
}

/* ---- months and years of a schema -------------------------------------------------------- */

/* The forms of Table Schema's types yearmonth and year, where a caller asks for dates. */
static const cj_date_form months_of_standard = {.text = "%Y-%m", .unit = CJ_UNIT_MONTH};
static const cj_date_form years_of_standard = {.text = "%Y", .unit = CJ_UNIT_YEAR};

void cj_typed_spell(cj_typed_column *column, const cj_schema_field *field)
{
    if (field == NULL || column->kind != CJ_KIND_DATE ||
        (field->type != CJ_TYPE_YEARMONTH && field->type != CJ_TYPE_YEAR))
        return;
    column->checked = field;
    if (column->form_count > 0)
        return;
    column->forms = field->type == CJ_TYPE_YEAR ? &years_of_standard : &months_of_standard;
    column->form_count = 1;
}

/* The cell without the time zone that Table Schema allows behind it. */
static cj_span without_zone(cj_span cell)
{
    if (cell.length > 1 && cell.at[cell.length - 1] == 'Z')
        cell.length--;
    else if (cell.length > 6 && cell.at[cell.length - 3] == ':')
        cell.length -= 6;
    return cell;
}

static bool fits_field(const cj_schema_field *field, cj_span cell)
{
    cj_decimal year;

    return field->type == CJ_TYPE_YEAR ? cj_temporal_year(&year, cell)
                                       : cj_temporal_fits(CJ_LEXICAL_YEARMONTH, cell);
}

cj_status cj_type_checked_date(cj_date *out, cj_batch *batch, const cj_typed *typed,
                               const cj_typed_column *column, size_t row, cj_span cell,
                               cj_error *err)
{
    bool ambiguous = false;

    if (cj_value_date(out, &ambiguous, cell, column->forms, column->form_count) ||
        cj_value_date(out, &ambiguous, without_zone(cell), column->forms, column->form_count))
        return CJ_OK;
    *out = CJ_DATE_MISSING;
    if (!fits_field(column->checked, cell)) /* told where the field is checked */
        return CJ_OK;
    return cj_typed_note_cell(batch, typed, column, row, "type-error", cell,
                              "is not of the years 1 to 9999", "", err);
}

/* One cell as a number or a date, with what its field allows. */
#include "values.h"
#include "base/look.h"
#include "rows/typed_internal.h"

cj_number_result cj_value_number(cj_decimal *out, const cj_schema_field *decl, cj_span cell)
{
    bool changed;

    if (decl->form == CJ_LEXICAL_YEAR)
        return cj_temporal_year(out, cell) ? CJ_NUMBER_OK : CJ_NUMBER_NOT_ONE;
    if (!decl->has_number && decl->type != CJ_TYPE_NUMBER) /* .5 is no text's or integer's */
        return cj_decimal_parse(out, cell);
    return cj_decimal_read(out, &changed, cell, &decl->number);
}

/* All forms are tried: a text that two of them read as different days is ambiguous and no date. */
bool cj_value_date(cj_date *out, bool *ambiguous, cj_span cell, const cj_date_form *forms,
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

/* A date in one of the forms, or such a date and a time with a blank or T
 * between them: the last of these that leaves a time behind it. */
static bool read_any(cj_date *out, bool *ambiguous, cj_span cell, const cj_date_form *forms,
                     size_t count)
{
    bool midnight;

    if (count > 0 && forms[0].unit != CJ_UNIT_DAY) /* a datetime is no month */
        count = 0;
    if (cj_value_date(out, ambiguous, cell, forms, count) ||
        cj_temporal_day(out, &midnight, CJ_LEXICAL_DATETIME, cell))
        return true;
    for (size_t i = cell.length; !*ambiguous && i-- > 0;) {
        cj_span date = cj_span_trim((cj_span){cell.at, i});
        cj_span time = {cell.at + i + 1, cell.length - i - 1};

        if ((cell.at[i] == ' ' || cell.at[i] == 'T') &&
            cj_temporal_fits(CJ_LEXICAL_TIME_ANY, time) &&
            cj_value_date(out, ambiguous, date, forms, count))
            return true;
    }
    return false;
}

bool cj_value_day(cj_date *out, bool *ambiguous, const cj_schema_field *decl, cj_span cell,
                  const cj_date_form *forms, size_t count)
{
    bool midnight;

    switch (decl->form) {
    case CJ_LEXICAL_DATE:
    case CJ_LEXICAL_DATETIME:
        return cj_temporal_day(out, &midnight, decl->form, cell);
    case CJ_LEXICAL_DATETIME_ANY:
        return read_any(out, ambiguous, cell, forms, count);
    default:
        return cj_value_date(out, ambiguous, cell, forms, count);
    }
}

const char *cj_value_unit(const cj_schema_field *decl)
{
    switch (decl->type) {
    case CJ_TYPE_OBJECT:
        return "member";
    case CJ_TYPE_ARRAY:
    case CJ_TYPE_LIST:
        return "item";
    default:
        return "character";
    }
}

cj_status cj_type_show_identifier(cj_span *cell, cj_batch *batch, const cj_typed *typed,
                                  const cj_typed_column *column, size_t row, cj_error *err)
{
    uint32_t point = cj_text_hidden(*cell);
    cj_text words = CJ_TEXT_INIT;
    cj_text shown = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (point == 0)
        return CJ_OK;
    cj_text_format(&words, "holds U+%04lX, which no screen shows: it is read without it",
                   (unsigned long)point);
    cj_text_unhidden(&shown, *cell);
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_text_check(&shown, err);
    if (status == CJ_OK && typed->check)
        status = cj_typed_note(batch, typed, batch->records[row], CJ_NO_ROW,
                               (cj_finding){.code = "id-format",
                                            .severity = CJ_WARNING,
                                            .column = (uint32_t)column->field + 1,
                                            .column_name = column->name,
                                            .value = *cell,
                                            .message = cj_text_span(&words)},
                               err);
    if (status == CJ_OK && cj_span_trim(cj_text_span(&shown)).length > 0) {
        cj_span kept = cj_span_trim(cj_text_span(&shown));

        *cell = (cj_span){cj_arena_text(&batch->texts, kept.at, kept.length), kept.length};
        status = cell->at == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&words);
    cj_text_clear(&shown);
    return status;
}

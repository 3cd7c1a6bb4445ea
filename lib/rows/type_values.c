/* One cell as a number or a date, with what its field allows. */
#include "type_values.h"

cj_number_result cj_value_number(cj_decimal *out, const cj_schema_field *decl, cj_span cell)
{
    bool changed;

    if (decl->form == CJ_LEXICAL_YEAR)
        return cj_temporal_year(out, cell) ? CJ_NUMBER_OK : CJ_NUMBER_NOT_ONE;
    if (!decl->has_number && decl->type != CJ_TYPE_NUMBER) /* .5 is no text's or integer's */
        return cj_decimal_parse(out, cell);
    return cj_decimal_read(out, &changed, cell, &decl->number);
}

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

/* The schema and the profile as JSON text. */
#include "infer_internal.h"

#include "cj/json.h"

#include <string.h>

/* In the order in which they are tried on a cell. */
void cj_infer_append_forms(cj_text *out, const cj_infer_work *in, uint64_t forms)
{
    const char *before = "";

    while (forms != 0) {
        size_t first = (size_t)__builtin_ctzll(forms);

        for (size_t f = first + 1; f < in->forms.count; f++)
            if ((forms >> f & 1) != 0 && in->forms.forms[f].day < in->forms.forms[first].day)
                first = f;
        cj_text_add(out, before);
        cj_json_quote(out, cj_span_of(in->forms.forms[first].form.text));
        before = ", ";
        forms &= ~(UINT64_C(1) << first);
    }
}

static void add_list(cj_text *out, const cj_span *texts, size_t count)
{
    cj_text_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        cj_text_add(out, i > 0 ? ", " : "");
        cj_json_quote(out, texts[i]);
    }
    cj_text_char(out, ']');
}

/* Whether only a profile can say how the column's dates are written. */
static bool is_for_profile(const cj_infer_work *in, const cj_infer_column *column)
{
    return column->type == CJ_INFER_DATE &&
           (column->forms & (in->forms.short_years | in->forms.excel)) != 0;
}

static size_t count_forms(uint64_t forms)
{
    return (size_t)__builtin_popcountll(forms);
}

/* ---- the schema --------------------------------------------------------------------- */

static void add_constraints(cj_text *out, const cj_infer_column *column)
{
    const char *before = "";

    if (!column->required && !column->unique && !column->listed)
        return;
    cj_text_add(out, ",\n     \"constraints\": {");
    if (column->required) {
        cj_text_add(out, "\"required\": true");
        before = ", ";
    }
    if (column->unique) {
        cj_text_format(out, "%s\"unique\": true", before);
        before = ", ";
    }
    if (column->listed) {
        cj_text_format(out, "%s\"enum\": [", before);
        for (uint32_t code = 0; code < cj_dict_count(column->distinct); code++) {
            cj_text_add(out, code > 0 ? ", " : "");
            cj_json_quote(out, cj_dict_text(column->distinct, code));
        }
        cj_text_char(out, ']');
    }
    cj_text_char(out, '}');
}

/* What the standard lacks: the role, other headings, several forms of dates. */
static void add_extras(cj_text *out, const cj_infer_work *in, const cj_infer_column *column)
{
    bool alias = !cj_key_same(column->name, column->heading) && column->heading.length > 0;
    bool forms = column->type == CJ_INFER_DATE &&
                 (count_forms(column->forms) > 1 || (column->times && column->forms != 0)) &&
                 !is_for_profile(in, column);
    bool office = column->of_role && column->builtin->working_day && column->type == CJ_INFER_DATE;
    const char *before = "";

    if (column->part == NULL && !alias && !forms && !office)
        return;
    cj_text_add(out, ",\n     \"x-cj\": {");
    if (column->part != NULL) {
        cj_text_format(out, "\"role\": \"%s\"", column->part);
        before = ", ";
    }
    if (alias) {
        cj_text_format(out, "%s\"aliases\": ", before);
        add_list(out, &column->heading, 1);
        before = ", ";
    }
    if (forms) {
        cj_text_format(out, "%s\"dateFormats\": [", before);
        cj_infer_append_forms(out, in, column->forms);
        cj_text_char(out, ']');
        before = ", ";
    }
    if (office)
        cj_text_format(out, "%s\"workingDay\": true", before);
    cj_text_char(out, '}');
}

static bool has_date(const cj_infer_work *in, cj_span name)
{
    for (size_t i = 0; i < in->column_count; i++)
        if (cj_key_same(in->columns[i].name, name))
            return in->columns[i].type == CJ_INFER_DATE;
    return false;
}

/* Dates whose order the built-in schema knows. */
static void add_orders(cj_text *out, const cj_infer_work *in)
{
    const char *before = "";

    for (size_t i = 0; i < in->schema->date_order_count; i++) {
        cj_span first = in->schema->fields[in->schema->date_orders[i].first].name;
        cj_span second = in->schema->fields[in->schema->date_orders[i].second].name;

        if (!has_date(in, first) || !has_date(in, second))
            continue;
        cj_text_add(out, before[0] == '\0' ? ", \"dateOrder\": [" : before);
        cj_text_format(out, "[\"%s\", \"%s\"]", first.at, second.at);
        before = ", ";
    }
    if (before[0] != '\0')
        cj_text_char(out, ']');
}

static void add_field(cj_text *out, const cj_infer_work *in, const cj_infer_column *column)
{
    static const char *const types[] = {"string", "integer", "number", "date"};

    cj_text_add(out, "    {\"name\": ");
    cj_json_quote(out, column->name);
    cj_text_add(out, ", \"title\": ");
    cj_json_quote(out, column->heading);
    cj_text_format(out, ", \"type\": \"%s\"", column->times ? "datetime" : types[column->type]);
    if (column->times)
        cj_text_add(out, ", \"format\": \"any\"");
    else if (column->type == CJ_INFER_DATE && count_forms(column->forms) == 1 &&
             !is_for_profile(in, column)) {
        cj_text_add(out, ", \"format\": ");
        cj_infer_append_forms(out, in, column->forms);
    }
    if (column->remarks.length > 0) {
        cj_text_add(out, ",\n     \"description\": ");
        cj_json_quote(out, cj_text_span(&column->remarks));
    }
    add_constraints(out, column);
    add_extras(out, in, column);
    cj_text_char(out, '}');
}

cj_status cj_infer_write_schema(cj_text *out, const cj_infer_work *in, cj_error *err)
{
    bool any = strcmp(in->role, "any") == 0;
    bool first = true;

    cj_text_add(out, "{\n");
    if (!any)
        cj_text_format(out, "  \"name\": \"%s\",\n", in->role);
    cj_text_add(out, "  \"description\": \"A draft from the rows of one export, to be edited.\",\n"
                     "  \"fields\": [\n");
    for (size_t i = 0; i < in->column_count; i++) {
        if (in->columns[i].name.length == 0)
            continue;
        cj_text_add(out, first ? "" : ",\n");
        add_field(out, in, &in->columns[i]);
        first = false;
    }
    cj_text_add(out, "\n  ],\n  \"missingValues\": ");
    add_list(out, in->schema->missing, in->schema->missing_count);
    if (in->schema->blank_date_count > 0) {
        cj_text_add(out, ",\n  \"x-cj\": {\"blankDates\": [");
        for (size_t i = 0; i < in->schema->blank_date_count; i++) {
            cj_text_add(out, i > 0 ? ", \"" : "\"");
            cj_date_append(out, in->schema->blank_dates[i]);
            cj_text_char(out, '"');
        }
        cj_text_char(out, ']');
        add_orders(out, in);
        cj_text_char(out, '}');
    }
    cj_text_add(out, "\n}\n");
    return cj_text_check(out, err);
}

/* ---- the profile ------------------------------------------------------------------------ */

/* Rows of the dialect, by number. */
static void add_numbers(cj_text *out, const char *key, const uint32_t *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cj_text_format(out, i == 0 ? ", \"%s\": [%u" : "%.0s, %u", key, rows[i]);
    if (count > 0)
        cj_text_char(out, ']');
}

/* The names of columns where the file has none, to be edited. */
static void add_names(cj_text *out, const cj_infer_work *in)
{
    cj_text_add(out, ",\n  \"fieldNames\": ");
    for (size_t i = 0; i < in->column_count; i++) {
        cj_text_add(out, i == 0 ? "[" : ", ");
        cj_json_quote(out, in->columns[i].name);
    }
    cj_text_add(out, in->column_count > 0 ? "]" : "[]");
}

static void add_dialect(cj_text *out, const cj_infer_work *in)
{
    char delimiter = cj_csv_delimiter(in->csv);

    cj_text_add(out, ",\n  \"dialect\": {\"delimiter\": ");
    cj_json_quote(out, (cj_span){&delimiter, 1});
    if (in->dialect.no_header)
        cj_text_add(out, ", \"header\": false");
    add_numbers(out, "headerRows", in->dialect.header_rows, in->dialect.header_row_count);
    add_numbers(out, "commentRows", in->dialect.comment_rows, in->dialect.comment_row_count);
    cj_text_char(out, '}');
    if (in->dialect.no_header)
        add_names(out, in);
}

static void add_rows(cj_text *out, const cj_infer_work *in)
{
    const char *before = "";

    for (size_t i = 0; i < CJ_INFER_SKIPS; i++) {
        cj_text pattern = CJ_TEXT_INIT;

        if (in->skips[i].odd == 0)
            continue;
        cj_infer_skip_pattern(&pattern, in, i);
        cj_text_add(out, before[0] == '\0' ? ",\n  \"skipRows\": [" : before);
        cj_json_quote(out, cj_text_span(&pattern));
        before = ", ";
        out->failed = out->failed || pattern.failed;
        cj_text_clear(&pattern);
    }
    if (before[0] != '\0')
        cj_text_char(out, ']');
    if (in->repeated)
        cj_text_add(out, ",\n  \"repeatedHeaders\": true");
    if (in->trailing > 0)
        cj_text_add(out, ",\n  \"trailingCells\": true");
    if (cj_infer_has_short_rows(in))
        cj_text_add(out, ",\n  \"shortRows\": true");
}

static void add_common_forms(cj_text *out, const cj_infer_work *in)
{
    size_t i = 0;

    if (!in->common_forms)
        return;
    while (in->columns[i].forms == 0)
        i++;
    cj_text_add(out, ",\n  \"dateFormats\": [");
    cj_infer_append_forms(out, in, in->columns[i].forms);
    cj_text_char(out, ']');
}

/* The rules of one column: forms that only a profile has, words for no value. */
static bool add_column(cj_text *out, const cj_infer_work *in, const cj_infer_column *column)
{
    bool numbers = (column->type == CJ_INFER_INTEGER || column->type == CJ_INFER_NUMBER) &&
                   column->number != 0;
    bool dates = column->type == CJ_INFER_DATE && column->forms != 0 && !in->common_forms;
    bool words = column->filler > 0 && column->type != CJ_INFER_STRING;
    const cj_number_form *form = cj_infer_number_form(column->number);
    const char *before = "";

    if (column->name.length == 0 || (!numbers && !dates && !words))
        return false;
    cj_text_add(out, "    ");
    cj_json_quote(out, column->name);
    cj_text_add(out, ": {");
    if (dates) {
        cj_text_add(out, "\"dateFormats\": [");
        cj_infer_append_forms(out, in, column->forms);
        cj_text_char(out, ']');
        if (column->pivot > 0)
            cj_text_format(out, ", \"pivotYear\": %d", column->pivot);
        before = ", ";
    }
    if (numbers && form->group[0] != '\0') {
        cj_text_format(out, "%s\"groupChar\": \"%s\"", before, form->group);
        before = ", ";
    }
    if (numbers && form->decimal[0] != '\0') {
        cj_text_format(out, "%s\"decimalChar\": \"%s\"", before, form->decimal);
        before = ", ";
    }
    if (numbers && !form->bare) {
        cj_text_format(out, "%s\"bareNumber\": false", before);
        before = ", ";
    }
    if (words) {
        cj_text_format(out, "%s\"missingValues\": [", before);
        before = "";
        for (size_t i = 0; i < column->word_count; i++) {
            if (column->word_is_listed[i])
                continue;
            cj_text_add(out, before);
            cj_json_quote(out, column->words[i]);
            before = ", ";
        }
        cj_text_char(out, ']');
    }
    cj_text_char(out, '}');
    return true;
}

cj_status cj_infer_write_profile(cj_text *out, const cj_infer_work *in, cj_error *err)
{
    const char *encoding = cj_source_encoding(in->source);
    cj_text columns = CJ_TEXT_INIT;
    bool any = strcmp(in->role, "any") == 0;

    cj_text_add(out, "{\n  \"description\": \"A draft from the rows of one export, to be "
                     "edited: see what the system does every time.");
    if (in->no_header_found)
        cj_text_add(out, " The first row may be no header.");
    if (in->dialect.no_header)
        cj_text_add(out, " No row is unlike the data below it, so none is taken for the header: "
                         "give the columns their names in fieldNames.");
    if (in->ragged > 0)
        cj_text_format(out, " %llu rows do not fit the header.", (unsigned long long)in->ragged);
    cj_text_char(out, '"');
    if (!any)
        cj_text_format(out, ",\n  \"input\": \"%s\"", in->role);
    if (strcmp(encoding, "UTF-8") != 0) {
        cj_text_add(out, ",\n  \"encoding\": ");
        cj_json_quote(out, cj_span_of(encoding));
    }
    add_dialect(out, in);
    add_rows(out, in);
    add_common_forms(out, in);
    for (size_t i = 0; i < in->column_count; i++) {
        cj_text one = CJ_TEXT_INIT;

        if (add_column(&one, in, &in->columns[i])) {
            cj_text_add(&columns, columns.length > 0 ? ",\n" : "");
            cj_text_append(&columns, cj_text_span(&one));
        }
        columns.failed = columns.failed || one.failed;
        cj_text_clear(&one);
    }
    if (columns.length > 0) {
        cj_text_add(out, ",\n  \"columns\": {\n");
        cj_text_append(out, cj_text_span(&columns));
        cj_text_add(out, "\n  }");
    }
    cj_text_add(out, "\n}\n");
    out->failed = out->failed || columns.failed;
    cj_text_clear(&columns);
    return cj_text_check(out, err);
}

/* The schema and the profile as JSON text. */
#include "infer_internal.h"

#include "cj/json_write.h"

#include <stdlib.h>
#include <string.h>

/* A field's object is a line, with one more for what is not of the standard's first properties. */
#define NEXT_LINE "\n     "

/* Fields keep their lines when there are none. */
static const cj_json_layout fields_layout = {"\n    ", ",\n    ", "\n  ", "\n\n  ", ": "};

/* The forms of a set, of which each is an item, in the order in which they are tried on a cell. */
static void put_forms(cj_json_writer *to, const cj_infer_work *in, uint64_t forms)
{
    while (forms != 0) {
        size_t first = (size_t)__builtin_ctzll(forms);

        for (size_t f = first + 1; f < in->forms.count; f++)
            if ((forms >> f & 1) != 0 && in->forms.forms[f].day < in->forms.forms[first].day)
                first = f;
        cj_json_put_text(to, in->forms.forms[first].form.text);
        forms &= ~(UINT64_C(1) << first);
    }
}

static void put_form_list(cj_json_writer *to, const cj_infer_work *in, uint64_t forms)
{
    cj_json_put_key(to, "dateFormats");
    cj_json_begin(to, '[', &cj_json_one_line);
    put_forms(to, in, forms);
    cj_json_end(to);
}

static void put_true(cj_json_writer *to, const char *key)
{
    cj_json_put_key(to, key);
    cj_json_put_bool(to, true);
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

static int by_word(const void *a, const void *b)
{
    return cj_word_compare(*(const cj_span *)a, *(const cj_span *)b);
}

/* In the order that tables have where no schema declares another. */
static void put_sorted(cj_json_writer *to, const cj_dict *values)
{
    cj_span sorted[CJ_INFER_LIST];
    size_t count = cj_dict_count(values);

    for (size_t i = 0; i < count && i < CJ_INFER_LIST; i++)
        sorted[i] = cj_dict_text(values, (uint32_t)i);
    qsort(sorted, count, sizeof *sorted, by_word);
    cj_json_put_spans(to, sorted, count);
}

/* ---- the schema --------------------------------------------------------------------- */

static void put_constraints(cj_json_writer *to, const cj_infer_column *column)
{
    if (!column->required && !column->unique && !column->listed)
        return;
    cj_json_break(to, NEXT_LINE);
    cj_json_put_key(to, "constraints");
    cj_json_begin(to, '{', &cj_json_one_line);
    if (column->required)
        put_true(to, "required");
    if (column->unique)
        put_true(to, "unique");
    if (column->listed) {
        cj_json_put_key(to, "enum");
        put_sorted(to, column->distinct);
    }
    cj_json_end(to);
}

/* Write the "x-cj" properties that Table Schema lacks: role, other headings, several forms of
 * dates. */
static void put_extras(cj_json_writer *to, const cj_infer_work *in, const cj_infer_column *column)
{
    bool alias =
        column->nth > 1 || column->alike > 0 || !cj_key_same(column->name, column->heading);
    bool forms = column->type == CJ_INFER_DATE &&
                 (count_forms(column->forms) > 1 || (column->times && column->forms != 0)) &&
                 !is_for_profile(in, column);
    bool office = column->of_role && column->builtin->working_day && column->type == CJ_INFER_DATE;

    if (column->part == NULL && !alias && !forms && !office)
        return;
    cj_json_break(to, NEXT_LINE);
    cj_json_put_key(to, "x-cj");
    cj_json_begin(to, '{', &cj_json_one_line);
    if (column->part != NULL)
        cj_json_put_member(to, "role", column->part);
    if (alias) {
        cj_json_put_key(to, "aliases");
        cj_json_put_spans(to, &column->called, 1);
    }
    if (forms)
        put_form_list(to, in, column->forms);
    if (office)
        put_true(to, "workingDay");
    cj_json_end(to);
}

static bool has_date(const cj_infer_work *in, cj_span name)
{
    for (size_t i = 0; i < in->column_count; i++)
        if (cj_key_same(in->columns[i].name, name))
            return in->columns[i].type == CJ_INFER_DATE;
    return false;
}

/* Dates whose order the built-in schema knows. */
static void put_orders(cj_json_writer *to, const cj_infer_work *in)
{
    bool any = false;

    for (size_t i = 0; i < in->schema->date_order_count; i++) {
        const cj_span pair[] = {in->schema->fields[in->schema->date_orders[i].first].name,
                                in->schema->fields[in->schema->date_orders[i].second].name};

        if (!has_date(in, pair[0]) || !has_date(in, pair[1]))
            continue;
        if (!any) {
            cj_json_put_key(to, "dateOrder");
            cj_json_begin(to, '[', &cj_json_one_line);
        }
        any = true;
        cj_json_put_spans(to, pair, 2);
    }
    if (any)
        cj_json_end(to);
}

static void put_field(cj_json_writer *to, const cj_infer_work *in, const cj_infer_column *column)
{
    static const char *const types[] = {"string", "integer", "number", "date"};

    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_key(to, "name");
    cj_json_put_span(to, column->name);
    cj_json_put_key(to, "title");
    cj_json_put_span(to, column->heading);
    cj_json_put_member(to, "type", column->times ? "datetime" : types[column->type]);
    if (column->times) {
        cj_json_put_member(to, "format", "any");
    } else if (column->type == CJ_INFER_DATE && count_forms(column->forms) == 1 &&
               !is_for_profile(in, column)) {
        cj_json_put_key(to, "format");
        put_forms(to, in, column->forms);
    }
    if (column->remarks.length > 0) {
        cj_json_break(to, NEXT_LINE);
        cj_json_put_key(to, "description");
        cj_json_put_span(to, cj_text_span(&column->remarks));
    }
    put_constraints(to, column);
    put_extras(to, in, column);
    cj_json_end(to);
}

/* Write the schema's own "x-cj" properties, which hold for all of its dates. */
static void put_dates(cj_json_writer *to, const cj_infer_work *in)
{
    cj_text day = CJ_TEXT_INIT;

    if (in->schema->blank_date_count == 0)
        return;
    cj_json_put_key(to, "x-cj");
    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_key(to, "blankDates");
    cj_json_begin(to, '[', &cj_json_one_line);
    for (size_t i = 0; i < in->schema->blank_date_count; i++) {
        cj_text_reset(&day);
        cj_date_append(&day, in->schema->blank_dates[i]);
        cj_json_put_span(to, cj_text_span(&day));
    }
    cj_json_end(to);
    put_orders(to, in);
    cj_json_end(to);
    to->out->failed = to->out->failed || day.failed;
    cj_text_clear(&day);
}

cj_status cj_infer_write_schema(cj_text *out, const cj_infer_work *in, cj_error *err)
{
    cj_json_writer to = CJ_JSON_WRITER(out);

    cj_json_begin(&to, '{', &cj_json_lines_2);
    if (strcmp(in->role, "any") != 0)
        cj_json_put_member(&to, "name", in->role);
    cj_json_put_member(&to, "description", "A draft from the rows of one export, to be edited.");
    cj_json_put_key(&to, "fields");
    cj_json_begin(&to, '[', &fields_layout);
    for (size_t i = 0; i < in->column_count; i++)
        if (in->columns[i].name.length > 0)
            put_field(&to, in, &in->columns[i]);
    cj_json_end(&to);
    cj_json_put_key(&to, "missingValues");
    cj_json_put_spans(&to, in->schema->missing, in->schema->missing_count);
    put_dates(&to, in);
    cj_json_end(&to);
    cj_text_char(out, '\n');
    return cj_text_check(out, err);
}

/* ---- the profile ------------------------------------------------------------------------ */

/* Rows of the dialect, by number. */
static void put_numbers(cj_json_writer *to, const char *key, const uint32_t *rows, size_t count)
{
    if (count == 0)
        return;
    cj_json_put_key(to, key);
    cj_json_begin(to, '[', &cj_json_one_line);
    for (size_t i = 0; i < count; i++)
        cj_json_put_number(to, rows[i]);
    cj_json_end(to);
}

/* The names of columns where the file has none, to be edited. */
static void put_names(cj_json_writer *to, const cj_infer_work *in)
{
    cj_json_put_key(to, "fieldNames");
    cj_json_begin(to, '[', &cj_json_one_line);
    for (size_t i = 0; i < in->column_count; i++)
        cj_json_put_span(to, in->columns[i].name);
    cj_json_end(to);
}

static void put_dialect(cj_json_writer *to, const cj_infer_work *in)
{
    char delimiter = cj_csv_delimiter(in->csv);

    cj_json_put_key(to, "dialect");
    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_key(to, "delimiter");
    cj_json_put_span(to, (cj_span){&delimiter, 1});
    if (in->dialect.no_header) {
        cj_json_put_key(to, "header");
        cj_json_put_bool(to, false);
    }
    put_numbers(to, "headerRows", in->dialect.header_rows, in->dialect.header_row_count);
    if (in->comments > 0)
        cj_json_put_member(to, "commentChar", (const char[]){CJ_INFER_COMMENT, '\0'});
    put_numbers(to, "commentRows", in->dialect.comment_rows, in->dialect.comment_row_count);
    cj_json_end(to);
    if (in->dialect.no_header)
        put_names(to, in);
}

static void put_rows(cj_json_writer *to, const cj_infer_work *in)
{
    bool any = false;

    for (size_t i = 0; i < CJ_INFER_SKIPS; i++) {
        cj_text pattern = CJ_TEXT_INIT;

        if (in->skips[i].odd == 0)
            continue;
        cj_infer_skip_pattern(&pattern, in, i);
        if (!any) {
            cj_json_put_key(to, "skipRows");
            cj_json_begin(to, '[', &cj_json_one_line);
        }
        any = true;
        cj_json_put_span(to, cj_text_span(&pattern));
        to->out->failed = to->out->failed || pattern.failed;
        cj_text_clear(&pattern);
    }
    if (any)
        cj_json_end(to);
    if (in->repeated)
        put_true(to, "repeatedHeaders");
    if (in->trailing > 0)
        put_true(to, "trailingCells");
    if (cj_infer_has_short_rows(in))
        put_true(to, "shortRows");
}

static void put_common_forms(cj_json_writer *to, const cj_infer_work *in)
{
    size_t i = 0;

    if (!in->common_forms)
        return;
    while (in->columns[i].forms == 0)
        i++;
    put_form_list(to, in, in->columns[i].forms);
}

/* Whether only the profile can say how the column's numbers are written. */
static bool has_profile_numbers(const cj_infer_column *column)
{
    return (column->type == CJ_INFER_INTEGER || column->type == CJ_INFER_NUMBER) &&
           column->number != 0;
}

static void put_number_form(cj_json_writer *to, const cj_number_form *form)
{
    if (form->group[0] != '\0')
        cj_json_put_member(to, "groupChar", form->group);
    if (form->decimal[0] != '\0')
        cj_json_put_member(to, "decimalChar", form->decimal);
    if (!form->bare) {
        cj_json_put_key(to, "bareNumber");
        cj_json_put_bool(to, false);
    }
}

static bool has_dates(const cj_infer_work *in, const cj_infer_column *column)
{
    return column->type == CJ_INFER_DATE && column->forms != 0 && !in->common_forms;
}

/* Whether a spreadsheet has changed identifiers of the column. */
static bool has_identifiers(const cj_infer_column *column)
{
    return column->guarded > 0 ||
           (column->part != NULL &&
            (column->wrapped > 0 || column->decimals > 0 || cj_infer_zero_pad(column) > 0));
}

static void put_identifiers(cj_json_writer *to, const cj_infer_column *column)
{
    if (column->guarded > 0 || (column->part != NULL && column->wrapped > 0))
        put_true(to, "unwrap");
    if (column->part == NULL)
        return;
    if (column->decimals > 0)
        put_true(to, "dropDecimals");
    if (cj_infer_zero_pad(column) > 0) {
        cj_json_put_key(to, "zeroPad");
        cj_json_put_number(to, cj_infer_zero_pad(column));
    }
}

static bool has_words(const cj_infer_column *column)
{
    return column->filler + column->pending > 0 && column->type != CJ_INFER_STRING;
}

static bool has_rules(const cj_infer_work *in, const cj_infer_column *column)
{
    return column->name.length > 0 && (has_profile_numbers(column) || has_dates(in, column) ||
                                       has_identifiers(column) || has_words(column));
}

/* The rules of one column: forms that only a profile has, words for no value.  It goes by its
 * heading, so that the profile alone will do. */
static void put_column(cj_json_writer *to, const cj_infer_work *in, const cj_infer_column *column)
{
    cj_text name = CJ_TEXT_INIT;

    cj_text_append(&name, column->called);
    cj_json_put_key(to, cj_text_string(&name));
    to->out->failed = to->out->failed || name.failed;
    cj_text_clear(&name);
    cj_json_begin(to, '{', &cj_json_one_line);
    if (has_dates(in, column)) {
        put_form_list(to, in, column->forms);
        if (column->pivot > 0) {
            cj_json_put_key(to, "pivotYear");
            cj_json_put_number(to, (uint64_t)column->pivot);
        }
    }
    if (has_identifiers(column))
        put_identifiers(to, column);
    if (has_profile_numbers(column))
        put_number_form(to, cj_infer_number_form(column->number));
    if (has_words(column)) {
        cj_json_put_key(to, "missingValues");
        cj_json_begin(to, '[', &cj_json_one_line);
        for (size_t i = 0; i < column->word_count; i++)
            if (column->word_kinds[i] != CJ_INFER_LISTED)
                cj_json_put_span(to, column->words[i]);
        cj_json_end(to);
    }
    cj_json_end(to);
}

/* The rules of all columns that have any. */
static void put_columns(cj_json_writer *to, const cj_infer_work *in)
{
    bool any = false;

    for (size_t i = 0; i < in->column_count; i++) {
        if (!has_rules(in, &in->columns[i]))
            continue;
        if (!any) {
            cj_json_put_key(to, "columns");
            cj_json_begin(to, '{', &cj_json_lines_4);
        }
        any = true;
        put_column(to, in, &in->columns[i]);
    }
    if (any)
        cj_json_end(to);
}

static void put_description(cj_json_writer *to, const cj_infer_work *in)
{
    cj_text words = CJ_TEXT_INIT;

    cj_text_add(&words, "A draft from the rows of one export, to be edited: see what the system "
                        "does every time.");
    if (in->no_header_found)
        cj_text_add(&words, " The first row may be no header.");
    if (in->dialect.no_header)
        cj_text_add(&words, " No row is unlike the data below it, so none is taken for the header: "
                            "give the columns their names in fieldNames.");
    if (in->ragged > 0)
        cj_text_format(&words, " %llu rows do not fit the header.", (unsigned long long)in->ragged);
    if (in->unnamed > 0)
        cj_text_format(&words, " %zu columns with values have no heading: no field names them.",
                       in->unnamed);
    cj_json_put_member(to, "description", cj_text_string(&words));
    to->out->failed = to->out->failed || words.failed;
    cj_text_clear(&words);
}

cj_status cj_infer_write_profile(cj_text *out, const cj_infer_work *in, cj_error *err)
{
    const char *encoding = cj_source_encoding(in->source);
    cj_json_writer to = CJ_JSON_WRITER(out);

    cj_json_begin(&to, '{', &cj_json_lines_2);
    put_description(&to, in);
    if (strcmp(in->role, "any") != 0)
        cj_json_put_member(&to, "input", in->role);
    if (strcmp(encoding, "UTF-8") != 0)
        cj_json_put_member(&to, "encoding", encoding);
    put_dialect(&to, in);
    put_rows(&to, in);
    put_common_forms(&to, in);
    put_columns(&to, in);
    cj_json_end(&to);
    cj_text_char(out, '\n');
    return cj_text_check(out, err);
}

/* Opening records: the file, people, derivations and conditions. */
#include "kept.h"
#include "rows/repair.h"

#include <stdlib.h>
#include <string.h>

static const cj_date_form default_forms[] = {{.text = "%Y-%m-%d"}, {.text = "%d/%m/%Y"}};

/* ---- what the options say -------------------------------------------------------------- */

/* The profile, and what it says of the file; options say more. */
static cj_status open_profile(cj_records *records, cj_error *err)
{
    const cj_records_options *options = records->options;
    const char *encoding = options->encoding;
    cj_status status = CJ_OK;

    records->dialect = (cj_dialect)CJ_DIALECT_INIT;
    if (options->main.profile_path != NULL)
        status = cj_profile_load(&records->profile, options->main.profile_path, err);
    if (status != CJ_OK)
        return status;
    if (records->profile != NULL) {
        records->dialect = records->profile->dialect;
        if (encoding == NULL)
            encoding = records->profile->encoding;
    }
    if (options->delimiter != '\0')
        records->dialect.delimiter = options->delimiter;
    records->encoding = encoding;
    if (records->source != NULL)
        return CJ_OK; /* it was opened for these records */
    if (options->store != NULL)
        return cj_store_look(&records->source, options->store, options->main.path, encoding, err);
    return cj_source_open(&records->source, options->main.path, encoding, err);
}

/* The names of the columns of a file without a header: the profile's, or those
 * of a schema that was given for it. */
static cj_status name_columns(const cj_span **headings, size_t count, cj_records *records,
                              cj_error *err)
{
    const cj_profile *profile = records->profile;
    size_t known = profile->field_name_count;
    cj_span *names;

    if (known == 0 && records->options->main.schema_path != NULL)
        known = records->schema->field_count;
    if (known != count)
        return cj_fail_at(
            err, CJ_EUSAGE, records->file, 0, 0,
            "without a header its columns need names: %zu are given (fieldNames of "
            "the profile, or the fields of --schema), and the first row has %zu cells",
            known, count);
    if (profile->field_name_count > 0) {
        *headings = profile->field_names;
        return CJ_OK;
    }
    names = cj_arena_alloc(&records->arena, (count + 1) * sizeof *names);
    if (names == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count; i++)
        names[i] = records->schema->fields[i].name;
    *headings = names;
    return CJ_OK;
}

/* The schema that was given, the one of its role, or one that fits. */
static cj_status open_schema(cj_records *records, cj_error *err)
{
    const cj_input *input = &records->options->main;
    cj_status status = CJ_OK;
    const cj_span *headings;
    size_t count;

    records->role = input->role;
    headings = cj_csv_header(records->typed.csv, &count);
    if (input->schema_path != NULL) {
        status = cj_schema_load(&records->schema, input->schema_path, err);
        if (status == CJ_OK && records->role == NULL)
            records->role = cj_schema_role(records->schema);
    } else {
        if (records->role == NULL)
            status = cj_schema_guess(&records->role, input->path, headings, count, err);
        if (status == CJ_OK)
            status = cj_schema_builtin(&records->schema, records->role, err);
    }
    if (status == CJ_OK && strcmp(records->role, "any") == 0)
        status = cj_schema_builtin(&records->people_schema, "people", err);
    return status;
}

static cj_status open_file(cj_records *records, cj_error *err)
{
    const cj_records_options *options = records->options;
    const cj_input *input = &options->main;
    const cj_span *headings;
    cj_typed *typed = &records->typed;
    bool own_forms;
    cj_status status;
    size_t count;

    status = open_profile(records, err);
    if (status != CJ_OK)
        return status;
    records->file = cj_source_name(records->source);
    if (options->condition_count + options->flag_count > 0 || options->again)
        cj_source_keep(records->source); /* a condition may need a look ahead */
    status = cj_csv_open_dialect(&typed->csv, records->source, &records->dialect, err);
    if (status == CJ_EUSAGE && options->check) /* the file is at fault, not its options */
        status = err != NULL ? (err->status = CJ_EDATA) : CJ_EDATA;
    if (status == CJ_OK)
        status = open_schema(records, err);
    if (status != CJ_OK)
        return status;
    headings = cj_csv_header(typed->csv, &count);
    if (records->dialect.no_header)
        status = name_columns(&headings, count, records, err);
    if (status == CJ_OK)
        status = cj_header_match(&records->header, records->file, cj_csv_header_line(typed->csv),
                                 headings, count, records->schema, records->profile, input->maps,
                                 input->map_count, err);
    typed->source = records->source;
    typed->schema = records->schema;
    typed->profile = records->profile;
    typed->check = options->check;
    typed->count_repairs = records->dataset->repairs != NULL;
    typed->list_repairs = typed->count_repairs && cj_repairs_are_listed(records->dataset->repairs);
    own_forms =
        options->form_count == 0 && records->profile != NULL && records->profile->form_count > 0;
    typed->forms = options->form_count > 0 ? options->forms
                   : own_forms             ? records->profile->forms
                                           : default_forms;
    typed->form_count = options->form_count > 0 ? options->form_count
                        : own_forms             ? records->profile->form_count
                                                : 2;
    if (status == CJ_OK && records->profile != NULL)
        status = cj_repair_open(typed, &records->header, &records->arena, err);
    return status != CJ_OK ? status : cj_columns_add_declared(records, err);
}

static cj_status add_made(cj_records *records, cj_span name, cj_kind kind, cj_column_origin origin,
                          cj_error *err)
{
    cj_column column = {
        .name = name, .heading = name, .kind = kind, .origin = origin, .declared = true};
    size_t index;

    if (cj_records_has(records, name))
        return cj_fail_at(err, CJ_EUSAGE, records->file, records->header.line, 0,
                          "--unpivot makes a column \"%s\", which is there already", name.at);
    return cj_records_add_column(&index, records, column, err);
}

/* The unpivoted columns are read as numbers under the rules of the field they
 * become; their headings become the values of the name column. */
static cj_status open_unpivot(cj_records *records, cj_error *err)
{
    cj_unpivot_text *unpivot = &records->unpivot;
    cj_status status = cj_unpivot_parse(unpivot, records->options->unpivot, &records->arena, err);
    size_t field = status == CJ_OK ? cj_schema_find(records->schema, unpivot->value) : SIZE_MAX;
    cj_column *names;
    uint32_t code;

    if (status == CJ_OK)
        status = add_made(records, unpivot->name, CJ_KIND_TEXT, CJ_FROM_UNPIVOT, err);
    if (status == CJ_OK)
        status = add_made(records, unpivot->value, CJ_KIND_NUMBER, CJ_FROM_UNPIVOT, err);
    if (status != CJ_OK)
        return status;
    records->unpivot_slots =
        cj_arena_alloc(&records->arena, unpivot->column_count * sizeof *records->unpivot_slots);
    if (records->unpivot_slots == NULL)
        return cj_fail_nomem(err);
    names = &records->columns[records->column_count - 2];
    status = cj_dict_new(&names->dict, CJ_DICT_FOLDED, err);
    for (size_t i = 0; status == CJ_OK && i < unpivot->column_count; i++) {
        size_t at = cj_header_find(&records->header, unpivot->columns[i]);

        if (at == SIZE_MAX)
            return cj_columns_fail(records, unpivot->columns[i], err);
        status =
            cj_columns_want_field(&records->unpivot_slots[i], records, at, CJ_KIND_NUMBER, err);
        if (status == CJ_OK && field != SIZE_MAX &&
            records->schema->fields[field].kind == CJ_KIND_NUMBER)
            records->typed.columns[records->unpivot_slots[i]].decl =
                &records->schema->fields[field];
        if (status == CJ_OK)
            status = cj_dict_add(&code, names->dict, records->header.columns[at].heading, err);
        if (status == CJ_OK && code != i)
            return cj_fail(err, CJ_EUSAGE, "--unpivot names column \"%s\" twice",
                           unpivot->columns[i].at);
    }
    names->declared_count = unpivot->column_count;
    return status != CJ_OK ? status : cj_column_learn(names, err);
}

/* The number of the first row below whose cells are the required fields: the
 * real header, perhaps; 0 if there is none. */
static uint64_t find_header_below(const cj_records *records)
{
    const cj_schema *schema = records->schema;
    cj_span names[16];
    size_t count = 0;

    for (size_t i = 0; i < schema->field_count && count < 16; i++)
        if (schema->fields[i].required)
            names[count++] = schema->fields[i].name;
    return cj_csv_find_header(records->typed.csv, names, count);
}

/* A required column is not there: in the words that name the nearest one. */
static cj_status note_absent(cj_records *records, cj_span name, uint64_t below, cj_error *err)
{
    cj_error why = CJ_ERROR_INIT;

    cj_columns_fail(records, name, &why);
    if (below > 0)
        return cj_header_note(&records->header, "missing-label", CJ_ERROR, 0, err,
                              "no column \"%.*s\"; row %llu looks like the header: a profile with "
                              "{\"dialect\": {\"headerRows\": [%llu]}} reads it there",
                              (int)name.length, name.at, (unsigned long long)below,
                              (unsigned long long)below);
    return cj_header_note(&records->header, "missing-label", CJ_ERROR, 0, err, "%s", why.text);
}

/* Whether the one column there is should be several: the schema has more, or
 * its heading holds what separates cells elsewhere. */
static bool looks_cut_wrongly(const cj_records *records)
{
    const cj_header_column *column = &records->header.columns[0];

    if (column->field != SIZE_MAX)
        return false;
    for (size_t i = 0; i < column->heading.length; i++)
        if (strchr(",;\t|^~:!", column->heading.at[i]) != NULL)
            return true;
    return records->schema->field_count > 1;
}

/* Every field that no row may leave blank must be there; a file that turns
 * into one column has none of them. */
static cj_status check_required(cj_records *records, cj_error *err)
{
    const cj_schema *schema = records->schema;
    bool single = records->header.count == 1;
    cj_status status = CJ_OK;
    uint64_t below = 0;
    size_t absent = 0;

    for (size_t i = 0; status == CJ_OK && i < schema->field_count; i++) {
        if (!schema->fields[i].required || cj_records_has(records, schema->fields[i].name))
            continue;
        if (absent++ == 0)
            below = find_header_below(records);
        if (absent == 1 || !single)
            status = note_absent(records, schema->fields[i].name, below, err);
    }
    if (status == CJ_OK && single && absent == 0 && looks_cut_wrongly(records)) {
        cj_text words = CJ_TEXT_INIT;

        cj_columns_tell_single(&words, records);
        status = cj_header_note(&records->header, "missing-label", CJ_ERROR, 0, err, "%s",
                                cj_text_string(&words));
        cj_text_clear(&words);
    }
    if (status != CJ_OK || records->options->check)
        return status;
    return cj_header_judge(&records->header, err);
}

cj_status cj_records_require_person(const cj_records *records, cj_error *err)
{
    if (records->person_slot != CJ_NO_COLUMN)
        return CJ_OK;
    return cj_fail_at(err, CJ_EUSAGE, records->file, records->header.line, 0,
                      "no column identifies a person: a field of the schema must have the role "
                      "\"person\"");
}

static cj_status open_people(cj_records *records, cj_error *err)
{
    cj_records_options *options = cj_arena_alloc(&records->arena, sizeof *options);
    cj_status status;

    if (options == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < records->schema->foreign_key_count; i++) {
        const cj_foreign_key *key = &records->schema->foreign_keys[i];

        if (key->field_count == 1 && records->schema->fields[key->fields[0]].person &&
            cj_span_equal(key->resource, CJ_SPAN("people")))
            records->person_is_foreign = true;
    }
    *options = (cj_records_options){.main = records->options->people,
                                    .encoding = records->options->encoding,
                                    .delimiter = records->options->delimiter,
                                    .forms = records->options->forms,
                                    .form_count = records->options->form_count,
                                    .store = records->options->store,
                                    .threads = records->options->threads,
                                    .progress = records->options->progress,
                                    .progress_data = records->options->progress_data};
    status = cj_records_open(&records->people, options, records->dataset, err);
    if (status == CJ_OK)
        status = cj_records_require_person(records->people, err);
    if (status == CJ_OK && records->person_slot == CJ_NO_COLUMN)
        status = cj_columns_adopt_person(records, records->people->schema, err);
    return status;
}

static cj_status open_derivations(cj_records *records, cj_error *err)
{
    const cj_records_options *options = records->options;
    cj_status status = CJ_OK;

    records->derivations = calloc(options->derivation_count + 1, sizeof *records->derivations);
    if (records->derivations == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < options->derivation_count; i++) {
        cj_derivation *derivation = &records->derivations[i];
        cj_column column = {0};
        size_t index;

        status =
            cj_derivation_parse(&derivation->words, options->derivations[i], &records->arena, err);
        if (status != CJ_OK)
            return status;
        if (cj_records_has(records, derivation->words.name) ||
            (records->people != NULL &&
             cj_header_find(&records->people->header, derivation->words.name) != SIZE_MAX))
            return cj_fail(err, CJ_EUSAGE, "--derive \"%s\": there is a column \"%s\" already",
                           options->derivations[i], derivation->words.name.at);
        records->derivation_count = i + 1;
        status = cj_derivation_open(derivation, &column, records, err);
        column.derivation = i;
        if (status == CJ_OK)
            status = cj_records_add_column(&index, records, column, err);
        else
            cj_dict_free(column.dict);
        if (status == CJ_OK)
            status = cj_column_learn(&records->columns[index], err);
    }
    return status;
}

/* The values of a condition as the kinds they may be compared as. */
static cj_status read_values(cj_condition *condition, cj_records *records, cj_error *err)
{
    const cj_condition_text *words = &condition->words;

    condition->values =
        cj_arena_alloc(&records->arena, words->value_count * sizeof *condition->values);
    if (condition->values == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < words->value_count; i++) {
        cj_condition_value *value = &condition->values[i];

        *value =
            (cj_condition_value){.text = words->values[i], .blank = words->values[i].length == 0};
        value->is_number = cj_decimal_parse(&value->number, value->text) == CJ_NUMBER_OK;
        for (size_t f = 0; !value->is_date && f < records->typed.form_count; f++)
            value->is_date = cj_date_read(&value->date, value->text, &records->typed.forms[f]);
        for (size_t f = 0; !value->is_date && f < 2; f++)
            value->is_date = cj_date_read(&value->date, value->text, &default_forms[f]);
    }
    return CJ_OK;
}

/* Whether text is three numbers, as days are written: one that is no day is
 * not to be compared by its letters. */
static bool is_like_date(cj_span text)
{
    size_t separators = 0;

    for (size_t i = 0; i < text.length; i++) {
        bool digit = text.at[i] >= '0' && text.at[i] <= '9';
        bool separates = text.at[i] == '-' || text.at[i] == '/' || text.at[i] == '.';

        if (!digit && (!separates || i == 0 || i + 1 == text.length || text.at[i - 1] < '0'))
            return false;
        separators += separates;
    }
    return separators == 2;
}

static cj_status open_condition(cj_condition *condition, cj_records *records, const char *text,
                                cj_error *err)
{
    const cj_condition_value *values;
    cj_status status = cj_condition_parse(&condition->words, text, &records->arena, err);
    cj_kind kind;

    if (status == CJ_OK)
        status = read_values(condition, records, err);
    if (status == CJ_OK)
        status = cj_records_any_column(&condition->column, records, condition->words.column, err);
    if (status != CJ_OK)
        return status;
    values = condition->values;
    kind = records->columns[condition->column].kind;
    if (kind == CJ_KIND_TEXT && !records->columns[condition->column].declared &&
        condition->words.relation > CJ_IS_NOT &&
        (values[0].is_date || is_like_date(values[0].text))) {
        /* before or after a day: texts would be ordered by their letters */
        status = cj_records_column(&condition->column, records, condition->words.column,
                                   CJ_KIND_DATE, err);
        kind = CJ_KIND_DATE;
    }
    for (size_t i = 0; status == CJ_OK && i < condition->words.value_count; i++) {
        if (values[i].blank)
            continue;
        if (kind == CJ_KIND_NUMBER && !values[i].is_number)
            status = cj_fail(err, CJ_EUSAGE, "condition \"%s\": \"%s\" is not a number", text,
                             values[i].text.at);
        if (kind == CJ_KIND_DATE && !values[i].is_date)
            status = cj_fail(err, CJ_EUSAGE, "condition \"%s\": \"%s\" is not a date as YYYY-MM-DD",
                             text, values[i].text.at);
    }
    return status;
}

static cj_status open_conditions(cj_records *records, cj_error *err)
{
    const cj_records_options *options = records->options;
    cj_status status = CJ_OK;

    records->conditions =
        calloc(options->condition_count + options->flag_count + 1, sizeof *records->conditions);
    if (records->conditions == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < options->condition_count; i++) {
        records->condition_count = i + 1;
        status = open_condition(&records->conditions[i], records, options->conditions[i], err);
    }
    for (size_t i = 0; status == CJ_OK && i < options->flag_count; i++) {
        records->flag_count = i + 1;
        status = open_condition(&records->conditions[records->condition_count + i], records,
                                options->flags[i], err);
    }
    return status;
}

cj_status cj_records_open_inputs(cj_records *records, cj_error *err)
{
    cj_status status = open_file(records, err);

    if (status == CJ_OK && records->options->unpivot != NULL)
        status = open_unpivot(records, err);
    if (status == CJ_OK)
        status = check_required(records, err);
    if (status == CJ_OK)
        status = cj_keys_open(records, err);
    if (status == CJ_OK)
        status = cj_sense_open(records, err);
    if (status == CJ_OK && records->options->people.role != NULL)
        status = open_people(records, err);
    if (status == CJ_OK)
        status = open_derivations(records, err);
    if (status == CJ_OK)
        status = open_conditions(records, err);
    return status;
}

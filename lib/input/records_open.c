/* Opening records: the header, the columns, derivations and conditions. */
#include "records_internal.h"

#include <stdlib.h>
#include <string.h>

static const cj_date_form default_forms[] = {{"%Y-%m-%d"}, {"%d/%m/%Y"}};

/* ---- columns ------------------------------------------------------------------------ */

cj_status cj_records_add_column(size_t *out, cj_records *records, cj_column column, cj_error *err)
{
    cj_status status = cj_grow(&records->columns, &records->column_capacity,
                               records->column_count + 1, sizeof *records->columns, err);

    if (status != CJ_OK)
        return status;
    column.values.kind = column.kind;
    column.by_person.kind = column.kind;
    *out = records->column_count;
    records->columns[records->column_count++] = column;
    return CJ_OK;
}

/* A dictionary with the declared values in front and their other spellings. */
static cj_status make_dict(cj_typed_column *column, cj_error *err)
{
    const cj_schema_field *decl = column->decl;
    cj_status status = cj_dict_new(
        &column->dict, column->kind == CJ_KIND_ID ? CJ_DICT_EXACT : CJ_DICT_FOLDED, err);
    uint32_t code;

    for (size_t i = 0; decl != NULL && status == CJ_OK && i < decl->value_count; i++)
        status = cj_dict_add(&code, column->dict, decl->values[i], err);
    for (size_t i = 0; decl != NULL && status == CJ_OK && i < decl->map_count; i++) {
        status = cj_dict_add(&code, column->dict, decl->map[i].to, err);
        if (status == CJ_OK)
            status = cj_dict_alias(column->dict, decl->map[i].from, code, err);
    }
    return status;
}

static cj_status add_typed(size_t *slot, cj_records *records, cj_typed_column column, cj_error *err)
{
    cj_typed *typed = &records->typed;
    cj_status status = cj_grow(&typed->columns, &typed->column_capacity, typed->column_count + 1,
                               sizeof *typed->columns, err);

    if (status != CJ_OK)
        return status;
    *slot = typed->column_count;
    typed->columns[typed->column_count++] = column;
    return CJ_OK;
}

/* The typed column that gives header column `field` as `kind`. */
static cj_status want_field(size_t *slot, cj_records *records, size_t field, cj_kind kind,
                            cj_error *err)
{
    const cj_header_column *header = &records->header.columns[field];
    cj_typed *typed = &records->typed;
    cj_typed_column *column;
    cj_status status = CJ_OK;

    for (*slot = 0; *slot < typed->column_count; ++*slot) {
        column = &typed->columns[*slot];
        if (column->field == field && column->kind == kind && !column->person)
            break;
    }
    if (*slot == typed->column_count)
        status = add_typed(slot, records,
                           (cj_typed_column){.field = field, .name = header->name, .kind = kind},
                           err);
    if (status != CJ_OK)
        return status;
    column = &typed->columns[*slot];
    column->wanted = true;
    if ((kind == CJ_KIND_TEXT || kind == CJ_KIND_ID) && column->dict == NULL)
        status = make_dict(column, err);
    return status;
}

/* Check every declared column that is there. */
static cj_status add_declared(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    records->person_slot = SIZE_MAX;
    for (size_t i = 0; status == CJ_OK && i < records->header.count; i++) {
        const cj_header_column *header = &records->header.columns[i];
        const cj_schema_field *decl;
        size_t slot;

        if (header->field == SIZE_MAX)
            continue;
        decl = &records->schema->fields[header->field];
        status = add_typed(&slot, records,
                           (cj_typed_column){.field = i,
                                             .name = header->name,
                                             .decl = decl,
                                             .kind = decl->kind,
                                             .person = decl->person},
                           err);
        if (status == CJ_OK && decl->person)
            records->person_slot = slot;
        if (status == CJ_OK && decl->value_count + decl->map_count > 0)
            status = make_dict(&records->typed.columns[slot], err);
    }
    return status;
}

static const char *kind_words(cj_kind kind)
{
    static const char *const words[] = {"texts", "identifiers", "numbers", "dates"};

    return words[kind];
}

static cj_status file_column(size_t *out, cj_records *records, size_t field, cj_span name,
                             cj_kind kind, bool any, cj_error *err)
{
    const cj_header_column *header = &records->header.columns[field];
    cj_column column = {.name = name, .heading = header->heading, .kind = kind};
    cj_status status;

    if (header->field != SIZE_MAX) {
        const cj_schema_field *decl = &records->schema->fields[header->field];

        if (!any && decl->kind != kind && !(kind == CJ_KIND_TEXT && decl->kind == CJ_KIND_ID))
            return cj_fail_at(err, CJ_EUSAGE, records->file, records->header.line,
                              (uint32_t)field + 1, "%s: holds %s, and %s are needed",
                              decl->name.at, kind_words(decl->kind), kind_words(kind));
        column.kind = decl->kind;
        column.declared = true;
        column.declared_count = decl->value_count;
    }
    status = want_field(&column.slot, records, field, column.kind, err);
    return status != CJ_OK ? status : cj_records_add_column(out, records, column, err);
}

/* A column of people: read there, kept by person. */
static cj_status people_column(size_t *out, cj_records *records, size_t field, cj_span name,
                               cj_kind kind, bool any, cj_error *err)
{
    cj_records *people = records->people;
    cj_column column = {.name = name, .origin = CJ_FROM_PEOPLE, .of_people = true};
    cj_status status = file_column(&column.slot, people, field, name, kind, any, err);

    if (status != CJ_OK)
        return status;
    column.heading = people->columns[column.slot].heading;
    column.kind = people->columns[column.slot].kind;
    column.declared = people->columns[column.slot].declared;
    column.declared_count = people->columns[column.slot].declared_count;
    return cj_records_add_column(out, records, column, err);
}

static cj_status fail_no_column(const cj_records *records, cj_span name, cj_error *err)
{
    cj_span names[256];
    size_t count = 0;
    size_t nearest;

    for (size_t i = 0; i < records->header.count && count < 256; i++)
        names[count++] = records->header.columns[i].heading;
    for (size_t i = 0; i < records->column_count && count < 256; i++)
        names[count++] = records->columns[i].name;
    for (size_t i = 0; records->people != NULL && i < records->people->header.count && count < 256;
         i++)
        names[count++] = records->people->header.columns[i].heading;
    nearest = cj_nearest(name, names, count);
    if (nearest != SIZE_MAX)
        return cj_fail_at(err, CJ_EUSAGE, records->file, records->header.line, 0,
                          "no column \"%.*s\"; did you mean \"%.*s\"?", (int)name.length, name.at,
                          (int)names[nearest].length, names[nearest].at);
    if (records->header.count == 1)
        return cj_fail_at(err, CJ_EUSAGE, records->file, records->header.line, 0,
                          "no column \"%.*s\"; the header was read as one column \"%.*s\" (name the "
                          "delimiter with --delimiter)",
                          (int)name.length, name.at, (int)names[0].length, names[0].at);
    return cj_fail_at(err, CJ_EUSAGE, records->file, records->header.line, 0,
                      "no column \"%.*s\" (name the header that holds it with --map HEADER=%.*s)",
                      (int)name.length, name.at, (int)name.length, name.at);
}

/* A column that a derivation or --unpivot gives, by name. */
static bool find_made(size_t *out, const cj_records *records, cj_span name)
{
    for (size_t i = 0; i < records->column_count; i++) {
        const cj_column *column = &records->columns[i];

        if ((column->origin == CJ_FROM_DERIVATION || column->origin == CJ_FROM_UNPIVOT) &&
            cj_same_word(column->name, name)) {
            *out = i;
            return true;
        }
    }
    return false;
}

static cj_status find_column(size_t *out, cj_records *records, cj_span name, cj_kind kind, bool any,
                             cj_error *err)
{
    size_t field;

    if (find_made(out, records, name)) {
        if (!any && records->columns[*out].kind != kind)
            return cj_fail(err, CJ_EUSAGE, "column %.*s holds %s, and %s are needed",
                           (int)name.length, name.at, kind_words(records->columns[*out].kind),
                           kind_words(kind));
        return CJ_OK;
    }
    field = cj_header_find(&records->header, name);
    if (field != SIZE_MAX) {
        if (cj_header_is_ambiguous(&records->header, name))
            return cj_fail_at(err, CJ_EUSAGE, records->file, records->header.line,
                              (uint32_t)field + 1, "two columns are headed \"%.*s\"",
                              (int)name.length, name.at);
        return file_column(out, records, field, name, kind, any, err);
    }
    if (records->people != NULL)
        field = cj_header_find(&records->people->header, name);
    if (field != SIZE_MAX)
        return people_column(out, records, field, name, kind, any, err);
    return fail_no_column(records, name, err);
}

cj_status cj_records_column(size_t *out, cj_records *records, cj_span name, cj_kind kind,
                            cj_error *err)
{
    return find_column(out, records, name, kind, false, err);
}

cj_status cj_records_any_column(size_t *out, cj_records *records, cj_span name, cj_error *err)
{
    return find_column(out, records, name, CJ_KIND_TEXT, true, err);
}

bool cj_records_has(const cj_records *records, cj_span name)
{
    size_t column;

    return find_made(&column, records, name) || cj_header_find(&records->header, name) != SIZE_MAX;
}

/* ---- what the options say -------------------------------------------------------------- */

static cj_status open_file(cj_records *records, cj_error *err)
{
    const cj_records_options *options = records->options;
    const cj_input *input = &options->main;
    const cj_span *headings;
    cj_status status;
    size_t count;

    status = cj_source_open(&records->source, input->path, options->encoding, err);
    if (status != CJ_OK)
        return status;
    records->file = cj_source_name(records->source);
    if (options->condition_count > 0)
        cj_source_keep(records->source); /* a condition may need a look ahead */
    if (input->schema_path != NULL)
        status = cj_schema_load(&records->schema, input->schema_path, err);
    else
        status = cj_schema_builtin(&records->schema, input->role, err);
    if (status == CJ_OK)
        status = cj_csv_open(&records->typed.csv, records->source, options->delimiter, err);
    if (status != CJ_OK)
        return status;
    headings = cj_csv_header(records->typed.csv, &count);
    status = cj_header_match(&records->header, records->file, cj_csv_header_line(records->typed.csv),
                             headings, count, records->schema, input->maps, input->map_count, err);
    records->typed.source = records->source;
    records->typed.schema = records->schema;
    records->typed.forms = options->form_count > 0 ? options->forms : default_forms;
    records->typed.form_count = options->form_count > 0 ? options->form_count : 2;
    return status != CJ_OK ? status : add_declared(records, err);
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
            return fail_no_column(records, unpivot->columns[i], err);
        status = want_field(&records->unpivot_slots[i], records, at, CJ_KIND_NUMBER, err);
        if (status == CJ_OK && field != SIZE_MAX)
            records->typed.columns[records->unpivot_slots[i]].decl = &records->schema->fields[field];
        if (status == CJ_OK)
            status = cj_dict_add(&code, names->dict, records->header.columns[at].heading, err);
        if (status == CJ_OK && code != i)
            return cj_fail(err, CJ_EUSAGE, "--unpivot names column \"%s\" twice",
                           unpivot->columns[i].at);
    }
    names->declared_count = unpivot->column_count;
    return status != CJ_OK ? status : cj_column_learn(names, err);
}

/* Every field that no row may leave blank must be there. */
static cj_status check_required(const cj_records *records, cj_error *err)
{
    for (size_t i = 0; i < records->schema->field_count; i++)
        if (records->schema->fields[i].required &&
            !cj_records_has(records, records->schema->fields[i].name))
            return fail_no_column(records, records->schema->fields[i].name, err);
    return CJ_OK;
}

cj_status cj_records_require_person(const cj_records *records, cj_error *err)
{
    if (records->person_slot != SIZE_MAX)
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
    status = cj_records_require_person(records, err);
    if (status != CJ_OK)
        return status;
    *options = (cj_records_options){.main = records->options->people,
                                    .encoding = records->options->encoding,
                                    .delimiter = records->options->delimiter,
                                    .forms = records->options->forms,
                                    .form_count = records->options->form_count,
                                    .threads = records->options->threads,
                                    .progress = records->options->progress,
                                    .progress_data = records->options->progress_data};
    status = cj_records_open(&records->people, options, records->dataset, err);
    return status == CJ_OK ? cj_records_require_person(records->people, err) : status;
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

        status = cj_derivation_parse(&derivation->words, options->derivations[i], &records->arena,
                                     err);
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

        *value = (cj_condition_value){.text = words->values[i], .blank = words->values[i].length == 0};
        value->is_number = cj_decimal_parse(&value->number, value->text) == CJ_NUMBER_OK;
        for (size_t f = 0; !value->is_date && f < records->typed.form_count; f++)
            value->is_date = cj_date_read(&value->date, value->text, &records->typed.forms[f]);
        for (size_t f = 0; !value->is_date && f < 2; f++)
            value->is_date = cj_date_read(&value->date, value->text, &default_forms[f]);
    }
    return CJ_OK;
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
        condition->words.relation > CJ_IS_NOT && values[0].is_date) {
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

    records->conditions = calloc(options->condition_count + 1, sizeof *records->conditions);
    if (records->conditions == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < options->condition_count; i++) {
        records->condition_count = i + 1;
        status = open_condition(&records->conditions[i], records, options->conditions[i], err);
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
    if (status == CJ_OK && records->options->people.role != NULL)
        status = open_people(records, err);
    if (status == CJ_OK)
        status = open_derivations(records, err);
    if (status == CJ_OK)
        status = open_conditions(records, err);
    return status;
}

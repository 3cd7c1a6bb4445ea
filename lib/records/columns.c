/* Which columns there are, and what they are read as. */
#include "records_internal.h"
#include "rows/repair.h"

#include <ctype.h>

#define HEADING_TOLD 30 /* bytes */

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
    cj_repair_forms(&column.forms, &column.form_count, typed, column.field);
    *slot = typed->column_count;
    typed->columns[typed->column_count++] = column;
    return CJ_OK;
}

/* The typed column that gives header column `field` as `kind`. */
cj_status cj_columns_want_field(size_t *slot, cj_records *records, size_t field, cj_kind kind,
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
        status =
            add_typed(slot, records,
                      (cj_typed_column){.field = field, .name = header->name, .kind = kind}, err);
    if (status != CJ_OK)
        return status;
    column = &typed->columns[*slot];
    column->wanted = true;
    if ((kind == CJ_KIND_TEXT || kind == CJ_KIND_ID) && column->dict == NULL)
        status = make_dict(column, err);
    return status;
}

/* Check every declared column that is there. */
cj_status cj_columns_add_declared(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    records->person_slot = CJ_NO_COLUMN;
    for (size_t i = 0; status == CJ_OK && i < records->header.count; i++) {
        const cj_header_column *header = &records->header.columns[i];
        const cj_schema_field *decl;
        size_t slot;

        decl = cj_schema_field_at(records->schema, header->field);
        if (decl == NULL)
            continue;
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

cj_status cj_columns_adopt_person(cj_records *records, const cj_schema *schema, cj_error *err)
{
    size_t at = SIZE_MAX;

    for (size_t i = 0; i < schema->field_count && at == SIZE_MAX; i++)
        if (schema->fields[i].person)
            at = cj_header_find_field(&records->header, &schema->fields[i]);
    if (at == SIZE_MAX)
        return cj_fail_at(err, CJ_EUSAGE, records->file, records->header.line, 0,
                          "no column says who a row is about, so that people can be joined (name "
                          "the header that does with --map HEADER=person_id)");
    return add_typed(&records->person_slot, records,
                     (cj_typed_column){.field = at,
                                       .name = records->header.columns[at].name,
                                       .kind = CJ_KIND_ID,
                                       .person = true},
                     err);
}

static const char *kind_words(cj_kind kind)
{
    static const char *const words[] = {"texts", "identifiers", "numbers", "dates"};

    return words[kind];
}

/* Whether an undeclared column is headed like one that identifies a person:
 * identifiers are compared letter for letter wherever they stand. */
static bool is_person(const cj_records *records, size_t field)
{
    const cj_schema *people = records->people_schema;

    for (size_t i = 0; people != NULL && i < people->field_count; i++)
        if (people->fields[i].person &&
            cj_header_find_field(&records->header, &people->fields[i]) == field)
            return true;
    return false;
}

static cj_status file_column(size_t *out, cj_records *records, size_t field, cj_span name,
                             cj_kind kind, bool any, cj_error *err)
{
    const cj_header_column *header = &records->header.columns[field];
    const cj_schema_field *decl = cj_schema_field_at(records->schema, header->field);
    cj_column column = {.name = name, .heading = header->heading, .kind = kind};
    cj_status status;

    if (decl != NULL) {
        if (!any && kind == CJ_KIND_TEXT && decl->kind != CJ_KIND_ID && decl->kind != kind) {
            /* numbers and dates can be read as the texts they are written as */
            status = cj_columns_want_field(&column.slot, records, field, kind, err);
            return status != CJ_OK ? status : cj_records_add_column(out, records, column, err);
        }
        if (!any && decl->kind != kind && !(kind == CJ_KIND_TEXT && decl->kind == CJ_KIND_ID))
            return cj_fail_at(err, CJ_EUSAGE, records->file, records->header.line,
                              (uint32_t)field + 1, "%s: holds %s, and %s are needed", decl->name.at,
                              kind_words(decl->kind), kind_words(kind));
        column.kind = decl->kind;
        column.declared = true;
        column.declared_count = decl->value_count;
    }
    if (decl == NULL && column.kind == CJ_KIND_TEXT && is_person(records, field))
        column.kind = CJ_KIND_ID;
    status = cj_columns_want_field(&column.slot, records, field, column.kind, err);
    return status != CJ_OK ? status : cj_records_add_column(out, records, column, err);
}

/* A column of people: read there, kept by person. */
static cj_status people_column(size_t *out, cj_records *records, size_t field, cj_span name,
                               cj_kind kind, bool any, cj_error *err)
{
    cj_records *people = records->people;
    cj_column column = {.name = name, .origin = CJ_FROM_PEOPLE, .of_people = true};
    const cj_column *source;
    cj_status status = file_column(&column.slot, people, field, name, kind, any, err);

    if (status != CJ_OK)
        return status;
    source = cj_column_at(people, column.slot);
    column.heading = source->heading;
    column.kind = source->kind;
    column.declared = source->declared;
    column.declared_count = source->declared_count;
    return cj_records_add_column(out, records, column, err);
}

/* Whether it is a word such as headings are, not a row that was taken for one. */
static bool is_word(cj_span heading)
{
    for (size_t i = 0; i < heading.length; i++)
        if (!isalpha((unsigned char)heading.at[i]) && heading.at[i] != '_')
            return false;
    return heading.length <= HEADING_TOLD;
}

void cj_columns_tell_single(cj_text *words, const cj_records *records)
{
    static const char separators[] = ",;\t|^~:!";
    cj_span heading = records->header.columns[0].heading;
    size_t most = 0;
    char best = '\0';

    for (const char *at = separators; *at != '\0'; at++) {
        size_t count = 0;

        for (size_t i = 0; i < heading.length; i++)
            count += heading.at[i] == *at;
        if (count > most) {
            most = count;
            best = *at;
        }
    }
    cj_text_add(words, "the header was read as one column");
    if (is_word(heading))
        cj_text_format(words, " \"%.*s\"", (int)heading.length, heading.at);
    else if (best == '\t')
        cj_text_format(words, ", in which a tab stands %zu time%s", most, most == 1 ? "" : "s");
    else if (best != '\0')
        cj_text_format(words, ", in which \"%c\" stands %zu time%s", best, most,
                       most == 1 ? "" : "s");
    else
        cj_text_format(words, " of %zu bytes", heading.length);
    cj_text_add(words, " (name the delimiter with --delimiter)");
}

cj_status cj_columns_fail(const cj_records *records, cj_span name, cj_error *err)
{
    const cj_input *input = &records->options->main;
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
    if (records->header.count == 1) {
        cj_text words = CJ_TEXT_INIT;

        cj_columns_tell_single(&words, records);
        cj_fail_at(err, CJ_EUSAGE, records->file, records->header.line, 0, "no column \"%.*s\"; %s",
                   (int)name.length, name.at, cj_text_string(&words));
        cj_text_clear(&words);
        return CJ_EUSAGE;
    }
    return cj_fail_at(
        err, CJ_EUSAGE, records->file, records->header.line, 0,
        "no column \"%.*s\" (name the header that holds it with --map %s%sHEADER=%.*s%s)",
        (int)name.length, name.at, input->by_name ? input->role : "", input->by_name ? ":" : "",
        (int)name.length, name.at,
        records->people == NULL && !records->options->check && !records->options->no_people &&
                !input->by_name && cj_schema_find(records->schema, name) == SIZE_MAX
            ? ", or join people who have it with --people FILE"
            : "");
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
    return cj_columns_fail(records, name, err);
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

cj_status cj_records_optional(size_t *out, cj_records *records, cj_span name, cj_kind kind,
                              cj_error *err)
{
    *out = CJ_NO_COLUMN;
    return cj_records_has(records, name) ? cj_records_column(out, records, name, kind, err) : CJ_OK;
}

bool cj_records_has(const cj_records *records, cj_span name)
{
    size_t column;

    return find_made(&column, records, name) || cj_header_find(&records->header, name) != SIZE_MAX;
}

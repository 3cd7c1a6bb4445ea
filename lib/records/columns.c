/* Which columns there are, and what they are read as. */
#include "records_internal.h"

/* ---- by name --------------------------------------------------------------------------- */

/* Whether an undeclared column is headed like one that identifies a person, or mapped to it:
 * identifiers are compared letter for letter wherever they stand. */
static bool is_person(const cj_file_rows *file, size_t field)
{
    const cj_schema *people = file->people_schema;
    const cj_header_column *header = &file->header.columns[field];
    cj_span name = header->named ? header->name : header->heading;

    for (size_t i = 0; people != NULL && i < people->field_count; i++)
        if (people->fields[i].person &&
            cj_schema_field_rank(&people->fields[i], name) != CJ_HEADING_NONE)
            return true;
    return false;
}

/* How a column is asked for. */
typedef struct {
    cj_span name;
    cj_kind kind; /* what an undeclared column is read as */
    bool any;     /* whatever a declared one holds will do */
    bool longer;  /* dates may be months, quarters or years */
} wish;

/* Open the column of a file that was asked for. */
static cj_status open_column(cj_column *out, cj_file_rows *file, size_t field, const wish *asked,
                             cj_error *err)
{
    const cj_header_column *header = &file->header.columns[field];
    const cj_schema_field *decl = cj_schema_field_at(file->schema, header->field);
    cj_kind kind = asked->kind;

    *out = (cj_column){.name = asked->name, .heading = header->heading, .kind = kind};
    if (decl == NULL && !header->named && cj_header_is_alike(&file->header, field))
        out->heading = asked->name; /* which of those headed alike */
    if (decl != NULL && !asked->any && cj_column_reads_as(decl, kind))
        return cj_column_want(out, file, field, err);
    if (decl != NULL) {
        if (!asked->any && decl->kind != kind &&
            !(kind == CJ_KIND_TEXT && decl->kind == CJ_KIND_ID))
            return cj_fail_at(err, CJ_EUSAGE, file->name, file->header.line, (uint32_t)field + 1,
                              "%s: holds %s, and %s are needed", decl->name.at,
                              cj_kind_words(decl->kind), cj_kind_words(kind));
        out->kind = decl->kind;
        out->declared = true;
        out->declared_count = decl->value_count;
    }
    if (decl == NULL && kind == CJ_KIND_TEXT && is_person(file, field))
        out->kind = CJ_KIND_ID;
    return cj_column_want(out, file, field, err);
}

/* Add a column of the main file, or one of people: read there, kept by person. */
static cj_status add_from(size_t *out, cj_records *records, cj_column_origin origin, size_t field,
                          const wish *asked, cj_error *err)
{
    bool of_people = origin == CJ_FROM_PEOPLE;
    cj_file_rows *file = of_people ? records->people.input.file : records->main.file;
    cj_column column;
    cj_status status = open_column(&column, file, field, asked, err);

    column.origin = origin;
    column.of_people = of_people;
    return status == CJ_OK ? cj_records_add_column(out, records, column, err) : status;
}

static size_t list_headings(cj_span *names, size_t count, size_t most, const cj_header *header)
{
    for (size_t i = 0; i < header->count && count < most; i++)
        names[count++] = header->columns[i].heading;
    return count;
}

#define NEAREST_AMONG 256

cj_status cj_columns_fail(const cj_records *records, cj_span name, cj_error *err)
{
    bool can_join = !records->people.given && !records->options->needs.no_people;
    cj_span names[NEAREST_AMONG];
    size_t count = list_headings(names, 0, NEAREST_AMONG, &records->main.file->header);

    for (size_t i = 0; i < records->column_count && count < NEAREST_AMONG; i++)
        names[count++] = records->columns[i].name;
    if (records->people.given)
        count = list_headings(names, count, NEAREST_AMONG, &records->people.input.file->header);
    return cj_file_rows_fail_name(records->main.file, name, names, count, can_join, err);
}

/* A column that a derivation or --unpivot gives, by name. */
static bool find_made(size_t *out, const cj_records *records, cj_span name)
{
    for (size_t i = 0; i < records->column_count; i++) {
        const cj_column *column = &records->columns[i];

        if ((column->origin == CJ_FROM_DERIVATION || column->origin == CJ_FROM_UNPIVOT) &&
            cj_word_same(column->name, name)) {
            *out = i;
            return true;
        }
    }
    return false;
}

/* What a schema declares a column of a header as. */
static bool find_declared(cj_kind *kind, const cj_file_rows *file, cj_span name)
{
    const cj_schema_field *decl;
    size_t field;

    if (cj_header_take(&field, &file->header, name, NULL) != CJ_OK || field == SIZE_MAX)
        return false;
    decl = cj_schema_field_at(file->schema, file->header.columns[field].field);
    if (decl != NULL)
        *kind = decl->kind;
    return decl != NULL;
}

bool cj_columns_know_kind(cj_kind *kind, const cj_records *records, cj_span name)
{
    size_t made;

    if (find_made(&made, records, name)) {
        *kind = records->columns[made].kind;
        return records->columns[made].declared;
    }
    if (cj_header_find(&records->main.file->header, name) != SIZE_MAX || !records->people.given)
        return find_declared(kind, records->main.file, name);
    return find_declared(kind, records->people.input.file, name);
}

/* Whether it is the name of the values that are unpivoted. */
static bool is_unpivoted(const cj_records *records, cj_span name)
{
    const cj_file_rows *file = records->main.file;

    return file->unpivot_fields != NULL && cj_word_same(file->unpivot.value, name);
}

static cj_status find_by_name(size_t *out, cj_records *records, const wish *asked, cj_error *err)
{
    const cj_header *header = &records->main.file->header;
    cj_span name = asked->name;
    cj_status status;
    size_t field;

    if (is_unpivoted(records, name))
        return cj_unpivot_add_values(out, records, asked->kind, asked->any, err);
    if (find_made(out, records, name)) {
        if (!asked->any && records->columns[*out].kind != asked->kind && records->linker != NULL) {
            status = records->linker->read_as(out, records, asked->kind, err);
            if (status != CJ_OK)
                return status;
        }
        if (!asked->any && records->columns[*out].kind != asked->kind)
            return cj_fail(err, CJ_EUSAGE, "column %.*s holds %s, and %s are needed",
                           (int)name.length, name.at, cj_kind_words(records->columns[*out].kind),
                           cj_kind_words(asked->kind));
        return CJ_OK;
    }
    status = cj_header_take(&field, header, name, err);
    if (status != CJ_OK)
        return status;
    if (field == SIZE_MAX && cj_records_has(records, name)) /* in one of the files that follow */
        return cj_columns_fail(records, name, err);
    if (field != SIZE_MAX)
        return add_from(out, records, CJ_FROM_FILE, field, asked, err);
    if (records->people.given)
        status = cj_header_take(&field, &records->people.input.file->header, name, err);
    if (status != CJ_OK)
        return status;
    if (field != SIZE_MAX)
        return add_from(out, records, CJ_FROM_PEOPLE, field, asked, err);
    return cj_columns_fail(records, name, err);
}

/* Find a column, and refuse one of months to a caller who needs days. */
static cj_status find_column(size_t *out, cj_records *records, const wish *asked, cj_error *err)
{
    cj_status status = find_by_name(out, records, asked, err);
    cj_date_unit unit = status == CJ_OK ? records->columns[*out].unit : CJ_UNIT_DAY;

    if (unit == CJ_UNIT_DAY || asked->any || asked->longer || asked->kind != CJ_KIND_DATE)
        return status;
    return cj_fail(err, CJ_EUSAGE, "column %.*s holds %s, and days are needed",
                   (int)asked->name.length, asked->name.at, cj_date_unit_words(unit));
}

cj_status cj_records_period_column(size_t *out, cj_records *records, cj_span name, cj_error *err)
{
    return find_column(out, records, &(wish){.name = name, .kind = CJ_KIND_DATE, .longer = true},
                       err);
}

cj_status cj_records_column(size_t *out, cj_records *records, cj_span name, cj_kind kind,
                            cj_error *err)
{
    return find_column(out, records, &(wish){.name = name, .kind = kind}, err);
}

cj_status cj_records_any_column(size_t *out, cj_records *records, cj_span name, cj_error *err)
{
    return find_column(out, records, &(wish){.name = name, .kind = CJ_KIND_TEXT, .any = true}, err);
}

cj_status cj_records_optional(size_t *out, cj_records *records, cj_span name, cj_kind kind,
                              cj_error *err)
{
    size_t made;

    *out = CJ_NO_COLUMN;
    if (!find_made(&made, records, name) &&
        cj_header_find(&records->main.file->header, name) == SIZE_MAX)
        return CJ_OK;
    return cj_records_column(out, records, name, kind, err);
}

cj_status cj_columns_of_people(size_t *out, cj_records *records, cj_span name, cj_error *err)
{
    const wish asked = {.name = name, .kind = CJ_KIND_TEXT, .any = true};
    size_t field;
    cj_status status = cj_header_take(&field, &records->people.input.file->header, name, err);

    if (status == CJ_OK && field == SIZE_MAX)
        return cj_columns_fail(records, name, err);
    return status == CJ_OK ? add_from(out, records, CJ_FROM_PEOPLE, field, &asked, err) : status;
}

bool cj_records_has(const cj_records *records, cj_span name)
{
    size_t column;

    if (find_made(&column, records, name) || is_unpivoted(records, name))
        return true;
    for (size_t i = 0; i < records->main.count; i++)
        if (cj_header_take(&column, &records->main.parts[i].file.header, name, NULL) == CJ_OK &&
            column != SIZE_MAX)
            return true;
    return false;
}

bool cj_records_need(cj_records *records, cj_span field)
{
    bool needed = false;

    if (cj_records_has(records, field))
        return false;
    for (size_t i = 0; i < records->main.count; i++) {
        cj_header *header = &records->main.parts[i].file.header;

        if (cj_header_find(header, field) == SIZE_MAX)
            continue;
        cj_header_need(header, field);
        needed = true;
    }
    return needed;
}

cj_span cj_columns_person(const cj_records *records)
{
    const cj_file_rows *file = records->main.file;
    size_t found = SIZE_MAX;
    size_t count = 0;

    for (size_t i = 0; i < file->header.count; i++)
        if (is_person(file, i)) {
            found = i;
            count++;
        }
    if (cj_records_has(records, CJ_SPAN("person_id")) || count != 1)
        return CJ_SPAN("person_id");
    return file->header.columns[found].name;
}

/* ---- all of them ------------------------------------------------------------------------ */

/* Whether a column of the file is read as rows. */
static bool is_of_unpivot(const cj_file_rows *file, size_t field)
{
    for (size_t i = 0; file->unpivot_fields != NULL && i < file->unpivot.column_count; i++)
        if (file->unpivot_fields[i] == field)
            return true;
    return false;
}

/* The name of a column of people that is no column of the main input. */
static cj_span name_of_people(const cj_records *records, size_t field)
{
    const cj_header *header = &records->people.input.file->header;
    cj_span name = header->columns[field].name;

    return cj_header_find(&records->main.file->header, name) != SIZE_MAX ? (cj_span){"", 0} : name;
}

cj_span cj_records_name_at(const cj_records *records, size_t at)
{
    const cj_file_rows *file = records->main.file;
    size_t people = records->people.given ? records->people.input.file->header.count : 0;

    if (at < file->header.count)
        return is_of_unpivot(file, at) ? (cj_span){"", 0} : file->header.columns[at].name;
    at -= file->header.count;
    if (file->unpivot_fields != NULL) {
        if (at < 2)
            return at == 0 ? file->unpivot.name : file->unpivot.value;
        at -= 2;
    }
    if (at < people)
        return name_of_people(records, at);
    at -= people;
    /* one that was asked for as another kind is there twice */
    return at < records->options->selection.derivation_count && at < records->derivation_count
               ? records->derivations[at].words.name
               : (cj_span){NULL, 0};
}

bool cj_records_read_day(cj_date *out, const cj_records *records, cj_span text)
{
    const cj_typed *typed = &records->main.file->typed;

    for (size_t i = 0; i < typed->form_count; i++)
        if (typed->forms[i].unit == CJ_UNIT_DAY && cj_date_read(out, text, &typed->forms[i]))
            return true;
    return false;
}

/* Which columns there are, and what they are read as. */
#include "records_internal.h"

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

/* ---- texts ----------------------------------------------------------------------------- */

cj_status cj_column_learn(cj_column *column, cj_error *err)
{
    size_t count = column->dict == NULL ? column->text_count : cj_dict_count(column->dict);
    cj_status status =
        cj_grow(&column->learned, &column->learned_capacity, count, sizeof *column->learned, err);

    if (status != CJ_OK || column->dict == NULL)
        return status;
    for (; column->text_count < count; column->text_count++)
        column->learned[column->text_count] =
            cj_dict_text(column->dict, (uint32_t)column->text_count);
    column->texts = column->learned;
    return CJ_OK;
}

void cj_columns_learn(cj_records *records)
{
    for (size_t i = 0; i < records->column_count; i++) {
        cj_column *column = &records->columns[i];
        const cj_file_rows *file =
            column->origin == CJ_FROM_PEOPLE ? &records->people.input.file : &records->main.file;

        if (column->origin != CJ_FROM_FILE && column->origin != CJ_FROM_PEOPLE)
            continue;
        column->texts = file->texts[column->slot].texts;
        column->text_count = file->texts[column->slot].count;
    }
}

/* ---- by name --------------------------------------------------------------------------- */

static const char *kind_words(cj_kind kind)
{
    static const char *const words[] = {"texts", "identifiers", "numbers", "dates"};

    return words[kind];
}

/* Whether an undeclared column is headed like one that identifies a person:
 * identifiers are compared letter for letter wherever they stand. */
static bool is_person(const cj_file_rows *file, size_t field)
{
    const cj_schema *people = file->people_schema;

    for (size_t i = 0; people != NULL && i < people->field_count; i++)
        if (people->fields[i].person &&
            cj_schema_field_rank(&people->fields[i], file->header.columns[field].heading) !=
                CJ_HEADING_NONE)
            return true;
    return false;
}

/* How a column is asked for. */
typedef struct {
    cj_span name;
    cj_kind kind; /* what an undeclared column is read as */
    bool any;     /* whatever a declared one holds will do */
} wish;

/* Have a column of a file filled, and its texts listed. */
static cj_status want(cj_column *column, cj_file_rows *file, size_t field, cj_error *err)
{
    cj_status status = cj_file_rows_want(&column->slot, file, field, column->kind, err);

    if (status == CJ_OK)
        file->texts[column->slot].learned = true;
    return status;
}

/* The column of a file that fulfils the wish. */
static cj_status open_column(cj_column *out, cj_file_rows *file, size_t field, const wish *asked,
                             cj_error *err)
{
    const cj_header_column *header = &file->header.columns[field];
    const cj_schema_field *decl = cj_schema_field_at(file->schema, header->field);
    cj_kind kind = asked->kind;

    *out = (cj_column){.name = asked->name, .heading = header->heading, .kind = kind};
    if (decl == NULL && !header->named && cj_header_is_alike(&file->header, field))
        out->heading = asked->name; /* which of those headed alike */
    if (decl != NULL && !asked->any && kind == CJ_KIND_TEXT && decl->kind != CJ_KIND_ID &&
        decl->kind != kind) /* numbers and dates can be read as the texts they are written as */
        return want(out, file, field, err);
    if (decl != NULL) {
        if (!asked->any && decl->kind != kind &&
            !(kind == CJ_KIND_TEXT && decl->kind == CJ_KIND_ID))
            return cj_fail_at(err, CJ_EUSAGE, file->name, file->header.line, (uint32_t)field + 1,
                              "%s: holds %s, and %s are needed", decl->name.at,
                              kind_words(decl->kind), kind_words(kind));
        out->kind = decl->kind;
        out->declared = true;
        out->declared_count = decl->value_count;
    }
    if (decl == NULL && kind == CJ_KIND_TEXT && is_person(file, field))
        out->kind = CJ_KIND_ID;
    return want(out, file, field, err);
}

/* Add a column of the main file, or one of people: read there, kept by person. */
static cj_status add_from(size_t *out, cj_records *records, cj_column_origin origin, size_t field,
                          const wish *asked, cj_error *err)
{
    bool of_people = origin == CJ_FROM_PEOPLE;
    cj_file_rows *file = of_people ? &records->people.input.file : &records->main.file;
    cj_column column;
    cj_status status = open_column(&column, file, field, asked, err);

    column.origin = origin;
    column.of_people = of_people;
    return status == CJ_OK ? cj_records_add_column(out, records, column, err) : status;
}

cj_status cj_columns_add_unpivoted(cj_records *records, cj_error *err)
{
    const cj_file_rows *file = &records->main.file;
    cj_column made[2] = {{.name = file->unpivot.name, .kind = CJ_KIND_TEXT},
                         {.name = file->unpivot.value, .kind = CJ_KIND_NUMBER}};
    cj_status status = CJ_OK;
    size_t at[2] = {0, 0};
    cj_column *names;
    uint32_t code;

    for (size_t i = 0; status == CJ_OK && i < 2; i++) {
        made[i].heading = made[i].name;
        made[i].origin = CJ_FROM_UNPIVOT;
        made[i].declared = true;
        status = cj_records_add_column(&at[i], records, made[i], err);
    }
    if (status != CJ_OK)
        return status;
    names = &records->columns[at[0]]; /* its values are the headings of what is unpivoted */
    names->declared_count = file->unpivot.column_count;
    status = cj_dict_new(&names->dict, CJ_DICT_FOLDED, err);
    for (size_t i = 0; status == CJ_OK && i < file->unpivot.column_count; i++)
        status = cj_dict_add(&code, names->dict, cj_file_rows_unpivoted(file, i), err);
    return status == CJ_OK ? cj_column_learn(names, err) : status;
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
    bool can_join = !records->people.given && !records->options->no_people;
    cj_span names[NEAREST_AMONG];
    size_t count = list_headings(names, 0, NEAREST_AMONG, &records->main.file.header);

    for (size_t i = 0; i < records->column_count && count < NEAREST_AMONG; i++)
        names[count++] = records->columns[i].name;
    if (records->people.given)
        count = list_headings(names, count, NEAREST_AMONG, &records->people.input.file.header);
    return cj_file_rows_fail_name(&records->main.file, name, names, count, can_join, err);
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

static cj_status find_column(size_t *out, cj_records *records, const wish *asked, cj_error *err)
{
    const cj_header *header = &records->main.file.header;
    cj_span name = asked->name;
    cj_status status;
    size_t field;

    if (find_made(out, records, name)) {
        if (!asked->any && records->columns[*out].kind != asked->kind)
            return cj_fail(err, CJ_EUSAGE, "column %.*s holds %s, and %s are needed",
                           (int)name.length, name.at, kind_words(records->columns[*out].kind),
                           kind_words(asked->kind));
        return CJ_OK;
    }
    status = cj_header_take(&field, header, name, err);
    if (status != CJ_OK)
        return status;
    if (field != SIZE_MAX)
        return add_from(out, records, CJ_FROM_FILE, field, asked, err);
    if (records->people.given)
        status = cj_header_take(&field, &records->people.input.file.header, name, err);
    if (status != CJ_OK)
        return status;
    if (field != SIZE_MAX)
        return add_from(out, records, CJ_FROM_PEOPLE, field, asked, err);
    return cj_columns_fail(records, name, err);
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
        cj_header_find(&records->main.file.header, name) == SIZE_MAX)
        return CJ_OK;
    return cj_records_column(out, records, name, kind, err);
}

bool cj_records_has(const cj_records *records, cj_span name)
{
    size_t column;

    return find_made(&column, records, name) ||
           (cj_header_take(&column, &records->main.file.header, name, NULL) == CJ_OK &&
            column != SIZE_MAX);
}

bool cj_records_need(cj_records *records, cj_span field)
{
    cj_header *header = &records->main.file.header;

    if (cj_records_has(records, field) || cj_header_find(header, field) == SIZE_MAX)
        return false;
    cj_header_need(header, field);
    return true;
}

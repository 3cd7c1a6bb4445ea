/* Which columns of a file are looked at. */
#include "check_internal.h"

#include <string.h>

static cj_status allot(void *out, cj_checked *file, size_t count, size_t size, cj_error *err)
{
    void *list = cj_arena_alloc(&file->arena, (count + 1) * size);

    if (list == NULL)
        return cj_fail_nomem(err);
    memset(list, 0, (count + 1) * size);
    memcpy(out, &list, sizeof list);
    return CJ_OK;
}

/* Identifiers are texts, too. */
static bool is_kind(cj_kind kind, cj_kind wanted)
{
    return kind == wanted || (kind == CJ_KIND_ID && wanted == CJ_KIND_TEXT);
}

/* The column of a declared field, or CJ_NO_COLUMN if the file has none, or the schema
 * does not say that it holds dates, texts, or numbers: whatever is looked for. */
static cj_status want(size_t *out, const cj_checked *file, const char *name, cj_kind kind,
                      cj_error *err)
{
    const cj_schema *schema = cj_records_schema(file->records);
    const cj_schema_field *decl =
        cj_schema_field_at(schema, cj_schema_find(schema, cj_span_of(name)));

    *out = CJ_NO_COLUMN;
    if (decl == NULL || !is_kind(decl->kind, kind) ||
        !cj_records_has(file->records, cj_span_of(name)))
        return CJ_OK;
    return cj_records_any_column(out, file->records, cj_span_of(name), err);
}

/* Whether the field is a key by itself, or refers to another table. */
static bool is_key(const cj_schema *schema, size_t field)
{
    if (schema->fields[field].unique || (schema->key_count == 1 && schema->key[0] == field))
        return true;
    for (size_t i = 0; i < schema->unique_key_count; i++)
        if (schema->unique_keys[i].field_count == 1 && schema->unique_keys[i].fields[0] == field)
            return true;
    for (size_t i = 0; i < schema->foreign_key_count; i++)
        for (size_t f = 0; f < schema->foreign_keys[i].field_count; f++)
            if (schema->foreign_keys[i].fields[f] == field)
                return true;
    return false;
}

/* Take one field of the schema that the file has. */
static cj_status take_field(cj_checked *file, size_t field, cj_error *err)
{
    const cj_schema *schema = cj_records_schema(file->records);
    const cj_schema_field *decl = &schema->fields[field];
    size_t column;
    cj_status status;

    if (decl->kind == CJ_KIND_NUMBER || !cj_records_has(file->records, decl->name))
        return CJ_OK;
    if (decl->kind == CJ_KIND_ID && (decl->person || is_key(schema, field)))
        return CJ_OK;
    status = cj_records_any_column(&column, file->records, decl->name, err);
    if (status != CJ_OK)
        return status;
    if (decl->kind == CJ_KIND_ID)
        file->ids[file->id_count++].column = column;
    if (decl->kind != CJ_KIND_DATE)
        return CJ_OK;
    file->dates[file->date_count++] = column;
    if (decl->working_day)
        file->office[file->office_count++] = column;
    if (decl->event && !file->is_people)
        file->events[file->event_count++] = column;
    return CJ_OK;
}

/* Whether a key of the schema keeps (person, outcome, date) apart already. */
static bool is_once(const cj_schema *schema)
{
    static const char *const names[] = {"person_id", "outcome", "review_date"};
    size_t found = 0;

    for (size_t i = 0; i < schema->key_count; i++)
        for (size_t n = 0; n < 3; n++)
            found += cj_key_same(schema->fields[schema->key[i]].name, cj_span_of(names[n]));
    return schema->key_count > 0 && found == schema->key_count;
}

static cj_status take_totals(cj_checked *file, cj_error *err)
{
    const cj_check_input *input = file->input;
    cj_status status = allot(&file->totals, file, input->total_count, sizeof *file->totals, err);

    if (status == CJ_OK)
        status = allot(&file->sums, file, input->total_count, sizeof *file->sums, err);
    for (size_t i = 0; status == CJ_OK && i < input->total_count; i++)
        status = cj_records_column(&file->totals[i], file->records, input->totals[i].column,
                                   CJ_KIND_NUMBER, err);
    return status;
}

/* Find the columns that have rules of their own, by the kind of input. */
static cj_status take_parts(cj_checked *file, cj_error *err)
{
    static const char *const twin[] = {"date_of_birth", "sex", "locality"};
    static const char *const once[] = {"outcome", "review_date", "score"};
    static const cj_kind twin_kinds[] = {CJ_KIND_DATE, CJ_KIND_TEXT, CJ_KIND_TEXT};
    static const cj_kind once_kinds[] = {CJ_KIND_TEXT, CJ_KIND_DATE, CJ_KIND_NUMBER};
    const cj_schema *schema = cj_records_schema(file->records);
    bool reviews = strcmp(cj_records_role(file->records), "reviews") == 0 && !is_once(schema);
    cj_status status = CJ_OK;

    for (size_t i = 0; i < 3; i++) {
        file->twin[i] = CJ_NO_COLUMN;
        file->once[i] = CJ_NO_COLUMN;
    }
    for (size_t i = 0; status == CJ_OK && file->is_people && file->has_person && i < 3; i++)
        status = want(&file->twin[i], file, twin[i], twin_kinds[i], err);
    for (size_t i = 0; status == CJ_OK && reviews && file->has_person && i < 3; i++)
        status = want(&file->once[i], file, once[i], once_kinds[i], err);
    if (status == CJ_OK && reviews && file->has_person && file->once[2] == CJ_NO_COLUMN)
        status = want(&file->once[2], file, "progress", CJ_KIND_TEXT, err);
    return status;
}

cj_status cj_check_columns(cj_checking *in, cj_checked *file, cj_error *err)
{
    const cj_schema *schema = cj_records_schema(file->records);
    size_t count = schema->field_count;
    cj_status status = allot(&file->office, file, count, sizeof *file->office, err);

    (void)in;
    file->has_person = cj_records_require_person(file->records, NULL) == CJ_OK;
    if (status == CJ_OK)
        status = allot(&file->events, file, count, sizeof *file->events, err);
    if (status == CJ_OK)
        status = allot(&file->dates, file, count, sizeof *file->dates, err);
    if (status == CJ_OK)
        status = allot(&file->ids, file, count, sizeof *file->ids, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = take_field(file, i, err);
    if (status == CJ_OK)
        status = take_parts(file, err);
    if (status == CJ_OK)
        status = take_totals(file, err);
    file->compares_rows = schema->key_count == 0 && schema->unique_key_count == 0 &&
                          (file->once[0] == CJ_NO_COLUMN || file->once[1] == CJ_NO_COLUMN ||
                           file->once[2] == CJ_NO_COLUMN);
    for (size_t i = 0; i < count; i++)
        file->compares_rows = file->compares_rows && !schema->fields[i].unique;
    file->twins = (cj_tuples)CJ_TUPLES_INIT(3);
    file->scores = (cj_tuples)CJ_TUPLES_INIT(3);
    file->rows = (cj_tuples)CJ_TUPLES_INIT(4);
    return status;
}

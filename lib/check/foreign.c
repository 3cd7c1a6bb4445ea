/* foreignKeys: values that must stand in another file, or in another row. */
#include "check_internal.h"

#include <stdlib.h>
#include <string.h>

#define JOINT '\x1F' /* between the values of a key; cells do not hold it */

/* Find the file that foreign keys call `resource`; "" stands for the file itself. */
static cj_checked *find_resource(const cj_checking *in, cj_checked *file, cj_span resource)
{
    if (resource.length == 0)
        return file;
    for (size_t i = 0; i < in->file_count; i++)
        if (in->files[i].records != NULL && cj_key_same(cj_span_of(in->files[i].name), resource))
            return &in->files[i];
    return NULL;
}

/* Append the value of a column: its typed form, so that 7 is 7.0 and a day is
 * the same in every form.  False if it is blank. */
static bool append_value(cj_text *out, const cj_records *records, size_t column, uint32_t row)
{
    switch (cj_records_kind(records, column)) {
    case CJ_KIND_NUMBER:
        if (cj_records_number(records, column, row) == CJ_DECIMAL_MISSING)
            return false;
        cj_decimal_append(out, cj_records_number(records, column, row));
        return true;
    case CJ_KIND_DATE:
        if (cj_records_date(records, column, row) == CJ_DATE_MISSING)
            return false;
        cj_date_append(out, cj_records_date(records, column, row));
        return true;
    default:
        if (cj_records_code(records, column, row) == CJ_NO_CODE)
            return false;
        cj_text_append(out,
                       cj_records_text(records, column, cj_records_code(records, column, row)));
        return true;
    }
}

/* The key of a row as one text; false if one of its values is blank. */
static bool make_key(cj_text *out, const cj_records *records, const size_t *columns, size_t count,
                     uint32_t row)
{
    bool whole = true;

    cj_text_reset(out);
    for (size_t i = 0; whole && i < count; i++) {
        if (i > 0)
            cj_text_char(out, JOINT);
        whole = append_value(out, records, columns[i], row);
    }
    return whole;
}

static cj_status find_columns(size_t **out, cj_records *records, const cj_span *names, size_t count,
                              cj_arena *arena, cj_error *err)
{
    cj_status status = CJ_OK;

    *out = cj_arena_alloc(arena, count * sizeof **out);
    if (*out == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = cj_records_any_column(&(*out)[i], records, names[i], err);
    return status;
}

/* Read all values that the key may refer to. */
static cj_status read_values(cj_check_foreign *foreign, const cj_checked *resource, cj_arena *arena,
                             cj_error *err)
{
    const cj_foreign_key *key = foreign->key;
    cj_records_options options = resource->options;
    cj_findings *findings = NULL;
    cj_dataset *dataset = NULL;
    cj_records *records = NULL;
    cj_text text = CJ_TEXT_INIT;
    const cj_rows *rows = NULL;
    size_t *columns;
    uint32_t code;
    cj_status status = cj_findings_new(&findings, 0, NULL, NULL, err);

    options.needs.again = false;
    if (status == CJ_OK)
        status = cj_dataset_new(&dataset, findings, err);
    if (status == CJ_OK)
        status = cj_records_open(&records, &options, dataset, err);
    if (status == CJ_OK)
        status = find_columns(&columns, records, key->references, key->field_count, arena, err);
    if (status == CJ_OK)
        status = cj_records_start(records, err);
    while (cj_records_more(&rows, records, &status, err))
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            if (make_key(&text, records, columns, key->field_count, rows->rows[i])) {
                status = cj_text_check(&text, err);
                if (status == CJ_OK)
                    status = cj_dict_add(&code, foreign->values, cj_text_span(&text), err);
            }
    if (status == CJ_EDATA)
        status = CJ_OK; /* told when the file itself is checked */
    cj_text_clear(&text);
    cj_records_free(records);
    cj_dataset_free(dataset);
    cj_findings_free(findings);
    return status;
}

/* Texts are compared without regard to case, identifiers letter for letter. */
static cj_dict_kind kind_of(const cj_schema *schema, const cj_foreign_key *key)
{
    for (size_t i = 0; i < key->field_count; i++)
        if (schema->fields[key->fields[i]].kind == CJ_KIND_TEXT)
            return CJ_DICT_FOLDED;
    return CJ_DICT_EXACT;
}

static cj_status open_key(cj_checking *in, cj_checked *file, const cj_foreign_key *key,
                          cj_error *err)
{
    const cj_schema *schema = cj_records_schema(file->records);
    cj_check_foreign *foreign = &file->foreign[file->foreign_count];
    const cj_checked *resource = find_resource(in, file, key->resource);
    cj_span *names = cj_arena_alloc(&file->arena, key->field_count * sizeof *names);
    const char *path;
    cj_status status;

    if (names == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < key->field_count; i++) {
        names[i] = schema->fields[key->fields[i]].name;
        if (!cj_records_has(file->records, names[i]))
            return CJ_OK; /* no column, no values */
        file->person_is_foreign = file->person_is_foreign || schema->fields[key->fields[i]].person;
    }
    if (resource == NULL)
        return cj_dataset_notice(in->dataset, err,
                                 "%s refers to %s, which is not among the files: that foreign key "
                                 "is not checked",
                                 cj_records_ledger(file->records)->files[0].name, key->resource.at);
    path = resource->input->input.path;
    if (path == NULL || strcmp(path, "-") == 0)
        return cj_fail(err, CJ_EUSAGE,
                       "a foreign key refers to standard input, which cannot be read twice; name "
                       "a file");
    foreign->key = key;
    foreign->resource = resource == file ? "this file" : resource->name;
    file->foreign_count++;
    status =
        find_columns(&foreign->columns, file->records, names, key->field_count, &file->arena, err);
    if (status == CJ_OK)
        status = cj_dict_new(&foreign->values, kind_of(schema, key), err);
    return status == CJ_OK ? read_values(foreign, resource, &file->arena, err) : status;
}

cj_status cj_check_foreign_open(cj_checking *in, cj_checked *file, cj_error *err)
{
    const cj_schema *schema = cj_records_schema(file->records);
    cj_status status = CJ_OK;

    file->foreign =
        cj_arena_alloc(&file->arena, (schema->foreign_key_count + 1) * sizeof *file->foreign);
    if (file->foreign == NULL)
        return cj_fail_nomem(err);
    memset(file->foreign, 0, (schema->foreign_key_count + 1) * sizeof *file->foreign);
    for (size_t i = 0; status == CJ_OK && i < schema->foreign_key_count; i++)
        status = open_key(in, file, &schema->foreign_keys[i], err);
    return status;
}

static cj_status report(cj_checked *file, const cj_check_foreign *foreign, const cj_rows *rows,
                        uint32_t row, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&words, "%sis in no row of %s (",
                   foreign->key->field_count > 1 ? "with the rest of its key " : "",
                   foreign->resource);
    cj_text_list(&words, foreign->key->references, foreign->key->field_count, 8, ", ");
    cj_text_char(&words, ')');
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_report(
            file->records, rows->first + row, foreign->columns[0], "foreign-key",
            cj_records_cell(file->records, foreign->columns[0], row), cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

cj_status cj_check_foreign_rows(cj_checking *in, cj_checked *file, const cj_rows *rows,
                                cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    (void)in;
    for (size_t f = 0; f < file->foreign_count; f++) {
        const cj_check_foreign *foreign = &file->foreign[f];

        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
            if (!make_key(&text, file->records, foreign->columns, foreign->key->field_count,
                          rows->rows[i]))
                continue;
            status = cj_text_check(&text, err);
            if (status == CJ_OK && cj_dict_find(foreign->values, cj_text_span(&text)) == CJ_NO_CODE)
                status = report(file, foreign, rows, rows->rows[i], err);
        }
    }
    cj_text_clear(&text);
    return status;
}

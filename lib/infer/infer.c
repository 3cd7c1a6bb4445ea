/* A first schema and profile for a file: its rows are read once, then decided on and written. */
#include "cj/infer.h"

#include "infer_internal.h"
#include "rows/guess.h"
#include "schema/builtin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static cj_status open_columns(cj_infer_work *in, cj_error *err)
{
    const cj_span *headings = cj_csv_header(in->csv, &in->column_count);
    cj_status status = CJ_OK;

    in->columns = calloc(in->column_count + 1, sizeof *in->columns);
    if (in->columns == NULL) {
        in->column_count = 0;
        return cj_fail_nomem(err);
    }
    for (size_t i = 0; status == CJ_OK && i < in->column_count; i++) {
        in->columns[i].heading = headings[i];
        status = cj_dict_new(&in->columns[i].distinct, CJ_DICT_FOLDED, err);
    }
    return status;
}

static bool has_heading(const cj_schema_field *field, const cj_span *headings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (cj_key_same(field->name, headings[i]))
            return true;
        for (size_t a = 0; a < field->alias_count; a++)
            if (cj_key_same(field->aliases[a], headings[i]))
                return true;
    }
    return false;
}

/* Whether all columns are there that the input cannot do without. */
static bool is_whole(const cj_schema *schema, const cj_span *headings, size_t count)
{
    for (size_t i = 0; i < schema->field_count; i++)
        if (schema->fields[i].required && !has_heading(&schema->fields[i], headings, count))
            return false;
    return true;
}

/* Which built-in input the file is, and its schema: its name tells, unless columns lack. */
static cj_status find_role(cj_infer_work *in, const char *path, cj_error *err)
{
    size_t count;
    const cj_span *headings = cj_csv_header(in->csv, &count);
    const char *name = path == NULL || strcmp(path, "-") == 0 ? NULL : path;
    cj_status status = cj_schema_guess(&in->role, name, headings, count, err);

    if (status == CJ_OK)
        status = cj_schema_builtin(&in->builtins[0], in->role, err);
    if (status != CJ_OK)
        return status;
    in->builtin_count = 1;
    if (name == NULL || is_whole(in->builtins[0], headings, count))
        return CJ_OK;
    cj_schema_free(in->builtins[0]);
    in->builtin_count = 0;
    status = cj_schema_guess(&in->role, NULL, headings, count, err);
    if (status == CJ_OK)
        status = cj_schema_builtin(&in->builtins[0], in->role, err);
    in->builtin_count = status == CJ_OK;
    return status;
}

/* All built-in schemas, that of the file's role first. */
static cj_status open_schemas(cj_infer_work *in, const char *path, cj_error *err)
{
    cj_status status = find_role(in, path, err);

    if (status != CJ_OK)
        return status;
    in->schema = in->builtins[0];
    for (size_t i = 0; status == CJ_OK && i < cj_schema_texts_count; i++)
        if (strcmp(cj_schema_texts[i].name, in->role) != 0 &&
            in->builtin_count < sizeof in->builtins / sizeof *in->builtins)
            status =
                cj_schema_builtin(&in->builtins[in->builtin_count++], cj_schema_texts[i].name, err);
    return status;
}

static cj_status infer(cj_text *schema, cj_text *profile, cj_infer_work *in, const char *path,
                       cj_error *err)
{
    cj_status status = cj_source_open(&in->source, path, in->reading->format.encoding, err);

    if (status == CJ_OK)
        status = cj_infer_look(in, err);
    if (status == CJ_OK)
        status = cj_csv_open_dialect(&in->csv, in->source, &in->dialect, err);
    if (status == CJ_OK) {
        cj_source_forget(in->source); /* all that was kept has been read again */
        status = open_schemas(in, path, err);
    }
    if (status == CJ_OK)
        status = open_columns(in, err);
    if (status == CJ_OK)
        status = cj_infer_read_rows(in, err);
    if (status == CJ_OK)
        status = cj_infer_names(in, err);
    if (status == CJ_OK)
        status = cj_infer_decide(in, err);
    if (status == CJ_OK)
        status = cj_infer_write_schema(schema, in, err);
    if (status == CJ_OK)
        status = cj_infer_write_profile(profile, in, err);
    return status == CJ_OK ? cj_text_check(in->notes, err) : status;
}

cj_status cj_infer(cj_text *schema, cj_text *profile, cj_text *notes, const char *path,
                   const cj_records_options *reading, cj_error *err)
{
    cj_infer_work in = {.reading = reading, .dialect = CJ_DIALECT_INIT, .notes = notes};
    cj_status status = infer(schema, profile, &in, path, err);

    for (size_t i = 0; i < in.column_count; i++) {
        cj_dict_free(in.columns[i].distinct);
        free(in.columns[i].hashes.slots);
        cj_text_clear(&in.columns[i].remarks);
    }
    free(in.columns);
    for (size_t i = 0; i < in.builtin_count; i++)
        cj_schema_free(in.builtins[i]);
    cj_csv_close(in.csv);
    cj_source_close(in.source);
    cj_arena_clear(&in.arena);
    return status;
}

/* --unpivot: columns of a wide file become rows, with the name of each and its value. */
#include "records_internal.h"

#include <stdlib.h>
#include <string.h>

static const cj_schema_field *field_of(const cj_file_rows *file, size_t view)
{
    return cj_schema_field_at(file->schema, file->header.columns[file->unpivot_fields[view]].field);
}

static const cj_schema_field *field_of_value(const cj_file_rows *file)
{
    return cj_schema_field_at(file->schema, cj_schema_find(file->schema, file->unpivot.value));
}

/* ---- the names ------------------------------------------------------------------------- */

cj_status cj_unpivot_open(cj_records *records, cj_error *err)
{
    const cj_file_rows *file = &records->main.file;
    cj_column made = {.name = file->unpivot.name,
                      .heading = file->unpivot.name,
                      .kind = CJ_KIND_TEXT,
                      .origin = CJ_FROM_UNPIVOT,
                      .declared = true};
    size_t at;
    cj_status status = cj_records_add_column(&at, records, made, err);
    cj_column *names;
    uint32_t code;

    if (status != CJ_OK)
        return status;
    names = &records->columns[at]; /* its values are the headings of what is unpivoted */
    status = cj_dict_new(&names->dict, CJ_DICT_FOLDED, err);
    for (size_t i = 0; status == CJ_OK && i < file->unpivot.column_count; i++)
        status = cj_dict_add(&code, names->dict, cj_file_rows_unpivoted(file, i), err);
    return status == CJ_OK ? cj_column_learn(names, err) : status;
}

/* ---- the values -------------------------------------------------------------------------- */

/* The kind of the values if the caller takes any: that of the schema's field, else that of all
 * their columns, else text. */
static cj_kind kind_of_values(const cj_file_rows *file)
{
    const cj_schema_field *decl = field_of_value(file);

    if (decl == NULL)
        decl = field_of(file, 0);
    for (size_t i = 0;
         decl != NULL && field_of_value(file) == NULL && i < file->unpivot.column_count; i++)
        if (field_of(file, i) == NULL || field_of(file, i)->kind != decl->kind)
            decl = NULL;
    return decl == NULL ? CJ_KIND_TEXT : decl->kind;
}

static bool find_values(size_t *out, const cj_records *records, cj_kind kind)
{
    for (*out = 0; *out < records->column_count; ++*out)
        if (records->columns[*out].unpivoted != NULL && records->columns[*out].kind == kind)
            return true;
    return false;
}

/* Refuse a column whose declared field does not allow `kind`. */
static cj_status check_field(const cj_file_rows *file, const cj_schema_field *decl, cj_kind kind,
                             cj_error *err)
{
    if (decl == NULL || decl->kind == kind || cj_column_reads_as(decl, kind) ||
        (kind == CJ_KIND_TEXT && decl->kind == CJ_KIND_ID))
        return CJ_OK;
    return cj_fail_at(err, CJ_EUSAGE, file->name, file->header.line, 0,
                      "%.*s: {unpivot} makes %.*s of it; it holds %s, and %s are needed",
                      (int)decl->name.length, decl->name.at, (int)file->unpivot.value.length,
                      file->unpivot.value.at, cj_kind_words(decl->kind), cj_kind_words(kind));
}

/* Ask for the columns that the values come from. */
static cj_status open_sources(cj_column *column, cj_file_rows *file, cj_error *err)
{
    cj_status status = check_field(file, field_of_value(file), column->kind, err);

    for (size_t i = 0; status == CJ_OK && i < file->unpivot.column_count; i++) {
        cj_column source = {.kind = column->kind};

        status = check_field(file, field_of(file, i), column->kind, err);
        if (status == CJ_OK)
            status = cj_column_want(&source, file, file->unpivot_fields[i], err);
        column->unpivoted[i].slot = source.slot;
        if (status == CJ_OK && i > 0 && source.unit != column->unit)
            status = cj_fail_at(err, CJ_EUSAGE, file->name, file->header.line,
                                (uint32_t)file->unpivot_fields[i] + 1,
                                "{unpivot} makes one column of %s and %s",
                                cj_date_unit_words(column->unit), cj_date_unit_words(source.unit));
        column->unit = source.unit;
    }
    column->slot = column->unpivoted[0].slot;
    return status;
}

/* Texts that a schema declares come first, in its order. */
static cj_status open_texts(cj_column *column, const cj_file_rows *file, cj_error *err)
{
    const cj_schema_field *decl = field_of_value(file);
    cj_status status = cj_dict_new(&column->dict, CJ_DICT_FOLDED, err);
    uint32_t code;

    if (decl == NULL)
        decl = field_of(file, 0);
    for (size_t i = 0; status == CJ_OK && decl != NULL && i < decl->value_count; i++)
        status = cj_dict_add(&code, column->dict, decl->values[i], err);
    column->declared_count = decl == NULL || status != CJ_OK ? 0 : decl->value_count;
    return status == CJ_OK ? cj_column_learn(column, err) : status;
}

cj_status cj_unpivot_add_values(size_t *out, cj_records *records, cj_kind kind, bool any,
                                cj_error *err)
{
    cj_file_rows *file = &records->main.file;
    cj_column column = {.name = file->unpivot.value,
                        .heading = file->unpivot.value,
                        .kind = any ? kind_of_values(file) : kind,
                        .origin = CJ_FROM_UNPIVOT};
    cj_status status;

    if (column.kind == CJ_KIND_ID) /* the values of several columns are no identifiers of one */
        column.kind = CJ_KIND_TEXT;
    if (find_values(out, records, column.kind))
        return CJ_OK;
    column.declared = column.kind != CJ_KIND_TEXT || field_of_value(file) != NULL;
    column.unpivoted =
        cj_arena_alloc(&records->arena, file->unpivot.column_count * sizeof *column.unpivoted);
    if (column.unpivoted == NULL)
        return cj_fail_nomem(err);
    memset(column.unpivoted, 0, file->unpivot.column_count * sizeof *column.unpivoted);
    status = open_sources(&column, file, err);
    if (status == CJ_OK)
        status = cj_records_add_column(out, records, column, err);
    if (status == CJ_OK && column.kind == CJ_KIND_TEXT)
        status = open_texts(&records->columns[*out], file, err);
    return status;
}

void cj_unpivot_clear(const cj_records *records, cj_column *column)
{
    for (size_t i = 0; column->unpivoted != NULL && i < records->main.file.unpivot.column_count;
         i++)
        free(column->unpivoted[i].codes);
}

/* ---- texts --------------------------------------------------------------------------------- */

/* Let the codes of one of the columns be those of the values. */
static cj_status learn_source(cj_unpivoted_column *source, cj_dict *dict, const cj_file_rows *file,
                              cj_error *err)
{
    const cj_file_texts *texts = &file->texts[source->slot];
    cj_status status =
        cj_grow(&source->codes, &source->capacity, texts->count, sizeof *source->codes, err);

    for (; status == CJ_OK && source->count < texts->count; source->count++)
        status = cj_dict_add(&source->codes[source->count], dict, texts->texts[source->count], err);
    return status;
}

cj_status cj_unpivot_learn(cj_records *records, cj_error *err)
{
    const cj_file_rows *file = &records->main.file;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < records->column_count; i++) {
        cj_column *column = &records->columns[i];

        if (column->unpivoted == NULL || column->dict == NULL)
            continue;
        for (size_t view = 0; status == CJ_OK && view < file->unpivot.column_count; view++)
            status = learn_source(&column->unpivoted[view], column->dict, file, err);
        if (status == CJ_OK)
            status = cj_column_learn(column, err);
    }
    return status;
}

/* ---- views ---------------------------------------------------------------------------------- */

static cj_status view_names(cj_column *column, size_t count, size_t view, cj_error *err)
{
    cj_status status = cj_vector_reserve(&column->values, count, err);

    for (size_t row = 0; status == CJ_OK && row < count; row++)
        column->values.of.codes[row] = (uint32_t)view;
    column->current = column->values.of.any;
    return status;
}

static cj_status view_texts(cj_column *column, const cj_batch *batch, size_t view, cj_error *err)
{
    const cj_unpivoted_column *source = &column->unpivoted[view];
    const uint32_t *codes = cj_batch_values(batch, source->slot);
    cj_status status = cj_vector_reserve(&column->values, batch->count, err);

    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        bool known = codes != NULL && !batch->rejected[row] && codes[row] < source->count;

        column->values.of.codes[row] = known ? source->codes[codes[row]] : CJ_NO_CODE;
    }
    column->current = column->values.of.any;
    return status;
}

cj_status cj_unpivot_view(cj_records *records, cj_column *column, size_t view, cj_error *err)
{
    const cj_batch *batch = records->main.file.batch;
    cj_status status;

    if (column->unpivoted == NULL)
        return view_names(column, batch->count, view, err);
    if (column->kind != CJ_KIND_TEXT) {
        column->current = cj_batch_values(batch, column->unpivoted[view].slot);
        return CJ_OK;
    }
    status = cj_unpivot_learn(records, err);
    return status == CJ_OK ? view_texts(column, batch, view, err) : status;
}

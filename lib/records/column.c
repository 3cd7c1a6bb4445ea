/* A column by itself: its kind, its texts, and having it filled. */
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

/* ---- kinds ---------------------------------------------------------------------------- */

const char *cj_kind_words(cj_kind kind)
{
    static const char *const words[] = {"texts", "identifiers", "numbers", "dates"};

    return words[kind];
}

/* Whether a field declared as one kind may be read as another: numbers and dates as texts, and
 * months and years as dates. */
bool cj_column_reads_as(const cj_schema_field *decl, cj_kind kind)
{
    if (kind == CJ_KIND_TEXT)
        return decl->kind != CJ_KIND_ID && decl->kind != kind;
    return kind == CJ_KIND_DATE && (decl->type == CJ_TYPE_YEARMONTH || decl->type == CJ_TYPE_YEAR);
}

cj_status cj_column_want(cj_column *column, cj_file_rows *file, size_t field, cj_error *err)
{
    cj_status status = cj_file_rows_want(&column->slot, file, field, column->kind, err);

    if (status != CJ_OK)
        return status;
    file->texts[column->slot].learned = true;
    column->unit = cj_typed_at(&file->typed, column->slot)->unit;
    return cj_file_rows_want_behind(file, column->slot, field, column->kind, err);
}

void cj_column_append(cj_text *out, const cj_column *column, const void *vector, size_t at)
{
    if (column->kind == CJ_KIND_NUMBER)
        cj_decimal_append(out, ((const cj_decimal *)vector)[at]);
    else if (column->kind == CJ_KIND_DATE)
        cj_date_append(out, ((const cj_date *)vector)[at]);
}

/* ---- texts ----------------------------------------------------------------------------- */

cj_status cj_column_learn(cj_column *column, cj_error *err)
{
    size_t count = column->dict == NULL ? column->text_count : cj_dict_count(column->dict);
    cj_status status =
        cj_grow(&column->learned, &column->learned_capacity, count, sizeof *column->learned, err);

    if (status != CJ_OK || column->dict == NULL)
        return status;
    /* Texts of a dictionary never move, so that only new ones are learnt. */
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
            column->origin == CJ_FROM_PEOPLE ? records->people.input.file : records->main.file;
        size_t slot;

        if (column->origin != CJ_FROM_FILE && column->origin != CJ_FROM_PEOPLE)
            continue;
        slot = cj_file_rows_slot(file, column->slot);
        column->texts = file->texts[slot].texts;
        column->text_count = file->texts[slot].count;
    }
}

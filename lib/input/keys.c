/* primaryKey and unique: values that may stand in one row only. */
#include "records_internal.h"

#include <stdlib.h>

#define JOINT '\x1F'

static size_t column_of_field(const cj_records *records, size_t field)
{
    for (size_t i = 0; i < records->header.count; i++)
        if (records->header.columns[i].field == field)
            return i;
    return SIZE_MAX;
}

/* Add a key over schema fields; left out where a column is not in the file. */
static cj_status add_key(cj_records *records, const size_t *fields, size_t count, cj_error *err)
{
    cj_key *key = &records->keys[records->key_count];

    *key = (cj_key){0};
    key->fields = cj_arena_alloc(&records->arena, count * sizeof *key->fields);
    if (key->fields == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count; i++) {
        key->fields[i] = column_of_field(records, fields[i]);
        if (key->fields[i] == SIZE_MAX)
            return CJ_OK;
    }
    key->field_count = count;
    records->key_count++;
    return cj_dict_new(&key->seen, CJ_DICT_EXACT, err);
}

cj_status cj_keys_open(cj_records *records, cj_error *err)
{
    const cj_schema *schema = records->schema;
    cj_status status = CJ_OK;

    records->keys = calloc(schema->field_count + 1, sizeof *records->keys);
    if (records->keys == NULL)
        return cj_fail_nomem(err);
    if (schema->key_count > 0)
        status = add_key(records, schema->key, schema->key_count, err);
    for (size_t i = 0; status == CJ_OK && i < schema->field_count; i++)
        if (schema->fields[i].unique)
            status = add_key(records, &i, 1, err);
    return status;
}

void cj_keys_clear(cj_records *records)
{
    for (size_t i = 0; i < records->key_count; i++) {
        cj_dict_free(records->keys[i].seen);
        free(records->keys[i].rows);
    }
    free(records->keys);
}

/* The row's key as one text; empty if every cell is blank. */
static void join_cells(cj_text *out, const cj_records *records, const cj_key *key, size_t row)
{
    const cj_csv_block *block = &records->batch->block;
    const cj_csv_record *record = &block->records[records->batch->records[row]];

    cj_text_reset(out);
    for (size_t i = 0; i < key->field_count; i++) {
        cj_csv_field field = block->fields[record->first_field + key->fields[i]];

        if (i > 0)
            cj_text_char(out, JOINT);
        cj_text_append(out, cj_span_trim(cj_csv_text(block, field)));
    }
}

static cj_status report(cj_records *records, const cj_key *key, size_t row, size_t earlier,
                        cj_error *err)
{
    const cj_csv_block *block = &records->batch->block;
    const cj_csv_record *record = &block->records[records->batch->records[row]];
    size_t column = key->fields[0];
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&words, "%s stands in line %llu already",
                   key->field_count > 1 ? "with the rest of the row's key" : "",
                   (unsigned long long)cj_records_line(records, earlier));
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status =
            cj_records_find(records, records->rows.first + row,
                            (cj_finding){.code = "primary-key",
                                         .severity = CJ_ERROR,
                                         .column = (uint32_t)column + 1,
                                         .column_name = records->header.columns[column].name,
                                         .value = cj_span_trim(cj_csv_text(
                                             block, block->fields[record->first_field + column])),
                                         .message = cj_span_trim(cj_text_span(&words))},
                            err);
    cj_text_clear(&words);
    return status;
}

cj_status cj_keys_check(cj_records *records, cj_error *err)
{
    cj_batch *batch = records->batch;
    cj_text text = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t k = 0; k < records->key_count; k++) {
        cj_key *key = &records->keys[k];

        for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
            size_t known = cj_dict_count(key->seen);
            uint32_t code;

            if (batch->rejected[row])
                continue;
            join_cells(&text, records, key, row);
            status = cj_text_check(&text, err);
            if (status != CJ_OK || text.length == 0)
                continue;
            status = cj_dict_add(&code, key->seen, cj_text_span(&text), err);
            if (status == CJ_OK)
                status = cj_grow(&key->rows, &key->row_capacity, (size_t)code + 1,
                                 sizeof *key->rows, err);
            if (status != CJ_OK)
                break;
            if (code == known) {
                key->rows[code] = records->rows.first + row;
            } else {
                status = report(records, key, row, key->rows[code], err);
                batch->rejected[row] = 1;
            }
        }
    }
    cj_text_clear(&text);
    return status;
}

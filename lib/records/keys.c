/* primaryKey, unique and uniqueKeys: values that may stand in one row only. */
#include "records_internal.h"

#include <stdlib.h>

#define PREFETCH 12

static size_t column_of_field(const cj_records *records, size_t field)
{
    for (size_t i = 0; i < records->header.count; i++)
        if (records->header.columns[i].field == field)
            return i;
    return CJ_NO_COLUMN;
}

/* Add a key over schema fields; left out where a column is not in the file. */
static cj_status add_key(cj_records *records, const char *code, const size_t *fields, size_t count,
                         cj_error *err)
{
    cj_key *key = &records->keys[records->key_count];
    cj_status status = CJ_OK;

    *key = (cj_key){.code = code, .field_count = count};
    key->slots = cj_arena_alloc(&records->arena, count * sizeof *key->slots);
    if (key->slots == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count; i++)
        if (column_of_field(records, fields[i]) == CJ_NO_COLUMN)
            return CJ_OK;
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        const cj_schema_field *field = &records->schema->fields[fields[i]];

        if (field->person)
            key->slots[i] = records->person_slot;
        else
            status = cj_columns_want_field(&key->slots[i], records,
                                           column_of_field(records, fields[i]), field->kind, err);
        key->seen.words += field->kind == CJ_KIND_NUMBER ? 2 : 1;
    }
    records->key_count += status == CJ_OK;
    return status;
}

cj_status cj_keys_open(cj_records *records, cj_error *err)
{
    const cj_schema *schema = records->schema;
    size_t most = schema->field_count + schema->unique_key_count + 1;
    cj_status status = CJ_OK;

    records->keys = calloc(most, sizeof *records->keys);
    if (records->keys == NULL)
        return cj_fail_nomem(err);
    if (schema->key_count > 0)
        status = add_key(records, "primary-key", schema->key, schema->key_count, err);
    for (size_t i = 0; status == CJ_OK && i < schema->field_count; i++)
        if (schema->fields[i].unique)
            status = add_key(records, "unique-error", &i, 1, err);
    for (size_t i = 0; status == CJ_OK && i < schema->unique_key_count; i++)
        status = add_key(records, "unique-error", schema->unique_keys[i].fields,
                         schema->unique_keys[i].field_count, err);
    return status;
}

void cj_keys_clear(cj_records *records)
{
    for (size_t i = 0; i < records->key_count; i++)
        cj_tuples_clear(&records->keys[i].seen);
    free(records->keys);
    free(records->key_hashes);
    free(records->key_words);
    records->keys = NULL;
    records->key_hashes = NULL;
    records->key_words = NULL;
    records->key_count = 0;
}

/* ---- the keys of a batch ------------------------------------------------------------ */

/* Put one column's values for all rows among the words of their keys; a row
 * with a blank value gets no key: its hash is 0. */
static void put_words(cj_records *records, const cj_key *key, size_t slot, size_t at)
{
    const cj_batch *batch = records->batch;
    const cj_typed_column *column = cj_typed_at(&records->typed, slot);
    uint32_t *words = records->key_words + at;

    for (size_t row = 0; row < batch->count; row++, words += key->seen.words) {
        bool blank;

        if (batch->rejected[row])
            continue;
        if (column->kind == CJ_KIND_NUMBER) {
            cj_decimal number = batch->vectors[slot].of.numbers[row];

            words[0] = (uint32_t)(uint64_t)number;
            words[1] = (uint32_t)((uint64_t)number >> 32);
            blank = number == CJ_DECIMAL_MISSING;
        } else if (column->kind == CJ_KIND_DATE) {
            words[0] = (uint32_t)batch->vectors[slot].of.dates[row];
            blank = batch->vectors[slot].of.dates[row] == CJ_DATE_MISSING;
        } else {
            words[0] = slot == records->person_slot ? records->persons[row]
                                                    : batch->vectors[slot].of.codes[row];
            blank = words[0] == CJ_NO_CODE;
        }
        if (blank)
            records->key_hashes[row] = 0;
    }
}

static cj_status make_keys(cj_records *records, const cj_key *key, cj_error *err)
{
    size_t count = records->batch->count;
    size_t at = 0;
    cj_status status = cj_grow(&records->key_words, &records->key_capacity[0],
                               count * key->seen.words, sizeof *records->key_words, err);

    if (status == CJ_OK)
        status = cj_grow(&records->key_hashes, &records->key_capacity[1], count,
                         sizeof *records->key_hashes, err);
    if (status != CJ_OK)
        return status;
    for (size_t row = 0; row < count; row++)
        records->key_hashes[row] = !records->batch->rejected[row];
    for (size_t i = 0; i < key->field_count; i++) {
        put_words(records, key, key->slots[i], at);
        at += cj_typed_at(&records->typed, key->slots[i])->kind == CJ_KIND_NUMBER ? 2 : 1;
    }
    for (size_t row = 0; row < count; row++)
        if (records->key_hashes[row] != 0) /* never 0 again: that means none */
            records->key_hashes[row] =
                cj_tuples_hash(records->key_words + row * key->seen.words, key->seen.words) |
                UINT64_C(1) << 63;
    return CJ_OK;
}

static cj_status report(cj_records *records, const cj_key *key, size_t row, size_t earlier,
                        cj_error *err)
{
    const cj_batch *batch = records->batch;
    const cj_typed_column *column = cj_typed_at(&records->typed, key->slots[0]);
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&words, "%sstands in line %llu already",
                   key->field_count > 1 ? "with the rest of the row's key " : "",
                   (unsigned long long)cj_records_line(records, earlier));
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_find(records, records->rows.first + row,
                                 (cj_finding){.code = key->code,
                                              .severity = CJ_ERROR,
                                              .column = cj_typed_place(column),
                                              .column_name = column->name,
                                              .value = cj_batch_cell(batch, column, row),
                                              .message = cj_text_span(&words)},
                                 err);
    cj_text_clear(&words);
    return status;
}

/* Look each row's key up and add the new ones; the table is fetched some rows
 * ahead. */
static cj_status check_key(cj_records *records, cj_key *key, cj_error *err)
{
    cj_batch *batch = records->batch;
    const uint64_t *hashes;
    cj_status status = make_keys(records, key, err);

    if (status == CJ_OK)
        status = cj_tuples_reserve(&key->seen, batch->count, err);
    hashes = records->key_hashes;
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        uint32_t number = (uint32_t)(records->rows.first + row);
        uint32_t first;

        if (row + PREFETCH < batch->count)
            cj_tuples_prefetch(&key->seen, hashes[row + PREFETCH]);
        if (hashes[row] == 0)
            continue;
        first = cj_tuples_add(&key->seen, records->key_words + row * key->seen.words, hashes[row],
                              number);
        if (first == number)
            continue;
        status = report(records, key, row, first, err);
        batch->rejected[row] = 1;
    }
    return status;
}

cj_status cj_keys_check(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t k = 0; status == CJ_OK && k < records->key_count; k++)
        status = check_key(records, &records->keys[k], err);
    return status;
}

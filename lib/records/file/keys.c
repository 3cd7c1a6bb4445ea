/* primaryKey, unique and uniqueKeys: values that may stand in one row only. */
#include "file_rows.h"

#include <stdlib.h>

#define PREFETCH 12

static size_t column_of_field(const cj_file_rows *file, size_t field)
{
    for (size_t i = 0; i < file->header.count; i++)
        if (file->header.columns[i].field == field)
            return i;
    return CJ_NO_COLUMN;
}

/* Say that rows are not held against a key of several columns, because the file lacks one. */
static cj_status note_lacking(const cj_file_rows *file, const size_t *fields, size_t count,
                              size_t lacking, cj_error *err)
{
    cj_text key = CJ_TEXT_INIT;
    cj_span absent = file->schema->fields[lacking].name;
    cj_status status;

    for (size_t i = 0; i < count; i++) {
        cj_text_add(&key, i == 0 ? "" : i + 1 == count ? " and " : ", ");
        cj_text_append(&key, file->schema->fields[fields[i]].name);
    }
    status = cj_text_check(&key, err);
    if (status == CJ_OK)
        status = cj_dataset_notice(file->dataset, err,
                                   "%s: whether rows are the same in %s is not checked: there is "
                                   "no column \"%.*s\"",
                                   file->name, cj_text_string(&key), (int)absent.length, absent.at);
    cj_text_clear(&key);
    return status;
}

/* Add a key, the primary one being number 0, over schema fields; left out where a column is not in
 * the file. */
static cj_status add_key(cj_file_rows *file, size_t number, const size_t *fields, size_t count,
                         cj_error *err)
{
    cj_key *key = &file->keys.keys[file->keys.count];
    cj_status status = CJ_OK;

    *key = (cj_key){.code = number == 0 ? "primary-key" : "unique-error",
                    .field_count = count,
                    .number = number};
    key->slots = cj_arena_alloc(&file->arena, count * sizeof *key->slots);
    if (key->slots == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count; i++)
        if (column_of_field(file, fields[i]) == CJ_NO_COLUMN)
            return count > 1 ? note_lacking(file, fields, count, fields[i], err) : CJ_OK;
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        const cj_schema_field *field = &file->schema->fields[fields[i]];

        file->person_used = file->person_used || field->person;
        if (field->person)
            key->slots[i] = file->person_slot;
        else
            status = cj_file_rows_want(&key->slots[i], file, column_of_field(file, fields[i]),
                                       field->kind, err);
        key->seen.words += field->kind == CJ_KIND_NUMBER ? 2 : 1;
    }
    file->keys.count += status == CJ_OK;
    return status;
}

cj_status cj_keys_open(cj_file_rows *file, cj_error *err)
{
    const cj_schema *schema = file->schema;
    size_t most = schema->field_count + schema->unique_key_count + 1;
    cj_status status = CJ_OK;

    file->keys.keys = calloc(most, sizeof *file->keys.keys);
    if (file->keys.keys == NULL)
        return cj_fail_nomem(err);
    if (schema->key_count > 0)
        status = add_key(file, 0, schema->key, schema->key_count, err);
    for (size_t i = 0; status == CJ_OK && i < schema->field_count; i++)
        if (schema->fields[i].unique)
            status = add_key(file, 1 + i, &i, 1, err);
    for (size_t i = 0; status == CJ_OK && i < schema->unique_key_count; i++)
        status = add_key(file, 1 + schema->field_count + i, schema->unique_keys[i].fields,
                         schema->unique_keys[i].field_count, err);
    return status;
}

void cj_keys_clear(cj_file_rows *file)
{
    for (size_t i = 0; i < file->keys.count; i++)
        cj_tuples_clear(&file->keys.keys[i].seen);
    free(file->keys.keys);
    free(file->keys.hashes);
    free(file->keys.words);
    file->keys.keys = NULL;
    file->keys.hashes = NULL;
    file->keys.words = NULL;
    file->keys.count = 0;
}

/* ---- the keys of a batch ------------------------------------------------------------ */

/* Put one column's values for all rows among the words of their keys; a row
 * with a blank value gets no key: its hash is 0. */
static void put_words(cj_file_rows *file, const cj_key *key, size_t slot, size_t at)
{
    const cj_batch *batch = file->batch;
    const cj_typed_column *column = cj_typed_at(&file->typed, slot);
    uint32_t *words = file->keys.words + at;

    for (size_t row = 0; row < batch->count; row++, words += key->seen.words) {
        bool blank;

        if (batch->rejected[row])
            continue;
        if (column->kind == CJ_KIND_NUMBER) {
            cj_decimal number = batch->vectors[slot].of.numbers[row];

            words[0] = (uint32_t)(uint64_t)number;
            words[1] = (uint32_t)((uint64_t)number >> 32);
            blank = cj_decimal_is_none(number);
        } else if (column->kind == CJ_KIND_DATE) {
            words[0] = (uint32_t)batch->vectors[slot].of.dates[row];
            blank = batch->vectors[slot].of.dates[row] == CJ_DATE_MISSING;
        } else {
            words[0] =
                slot == file->person_slot ? file->persons[row] : batch->vectors[slot].of.codes[row];
            blank = words[0] == CJ_NO_CODE;
        }
        if (blank)
            file->keys.hashes[row] = 0;
    }
}

static cj_status make_keys(cj_file_rows *file, const cj_key *key, const uint8_t *keep,
                           cj_error *err)
{
    size_t count = file->batch->count;
    size_t at = 0;
    cj_status status = cj_grow(&file->keys.words, &file->keys.capacity[0], count * key->seen.words,
                               sizeof *file->keys.words, err);

    if (status == CJ_OK)
        status = cj_grow(&file->keys.hashes, &file->keys.capacity[1], count,
                         sizeof *file->keys.hashes, err);
    if (status != CJ_OK)
        return status;
    for (size_t row = 0; row < count; row++)
        file->keys.hashes[row] = !file->batch->rejected[row] && (keep == NULL || keep[row]);
    for (size_t i = 0; i < key->field_count; i++) {
        put_words(file, key, key->slots[i], at);
        at += cj_typed_at(&file->typed, key->slots[i])->kind == CJ_KIND_NUMBER ? 2 : 1;
    }
    for (size_t row = 0; row < count; row++)
        if (file->keys.hashes[row] != 0) /* never 0 again: that means none */
            file->keys.hashes[row] =
                cj_tuples_hash(file->keys.words + row * key->seen.words, key->seen.words) |
                UINT64_C(1) << 63;
    return CJ_OK;
}

/* The cell of a row as it was written, or what it was read as where only that was kept. */
static void append_cell(cj_text *text, const cj_file_rows *file, size_t slot, size_t row)
{
    const cj_batch *batch = file->batch;
    const cj_typed_column *column = cj_typed_at(&file->typed, slot);

    if (batch->records != NULL)
        cj_text_append(text, cj_batch_cell(batch, column, row));
    else if (slot == file->person_slot)
        cj_text_append(text, cj_dict_text(file->dataset->persons, file->persons[row]));
    else if (column->kind == CJ_KIND_NUMBER)
        cj_decimal_append(text, batch->vectors[slot].of.numbers[row]);
    else if (column->kind == CJ_KIND_DATE)
        cj_date_append(text, batch->vectors[slot].of.dates[row]);
    else
        cj_text_append(text, file->texts[slot].texts[batch->vectors[slot].of.codes[row]]);
}

static cj_status report(cj_file_rows *file, const cj_key *key, size_t row, size_t earlier,
                        cj_error *err)
{
    const cj_typed_column *column = cj_typed_at(&file->typed, key->slots[0]);
    cj_text words = CJ_TEXT_INIT;
    cj_text cell = CJ_TEXT_INIT;
    cj_status status;

    append_cell(&cell, file, key->slots[0], row);

    cj_text_format(&words, "%sstands in ",
                   key->field_count > 1 ? "with the rest of the row's key " : "");
    cj_file_rows_append_place(&words, file, earlier, file->first + row);
    cj_text_add(&words, " already");
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_text_check(&cell, err);
    if (status == CJ_OK)
        status = cj_file_rows_find(file, file->first + row,
                                   (cj_finding){.code = key->code,
                                                .severity = CJ_ERROR,
                                                .column = cj_typed_place(column),
                                                .column_name = column->name,
                                                .value = cj_text_span(&cell),
                                                .message = cj_text_span(&words)},
                                   err);
    cj_text_clear(&words);
    cj_text_clear(&cell);
    return status;
}

/* Look each row's key up and add the new ones; the table is fetched some rows
 * ahead. */
static cj_status check_key(cj_file_rows *file, cj_key *key, const uint8_t *keep, cj_error *err)
{
    cj_batch *batch = file->batch;
    const uint64_t *hashes;
    cj_status status = make_keys(file, key, keep, err);

    if (status == CJ_OK && !cj_tuples_has_room(&key->seen, batch->count))
        status = cj_tuples_reserve(
            &key->seen,
            cj_source_expect(file->source, batch->position, key->seen.used + batch->count) -
                key->seen.used,
            err);
    hashes = file->keys.hashes;
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        uint32_t number = (uint32_t)(file->first + row);
        uint32_t first;

        if (row + PREFETCH < batch->count)
            cj_tuples_prefetch(&key->seen, hashes[row + PREFETCH]);
        if (hashes[row] == 0)
            continue;
        first = cj_tuples_add(&key->seen, file->keys.words + row * key->seen.words, hashes[row],
                              number);
        if (first == number)
            continue;
        status = report(file, key, row, first, err);
        batch->rejected[row] = 1;
    }
    return status;
}

cj_status cj_keys_check(cj_file_rows *file, const uint8_t *keep, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t k = 0; status == CJ_OK && k < file->keys.count; k++)
        status = check_key(file, &file->keys.keys[k], keep, err);
    return status;
}

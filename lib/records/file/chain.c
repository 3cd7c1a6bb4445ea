/* Several files that are one input: each has its own header, and its rows follow those of the file
 * before.  What is known of the rows so far goes from one to the next. */
#include "file_rows.h"

/* ---- columns --------------------------------------------------------------------------- */

/* The header column that is what column `asked` of the first file is. */
static cj_status find_like(size_t *field, const cj_file_rows *file, const cj_file_rows *first,
                           size_t asked, cj_error *err)
{
    const cj_header_column *like = &first->header.columns[asked];

    *field = SIZE_MAX;
    for (size_t i = 0; like->field != SIZE_MAX && i < file->header.count; i++)
        if (file->header.columns[i].field == like->field)
            *field = i;
    if (*field == SIZE_MAX) {
        cj_status status = cj_header_take(field, &file->header, like->name, err);

        if (status != CJ_OK)
            return status;
    }
    return *field == SIZE_MAX ? cj_file_rows_fail_column(file, like->name, err) : CJ_OK;
}

static cj_status set_slot(cj_file_rows *file, size_t of_first, size_t slot, cj_error *err)
{
    cj_status status =
        cj_grow(&file->slots, &file->slot_capacity, of_first + 1, sizeof *file->slots, err);

    if (status != CJ_OK)
        return status;
    while (file->slot_count <= of_first)
        file->slots[file->slot_count++] = CJ_NO_COLUMN;
    file->slots[of_first] = slot;
    return CJ_OK;
}

cj_status cj_file_rows_want_behind(cj_file_rows *first, size_t slot, size_t field, cj_kind kind,
                                   cj_error *err)
{
    cj_status status = CJ_OK;

    for (cj_file_rows *file = first->next; status == CJ_OK && file != NULL; file = file->next) {
        size_t its_field = SIZE_MAX;
        size_t its_slot = CJ_NO_COLUMN;

        status = find_like(&its_field, file, first, field, err);
        if (status == CJ_OK)
            status = cj_file_rows_want(&its_slot, file, its_field, kind, err);
        if (status != CJ_OK)
            break;
        file->texts[its_slot].learned = first->texts[slot].learned;
        status = set_slot(file, slot, its_slot, err);
    }
    return status;
}

/* ---- codes ------------------------------------------------------------------------------ */

static void share_column(cj_typed_column *column, const cj_typed_column *like)
{
    if (column->dict == NULL || like->dict == NULL || column->dict == like->dict)
        return;
    if (!column->dict_is_shared)
        cj_dict_free(column->dict);
    column->dict = like->dict;
    column->dict_is_shared = true;
}

/* The same key of the nearest file before that has its columns; NULL: none has. */
static cj_key *key_before(const cj_file_rows *file, const cj_key *key, const cj_file_rows **whose)
{
    for (cj_file_rows *from = file->before; from != NULL; from = from->before)
        for (size_t k = 0; k < from->keys.count; k++)
            if (from->keys.keys[k].number == key->number) {
                *whose = from;
                return &from->keys.keys[k];
            }
    return NULL;
}

void cj_file_rows_share(cj_file_rows *file)
{
    const cj_file_rows *first = cj_file_rows_first(file);

    for (size_t i = 0; i < file->slot_count; i++)
        if (file->slots[i] != CJ_NO_COLUMN)
            share_column(&file->typed.columns[file->slots[i]], cj_typed_at(&first->typed, i));
    for (size_t k = 0; k < file->keys.count; k++) {
        const cj_key *key = &file->keys.keys[k];
        const cj_file_rows *from = NULL;
        const cj_key *earlier = key_before(file, key, &from);

        for (size_t i = 0; earlier != NULL && i < key->field_count; i++)
            share_column(&file->typed.columns[key->slots[i]],
                         cj_typed_at(&from->typed, earlier->slots[i]));
    }
}

void cj_file_rows_pass_texts(cj_file_rows *to, cj_file_rows *from)
{
    size_t count = cj_file_rows_first(to)->typed.column_count;

    for (size_t i = 0; i < count && to != from; i++) {
        size_t here = cj_file_rows_slot(to, i);
        size_t there = cj_file_rows_slot(from, i);

        if (here >= to->typed.column_count || there >= from->typed.column_count ||
            to->typed.columns[here].dict == NULL ||
            to->typed.columns[here].dict != from->typed.columns[there].dict)
            continue;
        to->typed.columns[here].told = from->typed.columns[there].told;
        to->texts[here] = from->texts[there];
        from->texts[there] = (cj_file_texts){.learned = to->texts[here].learned};
    }
}

/* ---- rows that are the same ---- */

void cj_file_rows_pass_rows(cj_file_rows *file)
{
    cj_repair_memory *memory = file->typed.memory;

    for (cj_file_rows *from = file->before; memory != NULL && from != NULL; from = from->before) {
        cj_repair_memory *earlier = from->typed.memory;

        if (earlier == NULL || earlier->rows == NULL ||
            !cj_span_equal(cj_csv_header_raw(file->typed.csv), cj_csv_header_raw(from->typed.csv)))
            continue;
        cj_dict_free(memory->rows);
        memory->rows = earlier->rows;
        earlier->rows = NULL;
        return;
    }
}

/* ---- one behind the other ----------------------------------------------------------------- */

static void pass_keys(cj_file_rows *file)
{
    for (size_t k = 0; k < file->keys.count; k++) {
        const cj_file_rows *from = NULL;
        cj_key *key = &file->keys.keys[k];
        cj_key *earlier = key_before(file, key, &from);

        if (earlier == NULL)
            continue;
        key->seen = earlier->seen;
        earlier->seen = (cj_tuples){.words = key->seen.words};
    }
}

cj_status cj_file_rows_follow(cj_file_rows *file, cj_error *err)
{
    cj_file_rows *before = file->before;

    file->base = file->first = before->first + before->count;
    file->ledger = before->ledger;
    file->extra_rows = before->extra_rows;
    cj_file_rows_pass_texts(file, before);
    pass_keys(file);
    file->meeting = before->meeting;
    before->meeting = (cj_meeting){0};
    file->held = before->held; /* their texts stay with the file that they are about */
    file->held_count = before->held_count;
    file->held_capacity = before->held_capacity;
    before->held = NULL;
    before->held_count = before->held_capacity = 0;
    cj_pipeline_free(before->pipeline);
    before->pipeline = NULL;
    before->batch = NULL;
    return cj_ledger_add_file(cj_file_rows_ledger(file), file->name, err);
}

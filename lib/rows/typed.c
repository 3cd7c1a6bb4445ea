/* A batch from the bytes of a block to typed columns; the course of sort, repair and type. */
#include "repair.h"
#include "typed_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- vectors and batches -------------------------------------------------------- */

size_t cj_value_size(cj_kind kind)
{
    static const size_t sizes[] = {[CJ_KIND_TEXT] = sizeof(uint32_t),
                                   [CJ_KIND_ID] = sizeof(uint32_t),
                                   [CJ_KIND_NUMBER] = sizeof(cj_decimal),
                                   [CJ_KIND_DATE] = sizeof(cj_date)};

    return sizes[kind];
}

cj_status cj_vector_reserve(cj_vector *vector, size_t count, cj_error *err)
{
    return cj_grow(&vector->of.any, &vector->capacity, count, cj_value_size(vector->kind), err);
}

void cj_vector_clear(cj_vector *vector)
{
    free(vector->of.any);
    vector->of.any = NULL;
    vector->capacity = 0;
}

void cj_vector_blank(cj_vector *vector, size_t at)
{
    if (vector->kind == CJ_KIND_NUMBER)
        vector->of.numbers[at] = CJ_DECIMAL_MISSING;
    else if (vector->kind == CJ_KIND_DATE)
        vector->of.dates[at] = CJ_DATE_MISSING;
    else
        vector->of.codes[at] = CJ_NO_CODE;
}

void cj_batch_clear(cj_batch *batch)
{
    for (size_t i = 0; i < batch->vector_count; i++) {
        cj_vector_clear(&batch->vectors[i]);
        free(batch->fresh[i].texts);
        cj_seen_clear(&batch->seen[i]);
    }
    free(batch->vectors);
    free(batch->seen);
    free(batch->fresh);
    free(batch->dates_seen);
    free(batch->totals);
    free(batch->looked);
    free(batch->named);
    free(batch->shifts);
    free(batch->records);
    free(batch->firsts);
    free(batch->rejected);
    free(batch->persons);
    free(batch->hashes);
    free(batch->known);
    free(batch->findings);
    free(batch->repairs);
    cj_arena_clear(&batch->texts);
    cj_csv_block_clear(&batch->block);
    memset(batch, 0, sizeof *batch);
}

const cj_typed_column cj_no_typed_column = {.field = SIZE_MAX, .name = {"", 0}};

cj_span cj_batch_cell(const cj_batch *batch, const cj_typed_column *column, size_t row)
{
    const cj_csv_block *block = &batch->block;

    if (column->field == SIZE_MAX || row >= batch->count || batch->firsts == NULL)
        return (cj_span){"", 0};
    return cj_span_trim(cj_csv_text(block, block->fields[batch->firsts[row] + column->field]));
}

static cj_status reserve_rows(cj_batch *batch, const cj_typed *typed, cj_error *err)
{
    size_t rows = batch->count;
    cj_status status = CJ_OK;

    if (batch->vectors == NULL && typed->column_count > 0) {
        batch->vectors = calloc(typed->column_count, sizeof *batch->vectors);
        batch->fresh = calloc(typed->column_count, sizeof *batch->fresh);
        batch->seen = calloc(typed->column_count, sizeof *batch->seen);
        batch->dates_seen = calloc(typed->column_count, sizeof *batch->dates_seen);
        if (batch->vectors == NULL || batch->fresh == NULL || batch->seen == NULL ||
            batch->dates_seen == NULL)
            return cj_fail_nomem(err);
        batch->vector_count = typed->column_count;
        for (size_t i = 0; i < typed->column_count; i++)
            batch->vectors[i].kind = typed->columns[i].kind;
    }
    if (status == CJ_OK)
        status =
            cj_grow(&batch->persons, &batch->row_capacity[2], rows, sizeof *batch->persons, err);
    if (status == CJ_OK)
        status = cj_grow(&batch->hashes, &batch->row_capacity[3], rows, sizeof *batch->hashes, err);
    for (size_t i = 0; status == CJ_OK && i < typed->column_count; i++)
        if (typed->columns[i].wanted)
            status = cj_vector_reserve(&batch->vectors[i], rows, err);
    return status;
}

/* ---- batches ------------------------------------------------------------------------------ */

void cj_typed_forget_loose(cj_typed *typed)
{
    free(typed->loose);
    typed->loose = NULL;
    cj_typed_clear_looks(typed);
    cj_typed_clear_words(typed);
    cj_feet_clear(typed);
    cj_wholes_clear(typed);
}

void cj_typed_prepare(cj_typed *typed)
{
    memset(typed->maybe_missing, 0, sizeof typed->maybe_missing);
    for (size_t i = 0; i < typed->schema->missing_count; i++)
        if (typed->schema->missing[i].length > 0)
            /* Most cells are told from the missing values by their first byte. */
            typed->maybe_missing[(unsigned char)typed->schema->missing[i].at[0]] = true;
    cj_repair_forget(typed->memory);
    if (typed->repeats != NULL)
        cj_repeats_begin(typed->repeats, CJ_REPEATS_MAX);
    for (size_t i = 0; i < typed->column_count; i++) /* rows may have been looked at before */
    {
        typed->columns[i].seen = (cj_dates_seen){0};
        typed->columns[i].ruled_out = 0;
    }
    cj_typed_forget_loose(typed);
    typed->mixed = false;
    typed->record_number = cj_csv_header_record(typed->csv) + 1;
    typed->in_order = cj_repair_needs_order(typed);
    typed->stopped = (cj_error)CJ_ERROR_INIT;
}

/* Note where lines and records run otherwise than rows. */
static cj_status note_shifts(cj_batch *batch, cj_error *err)
{
    uint64_t line = 0;
    uint64_t record = 0;

    for (uint32_t row = 0; row < batch->count; row++) {
        uint64_t line_shift = batch->block.records[batch->records[row]].line - row;
        uint64_t record_shift = (uint64_t)batch->records[row] - row;

        if (row > 0 && line_shift == line && record_shift == record)
            continue;
        if (cj_grow(&batch->shifts, &batch->shift_capacity, batch->shift_count + 1,
                    sizeof *batch->shifts, err) != CJ_OK)
            return CJ_ENOMEM;
        batch->shifts[batch->shift_count++] = (cj_batch_shift){row, line_shift, record_shift};
        line = line_shift;
        record = record_shift;
    }
    return CJ_OK;
}

/* Whether a column is typed in order, with those before: its texts get codes. */
static bool has_codes(const cj_typed_column *column)
{
    bool listed = column->decl != NULL && column->decl->value_count > 0;

    return column->kind != CJ_KIND_NUMBER && column->kind != CJ_KIND_DATE &&
           (!column->person || listed);
}

/* Find the persons of a batch among those that are known, for whoever asks: they were typed with
 * the columns without codes, or will not be before the batch is finished. */
static cj_status find_persons(const cj_typed *typed, cj_batch *batch, cj_error *err)
{
    const cj_dict *known = typed->known;
    cj_status status = CJ_OK;

    batch->found = false;
    for (size_t i = 0; known != NULL && i < typed->column_count; i++)
        batch->found = batch->found || (typed->columns[i].person && !has_codes(&typed->columns[i]));
    if (batch->found)
        status = cj_grow(&batch->known, &batch->row_capacity[5], batch->count, sizeof *batch->known,
                         err);
    for (size_t row = 0; batch->found && status == CJ_OK && row < batch->count; row++)
        if (cj_batch_nobody(batch, row)) /* nobody's hash was worked out */
            batch->hashes[row] = 0;
    for (size_t row = 0; batch->found && status == CJ_OK && row < batch->count; row++) {
        cj_dict_prefetch_ahead(known, batch->hashes, row, batch->count);
        if (cj_batch_nobody(batch, row))
            batch->known[row] = CJ_NO_CODE;
        else if (cj_batch_follows(batch, row))
            batch->known[row] = batch->known[row - 1];
        else
            batch->known[row] = cj_dict_find_hashed(known, batch->persons[row], batch->hashes[row]);
    }
    return status;
}

/* Type the columns with codes, or all the others. */
static cj_status type_columns(const cj_typed *typed, cj_batch *batch, bool codes, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < typed->column_count; i++) {
        const cj_typed_column *column = &typed->columns[i];

        if (has_codes(column) != codes)
            continue;
        switch (column->kind) {
        case CJ_KIND_NUMBER:
            status = cj_type_numbers(batch, typed, column, &batch->vectors[i], err);
            break;
        case CJ_KIND_DATE:
            status = cj_type_dates(batch, typed, column, &batch->vectors[i], err);
            break;
        default:
            status = cj_type_texts(batch, typed, column, &batch->vectors[i], err);
        }
    }
    return status;
}

/* Find the texts of the columns with codes that were seen lately. */
static void look_at_texts(const cj_typed *typed, cj_batch *batch)
{
    for (size_t i = 0; i < typed->column_count; i++)
        if (has_codes(&typed->columns[i]))
            cj_type_look(batch, typed, &typed->columns[i], &batch->vectors[i]);
}

/* Remember where the new texts that are not ordinary stand first: others may look like them. */
static cj_status place_texts(cj_typed_column *column, const cj_batch *batch,
                             const cj_vector *vector, cj_error *err)
{
    size_t count = cj_dict_count(column->dict);
    size_t next = column->told;

    while (next < count && cj_text_is_ordinary(cj_dict_text(column->dict, (uint32_t)next)))
        next++;
    for (size_t row = 0; next < count && row < batch->count; row++) {
        uint32_t code =
            batch->rejected[row] == CJ_ROW_NO_CELLS ? CJ_NO_CODE : vector->of.codes[row];
        cj_status status;

        if (code == CJ_NO_CODE || code < next) /* codes come in order */
            continue;
        status = cj_typed_note_place(column, batch, row, code, err);
        if (status != CJ_OK)
            return status;
        for (next = code + 1;
             next < count && cj_text_is_ordinary(cj_dict_text(column->dict, (uint32_t)next));)
            next++;
    }
    return CJ_OK;
}

/* Pass on the texts of the codes that this batch is the first to use. */
static cj_status tell_texts(cj_typed *typed, cj_batch *batch, cj_error *err)
{
    for (size_t i = 0; i < typed->column_count; i++) {
        cj_typed_column *column = &typed->columns[i];
        cj_fresh_texts *fresh = &batch->fresh[i];
        size_t count = column->dict == NULL ? 0 : cj_dict_count(column->dict);
        cj_status status = cj_grow(&fresh->texts, &fresh->capacity, count - column->told,
                                   sizeof *fresh->texts, err);

        if (status == CJ_OK && count > column->told && column->kind == CJ_KIND_TEXT &&
            column->wanted && !column->person)
            status = place_texts(column, batch, &batch->vectors[i], err);
        if (status != CJ_OK)
            return status;
        fresh->count = count - column->told;
        for (size_t code = column->told; code < count; code++)
            fresh->texts[code - column->told] = cj_dict_text(column->dict, (uint32_t)code);
        column->told = count;
    }
    return CJ_OK;
}

static int by_record(const void *a, const void *b)
{
    const cj_waiting_finding *left = a;
    const cj_waiting_finding *right = b;

    if (left->finding.record != right->finding.record)
        return left->finding.record < right->finding.record ? -1 : 1;
    return (left->finding.column > right->finding.column) -
           (left->finding.column < right->finding.column);
}

static int by_place(const void *a, const void *b)
{
    const cj_repair *left = a;
    const cj_repair *right = b;

    if (left->line != right->line)
        return left->line < right->line ? -1 : 1;
    return (left->column > right->column) - (left->column < right->column);
}

/* The rows above the record that stopped reading were given out: say why it did. */
static cj_status give_stop(const cj_typed *typed, cj_batch *batch)
{
    batch->error = typed->stopped;
    batch->stop_code = "repeated-header";
    batch->first_record = typed->stopped_at;
    batch->last = true;
    return batch->status = typed->stopped.status;
}

/* The part of the work that needs the file and is done by one thread at a time. */
void cj_typed_read(cj_typed *typed, cj_batch *batch)
{
    batch->finding_count = 0;
    batch->repair_count = 0;
    batch->count = 0;
    batch->total_count = 0;
    batch->shift_count = 0;
    batch->stop_code = "encoding-error";
    cj_arena_clear(&batch->texts);
    batch->stopped = (cj_error)CJ_ERROR_LIKE(&batch->error);
    batch->status = cj_csv_take(typed->csv, &batch->block, &batch->error);
    batch->position = cj_source_position(typed->source);
    batch->first_record = typed->record_number;
    batch->last = batch->status != CJ_OK || cj_csv_block_records(&batch->block) == 0;
    if (batch->status == CJ_OK)
        typed->record_number += cj_csv_block_records(&batch->block);
}

/* The part of the work that any thread may do, in any order: nothing here depends on other batches
 * unless `in_order` is set. */
void cj_typed_type(const cj_typed *typed, cj_batch *batch)
{
    cj_error *err = &batch->error;
    cj_status status = batch->status;

    if (status == CJ_OK)
        status = cj_csv_cut(typed->csv, &batch->block, err);
    if (status == CJ_OK)
        status = cj_typed_sort(batch, typed, err);
    if (status == CJ_OK)
        status = note_shifts(batch, err);
    if (status == CJ_OK)
        status = reserve_rows(batch, typed, err);
    if (status == CJ_OK && typed->repair_count > 0)
        status = cj_repair_cells(batch, typed, err);
    if (status == CJ_OK)
        status = type_columns(typed, batch, false, err);
    if (status == CJ_OK)
        status = find_persons(typed, batch, err);
    if (status == CJ_OK && typed->totals)
        status = cj_typed_find_totals(batch, typed, err);
    if (status == CJ_OK && typed->repeats != NULL)
        status = cj_typed_choose_rows(batch, typed, err);
    if (status == CJ_OK && typed->row_ids != NULL)
        status = cj_typed_choose_ids(batch, typed, err);
    if (status == CJ_OK) {
        look_at_texts(typed, batch);
        cj_typed_look_at_dates(batch, typed);
        cj_typed_look_at_letters(batch, typed);
    }
    batch->status = status;
}

/* The part of the work that is done in the order of the batches: codes of texts are given here, so
 * that results do not depend on the number of threads. */
cj_status cj_typed_finish(cj_typed *typed, cj_batch *batch)
{
    cj_error *err = &batch->error;
    cj_status status = batch->status;

    if (typed->stopped.status != CJ_OK)
        return give_stop(typed, batch);
    if (status == CJ_OK)
        status = type_columns(typed, batch, true, err);
    if (status == CJ_OK)
        status = cj_typed_watch(batch, typed, err);
    if (status == CJ_OK && typed->repeats != NULL)
        status = cj_typed_note_repeats(batch, typed, err);
    if (status == CJ_OK && typed->row_ids != NULL)
        status = cj_typed_note_ids(batch, typed, err);
    if (status == CJ_OK)
        status = tell_texts(typed, batch, err);
    if (batch->finding_count > 1)
        qsort(batch->findings, batch->finding_count, sizeof *batch->findings, by_record);
    if (status == CJ_OK)
        status = cj_typed_suggest_forms(batch, typed, err);
    if (batch->repair_count > 1)
        qsort(batch->repairs, batch->repair_count, sizeof *batch->repairs, by_place);
    if (batch->stopped.status != CJ_OK) {
        typed->stopped = batch->stopped;
        typed->stopped_at = batch->first_record + batch->block.record_count;
    }
    batch->status = status;
    return status;
}

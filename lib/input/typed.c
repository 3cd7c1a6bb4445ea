#include "typed_internal.h"

#include <stdlib.h>
#include <string.h>

#define NO_ROW UINT32_MAX

/* ---- vectors and batches -------------------------------------------------------- */

cj_status cj_vector_reserve(cj_vector *vector, size_t count, cj_error *err)
{
    static const size_t sizes[] = {[CJ_KIND_TEXT] = sizeof(uint32_t),
                                   [CJ_KIND_ID] = sizeof(uint32_t),
                                   [CJ_KIND_NUMBER] = sizeof(cj_decimal),
                                   [CJ_KIND_DATE] = sizeof(cj_date)};

    return cj_grow(&vector->of.any, &vector->capacity, count, sizes[vector->kind], err);
}

void cj_vector_clear(cj_vector *vector)
{
    free(vector->of.any);
    vector->of.any = NULL;
    vector->capacity = 0;
}

void cj_batch_clear(cj_batch *batch)
{
    for (size_t i = 0; i < batch->vector_count; i++) {
        cj_vector_clear(&batch->vectors[i]);
        free(batch->fresh[i].texts);
    }
    free(batch->vectors);
    free(batch->fresh);
    free(batch->records);
    free(batch->rejected);
    free(batch->persons);
    free(batch->hashes);
    free(batch->findings);
    cj_arena_clear(&batch->texts);
    cj_csv_block_clear(&batch->block);
    memset(batch, 0, sizeof *batch);
}

static cj_status reserve_rows(cj_batch *batch, const cj_typed *typed, cj_error *err)
{
    size_t rows = batch->block.record_count;
    cj_status status;

    if (batch->vectors == NULL && typed->column_count > 0) {
        batch->vectors = calloc(typed->column_count, sizeof *batch->vectors);
        batch->fresh = calloc(typed->column_count, sizeof *batch->fresh);
        if (batch->vectors == NULL || batch->fresh == NULL)
            return cj_fail_nomem(err);
        batch->vector_count = typed->column_count;
        for (size_t i = 0; i < typed->column_count; i++)
            batch->vectors[i].kind = typed->columns[i].kind;
    }
    status = cj_grow(&batch->records, &batch->row_capacity[0], rows, sizeof *batch->records, err);
    if (status == CJ_OK)
        status = cj_grow(&batch->rejected, &batch->row_capacity[1], rows, 1, err);
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

/* ---- findings ---------------------------------------------------------------------- */

/* Note a finding about record `index` of the block.  message is copied. */
static cj_status note(cj_batch *batch, const cj_typed *typed, uint32_t index, uint32_t row,
                      cj_finding finding, cj_error *err)
{
    cj_status status = cj_grow(&batch->findings, &batch->finding_capacity, batch->finding_count + 1,
                               sizeof *batch->findings, err);
    char *message;

    if (status != CJ_OK)
        return status;
    message = cj_arena_text(&batch->texts, finding.message.at, finding.message.length);
    if (message == NULL)
        return cj_fail_nomem(err);
    finding.message.at = message;
    finding.file = cj_source_name(typed->source);
    finding.line = batch->block.records[index].line;
    finding.record = batch->first_record + index;
    batch->findings[batch->finding_count++] = (cj_waiting_finding){finding, row};
    if (row != NO_ROW && batch->rejected[row] == ROW_FINE)
        batch->rejected[row] = ROW_BAD_CELL;
    return CJ_OK;
}

/* Note an error about the cell of a row in column; `words` is the message. */
cj_status cj_typed_note_cell(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                             size_t row, const char *code, cj_span value, const char *words,
                             const char *hint, cj_error *err)
{
    return note(batch, typed, batch->records[row], (uint32_t)row,
                (cj_finding){.code = code,
                             .severity = CJ_ERROR,
                             .column = (uint32_t)column->field + 1,
                             .column_name = column->name,
                             .value = value,
                             .message = cj_span_of(words),
                             .hint = cj_span_of(hint)},
                err);
}

static const char *fault_words(cj_csv_fault fault)
{
    switch (fault) {
    case CJ_CSV_STRAY_QUOTE:
        return "a quotation mark is out of place; a cell that holds one is written \"...\" with "
               "each mark doubled";
    case CJ_CSV_OPEN_QUOTE:
        return "a quotation mark opens a cell here and nothing closes it";
    case CJ_CSV_NUL:
        return "a NUL byte";
    case CJ_CSV_FIELD_TOO_LONG:
        return "the cell is longer than 1,048,576 bytes";
    case CJ_CSV_RECORD_TOO_LONG:
        return "the row is longer than 4,194,304 bytes";
    default:
        return "the row has more than 16,384 cells";
    }
}

static cj_status note_fault(cj_batch *batch, const cj_typed *typed, uint32_t index, uint32_t row,
                            cj_error *err)
{
    const cj_csv_record *record = &batch->block.records[index];
    size_t width;
    const cj_span *header = cj_csv_header(typed->csv, &width);
    uint32_t field = record->fault_field;

    batch->rejected[row] = ROW_NO_CELLS;
    return note(
        batch, typed, index, row,
        (cj_finding){.code = record->fault == CJ_CSV_NUL ? "encoding-error" : "source-error",
                     .severity = CJ_ERROR,
                     .column = field,
                     .column_name =
                         field >= 1 && field <= width ? header[field - 1] : (cj_span){"", 0},
                     .message = cj_span_of(fault_words(record->fault)),
                     .hint = cj_span_of(record->fault == CJ_CSV_NUL
                                            ? "if the file is UTF-16, say --encoding UTF-16LE"
                                            : "")},
        err);
}

/* The row has fewer or more cells than the header. */
static cj_status note_ragged(cj_batch *batch, const cj_typed *typed, uint32_t index, uint32_t row,
                             size_t width, cj_error *err)
{
    const cj_csv_record *record = &batch->block.records[index];
    bool extra = record->field_count > width;
    size_t count;
    const cj_span *header = cj_csv_header(typed->csv, &count);
    uint32_t at = extra ? (uint32_t)width + 1 : record->field_count + 1;
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    batch->rejected[row] = ROW_NO_CELLS;
    cj_text_format(&words, "the row has %u cell%s where the header has %zu", record->field_count,
                   record->field_count == 1 ? "" : "s", width);
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = note(batch, typed, index, row,
                      (cj_finding){.code = extra ? "extra-cell" : "missing-cell",
                                   .severity = CJ_ERROR,
                                   .column = at,
                                   .column_name = extra ? (cj_span){"", 0} : header[at - 1],
                                   .message = cj_text_span(&words)},
                      err);
    cj_text_clear(&words);
    return status;
}

/* ---- rows ---------------------------------------------------------------------------- */

/* Whether every cell is blank; most records show with their first byte that
 * they are not. */
static bool is_blank_record(const cj_csv_block *block, const cj_csv_record *record)
{
    if (record->fault != CJ_CSV_FINE)
        return false;
    for (uint32_t i = 0; i < record->field_count; i++) {
        cj_span cell = cj_csv_text(block, block->fields[record->first_field + i]);

        if (cell.length > 0 && cell.at[0] > ' ')
            return false;
        if (cj_span_trim(cell).length > 0)
            return false;
    }
    return true;
}

/* Sort the block's records into rows, blank lines and rows at fault. */
static cj_status sort_records(cj_batch *batch, const cj_typed *typed, cj_error *err)
{
    const cj_csv_block *block = &batch->block;
    cj_status status = CJ_OK;
    size_t width;

    cj_csv_header(typed->csv, &width);
    batch->count = 0;
    for (uint32_t i = 0; status == CJ_OK && i < block->record_count; i++) {
        const cj_csv_record *record = &block->records[i];
        uint32_t row = (uint32_t)batch->count;

        if (is_blank_record(block, record)) {
            status = note(batch, typed, i, NO_ROW,
                          (cj_finding){.code = "blank-row",
                                       .severity = CJ_WARNING,
                                       .message = CJ_SPAN("the row is blank; it is passed over")},
                          err);
            continue;
        }
        batch->records[row] = i;
        batch->rejected[row] = ROW_FINE;
        batch->count++;
        if (record->fault != CJ_CSV_FINE)
            status = note_fault(batch, typed, i, row, err);
        else if (record->field_count != width)
            status = note_ragged(batch, typed, i, row, width, err);
    }
    return status;
}

/* ---- batches ------------------------------------------------------------------------------ */

void cj_typed_prepare(cj_typed *typed)
{
    memset(typed->maybe_missing, 0, sizeof typed->maybe_missing);
    for (size_t i = 0; i < typed->schema->missing_count; i++)
        if (typed->schema->missing[i].length > 0)
            typed->maybe_missing[(unsigned char)typed->schema->missing[i].at[0]] = true;
    typed->record_number = cj_csv_header_record(typed->csv) + 1;
}

static cj_status type_columns(cj_typed *typed, cj_batch *batch, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < typed->column_count; i++) {
        const cj_typed_column *column = &typed->columns[i];

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

/* Pass on the texts of the codes that this batch is the first to use. */
static cj_status tell_texts(cj_typed *typed, cj_batch *batch, cj_error *err)
{
    for (size_t i = 0; i < typed->column_count; i++) {
        cj_typed_column *column = &typed->columns[i];
        cj_fresh_texts *fresh = &batch->fresh[i];
        size_t count = column->dict == NULL ? 0 : cj_dict_count(column->dict);
        cj_status status = cj_grow(&fresh->texts, &fresh->capacity, count - column->told,
                                   sizeof *fresh->texts, err);

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

cj_status cj_typed_fill(cj_typed *typed, cj_batch *batch)
{
    cj_error *err = &batch->error;
    cj_status status;

    batch->finding_count = 0;
    batch->count = 0;
    cj_arena_clear(&batch->texts);
    status = cj_csv_read(typed->csv, &batch->block, err);
    batch->position = cj_source_position(typed->source);
    batch->first_record = typed->record_number;
    batch->last = status != CJ_OK || batch->block.record_count == 0;
    if (status == CJ_OK) {
        typed->record_number += batch->block.record_count;
        status = reserve_rows(batch, typed, err);
    }
    if (status == CJ_OK)
        status = sort_records(batch, typed, err);
    if (status == CJ_OK)
        status = type_columns(typed, batch, err);
    if (status == CJ_OK)
        status = tell_texts(typed, batch, err);
    if (batch->finding_count > 1)
        qsort(batch->findings, batch->finding_count, sizeof *batch->findings, by_record);
    batch->status = status;
    return status;
}

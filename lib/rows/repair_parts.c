/* Cells with several values: their parts, and whether a row was made of one. */
#include "repair.h"

#include <string.h>

/* The parts stay in the block's text and are blanks aside; empty parts are left out. The list
 * belongs to the batch. */
cj_status cj_repair_parts(cj_csv_field **parts, size_t *count, cj_batch *batch, cj_csv_field cell,
                          cj_span separator, cj_error *err)
{
    cj_span text = cj_csv_text(&batch->block, cell);
    size_t most = text.length / separator.length + 1;
    size_t start = 0;

    *count = 0;
    *parts = cj_arena_alloc(&batch->texts, most * sizeof **parts);
    if (*parts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i <= text.length; i++) {
        bool ends = i + separator.length <= text.length &&
                    memcmp(text.at + i, separator.at, separator.length) == 0;
        cj_span part;

        if (!ends && i < text.length)
            continue;
        part = cj_span_trim((cj_span){text.at + start, i - start});
        if (part.length > 0)
            (*parts)[(*count)++] =
                (cj_csv_field){(uint32_t)(part.at - batch->block.text), (uint32_t)part.length};
        i += ends ? separator.length - 1 : 0;
        start = i + 1;
    }
    return CJ_OK;
}

static const cj_repair_column *split_column(const cj_typed *typed)
{
    for (size_t i = 0; i < typed->repair_count; i++)
        if (typed->repairs[i].rules != NULL && typed->repairs[i].rules->take == CJ_TAKE_ROWS)
            return &typed->repairs[i];
    return NULL;
}

bool cj_repair_is_told(const cj_batch *batch, const cj_typed *typed, size_t row, size_t field)
{
    const cj_repair_column *column;

    if (batch->extra_rows == 0 || row == 0 || batch->records[row - 1] != batch->records[row])
        return false;
    column = split_column(typed);
    return column != NULL && column->field != field;
}

cj_status cj_repair_split(uint32_t **firsts, size_t *count, cj_batch *batch, const cj_typed *typed,
                          uint32_t index, cj_error *err)
{
    const cj_repair_column *column = split_column(typed);
    const cj_csv_record *record = &batch->block.records[index];
    cj_csv_field *parts = NULL;
    cj_csv_field cell;
    cj_status status;
    size_t found;

    *count = 0;
    if (column == NULL)
        return CJ_OK;
    cell = batch->block.fields[record->first_field + column->field];
    status = cj_repair_parts(&parts, &found, batch, cell, column->rules->separator, err);
    if (status != CJ_OK || found < 2)
        return status;
    *firsts = cj_arena_alloc(&batch->texts, found * sizeof **firsts);
    if (*firsts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < found; i++) {
        status =
            cj_repair_copy_fields(&(*firsts)[i], &batch->block, record, record->field_count, err);
        if (status == CJ_OK)
            batch->block.fields[(*firsts)[i] + column->field] = parts[i];
        *count += status == CJ_OK;
    }
    if (status == CJ_OK)
        status =
            cj_repair_note(batch, typed, index, "split-row", (uint32_t)column->field + 1,
                           column->name, cj_csv_text(&batch->block, cell), (cj_span){"", 0}, err);
    return status;
}

/* Copy a record's fields behind all others, with blank ones up to `width`. */
cj_status cj_repair_copy_fields(uint32_t *first, cj_csv_block *block, const cj_csv_record *record,
                                size_t width, cj_error *err)
{
    size_t start = block->field_count;
    cj_status status =
        cj_grow(&block->fields, &block->field_capacity, start + width, sizeof *block->fields, err);

    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < width; i++)
        block->fields[start + i] = i < record->field_count ? block->fields[record->first_field + i]
                                                           : (cj_csv_field){record->raw_start, 0};
    block->field_count += width;
    *first = (uint32_t)start;
    return CJ_OK;
}

/* Repairs of whole rows: drop comments, footers and repeated headers, pad or trim ragged rows, and
 * split rows with several values. */
#include "repair.h"

#include "typed_internal.h"

#include <fnmatch.h>
#include <string.h>

#define PATTERN_TEXT_MAX 256

/* Note a repair of a whole row, with its first cell that is not blank. */
static cj_status note_row(cj_batch *batch, const cj_typed *typed, uint32_t index, const char *rule,
                          cj_span shown, cj_error *err)
{
    return cj_repair_note(batch, typed, index, rule, 0, (cj_span){"", 0}, shown, (cj_span){"", 0},
                          err);
}

/* ---- rows that are no data ------------------------------------------------------------ */

static cj_span raw_of(const cj_csv_block *block, const cj_csv_record *record)
{
    return (cj_span){block->text + record->raw_start, record->raw_length};
}

static cj_span first_text(const cj_csv_block *block, const cj_csv_record *record)
{
    for (uint32_t i = 0; i < record->field_count; i++) {
        cj_span cell = cj_span_trim(cj_csv_text(block, block->fields[record->first_field + i]));

        if (cell.length > 0)
            return cell;
    }
    return raw_of(block, record); /* one that cannot be cut */
}

/* Whether the row's first text fits one of the patterns, case aside. */
static bool is_skipped(const cj_profile *profile, cj_span text)
{
    char words[PATTERN_TEXT_MAX];
    size_t length = text.length < sizeof words - 1 ? text.length : sizeof words - 1;

    if (profile->skip_count == 0)
        return false;
    memcpy(words, text.at, length);
    words[length] = '\0';
    for (size_t i = 0; i < profile->skip_count; i++)
        if (fnmatch(profile->skip[i].at, words, FNM_CASEFOLD | FNM_NOESCAPE) == 0)
            return true;
    return false;
}

/* ---- their shape ------------------------------------------------------------------------- */

/* Drop blank cells beyond the header's width. */
static cj_status drop_tail(cj_batch *batch, const cj_typed *typed, uint32_t index, size_t width,
                           cj_error *err)
{
    cj_csv_record *record = &batch->block.records[index];

    for (size_t i = width; i < record->field_count; i++)
        if (cj_span_trim(cj_csv_text(&batch->block, batch->block.fields[record->first_field + i]))
                .length > 0)
            return CJ_OK;
    record->field_count = (uint32_t)width;
    return note_row(batch, typed, index, "trailing-cells", first_text(&batch->block, record), err);
}

static cj_status fill_tail(cj_batch *batch, const cj_typed *typed, uint32_t index, size_t width,
                           cj_error *err)
{
    cj_csv_record *record = &batch->block.records[index];
    uint32_t first = 0;
    cj_status status = cj_repair_copy_fields(&first, &batch->block, record, width, err);

    if (status != CJ_OK)
        return status;
    record->first_field = first;
    record->field_count = (uint32_t)width;
    return note_row(batch, typed, index, "short-row", first_text(&batch->block, record), err);
}

/* Whether an equal row, byte for byte, came before; the row is remembered. */
static cj_status stood_above(bool *out, const cj_typed *typed, cj_span raw, cj_error *err)
{
    cj_repair_memory *memory = typed->memory;
    cj_status status =
        memory->rows == NULL ? cj_dict_new(&memory->rows, CJ_DICT_EXACT, err) : CJ_OK;
    size_t known = status == CJ_OK ? cj_dict_count(memory->rows) : 0;
    uint32_t code = 0;

    if (status == CJ_OK)
        status = cj_dict_add(&code, memory->rows, raw, err);
    *out = status == CJ_OK && code < known;
    return status;
}

cj_status cj_repair_shape(bool *keep, cj_batch *batch, const cj_typed *typed, uint32_t index,
                          cj_csv_again again, cj_error *err)
{
    const cj_profile *profile = typed->profile;
    const cj_csv_record *record = &batch->block.records[index];
    cj_span raw = raw_of(&batch->block, record);
    cj_span shown;
    size_t width;

    cj_csv_header(typed->csv, &width);
    *keep = false;
    if (cj_dialect_is_comment(&profile->dialect, record->line, raw))
        return note_row(batch, typed, index, "comment", raw, err);
    shown = first_text(&batch->block, record);
    if (is_skipped(profile, shown))
        return note_row(batch, typed, index, "skipped-row", shown, err);
    if (profile->repeated_headers && again == CJ_HEADER_SAME)
        return note_row(batch, typed, index, "repeated-header", shown, err);
    if (profile->distinct_rows) {
        bool again_row = false;
        cj_status status = stood_above(&again_row, typed, raw, err);

        if (status != CJ_OK || again_row)
            return status == CJ_OK ? note_row(batch, typed, index, "repeated-row", shown, err)
                                   : status;
    }
    *keep = true;
    /* A faulty row or a header that no profile allows keeps its shape: the error about it comes
     * later. */
    if (record->fault != CJ_CSV_FINE || again != CJ_HEADER_NOT)
        return CJ_OK;
    if (profile->trailing_cells && record->field_count > width)
        return drop_tail(batch, typed, index, width, err);
    if (profile->short_rows && record->field_count < width)
        return fill_tail(batch, typed, index, width, err);
    return CJ_OK;
}

/* ---- several rows ----------------------------------------------------------------------- */

/* Rows at fault that conditions, the period or a measure leave out: what is wrong with them is no
 * error, as far as the cells that decide it can be read. */
#include "records_internal.h"

#include <stdlib.h>
#include <string.h>

void cj_records_leave_out(cj_records *records, cj_leave_out leaves_out, void *data)
{
    records->selection.leaves_out = leaves_out;
    records->selection.leaves_out_data = data;
}

cj_status cj_records_settle_persons(cj_records *records,
                                    bool (*counts)(void *data, uint32_t person), void *data,
                                    cj_error *err)
{
    return cj_file_rows_settle_persons(records->main.file, counts, data, err);
}

/* ---- what could be derived --------------------------------------------------------------- */

static size_t failed_bytes(const cj_records *records)
{
    return (records->derivation_count + 7) / 8;
}

cj_status cj_records_begin_failed(cj_records *records, cj_error *err)
{
    cj_selection *selection = &records->selection;
    size_t rows = records->main.file->count;
    cj_status status =
        cj_grow(&selection->failed, &selection->capacity[5], rows, failed_bytes(records), err);

    if (status == CJ_OK)
        memset(selection->failed, 0, rows * failed_bytes(records));
    return status;
}

void cj_records_note_failed(cj_records *records, size_t derivation, size_t row)
{
    records->selection.failed[row * failed_bytes(records) + derivation / 8] |=
        (uint8_t)(1U << derivation % 8);
}

static bool is_failed(const cj_records *records, size_t derivation, size_t row)
{
    uint8_t byte = records->selection.failed[row * failed_bytes(records) + derivation / 8];

    return (byte >> derivation % 8 & 1) != 0;
}

/* Whether the row's value of a column, and all that it is derived from, could be derived. */
static bool is_derived(const cj_records *records, const cj_column *column, size_t row)
{
    const cj_derivation *derivation;

    if (column->origin != CJ_FROM_DERIVATION || column->of_people)
        return true;
    if (is_failed(records, column->derivation, row))
        return false;
    derivation = &records->derivations[column->derivation];
    for (size_t i = 0; i < derivation->input_count; i++)
        if (!is_derived(records, cj_column_at(records, derivation->inputs[i]), row))
            return false;
    return true;
}

/* ---- what can be read ------------------------------------------------------------------ */

/* Whether a column's value depends on that cell of the row, from 1. */
static bool depends_on(const cj_records *records, const cj_column *column, uint32_t place)
{
    const cj_file_rows *file = records->main.file;
    const cj_derivation *derivation;
    size_t own;

    if (column->of_people)
        return place == cj_typed_place(cj_file_rows_person(file));
    if (column->origin == CJ_FROM_FILE)
        return place == cj_typed_place(cj_column_typed(records, column));
    if (column->origin == CJ_FROM_UNPIVOT) /* of one view, and there are others */
        return true;
    if (column->origin != CJ_FROM_DERIVATION)
        return false;
    derivation = &records->derivations[column->derivation];
    for (size_t i = 0;
         derivation->linked != NULL && records->linker->depends_on(derivation->linked, &own, i);
         i++)
        if (depends_on(records, cj_column_at(records, own), place))
            return true;
    for (size_t i = 0; i < derivation->input_count; i++)
        if (depends_on(records, cj_column_at(records, derivation->inputs[i]), place))
            return true;
    return false;
}

/* Whether the column's value may differ from one view of a row to another. */
static bool is_of_view(const cj_records *records, const cj_column *column)
{
    const cj_derivation *derivation;

    if (column->origin != CJ_FROM_DERIVATION || column->of_people)
        return column->origin == CJ_FROM_UNPIVOT;
    derivation = &records->derivations[column->derivation];
    for (size_t i = 0; i < derivation->input_count; i++)
        if (is_of_view(records, cj_column_at(records, derivation->inputs[i])))
            return true;
    return false;
}

/* List for each row in hand the findings that leave open what one of its cells is to say, so that
 * a row at fault is judged by its own findings and not by those of the whole batch. */
static cj_status list_doubts(cj_records *records, cj_error *err)
{
    cj_selection *selection = &records->selection;
    const cj_batch *batch = records->main.file->batch;
    size_t rows = records->main.file->count;
    cj_status status = cj_grow(&selection->doubts, &selection->capacity[4],
                               rows + batch->finding_count, sizeof *selection->doubts, err);

    if (status != CJ_OK)
        return status;
    memset(selection->doubts, 0, rows * sizeof *selection->doubts);
    for (size_t i = 0; i < batch->finding_count; i++) {
        uint32_t row = batch->findings[i].row;

        if (row == UINT32_MAX || batch->findings[i].fault == CJ_CELL_KNOWN)
            continue;
        selection->doubts[rows + i] = selection->doubts[row];
        selection->doubts[row] = (uint32_t)i + 1;
    }
    return CJ_OK;
}

/* The first finding that leaves open what a cell of the row is to say, or the one after `from`;
 * NULL: there is none. */
static const cj_waiting_finding *next_doubt(const cj_records *records, size_t at,
                                            const cj_waiting_finding *from)
{
    const cj_waiting_finding *findings = records->main.file->batch->findings;
    size_t place = from == NULL ? at : records->main.file->count + (size_t)(from - findings);
    uint32_t next = records->selection.doubts[place];

    return next == 0 ? NULL : &findings[next - 1];
}

bool cj_records_is_sound(const cj_records *records, size_t column, size_t at)
{
    const cj_column *of = cj_column_at(records, column);
    const cj_waiting_finding *doubt = NULL;

    if (!is_derived(records, of, at))
        return false;
    while ((doubt = next_doubt(records, at, doubt)) != NULL)
        if (depends_on(records, of, doubt->finding.column))
            return false;
    return true;
}

bool cj_records_person_is_sound(const cj_records *records, size_t at)
{
    uint32_t place = cj_typed_place(cj_file_rows_person(records->main.file));
    const cj_waiting_finding *doubt = NULL;

    while ((doubt = next_doubt(records, at, doubt)) != NULL)
        if (doubt->finding.column == place)
            return false;
    return true;
}

/* ---- conditions ------------------------------------------------------------------------- */

/* Unmark the rows whose cell for the condition cannot be read: nobody knows whether the condition
 * holds. A blank cell can be judged. */
static void unmark_doubted(const cj_records *records, const cj_column *column, uint8_t *asked)
{
    const cj_batch *batch = records->main.file->batch;

    if (is_of_view(records, column)) /* what holds for one view may not for another */
        memset(asked, 0, batch->count);
    for (size_t row = 0; row < batch->count; row++)
        asked[row] = asked[row] && is_derived(records, column, row);
    for (size_t i = 0; i < batch->finding_count; i++)
        if (batch->findings[i].row != UINT32_MAX &&
            batch->findings[i].fault == CJ_CELL_UNREADABLE &&
            depends_on(records, column, batch->findings[i].finding.column))
            asked[batch->findings[i].row] = 0;
}

/* Whether the row is at fault, and nothing leaves it out so far. */
static bool is_open(const cj_records *records, size_t row)
{
    return records->main.file->batch->rejected[row] == CJ_ROW_BAD_CELL &&
           records->selection.left_out[row] == CJ_ROW_STAYS;
}

/* Leave out the rows at fault for which a condition does not hold.  asked and keep are room for a
 * mark a row. */
static cj_status apply(cj_records *records, cj_condition *condition, uint8_t *asked, uint8_t *keep,
                       cj_error *err)
{
    const cj_column *column = cj_column_at(records, condition->column);
    size_t count = records->main.file->count;
    cj_status status;

    for (size_t row = 0; row < count; row++) /* those that were kept are at fault for their key */
        asked[row] = is_open(records, row) && !records->selection.keep[row];
    unmark_doubted(records, column, asked);
    memcpy(keep, asked, count);
    status = cj_condition_apply(condition, column, column->current, count, keep, err);
    for (size_t row = 0; status == CJ_OK && row < count; row++)
        if (asked[row] && !keep[row])
            records->selection.left_out[row] = CJ_ROW_LEFT_OUT;
    return status;
}

static cj_status find_left_out(cj_records *records, cj_error *err)
{
    cj_selection *selection = &records->selection;
    size_t count = records->main.file->count;
    uint8_t *marks = malloc(2 * count);
    cj_status status = marks == NULL ? cj_fail_nomem(err) : list_doubts(records, err);

    for (size_t i = 0; status == CJ_OK && i < selection->count; i++)
        if (!selection->conditions[i].people_alone)
            status = apply(records, &selection->conditions[i], marks, marks + count, err);
    free(marks);
    for (size_t row = 0; status == CJ_OK && selection->leaves_out != NULL && row < count; row++)
        if (is_open(records, row))
            selection->left_out[row] =
                (uint8_t)selection->leaves_out(selection->leaves_out_data, &selection->rows, row);
    return status;
}

/* ---- the rows in hand ------------------------------------------------------------------- */

static bool has_errors(const cj_batch *batch)
{
    return batch->count > 0 && memchr(batch->rejected, CJ_ROW_BAD_CELL, batch->count) != NULL;
}

/* Whether a condition asks for what a finding is about alone, as area=All does for a total. */
static bool is_asked_for(const cj_records *records, const cj_finding *finding)
{
    const cj_selection *selection = &records->selection;

    for (size_t i = 0; i < selection->count; i++) {
        const cj_condition_text *words = &selection->conditions[i].words;

        if (words->relation == CJ_IS && words->value_count == 1 &&
            cj_word_same(words->values[0], finding->value) &&
            cj_word_same(words->column, finding->column_name))
            return true;
    }
    return false;
}

/* Drop what is said only of rows that are used, of those that are not selected, and of totals that
 * are what is asked for: nothing counts twice then. */
static void drop_unused(const cj_records *records)
{
    cj_batch *batch = records->main.file->batch;
    size_t kept = 0;

    for (size_t i = 0; i < batch->finding_count; i++) {
        const cj_waiting_finding *waiting = &batch->findings[i];

        if (!waiting->if_used || waiting->row == UINT32_MAX || batch->rejected[waiting->row] ||
            (records->selection.keep[waiting->row] && !is_asked_for(records, &waiting->finding)))
            batch->findings[kept++] = *waiting;
    }
    batch->finding_count = kept;
}

/* Drop the rejected rows from the selection. */
static void drop_rejected(cj_records *records)
{
    cj_file_rows *file = records->main.file;
    cj_selection *selection = &records->selection;
    size_t kept = 0;

    for (size_t row = 0; row < file->count; row++)
        if (file->batch->rejected[row])
            file->persons[row] = CJ_NO_CODE;
    for (size_t i = 0; i < selection->rows.row_count; i++)
        if (!file->batch->rejected[selection->selected[i]])
            selection->selected[kept++] = selection->selected[i];
    selection->rows.row_count = kept;
}

cj_status cj_records_settle(cj_records *records, bool selected, cj_error *err)
{
    cj_file_rows *file = records->main.file;
    cj_selection *selection = &records->selection;
    cj_status status = cj_grow(&selection->left_out, &selection->capacity[3], file->count, 1, err);

    if (status != CJ_OK)
        return status;
    memset(selection->left_out, CJ_ROW_STAYS, file->count);
    if (selected)
        drop_unused(records);
    else
        memset(selection->keep, 0, file->count);
    status = cj_keys_check(file, selected ? selection->keep : NULL, err);
    if (status != CJ_OK)
        return status;
    if (!has_errors(file->batch))
        return cj_file_rows_settle(file, selection->left_out, err);
    status = find_left_out(records, err);
    if (status == CJ_OK)
        status = cj_file_rows_settle(file, selection->left_out, err);
    drop_rejected(records); /* the last step: who is at fault is asked for before */
    return status;
}

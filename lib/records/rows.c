/* The rows in hand: what is done once a batch, and its views. */
#include "kept.h"

#include <string.h>

#define PREFETCH 8

/* ---- once a batch -------------------------------------------------------------------- */

/* Remember where lines and records are counted on otherwise than rows: behind
 * blank lines and records of several lines. */
static cj_status note_lines(cj_records *records, cj_error *err)
{
    const cj_batch *batch = records->batch;

    for (size_t row = 0; row < batch->count; row++) {
        size_t number = records->rows.first + row;
        uint64_t line = batch->block.records[batch->records[row]].line - number;
        uint64_t record = batch->first_record + batch->records[row] - number;
        const cj_line_shift *last =
            records->shift_count == 0 ? NULL : &records->shifts[records->shift_count - 1];
        cj_status status;

        if (last != NULL && last->line_shift == line && last->record_shift == record)
            continue;
        status = cj_grow(&records->shifts, &records->shift_capacity, records->shift_count + 1,
                         sizeof *records->shifts, err);
        if (status != CJ_OK)
            return status;
        records->shifts[records->shift_count++] = (cj_line_shift){number, line, record};
    }
    return CJ_OK;
}

/* Report what typing found; rows with errors are rejected. */
static cj_status pass_findings(cj_records *records, cj_error *err)
{
    const cj_batch *batch = records->batch;
    cj_ledger *ledger = cj_records_ledger_of(records);
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < batch->finding_count; i++) {
        if (batch->findings[i].row != UINT32_MAX)
            cj_ledger_raise(ledger, records->rows.first + batch->findings[i].row, CJ_ROW_REJECTED);
        status = cj_findings_report(records->dataset->findings, &batch->findings[i].finding, err);
    }
    return status;
}

/* ---- the rows in hand ---------------------------------------------------------------------------
 */

static cj_status reserve_rows(cj_records *records, size_t count, cj_error *err)
{
    cj_status status =
        cj_grow(&records->persons, &records->row_capacity[0], count, sizeof *records->persons, err);

    if (status == CJ_OK)
        status = cj_grow(&records->selected, &records->row_capacity[1], count,
                         sizeof *records->selected, err);
    if (status == CJ_OK)
        status = cj_grow(&records->keep, &records->row_capacity[2], count, 1, err);
    return status;
}

/* Give the person of each row a code; what the dictionary will touch is
 * fetched some rows ahead. */
static cj_status intern_persons(cj_records *records, cj_error *err)
{
    const cj_batch *batch = records->batch;
    cj_dict *persons = records->dataset->persons;
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        records->persons[row] = CJ_NO_CODE;
        if (records->person_slot == CJ_NO_COLUMN)
            continue;
        for (size_t step = 0; step < 3; step++) {
            size_t ahead = row + PREFETCH * (3 - step);

            if (ahead < batch->count && !batch->rejected[ahead])
                cj_dict_prefetch(persons, batch->hashes[ahead], (cj_prefetch)step);
        }
        if (batch->rejected[row] || batch->persons[row].length == 0)
            continue;
        if (records->options->known_persons)
            records->persons[row] =
                cj_dict_find_hashed(persons, batch->persons[row], batch->hashes[row]);
        else
            status = cj_dict_add_hashed(&records->persons[row], persons, batch->persons[row],
                                        batch->hashes[row], err);
    }
    return status;
}

static cj_status report_wrong(cj_records *records, const cj_derivation *derivation, size_t row,
                              const cj_text *words, cj_error *err)
{
    const cj_column *input = cj_column_at(records, derivation->inputs[0]);
    cj_text value = CJ_TEXT_INIT;
    cj_status status;

    if (input->kind == CJ_KIND_NUMBER)
        cj_decimal_append(&value, ((const cj_decimal *)input->current)[row]);
    else if (input->kind == CJ_KIND_DATE)
        cj_date_append(&value, ((const cj_date *)input->current)[row]);
    status = cj_text_check(&value, err);
    if (status == CJ_OK)
        status =
            cj_records_report(records, records->rows.first + row, derivation->inputs[0],
                              "constraint-error", cj_text_span(&value), cj_text_string(words), err);
    records->batch->rejected[row] = 1;
    cj_text_clear(&value);
    return status;
}

static cj_status derive_column(cj_records *records, cj_column *column, cj_error *err)
{
    cj_derivation *derivation = &records->derivations[column->derivation];
    const cj_column *inputs[2] = {NULL, NULL};
    const void *vectors[2] = {NULL, NULL};
    size_t count = records->batch->count;
    cj_text words = CJ_TEXT_INIT;
    size_t done = 0;
    cj_status status = cj_vector_reserve(&column->values, count, err);

    for (size_t i = 0; i < derivation->input_count; i++) {
        inputs[i] = cj_column_at(records, derivation->inputs[i]);
        vectors[i] = inputs[i]->current;
    }
    column->current = column->values.of.any;
    while (status == CJ_OK && done < count) {
        cj_text_reset(&words);
        status = cj_derivation_apply(derivation, column, column->values.of.any, inputs, vectors,
                                     records->batch->rejected, done, count, &done, &words, err);
        if (status == CJ_OK && done < count)
            status = report_wrong(records, derivation, done++, &words, err);
    }
    cj_text_clear(&words);
    return status == CJ_OK ? cj_column_learn(column, err) : status;
}

/* Point the columns at their values for view number `view` of the batch (there
 * is one view, or one for each unpivoted column), and derive. */
static cj_status make_view(cj_records *records, size_t view, cj_error *err)
{
    const cj_batch *batch = records->batch;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < records->column_count; i++) {
        cj_column *column = &records->columns[i];

        if (column->origin == CJ_FROM_FILE) {
            column->current = cj_batch_values(batch, column->slot);
        } else if (column->origin == CJ_FROM_UNPIVOT && column->kind == CJ_KIND_NUMBER) {
            column->current = cj_batch_values(batch, records->unpivot_slots[view]);
        } else if (column->origin == CJ_FROM_UNPIVOT) {
            status = cj_vector_reserve(&column->values, batch->count, err);
            for (size_t row = 0; status == CJ_OK && row < batch->count; row++)
                column->values.of.codes[row] = (uint32_t)view;
            column->current = column->values.of.any;
        }
    }
    if (status == CJ_OK && records->people != NULL)
        status = cj_people_gather(records, err);
    for (size_t i = 0; status == CJ_OK && i < records->column_count; i++)
        if (records->columns[i].origin == CJ_FROM_DERIVATION && !records->columns[i].of_people)
            status = derive_column(records, &records->columns[i], err);
    return status;
}

/* Work out for each row that is selected whether the condition holds. */
static cj_status set_flag(cj_records *records, cj_condition *condition, cj_error *err)
{
    const cj_column *column = cj_column_at(records, condition->column);
    size_t count = records->batch->count;
    cj_status status = cj_grow(&condition->holds, &condition->holds_capacity, count, 1, err);

    if (status != CJ_OK)
        return status;
    memcpy(condition->holds, records->keep, count);
    return cj_condition_apply(condition, column, column->current, count, condition->holds, err);
}

static cj_status select_rows(cj_records *records, cj_error *err)
{
    const cj_batch *batch = records->batch;
    cj_status status = CJ_OK;
    size_t count = 0;

    for (size_t row = 0; row < batch->count; row++)
        records->keep[row] = !batch->rejected[row];
    for (size_t i = 0; status == CJ_OK && i < records->condition_count; i++) {
        cj_condition *condition = &records->conditions[i];
        const cj_column *column = cj_column_at(records, condition->column);

        status = cj_condition_apply(condition, column, column->current, batch->count, records->keep,
                                    err);
    }
    for (size_t row = 0; row < batch->count; row++) {
        records->selected[count] = (uint32_t)row;
        count += records->keep[row];
    }
    records->rows.rows = records->selected;
    records->rows.row_count = count;
    for (size_t i = 0; status == CJ_OK && i < records->flag_count; i++)
        status = set_flag(records, &records->conditions[records->condition_count + i], err);
    return status;
}

static size_t view_count(const cj_records *records)
{
    return records->unpivot_slots == NULL ? 1 : records->unpivot.column_count;
}

/* Once the input has been read to its end: what is to be said of the whole. */
static cj_status note_end(cj_records *records, cj_error *err)
{
    const cj_finding no_rows = {.code = "no-rows",
                                .severity = CJ_WARNING,
                                .file = records->file,
                                .line = records->header.line,
                                .record = 1,
                                .message = CJ_SPAN("there is a header and no row below it")};
    cj_status status = CJ_OK;

    cj_records_ledger_of(records)->unfinished = false;
    if (cj_source_assumed_1252(records->reading == NULL ? records->source
                                                        : records->reading->loader->source))
        status = cj_dataset_notice(records->dataset, err,
                                   "%s is not UTF-8 and was read as windows-1252", records->file);
    if (status == CJ_OK && cj_records_ledger_of(records)->count == 0)
        status = cj_findings_report(records->dataset->findings, &no_rows, err);
    return status;
}

/* The rest of the input cannot be read: a finding says where and why. */
static cj_status stop_reading(cj_records *records, cj_error *err)
{
    const cj_error why = records->batch->error;
    const cj_finding finding = {.code = "encoding-error",
                                .severity = CJ_ERROR,
                                .file = records->file,
                                .line = why.line,
                                .record = records->batch->first_record,
                                .message = cj_span_of(why.text)};
    cj_status status = cj_findings_report(records->dataset->findings, &finding, err);

    if (status != CJ_OK)
        return status;
    return cj_fail_at(err, CJ_EDATA, records->file, 0, 0,
                      "was not read from line %llu on; no table was made",
                      (unsigned long long)why.line);
}

/* What is done once for the rows of a batch that was read just now. */
static cj_status take_typed(cj_records *records, cj_error *err)
{
    const cj_records_options *options = records->options;
    cj_status status = cj_records_learn(records, err);

    records->extra_rows += records->batch->extra_rows;
    if (status == CJ_OK)
        status = note_lines(records, err);
    if (status == CJ_OK)
        status = pass_findings(records, err);
    for (size_t i = 0; status == CJ_OK && i < records->batch->repair_count; i++)
        status = cj_repairs_report(records->dataset->repairs, &records->batch->repairs[i], err);
    if (status == CJ_OK)
        status = intern_persons(records, err);
    if (status == CJ_OK)
        status = cj_keys_check(records, err);
    if (status == CJ_OK && options->progress != NULL)
        options->progress(options->progress_data, records->file, records->batch->position,
                          cj_source_size(records->source));
    return status;
}

cj_status cj_records_take(bool *end, cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    records->rows.first += records->rows.count;
    records->rows.count = 0;
    if (records->reading != NULL)
        cj_replay_next(records);
    else
        status = cj_pipeline_next(&records->batch, records->pipeline, err);
    if (status != CJ_OK)
        return status == CJ_EDATA ? stop_reading(records, err) : status;
    *end = records->batch->last;
    if (*end)
        return note_end(records, err);
    records->rows.count = records->batch->count;
    status = cj_ledger_extend(cj_records_ledger_of(records), records->rows.count, err);
    if (status == CJ_OK)
        status = reserve_rows(records, records->rows.count, err);
    records->rows.persons = records->persons;
    if (status == CJ_OK)
        status = records->reading != NULL ? cj_replay_take(records, err) : take_typed(records, err);
    if (status == CJ_OK)
        status = cj_sense_check(records, err);
    /* a row that one view cannot derive is left out of all of them */
    for (size_t view = 0; status == CJ_OK && records->unpivot_slots != NULL &&
                          records->derivation_count > 0 && view < view_count(records);
         view++)
        status = make_view(records, view, err);
    return status;
}

cj_status cj_records_next(const cj_rows **out, cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;
    bool end = false;

    *out = NULL;
    if (records->pipeline == NULL && records->reading == NULL)
        return CJ_OK; /* planned alone */
    if (records->batch == NULL || records->unpivot_next >= view_count(records) ||
        records->rows.count == 0) {
        records->unpivot_next = 0;
        do
            status = cj_records_take(&end, records, err);
        while (status == CJ_OK && !end && records->rows.count == 0);
    }
    if (status != CJ_OK || end)
        return status;
    status = make_view(records, records->unpivot_next++, err);
    if (status == CJ_OK)
        status = select_rows(records, err);
    if (status == CJ_OK)
        *out = &records->rows;
    return status;
}

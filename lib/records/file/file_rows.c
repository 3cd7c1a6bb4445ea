/* Reading a file as typed rows, batch by batch; its opening is the work of file_open.c. */
#include "file_rows.h"

#include "rows/repair.h"

#include <stdlib.h>
#include <string.h>

#define PREFETCH 8

/* ---- texts ----------------------------------------------------------------------------- */

/* Learn the texts that the batch in hand is the first to use. */
static cj_status learn(cj_file_rows *file, cj_error *err)
{
    const cj_batch *batch = file->batch;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < batch->vector_count; i++) {
        const cj_fresh_texts *fresh = batch->fresh == NULL ? NULL : &batch->fresh[i];
        cj_file_texts *known = &file->texts[i];

        if (fresh == NULL || fresh->count == 0 || !known->learned)
            continue;
        status = cj_grow(&known->texts, &known->capacity, known->count + fresh->count,
                         sizeof *known->texts, err);
        if (status != CJ_OK)
            break;
        memcpy(known->texts + known->count, fresh->texts, fresh->count * sizeof *fresh->texts);
        known->count += fresh->count;
    }
    return status;
}

cj_status cj_file_rows_look_ahead(cj_file_rows *file, cj_error *err)
{
    cj_pipeline *pipeline;
    bool last = false;
    cj_status status;

    cj_typed_prepare(&file->typed);
    status = cj_pipeline_new(&pipeline, &file->typed, file->options.threads, err);
    while (status == CJ_OK && !last) {
        status = cj_pipeline_next(&file->batch, pipeline, err);
        if (status == CJ_OK) {
            status = learn(file, err);
            last = file->batch->last;
        }
    }
    cj_pipeline_free(pipeline);
    file->batch = NULL;
    for (size_t i = 0; i < file->typed.column_count; i++)
        if (file->typed.columns[i].dict != NULL) /* its rows are read once more */
            cj_dict_forget_times(file->typed.columns[i].dict);
    if (status == CJ_OK)
        status = cj_source_rewind(file->source, err);
    if (status != CJ_OK)
        return status;
    cj_csv_close(file->typed.csv);
    file->typed.csv = NULL;
    return cj_csv_open_dialect(&file->typed.csv, file->source, &file->dialect, err);
}

/* ---- start and end --------------------------------------------------------------------- */

void cj_file_rows_quieten(cj_file_rows *file)
{
    for (size_t i = 0; i < file->typed.column_count; i++) {
        cj_typed_column *column = &file->typed.columns[i];
        bool used = column->used || (column->person && file->person_used);

        column->quiet = file->options.used_only && !file->options.check && !used;
    }
}

cj_status cj_file_rows_start(cj_file_rows *file, cj_error *err)
{
    cj_status status;

    if (!file->options.again)
        cj_source_forget(file->source);
    status = cj_file_rows_note_header(file, err);
    if (status == CJ_OK)
        status = cj_file_rows_note_above(file, err);
    if (status != CJ_OK)
        return status;
    status = cj_file_rows_seek_repeats(file, err);
    if (status != CJ_OK)
        return status;
    if (file->options.known_persons)
        file->typed.known = file->dataset->persons;
    cj_typed_prepare(&file->typed);
    cj_file_rows_pass_rows(file);
    return cj_pipeline_new(&file->pipeline, &file->typed, file->options.threads, err);
}

cj_status cj_file_rows_note_end(cj_file_rows *file, const cj_source *read, cj_error *err)
{
    const cj_finding no_rows = {.code = "no-rows",
                                .severity = CJ_WARNING,
                                .file = file->name,
                                .line = file->header.line,
                                .record = 1,
                                .message = CJ_SPAN("there is a header and no row below it")};
    cj_ledger *ledger = cj_file_rows_ledger(file);
    cj_status status = CJ_OK;

    ledger->unfinished = file->next != NULL;
    if (cj_source_assumed_1252(read))
        status = cj_dataset_notice(file->dataset, err,
                                   "%s is not UTF-8 and was read as windows-1252", file->name);
    if (status == CJ_OK && file->first == file->base)
        status = cj_findings_report(file->dataset->findings, &no_rows, err);
    return status;
}

/* Stop reading because the rest of the file cannot be read; a finding says where and why. */
static cj_status stop_reading(cj_file_rows *file, cj_error *err)
{
    const cj_error why = file->batch->error;
    const cj_finding finding = {.code = file->batch->stop_code,
                                .severity = CJ_ERROR,
                                .file = file->name,
                                .line = why.line,
                                .record = file->batch->first_record,
                                .message = cj_span_of(why.text)};
    cj_status status = cj_findings_report(file->dataset->findings, &finding, err);

    if (status != CJ_OK)
        return status;
    return cj_fail_at(err, CJ_EDATA, file->name, 0, 0,
                      "was not read from line %llu on; no table was made",
                      (unsigned long long)why.line);
}

/* ---- the next rows --------------------------------------------------------------------- */

void cj_file_rows_pass(cj_file_rows *file)
{
    file->settled = true;
    file->first += file->count;
    file->count = 0;
}

cj_status cj_file_rows_hold(cj_file_rows *file, cj_batch *batch, cj_error *err)
{
    cj_ledger *ledger = cj_file_rows_ledger(file);
    cj_status status;

    file->batch = batch;
    file->count = batch->count;
    file->settled = false;
    status = cj_ledger_extend(ledger, file->count,
                              cj_source_expect(file->source, batch->position,
                                               cj_ledger_rows_so_far(ledger) + file->count),
                              err);
    if (status != CJ_OK)
        return status;
    return cj_grow(&file->persons, &file->person_capacity, file->count, sizeof *file->persons, err);
}

static cj_status pass_repairs(cj_file_rows *file, cj_error *err)
{
    const cj_batch *batch = file->batch;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < batch->repair_count; i++)
        status = cj_repairs_report(file->dataset->repairs, &batch->repairs[i], err);
    return status;
}

/* Whether a row certainly has the code of the row above. A row that is not rejected may be the
 * first to make its person known, though. */
static bool follows(const cj_file_rows *file, size_t row)
{
    const cj_batch *batch = file->batch;

    return cj_batch_follows(batch, row) &&
           (!batch->rejected[row - 1] || batch->rejected[row] || file->options.known_persons);
}

/* List the rows that somebody is to be asked for, and note for each row which of these has its
 * person. */
static size_t list_runs(cj_file_rows *file)
{
    const cj_batch *batch = file->batch;
    size_t count = 0;

    for (size_t row = 0; row < batch->count; row++) {
        bool nobody = file->person_slot == CJ_NO_COLUMN || cj_batch_nobody(batch, row);

        if (!nobody && !follows(file, row))
            file->runs[count++] = (cj_person_run){(uint32_t)row, CJ_NO_CODE};
        file->persons[row] = nobody ? CJ_NO_CODE : (uint32_t)count - 1;
    }
    return count;
}

/* Ask for the person of a row. */
static cj_status intern_person(uint32_t *code, const cj_file_rows *file, size_t row, cj_error *err)
{
    const cj_batch *batch = file->batch;
    cj_dict *persons = file->dataset->persons;

    /* a rejected row makes no person known */
    if (!file->options.known_persons && !batch->rejected[row])
        return cj_dict_add_hashed(code, persons, batch->persons[row], batch->hashes[row], err);
    *code = cj_dict_find_hashed(persons, batch->persons[row], batch->hashes[row]);
    return CJ_OK;
}

/* Give the person of each row a code. The dictionary is asked once a run of rows, and its memory
 * for later runs is fetched ahead. */
static cj_status intern_persons(cj_file_rows *file, cj_error *err)
{
    const cj_batch *batch = file->batch;
    cj_status status;
    size_t count;

    if (batch->found) { /* whoever typed the batch looked them up */
        if (batch->count > 0)
            memcpy(file->persons, batch->known, batch->count * sizeof *batch->known);
        return CJ_OK;
    }
    status = cj_grow(&file->runs, &file->run_capacity, batch->count, sizeof *file->runs, err);
    count = status == CJ_OK ? list_runs(file) : 0;
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        for (size_t step = 0; step < 3; step++) {
            size_t ahead = i + PREFETCH * (3 - step);

            if (ahead < count)
                cj_dict_prefetch(file->dataset->persons, batch->hashes[file->runs[ahead].row],
                                 (cj_prefetch)step);
        }
        status = intern_person(&file->runs[i].person, file, file->runs[i].row, err);
    }
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++)
        if (file->persons[row] != CJ_NO_CODE)
            file->persons[row] = file->runs[file->persons[row]].person;
    return status;
}

/* Finish after the last row: settle the usual spelling of each text, and find texts that look
 * alike. */
static cj_status end_reading(cj_file_rows *file, cj_error *err)
{
    cj_status status = cj_file_rows_note_end(file, file->source, err);

    if (status == CJ_OK)
        status = cj_file_rows_note_unused(file, &file->typed, err);
    if (status == CJ_OK)
        status = cj_file_rows_note_repeats(file, err);
    if (status == CJ_OK)
        status = cj_file_rows_note_wholes(file, &file->typed.wholes, err);
    for (size_t i = 0; status == CJ_OK && i < file->typed.column_count; i++) {
        const cj_typed_column *column = &file->typed.columns[i];
        cj_file_texts *known = &file->texts[i];

        if (known->learned && column->dict != NULL && known->count == cj_dict_count(column->dict) &&
            cj_dict_has_variants(column->dict))
            status = cj_dict_list_usual(known->texts, column->dict, column->declared_texts, err);
        if (status == CJ_OK && column->wanted)
            status = cj_file_rows_note_looks(file, column, err);
    }
    for (size_t i = 0; status == CJ_OK && i < file->typed.loose_texts.count; i++)
        status = cj_file_rows_note_looks(file, &file->typed.loose_texts.columns[i], err);
    return status;
}

static void tell_progress(const cj_file_rows *file)
{
    const cj_file_options *options = &file->options;
    const cj_batch *batch = file->batch;
    const cj_read_so_far reading = {.file = file->name,
                                    .rows = batch->first_record + batch->count,
                                    .done = batch->position,
                                    .all = cj_source_size(file->source)};

    if (options->progress != NULL)
        options->progress(options->progress_data, &reading);
}

cj_status cj_file_rows_take(bool *end, cj_file_rows *file, cj_error *err)
{
    cj_status status;

    cj_file_rows_pass(file);
    status = cj_pipeline_next(&file->batch, file->pipeline, err);
    if (status != CJ_OK)
        return status == CJ_EDATA ? stop_reading(file, err) : status;
    *end = file->batch->last;
    if (*end)
        return end_reading(file, err);
    status = cj_file_rows_hold(file, file->batch, err);
    if (status == CJ_OK)
        status = learn(file, err);
    file->extra_rows += file->batch->extra_rows;
    if (status == CJ_OK)
        status = cj_file_rows_note_lines(file, err);
    if (status == CJ_OK)
        status = pass_repairs(file, err);
    if (status == CJ_OK)
        status = intern_persons(file, err);
    if (status == CJ_OK)
        tell_progress(file);
    return status;
}

/* ---- release --------------------------------------------------------------------------- */

void cj_file_rows_stop(cj_file_rows *file)
{
    cj_pipeline_free(file->pipeline);
    file->pipeline = NULL;
    file->batch = NULL;
    cj_keys_clear(file);
}

void cj_file_rows_clear(cj_file_rows *file)
{
    cj_file_rows_stop(file);
    for (size_t i = 0; i < file->typed.column_count; i++) {
        if (!file->typed.columns[i].dict_is_shared)
            cj_dict_free(file->typed.columns[i].dict);
        free(file->typed.columns[i].places);
        if (!file->texts[i].borrowed)
            free(file->texts[i].texts);
    }
    free(file->typed.columns);
    cj_typed_forget_loose(&file->typed);
    free(file->texts);
    free(file->slots);
    if (!file->lines.borrowed)
        free(file->lines.shifts);
    cj_repair_forget(file->typed.memory);
    free(file->persons);
    free(file->runs);
    free(file->held);
    cj_header_clear(&file->header);
    cj_csv_close(file->typed.csv);
    if (!file->source_is_held)
        cj_source_close(file->source);
    cj_source_close(file->looked_at);
    cj_schema_free(file->schema);
    cj_schema_free(file->people_schema);
    cj_profile_free(file->profile);
    cj_meeting_clear(&file->meeting);
    cj_repeats_clear(&file->repeats);
    cj_repeats_clear(&file->row_ids.rows);
    cj_arena_clear(&file->arena);
}

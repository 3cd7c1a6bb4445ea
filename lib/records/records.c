/* Records from opening to release; the rows in hand are the work of rows.c. */
#include "cj/records.h"

#include "kept.h"

#include <stdlib.h>
#include <string.h>

cj_status cj_records_open(cj_records **out, const cj_records_options *options, cj_dataset *dataset,
                          cj_error *err)
{
    return cj_records_open_source(out, options, dataset, NULL, err);
}

cj_status cj_records_open_source(cj_records **out, const cj_records_options *options,
                                 cj_dataset *dataset, cj_source *held, cj_error *err)
{
    cj_records *records = calloc(1, sizeof *records);
    cj_status status;

    *out = NULL;
    if (records == NULL)
        return cj_fail_nomem(err);
    records->options = options;
    records->dataset = dataset;
    records->source = held;
    records->source_is_held = held != NULL;
    records->ledger = SIZE_MAX;
    status = cj_records_open_inputs(records, err);
    if (status == CJ_OK)
        status = cj_grow(&dataset->ledgers, &dataset->ledger_capacity, dataset->ledger_count + 1,
                         sizeof *dataset->ledgers, err);
    if (status == CJ_OK)
        status = cj_ledger_open(&dataset->ledgers[dataset->ledger_count], records->file, err);
    if (status != CJ_OK) {
        cj_records_free(records);
        return status;
    }
    records->ledger = dataset->ledger_count++;
    dataset->ledgers[records->ledger].unfinished = true;
    *out = records;
    return CJ_OK;
}

/* The people's reader has those of its columns, a reading those of the file's. */
static bool owns_texts(const cj_records *records, const cj_column *column)
{
    return column->origin != CJ_FROM_PEOPLE &&
           !(column->origin == CJ_FROM_FILE && records->reading != NULL);
}

void cj_records_free(cj_records *records)
{
    if (records == NULL)
        return;
    cj_pipeline_free(records->pipeline);
    for (size_t i = 0; i < records->column_count; i++) {
        cj_column *column = &records->columns[i];

        cj_dict_free(column->dict);
        cj_vector_clear(&column->values);
        cj_vector_clear(&column->by_person);
        if (owns_texts(records, column))
            free(column->texts);
    }
    for (size_t i = 0; i < records->condition_count + records->flag_count; i++) {
        free(records->conditions[i].verdicts);
        free(records->conditions[i].times);
        free(records->conditions[i].holds);
    }
    for (size_t i = 0; i < records->derivation_count; i++)
        cj_derivation_clear(&records->derivations[i]);
    for (size_t i = 0; i < records->typed.column_count; i++)
        cj_dict_free(records->typed.columns[i].dict);
    cj_keys_clear(records);
    free(records->columns);
    free(records->conditions);
    free(records->derivations);
    free(records->typed.columns);
    free(records->people_selected);
    free(records->people_rows);
    free(records->person_missing);
    if (records->reading == NULL)
        free(records->shifts);
    cj_replay_close(records);
    free(records->persons);
    free(records->selected);
    free(records->keep);
    cj_records_free(records->people);
    cj_header_clear(&records->header);
    cj_csv_close(records->typed.csv);
    if (!records->source_is_held)
        cj_source_close(records->source);
    cj_source_close(records->looked_at);
    cj_schema_free(records->schema);
    cj_schema_free(records->people_schema);
    cj_profile_free(records->profile);
    cj_typed_clear(&records->typed);
    cj_arena_clear(&records->arena);
    free(records);
}

/* ---- texts -------------------------------------------------------------------------------- */

static cj_status learn(cj_column *column, const cj_span *texts, size_t count, cj_error *err)
{
    cj_status status = cj_grow(&column->texts, &column->text_capacity, column->text_count + count,
                               sizeof *column->texts, err);

    if (status != CJ_OK || count == 0)
        return status;
    memcpy(column->texts + column->text_count, texts, count * sizeof *texts);
    column->text_count += count;
    return CJ_OK;
}

cj_status cj_column_learn(cj_column *column, cj_error *err)
{
    cj_status status = CJ_OK;

    while (status == CJ_OK && column->dict != NULL &&
           column->text_count < cj_dict_count(column->dict)) {
        cj_span text = cj_dict_text(column->dict, (uint32_t)column->text_count);

        status = learn(column, &text, 1, err);
    }
    return status;
}

cj_status cj_records_learn(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < records->column_count; i++) {
        cj_column *column = &records->columns[i];

        if (column->origin == CJ_FROM_FILE && records->batch->fresh != NULL)
            status = learn(column, records->batch->fresh[column->slot].texts,
                           records->batch->fresh[column->slot].count, err);
    }
    return status;
}

/* ---- starting -------------------------------------------------------------------------------- */

static bool looks_ahead(const cj_records *records)
{
    for (size_t i = 0; i < records->condition_count + records->flag_count; i++) {
        const cj_column *column = cj_column_at(records, records->conditions[i].column);

        if (!column->of_people && cj_condition_is_open(&records->conditions[i], column))
            return true;
    }
    return false;
}

/* Now that all texts are known, say whether they are numbers. */
static cj_status settle(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < records->condition_count + records->flag_count; i++) {
        const cj_column *column = cj_column_at(records, records->conditions[i].column);

        if (!column->of_people && cj_condition_is_open(&records->conditions[i], column))
            status = cj_condition_settle(&records->conditions[i], column, records->dataset, err);
    }
    return status;
}

/* Read the file once to see whether the undeclared columns of conditions hold
 * nothing but numbers, then go back to its start. */
static cj_status look_ahead(cj_records *records, cj_error *err)
{
    cj_pipeline *pipeline;
    bool last = false;
    cj_status status;

    status = cj_typed_prepare(&records->typed, err);
    if (status != CJ_OK)
        return status;
    status = cj_pipeline_new(&pipeline, &records->typed, records->options->threads, err);
    while (status == CJ_OK && !last) {
        status = cj_pipeline_next(&records->batch, pipeline, err);
        if (status == CJ_OK) {
            status = cj_records_learn(records, err);
            last = records->batch->last;
        }
    }
    cj_pipeline_free(pipeline);
    records->batch = NULL;
    if (status == CJ_OK)
        status = settle(records, err);
    if (status == CJ_OK)
        status = cj_source_rewind(records->source, err);
    if (status == CJ_OK) {
        cj_csv_close(records->typed.csv);
        status = cj_csv_open_dialect(&records->typed.csv, records->source, &records->dialect, err);
    }
    return status;
}

cj_status cj_records_note_header(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < records->header.problem_count; i++) {
        const cj_header_problem *problem = &records->header.problems[i];
        const cj_finding finding = {.code = problem->code,
                                    .severity = problem->severity,
                                    .file = records->file,
                                    .line = records->header.line,
                                    .record = cj_csv_header_record(records->typed.csv),
                                    .column = problem->column,
                                    .message = problem->words};

        status = cj_findings_report(records->dataset->findings, &finding, err);
    }
    return status;
}

/* Lines above the header that a profile passes over are repairs, too. */
static cj_status note_above(cj_records *records, cj_error *err)
{
    cj_span above = cj_csv_above(records->typed.csv);
    cj_repair repair = {
        .rule = "above-header", .file = records->file, .column_name = {"", 0}, .after = {"", 0}};
    cj_status status = CJ_OK;

    if (records->dataset->repairs == NULL || records->profile == NULL)
        return CJ_OK;
    for (repair.line = 1; status == CJ_OK && above.length > 0; repair.line++) {
        const char *end = memchr(above.at, '\n', above.length);
        size_t length = end == NULL ? above.length : (size_t)(end - above.at) + 1;

        repair.before = (cj_span){above.at, length};
        while (repair.before.length > 0 && (above.at[repair.before.length - 1] == '\n' ||
                                            above.at[repair.before.length - 1] == '\r'))
            repair.before.length--;
        if (repair.before.length > 0)
            status = cj_repairs_report(records->dataset->repairs, &repair, err);
        above.at += length;
        above.length -= length;
    }
    return status;
}

bool cj_records_are_planned(const cj_records *records)
{
    return records->options->store != NULL && cj_store_is_planning(records->options->store);
}

cj_status cj_records_start(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    if (records->people != NULL)
        status = cj_people_load(records, err);
    if (status == CJ_OK && cj_records_are_planned(records))
        return cj_store_plan(records, err);
    if (status == CJ_OK && records->options->store != NULL)
        status = cj_store_serve(records, looks_ahead(records), err);
    if (status == CJ_OK && looks_ahead(records))
        status = records->reading != NULL ? settle(records, err) : look_ahead(records, err);
    if (status != CJ_OK)
        return status;
    if (!records->options->again)
        cj_source_forget(records->source);
    status = cj_records_note_header(records, err);
    if (records->reading != NULL)
        return status;
    if (status == CJ_OK)
        status = note_above(records, err);
    if (status == CJ_OK)
        status = cj_typed_prepare(&records->typed, err);
    if (status != CJ_OK)
        return status;
    return cj_pipeline_new(&records->pipeline, &records->typed, records->options->threads, err);
}

/* One measure of a report, as its program would compute it. */
#include "job.h"

#include <stdlib.h>
#include <string.h>

typedef cj_report_job job;

/* What is wrong with a measure, told with its place in the definition. */
static cj_status fail(const cj_report_run *run, const job *of, const cj_error *inner, cj_error *err)
{
    char message[CJ_ERROR_FILE_MAX + CJ_ERROR_TEXT_MAX + 64];

    if (inner->status == CJ_ENOMEM || inner->status == CJ_EIO ||
        strcmp(inner->file, run->definition->file) == 0) {
        if (err != NULL)
            *err = *inner;
        return inner->status;
    }
    cj_error_format(message, sizeof message, inner);
    cj_definition_fail(run->definition, &of->measure->place, err, "%s", message);
    if (err != NULL)
        err->status = inner->status;
    return inner->status;
}

static cj_status give_common(cj_settings *settings, const cj_report_run *run, job *of,
                             cj_error *err)
{
    const cj_settings *whole = &run->settings;
    cj_status status = CJ_OK;

    settings->quiet = whole->quiet;
    settings->threads = whole->threads;
    if (whole->tolerate != NULL)
        status =
            cj_options_give(settings, of->kind->take, of->data, "tolerate", whole->tolerate, err);
    return status;
}

static cj_status prepare(cj_report_run *run, job *of, cj_error *err)
{
    cj_settings *settings = &of->settings;
    const cj_program *program = &of->kind->program;
    cj_status status;

    settings->program = program;
    settings->options = cj_options_of(program, &settings->arena);
    of->data = cj_measure_begin(of->kind);
    if (settings->options == NULL || of->data == NULL)
        return cj_fail_nomem(err);
    status = give_common(settings, run, of, err);
    if (status == CJ_OK)
        status = cj_report_periods(&of->periods, &of->period_count, run->definition, of->measure,
                                   &run->period, &settings->arena, err);
    if (status == CJ_OK)
        status = cj_give_measure(settings, of->kind, of->data, run->definition, of->measure,
                                 of->periods, of->period_count, err);
    if (status == CJ_OK)
        status = cj_settings_resolve(settings, of->kind->role, of->kind->places, err);
    if (status == CJ_OK && program->prepare != NULL)
        status = program->prepare(of->data, &settings->records, &settings->measure, err);
    return status;
}

static cj_status compute(cj_table **out, cj_report_run *run, job *of, cj_error *err)
{
    cj_table *table = NULL;
    cj_status status = cj_dataset_new(&of->dataset, of->findings, err);

    if (status != CJ_OK)
        return status;
    of->dataset->repairs = run->course.repairs;
    of->settings.records.store = run->store;
    cj_watch_progress(&of->settings.records, &run->settings);
    status = cj_records_open(&of->records, &of->settings.records, of->dataset, err);
    if (status == CJ_OK)
        status = of->kind->compute(&table, of->records, &of->settings.measure, of->data, err);
    if (status == CJ_OK)
        status = cj_describe(table, &of->settings, err);
    if (status == CJ_OK && of->measure->comparator_count > 0) {
        cj_table *single = table;

        status = cj_report_compare(&table, single, of->periods, of->period_count,
                                   of->measure->compared, of->measure->compared_count, err);
    }
    if (status == CJ_OK)
        *out = table;
    else
        cj_table_free(table);
    return status;
}

static void open_job(job *of, const cj_definition_measure *measure)
{
    *of = (job){.kind = cj_measure_kind_of(measure->kind->name), .measure = measure};
}

/* What a job has besides what its table borrows from. */
static void close_inputs(job *of)
{
    cj_records_free(of->records);
    cj_dataset_free(of->dataset);
    of->records = NULL;
    of->dataset = NULL;
}

static void close_job(job *of)
{
    cj_settings_clear(&of->settings);
    cj_measure_end(of->kind, of->data);
}

cj_status cj_job_plan(cj_report_run *run, size_t number, cj_findings *nobody, cj_error *err)
{
    cj_error inner = CJ_ERROR_INIT;
    cj_table *table = NULL;
    cj_status status;
    job of;

    open_job(&of, &run->definition->measures[number]);
    of.findings = nobody;
    status = prepare(run, &of, &inner);
    if (status == CJ_OK)
        status = compute(&table, run, &of, &inner);
    run->threads = of.settings.records.threads;
    close_inputs(&of);
    cj_table_free(table);
    close_job(&of);
    return status == CJ_ENOMEM ? cj_fail_nomem(err) : CJ_OK;
}

void cj_job_run(cj_report_run *run, size_t number, cj_findings *findings)
{
    job *of = &run->jobs[number];
    cj_error inner = CJ_ERROR_INIT;
    cj_status status;

    open_job(of, &run->definition->measures[number]);
    of->findings = findings;
    of->error = (cj_error)CJ_ERROR_INIT;
    status = prepare(run, of, &inner);
    if (status == CJ_OK)
        status = compute(&run->tables[number], run, of, &inner);
    of->status = status == CJ_OK ? CJ_OK : fail(run, of, &inner, &of->error);
    cj_records_free(of->records);
    of->records = NULL;
    if (status == CJ_OK && !run->settings.verbose)
        close_inputs(of); /* nobody asks where its rows went */
}

cj_status cj_job_finish(cj_report_run *run, size_t number, cj_error *err)
{
    job *of = &run->jobs[number];

    if (of->dataset != NULL && (run->settings.verbose || of->status == CJ_EDATA))
        cj_report_rows(&run->settings, of->dataset, of->status != CJ_OK);
    close_inputs(of);
    if (of->status != CJ_OK && err != NULL)
        *err = of->error;
    return of->status;
}

void cj_free_jobs(cj_report_run *run)
{
    for (size_t i = 0; run->jobs != NULL && i < run->definition->measure_count; i++) {
        if (run->jobs[i].kind == NULL)
            continue;
        close_inputs(&run->jobs[i]);
        close_job(&run->jobs[i]);
    }
    free(run->jobs);
    cj_store_free(run->store);
}

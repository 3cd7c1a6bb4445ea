/* The measures of a report, one after the other. */
#include "report.h"

#include <stdlib.h>
#include <string.h>

struct cj_report_job {
    const cj_measure_kind *kind;
    const cj_definition_measure *measure;
    cj_period *periods;
    size_t period_count;
    cj_settings settings;
    void *data;
    cj_dataset *dataset;
    cj_records *records;
};

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
    cj_status status = cj_dataset_new(&of->dataset, run->course.findings, err);

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

/* Let the store know which columns the measure reads.  What is wrong will be told when
 * it is run. */
static cj_status plan_one(cj_report_run *run, size_t number, cj_findings *nobody, cj_error *err)
{
    cj_findings *findings = run->course.findings;
    cj_error inner = CJ_ERROR_INIT;
    cj_table *table = NULL;
    cj_status status;
    job of;

    open_job(&of, &run->definition->measures[number]);
    run->course.findings = nobody;
    status = prepare(run, &of, &inner);
    if (status == CJ_OK)
        status = compute(&table, run, &of, &inner);
    run->course.findings = findings;
    close_inputs(&of);
    cj_table_free(table);
    close_job(&of);
    return status == CJ_ENOMEM ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status run_one(cj_report_run *run, size_t number, cj_error *err);

/* Let the store have the table of a measure, as csv: others read it. */
static cj_status give_table(cj_report_run *run, const cj_definition_input *input, cj_error *err)
{
    const cj_output_style style = {.sentences = false};
    cj_text text = CJ_TEXT_INIT;
    cj_status status =
        cj_output_append(&text, run->tables[input->measure], CJ_FORMAT_CSV, &style, err);

    if (status == CJ_OK)
        status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = cj_store_give(run->store, input->path, cj_text_span(&text), err);
    cj_text_clear(&text);
    return status;
}

/* Compute what a measure reads, if that is the tables of others. */
static cj_status run_needed(cj_report_run *run, const cj_definition_measure *measure, cj_error *err)
{
    const cj_definition *definition = run->definition;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < definition->input_count; i++) {
        const cj_definition_input *input = &definition->inputs[i];

        if (!input->is_table || run->given[i] || !cj_definition_reads(measure, input))
            continue;
        run->given[i] = true;
        if (run->tables[input->measure] == NULL)
            status = run_one(run, input->measure, err);
        if (status == CJ_OK)
            status = give_table(run, input, err);
    }
    return status;
}

static cj_status run_one(cj_report_run *run, size_t number, cj_error *err)
{
    const cj_definition_measure *measure = &run->definition->measures[number];
    job *of = &run->jobs[number];
    cj_error inner = CJ_ERROR_INIT;
    cj_status status = run_needed(run, measure, err);

    if (status != CJ_OK)
        return status;
    open_job(of, measure);
    status = prepare(run, of, &inner);
    if (status == CJ_OK)
        status = compute(&run->tables[number], run, of, &inner);
    if (status != CJ_OK)
        status = fail(run, of, &inner, err);
    if (of->dataset != NULL && (run->settings.verbose || status == CJ_EDATA))
        cj_report_rows(&run->settings, of->dataset, status != CJ_OK);
    close_inputs(of);
    return status;
}

void cj_free_jobs(cj_report_run *run)
{
    for (size_t i = 0; run->jobs != NULL && i < run->definition->measure_count; i++) {
        if (run->jobs[i].kind == NULL)
            continue;
        close_job(&run->jobs[i]);
    }
    free(run->jobs);
    cj_store_free(run->store);
}

/* What a table has for columns is not known before it is there. */
static bool reads_table(const cj_definition *definition, size_t number)
{
    for (size_t i = 0; i < definition->input_count; i++)
        if (definition->inputs[i].is_table &&
            cj_definition_reads(&definition->measures[number], &definition->inputs[i]))
            return true;
    return false;
}

/* Each measure that is wanted, once for nothing and once in earnest. */
static cj_status run_all(cj_report_run *run, cj_findings *nobody, cj_error *err)
{
    const cj_report_parts parts = {
        .definition = run->definition, .only = run->only.items, .only_count = run->only.count};
    size_t count = run->definition->measure_count;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count; i++)
        if (cj_report_wants(&parts, i) && !reads_table(run->definition, i))
            status = plan_one(run, i, nobody, err);
    cj_store_begin(run->store);
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        if (cj_report_wants(&parts, i) && run->tables[i] == NULL)
            status = run_one(run, i, err);
    return status;
}

cj_status cj_compute_measures(cj_report_run *run, cj_error *err)
{
    cj_findings *nobody = NULL;
    cj_status status = CJ_OK;

    run->jobs = calloc(run->definition->measure_count + 1, sizeof *run->jobs);
    run->given = cj_arena_alloc(&run->arena, run->definition->input_count * sizeof *run->given);
    if (run->given != NULL)
        memset(run->given, 0, run->definition->input_count * sizeof *run->given);
    if (run->jobs == NULL || run->given == NULL)
        status = cj_fail_nomem(err);
    if (status == CJ_OK)
        status = cj_store_new(&run->store, err);
    if (status == CJ_OK)
        status = cj_findings_new(&nobody, 0, NULL, NULL, err);
    if (status == CJ_OK)
        status = run_all(run, nobody, err);
    cj_findings_free(nobody);
    return status;
}

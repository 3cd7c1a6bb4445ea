/* One measure: its settings are opened and filled, prepared, and its table is computed.  A
 * program fills them from its command line, a report or --measure from a definition. */
#include "job.h"

#include <stdlib.h>
#include <string.h>

/* Zero the job and make the structure that the kind's own options fill, with its defaults. */
static cj_status begin(cj_job *job, const cj_measure_kind *kind, cj_error *err)
{
    *job = (cj_job){.kind = kind, .data = calloc(1, kind->size)};
    if (job->data == NULL)
        return cj_fail_nomem(err);
    if (kind->begin != NULL)
        kind->begin(job->data);
    return CJ_OK;
}

cj_status cj_job_open(cj_job *job, const cj_measure_kind *kind, cj_error *err)
{
    cj_status status = begin(job, kind, err);

    return status == CJ_OK ? cj_settings_open(&job->settings, &kind->program, job->data, err)
                           : status;
}

/* Settings of the whole run come first, so that the definition cannot replace them. */
cj_status cj_job_open_in(cj_job *job, const cj_measure_kind *kind, const cj_settings *whole,
                         cj_error *err)
{
    cj_status status = cj_job_open(job, kind, err);

    job->settings.quiet = whole->quiet;
    job->settings.threads = whole->threads;
    if (status == CJ_OK && whole->allow_empty &&
        cj_option_find(job->settings.options, "allow-empty") != NULL)
        status = cj_options_give(&job->settings, "allow-empty", NULL, err);
    return status == CJ_OK && whole->tolerate != NULL
               ? cj_options_give(&job->settings, "tolerate", whole->tolerate, err)
               : status;
}

cj_status cj_job_prepare(cj_job *job, cj_error *err)
{
    const cj_measure_kind *kind = job->kind;
    cj_settings *settings = &job->settings;
    cj_status status = cj_settings_resolve(settings, kind->role, kind->places, err);

    settings->records.needs.knows_twice = strcmp(kind->role, "reviews") == 0;
    settings->records.needs.withheld = kind->program.judges; /* tables have [c] */
    return status == CJ_OK && kind->program.prepare != NULL
               ? kind->program.prepare(job->data, &settings->records, &settings->measure, err)
               : status;
}

/* Each measure has a dataset of its own, as its rows are told of by themselves; repairs are a
 * part of the run's. */
cj_status cj_job_dataset(cj_job *job, cj_findings *findings, cj_repairs *repairs, cj_error *err)
{
    cj_status status = cj_dataset_new(&job->dataset, findings, err);

    if (status == CJ_OK && repairs != NULL)
        status = cj_repairs_new_part(&job->repairs, repairs, err);
    if (status == CJ_OK)
        job->dataset->repairs = job->repairs;
    return status;
}

/* Whether the rows of the table have sentences; a table without rows passes. */
static bool has_sentences(const cj_table *table)
{
    return table->row_count == 0 || table->sentences[0] != NULL;
}

/* Let the table say which of the conditions on every input selected its rows. */
static cj_status describe_everywhere(cj_table *table, const cj_job *job, cj_error *err)
{
    const cj_records_selection *selection = &job->settings.records.selection;
    cj_status status = CJ_OK;

    for (size_t i = 0; i < selection->everywhere_count; i++) {
        cj_span text = cj_span_of(selection->everywhere[i].text);
        bool selects = false;

        for (size_t c = 0; c < cj_records_condition_count(job->records); c++)
            selects = selects || cj_span_equal(cj_records_condition(job->records, c), text);
        if (status == CJ_OK && selects)
            status = cj_table_add_option(table, "where", text.at, err);
    }
    return status;
}

cj_status cj_job_compute(cj_table **out, cj_job *job, cj_dataset *dataset, const cj_settings *whole,
                         cj_error *err)
{
    cj_settings *settings = &job->settings;
    cj_status status;

    if (whole != NULL)
        cj_progress_watch(&settings->records, whole);
    status = cj_records_open(&job->records, &settings->records, dataset, err);
    if (status == CJ_OK)
        status = job->kind->compute(out, job->records, &settings->measure, job->data, err);
    if (status == CJ_OK && settings->sentences && !has_sentences(*out))
        status = cj_fail(err, CJ_EUSAGE, "{sentences}: the rows of this table have no sentences");
    if (status == CJ_OK)
        status = cj_run_describe(*out, settings, err);
    return status == CJ_OK ? describe_everywhere(*out, job, err) : status;
}

/* The error keeps its status, so that a fault of the data is not reported as one of the
 * definition. */
cj_status cj_job_fail(const cj_definition *definition, const cj_definition_measure *measure,
                      const cj_error *inner, cj_error *err)
{
    char message[CJ_ERROR_FILE_MAX + CJ_ERROR_TEXT_MAX + 64];

    if (inner->status == CJ_ENOMEM || inner->status == CJ_EIO ||
        strcmp(inner->file, definition->file) == 0) {
        if (err != NULL)
            *err = *inner;
        return inner->status;
    }
    cj_error_format(message, sizeof message, inner);
    cj_definition_fail(definition, &measure->place, err, "%s", message);
    if (err != NULL)
        err->status = inner->status;
    return inner->status;
}

void cj_job_close_inputs(cj_job *job)
{
    cj_records_free(job->records);
    cj_dataset_free(job->dataset);
    cj_repairs_free(job->repairs);
    job->records = NULL;
    job->dataset = NULL;
    job->repairs = NULL;
}

void cj_job_close(cj_job *job)
{
    if (job->kind == NULL)
        return;
    cj_job_close_inputs(job);
    cj_store_free(job->printed);
    cj_settings_clear(&job->settings);
    if (job->data != NULL && job->kind->end != NULL)
        job->kind->end(job->data);
    free(job->data);
}

/* ---- a program of its own ----------------------------------------------------------------- */

static cj_status make_table(cj_table **table, cj_settings *settings, cj_dataset *dataset,
                            void *data, cj_error *err)
{
    cj_job *job = data;
    cj_status status = job->kind->of_tables ? cj_printed_open(&job->printed, &settings->records,
                                                              &settings->arena, err)
                                            : CJ_OK;

    if (status == CJ_OK)
        status = cj_job_compute(table, job, dataset, settings, err);
    if (status != CJ_OK || !settings->measure.hides)
        return status;
    return job->kind->program.judges ? cj_job_note_hidden(table, &settings->hiding, err)
                                     : cj_job_hide(table, settings, err);
}

/* Order matters: the command line is read first, then a definition fills what it left open, and
 * only then is anything checked as a whole. */
int cj_measure_main(int argc, char **argv, const cj_measure_kind *kind)
{
    const cj_program *program = &kind->program;
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_job job;
    cj_settings *settings = &job.settings;
    cj_status status = begin(&job, kind, &error);
    int code;

    if (status == CJ_OK)
        status = cj_run_start(settings, argc, argv, program, job.data, &error);
    if (status == CJ_OK && settings->defined != NULL) {
        status = cj_job_open_defined(settings, settings->defined, &error);
        if (status == CJ_OK)
            status = cj_job_give_defined(settings, kind, &error);
        status = cj_guard_blame_shell(settings, status, &error);
    }
    if (status == CJ_OK)
        status = cj_job_prepare(&job, &error);
    code = status == CJ_OK ? cj_run(settings, make_table, &job) : cj_tell_error(program, &error);
    cj_job_close(&job);
    return code;
}

/* ---- its table as csv --------------------------------------------------------------------- */

static cj_status append_table(cj_text *csv, cj_job *job, cj_findings *findings, cj_error *err)
{
    const cj_output_style style = {.sentences = false};
    cj_table *table = NULL;
    cj_status status = cj_job_dataset(job, findings, NULL, err);

    if (status == CJ_OK)
        status = cj_job_compute(&table, job, job->dataset, NULL, err);
    if (status == CJ_OK)
        status = cj_output_append(csv, table, CJ_FORMAT_CSV, &style, err);
    if (status == CJ_OK)
        status = cj_text_check(csv, err);
    cj_table_free(table);
    return status;
}

static cj_status append_defined(cj_text *csv, const cj_settings *whole, cj_findings *findings,
                                cj_error *err)
{
    const cj_definition *definition = whole->definition;
    const cj_definition_measure *measure = &definition->measures[whole->defined_number];
    const cj_measure_kind *kind = cj_measure_kind_of(measure->kind->name);
    cj_job job;
    cj_status status = cj_job_open_in(&job, kind, whole, err);

    /* borrowed from the whole run, so there is no release */
    job.settings.definition = whole->definition;
    job.settings.defined_number = whole->defined_number;
    if (status == CJ_OK)
        status = cj_job_give_defined(&job.settings, kind, err);
    if (status == CJ_OK)
        status = cj_job_prepare(&job, err);
    job.settings.measure.hides = false; /* it is compared, not given out */
    job.settings.measure.least = 0;
    if (status == CJ_OK)
        status = append_table(csv, &job, findings, err);
    cj_job_close(&job);
    return status;
}

cj_status cj_job_append(cj_text *csv, const cj_settings *whole, cj_findings *findings,
                        cj_error *err)
{
    const cj_definition *definition = whole->definition;
    cj_error inner = CJ_ERROR_NAMING(CJ_NAMING_KEYS); /* its options stand in the definition */
    cj_status status = append_defined(csv, whole, findings, &inner);

    if (status == CJ_OK)
        return CJ_OK;
    return cj_job_fail(definition, &definition->measures[whole->defined_number], &inner, err);
}

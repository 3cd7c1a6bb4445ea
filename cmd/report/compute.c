/* One measure of a report, as its program would compute it. */
#include "job.h"

#include "cj/list.h"

#include <stdlib.h>
#include <string.h>

typedef cj_report_job job;

/* Fill the measure's settings from the definition and the run, and check them. Tables borrow
 * from them, so they live until cj_jobs_free(). */
static cj_status prepare(cj_report_run *run, job *of, const cj_definition_measure *measure,
                         cj_error *err)
{
    const cj_measure_kind *kind = cj_measure_kind_of(measure->kind->name);
    cj_settings *settings = &of->job.settings;
    cj_definition_measure alone = *measure;
    cj_status status;

    of->measure = measure;
    if (cj_report_lists(run, measure))
        alone.comparator_count = 0; /* the people of the period, not of those before it */
    status = cj_job_open_in(&of->job, kind, &run->settings, err);
    if (status == CJ_OK)
        status = cj_report_periods(&of->periods, &of->period_count, run->definition, &alone,
                                   &run->period, &settings->arena, err);
    if (status == CJ_OK)
        status =
            cj_job_give(settings, run->definition, measure, of->periods, of->period_count, err);
    if (status == CJ_OK && cj_report_lists(run, measure))
        status = cj_options_give(settings, "cases", NULL, err);
    return status == CJ_OK ? cj_job_prepare(&of->job, err) : status;
}

/* Compute the table, and compare its periods if the measure asks. cj_report_compare() takes
 * over the table, also when it fails. */
static cj_status compute(cj_table **out, cj_report_run *run, job *of, cj_findings *findings,
                         cj_error *err)
{
    cj_table *table = NULL;
    cj_status status = cj_job_dataset(&of->job, findings, run->course.repairs, err);

    of->job.settings.measure.hides = run->settings.measure.hides && !of->measure->is_list;
    of->job.settings.measure.least =
        of->measure->is_list || of->measure->undisclosed ? 0 : run->settings.measure.least;
    of->job.settings.records.run.store = run->store;
    if (status == CJ_OK)
        status = cj_job_compute(&table, &of->job, of->job.dataset, &run->settings, err);
    if (status == CJ_OK && of->measure->comparator_count > 0 &&
        !cj_report_lists(run, of->measure) && !of->job.settings.measure.hides) {
        cj_table *single = table;

        status = cj_report_compare(&table, single, of->periods, of->period_count, of->measure, err);
    }
    if (status == CJ_OK)
        *out = table;
    else
        cj_table_free(table);
    return status;
}

/* ---- conditions on every input ------------------------------------------------------- */

/* Add the files that one measure left whole to those of the report, each once. */
static void add_whole(cj_text *to, const char *lines)
{
    for (const char *line = lines; *line != '\0'; line = strchr(line, '\n') + 1) {
        size_t length = (size_t)(strchr(line, '\n') - line) + 1;
        const char *at = cj_text_string(to);

        while (*at != '\0' && strncmp(at, line, length) != 0)
            at = strchr(at, '\n') + 1;
        if (*at == '\0')
            cj_text_append(to, (cj_span){line, length});
    }
}

/* Keep what came of the conditions in the inputs of a measure; values are known of real rows. */
static void note_everywhere(cj_report_run *run, const job *of, bool has_rows)
{
    const cj_records_selection *selection = &of->job.settings.records.selection;

    for (size_t i = 0; i < selection->everywhere_count; i++) {
        const cj_everywhere *from = &selection->everywhere[i];
        cj_everywhere *to = &run->everywhere[i];

        add_whole(&to->whole, cj_text_string(&from->whole));
        to->met = to->met || from->met;
        to->seen = to->seen || (has_rows && from->seen);
        if (to->lacks.status == CJ_OK)
            to->lacks = from->lacks;
        if (has_rows && to->unseen.status == CJ_OK)
            to->unseen = from->unseen;
    }
}

cj_status cj_jobs_check_everywhere(const cj_report_run *run, cj_error *err)
{
    for (size_t i = 0; i < run->definition->condition_count; i++) {
        const cj_everywhere *of = &run->everywhere[i];
        const cj_error *slip = !of->met ? &of->lacks : !of->seen ? &of->unseen : NULL;

        if (slip == NULL || slip->status == CJ_OK)
            continue;
        if (err != NULL)
            *err = *slip;
        return slip->status;
    }
    return CJ_OK;
}

cj_status cj_jobs_note_whole(const cj_report_run *run, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < run->definition->condition_count; i++) {
        const char *line = cj_text_string(&run->everywhere[i].whole);
        cj_text note = CJ_TEXT_INIT;

        if (*line == '\0')
            continue;
        cj_text_format(&note,
                       "Without a column for %s, so that all rows stay: ", run->everywhere[i].text);
        for (; *line != '\0'; line = strchr(line, '\n') + 1)
            cj_text_format(&note, "%.*s%s", (int)(strchr(line, '\n') - line), line,
                           strchr(line, '\n')[1] == '\0' ? "." : ", ");
        status = cj_text_check(&run->everywhere[i].whole, err);
        if (status == CJ_OK)
            status = cj_text_check(&note, err);
        if (status == CJ_OK)
            status = cj_definition_add_note(run->definition, cj_text_span(&note), err);
        cj_text_clear(&note);
    }
    return status;
}

/* ---- running ------------------------------------------------------------------------- */

/* The dry run only lets the store note which columns are read; its errors come again in the
 * real run, so only a lack of memory counts here. */
cj_status cj_job_plan(cj_report_run *run, size_t number, cj_findings *nobody, cj_error *err)
{
    cj_error inner = CJ_ERROR_NAMING(CJ_NAMING_KEYS);
    cj_table *table = NULL;
    job of = {.measure = NULL};
    cj_status status = prepare(run, &of, &run->definition->measures[number], &inner);

    if (status == CJ_OK)
        status = compute(&table, run, &of, nobody, &inner);
    run->threads = of.job.settings.records.run.threads;
    note_everywhere(run, &of, false);
    cj_job_close_inputs(&of.job);
    cj_table_free(table);
    cj_job_close(&of.job);
    return status == CJ_ENOMEM ? cj_fail_nomem(err) : CJ_OK;
}

/* Runs in a worker thread, so it writes to its own job only and tells nothing; cj_job_finish()
 * does that in order. */
void cj_job_run(cj_report_run *run, size_t number, cj_findings *findings)
{
    job *of = &run->jobs[number];
    cj_error inner = CJ_ERROR_NAMING(CJ_NAMING_KEYS);
    cj_status status;

    of->error = (cj_error)CJ_ERROR_INIT;
    status = prepare(run, of, &run->definition->measures[number], &inner);
    if (status == CJ_OK)
        status = compute(&run->tables[number], run, of, findings, &inner);
    of->status =
        status == CJ_OK ? CJ_OK : cj_job_fail(run->definition, of->measure, &inner, &of->error);
    cj_records_free(of->job.records);
    of->job.records = NULL;
    /* nothing of the dataset will be told, so its memory can go now */
    if (status == CJ_OK && !run->settings.verbose && of->job.dataset->notice_count == 0)
        cj_job_close_inputs(&of->job);
}

static bool is_told(const cj_report_run *run, cj_span notice)
{
    for (size_t i = 0; i < run->told_count; i++)
        if (cj_span_equal(run->told[i], notice))
            return true;
    return false;
}

/* Tell the notices of a measure that no measure before it has told: several measures read one
 * file. */
static cj_status tell_notices(cj_report_run *run, const job *of, cj_error *err)
{
    const cj_dataset *dataset = of->job.dataset;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < dataset->notice_count; i++) {
        cj_span notice = cj_text_span(&dataset->notices[i]);

        if (is_told(run, notice))
            continue;
        cj_tell_notice(&run->settings, of->measure->id, notice.at);
        notice.at = cj_arena_text(&run->arena, notice.at, notice.length);
        status = notice.at == NULL
                     ? cj_fail_nomem(err)
                     : cj_list_append(&run->told, &run->told_count, notice, &run->arena, err);
    }
    return status;
}

cj_status cj_job_finish(cj_report_run *run, size_t number, cj_error *err)
{
    job *of = &run->jobs[number];

    note_everywhere(run, of, true);
    if (of->job.dataset != NULL && (run->settings.verbose || of->status == CJ_EDATA))
        cj_tell_rows(&run->settings, of->job.dataset, of->status != CJ_OK);
    else if (of->job.dataset != NULL && of->status == CJ_OK)
        of->status = tell_notices(run, of, &of->error);
    cj_job_close_inputs(&of->job);
    if (of->status != CJ_OK && err != NULL)
        *err = of->error;
    return of->status;
}

void cj_jobs_free(cj_report_run *run)
{
    for (size_t i = 0; run->jobs != NULL && i < run->definition->measure_count; i++)
        cj_job_close(&run->jobs[i].job);
    for (size_t i = 0; run->everywhere != NULL && i < run->definition->condition_count; i++)
        cj_text_clear(&run->everywhere[i].whole);
    free(run->jobs);
    cj_store_free(run->store);
}

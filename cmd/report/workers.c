/* In which order measures are computed, and by how many threads: what they find is told in
 * their order, whoever is first. */
#include "job.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* A measure that is ahead of its turn keeps as many findings, then it waits. */
#define WAITING_MAX 10000

/* Each measure that is being computed takes memory for its rows: no more at once, however
 * many processors there are. */
#define WORKERS_MAX 4

typedef struct workers workers;

/* A measure among those that are computed side by side. */
typedef struct {
    workers *all;
    size_t number; /* of the measure */
    size_t place;  /* among them */
    bool done;
    cj_findings *findings; /* counts, and gives everything to take_finding() */
    cj_findings *waiting;  /* until its turn comes */
    size_t told;           /* of those */
} task;

struct workers {
    cj_report_run *run;
    task *tasks;
    size_t count;
    pthread_mutex_t lock; /* of everything below, and of the report's findings */
    pthread_cond_t moved;
    size_t next; /* to be computed */
    size_t turn; /* to be told of */
    bool stopped;
    cj_status status;
    cj_error error;
};

/* ---- findings in their order --------------------------------------------------------- */

/* The task's turn has come: what waited is told. */
static cj_status tell_waiting(task *of, cj_error *err)
{
    cj_findings *report = of->all->run->course.findings;
    cj_status status = CJ_OK;

    for (; status == CJ_OK && of->told < cj_findings_kept(of->waiting); of->told++)
        status = cj_findings_report(report, cj_findings_at(of->waiting, of->told), err);
    return status;
}

static cj_status take_finding(void *data, const cj_finding *finding, cj_error *err)
{
    task *of = data;
    workers *all = of->all;
    cj_status status = CJ_OK;

    pthread_mutex_lock(&all->lock);
    while (!all->stopped && of->place != all->turn && cj_findings_kept(of->waiting) >= WAITING_MAX)
        pthread_cond_wait(&all->moved, &all->lock);
    if (all->stopped)
        status = cj_fail(err, CJ_EDATA, "a measure before this one failed"); /* nobody is told */
    else if (of->place != all->turn)
        status = cj_findings_report(of->waiting, finding, err);
    else
        status = tell_waiting(of, err);
    if (status == CJ_OK && of->place == all->turn)
        status = cj_findings_report(all->run->course.findings, finding, err);
    pthread_mutex_unlock(&all->lock);
    return status;
}

/* Tell of those whose turn it is and that are done. */
static void advance(workers *all)
{
    while (!all->stopped && all->turn < all->count && all->tasks[all->turn].done) {
        task *of = &all->tasks[all->turn];
        cj_status status = tell_waiting(of, &all->error);

        if (status == CJ_OK)
            status = cj_job_finish(all->run, of->number, &all->error);
        all->status = status;
        all->stopped = status != CJ_OK;
        all->turn += status == CJ_OK;
    }
    pthread_cond_broadcast(&all->moved);
}

static void *work(void *data)
{
    workers *all = data;

    pthread_mutex_lock(&all->lock);
    while (!all->stopped && all->next < all->count) {
        task *of = &all->tasks[all->next++];

        pthread_mutex_unlock(&all->lock);
        cj_job_run(all->run, of->number, of->findings);
        pthread_mutex_lock(&all->lock);
        of->done = true;
        advance(all);
    }
    pthread_mutex_unlock(&all->lock);
    return NULL;
}

/* Compute the tasks by that many threads, this one among them. */
static cj_status work_together(workers *all, size_t threads, cj_error *err)
{
    pthread_t *others = calloc(threads, sizeof *others);
    size_t begun = 0;
    cj_status status = others == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < all->count; i++) {
        task *of = &all->tasks[i];

        status = cj_findings_new(&of->findings, 0, take_finding, of, err);
        if (status == CJ_OK)
            status = cj_findings_new(&of->waiting, SIZE_MAX, NULL, NULL, err);
    }
    if (status == CJ_OK) {
        while (begun + 1 < threads && pthread_create(&others[begun], NULL, work, all) == 0)
            begun++;
        work(all);
        for (size_t i = 0; i < begun; i++)
            pthread_join(others[i], NULL);
        status = all->status;
        if (status != CJ_OK && err != NULL)
            *err = all->error;
    }
    for (size_t i = 0; i < all->count; i++) {
        cj_findings_free(all->tasks[i].findings);
        cj_findings_free(all->tasks[i].waiting);
    }
    free(others);
    return status;
}

/* ---- tables that others read --------------------------------------------------------- */

static cj_status run_alone(cj_report_run *run, size_t number, cj_error *err);

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
            status = run_alone(run, input->measure, err);
        if (status == CJ_OK)
            status = give_table(run, input, err);
    }
    return status;
}

static cj_status run_alone(cj_report_run *run, size_t number, cj_error *err)
{
    cj_status status = run_needed(run, &run->definition->measures[number], err);

    if (status != CJ_OK)
        return status;
    cj_job_run(run, number, run->course.findings);
    return cj_job_finish(run, number, err);
}

/* ---- the whole ----------------------------------------------------------------------- */

/* What a table has for columns is not known before it is there. */
static bool reads_table(const cj_definition *definition, size_t number)
{
    for (size_t i = 0; i < definition->input_count; i++)
        if (definition->inputs[i].is_table &&
            cj_definition_reads(&definition->measures[number], &definition->inputs[i]))
            return true;
    return false;
}

/* The measures that are wanted: those that read files alone are tasks. */
static cj_status list_tasks(workers *all, cj_report_run *run, cj_error *err)
{
    const cj_report_parts parts = {
        .definition = run->definition, .only = run->only.items, .only_count = run->only.count};
    size_t count = run->definition->measure_count;

    all->tasks = calloc(count + 1, sizeof *all->tasks);
    if (all->tasks == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count; i++) {
        if (!cj_report_wants(&parts, i) || reads_table(run->definition, i))
            continue;
        all->tasks[all->count] = (task){.all = all, .number = i, .place = all->count};
        all->count++;
    }
    return CJ_OK;
}

/* Each task once for nothing, so that the store knows what is read. */
static cj_status plan(workers *all, cj_error *err)
{
    cj_findings *nobody = NULL;
    cj_status status = cj_findings_new(&nobody, 0, NULL, NULL, err);

    for (size_t i = 0; status == CJ_OK && i < all->count; i++)
        status = cj_job_plan(all->run, all->tasks[i].number, nobody, err);
    cj_findings_free(nobody);
    cj_store_begin(all->run->store);
    return status;
}

static cj_status run_all(workers *all, cj_error *err)
{
    cj_report_run *run = all->run;
    const cj_report_parts parts = {
        .definition = run->definition, .only = run->only.items, .only_count = run->only.count};
    size_t most = run->threads < WORKERS_MAX ? run->threads : WORKERS_MAX;
    size_t threads = most < all->count ? most : all->count;
    cj_status status = CJ_OK;

    if (threads > 1)
        status = work_together(all, threads, err);
    for (size_t i = 0; status == CJ_OK && i < run->definition->measure_count; i++)
        if (cj_report_wants(&parts, i) && run->tables[i] == NULL)
            status = run_alone(run, i, err);
    return status;
}

cj_status cj_compute_measures(cj_report_run *run, cj_error *err)
{
    workers all = {.run = run};
    cj_status status;

    pthread_mutex_init(&all.lock, NULL);
    pthread_cond_init(&all.moved, NULL);
    run->jobs = calloc(run->definition->measure_count + 1, sizeof *run->jobs);
    run->given = cj_arena_alloc(&run->arena, run->definition->input_count * sizeof *run->given);
    if (run->given != NULL)
        memset(run->given, 0, run->definition->input_count * sizeof *run->given);
    status = run->jobs == NULL || run->given == NULL ? cj_fail_nomem(err) : CJ_OK;
    if (status == CJ_OK)
        status = cj_store_new(&run->store, err);
    if (status == CJ_OK)
        status = list_tasks(&all, run, err);
    if (status == CJ_OK)
        status = plan(&all, err);
    if (status == CJ_OK)
        status = run_all(&all, err);
    free(all.tasks);
    pthread_cond_destroy(&all.moved);
    pthread_mutex_destroy(&all.lock);
    return status;
}

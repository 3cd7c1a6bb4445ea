/* In which order measures are computed, and by how many threads.
 *
 * The order is that of the definition; a measure whose table another one reads comes before it.
 * Threads take the measures in this order and compute several at once, but what comes of them is
 * told in this order alone: findings, notices, and the first failure in it, behind which nothing
 * is told.  So what is printed and the status are the same with every number of threads. */
#include "job.h"

#include "cj/lock.h"

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
    size_t place;  /* index among the tasks */
    bool done;
    cj_status status; /* of what comes before its run: the tables it reads */
    cj_error error;
    cj_findings *findings; /* counts, and gives everything to take_finding() */
    cj_findings *waiting;  /* until its turn comes */
    size_t told;           /* waiting findings that have been told */
} task;

struct workers {
    cj_report_run *run;
    bool later; /* the tasks are those that read what is printed */
    task *tasks;
    size_t count;
    cj_lock lock; /* of everything below, and of the report's findings */
    size_t next;  /* to be computed */
    size_t turn;  /* to be told of */
    bool stopped;
    cj_status status;
    cj_error error;
};

/* ---- findings in their order --------------------------------------------------------- */

/* Tell the findings that waited for the task's turn. */
static cj_status tell_waiting(task *of, cj_error *err)
{
    cj_findings *report = of->all->run->course.findings;
    cj_status status = CJ_OK;

    for (; status == CJ_OK && of->told < cj_findings_kept(of->waiting); of->told++)
        status = cj_findings_report(report, cj_findings_at(of->waiting, of->told), err);
    return status;
}

/* Tell a finding if it is the task's turn, else keep it; a task far ahead of its turn waits
 * here, so that findings cannot fill the memory. */
static cj_status take_finding(void *data, const cj_finding *finding, cj_error *err)
{
    task *of = data;
    workers *all = of->all;
    cj_status status = CJ_OK;

    cj_lock_take(&all->lock);
    while (!all->stopped && of->place != all->turn && cj_findings_kept(of->waiting) >= WAITING_MAX)
        cj_lock_wait(&all->lock);
    /* this error is told to nobody: the first failure ends the run */
    if (all->stopped)
        status = cj_fail(err, CJ_EDATA, "a measure before this one failed");
    else if (of->place != all->turn)
        status = cj_findings_report(of->waiting, finding, err);
    else
        status = tell_waiting(of, err);
    if (status == CJ_OK && of->place == all->turn)
        status = cj_findings_report(all->run->course.findings, finding, err);
    cj_lock_give(&all->lock);
    return status;
}

/* Tell the results of finished tasks in order, as far as no task is missing, and wake all that
 * wait. The first failure stops everything. */
static void advance(workers *all)
{
    while (!all->stopped && all->turn < all->count && all->tasks[all->turn].done) {
        task *of = &all->tasks[all->turn];
        cj_status status = tell_waiting(of, &all->error);

        if (status == CJ_OK && of->status != CJ_OK) {
            all->error = of->error;
            status = of->status;
        }
        if (status == CJ_OK)
            status = cj_job_finish(all->run, of->number, &all->error);
        all->status = status;
        all->stopped = status != CJ_OK;
        all->turn += status == CJ_OK;
    }
    cj_lock_changed(&all->lock);
}

/* ---- tables that others read --------------------------------------------------------- */

/* Give the store the table of a measure as CSV, since another measure reads it. */
static cj_status give_table(cj_report_run *run, const cj_definition_input *input, cj_error *err)
{
    const cj_output_style style = {.sentences = false};
    cj_text text = CJ_TEXT_INIT;
    cj_table *copy;
    cj_status status = cj_table_copy(&copy, run->now->tables[input->measure], err);

    if (status == CJ_OK)
        status = cj_table_take_shape(&copy, err); /* where small numbers are hidden it has none */
    if (status == CJ_OK)
        status = cj_output_append(&text, copy, CJ_FORMAT_CSV, &style, err);
    cj_table_free(copy);
    if (status == CJ_OK)
        status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = cj_store_give(run->store, input->path, cj_text_span(&text), err);
    cj_text_clear(&text);
    return status;
}

/* The next input behind number `from` that is the table of another measure and that this one
 * reads; NULL: there is none. */
static const cj_definition_input *next_table(const cj_definition *definition, size_t measure,
                                             size_t from)
{
    for (size_t i = from; i < definition->input_count; i++)
        if (definition->inputs[i].is_table &&
            cj_definition_reads(&definition->measures[measure], &definition->inputs[i]))
            return &definition->inputs[i];
    return NULL;
}

/* Whether the measure's turn is over; its table is complete then. That of one that is no task was
 * computed before. */
static bool is_told(const workers *all, size_t measure)
{
    size_t i = 0;

    while (i < all->count && all->tasks[i].number != measure)
        i++;
    return i == all->count || i < all->turn;
}

/* Whether the tables that a task reads are there. */
static bool is_ready(const workers *all, const task *of)
{
    const cj_definition *definition = all->run->now->definition;
    const cj_definition_input *input = next_table(definition, of->number, 0);

    while (input != NULL && is_told(all, input->measure))
        input = next_table(definition, of->number, (size_t)(input - definition->inputs) + 1);
    return input == NULL;
}

/* Give the tables that a task reads to the store, each once. */
static cj_status give_tables(workers *all, const task *of, cj_error *err)
{
    cj_report_run *run = all->run;
    const cj_definition *definition = run->now->definition;
    const cj_definition_input *input = next_table(definition, of->number, 0);
    cj_status status = CJ_OK;

    while (status == CJ_OK && input != NULL) {
        size_t at = (size_t)(input - definition->inputs);

        if (!run->now->given[at])
            status = give_table(run, input, err);
        run->now->given[at] = true;
        input = next_table(definition, of->number, at + 1);
    }
    return status;
}

/* ---- threads --------------------------------------------------------------------------- */

/* A worker thread: take the next task, wait for the tables that it reads, compute it outside
 * the lock. The wait ends, because tasks are in order: whatever a task waits for was taken
 * before it by another worker. */
static void *work(void *data)
{
    workers *all = data;

    cj_lock_take(&all->lock);
    while (!all->stopped && all->next < all->count) {
        task *of = &all->tasks[all->next++];

        while (!all->stopped && !is_ready(all, of))
            cj_lock_wait(&all->lock);
        if (all->stopped)
            break;
        of->error = (cj_error)CJ_ERROR_INIT;
        of->status = give_tables(all, of, &of->error);
        cj_lock_give(&all->lock);
        if (of->status == CJ_OK)
            cj_job_run(all->run, of->number, of->findings);
        cj_lock_take(&all->lock);
        of->done = true;
        advance(all);
    }
    cj_lock_give(&all->lock);
    return NULL;
}

/* Compute the tasks with up to WORKERS_MAX threads, the calling thread among them. If a thread
 * cannot be started the others do its work. */
static cj_status work_together(workers *all, cj_error *err)
{
    size_t most = all->run->threads < WORKERS_MAX ? all->run->threads : WORKERS_MAX;
    size_t threads = most < all->count ? most : all->count;
    pthread_t *others = calloc(threads + 1, sizeof *others);
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

/* ---- the whole ----------------------------------------------------------------------- */

/* Append a measure to the tasks, behind those whose tables it reads. */
static void add_task(workers *all, bool *listed, size_t number)
{
    const cj_definition *definition = all->run->now->definition;
    const cj_definition_input *input;

    if (listed[number])
        return;
    listed[number] = true;
    if (all->later && !cj_job_is_later(all->run, number))
        return; /* it was computed before */
    for (input = next_table(definition, number, 0); input != NULL;
         input = next_table(definition, number, (size_t)(input - definition->inputs) + 1))
        add_task(all, listed, input->measure);
    if (!all->later && cj_job_is_later(all->run, number))
        return;
    all->tasks[all->count] = (task){.all = all, .number = number, .place = all->count};
    all->count++;
}

/* List the wanted measures and those whose tables they need. */
static cj_status list_tasks(workers *all, cj_report_run *run, cj_error *err)
{
    const cj_report_parts parts = {
        .definition = run->now->definition, .only = run->only.items, .only_count = run->only.count};
    size_t count = run->now->definition->measure_count;
    bool *listed = calloc(count + 1, sizeof *listed);

    all->tasks = calloc(count + 1, sizeof *all->tasks);
    if (all->tasks == NULL || listed == NULL) {
        free(listed);
        return cj_fail_nomem(err);
    }
    for (size_t i = 0; i < count; i++)
        if (cj_report_wants(&parts, i))
            add_task(all, listed, i);
    free(listed);
    return CJ_OK;
}

/* Run each task once without data, so that the store knows which columns are read. Measures
 * that read tables are left out: the columns of a table are not known before it is computed. */
static cj_status plan(workers *all, cj_error *err)
{
    cj_findings *nobody = NULL;
    cj_status status = cj_findings_new(&nobody, 0, NULL, NULL, err);

    for (size_t i = 0; status == CJ_OK && i < all->count; i++)
        if (next_table(all->run->now->definition, all->tasks[i].number, 0) == NULL)
            status = cj_job_plan(all->run, all->tasks[i].number, nobody, err);
    cj_findings_free(nobody);
    cj_store_begin(all->run->store);
    return status;
}

/* ---- later --------------------------------------------------------------------------- */

/* Whether the measure judges the table of another one, or reads that of one that does, in a run
 * that hides small numbers. Definitions have no circles. */
bool cj_job_is_later(const cj_report_run *run, size_t number)
{
    const cj_definition *definition = run->now->definition;
    const cj_measure_kind *kind = cj_measure_kind_of(definition->measures[number].kind->name);
    const cj_definition_input *input = next_table(definition, number, 0);

    if (!run->settings.measure.hides)
        return false;
    for (; input != NULL;
         input = next_table(definition, number, (size_t)(input - definition->inputs) + 1))
        if (!input->is_rows && (kind->program.judges || cj_job_is_later(run, input->measure)))
            return true;
    return false;
}

bool cj_job_is_read_later(const cj_report_run *run, size_t number)
{
    const cj_definition *definition = run->now->definition;
    const cj_report_parts parts = {
        .definition = definition, .only = run->only.items, .only_count = run->only.count};

    for (size_t i = 0; i < definition->measure_count; i++)
        for (const cj_definition_input *input =
                 cj_report_wants(&parts, i) && cj_job_is_later(run, i)
                     ? next_table(definition, i, 0)
                     : NULL;
             input != NULL;
             input = next_table(definition, i, (size_t)(input - definition->inputs) + 1))
            if (!input->is_rows && input->measure == number)
                return true;
    return false;
}

cj_status cj_jobs_compute_later(cj_report_run *run, cj_error *err)
{
    workers all = {.run = run, .later = true};
    cj_status status = cj_lock_open(&all.lock, err);

    cj_store_take_back(run->store); /* they are read as they are printed */
    memset(run->now->given, 0, run->now->definition->input_count * sizeof *run->now->given);
    if (status == CJ_OK)
        status = list_tasks(&all, run, err);
    if (status == CJ_OK)
        status = work_together(&all, err);
    free(all.tasks);
    cj_lock_close(&all.lock);
    return status;
}

/* Make what the jobs of the edition are kept in. */
static cj_status make_room(cj_report_run *run, cj_error *err)
{
    const cj_definition *definition = run->now->definition;
    size_t conditions = definition->condition_count + 1; /* and the column of --each */

    run->now->jobs = calloc(definition->measure_count + 1, sizeof *run->now->jobs);
    run->now->tables = calloc(definition->measure_count + 1, sizeof *run->now->tables);
    run->now->given =
        cj_arena_alloc(&run->arena, definition->input_count * sizeof *run->now->given);
    run->now->everywhere = cj_arena_alloc(&run->arena, conditions * sizeof *run->now->everywhere);
    if (run->now->everywhere != NULL)
        memset(run->now->everywhere, 0, conditions * sizeof *run->now->everywhere);
    if (run->now->jobs == NULL || run->now->tables == NULL || run->now->given == NULL ||
        run->now->everywhere == NULL)
        return cj_fail_nomem(err);
    memset(run->now->given, 0, definition->input_count * sizeof *run->now->given);
    for (size_t i = 0; i < definition->condition_count; i++)
        run->now->everywhere[i].text = definition->conditions[i].at;
    return CJ_OK;
}

/* Give the store the rows that stand in the definition. */
static cj_status give_inline(cj_report_run *run, cj_error *err)
{
    const cj_definition *definition = run->now->definition;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < definition->input_count; i++)
        if (definition->inputs[i].csv != NULL)
            status = cj_store_give(run->store, definition->inputs[i].path,
                                   cj_span_of(definition->inputs[i].csv), err);
    return status;
}

/* What the first edition has planned the others read, too; tables of measures are its own. */
static cj_status open_store(workers *all, cj_error *err)
{
    cj_report_run *run = all->run;
    cj_status status = CJ_OK;

    if (run->store != NULL) {
        cj_store_take_back(run->store);
        return give_inline(run, err);
    }
    status = cj_store_new(&run->store, err);
    if (status == CJ_OK && cj_report_each(run) != NULL)
        cj_store_keep(run->store);
    if (status == CJ_OK)
        status = plan(all, err);
    return status == CJ_OK ? give_inline(run, err) : status;
}

cj_status cj_jobs_compute(cj_report_run *run, cj_error *err)
{
    workers all = {.run = run};
    cj_status status = make_room(run, err);

    if (status == CJ_OK)
        status = cj_lock_open(&all.lock, err);
    if (status == CJ_OK)
        status = list_tasks(&all, run, err);
    if (status == CJ_OK)
        status = open_store(&all, err);
    if (status == CJ_OK)
        status = work_together(&all, err);
    if (status == CJ_OK)
        status = cj_jobs_check_everywhere(run, err);
    else if (status == CJ_EDATA && err != NULL)
        cj_jobs_blame_everywhere(run, err);
    if (status == CJ_OK)
        status = cj_jobs_note_whole(run, err);
    free(all.tasks);
    cj_lock_close(&all.lock);
    return status;
}

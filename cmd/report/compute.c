/* One measure of a report, as its program would compute it. */
#include "job.h"

#include "cj/list.h"
#include "cj/measure.h"

#include <stdlib.h>
#include <string.h>

typedef cj_report_job job;

/* The edition over all rows finds out which values of --each its inputs have; of one value's, an
 * input may have no row. */
static void ask_each(cj_report_run *run, job *of)
{
    cj_records_selection *selection = &of->job.settings.records.selection;
    bool parted = run->now->value != NULL;

    for (size_t i = 0; parted && i < selection->everywhere_count; i++)
        selection->everywhere[i].part = true;
    if (cj_report_each(run) != NULL && !parted) /* there is room for it */
        selection->everywhere[selection->everywhere_count++] =
            (cj_everywhere){.text = cj_report_each(run), .spread = &of->spread};
}

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
        status = cj_report_periods(&of->periods, &of->period_count, run->now->definition, &alone,
                                   &run->now->period, &settings->arena, err);
    if (status == CJ_OK)
        status = cj_job_give(settings, run->now->definition, measure, of->periods, of->period_count,
                             err);
    if (status == CJ_OK && cj_report_lists(run, measure))
        status = cj_options_give(settings, "cases", NULL, err);
    if (status == CJ_OK)
        ask_each(run, of);
    return status == CJ_OK ? cj_job_prepare(&of->job, err) : status;
}

/* ---- the rows of one value --------------------------------------------------------------- */

/* Whether an input is made of rows that are those of the edition's value. */
static bool is_of_part(const cj_report_run *run, const cj_definition_input *input)
{
    return input != NULL && input->is_table && run->now->jobs[input->measure].is_part;
}

/* Whether the rows of the measure are those that meet a condition. */
static bool has_condition(const job *of, const char *condition)
{
    for (size_t i = 0; i < cj_records_condition_count(of->job.records); i++)
        if (cj_span_equal(cj_records_condition(of->job.records, i), cj_span_of(condition)))
            return true;
    return false;
}

/* Find out of which rows the measure is; the table of one that is made of rows of the value says
 * so, as one that selects them does. */
static cj_status find_part(cj_report_run *run, job *of, cj_table *table, cj_error *err)
{
    const cj_edition *now = run->now;
    const cj_records_selection *selection = &of->job.settings.records.selection;
    bool made = is_of_part(run, of->measure->input);

    if (now->condition == NULL)
        return CJ_OK;
    of->is_part = has_condition(of, now->condition);
    for (size_t i = 0; i < selection->everywhere_count; i++)
        if (strcmp(selection->everywhere[i].text, now->condition) == 0)
            of->has_part = of->has_part || selection->everywhere[i].met;
    for (size_t i = 0; i < of->measure->option_count; i++)
        of->has_part = of->has_part || is_of_part(run, of->measure->options[i].input);
    if (of->is_part || !made)
        return CJ_OK;
    of->is_part = true;
    return cj_table_add_option(table, "where", now->condition, err);
}

/* "not for Harbour alone": of a condition of the report that an input has no column for. */
static void append_lacking(cj_text *mark, const cj_edition *now, const job *of)
{
    for (size_t i = 0; i < now->definition->condition_count; i++) {
        const char *condition = now->definition->conditions[i].at;
        bool each = now->condition != NULL && strcmp(condition, now->condition) == 0;

        if (!has_condition(of, condition))
            cj_text_format(mark, "%snot for %s alone", mark->length > 0 ? "; " : "",
                           each ? now->value : condition);
    }
}

/* Let people read beside each figure of which rows it is, where these are not those of the report:
 * the table of another measure has the mark of that. */
static cj_status mark_whole(const cj_report_run *run, const job *of, cj_table *table, cj_error *err)
{
    const cj_definition_input *input = of->measure->input;
    const cj_table *from =
        input != NULL && input->is_table ? run->now->tables[input->measure] : NULL;
    cj_text mark = CJ_TEXT_INIT;

    cj_text_add(&mark, table->mark == NULL ? "" : table->mark);
    if (from != NULL && from->mark != NULL)
        cj_text_format(&mark, "%s%s", mark.length > 0 ? "; " : "", from->mark);
    else if (input == NULL || !input->is_table)
        append_lacking(&mark, run->now, of);
    table->mark = mark.failed        ? NULL
                  : mark.length == 0 ? table->mark
                                     : cj_table_keep(table, cj_text_span(&mark));
    if (table->mark == NULL && (mark.failed || mark.length > 0)) {
        cj_text_clear(&mark);
        return cj_fail_nomem(err);
    }
    cj_text_clear(&mark);
    return CJ_OK;
}

/* Compute the table, and compare its periods if the measure asks. cj_report_compare() takes
 * over the table, also when it fails. */
static cj_status compute(cj_table **out, cj_report_run *run, job *of, cj_findings *findings,
                         cj_error *err)
{
    const cj_measure_kind *kind = cj_measure_kind_of(of->measure->kind->name);
    cj_table *table = NULL;
    cj_status status = cj_job_dataset(&of->job, findings, run->course.repairs, err);

    of->job.settings.measure.hides =
        run->settings.measure.hides && !of->measure->is_list &&
        !(kind->program.judges && of->measure->undisclosed) &&
        !cj_job_is_later(run, (size_t)(of->measure - run->now->definition->measures));
    of->job.settings.measure.hiding = &run->settings.hiding;
    of->job.settings.measure.least =
        of->measure->is_list || of->measure->undisclosed ? 0 : run->settings.measure.least;
    of->job.settings.measure.numbered =
        !run->now->definition->ids && !cj_report_lists(run, of->measure);
    of->job.settings.records.run.store = run->store;
    if (status == CJ_OK)
        status = cj_job_compute(&table, &of->job, of->job.dataset, &run->settings, err);
    if (status == CJ_OK)
        status = find_part(run, of, table, err);
    if (status == CJ_OK)
        status = mark_whole(run, of, table, err);
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
static cj_status note_everywhere(cj_report_run *run, const job *of, bool has_rows, cj_error *err)
{
    const cj_records_selection *selection = &of->job.settings.records.selection;

    for (size_t i = 0; i < selection->everywhere_count; i++) {
        const cj_everywhere *from = &selection->everywhere[i];
        cj_everywhere *to = &run->now->everywhere[i];

        add_whole(&to->whole, cj_text_string(&from->whole));
        to->met = to->met || from->met;
        to->seen = to->seen || (has_rows && from->seen);
        if (to->lacks.status == CJ_OK)
            to->lacks = from->lacks;
        if (has_rows && to->unseen.status == CJ_OK)
            to->unseen = from->unseen;
    }
    return cj_spread_merge(&run->spread, &of->spread, err);
}

cj_status cj_jobs_check_everywhere(const cj_report_run *run, cj_error *err)
{
    /* behind the conditions stands the column of --each */
    for (size_t i = 0; i < run->now->definition->condition_count + 1; i++) {
        const cj_everywhere *of = &run->now->everywhere[i];
        const cj_error *slip = !of->met ? &of->lacks : !of->seen ? &of->unseen : NULL;

        if (slip == NULL || slip->status == CJ_OK)
            continue;
        if (err != NULL)
            *err = *slip;
        return slip->status;
    }
    return CJ_OK;
}

void cj_jobs_blame_everywhere(const cj_report_run *run, cj_error *err)
{
    cj_error slip = CJ_ERROR_LIKE(err);
    cj_error before = *err;

    if (cj_findings_errors(run->course.findings) == 0 &&
        cj_jobs_check_everywhere(run, &slip) != CJ_OK)
        cj_fail_at(err, before.status, before.file, before.line, before.column, "%s; %s",
                   before.text, slip.text);
}

cj_status cj_jobs_note_whole(const cj_report_run *run, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < run->now->definition->condition_count; i++) {
        const char *line = cj_text_string(&run->now->everywhere[i].whole);
        cj_text note = CJ_TEXT_INIT;

        if (*line == '\0')
            continue;
        cj_text_add(&note, "Not narrowed to rows ");
        cj_measure_append_where(&note, &run->now->definition->conditions[i], 1);
        cj_text_add(&note, ", as they have no such column: ");
        for (; *line != '\0'; line = strchr(line, '\n') + 1) {
            size_t length = (size_t)(strchr(line, '\n') - line);
            const char *slash = memrchr(line, '/', length);
            const char *name = slash == NULL ? line : slash + 1;

            cj_text_format(&note, "%.*s%s", (int)(line + length - name), name,
                           strchr(line, '\n')[1] == '\0' ? "." : ", ");
        }
        status = cj_text_check(&run->now->everywhere[i].whole, err);
        if (status == CJ_OK)
            status = cj_text_check(&note, err);
        if (status == CJ_OK)
            status = cj_definition_add_note(run->now->definition, cj_text_span(&note), err);
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
    cj_status status = prepare(run, &of, &run->now->definition->measures[number], &inner);

    if (status == CJ_OK)
        status = compute(&table, run, &of, nobody, &inner);
    run->threads = of.job.settings.records.run.threads;
    if (status != CJ_ENOMEM)
        status = note_everywhere(run, &of, false, &inner);
    cj_job_close_inputs(&of.job);
    cj_table_free(table);
    cj_job_close(&of.job);
    cj_spread_clear(&of.spread);
    return status == CJ_ENOMEM ? cj_fail_nomem(err) : CJ_OK;
}

/* Whether rows say who they are about, by the headings of their columns. */
static cj_status find_people(bool *out, const cj_records *records, cj_error *err)
{
    cj_schema *people = NULL;
    cj_status status = cj_schema_builtin(&people, "people", err);

    *out = false;
    for (size_t f = 0; status == CJ_OK && f < people->field_count; f++)
        for (size_t i = 0; people->fields[f].person && i < cj_records_field_count(records); i++) {
            cj_heading_rank rank =
                cj_schema_field_rank(&people->fields[f], cj_records_field_name(records, i));

            *out = *out || rank == CJ_HEADING_NAME || rank == CJ_HEADING_ALIAS;
        }
    cj_schema_free(people);
    return status;
}

/* Runs in a worker thread, so it writes to its own job only and tells nothing; cj_job_finish()
 * does that in order. */
void cj_job_run(cj_report_run *run, size_t number, cj_findings *findings)
{
    job *of = &run->now->jobs[number];
    cj_error inner = CJ_ERROR_NAMING(CJ_NAMING_KEYS);
    cj_status status;

    of->error = (cj_error)CJ_ERROR_INIT;
    status = prepare(run, of, &run->now->definition->measures[number], &inner);
    if (status == CJ_OK)
        status = compute(&run->now->tables[number], run, of, findings, &inner);
    if (status == CJ_OK && cj_report_tells_small(run))
        status = find_people(&of->of_people, of->job.records, &inner);
    of->status = status == CJ_OK
                     ? CJ_OK
                     : cj_job_fail(run->now->definition, of->measure, &inner, &of->error);
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

/* Tell a notice under the name of the measure, and of the value that its report is for. */
static cj_status tell_notice(const cj_report_run *run, const job *of, const char *notice,
                             cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;
    cj_status status;

    cj_definition_name_table(&name, run->now->definition, of->measure);
    status = cj_text_check(&name, err);
    if (status == CJ_OK)
        cj_tell_notice(&run->settings, cj_text_string(&name), notice);
    cj_text_clear(&name);
    return status;
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
        status = tell_notice(run, of, notice.at, err);
        notice.at = cj_arena_text(&run->arena, notice.at, notice.length);
        if (status == CJ_OK)
            status = notice.at == NULL
                         ? cj_fail_nomem(err)
                         : cj_list_append(&run->told, &run->told_count, notice, &run->arena, err);
    }
    return status;
}

cj_status cj_job_finish(cj_report_run *run, size_t number, cj_error *err)
{
    job *of = &run->now->jobs[number];

    if (note_everywhere(run, of, true, err) != CJ_OK)
        return CJ_ENOMEM;
    if (of->job.dataset != NULL && (run->settings.verbose || of->status == CJ_EDATA))
        cj_tell_rows(&run->settings, of->job.dataset, of->status != CJ_OK);
    else if (of->job.dataset != NULL && of->status == CJ_OK)
        of->status = tell_notices(run, of, &of->error);
    cj_job_close_inputs(&of->job);
    if (of->status != CJ_OK && err != NULL)
        *err = of->error;
    return of->status;
}

void cj_jobs_free(cj_edition *edition)
{
    const cj_definition *definition = edition->definition;

    for (size_t i = 0; edition->jobs != NULL && i < definition->measure_count; i++) {
        cj_job_close(&edition->jobs[i].job);
        cj_spread_clear(&edition->jobs[i].spread);
    }
    for (size_t i = 0; edition->everywhere != NULL && i <= definition->condition_count; i++)
        cj_text_clear(&edition->everywhere[i].whole);
    free(edition->jobs);
    edition->jobs = NULL;
}

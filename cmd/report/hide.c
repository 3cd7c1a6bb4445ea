/* Small numbers are hidden over all tables of a report, once all are computed. */
#include "job.h"

#include "cj/hiding.h"

#include <string.h>

static bool is_shown(const cj_report_run *run, size_t measure)
{
    const cj_report_parts parts = {
        .definition = run->now->definition, .only = run->only.items, .only_count = run->only.count};

    return run->now->tables[measure] != NULL && cj_report_wants(&parts, measure);
}

static bool has_option(const cj_definition_measure *measure, const char *name)
{
    for (size_t i = 0; i < measure->option_count; i++)
        if (strcmp(measure->options[i].name, name) == 0)
            return true;
    return false;
}

/* The option by which a measure lists persons, or days on which one of them did something. */
static const char *list_option(const cj_definition_measure *measure)
{
    return has_option(measure, "cases")         ? "cases"
           : has_option(measure, "individuals") ? "individuals"
           : has_option(measure, "survival") && !has_option(measure, "at")
               ? "survival without the days that it tells of (\"at\")"
               : NULL;
}

/* What has no counts that could be hidden. */
static cj_status check_measure(const cj_report_run *run, const cj_definition_measure *measure,
                               cj_error *err)
{
    const cj_measure_kind *kind = cj_measure_kind_of(measure->kind->name);
    const char *option = list_option(measure);

    if (measure->is_list && measure->impersonal)
        return CJ_OK;
    if (measure->is_list)
        return cj_definition_fail(run->now->definition, &measure->place, err,
                                  "a list shows rows as they are: with \"disclosure\" it must say "
                                  "\"personal\": false");
    if (option != NULL)
        return cj_definition_fail(run->now->definition, &measure->place, err,
                                  "%s has rows of single persons or days: nothing of it can be "
                                  "hidden with \"disclosure\"",
                                  option);
    if (!measure->undisclosed && !kind->program.hides)
        return cj_definition_fail(run->now->definition, &measure->place, err,
                                  "small numbers of a measure of this kind cannot be hidden; if it "
                                  "counts no people it says \"disclosure\": false");
    if (cj_report_each(run) != NULL && kind->program.judges && !measure->undisclosed &&
        !cj_job_is_later(run, (size_t)(measure - run->now->definition->measures)))
        return cj_definition_fail(run->now->definition, &measure->place, err,
                                  "where there is a report for each value its input must be the "
                                  "table of a measure, in which small numbers of all of them are "
                                  "hidden together");
    return CJ_OK;
}

static cj_status refuse(const cj_report_run *run, cj_error *err)
{
    const cj_report_parts parts = {
        .definition = run->now->definition, .only = run->only.items, .only_count = run->only.count};
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < run->now->definition->measure_count; i++)
        if (cj_report_wants(&parts, i))
            status = check_measure(run, &run->now->definition->measures[i], err);
    return status;
}

cj_status cj_report_prepare_hiding(cj_report_run *run, cj_error *err)
{
    cj_settings *settings = &run->settings;
    cj_status status;

    settings->hiding = run->now->definition->hiding;
    status = cj_settings_resolve_hiding(settings, err);
    return status == CJ_OK && settings->measure.hides ? refuse(run, err) : status;
}

/* All figures are told by their labels: where a table is not shown its rows are not, either. */
static void withhold_rows(cj_table *table)
{
    for (size_t i = 0; i < table->input_count; i++)
        table->inputs[i].withheld = CJ_WITHHELD_ROWS | 15u;
}

/* It has hidden its small numbers itself, or reads what is printed. */
static bool judges(const cj_definition_measure *measure)
{
    return cj_measure_kind_of(measure->kind->name)->program.judges;
}

/* Where rows are those of all values and rows beside them are not, nobody can tell how the counts
 * of one report follow from those of the others. */
static cj_status check_part(const cj_report_run *run, const cj_report_job *of, cj_error *err)
{
    if (!of->has_part || of->is_part || of->measure->undisclosed)
        return CJ_OK;
    return cj_definition_fail(run->now->definition, &of->measure->place, err,
                              "its rows have no column %s, and rows that it reads besides have: "
                              "small numbers of its reports together cannot be hidden",
                              cj_report_each(run));
}

static cj_status add_table(cj_hiding *hiding, cj_report_run *run, size_t number, cj_error *err)
{
    const cj_report_job *of = &run->now->jobs[number];
    cj_table *table = run->now->tables[number];
    cj_text text = CJ_TEXT_INIT;
    const char *name;
    cj_status status = check_part(run, of, err);

    cj_definition_name_table(&text, run->now->definition, of->measure);
    name = text.failed ? NULL : cj_arena_text(&run->arena, text.bytes, text.length);
    cj_text_clear(&text);
    if (status == CJ_OK && name == NULL)
        status = cj_fail_nomem(err);
    if (status != CJ_OK)
        return status;
    return of->measure->undisclosed
               ? cj_hiding_add_open(hiding, table, name, of->periods, of->period_count, err)
               : cj_hiding_add(hiding, table, name, of->periods, of->period_count, err);
}

static cj_status add_tables(cj_hiding *hiding, cj_report_run *run, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < run->now->definition->measure_count; i++) {
        const cj_definition_measure *measure = &run->now->definition->measures[i];

        if (run->now->tables[i] == NULL || measure->is_list)
            continue;
        if (judges(measure) && !measure->undisclosed)
            status = cj_job_note_hidden(&run->now->tables[i], &run->settings.hiding, err);
        else if (judges(measure))
            continue;
        else if (!is_shown(run, i) && !cj_job_is_read_later(run, i))
            withhold_rows(run->now->tables[i]);
        else
            status = add_table(hiding, run, i, err);
    }
    return status;
}

/* The reports of all values are given out together, so small numbers are hidden in all of them
 * together: what one shows must not give away what another one hides. */
static cj_status add_editions(cj_hiding *hiding, cj_report_run *run, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < run->edition_count; i++) {
        run->now = &run->editions[i];
        status = add_tables(hiding, run, err);
    }
    for (size_t i = 0;
         status == CJ_OK && run->settings.hiding.below > 0 && i < run->settings.published.count;
         i++)
        status = cj_hiding_add_published(hiding, run->settings.published.items[i], err);
    return status;
}

/* Tables get their shape, and comparators, whose changes are made of what is shown. */
static cj_status finish_tables(cj_report_run *run, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < run->now->definition->measure_count; i++) {
        const cj_report_job *of = &run->now->jobs[i];

        if (run->now->tables[i] == NULL || run->now->definition->measures[i].is_list ||
            cj_job_is_later(run, i) || (judges(of->measure) && of->measure->comparator_count == 0))
            continue;
        if (of->measure->comparator_count > 0) {
            cj_table *table = run->now->tables[i];

            run->now->tables[i] = NULL; /* it is freed on failure */
            status = cj_report_compare(&run->now->tables[i], table, of->periods, of->period_count,
                                       of->measure, err);
        } else {
            status = cj_table_take_shape(&run->now->tables[i], err);
        }
    }
    return status;
}

cj_status cj_report_hide(cj_report_run *run, cj_error *err)
{
    cj_status status;

    if (!run->settings.measure.hides)
        return CJ_OK;
    status = cj_hiding_new(&run->hiding, &run->settings.hiding, err);
    if (status == CJ_OK)
        status = add_editions(run->hiding, run, err);
    if (status == CJ_OK)
        status = cj_hiding_decide(run->hiding, err);
    if (status == CJ_OK)
        status = cj_hiding_mark(run->hiding, err);
    for (size_t i = 0; status == CJ_OK && i < run->edition_count; i++) {
        run->now = &run->editions[i];
        status = cj_jobs_compute_later(run, err);
    }
    if (status == CJ_OK && run->settings.disclosure != NULL)
        status = cj_hiding_append_list(&run->settings.hidden, run->hiding, err);
    for (size_t i = 0; status == CJ_OK && i < run->edition_count; i++) {
        run->now = &run->editions[i];
        status = finish_tables(run, err);
    }
    if (status == CJ_OK)
        cj_job_tell_hidden(&run->settings, run->hiding);
    return status;
}

/* ---- where nothing is hidden ----------------------------------------------------------------- */

#define FEW 5 /* a count below it may tell who somebody is */

/* Whether a cell is a count of few, of people or of rows about them. */
static bool is_few(const cj_table *table, size_t column, const cj_cell *cell)
{
    const cj_table_column *of = &table->columns[column];

    return (of->part == CJ_PART_FIGURE || of->part == CJ_PART_THEN) &&
           of->counts.kind != CJ_COUNTS_WHO && cell->kind == CJ_CELL_COUNT && cell->units > 0 &&
           cell->units < FEW;
}

static size_t count_few(const cj_table *table)
{
    size_t count = 0;

    for (size_t row = 0; row < table->row_count; row++)
        for (size_t i = 0; i < table->column_count; i++)
            count += is_few(table, i, cj_table_cell(table, row, i));
    return count;
}

bool cj_report_tells_small(const cj_report_run *run)
{
    return !run->settings.measure.hides && !run->now->definition->shows_small;
}

void cj_report_tell_small(const cj_report_run *run)
{
    const cj_definition *definition = run->now->definition;
    const cj_definition_measure *first = NULL;
    cj_text line = CJ_TEXT_INIT;
    size_t few = 0;

    if (!cj_report_tells_small(run))
        return;
    for (size_t i = 0; i < definition->measure_count; i++) {
        const cj_definition_measure *measure = &definition->measures[i];

        if (!is_shown(run, i) || measure->is_list || measure->undisclosed ||
            !run->now->jobs[i].of_people)
            continue;
        few += count_few(run->now->tables[i]);
        first = first == NULL && few > 0 ? measure : first;
    }
    if (first == NULL)
        return;
    cj_text_format(
        &line,
        "%zu count%s of 1 to %d people or records about them %s shown, the first in \"%s\": "
        "\"disclosure\": {\"below\": %d} hides them, false says that they may be shown",
        few, few == 1 ? "" : "s", FEW - 1, few == 1 ? "is" : "are", first->label, FEW);
    cj_tell_notice(&run->settings, definition->file, cj_text_string(&line));
    cj_text_clear(&line);
}

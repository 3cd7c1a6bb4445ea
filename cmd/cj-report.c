/* cj-report: a whole report from one definition. */
#include "report/job.h"

#include "version.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AT(member) offsetof(cj_report_run, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is made:"),
    {.name = "output",
     .letter = 'o',
     .argument = "FILE",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS | CJ_OPTION_WRITES | CJ_OPTION_SILENT |
              CJ_OPTION_COMMAND | CJ_OPTION_COMMON,
     .read = cj_option_output,
     .help = "Write FILE, completely or not at all; its suffix sets the format: .xlsx, .html, "
             ".json, .md or .txt; a folder such as tables/ gets a csv file for each table, with "
             "its description; repeat"},
    {.name = "format",
     .letter = 'f',
     .argument = "F",
     .type = CJ_OPTION_TEXT,
     .offset = AT(settings.format),
     .flags = CJ_OPTION_SILENT | CJ_OPTION_COMMAND,
     .help = "Print text (default), json, markdown, html, csv or xlsx on standard output"},
    {.name = "only",
     .argument = "ID",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(only),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .help = "The section or measure ID alone; repeat"},
    {.name = "each",
     .argument = "COL",
     .type = CJ_OPTION_TEXT,
     .offset = AT(each),
     .flags = CJ_OPTION_COMMAND,
     .help = "One report for each value of COL, besides the one over all: of the rows of every "
             "input that has the column; their files are called NAME-VALUE.xlsx, or have the value "
             "where -o has {each}"},
    {.name = "cases",
     .argument = "ID",
     .type = CJ_OPTION_TEXT,
     .offset = AT(cases),
     .flags = CJ_OPTION_COMMAND,
     .help = "List the people or rows behind the measure ID instead: a row for each, with what it "
             "counts as; files (-o, .csv too) are for their owner alone to read"},
    {.name = "check",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(check),
     .flags = CJ_OPTION_FIRST,
     .help = "Check the definition and the inputs, and write nothing"},
    {.name = "list",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(list),
     .flags = CJ_OPTION_FIRST,
     .help = "List inputs, measures and sections, and read no input"},
    {0}};

static const cj_program program = {
    .name = "cj-report",
    .purpose = "A whole report from one definition: workbook, page, csv files, json",
    .operands = "DEFINITION",
    .about = "DEFINITION is a JSON file that says which inputs there are, what is measured, and in "
             "which sections with which text, tables and charts it stands.",
    .example = "cj-report report.json --period 2021-22Q4 -o q4.xlsx -o q4.html -o q4-tables/",
    .examples = "cj-report report.json --check\n"
                "cj-report report.json --only referrals -f text",
    .options = options,
    .defined = true,
    .hides = true,
    .compares = true,
    .schema = cj_report_append_schema};

/* ---- --list ------------------------------------------------------------------------------- */

static void list_measures(cj_text *text, const cj_definition *definition)
{
    for (size_t i = 0; i < definition->measure_count; i++) {
        const cj_definition_measure *measure = &definition->measures[i];

        if (!measure->is_list && !measure->is_rows)
            cj_text_format(text, "measure  %s (%s): %s\n", measure->id, measure->kind->name,
                           measure->label);
    }
}

static void list_input(cj_text *text, const cj_definition *definition,
                       const cj_definition_input *input)
{
    if (input->is_rows) {
        cj_text_format(text, "input    %s: rows of %s\n", input->name,
                       definition->measures[input->measure].input->name);
        return;
    }
    if (input->csv != NULL) {
        cj_text_format(text, "input    %s: rows of this definition\n", input->name);
        return;
    }
    cj_text_format(text, "input    %s: %s%s", input->name, input->is_table ? "the table of " : "",
                   input->path);
    for (size_t i = 0; i < input->more_count; i++)
        cj_text_format(text, ", %s", input->more[i]);
    cj_text_char(text, '\n');
}

/* Print inputs, measures and sections, a line each; no input is read. */
static cj_status list(const cj_definition *definition, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    if (definition->each != NULL)
        cj_text_format(&text, "each     %s\n", definition->each);
    for (size_t i = 0; i < definition->input_count; i++)
        list_input(&text, definition, &definition->inputs[i]);
    list_measures(&text, definition);
    for (size_t i = 0; i < definition->section_count; i++) {
        const cj_definition_section *section = &definition->sections[i];

        cj_text_format(&text, "section  %s: %s", section->id, section->title);
        for (size_t m = 0; m < section->item_count; m++)
            cj_text_format(&text, "%s%s", m == 0 ? " <- " : ", ",
                           definition->measures[section->items[m].measure].id);
        cj_text_char(&text, '\n');
    }
    status = cj_run_print(&text, err);
    cj_text_clear(&text);
    return status;
}

/* ---- the run -------------------------------------------------------------------------------- */

/* Everything that can be checked without reading an input is checked here, before minutes are
 * spent on figures. */
static cj_status open_definition(cj_report_run *run, cj_error *err)
{
    cj_report_parts parts;
    cj_status status;

    if (run->settings.operand == NULL)
        return cj_fail(err, CJ_EUSAGE, "a definition is needed: cj-report report.json -o q4.xlsx");
    status = cj_settings_resolve_run(&run->settings, err);
    if (status == CJ_OK)
        status = cj_editions_open(run, err);
    if (status == CJ_OK && run->cases != NULL)
        status = cj_report_open_cases(run, err);
    if (status != CJ_OK)
        return status;
    parts = (cj_report_parts){
        .definition = run->now->definition, .only = run->only.items, .only_count = run->only.count};
    if (status == CJ_OK)
        status = cj_report_check_only(&parts, err);
    if (status == CJ_OK)
        status = cj_report_check_outputs(run, err);
    if (status == CJ_OK)
        status = cj_job_note_files(&run->settings, run->now->definition, CJ_ALL_MEASURES, err);
    if (status == CJ_OK)
        status = cj_report_note_tables(run, &parts, err);
    if (status == CJ_OK)
        status = cj_guard_check_files(&run->settings, err);
    return status == CJ_OK ? cj_report_prepare_hiding(run, err) : status;
}

static cj_status assemble(cj_document **document, cj_report_run *run, cj_table *revisions,
                          cj_error *err)
{
    cj_report_parts parts = {.definition = run->now->definition,
                             .period = &run->now->period,
                             .tables = run->now->tables,
                             .program = program.name,
                             .version = CJ_VERSION,
                             .only = run->only.items,
                             .only_count = run->only.count};

    parts.revisions = revisions;
    parts.hiding = run->hiding;
    parts.files = run->now->files;
    parts.file_count = run->now->file_count;
    return cj_report_document(document, &parts, err);
}

/* Tell the author of a report which pies are drawn as bars. */
static void tell_turned(const cj_report_run *run, const cj_document *document)
{
    for (size_t s = 0; s < document->section_count; s++)
        for (size_t i = 0; i < document->sections[s].exhibit_count; i++) {
            const cj_exhibit *exhibit = &document->sections[s].exhibits[i];

            for (size_t c = 0; c < exhibit->chart_count; c++)
                if (exhibit->charts[c]->turned)
                    cj_tell_notice(&run->settings, exhibit->id,
                                   "a pie of more than three slices is drawn as bars, which can be "
                                   "compared: say \"bar\", or \"force\": true for the pie");
        }
}

/* Whether a measure is of all dates though the report is of a period: it has no column of days, and
 * nothing else that it says names the period. What made its input may have chosen rows. */
static bool is_undated(const cj_report_job *of)
{
    const cj_definition_input *input = of->measure == NULL ? NULL : of->measure->input;

    if (input == NULL || of->job.settings.measure.passed_over == NULL || input->is_table ||
        input->is_rows || input->csv != NULL)
        return false;
    for (size_t i = 0; i < of->measure->option_count; i++)
        if (of->measure->options[i].of_period)
            return false;
    return true;
}

static bool names_period(const cj_definition_words *words)
{
    for (size_t i = 0; i < words->piece_count; i++)
        if (words->pieces[i].gap >= CJ_GAP_PERIOD && words->pieces[i].gap <= CJ_GAP_QUARTER)
            return true;
    return false;
}

/* Tell the author which figures of all dates stand in a text that names the period: it says of
 * them what is not so. */
static void tell_undated(const cj_report_run *run)
{
    const cj_definition *definition = run->now->definition;
    cj_text line = CJ_TEXT_INIT;

    for (const cj_definition_words *words = definition->words; words != NULL; words = words->next)
        for (size_t i = 0; names_period(words) && i < words->piece_count; i++) {
            const cj_definition_piece *piece = &words->pieces[i];
            const cj_definition_pick *pick = &piece->pick;

            if (!cj_gap_is_figure(piece->gap) || strstr(pick->said, "{period") != NULL ||
                !is_undated(&run->now->jobs[pick->measure]))
                continue;
            cj_text_reset(&line);
            cj_text_format(&line,
                           "%s:%llu: %s: %s is of all dates, as measure \"%s\" has no date, and "
                           "the text names the period: \"date\" chooses the rows, \"period\": "
                           "\"all\" says that all are meant",
                           definition->file, (unsigned long long)words->place.line,
                           words->place.path, pick->said, definition->measures[pick->measure].id);
            cj_tell_notice(&run->settings, "warning", cj_text_string(&line));
        }
    cj_text_clear(&line);
}

/* Let nobody free the tables of the edition but the document that they are part of. */
static void forget_tables(cj_edition *edition)
{
    memset(edition->tables, 0, edition->definition->measure_count * sizeof *edition->tables);
}

/* Hold the edition against those that were published. */
static cj_status find_revisions(cj_table **out, cj_report_run *run, cj_error *err)
{
    const cj_strings *published = &run->now->published;
    cj_report_parts parts = {.definition = run->now->definition,
                             .period = &run->now->period,
                             .tables = run->now->tables,
                             .program = program.name,
                             .version = CJ_VERSION,
                             .hiding = run->hiding};

    *out = NULL;
    if (published->count == 0)
        return CJ_OK;
    return cj_report_revise(out, &parts, published->items, published->count, err);
}

/* Assemble an edition, and write it to its files. */
static cj_status write_edition(cj_report_run *run, cj_error *err)
{
    cj_document *document = NULL;
    cj_table *revisions = NULL;
    cj_status status = find_revisions(&revisions, run, err);

    /* of all rows; a look on standard output is given to nobody */
    if (status == CJ_OK && run->now == run->editions && (run->check || run->now->outputs.count > 0))
        cj_report_tell_small(run);
    if (status == CJ_OK)
        status = assemble(&document, run, revisions, err);
    else
        return status;

    forget_tables(run->now);
    if (status == CJ_OK && run->now == run->editions) /* the others are drawn alike */
        tell_turned(run, document);
    if (status == CJ_OK && run->now == run->editions)
        tell_undated(run);
    if (status == CJ_OK && !run->check)
        status = cj_report_write_outputs(run, document, err);
    cj_document_free(document);
    cj_table_free(revisions); /* the document borrows from it */
    return status;
}

/* Compute all, then write: a report never holds part of its tables. The order of steps matters:
 * findings are told before the files, and input files are hashed after they were read. */
static cj_status make(cj_report_run *run, cj_error *err)
{
    bool told;
    cj_status status = cj_course_open(&run->course, &run->settings, NULL, NULL, false, err);

    /* several measures may read one input, and each would find the same again */
    if (status == CJ_OK)
        status = cj_findings_drop_repeats(run->course.findings, err);
    if (status == CJ_OK)
        status = cj_editions_compute(run, err);
    told = status == CJ_OK || status == CJ_EDATA;
    if (status == CJ_OK)
        status = cj_report_hide(run, err);
    if (run->course.dataset != NULL && told)
        cj_tell_findings(&run->settings, run->course.dataset, status == CJ_EDATA);
    if (status == CJ_OK && !run->check)
        status = cj_run_list_hidden(&run->settings, run->course.files, err);
    if (status == CJ_OK && run->cases != NULL)
        return cj_report_write_cases(run, err);
    for (size_t i = 0; status == CJ_OK && i < run->edition_count; i++) {
        run->now = &run->editions[i];
        status = write_edition(run, err);
    }
    return status;
}

/* Jobs are freed before the course and the definition, from which they borrow. */
int main(int argc, char **argv)
{
    cj_report_run run = {.check = false};
    cj_error error = CJ_ERROR_NAMING(CJ_NAMING_OPTIONS);
    cj_status status;
    int code;

    status = cj_run_start(&run.settings, argc, argv, &program, &run, &error);
    if (status == CJ_OK)
        status = open_definition(&run, &error);
    if (status == CJ_OK)
        status = run.list ? list(run.now->definition, &error) : make(&run, &error);
    code = cj_run_end(&program, run.course.files, status, &error);
    cj_hiding_free(run.hiding);
    cj_editions_close(&run);
    cj_store_free(run.store);
    free(run.only.items);
    cj_course_close(&run.course);
    cj_arena_clear(&run.arena);
    cj_settings_clear(&run.settings);
    return code;
}

/* --cases: the people or rows behind one measure of a report. */
#include "report.h"

#include <string.h>
#include <unistd.h>

static bool can_list(const cj_definition_measure *measure)
{
    const cj_measure_kind *kind = cj_measure_kind_of(measure->kind->name);

    return kind != NULL && cj_option_find(kind->program.options, "cases") != NULL;
}

/* What is given with it that means something else. */
static cj_status check_options(const cj_report_run *run, cj_error *err)
{
    const cj_strings *outputs = &run->settings.outputs;

    if (run->only.count > 0)
        return cj_fail(err, CJ_EUSAGE, "--cases lists one measure alone; --only says nothing");
    if (run->each != NULL)
        return cj_fail(err, CJ_EUSAGE, "--cases is one list; --where %s=VALUE is for one of --each",
                       run->each);
    for (size_t i = 0; i < outputs->count; i++)
        if (outputs->items[i][0] != '\0' && outputs->items[i][strlen(outputs->items[i]) - 1] == '/')
            return cj_fail_at(err, CJ_EUSAGE, outputs->items[i], 0, 0,
                              "--cases is one table: name a file, such as cases.csv");
    return CJ_OK;
}

cj_status cj_report_open_cases(cj_report_run *run, cj_error *err)
{
    const cj_definition_measure *measure;
    cj_status status = check_options(run, err);

    if (status == CJ_OK)
        status = cj_definition_find(&run->cases_of, run->now->definition, run->cases, err);
    if (status != CJ_OK)
        return status;
    measure = &run->now->definition->measures[run->cases_of];
    if (measure->is_list || !can_list(measure))
        return cj_definition_fail(run->now->definition, &measure->place, err,
                                  "--cases: there is no list of who is behind a measure of the "
                                  "kind %s",
                                  measure->kind->name);
    if (cj_hiding_is_wanted(&run->now->definition->hiding) ||
        run->settings.suppress_below != NULL || run->settings.suppress_base != NULL ||
        run->settings.round_to != NULL)
        return cj_fail(err, CJ_EUSAGE,
                       "--cases lists persons: nothing of it can be hidden with --suppress-below "
                       "or \"disclosure\"");
    run->now->definition->each = NULL; /* there is one list */
    return cj_strings_add(&run->only, run->cases, err);
}

static cj_status print(const cj_report_run *run, const cj_table *table, cj_error *err)
{
    const cj_output_style style = cj_run_style(&run->settings);
    cj_format format = isatty(STDOUT_FILENO) ? CJ_FORMAT_TEXT : CJ_FORMAT_CSV;
    cj_text text = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (run->settings.format != NULL)
        status = cj_format_parse(&format, run->settings.format, err);
    if (status == CJ_OK && format == CJ_FORMAT_XLSX && isatty(STDOUT_FILENO))
        status = cj_fail(err, CJ_EUSAGE, "a workbook is not for a terminal: name it with --output");
    if (status == CJ_OK)
        status = cj_output_append(&text, table, format, &style, err);
    if (status == CJ_OK)
        status = cj_run_print(&text, err);
    cj_text_clear(&text);
    return status;
}

static cj_status write_file(const cj_report_run *run, const char *path, const cj_table *table,
                            cj_error *err)
{
    const cj_output_style style = {.raw = run->settings.raw, .mark = run->settings.mark};
    cj_text text = CJ_TEXT_INIT;
    cj_file *file;
    cj_format format;
    cj_status status = cj_format_of_file(&format, path, err);

    if (status == CJ_OK)
        status = cj_output_append(&text, table, format, &style, err);
    if (status == CJ_OK)
        status = cj_files_add(&file, run->course.files, path, err);
    if (status == CJ_OK)
        status = cj_file_write(file, cj_text_span(&text), err);
    cj_text_clear(&text);
    return status;
}

cj_status cj_report_write_cases(const cj_report_run *run, cj_error *err)
{
    const cj_strings *outputs = &run->settings.outputs;
    const cj_table *table = run->now->tables[run->cases_of];
    cj_status status = CJ_OK;

    if (run->check)
        return CJ_OK;
    if (outputs->count == 0)
        return print(run, table, err);
    cj_files_keep_private(run->course.files);
    for (size_t i = 0; status == CJ_OK && i < outputs->count; i++)
        status = write_file(run, outputs->items[i], table, err);
    return status;
}

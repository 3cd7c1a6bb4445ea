/* Files that a definition makes a run read, noted in settings->reads for the guard against
 * overwriting them. */
#include "measures.h"

#include <string.h>

static cj_status note(cj_settings *settings, const char *path, cj_error *err)
{
    return path == NULL ? CJ_OK : cj_strings_add(&settings->reads, path, err);
}

/* A table of a measure and rows of the definition have no file, but may have a schema and profile.
 */
static cj_status note_input(cj_settings *settings, const cj_definition_input *input, cj_error *err)
{
    bool is_file = !input->is_table && input->csv == NULL;
    cj_status status = is_file ? note(settings, input->path, err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < input->more_count; i++)
        status = note(settings, input->more[i], err);
    if (status == CJ_OK)
        status = note(settings, input->schema, err);
    return status == CJ_OK ? note(settings, input->profile, err) : status;
}

/* Note the files of a measure and of the measures whose tables it reads; `seen` keeps each from
 * being noted twice. */
static cj_status note_measure(cj_settings *settings, const cj_definition *definition,
                              size_t measure, bool *seen, cj_error *err)
{
    const cj_definition_measure *of = &definition->measures[measure];
    cj_status status = CJ_OK;

    if (seen[measure])
        return CJ_OK;
    seen[measure] = true;
    for (size_t i = 0; status == CJ_OK && i < of->option_count; i++)
        status = note(settings, of->options[i].file, err);
    for (size_t i = 0; status == CJ_OK && i < definition->input_count; i++) {
        const cj_definition_input *input = &definition->inputs[i];

        if (!cj_definition_reads(of, input))
            continue;
        status = note_input(settings, input, err);
        if (status == CJ_OK && input->is_table)
            status = note_measure(settings, definition, input->measure, seen, err);
    }
    return status;
}

/* CJ_ALL_MEASURES also notes inputs that no measure reads: they belong to the report all the
 * same. */
cj_status cj_job_note_files(cj_settings *settings, const cj_definition *definition, size_t measure,
                            cj_error *err)
{
    bool *seen = cj_arena_alloc(&settings->arena, (definition->measure_count + 1) * sizeof *seen);
    cj_status status = seen == NULL ? cj_fail_nomem(err) : note(settings, definition->file, err);

    if (status != CJ_OK)
        return status;
    memset(seen, 0, (definition->measure_count + 1) * sizeof *seen);
    if (measure != CJ_ALL_MEASURES)
        return note_measure(settings, definition, measure, seen, err);
    for (size_t i = 0; status == CJ_OK && i < definition->input_count; i++)
        status = note_input(settings, &definition->inputs[i], err);
    for (size_t i = 0; status == CJ_OK && i < definition->measure_count; i++)
        status = note_measure(settings, definition, i, seen, err);
    return status;
}

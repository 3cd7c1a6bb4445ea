/* The files of a measure as the operands of cj-check, with their schemas, profiles and maps. */
#include "measures.h"

#include <stdlib.h>
#include <string.h>

/* Return the built-in schema of an input by its use in the measure (people, the second input,
 * the operand); NULL for any table. */
static const char *role_of(const cj_definition_measure *measure, const cj_measure_kind *kind,
                           const cj_definition_input *input)
{
    const char *other = kind->program.other;

    for (size_t i = 0; i < measure->option_count; i++) {
        const cj_definition_option *option = &measure->options[i];

        if (option->input != input)
            continue;
        if (strcmp(option->name, "people") == 0)
            return "people";
        if (other != NULL && strcmp(option->name, other) == 0)
            return other;
        if (measure->input != input)
            return NULL; /* a link: any export */
    }
    return strcmp(kind->role, "any") == 0 ? NULL : kind->role;
}

/* Give an option the value "NAME:value", or take it as an operand if option is NULL. */
static cj_status give_about(cj_settings *settings, const char *option, const char *name,
                            const char *value, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    const char *kept;
    cj_status status;

    cj_text_format(&text, "%s%s%s", name == NULL ? "" : name, name == NULL ? "" : ":", value);
    kept = text.failed ? NULL : cj_arena_text(&settings->arena, text.bytes, text.length);
    cj_text_clear(&text);
    if (kept == NULL)
        return cj_fail_nomem(err);
    if (option != NULL)
        return cj_options_give(settings, option, kept, err);
    settings->operand = kept;
    status = cj_strings_add(&settings->operands, kept, err);
    return status;
}

/* An input of no built-in kind gets its own name if more than a file is said of it: the name ties
 * all of that together. */
static cj_status give_input(cj_settings *settings, const cj_definition_input *input,
                            const char *role, cj_error *err)
{
    bool plain = input->more_count == 0 && input->schema == NULL && input->profile == NULL &&
                 input->map_count == 0;
    const char *name = role != NULL || plain ? role : input->name;
    cj_status status = give_about(settings, NULL, name, input->path, err);

    for (size_t i = 0; status == CJ_OK && i < input->more_count; i++)
        status = give_about(settings, NULL, name, input->more[i], err);
    if (status == CJ_OK && input->schema != NULL)
        status = give_about(settings, "schema", name, input->schema, err);
    if (status == CJ_OK && input->profile != NULL)
        status = give_about(settings, "profile", name, input->profile, err);
    for (size_t i = 0; status == CJ_OK && i < input->map_count; i++)
        status = give_about(settings, "map", name, input->maps[i], err);
    return status;
}

/* Give the files of a measure and of the tables that it reads, each once. */
static cj_status give_inputs(cj_settings *settings, const cj_definition_measure *measure,
                             bool *given, cj_error *err)
{
    const cj_definition *definition = settings->definition;
    const cj_measure_kind *kind = cj_measure_kind_of(measure->kind->name);
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < definition->input_count; i++) {
        const cj_definition_input *input = &definition->inputs[i];

        if (given[i] || !cj_definition_reads(measure, input))
            continue;
        given[i] = true;
        if (input->is_table)
            status = give_inputs(settings, &definition->measures[input->measure], given, err);
        else if (input->csv == NULL)
            status = give_input(settings, input, role_of(measure, kind, input), err);
    }
    return status;
}

cj_status cj_job_find_inputs(cj_settings *settings, const char *defined, cj_error *err)
{
    const cj_definition *definition;
    bool *given;
    cj_status status = cj_job_open_defined(settings, defined, err);

    if (status != CJ_OK)
        return status;
    definition = settings->definition;
    given = cj_arena_alloc(&settings->arena, definition->input_count * sizeof *given);
    if (given == NULL)
        return cj_fail_nomem(err);
    memset(given, 0, definition->input_count * sizeof *given);
    return give_inputs(settings, &definition->measures[settings->defined_number], given, err);
}

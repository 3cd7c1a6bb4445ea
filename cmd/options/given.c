/* Settings as a program holds them: opened, asked for what was given, cleared. */
#include "settings.h"

#include <stdlib.h>
#include <string.h>

cj_status cj_settings_open(cj_settings *settings, const cj_program *program, void *data,
                           cj_error *err)
{
    *settings = (cj_settings){.program = program, .data = data, .answer = CJ_TEXT_INIT};
    settings->options = cj_options_of(program, &settings->arena);
    return settings->options == NULL ? cj_fail_nomem(err) : CJ_OK;
}

void cj_settings_clear(cj_settings *settings)
{
    cj_strings *lists[] = {&settings->periods,     &settings->by,        &settings->conditions,
                           &settings->derivations, &settings->maps,      &settings->schemas,
                           &settings->date_forms,  &settings->orders,    &settings->profiles,
                           &settings->operands,    &settings->outputs,   &settings->reads,
                           &settings->writes,      &settings->published, &settings->links,
                           &settings->ons,         &settings->labels,    &settings->money};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        free(lists[i]->items);
    for (size_t i = 0; i < settings->records.selection.everywhere_count; i++)
        cj_text_clear(&settings->records.selection.everywhere[i].whole);
    free(settings->given);
    cj_text_clear(&settings->answer);
    cj_text_clear(&settings->hidden);
    if (settings->release != NULL)
        settings->release(settings->definition);
    cj_arena_clear(&settings->arena);
}

/* The first value counts, for options that repeat. */
const char *cj_settings_given(const cj_settings *settings, const char *name)
{
    for (size_t i = 0; name != NULL && i < settings->given_count; i++)
        if (strcmp(settings->given[i].option->name, name) == 0)
            return settings->given[i].value;
    return NULL;
}

/* The kinds of measures, and what the reader of definitions is told of them. */
#include "measures.h"

#include <string.h>

static const cj_measure_kind *const kinds[] = {
    &cj_outcomes_kind,   &cj_reoffending_kind, &cj_tabulate_kind,
    &cj_timeliness_kind, &cj_scores_kind,      &cj_rates_kind,
    &cj_spc_kind,        &cj_prepare_kind,     &cj_listing_kind};

#define KIND_COUNT (sizeof kinds / sizeof *kinds)

/* Skip the "cj-" of the program's name. */
const char *cj_measure_kind_name(const cj_measure_kind *kind)
{
    return kind->program.name + 3;
}

const cj_measure_kind *cj_measure_kind_of(const char *name)
{
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (strcmp(cj_measure_kind_name(kinds[i]), name) == 0)
            return kinds[i];
    return NULL;
}

/* Tell the reader of definitions about the options of a kind; those of command lines alone are
 * left out. */
static cj_status describe(cj_kind_info *info, const cj_measure_kind *kind, cj_arena *arena,
                          cj_error *err)
{
    cj_option *options = cj_options_of(&kind->program, arena);
    cj_option_info *list;
    size_t count = 0;

    if (options == NULL)
        return cj_fail_nomem(err);
    while (!cj_option_is_end(&options[count]))
        count++;
    list = cj_arena_alloc(arena, (count + 1) * sizeof *list);
    if (list == NULL)
        return cj_fail_nomem(err);
    *info = (cj_kind_info){.name = cj_measure_kind_name(kind),
                           .operand = kind->role,
                           .other = kind->program.other,
                           .options = list};
    for (size_t i = 0; i < count; i++) {
        const cj_option *option = &options[i];
        bool reads = (option->flags & CJ_OPTION_READS) != 0;

        if (option->name == NULL || (option->flags & CJ_OPTION_COMMAND) != 0)
            continue;
        list[info->option_count++] = (cj_option_info){
            .name = option->name,
            .words = option->help,
            .takes = option->argument != NULL,
            .repeats = (option->flags & CJ_OPTION_REPEATS) != 0,
            .file = reads && strcmp(option->argument, "FILE") == 0,
            .about = reads && strcmp(option->argument, CJ_ABOUT_INPUT "FILE") == 0,
            .pairs = option->argument != NULL && strcmp(option->argument, "COL=TEXT") == 0,
            .named = reads && strcmp(option->argument, CJ_NAMED "FILE") == 0,
            .input = (option->flags & CJ_OPTION_INPUT) != 0};
    }
    return CJ_OK;
}

cj_status cj_measure_describe_kinds(cj_kind_info **out, size_t *count, cj_arena *arena,
                                    cj_error *err)
{
    cj_status status = CJ_OK;

    *count = KIND_COUNT;
    *out = cj_arena_alloc(arena, KIND_COUNT * sizeof **out);
    if (*out == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < KIND_COUNT; i++)
        status = describe(&(*out)[i], kinds[i], arena, err);
    return status;
}

/* cj_definition_load() copies the kinds, so that their arena can go. */
cj_status cj_definition_open(cj_definition **out, const char *path, cj_error *err)
{
    cj_arena arena = CJ_ARENA_INIT;
    cj_kind_info *infos;
    size_t count;
    cj_status status = cj_measure_describe_kinds(&infos, &count, &arena, err);

    *out = NULL;
    if (status == CJ_OK)
        status = cj_definition_load(out, path, infos, count, err);
    cj_arena_clear(&arena);
    return status;
}

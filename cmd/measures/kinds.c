/* The kinds of measures, and what a definition says of one. */
#include "cj/report.h"
#include "measures.h"

#include <stdlib.h>
#include <string.h>

static const cj_measure_kind *const kinds[] = {&cj_outcomes_kind, &cj_reoffending_kind,
                                               &cj_tabulate_kind, &cj_timeliness_kind,
                                               &cj_scores_kind,   &cj_listing_kind};

#define KIND_COUNT (sizeof kinds / sizeof *kinds)

/* The name of a kind is that of its program without "cj-". */
static const char *name_of(const cj_measure_kind *kind)
{
    return kind->program.name + 3;
}

const cj_measure_kind *cj_measure_kind_of(const char *name)
{
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (strcmp(name_of(kinds[i]), name) == 0)
            return kinds[i];
    return NULL;
}

/* ---- what the reader of definitions is told ---------------------------------------------------
 */

/* How and where to print is the command line's business, and which input is meant
 * the definition's own. */
static bool is_of_command(const struct argp_option *option)
{
    static const char *const names[] = {"output",  "format",    "findings", "repairs", "threads",
                                        "verbose", "quiet",     "help",     "version", "generate",
                                        "measure", "sentences", "period",   "raw"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(option->name, names[i]) == 0)
            return true;
    return false;
}

static bool is_input(const cj_measure_kind *kind, const char *name)
{
    const char *other = kind->program.other;

    return strcmp(name, "people") == 0 || (other != NULL && strcmp(name, other) == 0);
}

static cj_status describe(cj_kind_info *info, const cj_measure_kind *kind, cj_arena *arena,
                          cj_error *err)
{
    struct argp_option *options = cj_options_of(&kind->program, arena);
    cj_option_info *list;
    size_t count = 0;

    if (options == NULL)
        return cj_fail_nomem(err);
    while (options[count].name != NULL || options[count].doc != NULL)
        count++;
    list = cj_arena_alloc(arena, (count + 1) * sizeof *list);
    if (list == NULL)
        return cj_fail_nomem(err);
    *info = (cj_kind_info){.name = name_of(kind),
                           .operand = kind->role,
                           .other = kind->program.other,
                           .options = list};
    for (size_t i = 0; i < count; i++) {
        const struct argp_option *option = &options[i];
        bool reads = (option->flags & CJ_OPTION_READS) != 0;

        if (option->name == NULL || is_of_command(option))
            continue;
        list[info->option_count++] =
            (cj_option_info){.name = option->name,
                             .words = option->doc,
                             .takes = option->arg != NULL,
                             .repeats = (option->flags & CJ_OPTION_REPEATS) != 0,
                             .file = reads && strcmp(option->arg, "FILE") == 0,
                             .about = reads && strcmp(option->arg, CJ_ABOUT_INPUT "FILE") == 0,
                             .input = is_input(kind, option->name)};
    }
    return CJ_OK;
}

cj_status cj_describe_kinds(cj_kind_info **out, size_t *count, cj_arena *arena, cj_error *err)
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

cj_status cj_definition_open(cj_definition **out, const char *path, cj_error *err)
{
    cj_arena arena = CJ_ARENA_INIT;
    cj_kind_info *infos;
    size_t count;
    cj_status status = cj_describe_kinds(&infos, &count, &arena, err);

    *out = NULL;
    if (status == CJ_OK)
        status = cj_definition_load(out, path, infos, count, err);
    cj_arena_clear(&arena);
    return status;
}

/* ---- a measure as settings ----------------------------------------------------------------------
 */

static bool is_given(const cj_settings *settings, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(settings->given[i].option->name, name) == 0)
            return true;
    return false;
}

static bool has_option(const cj_settings *settings, const char *name)
{
    for (const struct argp_option *o = settings->options; o->name != NULL || o->doc != NULL; o++)
        if (o->name != NULL && strcmp(o->name, name) == 0)
            return true;
    return false;
}

/* Whether the measure can choose rows by a period: cross-tabs and scores need a column
 * of days for that, and lists have none.  Periods of its own are given in any case,
 * so that one without such a column is told of. */
static bool takes_period(const cj_settings *settings, const cj_definition_measure *measure)
{
    if (measure->is_list)
        return false;
    return measure->period_count > 0 || !has_option(settings, "date") ||
           is_given(settings, settings->given_count, "date");
}

cj_status cj_give_measure(cj_settings *settings, const cj_measure_kind *kind, void *data,
                          const cj_definition *definition, const cj_definition_measure *measure,
                          const cj_period *periods, size_t period_count, cj_error *err)
{
    size_t given = settings->given_count;
    cj_error inner = CJ_ERROR_INIT;
    cj_status status = CJ_OK;

    if (settings->operand == NULL) {
        settings->operand = measure->input->path;
        status = cj_strings_add(&settings->operands, settings->operand, err);
    }
    for (size_t i = 0; status == CJ_OK && i < measure->option_count; i++) {
        const cj_definition_option *option = &measure->options[i];

        if (is_given(settings, given, option->name))
            continue;
        status = cj_options_give(settings, kind->take, data, option->name, option->value, &inner);
        if (status == CJ_EUSAGE && inner.file[0] == '\0')
            return cj_definition_fail(definition, &option->place, err, "%s", inner.text);
        if (status != CJ_OK && err != NULL)
            *err = inner; /* it names its own file */
    }
    if (is_given(settings, given, "period") || !takes_period(settings, measure))
        period_count = 0;
    /* all dates are what the programs take for granted, unless the measure asks for them */
    for (size_t i = 0; status == CJ_OK && i < period_count; i++)
        if (!cj_period_is_all(&periods[i]) || period_count > 1 || measure->period_count > 0)
            status = cj_options_give(settings, kind->take, data, "period", periods[i].name, err);
    if (status == CJ_OK && definition->as_of != NULL && has_option(settings, "as-of") &&
        !is_given(settings, settings->given_count, "as-of"))
        status = cj_options_give(settings, kind->take, data, "as-of", definition->as_of, err);
    if (status == CJ_OK && has_option(settings, "title") &&
        !is_given(settings, settings->given_count, "title"))
        status = cj_options_give(settings, kind->take, data, "title", measure->label, err);
    return status;
}

/* ---- --measure
 * ------------------------------------------------------------------------------------ */

static void release(void *definition)
{
    cj_definition_free(definition);
}

static cj_status find_periods(cj_period **periods, size_t *count, cj_settings *settings,
                              const cj_definition *definition, const cj_definition_measure *measure,
                              cj_error *err)
{
    cj_definition_measure alone = *measure;
    cj_period report;
    cj_status status = cj_period_parse(&report, definition->period, err);

    alone.comparator_count = 0; /* the change is a matter of reports */
    return status == CJ_OK ? cj_report_periods(periods, count, definition, &alone, &report,
                                               &settings->arena, err)
                           : status;
}

cj_status cj_open_defined(cj_settings *settings, const char *defined, cj_error *err)
{
    const char *hash = strrchr(defined, '#');
    cj_definition *definition = NULL;
    char *path;
    cj_status status;

    if (hash == NULL || hash == defined || hash[1] == '\0')
        return cj_fail(err, CJ_EUSAGE,
                       "--measure \"%s\" must be DEFINITION#ID, such as "
                       "report.json#outcomes",
                       defined);
    path = cj_arena_text(&settings->arena, defined, (size_t)(hash - defined));
    status = path == NULL ? cj_fail_nomem(err) : cj_definition_open(&definition, path, err);
    settings->definition = definition;
    settings->release = release;
    if (status == CJ_OK)
        status = cj_definition_find(&settings->defined_number, definition, hash + 1, err);
    return status == CJ_OK ? cj_note_files(settings, definition, settings->defined_number, err)
                           : status;
}

/* What the definition in hand says of a measure, for the program of that kind. */
static cj_status give_defined(cj_settings *settings, const cj_measure_kind *kind, void *data,
                              cj_error *err)
{
    const cj_definition *definition = settings->definition;
    const cj_definition_measure *measure = &definition->measures[settings->defined_number];
    cj_period *periods;
    size_t count;
    cj_status status;

    if (strcmp(measure->kind->name, name_of(kind)) != 0)
        return cj_definition_fail(
            definition, &measure->place, err, "the measure is of the kind %s: cj-%s computes it",
            measure->kind->name, measure->is_list ? "report --only" : measure->kind->name);
    for (size_t i = 0; i < definition->input_count; i++)
        if (definition->inputs[i].is_table && cj_definition_reads(measure, &definition->inputs[i]))
            return cj_definition_fail(definition, &measure->place, err,
                                      "it reads the table of %s: cj-report --only %s computes both",
                                      definition->inputs[i].path, measure->id);
    status = find_periods(&periods, &count, settings, definition, measure, err);
    return status == CJ_OK
               ? cj_give_measure(settings, kind, data, definition, measure, periods, count, err)
               : status;
}

cj_status cj_find_measure(cj_settings *settings, const cj_measure_kind *kind, void *data,
                          cj_error *err)
{
    cj_status status = cj_open_defined(settings, settings->defined, err);

    return status == CJ_OK ? give_defined(settings, kind, data, err) : status;
}

/* ---- the table of a measure -------------------------------------------------------------------
 */

static cj_status append_table(cj_text *csv, cj_settings *settings, const cj_measure_kind *kind,
                              void *data, cj_findings *findings, cj_error *err)
{
    const cj_output_style style = {.sentences = false};
    cj_dataset *dataset = NULL;
    cj_records *records = NULL;
    cj_table *table = NULL;
    cj_status status = cj_dataset_new(&dataset, findings, err);

    if (status == CJ_OK)
        status = cj_records_open(&records, &settings->records, dataset, err);
    if (status == CJ_OK)
        status = kind->compute(&table, records, &settings->measure, data, err);
    if (status == CJ_OK)
        status = cj_output_append(csv, table, CJ_FORMAT_CSV, &style, err);
    if (status == CJ_OK)
        status = cj_text_check(csv, err);
    cj_table_free(table);
    cj_records_free(records);
    cj_dataset_free(dataset);
    return status;
}

cj_status cj_append_measure(cj_text *csv, const cj_settings *whole, cj_findings *findings,
                            cj_error *err)
{
    cj_settings settings = {.quiet = whole->quiet,
                            .threads = whole->threads,
                            .definition = whole->definition,
                            .defined_number = whole->defined_number};
    const cj_definition *definition = whole->definition;
    const cj_measure_kind *kind =
        cj_measure_kind_of(definition->measures[whole->defined_number].kind->name);
    void *data = NULL;
    cj_status status;

    settings.program = &kind->program;
    settings.options = cj_options_of(&kind->program, &settings.arena);
    data = cj_measure_begin(kind);
    status = settings.options == NULL || data == NULL ? cj_fail_nomem(err) : CJ_OK;
    if (status == CJ_OK && whole->tolerate != NULL)
        status = cj_options_give(&settings, kind->take, data, "tolerate", whole->tolerate, err);
    if (status == CJ_OK)
        status = give_defined(&settings, kind, data, err);
    if (status == CJ_OK)
        status = cj_settings_resolve(&settings, kind->role, kind->places, err);
    if (status == CJ_OK && kind->program.prepare != NULL)
        status = kind->program.prepare(data, &settings.records, &settings.measure, err);
    if (status == CJ_OK)
        status = append_table(csv, &settings, kind, data, findings, err);
    cj_settings_clear(&settings);
    cj_measure_end(kind, data);
    return status;
}

/* ---- the inputs of a measure ------------------------------------------------------------------
 */

/* What an input is for a measure: the name of a built-in schema, or NULL. */
static const char *role_of(const cj_definition_measure *measure, const cj_measure_kind *kind,
                           const cj_definition_input *input)
{
    const char *other = kind->program.other;

    for (size_t i = 0; i < measure->option_count; i++) {
        const cj_definition_option *option = &measure->options[i];

        if (option->value == NULL || strcmp(option->value, input->path) != 0)
            continue;
        if (strcmp(option->name, "people") == 0)
            return "people";
        if (other != NULL && strcmp(option->name, other) == 0)
            return other;
    }
    return strcmp(kind->role, "any") == 0 ? NULL : kind->role;
}

/* "NAME:value" for an option about that input. */
static cj_status give_about(cj_settings *settings, cj_option_taker take, void *data,
                            const char *option, const char *name, const char *value, cj_error *err)
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
        return cj_options_give(settings, take, data, option, kept, err);
    settings->operand = kept;
    status = cj_strings_add(&settings->operands, kept, err);
    return status;
}

static cj_status give_input(cj_settings *settings, cj_option_taker take, void *data,
                            const cj_definition_input *input, const char *role, cj_error *err)
{
    const char *name = role != NULL || input->schema == NULL ? role : input->name;
    cj_status status = give_about(settings, take, data, NULL, name, input->path, err);

    if (status == CJ_OK && input->schema != NULL)
        status = give_about(settings, take, data, "schema", name, input->schema, err);
    if (status == CJ_OK && input->profile != NULL)
        status = give_about(settings, take, data, "profile", name, input->profile, err);
    for (size_t i = 0; status == CJ_OK && i < input->map_count; i++)
        status = give_about(settings, take, data, "map", name, input->maps[i], err);
    return status;
}

/* The files of a measure, and those behind the tables that it reads; each once. */
static cj_status give_inputs(cj_settings *settings, cj_option_taker take, void *data,
                             const cj_definition_measure *measure, bool *given, cj_error *err)
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
            status = give_inputs(settings, take, data, &definition->measures[input->measure], given,
                                 err);
        else
            status = give_input(settings, take, data, input, role_of(measure, kind, input), err);
    }
    return status;
}

cj_status cj_find_inputs(cj_settings *settings, cj_option_taker take, void *data,
                         const char *defined, cj_error *err)
{
    const cj_definition *definition;
    bool *given;
    cj_status status = cj_open_defined(settings, defined, err);

    if (status != CJ_OK)
        return status;
    definition = settings->definition;
    given = cj_arena_alloc(&settings->arena, definition->input_count * sizeof *given);
    if (given == NULL)
        return cj_fail_nomem(err);
    memset(given, 0, definition->input_count * sizeof *given);
    return give_inputs(settings, take, data, &definition->measures[settings->defined_number], given,
                       err);
}

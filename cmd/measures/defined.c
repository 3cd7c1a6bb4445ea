/* A measure of a definition as settings, as if its options stood on the command line. */
#include "measures.h"

#include "cj/report.h"

#include <string.h>

/* Whether an option is among the first `count`, which come from the command line and win over
 * the definition. */
static bool is_given(const cj_settings *settings, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(settings->given[i].option->name, name) == 0)
            return true;
    return false;
}

/* Whether the measure can choose rows by a period: tabulate and scores need a column of days
 * (--date) for that, lists and what judges a table have none. Periods of its own are given in any
 * case, so that a measure without such a column is reported. */
static bool takes_period(const cj_settings *settings, const cj_definition_measure *measure)
{
    if (measure->is_list || cj_option_find(settings->options, "period") == NULL)
        return false;
    if (cj_option_find(settings->options, "period") == NULL)
        return measure->period_count > 0;
    return measure->period_count > 0 || cj_option_find(settings->options, "date") == NULL ||
           cj_settings_given(settings, "date") != NULL;
}

/* Whether the measure would choose rows by the report's period if it had a column of days. */
static bool lacks_date(const cj_settings *settings, const cj_definition_measure *measure)
{
    return !takes_period(settings, measure) && !measure->is_list &&
           cj_option_find(settings->options, "date") != NULL;
}

/* Give a switch of the definition to a measure that has the option and was not given it. */
static cj_status give_switch(cj_settings *settings, bool on, const char *name, cj_error *err)
{
    if (!on || cj_option_find(settings->options, name) == NULL ||
        cj_settings_given(settings, name) != NULL)
        return CJ_OK;
    return cj_options_give(settings, name, NULL, err);
}

/* Give the day up to which the data are complete to a measure that has a use for it; the others
 * keep it for periods that are counted back from it. */
static cj_status give_as_of(cj_settings *settings, const cj_definition *definition, cj_error *err)
{
    const cj_option *option = cj_option_find(settings->options, "as-of");

    settings->complete = definition->as_of;
    if (definition->as_of == NULL || option == NULL || (option->flags & CJ_OPTION_COMMAND) != 0 ||
        cj_settings_given(settings, "as-of") != NULL)
        return CJ_OK;
    return cj_options_give(settings, "as-of", definition->as_of, err);
}

/* The conditions on every input, which each measure has for itself: what came of them is a matter
 * of its inputs. */
static cj_status give_conditions(cj_settings *settings, const cj_definition *definition,
                                 cj_error *err)
{
    size_t count = definition->condition_count;
    cj_everywhere *everywhere = cj_arena_alloc(&settings->arena, (count + 1) * sizeof *everywhere);

    if (everywhere == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count; i++)
        everywhere[i] = (cj_everywhere){.text = definition->conditions[i].at};
    settings->records.selection.everywhere = everywhere;
    settings->records.selection.everywhere_count = count;
    return CJ_OK;
}

/* Switches, as_of and the label are given last, and only where neither the command line nor the
 * measure says otherwise. */
cj_status cj_job_give(cj_settings *settings, const cj_definition *definition,
                      const cj_definition_measure *measure, const cj_period *periods,
                      size_t period_count, cj_error *err)
{
    size_t given = settings->given_count;
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_status status = CJ_OK;

    if (settings->operand == NULL) {
        settings->operand = measure->input->path;
        status = cj_strings_add(&settings->operands, settings->operand, err);
        for (size_t i = 0; status == CJ_OK && i < measure->input->more_count; i++)
            status = cj_strings_add(&settings->operands, measure->input->more[i], err);
    }
    for (size_t i = 0; status == CJ_OK && i < measure->option_count; i++) {
        const cj_definition_option *option = &measure->options[i];

        if (is_given(settings, given, option->name))
            continue;
        status = cj_options_give(settings, option->name, option->value, &inner);
        if (status == CJ_EUSAGE && inner.file[0] == '\0')
            return cj_definition_fail(definition, &option->place, err, "%s", inner.text);
        if (status != CJ_OK && err != NULL)
            *err = inner; /* the error names its own file already */
    }
    if (!is_given(settings, given, "period") && lacks_date(settings, measure) && period_count > 0 &&
        !cj_period_is_all(&periods[0]))
        settings->measure.passed_over = periods[0].name;
    if (is_given(settings, given, "period") || !takes_period(settings, measure))
        period_count = 0;
    /* "all" is the programs' default period, so it is only given where the measure asks for it */
    for (size_t i = 0; status == CJ_OK && i < period_count; i++)
        if (!cj_period_is_all(&periods[i]) || period_count > 1 || measure->period_count > 0)
            status = cj_options_give(settings, "period", periods[i].name, err);
    if (status == CJ_OK)
        status = give_switch(settings, definition->allow_empty, "allow-empty", err);
    if (status == CJ_OK)
        status = give_as_of(settings, definition, err);
    if (status == CJ_OK)
        status = give_conditions(settings, definition, err);
    if (status == CJ_OK && cj_option_find(settings->options, "title") != NULL &&
        cj_settings_given(settings, "title") == NULL)
        status = cj_options_give(settings, "title", measure->label, err);
    return status;
}

static void release(void *definition)
{
    cj_definition_free(definition);
}

static cj_status find_periods(cj_period **periods, size_t *count, cj_settings *settings,
                              cj_definition *definition, const cj_definition_measure *measure,
                              cj_error *err)
{
    const cj_strings *given = &settings->periods;
    cj_definition_measure alone = *measure;
    cj_period report;
    bool one = given->count == 1 && cj_period_moving_count(given->items[0]) <= 1;
    cj_status status = cj_definition_settle(&report, definition, one ? given->items[0] : NULL,
                                            cj_settings_given(settings, "as-of"), err);

    /* a single program prints no change between periods: only reports do */
    alone.comparator_count = 0;
    return status == CJ_OK ? cj_report_periods(periods, count, definition, &alone, &report,
                                               &settings->arena, err)
                           : status;
}

/* The last # counts: a path may have one, an id cannot. */
cj_status cj_job_open_defined(cj_settings *settings, const char *defined, cj_error *err)
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
    return status == CJ_OK ? cj_job_note_files(settings, definition, settings->defined_number, err)
                           : status;
}

cj_status cj_job_give_defined(cj_settings *settings, const cj_measure_kind *kind, cj_error *err)
{
    cj_definition *definition = settings->definition;
    const cj_definition_measure *measure = &definition->measures[settings->defined_number];
    cj_period *periods;
    size_t count;
    cj_status status;

    if (strcmp(measure->kind->name, cj_measure_kind_name(kind)) != 0)
        return cj_definition_fail(
            definition, &measure->place, err, "the measure is of the kind %s: cj-%s computes it",
            measure->kind->name, measure->is_list ? "report --only" : measure->kind->name);
    for (size_t i = 0; i < definition->input_count; i++) {
        const cj_definition_input *input = &definition->inputs[i];

        if (!cj_definition_reads(measure, input))
            continue;
        if (input->is_table)
            return cj_definition_fail(definition, &measure->place, err,
                                      "it reads the table of %s: cj-report --only %s computes both",
                                      input->path, measure->id);
        if (input->csv != NULL)
            return cj_definition_fail(definition, &measure->place, err,
                                      "it reads rows that stand in the definition (%s): cj-report "
                                      "--only %s computes it",
                                      input->path, measure->id);
    }
    if (kind->program.hides && !measure->undisclosed)
        settings->hiding = definition->hiding; /* what the command line says comes before it */
    status = find_periods(&periods, &count, settings, definition, measure, err);
    return status == CJ_OK ? cj_job_give(settings, definition, measure, periods, count, err)
                           : status;
}

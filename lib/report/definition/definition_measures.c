/* Reader of "measures": the kind, own keys, options, inputs and periods of each. */
#include "definition_internal.h"

#include <string.h>

static const char *const own_keys[] = {"kind",       "label",           "definition", "version",
                                       "valid_from", "valid_to",        "input",      "period",
                                       "compare",    "compare_figures", "disclosure"};

#define OWN_COUNT (sizeof own_keys / sizeof *own_keys)

const char *const *cj_definition_own_keys(size_t *count)
{
    *count = OWN_COUNT;
    return own_keys;
}

static bool is_own(const char *key)
{
    for (size_t i = 0; i < OWN_COUNT; i++)
        if (strcmp(own_keys[i], key) == 0)
            return true;
    return false;
}

/* Whether a key is no option: a key of every measure, or the one that makes an input of another. */
static bool is_no_option(const cj_definition_measure *measure, const char *key)
{
    return measure->is_rows ? strcmp(key, "rows_of") == 0 : is_own(key);
}

/* ---- members that are no options ------------------------------------------------------------- */

/* The option that a key names: with hyphens, or underscores in their place. */
static const cj_option_info *find_option(const cj_kind_info *kind, const char *key)
{
    for (size_t i = 0; i < kind->option_count; i++) {
        const char *name = kind->options[i].name;
        size_t at = 0;

        while (name[at] != '\0' && (key[at] == name[at] || (key[at] == '_' && name[at] == '-')))
            at++;
        if (name[at] == '\0' && key[at] == '\0')
            return &kind->options[i];
    }
    return NULL;
}

/* Say that a key is unknown, with the nearest one of the measure's own keys and its kind's
 * options; an input that is rows of another has no keys of its own. */
static cj_status fail_key(const cj_json_node *entry, const cj_definition_measure *measure,
                          cj_definition_reader *in, cj_error *err)
{
    const cj_kind_info *kind = measure->kind;
    bool is_rows = measure->is_rows;
    cj_span *known = cj_definition_alloc(in, OWN_COUNT + kind->option_count, sizeof *known);
    size_t count = 0;
    size_t nearest;

    if (known == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < OWN_COUNT && !is_rows; i++)
        known[count++] = cj_span_of(own_keys[i]);
    for (size_t i = 0; i < kind->option_count; i++)
        known[count++] = cj_span_of(kind->options[i].name);
    nearest = cj_word_nearest(cj_span_of(entry->key), known, count);
    if (nearest != SIZE_MAX)
        return cj_json_fail(entry, err, "unknown key; did you mean \"%.*s\"?",
                            (int)known[nearest].length, known[nearest].at);
    return cj_json_fail(entry, err, "unknown key; cj-%s {help} lists the options of this kind",
                        kind->name);
}

static cj_status read_options(cj_definition_measure *measure, const cj_json_node *node,
                              cj_definition_reader *in, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node entry = cj_json_entry(node, i);
        const cj_option_info *option;

        if (is_no_option(measure, entry.key))
            continue;
        option = find_option(measure->kind, entry.key);
        if (option == NULL)
            return fail_key(&entry, measure, in, err);
        /* the same option spelled as_of and as-of */
        for (size_t j = 0; status == CJ_OK && j < i; j++) {
            cj_json_node before = cj_json_entry(node, j);

            if (!is_no_option(measure, before.key) &&
                find_option(measure->kind, before.key) == option)
                status =
                    cj_json_fail(&entry, err, "this option is given as \"%s\", too", before.key);
        }
        if (status == CJ_OK)
            status = cj_definition_read_option(measure, option, &entry, in, err);
    }
    return status;
}

/* Find the operand: the input that is named, else the one called like the kind's operand, else
 * the only one there is. Then turn its schema, profile and maps into options. */
static cj_status read_operand(cj_definition_measure *measure, const cj_json_node *node,
                              cj_definition_reader *in, cj_error *err)
{
    cj_json_node given = cj_json_member(node, "input");
    const cj_definition *out = in->out;
    cj_status status = CJ_OK;

    if (cj_json_present(&given))
        status = cj_definition_read_input(&measure->input, &given, in, err);
    for (size_t i = 0; measure->input == NULL && i < out->input_count; i++)
        if (strcmp(out->inputs[i].name, measure->kind->operand) == 0)
            measure->input = &out->inputs[i];
    if (measure->input == NULL && out->input_count == 1)
        measure->input = &out->inputs[0];
    if (status == CJ_OK && measure->input == NULL)
        status = cj_json_fail(node, err, "needs \"input\": the name of one of the inputs");
    return status == CJ_OK
               ? cj_definition_describe_input(measure, measure->input, NULL, node, in, err)
               : status;
}

/* Find the second input (offences): unless an option names it, it is the input of that name. */
static cj_status read_other(cj_definition_measure *measure, const cj_json_node *node,
                            cj_definition_reader *in, cj_error *err)
{
    const char *other = measure->kind->other;
    const cj_definition *out = in->out;
    cj_status status;

    if (other == NULL)
        return CJ_OK;
    for (size_t i = 0; i < measure->option_count; i++)
        if (strcmp(measure->options[i].name, other) == 0)
            return CJ_OK;
    for (size_t i = 0; i < out->input_count; i++) {
        if (strcmp(out->inputs[i].name, other) != 0)
            continue;
        status = cj_definition_add_files(measure, other, NULL, &out->inputs[i], node, in, err);
        return status == CJ_OK
                   ? cj_definition_describe_input(measure, &out->inputs[i], other, node, in, err)
                   : status;
    }
    return CJ_OK; /* the measure itself says that it is missing */
}

static cj_status read_day(const char **text, cj_date *day, const cj_json_node *node,
                          cj_definition_reader *in, cj_error *err)
{
    cj_status status = cj_definition_read_maybe(text, node, in, err);

    if (status != CJ_OK || !cj_json_present(node))
        return status;
    if (!cj_date_parse_iso(day, cj_span_of(*text)))
        return cj_json_fail(node, err, "must be a day as YYYY-MM-DD");
    return CJ_OK;
}

/* Read the words of the definition. Absent ones are "", the label is the id, and validity is
 * without limit. */
static cj_status read_words(cj_definition_measure *measure, const cj_json_node *node,
                            cj_definition_reader *in, cj_error *err)
{
    cj_json_node label = cj_json_member(node, "label");
    cj_json_node words = cj_json_member(node, "definition");
    cj_json_node version = cj_json_member(node, "version");
    cj_json_node from = cj_json_member(node, "valid_from");
    cj_json_node to = cj_json_member(node, "valid_to");
    cj_status status = CJ_OK;

    measure->label = measure->id;
    measure->definition = "";
    measure->version = "";
    measure->valid_from = "";
    measure->valid_to = "";
    measure->first = CJ_DATE_FIRST;
    measure->last = CJ_DATE_LAST;
    if (cj_json_present(&label))
        status = cj_definition_read_words(&measure->label, &label, true, in, err);
    if (status == CJ_OK && cj_json_present(&words))
        status = cj_definition_read_words(&measure->definition, &words, true, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&measure->version, &version, in, err);
    if (status == CJ_OK)
        status = read_day(&measure->valid_from, &measure->first, &from, in, err);
    if (status == CJ_OK)
        status = read_day(&measure->valid_to, &measure->last, &to, in, err);
    if (status == CJ_OK && measure->first > measure->last)
        status = cj_json_fail(&to, err, "must not be before valid_from");
    return status;
}

static cj_status read_periods(cj_definition_measure *measure, const cj_json_node *node,
                              cj_definition_reader *in, cj_error *err)
{
    cj_json_node period = cj_json_member(node, "period");
    cj_json_node compare = cj_json_member(node, "compare");
    cj_json_node figures = cj_json_member(node, "compare_figures");
    size_t count = 0;
    cj_arena *arena = &in->out->arena;
    cj_status status =
        cj_definition_read_texts(&measure->periods, &measure->period_count, &period, in, err);

    if (status == CJ_OK)
        status = cj_definition_read_texts(&measure->comparators, &measure->comparator_count,
                                          &compare, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_texts(&measure->compared, &measure->compared_count, &figures,
                                          in, err);
    if (status == CJ_OK && measure->compared_count > 0 && measure->comparator_count == 0)
        status = cj_json_fail(&figures, err, "is for measures with \"compare\"");
    for (size_t i = 0; status == CJ_OK && i < measure->period_count; i++)
        count += cj_period_related_count(measure->periods[i].at);
    if (status == CJ_OK && measure->comparator_count > 0 && count > 1)
        status = cj_json_fail(&compare, err, "takes one period, and the measure has %zu", count);
    if (status == CJ_OK)
        status = cj_json_locate(&measure->periods_place, cj_json_present(&period) ? &period : node,
                                arena, err);
    if (status == CJ_OK)
        status = cj_json_locate(&measure->comparators_place,
                                cj_json_present(&compare) ? &compare : node, arena, err);
    return status;
}

static cj_status read_kind(cj_definition_measure *measure, const cj_json_node *node,
                           cj_definition_reader *in, cj_error *err)
{
    cj_json_node kind = cj_json_member(node, "kind");
    cj_text list = CJ_TEXT_INIT;
    const char *name = NULL;
    cj_status status = cj_definition_read_text(&name, &kind, in, err);

    if (status != CJ_OK)
        return status;
    measure->kind = cj_definition_kind(in, cj_span_of(name));
    if (measure->kind != NULL && strcmp(name, "list") != 0)
        return CJ_OK;
    for (size_t i = 0; i < in->kind_count; i++)
        if (strcmp(in->kinds[i].name, "list") != 0)
            cj_text_format(&list, "%s%s", i == 0 ? "" : ", ", in->kinds[i].name);
    cj_json_fail(&kind, err, "\"%s\" is not a kind of measure; use one of %s", name,
                 cj_text_string(&list));
    cj_text_clear(&list);
    return CJ_EUSAGE;
}

static cj_status read_measure(cj_definition_measure *measure, const cj_json_node *node,
                              cj_definition_reader *in, cj_error *err)
{
    cj_status status = CJ_OK;

    if (!cj_json_is_object(node))
        return cj_json_fail(node, err, "must be an object in { }");
    status = cj_definition_read_id(&measure->id, node, in, err);
    if (status == CJ_OK)
        status = read_kind(measure, node, in, err);
    if (status == CJ_OK)
        status = read_words(measure, node, in, err);
    if (status == CJ_OK)
        status = read_periods(measure, node, in, err);
    if (status == CJ_OK)
        status = read_operand(measure, node, in, err);
    if (status == CJ_OK)
        status = read_options(measure, node, in, err);
    if (status == CJ_OK)
        status = read_other(measure, node, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_undisclosed(&measure->undisclosed, node, err);
    return status == CJ_OK ? cj_json_locate(&measure->place, node, &in->out->arena, err) : status;
}

cj_status cj_definition_read_measures(cj_definition_reader *in, const cj_json_node *root,
                                      cj_error *err)
{
    cj_json_node node = cj_json_member(root, "measures");
    cj_status status = CJ_OK;

    if (!cj_json_is_object(&node))
        return cj_json_fail(&node, err,
                            "must be an object of measures: {\"id\": {\"kind\": \"outcomes\"}}");
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&node); i++) {
        cj_json_node entry = cj_json_entry(&node, i);

        status = read_measure(&in->out->measures[in->out->measure_count++], &entry, in, err);
    }
    return status;
}

/* ---- inputs made of others ------------------------------------------------------------------- */

/* The measure that makes an input: cj-prepare's kind, whose options stand beside "rows_of".  Its
 * id has a blank, so that nobody can put rows of persons in a section by it. */
static cj_status read_rows(cj_definition_input *input, const cj_json_node *node,
                           cj_definition_reader *in, cj_error *err)
{
    cj_json_node of = cj_json_member(node, "rows_of");
    cj_definition_measure *measure = &in->out->measures[in->out->measure_count];
    cj_status status;

    *measure = (cj_definition_measure){.id = input->path,
                                       .label = input->name,
                                       .definition = "",
                                       .version = "",
                                       .valid_from = "",
                                       .valid_to = "",
                                       .first = CJ_DATE_FIRST,
                                       .last = CJ_DATE_LAST,
                                       .is_rows = true};
    measure->kind = cj_definition_kind(in, CJ_SPAN("prepare"));
    if (measure->kind == NULL)
        return cj_json_fail(node, err, "there is no program here that prepares rows");
    input->measure = in->out->measure_count++;
    status = cj_definition_read_input(&measure->input, &of, in, err);
    if (status == CJ_OK)
        status = cj_definition_describe_input(measure, measure->input, NULL, node, in, err);
    if (status == CJ_OK)
        status = read_options(measure, node, in, err);
    if (status == CJ_OK)
        status = cj_json_locate(&measure->place, node, &in->out->arena, err);
    measure->periods_place = measure->place;
    measure->comparators_place = measure->place;
    return status;
}

cj_status cj_definition_read_rows(cj_definition_reader *in, const cj_json_node *root, cj_error *err)
{
    cj_json_node inputs = cj_json_member(root, "inputs");
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->out->input_count; i++) {
        cj_json_node node = cj_json_entry(&inputs, i);

        if (in->out->inputs[i].is_rows)
            status = read_rows(&in->out->inputs[i], &node, in, err);
    }
    return status;
}

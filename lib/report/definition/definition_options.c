/* Options of a measure: each as it would stand on a command line, with its place in the file. */
#include "definition_internal.h"

#include <string.h>

/* ---- options ------------------------------------------------------------------------------- */

/* Append an option with its place in the file; value is NULL for a switch. */
static cj_status add_option(cj_definition_measure *measure, const char *name, cj_span value,
                            const cj_json_node *node, cj_definition_reader *in, cj_error *err)
{
    cj_definition_option *grown;
    cj_definition_option *option;

    /* an arena cannot grow a list: it is copied whenever the count is 0 or a power of two,
     * which leaves less than the list itself behind */
    if ((measure->option_count & (measure->option_count - 1)) == 0) {
        grown = cj_definition_alloc(in, measure->option_count * 2 + 1, sizeof *grown);
        if (grown == NULL)
            return cj_fail_nomem(err);
        if (measure->option_count > 0)
            memcpy(grown, measure->options, measure->option_count * sizeof *grown);
        measure->options = grown;
    }
    option = &measure->options[measure->option_count++];
    option->name = name;
    option->value =
        value.at == NULL ? NULL : cj_arena_text(&in->out->arena, value.at, value.length);
    if (value.at != NULL && option->value == NULL)
        return cj_fail_nomem(err);
    return cj_json_locate(&option->place, node, &in->out->arena, err);
}

/* Append a JSON text or number as it would stand on a command line. */
static cj_status append_value(cj_text *text, const cj_json_node *node, cj_error *err)
{
    cj_span string;
    cj_decimal number;
    cj_status status;

    if (cj_json_is_string(node)) {
        status = cj_json_string(&string, node, err);
        if (status == CJ_OK)
            cj_text_append(text, string);
        return status;
    }
    if (cj_json_decimal(&number, node, NULL) != CJ_OK)
        return cj_json_fail(node, err, "must be a text or a number, or a list of them");
    cj_decimal_append(text, number);
    return CJ_OK;
}

/* Return where the file begins in [INPUT:]FILE: behind the colon, or 0 if no input of this kind
 * is named. */
static size_t find_file(const char *value, const cj_kind_info *kind)
{
    const char *const roles[] = {kind->operand, "people", kind->other};

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        size_t length = roles[i] == NULL ? 0 : strlen(roles[i]);

        if (length > 0 && strncmp(value, roles[i], length) == 0 && value[length] == ':')
            return length + 1;
    }
    return 0;
}

/* Add an option that names a file: a relative path starts from the folder of the definition. */
static cj_status add_file(cj_definition_measure *measure, const cj_option_info *option,
                          const char *value, const cj_json_node *node, cj_definition_reader *in,
                          cj_error *err)
{
    size_t at = option->about ? find_file(value, measure->kind) : 0;
    const char *path = cj_definition_path(in, value + at);
    cj_text whole = CJ_TEXT_INIT;
    cj_status status;

    if (path == NULL)
        return cj_fail_nomem(err);
    cj_text_append(&whole, (cj_span){value, at});
    cj_text_add(&whole, path);
    status = cj_text_check(&whole, err);
    if (status == CJ_OK)
        status = add_option(measure, option->name, cj_text_span(&whole), node, in, err);
    if (status == CJ_OK)
        measure->options[measure->option_count - 1].file = path;
    cj_text_clear(&whole);
    return status;
}

static cj_status add_value(cj_definition_measure *measure, const cj_option_info *option,
                           const cj_json_node *node, cj_definition_reader *in, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status = append_value(&text, node, err);

    if (status == CJ_OK)
        status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = option->file || option->about
                     ? add_file(measure, option, cj_text_string(&text), node, in, err)
                     : add_option(measure, option->name, cj_text_span(&text), node, in, err);
    cj_text_clear(&text);
    return status;
}

/* Add a list for an option that is given once: its items, joined by commas. */
static cj_status add_joined(cj_definition_measure *measure, const cj_option_info *option,
                            const cj_json_node *node, cj_definition_reader *in, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);

        cj_text_add(&text, i > 0 ? "," : "");
        status = append_value(&text, &item, err);
    }
    if (status == CJ_OK)
        status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = add_option(measure, option->name, (cj_span){cj_text_string(&text), text.length},
                            node, in, err);
    cj_text_clear(&text);
    return status;
}

/* Add an option for one file of an input, with NAME= before it if it has a name. */
static cj_status add_input_file(cj_definition_measure *measure, const char *option,
                                const char *name, const char *path,
                                const cj_definition_input *input, const cj_json_node *node,
                                cj_definition_reader *in, cj_error *err)
{
    cj_text value = CJ_TEXT_INIT;
    cj_status status;

    if (name != NULL)
        cj_text_format(&value, "%s=", name);
    cj_text_add(&value, path);
    status = cj_text_check(&value, err);
    if (status == CJ_OK)
        status = add_option(measure, option, cj_text_span(&value), node, in, err);
    if (status == CJ_OK)
        measure->options[measure->option_count - 1].input = input;
    cj_text_clear(&value);
    return status;
}

cj_status cj_definition_add_files(cj_definition_measure *measure, const char *option,
                                  const char *name, const cj_definition_input *input,
                                  const cj_json_node *node, cj_definition_reader *in, cj_error *err)
{
    cj_status status = add_input_file(measure, option, name, input->path, input, node, in, err);

    for (size_t i = 0; status == CJ_OK && i < input->more_count; i++)
        status = add_input_file(measure, option, name, input->more[i], input, node, in, err);
    return status;
}

/* Add an option that names an input (people, offences): the option gets the path, and the
 * input's schema, profile and maps become options, too. */
static cj_status add_input(cj_definition_measure *measure, const cj_option_info *option,
                           const cj_json_node *node, cj_definition_reader *in, cj_error *err)
{
    const cj_definition_input *input = NULL;
    cj_status status = cj_definition_read_input(&input, node, in, err);

    if (status == CJ_OK)
        status = cj_definition_add_files(measure, option->name, NULL, input, node, in, err);
    return status == CJ_OK
               ? cj_definition_describe_input(measure, input, option->name, node, in, err)
               : status;
}

/* ---- links ---------------------------------------------------------------------------------- */

/* Add "NAME:COL=COL2,..." for the columns that are equal: a text or a list of them. */
static cj_status add_keys(cj_definition_measure *measure, const char *name,
                          const cj_json_node *node, cj_definition_reader *in, cj_error *err)
{
    cj_text value = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    cj_text_format(&value, "%s:", name);
    for (size_t i = 0; status == CJ_OK && i < cj_definition_some_count(node); i++) {
        cj_json_node item = cj_definition_some_item(node, i);

        cj_text_add(&value, i > 0 ? "," : "");
        status = append_value(&value, &item, err);
    }
    if (status == CJ_OK)
        status = cj_text_check(&value, err);
    if (status == CJ_OK)
        status = add_option(measure, "on", cj_text_span(&value), node, in, err);
    cj_text_clear(&value);
    return status;
}

/* Add one link: the name of an input, or {"input": ..., "on": ...}. */
static cj_status add_link(cj_definition_measure *measure, const cj_option_info *option,
                          const cj_json_node *entry, cj_definition_reader *in, cj_error *err)
{
    static const char *const keys[] = {"input", "on", NULL};
    const cj_definition_input *input = NULL;
    cj_json_node named = *entry;
    cj_json_node on = {0};
    cj_status status = CJ_OK;

    if (cj_json_is_object(entry)) {
        status = cj_json_expect_object(entry, keys, err);
        named = cj_json_member(entry, "input");
        on = cj_json_member(entry, "on");
    }
    if (status == CJ_OK)
        status = cj_definition_read_input(&input, &named, in, err);
    if (status == CJ_OK)
        status = cj_definition_add_files(measure, option->name, entry->key, input, entry, in, err);
    if (status == CJ_OK)
        status = cj_definition_describe_input(measure, input, entry->key, entry, in, err);
    return status == CJ_OK && cj_json_present(&on) && cj_json_is_object(entry)
               ? add_keys(measure, entry->key, &on, in, err)
               : status;
}

/* {"offences": "offences", "areas": {"input": "wards", "on": "ward=Ward code"}} */
static cj_status add_links(cj_definition_measure *measure, const cj_option_info *option,
                           const cj_json_node *node, cj_definition_reader *in, cj_error *err)
{
    cj_status status = CJ_OK;

    if (!cj_json_is_object(node) || cj_json_count(node) == 0)
        return cj_json_fail(node, err,
                            "must be an object of inputs under names of yours: {\"offences\": "
                            "\"offences\"}, or {\"areas\": {\"input\": \"wards\", \"on\": "
                            "\"ward=code\"}}");
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node entry = cj_json_entry(node, i);

        status = add_link(measure, option, &entry, in, err);
    }
    return status;
}

/* Add {"Order type": "Order"} as NAME=VALUE for each member. */
static cj_status add_pairs(cj_definition_measure *measure, const cj_option_info *option,
                           const cj_json_node *node, cj_definition_reader *in, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node entry = cj_json_entry(node, i);

        cj_text_reset(&text);
        cj_text_format(&text, "%s=", entry.key);
        status = append_value(&text, &entry, err);
        if (status == CJ_OK)
            status = cj_text_check(&text, err);
        if (status == CJ_OK)
            status = add_option(measure, option->name, cj_text_span(&text), &entry, in, err);
    }
    cj_text_clear(&text);
    return status;
}

/* true gives a switch, false is as if it were left out. Lists repeat options that may be given
 * several times. */
cj_status cj_definition_read_option(cj_definition_measure *measure, const cj_option_info *option,
                                    const cj_json_node *node, cj_definition_reader *in,
                                    cj_error *err)
{
    cj_status status = CJ_OK;
    bool on = false;

    if (!option->takes) {
        status = cj_json_bool(&on, node, err);
        return status == CJ_OK && on
                   ? add_option(measure, option->name, (cj_span){NULL, 0}, node, in, err)
                   : status;
    }
    if (option->named)
        return add_links(measure, option, node, in, err);
    if (option->input)
        return add_input(measure, option, node, in, err);
    if (option->pairs && cj_json_is_object(node))
        return add_pairs(measure, option, node, in, err);
    if (!cj_json_is_array(node))
        return add_value(measure, option, node, in, err);
    if (cj_json_count(node) == 0)
        return cj_json_fail(node, err, "must not be empty; leave the option out");
    if (!option->repeats && !option->file)
        return add_joined(measure, option, node, in, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node item = cj_json_item(node, i);

        status = add_value(measure, option, &item, in, err);
    }
    return status;
}

/* Add "ROLE:text", or the text alone for the operand. */
static cj_status add_about(cj_definition_measure *measure, const char *name, const char *role,
                           const char *text, const cj_json_node *node, cj_definition_reader *in,
                           cj_error *err)
{
    cj_text value = CJ_TEXT_INIT;
    cj_status status;

    if (role != NULL)
        cj_text_format(&value, "%s:", role);
    cj_text_add(&value, text);
    status = cj_text_check(&value, err);
    if (status == CJ_OK)
        status = add_option(measure, name, cj_text_span(&value), node, in, err);
    cj_text_clear(&value);
    return status;
}

cj_status cj_definition_describe_input(cj_definition_measure *measure,
                                       const cj_definition_input *input, const char *role,
                                       const cj_json_node *node, cj_definition_reader *in,
                                       cj_error *err)
{
    cj_status status = CJ_OK;

    if (input->schema != NULL)
        status = add_about(measure, "schema", role, input->schema, node, in, err);
    if (status == CJ_OK && input->profile != NULL)
        status = add_about(measure, "profile", role, input->profile, node, in, err);
    for (size_t i = 0; status == CJ_OK && i < input->map_count; i++)
        status = add_about(measure, "map", role, input->maps[i], node, in, err);
    return status;
}

/* Inputs: files, tables of measures, rows of the definition. */
#include "definition_internal.h"

#include <string.h>

/* Read {"FROM": "TO"} into texts FROM=TO, as the option map has them. */
static cj_status read_maps(cj_definition_input *input, const cj_json_node *node,
                           cj_definition_reader *in, cj_error *err)
{
    cj_status status = CJ_OK;

    if (!cj_json_present(node))
        return CJ_OK;
    if (!cj_json_is_object(node))
        return cj_json_fail(node, err, "must be an object: {\"header of the file\": \"field\"}");
    input->maps = cj_definition_alloc(in, cj_json_count(node), sizeof *input->maps);
    if (input->maps == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node entry = cj_json_entry(node, i);
        cj_text map = CJ_TEXT_INIT;
        const char *field = NULL;

        status = cj_definition_read_text(&field, &entry, in, err);
        if (status != CJ_OK)
            return status;
        cj_text_format(&map, "%s=%s", entry.key, field);
        input->maps[input->map_count++] =
            map.failed ? NULL : cj_arena_text(&in->out->arena, map.bytes, map.length);
        cj_text_clear(&map);
        if (input->maps[i] == NULL)
            return cj_fail_nomem(err);
    }
    return status;
}

/* Set the path of an input that is no file: messages call it so, and the store keeps it under
 * that name. */
static cj_status name_path(cj_definition_input *input, const char *what, const char *name,
                           cj_definition_reader *in, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_format(&text, "%s %s", what, name);
    input->path = text.failed ? NULL : cj_arena_text(&in->out->arena, text.bytes, text.length);
    cj_text_clear(&text);
    return input->path == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* A measure's table is "measure ID", rows of another input are "input NAME". */
static cj_status name_table(cj_definition_input *input, const cj_json_node *node,
                            cj_definition_reader *in, cj_error *err)
{
    const char *id = NULL;
    cj_status status = cj_definition_read_text(&id, node, in, err);

    if (status != CJ_OK)
        return status;
    return name_path(input, input->is_rows ? "input" : "measure", input->is_rows ? input->name : id,
                     in, err);
}

/* A file, which is beside the definition. */
static cj_status read_file(const char **path, const cj_json_node *node, cj_definition_reader *in,
                           cj_error *err)
{
    const char *file = NULL;
    cj_status status = cj_definition_read_text(&file, node, in, err);

    if (status == CJ_OK && strcmp(file, "-") == 0)
        status = cj_json_fail(node, err, "must be a file: standard input can be read once");
    if (status != CJ_OK)
        return status;
    *path = cj_definition_path(in, file);
    return *path == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* A file, or a list of files that are one input. */
static cj_status read_files(cj_definition_input *input, const cj_json_node *node,
                            cj_definition_reader *in, cj_error *err)
{
    size_t count = cj_json_count(node);
    cj_json_node first;
    cj_status status;

    if (!cj_json_is_array(node))
        return read_file(&input->path, node, in, err);
    if (count == 0)
        return cj_json_fail(node, err, "must name a file, or several that are one input");
    first = cj_json_item(node, 0);
    input->more = cj_definition_alloc(in, count, sizeof *input->more);
    status = input->more == NULL ? cj_fail_nomem(err) : read_file(&input->path, &first, in, err);
    for (size_t i = 1; status == CJ_OK && i < count; i++) {
        cj_json_node item = cj_json_item(node, i);

        status = read_file(&input->more[input->more_count++], &item, in, err);
    }
    return status;
}

/* Read an input that is made of the rows of another one; how it is made are options, which are
 * read as those of a measure once all inputs are known. */
static cj_status read_rows_of(cj_definition_input *input, const cj_json_node *node,
                              cj_definition_reader *in, cj_error *err)
{
    cj_json_node of = cj_json_member(node, "rows_of");
    cj_status status = cj_definition_read_id(&input->name, node, in, err);

    input->is_table = true;
    input->is_rows = true;
    return status == CJ_OK ? name_table(input, &of, in, err) : status;
}

/* Rows that stand in the definition: nothing else needs to be said of them but their schema. */
static cj_status read_inline(cj_definition_input *input, const cj_json_node *node,
                             cj_definition_reader *in, cj_error *err)
{
    static const char *const keys[] = {"rows", "schema", NULL};
    cj_json_node rows = cj_json_member(node, "rows");
    cj_json_node schema = cj_json_member(node, "schema");
    cj_status status = cj_json_expect_object(node, keys, err);

    if (status == CJ_OK)
        status = cj_definition_read_id(&input->name, node, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&input->schema, &schema, in, err);
    if (status == CJ_OK)
        status = name_path(input, "input", input->name, in, err);
    if (status == CJ_OK && input->schema != NULL)
        input->schema = cj_definition_path(in, input->schema);
    return status == CJ_OK ? cj_definition_read_inline(input, &rows, in, err) : status;
}

/* Read one input: a file or the table of a measure. Standard input is refused, as several
 * measures may read an input. */
static cj_status read_one_input(cj_definition_input *input, const cj_json_node *node,
                                cj_definition_reader *in, cj_error *err)
{
    static const char *const keys[] = {"file",   "measure", "rows_of", "rows",
                                       "schema", "profile", "maps",    NULL};
    cj_json_node file = cj_json_member(node, "file");
    cj_json_node table = cj_json_member(node, "measure");
    cj_json_node schema = cj_json_member(node, "schema");
    cj_json_node profile = cj_json_member(node, "profile");
    cj_json_node maps = cj_json_member(node, "maps");
    cj_json_node rows_of = cj_json_member(node, "rows_of");
    cj_json_node rows = cj_json_member(node, "rows");
    cj_status status;

    if (cj_json_present(&rows_of))
        return read_rows_of(input, node, in, err);
    if (cj_json_present(&rows))
        return read_inline(input, node, in, err);
    status = cj_json_expect_object(node, keys, err);
    if (status == CJ_OK)
        status = cj_definition_read_id(&input->name, node, in, err);
    input->is_table = cj_json_present(&table);
    if (status == CJ_OK && input->is_table && cj_json_present(&file))
        status = cj_json_fail(node, err, "is a file or the table of a measure, not both");
    if (status == CJ_OK && !input->is_table)
        status = read_files(input, &file, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&input->schema, &schema, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&input->profile, &profile, in, err);
    if (status == CJ_OK)
        status = read_maps(input, &maps, in, err);
    if (status != CJ_OK)
        return status;
    if (input->is_table)
        status = name_table(input, &table, in, err);
    if (status != CJ_OK)
        return status;
    if (input->schema != NULL)
        input->schema = cj_definition_path(in, input->schema);
    if (input->profile != NULL)
        input->profile = cj_definition_path(in, input->profile);
    return input->path == NULL ? cj_fail_nomem(err) : CJ_OK;
}

cj_status cj_definition_read_inputs(cj_definition_reader *in, const cj_json_node *root,
                                    cj_error *err)
{
    cj_json_node node = cj_json_member(root, "inputs");
    size_t count = cj_json_count(&node);
    cj_status status = CJ_OK;

    if (!cj_json_is_object(&node) || count == 0)
        return cj_json_fail(&node, err,
                            "must name the files: {\"reviews\": {\"file\": "
                            "\"reviews.csv\"}}");
    in->out->inputs = cj_definition_alloc(in, count, sizeof *in->out->inputs);
    if (in->out->inputs == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_json_node entry = cj_json_entry(&node, i);

        status = read_one_input(&in->out->inputs[in->out->input_count++], &entry, in, err);
    }
    return status;
}

/* ---- tables of measures -------------------------------------------------------------- */

bool cj_definition_reads(const cj_definition_measure *measure, const cj_definition_input *input)
{
    if (measure->input == input)
        return true;
    for (size_t i = 0; i < measure->option_count; i++)
        if (measure->options[i].input == input)
            return true;
    return false;
}

/* Whether the measure reads the table of `wanted`, directly or through other tables; `seen`
 * marks the measures that were visited, so that a circle ends. */
static bool needs(const cj_definition *definition, size_t measure, size_t wanted, bool *seen)
{
    seen[measure] = true;
    for (size_t i = 0; i < definition->input_count; i++) {
        const cj_definition_input *input = &definition->inputs[i];

        if (!input->is_table || !cj_definition_reads(&definition->measures[measure], input))
            continue;
        if (input->measure == wanted ||
            (!seen[input->measure] && needs(definition, input->measure, wanted, seen)))
            return true;
    }
    return false;
}

/* Find the measure behind each input that is a table, and refuse a measure that would be made
 * from its own table. */
cj_status cj_definition_find_tables(cj_definition_reader *in, const cj_json_node *root,
                                    cj_error *err)
{
    cj_json_node inputs = cj_json_member(root, "inputs");
    cj_definition *out = in->out;
    bool *seen = cj_definition_alloc(in, out->measure_count, sizeof *seen);
    cj_status status = seen == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < out->input_count; i++) {
        cj_json_node input = cj_json_entry(&inputs, i);
        cj_json_node table = cj_json_member(&input, "measure");

        if (out->inputs[i].is_table && !out->inputs[i].is_rows)
            status = cj_definition_read_measure_name(&out->inputs[i].measure, &table, in, err);
    }
    for (size_t i = 0; status == CJ_OK && i < out->measure_count; i++) {
        memset(seen, 0, out->measure_count * sizeof *seen);
        if (needs(out, i, i, seen))
            status = cj_definition_fail(out, &out->measures[i].place, err,
                                        "the %s would be made from its own %s",
                                        out->measures[i].is_rows ? "input" : "measure",
                                        out->measures[i].is_rows ? "rows" : "table");
    }
    return status;
}

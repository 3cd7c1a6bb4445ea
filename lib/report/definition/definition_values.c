/* Readers of single values of a definition: texts, lists of them, identifiers, names of inputs
 * and measures, paths. Every part of a definition is read with them. */
#include "definition_internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *cj_definition_alloc(cj_definition_reader *in, size_t count, size_t size)
{
    void *memory = cj_arena_alloc(&in->out->arena, (count + 1) * size);

    if (memory != NULL)
        memset(memory, 0, (count + 1) * size);
    return memory;
}

cj_status cj_definition_read_text(const char **out, const cj_json_node *node,
                                  cj_definition_reader *in, cj_error *err)
{
    cj_span text;
    cj_status status = cj_json_string(&text, node, err);

    if (status != CJ_OK)
        return status;
    if (cj_span_trim(text).length == 0)
        return cj_json_fail(node, err, "must not be blank");
    *out = cj_arena_text(&in->out->arena, text.at, text.length);
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

cj_status cj_definition_read_maybe(const char **out, const cj_json_node *node,
                                   cj_definition_reader *in, cj_error *err)
{
    return cj_json_present(node) ? cj_definition_read_text(out, node, in, err) : CJ_OK;
}

size_t cj_definition_some_count(const cj_json_node *node)
{
    return cj_json_is_array(node) ? cj_json_count(node) : cj_json_present(node) ? 1 : 0;
}

/* A value that may be one thing or a list is read as a list of one. */
cj_json_node cj_definition_some_item(const cj_json_node *node, size_t index)
{
    return cj_json_is_array(node) ? cj_json_item(node, index) : *node;
}

cj_status cj_definition_read_texts(cj_span **out, size_t *count, const cj_json_node *node,
                                   cj_definition_reader *in, cj_error *err)
{
    size_t many = cj_definition_some_count(node);
    cj_status status = CJ_OK;

    *out = cj_definition_alloc(in, many, sizeof **out);
    if (*out == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < many; i++) {
        cj_json_node item = cj_definition_some_item(node, i);
        const char *text = NULL;

        status = cj_definition_read_text(&text, &item, in, err);
        (*out)[i] = cj_span_of(text);
    }
    *count = many;
    return status;
}

cj_status cj_definition_read_id(const char **out, const cj_json_node *node,
                                cj_definition_reader *in, cj_error *err)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    const char *text = node->key;
    cj_status status = CJ_OK;

    /* the id is a text of its own, not the key of an object */
    if (text == NULL || !cj_json_is_object(node))
        status = cj_definition_read_text(&text, node, in, err);
    if (status != CJ_OK)
        return status;
    if (text[0] == '\0' || text[strspn(text, letters)] != '\0' || strlen(text) > 64)
        return cj_json_fail(node, err,
                            "an id has 1 to 64 letters, digits, - and _ (it names files)");
    *out = cj_arena_text(&in->out->arena, text, strlen(text));
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Absolute paths stay; others are put behind the folder of the definition. NULL without
 * memory. */
const char *cj_definition_path(cj_definition_reader *in, const char *file)
{
    const char *slash = strrchr(in->out->file, '/');
    size_t folder = slash == NULL || file[0] == '/' ? 0 : (size_t)(slash - in->out->file) + 1;
    cj_text path = CJ_TEXT_INIT;
    const char *kept;

    cj_text_append(&path, (cj_span){in->out->file, folder});
    cj_text_add(&path, file);
    kept = path.failed ? NULL : cj_arena_text(&in->out->arena, path.bytes, path.length);
    cj_text_clear(&path);
    return kept;
}

/* Report an unknown name, with the nearest known one, or up to twelve that there are. */
static cj_status fail_name(const cj_json_node *node, const char *what, const char *name,
                           const cj_span *names, size_t count, cj_error *err)
{
    size_t nearest = cj_word_nearest(cj_span_of(name), names, count);
    cj_text list = CJ_TEXT_INIT;

    if (nearest != SIZE_MAX)
        return cj_json_fail(node, err, "there is no %s \"%s\"; did you mean \"%.*s\"?", what, name,
                            (int)names[nearest].length, names[nearest].at);
    cj_text_list(&list, names, count, 12, " and ");
    cj_json_fail(node, err, "there is no %s \"%s\"; there %s %s", what, name,
                 count == 1 ? "is" : "are", count == 0 ? "none" : cj_text_string(&list));
    cj_text_clear(&list);
    return CJ_EUSAGE;
}

cj_status cj_definition_read_input(const cj_definition_input **out, const cj_json_node *node,
                                   cj_definition_reader *in, cj_error *err)
{
    cj_span *names;
    const char *name = NULL;
    cj_status status = cj_definition_read_text(&name, node, in, err);

    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < in->out->input_count; i++)
        if (strcmp(in->out->inputs[i].name, name) == 0) {
            *out = &in->out->inputs[i];
            return CJ_OK;
        }
    names = cj_definition_alloc(in, in->out->input_count, sizeof *names);
    if (names == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < in->out->input_count; i++)
        names[i] = cj_span_of(in->out->inputs[i].name);
    return fail_name(node, "input", name, names, in->out->input_count, err);
}

cj_status cj_definition_read_measure_name(size_t *out, const cj_json_node *node,
                                          cj_definition_reader *in, cj_error *err)
{
    cj_span *names;
    size_t count = 0;
    const char *name = NULL;
    cj_status status = cj_definition_read_text(&name, node, in, err);

    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < in->out->measure_count; i++)
        if (!in->out->measures[i].is_rows && strcmp(in->out->measures[i].id, name) == 0) {
            *out = i;
            return CJ_OK;
        }
    names = cj_definition_alloc(in, in->out->measure_count, sizeof *names);
    if (names == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < in->out->measure_count; i++)
        if (!in->out->measures[i].is_rows)
            names[count++] = cj_span_of(in->out->measures[i].id);
    return fail_name(node, "measure", name, names, count, err);
}

const cj_kind_info *cj_definition_kind(const cj_definition_reader *in, cj_span name)
{
    for (size_t i = 0; i < in->kind_count; i++)
        if (cj_span_equal(name, cj_span_of(in->kinds[i].name)))
            return &in->kinds[i];
    return NULL;
}

cj_status cj_definition_find(size_t *out, const cj_definition *definition, const char *id,
                             cj_error *err)
{
    cj_span *names = calloc(definition->measure_count + 1, sizeof *names);
    cj_text list = CJ_TEXT_INIT;
    size_t count = 0;
    size_t nearest;

    if (names == NULL)
        return cj_fail_nomem(err);
    *out = SIZE_MAX;
    for (size_t i = 0; i < definition->measure_count; i++) {
        if (definition->measures[i].is_rows)
            continue;
        names[count++] = cj_span_of(definition->measures[i].id);
        if (strcmp(definition->measures[i].id, id) == 0)
            *out = i;
    }
    if (*out == SIZE_MAX) {
        nearest = cj_word_nearest(cj_span_of(id), names, count);
        cj_text_list(&list, nearest != SIZE_MAX ? &names[nearest] : names,
                     nearest != SIZE_MAX ? 1 : count, 12, " and ");
        cj_fail_at(err, CJ_EUSAGE, definition->file, 0, 0, "there is no measure \"%s\"; %s %s%s",
                   id, nearest != SIZE_MAX ? "did you mean" : "there are", cj_text_string(&list),
                   nearest != SIZE_MAX ? "?" : "");
        cj_text_clear(&list);
    }
    free(names);
    return *out == SIZE_MAX ? CJ_EUSAGE : CJ_OK;
}

cj_status cj_definition_fail(const cj_definition *definition, const cj_json_place *place,
                             cj_error *err, const char *format, ...)
{
    char words[CJ_ERROR_TEXT_MAX];
    va_list arguments;

    va_start(arguments, format);
    cj_say(words, sizeof words, err, format, arguments);
    va_end(arguments);
    return cj_fail_at(err, CJ_EUSAGE, definition->file, place->line, 0, "%s: %s", place->path,
                      words);
}

/* A definition is read: facts at the top, then inputs, measures, sections, picks. */
#include "definition_internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- small values ------------------------------------------------------------------------ */

void *cj_definition_alloc(cj_definition_reader *in, size_t count, size_t size)
{
    void *memory = cj_arena_alloc(&in->out->arena, (count + 1) * size);

    if (memory != NULL)
        memset(memory, 0, (count + 1) * size);
    return memory;
}

cj_status cj_read_text(const char **out, const cj_json_node *node, cj_definition_reader *in,
                       cj_error *err)
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

cj_status cj_read_maybe(const char **out, const cj_json_node *node, cj_definition_reader *in,
                        cj_error *err)
{
    return cj_json_present(node) ? cj_read_text(out, node, in, err) : CJ_OK;
}

size_t cj_some_count(const cj_json_node *node)
{
    return cj_json_is_array(node) ? cj_json_count(node) : cj_json_present(node) ? 1 : 0;
}

cj_json_node cj_some_item(const cj_json_node *node, size_t index)
{
    return cj_json_is_array(node) ? cj_json_item(node, index) : *node;
}

cj_status cj_read_texts(cj_span **out, size_t *count, const cj_json_node *node,
                        cj_definition_reader *in, cj_error *err)
{
    size_t many = cj_some_count(node);
    cj_status status = CJ_OK;

    *out = cj_definition_alloc(in, many, sizeof **out);
    if (*out == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < many; i++) {
        cj_json_node item = cj_some_item(node, i);
        const char *text = NULL;

        status = cj_read_text(&text, &item, in, err);
        (*out)[i] = cj_span_of(text);
    }
    *count = many;
    return status;
}

cj_status cj_read_id(const char **out, const cj_json_node *node, cj_definition_reader *in,
                     cj_error *err)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    const char *text = node->key;
    cj_status status = CJ_OK;

    if (text == NULL || !cj_json_is_object(node)) /* not the name of a member, but a value */
        status = cj_read_text(&text, node, in, err);
    if (status != CJ_OK)
        return status;
    if (text[0] == '\0' || text[strspn(text, letters)] != '\0' || strlen(text) > 64)
        return cj_json_fail(node, err,
                            "an id has 1 to 64 letters, digits, - and _ (it names files)");
    *out = cj_arena_text(&in->out->arena, text, strlen(text));
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

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

/* ---- names ----------------------------------------------------------------------------------- */

/* No such name: tells the nearest one, or which there are. */
static cj_status fail_name(const cj_json_node *node, const char *what, const char *name,
                           const cj_span *names, size_t count, cj_error *err)
{
    size_t nearest = cj_nearest(cj_span_of(name), names, count);
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

cj_status cj_read_input(const cj_definition_input **out, const cj_json_node *node,
                        cj_definition_reader *in, cj_error *err)
{
    cj_span *names;
    const char *name = NULL;
    cj_status status = cj_read_text(&name, node, in, err);

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

cj_status cj_read_measure_name(size_t *out, const cj_json_node *node, cj_definition_reader *in,
                               cj_error *err)
{
    cj_span *names;
    const char *name = NULL;
    cj_status status = cj_read_text(&name, node, in, err);

    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < in->out->measure_count; i++)
        if (strcmp(in->out->measures[i].id, name) == 0) {
            *out = i;
            return CJ_OK;
        }
    names = cj_definition_alloc(in, in->out->measure_count, sizeof *names);
    if (names == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < in->out->measure_count; i++)
        names[i] = cj_span_of(in->out->measures[i].id);
    return fail_name(node, "measure", name, names, in->out->measure_count, err);
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
    size_t nearest;

    if (names == NULL)
        return cj_fail_nomem(err);
    *out = SIZE_MAX;
    for (size_t i = 0; i < definition->measure_count; i++) {
        names[i] = cj_span_of(definition->measures[i].id);
        if (strcmp(definition->measures[i].id, id) == 0)
            *out = i;
    }
    if (*out == SIZE_MAX) {
        nearest = cj_nearest(cj_span_of(id), names, definition->measure_count);
        cj_text_list(&list, nearest != SIZE_MAX ? &names[nearest] : names,
                     nearest != SIZE_MAX ? 1 : definition->measure_count, 12, " and ");
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
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    return cj_fail_at(err, CJ_EUSAGE, definition->file, place->line, 0, "%s: %s", place->path,
                      words);
}

/* ---- the top
 * ------------------------------------------------------------------------------------- */

static cj_status read_facts(cj_definition_reader *in, const cj_json_node *root, cj_error *err)
{
    static const char *const keys[] = {"name", "value", NULL};
    cj_json_node node = cj_json_member(root, "cover");
    cj_status status = CJ_OK;

    if (!cj_json_present(&node))
        return CJ_OK;
    status = cj_json_expect_array(&node, err);
    in->out->facts = cj_definition_alloc(in, cj_json_count(&node), sizeof *in->out->facts);
    if (status == CJ_OK && in->out->facts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&node); i++) {
        cj_json_node item = cj_json_item(&node, i);
        cj_json_node name = cj_json_member(&item, "name");
        cj_json_node value = cj_json_member(&item, "value");
        cj_definition_fact *fact = &in->out->facts[in->out->fact_count++];

        status = cj_json_expect_object(&item, keys, err);
        if (status == CJ_OK)
            status = cj_read_text(&fact->name, &name, in, err);
        if (status == CJ_OK)
            status = cj_read_text(&fact->value, &value, in, err);
    }
    return status;
}

static cj_status read_as_of(cj_definition_reader *in, const cj_json_node *root, cj_error *err)
{
    static const cj_date_form form = {.text = "%Y-%m-%d"};
    cj_json_node node = cj_json_member(root, "as_of");
    cj_status status = cj_read_maybe(&in->out->as_of, &node, in, err);

    in->out->as_of_day = CJ_DATE_MISSING;
    if (status != CJ_OK || in->out->as_of == NULL)
        return status;
    if (strlen(in->out->as_of) != 10 ||
        !cj_date_read(&in->out->as_of_day, cj_span_of(in->out->as_of), &form))
        return cj_json_fail(&node, err, "must be a day as YYYY-MM-DD");
    return CJ_OK;
}

static cj_status read_top(cj_definition_reader *in, const cj_json_node *root, cj_error *err)
{
    static const char *const keys[] = {
        "$schema", "title",    "service", "contact",   "description", "period",   "as_of", "cover",
        "inputs",  "measures", "notes",   "headlines", "outcomes",    "sections", NULL};
    cj_definition *out = in->out;
    cj_json_node title = cj_json_member(root, "title");
    cj_json_node service = cj_json_member(root, "service");
    cj_json_node contact = cj_json_member(root, "contact");
    cj_json_node description = cj_json_member(root, "description");
    cj_json_node period = cj_json_member(root, "period");
    cj_json_node notes = cj_json_member(root, "notes");
    cj_error inner = CJ_ERROR_INIT;
    cj_period parsed;
    cj_status status = cj_json_expect_object(root, keys, err);

    out->service = "";
    out->contact = "";
    out->description = "";
    out->period = "all";
    if (status == CJ_OK)
        status = cj_read_text(&out->title, &title, in, err);
    if (status == CJ_OK)
        status = cj_read_maybe(&out->service, &service, in, err);
    if (status == CJ_OK)
        status = cj_read_maybe(&out->contact, &contact, in, err);
    if (status == CJ_OK)
        status = cj_read_maybe(&out->description, &description, in, err);
    if (status == CJ_OK)
        status = cj_read_maybe(&out->period, &period, in, err);
    if (status == CJ_OK && cj_period_parse(&parsed, out->period, &inner) != CJ_OK)
        status = cj_json_fail(&period, err, "%s", inner.text);
    if (status == CJ_OK)
        status = cj_json_locate(&out->period_place, cj_json_present(&period) ? &period : root,
                                &out->arena, err);
    if (status == CJ_OK)
        status = read_as_of(in, root, err);
    if (status == CJ_OK)
        status = cj_read_texts(&out->notes, &out->note_count, &notes, in, err);
    return status == CJ_OK ? read_facts(in, root, err) : status;
}

/* Every measure and list fits in one array, so that names are numbers. */
static size_t count_measures(const cj_json_node *root)
{
    cj_json_node measures = cj_json_member(root, "measures");
    cj_json_node sections = cj_json_member(root, "sections");
    size_t count = cj_json_count(&measures);

    for (size_t i = 0; i < cj_json_count(&sections); i++) {
        cj_json_node section = cj_json_item(&sections, i);
        cj_json_node lists = cj_json_member(&section, "list");

        count += cj_some_count(&lists);
    }
    return count;
}

static cj_status read(cj_definition_reader *in, const cj_json_node *root, cj_error *err)
{
    cj_status status = read_top(in, root, err);

    if (status == CJ_OK)
        status = cj_read_inputs(in, root, err);
    if (status != CJ_OK)
        return status;
    in->measure_room = count_measures(root);
    in->out->measures = cj_definition_alloc(in, in->measure_room, sizeof *in->out->measures);
    if (in->out->measures == NULL)
        return cj_fail_nomem(err);
    status = cj_read_measures(in, root, err);
    if (status == CJ_OK)
        status = cj_find_tables(in, root, err);
    if (status == CJ_OK)
        status = cj_read_sections(in, root, err);
    if (status == CJ_OK)
        status = cj_read_headlines(in, root, err);
    return status == CJ_OK ? cj_read_frameworks(in, root, err) : status;
}

cj_status cj_definition_load(cj_definition **out, const char *path, const cj_kind_info *kinds,
                             size_t kind_count, cj_error *err)
{
    cj_definition *definition = calloc(1, sizeof *definition);
    cj_definition_reader in = {definition, kinds, kind_count, 0};
    cj_kind_info *own;
    cj_json *json = NULL;
    cj_json_node root;
    cj_status status;

    *out = NULL;
    if (definition == NULL)
        return cj_fail_nomem(err);
    definition->file = cj_arena_text(&definition->arena, path, strlen(path));
    own = cj_definition_alloc(&in, kind_count, sizeof *own); /* measures point to them */
    status = definition->file == NULL || own == NULL ? cj_fail_nomem(err)
                                                     : cj_json_load(&json, path, err);
    if (status == CJ_OK) {
        memcpy(own, kinds, kind_count * sizeof *own);
        in.kinds = own;
        root = cj_json_root(json);
        status = read(&in, &root, err);
    }
    cj_json_free(json);
    if (status != CJ_OK) {
        cj_definition_free(definition);
        return status;
    }
    *out = definition;
    return CJ_OK;
}

void cj_definition_free(cj_definition *definition)
{
    if (definition == NULL)
        return;
    cj_arena_clear(&definition->arena);
    free(definition);
}

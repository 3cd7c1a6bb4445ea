/* A definition is read: facts at the top, then inputs, measures, sections, picks. */
#include "cj/measure.h"
#include "definition_internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
            status = cj_definition_read_text(&fact->name, &name, in, err);
        if (status == CJ_OK)
            status = cj_definition_read_words(&fact->value, &value, false, in, err);
    }
    return status;
}

/* Keep as_of as text (for the cover and the options of measures) and as a day. */
static cj_status read_as_of(cj_definition_reader *in, const cj_json_node *root, cj_error *err)
{
    cj_json_node node = cj_json_member(root, "as_of");
    cj_status status = cj_definition_read_maybe(&in->out->as_of, &node, in, err);

    in->out->as_of_day = CJ_DATE_MISSING;
    if (status != CJ_OK || in->out->as_of == NULL)
        return status;
    status = cj_json_locate(&in->out->as_of_place, &node, &in->out->arena, err);
    if (status != CJ_OK || strcmp(in->out->as_of, CJ_PERIOD_END) == 0)
        return status;
    if (!cj_date_parse_iso(&in->out->as_of_day, cj_span_of(in->out->as_of)))
        return cj_json_fail(&node, err, "must be a day as YYYY-MM-DD, or " CJ_PERIOD_END);
    return CJ_OK;
}

/* Texts that may be absent are "", so that nobody has to ask for NULL; title is needed. */
/* Read how much of the provenance people get: "short", which is the default, or "full". */
static cj_status read_provenance(cj_definition_reader *in, const cj_json_node *root, cj_error *err)
{
    cj_json_node node = cj_json_member(root, "provenance");
    cj_span word = {"", 0};
    cj_status status = cj_json_present(&node) ? cj_json_string(&word, &node, err) : CJ_OK;

    in->out->full = cj_span_equal(word, CJ_SPAN("full"));
    if (status == CJ_OK && cj_json_present(&node) && !in->out->full &&
        !cj_span_equal(word, CJ_SPAN("short")))
        return cj_json_fail(&node, err, "must be \"short\" or \"full\"");
    return status;
}

static cj_status read_top(cj_definition_reader *in, const cj_json_node *root, cj_error *err)
{
    static const char *const keys[] = {
        "$schema",   "title",       "service",  "contact",    "description", "period",
        "as_of",     "allow_empty", "cover",    "inputs",     "measures",    "notes",
        "headlines", "outcomes",    "sections", "disclosure", "where",       "main_points",
        "each",      "provenance",  "ids",      "bom",        NULL};
    cj_definition *out = in->out;
    cj_json_node title = cj_json_member(root, "title");
    cj_json_node service = cj_json_member(root, "service");
    cj_json_node contact = cj_json_member(root, "contact");
    cj_json_node description = cj_json_member(root, "description");
    cj_json_node period = cj_json_member(root, "period");
    cj_json_node empty = cj_json_member(root, "allow_empty");
    cj_json_node notes = cj_json_member(root, "notes");
    cj_json_node where = cj_json_member(root, "where");
    cj_json_node each = cj_json_member(root, "each");
    cj_json_node ids = cj_json_member(root, "ids");
    cj_json_node mark = cj_json_member(root, "bom");
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_period parsed;
    cj_status status = cj_json_expect_object(root, keys, err);

    out->service = "";
    out->contact = "";
    out->description = "";
    out->period = "all";
    if (status == CJ_OK)
        status = cj_definition_read_words(&out->title, &title, false, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&out->service, &service, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&out->contact, &contact, in, err);
    if (status == CJ_OK && cj_json_present(&description))
        status = cj_definition_read_words(&out->description, &description, false, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&out->period, &period, in, err);
    if (status == CJ_OK && cj_period_moving_count(out->period) == 0 &&
        cj_period_parse(&parsed, out->period, &inner) != CJ_OK)
        status = cj_json_fail(&period, err, "%s", inner.text);
    if (status == CJ_OK)
        status = cj_json_locate(&out->period_place, cj_json_present(&period) ? &period : root,
                                &out->arena, err);
    if (status == CJ_OK)
        status = read_as_of(in, root, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&out->allow_empty, &empty, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&out->ids, &ids, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&out->mark, &mark, err);
    if (status == CJ_OK)
        status = cj_definition_read_words_list(&out->notes, &out->note_count, &notes, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_texts(&out->conditions, &out->condition_count, &where, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&out->each, &each, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_hiding(in, root, err);
    if (status == CJ_OK)
        status = read_provenance(in, root, err);
    return status == CJ_OK ? read_facts(in, root, err) : status;
}

/* Count measures and lists, which share one array: it is allocated once, so that pointers and
 * numbers of measures stay valid. */
static size_t count_measures(const cj_json_node *root)
{
    cj_json_node measures = cj_json_member(root, "measures");
    cj_json_node sections = cj_json_member(root, "sections");
    cj_json_node inputs = cj_json_member(root, "inputs");
    size_t count = cj_json_count(&measures) + cj_json_count(&inputs); /* inputs may be made */

    for (size_t i = 0; i < cj_json_count(&sections); i++) {
        cj_json_node section = cj_json_item(&sections, i);
        cj_json_node lists = cj_json_member(&section, "list");

        count += cj_definition_some_count(&lists);
    }
    return count;
}

/* The order follows the references: measures name inputs, inputs may name measures (found once
 * these are known), sections and picks name both. */
static cj_status read(cj_definition_reader *in, const cj_json_node *root, cj_error *err)
{
    cj_status status = read_top(in, root, err);

    if (status == CJ_OK)
        status = cj_definition_read_inputs(in, root, err);
    if (status != CJ_OK)
        return status;
    in->measure_room = count_measures(root);
    in->out->measures = cj_definition_alloc(in, in->measure_room, sizeof *in->out->measures);
    if (in->out->measures == NULL)
        return cj_fail_nomem(err);
    status = cj_definition_read_measures(in, root, err);
    if (status == CJ_OK)
        status = cj_definition_read_rows(in, root, err);
    if (status == CJ_OK)
        status = cj_definition_find_tables(in, root, err);
    if (status == CJ_OK)
        status = cj_definition_read_sections(in, root, err);
    if (status == CJ_OK)
        status = cj_definition_read_headlines(in, root, err);
    if (status == CJ_OK)
        status = cj_definition_read_points(in, root, err);
    if (status == CJ_OK)
        status = cj_definition_read_frameworks(in, root, err);
    return status == CJ_OK ? cj_definition_parse_words(in, err) : status;
}

/* The kinds are copied: they may be freed by the caller while measures point to them. */
cj_status cj_definition_load(cj_definition **out, const char *path, const cj_kind_info *kinds,
                             size_t kind_count, cj_error *err)
{
    cj_definition *definition = calloc(1, sizeof *definition);
    cj_definition_reader in = {
        .out = definition, .kinds = kinds, .kind_count = kind_count, .section = SIZE_MAX};
    cj_kind_info *own;
    cj_json *json = NULL;
    cj_json_node root;
    cj_status status;

    *out = NULL;
    if (definition == NULL)
        return cj_fail_nomem(err);
    in.last_words = &definition->words;
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

/* A list with room for one more, which the definition keeps. */
static cj_status extend(cj_span **list, size_t *count, cj_span text, cj_definition *definition,
                        cj_error *err)
{
    cj_span *longer = cj_arena_alloc(&definition->arena, (*count + 1) * sizeof *longer);
    const char *kept = cj_arena_text(&definition->arena, text.at, text.length);

    if (longer == NULL || kept == NULL)
        return cj_fail_nomem(err);
    if (*count > 0)
        memcpy(longer, *list, *count * sizeof *longer);
    longer[(*count)++] = (cj_span){kept, text.length};
    *list = longer;
    return CJ_OK;
}

cj_status cj_definition_add_note(cj_definition *definition, cj_span note, cj_error *err)
{
    return extend(&definition->notes, &definition->note_count, note, definition, err);
}

cj_status cj_definition_narrow(cj_definition *definition, const char *const *conditions,
                               size_t count, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = extend(&definition->conditions, &definition->condition_count,
                        cj_span_of(conditions[i]), definition, err);
    cj_text_add(&note, "Only rows ");
    cj_measure_append_where(&note, definition->conditions, definition->condition_count);
    cj_text_add(&note, ", of every file that has the column.");
    if (status == CJ_OK)
        status = cj_text_check(&note, err);
    if (status == CJ_OK && definition->condition_count > 0)
        status = cj_definition_add_note(definition, cj_text_span(&note), err);
    cj_text_clear(&note);
    return status;
}

void cj_definition_free(cj_definition *definition)
{
    if (definition == NULL)
        return;
    cj_arena_clear(&definition->arena);
    free(definition);
}

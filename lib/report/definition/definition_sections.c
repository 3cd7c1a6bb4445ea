/* Sections: text, tables, charts and lists. */
#include "definition_internal.h"

#include <string.h>

/* ---- charts ---------------------------------------------------------------------------------- */

static cj_status read_chart_kind(cj_chart_kind *kind, const cj_json_node *node, cj_error *err)
{
    cj_span name;
    cj_status status = cj_json_string(&name, node, err);

    if (status == CJ_OK && !cj_chart_kind_parse(kind, name))
        status = cj_json_fail(node, err,
                              "\"%.*s\" is not a kind of chart; use column, bar, stacked, "
                              "percent-stacked, line, interval or pie",
                              (int)name.length, name.at);
    return status;
}

static cj_status read_order(cj_chart_order *order, const cj_json_node *node, cj_error *err)
{
    cj_span name;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_json_string(&name, node, err);
    if (status != CJ_OK)
        return status;
    if (cj_span_equal(name, CJ_SPAN("size")))
        *order = CJ_CHART_ORDER_SIZE;
    else if (cj_span_equal(name, CJ_SPAN("table")))
        *order = CJ_CHART_ORDER_TABLE;
    else
        return cj_json_fail(node, err, "the order of a chart is \"size\" or \"table\"");
    return CJ_OK;
}

/* Find the item of the section that the chart is about; without "measure" the chart is for
 * every item. */
static cj_status find_item(cj_definition_chart *chart, const cj_definition_section *section,
                           const cj_json_node *node, cj_definition_reader *in, cj_error *err)
{
    size_t measure = SIZE_MAX;
    cj_status status;

    if (!cj_json_present(node))
        return CJ_OK;
    status = cj_definition_read_measure_name(&measure, node, in, err);
    for (size_t i = 0; status == CJ_OK && i < section->item_count; i++)
        if (section->items[i].measure == measure) {
            chart->item = i;
            return CJ_OK;
        }
    return status == CJ_OK ? cj_json_fail(node, err, "the measure \"%s\" is not in this section",
                                          in->out->measures[measure].id)
                           : status;
}

/* A chart may be just its kind ("bar") or an object; the same holds for items, which may be
 * just a measure's id. */
static cj_status read_chart(cj_definition_chart *chart, const cj_definition_section *section,
                            const cj_json_node *node, cj_definition_reader *in, cj_error *err)
{
    static const char *const keys[] = {"kind", "measure", "title",    "category", "figures", "x",
                                       "y",    "totals",  "subtitle", "order",    "force",   NULL};
    cj_json_node kind = cj_json_is_object(node) ? cj_json_member(node, "kind") : *node;
    cj_json_node measure = cj_json_member(node, "measure");
    cj_json_node title = cj_json_member(node, "title");
    cj_json_node category = cj_json_member(node, "category");
    cj_json_node figures = cj_json_member(node, "figures");
    cj_json_node x = cj_json_member(node, "x");
    cj_json_node y = cj_json_member(node, "y");
    cj_json_node totals = cj_json_member(node, "totals");
    cj_json_node subtitle = cj_json_member(node, "subtitle");
    cj_json_node order = cj_json_member(node, "order");
    cj_json_node force = cj_json_member(node, "force");
    cj_span *names = NULL;
    size_t name_count = 0;
    const char **list;
    cj_status status = cj_json_locate(&chart->place, node, &in->out->arena, err);

    chart->item = SIZE_MAX;
    if (status == CJ_OK && cj_json_is_object(node))
        status = cj_json_expect_object(node, keys, err);
    if (status == CJ_OK)
        status = read_chart_kind(&chart->spec.kind, &kind, err);
    if (status != CJ_OK || !cj_json_is_object(node))
        return status;
    status = find_item(chart, section, &measure, in, err);
    if (status == CJ_OK && cj_json_present(&title))
        status = cj_definition_read_words(&chart->spec.title, &title, false, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&chart->spec.category, &category, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&chart->spec.x_title, &x, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&chart->spec.y_title, &y, in, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&chart->spec.totals, &totals, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&chart->spec.subtitle, &subtitle, in, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&chart->spec.force, &force, err);
    if (status == CJ_OK)
        status = read_order(&chart->spec.order, &order, err);
    if (status == CJ_OK)
        status = cj_definition_read_texts(&names, &name_count, &figures, in, err);
    if (status != CJ_OK)
        return status;
    list = cj_definition_alloc(in, name_count, sizeof *list);
    if (list == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < name_count; i++)
        list[i] = names[i].at;
    chart->spec.figures = list;
    chart->spec.figure_count = name_count;
    return CJ_OK;
}

/* Items are read before, since charts refer to them. */
static cj_status read_charts(cj_definition_section *section, const cj_json_node *node,
                             cj_definition_reader *in, cj_error *err)
{
    size_t count = cj_definition_some_count(node);
    cj_status status = CJ_OK;

    section->charts = cj_definition_alloc(in, count, sizeof *section->charts);
    if (section->charts == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_json_node item = cj_definition_some_item(node, i);

        status = read_chart(&section->charts[section->chart_count++], section, &item, in, err);
    }
    if (status == CJ_OK && count > 0 && section->item_count == 0)
        status = cj_json_fail(node, err, "the section has no table that a chart could show");
    return status;
}

/* ---- tables ---------------------------------------------------------------------------------- */

static cj_status read_prose(cj_definition_item *item, const cj_json_node *text,
                            cj_definition_reader *in, cj_error *err)
{
    cj_definition_words **next = in->last_words;
    cj_status status = cj_definition_read_words(&item->text, text, false, in, err);

    if (status == CJ_OK && *next != NULL)
        (*next)->prose = true;
    return status;
}

static cj_status read_item(cj_definition_item *item, const cj_json_node *node,
                           cj_definition_reader *in, cj_error *err)
{
    static const char *const keys[] = {"measure", "title", "text", "across", "show", "sheet", NULL};
    cj_json_node measure = cj_json_is_object(node) ? cj_json_member(node, "measure") : *node;
    cj_json_node title = cj_json_member(node, "title");
    cj_json_node text = cj_json_member(node, "text");
    cj_json_node across = cj_json_member(node, "across");
    cj_json_node show = cj_json_member(node, "show");
    cj_json_node sheet = cj_json_member(node, "sheet");
    cj_status status = cj_json_locate(&item->place, node, &in->out->arena, err);

    item->text = "";
    if (status == CJ_OK && cj_json_is_object(node))
        status = cj_json_expect_object(node, keys, err);
    if (status == CJ_OK)
        status = cj_definition_read_measure_name(&item->measure, &measure, in, err);
    if (status != CJ_OK || !cj_json_is_object(node))
        return status;
    if (cj_json_present(&title))
        status = cj_definition_read_words(&item->title, &title, false, in, err);
    if (status == CJ_OK && cj_json_present(&text))
        status = read_prose(item, &text, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_maybe(&item->across, &across, in, err);
    if (status == CJ_OK && cj_json_present(&sheet))
        status = cj_definition_read_words(&item->sheet, &sheet, false, in, err);
    return status == CJ_OK
               ? cj_definition_read_texts(&item->show, &item->show_count, &show, in, err)
               : status;
}

/* Name a list without an id after its section: "actions-list", then "actions-list-2". */
static cj_status name_list(const char **id, const cj_definition_section *section, size_t nth,
                           cj_definition_reader *in, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_format(&text, nth == 0 ? "%s-list" : "%s-list-%zu", section->id, nth + 1);
    *id = text.failed ? NULL : cj_arena_text(&in->out->arena, text.bytes, text.length);
    cj_text_clear(&text);
    return *id == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Read every key that is an option of the kind "list"; the others belong to the table. */
static cj_status read_list_options(cj_definition_measure *measure, const cj_json_node *node,
                                   cj_definition_reader *in, cj_error *err)
{
    const cj_kind_info *kind = measure->kind;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < cj_json_count(node); i++) {
        cj_json_node entry = cj_json_entry(node, i);

        for (size_t o = 0; status == CJ_OK && o < kind->option_count; o++)
            if (strcmp(kind->options[o].name, entry.key) == 0)
                status = cj_definition_read_option(measure, &kind->options[o], &entry, in, err);
    }
    return status;
}

/* A list is called what its title says, else as its section. Its title may wait for the tables
 * of others, so that it is the item's, too. */
static cj_status title_list(cj_definition_measure *measure, cj_definition_item *item,
                            const cj_definition_section *section, const cj_json_node *title,
                            cj_definition_reader *in, cj_error *err)
{
    cj_status status = CJ_OK;

    measure->label = section->title;
    if (cj_json_present(title))
        status = cj_definition_read_text(&measure->label, title, in, err);
    item->title = measure->label;
    if (status == CJ_OK)
        status = cj_definition_note_words(&measure->label, NULL, title, false, in, err);
    return status == CJ_OK ? cj_definition_note_words(&item->title, NULL, title, false, in, err)
                           : status;
}

/* Read a list: it becomes a measure of the kind "list" and an item of the section. Its id
 * shares one space with those of measures, as both name files. */
static cj_status read_list(cj_definition_section *section, const cj_json_node *node, size_t nth,
                           cj_definition_reader *in, cj_error *err)
{
    static const char *const keys[] = {
        "id", "title", "text", "input", "columns",  "numbers", "where", "derive", "sort", "group",
        "as", "due",   "done", "rag",   "personal", "sheet",   "money", "labels", NULL};
    cj_definition_measure *measure = &in->out->measures[in->out->measure_count];
    cj_definition_item *item = &section->items[section->item_count];
    cj_json_node id = cj_json_member(node, "id");
    cj_json_node title = cj_json_member(node, "title");
    cj_json_node text = cj_json_member(node, "text");
    cj_json_node input = cj_json_member(node, "input");
    cj_json_node personal = cj_json_member(node, "personal");
    cj_json_node sheet = cj_json_member(node, "sheet");
    bool is_personal = true;
    cj_status status = cj_json_expect_object(node, keys, err);

    measure->is_list = true;
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&is_personal, &personal, err);
    measure->impersonal = !is_personal;
    measure->kind = cj_definition_kind(in, CJ_SPAN("list"));
    measure->definition = "";
    measure->version = "";
    measure->valid_from = "";
    measure->valid_to = "";
    measure->first = CJ_DATE_FIRST;
    measure->last = CJ_DATE_LAST;
    if (status == CJ_OK && measure->kind == NULL)
        status = cj_json_fail(node, err, "there are no lists here");
    if (status == CJ_OK)
        status = cj_json_present(&id) ? cj_definition_read_id(&measure->id, &id, in, err)
                                      : name_list(&measure->id, section, nth, in, err);
    if (status == CJ_OK)
        status = cj_json_locate(&measure->place, node, &in->out->arena, err);
    item->text = "";
    item->place = measure->place;
    item->measure = in->out->measure_count;
    if (status == CJ_OK)
        status = title_list(measure, item, section, &title, in, err);
    if (status == CJ_OK && cj_json_present(&text))
        status = read_prose(item, &text, in, err);
    if (status == CJ_OK && cj_json_present(&sheet))
        status = cj_definition_read_words(&item->sheet, &sheet, false, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_input(&measure->input, &input, in, err);
    if (status == CJ_OK)
        status = cj_definition_describe_input(measure, measure->input, NULL, node, in, err);
    if (status == CJ_OK)
        status = read_list_options(measure, node, in, err);
    for (size_t i = 0; status == CJ_OK && i < in->out->measure_count; i++)
        if (strcmp(in->out->measures[i].id, measure->id) == 0)
            status = cj_json_fail(node, err, "the id \"%s\" is taken", measure->id);
    in->out->measure_count++;
    section->item_count++;
    return status;
}

static cj_status read_items(cj_definition_section *section, const cj_json_node *node,
                            cj_definition_reader *in, cj_error *err)
{
    cj_json_node measures = cj_json_member(node, "measures");
    cj_json_node lists = cj_json_member(node, "list");
    size_t count = cj_definition_some_count(&measures);
    cj_status status = CJ_OK;

    section->items =
        cj_definition_alloc(in, count + cj_definition_some_count(&lists), sizeof *section->items);
    if (section->items == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_json_node item = cj_definition_some_item(&measures, i);

        status = read_item(&section->items[section->item_count++], &item, in, err);
    }
    for (size_t i = 0; status == CJ_OK && i < cj_definition_some_count(&lists); i++) {
        cj_json_node item = cj_definition_some_item(&lists, i);

        status = read_list(section, &item, i, in, err);
    }
    return status;
}

/* ---- sections -------------------------------------------------------------------------------- */

/* Make an id from a title: "Alcohol and drugs" is "alcohol-and-drugs", of about 48 characters
 * at most; "section" if nothing is left. NULL without memory. */
static const char *make_id(const char *title, cj_definition_reader *in)
{
    cj_text id = CJ_TEXT_INIT;
    const char *kept;

    for (const char *at = title; *at != '\0' && id.length < 48; at++) {
        char byte = *at;

        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
            cj_text_char(&id, byte);
        else if (id.length > 0 && id.bytes[id.length - 1] != '-')
            cj_text_char(&id, '-');
    }
    while (id.length > 0 && id.bytes[id.length - 1] == '-')
        id.length--;
    kept = id.failed ? NULL
                     : cj_arena_text(&in->out->arena, id.length > 0 ? id.bytes : "section",
                                     id.length > 0 ? id.length : 7);
    cj_text_clear(&id);
    return kept;
}

/* Ids must differ, as pages link to sections by them and --only names them. */
static cj_status name_section(cj_definition_section *section, const cj_json_node *node,
                              cj_definition_reader *in, cj_error *err)
{
    cj_json_node id = cj_json_member(node, "id");
    cj_status status = CJ_OK;

    if (cj_json_present(&id))
        status = cj_definition_read_id(&section->id, &id, in, err);
    else
        section->id = make_id(section->title, in);
    if (status == CJ_OK && section->id == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && in->out->sections + i < section; i++)
        if (strcmp(in->out->sections[i].id, section->id) == 0)
            status = cj_json_fail(node, err,
                                  "another section has the id \"%s\"; give it one with "
                                  "\"id\"",
                                  section->id);
    return status;
}

static cj_status read_section(cj_definition_section *section, const cj_json_node *node,
                              cj_definition_reader *in, cj_error *err)
{
    static const char *const keys[] = {"id",   "title",    "text",      "measures", "chart",
                                       "list", "outcomes", "scorecard", "sheet",    NULL};
    cj_json_node sheet = cj_json_member(node, "sheet");
    cj_json_node title = cj_json_member(node, "title");
    cj_json_node text = cj_json_member(node, "text");
    cj_json_node chart = cj_json_member(node, "chart");
    cj_json_node outcomes = cj_json_member(node, "outcomes");
    cj_status status = cj_json_expect_object(node, keys, err);

    if (status == CJ_OK)
        status = cj_definition_read_words(&section->title, &title, false, in, err);
    if (status == CJ_OK)
        status = name_section(section, node, in, err);
    if (status == CJ_OK)
        status =
            cj_definition_read_words_list(&section->texts, &section->text_count, &text, in, err);
    if (status == CJ_OK)
        status = cj_json_maybe_bool(&section->outcomes, &outcomes, err);
    if (status == CJ_OK && cj_json_present(&sheet))
        status = cj_definition_read_words(&section->sheet, &sheet, false, in, err);
    if (status == CJ_OK)
        status = cj_definition_read_scorecard(section, node, in, err);
    if (status == CJ_OK)
        status = read_items(section, node, in, err);
    if (status == CJ_OK)
        status = read_charts(section, &chart, in, err);
    return status == CJ_OK ? cj_json_locate(&section->place, node, &in->out->arena, err) : status;
}

cj_status cj_definition_read_sections(cj_definition_reader *in, const cj_json_node *root,
                                      cj_error *err)
{
    cj_json_node node = cj_json_member(root, "sections");
    cj_status status = cj_json_expect_array(&node, err);

    if (status == CJ_OK && cj_json_count(&node) == 0)
        status = cj_json_fail(&node, err, "must hold at least one section");
    in->out->sections = cj_definition_alloc(in, cj_json_count(&node), sizeof *in->out->sections);
    if (status == CJ_OK && in->out->sections == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&node); i++) {
        cj_json_node item = cj_json_item(&node, i);

        in->section = i;
        status = read_section(&in->out->sections[in->out->section_count++], &item, in, err);
    }
    in->section = SIZE_MAX;
    return status;
}

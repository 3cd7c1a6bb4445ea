/* A definition of which a report is made for each value of a column: its texts say which. */
#include "definition_internal.h"

#include <string.h>

#define MARK "{each}"

/* Put the value in place of each {each}; NULL stays. */
static cj_status fill(const char **text, cj_definition *definition, const char *value,
                      cj_error *err)
{
    const char *at = *text;
    const char *mark = at == NULL ? NULL : strstr(at, MARK);
    cj_text filled = CJ_TEXT_INIT;

    if (mark == NULL)
        return CJ_OK;
    for (; mark != NULL; mark = strstr(at, MARK)) {
        cj_text_append(&filled, (cj_span){at, (size_t)(mark - at)});
        cj_text_add(&filled, value);
        at = mark + strlen(MARK);
    }
    cj_text_add(&filled, at);
    *text = filled.failed ? NULL : cj_arena_text(&definition->arena, filled.bytes, filled.length);
    cj_text_clear(&filled);
    return *text == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status fill_spans(cj_span *spans, size_t count, cj_definition *definition,
                            const char *value, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        const char *text = spans[i].at;

        status = fill(&text, definition, value, err);
        if (status == CJ_OK)
            spans[i] = cj_span_of(text);
    }
    return status;
}

/* Those of the cover, and the notes. */
static cj_status fill_top(cj_definition *of, const char *value, cj_error *err)
{
    const char **texts[] = {&of->title, &of->service, &of->contact, &of->description};
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < sizeof texts / sizeof *texts; i++)
        status = fill(texts[i], of, value, err);
    for (size_t i = 0; status == CJ_OK && i < of->fact_count; i++)
        status = fill(&of->facts[i].value, of, value, err);
    for (size_t i = 0; status == CJ_OK && i < of->headline_count; i++)
        status = fill(&of->headlines[i].label, of, value, err);
    return status == CJ_OK ? fill_spans(of->notes, of->note_count, of, value, err) : status;
}

static cj_status fill_measures(cj_definition *of, const char *value, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < of->measure_count; i++) {
        status = fill(&of->measures[i].label, of, value, err);
        if (status == CJ_OK)
            status = fill(&of->measures[i].definition, of, value, err);
    }
    return status;
}

static cj_status fill_chart(cj_chart_spec *spec, cj_definition *of, const char *value,
                            cj_error *err)
{
    cj_status status = fill(&spec->title, of, value, err);

    if (status == CJ_OK)
        status = fill(&spec->x_title, of, value, err);
    return status == CJ_OK ? fill(&spec->y_title, of, value, err) : status;
}

static cj_status fill_section(cj_definition_section *section, cj_definition *of, const char *value,
                              cj_error *err)
{
    cj_status status = fill(&section->title, of, value, err);

    if (status == CJ_OK)
        status = fill_spans(section->texts, section->text_count, of, value, err);
    for (size_t i = 0; status == CJ_OK && i < section->item_count; i++) {
        status = fill(&section->items[i].title, of, value, err);
        if (status == CJ_OK)
            status = fill(&section->items[i].text, of, value, err);
    }
    for (size_t i = 0; status == CJ_OK && i < section->chart_count; i++)
        status = fill_chart(&section->charts[i].spec, of, value, err);
    return status;
}

static cj_status fill_all(cj_definition *of, const char *value, cj_error *err)
{
    cj_status status = fill_top(of, value, err);

    if (status == CJ_OK)
        status = fill_measures(of, value, err);
    for (size_t i = 0; status == CJ_OK && i < of->section_count; i++)
        status = fill_section(&of->sections[i], of, value, err);
    return status;
}

/* Reports lie beside each other: their titles must tell them apart. */
static cj_status extend_title(cj_definition *definition, const char *value, cj_error *err)
{
    cj_text title = CJ_TEXT_INIT;

    cj_text_format(&title, "%s: %s", definition->title, value);
    definition->title =
        title.failed ? NULL : cj_arena_text(&definition->arena, title.bytes, title.length);
    cj_text_clear(&title);
    return definition->title == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* The first fact of the cover. */
static cj_status add_fact(cj_definition *definition, const char *value, cj_error *err)
{
    size_t count = definition->fact_count + 1;
    cj_definition_fact *facts = cj_arena_alloc(&definition->arena, count * sizeof *facts);

    if (facts == NULL)
        return cj_fail_nomem(err);
    facts[0] = (cj_definition_fact){definition->each, value};
    if (count > 1)
        memcpy(facts + 1, definition->facts, (count - 1) * sizeof *facts);
    definition->facts = facts;
    definition->fact_count = count;
    return CJ_OK;
}

cj_status cj_definition_take_value(cj_definition *definition, const char *value, cj_error *err)
{
    const char *shown = value == NULL ? "All" : value;
    bool titled = strstr(definition->title, MARK) != NULL;
    cj_status status;

    definition->value = value;
    definition->allow_empty = definition->allow_empty || value != NULL;
    status = fill_all(definition, shown, err);
    if (status == CJ_OK && !titled && value != NULL)
        status = extend_title(definition, value, err);
    return status == CJ_OK ? add_fact(definition, shown, err) : status;
}

void cj_definition_name_table(cj_text *out, const cj_definition *definition,
                              const cj_definition_measure *measure)
{
    cj_text_add(out, measure->id);
    if (definition->value != NULL)
        cj_text_format(out, ", %s", definition->value);
}

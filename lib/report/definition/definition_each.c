/* A definition of which a report is made for each value of a column: how it says of which. */
#include "definition_internal.h"

#include <string.h>

void cj_definition_take_value(cj_definition *definition, const char *each, const char *value)
{
    definition->each = each;
    definition->value = value;
    definition->allow_empty = definition->allow_empty || value != NULL;
}

/* The gaps of the title; NULL: it has none. */
static cj_definition_words *title_words(const cj_definition *definition)
{
    cj_definition_words *words = definition->words;

    while (words != NULL && words->text != &definition->title)
        words = words->next;
    return words;
}

static bool has_each(const cj_definition_words *words)
{
    for (size_t i = 0; words != NULL && i < words->piece_count; i++)
        if (words->pieces[i].gap == CJ_GAP_EACH)
            return true;
    return false;
}

/* Reports lie beside each other: their titles must tell them apart. One that waits for figures
 * gets the value when it gets these. */
static cj_status extend_title(cj_definition *definition, cj_error *err)
{
    cj_definition_words *words = title_words(definition);
    cj_text title = CJ_TEXT_INIT;

    if (has_each(words))
        return CJ_OK;
    if (words != NULL && words->has_figure)
        return cj_definition_add_words(words, ": ", definition->value, err);
    cj_text_format(&title, "%s: %s", definition->title, definition->value);
    definition->title =
        title.failed ? NULL : cj_arena_text(&definition->arena, title.bytes, title.length);
    cj_text_clear(&title);
    return definition->title == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* The first fact of the cover. Texts with gaps know where the others stand. */
static cj_status add_fact(cj_definition *definition, cj_error *err)
{
    size_t count = definition->fact_count + 1;
    cj_definition_fact *facts = cj_arena_alloc(&definition->arena, count * sizeof *facts);

    if (facts == NULL)
        return cj_fail_nomem(err);
    facts[0] = (cj_definition_fact){definition->each, cj_definition_value(definition)};
    if (count > 1)
        memcpy(facts + 1, definition->facts, (count - 1) * sizeof *facts);
    for (cj_definition_words *words = definition->words; words != NULL; words = words->next)
        for (size_t i = 1; i < count; i++)
            if (words->text == &definition->facts[i - 1].value)
                words->text = &facts[i].value;
    definition->facts = facts;
    definition->fact_count = count;
    return CJ_OK;
}

cj_status cj_definition_tell_value(cj_definition *definition, cj_error *err)
{
    cj_status status = CJ_OK;

    if (definition->value != NULL)
        status = extend_title(definition, err);
    return status == CJ_OK ? add_fact(definition, err) : status;
}

void cj_definition_name_table(cj_text *out, const cj_definition *definition,
                              const cj_definition_measure *measure)
{
    cj_text_add(out, measure->id);
    if (definition->value != NULL)
        cj_text_format(out, ", %s", definition->value);
}

/* What a report is of: a period, a day up to which the data are complete (one may follow the
 * other), and all rows or those of one value of a column. */
#include "definition_internal.h"

#include <string.h>

/* ---- the period and the day ------------------------------------------------------------------ */

/* What is said of them, and by whom. */
typedef struct {
    cj_definition *definition;
    const char *period;
    const char *as_of; /* NULL: nothing */
    bool period_given; /* on a command line; else the definition says it */
    bool as_of_given;
} said;

/* Report an error at its place in the definition, if it is of the definition. */
static cj_status fail_at(const said *in, bool given, const cj_json_place *place, const char *words,
                         cj_error *err)
{
    return given ? cj_fail(err, CJ_EUSAGE, "%s", words)
                 : cj_definition_fail(in->definition, place, err, "%s", words);
}

static cj_status fail_period(const said *in, const char *words, cj_error *err)
{
    return fail_at(in, in->period_given, &in->definition->period_place, words, err);
}

static cj_status fail_as_of(const said *in, const char *words, cj_error *err)
{
    return fail_at(in, in->as_of_given, &in->definition->as_of_place, words, err);
}

/* Let the definition say the day as a date. */
static cj_status keep_day(const said *in, cj_date day, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status;

    cj_date_append(&text, day);
    status = cj_text_check(&text, err);
    if (status == CJ_OK) {
        in->definition->as_of = cj_arena_text(&in->definition->arena, text.bytes, text.length);
        in->definition->as_of_day = day;
        status = in->definition->as_of == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&text);
    return status;
}

/* The period first, and the day at its end. */
static cj_status settle_end(cj_period *period, const said *in, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);

    if (cj_period_moving_count(in->period) > 0)
        return fail_as_of(in,
                          "the day " CJ_PERIOD_END " is the last one of the period, and the period "
                          "is counted back from the day: one of them must be said by itself",
                          err);
    if (cj_period_parse(period, in->period, &inner) != CJ_OK)
        return fail_period(in, inner.text, err);
    if (cj_period_is_all(period))
        return fail_as_of(in, CJ_PERIOD_END " is said of a period, and the report is of all", err);
    return keep_day(in, period->last, err);
}

/* The day first, if there is one, and a period that may be counted back from it. */
static cj_status settle_day(cj_period *period, const said *in, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_date day = CJ_DATE_MISSING;
    cj_status status = CJ_OK;

    if (in->as_of != NULL && !cj_date_parse_iso(&day, cj_span_of(in->as_of)))
        return cj_fail(err, CJ_EUSAGE,
                       "{as-of} \"%s\" must be a day as YYYY-MM-DD, or " CJ_PERIOD_END, in->as_of);
    if (in->as_of != NULL)
        status = keep_day(in, day, err);
    if (status != CJ_OK)
        return status;
    if (cj_period_moving_count(in->period) > 1)
        return fail_period(in, "a report has one period; measures may have several", err);
    if (cj_period_moving(period, in->period, 0, day, &inner) != CJ_OK)
        return fail_period(in, inner.text, err);
    return CJ_OK;
}

cj_status cj_definition_settle(cj_period *period, cj_definition *definition,
                               const char *period_given, const char *as_of_given, cj_error *err)
{
    const said in = {.definition = definition,
                     .period = period_given != NULL ? period_given : definition->period,
                     .as_of = as_of_given != NULL ? as_of_given : definition->as_of,
                     .period_given = period_given != NULL,
                     .as_of_given = as_of_given != NULL};

    cj_status status = in.as_of != NULL && strcmp(in.as_of, CJ_PERIOD_END) == 0
                           ? settle_end(period, &in, err)
                           : settle_day(period, &in, err);

    return status == CJ_OK ? cj_definition_fill_words(definition, period, err) : status;
}

/* ---- the value of a column ------------------------------------------------------------------- */

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

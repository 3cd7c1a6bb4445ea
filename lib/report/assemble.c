/* The document of a report: cover, sections with tables and charts, notes, appendices. */
#include "report_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- the cover ------------------------------------------------------------------------------- */

static cj_status add_fact(cj_document *document, const char *name, const char *value, cj_error *err)
{
    return value[0] == '\0' ? CJ_OK : cj_document_add_fact(document, name, value, err);
}

/* Add the day up to which the data are complete, as people write it, and that the period is not
 * over with it. */
static cj_status add_day(cj_document *document, const char *name, const cj_definition *definition,
                         const cj_period *period, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (definition->as_of_day == CJ_DATE_MISSING)
        return add_fact(document, name, definition->as_of, err);
    cj_date_append_words(&words, definition->as_of_day);
    if (!cj_period_is_all(period) && definition->as_of_day < period->last) {
        cj_text_add(&words, ", before the period ends on ");
        cj_date_append_words(&words, period->last);
    }
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = add_fact(document, name, cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

/* Fill the cover. The day of creation is as_of and not today, so that the same inputs give the
 * same bytes. */
static cj_status add_facts(cj_document *document, const cj_report_parts *parts, cj_error *err)
{
    const cj_definition *definition = parts->definition;
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_period_append_words(&words, parts->period);
    document->period = words.failed ? NULL : cj_document_keep(document, cj_text_span(&words));
    cj_text_clear(&words);
    if (document->period == NULL)
        return cj_fail_nomem(err);
    if (!cj_period_is_all(parts->period)) {
        document->first = parts->period->first;
        document->last = parts->period->last;
    }
    document->title = definition->title;
    document->service = definition->service;
    document->contact = definition->contact;
    document->program = parts->program;
    document->version = parts->version;
    document->created = definition->as_of_day;
    status = add_fact(document, "Service", definition->service, err);
    if (status == CJ_OK)
        status = add_fact(document, "Period", document->period, err);
    if (status == CJ_OK && definition->as_of != NULL)
        status = add_day(document, "Data complete up to", definition, parts->period, err);
    for (size_t i = 0; status == CJ_OK && i < definition->fact_count; i++)
        status = add_fact(document, definition->facts[i].name, definition->facts[i].value, err);
    if (status == CJ_OK)
        status = add_fact(document, "About", definition->description, err);
    return status == CJ_OK ? add_fact(document, "Contact", definition->contact, err) : status;
}

/* Add a headline figure with its label and the row's sentence; [z] if nobody is in the
 * period. */
static cj_status add_headline(cj_document *document, const cj_report_parts *parts,
                              const cj_definition_pick *pick, cj_error *err)
{
    cj_headline *headline;
    cj_picked picked;
    cj_text figure = CJ_TEXT_INIT;
    cj_status status = cj_report_pick(&picked, parts, pick, err);

    if (status == CJ_OK)
        status = cj_document_add_headline(&headline, document, err);
    if (status == CJ_OK)
        status = cj_report_pick_label(&headline->label, &picked, parts, pick, document, err);
    if (status != CJ_OK)
        return status;
    if (picked.row == SIZE_MAX)
        cj_text_add(&figure, "[z]");
    else
        cj_cell_append_label(&figure, cj_table_cell(picked.table, picked.row, picked.column));
    headline->measure = parts->definition->measures[pick->measure].id;
    headline->unit = picked.table->columns[picked.column].unit;
    headline->key = picked.table->columns[picked.column].key;
    if (picked.row != SIZE_MAX)
        headline->value = *cj_table_cell(picked.table, picked.row, picked.column);
    status = cj_report_headline_sentence(&headline->sentence, &picked, document, err);
    headline->figure = figure.failed ? NULL : cj_document_keep(document, cj_text_span(&figure));
    cj_text_clear(&figure);
    return status == CJ_OK && headline->figure == NULL ? cj_fail_nomem(err) : status;
}

/* ---- sections ----------------------------------------------------------------------------------
 */

/* Apply an item's "across" and "show" to its copy of the table: one column goes across, and
 * only the columns in "show" stay visible (the others become DATA, the labels stay). A shown
 * column gets its part back from the measure's own table. Rows are gathered, since crossing
 * needs equal labels as neighbours. */
static cj_status arrange(cj_table *table, const cj_report_parts *parts,
                         const cj_definition_item *item, cj_error *err)
{
    size_t across = item->across == NULL ? SIZE_MAX : cj_table_find(table, item->across);

    if (item->across != NULL && across == SIZE_MAX)
        return cj_definition_fail(parts->definition, &item->place, err,
                                  "the table has no column \"%s\" to stand across", item->across);
    for (size_t i = 0; i < table->column_count; i++) {
        cj_table_column *column = &table->columns[i];

        if (across != SIZE_MAX && column->part == CJ_PART_ACROSS)
            column->part = CJ_PART_LABEL;
        if (i == across)
            column->part = CJ_PART_ACROSS;
        if (item->show_count > 0 && column->part > CJ_PART_ACROSS)
            column->part = CJ_PART_DATA;
    }
    for (size_t s = 0; s < item->show_count; s++) {
        size_t shown = cj_table_find(table, item->show[s].at);

        if (shown == SIZE_MAX)
            return cj_definition_fail(parts->definition, &item->place, err,
                                      "the table has no column \"%s\" to show", item->show[s].at);
        if (table->columns[shown].part == CJ_PART_DATA)
            table->columns[shown].part = parts->tables[item->measure]->columns[shown].part;
        if (table->columns[shown].part == CJ_PART_DATA)
            table->columns[shown].part = CJ_PART_FIGURE;
    }
    return across != SIZE_MAX ? cj_table_gather(table, err) : CJ_OK;
}

/* Return the id of the exhibit that has this id already, NULL if there is none. */
static const char *first_exhibit(const cj_document *document, const char *id)
{
    for (size_t s = 0; s < document->section_count; s++)
        for (size_t i = 0; i < document->sections[s].exhibit_count; i++)
            if (strcmp(document->sections[s].exhibits[i].id, id) == 0)
                return document->sections[s].exhibits[i].id;
    return NULL;
}

/* Count the other exhibits that show the data of the exhibit `first` again. */
static size_t repeats(const cj_document *document, const char *first, const cj_exhibit *but)
{
    size_t count = 0;

    for (size_t s = 0; s < document->section_count; s++)
        for (size_t i = 0; i < document->sections[s].exhibit_count; i++) {
            const cj_exhibit *exhibit = &document->sections[s].exhibits[i];

            count += exhibit->data == first && exhibit != but;
        }
    return count;
}

/* Name an exhibit after its measure: "alcohol", then "alcohol-2" if the report shows it again.
 * The later ones point to the first in `data`, so that CSV is written once. A measure may be
 * called alcohol-2 itself, so the name is looked for. */
static cj_status name_exhibit(cj_exhibit *exhibit, cj_document *document, const char *id,
                              cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;

    exhibit->data = first_exhibit(document, id);
    if (exhibit->data == NULL) {
        exhibit->id = id;
        return CJ_OK;
    }
    for (size_t nth = 2 + repeats(document, exhibit->data, exhibit); name.length == 0; nth++) {
        cj_text_format(&name, "%s-%zu", id, nth);
        if (name.failed)
            return cj_fail_nomem(err);
        if (first_exhibit(document, cj_text_string(&name)) != NULL)
            cj_text_reset(&name);
    }
    exhibit->id = cj_document_keep(document, cj_text_span(&name));
    cj_text_clear(&name);
    return exhibit->id == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Say above the table that a chart is not there. */
static cj_status tell_left_out(cj_exhibit *exhibit, cj_document *document,
                               const cj_chart_spec *spec, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_format(&text, "%s%sThe chart", exhibit->text, exhibit->text[0] == '\0' ? "" : " ");
    if (spec->title != NULL)
        cj_text_format(&text, " \"%s\"", spec->title);
    cj_text_add(&text, " is left out: a part of it is not shown, to protect people.");
    exhibit->text = text.failed ? NULL : cj_document_keep(document, cj_text_span(&text));
    cj_text_clear(&text);
    return exhibit->text == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Say what is wrong with a chart at its place in the definition. */
static cj_status add_chart(cj_exhibit *exhibit, cj_document *document, const cj_report_parts *parts,
                           const cj_definition_chart *chart, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    bool left_out;
    cj_status status = cj_exhibit_add_chart(&left_out, exhibit, &chart->spec, &inner);

    if (status == CJ_OK && left_out)
        return tell_left_out(exhibit, document, &chart->spec, err);

    if (status == CJ_EUSAGE)
        return cj_definition_fail(parts->definition, &chart->place, err, "%s", inner.text);
    return status == CJ_OK ? CJ_OK : cj_fail(err, status, "%s", inner.text);
}

/* A title says what its figures are to be read with. */
static cj_status mark_title(cj_table *table, cj_error *err)
{
    cj_text title = CJ_TEXT_INIT;

    if (table->mark == NULL)
        return CJ_OK;
    cj_text_add(&title, table->title);
    cj_report_append_mark(&title, table);
    table->title = title.failed ? NULL : cj_table_keep(table, cj_text_span(&title));
    cj_text_clear(&title);
    return table->title == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Add a copy of the measure's table, since "across" and "show" change it and other items use
 * it, too. */
static cj_status add_item(cj_document *document, cj_section *section, const cj_report_parts *parts,
                          const cj_definition_section *of, size_t number, cj_error *err)
{
    const cj_definition_item *item = &of->items[number];
    cj_exhibit *exhibit;
    cj_table *copy;
    cj_status status = cj_table_copy(&copy, parts->tables[item->measure], err);

    if (status != CJ_OK)
        return status;
    status = arrange(copy, parts, item, err);
    if (status != CJ_OK) {
        cj_table_free(copy);
        return status;
    }
    if (item->title != NULL)
        copy->title = item->title;
    status = mark_title(copy, err);
    if (status != CJ_OK) {
        cj_table_free(copy);
        return status;
    }
    status = cj_section_add_table(&exhibit, section, copy, err);
    if (status == CJ_OK)
        status =
            name_exhibit(exhibit, document, parts->definition->measures[item->measure].id, err);
    if (status != CJ_OK)
        return status;
    status = cj_report_name_sources(exhibit, parts->definition, document, err);
    exhibit->text = item->text;
    exhibit->sheet = item->sheet;
    for (size_t c = 0; status == CJ_OK && c < of->chart_count; c++)
        if (of->charts[c].item == number || of->charts[c].item == SIZE_MAX)
            status = add_chart(exhibit, document, parts, &of->charts[c], err);
    if (status == CJ_OK)
        status = cj_charts_lead(exhibit->table, exhibit->view, exhibit->charts,
                                exhibit->chart_count, err);
    if (status == CJ_OK && exhibit->chart_count == 0) /* a chart of its own, where it has one */
        status = cj_exhibit_draw(exhibit, err);
    return status;
}

/* Add the table of outcomes with their evidence, behind a sentence about outcomes without
 * any. */
static cj_status add_evidence(cj_document *document, cj_section *section,
                              const cj_report_parts *parts, const cj_definition_section *of,
                              cj_error *err)
{
    cj_table *table;
    cj_exhibit *exhibit;
    cj_text gaps = CJ_TEXT_INIT;
    cj_status status = cj_evidence_gaps(&gaps, parts->definition, err);

    if (status == CJ_OK && gaps.length > 0)
        status = cj_section_add_text(section, document, cj_text_span(&gaps), err);
    cj_text_clear(&gaps);
    if (status == CJ_OK)
        status = cj_evidence_table(&table, parts, document, err);
    if (status == CJ_OK)
        status = cj_section_add_table(&exhibit, section, table, err);
    if (status == CJ_OK)
        exhibit->sheet = of->sheet;
    return status == CJ_OK ? name_exhibit(exhibit, document, CJ_EVIDENCE_ID, err) : status;
}

static cj_status add_section(cj_document *document, const cj_report_parts *parts,
                             const cj_definition_section *of, cj_error *err)
{
    bool whole = parts->only_count == 0 || cj_report_is_only(parts, of->id);
    cj_section *section;
    cj_status status = cj_document_add_section(&section, document, err);

    if (status != CJ_OK)
        return status;
    section->id = of->id;
    section->title = of->title;
    for (size_t i = 0; status == CJ_OK && i < of->text_count; i++)
        status = cj_section_add_text(section, document, of->texts[i], err);
    if (status == CJ_OK && of->scorecard != NULL && whole)
        status = cj_report_add_scorecard(section, parts, of, err);
    for (size_t i = 0; status == CJ_OK && i < of->item_count; i++)
        if (whole || cj_report_is_only(parts, parts->definition->measures[of->items[i].measure].id))
            status = add_item(document, section, parts, of, i, err);
    if (status == CJ_OK && of->outcomes && whole)
        status = add_evidence(document, section, parts, of, err);
    return status;
}

/* Add a section for a measure that --only names and no section shows. */
static cj_status add_lone(cj_document *document, const cj_report_parts *parts, size_t measure,
                          cj_error *err)
{
    const cj_definition_measure *of = &parts->definition->measures[measure];
    cj_definition_item item = {.measure = measure, .text = ""};
    cj_definition_section section = {
        .id = of->id, .title = of->label, .items = &item, .item_count = 1};

    return add_section(document, parts, &section, err);
}

/* A report with frameworks that no section shows gets a last section for them: evidence must
 * not be lost because nobody placed it. */
static cj_status add_sections(cj_document *document, const cj_report_parts *parts, cj_error *err)
{
    const cj_definition *definition = parts->definition;
    cj_definition_section last = {.id = "outcomes-and-their-evidence",
                                  .title = "Outcomes and their evidence"};
    cj_status status = CJ_OK;
    bool placed = definition->framework_count == 0 || parts->only_count > 0;

    for (size_t i = 0; status == CJ_OK && i < definition->section_count; i++) {
        placed = placed || definition->sections[i].outcomes;
        if (cj_report_wants_section(parts, &definition->sections[i]))
            status = add_section(document, parts, &definition->sections[i], err);
    }
    last.outcomes = true;
    if (status == CJ_OK && !placed)
        status = add_section(document, parts, &last, err);
    for (size_t m = 0; status == CJ_OK && parts->only_count > 0 && m < definition->measure_count;
         m++)
        if (cj_report_is_only(parts, definition->measures[m].id) &&
            first_exhibit(document, definition->measures[m].id) == NULL)
            status = add_lone(document, parts, m, err);
    return status;
}

/* ---- the document
 * -------------------------------------------------------------------------------- */

/* Tables pass to the document, also on failure: cells of other tables borrow texts from
 * them. */
cj_status cj_report_document(cj_document **out, cj_report_parts *parts, cj_error *err)
{
    const cj_definition *definition = parts->definition;
    cj_document *document;
    cj_status status = cj_document_new(&document, err);

    *out = NULL;
    for (size_t i = 0; i < definition->measure_count; i++) {
        if (parts->tables[i] == NULL)
            continue;
        if (status == CJ_OK)
            status = cj_document_own(document, parts->tables[i], err);
        else
            cj_table_free(parts->tables[i]);
    }
    if (status == CJ_OK)
        status = cj_report_fill_words(parts, err);
    if (status == CJ_OK)
        status = add_facts(document, parts, err);
    for (size_t i = 0; status == CJ_OK && parts->only_count == 0 && i < definition->headline_count;
         i++)
        status = add_headline(document, parts, &definition->headlines[i], err);
    if (status == CJ_OK && parts->only_count == 0)
        status = cj_report_add_points(document, parts, err);
    if (status == CJ_OK)
        status = add_sections(document, parts, err);
    for (size_t i = 0; status == CJ_OK && i < definition->note_count; i++)
        status = cj_document_add_note(document, definition->notes[i], err);
    if (status == CJ_OK)
        status = cj_report_add_appendices(document, parts, err);
    if (status == CJ_OK && parts->only_count == 0)
        status = cj_report_add_figures(document, parts, err);
    if (status != CJ_OK) {
        cj_document_free(document);
        return status;
    }
    *out = document;
    return CJ_OK;
}

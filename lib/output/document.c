/* Documents: title, sections, exhibits, and the names by which they are known. */
#include "cj/document.h"

#include <stdlib.h>
#include <string.h>

cj_status cj_document_new(cj_document **out, cj_error *err)
{
    cj_document *document = calloc(1, sizeof *document);

    *out = document;
    if (document == NULL)
        return cj_fail_nomem(err);
    document->title = "";
    document->service = "";
    document->period = "";
    document->contact = "";
    document->program = "";
    document->version = "";
    document->first = CJ_DATE_MISSING;
    document->last = CJ_DATE_MISSING;
    document->created = CJ_DATE_MISSING;
    return CJ_OK;
}

static void clear_exhibits(cj_exhibit *exhibits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t c = 0; c < exhibits[i].chart_count; c++)
            cj_chart_free(exhibits[i].charts[c]);
        free(exhibits[i].charts);
        cj_table_free(exhibits[i].view);
        if (exhibits[i].owned)
            cj_table_free(exhibits[i].table);
    }
    free(exhibits);
}

void cj_document_free(cj_document *document)
{
    if (document == NULL)
        return;
    for (size_t i = 0; i < document->section_count; i++) {
        clear_exhibits(document->sections[i].exhibits, document->sections[i].exhibit_count);
        free(document->sections[i].texts);
    }
    clear_exhibits(document->appendices, document->appendix_count);
    for (size_t i = 0; i < document->owned_count; i++)
        cj_table_free(document->owned[i]);
    free(document->owned);
    free(document->sections);
    free(document->facts);
    free(document->headlines);
    free(document->points);
    free(document->notes);
    cj_arena_clear(&document->arena);
    free(document);
}

/* Texts live in the document's arena as long as the document; NULL without memory. */
const char *cj_document_keep(cj_document *document, cj_span text)
{
    return cj_arena_text(&document->arena, text.at, text.length);
}

/* ---- adding ------------------------------------------------------------------------------ */

cj_status cj_document_add_fact(cj_document *document, const char *name, const char *value,
                               cj_error *err)
{
    cj_status status = cj_grow(&document->facts, &document->capacity[0], document->fact_count + 1,
                               sizeof *document->facts, err);
    cj_document_fact fact;

    if (status != CJ_OK)
        return status;
    fact.name = cj_document_keep(document, cj_span_of(name));
    fact.value = cj_document_keep(document, cj_span_of(value));
    if (fact.name == NULL || fact.value == NULL)
        return cj_fail_nomem(err);
    document->facts[document->fact_count++] = fact;
    return CJ_OK;
}

cj_status cj_document_add_headline(cj_headline **out, cj_document *document, cj_error *err)
{
    cj_status status = cj_grow(&document->headlines, &document->capacity[1],
                               document->headline_count + 1, sizeof *document->headlines, err);

    *out = NULL;
    if (status != CJ_OK)
        return status;
    *out = &document->headlines[document->headline_count++];
    **out = (cj_headline){
        .figure = "", .label = "", .sentence = "", .unit = "", .measure = "", .key = ""};
    return CJ_OK;
}

cj_status cj_document_add_section(cj_section **out, cj_document *document, cj_error *err)
{
    cj_status status = cj_grow(&document->sections, &document->capacity[2],
                               document->section_count + 1, sizeof *document->sections, err);

    *out = NULL;
    if (status != CJ_OK)
        return status;
    *out = &document->sections[document->section_count++];
    **out = (cj_section){.id = "", .title = ""};
    return CJ_OK;
}

/* Append a kept copy of text to one of the document's growing lists of texts. */
static cj_status add_text(const char ***texts, size_t *count, size_t *capacity,
                          cj_document *document, cj_span text, cj_error *err)
{
    cj_status status = cj_grow(texts, capacity, *count + 1, sizeof **texts, err);

    if (status != CJ_OK)
        return status;
    (*texts)[*count] = cj_document_keep(document, text);
    if ((*texts)[*count] == NULL)
        return cj_fail_nomem(err);
    ++*count;
    return CJ_OK;
}

cj_status cj_document_add_point(cj_document *document, cj_span point, cj_error *err)
{
    return add_text(&document->points, &document->point_count, &document->capacity[6], document,
                    point, err);
}

cj_status cj_document_add_note(cj_document *document, cj_span note, cj_error *err)
{
    return add_text(&document->notes, &document->note_count, &document->capacity[3], document, note,
                    err);
}

cj_status cj_section_add_text(cj_section *section, cj_document *document, cj_span text,
                              cj_error *err)
{
    return add_text(&section->texts, &section->text_count, &section->capacity[0], document, text,
                    err);
}

/* Append an exhibit with a view of the table. An owned table is freed in any case: here on
 * failure before it is in the list, later with the document. */
static cj_status add_exhibit(cj_exhibit **out, cj_exhibit **exhibits, size_t *count,
                             size_t *capacity, cj_table *table, bool owned, cj_error *err)
{
    cj_status status = cj_grow(exhibits, capacity, *count + 1, sizeof **exhibits, err);
    cj_exhibit *exhibit;

    *out = NULL;
    if (status != CJ_OK) {
        if (owned)
            cj_table_free(table);
        return status;
    }
    exhibit = &(*exhibits)[(*count)++];
    *exhibit = (cj_exhibit){.id = "",
                            .title = table->title == NULL ? "" : table->title,
                            .text = "",
                            .table = table,
                            .owned = owned};
    status = cj_table_view(&exhibit->view, table, err);
    if (status == CJ_OK)
        *out = exhibit;
    return status;
}

cj_status cj_section_add_table(cj_exhibit **out, cj_section *section, cj_table *table,
                               cj_error *err)
{
    return add_exhibit(out, &section->exhibits, &section->exhibit_count, &section->capacity[1],
                       table, true, err);
}

cj_status cj_document_add_appendix(cj_exhibit **out, cj_document *document, cj_table *table,
                                   cj_error *err)
{
    return add_exhibit(out, &document->appendices, &document->appendix_count,
                       &document->capacity[4], table, true, err);
}

/* The table belongs to the document from here on, also when this fails. */
cj_status cj_document_own(cj_document *document, cj_table *table, cj_error *err)
{
    cj_status status = cj_grow(&document->owned, &document->capacity[5], document->owned_count + 1,
                               sizeof(cj_table *), err);

    if (status == CJ_OK)
        document->owned[document->owned_count++] = table;
    else
        cj_table_free(table);
    return status;
}

/* cj_chart_new() gives no chart and no error for a table without any figure: there is nothing
 * to draw. */
cj_status cj_exhibit_add_chart(bool *left_out, cj_exhibit *exhibit, const cj_chart_spec *spec,
                               cj_error *err)
{
    cj_chart *chart = NULL;
    cj_status status = cj_grow(&exhibit->charts, &exhibit->capacity, exhibit->chart_count + 1,
                               sizeof(cj_chart *), err);

    if (status == CJ_OK)
        status = cj_chart_new(&chart, exhibit->view, spec, err);
    *left_out = status == CJ_OK && chart != NULL && chart->withheld > 0 &&
                cj_chart_kind_is_whole(chart->kind);
    if (*left_out)
        cj_chart_free(chart);
    else if (status == CJ_OK && chart != NULL)
        exhibit->charts[exhibit->chart_count++] = chart;
    return status;
}

cj_status cj_exhibit_draw(cj_exhibit *exhibit, cj_error *err)
{
    const cj_table *view = exhibit->view;
    cj_status status = CJ_OK;
    size_t first = 0;

    if (!cj_table_is_drawn(view))
        return CJ_OK;
    for (size_t row = 1; status == CJ_OK && row <= view->row_count; row++) {
        cj_chart *chart = NULL;

        if (row < view->row_count && cj_table_same_section(view, first, row))
            continue;
        if (exhibit->chart_count == CJ_CHARTS_MAX)
            break;
        status = cj_grow(&exhibit->charts, &exhibit->capacity, exhibit->chart_count + 1,
                         sizeof(cj_chart *), err);
        if (status == CJ_OK)
            status = cj_chart_new_limits(&chart, view, first, row - first, err);
        if (chart != NULL)
            exhibit->charts[exhibit->chart_count++] = chart;
        first = row;
    }
    return status;
}

/* ---- one table ------------------------------------------------------------------------------ */

cj_status cj_document_of_table(cj_document **out, const cj_table *table, cj_error *err)
{
    cj_document *document;
    cj_section *section = NULL;
    cj_exhibit *exhibit;
    cj_status status = cj_document_new(&document, err);

    *out = NULL;
    if (status != CJ_OK)
        return status;
    document->single = true;
    document->title = table->title == NULL ? "" : table->title;
    document->program = table->program == NULL ? "" : table->program;
    document->version = table->version == NULL ? "" : table->version;
    status = cj_document_add_section(&section, document, err);
    /* borrowed, so the cast away from const is safe: an exhibit that is not owned is only
     * read */
    if (status == CJ_OK)
        status = add_exhibit(&exhibit, &section->exhibits, &section->exhibit_count,
                             &section->capacity[1], (cj_table *)table, false, err);
    if (status == CJ_OK)
        status = cj_exhibit_draw(exhibit, err);
    if (status != CJ_OK) {
        cj_document_free(document);
        return status;
    }
    section->id = "result";
    section->title = document->title;
    exhibit->id = "table";
    *out = document;
    return CJ_OK;
}

bool cj_headline_is_said(const cj_document *document, const cj_headline *headline)
{
    for (size_t i = 0; i < document->point_count; i++)
        if (strstr(document->points[i], headline->figure) != NULL &&
            strstr(document->points[i], headline->label) != NULL)
            return true;
    return false;
}

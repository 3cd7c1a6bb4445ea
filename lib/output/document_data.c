/* Documents as data: json and csv. */
#include "cj/document.h"
#include "writers.h"

#include <string.h>

/* ---- json ---------------------------------------------------------------------------- */

/* Layouts of a report's sections and of the tables in one: both begin at the margin, so that
 * each table has the same lines as the JSON of a single program. */
static const cj_json_layout sections_layout = {"\n", ",\n", "\n  ", "\n\n  ", ": "};
static const cj_json_layout tables_layout = {"", ",\n", "", "", ": "};

static void put_day(cj_json_writer *to, const char *key, cj_date day)
{
    cj_text text = CJ_TEXT_INIT;

    cj_json_put_key(to, key);
    if (day == CJ_DATE_MISSING) {
        cj_json_put_raw(to, "null");
    } else {
        cj_date_append(&text, day);
        cj_json_put_span(to, cj_text_span(&text));
    }
    to->out->failed = to->out->failed || text.failed;
    cj_text_clear(&text);
}

/* The period as people and as programs read it; its days are null where all dates count. */
static void put_period(cj_json_writer *to, const cj_document *document)
{
    cj_json_put_key(to, "period");
    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_member(to, "label", document->period);
    put_day(to, "start", document->first);
    put_day(to, "end", document->last);
    cj_json_end(to);
    put_day(to, "as_of", document->created);
}

static void put_facts(cj_json_writer *to, const cj_document *document)
{
    cj_json_put_key(to, "facts");
    cj_json_begin(to, '[', &cj_json_lines_4);
    for (size_t i = 0; i < document->fact_count; i++) {
        cj_json_begin(to, '{', &cj_json_one_line);
        cj_json_put_member(to, "name", document->facts[i].name);
        cj_json_put_member(to, "value", document->facts[i].value);
        cj_json_end(to);
    }
    cj_json_end(to);
}

/* The figure as people read it, and as a number with its unit, of which column of which measure;
 * null where it is not there. */
static void put_headline(cj_json_writer *to, const cj_headline *headline)
{
    cj_json_put_member(to, "figure", headline->figure);
    cj_json_put_member(to, "label", headline->label);
    cj_json_put_member(to, "sentence", headline->sentence);
    cj_json_put_key(to, "value");
    cj_json_put_cell(to, &headline->value);
    cj_json_put_member(to, "unit", headline->unit);
    cj_json_put_member(to, "measure", headline->measure);
    cj_json_put_member(to, "key", headline->key);
}

static void put_headlines(cj_json_writer *to, const cj_document *document)
{
    cj_json_put_key(to, "headlines");
    cj_json_begin(to, '[', &cj_json_lines_4);
    for (size_t i = 0; i < document->headline_count; i++) {
        cj_json_begin(to, '{', &cj_json_one_line);
        put_headline(to, &document->headlines[i]);
        cj_json_end(to);
    }
    cj_json_end(to);
}

/* Write for each chart its kind, title and description; the values are those of the table. */
static void put_charts(cj_json_writer *to, const cj_exhibit *exhibit)
{
    cj_json_put_key(to, "charts");
    cj_json_begin(to, '[', &cj_json_one_line);
    for (size_t i = 0; i < exhibit->chart_count; i++) {
        cj_json_begin(to, '{', &cj_json_one_line);
        cj_json_put_member(to, "kind", cj_chart_kind_name(exhibit->charts[i]->kind));
        cj_json_put_member(to, "title", exhibit->charts[i]->title);
        cj_json_put_member(to, "description", exhibit->charts[i]->description);
        cj_json_end(to);
    }
    cj_json_end(to);
}

static void put_exhibits(cj_json_writer *to, const cj_exhibit *exhibits, size_t count)
{
    cj_json_begin(to, '[', &tables_layout);
    for (size_t i = 0; i < count; i++) {
        if (exhibits[i].readers == CJ_READERS_PEOPLE || exhibits[i].readers == CJ_READERS_CSV)
            continue;
        cj_json_begin(to, '{', &cj_json_lines_2);
        cj_json_put_member(to, "id", exhibits[i].id);
        cj_json_put_member(to, "text", exhibits[i].text);
        put_charts(to, &exhibits[i]);
        cj_json_put_table(to, exhibits[i].table);
        cj_json_end(to);
    }
    cj_json_end(to);
}

static void put_section(cj_json_writer *to, const cj_section *section)
{
    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_member(to, "id", section->id);
    cj_json_put_member(to, "title", section->title);
    cj_json_put_key(to, "text");
    cj_json_put_texts(to, section->texts, section->text_count);
    cj_json_put_key(to, "tables");
    put_exhibits(to, section->exhibits, section->exhibit_count);
    cj_json_end(to);
}

cj_status cj_document_json(cj_text *out, const cj_document *document, cj_error *err)
{
    cj_json_writer to = CJ_JSON_WRITER(out);

    cj_json_begin(&to, '{', &cj_json_lines_2);
    cj_json_put_key(&to, "schema_version");
    cj_json_put_number(&to, CJ_DOCUMENT_VERSION);
    cj_json_put_member(&to, "title", document->title);
    put_period(&to, document);
    put_facts(&to, document);
    cj_json_put_key(&to, "main_points");
    cj_json_put_texts(&to, document->points, document->point_count);
    put_headlines(&to, document);
    cj_json_put_key(&to, "sections");
    cj_json_begin(&to, '[', &sections_layout);
    for (size_t i = 0; i < document->section_count; i++)
        put_section(&to, &document->sections[i]);
    cj_json_end(&to);
    cj_json_put_key(&to, "notes");
    cj_json_put_texts(&to, document->notes, document->note_count);
    cj_json_put_key(&to, "appendices");
    put_exhibits(&to, document->appendices, document->appendix_count);
    cj_json_end(&to);
    cj_text_char(out, '\n');
    return cj_text_check(out, err);
}

/* ---- csv ----------------------------------------------------------------------------------------
 */

cj_status cj_document_csv(cj_text *out, const cj_document *document, const cj_output_style *style,
                          cj_error *err)
{
    const cj_exhibit *only = NULL;
    size_t count = 0;

    for (size_t i = 0; i < document->section_count; i++)
        for (size_t e = 0; e < document->sections[i].exhibit_count; e++) {
            if (document->sections[i].exhibits[e].data != NULL)
                continue; /* a filtered part of a table that is there in full */
            only = &document->sections[i].exhibits[e];
            count++;
        }
    if (count != 1)
        return cj_fail(err, CJ_EUSAGE,
                       "csv is one table, and there are %zu: choose one with {only}, or name a "
                       "folder with {output tables/}",
                       count);
    cj_csv_output(out, only->table, style);
    return cj_text_check(out, err);
}

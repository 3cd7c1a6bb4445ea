/* Documents as data: json, csv, and the description of a csv. */
#include "cj/document.h"
#include "cj/formula.h"
#include "cj/json.h"
#include "writers.h"

#include <string.h>

static void quote(cj_text *out, const char *text)
{
    cj_json_quote(out, cj_span_of(text));
}

/* ---- json -------------------------------------------------------------------------------------
 */

static void append_facts(cj_text *out, const cj_document *document)
{
    cj_text_add(out, "  \"facts\": [");
    for (size_t i = 0; i < document->fact_count; i++) {
        cj_text_add(out, i == 0 ? "\n    {\"name\": " : ",\n    {\"name\": ");
        quote(out, document->facts[i].name);
        cj_text_add(out, ", \"value\": ");
        quote(out, document->facts[i].value);
        cj_text_char(out, '}');
    }
    cj_text_add(out, document->fact_count > 0 ? "\n  ],\n" : "],\n");
}

static void append_headlines(cj_text *out, const cj_document *document)
{
    cj_text_add(out, "  \"headlines\": [");
    for (size_t i = 0; i < document->headline_count; i++) {
        const cj_headline *headline = &document->headlines[i];

        cj_text_add(out, i == 0 ? "\n    {\"figure\": " : ",\n    {\"figure\": ");
        quote(out, headline->figure);
        cj_text_add(out, ", \"label\": ");
        quote(out, headline->label);
        cj_text_add(out, ", \"sentence\": ");
        quote(out, headline->sentence);
        cj_text_char(out, '}');
    }
    cj_text_add(out, document->headline_count > 0 ? "\n  ],\n" : "],\n");
}

static void append_texts(cj_text *out, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cj_text_add(out, i == 0 ? "" : ", ");
        quote(out, texts[i]);
    }
}

/* A chart as what it shows, not how. */
static void append_charts(cj_text *out, const cj_exhibit *exhibit)
{
    cj_text_add(out, "  \"charts\": [");
    for (size_t i = 0; i < exhibit->chart_count; i++) {
        const cj_chart *chart = exhibit->charts[i];

        cj_text_format(out, "%s{\"kind\": \"%s\", \"title\": ", i == 0 ? "" : ", ",
                       cj_chart_kind_name(chart->kind));
        quote(out, chart->title);
        cj_text_add(out, ", \"description\": ");
        quote(out, chart->description);
        cj_text_char(out, '}');
    }
    cj_text_add(out, "],\n");
}

static void append_exhibit(cj_text *out, const cj_exhibit *exhibit)
{
    cj_text_add(out, "{\n  \"id\": ");
    quote(out, exhibit->id);
    cj_text_add(out, ",\n  \"text\": ");
    quote(out, exhibit->text);
    cj_text_add(out, ",\n");
    append_charts(out, exhibit);
    cj_json_append_table(out, exhibit->table);
    cj_text_char(out, '}');
}

static void append_exhibits(cj_text *out, const cj_exhibit *exhibits, size_t count)
{
    cj_text_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        cj_text_add(out, i == 0 ? "" : ",\n");
        append_exhibit(out, &exhibits[i]);
    }
    cj_text_char(out, ']');
}

cj_status cj_document_json(cj_text *out, const cj_document *document, cj_error *err)
{
    cj_text_add(out, "{\n  \"title\": ");
    quote(out, document->title);
    cj_text_add(out, ",\n");
    append_facts(out, document);
    append_headlines(out, document);
    cj_text_add(out, "  \"sections\": [\n");
    for (size_t i = 0; i < document->section_count; i++) {
        const cj_section *section = &document->sections[i];

        cj_text_add(out, i == 0 ? "{\"id\": " : ",\n{\"id\": ");
        quote(out, section->id);
        cj_text_add(out, ", \"title\": ");
        quote(out, section->title);
        cj_text_add(out, ", \"text\": [");
        append_texts(out, section->texts, section->text_count);
        cj_text_add(out, "], \"tables\": ");
        append_exhibits(out, section->exhibits, section->exhibit_count);
        cj_text_char(out, '}');
    }
    cj_text_add(out, "\n  ],\n  \"notes\": [");
    append_texts(out, document->notes, document->note_count);
    cj_text_add(out, "],\n  \"appendices\": ");
    append_exhibits(out, document->appendices, document->appendix_count);
    cj_text_add(out, "\n}\n");
    return cj_text_check(out, err);
}

/* ---- csv ----------------------------------------------------------------------------------------
 */

cj_status cj_document_csv(cj_text *out, const cj_document *document, bool raw, cj_error *err)
{
    const cj_exhibit *only = NULL;
    size_t count = 0;

    for (size_t i = 0; i < document->section_count; i++)
        for (size_t e = 0; e < document->sections[i].exhibit_count; e++) {
            if (document->sections[i].exhibits[e].data != NULL)
                continue; /* the same data once more */
            only = &document->sections[i].exhibits[e];
            count++;
        }
    if (count != 1)
        return cj_fail(err, CJ_EUSAGE,
                       "csv is one table, and there are %zu: choose one with {only}, or name a "
                       "folder with {output tables/}",
                       count);
    cj_csv_output(out, only->table, raw);
    return cj_text_check(out, err);
}

/* The data type that CSVW has for a cell, NULL for one without a value; percentages are
 * decimals. */
static const char *datatype_of_cell(const cj_cell *cell)
{
    switch (cell->kind) {
    case CJ_CELL_COUNT:
        return "integer";
    case CJ_CELL_NUMBER:
    case CJ_CELL_PERCENT:
        return "decimal";
    case CJ_CELL_DATE:
        return "date";
    case CJ_CELL_TEXT:
    case CJ_CELL_FLAG:
        return "string";
    default:
        return NULL;
    }
}

/* The one that all cells of a column fit: figures that stand one below the other may be
 * counts and percentages. */
static const char *datatype_of(const cj_table *table, size_t column)
{
    const char *unit = table->columns[column].unit;
    const char *type = NULL;

    for (size_t row = 0; row < table->row_count; row++) {
        const char *here = datatype_of_cell(cj_table_cell(table, row, column));
        bool numbers = here != NULL && type != NULL &&
                       (strcmp(here, "integer") == 0 || strcmp(here, "decimal") == 0) &&
                       (strcmp(type, "integer") == 0 || strcmp(type, "decimal") == 0);

        if (here == NULL || (type != NULL && strcmp(here, type) == 0))
            continue;
        type = type == NULL ? here : numbers ? "decimal" : "string";
    }
    if (type != NULL)
        return type;
    return strcmp(unit, "count") == 0     ? "integer"
           : strcmp(unit, "percent") == 0 ? "decimal"
                                          : "string";
}

static void append_url(cj_text *out, const cj_exhibit *exhibit, bool *first)
{
    if (exhibit->data != NULL)
        return; /* a part of a table that is there already */
    cj_text_format(out, "%s\n    {\"url\": \"%s.csv\", \"dc:title\": ", *first ? "" : ",",
                   exhibit->id);
    quote(out, exhibit->table->title == NULL ? "" : exhibit->table->title);
    cj_text_char(out, '}');
    *first = false;
}

cj_status cj_document_csvw_group(cj_text *out, const cj_document *document, cj_error *err)
{
    bool first = true;

    cj_text_add(out, "{\n  \"@context\": [\"http://www.w3.org/ns/csvw\", {\"@language\": "
                     "\"en\"}],\n  \"dc:title\": ");
    quote(out, document->title);
    cj_text_add(out, ",\n  \"dc:creator\": ");
    quote(out, document->program);
    cj_text_add(out, ",\n  \"tables\": [");
    for (size_t s = 0; s < document->section_count; s++)
        for (size_t i = 0; i < document->sections[s].exhibit_count; i++)
            append_url(out, &document->sections[s].exhibits[i], &first);
    for (size_t i = 0; i < document->appendix_count; i++)
        append_url(out, &document->appendices[i], &first);
    cj_text_add(out, "\n  ]\n}\n");
    return cj_text_check(out, err);
}

/* Whether some text of the table has an apostrophe before it in csv. */
static bool has_marks(const cj_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (cj_formula_needs_mark(cj_span_of(table->columns[i].key)))
            return true;
        for (size_t row = 0; row < table->row_count; row++) {
            const cj_cell *cell = cj_table_cell(table, row, i);

            if (cell->kind == CJ_CELL_TEXT && cj_formula_needs_mark(cj_span_of(cell->text)))
                return true;
        }
    }
    return false;
}

cj_status cj_document_csvw(cj_text *out, const cj_exhibit *exhibit, bool raw, cj_error *err)
{
    const cj_table *table = exhibit->table;
    bool marks = !raw && has_marks(table);
    cj_text url = CJ_TEXT_INIT;

    cj_text_format(&url, "%s.csv", exhibit->id);
    cj_text_add(out,
                "{\n  \"@context\": [\"http://www.w3.org/ns/csvw\", {\"@language\": \"en\"}],\n"
                "  \"url\": ");
    quote(out, cj_text_string(&url));
    cj_text_add(out, ",\n  \"dc:title\": ");
    quote(out, table->title == NULL ? "" : table->title);
    cj_text_add(out, ",\n  \"rdfs:comment\": [");
    append_texts(out, table->notes, table->note_count);
    if (marks) {
        cj_text_add(out, table->note_count > 0 ? ", " : "");
        quote(out, "A text that a spreadsheet would compute has an apostrophe before it.");
    }
    cj_text_add(out, "],\n  \"dialect\": {\"header\": true, \"encoding\": \"utf-8\"},\n"
                     "  \"tableSchema\": {\n    \"columns\": [\n");
    for (size_t i = 0; i < table->column_count; i++) {
        cj_text_reset(&url);
        if (marks && cj_formula_needs_mark(cj_span_of(table->columns[i].key)))
            cj_text_char(&url, '\''); /* as the file has it */
        cj_text_add(&url, table->columns[i].key);
        cj_text_add(out, "      {\"titles\": ");
        quote(out, cj_text_string(&url));
        cj_text_add(out, ", \"dc:description\": ");
        quote(out, table->columns[i].heading);
        cj_text_format(out, ", \"datatype\": \"%s\"}%s\n", datatype_of(table, i),
                       i + 1 < table->column_count ? "," : "");
    }
    cj_text_add(out, "    ]\n  }\n}\n");
    out->failed = out->failed || url.failed;
    cj_text_clear(&url);
    return cj_text_check(out, err);
}

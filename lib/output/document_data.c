/* Documents as data: json, csv, and the description of a csv. */
#include "cj/document.h"
#include "cj/formula.h"
#include "writers.h"

#include <string.h>

/* ---- json ---------------------------------------------------------------------------- */

/* Layouts of a report's sections and of the tables in one: both begin at the margin, so that
 * each table has the same lines as the JSON of a single program. */
static const cj_json_layout sections_layout = {"\n", ",\n", "\n  ", "\n\n  ", ": "};
static const cj_json_layout tables_layout = {"", ",\n", "", "", ": "};

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
    cj_json_put_member(&to, "title", document->title);
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

cj_status cj_document_csv(cj_text *out, const cj_document *document, bool raw, cj_error *err)
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
    cj_csv_output(out, only->table, raw);
    return cj_text_check(out, err);
}

/* Return the CSVW datatype (XML Schema, part 2) of a cell, NULL for a cell without a value.
 * Percentages are decimals. */
static const char *datatype_of_cell(const cj_cell *cell)
{
    switch (cell->kind) {
    case CJ_CELL_COUNT:
        return "integer";
    case CJ_CELL_NUMBER:
    case CJ_CELL_PERCENT:
    case CJ_CELL_PROPORTION:
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

/* Return the datatype that all cells of a column fit: integers and decimals mixed are decimals,
 * anything else mixed is a string. A column without values has the type of its unit. */
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
    return strcmp(unit, "count") == 0                                    ? "integer"
           : strcmp(unit, "percent") == 0 || strcmp(unit, "points") == 0 ? "decimal"
                                                                         : "string";
}

/* Write the @context that every CSVW description begins with; texts are English. */
static void put_context(cj_json_writer *to)
{
    cj_json_put_key(to, "@context");
    cj_json_begin(to, '[', &cj_json_one_line);
    cj_json_put_text(to, "http://www.w3.org/ns/csvw");
    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_member(to, "@language", "en");
    cj_json_end(to);
    cj_json_end(to);
}

static void put_url(cj_json_writer *to, const cj_exhibit *exhibit)
{
    cj_text url = CJ_TEXT_INIT;

    cj_text_format(&url, "%s.csv", exhibit->id);
    cj_json_put_key(to, "url");
    cj_json_put_span(to, cj_text_span(&url));
    cj_json_put_member(to, "dc:title", exhibit->table->title);
    to->out->failed = to->out->failed || url.failed;
    cj_text_clear(&url);
}

static void put_file(cj_json_writer *to, const cj_exhibit *exhibit)
{
    if (exhibit->data != NULL)
        return; /* a filtered part of a table that has its own file */
    cj_json_begin(to, '{', &cj_json_one_line);
    put_url(to, exhibit);
    cj_json_end(to);
}

cj_status cj_document_csvw_group(cj_text *out, const cj_document *document, cj_error *err)
{
    cj_json_writer to = CJ_JSON_WRITER(out);

    cj_json_begin(&to, '{', &cj_json_lines_2);
    put_context(&to);
    cj_json_put_member(&to, "dc:title", document->title);
    cj_json_put_member(&to, "dc:creator", document->program);
    cj_json_put_key(&to, "tables");
    cj_json_begin(&to, '[', &cj_json_lines_4);
    for (size_t s = 0; s < document->section_count; s++)
        for (size_t i = 0; i < document->sections[s].exhibit_count; i++)
            put_file(&to, &document->sections[s].exhibits[i]);
    for (size_t i = 0; i < document->appendix_count; i++)
        if (document->appendices[i].readers != CJ_READERS_PEOPLE)
            put_file(&to, &document->appendices[i]);
    cj_json_end(&to);
    cj_json_end(&to);
    cj_text_char(out, '\n');
    return cj_text_check(out, err);
}

/* Whether cj_csv_append_text() puts an apostrophe before some text of the table. */
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

static void put_comments(cj_json_writer *to, const cj_table *table, bool marks)
{
    cj_json_put_key(to, "rdfs:comment");
    cj_json_begin(to, '[', &cj_json_one_line);
    for (size_t i = 0; i < table->note_count; i++)
        cj_json_put_text(to, table->notes[i]);
    if (marks)
        cj_json_put_text(to,
                         "A text that a spreadsheet would compute has an apostrophe before it.");
    cj_json_end(to);
}

static void put_column(cj_json_writer *to, const cj_table *table, size_t column, bool marks)
{
    const char *key = table->columns[column].key;
    cj_text title = CJ_TEXT_INIT;

    if (marks && cj_formula_needs_mark(cj_span_of(key)))
        cj_text_char(&title, '\''); /* titles must match the CSV header exactly */
    cj_text_add(&title, key);
    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_key(to, "titles");
    cj_json_put_span(to, cj_text_span(&title));
    cj_json_put_member(to, "dc:description", table->columns[column].heading);
    cj_json_put_member(to, "datatype", datatype_of(table, column));
    if (cj_table_column_withholds(table, column)) {
        cj_json_put_key(to, "null"); /* what stands for no value: blank alone by default */
        cj_json_put_texts(to, (const char *[]){"", "[c]"}, 2);
    }
    cj_json_end(to);
    to->out->failed = to->out->failed || title.failed;
    cj_text_clear(&title);
}

cj_status cj_document_csvw(cj_text *out, const cj_exhibit *exhibit, bool raw, cj_error *err)
{
    const cj_table *table = exhibit->table;
    bool marks = !raw && has_marks(table);
    cj_json_writer to = CJ_JSON_WRITER(out);

    cj_json_begin(&to, '{', &cj_json_lines_2);
    put_context(&to);
    put_url(&to, exhibit);
    put_comments(&to, table, marks);
    cj_json_put_key(&to, "dialect");
    cj_json_begin(&to, '{', &cj_json_one_line);
    cj_json_put_key(&to, "header");
    cj_json_put_bool(&to, true);
    cj_json_put_member(&to, "encoding", "utf-8");
    cj_json_end(&to);
    cj_json_put_key(&to, "tableSchema");
    cj_json_begin(&to, '{', &cj_json_lines_4);
    cj_json_put_key(&to, "columns");
    cj_json_begin(&to, '[', &cj_json_lines_6);
    for (size_t i = 0; i < table->column_count; i++)
        put_column(&to, table, i, marks);
    cj_json_end(&to);
    cj_json_end(&to);
    cj_json_end(&to);
    cj_text_char(out, '\n');
    return cj_text_check(out, err);
}

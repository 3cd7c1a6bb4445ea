/* What csv files hold, told to programs: CSVW (W3C, Model for Tabular Data and Metadata on the Web,
 * 2015), for each file and for a folder of them. */
#include "cj/document.h"
#include "cj/formula.h"
#include "writers.h"

#include <string.h>

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
    cj_json_put_member(to, "@language", "en-GB");
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
        cj_json_put_text(to, table->notes[i].words);
    if (marks)
        cj_json_put_text(to,
                         "A text that a spreadsheet would compute has an apostrophe before it.");
    cj_json_end(to);
}

/* The name of a column, by which a key refers to it: its heading, of which a name of CSVW takes
 * letters, digits and _ as they are. */
static void put_name(cj_json_writer *to, const char *key)
{
    cj_text name = CJ_TEXT_INIT;

    for (; *key != '\0'; key++) {
        unsigned char byte = (unsigned char)*key;
        bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                     (byte >= '0' && byte <= '9') || (byte == '_' && name.length > 0);

        if (plain)
            cj_text_char(&name, (char)byte);
        else
            cj_text_format(&name, "%%%02X", byte);
    }
    cj_json_put_span(to, cj_text_span(&name));
    to->out->failed = to->out->failed || name.failed;
    cj_text_clear(&name);
}

static void put_column(cj_json_writer *to, const cj_table *table, size_t column, bool marks)
{
    const char *key = table->columns[column].key;
    cj_text title = CJ_TEXT_INIT;

    if (marks && cj_formula_needs_mark(cj_span_of(key)))
        cj_text_char(&title, '\''); /* titles must match the CSV header exactly */
    cj_text_add(&title, key);
    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_key(to, "name");
    put_name(to, key);
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

/* Describe one file: the members of a table of CSVW. */
static void put_table(cj_json_writer *to, const cj_exhibit *exhibit, bool raw)
{
    const cj_table *table = exhibit->table;
    bool marks = !raw && has_marks(table);

    put_url(to, exhibit);
    put_comments(to, table, marks);
    cj_json_put_key(to, "dialect");
    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_key(to, "header");
    cj_json_put_bool(to, true);
    cj_json_put_member(to, "encoding", "utf-8");
    cj_json_end(to);
    cj_json_put_key(to, "tableSchema");
    cj_json_begin(to, '{', &cj_json_lines_4);
    cj_json_put_key(to, "columns");
    cj_json_begin(to, '[', &cj_json_lines_6);
    for (size_t i = 0; i < table->column_count; i++)
        put_column(to, table, i, marks);
    cj_json_end(to);
    cj_json_put_table_key(to, "primaryKey", table, put_name);
    cj_json_end(to);
}

cj_status cj_document_csvw(cj_text *out, const cj_exhibit *exhibit, bool raw, cj_error *err)
{
    cj_json_writer to = CJ_JSON_WRITER(out);

    cj_json_begin(&to, '{', &cj_json_lines_2);
    put_context(&to);
    put_table(&to, exhibit, raw);
    cj_json_end(&to);
    cj_text_char(out, '\n');
    return cj_text_check(out, err);
}

/* A filtered part of a table that has its own file has none, nor has what is for people alone. */
static void put_file(cj_json_writer *to, const cj_exhibit *exhibit, bool raw)
{
    if (exhibit->data != NULL || exhibit->readers == CJ_READERS_PEOPLE)
        return;
    cj_json_begin(to, '{', &cj_json_lines_2);
    put_table(to, exhibit, raw);
    cj_json_end(to);
}

/* What the cover says under one of two names, as a member; nothing is made up where it does not. */
static void put_fact(cj_json_writer *to, const cj_document *document, const char *member,
                     const char *name, const char *other)
{
    for (size_t i = 0; i < document->fact_count; i++) {
        cj_span said = cj_span_of(document->facts[i].name);

        if (cj_word_same(said, cj_span_of(name)) || cj_word_same(said, cj_span_of(other))) {
            cj_json_put_member(to, member, document->facts[i].value);
            return;
        }
    }
}

cj_status cj_document_csvw_group(cj_text *out, const cj_document *document, bool raw, cj_error *err)
{
    cj_json_writer to = CJ_JSON_WRITER(out);

    cj_json_begin(&to, '{', &cj_json_lines_2);
    put_context(&to);
    cj_json_put_member(&to, "dc:title", document->title);
    cj_json_put_member(&to, "dc:creator",
                       document->service[0] != '\0' ? document->service : document->program);
    put_fact(&to, document, "dc:issued", "Published", "Publication date");
    put_fact(&to, document, "dc:license", "Licence", "License");
    cj_json_put_key(&to, "tables");
    cj_json_begin(&to, '[', &cj_json_lines_4);
    for (size_t s = 0; s < document->section_count; s++)
        for (size_t i = 0; i < document->sections[s].exhibit_count; i++)
            put_file(&to, &document->sections[s].exhibits[i], raw);
    for (size_t i = 0; i < document->appendix_count; i++)
        put_file(&to, &document->appendices[i], raw);
    cj_json_end(&to);
    cj_json_end(&to);
    cj_text_char(out, '\n');
    return cj_text_check(out, err);
}

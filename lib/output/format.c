/* Which format a name or a suffix stands for, and a table in it. */
#include "cj/output.h"

#include "cj/document.h"
#include "noted.h"
#include "writers.h"

#include <string.h>

static const struct {
    const char *name;
    const char *suffix;
    cj_format format;
} formats[] = {{"text", ".txt", CJ_FORMAT_TEXT},  {"csv", ".csv", CJ_FORMAT_CSV},
               {"json", ".json", CJ_FORMAT_JSON}, {"markdown", ".md", CJ_FORMAT_MARKDOWN},
               {"html", ".html", CJ_FORMAT_HTML}, {"xlsx", ".xlsx", CJ_FORMAT_XLSX}};

#define FORMAT_COUNT (sizeof formats / sizeof *formats)

cj_status cj_format_parse(cj_format *out, const char *name, cj_error *err)
{
    cj_span names[FORMAT_COUNT];
    size_t nearest;

    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        names[i] = cj_span_of(formats[i].name);
        if (strcmp(formats[i].name, name) == 0) {
            *out = formats[i].format;
            return CJ_OK;
        }
    }
    nearest = cj_word_nearest(cj_span_of(name), names, FORMAT_COUNT);
    if (nearest != SIZE_MAX)
        return cj_fail(err, CJ_EUSAGE, "format \"%s\" is not known; did you mean %s?", name,
                       formats[nearest].name);
    return cj_fail(err, CJ_EUSAGE,
                   "format \"%s\" is not known; use text, csv, json, markdown, html or xlsx", name);
}

cj_status cj_format_of_file(cj_format *out, const char *path, cj_error *err)
{
    const char *dot = strrchr(path, '.');

    for (size_t i = 0; dot != NULL && i < FORMAT_COUNT; i++)
        if (strcmp(formats[i].suffix, dot) == 0) {
            *out = formats[i].format;
            return CJ_OK;
        }
    return cj_fail_at(err, CJ_EUSAGE, path, 0, 0,
                      "the suffix does not tell the format; end the name in .csv, .json, .md, "
                      ".txt, .html or .xlsx, or say it with {format}");
}

/* Let the document take the notes of the table, and its headings refer to them. */
static cj_status hand_over_notes(cj_layout *layout, cj_noted_form form,
                                 const cj_output_style *style, cj_error *err)
{
    const cj_table *table = layout->table;
    size_t first = cj_style_first_note(style, table);
    cj_status status = CJ_OK;

    if (style->notes != CJ_NOTES_NONE)
        status = cj_noted_add(style->noted, table, first, table->note_count, err);
    for (size_t i = 0; status == CJ_OK && i < layout->column_count; i++) {
        cj_layout_column *column = &layout->columns[i];
        cj_text heading = CJ_TEXT_INIT;

        cj_text_add(&heading, column->heading);
        cj_noted_mark(&heading, style->noted, table, column->column, form);
        column->heading = heading.failed ? NULL
                                         : cj_arena_text(&layout->arena, cj_text_string(&heading),
                                                         heading.length);
        cj_text_clear(&heading);
        status = column->heading == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    return status;
}

/* Append the table as text or Markdown: crossed where a column goes across, then laid out.
 * Sentences belong to rows, which crossing would merge, so with them the table stays as it
 * is. */
static cj_status append_layout(cj_text *out, const cj_table *table, cj_format format,
                               const cj_output_style *style, cj_error *err)
{
    cj_table *crossed = NULL;
    cj_layout *layout = NULL;
    cj_status status = CJ_OK;

    if (!style->sentences)
        status = cj_table_shown(&crossed, table, err);
    if (status == CJ_OK)
        status = cj_layout_new(&layout, crossed != NULL ? crossed : table, style->sentences, err);
    if (status == CJ_OK && style->noted != NULL)
        status = hand_over_notes(layout, format == CJ_FORMAT_TEXT ? CJ_NOTED_FIXED : CJ_NOTED_WORDS,
                                 style, err);
    if (status == CJ_OK)
        status = format == CJ_FORMAT_TEXT ? cj_text_output(out, layout, style, err)
                                          : cj_markdown_output(out, layout, style);
    cj_layout_free(layout);
    cj_table_free(crossed);
    return status;
}

/* Append the table as HTML or a workbook, by way of a document with this one table. */
static cj_status append_document(cj_text *out, const cj_table *table, cj_format format,
                                 cj_error *err)
{
    cj_document *document;
    cj_status status = cj_document_of_table(&document, table, err);

    if (status == CJ_OK)
        status = format == CJ_FORMAT_HTML ? cj_document_html(out, document, err)
                                          : cj_document_xlsx(out, document, err);
    cj_document_free(document);
    return status;
}

cj_status cj_output_append(cj_text *out, const cj_table *table, cj_format format,
                           const cj_output_style *style, cj_error *err)
{
    cj_status status;

    if (format == CJ_FORMAT_CSV)
        status = cj_csv_output(out, table, style);
    else if (format == CJ_FORMAT_JSON)
        status = cj_json_output(out, table);
    else if (format == CJ_FORMAT_HTML || format == CJ_FORMAT_XLSX)
        status = append_document(out, table, format, err);
    else
        status = append_layout(out, table, format, style, err);
    return status == CJ_OK ? cj_text_check(out, err) : status;
}

/* A table as CSV: the same bytes for the same figures everywhere. */
#include "writers.h"

#include "cj/formula.h"

#include <string.h>

/* Bytes that are no UTF-8, as names of files may have, are shown first. */
static void append_shown(cj_text *out, cj_span field)
{
    cj_text shown = CJ_TEXT_INIT;

    cj_text_utf8(&shown, field);
    cj_csv_append_field(out, cj_text_span(&shown));
    out->failed = out->failed || shown.failed;
    cj_text_clear(&shown);
}

/* Quote as RFC 4180 has it. Fields with a blank at either end are quoted, too, since many
 * readers trim bare ones. */
void cj_csv_append_field(cj_text *out, cj_span field)
{
    bool quote = field.length > 0 && (field.at[0] == ' ' || field.at[field.length - 1] == ' ');

    if (cj_utf8_valid(field) < field.length) {
        append_shown(out, field);
        return;
    }
    for (size_t i = 0; i < field.length && !quote; i++)
        quote = strchr(",\"\r\n", field.at[i]) != NULL;
    if (!quote) {
        cj_text_append(out, field);
        return;
    }
    cj_text_char(out, '"');
    for (size_t i = 0; i < field.length; i++) {
        if (field.at[i] == '"')
            cj_text_char(out, '"');
        cj_text_char(out, field.at[i]);
    }
    cj_text_char(out, '"');
}

/* An apostrophe before the text stops spreadsheets from computing it (OWASP, CSV injection);
 * `raw` leaves it out for programs that read the file. */
void cj_csv_append_text(cj_text *out, cj_span field, bool raw)
{
    cj_text marked = CJ_TEXT_INIT;

    if (raw || !cj_formula_needs_mark(field)) {
        cj_csv_append_field(out, field);
        return;
    }
    cj_text_char(&marked, '\'');
    cj_text_append(&marked, field);
    cj_csv_append_field(out, cj_text_span(&marked));
    out->failed = out->failed || marked.failed;
    cj_text_clear(&marked);
}

cj_status cj_csv_output(cj_text *out, const cj_table *table, const cj_output_style *style)
{
    bool raw = style->raw;
    cj_text cell = CJ_TEXT_INIT;

    cj_text_add(out, style->mark ? "\xEF\xBB\xBF" : "");
    for (size_t i = 0; i < table->column_count; i++) {
        cj_text_add(out, i == 0 ? "" : ",");
        cj_csv_append_text(out, cj_span_of(table->columns[i].key), raw);
    }
    cj_text_char(out, '\n');
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t i = 0; i < table->column_count; i++) {
            cj_text_reset(&cell);
            cj_cell_append_data(&cell, cj_table_cell(table, row, i));
            out->failed = out->failed || cell.failed;
            cj_text_add(out, i == 0 ? "" : ",");
            if (cell.length == 0 && table->column_count == 1)
                cj_text_add(out, "\"\""); /* readers skip an empty line, which would lose the row */
            else
                cj_csv_append_text(out, cj_text_span(&cell), raw);
        }
        cj_text_char(out, '\n');
    }
    cj_text_clear(&cell);
    return CJ_OK;
}

/* A table as JSON: exact numbers, null where csv is blank. */
#include "writers.h"

#include "cj/json.h"

static void append_quoted(cj_text *out, const char *text)
{
    cj_json_quote(out, cj_span_of(text));
}

/* Figures are written from their exact digits, everything that csv leaves
 * blank is null. */
static void append_cell(cj_text *out, const cj_cell *cell)
{
    cj_text text = CJ_TEXT_INIT;

    cj_cell_append_data(&text, cell);
    out->failed = out->failed || text.failed;
    if (cell->kind == CJ_CELL_TEXT ||
        (text.length > 0 && (cell->kind == CJ_CELL_DATE || cell->kind == CJ_CELL_FLAG)))
        cj_json_quote(out, cj_text_span(&text));
    else
        cj_text_add(out, text.length > 0 ? text.bytes : "null");
    cj_text_clear(&text);
}

static void append_columns(cj_text *out, const cj_table *table)
{
    cj_text_add(out, "  \"columns\": [\n");
    for (size_t i = 0; i < table->column_count; i++) {
        cj_text_add(out, "    {\"key\": ");
        append_quoted(out, table->columns[i].key);
        cj_text_add(out, ", \"heading\": ");
        append_quoted(out, table->columns[i].heading);
        cj_text_add(out, ", \"unit\": ");
        append_quoted(out, table->columns[i].unit);
        cj_text_add(out, i + 1 < table->column_count ? "},\n" : "}\n");
    }
    cj_text_add(out, "  ],\n");
}

static void append_rows(cj_text *out, const cj_table *table)
{
    cj_text_add(out, "  \"rows\": [\n");
    for (size_t row = 0; row < table->row_count; row++) {
        cj_text_add(out, "    {");
        for (size_t i = 0; i < table->column_count; i++) {
            cj_text_add(out, i == 0 ? "" : ", ");
            append_quoted(out, table->columns[i].key);
            cj_text_add(out, ": ");
            append_cell(out, cj_table_cell(table, row, i));
        }
        cj_text_add(out, row + 1 < table->row_count ? "},\n" : "}\n");
    }
    cj_text_add(out, "  ],\n");
}

static void append_provenance(cj_text *out, const cj_table *table)
{
    cj_text_add(out, "  \"provenance\": {\n    \"program\": ");
    append_quoted(out, table->program == NULL ? "" : table->program);
    cj_text_add(out, ",\n    \"version\": ");
    append_quoted(out, table->version == NULL ? "" : table->version);
    cj_text_add(out, ",\n    \"inputs\": [");
    for (size_t i = 0; i < table->input_count; i++) {
        const cj_table_input *input = &table->inputs[i];

        cj_text_add(out, i == 0 ? "\n      {\"file\": " : ",\n      {\"file\": ");
        append_quoted(out, input->file);
        cj_text_format(out,
                       ", \"rows\": %llu, \"used\": %llu, \"outside_period\": %llu, "
                       "\"not_selected\": %llu, \"rejected\": %llu}",
                       (unsigned long long)input->rows,
                       (unsigned long long)input->states[CJ_ROW_USED],
                       (unsigned long long)input->states[CJ_ROW_OUTSIDE],
                       (unsigned long long)input->states[CJ_ROW_NOT_SELECTED],
                       (unsigned long long)input->states[CJ_ROW_REJECTED]);
    }
    cj_text_add(out, "\n    ],\n    \"options\": [");
    for (size_t i = 0; i < table->option_count; i++) {
        cj_text_add(out, i == 0 ? "\n      {\"name\": " : ",\n      {\"name\": ");
        append_quoted(out, table->options[i].name);
        cj_text_add(out, ", \"value\": ");
        append_quoted(out, table->options[i].value);
        cj_text_char(out, '}');
    }
    cj_text_add(out, table->option_count > 0 ? "\n    ]\n  }\n" : "]\n  }\n");
}

void cj_json_append_table(cj_text *out, const cj_table *table)
{
    cj_text_add(out, "  \"title\": ");
    append_quoted(out, table->title == NULL ? "" : table->title);
    cj_text_add(out, ",\n  \"notes\": [");
    for (size_t i = 0; i < table->note_count; i++) {
        cj_text_add(out, i == 0 ? "\n    " : ",\n    ");
        append_quoted(out, table->notes[i]);
    }
    cj_text_add(out, table->note_count > 0 ? "\n  ],\n" : "],\n");
    append_columns(out, table);
    append_rows(out, table);
    append_provenance(out, table);
}

cj_status cj_json_output(cj_text *out, const cj_table *table)
{
    cj_text_add(out, "{\n");
    cj_json_append_table(out, table);
    cj_text_add(out, "}\n");
    return CJ_OK;
}

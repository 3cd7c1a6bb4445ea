/* A table as JSON: exact numbers, null where csv is blank. */
#include "writers.h"

#include <stdlib.h>

/* Layouts of the lists of rows and of inputs: an empty list still takes two lines. */
static const cj_json_layout rows_layout = {"\n    ", ",\n    ", "\n  ", "\n  ", ": "};
static const cj_json_layout inputs_layout = {"\n      ", ",\n      ", "\n    ", "\n    ", ": "};

/* Write one cell: figures with their exact decimal digits, never through a double, and null for
 * every cell that CSV leaves blank, and for what is withheld. */
void cj_json_put_cell(cj_json_writer *to, const cj_cell *cell)
{
    cj_text text = CJ_TEXT_INIT;

    if (cell->kind == CJ_CELL_SUPPRESSED) {
        cj_json_put_raw(to, "null");
        return;
    }
    cj_cell_append_data(&text, cell);
    to->out->failed = to->out->failed || text.failed;
    if (cell->kind == CJ_CELL_TEXT ||
        (text.length > 0 && (cell->kind == CJ_CELL_DATE || cell->kind == CJ_CELL_FLAG)))
        cj_json_put_span(to, cj_text_span(&text));
    else
        cj_json_put_raw(to, text.length > 0 ? text.bytes : "null");
    cj_text_clear(&text);
}

static void put_columns(cj_json_writer *to, const cj_table *table)
{
    cj_json_put_key(to, "columns");
    cj_json_begin(to, '[', &cj_json_lines_4);
    for (size_t i = 0; i < table->column_count; i++) {
        cj_json_begin(to, '{', &cj_json_one_line);
        cj_json_put_member(to, "key", table->columns[i].key);
        cj_json_put_member(to, "heading", table->columns[i].heading);
        cj_json_put_member(to, "unit", table->columns[i].unit);
        cj_json_end(to);
    }
    cj_json_end(to);
}

/* Say which figures of a row are withheld: null alone may also be what does not exist. */
static void put_withheld(cj_json_writer *to, const cj_table *table, size_t row)
{
    if (!cj_table_row_withholds(table, row))
        return;
    cj_json_put_key(to, "suppressed");
    cj_json_begin(to, '[', &cj_json_one_line);
    for (size_t i = 0; i < table->column_count; i++)
        if (cj_table_cell(table, row, i)->kind == CJ_CELL_SUPPRESSED)
            cj_json_put_text(to, table->columns[i].key);
    cj_json_end(to);
}

static void put_rows(cj_json_writer *to, const cj_table *table)
{
    cj_json_put_key(to, "rows");
    cj_json_begin(to, '[', &rows_layout);
    for (size_t row = 0; row < table->row_count; row++) {
        cj_json_begin(to, '{', &cj_json_one_line);
        for (size_t i = 0; i < table->column_count; i++) {
            cj_json_put_key(to, table->columns[i].key);
            cj_json_put_cell(to, cj_table_cell(table, row, i));
        }
        put_withheld(to, table, row);
        cj_json_end(to);
    }
    cj_json_end(to);
}

void cj_json_put_table_key(cj_json_writer *to, const char *member, const cj_table *table,
                           void (*put)(cj_json_writer *to, const char *key))
{
    size_t *columns = calloc(table->column_count + 1, sizeof *columns);
    size_t count = 0;

    if (columns == NULL || cj_table_key(columns, &count, table, NULL) != CJ_OK)
        to->out->failed = true;
    if (count > 0) {
        cj_json_put_key(to, member);
        cj_json_begin(to, '[', &cj_json_one_line);
        for (size_t i = 0; i < count; i++)
            put(to, table->columns[columns[i]].key);
        cj_json_end(to);
    }
    free(columns);
}

static void put_rows_of(cj_json_writer *to, const char *key, uint64_t rows, bool withheld)
{
    cj_json_put_key(to, key);
    if (withheld)
        cj_json_put_raw(to, "null");
    else
        cj_json_put_number(to, rows);
}

static void put_input(cj_json_writer *to, const cj_table_input *input)
{
    static const struct {
        const char *key;
        cj_row_state state;
    } states[] = {{"used", CJ_ROW_USED},
                  {"outside_period", CJ_ROW_OUTSIDE},
                  {"not_selected", CJ_ROW_NOT_SELECTED},
                  {"rejected", CJ_ROW_REJECTED}};

    cj_json_begin(to, '{', &cj_json_one_line);
    cj_json_put_member(to, "file", input->file);
    put_rows_of(to, "rows", input->rows, (input->withheld & CJ_WITHHELD_ROWS) != 0);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        put_rows_of(to, states[i].key, input->states[states[i].state],
                    (input->withheld >> states[i].state & 1) != 0);
    cj_json_end(to);
}

static void put_provenance(cj_json_writer *to, const cj_table *table)
{
    cj_json_put_key(to, "provenance");
    cj_json_begin(to, '{', &cj_json_lines_4);
    cj_json_put_member(to, "program", table->program);
    cj_json_put_member(to, "version", table->version);
    cj_json_put_key(to, "inputs");
    cj_json_begin(to, '[', &inputs_layout);
    for (size_t i = 0; i < table->input_count; i++)
        put_input(to, &table->inputs[i]);
    cj_json_end(to);
    cj_json_put_key(to, "options");
    cj_json_begin(to, '[', &cj_json_lines_6);
    for (size_t i = 0; i < table->option_count; i++) {
        cj_json_begin(to, '{', &cj_json_one_line);
        cj_json_put_member(to, "name", table->options[i].name);
        cj_json_put_member(to, "value", table->options[i].value);
        cj_json_end(to);
    }
    cj_json_end(to);
    cj_json_end(to);
}

void cj_json_put_table(cj_json_writer *to, const cj_table *table)
{
    cj_json_put_member(to, "title", table->title);
    cj_json_put_key(to, "notes");
    cj_json_begin(to, '[', &cj_json_lines_4);
    for (size_t i = 0; i < table->note_count; i++)
        cj_json_put_text(to, table->notes[i].words);
    cj_json_end(to);
    put_columns(to, table);
    cj_json_put_table_key(to, "primary_key", table, cj_json_put_text);
    put_rows(to, table);
    put_provenance(to, table);
}

cj_status cj_json_output(cj_text *out, const cj_table *table)
{
    cj_json_writer to = CJ_JSON_WRITER(out);

    cj_json_begin(&to, '{', &cj_json_lines_2);
    cj_json_put_table(&to, table);
    cj_json_end(&to);
    cj_text_char(out, '\n');
    return CJ_OK;
}

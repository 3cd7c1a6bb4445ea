/* Inputs whose rows stand in the definition itself: small tables of a plan, targets, quotes. */
#include "definition_internal.h"

#include "cj/output.h"

#include <string.h>

#define ROWS_MAX 1000
#define COLUMNS_MAX 50

typedef struct {
    const char *columns[COLUMNS_MAX]; /* in order of their first appearance */
    size_t count;
} inline_table;

static bool has(const inline_table *table, const char *column)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(table->columns[i], column) == 0)
            return true;
    return false;
}

/* Add the columns of a row that no row above has. */
static cj_status add_columns(inline_table *table, const cj_json_node *row, cj_error *err)
{
    if (!cj_json_is_object(row) || cj_json_count(row) == 0)
        return cj_json_fail(row, err, "must be a row: {\"column\": \"value\"}");
    for (size_t i = 0; i < cj_json_count(row); i++) {
        cj_json_node entry = cj_json_entry(row, i);

        if (has(table, entry.key))
            continue;
        if (cj_span_trim(cj_span_of(entry.key)).length == 0)
            return cj_json_fail(&entry, err, "a column needs a name");
        if (table->count == COLUMNS_MAX)
            return cj_json_fail(&entry, err, "rows have %d columns at the most", COLUMNS_MAX);
        table->columns[table->count++] = entry.key;
    }
    return CJ_OK;
}

/* Append a value as a cell: a text or a number; what is not there is blank. */
static cj_status append_value(cj_text *csv, const cj_json_node *value, cj_error *err)
{
    cj_decimal number;
    cj_span text;

    if (!cj_json_present(value))
        return CJ_OK;
    if (cj_json_is_string(value)) {
        cj_status status = cj_json_string(&text, value, err);

        if (status == CJ_OK)
            cj_csv_append_field(csv, text);
        return status;
    }
    if (cj_json_decimal(&number, value, NULL) != CJ_OK)
        return cj_json_fail(value, err, "must be a text or a number; leave out what is not known");
    cj_decimal_append(csv, number);
    return CJ_OK;
}

static cj_status append_row(cj_text *csv, const inline_table *table, const cj_json_node *row,
                            cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < table->count; i++) {
        cj_json_node value = cj_json_member(row, table->columns[i]);

        cj_text_add(csv, i > 0 ? "," : "");
        status = append_value(csv, &value, err);
    }
    cj_text_char(csv, '\n');
    return status;
}

cj_status cj_definition_read_inline(cj_definition_input *input, const cj_json_node *rows,
                                    cj_definition_reader *in, cj_error *err)
{
    size_t count = cj_json_count(rows);
    inline_table table = {.count = 0};
    cj_text csv = CJ_TEXT_INIT;
    cj_status status = cj_json_expect_array(rows, err);

    if (status == CJ_OK && (count == 0 || count > ROWS_MAX))
        return cj_json_fail(rows, err, "must hold 1 to %d rows; more belong into a file", ROWS_MAX);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_json_node row = cj_json_item(rows, i);

        status = add_columns(&table, &row, err);
    }
    for (size_t i = 0; status == CJ_OK && i < table.count; i++) {
        cj_text_add(&csv, i > 0 ? "," : "");
        cj_csv_append_field(&csv, cj_span_of(table.columns[i]));
    }
    cj_text_char(&csv, '\n');
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_json_node row = cj_json_item(rows, i);

        status = append_row(&csv, &table, &row, err);
    }
    if (status == CJ_OK)
        status = cj_text_check(&csv, err);
    if (status == CJ_OK) {
        input->csv = cj_arena_text(&in->out->arena, csv.bytes, csv.length);
        status = input->csv == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&csv);
    return status;
}

/* Tables as they were printed come into memory. */
#include "audit/audit_internal.h"

#include <stdlib.h>
#include <string.h>

/* Cells of all tables together. */
#define CELLS_MAX 5000000

cj_status cj_audit_new(cj_audit **out, const cj_audit_options *options, cj_error *err)
{
    cj_audit *audit = calloc(1, sizeof(*audit));
    cj_status status;

    *out = NULL;
    if (audit == NULL)
        return cj_fail_nomem(err);
    audit->options = options;
    audit->rules_used = calloc(options->rule_count + 1, sizeof(bool));
    status = audit->rules_used == NULL ? cj_fail_nomem(err) : CJ_OK;
    if (status == CJ_OK)
        status = cj_dict_new(&audit->kinds, CJ_DICT_EXACT, err);
    if (status == CJ_OK)
        status = cj_system_new(&audit->system, err);
    if (status == CJ_OK)
        *out = audit;
    else
        cj_audit_free(audit);
    return status;
}

void cj_audit_free(cj_audit *audit)
{
    if (audit == NULL)
        return;
    for (size_t i = 0; i < audit->table_count; i++) {
        free(audit->tables[i].cells);
        free(audit->tables[i].counts);
    }
    for (size_t i = 0; i < audit->dimension_count; i++) {
        cj_dict_free(audit->dimensions[i].values);
        free(audit->dimensions[i].implies);
    }
    free(audit->tables);
    free(audit->dimensions);
    free(audit->sightings);
    free(audit->rules_used);
    cj_text_clear(&audit->remarks);
    cj_tuples_clear(&audit->tuples);
    cj_dict_free(audit->kinds);
    cj_system_free(audit->system);
    cj_arena_clear(&audit->arena);
    free(audit);
}

static cj_status keep_text(cj_span *out, cj_audit *audit, cj_span text, cj_error *err)
{
    char *kept = cj_arena_text(&audit->arena, text.at, text.length);

    *out = (cj_span){kept, text.length};
    return kept == NULL ? cj_fail_nomem(err) : CJ_OK;
}

cj_status cj_printed_begin(cj_printed **out, cj_audit *audit, const char *name, size_t columns,
                           cj_error *err)
{
    cj_printed *table;
    cj_status status =
        cj_grow(&audit->tables, &audit->table_room, audit->table_count + 1, sizeof(*table), err);

    if (status != CJ_OK)
        return status;
    table = &audit->tables[audit->table_count];
    *table = (cj_printed){.name = cj_arena_text(&audit->arena, name, strlen(name)),
                          .column_count = columns};
    table->columns = cj_arena_alloc(&audit->arena, (columns + 1) * sizeof(*table->columns));
    if (table->name == NULL || table->columns == NULL)
        return cj_fail_nomem(err);
    memset(table->columns, 0, (columns + 1) * sizeof(*table->columns));
    audit->table_count++;
    *out = table;
    return CJ_OK;
}

cj_status cj_printed_add_row(cj_span **cells, cj_audit *audit, cj_printed *table, cj_error *err)
{
    size_t need = (table->row_count + 1) * table->column_count;
    cj_status status;

    (void)audit;
    if (need > CELLS_MAX)
        return cj_fail(err, CJ_EUSAGE, "%s: more than %d cells", table->name, CELLS_MAX);
    status = cj_grow(&table->cells, &table->row_room, need, sizeof(cj_span), err);
    if (status != CJ_OK)
        return status;
    *cells = &table->cells[table->row_count++ * table->column_count];
    for (size_t c = 0; c < table->column_count; c++)
        (*cells)[c] = CJ_SPAN("");
    return CJ_OK;
}

/* ---- csv ------------------------------------------------------------------------------ */

static cj_status read_rows(cj_audit *audit, cj_printed *table, cj_records *records,
                           const size_t *columns, cj_error *err)
{
    cj_status status = cj_records_start(records, err);
    const cj_rows *rows;

    while (cj_records_more(&rows, records, &status, err))
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
            size_t at = rows->rows[i];
            cj_span *cells;

            status = cj_printed_add_row(&cells, audit, table, err);
            for (size_t c = 0; status == CJ_OK && c < table->column_count; c++)
                status = keep_text(&cells[c], audit,
                                   cj_span_trim(cj_records_cell(records, columns[c], at)), err);
            cj_ledger_raise(cj_records_ledger(records), rows->first + at, CJ_ROW_USED);
        }
    return status == CJ_OK ? cj_records_finish(records, err) : status;
}

cj_status cj_audit_add_records(cj_audit *audit, cj_records *records, const char *name,
                               cj_error *err)
{
    size_t width = cj_records_field_count(records);
    size_t *columns = malloc((width + 1) * sizeof(*columns));
    cj_printed *table = NULL;
    cj_status status = columns == NULL ? cj_fail_nomem(err) : CJ_OK;

    if (status == CJ_OK)
        status = cj_printed_begin(&table, audit, name, width, err);
    for (size_t c = 0; status == CJ_OK && c < width; c++) {
        cj_span field = cj_records_field_name(records, c);

        status = cj_records_any_column(&columns[c], records, field, err);
        if (status == CJ_OK)
            status = keep_text(&table->columns[c].name, audit, field, err);
    }
    cj_records_need_cells(records);
    if (status == CJ_OK)
        status = read_rows(audit, table, records, columns, err);
    free(columns);
    return status;
}

/* ---- json ------------------------------------------------------------------------------ */

/* Append what an option of the provenance says of which rows are counted. */
static cj_status add_population(cj_text *out, cj_printed *table, const cj_json_node *option,
                                cj_error *err)
{
    static const char shaping[] = "where missing period date within from to first cohort people";
    cj_json_node name = cj_json_member(option, "name");
    cj_json_node value = cj_json_member(option, "value");
    cj_span words[2];
    cj_status status = cj_json_string(&words[0], &name, err);

    if (status == CJ_OK)
        status = cj_json_string(&words[1], &value, err);
    if (status != CJ_OK)
        return status;
    table->hundred = table->hundred || cj_span_equal(words[0], CJ_SPAN("sum-to-100"));
    if (cj_words_have(shaping, words[0]))
        cj_text_format(out, "|%.*s=%.*s", (int)words[0].length, words[0].at, (int)words[1].length,
                       words[1].at);
    return CJ_OK;
}

static cj_status read_provenance(cj_audit *audit, cj_printed *table, const cj_json_node *node,
                                 cj_error *err)
{
    cj_json_node from = cj_json_member(node, "provenance");
    cj_json_node program = cj_json_member(&from, "program");
    cj_json_node options = cj_json_member(&from, "options");
    cj_text words = CJ_TEXT_INIT;
    cj_span called;
    cj_status status = CJ_OK;

    if (!cj_json_present(&from) || !cj_json_present(&program))
        return CJ_OK;
    status = cj_json_string(&called, &program, err);
    if (status == CJ_OK)
        cj_text_append(&words, called);
    for (size_t i = 0; status == CJ_OK && cj_json_present(&options) && i < cj_json_count(&options);
         i++) {
        cj_json_node option = cj_json_item(&options, i);

        status = add_population(&words, table, &option, err);
    }
    if (status == CJ_OK)
        status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = keep_text(&table->population, audit, cj_text_span(&words), err);
    cj_text_clear(&words);
    return status;
}

/* The text of a cell: strings as they are, numbers as they are written, null of a key that is
 * withheld [c]. */
static cj_status read_cell(cj_span *out, cj_audit *audit, const cj_json_node *row, const char *key,
                           bool withheld, cj_error *err)
{
    cj_json_node value = cj_json_member(row, key);
    cj_text text = CJ_TEXT_INIT;
    cj_decimal number;
    cj_span string;
    cj_status status = CJ_OK;

    if (withheld)
        cj_text_add(&text, "[c]");
    else if (cj_json_is_string(&value) && cj_json_string(&string, &value, err) == CJ_OK)
        cj_text_append(&text, cj_span_trim(string));
    else if (cj_json_present(&value) && cj_json_decimal(&number, &value, NULL) == CJ_OK)
        cj_decimal_append(&text, number);
    status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = keep_text(out, audit, cj_text_span(&text), err);
    cj_text_clear(&text);
    return status;
}

static bool is_withheld(const cj_json_node *row, cj_span key)
{
    cj_json_node list = cj_json_member(row, "suppressed");

    for (size_t i = 0; cj_json_is_array(&list) && i < cj_json_count(&list); i++) {
        cj_json_node item = cj_json_item(&list, i);
        cj_span name;

        if (cj_json_string(&name, &item, NULL) == CJ_OK && cj_span_equal(name, key))
            return true;
    }
    return false;
}

static cj_status read_columns(cj_audit *audit, cj_printed *table, const cj_json_node *columns,
                              cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t c = 0; status == CJ_OK && c < table->column_count; c++) {
        cj_json_node column = cj_json_item(columns, c);
        cj_json_node key = cj_json_member(&column, "key");
        cj_span name;

        status = cj_json_string(&name, &key, err);
        if (status == CJ_OK)
            status = keep_text(&table->columns[c].name, audit, name, err);
    }
    return status;
}

/* Read an object that is a table: it has columns and rows. */
static cj_status read_table(cj_audit *audit, const cj_json_node *node, const char *name,
                            cj_error *err)
{
    cj_json_node columns = cj_json_member(node, "columns");
    cj_json_node rows = cj_json_member(node, "rows");
    cj_printed *table;
    cj_status status = cj_printed_begin(&table, audit, name, cj_json_count(&columns), err);

    if (status == CJ_OK)
        status = read_columns(audit, table, &columns, err);
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&rows); i++) {
        cj_json_node row = cj_json_item(&rows, i);
        cj_span *cells;

        status = cj_printed_add_row(&cells, audit, table, err);
        for (size_t c = 0; status == CJ_OK && c < table->column_count; c++)
            status = read_cell(&cells[c], audit, &row, table->columns[c].name.at,
                               is_withheld(&row, table->columns[c].name), err);
    }
    return status == CJ_OK ? read_provenance(audit, table, node, err) : status;
}

/* Read the tables of a section, which have ids. */
static cj_status read_section(cj_audit *audit, const cj_json_node *section, const char *name,
                              cj_error *err)
{
    cj_json_node tables = cj_json_member(section, "tables");
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && cj_json_is_array(&tables) && i < cj_json_count(&tables);
         i++) {
        cj_json_node table = cj_json_item(&tables, i);
        cj_json_node id = cj_json_member(&table, "id");
        cj_text called = CJ_TEXT_INIT;
        cj_span words = CJ_SPAN("");

        if (cj_json_is_string(&id))
            status = cj_json_string(&words, &id, err);
        cj_text_format(&called, "%s#%.*s", name, (int)words.length, words.at);
        if (status == CJ_OK)
            status = cj_text_check(&called, err);
        if (status == CJ_OK)
            status = read_table(audit, &table, cj_text_string(&called), err);
        cj_text_clear(&called);
    }
    return status;
}

cj_status cj_audit_add_json(cj_audit *audit, const cj_json *json, const char *name, cj_error *err)
{
    cj_json_node root = cj_json_root(json);
    cj_json_node columns = cj_json_member(&root, "columns");
    cj_json_node rows = cj_json_member(&root, "rows");
    cj_json_node sections = cj_json_member(&root, "sections");
    cj_status status = CJ_OK;

    if (cj_json_is_array(&columns) && cj_json_is_array(&rows))
        return read_table(audit, &root, name, err);
    if (!cj_json_is_array(&sections))
        return cj_fail_at(err, CJ_EUSAGE, name, 0, 0,
                          "this json is no table or report of these programs: it has neither "
                          "\"columns\" and \"rows\" nor \"sections\"");
    for (size_t i = 0; status == CJ_OK && i < cj_json_count(&sections); i++) {
        cj_json_node section = cj_json_item(&sections, i);

        status = read_section(audit, &section, name, err);
    }
    return status;
}

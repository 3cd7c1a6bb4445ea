/* The Table Schema of a table that is printed: its columns, in their order. */
#include "run.h"

#include "cj/json_write.h"

#include <string.h>

static const cj_json_layout fields_layout = {"\n  ", ",\n  ", "\n", "", ": "};

static const char *type_of(const cj_table_column *column)
{
    if (strcmp(column->unit, "date") == 0 || strcmp(column->unit, "number") == 0)
        return column->unit;
    return "string";
}

static void put_fields(cj_text *out, const cj_table *table)
{
    cj_json_writer to = CJ_JSON_WRITER(out);

    cj_json_begin(&to, '{', &cj_json_one_line);
    cj_json_put_key(&to, "fields");
    cj_json_begin(&to, '[', &fields_layout);
    for (size_t i = 0; i < table->column_count; i++) {
        cj_json_begin(&to, '{', &cj_json_one_line);
        cj_json_put_member(&to, "name", table->columns[i].key);
        cj_json_put_member(&to, "type", type_of(&table->columns[i]));
        cj_json_end(&to);
    }
    cj_json_end(&to);
    cj_json_end(&to);
    cj_text_char(out, '\n');
}

cj_status cj_run_put_schema(const cj_table *table, const cj_settings *settings, cj_files *files,
                            cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_file *file = NULL;
    cj_status status;

    if (settings->describe == NULL)
        return CJ_OK;
    put_fields(&text, table);
    status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = cj_files_add(&file, files, settings->describe, err);
    if (status == CJ_OK)
        status = cj_file_write(file, cj_text_span(&text), err);
    cj_text_clear(&text);
    return status;
}

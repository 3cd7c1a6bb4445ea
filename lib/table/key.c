/* Which columns of a table tell its rows apart. */
#include "cj/dict.h"
#include "cj/table.h"

#include <string.h>

/* Whether a column names the row: what people see of it, or what data say beside that (the label of
 * a target, beside its term). */
static bool names_row(const cj_table *table, size_t column)
{
    const cj_table_column *at = &table->columns[column];
    size_t of;

    if (cj_part_is_label(at->part))
        return true;
    if (at->part != CJ_PART_DATA || at->of == NULL)
        return false;
    of = cj_table_find(table, at->of);
    return of != SIZE_MAX && cj_part_is_label(table->columns[of].part);
}

cj_status cj_table_key(size_t *columns, size_t *count, const cj_table *table, cj_error *err)
{
    cj_dict *seen;
    cj_text row_key = CJ_TEXT_INIT;
    cj_status status = cj_dict_new(&seen, CJ_DICT_EXACT, err);
    bool unique = true;

    *count = 0;
    for (size_t i = 0; i < table->column_count; i++)
        if (names_row(table, i))
            columns[(*count)++] = i;
    for (size_t row = 0; status == CJ_OK && unique && row < table->row_count; row++) {
        uint32_t code;

        cj_text_reset(&row_key);
        for (size_t i = 0; i < *count; i++) {
            cj_cell_append_data(&row_key, cj_table_cell(table, row, columns[i]));
            cj_text_char(&row_key, '\x1f'); /* between values */
        }
        status = cj_text_check(&row_key, err);
        if (status == CJ_OK)
            status = cj_dict_add(&code, seen, cj_text_span(&row_key), err);
        unique = status == CJ_OK && code == row;
    }
    if (!unique)
        *count = 0;
    cj_text_clear(&row_key);
    cj_dict_free(seen);
    return status;
}

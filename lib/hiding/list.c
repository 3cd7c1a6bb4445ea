/* The operator's list: what is not shown and why, a column for each label of the tables. */
#include "hiding_internal.h"

#include "cj/formula.h"

#include <stdlib.h>
#include <string.h>

/* Keys of labels in the order in which tables have them first. */
typedef struct {
    const char **items;
    size_t count;
    size_t capacity;
} label_list;

static bool is_listed(const label_list *labels, const char *key)
{
    for (size_t i = 0; i < labels->count; i++)
        if (strcmp(labels->items[i], key) == 0)
            return true;
    return false;
}

/* Tables of which nothing is hidden are not in the list. */
static cj_status find_labels(label_list *labels, const cj_hiding *hiding, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t t = 0; t < hiding->table_count; t++) {
        const cj_table *table = hiding->tables[t].table;

        for (size_t i = 0; !hiding->tables[t].open && i < table->column_count; i++) {
            const cj_table_column *column = &table->columns[i];

            if (!cj_part_is_label(column->part) || is_listed(labels, column->key))
                continue;
            status = cj_grow(&labels->items, &labels->capacity, labels->count + 1,
                             sizeof *labels->items, err);
            if (status != CJ_OK)
                return status;
            labels->items[labels->count++] = column->key;
        }
    }
    return status;
}

static void append_field(cj_text *out, cj_span field)
{
    bool quoted = false;

    for (size_t i = 0; i < field.length; i++)
        quoted = quoted || strchr(",\"\r\n", field.at[i]) != NULL;
    cj_text_add(out, quoted ? "\"" : "");
    cj_text_add(out, cj_formula_needs_mark(field) ? "'" : "");
    for (size_t i = 0; i < field.length; i++) {
        cj_text_add(out, field.at[i] == '"' ? "\"" : "");
        cj_text_char(out, field.at[i]);
    }
    cj_text_add(out, quoted ? "\"" : "");
}

/* The label of a row; blank where its table has no such column. */
static void append_label(cj_text *out, const cj_table *table, size_t row, const char *key)
{
    cj_text text = CJ_TEXT_INIT;

    for (size_t i = 0; i < table->column_count; i++)
        if (cj_part_is_label(table->columns[i].part) && strcmp(table->columns[i].key, key) == 0)
            cj_cell_append_data(&text, cj_table_cell(table, row, i));
    append_field(out, cj_text_span(&text));
    out->failed = out->failed || text.failed;
    cj_text_clear(&text);
}

static void append_table(cj_text *csv, const cj_hidden_table *in, const label_list *labels)
{
    static const char *const words[] = {"", "small", "protects", "made-of", "published"};
    size_t width = in->table->column_count;

    for (size_t i = 0; i < in->table->row_count * width; i++) {
        if (in->whys[i] == CJ_WHY_SHOWN)
            continue;
        append_field(csv, cj_span_of(in->name));
        for (size_t l = 0; l < labels->count; l++) {
            cj_text_char(csv, ',');
            append_label(csv, in->table, i / width, labels->items[l]);
        }
        cj_text_char(csv, ',');
        append_field(csv, cj_span_of(in->table->columns[i % width].key));
        cj_text_format(csv, ",%s\n", words[in->whys[i]]);
    }
}

cj_status cj_hiding_append_list(cj_text *csv, const cj_hiding *hiding, cj_error *err)
{
    label_list labels = {.items = NULL};
    cj_status status = find_labels(&labels, hiding, err);

    cj_text_add(csv, "table");
    for (size_t i = 0; status == CJ_OK && i < labels.count; i++) {
        cj_text_char(csv, ',');
        append_field(csv, cj_span_of(labels.items[i]));
    }
    cj_text_add(csv, ",column,why\n");
    for (size_t t = 0; status == CJ_OK && t < hiding->table_count; t++)
        append_table(csv, &hiding->tables[t], &labels);
    free(labels.items);
    return status == CJ_OK ? cj_text_check(csv, err) : status;
}

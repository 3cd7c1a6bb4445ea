/* Which column of a table is which. */
#include "cj/table.h"

#include <string.h>

/* Keys come first: a heading may read like the key of another column. */
size_t cj_table_find(const cj_table *table, const char *name)
{
    cj_span word = cj_span_of(name);

    for (size_t i = 0; i < table->column_count; i++)
        if (cj_word_same(cj_span_of(table->columns[i].key), word))
            return i;
    for (size_t i = 0; i < table->column_count; i++)
        if (cj_word_same(cj_span_of(table->columns[i].heading), word))
            return i;
    return SIZE_MAX;
}

size_t cj_table_find_part(const cj_table *table, cj_part part)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].part == part)
            return i;
    return SIZE_MAX;
}

size_t cj_table_owner(const cj_table *table, size_t column)
{
    const char *of = table->columns[column].of;

    for (size_t i = 0; of != NULL && i < table->column_count; i++)
        if (strcmp(table->columns[i].key, of) == 0)
            return i;
    return SIZE_MAX;
}

size_t cj_table_related(const cj_table *table, size_t column, cj_part part)
{
    const char *key = table->columns[column].key;

    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].part == part && table->columns[i].of != NULL &&
            strcmp(table->columns[i].of, key) == 0)
            return i;
    return SIZE_MAX;
}

cj_better cj_table_better(const cj_table *table, size_t row, size_t column)
{
    const cj_table_column *of = &table->columns[column];
    size_t needed = of->better_if == NULL ? SIZE_MAX : cj_table_find(table, of->better_if);

    return needed != SIZE_MAX && cj_table_cell(table, row, needed)->kind == CJ_CELL_MISSING
               ? CJ_BETTER_UNKNOWN
               : of->better;
}

double cj_table_confidence(const cj_table *table)
{
    for (size_t i = 0; i < table->option_count; i++)
        if (strcmp(table->options[i].name, "confidence") == 0 &&
            strcmp(table->options[i].value, "99.8") == 0)
            return 99.8;
    return 95;
}

/* A table without rows shows all its columns, so that a reader sees what it would have held. */
bool cj_table_column_has_value(const cj_table *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++)
        if (cj_table_cell(table, row, column)->kind != CJ_CELL_MISSING)
            return true;
    return table->row_count == 0;
}

bool cj_table_column_withholds(const cj_table *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++)
        if (cj_table_cell(table, row, column)->kind == CJ_CELL_SUPPRESSED)
            return true;
    return false;
}

bool cj_table_row_withholds(const cj_table *table, size_t row)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (cj_table_cell(table, row, i)->kind == CJ_CELL_SUPPRESSED)
            return true;
    return false;
}

bool cj_table_tells_withheld(const cj_table *table)
{
    for (size_t i = 0; i < table->note_count; i++)
        if (strncmp(table->notes[i], "[c]: ", 5) == 0)
            return true;
    return false;
}

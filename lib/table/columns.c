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

/* Append a name of a program as words: blanks for underscores, and ID for id. */
static void append_words(cj_text *text, const char *name)
{
    while (*name != '\0') {
        size_t length = strcspn(name, "_ ");

        if (length == 2 && strncmp(name, "id", 2) == 0)
            cj_text_add(text, "ID");
        else
            cj_text_append(text, (cj_span){name, length});
        name += length;
        if (*name != '\0') {
            cj_text_char(text, ' ');
            name++;
        }
    }
}

void cj_table_append_heading(cj_text *text, const cj_table *table, size_t column)
{
    const char *heading = table->columns[column].heading;
    size_t begin = text->length;

    if (table->origins != NULL && table->origins[column].across != NULL) {
        cj_text_add(text, heading);
        return;
    }
    if (strchr(heading, ' ') == NULL)
        append_words(text, heading);
    else
        cj_text_add(text, heading);
    /* p, a probability, and other signs of one letter stay as they are */
    if (!text->failed && text->length > begin + 1 && text->bytes[begin] >= 'a' &&
        text->bytes[begin] <= 'z')
        text->bytes[begin] = (char)(text->bytes[begin] - 'a' + 'A');
}

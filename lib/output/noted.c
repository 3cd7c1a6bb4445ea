/* Notes of the tables of a document: gathered, numbered, and referred to. */
#include "noted.h"

#include <stdlib.h>
#include <string.h>

/* The number of a note, from 1; 0: it is not in the list. */
static size_t find(const cj_noted *noted, const char *note)
{
    for (size_t i = 0; i < noted->count; i++)
        if (strcmp(noted->list[i], note) == 0)
            return i + 1;
    return 0;
}

static cj_status add(cj_noted *noted, const char *note, cj_error *err)
{
    cj_status status =
        cj_grow(&noted->list, &noted->capacity, noted->count + 1, sizeof *noted->list, err);

    if (status == CJ_OK)
        noted->list[noted->count++] = note;
    return status;
}

cj_status cj_noted_add(cj_noted *noted, const cj_table *table, size_t first, size_t end,
                       cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = first; status == CJ_OK && i < end; i++)
        if (cj_table_tells_note(table, i) && find(noted, cj_table_note_words(table, i)) == 0)
            status = add(noted, cj_table_note_words(table, i), err);
    return status;
}

/* The number of note i of a table as people read it; 0: it is not in the list. */
static size_t number_of(const cj_noted *noted, const cj_table *table, size_t i)
{
    return cj_table_tells_note(table, i) ? find(noted, cj_table_note_words(table, i)) : 0;
}

/* Whether note `number` of the list is one of the table's. */
static bool has(const cj_noted *noted, const cj_table *table, size_t number)
{
    for (size_t i = 0; i < table->note_count; i++)
        if (number_of(noted, table, i) == number)
            return true;
    return false;
}

/* The first number from `number` on that is (or is not) one of the table's; behind the last: that.
 */
static size_t next(const cj_noted *noted, const cj_table *table, size_t number, bool is)
{
    while (number <= noted->count && has(noted, table, number) != is)
        number++;
    return number;
}

static void append_number(cj_text *out, size_t number, cj_noted_form form)
{
    if (form == CJ_NOTED_LINKS)
        cj_text_format(out, "<a href=\"#note-%zu\">%zu</a>", number, number);
    else
        cj_text_format(out, "%zu", number);
}

void cj_noted_refer(cj_text *out, const cj_noted *noted, const cj_table *table, cj_noted_form form)
{
    size_t first = next(noted, table, 1, true);
    size_t told = 0;

    while (first <= noted->count) {
        size_t end = next(noted, table, first, false);
        size_t last = end - first > 2 ? end - 1 : first; /* three in a row are a range */
        size_t more = next(noted, table, last + 1, true);

        if (told == 0)
            cj_text_add(out, last == first && more > noted->count ? "Note " : "Notes ");
        else
            cj_text_add(out, more > noted->count ? " and " : ", ");
        append_number(out, first, form);
        if (last > first) {
            cj_text_add(out, " to ");
            append_number(out, last, form);
        }
        told++;
        first = more;
    }
}

void cj_noted_mark(cj_text *out, const cj_noted *noted, const cj_table *table, size_t column,
                   cj_noted_form form)
{
    static const char *const before[] = {" [note ", " [note\xC2\xA0", NULL};

    for (size_t i = 0; i < table->note_count; i++) {
        size_t number = number_of(noted, table, i);

        if (number == 0 || !cj_table_note_heads(table, i, column))
            continue;
        if (form == CJ_NOTED_LINKS)
            cj_text_format(out, " <a class=\"mark\" href=\"#note-%zu\">[note %zu]</a>", number,
                           number);
        else
            cj_text_format(out, "%s%zu]", before[form], number);
    }
}

void cj_noted_clear(cj_noted *noted)
{
    free(noted->list);
}

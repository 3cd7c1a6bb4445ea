/* Notes of a page: gathered from its tables, linked from them, listed at its end. */
#include "notes.h"

#include "svg.h"

#include <stdlib.h>
#include <string.h>

size_t cj_page_notes_find(const cj_page_notes *notes, const char *note)
{
    for (size_t i = 0; i < notes->count; i++)
        if (strcmp(notes->list[i], note) == 0)
            return i + 1;
    return 0;
}

static cj_status gather(cj_page_notes *notes, const cj_table *table, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < table->note_count; i++) {
        const char *note = cj_table_note_words(table, i);

        if (!cj_table_tells_note(table, i) || cj_page_notes_find(notes, note) != 0)
            continue;
        status =
            cj_grow(&notes->list, &notes->capacity, notes->count + 1, sizeof *notes->list, err);
        if (status == CJ_OK)
            notes->list[notes->count++] = note;
    }
    return status;
}

cj_status cj_page_notes_gather(cj_page_notes *notes, const cj_document *document, cj_error *err)
{
    cj_status status = CJ_OK;

    *notes = (cj_page_notes){0};
    for (size_t s = 0; !document->single && s < document->section_count; s++)
        for (size_t i = 0; status == CJ_OK && i < document->sections[s].exhibit_count; i++)
            status = gather(notes, document->sections[s].exhibits[i].table, err);
    return status;
}

void cj_page_notes_clear(cj_page_notes *notes)
{
    free(notes->list);
}

/* The number of note i of a table as people read it; 0: it is not in the list. */
static size_t number_of(const cj_page_notes *notes, const cj_table *table, size_t i)
{
    return cj_table_tells_note(table, i) ? cj_page_notes_find(notes, cj_table_note_words(table, i))
                                         : 0;
}

/* Whether note `number` of the page is one of the table. */
static bool has_number(const cj_page_notes *notes, const cj_table *table, size_t number)
{
    for (size_t i = 0; i < table->note_count; i++)
        if (number_of(notes, table, i) == number)
            return true;
    return false;
}

void cj_page_notes_link(cj_text *out, const cj_page_notes *notes, const cj_table *table)
{
    size_t left = 0;
    size_t told = 0;

    for (size_t i = 0; i < table->note_count; i++)
        left += number_of(notes, table, i) != 0;
    if (left == 0)
        return;
    cj_text_add(out, left == 1 ? "<p class=\"notes\">Note" : "<p class=\"notes\">Notes");
    for (size_t number = 1; number <= notes->count; number++) {
        if (!has_number(notes, table, number))
            continue;
        left--;
        cj_text_add(out, told++ == 0 ? " " : left == 0 ? " and " : ", ");
        cj_text_format(out, "<a href=\"#note-%zu\">%zu</a>", number, number);
    }
    cj_text_add(out, "</p>\n");
}

void cj_page_notes_mark(cj_text *out, const cj_page_notes *notes, const cj_table *table,
                        size_t column)
{
    for (size_t i = 0; i < table->note_count; i++) {
        size_t number = number_of(notes, table, i);

        if (number != 0 && cj_table_note_heads(table, i, column))
            cj_text_format(out, " <a class=\"mark\" href=\"#note-%zu\">[note %zu]</a>", number,
                           number);
    }
}

void cj_page_notes_append(cj_text *out, const cj_page_notes *notes)
{
    cj_text_add(out, notes->count > 0 ? "<ol class=\"notes\">\n" : "");
    for (size_t i = 0; i < notes->count; i++) {
        cj_text_format(out, "<li id=\"note-%zu\">", i + 1);
        cj_xml_escape(out, notes->list[i]);
        cj_text_add(out, "</li>\n");
    }
    cj_text_add(out, notes->count > 0 ? "</ol>\n" : "");
}

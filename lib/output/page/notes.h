/* The notes of a page's tables, each once, at its end. */
#ifndef CJ_OUTPUT_PAGE_NOTES_H
#define CJ_OUTPUT_PAGE_NOTES_H

#include "cj/document.h"

typedef struct {
    const char **list;
    size_t count;
    size_t capacity;
} cj_page_notes;

/* Gather the notes of all sections of a report; of one table alone there are none: they stand
 * under it.  Release with cj_page_notes_clear() in any case. */
cj_status cj_page_notes_gather(cj_page_notes *notes, const cj_document *document, cj_error *err);
void cj_page_notes_clear(cj_page_notes *notes);

/* The number of a note, from 1; 0 if it is none of them. */
size_t cj_page_notes_find(const cj_page_notes *notes, const char *note);

/* Append links to the notes of a table: "Notes 2, 4 and 5". */
void cj_page_notes_link(cj_text *out, const cj_page_notes *notes, const cj_table *table);

/* Append links to the notes that the heading of a column refers to. */
void cj_page_notes_mark(cj_text *out, const cj_page_notes *notes, const cj_table *table,
                        size_t column);

/* Append the list. */
void cj_page_notes_append(cj_text *out, const cj_page_notes *notes);

#endif

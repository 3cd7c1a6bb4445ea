/* Notes of the tables of a document, each once, at its end: the page, text and markdown. */
#ifndef CJ_OUTPUT_NOTED_H
#define CJ_OUTPUT_NOTED_H

#include "table/layout.h"

/* The list: notes have the numbers 1, 2, ... in it. */
typedef struct cj_noted {
    const char **list;
    size_t count;
    size_t capacity;
} cj_noted;

/* Add the notes first to end - 1 of a table, as people are told them, which are not in the list.
 * Their texts stay the table's. */
cj_status cj_noted_add(cj_noted *noted, const cj_table *table, size_t first, size_t end,
                       cj_error *err);

/* How a note is referred to. */
typedef enum {
    CJ_NOTED_WORDS, /* [note 2] */
    CJ_NOTED_FIXED, /* the same with a blank at which no line ends */
    CJ_NOTED_LINKS  /* as a link to #note-2 */
} cj_noted_form;

/* Append which notes of the list are those of a table: "Notes 2, 4 to 6 and 9"; nothing where none
 * is. What shorthand means is no note: it stands under its table in every format. */
void cj_noted_refer(cj_text *out, const cj_noted *noted, const cj_table *table, cj_noted_form form);

/* Append " [note 2]" for each note that the heading of a column refers to. */
void cj_noted_mark(cj_text *out, const cj_noted *noted, const cj_table *table, size_t column,
                   cj_noted_form form);

void cj_noted_clear(cj_noted *noted);

#endif

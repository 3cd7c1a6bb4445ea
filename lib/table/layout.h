/* a table arranged for people: what goes down, what across.
 *
 * The rows of a table are cut into sections wherever a section column changes;
 * facts that hold for a whole section are said once in its head (where every
 * section has one row, what differs is in columns instead); a count and
 * its percentage share a column, and so do the bounds of an interval; columns
 * without any value are left out.  Text, markdown and html print the result.
 */
#ifndef CJ_TABLE_LAYOUT_H
#define CJ_TABLE_LAYOUT_H

#include "cj/table.h"

typedef struct {
    const char *heading;
    const char *group; /* stands over neighbouring columns with the same words ... */
    const char *brief; /* ... and this below it, in place of the heading; NULL: no group */
    bool figures;      /* aligned to the right */
    size_t column;     /* of the table: the first one it shows */
    size_t share;      /* the percentage shown beside it, or SIZE_MAX */
    size_t high;       /* the upper bound shown behind it, or SIZE_MAX */
} cj_layout_column;

typedef struct {
    const char *heading; /* "" when the table has no sections */
    const char *facts;   /* "Clients 88, reviewed 46"; "" for none */
    size_t first_row;
    size_t row_count;
} cj_layout_section;

typedef struct {
    const cj_table *table;
    cj_layout_column *columns;
    size_t column_count;
    cj_layout_section *sections;
    size_t section_count;
    const char **legend; /* what shorthand such as [z] and \x01 means, where it occurs */
    size_t legend_count;
    size_t capacity;
    bool row_by_row; /* sections of one row each are one: what differs stands in columns */
    cj_arena arena;
} cj_layout;

/* Arrange table, which must outlive the layout. sentences: those of the rows are to be printed,
 * which stand below the head of their section even where that has one row. */
cj_status cj_layout_new(cj_layout **out, const cj_table *table, bool sentences, cj_error *err);
void cj_layout_free(cj_layout *layout);

/* Whether a row only repeats here what the row above it says: an outcome with
 * several targets has one row for each, with the same figures. */
bool cj_layout_repeats(const cj_layout *layout, const cj_layout_section *section, size_t row,
                       const cj_layout_column *column);

/* Append what stands in a column of the layout for a row of the table. */
void cj_layout_append(cj_text *text, const cj_layout *layout, size_t row,
                      const cj_layout_column *column);

/* Append a note as people read it: names of programs are words, as in headings ("closure date"),
 * and sentences begin with a capital letter; values, what is quoted and files are as they are. */
void cj_table_append_note(cj_text *out, const char *note);

/* Put row i of a table at places[i]; places are as many as rows, each once. */
cj_status cj_table_place_rows(cj_table *table, const size_t *places, cj_error *err);

#endif

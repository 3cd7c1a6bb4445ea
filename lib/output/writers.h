/* One function a format. */
#ifndef CJ_OUTPUT_WRITERS_H
#define CJ_OUTPUT_WRITERS_H

#include "cj/json_write.h"
#include "cj/output.h"
#include "table/layout.h"

cj_status cj_text_output(cj_text *out, const cj_layout *layout, const cj_output_style *style,
                         cj_error *err);
cj_status cj_markdown_output(cj_text *out, const cj_layout *layout, const cj_output_style *style);

/* Append a text with what Markdown would take for markup escaped. */
void cj_markdown_append(cj_text *out, const char *text);

cj_status cj_csv_output(cj_text *out, const cj_table *table, const cj_output_style *style);
cj_status cj_json_output(cj_text *out, const cj_table *table);

/* The first of a table's notes that the style asks for: short notes are those about the rows. */
static inline size_t cj_style_first_note(const cj_output_style *style, const cj_table *table)
{
    return style->notes == CJ_NOTES_SHORT ? table->run_notes : 0;
}

/* The members of a table's object. */
void cj_json_put_table(cj_json_writer *to, const cj_table *table);

/* Write the columns that tell the rows apart, if there are any, as that member of an object: `put`
 * writes the key of each. */
void cj_json_put_table_key(cj_json_writer *to, const char *member, const cj_table *table,
                           void (*put)(cj_json_writer *to, const char *key));

/* Write a cell: a number, a text, null where there is none. */
void cj_json_put_cell(cj_json_writer *to, const cj_cell *cell);

#endif

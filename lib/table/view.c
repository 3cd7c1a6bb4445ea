/* The view of a table: crossed, with the columns that have values, under headings that
 * differ. */
#include "cj/dict.h"
#include "layout.h"

#include <string.h>

#define HEADING_MAX 255 /* characters that a column of a spreadsheet's table may have */

/* Return how many bytes of the heading fit, whole characters only; 5 characters are left for "
 * (12)". */
static size_t fitting(const char *heading)
{
    size_t characters = 0;
    size_t at = 0;

    for (; heading[at] != '\0'; at++)
        if (((unsigned char)heading[at] & 0xC0U) != 0x80U && ++characters > HEADING_MAX - 5)
            break;
    return at;
}

/* Choose a heading that no other column has (Excel compares them without case): the column's
 * heading, or its key if that is blank, with " (2)" and so on behind it. The dictionary grows
 * when the heading is new, which ends the loop. */
static cj_status name_column(cj_text *heading, cj_dict *known, const cj_table *table, size_t number,
                             cj_error *err)
{
    const cj_table_column *column = &table->columns[number];
    size_t count = cj_dict_count(known);
    cj_text shown = CJ_TEXT_INIT;
    const char *words;
    cj_status status;
    uint32_t code = 0;
    size_t length;

    if (cj_span_trim(cj_span_of(column->heading)).length > 0)
        cj_table_append_heading(&shown, table, number);
    else
        cj_text_add(&shown, column->key);
    words = cj_text_string(&shown);
    length = fitting(words);
    status = cj_text_check(&shown, err);

    for (int nth = 1; status == CJ_OK; nth++) {
        cj_text_reset(heading);
        cj_text_printable(heading, (cj_span){words, length});
        if (nth > 1)
            cj_text_format(heading, " (%d)", nth);
        status = cj_text_check(heading, err);
        if (status == CJ_OK)
            status = cj_dict_add(&code, known, cj_text_span(heading), err);
        if (code == count)
            break;
    }
    cj_text_clear(&shown);
    return status;
}

/* Copy the visible columns. A column that still goes across has no label columns to be crossed
 * with, so it becomes a label itself. */
static cj_status add_columns(cj_table *view, const cj_table *table, const size_t *shown,
                             size_t count, cj_error *err)
{
    cj_text heading = CJ_TEXT_INIT;
    cj_dict *known;
    cj_status status = cj_dict_new(&known, CJ_DICT_FOLDED, err);

    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_table_column column = table->columns[shown[i]];

        status = name_column(&heading, known, table, shown[i], err);
        column.heading = cj_text_string(&heading);
        if (column.part == CJ_PART_ACROSS)
            column.part = CJ_PART_LABEL;
        if (status == CJ_OK)
            status = cj_table_add_column(view, column, err);
    }
    cj_text_clear(&heading);
    cj_dict_free(known);
    if (status != CJ_OK || table->origins == NULL)
        return status;
    view->origins = cj_arena_alloc(&view->arena, (count + 1) * sizeof *view->origins);
    if (view->origins == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count; i++)
        view->origins[i] = table->origins[shown[i]];
    return CJ_OK;
}

static cj_status add_rows(cj_table *view, const cj_table *table, const size_t *shown, size_t count,
                          cj_error *err)
{
    cj_status status = CJ_OK;
    cj_cell *cells;

    for (size_t row = 0; status == CJ_OK && row < table->row_count; row++) {
        status = cj_table_add_row(&cells, view, err);
        for (size_t i = 0; status == CJ_OK && i < count; i++)
            cells[i] = *cj_table_cell(table, row, shown[i]);
    }
    return status;
}

/* Fill the view with the columns that hold a value; DATA columns are for programs that read CSV
 * and JSON. What the table says of how it was made is not in a crossed one. */
static cj_status fill(cj_table *view, const cj_table *from, const cj_table *table, cj_error *err)
{
    size_t *shown = cj_arena_alloc(&view->arena, (from->column_count + 1) * sizeof *shown);
    size_t count = 0;
    cj_status status;

    if (shown == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < from->column_count; i++)
        if (from->columns[i].part != CJ_PART_DATA && cj_table_column_has_value(from, i))
            shown[count++] = i;
    status = add_columns(view, from, shown, count, err);
    if (status == CJ_OK)
        status = add_rows(view, from, shown, count, err);
    if (status == CJ_OK)
        status = cj_table_borrow_notes(view, from, err);
    if (status == CJ_OK)
        status = cj_table_borrow_provenance(view, table, err);
    view->title = from->title;
    view->each_row = true;
    return status;
}

cj_status cj_table_place_rows(cj_table *table, const size_t *places, cj_error *err)
{
    size_t width = table->column_count;
    size_t size = table->row_count * width;
    cj_cell *before = cj_arena_alloc(&table->arena, (size + 1) * sizeof *before);

    if (before == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < size; i++)
        before[i] = table->cells[i];
    for (size_t i = 0; i < size; i++)
        table->cells[places[i / width] * width + i % width] = before[i];
    return CJ_OK;
}

/* *out is NULL if no column goes across and rows are read as they stand. */
cj_status cj_table_shown(cj_table **out, const cj_table *table, cj_error *err)
{
    cj_status status = CJ_OK;

    *out = NULL;
    if (cj_table_find_part(table, CJ_PART_ACROSS) != SIZE_MAX)
        status =
            cj_table_cross(out, table, cj_table_find_part(table, CJ_PART_LABEL) != SIZE_MAX, err);
    else if (table->places != NULL)
        status = cj_table_copy(out, table, err);
    if (status != CJ_OK || table->places == NULL)
        return status;
    (*out)->places = NULL;
    return cj_table_deliver(out, *out, cj_table_place_rows(*out, table->places, err));
}

cj_status cj_table_view(cj_table **out, const cj_table *table, cj_error *err)
{
    cj_table *view = NULL;
    cj_table *crossed = NULL;
    cj_status status = CJ_OK;

    *out = NULL;
    if (cj_table_find_part(table, CJ_PART_LABEL) != SIZE_MAX)
        status = cj_table_shown(&crossed, table, err);
    if (status == CJ_OK)
        status = cj_table_new(&view, err);
    if (status == CJ_OK)
        status = fill(view, crossed != NULL ? crossed : table, table, err);
    if (status != CJ_OK) {
        cj_table_free(crossed);
        cj_table_free(view);
        return status;
    }
    /* the cells' texts are in the crossed table's arena, so the view keeps the table */
    view->base = crossed;
    *out = view;
    return CJ_OK;
}

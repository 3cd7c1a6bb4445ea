/* A table whose figures go down and whose values of one column go across. */
#include "cj/table.h"

#include <stdlib.h>
#include <string.h>

size_t cj_table_find_part(const cj_table *table, cj_part part)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].part == part)
            return i;
    return SIZE_MAX;
}

typedef struct {
    const cj_table *from;
    cj_table *to;
    size_t across;    /* the column whose values go across */
    size_t *sections; /* columns of `from` that stay */
    size_t section_count;
    size_t *values; /* rows of `from`: the first with each value */
    size_t value_count;
} crossing;

static cj_status find_columns(crossing *in, cj_error *err)
{
    const cj_table *from = in->from;

    in->across = cj_table_find_part(from, CJ_PART_ACROSS);
    in->sections = malloc((from->column_count + 1) * sizeof *in->sections);
    in->values = malloc((from->row_count + 1) * sizeof *in->values);
    if (in->sections == NULL || in->values == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < from->column_count; i++)
        if (from->columns[i].part == CJ_PART_SECTION)
            in->sections[in->section_count++] = i;
    for (size_t row = 0; row < from->row_count; row++) {
        size_t known = 0;

        while (known < in->value_count &&
               !cj_cell_same(cj_table_cell(from, row, in->across),
                             cj_table_cell(from, in->values[known], in->across)))
            known++;
        if (known == in->value_count)
            in->values[in->value_count++] = row;
    }
    return CJ_OK;
}

static cj_status add_columns(crossing *in, cj_error *err)
{
    static const cj_table_column label = {"measure", "Measure", "text", CJ_PART_LABEL, false};
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->section_count; i++)
        status = cj_table_add_column(in->to, in->from->columns[in->sections[i]], err);
    if (status == CJ_OK)
        status = cj_table_add_column(in->to, label, err);
    for (size_t i = 0; status == CJ_OK && i < in->value_count; i++) {
        cj_text key = CJ_TEXT_INIT;
        cj_text heading = CJ_TEXT_INIT;
        const cj_cell *cell = cj_table_cell(in->from, in->values[i], in->across);

        cj_cell_append_data(&key, cell);
        cj_cell_append_label(&heading, cell);
        status = cj_text_check(&key, err);
        if (status == CJ_OK)
            status = cj_text_check(&heading, err);
        if (status == CJ_OK)
            status = cj_table_add_column(in->to,
                                         (cj_table_column){cj_text_string(&key),
                                                           cj_text_string(&heading), "figure",
                                                           CJ_PART_FIGURE, false},
                                         err);
        cj_text_clear(&key);
        cj_text_clear(&heading);
    }
    return status;
}

/* Which of the values across a row of `from` has. */
static size_t value_of(const crossing *in, size_t row)
{
    size_t value = 0;

    while (!cj_cell_same(cj_table_cell(in->from, row, in->across),
                         cj_table_cell(in->from, in->values[value], in->across)))
        value++;
    return value;
}

/* One row of a section: what figure column `column` has in its rows. */
static cj_status add_figure(crossing *in, size_t first, size_t end, size_t column, cj_error *err)
{
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, in->to, err);

    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < in->section_count; i++)
        cells[i] = *cj_table_cell(in->from, first, in->sections[i]);
    cells += in->section_count;
    *cells++ = cj_cell_text(in->from->columns[column].heading);
    for (size_t row = first; row < end; row++)
        cells[value_of(in, row)] = *cj_table_cell(in->from, row, column);
    return CJ_OK;
}

static bool is_figure(cj_part part)
{
    return part == CJ_PART_FIGURE || part == CJ_PART_SHARE || part == CJ_PART_LOW ||
           part == CJ_PART_HIGH;
}

static bool has_value(const cj_table *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++)
        if (cj_table_cell(table, row, column)->kind != CJ_CELL_MISSING)
            return true;
    return false;
}

static cj_status add_rows(crossing *in, cj_error *err)
{
    const cj_table *from = in->from;
    cj_status status = CJ_OK;
    size_t end;

    for (size_t first = 0; status == CJ_OK && first < from->row_count; first = end) {
        for (end = first + 1; end < from->row_count && cj_table_same_section(from, first, end);)
            end++;
        for (size_t i = 0; status == CJ_OK && i < from->column_count; i++)
            if (is_figure(from->columns[i].part) && has_value(from, i))
                status = add_figure(in, first, end, i, err);
    }
    return status;
}

/* The notes' texts stay with the table that they come from. */
static cj_status share_notes(crossing *in, cj_error *err)
{
    const cj_table *from = in->from;
    cj_table *to = in->to;
    cj_status status =
        cj_grow(&to->notes, &to->capacity[3], from->note_count, sizeof *to->notes, err);

    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < from->note_count; i++)
        to->notes[i] = from->notes[i];
    to->note_count = from->note_count;
    return CJ_OK;
}

cj_status cj_table_cross(cj_table **out, const cj_table *table, cj_error *err)
{
    crossing in = {.from = table};
    cj_status status = cj_table_new(&in.to, err);

    *out = NULL;
    if (status == CJ_OK)
        status = find_columns(&in, err);
    if (status == CJ_OK)
        status = add_columns(&in, err);
    if (status == CJ_OK)
        status = add_rows(&in, err);
    if (status == CJ_OK)
        status = share_notes(&in, err);
    free(in.sections);
    free(in.values);
    if (status != CJ_OK) {
        cj_table_free(in.to);
        return status;
    }
    in.to->title = table->title;
    in.to->each_row = true;
    *out = in.to;
    return CJ_OK;
}

/* A table in long form: a row for each figure of each row. */
#include "cj/table.h"

#include <string.h>

/* The unit of a figure, and what people call it. */
static cj_cell unit_cell(const char *unit)
{
    cj_money money;

    if (cj_money_find(&money, cj_span_of(unit)))
        return cj_cell_labelled(unit, cj_money_of(money)->name);
    if (strcmp(unit, "percent") == 0)
        return cj_cell_labelled(unit, "percentage");
    if (strcmp(unit, "points") == 0)
        return cj_cell_labelled(unit, "percentage points");
    return strcmp(unit, "count") == 0 ? cj_cell_labelled(unit, "number") : cj_cell_text(unit);
}

/* Whether some figures are money and others are not: numbers alone do not tell which. */
static bool mixes_money(const cj_table *from)
{
    bool any[2] = {false, false};

    for (size_t i = 0; i < from->column_count; i++) {
        cj_money money;

        if (!cj_part_is_label(from->columns[i].part))
            any[cj_money_find(&money, cj_span_of(from->columns[i].unit))] = true;
    }
    return any[0] && any[1];
}

static cj_status add_columns(cj_table *to, const cj_table *from, cj_error *err)
{
    static const cj_table_column figure = {"figure", "Figure", "text", .part = CJ_PART_LABEL};
    static const cj_table_column value = {"value", "Value", "figure", .part = CJ_PART_FIGURE};
    static const cj_table_column unit = {"unit", "Unit", "text", .part = CJ_PART_REMARK};
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < from->column_count; i++)
        if (cj_part_is_label(from->columns[i].part))
            status = cj_table_add_column(to, from->columns[i], err);
    if (status == CJ_OK)
        status = cj_table_add_column(to, figure, err);
    if (status == CJ_OK)
        status = cj_table_add_column(to, value, err);
    return status == CJ_OK && mixes_money(from) ? cj_table_add_column(to, unit, err) : status;
}

static cj_status add_row(cj_table *to, const cj_table *from, size_t row, size_t figure,
                         cj_error *err)
{
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, to, err);

    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < from->column_count; i++)
        if (cj_part_is_label(from->columns[i].part))
            *cells++ = *cj_table_cell(from, row, i);
    *cells++ = cj_cell_text(from->columns[figure].key);
    *cells++ = *cj_table_cell(from, row, figure);
    if (strcmp(to->columns[to->column_count - 1].key, "unit") == 0)
        *cells = unit_cell(from->columns[figure].unit);
    return CJ_OK;
}

cj_status cj_table_melt(cj_table **out, const cj_table *table, cj_error *err)
{
    cj_table *melted;
    cj_status status = cj_table_new(&melted, err);

    *out = NULL;
    if (status == CJ_OK)
        status = add_columns(melted, table, err);
    for (size_t row = 0; status == CJ_OK && row < table->row_count; row++)
        for (size_t i = 0; status == CJ_OK && i < table->column_count; i++)
            if (!cj_part_is_label(table->columns[i].part) &&
                cj_table_cell(table, row, i)->kind != CJ_CELL_MISSING)
                status = add_row(melted, table, row, i, err);
    if (status != CJ_OK) {
        cj_table_free(melted);
        return status;
    }
    melted->title = table->title;
    melted->each_row = true;
    *out = melted;
    return CJ_OK;
}

/* Call the flags that data formats have beside a figure (at target) verdicts while they are spread,
 * which people are not shown and a crossed table would drop. */
static void turn_flags(cj_table *table, cj_part from, cj_part to)
{
    for (size_t i = 0; i < table->column_count; i++) {
        cj_table_column *column = &table->columns[i];

        if (column->part == from && column->of != NULL && strcmp(column->unit, "flag") == 0)
            column->part = to;
    }
}

static cj_status spread(cj_table **out, cj_table *table, cj_error *err)
{
    cj_status status;

    turn_flags(table, CJ_PART_DATA, CJ_PART_VERDICT);
    status = cj_table_cross(out, table, true, err);
    turn_flags(table, CJ_PART_VERDICT, CJ_PART_DATA);
    if (status == CJ_OK)
        turn_flags(*out, CJ_PART_VERDICT, CJ_PART_DATA);
    return status;
}

cj_status cj_table_take_shape(cj_table **table, cj_error *err)
{
    cj_table *old = *table;
    cj_table *shaped = NULL;
    cj_status status = CJ_OK;

    if (old->shape == CJ_SHAPE_WIDE)
        status = spread(&shaped, old, err);
    else if (old->shape == CJ_SHAPE_DOWN)
        status = cj_table_melt(&shaped, old, err);
    if (status == CJ_OK && shaped != NULL && shaped->note_count == 0)
        status = cj_table_borrow_notes(shaped, old, err);
    if (status == CJ_OK && shaped != NULL)
        status = cj_table_borrow_provenance(shaped, old, err);
    if (status != CJ_OK) {
        cj_table_free(shaped);
        return status;
    }
    if (shaped == NULL)
        return CJ_OK;
    shaped->title = old->title;
    shaped->shape = CJ_SHAPE_AS_IT_IS;
    shaped->base = old;
    *table = shaped;
    return CJ_OK;
}

/* Cells that say that a row holds a whole of which others hold parts: "Total" beside the values of
 * a column, and the levels of places, as published statistics have them in one table. */
#include "foot.h"

#include <stdlib.h>
#include <string.h>

/* Of so many rows the cells are looked at: who publishes wholes does so throughout. */
#define ROWS_MOST 10000

_Static_assert(CJ_WHOLE_LEVEL + CJ_LEVELS <= UINT8_MAX, "a mark is a byte");

static uint8_t mark_of(cj_span cell, bool only_levels)
{
    unsigned level;

    if (cell.length == 0)
        return CJ_WHOLE_BLANK;
    if ((cell.at[0] | 0x20) == 't' && /* comparing words takes time */
        (cj_word_same(cell, CJ_SPAN("total")) || cj_word_same(cell, CJ_SPAN("totals"))))
        return CJ_WHOLE_TOTAL;
    level = only_levels ? cj_level_of(cell) : 0;
    return level > 0 ? (uint8_t)(CJ_WHOLE_LEVEL + level) : CJ_WHOLE_VALUE;
}

/* Keep the marks of a column from now on; those of the rows above are what all of them had. */
static cj_status keep(cj_wholes *wholes, size_t field, cj_error *err)
{
    cj_whole_column *column = &wholes->columns[wholes->count];

    if (wholes->count == CJ_WHOLE_COLUMNS)
        return CJ_OK;
    column->marks = malloc(ROWS_MOST);
    if (column->marks == NULL)
        return cj_fail_nomem(err);
    memset(column->marks, wholes->fields[field].has_value ? CJ_WHOLE_VALUE : CJ_WHOLE_BLANK,
           wholes->rows);
    column->field = field;
    wholes->fields[field].kept = (uint8_t)++wholes->count;
    return CJ_OK;
}

static cj_status add_cell(cj_wholes *wholes, size_t field, cj_span cell, bool told, cj_error *err)
{
    cj_whole_field *of = &wholes->fields[field];
    uint8_t mark = mark_of(cell, !of->has_others);
    cj_status status = CJ_OK;

    if (mark == CJ_WHOLE_TOTAL && told)
        mark = CJ_WHOLE_BLANK;
    if (mark >= CJ_WHOLE_TOTAL && of->kept == 0)
        status = keep(wholes, field, err);
    of->has_value = of->has_value || mark != CJ_WHOLE_BLANK;
    of->has_others = of->has_others || mark == CJ_WHOLE_VALUE;
    if (status == CJ_OK && of->kept > 0)
        wholes->columns[of->kept - 1].marks[wholes->rows] = mark;
    return status;
}

cj_status cj_typed_mark_wholes(const cj_batch *batch, cj_typed *typed, cj_error *err)
{
    cj_wholes *wholes = &typed->wholes;
    cj_status status = CJ_OK;
    size_t next = 0;
    size_t width;

    cj_csv_header(typed->csv, &width);
    if (wholes->fields == NULL) {
        wholes->fields = calloc(width + 1, sizeof *wholes->fields);
        if (wholes->fields == NULL)
            return cj_fail_nomem(err);
    }
    for (size_t row = 0; row < batch->count && wholes->rows < ROWS_MOST; row++, wholes->rows++) {
        bool has_cells = batch->rejected[row] != CJ_ROW_NO_CELLS;
        bool told; /* that the row is a total */

        while (next < batch->total_count && batch->totals[next].row < row)
            next++;
        told = next < batch->total_count && batch->totals[next].row == row &&
               batch->totals[next].kind == CJ_FOOT_TOTAL;
        for (size_t field = 0; status == CJ_OK && field < width; field++)
            status = add_cell(wholes, field,
                              has_cells ? cj_foot_cell(batch, row, field) : CJ_SPAN(""), told, err);
        if (status != CJ_OK)
            return status;
    }
    return CJ_OK;
}

bool cj_wholes_are_levels(const cj_wholes *wholes, size_t column)
{
    return !wholes->fields[wholes->columns[column].field].has_others;
}

void cj_wholes_clear(cj_typed *typed)
{
    for (size_t i = 0; i < typed->wholes.count; i++)
        free(typed->wholes.columns[i].marks);
    free(typed->wholes.fields);
    typed->wholes = (cj_wholes){.count = 0};
}

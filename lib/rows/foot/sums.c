/* The sums of the columns of a file so far, which the numbers of a total are. */
#include "foot.h"

#include <stdlib.h>

/* Rows of which columns are added up that are read as numbers, and those of which all are. */
#define NUMBERS_MOST 100000
#define ALL_COLUMNS_MOST 10000

static size_t slot_of(const cj_typed *typed, size_t field)
{
    for (size_t i = 0; i < typed->column_count; i++)
        if (typed->columns[i].field == field && typed->columns[i].wanted &&
            typed->columns[i].kind == CJ_KIND_NUMBER)
            return i;
    return SIZE_MAX;
}

static cj_status begin(cj_typed *typed, cj_error *err)
{
    cj_feet *feet = &typed->feet;

    cj_csv_header(typed->csv, &feet->count);
    feet->columns = calloc(feet->count + 1, sizeof *feet->columns);
    if (feet->columns == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < feet->count; i++) {
        feet->columns[i].slot = slot_of(typed, i);
        feet->numbers += feet->columns[i].slot != SIZE_MAX;
    }
    return CJ_OK;
}

/* The number of a cell; false if it has none. */
static bool number_of(cj_decimal *value, const cj_foot *column, const cj_batch *batch, uint32_t row,
                      cj_span cell)
{
    if (column->slot != SIZE_MAX) {
        *value = batch->vectors[column->slot].of.numbers[row];
        return !cj_decimal_is_none(*value);
    }
    return cj_decimal_parse(value, cell) == CJ_NUMBER_OK;
}

static void add_cell(cj_foot *column, const cj_typed *typed, const cj_batch *batch, uint32_t row,
                     size_t field)
{
    cj_span cell = cj_foot_cell(batch, row, field);
    cj_decimal value;

    if (cj_cell_is_missing(typed, cell)) {
        column->lacks = true;
        return;
    }
    if (column->sums != CJ_FOOT_SUMS)
        return;
    if (!number_of(&value, column, batch, row, cell)) {
        if (column->slot == SIZE_MAX)
            column->sums = CJ_FOOT_TEXTS;
    } else if (!cj_decimal_add(&column->all, value) || !cj_decimal_add(&column->part, value)) {
        column->sums = CJ_FOOT_UNKNOWN;
    }
}

cj_status cj_feet_add(cj_typed *typed, const cj_batch *batch, uint32_t row, cj_error *err)
{
    cj_feet *feet = &typed->feet;

    if (feet->columns == NULL && begin(typed, err) != CJ_OK)
        return CJ_ENOMEM;
    if (row == CJ_NO_ROW) {
        for (size_t i = 0; i < feet->count; i++)
            feet->columns[i].part = 0;
        feet->part_rows = 0;
        return CJ_OK;
    }
    for (size_t i = 0; i < feet->count; i++) {
        cj_foot *column = &feet->columns[i];

        if (feet->rows < (column->slot == SIZE_MAX ? ALL_COLUMNS_MOST : NUMBERS_MOST))
            add_cell(column, typed, batch, row, i);
        else if (column->sums == CJ_FOOT_SUMS)
            column->sums = CJ_FOOT_UNKNOWN;
    }
    feet->rows++;
    feet->part_rows++;
    return CJ_OK;
}

bool cj_feet_need_rows(const cj_typed *typed)
{
    return typed->feet.rows <= (typed->feet.numbers > 0 ? NUMBERS_MOST : ALL_COLUMNS_MOST);
}

void cj_feet_clear(cj_typed *typed)
{
    free(typed->feet.columns);
    typed->feet = (cj_feet){.columns = NULL};
}

bool cj_feet_fit(size_t *at, const cj_typed *typed, const cj_batch *batch, uint32_t row,
                 size_t label)
{
    const cj_feet *feet = &typed->feet;
    bool fits = false;
    bool lacks = label != SIZE_MAX; /* what every row above has */

    for (size_t i = 0; i < feet->count; i++) {
        const cj_foot *column = &feet->columns[i];
        cj_span cell = cj_foot_cell(batch, row, i);
        cj_decimal value;

        if (i == label)
            continue;
        if (cj_cell_is_missing(typed, cell)) {
            lacks = lacks || !column->lacks;
            continue;
        }
        if (column->sums == CJ_FOOT_UNKNOWN)
            continue;
        if (column->sums == CJ_FOOT_TEXTS && label == SIZE_MAX)
            return false;
        if (column->sums == CJ_FOOT_TEXTS)
            continue;
        if (number_of(&value, column, batch, row, cell) && value != 0 &&
            ((feet->part_rows > 1 && value == column->part) ||
             (feet->rows > 1 && value == column->all))) {
            if (!fits)
                *at = i;
            fits = true;
        } else if (label == SIZE_MAX) {
            return false;
        }
    }
    return fits && lacks;
}

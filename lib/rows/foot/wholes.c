/* Cells that say that a row holds a whole of which others hold parts: "Total" beside the values of
 * a column, and the levels of places, as published statistics have them in one table. */
#include "foot.h"

#include <stdlib.h>
#include <string.h>

/* Of so many rows the cells are looked at: who publishes wholes does so throughout. */
#define ROWS_MOST 10000

_Static_assert(CJ_WHOLE_MARKS <= UINT8_MAX, "a mark is a byte");

static bool is_total(cj_span cell)
{
    return cj_word_same(cell, CJ_SPAN("total")) || cj_word_same(cell, CJ_SPAN("totals")) ||
           (cell.length > 6 && cj_word_same((cj_span){cell.at, 6}, CJ_SPAN("total ")));
}

/* Inner and Outer London stand at the level of regions, beside all of it. */
static uint8_t city_of(cj_span cell)
{
    if (cj_word_same(cell, CJ_SPAN("London")))
        return CJ_WHOLE_CITY;
    return cj_word_same(cell, CJ_SPAN("Inner London")) ||
                   cj_word_same(cell, CJ_SPAN("Outer London"))
               ? CJ_WHOLE_DISTRICT
               : CJ_WHOLE_VALUE;
}

/* Comparing words takes time: a letter and the length tell most cells. */
static uint8_t mark_of(cj_span cell, bool only_levels)
{
    unsigned level;
    char first;

    if (cell.length == 0)
        return CJ_WHOLE_BLANK;
    first = (char)(cell.at[0] | 0x20);
    if (first == 't' && cell.length >= 5 && (cell.at[1] | 0x20) == 'o' && is_total(cell))
        return CJ_WHOLE_TOTAL;
    level = only_levels ? cj_level_of(cell) : 0;
    if (level > 0)
        return (uint8_t)(CJ_WHOLE_LEVEL + level);
    return (first == 'l' && cell.length == 6) ||
                   ((first == 'i' || first == 'o') && cell.length == 12)
               ? city_of(cell)
               : CJ_WHOLE_VALUE;
}

/* Keep the marks of a column from now on; those of the rows above are what all of them had. */
static cj_status keep(cj_wholes *wholes, size_t field, cj_error *err)
{
    cj_whole_column *column = &wholes->columns[wholes->count];

    if (wholes->count == CJ_WHOLE_COLUMNS)
        return CJ_OK;
    column->marks = malloc(ROWS_MOST);
    column->tallies = calloc(CJ_WHOLE_NUMBERS, sizeof *column->tallies);
    wholes->count++;
    if (column->marks == NULL || column->tallies == NULL)
        return cj_fail_nomem(err);
    memset(column->marks, wholes->fields[field].has_value ? CJ_WHOLE_VALUE : CJ_WHOLE_BLANK,
           wholes->rows);
    column->field = field;
    wholes->fields[field].kept = (uint8_t)wholes->count;
    return CJ_OK;
}

static void keep_mark(cj_whole_column *column, size_t row, uint8_t mark, cj_span cell)
{
    column->marks[row] = mark;
    if (mark != CJ_WHOLE_TOTAL || column->total[0] != '\0')
        return;
    if (cell.length <= CJ_WHOLE_TEXT)
        memcpy(column->total, cell.at, cell.length);
    else
        memcpy(column->total, "Total", 5);
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
        keep_mark(&wholes->columns[of->kept - 1], wholes->rows, mark, cell);
    return status;
}

/* The number of columns of numbers from 1 for a cell that holds one; 0: it is no whole number, or
 * there are too many columns.  What a mark such as "c" or "low" stands for is not known. */
static uint8_t number_of(cj_decimal *number, cj_wholes *wholes, size_t field, cj_span cell)
{
    cj_whole_field *of = &wholes->fields[field];

    if (of->no_number || cell.length == 0)
        return 0;
    if (cj_decimal_parse(number, cell) != CJ_NUMBER_OK) {
        of->no_number = cj_span_has_digit(cell);
        return 0;
    }
    if (*number < 0 || *number % CJ_DECIMAL_ONE != 0 || cell.length > 15)
        of->no_number = true;
    else if (of->number == 0 && wholes->numbers < CJ_WHOLE_NUMBERS)
        of->number = (uint8_t)++wholes->numbers;
    return of->no_number ? 0 : of->number;
}

/* Take a total into a tally: the numbers above it may be its parts, or those below. */
static void add_total(cj_whole_tally *tally, cj_decimal number)
{
    if (tally->has_last && tally->last_mark != CJ_WHOLE_TOTAL) {
        tally->larger[0] += number > tally->last;
        tally->smaller[0] += number < tally->last;
    }
    tally->exact += tally->above_count > 1 && tally->above == number && number > 0;
    tally->above = 0;
    tally->above_count = 0;
    tally->total = number;
}

static void add_part(cj_whole_tally *tally, cj_decimal number)
{
    if (tally->last_mark == CJ_WHOLE_TOTAL) {
        tally->larger[1] += tally->last > number;
        tally->smaller[1] += tally->last < number;
    }
    tally->above_count++;
    if (!cj_decimal_add(&tally->above, number))
        tally->above = 0;
    if (tally->total > 0 && tally->above >= tally->total) {
        tally->exact += tally->above == tally->total && tally->above_count > 1;
        tally->total = 0;
    }
}

static void add_number(cj_whole_tally *tally, uint8_t mark, cj_decimal number)
{
    if (mark == CJ_WHOLE_BLANK)
        return;
    tally->counts[mark]++;
    if (!cj_decimal_add(&tally->sums[mark], number))
        tally->sums[mark] = 0;
    if (mark == CJ_WHOLE_TOTAL)
        add_total(tally, number);
    else
        add_part(tally, number);
    tally->last = number;
    tally->last_mark = mark;
    tally->has_last = true;
}

/* Hold the numbers of a row against what its columns are marked as. */
static void add_numbers(cj_wholes *wholes, const cj_batch *batch, size_t row, size_t width)
{
    for (size_t field = 0; field < width; field++) {
        cj_decimal number;
        uint8_t column = number_of(&number, wholes, field, cj_foot_cell(batch, row, field));

        for (size_t i = 0; column > 0 && i < wholes->count; i++)
            add_number(&wholes->columns[i].tallies[column - 1],
                       wholes->columns[i].marks[wholes->rows], number);
    }
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
        if (has_cells && wholes->count > 0)
            add_numbers(wholes, batch, row, width);
    }
    return CJ_OK;
}

bool cj_wholes_are_levels(const cj_wholes *wholes, size_t column)
{
    return !wholes->fields[wholes->columns[column].field].has_others;
}

/* ---- what the numbers say -------------------------------------------------------------------- */

/* Numbers that are no sums are larger than the next one in half of the cases: so often in a row
 * once in 1,000 tables. */
#define LARGER_LEAST 10

/* Whether totals are larger than other numbers as a rule, by half at the least: days, years and
 * numbers of rows rise from row to row, and are as large in any kind of row. */
static bool are_large(const cj_whole_tally *tally)
{
    cj_decimal parts = 0;
    uint32_t count = 0;

    for (uint8_t mark = 0; mark < CJ_WHOLE_MARKS; mark++) {
        if (mark == CJ_WHOLE_TOTAL || tally->counts[mark] == 0)
            continue;
        parts += tally->sums[mark] / 1000; /* they stay in range */
        count += tally->counts[mark];
    }
    return count > 0 && tally->counts[CJ_WHOLE_TOTAL] > 0 &&
           tally->sums[CJ_WHOLE_TOTAL] / 1000 / tally->counts[CJ_WHOLE_TOTAL] / 3 * 2 >=
               parts / count;
}

static bool are_totals(const cj_whole_tally *tally)
{
    for (int side = 0; side < 2 && are_large(tally); side++) {
        uint32_t larger = tally->larger[side];
        uint32_t smaller = tally->smaller[side];

        if (larger >= LARGER_LEAST ? smaller * 20 <= larger
                                   : smaller == 0 && tally->exact > 1 &&
                                         tally->exact * 2 >= tally->counts[CJ_WHOLE_TOTAL])
            return true;
    }
    return false;
}

/* As much, rounded and without what is withheld; once more where the authorities of each part stand
 * below it. */
static bool is_city(const cj_whole_tally *tally)
{
    cj_decimal all = tally->sums[CJ_WHOLE_CITY];
    cj_decimal parts = tally->sums[CJ_WHOLE_DISTRICT];

    if (all == 0 || tally->counts[CJ_WHOLE_DISTRICT] < 2 * tally->counts[CJ_WHOLE_CITY])
        return false;
    if (parts > all + all / 2)
        parts -= all;
    return (all > parts ? all - parts : parts - all) <= all / 20;
}

/* Of fewer rows one that is three times as large stands above any two. */
#define SMALL_LEAST 6

/* Whether the numbers of a level are those of one with larger places again: as much where these are
 * half as large again, or from half to one and a half of it where they are three times as large. */
static bool is_same_again(const cj_whole_tally *tally, uint8_t large, uint8_t small)
{
    cj_decimal all = tally->sums[large];
    cj_decimal parts = tally->sums[small];
    cj_decimal times; /* in tenths */

    if (all == 0 || parts == 0)
        return false;
    times = all / tally->counts[large] / (parts / tally->counts[small] / 10 + 1);
    return all == parts ? times >= 15
                        : times >= 30 && tally->counts[small] >= SMALL_LEAST &&
                              parts / 2 <= all - all / 4 && all / 2 <= parts;
}

static bool are_levels(const cj_whole_tally *tally)
{
    for (uint8_t large = CJ_WHOLE_LEVEL + 1; large < CJ_WHOLE_MARKS; large++)
        for (uint8_t small = (uint8_t)(large + 1); small < CJ_WHOLE_MARKS; small++)
            if (is_same_again(tally, large, small))
                return true;
    return false;
}

bool cj_wholes_add_up(const cj_wholes *wholes, size_t column, uint8_t mark)
{
    bool any = false;

    for (size_t i = 0; i < wholes->numbers; i++) {
        const cj_whole_tally *tally = &wholes->columns[column].tallies[i];

        any = any || (mark == CJ_WHOLE_TOTAL  ? are_totals(tally)
                      : mark == CJ_WHOLE_CITY ? is_city(tally)
                                              : are_levels(tally));
    }
    return any;
}

void cj_wholes_clear(cj_typed *typed)
{
    for (size_t i = 0; i < typed->wholes.count; i++) {
        free(typed->wholes.columns[i].marks);
        free(typed->wholes.columns[i].tallies);
    }
    free(typed->wholes.fields);
    typed->wholes = (cj_wholes){.count = 0};
}

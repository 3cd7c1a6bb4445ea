/* The periods of a table: of one row, and of the rows that are the same figure in others. */
#include "report_internal.h"

#include <string.h>

bool cj_report_row_period(cj_period *out, const cj_table *table, size_t row)
{
    size_t column = cj_table_find(table, "period");
    const cj_cell *cell;

    if (column == SIZE_MAX)
        return false;
    cell = cj_table_cell(table, row, column);
    return cell->kind == CJ_CELL_TEXT && cj_period_parse(out, cell->text, NULL) == CJ_OK;
}

/* Whether two rows have the same labels, but for the period. */
static bool is_same(const cj_table *table, size_t a, size_t b)
{
    size_t period = cj_table_find(table, "period");

    for (size_t i = 0; i < table->column_count; i++)
        if (i != period && cj_part_is_label(table->columns[i].part) &&
            !cj_cell_same(cj_table_cell(table, a, i), cj_table_cell(table, b, i)))
            return false;
    return true;
}

/* Rows are put in by their first day; a report has few periods. */
size_t cj_report_series(size_t *out, const cj_picked *picked)
{
    const cj_table *table = picked->table;
    size_t count = 0;
    cj_period last;
    cj_period period;
    cj_period other;

    if (!cj_report_row_period(&last, table, picked->row))
        return 0;
    for (size_t row = 0; row < table->row_count; row++) {
        size_t at = count;

        if (!is_same(table, row, picked->row) || !cj_report_row_period(&period, table, row) ||
            period.last > last.last)
            continue;
        for (; at > 0 && cj_report_row_period(&other, table, out[at - 1]) &&
               other.first > period.first;
             at--)
            out[at] = out[at - 1];
        out[at] = row;
        count++;
    }
    return count;
}

size_t cj_report_row_before(const cj_picked *picked)
{
    const cj_table *table = picked->table;
    size_t before = SIZE_MAX;
    cj_date latest = CJ_DATE_FIRST;
    cj_period now;
    cj_period period;

    if (!cj_report_row_period(&now, table, picked->row))
        return SIZE_MAX;
    for (size_t row = 0; row < table->row_count; row++) {
        if (!is_same(table, row, picked->row) || !cj_report_row_period(&period, table, row) ||
            period.last >= now.first || (before != SIZE_MAX && period.last <= latest))
            continue;
        before = row;
        latest = period.last;
    }
    return before;
}

cj_cell cj_report_change_of(const cj_cell *now, const cj_cell *then)
{
    int64_t left = now->units;
    int64_t right = then->units;
    int places = now->places;
    cj_cell change;

    if (now->kind == CJ_CELL_SUPPRESSED || then->kind == CJ_CELL_SUPPRESSED)
        return cj_cell_withheld();
    if (!cj_cell_is_figure(now) || !cj_cell_is_figure(then))
        return cj_cell_missing();
    for (; places < then->places; places++)
        left *= 10;
    for (int p = then->places; p < places; p++)
        right *= 10;
    change = now->kind == CJ_CELL_COUNT && places == 0 ? cj_cell_count(left - right)
                                                       : cj_cell_number(left - right, places);
    change.money = now->money;
    return change;
}

/* How a figure stands, in words: what changed since other periods, and whether its target is met.
 * All is taken from cells of its row, so that nothing is told that is not shown. */
#include "report_internal.h"

#include <string.h>

/* When another period was, as the reader of a row says it. */
typedef enum { WHEN_BEFORE, WHEN_YEAR_AGO, WHEN_NAMED } when_kind;

static when_kind when_of(const cj_period *now, const char *then)
{
    cj_period other;
    cj_period year;

    if (cj_period_parse(&other, then, NULL) != CJ_OK)
        return WHEN_NAMED;
    if (other.last + 1 == now->first)
        return WHEN_BEFORE;
    if (cj_period_relative(&year, now, "year-before", NULL) == CJ_OK && year.first == other.first &&
        year.last == other.last)
        return WHEN_YEAR_AGO;
    return WHEN_NAMED;
}

/* The period of the row; false where its table has none. */
static bool period_of(cj_period *out, const cj_picked *picked)
{
    size_t column = cj_table_find(picked->table, "period");
    const cj_cell *cell;

    if (column == SIZE_MAX)
        return false;
    cell = cj_table_cell(picked->table, picked->row, column);
    return cell->kind == CJ_CELL_TEXT && cj_period_parse(out, cell->text, NULL) == CJ_OK;
}

/* The change of the figure since that period. */
static const cj_cell *change_since(const cj_picked *picked, const char *period)
{
    const cj_table *table = picked->table;

    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].part == CJ_PART_CHANGE &&
            cj_table_owner(table, i) == picked->column &&
            strcmp(table->columns[i].period, period) == 0)
            return cj_table_cell(table, picked->row, i);
    return NULL;
}

/* "7", "3 points": the change without its sign, which the word before it tells. */
static void append_size(cj_text *out, const cj_cell *change, bool percent)
{
    cj_cell size = *change;

    size.units = size.units < 0 ? -size.units : size.units;
    cj_cell_append_label(out, &size);
    if (percent)
        cj_text_add(out, size.units == 1 && size.places == 0 ? " point" : " points");
}

static void append_when(cj_text *out, when_kind when, const char *period, bool first)
{
    if (when == WHEN_YEAR_AGO)
        cj_text_add(out, " a year ago");
    else if (when == WHEN_NAMED || !first)
        cj_text_format(out, " in %s", period);
}

/* "up 7 from 106" for the first comparator, "72 a year ago" for the others and where one of the
 * two figures is not shown. */
static void append_one(cj_text *out, const cj_picked *picked, size_t column, when_kind when,
                       bool first)
{
    const char *period = picked->table->columns[column].period;
    const cj_cell *then = cj_table_cell(picked->table, picked->row, column);
    const cj_cell *change = change_since(picked, period);
    bool percent = strcmp(picked->table->columns[picked->column].unit, "percent") == 0;
    bool known = first && change != NULL && cj_cell_is_figure(change);

    if (known && change->units != 0) {
        cj_text_add(out, change->units > 0 ? "up " : "down ");
        append_size(out, change, percent);
        cj_text_add(out, " from ");
    } else if (known) {
        cj_text_add(out, "unchanged from ");
    }
    cj_cell_append_label(out, then);
    append_when(out, when, period, known);
}

void cj_report_append_change(cj_text *out, const cj_picked *picked)
{
    const cj_table *table = picked->table;
    bool first = true;
    cj_period now;

    if (picked->row == SIZE_MAX || !period_of(&now, picked))
        return;
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].part != CJ_PART_THEN || cj_table_owner(table, i) != picked->column ||
            cj_table_cell(table, picked->row, i)->kind == CJ_CELL_MISSING)
            continue;
        cj_text_add(out, first ? "" : "; ");
        append_one(out, picked, i, when_of(&now, table->columns[i].period), first);
        first = false;
    }
}

void cj_report_append_standing(cj_text *out, const cj_picked *picked)
{
    size_t target = cj_table_related(picked->table, picked->column, CJ_PART_TARGET);
    size_t verdict = cj_table_related(picked->table, picked->column, CJ_PART_VERDICT);
    const cj_cell *cell;

    if (picked->row == SIZE_MAX || target == SIZE_MAX)
        return;
    cell = cj_table_cell(picked->table, picked->row, target);
    if (!cj_cell_is_figure(cell))
        return;
    cj_text_add(out, "target ");
    cj_cell_append_label(out, cell);
    if (verdict == SIZE_MAX)
        return;
    cell = cj_table_cell(picked->table, picked->row, verdict);
    if (cell->kind == CJ_CELL_MISSING)
        return;
    cj_text_add(out, ": ");
    cj_cell_append_label(out, cell);
}

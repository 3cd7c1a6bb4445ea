/* Picks: the one figure of a table that a headline or an outcome names. */
#include "report_internal.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* Whether a cell is the value in a definition, as CSV has it ("2021-04-01") or as people read
 * it. */
static bool is_written(const cj_cell *cell, const char *value, cj_text *room)
{
    cj_text_reset(room);
    cj_cell_append_data(room, cell);
    if (cj_word_same(cj_text_span(room), cj_span_of(value)))
        return true;
    cj_text_reset(room);
    if (cell->kind != CJ_CELL_MISSING)
        cj_cell_append_label(room, cell);
    return cj_word_same(cj_text_span(room), cj_span_of(value));
}

/* Fail at the place of the pick; a gap of a text says which it is. */
static cj_status fail(const cj_report_parts *parts, const cj_definition_pick *pick, cj_error *err,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));

static cj_status fail(const cj_report_parts *parts, const cj_definition_pick *pick, cj_error *err,
                      const char *format, ...)
{
    char words[CJ_ERROR_TEXT_MAX];
    va_list arguments;

    va_start(arguments, format);
    cj_say(words, sizeof words, err, format, arguments);
    va_end(arguments);
    return cj_definition_fail(parts->definition, &pick->place, err, "%s%s%s",
                              pick->said == NULL ? "" : pick->said, pick->said == NULL ? "" : ": ",
                              words);
}

static cj_status fail_column(const cj_report_parts *parts, const cj_definition_pick *pick,
                             const cj_table *table, const char *name, cj_error *err)
{
    cj_span *names = malloc((table->column_count + 1) * sizeof *names);
    cj_text list = CJ_TEXT_INIT;
    size_t nearest;

    if (names == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < table->column_count; i++)
        names[i] = cj_span_of(table->columns[i].key);
    cj_text_list(&list, names, table->column_count, 24, " and ");
    nearest = cj_word_nearest(cj_span_of(name), names, table->column_count);
    if (nearest != SIZE_MAX)
        fail(parts, pick, err, "the table has no column \"%s\"; did you mean \"%.*s\"?", name,
             (int)names[nearest].length, names[nearest].at);
    else
        fail(parts, pick, err, "the table has no column \"%s\"; it has %s", name,
             cj_text_string(&list));
    cj_text_clear(&list);
    free(names);
    return CJ_EUSAGE;
}

/* Report that no row has the value, with up to twelve values that occur. */
static cj_status fail_value(const cj_report_parts *parts, const cj_definition_pick *pick,
                            const cj_table *table, size_t column, const char *value, cj_error *err)
{
    cj_text list = CJ_TEXT_INIT;
    size_t told = 0;

    for (size_t row = 0; row < table->row_count && told < 12; row++) {
        const cj_cell *cell = cj_table_cell(table, row, column);
        bool new = true;

        for (size_t before = 0; before < row && new; before++)
            new = !cj_cell_same(cell, cj_table_cell(table, before, column));
        if (!new || cell->kind == CJ_CELL_MISSING)
            continue;
        cj_text_add(&list, told++ > 0 ? ", " : "");
        cj_cell_append_data(&list, cell);
    }
    fail(parts, pick, err,
         "no row has %s \"%s\"; there are %s (\"order\" declares values that are "
         "shown even where empty)",
         table->columns[column].key, value, cj_text_string(&list));
    cj_text_clear(&list);
    return CJ_EUSAGE;
}

/* Whether rows may lack what a pick names: the report is of a part, and the one of the whole has
 * shown that it is no slip. */
static bool is_part(const cj_report_parts *parts)
{
    return parts->definition->value != NULL;
}

/* Clear in `left` the rows without the value. A value that no row has is reported: it is more
 * likely a slip than an empty group. */
static cj_status keep_rows(uint8_t *left, const cj_report_parts *parts,
                           const cj_definition_pick *pick, const cj_table *table,
                           const cj_definition_where *where, cj_error *err)
{
    size_t column = cj_table_find(table, where->column);
    cj_text room = CJ_TEXT_INIT;
    bool occurs = table->row_count == 0 || is_part(parts);
    cj_status status;

    if (column == SIZE_MAX)
        return fail_column(parts, pick, table, where->column, err);
    for (size_t row = 0; row < table->row_count; row++) {
        bool same = is_written(cj_table_cell(table, row, column), where->value, &room);

        occurs = occurs || same;
        left[row] = left[row] && same;
    }
    status = cj_text_check(&room, err);
    cj_text_clear(&room);
    if (status != CJ_OK)
        return status;
    return occurs ? CJ_OK : fail_value(parts, pick, table, column, where->value, err);
}

/* Report that several rows fit, and name the label columns in which they differ: a condition on
 * one of them would decide. */
static cj_status fail_several(const cj_report_parts *parts, const cj_definition_pick *pick,
                              const cj_table *table, const uint8_t *left, size_t count,
                              cj_error *err)
{
    cj_text list = CJ_TEXT_INIT;
    size_t first = 0;

    while (!left[first])
        first++;
    for (size_t i = 0; i < table->column_count; i++) {
        bool differs = false;

        if (table->columns[i].part > CJ_PART_ACROSS)
            continue;
        for (size_t row = first; row < table->row_count; row++)
            differs = differs || (left[row] && !cj_cell_same(cj_table_cell(table, row, i),
                                                             cj_table_cell(table, first, i)));
        if (differs)
            cj_text_format(&list, "%s%s", list.length > 0 ? ", " : "", table->columns[i].key);
    }
    fail(parts, pick, err, "%zu rows fit; \"where\" must choose one by %s", count,
         list.length > 0 ? cj_text_string(&list) : "its columns");
    cj_text_clear(&list);
    return CJ_EUSAGE;
}

/* ---- by rule --------------------------------------------------------------------------------- */

/* The figure that a table is about: one with a target, one that is compared, one with an interval,
 * else the first. */
static size_t leading_figure(const cj_table *table)
{
    static const cj_part tells[] = {CJ_PART_TARGET, CJ_PART_THEN, CJ_PART_LOW};

    for (size_t t = 0; t < sizeof tells / sizeof *tells; t++)
        for (size_t i = 0; i < table->column_count; i++)
            if (table->columns[i].part == tells[t] && cj_table_owner(table, i) != SIZE_MAX)
                return cj_table_owner(table, i);
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].part == CJ_PART_FIGURE)
            return i;
    return SIZE_MAX;
}

/* Whether the row is the total of its period: its labels, be they of any, are All. */
static bool is_total(const cj_table *table, size_t row)
{
    size_t period = cj_table_find(table, "period");

    for (size_t i = 0; i < table->column_count; i++) {
        const cj_cell *cell = cj_table_cell(table, row, i);

        if (cj_part_is_label(table->columns[i].part) && i != period &&
            cell->kind != CJ_CELL_MISSING &&
            (cell->kind != CJ_CELL_TEXT || strcmp(cell->text, "All") != 0))
            return false;
    }
    return true;
}

static void keep_totals(uint8_t *left, const cj_table *table)
{
    bool any = false;

    for (size_t row = 0; row < table->row_count; row++)
        any = any || is_total(table, row);
    for (size_t row = 0; any && row < table->row_count; row++)
        left[row] = left[row] && is_total(table, row);
}

/* Clear the rows of all periods but the latest. */
static void keep_latest(uint8_t *left, const cj_table *table)
{
    cj_date latest = CJ_DATE_FIRST;
    cj_period period;

    for (size_t row = 0; row < table->row_count; row++)
        if (left[row] && cj_report_row_period(&period, table, row) && period.last > latest)
            latest = period.last;
    for (size_t row = 0; row < table->row_count; row++)
        if (left[row] && cj_report_row_period(&period, table, row) && period.last < latest)
            left[row] = 0;
}

/* An empty table is no error: nobody may be in the period, and the caller shows [z]. Nor is a row
 * that the report of a part has not. */
cj_status cj_report_pick(cj_picked *out, const cj_report_parts *parts,
                         const cj_definition_pick *pick, cj_error *err)
{
    const cj_table *table = parts->tables[pick->measure];
    size_t figure =
        pick->figure == NULL ? leading_figure(table) : cj_table_find(table, pick->figure);
    uint8_t *left = malloc(table->row_count + 1);
    cj_status status = CJ_OK;
    size_t count = 0;

    *out = (cj_picked){table, SIZE_MAX, figure};
    if (left == NULL)
        return cj_fail_nomem(err);
    memset(left, 1, table->row_count + 1);
    if (figure == SIZE_MAX && !pick->of_row)
        status = pick->figure == NULL ? fail(parts, pick, err, "the table has no figure")
                                      : fail_column(parts, pick, table, pick->figure, err);
    for (size_t i = 0; status == CJ_OK && i < pick->where_count; i++)
        status = keep_rows(left, parts, pick, table, &pick->where[i], err);
    if (pick->by_rule && pick->where_count == 0)
        keep_totals(left, table);
    if (pick->by_rule)
        keep_latest(left, table);
    for (size_t row = 0; row < table->row_count; row++) {
        if (left[row] && count++ == 0)
            out->row = row;
    }
    if (status == CJ_OK && count == 0 && table->row_count > 0 && !is_part(parts))
        status = fail(parts, pick, err, "each of these values occurs, but no row has all of them");
    if (status == CJ_OK && count > 1)
        status = fail_several(parts, pick, table, left, count, err);
    free(left);
    return status;
}

void cj_report_append_mark(cj_text *out, const cj_table *table)
{
    if (table->mark != NULL)
        cj_text_format(out, " (%s)", table->mark);
}

cj_status cj_report_pick_label(const char **out, const cj_picked *picked,
                               const cj_report_parts *parts, const cj_definition_pick *pick,
                               cj_document *document, cj_error *err)
{
    cj_text label = CJ_TEXT_INIT;

    if (pick->label != NULL) {
        cj_text_add(&label, pick->label);
    } else {
        cj_text_format(&label, "%s: %s", parts->definition->measures[pick->measure].label,
                       picked->table->columns[picked->column].heading);
        for (size_t i = 0; i < pick->where_count; i++)
            cj_text_format(&label, ", %s", pick->where[i].value);
    }
    cj_report_append_mark(&label, picked->table);
    *out = label.failed ? NULL : cj_document_keep(document, cj_text_span(&label));
    cj_text_clear(&label);
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

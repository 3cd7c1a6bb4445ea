/* What is hidden is taken out of the tables: cells, and the figures and sentences that are made
 * of them. */
#include "hiding_internal.h"

#include <stdlib.h>
#include <string.h>

/* How many values a figure needs that is made of values. */
static int64_t least_of(const cj_hiding *hiding)
{
    return hiding->options.below > 0 ? hiding->options.below : hiding->options.round_to;
}

/* ---- figures ------------------------------------------------------------------------------- */

/* Why the counts of a line of made_of are not shown; CJ_WHY_SHOWN: they are. */
static cj_why why_line(const cj_hiding *hiding, const cj_hidden_table *in, size_t row, cj_span line,
                       bool base)
{
    size_t columns[8];
    size_t count = cj_hiding_split(columns, 8, in->table, line);
    int64_t sum = 0;

    for (size_t i = 0; i < count; i++) {
        uint32_t number = in->places[row * in->width + columns[i]];
        const cj_cell *cell = cj_hiding_cell(in->table, row, columns[i]);

        if (number != CJ_NO_COUNT && hiding->counts[number].why != CJ_WHY_SHOWN)
            return CJ_WHY_MADE_OF;
        sum += cell->kind == CJ_CELL_COUNT ? cell->units : 0;
        if (number == CJ_NO_COUNT && cell->kind == CJ_CELL_COUNT &&
            cell->units >= !hiding->options.zeros && cell->units < least_of(hiding))
            return CJ_WHY_MADE_OF;
    }
    return base && sum > 0 && sum < hiding->options.base ? CJ_WHY_SMALL : CJ_WHY_SHOWN;
}

/* How many values a median or percentile is of, if somebody knows. */
static bool is_of_few(const cj_hiding *hiding, const cj_hidden_table *in, size_t row,
                      const cj_column_counts *counts)
{
    int64_t least = least_of(hiding);
    const char *list = counts->made_of;
    cj_span line;
    size_t columns[8];
    int64_t sum = 0;

    if (counts->care == CJ_CARE_TAIL && least < 10)
        least = 10;
    if (!cj_hiding_line(&line, &list))
        return true;
    for (size_t i = 0, n = cj_hiding_split(columns, 8, in->table, line); i < n; i++)
        sum += cj_hiding_cell(in->table, row, columns[i])->units;
    return sum >= !hiding->options.zeros && sum < least;
}

/* Whether nobody can tell of how many values a figure is, and some count of its row is hidden: that
 * there is a figure would tell that these are not few. */
static bool tells_of_many(const cj_hiding *hiding, const cj_hidden_table *in, size_t row,
                          const cj_column_counts *counts)
{
    const char *list = counts->made_of;
    bool hidden = false;
    bool known = true;
    size_t columns[8];
    cj_span line;

    for (size_t i = 0; i < in->width && !hidden; i++) {
        uint32_t number = in->places[row * in->width + i];

        hidden = number != CJ_NO_COUNT && hiding->counts[number].why != CJ_WHY_SHOWN;
    }
    while (hidden && cj_hiding_line(&line, &list))
        for (size_t i = 0, n = cj_hiding_split(columns, 8, in->table, line); i < n; i++) {
            uint32_t number = in->places[row * in->width + columns[i]];

            known = known && number != CJ_NO_COUNT && hiding->counts[number].printed;
        }
    return hidden && !known;
}

/* Why a figure is not shown. */
static cj_why why_figure(const cj_hiding *hiding, const cj_hidden_table *in, size_t row,
                         const cj_column_counts *counts)
{
    const char *list = counts->made_of;
    cj_why why = CJ_WHY_SHOWN;
    bool of_values = counts->care == CJ_CARE_MIDDLE || counts->care == CJ_CARE_TAIL;
    bool base = !of_values;
    cj_span line;

    if (counts->care == CJ_CARE_OWN || (of_values && is_of_few(hiding, in, row, counts)))
        return CJ_WHY_SMALL;
    while (why == CJ_WHY_SHOWN && cj_hiding_line(&line, &list)) {
        why = why_line(hiding, in, row, line, base);
        base = false;
    }
    if (why == CJ_WHY_SHOWN && tells_of_many(hiding, in, row, counts))
        why = CJ_WHY_MADE_OF;
    return why;
}

/* Whether the cell tells nothing of anybody: it is blank, or says that there is no figure. */
static bool is_empty(const cj_cell *cell)
{
    return cell->kind == CJ_CELL_MISSING || cell->kind == CJ_CELL_NOT_APPLICABLE ||
           cell->kind == CJ_CELL_NOT_AVAILABLE;
}

/* Whether the cell tells of nobody. That there is no figure tells a base of none where zeros are
 * hidden, and of an estimate how it came to its end. */
static bool is_silent(const cj_hiding *hiding, const cj_table_column *of, const cj_cell *cell)
{
    bool tells = hiding->options.zeros || of->counts.care == CJ_CARE_ONWARD;

    return tells ? cell->kind == CJ_CELL_MISSING : is_empty(cell);
}

/* Why the cell itself is not shown, not for the sake of the column that it belongs to. */
static cj_why why_own(const cj_hiding *hiding, const cj_hidden_table *in, size_t row, size_t column)
{
    const cj_table_column *of = &in->table->columns[column];
    uint32_t number = in->places[row * in->width + column];

    if (is_silent(hiding, of, cj_table_cell(in->table, row, column)))
        return CJ_WHY_SHOWN;
    if (number != CJ_NO_COUNT && hiding->counts[number].why != CJ_WHY_SHOWN)
        return hiding->counts[number].why;
    return of->counts.made_of != NULL || of->counts.care != CJ_CARE_NONE
               ? why_figure(hiding, in, row, &of->counts)
               : CJ_WHY_SHOWN;
}

/* Bounds, verdicts and the like follow the figure that they are of; a target is no secret. */
static bool follows(const cj_table_column *column)
{
    return column->of != NULL && column->counts.made_of == NULL &&
           column->counts.kind == CJ_COUNTS_NOTHING && column->part != CJ_PART_TARGET &&
           !cj_part_is_label(column->part);
}

static void decide_row(const cj_hiding *hiding, cj_hidden_table *in, size_t row)
{
    const cj_table *table = in->table;
    cj_why *whys = &in->whys[row * table->column_count];

    for (size_t i = 0; i < table->column_count; i++)
        whys[i] = why_own(hiding, in, row, i);
    for (size_t i = 0; i < table->column_count; i++) {
        size_t owner = cj_table_owner(table, i);

        if (follows(&table->columns[i]) && owner != SIZE_MAX && whys[owner] != CJ_WHY_SHOWN &&
            !is_silent(hiding, &table->columns[i], cj_table_cell(table, row, i)))
            whys[i] = CJ_WHY_MADE_OF;
    }
}

/* An estimate that goes on from row to row is made of all above it. */
static void decide_onward(cj_hidden_table *in)
{
    const cj_table *table = in->table;

    for (size_t row = 1; row < table->row_count; row++) {
        if (!cj_table_same_section(table, row - 1, row))
            continue;
        for (size_t i = 0; i < table->column_count; i++) {
            size_t at = row * table->column_count + i;

            if (table->columns[i].counts.care == CJ_CARE_ONWARD && in->whys[at] == CJ_WHY_SHOWN &&
                in->whys[at - table->column_count] != CJ_WHY_SHOWN)
                in->whys[at] = CJ_WHY_MADE_OF;
        }
    }
}

/* A figure beside another one is made of the counts of both. */
static void decide_beside(const cj_hiding *hiding, cj_hidden_table *in)
{
    const cj_table *table = in->table;

    for (size_t at = 0; at < table->row_count * table->column_count; at++) {
        size_t row = at / table->column_count;
        const char *beside = table->columns[at % table->column_count].counts.beside;
        size_t column =
            beside == NULL ? SIZE_MAX : cj_hiding_find_column(table, cj_span_of(beside));
        const cj_cell *other = column == SIZE_MAX ? NULL : cj_hiding_cell(table, row, column);

        if (other != NULL && other->kind == CJ_CELL_COUNT && in->whys[at] == CJ_WHY_SHOWN &&
            !is_silent(hiding, &table->columns[at % table->column_count], &table->cells[at]) &&
            in->whys[(size_t)other->units * table->column_count + at % table->column_count] !=
                CJ_WHY_SHOWN)
            in->whys[at] = CJ_WHY_MADE_OF;
    }
}

/* With {sum-to-100} every share of a set is made of all of its counts. */
static void decide_shares(cj_hidden_table *in)
{
    const cj_table *table = in->table;
    bool together = false;
    bool hidden = false;

    for (size_t i = 0; i < table->option_count; i++)
        together = together || strcmp(table->options[i].name, "sum-to-100") == 0;
    for (size_t i = 0; together && i < table->row_count * table->column_count; i++)
        hidden = hidden || (in->whys[i] != CJ_WHY_SHOWN &&
                            table->columns[i % table->column_count].part == CJ_PART_SHARE);
    for (size_t i = 0; hidden && i < table->row_count * table->column_count; i++)
        if (table->columns[i % table->column_count].part == CJ_PART_SHARE &&
            in->whys[i] == CJ_WHY_SHOWN && !is_empty(&table->cells[i]))
            in->whys[i] = CJ_WHY_MADE_OF;
}

/* ---- sentences ----------------------------------------------------------------------------- */

/* "Female, Alcohol: not shown, to protect people." */
static cj_status hide_sentence(cj_table *table, size_t row, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;

    for (size_t i = 0; i < table->column_count; i++) {
        const cj_cell *cell = cj_table_cell(table, row, i);

        if (!cj_part_is_label(table->columns[i].part) || cell->kind == CJ_CELL_MISSING)
            continue;
        cj_text_add(&text, text.length > 0 ? ", " : "");
        cj_cell_append_label(&text, cell);
    }
    cj_text_format(&text, "%sot shown, to protect people.", text.length > 0 ? ": n" : "N");
    table->sentences[row] = text.failed ? NULL : cj_table_keep(table, cj_text_span(&text));
    cj_text_clear(&text);
    return table->sentences[row] == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* ---- the table ---------------------------------------------------------------------------------
 */

static cj_status mark_table(cj_hiding *hiding, cj_hidden_table *in, cj_error *err)
{
    cj_table *table = in->table;
    cj_status status = CJ_OK;

    if (in->open) /* where its rows went may tell of rows of others */
        return in->published ? CJ_OK : cj_hiding_mark_ledger(hiding, in, err);
    for (size_t row = 0; row < table->row_count; row++)
        decide_row(hiding, in, row);
    decide_onward(in);
    decide_beside(hiding, in);
    decide_shares(in);
    for (size_t row = 0; status == CJ_OK && row < table->row_count; row++) {
        bool hidden = false;

        for (size_t i = 0; i < table->column_count; i++) {
            size_t at = row * table->column_count + i;

            in->figures += in->whys[at] != CJ_WHY_SHOWN || cj_cell_is_figure(&table->cells[at]);
            if (in->whys[at] == CJ_WHY_SHOWN)
                continue;
            in->hidden++;
            hidden = true;
            table->cells[at] = cj_cell_withheld();
        }
        if (hiding->options.round_to > 0)
            cj_hiding_round_row(hiding, in, row);
        if ((hidden || hiding->options.round_to > 0) && table->sentences[row] != NULL)
            status = hide_sentence(table, row, err);
    }
    if (status == CJ_OK)
        status = cj_hiding_mark_ledger(hiding, in, err);
    cj_table_free(table->behind);
    table->behind = NULL;
    return status;
}

cj_status cj_hiding_mark(cj_hiding *hiding, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < hiding->table_count; i++)
        status = mark_table(hiding, &hiding->tables[i], err);
    for (size_t i = 0; status == CJ_OK && i < hiding->table_count; i++)
        status = cj_hiding_mark_notes(hiding, &hiding->tables[i], err);
    return status;
}

/* Counts are printed as multiples of a base, and figures are made of these. */
#include "hiding_internal.h"

#include "stats/interval.h"
#include "stats/rate.h"

#include <string.h>

int64_t cj_hiding_round(const cj_hiding *hiding, int64_t count)
{
    return cj_hiding_round_to(count, hiding->options.round_to);
}

/* What a reader knows of a number that is printed rounded; counts that are hidden for being small
 * are none of them. */
void cj_hiding_range(int64_t range[2], const cj_hiding *hiding, int64_t count)
{
    int64_t base = hiding->options.round_to;
    int64_t printed = cj_hiding_round(hiding, count);
    int64_t below = hiding->options.below;

    range[0] = base == 0 ? count : printed - base / 2;
    range[1] = base == 0 ? count : printed + (base - 1) / 2;
    if (range[0] < 0)
        range[0] = 0;
    if (base == 0 || below == 0)
        return;
    if (count == 0 && range[1] < below)
        range[1] = 0;
    if (count > 0 && range[0] < below)
        range[0] = count < below ? 1 : below;
}

/* ---- figures ----------------------------------------------------------------------------------
 */

/* The counts that a figure is made of, rounded: the base, then what is counted. *lines: how many
 * lines made_of has. False if one of them is no count. */
static bool find_counts(int64_t counts[2], size_t *lines, const cj_hiding *hiding,
                        const cj_hidden_table *in, size_t row, const char *made_of)
{
    bool all = true;
    cj_span line;

    counts[0] = counts[1] = 0;
    for (*lines = 0; cj_hiding_line(&line, &made_of); ++*lines) {
        size_t columns[8];
        size_t count = cj_hiding_split(columns, 8, in->table, line);

        all = all && count > 0 && *lines < 2;
        for (size_t i = 0; i < count; i++) {
            uint32_t number = in->places[row * in->width + columns[i]];

            all = all && number != CJ_NO_COUNT;
            if (all)
                counts[*lines] += cj_hiding_round(hiding, hiding->counts[number].value);
        }
    }
    return all && *lines == 2;
}

static cj_cell change_of(const cj_cell *cell, const int64_t counts[2])
{
    if (cell->kind == CJ_CELL_COUNT)
        return cj_cell_count(counts[1] - counts[0]);
    return cj_cell_percent(counts[1] - counts[0], counts[0], cell->places);
}

static double quantile_of(const cj_table *table)
{
    return cj_table_confidence(table) > 99 ? CJ_Z_99_8 : CJ_Z_95;
}

static cj_decimal decimal_of(const cj_cell *cell)
{
    cj_decimal value = cell->units;

    for (int i = cell->places; i < CJ_DECIMAL_PLACES; i++)
        value *= 10;
    return value;
}

/* A word or number that is said of a share of rounded counts. */
static cj_cell related(const cj_cell *cell, cj_part what, const cj_cell *target, int64_t part,
                       int64_t base, double quantile)
{
    cj_interval interval = cj_interval_wilson(part, base, quantile);
    cj_cell out = *cell;
    double aim = target == NULL ? 0 : (double)decimal_of(target) / (100.0 * CJ_DECIMAL_ONE);

    if (what == CJ_PART_LOW)
        out.units = cj_round_double(interval.low * 100, cell->places);
    else if (what == CJ_PART_HIGH)
        out.units = cj_round_double(interval.high * 100, cell->places);
    else if (target == NULL)
        out = cj_cell_withheld();
    else if (cell->kind == CJ_CELL_FLAG)
        out.units = cj_percent_reaches(part, base, decimal_of(target));
    else
        out = cj_cell_verdict(interval.low >= aim   ? CJ_VERDICT_MET
                              : interval.high < aim ? CJ_VERDICT_NOT_MET
                                                    : CJ_VERDICT_UNCLEAR,
                              cj_percent_reaches(part, base, decimal_of(target)));
    return out;
}

/* What is said of a share: its bounds, whether it reaches its target, the verdict. */
static void round_related(cj_table *table, size_t row, size_t share, const int64_t counts[2])
{
    cj_cell *cells = &table->cells[row * table->column_count];
    size_t target = cj_table_related(table, share, CJ_PART_TARGET);
    int64_t part = counts[1] < counts[0] ? counts[1] : counts[0];

    for (size_t i = 0; i < table->column_count; i++) {
        cj_part what = table->columns[i].part;

        if (cj_table_owner(table, i) != share || cells[i].kind == CJ_CELL_MISSING ||
            cells[i].kind == CJ_CELL_NOT_APPLICABLE || cells[i].kind == CJ_CELL_NOT_AVAILABLE ||
            what == CJ_PART_TARGET || cj_part_is_label(what))
            continue;
        cells[i] = counts[0] == 0
                       ? cj_cell_percent(0, 0, 0)
                       : related(&cells[i], what, target == SIZE_MAX ? NULL : &cells[target], part,
                                 counts[0], quantile_of(table));
    }
}

/* The figure is not shown, and nothing that is said of it. */
static void withhold(cj_table *table, size_t row, size_t column)
{
    cj_cell *cells = &table->cells[row * table->column_count];

    cells[column] = cj_cell_withheld();
    for (size_t i = 0; i < table->column_count; i++)
        if (cj_table_owner(table, i) == column && cells[i].kind != CJ_CELL_MISSING &&
            table->columns[i].part != CJ_PART_TARGET && !cj_part_is_label(table->columns[i].part))
            cells[i] = cj_cell_withheld();
}

/* The bounds of a rate of rounded counts. */
static void round_bounds(cj_table *table, size_t row, size_t rate, const int64_t counts[2],
                         int64_t per)
{
    cj_cell *cells = &table->cells[row * table->column_count];
    cj_interval of = cj_count_interval(counts[1], quantile_of(table));

    for (size_t i = 0; i < table->column_count; i++) {
        cj_part what = table->columns[i].part;
        double bound = what == CJ_PART_LOW ? of.low : of.high;

        if (cj_table_owner(table, i) != rate || cells[i].kind != CJ_CELL_NUMBER ||
            (what != CJ_PART_LOW && what != CJ_PART_HIGH))
            continue;
        cells[i] = counts[0] == 0
                       ? cj_cell_percent(0, 0, 0)
                       : cj_cell_number(cj_round_double(bound * (double)per / (double)counts[0],
                                                        cells[i].places),
                                        cells[i].places);
    }
}

static void round_figure(const cj_hiding *hiding, cj_hidden_table *in, size_t row, size_t column)
{
    cj_table *table = in->table;
    const cj_column_counts *made = &table->columns[column].counts;
    cj_cell *cell = &table->cells[row * table->column_count + column];
    int64_t counts[2];
    size_t lines;

    if (made->made_of == NULL || !cj_cell_is_figure(cell))
        return;
    if (!find_counts(counts, &lines, hiding, in, row, made->made_of) || made->beside != NULL) {
        if (lines > 2 || made->beside != NULL) /* of more counts than two */
            withhold(table, row, column);
        return;
    }
    if (made->care == CJ_CARE_CHANGE) {
        *cell = change_of(cell, counts);
    } else if (cell->kind == CJ_CELL_PERCENT) {
        *cell = cj_cell_share(counts[1], counts[0], cell->places);
        round_related(table, row, column, counts);
    } else if (cell->kind == CJ_CELL_NUMBER) {
        int64_t per = made->per == 0 ? 1 : made->per;

        *cell = counts[0] == 0
                    ? cj_cell_percent(0, 0, 0)
                    : cj_cell_number(cj_ratio(counts[1] * per, counts[0], 1, cell->places),
                                     cell->places);
        round_bounds(table, row, column, counts, per);
    }
}

void cj_hiding_round_row(const cj_hiding *hiding, cj_hidden_table *in, size_t row)
{
    cj_table *table = in->table;

    for (size_t i = 0; i < table->column_count; i++)
        round_figure(hiding, in, row, i);
    for (size_t i = 0; i < table->column_count; i++) {
        cj_cell *cell = &table->cells[row * table->column_count + i];

        if (table->columns[i].counts.kind != CJ_COUNTS_NOTHING && cell->kind == CJ_CELL_COUNT)
            cell->units = cj_hiding_round(hiding, cell->units);
    }
}

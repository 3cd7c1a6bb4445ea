/* Tabulate: the figures of a cell of the grid, its share and its change. */
#include "count.h"

#include <stdlib.h>

/* ---- cells ------------------------------------------------------------------------ */

static cj_cell not_applicable(void)
{
    return cj_cell_no_rate(false);
}

/* above / below, or that in percent; both signs are possible. */
static cj_cell ratio_cell(int64_t above, int64_t below, bool in_percent,
                          const cj_measure_options *common)
{
    int places = in_percent ? common->places : common->mean_places;
    int64_t units;

    if (below == 0)
        return not_applicable();
    units = cj_ratio(below < 0 ? -above : above, below < 0 ? -below : below, in_percent ? 100 : 1,
                     places);
    return in_percent ? cj_cell_percent_units(units, places) : cj_cell_number(units, places);
}

/* The mean of n values. The divisor is n times a million, because decimals are millionths, and must
 * not overflow. */
static cj_cell mean_cell(cj_decimal sum, int64_t n, int places)
{
    return n == 0 ? not_applicable()
                  : cj_cell_number(cj_ratio(sum, n * CJ_DECIMAL_ONE, 1, places), places);
}

/* A sum as it is, or rounded. */
static cj_cell sum_cell(cj_decimal sum, const cj_tabulate_options *options)
{
    if (!options->rounds_sums)
        return cj_cell_decimal(sum);
    return cj_cell_number(cj_ratio(sum, CJ_DECIMAL_ONE, 1, options->sum_places),
                          options->sum_places);
}

static cj_cell end_cell(const cj_counted_value *counted, int64_t value, int64_t n)
{
    if (n == 0)
        return not_applicable();
    return counted->kind == CJ_KIND_DATE ? cj_cell_date((cj_date)value) : cj_cell_decimal(value);
}

cj_cell cj_tabulate_value(const cj_tabulation *in, size_t place, size_t v)
{
    const cj_measure_options *common = &in->options->common;
    const cj_counted_value *counted = &in->values[v];
    size_t at = place * in->options->value_count + v;
    const cj_tally *tally = &in->grid.tallies[at];

    switch (counted->value->function) {
    case CJ_VALUE_COUNT:
        return cj_cell_count(in->grid.counts[place]);
    case CJ_VALUE_PRESENT:
    case CJ_VALUE_COUNT_IF:
        return cj_cell_count(tally->n);
    case CJ_VALUE_DISTINCT:
        return cj_cell_count(in->grid.figures[at]);
    case CJ_VALUE_SUM:
        return tally->n == 0 ? not_applicable() : sum_cell(tally->sum, in->options);
    case CJ_VALUE_MEAN:
        return mean_cell(tally->sum, tally->n, common->mean_places);
    /* The stored figure is twice the median, so that the mean of two middle values is exact. */
    case CJ_VALUE_MEDIAN:
        return in->grid.has[at] ? mean_cell(in->grid.figures[at], 2, common->mean_places)
                                : not_applicable();
    case CJ_VALUE_MIN:
        return end_cell(counted, tally->least, tally->n);
    case CJ_VALUE_MAX:
        return end_cell(counted, tally->most, tally->n);
    case CJ_VALUE_SHARE:
        return cj_cell_share(tally->n, tally->sum_of, common->places);
    default: /* CJ_VALUE_RATIO */
        return tally->n == 0
                   ? not_applicable()
                   : ratio_cell(tally->sum, tally->sum_of, counted->value->in_percent, common);
    }
}

/* ---- shares ------------------------------------------------------------------------- */

static bool is_leaf_col(const cj_tabulation *in, size_t col)
{
    return !in->has_cols || in->grid.cols[col] != CJ_CODE_ALL;
}

static bool is_leaf(const cj_tabulation *in, size_t line, size_t col)
{
    return is_leaf_col(in, col) && !cj_line_has(in, line, CJ_CODE_ALL);
}

/* Whether a cell belongs to a blank and shares are of the other cells only, so that it has none. */
static bool is_out_of_base(const cj_tabulation *in, size_t line, size_t col)
{
    return in->options->valid_base && (cj_line_has(in, line, CJ_NO_CODE) ||
                                       (in->has_cols && in->grid.cols[col] == CJ_NO_CODE));
}

/* The sets of cells whose shares make a whole: the columns of a line, the lines
 * of a column, or all; `set` counts lines or columns. */
typedef struct {
    size_t count;
    bool by_line;
    bool by_col;
} share_sets;

static share_sets sets_of(const cj_tabulation *in)
{
    switch (in->options->share) {
    case CJ_SHARE_ROWS:
        return (share_sets){in->grid.line_count, true, false};
    case CJ_SHARE_COLS:
        return (share_sets){in->grid.col_count, false, true};
    default:
        return (share_sets){1, false, false};
    }
}

static size_t set_of(share_sets sets, size_t line, size_t col)
{
    return sets.by_line ? line : sets.by_col ? col : 0;
}

/* Whether a cell is a part of the whole of its set, so that parts add up. */
static bool is_part(const cj_tabulation *in, share_sets sets, size_t line, size_t col)
{
    return sets.by_line  ? is_leaf_col(in, col)
           : sets.by_col ? !cj_line_has(in, line, CJ_CODE_ALL)
                         : is_leaf(in, line, col);
}

/* Make the shares of each set's parts add to 100. The parts of a set lie one after another in
 * `parts`, in the order of lines and columns. */
static cj_status level_set(int64_t *shares, const cj_tabulation *in, share_sets sets, size_t set,
                           size_t period, cj_error *err)
{
    size_t lines = in->grid.line_count;
    size_t cols = in->grid.col_count;
    size_t *places = malloc((lines * cols + 1) * sizeof *places);
    int64_t *parts = malloc((lines * cols + 1) * 2 * sizeof *parts);
    size_t count = 0;

    if (places == NULL || parts == NULL) {
        free(places);
        free(parts);
        return cj_fail_nomem(err);
    }
    for (size_t l = sets.by_line ? set : 0; l < (sets.by_line ? set + 1 : lines); l++)
        for (size_t c = sets.by_col ? set : 0; c < (sets.by_col ? set + 1 : cols); c++)
            if (is_part(in, sets, l, c) && !is_out_of_base(in, l, c)) {
                places[count] = cj_grid_place(&in->grid, period, l, c);
                parts[count] = in->grid.valid[places[count]];
                count++;
            }
    cj_ratio_largest_remainder(parts + count, parts, count, in->options->common.places);
    for (size_t i = 0; i < count; i++)
        shares[places[i]] = parts[count + i];
    free(places);
    free(parts);
    return CJ_OK;
}

/* Work out the wholes of the sets in a period, and with {sum-to-100} the shares of their parts by
 * place. */
cj_status cj_tabulate_weigh(int64_t *wholes, int64_t *shares, const cj_tabulation *in,
                            size_t period, cj_error *err)
{
    share_sets sets = sets_of(in);
    cj_status status = CJ_OK;

    for (size_t set = 0; set < sets.count; set++)
        wholes[set] = 0;
    for (size_t l = 0; l < in->grid.line_count; l++)
        for (size_t c = 0; c < in->grid.col_count; c++)
            if (is_part(in, sets, l, c) &&
                !cj_decimal_add(&wholes[set_of(sets, l, c)],
                                in->grid.valid[cj_grid_place(&in->grid, period, l, c)]))
                return cj_fail(err, CJ_EDATA, "the sums are too large to take percentages of");
    for (size_t set = 0; status == CJ_OK && shares != NULL && set < sets.count; set++)
        status = level_set(shares, in, sets, set, period, err);
    return status;
}

/* Whether shares are of a sum and the cell has none. */
static bool has_no_sum(const cj_tabulation *in, size_t place)
{
    size_t v = in->share_value;

    return v != SIZE_MAX && in->options->values[v].function == CJ_VALUE_SUM &&
           in->grid.tallies[place * in->options->value_count + v].n == 0;
}

/* Whether shares are of rows, not of sums. */
static bool is_of_rows(const cj_tabulation *in)
{
    size_t v = in->share_value;

    return v == SIZE_MAX || in->options->values[v].function != CJ_VALUE_SUM;
}

int64_t cj_tabulate_whole(const cj_tabulation *in, const int64_t *wholes, size_t line, size_t col)
{
    return in->options->share == CJ_SHARE_NONE ? 0 : wholes[set_of(sets_of(in), line, col)];
}

cj_cell cj_tabulate_share(const cj_tabulation *in, const int64_t *wholes, const int64_t *shares,
                          size_t line, size_t col, size_t place)
{
    share_sets sets = sets_of(in);
    int64_t whole = wholes[set_of(sets, line, col)];
    cj_cell share;

    if (whole <= 0 || is_out_of_base(in, line, col) || has_no_sum(in, place))
        return not_applicable();
    /* of the whole itself there is nothing to judge */
    share = is_of_rows(in) && (is_part(in, sets, line, col) || in->grid.valid[place] != whole)
                ? cj_cell_share(in->grid.valid[place], whole, in->options->common.places)
                : cj_cell_percent(in->grid.valid[place], whole, in->options->common.places);
    if (shares != NULL && is_part(in, sets, line, col))
        share.units = shares[place];
    return share;
}

/* ---- change ----------------------------------------------------------------------------- */

/* What --change takes from a cell: a count, or a sum in millionths. */
static bool change_part(int64_t *out, const cj_tabulation *in, size_t place)
{
    size_t at = place * in->options->value_count;

    switch (in->options->values[0].function) {
    case CJ_VALUE_COUNT:
        *out = in->grid.counts[place];
        return true;
    case CJ_VALUE_PRESENT:
    case CJ_VALUE_COUNT_IF:
        *out = in->grid.tallies[at].n;
        return true;
    case CJ_VALUE_DISTINCT:
        *out = in->grid.figures[at];
        return true;
    case CJ_VALUE_SUM:
        *out = in->grid.tallies[at].sum;
        return in->grid.tallies[at].n > 0;
    default:
        return false;
    }
}

cj_status cj_tabulate_change(cj_cell cells[2], const cj_tabulation *in, size_t from, size_t to,
                             cj_error *err)
{
    bool sum = in->options->values[0].function == CJ_VALUE_SUM;
    int64_t before;
    int64_t change;

    cells[0] = not_applicable();
    cells[1] = cells[0];
    if (!change_part(&before, in, from) || !change_part(&change, in, to))
        return CJ_OK;
    if (!cj_decimal_add(&change, -before))
        return cj_fail(err, CJ_EDATA, "the change of %.*s leaves 9.2 million millions",
                       (int)in->options->values[0].name.length, in->options->values[0].name.at);
    cells[0] = sum ? sum_cell(change, in->options) : cj_cell_count(change);
    /* A percentage of a change from 0 or from a negative sum says nothing. */
    if (before > 0)
        cells[1] = cj_cell_percent(change, before, in->options->common.places);
    return CJ_OK;
}

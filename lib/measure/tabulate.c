/* Tabulate, third part: the grid becomes a table. */
#include "tabulate_count.h"

#include <stdlib.h>

/* ---- cells ------------------------------------------------------------------------ */

static cj_cell not_applicable(void)
{
    return cj_cell_no_rate(false);
}

/* above / below in units of the last place; both signs are possible. */
static cj_cell ratio_cell(int64_t above, int64_t below, int places)
{
    if (below == 0)
        return not_applicable();
    return cj_cell_number(
        cj_ratio(below < 0 ? -above : above, below < 0 ? -below : below, 1, places), places);
}

/* The mean of n values with that sum; n times a million must not overflow. */
static cj_cell mean_cell(cj_decimal sum, int64_t n, int places)
{
    return n == 0 ? not_applicable()
                  : cj_cell_number(cj_ratio(sum, n * CJ_DECIMAL_ONE, 1, places), places);
}

static cj_cell end_cell(const cj_counted_value *counted, int64_t value, int64_t n)
{
    if (n == 0)
        return not_applicable();
    return counted->kind == CJ_KIND_DATE ? cj_cell_date((cj_date)value) : cj_cell_decimal(value);
}

static cj_cell value_cell(const cj_tabulation *in, size_t place, size_t v)
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
        return tally->n == 0 ? not_applicable() : cj_cell_decimal(tally->sum);
    case CJ_VALUE_MEAN:
        return mean_cell(tally->sum, tally->n, common->mean_places);
    case CJ_VALUE_MEDIAN:
        return in->grid.has[at] ? mean_cell(in->grid.figures[at], 2, common->mean_places)
                                : not_applicable();
    case CJ_VALUE_MIN:
        return end_cell(counted, tally->least, tally->n);
    case CJ_VALUE_MAX:
        return end_cell(counted, tally->most, tally->n);
    case CJ_VALUE_SHARE:
        return cj_cell_percent(tally->n, in->grid.counts[place], common->places);
    default: /* CJ_VALUE_RATIO */
        return tally->n == 0 ? not_applicable()
                             : ratio_cell(tally->sum, tally->sum_of, common->mean_places);
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

/* Whether a cell is one of a blank, which has no share when shares are of the
 * others. */
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

/* Make the shares of each set's parts add to 100: each set's parts stand one
 * after another in `parts`, in the order in which lines and columns come. */
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
    cj_largest_remainder(parts + count, parts, count, in->options->common.places);
    for (size_t i = 0; i < count; i++)
        shares[places[i]] = parts[count + i];
    free(places);
    free(parts);
    return CJ_OK;
}

/* The wholes of the sets in a period, and with --sum-to-100 the shares of their
 * parts by place. */
static cj_status weigh(int64_t *wholes, int64_t *shares, const cj_tabulation *in, size_t period,
                       cj_error *err)
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

static cj_cell share_cell(const cj_tabulation *in, const int64_t *wholes, const int64_t *shares,
                          size_t line, size_t col, size_t place)
{
    share_sets sets = sets_of(in);
    int64_t whole = wholes[set_of(sets, line, col)];

    if (whole <= 0 || is_out_of_base(in, line, col))
        return not_applicable();
    if (shares != NULL && is_part(in, sets, line, col))
        return cj_cell_percent_units(shares[place], in->options->common.places);
    return cj_cell_percent(in->grid.valid[place], whole, in->options->common.places);
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

static void fill_change(cj_cell cells[2], const cj_tabulation *in, size_t from, size_t to)
{
    bool sum = in->options->values[0].function == CJ_VALUE_SUM;
    int64_t before;
    int64_t after;

    cells[0] = not_applicable();
    cells[1] = cells[0];
    if (!change_part(&before, in, from) || !change_part(&after, in, to))
        return;
    cells[0] = sum ? cj_cell_decimal(after - before) : cj_cell_count(after - before);
    if (before > 0)
        cells[1] = cj_cell_percent(after - before, before, in->options->common.places);
}

/* The column of the grid that has a value of cols. */
static cj_status find_col(size_t *col, const cj_tabulation *in, cj_span value, cj_error *err)
{
    uint32_t code = cj_dict_find(in->cols.values, value);
    cj_span known[64];
    size_t count = 0;
    size_t nearest;

    for (*col = 0; *col < in->grid.col_count; ++*col)
        if (code != CJ_NO_CODE && in->grid.cols[*col] == code)
            return CJ_OK;
    for (; count < cj_dict_count(in->cols.values) && count < 64; count++)
        known[count] = cj_dict_text(in->cols.values, (uint32_t)count);
    nearest = cj_nearest(value, known, count);
    return cj_fail(err, CJ_EUSAGE, "--change: no row has \"%.*s\" in %.*s%s%s%s", (int)value.length,
                   value.at, (int)in->cols.name.length, in->cols.name.at,
                   nearest == SIZE_MAX ? "" : "; did you mean \"",
                   nearest == SIZE_MAX ? "" : known[nearest].at, nearest == SIZE_MAX ? "" : "\"?");
}

/* ---- columns ------------------------------------------------------------------------------ */

static const char *unit_of(const cj_counted_value *counted)
{
    switch (counted->value->function) {
    case CJ_VALUE_SHARE:
        return "percent";
    case CJ_VALUE_MIN:
    case CJ_VALUE_MAX:
        return counted->kind == CJ_KIND_DATE ? "date" : "number";
    case CJ_VALUE_COUNT:
    case CJ_VALUE_PRESENT:
    case CJ_VALUE_COUNT_IF:
    case CJ_VALUE_DISTINCT:
        return "count";
    default:
        return "number";
    }
}

static cj_status add_axis(cj_table *table, const cj_axis *axis, cj_part part, cj_error *err)
{
    const char *key = cj_table_keep(table, axis->name);
    const char *heading = cj_table_keep(table, axis->heading);

    if (key == NULL || heading == NULL)
        return cj_fail_nomem(err);
    return cj_table_add_column(table, (cj_table_column){key, heading, "text", part, false}, err);
}

static cj_status add_share_column(cj_table *table, cj_share_base base, cj_error *err)
{
    static const cj_table_column shares[] = {
        [CJ_SHARE_ROWS] = {"row_pct", "% of row", "percent", CJ_PART_SHARE, true},
        [CJ_SHARE_COLS] = {"col_pct", "% of column", "percent", CJ_PART_SHARE, true},
        [CJ_SHARE_ALL] = {"all_pct", "% of all", "percent", CJ_PART_SHARE, true}};

    return base == CJ_SHARE_NONE ? CJ_OK : cj_table_add_column(table, shares[base], err);
}

/* The share stands behind the value that it is of: there it reads as its own. */
static cj_status add_columns(cj_table *table, const cj_tabulation *in, cj_error *err)
{
    static const cj_table_column period = {"period", "Period", "text", CJ_PART_SECTION, false};
    const cj_tabulate_options *options = in->options;
    cj_status status = CJ_OK;

    if (options->common.period_given)
        status = cj_table_add_column(table, period, err);
    for (size_t i = 0; status == CJ_OK && i < in->groups.axis_count; i++)
        status = add_axis(table, &in->groups.axes[i], CJ_PART_LABEL, err);
    if (status == CJ_OK && in->has_cols)
        status = add_axis(table, &in->cols, CJ_PART_ACROSS, err);
    for (size_t v = 0; status == CJ_OK && v < options->value_count; v++) {
        const char *key = cj_table_keep(table, options->values[v].name);
        const char *heading = cj_table_keep(table, options->values[v].heading);

        status = key == NULL || heading == NULL
                     ? cj_fail_nomem(err)
                     : cj_table_add_column(table,
                                           (cj_table_column){key, heading, unit_of(&in->values[v]),
                                                             CJ_PART_FIGURE, false},
                                           err);
    }
    if (status == CJ_OK)
        status = add_share_column(table, options->share, err);
    if (status == CJ_OK && options->has_change)
        status = cj_table_add_column(
            table, (cj_table_column){"change", "Change", "number", CJ_PART_ONCE, false}, err);
    if (status == CJ_OK && options->has_change)
        status = cj_table_add_column(
            table, (cj_table_column){"change_pct", "Change %", "percent", CJ_PART_ONCE, false},
            err);
    return status;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static const char *text_of(const cj_axis *axis, uint32_t code)
{
    return code == CJ_CODE_ALL     ? "All"
           : code == CJ_CODE_OTHER ? "(other)"
                                   : cj_axis_text(axis, code);
}

/* What a period's rows are filled from. */
typedef struct {
    const cj_tabulation *in;
    size_t period;
    int64_t *wholes;
    int64_t *shares; /* NULL without --sum-to-100 */
    size_t from;     /* columns of --change */
    size_t to;
} filling;

static cj_status add_cell(cj_table *table, const filling *fill, size_t line, size_t col,
                          cj_error *err)
{
    const cj_tabulation *in = fill->in;
    const cj_tabulate_options *options = in->options;
    size_t place = cj_grid_place(&in->grid, fill->period, line, col);
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status == CJ_OK && options->common.period_given)
        status = cj_fill_period(&cells, table, &options->common.periods[fill->period], err);
    for (size_t i = 0; status == CJ_OK && i < in->groups.axis_count; i++)
        status = cj_keep_cell(
            cells++, table,
            text_of(&in->groups.axes[i], in->grid.lines[line * in->groups.axis_count + i]), NULL,
            err);
    if (status == CJ_OK && in->has_cols)
        status = cj_keep_cell(cells++, table, text_of(&in->cols, in->grid.cols[col]), NULL, err);
    if (status != CJ_OK)
        return status;
    for (size_t v = 0; v < options->value_count; v++)
        *cells++ = value_cell(in, place, v);
    if (options->share != CJ_SHARE_NONE)
        *cells++ = share_cell(in, fill->wholes, fill->shares, line, col, place);
    if (options->has_change && col == fill->to)
        fill_change(cells, in, cj_grid_place(&in->grid, fill->period, line, fill->from), place);
    return CJ_OK;
}

static cj_status add_rows(cj_table *table, const cj_tabulation *in, cj_error *err)
{
    const cj_tabulate_options *options = in->options;
    filling fill = {.in = in};
    size_t lines = in->grid.line_count;
    size_t cols = in->grid.col_count;
    size_t sets = lines > cols ? lines : cols;
    cj_status status = CJ_OK;

    fill.wholes = malloc((sets + 1) * sizeof *fill.wholes);
    if (options->common.sum_to_100)
        fill.shares = calloc(options->common.period_count * lines * cols + 1, sizeof *fill.shares);
    if (fill.wholes == NULL || (options->common.sum_to_100 && fill.shares == NULL))
        status = cj_fail_nomem(err);
    if (status == CJ_OK && options->has_change)
        status = find_col(&fill.from, in, options->change_from, err);
    if (status == CJ_OK && options->has_change)
        status = find_col(&fill.to, in, options->change_to, err);
    for (size_t p = 0; status == CJ_OK && p < options->common.period_count; p++) {
        fill.period = p;
        if (options->share != CJ_SHARE_NONE)
            status = weigh(fill.wholes, fill.shares, in, p, err);
        for (size_t l = 0; status == CJ_OK && l < lines; l++)
            for (size_t c = 0; status == CJ_OK && c < cols; c++)
                status = add_cell(table, &fill, l, c, err);
    }
    free(fill.wholes);
    free(fill.shares);
    return status;
}

/* Cross the table for data formats as well: the crossed one owns it. */
static cj_status widen(cj_table **table, cj_error *err)
{
    cj_table *crossed;
    cj_status status = cj_table_cross(&crossed, *table, err);

    if (status != CJ_OK)
        return status;
    crossed->base = *table;
    *table = crossed;
    return CJ_OK;
}

/* "Count, Mean of score by locality and sex" */
static void append_title(cj_text *out, const cj_tabulation *in)
{
    size_t axes = in->groups.axis_count + in->has_cols;

    for (size_t v = 0; v < in->options->value_count; v++) {
        cj_text_add(out, v == 0 ? "" : ", ");
        cj_text_append(out, in->options->values[v].heading);
    }
    for (size_t i = 0; i < axes; i++) {
        cj_text_add(out, i == 0 ? " by " : i + 1 == axes ? " and " : ", ");
        cj_text_append(out,
                       i < in->groups.axis_count ? in->groups.axes[i].heading : in->cols.heading);
    }
}

static cj_status make_table(cj_table **out, const cj_tabulation *in, cj_error *err)
{
    const cj_tabulate_options *options = in->options;
    cj_text title = CJ_TEXT_INIT;
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    table->each_row = true;
    status = add_columns(table, in, err);
    if (status == CJ_OK)
        status = add_rows(table, in, err);
    if (status == CJ_OK && options->wide && in->has_cols)
        status = widen(&table, err);
    if (status == CJ_OK)
        status = cj_tabulate_notes(table, in, err);
    append_title(&title, in);
    if (status == CJ_OK)
        status = cj_text_check(&title, err);
    if (status == CJ_OK)
        status =
            cj_finish_table(table, &options->common, cj_text_span(&title), in->records, NULL, err);
    cj_text_clear(&title);
    if (status != CJ_OK) {
        cj_table_free(table);
        return status;
    }
    *out = table;
    return CJ_OK;
}

/* ---- the measure --------------------------------------------------------------------- */

#define ROWS_COLUMNS_MAX 60

static cj_status check_change(const cj_tabulate_options *options, cj_error *err)
{
    if (!options->has_change)
        return CJ_OK;
    if (options->cols.length == 0)
        return cj_fail(err, CJ_EUSAGE, "--change needs --cols, whose values it compares");
    switch (options->values[0].function) {
    case CJ_VALUE_COUNT:
    case CJ_VALUE_PRESENT:
    case CJ_VALUE_COUNT_IF:
    case CJ_VALUE_DISTINCT:
    case CJ_VALUE_SUM:
        return CJ_OK;
    default:
        return cj_fail(err, CJ_EUSAGE,
                       "--change is of the first value, which must be a count or a sum");
    }
}

static cj_status check_options(const cj_tabulate_options *options, cj_error *err)
{
    const cj_measure_options *common = &options->common;

    if (common->by_count > ROWS_COLUMNS_MAX)
        return cj_fail(err, CJ_EUSAGE, "--rows: at most %d columns", ROWS_COLUMNS_MAX);
    for (size_t i = 0; i < common->by_count; i++) {
        bool twice = cj_same_word(common->by[i], options->cols);

        for (size_t j = 0; j < i; j++)
            twice = twice || cj_same_word(common->by[i], common->by[j]);
        if (twice)
            return cj_fail(err, CJ_EUSAGE, "column %s is asked for twice in --rows and --cols",
                           common->by[i].at);
    }
    if (options->total_cols && options->cols.length == 0)
        return cj_fail(err, CJ_EUSAGE, "--totals cols needs --cols");
    if (common->period_given && options->date.length == 0)
        for (size_t i = 0; i < common->period_count; i++)
            if (!cj_period_is_all(&common->periods[i]))
                return cj_fail(err, CJ_EUSAGE,
                               "--period %s needs --date COL, the column of days it selects by",
                               common->periods[i].name);
    if (options->top > 0 && common->by_count == 0)
        return cj_fail(err, CJ_EUSAGE,
                       "--top needs --rows, of whose last column it shows N values");
    if (common->sum_to_100 && options->share == CJ_SHARE_NONE)
        return cj_fail(err, CJ_EUSAGE, "--sum-to-100 needs --percent");
    if (options->valid_base && options->share == CJ_SHARE_NONE)
        return cj_fail(err, CJ_EUSAGE, "--base needs --percent");
    return check_change(options, err);
}

/* The names of columns must fit those that every such table has. */
static cj_status check_names(const cj_tabulate_options *options, cj_error *err)
{
    cj_text cols = CJ_TEXT_INIT;
    cj_status status;

    cj_text_append(&cols, options->cols);
    status = cj_text_check(&cols, err);
    if (status == CJ_OK)
        status = cj_check_names(&options->common, &(cj_measure_columns){0},
                                options->cols.length > 0 ? cj_text_string(&cols) : NULL, err);
    cj_text_clear(&cols);
    return status;
}

/* Shares are of the first value that adds up, else of rows. */
static size_t choose_share_value(const cj_tabulate_options *options)
{
    for (size_t v = 0; v < options->value_count; v++)
        switch (options->values[v].function) {
        case CJ_VALUE_COUNT:
            return SIZE_MAX;
        case CJ_VALUE_PRESENT:
        case CJ_VALUE_COUNT_IF:
        case CJ_VALUE_SUM:
            return v;
        default:
            break;
        }
    return SIZE_MAX;
}

static void clear(cj_tabulation *in)
{
    cj_groups_clear(&in->groups);
    if (in->has_cols)
        cj_axis_clear(&in->cols);
    for (size_t v = 0; in->values != NULL && v < in->options->value_count; v++) {
        cj_tuples_clear(&in->values[v].seen);
        free(in->values[v].times);
        free(in->values[v].tuples);
    }
    free(in->values);
    cj_tuples_clear(&in->cells);
    free(in->keys);
    free(in->counts);
    free(in->tallies);
    free(in->row_cells);
    free(in->row_numbers);
    free(in->grid.lines);
    free(in->grid.cols);
    free(in->grid.counts);
    free(in->grid.valid);
    free(in->grid.tallies);
    free(in->grid.figures);
    free(in->grid.has);
}

cj_status cj_tabulate(cj_table **out, cj_records *records, const cj_tabulate_options *options,
                      cj_error *err)
{
    cj_tabulation in = {.options = options, .records = records};
    cj_dataset *dataset = cj_records_dataset(records);
    cj_status status = check_options(options, err);

    *out = NULL;
    in.share_value = choose_share_value(options);
    if (status == CJ_OK)
        status = check_names(options, err);
    if (status == CJ_OK)
        status = cj_tabulate_read(&in, err);
    if (status == CJ_OK)
        status = cj_dataset_judge(dataset, options->common.tolerance, err);
    if (status == CJ_OK)
        status = cj_tabulate_arrange(&in, err);
    if (status == CJ_OK && in.cell_count == 0)
        status = cj_dataset_notice(dataset, err, "There is no row to count");
    if (status == CJ_OK)
        status = make_table(out, &in, err);
    clear(&in);
    return status;
}

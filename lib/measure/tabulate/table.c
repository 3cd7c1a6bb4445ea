/* The grid of cj-tabulate becomes a table: a row for each period and cell. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

/* ---- columns ------------------------------------------------------------------------------ */

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
    for (size_t i = 0; i < in->grid.col_count && count < 64; i++)
        if (in->grid.cols[i] < cj_dict_count(in->cols.values))
            known[count++] = cj_dict_text(in->cols.values, in->grid.cols[i]);
    nearest = cj_word_nearest(value, known, count);
    return cj_fail(err, CJ_EUSAGE, "{change}: no row that is counted has \"%.*s\" in %.*s%s%s%s",
                   (int)value.length, value.at, (int)in->cols.name.length, in->cols.name.at,
                   nearest == SIZE_MAX ? "" : "; did you mean \"",
                   nearest == SIZE_MAX ? "" : known[nearest].at, nearest == SIZE_MAX ? "" : "\"?");
}

static const char *unit_of(const cj_counted_value *counted)
{
    if (counted->value->in_percent)
        return "percent";
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

/* The value that shares stand beside, by name: what they are of, if that is one
 * of the values; NULL if it is none. */
static const char *find_shared(const cj_tabulation *in)
{
    const cj_tabulate_options *options = in->options;

    if (in->share_value != SIZE_MAX)
        return options->values[in->share_value].name.at;
    for (size_t v = 0; v < options->value_count; v++)
        if (options->values[v].function == CJ_VALUE_COUNT)
            return options->values[v].name.at;
    return NULL;
}

static cj_status add_share_column(cj_table *table, const cj_tabulation *in, cj_error *err)
{
    static const cj_table_column shares[] = {
        [CJ_SHARE_ROWS] = {"row_pct", "% of row", "percent", .part = CJ_PART_SHARE, .bar = true},
        [CJ_SHARE_COLS] = {"col_pct", "% of column", "percent", .part = CJ_PART_SHARE, .bar = true},
        [CJ_SHARE_ALL] = {"all_pct", "% of total", "percent", .part = CJ_PART_SHARE, .bar = true}};

    cj_table_column column = shares[in->options->share];

    if (in->options->share == CJ_SHARE_COLS && !in->has_cols) /* as the notes call it */
        column.heading = shares[CJ_SHARE_ALL].heading;
    column.of = find_shared(in);
    return column.key == NULL ? CJ_OK : cj_table_add_column(table, column, err);
}

/* "seen_low_pct" of a share "seen" or "seen_pct"; "target_pct" where no name is asked for. */
static cj_status add_beside(cj_table *table, const cj_value *value, const char *key,
                            const char *heading, cj_table_column column, bool named, cj_error *err)
{
    cj_span name = value->name;
    cj_text texts[2] = {CJ_TEXT_INIT, CJ_TEXT_INIT};
    cj_status status;

    if (name.length > 4 && memcmp(name.at + name.length - 4, "_pct", 4) == 0)
        name.length -= 4;
    if (named)
        cj_text_format(&texts[0], "%.*s_", (int)name.length, name.at);
    cj_text_add(&texts[0], key);
    if (named)
        cj_text_format(&texts[1], "%.*s, ", (int)value->heading.length, value->heading.at);
    cj_text_add(&texts[1], heading);
    column.key = cj_text_string(&texts[0]);
    column.heading = cj_text_string(&texts[1]);
    column.of = cj_table_keep(table, value->name);
    status = cj_text_check(&texts[0], err);
    if (status == CJ_OK)
        status = cj_text_check(&texts[1], err);
    if (status == CJ_OK)
        status = column.of == NULL ? cj_fail_nomem(err) : cj_table_add_column(table, column, err);
    cj_text_clear(&texts[0]);
    cj_text_clear(&texts[1]);
    return status;
}

static cj_status add_share_columns(cj_table *table, const cj_value *value, cj_error *err)
{
    static const struct {
        const char *key;
        const char *heading;
        cj_table_column column;
    } beside[] = {{"low_pct", "lower bound", {.unit = "percent", .part = CJ_PART_LOW}},
                  {"high_pct", "upper bound", {.unit = "percent", .part = CJ_PART_HIGH}},
                  {"target_pct", "Target", {.unit = "percent", .part = CJ_PART_TARGET}},
                  {"at_target", "At target", {.unit = "flag", .part = CJ_PART_DATA}},
                  {"verdict",
                   "Verdict",
                   {.unit = "text", .part = CJ_PART_VERDICT, .tones = cj_verdict_tones}}};
    cj_status status = CJ_OK;

    for (size_t i = value->has_interval ? 0 : 2; status == CJ_OK && i < (value->has_target ? 5 : 2);
         i++)
        status = add_beside(table, value, beside[i].key, beside[i].heading, beside[i].column,
                            i < 2 || value->by_name, err);
    return status;
}

/* Fill what stands behind a share. */
static void fill_beside(cj_cell *cells, const cj_cell *share, const cj_value *value,
                        const cj_measure_options *common)
{
    if (value->has_interval)
        cj_measure_fill_interval(cells, share->part, share->of, common);
    if (value->has_target)
        cj_measure_fill_target(cells + 2 * (size_t)value->has_interval, share->part, share->of,
                               value->target, common);
}

/* The share stands behind the value that it is of: there it reads as its own. */
static cj_status add_columns(cj_table *table, const cj_tabulation *in, cj_error *err)
{
    static const cj_table_column period = {"period", "Period", "text", .part = CJ_PART_SECTION};
    const cj_tabulate_options *options = in->options;
    cj_status status = CJ_OK;

    if (options->common.period_given)
        status = cj_table_add_column(table, period, err);
    for (size_t i = 0; status == CJ_OK && i < in->groups.axis_count; i++)
        status = cj_axis_add_column(table, &in->groups.axes[i], CJ_PART_LABEL, err);
    if (status == CJ_OK && in->has_cols)
        status = cj_axis_add_column(table, &in->cols, CJ_PART_ACROSS, err);
    for (size_t v = 0; status == CJ_OK && v < options->value_count; v++) {
        const char *key = cj_table_keep(table, options->values[v].name);
        const char *heading = cj_table_keep(table, options->values[v].heading);

        status = key == NULL || heading == NULL
                     ? cj_fail_nomem(err)
                     : cj_table_add_column(table,
                                           (cj_table_column){key, heading, unit_of(&in->values[v]),
                                                             .part = CJ_PART_FIGURE},
                                           err);
        if (status == CJ_OK)
            status = add_share_columns(table, &options->values[v], err);
    }
    if (status == CJ_OK)
        status = add_share_column(table, in, err);
    if (status == CJ_OK && options->has_change)
        status = cj_table_add_column(
            table, (cj_table_column){"change", "Change", "number", .part = CJ_PART_ONCE}, err);
    if (status == CJ_OK && options->has_change)
        status = cj_table_add_column(
            table, (cj_table_column){"change_pct", "Change %", "percent", .part = CJ_PART_ONCE},
            err);
    return status;
}

/* ---- rows ------------------------------------------------------------------------------------ */

static cj_status keep_value(cj_cell *cell, cj_table *table, const cj_axis *axis, uint32_t code,
                            cj_error *err)
{
    const char *text = code == CJ_CODE_ALL     ? "All"
                       : code == CJ_CODE_OTHER ? "(other)"
                                               : cj_axis_text(axis, code);

    return cj_measure_keep_cell(cell, table, text, cj_axis_label(axis, text), err);
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

/* Refuse figures that leave 64 bits, as ratios to sums that nearly cancel out can. */
static cj_status check_figures(const cj_table *table, const cj_cell *figures, cj_error *err)
{
    const cj_cell *end = cj_table_cell(table, table->row_count - 1, 0) + table->column_count;

    for (; figures < end; figures++)
        if (figures->units == INT64_MAX || figures->units == -INT64_MAX)
            return cj_fail(err, CJ_EDATA,
                           "column %s: a figure is too large to show; fewer "
                           "decimals ({decimals}, {mean-decimals}) may do",
                           table->columns[table->column_count - (size_t)(end - figures)].key);
    return CJ_OK;
}

static cj_status add_cell(cj_table *table, const filling *fill, size_t line, size_t col,
                          cj_error *err)
{
    const cj_tabulation *in = fill->in;
    const cj_tabulate_options *options = in->options;
    size_t place = cj_grid_place(&in->grid, fill->period, line, col);
    cj_cell *cells;
    cj_cell *figures;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status == CJ_OK && options->common.period_given)
        status = cj_measure_fill_period(&cells, table, &options->common.periods[fill->period], err);
    for (size_t i = 0; status == CJ_OK && i < in->groups.axis_count; i++)
        status = keep_value(cells++, table, &in->groups.axes[i],
                            in->grid.lines[line * in->groups.axis_count + i], err);
    if (status == CJ_OK && in->has_cols)
        status = keep_value(cells++, table, &in->cols, in->grid.cols[col], err);
    if (status != CJ_OK)
        return status;
    figures = cells;
    for (size_t v = 0; v < options->value_count; v++) {
        cells[0] = cj_tabulate_value(in, place, v);
        fill_beside(cells + 1, cells, &options->values[v], &options->common);
        cells += cj_value_width(&options->values[v]);
    }
    status =
        cj_tabulate_fill_behind(table, in, cj_tabulate_whole(in, fill->wholes, line, col), place,
                                options->has_change && col == fill->to
                                    ? cj_grid_place(&in->grid, fill->period, line, fill->from)
                                    : SIZE_MAX,
                                err);
    if (options->share != CJ_SHARE_NONE)
        *cells++ = cj_tabulate_share(in, fill->wholes, fill->shares, line, col, place);
    if (status == CJ_OK && options->has_change && col == fill->to)
        status = cj_tabulate_change(
            cells, in, cj_grid_place(&in->grid, fill->period, line, fill->from), place, err);
    return status == CJ_OK ? check_figures(table, figures, err) : status;
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
            status = cj_tabulate_weigh(fill.wholes, fill.shares, in, p, err);
        for (size_t l = 0; status == CJ_OK && l < lines; l++)
            for (size_t c = 0; status == CJ_OK && c < cols; c++)
                status = add_cell(table, &fill, l, c, err);
    }
    free(fill.wholes);
    free(fill.shares);
    return status;
}

/* Sums, the least and the greatest have the decimals of their cells; one column prints them alike.
 */
static void level_figures(cj_table *table, const cj_tabulation *in)
{
    size_t first = in->options->common.period_given + in->groups.axis_count + in->has_cols;

    for (size_t column = first; column < table->column_count; column++)
        cj_table_level(table, column);
}

/* How {wide} and {down} ask for it. */
static cj_table_shape shape_of(const cj_tabulation *in)
{
    return in->options->wide && in->has_cols ? CJ_SHAPE_WIDE
           : in->options->down               ? CJ_SHAPE_DOWN
                                             : CJ_SHAPE_AS_IT_IS;
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

static bool is_over_whole(const cj_tabulation *in, size_t v)
{
    size_t places = in->options->common.period_count * in->grid.line_count * in->grid.col_count;

    for (size_t place = 0; place < places; place++) {
        const cj_tally *tally = &in->grid.tallies[place * in->options->value_count + v];

        if (tally->n > 0 && tally->sum_of > 0 && tally->sum > tally->sum_of)
            return true;
    }
    return false;
}

/* Tell of shares of more than 100 %: what is no part of the other column, or more than was there.
 */
static cj_status notice_shares(const cj_tabulation *in, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t v = 0; status == CJ_OK && v < in->options->value_count; v++) {
        const cj_value *value = &in->options->values[v];

        if (value->function == CJ_VALUE_RATIO && value->in_percent && is_over_whole(in, v))
            status = cj_dataset_notice(cj_records_dataset(in->records), err,
                                       "%.*s: in some rows %.*s is more than it is part of",
                                       (int)value->words.length, value->words.at,
                                       (int)value->columns[0].length, value->columns[0].at);
    }
    return status;
}

/* Totals and shares are of all groups together. */
static cj_status finish(cj_table *table, const cj_tabulation *in, cj_span title, cj_error *err)
{
    const cj_tabulate_options *options = in->options;
    cj_measure_options common = options->common;

    common.total = common.total || options->total_rows || options->total_cols ||
                   options->share != CJ_SHARE_NONE;
    return cj_measure_finish_table(table, &common, title, in->records, NULL, err);
}

cj_status cj_tabulate_table(cj_table **out, const cj_tabulation *in, cj_error *err)
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
        status = cj_tabulate_describe_behind(table, in, err);
    if (status == CJ_OK)
        status = add_rows(table, in, err);
    if (status == CJ_OK)
        level_figures(table, in);
    if (status == CJ_OK)
        status = notice_shares(in, err);
    table->shape = shape_of(in);
    if (status == CJ_OK)
        status = cj_tabulate_notes(table, in, err);
    append_title(&title, in);
    if (status == CJ_OK)
        status = cj_text_check(&title, err);
    if (status == CJ_OK)
        status = finish(table, in, cj_text_span(&title), err);
    if (status == CJ_OK && !options->common.hides) /* else it is first seen what may be shown */
        status = cj_table_take_shape(&table, err);
    cj_text_clear(&title);
    return cj_table_deliver(out, table, status);
}

cj_status cj_tabulate_case_table(cj_table **out, cj_tabulation *in, cj_error *err)
{
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    status = cj_cases_fill(table, &in->cases, err);
    if (status == CJ_OK)
        status = cj_tabulate_notes(table, in, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &in->options->common,
                                         CJ_SPAN("Rows behind: counts"), in->records, NULL, err);
    return cj_table_deliver(out, table, status);
}

/* ---- the measure --------------------------------------------------------------------- */

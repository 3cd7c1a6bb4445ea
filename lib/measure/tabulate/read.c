/* Tabulate, first part: rows become cells. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

/* ---- columns --------------------------------------------------------------------- */

static cj_status open_column(size_t *column, cj_tabulation *in, cj_counted_value *counted,
                             size_t which, cj_error *err)
{
    cj_span name = counted->value->columns[which];
    cj_status status;

    switch (counted->value->function) {
    case CJ_VALUE_PRESENT:
    case CJ_VALUE_DISTINCT:
        status = cj_records_any_column(column, in->records, name, err);
        break;
    case CJ_VALUE_MIN:
    case CJ_VALUE_MAX:
        status = cj_records_any_column(column, in->records, name, err);
        if (status == CJ_OK)
            status = cj_records_column(column, in->records, name,
                                       cj_records_kind(in->records, *column) == CJ_KIND_DATE ||
                                               cj_word_same(name, in->options->date)
                                           ? CJ_KIND_DATE
                                           : CJ_KIND_NUMBER,
                                       err);
        break;
    default:
        status = cj_records_column(column, in->records, name, CJ_KIND_NUMBER, err);
    }
    if (status == CJ_OK && which == 0)
        counted->kind = cj_records_kind(in->records, *column);
    return status;
}

static cj_status open_values(cj_tabulation *in, cj_error *err)
{
    const cj_tabulate_options *options = in->options;
    size_t flags = 0;
    cj_status status = CJ_OK;

    in->values = calloc(options->value_count + 1, sizeof *in->values);
    if (in->values == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < options->value_count; i++) {
        cj_counted_value *counted = &in->values[i];

        counted->value = &options->values[i];
        counted->seen = (cj_tuples)CJ_TUPLES_INIT(3);
        /* SIZE_MAX stands for a value without a condition; flags are numbered as the records
         * evaluate them. */
        counted->where = SIZE_MAX;
        if (counted->value->condition.length > 0)
            counted->flag = flags++;
        if (counted->value->where.length > 0)
            counted->where = flags++;
        for (size_t c = 0; status == CJ_OK && c < 2 && counted->value->columns[c].length > 0; c++)
            status = open_column(&counted->columns[c], in, counted, c, err);
    }
    return status;
}

/* {fill} is for what a function of dates names. */
static cj_status mark_filled(cj_tabulation *in, cj_error *err)
{
    bool any = false;

    for (size_t i = 0; i < in->groups.axis_count; i++) {
        in->groups.axes[i].fill = cj_axis_names_units(&in->groups.axes[i]);
        any = any || in->groups.axes[i].fill;
    }
    in->cols.fill = in->has_cols && cj_axis_names_units(&in->cols);
    if (any || in->cols.fill)
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE,
                   "{fill} needs a column of {rows} or {cols} that month(), quarter(), year() or "
                   "calendar_year() of {derive} makes");
}

static cj_status open_columns(cj_tabulation *in, cj_error *err)
{
    const cj_tabulate_options *options = in->options;
    const cj_measure_options *common = &options->common;
    cj_status status = cj_groups_open(&in->groups, in->records, common, err);

    in->has_cols = options->cols.length > 0;
    in->date_column = CJ_NO_COLUMN;
    if (status == CJ_OK && in->has_cols)
        status = cj_axis_open(&in->cols, in->records, options->cols, common->orders,
                              common->order_count, err);
    if (status == CJ_OK && options->fill)
        status = mark_filled(in, err);
    if (status == CJ_OK && common->period_given && options->date.length > 0)
        status = cj_records_period_column(&in->date_column, in->records, options->date, err);
    if (status == CJ_OK)
        status = open_values(in, err);
    if (status == CJ_OK)
        status = cj_heads_open(&in->cell_heads, in->records, common, err);
    return status == CJ_OK && options->cases ? cj_tabulate_open_cases(in, err) : status;
}

/* ---- cells ------------------------------------------------------------------------- */

/* Add the cell of a key unless there is one. */
static cj_status add_cell(uint32_t *cell, cj_tabulation *in, const uint32_t key[3], cj_error *err)
{
    size_t values = in->options->value_count;
    cj_status status = cj_tuples_reserve(&in->cells, 1, err);

    if (status != CJ_OK)
        return status;
    *cell = cj_tuples_add(&in->cells, key, cj_tuples_hash(key, 3), (uint32_t)in->cell_count);
    if (*cell < in->cell_count)
        return CJ_OK;
    status = cj_grow(&in->keys, &in->capacity[0], in->cell_count + 1, sizeof *in->keys, err);
    if (status == CJ_OK)
        status =
            cj_grow(&in->counts, &in->capacity[1], in->cell_count + 1, sizeof *in->counts, err);
    if (status == CJ_OK)
        status = cj_grow(&in->tallies, &in->capacity[2], (in->cell_count + 1) * values,
                         sizeof *in->tallies, err);
    if (status != CJ_OK)
        return status;
    in->keys[in->cell_count] = (cj_cell_key){key[0], key[1], key[2]};
    in->counts[in->cell_count] = 0;
    memset(in->tallies + in->cell_count * values, 0, values * sizeof *in->tallies);
    in->cell_count++;
    return CJ_OK;
}

/* Find the cell of a key, or add it. Most tables have few cells, so the last ones are remembered by
 * a cheap hash. */
static cj_status find_cell(uint32_t *cell, cj_tabulation *in, const uint32_t key[3], cj_error *err)
{
    uint32_t hash = ((key[0] * 31 + key[1]) * 31 + key[2]) * 0x9E3779B1U;
    uint32_t *recent = &in->recent[hash >> (32 - CJ_RECENT_BITS)];
    cj_status status;

    if (*recent < in->cell_count && in->keys[*recent].group == key[0] &&
        in->keys[*recent].col == key[1] && in->keys[*recent].period == key[2]) {
        *cell = *recent;
        return CJ_OK;
    }
    status = add_cell(cell, in, key, err);
    *recent = status == CJ_OK ? *cell : *recent;
    return status;
}

/* Whether a row is left out because one of its values is blank. */
static bool is_dropped(const cj_tabulation *in, const uint32_t key[3])
{
    return in->options->drop_missing &&
           (cj_groups_has_blank(&in->groups, key[0]) || (in->has_cols && key[1] == CJ_NO_CODE));
}

/* Note the cell of a row for each period that it is in. */
static cj_status place_row(cj_tabulation *in, const cj_rows *rows, size_t at, uint32_t key[3],
                           size_t *count, cj_error *err)
{
    const cj_measure_options *common = &in->options->common;
    bool dated = in->date_column != CJ_NO_COLUMN;
    cj_date date = dated ? cj_records_date(in->records, in->date_column, at) : 0;
    bool used = false;
    cj_status status = cj_records_check_periods(in->records, in->date_column, rows->first + at,
                                                date, common->periods, common->period_count, err);

    in->undated += date == CJ_DATE_MISSING;
    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++) {
        if (dated && !cj_period_holds(&common->periods[p], date))
            continue;
        used = true;
        key[2] = (uint32_t)p;
        in->row_numbers[*count] = (uint32_t)at;
        status = find_cell(&in->row_cells[*count], in, key, err);
        ++*count;
    }
    cj_ledger_raise(cj_records_ledger(in->records), rows->first + at,
                    used ? CJ_ROW_USED : CJ_ROW_OUTSIDE);
    return status;
}

/* Note the cells of all rows. Most tables have no date, and one period counts all rows then. */
static cj_status place_rows(cj_tabulation *in, const cj_rows *rows, size_t *count, cj_error *err)
{
    cj_ledger *ledger = cj_records_ledger(in->records);
    bool all = in->date_column == CJ_NO_COLUMN && in->options->common.period_count == 1;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
        uint32_t key[3] = {in->row_groups[i], in->has_cols ? in->row_cols[i] : 0, 0};
        uint32_t at = rows->rows[i];

        if (is_dropped(in, key)) {
            in->dropped++;
        } else if (!all) {
            status = place_row(in, rows, at, key, count, err);
        } else {
            in->row_numbers[*count] = at;
            status = find_cell(&in->row_cells[*count], in, key, err);
            cj_ledger_raise(ledger, rows->first + at, CJ_ROW_USED);
            ++*count;
        }
    }
    return status;
}

/* ---- values ------------------------------------------------------------------------- */

static cj_status fail_sum(const cj_value *value, cj_error *err)
{
    return cj_fail(err, CJ_EDATA, "the sum for %.*s leaves 9.2 million millions",
                   (int)value->name.length, value->name.at);
}

cj_status cj_tally_add(cj_tally *to, const cj_tally *from, const cj_value *value, cj_error *err)
{
    if (from->n > 0) {
        to->least = to->n == 0 || from->least < to->least ? from->least : to->least;
        to->most = to->n == 0 || from->most > to->most ? from->most : to->most;
        to->n += from->n;
    }
    return cj_decimal_add(&to->sum, from->sum) && cj_decimal_add(&to->sum_of, from->sum_of)
               ? CJ_OK
               : fail_sum(value, err);
}

/* Whether the value counts this row; `where` is NULL if it counts all rows. */
static bool is_of_row(const uint8_t *where, uint32_t row)
{
    return where == NULL || where[row] != 0;
}

/* The flags of the rows that the value counts; NULL if it counts all of them. */
static const uint8_t *rows_of(const cj_tabulation *in, const cj_counted_value *counted)
{
    return counted->where == SIZE_MAX ? NULL : cj_records_flags(in->records, counted->where);
}

/* Count one more occurrence of a value in a cell, for medians and distinct counts; each pair is
 * kept once with its number. */
static cj_status keep_value(cj_counted_value *counted, uint32_t cell, int64_t value, cj_error *err)
{
    const uint32_t tuple[3] = {cell, (uint32_t)value, (uint32_t)((uint64_t)value >> 32)};
    uint32_t number;
    cj_status status = cj_tuples_reserve(&counted->seen, 1, err);

    if (status != CJ_OK)
        return status;
    number = cj_tuples_add(&counted->seen, tuple, cj_tuples_hash(tuple, 3),
                           (uint32_t)counted->time_count);
    if (number < counted->time_count) {
        counted->times[number]++;
        return CJ_OK;
    }
    status = cj_grow(&counted->times, &counted->time_capacity, counted->time_count + 1,
                     sizeof *counted->times, err);
    if (status == CJ_OK)
        status = cj_grow(&counted->tuples, &counted->tuple_capacity, 3 * (counted->time_count + 1),
                         sizeof *counted->tuples, err);
    if (status != CJ_OK)
        return status;
    counted->times[number] = 1;
    memcpy(counted->tuples + 3 * (size_t)number, tuple, sizeof tuple);
    counted->time_count++;
    return CJ_OK;
}

/* The same for one that is added up or compared. */
static cj_status add_number(cj_tally *tally, const cj_value *value, int64_t number, cj_error *err)
{
    bool sums = value->function == CJ_VALUE_SUM || value->function == CJ_VALUE_MEAN;

    if (sums && !cj_decimal_add(&tally->sum, number))
        return fail_sum(value, err);
    tally->least = tally->n == 0 || number < tally->least ? number : tally->least;
    tally->most = tally->n == 0 || number > tally->most ? number : tally->most;
    tally->n++;
    return CJ_OK;
}

/* Add the rows in hand for a value of a column. */
static cj_status add_column(cj_tabulation *in, cj_counted_value *counted, size_t place,
                            size_t count, cj_error *err)
{
    const void *cells = cj_records_values(in->records, counted->columns[0]);
    size_t values = in->options->value_count;
    bool keeps = cj_value_keeps(counted->value);
    const uint8_t *where = rows_of(in, counted);
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        bool again = i > 0 && in->row_numbers[i] == in->row_numbers[i - 1];
        int64_t value;

        if (!is_of_row(where, in->row_numbers[i]))
            continue;
        counted->rows += !again;
        if (!cj_tabulate_cell(&value, counted->kind, cells, in->row_numbers[i])) {
            counted->blanks += !again;
            continue;
        }
        if (keeps)
            status = keep_value(counted, in->row_cells[i], value, err);
        if (status == CJ_OK)
            status = add_number(&in->tallies[in->row_cells[i] * values + place], counted->value,
                                value, err);
    }
    return status;
}

static cj_status add_ratio(cj_tabulation *in, const cj_counted_value *counted, size_t place,
                           size_t count, cj_error *err)
{
    const cj_decimal *above = cj_records_numbers(in->records, counted->columns[0]);
    const cj_decimal *below = cj_records_numbers(in->records, counted->columns[1]);
    const uint8_t *where = rows_of(in, counted);

    for (size_t i = 0; i < count; i++) {
        cj_tally *tally = &in->tallies[in->row_cells[i] * in->options->value_count + place];
        size_t row = in->row_numbers[i];

        if (!is_of_row(where, (uint32_t)row))
            continue;
        tally->n += above[row] != CJ_DECIMAL_MISSING;
        if ((above[row] != CJ_DECIMAL_MISSING && !cj_decimal_add(&tally->sum, above[row])) ||
            (below[row] != CJ_DECIMAL_MISSING && !cj_decimal_add(&tally->sum_of, below[row])))
            return fail_sum(counted->value, err);
    }
    return CJ_OK;
}

static void add_flag(cj_tabulation *in, const cj_counted_value *counted, size_t place, size_t count)
{
    const uint8_t *holds = cj_records_flags(in->records, counted->flag);
    const uint8_t *where = rows_of(in, counted);

    for (size_t i = 0; i < count; i++) {
        cj_tally *tally = &in->tallies[in->row_cells[i] * in->options->value_count + place];

        if (!is_of_row(where, in->row_numbers[i]))
            continue;
        tally->n += holds[in->row_numbers[i]] != 0;
        tally->sum_of++;
    }
}

static cj_status add_values(cj_tabulation *in, size_t count, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; i < count; i++)
        in->counts[in->row_cells[i]]++;
    for (size_t v = 0; status == CJ_OK && v < in->options->value_count; v++) {
        cj_counted_value *counted = &in->values[v];

        switch (counted->value->function) {
        case CJ_VALUE_COUNT:
            break;
        case CJ_VALUE_COUNT_IF:
        case CJ_VALUE_SHARE:
            add_flag(in, counted, v, count);
            break;
        case CJ_VALUE_RATIO:
            status = add_ratio(in, counted, v, count, err);
            break;
        default:
            status = add_column(in, counted, v, count, err);
        }
    }
    return status;
}

/* Make room for what is kept of the rows in hand. */
static cj_status reserve_rows(cj_tabulation *in, size_t rows, cj_error *err)
{
    size_t room = rows * in->options->common.period_count;
    cj_status status =
        cj_grow(&in->row_cells, &in->row_capacity[0], room, sizeof *in->row_cells, err);

    if (status == CJ_OK)
        status =
            cj_grow(&in->row_numbers, &in->row_capacity[1], room, sizeof *in->row_numbers, err);
    if (status == CJ_OK)
        status = cj_grow(&in->row_groups, &in->row_capacity[2], rows, sizeof *in->row_groups, err);
    if (status == CJ_OK)
        status = cj_grow(&in->row_cols, &in->row_capacity[3], rows, sizeof *in->row_cols, err);
    return status;
}

/* Whether rows outside the periods can be left aside before anything else is asked of them: rows
 * with a blank are counted whenever they were, and a month that a period cuts is an error. */
static bool may_pick(const cj_tabulation *in)
{
    return in->date_column != CJ_NO_COLUMN && !in->options->drop_missing &&
           cj_records_unit(in->records, in->date_column) == CJ_UNIT_DAY;
}

/* Leave aside the rows that lie in none of the periods. */
static cj_status pick_rows(cj_rows *rows, cj_tabulation *in, cj_error *err)
{
    cj_ledger *ledger = cj_records_ledger(in->records);
    const cj_date *dates = cj_records_dates(in->records, in->date_column);
    size_t count = 0;
    cj_status status =
        cj_grow(&in->picked, &in->picked_capacity, rows->row_count, sizeof *in->picked, err);

    for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
        uint32_t at = rows->rows[i];

        if (cj_periods_hold(&in->options->common, dates[at])) {
            in->picked[count++] = at;
        } else {
            in->undated += dates[at] == CJ_DATE_MISSING;
            cj_ledger_raise(ledger, rows->first + at, CJ_ROW_OUTSIDE);
        }
    }
    rows->rows = in->picked;
    rows->row_count = count;
    return status;
}

static cj_status read_rows(cj_tabulation *in, const cj_rows *all, cj_error *err)
{
    cj_rows rows = *all;
    size_t count = 0;
    cj_status status = may_pick(in) ? pick_rows(&rows, in, err) : CJ_OK;

    if (status == CJ_OK)
        status = reserve_rows(in, rows.row_count, err);
    if (status == CJ_OK)
        status = cj_groups_of_rows(in->row_groups, &in->groups, rows.rows, rows.row_count, err);
    if (status == CJ_OK && in->has_cols)
        status = cj_axis_of_rows(in->row_cols, &in->cols, rows.rows, rows.row_count, err);
    if (status == CJ_OK)
        status = place_rows(in, &rows, &count, err);
    if (status == CJ_OK && in->options->cases)
        status = cj_tabulate_add_cases(in, &rows, count, err);
    if (status == CJ_OK)
        status = cj_tabulate_add_heads(in, &rows, count, err);
    return status == CJ_OK ? add_values(in, count, err) : status;
}

cj_status cj_tabulate_read(cj_tabulation *in, cj_error *err)
{
    cj_status status = open_columns(in, err);
    cj_dated dated = {.records = in->records,
                      .column = in->date_column,
                      .common = &in->options->common,
                      .last = CJ_DATE_MISSING};
    const cj_rows *rows;

    in->cells = (cj_tuples)CJ_TUPLES_INIT(3);
    cj_records_leave_out(in->records, cj_dated_place, &dated);
    if (status == CJ_OK)
        status = cj_days_open(&in->dated, err);
    if (status == CJ_OK)
        status = cj_records_start(in->records, err);
    while (cj_records_more(&rows, in->records, &status, err)) {
        cj_days_add(&in->dated, cj_records_dates(in->records, in->date_column), rows->count);
        status = read_rows(in, rows, err);
    }
    return status == CJ_OK ? cj_records_finish(in->records, err) : status;
}

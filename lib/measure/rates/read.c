/* Rates, first part: events are counted by period, group and stratum as they come. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

cj_status cj_rates_list_columns(cj_measure_options *out, cj_rates_count *count, cj_span more,
                                cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_span *by = cj_arena_alloc(&count->arena, (common->by_count + 2) * sizeof *by);

    if (by == NULL)
        return cj_fail_nomem(err);
    *out = *common;
    out->by = by;
    for (size_t i = 0; i < common->by_count; i++)
        by[i] = common->by[i];
    if (cj_rates_has_strata(count))
        by[out->by_count++] = count->options->strata;
    if (more.length > 0)
        by[out->by_count++] = more;
    return CJ_OK;
}

cj_status cj_rates_open(cj_rates_count *count, cj_error *err)
{
    const cj_rates_options *options = count->options;
    cj_measure_options cells;
    cj_status status = cj_rates_list_columns(&cells, count, CJ_SPAN(""), err);

    count->date_column = CJ_NO_COLUMN;
    if (status == CJ_OK)
        status = cj_groups_open(&count->groups, count->records, &options->common, err);
    if (status == CJ_OK)
        status = cj_groups_open(&count->cells, count->records, &cells, err);
    if (status == CJ_OK && options->people)
        status = cj_records_find_person(count->records, err);
    if (status == CJ_OK && !options->people)
        status = cj_heads_open(&count->heads, count->records, &options->common, err);
    if (status == CJ_OK && options->common.period_given && options->date.length > 0)
        status = cj_records_period_column(&count->date_column, count->records, options->date, err);
    return status;
}

/* ---- one row ---------------------------------------------------------------------------- */

/* Make room for the counts of cells that are new. */
static cj_status add_cells(cj_rates_count *count, size_t cells, cj_error *err)
{
    size_t periods = count->options->common.period_count;
    size_t before = count->cell_count * periods;
    size_t need;
    cj_status status;

    if (__builtin_mul_overflow(cells, periods, &need) || need > CJ_RATE_CELLS_MAX)
        return cj_fail(err, CJ_EUSAGE, "the columns of {by} make more than %d groups",
                       CJ_RATE_CELLS_MAX);
    status = cj_grow(&count->counts, &count->capacity[0], need, sizeof *count->counts, err);
    if (status == CJ_OK)
        memset(count->counts + before, 0, (need - before) * sizeof *count->counts);
    if (status == CJ_OK && count->options->people)
        status = cj_grow(&count->all, &count->capacity[1], need, sizeof *count->all, err);
    if (status == CJ_OK && count->options->people)
        memset(count->all + before, 0, (need - before) * sizeof *count->all);
    count->cell_count = status == CJ_OK ? cells : count->cell_count;
    return status;
}

/* Whether a person was not yet counted in a period and group. */
static bool is_new(cj_rates_count *count, size_t period, uint32_t group, uint32_t person)
{
    const uint32_t tuple[3] = {(uint32_t)period, group, person};
    uint32_t next = (uint32_t)count->seen.used;

    return cj_tuples_add(&count->seen, tuple, cj_tuples_hash(tuple, 3), next) == next;
}

/* A person counts in the stratum of the first row of the group, so that strata add up. */
static cj_status count_person(cj_rates_count *count, size_t at, uint32_t cell, size_t period,
                              uint32_t person, cj_error *err)
{
    size_t place = cell * count->options->common.period_count + period;
    uint32_t group;
    cj_status status = cj_groups_of_row(&group, &count->groups, at, err);

    if (status == CJ_OK)
        status = cj_tuples_reserve(&count->seen, 2, err);
    if (status != CJ_OK)
        return status;
    count->counts[place] += is_new(count, period, group, person);
    if (cj_rates_has_total(count))
        count->all[place] += is_new(count, period, CJ_GROUP_ALL, person);
    return CJ_OK;
}

/* Note the person behind an event in its group and in All. */
static cj_status note_heads(cj_rates_count *count, size_t at, size_t period, uint32_t person,
                            cj_error *err)
{
    uint32_t group;
    cj_status status = cj_groups_of_row(&group, &count->groups, at, err);

    if (status == CJ_OK)
        status = cj_heads_add(&count->heads, cj_rates_heads_at(count, period, group), person, err);
    return status == CJ_OK
               ? cj_heads_add(&count->heads, cj_rates_heads_at(count, period, CJ_GROUP_ALL), person,
                              err)
               : status;
}

static cj_status count_row(cj_rates_count *count, const cj_rows *rows, size_t at, uint32_t cell,
                           size_t period, cj_error *err)
{
    size_t place = cell * count->options->common.period_count + period;

    if (count->options->people)
        return count_person(count, at, cell, period, rows->persons[at], err);
    count->counts[place]++;
    return count->heads.wanted ? note_heads(count, at, period, rows->persons[at], err) : CJ_OK;
}

/* A row counts in each period that it is in. */
static cj_status read_row(cj_rates_count *count, const cj_rows *rows, size_t at, uint32_t cell,
                          const cj_date *dates, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    bool dated = dates != NULL;
    cj_date date = dated ? dates[at] : 0;
    cj_status status =
        cj_records_check_periods(count->records, count->date_column, rows->first + at, date,
                                 common->periods, common->period_count, err);
    bool used = false;

    count->undated += date == CJ_DATE_MISSING;
    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++) {
        if (dated && !cj_period_holds(&common->periods[p], date))
            continue;
        used = true;
        status = count_row(count, rows, at, cell, p, err);
    }
    cj_ledger_raise(cj_records_ledger(count->records), rows->first + at,
                    used ? CJ_ROW_USED : CJ_ROW_OUTSIDE);
    return status;
}

/* Most tables have no date, and one period counts all rows then. */
static cj_status read_rows(cj_rates_count *count, const cj_rows *rows, cj_error *err)
{
    cj_ledger *ledger = cj_records_ledger(count->records);
    const cj_date *dates = cj_records_dates(count->records, count->date_column);
    bool all = count->date_column == CJ_NO_COLUMN && count->options->common.period_count == 1 &&
               !count->options->people && !count->heads.wanted;
    cj_status status = cj_grow(&count->row_cells, &count->row_capacity, rows->row_count,
                               sizeof *count->row_cells, err);

    if (status == CJ_OK)
        status =
            cj_groups_of_rows(count->row_cells, &count->cells, rows->rows, rows->row_count, err);
    if (status == CJ_OK && cj_groups_count(&count->cells) > count->cell_count)
        status = add_cells(count, cj_groups_count(&count->cells), err);
    for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
        if (!all) {
            status = read_row(count, rows, rows->rows[i], count->row_cells[i], dates, err);
            continue;
        }
        count->counts[count->row_cells[i]]++;
        cj_ledger_raise(ledger, rows->first + rows->rows[i], CJ_ROW_USED);
    }
    return status;
}

cj_status cj_rates_read(cj_rates_count *count, cj_error *err)
{
    cj_status status = cj_days_open(&count->dated, err);
    cj_dated dated = {.records = count->records,
                      .column = count->date_column,
                      .common = &count->options->common,
                      .last = CJ_DATE_MISSING};
    const cj_rows *rows;

    count->seen = (cj_tuples)CJ_TUPLES_INIT(3);
    cj_records_leave_out(count->records, cj_dated_place, &dated);
    if (status == CJ_OK)
        status = cj_records_start(count->records, err);
    while (cj_records_more(&rows, count->records, &status, err)) {
        cj_days_add(&count->dated, cj_records_dates(count->records, count->date_column),
                    rows->count);
        status = read_rows(count, rows, err);
    }
    cj_tuples_clear(&count->seen);
    if (status == CJ_OK)
        status = cj_records_finish(count->records, err);
    return status == CJ_OK ? cj_heads_settle(&count->heads, err) : status;
}

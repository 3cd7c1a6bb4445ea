/* Scores, first part: rows are read, and counted by period and group. */
#include "count.h"

#include <stdlib.h>

cj_status cj_scores_open(cj_scores_count *count, cj_error *err)
{
    const cj_scores_options *options = count->options;
    cj_records *records = count->records;
    cj_status status =
        cj_records_column(&count->start_column, records, options->start, CJ_KIND_NUMBER, err);

    count->date_column = CJ_NO_COLUMN;
    if (status == CJ_OK)
        status = cj_records_column(&count->end_column, records, options->end, CJ_KIND_NUMBER, err);
    if (status == CJ_OK && options->date.length > 0)
        status = cj_records_period_column(&count->date_column, records, options->date, err);
    if (status == CJ_OK && options->individuals.length > 0)
        status = cj_axis_open(&count->individuals, records, options->individuals,
                              options->common.orders, options->common.order_count, err);
    if (status == CJ_OK)
        status = cj_groups_open(&count->groups, records, &options->common, err);
    return status == CJ_OK && options->cases ? cj_scores_open_cases(count, err) : status;
}

#define AHEAD 16 /* rows */

/* ---- reading --------------------------------------------------------------------- */

static bool is_in_a_period(const cj_scores_count *count, const cj_scored *scored)
{
    const cj_measure_options *common = &count->options->common;

    for (size_t i = 0; i < common->period_count; i++)
        if (cj_scored_is_in(scored, &common->periods[i]))
            return true;
    return false;
}

static cj_status read_row(cj_scores_count *count, const cj_rows *rows, size_t at, cj_error *err)
{
    const cj_records *records = count->records;
    cj_ledger *ledger = cj_records_ledger(records);
    cj_scored scored = {.row = (uint32_t)(rows->first + at),
                        .date = cj_records_date(records, count->date_column, at),
                        .start = cj_records_number(records, count->start_column, at),
                        .end = cj_records_number(records, count->end_column, at)};
    bool undated = count->date_column != CJ_NO_COLUMN && scored.date == CJ_DATE_MISSING;
    cj_status status = cj_records_check_periods(records, count->date_column, scored.row,
                                                scored.date, count->options->common.periods,
                                                count->options->common.period_count, err);

    if (status != CJ_OK)
        return status;
    count->undated += undated;
    if (undated || !is_in_a_period(count, &scored)) {
        cj_ledger_raise(ledger, scored.row, CJ_ROW_OUTSIDE);
        return CJ_OK;
    }
    cj_ledger_raise(ledger, scored.row, CJ_ROW_USED);
    if (count->options->individuals.length > 0)
        status = cj_axis_of_row(&scored.value, &count->individuals, at, err);
    if (status == CJ_OK)
        status = cj_groups_of_row(&scored.group, &count->groups, at, err);
    if (status == CJ_OK)
        status =
            cj_grow(&count->list, &count->capacity, count->count + 1, sizeof *count->list, err);
    if (status == CJ_OK)
        count->list[count->count++] = scored;
    return status == CJ_OK && count->options->cases ? cj_scores_add_case(count, &scored, at, err)
                                                    : status;
}

cj_status cj_scores_read(cj_scores_count *count, cj_error *err)
{
    cj_dated dated = {.records = count->records,
                      .column = count->date_column,
                      .common = &count->options->common,
                      .last = CJ_DATE_MISSING};
    const cj_rows *rows;
    cj_status status;

    cj_records_leave_out(count->records, cj_dated_place, &dated);
    status = cj_days_open(&count->dated, err);
    if (status == CJ_OK)
        status = cj_records_start(count->records, err);
    while (cj_records_more(&rows, count->records, &status, err)) {
        cj_days_add(&count->dated, cj_records_dates(count->records, count->date_column),
                    rows->count);
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            status = read_row(count, rows, rows->rows[i], err);
    }
    return status == CJ_OK ? cj_records_finish(count->records, err) : status;
}

/* ---- counting -------------------------------------------------------------------- */

const char *cj_move_word(cj_move move)
{
    static const char *const words[] = {"improved", "same", "worse"};

    return words[move];
}

/* Add the scores of one row to the figures; false if a sum leaves 64 bits. */
static bool add_scored(cj_score_figures *figures, const cj_scores_count *count,
                       const cj_scored *scored)
{
    bool fits = true;

    figures->rows++;
    if (scored->start != CJ_DECIMAL_MISSING) {
        figures->n_start++;
        fits = cj_decimal_add(&figures->start_sum, scored->start) && fits;
    }
    if (scored->end != CJ_DECIMAL_MISSING) {
        figures->n_end++;
        fits = cj_decimal_add(&figures->end_sum, scored->end) && fits;
    }
    if (!cj_scored_is_paired(scored))
        return fits;
    figures->n_paired++;
    figures->moved[cj_scored_move(count, scored)]++;
    return cj_decimal_add(&figures->change_sum, scored->end - scored->start) && fits;
}

/* Count the rows that `order` lists and that lie in the period; `changes` has room for all of them.
 * `sums` says that sums are shown and must not overflow. */
static cj_status tally_rows(cj_score_figures *figures, int64_t *changes,
                            const cj_scores_count *count, const uint32_t *order, size_t number,
                            const cj_period *period, bool sums, cj_error *err)
{
    const cj_ledger *ledger = cj_records_ledger(count->records);
    size_t paired = 0;

    for (size_t i = 0; i < number; i++) {
        const cj_scored *scored = &count->list[order[i]];

        /* a group's rows are apart from each other: those to come are fetched meanwhile */
        if (i + AHEAD < number)
            __builtin_prefetch(&count->list[order[i + AHEAD]]);
        if (i + AHEAD / 2 < number)
            __builtin_prefetch(&ledger->states[count->list[order[i + AHEAD / 2]].row]);
        if (!cj_scored_is_in(scored, period) || ledger->states[scored->row] == CJ_ROW_REJECTED)
            continue;
        count->group_occurs[scored->group] = 1;
        if (!add_scored(figures, count, scored) && sums)
            return cj_fail(err, CJ_EDATA, "the scores are too large to be added");
        if (cj_scored_is_paired(scored))
            changes[paired++] = scored->end - scored->start;
    }
    figures->test = cj_wilcoxon_test(changes, paired);
    return CJ_OK;
}

cj_status cj_scores_tally(cj_scores_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    int64_t *changes = calloc(count->count + 1, sizeof *changes);
    bool sums = count->options->individuals.length == 0;
    cj_status status;

    count->group_count = cj_groups_count(&count->groups);
    count->group_occurs = calloc(count->group_count + 1, 1);
    count->figures =
        calloc(common->period_count * (count->group_count + 1), sizeof *count->figures);
    status = changes == NULL || count->group_occurs == NULL || count->figures == NULL
                 ? cj_fail_nomem(err)
                 : cj_by_person_make(&count->by_group, count->list, sizeof *count->list,
                                     count->count, count->group_count, err);
    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++) {
        cj_score_figures *of_period = &count->figures[p * (count->group_count + 1)];

        for (size_t g = 0; status == CJ_OK && g < count->group_count; g++) {
            size_t from = count->by_group.starts[g];

            status =
                tally_rows(&of_period[g], changes, count, count->by_group.order + from,
                           count->by_group.starts[g + 1] - from, &common->periods[p], sums, err);
        }
        if (status == CJ_OK && common->total)
            status =
                tally_rows(&of_period[count->group_count], changes, count, count->by_group.order,
                           count->count, &common->periods[p], sums, err);
    }
    free(changes);
    return status == CJ_OK ? cj_groups_settle(&count->groups, count->group_occurs, err) : status;
}

const cj_score_figures *cj_scores_of(const cj_scores_count *count, size_t period, uint32_t group)
{
    static const cj_score_figures none = {0};
    size_t at = group == CJ_GROUP_ALL ? count->group_count : group;

    return at > count->group_count || (at == count->group_count && group != CJ_GROUP_ALL)
               ? &none
               : &count->figures[period * (count->group_count + 1) + at];
}

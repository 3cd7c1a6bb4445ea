/* Outcomes, first part: reviews become small integers. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

/* Declare the framework's outcomes as the first values of the outcome column, so that the code of
 * an outcome is its index in the framework. */
static cj_status open_outcomes(cj_outcomes_count *count, cj_error *err)
{
    const cj_outcomes_options *options = count->options;
    const cj_order *orders = options->common.orders;
    size_t order_count = options->common.order_count;

    if (options->framework != NULL) {
        for (size_t i = 0; i < order_count; i++)
            if (cj_word_same(orders[i].column, CJ_SPAN("outcome")))
                return cj_fail(
                    err, CJ_EUSAGE,
                    "{order outcome=...}: the framework gives the order of the outcomes");
        count->framework_order.column = CJ_SPAN("outcome");
        count->framework_order.value_count = options->framework->outcome_count;
        count->framework_order.values =
            calloc(options->framework->outcome_count + 1, sizeof *count->framework_order.values);
        if (count->framework_order.values == NULL)
            return cj_fail_nomem(err);
        for (size_t i = 0; i < options->framework->outcome_count; i++)
            count->framework_order.values[i] = options->framework->outcomes[i].outcome;
        orders = &count->framework_order;
        order_count = 1;
    }
    return cj_axis_open(&count->outcomes, count->records, CJ_SPAN("outcome"), orders, order_count,
                        err);
}

static cj_status open_columns(cj_outcomes_count *count, cj_error *err)
{
    bool recorded = count->options->baseline == CJ_BASELINE_RECORDED;
    cj_status status = cj_outcomes_check_names(&count->options->common, err);

    if (status == CJ_OK)
        status = cj_records_require_person(count->records, err);
    if (status == CJ_OK && count->options->pairs)
        status = cj_heads_open(&count->heads, count->records, &count->options->common, err);
    if (status == CJ_OK)
        status = cj_records_period_column(&count->date_column, count->records,
                                          CJ_SPAN("review_date"), err);
    if (status == CJ_OK)
        status = cj_records_column(&count->score_column, count->records,
                                   recorded ? CJ_SPAN("progress") : CJ_SPAN("score"),
                                   recorded ? CJ_KIND_TEXT : CJ_KIND_NUMBER, err);
    if (status == CJ_OK)
        status = open_outcomes(count, err);
    if (status == CJ_OK)
        status = cj_groups_open(&count->groups, count->records, &count->options->common, err);
    if (status == CJ_OK)
        status = cj_reviews_open(&count->reviews, count->records, err);
    return status;
}

static cj_status blank_cell(cj_outcomes_count *count, size_t row, size_t column, cj_error *err)
{
    return cj_records_report(count->records, row, column, "constraint-error", (cj_span){"", 0},
                             "the cell is blank, but every review needs a value", err);
}

/* Turn a word of the progress column into a change of score; a blank is missing. */
static cj_status read_progress(cj_decimal *out, cj_outcomes_count *count, size_t at, size_t row,
                               cj_error *err)
{
    static const cj_span words[] = {CJ_SPAN_INIT("improved"), CJ_SPAN_INIT("maintained"),
                                    CJ_SPAN_INIT("deteriorated")};
    uint32_t code = cj_records_code(count->records, count->score_column, at);
    cj_status status;
    uint32_t word;

    count->progress.words = words;
    count->progress.word_count = sizeof words / sizeof *words;
    status = cj_word_find(&word, &count->progress, count->records, count->score_column, code, err);
    *out = CJ_DECIMAL_MISSING;
    if (status != CJ_OK || code == CJ_NO_CODE)
        return status;
    if (word == CJ_NO_CODE)
        return cj_records_report(count->records, row, count->score_column, "constraint-error",
                                 cj_records_text(count->records, count->score_column, code),
                                 "is not one of improved, maintained, deteriorated", err);
    *out = 1 - (cj_decimal)word;
    return CJ_OK;
}

/* ---- rows that do not count -------------------------------------------------------- */

/* The day before which a review, which is in no period, may be what a later one is compared with.
 */
static cj_date baselines_end(const cj_outcomes_count *count)
{
    const cj_measure_options *common = &count->options->common;
    cj_date end = CJ_DATE_MISSING;

    for (size_t i = 0; i < common->period_count; i++)
        if (count->options->baseline != CJ_BASELINE_RECORDED && common->periods[i].first > end)
            end = common->periods[i].first;
    return end;
}

/* Place a faulty review: one that could only be outside all periods is not counted as rejected. */
static cj_row_place place_review(void *data, const cj_rows *rows, size_t at)
{
    cj_outcomes_count *count = data;
    cj_date date = cj_records_date(count->records, count->date_column, at);

    (void)rows;
    if (!cj_records_is_sound(count->records, count->date_column, at) ||
        cj_periods_hold(&count->options->common, date))
        return CJ_ROW_STAYS;
    if (date >= baselines_end(count))
        return CJ_ROW_LEFT_OUTSIDE;
    return cj_records_person_is_sound(count->records, at) ? CJ_ROW_WAITS : CJ_ROW_STAYS;
}

static bool counts_person(void *data, uint32_t person)
{
    return cj_outcomes_has_person(data, person);
}

static cj_status mark_person(cj_outcomes_count *count, uint32_t person, cj_error *err)
{
    cj_status status =
        cj_grow(&count->in_period, &count->person_capacity, (size_t)person + 1, 1, err);

    if (status != CJ_OK)
        return status;
    if (count->person_count <= person) {
        memset(count->in_period + count->person_count, 0, person + 1 - count->person_count);
        count->person_count = (size_t)person + 1;
    }
    count->in_period[person] = 1;
    return CJ_OK;
}

/* ---- rows ----------------------------------------------------------------------------- */

/* Check a row that counts, or may be what another one is compared with, and keep its review. */
static cj_status keep_review(cj_outcomes_count *count, const cj_rows *rows, size_t at, cj_date date,
                             cj_review_class class, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    size_t row = rows->first + at;
    cj_status status = CJ_OK;

    if (class.outcome == CJ_NO_CODE)
        return blank_cell(count, row, count->outcomes.column, err);
    if (count->dates_have_units)
        status = cj_records_check_periods(count->records, count->date_column, row, date,
                                          common->periods, common->period_count, err);
    if (status != CJ_OK)
        return status;
    if (count->options->baseline == CJ_BASELINE_RECORDED)
        status = read_progress(&class.score, count, at, row, err);
    else
        class.score = cj_records_number(count->records, count->score_column, at);
    return status == CJ_OK
               ? cj_reviews_add(&count->reviews, rows->persons[at], date, (uint32_t)row, class, err)
               : status;
}

/* Make room for what is kept of the rows in hand. */
static cj_status reserve_rows(cj_outcomes_count *count, size_t rows, cj_error *err)
{
    cj_status status = cj_grow(&count->row_outcomes, &count->row_capacity[0], rows,
                               sizeof *count->row_outcomes, err);

    if (status == CJ_OK)
        status = cj_grow(&count->row_groups, &count->row_capacity[1], rows,
                         sizeof *count->row_groups, err);
    return status == CJ_OK
               ? cj_grow(&count->rows, &count->row_capacity[2], rows, sizeof *count->rows, err)
               : status;
}

/* List the rows in hand that are in a period: nobody asks for the group of a baseline. */
static size_t list_rows(cj_outcomes_count *count, const cj_rows *rows, const cj_date *dates)
{
    const cj_measure_options *common = &count->options->common;
    size_t listed = 0;

    for (size_t i = 0; i < rows->row_count; i++) {
        count->rows[listed] = rows->rows[i];
        listed += cj_periods_hold(common, dates[rows->rows[i]]);
    }
    return listed;
}

/* Keep the reviews of the rows in hand.  Those outside the periods are kept where a score in a
 * period may be compared with them. */
static cj_status read_rows(cj_outcomes_count *count, const cj_rows *rows, cj_error *err)
{
    const cj_date *dates = cj_records_dates(count->records, count->date_column);
    cj_date end = baselines_end(count);
    cj_ledger *ledger = cj_records_ledger(count->records);
    size_t listed = 0;
    size_t next = 0;
    cj_status status = reserve_rows(count, rows->row_count, err);

    if (status == CJ_OK)
        status = cj_axis_of_rows(count->row_outcomes, &count->outcomes, rows->rows, rows->row_count,
                                 err);
    if (status == CJ_OK)
        listed = list_rows(count, rows, dates);
    if (status == CJ_OK)
        status = cj_groups_of_rows(count->row_groups, &count->groups, count->rows, listed, err);
    for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
        uint32_t at = rows->rows[i];
        cj_review_class class = {.outcome = count->row_outcomes[i]};

        if (next < listed && count->rows[next] == at) {
            class.group = count->row_groups[next++];
            status = mark_person(count, rows->persons[at], err);
        } else if (dates[at] == CJ_DATE_MISSING) {
            status = blank_cell(count, rows->first + at, count->date_column, err);
            continue;
        } else {
            cj_ledger_raise(ledger, rows->first + at, CJ_ROW_OUTSIDE);
            if (dates[at] >= end)
                continue;
        }
        if (status == CJ_OK)
            status = keep_review(count, rows, at, dates[at], class, err);
    }
    return status;
}

cj_status cj_outcomes_read(cj_outcomes_count *count, cj_error *err)
{
    cj_status status = open_columns(count, err);
    const cj_rows *rows;

    cj_records_leave_out(count->records, place_review, count);
    count->dates_have_units = cj_records_unit(count->records, count->date_column) != CJ_UNIT_DAY;
    if (status == CJ_OK)
        status = cj_days_open(&count->dated, err);
    if (status == CJ_OK)
        status = cj_records_start(count->records, err);
    while (cj_records_more(&rows, count->records, &status, err)) {
        cj_days_add(&count->dated, cj_records_dates(count->records, count->date_column),
                    rows->count);
        status = read_rows(count, rows, err);
    }
    if (status == CJ_OK)
        status = cj_records_settle_persons(count->records, counts_person, count, err);
    /* an outcome of the framework exists even before its first review */
    for (size_t i = 0; status == CJ_OK && i < count->framework_order.value_count; i++)
        cj_records_declare(count->records, CJ_SPAN("outcome"), count->framework_order.values[i]);
    return status == CJ_OK ? cj_records_finish(count->records, err) : status;
}

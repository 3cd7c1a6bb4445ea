/* Timeliness, first part: each row is judged and counted as it comes. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

/* A row in hand. */
typedef struct cj_event {
    size_t row;      /* of the ledger */
    uint32_t person; /* CJ_NO_CODE: nobody asks who the row is about */
    cj_date from;
    cj_date to;
    bool open;     /* not done yet, as far as is known */
    bool rejected; /* an error was reported */
    cj_event_state state;
    int32_t time; /* it took; of an event that is done */
} event;

/* ---- findings ---------------------------------------------------------------------- */

/* Report an error or a warning about a date. */
static cj_status find(cj_timeliness_count *count, size_t row, size_t column, cj_date date,
                      cj_severity severity, const char *code, const char *message, cj_error *err)
{
    cj_status status;

    cj_text_reset(&count->value);
    cj_date_append(&count->value, date);
    status = cj_text_check(&count->value, err);
    if (status != CJ_OK)
        return status;
    return severity == CJ_ERROR ? cj_records_report(count->records, row, column, code,
                                                    cj_text_span(&count->value), message, err)
                                : cj_records_warn(count->records, row, column, code,
                                                  cj_text_span(&count->value), message, err);
}

static cj_status report_order(cj_timeliness_count *count, const event *it, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&words, "is before the row's %s", count->options->from.at);
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = find(count, it->row, count->to_column, it->to, CJ_ERROR, "date-order",
                      cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

/* Report that a date lies outside the calendar, so that its working days cannot be counted. */
static cj_status report_range(cj_timeliness_count *count, event *it, size_t column, cj_date date,
                              const char *what, cj_error *err)
{
    const cj_calendar *calendar = count->options->calendar;
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    it->rejected = true;
    cj_text_format(&words, "%s the years whose holidays are known, ", what);
    cj_date_append(&words, cj_calendar_first(calendar));
    cj_text_add(&words, " to ");
    cj_date_append(&words, cj_calendar_last(calendar));
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status =
            find(count, it->row, column, date, CJ_ERROR, "date-range", cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

static cj_status warn_idle(cj_timeliness_count *count, const event *it, cj_error *err)
{
    int weekday = cj_date_weekday(it->to);

    count->idle++;
    return find(count, it->row, count->to_column, it->to, CJ_WARNING, "non-working-day",
                weekday == 5   ? "is a Saturday, no working day"
                : weekday == 6 ? "is a Sunday, no working day"
                               : "is a holiday, no working day",
                err);
}

/* ---- one row ------------------------------------------------------------------------ */

static cj_status judge_done_by_working_days(cj_timeliness_count *count, event *it, cj_error *err)
{
    const cj_timeliness_options *options = count->options;
    cj_status status;

    if (!cj_calendar_covers(options->calendar, it->from))
        return report_range(count, it, count->from_column, it->from, "is outside", err);
    if (!cj_calendar_covers(options->calendar, it->to))
        return report_range(count, it, count->to_column, it->to, "is outside", err);
    status = cj_calendar_working_days(&it->time, options->calendar, it->from, it->to, err);
    it->state = it->time <= options->within.count ? CJ_EVENT_WITHIN : CJ_EVENT_LATE;
    if (status == CJ_OK && !cj_calendar_is_working_day(options->calendar, it->to))
        status = warn_idle(count, it, err);
    return status;
}

static cj_status judge_open_by_working_days(cj_timeliness_count *count, event *it, cj_error *err)
{
    const cj_timeliness_options *options = count->options;
    cj_date last = cj_calendar_last_day(options->calendar, it->from, options->within.count);

    if (!cj_calendar_covers(options->calendar, it->from))
        return report_range(count, it, count->from_column, it->from, "is outside", err);
    if (last != CJ_DATE_MISSING)
        it->state = last < options->as_of ? CJ_EVENT_LATE : CJ_EVENT_PENDING;
    else if (options->as_of <= cj_calendar_last(options->calendar))
        it->state = CJ_EVENT_PENDING; /* all that is left of the calendar is within the limit */
    else
        return report_range(count, it, count->from_column, it->from,
                            "has its last allowed day beyond", err);
    return CJ_OK;
}

/* The last day within a limit of days or months. */
static cj_date last_day(cj_limit limit, cj_date from)
{
    cj_date last;

    if (limit.unit == CJ_LIMIT_DAYS)
        return from + limit.count;
    last = cj_date_add_months(from, limit.count);
    return last == CJ_DATE_MISSING ? CJ_DATE_LAST : last; /* beyond the year 9999 */
}

static cj_status judge(cj_timeliness_count *count, event *it, cj_error *err)
{
    const cj_timeliness_options *options = count->options;
    bool late;

    if (it->open && options->blank_unknown) {
        it->state = CJ_EVENT_UNKNOWN;
        return CJ_OK;
    }
    if (it->open && options->as_of == CJ_DATE_MISSING)
        return cj_fail_at(err, CJ_EUSAGE, cj_records_file(count->records, it->row),
                          cj_records_line(count->records, it->row), 0,
                          "%s is blank: {as-of DATE} is needed to tell what is pending from what "
                          "is late, or {blank unknown}",
                          options->to.at);
    if (options->within.unit == CJ_LIMIT_WORKING_DAYS)
        return it->open ? judge_open_by_working_days(count, it, err)
                        : judge_done_by_working_days(count, it, err);
    /* An open event is late once its limit has passed, and pending until then. */
    late = last_day(options->within, it->from) < (it->open ? options->as_of : it->to);
    it->state = late ? CJ_EVENT_LATE : it->open ? CJ_EVENT_PENDING : CJ_EVENT_WITHIN;
    if (!it->open)
        it->time = it->to - it->from;
    return CJ_OK;
}

/* ---- counting ------------------------------------------------------------------------ */

/* The count of a band that it is in, behind total, within and late. */
static size_t band_of(const cj_timeliness_options *options, int32_t time)
{
    size_t band = 0;

    while (band < options->band_count && time > options->bands[band])
        band++;
    return CJ_EVENT_COUNTS + band;
}

/* Note who is behind the counts of an event in a group. */
static cj_status note_heads(cj_timeliness_count *count, const event *it, size_t period,
                            uint32_t group, cj_error *err)
{
    const cj_timeliness_options *options = count->options;
    size_t place = cj_event_heads_at(count, period, group);
    cj_status status = cj_heads_add(&count->heads, place, it->person, err);

    if (status == CJ_OK && (it->state == CJ_EVENT_WITHIN || it->state == CJ_EVENT_LATE))
        status = cj_heads_add(&count->heads, place + (it->state == CJ_EVENT_WITHIN ? 1 : 2),
                              it->person, err);
    return status == CJ_OK && !it->open && options->band_count > 0
               ? cj_heads_add(&count->heads, place + band_of(options, it->time), it->person, err)
               : status;
}

/* Make room for the figures of a group, and clear those of new groups. */
static cj_status know_group(cj_timeliness_count *count, uint32_t group, cj_error *err)
{
    size_t periods = count->options->common.period_count;
    size_t known = count->group_count;
    cj_status status;

    if (group < known)
        return CJ_OK;
    if ((size_t)group + 1 > UINT32_MAX / periods) /* a place has 32 bits */
        return cj_fail_nomem(err);
    status = cj_grow(&count->figures, &count->figure_capacity, ((size_t)group + 1) * periods,
                     sizeof *count->figures, err);
    if (status != CJ_OK)
        return status;
    count->group_count = (size_t)group + 1;
    memset(&count->figures[known * periods], 0,
           (count->group_count - known) * periods * sizeof *count->figures);
    return CJ_OK;
}

/* Count an event of a group in each period that it is in. */
static cj_status count_event(cj_timeliness_count *count, const event *it, uint32_t group, size_t at,
                             cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_status status = know_group(count, group, err);

    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++) {
        size_t place = group * common->period_count + p;

        if (!cj_period_holds(&common->periods[p], it->from))
            continue;
        count->figures[place].rows[it->state]++;
        if (!it->open)
            status = cj_often_add(&count->often, (uint32_t)place, it->time, err);
        if (status == CJ_OK && count->heads.wanted)
            status = note_heads(count, it, p, group, err);
        if (status == CJ_OK && count->heads.wanted)
            status = note_heads(count, it, p, CJ_GROUP_ALL, err);
        if (status == CJ_OK && count->options->cases)
            status = cj_timeliness_add_case(
                count, (cj_listed_case){(uint32_t)p, group, CJ_NO_CODE, (uint32_t)it->row}, at,
                it->state, it->open ? CJ_CELL_VALUE_MISSING : it->time, err);
    }
    return status;
}

/* Judge a row; *counts tells whether it counts. */
static cj_status judge_row(bool *counts, cj_timeliness_count *count, event *it, cj_error *err)
{
    const cj_timeliness_options *options = count->options;
    cj_ledger *ledger = cj_records_ledger(count->records);
    cj_status status;

    *counts = false;
    count->no_from += it->from == CJ_DATE_MISSING;
    count->with_to += it->to != CJ_DATE_MISSING;
    count->from_nowhere += it->from == CJ_DATE_MISSING && it->to != CJ_DATE_MISSING;
    if (!cj_periods_hold(&options->common, it->from)) {
        cj_ledger_raise(ledger, it->row, CJ_ROW_OUTSIDE);
        return CJ_OK;
    }
    /* a missing date is below all others */
    if (it->to < it->from && it->to != CJ_DATE_MISSING)
        return report_order(count, it, err);
    /* An event after the as-of date had not happened yet on that date. */
    it->open =
        it->to == CJ_DATE_MISSING || (options->as_of != CJ_DATE_MISSING && it->to > options->as_of);
    status = judge(count, it, err);
    if (status != CJ_OK || it->rejected)
        return status;
    cj_ledger_raise(ledger, it->row, CJ_ROW_USED);
    *counts = true;
    return CJ_OK;
}

/* ---- everything ----------------------------------------------------------------------- */

static cj_status open_columns(cj_timeliness_count *count, cj_error *err)
{
    const cj_timeliness_options *options = count->options;
    cj_status status =
        cj_records_column(&count->from_column, count->records, options->from, CJ_KIND_DATE, err);

    if (status == CJ_OK)
        status =
            cj_records_column(&count->to_column, count->records, options->to, CJ_KIND_DATE, err);
    if (status == CJ_OK)
        status = cj_groups_open(&count->groups, count->records, &options->common, err);
    if (status == CJ_OK)
        status = cj_heads_open(&count->heads, count->records, &options->common, err);
    if (status == CJ_OK && options->cases)
        status = cj_timeliness_open_cases(count, err);
    return status;
}

/* Make room for the rows in hand. */
static cj_status reserve_rows(cj_timeliness_count *count, size_t rows, cj_error *err)
{
    cj_status status =
        cj_grow(&count->batch, &count->batch_capacity[0], rows, sizeof *count->batch, err);

    for (size_t i = 0; status == CJ_OK && i < 2; i++)
        status = cj_grow(&count->batch_rows[i], &count->batch_capacity[i + 1], rows,
                         sizeof *count->batch_rows[i], err);
    return status;
}

static cj_status read_rows(cj_timeliness_count *count, const cj_rows *rows, cj_error *err)
{
    const cj_date *from = cj_records_dates(count->records, count->from_column);
    const cj_date *to = cj_records_dates(count->records, count->to_column);
    uint32_t **numbers = count->batch_rows;
    size_t taken = 0;
    cj_status status = reserve_rows(count, rows->row_count, err);

    cj_days_add(&count->dated, from, rows->count);
    cj_days_add(&count->done, to, rows->count);
    for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++) {
        uint32_t at = rows->rows[i];
        event it = {.row = rows->first + at,
                    .person = rows->persons == NULL ? CJ_NO_CODE : rows->persons[at],
                    .from = from[at],
                    .to = to[at]};
        bool counts;

        status = judge_row(&counts, count, &it, err);
        numbers[0][taken] = at;
        count->batch[taken] = it;
        taken += counts;
    }
    if (status == CJ_OK)
        status = cj_groups_of_rows(numbers[1], &count->groups, numbers[0], taken, err);
    for (size_t i = 0; status == CJ_OK && i < taken; i++)
        status = count_event(count, &count->batch[i], numbers[1][i], numbers[0][i], err);
    return status;
}

static int compare_times(const void *a, const void *b)
{
    const cj_event_time *left = a;
    const cj_event_time *right = b;

    if (left->period != right->period)
        return left->period < right->period ? -1 : 1;
    if (left->group != right->group)
        return left->group < right->group ? -1 : 1;
    return (left->time > right->time) - (left->time < right->time);
}

/* Put the times in order, and add those of the group All. */
static cj_status settle_times(cj_timeliness_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    bool total = common->total && common->by_count > 0;
    size_t own = count->often.count;

    count->times = calloc(2 * own + 1, sizeof *count->times);
    if (count->times == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < own; i++) {
        const cj_often_value *of = &count->often.list[i];
        cj_event_time time = {.period = of->place % (uint32_t)common->period_count,
                              .group = of->place / (uint32_t)common->period_count,
                              .time = (int32_t)of->value,
                              .events = (int64_t)of->times};

        count->times[count->time_count++] = time;
        time.group = CJ_GROUP_ALL;
        if (total)
            count->times[count->time_count++] = time;
    }
    cj_often_clear(&count->often);
    if (count->time_count > 0)
        qsort(count->times, count->time_count, sizeof *count->times, compare_times);
    return CJ_OK;
}

/* Groups in order, and the figures of all of them together. */
static cj_status settle_groups(cj_timeliness_count *count, cj_error *err)
{
    size_t periods = count->options->common.period_count;
    uint8_t *occur = malloc(count->group_count + 1);
    cj_status status = CJ_OK;

    count->all = calloc(periods, sizeof *count->all);
    if (occur == NULL || count->all == NULL) {
        free(occur);
        return cj_fail_nomem(err);
    }
    memset(occur, 1, count->group_count + 1); /* a group is made by a row in a period */
    for (size_t i = 0; i < count->group_count * periods; i++)
        for (size_t state = 0; state < CJ_EVENT_STATES; state++)
            count->all[i % periods].rows[state] += count->figures[i].rows[state];
    status = cj_groups_settle(&count->groups, occur, err);
    free(occur);
    return status;
}

cj_status cj_timeliness_read(cj_timeliness_count *count, cj_error *err)
{
    cj_status status = open_columns(count, err);
    cj_dated dated = {.records = count->records,
                      .column = count->from_column,
                      .common = &count->options->common,
                      .last = CJ_DATE_MISSING};
    const cj_rows *rows;

    cj_often_open(&count->often);
    cj_records_leave_out(count->records, cj_dated_place, &dated);
    if (status == CJ_OK)
        status = cj_days_open(&count->dated, err);
    if (status == CJ_OK)
        status = cj_days_open(&count->done, err);
    if (status == CJ_OK)
        status = cj_records_start(count->records, err);
    while (cj_records_more(&rows, count->records, &status, err))
        status = read_rows(count, rows, err);
    if (status == CJ_OK)
        status = cj_records_finish(count->records, err);
    if (status == CJ_OK)
        status = cj_heads_settle(&count->heads, err);
    if (status == CJ_OK)
        status = settle_groups(count, err);
    return status == CJ_OK ? settle_times(count, err) : status;
}

/* Timeliness, --cases: a row for each event that a figure counts. */
#include "count.h"

enum { FROM, TO, ELAPSED, LIMIT, STATE, COLUMN_COUNT };

static const char *const states[] = {[CJ_EVENT_WITHIN] = "within",
                                     [CJ_EVENT_LATE] = "late",
                                     [CJ_EVENT_PENDING] = "pending",
                                     [CJ_EVENT_UNKNOWN] = "unknown"};

cj_status cj_timeliness_open_cases(cj_timeliness_count *count, cj_error *err)
{
    cj_limit limit = count->options->within;
    bool working = limit.unit == CJ_LIMIT_WORKING_DAYS;
    const cj_case_column columns[COLUMN_COUNT] = {
        [FROM] = {.column = {"from", count->options->from.at, "date", .part = CJ_PART_FIGURE},
                  .kind = CJ_CASE_DATE},
        [TO] = {.column = {"to", count->options->to.at, "date", .part = CJ_PART_FIGURE},
                .kind = CJ_CASE_DATE},
        [ELAPSED] = {.column = {"elapsed", working ? "Working days" : "Days", "count",
                                .part = CJ_PART_FIGURE},
                     .kind = CJ_CASE_COUNT},
        [LIMIT] = {.column = {"limit",
                              working                         ? "Limit in working days"
                              : limit.unit == CJ_LIMIT_MONTHS ? "Limit in months"
                                                              : "Limit in days",
                              "count", .part = CJ_PART_FIGURE},
                   .kind = CJ_CASE_COUNT},
        [STATE] = {.column = {"counts_as", "Counts as", "text", .part = CJ_PART_REMARK},
                   .kind = CJ_CASE_WORD,
                   .words = states}};
    cj_status status = cj_cases_open(&count->cases, count->records, &count->options->common,
                                     &count->groups, false, err);

    for (int i = 0; status == CJ_OK && i < COLUMN_COUNT; i++)
        status = cj_cases_add_column(&count->cases, columns[i], err);
    return status;
}

static int64_t day_at(const cj_timeliness_count *count, size_t column, size_t at)
{
    cj_date date = cj_records_date(count->records, column, at);

    return date == CJ_DATE_MISSING ? CJ_CELL_VALUE_MISSING : date;
}

cj_status cj_timeliness_add_case(cj_timeliness_count *count, cj_listed_case of, size_t at,
                                 cj_event_state state, int64_t time, cj_error *err)
{
    const int64_t values[COLUMN_COUNT] = {[FROM] = day_at(count, count->from_column, at),
                                          [TO] = day_at(count, count->to_column, at),
                                          [ELAPSED] = time,
                                          [LIMIT] = count->options->within.count,
                                          [STATE] = state};

    return cj_cases_add(&count->cases, of, at, values, err);
}

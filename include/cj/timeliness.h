/* cj/timeliness.h - the share of events that were done within a limit.
 *
 * Each row of any table has a date to count from and, once the event has
 * happened, a date to count to: an order and the first contact, a referral and
 * the assessment.  The day counted from is day 0.  A limit is a number of
 *
 *     days            to - from
 *     working days    those after `from` up to and including `to`, by a calendar;
 *                     a `to` over a weekend counts like the Friday before it
 *     months          within means on or before from + N calendar months, kept in
 *                     their month (31 August + 6 months is the end of February)
 *
 * A row whose `to` is blank, or after the as-of date, is open: the event has
 * not happened as far as is known.  It is pending while its last allowed day is
 * not before the as-of date, else late; or, where a blank tells nothing, all
 * open rows are unknown.
 *
 * Figures of a row of the table: total = within + late + pending + unknown; the
 * share within of those within or late (and of the unknown, if asked for), and
 * its Wilson interval; of the events that happened the median time and the 90th
 * percentile by nearest rank, the ceil(0.9 n)-th smallest of n (calendar days
 * where the limit is in months).
 */
#ifndef CJ_TIMELINESS_H
#define CJ_TIMELINESS_H

#include "cj/calendar.h"
#include "cj/measure.h"

typedef enum { CJ_LIMIT_DAYS, CJ_LIMIT_WORKING_DAYS, CJ_LIMIT_MONTHS } cj_limit_unit;

/* A length of time, 0 to CJ_LIMIT_MAX: 0 working days from a Friday last until
 * the Sunday. */
typedef struct {
    int32_t count;
    cj_limit_unit unit;
} cj_limit;

#define CJ_LIMIT_MAX 10000
#define CJ_BANDS_MAX 24

/* Read "20d", "7wd" or "3m"; false for anything else and for numbers above
 * CJ_LIMIT_MAX. */
bool cj_limit_parse(cj_limit *out, cj_span text);

typedef struct {
    cj_measure_options common;
    /* columns, their names with a NUL behind them: the one to count from, whose
     * date puts a row into a period, and the one to count to */
    cj_span from;
    cj_span to;
    cj_limit within;
    const cj_calendar *calendar; /* for working days; NULL: none */
    const char *calendar_name;   /* of a built-in one, for the notes; or NULL */
    const char *holidays;        /* the file of further holidays, for the notes; or NULL */
    const char *name;            /* of the measure; NULL: it is made of the above */
    const char *done;            /* what those within were, in sentences: "kept"; or NULL */
    cj_date as_of;               /* CJ_DATE_MISSING: no such day */
    bool blank_unknown;          /* open rows are unknown, not pending or late */
    bool include_unknown;        /* they are in the denominator */
    bool has_target;             /* for the share within ... */
    cj_decimal target;           /* ... in percent, 0 to 100 */
    int32_t bands[CJ_BANDS_MAX]; /* rising, in the unit of the limit, which is not months */
    size_t band_count;           /* 0: no bands */
    bool cases;                  /* a row for each event that is counted, instead */
} cj_timeliness_options;

/* Compute the table from records, which were opened and not yet started: a row
 * for each period and group.  On success *out is released with cj_table_free().
 *
 * A row is in a period by its `from`; without one it is in none.  Errors of a
 * row found here: `to` before `from` (date-order), and a working-day count that
 * leaves the years of the calendar (date-range).  A `to` that is no working day
 * is a warning where working days are counted (non-working-day).
 *
 * Fails with CJ_EUSAGE for columns that do not exist, options that are missing
 * or contradict each other, and a row that is open when there is no as-of date
 * to judge it by; with CJ_EDATA when more rows are at fault than tolerated; and
 * as reading fails.  Time is linear in the rows, which need no order.  Memory
 * grows with the groups and the different times in each, not with the rows. */
cj_status cj_timeliness(cj_table **out, cj_records *records, const cj_timeliness_options *options,
                        cj_error *err);

#endif

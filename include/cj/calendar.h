/* cj/calendar.h - working days: Monday to Friday without the holidays.
 *
 * A calendar covers whole years, from the first to the last that its holidays
 * lie in; nothing is known of the days outside, and no count leaves them.  The
 * built-in ones hold the bank holidays of 2012 to 2028, on the days on which
 * they are kept (https://www.gov.uk/bank-holidays).
 *
 * A file of holidays is text: one date a line as YYYY-MM-DD, with a comma or a
 * blank and a name behind it or not; lines that begin with # and blank lines
 * are passed over.  At most 1 MiB.
 */
#ifndef CJ_CALENDAR_H
#define CJ_CALENDAR_H

#include "cj/date.h"

typedef struct cj_calendar cj_calendar;

/* The bank holidays of "scotland" or "england-wales".  Another name fails with
 * CJ_EUSAGE and the nearest one.  *out is released with cj_calendar_free();
 * NULL on failure. */
cj_status cj_calendar_builtin(cj_calendar **out, const char *name, cj_error *err);

/* The holidays of the file at path, alone.  A line that is no date, a file
 * without any, and a year without holidays between two that have some (counts
 * over it would be wrong) fail with CJ_EUSAGE, file and line.  *out as above. */
cj_status cj_calendar_load(cj_calendar **out, const char *path, cj_error *err);

/* Add the holidays of the file at path; those that are holidays already may
 * stand there again.  Also fails, with CJ_EUSAGE, file and line, on a date
 * outside the years of the calendar; the calendar is then as it was. */
cj_status cj_calendar_add(cj_calendar *calendar, const char *path, cj_error *err);

void cj_calendar_free(cj_calendar *calendar);

/* The days it covers: 1 January of the first year to 31 December of the last. */
cj_date cj_calendar_first(const cj_calendar *calendar);
cj_date cj_calendar_last(const cj_calendar *calendar);
bool cj_calendar_covers(const cj_calendar *calendar, cj_date date);

/* 0 Monday to 6 Sunday; the date is one (1970-01-01 was a Thursday). */
static inline int cj_date_weekday(cj_date date)
{
    return (date % 7 + 10) % 7;
}

static inline bool cj_date_is_weekend(cj_date date)
{
    return cj_date_weekday(date) >= 5;
}

/* Both are false for a day that the calendar does not cover. */
bool cj_calendar_is_holiday(const cj_calendar *calendar, cj_date date);
bool cj_calendar_is_working_day(const cj_calendar *calendar, cj_date date);

/* The working days after `from` up to and including `to`: 0 for the same day,
 * and over a weekend no more than on the Friday.  In constant time.  Fails with
 * CJ_EUSAGE when `to` is before `from` or the calendar does not cover both. */
cj_status cj_calendar_working_days(int32_t *out, const cj_calendar *calendar, cj_date from,
                                   cj_date to, cj_error *err);

/* The last day that is within `days` working days of `from`: the largest `to`
 * that cj_calendar_working_days() puts at `days` or fewer, which is the eve of
 * the working day after them (five working days after a Friday end on the next
 * Friday, and the last day within them is the Sunday).  In constant time.
 * CJ_DATE_MISSING when `days` is negative, the calendar does not cover `from`,
 * or it ends before the day is certain. */
cj_date cj_calendar_last_day(const cj_calendar *calendar, cj_date from, int32_t days);

#endif

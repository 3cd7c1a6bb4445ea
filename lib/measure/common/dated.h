/* measure/common/dated.h - whether periods and the as-of date are those of the data. */
#ifndef CJ_MEASURE_DATED_H
#define CJ_MEASURE_DATED_H

#include "cj/measure.h"
#include "dates/days.h"

/* A date so far ahead of all that is known is none that the data are complete until; more, if
 * their days usually lie further apart. */
#define CJ_USUAL_GAP_LEAST 92

/* Whether no row lies in that period, selected or not; `days` are those of all rows of the main
 * input.  Of several periods one that lies between days is not empty but a zero: an export that
 * has rows before and behind it is neither stale nor cut off.  All dates are no period that an
 * export could miss: one without rows is told of where it is read. */
bool cj_measure_is_empty(const cj_measure_options *common, size_t period, const cj_days *days);

/* CJ_EDATA if a period is empty; with allow_empty a warning.  Warn of periods in which the days are
 * likely to end early (before `complete` where that is said) or to begin late: what an export lacks
 * counts nowhere.  name: the column of the days.  causes: NULL, or the days that those
 * follow, such as starts before closures: where the first of these is in a period, the others may
 * begin late. */
cj_status cj_measure_check_periods(const cj_measure_options *common, cj_records *records,
                                   cj_span name, const cj_days *days, const cj_days *causes,
                                   cj_error *err);

/* Warn of periods that end after the as-of date.  What becomes of the rest of one is told by what
 * stands before and behind its first day: "who has a closure_date from 2022-02-16 on is in no
 * cohort". */
cj_status cj_measure_check_as_of(const cj_measure_options *common, cj_records *records,
                                 cj_date as_of, const char *before, const char *behind,
                                 cj_error *err);

/* The same as cj_measure_check_periods() for a measure that counts rows of any day.  Where rows lie
 * behind the day up to which the data are said to be complete, and in a period, warn that they
 * count. */
cj_status cj_measure_check_days(const cj_measure_options *common, cj_records *records, cj_span name,
                                const cj_days *days, cj_error *err);

/* Warn where all dates are asked for and the as-of date is before every one; what becomes of the
 * rows is told behind it: " counts as pending". */
cj_status cj_measure_check_as_of_all(const cj_measure_options *common, cj_records *records,
                                     cj_date as_of, cj_span name, const cj_days *days,
                                     const char *behind, cj_error *err);

/* Warn of the few days of a column that lie years behind the as-of date (cj_days_strayed()).  The
 * consequence is what becomes of them: "What was done then counts as late". */
cj_status cj_measure_check_strayed(cj_records *records, cj_date as_of, cj_span name,
                                   const cj_days *days, const char *consequence, cj_error *err);

/* Append the last day of a kind, if there is one: "the last offence is dated 2023-12-30", and
 * behind that " and the last index date 2023-12-01". */
void cj_measure_append_last(cj_text *out, const char *kind, cj_date last);

/* Whether the as-of date lies so far behind the last of all days that are known. */
bool cj_measure_is_beyond(cj_date as_of, const cj_days *known);

/* Warn if the as-of date lies further behind the last of all days that are known than their usual
 * gap: the text says which came last, and gets the rest of the sentence. */
cj_status cj_measure_check_complete(cj_records *records, cj_date as_of, const cj_days *known,
                                    cj_text *lasts, const char *consequence, cj_error *err);

#endif

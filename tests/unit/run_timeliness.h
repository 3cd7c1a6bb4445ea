/* What tests of timeliness share. */
#ifndef CJ_TESTS_RUN_TIMELINESS_H
#define CJ_TESTS_RUN_TIMELINESS_H

#include "run.h"

static inline cj_calendar *open_calendar(const char *name)
{
    cj_error err = CJ_ERROR_INIT;
    cj_calendar *calendar;

    OK(cj_calendar_builtin(&calendar, name, &err));
    return calendar;
}

static inline cj_date day(const char *text)
{
    static const cj_date_form iso = {.text = "%Y-%m-%d"};
    cj_date date;

    assert_true(cj_date_read(&date, cj_span_of(text), &iso));
    return date;
}

#define STATES "total,within,late,pending,unknown"

#endif

/* What cj_timeliness() counts, between reading the rows and making the table. */
#ifndef CJ_MEASURE_TIMELINESS_COUNT_H
#define CJ_MEASURE_TIMELINESS_COUNT_H

#include "cj/timeliness.h"
#include "measure/common/columns.h"
#include "measure/common/dated.h"
#include "measure/common/heads.h"
#include "measure/common/periods.h"
#include "measure/listing/cases.h"
#include "stats/often.h"

/* Where a row stands. */
typedef enum {
    CJ_EVENT_WITHIN,
    CJ_EVENT_LATE,
    CJ_EVENT_PENDING,
    CJ_EVENT_UNKNOWN,
    CJ_EVENT_STATES
} cj_event_state;

/* The rows of a period and group, by state. */
typedef struct {
    int64_t rows[CJ_EVENT_STATES];
} cj_event_figures;

/* How many events of a period and group took so long. */
typedef struct {
    uint32_t period;
    uint32_t group;
    int32_t time; /* in working days, or in days */
    int64_t events;
} cj_event_time;

/* The times of a period and group, in rising order. */
typedef struct {
    const cj_event_time *list;
    size_t count;
    int64_t events; /* of all of them */
} cj_event_times;

typedef struct {
    const cj_timeliness_options *options;
    cj_records *records;
    cj_text name; /* of the measure */
    size_t from_column;
    size_t to_column;
    cj_days dated; /* the days of all rows to count from ... */
    cj_days done;  /* ... and those to count to */
    cj_groups groups;

    cj_event_figures *figures; /* by group, then period */
    size_t group_count;
    size_t figure_capacity;
    cj_event_figures *all;   /* by period: of all groups */
    struct cj_event *batch;  /* the rows in hand that count ... */
    uint32_t *batch_rows[2]; /* ... their numbers among those in hand, and their groups */
    size_t batch_capacity[3];
    cj_often often; /* times, while they are counted; the places are those of the figures */
    cj_heads heads; /* the people behind the counts, as cj_event_heads_at() places them */
    cj_event_time *times;
    size_t time_count;
    int64_t no_from;      /* rows without a date to count from, ... */
    int64_t from_nowhere; /* ... and those of them that have one to count to ... */
    int64_t with_to;      /* ... of all that have */
    int64_t idle;         /* events in a period that fell on no working day */

    cj_cases cases; /* with options->cases: the rows that are counted */
    cj_text value;  /* of a finding: there may be one in every third row */
} cj_timeliness_count;

/* Read the rows and count them: `count` has options and records. */
cj_status cj_timeliness_read(cj_timeliness_count *count, cj_error *err);

/* The figures and the times of a period and group; none for a group that only a
 * declared order makes. */
cj_event_figures cj_event_figures_of(const cj_timeliness_count *count, size_t period,
                                     uint32_t group);
cj_event_times cj_event_times_of(const cj_timeliness_count *count, size_t period, uint32_t group);

/* The counts of rows that a table prints: total, within, late, then those of bands; and the place
 * of the first of them among the people behind them. */
#define CJ_EVENT_COUNTS 3

static inline size_t cj_event_counts(const cj_timeliness_options *options)
{
    return CJ_EVENT_COUNTS + (options->band_count == 0 ? 0 : options->band_count + 1);
}
static inline size_t cj_event_heads_at(const cj_timeliness_count *count, size_t period,
                                       uint32_t group)
{
    size_t g = group == CJ_GROUP_ALL ? 0 : (size_t)group + 1;

    return (g * count->options->common.period_count + period) * cj_event_counts(count->options);
}

int64_t cj_event_total(const cj_event_figures *of);

/* The rows that the share within is taken of. */
int64_t cj_event_denominator(const cj_event_figures *of, const cj_timeliness_options *options);

/* The nth smallest time, from 1. */
int32_t cj_event_nth_time(const cj_event_times *times, int64_t nth);

/* The median, in units of the last of `places` decimals, and the 90th
 * percentile; there is an event. */
int64_t cj_event_median(const cj_event_times *times, int places);
int32_t cj_event_p90(const cj_event_times *times);

/* Events that took more than `above` and at most `most`. */
int64_t cj_event_between(const cj_event_times *times, int32_t above, int32_t most);

/* "working days", or "day" for one. */
const char *cj_limit_unit_words(cj_limit_unit unit, bool one);

/* "7 working days" */
void cj_limit_append(cj_text *out, cj_limit limit);

/* The sentence of a row, and the notes of the table. */
void cj_timeliness_sentence(cj_text *out, const cj_timeliness_count *count, size_t period,
                            uint32_t group);
cj_status cj_timeliness_notes(cj_table *table, const cj_timeliness_count *count, cj_error *err);

/* The columns of the table, with memory of arena, and the table. */
cj_status cj_timeliness_columns(cj_measure_columns *out, const cj_timeliness_options *options,
                                cj_arena *arena, cj_error *err);
cj_status cj_timeliness_table(cj_table **out, const cj_timeliness_count *count,
                              const cj_measure_columns *columns, cj_error *err);

/* Instead: the rows behind the figures.  Columns are opened before the records are started; an
 * event is done where it took `time`, else that is CJ_CELL_VALUE_MISSING. */
cj_status cj_timeliness_open_cases(cj_timeliness_count *count, cj_error *err);
cj_status cj_timeliness_add_case(cj_timeliness_count *count, cj_listed_case of, size_t at,
                                 cj_event_state state, int64_t time, cj_error *err);
cj_status cj_timeliness_case_table(cj_table **out, cj_timeliness_count *count, cj_error *err);

#endif

/* What cj_rates() counts, between reading the rows and making the table. */
#ifndef CJ_MEASURE_RATES_COUNT_H
#define CJ_MEASURE_RATES_COUNT_H

#include "base/tuples.h"
#include "cj/rates.h"
#include "measure/common/columns.h"
#include "measure/common/dated.h"
#include "measure/common/heads.h"
#include "measure/common/periods.h"
#include "stats/rate.h"

/* Decimals of relative rates; their bounds have one more. */
#define CJ_RELATIVE_PLACES 2

/* Columns that make groups. */
#define CJ_RATES_BY_MAX 16

/* What a cell has: of a period, a group (the last one is All) and a stratum. */
typedef struct {
    int64_t events;
    cj_decimal population;
    bool has_population; /* some row says so, be it 0 */
} cj_rates_cell;

/* The events of a period and group, all strata together. */
typedef struct {
    int64_t events;
    cj_decimal population;
    bool has_population;
} cj_rates_figures;

/* A rate as it is shown: the events, or what they would be in the standard population. */
typedef struct {
    bool has_rate;     /* there is a population, and in each stratum */
    bool has_interval; /* ... and, where the rate is standardised, an event */
    double rate;       /* per one person */
    cj_interval interval;
    cj_standardised standardised;
} cj_rates_rate;

/* The rate beside that of the reference group. */
typedef struct {
    bool is_reference;
    bool has_ratio; /* of events, against events */
    int64_t units;  /* rounded, in units of the last of CJ_RELATIVE_PLACES decimals */
    cj_interval interval;
} cj_rates_relative;

/* A group of the population: a combination of --by, stratum and time. */
typedef struct {
    cj_decimal people; /* of its rows together */
    bool is_total;     /* it says All in place of a value: other groups have these people */
    bool is_met;       /* it has a row */
} cj_rates_people;

/* Whether a time of the population is that of a period; BAD: it is no time. */
enum { CJ_TIME_NO, CJ_TIME_YES, CJ_TIME_BAD };

/* How many people the rows of each value of a column have together; people: free(). */
typedef struct {
    cj_decimal *people;
    size_t count;
    size_t capacity;
} cj_rates_sums;

/* A column of texts of the population that nobody asked for (others.c). */
typedef struct {
    cj_span name;
    size_t column;
    uint32_t first; /* its first code, and the last that was looked at */
    uint32_t last;
    cj_span everybody; /* a value that is the total of others, or at NULL */
    bool has_part;     /* it has other values */
    bool several;      /* ... more than one value */
    bool no_year;      /* ... and one that is no year */
    cj_span levels[2]; /* texts that name levels of places, or at NULL ... */
    bool no_level;     /* ... and some text names none */
    cj_rates_sums sums;
} cj_rates_other;

/* The second input: how many people there are. */
typedef struct {
    cj_records_options options;
    cj_records *records;
    size_t column;      /* population */
    size_t time_column; /* year or period; CJ_NO_COLUMN: all times have the same */
    bool by_year;       /* it is a year */
    cj_groups groups;   /* --by, stratum, time */
    cj_rates_people *people;
    size_t people_count;
    size_t people_capacity;
    uint8_t *is_time_of; /* by code of the time, then period */
    size_t time_count;
    size_t time_capacity;
    bool has_unit[2]; /* some year is one of the calendar, some a financial one */
    int64_t totals;   /* rows that are totals */
    bool adds;        /* a group has several rows */
    cj_rates_other *others;
    size_t other_count;
    bool has_numbers; /* a column besides those is no text: rows may differ in it */
    cj_tuples rows;   /* by group and the values of the others: which row has them */
    uint32_t *words;  /* of the row in hand */
} cj_rates_population;

/* The third one: what a stratum weighs. */
typedef struct {
    cj_records_options options;
    cj_records *records; /* NULL: there is none */
    size_t column;
    cj_axis axis;
    cj_decimal *weights; /* by stratum; CJ_DECIMAL_MISSING: none */
    size_t count;
    size_t capacity;
} cj_rates_standard; /* without its own file: all of the population */

typedef struct {
    const cj_rates_options *options;
    cj_records *records; /* the events */
    cj_arena arena;
    size_t date_column;
    cj_days dated;    /* their days in all rows */
    int64_t undated;  /* rows without a date while periods are asked for */
    cj_groups groups; /* of the --by columns ... */
    cj_groups cells;  /* ... and with the strata behind them */
    int64_t *counts;  /* by cell, then period ... */
    int64_t *all;     /* ... and, of people, what of them counts for All; else NULL */
    size_t cell_count;
    uint32_t *row_cells; /* of the rows in hand */
    size_t row_capacity;
    size_t capacity[2];
    cj_tuples seen; /* who was counted: period, group and person */
    cj_heads heads; /* the people behind events, as cj_rates_heads_at() places them */

    cj_rates_population population;
    cj_rates_standard standard;

    size_t group_count;   /* without All */
    size_t stratum_count; /* 1 without a column of strata */
    cj_rates_cell *grid;  /* by period, group, stratum */
    uint8_t *is_stratum;  /* whether there is anybody, or any event, of it */
    cj_stratum *strata;   /* room for those of a group */
    int64_t empty;        /* rows of the table that have no standardised rate */
    int64_t few;          /* ... and those of fewer than ten events */
    int64_t absent;       /* rows of groups that only other periods have people of */
    bool crowded;         /* somewhere there are more events than people */
    uint32_t reference;   /* code of the reference on the first axis; CJ_NO_CODE: none */
} cj_rates_count;

/* ---- reading (read.c, population.c) ------------------------------------------------------ */

static inline bool cj_rates_has_strata(const cj_rates_count *count)
{
    return count->options->strata.length > 0;
}

/* Whether rates are standardised: strata may also be there to decompose by. */
static inline bool cj_rates_are_standardised(const cj_rates_count *count)
{
    return cj_rates_has_strata(count) && !count->options->has_change;
}

static inline bool cj_rates_has_total(const cj_rates_count *count)
{
    return count->options->common.total && count->options->common.by_count > 0;
}

/* The place of a period and group among the people behind events. */
static inline size_t cj_rates_heads_at(const cj_rates_count *count, size_t period, uint32_t group)
{
    return (group == CJ_GROUP_ALL ? 0 : (size_t)group + 1) * count->options->common.period_count +
           period;
}

/* Open the columns of the events, and read them: `count` has options and records. */
cj_status cj_rates_open(cj_rates_count *count, cj_error *err);
cj_status cj_rates_read(cj_rates_count *count, cj_error *err);

/* Open the population and the standard one before the events are read, and read them after
 * that. */
cj_status cj_rates_open_population(cj_rates_count *count, cj_error *err);
cj_status cj_rates_read_population(cj_rates_count *count, cj_error *err);

/* Whether the column is no other one: the number of people, or one that groups are made by (the
 * groups are open). */
bool cj_rates_is_grouped_by(const cj_rates_population *population, cj_span name);

/* A year as it is written: of the calendar, or a financial one; its first day. */
bool cj_rates_read_year(cj_date *first, cj_date_unit *unit, cj_span text);

/* Open the columns of the population that nobody asked for, look at those of a row that counts, and
 * fail (CJ_EDATA) where one has totals beside their parts, or years. */
cj_status cj_rates_open_others(cj_rates_population *population, cj_error *err);
void cj_rates_clear_others(cj_rates_population *population);
cj_status cj_rates_see_others(cj_rates_population *population, size_t at, cj_decimal people,
                              cj_error *err);

/* Report a row of a group whose people a row above has said already: no other column tells the two
 * apart.  *good is false where one was reported. */
cj_status cj_rates_check_row(bool *good, cj_rates_population *population, const cj_rows *rows,
                             size_t at, uint32_t group, cj_error *err);
cj_status cj_rates_check_others(const cj_rates_count *count, const char *file, cj_error *err);

/* Whether a value says that its row is of everybody: "Persons", "All ages", "Total". */
bool cj_rates_is_everybody(cj_span text);

/* Let a value have more people, CJ_EDATA for too many; then the value whose people are exactly
 * those of all others, or half or a third of them, of which so many have any (CJ_NO_CODE: there is
 * none; *sure: by chance hardly ever), and whether such a value is their total: by chance one in
 * three areas is, England beside them is not. */
cj_status cj_rates_add_people(cj_rates_sums *sums, uint32_t code, cj_decimal people, cj_error *err);
uint32_t cj_rates_find_whole(size_t *parts, bool *sure, const cj_rates_sums *sums);
bool cj_rates_may_be_whole(cj_span text, size_t parts, bool sure);

/* CJ_EDATA where a group or a stratum of the population is the total of the others and is added to
 * them; a warning where it stands beside them and no event can be in it. */
cj_status cj_rates_check_wholes(const cj_rates_count *count, const char *file, cj_error *err);

/* CJ_EDATA where the years of the population do not fit the periods, CJ_EUSAGE where nobody says
 * which of them is asked for. */
cj_status cj_rates_check_times(const cj_rates_count *count, cj_error *err);

cj_status cj_rates_open_standard(cj_rates_count *count, cj_error *err);
cj_status cj_rates_read_standard(cj_rates_count *count, cj_error *err);
cj_status cj_rates_add_weight(cj_rates_count *count, uint32_t stratum, cj_decimal weight,
                              cj_error *err);

/* The columns of --by with that of the strata (if there is one) and `more` (if it is not empty)
 * behind them. */
cj_status cj_rates_list_columns(cj_measure_options *out, cj_rates_count *count, cj_span more,
                                cj_error *err);

/* ---- the grid (grid.c, gaps.c) -------------------------------------------------------------- */

/* Put events and population beside each other, groups in order. */
cj_status cj_rates_arrange(cj_rates_count *count, cj_error *err);

/* CJ_EDATA for a group, or a stratum of one, whose population nobody has told, for events of
 * nobody, and for a stratum that the standard population does not have. */
cj_status cj_rates_check_gaps(const cj_rates_count *count, cj_error *err);

/* Warn of a population that seems to be written in thousands: with parts of people, or with far
 * fewer people than events, or than people who had some. */
cj_status cj_rates_check_sizes(const cj_rates_count *count, cj_error *err);

/* A period, group and stratum; group CJ_GROUP_ALL is the total. */
static inline cj_rates_cell *cj_rates_cell_at(const cj_rates_count *count, size_t period,
                                              uint32_t group, size_t stratum)
{
    size_t g = group == CJ_GROUP_ALL ? count->group_count : group;

    return &count->grid[(period * (count->group_count + 1) + g) * count->stratum_count + stratum];
}

cj_rates_figures cj_rates_figures_of(const cj_rates_count *count, size_t period, uint32_t group);

/* ---- figures (figures.c) ------------------------------------------------------------------- */

/* The rate that is shown of a period and group, crude or standardised, and it beside the
 * reference. */
cj_rates_rate cj_rates_rate_of(const cj_rates_count *count, size_t period, uint32_t group);
cj_rates_relative cj_rates_relative_of(const cj_rates_count *count, size_t period, uint32_t group);

/* The group with another value of the first --by column, the same of the others; CJ_NO_CODE if
 * there is none. */
uint32_t cj_rates_group_with(const cj_rates_count *count, uint32_t group, uint32_t value);

/* The code of a value of the first --by column; CJ_EUSAGE, naming the option, if no group
 * has it. */
cj_status cj_rates_find_value(uint32_t *code, const cj_rates_count *count, cj_span value,
                              const char *option, cj_error *err);

/* events * per / population in units of the last of `places` decimals; and a figure that was
 * worked out in binary fractions. */
int64_t cj_rates_round(int64_t events, cj_decimal population, int64_t per, int places);
int64_t cj_rates_round_ratio(cj_rates_figures of, cj_rates_figures against, int places);
int64_t cj_rates_round_double(double value, int places);

/* ---- the table (table.c, change.c, words.c) ---------------------------------------------- */

cj_status cj_rates_columns(cj_measure_columns *out, const cj_rates_options *options,
                           cj_arena *arena, cj_error *err);
cj_status cj_rates_table(cj_table **out, cj_rates_count *count, const cj_measure_columns *columns,
                         cj_error *err);
cj_status cj_rates_add_changes(cj_table *table, const cj_rates_count *count, cj_error *err);

/* How many people, or years of theirs. */
cj_cell cj_rates_population_cell(cj_rates_figures of);

/* What a change between two rates is made of, per one person. */
typedef struct {
    bool has_rates;
    cj_rates_figures from_figures;
    cj_rates_figures to_figures;
    double from;
    double to;
    cj_decomposition effects;
} cj_rates_change;

/* What a rate is made of: columns, a line each, the base first. */
#define CJ_RATES_PARTS "population\nevents"

/* For those who hide small numbers: what the figures are made of, and a row of it for the last row
 * of the table; of a change the two sides. */
cj_status cj_rates_describe_behind(cj_table *table, const cj_rates_count *count, cj_error *err);
cj_status cj_rates_fill_behind(cj_table *table, const cj_rates_count *count, size_t period,
                               uint32_t group, cj_error *err);

/* A side of a change: a period, or a value of the first --by column. */
typedef struct {
    const char *period; /* name; NULL: the row's */
    cj_span value;      /* empty: the row's */
} cj_rates_side;

cj_status cj_rates_describe_change(cj_table *table, const cj_rates_count *count,
                                   const cj_rates_side of[2], cj_error *err);
cj_status cj_rates_fill_change(cj_table *table, const cj_rates_count *count,
                               const size_t periods[2], const uint32_t groups[2], cj_error *err);

/* The sentences of a row, and the notes. */
void cj_rates_sentence(cj_text *out, const cj_rates_count *count, size_t period, uint32_t group);
void cj_rates_change_sentence(cj_text *out, const cj_rates_count *count,
                              const cj_rates_change *change, const char *place);
cj_status cj_rates_notes(cj_table *table, const cj_rates_count *count, cj_error *err);

#endif

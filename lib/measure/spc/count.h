/* What cj_spc() computes, between reading the rows and making the table. */
#ifndef CJ_MEASURE_SPC_COUNT_H
#define CJ_MEASURE_SPC_COUNT_H

#include "cj/spc.h"
#include "measure/common/columns.h"
#include "stats/control.h"

/* Fewer points make limits that are for a trial; a ratio of chi-square to its degrees of freedom
 * above this is more than chance. */
#define CJ_SPC_TRIAL 12
#define CJ_SPC_DISPERSED 2.0

typedef struct {
    uint32_t group;
    uint32_t place; /* code along the chart */
    size_t row;     /* of the ledger */
    cj_decimal value;
    cj_decimal of;
    bool has_figure;
    bool value_withheld; /* it is [c] in the table that is read, or too small to be shown */
    bool of_withheld;
    cj_control_point point; /* where it has */
} cj_spc_point;

/* Points of a group from one step to the next: they have limits of their own. */
typedef struct {
    size_t first; /* of the points ... */
    size_t count; /* ... and how many, those without a figure among them */
    size_t figures;
    cj_control_base base;
    double dispersion; /* 0: there is none */
    double alike;      /* autocorrelation */
} cj_spc_stretch;

typedef struct {
    const cj_spc_options *options;
    cj_records *records;
    cj_axis along;
    size_t value_column;
    size_t of_column; /* or CJ_NO_COLUMN */
    cj_groups groups;
    cj_spc_point *points; /* as they were read, then group by group, in their order */
    size_t point_count;
    size_t capacity;
    cj_date *firsts; /* by code: the first day of the period that it names ... */
    cj_date *lasts;  /* ... and the last */
    bool timed;      /* every code names a period or a day */
    bool placed;     /* some order is known; else points stand as their rows do */
    cj_spc_stretch *stretches;
    size_t stretch_count;
    size_t stretch_capacity;
    int places; /* decimals that people read */
} cj_spc_count;

/* Whether the chart is of proportions, and whether it has bases. */
static inline bool cj_spc_is_share(const cj_spc_options *options)
{
    return options->chart == CJ_SPC_P || options->chart == CJ_SPC_FUNNEL;
}

static inline bool cj_spc_has_bases(const cj_spc_options *options)
{
    return cj_spc_is_share(options) || options->chart == CJ_SPC_U;
}

/* The chart as the statistics know it. */
cj_control_kind cj_spc_control_kind(const cj_spc_options *options);

/* Which way signals of a point go: 1 up, -1 down, 0 none; the strongest decides. */
int cj_spc_way(unsigned signals);

/* How the target lies to the limits of a point. */
typedef enum { CJ_SPC_NO_TARGET, CJ_SPC_BY_CHANCE, CJ_SPC_MET, CJ_SPC_MISSED } cj_spc_assurance;

cj_spc_assurance cj_spc_assure(const cj_spc_options *options, const cj_spc_point *point);

/* Read the rows: a point each. */
cj_status cj_spc_read(cj_spc_count *count, cj_error *err);

/* Put the points in order, and report those that have no place of their own. */
cj_status cj_spc_order(cj_spc_count *count, cj_error *err);

/* Which of two places comes first. */
int cj_spc_compare_places(const cj_spc_count *count, uint32_t a, uint32_t b);

/* Where small numbers are hidden: take the points away that must not be shown, so that centre and
 * limits are made of the others alone. */
cj_status cj_spc_hide(cj_spc_count *count, cj_error *err);

/* Whether a point has a figure, as far as its numbers tell. */
bool cj_spc_has_figure(const cj_spc_count *count, const cj_spc_point *point);

/* Cut them into stretches, with limits and signals. */
cj_status cj_spc_judge(cj_spc_count *count, cj_error *err);

/* Find how many decimals people read. */
void cj_spc_find_places(cj_spc_count *count);

/* Append the name of a point, with its group's where there are groups. */
void cj_spc_append_place(cj_text *out, const cj_spc_count *count, const cj_spc_point *point);
void cj_spc_append_group(cj_text *out, const cj_spc_count *count, uint32_t group);

/* A figure of the chart as a cell: six decimals for programs, a few for people. */
cj_cell cj_spc_cell(const cj_spc_count *count, double figure);

/* The target as a cell. */
cj_cell cj_spc_target(const cj_spc_options *options);

/* The words of signals, for programs and for people. */
void cj_spc_append_signals(cj_text *out, const cj_spc_count *count, unsigned signals, bool shown);

cj_status cj_spc_table(cj_table **out, const cj_spc_count *count, cj_error *err);
void cj_spc_append_target(cj_text *out, const cj_spc_options *options);
void cj_spc_sentence(cj_text *out, const cj_spc_count *count, const cj_spc_point *point);
cj_status cj_spc_notes(cj_table *table, const cj_spc_count *count, cj_error *err);

#endif

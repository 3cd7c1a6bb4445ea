/* cj/spc.h - whether a change over time, or a difference between units, is more than chance.
 *
 * The rows of a tidy table are points along a column (periods, months, numbers) or units among
 * which there is one (areas, workers).  Each group has a chart of its own, with a centre and
 * limits (stats/control.h says how they are computed, which rules find signals, and where both
 * come from):
 *
 *     xmr      `value` is a figure
 *     p        `value` of `of`: a proportion
 *     u        `value` on the base `of`: events per person, order, day
 *     run      `value` is a figure, and its median the centre; no limits
 *     funnel   `value` of `of`, unit by unit, about their common value or the target
 *
 * Points stand in declared order; periods, days and numbers in theirs; other names in the order of
 * the rows, which must be the same in all groups.  A blank `value` or `of`, or a base of 0, is a
 * point without a figure: it is shown, and its neighbours are taken for neighbours.
 *
 * A number [c] of the table that is read is withheld: a point without a figure, too, that is shown
 * as [c].  Where `common.hides` says so small counts are found and taken for such.
 *
 * `baseline` lets the first points alone make the limits; each of `steps` begins anew: with limits,
 * a baseline and signals of its own.  A target (of a proportion from 0 to 1) is met consistently
 * where the whole range between the limits reaches it, missed where none of it does, else met by
 * chance.
 */
#ifndef CJ_SPC_H
#define CJ_SPC_H

#include "cj/measure.h"

typedef enum { CJ_SPC_XMR, CJ_SPC_P, CJ_SPC_U, CJ_SPC_RUN, CJ_SPC_FUNNEL } cj_spc_chart;

typedef enum { CJ_SPC_EITHER, CJ_SPC_HIGHER, CJ_SPC_LOWER } cj_spc_better;

/* A chart has no more points than this. */
#define CJ_SPC_POINTS_MAX 100000

typedef struct {
    cj_measure_options common; /* its periods are not used: rows are chosen by conditions */
    cj_spc_chart chart;
    cj_span along; /* column of the points, or of the units of a funnel; a NUL behind its name */
    cj_span value; /* likewise */
    cj_span of;    /* likewise; "" for xmr and run */
    bool no_screening;    /* xmr: wide moving ranges count */
    int64_t baseline;     /* 0: all points make the limits */
    const cj_span *steps; /* values of `along` at which a chart begins anew */
    size_t step_count;
    cj_spc_better better; /* what a signal means; EITHER: nobody says */
    bool has_target;
    cj_decimal target; /* in the unit of the points */
} cj_spc_options;

/* Compute the table from records, which were opened and not yet started: a row for each point of
 * each group.  On success *out is released with cj_table_free().
 *
 * Errors of a row found here: no place along the chart, the row of a total (All), a place that the
 * group has already (primary-key), numbers that no such chart can have: parts of a count, more than
 * all, events without a base.
 *
 * Fails with CJ_EUSAGE for columns that do not exist, options that contradict each other, a step
 * that is no point, points that overlap (a year and its quarter) and names that stand in different
 * orders; with CJ_EDATA when more rows are at fault than tolerated; and as reading fails.  Time is
 * n log n in the rows, memory 100 bytes a row. */
cj_status cj_spc(cj_table **out, cj_records *records, const cj_spc_options *options, cj_error *err);

#endif

/* cj/reoffending.h - who offended before, during and after an intervention.
 *
 * A cohort is made of episodes whose index date (closure, sentence, release)
 * lies in the period.  Each member's offences are put into stages:
 *
 *     pre-intervention      before the start date
 *     during intervention   from the start date to the index date, both included
 *     windows               after the index date, by calendar months from it
 *
 * A window of n months ends with the anniversary day, index + n months, kept in
 * its month (31 August + 6 months is 29 February).  An offence on the index
 * date is never after it.  A member is mature for a window when its last day is
 * on or before the as-of date: only then is it known whether they offended in
 * it.  An immature member is in no figure of that window but `immature`, unless
 * the denominator is everybody.  Where a person's own follow-up ends earlier
 * (`until`: moved, died, in custody), that day stands for the as-of date: no
 * window is over after it, and no offence after it counts.
 *
 * Definitions differ between services and statistics; each choice is an option
 * here, and the table says in words which were made.
 */
#ifndef CJ_REOFFENDING_H
#define CJ_REOFFENDING_H

#include "cj/measure.h"

#define CJ_WINDOWS_MAX 24
#define CJ_MONTHS_MAX 1200 /* of a window, a wait or the time before the start */
#define CJ_SURVIVAL_DAYS_MAX 1000

typedef enum {
    CJ_REOFFENDING_TABLE,   /* a row for each period, group and stage */
    CJ_REOFFENDING_CASES,   /* a row for each member of a cohort */
    CJ_REOFFENDING_SURVIVAL /* Kaplan-Meier, by days to the first reoffence */
} cj_reoffending_output;

typedef struct {
    cj_measure_options common; /* its `other` input: the offences */
    cj_reoffending_output output;
    const char *method;          /* the name of a set of these options, for the notes; or NULL */
    bool method_changed;         /* others stand in place of some of that set */
    cj_date as_of;               /* nothing dated later counts; CJ_DATE_MISSING: no such day */
    cj_span index;               /* column of episodes; empty: closure_date */
    cj_span start;               /* empty: start_date, if there is one */
    cj_span until;               /* the last day of follow-up, if before as_of; empty: as_of */
    int before;                  /* months before the start that count as before; 0: all */
    int windows[CJ_WINDOWS_MAX]; /* months from the index date, rising, 1 to CJ_MONTHS_MAX */
    size_t window_count;
    bool cumulative;           /* each window begins at the index date */
    bool anniversary_excluded; /* the anniversary day belongs to the next window */
    bool first;                /* a person offended only in the window of their first reoffence */
    bool everybody;            /* denominator: also who is not mature */
    bool each_episode; /* a member for each episode; else each person's first in the period */
    bool proven;       /* offences count by their outcome */
    const cj_span *proven_values; /* outcomes that prove; none: CONVICTION, CAUTION */
    size_t proven_count;
    int wait;            /* months after 12 within which the outcome is dated; -1: no limit */
    bool include_breach; /* count breach = Y too */
    const char *const *offence_conditions; /* --where of the offences */
    size_t offence_condition_count;
    const int32_t *days; /* of survival: rising, from 0; none: each day with a reoffence */
    size_t day_count;
} cj_reoffending_options;

/* Compute the table from the episodes, which were opened and not yet started;
 * the offences are common.other.  On success *out is released with
 * cj_table_free().
 *
 * Fails with CJ_EUSAGE for columns that do not exist and options that
 * contradict each other, CJ_EDATA when more rows are at fault than tolerated
 * (an index date before its start date is found here), and as reading fails.
 * Time is linear in the rows of both files, which need no order.  Memory is 24
 * bytes for an episode whose index date lies in a period, 28 for an offence of
 * somebody who has one, and some more for each person in the episodes. */
cj_status cj_reoffending(cj_table **out, cj_records *episodes,
                         const cj_reoffending_options *options, cj_error *err);

#endif

/* cj/outcomes.h - outcome percentages: who improved, stayed or deteriorated.
 *
 * For each person and outcome the follow-up, their last score dated in the
 * period, is compared with an earlier baseline.  With d = follow-up - baseline
 * (its negative where a lower score is better) the person improved if
 * d >= threshold, deteriorated if d <= -threshold, else maintained.
 *
 * Figures of a row: clients (people of the people file in the group), reviewed
 * (people with any review in the period, whatever the outcome), compared
 * (people with both scores), and the percentages of those compared.
 */
#ifndef CJ_OUTCOMES_H
#define CJ_OUTCOMES_H

#include "cj/measure.h"

typedef enum {
    CJ_BASELINE_FIRST,         /* the person's first score for the outcome, ever */
    CJ_BASELINE_PREVIOUS,      /* the score just before the follow-up */
    CJ_BASELINE_BEFORE_PERIOD, /* the last score before the period starts */
    CJ_BASELINE_RECORDED       /* none: the follow-up row's progress column says it */
} cj_baseline;

/* ---- frameworks ------------------------------------------------------------- */

typedef struct {
    cj_span term;     /* "short"; may be empty */
    cj_span label;    /* the target in words; may be empty */
    cj_decimal value; /* percent, 0 to 100 */
} cj_target;

typedef struct {
    cj_span outcome; /* as the reviews have it */
    cj_span label;   /* as reports have it */
    bool lower_is_better;
    bool has_threshold;
    cj_decimal threshold; /* above 0 */
    cj_target *targets;
    size_t target_count;
} cj_framework_outcome;

/* A service's outcomes, in order, with their targets. */
typedef struct {
    cj_span title;
    cj_framework_outcome *outcomes;
    size_t outcome_count;
    cj_arena arena;
} cj_framework;

/* Read the JSON file at path: {"outcomes": [{"outcome", "label", "direction":
 * "higher" or "lower", "threshold", "targets": [{"term", "label", "value"}]}]},
 * with "title", "description" and "source" at the top if wanted.  CJ_EUSAGE
 * names the path of what is wrong. */
cj_status cj_framework_load(cj_framework **out, const char *path, cj_error *err);
void cj_framework_free(cj_framework *framework);

/* ---- the measure ----------------------------------------------------------------- */

typedef struct {
    cj_measure_options common;
    cj_baseline baseline;
    bool pairs;                     /* count every consecutive pair of scores */
    cj_decimal threshold;           /* above 0; where the framework has none */
    const cj_span *lower_is_better; /* outcomes; "*": all of them */
    size_t lower_count;
    bool has_target; /* one target for every outcome */
    cj_decimal target;
    const cj_framework *framework; /* or NULL */
    bool cases; /* a row for each person and outcome that was reviewed, instead */
} cj_outcomes_options;

/* Compute the table from records, which were opened and not yet started.  On
 * success *out is released with cj_table_free().
 *
 * Fails with CJ_EDATA when more rows are at fault than tolerated (two scores of
 * one person for one outcome on one day are found here), CJ_EUSAGE for columns
 * or outcomes that do not exist and options that contradict each other.  Memory
 * is 20 bytes a score and some more for each person; time is linear in the
 * rows. */
cj_status cj_outcomes(cj_table **out, cj_records *records, const cj_outcomes_options *options,
                      cj_error *err);

#endif

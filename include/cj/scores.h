/* cj/scores.h - scaled scores before and after: averages, change, who moved.
 *
 * A row has a start score and an end score of one person, or one of them.  The
 * change is end less start; it is for the better when it is positive, or, where
 * lower scores are better, negative.  Means of start and end scores are of all
 * that are there; everything else is of rows with both.
 *
 * Whether the changes lie to one side by more than chance is told by Wilcoxon's
 * signed-rank test (cj/ranks.h), which takes the scores as an order and not as
 * measurements: right for scales of 1 to 10.
 */
#ifndef CJ_SCORES_H
#define CJ_SCORES_H

#include "cj/measure.h"

typedef struct {
    cj_measure_options common;
    cj_span start; /* column of numbers */
    cj_span end;
    cj_span date;         /* column by which a row is in a period; empty: only `all` is there */
    cj_span individuals;  /* a row for each of its values instead; empty: the table of figures */
    bool cases;           /* a row for each row that is counted, instead */
    bool lower_is_better; /* a negative change is one for the better */
} cj_scores_options;

/* Compute the table from rows of any kind, which were opened and not yet
 * started.  On success *out is released with cj_table_free().
 *
 * A blank date is in no period.  With `individuals` two rows of one value in
 * one period and group are an error at the later one; blanks are a value, too.
 *
 * Fails with CJ_EUSAGE for columns that do not exist or are no numbers or dates
 * and options that contradict each other, CJ_EDATA when more rows are at fault
 * than tolerated or scores are too large to be added, and as reading fails.
 * Memory is 32 bytes for a row in a period; time is linear in rows and periods
 * but for sorting the changes of each group. */
cj_status cj_scores(cj_table **out, cj_records *records, const cj_scores_options *options,
                    cj_error *err);

#endif

/* One run of cj_scores(), for its tests. */
#ifndef CJ_TESTS_RUN_SCORES_H
#define CJ_TESTS_RUN_SCORES_H

#include "run.h"

#include "cj/scores.h"

typedef struct {
    run base; /* comes first: run_go() hands it on */
    cj_scores_options options;
} scores_run;

static inline cj_status scores_compute(run *of)
{
    scores_run *in = (scores_run *)of; /* which begins with it */

    in->options.common = in->base.options.common;
    return cj_scores(&in->base.table, in->base.records, &in->options, &in->base.err);
}

/* The defaults of cj-scores for that file, with columns `start` and `end`. */
static inline void scores_init(scores_run *in, const char *path)
{
    run_init(&in->base, path);
    in->base.reading.main.role = "any";
    in->base.options.common.mean_places = 1;
    in->base.compute = scores_compute;
    in->options = (cj_scores_options){.start = CJ_SPAN("start"), .end = CJ_SPAN("end")};
}

#endif

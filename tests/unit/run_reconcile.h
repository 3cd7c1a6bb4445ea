/* One run of cj_reconcile() or cj_reconcile_sums(), for their tests. */
#ifndef CJ_TESTS_RUN_RECONCILE_H
#define CJ_TESTS_RUN_RECONCILE_H

#include "run.h"

#include "cj/reconcile.h"

#define RECONCILE_MOST 4

typedef struct {
    run base; /* comes first: run_go() hands it on; its input is the old one */
    cj_records_options recent_reading;
    cj_records *recent;
    cj_reconcile_options options;
    cj_span keys[RECONCILE_MOST];
    cj_sum_rule rules[RECONCILE_MOST];
    cj_arena arena;
    bool differs;
} reconcile_run;

static inline cj_status reconcile_compute(run *of)
{
    reconcile_run *in = (reconcile_run *)of; /* which begins with it */
    run *base = &in->base;
    cj_status status = CJ_OK;

    if (in->options.rule_count > 0)
        return cj_reconcile_sums(&base->table, &in->differs, base->records, &in->options,
                                 &base->err);
    status = cj_records_open(&in->recent, &in->recent_reading, base->dataset, &base->err);
    return status == CJ_OK ? cj_reconcile(&base->table, &in->differs, base->records, in->recent,
                                          &in->options, &base->err)
                           : status;
}

/* Compare column `v` of two files by column `k`; or, without `recent`, check
 * rules that are added by reconcile_rule(). */
static inline void reconcile_init(reconcile_run *in, const char *old, const char *recent)
{
    memset(in, 0, sizeof *in);
    run_init(&in->base, old);
    in->base.reading.main.role = "any";
    in->recent_reading = in->base.reading;
    in->recent_reading.main.path = recent;
    in->base.compute = reconcile_compute;
    in->base.needs_cells = true;
    in->keys[0] = CJ_SPAN("k");
    in->options.keys = in->keys;
    in->options.key_count = 1;
    in->options.value = CJ_SPAN("v");
    in->options.rules = in->rules;
}

static inline cj_status reconcile_rule(reconcile_run *in, const char *text)
{
    return cj_sum_rule_parse(&in->rules[in->options.rule_count++], text, &in->arena, &in->base.err);
}

static inline void reconcile_end(reconcile_run *in)
{
    cj_records_free(in->recent);
    run_end(&in->base);
    cj_arena_clear(&in->arena);
}

#endif

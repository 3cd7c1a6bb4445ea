/* The job of one measure of a report: planned, run, told of. */
#ifndef CJ_CMD_REPORT_JOB_H
#define CJ_CMD_REPORT_JOB_H

#include "report.h"

struct cj_report_job {
    cj_job job;
    const cj_definition_measure *measure;
    cj_period *periods;
    size_t period_count;
    cj_status status; /* of its run */
    cj_error error;
};

/* Let the store know which columns the measure reads.  What is wrong will be told when
 * it is run. */
cj_status cj_job_plan(cj_report_run *run, size_t number, cj_findings *nobody, cj_error *err);

/* Compute the measure's table; several may run at once. */
void cj_job_run(cj_report_run *run, size_t number, cj_findings *findings);

/* Tell where its rows went, and what came of it: one at a time, in order. */
cj_status cj_job_finish(cj_report_run *run, size_t number, cj_error *err);

#endif

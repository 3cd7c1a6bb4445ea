/* The job of one measure of a report: planned, run, finished. */
#ifndef CJ_CMD_REPORT_JOB_H
#define CJ_CMD_REPORT_JOB_H

#include "report.h"

struct cj_report_job {
    cj_job job;
    const cj_definition_measure *measure;
    cj_period *periods;
    size_t period_count;
    cj_spread spread; /* the values of --each in its inputs */
    bool is_part;     /* its rows are those of the edition's value ... */
    bool has_part;    /* ... or rows beside them are */
    bool of_people;   /* its rows say who they are about */
    cj_status status; /* of its run */
    cj_error error;
};

/* Whether some input has the column of each condition on every input, and some row a value that
 * it asks for: CJ_EUSAGE. */
cj_status cj_jobs_check_everywhere(const cj_report_run *run, cj_error *err);

/* Behind the error of a measure that no row is left of: the value of a condition that no row has,
 * as far as rows were read. */
void cj_jobs_blame_everywhere(const cj_report_run *run, cj_error *err);

/* Name the files that stay whole in the notes of the report: the notes of a table tell of its own
 * inputs alone, and not every table is shown. */
cj_status cj_jobs_note_whole(const cj_report_run *run, cj_error *err);

/* Run the measure without data, so that the store knows which columns it reads. Errors are left
 * to cj_job_run(). */
cj_status cj_job_plan(cj_report_run *run, size_t number, cj_findings *nobody, cj_error *err);

/* Compute the measure's table; several may run at once. */
void cj_job_run(cj_report_run *run, size_t number, cj_findings *findings);

/* Tell where the measure's rows went and how it ended; called for one job at a time, in
 * order. */
cj_status cj_job_finish(cj_report_run *run, size_t number, cj_error *err);

#endif

/* One measure from its settings to its table, for its program, cj-reconcile and cj-report. */
#ifndef CJ_CMD_JOB_H
#define CJ_CMD_JOB_H

#include "measures.h"

#include "printed.h"
#include "run/run.h"

/* The table borrows from settings and data, the dataset from nothing here. */
typedef struct {
    const cj_measure_kind *kind; /* NULL: the job was not opened */
    cj_settings settings;
    void *data;          /* what the kind's own options fill */
    cj_records *records; /* while it is computed */
    cj_repairs *repairs; /* of the dataset */
    cj_dataset *dataset; /* of cj_job_dataset(), or NULL */
    cj_store *printed;   /* serves the input where it is JSON of a measure; else NULL */
} cj_job;

/* Open a job with empty settings. */
cj_status cj_job_open(cj_job *job, const cj_measure_kind *kind, cj_error *err);

/* Open a job inside another run: quiet, threads and tolerance are those of `whole`. */
cj_status cj_job_open_in(cj_job *job, const cj_measure_kind *kind, const cj_settings *whole,
                         cj_error *err);

/* Resolve the options that were given, and refuse those that contradict each other. */
cj_status cj_job_prepare(cj_job *job, cj_error *err);

/* Give the job a dataset that reports to `findings` and counts its repairs in `repairs` (NULL:
 * nowhere). */
cj_status cj_job_dataset(cj_job *job, cj_findings *findings, cj_repairs *repairs, cj_error *err);

/* Read the input and compute the table, with its options noted in it. Progress is shown by the
 * settings `whole`; NULL: it is not. */
cj_status cj_job_compute(cj_table **out, cj_job *job, cj_dataset *dataset, const cj_settings *whole,
                         cj_error *err);

/* Hide what the settings ask for, and give the table its shape. */
/* The same for a measure that has hidden them itself, before it judged: the table says so. */
cj_status cj_job_note_hidden(cj_table **table, const cj_hiding_options *options, cj_error *err);

cj_status cj_job_hide(cj_table **table, cj_settings *settings, cj_error *err);

/* Tell the operator how many counts are not shown, with -v, and what is to be warned of. */
void cj_job_tell_hidden(const cj_settings *settings, const cj_hiding *hiding);

/* Report an error of a measure at its place in the definition, unless memory ran out, a file
 * cannot be read or the error names the definition already. */
cj_status cj_job_fail(const cj_definition *definition, const cj_definition_measure *measure,
                      const cj_error *inner, cj_error *err);

/* Release the records and the dataset, but not what the table borrows from. */
void cj_job_close_inputs(cj_job *job);
void cj_job_close(cj_job *job);

/* The whole of a measure program: parse the options, read the input, compute,
 * print.  Returns the exit status. */
int cj_measure_main(int argc, char **argv, const cj_measure_kind *kind);

/* Compute the measure that the settings keep and append its table as csv; what is wrong
 * with its inputs is found.  `whole` are the settings of the program that asks. */
cj_status cj_job_append(cj_text *csv, const cj_settings *whole, cj_findings *findings,
                        cj_error *err);

#endif

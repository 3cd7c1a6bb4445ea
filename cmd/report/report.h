/* Shared by the files of cj-report: the state of a run, and its steps. */
#ifndef CJ_CMD_REPORT_H
#define CJ_CMD_REPORT_H

#include "measures/job.h"

#include "cj/document.h"
#include "cj/report.h"
#include "cj/spread.h"
#include "cj/store.h"

/* A measure as its program would see it.  Tables borrow from its settings and data. */
typedef struct cj_report_job cj_report_job;

/* The report over all rows, or over those of one value of --each. */
typedef struct {
    const char *value;     /* as it is shown; NULL: all */
    const char *condition; /* that selects its rows; NULL: none */
    cj_strings outputs;    /* what it is written to */
    cj_strings published;  /* what was given out of it before */
    cj_definition *definition;
    cj_period period; /* the report's */
    cj_table **tables;
    cj_report_job *jobs;       /* one for each measure */
    cj_everywhere *everywhere; /* by condition: what came of it in all measures */
    bool *given;               /* by input: the store has the table that it is */
    cj_report_file *files;
    size_t file_count;
} cj_edition;

/* A run of cj-report. */
typedef struct {
    cj_settings settings;
    cj_strings only;
    const char *each;
    bool check;
    bool list;
    const char *cases;    /* id of a measure: the people or rows behind it are listed instead */
    size_t cases_of;      /* its number */
    cj_edition *editions; /* the first is over all rows */
    size_t edition_count;
    cj_edition *now;   /* the one that is worked at */
    cj_spread spread;  /* the values of --each */
    cj_course course;  /* findings and repairs of all measures */
    cj_hiding *hiding; /* what is not shown; NULL: everything is */
    cj_store *store;   /* the inputs, each read once */
    unsigned threads;
    cj_span *told; /* notices, by measure */
    size_t told_count;
    cj_arena arena;
} cj_report_run;

/* Whether the author is to be told of counts of few people: they are neither hidden nor said to be
 * meant. */
bool cj_report_tells_small(const cj_report_run *run);

/* Tell the author that the report, as it is, shows counts of few people. */
void cj_report_tell_small(const cj_report_run *run);

/* Make the first edition: read the definition, and decide its period. */
cj_status cj_editions_open(cj_report_run *run, cj_error *err);
void cj_editions_close(cj_report_run *run);

/* Compute the tables of all editions: of the first one, and then of each value that its rows have
 * in the column of --each. */
cj_status cj_editions_compute(cj_report_run *run, cj_error *err);

/* The column that there is an edition for each value of; NULL: there is one edition. */
static inline const char *cj_report_each(const cj_report_run *run)
{
    return run->now->definition->each;
}

/* Take what the definition and the command line say of small numbers, which the settings have
 * then; CJ_EUSAGE for what cannot be hidden.  And hide them in all tables. */
cj_status cj_report_prepare_hiding(cj_report_run *run, cj_error *err);
cj_status cj_report_hide(cj_report_run *run, cj_error *err);

/* Compute the table of each measure that is wanted.  Where small numbers are hidden, those that
 * judge the table of another measure come later: they read it as it is printed. */
cj_status cj_jobs_compute(cj_report_run *run, cj_error *err);
cj_status cj_jobs_compute_later(cj_report_run *run, cj_error *err);
bool cj_job_is_later(const cj_report_run *run, size_t number);

/* Whether a measure that comes later reads the table. */
bool cj_job_is_read_later(const cj_report_run *run, size_t number);

/* Release what the tables of an edition borrow from. */
void cj_jobs_free(cj_edition *edition);

/* Append the JSON Schema of definitions. */
cj_status cj_report_append_schema(cj_text *text, cj_error *err);

/* Find the files that the report is made of, and their digests. */
cj_status cj_report_list_files(cj_report_run *run, cj_error *err);

/* Check the targets of --output before anything is read. */
cj_status cj_report_check_outputs(const cj_report_run *run, cj_error *err);

/* Add the files of folders that the -o name to settings->writes. */
cj_status cj_report_note_tables(cj_report_run *run, const cj_report_parts *parts, cj_error *err);

/* Write the document to every -o, as files of the course, which come when these are
 * committed.  Without any, to standard output. */
cj_status cj_report_write_outputs(const cj_report_run *run, const cj_document *document,
                                  cj_error *err);

/* Whether the run lists the people or rows behind that measure. */
static inline bool cj_report_lists(const cj_report_run *run, const cj_definition_measure *measure)
{
    return run->cases != NULL && measure == &run->now->definition->measures[run->cases_of];
}

/* Find the measure of --cases, which is all that is wanted then; CJ_EUSAGE where it cannot be
 * listed.  Write the list to every -o, readable by their owner alone, or print it. */
cj_status cj_report_open_cases(cj_report_run *run, cj_error *err);
cj_status cj_report_write_cases(const cj_report_run *run, cj_error *err);

#endif

/* How a run begins and ends, and what it opens and closes. */
#ifndef CJ_CMD_RUN_H
#define CJ_CMD_RUN_H

#include "options/settings.h"
#include "tell.h"

/* Start a program: standard streams open, character types from the locale, *settings from argv;
 * data is what its own options fill.  Ends the program for --help and the like. */
cj_status cj_run_start(cj_settings *settings, int argc, char **argv, const cj_program *program,
                       void *data, cj_error *err);

/* Makes a table of what the settings name; dataset gets the findings. */
typedef cj_status (*cj_table_maker)(cj_table **out, cj_settings *settings, cj_dataset *dataset,
                                    void *data, cj_error *err);

/* Write the list of what is hidden to the file that the settings name for it. */
cj_status cj_run_list_hidden(const cj_settings *settings, cj_files *files, cj_error *err);

/* Make a table and print it, tell the findings, and write the files that the
 * settings name.  Returns the exit status. */
int cj_run(cj_settings *settings, cj_table_maker make, void *data);

/* The state of a run with findings: the lists of findings and repairs, and all files that it
 * writes. */
typedef struct {
    cj_findings *findings;
    cj_repairs *repairs;
    cj_dataset *dataset;
    cj_files *files;
    cj_lists lists; /* two of the files, as the settings name them */
} cj_course;

/* sink gets each finding besides the file (NULL: nobody does).  count_repairs:
 * even if nobody lists them. */
cj_status cj_course_open(cj_course *course, const cj_settings *settings, cj_findings_sink sink,
                         void *data, bool count_repairs, cj_error *err);

/* Release everything; files that were not committed are not written. */
void cj_course_close(cj_course *course);

/* End a run that came to status: tell the error, and put the files in their places if
 * it is CJ_OK or CJ_EDATA.  Returns the exit status. */
int cj_run_end(const cj_program *program, cj_files *files, cj_status status, const cj_error *err);

/* Write the Table Schema of a table to the file of --describe, if there is one. */
cj_status cj_run_put_schema(const cj_table *table, const cj_settings *settings, cj_files *files,
                            cj_error *err);

/* How a table is printed on standard output; and print a text there. */
cj_output_style cj_run_style(const cj_settings *settings);
cj_status cj_run_print(const cj_text *text, cj_error *err);

/* Print a text for people: by a pager where standard output is a terminal that it is longer than
 * (pager.h). */
cj_status cj_run_show(const cj_settings *settings, const cj_text *text, cj_error *err);

/* The watch that removes temporary files when a signal ends the program, and the handlers for
 * it. */
const cj_files_watch *cj_rests_watch(void);
void cj_rests_catch_signals(void);

/* Put the program, its version and the options that shape the figures into the
 * table. */
cj_status cj_run_describe(cj_table *table, const cj_settings *settings, cj_error *err);

#endif

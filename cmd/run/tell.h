/* Messages of programs on standard error: errors, findings, notices, progress; and findings and
 * repairs as CSV or JSON. */
#ifndef CJ_CMD_TELL_H
#define CJ_CMD_TELL_H

#include "options/settings.h"

/* "cj-outcomes: message" on standard error, and the status to exit with. */
int cj_tell_error(const cj_program *program, const cj_error *err);

/* Print the findings (the first 20, and how many more), notices and, where it
 * is due, the reconciliation lines. */
void cj_tell_findings(const cj_settings *settings, const cj_dataset *dataset, bool failed);

/* A notice about the figures of a measure of a report. */
void cj_tell_notice(const cj_settings *settings, const char *measure, const char *notice);

/* Lines about the program's one input, each with its name before it; no more than a screen holds.
 */
void cj_tell_lines(const cj_settings *settings, cj_span lines);

/* The notices and the reconciliation lines alone, as they are due. */
void cj_tell_rows(const cj_settings *settings, const cj_dataset *dataset, bool failed);

/* Append how far reading has come in so many seconds: "reviews.csv: 1,200,000 rows, 45 %, 12 s
 * left". No time is told before a hundredth is done, and none of a pipe, whose end is unknown. */
void cj_progress_append(cj_text *line, const cj_read_so_far *reading, double seconds);

/* Tell on a terminal how far reading has come, once it takes longer than two
 * seconds, unless the settings say quiet. */
void cj_progress_watch(cj_records_options *reading, const cj_settings *settings);
void cj_progress_end(void);

/* The first line of findings as CSV. */
#define CJ_FINDINGS_HEADER \
    "code,severity,file,line,record,column,cell,column_name,value,message,hint\n"

/* Append a finding as a line of CSV (raw: texts as they are), or as an object of JSON and a line
 * end. */
void cj_finding_append_csv(cj_text *row, const cj_finding *finding, bool raw);
void cj_finding_append_json(cj_text *row, const cj_finding *finding);

/* A list that is written while it is made. */
typedef struct {
    cj_file *findings; /* the files, or NULL */
    cj_file *repairs;
    bool raw; /* their texts are written as they are */
} cj_lists;

/* Sinks that write findings and repairs as CSV; data is a cj_lists with a file for them. */
cj_status cj_findings_to_csv(void *data, const cj_finding *finding, cj_error *err);
cj_status cj_repairs_to_csv(void *data, const cj_repair *repair, cj_error *err);

/* The header of each. */
cj_status cj_findings_csv_header(cj_file *file, cj_error *err);
cj_status cj_repairs_csv_header(cj_file *file, cj_error *err);

#endif

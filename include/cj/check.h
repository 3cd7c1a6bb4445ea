/* cj/check.h - everything that is wrong with one or more exports.
 *
 * The exports are read as the measures read them: the same schemas, profiles
 * and words.  What is added needs a look at all rows or at several files:
 * foreign keys, control totals, people under two identifiers, rows that a join
 * multiplied, days on which nobody works, dates whose order nothing proves.
 */
#ifndef CJ_CHECK_H
#define CJ_CHECK_H

#include "cj/calendar.h"
#include "cj/records.h"
#include "cj/table.h"

/* The kinds of exports that a file can be named to be: people, episodes, reviews and so on. */
#define CJ_CHECK_ROLE_COUNT 7
extern const cj_span cj_check_roles[CJ_CHECK_ROLE_COUNT];

/* --expect-total COLUMN=TOTAL */
typedef struct {
    cj_span column;
    cj_decimal total;
} cj_expected_total;

/* One export to check. */
typedef struct {
    cj_input input;
    const char *name; /* what foreign keys and options call it; NULL: its role */
    bool has_rows;
    uint64_t rows; /* how many rows there must be */
    const cj_expected_total *totals;
    size_t total_count;
} cj_check_input;

typedef struct {
    cj_records_options reading; /* how all of them are read: encoding ... progress */
    const cj_check_input *inputs;
    size_t input_count;
    /* A holiday is a day that is one in all of them. */
    const cj_calendar *const *calendars;
    size_t calendar_count;
    cj_split_sink split; /* gets the rows of the one input; NULL: nobody does */
    void *split_data;
} cj_check_options;

/* Check the exports; findings go to dataset->findings, repairs to its repairs.
 * *file_errors counts the errors that concern a whole file and that no
 * tolerance of rows excuses: its header, its control totals, a file that
 * cannot be read to its end.  Fails only with what keeps it from checking:
 * CJ_EUSAGE for an option, schema or profile at fault, CJ_EIO.  Memory grows
 * with the distinct persons and keys. */
cj_status cj_check(uint64_t *file_errors, cj_dataset *dataset, const cj_check_options *options,
                   cj_error *err);

/* ---- a summary of findings ---------------------------------------------------------- */

/* Counts findings by file, rule and column. */
typedef struct cj_summary cj_summary;

cj_status cj_summary_new(cj_summary **out, cj_error *err);
void cj_summary_free(cj_summary *summary);
cj_status cj_summary_add(cj_summary *summary, const cj_finding *finding, cj_error *err);

/* The counts as a table: file, rule, severity, column, findings, first line. */
cj_status cj_summary_table(cj_table **out, const cj_summary *summary, const cj_dataset *dataset,
                           cj_error *err);

#endif

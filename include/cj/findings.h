/* cj/findings.h - what is wrong with the data, and where every row went.
 *
 * A finding is one problem at one place.  Errors reject their row; warnings
 * are listed and counted and reject nothing.  A ledger holds one state for
 * each row of an input, so that its counts add up by construction.
 */
#ifndef CJ_FINDINGS_H
#define CJ_FINDINGS_H

#include "cj/memory.h"
#include "cj/text.h"

typedef enum { CJ_WARNING, CJ_ERROR } cj_severity;

/* The spans are borrowed: a sink that keeps a finding copies them. */
typedef struct {
    const char *code; /* Frictionless's name where it has one: type-error ... */
    cj_severity severity;
    const char *file;
    uint64_t line;       /* first physical line of the record; 0: none */
    uint64_t record;     /* the header is record 1; 0: none */
    uint32_t column;     /* field number from 1; 0: the whole record */
    cj_span column_name; /* "" for the whole record */
    cj_span value;       /* the cell at fault, as it stands */
    cj_span message;     /* one sentence without the value or the place */
    cj_span hint;        /* what to do, or "" */
} cj_finding;

typedef struct cj_findings cj_findings;

/* Called with every finding as it is reported.  A status other than CJ_OK
 * stops the run. */
typedef cj_status (*cj_findings_sink)(void *data, const cj_finding *finding, cj_error *err);

/* A list that counts everything and keeps the first `keep` of each severity.
 * sink may be NULL. */
cj_status cj_findings_new(cj_findings **out, size_t keep, cj_findings_sink sink, void *sink_data,
                          cj_error *err);
void cj_findings_free(cj_findings *findings);

/* From now on, report what is said of one place in the same words once: for several
 * measures that read one input. */
cj_status cj_findings_drop_repeats(cj_findings *findings, cj_error *err);

/* From now on, keep the first of each rule and column alone: one kind of fault does not hide
 * the others. */
cj_status cj_findings_limit(cj_findings *findings, size_t first, cj_error *err);

cj_status cj_findings_report(cj_findings *findings, const cj_finding *finding, cj_error *err);

uint64_t cj_findings_errors(const cj_findings *findings);
uint64_t cj_findings_warnings(const cj_findings *findings);

/* The findings that were kept, in the order of their reports. */
size_t cj_findings_kept(const cj_findings *findings);
const cj_finding *cj_findings_at(const cj_findings *findings, size_t index);

/* How many more there are of the rule and column of the kept finding, if it is the last of
 * them that was kept; else 0. */
uint64_t cj_findings_more(const cj_findings *findings, size_t index);

/* Append "file:line:column: name: "value" message" with the parts there are. */
void cj_finding_append(cj_text *text, const cj_finding *finding);

/* Append a spreadsheet's name for a cell: column 6, record 17 is F17. */
void cj_cell_name_append(cj_text *text, uint32_t column, uint64_t record);

/* Where a row went.  A row has one state; the larger value wins. */
typedef enum {
    CJ_ROW_NOT_SELECTED = 0, /* a condition does not hold */
    CJ_ROW_OUTSIDE = 1,      /* outside the period */
    CJ_ROW_USED = 2,         /* used in any way */
    CJ_ROW_REJECTED = 3      /* left out because of an error */
} cj_row_state;

/* A file of an input, and the number of its first row. */
typedef struct {
    char *name;
    size_t first;
} cj_ledger_file;

/* The states of one input's rows, numbered from 0 through all of its files.  Memory: a byte a
 * row. */
typedef struct {
    cj_ledger_file *files; /* those that were begun, in order */
    size_t file_count;
    size_t file_capacity;
    uint8_t *states;
    size_t count;
    size_t capacity;
    bool unfinished; /* the input was not read to its end: counts say nothing yet */
} cj_ledger;

#define CJ_LEDGER_INIT                \
    {                                 \
        NULL, 0, 0, NULL, 0, 0, false \
    }

/* A ledger of no rows, with its first file; and one file more, whose rows follow. */
cj_status cj_ledger_open(cj_ledger *ledger, const char *name, cj_error *err);
cj_status cj_ledger_add_file(cj_ledger *ledger, const char *name, cj_error *err);
void cj_ledger_clear(cj_ledger *ledger);

/* Add `more` rows, not selected so far.  Where there is no room for them, it is made for so many
 * that the file in hand may have in all. */
cj_status cj_ledger_extend(cj_ledger *ledger, size_t more, size_t expected, cj_error *err);

/* Rows of the file in hand so far. */
size_t cj_ledger_rows_so_far(const cj_ledger *ledger);

/* Raise a row's state: a lower one leaves it as it is. */
static inline void cj_ledger_raise(cj_ledger *ledger, size_t row, cj_row_state state)
{
    if (ledger->states[row] < state)
        ledger->states[row] = (uint8_t)state;
}

/* Rows in that state: of all files, and of one; and all rows of one. */
uint64_t cj_ledger_count(const cj_ledger *ledger, cj_row_state state);
uint64_t cj_ledger_file_count(const cj_ledger *ledger, size_t file, cj_row_state state);
size_t cj_ledger_file_rows(const cj_ledger *ledger, size_t file);

/* Append "reviews.csv: rows 1234 = used 1200 + outside the period 30 + not
 * selected 3 + rejected 1" of one file. */
void cj_ledger_append(cj_text *text, const cj_ledger *ledger, size_t file);

/* Append the names of the input's files, of which there is one at least: "a.csv or b.csv". */
void cj_ledger_append_names(cj_text *text, const cj_ledger *ledger);

#endif

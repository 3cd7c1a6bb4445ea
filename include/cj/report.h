/* cj/report.h - the tables of measures become a report.
 *
 *   cj_report_periods()   which periods a measure is computed for
 *   cj_report_compare()   the figures of other periods beside those of the first
 *   cj_report_document()  everything together, as the definition says
 */
#ifndef CJ_REPORT_H
#define CJ_REPORT_H

#include "cj/definition.h"
#include "cj/document.h"
#include "cj/measure.h"

/* The periods of a measure when the report's is `report`: its own ones, and behind
 * them those that it is compared with.  Memory of arena.  CJ_EUSAGE where a word
 * such as previous has no meaning, a period is there twice, or the definition of
 * the measure is not valid in its period. */
cj_status cj_report_periods(cj_period **out, size_t *count, const cj_definition *definition,
                            const cj_definition_measure *measure, const cj_period *report,
                            cj_arena *arena, cj_error *err);

/* A table with the rows of the first period, and for each other one a column that names
 * it and for each figure those of
 *
 *     KEY_previous         the figure then
 *     KEY_change           the change since, of percentages in percentage points
 *     KEY_change_low       of shares: the interval of the change ...
 *     KEY_change_high
 *     KEY_change_verdict   ... and higher, lower (all of it is on one side of no change)
 *                          or no clear difference
 *
 * Of several periods the measure's words for them take the place of "previous":
 * KEY_same_quarter_last_year, KEY_same_quarter_last_year_change.  The figures are those
 * that the measure names, else the percentages but bounds and targets, or else the
 * counts.  The result owns table, which is freed on failure, too.  CJ_EUSAGE for tables
 * without a column of periods and figures that are not there. */
cj_status cj_report_compare(cj_table **out, cj_table *table, const cj_period *periods,
                            size_t period_count, const cj_definition_measure *measure,
                            cj_error *err);

/* A file that went into the report. */
typedef struct {
    const char *path;
    const char *what; /* "reviews", "definition", "framework" */
    uint64_t bytes;
    const char *sha256; /* in hexadecimal digits */
} cj_report_file;

/* What a report is made of. */
typedef struct {
    const cj_definition *definition;
    const cj_period *period;
    cj_table **tables; /* one for each measure; NULL: not wanted.  They become the document's */
    const char *program;
    const char *version;
    const char *const *only; /* ids of sections and measures; none: all */
    size_t only_count;
    const cj_report_file *files;
    size_t file_count;
    const cj_hiding *hiding; /* what is not shown; NULL: everything is */
    cj_table *revisions;     /* of cj_report_revise(): it becomes an appendix; NULL: none */
} cj_report_parts;

/* Mark the figures of the tables, as they are to be printed, that the json of earlier reports has
 * with other numbers, under the same measure and labels; *out: a row for each.  Figures then are
 * held against those of their period. */
cj_status cj_report_revise(cj_table **out, const cj_report_parts *parts, const char *const *paths,
                           size_t count, cj_error *err);

/* Whether a measure is wanted in view of the ids in `only`. */
bool cj_report_wants(const cj_report_parts *parts, size_t measure);

/* CJ_EUSAGE if one of `only` is no section and no measure. */
cj_status cj_report_check_only(const cj_report_parts *parts, cj_error *err);

/* The ids of the tables that the document will have, in the order of the definition: what
 * a folder gets a csv file for each of.  Neither the tables nor the files of `parts` are
 * asked.  An id that two tables have is there twice.  Memory of arena. */
cj_status cj_report_table_ids(const char *const **out, size_t *count, const cj_report_parts *parts,
                              cj_arena *arena, cj_error *err);

/* Put the report together.  The definition and period must outlive the document; the
 * tables are freed with it, and on failure, too.  CJ_EUSAGE about a place of the
 * definition that its tables do not fit. */
cj_status cj_report_document(cj_document **out, cj_report_parts *parts, cj_error *err);

#endif

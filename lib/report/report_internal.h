/* Shared by the files that assemble a report: picks, evidence, appendices. */
#ifndef CJ_REPORT_INTERNAL_H
#define CJ_REPORT_INTERNAL_H

#include "cj/report.h"

/* One figure of a table. */
typedef struct {
    const cj_table *table;
    size_t row; /* SIZE_MAX: the table has no rows in the period */
    size_t column;
} cj_picked;

/* Find the row and column that pick names.  CJ_EUSAGE where a column or value does
 * not exist, or several rows are left. */
cj_status cj_report_pick(cj_picked *out, const cj_report_parts *parts,
                         const cj_definition_pick *pick, cj_error *err);

/* "Outcomes by sex: Alcohol, Female", where the pick has no label of its own. */
cj_status cj_report_pick_label(const char **out, const cj_picked *picked,
                               const cj_report_parts *parts, const cj_definition_pick *pick,
                               cj_document *document, cj_error *err);

/* Append " (no data for 2021-22 Q3)": what every figure of the table is to be read with; nothing
 * where there is none. */
void cj_report_append_mark(cj_text *out, const cj_table *table);

/* The period of a row; false where its table has none. */
bool cj_report_row_period(cj_period *out, const cj_table *table, size_t row);

/* The rows of the same labels as the picked one, by their periods, the earliest first, up to it.
 * *out has room for as many as the table has rows; how many there are. */
size_t cj_report_series(size_t *out, const cj_picked *picked);

/* The row of the same labels in the period that ended last before that of the picked one begins;
 * SIZE_MAX: there is none. */
size_t cj_report_row_before(const cj_picked *picked);

/* now - then, in the decimals of the finer one, as both are shown; missing if either is no
 * figure, withheld if either is. */
cj_cell cj_report_change_of(const cj_cell *now, const cj_cell *then);

/* The interval of the change of a share in percentage points, and a verdict: whether all of it is
 * on one side of no change.  Cells of what is no share of people or rows are left as they are. */
void cj_report_judge_change(cj_cell cells[3], const cj_cell *now, const cj_cell *then,
                            cj_better better, double confidence);

/* Append how a figure changed: "up 7 from 106; 72 a year ago".  Nothing where it is not compared,
 * or there was none to compare it with. */
void cj_report_append_change(cj_text *out, const cj_picked *picked);

/* The same for a measure with several periods: since the one before. */
void cj_report_append_series(cj_text *out, const cj_picked *picked);

/* Append how a figure stands to its target: "target 75%: met"; nothing without one. */
void cj_report_append_standing(cj_text *out, const cj_picked *picked);

/* What stands below a headline's figure: what changed and whether its target is met, or else the
 * sentence of its row. */
cj_status cj_report_headline_sentence(const char **out, const cj_picked *picked,
                                      cj_document *document, cj_error *err);

/* Fill the gaps of texts that wait for the tables, where the text is shown. */
cj_status cj_report_fill_words(const cj_report_parts *parts, cj_error *err);

/* Whether --only names this section or measure. */
bool cj_report_is_only(const cj_report_parts *parts, const char *id);

/* Whether the section is in the document: all of it, or for one of its measures; and a text with
 * gaps. */
bool cj_report_wants_section(const cj_report_parts *parts, const cj_definition_section *section);
bool cj_report_wants_words(const cj_report_parts *parts, const cj_definition_words *words);

/* What else is known of a picked figure; cells are missing where it is not. */
typedef struct {
    cj_cell target;
    cj_cell before;
    const char *before_period; /* NULL: there is none */
    cj_cell change;
    cj_cell verdict;
    cj_cell counted; /* how many it is based on ... */
    cj_cell out_of;  /* ... of how many it could be */
    cj_cell low;
    cj_cell high;
} cj_evidence;

void cj_evidence_of(cj_evidence *out, const cj_picked *picked, const cj_definition_pick *pick);

/* Add the main points: a sentence for each figure that they are about. */
cj_status cj_report_add_points(cj_document *document, const cj_report_parts *parts, cj_error *err);

/* Add the table of a section's scorecard. */
cj_status cj_report_add_scorecard(cj_section *section, const cj_report_parts *parts,
                                  const cj_definition_section *of, cj_error *err);

/* The table of outcomes and their evidence. */
cj_status cj_evidence_table(cj_table **out, const cj_report_parts *parts, cj_document *document,
                            cj_error *err);

/* "2 of 7 outcomes are not measured in this report: ..."; "" if all have. */
cj_status cj_evidence_gaps(cj_text *out, const cj_definition *definition, cj_error *err);

/* The id of the table of outcomes and their evidence. */
#define CJ_EVIDENCE_ID "outcomes-and-evidence"

/* Add the table of all figures of the sections, for the folder of csv files. */
#define CJ_FIGURES_ID "figures"
cj_status cj_report_add_figures(cj_document *document, const cj_report_parts *parts, cj_error *err);

/* The ids of the appendices, NULL behind them. */
extern const char *const cj_appendix_ids[];

/* "73 are not selected, 1 has an error": the records of an input that are in no figure; nothing
 * where there are none or a number is withheld. */
void cj_report_append_left_out(cj_text *out, const cj_table_input *input);

/* Let people read "Source: episodes.csv. 87 of 160 records are used; 73 are not selected." where
 * the notes of an exhibit account for rows. */
cj_status cj_report_name_sources(cj_exhibit *exhibit, const cj_definition *definition,
                                 cj_document *document, cj_error *err);

/* An input as people call it: "orders.csv", "the table \"Referrals by month\"" of "measure ID",
 * "entrants, put together for this report" of "input NAME". */
void cj_report_append_file(cj_text *out, const char *file, const cj_definition *definition);

/* Add the appendices: definitions, files, rows and options. */
cj_status cj_report_add_appendices(cj_document *document, const cj_report_parts *parts,
                                   cj_error *err);

#endif

/* What measures put into their tables alike: periods and groups, shares with
 * their intervals, and the words for them. */
#ifndef CJ_MEASURE_COMMON_COLUMNS_H
#define CJ_MEASURE_COMMON_COLUMNS_H

#include "groups.h"

/* ---- columns ----------------------------------------------------------------- */

/* The columns of a measure's table: period, the leading ones, those of the
 * groups, then the rest. */
typedef struct {
    const cj_table_column *lead; /* mostly none */
    size_t lead_count;
    cj_part groups; /* what the columns of groups are: CJ_PART_SECTION (0) mostly */
    const cj_table_column *rest;
    size_t rest_count;
    bool no_period; /* there is no column of periods */
} cj_measure_columns;

/* CJ_EUSAGE if a --by column is named like a column that the table has anyway,
 * or an --order is for a column that is not shown: one of --by, or `also`
 * (NULL: none). */
cj_status cj_measure_check_names(const cj_measure_options *common,
                                 const cj_measure_columns *columns, const char *also,
                                 cj_error *err);

cj_status cj_measure_add_columns(cj_table *table, const cj_groups *groups,
                                 const cj_measure_columns *columns, cj_error *err);

/* A column with the values of an axis. */
cj_status cj_axis_add_column(cj_table *table, const cj_axis *axis, cj_part part, cj_error *err);

/* How many groups every period shows: those in groups->order, and All. */
size_t cj_groups_shown(const cj_groups *groups, const cj_measure_options *common);

/* The group number `at` of them: CJ_GROUP_ALL is the last one. */
uint32_t cj_groups_shown_at(const cj_groups *groups, size_t at);

/* The value of a group in one of its columns: "Female", "All". */
const char *cj_groups_text(const cj_groups *groups, uint32_t group, size_t axis);

/* ---- cells --------------------------------------------------------------------- */

/* Fill the cell of a period, or those of a group; *cells moves behind them. */
cj_status cj_measure_fill_period(cj_cell **cells, cj_table *table, const cj_period *period,
                                 cj_error *err);
cj_status cj_groups_fill(cj_cell **cells, cj_table *table, const cj_groups *groups, uint32_t group,
                         cj_error *err);

/* Add a row that begins with period and group; *cells is what follows them. */
cj_status cj_measure_begin_row(cj_cell **cells, cj_table *table, const cj_groups *groups,
                               const cj_period *period, uint32_t group, cj_error *err);

/* A cell of words that are kept with the table; label may be NULL. */
cj_status cj_measure_keep_cell(cj_cell *cell, cj_table *table, const char *text, const char *label,
                               cj_error *err);

/* The Wilson interval of a share in percent, with one decimal more than the
 * share has: lower bound, upper bound. */
void cj_measure_fill_interval(cj_cell cells[2], int64_t part, int64_t of,
                              const cj_measure_options *common);

/* How a share compares with a target in percent. */
cj_verdict cj_measure_verdict(int64_t part, int64_t of, cj_decimal target, double confidence);

/* The cells target_pct, at_target (by the point estimate, before rounding) and
 * verdict. */
void cj_measure_fill_target(cj_cell cells[3], int64_t part, int64_t of, cj_decimal target,
                            const cj_measure_options *common);

/* "Verdict: whether the target is met. Certain = ..." */
void cj_measure_note_verdict(cj_text *out, const cj_measure_options *common);

/* The standard normal quantile of a confidence in percent. */
double cj_measure_quantile(double confidence);

/* Append a condition to those of a count, a line each: "col"="value". */
void cj_measure_append_condition(cj_text *out, cj_span column, const char *operator, cj_span value);

/* ---- words ---------------------------------------------------------------------- */

/* "62%" and "1,234 clients" */
void cj_measure_append_percent(cj_text *out, int64_t part, int64_t of, int places);
void cj_measure_append_count(cj_text *out, int64_t count, const char *one, const char *many);

/* "Female, 2013-14" */
void cj_axis_append_place(cj_text *out, const cj_groups *groups, const cj_period *period,
                          uint32_t group);

/* "95% interval 60.5% to 80.6%" */
void cj_measure_append_interval(cj_text *out, int64_t part, int64_t of,
                                const cj_measure_options *common);

/* "302 children": counted in the units of the options, else in `one` or `many`. */
void cj_measure_append_units(cj_text *out, int64_t count, const cj_measure_options *common,
                             const char *one, const char *many);

/* The options' word for several. */
const char *cj_measure_units(const cj_measure_options *common);

/* "25 of 302 children" */
void cj_measure_append_part(cj_text *out, int64_t part, int64_t of,
                            const cj_measure_options *common, const char *one, const char *many);

/* " (8.3%, between 5.67% and 11.93%)": the bounds are those of the table. */
void cj_measure_append_share(cj_text *out, int64_t part, int64_t of,
                             const cj_measure_options *common);

/* " The target of 75% (short: half) was met.", or how near it is; label may be empty. */
void cj_measure_append_target(cj_text *out, int64_t part, int64_t of, cj_decimal target,
                              cj_span label, const cj_measure_options *common);

/* "Female, 2013-14: "; nothing where there is one group and period. */
void cj_axis_begin_sentence(cj_text *out, const cj_groups *groups, const cj_measure_options *common,
                            const cj_period *period, uint32_t group);

/* "Period: 2013-14 is 2013-04-01 to 2014-03-31." */
void cj_measure_note_periods(cj_text *out, const cj_measure_options *common);

/* Say behind the periods, if there are any, which column has the date by which a record is in one.
 */
void cj_measure_note_date(cj_text *out, cj_span date);

/* "Columns read under other names: Client No as person_id; When as date." of FROM=TO; nothing where
 * there are none. */
void cj_measure_note_maps(cj_text *out, const char *words, const char *const *maps, size_t count);

/* "where Sex is F and End Date is recorded": a condition, "" for none, and that a column is filled;
 * all conditions of an input. */
void cj_measure_append_recorded(cj_text *out, cj_span condition, cj_span column);
void cj_measure_append_conditions(cj_text *out, const cj_records *records);

/* "age: completed years from Date of Birth to Extract Date" */
void cj_measure_append_derivation(cj_text *out, cj_span derivation);

/* Add a note unless it is empty; either way the text is empty afterwards.  keys as for
 * cj_table_add_note_on(). */
cj_status cj_measure_add_note(cj_table *table, cj_text *note, cj_error *err);
cj_status cj_measure_add_note_on(cj_table *table, const char *keys, cj_text *note, cj_error *err);

/* Title (the option's, else `title`), inputs and the notes that every measure
 * has, once the measure's own are there; `other` is its second input or NULL. */
cj_status cj_measure_finish_table(cj_table *table, const cj_measure_options *common, cj_span title,
                                  const cj_records *records, const cj_records *other,
                                  cj_error *err);

#endif

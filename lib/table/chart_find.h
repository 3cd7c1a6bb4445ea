/* Finding a chart in a view. */
#ifndef CJ_TABLE_CHART_FIND_H
#define CJ_TABLE_CHART_FIND_H

#include "cj/chart.h"

/* What is found step by step: labels, figures, columns, rows, series. All arrays are in the
 * chart's arena. */
typedef struct {
    cj_chart *chart;
    const cj_table *view;
    const cj_chart_spec *spec;
    size_t *labels; /* columns other than the category that tell rows apart */
    size_t label_count;
    const char **figures; /* keys */
    size_t figure_count;
    size_t *columns; /* those of the figures */
    size_t column_count;
    size_t *rows; /* those that are drawn ... */
    size_t row_count;
    size_t *category_of; /* ... and the category of each */
    size_t *groups;      /* by group: its first row, a number in rows */
    size_t group_count;
    size_t *group_of;
} cj_chart_finding;

/* One element more than asked for, so that a count of 0 is no special case; NULL without memory. */
void *cj_chart_alloc(cj_chart_finding *in, size_t count, size_t size);

/* A copy of what people read in the cell; NULL without memory. */
const char *cj_chart_keep_label(cj_chart_finding *in, const cj_cell *cell);

/* The heading of the figure that a column shows, and the value that it stands under; NULL: none. */
const char *cj_chart_heading(const cj_table *view, size_t column);
const char *cj_chart_across(const cj_table *view, size_t column);

/* The figure of a value and its cell; NULL where there is none. */
const cj_cell *cj_chart_value(double *out, const cj_chart *chart, size_t series, size_t category);

/* Whether two values differ: shares by the interval of their difference (Newcombe's method 10),
 * other figures by whether their own intervals, where the table shows them, overlap; parts of one
 * whole are not judged. */
typedef enum { CJ_CHART_UNJUDGED, CJ_CHART_UNCLEAR, CJ_CHART_CLEAR } cj_chart_judgement;
cj_chart_judgement cj_chart_judge(const cj_chart *chart, size_t series, size_t category,
                                  size_t other, size_t another);

/* The same of categories, which may be parts of one whole: only what the table shows intervals of
 * is judged. Whether any two differ clearly. */
cj_chart_judgement cj_chart_judge_ends(const cj_chart *chart, size_t series, size_t category,
                                       size_t other, size_t another);
bool cj_chart_is_clear(const cj_chart *chart);

/* How many rows of the view have a target of what is drawn, how many figures these are held
 * against, and so many of them met or missed it; 0 where a row does not say how it stands. */
size_t cj_chart_count_targets(size_t *met, size_t *missed, size_t *figures, const cj_chart *chart);

/* The word of a category's row that says whether it differs from the reference, and how many times
 * the reference it is; NULL: the row does not say. */
const char *cj_chart_word(const cj_chart *chart, size_t category);
const cj_cell *cj_chart_times(const cj_chart *chart, size_t category);

/* Begin with what is told of: "Improved, Female: ". Without the subject, which stands below the
 * title, where that would be too long. */
void cj_chart_begin(cj_text *out, const cj_chart *chart, size_t series, bool brief);

/* Find the series, once labels, columns and rows are known. */
cj_status cj_chart_find_series(cj_chart_finding *in, cj_error *err);

/* Put categories in their order, and see whether those and the series have one of their own. */
cj_status cj_chart_arrange(cj_chart *chart, const cj_chart_spec *spec, cj_error *err);

/* Whether a name begins with a year, as those of periods and days do: 2021-22Q4, 2021-04-01, 2019.
 */
bool cj_chart_is_period(const char *name);

/* Append what the chart says in at most 15 words; nothing where there is no such sentence. */
void cj_chart_say(cj_text *out, const cj_chart *chart);

/* Append the words below the title, and those for readers who do not see the chart. */
void cj_chart_say_below(cj_text *out, const cj_chart *chart);
void cj_chart_describe(cj_text *out, const cj_chart *chart);

/* How many values are based on fewer than CJ_CHART_FEW, of how many; whether that is of all. */
size_t cj_chart_few(size_t *of, const cj_chart *chart);

/* Fill the categories, series and default titles of the axes of a chart whose kind
 * and view are set. */
cj_status cj_chart_find(cj_chart *chart, const cj_chart_spec *spec, cj_error *err);

#endif

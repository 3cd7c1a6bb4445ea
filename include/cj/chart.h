/* cj/chart.h - what a chart of a table shows, whatever draws it.
 *
 * A chart is described by names (a cj_chart_spec, as a report definition has it)
 * and found in a view of a table: cj_chart_new() says in which column the
 * categories stand, and in which column and rows each series.  The html writer
 * draws it, the xlsx writer makes a native chart that refers to those cells.
 */
#ifndef CJ_CHART_H
#define CJ_CHART_H

#include "cj/table.h"

typedef enum {
    CJ_CHART_COLUMN,  /* upright bars side by side */
    CJ_CHART_BAR,     /* horizontal bars, side by side */
    CJ_CHART_STACKED, /* upright bars on top of each other */
    CJ_CHART_PERCENT_STACKED,
    CJ_CHART_LINE,
    CJ_CHART_INTERVAL, /* a dot and the bar of its interval, across */
    CJ_CHART_PIE,      /* one series */
    CJ_CHART_CONTROL,  /* made by cj_chart_new_limits() alone: a line with centre and limits ... */
    CJ_CHART_FUNNEL    /* ... and units over their sizes */
} cj_chart_kind;

/* More series or categories than these cannot be told apart. */
#define CJ_CHART_SERIES_MAX 20
#define CJ_CHART_CATEGORIES_MAX 60

/* So many charts of a table are drawn where it asks for one of each section. */
#define CJ_CHARTS_MAX 60

/* More slices than these cannot be compared: bars are drawn in their place, unless forced. */
#define CJ_CHART_SLICES_MAX 3

/* What is based on fewer people or events than these is said to be. */
#define CJ_CHART_FEW 20

/* In which order categories stand. */
typedef enum {
    CJ_CHART_ORDER_UNSET, /* bars by size, where the categories have no order of their own */
    CJ_CHART_ORDER_TABLE,
    CJ_CHART_ORDER_SIZE
} cj_chart_order;

/* What somebody asks for.  Names are keys or headings of columns of the tidy
 * table; NULL and 0 leave the choice to cj_chart_new(). */
typedef struct {
    cj_chart_kind kind;
    const char *title;    /* NULL: what the chart says, else the table's */
    const char *subtitle; /* NULL: what is drawn, when, based on how few */
    const char *category; /* column of the categories; NULL: the last label */
    const char *x_title;  /* of the axis of categories; NULL: that column's heading */
    const char *y_title;  /* of the axis of values; NULL: the figure's heading */
    const char *const *figures;
    size_t figure_count; /* 0: the first percentage, or count where parts make a whole */
    bool totals;         /* draw rows and columns named All, too */
    cj_chart_order order;
    bool force; /* a pie stays a pie */
} cj_chart_spec;

typedef struct {
    const char *name;
    size_t column;  /* of the view: where its values stand ... */
    size_t low;     /* ... and the bounds of their intervals, where bars show them; SIZE_MAX: */
    size_t high;    /* they do not */
    size_t *rows;   /* of the view, one a category; SIZE_MAX: none */
    cj_drawn drawn; /* of charts of limits: as what */
} cj_chart_series;

/* What a value is to reach. */
typedef struct {
    size_t series;
    size_t category;
    const cj_cell *cell;
} cj_chart_target;

typedef struct {
    cj_chart_kind kind;
    const cj_table *view;
    const char *title;
    const char *subtitle; /* below it; "": nothing */
    const char *x_title;
    const char *y_title;
    const char *description; /* what it shows, in sentences: the alternative text */
    size_t category;         /* column of the view */
    const char **categories; /* their labels */
    size_t category_count;
    cj_chart_series *series;
    size_t series_count;
    size_t reference; /* category with whose value the others are compared; SIZE_MAX: none */
    cj_chart_target *targets;
    size_t target_count;
    const cj_cell *rule; /* the target that all values share; NULL: none */
    bool scale;          /* its series have an order, such as low to high */
    bool timed;   /* its categories are points in time or periods of one length: first to last */
    bool unlike;  /* they are periods of several lengths, which nobody compares */
    bool by_size; /* its categories stand by size, which in the table stand as it comes */
    bool turned;  /* bars, in place of a pie of too many slices */
    bool axis_titles[2]; /* the titles of categories and values were asked for */
    bool percent;        /* its values are percentages */
    size_t withheld; /* values that are not shown, to protect people: nothing is drawn for them */
    int places;      /* the most decimals that people read of its values */
    size_t signals;  /* of charts of limits: the column of words of signals; SIZE_MAX: none ... */
    size_t sizes;    /* ... and of a funnel that of the sizes */
    cj_arena arena;
} cj_chart;

/* The kind of that name: column, bar, stacked, percent-stacked, line, interval or
 * pie; false for any other. */
bool cj_chart_kind_parse(cj_chart_kind *out, cj_span name);
const char *cj_chart_kind_name(cj_chart_kind kind);

/* Whether the parts of such a chart make a whole: what it draws of some tells of the rest. */
static inline bool cj_chart_kind_is_whole(cj_chart_kind kind)
{
    return kind == CJ_CHART_STACKED || kind == CJ_CHART_PERCENT_STACKED || kind == CJ_CHART_PIE;
}

/* Find the chart in view, which cj_table_view() made and which must outlive it;
 * *out is NULL where there is no number to draw.
 * Rows with the same labels but for the category are a series, one for each
 * figure; columns that stand across are series of their figure.  CJ_EUSAGE for
 * a column that does not exist, nothing to draw, too much to draw, or a pie of
 * several series or of negative parts. */
cj_status cj_chart_new(cj_chart **out, const cj_table *view, const cj_chart_spec *spec,
                       cj_error *err);
void cj_chart_free(cj_chart *chart);

/* Whether columns of the table say what a chart of limits draws them as. */
bool cj_table_is_drawn(const cj_table *table);

/* The chart of limits of `count` rows of such a view from row `first` on, which belong to one
 * section; *out is NULL where there is no figure. */
cj_status cj_chart_new_limits(cj_chart **out, const cj_table *view, size_t first, size_t count,
                              cj_error *err);

/* The words of the first signal of a category, "▲ above the limit", of which *length is the length;
 * NULL: it has none. */
const char *cj_chart_signal(size_t *length, const cj_chart *chart, size_t category);

/* The cell of a series for a category; NULL where there is none. */
const cj_cell *cj_chart_cell(const cj_chart *chart, const cj_chart_series *series, size_t category);

/* The currency of the figures; CJ_MONEY_NONE where they are no amounts. */
cj_money cj_chart_money(const cj_chart *chart);

/* The share of a value in the whole of its category, in percent; false where it has none. */
bool cj_chart_share(double *out, const cj_chart *chart, size_t series, size_t category);

/* Let people read the rows of a table in the order of its first chart that stands by size, totals
 * last, where each row but those is a category: page, text and workbook show one order, data
 * formats that of the table.  Rows of view, which is the table's, and of its charts are moved. */
cj_status cj_charts_lead(cj_table *table, cj_table *view, cj_chart *const *charts, size_t count,
                         cj_error *err);

/* Whether a label names what stands last among others: Other, Not recorded. */
bool cj_chart_is_rest(const char *label);

/* Whether the series has its values in rows that follow each other without a
 * gap, the same ones or others than the other series: a range names them. */
bool cj_chart_is_range(const cj_chart *chart, const cj_chart_series *series);

#endif

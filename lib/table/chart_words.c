/* The words of charts: below the title, and for readers who do not see them. */
#include "chart_find.h"

#include <math.h>
#include <string.h>

/* ---- what is told of ------------------------------------------------------------------------ */

/* What the values are, without a % behind it; the table's title where the heading says nothing. */
static cj_span subject_of(const cj_chart *chart)
{
    static const char *const empty[] = {"count", "number", "percent", "value", "total"};
    cj_span subject = cj_span_trim(cj_span_of(chart->y_title));

    if (cj_word_is_in(subject, empty, sizeof empty / sizeof *empty))
        subject.length = 0;
    if (subject.length > 0 && subject.at[0] == '%')
        subject.length = 0;
    for (size_t i = 0; i + 2 < subject.length; i++) /* "Improved, % of those compared" */
        if (memcmp(subject.at + i, ", %", 3) == 0)
            subject.length = i;
    while (subject.length > 0 && strchr("% ,", subject.at[subject.length - 1]) != NULL)
        subject.length--;
    if (subject.length == 0 && chart->view->title != NULL)
        subject = cj_span_trim(cj_span_of(chart->view->title));
    return subject;
}

void cj_chart_begin(cj_text *out, const cj_chart *chart, size_t series, bool brief)
{
    cj_span subject = brief ? (cj_span){"", 0} : subject_of(chart);

    if (subject.length > 0) { /* words of tables begin small */
        cj_text_char(out, subject.at[0] >= 'a' && subject.at[0] <= 'z'
                              ? (char)(subject.at[0] - 'a' + 'A')
                              : subject.at[0]);
        cj_text_append(out, (cj_span){subject.at + 1, subject.length - 1});
    }
    if (series != SIZE_MAX && chart->series_count > 1)
        cj_text_format(out, "%s%s", subject.length > 0 ? ", " : "", chart->series[series].name);
    cj_text_add(out, out->length > 0 ? ": " : "");
}

/* ---- what is based on few ------------------------------------------------------------------- */

static bool is_figure(const cj_chart *chart, size_t series, size_t category)
{
    const cj_cell *cell = cj_chart_cell(chart, &chart->series[series], category);

    return cell != NULL && cj_cell_is_figure(cell);
}

static bool stands_with(const cj_table *view, size_t column, size_t figure)
{
    const char *a = cj_chart_across(view, column);
    const char *b = cj_chart_across(view, figure);

    return a == NULL ? b == NULL : b != NULL && strcmp(a, b) == 0;
}

/* The sum of the counts with that base that stand with a value; false where there is none. */
static bool sum_base(int64_t *out, const cj_chart *chart, size_t series, size_t category,
                     cj_base base)
{
    const cj_table *view = chart->view;
    size_t row = chart->series[series].rows[category];
    bool found = false;

    *out = 0;
    for (size_t i = 0; row != SIZE_MAX && i < view->column_count; i++) {
        const cj_cell *cell = cj_table_cell(view, row, i);

        if ((view->columns[i].base & base) == 0 || cell->kind != CJ_CELL_COUNT ||
            !stands_with(view, i, chart->series[series].column))
            continue;
        *out += cell->units;
        found = true;
    }
    return found;
}

/* How many a value is based on: by the table's columns, else by the share itself; false where
 * neither tells. */
static bool base_of(int64_t *out, const cj_chart *chart, size_t series, size_t category)
{
    const cj_cell *share = cj_chart_cell(chart, &chart->series[series], category);
    bool found = sum_base(out, chart, series, category, CJ_BASE_COUNTED);

    if (!found && share != NULL)
        *out = share->of;
    return found || *out > 0;
}

/* The sum of what is drawn, where it is counts; else -1. */
static int64_t sum_of(const cj_chart *chart)
{
    int64_t sum = 0;

    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = 0; c < chart->category_count; c++) {
            const cj_cell *cell = cj_chart_cell(chart, &chart->series[s], c);

            if (cell != NULL && cj_cell_is_figure(cell) && cell->kind != CJ_CELL_COUNT)
                return -1;
            sum += cell != NULL && cell->kind == CJ_CELL_COUNT ? cell->units : 0;
        }
    return sum;
}

size_t cj_chart_few(size_t *of, const cj_chart *chart)
{
    size_t few = 0;
    int64_t base;

    *of = 0;
    for (size_t s = 0; chart->percent && s < chart->series_count; s++)
        for (size_t c = 0; c < chart->category_count; c++)
            if (is_figure(chart, s, c) && base_of(&base, chart, s, c)) {
                few += base < CJ_CHART_FEW;
                ++*of;
            }
    return few;
}

static void add_few(cj_text *out, const cj_chart *chart)
{
    size_t of;
    size_t few = cj_chart_few(&of, chart);
    int64_t sum = chart->withheld > 0 ? -1 : sum_of(chart);

    if (few > 0 && few == of)
        cj_text_format(out, " Each figure is based on fewer than %d.", CJ_CHART_FEW);
    else if (few > 0)
        cj_text_format(out, " %zu of %zu figures %s based on fewer than %d.", few, of,
                       few == 1 ? "is" : "are", CJ_CHART_FEW);
    if (sum > 0 && sum < CJ_CHART_FEW)
        cj_text_format(out, " Few: %d in all.", (int)sum);
}

#define NAMED_MAX 3

/* "2021-22, 9-12 months" */
static void add_place(cj_text *out, const cj_chart *chart, size_t series, size_t category)
{
    if (chart->series_count > 1)
        cj_text_format(out, "%s, ", chart->series[series].name);
    cj_text_add(out, chart->categories[category]);
}

/* " Not all are followed up yet in 3 of 15 figures; nobody in 1 (2021-22, 9-12 months)." */
static void add_waiting(cj_text *out, const cj_chart *chart)
{
    size_t figures = 0, some = 0, all = 0;
    int64_t waiting, counted;
    cj_text names = CJ_TEXT_INIT;

    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = 0; c < chart->category_count; c++) {
            if (!is_figure(chart, s, c))
                continue;
            figures++;
            if (!sum_base(&waiting, chart, s, c, CJ_BASE_WAITING) || waiting == 0 ||
                !sum_base(&counted, chart, s, c, CJ_BASE_COUNTED))
                continue;
            some++;
            if (waiting < counted || all++ >= NAMED_MAX)
                continue;
            cj_text_add(&names, all == 1 ? "" : "; ");
            add_place(&names, chart, s, c);
        }
    if (some > 0)
        cj_text_format(out, " Not all are followed up yet in %zu of %zu figures", some, figures);
    if (all > 0 && all <= NAMED_MAX)
        cj_text_format(out, ", nobody in %zu (%s)", all, cj_text_string(&names));
    else if (all > 0)
        cj_text_format(out, ", nobody in %zu", all);
    cj_text_add(out, some > 0 ? "." : "");
    out->failed = out->failed || names.failed;
    cj_text_clear(&names);
}

/* ---- below the title ----------------------------------------------------------------------- */

/* Whether every longer word begins with a capital, as in a heading: "Type of Order"; a word of
 * capitals, such as ASBO, is a name. */
static bool is_titled(cj_span heading)
{
    bool titled = true;

    for (size_t i = 0; titled && i < heading.length; i++) {
        bool begins = i == 0 || heading.at[i - 1] == ' ';
        bool capital = heading.at[i] >= 'A' && heading.at[i] <= 'Z';
        cj_span rest = {heading.at + i, heading.length - i};
        bool longer = rest.length > 3 && memchr(rest.at, ' ', 4) == NULL;

        titled = begins ? capital || !longer : !capital;
    }
    return titled;
}

static char in_case(char c, bool small)
{
    if (small)
        return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* A heading within a sentence: "Type of Order" is "type of order". */
static void add_heading(cj_text *out, const char *heading, bool small)
{
    bool word = heading[0] != '\0' && (heading[1] < 'A' || heading[1] > 'Z') &&
                strpbrk(heading + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == NULL;
    bool titled = small && (word || is_titled(cj_span_of(heading)));

    for (size_t i = 0; heading[i] != '\0'; i++)
        cj_text_char(out, titled             ? in_case(heading[i], true)
                          : i == 0 && !small ? in_case(heading[i], false)
                                             : heading[i]);
}

static const char *said_of(const cj_chart *chart)
{
    if (chart->kind == CJ_CHART_PERCENT_STACKED &&
        cj_word_same(cj_span_of(chart->y_title), CJ_SPAN("Count")))
        return "Share";
    return cj_word_same(cj_span_of(chart->y_title), CJ_SPAN("Count")) ? "Number" : chart->y_title;
}

/* Whether both say the same, of one or several: "Disposals", "Disposal". */
static bool is_same_thing(cj_span many, cj_span one)
{
    return cj_word_same(many, one) ||
           (many.length == one.length + 1 && many.at[one.length] == 's' &&
            cj_word_same((cj_span){many.at, one.length}, one));
}

/* Whether a heading asks: "Why No Community Resolution". */
static bool is_question(const char *heading)
{
    static const char *const words[] = {"why ",   "how ", "what ",   "when ",
                                        "where ", "who ", "whether "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);

        if (strlen(heading) > length &&
            cj_word_same((cj_span){heading, length - 1}, (cj_span){words[i], length - 1}) &&
            heading[length - 1] == ' ')
            return true;
    }
    return false;
}

/* "Improved by outcome", "Arrests, standardised by age, for each ward". */
static void add_what(cj_text *out, const cj_chart *chart)
{
    const char *what = said_of(chart);

    add_heading(out, what, false);
    if (chart->x_title[0] == '\0' || is_same_thing(cj_span_of(what), cj_span_of(chart->x_title)))
        return;
    cj_text_add(out, is_question(chart->x_title)    ? ": "
                     : strstr(what, " by ") != NULL ? ", for each "
                     : strchr(what, ',') != NULL    ? ", by "
                                                    : " by ");
    add_heading(out, chart->x_title, true);
}

/* ", 2013-14": of a chart of one period. */
static void add_period(cj_text *out, const cj_chart *chart)
{
    size_t column = cj_table_find(chart->view, "period");
    const cj_cell *period = NULL;
    cj_text words = CJ_TEXT_INIT;

    if (column == SIZE_MAX || column == chart->category)
        return;
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = 0; c < chart->category_count; c++) {
            size_t row = chart->series[s].rows[c];
            const cj_cell *cell = row == SIZE_MAX ? NULL : cj_table_cell(chart->view, row, column);

            if (cell == NULL || cell->kind == CJ_CELL_MISSING)
                continue;
            if (period != NULL && !cj_cell_same(period, cell))
                return;
            period = cell;
        }
    if (period == NULL)
        return;
    cj_cell_append_label(&words, period);
    if (!cj_word_same(cj_text_span(&words), CJ_SPAN("All dates"))) {
        cj_text_add(out, ", ");
        cj_text_append(out, cj_text_span(&words));
    }
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
}

/* "Improved % by outcome, 2013-14. With intervals. Few: 12 in all." */
void cj_chart_say_below(cj_text *out, const cj_chart *chart)
{
    add_what(out, chart);
    add_period(out, chart);
    cj_text_char(out, '.');
    if (chart->series_count > 0 && chart->series[0].low != SIZE_MAX)
        cj_text_add(out, " With intervals.");
    if (chart->target_count > 0 && chart->rule == NULL)
        cj_text_add(out, " The other marks are targets.");
    add_few(out, chart);
    add_waiting(out, chart);
}

/* ---- for readers who do not see it ------------------------------------------------------------
 */

#define ALL_TOLD 6 /* so many values of a series are all told */

/* A value as the chart shows it: parts of a whole in percent. */
static void add_value(cj_text *out, const cj_chart *chart, size_t series, size_t category)
{
    double share;

    if (chart->kind == CJ_CHART_PERCENT_STACKED && cj_chart_share(&share, chart, series, category))
        cj_text_format(out, "%ld%%", lround(share));
    else
        cj_cell_append_label(out, cj_chart_cell(chart, &chart->series[series], category));
}

static double drawn(const cj_chart *chart, size_t series, size_t category)
{
    double value = 0;

    if (chart->kind != CJ_CHART_PERCENT_STACKED)
        return (double)cj_chart_cell(chart, &chart->series[series], category)->units;
    (void)cj_chart_share(&value, chart, series, category);
    return value;
}

static void add_at(cj_text *out, const cj_chart *chart, size_t series, size_t category)
{
    add_value(out, chart, series, category);
    cj_text_format(out, " (%s)", chart->categories[category]);
}

/* ", up by 7": of figures with the same decimals. */
static void add_change(cj_text *out, const cj_cell *from, const cj_cell *to)
{
    cj_cell change = *to;

    if (from->kind != to->kind || from->places != to->places)
        return;
    change.units = to->units > from->units ? to->units - from->units : from->units - to->units;
    if (change.units == 0) {
        cj_text_add(out, ", no change");
        return;
    }
    cj_text_add(out, to->units > from->units ? ", up by " : ", down by ");
    if (change.kind == CJ_CELL_PERCENT || change.kind == CJ_CELL_PROPORTION) {
        cj_cell_append_label(out, &change);
        out->length -= out->failed || out->length == 0 ? 0 : 1; /* without its % */
        cj_text_add(out, " percentage points");
    } else {
        cj_cell_append_label(out, &change);
    }
}

/* "A 5, B 3" of few, first and last along time, else the ends. */
static void add_series(cj_text *out, const cj_chart *chart, size_t series)
{
    size_t ends[4] = {SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX}; /* first, last, low, high */
    size_t count = 0;

    for (size_t c = 0; c < chart->category_count; c++) {
        if (!is_figure(chart, series, c))
            continue;
        if (count++ == 0)
            ends[0] = ends[2] = ends[3] = c;
        ends[1] = c;
        if (drawn(chart, series, c) < drawn(chart, series, ends[2]))
            ends[2] = c;
        if (drawn(chart, series, c) > drawn(chart, series, ends[3]))
            ends[3] = c;
    }
    if (count > ALL_TOLD && chart->timed) {
        cj_text_add(out, "from ");
        add_at(out, chart, series, ends[0]);
        cj_text_add(out, " to ");
        add_at(out, chart, series, ends[1]);
        add_change(out, cj_chart_cell(chart, &chart->series[series], ends[0]),
                   cj_chart_cell(chart, &chart->series[series], ends[1]));
    } else if (count > ALL_TOLD && ends[2] != ends[3]) {
        cj_text_add(out, "from ");
        add_at(out, chart, series, ends[2]);
        cj_text_add(out, " to ");
        add_at(out, chart, series, ends[3]);
    } else if (count > ALL_TOLD) {
        add_value(out, chart, series, ends[0]);
        cj_text_add(out, " each");
    }
    for (size_t c = 0, told = 0; count <= ALL_TOLD && c < chart->category_count; c++)
        if (is_figure(chart, series, c)) {
            cj_text_format(out, "%s%s ", told++ == 0 ? "" : ", ", chart->categories[c]);
            add_value(out, chart, series, c);
        }
}

static void add_targets(cj_text *out, const cj_chart *chart)
{
    if (chart->rule != NULL) {
        cj_text_add(out, " The dashed line is the target of ");
        cj_cell_append_label(out, chart->rule);
        cj_text_char(out, '.');
    } else if (chart->target_count > 0) {
        cj_text_add(out, " The other marks are targets.");
    }
}

void cj_chart_describe(cj_text *out, const cj_chart *chart)
{
    static const char *const names[] = {[CJ_CHART_COLUMN] = "Column chart",
                                        [CJ_CHART_BAR] = "Bar chart",
                                        [CJ_CHART_STACKED] = "Stacked column chart",
                                        [CJ_CHART_PERCENT_STACKED] = "100% stacked column chart",
                                        [CJ_CHART_LINE] = "Line chart",
                                        [CJ_CHART_INTERVAL] = "Chart of intervals",
                                        [CJ_CHART_PIE] = "Pie chart"};

    cj_text_format(out, "%s: %s. ", names[chart->kind], chart->title);
    add_what(out, chart);
    cj_text_add(out, chart->series_count == 1 ? ": " : ".");
    for (size_t s = 0; s < chart->series_count; s++) {
        if (chart->series_count > 1)
            cj_text_format(out, " %s: ", chart->series[s].name);
        add_series(out, chart, s);
        cj_text_char(out, '.');
    }
    if (chart->series_count > 0 && chart->series[0].low != SIZE_MAX)
        cj_text_add(out, " Thin lines show the intervals.");
    add_waiting(out, chart);
    add_targets(out, chart);
    if (chart->reference != SIZE_MAX)
        cj_text_format(out, " The dashed line is at %s, with which the others are compared.",
                       chart->categories[chart->reference]);
    if (chart->withheld > 0)
        cj_text_format(out, " %zu %s not shown, to protect people.", chart->withheld,
                       chart->withheld == 1 ? "value is" : "values are");
    cj_text_add(out, " Data in the table.");
}

/* What a chart says in one sentence: its title, where nobody gave one. */
#include "chart_find.h"

#include <math.h>
#include <string.h>

#define WORDS_MAX 15
#define BYTES_MAX 120

/* ---- values -------------------------------------------------------------------------------- */

/* A bound of a value's interval, where the table shows it. */
static bool bound_of(double *out, const cj_chart *chart, size_t series, size_t category,
                     cj_part part)
{
    size_t column = cj_table_related(chart->view, chart->series[series].column, part);
    size_t row = chart->series[series].rows[category];
    const cj_cell *cell =
        column == SIZE_MAX || row == SIZE_MAX ? NULL : cj_table_cell(chart->view, row, column);

    if (cell == NULL || !cj_cell_is_figure(cell))
        return false;
    *out = (double)cell->units;
    for (int p = 0; p < cell->places; p++)
        *out /= 10;
    return true;
}

/* Whether the intervals of two values overlap: then chance may make the difference. */
static bool overlap(const cj_chart *chart, size_t series, size_t category, size_t other,
                    size_t another)
{
    double ends[4];

    return bound_of(&ends[0], chart, series, category, CJ_PART_LOW) &&
           bound_of(&ends[1], chart, series, category, CJ_PART_HIGH) &&
           bound_of(&ends[2], chart, other, another, CJ_PART_LOW) &&
           bound_of(&ends[3], chart, other, another, CJ_PART_HIGH) && ends[0] <= ends[3] &&
           ends[2] <= ends[1];
}

/* ---- words --------------------------------------------------------------------------------- */

/* What the values are, without a % behind it; the table's title where the heading says nothing. */
static cj_span subject_of(const cj_chart *chart)
{
    static const char *const empty[] = {"count", "number", "percent", "value", "total"};
    cj_span subject = cj_span_trim(cj_span_of(chart->y_title));

    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        if (cj_word_same(subject, cj_span_of(empty[i])))
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

/* Begin with what is told of: "Improved, Female: ". Without the subject, which stands below the
 * title, where that would be too long. */
static void begin(cj_text *out, const cj_chart *chart, size_t series, bool brief)
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

static void add_value(cj_text *out, const cj_cell *cell, const char *of)
{
    cj_text_format(out, "%s (", of);
    cj_cell_append_label(out, cell);
    cj_text_char(out, ')');
}

static void add_rule(cj_text *out, const cj_chart *chart)
{
    if (chart->rule == NULL)
        return;
    cj_text_add(out, ", target ");
    cj_cell_append_label(out, chart->rule);
}

/* ---- sentences ------------------------------------------------------------------------------- */

/* The first and last figure of a series; false where there are no two. */
static bool find_way(size_t ends[2], const cj_chart *chart, size_t series)
{
    double value;
    size_t found = 0;

    for (size_t c = 0; c < chart->category_count; c++)
        if (cj_chart_value(&value, chart, series, c) != NULL)
            ends[found++ > 0] = c;
    return found > 1;
}

/* "Referrals: up from 106 (2020-21) to 113 (2021-22)": of the series that changed most, of those
 * whose change is clear if there are any. */
static void say_way(cj_text *out, const cj_chart *chart, bool brief)
{
    size_t most = SIZE_MAX;
    size_t best[2] = {0, 0};
    double change = 0;
    double values[2] = {0, 0};
    bool clear = false;

    for (size_t s = 0; s < chart->series_count; s++) {
        size_t ends[2];
        bool now;

        if (!find_way(ends, chart, s))
            continue;
        for (size_t i = 0; i < 2; i++)
            (void)cj_chart_value(&values[i], chart, s, ends[i]);
        now = !overlap(chart, s, ends[0], s, ends[1]);
        if (most != SIZE_MAX &&
            (now != clear ? clear : fabs(values[1] - values[0]) <= fabs(change)))
            continue;
        most = s;
        clear = now;
        change = values[1] - values[0];
        best[0] = ends[0];
        best[1] = ends[1];
    }
    if (most == SIZE_MAX)
        return;
    begin(out, chart, most, brief);
    if (change > -1e-9 && change < 1e-9) {
        cj_text_add(out, "unchanged at ");
        cj_cell_append_label(out, cj_chart_cell(chart, &chart->series[most], best[1]));
        cj_text_format(out, ", %s to %s", chart->categories[best[0]], chart->categories[best[1]]);
        add_rule(out, chart);
        return;
    }
    if (!clear)
        cj_text_add(out, "no clear change, ");
    else
        cj_text_add(out, change > 0 ? "up from " : "down from ");
    for (size_t i = 0; i < 2; i++) {
        cj_text_add(out, i == 0 ? "" : " to ");
        cj_cell_append_label(out, cj_chart_cell(chart, &chart->series[most], best[i]));
        cj_text_format(out, " (%s)", chart->categories[best[i]]);
    }
    add_rule(out, chart);
}

typedef struct {
    size_t series;
    size_t category;
    double value;
    size_t ties;
} extreme;

/* Find the greatest (sign 1) or least (sign -1) value, what is left over aside. Shares of a whole
 * are compared where `shares`. */
static extreme find_extreme(const cj_chart *chart, double sign, bool shares, size_t only)
{
    extreme found = {.series = SIZE_MAX};
    double value;

    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = 0; c < chart->category_count; c++) {
            if ((only != SIZE_MAX && s != only) || cj_chart_is_rest(chart->categories[c]) ||
                (shares ? !cj_chart_share(&value, chart, s, c)
                        : cj_chart_value(&value, chart, s, c) == NULL))
                continue;
            if (found.series != SIZE_MAX && fabs(value - found.value) < 1e-9)
                found.ties++;
            else if (found.series == SIZE_MAX || sign * value > sign * found.value)
                found = (extreme){s, c, value, 0};
        }
    return found;
}

/* "Improved: highest for Alcohol (62%), lowest for Housing (12%)". */
static void say_ends(cj_text *out, const cj_chart *chart, bool brief)
{
    extreme high = find_extreme(chart, 1, false, SIZE_MAX);
    extreme low = find_extreme(chart, -1, false, SIZE_MAX);
    const cj_cell *cell;
    bool counts;

    if (high.series == SIZE_MAX || high.ties > 0 ||
        (high.category == low.category && high.series == low.series))
        return;
    cell = cj_chart_cell(chart, &chart->series[high.series], high.category);
    counts = cell->kind == CJ_CELL_COUNT;
    begin(out, chart, high.series, brief);
    if (overlap(chart, high.series, high.category, low.series, low.category)) {
        cj_text_add(out, "no clear differences");
        add_rule(out, chart);
        return;
    }
    cj_text_add(out, counts ? "most for " : "highest for ");
    add_value(out, cell, chart->categories[high.category]);
    if (!brief && low.ties == 0 && chart->series_count == 1) {
        cj_text_add(out, counts ? ", fewest for " : ", lowest for ");
        add_value(out, cj_chart_cell(chart, &chart->series[low.series], low.category),
                  chart->categories[low.category]);
    }
    add_rule(out, chart);
}

/* "50% (2013-14Q3)" */
static void add_at(cj_text *out, const cj_chart *chart, size_t series, size_t category)
{
    cj_cell_append_label(out, cj_chart_cell(chart, &chart->series[series], category));
    cj_text_format(out, " (%s)", chart->series[series].name);
}

/* "Improved: Female 62% and Male 30% for Alcohol", where two series are furthest apart; two periods
 * are a change. */
static void say_gap(cj_text *out, const cj_chart *chart, bool brief)
{
    size_t most = SIZE_MAX;
    size_t compared = 0;
    double gap = 0;

    for (size_t c = 0; c < chart->category_count; c++) {
        double a;
        double b;

        if (cj_chart_is_rest(chart->categories[c]) || cj_chart_value(&a, chart, 0, c) == NULL ||
            cj_chart_value(&b, chart, 1, c) == NULL)
            continue;
        if (overlap(chart, 0, c, 1, c))
            compared++;
        else if (fabs(a - b) > gap) {
            most = c;
            gap = fabs(a - b);
        }
    }
    if (most == SIZE_MAX && compared < 2)
        return;
    begin(out, chart, SIZE_MAX, brief);
    if (most == SIZE_MAX) {
        cj_text_format(out, "no clear difference between %s and %s", chart->series[0].name,
                       chart->series[1].name);
        return;
    }
    if (cj_chart_is_period(chart->series[0].name) && cj_chart_is_period(chart->series[1].name)) {
        cj_text_format(out, "largest change for %s, from ", chart->categories[most]);
        add_at(out, chart, 0, most);
        cj_text_add(out, " to ");
        add_at(out, chart, 1, most);
        return;
    }
    cj_text_format(out, "widest gap for %s, ", chart->categories[most]);
    for (size_t s = 0; s < 2; s++) {
        cj_text_format(out, "%s%s ", s == 0 ? "" : " and ", chart->series[s].name);
        cj_cell_append_label(out, cj_chart_cell(chart, &chart->series[s], most));
    }
}

/* "Closures: largest part Disengaged, 29 of 87 (33%)". */
static void say_part(cj_text *out, const cj_chart *chart, bool brief)
{
    extreme high = find_extreme(chart, 1, false, SIZE_MAX);
    const cj_cell *cell;
    double share;
    int64_t whole = 0;

    if (high.series == SIZE_MAX || high.ties > 0 || chart->category_count < 2)
        return;
    cell = cj_chart_cell(chart, &chart->series[0], high.category);
    if (cell->kind != CJ_CELL_COUNT || !cj_chart_share(&share, chart, 0, high.category)) {
        say_ends(out, chart, brief);
        return;
    }
    for (size_t c = 0; c < chart->category_count; c++) {
        const cj_cell *part = cj_chart_cell(chart, &chart->series[0], c);

        whole += part != NULL && part->kind == CJ_CELL_COUNT ? part->units : 0;
    }
    begin(out, chart, SIZE_MAX, brief);
    cj_text_format(out, "%s %s, ", share > 50 ? "most are" : "largest part",
                   chart->categories[high.category]);
    cj_cell_append_label(out, cell);
    cj_text_add(out, " of ");
    cj_cell_append_label(out, &(cj_cell){.kind = CJ_CELL_COUNT, .units = whole});
    cj_text_format(out, " (%ld%%)", lround(share));
}

/* "Very High: highest for Post-sentence (41%), lowest for Pre-sentence (2%)": of the part that
 * differs most, or the first one of a scale. */
static void say_shares(cj_text *out, const cj_chart *chart)
{
    extreme best[2] = {{.series = SIZE_MAX}, {.series = SIZE_MAX}};

    for (size_t s = 0; s < (chart->scale ? 1 : chart->series_count); s++) {
        extreme high = find_extreme(chart, 1, true, s);
        extreme low = find_extreme(chart, -1, true, s);

        if (high.series == SIZE_MAX || high.category == low.category || high.ties + low.ties > 0 ||
            (best[0].series != SIZE_MAX && high.value - low.value <= best[0].value - best[1].value))
            continue;
        best[0] = high;
        best[1] = low;
    }
    if (best[0].series == SIZE_MAX)
        return;
    cj_text_format(out, "%s: highest for %s (%ld%%), lowest for %s (%ld%%)",
                   chart->series[best[0].series].name, chart->categories[best[0].category],
                   lround(best[0].value), chart->categories[best[1].category],
                   lround(best[1].value));
}

/* "Referrals: most for Bail (33)": the highest of stacks. */
static void say_stack(cj_text *out, const cj_chart *chart, bool brief)
{
    size_t most = SIZE_MAX;
    int64_t best = 0;

    for (size_t c = 0; c < chart->category_count; c++) {
        int64_t sum = 0;

        for (size_t s = 0; s < chart->series_count; s++) {
            const cj_cell *cell = cj_chart_cell(chart, &chart->series[s], c);

            if (cell != NULL && cj_cell_is_figure(cell) && cell->kind != CJ_CELL_COUNT)
                return;
            sum += cell != NULL && cell->kind == CJ_CELL_COUNT ? cell->units : 0;
        }
        if (sum <= best || cj_chart_is_rest(chart->categories[c]))
            continue;
        most = c;
        best = sum;
    }
    if (most == SIZE_MAX || chart->category_count < 2)
        return;
    begin(out, chart, SIZE_MAX, brief);
    cj_text_add(out, "most for ");
    add_value(out, &(cj_cell){.kind = CJ_CELL_COUNT, .units = best}, chart->categories[most]);
}

/* The word of a category's row that says whether it differs from the reference; NULL: none. */
static const char *judged(const cj_chart *chart, size_t category)
{
    size_t row = chart->series[0].rows[category];
    size_t column = cj_table_find_part(chart->view, CJ_PART_VERDICT);
    const cj_cell *cell =
        column == SIZE_MAX || row == SIZE_MAX ? NULL : cj_table_cell(chart->view, row, column);

    return cell != NULL && cell->kind == CJ_CELL_TEXT ? cell->text : NULL;
}

/* How many times the reference a category is, as its row says; NULL: it does not. */
static const cj_cell *relative_to(const cj_chart *chart, size_t category)
{
    size_t verdict = cj_table_find_part(chart->view, CJ_PART_VERDICT);
    size_t column = verdict == SIZE_MAX ? SIZE_MAX : cj_table_owner(chart->view, verdict);
    const cj_cell *cell = column == SIZE_MAX
                              ? NULL
                              : cj_table_cell(chart->view, chart->series[0].rows[category], column);

    return cell != NULL && cj_cell_is_figure(cell) ? cell : NULL;
}

/* "Arrests per 1,000: Black 2.3 times White": the furthest that is no chance. */
static void say_times(cj_text *out, const cj_chart *chart, bool brief)
{
    size_t most = SIZE_MAX;
    double furthest = 0;
    double of;
    const cj_cell *times;

    if (cj_chart_value(&of, chart, 0, chart->reference) == NULL || of <= 0)
        return;
    for (size_t c = 0; c < chart->category_count; c++) {
        const char *word = judged(chart, c);
        double value;

        if (c == chart->reference || cj_chart_is_rest(chart->categories[c]) || word == NULL ||
            (strcmp(word, "higher") != 0 && strcmp(word, "lower") != 0) ||
            cj_chart_value(&value, chart, 0, c) == NULL || value <= 0 ||
            fabs(log(value / of)) <= furthest)
            continue;
        most = c;
        furthest = fabs(log(value / of));
    }
    times = most == SIZE_MAX ? NULL : relative_to(chart, most);
    if (most != SIZE_MAX && times == NULL)
        return;
    begin(out, chart, SIZE_MAX, brief);
    if (most == SIZE_MAX) {
        cj_text_format(out, "no clear difference from %s", chart->categories[chart->reference]);
        return;
    }
    cj_text_format(out, "%s ", chart->categories[most]);
    cj_cell_append_label(out, times);
    cj_text_format(out, " times %s", chart->categories[chart->reference]);
}

/* "Improved: 2 of 14 targets met, 1 missed, 11 not certain": by whole intervals. */
static void say_targets(cj_text *out, const cj_chart *chart, bool brief)
{
    size_t met = 0;
    size_t missed = 0;

    for (size_t i = 0; i < chart->target_count; i++) {
        const cj_chart_target *target = &chart->targets[i];
        const cj_chart_series *series = &chart->series[target->series];
        size_t row = series->rows[target->category];
        double aim = (double)target->cell->units;
        double ends[2] = {0, 0};
        size_t columns[2] = {series->low, series->high};

        for (int p = 0; p < target->cell->places; p++)
            aim /= 10;
        for (size_t e = 0; e < 2; e++) {
            const cj_cell *cell = row == SIZE_MAX || columns[e] == SIZE_MAX
                                      ? NULL
                                      : cj_table_cell(chart->view, row, columns[e]);

            if (cell == NULL || !cj_cell_is_figure(cell))
                return;
            ends[e] = (double)cell->units;
            for (int p = 0; p < cell->places; p++)
                ends[e] /= 10;
        }
        met += ends[0] >= aim;
        missed += ends[1] < aim;
    }
    begin(out, chart, SIZE_MAX, brief);
    cj_text_format(out, "%zu of %zu targets met, %zu missed, %zu not certain", met,
                   chart->target_count, missed, chart->target_count - met - missed);
}

static void say(cj_text *out, const cj_chart *chart, bool brief)
{
    if (chart->kind == CJ_CHART_PIE || chart->turned)
        say_part(out, chart, brief);
    else if (chart->kind == CJ_CHART_PERCENT_STACKED)
        say_shares(out, chart);
    else if (chart->kind == CJ_CHART_STACKED)
        say_stack(out, chart, brief);
    else if (chart->kind == CJ_CHART_INTERVAL && chart->target_count > 1)
        say_targets(out, chart, brief);
    else if (chart->reference != SIZE_MAX)
        say_times(out, chart, brief);
    else if (chart->unlike)
        return;
    else if (chart->timed)
        say_way(out, chart, brief);
    else if (chart->series_count == 2)
        say_gap(out, chart, brief);
    else
        say_ends(out, chart, brief);
}

/* Whether a sentence is short enough for a title. */
static bool is_short(const cj_text *text)
{
    size_t words = 1;

    for (size_t i = 0; i < text->length; i++)
        words += text->bytes[i] == ' ';
    return text->length <= BYTES_MAX && words <= WORDS_MAX;
}

/* What is not shown could be the highest or lowest: then nothing is said. */
void cj_chart_say(cj_text *out, const cj_chart *chart)
{
    for (int brief = 0; chart->withheld == 0 && brief < 2; brief++) {
        say(out, chart, brief == 1);
        if (out->length > 0 && out->bytes[0] >= 'a' && out->bytes[0] <= 'z')
            out->bytes[0] = (char)(out->bytes[0] - 'a' + 'A');
        if (is_short(out))
            return;
        cj_text_reset(out);
    }
}

/* What a chart says in one sentence: its title, where nobody gave one. */
#include "chart_find.h"

#include <math.h>
#include <string.h>

#define WORDS_MAX 15
#define BYTES_MAX 120

/* ---- words --------------------------------------------------------------------------------- */

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
        now = cj_chart_judge(chart, s, ends[0], s, ends[1]) != CJ_CHART_UNCLEAR;
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
    cj_chart_begin(out, chart, most, brief);
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

/* How many categories are compared: what is left over aside. */
static size_t compared(const cj_chart *chart)
{
    size_t count = 0;

    for (size_t c = 0; c < chart->category_count; c++)
        count += !cj_chart_is_rest(chart->categories[c]);
    return count;
}

#define NAMED_MAX 3 /* more that are highest together are not named */

/* "most for Bail (33)", "most for Bail and Remand (33 each)"; false where nothing is said: too many
 * are highest, or all. */
static bool add_most(cj_text *out, const cj_chart *chart, const char *words, const cj_cell *cell,
                     const bool *most)
{
    size_t count = 0;
    size_t told = 0;

    for (size_t c = 0; c < chart->category_count; c++)
        count += most[c];
    if (count == 0 || count > NAMED_MAX || (count > 1 && count == compared(chart)))
        return false;
    cj_text_add(out, words);
    for (size_t c = 0; c < chart->category_count; c++)
        if (most[c])
            cj_text_format(out, "%s%s",
                           told++ == 0     ? ""
                           : told == count ? " and "
                                           : ", ",
                           chart->categories[c]);
    cj_text_add(out, " (");
    cj_cell_append_label(out, cell);
    cj_text_add(out, count > 1 ? " each)" : ")");
    return true;
}

/* "Female 75%, Male 50%": of two nothing is highest. */
static void add_two(cj_text *out, const cj_chart *chart)
{
    size_t told = 0;

    for (size_t c = 0; c < chart->category_count; c++) {
        double value;
        const cj_cell *cell = cj_chart_value(&value, chart, 0, c);

        if (cell == NULL || cj_chart_is_rest(chart->categories[c]))
            continue;
        cj_text_format(out, "%s%s ", told++ > 0 ? ", " : "", chart->categories[c]);
        cj_cell_append_label(out, cell);
    }
}

/* Which of the first series is as high as the highest, what is left over aside. */
static void find_most(bool *most, const cj_chart *chart, double highest)
{
    for (size_t c = 0; c < chart->category_count; c++) {
        double value;

        most[c] = !cj_chart_is_rest(chart->categories[c]) &&
                  cj_chart_value(&value, chart, 0, c) != NULL && fabs(value - highest) < 1e-9;
    }
}

/* Several are highest, or two are all: one series alone tells of that. */
static void say_level(cj_text *out, const cj_chart *chart, const extreme *high, bool brief)
{
    const cj_cell *cell = cj_chart_cell(chart, &chart->series[0], high->category);
    bool most[CJ_CHART_CATEGORIES_MAX];

    if (chart->series_count > 1)
        return;
    cj_chart_begin(out, chart, 0, brief);
    if (high->ties == 0) {
        add_two(out, chart);
    } else {
        find_most(most, chart, high->value);
        if (!add_most(out, chart, cell->kind == CJ_CELL_COUNT ? "most for " : "highest for ", cell,
                      most)) {
            cj_text_reset(out);
            return;
        }
    }
    add_rule(out, chart);
}

/* "Improved: highest for Alcohol (62%), lowest for Housing (12%)". */
static void say_ends(cj_text *out, const cj_chart *chart, bool brief)
{
    extreme high = find_extreme(chart, 1, false, SIZE_MAX);
    extreme low = find_extreme(chart, -1, false, SIZE_MAX);
    const cj_cell *cell;
    bool counts;

    if (high.series == SIZE_MAX || (high.category == low.category && high.series == low.series))
        return;
    if (cj_chart_judge_ends(chart, high.series, high.category, low.series, low.category) ==
        CJ_CHART_UNCLEAR) {
        if (cj_chart_is_clear(chart))
            return; /* others differ clearly */
        cj_chart_begin(out, chart, high.series, brief);
        cj_text_add(out, "no clear differences");
        add_rule(out, chart);
        return;
    }
    if (high.ties > 0 || compared(chart) < 3) {
        say_level(out, chart, &high, brief);
        return;
    }
    cell = cj_chart_cell(chart, &chart->series[high.series], high.category);
    counts = cell->kind == CJ_CELL_COUNT;
    cj_chart_begin(out, chart, high.series, brief);
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

/* "Improved: widest gap for Alcohol, Female 62% and Male 30%", where two series are furthest apart;
 * two periods are a change. */
static void say_gap(cj_text *out, const cj_chart *chart, bool brief)
{
    bool periods =
        cj_chart_is_period(chart->series[0].name) && cj_chart_is_period(chart->series[1].name);
    size_t most = SIZE_MAX;
    size_t unclear = 0;
    double gap = 0;
    double widest = 0; /* of those that are not clear */
    const char *clear;

    for (size_t c = 0; c < chart->category_count; c++) {
        double a;
        double b;

        if (cj_chart_is_rest(chart->categories[c]) || cj_chart_value(&a, chart, 0, c) == NULL ||
            cj_chart_value(&b, chart, 1, c) == NULL)
            continue;
        if (cj_chart_judge(chart, 0, c, 1, c) == CJ_CHART_UNCLEAR) {
            unclear++;
            widest = fmax(widest, fabs(a - b));
        } else if (fabs(a - b) > gap) {
            most = c;
            gap = fabs(a - b);
        }
    }
    if (most == SIZE_MAX && unclear == 0)
        return;
    cj_chart_begin(out, chart, SIZE_MAX, brief);
    if (most == SIZE_MAX) {
        cj_text_format(out, "no clear %s between %s and %s", periods ? "change" : "difference",
                       chart->series[0].name, chart->series[1].name);
        return;
    }
    clear = widest > gap ? " clear" : "";
    if (periods) {
        cj_text_format(out, "largest%s change for %s, from ", clear, chart->categories[most]);
        add_at(out, chart, 0, most);
        cj_text_add(out, " to ");
        add_at(out, chart, 1, most);
        return;
    }
    cj_text_format(out, "widest%s gap for %s, ", clear, chart->categories[most]);
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
    cj_chart_begin(out, chart, SIZE_MAX, brief);
    cj_text_format(out, "%s %s, ", share > 50 ? "most are" : "largest part",
                   chart->categories[high.category]);
    cj_cell_append_label(out, cell);
    cj_text_add(out, " of ");
    cj_cell_append_label(out, &(cj_cell){.kind = CJ_CELL_COUNT, .units = whole});
    cj_text_format(out, " (%ld%%)", lround(share));
}

/* "Very High: highest for Bail (41%), lowest for Remand (2%)": of the part that differs most, or
 * the first one of a scale; of two "Very High: Post-sentence 41%, Pre-sentence 2%". */
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
    if (compared(chart) < 3) {
        bool first = best[0].category < best[1].category;
        const extreme *ends[2] = {&best[first ? 0 : 1], &best[first ? 1 : 0]};

        cj_text_format(out, "%s: %s %ld%%, %s %ld%%", chart->series[best[0].series].name,
                       chart->categories[ends[0]->category], lround(ends[0]->value),
                       chart->categories[ends[1]->category], lround(ends[1]->value));
        return;
    }
    cj_text_format(out, "%s: highest for %s (%ld%%), lowest for %s (%ld%%)",
                   chart->series[best[0].series].name, chart->categories[best[0].category],
                   lround(best[0].value), chart->categories[best[1].category],
                   lround(best[1].value));
}

/* The sum of a stack of counts; false where it is none. */
static bool sum_stack(int64_t *out, const cj_chart *chart, size_t category)
{
    *out = 0;
    for (size_t s = 0; s < chart->series_count; s++) {
        const cj_cell *cell = cj_chart_cell(chart, &chart->series[s], category);

        if (cell != NULL && cj_cell_is_figure(cell) && cell->kind != CJ_CELL_COUNT)
            return false;
        *out += cell != NULL && cell->kind == CJ_CELL_COUNT ? cell->units : 0;
    }
    return true;
}

/* "Referrals: most for Bail (33)": the highest of stacks; of two "Referrals: Bail 33, Remand 9". */
static void say_stack(cj_text *out, const cj_chart *chart, bool brief)
{
    bool most[CJ_CHART_CATEGORIES_MAX] = {false};
    int64_t sums[CJ_CHART_CATEGORIES_MAX];
    int64_t best = 0;
    size_t told = 0;

    for (size_t c = 0; c < chart->category_count; c++) {
        if (!sum_stack(&sums[c], chart, c))
            return;
        if (!cj_chart_is_rest(chart->categories[c]) && sums[c] > best)
            best = sums[c];
    }
    if (best == 0 || compared(chart) < 2)
        return;
    cj_chart_begin(out, chart, SIZE_MAX, brief);
    for (size_t c = 0; c < chart->category_count; c++) {
        most[c] = sums[c] == best && !cj_chart_is_rest(chart->categories[c]);
        if (compared(chart) == 2 && !cj_chart_is_rest(chart->categories[c])) {
            cj_text_format(out, "%s%s ", told++ > 0 ? ", " : "", chart->categories[c]);
            cj_cell_append_label(out, &(cj_cell){.kind = CJ_CELL_COUNT, .units = sums[c]});
        }
    }
    if (told == 0 &&
        !add_most(out, chart, "most for ", &(cj_cell){.kind = CJ_CELL_COUNT, .units = best}, most))
        cj_text_reset(out);
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
        const char *word = cj_chart_word(chart, c);
        double value;

        if (c == chart->reference || cj_chart_is_rest(chart->categories[c]) || word == NULL ||
            (strcmp(word, "higher") != 0 && strcmp(word, "lower") != 0) ||
            cj_chart_value(&value, chart, 0, c) == NULL || value <= 0 ||
            fabs(log(value / of)) <= furthest)
            continue;
        most = c;
        furthest = fabs(log(value / of));
    }
    times = most == SIZE_MAX ? NULL : cj_chart_times(chart, most);
    if (most != SIZE_MAX && times == NULL)
        return;
    cj_chart_begin(out, chart, SIZE_MAX, brief);
    if (most == SIZE_MAX) {
        cj_text_format(out, "no clear difference from %s", chart->categories[chart->reference]);
        return;
    }
    cj_text_format(out, "%s ", chart->categories[most]);
    cj_cell_append_label(out, times);
    cj_text_format(out, " times %s", chart->categories[chart->reference]);
}

/* "Improved: 5 of 14 targets met, 0 missed, 9 not certain": as the table's rows say. Where several
 * targets are of one figure, they are no tests of their own: "5 of 14 targets (6 figures) met". */
static void say_targets(cj_text *out, const cj_chart *chart, bool brief)
{
    size_t met;
    size_t missed;
    size_t figures;
    size_t count = cj_chart_count_targets(&met, &missed, &figures, chart);

    if (count == 0)
        return;
    cj_chart_begin(out, chart, SIZE_MAX, brief);
    cj_text_format(out, "%zu of %zu targets", met, count);
    if (figures < count)
        cj_text_format(out, " (%zu figure%s)", figures, figures == 1 ? "" : "s");
    cj_text_format(out, " met, %zu missed, %zu not certain", missed, count - met - missed);
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

/* Marks on bars and lines: values, intervals, what is to be reached. */
#include "svg_internal.h"

#include <math.h>
#include <string.h>

/* Where a value lies in pixels, along the axis of values. */
static double place_of(const cj_svg_frame *frame, double value)
{
    double at = cj_svg_along(frame, fmin(fmax(value, frame->low), frame->high));

    return frame->lying ? frame->left + at * frame->width : frame->top + (1 - at) * frame->height;
}

void cj_svg_across(cj_text *out, const cj_svg_frame *frame, const char *class, double value,
                   double a, double b)
{
    double at = place_of(frame, value);

    if (frame->lying)
        cj_svg_line(out, class, at, frame->top + a, at, frame->top + b);
    else
        cj_svg_line(out, class, frame->left + a, at, frame->left + b, at);
}

/* A line from one value to another, in the middle of a bar. */
static void append_along(cj_text *out, const cj_svg_frame *frame, const char *class,
                         const double bounds[2], double middle)
{
    double a = place_of(frame, bounds[0]);
    double b = place_of(frame, bounds[1]);

    if (frame->lying)
        cj_svg_line(out, class, a, frame->top + middle, b, frame->top + middle);
    else
        cj_svg_line(out, class, frame->left + middle, a, frame->left + middle, b);
}

/* A cell as a number on the axis. */
static double number_of(const cj_cell *cell)
{
    double number = (double)cell->units;

    for (int p = cell->kind == CJ_CELL_PROPORTION ? 2 : 0; p < cell->places; p++)
        number /= 10;
    return number;
}

/* The end of what is drawn of a value: itself, its interval and its targets. */
static double behind(const cj_chart *chart, size_t series, size_t category, double value)
{
    double end = cj_svg_end(chart, series, category, value);

    for (size_t i = 0; value >= 0 && chart->rule == NULL && i < chart->target_count; i++)
        if (chart->targets[i].series == series && chart->targets[i].category == category)
            end = fmax(end, number_of(chart->targets[i].cell));
    return end;
}

void cj_svg_value_text(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart,
                       size_t series, size_t category, double middle)
{
    const cj_cell *cell = cj_chart_cell(chart, &chart->series[series], category);
    double bounds[2];
    double value = 0;
    double at;

    if (!cj_svg_value(&value, chart, series, category))
        return;
    if (chart->kind == CJ_CHART_INTERVAL) { /* at the end of the row, where no mark is */
        cj_svg_text_begin(out, "value", "start", frame->left + frame->width + 8,
                          frame->top + middle + 4);
        cj_cell_append_label(out, cell);
        cj_text_add(out, "</text>\n");
        return;
    }
    if (chart->kind != CJ_CHART_LINE && cj_svg_bounds(bounds, chart, series, category)) {
        /* above the line of the interval, or on it where another series may be above */
        at = place_of(frame, value);
        cj_svg_text_begin(out, "value", "start", frame->lying ? at + 7 : frame->left + middle + 5,
                          frame->lying ? frame->top + middle + (chart->series_count > 1 ? 4 : -5)
                                       : at - 5);
        cj_cell_append_label(out, cell);
        cj_text_add(out, "</text>\n");
        return;
    }
    if (chart->kind != CJ_CHART_LINE)
        value = behind(chart, series, category, value);
    at = place_of(frame, value);
    if (frame->lying)
        cj_svg_text_begin(out, "value", value < 0 ? "end" : "start", at + (value < 0 ? -5 : 5),
                          frame->top + middle + 4);
    else
        cj_svg_text_begin(out, "value", "middle", frame->left + middle, at + (value < 0 ? 15 : -5));
    cj_cell_append_label(out, cell);
    cj_text_add(out, "</text>\n");
}

/* ---- intervals ------------------------------------------------------------------------------- */

void cj_svg_interval(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart, size_t series,
                     size_t category, double middle)
{
    double bounds[2];

    if (!cj_svg_bounds(bounds, chart, series, category))
        return;
    append_along(out, frame, "halo", bounds, middle); /* light, so that it is seen on the bar */
    append_along(out, frame, "interval", bounds, middle);
    for (size_t i = 0; i < 2; i++)
        cj_svg_across(out, frame, "interval", bounds[i], middle - 4, middle + 4);
}

/* A dot where the value is, on the bar of its interval. */
static void append_dot(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart,
                       size_t series, size_t category, double middle, double thick)
{
    double bounds[2];
    double value;

    if (!cj_svg_value(&value, chart, series, category))
        return;
    if (cj_svg_bounds(bounds, chart, series, category))
        append_along(out, frame, "range", bounds, middle);
    cj_svg_ticks(out, frame, chart, series, category, middle, thick);
    cj_svg_marker(out, chart, series, place_of(frame, value), frame->top + middle);
    if (thick >= 13)
        cj_svg_value_text(out, frame, chart, series, category, middle);
}

void cj_svg_intervals(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart)
{
    double slot = frame->height / (double)chart->category_count;
    double thick = slot * 0.8 / (double)chart->series_count;

    cj_svg_rule(out, frame, chart);
    for (size_t c = 0; c < chart->category_count; c++)
        for (size_t s = 0; s < chart->series_count; s++)
            append_dot(out, frame, chart, s, c,
                       (double)c * slot + slot * 0.1 + ((double)s + 0.5) * thick, thick);
    cj_svg_reference(out, frame, chart);
}

/* ---- what is to be reached, and what is compared with ------------------------------------------
 */

double cj_svg_aim(const cj_chart *chart, double high)
{
    for (size_t i = 0; i < chart->target_count; i++)
        high = fmax(high, number_of(chart->targets[i].cell));
    return high;
}

/* "Target 75%" */
static void append_rule_words(cj_text *out, const cj_chart *chart)
{
    cj_text_add(out, "Target ");
    cj_cell_append_label(out, chart->rule);
}

double cj_svg_rule_room(cj_text *out, const cj_chart *chart)
{
    cj_text words = CJ_TEXT_INIT;
    double room = 0;

    if (chart->rule == NULL)
        return 0;
    append_rule_words(&words, chart);
    room = words.failed ? 0 : cj_svg_width(cj_text_string(&words)) + 6;
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
    return room;
}

/* Lying bars have the label above the rule, others behind it. */
void cj_svg_rule(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart)
{
    double at;
    double room = cj_svg_rule_room(out, chart);

    if (chart->rule == NULL)
        return;
    at = place_of(frame, number_of(chart->rule));
    cj_svg_across(out, frame, "target", number_of(chart->rule), 0,
                  frame->lying ? frame->height : frame->width);
    if (frame->lying)
        cj_svg_text_begin(out, "label",
                          at + room / 2 > frame->left + frame->width + 40 ? "end" : "middle", at,
                          frame->top - 6);
    else
        cj_svg_text_begin(out, "label", "start", frame->left + frame->width + 4, at + 4);
    append_rule_words(out, chart);
    cj_text_add(out, "</text>\n");
}

/* Whether number i of the targets is the first with its value that stands at a value of the chart;
 * *lowest, *highest: whether none is below or above it. */
static bool is_first(bool *lowest, bool *highest, const cj_chart *chart, size_t i)
{
    const cj_chart_target *of = &chart->targets[i];
    double own = number_of(of->cell);
    bool first = true;

    *lowest = *highest = true;
    for (size_t other = 0; other < chart->target_count; other++) {
        double number = number_of(chart->targets[other].cell);

        if (chart->targets[other].series != of->series ||
            chart->targets[other].category != of->category)
            continue;
        *lowest = *lowest && own <= number;
        *highest = *highest && own >= number;
        first = first && (other >= i || number < own || number > own);
    }
    return first;
}

bool cj_svg_has_several(const cj_chart *chart)
{
    bool lowest, highest;

    for (size_t i = 0; chart->rule == NULL && i < chart->target_count; i++) {
        (void)is_first(&lowest, &highest, chart, i);
        if (!lowest || !highest)
            return true;
    }
    return false;
}

#define NUMBER_WIDTH 17 /* pixels that a number of two digits takes */

/* Where several targets stand at one value, each has its number above it, those at the ends beside
 * it, so that they do not touch. */
static void append_target(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart, size_t i,
                          double above)
{
    bool lowest, highest;
    double at = place_of(frame, number_of(chart->targets[i].cell));
    bool close = false;

    for (size_t other = 0; other < chart->target_count; other++) {
        double gap = fabs(at - place_of(frame, number_of(chart->targets[other].cell)));

        close = close || (chart->targets[other].category == chart->targets[i].category &&
                          gap > 0.1 && gap < NUMBER_WIDTH);
    }
    if (!is_first(&lowest, &highest, chart, i) || (lowest && highest) || !frame->lying ||
        (close && !lowest && !highest)) /* the ends are told */
        return;
    cj_svg_text_begin(out, "value",
                      lowest    ? "end"
                      : highest ? "start"
                                : "middle",
                      at + (lowest    ? 2
                            : highest ? -2
                                      : 0),
                      frame->top + above);
    cj_text_format(out, "%g</text>\n", number_of(chart->targets[i].cell));
}

void cj_svg_ticks(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart, size_t series,
                  size_t category, double middle, double thick)
{
    bool several = chart->kind == CJ_CHART_INTERVAL && cj_svg_has_several(chart);
    double half = several ? fmin(thick / 2, CJ_SVG_MARK) : thick / 2;

    for (size_t i = 0; chart->rule == NULL && i < chart->target_count; i++) {
        if (chart->targets[i].series != series || chart->targets[i].category != category)
            continue;
        cj_svg_across(out, frame, "tick-mark", number_of(chart->targets[i].cell), middle - half,
                      middle + half);
        if (several && chart->series_count == 1)
            append_target(out, frame, chart, i, middle - half - 2);
    }
}

void cj_svg_reference(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart)
{
    double value;

    if (chart->reference != SIZE_MAX && cj_svg_value(&value, chart, 0, chart->reference))
        cj_svg_across(out, frame, "reference", value, 0,
                      frame->lying ? frame->height : frame->width);
}

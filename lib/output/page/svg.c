/* Charts with axes: bars upright, lying and stacked, and lines. */
#include "svg_internal.h"

#include <math.h>
#include <string.h>

/* ---- values ---------------------------------------------------------------------------------- */

static bool is_stacked(const cj_chart *chart)
{
    return chart->kind == CJ_CHART_STACKED || chart->kind == CJ_CHART_PERCENT_STACKED;
}

/* Return the sum of a category's positive values: the whole of a 100 % column. */
static double whole_of(const cj_chart *chart, size_t category)
{
    double sum = 0;
    double value;

    for (size_t s = 0; s < chart->series_count; s++)
        if (cj_svg_value(&value, chart, s, category) && value > 0)
            sum += value;
    return sum;
}

/* Find the ends of the axis of values, at multiples of a round step. The axis includes 0, since
 * bars without it mislead; counts have no fractional steps. */
static void find_axis(cj_svg_frame *frame, const cj_chart *chart)
{
    double low = 0;
    double high = 0;
    double value;

    for (size_t c = 0; c < chart->category_count; c++) {
        if (is_stacked(chart))
            high = fmax(high, whole_of(chart, c));
        for (size_t s = 0; s < chart->series_count; s++)
            if (cj_svg_value(&value, chart, s, c)) {
                high = fmax(high, cj_svg_end(chart, s, c, value));
                low = fmin(low, value);
            }
    }
    high = cj_svg_aim(chart, high);
    if (chart->kind == CJ_CHART_PERCENT_STACKED)
        high = 100;
    cj_svg_axis(frame, low, high, !chart->percent && chart->places == 0);
}

#define PART_HEIGHT 16.5   /* of a part of a stack that has room for its number, in pixels */
#define STACK_HEIGHT 500.0 /* the highest stacks */

/* Let stacks be so high that the least of their parts has a number, where that is possible: colours
 * alone tell parts without one. */
static void raise_stacks(cj_svg_frame *frame, const cj_chart *chart)
{
    double least = INFINITY;
    double value;

    for (size_t c = 0; c < chart->category_count; c++)
        for (size_t s = 0; s < chart->series_count; s++)
            if (cj_svg_value(&value, chart, s, c) && value > 0)
                least = fmin(least, chart->kind == CJ_CHART_PERCENT_STACKED
                                        ? 100 * value / whole_of(chart, c)
                                        : value);
    least = (PART_HEIGHT + 0.5) * (frame->high - frame->low) / least;
    if (least > frame->height && least <= STACK_HEIGHT)
        frame->height = least;
}

/* ---- bars ---------------------------------------------------------------------------------------
 */

/* Draw a bar from value a to value b; `from` and `thick` are its place and thickness across the
 * axis, in pixels. */
static void append_bar(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart,
                       const char *id, size_t series, double a, double b, double from, double thick)
{
    double start = cj_svg_along(frame, fmin(a, b));
    double length = cj_svg_along(frame, fmax(a, b)) - start;

    if (frame->lying)
        cj_svg_box_of(out, chart, id, series, frame->left + start * frame->width, frame->top + from,
                      length * frame->width, thick);
    else
        cj_svg_box_of(out, chart, id, series, frame->left + from,
                      frame->top + (1 - start - length) * frame->height, thick,
                      length * frame->height);
}

/* The value in its part of a stack, white on dark colours: the share where shares are drawn. */
static void append_part(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart,
                        size_t series, size_t category, double value, double middle)
{
    double at = cj_svg_along(frame, value);
    double share;

    cj_svg_text_begin(out, cj_colour_is_dark(cj_colour_of(chart, series)) ? "on-dark" : "on-light",
                      "middle", frame->left + (frame->lying ? at * frame->width : middle),
                      frame->top + (frame->lying ? middle : (1 - at) * frame->height) + 4);
    if (chart->kind == CJ_CHART_PERCENT_STACKED && cj_chart_share(&share, chart, series, category))
        cj_text_format(out, "%ld%%", lround(share));
    else
        cj_cell_append_label(out, cj_chart_cell(chart, &chart->series[series], category));
    cj_text_add(out, "</text>\n");
}

/* Whether bars that thick have room for their values: the height of a line for lying bars, else
 * the width of four or five digits. */
static bool has_room(const cj_svg_frame *frame, const cj_chart *chart, double thick)
{
    return frame->lying ? thick >= 13 : thick >= 8.0 * (chart->percent ? 4 : 5);
}

static void append_side_by_side(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart,
                                const char *id)
{
    double slot = (frame->lying ? frame->height : frame->width) / (double)chart->category_count;
    double thick = slot * 0.78 / (double)chart->series_count;
    double value;

    for (size_t c = 0; c < chart->category_count; c++)
        for (size_t s = 0; s < chart->series_count; s++) {
            double from = (double)c * slot + slot * 0.11 + (double)s * thick;

            if (!cj_svg_value(&value, chart, s, c))
                continue;
            append_bar(out, frame, chart, id, s, 0, value, from, thick);
            cj_svg_interval(out, frame, chart, s, c, from + thick / 2);
            cj_svg_ticks(out, frame, chart, s, c, from + thick / 2, thick);
            if (has_room(frame, chart, thick))
                cj_svg_value_text(out, frame, chart, s, c, from + thick / 2);
        }
    cj_svg_reference(out, frame, chart);
    cj_svg_rule(out, frame, chart);
}

/* How long a part of a lying stack must be for its number: "3", "42", "7%", else "12%". */
static double part_width(const cj_chart *chart, double value)
{
    bool share = chart->kind == CJ_CHART_PERCENT_STACKED;

    if (!share && chart->places > 0)
        return 34;
    return (value >= 100 ? 34 : value >= (share ? 9.5 : 10) ? 24 : 16) + (share ? 8 : 0);
}

/* Stack positive values only: a share of a whole cannot be negative. A value is written only
 * where its part of the bar has room for it. */
static void append_stacked(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart,
                           const char *id)
{
    double length = frame->lying ? frame->width : frame->height;
    double slot = (frame->lying ? frame->height : frame->width) / (double)chart->category_count;
    double value;

    for (size_t c = 0; c < chart->category_count; c++) {
        double whole = whole_of(chart, c);
        double scale = chart->kind == CJ_CHART_PERCENT_STACKED ? 100 / whole : 1;
        double from = (double)c * slot + slot * 0.15;
        double sum = 0;
        double part;

        for (size_t s = 0; whole > 0 && s < chart->series_count; s++) {
            if (!cj_svg_value(&value, chart, s, c) || value <= 0)
                continue;
            append_bar(out, frame, chart, id, s, sum * scale, (sum + value) * scale, from,
                       slot * 0.7);
            part = cj_svg_along(frame, value * scale) - cj_svg_along(frame, 0);
            if (cj_chart_labels_parts(chart) &&
                part * length >= (frame->lying ? part_width(chart, value * scale) : PART_HEIGHT) &&
                slot * 0.7 >= (frame->lying ? 14 : 34))
                append_part(out, frame, chart, s, c, (sum + value / 2) * scale, from + slot * 0.35);
            sum += value;
        }
    }
}

/* ---- lines
 * --------------------------------------------------------------------------------------- */

/* A missing value ends the polyline, so that no line bridges a gap; the markers show values
 * that stand alone. */
static void append_line(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart,
                        size_t series)
{
    double slot = frame->width / (double)chart->category_count;
    bool open = false;
    double value;

    for (size_t c = 0; c < chart->category_count; c++) {
        bool there = cj_svg_value(&value, chart, series, c);

        if (!there && open)
            cj_text_add(out, "\"/>\n");
        if (there && !open) {
            cj_text_add(out, "<polyline fill=\"none\" stroke-width=\"2.5\" ");
            cj_svg_stroke(out, chart, series);
            cj_text_add(out, " points=\"");
        }
        if (there)
            cj_svg_point(out, frame->left + ((double)c + 0.5) * slot,
                         frame->top + (1 - cj_svg_along(frame, value)) * frame->height);
        open = there;
    }
    cj_text_add(out, open ? "\"/>\n" : "");
    for (size_t c = 0; c < chart->category_count; c++)
        if (cj_svg_value(&value, chart, series, c)) {
            cj_svg_marker(out, chart, series, frame->left + ((double)c + 0.5) * slot,
                          frame->top + (1 - cj_svg_along(frame, value)) * frame->height);
            if (chart->series_count == 1 && slot >= 40)
                cj_svg_value_text(out, frame, chart, series, c, ((double)c + 0.5) * slot);
        }
}

static void append_lines(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart)
{
    double slot = frame->width / (double)chart->category_count;

    cj_svg_rule(out, frame, chart);
    for (size_t s = 0; s < chart->series_count; s++) {
        append_line(out, frame, chart, s);
        for (size_t c = 0; c < chart->category_count; c++)
            cj_svg_ticks(out, frame, chart, s, c, ((double)c + 0.5) * slot, fmin(slot * 0.8, 30));
    }
}

/* ---- the whole
 * ------------------------------------------------------------------------------------- */

/* Whether bars lie: those of a bar chart, and upright ones whose labels do not fit below them.
 * Lines run along time and never lie; they leave labels out. */
static bool lies(const cj_chart *chart, int width)
{
    double slot = (width - 70.0) / (double)chart->category_count - 6;
    double longest = 0;

    if (chart->kind == CJ_CHART_BAR || chart->kind == CJ_CHART_INTERVAL)
        return true;
    if (chart->kind == CJ_CHART_LINE)
        return false;
    for (size_t c = 0; c < chart->category_count; c++)
        longest = fmax(longest, cj_svg_longest_word(chart->categories[c]));
    return longest > slot || cj_svg_lines_needed(chart, slot) > 3;
}

/* Find the frame from the labels and the legend: lying bars grow downwards with their number,
 * upright charts have a fixed height. The numbers are pixels that leave room for ticks, titles
 * and values. */
static void arrange(cj_svg_frame *frame, cj_text *out, const cj_chart *chart, int width, int legend)
{
    double longest = 0;

    find_axis(frame, chart);
    frame->lying = lies(chart, width);
    frame->top = legend + 30;
    frame->every = 1;
    for (size_t c = 0; c < chart->category_count; c++)
        longest = fmax(longest, cj_svg_width(chart->categories[c]));
    if (frame->lying) {
        double bars = is_stacked(chart) ? 26 : fmax(26, 17.0 * (double)chart->series_count + 8);

        if (chart->kind == CJ_CHART_INTERVAL && chart->series_count == 1 &&
            cj_svg_has_several(chart))
            bars = 2 * CJ_SVG_MARK + 22;

        frame->label_width = fmin(longest + 2, width * 0.36);
        frame->left = frame->label_width + 14;
        frame->width = width - frame->left - 52;
        frame->height = (double)chart->category_count *
                        fmax(bars, 15.0 * cj_svg_lines_needed(chart, frame->label_width) + 6);
    } else {
        frame->left = 58;
        frame->width = width - frame->left - fmax(14, cj_svg_rule_room(out, chart));
        frame->height = width > 500 ? 300 : 230;
        if (is_stacked(chart))
            raise_stacks(frame, chart);
        while (longest > frame->width / (double)chart->category_count * (double)frame->every * 3 &&
               frame->every < chart->category_count && chart->kind == CJ_CHART_LINE)
            frame->every++;
    }
}

void cj_svg_axes_chart(cj_text *out, const cj_chart *chart, const char *id, int width)
{
    cj_svg_frame frame = {.left = 0};
    int legend = chart->series_count > 1 ? cj_svg_legend_height(chart, width) : 0;
    double more[2];
    int height;

    arrange(&frame, out, chart, width, legend);
    cj_svg_titles_room(more, out, &frame, chart, width);
    frame.top += more[0];
    height = (int)(frame.top + frame.height + more[1]) + 42;
    if (!frame.lying)
        height +=
            15 * cj_svg_lines_needed(
                     chart, frame.width / (double)chart->category_count * (double)frame.every - 6);
    cj_svg_begin(out, chart, id, width, height);
    if (chart->series_count > 1)
        cj_svg_legend(out, chart, id, width);
    cj_svg_grid(out, &frame, chart);
    if (chart->kind == CJ_CHART_LINE)
        append_lines(out, &frame, chart);
    else if (chart->kind == CJ_CHART_INTERVAL)
        cj_svg_intervals(out, &frame, chart);
    else if (is_stacked(chart))
        append_stacked(out, &frame, chart, id);
    else
        append_side_by_side(out, &frame, chart, id);
    cj_svg_categories(out, &frame, chart);
    cj_svg_titles(out, &frame, chart, width, height);
    cj_text_add(out, "</svg>\n");
}

void cj_svg_append(cj_text *out, const cj_chart *chart, const char *id, int width)
{
    if (chart->kind == CJ_CHART_CONTROL || chart->kind == CJ_CHART_FUNNEL)
        cj_svg_limits(out, chart, id, width);
    else if (chart->kind == CJ_CHART_PIE)
        cj_svg_pie(out, chart, id, width);
    else
        cj_svg_axes_chart(out, chart, id, width);
}

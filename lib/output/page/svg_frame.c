/* The frame of a chart with axes: ticks, labels, titles. */
#include "svg_internal.h"

#include <math.h>

/* The step starts at a power of ten that gives at least four parts and doubles (or grows fivefold
 * when far too fine) until there are six at most. */
void cj_svg_axis(cj_svg_frame *frame, double low, double high, bool whole)
{
    if (high <= low)
        high = low + 1;
    frame->step = pow(10, floor(log10((high - low) / 4)));
    while ((high - low) / frame->step > 6)
        frame->step *= (high - low) / frame->step > 15 ? 5 : 2;
    if (whole && frame->step < 1)
        frame->step = 1;
    frame->low = floor(low / frame->step) * frame->step;
    frame->high = ceil(high / frame->step) * frame->step;
}

/* Return where a value lies along the axis, 0 at its low end to 1 at its high end. */
double cj_svg_along(const cj_svg_frame *frame, double value)
{
    return (value - frame->low) / (frame->high - frame->low);
}

/* Values below half a step are rounding noise of the multiplication: they are 0, and never
 * "-0". */
static void append_tick(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart,
                        double value)
{
    int places = frame->step < 1 ? (int)ceil(-log10(frame->step) - 1e-9) : 0;

    if (places == 0) {
        cj_cell count = cj_cell_count((int64_t)llround(value));

        if (chart->kind != CJ_CHART_PERCENT_STACKED)
            count.money = (short)cj_chart_money(chart);
        cj_cell_append_label(out, &count);
    } else {
        cj_text_format(out, "%.*f", places, fabs(value) < frame->step / 2 ? 0 : value);
    }
    cj_text_add(out, chart->percent || chart->kind == CJ_CHART_PERCENT_STACKED ? "%" : "");
}

/* Whether the labels of ticks stand too close together for all of them: lying charts on a phone. */
static bool is_crowded(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart, int ticks)
{
    cj_text last = CJ_TEXT_INIT;
    bool crowded;

    append_tick(&last, frame, chart, frame->high);
    crowded = frame->lying && frame->width / ticks < cj_svg_width(cj_text_string(&last)) + 6;
    out->failed = out->failed || last.failed;
    cj_text_clear(&last);
    return crowded;
}

void cj_svg_grid(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart)
{
    int ticks = (int)lround((frame->high - frame->low) / frame->step);
    int every = is_crowded(out, frame, chart, ticks) ? 2 : 1;

    for (int i = 0; i <= ticks; i++) {
        double value = frame->low + i * frame->step;
        double at = cj_svg_along(frame, value);
        bool zero = fabs(value) < frame->step / 2;

        if (frame->lying) {
            cj_svg_line(out, zero ? "axis" : "grid", frame->left + at * frame->width, frame->top,
                        frame->left + at * frame->width, frame->top + frame->height);
            if (i % every != 0)
                continue;
            cj_svg_text_begin(out, "tick", "middle", frame->left + at * frame->width,
                              frame->top + frame->height + 18);
        } else {
            cj_svg_line(out, zero ? "axis" : "grid", frame->left,
                        frame->top + (1 - at) * frame->height, frame->left + frame->width,
                        frame->top + (1 - at) * frame->height);
            cj_svg_text_begin(out, "tick", "end", frame->left - 6,
                              frame->top + (1 - at) * frame->height + 4);
        }
        append_tick(out, frame, chart, value);
        cj_text_add(out, "</text>\n");
    }
}

/* Write the labels of the categories: left of lying bars, else below, every so many that they
 * do not touch. */
void cj_svg_categories(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart)
{
    double slot = (frame->lying ? frame->height : frame->width) / (double)chart->category_count;

    for (size_t c = 0; c < chart->category_count; c++) {
        double middle = ((double)c + 0.5) * slot;

        if (frame->lying)
            cj_svg_wrapped(out, "label", chart->categories[c], "end", frame->left - 8,
                           frame->top + middle, frame->label_width, true);
        else if (c % frame->every == 0)
            cj_svg_wrapped(out, "label", chart->categories[c], "middle", frame->left + middle,
                           frame->top + frame->height + 18, slot * (double)frame->every - 6, false);
    }
}

/* The titles of the axes: what stands below, what beside (above the axis of the other direction).
 */
typedef struct {
    cj_text words; /* "Rate per 1,000 (dashed: White)" */
    const char *below;
    const char *beside;
} titles;

static titles find_titles(const cj_svg_frame *frame, const cj_chart *chart)
{
    titles found = {.words = CJ_TEXT_INIT};
    bool said = chart->kind <= CJ_CHART_PIE; /* what the axes are is said below the title */
    const char *categories = said && !chart->axis_titles[0] ? "" : chart->x_title;
    const char *values = said && !chart->axis_titles[1] ? "" : chart->y_title;

    if (chart->reference != SIZE_MAX) {
        cj_text_format(&found.words, "%s (dashed: %s)", chart->y_title,
                       chart->categories[chart->reference]);
        values = cj_text_string(&found.words);
    }
    found.below = frame->lying ? values : categories;
    found.beside = frame->lying ? categories : values;
    return found;
}

/* The title below is centred on its axis and may be wider than it, up to an edge of the chart. */
static double middle_of(const cj_svg_frame *frame)
{
    return frame->left + frame->width / 2;
}

static double room_below(const cj_svg_frame *frame, int width)
{
    return 2 * fmin(middle_of(frame), width - middle_of(frame)) - 4;
}

void cj_svg_titles_room(double more[2], cj_text *out, const cj_svg_frame *frame,
                        const cj_chart *chart, int width)
{
    titles found = find_titles(frame, chart);

    more[0] = CJ_SVG_LINE * (cj_svg_lines(found.beside, width - 4) - 1);
    more[1] = CJ_SVG_LINE * (cj_svg_lines(found.below, room_below(frame, width)) - 1);
    out->failed = out->failed || found.words.failed;
    cj_text_clear(&found.words);
}

void cj_svg_titles(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart, int width,
                   int height)
{
    titles found = find_titles(frame, chart);
    double room = room_below(frame, width);

    if (found.below[0] != '\0')
        cj_svg_wrapped(out, "axis-title", found.below, "middle", middle_of(frame),
                       height - 8 - CJ_SVG_LINE * (cj_svg_lines(found.below, room) - 1), room,
                       false);
    if (found.beside[0] != '\0')
        cj_svg_wrapped(out, "axis-title", found.beside, "start", 2,
                       frame->top - 12 - CJ_SVG_LINE * (cj_svg_lines(found.beside, width - 4) - 1),
                       width - 4, false);
    out->failed = out->failed || found.words.failed;
    cj_text_clear(&found.words);
}

/* Return the most lines that any label needs in a column of that width. */
int cj_svg_lines_needed(const cj_chart *chart, double width)
{
    int most = 1;

    for (size_t c = 0; c < chart->category_count; c++) {
        int lines = cj_svg_lines(chart->categories[c], width);

        most = lines > most ? lines : most;
    }
    return most;
}

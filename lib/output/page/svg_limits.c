/* Charts of limits: a line along time with centre and limits, and units over their sizes. What
 * stands out has a shape that the legend names; no colour stands alone. */
#include "svg_internal.h"

#include <math.h>

/* ---- places -------------------------------------------------------------------------------- */

typedef struct {
    cj_svg_frame frame;
    double most; /* funnel: the end of the axis of sizes ... */
    double step; /* ... and its ticks */
} plane;

static double size_of(const cj_chart *chart, size_t category)
{
    const cj_cell *cell = cj_table_cell(chart->view, chart->series[0].rows[category], chart->sizes);
    double size = (double)cell->units;

    for (int p = 0; p < cell->places; p++)
        size /= 10;
    return cj_cell_is_figure(cell) ? size : 0;
}

/* Where a category stands; `half` moves by half a slot (-1, 0, 1) along time. */
static double x_of(const plane *in, const cj_chart *chart, size_t category, int half)
{
    double slot = in->frame.width / (double)chart->category_count;

    if (chart->kind == CJ_CHART_FUNNEL)
        return in->frame.left + size_of(chart, category) / in->most * in->frame.width;
    return in->frame.left + ((double)category + 0.5 + 0.5 * half) * slot;
}

static double y_of(const plane *in, double value)
{
    return in->frame.top + (1 - cj_svg_along(&in->frame, value)) * in->frame.height;
}

/* The axis of values reaches over all points and limits, not to 0: what matters is how far they lie
 * apart. */
static void find_ends(plane *in, const cj_chart *chart)
{
    double low = INFINITY;
    double high = -INFINITY;
    double value;
    cj_svg_frame sizes = {.left = 0};
    double most = 1;

    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = 0; c < chart->category_count; c++)
            if (cj_svg_value(&value, chart, s, c)) {
                low = fmin(low, value);
                high = fmax(high, value);
            }
    cj_svg_axis(&in->frame, low, high, false);
    if (chart->kind != CJ_CHART_FUNNEL)
        return;
    for (size_t c = 0; c < chart->category_count; c++)
        most = fmax(most, size_of(chart, c));
    cj_svg_axis(&sizes, 0, most, true);
    in->most = sizes.high;
    in->step = sizes.step;
}

/* "Target 50%" at the end of its line; "" where there is none. `at` is its last figure. */
static void append_target(cj_text *out, double *at, const cj_chart *chart)
{
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = chart->category_count; chart->series[s].drawn == CJ_DRAWN_TARGET && c > 0;
             c--)
            if (cj_svg_value(at, chart, s, c - 1)) {
                cj_text_format(out, "%s ", chart->series[s].name);
                cj_cell_append_label(out, cj_chart_cell(chart, &chart->series[s], c - 1));
                return;
            }
}

/* A lack of memory is remembered in out: where the label goes depends on its room. */
static double target_room(cj_text *out, const cj_chart *chart)
{
    cj_text words = CJ_TEXT_INIT;
    double at;
    double room;

    append_target(&words, &at, chart);
    room = words.length == 0 || words.failed ? 0 : cj_svg_width(cj_text_string(&words)) + 6;
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
    return room;
}

static void arrange(plane *in, cj_text *out, const cj_chart *chart, int width, double top)
{
    double longest = 0;

    find_ends(in, chart);
    in->frame.top = top + 30;
    in->frame.left = 58;
    in->frame.width = width - in->frame.left - fmax(14, target_room(out, chart));
    in->frame.height = width > 500 ? 300 : 230;
    in->frame.every = 1;
    for (size_t c = 0; c < chart->category_count; c++)
        longest = fmax(longest, cj_svg_width(chart->categories[c]));
    while (longest > in->frame.width / (double)chart->category_count * (double)in->frame.every &&
           in->frame.every < chart->category_count)
        in->frame.every++;
}

/* ---- limits of a funnel -------------------------------------------------------------------- */

#define CURVE_POINTS 80

/* Limits of a funnel lie reach / sqrt(size) from the centre, as far as 0 and 100% let them: they
 * are curves over all sizes, which units have only some of. */
typedef struct {
    double centre;
    double reach; /* 0: unknown */
    double most;  /* what figures cannot be above, or INFINITY */
} funnel_limits;

static double value_of(const cj_chart *chart, cj_drawn drawn, size_t category)
{
    double value = NAN;

    for (size_t s = 0; s < chart->series_count; s++)
        if (chart->series[s].drawn == drawn && cj_svg_value(&value, chart, s, category))
            break;
    return value;
}

/* Find the reach of the limits `drawn` by the smallest unit at which one of them is stopped by
 * neither 0 nor 100%: there it is furthest from the centre, and least rounded. */
static funnel_limits find_limits(const cj_chart *chart, cj_drawn drawn)
{
    funnel_limits found = {.most = chart->percent ? 100 : INFINITY};
    double smallest = INFINITY;
    double value;

    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t c = 0; chart->series[s].drawn == drawn && c < chart->category_count; c++) {
            double size = size_of(chart, c);
            double centre = value_of(chart, CJ_DRAWN_CENTRE, c);

            if (!cj_svg_value(&value, chart, s, c) || isnan(centre) || size <= 0 ||
                size >= smallest || value <= 0 || value >= found.most)
                continue;
            smallest = size;
            found.centre = centre;
            found.reach = fabs(value - centre) * sqrt(size);
        }
    return found;
}

/* Draw a limit over all sizes, from where it enters the frame. */
static void append_curve(cj_text *out, const plane *in, const funnel_limits *limits, cj_drawn drawn,
                         int way)
{
    double edge = way > 0 ? fmin(in->frame.high, limits->most) : fmax(in->frame.low, 0);
    double root = limits->reach / fmax(fabs(edge - limits->centre), 1e-9);
    double first = fmax(root * root, in->most / 1000); /* where the limit is at the edge */

    if (first >= in->most)
        return;
    cj_svg_limit_begin(out, drawn);
    if (edge == (way > 0 ? limits->most : 0)) {
        cj_svg_point(out, in->frame.left, y_of(in, edge));
        cj_svg_point(out, in->frame.left + first / in->most * in->frame.width, y_of(in, edge));
    }
    for (int i = 0; i <= CURVE_POINTS; i++) {
        /* at equal ratios of sizes, so that points are close where the curve is steep */
        double size = first * pow(in->most / first, (double)i / CURVE_POINTS);

        cj_svg_point(out, in->frame.left + size / in->most * in->frame.width,
                     y_of(in, limits->centre + way * limits->reach / sqrt(size)));
    }
    cj_svg_limit_end(out);
}

/* ---- drawing ------------------------------------------------------------------------------- */

/* Along time a limit is level at each point and steps between them; the centre of a funnel runs
 * from unit to unit, which stand by their size. What is not there ends the line. */
static void append_limit(cj_text *out, const plane *in, const cj_chart *chart, size_t series)
{
    bool funnel = chart->kind == CJ_CHART_FUNNEL;
    bool open = false;
    double value;

    for (size_t c = 0; c < chart->category_count; c++) {
        bool there = cj_svg_value(&value, chart, series, c);

        if (!there && open)
            cj_svg_limit_end(out);
        if (there && !open)
            cj_svg_limit_begin(out, chart->series[series].drawn);
        if (there) {
            cj_svg_point(out, x_of(in, chart, c, funnel ? 0 : -1), y_of(in, value));
            if (!funnel)
                cj_svg_point(out, x_of(in, chart, c, 1), y_of(in, value));
        }
        open = there;
    }
    if (open)
        cj_svg_limit_end(out);
}

/* A line through the points along time. */
static void append_line(cj_text *out, const plane *in, const cj_chart *chart, size_t series)
{
    bool open = false;
    double value;

    for (size_t c = 0; c < chart->category_count; c++) {
        bool there = cj_svg_value(&value, chart, series, c);

        if (!there && open)
            cj_svg_limit_end(out);
        if (there && !open)
            cj_svg_limit_begin(out, CJ_DRAWN_POINT);
        if (there)
            cj_svg_point(out, x_of(in, chart, c, 0), y_of(in, value));
        open = there;
    }
    if (open)
        cj_svg_limit_end(out);
}

/* What is the same for all units of a funnel runs from side to side. */
static void append_level(cj_text *out, const plane *in, const cj_chart *chart, size_t series)
{
    double value = value_of(chart, chart->series[series].drawn, 0);

    if (isnan(value))
        return;
    cj_svg_limit_begin(out, chart->series[series].drawn);
    cj_svg_point(out, in->frame.left, y_of(in, value));
    cj_svg_point(out, in->frame.left + in->frame.width, y_of(in, value));
    cj_svg_limit_end(out);
}

/* Draw a series that is no points. */
static void append_other(cj_text *out, const plane *in, const cj_chart *chart, size_t series)
{
    cj_drawn drawn = chart->series[series].drawn;
    bool limit = drawn == CJ_DRAWN_LIMIT || drawn == CJ_DRAWN_INNER;
    bool upper = series > 0 && chart->series[series - 1].drawn == drawn; /* the second of two */
    funnel_limits limits = {.reach = 0};

    if (limit && chart->kind == CJ_CHART_FUNNEL)
        limits = find_limits(chart, drawn);
    if (chart->kind == CJ_CHART_FUNNEL && !limit)
        append_level(out, in, chart, series);
    else if (limits.reach > 0)
        append_curve(out, in, &limits, drawn, upper ? 1 : -1);
    else
        append_limit(out, in, chart, series);
}

#define NAMED_MAX 12           /* so many units of a funnel have their names beside them ... */
#define SIGNALS_NAMED_MAX 1000 /* ... and those with a signal, of so many */

/* Whether a unit of a funnel has its name beside its point: all of few, else those with a signal.
 */
static bool is_named(const cj_chart *chart, size_t category)
{
    size_t length;

    return chart->category_count <= NAMED_MAX ||
           (chart->category_count <= SIGNALS_NAMED_MAX &&
            cj_chart_signal(&length, chart, category) != NULL);
}

/* Names stand to the right of their points, but at the right end to the left. */
static bool stands_right(const plane *in, const cj_chart *chart, size_t category)
{
    return x_of(in, chart, category, 0) < in->frame.left + in->frame.width * 0.7;
}

/* Where the name of a unit begins. */
static double name_at(const plane *in, const cj_chart *chart, size_t category)
{
    double x = x_of(in, chart, category, 0);

    return stands_right(in, chart, category) ? x + 11
                                             : x - 11 - cj_svg_width(chart->categories[category]);
}

/* Whether the name of a unit would stand on that of one named before it. */
static bool is_covered(const plane *in, const cj_chart *chart, size_t series, size_t category)
{
    double x = name_at(in, chart, category);
    double y;
    double other;

    if (!cj_svg_value(&y, chart, series, category))
        return true;
    for (size_t c = 0; c < category; c++) {
        double from = name_at(in, chart, c);

        if (is_named(chart, c) && cj_svg_value(&other, chart, series, c) &&
            fabs(y_of(in, y) - y_of(in, other)) < CJ_SVG_LINE - 2 &&
            from < x + cj_svg_width(chart->categories[category]) &&
            x < from + cj_svg_width(chart->categories[c]))
            return true;
    }
    return false;
}

static void append_names(cj_text *out, const plane *in, const cj_chart *chart, size_t series)
{
    double value;

    for (size_t c = 0; c < chart->category_count; c++) {
        bool right = stands_right(in, chart, c);

        if (is_named(chart, c) && !is_covered(in, chart, series, c) &&
            cj_svg_value(&value, chart, series, c))
            cj_svg_one_line(out, "value", chart->categories[c], right ? "start" : "end",
                            x_of(in, chart, c, 0) + (right ? 11 : -11), y_of(in, value) + 4,
                            in->frame.width * 0.4);
    }
}

static void append_points(cj_text *out, const plane *in, const cj_chart *chart, size_t series)
{
    double value;

    if (chart->kind != CJ_CHART_FUNNEL)
        append_line(out, in, chart, series);
    for (size_t c = 0; c < chart->category_count; c++) {
        size_t length;
        const char *words = cj_chart_signal(&length, chart, c);
        double x = x_of(in, chart, c, 0);

        if (!cj_svg_value(&value, chart, series, c))
            continue;
        if (words != NULL)
            cj_svg_signal(out, words, x, y_of(in, value));
        else
            cj_svg_marker(out, chart, 0, x, y_of(in, value));
    }
    if (chart->kind == CJ_CHART_FUNNEL)
        append_names(out, in, chart, series);
}

static void label_target(cj_text *out, const plane *in, const cj_chart *chart)
{
    cj_text words = CJ_TEXT_INIT;
    double at = 0;

    append_target(&words, &at, chart);
    if (words.length > 0)
        cj_svg_one_line(out, "label", cj_text_string(&words), "start",
                        in->frame.left + in->frame.width + 4, y_of(in, at) + 4,
                        target_room(out, chart) + 10);
    out->failed = out->failed || words.failed;
    cj_text_clear(&words);
}

/* Ticks of the axis of sizes. */
static void append_sizes(cj_text *out, const plane *in)
{
    int ticks = (int)lround(in->most / in->step);

    for (int i = 0; i <= ticks; i++) {
        double x = in->frame.left + i * in->step / in->most * in->frame.width;

        cj_svg_text_begin(out, "tick", i == ticks ? "end" : "middle", x,
                          in->frame.top + in->frame.height + 18);
        cj_text_format(out, "%.0f</text>\n", i * in->step);
    }
}

void cj_svg_limits(cj_text *out, const cj_chart *chart, const char *id, int width)
{
    bool funnel = chart->kind == CJ_CHART_FUNNEL;
    plane in = {.most = 1, .step = 1};
    double more[2];
    int lines = 1;
    int height;

    arrange(&in, out, chart, width, cj_svg_limits_legend(out, false, chart, width));
    cj_svg_titles_room(more, out, &in.frame, chart, width);
    in.frame.top += more[0];
    if (!funnel)
        lines = cj_svg_lines_needed(
            chart, in.frame.width / (double)chart->category_count * (double)in.frame.every - 6);
    height = (int)(in.frame.top + in.frame.height + more[1]) + 42 + CJ_SVG_LINE * lines;
    cj_svg_begin(out, chart, id, width, height);
    cj_svg_limits_legend(out, true, chart, width);
    cj_svg_grid(out, &in.frame, chart);
    for (size_t s = 0; s < chart->series_count; s++)
        if (chart->series[s].drawn == CJ_DRAWN_POINT)
            append_points(out, &in, chart, s);
        else
            append_other(out, &in, chart, s);
    label_target(out, &in, chart);
    if (funnel)
        append_sizes(out, &in);
    else
        cj_svg_categories(out, &in.frame, chart);
    cj_svg_titles(out, &in.frame, chart, width, height);
    cj_text_add(out, "</svg>\n");
}

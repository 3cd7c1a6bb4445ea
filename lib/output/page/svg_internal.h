/* Shared by the files that draw charts: the frame of a chart and pieces of SVG. */
#ifndef CJ_OUTPUT_PAGE_SVG_INTERNAL_H
#define CJ_OUTPUT_PAGE_SVG_INTERNAL_H

#include "output/palette.h"
#include "svg.h"

#define CJ_SVG_LINE 15 /* pixels from a line of text to the next */
#define CJ_SVG_MARK 9  /* half a mark of a target that has its number above it */

/* The frame of a chart: the place of bars or lines in pixels, and the axis of values. */
typedef struct {
    double left;
    double top;
    double width;
    double height;
    bool lying; /* values run to the right, categories down */
    double low;
    double high;
    double step;
    double label_width; /* lying: room for labels of categories */
    size_t every;       /* upright: which labels stand below, each so many */
} cj_svg_frame;

/* The value of a series for a category; false if the cell is missing or no figure. */
bool cj_svg_value(double *out, const cj_chart *chart, size_t series, size_t category);

/* ---- parts of the frame ----------------------------------------------------------------- */

/* Let the axis of values reach from low to high, at multiples of a round step. */
void cj_svg_axis(cj_svg_frame *frame, double low, double high, bool whole);

/* Where a value lies along the axis: 0 at its low end, 1 at its high end. */
double cj_svg_along(const cj_svg_frame *frame, double value);

/* How many pixels more the titles of the axes need above the frame and below it, where one takes
 * more than a line. */
void cj_svg_titles_room(double more[2], cj_text *out, const cj_svg_frame *frame,
                        const cj_chart *chart, int width);

/* Lines and ticks of the axis, labels of the categories, titles of both axes. */
void cj_svg_grid(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart);
void cj_svg_categories(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart);
void cj_svg_titles(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart, int width,
                   int height);

/* The most lines that any label needs in a column of that width. */
int cj_svg_lines_needed(const cj_chart *chart, double width);

/* The bounds of the interval that is shown of a value; false: there is none. */
bool cj_svg_bounds(double bounds[2], const cj_chart *chart, size_t series, size_t category);

/* Where what is drawn of a value ends: the value, or the upper bound of its interval. */
double cj_svg_end(const cj_chart *chart, size_t series, size_t category, double value);

/* ---- pieces of SVG --------------------------------------------------------------------- */

/* Open the element: title, description, patterns. */
void cj_svg_begin(cj_text *out, const cj_chart *chart, const char *id, int width, int height);

/* A box in the colour of a series, with a pattern over it that is shown where colours are not; and
 * the stroke of a series (colour and dashes). */
void cj_svg_box_of(cj_text *out, const cj_chart *chart, const char *id, size_t series, double x,
                   double y, double width, double height);
void cj_svg_stroke(cj_text *out, const cj_chart *chart, size_t series);

void cj_svg_line(cj_text *out, const char *class, double x1, double y1, double x2, double y2);
void cj_svg_box(cj_text *out, double x, double y, double width, double height);
void cj_svg_point(cj_text *out, double x, double y);
void cj_svg_marker(cj_text *out, const cj_chart *chart, size_t series, double x, double y);
void cj_svg_number(cj_text *out, double value);

/* Begin a text element, which the caller fills and closes. */
void cj_svg_text_begin(cj_text *out, const char *class, const char *anchor, double x, double y);

/* A text that is cut, with three dots, where it is wider than width. */
void cj_svg_one_line(cj_text *out, const char *class, const char *text, const char *anchor,
                     double x, double y, double width);

/* A text in lines no wider than width, from y down or around it; a few lines at most. */
void cj_svg_wrapped(cj_text *out, const char *class, const char *text, const char *anchor, double x,
                    double y, double width, bool around);

/* About how wide a text is, its longest word, and how many lines it takes. */
double cj_svg_width(const char *text);
double cj_svg_longest_word(const char *text);
int cj_svg_lines(const char *text, double width);

/* The names of the series with their fills, on top. */
int cj_svg_legend_height(const cj_chart *chart, int width);
void cj_svg_legend(cj_text *out, const cj_chart *chart, const char *id, int width);

/* What values are to reach: a rule across, labelled at its end, or a tick at each value; how much
 * room the label takes. `middle` is the place of the value across the axis. */
double cj_svg_rule_room(cj_text *out, const cj_chart *chart);
void cj_svg_rule(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart);
void cj_svg_ticks(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart, size_t series,
                  size_t category, double middle, double thick);

/* Whether values have several targets that differ, so that rows need room for their numbers. */
bool cj_svg_has_several(const cj_chart *chart);

/* A line across the axis of values, at `at` pixels along it, from a to b. */
void cj_svg_across(cj_text *out, const cj_svg_frame *frame, const char *class, double value,
                   double a, double b);

/* A value as a number: behind what is drawn of it, or at the value beside the line of its interval.
 */
void cj_svg_value_text(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart,
                       size_t series, size_t category, double middle);

/* The interval of a bar; a dashed line at the value of the reference, through all bars. */
void cj_svg_interval(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart, size_t series,
                     size_t category, double middle);
void cj_svg_reference(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart);

/* The end of the axis that has room for targets, too. */
double cj_svg_aim(const cj_chart *chart, double high);

/* Dots with their intervals. */
void cj_svg_intervals(cj_text *out, const cj_svg_frame *frame, const cj_chart *chart);

void cj_svg_axes_chart(cj_text *out, const cj_chart *chart, const char *id, int width);
void cj_svg_limits(cj_text *out, const cj_chart *chart, const char *id, int width);
void cj_svg_pie(cj_text *out, const cj_chart *chart, const char *id, int width);

/* ---- svg_keys.c: charts of limits ------------------------------------------------------ */

/* Begin and end a line drawn as that; points stand between. */
void cj_svg_limit_begin(cj_text *out, cj_drawn drawn);
void cj_svg_limit_end(cj_text *out);

/* Draw the shape that the words of a signal begin with, at a place. */
void cj_svg_signal(cj_text *out, const char *words, double x, double y);

/* Draw the legend, or only find its height. */
double cj_svg_limits_legend(cj_text *out, bool draws, const cj_chart *chart, int width);

#endif

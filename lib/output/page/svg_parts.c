/* Pieces of SVG, and pies. */
#include "svg_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Patterns over the colour, shown where colours are not: nothing, stripes, dots, or stripes the
 * other way. */
static const char *const patterns[] = {
    "", "<path d=\"M0 8L8 0\" stroke=\"#fff\" stroke-width=\"1.6\"/>",
    "<circle cx=\"4\" cy=\"4\" r=\"1.5\" fill=\"#fff\"/>",
    "<path d=\"M0 0L8 8\" stroke=\"#fff\" stroke-width=\"1.6\"/>"};

static const char *const dashes[] = {"", "7 4", "2 3", "9 3 2 3"};

static void attribute(cj_text *out, const char *name, double value)
{
    cj_text_format(out, "%s=\"", name);
    cj_svg_number(out, value);
    cj_text_add(out, "\" ");
}

/* Ids begin with the chart's own, since a page has many charts and ids are global in HTML. */
void cj_svg_begin(cj_text *out, const cj_chart *chart, const char *id, int width, int height)
{
    size_t fills = chart->kind == CJ_CHART_PIE  ? chart->category_count
                   : chart->kind > CJ_CHART_PIE ? 0 /* charts of limits have no areas */
                                                : chart->series_count;

    cj_text_format(out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                   "aria-labelledby=\"%s-t %s-d\" viewBox=\"0 0 %d %d\" width=\"%d\" "
                   "height=\"%d\">\n<title id=\"%s-t\">",
                   id, id, width, height, width, height, id);
    cj_xml_escape(out, chart->title);
    cj_text_format(out, "</title>\n<desc id=\"%s-d\">", id);
    cj_xml_escape(out, chart->description);
    cj_text_add(out, "</desc>\n<defs>\n");
    for (size_t i = 0; i < fills; i++)
        if (i % 4 != 0)
            cj_text_format(out,
                           "<pattern id=\"%s-p%zu\" width=\"8\" height=\"8\" "
                           "patternUnits=\"userSpaceOnUse\">%s</pattern>\n",
                           id, i, patterns[i % 4]);
    cj_text_add(out, "</defs>\n");
}

static void colour(cj_text *out, const char *name, const cj_chart *chart, size_t series)
{
    cj_text_format(out, " %s=\"#%06X\"", name, (unsigned)cj_colour_of(chart, series));
}

void cj_svg_box_of(cj_text *out, const cj_chart *chart, const char *id, size_t series, double x,
                   double y, double width, double height)
{
    cj_text_add(out, "<rect class=\"fill\" ");
    cj_svg_box(out, x, y, width, height);
    colour(out, "fill", chart, series);
    cj_text_add(out, "/>\n");
    if (series % 4 == 0)
        return;
    cj_text_add(out, "<rect class=\"pattern\" ");
    cj_svg_box(out, x, y, width, height);
    cj_text_format(out, "fill=\"url(#%s-p%zu)\"/>\n", id, series);
}

void cj_svg_stroke(cj_text *out, const cj_chart *chart, size_t series)
{
    colour(out, "stroke", chart, series);
    if (series % 4 != 0)
        cj_text_format(out, " stroke-dasharray=\"%s\"", dashes[series % 4]);
}

void cj_svg_line(cj_text *out, const char *class, double x1, double y1, double x2, double y2)
{
    cj_text_format(out, "<line class=\"%s\" ", class);
    attribute(out, "x1", x1);
    attribute(out, "y1", y1);
    attribute(out, "x2", x2);
    attribute(out, "y2", y2);
    cj_text_add(out, "/>\n");
}

void cj_svg_box(cj_text *out, double x, double y, double width, double height)
{
    attribute(out, "x", x);
    attribute(out, "y", y);
    attribute(out, "width", width);
    attribute(out, "height", height);
}

void cj_svg_point(cj_text *out, double x, double y)
{
    cj_svg_number(out, x);
    cj_text_char(out, ',');
    cj_svg_number(out, y);
    cj_text_char(out, ' ');
}

void cj_svg_marker(cj_text *out, const cj_chart *chart, size_t series, double x, double y)
{
    cj_text_add(out, "<path d=\"M");
    cj_svg_point(out, x, y);
    switch (series % 4) {
    case 0: /* a disc */
        cj_text_add(out, "m-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0");
        break;
    case 1: /* a square */
        cj_text_add(out, "m-4,-4h8v8h-8z");
        break;
    case 2: /* a diamond */
        cj_text_add(out, "m0,-5l5,5l-5,5l-5,-5z");
        break;
    default: /* a triangle */
        cj_text_add(out, "m0,-5l5,9h-10z");
    }
    cj_text_add(out, "\" class=\"fill\"");
    colour(out, "fill", chart, chart->kind > CJ_CHART_PIE ? 0 : series);
    cj_text_add(out, "/>\n");
}

/* ---- legends
 * --------------------------------------------------------------------------------------- */

/* Find the place of the next name of a legend, and begin a new line when the name does not fit;
 * *used is the width taken in the line so far. */
static void next_place(double *x, double *y, const char *name, int width, double *used)
{
    double takes = cj_svg_width(name) + 42;

    if (*used > 0 && *used + takes > width) {
        *used = 0;
        *y += CJ_SVG_LINE + 5;
    }
    *x = *used;
    *used += takes;
}

int cj_svg_legend_height(const cj_chart *chart, int width)
{
    double used = 0;
    double x;
    double y = CJ_SVG_LINE;

    for (size_t i = 0; i < chart->series_count; i++)
        next_place(&x, &y, chart->series[i].name, width, &used);
    return (int)y + 6;
}

void cj_svg_legend(cj_text *out, const cj_chart *chart, const char *id, int width)
{
    double used = 0;
    double x;
    double y = CJ_SVG_LINE;

    for (size_t i = 0; i < chart->series_count; i++) {
        next_place(&x, &y, chart->series[i].name, width, &used);
        if (chart->kind == CJ_CHART_INTERVAL) {
            cj_svg_marker(out, chart, i, x + 10, y - 4);
        } else if (chart->kind == CJ_CHART_LINE) {
            cj_text_add(out, "<polyline fill=\"none\" stroke-width=\"2.5\" ");
            cj_svg_stroke(out, chart, i);
            cj_text_add(out, " points=\"");
            cj_svg_point(out, x, y - 4);
            cj_svg_point(out, x + 20, y - 4);
            cj_text_add(out, "\"/>\n");
            cj_svg_marker(out, chart, i, x + 10, y - 4);
        } else {
            cj_svg_box_of(out, chart, id, i, x, y - 11, 18, 13);
        }
        cj_svg_one_line(out, "label", chart->series[i].name, "start", x + 24, y, width - 26);
    }
}

/* ---- pies
 * ------------------------------------------------------------------------------------------- */

/* Draw the slice between two shares of the circle (0 to 1), clockwise from the top. */
static void slice_path(cj_text *out, double from, double to, double x, double y, double radius)
{
    const double turn = 6.283185307179586;

    if (to - from > 0.9999) { /* an arc that ends where it begins is not drawn at all */
        cj_text_add(out, "<circle ");
        attribute(out, "cx", x);
        attribute(out, "cy", y);
        attribute(out, "r", radius);
    } else {
        cj_text_add(out, "<path d=\"M");
        cj_svg_point(out, x, y);
        cj_text_char(out, 'L');
        cj_svg_point(out, x + radius * sin(from * turn), y - radius * cos(from * turn));
        cj_text_char(out, 'A');
        cj_svg_point(out, radius, radius);
        cj_text_format(out, "0 %d 1 ", to - from > 0.5);
        cj_svg_point(out, x + radius * sin(to * turn), y - radius * cos(to * turn));
        cj_text_add(out, "Z\" ");
    }
}

static void append_slice(cj_text *out, const cj_chart *chart, const char *id, size_t number,
                         double from, double to, double x, double y, double radius)
{
    slice_path(out, from, to, x, y, radius);
    cj_text_add(out, "class=\"fill\"");
    colour(out, "fill", chart, number);
    cj_text_add(out, "/>\n");
    if (number % 4 == 0)
        return;
    slice_path(out, from, to, x, y, radius);
    cj_text_format(out, "class=\"pattern\" fill=\"url(#%s-p%zu)\"/>\n", id, number);
}

/* Write the key of a slice: "Theft: 163 (17%)". */
static void append_key_words(cj_text *out, const cj_chart *chart, size_t category, double share)
{
    const cj_cell *cell = cj_chart_cell(chart, &chart->series[0], category);

    cj_text_format(out, "%s: ", chart->categories[category]);
    if (cell != NULL)
        cj_cell_append_label(out, cell);
    if (!chart->percent)
        cj_text_format(out, " (%ld%%)", lround(share * 100));
}

/* Write the keys, each beside a sample of its fill, from y down, and return the y below them.
 * Nothing is drawn at first: the height is needed before. */
static double append_keys(cj_text *out, bool draws, const cj_chart *chart, const char *id,
                          double whole, double x, double y, double width)
{
    double value;

    for (size_t c = 0; c < chart->category_count; c++) {
        double share = cj_svg_value(&value, chart, 0, c) && whole > 0 ? value / whole : 0;
        cj_text words = CJ_TEXT_INIT;

        append_key_words(&words, chart, c, share);
        if (draws) {
            cj_svg_box_of(out, chart, id, c, x, y - 11, 18, 13);
            cj_svg_wrapped(out, "label", cj_text_string(&words), "start", x + 24, y, width - 24,
                           false);
        }
        out->failed = out->failed || words.failed;
        y += 7 + CJ_SVG_LINE * cj_svg_lines(cj_text_string(&words), width - 24);
        cj_text_clear(&words);
    }
    return y;
}

void cj_svg_pie(cj_text *out, const cj_chart *chart, const char *id, int width)
{
    bool beside = width > 500;
    double radius = beside ? 130 : 105;
    double x = beside ? 150 : width / 2.0;
    double y = radius + 10;
    double key_x = beside ? 320 : 4;
    double key_width = width - key_x - 4;
    double key_y = 2 * radius + 44;
    double whole = 0;
    double sum = 0;
    double value;
    double bottom;

    for (size_t c = 0; c < chart->category_count; c++)
        whole += cj_svg_value(&value, chart, 0, c) ? value : 0;
    if (beside) /* the keys are centred beside the pie */
        key_y = fmax(16, y + 14 - append_keys(out, false, chart, id, whole, 0, 0, key_width) / 2);
    bottom = append_keys(out, false, chart, id, whole, key_x, key_y, key_width);
    cj_svg_begin(out, chart, id, width, (int)fmax(2 * radius + 24, bottom));
    for (size_t c = 0; c < chart->category_count; c++) {
        double share = cj_svg_value(&value, chart, 0, c) && whole > 0 ? value / whole : 0;

        if (share > 0)
            append_slice(out, chart, id, c, sum, sum + share, x, y, radius);
        sum += share;
    }
    append_keys(out, true, chart, id, whole, key_x, key_y, key_width);
    cj_text_add(out, "</svg>\n");
}

/* A cell as a number on the axis; false for what is none. */
static bool number_of(double *out, const cj_cell *cell)
{
    if (cell == NULL || !cj_cell_is_figure(cell))
        return false;
    *out = (double)cell->units;
    for (int p = cell->kind == CJ_CELL_PROPORTION ? 2 : 0; p < cell->places; p++)
        *out /= 10; /* percentages on the axis */
    return true;
}

bool cj_svg_value(double *out, const cj_chart *chart, size_t series, size_t category)
{
    return number_of(out, cj_chart_cell(chart, &chart->series[series], category));
}

bool cj_svg_bounds(double bounds[2], const cj_chart *chart, size_t series, size_t category)
{
    const cj_chart_series *of = &chart->series[series];
    size_t row = of->rows[category];

    return of->low != SIZE_MAX && row != SIZE_MAX &&
           number_of(&bounds[0], cj_table_cell(chart->view, row, of->low)) &&
           number_of(&bounds[1], cj_table_cell(chart->view, row, of->high));
}

double cj_svg_end(const cj_chart *chart, size_t series, size_t category, double value)
{
    double bounds[2];

    return cj_svg_bounds(bounds, chart, series, category) && bounds[1] > value ? bounds[1] : value;
}

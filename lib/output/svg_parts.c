/* Pieces of SVG, and pies. */
#include "svg_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LETTER 7.1 /* about what a letter of the charts' text takes, in pixels */
#define LINE 15

/* Distinguishable in every kind of colour vision, and dark enough on white. */
static const char *const colours[] = {"#12436D", "#1E7F78", "#801650", "#C2410C",
                                      "#3D3D3D", "#7A52B8", "#2B6CB0", "#5F7112"};

/* What stands on the colour: nothing, stripes, dots, or stripes the other way. */
static const char *const patterns[] = {
    "", "<path d=\"M0 8L8 0\" stroke=\"#fff\" stroke-width=\"1.6\"/>",
    "<circle cx=\"4\" cy=\"4\" r=\"1.5\" fill=\"#fff\"/>",
    "<path d=\"M0 0L8 8\" stroke=\"#fff\" stroke-width=\"1.6\"/>"};

static const char *const dashes[] = {"", "7 4", "2 3", "9 3 2 3"};

#define COLOURS (sizeof colours / sizeof *colours)

void cj_xml_escape(cj_text *out, const char *text)
{
    cj_text printable = CJ_TEXT_INIT;

    cj_text_printable(&printable, cj_span_of(text));
    out->failed = out->failed || printable.failed;
    for (const char *at = cj_text_string(&printable); *at != '\0'; at++) {
        switch (*at) {
        case '<':
            cj_text_add(out, "&lt;");
            break;
        case '>':
            cj_text_add(out, "&gt;");
            break;
        case '&':
            cj_text_add(out, "&amp;");
            break;
        case '"':
            cj_text_add(out, "&quot;");
            break;
        case '\'':
            cj_text_add(out, "&#39;");
            break;
        default:
            cj_text_char(out, *at);
        }
    }
    cj_text_clear(&printable);
}

/* With one decimal, through whole numbers: no locale, no noise. */
void cj_svg_number(cj_text *out, double value)
{
    long tenths = lround(value * 10);

    cj_text_format(out, "%s%ld", tenths < 0 ? "-" : "", labs(tenths) / 10);
    if (tenths % 10 != 0)
        cj_text_format(out, ".%ld", labs(tenths) % 10);
}

static void attribute(cj_text *out, const char *name, double value)
{
    cj_text_format(out, "%s=\"", name);
    cj_svg_number(out, value);
    cj_text_add(out, "\" ");
}

void cj_svg_begin(cj_text *out, const cj_chart *chart, const char *id, int width, int height)
{
    size_t fills = chart->kind == CJ_CHART_PIE ? chart->category_count : chart->series_count;

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
                           "patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" "
                           "fill=\"%s\"/>%s</pattern>\n",
                           id, i, colours[i % COLOURS], patterns[i % 4]);
    cj_text_add(out, "</defs>\n");
}

void cj_svg_fill(cj_text *out, const char *id, size_t series)
{
    if (series % 4 == 0)
        cj_text_format(out, "fill=\"%s\"", colours[series % COLOURS]);
    else
        cj_text_format(out, "fill=\"url(#%s-p%zu)\"", id, series);
}

void cj_svg_stroke(cj_text *out, size_t series)
{
    cj_text_format(out, "stroke=\"%s\"", colours[series % COLOURS]);
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

void cj_svg_marker(cj_text *out, size_t series, double x, double y)
{
    const char *colour = colours[series % COLOURS];

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
    cj_text_format(out, "\" fill=\"%s\"/>\n", colour);
}

/* ---- text ---------------------------------------------------------------------------------------
 */

double cj_svg_width(const char *text)
{
    return (double)cj_width(cj_span_of(text)) * LETTER;
}

double cj_svg_longest_word(const char *text)
{
    double longest = 0;

    while (*text != '\0') {
        size_t length = strcspn(text, " ");

        longest = fmax(longest, (double)cj_width((cj_span){text, length}) * LETTER);
        text += length + strspn(text + length, " ");
    }
    return longest;
}

/* As many words as fit in the width, one at least: their length in bytes. */
static size_t fitting(const char *text, double width)
{
    size_t length = strcspn(text, " ");

    while (text[length] != '\0') {
        size_t more = length + 1 + strcspn(text + length + 1, " ");

        if ((double)cj_width((cj_span){text, more}) * LETTER > width)
            break;
        length = more;
    }
    return length;
}

int cj_svg_lines(const char *text, double width)
{
    int lines = 0;

    do {
        size_t length = fitting(text, width);

        text += length + strspn(text + length, " ");
        lines++;
    } while (*text != '\0');
    return lines;
}

void cj_svg_text_begin(cj_text *out, const char *class, const char *anchor, double x, double y)
{
    cj_text_format(out, "<text class=\"%s\" text-anchor=\"%s\" ", class, anchor);
    attribute(out, "x", x);
    attribute(out, "y", y);
    cj_text_char(out, '>');
}

void cj_svg_wrapped(cj_text *out, const char *text, const char *anchor, double x, double y,
                    double width, bool around)
{
    int lines = cj_svg_lines(text, width);
    cj_text line = CJ_TEXT_INIT;

    if (around)
        y += 4 - (lines - 1) * LINE / 2.0;
    for (; lines > 0; lines--, y += LINE) {
        size_t length = fitting(text, width);

        cj_text_reset(&line);
        cj_text_append(&line, (cj_span){text, length});
        cj_svg_text_begin(out, "label", anchor, x, y);
        cj_xml_escape(out, cj_text_string(&line));
        cj_text_add(out, "</text>\n");
        text += length + strspn(text + length, " ");
    }
    out->failed = out->failed || line.failed;
    cj_text_clear(&line);
}

/* ---- legends
 * --------------------------------------------------------------------------------------- */

/* Walk over the places of the names: *x and *y of each. */
static void next_place(double *x, double *y, const char *name, int width, double *used)
{
    double takes = cj_svg_width(name) + 42;

    if (*used > 0 && *used + takes > width) {
        *used = 0;
        *y += LINE + 5;
    }
    *x = *used;
    *used += takes;
}

int cj_svg_legend_height(const cj_chart *chart, int width)
{
    double used = 0;
    double x;
    double y = LINE;

    for (size_t i = 0; i < chart->series_count; i++)
        next_place(&x, &y, chart->series[i].name, width, &used);
    return (int)y + 6;
}

void cj_svg_legend(cj_text *out, const cj_chart *chart, const char *id, int width)
{
    double used = 0;
    double x;
    double y = LINE;

    for (size_t i = 0; i < chart->series_count; i++) {
        next_place(&x, &y, chart->series[i].name, width, &used);
        if (chart->kind == CJ_CHART_LINE) {
            cj_text_add(out, "<polyline fill=\"none\" stroke-width=\"2.5\" ");
            cj_svg_stroke(out, i);
            cj_text_add(out, " points=\"");
            cj_svg_point(out, x, y - 4);
            cj_svg_point(out, x + 20, y - 4);
            cj_text_add(out, "\"/>\n");
            cj_svg_marker(out, i, x + 10, y - 4);
        } else {
            cj_text_add(out, "<rect ");
            cj_svg_box(out, x, y - 11, 18, 13);
            cj_svg_fill(out, id, i);
            cj_text_add(out, "/>\n");
        }
        cj_svg_text_begin(out, "label", "start", x + 24, y);
        cj_xml_escape(out, chart->series[i].name);
        cj_text_add(out, "</text>\n");
    }
}

/* ---- pies
 * ------------------------------------------------------------------------------------------- */

static void append_slice(cj_text *out, const char *id, size_t number, double from, double to,
                         double x, double y, double radius)
{
    const double turn = 6.283185307179586;

    if (to - from > 0.9999) { /* all of it: an arc cannot go around */
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
    cj_svg_fill(out, id, number);
    cj_text_add(out, " stroke=\"#fff\" stroke-width=\"1.5\"/>\n");
}

/* "Theft: 163 (17%)" beside a sample of its fill. */
static void append_key(cj_text *out, const cj_chart *chart, const char *id, size_t category,
                       double share, double x, double y)
{
    const cj_cell *cell = cj_chart_cell(chart, &chart->series[0], category);

    cj_text_add(out, "<rect ");
    cj_svg_box(out, x, y - 11, 18, 13);
    cj_svg_fill(out, id, category);
    cj_text_add(out, "/>\n");
    cj_svg_text_begin(out, "label", "start", x + 24, y);
    cj_xml_escape(out, chart->categories[category]);
    cj_text_add(out, ": ");
    if (cell != NULL)
        cj_cell_append_label(out, cell);
    if (!chart->percent)
        cj_text_format(out, " (%ld%%)", lround(share * 100));
    cj_text_add(out, "</text>\n");
}

void cj_svg_pie(cj_text *out, const cj_chart *chart, const char *id, int width)
{
    bool beside = width > 500;
    double radius = beside ? 130 : 105;
    double x = beside ? 150 : width / 2.0;
    double y = radius + 10;
    double whole = 0;
    double sum = 0;
    double value;
    double key_x = beside ? 320 : 4;
    double key_y = beside ? y - (double)chart->category_count * 11 + 14 : 2 * radius + 44;
    double bottom = key_y + 22 * (double)chart->category_count;
    int height = (int)fmax(2 * radius + 24, bottom);

    if (key_y < 16)
        key_y = 16;
    height = (int)fmax(height, key_y + 22 * (double)chart->category_count);
    for (size_t c = 0; c < chart->category_count; c++)
        whole += cj_svg_value(&value, chart, 0, c) ? value : 0;
    cj_svg_begin(out, chart, id, width, height);
    for (size_t c = 0; c < chart->category_count; c++) {
        double share = cj_svg_value(&value, chart, 0, c) && whole > 0 ? value / whole : 0;

        if (share > 0)
            append_slice(out, id, c, sum, sum + share, x, y, radius);
        append_key(out, chart, id, c, share, key_x, key_y + 22 * (double)c);
        sum += share;
    }
    cj_text_add(out, "</svg>\n");
}

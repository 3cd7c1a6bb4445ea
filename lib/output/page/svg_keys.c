/* Charts of limits: how lines and signals are drawn, and the legend that names them. */
#include "svg_internal.h"

#include <string.h>

#define SIGNAL "#C2410C"

/* ---- lines --------------------------------------------------------------------------------- */

static const struct {
    const char *colour;
    const char *width;
    const char *dashes;
} strokes[] = {[CJ_DRAWN_POINT] = {"#12436D", "2.5", ""},
               [CJ_DRAWN_CENTRE] = {"#3D3D3D", "1.5", ""},
               [CJ_DRAWN_LIMIT] = {"#801650", "1.8", "7 4"},
               [CJ_DRAWN_INNER] = {"#7A52B8", "1.5", "2 3"},
               [CJ_DRAWN_TARGET] = {"#525A66", "2", "3 3"}};

void cj_svg_limit_begin(cj_text *out, cj_drawn drawn)
{
    cj_text_format(out, "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"",
                   strokes[drawn].colour, strokes[drawn].width);
    if (strokes[drawn].dashes[0] != '\0')
        cj_text_format(out, " stroke-dasharray=\"%s\"", strokes[drawn].dashes);
    cj_text_add(out, " points=\"");
}

void cj_svg_limit_end(cj_text *out)
{
    cj_text_add(out, "\"/>\n");
}

/* ---- shapes -------------------------------------------------------------------------------- */

/* A disc, or the shape that words begin with; an open one is filled with white. */
void cj_svg_signal(cj_text *out, const char *words, double x, double y)
{
    static const struct {
        const char *glyph;
        const char *path;
        bool open;
    } shapes[] = {{"▲", "m0,-8l8,13h-16z", false},
                  {"▼", "m0,8l8,-13h-16z", false},
                  {"■", "m-6,-6h12v12h-12z", false},
                  {"◆", "m0,-8l8,8l-8,8l-8,-8z", false},
                  {"△", "m0,-8l8,13h-16z", true},
                  {"▽", "m0,8l8,-13h-16z", true},
                  {"●", "m-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0", false}};
    size_t shape = 0;

    while (shape + 1 < sizeof shapes / sizeof *shapes &&
           strncmp(words, shapes[shape].glyph, strlen(shapes[shape].glyph)) != 0)
        shape++;
    cj_text_add(out, "<path d=\"M");
    cj_svg_point(out, x, y);
    cj_text_format(out, "%s\" fill=\"%s\" stroke=\"" SIGNAL "\" stroke-width=\"1.5\"/>\n",
                   shapes[shape].path, shapes[shape].open ? "#fff" : SIGNAL);
}

/* ---- the legend ---------------------------------------------------------------------------- */

/* Place names, and draw them: before that only the height is found. */
typedef struct {
    cj_text *out;
    bool draws;
    double used;
    double y;
    int width;
} legend;

static double next_place(legend *in, const char *name)
{
    double takes = cj_svg_width(name) + 42;
    double x;

    if (in->used > 0 && in->used + takes > in->width) {
        in->used = 0;
        in->y += CJ_SVG_LINE + 5;
    }
    x = in->used;
    in->used += takes;
    return x;
}

static const char *name_of(const cj_chart *chart, const cj_chart_series *series)
{
    bool funnel = chart->kind == CJ_CHART_FUNNEL;

    if (series->drawn == CJ_DRAWN_LIMIT)
        return funnel ? "99.8% limits" : "Limits";
    return series->drawn == CJ_DRAWN_INNER ? "95% limits" : series->name;
}

static void append_line_key(legend *in, const cj_chart *chart, const cj_chart_series *series)
{
    const char *name = name_of(chart, series);
    bool dots = chart->kind == CJ_CHART_FUNNEL && series->drawn == CJ_DRAWN_POINT;
    double x = next_place(in, name);

    if (!in->draws)
        return;
    if (!dots) {
        cj_svg_limit_begin(in->out, series->drawn);
        cj_svg_point(in->out, x, in->y - 4);
        cj_svg_point(in->out, x + 20, in->y - 4);
        cj_svg_limit_end(in->out);
    }
    if (series->drawn == CJ_DRAWN_POINT)
        cj_svg_marker(in->out, chart, 0, x + 10, in->y - 4);
    cj_svg_one_line(in->out, "label", name, "start", x + 24, in->y, in->width - 26);
}

/* Whether an earlier category has a signal with the same words. */
static bool is_known(const cj_chart *chart, size_t category, const char *words, size_t length)
{
    for (size_t c = 0; c < category; c++) {
        size_t other;
        const char *known = cj_chart_signal(&other, chart, c);

        if (known != NULL && other == length && memcmp(known, words, length) == 0)
            return true;
    }
    return false;
}

/* The words of a signal without its shape. */
static void append_signal_key(legend *in, const char *words, size_t length)
{
    size_t shape = strcspn(words, " ");
    cj_text name = CJ_TEXT_INIT;
    double x;

    cj_text_append(&name, cj_span_trim((cj_span){words + shape, length - shape}));
    x = next_place(in, cj_text_string(&name));
    if (in->draws) {
        cj_svg_signal(in->out, words, x + 10, in->y - 4);
        cj_svg_one_line(in->out, "label", cj_text_string(&name), "start", x + 24, in->y,
                        in->width - 26);
    }
    in->out->failed = in->out->failed || name.failed;
    cj_text_clear(&name);
}

#define KEYS_MAX 4096 /* of more categories the keys are those of the first */

double cj_svg_limits_legend(cj_text *out, bool draws, const cj_chart *chart, int width)
{
    legend in = {.out = out, .draws = draws, .y = CJ_SVG_LINE, .width = width};
    cj_drawn last = CJ_DRAWN_NOT;

    for (size_t s = 0; s < chart->series_count; s++) {
        if (chart->series[s].drawn != last && chart->series[s].drawn != CJ_DRAWN_TARGET)
            append_line_key(&in, chart, &chart->series[s]);
        last = chart->series[s].drawn;
    }
    for (size_t c = 0; c < chart->category_count && c < KEYS_MAX; c++) {
        size_t length;
        const char *words = cj_chart_signal(&length, chart, c);

        if (words != NULL && !is_known(chart, c, words, length))
            append_signal_key(&in, words, length);
    }
    return in.y + 6;
}

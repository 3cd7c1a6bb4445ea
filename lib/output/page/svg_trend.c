/* Lines within cells: how a figure went, period by period. */
#include "svg_internal.h"

#include "cj/number.h"

#include <stdlib.h>
#include <string.h>

#define STEP 9.0    /* pixels from a period to the next */
#define LONGEST 108 /* pixels from the first to the last */
#define HEIGHT 22
#define EDGE 4.0 /* around the line: half a point and its stroke */

typedef struct {
    double *values;
    bool *shown;
    size_t count;
    double least;
    double most;
} trend;

/* Read the figure of "2011-12Q1 1,162" or "2011-12Q1 54.5% [r]"; false for [c] and other words. */
static bool read_figure(double *out, cj_span entry)
{
    cj_text digits = CJ_TEXT_INIT;
    cj_decimal value;
    const char *blank = memchr(entry.at, ' ', entry.length);
    bool read;

    for (size_t at = blank == NULL ? entry.length : (size_t)(blank - entry.at) + 1;
         at < entry.length && entry.at[at] != ' '; at++)
        if (entry.at[at] != ',' && entry.at[at] != '%')
            cj_text_char(&digits, entry.at[at]);
    read = !digits.failed && cj_decimal_parse(&value, cj_text_span(&digits)) == CJ_NUMBER_OK;
    if (read)
        *out = strtod(cj_text_string(&digits), NULL);
    cj_text_clear(&digits);
    return read;
}

/* Take the figures of the periods, which stand between semicolons. Shares stand on 0, with half as
 * much again as the greatest above them, as blocks have them: a line from edge to edge would make
 * much of little. */
static void take_figures(trend *in, const char *text)
{
    bool shares = strchr(text, '%') != NULL;
    bool found = false;

    while (*text != '\0') {
        cj_span entry = {text, strcspn(text, ";")};
        double value = 0;

        in->shown[in->count] = read_figure(&value, entry);
        in->values[in->count] = value;
        if (in->shown[in->count++]) {
            in->least = !found || value < in->least ? value : in->least;
            in->most = !found || value > in->most ? value : in->most;
            found = true;
        }
        text += entry.length;
        text += strspn(text, "; ");
    }
    if (shares && in->least >= 0) {
        in->least = 0;
        in->most = in->most > 0 ? in->most * 1.5 : 1;
    }
}

static double across(const trend *in, size_t i)
{
    double step =
        (double)(in->count - 1) * STEP > LONGEST ? LONGEST / (double)(in->count - 1) : STEP;

    return EDGE + (double)i * step;
}

static double down(const trend *in, size_t i)
{
    double share =
        in->most > in->least ? (in->values[i] - in->least) / (in->most - in->least) : 0.5;

    return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
}

/* A line through the figures, broken where one is not shown; one between two such is a point, and
 * so is the last. */
static void append_line(cj_text *out, const trend *in)
{
    bool open = false;

    cj_text_add(out, "<path d=\"");
    for (size_t i = 0; i < in->count; i++) {
        if (in->shown[i]) {
            cj_text_char(out, open ? 'L' : 'M');
            cj_svg_number(out, across(in, i));
            cj_text_char(out, ' ');
            cj_svg_number(out, down(in, i));
        }
        open = in->shown[i];
    }
    cj_text_add(out, "\"/>");
    for (size_t i = 0; i < in->count; i++) {
        bool alone = (i == 0 || !in->shown[i - 1]) && (i + 1 == in->count || !in->shown[i + 1]);

        if (in->shown[i] && (alone || i + 1 == in->count)) {
            cj_text_add(out, "<circle cx=\"");
            cj_svg_number(out, across(in, i));
            cj_text_add(out, "\" cy=\"");
            cj_svg_number(out, down(in, i));
            cj_text_add(out, "\" r=\"2.5\"/>");
        }
    }
}

void cj_svg_trend(cj_text *out, const char *text)
{
    trend in = {.values = NULL};
    size_t room = 1;

    for (const char *at = text; *at != '\0'; at++)
        room += *at == ';';
    in.values = malloc(room * sizeof *in.values);
    in.shown = malloc(room * sizeof *in.shown);
    if (in.values == NULL || in.shown == NULL) {
        out->failed = true;
    } else {
        take_figures(&in, text);
        cj_text_format(out,
                       "<svg class=\"trend\" role=\"img\" width=\"%d\" height=\"%d\" "
                       "aria-label=\"",
                       (int)(across(&in, in.count - 1) + EDGE), HEIGHT);
        cj_xml_escape(out, text);
        cj_text_add(out, "\">");
        append_line(out, &in);
        cj_text_add(out, "</svg>");
    }
    free(in.values);
    free(in.shown);
}

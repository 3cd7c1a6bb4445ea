/* Texts in charts: about how wide they are, and where they are broken. */
#include "svg_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* width of most letters in the charts' font, in pixels: there is no font to measure with */
#define LETTER 7.1
#define LINES_MAX 4 /* lines of a label at most; the table beside the chart has all of it */

/* Return the estimated width of the letter at `at`; *bytes is its length. The numbers are rough
 * widths in Arial at 13 pixels, rather too wide than too narrow. */
static double letter(const char *at, size_t *bytes)
{
    size_t length = 1;

    while (((unsigned char)at[length] & 0xC0) == 0x80)
        length++;
    *bytes = length;
    if (length > 1)
        return (double)cj_text_width((cj_span){at, length}) * LETTER;
    if (strchr("mwMW%@", *at) != NULL)
        return 12;
    if (*at >= 'A' && *at <= 'Z')
        return *at == 'I' ? 4.5 : 9.5;
    return strchr("ijlt.,:;'|!()[]/ ", *at) != NULL ? 4.5 : LETTER;
}

static double width_of(cj_span text)
{
    double width = 0;
    size_t bytes;

    for (size_t i = 0; i < text.length; i += bytes)
        width += letter(text.at + i, &bytes);
    return width;
}

double cj_svg_width(const char *text)
{
    return width_of(cj_span_of(text));
}

double cj_svg_longest_word(const char *text)
{
    double longest = 0;

    while (*text != '\0') {
        size_t length = strcspn(text, " ");

        longest = fmax(longest, width_of((cj_span){text, length}));
        text += length + strspn(text + length, " ");
    }
    return longest;
}

/* Return how many bytes of a text fit in the width, one letter at least. The cut is behind a
 * word if possible, else behind a slash or hyphen, else anywhere. */
static size_t fitting(const char *text, double width)
{
    double used = 0;
    size_t at = 0;
    size_t word = 0;
    size_t piece = 0;
    size_t bytes;

    while (text[at] != '\0') {
        double takes = letter(text + at, &bytes);

        if (text[at] == ' ')
            word = at;
        if (used + takes > width && at > 0)
            return word > 0 ? word : piece > 0 ? piece : at;
        used += takes;
        at += bytes;
        if (text[at - 1] == '/' || text[at - 1] == '-')
            piece = at;
    }
    return at;
}

int cj_svg_lines(const char *text, double width)
{
    int lines = 0;

    do {
        size_t length = fitting(text, width);

        text += length + strspn(text + length, " ");
        lines++;
    } while (*text != '\0' && lines < LINES_MAX);
    return lines;
}

void cj_svg_text_begin(cj_text *out, const char *class, const char *anchor, double x, double y)
{
    cj_text_format(out, "<text class=\"%s\" text-anchor=\"%s\" x=\"", class, anchor);
    cj_svg_number(out, x);
    cj_text_add(out, "\" y=\"");
    cj_svg_number(out, y);
    cj_text_add(out, "\" >");
}

/* Append one line of a text; the last line (`all`) ends with an ellipsis if more text
 * follows. */
static void append_line(cj_text *out, const char *text, double width, bool all)
{
    cj_text line = CJ_TEXT_INIT;
    size_t length = fitting(text, width);
    bool cut = all && text[length] != '\0';

    if (cut)
        length = fitting(text, width - 12);
    cj_text_append(&line, (cj_span){text, length});
    cj_text_add(&line, cut ? "\xE2\x80\xA6" : "");
    cj_xml_escape(out, cj_text_string(&line));
    out->failed = out->failed || line.failed;
    cj_text_clear(&line);
}

void cj_svg_wrapped(cj_text *out, const char *class, const char *text, const char *anchor, double x,
                    double y, double width, bool around)
{
    int lines = cj_svg_lines(text, width);

    if (around)
        y += 4 - (lines - 1) * CJ_SVG_LINE / 2.0;
    for (; lines > 0; lines--, y += CJ_SVG_LINE) {
        size_t length = fitting(text, width);

        cj_svg_text_begin(out, class, anchor, x, y);
        append_line(out, text, width, lines == 1);
        cj_text_add(out, "</text>\n");
        text += length + strspn(text + length, " ");
    }
}

void cj_svg_one_line(cj_text *out, const char *class, const char *text, const char *anchor,
                     double x, double y, double width)
{
    cj_svg_text_begin(out, class, anchor, x, y);
    append_line(out, text, width, true);
    cj_text_add(out, "</text>\n");
}

/* One decimal is enough for pixels. The format %.1f would write a comma in some locales, and
 * -0.0. */
void cj_svg_number(cj_text *out, double value)
{
    long tenths = lround(value * 10);

    cj_text_format(out, "%s%ld", tenths < 0 ? "-" : "", labs(tenths) / 10);
    if (tenths % 10 != 0)
        cj_text_format(out, ".%ld", labs(tenths) % 10);
}

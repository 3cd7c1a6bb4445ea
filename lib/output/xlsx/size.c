/* How wide texts are in Arial, and how many lines they take: programs that show a workbook do
 * not all find the heights of rows by themselves. */
#include "book.h"

#include <string.h>

#define PIXELS 7   /* of one unit of a column's width */
#define PADDING 10 /* pixels beside a cell's text, and some to spare */
#define LINES 25   /* are 394 points, of 409 that Excel allows */

/* Advance widths of the printable characters of ASCII, in thousandths of the letters' size, as
 * Arial and Helvetica have them; a bold letter is about a fourteenth wider. */
static const unsigned short advances[] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

/* Letters of 12 points are 16 pixels high. */
double cj_xlsx_pixels(cj_span text, bool bold)
{
    size_t others = cj_text_width(text);
    double thousandths = 0;

    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] >= ' ' && text.at[i] <= '~') {
            thousandths += advances[text.at[i] - ' '];
            others -= others > 0;
        }
    thousandths += 600.0 * (double)others;
    return thousandths * 16 / 1000 * (bold ? 15.0 / 14 : 1);
}

double cj_xlsx_width_of(cj_span text, bool bold)
{
    return (double)(size_t)((cj_xlsx_pixels(text, bold) + PADDING) / PIXELS + 1);
}

double cj_xlsx_pixels_of(double width)
{
    return width * PIXELS + 5;
}

/* Lines break at blanks, and within words that are wider than the cell. */
size_t cj_xlsx_lines_in(const char *text, double room, bool bold)
{
    double blank = cj_xlsx_pixels(CJ_SPAN(" "), bold);
    double used = 0;
    size_t lines = 1;

    while (*text != '\0') {
        size_t length = strcspn(text, " \n");
        double word = cj_xlsx_pixels((cj_span){text, length}, bold);

        if (used > 0 && used + word > room) {
            lines++;
            used = 0;
        }
        for (used += word; used > room && room > 0; used -= room)
            lines++;
        used += blank;
        text += length;
        if (*text == '\n') {
            lines++;
            used = 0;
        }
        text += *text != '\0';
    }
    return lines;
}

size_t cj_xlsx_lines_of(const char *text, double width, bool bold)
{
    return cj_xlsx_lines_in(text, cj_xlsx_pixels_of(width) - PADDING, bold);
}

static void set_points(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row, double points)
{
    cj_xlsx_keep(in, cj_lxw.worksheet_set_row(sheet, row, points, NULL));
    cj_xlsx_fact(in->asked, CJ_FACT_HEIGHT, cj_xlsx_place(in->sheets, row + 1, 0), cj_span_of(""));
}

void cj_xlsx_set_height(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row, size_t lines)
{
    if (lines >= 2)
        set_points(in, sheet, row, (double)(lines > LINES ? LINES : lines) * XLSX_LINE);
}

void cj_xlsx_set_title_height(cj_xlsx_book *in, lxw_worksheet *sheet, lxw_row_t row)
{
    set_points(in, sheet, row, 1.5 * XLSX_LINE);
}

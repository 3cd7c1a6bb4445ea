/* Shared by the files that ask for native charts. */
#ifndef CJ_OUTPUT_XLSX_CHART_H
#define CJ_OUTPUT_XLSX_CHART_H

#include "book.h"
#include "output/palette.h"

/* Note what a chart is asked to hold: a text, a colour. */
void cj_xlsx_ask_chart(cj_xlsx_book *in, cj_xlsx_fact_kind kind, const char *text);
void cj_xlsx_ask_colour(cj_xlsx_book *in, lxw_color_t colour);

/* A title or name in the form in which a chart can hold it, which is noted. */
const char *cj_xlsx_chart_word(cj_xlsx_book *in, const char *text);

/* The font in that size; the library copies it. And note how often the chart is asked to name it.
 */
#define CJ_XLSX_FONT "Arial"
lxw_chart_font cj_xlsx_chart_font(double size, bool bold);
void cj_xlsx_ask_fonts(cj_xlsx_book *in, size_t count);

/* Add the series of a part: its range, its look and its labels. `first` is the row of the header
 * of its table. */
void cj_xlsx_add_part(cj_xlsx_book *in, lxw_chart *to, const cj_xlsx_sheet *on,
                      const cj_xlsx_drawing *drawing, const cj_xlsx_part *part, lxw_row_t first);

/* What a rule across a chart is: "Target 75%", or the name of what others are compared with. */
void cj_xlsx_append_rule(cj_text *out, const cj_xlsx_drawing *drawing, const cj_xlsx_part *part);

/* Whether the values of a chart run across; how high it is, in pixels; and whether a part of one of
 * its stacks is so high that a number has room in it (whiskers.c). */
bool cj_xlsx_lies(const cj_xlsx_drawing *drawing);
double cj_xlsx_chart_height(const cj_xlsx_drawing *drawing);
bool cj_xlsx_has_room(const cj_xlsx_drawing *drawing, size_t series, size_t category);

/* Whiskers (whiskers.c): the look of a part, the words at the end of a line, and what is said below
 * the chart, with what its rule and marks are. */
void cj_xlsx_dress_whiskers(cj_xlsx_book *in, lxw_chart_series *series,
                            const cj_xlsx_drawing *drawing, const cj_xlsx_part *part);
void cj_xlsx_append_whisker(cj_text *out, const cj_xlsx_drawing *drawing, size_t point);
const char *cj_xlsx_tell_marks(cj_xlsx_book *in, const cj_xlsx_drawing *drawing);

#endif

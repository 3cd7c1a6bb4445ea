/* Charts as inline SVG. */
#ifndef CJ_OUTPUT_PAGE_SVG_H
#define CJ_OUTPUT_PAGE_SVG_H

#include "cj/chart.h"

/* Append the text with what XML would take for markup escaped, control characters
 * made visible. */
void cj_xml_escape(cj_text *out, const char *text);

/* Append the chart as an svg element of that width in pixels; id is unique in the
 * page and begins the ids of its parts. */
void cj_svg_append(cj_text *out, const cj_chart *chart, const char *id, int width);

/* Append a small line of figures, for a cell of CJ_DRAWN_TREND: text is "2011-12Q1 54%; 2011-12Q2
 * [c]; ...", which is what is read out in its place. */
void cj_svg_trend(cj_text *out, const char *text);

#endif

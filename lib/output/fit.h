/* How the columns of a table are made to fit a line of a terminal. */
#ifndef CJ_OUTPUT_FIT_H
#define CJ_OUTPUT_FIT_H

#include "cj/output.h"
#include "table/layout.h"

/* A table on its way to lines of text: which of its columns are shown, how wide, and the cells of
 * the current row.  Given up in this order until it fits: bars, intervals in columns of their own
 * ("31 (53%, 41-66)"), the second blank between columns, intervals on the line of their figures,
 * parts of a whole beside a figure with an interval (a note names them), columns at all (records:
 * a line for each heading and value).  A word is never cut while there are columns. */
typedef struct {
    const cj_layout *layout;
    bool bars;     /* bars stand behind percentages */
    bool joined;   /* intervals stand behind their figures ... */
    bool below;    /* ... or on the next line */
    bool colour;   /* verdicts have their tones */
    bool records;  /* nothing fits: no columns */
    size_t gap;    /* blanks between columns */
    size_t limit;  /* columns of the line */
    size_t *owner; /* of each column: the one behind whose figure it stands if joined; SIZE_MAX */
    bool *owns;    /* it is the owner of one */
    bool *dropped; /* there is no room for it */
    size_t *widths;
    size_t *least; /* as narrow as its words allow; figures are never wrapped */
    cj_text *cells;
    cj_tone *tones; /* of the cells */
} cj_fit;

/* Find how the table is shown.  Layout and style outlive the fit.  A style without a width is for
 * files: columns stay, however wide their figures make the line. */
cj_status cj_fit_open(cj_fit *fit, const cj_layout *layout, const cj_output_style *style,
                      cj_error *err);

/* Release it; out->failed is set where one of its texts has failed. */
void cj_fit_close(cj_fit *fit, cj_text *out);

/* Whether the column is shown: not an interval that stands behind its figure, not dropped. */
bool cj_fit_shows(const cj_fit *fit, size_t column);

/* Put the headings into the cells. */
void cj_fit_fill_headings(cj_fit *fit);

/* Put the row of the table into the cells. */
void cj_fit_fill(cj_fit *fit, size_t row);

/* Cut the next line of at most width columns off *rest: at a blank, behind a slash or a hyphen,
 * else in the middle of the word.  A line has one character at least, so that every loop over
 * lines ends. */
cj_span cj_fit_line(cj_span *rest, size_t width);

/* Append words wrapped at width, each line but the first behind `indent` blanks; what stands in the
 * first line already is `indent` wide as well. */
void cj_fit_words(cj_text *out, const char *text, size_t indent, size_t width);

/* The width of lines: that of the style, or what files have. */
size_t cj_fit_width(const cj_output_style *style);

#endif

/* The parts of a page, which html.c puts together. */
#ifndef CJ_OUTPUT_PAGE_PARTS_H
#define CJ_OUTPUT_PAGE_PARTS_H

#include "cj/document.h"
#include "output/noted.h"

/* ---- words.c ------------------------------------------------------------------------ */

/* Append an element with a text in it, which is escaped: <p>...</p> */
void cj_page_element(cj_text *out, const char *open, const char *text, const char *close);

/* Append words of a heading: dates, bands and periods (2011-12) stay on one line. */
void cj_page_unbroken(cj_text *out, const char *text);
void cj_page_heading(cj_text *out, const char *open, const char *text, const char *close);

/* ---- width.c ------------------------------------------------------------------------ */

/* Whether a cell's text is a code, a date or a band, which is not cut at its hyphens. */
bool cj_page_is_short(const cj_text *text);

/* Whether the words of a trend stay on one line: "54% to 62%", and not those that name periods. */
bool cj_page_trend_is_short(const cj_text *text);

/* Whether the table needs more room than a page of A4 upright has, in the size in which it is
 * printed.  Lack of memory is remembered in out. */
bool cj_page_is_broad(cj_text *out, const cj_layout *layout);

/* About how many pixels a table needs on a screen, at the least. */
double cj_page_least(cj_text *out, const cj_layout *layout, const cj_noted *notes);

/* ---- grid.c ------------------------------------------------------------------------- */

/* Append a table with rows and columns. notes: those of the page that headings refer to, or NULL.
 */
void cj_page_grid(cj_text *out, const cj_layout *layout, const char *title, const cj_noted *notes);

/* ---- links.c ------------------------------------------------------------------------ */

/* Append a link to the csv file of an exhibit; nothing where there is none. */
void cj_page_link_data(cj_text *out, const cj_document *document, const cj_exhibit *exhibit);

/* Append links to the files that no table of the page has: definitions, files, records, options,
 * all figures in one, the description of the folder. */
void cj_page_link_others(cj_text *out, const cj_document *document);

/* ---- front.c ------------------------------------------------------------------------ */

/* Everything up to the content: style, title, facts of the cover. */
void cj_page_top(cj_text *out, const cj_document *document);
void cj_page_points(cj_text *out, const cj_document *document);
void cj_page_headlines(cj_text *out, const cj_document *document);
void cj_page_contents(cj_text *out, const cj_document *document);

#endif

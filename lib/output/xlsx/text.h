/* Texts as a workbook can hold them: XML knows no control characters, no U+FFFE and no
 * U+FFFF, which are shown as \x01 and \uFFFF, and Excel reads _x0041_ as A. */
#ifndef CJ_OUTPUT_XLSX_TEXT_H
#define CJ_OUTPUT_XLSX_TEXT_H

#include "cj/text.h"

typedef enum {
    CJ_XLSX_CELL,    /* line breaks and tabs stay, every line break as \n */
    CJ_XLSX_HEADING, /* of a table: blanks instead */
    CJ_XLSX_CHART,   /* titles and names of a chart: no formula, whatever they begin with */
    CJ_XLSX_WORDS    /* where Excel knows no escapes: properties, descriptions */
} cj_xlsx_text_kind;

void cj_xlsx_text_append(cj_text *out, cj_span text, cj_xlsx_text_kind kind);

/* Return the text itself if it can be written unchanged, else its written form in the arena;
 * NULL without memory. */
const char *cj_xlsx_text(cj_arena *arena, const char *text, cj_xlsx_text_kind kind);

/* How many characters Excel counts: those beyond U+FFFF are two. */
size_t cj_xlsx_characters(const char *text);

/* The length in bytes of as many whole characters as fit in `most` bytes. */
size_t cj_xlsx_fitting(const char *text, size_t most);

#endif

/* How wide a table is on paper: about as a browser finds it. */
#include "page_parts.h"

#include "svg_internal.h"

#include <math.h>
#include <string.h>

#define PAGE 680.0                   /* pixels: 180 mm */
#define PRINTED (8.5 * 96 / 72 / 13) /* of the letters of charts, which are 13 pixels high */
#define PADDING 9.0                  /* left and right of a cell */
#define FIGURE_PADDING 4.0           /* more, left of a figure */
#define WORDS 96.0                   /* as narrow as a column of words is made: 6rem */
#define LOOKED_AT 1000               /* rows of a long table */
#define TREND 120.0                  /* of the line in a cell, beside its words */

bool cj_page_is_short(const cj_text *text)
{
    return text->length <= 14 && memchr(cj_text_string(text), ' ', text->length) == NULL;
}

/* What a column cannot do without: its figures, and the longest word of its texts and heading. */
static double least(cj_text *out, cj_text *text, const cj_layout *layout,
                    const cj_layout_column *column)
{
    const cj_table *table = layout->table;
    double width = cj_svg_longest_word(column->heading) * PRINTED;

    for (size_t row = 0; row < table->row_count && row < LOOKED_AT; row++) {
        const cj_cell *cell = cj_table_cell(table, row, column->column);
        double words;

        cj_text_reset(text);
        cj_layout_append(text, layout, row, column);
        out->failed = out->failed || text->failed;
        words = cj_svg_width(cj_text_string(text)) * PRINTED;
        if (table->columns[column->column].drawn == CJ_DRAWN_TREND)
            words += TREND;
        else if (!column->figures && !cj_page_is_short(text) && cell->kind != CJ_CELL_DATE)
            words = fmax(fmin(words, WORDS), cj_svg_longest_word(cj_text_string(text)) * PRINTED);
        width = fmax(width, words);
    }
    return width + PADDING + (column->figures ? FIGURE_PADDING : 0);
}

bool cj_page_is_broad(cj_text *out, const cj_layout *layout)
{
    cj_text text = CJ_TEXT_INIT;
    double width = 0;

    for (size_t i = 0; layout->table->form == CJ_FORM_TABLE && i < layout->column_count; i++)
        width += least(out, &text, layout, &layout->columns[i]);
    cj_text_clear(&text);
    return width > PAGE;
}

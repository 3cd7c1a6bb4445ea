/* How wide a table is at least, on paper and on a screen: about as a browser finds it. */
#include "page_parts.h"

#include "svg_internal.h"

#include <math.h>
#include <string.h>

#define PAGE 680.0     /* pixels: 180 mm */
#define LOOKED_AT 1000 /* rows of a long table */

/* Sizes as the style has them, in pixels; letters beside those of charts, which have 13. */
typedef struct {
    double letters;
    double padding; /* left and right of a cell */
    double figure;  /* more, left of a figure */
    double words;   /* as narrow as a column of words is made */
    double trend;   /* of the line in a cell, beside its words */
    double tone;    /* of the shape before a word with a colour, and around both */
} sizes;

static const sizes printed = {
    .letters = 8.5 * 96 / 72 / 13, .padding = 9, .figure = 4, .words = 96, .trend = 120};
static const sizes on_phone = {
    .letters = 14.0 / 13, .padding = 8, .figure = 4, .words = 80, .trend = 120, .tone = 28};

#define TREND_MOST 20 /* bytes */

bool cj_page_is_short(const cj_text *text)
{
    return text->length <= 14 && memchr(cj_text_string(text), ' ', text->length) == NULL;
}

bool cj_page_trend_is_short(const cj_text *text)
{
    const char *words = strchr(cj_text_string(text), ' '); /* behind the line */

    return words == NULL || strlen(words) <= TREND_MOST;
}

/* What a heading cannot do without: its longest word, or the mark behind it. */
static double heading(cj_text *out, cj_text *text, const cj_layout *layout,
                      const cj_layout_column *column, const cj_noted *notes)
{
    cj_text_reset(text);
    if (notes != NULL)
        cj_noted_mark(text, notes, layout->table, column->column, CJ_NOTED_FIXED);
    out->failed = out->failed || text->failed;
    return fmax(cj_svg_longest_word(column->group != NULL ? column->brief : column->heading),
                cj_svg_width(cj_text_string(text)) * 0.8);
}

/* What a column cannot do without: its figures, and the longest word of its texts and heading. */
static double least(cj_text *out, cj_text *text, const cj_layout *layout,
                    const cj_layout_column *column, const sizes *of)
{
    const cj_table *table = layout->table;
    const cj_table_column *own = &table->columns[column->column];
    double width = 0;

    for (size_t row = 0; row < table->row_count && row < LOOKED_AT; row++) {
        const cj_cell *cell = cj_table_cell(table, row, column->column);
        double words;

        cj_text_reset(text);
        cj_layout_append(text, layout, row, column);
        out->failed = out->failed || text->failed;
        words = cj_svg_width(cj_text_string(text)) * of->letters;
        if (own->drawn == CJ_DRAWN_TREND)
            words = (cj_page_trend_is_short(text) ? words : fmin(words, of->words)) + of->trend;
        else if (!column->figures && !cj_page_is_short(text) && cell->kind != CJ_CELL_DATE)
            words = fmax(fmin(words, of->words),
                         cj_svg_longest_word(cj_text_string(text)) * of->letters);
        if (cj_cell_tone(own, cell) != CJ_TONE_NONE)
            words += of->tone;
        width = fmax(width, words);
    }
    return width;
}

static double whole(cj_text *out, const cj_layout *layout, const cj_noted *notes, const sizes *of)
{
    cj_text text = CJ_TEXT_INIT;
    double width = 0;

    for (size_t i = 0; layout->table->form == CJ_FORM_TABLE && i < layout->column_count; i++) {
        const cj_layout_column *column = &layout->columns[i];

        width += fmax(heading(out, &text, layout, column, notes) * of->letters,
                      least(out, &text, layout, column, of)) +
                 of->padding + (column->figures ? of->figure : 0);
    }
    cj_text_clear(&text);
    return width;
}

bool cj_page_is_broad(cj_text *out, const cj_layout *layout)
{
    return whole(out, layout, NULL, &printed) > PAGE;
}

double cj_page_least(cj_text *out, const cj_layout *layout, const cj_noted *notes)
{
    return whole(out, layout, notes, &on_phone);
}

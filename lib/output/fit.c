/* How the columns of a table are made to fit a line of a terminal. */
#include "fit.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_WIDTH 120
#define NARROWEST                                                                  \
    12 /* columns of words are not made narrower than this before anything else is \
        */
#define BAR_CELLS 10

/* ---- words ------------------------------------------------------------------------- */

/* Whether a line may end behind the byte, though no blank follows: a slash, or a hyphen or comma
 * between words.  Dates, bands, numbers and intervals (40.8-65.7) stay on one line. */
static bool breaks_behind(cj_span text, size_t at)
{
    if (text.at[at] == '/')
        return true;
    return (text.at[at] == '-' || text.at[at] == ',') && at > 0 &&
           (text.at[at - 1] < '0' || text.at[at - 1] > '9');
}

cj_span cj_fit_line(cj_span *rest, size_t width)
{
    size_t fits = 0;  /* bytes that fit */
    size_t taken = 0; /* columns that these take */
    size_t blank = 0; /* bytes up to the last place to break */
    cj_span line;

    while (fits < rest->length) {
        size_t next = fits + 1;

        while (next < rest->length && ((unsigned char)rest->at[next] & 0xC0) == 0x80)
            next++;
        if (rest->at[fits] == ' ' || (fits > 0 && breaks_behind(*rest, fits - 1)))
            blank = fits;
        taken += cj_text_width((cj_span){rest->at + fits, next - fits});
        if (taken > width && fits > 0)
            break;
        fits = next;
    }
    if (fits < rest->length && rest->at[fits] != ' ' && blank > 0)
        fits = blank;
    line = (cj_span){rest->at, fits};
    while (fits < rest->length && rest->at[fits] == ' ')
        fits++;
    rest->at += fits;
    rest->length -= fits;
    return line;
}

void cj_fit_words(cj_text *out, const char *text, size_t indent, size_t width)
{
    cj_text printable = CJ_TEXT_INIT;
    cj_span words;
    bool first = true;

    cj_text_printable(&printable, cj_span_of(text));
    words = cj_text_span(&printable);

    while (words.length > 0 || first) {
        if (!first)
            cj_text_repeat(out, " ", indent);
        cj_text_append(out, cj_fit_line(&words, width - indent));
        cj_text_char(out, '\n');
        first = false;
    }
    out->failed = out->failed || printable.failed;
    cj_text_clear(&printable);
}

/* The width of the widest piece of the text that is cut at blanks, or wherever cj_fit_line() may
 * cut. */
static size_t widest_piece(cj_span text, bool blanks_alone)
{
    size_t widest = 0;
    size_t begin = 0;

    for (size_t i = 0; i < text.length; i++) {
        bool blank = text.at[i] == ' ';
        size_t end = blank ? i : i + 1;
        size_t width;

        if (!blank && i + 1 < text.length &&
            (blanks_alone || i == begin || !breaks_behind(text, i)))
            continue;
        width = cj_text_width((cj_span){text.at + begin, end - begin});
        widest = width > widest ? width : widest;
        begin = i + 1;
    }
    return widest;
}

/* ---- cells ------------------------------------------------------------------------- */

/* Whether a bar stands behind the column's figures: its own percentage or its share is marked
 * for one. */
static bool has_bar(const cj_fit *fit, const cj_layout_column *column)
{
    const cj_table *table = fit->layout->table;

    return fit->bars && (table->columns[column->column].bar ||
                         (column->share != SIZE_MAX && table->columns[column->share].bar));
}

/* Append a bar of BAR_CELLS cells for 100 %, in eighths of a cell (the block characters of
 * Unicode). Cells that are no percentage get an empty bar, so that columns stay aligned. */
static void append_bar(cj_text *out, const cj_cell *cell)
{
    static const char *const eighths[] = {" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    int64_t scale = 1;
    int64_t filled;

    for (int i = 0; i < cell->places; i++)
        scale *= 10;
    filled = cell->kind == CJ_CELL_PERCENT ? cell->units * BAR_CELLS * 8 / (100 * scale) : 0;
    cj_text_char(out, ' ');
    for (int i = 0; i < BAR_CELLS; i++, filled -= 8)
        cj_text_add(out, filled >= 8 ? "█" : eighths[filled > 0 ? filled : 0]);
}

/* Append a bound without its sign of percent, which the figure before it has. */
static void append_bound(cj_text *out, const cj_cell *cell)
{
    cj_cell_append_label(out, cell);
    if (out->length > 0 && out->bytes[out->length - 1] == '%')
        out->bytes[--out->length] = '\0';
}

/* Put the bounds behind a figure: "31 (53%, 41-66)", "8.3% (5.7-11.9)". */
static void join_interval(cj_text *cell, const cj_fit *fit, size_t row,
                          const cj_layout_column *interval)
{
    const cj_cell *low = cj_table_cell(fit->layout->table, row, interval->column);
    const cj_cell *high = cj_table_cell(fit->layout->table, row, interval->high);

    if (low->kind == CJ_CELL_MISSING ||
        (!cj_cell_is_figure(low) && low->kind != CJ_CELL_SUPPRESSED))
        return;
    if (cell->length > 0 && cell->bytes[cell->length - 1] == ')') {
        cell->bytes[--cell->length] = '\0';
        cj_text_add(cell, ", ");
    } else {
        cj_text_add(cell, " (");
    }
    append_bound(cell, low);
    if (cj_cell_is_figure(low)) {
        cj_text_add(cell, low->units < 0 || high->units < 0 ? " to " : "-");
        append_bound(cell, high);
    }
    cj_text_char(cell, ')');
}

bool cj_fit_shows(const cj_fit *fit, size_t column)
{
    return (!fit->joined || fit->owner[column] == SIZE_MAX) && !fit->dropped[column];
}

void cj_fit_fill_headings(cj_fit *fit)
{
    const cj_layout *layout = fit->layout;

    for (size_t i = 0; i < layout->column_count; i++) {
        cj_text_reset(&fit->cells[i]);
        cj_text_add(&fit->cells[i], layout->columns[i].heading);
        fit->tones[i] = CJ_TONE_NONE;
    }
    for (size_t i = 0; fit->joined && i < layout->column_count; i++)
        if (fit->owner[i] != SIZE_MAX)
            cj_text_format(&fit->cells[fit->owner[i]], " (%s)", layout->columns[i].heading);
}

void cj_fit_fill(cj_fit *fit, size_t row)
{
    const cj_layout *layout = fit->layout;

    for (size_t i = 0; i < layout->column_count; i++) {
        const cj_layout_column *column = &layout->columns[i];

        cj_text_reset(&fit->cells[i]);
        cj_layout_append(&fit->cells[i], layout, row, column);
        if (fit->colour)
            fit->tones[i] = cj_cell_tone(&layout->table->columns[column->column],
                                         cj_table_cell(layout->table, row, column->column));
        if (has_bar(fit, column))
            append_bar(&fit->cells[i],
                       cj_table_cell(layout->table, row,
                                     column->share != SIZE_MAX ? column->share : column->column));
    }
    for (size_t i = 0; fit->joined && i < layout->column_count; i++)
        if (fit->owner[i] != SIZE_MAX)
            join_interval(&fit->cells[fit->owner[i]], fit, row, &layout->columns[i]);
}

/* ---- widths ------------------------------------------------------------------------ */

/* The column of the layout that shows the figure of an interval, or SIZE_MAX. */
static size_t owner_of(const cj_layout *layout, size_t interval)
{
    const cj_table *table = layout->table;
    const char *of = table->columns[layout->columns[interval].column].of;

    for (size_t i = 0; layout->columns[interval].high != SIZE_MAX && i < layout->column_count;
         i++) {
        const cj_layout_column *column = &layout->columns[i];

        if (i != interval &&
            (strcmp(table->columns[column->column].key, of) == 0 ||
             (column->share != SIZE_MAX && strcmp(table->columns[column->share].key, of) == 0)))
            return i;
    }
    return SIZE_MAX;
}

static void widen(size_t *width, size_t to)
{
    *width = to > *width ? to : *width;
}

/* Whether a cell stays on one line: a figure, unless its interval goes below it, or a day. */
static bool is_whole(const cj_fit *fit, size_t row, size_t column)
{
    const cj_layout_column *of = &fit->layout->columns[column];

    if (of->figures)
        return !fit->below || !fit->owns[column];
    return cj_table_cell(fit->layout->table, row, of->column)->kind == CJ_CELL_DATE;
}

/* Find what headings and cells ask for, and what they cannot do without. */
static void measure(cj_fit *fit)
{
    const cj_layout *layout = fit->layout;

    cj_fit_fill_headings(fit);
    for (size_t i = 0; i < layout->column_count; i++) {
        cj_span heading = cj_text_span(&fit->cells[i]);

        fit->widths[i] = widest_piece(heading, true);
        fit->least[i] = widest_piece(heading, false);
    }
    for (size_t row = 0; row < layout->table->row_count; row++) {
        cj_fit_fill(fit, row);
        for (size_t i = 0; i < layout->column_count; i++) {
            cj_span cell = cj_text_span(&fit->cells[i]);
            size_t width = cj_text_width(cell);

            widen(&fit->widths[i], width);
            widen(&fit->least[i], is_whole(fit, row, i) ? width : widest_piece(cell, false));
        }
    }
}

/* The width of the table if no column is wider than its wish nor narrower than its words. */
static size_t total_width(const cj_fit *fit, const size_t *widths, size_t narrowest)
{
    size_t total = 0;

    for (size_t i = 0; i < fit->layout->column_count; i++) {
        size_t width = widths[i];

        if (!cj_fit_shows(fit, i))
            continue;
        if (width < narrowest)
            width = fit->widths[i] < narrowest ? fit->widths[i] : narrowest;
        total += width + (total > 0 ? fit->gap : 0);
    }
    return total;
}

/* Let the widest column of words give up one character at a time until the table fits. */
static void shrink(cj_fit *fit, size_t narrowest)
{
    size_t total = total_width(fit, fit->widths, 0);

    while (total > fit->limit) {
        size_t widest = SIZE_MAX;

        for (size_t i = 0; i < fit->layout->column_count; i++)
            if (cj_fit_shows(fit, i) && fit->widths[i] > fit->least[i] &&
                fit->widths[i] > narrowest &&
                (widest == SIZE_MAX || fit->widths[i] > fit->widths[widest]))
                widest = i;
        if (widest == SIZE_MAX)
            return;
        fit->widths[widest]--;
        total--;
    }
}

/* Drop the last column that is a part of a whole and has no interval, in a table in which another
 * has one.  Returns whether there was one. */
static bool drop_part(cj_fit *fit)
{
    const cj_layout *layout = fit->layout;
    size_t last = SIZE_MAX;
    bool main_figure = false;

    for (size_t i = 0; i < layout->column_count; i++) {
        const cj_layout_column *column = &layout->columns[i];

        main_figure = main_figure || fit->owns[i];
        if (cj_fit_shows(fit, i) && !fit->owns[i] && column->share != SIZE_MAX &&
            layout->table->columns[column->column].part == CJ_PART_FIGURE)
            last = i;
    }
    if (last == SIZE_MAX || !main_figure)
        return false;
    fit->dropped[last] = true;
    return true;
}

size_t cj_fit_width(const cj_output_style *style)
{
    return style->width == 0 ? DEFAULT_WIDTH : style->width;
}

/* Give up one thing after the other until the table fits. */
static void choose(cj_fit *fit, const cj_output_style *style)
{
    static const struct {
        bool bars, joined, below;
        size_t gap, narrowest;
    } steps[] = {
        {true, false, false, 2, NARROWEST}, {false, false, false, 2, NARROWEST},
        {false, true, false, 2, NARROWEST}, {false, true, false, 2, 0},
        {false, true, false, 1, 0},         {false, true, true, 1, 0},
    };
    const size_t last = style->width == 0 ? 1 : sizeof steps / sizeof *steps - 1;
    size_t step = style->bars ? 0 : 1;

    fit->limit = cj_fit_width(style);
    for (;; step++) {
        fit->bars = steps[step].bars;
        fit->joined = steps[step].joined;
        fit->below = steps[step].below;
        fit->gap = steps[step].gap;
        measure(fit);
        if (step == last || total_width(fit, fit->least, steps[step].narrowest) <= fit->limit)
            break;
    }
    if (style->width > 0) {
        while (total_width(fit, fit->least, 0) > fit->limit && drop_part(fit))
            continue;
        fit->records = total_width(fit, fit->least, 0) > fit->limit;
    }
    shrink(fit, steps[step].narrowest);
    if (fit->records) { /* each line has room for an interval of its own */
        fit->joined = false;
        memset(fit->dropped, 0, fit->layout->column_count * sizeof *fit->dropped);
    }
}

cj_status cj_fit_open(cj_fit *fit, const cj_layout *layout, const cj_output_style *style,
                      cj_error *err)
{
    const size_t count = layout->column_count + 1;

    *fit = (cj_fit){.layout = layout,
                    .owner = calloc(count, sizeof *fit->owner),
                    .owns = calloc(count, sizeof *fit->owns),
                    .dropped = calloc(count, sizeof *fit->dropped),
                    .widths = calloc(count, sizeof *fit->widths),
                    .least = calloc(count, sizeof *fit->least),
                    .cells = calloc(count, sizeof *fit->cells),
                    .tones = calloc(count, sizeof *fit->tones),
                    .colour = style->colour};
    if (fit->owner == NULL || fit->owns == NULL || fit->dropped == NULL || fit->widths == NULL ||
        fit->least == NULL || fit->cells == NULL || fit->tones == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < layout->column_count; i++) {
        fit->owner[i] = owner_of(layout, i);
        if (fit->owner[i] != SIZE_MAX)
            fit->owns[fit->owner[i]] = true;
    }
    choose(fit, style);
    return CJ_OK;
}

void cj_fit_close(cj_fit *fit, cj_text *out)
{
    for (size_t i = 0; fit->cells != NULL && i < fit->layout->column_count; i++) {
        out->failed = out->failed || fit->cells[i].failed;
        cj_text_clear(&fit->cells[i]);
    }
    free(fit->owner);
    free(fit->owns);
    free(fit->dropped);
    free(fit->widths);
    free(fit->least);
    free(fit->cells);
    free(fit->tones);
}

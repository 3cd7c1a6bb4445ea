/* A table as text for a terminal: aligned by character widths, wrapped, with bars. */
#include "spark.h"
#include "writers.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_WIDTH 120
#define NARROWEST 12 /* columns of words are never cut below this width */
#define GAP 2
#define BAR_CELLS 10

typedef struct {
    const cj_layout *layout;
    const cj_output_style *style;
    size_t *widths;
    cj_text *cells; /* the texts of the current row, one for each column */
} printer;

/* ---- lines ---------------------------------------------------------------------- */

/* Cut the next line of at most `width` screen columns off *rest: at a blank, or behind a slash
 * or hyphen, else in the middle of the word. A line has one character at least, so that every
 * loop over lines ends. */
static cj_span next_line(cj_span *rest, size_t width)
{
    size_t fits = 0;  /* bytes that fit */
    size_t blank = 0; /* bytes up to the last place to break */
    cj_span line;

    while (fits < rest->length) {
        size_t next = fits + 1;

        while (next < rest->length && ((unsigned char)rest->at[next] & 0xC0) == 0x80)
            next++;
        if (rest->at[fits] == ' ')
            blank = fits;
        else if (fits > 0 && (rest->at[fits - 1] == '/' || rest->at[fits - 1] == '-'))
            blank = fits;
        if (cj_text_width((cj_span){rest->at, next}) > width && fits > 0)
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

/* Append words wrapped at width, each line but the first behind `indent`. */
static void append_wrapped(cj_text *out, const char *text, size_t indent, size_t width)
{
    cj_text printable = CJ_TEXT_INIT;
    cj_span words;
    bool first = true;

    cj_text_printable(&printable, cj_span_of(text));
    words = cj_text_span(&printable);

    while (words.length > 0 || first) {
        if (!first)
            cj_text_repeat(out, " ", indent);
        cj_text_append(out, next_line(&words, width - indent));
        cj_text_char(out, '\n');
        first = false;
    }
    out->failed = out->failed || printable.failed;
    cj_text_clear(&printable);
}

/* Take away blanks at the end of the last line. */
static void strip_line(cj_text *out)
{
    while (out->length > 0 && out->bytes[out->length - 1] == ' ')
        out->bytes[--out->length] = '\0';
}

/* Append the row of cells, each wrapped in its column: as many lines as the longest cell
 * takes. */
static void append_row(cj_text *out, printer *in)
{
    const cj_layout *layout = in->layout;
    bool more = true;
    cj_span *rests = calloc(layout->column_count, sizeof *rests);

    if (rests == NULL) {
        out->failed = true;
        return;
    }
    for (size_t i = 0; i < layout->column_count; i++)
        rests[i] = cj_text_span(&in->cells[i]);
    while (more) {
        more = false;
        for (size_t i = 0; i < layout->column_count; i++) {
            cj_span line = next_line(&rests[i], in->widths[i]);
            size_t width = cj_text_width(line);
            size_t pad = in->widths[i] > width ? in->widths[i] - width : 0;

            if (layout->columns[i].figures)
                cj_text_repeat(out, " ", pad);
            cj_text_append(out, line);
            if (!layout->columns[i].figures)
                cj_text_repeat(out, " ", pad);
            cj_text_repeat(out, " ", i + 1 < layout->column_count ? GAP : 0);
            more = more || rests[i].length > 0;
        }
        strip_line(out);
        cj_text_char(out, '\n');
    }
    free(rests);
}

/* ---- cells ------------------------------------------------------------------------ */

/* Whether a bar stands behind the column's figures: its own percentage or its share is marked
 * for one. */
static bool has_bar(const printer *in, const cj_layout_column *column)
{
    const cj_table *table = in->layout->table;

    return in->style->bars && (table->columns[column->column].bar ||
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

static void fill_cells(printer *in, size_t row)
{
    for (size_t i = 0; i < in->layout->column_count; i++) {
        const cj_layout_column *column = &in->layout->columns[i];

        cj_text_reset(&in->cells[i]);
        cj_layout_append(&in->cells[i], in->layout, row, column);
        if (has_bar(in, column))
            append_bar(&in->cells[i],
                       cj_table_cell(in->layout->table, row,
                                     column->share != SIZE_MAX ? column->share : column->column));
    }
}

/* The widest word: a heading may wrap but no word is cut. */
static size_t widest_word(const char *text)
{
    size_t widest = 0;

    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        size_t width = cj_text_width((cj_span){text, length});

        widest = width > widest ? width : widest;
        text += length + strspn(text + length, " ");
    }
    return widest;
}

/* Find the widths of the columns: first what headings and cells ask for, then the widest column
 * of words gives up one character at a time until the table fits. Figures are never wrapped; a
 * table of figures may stay wider than the limit. */
static void measure(printer *in)
{
    const cj_layout *layout = in->layout;
    size_t limit = in->style->width > 0 ? in->style->width : DEFAULT_WIDTH;
    size_t total = 0;

    for (size_t i = 0; i < layout->column_count; i++)
        in->widths[i] = widest_word(layout->columns[i].heading);
    for (size_t row = 0; row < layout->table->row_count; row++) {
        fill_cells(in, row);
        for (size_t i = 0; i < layout->column_count; i++) {
            size_t width = cj_text_width(cj_text_span(&in->cells[i]));

            in->widths[i] = width > in->widths[i] ? width : in->widths[i];
        }
    }
    for (size_t i = 0; i < layout->column_count; i++)
        total += in->widths[i] + (i > 0 ? GAP : 0);
    while (total > limit) {
        size_t widest = SIZE_MAX;

        for (size_t i = 0; i < layout->column_count; i++)
            if (!layout->columns[i].figures && in->widths[i] > NARROWEST &&
                (widest == SIZE_MAX || in->widths[i] > in->widths[widest]))
                widest = i;
        if (widest == SIZE_MAX)
            return;
        in->widths[widest]--;
        total--;
    }
}

/* ---- parts of the page --------------------------------------------------------------- */

static void append_strong(cj_text *out, const char *text, const cj_output_style *style)
{
    cj_text_add(out, style->colour ? "\033[1m" : "");
    cj_text_printable(out, cj_span_of(text));
    cj_text_add(out, style->colour ? "\033[0m\n" : "\n");
}

static void append_section(cj_text *out, printer *in, const cj_layout_section *section)
{
    const cj_layout *layout = in->layout;

    for (size_t i = 0; i < layout->column_count; i++) {
        cj_text_reset(&in->cells[i]);
        cj_text_add(&in->cells[i], layout->columns[i].heading);
    }
    append_row(out, in);
    for (size_t i = 0; i < layout->column_count; i++) {
        cj_text_repeat(out, "-", in->widths[i]);
        cj_text_repeat(out, " ", i + 1 < layout->column_count ? GAP : 0);
    }
    cj_text_char(out, '\n');
    for (size_t row = section->first_row; row < section->first_row + section->row_count; row++) {
        fill_cells(in, row);
        for (size_t i = 0; i < layout->column_count; i++)
            if (cj_layout_repeats(layout, section, row, &layout->columns[i]))
                cj_text_reset(&in->cells[i]);
        append_row(out, in);
    }
}

static void append_sentences(cj_text *out, const printer *in, const cj_layout_section *section,
                             size_t width)
{
    for (size_t row = section->first_row; row < section->first_row + section->row_count; row++)
        if (in->layout->table->sentences[row] != NULL)
            append_wrapped(out, in->layout->table->sentences[row], 2, width);
}

static void append_notes(cj_text *out, const cj_layout *layout, size_t width)
{
    cj_text_add(out, "\nNotes\n");
    for (size_t i = 0; i < layout->table->note_count; i++) {
        if (!cj_table_tells_note(layout->table, i))
            continue;
        cj_text_add(out, "- ");
        append_wrapped(out, layout->table->notes[i], 2, width);
    }
    for (size_t i = 0; i < layout->legend_count; i++) {
        cj_text_add(out, "- ");
        append_wrapped(out, layout->legend[i], 2, width);
    }
}

cj_status cj_text_output(cj_text *out, const cj_layout *layout, const cj_output_style *style,
                         cj_error *err)
{
    size_t width = style->width > 0 ? style->width : DEFAULT_WIDTH;
    printer in = {layout, style, NULL, NULL};
    cj_status status = CJ_OK;

    in.widths = calloc(layout->column_count + 1, sizeof *in.widths);
    in.cells = calloc(layout->column_count + 1, sizeof *in.cells);
    if (in.widths == NULL || in.cells == NULL) {
        status = cj_fail_nomem(err);
        goto done;
    }
    measure(&in);
    append_strong(out, layout->table->title == NULL ? "" : layout->table->title, style);
    for (size_t i = 0; i < layout->section_count; i++) {
        const cj_layout_section *section = &layout->sections[i];

        cj_text_char(out, '\n');
        if (section->heading[0] != '\0')
            append_strong(out, section->heading, style);
        if (section->facts[0] != '\0')
            cj_text_format(out, "%s\n", section->facts);
        if (section->heading[0] != '\0' || section->facts[0] != '\0')
            cj_text_char(out, '\n');
        cj_spark_append(out, layout->table, section->first_row, section->row_count, "", width);
        if (style->sentences)
            append_sentences(out, &in, section, width);
        else
            append_section(out, &in, section);
    }
    if (layout->section_count == 0)
        cj_text_add(out, "\nNo rows.\n");
    append_notes(out, layout, width);
done:
    for (size_t i = 0; in.cells != NULL && i < layout->column_count; i++) {
        out->failed = out->failed || in.cells[i].failed;
        cj_text_clear(&in.cells[i]);
    }
    free(in.cells);
    free(in.widths);
    return status;
}

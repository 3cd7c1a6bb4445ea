/* Tables of a page: rows and columns, or where there is no room for these, row by row. */
#include "page_parts.h"

#include "svg.h"
#include "svg_internal.h"

#include <math.h>
#include <string.h>

#define SMALLEST 270.0 /* pixels: what the smallest phone has for a table */
#define BROADEST 960.0 /* and every desk */
#define LETTERS 16.0   /* of a page, whose reader has not chosen others */

typedef struct {
    const cj_layout *layout;
    const cj_noted *notes;
    bool stacks; /* it stands row by row on narrow screens, where cells say what they are */
} grid;

/* Elements that the style lays out in another way are no table to some browsers: their roles say
 * what they still are. */
static const char *role(const grid *in, const char *words)
{
    return in->stacks ? words : "";
}

/* How many columns from that on have one heading above them; 0: it has none. */
static size_t span_of(const cj_layout *layout, size_t first)
{
    const char *group = layout->columns[first].group;
    size_t count = 0;

    while (group != NULL && first + count < layout->column_count &&
           layout->columns[first + count].group != NULL &&
           strcmp(layout->columns[first + count].group, group) == 0)
        count++;
    return count;
}

/* What a column is called, below the heading of its group. */
static const char *name_of(const cj_layout_column *column)
{
    return column->group != NULL ? column->brief : column->heading;
}

/* Append the heading of a column; how: more attributes. */
static void append_heading(cj_text *out, const grid *in, const cj_layout_column *column,
                           const char *how)
{
    cj_text_format(out, "<th scope=\"col\"%s%s%s>", role(in, " role=\"columnheader\""), how,
                   column->figures ? " class=\"n\"" : "");
    cj_page_unbroken(out, name_of(column));
    if (in->notes != NULL)
        cj_noted_mark(out, in->notes, in->layout->table, column->column, CJ_NOTED_LINKS);
    cj_text_add(out, "</th>");
}

/* Append the heading of the group that begins with a column, of so many. */
static void append_group(cj_text *out, const grid *in, size_t first, size_t span)
{
    cj_text_format(out, "<th scope=\"colgroup\" colspan=\"%zu\"%s class=\"over\">", span,
                   role(in, " role=\"columnheader\""));
    cj_page_unbroken(out, in->layout->columns[first].group);
    cj_text_add(out, "</th>");
}

/* Append the groups of columns, which headings of groups need for what they head. */
static void append_groups(cj_text *out, const cj_layout *layout)
{
    for (size_t i = 0, span; i < layout->column_count; i += span) {
        span = span_of(layout, i);
        for (span += span == 0; span_of(layout, i) == 0 && i + span < layout->column_count &&
                                span_of(layout, i + span) == 0;)
            span++;
        cj_text_format(out, "<colgroup span=\"%zu\"></colgroup>", span);
    }
    cj_text_add(out, "\n");
}

/* Append the head: a row, or one of groups and one of what is in them. */
static void append_head(cj_text *out, const grid *in)
{
    const cj_layout *layout = in->layout;
    bool grouped = false;

    for (size_t i = 0; i < layout->column_count; i++)
        grouped = grouped || span_of(layout, i) > 0;
    if (grouped)
        append_groups(out, layout);
    cj_text_format(out, "<thead%s><tr%s>", role(in, " role=\"rowgroup\""),
                   role(in, " role=\"row\""));
    for (size_t i = 0, span; i < layout->column_count; i += span + (span == 0)) {
        span = span_of(layout, i);
        if (span > 0)
            append_group(out, in, i, span);
        else
            append_heading(out, in, &layout->columns[i], grouped ? " rowspan=\"2\"" : "");
    }
    if (grouped)
        cj_text_format(out, "</tr>\n<tr%s>", role(in, " role=\"row\""));
    for (size_t i = 0; grouped && i < layout->column_count; i++)
        if (layout->columns[i].group != NULL)
            append_heading(out, in, &layout->columns[i], "");
    cj_text_add(out, "</tr></thead>\n");
}

static bool is_trend(const cj_layout *layout, const cj_layout_column *column)
{
    return layout->table->columns[column->column].drawn == CJ_DRAWN_TREND;
}

/* Append the words of a cell; those of a trend, "▁▃█ 54% to 62%", with a line for the blocks. */
static void append_words(cj_text *out, const cj_layout *layout, const cj_cell *cell,
                         const cj_layout_column *column, const char *words)
{
    bool drawn = is_trend(layout, column) && cell->kind == CJ_CELL_TEXT;

    if (drawn)
        cj_svg_trend(out, cell->text);
    cj_page_unbroken(out, drawn ? words + strcspn(words, " ") : words);
}

/* Open the element of a cell: the first one heads its row, others are headed by their column. */
static void open_cell(cj_text *out, const grid *in, const cj_cell *cell,
                      const cj_layout_column *column, const cj_text *text, bool head)
{
    bool unbroken = cj_page_is_short(text) ||
                    (!head && is_trend(in->layout, column) && cj_page_trend_is_short(text));

    if (head)
        cj_text_format(out, "<th scope=\"row\"%s", role(in, " role=\"rowheader\""));
    else
        cj_text_format(out, "<td%s", role(in, " role=\"cell\""));
    if (in->stacks && !head) {
        cj_text_add(out, " data-label=\"");
        cj_xml_escape(out, name_of(column));
        cj_text_add(out, "\"");
    }
    if (!head && column->figures)
        cj_text_add(out, " class=\"n\">");
    else if (!head && cell->kind == CJ_CELL_DATE)
        cj_text_add(out, " class=\"d\">");
    else
        cj_text_add(out, unbroken ? " class=\"d\" dir=\"auto\">" : " dir=\"auto\">");
}

/* Append a cell. Words that are judged have their colour; a repeated value is hidden from sight
 * only, so that screen readers still read it. */
static void append_cell(cj_text *out, const grid *in, const cj_layout_section *section, size_t row,
                        size_t number)
{
    static const char *const tones[] = {"", "good", "mixed", "bad"};
    const cj_layout *layout = in->layout;
    const cj_layout_column *column = &layout->columns[number];
    const cj_cell *cell = cj_table_cell(layout->table, row, column->column);
    cj_tone tone = cj_cell_tone(&layout->table->columns[column->column], cell);
    bool head = number == 0 && !column->figures;
    bool repeats = cj_layout_repeats(layout, section, row, column);
    cj_text text = CJ_TEXT_INIT;

    cj_layout_append(&text, layout, row, column);
    open_cell(out, in, cell, column, &text, head);
    if (tone != CJ_TONE_NONE)
        cj_text_format(out, "<span class=\"%s\">", tones[tone]);
    cj_text_add(out, repeats ? "<span class=\"hidden\">" : "");
    append_words(out, layout, cell, column, cj_text_string(&text));
    cj_text_add(out, repeats ? "</span>" : "");
    cj_text_add(out, tone != CJ_TONE_NONE ? "</span>" : "");
    cj_text_add(out, head ? "</th>" : "</td>");
    out->failed = out->failed || text.failed;
    cj_text_clear(&text);
}

static void append_section(cj_text *out, const grid *in, const cj_layout_section *section)
{
    const char *of_row = role(in, " role=\"row\"");

    cj_text_format(out, "<tbody%s>\n", role(in, " role=\"rowgroup\""));
    if (section->heading[0] != '\0' || section->facts[0] != '\0') {
        cj_text_format(out, "<tr class=\"group\"%s><th scope=\"rowgroup\" colspan=\"%zu\"%s>",
                       of_row, in->layout->column_count, role(in, " role=\"rowheader\""));
        cj_page_unbroken(out, section->heading);
        if (section->facts[0] != '\0')
            cj_page_element(out, " <span class=\"facts\">", section->facts, "</span>");
        cj_text_add(out, "</th></tr>\n");
    }
    for (size_t row = section->first_row; row < section->first_row + section->row_count; row++) {
        cj_text_format(out, "<tr%s>", of_row);
        for (size_t i = 0; i < in->layout->column_count; i++)
            append_cell(out, in, section, row, i);
        cj_text_add(out, "</tr>\n");
    }
    cj_text_add(out, "</tbody>\n");
}

/* Open the element around a table. It says how much room the table needs: ten times the size of its
 * letters, which is the unit in which the style asks for the room there is. A table that may not
 * fit a desk scrolls in a region of its own, which can be reached by keyboard and has a name, as
 * WCAG 2.1.1 asks. */
static void open_grid(cj_text *out, double width, const char *title)
{
    cj_text_add(out, "<div class=\"scroll\" style=\"font-size:");
    cj_svg_number(out, ceil(fmin(width, BROADEST) / LETTERS) / 10);
    cj_text_add(out, "rem\"");
    if (width > BROADEST) {
        cj_text_add(out, " role=\"region\" tabindex=\"0\" aria-label=\"");
        cj_xml_escape(out, title);
        cj_text_add(out, "\"");
    }
    cj_text_add(out, ">\n");
}

void cj_page_grid(cj_text *out, const cj_layout *layout, const char *title, const cj_noted *notes)
{
    double width = cj_page_least(out, layout, notes);
    const char *shares = cj_table_shares(layout->table);
    grid in = {.layout = layout, .notes = notes, .stacks = width > SMALLEST};

    open_grid(out, width, title);
    cj_text_format(out, "<table%s>\n", role(&in, " role=\"table\""));
    cj_page_element(out, "<caption><span class=\"hidden\">", title, "</span>");
    if (notes != NULL && shares != NULL)
        cj_page_element(out, " <span class=\"facts\">Percentages are of ", shares, ".</span>");
    cj_text_add(out, "</caption>\n");
    append_head(out, &in);
    for (size_t i = 0; i < layout->section_count; i++)
        append_section(out, &in, &layout->sections[i]);
    cj_text_add(out, "</table>\n</div>\n");
}

/* A table arranged for people: sections, figures with their shares, intervals, legend. */
#include "layout.h"

#include "cj/chart.h"

#include <stdlib.h>
#include <string.h>

/* Return the column of the percentage that is printed in brackets behind a figure, or
 * SIZE_MAX. */
static size_t share_of(const cj_table *table, size_t figure)
{
    size_t share = cj_part_is_figure(table->columns[figure].part)
                       ? cj_table_related(table, figure, CJ_PART_SHARE)
                       : SIZE_MAX;

    return share != SIZE_MAX && cj_table_column_has_value(table, share) ? share : SIZE_MAX;
}

/* Return the column of the upper bound that is printed behind a lower one, or SIZE_MAX. Both
 * bounds name their figure in `of`. */
static size_t high_of(const cj_table *table, size_t low)
{
    const cj_table_column *columns = table->columns;

    if (columns[low].part != CJ_PART_LOW || columns[low].of == NULL)
        return SIZE_MAX;
    for (size_t i = 0; i < table->column_count; i++)
        if (columns[i].part == CJ_PART_HIGH && columns[i].of != NULL &&
            strcmp(columns[i].of, columns[low].of) == 0)
            return i;
    return SIZE_MAX;
}

/* Whether the table has several sections, and each of them one row: heads above single rows would
 * hide what the rows say together. Charts are of a section each, and quotes begin with their
 * first column, whatever stands above them. */
static bool is_row_by_row(const cj_table *table)
{
    if (cj_table_is_drawn(table) || table->form != CJ_FORM_TABLE)
        return false;
    for (size_t row = 1; row < table->row_count; row++)
        if (cj_table_same_section(table, row - 1, row))
            return false;
    return table->row_count > 1;
}

/* Whether values of sections stand in a column of their own: they tell single rows apart. */
static bool is_told_by_row(const cj_layout *layout, size_t column)
{
    const cj_table *table = layout->table;

    for (size_t row = 1; layout->row_by_row && row < table->row_count; row++)
        if (!cj_cell_same(cj_table_cell(table, row, column), cj_table_cell(table, 0, column)))
            return true;
    return false;
}

/* Whether the column of the table gets no column in the layout: it is shown in a section's
 * head, beside another figure, or not at all. */
static bool is_passed_over(const cj_layout *layout, size_t column)
{
    const cj_table *table = layout->table;
    size_t owner;

    switch (table->columns[column].part) {
    case CJ_PART_SECTION:
    case CJ_PART_FACT:
        return !is_told_by_row(layout, column);
    case CJ_PART_DATA:
    case CJ_PART_HIGH:
        return true;
    case CJ_PART_SHARE:
        owner = cj_table_owner(table, column);
        return owner != SIZE_MAX && share_of(table, owner) == column;
    default:
        return false;
    }
}

/* Keep a heading with its control characters made visible: headings come from input files, and
 * terminals act on such characters. */
static cj_status keep_words(const char **out, cj_layout *layout, const cj_text *words,
                            cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_printable(&text, cj_text_span(words));
    text.failed = text.failed || words->failed;
    *out = text.failed ? NULL : cj_arena_text(&layout->arena, cj_text_string(&text), text.length);
    cj_text_clear(&text);
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* Keep what stands over a column, alone and in a group. */
static cj_status keep_headings(cj_layout_column *shown, cj_layout *layout, size_t number,
                               cj_error *err)
{
    const cj_table_column *column = &layout->table->columns[number];
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (shown->high != SIZE_MAX) {
        shown->heading = column->interval != NULL ? column->interval : "Interval";
    } else {
        cj_table_append_heading(&words, layout->table, number);
        status = keep_words(&shown->heading, layout, &words, err);
    }
    if (status == CJ_OK && column->group != NULL && column->brief != NULL) {
        cj_text_reset(&words);
        cj_text_add(&words, column->group);
        shown->brief = shown->high != SIZE_MAX ? shown->heading : column->brief;
        status = keep_words(&shown->group, layout, &words, err);
    }
    cj_text_clear(&words);
    return status;
}

static cj_status arrange_columns(cj_layout *layout, cj_error *err)
{
    const cj_table *table = layout->table;
    cj_status status = CJ_OK;

    layout->columns =
        cj_arena_alloc(&layout->arena, (table->column_count + 1) * sizeof *layout->columns);
    if (layout->columns == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < table->column_count; i++) {
        const cj_table_column *column = &table->columns[i];
        cj_layout_column shown = {
            .column = i, .share = share_of(table, i), .high = high_of(table, i)};

        if (!cj_table_column_has_value(table, i) || is_passed_over(layout, i))
            continue;
        shown.figures = !cj_part_is_label(column->part) && column->part != CJ_PART_VERDICT &&
                        column->part != CJ_PART_REMARK;
        status = keep_headings(&shown, layout, i, err);
        layout->columns[layout->column_count++] = shown;
    }
    return status;
}

/* Append a heading as the unit behind its count: " clients", or " client" behind a 1. */
static void append_unit(cj_text *facts, const char *heading, bool one)
{
    size_t length = strlen(heading);

    cj_text_format(facts, " %c",
                   heading[0] >= 'A' && heading[0] <= 'Z' ? heading[0] + ('a' - 'A') : heading[0]);
    cj_text_append(facts, (cj_span){heading + 1, length - 1 - (one && heading[length - 1] == 's')});
}

/* Collect a section's heading (values of section columns) and its facts (values that hold for
 * the whole section) from one of its rows. */
static void append_head(cj_text *heading, cj_text *facts, const cj_layout *layout, size_t row)
{
    const cj_table *table = layout->table;

    for (size_t i = 0; i < table->column_count; i++) {
        const cj_cell *cell = cj_table_cell(table, row, i);

        if (cell->kind == CJ_CELL_MISSING || is_told_by_row(layout, i))
            continue;
        if (table->columns[i].part == CJ_PART_SECTION) {
            cj_text_add(heading, heading->length > 0 ? ", " : "");
            cj_cell_append_label(heading, cell);
        } else if (table->columns[i].part == CJ_PART_FACT) {
            cj_text_add(facts, facts->length > 0 ? ", " : "");
            cj_cell_append_label(facts, cell);
            append_unit(facts, table->columns[i].heading, cell->units == 1);
        }
    }
}

static cj_status add_section(cj_layout *layout, size_t row, cj_error *err)
{
    cj_layout_section section = {"", "", row, 1};
    cj_text heading = CJ_TEXT_INIT;
    cj_text facts = CJ_TEXT_INIT;
    cj_status status = cj_grow(&layout->sections, &layout->capacity, layout->section_count + 1,
                               sizeof *layout->sections, err);

    if (status == CJ_OK) {
        append_head(&heading, &facts, layout, row);
        section.heading = cj_arena_text(&layout->arena, cj_text_string(&heading), heading.length);
        section.facts = cj_arena_text(&layout->arena, cj_text_string(&facts), facts.length);
        if (heading.failed || facts.failed || section.heading == NULL || section.facts == NULL)
            status = cj_fail_nomem(err);
    }
    if (status == CJ_OK)
        layout->sections[layout->section_count++] = section;
    cj_text_clear(&heading);
    cj_text_clear(&facts);
    return status;
}

/* Explain shorthand only where it occurs: three kinds of cells and the codes, hence room for
 * four lines. */
static cj_status make_legend(cj_layout *layout, cj_error *err)
{
    static const struct {
        cj_cell_kind kind;
        const char *words;
    } shorthand[] = {{CJ_CELL_NOT_APPLICABLE, "[z] not applicable: no base, or nothing to compare"},
                     {CJ_CELL_NOT_AVAILABLE, "[x] not available: not known yet"},
                     {CJ_CELL_SUPPRESSED, "[c] not shown, to protect people"}};
    const cj_table *table = layout->table;
    cj_text codes = CJ_TEXT_INIT;
    bool failed;

    layout->legend = cj_arena_alloc(&layout->arena, 4 * sizeof *layout->legend);
    if (layout->legend == NULL)
        return cj_fail_nomem(err);
    for (size_t s = 0; s < sizeof shorthand / sizeof *shorthand; s++) {
        bool found = false;

        if (shorthand[s].kind == CJ_CELL_SUPPRESSED && cj_table_tells_withheld(table))
            continue;
        for (size_t i = 0; i < table->row_count * table->column_count && !found; i++)
            found = table->cells[i].kind == shorthand[s].kind;
        if (found)
            layout->legend[layout->legend_count++] = shorthand[s].words;
    }
    cj_table_append_codes(&codes, table);
    if (codes.length > 0)
        layout->legend[layout->legend_count++] =
            cj_arena_text(&layout->arena, codes.bytes, codes.length);
    failed = codes.failed || (codes.length > 0 && layout->legend[layout->legend_count - 1] == NULL);
    cj_text_clear(&codes);
    return failed ? cj_fail_nomem(err) : CJ_OK;
}

cj_status cj_layout_new(cj_layout **out, const cj_table *table, bool sentences, cj_error *err)
{
    cj_layout *layout = calloc(1, sizeof *layout);
    cj_status status;

    *out = NULL;
    if (layout == NULL)
        return cj_fail_nomem(err);
    layout->table = table;
    layout->row_by_row = !sentences && is_row_by_row(table);
    status = arrange_columns(layout, err);
    for (size_t row = 0; status == CJ_OK && row < table->row_count; row++) {
        if (row > 0 && (layout->row_by_row || cj_table_same_section(table, row - 1, row)))
            layout->sections[layout->section_count - 1].row_count++;
        else
            status = add_section(layout, row, err);
    }
    if (status == CJ_OK)
        status = make_legend(layout, err);
    if (status != CJ_OK) {
        cj_layout_free(layout);
        return status;
    }
    *out = layout;
    return CJ_OK;
}

void cj_layout_free(cj_layout *layout)
{
    if (layout == NULL)
        return;
    free(layout->sections);
    cj_arena_clear(&layout->arena);
    free(layout);
}

bool cj_layout_repeats(const cj_layout *layout, const cj_layout_section *section, size_t row,
                       const cj_layout_column *column)
{
    const cj_table *table = layout->table;
    size_t label = SIZE_MAX;

    for (size_t i = 0; i < layout->column_count && label == SIZE_MAX; i++)
        if (table->columns[layout->columns[i].column].part == CJ_PART_LABEL)
            label = layout->columns[i].column;
    if (row == section->first_row || label == SIZE_MAX || table->each_row || layout->row_by_row ||
        !cj_cell_same(cj_table_cell(table, row - 1, label), cj_table_cell(table, row, label)))
        return false;
    /* the row goes on with what the one above began: all its counts are the same */
    for (size_t i = 0; i < table->column_count; i++)
        if (cj_part_is_figure(table->columns[i].part) &&
            table->cells[row * table->column_count + i].kind == CJ_CELL_COUNT &&
            !cj_cell_same(cj_table_cell(table, row - 1, i), cj_table_cell(table, row, i)))
            return false;
    switch (table->columns[column->column].part) {
    case CJ_PART_FIGURE:
    case CJ_PART_THEN:
    case CJ_PART_CHANGE:
        return cj_table_cell(table, row, column->column)->kind == CJ_CELL_COUNT;
    case CJ_PART_SHARE:
    case CJ_PART_LOW:
        return true;
    default:
        return column->column == label;
    }
}

void cj_layout_append(cj_text *text, const cj_layout *layout, size_t row,
                      const cj_layout_column *column)
{
    const cj_cell *cell = cj_table_cell(layout->table, row, column->column);

    cj_cell_append_label(text, cell);
    if (column->share != SIZE_MAX) {
        const cj_cell *share = cj_table_cell(layout->table, row, column->share);

        if (share->kind != CJ_CELL_MISSING && share->kind != CJ_CELL_NOT_APPLICABLE &&
            (share->kind != CJ_CELL_SUPPRESSED || cell->kind != CJ_CELL_SUPPRESSED)) {
            cj_text_add(text, " (");
            cj_cell_append_label(text, share);
            cj_text_char(text, ')');
        }
    }
    if (column->high != SIZE_MAX && cj_cell_is_figure(cell)) {
        cj_text_add(text, " to ");
        cj_cell_append_label(text, cj_table_cell(layout->table, row, column->high));
    }
}

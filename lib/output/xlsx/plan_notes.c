/* What stands above a table, or elsewhere: notes, each once, texts that are too long, and the
 * period that all rows have. */
#include "plan.h"

#include <string.h>

#define HEADING_SHORT 200 /* bytes of a heading that has room for more words */
#define ALIKE_SHORT 40    /* bytes of what all rows have that go before other words of a line */

size_t cj_xlsx_plan_note(const cj_xlsx_plan *plan, const char *note)
{
    for (size_t i = 0; i < plan->note_count; i++)
        if (strcmp(plan->notes[i], note) == 0)
            return i + 1;
    return 0;
}

cj_status cj_xlsx_plan_add_note(cj_xlsx_plan *plan, const char *note, cj_error *err)
{
    cj_status status = CJ_OK;

    if (cj_xlsx_plan_note(plan, note) != 0)
        return CJ_OK;
    status =
        cj_grow(&plan->notes, &plan->note_capacity, plan->note_count + 1, sizeof *plan->notes, err);
    if (status == CJ_OK)
        plan->notes[plan->note_count++] = note;
    return status;
}

size_t cj_xlsx_sheet_text_count(const cj_xlsx_sheet *sheet)
{
    return (sheet->first_of != NULL ? sheet->first_of->text_count : 0) + (sheet->text[0] != '\0');
}

const char *cj_xlsx_sheet_text(const cj_xlsx_sheet *sheet, size_t number)
{
    return sheet->first_of != NULL && number < sheet->first_of->text_count
               ? sheet->first_of->texts[number]
               : sheet->text;
}

cj_status cj_xlsx_plan_place_texts(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t lines = strlen(sheet->alike) > ALIKE_SHORT; /* which are told in a line of their own */

    for (size_t i = 0; i < cj_xlsx_sheet_text_count(sheet); i++)
        lines += 1 + strlen(cj_xlsx_sheet_text(sheet, i)) / XLSX_LINE_MAX;
    sheet->texts_are_notes = lines > 2;
    for (size_t i = 0; lines > 2 && status == CJ_OK && i < cj_xlsx_sheet_text_count(sheet); i++)
        status = cj_xlsx_plan_add_note(plan, cj_xlsx_sheet_text(sheet, i), err);
    return status;
}

/* ---- what is made -----------------------------------------------------------------------------
 */

cj_status cj_xlsx_plan_grow_made(cj_xlsx_made **out, cj_xlsx_plan *plan, cj_error *err)
{
    cj_status status =
        cj_grow(&plan->made, &plan->made_capacity, plan->made_count + 1, sizeof *plan->made, err);

    *out = NULL;
    if (status != CJ_OK)
        return status;
    *out = &plan->made[plan->made_count++];
    **out = (cj_xlsx_made){.table = NULL};
    return CJ_OK;
}

/* ---- what all rows have ---------------------------------------------------------------------- */

/* Whether all rows have the same text in a column that is of their section, or their period. */
static bool is_alike(const cj_table *view, size_t column)
{
    const cj_table_column *of = &view->columns[column];

    if (of->part != CJ_PART_SECTION && strcmp(of->key, "period") != 0)
        return false;
    for (size_t row = 0; row < view->row_count; row++)
        if (cj_table_cell(view, row, column)->kind != CJ_CELL_TEXT ||
            !cj_cell_same(cj_table_cell(view, row, column), cj_table_cell(view, 0, column)))
            return false;
    return view->row_count > 0;
}

/* Whether a chart of the exhibit has the column below it. */
static bool is_drawn(const cj_exhibit *exhibit, size_t column)
{
    for (size_t i = 0; i < exhibit->chart_count; i++)
        if (exhibit->charts[i]->category == column)
            return true;
    return false;
}

/* Mark the columns that go, as long as one stays that tells rows apart; append what they say. */
static size_t mark_alike(bool *gone, cj_text *words, const cj_table *view,
                         const cj_exhibit *exhibit)
{
    size_t labels = 0;
    size_t count = 0;

    for (size_t i = 0; i < view->column_count; i++)
        labels += cj_part_is_label(view->columns[i].part);
    for (size_t i = 0; i < view->column_count && labels > 1; i++) {
        if (!is_alike(view, i) || is_drawn(exhibit, i))
            continue;
        cj_text_format(words, "%s%s: ", count > 0 ? " " : "", view->columns[i].heading);
        cj_cell_append_label(words, cj_table_cell(view, 0, i));
        cj_text_char(words, '.');
        gone[i] = true;
        labels--;
        count++;
    }
    return count;
}

/* The view without the columns that are gone; NULL where it would lack others, too. */
static cj_status view_rest(const cj_table **out, cj_xlsx_plan *plan, const cj_table *view,
                           const bool *gone, size_t count, cj_error *err)
{
    cj_xlsx_made *made;
    cj_status status = cj_xlsx_plan_grow_made(&made, plan, err);

    *out = NULL;
    if (status == CJ_OK)
        status = cj_table_copy(&made->table, view, err);
    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < view->column_count; i++)
        if (gone[i])
            made->table->columns[i].part = CJ_PART_DATA;
    status = cj_table_view(&made->view, made->table, err);
    if (status == CJ_OK && made->view->column_count + count == view->column_count)
        *out = made->view;
    return status;
}

cj_status cj_xlsx_plan_alike(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, const cj_exhibit *exhibit,
                             cj_error *err)
{
    const cj_table *view = sheet->view;
    bool *gone = cj_arena_alloc(&plan->arena, (view->column_count + 1) * sizeof *gone);
    cj_text words = CJ_TEXT_INIT;
    const cj_table *rest = NULL;
    cj_status status = CJ_OK;
    size_t count;

    if (gone == NULL)
        return cj_fail_nomem(err);
    memset(gone, 0, (view->column_count + 1) * sizeof *gone);
    count = mark_alike(gone, &words, view, exhibit);
    if (count > 0 && words.length <= XLSX_LINE_MAX)
        status = view_rest(&rest, plan, view, gone, count, err);
    if (status == CJ_OK && rest != NULL)
        status = cj_text_check(&words, err);
    if (status == CJ_OK && rest != NULL) {
        sheet->view = rest;
        sheet->gone = gone;
        sheet->alike = cj_arena_text(&plan->arena, cj_text_string(&words), words.length);
        status = sheet->alike == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&words);
    return status;
}

/* ---- units ----------------------------------------------------------------------------------- */

static cj_cell unit_of(const cj_cell *cell)
{
    switch (cell->kind) {
    case CJ_CELL_PERCENT:
    case CJ_CELL_PROPORTION:
        return cj_cell_text("percentage");
    case CJ_CELL_DATE:
        return cj_cell_text("date");
    case CJ_CELL_COUNT:
    case CJ_CELL_NUMBER:
        return cj_cell_text(
            cell->money == CJ_MONEY_NONE ? "number" : cj_money_of((cj_money)cell->money)->name);
    default:
        return cj_cell_missing();
    }
}

/* The first column of figures that are of several units; SIZE_MAX: there is none, or the units are
 * told already. */
static size_t find_mixed(const cj_table *view)
{
    for (size_t i = 0; i < view->column_count && cj_table_find(view, "unit") == SIZE_MAX; i++) {
        cj_cell first = cj_cell_missing();

        for (size_t row = 0; row < view->row_count; row++) {
            cj_cell unit = unit_of(cj_table_cell(view, row, i));

            if (first.kind == CJ_CELL_MISSING)
                first = unit;
            else if (unit.kind != CJ_CELL_MISSING && !cj_cell_same(&unit, &first))
                return i;
        }
    }
    return SIZE_MAX;
}

/* "Unit", or "Unit of latest" where the figures are not simply called values. */
static cj_status add_unit_column(cj_table *to, const cj_table_column *of, cj_error *err)
{
    cj_text heading = CJ_TEXT_INIT;
    cj_status status;

    cj_text_add(&heading, "Unit");
    if (strcmp(of->key, "value") != 0 && strlen(of->heading) < HEADING_SHORT) {
        size_t at = heading.length + strlen(" of ");

        cj_text_format(&heading, " of %s", of->heading);
        if (!heading.failed && heading.bytes[at] >= 'A' && heading.bytes[at] <= 'Z')
            heading.bytes[at] = (char)(heading.bytes[at] - 'A' + 'a');
    }
    status = cj_text_check(&heading, err);
    if (status == CJ_OK && cj_table_find(to, cj_text_string(&heading)) != SIZE_MAX) {
        cj_text_reset(&heading); /* headings of a table of Excel differ */
        cj_text_add(&heading, "Unit");
        status = cj_text_check(&heading, err);
    }
    if (status == CJ_OK)
        status = cj_table_add_column(to,
                                     (cj_table_column){.key = "unit",
                                                       .heading = cj_text_string(&heading),
                                                       .unit = "text",
                                                       .part = CJ_PART_REMARK},
                                     err);
    cj_text_clear(&heading);
    return status;
}

static cj_status add_units(cj_table *to, const cj_table *view, size_t column, cj_error *err)
{
    cj_status status = CJ_OK;
    cj_cell *cells;

    for (size_t i = 0; status == CJ_OK && i < view->column_count; i++)
        status = cj_table_add_column(to, view->columns[i], err);
    if (status == CJ_OK)
        status = add_unit_column(to, &view->columns[column], err);
    for (size_t row = 0; status == CJ_OK && row < view->row_count; row++) {
        status = cj_table_add_row(&cells, to, err);
        if (status != CJ_OK)
            return status;
        memcpy(cells, cj_table_cell(view, row, 0), view->column_count * sizeof *cells);
        cells[view->column_count] = unit_of(cj_table_cell(view, row, column));
    }
    return status;
}

cj_status cj_xlsx_plan_units(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, cj_error *err)
{
    size_t column = find_mixed(sheet->view);
    cj_table *table = NULL;
    cj_xlsx_made *made;
    cj_status status;

    if (column == SIZE_MAX)
        return CJ_OK;
    status = cj_xlsx_plan_grow_made(&made, plan, err);
    if (status == CJ_OK)
        status = cj_table_new(&table, err);
    if (status != CJ_OK)
        return status;
    made->table = table;
    status = add_units(table, sheet->view, column, err);
    if (status == CJ_OK)
        status = cj_table_borrow_notes(table, sheet->view, err);
    table->title = sheet->view->title;
    table->program = sheet->view->program;
    table->version = sheet->view->version;
    table->each_row = true;
    if (status == CJ_OK)
        sheet->view = table;
    return status;
}

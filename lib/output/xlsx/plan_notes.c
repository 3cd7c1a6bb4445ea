/* What stands above a table, or elsewhere: notes, each once, texts that are too long, and the
 * period that all rows have. */
#include "plan.h"

#include <string.h>

size_t cj_xlsx_plan_note(const cj_xlsx_plan *plan, const char *note)
{
    for (size_t i = 0; i < plan->note_count; i++)
        if (strcmp(plan->notes[i], note) == 0)
            return i + 1;
    return 0;
}

cj_status cj_xlsx_plan_add_notes(cj_xlsx_plan *plan, const char *const *notes, size_t count,
                                 cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        if (cj_xlsx_plan_note(plan, notes[i]) != 0)
            continue;
        status = cj_grow(&plan->notes, &plan->note_capacity, plan->note_count + 1,
                         sizeof *plan->notes, err);
        if (status == CJ_OK)
            plan->notes[plan->note_count++] = notes[i];
    }
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
    size_t lines = 0;

    for (size_t i = 0; i < cj_xlsx_sheet_text_count(sheet); i++)
        lines += 1 + strlen(cj_xlsx_sheet_text(sheet, i)) / XLSX_LINE_MAX;
    sheet->texts_are_notes = lines > 2;
    for (size_t i = 0; lines > 2 && status == CJ_OK && i < cj_xlsx_sheet_text_count(sheet); i++) {
        const char *text = cj_xlsx_sheet_text(sheet, i);

        status = cj_xlsx_plan_add_notes(plan, &text, 1, err);
    }
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

/* ---- the period ------------------------------------------------------------------------------ */

/* The column of periods, if all rows have the same and another column tells them apart; else
 * SIZE_MAX. */
static size_t find_period(const cj_table *view)
{
    size_t column = cj_table_find(view, "period");
    size_t labels = 0;

    if (column == SIZE_MAX || !cj_part_is_label(view->columns[column].part) || view->row_count == 0)
        return SIZE_MAX;
    for (size_t i = 0; i < view->column_count; i++)
        labels += i != column && cj_part_is_label(view->columns[i].part);
    for (size_t row = 0; row < view->row_count; row++)
        if (!cj_cell_same(cj_table_cell(view, row, column), cj_table_cell(view, 0, column)))
            return SIZE_MAX;
    return labels > 0 && cj_table_cell(view, 0, column)->kind == CJ_CELL_TEXT ? column : SIZE_MAX;
}

/* Whether a chart of the exhibit has the column below it. */
static bool is_drawn(const cj_exhibit *exhibit, size_t column)
{
    for (size_t i = 0; i < exhibit->chart_count; i++)
        if (exhibit->charts[i]->category == column)
            return true;
    return false;
}

static cj_status keep_period(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, const cj_cell *cell,
                             cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    cj_cell_append_label(&words, cell);
    status = cj_text_check(&words, err);
    if (status == CJ_OK) {
        sheet->period = cj_arena_text(&plan->arena, cj_text_string(&words), words.length);
        status = sheet->period == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&words);
    return status;
}

cj_status cj_xlsx_plan_period(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, const cj_exhibit *exhibit,
                              cj_error *err)
{
    size_t column = find_period(sheet->view);
    cj_xlsx_made *made;
    cj_status status;

    if (column == SIZE_MAX || is_drawn(exhibit, column))
        return CJ_OK;
    status = cj_xlsx_plan_grow_made(&made, plan, err);
    if (status == CJ_OK)
        status = cj_table_copy(&made->table, sheet->view, err);
    if (status == CJ_OK) {
        made->table->columns[column].part = CJ_PART_DATA;
        status = cj_table_view(&made->view, made->table, err);
    }
    if (status != CJ_OK || made->view->column_count + 1 != sheet->view->column_count)
        return status; /* columns stay where charts look for them */
    status = keep_period(plan, sheet, cj_table_cell(sheet->view, 0, column), err);
    sheet->view = made->view;
    sheet->gone = column;
    return status;
}

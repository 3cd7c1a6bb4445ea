/* The notes of a workbook, each once, and texts that are too long to stand above a table. */
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

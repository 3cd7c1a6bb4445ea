/* Which sheets a workbook has, before the library is asked for any. */
#ifndef CJ_OUTPUT_XLSX_PLAN_H
#define CJ_OUTPUT_XLSX_PLAN_H

#include "cj/document.h"

/* Excel's specifications and limits: characters of a sheet's name, of a cell and of a table's
 * heading, rows and columns of a sheet. */
#define XLSX_NAME_MAX 31
#define XLSX_TEXT_MAX 32767
#define XLSX_HEADING_MAX 255
#define XLSX_ROWS_MAX 1048576
#define XLSX_COLUMN_MAX 16384

#define XLSX_LINE_MAX 130 /* bytes of a line of text above a table */

/* A sheet with one table. */
typedef struct {
    char name[4 * XLSX_NAME_MAX + 1];
    const char *table; /* the name of its table; NULL: it goes by its number */
    const char *title;
    const char *section; /* title of its section; "" for appendices */
    const char *text;
    const cj_section *first_of; /* the section whose texts stand here; NULL: none */
    bool texts_are_notes;       /* its texts are too long to stand above its table */
    const cj_table *view;
    cj_chart **charts; /* charts whose series are all ranges of the view */
    size_t chart_count;
} cj_xlsx_sheet;

typedef struct {
    cj_xlsx_sheet *sheets;
    size_t sheet_count;
    size_t sheet_capacity;
    const char **notes; /* the notes of all tables, each once; note 1 is the first */
    size_t note_count;
    size_t note_capacity;
    cj_table **tables; /* tables made for charts whose values are no ranges */
    cj_chart **charts;
    size_t made_count;
    size_t made_capacity[2];
    cj_arena arena;
} cj_xlsx_plan;

/* Plan the sheets of document; CJ_EUSAGE where a table or text is beyond what Excel
 * takes.  Release with cj_xlsx_plan_clear() in any case. */
cj_status cj_xlsx_plan_make(cj_xlsx_plan *plan, const cj_document *document, cj_error *err);

/* A folder with room for the parts of the workbook until they are packed: the library keeps
 * each in a file without a name.  Memory if it has room, else TMPDIR, /tmp, /var/tmp;
 * CJ_EIO if none has. */
cj_status cj_xlsx_plan_folder(const char **out, const cj_xlsx_plan *plan, cj_error *err);

void cj_xlsx_plan_clear(cj_xlsx_plan *plan);

/* The texts of a sheet: those of its section, and its own. */
size_t cj_xlsx_sheet_text_count(const cj_xlsx_sheet *sheet);
const char *cj_xlsx_sheet_text(const cj_xlsx_sheet *sheet, size_t number);

/* For plan.c: add notes that are not there yet, and let texts of a sheet that would take more
 * than two lines be notes. */
cj_status cj_xlsx_plan_add_notes(cj_xlsx_plan *plan, const char *const *notes, size_t count,
                                 cj_error *err);
cj_status cj_xlsx_plan_place_texts(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, cj_error *err);

/* The number of a note, from 1. */
size_t cj_xlsx_plan_note(const cj_xlsx_plan *plan, const char *note);

#endif

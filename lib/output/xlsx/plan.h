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

/* What a column of cells is in a chart. */
typedef enum {
    CJ_XLSX_VALUES,
    CJ_XLSX_LOW,
    CJ_XLSX_HIGH,
    CJ_XLSX_RULE, /* the target of all */
    CJ_XLSX_TICKS,
    CJ_XLSX_REFERENCE
} cj_xlsx_role;

typedef struct {
    cj_xlsx_role role;
    size_t series; /* of the chart */
    size_t column; /* of the view of the drawing */
    size_t row;    /* of that view, where its cells begin: series may stand below each other */
} cj_xlsx_part;

/* A chart of a sheet, and the cells that it shows: those of the sheet's table, or of a table of its
 * own below it. */
typedef struct {
    const cj_chart *chart;
    const cj_table *view;
    const char *table; /* the name of its own table */
    bool own;
    bool whiskers; /* values are marks on lying lines from bound to bound */
    bool dots;     /* values are dots: bars could not show several targets */
    size_t row;    /* where the cells of the first series begin */
    size_t row_count;
    size_t left; /* column of the sheet where its own table begins: below the labels of the other */
    size_t across; /* the column of categories, or of a funnel's sizes */
    cj_xlsx_part *parts;
    size_t part_count;
} cj_xlsx_drawing;

/* A sheet with a table, its charts, and their tables where they have their own. */
typedef struct {
    char name[4 * XLSX_NAME_MAX + 1];
    const char *table; /* the name of its table */
    const char *alike; /* "Period: 2013-14.": what all rows of its table have, which has no columns
                        * for it; "": nothing */
    const char *title;
    const char *section; /* title of its section; "" for appendices */
    const char *text;
    const cj_section *first_of; /* the section whose texts stand here; NULL: none */
    bool texts_are_notes;       /* its texts are too long to stand above its table */
    const cj_table *view;
    const bool *gone; /* columns of the exhibit's view that `view` has not; NULL: it has all */
    cj_xlsx_drawing *charts;
    size_t chart_count;
} cj_xlsx_sheet;

/* What is made for a chart whose values are no ranges of its table. */
typedef struct {
    cj_table *table;
    cj_table *view;
    cj_chart *chart; /* of limits, found anew in it; else NULL */
} cj_xlsx_made;

typedef struct {
    cj_xlsx_sheet *sheets;
    size_t sheet_count;
    size_t sheet_capacity;
    const char **notes; /* the notes of all tables, each once; note 1 is the first */
    size_t note_count;
    size_t note_capacity;
    cj_xlsx_made *made;
    size_t made_count;
    size_t made_capacity;
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

/* For plan.c: let a period, or another section, that is the same in all rows stand once, above the
 * table. */
cj_status cj_xlsx_plan_alike(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, const cj_exhibit *exhibit,
                             cj_error *err);

/* For plan.c: where figures of several units stand in one column, add one that says of which each
 * is. */
cj_status cj_xlsx_plan_units(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, cj_error *err);

/* Make room for what is made for a sheet; *out is freed with the plan. */
cj_status cj_xlsx_plan_grow_made(cj_xlsx_made **out, cj_xlsx_plan *plan, cj_error *err);

/* For plan.c: plan the charts of a sheet. */
cj_status cj_xlsx_plan_charts(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, const cj_exhibit *exhibit,
                              cj_error *err);

/* For plan_charts.c, of whiskers.c.  Intervals of figures from 0 on are whiskers, which lie, so
 * that there is room for names.  What is added later is drawn over what was before: the line up to
 * the upper bound, what takes it away up to the lower one, and marks upon what is left. */
void cj_xlsx_plan_whiskers(cj_xlsx_drawing *to);

/* For plan.c: add a note that is not there yet, and let texts of a sheet that would take more
 * than two lines be notes. */
cj_status cj_xlsx_plan_add_note(cj_xlsx_plan *plan, const char *note, cj_error *err);
cj_status cj_xlsx_plan_place_texts(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, cj_error *err);

/* The number of a note, from 1. */
size_t cj_xlsx_plan_note(const cj_xlsx_plan *plan, const char *note);

#endif

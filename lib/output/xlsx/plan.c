/* The plan of a workbook: sheets with names and tables that Excel accepts, room on disk, notes,
 * charts. */
#include "plan.h"

#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* ---- names --------------------------------------------------------------------------------- */

/* Let one blank stand where there are several. */
static void squeeze(cj_text *name)
{
    size_t to = 0;

    for (size_t i = 0; i < name->length; i++)
        if (name->bytes[i] != ' ' || (to > 0 && name->bytes[to - 1] != ' '))
            name->bytes[to++] = name->bytes[i];
    if (name->bytes != NULL)
        name->bytes[name->length = to] = '\0';
}

/* Whether a name that ends with the word reads as if something were cut off. */
static bool is_loose(const char *word)
{
    static const char *const loose[] = {
        "a",  "an",  "and",   "at",   "before", "by",    "for", "from", "in",  "of",   "on",
        "or", "the", "their", "this", "those",  "three", "to",  "two",  "who", "with", "within"};

    for (size_t i = 0; i < sizeof loose / sizeof *loose; i++)
        if (strcmp(word, loose[i]) == 0)
            return true;
    return false;
}

/* Cut a name that is too long behind its last whole word that fits, and the small words before
 * it, unless that loses more than half of what fits. */
static void cut_at_word(cj_text *name)
{
    bool cut = false;

    squeeze(name);
    for (;;) {
        const char *blank = strrchr(cj_text_string(name), ' ');
        bool fits = cj_xlsx_characters(cj_text_string(name)) <= XLSX_NAME_MAX;

        if (blank == NULL || (fits && !(cut && is_loose(blank + 1))) ||
            (!fits && blank - name->bytes < XLSX_NAME_MAX / 2))
            break;
        name->bytes[name->length = (size_t)(blank - name->bytes)] = '\0';
        cut = true;
        while (name->length > 0 && strchr(" ,;-", name->bytes[name->length - 1]) != NULL)
            name->bytes[--name->length] = '\0';
    }
}

/* Name a sheet "3 Outcomes by sex": the number makes it unique, and Excel's forbidden
 * characters (: \ / ? * [ ]) become blanks; whole characters only, 31 at most. No apostrophe,
 * which quotes names in formulas; no _x, since Excel would read 3 _x0041_ as 3 A; no #, where
 * the library would cut a link to the sheet. */
static cj_status name_sheet(cj_xlsx_sheet *sheet, size_t number, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_text name = CJ_TEXT_INIT;
    size_t length;
    cj_status status;

    cj_text_printable(&words, cj_span_of(sheet->title));
    for (size_t i = 0; i < words.length; i++)
        if (strchr(":\\/?*[]'#", words.bytes[i]) != NULL ||
            (words.bytes[i] == '_' && words.bytes[i + 1] == 'x'))
            words.bytes[i] = ' ';
    cj_text_format(&name, "%zu ", number);
    cj_text_append(&name, cj_span_trim(cj_text_span(&words)));
    cut_at_word(&name);
    length = name.length;
    while (length > 0 && (cj_xlsx_characters(cj_text_string(&name)) > XLSX_NAME_MAX ||
                          name.bytes[length - 1] == ' ')) {
        while (length > 1 && ((unsigned char)name.bytes[length - 1] & 0xC0U) == 0x80U)
            length--;
        name.bytes[--length] = '\0';
    }
    /* a name without a blank is not quoted by the library, and one that begins with a digit
     * must be */
    snprintf(sheet->name, sizeof sheet->name, "%s%s", cj_text_string(&name),
             strchr(cj_text_string(&name), ' ') == NULL ? " Table" : "");
    status = words.failed || name.failed ? cj_fail_nomem(err) : CJ_OK;
    cj_text_clear(&words);
    cj_text_clear(&name);
    return status;
}

/* Excel takes a name such as KPI1 or R1C1 for a cell: four letters in front are none. Names
 * beginning with table are those that go by number. */
static bool is_table_name(const char *name)
{
    for (int i = 0; i < 4; i++)
        if (!(name[i] >= 'a' && name[i] <= 'z') && !(name[i] >= 'A' && name[i] <= 'Z'))
            return false;
    return strlen(name) <= XLSX_HEADING_MAX && strncasecmp(name, "table", 5) != 0;
}

/* Name the table of an exhibit by its id, which is how it is found in Excel and Power BI; one
 * whose id is no name, or is another one's but for case and hyphens, goes by its number. */
static cj_status name_table(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, const char *id, cj_error *err)
{
    char *name = cj_arena_text(&plan->arena, id, strlen(id));

    if (name == NULL)
        return cj_fail_nomem(err);
    for (char *at = name; *at != '\0'; at++)
        if (*at == '-')
            *at = '_';
    if (!is_table_name(name))
        return CJ_OK;
    for (size_t i = 0; i < plan->sheet_count; i++)
        if (plan->sheets[i].table != NULL && strcasecmp(plan->sheets[i].table, name) == 0)
            return CJ_OK;
    sheet->table = name;
    return CJ_OK;
}

/* ---- limits ---------------------------------------------------------------------------------- */

/* Count the characters of a text in the form that is written. */
static cj_status characters_of(size_t *out, const char *text, cj_xlsx_text_kind kind, cj_error *err)
{
    cj_text written = CJ_TEXT_INIT;
    cj_status status;

    cj_xlsx_text_append(&written, cj_span_of(text), kind);
    *out = cj_xlsx_characters(cj_text_string(&written));
    status = cj_text_check(&written, err);
    cj_text_clear(&written);
    return status;
}

/* A text of at most SHORT(most) bytes needs no exact count: a byte is written as at most seven
 * characters (_x005F_), so it fits. */
#define SHORT(most) ((most) / 7)

static cj_status check_headings(const cj_table *view, const char *title, cj_error *err)
{
    for (size_t i = 0; i < view->column_count; i++) {
        const char *heading = view->columns[i].heading;
        size_t characters = 0;
        cj_status status = CJ_OK;

        if (strlen(heading) > SHORT(XLSX_HEADING_MAX))
            status = characters_of(&characters, heading, CJ_XLSX_HEADING, err);
        if (status == CJ_OK && characters > XLSX_HEADING_MAX)
            status = cj_fail(err, CJ_EUSAGE,
                             "\"%s\": the heading of column %zu has %zu characters, and one of a "
                             "table of Excel takes %d: write csv or html",
                             title, i + 1, characters, XLSX_HEADING_MAX);
        if (status != CJ_OK)
            return status;
    }
    return CJ_OK;
}

static cj_status check_cell(const cj_table *view, size_t row, size_t column, const char *title,
                            cj_error *err)
{
    const cj_cell *cell = cj_table_cell(view, row, column);
    const char *text = cell->label != NULL ? cell->label : cell->text;
    size_t characters;
    cj_status status;

    if (cell->kind != CJ_CELL_TEXT || strlen(text) <= SHORT(XLSX_TEXT_MAX))
        return CJ_OK;
    status = characters_of(&characters, text, CJ_XLSX_CELL, err);
    if (status != CJ_OK || characters <= XLSX_TEXT_MAX)
        return status;
    return cj_fail(err, CJ_EUSAGE,
                   "\"%s\": row %zu of column \"%s\" has %zu characters, and a cell of "
                   "Excel takes %d: write csv or html",
                   title, row + 1, view->columns[column].heading, characters, XLSX_TEXT_MAX);
}

/* Refuse what Excel cannot open. 200 rows are left for the lines above the table, and 50
 * columns for charts beside it. */
static cj_status check_limits(const cj_table *view, const char *title, cj_error *err)
{
    cj_status status = check_headings(view, title, err);

    if (status != CJ_OK)
        return status;
    if (view->row_count > XLSX_ROWS_MAX - 200)
        return cj_fail(err, CJ_EUSAGE, "\"%s\" has %zu rows, and a sheet of Excel %d: write csv",
                       title, view->row_count, XLSX_ROWS_MAX);
    if (view->column_count > XLSX_COLUMN_MAX - 50)
        return cj_fail(err, CJ_EUSAGE, "\"%s\" has %zu columns, and a sheet of Excel %d: write csv",
                       title, view->column_count, XLSX_COLUMN_MAX);
    for (size_t row = 0; status == CJ_OK && row < view->row_count; row++)
        for (size_t i = 0; status == CJ_OK && i < view->column_count; i++)
            status = check_cell(view, row, i, title, err);
    return status;
}

/* ---- room ------------------------------------------------------------------------------------ */

#define CELL_BYTES 64 /* bytes of XML of the longest cell without its text */

/* Return about how many bytes the largest part of the workbook takes, rather too many: a sheet,
 * or the shared texts, and a megabyte for the rest. */
static unsigned long long room_needed(const cj_xlsx_plan *plan)
{
    unsigned long long texts = 0;
    unsigned long long most = 0;

    for (size_t s = 0; s < plan->sheet_count; s++) {
        const cj_table *view = plan->sheets[s].view;
        size_t cells = view->row_count * view->column_count;

        for (size_t i = 0; i < cells; i++)
            if (view->cells[i].kind == CJ_CELL_TEXT)
                texts += CELL_BYTES + strlen(view->cells[i].text);
        if ((unsigned long long)cells * CELL_BYTES > most)
            most = (unsigned long long)cells * CELL_BYTES;
    }
    return 1048576 + (most > texts ? most : texts);
}

/* Memory (/dev/shm) comes first: parts hold records, and memory leaves no trace on a disk. A
 * full disk would make the library lose cells without a word, so room is looked for before. */
cj_status cj_xlsx_plan_folder(const char **out, const cj_xlsx_plan *plan, cj_error *err)
{
    const char *chosen = getenv("TMPDIR");
    const char *const folders[] = {"/dev/shm", chosen, "/tmp", "/var/tmp"};
    unsigned long long needed = room_needed(plan);
    struct statvfs room;

    *out = NULL;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        if (folders[i] == NULL || access(folders[i], W_OK | X_OK) != 0 ||
            statvfs(folders[i], &room) != 0)
            continue;
        if ((unsigned long long)room.f_bavail * room.f_frsize >= needed) {
            *out = folders[i];
            return CJ_OK;
        }
    }
    return cj_fail(err, CJ_EIO,
                   "the workbook needs room for %llu MB while it is made, and neither /dev/shm nor "
                   "%s%s/tmp nor /var/tmp has it: set TMPDIR",
                   needed / 1048576 + 1, chosen == NULL ? "" : chosen,
                   chosen == NULL ? "" : " nor ");
}

/* ---- charts whose values are no ranges ---- */

/* Whether a chart of limits has a point that is a text: [z], a share of nothing. */
static bool has_words(const cj_chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t c = 0; c < chart->category_count; c++) {
            const cj_cell *cell = cj_chart_cell(chart, &chart->series[i], c);

            if (!cj_cell_is_figure(cell) && cell->kind != CJ_CELL_MISSING)
                return true;
        }
    return false;
}

/* Whether every series stands in consecutive rows, as a native chart needs. A cell with a text
 * such as [c] would be drawn as 0. */
static bool is_ranges(const cj_chart *chart)
{
    if (chart->withheld > 0 || (chart->kind > CJ_CHART_PIE && has_words(chart)))
        return false;
    for (size_t i = 0; i < chart->series_count; i++)
        if (!cj_chart_is_range(chart, &chart->series[i]))
            return false;
    return true;
}

/* Make a table with a row for each category and a column for each series, for a chart whose
 * values are scattered in its view. */
static cj_status chart_table(cj_table **out, const cj_chart *chart, cj_error *err)
{
    const cj_table *view = chart->view;
    bool signals = chart->signals != SIZE_MAX;
    cj_table *table;
    cj_status status = cj_table_new(&table, err);
    cj_cell *cells;

    if (status != CJ_OK)
        return status;
    table->title = chart->title;
    status = cj_table_add_column(
        table, (cj_table_column){"category", chart->x_title, "text", .part = CJ_PART_LABEL}, err);
    for (size_t i = 0; status == CJ_OK && i < chart->series_count; i++) {
        cj_table_column column = view->columns[chart->series[i].column];
        char key[32];

        snprintf(key, sizeof key, "series_%zu", i + 1);
        column.key = key;
        column.heading = chart->series[i].name;
        column.part = CJ_PART_FIGURE;
        status = cj_table_add_column(table, column, err);
    }
    if (status == CJ_OK && signals)
        status = cj_table_add_column(table, view->columns[chart->signals], err);
    for (size_t c = 0; status == CJ_OK && c < chart->category_count; c++) {
        status = cj_table_add_row(&cells, table, err);
        if (status != CJ_OK)
            break;
        cells[0] = cj_cell_text(chart->categories[c]);
        for (size_t i = 0; i < chart->series_count; i++) {
            const cj_cell *cell = cj_chart_cell(chart, &chart->series[i], c);

            if (cell != NULL && (chart->kind > CJ_CHART_PIE ? cj_cell_is_figure(cell)
                                                            : cell->kind != CJ_CELL_SUPPRESSED))
                cells[1 + i] = *cell;
        }
        if (signals)
            cells[1 + chart->series_count] =
                *cj_table_cell(view, chart->series[0].rows[c], chart->signals);
    }
    if (status != CJ_OK) {
        cj_table_free(table);
        return status;
    }
    *out = table;
    return CJ_OK;
}

/* Make the same chart from the table of chart_table(), in which every series is a range. */
static cj_status chart_again(cj_chart **out, const cj_table *table, const cj_chart *chart,
                             cj_error *err)
{
    const char **figures = calloc(chart->series_count + 1, sizeof *figures);
    cj_chart_spec spec = {.kind = chart->kind,
                          .title = chart->title,
                          .category = "category",
                          .x_title = chart->x_title,
                          .y_title = chart->y_title,
                          .figures = figures,
                          .figure_count = chart->series_count,
                          .totals = true};
    cj_status status;

    if (figures == NULL)
        return cj_fail_nomem(err);
    if (chart->kind > CJ_CHART_PIE) {
        free(figures);
        return cj_chart_new_limits(out, table, 0, table->row_count, err);
    }
    for (size_t i = 0; i < chart->series_count; i++)
        figures[i] = table->columns[1 + i].key;
    status = cj_chart_new(out, table, &spec, err);
    free(figures);
    return status;
}

static cj_status add_sheet(cj_xlsx_sheet **out, cj_xlsx_plan *plan, const char *title,
                           const cj_table *view, cj_error *err)
{
    cj_status status = check_limits(view, title, err);

    if (status == CJ_OK)
        status = cj_grow(&plan->sheets, &plan->sheet_capacity, plan->sheet_count + 1,
                         sizeof *plan->sheets, err);
    if (status != CJ_OK)
        return status;
    *out = &plan->sheets[plan->sheet_count++];
    **out = (cj_xlsx_sheet){.title = title, .section = "", .text = "", .view = view};
    return name_sheet(*out, plan->sheet_count, err);
}

/* Add a sheet with a table of a chart's values and the chart beside it. The table is in the
 * plan before a later step can fail, so that cj_xlsx_plan_clear() frees it. */
static cj_status add_chart_sheet(cj_xlsx_plan *plan, const cj_chart *chart, const char *section,
                                 cj_error *err)
{
    cj_table *table = NULL;
    cj_chart *again = NULL;
    cj_xlsx_sheet *sheet;
    cj_status status = cj_grow(&plan->tables, &plan->made_capacity[0], plan->made_count + 1,
                               sizeof(cj_table *), err);

    if (status == CJ_OK)
        status = cj_grow(&plan->charts, &plan->made_capacity[1], plan->made_count + 1,
                         sizeof(cj_chart *), err);
    if (status == CJ_OK)
        status = chart_table(&table, chart, err);
    if (status != CJ_OK)
        return status;
    plan->tables[plan->made_count] = table;
    plan->charts[plan->made_count] = NULL;
    status = chart_again(&again, table, chart, err);
    plan->charts[plan->made_count++] = again;
    if (status == CJ_OK)
        status = add_sheet(&sheet, plan, chart->title, table, err);
    if (status != CJ_OK)
        return status;
    sheet->section = section;
    sheet->charts = cj_arena_alloc(&plan->arena, sizeof(cj_chart *));
    if (sheet->charts == NULL)
        return cj_fail_nomem(err);
    sheet->charts[0] = again;
    sheet->chart_count = again != NULL;
    return CJ_OK;
}

/* ---- exhibits ---- */

/* Add the sheet of an exhibit with the charts that its table can serve, then one sheet for each
 * other chart. The texts of a section stand on its first sheet. */
static cj_status add_exhibit(cj_xlsx_plan *plan, const cj_exhibit *exhibit,
                             const cj_section *section, bool first, cj_error *err)
{
    const char *name = section == NULL ? "" : section->title;
    cj_xlsx_sheet *sheet;
    cj_chart **charts = cj_arena_alloc(&plan->arena, (exhibit->chart_count + 1) * sizeof *charts);
    size_t count = 0;
    cj_status status = add_sheet(&sheet, plan, exhibit->title, exhibit->view, err);

    if (status != CJ_OK)
        return status;
    if (charts == NULL)
        return cj_fail_nomem(err);
    status = name_table(plan, sheet, exhibit->id, err);
    if (status != CJ_OK)
        return status;
    for (size_t i = 0; i < exhibit->chart_count; i++)
        if (is_ranges(exhibit->charts[i]))
            charts[count++] = exhibit->charts[i];
    sheet->section = name;
    sheet->text = exhibit->text;
    sheet->first_of = first ? section : NULL;
    sheet->charts = charts;
    sheet->chart_count = count;
    status = cj_xlsx_plan_place_texts(plan, sheet, err);
    if (status == CJ_OK)
        status = cj_xlsx_plan_add_notes(plan, exhibit->view->notes, exhibit->view->note_count, err);
    for (size_t i = 0; status == CJ_OK && i < exhibit->chart_count; i++)
        if (!is_ranges(exhibit->charts[i]))
            status = add_chart_sheet(plan, exhibit->charts[i], name, err);
    return status;
}

cj_status cj_xlsx_plan_make(cj_xlsx_plan *plan, const cj_document *document, cj_error *err)
{
    cj_status status = cj_xlsx_plan_add_notes(plan, document->notes, document->note_count, err);

    for (size_t s = 0; s < document->section_count; s++)
        for (size_t i = 0; status == CJ_OK && i < document->sections[s].exhibit_count; i++)
            status = add_exhibit(plan, &document->sections[s].exhibits[i], &document->sections[s],
                                 i == 0, err);
    for (size_t i = 0; status == CJ_OK && i < document->appendix_count; i++)
        status = add_exhibit(plan, &document->appendices[i], NULL, false, err);
    return status;
}

void cj_xlsx_plan_clear(cj_xlsx_plan *plan)
{
    for (size_t i = 0; i < plan->made_count; i++) {
        cj_chart_free(plan->charts[i]);
        cj_table_free(plan->tables[i]);
    }
    free(plan->tables);
    free(plan->charts);
    free(plan->sheets);
    free(plan->notes);
    cj_arena_clear(&plan->arena);
}

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

/* ---- names of sheets --------------------------------------------------------------------------
 */

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
static cj_status name_sheet(cj_xlsx_sheet *sheet, const char *title, size_t number, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_text name = CJ_TEXT_INIT;
    size_t length;
    cj_status status;

    cj_text_printable(&words, cj_span_of(title));
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

/* ---- names of tables --------------------------------------------------------------------------
 */

static bool is_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_';
}

/* Whether nothing but digits follows. */
static bool is_digits(const char *name)
{
    return name[strspn(name, "0123456789")] == '\0';
}

/* Whether Excel takes the name for a cell: KPI1 of column KPI, R1C1, R, C2. */
static bool is_cell(const char *name)
{
    size_t letters = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    bool row = name[0] == 'r' || name[0] == 'R';
    size_t digits = strspn(name + row, "0123456789");
    const char *rest = name + row + digits;

    if (letters >= 1 && letters <= 3 && name[letters] != '\0' && is_digits(name + letters))
        return true;
    return (row && *rest == '\0') ||
           ((*rest == 'c' || *rest == 'C') && (row || digits == 0) && is_digits(rest + 1));
}

/* Whether a table has the name already; Excel makes no difference between large and small
 * letters.  "Contents" and "Notes" are those of the sheets of that name. */
static bool is_taken(const cj_xlsx_plan *plan, const char *name)
{
    if (strcasecmp(name, "contents") == 0 || strcasecmp(name, "notes") == 0)
        return true;
    for (size_t s = 0; s < plan->sheet_count; s++) {
        const cj_xlsx_sheet *sheet = &plan->sheets[s];

        if (sheet->table != NULL && strcasecmp(sheet->table, name) == 0)
            return true;
        for (size_t i = 0; i < sheet->chart_count; i++)
            if (sheet->charts[i].table != NULL && strcasecmp(sheet->charts[i].table, name) == 0)
                return true;
    }
    return false;
}

/* Keep the name `stem` with `ending`, and a number behind it where a table has that name. */
static cj_status keep_name(const char **out, cj_xlsx_plan *plan, const cj_text *stem,
                           const char *ending, cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;
    cj_status status;

    for (size_t number = 1; number == 1 || is_taken(plan, cj_text_string(&name)); number++) {
        cj_text_reset(&name);
        cj_text_format(&name, "%s%s", cj_text_string(stem), ending);
        if (number > 1)
            cj_text_format(&name, "_%zu", number);
        if (name.failed)
            break;
    }
    status = cj_text_check(&name, err);
    if (status == CJ_OK) {
        *out = cj_arena_text(&plan->arena, cj_text_string(&name), name.length);
        status = *out == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&name);
    return status;
}

#define ID_MAX 200 /* bytes of an id in a name, of 255 */

/* The tables of a sheet are found in Excel and Power BI by these names.  Ids have letters, digits,
 * hyphens and underscores; one that is no name gets "table_" before it. */
static cj_status name_tables(cj_xlsx_plan *plan, cj_xlsx_sheet *sheet, const cj_exhibit *exhibit,
                             cj_error *err)
{
    const char *program = exhibit->table->program;
    const char *id = exhibit->id;
    cj_text stem = CJ_TEXT_INIT;
    cj_status status;

    if (strcmp(id, "table") == 0 && program != NULL) /* one table, of a program */
        id = program + (strncmp(program, "cj-", 3) == 0 ? 3 : 0);
    if (id[0] == '\0')
        id = "figures";
    if (is_cell(id) || (id[0] >= '0' && id[0] <= '9'))
        cj_text_add(&stem, "table_");
    for (size_t i = 0; id[i] != '\0' && i < ID_MAX; i++)
        cj_text_char(&stem, is_word(id[i]) ? id[i] : '_');
    status = cj_text_check(&stem, err);
    if (status == CJ_OK)
        status = keep_name(&sheet->table, plan, &stem, "", err);
    for (size_t i = 0; status == CJ_OK && i < sheet->chart_count; i++)
        if (sheet->charts[i].own)
            status = keep_name(&sheet->charts[i].table, plan, &stem, "_chart", err);
    cj_text_clear(&stem);
    return status;
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

static cj_status add_sheet(cj_xlsx_sheet **out, cj_xlsx_plan *plan, const cj_exhibit *exhibit,
                           cj_error *err)
{
    const char *title = exhibit->title;
    const cj_table *view = exhibit->view;
    cj_status status = check_limits(view, title, err);

    if (status == CJ_OK)
        status = cj_grow(&plan->sheets, &plan->sheet_capacity, plan->sheet_count + 1,
                         sizeof *plan->sheets, err);
    if (status != CJ_OK)
        return status;
    *out = &plan->sheets[plan->sheet_count++];
    **out = (cj_xlsx_sheet){.title = title, .section = "", .text = "", .view = view, .alike = ""};
    return name_sheet(*out, exhibit->sheet != NULL ? exhibit->sheet : title, plan->sheet_count,
                      err);
}

/* ---- exhibits ---- */

/* Add the sheet of an exhibit with its charts. The texts of a section stand on its first sheet. */
static cj_status add_exhibit(cj_xlsx_plan *plan, const cj_exhibit *exhibit,
                             const cj_section *section, bool first, cj_error *err)
{
    const char *name = section == NULL ? "" : section->title;
    cj_xlsx_sheet *sheet;
    cj_status status = add_sheet(&sheet, plan, exhibit, err);

    if (status != CJ_OK)
        return status;
    sheet->section = name;
    sheet->text = exhibit->text;
    sheet->first_of = first ? section : NULL;
    status = cj_xlsx_plan_alike(plan, sheet, exhibit, err);
    if (status == CJ_OK)
        status = cj_xlsx_plan_units(plan, sheet, err);
    if (status == CJ_OK)
        status = cj_xlsx_plan_place_texts(plan, sheet, err);
    for (size_t i = 0; status == CJ_OK && i < sheet->view->note_count; i++)
        status = cj_xlsx_plan_add_note(plan, sheet->view->notes[i].words, err);
    if (status == CJ_OK)
        status = cj_xlsx_plan_charts(plan, sheet, exhibit, err);
    return status == CJ_OK ? name_tables(plan, sheet, exhibit, err) : status;
}

cj_status cj_xlsx_plan_make(cj_xlsx_plan *plan, const cj_document *document, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t s = 0; s < document->section_count; s++)
        for (size_t i = 0; status == CJ_OK && i < document->sections[s].exhibit_count; i++)
            status = add_exhibit(plan, &document->sections[s].exhibits[i], &document->sections[s],
                                 i == 0, err);
    for (size_t i = 0; status == CJ_OK && i < document->appendix_count; i++)
        if (cj_exhibit_is_read(&document->appendices[i]))
            status = add_exhibit(plan, &document->appendices[i], NULL, false, err);
    return status;
}

void cj_xlsx_plan_clear(cj_xlsx_plan *plan)
{
    for (size_t i = 0; i < plan->made_count; i++) {
        cj_chart_free(plan->made[i].chart);
        cj_table_free(plan->made[i].view);
        cj_table_free(plan->made[i].table);
    }
    free(plan->made);
    free(plan->sheets);
    free(plan->notes);
    cj_arena_clear(&plan->arena);
}

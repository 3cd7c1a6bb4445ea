/* The appendices of a report: definitions of measures, files with digests, where rows went,
 * options. */
#include "report_internal.h"

#include <string.h>

/* Their places in cj_appendix_ids; About the data is for people alone and has none. */
enum { DEFINITIONS, FILES, ROWS, OPTIONS, DISCLOSURE, REVISIONS, ABOUT };

typedef struct {
    int id; /* index in cj_appendix_ids */
    const char *title;
    const cj_table_column *columns;
    size_t column_count;
    cj_readers readers;
} appendix;

/* Make the empty table of an appendix. Each row stands for itself (each_row): equal cells below
 * each other are printed. */
static cj_status begin(cj_table **table, const appendix *of, const cj_report_parts *parts,
                       cj_error *err)
{
    cj_status status = cj_table_new(table, err);

    if (status != CJ_OK)
        return status;
    (*table)->title = of->title;
    (*table)->program = parts->program;
    (*table)->version = parts->version;
    (*table)->each_row = true;
    for (size_t i = 0; status == CJ_OK && i < of->column_count; i++)
        status = cj_table_add_column(*table, of->columns[i], err);
    return status;
}

/* Whom the tables of the full provenance are for. */
static cj_readers readers_of(const cj_report_parts *parts)
{
    return parts->definition->full ? CJ_READERS_ALL : CJ_READERS_DATA;
}

/* Add the finished table to the document, or free it if a step failed. */
static cj_status finish(cj_document *document, cj_table *table, const appendix *of,
                        cj_status status, cj_error *err)
{
    cj_exhibit *exhibit;

    if (status != CJ_OK) {
        cj_table_free(table);
        return status;
    }
    status = cj_document_add_appendix(&exhibit, document, table, err);
    if (status != CJ_OK)
        return status;
    exhibit->id = of->id == ABOUT ? "about-the-data" : cj_appendix_ids[of->id];
    exhibit->title = of->id == ABOUT ? "About the data" : of->title;
    exhibit->readers = of->readers;
    return CJ_OK;
}

/* A blank text is a missing cell, so that a column without any text is left out. */
static cj_cell text_cell(const char *text)
{
    return text[0] == '\0' ? cj_cell_missing() : cj_cell_text(text);
}

/* ---- definitions ------------------------------------------------------------------------------
 */

static const cj_table_column definition_columns[] = {
    {"measure", "Measure", "text", .part = CJ_PART_LABEL},
    {"id", "Id", "text", .part = CJ_PART_LABEL},
    {"kind", "Kind", "text", .part = CJ_PART_LABEL},
    {"definition", "Definition", "text", .part = CJ_PART_LABEL},
    {"version", "Version", "text", .part = CJ_PART_LABEL},
    {"valid_from", "Valid from", "date", .part = CJ_PART_LABEL},
    {"valid_to", "Valid to", "date", .part = CJ_PART_LABEL}};

/* List the measures of this run with the words and days of their definitions. Lists have no
 * definition, and a validity without limit is blank. */
static cj_status add_definitions(cj_document *document, const cj_report_parts *parts, cj_error *err)
{
    const appendix of = {DEFINITIONS, "Definitions", definition_columns,
                         sizeof definition_columns / sizeof *definition_columns, readers_of(parts)};
    const cj_definition *definition = parts->definition;
    cj_table *table = NULL;
    cj_status status = begin(&table, &of, parts, err);
    cj_cell *cells;

    for (size_t i = 0; status == CJ_OK && i < definition->measure_count; i++) {
        const cj_definition_measure *measure = &definition->measures[i];

        if (measure->is_list || measure->is_rows || parts->tables[i] == NULL)
            continue;
        status = cj_table_add_row(&cells, table, err);
        if (status != CJ_OK)
            break;
        cells[0] = cj_cell_text(measure->label);
        cells[1] = cj_cell_text(measure->id);
        cells[2] = cj_cell_text(measure->kind->name);
        cells[3] = text_cell(measure->definition);
        cells[4] = text_cell(measure->version);
        cells[5] =
            measure->first == CJ_DATE_FIRST ? cj_cell_missing() : cj_cell_date(measure->first);
        cells[6] = measure->last == CJ_DATE_LAST ? cj_cell_missing() : cj_cell_date(measure->last);
    }
    return finish(document, table, &of, status, err);
}

/* ---- provenance ---------------------------------------------------------------------------------
 */

static const cj_table_column file_columns[] = {
    {"what", "What", "text", .part = CJ_PART_LABEL},
    {"file", "File", "text", .part = CJ_PART_LABEL},
    {"bytes", "Bytes", "count", .part = CJ_PART_FIGURE},
    {"sha256", "SHA-256", "text", .part = CJ_PART_REMARK}};

/* List every file that was read, with its size and SHA-256, so that a reader can prove what the
 * report was made from. */
static cj_status add_files(cj_document *document, const cj_report_parts *parts, cj_error *err)
{
    const appendix of = {FILES, "Provenance: files", file_columns,
                         sizeof file_columns / sizeof *file_columns, readers_of(parts)};
    cj_table *table = NULL;
    cj_status status = begin(&table, &of, parts, err);
    cj_text note = CJ_TEXT_INIT;
    cj_cell *cells;

    for (size_t i = 0; status == CJ_OK && i < parts->file_count; i++) {
        const cj_report_file *file = &parts->files[i];

        status = cj_table_add_row(&cells, table, err);
        if (status != CJ_OK)
            break;
        cells[0] = cj_cell_text(file->what);
        cells[1] = cj_cell_text(file->path);
        cells[2] = cj_cell_count((int64_t)file->bytes);
        cells[3] = cj_cell_text(file->sha256);
    }
    cj_text_format(&note, "Made by %s %s (cjtools).", parts->program, parts->version);
    if (status == CJ_OK)
        status = cj_table_add_note(table, &note, err);
    cj_text_clear(&note);
    return finish(document, table, &of, status, err);
}

static const cj_table_column row_columns[] = {
    {"measure", "Measure", "text", .part = CJ_PART_LABEL},
    {"file", "File", "text", .part = CJ_PART_LABEL},
    {"rows", "Rows", "count", .part = CJ_PART_FIGURE},
    {"used", "Used", "count", .part = CJ_PART_FIGURE},
    {"outside_period", "Outside the period", "count", .part = CJ_PART_FIGURE},
    {"not_selected", "Not selected", "count", .part = CJ_PART_FIGURE},
    {"rejected", "Rejected", "count", .part = CJ_PART_FIGURE}};

static cj_status add_input_row(cj_table *table, const char *measure, const cj_table_input *input,
                               cj_error *err)
{
    static const cj_row_state states[] = {CJ_ROW_USED, CJ_ROW_OUTSIDE, CJ_ROW_NOT_SELECTED,
                                          CJ_ROW_REJECTED};
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status != CJ_OK)
        return status;
    cells[0] = cj_cell_text(measure);
    cells[1] = cj_cell_text(input->file);
    cells[2] = input->withheld & CJ_WITHHELD_ROWS ? cj_cell_withheld()
                                                  : cj_cell_count((int64_t)input->rows);
    for (size_t i = 0; i < 4; i++)
        cells[3 + i] = (input->withheld >> states[i] & 1) != 0
                           ? cj_cell_withheld()
                           : cj_cell_count((int64_t)input->states[states[i]]);
    return CJ_OK;
}

/* List for each measure and input where its rows went; the four states add up to all rows. */
static cj_status add_rows(cj_document *document, const cj_report_parts *parts, cj_error *err)
{
    const appendix of = {ROWS, "Provenance: rows", row_columns,
                         sizeof row_columns / sizeof *row_columns, readers_of(parts)};
    const cj_definition *definition = parts->definition;
    cj_table *table = NULL;
    cj_status status = begin(&table, &of, parts, err);

    for (size_t i = 0; i < definition->measure_count; i++)
        for (size_t n = 0;
             status == CJ_OK && parts->tables[i] != NULL && n < parts->tables[i]->input_count; n++)
            status = add_input_row(table, definition->measures[i].label,
                                   &parts->tables[i]->inputs[n], err);
    return finish(document, table, &of, status, err);
}

static const cj_table_column option_columns[] = {
    {"measure", "Measure", "text", .part = CJ_PART_LABEL},
    {"option", "Option", "text", .part = CJ_PART_LABEL},
    {"value", "Value", "text", .part = CJ_PART_LABEL}};

/* List the options that shaped each measure's figures. */
static cj_status add_options(cj_document *document, const cj_report_parts *parts, cj_error *err)
{
    const appendix of = {OPTIONS, "Provenance: options", option_columns,
                         sizeof option_columns / sizeof *option_columns, readers_of(parts)};
    const cj_definition *definition = parts->definition;
    cj_table *table = NULL;
    cj_status status = begin(&table, &of, parts, err);
    cj_cell *cells;

    for (size_t i = 0; i < definition->measure_count; i++)
        for (size_t n = 0;
             status == CJ_OK && parts->tables[i] != NULL && n < parts->tables[i]->option_count;
             n++) {
            status = cj_table_add_row(&cells, table, err);
            if (status != CJ_OK)
                break;
            cells[0] = cj_cell_text(definition->measures[i].label);
            cells[1] = cj_cell_text(parts->tables[i]->options[n].name);
            cells[2] = cj_cell_text(parts->tables[i]->options[n].value);
        }
    return finish(document, table, &of, status, err);
}

static const cj_table_column hiding_columns[] = {
    {"measure", "Measure", "text", .part = CJ_PART_LABEL},
    {"figures", "Figures", "count", .part = CJ_PART_FIGURE},
    {"not_shown", "Not shown", "count", .part = CJ_PART_FIGURE},
    {"left_out", "Left out", "text", .part = CJ_PART_REMARK}};

/* The rule, and that every small count was checked. */
static cj_status note_hiding(cj_table *table, const cj_report_parts *parts, cj_error *err)
{
    const cj_hiding *hiding = parts->hiding;
    const cj_hiding_options *options = cj_hiding_options_of(hiding);
    size_t published = cj_hiding_published_count(hiding);
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    cj_hiding_append_rule(&note, options);
    status = cj_table_add_note(table, &note, err);
    cj_text_reset(&note);
    if (options->below > 0)
        cj_text_format(
            &note,
            "Every count of %d to %lld was checked: a reader of this report%s and of %zu "
            "earlier %s cannot tell it from any other number of that range.",
            options->zeros ? 0 : 1, (long long)options->below - 1,
            parts->definition->each == NULL ? "" : ", of those made with it", published,
            published == 1 ? "one" : "ones");
    if (status == CJ_OK && (note.length > 0 || note.failed))
        status = cj_table_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

/* What was done to the table of a measure, in this report. One that was not hidden with the others
 * was made of what is shown. */
static bool find_sum(cj_hiding_sum *sum, const cj_report_parts *parts, size_t number)
{
    const cj_table *table = parts->tables[number];
    cj_text name = CJ_TEXT_INIT;
    bool found;

    cj_definition_name_table(&name, parts->definition, &parts->definition->measures[number]);
    found = !name.failed && cj_hiding_find_sum(sum, parts->hiding, cj_text_string(&name));
    cj_text_clear(&name);
    if (found)
        return true;
    *sum = (cj_hiding_sum){.figures = 0};
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        bool hidden = table->cells[i].kind == CJ_CELL_SUPPRESSED;

        sum->hidden += hidden;
        sum->figures += hidden || cj_cell_is_figure(&table->cells[i]);
    }
    return cj_report_wants(parts, number);
}

/* How many figures of each table are not shown, and which measures were left out of it. */
static cj_status add_hiding(cj_document *document, const cj_report_parts *parts, cj_error *err)
{
    static const appendix of = {DISCLOSURE, "Disclosure control", hiding_columns,
                                sizeof hiding_columns / sizeof *hiding_columns, CJ_READERS_ALL};
    const cj_definition *definition = parts->definition;
    cj_table *table = NULL;
    cj_status status = begin(&table, &of, parts, err);
    cj_cell *cells;

    for (size_t i = 0; status == CJ_OK && i < definition->measure_count; i++) {
        const cj_definition_measure *measure = &definition->measures[i];
        cj_hiding_sum sum;

        if (parts->tables[i] == NULL ||
            (!find_sum(&sum, parts, i) && !measure->undisclosed && !measure->is_list))
            continue;
        status = cj_table_add_row(&cells, table, err);
        if (status != CJ_OK)
            break;
        cells[0] = cj_cell_text(measure->label);
        if (measure->undisclosed || measure->is_list) {
            cells[3] = cj_cell_text("it counts no people");
            continue;
        }
        cells[1] = cj_cell_count((int64_t)sum.figures);
        cells[2] = cj_cell_count((int64_t)sum.hidden);
    }
    if (status == CJ_OK)
        status = note_hiding(table, parts, err);
    return finish(document, table, &of, status, err);
}

/* The document gets a table of its own, so that whoever made the list frees it. */
static cj_status add_revisions(cj_document *document, const cj_report_parts *parts, cj_error *err)
{
    static const appendix of = {REVISIONS, "Revisions", NULL, 0, CJ_READERS_ALL};
    cj_table *table;
    cj_status status = cj_table_copy(&table, parts->revisions, err);

    return status == CJ_OK ? finish(document, table, &of, status, err) : status;
}

/* ---- about the data ---------------------------------------------------------------------------
 */

static const cj_table_column about_columns[] = {
    {"measure", "Table", "text", .part = CJ_PART_LABEL},
    {"definition", "What it counts", "text", .part = CJ_PART_LABEL, .recorded = true},
    {"file", "File", "text", .part = CJ_PART_LABEL},
    {"rows", "Records", "count", .part = CJ_PART_FIGURE},
    {"used", "Used", "count", .part = CJ_PART_FIGURE},
    {"left_out", "Left out", "text", .part = CJ_PART_REMARK}};

static cj_status add_about_row(cj_table *table, const cj_definition *definition,
                               const cj_definition_measure *measure, const cj_table_input *input,
                               cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    const char *left = NULL;
    const char *file = NULL;
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status != CJ_OK)
        return status;
    cj_report_append_left_out(&words, input);
    left = words.failed ? NULL : cj_table_keep(table, cj_text_span(&words));
    cj_text_reset(&words);
    cj_report_append_file(&words, input->file, definition);
    file = words.failed ? NULL : cj_table_keep(table, cj_text_span(&words));
    cj_text_clear(&words);
    if (left == NULL || file == NULL)
        return cj_fail_nomem(err);
    cells[0] = cj_cell_text(measure->label);
    cells[1] = text_cell(measure->definition);
    if (measure->is_list)
        cells[1] = cj_cell_text("The records themselves.");
    else if (measure->is_rows && measure->definition[0] == '\0')
        cells[1] = cj_cell_text("Records for the tables made of them.");
    cells[2] = cj_cell_text(file);
    cells[3] = input->withheld & CJ_WITHHELD_ROWS ? cj_cell_withheld()
                                                  : cj_cell_count((int64_t)input->rows);
    cells[4] = (input->withheld >> CJ_ROW_USED & 1) != 0
                   ? cj_cell_withheld()
                   : cj_cell_count((int64_t)input->states[CJ_ROW_USED]);
    cells[5] = cj_cell_text(left[0] == '\0' ? "none" : left);
    return CJ_OK;
}

/* One table for people: what each table counts, which file it is made of, how many of its records
 * are in it and why the others are not. */
static cj_status add_about(cj_document *document, const cj_report_parts *parts, cj_error *err)
{
    static const appendix of = {ABOUT, "Files and records", about_columns,
                                sizeof about_columns / sizeof *about_columns, CJ_READERS_PEOPLE};
    const cj_definition *definition = parts->definition;
    cj_table *table = NULL;
    cj_status status = begin(&table, &of, parts, err);
    cj_text note = CJ_TEXT_INIT;

    for (size_t i = 0; i < definition->measure_count; i++)
        for (size_t n = 0;
             status == CJ_OK && parts->tables[i] != NULL && n < parts->tables[i]->input_count; n++)
            status = add_about_row(table, definition, &definition->measures[i],
                                   &parts->tables[i]->inputs[n], err);
    cj_text_format(&note,
                   "Who made this report can give its json or csv files, which have the "
                   "definitions, checksums "
                   "of the files read and all options. Made by %s %s.",
                   parts->program, parts->version);
    if (status == CJ_OK)
        status = cj_table_add_note(table, &note, err);
    cj_text_clear(&note);
    return finish(document, table, &of, status, err);
}

cj_status cj_report_add_appendices(cj_document *document, const cj_report_parts *parts,
                                   cj_error *err)
{
    cj_status status = parts->definition->full ? CJ_OK : add_about(document, parts, err);

    if (status == CJ_OK)
        status = add_definitions(document, parts, err);
    if (status == CJ_OK)
        status = add_files(document, parts, err);
    if (status == CJ_OK)
        status = add_rows(document, parts, err);
    if (status == CJ_OK)
        status = add_options(document, parts, err);
    if (status == CJ_OK && parts->hiding != NULL)
        status = add_hiding(document, parts, err);
    return status == CJ_OK && parts->revisions != NULL ? add_revisions(document, parts, err)
                                                       : status;
}

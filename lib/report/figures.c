/* All figures of a report in one table, a row each: its columns are the same in every report and
 * period, so that what reads them need not know the measures. */
#include "report_internal.h"

#include "cj/dict.h"

#include <string.h>

enum {
    REPORT,
    MEASURE,
    PERIOD,
    PERIOD_START,
    PERIOD_END,
    LABELS,
    FIGURE,
    VALUE,
    UNIT,
    STATUS,
    COLUMN_COUNT
};

static const cj_table_column columns[COLUMN_COUNT] = {
    [REPORT] = {"report", "Report", "text", .part = CJ_PART_LABEL},
    [MEASURE] = {"measure", "Table: the id of its measure", "text", .part = CJ_PART_LABEL},
    [PERIOD] = {"period", "Period of the row; blank where the table has none", "text",
                .part = CJ_PART_LABEL},
    [PERIOD_START] = {"period_start", "Its first day", "date", .part = CJ_PART_LABEL},
    [PERIOD_END] = {"period_end", "Its last day", "date", .part = CJ_PART_LABEL},
    [LABELS] = {"labels", "What tells the row from others: name=value; name=value", "text",
                .part = CJ_PART_LABEL},
    [FIGURE] = {"figure", "Key of the column", "text", .part = CJ_PART_LABEL},
    [VALUE] = {"value", "The figure", "number", .part = CJ_PART_FIGURE},
    [UNIT] = {"unit", "Unit of the figure", "text", .part = CJ_PART_LABEL},
    [STATUS] = {"status",
                "Why there is no value: [c] not shown, to protect people, [z] not applicable, [x] "
                "not known yet; of a value [r]: another one was published before",
                "text", .part = CJ_PART_REMARK}};

/* The table under way. */
typedef struct {
    cj_table *to;
    const char *report;
    cj_dict *known; /* labels of the rows of a table, to tell those apart that are the same */
} writer;

/* Whether the column tells rows apart: a label, or a text that is said once for all of them. */
static bool tells(const cj_table *table, size_t column)
{
    const cj_table_column *of = &table->columns[column];

    return cj_part_is_label(of->part) ||
           (of->part == CJ_PART_FACT && strcmp(of->unit, "text") == 0);
}

/* "area=North; sex=F", with the number of the row behind it where an earlier row has the same. */
static cj_status make_labels(const char **out, writer *in, const cj_table *table, size_t row,
                             cj_error *err)
{
    size_t period = cj_table_find(table, "period");
    cj_text labels = CJ_TEXT_INIT;
    cj_text key = CJ_TEXT_INIT;
    cj_status status;
    uint32_t number;
    size_t before = cj_dict_count(in->known);

    for (size_t i = 0; i < table->column_count; i++) {
        const cj_cell *cell = cj_table_cell(table, row, i);

        if (i == period || !tells(table, i) || cell->kind == CJ_CELL_MISSING)
            continue;
        cj_text_format(&labels, "%s%s=", labels.length > 0 ? "; " : "", table->columns[i].key);
        cj_cell_append_data(&labels, cell);
    }
    if (period != SIZE_MAX)
        cj_cell_append_data(&key, cj_table_cell(table, row, period));
    cj_text_format(&key, "\x1F%s", cj_text_string(&labels));
    status = cj_text_check(&key, err);
    if (status == CJ_OK)
        status = cj_dict_add(&number, in->known, cj_text_span(&key), err);
    if (status == CJ_OK && cj_dict_count(in->known) == before)
        cj_text_format(&labels, "%srow=%zu", labels.length > 0 ? "; " : "", row + 1);
    if (status == CJ_OK)
        status = cj_text_check(&labels, err);
    if (status == CJ_OK) {
        *out = cj_table_keep(in->to, (cj_span){cj_text_string(&labels), labels.length});
        status = *out == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&labels);
    cj_text_clear(&key);
    return status;
}

/* The code of a figure that has no value; NULL for all else. */
static const char *status_of(const cj_cell *cell)
{
    return cell->kind == CJ_CELL_SUPPRESSED       ? "[c]"
           : cell->kind == CJ_CELL_NOT_APPLICABLE ? "[z]"
           : cell->kind == CJ_CELL_NOT_AVAILABLE  ? "[x]"
                                                  : NULL;
}

/* Whether the column has figures: words are none, also where they are not shown. */
static bool has_figures(const cj_table *table, size_t column)
{
    if (tells(table, column) || table->columns[column].part == CJ_PART_VERDICT ||
        table->columns[column].part == CJ_PART_REMARK)
        return false;
    for (size_t row = 0; row < table->row_count; row++)
        if (cj_cell_is_figure(cj_table_cell(table, row, column)))
            return true;
    return strcmp(table->columns[column].unit, "text") != 0 &&
           strcmp(table->columns[column].unit, "flag") != 0 &&
           strcmp(table->columns[column].unit, "date") != 0 &&
           strcmp(table->columns[column].unit, "verdict") != 0 &&
           strcmp(table->columns[column].unit, "period") != 0;
}

/* A column of several units leaves it to its cells. */
static const char *unit_of(const cj_table_column *column, const cj_cell *cell)
{
    if (cell->kind == CJ_CELL_PERCENT || cell->kind == CJ_CELL_PROPORTION)
        return "percent";
    if (cell->kind == CJ_CELL_COUNT)
        return "count";
    return strcmp(column->unit, "figure") == 0 ? "number" : column->unit;
}

static cj_status add_figure(writer *in, const cj_exhibit *exhibit, size_t row, size_t column,
                            const char *labels, cj_error *err)
{
    const cj_table *table = exhibit->table;
    const cj_cell *cell = cj_table_cell(table, row, column);
    size_t named = cj_table_find(table, "period");
    cj_period period;
    cj_cell *cells;
    cj_status status;

    if (!cj_cell_is_figure(cell) && status_of(cell) == NULL)
        return CJ_OK;
    status = cj_table_add_row(&cells, in->to, err);
    if (status != CJ_OK)
        return status;
    cells[REPORT] = cj_cell_text(in->report);
    cells[MEASURE] = cj_cell_text(exhibit->id);
    if (named != SIZE_MAX)
        cells[PERIOD] = *cj_table_cell(table, row, named);
    if (cj_report_row_period(&period, table, row) && !cj_period_is_all(&period)) {
        cells[PERIOD_START] = cj_cell_date(period.first);
        cells[PERIOD_END] = cj_cell_date(period.last);
    }
    cells[LABELS] = cj_cell_text(labels);
    cells[FIGURE] = cj_cell_text(table->columns[column].key);
    cells[UNIT] = cj_cell_text(unit_of(&table->columns[column], cell));
    if (status_of(cell) != NULL)
        cells[STATUS] = cj_cell_text(status_of(cell));
    else
        cells[VALUE] = *cell;
    if (status_of(cell) == NULL && cell->revised)
        cells[STATUS] = cj_cell_text("[r]");
    return CJ_OK;
}

static cj_status add_table(writer *in, const cj_exhibit *exhibit, cj_error *err)
{
    const cj_table *table = exhibit->table;
    const char *labels = NULL;
    cj_status status = cj_dict_new(&in->known, CJ_DICT_EXACT, err);

    for (size_t row = 0; status == CJ_OK && row < table->row_count; row++) {
        status = make_labels(&labels, in, table, row, err);
        for (size_t i = 0; status == CJ_OK && i < table->column_count; i++)
            if (has_figures(table, i))
                status = add_figure(in, exhibit, row, i, labels, err);
    }
    cj_dict_free(in->known);
    return status;
}

/* Lists show rows of inputs, which are no figures. */
static bool is_list(const cj_definition *definition, const char *id)
{
    for (size_t i = 0; i < definition->measure_count; i++)
        if (strcmp(definition->measures[i].id, id) == 0)
            return definition->measures[i].is_list;
    return false;
}

cj_status cj_report_add_figures(cj_document *document, const cj_report_parts *parts, cj_error *err)
{
    writer in = {.report = document->title};
    cj_exhibit *exhibit;
    cj_status status = cj_table_new(&in.to, err);

    if (status != CJ_OK)
        return status;
    in.to->title = "All figures of the report";
    in.to->program = parts->program;
    in.to->version = parts->version;
    for (size_t i = 0; status == CJ_OK && i < COLUMN_COUNT; i++)
        status = cj_table_add_column(in.to, columns[i], err);
    for (size_t s = 0; s < document->section_count; s++)
        for (size_t i = 0; status == CJ_OK && i < document->sections[s].exhibit_count; i++) {
            const cj_exhibit *of = &document->sections[s].exhibits[i];

            if (of->data == NULL && !is_list(parts->definition, of->id))
                status = add_table(&in, of, err);
        }
    if (status != CJ_OK) {
        cj_table_free(in.to);
        return status;
    }
    status = cj_document_add_appendix(&exhibit, document, in.to, err);
    if (status == CJ_OK) {
        exhibit->id = CJ_FIGURES_ID;
        exhibit->readers = CJ_READERS_CSV;
    }
    return status;
}

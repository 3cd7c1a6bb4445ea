/* How many findings of each rule there are. */
#include "cj/check.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *file;
    const char *code;
    cj_span column;
    cj_severity severity;
    uint64_t count;
    uint64_t line; /* of the first one */
} entry;

struct cj_summary {
    entry *entries;
    size_t count;
    size_t capacity;
    cj_arena texts;
};

cj_status cj_summary_new(cj_summary **out, cj_error *err)
{
    *out = calloc(1, sizeof **out);
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

void cj_summary_free(cj_summary *summary)
{
    if (summary == NULL)
        return;
    free(summary->entries);
    cj_arena_clear(&summary->texts);
    free(summary);
}

static const char *keep(cj_summary *summary, cj_span text)
{
    return cj_arena_text(&summary->texts, text.at, text.length);
}

cj_status cj_summary_add(cj_summary *summary, const cj_finding *finding, cj_error *err)
{
    entry *added;
    cj_status status;

    /* Findings of one rule and column mostly follow each other, so the search begins at the last
     * entry. */
    for (size_t i = summary->count; i > 0; i--) {
        entry *known = &summary->entries[i - 1];

        if (known->severity == finding->severity && strcmp(known->code, finding->code) == 0 &&
            cj_span_equal(known->column, finding->column_name) &&
            strcmp(known->file, finding->file) == 0) {
            known->count++;
            return CJ_OK;
        }
    }
    status = cj_grow(&summary->entries, &summary->capacity, summary->count + 1,
                     sizeof *summary->entries, err);
    if (status != CJ_OK)
        return status;
    added = &summary->entries[summary->count];
    *added = (entry){.file = keep(summary, cj_span_of(finding->file)),
                     .code = keep(summary, cj_span_of(finding->code)),
                     .column = {keep(summary, finding->column_name), finding->column_name.length},
                     .severity = finding->severity,
                     .count = 1,
                     .line = finding->line};
    if (added->file == NULL || added->code == NULL || added->column.at == NULL)
        return cj_fail_nomem(err);
    summary->count++;
    return CJ_OK;
}

/* ---- as a table ---------------------------------------------------------------------- */

/* Errors before warnings, then files in their order, the most frequent first. */
static int by_weight(const void *a, const void *b)
{
    const entry *left = *(const entry *const *)a;
    const entry *right = *(const entry *const *)b;

    if (left->severity != right->severity)
        return left->severity == CJ_ERROR ? -1 : 1;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return (left > right) - (left < right);
}

static cj_status add_columns(cj_table *table, cj_error *err)
{
    static const cj_table_column columns[] = {
        {"file", "File", "text", .part = CJ_PART_LABEL},
        {"code", "Rule", "text", .part = CJ_PART_LABEL},
        {"severity", "Severity", "text", .part = CJ_PART_LABEL},
        {"column_name", "Column", "text", .part = CJ_PART_LABEL},
        {"findings", "Findings", "count", .part = CJ_PART_FIGURE},
        {"first_line", "First line", "count", .part = CJ_PART_FIGURE}};
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < sizeof columns / sizeof *columns; i++)
        status = cj_table_add_column(table, columns[i], err);
    return status;
}

static cj_status add_row(cj_table *table, const entry *from, cj_error *err)
{
    const char *file = cj_table_keep(table, cj_span_of(from->file));
    const char *code = cj_table_keep(table, cj_span_of(from->code));
    const char *column = cj_table_keep(table, from->column);
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status != CJ_OK)
        return status;
    if (file == NULL || code == NULL || column == NULL)
        return cj_fail_nomem(err);
    cells[0] = cj_cell_text(file);
    cells[1] = cj_cell_text(code);
    cells[2] = cj_cell_text(from->severity == CJ_ERROR ? "error" : "warning");
    if (column[0] != '\0')
        cells[3] = cj_cell_text(column);
    cells[4] = cj_cell_count((int64_t)from->count);
    if (from->line > 0)
        cells[5] = cj_cell_count((int64_t)from->line);
    return CJ_OK;
}

/* Add notes on the files that were read, the state of every row and the repairs. */
static cj_status add_notes(cj_table *table, const cj_dataset *dataset, cj_error *err)
{
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < dataset->notice_count; i++) {
        cj_text_reset(&note);
        cj_dataset_append_notice(&note, dataset, i);
        status = cj_table_add_note(table, &note, err);
    }
    for (size_t i = 0; status == CJ_OK && i < dataset->ledger_count; i++) {
        const cj_ledger *ledger = &dataset->ledgers[i];

        cj_text_reset(&note);
        if (!ledger->unfinished) {
            cj_ledger_append(&note, ledger);
            status = cj_table_add_note(table, &note, err);
        }
        cj_text_reset(&note);
        if (status == CJ_OK && dataset->repairs != NULL)
            cj_repairs_append(&note, dataset->repairs, ledger->name);
        if (status == CJ_OK && note.length > 0)
            status = cj_table_add_note(table, &note, err);
        if (status == CJ_OK)
            status = cj_table_add_input(table, ledger, err);
    }
    cj_text_clear(&note);
    return status;
}

cj_status cj_summary_table(cj_table **out, const cj_summary *summary, const cj_dataset *dataset,
                           cj_error *err)
{
    const entry **order = calloc(summary->count + 1, sizeof *order);
    cj_status status = cj_table_new(out, err);

    if (status == CJ_OK && order == NULL)
        status = cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < summary->count; i++)
        order[i] = &summary->entries[i];
    if (status == CJ_OK && summary->count > 1)
        qsort(order, summary->count, sizeof *order, by_weight);
    if (status == CJ_OK)
        status = cj_table_set_title(*out, CJ_SPAN("Findings by rule"), err);
    if (status == CJ_OK)
        (*out)->each_row = true;
    if (status == CJ_OK)
        status = add_columns(*out, err);
    for (size_t i = 0; status == CJ_OK && i < summary->count; i++)
        status = add_row(*out, order[i], err);
    if (status == CJ_OK)
        status = add_notes(*out, dataset, err);
    free(order);
    if (status != CJ_OK) {
        cj_table_free(*out);
        *out = NULL;
    }
    return status;
}

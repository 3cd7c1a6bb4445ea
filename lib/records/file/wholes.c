/* Rows of which some hold wholes and others their parts, by what a column says: kept in the
 * dataset until it is known which rows are used. */
#include "file_rows.h"

#include <stdlib.h>
#include <string.h>

/* ---- what was found ------------------------------------------------------------------------ */

/* Whether somebody groups, counts or chooses rows by a column of the file. */
static bool is_asked_for(const cj_file_rows *file, size_t field)
{
    for (size_t i = 0; i < file->typed.column_count; i++)
        if (file->typed.columns[i].field == field && file->typed.columns[i].wanted)
            return !file->options.check;
    return false;
}

static bool is_whole(const cj_mixed_rows *mixed, uint8_t mark)
{
    return mixed->levels ? mark > CJ_WHOLE_LEVEL : mark == CJ_WHOLE_TOTAL;
}

static cj_status keep(cj_file_rows *file, const cj_wholes *wholes, size_t at, cj_error *err)
{
    const cj_whole_column *column = &wholes->columns[at];
    cj_dataset *dataset = file->dataset;
    cj_status status = cj_grow(&dataset->mixed, &dataset->mixed_capacity, dataset->mixed_count + 1,
                               sizeof *dataset->mixed, err);
    cj_mixed_rows *out;
    size_t width;
    size_t row = 0;

    if (status != CJ_OK)
        return status;
    out = &dataset->mixed[dataset->mixed_count++];
    *out = (cj_mixed_rows){.ledger = file->ledger,
                           .file = file->name,
                           .column = (uint32_t)column->field + 1,
                           .name = CJ_TEXT_INIT,
                           .levels = cj_wholes_are_levels(wholes, at),
                           .first = file->base,
                           .marks = malloc(wholes->rows),
                           .count = wholes->rows};
    cj_text_append(&out->name, cj_csv_header(file->typed.csv, &width)[column->field]);
    if (out->marks == NULL)
        return cj_fail_nomem(err);
    memcpy(out->marks, column->marks, wholes->rows);
    while (row + 1 < out->count && !is_whole(out, out->marks[row]))
        row++;
    out->line = cj_file_rows_line(file, file->base + row);
    out->record = cj_file_rows_record(file, file->base + row);
    return cj_text_check(&out->name, err);
}

cj_status cj_file_rows_note_wholes(cj_file_rows *file, const cj_wholes *wholes, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < wholes->count; i++)
        if (!is_asked_for(file, wholes->columns[i].field))
            status = keep(file, wholes, i, err);
    return status;
}

/* ---- which of them are used ---------------------------------------------------------------- */

static void find_used(bool used[UINT8_MAX + 1], const cj_ledger *ledger, const cj_mixed_rows *mixed)
{
    memset(used, 0, UINT8_MAX + 1);
    for (size_t i = 0; i < mixed->count && mixed->first + i < ledger->count; i++)
        if (ledger->states[mixed->first + i] == CJ_ROW_USED)
            used[mixed->marks[i]] = true;
}

static void append_levels(cj_text *words, const cj_mixed_rows *mixed,
                          const bool used[UINT8_MAX + 1], size_t count)
{
    const char *any = "";
    size_t at = 0;

    cj_text_append(words, cj_text_span(&mixed->name));
    for (unsigned level = 1; level <= CJ_LEVELS; level++) {
        if (!used[CJ_WHOLE_LEVEL + level])
            continue;
        any = cj_level_word(level);
        cj_text_format(words, "%s\"%s\"",
                       at == 0           ? " has rows of "
                       : at + 1 == count ? " and "
                                         : ", ",
                       any);
        at++;
    }
    cj_text_add(words, ": each level counts the same again; ");
    cj_text_append(words, cj_text_span(&mixed->name));
    cj_text_format(words, "=%s as a condition leaves one", any);
}

static void append_mixed(cj_text *words, const cj_dataset *dataset, const cj_mixed_rows *mixed)
{
    bool used[UINT8_MAX + 1];
    size_t levels = 0;

    find_used(used, &dataset->ledgers[mixed->ledger], mixed);
    for (unsigned level = 1; level <= CJ_LEVELS; level++)
        levels += used[CJ_WHOLE_LEVEL + level];
    if (mixed->levels && levels > 1) {
        append_levels(words, mixed, used, levels);
        return;
    }
    if (!used[CJ_WHOLE_TOTAL] || (levels == 0 && !used[CJ_WHOLE_VALUE]))
        return;
    cj_text_append(words, cj_text_span(&mixed->name));
    cj_text_add(words, " is \"Total\" in some rows and not in others, which count twice with it; ");
    cj_text_append(words, cj_text_span(&mixed->name));
    cj_text_add(words, "=Total as a condition takes it alone");
}

cj_status cj_dataset_tell_mixed(cj_text *words, const cj_dataset *dataset, size_t index,
                                cj_error *err)
{
    const cj_mixed_rows *mixed = &dataset->mixed[index];
    cj_status status;

    cj_text_reset(words);
    append_mixed(words, dataset, mixed);
    status = cj_text_check(words, err);
    if (status != CJ_OK || words->length == 0)
        return status;
    return cj_findings_report(dataset->findings,
                              &(cj_finding){.code = "whole-and-parts",
                                            .severity = CJ_WARNING,
                                            .file = mixed->file,
                                            .line = mixed->line,
                                            .record = mixed->record,
                                            .column = mixed->column,
                                            .message = cj_text_span(words)},
                              err);
}

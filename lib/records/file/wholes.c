/* Rows of which some hold wholes and others their parts, by what a column says: kept in the
 * dataset until it is known which rows are used. */
#include "file_rows.h"

#include "cj/schema.h"

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

/* Whether rows are about persons: each is a single case, and no total of others. */
static cj_status are_cases(bool *cases, const cj_file_rows *file, cj_error *err)
{
    static const cj_span fields[] = {CJ_SPAN_INIT("person_id"), CJ_SPAN_INIT("date_of_birth")};
    const cj_span *headings;
    cj_schema *people;
    size_t width;
    cj_status status = cj_schema_builtin(&people, "people", err);

    *cases = file->person_slot != CJ_NO_COLUMN;
    headings = cj_csv_header(file->typed.csv, &width);
    for (size_t f = 0; status == CJ_OK && f < sizeof fields / sizeof *fields; f++)
        for (size_t i = 0; i < width; i++)
            *cases =
                *cases || cj_schema_field_rank(&people->fields[cj_schema_find(people, fields[f])],
                                               headings[i]) != CJ_HEADING_NONE;
    cj_schema_free(people);
    return status;
}

/* The kind of a mark: that of what is a whole beside it. */
static uint8_t kind_of(uint8_t mark)
{
    return mark > CJ_WHOLE_LEVEL       ? CJ_WHOLE_LEVEL
           : mark == CJ_WHOLE_DISTRICT ? CJ_WHOLE_CITY
                                       : mark;
}

/* Copy the marks of a column, those that no numbers bear out as those of plain values; *first is
 * the row of the first one that is left, the number of rows if none is. */
static void copy_marks(uint8_t *marks, size_t *first, const cj_wholes *wholes, size_t at)
{
    bool borne[CJ_WHOLE_LEVEL + 1] = {[CJ_WHOLE_BLANK] = true};

    for (uint8_t kind = CJ_WHOLE_TOTAL; kind <= CJ_WHOLE_LEVEL; kind++)
        borne[kind] = cj_wholes_add_up(wholes, at, kind);
    *first = wholes->rows;
    for (size_t row = 0; row < wholes->rows; row++) {
        uint8_t mark = wholes->columns[at].marks[row];

        marks[row] = borne[kind_of(mark)] ? mark : CJ_WHOLE_VALUE;
        if (marks[row] >= CJ_WHOLE_TOTAL && row < *first)
            *first = row;
    }
}

static cj_status add_mixed(cj_file_rows *file, const cj_wholes *wholes, size_t at, uint8_t *marks,
                           size_t first, cj_error *err)
{
    const cj_whole_column *column = &wholes->columns[at];
    cj_dataset *dataset = file->dataset;
    cj_status status = cj_grow(&dataset->mixed, &dataset->mixed_capacity, dataset->mixed_count + 1,
                               sizeof *dataset->mixed, err);
    cj_mixed_rows *out;
    size_t width;

    if (status != CJ_OK) {
        free(marks);
        return status;
    }
    out = &dataset->mixed[dataset->mixed_count++];
    *out = (cj_mixed_rows){.ledger = file->ledger,
                           .file = file->name,
                           .line = cj_file_rows_line(file, file->base + first),
                           .record = cj_file_rows_record(file, file->base + first),
                           .column = (uint32_t)column->field + 1,
                           .name = CJ_TEXT_INIT,
                           .levels = cj_wholes_are_levels(wholes, at),
                           .asked = is_asked_for(file, column->field),
                           .total = CJ_TEXT_INIT,
                           .first = file->base,
                           .marks = marks,
                           .count = wholes->rows};
    cj_text_append(&out->name, cj_csv_header(file->typed.csv, &width)[column->field]);
    cj_text_escaped(&out->total, cj_span_of(column->total));
    status = cj_text_check(&out->name, err);
    return status == CJ_OK ? cj_text_check(&out->total, err) : status;
}

static cj_status keep(cj_file_rows *file, const cj_wholes *wholes, size_t at, cj_error *err)
{
    uint8_t *marks = malloc(wholes->rows);
    size_t first;

    if (marks == NULL)
        return cj_fail_nomem(err);
    copy_marks(marks, &first, wholes, at);
    if (first < wholes->rows)
        return add_mixed(file, wholes, at, marks, first, err);
    free(marks);
    return CJ_OK;
}

cj_status cj_file_rows_note_wholes(cj_file_rows *file, const cj_wholes *wholes, cj_error *err)
{
    cj_status status = CJ_OK;
    bool cases = false;

    if (wholes->count > 0)
        status = are_cases(&cases, file, err);
    for (size_t i = 0; status == CJ_OK && !cases && i < wholes->count; i++)
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
    cj_span name = cj_text_span(&mixed->name);
    size_t levels = 0;

    find_used(used, &dataset->ledgers[mixed->ledger], mixed);
    for (unsigned level = 1; level <= CJ_LEVELS; level++)
        levels += used[CJ_WHOLE_LEVEL + level];
    if (mixed->levels && levels > 1) {
        append_levels(words, mixed, used, levels);
    } else if (used[CJ_WHOLE_CITY] && used[CJ_WHOLE_DISTRICT]) {
        cj_text_append(words, name);
        cj_text_add(words, " has rows of \"London\" and of Inner and Outer London, which count the "
                           "same again; ");
        cj_text_append(words, name);
        cj_text_add(words, "!=London as a condition leaves them once");
    } else if (used[CJ_WHOLE_TOTAL] &&
               (levels > 0 || used[CJ_WHOLE_VALUE] || used[CJ_WHOLE_CITY])) {
        cj_text_append(words, name);
        cj_text_format(words,
                       " is \"%s\" in some rows and not in others, which count twice with it; ",
                       cj_text_string(&mixed->total));
        cj_text_append(words, name);
        cj_text_format(words, "=%s as a condition takes it alone", cj_text_string(&mixed->total));
    }
}

cj_status cj_dataset_tell_mixed(cj_text *words, const cj_dataset *dataset, size_t index,
                                cj_error *err)
{
    const cj_mixed_rows *mixed = &dataset->mixed[index];
    cj_status status;

    cj_text_reset(words);
    if (mixed->asked && !dataset->adds_groups)
        return CJ_OK; /* the table has them apart */
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

/* Where rows stand in their file, and findings about them. */
#include "file_rows.h"

#include <string.h>

/* Lines and records are counted on otherwise than rows behind blank lines and records of several
 * lines: these places alone are kept. */
cj_status cj_file_rows_note_lines(cj_file_rows *file, cj_error *err)
{
    const cj_batch *batch = file->batch;
    cj_line_map *lines = &file->lines;

    for (size_t i = 0; i < batch->shift_count; i++) {
        const cj_batch_shift *shift = &batch->shifts[i];
        size_t begin = file->first - file->base; /* number of the batch's row 0 */
        size_t number = begin + shift->row;
        uint64_t line = shift->line_shift - begin;
        uint64_t record = batch->first_record + shift->record_shift - begin;
        const cj_line_shift *last = lines->count == 0 ? NULL : &lines->shifts[lines->count - 1];
        cj_status status;

        if (last != NULL && last->line_shift == line && last->record_shift == record)
            continue;
        status =
            cj_grow(&lines->shifts, &lines->capacity, lines->count + 1, sizeof *lines->shifts, err);
        if (status != CJ_OK)
            return status;
        lines->shifts[lines->count++] = (cj_line_shift){number, line, record};
    }
    return CJ_OK;
}

const cj_file_rows *cj_file_rows_first(const cj_file_rows *file)
{
    while (file->before != NULL)
        file = file->before;
    return file;
}

const cj_file_rows *cj_file_rows_at(const cj_file_rows *file, size_t row)
{
    while (row < file->base && file->before != NULL)
        file = file->before;
    return file;
}

/* The shift of a row of the file, from 0. */
static const cj_line_shift *shift_of(const cj_file_rows *file, size_t row)
{
    size_t low = 0;
    size_t high = file->lines.count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (file->lines.shifts[middle].row <= row)
            low = middle;
        else
            high = middle;
    }
    return &file->lines.shifts[low];
}

uint64_t cj_file_rows_line(const cj_file_rows *file, size_t row)
{
    const cj_file_rows *at = cj_file_rows_at(file, row);

    return row - at->base + shift_of(at, row - at->base)->line_shift;
}

uint64_t cj_file_rows_record(const cj_file_rows *file, size_t row)
{
    const cj_file_rows *at = cj_file_rows_at(file, row);

    return row - at->base + shift_of(at, row - at->base)->record_shift;
}

void cj_file_rows_append_place(cj_text *text, const cj_file_rows *file, size_t row, size_t from)
{
    const cj_file_rows *at = cj_file_rows_at(file, row);

    cj_text_format(text, "line %llu", (unsigned long long)cj_file_rows_line(file, row));
    if (at != cj_file_rows_at(file, from))
        cj_text_format(text, " of %s", at->name);
}

/* Let a finding about a row in hand wait; its texts are copied. */
static cj_status let_wait(cj_batch *batch, uint32_t row, cj_finding finding, cj_error *err)
{
    cj_status status = cj_grow(&batch->findings, &batch->finding_capacity, batch->finding_count + 1,
                               sizeof *batch->findings, err);

    if (status != CJ_OK)
        return status;
    finding.message.at = cj_arena_text(&batch->texts, finding.message.at, finding.message.length);
    finding.value.at = cj_arena_text(&batch->texts, finding.value.at, finding.value.length);
    if (finding.message.at == NULL || finding.value.at == NULL)
        return cj_fail_nomem(err);
    batch->findings[batch->finding_count++] = (cj_waiting_finding){.finding = finding, .row = row};
    return CJ_OK;
}

cj_status cj_file_rows_find(cj_file_rows *file, size_t row, cj_finding finding, cj_error *err)
{
    if (row < file->base && file->before != NULL)
        return cj_file_rows_find(file->before, row, finding, err);
    finding.file = file->name;
    finding.line = cj_file_rows_line(file, row);
    finding.record = cj_file_rows_record(file, row);
    if (!file->settled && file->count > 0 && row >= file->first)
        return let_wait(file->batch, (uint32_t)(row - file->first), finding, err);
    if (finding.severity == CJ_ERROR)
        cj_ledger_raise(cj_file_rows_ledger(file), row, CJ_ROW_REJECTED);
    return cj_findings_report(file->dataset->findings, &finding, err);
}

/* The identifier of a row in hand; what is played again has codes alone. */
static cj_span person_of(const cj_file_rows *file, uint32_t row)
{
    if (file->batch->persons != NULL)
        return file->batch->persons[row];
    return cj_dict_text(file->dataset->persons, file->persons[row]);
}

/* Keep an error until more is known of its person. */
static cj_status hold(cj_file_rows *file, const cj_waiting_finding *waiting, cj_error *err)
{
    cj_span person = person_of(file, waiting->row);
    cj_held_finding held = {waiting->finding, file->first + waiting->row, person};
    cj_status status =
        cj_grow(&file->held, &file->held_capacity, file->held_count + 1, sizeof *file->held, err);

    if (status != CJ_OK)
        return status;
    held.finding.message.at =
        cj_arena_text(&file->arena, held.finding.message.at, held.finding.message.length);
    held.finding.value.at =
        cj_arena_text(&file->arena, held.finding.value.at, held.finding.value.length);
    held.person.at = cj_arena_text(&file->arena, person.at, person.length);
    if (held.finding.message.at == NULL || held.finding.value.at == NULL || held.person.at == NULL)
        return cj_fail_nomem(err);
    file->held[file->held_count++] = held;
    return CJ_OK;
}

/* Report one finding about a row in hand, as the row's place has it. */
static cj_status settle(cj_file_rows *file, const cj_waiting_finding *waiting, cj_row_place place,
                        cj_error *err)
{
    bool error = waiting->row != UINT32_MAX && waiting->finding.severity == CJ_ERROR;
    size_t row = file->first + waiting->row;

    if (error && place == CJ_ROW_WAITS)
        return hold(file, waiting, err);
    if (error && place == CJ_ROW_LEFT_OUTSIDE)
        cj_ledger_raise(cj_file_rows_ledger(file), row, CJ_ROW_OUTSIDE);
    if (error && place != CJ_ROW_STAYS)
        return CJ_OK;
    if (error)
        cj_ledger_raise(cj_file_rows_ledger(file), row, CJ_ROW_REJECTED);
    return cj_findings_report(file->dataset->findings, &waiting->finding, err);
}

cj_status cj_file_rows_settle(cj_file_rows *file, const uint8_t *places, cj_error *err)
{
    const cj_batch *batch = file->batch;
    cj_status status = CJ_OK;

    file->settled = true;
    for (size_t i = 0; status == CJ_OK && i < batch->finding_count; i++) {
        uint32_t row = batch->findings[i].row;
        bool known = places != NULL && row != UINT32_MAX;

        status = settle(file, &batch->findings[i], known ? places[row] : CJ_ROW_STAYS, err);
    }
    return status;
}

cj_status cj_file_rows_settle_persons(cj_file_rows *file, cj_person_counts counts, void *data,
                                      cj_error *err)
{
    cj_ledger *ledger = cj_file_rows_ledger(file);
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < file->held_count; i++) {
        const cj_held_finding *held = &file->held[i];

        if (!counts(data, cj_dict_find(file->dataset->persons, held->person))) {
            cj_ledger_raise(ledger, held->row, CJ_ROW_OUTSIDE);
            continue;
        }
        cj_ledger_raise(ledger, held->row, CJ_ROW_REJECTED);
        status = cj_findings_report(file->dataset->findings, &held->finding, err);
    }
    file->held_count = 0;
    return status;
}

cj_status cj_file_rows_note_header(const cj_file_rows *file, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < file->header.problem_count; i++) {
        const cj_header_problem *problem = &file->header.problems[i];
        const cj_finding finding = {.code = problem->code,
                                    .severity = problem->severity,
                                    .file = file->name,
                                    .line = file->header.line,
                                    .record = cj_csv_header_record(file->typed.csv),
                                    .column = problem->column,
                                    .message = problem->words};

        status = cj_findings_report(file->dataset->findings, &finding, err);
    }
    return status;
}

cj_status cj_file_rows_note_above(const cj_file_rows *file, cj_error *err)
{
    cj_span above = cj_csv_above(file->typed.csv);
    cj_repair repair = {
        .rule = "above-header", .file = file->name, .column_name = {"", 0}, .after = {"", 0}};
    cj_status status = CJ_OK;

    if (file->dataset->repairs == NULL || file->profile == NULL)
        return CJ_OK;
    for (repair.line = 1; status == CJ_OK && above.length > 0; repair.line++) {
        const char *end = memchr(above.at, '\n', above.length);
        size_t length = end == NULL ? above.length : (size_t)(end - above.at) + 1;

        repair.before = (cj_span){above.at, length};
        while (repair.before.length > 0 && (above.at[repair.before.length - 1] == '\n' ||
                                            above.at[repair.before.length - 1] == '\r'))
            repair.before.length--;
        if (repair.before.length > 0)
            status = cj_repairs_report(file->dataset->repairs, &repair, err);
        above.at += length;
        above.length -= length;
    }
    return status;
}

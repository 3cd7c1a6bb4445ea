/* Findings of a batch, which wait until its rows are reported in order. */
#include "typed_internal.h"

#include <string.h>

/* The message is copied into the batch, because batches are typed ahead of the caller, who reports
 * findings in order. An error rejects the row. */
cj_status cj_typed_note(cj_batch *batch, const cj_typed *typed, uint32_t index, uint32_t row,
                        cj_finding finding, cj_error *err)
{
    cj_status status = cj_grow(&batch->findings, &batch->finding_capacity, batch->finding_count + 1,
                               sizeof *batch->findings, err);
    char *message;

    if (status != CJ_OK)
        return status;
    message = cj_arena_text(&batch->texts, finding.message.at, finding.message.length);
    if (message == NULL)
        return cj_fail_nomem(err);
    finding.message.at = message;
    finding.file = cj_source_name(typed->source);
    finding.line = batch->block.records[index].line;
    finding.record = batch->first_record + index;
    batch->findings[batch->finding_count++] = (cj_waiting_finding){.finding = finding, .row = row};
    if (row != CJ_NO_ROW && finding.severity == CJ_ERROR && batch->rejected[row] == CJ_ROW_FINE)
        batch->rejected[row] = CJ_ROW_BAD_CELL;
    return CJ_OK;
}

cj_status cj_typed_note_cell(cj_batch *batch, const cj_typed *typed, const cj_typed_column *column,
                             size_t row, const char *code, cj_span value, const char *words,
                             const char *hint, cj_error *err)
{
    cj_status status;

    if (column->quiet)
        return CJ_OK;
    status = cj_typed_note(batch, typed, batch->records[row], (uint32_t)row,
                           (cj_finding){.code = code,
                                        .severity = CJ_ERROR,
                                        .column = (uint32_t)column->field + 1,
                                        .column_name = column->name,
                                        .value = value,
                                        .message = cj_span_of(words),
                                        .hint = cj_span_of(hint)},
                           err);
    if (status == CJ_OK)
        batch->findings[batch->finding_count - 1].fault = CJ_CELL_UNREADABLE;
    return status;
}

bool cj_cell_is_sheet_error(cj_span cell)
{
    static const char *const errors[] = {"#REF!",         "#N/A",      "#VALUE!", "#DIV/0!",
                                         "#NAME?",        "#NUM!",     "#NULL!",  "#SPILL!",
                                         "#GETTING_DATA", "#CALC!",    "#FIELD!", "#BLOCKED!",
                                         "#CONNECT!",     "#UNKNOWN!", "#BUSY!"};

    if (cell.length > 0 && cell.at[0] == '#' &&
        cj_word_is_in(cell, errors, sizeof errors / sizeof *errors))
        return true;
    if (cell.length != 7 || memcmp(cell.at, "Err:", 4) != 0) /* of LibreOffice: Err:502 */
        return false;
    return cell.at[4] >= '0' && cell.at[4] <= '9' && cell.at[5] >= '0' && cell.at[5] <= '9' &&
           cell.at[6] >= '0' && cell.at[6] <= '9';
}

cj_status cj_typed_note_sheet_error(cj_batch *batch, const cj_typed *typed, uint32_t record,
                                    uint32_t column, cj_span name, cj_span cell, cj_error *err)
{
    return cj_typed_note(batch, typed, record, CJ_NO_ROW,
                         (cj_finding){.code = CJ_SHEET_ERROR,
                                      .severity = CJ_WARNING,
                                      .column = column,
                                      .column_name = name,
                                      .value = cell,
                                      .message = CJ_SPAN("is the text of a spreadsheet's error: "
                                                         "the sheet that was exported has a fault "
                                                         "there")},
                         err);
}

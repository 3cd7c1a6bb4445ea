/* Which records are rows: blank ones, comments, footers and repeated headers
 * are none, and some records have several values and make several rows. */
#include "repair.h"
#include "typed_internal.h"

#include <string.h>

#define HEADER_TOLD 200 /* bytes */

/* ---- rows at fault ------------------------------------------------------------------ */

static const char *fault_words(cj_csv_fault fault)
{
    switch (fault) {
    case CJ_CSV_STRAY_QUOTE:
        return "a quotation mark is out of place; a cell that holds one is written \"...\" with "
               "each mark doubled";
    case CJ_CSV_OPEN_QUOTE:
        return "a quotation mark opens a cell here and nothing closes it";
    case CJ_CSV_NUL:
        return "a NUL byte";
    case CJ_CSV_FIELD_TOO_LONG:
        return "the cell is longer than 1,048,576 bytes";
    case CJ_CSV_RECORD_TOO_LONG:
        return "the row is longer than 4,194,304 bytes";
    default:
        return "the row has more than 16,384 cells";
    }
}

/* Append a hint about the encoding; the text is kept with the batch, because the finding borrows
 * it. */
static cj_status hint_at_encoding(cj_span *hint, cj_batch *batch, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    char *kept;

    cj_text_say(&words, err, "if the file is UTF-16, say {encoding UTF-16LE}");
    kept = words.failed ? NULL : cj_arena_text(&batch->texts, words.bytes, words.length);
    *hint = (cj_span){kept, words.length};
    cj_text_clear(&words);
    return kept == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status note_fault(cj_batch *batch, const cj_typed *typed, uint32_t index, uint32_t row,
                            cj_error *err)
{
    const cj_csv_record *record = &batch->block.records[index];
    size_t width;
    const cj_span *header = cj_csv_header(typed->csv, &width);
    uint32_t field = record->fault_field;
    cj_span hint = {"", 0};

    batch->rejected[row] = CJ_ROW_NO_CELLS;
    if (record->fault == CJ_CSV_NUL && hint_at_encoding(&hint, batch, err) != CJ_OK)
        return CJ_ENOMEM;
    return cj_typed_note(
        batch, typed, index, row,
        (cj_finding){.code = record->fault == CJ_CSV_NUL ? "encoding-error" : "source-error",
                     .severity = CJ_ERROR,
                     .column = field,
                     .column_name =
                         field >= 1 && field <= width ? header[field - 1] : (cj_span){"", 0},
                     .message = cj_span_of(fault_words(record->fault)),
                     .hint = hint},
        err);
}

/* Whether no cell of a record but its first has anything. */
static bool is_one_cell(const cj_csv_block *block, const cj_csv_record *record)
{
    for (uint32_t i = 1; i < record->field_count; i++)
        if (cj_span_trim(cj_csv_text(block, block->fields[record->first_field + i])).length > 0)
            return false;
    return record->field_count > 0;
}

/* What would read the row, or pass over it: separators may stand at its end, or be left out there,
 * and lines that are no rows stand below tables. */
static cj_span hint_at_cells(const cj_batch *batch, const cj_csv_record *record, size_t width)
{
    const cj_csv_block *block = &batch->block;
    bool alone = width > 1 && is_one_cell(block, record);

    if (alone && cj_text_is_below(cj_csv_text(block, block->fields[record->first_field]), true))
        return CJ_SPAN("it looks like a line below the table: skipRows of a profile passes over "
                       "it");
    if (record->field_count < width)
        return alone && width > 2
                   ? CJ_SPAN("skipRows of a profile passes over a line that is no row of the "
                             "table; with shortRows missing last cells are read as blank")
                   : CJ_SPAN("a profile with shortRows reads missing last cells as blank");
    for (size_t i = width; i < record->field_count; i++)
        if (cj_span_trim(cj_csv_text(block, block->fields[record->first_field + i])).length > 0)
            return (cj_span){"", 0};
    return CJ_SPAN("a profile with trailingCells drops blank cells at the end");
}

/* Report a row with fewer or more cells than the header. */
static cj_status note_ragged(cj_batch *batch, const cj_typed *typed, uint32_t index, uint32_t row,
                             size_t width, cj_error *err)
{
    const cj_csv_record *record = &batch->block.records[index];
    bool extra = record->field_count > width;
    size_t count;
    const cj_span *header = cj_csv_header(typed->csv, &count);
    uint32_t at = extra ? (uint32_t)width + 1 : record->field_count + 1;
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    batch->rejected[row] = CJ_ROW_NO_CELLS;
    cj_text_format(&words, "the row has %u cell%s where the header has %zu", record->field_count,
                   record->field_count == 1 ? "" : "s", width);
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status =
            cj_typed_note(batch, typed, index, row,
                          (cj_finding){.code = extra ? "extra-cell" : "missing-cell",
                                       .severity = CJ_ERROR,
                                       .column = at,
                                       .column_name = extra ? (cj_span){"", 0} : header[at - 1],
                                       .message = cj_text_span(&words),
                                       .hint = hint_at_cells(batch, record, width)},
                          err);
    cj_text_clear(&words);
    return status;
}

/* Report a header among the rows that no profile allows; none allows one with other headings, as
 * nobody knows what stands below them. */
static cj_status note_repeated(cj_batch *batch, const cj_typed *typed, uint32_t index, uint32_t row,
                               bool changed, cj_error *err)
{
    batch->rejected[row] = CJ_ROW_NO_CELLS;
    return cj_typed_note(
        batch, typed, index, row,
        (cj_finding){.code = "repeated-header",
                     .severity = CJ_ERROR,
                     .message =
                         changed ? CJ_SPAN("the header stands here once more with other headings")
                                 : CJ_SPAN("the header stands here once more"),
                     .hint = changed ? CJ_SPAN("what begins here is to be a file of its own")
                                     : CJ_SPAN("a profile with repeatedHeaders passes over it")},
        err);
}

/* ---- rows ---------------------------------------------------------------------------- */

/* Whether every cell is blank; most records show with their first byte that
 * they are not. */
static bool is_blank_record(const cj_csv_block *block, const cj_csv_record *record)
{
    if (record->fault != CJ_CSV_FINE)
        return false;
    for (uint32_t i = 0; i < record->field_count; i++) {
        cj_span cell = cj_csv_text(block, block->fields[record->first_field + i]);

        if (cell.length > 0 && cell.at[0] > ' ')
            return false;
        if (cj_span_trim(cell).length > 0)
            return false;
    }
    return true;
}

/* Make room for rows; most records are one, and their number is known beforehand. */
static cj_status reserve(cj_batch *batch, size_t count, cj_error *err)
{
    cj_status status =
        cj_grow(&batch->records, &batch->row_capacity[0], count, sizeof *batch->records, err);

    if (status == CJ_OK)
        status = cj_grow(&batch->rejected, &batch->row_capacity[1], count, 1, err);
    if (status == CJ_OK)
        status =
            cj_grow(&batch->firsts, &batch->row_capacity[4], count, sizeof *batch->firsts, err);
    return status;
}

static inline cj_status add_row(uint32_t *row, cj_batch *batch, uint32_t index, uint32_t first,
                                cj_error *err)
{
    size_t count = batch->count + 1;

    if (count > batch->row_capacity[4] && reserve(batch, count, err) != CJ_OK)
        return CJ_ENOMEM;
    *row = (uint32_t)batch->count;
    batch->records[*row] = index;
    batch->firsts[*row] = first;
    batch->rejected[*row] = CJ_ROW_FINE;
    batch->count++;
    return CJ_OK;
}

/* Add the row of a record, or several rows if a cell has several values that the profile splits. */
static cj_status add_rows(cj_batch *batch, const cj_typed *typed, uint32_t index, size_t width,
                          cj_csv_again again, cj_error *err)
{
    const cj_csv_record *record = &batch->block.records[index];
    uint32_t *firsts = NULL;
    size_t count = 0;
    uint32_t row;
    cj_status status;

    if (typed->profile != NULL && record->fault == CJ_CSV_FINE && record->field_count == width &&
        again == CJ_HEADER_NOT) {
        status = cj_repair_split(&firsts, &count, batch, typed, index, err);
        if (status != CJ_OK)
            return status;
        for (size_t i = 0; status == CJ_OK && i < count; i++)
            status = add_row(&row, batch, index, firsts[i], err);
        batch->extra_rows += count > 0 ? count - 1 : 0;
        if (status != CJ_OK || count > 0)
            return status;
        record = &batch->block.records[index];
    }
    status = add_row(&row, batch, index, record->first_field, err);
    if (status != CJ_OK)
        return status;
    if (again != CJ_HEADER_NOT)
        return note_repeated(batch, typed, index, row, again == CJ_HEADER_CHANGED, err);
    if (record->fault != CJ_CSV_FINE)
        return note_fault(batch, typed, index, row, err);
    if (record->field_count != width)
        return note_ragged(batch, typed, index, row, width, err);
    return CJ_OK;
}

/* Note a run of blank rows as one finding: a spreadsheet saves every row that it ever used. */
static cj_status note_blank(cj_batch *batch, const cj_typed *typed, uint32_t first, uint32_t count,
                            cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    if (count == 1)
        cj_text_add(&words, "the row is blank; it is passed over");
    else
        cj_text_format(&words, "%u blank rows, to line %llu; they are passed over", count,
                       (unsigned long long)batch->block.records[first + count - 1].line);
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_typed_note(batch, typed, first, CJ_NO_ROW,
                               (cj_finding){.code = "blank-row",
                                            .severity = CJ_WARNING,
                                            .message = cj_text_span(&words)},
                               err);
    cj_text_clear(&words);
    return status;
}

/* Stop before a header with its columns in another order: the rows below cannot be read by the
 * first header, and the next batch reports why. */
static void stop_at(cj_batch *batch, const cj_typed *typed, uint32_t index)
{
    const cj_csv_record *record = &batch->block.records[index];
    bool told = record->raw_length <= HEADER_TOLD;

    cj_fail_at(&batch->stopped, CJ_EDATA, cj_source_name(typed->source), record->line, 0,
               "the header stands here once more with its columns in another order%s%.*s%s; what "
               "begins here is to be a file of its own",
               told ? " (" : "", told ? (int)record->raw_length : 0,
               batch->block.text + record->raw_start, told ? ")" : "");
    batch->block.record_count = index;
    batch->last = false;
}

/* Whether a record is a row like any other, as nearly all are: nothing is to be found out of it. */
static inline bool is_common(const cj_batch *batch, const cj_typed *typed, uint32_t index,
                             size_t width)
{
    const cj_csv_block *block = &batch->block;
    const cj_csv_record *record = &block->records[index];
    cj_span cell;

    if (record->fault != CJ_CSV_FINE || record->field_count != width || typed->profile != NULL)
        return false;
    cell = cj_csv_text(block, block->fields[record->first_field]);
    return cell.length > 0 && cell.at[0] > ' ' && !cj_csv_may_be_header(typed->csv, cell);
}

cj_status cj_typed_sort(cj_batch *batch, const cj_typed *typed, cj_error *err)
{
    cj_csv_block *block = &batch->block;
    cj_status status = reserve(batch, block->record_count, err);
    size_t width;

    cj_csv_header(typed->csv, &width);
    batch->count = 0;
    batch->extra_rows = 0;
    for (uint32_t i = 0; status == CJ_OK && i < block->record_count; i++) {
        uint32_t blank = 0;
        bool keep = true;
        cj_csv_again again;
        uint32_t row;

        if (is_common(batch, typed, i, width)) {
            status = add_row(&row, batch, i, block->records[i].first_field, err);
            continue;
        }
        while (i + blank < block->record_count &&
               is_blank_record(block, &block->records[i + blank]))
            blank++;
        if (blank > 0) {
            status = note_blank(batch, typed, i, blank, err);
            i += blank - 1;
            continue;
        }
        again = cj_csv_is_header(typed->csv, block, &block->records[i]);
        if (again == CJ_HEADER_REORDERED) {
            stop_at(batch, typed, i);
            break;
        }
        if (typed->profile != NULL)
            status = cj_repair_shape(&keep, batch, typed, i, again, err);
        if (status == CJ_OK && keep)
            status = add_rows(batch, typed, i, width, again, err);
    }
    return status;
}

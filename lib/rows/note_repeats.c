/* The rows of a batch that stood already in the file, and whether rows have dates: the same person,
 * on the same day, with the same values is likely to be one row that an export holds twice. */
#include "rows/type/values.h"
#include "rows/typed_internal.h"

#define UNDATED_MOST 20 /* rows without any date, before no more are looked for */

static cj_span raw_of(const cj_batch *batch, size_t row)
{
    const cj_csv_record *record = &batch->block.records[batch->records[row]];

    return (cj_span){batch->block.text + record->raw_start, record->raw_length};
}

/* Rows that one record makes are the same by nature. */
static bool is_of_record_above(const cj_batch *batch, size_t row)
{
    return row > 0 && batch->records[row] == batch->records[row - 1];
}

cj_status cj_typed_choose_rows(cj_batch *batch, const cj_typed *typed, cj_error *err)
{
    cj_status status =
        cj_grow(&batch->looked, &batch->looked_capacity, batch->count, sizeof *batch->looked, err);

    batch->looked_count = 0;
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_looked_row *looked = &batch->looked[batch->looked_count];

        if (batch->rejected[row] != CJ_ROW_NO_CELLS && !is_of_record_above(batch, row) &&
            cj_repeats_choose(looked->words, typed->repeats, raw_of(batch, row))) {
            looked->row = (uint32_t)row;
            batch->looked_count++;
        }
    }
    return status;
}

/* Whether some cell of the row is a date. */
static bool has_date(const cj_batch *batch, const cj_typed *typed, size_t row)
{
    size_t width;
    bool ambiguous;
    cj_date date;

    cj_csv_header(typed->csv, &width);
    for (size_t i = 0; i < typed->column_count; i++) {
        const cj_date *dates = cj_batch_dates(batch, i);

        if (typed->columns[i].wanted && dates != NULL && dates[row] != CJ_DATE_MISSING)
            return true;
    }
    for (size_t field = 0; field < width; field++) {
        cj_span cell = cj_span_trim(
            cj_csv_text(&batch->block, batch->block.fields[batch->firsts[row] + field]));

        ambiguous = false;
        if (cj_value_date(&date, &ambiguous, cell, typed->forms, typed->form_count) || ambiguous ||
            cj_date_form_suggest(cell) != NULL)
            return true;
    }
    return false;
}

/* Without any date rows of one person are the same by nature: a list of who attended, or of
 * answers. */
static void judge_dates(cj_repeats *repeats, const cj_batch *batch, const cj_typed *typed,
                        size_t row)
{
    repeats->dated = has_date(batch, typed, row);
    repeats->undated += !repeats->dated;
}

cj_status cj_typed_note_repeats(const cj_batch *batch, cj_typed *typed, cj_error *err)
{
    cj_repeats *repeats = typed->repeats;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < batch->looked_count; i++) {
        cj_looked_row looked = batch->looked[i];
        bool again;

        looked.row += repeats->next;
        status = cj_repeats_add(&again, repeats, &looked, err);
        if (!repeats->dated && repeats->undated < UNDATED_MOST)
            judge_dates(repeats, batch, typed, batch->looked[i].row);
    }
    repeats->next += (uint32_t)batch->count;
    return status;
}

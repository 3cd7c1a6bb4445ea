/* The rows of a batch that stood already in the file, and whether rows have dates: the same person,
 * on the same day, with the same values is likely to be one row that an export holds twice. */
#include "rows/type/values.h"
#include "rows/typed_internal.h"

#include <string.h>

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
    uint64_t times = cj_repeats_times(typed->repeats);
    cj_status status =
        cj_grow(&batch->looked, &batch->looked_capacity, batch->count, sizeof *batch->looked, err);

    batch->looked_count = 0;
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_span raw = raw_of(batch, row);
        uint32_t choice = cj_repeats_choice(raw);

        if (!cj_repeats_is_chosen(choice, times) || batch->rejected[row] == CJ_ROW_NO_CELLS ||
            is_of_record_above(batch, row))
            continue;
        batch->looked[batch->looked_count].row = (uint32_t)row;
        cj_repeats_words(batch->looked[batch->looked_count++].words, choice, raw);
    }
    return status;
}

static cj_span cell_of(const cj_batch *batch, size_t row, size_t field)
{
    return cj_span_trim(
        cj_csv_text(&batch->block, batch->block.fields[batch->firsts[row] + field]));
}

static bool is_date(const cj_typed *typed, cj_span cell)
{
    bool ambiguous = false;
    cj_date date;

    return cj_value_date(&date, &ambiguous, cell, typed->forms, typed->form_count) || ambiguous ||
           cj_date_form_suggest(cell) != NULL;
}

/* Whether some cell of the row is a date. */
static bool has_date(const cj_batch *batch, const cj_typed *typed, size_t row)
{
    size_t width;

    cj_csv_header(typed->csv, &width);
    for (size_t i = 0; i < typed->column_count; i++) {
        const cj_date *dates = cj_batch_dates(batch, i);

        if (typed->columns[i].wanted && dates != NULL && dates[row] != CJ_DATE_MISSING)
            return true;
    }
    for (size_t field = 0; field < width; field++)
        if (is_date(typed, cell_of(batch, row, field)))
            return true;
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

/* ---- identifiers of rows ------------------------------------------------------------------- */

#define DAYS_FROM 200 /* rows say which columns have days */

static bool has_cells(const cj_batch *batch, size_t row)
{
    return batch->rejected[row] != CJ_ROW_NO_CELLS && !is_of_record_above(batch, row);
}

/* What chooses an identifier: its first and last letters, as this is asked of every row. */
static uint32_t choice_of(cj_span id)
{
    uint32_t first;
    uint32_t last;
    uint64_t mixed;

    if (id.length < sizeof first)
        return id.length == 0 ? 0 : (uint32_t)cj_span_hash(id.at, id.length);
    memcpy(&first, id.at, sizeof first);
    memcpy(&last, id.at + id.length - sizeof last, sizeof last);
    mixed = ((uint64_t)first << 32 | last) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(mixed >> 32);
}

cj_status cj_typed_choose_ids(cj_batch *batch, const cj_typed *typed, cj_error *err)
{
    const cj_csv_field *fields = batch->block.fields + typed->row_ids->field;
    uint64_t times = cj_repeats_times(&typed->row_ids->rows);
    cj_status status =
        cj_grow(&batch->named, &batch->named_capacity, batch->count, sizeof *batch->named, err);

    batch->named_count = 0;
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_looked_row *named = &batch->named[batch->named_count];
        cj_span id;

        if (batch->rejected[row] == CJ_ROW_NO_CELLS)
            continue;
        id = cj_csv_text(&batch->block, fields[batch->firsts[row]]);
        named->words[0] = choice_of(id);
        if (!cj_repeats_is_chosen(named->words[0], times) || id.length == 0 ||
            is_of_record_above(batch, row))
            continue;
        named->row = (uint32_t)row;
        batch->named_count++;
    }
    return status;
}

/* Whether all cells of a column are days, as far as the first rows tell. */
static bool has_days(const cj_batch *batch, const cj_typed *typed, size_t field)
{
    size_t rows = 0;

    for (size_t row = 0; row < batch->count && rows < DAYS_FROM; row++) {
        if (!has_cells(batch, row))
            continue;
        if (!is_date(typed, cell_of(batch, row, field)))
            return false;
        rows++;
    }
    return rows > 0;
}

static void learn_days(cj_row_ids *ids, const cj_batch *batch, const cj_typed *typed)
{
    size_t width;

    cj_csv_header(typed->csv, &width);
    for (size_t field = 0; field < width && field < 64; field++)
        if (field != ids->field && has_days(batch, typed, field))
            ids->days |= UINT64_C(1) << field;
    ids->learned = true;
}

/* A hash of the identifier and the days of a row. */
static uint64_t hash_id(const cj_row_ids *ids, const cj_batch *batch, size_t row)
{
    cj_span id = cell_of(batch, row, ids->field);
    uint64_t hash = cj_span_hash(id.at, id.length);

    for (uint64_t days = ids->days; days != 0; days &= days - 1) {
        cj_span day = cell_of(batch, row, (size_t)__builtin_ctzll(days));

        hash = hash * UINT64_C(0x9E3779B97F4A7C15) + cj_span_hash(day.at, day.length);
    }
    return hash;
}

cj_status cj_typed_note_ids(const cj_batch *batch, cj_typed *typed, cj_error *err)
{
    cj_row_ids *ids = typed->row_ids;
    cj_status status = CJ_OK;

    if (!ids->learned && batch->count > 0)
        learn_days(ids, batch, typed);
    for (size_t i = 0; status == CJ_OK && ids->days != 0 && i < batch->named_count; i++) {
        cj_looked_row named = batch->named[i];
        uint64_t hash = hash_id(ids, batch, named.row);
        bool again;

        named.words[1] = (uint32_t)hash;
        named.words[2] = (uint32_t)(hash >> 32);
        named.row += ids->rows.next;
        status = cj_repeats_add(&again, &ids->rows, &named, err);
    }
    ids->rows.next += (uint32_t)batch->count;
    return status;
}

/* The rows in hand: taken from the main input, derived, joined and selected. */
#include "records_internal.h"

#include <string.h>

/* ---- starting ---------------------------------------------------------------------- */

static bool looks_ahead(const cj_records *records)
{
    for (size_t i = 0; i < records->selection.count + records->selection.flag_count; i++) {
        const cj_column *column = cj_column_at(records, records->selection.conditions[i].column);

        if (!column->of_people && cj_condition_is_open(&records->selection.conditions[i], column))
            return true;
    }
    return false;
}

/* Decide for each column whether all of its texts are numbers, now that all of them are known. */
static void settle(cj_records *records)
{
    for (size_t i = 0; i < records->selection.count + records->selection.flag_count; i++) {
        const cj_column *column = cj_column_at(records, records->selection.conditions[i].column);

        if (!column->of_people && cj_condition_is_open(&records->selection.conditions[i], column))
            cj_condition_settle(&records->selection.conditions[i], column);
    }
}

cj_status cj_records_start(cj_records *records, cj_error *err)
{
    cj_status status = records->linker == NULL ? CJ_OK : records->linker->load(records, err);
    bool ahead;

    if (status == CJ_OK && records->people.given)
        status = cj_people_load(records, err);
    if (records->people.given)
        records->main.file->meeting.known = records->people.count;
    else if (records->options->needs.known_persons)
        records->main.file->meeting.known = cj_records_person_count(records);
    ahead = looks_ahead(records);
    if (status == CJ_OK)
        status = cj_input_rows_choose(&records->main, ahead, err);
    cj_columns_learn(records);
    if (status == CJ_OK && ahead)
        status = cj_unpivot_learn(records, err);
    if (status == CJ_OK && ahead)
        settle(records);
    return status == CJ_OK ? cj_input_rows_start(&records->main, err) : status;
}

/* ---- views ------------------------------------------------------------------------- */

static cj_status report_wrong(cj_records *records, const cj_derivation *derivation, size_t row,
                              const cj_text *words, cj_error *err)
{
    const cj_column *input = cj_column_at(records, derivation->inputs[0]);
    cj_text value = CJ_TEXT_INIT;
    cj_status status;

    cj_records_note_failed(records, (size_t)(derivation - records->derivations), row);
    if (records->main.file->batch->rejected[row]) /* a fault of its cells was reported already */
        return CJ_OK;
    cj_column_append(&value, input, input->current, row);
    status = cj_text_check(&value, err);
    if (status == CJ_OK)
        status =
            cj_records_report(records, records->main.file->first + row, derivation->inputs[0],
                              "constraint-error", cj_text_span(&value), cj_text_string(words), err);
    records->main.file->batch->rejected[row] = CJ_ROW_BAD_CELL;
    cj_text_clear(&value);
    return status;
}

/* Count the rows in hand in which the second date comes before the first. */
static void watch_days(cj_derivation *derivation, const cj_records *records,
                       const cj_decimal *numbers)
{
    const cj_file_rows *file = records->main.file;
    const uint8_t *skip = records->selection.skip;

    for (size_t row = 0; row < file->count; row++) {
        if ((skip != NULL && skip[row]) || file->batch->rejected[row] ||
            cj_decimal_is_none(numbers[row]))
            continue;
        derivation->known++;
        if (numbers[row] >= 0 || derivation->backwards++ > 0)
            continue;
        derivation->backwards_file = file->name;
        derivation->backwards_line = cj_file_rows_line(file, file->first + row);
    }
}

static cj_status derive_column(cj_records *records, cj_column *column, size_t view, cj_error *err)
{
    cj_derivation *derivation = &records->derivations[column->derivation];
    cj_derivation_run run = {
        .skip = records->selection.skip, .count = records->main.file->count, .words = CJ_TEXT_INIT};
    cj_status status = cj_vector_reserve(&column->values, run.count, err);

    for (size_t i = 0; i < derivation->input_count; i++) {
        run.columns[i] = cj_column_at(records, derivation->inputs[i]);
        run.values[i] = run.columns[i]->current;
    }
    column->current = column->values.of.any;
    while (status == CJ_OK && run.next < run.count) {
        status = cj_derivation_apply(derivation, column, column->values.of.any, &run, err);
        if (status != CJ_OK || run.next == run.count)
            break;
        cj_vector_blank(&column->values, run.next); /* what is derived of it is blank, too */
        status = report_wrong(records, derivation, run.next++, &run.words, err);
    }
    cj_text_clear(&run.words);
    if (view == 0 && derivation->day == CJ_DATE_MISSING && /* else it was chosen */
        (derivation->function == CJ_DERIVE_DAYS || derivation->function == CJ_DERIVE_MONTHS))
        watch_days(derivation, records, column->values.of.numbers);
    return status == CJ_OK ? cj_column_learn(column, err) : status;
}

/* Point the columns at their values for view number `view` of the batch (there
 * is one view, or one for each unpivoted column), and derive. */
static cj_status make_view(cj_records *records, size_t view, cj_error *err)
{
    const cj_batch *batch = records->main.file->batch;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < records->column_count; i++) {
        cj_column *column = &records->columns[i];

        if (column->origin == CJ_FROM_FILE) {
            column->current =
                cj_batch_values(batch, cj_file_rows_slot(records->main.file, column->slot));
        } else if (column->origin == CJ_FROM_UNPIVOT) {
            status = cj_unpivot_view(records, column, view, err);
        }
    }
    if (status == CJ_OK && records->people.given)
        status = cj_people_gather(records, err);
    if (records->linker != NULL)
        records->linker->turn(records->links);
    for (size_t i = 0; status == CJ_OK && i < records->column_count; i++) {
        cj_column *column = &records->columns[i];

        if (column->origin != CJ_FROM_DERIVATION || column->of_people)
            continue;
        status = records->derivations[column->derivation].linked != NULL
                     ? records->linker->apply(records, column, err)
                     : derive_column(records, column, view, err);
    }
    return status;
}

/* Where the rows in hand stand. */
static cj_row_places places_of(const cj_records *records)
{
    cj_row_places places = {.first = records->main.file->first};

    for (size_t i = 0; i < records->column_count && places.count < CJ_PLACES_MOST; i++) {
        const cj_column *column = &records->columns[i];

        if (column->origin != CJ_FROM_FILE || column->kind != CJ_KIND_DATE ||
            cj_typed_is_of_births(cj_column_typed(records, column)))
            continue;
        places.days[places.count] = column->current;
        places.names[places.count++] = column->heading;
    }
    return places;
}

/* Let the condition decide which rows of the batch are kept, and note where its values stand. */
static cj_status apply(cj_records *records, cj_condition *condition, uint8_t *keep, cj_error *err)
{
    const cj_column *column = cj_column_at(records, condition->column);
    const cj_row_places places = places_of(records);
    size_t count = records->main.file->batch->count;
    cj_status status =
        cj_condition_watch_texts(condition, column, column->current, count, keep, &places, err);

    return status == CJ_OK
               ? cj_condition_apply(condition, column, column->current, count, keep, err)
               : status;
}

/* Work out for each row that is selected whether the condition holds. */
static cj_status set_flag(cj_records *records, cj_condition *condition, cj_error *err)
{
    const cj_column *column = cj_column_at(records, condition->column);
    size_t count = records->main.file->batch->count;
    cj_status status = cj_grow(&condition->holds, &condition->holds_capacity, count, 1, err);

    if (status != CJ_OK)
        return status;
    memcpy(condition->holds, records->selection.keep, count);
    status = apply(records, condition, condition->holds, err);
    return status == CJ_OK ? cj_condition_check_odd(condition, records, column->current, count,
                                                    condition->holds, NULL, err)
                           : status;
}

/* Gather the values of the rows that are selected. */
static cj_status gather(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < records->gathering_count; i++) {
        cj_gathering *of = &records->gatherings[i];
        const cj_column *column = cj_column_at(records, of->column);

        if (!of->people_alone)
            status =
                cj_gathering_take(of, column, column->current, records->main.file->batch->count,
                                  records->selection.keep, err);
    }
    return status;
}

static void note_numbers(cj_column *column, const cj_rows *rows)
{
    const cj_decimal *numbers = column->current;
    cj_number_ends *ends = &column->ends;
    cj_decimal least = ends->least.next; /* those between say nothing but that they are there */
    cj_decimal most = ends->most.next;
    uint64_t between = 0;

    for (size_t at = 0; at < rows->row_count; at++) {
        cj_decimal number = numbers[rows->rows[at]];

        if (cj_decimal_is_none(number))
            continue;
        if (ends->rows > 0 && number <= most && number >= least) {
            between++;
            continue;
        }
        cj_number_ends_note(ends, number, rows->first + rows->rows[at]);
        least = ends->least.next;
        most = ends->most.next;
    }
    ends->rows += between;
}

/* Note the numbers and days of the rows that are selected. */
static cj_status note_values(cj_records *records, cj_error *err)
{
    const cj_rows *rows = &records->selection.rows;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < records->column_count; i++) {
        cj_column *column = &records->columns[i];

        if (column->current == NULL ||
            (column->origin != CJ_FROM_FILE && column->origin != CJ_FROM_UNPIVOT))
            continue;
        if (column->kind == CJ_KIND_NUMBER)
            note_numbers(column, rows);
        else if (column->kind == CJ_KIND_DATE)
            status =
                cj_day_counts_add(&column->days, column->current, rows->rows, rows->row_count, err);
    }
    return status;
}

/* Keep the rows of the batch that are not rejected. */
static void keep_sound(uint8_t *keep, const cj_batch *batch)
{
    const uint8_t *rejected = batch->rejected;
    size_t count = batch->count;

    for (size_t row = 0; row < count; row++)
        keep[row] = !rejected[row];
}

/* List the rows of a batch that are kept; the number of them. */
static size_t list_kept(uint32_t *selected, const uint8_t *keep, size_t rows)
{
    size_t count = 0;

    if (rows > 0 && memchr(keep, 0, rows) == NULL) { /* the usual case: all */
        for (size_t row = 0; row < rows; row++)
            selected[row] = (uint32_t)row;
        return rows;
    }
    for (size_t row = 0; row < rows; row++) {
        selected[count] = (uint32_t)row;
        count += keep[row];
    }
    return count;
}

/* Select the rows of the batch that are not rejected and for which all conditions hold. */
static cj_status select_rows(cj_records *records, cj_error *err)
{
    const cj_batch *batch = records->main.file->batch;
    cj_status status = CJ_OK;

    keep_sound(records->selection.keep, batch);
    for (size_t i = 0; status == CJ_OK && i < records->selection.count; i++) {
        cj_condition *condition = &records->selection.conditions[i];

        if (!condition->people_alone)
            status = apply(records, condition, records->selection.keep, err);
    }
    for (size_t i = 0; status == CJ_OK && i < records->selection.count; i++) {
        const cj_condition *condition = &records->selection.conditions[i];

        if (!condition->people_alone)
            status = cj_condition_check_odd(condition, records,
                                            cj_column_at(records, condition->column)->current,
                                            batch->count, records->selection.keep, NULL, err);
    }
    if (status == CJ_OK)
        status = gather(records, err);
    records->selection.rows.rows = records->selection.selected;
    records->selection.rows.row_count =
        list_kept(records->selection.selected, records->selection.keep, batch->count);
    if (status == CJ_OK)
        status = note_values(records, err);
    for (size_t i = 0; status == CJ_OK && i < records->selection.flag_count; i++)
        status =
            set_flag(records, &records->selection.conditions[records->selection.count + i], err);
    return status;
}

static size_t view_count(const cj_records *records)
{
    return records->main.file->unpivot_fields == NULL ? 1
                                                      : records->main.file->unpivot.column_count;
}

/* Mark the rows without cells, which are not derived. */
static void mark_skipped(uint8_t *skip, const cj_batch *batch)
{
    const uint8_t *rejected = batch->rejected;
    size_t count = batch->count;

    for (size_t row = 0; row < count; row++)
        skip[row] = (rejected[row] & CJ_ROW_NO_CELLS) != 0;
}

static cj_status reserve_rows(cj_records *records, cj_error *err)
{
    cj_selection *selection = &records->selection;
    size_t count = records->main.file->count;
    cj_status status = cj_grow(&selection->selected, &selection->capacity[0], count,
                               sizeof *selection->selected, err);

    if (status == CJ_OK)
        status = cj_grow(&selection->keep, &selection->capacity[1], count, 1, err);
    if (status == CJ_OK)
        status = cj_grow(&selection->skip, &selection->capacity[2], count, 1, err);
    if (status == CJ_OK)
        mark_skipped(selection->skip, records->main.file->batch);
    if (status == CJ_OK && records->derivation_count > 0)
        status = cj_records_begin_failed(records, err);
    return status;
}

/* Take the next batch: everything that is done once for its rows.  *end tells that
 * there is none. */
static cj_status take(bool *end, cj_records *records, cj_error *err)
{
    cj_rows *rows = &records->selection.rows;
    cj_status status = cj_input_rows_take(end, &records->main, err);
    const cj_file_rows *file = records->main.file; /* of these rows */

    records->view = 0;
    if (status == CJ_OK && *end && records->linker != NULL)
        status = records->linker->end(records, err);
    if (status != CJ_OK || *end)
        return status;
    records->selection.made = false;
    if (file->count == 0)
        return cj_file_rows_settle(records->main.file, NULL, err);
    cj_columns_learn(records);
    *rows = (cj_rows){.count = file->count, .persons = file->persons, .first = file->first};
    status = reserve_rows(records, err);
    /* a row that one view cannot derive is left out of all of them */
    for (size_t view = view_count(records); status == CJ_OK && view-- > 0;)
        if (view == 0 || records->derivation_count > 0)
            status = make_view(records, view, err);
    records->selection.made = file->unpivot_fields == NULL;
    if (status == CJ_OK && records->selection.made)
        status = select_rows(records, err);
    return status == CJ_OK ? cj_records_settle(records, records->selection.made, err) : status;
}

size_t cj_records_expect(const cj_records *records, size_t so_far)
{
    const cj_file_rows *file = records->main.file;

    return cj_source_expect(file->source, file->batch->position, so_far);
}

cj_status cj_records_next(const cj_rows **out, cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;
    bool end = false;

    *out = NULL;
    while (status == CJ_OK && !end &&
           (records->main.file->count == 0 || records->view >= view_count(records)))
        status = take(&end, records, err);
    if (status != CJ_OK || end)
        return status;
    if (!records->selection.made) {
        status = make_view(records, records->view, err);
        if (status == CJ_OK)
            status = select_rows(records, err);
    }
    records->view++;
    if (status == CJ_OK)
        *out = &records->selection.rows;
    return status;
}

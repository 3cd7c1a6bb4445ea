/* Dates that cannot be: out of their order, or before the person's birth. */
#include "records_internal.h"

#include <string.h>

/* The typed column of a schema field of dates, which is filled from now on;
 * CJ_NO_COLUMN if the file has none. */
static cj_status want_date(size_t *slot, cj_records *records, size_t field, cj_error *err)
{
    const cj_schema_field *decl = cj_schema_field_at(records->schema, field);

    *slot = CJ_NO_COLUMN;
    if (decl == NULL || decl->kind != CJ_KIND_DATE)
        return CJ_OK;
    for (size_t i = 0; i < records->header.count; i++)
        if (records->header.columns[i].field == field)
            return cj_columns_want_field(slot, records, i, CJ_KIND_DATE, err);
    return CJ_OK;
}

static cj_status open_orders(cj_records *records, cj_error *err)
{
    const cj_schema *schema = records->schema;
    cj_status status = CJ_OK;

    records->order_slots = cj_arena_alloc(&records->arena, (schema->date_order_count + 1) * 2 *
                                                               sizeof *records->order_slots);
    if (records->order_slots == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < schema->date_order_count; i++) {
        size_t *pair = records->order_slots + 2 * records->order_count;

        status = want_date(&pair[0], records, schema->date_orders[i].first, err);
        if (status == CJ_OK)
            status = want_date(&pair[1], records, schema->date_orders[i].second, err);
        records->order_count += pair[0] != CJ_NO_COLUMN && pair[1] != CJ_NO_COLUMN;
    }
    return status;
}

/* Events of people whose births may be known; those of people themselves are
 * theirs to declare. */
static cj_status open_events(cj_records *records, cj_error *err)
{
    const cj_schema *schema = records->schema;
    cj_status status = CJ_OK;

    records->event_slots =
        cj_arena_alloc(&records->arena, (schema->field_count + 1) * sizeof *records->event_slots);
    if (records->event_slots == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < schema->field_count; i++) {
        size_t *slot = &records->event_slots[records->event_count];

        if (schema->fields[i].kind != CJ_KIND_DATE || !schema->fields[i].event)
            continue;
        status = want_date(slot, records, i, err);
        records->event_count += *slot != CJ_NO_COLUMN;
    }
    return status;
}

cj_status cj_sense_open(cj_records *records, cj_error *err)
{
    const char *role = records->role;
    cj_status status = open_orders(records, err);

    records->birth_slot = CJ_NO_COLUMN;
    records->start_slot = CJ_NO_COLUMN;
    if (status != CJ_OK || records->person_slot == CJ_NO_COLUMN)
        return status;
    if (strcmp(role, "people") == 0)
        return want_date(&records->birth_slot, records,
                         cj_schema_find(records->schema, CJ_SPAN("date_of_birth")), err);
    if (strcmp(role, "episodes") == 0)
        status = want_date(&records->start_slot, records,
                           cj_schema_find(records->schema, CJ_SPAN("start_date")), err);
    return status == CJ_OK ? open_events(records, err) : status;
}

/* ---- checking -------------------------------------------------------------------- */

/* The cell of a row, as it was written, or the day it holds where only that was
 * kept. */
static void append_cell(cj_text *text, const cj_records *records, size_t slot, size_t row)
{
    const cj_batch *batch = records->batch;
    const cj_date *dates = cj_batch_dates(batch, slot);

    if (records->reading == NULL)
        cj_text_append(text, cj_batch_cell(batch, cj_typed_at(&records->typed, slot), row));
    else if (dates != NULL)
        cj_date_append(text, dates[row]);
}

/* The date in typed column `slot` of a row cannot be. */
static cj_status report(cj_records *records, size_t slot, size_t row, const char *words,
                        cj_error *err)
{
    const cj_typed_column *column = cj_typed_at(&records->typed, slot);
    cj_text cell = CJ_TEXT_INIT;
    cj_status status;

    records->batch->rejected[row] = 1;
    append_cell(&cell, records, slot, row);
    status = cj_text_check(&cell, err);
    if (status == CJ_OK)
        status = cj_records_find(records, records->rows.first + row,
                                 (cj_finding){.code = "date-order",
                                              .severity = CJ_ERROR,
                                              .column = cj_typed_place(column),
                                              .column_name = column->name,
                                              .value = cj_text_span(&cell),
                                              .message = cj_span_of(words)},
                                 err);
    cj_text_clear(&cell);
    return status;
}

static cj_status check_order(cj_records *records, const size_t *pair, cj_error *err)
{
    const cj_batch *batch = records->batch;
    const cj_date *first = cj_batch_dates(batch, pair[0]);
    const cj_date *second = cj_batch_dates(batch, pair[1]);
    cj_status status = CJ_OK;

    if (first == NULL || second == NULL)
        return CJ_OK;
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_text words = CJ_TEXT_INIT;

        /* a missing date is below all others */
        if (first[row] <= second[row] || second[row] == CJ_DATE_MISSING || batch->rejected[row])
            continue;
        cj_text_format(&words, "is before the row's %s",
                       cj_typed_at(&records->typed, pair[0])->name.at);
        status = cj_text_check(&words, err);
        if (status == CJ_OK)
            status = report(records, pair[1], row, cj_text_string(&words), err);
        cj_text_clear(&words);
    }
    return status;
}

/* Whether a date is before the person's day of that kind. */
static cj_status check_persons(cj_records *records, size_t slot, const cj_person_days *days,
                               const char *words, cj_error *err)
{
    const cj_batch *batch = records->batch;
    const cj_date *dates = cj_batch_dates(batch, slot);
    cj_status status = CJ_OK;

    if (dates == NULL)
        return CJ_OK;
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        if (batch->rejected[row] || dates[row] == CJ_DATE_MISSING)
            continue;
        if (dates[row] < cj_person_day(days, records->persons[row]))
            status = report(records, slot, row, words, err);
    }
    return status;
}

static cj_status learn_days(cj_records *records, size_t slot, cj_person_days *days, cj_error *err)
{
    const cj_batch *batch = records->batch;
    const cj_date *dates = cj_batch_dates(batch, slot);
    cj_status status = CJ_OK;

    if (dates == NULL) /* the file has no such column */
        return CJ_OK;
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++)
        if (!batch->rejected[row] && dates[row] != CJ_DATE_MISSING)
            status = cj_person_day_note(days, records->persons[row], dates[row], err);
    return status;
}

cj_status cj_sense_check(cj_records *records, cj_error *err)
{
    cj_dataset *dataset = records->dataset;
    const char *role = records->role;
    cj_status status = CJ_OK;

    /* a reading has done what does not depend on the person */
    for (size_t i = 0; status == CJ_OK && records->reading == NULL && i < records->order_count; i++)
        status = check_order(records, records->order_slots + 2 * i, err);
    for (size_t i = 0; status == CJ_OK && dataset->births.count > 0 && i < records->event_count;
         i++)
        status = check_persons(records, records->event_slots[i], &dataset->births,
                               "is before the person was born", err);
    if (status == CJ_OK && dataset->starts.count > 0 && strcmp(role, "reviews") == 0)
        for (size_t i = 0; status == CJ_OK && i < records->event_count; i++)
            status = check_persons(records, records->event_slots[i], &dataset->starts,
                                   "is before the person's first start date", err);
    if (status == CJ_OK)
        status = learn_days(records, records->birth_slot, &dataset->births, err);
    if (status == CJ_OK)
        status = learn_days(records, records->start_slot, &dataset->starts, err);
    return status;
}

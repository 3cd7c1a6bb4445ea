/* Dates that cannot be: out of their order, or before the person's birth. */
#include "file_rows.h"

#include <string.h>

/* The typed column of a schema field of dates, which is filled from now on;
 * CJ_NO_COLUMN if the file has none. */
static cj_status want_date(size_t *slot, cj_file_rows *file, size_t field, cj_error *err)
{
    const cj_schema_field *decl = cj_schema_field_at(file->schema, field);

    *slot = CJ_NO_COLUMN;
    if (decl == NULL || decl->kind != CJ_KIND_DATE)
        return CJ_OK;
    for (size_t i = 0; i < file->header.count; i++)
        if (file->header.columns[i].field == field) {
            cj_status status = cj_file_rows_want(slot, file, i, CJ_KIND_DATE, err);

            if (status ==
                CJ_OK) /* comparing alone is no use of the column: no figure rests on it */
                file->typed.columns[*slot].used = false;
            return status;
        }
    return CJ_OK;
}

static cj_status open_orders(cj_file_rows *file, cj_error *err)
{
    const cj_schema *schema = file->schema;
    cj_status status = CJ_OK;

    file->dates.order_slots = cj_arena_alloc(&file->arena, (schema->date_order_count + 1) * 2 *
                                                               sizeof *file->dates.order_slots);
    if (file->dates.order_slots == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < schema->date_order_count; i++) {
        size_t *pair = file->dates.order_slots + 2 * file->dates.order_count;

        status = want_date(&pair[0], file, schema->date_orders[i].first, err);
        if (status == CJ_OK)
            status = want_date(&pair[1], file, schema->date_orders[i].second, err);
        file->dates.order_count += pair[0] != CJ_NO_COLUMN && pair[1] != CJ_NO_COLUMN;
    }
    return status;
}

/* Find the columns of events, to compare them with births. In a people file itself the schema
 * declares such pairs. */
static cj_status open_events(cj_file_rows *file, cj_error *err)
{
    const cj_schema *schema = file->schema;
    cj_status status = CJ_OK;

    file->dates.event_slots =
        cj_arena_alloc(&file->arena, (schema->field_count + 1) * sizeof *file->dates.event_slots);
    if (file->dates.event_slots == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < schema->field_count; i++) {
        size_t *slot = &file->dates.event_slots[file->dates.event_count];

        if (schema->fields[i].kind != CJ_KIND_DATE || !schema->fields[i].event)
            continue;
        status = want_date(slot, file, i, err);
        file->dates.event_count += *slot != CJ_NO_COLUMN;
    }
    return status;
}

cj_status cj_dates_open(cj_file_rows *file, cj_error *err)
{
    const char *role = file->role;
    cj_status status = open_orders(file, err);

    file->dates.birth_slot = CJ_NO_COLUMN;
    file->dates.start_slot = CJ_NO_COLUMN;
    if (status != CJ_OK || file->person_slot == CJ_NO_COLUMN)
        return status;
    if (strcmp(role, "people") == 0)
        return want_date(&file->dates.birth_slot, file,
                         cj_schema_find(file->schema, CJ_SPAN("date_of_birth")), err);
    if (strcmp(role, "episodes") == 0)
        status = want_date(&file->dates.start_slot, file,
                           cj_schema_find(file->schema, CJ_SPAN("start_date")), err);
    return status == CJ_OK ? open_events(file, err) : status;
}

/* ---- checking -------------------------------------------------------------------- */

void cj_file_rows_append_date(cj_text *text, const cj_file_rows *file, size_t slot, size_t row)
{
    const cj_batch *batch = file->batch;
    const cj_date *dates = cj_batch_dates(batch, slot);

    if (batch->records != NULL)
        cj_text_append(text, cj_batch_cell(batch, cj_typed_at(&file->typed, slot), row));
    else if (dates != NULL)
        cj_date_append(text, dates[row]);
}

/* Report an impossible date in typed column `slot` of a row. */
static cj_status report(cj_file_rows *file, size_t slot, size_t row, const char *words,
                        cj_error *err)
{
    const cj_typed_column *column = cj_typed_at(&file->typed, slot);
    cj_text cell = CJ_TEXT_INIT;
    cj_status status;

    file->batch->rejected[row] = 1;
    cj_file_rows_append_date(&cell, file, slot, row);
    status = cj_text_check(&cell, err);
    if (status == CJ_OK)
        status = cj_file_rows_find(file, file->first + row,
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

/* The last day that a date can be: of a month without a day that of the month. */
static cj_date last_day(cj_date date, cj_date_unit unit)
{
    return unit == CJ_UNIT_DAY || date == CJ_DATE_MISSING ? date : cj_date_unit_last(date, unit);
}

static cj_status check_order(cj_file_rows *file, const size_t *pair, cj_error *err)
{
    const cj_batch *batch = file->batch;
    const cj_date *first = cj_batch_dates(batch, pair[0]);
    const cj_date *second = cj_batch_dates(batch, pair[1]);
    cj_date_unit unit = cj_typed_at(&file->typed, pair[1])->unit;
    cj_status status = CJ_OK;

    if (first == NULL || second == NULL ||
        (cj_typed_at(&file->typed, pair[0])->quiet && cj_typed_at(&file->typed, pair[1])->quiet))
        return CJ_OK; /* the measure uses neither of the columns */
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        cj_text words = CJ_TEXT_INIT;

        /* a missing date is below all others */
        if (first[row] <= last_day(second[row], unit) || second[row] == CJ_DATE_MISSING ||
            batch->rejected[row])
            continue;
        cj_text_format(&words, "is before the row's %s",
                       cj_typed_at(&file->typed, pair[0])->name.at);
        status = cj_text_check(&words, err);
        if (status == CJ_OK)
            status = report(file, pair[1], row, cj_text_string(&words), err);
        cj_text_clear(&words);
    }
    return status;
}

/* Whether a date is before the person's day of that kind. */
static cj_status check_persons(cj_file_rows *file, size_t slot, const cj_person_days *days,
                               const char *words, cj_error *err)
{
    const cj_batch *batch = file->batch;
    const cj_date *dates = cj_batch_dates(batch, slot);
    cj_date_unit unit = cj_typed_at(&file->typed, slot)->unit;
    cj_status status = CJ_OK;

    if (dates == NULL || cj_typed_at(&file->typed, slot)->quiet)
        return CJ_OK;
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        if (batch->rejected[row] || dates[row] == CJ_DATE_MISSING)
            continue;
        if (last_day(dates[row], unit) < cj_person_day(days, file->persons[row]))
            status = report(file, slot, row, words, err);
    }
    return status;
}

static cj_status learn_days(cj_file_rows *file, size_t slot, cj_person_days *days, cj_error *err)
{
    const cj_batch *batch = file->batch;
    const cj_date *dates = cj_batch_dates(batch, slot);
    cj_status status = CJ_OK;

    if (dates == NULL) /* the file has no such column */
        return CJ_OK;
    for (size_t row = 0; status == CJ_OK && row < batch->count; row++)
        if (!batch->rejected[row] && dates[row] != CJ_DATE_MISSING &&
            file->persons[row] != CJ_NO_CODE)
            status = cj_person_day_note(days, file->persons[row], dates[row], err);
    return status;
}

cj_status cj_dates_check_order(cj_file_rows *file, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < file->dates.order_count; i++)
        status = check_order(file, file->dates.order_slots + 2 * i, err);
    return status;
}

cj_status cj_dates_check_persons(cj_file_rows *file, cj_error *err)
{
    const cj_date_rules *rules = &file->dates;
    cj_dataset *dataset = file->dataset;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && dataset->births.count > 0 && i < rules->event_count; i++)
        status = check_persons(file, rules->event_slots[i], &dataset->births,
                               "is before the person was born", err);
    if (status == CJ_OK && dataset->starts.count > 0 && strcmp(file->role, "reviews") == 0)
        for (size_t i = 0; status == CJ_OK && i < rules->event_count; i++)
            status = check_persons(file, rules->event_slots[i], &dataset->starts,
                                   "is before the person's first start date", err);
    if (status == CJ_OK)
        status = learn_days(file, rules->birth_slot, &dataset->births, err);
    if (status == CJ_OK)
        status = learn_days(file, rules->start_slot, &dataset->starts, err);
    return status;
}

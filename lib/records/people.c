/* --people: one row for each person, joined to the rows of the main input. */
#include "records_internal.h"

#include <stdlib.h>
#include <string.h>

static void set_blank(cj_vector *vector, size_t at)
{
    if (vector->kind == CJ_KIND_NUMBER)
        vector->of.numbers[at] = CJ_DECIMAL_MISSING;
    else if (vector->kind == CJ_KIND_DATE)
        vector->of.dates[at] = CJ_DATE_MISSING;
    else
        vector->of.codes[at] = CJ_NO_CODE;
}

/* Element `at` of `out` becomes element `from` of a vector of its kind. */
static void copy_value(cj_vector *out, size_t at, const void *values, size_t from)
{
    if (out->kind == CJ_KIND_NUMBER)
        out->of.numbers[at] = ((const cj_decimal *)values)[from];
    else if (out->kind == CJ_KIND_DATE)
        out->of.dates[at] = ((const cj_date *)values)[from];
    else
        out->of.codes[at] = ((const uint32_t *)values)[from];
}

/* Note which persons the people's rows in hand are, and which row is theirs. */
static cj_status take_persons(cj_records *records, const cj_rows *rows, cj_error *err)
{
    for (size_t i = 0; i < rows->row_count; i++) {
        size_t person = rows->persons[rows->rows[i]];
        cj_status status =
            cj_grow(&records->people_selected, &records->people_capacity[0], person + 1, 1, err);

        if (status == CJ_OK)
            status = cj_grow(&records->people_rows, &records->people_capacity[1], person + 1,
                             sizeof *records->people_rows, err);
        if (status != CJ_OK)
            return status;
        /* codes are given in the order of the rows: no person is passed over */
        records->people_count = person + 1;
        records->people_selected[person] = 1;
        records->people_rows[person] = rows->first + rows->rows[i];
    }
    return CJ_OK;
}

/* Put the values of the people's rows in hand by person. */
static cj_status take_values(cj_records *records, const cj_rows *rows, cj_error *err)
{
    for (size_t c = 0; c < records->column_count; c++) {
        cj_column *column = &records->columns[c];
        cj_status status;

        if (column->origin != CJ_FROM_PEOPLE)
            continue;
        status = cj_vector_reserve(&column->by_person, records->people_count, err);
        if (status != CJ_OK)
            return status;
        for (size_t i = 0; i < rows->row_count; i++)
            copy_value(&column->by_person, rows->persons[rows->rows[i]],
                       cj_column_at(records->people, column->slot)->current, rows->rows[i]);
    }
    return CJ_OK;
}

/* A person's value cannot be derived: their row is at fault. */
static cj_status report_person(cj_records *records, const cj_column *input, size_t person,
                               const cj_text *words, cj_error *err)
{
    cj_text value = CJ_TEXT_INIT;
    cj_status status;

    records->people_selected[person] = 0;
    if (input->kind == CJ_KIND_NUMBER)
        cj_decimal_append(&value, input->by_person.of.numbers[person]);
    status = cj_text_check(&value, err);
    if (status == CJ_OK)
        status = cj_records_find(records->people, records->people_rows[person],
                                 (cj_finding){.code = "constraint-error",
                                              .severity = CJ_ERROR,
                                              .column_name = input->name,
                                              .value = cj_text_span(&value),
                                              .message = cj_text_span(words)},
                                 err);
    cj_text_clear(&value);
    return status;
}

/* Derive a column by person. */
static cj_status derive_by_person(cj_records *records, cj_column *column, cj_error *err)
{
    cj_derivation *derivation = &records->derivations[column->derivation];
    const cj_column *inputs[2] = {NULL, NULL};
    const void *vectors[2] = {NULL, NULL};
    cj_text words = CJ_TEXT_INIT;
    cj_status status;
    size_t done = 0;

    for (size_t i = 0; i < derivation->input_count; i++) {
        inputs[i] = cj_column_at(records, derivation->inputs[i]);
        vectors[i] = inputs[i]->by_person.of.any;
    }
    status = cj_vector_reserve(&column->by_person, records->people_count, err);
    while (status == CJ_OK && done < records->people_count) {
        cj_text_reset(&words);
        status = cj_derivation_apply(derivation, column, column->by_person.of.any, inputs, vectors,
                                     NULL, done, records->people_count, &done, &words, err);
        if (status == CJ_OK && done < records->people_count) {
            set_blank(&column->by_person, done);
            status = report_person(records, inputs[0], done, &words, err);
            done++;
        }
    }
    if (status == CJ_OK)
        status = cj_column_learn(column, err);
    cj_text_clear(&words);
    return status;
}

/* Apply the conditions that depend on the person alone. */
static cj_status select_people(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < records->condition_count + records->flag_count; i++) {
        cj_condition *condition = &records->conditions[i];
        const cj_column *column = cj_column_at(records, condition->column);

        if (!column->of_people)
            continue;
        if (cj_condition_is_open(condition, column))
            status = cj_condition_settle(condition, column, records->dataset, err);
        if (status == CJ_OK && i < records->condition_count && records->people_count > 0)
            status = cj_condition_apply(condition, column, column->by_person.of.any,
                                        records->people_count, records->people_selected, err);
    }
    return status;
}

/* Work out what the people's columns give, once all rows are there. */
static cj_status finish_columns(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t c = 0; status == CJ_OK && c < records->column_count; c++) {
        cj_column *column = &records->columns[c];

        if (column->origin == CJ_FROM_PEOPLE) {
            const cj_column *source = cj_column_at(records->people, column->slot);

            column->texts = source->texts; /* the people's reader owns them */
            column->text_count = source->text_count;
        } else if (column->origin == CJ_FROM_DERIVATION && column->of_people) {
            status = derive_by_person(records, column, err);
        }
    }
    return status;
}

cj_status cj_people_load(cj_records *records, cj_error *err)
{
    cj_records *people = records->people;
    cj_ledger *ledger;
    const cj_rows *rows;
    cj_status status = cj_records_start(people, err);

    while (cj_records_more(&rows, people, &status, err)) {
        status = take_persons(records, rows, err);
        if (status == CJ_OK)
            status = take_values(records, rows, err);
    }
    if (status == CJ_OK)
        status = finish_columns(records, err);
    if (status == CJ_OK)
        status = select_people(records, err);
    ledger = cj_records_ledger_of(people);
    for (size_t p = 0; status == CJ_OK && p < records->people_count; p++)
        if (records->people_selected[p])
            cj_ledger_raise(ledger, records->people_rows[p], CJ_ROW_USED);
    return status;
}

/* Tell once of each person who is in no people file. */
static cj_status tell_missing(cj_records *records, cj_error *err)
{
    const cj_batch *batch = records->batch;
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < batch->count; row++) {
        uint32_t person = records->persons[row];
        size_t before = records->person_missing_capacity;

        if (batch->rejected[row] || person == CJ_NO_CODE || person < records->people_count)
            continue;
        status = cj_grow(&records->person_missing, &records->person_missing_capacity,
                         (size_t)person + 1, 1, err);
        if (status != CJ_OK)
            break;
        if (before < records->person_missing_capacity)
            memset(records->person_missing + before, 0, records->person_missing_capacity - before);
        if (records->person_missing[person] && !records->person_is_foreign)
            continue; /* told already; an error is told of every row */
        records->person_missing[person] = 1;
        if (records->person_is_foreign)
            records->batch->rejected[row] = 1;
        status = cj_records_find(
            records, records->rows.first + row,
            (cj_finding){.code = "foreign-key",
                         .severity = records->person_is_foreign ? CJ_ERROR : CJ_WARNING,
                         .column = cj_typed_place(cj_records_person_column(records)),
                         .column_name = cj_records_person_column(records)->name,
                         .value = cj_dict_text(records->dataset->persons, person),
                         .message = CJ_SPAN("is in no usable row of the people file"),
                         .hint = records->person_is_foreign
                                     ? (cj_span){"", 0}
                                     : CJ_SPAN("the columns of people are blank")},
            err);
    }
    return status;
}

cj_status cj_people_gather(cj_records *records, cj_error *err)
{
    size_t count = records->batch->count;
    cj_status status = records->unpivot_next <= 1 ? tell_missing(records, err) : CJ_OK;

    for (size_t c = 0; status == CJ_OK && c < records->column_count; c++) {
        cj_column *column = &records->columns[c];

        if (!column->of_people)
            continue;
        status = cj_vector_reserve(&column->values, count, err);
        if (status != CJ_OK)
            break;
        for (size_t row = 0; row < count; row++) {
            uint32_t person = records->persons[row];

            if (person >= records->people_count) { /* CJ_NO_CODE too */
                set_blank(&column->values, row);
                continue;
            }
            copy_value(&column->values, row, column->by_person.of.any, person);
        }
        column->current = column->values.of.any;
    }
    return status;
}

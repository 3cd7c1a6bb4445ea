/* --people: one row for each person, joined to the rows of the main input. */
#include "records_internal.h"

#include <stdlib.h>
#include <string.h>

/* Copy element `from` of a vector to element `at` of another of the same kind. */
static void copy_value(cj_vector *out, size_t at, const void *values, size_t from)
{
    if (out->kind == CJ_KIND_NUMBER)
        out->of.numbers[at] = ((const cj_decimal *)values)[from];
    else if (out->kind == CJ_KIND_DATE)
        out->of.dates[at] = ((const cj_date *)values)[from];
    else
        out->of.codes[at] = ((const uint32_t *)values)[from];
}

/* ---- opening --------------------------------------------------------------------------- */

/* Whether the schema of the main input says that its persons are in people. */
static bool is_foreign(const cj_schema *schema)
{
    for (size_t i = 0; i < schema->foreign_key_count; i++) {
        const cj_foreign_key *key = &schema->foreign_keys[i];

        if (key->field_count == 1 && schema->fields[key->fields[0]].person &&
            cj_span_equal(key->resource, CJ_SPAN("people")))
            return true;
    }
    return false;
}

/* Let the column that is the person in people identify the person in a file of the main input,
 * where no field does. */
static cj_status adopt_person(const cj_schema *schema, cj_file_rows *file, cj_error *err)
{
    size_t at;
    cj_status status = cj_file_rows_find_person(&at, file, schema, err);

    if (status != CJ_OK)
        return status;
    if (at == SIZE_MAX)
        return cj_fail_at(err, CJ_EUSAGE, file->name, file->header.line, 0,
                          "no column says who a row is about, so that people can be joined (name "
                          "the header that does with {map \"HEADER=person_id\"})");
    return cj_file_rows_adopt_person(file, at, err);
}

cj_status cj_records_find_person(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (cj_file_rows *file = records->main.file; status == CJ_OK && file != NULL;
         file = file->next) {
        size_t at = SIZE_MAX;

        if (file->person_slot == CJ_NO_COLUMN && file->people_schema != NULL)
            status = cj_file_rows_find_person(&at, file, file->people_schema, err);
        if (status == CJ_OK && at != SIZE_MAX)
            status = cj_file_rows_adopt_person(file, at, err);
    }
    return status == CJ_OK ? cj_records_require_person(records, err) : status;
}

cj_status cj_people_open(cj_records *records, cj_error *err)
{
    const cj_records_options *options = records->options;
    const cj_file_options reading = {.input = options->people,
                                     .encoding = options->format.encoding,
                                     .delimiter = options->format.delimiter,
                                     .forms = options->format.forms,
                                     .form_count = options->format.form_count,
                                     .used_only = options->needs.used_only,
                                     .threads = options->run.threads,
                                     .progress = options->run.progress,
                                     .progress_data = options->run.progress_data};
    cj_people *people = &records->people;
    cj_status status;

    people->is_foreign = is_foreign(records->main.file->schema);
    status = cj_input_rows_open(&people->input, &reading, options->run.store,
                                records->main.file->dataset, err);
    if (status == CJ_OK)
        status = cj_file_rows_enter(people->input.file, err);
    for (cj_file_rows *file = people->input.file; status == CJ_OK && file != NULL;
         file = file->next)
        status = cj_file_rows_require_person(file, err);
    people->given = status == CJ_OK;
    for (cj_file_rows *file = records->main.file; status == CJ_OK && file != NULL;
         file = file->next)
        if (file->person_slot == CJ_NO_COLUMN)
            status = adopt_person(people->input.file->schema, file, err);
    return status;
}

void cj_people_clear(cj_people *people)
{
    cj_input_rows_clear(&people->input);
    free(people->usable);
    free(people->selected);
    free(people->rows);
    free(people->missing);
}

/* ---- loading --------------------------------------------------------------------------- */

/* Note which persons the people's rows in hand are, and which row is theirs. */
static cj_status take_persons(cj_people *people, cj_error *err)
{
    const cj_file_rows *file = people->input.file;

    for (size_t row = 0; row < file->count; row++) {
        size_t person = file->persons[row];
        cj_status status;

        if (file->batch->rejected[row])
            continue;
        status = cj_grow(&people->selected, &people->capacity[0], person + 1, 1, err);
        if (status == CJ_OK)
            status =
                cj_grow(&people->rows, &people->capacity[1], person + 1, sizeof *people->rows, err);
        if (status == CJ_OK)
            status = cj_grow(&people->usable, &people->capacity[2], person + 1, 1, err);
        if (status != CJ_OK)
            return status;
        if (people->count <=
            person) /* codes are given in the order of the rows: none is left out */
            people->count = person + 1;
        people->usable[person] = 1;
        people->selected[person] = 1;
        people->rows[person] = file->first + row;
    }
    return CJ_OK;
}

/* Put the values of the people's rows in hand by person. */
static cj_status take_values(cj_records *records, cj_error *err)
{
    const cj_file_rows *file = records->people.input.file;

    for (size_t c = 0; c < records->column_count; c++) {
        cj_column *column = &records->columns[c];
        const void *values = cj_batch_values(file->batch, cj_file_rows_slot(file, column->slot));
        cj_status status;

        if (column->origin != CJ_FROM_PEOPLE)
            continue;
        status = cj_vector_reserve(&column->by_person, records->people.count, err);
        if (status != CJ_OK)
            return status;
        for (size_t row = 0; row < file->count; row++)
            if (!file->batch->rejected[row])
                copy_value(&column->by_person, file->persons[row], values, row);
    }
    return CJ_OK;
}

/* Report the people's row of a person whose value cannot be derived, once. */
static cj_status report_person(cj_records *records, const cj_column *input, size_t person,
                               const cj_text *words, cj_error *err)
{
    size_t row = records->people.rows[person];
    const cj_file_rows *file = cj_file_rows_at(records->people.input.file, row);
    const cj_typed_column *typed =
        input->origin == CJ_FROM_PEOPLE
            ? cj_typed_at(&file->typed, cj_file_rows_slot(file, input->slot))
            : &cj_no_typed_column;
    cj_text value = CJ_TEXT_INIT;
    cj_status status;

    if (!records->people.usable[person])
        return CJ_OK;
    records->people.usable[person] = 0;
    records->people.selected[person] = 0;
    cj_column_append(&value, input, input->by_person.of.any, person);
    status = cj_text_check(&value, err);
    if (status == CJ_OK)
        status = cj_file_rows_find(records->people.input.file, row,
                                   (cj_finding){.code = "constraint-error",
                                                .severity = CJ_ERROR,
                                                .column = cj_typed_place(typed),
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
    cj_derivation_run run = {.count = records->people.count, .words = CJ_TEXT_INIT};
    cj_status status;

    for (size_t i = 0; i < derivation->input_count; i++) {
        run.columns[i] = cj_column_at(records, derivation->inputs[i]);
        run.values[i] = run.columns[i]->by_person.of.any;
    }
    status = cj_vector_reserve(&column->by_person, run.count, err);
    while (status == CJ_OK && run.next < run.count) {
        status = cj_derivation_apply(derivation, column, column->by_person.of.any, &run, err);
        if (status == CJ_OK && run.next < run.count) {
            cj_vector_blank(&column->by_person, run.next);
            status = report_person(records, run.columns[0], run.next, &run.words, err);
            run.next++;
        }
    }
    if (status == CJ_OK)
        status = cj_column_learn(column, err);
    cj_text_clear(&run.words);
    return status;
}

/* Apply the conditions that depend on the person alone. */
static cj_status select_people(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0;
         status == CJ_OK && i < records->selection.count + records->selection.flag_count; i++) {
        cj_condition *condition = &records->selection.conditions[i];
        const cj_column *column = cj_column_at(records, condition->column);

        if (!column->of_people)
            continue;
        if (cj_condition_is_open(condition, column))
            cj_condition_settle(condition, column);
        if (status == CJ_OK && i < records->selection.count && records->people.count > 0)
            status = cj_condition_apply(condition, column, column->by_person.of.any,
                                        records->people.count, records->people.selected, err);
    }
    for (size_t i = 0; status == CJ_OK && i < records->selection.count; i++) {
        const cj_condition *condition = &records->selection.conditions[i];
        const cj_column *column = cj_column_at(records, condition->column);

        if (column->of_people)
            status = cj_condition_check_odd(condition, records, column->by_person.of.any,
                                            records->people.count, records->people.selected,
                                            records->people.rows, err);
    }
    for (size_t i = 0; status == CJ_OK && i < records->gathering_count; i++) {
        cj_gathering *of = &records->gatherings[i];
        const cj_column *column = cj_column_at(records, of->column);

        if (column->of_people && records->people.count > 0)
            status = cj_gathering_take(of, column, column->by_person.of.any, records->people.count,
                                       records->people.selected, err);
    }
    return status;
}

cj_status cj_people_load(cj_records *records, cj_error *err)
{
    cj_people *people = &records->people;
    cj_status status = cj_input_rows_choose(&people->input, false, err);
    bool end = false;

    if (status == CJ_OK)
        status = cj_input_rows_start(&people->input, err);
    while (status == CJ_OK && !end) {
        status = cj_input_rows_take(&end, &people->input, err);
        if (status == CJ_OK && !end)
            status = cj_keys_check(people->input.file, NULL, err);
        if (status == CJ_OK && !end)
            status = cj_file_rows_settle(people->input.file, NULL, err);
        if (status == CJ_OK && !end)
            status = take_persons(people, err);
        if (status == CJ_OK && !end)
            status = take_values(records, err);
    }
    /* Derived columns and conditions of people are worked out once, when the values of all people
     * are known. */
    cj_columns_learn(records);
    for (size_t c = 0; status == CJ_OK && c < records->column_count; c++)
        if (records->columns[c].origin == CJ_FROM_DERIVATION && records->columns[c].of_people)
            status = derive_by_person(records, &records->columns[c], err);
    if (status == CJ_OK)
        status = select_people(records, err);
    for (size_t p = 0; status == CJ_OK && p < people->count; p++)
        if (people->selected[p])
            cj_ledger_raise(cj_file_rows_ledger(people->input.file), people->rows[p], CJ_ROW_USED);
    return status;
}

/* ---- joining --------------------------------------------------------------------------- */

static bool is_usable(const cj_people *people, uint32_t person)
{
    return person < people->count && people->usable[person];
}

/* Report a row whose person is not in the people file. */
static cj_status report_missing(cj_records *records, size_t row, uint32_t person, cj_error *err)
{
    cj_file_rows *file = records->main.file;
    bool foreign = records->people.is_foreign;
    const cj_typed_column *column = cj_file_rows_person(file);

    return cj_file_rows_find(
        file, file->first + row,
        (cj_finding){.code = "foreign-key",
                     .severity = foreign ? CJ_ERROR : CJ_WARNING,
                     .column = cj_typed_place(column),
                     .column_name = column->name,
                     .value = cj_dict_text(file->dataset->persons, person),
                     .message = CJ_SPAN("is in no usable row of the people file"),
                     .hint =
                         foreign ? (cj_span){"", 0} : CJ_SPAN("the columns of people are blank")},
        err);
}

/* Report each person who is not in the people file once. */
static cj_status tell_missing(cj_records *records, cj_error *err)
{
    cj_people *people = &records->people;
    const cj_file_rows *file = records->main.file;
    cj_status status = CJ_OK;

    for (size_t row = 0; status == CJ_OK && row < file->count; row++) {
        uint32_t person = file->persons[row];
        size_t before = people->missing_capacity;

        if (file->batch->rejected[row] || person == CJ_NO_CODE || is_usable(people, person))
            continue;
        status = cj_grow(&people->missing, &people->missing_capacity, (size_t)person + 1, 1, err);
        if (status != CJ_OK)
            break;
        if (before < people->missing_capacity)
            memset(people->missing + before, 0, people->missing_capacity - before);
        if (people->missing[person] && !people->is_foreign)
            continue; /* reported already, unless it is an error, which every row reports */
        people->missing[person] = 1;
        if (people->is_foreign)
            file->batch->rejected[row] = 1;
        status = report_missing(records, row, person, err);
    }
    return status;
}

cj_status cj_people_gather(cj_records *records, cj_error *err)
{
    size_t count = records->main.file->count;
    cj_status status = records->view <= 1 ? tell_missing(records, err) : CJ_OK;

    for (size_t c = 0; status == CJ_OK && c < records->column_count; c++) {
        cj_column *column = &records->columns[c];

        if (!column->of_people)
            continue;
        status = cj_vector_reserve(&column->values, count, err);
        if (status != CJ_OK)
            break;
        for (size_t row = 0; row < count; row++) {
            uint32_t person = records->main.file->persons[row];

            if (!is_usable(&records->people, person)) { /* CJ_NO_CODE neither */
                cj_vector_blank(&column->values, row);
                continue;
            }
            copy_value(&column->values, row, column->by_person.of.any, person);
        }
        column->current = column->values.of.any;
    }
    return status;
}

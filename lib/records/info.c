/* What is known of columns, rows and persons. */
#include "records_internal.h"

const cj_column cj_no_column = {
    .name = {"", 0}, .heading = {"", 0}, .origin = CJ_FROM_NOWHERE, .slot = CJ_NO_COLUMN};

/* ---- what is known of a column -------------------------------------------------------- */

cj_kind cj_records_kind(const cj_records *records, size_t column)
{
    return cj_column_at(records, column)->kind;
}

cj_date_unit cj_records_unit(const cj_records *records, size_t column)
{
    return cj_column_at(records, column)->unit;
}

cj_date_unit cj_records_named_unit(const cj_records *records, size_t column)
{
    const cj_column *of = cj_column_at(records, column);

    return of->origin == CJ_FROM_DERIVATION ? records->derivations[of->derivation].unit
                                            : CJ_UNIT_DAY;
}

/* Report a period that cuts a month, quarter or year in two, so that nobody knows on which side the
 * row lies. */
static cj_status fail_cut(const cj_records *records, size_t column, size_t row, cj_date date,
                          const cj_period *period, cj_error *err)
{
    const cj_column *of = cj_column_at(records, column);
    cj_text name = CJ_TEXT_INIT;
    cj_status status;

    cj_date_append_unit(&name, date, of->unit);
    status =
        cj_fail_at(err, CJ_EUSAGE, cj_records_file(records, row), cj_records_line(records, row),
                   cj_typed_place(cj_column_typed_in(cj_file_rows_at(records->main.file, row), of)),
                   "%.*s: the %s %s lies partly in the period %s and partly outside it, and "
                   "has no days; ask for a period of whole %s",
                   (int)of->name.length, of->name.at, cj_date_unit_word(of->unit),
                   cj_text_string(&name), period->name, cj_date_unit_words(of->unit));
    cj_text_clear(&name);
    return status;
}

cj_status cj_records_check_periods(const cj_records *records, size_t column, size_t row,
                                   cj_date date, const cj_period *periods, size_t count,
                                   cj_error *err)
{
    cj_date_unit unit = cj_column_at(records, column)->unit;

    for (size_t i = 0; unit != CJ_UNIT_DAY && i < count; i++)
        if (cj_period_place_of(&periods[i], date, unit) == CJ_PERIOD_CUTS)
            return fail_cut(records, column, row, date, &periods[i], err);
    return CJ_OK;
}

bool cj_records_is_of_people(const cj_records *records, size_t column)
{
    return cj_column_at(records, column)->of_people;
}

size_t cj_records_field_count(const cj_records *records)
{
    return records->main.file->header.count;
}

cj_span cj_records_field_name(const cj_records *records, size_t field)
{
    return field < records->main.file->header.count ? records->main.file->header.columns[field].name
                                                    : (cj_span){"", 0};
}

cj_span cj_records_heading(const cj_records *records, size_t column)
{
    return cj_column_at(records, column)->heading;
}

size_t cj_records_declared(const cj_records *records, size_t column)
{
    return cj_column_at(records, column)->declared_count;
}

const void *cj_records_values(const cj_records *records, size_t column)
{
    return cj_column_at(records, column)->current;
}

/* These three return NULL if the column holds another kind of values. */
const uint32_t *cj_records_codes(const cj_records *records, size_t column)
{
    const cj_column *of = cj_column_at(records, column);

    return of->kind == CJ_KIND_TEXT || of->kind == CJ_KIND_ID ? of->current : NULL;
}

const cj_decimal *cj_records_numbers(const cj_records *records, size_t column)
{
    const cj_column *of = cj_column_at(records, column);

    return of->kind == CJ_KIND_NUMBER ? of->current : NULL;
}

const cj_date *cj_records_dates(const cj_records *records, size_t column)
{
    const cj_column *of = cj_column_at(records, column);

    return of->kind == CJ_KIND_DATE ? of->current : NULL;
}

cj_span cj_records_text(const cj_records *records, size_t column, uint32_t code)
{
    const cj_column *of = cj_column_at(records, column);

    return code < of->text_count ? of->texts[code] : (cj_span){"", 0};
}

size_t cj_records_text_count(const cj_records *records, size_t column)
{
    return cj_column_at(records, column)->text_count;
}

const uint8_t *cj_records_flags(const cj_records *records, size_t flag)
{
    return flag < records->selection.flag_count
               ? records->selection.conditions[records->selection.count + flag].holds
               : NULL;
}

uint64_t cj_records_order_unproven(const cj_records *records, size_t column)
{
    const cj_typed_column *typed = cj_column_typed(records, cj_column_at(records, column));

    return typed->seen.order_known ? 0 : typed->seen.order_open;
}

size_t cj_records_width(const cj_records *records)
{
    return records->main.file->header.count;
}

uint64_t cj_records_loose_unproven(cj_span *heading, const cj_records *records, size_t field)
{
    const cj_file_rows *file = records->main.file;
    const cj_loose_dates *loose = file->typed.loose;

    *heading = file->header.columns[field].heading;
    if (loose == NULL || loose[field].given_up || loose[field].seen.order_known ||
        !loose[field].seen.order_matters || file->typed.forms != cj_default_forms)
        return 0;
    return loose[field].seen.order_open;
}

void cj_records_line_ends(const cj_records *records, uint64_t lines[3])
{
    lines[0] = cj_csv_first_end(records->main.file->typed.csv, CJ_END_LF);
    lines[1] = cj_csv_first_end(records->main.file->typed.csv, CJ_END_CRLF);
    lines[2] = cj_csv_first_end(records->main.file->typed.csv, CJ_END_CR);
}

uint64_t cj_records_row_records(const cj_records *records)
{
    return cj_file_rows_ledger(records->main.file)->count - records->main.file->extra_rows;
}

const cj_schema *cj_records_schema(const cj_records *records)
{
    return records->main.file->schema;
}

const char *cj_records_role(const cj_records *records)
{
    return records->main.file->role;
}

cj_ledger *cj_records_ledger(const cj_records *records)
{
    return cj_file_rows_ledger(records->main.file);
}

void cj_records_need_cells(cj_records *records)
{
    records->main.needs_cells = true;
}

size_t cj_records_condition_count(const cj_records *records)
{
    return records->selection.count;
}

cj_span cj_records_condition(const cj_records *records, size_t number)
{
    return records->selection.conditions[number].words.text;
}

size_t cj_records_derivation_count(const cj_records *records)
{
    return records->derivation_count;
}

cj_span cj_records_derivation(const cj_records *records, size_t number)
{
    return records->derivations[number].words.text;
}

const cj_records_options *cj_records_options_of(const cj_records *records)
{
    return records->options;
}

cj_dataset *cj_records_dataset(const cj_records *records)
{
    return records->main.file->dataset;
}

bool cj_records_is_named(const cj_records *records)
{
    return cj_schema_is_named(records->main.file->options.input.path, cj_records_role(records));
}

cj_span cj_records_person_heading(const cj_records *records)
{
    const cj_file_rows *file = records->main.file;

    return file->person_slot == CJ_NO_COLUMN
               ? (cj_span){"", 0}
               : file->header.columns[cj_file_rows_person(file)->field].heading;
}

size_t cj_records_person_count(const cj_records *records)
{
    return cj_dict_count(records->main.file->dataset->persons);
}

bool cj_records_people_given(const cj_records *records)
{
    return records->people.given;
}

size_t cj_records_people(const cj_records *records)
{
    return records->people.count;
}

bool cj_records_person_selected(const cj_records *records, uint32_t person)
{
    return person < records->people.count && records->people.selected[person] != 0;
}

const void *cj_records_person_values(const cj_records *records, size_t column)
{
    return cj_column_at(records, column)->by_person.of.any;
}

/* ---- places and findings ---------------------------------------------------------------- */

uint64_t cj_records_line(const cj_records *records, size_t row)
{
    return cj_file_rows_line(records->main.file, row);
}

const char *cj_records_file(const cj_records *records, size_t row)
{
    return cj_file_rows_at(records->main.file, row)->name;
}

void cj_records_append_place(cj_text *text, const cj_records *records, size_t row, size_t from)
{
    cj_file_rows_append_place(text, records->main.file, row, from);
}

uint64_t cj_records_bytes(const cj_records *records)
{
    uint64_t bytes = 0;

    for (size_t i = 0; i < records->main.count; i++)
        if (records->main.parts[i].file.source != NULL)
            bytes += cj_source_size(records->main.parts[i].file.source);
    return bytes;
}

cj_span cj_records_cell(const cj_records *records, size_t column, size_t row)
{
    return cj_batch_cell(records->main.file->batch,
                         cj_column_typed(records, cj_column_at(records, column)), row);
}

cj_span cj_records_raw(const cj_records *records, size_t row)
{
    const cj_csv_block *block = &records->main.file->batch->block;
    const cj_csv_record *record;

    if (row >= records->main.file->batch->count || records->main.file->batch->records == NULL)
        return (cj_span){"", 0}; /* a store serves */
    record = &block->records[records->main.file->batch->records[row]];
    return (cj_span){block->text + record->raw_start, record->raw_length};
}

bool cj_records_is_one_column(const cj_records *records)
{
    return records->main.file->header.count == 1 && cj_records_header_errors(records) > 0;
}

uint64_t cj_records_header_errors(const cj_records *records)
{
    uint64_t errors = 0;

    for (size_t i = 0; i < records->main.file->header.problem_count; i++)
        errors += records->main.file->header.problems[i].severity == CJ_ERROR;
    return errors;
}

cj_status cj_records_remark(cj_records *records, const char *code, cj_severity severity,
                            const char *message, cj_error *err)
{
    const cj_finding finding = {.code = code,
                                .severity = severity,
                                .file = records->main.file->name,
                                .column_name = {"", 0},
                                .message = cj_span_of(message)};

    return cj_findings_report(records->main.file->dataset->findings, &finding, err);
}

cj_status cj_records_caution(cj_records *records, const char *code, const char *message,
                             cj_error *err)
{
    cj_status status = cj_records_remark(records, code, CJ_WARNING, message, err);

    return status == CJ_OK ? cj_dataset_add_caution(records->main.file->dataset, message, err)
                           : status;
}

cj_status cj_records_caution_words(cj_records *records, const char *code, cj_text *words,
                                   cj_error *err)
{
    cj_status status = cj_text_check(words, err);

    if (status == CJ_OK)
        status = cj_records_caution(records, code, cj_text_string(words), err);
    cj_text_clear(words);
    return status;
}

cj_status cj_records_mark(cj_records *records, const char *words, cj_error *err)
{
    return cj_dataset_add_mark(records->main.file->dataset, words, err);
}

cj_status cj_records_note_header(cj_records *records, cj_error *err)
{
    return cj_file_rows_note_header(records->main.file, err);
}

cj_status cj_records_require_person(cj_records *records, cj_error *err)
{
    cj_status status = CJ_OK;

    for (cj_file_rows *file = records->main.file; status == CJ_OK && file != NULL;
         file = file->next)
        status = cj_file_rows_require_person(file, err);
    return status;
}

static cj_status find_in_column(cj_records *records, size_t row, size_t column, const char *code,
                                cj_severity severity, cj_span value, const char *message,
                                cj_error *err)
{
    const cj_column *from = cj_column_at(records, column);
    const cj_file_rows *at = cj_file_rows_at(records->main.file, row);
    cj_finding finding = {.code = code,
                          .severity = severity,
                          .column = cj_typed_place(cj_column_typed_in(at, from)),
                          .column_name = from->name,
                          .value = value,
                          .message = cj_span_of(message)};

    return cj_file_rows_find(records->main.file, row, finding, err);
}

cj_status cj_records_report(cj_records *records, size_t row, size_t column, const char *code,
                            cj_span value, const char *message, cj_error *err)
{
    return find_in_column(records, row, column, code, CJ_ERROR, value, message, err);
}

cj_status cj_records_warn(cj_records *records, size_t row, size_t column, const char *code,
                          cj_span value, const char *message, cj_error *err)
{
    return find_in_column(records, row, column, code, CJ_WARNING, value, message, err);
}

static cj_status find_person(cj_records *records, size_t row, uint32_t person, const char *code,
                             cj_severity severity, const char *message, cj_error *err)
{
    const cj_typed_column *column = cj_file_rows_person(cj_file_rows_at(records->main.file, row));

    return cj_file_rows_find(
        records->main.file, row,
        (cj_finding){.code = code,
                     .severity = severity,
                     .column = cj_typed_place(column),
                     .column_name = column->name,
                     .value = cj_dict_text(records->main.file->dataset->persons, person),
                     .message = cj_span_of(message)},
        err);
}

cj_status cj_records_report_person(cj_records *records, size_t row, uint32_t person,
                                   const char *code, const char *message, cj_error *err)
{
    return find_person(records, row, person, code, CJ_ERROR, message, err);
}

cj_status cj_records_warn_person(cj_records *records, size_t row, uint32_t person, const char *code,
                                 const char *message, cj_error *err)
{
    return find_person(records, row, person, code, CJ_WARNING, message, err);
}

cj_status cj_records_warn_row(cj_records *records, size_t row, const char *code,
                              const char *message, cj_error *err)
{
    return cj_file_rows_find(records->main.file, row,
                             (cj_finding){.code = code,
                                          .severity = CJ_WARNING,
                                          .column_name = {"", 0},
                                          .message = cj_span_of(message)},
                             err);
}

bool cj_records_people_are_selected(const cj_records *records)
{
    for (size_t i = 0; i < records->selection.count; i++)
        if (cj_column_at(records, records->selection.conditions[i].column)->of_people)
            return true;
    return false;
}

bool cj_records_rows_are_selected(const cj_records *records)
{
    for (size_t i = 0; i < records->selection.count; i++)
        if (!cj_column_at(records, records->selection.conditions[i].column)->of_people)
            return true;
    return false;
}

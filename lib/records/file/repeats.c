/* Rows that a file, or one before it, holds already: what is to be said of them waits in the
 * dataset until it is known which rows are used. */
#include "file_rows.h"

#include "rows/repair.h"

#define ONE_IN 100

/* Whether a column says who a row is about, used or not: what else is the same twice may well be
 * two things. */
static bool knows_persons(const cj_file_rows *file)
{
    cj_error why = CJ_ERROR_INIT;
    size_t at;

    if (file->person_slot != CJ_NO_COLUMN || file->people_schema == NULL)
        return file->person_slot != CJ_NO_COLUMN;
    return cj_file_rows_find_person(&at, file, file->people_schema, &why) == CJ_OK &&
           at != SIZE_MAX;
}

/* Rows of a person with a date are likely to be one where they are one in a hundred or more; fewer
 * may be what happened twice on a day. Of all others only a part that stands twice, row behind
 * row, says that nobody meant it. */
static bool are_told(const cj_file_rows *file, const cj_repeats *found, bool dated)
{
    uint64_t rows = found->count * cj_repeats_times(found);

    return found->pasted || (dated && rows * ONE_IN >= file->repeated->next && knows_persons(file));
}

/* A key tells repeated rows; labels that stand once, and are filled down, make rows of one look
 * that are not the same. */
cj_status cj_file_rows_seek_repeats(cj_file_rows *file, cj_error *err)
{
    if (!file->options.repeats || file->keys.count > 0)
        return CJ_OK;
    if (!cj_repair_needs_order(&file->typed)) {
        file->typed.repeats = &file->repeats;
        file->repeated = &file->repeats;
    }
    return cj_file_rows_seek_ids(file, err);
}

/* ---- what was found ------------------------------------------------------------------------ */

static cj_status copy_rows(cj_repeated_rows *out, const cj_file_rows *file, const cj_repeats *found,
                           cj_error *err)
{
    size_t capacity = 0;
    cj_status status = cj_grow(&out->rows, &capacity, found->count, sizeof *out->rows, err);

    for (size_t i = 0; status == CJ_OK && i < found->count; i++)
        out->rows[i] = file->base + found->rows[i].row;
    out->count = found->count;
    return status;
}

/* Keep the rows of a file that stand in another one before it, or in itself; or whose identifiers
 * do, if the column is not 0. */
static cj_status keep(cj_file_rows *file, const cj_file_rows *earlier, const cj_repeats *found,
                      uint32_t column, cj_error *err)
{
    cj_dataset *dataset = file->dataset;
    cj_repeated_rows *out;
    cj_status status;

    status = cj_grow(&dataset->repeated, &dataset->repeated_capacity, dataset->repeated_count + 1,
                     sizeof *dataset->repeated, err);
    if (status != CJ_OK)
        return status;
    out = &dataset->repeated[dataset->repeated_count++];
    *out = (cj_repeated_rows){
        .ledger = file->ledger,
        .column = column,
        .name = column > 0 ? file->header.columns[column - 1].heading : (cj_span){"", 0},
        .file = file->name,
        .earlier_file = earlier == file ? NULL : earlier->name,
        .line = cj_file_rows_line(file, file->base + found->rows[0].row),
        .record = cj_file_rows_record(file, file->base + found->rows[0].row),
        .earlier_line = cj_file_rows_line(earlier, earlier->base + found->rows[0].first),
        .times = cj_repeats_times(found),
        .more = found->more};
    return copy_rows(out, file, found, err);
}

/* Files of one header can hold the same rows: exports of quarters that overlap. */
static cj_status find_rows(cj_repeats *out, const cj_file_rows *file, const cj_file_rows *earlier,
                           cj_error *err)
{
    bool dated = file->repeated != NULL && file->repeated->dated;
    cj_status status;

    if (earlier->repeated == NULL || file->repeated == NULL)
        return CJ_OK;
    if (earlier == file)
        status = cj_repeats_copy(out, file->repeated, err);
    else
        status = cj_repeats_between(out, earlier->repeated, file->repeated, err);
    if (!are_told(file, out, dated || earlier->repeated->dated))
        out->count = 0;
    return status;
}

/* Rows whose identifiers are told of need not be told as the same. */
static cj_status compare(cj_file_rows *file, const cj_file_rows *earlier, cj_error *err)
{
    cj_repeats found = {.limit = 0};
    uint32_t column = file->named != NULL ? (uint32_t)file->named->field + 1 : 0;
    cj_status status = CJ_OK;

    if (earlier != file &&
        !cj_span_equal(cj_csv_header_raw(earlier->typed.csv), cj_csv_header_raw(file->typed.csv)))
        return CJ_OK;
    cj_repeats_begin(&found, CJ_REPEATS_MAX);
    if (column > 0)
        status = cj_file_rows_find_ids(&found, file, earlier, err);
    if (status == CJ_OK && found.count == 0) {
        column = 0;
        cj_repeats_begin(&found, CJ_REPEATS_MAX);
        status = find_rows(&found, file, earlier, err);
    }
    if (status == CJ_OK && found.count > 0)
        status = keep(file, earlier, &found, column, err);
    cj_repeats_clear(&found);
    return status;
}

cj_status cj_file_rows_note_repeats(cj_file_rows *file, cj_error *err)
{
    cj_status status = CJ_OK;

    if (!file->options.repeats || (file->repeated == NULL && file->named == NULL))
        return CJ_OK;
    for (const cj_file_rows *from = file; status == CJ_OK && from != NULL; from = from->before)
        status = compare(file, from, err);
    return status;
}

/* Loading a reading: the file is read once, and its typed columns are kept. */
#include "kept.h"

#include <stdlib.h>
#include <string.h>

/* Findings take more room than rows: with more of them nothing is kept. */
#define FINDINGS_MAX 100000

/* ---- findings ---------------------------------------------------------------------- */

static cj_status judge_finding(void *data, const cj_finding *finding, cj_error *err)
{
    cj_reading *reading = data;

    (void)err;
    /* Whether an error rejects a row or the row is left out before depends on the records object: a
     * reading with errors cannot be shared. */
    if (finding->severity == CJ_ERROR || cj_findings_kept(reading->findings) > FINDINGS_MAX)
        reading->unfit = true;
    return CJ_OK;
}

/* ---- rows -------------------------------------------------------------------------- */

/* Where there is no more room, make some for so many rows as the file may have. */
static cj_status make_room(size_t *room, cj_reading *reading, size_t need, cj_error *err)
{
    const cj_file_rows *file = &reading->file;
    cj_status status = CJ_OK;

    if (need > reading->row_capacity[0])
        status = cj_grow(&reading->rejected, &reading->row_capacity[0],
                         cj_source_expect(file->source, file->batch->position, need), 1, err);
    *room = reading->row_capacity[0];
    return status;
}

static cj_status keep_values(cj_kept_column *kept, const cj_vector *values, size_t at, size_t count,
                             size_t room, cj_error *err)
{
    size_t size = cj_value_size(values->kind);
    cj_status status;

    kept->values.kind = values->kind;
    status = cj_vector_reserve(&kept->values, room, err);
    if (status == CJ_OK && count > 0)
        memcpy((char *)kept->values.of.any + at * size, values->of.any, count * size);
    return status;
}

/* Keep the rows in hand. */
static cj_status keep_rows(cj_reading *reading, cj_error *err)
{
    const cj_file_rows *file = &reading->file;
    const cj_batch *batch = file->batch;
    size_t at = reading->row_count;
    size_t count = batch->count;
    cj_stretch stretch = {at + count, cj_findings_kept(reading->findings), false};
    size_t room;
    cj_status status = make_room(&room, reading, at + count, err);

    if (status == CJ_OK)
        status = cj_grow(&reading->persons, &reading->row_capacity[1], room,
                         sizeof *reading->persons, err);
    if (status == CJ_OK)
        status = cj_grow(&reading->stretches, &reading->stretch_capacity,
                         reading->stretch_count + 1, sizeof *reading->stretches, err);
    for (size_t i = 0; status == CJ_OK && i < file->typed.column_count; i++)
        if (file->typed.columns[i].wanted)
            status = keep_values(&reading->columns[i], &batch->vectors[i], at, count, room, err);
    if (status != CJ_OK)
        return status;
    if (count > 0) {
        memcpy(reading->rejected + at, batch->rejected, count);
        memcpy(reading->persons + at, file->persons, count * sizeof *reading->persons);
    }
    for (size_t row = 0; !stretch.rejected && row < count; row++)
        stretch.rejected = batch->rejected[row] != 0;
    reading->row_count = at + count;
    reading->stretches[reading->stretch_count++] = stretch;
    return CJ_OK;
}

/* The texts of a column by code, in one list. */
static cj_status keep_texts(cj_kept_column *kept, const cj_dict *dict, size_t declared,
                            cj_error *err)
{
    kept->text_count = cj_dict_count(dict);
    kept->texts = calloc(kept->text_count + 1, sizeof *kept->texts);
    if (kept->texts == NULL)
        return cj_fail_nomem(err);
    return cj_dict_list_usual(kept->texts, dict, declared, err);
}

/* ---- loading ----------------------------------------------------------------------- */

static bool is_text(cj_kind kind)
{
    return kind == CJ_KIND_TEXT || kind == CJ_KIND_ID;
}

/* Whether the schema of the file declares the column as that kind, so that its cells are checked
 * anyway. */
static bool is_declared(const cj_file_rows *file, const cj_wanted_column *wanted)
{
    for (size_t i = 0; i < file->typed.column_count; i++)
        if (file->typed.columns[i].field == wanted->field &&
            file->typed.columns[i].kind == wanted->kind && file->typed.columns[i].decl != NULL)
            return true;
    return false;
}

/* Have the opened file of a host fill what its guests ask for, too, as far as that can make no row
 * of its own records wrong. */
static cj_status want_guests(cj_reading *host, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t slot;

    for (const cj_reading *guest = host->guest; guest != NULL; guest = guest->next_guest)
        for (size_t i = 0; status == CJ_OK && i < guest->wanted_count; i++) {
            const cj_wanted_column *wanted = &guest->wanted[i];

            if (is_text(wanted->kind) ||
                (wanted->kind == CJ_KIND_DATE && is_declared(&host->file, wanted)))
                status = cj_file_rows_want(&slot, &host->file, wanted->field, wanted->kind, err);
        }
    return status;
}

static cj_status open_file(cj_reading *reading, const cj_file_rows *like, cj_error *err)
{
    cj_file_rows *file = &reading->file;
    cj_file_options options = like->options;
    cj_source *source = NULL;
    bool held = false;
    size_t slot;
    cj_status status;

    options.input.role = reading->role;
    options.check = options.keep = options.again = options.known_persons = false;
    options.repeats = true; /* some records object may ask */
    status = cj_findings_new(&reading->findings, SIZE_MAX, judge_finding, reading, err);
    if (status == CJ_OK)
        status = cj_dataset_new(&reading->dataset, reading->findings, err);
    if (status != CJ_OK)
        return status;
    if (like->dataset->repairs != NULL)
        status = cj_repairs_new_part(&reading->repairs, like->dataset->repairs, err);
    if (status != CJ_OK)
        return status;
    reading->dataset->repairs = reading->repairs;
    status = cj_file_rows_begin(file, &options, reading->dataset, err);
    if (status == CJ_OK)
        status = cj_held_file_read(&source, &held, reading->held, options.input.path,
                                   file->encoding, false, err);
    if (status == CJ_OK)
        status = cj_file_rows_open(file, source, held, err);
    if (status == CJ_OK)
        status = cj_file_rows_enter(file, err);
    file->person_used = true; /* some records object may use it */
    if (status == CJ_OK && file->person_slot == CJ_NO_COLUMN && reading->adopted > 0)
        status = cj_file_rows_adopt_person(file, reading->adopted - 1, err);
    for (size_t i = 0; status == CJ_OK && i < reading->wanted_count; i++)
        status =
            cj_file_rows_want(&slot, file, reading->wanted[i].field, reading->wanted[i].kind, err);
    if (status == CJ_OK)
        status = want_guests(reading, err);
    if (status != CJ_OK)
        return status;
    reading->columns = calloc(file->typed.column_count + 1, sizeof *reading->columns);
    return reading->columns == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status load(cj_reading *reading, cj_error *err)
{
    cj_file_rows *file = &reading->file;
    cj_status status = cj_file_rows_start(file, err);
    bool end = false;

    /* Each records object reports header findings itself, so the replayed ones start after them. */
    reading->first_finding = cj_findings_kept(reading->findings);
    while (status == CJ_OK && !end && !reading->unfit) {
        status = cj_file_rows_take(&end, file, err);
        if (status == CJ_OK && !end)
            status = cj_file_rows_settle(file, NULL, err);
        if (status == CJ_OK && !end)
            status = keep_rows(reading, err);
    }
    for (size_t i = 0; status == CJ_OK && i < file->typed.column_count; i++)
        if (file->typed.columns[i].wanted && file->typed.columns[i].dict != NULL)
            status = keep_texts(&reading->columns[i], file->typed.columns[i].dict,
                                file->typed.columns[i].declared_texts, err);
    return status;
}

cj_status cj_reading_load(cj_reading *reading, const cj_file_rows *like, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_status status = open_file(reading, like, &inner);

    reading->tried = true;
    if (status == CJ_OK)
        status = load(reading, &inner);
    cj_file_rows_stop(&reading->file);
    reading->file.options = (cj_file_options){0}; /* its texts belong to the first records object */
    reading->unfit = reading->unfit || status != CJ_OK;
    if (status != CJ_ENOMEM)
        return CJ_OK; /* the reading is not kept, and each records object reports the error itself
                       */
    return cj_fail_nomem(err);
}

/* ---- what is asked for, and what is there ------------------------------------------------ */

static bool is_wanted(const cj_reading *reading, const cj_typed_column *column)
{
    for (size_t i = 0; i < reading->wanted_count; i++)
        if (reading->wanted[i].field == column->field && reading->wanted[i].kind == column->kind)
            return true;
    return false;
}

cj_status cj_reading_want(cj_reading *reading, const cj_file_rows *file, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < file->typed.column_count; i++) {
        const cj_typed_column *column = &file->typed.columns[i];

        if (!column->wanted || is_wanted(reading, column))
            continue;
        status = cj_grow(&reading->wanted, &reading->wanted_capacity, reading->wanted_count + 1,
                         sizeof *reading->wanted, err);
        if (status == CJ_OK)
            reading->wanted[reading->wanted_count++] =
                (cj_wanted_column){column->field, column->kind};
    }
    return status;
}

bool cj_reading_has(const cj_reading *reading, const cj_file_rows *file)
{
    for (size_t i = 0; i < file->typed.column_count; i++)
        if (file->typed.columns[i].wanted && !is_wanted(reading, &file->typed.columns[i]))
            return false;
    return true;
}

size_t cj_reading_find(const cj_reading *reading, const cj_typed_column *column)
{
    const cj_typed *typed = &reading->file.typed;

    for (size_t i = 0; i < typed->column_count; i++)
        if (typed->columns[i].field == column->field && typed->columns[i].kind == column->kind &&
            !typed->columns[i].person && typed->columns[i].wanted)
            return i;
    return CJ_NO_COLUMN;
}

const cj_kept_column *cj_reading_at(const cj_reading *reading, size_t column)
{
    static const cj_kept_column none = {.text_count = 0};

    return column < reading->file.typed.column_count ? &reading->columns[column] : &none;
}

void cj_reading_free(cj_reading *reading)
{
    for (size_t i = 0; reading->columns != NULL && i < reading->file.typed.column_count; i++) {
        cj_vector_clear(&reading->columns[i].values);
        free(reading->columns[i].texts);
    }
    free(reading->columns);
    free(reading->rejected);
    free(reading->persons);
    free(reading->stretches);
    free(reading->wanted);
    free(reading->key);
    free(reading->way);
    free(reading->role);
    cj_file_rows_clear(&reading->file);
    cj_dataset_free(reading->dataset);
    cj_findings_free(reading->findings);
    cj_repairs_free(reading->repairs);
    free(reading);
}

/* Loading a reading: plain records read the input once, and their typed columns are
 * kept. */
#include "kept.h"

#include <stdlib.h>
#include <string.h>

/* Findings take more room than rows: with more of them nothing is kept. */
#define FINDINGS_MAX 100000

/* ---- findings ---------------------------------------------------------------------- */

/* Whether an error there would reject rows of records that do not ask for the
 * column: no schema declares it, so only those who do see what it holds. */
static bool is_of_some(const cj_reading *reading, const cj_finding *finding)
{
    const cj_typed *typed = &reading->loader->typed;

    if (finding->severity != CJ_ERROR || finding->column == 0)
        return false;
    for (size_t i = 0; i < typed->column_count; i++) {
        const cj_typed_column *column = &typed->columns[i];

        if (column->field + 1 == finding->column && column->decl == NULL && !column->person &&
            (column->kind == CJ_KIND_NUMBER || column->kind == CJ_KIND_DATE))
            return true;
    }
    return false;
}

static cj_status judge_finding(void *data, const cj_finding *finding, cj_error *err)
{
    cj_reading *reading = data;

    (void)err;
    if (reading->loader != NULL && is_of_some(reading, finding))
        reading->unfit = true;
    if (cj_findings_kept(reading->findings) > FINDINGS_MAX)
        reading->unfit = true;
    return CJ_OK;
}

/* ---- rows -------------------------------------------------------------------------- */

static cj_status keep_values(cj_kept_column *kept, const cj_vector *values, size_t at, size_t count,
                             cj_error *err)
{
    size_t size = cj_value_size(values->kind);
    cj_status status;

    kept->values.kind = values->kind;
    status = cj_vector_reserve(&kept->values, at + count, err);
    if (status == CJ_OK && count > 0)
        memcpy((char *)kept->values.of.any + at * size, values->of.any, count * size);
    return status;
}

/* Keep what the loader has in hand. */
static cj_status keep_rows(cj_reading *reading, cj_error *err)
{
    const cj_records *loader = reading->loader;
    const cj_batch *batch = loader->batch;
    size_t at = reading->row_count;
    size_t count = batch->count;
    cj_stretch stretch = {at + count, cj_findings_kept(reading->findings), false};
    cj_status status = cj_grow(&reading->rejected, &reading->row_capacity[0], at + count, 1, err);

    if (status == CJ_OK)
        status = cj_grow(&reading->persons, &reading->row_capacity[1], at + count,
                         sizeof *reading->persons, err);
    if (status == CJ_OK)
        status = cj_grow(&reading->stretches, &reading->stretch_capacity,
                         reading->stretch_count + 1, sizeof *reading->stretches, err);
    for (size_t i = 0; status == CJ_OK && i < loader->typed.column_count; i++)
        if (loader->typed.columns[i].wanted)
            status = keep_values(&reading->columns[i], &batch->vectors[i], at, count, err);
    if (status != CJ_OK)
        return status;
    if (count > 0) {
        memcpy(reading->rejected + at, batch->rejected, count);
        memcpy(reading->persons + at, loader->persons, count * sizeof *reading->persons);
    }
    for (size_t row = 0; !stretch.rejected && row < count; row++)
        stretch.rejected = batch->rejected[row] != 0;
    reading->row_count = at + count;
    reading->stretches[reading->stretch_count++] = stretch;
    return CJ_OK;
}

/* The texts of a column by code, in one list. */
static cj_status keep_texts(cj_kept_column *kept, const cj_dict *dict, cj_error *err)
{
    kept->text_count = cj_dict_count(dict);
    kept->texts = calloc(kept->text_count + 1, sizeof *kept->texts);
    if (kept->texts == NULL)
        return cj_fail_nomem(err);
    for (size_t code = 0; code < kept->text_count; code++)
        kept->texts[code] = cj_dict_text(dict, (uint32_t)code);
    return CJ_OK;
}

/* ---- loading ----------------------------------------------------------------------- */

static cj_status open_loader(cj_reading *reading, cj_records *records, cj_error *err)
{
    const cj_records_options *options = records->options;
    cj_source *source = NULL;
    bool held;
    size_t slot;
    cj_status status;

    reading->options = (cj_records_options){.main = options->main,
                                            .encoding = options->encoding,
                                            .delimiter = options->delimiter,
                                            .forms = options->forms,
                                            .form_count = options->form_count,
                                            .unpivot = options->unpivot,
                                            .threads = options->threads,
                                            .progress = options->progress,
                                            .progress_data = options->progress_data};
    reading->options.main.role = records->role;
    status = cj_findings_new(&reading->findings, SIZE_MAX, judge_finding, reading, err);
    if (status == CJ_OK)
        status = cj_dataset_new(&reading->dataset, reading->findings, err);
    if (status == CJ_OK)
        status = cj_held_file_read(&source, &held, reading->file, options->main.path,
                                   records->encoding, err);
    if (status != CJ_OK)
        return status;
    reading->dataset->repairs = records->dataset->repairs;
    status =
        cj_records_open_source(&reading->loader, &reading->options, reading->dataset, source, err);
    if (status == CJ_OK)
        reading->loader->source_is_held = held;
    else if (!held)
        cj_source_close(source);
    if (status == CJ_OK && reading->loader->person_slot == CJ_NO_COLUMN && records->people != NULL)
        status = cj_columns_adopt_person(reading->loader, records->people->schema, err);
    for (size_t i = 0; status == CJ_OK && i < reading->wanted_count; i++)
        status = cj_columns_want_field(&slot, reading->loader, reading->wanted[i].field,
                                       reading->wanted[i].kind, err);
    if (status != CJ_OK)
        return status;
    reading->columns = calloc(reading->loader->typed.column_count + 1, sizeof *reading->columns);
    return reading->columns == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status load(cj_reading *reading, cj_error *err)
{
    cj_records *loader = reading->loader;
    cj_status status = cj_records_start(loader, err);
    bool end = false;

    /* of the header everybody tells on their own */
    reading->first_finding = cj_findings_kept(reading->findings);
    while (status == CJ_OK && !end && !reading->unfit) {
        status = cj_records_take(&end, loader, err);
        if (status == CJ_OK && !end)
            status = keep_rows(reading, err);
    }
    for (size_t i = 0; status == CJ_OK && i < loader->typed.column_count; i++)
        if (loader->typed.columns[i].wanted && loader->typed.columns[i].dict != NULL)
            status = keep_texts(&reading->columns[i], loader->typed.columns[i].dict, err);
    return status;
}

/* Give back what served loading alone. */
static void release(cj_reading *reading)
{
    cj_records *loader = reading->loader;

    if (loader != NULL) {
        cj_pipeline_free(loader->pipeline);
        loader->pipeline = NULL;
        loader->batch = NULL;
        cj_keys_clear(loader);
    }
    reading->options = (cj_records_options){0}; /* its texts are those of the first to ask */
}

cj_status cj_reading_load(cj_reading *reading, cj_records *records, cj_error *err)
{
    cj_error inner = CJ_ERROR_INIT;
    cj_status status = open_loader(reading, records, &inner);

    reading->tried = true;
    if (status == CJ_OK)
        status = load(reading, &inner);
    release(reading);
    reading->unfit = reading->unfit || status != CJ_OK;
    if (status != CJ_ENOMEM)
        return CJ_OK; /* whoever asks finds out on their own */
    return cj_fail_nomem(err);
}

size_t cj_reading_find(const cj_reading *reading, const cj_typed_column *column)
{
    const cj_typed *typed = &reading->loader->typed;

    for (size_t i = 0; i < typed->column_count; i++)
        if (typed->columns[i].field == column->field && typed->columns[i].kind == column->kind &&
            !typed->columns[i].person && typed->columns[i].wanted)
            return i;
    return CJ_NO_COLUMN;
}

const cj_kept_column *cj_reading_at(const cj_reading *reading, size_t column)
{
    static const cj_kept_column none = {.text_count = 0};

    return column < reading->loader->typed.column_count ? &reading->columns[column] : &none;
}

void cj_reading_free(cj_reading *reading)
{
    for (size_t i = 0; reading->columns != NULL && i < reading->loader->typed.column_count; i++) {
        cj_vector_clear(&reading->columns[i].values);
        free(reading->columns[i].texts);
    }
    free(reading->columns);
    free(reading->rejected);
    free(reading->persons);
    free(reading->stretches);
    free(reading->wanted);
    free(reading->key);
    cj_records_free(reading->loader);
    cj_dataset_free(reading->dataset);
    cj_findings_free(reading->findings);
    free(reading);
}

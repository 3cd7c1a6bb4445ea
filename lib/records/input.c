/* Where the rows of an input come from: the file, or a reading. */
#include "input.h"

cj_status cj_input_rows_open(cj_input_rows *input, const cj_file_options *options, cj_store *store,
                             cj_dataset *dataset, cj_error *err)
{
    cj_file_rows *file = &input->file;
    const char *path = options->input.path;
    cj_source *source = NULL;
    cj_status status = cj_file_rows_begin(file, options, dataset, err);

    input->store = store;
    if (status == CJ_OK && store != NULL)
        status = cj_store_look(&source, &input->held, store, path, file->encoding, err);
    else if (status == CJ_OK)
        status = cj_source_open(&source, path, file->encoding, err);
    return status == CJ_OK ? cj_file_rows_open(file, source, false, err) : status;
}

void cj_input_rows_clear(cj_input_rows *input)
{
    cj_replay_clear(&input->replay);
    cj_file_rows_clear(&input->file);
}

cj_status cj_input_rows_choose(cj_input_rows *input, bool ahead, cj_error *err)
{
    const cj_reading *reading = NULL;
    cj_status status = CJ_OK;

    /* While a report plans its readings no row is read: the store only notes which columns are
     * wanted. */
    if (input->store != NULL && cj_store_is_planning(input->store)) {
        input->planned = true;
        return cj_store_plan(input->store, input->held, &input->file, err);
    }
    if (input->store != NULL)
        status = cj_store_serve(&reading, input->store, input->held, &input->file, ahead,
                                input->needs_cells, err);
    if (status == CJ_OK && reading != NULL)
        return cj_replay_open(&input->replay, &input->file, reading, err);
    return status == CJ_OK && ahead ? cj_file_rows_look_ahead(&input->file, err) : status;
}

cj_status cj_input_rows_start(cj_input_rows *input, cj_error *err)
{
    if (input->planned)
        return CJ_OK;
    cj_file_rows_quieten(&input->file);
    if (input->replay.reading == NULL)
        return cj_file_rows_start(&input->file, err);
    /* A replay needs none of the file's bytes any more. */
    if (!input->file.options.again)
        cj_source_forget(input->file.source);
    return cj_file_rows_note_header(&input->file, err);
}

/* Note which persons of the rows in hand are known from another input. */
static cj_status meet(cj_input_rows *input, cj_error *err)
{
    const cj_reading *reading = input->replay.reading;

    if (reading == NULL || input->file.count == 0)
        return cj_file_rows_meet(&input->file, NULL, NULL, err);
    return cj_file_rows_meet(&input->file, reading->dataset->persons,
                             reading->persons + input->file.first, err);
}

cj_status cj_input_rows_take(bool *end, cj_input_rows *input, cj_error *err)
{
    cj_status status;

    *end = input->planned;
    if (input->planned)
        return CJ_OK;
    status = input->replay.reading != NULL ? cj_replay_take(end, &input->replay, &input->file, err)
                                           : cj_file_rows_take(end, &input->file, err);
    if (status == CJ_OK && !*end)
        status = cj_dates_check_order(&input->file, err);
    if (status == CJ_OK && !*end)
        status = cj_dates_check_persons(&input->file, err);
    if (status == CJ_OK)
        status = *end ? cj_dates_judge_years(&input->file, err)
                      : cj_dates_watch_years(&input->file, err);
    return status == CJ_OK && !*end ? meet(input, err) : status;
}

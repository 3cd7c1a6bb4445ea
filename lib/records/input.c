/* Where the rows of an input come from: its files, one behind the other, or readings of them. */
#include "input.h"

#include <stdlib.h>

/* ---- opening ---------------------------------------------------------------------------- */

static cj_status open_part(cj_input_rows *input, cj_input_part *part,
                           const cj_file_options *options, cj_dataset *dataset, cj_error *err)
{
    cj_file_rows *file = &part->file;
    const char *path = options->input.path;
    cj_source *source = NULL;
    cj_status status = cj_file_rows_begin(file, options, dataset, err);

    if (status == CJ_OK && input->store != NULL)
        status = cj_store_look(&source, &part->held, input->store, path, file->encoding, err);
    else if (status == CJ_OK)
        status = cj_source_open(&source, path, file->encoding, err);
    return status == CJ_OK ? cj_file_rows_open(file, source, false, err) : status;
}

cj_status cj_input_rows_open(cj_input_rows *input, const cj_file_options *options, cj_store *store,
                             cj_dataset *dataset, cj_error *err)
{
    cj_file_options its = *options;
    cj_status status = CJ_OK;

    input->store = store;
    input->parts = calloc(1 + options->input.more_count, sizeof *input->parts);
    if (input->parts == NULL)
        return cj_fail_nomem(err);
    input->file = &input->parts[0].file;
    for (size_t i = 0; status == CJ_OK && i <= options->input.more_count; i++) {
        cj_input_part *part = &input->parts[input->count++];

        its.input.path = i == 0 ? options->input.path : options->input.more[i - 1];
        if (i > 0) {
            part->file.before = &part[-1].file;
            part[-1].file.next = &part->file;
        }
        status = open_part(input, part, &its, dataset, err);
    }
    return status;
}

void cj_input_rows_clear(cj_input_rows *input)
{
    for (size_t i = 0; i < input->count; i++) {
        cj_replay_clear(&input->parts[i].replay);
        cj_file_rows_clear(&input->parts[i].file);
    }
    free(input->parts);
}

/* ---- where the rows come from -------------------------------------------------------------- */

static cj_status plan(cj_input_rows *input, cj_error *err)
{
    cj_status status = CJ_OK;

    input->planned = true;
    for (size_t i = 0; status == CJ_OK && i < input->count; i++)
        status = cj_store_plan(input->store, input->parts[i].held, &input->parts[i].file, err);
    return status;
}

/* Whether rows of the file are left out because they stood in one before it: a reading of the file
 * alone has them. */
static bool has_rows_of_others(const cj_input_rows *input, const cj_input_part *part)
{
    return input->count > 1 && part->file.profile != NULL && part->file.profile->distinct_rows;
}

static cj_status choose_part(cj_input_rows *input, cj_input_part *part, bool ahead, cj_error *err)
{
    const cj_reading *reading = NULL;
    cj_status status = CJ_OK;

    if (input->store != NULL)
        status = cj_store_serve(&reading, input->store, part->held, &part->file, ahead,
                                input->needs_cells || has_rows_of_others(input, part), err);
    if (status != CJ_OK || (reading == NULL && !ahead))
        return status;
    if (reading == NULL)
        return cj_file_rows_look_ahead(&part->file, err);
    status = cj_replay_open(&part->replay, &part->file, reading, err);
    return status == CJ_OK && ahead ? cj_replay_learn(&part->replay, &part->file, err) : status;
}

cj_status cj_input_rows_choose(cj_input_rows *input, bool ahead, cj_error *err)
{
    cj_status status = CJ_OK;

    if (input->store != NULL && cj_store_is_planning(input->store))
        return plan(input, err);
    for (size_t i = 0; status == CJ_OK && i < input->count; i++) {
        cj_file_rows *file = &input->parts[i].file;

        cj_file_rows_share(file);
        if (i > 0)
            cj_file_rows_pass_texts(file, file->before);
        status = choose_part(input, &input->parts[i], ahead, err);
    }
    if (status == CJ_OK) /* round to the first, which is in hand */
        cj_file_rows_pass_texts(input->file, &input->parts[input->count - 1].file);
    return status;
}

/* ---- reading --------------------------------------------------------------------------------- */

static cj_status start_part(cj_input_part *part, cj_error *err)
{
    cj_file_rows *file = &part->file;
    cj_status status;

    cj_file_rows_quieten(file);
    if (part->replay.reading == NULL)
        return cj_file_rows_start(file, err);
    if (!file->options.again)
        cj_source_forget(file->source);
    status = cj_replay_learn(&part->replay, file, err);
    if (status == CJ_OK)
        status = cj_replay_start(&part->replay, file, err);
    return status == CJ_OK ? cj_file_rows_note_header(file, err) : status;
}

cj_status cj_input_rows_start(cj_input_rows *input, cj_error *err)
{
    return input->planned ? CJ_OK : start_part(&input->parts[0], err);
}

/* Note which persons of the rows in hand are known from another input. */
static cj_status meet(const cj_input_part *part, cj_file_rows *file, cj_error *err)
{
    const cj_reading *reading = part->replay.reading;

    if (reading == NULL || file->count == 0)
        return cj_file_rows_meet(file, NULL, NULL, err);
    return cj_file_rows_meet(file, reading->dataset->persons,
                             reading->persons + (file->first - file->base), err);
}

/* The file in hand was taken to its end: go on with the one behind it. */
static cj_status turn(cj_input_rows *input, cj_error *err)
{
    cj_input_part *part = &input->parts[++input->at];
    cj_status status = cj_file_rows_follow(&part->file, err);

    input->file = &part->file;
    return status == CJ_OK ? start_part(part, err) : status;
}

/* The next rows of the file in hand. */
static cj_status take(bool *end, cj_input_part *part, cj_error *err)
{
    return part->replay.reading != NULL ? cj_replay_take(end, &part->replay, &part->file, err)
                                        : cj_file_rows_take(end, &part->file, err);
}

cj_status cj_input_rows_take(bool *end, cj_input_rows *input, cj_error *err)
{
    cj_status status;

    *end = input->planned;
    if (input->planned)
        return CJ_OK;
    status = take(end, &input->parts[input->at], err);
    while (status == CJ_OK && *end && input->at + 1 < input->count) {
        status = cj_dates_judge(input->file, err);
        if (status == CJ_OK)
            status = turn(input, err);
        if (status == CJ_OK)
            status = take(end, &input->parts[input->at], err);
    }
    if (status == CJ_OK && !*end)
        status = cj_dates_check_order(input->file, err);
    if (status == CJ_OK && !*end)
        status = cj_dates_check_persons(input->file, err);
    if (status == CJ_OK)
        status = *end ? cj_dates_judge(input->file, err) : cj_dates_watch_years(input->file, err);
    return status == CJ_OK && !*end ? meet(&input->parts[input->at], input->file, err) : status;
}

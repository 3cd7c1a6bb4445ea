/* Exports are made by several threads, a slice each, and written in order. */
#include "synth/slice.h"

#include "cj/lock.h"

#include <stdlib.h>
#include <string.h>

#define SLICE_ROWS 40000 /* about so many rows at once: some megabytes */
#define THREADS_MAX 64

/* Tables of days begin so long before the period: who comes may be 71 years old. */
#define LIFETIME (72 * 366)

/* ---- what is made ------------------------------------------------------------------------------
 */

static cj_status check_options(const cj_synth_options *options, cj_error *err)
{
    if (options->persons > CJ_SYNTH_PERSONS_MAX)
        return cj_fail(err, CJ_EUSAGE, "{persons} must be 1 to %d", CJ_SYNTH_PERSONS_MAX);
    if (options->rows > CJ_SYNTH_ROWS_MAX)
        return cj_fail(err, CJ_EUSAGE, "{rows} must be 1 to %llu",
                       (unsigned long long)CJ_SYNTH_ROWS_MAX);
    if (options->persons == 0 && options->rows == 0)
        return cj_fail(err, CJ_EUSAGE, "{persons} or {rows} must say how much is made");
    if (options->messy > 0 && options->form != NULL && strcmp(options->form, "%Y-%m-%d") != 0)
        return cj_fail(err, CJ_EUSAGE, "{messy} has dates of its own: leave out {date-format}");
    return cj_days_known_check(&options->period, err);
}

cj_status cj_synth_new(cj_synth **out, const cj_synth_options *options, cj_error *err)
{
    cj_synth *synth = NULL;
    cj_status status = check_options(options, err);

    *out = NULL;
    if (status != CJ_OK)
        return status;
    synth = calloc(1, sizeof *synth);
    if (synth == NULL)
        return cj_fail_nomem(err);
    synth->options = *options;
    synth->persons = options->persons;
    synth->seed = cj_chance_mix(options->seed + UINT64_C(0x9E3779B97F4A7C15));
    status =
        cj_days_known_open(&synth->days, options->period.first - LIFETIME, options->period.last,
                           options->form == NULL ? "%Y-%m-%d" : options->form, err);
    if (status == CJ_OK)
        *out = synth;
    else
        cj_synth_free(synth);
    return status;
}

void cj_synth_free(cj_synth *synth)
{
    if (synth == NULL)
        return;
    cj_days_known_clear(&synth->days);
    free(synth);
}

/* ---- how many rows -----------------------------------------------------------------------------
 */

static uint64_t count_rows(const cj_synth *synth, const cj_kind_made *kind)
{
    cj_date days[CJ_EVENTS_MAX];
    uint64_t rows = 0;

    for (uint64_t number = 0; number < synth->persons; number++) {
        cj_person person;
        size_t events;

        cj_person_make(&person, synth, number);
        events = kind->events(days, synth, &person);
        rows += events * (events == 0 || kind->rows == NULL ? 1 : kind->rows(synth, &person));
    }
    return rows;
}

/* The rows that so many persons have tell how many more are needed; the guess stays below, so that
 * few rows are left out at the end. */
static cj_status find_persons(cj_synth *synth, const cj_kind_made *kind, cj_error *err)
{
    uint64_t wanted = synth->options.rows;
    uint64_t rows;

    synth->persons = 1000;
    rows = count_rows(synth, kind);
    if (rows == 0)
        return cj_fail(err, CJ_EUSAGE, "{period} \"%s\" is too short for any row of %s",
                       synth->options.period.name, kind->name);
    synth->persons = 1 + (uint64_t)((double)wanted / (double)rows * 990);
    while (synth->persons <= CJ_SYNTH_PERSONS_MAX) {
        uint64_t found = count_rows(synth, kind);

        if (found >= wanted)
            return CJ_OK;
        synth->persons += 1 + (wanted - found) * 1000 / rows;
    }
    return cj_fail(err, CJ_EUSAGE, "so many rows of %s need more than %d persons", kind->name,
                   CJ_SYNTH_PERSONS_MAX);
}

/* ---- one export --------------------------------------------------------------------------------
 */

typedef struct {
    cj_synth *synth;
    cj_synth_kind kind;
    const cj_synth_sink *sink;
    uint64_t slices;
    uint64_t rows;
    uint64_t done; /* rows that are written */
    size_t file;   /* the one that is written ... */
    uint64_t line; /* ... and its next line; 0: it has no header yet */
    cj_lock lock;  /* of what stands below */
    uint64_t next; /* to be made */
    uint64_t turn; /* to be written */
    cj_status status;
    cj_error error;
} export;

static uint64_t file_end(const export *in, size_t file)
{
    return in->rows * (file + 1) / in->sink->files;
}

static cj_status put_header(export *in, cj_error *err)
{
    in->line = 2;
    return in->sink->write(in->sink->data, in->file, cj_span_of(cj_kinds_made[in->kind].header),
                           err);
}

/* Tell the faults of some rows, from *fault on; returns in *extra how many lines they add. */
static cj_status tell_faults(export *in, const cj_slice *slice, size_t *fault, size_t row,
                             size_t end, uint64_t *extra, cj_error *err)
{
    cj_status status = CJ_OK;

    *extra = 0;
    for (; status == CJ_OK && *fault < slice->fault_count && slice->faults[*fault].row < end;
         ++*fault) {
        const cj_slice_fault *found = &slice->faults[*fault];
        cj_synth_dirt told;

        cj_slice_tell(&told, found, &cj_kinds_made[in->kind]);
        told.line = in->line + (found->row - row) + *extra + found->offset;
        *extra += found->extra;
        if (in->sink->dirt != NULL)
            status = in->sink->dirt(in->sink->data, in->file, &told, err);
    }
    return status;
}

/* Write the rows of a slice, the next of the export, to the file or files that they belong to. */
static cj_status write_slice(export *in, const cj_slice *slice, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t fault = 0;

    for (size_t row = 0; status == CJ_OK && row < slice->row_count && in->done < in->rows;) {
        size_t begin = row == 0 ? 0 : slice->ends[row - 1];
        uint64_t room = file_end(in, in->file) - in->done;
        size_t count = room < slice->row_count - row ? (size_t)room : slice->row_count - row;
        uint64_t extra;

        if (in->line == 0 || count == 0) {
            in->file += in->line != 0;
            status = put_header(in, err);
            continue;
        }
        status = tell_faults(in, slice, &fault, row, row + count, &extra, err);
        if (status == CJ_OK)
            status = in->sink->write(
                in->sink->data, in->file,
                (cj_span){slice->bytes + begin, slice->ends[row + count - 1] - begin}, err);
        in->line += count + extra;
        in->done += count;
        row += count;
    }
    if (status == CJ_OK && in->sink->progress != NULL)
        in->sink->progress(in->sink->data, in->done, in->rows);
    return status;
}

/* Wait for the turn of a slice, and write it: what failed first in the order of slices is what is
 * told, whatever thread was faster. */
static void take_turn(export *in, uint64_t number, const cj_slice *slice, cj_status status,
                      const cj_error *err)
{
    cj_lock_take(&in->lock);
    while (in->turn != number)
        cj_lock_wait(&in->lock);
    if (in->status == CJ_OK && status != CJ_OK) {
        in->status = status;
        in->error = *err;
    }
    cj_lock_give(&in->lock);
    /* only the thread whose turn it is writes */
    if (in->status == CJ_OK)
        in->status = write_slice(in, slice, &in->error);
    cj_lock_take(&in->lock);
    in->turn++;
    if (in->status != CJ_OK)
        in->next = in->slices;
    cj_lock_changed(&in->lock);
    cj_lock_give(&in->lock);
}

static void *work_on(void *data)
{
    export *in = data;
    cj_slice slice = {.bytes = NULL};

    for (;;) {
        cj_error error = CJ_ERROR_LIKE(&in->error);
        cj_status status;
        uint64_t number;

        cj_lock_take(&in->lock);
        number = in->next;
        in->next += number < in->slices;
        cj_lock_give(&in->lock);
        if (number >= in->slices)
            break;
        status = cj_slice_make(&slice, in->synth, in->kind, number, in->slices, &error);
        take_turn(in, number, &slice, status, &error);
    }
    cj_slice_clear(&slice);
    return NULL;
}

/* The caller works as well; without a thread it works alone. */
static void work_all(export *in)
{
    unsigned wanted = in->synth->options.threads;
    pthread_t others[THREADS_MAX];
    size_t count = 0;

    while (count + 1 < wanted && count + 1 < in->slices && count < THREADS_MAX &&
           pthread_create(&others[count], NULL, work_on, in) == 0)
        count++;
    work_on(in);
    while (count > 0)
        pthread_join(others[--count], NULL);
}

/* Files that no row came to have a header as well. */
static cj_status end_files(export *in, cj_error *err)
{
    cj_status status = CJ_OK;

    if (in->line == 0)
        status = put_header(in, err);
    while (status == CJ_OK && in->file + 1 < in->sink->files) {
        in->file++;
        status = put_header(in, err);
    }
    return status;
}

static uint64_t count_slices(const cj_synth *synth, cj_synth_kind kind, uint64_t rows)
{
    uint64_t slices = rows / SLICE_ROWS + 1;
    uint64_t most = cj_slice_most(synth, kind);

    return slices < most ? slices : most;
}

cj_status cj_synth_write(uint64_t *rows, cj_synth *synth, cj_synth_kind kind,
                         const cj_synth_sink *sink, cj_error *err)
{
    export in = {.synth = synth, .kind = kind, .sink = sink, .error = CJ_ERROR_LIKE(err)};
    cj_status status = CJ_OK;

    if (synth->persons == 0)
        status = find_persons(synth, &cj_kinds_made[kind], err);
    if (status == CJ_OK)
        status = cj_lock_open(&in.lock, err);
    if (status != CJ_OK)
        return status;
    in.rows = count_rows(synth, &cj_kinds_made[kind]);
    in.slices = count_slices(synth, kind, in.rows);
    if (synth->options.rows > 0 && in.rows > synth->options.rows)
        in.rows = synth->options.rows;
    work_all(&in);
    cj_lock_close(&in.lock);
    status = in.status;
    if (status != CJ_OK && err != NULL)
        *err = in.error;
    if (status == CJ_OK)
        status = end_files(&in, err);
    *rows = in.rows;
    return status;
}

/* A slice is made in three steps: which events lie in it, in which order, and their rows. */
#include "synth/slice.h"

#include <stdlib.h>
#include <string.h>

/* A row at fault may stand twice, behind a header. */
#define DIRTY_ROW_MOST (4 * CJ_ROW_MOST)

void cj_slice_clear(cj_slice *slice)
{
    free(slice->bytes);
    free(slice->ends);
    free(slice->events);
    free(slice->sorted);
    free(slice->faults);
    cj_arena_clear(&slice->arena);
}

/* ---- which events ------------------------------------------------------------------------------
 */

/* Days of the slice, from first to before behind. */
typedef struct {
    cj_date first;
    cj_date behind;
} days_of;

static cj_date first_day(const cj_synth *synth, const cj_kind_made *kind)
{
    return synth->options.period.first - kind->before;
}

static days_of slice_days(const cj_synth *synth, const cj_kind_made *kind, uint64_t number,
                          uint64_t count)
{
    cj_date first = first_day(synth, kind);
    uint64_t days = (uint64_t)(cj_synth_last(synth) - first) + 1;

    return (days_of){first + (cj_date)(days * number / count),
                     first + (cj_date)(days * (number + 1) / count)};
}

uint64_t cj_slice_most(const cj_synth *synth, cj_synth_kind kind)
{
    return synth->options.by_person
               ? synth->persons
               : (uint64_t)(cj_synth_last(synth) - first_day(synth, &cj_kinds_made[kind])) + 1;
}

/* Note the events of a person that lie on days of the slice. */
static cj_status note_events(cj_slice *slice, const cj_synth *synth, const cj_kind_made *kind,
                             uint64_t number, const days_of *days, cj_error *err)
{
    cj_date list[CJ_EVENTS_MAX];
    cj_person person;
    size_t count;
    cj_status status;

    cj_person_make(&person, synth, number);
    count = kind->events(list, synth, &person);
    status = cj_grow(&slice->events, &slice->event_room, slice->event_count + count,
                     sizeof *slice->events, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        if (list[i] >= days->first && list[i] < days->behind)
            slice->events[slice->event_count++] = (cj_slice_event){number, (uint32_t)i, list[i]};
    return status;
}

/* ---- in which order ----------------------------------------------------------------------------
 */

/* Events of one day stay in the order of persons. */
static cj_status sort_by_day(cj_slice *slice, const days_of *days, cj_error *err)
{
    size_t span = (size_t)(days->behind - days->first);
    size_t *places = calloc(span + 1, sizeof *places);
    cj_status status = places == NULL ? cj_fail_nomem(err)
                                      : cj_grow(&slice->sorted, &slice->sorted_room,
                                                slice->event_count, sizeof *slice->sorted, err);

    if (status == CJ_OK) {
        for (size_t i = 0; i < slice->event_count; i++)
            places[slice->events[i].day - days->first + 1]++;
        for (size_t day = 1; day <= span; day++)
            places[day] += places[day - 1];
        for (size_t i = 0; i < slice->event_count; i++)
            slice->sorted[places[slice->events[i].day - days->first]++] = slice->events[i];
    }
    free(places);
    return status;
}

/* A person's events are few: each goes before the later ones. */
static void sort_by_insertion(cj_slice_event *events, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        cj_slice_event moved = events[i];
        size_t at = i;

        for (; at > 0 && events[at - 1].day > moved.day; at--)
            events[at] = events[at - 1];
        events[at] = moved;
    }
}

/* Events of days: of persons who can have any there. */
static cj_status find_by_day(cj_slice *slice, const cj_synth *synth, const cj_kind_made *kind,
                             uint64_t number, uint64_t count, cj_error *err)
{
    days_of days = slice_days(synth, kind, number, count);
    uint64_t behind = cj_person_from(synth, days.behind + kind->before);
    cj_status status = CJ_OK;

    for (uint64_t person = cj_person_from(synth, days.first - kind->after);
         status == CJ_OK && person < behind; person++)
        status = note_events(slice, synth, kind, person, &days, err);
    return status == CJ_OK ? sort_by_day(slice, &days, err) : status;
}

static cj_status find_by_person(cj_slice *slice, const cj_synth *synth, const cj_kind_made *kind,
                                uint64_t number, uint64_t count, cj_error *err)
{
    const days_of all = {first_day(synth, kind), cj_synth_last(synth) + 1};
    uint64_t behind = synth->persons * (number + 1) / count;
    cj_status status = CJ_OK;

    for (uint64_t person = synth->persons * number / count; status == CJ_OK && person < behind;
         person++) {
        size_t before = slice->event_count;

        status = note_events(slice, synth, kind, person, &all, err);
        if (status == CJ_OK)
            sort_by_insertion(slice->events + before, slice->event_count - before);
    }
    return status;
}

/* ---- their rows --------------------------------------------------------------------------------
 */

static cj_status put_row(cj_slice *slice, const cj_synth *synth, const cj_kind_made *kind,
                         const cj_row_made *row, cj_error *err)
{
    cj_putter out = {slice->bytes + slice->length, &synth->days, synth->options.quoted};
    cj_chance chance =
        cj_person_chance(row->person, synth, CJ_USE_FAULTS,
                         (uint64_t)(kind - cj_kinds_made) << 24 | row->event << 8 | row->row);
    size_t begin = slice->length;
    cj_status status = CJ_OK;

    kind->put(&out, synth, row);
    slice->length = (size_t)(out.at - slice->bytes);
    if (synth->options.messy > 0 && cj_chance_percent(&chance, synth->options.messy))
        status = cj_slice_mess(slice, kind, &synth->days, begin, &chance, err);
    slice->ends[slice->row_count++] = slice->length;
    return status;
}

static cj_status put_event(cj_slice *slice, const cj_synth *synth, const cj_kind_made *kind,
                           const cj_slice_event *event, cj_error *err)
{
    cj_person person;
    cj_row_made row = {&person, event->event, 0, event->day};
    size_t rows;
    cj_status status;

    cj_person_make(&person, synth, event->person);
    rows = kind->rows == NULL ? 1 : kind->rows(synth, &person);
    status =
        cj_grow(&slice->bytes, &slice->capacity, slice->length + rows * DIRTY_ROW_MOST, 1, err);
    if (status == CJ_OK)
        status = cj_grow(&slice->ends, &slice->end_room, slice->row_count + rows,
                         sizeof *slice->ends, err);
    for (; status == CJ_OK && row.row < rows; row.row++)
        status = put_row(slice, synth, kind, &row, err);
    return status;
}

cj_status cj_slice_make(cj_slice *slice, const cj_synth *synth, cj_synth_kind kind, uint64_t number,
                        uint64_t count, cj_error *err)
{
    const cj_kind_made *made = &cj_kinds_made[kind];
    bool by_person = synth->options.by_person;
    const cj_slice_event *events;
    cj_status status;

    slice->length = slice->row_count = slice->event_count = slice->fault_count = 0;
    cj_arena_clear(&slice->arena);
    status = by_person ? find_by_person(slice, synth, made, number, count, err)
                       : find_by_day(slice, synth, made, number, count, err);
    events = by_person ? slice->events : slice->sorted;
    for (size_t i = 0; status == CJ_OK && i < slice->event_count; i++)
        status = put_event(slice, synth, made, &events[i], err);
    return status;
}

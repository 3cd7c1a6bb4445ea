/* A piece of an export: the rows of some days, or of some persons, made by one thread. */
#ifndef CJ_SYNTH_SLICE_H
#define CJ_SYNTH_SLICE_H

#include "synth/kinds.h"

#include "cj/memory.h"

/* An event of a person, before its rows are made. */
typedef struct {
    uint64_t person;
    uint32_t event;
    cj_date day;
} cj_slice_event;

/* A fault of a row of the slice, in the order of the rows. */
typedef struct {
    size_t row;
    size_t fault;
    uint32_t column; /* 0: none */
    uint32_t offset; /* lines from the row's first to the fault's */
    uint32_t extra;  /* lines that the row has besides its own */
    cj_span was;
    cj_span is;
} cj_slice_fault;

/* Memory is kept from one slice to the next. */
typedef struct {
    char *bytes;
    size_t capacity;
    size_t length;
    size_t *ends; /* where each row ends */
    size_t end_room;
    size_t row_count;
    cj_slice_event *events;
    size_t event_room;
    size_t event_count;
    cj_slice_event *sorted;
    size_t sorted_room;
    cj_slice_fault *faults;
    size_t fault_room;
    size_t fault_count;
    cj_arena arena; /* of the texts of faults */
} cj_slice;

/* Make slice `number` of `count` of an export. */
cj_status cj_slice_make(cj_slice *slice, const cj_synth *synth, cj_synth_kind kind, uint64_t number,
                        uint64_t count, cj_error *err);
void cj_slice_clear(cj_slice *slice);

/* The most slices that an export can be cut into. */
uint64_t cj_slice_most(const cj_synth *synth, cj_synth_kind kind);

/* ---- faults (mess.c) ---------------------------------------------------------------------------
 */

typedef struct cj_fault cj_fault;

/* The row at slice->bytes + begin to the end, the last one so far, gets a fault that it can have; a
 * row that can have none stays as it is. */
cj_status cj_slice_mess(cj_slice *slice, const cj_kind_made *kind, const cj_days_known *days,
                        size_t begin, cj_chance *chance, cj_error *err);

/* What is told of a fault. */
void cj_slice_tell(cj_synth_dirt *out, const cj_slice_fault *fault, const cj_kind_made *kind);

#endif

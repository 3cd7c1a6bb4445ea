/* The rows of a reading once more, as if they came from the file. */
#ifndef CJ_RECORDS_KEPT_REPLAY_H
#define CJ_RECORDS_KEPT_REPLAY_H

#include "kept.h"

typedef struct {
    const cj_reading *reading; /* NULL: nothing is played */
    cj_batch batch;            /* the batch in hand: its vectors are borrowed */
    size_t *kept_slots;        /* by typed column: the kept one */
    uint32_t **codes;       /* of texts, by typed column: by the reading's code; NULL: the same */
    cj_vector *coded;       /* such a column's values for the rows in hand */
    uint32_t *person_codes; /* by the reading's code; NULL: they are the same */
    size_t stretch;         /* the next one */
    size_t finding;
} cj_replay;

/* Make ready to give the file rows of the reading; its texts and lines are borrowed. */
cj_status cj_replay_open(cj_replay *replay, cj_file_rows *file, const cj_reading *reading,
                         cj_error *err);

/* Of several files of one input, which share the codes of their texts: learn those of the reading.
 * To be called in the order of the files. */
cj_status cj_replay_learn(cj_replay *replay, cj_file_rows *file, cj_error *err);

/* Begin, once the files before were taken to their end. */
cj_status cj_replay_start(cj_replay *replay, const cj_file_rows *file, cj_error *err);

void cj_replay_clear(cj_replay *replay);

/* As cj_file_rows_take(). */
cj_status cj_replay_take(bool *end, cj_replay *replay, cj_file_rows *file, cj_error *err);

#endif

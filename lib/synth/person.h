/* A synthetic person: what is the same in all exports that tell of them. */
#ifndef CJ_SYNTH_PERSON_H
#define CJ_SYNTH_PERSON_H

#include "synth/chance.h"
#include "synth/days.h"

#include "cj/synth.h"

#define CJ_EPISODES_MAX 3 /* of one person */
#define CJ_EVENTS_MAX 64  /* of one kind and person */

/* What chance is used for: each use has its own sequence. */
typedef enum {
    CJ_USE_COURSE, /* when they came, and their episodes */
    CJ_USE_TRAITS,
    CJ_USE_REVIEWS,
    CJ_USE_SCORES,
    CJ_USE_OFFENCES,
    CJ_USE_OFFENCE,
    CJ_USE_ORDER,
    CJ_USE_SESSIONS,
    CJ_USE_EPISODE,
    CJ_USE_NOTES,
    CJ_USE_FAULTS
} cj_use;

/* Days behind the end of the period are days that the export does not know yet. */
typedef struct {
    cj_date referral;
    cj_date start;
    cj_date closure;
} cj_episode;

typedef struct {
    uint64_t number; /* from 0, in the order in which they came */
    cj_episode episodes[CJ_EPISODES_MAX];
    size_t episode_count; /* those with a referral in the period */
} cj_person;

struct cj_synth {
    cj_synth_options options;
    cj_days_known days;
    uint64_t persons;
    uint64_t seed; /* mixed */
};

/* The person of that number. */
void cj_person_make(cj_person *person, const cj_synth *synth, uint64_t number);

/* The first person who came on that day or after it: all before them came earlier. */
uint64_t cj_person_from(const cj_synth *synth, cj_date day);

static inline cj_chance cj_person_chance(const cj_person *person, const cj_synth *synth, cj_use use,
                                         uint64_t event)
{
    return cj_chance_of(synth->seed, person->number, (uint64_t)use << 32 | event);
}

/* The last day of the export. */
static inline cj_date cj_synth_last(const cj_synth *synth)
{
    return synth->options.period.last;
}

#endif

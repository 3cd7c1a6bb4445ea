/* The six kinds of exports: which rows a person has in each, and on which days. */
#ifndef CJ_SYNTH_KINDS_H
#define CJ_SYNTH_KINDS_H

#include "synth/person.h"
#include "synth/put.h"

/* What a column of a kind holds: which faults it can have, and whether it is text in quotation
 * marks.  A kind has a letter for each of its columns. */
#define CJ_CELL_PERSON 'p'
#define CJ_CELL_ID 'k'    /* of the row itself */
#define CJ_CELL_DAY 'D'   /* required */
#define CJ_CELL_DATE 'd'  /* may be blank */
#define CJ_CELL_LATER 'l' /* a date that may be blank, and not before the one in front of it */
#define CJ_CELL_OTHER 'f' /* a date that the schema does not know */
#define CJ_CELL_NUMBER 'n'
#define CJ_CELL_WORD 'w'   /* of a list of words */
#define CJ_CELL_NEEDED 'r' /* of a list of words, required */
#define CJ_CELL_LIST 'e'   /* a word that the schema lists */
#define CJ_CELL_NOTES 't'

/* A row in the making: one of an event of a person. */
typedef struct {
    const cj_person *person;
    size_t event; /* index of its day among those of the person */
    size_t row;   /* of the event */
    cj_date day;
} cj_row_made;

typedef struct {
    const char *name;
    const char *header; /* with a line end */
    const char *cells;
    cj_date before;    /* events of a person lie up to so many days before they came ... */
    cj_date after;     /* ... and after it */
    const char *twice; /* the finding of a row that stands twice ... */
    cj_severity twice_is;
    bool first_is_told; /* ... of its first row */
    /* The days of the person's events, in any order; those the export does not know are left out.
     */
    size_t (*events)(cj_date *days, const cj_synth *synth, const cj_person *person);
    /* How many rows each event has; NULL: 1. */
    size_t (*rows)(const cj_synth *synth, const cj_person *person);
    /* Append a row of an event. */
    void (*put)(cj_putter *out, const cj_synth *synth, const cj_row_made *row);
} cj_kind_made;

extern const cj_kind_made cj_kinds_made[CJ_SYNTH_KINDS];

size_t cj_people_events(cj_date *days, const cj_synth *synth, const cj_person *person);
void cj_people_put(cj_putter *out, const cj_synth *synth, const cj_row_made *row);
size_t cj_episodes_events(cj_date *days, const cj_synth *synth, const cj_person *person);
void cj_episodes_put(cj_putter *out, const cj_synth *synth, const cj_row_made *row);
size_t cj_reviews_events(cj_date *days, const cj_synth *synth, const cj_person *person);
size_t cj_reviews_rows(const cj_synth *synth, const cj_person *person);
void cj_reviews_put(cj_putter *out, const cj_synth *synth, const cj_row_made *row);
size_t cj_offences_events(cj_date *days, const cj_synth *synth, const cj_person *person);
void cj_offences_put(cj_putter *out, const cj_synth *synth, const cj_row_made *row);
size_t cj_orders_events(cj_date *days, const cj_synth *synth, const cj_person *person);
void cj_orders_put(cj_putter *out, const cj_synth *synth, const cj_row_made *row);
size_t cj_sessions_events(cj_date *days, const cj_synth *synth, const cj_person *person);
void cj_sessions_put(cj_putter *out, const cj_synth *synth, const cj_row_made *row);

/* Traits that several exports tell of. */
cj_span cj_person_sex(const cj_synth *synth, const cj_person *person);
cj_span cj_person_locality(const cj_synth *synth, const cj_person *person);

#endif

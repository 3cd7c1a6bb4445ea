/* cj/synth.h - exports of people who do not exist.
 *
 * A person's whole record (when they came, their episodes, reviews, orders, sessions and offences)
 * is worked out from the seed, the number of persons and their own number, in whole numbers alone:
 * the same on every machine, with any number of threads, and in every export of the same seed,
 * persons and period, so that exports belong together.
 *
 * Clean exports have what real ones have and no more: blank cells, notes with quotation marks and
 * commas, scores and dates that are alike, people who come again, what is not over yet at the end
 * of the period.  cj_check() finds nothing in up to 4,096 persons; among more some share date of
 * birth, sex and locality, as people do.  Dirty ones have faults besides, each of which is told.
 */
#ifndef CJ_SYNTH_H
#define CJ_SYNTH_H

#include "cj/date.h"
#include "cj/findings.h"

typedef enum {
    CJ_SYNTH_PEOPLE,
    CJ_SYNTH_EPISODES,
    CJ_SYNTH_REVIEWS,
    CJ_SYNTH_OFFENCES,
    CJ_SYNTH_ORDERS,
    CJ_SYNTH_SESSIONS,
    CJ_SYNTH_KINDS
} cj_synth_kind;

/* More persons would have more offences than an export may have rows. */
#define CJ_SYNTH_PERSONS_MAX 100000000
#define CJ_SYNTH_ROWS_MAX 4000000000

typedef struct {
    uint64_t seed;
    uint64_t persons; /* how many; 0: as many as `rows` rows of the first kind written take */
    uint64_t rows;    /* no more rows than these; 0: all */
    cj_period period; /* people come on its days, and nothing is dated after it */
    const char *form; /* of dates: %d %e %m %b %Y %y and what stands between; NULL: %Y-%m-%d */
    bool by_person;   /* rows of one person stand together; else rows stand in order of date */
    bool quoted;      /* every text and date is in quotation marks */
    unsigned messy;   /* of 100 rows so many have a fault */
    unsigned threads;
} cj_synth_options;

typedef struct cj_synth cj_synth;

/* The kind of that name ("people"); CJ_EUSAGE for none of them. */
cj_status cj_synth_kind_parse(cj_synth_kind *out, cj_span name, cj_error *err);
const char *cj_synth_kind_name(cj_synth_kind kind);

/* CJ_EUSAGE for a period that leaves the years of the built-in holidays, a form of dates that
 * cannot be written, or numbers out of range. */
cj_status cj_synth_new(cj_synth **out, const cj_synth_options *options, cj_error *err);
void cj_synth_free(cj_synth *synth);

/* A cell, or a row, that was made dirty. */
typedef struct {
    const char *fault;   /* its name in docs/synth.md */
    uint64_t line;       /* the first line of its record in the file */
    uint32_t column;     /* 0: it concerns the row */
    cj_span column_name; /* empty: it concerns the row */
    const char *code; /* of the finding that cj_check() makes of it; NULL: it is read as it was */
    cj_severity severity; /* of that finding */
    cj_span was;          /* the cell's text */
    cj_span is;
} cj_synth_dirt;

/* Who gets an export.  All are called by one thread at a time, in the order of the rows. */
typedef struct {
    cj_status (*write)(void *data, size_t file, cj_span bytes, cj_error *err);
    cj_status (*dirt)(void *data, size_t file, const cj_synth_dirt *dirt, cj_error *err);
    void (*progress)(void *data, uint64_t done, uint64_t all); /* rows; or NULL */
    void *data;
    size_t files; /* 1 or more: the rows go to so many files in turn, of the same size by a row */
} cj_synth_sink;

/* Write an export.  *rows tells how many rows it has (rows that a fault doubles count once). */
cj_status cj_synth_write(uint64_t *rows, cj_synth *synth, cj_synth_kind kind,
                         const cj_synth_sink *sink, cj_error *err);

#endif

/* What cj_reoffending() counts, between reading and making the table. */
#ifndef CJ_MEASURE_REOFFENDING_COUNT_H
#define CJ_MEASURE_REOFFENDING_COUNT_H

#include "cj/reoffending.h"
#include "measure/common/by_person.h"
#include "measure/common/columns.h"
#include "measure/common/dated.h"
#include "measure/common/find.h"
#include "measure/common/heads.h"
#include "measure/common/periods.h"
#include "records/doubt/renamed.h"
#include "stats/survival.h"

#define CJ_NEVER INT32_MAX /* a day after all others */

/* An episode whose index date lies in a period. */
typedef struct {
    uint32_t person;
    cj_date index;
    cj_date start; /* CJ_DATE_MISSING: blank, or there is no such column */
    cj_date until; /* the same */
    uint32_t group;
    uint32_t row; /* of the ledger */
} cj_episode;

/* An offence of somebody who has such an episode. */
typedef struct {
    uint32_t person;
    cj_date date;
    cj_date outcome_date; /* CJ_DATE_MISSING: blank */
    uint32_t row;
    cj_decimal gravity; /* CJ_DECIMAL_MISSING: blank */
} cj_offence;

/* The stages: two before the index date, then the windows. */
enum { CJ_STAGE_BEFORE, CJ_STAGE_DURING, CJ_STAGE_WINDOWS };
#define CJ_STAGES_MAX (CJ_STAGE_WINDOWS + CJ_WINDOWS_MAX)

/* The offences of one member of a cohort in one stage. */
typedef struct {
    uint32_t offences;
    uint32_t graded;    /* those with a gravity score ... */
    cj_decimal gravity; /* ... and its sum */
} cj_stage;

/* A member of a cohort, with what they did. */
typedef struct {
    const cj_episode *episode;
    size_t period;
    cj_stage stages[CJ_STAGES_MAX];
    cj_date end; /* the last day of follow-up; CJ_NEVER: there is none */
    bool mature[CJ_WINDOWS_MAX];
    uint32_t after;      /* offences after the index date, as far as is known */
    cj_date first_after; /* the first of them; CJ_DATE_MISSING: none */
} cj_member;

/* The figures of a period, group and stage. */
typedef struct {
    int64_t people;
    int64_t immature;
    int64_t offended;
    int64_t offences;
    int64_t graded;
    cj_decimal gravity;
} cj_stage_figures;

/* A row of --cases; its counts and flags stand in a list of their own. */
typedef struct {
    uint32_t person;
    uint32_t group;
    uint32_t period;
    uint32_t row;
    cj_date index;
    cj_date first_after;
    uint32_t after;
    bool has_start;
    size_t counts; /* where its counts by stage start, then its flags by window */
} cj_case;

/* A member's time to the first reoffence. */
typedef struct {
    uint32_t period;
    uint32_t group;
    cj_lifetime lifetime;
} cj_member_lifetime;

typedef struct {
    const cj_reoffending_options *options;
    cj_records *episodes;
    cj_records *offences;
    cj_records_options offence_options; /* what `offences` was opened with */

    cj_span index_name; /* as the table and the notes have it */
    cj_span start_name;
    size_t index_column;
    size_t start_column;   /* CJ_NO_COLUMN: there is none ... */
    size_t until_column;   /* the same */
    size_t date_column;    /* of the offences ... */
    size_t id_column;      /* CJ_NO_COLUMN: they have none */
    size_t outcome_column; /* ... and, CJ_NO_COLUMN where not needed or not there: */
    size_t outcome_date_column;
    size_t gravity_column;
    size_t breach_column;
    cj_word_finder proven;
    cj_renamed outcomes; /* which of them offences of which days have */
    cj_word_finder breach;

    cj_days dated;    /* the index dates of all rows, ... */
    cj_days started;  /* ... and the starts of them, ... */
    cj_days offended; /* the dates of all offences ... */
    cj_days known;    /* ... and those with the other days of both inputs */

    cj_groups groups;
    cj_episode *episode_list;
    size_t episode_count;
    size_t episode_capacity;
    cj_by_person episodes_by_person;
    cj_offence *offence_list;
    size_t offence_count;
    size_t offence_capacity;
    cj_by_person offences_by_person;
    uint8_t *persons; /* by person: what the episodes tell of them (read.c) */
    size_t person_count;
    size_t person_capacity;
    uint32_t *id_first; /* by code of an offence's identifier: the offence that has it first */
    size_t id_count;
    size_t id_capacity;

    size_t group_count;
    uint8_t *group_occurs;
    cj_stage_figures *figures; /* by period, group (All behind the others), stage */
    cj_heads heads;            /* the people behind episodes, as cj_stage_heads_at() places them */
    cj_case *cases;
    size_t case_count;
    size_t case_capacity;
    uint32_t *case_counts;
    size_t case_counts_used;
    size_t case_counts_capacity;
    cj_member_lifetime *lifetimes;
    size_t lifetime_count;
    size_t lifetime_capacity;

    /* for the notes */
    int64_t *members;   /* by period */
    int64_t *more;      /* by period: further episodes of the same people */
    int64_t *waiting;   /* by period: mature members whose wait still runs */
    int64_t *no_start;  /* by period: members without a start date */
    int64_t *ended;     /* by period: members whose follow-up ends before the as-of date */
    int64_t beyond;     /* offences of members after that day */
    int64_t no_index;   /* episodes without an index date */
    int64_t no_date;    /* rows of the offences without a date */
    int64_t late_index; /* episodes with one after the as-of date */
    int64_t late;       /* offences dated after it */
    int64_t judged;     /* offences that were looked at */
    int64_t strangers;  /* ... of people in no episode */
    int64_t breaches;   /* offences left out as breach */
    int64_t unproven;   /* ... because their outcome proves nothing */
    int64_t undated;    /* ... because it has no date */
    int64_t late_proof; /* ... because it is dated after the as-of date */
    int64_t on_index;   /* offences on the index date that are in no stage */

    /* for what the offences may lack */
    cj_date first_index;  /* of all members; CJ_DATE_MISSING: there is none */
    cj_date first_before; /* the first day before which offences are looked for; the same */
    cj_date followed;     /* the last day on which an offence of a member would count */
    int64_t earlier;      /* offences of members before their index date */
    int64_t offenders;    /* members with an offence ... */
    int64_t repeaters;    /* ... with several */
} cj_reoffending_count;

/* Bytes of offences up to which their identifiers are read: for a national extract they would take
 * three times as long as all the rest. */
#define CJ_TWICE_BYTES (UINT64_C(16) << 20)

/* Warn if the identifier of the offence that was listed last, which stands in hand at `at`, is that
 * of another one of the same person: one offence on two rows, perhaps one for each outcome, counts
 * twice (twice.c). */
cj_status cj_reoffending_warn_twice(cj_reoffending_count *count, size_t at, cj_error *err);

/* Outcomes that prove an offence must be those of some; and warn of others that sound as if they
 * did (proven.c). */
cj_status cj_reoffending_check_proven(cj_reoffending_count *count, cj_error *err);

/* Append the outcomes of offences that prove none: all, or those that sound as if they did. Returns
 * how many they are. */
size_t cj_reoffending_append_unproven(cj_text *out, const cj_reoffending_count *count, bool alike);

/* Warn of an as-of date that does not fit the periods or the data, of offences that end before the
 * follow-up does, and of those that were cut for each person (complete.c). */
cj_status cj_reoffending_check_complete(cj_reoffending_count *count, cj_error *err);

/* How many stages a table has rows for, with and without `during`. */
static inline size_t cj_stage_count(const cj_reoffending_count *count)
{
    return CJ_STAGE_WINDOWS + count->options->window_count;
}

/* Whether the stage is shown: without a start column nothing is `during`. */
static inline bool cj_stage_is_shown(const cj_reoffending_count *count, size_t stage)
{
    return stage != CJ_STAGE_DURING || count->start_column != CJ_NO_COLUMN;
}

/* "three months", "18 months" */
void cj_months_append(cj_text *out, int months);

/* Append the stage's name: "pre-intervention", "3-6 months". */
void cj_stage_append(cj_text *out, const cj_reoffending_count *count, size_t stage);

/* The first month of a window: where the one before ended, or 0. */
int cj_window_from(const cj_reoffending_options *options, size_t window);

/* Open the offences, read both inputs: `count` has options and episodes. */
cj_status cj_reoffending_read(cj_reoffending_count *count, cj_error *err);

/* Make the cohorts and count what their members did. */
cj_status cj_reoffending_tally(cj_reoffending_count *count, cj_error *err);

/* The figures of a period, group and stage; all zero for a group that only a
 * declared order makes. */
const cj_stage_figures *cj_stage_figures_of(const cj_reoffending_count *count, size_t period,
                                            uint32_t group, size_t stage);

/* Whether everybody counts and all of them are still waited for on a known day: what is counted
 * then is so far, and no sample of what will be. */
static inline bool cj_stage_is_unseen(const cj_reoffending_count *count, const cj_stage_figures *of)
{
    return count->options->everybody && count->options->as_of != CJ_DATE_MISSING &&
           of->immature > 0 && of->immature == of->people;
}

/* The place of the first of its two counts of episodes among the people behind them: of all, and
 * of those with an offence. */
#define CJ_STAGE_COUNTS 2
size_t cj_stage_heads_at(const cj_reoffending_count *count, size_t period, uint32_t group,
                         size_t stage);

/* Take a member of a cohort down for the three kinds of output. */
cj_status cj_reoffending_add_figures(cj_reoffending_count *count, const cj_member *member,
                                     cj_error *err);
cj_status cj_reoffending_add_case(cj_reoffending_count *count, const cj_member *member,
                                  cj_error *err);
cj_status cj_reoffending_add_lifetime(cj_reoffending_count *count, const cj_member *member,
                                      cj_error *err);

/* The columns of the table that the options ask for, with memory of arena, and the table. */
cj_status cj_reoffending_columns(cj_measure_columns *out, const cj_reoffending_count *count,
                                 cj_arena *arena, cj_error *err);
cj_status cj_reoffending_table(cj_table **out, const cj_reoffending_count *count,
                               const cj_measure_columns *columns, cj_error *err);

/* The columns of the tables that are not by stages, and their rows. */
cj_status cj_reoffending_case_columns(cj_measure_columns *out, const cj_reoffending_count *count,
                                      cj_arena *arena, cj_error *err);
cj_status cj_reoffending_case_rows(cj_table *table, const cj_reoffending_count *count,
                                   cj_error *err);
cj_measure_columns cj_reoffending_survival_columns(void);
cj_status cj_reoffending_survival_rows(cj_table *table, const cj_reoffending_count *count,
                                       cj_error *err);

/* The sentence of a row of the table, and the notes of every table. */
void cj_reoffending_sentence(cj_text *out, const cj_reoffending_count *count, size_t period,
                             uint32_t group, size_t stage);
cj_status cj_reoffending_notes(cj_table *table, const cj_reoffending_count *count, cj_error *err);

#endif

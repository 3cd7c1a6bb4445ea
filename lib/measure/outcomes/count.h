/* What cj_outcomes() counts, between reading the reviews and making the table. */
#ifndef CJ_MEASURE_OUTCOMES_COUNT_H
#define CJ_MEASURE_OUTCOMES_COUNT_H

#include "cj/outcomes.h"
#include "measure/common/columns.h"
#include "measure/common/dated.h"
#include "measure/common/find.h"
#include "measure/common/heads.h"
#include "measure/common/periods.h"
#include "measure/listing/cases.h"
#include "reviews.h"

typedef struct {
    int64_t compared;
    int64_t improved;
    int64_t maintained;
    int64_t deteriorated;
} cj_movement;

/* How an outcome is judged. */
typedef struct {
    cj_decimal threshold;
    bool lower_is_better;
    const cj_framework_outcome *framework; /* or NULL */
} cj_outcome_rule;

typedef struct {
    const cj_outcomes_options *options;
    cj_records *records;
    size_t date_column;
    bool dates_have_units; /* they are months, quarters or years */
    cj_days dated;         /* days of all rows */
    bool crowded;          /* ... at the beginning of which many people come at once */
    size_t score_column;   /* or progress */
    cj_word_finder progress;
    cj_groups groups;
    cj_axis outcomes;
    uint32_t *row_outcomes; /* of the rows in hand */
    uint32_t *rows;         /* those of them that are in a period ... */
    uint32_t *row_groups;   /* ... and their groups */
    size_t row_capacity[3];
    cj_order framework_order;
    cj_reviews reviews;
    uint8_t *in_period; /* by person: a review in one of the periods */
    size_t person_count;
    size_t person_capacity;

    size_t group_count; /* the figures of the group All stand behind theirs */
    size_t outcome_count;
    cj_outcome_rule *rules; /* by outcome */
    cj_movement *movements; /* by period, group, outcome */
    int64_t *reviewed;      /* by period, group */
    int64_t scored;         /* people in a period who have a score ... */
    int64_t scored_twice;   /* ... and of these, two of one outcome */
    int64_t *covered;       /* by period: reviewed people who are clients */
    int64_t *clients;       /* by group; NULL: not known */
    uint8_t *group_occurs;
    uint8_t *outcome_occurs;
    cj_heads heads; /* of pairs: the people behind them, as cj_outcomes_heads_at() places them */
    cj_cases cases; /* with options->cases: who is behind the figures */
} cj_outcomes_count;

/* A score in a person's history of one outcome. */
typedef struct {
    uint32_t outcome;
    cj_date date;
    uint32_t row;
    uint32_t group;
    cj_decimal score; /* CJ_DECIMAL_MISSING: blank */
} cj_scored_review;

/* The index of the figures of a period and group; `group` is group_count for the group All. */
static inline size_t cj_outcomes_place(const cj_outcomes_count *count, size_t period, size_t group)
{
    return period * (count->group_count + 1) + group;
}

/* The figures of a period and group; all zero for a group that only a declared
 * order makes. */
const cj_movement *cj_outcomes_movement(const cj_outcomes_count *count, size_t period,
                                        uint32_t group, size_t outcome);
/* The place of the first of its counts among the people behind them: compared, improved,
 * maintained, deteriorated. */
#define CJ_OUTCOMES_COUNTS 4
static inline size_t cj_outcomes_heads_at(const cj_outcomes_count *count, size_t period,
                                          uint32_t group, size_t outcome)
{
    size_t at = group == CJ_GROUP_ALL ? count->group_count : group;

    if (group != CJ_GROUP_ALL && group >= count->group_count)
        return SIZE_MAX / 2; /* only a declared order makes it: nobody is there */
    return (cj_outcomes_place(count, period, at) * count->outcome_count + outcome) *
           CJ_OUTCOMES_COUNTS;
}
int64_t cj_outcomes_reviewed(const cj_outcomes_count *count, size_t period, uint32_t group);
int64_t cj_outcomes_clients(const cj_outcomes_count *count, uint32_t group);

/* CJ_EUSAGE if groups or orders do not fit the table's columns. */
cj_status cj_outcomes_check_names(const cj_measure_options *common, cj_error *err);

/* Whether the person has a review in one of the periods: else none of theirs counts. */
static inline bool cj_outcomes_has_person(const cj_outcomes_count *count, uint32_t person)
{
    return person < count->person_count && count->in_period[person] != 0;
}

/* Read the reviews into `count`, which is all zero. */
cj_status cj_outcomes_read(cj_outcomes_count *count, cj_error *err);

/* Count them: rejects scores that stand twice, fills the figures. */
cj_status cj_outcomes_tally(cj_outcomes_count *count, cj_error *err);

/* Put the figures into a table. */
cj_status cj_outcomes_table(cj_table **out, const cj_outcomes_count *count, cj_error *err);

/* The sentence of a row, and the notes of the table. */
void cj_outcomes_sentence(cj_text *out, const cj_outcomes_count *count, size_t period,
                          uint32_t group, size_t outcome, const cj_target *target);
cj_status cj_outcomes_notes(cj_table *table, const cj_outcomes_count *count, cj_error *err);

/* Instead: a row for each person and outcome that was reviewed.  Of those compared direction is
 * 1, 0 or -1; `baseline` is NULL where progress is recorded. */
cj_status cj_outcomes_open_cases(cj_outcomes_count *count, cj_error *err);
cj_status cj_outcomes_add_compared(cj_outcomes_count *count, size_t period, uint32_t person,
                                   const cj_scored_review *baseline,
                                   const cj_scored_review *follow_up, int direction, cj_error *err);
/* The reviews of a person by period, outcome and group that nothing was compared of: `list` has
 * all reviews that lie in the period. */
cj_status cj_outcomes_add_rest(cj_outcomes_count *count, size_t period, uint32_t person,
                               cj_scored_review *list, size_t length, size_t compared_from,
                               cj_error *err);
cj_status cj_outcomes_case_table(cj_table **out, cj_outcomes_count *count, cj_error *err);

#endif

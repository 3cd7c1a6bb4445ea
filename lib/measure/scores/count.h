/* What cj_scores() counts, between reading the rows and making the table. */
#ifndef CJ_MEASURE_SCORES_COUNT_H
#define CJ_MEASURE_SCORES_COUNT_H

#include "cj/scores.h"
#include "measure/common/by_person.h"
#include "measure/common/columns.h"
#include "measure/common/dated.h"
#include "measure/common/heads.h"
#include "measure/common/periods.h"
#include "measure/listing/cases.h"
#include "stats/often.h"
#include "stats/ranks.h"

/* A row in a period.  It begins with its group, by which cj_by_person_make()
 * puts rows together. */
/* Columns of a table of individuals: the individual, start, end, change, moved. */
#define CJ_SCORES_EACH_COLUMNS 5

#define CJ_SMALL_P 0.0001 /* of four decimals: what is below is not told in figures */

typedef struct {
    uint32_t group;
    uint32_t value; /* of the column of individuals */
    uint32_t row;
    uint32_t person;  /* CJ_NO_CODE: nobody asks who the row is about */
    cj_date date;     /* CJ_DATE_MISSING: there is no column of dates */
    cj_decimal start; /* CJ_DECIMAL_MISSING: none */
    cj_decimal end;
} cj_scored;

/* The figures of a period and group. */
typedef struct {
    int64_t rows;
    int64_t n_start;
    int64_t n_end;
    int64_t n_paired;
    int64_t moved[3]; /* by cj_move */
    cj_decimal start_sum;
    cj_decimal end_sum;
    cj_decimal change_sum;
    cj_wilcoxon test;
} cj_score_figures;

typedef enum { CJ_MOVE_IMPROVED, CJ_MOVE_SAME, CJ_MOVE_WORSE } cj_move;

typedef struct {
    const cj_scores_options *options;
    cj_records *records;
    size_t start_column;
    size_t end_column;
    size_t date_column; /* CJ_NO_COLUMN: none */
    cj_days dated;      /* its days in all rows */
    cj_groups groups;
    cj_axis individuals; /* with options->individuals alone */

    cj_scored *batch;        /* the rows in hand */
    uint32_t *batch_rows[2]; /* their numbers among those in hand, and their groups */
    size_t batch_capacity[3];
    cj_scored *list; /* of individuals alone: all rows in a period */
    size_t count;
    size_t capacity;
    int64_t undated;       /* rows that are in no period for want of a date */
    int64_t lacking[2][2]; /* rows by whether they have a start, and an end */

    size_t group_count;
    cj_by_person by_group;
    cj_score_figures *figures; /* by group, period */
    size_t figure_capacity;
    cj_score_figures *all; /* of all groups, by period */
    cj_often changes;      /* the places are those of the figures */
    cj_heads heads;        /* the people behind the counts, as cj_scores_heads_at() places them */
    bool too_large;        /* some sum left 64 bits */
    cj_cases cases;        /* with options->cases: the rows that are counted */
} cj_scores_count;

/* Open the columns, read the rows, and, when it is known which are rejected,
 * count them. */
cj_status cj_scores_open(cj_scores_count *count, cj_error *err);
cj_status cj_scores_read(cj_scores_count *count, cj_error *err);
cj_status cj_scores_tally(cj_scores_count *count, cj_error *err);

/* The figures of a period and group; all zero for a group that only a declared
 * order makes. */
const cj_score_figures *cj_scores_of(const cj_scores_count *count, size_t period, uint32_t group);

/* The counts of rows that a table prints: n_start, n_end, n_paired, then by cj_move. */
#define CJ_SCORES_COUNTS 6

/* The place of the first of them among the people behind them. */
static inline size_t cj_scores_heads_at(const cj_scores_count *count, size_t period, uint32_t group)
{
    size_t g = group == CJ_GROUP_ALL ? 0 : (size_t)group + 1;

    return (g * count->options->common.period_count + period) * CJ_SCORES_COUNTS;
}

/* Whether a row belongs to a period. */
static inline bool cj_scored_is_in(const cj_scored *scored, const cj_period *period)
{
    return scored->date == CJ_DATE_MISSING || cj_period_holds(period, scored->date);
}

/* Whether it has both scores, and which way they moved. */
static inline bool cj_scored_is_paired(const cj_scored *scored)
{
    return scored->start != CJ_DECIMAL_MISSING && scored->end != CJ_DECIMAL_MISSING;
}
static inline cj_move cj_scored_move(const cj_scores_count *count, const cj_scored *scored)
{
    cj_decimal change = scored->end - scored->start;

    if (change == 0)
        return CJ_MOVE_SAME;
    return (change > 0) != count->options->lower_is_better ? CJ_MOVE_IMPROVED : CJ_MOVE_WORSE;
}
const char *cj_move_word(cj_move move);

/* Individuals: reject a second row of one value in a period and group; add a
 * row of the table for each value. */
cj_status cj_scores_reject_twice(cj_scores_count *count, cj_error *err);
cj_status cj_scores_add_individuals(cj_table *table, cj_scores_count *count, cj_error *err);

/* The sentence of a row, and the notes of the table. */
void cj_scores_sentence(cj_text *out, const cj_scores_count *count, size_t period, uint32_t group);
cj_status cj_scores_notes(cj_table *table, const cj_scores_count *count, cj_error *err);

/* The columns of the table; with individuals theirs comes first. */
typedef struct {
    cj_measure_columns columns;
    cj_table_column rest[CJ_SCORES_EACH_COLUMNS];
} cj_scores_columns;

/* Choose them; the heading of individuals is known once their column is open. */
void cj_scores_columns_choose(cj_scores_columns *out, const cj_scores_count *count);
cj_status cj_scores_table(cj_table **out, cj_scores_count *count, const cj_scores_columns *set,
                          cj_error *err);

/* Instead: the rows behind the figures.  Columns are opened before the records are started. */
cj_status cj_scores_open_cases(cj_scores_count *count, cj_error *err);
cj_status cj_scores_add_case(cj_scores_count *count, const cj_scored *scored, size_t at,
                             cj_error *err);
cj_status cj_scores_case_table(cj_table **out, cj_scores_count *count, cj_error *err);

#endif

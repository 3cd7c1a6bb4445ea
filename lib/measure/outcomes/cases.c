/* Outcomes, --cases: a row for each person and outcome that was reviewed. */
#include "count.h"

#include <stdlib.h>

enum {
    OUTCOME,
    BASELINE_DATE,
    BASELINE_SCORE,
    FOLLOW_UP_DATE,
    FOLLOW_UP_SCORE,
    CHANGE,
    STATE,
    COLUMN_COUNT
};

/* By direction + 1, and of who is reviewed and not compared. */
static const char *const states[] = {"deteriorated", "maintained", "improved", "not compared"};

#define NOT_COMPARED 3

cj_status cj_outcomes_open_cases(cj_outcomes_count *count, cj_error *err)
{
    const cj_case_column columns[COLUMN_COUNT] = {
        [OUTCOME] = {.column = {"outcome", "Outcome", "text", .part = CJ_PART_LABEL},
                     .kind = CJ_CASE_AXIS,
                     .axis = &count->outcomes},
        [BASELINE_DATE] = {.column = {"baseline_date", "Baseline date", "date",
                                      .part = CJ_PART_FIGURE},
                           .kind = CJ_CASE_DATE},
        [BASELINE_SCORE] = {.column = {"baseline_score", "Baseline score", "number",
                                       .part = CJ_PART_FIGURE},
                            .kind = CJ_CASE_DECIMAL},
        [FOLLOW_UP_DATE] = {.column = {"follow_up_date", "Follow-up date", "date",
                                       .part = CJ_PART_FIGURE},
                            .kind = CJ_CASE_DATE},
        [FOLLOW_UP_SCORE] = {.column = {"follow_up_score", "Follow-up score", "number",
                                        .part = CJ_PART_FIGURE},
                             .kind = CJ_CASE_DECIMAL},
        [CHANGE] = {.column = {"change", "Change", "number", .part = CJ_PART_FIGURE},
                    .kind = CJ_CASE_DECIMAL},
        [STATE] = {.column = {"counts_as", "Counts as", "text", .part = CJ_PART_REMARK},
                   .kind = CJ_CASE_WORD,
                   .words = states}};
    cj_status status = cj_cases_open(&count->cases, count->records, &count->options->common,
                                     &count->groups, true, err);

    for (int i = 0; status == CJ_OK && i < COLUMN_COUNT; i++)
        status = cj_cases_add_column(&count->cases, columns[i], err);
    return status;
}

/* The score of a review; recorded progress is none. */
static int64_t score_of(const cj_outcomes_count *count, const cj_scored_review *review)
{
    return count->options->baseline == CJ_BASELINE_RECORDED || review->score == CJ_DECIMAL_MISSING
               ? CJ_CELL_VALUE_MISSING
               : review->score;
}

static cj_status add(cj_outcomes_count *count, size_t period, uint32_t person,
                     const cj_scored_review *baseline, const cj_scored_review *follow_up, int state,
                     cj_error *err)
{
    int64_t values[COLUMN_COUNT] = {[OUTCOME] = follow_up->outcome,
                                    [BASELINE_DATE] = CJ_CELL_VALUE_MISSING,
                                    [BASELINE_SCORE] = CJ_CELL_VALUE_MISSING,
                                    [FOLLOW_UP_DATE] = follow_up->date,
                                    [FOLLOW_UP_SCORE] = score_of(count, follow_up),
                                    [CHANGE] = CJ_CELL_VALUE_MISSING,
                                    [STATE] = state};

    if (baseline != NULL) {
        values[BASELINE_DATE] = baseline->date;
        values[BASELINE_SCORE] = score_of(count, baseline);
        values[CHANGE] = follow_up->score - baseline->score;
    }
    return cj_cases_add(
        &count->cases, (cj_listed_case){(uint32_t)period, follow_up->group, person, follow_up->row},
        SIZE_MAX, values, err);
}

cj_status cj_outcomes_add_compared(cj_outcomes_count *count, size_t period, uint32_t person,
                                   const cj_scored_review *baseline,
                                   const cj_scored_review *follow_up, int direction, cj_error *err)
{
    return add(count, period, person, baseline, follow_up, direction + 1, err);
}

/* By outcome, group, then day and row. */
static int compare_reviews(const void *a, const void *b)
{
    const cj_scored_review *left = a;
    const cj_scored_review *right = b;

    if (left->outcome != right->outcome)
        return left->outcome < right->outcome ? -1 : 1;
    if (left->group != right->group)
        return left->group < right->group ? -1 : 1;
    if (left->date != right->date)
        return left->date < right->date ? -1 : 1;
    return (left->row > right->row) - (left->row < right->row);
}

/* Whether a case of the person, from number `from` on, is of that outcome and group. */
static bool is_listed(const cj_outcomes_count *count, size_t from, size_t to, size_t period,
                      const cj_scored_review *review)
{
    const cj_cases *cases = &count->cases;

    for (size_t i = from; i < to; i++)
        if (cases->list[i].period == period && cases->list[i].group == review->group &&
            cases->values[i * cases->column_count + OUTCOME] == review->outcome)
            return true;
    return false;
}

cj_status cj_outcomes_add_rest(cj_outcomes_count *count, size_t period, uint32_t person,
                               cj_scored_review *list, size_t length, size_t compared_from,
                               cj_error *err)
{
    size_t compared_to = count->cases.count;
    cj_status status = CJ_OK;

    qsort(list, length, sizeof *list, compare_reviews);
    for (size_t i = 0; status == CJ_OK && i < length; i++) {
        bool last = i + 1 == length || list[i].outcome != list[i + 1].outcome ||
                    list[i].group != list[i + 1].group;

        if (last && !is_listed(count, compared_from, compared_to, period, &list[i]))
            status = add(count, period, person, NULL, &list[i], NOT_COMPARED, err);
    }
    return status;
}

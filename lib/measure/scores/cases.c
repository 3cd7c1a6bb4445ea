/* Scores, --cases: a row for each row that a figure counts. */
#include "count.h"

enum { START, END, CHANGE, MOVED, COLUMN_COUNT };

/* The words of cj_move, and of a row that lacks a score. */
static const char *const moves[] = {"improved", "same", "worse", "not paired"};

static const cj_case_column columns[COLUMN_COUNT] = {
    [START] = {.column = {"start", "Start", "number", .part = CJ_PART_FIGURE},
               .kind = CJ_CASE_DECIMAL},
    [END] = {.column = {"end", "End", "number", .part = CJ_PART_FIGURE}, .kind = CJ_CASE_DECIMAL},
    [CHANGE] = {.column = {"change", "Change", "number", .part = CJ_PART_FIGURE},
                .kind = CJ_CASE_DECIMAL},
    [MOVED] = {.column = {"counts_as", "Counts as", "text", .part = CJ_PART_REMARK},
               .kind = CJ_CASE_WORD,
               .words = moves}};

cj_status cj_scores_open_cases(cj_scores_count *count, cj_error *err)
{
    cj_status status = cj_cases_open(&count->cases, count->records, &count->options->common,
                                     &count->groups, false, err);

    for (int i = 0; status == CJ_OK && i < COLUMN_COUNT; i++)
        status = cj_cases_add_column(&count->cases, columns[i], err);
    return status;
}

static int64_t score_of(cj_decimal score)
{
    return score == CJ_DECIMAL_MISSING ? CJ_CELL_VALUE_MISSING : score;
}

cj_status cj_scores_add_case(cj_scores_count *count, const cj_scored *scored, size_t at,
                             cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    bool paired = cj_scored_is_paired(scored);
    const int64_t values[COLUMN_COUNT] = {
        [START] = score_of(scored->start),
        [END] = score_of(scored->end),
        [CHANGE] = paired ? scored->end - scored->start : CJ_CELL_VALUE_MISSING,
        [MOVED] = paired ? (int64_t)cj_scored_move(count, scored) : CJ_MOVE_WORSE + 1};
    cj_status status = CJ_OK;

    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++)
        if (cj_scored_is_in(scored, &common->periods[p]))
            status =
                cj_cases_add(&count->cases,
                             (cj_listed_case){(uint32_t)p, scored->group, CJ_NO_CODE, scored->row},
                             at, values, err);
    return status;
}

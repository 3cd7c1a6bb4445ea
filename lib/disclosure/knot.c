/* Ends of cells: a tableau for fractions, and cutting ranges in two for whole numbers. */
#include "disclosure/knot.h"

#include <stdlib.h>
#include <string.h>

/* Of all steps that are left so many parts for one end, or one slow end would leave none to the
 * others. */
#define STEPS_SHARE 16

__extension__ typedef __int128 wide;

/* Ranges of the cells of a knot, which a search narrows. */
typedef struct {
    int64_t *low;
    int64_t *high;
} box;

/* ---- the tableau -------------------------------------------------------------------------- */

static size_t count_slacks(const cj_knot *knot)
{
    size_t count = 0;

    for (size_t r = 0; r < knot->relation_count; r++)
        count += knot->reach->system->relations[knot->relations[r]].kind == CJ_TIE_AT_MOST;
    return count;
}

/* Write a relation as row r, each unknown counted from its least number; false: beyond 64 bits. */
static bool write_row(cj_simplex *simplex, const cj_knot *knot, size_t r, const box *ranges)
{
    const cj_reach *reach = knot->reach;
    const cj_system_relation *relation = &reach->system->relations[knot->relations[r]];
    const cj_term *terms = &reach->system->terms[relation->first];
    int64_t *row = cj_simplex_row(simplex, r);
    wide right = relation->constant;

    for (size_t t = 0; t < relation->count; t++) {
        uint32_t cell = terms[t].cell;
        size_t at = knot->local[cell];

        if (cj_reach_is_one(reach, cell)) {
            right -= (wide)terms[t].factor * reach->low[cell];
        } else {
            right -= (wide)terms[t].factor * ranges->low[at];
            row[at] = terms[t].factor;
        }
    }
    row[simplex->columns] = (int64_t)right;
    return right == (int64_t)right;
}

static cj_status make_tableau(cj_simplex *simplex, const cj_knot *knot, const box *ranges,
                              uint64_t *steps, cj_error *err)
{
    size_t slack = knot->cell_count;
    cj_status status =
        cj_simplex_make(simplex, knot->relation_count, slack + count_slacks(knot), steps, err);

    if (status != CJ_OK)
        return status;
    for (size_t j = 0; j < knot->cell_count; j++)
        simplex->upper[j] =
            ranges->high[j] >= CJ_COUNT_MAX ? CJ_NO_UPPER : ranges->high[j] - ranges->low[j];
    for (size_t r = 0; r < knot->relation_count; r++) {
        int64_t *row = cj_simplex_row(simplex, r);

        if (!write_row(simplex, knot, r, ranges))
            simplex->gave_up = true;
        if (knot->reach->system->relations[knot->relations[r]].kind != CJ_TIE_AT_MOST)
            continue;
        row[slack] = 1;
        if (row[simplex->columns] >= 0)
            cj_simplex_take(simplex, r, slack);
        slack++;
    }
    return CJ_OK;
}

static box ranges_of(const cj_knot *knot)
{
    box ranges = {malloc((knot->cell_count + 1) * sizeof(int64_t)),
                  malloc((knot->cell_count + 1) * sizeof(int64_t))};

    for (size_t i = 0; ranges.low != NULL && ranges.high != NULL && i < knot->cell_count; i++) {
        ranges.low[i] = knot->reach->low[knot->cells[i]];
        ranges.high[i] = knot->reach->high[knot->cells[i]];
    }
    return ranges;
}

static void box_clear(box *ranges)
{
    free(ranges->low);
    free(ranges->high);
}

cj_status cj_knot_begin(cj_knot *knot, cj_error *err)
{
    box ranges = ranges_of(knot);
    cj_status status = CJ_OK;

    knot->point = malloc((knot->cell_count + 1) * sizeof(int64_t));
    if (ranges.low == NULL || ranges.high == NULL || knot->point == NULL)
        status = cj_fail_nomem(err);
    if (status == CJ_OK)
        status = make_tableau(&knot->simplex, knot, &ranges, knot->steps, err);
    if (status == CJ_OK)
        knot->begun = cj_simplex_begin(&knot->simplex);
    box_clear(&ranges);
    return status;
}

void cj_knot_clear(cj_knot *knot)
{
    cj_simplex_clear(&knot->simplex);
    free(knot->point);
    knot->point = NULL;
}

/* ---- a point --------------------------------------------------------------------------------- */

/* The point at which a tableau stands: the first cell whose number is no whole one, with the number
 * below it, or cell_count, and all numbers. */
static size_t read_point(int64_t *point, int64_t *below, const cj_simplex *simplex,
                         const cj_knot *knot, const box *ranges)
{
    size_t broken = knot->cell_count;

    for (size_t j = 0; j < knot->cell_count; j++) {
        int64_t top;
        int64_t bottom;

        if (!cj_simplex_value(simplex, j, &top, &bottom))
            return SIZE_MAX;
        point[j] = ranges->low[j] + top / bottom;
        if (top % bottom != 0 && broken == knot->cell_count) {
            broken = j;
            *below = point[j];
        }
    }
    return broken;
}

/* The end of a cell in fractions, rounded inwards. */
static bool read_end(int64_t *at, const cj_simplex *simplex, const box *ranges, size_t which,
                     int sense)
{
    int64_t top;
    int64_t bottom;

    if (!cj_simplex_value(simplex, which, &top, &bottom))
        return false;
    *at = ranges->low[which] + top / bottom + (sense > 0 && top % bottom != 0);
    return true;
}

static cj_solve descend(cj_simplex *simplex, size_t which, int sense, int64_t *cost)
{
    memset(cost, 0, (simplex->columns + 1) * sizeof(*cost));
    cost[which] = sense;
    return cj_simplex_least(simplex, cost);
}

/* ---- the search -------------------------------------------------------------------------- */

/* Ranges that are still to be looked at: `count` boxes of cell_count lows and highs each. */
typedef struct {
    const cj_knot *knot;
    size_t which;
    int sense;
    int64_t *boxes;
    size_t count;
    size_t room;
    int64_t *scratch; /* numbers of a point */
    int64_t *cost;
    int64_t *best; /* the best point so far */
    bool found;
    uint64_t steps;
    bool no_end;
} search;

static cj_status push_box(search *seek, const box *ranges, size_t cell, cj_counts range,
                          cj_error *err)
{
    size_t n = seek->knot->cell_count;
    cj_status status;
    int64_t *at;

    if (range.low > range.high)
        return CJ_OK;
    status = cj_grow(&seek->boxes, &seek->room, (seek->count + 1) * 2 * n, sizeof(int64_t), err);
    if (status != CJ_OK)
        return status;
    at = &seek->boxes[seek->count++ * 2 * n];
    memcpy(at, ranges->low, n * sizeof(int64_t));
    memcpy(at + n, ranges->high, n * sizeof(int64_t));
    if (cell < n) {
        at[cell] = range.low;
        at[n + cell] = range.high;
    }
    return CJ_OK;
}

/* Look at one box: leave it, keep its point, or cut it in two. *done: it could be judged. */
static cj_status search_box(search *seek, cj_simplex *simplex, const box *ranges, bool *done,
                            cj_error *err)
{
    cj_solve solve = cj_simplex_begin(simplex);
    int64_t below = 0;
    int64_t at;
    size_t broken;
    cj_status status;

    if (solve == CJ_SOLVE_DONE)
        solve = descend(simplex, seek->which, seek->sense, seek->cost);
    seek->no_end = seek->no_end || solve == CJ_SOLVE_NO_END;
    *done = solve == CJ_SOLVE_DONE || solve == CJ_SOLVE_NONE;
    if (solve != CJ_SOLVE_DONE)
        return CJ_OK;
    broken = read_point(seek->scratch, &below, simplex, seek->knot, ranges);
    *done = broken != SIZE_MAX && read_end(&at, simplex, ranges, seek->which, seek->sense);
    if (!*done || (seek->found && seek->sense * (at - seek->best[seek->which]) >= 0))
        return CJ_OK;
    if (broken == seek->knot->cell_count) {
        memcpy(seek->best, seek->scratch, broken * sizeof(int64_t));
        seek->found = true;
        return CJ_OK;
    }
    status = push_box(seek, ranges, broken, (cj_counts){below + 1, ranges->high[broken]}, err);
    if (status == CJ_OK)
        status = push_box(seek, ranges, broken, (cj_counts){ranges->low[broken], below}, err);
    return status;
}

/* Look at boxes until none is left; *done: none had to be given up. */
static cj_status run_search(search *seek, bool *done, cj_error *err)
{
    size_t n = seek->knot->cell_count;
    box ranges = {malloc((n + 1) * sizeof(int64_t)), malloc((n + 1) * sizeof(int64_t))};
    cj_status status = ranges.low == NULL || ranges.high == NULL ? cj_fail_nomem(err) : CJ_OK;

    *done = true;
    while (status == CJ_OK && *done && seek->count > 0) {
        const int64_t *at = &seek->boxes[--seek->count * 2 * n];
        cj_simplex simplex;

        memcpy(ranges.low, at, n * sizeof(int64_t));
        memcpy(ranges.high, at + n, n * sizeof(int64_t));
        status = make_tableau(&simplex, seek->knot, &ranges, &seek->steps, err);
        if (status != CJ_OK)
            break;
        status = search_box(seek, &simplex, &ranges, done, err);
        cj_simplex_clear(&simplex);
    }
    box_clear(&ranges);
    return status;
}

/* The fractions' end is no whole number's: search. *end has the fractions' end. */
static cj_status search_end(cj_end *end, cj_solve *solve, cj_knot *knot, search *seek,
                            cj_error *err)
{
    box ranges = ranges_of(knot);
    bool done = false;
    cj_status status = ranges.low == NULL || ranges.high == NULL ? cj_fail_nomem(err) : CJ_OK;

    seek->steps = *knot->steps / STEPS_SHARE;
    *knot->steps -= seek->steps;
    if (status == CJ_OK)
        status = push_box(seek, &ranges, SIZE_MAX, (cj_counts){0, 0}, err);
    if (status == CJ_OK)
        status = run_search(seek, &done, err);
    *knot->steps += seek->steps;
    if (status == CJ_OK && seek->found) {
        memcpy(knot->point, seek->best, knot->cell_count * sizeof(int64_t));
        if (done || seek->best[seek->which] == end->at)
            *end = (cj_end){seek->best[seek->which], CJ_END_EXACT};
    } else if (status == CJ_OK && done) {
        *solve = CJ_SOLVE_NONE;
    }
    box_clear(&ranges);
    return status;
}

cj_status cj_knot_find_end(cj_end *end, cj_solve *solve, cj_knot *knot, size_t which, int sense,
                           cj_error *err)
{
    size_t n = knot->cell_count + 1;
    const cj_reach *reach = knot->reach;
    uint32_t cell = knot->cells[which];
    box ranges = ranges_of(knot);
    search seek = {.knot = knot, .which = which, .sense = sense};
    int64_t below;
    size_t broken = SIZE_MAX;
    cj_status status = CJ_OK;

    *end = (cj_end){sense > 0 ? reach->low[cell] : reach->high[cell], CJ_END_OUTER};
    seek.scratch = malloc(n * sizeof(int64_t));
    seek.best = malloc(n * sizeof(int64_t));
    seek.cost = malloc((knot->simplex.columns + 1) * sizeof(int64_t));
    if (ranges.low == NULL || ranges.high == NULL || seek.scratch == NULL || seek.best == NULL ||
        seek.cost == NULL)
        status = cj_fail_nomem(err);
    *solve = knot->simplex.gave_up ? CJ_SOLVE_GAVE_UP : knot->begun;
    if (status == CJ_OK && *solve == CJ_SOLVE_DONE)
        *solve = descend(&knot->simplex, which, sense, seek.cost);
    if (status == CJ_OK && *solve == CJ_SOLVE_NO_END)
        *end = (cj_end){CJ_COUNT_MAX, CJ_END_NONE};
    if (status == CJ_OK && *solve == CJ_SOLVE_DONE &&
        read_end(&end->at, &knot->simplex, &ranges, which, sense))
        broken = read_point(knot->point, &below, &knot->simplex, knot, &ranges);
    if (broken == knot->cell_count)
        end->kind = CJ_END_EXACT;
    else if (status == CJ_OK && broken != SIZE_MAX)
        status = search_end(end, solve, knot, &seek, err);
    box_clear(&ranges);
    free(seek.scratch);
    free(seek.best);
    free(seek.cost);
    free(seek.boxes);
    return status;
}

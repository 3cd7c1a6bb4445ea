/* Reoffending, --survival: how long it takes until the first reoffence. */
#include "count.h"

#include <stdlib.h>

#define PLACES 6

/* An estimate of six decimals tells all counts of its row, and those of the rows above. */
#define ESTIMATE                                                                \
    {                                                                           \
        .care = CJ_CARE_ONWARD, .made_of = "at_risk\nevents\ncensored\nleft_on" \
    }

static const cj_table_column columns[] = {
    {"days", "Days", "count", .part = CJ_PART_LABEL},
    {"at_risk", "At risk", "count", .part = CJ_PART_FIGURE,
     .counts = {CJ_COUNTS_PEOPLE, .rank = 2}},
    {"events", "Reoffended", "count", .part = CJ_PART_FIGURE,
     .counts = {CJ_COUNTS_PEOPLE, .rank = 1}},
    {"censored", "Followed up no longer", "count", .part = CJ_PART_FIGURE,
     .counts = {CJ_COUNTS_PEOPLE, .rank = 0}},
    {"survival", "Share without reoffence", "number", .part = CJ_PART_FIGURE, .counts = ESTIMATE},
    {"se", "Standard error", "number", .part = CJ_PART_FIGURE, .counts = ESTIMATE},
    {"low", "Lower bound", "number", .part = CJ_PART_FIGURE, .counts = ESTIMATE},
    {"high", "Upper bound", "number", .part = CJ_PART_FIGURE, .counts = ESTIMATE},
};

/* Behind the table: who left on the day itself (the estimates tell it), and the whole cohort. */
static const cj_table_column behind_columns[] = {
    {"left_on", "", "count", .part = CJ_PART_DATA, .counts = {CJ_COUNTS_WHO, .rank = 0}},
    {"cohort", "", "count", .part = CJ_PART_DATA,
     .counts = {CJ_COUNTS_WHO, .apart = "days", .shared = "people", .unseen = true}},
};

cj_measure_columns cj_reoffending_survival_columns(void)
{
    return (cj_measure_columns){.rest = columns, .rest_count = sizeof columns / sizeof *columns};
}

cj_status cj_reoffending_add_lifetime(cj_reoffending_count *count, const cj_member *member,
                                      cj_error *err)
{
    const cj_episode *episode = member->episode;
    /* A member without a reoffence is censored on the last day of follow-up. */
    bool event = member->first_after != CJ_DATE_MISSING;
    cj_date last = event ? member->first_after : member->end;
    cj_status status = cj_grow(&count->lifetimes, &count->lifetime_capacity,
                               count->lifetime_count + 1, sizeof *count->lifetimes, err);

    if (status == CJ_OK)
        count->lifetimes[count->lifetime_count++] =
            (cj_member_lifetime){(uint32_t)member->period,
                                 episode->group,
                                 {last < episode->index ? 0 : last - episode->index, event}};
    return status;
}

static int compare_places(const void *a, const void *b)
{
    const cj_member_lifetime *left = a;
    const cj_member_lifetime *right = b;

    if (left->period != right->period)
        return left->period < right->period ? -1 : 1;
    return (left->group > right->group) - (left->group < right->group);
}

/* Find the first lifetime of a period and group (or of a later one) by bisection in the sorted
 * list. */
static size_t find_place(const cj_reoffending_count *count, size_t period, uint32_t group)
{
    const cj_member_lifetime wanted = {.period = (uint32_t)period, .group = group};
    size_t low = 0;
    size_t high = count->lifetime_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_places(&count->lifetimes[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Copy the lifetimes of a period and group and sort them by length; *selected is their number. The
 * caller frees the copy; NULL: no memory. */
static cj_lifetime *select_lifetimes(size_t *selected, const cj_reoffending_count *count,
                                     size_t period, uint32_t group)
{
    bool all = group == CJ_GROUP_ALL; /* their codes begin at 0 */
    size_t from = find_place(count, period, all ? 0 : group);
    size_t to = all ? find_place(count, period + 1, 0) : find_place(count, period, group + 1);
    cj_lifetime *lifetimes = malloc((to - from + 1) * sizeof *lifetimes);

    *selected = to - from;
    if (lifetimes == NULL)
        return NULL;
    for (size_t i = from; i < to; i++)
        lifetimes[i - from] = count->lifetimes[i].lifetime;
    cj_lifetimes_sort(lifetimes, *selected);
    return lifetimes;
}

static cj_cell share_cell(double share, bool known, bool waiting)
{
    if (!known)
        return cj_cell_no_rate(waiting);
    return cj_cell_number(cj_round_double(share, PLACES), PLACES);
}

static cj_status begin_hiding(cj_table *table, cj_error *err)
{
    cj_table *behind;
    cj_status status = cj_table_open_behind(&behind, table, err);

    for (size_t i = 0; status == CJ_OK && i < sizeof behind_columns / sizeof *behind_columns; i++)
        status = cj_table_add_column(behind, behind_columns[i], err);
    return status;
}

static cj_status add_behind(cj_table *table, int64_t left_on, int64_t cohort, cj_error *err)
{
    cj_cell *cells;
    cj_status status = table->behind == NULL ? CJ_OK : cj_table_add_row(&cells, table->behind, err);

    if (status == CJ_OK && table->behind != NULL) {
        cells[0] = cj_cell_count(left_on);
        cells[1] = cj_cell_count(cohort);
    }
    return status;
}

static cj_status add_row(cj_table *table, const cj_reoffending_count *count, size_t period,
                         uint32_t group, const cj_survival_row *row, cj_error *err)
{
    bool unknown = !row->has_survival;
    cj_cell *cells;
    cj_status status = cj_measure_begin_row(&cells, table, &count->groups,
                                            &count->options->common.periods[period], group, err);

    if (status != CJ_OK)
        return status;
    cells[0] = cj_cell_count(row->days);
    cells[1] = cj_cell_count(row->at_risk);
    cells[2] = cj_cell_count(row->events);
    cells[3] = cj_cell_count(row->censored);
    cells[4] = share_cell(row->survival, row->has_survival, true);
    cells[5] = share_cell(row->se, row->has_se, unknown);
    cells[6] = share_cell(row->low, row->has_interval, unknown);
    cells[7] = share_cell(row->high, row->has_interval, unknown);
    return CJ_OK;
}

static cj_status add_group(cj_table *table, const cj_reoffending_count *count, size_t period,
                           uint32_t group, cj_error *err)
{
    const cj_reoffending_options *options = count->options;
    double z = cj_measure_quantile(options->common.confidence);
    size_t selected;
    cj_lifetime *lifetimes = select_lifetimes(&selected, count, period, group);
    cj_survival_row *rows = NULL;
    const int32_t *at = options->day_count > 0 ? options->days : NULL;
    size_t days = options->day_count;
    int32_t last = 0;
    cj_status status = lifetimes == NULL ? cj_fail_nomem(err) : CJ_OK;

    if (status == CJ_OK && at == NULL)
        days = cj_survival_event_days(lifetimes, selected);
    if (status == CJ_OK && days == 0) { /* nothing happened: so it is until the last day */
        last = selected > 0 ? lifetimes[selected - 1].days : 0;
        at = &last;
        days = 1;
    }
    if (status == CJ_OK) {
        rows = malloc((days + 1) * sizeof *rows);
        if (rows == NULL)
            status = cj_fail_nomem(err);
    }
    if (status == CJ_OK)
        cj_survival(rows, at, days, lifetimes, selected, z);
    for (size_t i = 0; status == CJ_OK && i < days; i++) {
        status = add_row(table, count, period, group, &rows[i], err);
        if (status == CJ_OK)
            status = add_behind(table, rows[i].on_day, (int64_t)selected, err);
    }
    free(lifetimes);
    free(rows);
    return status;
}

cj_status cj_reoffending_survival_rows(cj_table *table, const cj_reoffending_count *count,
                                       cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_status status = common->hides ? begin_hiding(table, err) : CJ_OK;

    table->each_row = true;
    if (count->lifetime_count > 0)
        qsort(count->lifetimes, count->lifetime_count, sizeof *count->lifetimes, compare_places);
    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++)
        for (size_t g = 0; status == CJ_OK && g < cj_groups_shown(&count->groups, common); g++)
            status = add_group(table, count, p, cj_groups_shown_at(&count->groups, g), err);
    return status;
}

/* Rates, third part: events and population are put beside each other, by period, group and
 * stratum. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

/* ---- groups ------------------------------------------------------------------------------ */

/* The codes here of what a combination of other groups has on the same columns, by text. */
static cj_status translate(uint32_t *codes, cj_groups *to, const cj_groups *from, uint32_t group,
                           cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < to->axis_count; i++) {
        uint32_t code = cj_groups_value(from, group, i);

        codes[i] = CJ_NO_CODE;
        if (code != CJ_NO_CODE)
            status = cj_axis_of_text(&codes[i], &to->axes[i],
                                     cj_dict_text(from->axes[i].values, code), err);
    }
    return status;
}

/* The groups that are shown of combinations that have more columns: *out, by combination. */
static cj_status list_groups(uint32_t **out, cj_rates_count *count, const cj_groups *from,
                             size_t number, cj_error *err)
{
    uint32_t *codes = cj_arena_alloc(&count->arena, (from->axis_count + 1) * sizeof *codes);
    cj_status status = CJ_OK;

    *out = cj_arena_alloc(&count->arena, (number + 1) * sizeof **out);
    if (*out == NULL || codes == NULL)
        return cj_fail_nomem(err);
    for (uint32_t i = 0; status == CJ_OK && i < number; i++) {
        status = translate(codes, &count->groups, from, i, err);
        if (status == CJ_OK)
            status = cj_groups_of_codes(&(*out)[i], &count->groups, codes, err);
    }
    return status;
}

/* Whether a group of the population counts in a period. */
static bool is_of_period(const cj_rates_count *count, uint32_t group, size_t period)
{
    const cj_rates_population *population = &count->population;
    uint32_t time;

    if (population->people[group].is_total)
        return false;
    if (population->time_column == CJ_NO_COLUMN)
        return true;
    time = cj_groups_value(&population->groups, group, population->groups.axis_count - 1);
    return time < population->time_count &&
           population->is_time_of[time * count->options->common.period_count + period] ==
               CJ_TIME_YES;
}

static bool is_of_any_period(const cj_rates_count *count, uint32_t group)
{
    for (size_t p = 0; p < count->options->common.period_count; p++)
        if (is_of_period(count, group, p))
            return true;
    return false;
}

/* Whether an event of the cell lies in some period. */
static bool has_events(const cj_rates_count *count, uint32_t cell)
{
    size_t periods = count->options->common.period_count;

    for (size_t p = 0; p < periods; p++)
        if (count->counts[cell * periods + p] > 0)
            return true;
    return false;
}

/* Show the groups that have events or population in some period. */
static cj_status settle_groups(cj_rates_count *count, const uint32_t *of_cells,
                               const uint32_t *of_people, cj_error *err)
{
    uint8_t *occur = calloc(cj_groups_count(&count->groups) + 1, 1);
    cj_status status;

    if (occur == NULL)
        return cj_fail_nomem(err);
    for (uint32_t i = 0; i < count->cell_count; i++)
        occur[of_cells[i]] |= has_events(count, i);
    for (uint32_t i = 0; i < count->population.people_count; i++)
        if (is_of_any_period(count, i))
            occur[of_people[i]] = 1;
    status = cj_groups_settle(&count->groups, occur, err);
    free(occur);
    count->group_count = cj_groups_count(&count->groups);
    return status;
}

/* ---- strata -------------------------------------------------------------------------------- */

/* The stratum of a combination; blanks are the last one. */
static size_t stratum_at(const cj_rates_count *count, uint32_t code)
{
    return code == CJ_NO_CODE ? count->stratum_count - 1 : code;
}

/* The strata of combinations of the population, coded as those of the events. */
static cj_status list_strata(uint32_t **out, cj_rates_count *count, cj_error *err)
{
    const cj_rates_population *population = &count->population;
    size_t axis = count->options->common.by_count;
    cj_status status = CJ_OK;

    *out = cj_arena_alloc(&count->arena, (population->people_count + 1) * sizeof **out);
    if (*out == NULL)
        return cj_fail_nomem(err);
    for (uint32_t i = 0; status == CJ_OK && i < population->people_count; i++) {
        uint32_t code = cj_rates_has_strata(count) && !population->people[i].is_total
                            ? cj_groups_value(&population->groups, i, axis)
                            : CJ_NO_CODE;

        (*out)[i] = CJ_NO_CODE;
        if (code != CJ_NO_CODE)
            status = cj_axis_of_text(&(*out)[i], &count->cells.axes[axis],
                                     cj_dict_text(population->groups.axes[axis].values, code), err);
    }
    count->stratum_count =
        cj_rates_has_strata(count) ? cj_dict_count(count->cells.axes[axis].values) + 1 : 1;
    return status;
}

/* Without a standard population all people of the file are it. */
static cj_status weigh(cj_rates_count *count, const uint32_t *strata, cj_error *err)
{
    const cj_rates_population *population = &count->population;
    cj_status status = CJ_OK;

    if (!cj_rates_are_standardised(count) || count->options->standard != NULL)
        return CJ_OK;
    for (uint32_t i = 0; status == CJ_OK && i < population->people_count; i++)
        if (!population->people[i].is_total)
            status = cj_rates_add_weight(count, (uint32_t)stratum_at(count, strata[i]),
                                         population->people[i].people, err);
    return status;
}

/* ---- cells ------------------------------------------------------------------------------------
 */

static cj_status alloc_grid(cj_rates_count *count, cj_error *err)
{
    size_t periods = count->options->common.period_count;
    size_t cells;

    if (__builtin_mul_overflow(count->group_count + 1, count->stratum_count, &cells) ||
        __builtin_mul_overflow(cells, periods, &cells) || cells > CJ_RATE_CELLS_MAX)
        return cj_fail(err, CJ_EUSAGE, "groups and periods make more than %d cells",
                       CJ_RATE_CELLS_MAX);
    count->grid = calloc(cells, sizeof *count->grid);
    count->strata = calloc(count->stratum_count, sizeof *count->strata);
    count->is_stratum = calloc(count->stratum_count, 1);
    if (count->grid == NULL || count->strata == NULL || count->is_stratum == NULL)
        return cj_fail_nomem(err);
    return CJ_OK;
}

/* Put the events of a cell into its group and into All. */
static void place_events(cj_rates_count *count, uint32_t cell, uint32_t group)
{
    size_t periods = count->options->common.period_count;
    size_t stratum =
        cj_rates_has_strata(count)
            ? stratum_at(count, cj_groups_value(&count->cells, cell, count->cells.axis_count - 1))
            : 0;

    for (size_t p = 0; p < periods; p++) {
        int64_t events = count->counts[cell * periods + p];
        int64_t of_all = count->all == NULL ? events : count->all[cell * periods + p];

        cj_rates_cell_at(count, p, group, stratum)->events += events;
        cj_rates_cell_at(count, p, CJ_GROUP_ALL, stratum)->events += of_all;
        count->is_stratum[stratum] |= events > 0;
    }
}

static cj_status place_people(cj_rates_count *count, uint32_t from, uint32_t group, size_t stratum,
                              cj_error *err)
{
    for (size_t p = 0; p < count->options->common.period_count; p++) {
        cj_rates_cell *own = cj_rates_cell_at(count, p, group, stratum);
        cj_rates_cell *all = cj_rates_cell_at(count, p, CJ_GROUP_ALL, stratum);

        if (!is_of_period(count, from, p))
            continue;
        own->has_population = true;
        all->has_population = true;
        count->is_stratum[stratum] = 1;
        if (!cj_decimal_add(&own->population, count->population.people[from].people) ||
            !cj_decimal_add(&all->population, count->population.people[from].people))
            return cj_fail(err, CJ_EDATA, "the population leaves 9.2 million millions");
    }
    return CJ_OK;
}

cj_status cj_rates_arrange(cj_rates_count *count, cj_error *err)
{
    const cj_rates_population *population = &count->population;
    uint32_t *of_cells = NULL;
    uint32_t *of_people = NULL;
    uint32_t *strata = NULL;
    cj_status status = list_groups(&of_cells, count, &count->cells, count->cell_count, err);

    if (status == CJ_OK)
        status = list_groups(&of_people, count, &population->groups, population->people_count, err);
    if (status == CJ_OK)
        status = list_strata(&strata, count, err);
    if (status == CJ_OK)
        status = settle_groups(count, of_cells, of_people, err);
    if (status == CJ_OK)
        status = alloc_grid(count, err);
    for (uint32_t i = 0; status == CJ_OK && i < count->cell_count; i++)
        place_events(count, i, of_cells[i]);
    for (uint32_t i = 0; status == CJ_OK && i < population->people_count; i++)
        status = place_people(count, i, of_people[i],
                              cj_rates_has_strata(count) ? stratum_at(count, strata[i]) : 0, err);
    return status == CJ_OK ? weigh(count, strata, err) : status;
}

cj_rates_figures cj_rates_figures_of(const cj_rates_count *count, size_t period, uint32_t group)
{
    cj_rates_figures out = {0};

    for (size_t s = 0; s < count->stratum_count; s++) {
        const cj_rates_cell *cell = cj_rates_cell_at(count, period, group, s);

        out.events += cell->events;
        out.population += cell->population;
        out.has_population = out.has_population || cell->has_population;
    }
    return out;
}

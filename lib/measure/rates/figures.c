/* Rates: the figures of a period and group. */
#include "count.h"

#include <math.h>

/* ---- rounding ------------------------------------------------------------------------------ */

/* Divide both by what they have in common; b > 0. */
static void reduce(int64_t *a, int64_t *b)
{
    int64_t x = *a;
    int64_t y = *b;

    while (x != 0) {
        int64_t rest = y % x;

        y = x;
        x = rest;
    }
    *a /= y;
    *b /= y;
}

/* Populations are millionths, so that the factor is reduced with them before it is multiplied: what
 * does not fit then has more digits than a binary fraction can lose. */
int64_t cj_rates_round(int64_t events, cj_decimal population, int64_t per, int places)
{
    int64_t factor = per * CJ_DECIMAL_ONE;
    int64_t above;

    reduce(&factor, &population);
    if (__builtin_mul_overflow(events, factor, &above))
        return cj_rates_round_double((double)events * (double)factor / (double)population, places);
    return cj_ratio(above, population, 1, places);
}

int64_t cj_rates_round_ratio(cj_rates_figures of, cj_rates_figures against, int places)
{
    cj_decimal population = of.population;
    int64_t above = against.population;
    int64_t below;

    reduce(&above, &population);
    if (__builtin_mul_overflow(above, of.events, &above) ||
        __builtin_mul_overflow(population, against.events, &below))
        return cj_rates_round_double((double)of.events / (double)of.population *
                                         (double)against.population / (double)against.events,
                                     places);
    return cj_ratio(above, below, 1, places);
}

/* A sum of fractions that ends in a half lies just below it in binary as often as above: it is
 * moved away from zero by less than could be told apart. */
int64_t cj_rates_round_double(double value, int places)
{
    return cj_round_double(value * (1 + 1e-13), places);
}

/* People are whole; years that they lived may not be. */
cj_cell cj_rates_population_cell(cj_rates_figures of)
{
    cj_decimal population = of.population;

    if (!of.has_population)
        return cj_cell_no_rate(false);
    return population % CJ_DECIMAL_ONE == 0 ? cj_cell_count(population / CJ_DECIMAL_ONE)
                                            : cj_cell_decimal(population);
}

/* ---- rates ---------------------------------------------------------------------------------- */

static double people(cj_decimal population)
{
    return (double)population / (double)CJ_DECIMAL_ONE;
}

static cj_rate rate_of(cj_rates_figures of)
{
    return (cj_rate){(double)of.events, people(of.population)};
}

static cj_rates_rate crude_rate(const cj_rates_count *count, cj_rates_figures of)
{
    double z = cj_measure_quantile(count->options->common.confidence);
    cj_rates_rate out = {.has_rate = of.population > 0};

    if (!out.has_rate)
        return out;
    out.has_interval = true;
    out.interval = cj_count_interval(of.events, z);
    out.interval.low /= people(of.population);
    out.interval.high /= people(of.population);
    out.rate = (double)of.events / people(of.population);
    return out;
}

/* A stratum that weighs something but has nobody has no rate, and so the group has none. */
static cj_rates_rate standardised_rate(const cj_rates_count *count, size_t period, uint32_t group)
{
    const cj_rates_standard *standard = &count->standard;
    cj_rates_rate out = {.has_rate = true};
    size_t strata = 0;

    for (size_t s = 0; s < standard->count; s++) {
        const cj_rates_cell *cell = cj_rates_cell_at(count, period, group, s);

        if (standard->weights[s] == CJ_DECIMAL_MISSING || standard->weights[s] == 0)
            continue;
        out.has_rate = out.has_rate && cell->population > 0;
        count->strata[strata++] = (cj_stratum){{(double)cell->events, people(cell->population)},
                                               people(standard->weights[s])};
    }
    if (!out.has_rate)
        return out;
    out.standardised = cj_standardise(count->strata, strata);
    out.rate = out.standardised.rate;
    out.has_interval = out.standardised.events > 0;
    if (out.has_interval)
        out.interval = cj_standardised_interval(
            &out.standardised, cj_measure_quantile(count->options->common.confidence));
    return out;
}

cj_rates_rate cj_rates_rate_of(const cj_rates_count *count, size_t period, uint32_t group)
{
    return cj_rates_are_standardised(count)
               ? standardised_rate(count, period, group)
               : crude_rate(count, cj_rates_figures_of(count, period, group));
}

/* ---- the reference -----------------------------------------------------------------------------
 */

uint32_t cj_rates_group_with(const cj_rates_count *count, uint32_t group, uint32_t value)
{
    const cj_groups *groups = &count->groups;
    uint32_t codes[CJ_RATES_BY_MAX];
    uint32_t out;

    for (size_t i = 0; i < groups->axis_count; i++)
        codes[i] = i == 0 ? value : cj_groups_value(groups, group, i);
    out = cj_dict_find(groups->combinations,
                       (cj_span){(const char *)codes, groups->axis_count * sizeof *codes});
    return out < groups->shown_capacity && groups->shown[out] ? out : CJ_NO_CODE;
}

/* How many values a message names. */
#define VALUES_TOLD 8

cj_status cj_rates_find_value(uint32_t *code, const cj_rates_count *count, cj_span value,
                              const char *option, cj_error *err)
{
    const cj_groups *groups = &count->groups;
    const cj_axis *axis = &groups->axes[0];
    cj_span known[64];
    size_t known_count = 0;
    cj_text list = CJ_TEXT_INIT;
    size_t nearest;
    cj_status status;

    *code = cj_dict_find(axis->values, value);
    for (size_t g = 0; g < groups->order_count; g++) {
        uint32_t of = cj_groups_value(groups, groups->order[g], 0);

        if (of != CJ_NO_CODE && of == *code)
            return CJ_OK;
        if (of != CJ_NO_CODE && known_count < 64)
            known[known_count++] = cj_dict_text(axis->values, of);
    }
    nearest = cj_word_nearest(value, known, known_count);
    if (nearest != SIZE_MAX)
        return cj_fail(err, CJ_EUSAGE, "%s: no group has \"%.*s\" in %s; did you mean \"%s\"?",
                       cj_option_said(err, option).text, (int)value.length, value.at, axis->name.at,
                       known[nearest].at);
    cj_text_list(&list, known, known_count, VALUES_TOLD, " and ");
    status = cj_text_check(&list, err);
    if (status == CJ_OK)
        status = cj_fail(err, CJ_EUSAGE, "%s: no group has \"%.*s\" in %s; there are %s",
                         cj_option_said(err, option).text, (int)value.length, value.at,
                         axis->name.at, cj_text_string(&list));
    cj_text_clear(&list);
    return status;
}

static cj_interval relative_interval(const cj_rates_count *count, size_t period, uint32_t group,
                                     uint32_t reference)
{
    double z = cj_measure_quantile(count->options->common.confidence);
    cj_rates_rate own;
    cj_rates_rate other;

    if (!cj_rates_are_standardised(count))
        return cj_relative_interval(rate_of(cj_rates_figures_of(count, period, group)),
                                    rate_of(cj_rates_figures_of(count, period, reference)), z);
    own = cj_rates_rate_of(count, period, group);
    other = cj_rates_rate_of(count, period, reference);
    return cj_standardised_relative(&own.standardised, &other.standardised, z);
}

/* The total is beside nothing: the reference is a part of it. */
cj_rates_relative cj_rates_relative_of(const cj_rates_count *count, size_t period, uint32_t group)
{
    cj_rates_relative out = {0};
    cj_rates_rate own = cj_rates_rate_of(count, period, group);
    cj_rates_rate other;
    uint32_t reference = cj_rates_group_with(count, group, count->reference);

    out.is_reference = reference == group;
    if (reference == CJ_NO_CODE)
        return out;
    other = cj_rates_rate_of(count, period, reference);
    out.has_ratio = own.has_rate && other.has_rate && own.rate > 0 && other.rate > 0;
    if (!out.has_ratio)
        return out;
    out.units = cj_rates_are_standardised(count)
                    ? cj_rates_round_double(own.rate / other.rate, CJ_RELATIVE_PLACES)
                    : cj_rates_round_ratio(cj_rates_figures_of(count, period, group),
                                           cj_rates_figures_of(count, period, reference),
                                           CJ_RELATIVE_PLACES);
    out.interval = relative_interval(count, period, group, reference);
    return out;
}

/* Rates: Poisson intervals, relative rates, direct standardisation, Kitagawa's decomposition. */
#include "rate.h"

#include <math.h>

/* ---- counts ------------------------------------------------------------------------- */

/* The probability of at most x events where `mean` are expected. */
static double poisson_at_most(int64_t x, double mean)
{
    double term = exp(-mean);
    double sum = term;

    for (int64_t i = 1; i <= x; i++) {
        term *= mean / (double)i;
        sum += term;
    }
    return sum;
}

/* Means above it make fewer than CJ_BYAR_LEAST events less likely than any confidence asks for. */
#define MEAN_MOST 64

/* The mean at which at most x events have that probability, which falls as the mean rises; halved
 * until doubles cannot tell the two ends apart. */
static double poisson_mean(int64_t x, double probability)
{
    double low = 0;
    double high = MEAN_MOST;

    for (;;) {
        double middle = low + (high - low) / 2;

        if (middle <= low || middle >= high)
            return middle;
        if (poisson_at_most(x, middle) > probability)
            low = middle;
        else
            high = middle;
    }
}

/* chi2(a, 2x)/2 is the mean at which x or more events have the probability a, and
 * chi2(1 - a, 2x + 2)/2 the one at which x or fewer have. */
static cj_interval exact_interval(int64_t x, double z)
{
    double tail = erfc(z / sqrt(2)) / 2;

    return (cj_interval){x == 0 ? 0 : poisson_mean(x - 1, 1 - tail), poisson_mean(x, tail)};
}

static double byar_bound(double x, double z)
{
    double root = 1 - 1 / (9 * x) + z / (3 * sqrt(x));

    return x * root * root * root;
}

cj_interval cj_count_interval(int64_t x, double z)
{
    if (x < CJ_BYAR_LEAST)
        return exact_interval(x, z);
    return (cj_interval){byar_bound((double)x, -z), byar_bound((double)x + 1, z)};
}

/* ---- relative rates ------------------------------------------------------------------ */

/* exp(ln ratio -+ spread) */
static cj_interval around_ratio(double ratio, double spread)
{
    return (cj_interval){ratio * exp(-spread), ratio * exp(spread)};
}

cj_interval cj_relative_interval(cj_rate of, cj_rate against, double z)
{
    double ratio = of.events * against.population / (of.population * against.events);
    double variance = 1 / of.events + 1 / against.events;

    if (of.events <= of.population && against.events <= against.population)
        variance -= 1 / of.population + 1 / against.population;
    /* all of both: rounding may leave -1e-19 in place of 0 */
    return around_ratio(ratio, z * sqrt(fmax(variance, 0)));
}

/* ---- direct standardisation ------------------------------------------------------------ */

cj_standardised cj_standardise(const cj_stratum *strata, size_t count)
{
    cj_standardised out = {0};
    double weights = 0;

    for (size_t i = 0; i < count; i++) {
        double factor = strata[i].weight / strata[i].own.population;

        out.rate += factor * strata[i].own.events;
        out.variance += factor * factor * strata[i].own.events;
        out.events += strata[i].own.events;
        weights += strata[i].weight;
    }
    out.rate /= weights;
    out.variance /= weights * weights;
    return out;
}

cj_interval cj_standardised_interval(const cj_standardised *of, double z)
{
    cj_interval events = cj_count_interval((int64_t)of->events, z);
    double stretch = sqrt(of->variance / of->events);

    return (cj_interval){of->rate + stretch * (events.low - of->events),
                         of->rate + stretch * (events.high - of->events)};
}

cj_interval cj_standardised_relative(const cj_standardised *of, const cj_standardised *against,
                                     double z)
{
    double variance =
        of->variance / (of->rate * of->rate) + against->variance / (against->rate * against->rate);

    return around_ratio(of->rate / against->rate, z * sqrt(variance));
}

/* ---- decomposition ----------------------------------------------------------------------- */

/* The rate of a stratum; where nobody is in it, that of the other side. */
static double stratum_rate(cj_rate of, cj_rate other)
{
    if (of.population > 0)
        return of.events / of.population;
    return other.population > 0 ? other.events / other.population : 0;
}

cj_decomposition cj_decompose(const cj_stratum_change *strata, size_t count)
{
    cj_decomposition out = {0};
    double from_all = 0;
    double to_all = 0;

    for (size_t i = 0; i < count; i++) {
        from_all += strata[i].from.population;
        to_all += strata[i].to.population;
    }
    for (size_t i = 0; i < count; i++) {
        double from_rate = stratum_rate(strata[i].from, strata[i].to);
        double to_rate = stratum_rate(strata[i].to, strata[i].from);
        double from_share = strata[i].from.population / from_all;
        double to_share = strata[i].to.population / to_all;

        out.rate_effect += (to_rate - from_rate) * (to_share + from_share) / 2;
        out.composition_effect += (to_share - from_share) * (to_rate + from_rate) / 2;
    }
    return out;
}

/* Rates of events per population: intervals, ratios, standardisation and what makes two rates
 * differ.
 *
 * Counts are whole, populations are numbers of people or of years they lived; rates are events
 * over population, per one.  z is the two-sided normal quantile of the confidence (1.96 for 95 %).
 * Pure functions, without memory. */
#ifndef CJ_STATS_RATE_H
#define CJ_STATS_RATE_H

#include "stats/interval.h"

#include <stdbool.h>
#include <stddef.h>

/* ---- counts and crude rates -------------------------------------------------------- */

/* Below so many events the interval of a count is exact, from so many on it is Byar's: the rule
 * of Public Health England's technical guide (Fingertips, "Confidence intervals"). */
#define CJ_BYAR_LEAST 10

/* The interval of a Poisson count, x >= 0:
 *
 *   x < 10   exact: low  = chi2(a, 2x) / 2       (0 for x = 0)
 *                   high = chi2(1 - a, 2x + 2) / 2, a = the part of the normal law above z
 *   x >= 10  Byar's: low  = x (1 - 1/(9x) - z/(3 sqrt x))^3
 *                    high = y (1 - 1/(9y) + z/(3 sqrt y))^3, y = x + 1
 *
 * F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936); N. E. Breslow,
 * N. E. Day, "Statistical methods in cancer research" II (1987), 2.3.  With 95 %: 5 events 1.6235
 * to 11.6683, 10 events 4.7874 to 18.3914. */
cj_interval cj_count_interval(int64_t x, double z);

/* ---- relative rates ----------------------------------------------------------------- */

/* Events of a population. */
typedef struct {
    double events;
    double population; /* above 0 */
} cj_rate;

/* The interval of (a/n) / (b/m), where a and b are above 0:
 *
 *   exp(ln ratio -+ z sqrt(1/a - 1/n + 1/b - 1/m))
 *
 * D. Katz and others, "Obtaining confidence intervals for the risk ratio in cohort studies",
 * Biometrics 34 (1978): each of the population has the event or not.  Where there are more events
 * than population on either side (a > n or b > m) that cannot be, and 1/n and 1/m are left out:
 * the interval of a ratio of two Poisson rates.  20 of 80 against 50 of 400: 1.263 to 3.167. */
cj_interval cj_relative_interval(cj_rate of, cj_rate against, double z);

/* ---- direct standardisation ---------------------------------------------------------- */

/* A stratum: what a group has there, and how much the stratum weighs. */
typedef struct {
    cj_rate own;
    double weight; /* 0 or more: people of the standard population */
} cj_stratum;

typedef struct {
    double rate;     /* sum(w a/n) / sum(w) */
    double variance; /* sum(w^2 a/n^2) / sum(w)^2 */
    double events;   /* sum(a) */
} cj_standardised;

/* The directly standardised rate; each stratum has a population and one a weight above 0. */
cj_standardised cj_standardise(const cj_stratum *strata, size_t count);

/* Its interval: the one of the events, stretched by the spread of the rate over theirs,
 *
 *   low  = rate + sqrt(variance / x) (count_low - x), high likewise, x = events above 0
 *
 * A. J. Dobson, K. Kuulasmaa, E. Eberle, J. Scherer, "Confidence intervals for weighted sums of
 * Poisson parameters", Statistics in Medicine 10 (1991), with the interval of the count above.
 * Without events there is none. */
cj_interval cj_standardised_interval(const cj_standardised *of, double z);

/* The interval of the ratio of two standardised rates above 0:
 *
 *   exp(ln ratio -+ z sqrt(variance/rate^2 + variance/rate^2))
 *
 * Breslow and Day II, 2.4: the variance of the logarithm. */
cj_interval cj_standardised_relative(const cj_standardised *of, const cj_standardised *against,
                                     double z);

/* ---- decomposition -------------------------------------------------------------------- */

/* A stratum in what is compared: before and after, here and there. */
typedef struct {
    cj_rate from;
    cj_rate to;
} cj_stratum_change;

typedef struct {
    double rate_effect;        /* sum((r1 - r0)(s1 + s0)/2): rates of the strata differ */
    double composition_effect; /* sum((s1 - s0)(r1 + r0)/2): their shares of the people do */
} cj_decomposition;

/* What makes two crude rates differ; the two effects add up to their difference.  r is a
 * stratum's rate, s its share of the population.  A stratum that is empty on one side has there
 * the rate that it has on the other: it adds to the composition alone.
 *
 * E. M. Kitagawa, "Components of a difference between two rates", JASA 50 (1955).  Both sides have
 * a population in some stratum; a stratum without any has no events. */
cj_decomposition cj_decompose(const cj_stratum_change *strata, size_t count);

#endif

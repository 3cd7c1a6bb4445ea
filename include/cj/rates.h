/* cj/rates.h - events or people per population, how groups compare, standardisation.
 *
 * Each row of any table is an event of a group (--by) and, with a date, of a period; a second
 * input has the population of each group, of each year where it differs by year.
 *
 *     events         rows, or the different people in them
 *     population     of the group, summed over the rows that it has there
 *     rate           events / population * per: 20 of 8,000 is 25.0 per 10,000
 *     rate_low/high  exact Poisson bounds below 10 events, Byar's from 10 on
 *     relative_rate  rate / rate of the reference group, which has another value of the first
 *                    --by column and the same ones of the others
 *     relative_low/high  exp(ln rr -+ z sqrt(1/a - 1/n + 1/b - 1/m)); where there are more events
 *                    than people 1/n and 1/m are left out
 *     verdict        higher, lower: the whole interval lies above, below 1 (before it is
 *                    rounded); else no clear difference; of the reference group: reference
 *
 * Standardised: what the rate would be if the group were made up like the standard population,
 * sum(w a/n) / sum(w) over the values of a column, with Dobson's interval; the crude rate stands
 * before it.  Relative rates are those of standardised rates.
 *
 * Decomposed: what makes two crude rates differ, by a column: that its values' rates differ
 * (rate_effect), that their shares of the people do (composition_effect); both add up to the
 * change (Kitagawa 1955).
 *
 * lib/stats/rate.h has the formulas and where they come from.  Crude and relative rates are
 * rounded half up from the numbers themselves; standardised ones, effects and bounds are worked
 * out in binary fractions first.
 */
#ifndef CJ_RATES_H
#define CJ_RATES_H

#include "cj/measure.h"

#define CJ_RATE_PER 10000
#define CJ_RATE_PER_MAX 1000000000
#define CJ_RATE_CELLS_MAX 20000000 /* groups by periods by values of the column below */

typedef struct {
    cj_measure_options common; /* its `other`: the population; places: of rates */
    cj_span date;              /* the column that periods select by; empty: none */
    bool people;               /* each person counts once in a group and period */
    int64_t per;               /* 1 to CJ_RATE_PER_MAX */
    cj_span reference;         /* a value of the first --by column; empty: none */
    bool year_before;          /* the population of the year before the period's */
    cj_span strata;            /* the column to standardise by, or to decompose by; empty: none */
    const char *standard;      /* file of the standard population: that column and `population`;
                                * NULL: all people of the population */
    bool has_change;           /* decompose the change from one to the other: two of the ... */
    cj_span change_from;       /* ... periods, or two values of the first --by column */
    cj_span change_to;
} cj_rates_options;

/* Compute the table from records, which were opened and not yet started: a row for each period and
 * group of the events or of the population.  On success *out is released with cj_table_free().
 *
 * The population has the columns of --by and of the strata, each as a column of its file or derived
 * as for the events, and `population`.  Conditions on the events hold for the population, too,
 * where they are about a column that it has.  Its rows are of the period's year by the column
 * `year` (2014-15, 2014/15 or 2014: the financial or calendar year in which the period starts),
 * else of the period itself by the column `period`, unless --by names that column.  A row that is a
 * total (All in a column of groups or strata) is not selected.
 *
 * Fails with CJ_EUSAGE for columns and values that do not exist and options that contradict each
 * other; with CJ_EDATA for a group, or a stratum of one, without population, for events of
 * nobody, for a year without population, and when more rows are at fault than tolerated.  A
 * population of 0 without events has no rate ([z]); nor has a relative rate of or against
 * no event.  Time is linear in rows; memory grows with the groups, and with the people for
 * `people`. */
cj_status cj_rates(cj_table **out, cj_records *records, const cj_rates_options *options,
                   cj_error *err);

#endif

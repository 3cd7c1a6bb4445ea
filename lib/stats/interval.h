/* How sure a proportion is: the Wilson interval. */
#ifndef CJ_STATS_INTERVAL_H
#define CJ_STATS_INTERVAL_H

#include <stdint.h>

typedef struct {
    double low; /* of a proportion: 0 to 1 */
    double high;
} cj_interval;

/* The Wilson score interval of x out of n (0 <= x <= n, n > 0) for the normal
 * quantile z:
 *
 *     (2x + z^2 -+ z sqrt(z^2 + 4x(1 - x/n))) / (2(n + z^2))
 *
 * E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", JASA 22 (1927).  The bound is exactly 0 for x = 0 and exactly 1
 * for x = n. */
cj_interval cj_interval_wilson(int64_t x, int64_t n, double z);

/* The interval of x/n - y/m, the difference of two independent proportions, from their
 * Wilson intervals (l, u) and (k, v):
 *
 *     d - sqrt((x/n - l)^2 + (v - y/m)^2)   to   d + sqrt((u - x/n)^2 + (y/m - k)^2)
 *
 * R. G. Newcombe, "Interval estimation for the difference between independent
 * proportions: comparison of eleven methods", Statistics in Medicine 17 (1998) 873-890,
 * method 10.  56 of 70 against 48 of 80: 0.0524 to 0.3339. */
cj_interval cj_interval_difference(int64_t x, int64_t n, int64_t y, int64_t m, double z);

/* The two-sided standard normal quantile of the confidence levels that are
 * offered: 95 % and 99.8 %. */
#define CJ_Z_95 1.959963984540054
#define CJ_Z_99_8 3.090232306167813

#endif

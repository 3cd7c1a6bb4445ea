/* Wilson score interval of a proportion. E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212. */
#include "interval.h"

#include <math.h>

/* Rounding could leave 1e-17 in place of 0, or 1 - 1e-16 in place of 1, so both ends are set
 * exactly. */
cj_interval cj_interval_wilson(int64_t x, int64_t n, double z)
{
    double events = (double)x;
    double all = (double)n;
    double square = z * z;
    double spread = z * sqrt(square + 4 * events * (1 - events / all));
    double scale = 2 * (all + square);

    return (cj_interval){x == 0 ? 0.0 : (2 * events + square - spread) / scale,
                         x == n ? 1.0 : (2 * events + square + spread) / scale};
}

cj_interval cj_interval_difference(int64_t x, int64_t n, int64_t y, int64_t m, double z)
{
    double p = (double)x / (double)n;
    double q = (double)y / (double)m;
    cj_interval of = cj_interval_wilson(x, n, z);
    cj_interval less = cj_interval_wilson(y, m, z);

    return (cj_interval){p - q - hypot(p - of.low, less.high - q),
                         p - q + hypot(of.high - p, q - less.low)};
}

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

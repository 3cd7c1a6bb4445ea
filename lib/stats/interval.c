/* Wilson score interval of a proportion. E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212. */
#include "interval.h"

#include <math.h>

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

/* Wilcoxon signed-rank test: exact by counting the sums of ranks, above 25 pairs by the normal
 * approximation with corrections for ties and continuity. */
#include "ranks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int compare_values(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a;
    int64_t right = *(const int64_t *)b;

    return (left > right) - (left < right);
}

static int compare_sizes(const void *a, const void *b)
{
    int64_t left = llabs(((const cj_change *)a)->size);
    int64_t right = llabs(((const cj_change *)b)->size);

    return (left > right) - (left < right);
}

void cj_values_sort(int64_t *values, size_t count)
{
    if (count > 1)
        qsort(values, count, sizeof *values, compare_values);
}

/* For an odd count both indexes are the same middle one. */
int64_t cj_values_median_doubled(const int64_t *sorted, size_t count)
{
    return sorted[(count - 1) / 2] + sorted[count / 2];
}

/* ---- Wilcoxon ------------------------------------------------------------------- */

/* Ranks are kept doubled, so that the mean of several is whole.  The doubled
 * ranks of m changes sum to m(m + 1), whatever the ties. */
#define DOUBLED_SUM(m) ((m) * ((m) + 1))
/* The largest doubled sum of ranks that is counted out: 25 * 26 = 650. */
#define EXACT_SUM_MAX DOUBLED_SUM(CJ_WILCOXON_EXACT_MAX)

typedef struct {
    uint64_t plus;                         /* doubled ranks of the positive changes */
    double ties;                           /* sum of t^3 - t over runs of t equal changes */
    uint32_t ranks[CJ_WILCOXON_EXACT_MAX]; /* all doubled ranks, if they are so few */
} ranking;

static size_t drop_zeros(cj_change *changes, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (changes[i].size != 0)
            changes[kept++] = changes[i];
    return kept;
}

/* Rank changes that are sorted by size, of so many pairs in all. A run of t equal ones behind
 * `before` others has the ranks before + 1 to before + t; each gets their mean, doubled: (before +
 * 1) + (before + t). */
static ranking rank_sizes(const cj_change *changes, size_t count, size_t pairs)
{
    ranking out = {0};
    size_t before = 0;
    size_t end;

    for (size_t from = 0; from < count; from = end) {
        uint64_t run = 0;
        uint64_t up = 0;
        double ties;

        for (end = from; end < count && llabs(changes[end].size) == llabs(changes[from].size);
             end++) {
            run += changes[end].pairs;
            up += changes[end].size > 0 ? changes[end].pairs : 0;
        }
        ties = (double)run;
        out.ties += ties * ties * ties - ties;
        out.plus += up * (2 * before + 1 + run);
        for (size_t i = before; i < before + run && pairs <= CJ_WILCOXON_EXACT_MAX; i++)
            out.ranks[i] = (uint32_t)(2 * before + 1 + run);
        before += run;
    }
    return out;
}

/* Count the patterns of signs by their sum of positive ranks (the shift algorithm): with one
 * more rank r, a sum is reached as often as without r plus as often as sum - r was. Sums run
 * downwards, so that each rank counts once. 2^25 patterns fit in 32 bits. */
static double exact_p(const ranking *in, size_t count)
{
    uint32_t patterns[EXACT_SUM_MAX + 1] = {1};
    int64_t whole = (int64_t)DOUBLED_SUM(count);
    int64_t distance = llabs(2 * (int64_t)in->plus - whole);
    uint32_t as_far = 0;

    for (size_t i = 0; i < count; i++)
        for (int64_t sum = whole; sum >= (int64_t)in->ranks[i]; sum--)
            patterns[sum] += patterns[sum - (int64_t)in->ranks[i]];
    for (int64_t sum = 0; sum <= whole; sum++)
        as_far += llabs(2 * sum - whole) >= distance ? patterns[sum] : 0;
    return ldexp(as_far, -(int)count);
}

/* Two-sided p of the normal approximation: 2(1 - Phi(z)) = erfc(z / sqrt 2). The formula is in
 * ranks.h; the doubled ranks are halved here. */
static double normal_p(const ranking *in, size_t count)
{
    double m = (double)count;
    double from_mean = (double)in->plus / 2 - m * (m + 1) / 4;
    double variance = m * (m + 1) * (2 * m + 1) / 24 - in->ties / 48;
    double half = from_mean > 0 ? 0.5 : from_mean < 0 ? -0.5 : 0;

    return erfc(fabs(from_mean - half) / sqrt(2 * variance));
}

cj_wilcoxon cj_wilcoxon_test(cj_change *changes, size_t count)
{
    cj_wilcoxon out = {0};
    ranking ranks;

    count = drop_zeros(changes, count);
    for (size_t i = 0; i < count; i++)
        out.pairs += changes[i].pairs;
    out.exact = out.pairs <= CJ_WILCOXON_EXACT_MAX;
    out.has_p = out.pairs > 0;
    if (!out.has_p)
        return out;
    qsort(changes, count, sizeof *changes, compare_sizes);
    ranks = rank_sizes(changes, count, out.pairs);
    out.w_plus = (double)ranks.plus / 2;
    out.p = out.exact ? exact_p(&ranks, out.pairs) : normal_p(&ranks, out.pairs);
    return out;
}

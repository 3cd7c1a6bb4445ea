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
    int64_t left = llabs(*(const int64_t *)a);
    int64_t right = llabs(*(const int64_t *)b);

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

static size_t drop_zeros(int64_t *changes, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (changes[i] != 0)
            changes[kept++] = changes[i];
    return kept;
}

/* Rank changes that are sorted by size. A run of t equal ones behind `before` others has the
 * ranks before + 1 to before + t; each gets their mean, doubled: (before + 1) + (before +
 * t). */
static ranking rank_sizes(const int64_t *changes, size_t count)
{
    ranking out = {0};
    size_t end;

    for (size_t before = 0; before < count; before = end) {
        double ties;
        uint64_t rank;

        for (end = before + 1; end < count && llabs(changes[end]) == llabs(changes[before]);)
            end++;
        rank = before + 1 + end;
        ties = (double)(end - before);
        out.ties += ties * ties * ties - ties;
        for (size_t i = before; i < end; i++) {
            out.plus += changes[i] > 0 ? rank : 0;
            if (count <= CJ_WILCOXON_EXACT_MAX)
                out.ranks[i] = (uint32_t)rank;
        }
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

cj_wilcoxon cj_wilcoxon_test(int64_t *changes, size_t count)
{
    cj_wilcoxon out = {.pairs = drop_zeros(changes, count)};
    ranking ranks;

    out.exact = out.pairs <= CJ_WILCOXON_EXACT_MAX;
    out.has_p = out.pairs > 0;
    if (!out.has_p)
        return out;
    qsort(changes, out.pairs, sizeof *changes, compare_sizes);
    ranks = rank_sizes(changes, out.pairs);
    out.w_plus = (double)ranks.plus / 2;
    out.p = out.exact ? exact_p(&ranks, out.pairs) : normal_p(&ranks, out.pairs);
    return out;
}

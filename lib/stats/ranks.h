/* Statistics of order: medians, ranks, and whether pairs of scores moved one way. Whole numbers
 * in (decimals are in millionths), pure functions: ties are found exactly, and no figure
 * depends on how a machine adds fractions. */
#ifndef CJ_STATS_RANKS_H
#define CJ_STATS_RANKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Put values in order, smallest first.  Time n log n. */
void cj_values_sort(int64_t *values, size_t count);

/* Twice the median of sorted values, so that it is whole: of an even number of
 * values the median is the mean of the two in the middle.  count > 0; values
 * within +-2^62. */
int64_t cj_values_median_doubled(const int64_t *sorted, size_t count);

/* The most pairs whose probability is counted out exactly. */
#define CJ_WILCOXON_EXACT_MAX 25

typedef struct {
    size_t pairs;  /* that changed: those without a change are dropped first */
    double w_plus; /* sum of the ranks of the positive changes */
    bool exact;    /* p is counted out, not approximated */
    bool has_p;    /* some pair changed */
    double p;      /* two-sided, 0 to 1 */
} cj_wilcoxon;

/* A change, and how many pairs have it. */
typedef struct {
    int64_t size;
    uint64_t pairs;
} cj_change;

/* Wilcoxon's signed-rank test of paired changes: whether they lie as much above
 * zero as below.  The changes that are not zero get ranks by their size, equal
 * ones the mean of theirs (midranks); w_plus is compared with its mean E under
 * the hypothesis that each sign is as likely as the other.
 *
 *   up to CJ_WILCOXON_EXACT_MAX pairs   p = share of the 2^m patterns of signs
 *       with |W - E| >= |w - E|, counted out for the ranks at hand, ties
 *       included (the shift algorithm); p is then a whole number over 2^m and
 *       exact in a double
 *   above                               the normal approximation: z is w - E,
 *       half nearer to zero (continuity), over the root of
 *       m(m + 1)(2m + 1)/24 - sum(t^3 - t)/48, t the sizes of the ties
 *
 * F. Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin
 * 1 (1945); B. Streitberg, J. Roehmel, "Exact distributions for permutation and
 * rank tests", Statistical Software Newsletter 12 (1986).  As R has them:
 * exactRankTests::wilcox.exact() and wilcox.test(exact = FALSE, correct = TRUE).
 *
 * A change may be listed several times.  The order of `changes` is not kept.  Sizes within
 * +-(2^63 - 1); pairs below 2^32 in all.  Time n log n of the changes listed, no memory. */
cj_wilcoxon cj_wilcoxon_test(cj_change *changes, size_t count);

#endif

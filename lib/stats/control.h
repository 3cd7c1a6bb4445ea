/* Control charts: whether a series, or a set of units, differs by more than chance.
 *
 * A chart has a centre and, but for a run chart, limits within which nearly all points lie while
 * nothing but chance is at work:
 *
 *     xmr      a figure a point       mean x +- 2.66 mean |x(i) - x(i-1)|
 *     p        v of n a point         p +- 3 sqrt(p (1 - p) / n), p = sum v / sum n; within 0 and 1
 *     u        v on a base n          u +- 3 sqrt(u / n), u = sum v / sum n; not below 0
 *     run      a figure a point       the median, no limits
 *     funnel   v of n a unit          c +- z sqrt(c (1 - c) / n) at 95 % and 99.8 %; within 0 and 1
 *
 * 2.66 is 3 / d2 with d2 = 1.128, the mean range of two normal values; a moving range above 3.267
 * times their mean is no chance either, and where ranges are screened those are left out, once.
 *
 * W. A. Shewhart, "Economic control of quality of manufactured product" (1931); D. J. Wheeler,
 * "Understanding variation" (1993), for xmr; D. C. Montgomery, "Introduction to statistical quality
 * control", for p and u; D. J. Spiegelhalter, "Funnel plots for comparing institutional
 * performance", Statistics in Medicine 24 (2005); the rules are those of NHS England, "Making data
 * count" (2018), and R. J. Perla, L. P. Provost, S. K. Murray, "The run chart", BMJ Quality and
 * Safety 20 (2011). */
#ifndef CJ_STATS_CONTROL_H
#define CJ_STATS_CONTROL_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    CJ_CONTROL_XMR,
    CJ_CONTROL_P,
    CJ_CONTROL_U,
    CJ_CONTROL_RUN,
    CJ_CONTROL_FUNNEL
} cj_control_kind;

/* What was observed: a figure (xmr, run), or how many of how many (p, funnel: 0 <= value <= of)
 * or on what base (u: 0 <= value).  of > 0. */
typedef struct {
    double value;
    double of;
} cj_observation;

/* What limits are made of. */
typedef struct {
    double centre;
    double range;    /* xmr: the mean moving range */
    size_t points;   /* from so many observations */
    size_t screened; /* xmr: moving ranges left out */
    bool spread;     /* there is what limits are made of: xmr has a moving range */
} cj_control_base;

/* Of one observation: limits may differ with its base. */
typedef struct {
    bool known; /* else there are none: a run chart, a single figure */
    double low; /* the outer ones: 3 sigma, 99.8 % */
    double high;
    double low95; /* funnel */
    double high95;
    double reach; /* from the centre to an outer one, were it not kept within 0 and 1 */
} cj_control_limits;

/* Centre and spread of count > 0 observations, in their order.  screen: leave out the moving ranges
 * that are too wide (xmr).  room: for count figures (run).  Time linear, a run chart n log n. */
cj_control_base cj_control_base_of(cj_control_kind kind, const cj_observation *observations,
                                   size_t count, bool screen, double *room);

cj_control_limits cj_control_limits_of(cj_control_kind kind, const cj_control_base *base,
                                       double of);

/* What is drawn: the figure itself, or value / of. */
double cj_control_figure(cj_control_kind kind, const cj_observation *observation);

/* What a point says beside others of its series, as flags. */
enum {
    CJ_SIGNAL_ABOVE = 1 << 0, /* beyond an outer limit */
    CJ_SIGNAL_BELOW = 1 << 1,
    CJ_SIGNAL_SHIFT_UP = 1 << 2, /* one of 7 or more in a row on that side of the centre */
    CJ_SIGNAL_SHIFT_DOWN = 1 << 3,
    CJ_SIGNAL_RISE = 1 << 4, /* one of 7 or more in a row, each above the one before */
    CJ_SIGNAL_FALL = 1 << 5,
    CJ_SIGNAL_NEAR_HIGH = 1 << 6, /* of three in a row two or three beyond two thirds of the way */
    CJ_SIGNAL_NEAR_LOW = 1 << 7,  /* from the centre to that limit, as far as it reaches where 0 and
                                   * 1 do not stop it: all of 3 are no rare share of 3 */
    CJ_SIGNAL_ABOVE_95 = 1 << 8,  /* funnel: between the 95 % limit and the outer one */
    CJ_SIGNAL_BELOW_95 = 1 << 9
};

typedef struct {
    double figure;
    double centre;
    cj_control_limits limits;
    unsigned signals;
} cj_control_point;

/* Find the signals of points that follow on each other, or (funnel) of units, of which only the
 * limits count.  A point on the centre or on a limit is not beyond it; figures that differ by less
 * than a thousand-millionth of the larger are the same, as they differ by how binary fractions
 * round.  Linear. */
void cj_control_find_signals(cj_control_kind kind, cj_control_point *points, size_t count);

/* Chi-square over its degrees of freedom: how much further than by chance the observations lie
 * about the centre, sum (v - n c)^2 / (n c (1 - c)), for u over n c.  Near 1 where chance is all;
 * df is count - 1, or count where the centre is given from outside.  0 where there is none (no
 * degrees of freedom, nobody or everybody). */
double cj_control_dispersion(cj_control_kind kind, double centre,
                             const cj_observation *observations, size_t count, size_t df);

/* Lag-1 autocorrelation about each point's centre, -1 to 1: sum d(i) d(i-1) / sum d(i)^2.  0
 * where all lie on the centre. */
double cj_control_autocorrelation(const cj_control_point *points, size_t count);

#endif

/* Centre, limits and signals of control charts. */
#include "control.h"

#include "interval.h"

#include <math.h>
#include <stdlib.h>

#define SIGMAS 3.0
#define XMR_LIMIT 2.66   /* 3 / 1.128 */
#define XMR_SCREEN 3.267 /* D4 of ranges of two */
#define ROW 7            /* so many in a row are no chance */
#define ALIKE 1e-9

/* ---- centre and limits -------------------------------------------------------------------- */

static int compare_figures(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;

    return (left > right) - (left < right);
}

static double median_of(const cj_observation *observations, size_t count, double *room)
{
    for (size_t i = 0; i < count; i++)
        room[i] = observations[i].value;
    qsort(room, count, sizeof *room, compare_figures);
    return (room[(count - 1) / 2] + room[count / 2]) / 2;
}

static double moving_range(const cj_observation *observations, size_t at)
{
    return fabs(observations[at].value - observations[at - 1].value);
}

/* The mean of the moving ranges that are not above `most`; *left_out counts the others. */
static double mean_range(size_t *left_out, const cj_observation *observations, size_t count,
                         double most)
{
    double sum = 0;

    *left_out = 0;
    for (size_t i = 1; i < count; i++)
        if (moving_range(observations, i) > most)
            ++*left_out;
        else
            sum += moving_range(observations, i);
    return sum / (double)(count - 1 - *left_out);
}

static void find_range(cj_control_base *out, const cj_observation *observations, size_t count,
                       bool screen)
{
    out->spread = count > 1;
    if (!out->spread)
        return;
    out->range = mean_range(&out->screened, observations, count, INFINITY);
    if (screen) /* some range is not above their mean, so that one is left */
        out->range = mean_range(&out->screened, observations, count, XMR_SCREEN * out->range);
}

cj_control_base cj_control_base_of(cj_control_kind kind, const cj_observation *observations,
                                   size_t count, bool screen, double *room)
{
    cj_control_base base = {.points = count, .spread = kind != CJ_CONTROL_RUN};
    double values = 0;
    double bases = 0;

    for (size_t i = 0; i < count; i++) {
        values += observations[i].value;
        bases += observations[i].of;
    }
    if (kind == CJ_CONTROL_RUN) {
        base.centre = median_of(observations, count, room);
    } else if (kind == CJ_CONTROL_XMR) {
        base.centre = values / (double)count;
        find_range(&base, observations, count, screen);
    } else {
        base.centre = values / bases;
    }
    return base;
}

cj_control_limits cj_control_limits_of(cj_control_kind kind, const cj_control_base *base, double of)
{
    double centre = base->centre;
    cj_control_limits limits = {.known = base->spread};
    double outer = 0;
    double inner = 0;

    switch (kind) {
    case CJ_CONTROL_XMR:
        outer = XMR_LIMIT * base->range;
        break;
    case CJ_CONTROL_U:
        outer = SIGMAS * sqrt(centre / of);
        break;
    case CJ_CONTROL_P:
        outer = SIGMAS * sqrt(centre * (1 - centre) / of);
        break;
    case CJ_CONTROL_FUNNEL:
        outer = CJ_Z_99_8 * sqrt(centre * (1 - centre) / of);
        inner = CJ_Z_95 * sqrt(centre * (1 - centre) / of);
        break;
    default:
        break;
    }
    limits.reach = outer;
    limits.low = centre - outer;
    limits.high = centre + outer;
    limits.low95 = centre - inner;
    limits.high95 = centre + inner;
    if (kind == CJ_CONTROL_XMR || kind == CJ_CONTROL_RUN)
        return limits;
    limits.low = fmax(limits.low, 0);
    limits.low95 = fmax(limits.low95, 0);
    if (kind == CJ_CONTROL_U)
        return limits;
    limits.high = fmin(limits.high, 1);
    limits.high95 = fmin(limits.high95, 1);
    return limits;
}

double cj_control_figure(cj_control_kind kind, const cj_observation *observation)
{
    return kind == CJ_CONTROL_XMR || kind == CJ_CONTROL_RUN ? observation->value
                                                            : observation->value / observation->of;
}

/* ---- signals ------------------------------------------------------------------------------ */

/* -1, 0 or 1 as a lies below, on or above b. */
static int side_of(double a, double b)
{
    if (fabs(a - b) <= ALIKE * fmax(fabs(a), fabs(b)))
        return 0;
    return a < b ? -1 : 1;
}

static void find_beyond(cj_control_kind kind, cj_control_point *point)
{
    const cj_control_limits *limits = &point->limits;

    if (!limits->known)
        return;
    if (side_of(point->figure, limits->high) > 0)
        point->signals |= CJ_SIGNAL_ABOVE;
    else if (side_of(point->figure, limits->low) < 0)
        point->signals |= CJ_SIGNAL_BELOW;
    else if (kind == CJ_CONTROL_FUNNEL && side_of(point->figure, limits->high95) > 0)
        point->signals |= CJ_SIGNAL_ABOVE_95;
    else if (kind == CJ_CONTROL_FUNNEL && side_of(point->figure, limits->low95) < 0)
        point->signals |= CJ_SIGNAL_BELOW_95;
}

static void mark(cj_control_point *points, size_t from, size_t to, unsigned signal)
{
    for (size_t i = from; i < to; i++)
        points[i].signals |= signal;
}

/* Rows of points on one side of the centre. */
static void find_shifts(cj_control_point *points, size_t count)
{
    size_t first = 0;
    int side = 0;

    for (size_t i = 0; i <= count; i++) {
        int now = i < count ? side_of(points[i].figure, points[i].centre) : 0;

        if (i < count && i > 0 && now == side)
            continue;
        if (side != 0 && i - first >= ROW)
            mark(points, first, i, side > 0 ? CJ_SIGNAL_SHIFT_UP : CJ_SIGNAL_SHIFT_DOWN);
        first = i;
        side = now;
    }
}

/* Rows of points each of which is above (or below) the one before: the last of a rise can be the
 * first of a fall. */
static void find_trends(cj_control_point *points, size_t count)
{
    size_t first = 0;
    int way = 0;

    for (size_t i = 1; i <= count; i++) {
        int now = i < count ? side_of(points[i].figure, points[i - 1].figure) : 0;

        if (i < count && now == way)
            continue;
        if (way != 0 && i - first >= ROW)
            mark(points, first, i, way > 0 ? CJ_SIGNAL_RISE : CJ_SIGNAL_FALL);
        first = i - 1;
        way = now;
    }
}

/* Whether the figure lies beyond two thirds of the way to a limit: 1 the upper, -1 the lower.  A
 * limit that 0 or 1 stops counts as far as it would reach: else all of a few would always be far.
 */
static bool is_far(const cj_control_point *point, int way)
{
    double limit = point->centre + way * point->limits.reach;
    double border = way * point->limits.reach * 2 / 3; /* from the centre, as the figure is */

    return point->limits.known && side_of(point->figure - point->centre, border) == way &&
           side_of(limit, point->centre) == way;
}

static void find_near(cj_control_point *points, size_t count, int way, unsigned signal)
{
    for (size_t i = 2; i < count; i++) {
        bool far[] = {is_far(&points[i - 2], way), is_far(&points[i - 1], way),
                      is_far(&points[i], way)};

        if (far[0] + far[1] + far[2] < 2)
            continue;
        for (size_t k = 0; k < 3; k++)
            if (far[k])
                points[i - 2 + k].signals |= signal;
    }
}

void cj_control_find_signals(cj_control_kind kind, cj_control_point *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        points[i].signals = 0;
        find_beyond(kind, &points[i]);
    }
    if (kind == CJ_CONTROL_FUNNEL)
        return;
    find_shifts(points, count);
    find_trends(points, count);
    find_near(points, count, 1, CJ_SIGNAL_NEAR_HIGH);
    find_near(points, count, -1, CJ_SIGNAL_NEAR_LOW);
}

/* ---- whether the limits can be relied on ---------------------------------------------------- */

double cj_control_dispersion(cj_control_kind kind, double centre,
                             const cj_observation *observations, size_t count, size_t df)
{
    double per = kind == CJ_CONTROL_U ? centre : centre * (1 - centre);
    double sum = 0;

    if (df == 0 || per <= 0)
        return 0;
    for (size_t i = 0; i < count; i++) {
        double off = observations[i].value - observations[i].of * centre;

        sum += off * off / (observations[i].of * per);
    }
    return sum / (double)df;
}

double cj_control_autocorrelation(const cj_control_point *points, size_t count)
{
    double squares = 0;
    double products = 0;

    for (size_t i = 0; i < count; i++) {
        double off = points[i].figure - points[i].centre;

        squares += off * off;
        if (i > 0)
            products += off * (points[i - 1].figure - points[i - 1].centre);
    }
    return squares > 0 ? products / squares : 0;
}

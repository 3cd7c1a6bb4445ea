/* Where a set of days ends or begins: is a pause at the edge one of those that there are? */
#include "dates/days_edge.h"

#include <math.h>
#include <stdlib.h>

#define PAUSE_CHANCE \
    0.0005 /* of a pause that is told of, and a quarter of it for each with slips */
#define YEAR 366
#define YEAR_AND_MONTH 397 /* days that hold what comes each year */
#define NEAR_DAYS 92       /* the days next to the edge tell how often something happens now ... */
#define NEAR_LEAST 10      /* ... with so many times between them, or all */
#define SLIP_CHANCE 0.05   /* of so long a time before a day that may be a slip */
#define SLIPS_FEW 3
#define SLIPS_MOST 20
#define BATCH_MOST 24     /* days: so short a time is none that an export is made of */
#define FULL_DAYS 31      /* the first days of a file ... */
#define FULL_LEAST 30     /* ... of so many, which tell how close together they are */
#define SUDDEN_LEAST 10   /* days that tell whether they grow */
#define GROWN_MIDDLE 0.55 /* the average day of days that grow a little ... */
#define GROWN_SURE 2      /* ... is surely later: so many standard deviations of an average */

/* One way to look: back from a last day with a step of -1, on from a first with 1. */
typedef struct {
    const cj_days *days;
    int step;
} view;

/* What the days next to an edge say, seen from there. */
typedef struct {
    size_t times;      /* between two days and the next ... */
    int32_t sum;       /* ... which are so many days */
    size_t near_times; /* the same of those that are near */
    int32_t near_sum;
    int32_t longest;  /* time with no more days in it than there are slips */
    double distances; /* of the days from the edge, summed */
    int64_t early;    /* days of the first FULL_DAYS */
} stretch;

/* The day in the set at `day` or the nearest behind it, in the direction of the step. */
static cj_date nearest(const view *of, cj_date day)
{
    if (of->step < 0)
        return cj_days_before(of->days, day < of->days->last ? day : of->days->last);
    return cj_days_next(of->days, day > of->days->first ? day : of->days->first);
}

static cj_date following(const view *of, cj_date day)
{
    return nearest(of, day + of->step);
}

static size_t most_slips(size_t of)
{
    size_t few = of / 10 < SLIPS_FEW ? of / 10 : SLIPS_FEW;
    size_t hundredth = of / 100 < SLIPS_MOST ? of / 100 : SLIPS_MOST;

    return few > hundredth ? few : hundredth;
}

/* Look at the half of `count` days that is next to the edge, or at a year and a month of them;
 * those at the other end that may be slips are left out. */
static void measure(stretch *out, const view *of, cj_date edge, size_t count, size_t slips)
{
    size_t half = count - 1 - count / 2;
    cj_date day = edge;
    cj_date trail = edge; /* so many days behind */

    *out = (stretch){.early = 1};
    while (out->times + 1 + most_slips(count) < count) {
        cj_date next = following(of, day);

        if (out->times >= half && abs(next - edge) > YEAR_AND_MONTH)
            break;
        out->times++;
        out->sum = abs(next - edge);
        if (out->near_times < half &&
            (out->near_times < NEAR_LEAST || abs(day - edge) < NEAR_DAYS)) {
            out->near_times = out->times;
            out->near_sum = out->sum;
        }
        if (out->times > slips) {
            out->longest = abs(next - trail) > out->longest ? abs(next - trail) : out->longest;
            trail = following(of, trail);
        }
        out->distances += out->sum;
        out->early += out->sum < FULL_DAYS;
        day = next;
    }
    if (out->times <= slips)
        out->longest = out->sum;
}

/* The chance that no more than `most` things happen in a pause where so many times between them
 * have summed to `sum` before. */
static double chance_of(size_t times, int32_t sum, int32_t pause, size_t most)
{
    double share = (double)pause / (pause + sum);
    double term = pow(1 - share, (double)times);
    double chance = term;

    for (size_t i = 1; i <= most; i++) {
        term *= share * (double)(times + i - 1) / (double)i;
        chance += term;
    }
    return chance;
}

/* Whether a pause with so many slips in it is too long for chance; the first of them comes so many
 * days behind the edge. */
static bool is_rare(const stretch *of, int32_t pause, size_t slips, int32_t apart)
{
    double rare = slips == 0 ? PAUSE_CHANCE : PAUSE_CHANCE / 4;

    return of->near_times > 0 &&
           (slips == 0 || chance_of(of->near_times, of->near_sum, apart, 0) < SLIP_CHANCE) &&
           4 * (int64_t)pause > 5 * (int64_t)of->longest &&
           5 * (double)slips * of->sum <= (double)of->times * pause &&
           chance_of(of->times, of->sum, pause, slips) < rare &&
           chance_of(of->near_times, of->near_sum, pause, slips) < rare;
}

/* Whether `early` of `count` days are as many as the first FULL_DAYS of `length` have by chance,
 * three quarters of it at least. */
static bool is_full(int64_t early, int64_t count, int32_t length)
{
    return 4 * early * length >= 3 * count * (length < FULL_DAYS ? length : FULL_DAYS);
}

/* Whether the days stand as close together at the edge as they do behind it. */
static bool is_sudden(const stretch *of)
{
    double count = (double)of->times + 1;
    double free = 1 - count / (of->sum + 1); /* the part of days with nothing, which vary */
    double latest = GROWN_MIDDLE - GROWN_SURE * sqrt(free / (12 * count));

    return of->times + 1 >= SUDDEN_LEAST && of->distances <= latest * of->sum * count &&
           is_full(of->early, (int64_t)of->times + 1, of->sum + 1);
}

/* The days in the set that lie before the edge, up to `most` and one. */
static size_t count_beyond(const cj_days *days, cj_date edge, int step, size_t most)
{
    const view back = {days, -step};
    cj_date end = step < 0 ? days->last : days->first;
    size_t count = 0;

    for (cj_date day = edge; day != end && count <= most; count++)
        day = following(&back, day);
    return count;
}

/* The edge of the days seen from the bound, which they should reach; there is one on this side. */
static cj_date find_edge(const cj_days *days, cj_date bound, int step)
{
    const view of = {days, step};
    cj_date edge = nearest(&of, bound);
    int32_t apart = 0;
    cj_date end = step < 0 ? days->first : days->last; /* the other */
    size_t count = cj_days_count(days);
    size_t most = most_slips(count);
    size_t beyond = count_beyond(days, edge, step, most);
    stretch found;

    for (size_t slips = 0; slips + beyond <= most && slips + beyond + 1 < count; slips++) {
        int32_t pause = abs(bound - edge);

        if (pause >= CJ_PAUSE_LEAST && abs(end - edge) > BATCH_MOST) {
            measure(&found, &of, edge, count - beyond - slips, slips);
            if (is_rare(&found, pause, slips, apart) && (step < 0 || is_sudden(&found)))
                return edge;
        }
        apart = abs(following(&of, edge) - edge);
        edge = following(&of, edge);
    }
    return CJ_DATE_MISSING;
}

cj_date cj_days_ended(const cj_days *days, cj_date until)
{
    return days->first == days->last || days->first > until ? CJ_DATE_MISSING
                                                            : find_edge(days, until, -1);
}

cj_date cj_days_began(const cj_days *days, cj_date from)
{
    return days->first == days->last || days->last < from ? CJ_DATE_MISSING
                                                          : find_edge(days, from, 1);
}

cj_date cj_days_strayed(const cj_days *days, cj_date until)
{
    size_t most = most_slips(cj_days_count(days));
    cj_date strayed = CJ_DATE_MISSING;
    cj_date day = days->last;

    for (size_t i = 0; i < most && day > until && day > days->first; i++) {
        cj_date before = cj_days_before(days, day - 1);

        if (day - (before > until ? before : until) > YEAR)
            strayed = day;
        day = before;
    }
    return strayed;
}

/* next: the slip that is next to the edge, of so many. */
static void append_slips(cj_text *out, cj_date next, size_t count, const char *before,
                         const char *behind)
{
    cj_text_add(out, "but for ");
    if (count > 1)
        cj_text_format(out, "%zu days %s ", count, before);
    cj_date_append(out, next);
    cj_text_add(out, count > 1 ? behind : " ");
}

void cj_days_append_later(cj_text *out, const cj_days *days, cj_date last)
{
    if (last < days->last)
        append_slips(out, cj_days_next(days, last + 1), count_beyond(days, last, -1, SLIPS_MOST),
                     "from", " on ");
}

void cj_days_append_earlier(cj_text *out, const cj_days *days, cj_date first)
{
    if (first > days->first)
        append_slips(out, cj_days_before(days, first - 1), count_beyond(days, first, 1, SLIPS_MOST),
                     "up to", " ");
}

bool cj_days_full_at_once(const cj_days *days)
{
    const view of = {days, 1};
    size_t count = cj_days_count(days);
    int64_t early = 0;

    if (count < FULL_LEAST || days->last - days->first < FULL_DAYS)
        return false;
    for (cj_date day = days->first; day - days->first < FULL_DAYS; day = following(&of, day))
        early++;
    return is_full(early, (int64_t)count, days->last - days->first + 1);
}

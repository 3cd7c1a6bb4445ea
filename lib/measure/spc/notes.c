/* cj-spc: the notes, on how limits and signals are found, and where they are to be taken with care.
 */
#include "count.h"

#include "cj/chart.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* ---- notes about all charts ---------------------------------------------------------------- */

static void note_chart(cj_text *out, const cj_spc_count *count)
{
    const cj_spc_options *options = count->options;

    switch (options->chart) {
    case CJ_SPC_XMR:
        cj_text_add(out, "Limits: the mean, and to either side 2.66 times the mean step from one "
                         "point to the next; chance alone keeps nearly all points between them "
                         "(xmr chart)");
        break;
    case CJ_SPC_P:
        cj_text_add(out, "Limits: the share p of all points together, and to either side 3 "
                         "standard errors, sqrt(p (1 - p) / n); chance alone keeps nearly all "
                         "points between them (p chart).");
        break;
    case CJ_SPC_U:
        cj_text_add(out, "Limits: the rate u of all points together, and to either side 3 standard "
                         "errors, sqrt(u / base); chance alone keeps nearly all points between "
                         "them (u chart).");
        break;
    case CJ_SPC_RUN:
        cj_text_add(out, "Median: as many points lie above as below. A run chart has no limits.");
        break;
    default:
        cj_text_format(out,
                       "Limits: %s, and to either side 1.96 and 3.09 standard errors, sqrt(c (1 - "
                       "c) / n); chance alone keeps 95%% and 99.8%% of units between them (funnel "
                       "plot). Units stand by their size.",
                       options->has_target ? "the target c" : "the share c of all units together");
    }
}

/* How many steps are left out as too wide; more than one chart: in all of them. */
static void note_screening(cj_text *out, const cj_spc_count *count)
{
    size_t screened = 0;

    if (count->options->chart != CJ_SPC_XMR)
        return;
    for (size_t i = 0; i < count->stretch_count; i++)
        screened += count->stretches[i].base.screened;
    if (screened == 0) {
        cj_text_char(out, '.');
        return;
    }
    cj_text_add(out, "; ");
    cj_measure_append_count(out, (int64_t)screened, "step", "steps");
    cj_text_format(out, " of more than 3.267 times that %s left out.",
                   screened == 1 ? "is" : "are");
}

static void note_limits(cj_text *out, const cj_spc_count *count)
{
    note_chart(out, count);
    note_screening(out, count);
}

static void note_signals(cj_text *out, const cj_spc_count *count)
{
    bool limits = count->options->chart != CJ_SPC_RUN;

    if (count->options->chart == CJ_SPC_FUNNEL) {
        cj_text_add(out, "Signal: beyond the outer limits is more than chance explains; between "
                         "inner and outer ones lies one unit in twenty by chance.");
        return;
    }
    cj_text_format(out,
                   "Signal, more than chance explains: %s7 or more in a row on one side of the "
                   "%s (shift), or each above, or below, the one before (trend)%s.",
                   limits ? "a point beyond a limit; " : "", limits ? "centre" : "median",
                   limits ? "; 2 of 3 in a row beyond two thirds of the way to one limit (near)"
                          : "");
}

static void note_meaning(cj_text *out, const cj_spc_count *count)
{
    const cj_spc_options *options = count->options;
    bool lower = options->better == CJ_SPC_LOWER;

    if (options->better != CJ_SPC_EITHER)
        cj_text_format(out, "Variation: %s is better.", lower ? "lower" : "higher");
    if (!options->has_target || options->chart == CJ_SPC_FUNNEL || options->chart == CJ_SPC_RUN)
        return;
    cj_text_add(out, out->length > 0 ? " " : "");
    cj_text_format(out, "Target of at %s ", lower ? "most" : "least");
    cj_spc_append_target(out, options);
    cj_text_add(out, ": consistently met where both limits reach it, consistently missed where "
                     "neither does, else met by chance.");
}

static void note_stretches(cj_text *out, const cj_spc_count *count)
{
    const cj_spc_options *options = count->options;

    if (options->baseline > 0)
        cj_text_format(out, "Baseline: the first %lld points%s make centre and limits.",
                       (long long)options->baseline,
                       options->step_count > 0 ? ", and of each step its first," : "");
    if (options->step_count == 0)
        return;
    cj_text_add(out, out->length > 0 ? " " : "");
    cj_text_add(out, "Steps: centre, limits and signals begin anew at ");
    for (size_t i = 0; i < options->step_count; i++) {
        cj_text_add(out, i == 0 ? "" : i + 1 < options->step_count ? ", " : " and ");
        cj_period_append_label(out, options->steps[i]);
    }
    cj_text_char(out, '.');
}

/* Whether names without figures, such as those of months, stand as a dictionary has them. */
static bool is_alphabet(const cj_spc_count *count)
{
    size_t points = 0;

    for (size_t i = 0; i < count->point_count; i++) {
        const char *name = cj_axis_text(&count->along, count->points[i].place);

        if (strpbrk(name, "0123456789") != NULL)
            return false;
        if (i == 0 || count->points[i].group != count->points[i - 1].group)
            continue;
        if (strcasecmp(cj_axis_text(&count->along, count->points[i - 1].place), name) >= 0)
            return false;
        points++;
    }
    return points >= 3;
}

static void note_order(cj_text *out, const cj_spc_count *count)
{
    if (!count->placed)
        cj_text_format(out,
                       "Order: the points stand as their rows do, since %s names neither periods "
                       "nor days nor numbers%s.",
                       count->options->along.at,
                       is_alphabet(count) ? "; that is the order of the alphabet, hardly that of "
                                            "time, and signals of it mean nothing"
                                          : "");
}

/* Whether two periods, longer than a day, leave days out between them. */
static bool is_gap(const cj_spc_count *count, size_t point)
{
    const cj_spc_point *now = &count->points[point];
    cj_date first = count->firsts[now->place];
    cj_date before;

    if (point == 0 || !count->timed || count->options->chart == CJ_SPC_FUNNEL ||
        now[-1].group != now->group || count->lasts[now->place] == first)
        return false;
    before = count->lasts[now[-1].place];
    return before != count->firsts[now[-1].place] && first > before + 1;
}

#define GAPS_MAX 3

static void note_gaps(cj_text *out, const cj_spc_count *count)
{
    size_t gaps = 0;

    for (size_t i = 0; i < count->point_count; i++) {
        if (!is_gap(count, i))
            continue;
        if (gaps < GAPS_MAX) {
            cj_text_add(out, gaps == 0 ? "Gaps: no row stands between " : "; ");
            cj_spc_append_place(out, count, &count->points[i - 1]);
            cj_text_add(out, " and ");
            cj_period_append_label(out,
                                   cj_span_of(cj_axis_text(&count->along, count->points[i].place)));
        }
        gaps++;
    }
    if (gaps > GAPS_MAX)
        cj_text_format(out, "; and %zu more", gaps - GAPS_MAX);
    if (gaps > 0)
        cj_text_add(out, ". Where nothing happened then, rows of 0 are missing, and the limits are "
                         "not those of all periods.");
}

/* What formats that draw leave out. */
static void note_drawn(cj_text *out, const cj_spc_count *count)
{
    if (count->groups.order_count > CJ_CHARTS_MAX)
        cj_text_format(out, "Drawn: the charts of the first %d of %zu groups.", CJ_CHARTS_MAX,
                       count->groups.order_count);
}

static void note_blank(cj_text *out, const cj_spc_count *count)
{
    int64_t blank = 0;
    bool withheld = false;
    bool funnel;

    for (size_t i = 0; i < count->point_count; i++) {
        blank += !count->points[i].has_figure;
        withheld = withheld || count->points[i].value_withheld || count->points[i].of_withheld;
    }
    if (blank == 0)
        return;
    if (withheld)
        cj_text_add(out,
                    "[c]: not shown, to protect people. Centre, limits and signals are made of "
                    "the points that are shown, and tell nothing of the others. ");
    funnel = count->options->chart == CJ_SPC_FUNNEL;
    cj_measure_append_count(out, blank, funnel ? "unit has" : "point has",
                            funnel ? "units have" : "points have");
    cj_text_add(out, " no figure and no part in limits and signals");
    cj_text_add(out, funnel ? "." : "; the points on either side count as neighbours.");
}

/* ---- notes about some charts --------------------------------------------------------------- */

/* "Alcohol: ", or from a step on "Alcohol from 2023-24Q1: "; nothing where there is one. */
static void append_stretch(cj_text *out, const cj_spc_count *count, const cj_spc_stretch *of)
{
    const cj_spc_point *first = &count->points[of->first];

    if (count->stretch_count == 1)
        return;
    cj_spc_append_group(out, count, first->group);
    if (count->options->step_count > 0) {
        cj_text_add(out, count->groups.axis_count > 0 ? " from " : "from ");
        cj_period_append_label(out, cj_span_of(cj_axis_text(&count->along, first->place)));
    }
    cj_text_add(out, ": ");
}

/* Whether a stretch is told of, and what is told. */
typedef bool (*teller)(cj_text *out, const cj_spc_count *count, const cj_spc_stretch *of);

static bool tell_trial(cj_text *out, const cj_spc_count *count, const cj_spc_stretch *of)
{
    if (of->figures == 0 || of->base.points >= CJ_SPC_TRIAL ||
        count->options->chart == CJ_SPC_FUNNEL)
        return false;
    if (out == NULL)
        return true;
    append_stretch(out, count, of);
    cj_measure_append_count(out, (int64_t)of->base.points, "point", "points");
    return true;
}

static bool tell_dispersion(cj_text *out, const cj_spc_count *count, const cj_spc_stretch *of)
{
    if (of->dispersion <= CJ_SPC_DISPERSED)
        return false;
    if (out == NULL)
        return true;
    append_stretch(out, count, of);
    cj_units_append(out, cj_round_double(of->dispersion, 1), 1);
    return true;
}

/* Beyond 1.96 / sqrt(n) neighbours are more alike than by chance. */
static bool tell_alike(cj_text *out, const cj_spc_count *count, const cj_spc_stretch *of)
{
    if (count->options->chart == CJ_SPC_FUNNEL || of->figures < CJ_SPC_TRIAL ||
        fabs(of->alike) <= 1.96 / sqrt((double)of->figures))
        return false;
    if (out == NULL)
        return true;
    append_stretch(out, count, of);
    cj_units_append(out, cj_round_double(of->alike, 2), 2);
    return true;
}

#define TOLD_MAX 3

/* A note of what `tell` says of each stretch that it tells of; none where it tells of none. */
static void note_each(cj_text *out, const cj_spc_count *count, teller tell, const char *begin,
                      const char *end)
{
    size_t told = 0;

    for (size_t i = 0; i < count->stretch_count; i++) {
        if (!tell(NULL, count, &count->stretches[i]))
            continue;
        if (told < TOLD_MAX) {
            cj_text_add(out, told == 0 ? begin : "; ");
            tell(out, count, &count->stretches[i]);
        }
        told++;
    }
    if (told > TOLD_MAX)
        cj_text_format(out, "; and %zu more", told - TOLD_MAX);
    cj_text_add(out, told > 0 ? end : "");
}

static void note_trial(cj_text *out, const cj_spc_count *count)
{
    bool run = count->options->chart == CJ_SPC_RUN;

    note_each(out, count, tell_trial,
              run ? "A trial median, made of fewer than 12 points: "
                  : "Trial limits, made of fewer than 12 points: ",
              run ? ". It will move as points are added."
                  : ". They will move as points are added.");
}

/* Where few are expected, shares and rates are not spread evenly about the centre. */
#define EXPECTED_LEAST 5

static bool is_rough(const cj_spc_count *count, const cj_spc_point *point)
{
    double of = (double)point->of / CJ_DECIMAL_ONE;
    double centre = point->point.centre;

    return point->has_figure &&
           (of * centre < EXPECTED_LEAST ||
            (cj_spc_is_share(count->options) && of * (1 - centre) < EXPECTED_LEAST));
}

static void note_rough(cj_text *out, const cj_spc_count *count)
{
    bool funnel = count->options->chart == CJ_SPC_FUNNEL;
    int64_t rough = 0;

    if (!cj_spc_has_bases(count->options))
        return;
    for (size_t i = 0; i < count->point_count; i++)
        rough += is_rough(count, &count->points[i]);
    if (rough == 0)
        return;
    cj_text_add(out, "Rough limits: at ");
    cj_measure_append_count(out, rough, funnel ? "unit" : "point", funnel ? "units" : "points");
    cj_text_format(out, " fewer than %d are expected%s, too few for limits of this kind.",
                   EXPECTED_LEAST,
                   cj_spc_is_share(count->options) ? " on one of the two sides" : "");
}

static void note_dispersion(cj_text *out, const cj_spc_count *count)
{
    bool funnel = count->options->chart == CJ_SPC_FUNNEL;

    note_each(out, count, tell_dispersion,
              funnel ? "Over-dispersion: units differ more than chance alone would let them "
                       "(chi-square over its degrees of freedom, above 2): "
                     : "Over-dispersion: points vary more than chance alone would let them "
                       "(chi-square over its degrees of freedom, above 2): ",
              funnel
                  ? ". The limits are too narrow for them, and a unit outside may be like many."
                  : ". The limits are too narrow, and a point outside need not mean anything; an "
                    "xmr chart of the figures has limits of how much they usually vary.");
}

static void note_alike(cj_text *out, const cj_spc_count *count)
{
    note_each(out, count, tell_alike,
              "Autocorrelation: what a point is depends on the one before, by more than chance "
              "explains (lag 1): ",
              ". A trend, seasons, periods that overlap or figures that go up and down in turn do "
              "that, and make or hide signals by themselves.");
}

cj_status cj_spc_notes(cj_table *table, const cj_spc_count *count, cj_error *err)
{
    static void (*const writers[])(cj_text * out, const cj_spc_count *count) = {
        note_limits, note_signals, note_meaning, note_stretches, note_order,      note_gaps,
        note_drawn,  note_blank,   note_trial,   note_rough,     note_dispersion, note_alike};
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < sizeof writers / sizeof *writers; i++) {
        writers[i](&note, count);
        status = cj_measure_add_note(table, &note, err);
    }
    cj_text_clear(&note);
    return status;
}

/* cj-spc in words: signals, the sentence of a point, and the notes. */
#include "count.h"

#include "cj/chart.h"

#include <math.h>

/* ---- names --------------------------------------------------------------------------------- */

void cj_spc_append_group(cj_text *out, const cj_spc_count *count, uint32_t group)
{
    for (size_t i = 0; i < count->groups.axis_count; i++) {
        cj_text_add(out, i == 0 ? "" : ", ");
        cj_text_add(
            out, cj_axis_text(&count->groups.axes[i], cj_groups_value(&count->groups, group, i)));
    }
}

void cj_spc_append_place(cj_text *out, const cj_spc_count *count, const cj_spc_point *point)
{
    cj_spc_append_group(out, count, point->group);
    cj_text_add(out, count->groups.axis_count > 0 ? ", " : "");
    cj_text_add(out, cj_axis_text(&count->along, point->place));
}

static void append_figure(cj_text *out, const cj_spc_count *count, double figure)
{
    cj_cell cell = cj_spc_cell(count, figure);

    cj_cell_append_label(out, &cell);
}

static void append_decimal(cj_text *out, cj_decimal value)
{
    cj_cell cell = cj_cell_decimal(value);

    cj_cell_append_label(out, &cell);
}

static void append_given_target(cj_text *out, const cj_spc_options *options)
{
    cj_cell cell = cj_spc_target(options);

    cj_cell_append_label(out, &cell);
}

/* ---- signals ------------------------------------------------------------------------------- */

static const struct {
    unsigned signal;
    const char *word;     /* for programs */
    const char *shown;    /* for people, with a shape that charts have as well */
    const char *sentence; /* what a point is */
} words[] = {
    {CJ_SIGNAL_ABOVE, "above", "▲ above the limit", "above the upper limit"},
    {CJ_SIGNAL_BELOW, "below", "▼ below the limit", "below the lower limit"},
    {CJ_SIGNAL_SHIFT_UP, "shift", "■ shift up", "one of 7 or more in a row above the centre"},
    {CJ_SIGNAL_SHIFT_DOWN, "shift", "■ shift down", "one of 7 or more in a row below the centre"},
    {CJ_SIGNAL_RISE, "trend", "◆ rising trend", "one of 7 or more that rise in a row"},
    {CJ_SIGNAL_FALL, "trend", "◆ falling trend", "one of 7 or more that fall in a row"},
    {CJ_SIGNAL_NEAR_HIGH, "near", "● near the upper limit",
     "one of two in three that are near the upper limit"},
    {CJ_SIGNAL_NEAR_LOW, "near", "● near the lower limit",
     "one of two in three that are near the lower limit"},
    {CJ_SIGNAL_ABOVE_95, "above 95%", "△ above the 95% limit", "above the upper 95% limit"},
    {CJ_SIGNAL_BELOW_95, "below 95%", "▽ below the 95% limit", "below the lower 95% limit"}};

#define WORDS (sizeof words / sizeof *words)

void cj_spc_append_signals(cj_text *out, const cj_spc_count *count, unsigned signals, bool shown)
{
    const char *last = NULL;

    (void)count;
    for (size_t i = 0; i < WORDS; i++) {
        if ((signals & words[i].signal) == 0 || (!shown && last == words[i].word))
            continue;
        cj_text_add(out, last == NULL ? "" : "; ");
        last = words[i].word;
        cj_text_add(out, shown ? words[i].shown : last);
    }
}

/* ---- sentences ----------------------------------------------------------------------------- */

/* "62.2% (28 of 45)" */
static void append_value(cj_text *out, const cj_spc_count *count, const cj_spc_point *point)
{
    if (!cj_spc_has_bases(count->options)) {
        append_decimal(out, point->value);
        return;
    }
    append_figure(out, count, point->point.figure);
    cj_text_add(out, " (");
    append_decimal(out, point->value);
    cj_text_add(out, cj_spc_is_share(count->options) ? " of " : " on a base of ");
    append_decimal(out, point->of);
    cj_text_char(out, ')');
}

static void append_limits(cj_text *out, const cj_spc_count *count, const cj_control_limits *of)
{
    append_figure(out, count, of->low);
    cj_text_add(out, " to ");
    append_figure(out, count, of->high);
}

/* "more than chance explains, an improvement: above the upper limit (30.1% to 58.0%)" */
static void append_signal(cj_text *out, const cj_spc_count *count, const cj_spc_point *point)
{
    const cj_spc_options *options = count->options;
    unsigned signals = point->point.signals;
    bool funnel = options->chart == CJ_SPC_FUNNEL;
    int way = cj_spc_way(signals);
    bool first = true;

    cj_text_add(out,
                way == 0 ? "at the edge of what chance explains" : "more than chance explains");
    if (way != 0 && options->better != CJ_SPC_EITHER)
        cj_text_add(out, (way > 0) == (options->better == CJ_SPC_HIGHER) ? ", an improvement"
                                                                         : ", a concern");
    for (size_t i = 0; i < WORDS; i++)
        if ((signals & words[i].signal) != 0) {
            cj_text_add(out, first ? ": " : "; ");
            cj_text_add(out, words[i].sentence);
            first = false;
        }
    if (!point->point.limits.known)
        return;
    cj_text_add(out, funnel ? " (99.8% limits " : " (limits ");
    append_limits(out, count, &point->point.limits);
    cj_text_char(out, ')');
}

static void append_calm(cj_text *out, const cj_spc_count *count, const cj_spc_point *point)
{
    if (point->point.limits.known) {
        cj_text_add(out, count->options->chart == CJ_SPC_FUNNEL
                             ? "no clear difference: within the limits "
                             : "no more than chance explains: within the limits ");
        append_limits(out, count, &point->point.limits);
    } else if (count->options->chart == CJ_SPC_RUN) {
        cj_text_add(out, "no more than chance explains about the median of ");
        append_figure(out, count, point->point.centre);
    } else {
        cj_text_add(out, "a single figure has no limits");
    }
}

static void append_target(cj_text *out, const cj_spc_count *count, const cj_spc_point *point)
{
    static const char *const assurances[] = {[CJ_SPC_BY_CHANCE] = " is met or missed by chance",
                                             [CJ_SPC_MET] = " is met consistently",
                                             [CJ_SPC_MISSED] = " is missed consistently"};
    cj_spc_assurance assurance = cj_spc_assure(count->options, point);

    if (assurance == CJ_SPC_NO_TARGET)
        return;
    cj_text_add(out, "; the target of ");
    append_given_target(out, count->options);
    cj_text_add(out, assurances[assurance]);
}

void cj_spc_sentence(cj_text *out, const cj_spc_count *count, const cj_spc_point *point)
{
    cj_spc_append_place(out, count, point);
    cj_text_add(out, ": ");
    if (!point->has_figure) {
        cj_text_add(out, point->value_withheld || point->of_withheld
                             ? "not shown, to protect people."
                             : "there is no figure.");
        return;
    }
    append_value(out, count, point);
    cj_text_add(out, ", ");
    if (point->point.signals != 0)
        append_signal(out, count, point);
    else
        append_calm(out, count, point);
    append_target(out, count, point);
    cj_text_char(out, '.');
}

/* ---- notes about all charts ---------------------------------------------------------------- */

static void note_chart(cj_text *out, const cj_spc_count *count)
{
    const cj_spc_options *options = count->options;

    switch (options->chart) {
    case CJ_SPC_XMR:
        cj_text_add(out,
                    "Limits: the centre is the mean, the limits lie 2.66 times the mean moving "
                    "range (between neighbours) on either side (xmr chart)");
        cj_text_add(out, options->no_screening
                             ? "; all moving ranges count."
                             : "; moving ranges above 3.267 times their mean are left out, once.");
        break;
    case CJ_SPC_P:
        cj_text_add(out,
                    "Limits: the centre p is the proportion of all points together, the limits "
                    "lie 3 standard errors, sqrt(p (1 - p) / n), on either side (p chart).");
        break;
    case CJ_SPC_U:
        cj_text_add(out,
                    "Limits: the centre u is the rate of all points together, the limits lie 3 "
                    "standard errors, sqrt(u / base), on either side (u chart).");
        break;
    case CJ_SPC_RUN:
        cj_text_add(out, "Centre: the median of the points; a run chart has no limits.");
        break;
    default:
        cj_text_format(
            out,
            "Limits: about %s a unit of size n lies by chance alone within 1.96 (95%%) or "
            "3.09 (99.8%%) standard errors, sqrt(c (1 - c) / n) (funnel plot).",
            options->has_target ? "the target c"
                                : "the proportion c of all units "
                                  "together");
        cj_text_add(out, " Units stand by their size.");
    }
}

static void note_signals(cj_text *out, const cj_spc_count *count)
{
    bool limits = count->options->chart != CJ_SPC_RUN;

    if (count->options->chart == CJ_SPC_FUNNEL) {
        cj_text_add(out, "Signal: above or below the 99.8% limits is more than chance explains; "
                         "between these and the 95% limits one unit in twenty lies by chance.");
        return;
    }
    cj_text_format(
        out,
        "Signal: %s7 or more in a row on one side of the centre (shift); 7 or more rising "
        "or falling in a row (trend)%s. Without a signal a point tells no more than "
        "chance.",
        limits ? "a point above or below a limit; " : "",
        limits ? "; 2 of 3 in a row beyond two thirds of the way to one limit (near)" : "");
}

static void note_meaning(cj_text *out, const cj_spc_count *count)
{
    const cj_spc_options *options = count->options;
    bool lower = options->better == CJ_SPC_LOWER;

    if (options->better != CJ_SPC_EITHER)
        cj_text_format(out,
                       "Variation: %s is better; a signal is an improvement or a concern by its "
                       "direction.",
                       lower ? "lower" : "higher");
    if (!options->has_target || options->chart == CJ_SPC_FUNNEL || options->chart == CJ_SPC_RUN)
        return;
    cj_text_add(out, out->length > 0 ? " " : "");
    cj_text_add(out, "Target ");
    append_given_target(out, options);
    cj_text_format(out,
                   " (at %s): consistently met where the whole range between the limits reaches "
                   "it, consistently missed where none of it does, else met by chance.",
                   lower ? "most" : "least");
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
    cj_text_list(out, options->steps, options->step_count, options->step_count, " and ");
    cj_text_char(out, '.');
}

static void note_order(cj_text *out, const cj_spc_count *count)
{
    if (!count->placed)
        cj_text_format(out,
                       "Order: the points stand as their rows do, since %s names neither "
                       "periods nor days nor numbers.",
                       count->options->along.at);
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
    cj_measure_append_count(out, blank, "point has", "points have");
    cj_text_add(out,
                " no figure and no part in limits and signals; the points on either side count "
                "as neighbours.");
}

/* ---- notes about some charts --------------------------------------------------------------- */

/* "Alcohol: ", or from a step on "Alcohol from 2023-24Q1: "; nothing where there is one. */
static void append_stretch(cj_text *out, const cj_spc_count *count, const cj_spc_stretch *of)
{
    const cj_spc_point *first = &count->points[of->first];

    if (count->stretch_count == 1)
        return;
    cj_spc_append_group(out, count, first->group);
    if (count->options->step_count > 0)
        cj_text_format(out, "%sfrom %s", count->groups.axis_count > 0 ? " " : "",
                       cj_axis_text(&count->along, first->place));
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

static bool tell_screened(cj_text *out, const cj_spc_count *count, const cj_spc_stretch *of)
{
    if (of->base.screened == 0)
        return false;
    if (out == NULL)
        return true;
    append_stretch(out, count, of);
    cj_text_format(out, "%zu", of->base.screened);
    return true;
}

#define TOLD_MAX 12

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
    note_each(out, count, tell_trial,
              count->options->chart == CJ_SPC_RUN ? "A trial centre, made of fewer than 12 points: "
                                                  : "Trial limits, made of fewer than 12 points: ",
              ". They will move as points are added.");
}

static void note_screened(cj_text *out, const cj_spc_count *count)
{
    note_each(out, count, tell_screened, "Moving ranges left out as too wide: ", ".");
}

static void note_dispersion(cj_text *out, const cj_spc_count *count)
{
    note_each(
        out, count, tell_dispersion,
        count->options->chart == CJ_SPC_FUNNEL
            ? "Over-dispersion: the units differ more than chance alone would let them "
              "(chi-square over its degrees of freedom, above 2): "
            : "Over-dispersion: the points vary more than chance alone would let them "
              "(chi-square over its degrees of freedom, above 2): ",
        count->options->chart == CJ_SPC_FUNNEL
            ? ". The limits are too narrow for such units, and one outside them may be like "
              "many."
            : ". The limits are too narrow, and a point outside them need not mean anything; an "
              "xmr chart of the figures makes limits of what they vary by.");
}

static void note_alike(cj_text *out, const cj_spc_count *count)
{
    note_each(
        out, count, tell_alike,
        "Autocorrelation: neighbouring points depend on each other (lag 1, beyond what chance "
        "explains): ",
        ". Limits and signals take them for independent: a trend or overlapping periods make "
        "signals by themselves.");
}

cj_status cj_spc_notes(cj_table *table, const cj_spc_count *count, cj_error *err)
{
    static void (*const writers[])(cj_text * out, const cj_spc_count *count) = {
        note_chart, note_signals,  note_meaning, note_stretches,  note_order, note_drawn,
        note_blank, note_screened, note_trial,   note_dispersion, note_alike};
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < sizeof writers / sizeof *writers; i++) {
        writers[i](&note, count);
        status = cj_measure_add_note(table, &note, err);
    }
    cj_text_clear(&note);
    return status;
}

/* cj-spc in words: signals, and the sentence of a point. */
#include "count.h"

/* ---- names --------------------------------------------------------------------------------- */

void cj_spc_append_group(cj_text *out, const cj_spc_count *count, uint32_t group)
{
    for (size_t i = 0; i < count->groups.axis_count; i++) {
        cj_text_add(out, i == 0 ? "" : ", ");
        cj_period_append_label(out,
                               cj_span_of(cj_axis_text(&count->groups.axes[i],
                                                       cj_groups_value(&count->groups, group, i))));
    }
}

void cj_spc_append_place(cj_text *out, const cj_spc_count *count, const cj_spc_point *point)
{
    cj_spc_append_group(out, count, point->group);
    cj_text_add(out, count->groups.axis_count > 0 ? ", " : "");
    cj_period_append_label(out, cj_span_of(cj_axis_text(&count->along, point->place)));
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

void cj_spc_append_target(cj_text *out, const cj_spc_options *options)
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
    {CJ_SIGNAL_SHIFT_UP, "shift", "■ shift up", "one of 7 or more in a row above"},
    {CJ_SIGNAL_SHIFT_DOWN, "shift", "■ shift down", "one of 7 or more in a row below"},
    {CJ_SIGNAL_RISE, "trend", "◆ rising trend", "one of 7 or more in a row that rise"},
    {CJ_SIGNAL_FALL, "trend", "◆ falling trend", "one of 7 or more in a row that fall"},
    {CJ_SIGNAL_NEAR_HIGH, "near", "● near the upper limit",
     "one of 2 in 3 that are near the upper limit"},
    {CJ_SIGNAL_NEAR_LOW, "near", "● near the lower limit",
     "one of 2 in 3 that are near the lower limit"},
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

/* "above the upper limit; one of 7 or more in a row above the average of 54.0%"; what lies beyond a
 * limit is near it as well, which needs no words. */
static void append_reasons(cj_text *out, const cj_spc_count *count, const cj_control_point *of)
{
    bool beyond = (of->signals & (CJ_SIGNAL_ABOVE | CJ_SIGNAL_BELOW)) != 0;
    bool first = true;

    for (size_t i = 0; i < WORDS; i++) {
        unsigned signal = of->signals & words[i].signal;

        if (signal == 0 || (beyond && (signal & (CJ_SIGNAL_NEAR_HIGH | CJ_SIGNAL_NEAR_LOW)) != 0))
            continue;
        cj_text_add(out, first ? ": " : "; ");
        cj_text_add(out, words[i].sentence);
        first = false;
        if ((signal & (CJ_SIGNAL_SHIFT_UP | CJ_SIGNAL_SHIFT_DOWN)) == 0)
            continue;
        cj_text_add(out,
                    count->options->chart == CJ_SPC_RUN ? " the median of " : " the average of ");
        append_figure(out, count, of->centre);
    }
}

/* "an improvement that chance alone does not explain: above the upper limit (limits 30.1% to
 * 58.0%)" */
static void append_signal(cj_text *out, const cj_spc_count *count, const cj_spc_point *point)
{
    const cj_spc_options *options = count->options;
    int way = cj_spc_way(point->point.signals);

    if (way == 0)
        cj_text_add(out, "at the edge of what chance alone explains");
    else if (options->better == CJ_SPC_EITHER)
        cj_text_add(out, "which chance alone does not explain");
    else
        cj_text_format(out, "%s that chance alone does not explain",
                       (way > 0) == (options->better == CJ_SPC_HIGHER) ? "an improvement"
                                                                       : "a concern");
    append_reasons(out, count, &point->point);
    if (!point->point.limits.known)
        return;
    cj_text_add(out, options->chart == CJ_SPC_FUNNEL ? " (99.8% limits " : " (limits ");
    append_limits(out, count, &point->point.limits);
    cj_text_char(out, ')');
}

static void append_calm(cj_text *out, const cj_spc_count *count, const cj_spc_point *point)
{
    const cj_control_limits *limits = &point->point.limits;
    bool funnel = count->options->chart == CJ_SPC_FUNNEL;

    if (cj_spc_is_share(count->options) && limits->low <= 0 && limits->high >= 1) {
        cj_text_add(out, "too few to tell: chance alone explains any share");
    } else if (limits->known) {
        cj_text_add(out, funnel ? "no clear difference (chance alone explains "
                                : "nothing unusual (chance alone explains ");
        append_limits(out, count, limits);
        cj_text_char(out, ')');
    } else if (count->options->chart == CJ_SPC_RUN) {
        cj_text_add(out, "nothing unusual (the median is ");
        append_figure(out, count, point->point.centre);
        cj_text_char(out, ')');
    } else {
        cj_text_add(out, "the only figure, which nothing can be compared with");
    }
}

static void append_target(cj_text *out, const cj_spc_count *count, const cj_spc_point *point)
{
    static const char *const begins[] = {
        [CJ_SPC_BY_CHANCE] = "; as things are chance decides whether the target of ",
        [CJ_SPC_MET] = "; as things are the target of ",
        [CJ_SPC_MISSED] = "; as things are the target of "};
    static const char *const ends[] = {[CJ_SPC_BY_CHANCE] = " is met",
                                       [CJ_SPC_MET] = " is met every time",
                                       [CJ_SPC_MISSED] = " is never met"};
    cj_spc_assurance assurance = cj_spc_assure(count->options, point);

    if (assurance == CJ_SPC_NO_TARGET)
        return;
    cj_text_add(out, begins[assurance]);
    cj_spc_append_target(out, count->options);
    cj_text_add(out, ends[assurance]);
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

/* The measure of cj-spc: control charts and funnel plots of a table. */
#include "cj/spc.h"

#include "cj/list.h"
#include "measures.h"

#include <string.h>

typedef struct {
    cj_spc_options options;
    cj_span among;      /* --among */
    bool has_chart;     /* --chart */
    const char *target; /* as it was given: how it is read depends on the chart */
    cj_span *steps;
    cj_arena arena;
} spc_data;

/* ---- values ------------------------------------------------------------------------ */

static cj_status read_chart(void *data, const char *text, cj_error *err)
{
    static const char *const words[] = {"xmr", "p", "u", "run", "funnel"};
    spc_data *in = data;
    size_t chart = 0;
    cj_status status =
        cj_option_choice(&chart, "chart", text, words, sizeof words / sizeof *words, err);

    in->has_chart = true;
    in->options.chart = (cj_spc_chart)chart;
    return status;
}

static cj_status read_baseline(void *data, const char *text, cj_error *err)
{
    spc_data *in = data;

    return cj_option_whole(&in->options.baseline, "baseline", text, "points", 2, CJ_SPC_POINTS_MAX,
                           err);
}

static cj_status read_step(void *data, const char *text, cj_error *err)
{
    spc_data *in = data;
    cj_span step = cj_span_trim(cj_span_of(text));
    const char *kept = cj_arena_text(&in->arena, step.at, step.length);

    if (kept == NULL)
        return cj_fail_nomem(err);
    if (step.length == 0)
        return cj_fail(err, CJ_EUSAGE, "{step} needs the name of a point, as the table has it");
    return cj_list_append(&in->steps, &in->options.step_count, cj_span_of(kept), &in->arena, err);
}

static cj_status read_better(void *data, const char *text, cj_error *err)
{
    static const char *const words[] = {"higher", "lower"};
    spc_data *in = data;
    size_t better = 0;
    cj_status status = cj_option_choice(&better, "better", text, words, 2, err);

    in->options.better = better == 0 ? CJ_SPC_HIGHER : CJ_SPC_LOWER;
    return status;
}

#define AT(member) offsetof(spc_data, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is judged:"),
    {.name = "chart",
     .argument = "KIND",
     .type = CJ_OPTION_READ,
     .read = read_chart,
     .flags = CJ_OPTION_FIRST,
     .words = "xmr|p|u|run|funnel",
     .help = "xmr (a figure; default), p (--value of --of: proportions), u (events on a base), run "
             "(a figure about its median), funnel (units among which --value of --of differs; "
             "default with --among)"},
    {.name = "along",
     .argument = "COL",
     .type = CJ_OPTION_SPAN,
     .offset = AT(options.along),
     .flags = CJ_OPTION_FIRST,
     .help =
         "Column along which the points stand: periods, days, numbers, or names in the order of "
         "the rows (needed but for a funnel)"},
    {.name = "among",
     .argument = "COL",
     .type = CJ_OPTION_SPAN,
     .offset = AT(among),
     .help = "Column of the units of a funnel: areas, teams"},
    {.name = "value",
     .argument = "COL",
     .type = CJ_OPTION_SPAN,
     .offset = AT(options.value),
     .flags = CJ_OPTION_FIRST,
     .help = "Column of the figure, or of how many (needed)"},
    {.name = "of",
     .argument = "COL",
     .type = CJ_OPTION_SPAN,
     .offset = AT(options.of),
     .flags = CJ_OPTION_FIRST,
     .help = "Column of what these are taken of, or counted on (needed for p, u and funnel)"},
    {.name = "baseline",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_baseline,
     .help = "Let the first N points make centre and limits (default: all)"},
    {.name = "step",
     .argument = "VALUE",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_REPEATS,
     .read = read_step,
     .help = "Begin anew at that point, with limits and signals of its own; repeat"},
    {.name = "better",
     .argument = "WAY",
     .type = CJ_OPTION_READ,
     .read = read_better,
     .flags = CJ_OPTION_FIRST,
     .words = "higher|lower",
     .help = "higher or lower: a signal is an improvement or a concern"},
    {.name = "target",
     .argument = "N",
     .type = CJ_OPTION_TEXT,
     .offset = AT(target),
     .help = "Target: whether it is met consistently, or by chance; of a funnel the centre. Of "
             "proportions 0.8 or 80%; more than 1 is taken as percent"},
    {.name = "no-screening",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.no_screening),
     .help = "xmr: let moving ranges count that are too wide for chance"},
    {0}};

/* ---- the run ------------------------------------------------------------------------- */

static cj_status check_needed(const spc_data *in, cj_error *err)
{
    bool among = in->among.length > 0;
    bool funnel = in->options.chart == CJ_SPC_FUNNEL;

    if (in->options.value.length == 0)
        return cj_fail(err, CJ_EUSAGE, "missing: {value COL} (the column of the figure)");
    if (among && in->options.along.length > 0)
        return cj_fail(err, CJ_EUSAGE,
                       "{along} is for points along time and {among} for units side "
                       "by side: name one");
    if (among && !funnel)
        return cj_fail(err, CJ_EUSAGE, "{among} is for {chart funnel}; points stand {along COL}");
    if (funnel && !among)
        return cj_fail(err, CJ_EUSAGE, "{chart funnel} needs {among COL}: the column of its units");
    if (!funnel && in->options.along.length == 0)
        return cj_fail(err, CJ_EUSAGE,
                       "missing: {along COL} (the column along which the points stand), or {among "
                       "COL} (that of the units of a funnel)");
    return CJ_OK;
}

/* A target of proportions may be a percentage: 80% and 80 are 0.8. */
static cj_status read_target(spc_data *in, cj_error *err)
{
    bool share = in->options.chart == CJ_SPC_P || in->options.chart == CJ_SPC_FUNNEL;
    cj_decimal *target = &in->options.target;
    cj_span text;
    bool percent;

    if (in->target == NULL)
        return CJ_OK;
    text = cj_span_trim(cj_span_of(in->target));
    percent = text.length > 1 && text.at[text.length - 1] == '%';
    text.length -= percent;
    in->options.has_target = true;
    if ((percent && !share) || cj_decimal_parse(target, cj_span_trim(text)) != CJ_NUMBER_OK)
        return cj_fail(err, CJ_EUSAGE, "{target} \"%s\" must be a number%s", in->target,
                       share ? " from 0 to 1, or a percentage such as 80%"
                             : ", as the points have");
    if (share && (*target < 0 || *target > 100 * CJ_DECIMAL_ONE))
        return cj_fail(err, CJ_EUSAGE,
                       "{target} \"%s\" must be a proportion from 0 to 1, or a percentage such as "
                       "80%%",
                       in->target);
    if (share && (percent || *target > CJ_DECIMAL_ONE))
        *target = cj_ratio(*target, 100, 1, 0);
    return CJ_OK;
}

/* Whether the table has that column, which is none of those that are named. */
static bool has_label(const spc_data *in, const cj_records *records, cj_span name)
{
    return cj_records_has(records, name) && !cj_key_same(name, in->options.along) &&
           !cj_key_same(name, in->options.value) && !cj_key_same(name, in->options.of);
}

/* Tables of cj-outcomes and cj-reoffending have rows for each outcome and stage, whatever is asked
 * for: without --by each has a chart of its own. */
static cj_status split_labels(spc_data *in, const cj_records *records, cj_error *err)
{
    static const cj_span labels[] = {CJ_SPAN_INIT("outcome"), CJ_SPAN_INIT("stage")};
    cj_measure_options *common = &in->options.common;
    cj_span *by = NULL;
    size_t count = 0;
    cj_status status = CJ_OK;

    if (common->by_count > 0)
        return CJ_OK;
    for (size_t i = 0; status == CJ_OK && i < sizeof labels / sizeof *labels; i++)
        if (has_label(in, records, labels[i]))
            status = cj_list_append(&by, &count, labels[i], &in->arena, err);
    common->by = by;
    common->by_count = count;
    return status;
}

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    spc_data *in = data;
    cj_status status;

    in->options.common = *common;
    in->options.steps = in->steps;
    if (!in->has_chart && in->among.length > 0)
        in->options.chart = CJ_SPC_FUNNEL;
    status = check_needed(in, err);
    if (status == CJ_OK)
        status = read_target(in, err);
    if (in->among.length > 0)
        in->options.along = in->among;
    if (status == CJ_OK)
        status = split_labels(in, records, err);
    return status == CJ_OK ? cj_spc(out, records, &in->options, err) : status;
}

static void end(void *data)
{
    spc_data *in = data;

    cj_arena_clear(&in->arena);
}

const cj_measure_kind cj_spc_kind = {
    .program =
        {.name = "cj-spc",
         .purpose = "Whether a change or a difference is more than chance: control charts, funnel "
                    "plots",
         .operands = "[TABLE...]",
         .about =
             "TABLE is a table in CSV with a row for each point, such as cj-outcomes and the other "
             "measures print, or what one of them prints with -f json; several files are one "
             "table. Without it, or for -, standard input is "
             "read, so that it can stand behind one of them. Each group has a chart of its own; "
             "without --by each outcome or stage of such a table has.",
         .example = "cj-outcomes reviews.csv --period last-12-quarters --as-of 2022-03-31 |\n"
                    "    cj-spc --along period --value improved --of compared --chart p",
         .examples =
             "cj-spc wards.csv --among ward --value reoffended --of children --chart funnel\n"
             "cj-spc quarters.csv --along quarter --value referrals --chart xmr",
         .options = options,
         .many = true,
         .hides = true,
         .judges = true},
    .role = "any",
    .of_tables = true,
    .places = 1,
    .size = sizeof(spc_data),
    .compute = compute,
    .end = end};

/* The measure of cj-outcomes: quarterly outcome percentages from case reviews. */
#include "cj/outcomes.h"
#include "measures.h"

#include <stdlib.h>

typedef struct {
    cj_outcomes_options options;
    cj_span *lower;
    size_t lower_capacity;
    cj_framework *framework;
} outcomes_data;

static cj_status read_baseline(void *data, const char *text, cj_error *err)
{
    static const char *const names[] = {[CJ_BASELINE_FIRST] = "first",
                                        [CJ_BASELINE_PREVIOUS] = "previous",
                                        [CJ_BASELINE_BEFORE_PERIOD] = "before-period",
                                        [CJ_BASELINE_RECORDED] = "recorded"};
    outcomes_data *in = data;
    size_t choice = 0;
    cj_status status =
        cj_option_choice(&choice, "baseline", text, names, sizeof names / sizeof *names, err);

    in->options.baseline = (cj_baseline)choice;
    return status;
}

/* The least threshold is one millionth: with 0 nothing would be maintained. */
static cj_status read_threshold(void *data, const char *text, cj_error *err)
{
    outcomes_data *in = data;

    return cj_option_decimal(&in->options.threshold, "threshold", text, 1, CJ_DECIMAL_MAX, false,
                             err);
}

static cj_status read_target(void *data, const char *text, cj_error *err)
{
    outcomes_data *in = data;

    in->options.has_target = true;
    return cj_option_percentage(&in->options.target, "target", text, err);
}

/* Outcomes are checked later, against the data: only then are their names known. */
static cj_status read_lower(void *data, const char *text, cj_error *err)
{
    outcomes_data *in = data;
    cj_status status = cj_grow(&in->lower, &in->lower_capacity, in->options.lower_count + 1,
                               sizeof *in->lower, err);

    if (status == CJ_OK)
        in->lower[in->options.lower_count++] = cj_span_of(text);
    return status;
}

/* The framework is read at once, so that its errors are told as those of an option. */
static cj_status read_framework(void *data, const char *text, cj_error *err)
{
    outcomes_data *in = data;

    return cj_framework_load(&in->framework, text, err);
}

#define AT(member) offsetof(outcomes_data, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is compared:"),
    {.name = "baseline",
     .argument = "B",
     .type = CJ_OPTION_READ,
     .read = read_baseline,
     .flags = CJ_OPTION_FIRST,
     .words = "first|previous|before-period|recorded",
     .help = "The earlier score: first (default: the first one ever), previous (the one just "
             "before), before-period (the last one before the period starts), or recorded (none: "
             "the progress column says improved, maintained or deteriorated)"},
    {.name = "unit",
     .argument = "U",
     .type = CJ_OPTION_SECOND,
     .offset = AT(options.pairs),
     .words = "people|pairs",
     .help = "people (default), or pairs: every consecutive pair of scores whose later one is in "
             "the period"},
    {.name = "threshold",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_threshold,
     .help = "Least change that counts (default 1; decimals allowed)"},
    {.name = "lower-is-better",
     .argument = "OUTCOME",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_REPEATS | CJ_OPTION_ALONE,
     .read = read_lower,
     .help = "Lower scores of OUTCOME are better; repeat; * or nothing (before another option, or "
             "at the end): of all outcomes"},
    {.name = "target",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_target,
     .flags = CJ_OPTION_FIRST,
     .help = "Target for the percentage improved, 0 to 100"},
    {.name = "framework",
     .argument = "FILE",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_FIRST | CJ_OPTION_READS,
     .read = read_framework,
     .help = "Outcomes in order with labels, directions, thresholds and targets (JSON)"},
    {.name = "cases",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.cases),
     .help = "Print a row for each person and outcome reviewed instead, and what it counts as"},
    {0}};

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    outcomes_data *in = data;

    in->options.common = *common;
    in->options.lower_is_better = in->lower;
    in->options.framework = in->framework;
    return cj_outcomes(out, records, &in->options, err);
}

/* The threshold without an option is 1: any change of a whole score counts. */
static void begin(void *data)
{
    outcomes_data *in = data;

    in->options.threshold = CJ_DECIMAL_ONE;
}

static void end(void *data)
{
    outcomes_data *in = data;

    free(in->lower);
    cj_framework_free(in->framework);
}

const cj_measure_kind cj_outcomes_kind = {
    .program =
        {.name = "cj-outcomes",
         .purpose =
             "Quarterly outcome percentages from case reviews: improved, maintained, deteriorated",
         .operands = "[REVIEWS...]",
         .about =
             "REVIEWS is a CSV export with one row for each person, outcome and review (columns "
             "person_id, review_date, outcome, score); several files are one input, each with its "
             "own header. Without it, or for -, standard input is read. Each person's last score "
             "in the period is compared with an earlier one.",
         .example = "cj-outcomes reviews.csv --people people.csv --by sex --period 2021-22Q4",
         .examples = "cj-outcomes reviews.csv --people people.csv --target 55 -o outcomes.xlsx\n"
                     "cj-outcomes reviews.csv --period last-4-quarters --as-of 2022-03-31",
         .options = options,
         .many = true,
         .hides = true},
    .role = "reviews",
    .places = 0,
    .size = sizeof(outcomes_data),
    .begin = begin,
    .compute = compute,
    .end = end};

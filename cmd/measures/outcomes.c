/* The measure of cj-outcomes: quarterly outcome percentages from case reviews. */
#include "cj/outcomes.h"
#include "measures.h"

#include <stdlib.h>

enum { KEY_BASELINE = 1, KEY_UNIT, KEY_THRESHOLD, KEY_LOWER, KEY_TARGET, KEY_FRAMEWORK };

static const struct argp_option options[] = {
    {0, 0, 0, 0, "What is compared:", 1},
    {"baseline", KEY_BASELINE, "B", 0,
     "The earlier score: first (default: the first one ever), previous (the one just before), "
     "before-period (the last one before the period starts), or recorded (none: the progress "
     "column says improved, maintained or deteriorated)",
     0},
    {"unit", KEY_UNIT, "U", 0,
     "people (default), or pairs: every consecutive pair of scores whose later one is in the "
     "period",
     0},
    {"threshold", KEY_THRESHOLD, "N", 0, "Least change that counts (default 1; decimals allowed)",
     0},
    {"lower-is-better", KEY_LOWER, "OUTCOME", CJ_OPTION_REPEATS,
     "Lower scores of OUTCOME are better; repeat", 0},
    {"target", KEY_TARGET, "N", 0, "Target for the percentage improved, 0 to 100", 0},
    {"framework", KEY_FRAMEWORK, "FILE", CJ_OPTION_READS,
     "Outcomes in order with labels, directions, thresholds and targets (JSON)", 0},
    {0, 0, 0, 0, 0, 0}};

typedef struct {
    cj_outcomes_options options;
    cj_span *lower;
    size_t lower_capacity;
    cj_framework *framework;
} outcomes_data;

static cj_status take_baseline(cj_baseline *out, const char *text, cj_error *err)
{
    static const char *const names[] = {[CJ_BASELINE_FIRST] = "first",
                                        [CJ_BASELINE_PREVIOUS] = "previous",
                                        [CJ_BASELINE_BEFORE_PERIOD] = "before-period",
                                        [CJ_BASELINE_RECORDED] = "recorded"};
    size_t choice = 0;
    cj_status status =
        cj_option_choice(&choice, "baseline", text, names, sizeof names / sizeof *names, err);

    *out = (cj_baseline)choice;
    return status;
}

static cj_status take(void *data, int key, const char *text, cj_error *err)
{
    outcomes_data *in = data;
    cj_outcomes_options *out = &in->options;
    cj_status status;

    switch (key) {
    case KEY_BASELINE:
        return take_baseline(&out->baseline, text, err);
    case KEY_UNIT:
        return cj_option_second(&out->pairs, "unit", text, "people", "pairs", err);
    case KEY_THRESHOLD:
        return cj_option_decimal(&out->threshold, "threshold", text, 1, CJ_DECIMAL_MAX, false, err);
    case KEY_TARGET:
        out->has_target = true;
        return cj_option_decimal(&out->target, "target", text, 0, 100 * CJ_DECIMAL_ONE, false, err);
    case KEY_LOWER:
        status =
            cj_grow(&in->lower, &in->lower_capacity, out->lower_count + 1, sizeof *in->lower, err);
        if (status == CJ_OK)
            in->lower[out->lower_count++] = cj_span_of(text);
        return status;
    default: /* KEY_FRAMEWORK */
        return cj_framework_load(&in->framework, text, err);
    }
}

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    outcomes_data *in = data;

    in->options.common = *common;
    in->options.lower_is_better = in->lower;
    in->options.framework = in->framework;
    return cj_outcomes(out, records, &in->options, err);
}

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
         .operands = "[REVIEWS]",
         .about =
             "REVIEWS is a CSV export with one row for each person, outcome and review (columns "
             "person_id, review_date, outcome, score); without it, or for -, standard input is "
             "read. Each person's last score in the period is compared with an earlier one.",
         .example = "cj-outcomes reviews.csv --people people.csv --by sex --period 2021-22Q4",
         .options = options},
    .role = "reviews",
    .places = 0,
    .size = sizeof(outcomes_data),
    .begin = begin,
    .take = take,
    .compute = compute,
    .end = end};

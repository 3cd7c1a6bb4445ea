/* The measure of cj-scores: scaled scores before and after. */
#include "cj/scores.h"
#include "measures.h"

enum { KEY_START = 1, KEY_END, KEY_LOWER, KEY_DATE, KEY_INDIVIDUALS };

static const struct argp_option options[] = {
    {0, 0, 0, 0, "What is compared:", 1},
    {"start", KEY_START, "COL", 0, "The column of start scores (needed)", 0},
    {"end", KEY_END, "COL", 0, "The column of end scores (needed)", 0},
    {"lower-is-better", KEY_LOWER, 0, 0, "A lower score is better: a fall is an improvement", 0},
    {"date", KEY_DATE, "COL", 0, "The column of dates by which a row is in a --period", 0},
    {"individuals", KEY_INDIVIDUALS, "COL", 0,
     "Print a row for each value of COL instead: start, end, change, and whether it improved, "
     "stayed the same or got worse",
     0},
    {0, 0, 0, 0, 0, 0}};

static cj_status take(void *data, int key, const char *text, cj_error *err)
{
    cj_scores_options *out = data;

    (void)err;
    switch (key) {
    case KEY_START:
        out->start = cj_span_of(text);
        break;
    case KEY_END:
        out->end = cj_span_of(text);
        break;
    case KEY_LOWER:
        out->lower_is_better = true;
        break;
    case KEY_DATE:
        out->date = cj_span_of(text);
        break;
    default: /* KEY_INDIVIDUALS */
        out->individuals = cj_span_of(text);
    }
    return CJ_OK;
}

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    cj_scores_options *in = data;

    in->common = *common;
    return cj_scores(out, records, in, err);
}

const cj_measure_kind cj_scores_kind = {
    .program =
        {.name = "cj-scores",
         .purpose = "Scaled scores before and after: averages, change, who moved",
         .operands = "[ROWS]",
         .about =
             "ROWS is any CSV export with a start score and an end score in each row; without it, "
             "or for -, standard input is read. Means are of all scores that are there, everything "
             "else is of rows with both.",
         .example = "cj-scores sessions.csv --start start_score --end end_score --by cohort",
         .options = options,
         .means = true},
    .role = "any",
    .places = 0,
    .size = sizeof(cj_scores_options),
    .take = take,
    .compute = compute};

/* The measure of cj-scores: scaled scores before and after. */
#include "cj/scores.h"
#include "measures.h"

#define AT(member) offsetof(cj_scores_options, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is compared:"),
    {.name = "start",
     .argument = "COL",
     .type = CJ_OPTION_SPAN,
     .offset = AT(start),
     .flags = CJ_OPTION_FIRST,
     .help = "The column of start scores (needed)"},
    {.name = "end",
     .argument = "COL",
     .type = CJ_OPTION_SPAN,
     .offset = AT(end),
     .flags = CJ_OPTION_FIRST,
     .help = "The column of end scores (needed)"},
    {.name = "lower-is-better",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(lower_is_better),
     .help = "A lower score is better: a fall is an improvement"},
    {.name = "date",
     .argument = "COL",
     .type = CJ_OPTION_SPAN,
     .offset = AT(date),
     .help = "The column of dates by which a row is in a --period"},
    {.name = "individuals",
     .argument = "COL",
     .type = CJ_OPTION_SPAN,
     .offset = AT(individuals),
     .help = "Print a row for each value of COL instead: start, end, change, and whether it "
             "improved, stayed the same or got worse"},
    {.name = "cases",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(cases),
     .help = "Print a row for each row that is counted instead, and what it counts as"},
    {0}};

/* The options are the library's own structure, so the table of options fills it directly. */
static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    cj_scores_options *in = data;

    in->common = *common;
    return cj_scores(out, records, in, err);
}

const cj_measure_kind cj_scores_kind = {
    .program = {.name = "cj-scores",
                .purpose = "Scaled scores before and after: averages, change, who moved",
                .operands = "[ROWS...]",
                .about = "ROWS is any CSV export with a start score and an end score in each row; "
                         "several files are "
                         "one input, each with its own header. Without it, or for -, standard "
                         "input is read. Means are of all scores that are there, everything "
                         "else is of rows with both.",
                .example = "cj-scores sessions.csv --start start_score --end end_score --by cohort",
                .examples =
                    "cj-scores sessions.csv --start before --end after --lower-is-better\n"
                    "cj-scores sessions.csv --start before --end after --individuals person_id",
                .options = options,
                .many = true,
                .hides = true,
                .means = true},
    .role = "any",
    .places = 0,
    .size = sizeof(cj_scores_options),
    .compute = compute};

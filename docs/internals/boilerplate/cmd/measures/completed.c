/* The measure of cj-completed: rows, and how many of them say "completed". */
#include "cj/completed.h"

#include "measures.h"

#define AT(member) offsetof(cj_completed_options, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is counted:"),
    {.name = "date",
     .argument = "COL",
     .type = CJ_OPTION_SPAN,
     .offset = AT(date),
     .help = "The date that puts a row into a period (default: date)"},
    {.name = "status",
     .argument = "COL",
     .type = CJ_OPTION_SPAN,
     .offset = AT(status),
     .help = "The column that says completed (default: status)"},
    {0}};

static void begin(void *data)
{
    cj_completed_options *in = data;

    in->date = CJ_SPAN("date");
    in->status = CJ_SPAN("status");
}

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    cj_completed_options *in = data;

    in->common = *common;
    return cj_completed(out, records, in, err);
}

extern const cj_measure_kind cj_completed_kind; /* stands in measures.h */

const cj_measure_kind cj_completed_kind = {
    .program = {.name = "cj-completed",
                .purpose = "Rows, and how many of them say completed",
                .operands = "[ROWS]",
                .about = "ROWS is a CSV export; without it, or for -, standard input is read.",
                .example = "cj-completed sessions.csv --period 2013-14 --by sex",
                .options = options},
    .role = "any",
    .size = sizeof(cj_completed_options),
    .begin = begin,
    .compute = compute};

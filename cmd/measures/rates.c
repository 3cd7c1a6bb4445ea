/* The measure of cj-rates: events or people per population. */
#include "cj/rates.h"
#include "measures.h"

#include <stddef.h>

typedef struct {
    cj_rates_options options;
    const char *population; /* an input: the settings find it by the name of its option */
    cj_arena arena;
} rates_data;

/* ---- values ------------------------------------------------------------------------ */

static cj_status read_per(void *data, const char *text, cj_error *err)
{
    rates_data *in = data;

    return cj_option_whole(&in->options.per, "per", text, "people", 1, CJ_RATE_PER_MAX, err);
}

static cj_status read_year(void *data, const char *text, cj_error *err)
{
    rates_data *in = data;
    static const char *const words[] = {"same", "previous"};
    size_t choice = 0;
    cj_status status = cj_option_choice(&choice, "population-year", text, words, 2, err);

    in->options.year_before = choice == 1;
    return status;
}

static cj_status read_change(void *data, const char *text, cj_error *err)
{
    rates_data *in = data;
    cj_rates_options *out = &in->options;
    cj_status memory;

    out->has_change = true;
    if (cj_option_pair(&out->change_from, &out->change_to, text, &in->arena, &memory))
        return CJ_OK;
    if (memory != CJ_OK)
        return cj_fail_nomem(err);
    return cj_fail(
        err, CJ_EUSAGE,
        "{decompose} \"%s\" must be FROM:TO, two periods, or two values of the first {by} column",
        text);
}

#define AT(member) offsetof(rates_data, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is counted:"),
    {.name = "population",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(population),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS | CJ_OPTION_READS | CJ_OPTION_INPUT,
     .help = "How many people there are (needed): the columns of --by (and --standardise), "
             "population, and year where it differs by year; repeat for several files"},
    {.name = "population-year",
     .argument = "Y",
     .type = CJ_OPTION_READ,
     .read = read_year,
     .words = "same|previous",
     .help = "same (default): the population of the year in which the period begins; previous: "
             "of the year before"},
    {.name = "count",
     .argument = "C",
     .type = CJ_OPTION_SECOND,
     .offset = AT(options.people),
     .words = "events|people",
     .help = "events (default): rows; people: each person once in a group and period"},
    {.name = "date",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.date),
     .flags = CJ_OPTION_FIRST,
     .help = "Column of days that --period selects by"},
    {.name = "per",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_per,
     .help = "Rates per N people (default: 10,000)"},
    {.name = "reference",
     .argument = "VALUE",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.reference),
     .flags = CJ_OPTION_FIRST,
     .help = "Value of the first --by column: relative rates of the others against it"},
    {.name = "standardise",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.strata),
     .help = "Rates as they would be if each group were spread over COL as the whole population "
             "of FILE is"},
    {.name = "standard",
     .argument = "FILE",
     .type = CJ_OPTION_TEXT,
     .offset = AT(options.standard),
     .flags = CJ_OPTION_READS,
     .help = "Spread as this standard population is instead: the column of --standardise, and "
             "population"},
    {.name = "decompose",
     .argument = "FROM:TO",
     .type = CJ_OPTION_READ,
     .read = read_change,
     .help = "What makes the rates of two periods, or of two values of the first --by column, "
             "differ: rates within --standardise COL, or its composition"},
    {0}};

/* ---- the run ------------------------------------------------------------------------- */

/* A person counts once, however often a row of theirs stands there. */
static cj_status prepare(void *data, cj_records_options *records, cj_measure_options *measure,
                         cj_error *err)
{
    const rates_data *in = data;

    (void)measure;
    (void)err;
    records->needs.knows_twice = in->options.people;
    return CJ_OK;
}

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    rates_data *in = data;

    in->options.common = *common;
    return cj_rates(out, records, &in->options, err);
}

static void begin(void *data)
{
    rates_data *in = data;

    in->options.per = CJ_RATE_PER;
}

static void end(void *data)
{
    rates_data *in = data;

    cj_arena_clear(&in->arena);
}

const cj_measure_kind cj_rates_kind = {
    .program =
        {.name = "cj-rates",
         .purpose = "Rates: events or people per population, relative rates, standardisation",
         .operands = "[EVENTS...]",
         .about =
             "EVENTS is any CSV file with one row for each event; several files are one input, "
             "each with its own header. Without it, or for -, standard input is read. The "
             "population is a second file; conditions and derivations of the events hold for it, "
             "too, where it has their columns.",
         .example = "cj-rates offences.csv --population people.csv --by sex --reference Male",
         .examples =
             "cj-rates arrests.csv --population census.csv --by ward --per 1000\n"
             "cj-rates arrests.csv --population census.csv --by ward --standardise age_band",
         .options = options,
         .prepare = prepare,
         .other = "population",
         .many = true,
         .hides = true},
    .role = "any",
    .places = 1,
    .size = sizeof(rates_data),
    .begin = begin,
    .compute = compute,
    .end = end};

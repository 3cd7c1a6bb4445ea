/* Events divided by a population by cj_rates().  The lines in front of the first empty one are
 * options, a letter each with its value behind a blank:
 *
 *   b COLUMN[,COLUMN] (by)   p PERIOD   d COLUMN (date)   r VALUE (reference)   n N (per)
 *   s COLUMN (standardise)   x FROM:TO (decompose)   P people   y the year before   t total
 *
 * then the events, a line %%, and the population. */
#include "measure.h"
#include "parts.h"

#include "cj/list.h"
#include "cj/rates.h"

#define PERIODS 2

typedef struct {
    fuzz_parts parts;
    cj_period periods[PERIODS];
    cj_arena arena;
    cj_records_options reading;
    cj_rates_options options;
} setup;

static void take_by(setup *out, const char *text)
{
    cj_error err = CJ_ERROR_INIT;
    cj_span *names = NULL;
    size_t count = 0;

    if (cj_list_parse(&names, &count, text, ',', &out->arena, &err) == CJ_OK) {
        out->options.common.by = names;
        out->options.common.by_count = count;
    }
}

static void take_period(setup *out, const char *text)
{
    size_t *count = &out->options.common.period_count;
    cj_period *last = &out->periods[*count];

    if (*count < PERIODS && cj_period_parse(last, text, NULL) == CJ_OK &&
        (*count == 0 || last->first != out->periods[0].first || last->last != out->periods[0].last))
        *count += 1;
}

static void take_change(setup *out, const char *text)
{
    cj_rates_options *options = &out->options;
    const char *at = text;
    cj_status memory = CJ_OK;

    options->has_change = false;
    if (!cj_word_read(&options->change_from, &at, ":", &out->arena, &memory) || *at != ':')
        return;
    at++;
    options->has_change = cj_word_read(&options->change_to, &at, "", &out->arena, &memory) &&
                          *at == '\0' && options->change_from.length > 0 &&
                          options->change_to.length > 0;
}

static void take_option(setup *out, const char *line)
{
    cj_rates_options *options = &out->options;
    const char *text = fuzz_option_text(line);
    unsigned long per;

    switch (line[0]) {
    case 'b':
        take_by(out, text);
        break;
    case 'p':
        take_period(out, text);
        break;
    case 'd':
        options->date = cj_span_of(text);
        break;
    case 'r':
        options->reference = cj_span_of(text);
        break;
    case 's':
        options->strata = cj_span_of(text);
        break;
    case 'x':
        take_change(out, text);
        break;
    case 'n':
        per = strtoul(text, NULL, 10);
        options->per = per > 0 && per <= CJ_RATE_PER_MAX ? (int64_t)per : CJ_RATE_PER;
        break;
    default:
        options->people = options->people || line[0] == 'P';
        options->year_before = options->year_before || line[0] == 'y';
        options->common.total = options->common.total || line[0] == 't';
    }
}

static void set_up(setup *out, const uint8_t *bytes, size_t length)
{
    cj_measure_options *common = &out->options.common;

    *out = (setup){.options = {.per = CJ_RATE_PER}};
    fuzz_split(&out->parts, bytes, length);
    for (const char *line = fuzz_option(&out->parts); line != NULL; line = fuzz_option(&out->parts))
        take_option(out, line);
    common->period_given = common->period_count > 0;
    if (!common->period_given)
        common->period_count = cj_period_parse(&out->periods[0], "all", NULL) == CJ_OK;
    common->periods = out->periods;
    common->places = 1;
    common->mean_places = 2;
    common->confidence = 95;
    common->tolerance.rows = 1000;
    common->allow_empty = true;
    common->other = (cj_input){.path = fuzz_table(&out->parts, 1), .role = "population"};
    out->reading.main = (cj_input){.path = fuzz_table(&out->parts, 0), .role = "any"};
}

static fuzz_outcome divide(const setup *in, unsigned threads)
{
    cj_records_options input = in->reading;
    cj_records *records = NULL;
    fuzz_run run;
    fuzz_outcome out = {.seen = CJ_TEXT_INIT};
    cj_status status;

    input.run.threads = threads;
    fuzz_begin(&run);
    status = cj_records_open(&records, &input, run.dataset, &run.err);
    if (status == CJ_OK)
        status = cj_rates(&out.table, records, &in->options, &run.err);
    fuzz_judge(&out, &run, status);
    if (status == CJ_OK)
        out.used = cj_ledger_count(&run.dataset->ledgers[0], CJ_ROW_USED);
    fuzz_see(&out, CJ_FORMAT_HTML);
    cj_records_free(records);
    fuzz_end(&run);
    return out;
}

/* ---- promises ------------------------------------------------------------------------------ */

static double figure_of(const cj_cell *cell)
{
    double figure = (double)cell->units;

    for (int i = 0; i < cell->places; i++)
        figure /= 10;
    return figure;
}

/* A figure lies between its bounds, but for what they are rounded by. */
static void check_between(const cj_table *table, size_t row, const char *keys[3])
{
    const cj_cell *figure = fuzz_cell(table, row, keys[0]);
    const cj_cell *low = fuzz_cell(table, row, keys[1]);
    const cj_cell *high = fuzz_cell(table, row, keys[2]);
    double slack = 0.11;

    if (!cj_cell_is_figure(low) || !cj_cell_is_figure(high) || !cj_cell_is_figure(figure))
        return;
    CHECK(figure_of(low) <= figure_of(figure) + slack &&
              figure_of(figure) <= figure_of(high) + slack,
          "row %zu: %s %g is not between %g and %g", row, keys[0], figure_of(figure),
          figure_of(low), figure_of(high));
}

/* What makes the change is the change, but for the last decimal of each. */
static void check_effects(const cj_table *table, size_t row)
{
    int64_t parts;

    if (!cj_cell_is_figure(fuzz_cell(table, row, "rate_effect")))
        return;
    parts = fuzz_figure(table, row, "rate_effect") + fuzz_figure(table, row, "composition_effect") -
            fuzz_figure(table, row, "change");
    CHECK(parts >= -2 && parts <= 2, "row %zu: the effects miss the change by %lld", row,
          (long long)parts);
}

/* Events of groups add up to those of the total, which stands last, and of one period to the rows
 * that are used. */
static void check_events(const cj_table *table, const setup *in, uint64_t used)
{
    bool total = in->options.common.total && in->options.common.by_count > 0;
    size_t groups = table->row_count - (total && table->row_count > 0);
    int64_t sum = 0;

    if (in->options.common.period_count > 1 || in->options.people)
        return;
    for (size_t row = 0; row < groups; row++)
        sum += fuzz_figure(table, row, "events");
    CHECK(sum == (int64_t)used, "%lld events of %lld rows", (long long)sum, (long long)used);
    CHECK(groups == table->row_count || fuzz_figure(table, groups, "events") == sum,
          "the total is not the %lld events of its groups", (long long)sum);
}

static void check_table(const cj_table *table, const setup *in, uint64_t used)
{
    static const char *rate[] = {"rate", "rate_low", "rate_high"};
    static const char *relative[] = {"relative_rate", "relative_low", "relative_high"};

    for (size_t row = 0; row < table->row_count; row++) {
        if (in->options.has_change) {
            check_effects(table, row);
            continue;
        }
        check_between(table, row, rate);
        check_between(table, row, relative);
    }
    if (!in->options.has_change)
        check_events(table, in, used);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    setup in;
    fuzz_outcome one;
    fuzz_outcome two;

    set_up(&in, bytes, length);
    one = divide(&in, 1);
    two = divide(&in, 2);
    fuzz_same("one and two threads", &one.seen, &two.seen);
    if (one.table != NULL)
        check_table(one.table, &in, one.used);
    fuzz_release(&one);
    fuzz_release(&two);
    cj_arena_clear(&in.arena);
    free(in.parts.copy);
    return 0;
}

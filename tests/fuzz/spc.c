/* Tables judged by cj_spc().  The lines in front of the first empty one are options, a letter each
 * with its value behind a blank:
 *
 *   k KIND (xmr, p, u, run, funnel)   b COLUMN (by)   n N (baseline)   t POINT (step)
 *   T TARGET   o COLUMN=a|b (order)   l lower is better   s no screening   c small counts hidden
 *
 * then the rows, with columns `at`, `value` and `of`. */
#include "measure.h"
#include "parts.h"

#include "cj/spc.h"

#define STEPS 2

typedef struct {
    fuzz_parts parts;
    cj_period all;
    cj_span by[1];
    cj_span steps[STEPS];
    cj_order order;
    cj_arena arena;
    cj_hiding_options hiding;
    cj_records_options reading;
    cj_spc_options options;
} setup;

static void take_kind(cj_spc_options *options, const char *text)
{
    static const char *const kinds[] = {"xmr", "p", "u", "run", "funnel"};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(text, kinds[i]) == 0)
            options->chart = (cj_spc_chart)i;
}

static void take_option(setup *out, const char *line)
{
    cj_spc_options *options = &out->options;
    const char *text = fuzz_option_text(line);
    cj_error err = CJ_ERROR_INIT;

    switch (line[0]) {
    case 'k':
        take_kind(options, text);
        break;
    case 'b':
        out->by[0] = cj_span_of(text);
        options->common.by_count = text[0] != '\0';
        break;
    case 'n':
        options->baseline = (int64_t)strtoul(text, NULL, 10) % 1000;
        options->baseline += options->baseline == 1; /* programs take 2 at least */
        break;
    case 't':
        if (options->step_count < STEPS)
            out->steps[options->step_count++] = cj_span_of(text);
        break;
    case 'T':
        options->has_target = cj_decimal_parse(&options->target, cj_span_of(text)) == CJ_NUMBER_OK;
        break;
    case 'o':
        if (options->common.order_count == 0 &&
            cj_order_parse(&out->order, text, &out->arena, &err) == CJ_OK)
            options->common.order_count = 1;
        break;
    default:
        options->no_screening = options->no_screening || line[0] == 's';
        options->better = line[0] == 'l' ? CJ_SPC_LOWER : options->better;
        options->common.hides = options->common.hides || line[0] == 'c';
    }
}

static void set_up(setup *out, const uint8_t *bytes, size_t length)
{
    cj_spc_options *options = &out->options;
    bool bases;

    *out = (setup){.hiding = {.below = 5}};
    *options = (cj_spc_options){
        .along = CJ_SPAN("at"), .value = CJ_SPAN("value"), .better = CJ_SPC_HIGHER};
    fuzz_split(&out->parts, bytes, length);
    for (const char *line = fuzz_option(&out->parts); line != NULL; line = fuzz_option(&out->parts))
        take_option(out, line);
    bases = options->chart != CJ_SPC_XMR && options->chart != CJ_SPC_RUN;
    options->of = bases ? CJ_SPAN("of") : CJ_SPAN("");
    options->steps = out->steps;
    options->common.by = out->by;
    options->common.orders = &out->order;
    options->common.periods = &out->all;
    options->common.period_count = cj_period_parse(&out->all, "all", NULL) == CJ_OK;
    options->common.places = 1;
    options->common.mean_places = 2;
    options->common.confidence = 95;
    options->common.tolerance.rows = 1000;
    options->common.allow_empty = true;
    options->common.hiding = &out->hiding;
    out->reading.main = (cj_input){.path = fuzz_table(&out->parts, 0), .role = "any"};
}

static fuzz_outcome judge(const setup *in, cj_spc_better better, unsigned threads)
{
    cj_records_options input = in->reading;
    cj_spc_options options = in->options;
    cj_records *records = NULL;
    fuzz_run run;
    fuzz_outcome out = {.seen = CJ_TEXT_INIT};
    cj_status status;

    input.run.threads = threads;
    options.better = better;
    fuzz_begin(&run);
    status = cj_records_open(&records, &input, run.dataset, &run.err);
    if (status == CJ_OK)
        status = cj_spc(&out.table, records, &options, &run.err);
    fuzz_judge(&out, &run, status);
    fuzz_see(&out, CJ_FORMAT_HTML);
    cj_records_free(records);
    fuzz_end(&run);
    return out;
}

/* ---- promises ------------------------------------------------------------------------------ */

/* A figure in units of the decimals of another, as far as both have them. */
static double figure_of(const cj_cell *cell)
{
    double figure = (double)cell->units;

    for (int i = 0; i < cell->places; i++)
        figure /= 10;
    return figure;
}

static bool has_word(const cj_cell *cell, const char *word)
{
    return cell->kind == CJ_CELL_TEXT && strstr(cell->text, word) != NULL;
}

/* Further than what the last of six decimals may hide. */
static bool exceeds(double a, double b)
{
    double larger = a > 0 ? a : -a;

    return a - b > 2e-6 + larger * 1e-9;
}

/* The centre lies between the limits; a point is above one where it is, and on that side of the
 * centre where it is one of a shift. */
static void check_row(const setup *in, const cj_table *table, size_t row)
{
    const cj_cell *value = fuzz_cell(table, row, "value");
    const cj_cell *low = fuzz_cell(table, row, "low");
    const cj_cell *high = fuzz_cell(table, row, "high");
    const cj_cell *signal = fuzz_cell(table, row, "signal");
    double centre = figure_of(fuzz_cell(table, row, "centre"));
    bool known = cj_cell_is_figure(low);

    CHECK(known == cj_cell_is_figure(high), "row %zu has one limit", row);
    if (!cj_cell_is_figure(value)) {
        CHECK(!known && signal->kind == CJ_CELL_MISSING, "row %zu: no figure, but limits", row);
        return;
    }
    CHECK(known || !has_word(signal, "above"), "row %zu is above no limit", row);
    if (known) {
        CHECK(!exceeds(figure_of(low), centre) && !exceeds(centre, figure_of(high)),
              "row %zu: the centre is outside the limits", row);
        CHECK(!exceeds(figure_of(value), figure_of(high)) || has_word(signal, "above"),
              "row %zu is above its limit", row);
        CHECK(!exceeds(figure_of(low), figure_of(value)) || has_word(signal, "below"),
              "row %zu is below its limit", row);
    }
    if (in->options.chart == CJ_SPC_P || in->options.chart == CJ_SPC_FUNNEL)
        CHECK(!known || (figure_of(low) >= 0 && figure_of(high) <= 1), "a limit of no share");
}

/* Which way is better changes what signals mean, and nothing of what they are. */
static void check_better(const cj_table *higher, const cj_table *lower, size_t row)
{
    static const char *const same[] = {"value", "centre", "low", "high", "signal"};
    const cj_cell *one = fuzz_cell(higher, row, "variation");
    const cj_cell *other = fuzz_cell(lower, row, "variation");

    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        CHECK(cj_cell_same(fuzz_cell(higher, row, same[i]), fuzz_cell(lower, row, same[i])),
              "row %zu: %s is another where lower is better", row, same[i]);
    CHECK(one->kind == other->kind, "row %zu means something one way alone", row);
    CHECK(has_word(one, "improvement") == has_word(other, "concern") &&
              has_word(one, "concern") == has_word(other, "improvement"),
          "row %zu means the same both ways", row);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    setup in;
    fuzz_outcome higher;
    fuzz_outcome again;
    fuzz_outcome lower;

    set_up(&in, bytes, length);
    higher = judge(&in, in.options.better, 1);
    again = judge(&in, in.options.better, 2);
    lower = judge(&in, in.options.better == CJ_SPC_LOWER ? CJ_SPC_HIGHER : CJ_SPC_LOWER, 1);
    fuzz_same("one and two threads", &higher.seen, &again.seen);
    CHECK((higher.table == NULL) == (lower.table == NULL), "one direction fails");
    if (higher.table != NULL) {
        CHECK(higher.table->row_count == higher.used, "%zu points of %zu rows",
              higher.table->row_count, (size_t)higher.used);
        for (size_t row = 0; row < higher.table->row_count; row++) {
            check_row(&in, higher.table, row);
            check_better(higher.table, lower.table, row);
        }
    }
    fuzz_release(&higher);
    fuzz_release(&again);
    fuzz_release(&lower);
    cj_arena_clear(&in.arena);
    free(in.parts.copy);
    return 0;
}

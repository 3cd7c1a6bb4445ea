/* Scores compared by cj_scores().  The lines in front of the first empty one are
 * options, a letter each with its value behind a blank:
 *
 *   p PERIOD   d COLUMN (date)   b COLUMN (by)   i COLUMN (individuals)
 *   l lower is better   s sum to 100
 *
 * then the rows, with columns `start` and `end`. */
#include "measure.h"
#include "parts.h"

#include "cj/scores.h"

typedef struct {
    fuzz_parts parts;
    cj_period periods[2];
    cj_span by[1];
    cj_records_options reading;
    cj_scores_options options;
} setup;

static void take_option(setup *out, const char *line)
{
    cj_scores_options *options = &out->options;
    const char *text = fuzz_option_text(line);

    switch (line[0]) {
    case 'p':
        if (options->common.period_count < 2 &&
            cj_period_parse(&out->periods[options->common.period_count], text, NULL) == CJ_OK)
            options->common.period_count++;
        break;
    case 'd':
        options->date = cj_span_of(text);
        break;
    case 'b':
        out->by[0] = cj_span_of(text);
        options->common.by_count = text[0] != '\0';
        break;
    case 'i':
        options->individuals = cj_span_of(text);
        break;
    default:
        options->lower_is_better = options->lower_is_better || line[0] == 'l';
        options->common.sum_to_100 = options->common.sum_to_100 || line[0] == 's';
    }
}

static void set_up(setup *out, const uint8_t *bytes, size_t length)
{
    *out = (setup){.options = {.start = CJ_SPAN("start"), .end = CJ_SPAN("end")}};
    fuzz_split(&out->parts, bytes, length);
    for (const char *line = fuzz_option(&out->parts); line != NULL; line = fuzz_option(&out->parts))
        take_option(out, line);
    if (out->options.common.period_count == 0 &&
        cj_period_parse(&out->periods[0], "all", NULL) == CJ_OK)
        out->options.common.period_count = 1;
    out->options.common.periods = out->periods;
    out->options.common.by = out->by;
    out->options.common.places = 2;
    out->options.common.mean_places = 3;
    out->options.common.confidence = 95;
    out->options.common.tolerance.rows = 1000;
    out->options.common.allow_empty = true;
    out->reading.main = (cj_input){.path = fuzz_table(&out->parts, 0), .role = "any"};
}

static fuzz_outcome compare(const setup *in, bool individuals, bool lower, unsigned threads)
{
    cj_records_options input = in->reading;
    cj_scores_options options = in->options;
    cj_records *records = NULL;
    fuzz_run run;
    fuzz_outcome out = {.seen = CJ_TEXT_INIT};
    cj_status status;

    input.run.threads = threads;
    options.lower_is_better = lower;
    options.common.total = !individuals;
    if (!individuals)
        options.individuals = (cj_span){"", 0};
    else
        options.common.sum_to_100 = false;
    fuzz_begin(&run);
    status = cj_records_open(&records, &input, run.dataset, &run.err);
    if (status == CJ_OK)
        status = cj_scores(&out.table, records, &options, &run.err);
    fuzz_judge(&out, &run, status);
    fuzz_see(&out, CJ_FORMAT_JSON);
    cj_records_free(records);
    fuzz_end(&run);
    return out;
}

/* Who moved makes the pairs, which are no more than either score; with lower
 * scores better improved and worse change places and nothing else does. */
static void check_tables(const cj_table *higher, const cj_table *lower)
{
    CHECK(higher->row_count == lower->row_count, "%zu rows and %zu", higher->row_count,
          lower->row_count);
    for (size_t row = 0; row < higher->row_count; row++) {
        int64_t paired = fuzz_figure(higher, row, "n_paired");

        CHECK(fuzz_figure(higher, row, "improved") + fuzz_figure(higher, row, "same") +
                      fuzz_figure(higher, row, "worse") ==
                  paired,
              "row %zu does not add up", row);
        CHECK(paired <= fuzz_figure(higher, row, "n_start") &&
                  paired <= fuzz_figure(higher, row, "n_end"),
              "more pairs than scores");
        CHECK(fuzz_figure(higher, row, "improved") == fuzz_figure(lower, row, "worse") &&
                  fuzz_figure(higher, row, "worse") == fuzz_figure(lower, row, "improved"),
              "the direction changes more than itself");
        CHECK(cj_cell_same(fuzz_cell(higher, row, "p_value"), fuzz_cell(lower, row, "p_value")) &&
                  cj_cell_same(fuzz_cell(higher, row, "change_mean"),
                               fuzz_cell(lower, row, "change_mean")),
              "the direction changes p or the mean");
        CHECK(fuzz_figure(higher, row, "p_value") >= 0 &&
                  fuzz_figure(higher, row, "p_value") <= 10000,
              "p is %lld", (long long)fuzz_figure(higher, row, "p_value"));
    }
}

/* In one period individuals add up to the table of everybody, where no row was
 * left out as a second one. */
static void check_individuals(const setup *in, const cj_table *each, const cj_table *all)
{
    int64_t moved[2] = {0, 0};
    size_t last = all->row_count - 1;

    if (in->options.common.period_count > 1 ||
        all->inputs[0].states[CJ_ROW_USED] != each->inputs[0].states[CJ_ROW_USED])
        return;
    for (size_t row = 0; row < each->row_count; row++) {
        const cj_cell *word = fuzz_cell(each, row, "moved");

        moved[0] += word->kind == CJ_CELL_TEXT;
        moved[1] += word->kind == CJ_CELL_TEXT && strcmp(word->text, "improved") == 0;
    }
    CHECK(moved[0] == fuzz_figure(all, last, "n_paired") &&
              moved[1] == fuzz_figure(all, last, "improved"),
          "%lld pairs of individuals, %lld in the table", (long long)moved[0],
          (long long)fuzz_figure(all, last, "n_paired"));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    setup in;
    fuzz_outcome higher;
    fuzz_outcome lower;
    fuzz_outcome again;
    fuzz_outcome each;

    set_up(&in, bytes, length);
    higher = compare(&in, false, false, 1);
    lower = compare(&in, false, true, 1);
    again = compare(&in, false, true, 2);
    each = compare(&in, in.options.individuals.length > 0, false, 1);
    fuzz_same("one and two threads", &lower.seen, &again.seen);
    CHECK((higher.table == NULL) == (lower.table == NULL), "one direction fails");
    if (higher.table != NULL)
        check_tables(higher.table, lower.table);
    if (higher.table != NULL && each.table != NULL && in.options.individuals.length > 0)
        check_individuals(&in, each.table, higher.table);
    fuzz_release(&higher);
    fuzz_release(&lower);
    fuzz_release(&again);
    fuzz_release(&each);
    free(in.parts.copy);
    return 0;
}

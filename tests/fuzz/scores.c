/* Scores compared by cj_scores().  The lines in front of the first empty one are
 * options, a letter each with its value behind a blank:
 *
 *   p PERIOD   d COLUMN (date)   b COLUMN (by)   i COLUMN (individuals)
 *   l lower is better   s sum to 100
 *
 * then the rows, with columns `start` and `end`. */
#include "parts.h"
#include "read.h"

#include "cj/output.h"
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
    out->reading.main = (cj_input){.path = fuzz_table(&out->parts, 0), .role = "any"};
}

typedef struct {
    cj_table *table; /* NULL: an error */
    cj_text seen;
} outcome;

static outcome compare(const setup *in, bool individuals, bool lower, unsigned threads)
{
    cj_records_options input = in->reading;
    cj_scores_options options = in->options;
    cj_findings *findings = NULL;
    cj_dataset *dataset = NULL;
    cj_records *records = NULL;
    cj_error err = CJ_ERROR_INIT;
    outcome out = {NULL, CJ_TEXT_INIT};
    cj_status status;

    input.threads = threads;
    options.lower_is_better = lower;
    options.common.total = !individuals;
    if (!individuals)
        options.individuals = (cj_span){"", 0};
    else
        options.common.sum_to_100 = false;
    CHECK(cj_findings_new(&findings, 100000, NULL, NULL, &err) == CJ_OK &&
              cj_dataset_new(&dataset, findings, &err) == CJ_OK,
          "%s", err.text);
    status = cj_records_open(&records, &input, dataset, &err);
    if (status == CJ_OK)
        status = cj_scores(&out.table, records, &options, &err);
    CHECK((status == CJ_OK) == (out.table != NULL), "status %d", (int)status);
    if (status != CJ_OK) {
        CHECK(status == CJ_EUSAGE || status == CJ_EDATA, "status %d: %s", (int)status, err.text);
        fuzz_check_error(status, &err);
        cj_text_add(&out.seen, err.text);
    } else {
        uint64_t sum = 0;

        for (cj_format format = CJ_FORMAT_TEXT; format <= CJ_FORMAT_JSON; format++)
            CHECK(cj_output_append(&out.seen, out.table, format, &(cj_output_style){0}, &err) ==
                      CJ_OK,
                  "%s", err.text);
        for (int state = 0; state < 4; state++)
            sum += cj_ledger_count(&dataset->ledgers[0], (cj_row_state)state);
        CHECK(sum == dataset->ledgers[0].count, "a ledger does not add up");
    }
    cj_records_free(records);
    cj_dataset_free(dataset);
    cj_findings_free(findings);
    return out;
}

static const cj_cell *cell(const cj_table *table, size_t row, const char *key)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].key, key) == 0)
            return cj_table_cell(table, row, i);
    CHECK(false, "no column %s", key);
    return NULL;
}

static int64_t figure(const cj_table *table, size_t row, const char *key)
{
    return cell(table, row, key)->units;
}

/* Who moved makes the pairs, which are no more than either score; with lower
 * scores better improved and worse change places and nothing else does. */
static void check_tables(const cj_table *higher, const cj_table *lower)
{
    CHECK(higher->row_count == lower->row_count, "%zu rows and %zu", higher->row_count,
          lower->row_count);
    for (size_t row = 0; row < higher->row_count; row++) {
        int64_t paired = figure(higher, row, "n_paired");

        CHECK(figure(higher, row, "improved") + figure(higher, row, "same") +
                      figure(higher, row, "worse") ==
                  paired,
              "row %zu does not add up", row);
        CHECK(paired <= figure(higher, row, "n_start") && paired <= figure(higher, row, "n_end"),
              "more pairs than scores");
        CHECK(figure(higher, row, "improved") == figure(lower, row, "worse") &&
                  figure(higher, row, "worse") == figure(lower, row, "improved"),
              "the direction changes more than itself");
        CHECK(cj_cell_same(cell(higher, row, "p_value"), cell(lower, row, "p_value")) &&
                  cj_cell_same(cell(higher, row, "change_mean"), cell(lower, row, "change_mean")),
              "the direction changes p or the mean");
        CHECK(figure(higher, row, "p_value") >= 0 && figure(higher, row, "p_value") <= 10000,
              "p is %lld", (long long)figure(higher, row, "p_value"));
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
        const cj_cell *word = cell(each, row, "moved");

        moved[0] += word->kind == CJ_CELL_TEXT;
        moved[1] += word->kind == CJ_CELL_TEXT && strcmp(word->text, "improved") == 0;
    }
    CHECK(moved[0] == figure(all, last, "n_paired") && moved[1] == figure(all, last, "improved"),
          "%lld pairs of individuals, %lld in the table", (long long)moved[0],
          (long long)figure(all, last, "n_paired"));
}

static void release(outcome *out)
{
    cj_table_free(out->table);
    cj_text_clear(&out->seen);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    setup in;
    outcome higher;
    outcome lower;
    outcome again;
    outcome each;

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
    release(&higher);
    release(&lower);
    release(&again);
    release(&each);
    free(in.parts.copy);
    return 0;
}

/* Dates measured by cj_timeliness().  The lines in front of the first empty one
 * are options, a letter each with its value behind a blank:
 *
 *   w LIMIT (7d)   c CALENDAR   a DATE (as of)   p PERIOD   b COLUMN (by)
 *   t N (target)   n 1,5,10 (bands)   u include the unknown
 *
 * then a table with the columns start and end; behind a line %% holidays. */
#include "measure.h"
#include "parts.h"

#include "cj/timeliness.h"

typedef struct {
    fuzz_parts parts;
    cj_period periods[2];
    cj_span by[1];
    cj_calendar *calendar;
    const char *calendar_name;
    bool include_unknown; /* where open rows are unknown */
    cj_records_options reading;
    cj_timeliness_options options;
} setup;

static void take_bands(cj_timeliness_options *out, const char *text)
{
    out->band_count = 0;
    while (*text != '\0' && out->band_count < CJ_BANDS_MAX) {
        char *end;
        long band = strtol(text, &end, 10);

        if (end == text)
            break;
        if (band >= 0 && band <= CJ_LIMIT_MAX &&
            (out->band_count == 0 || band > out->bands[out->band_count - 1]))
            out->bands[out->band_count++] = (int32_t)band;
        text = *end == ',' ? end + 1 : end;
    }
}

static void take_option(setup *out, const char *line)
{
    static const cj_date_form form = {.text = "%Y-%m-%d"};
    cj_timeliness_options *options = &out->options;
    const char *text = fuzz_option_text(line);

    switch (line[0]) {
    case 'w':
        if (!cj_limit_parse(&options->within, cj_span_of(text)))
            options->within = (cj_limit){7, CJ_LIMIT_DAYS};
        break;
    case 'c':
        out->calendar_name = text;
        break;
    case 'a':
        if (!cj_date_read(&options->as_of, cj_span_of(text), &form))
            options->as_of = CJ_DATE_MISSING;
        break;
    case 'p':
        if (options->common.period_count < 2 &&
            cj_period_parse(&out->periods[options->common.period_count], text, NULL) == CJ_OK)
            options->common.period_count++;
        break;
    case 'b':
        out->by[0] = cj_span_of(text);
        options->common.by_count = text[0] != '\0';
        break;
    case 't':
        options->has_target =
            cj_decimal_parse(&options->target, cj_span_of(text)) == CJ_NUMBER_OK &&
            options->target >= 0 && options->target <= 100 * CJ_DECIMAL_ONE;
        break;
    case 'n':
        take_bands(options, text);
        break;
    default:
        out->include_unknown = out->include_unknown || line[0] == 'u';
    }
}

/* A built-in calendar, the holidays, or both; Scotland's where neither can be had. */
static void open_calendar(setup *out)
{
    const char *path = fuzz_table(&out->parts, 1);
    bool named = out->calendar_name != NULL &&
                 cj_calendar_builtin(&out->calendar, out->calendar_name, NULL) == CJ_OK;

    if (out->options.within.unit != CJ_LIMIT_WORKING_DAYS) {
        cj_calendar_free(out->calendar);
        out->calendar = NULL;
        return;
    }
    if (named && out->parts.other.length > 0)
        (void)cj_calendar_add(out->calendar, path, NULL);
    else if (!named && cj_calendar_load(&out->calendar, path, NULL) != CJ_OK)
        CHECK(cj_calendar_builtin(&out->calendar, "scotland", NULL) == CJ_OK, "no calendar");
    out->options.calendar = out->calendar;
    out->options.calendar_name = "fuzz";
}

static void set_up(setup *out, const uint8_t *bytes, size_t length)
{
    *out = (setup){.options = {.from = CJ_SPAN("start"),
                               .to = CJ_SPAN("end"),
                               .within = {7, CJ_LIMIT_DAYS},
                               .as_of = CJ_DATE_MISSING}};
    fuzz_split(&out->parts, bytes, length);
    for (const char *line = fuzz_option(&out->parts); line != NULL; line = fuzz_option(&out->parts))
        take_option(out, line);
    open_calendar(out);
    if (out->options.within.unit == CJ_LIMIT_MONTHS)
        out->options.band_count = 0;
    if (out->options.common.period_count == 0 &&
        cj_period_parse(&out->periods[0], "all", NULL) == CJ_OK)
        out->options.common.period_count = 1;
    out->options.common.periods = out->periods;
    out->options.common.by = out->by;
    out->options.common.total = true;
    out->options.common.mean_places = 1;
    out->options.common.confidence = 95;
    out->options.common.tolerance.rows = 1000;
    out->options.common.allow_empty = true;
    out->reading.main = (cj_input){.path = fuzz_table(&out->parts, 0), .role = "any"};
}

static fuzz_outcome measure(const setup *in, bool unknown, int longer, unsigned threads)
{
    cj_records_options input = in->reading;
    cj_timeliness_options options = in->options;
    cj_records *records = NULL;
    fuzz_run run;
    fuzz_outcome out = {.seen = CJ_TEXT_INIT};
    cj_status status;

    input.run.threads = threads;
    options.blank_unknown = unknown;
    options.include_unknown = unknown && in->include_unknown;
    options.within.count += longer;
    fuzz_begin(&run);
    status = cj_records_open(&records, &input, run.dataset, &run.err);
    if (status == CJ_OK)
        status = cj_timeliness(&out.table, records, &options, &run.err);
    fuzz_judge(&out, &run, status);
    fuzz_see(&out, CJ_FORMAT_JSON);
    if (status == CJ_OK)
        CHECK(cj_output_append(&out.seen, out.table, CJ_FORMAT_MARKDOWN,
                               &(cj_output_style){.sentences = true}, &run.err) == CJ_OK,
              "%s", run.err.text);
    cj_records_free(records);
    fuzz_end(&run);
    return out;
}

static size_t column(const cj_table *table, const char *key)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].key, key) == 0)
            return i;
    CHECK(false, "no column %s", key);
    return 0;
}

static const char *const states[] = {"total", "within", "late", "pending", "unknown"};

/* The states make the total, groups make All, bands make the events, and the
 * median is not above the 90th percentile. */
static void check_table(const setup *in, const cj_table *table)
{
    size_t first_band = column(table, "verdict") + 1;
    int64_t sums[5] = {0};

    for (size_t row = 0; row < table->row_count; row++) {
        bool all =
            in->options.common.by_count > 0 &&
            strcmp(cj_table_cell(table, row, 1)->text, "All") == 0 &&
            (row + 1 == table->row_count || strcmp(cj_table_cell(table, row, 0)->text,
                                                   cj_table_cell(table, row + 1, 0)->text) != 0);
        int64_t events = 0;

        CHECK(fuzz_figure(table, row, "total") ==
                  fuzz_figure(table, row, "within") + fuzz_figure(table, row, "late") +
                      fuzz_figure(table, row, "pending") + fuzz_figure(table, row, "unknown"),
              "row %zu does not add up", row);
        for (size_t i = 0; i < 5; i++) {
            int64_t value = fuzz_figure(table, row, states[i]);

            CHECK(!all || value == sums[i], "%s: %lld, and %lld in groups", states[i],
                  (long long)value, (long long)sums[i]);
            sums[i] = all ? 0 : sums[i] + value;
        }
        for (size_t i = first_band; i < table->column_count; i++)
            events += cj_table_cell(table, row, i)->units;
        CHECK(first_band == table->column_count ||
                  (events >= fuzz_figure(table, row, "within") &&
                   events <= fuzz_figure(table, row, "within") + fuzz_figure(table, row, "late")),
              "%lld events in bands", (long long)events);
        CHECK(fuzz_figure(table, row, "median") <= 10 * fuzz_figure(table, row, "p90"),
              "median %lld/10", (long long)fuzz_figure(table, row, "median"));
    }
}

static int64_t sum_of_totals(const cj_table *table)
{
    int64_t sum = 0;

    for (size_t row = 0; row < table->row_count; row++)
        sum += fuzz_figure(table, row, "total");
    return sum;
}

/* How open rows are judged does not change what happened: the unknown are the
 * pending and the overdue.  Unless one was rejected because its last allowed
 * day is not known. */
static void check_blank(const cj_table *overdue, const cj_table *unknown)
{
    if (sum_of_totals(overdue) != sum_of_totals(unknown))
        return;
    CHECK(overdue->row_count == unknown->row_count, "%zu rows and %zu", overdue->row_count,
          unknown->row_count);
    for (size_t row = 0; row < overdue->row_count; row++) {
        CHECK(fuzz_figure(unknown, row, "within") == fuzz_figure(overdue, row, "within"), "within");
        CHECK(fuzz_figure(unknown, row, "median") == fuzz_figure(overdue, row, "median"), "median");
        CHECK(fuzz_figure(unknown, row, "p90") == fuzz_figure(overdue, row, "p90"), "p90");
        CHECK(fuzz_figure(unknown, row, "unknown") == fuzz_figure(overdue, row, "pending") +
                                                          fuzz_figure(overdue, row, "late") -
                                                          fuzz_figure(unknown, row, "late"),
              "unknown %lld", (long long)fuzz_figure(unknown, row, "unknown"));
    }
}

/* A longer limit is not harder to keep. */
static void check_longer(const cj_table *shorter, const cj_table *longer)
{
    CHECK(shorter->row_count == longer->row_count, "%zu rows and %zu", shorter->row_count,
          longer->row_count);
    for (size_t row = 0; row < shorter->row_count; row++) {
        CHECK(fuzz_figure(longer, row, "within") >= fuzz_figure(shorter, row, "within"),
              "within falls");
        CHECK(fuzz_figure(longer, row, "late") <= fuzz_figure(shorter, row, "late"), "late rises");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    setup in;
    fuzz_outcome overdue;
    fuzz_outcome again;
    fuzz_outcome unknown;
    fuzz_outcome longer;

    set_up(&in, bytes, length);
    overdue = measure(&in, false, 0, 1);
    again = measure(&in, false, 0, 2);
    unknown = measure(&in, true, 0, 1);
    longer = measure(&in, true, 1, 1);
    fuzz_same("one and two threads", &overdue.seen, &again.seen);
    if (overdue.table != NULL)
        check_table(&in, overdue.table);
    if (unknown.table != NULL)
        check_table(&in, unknown.table);
    if (overdue.table != NULL && unknown.table != NULL)
        check_blank(overdue.table, unknown.table);
    if (unknown.table != NULL && longer.table != NULL)
        check_longer(unknown.table, longer.table);
    fuzz_release(&overdue);
    fuzz_release(&again);
    fuzz_release(&unknown);
    fuzz_release(&longer);
    cj_calendar_free(in.calendar);
    free(in.parts.copy);
    return 0;
}

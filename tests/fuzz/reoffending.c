/* Episodes and offences followed up by cj_reoffending().  The lines in front of
 * the first empty one are options, a letter each with its value behind a blank:
 *
 *   a DATE (as of)    w 3,6,9 (windows)   p PERIOD      b COLUMN (by)
 *   m N (wait)        n N (before)        o CONDITION on offences
 *   c cumulative   f first   x anniversary excluded   e each episode
 *   v proven   h breach too
 *
 * then the episodes; behind a line %% the offences. */
#include "measure.h"
#include "parts.h"

#include "cj/reoffending.h"

typedef struct {
    fuzz_parts parts;
    cj_period periods[2];
    cj_span by[1];
    const char *conditions[1];
    cj_records_options reading;
    cj_reoffending_options options;
} setup;

static void take_windows(cj_reoffending_options *out, const char *text)
{
    out->window_count = 0;
    while (*text != '\0' && out->window_count < CJ_WINDOWS_MAX) {
        char *end;
        long months = strtol(text, &end, 10);
        int last = out->window_count == 0 ? 0 : out->windows[out->window_count - 1];

        if (end == text)
            break;
        if (months > last && months <= CJ_MONTHS_MAX)
            out->windows[out->window_count++] = (int)months;
        text = *end == ',' ? end + 1 : end;
    }
    if (out->window_count == 0)
        out->windows[out->window_count++] = 12;
}

static int take_number(const char *text)
{
    long number = strtol(text, NULL, 10);

    return number < 0 ? -1 : number > CJ_MONTHS_MAX ? CJ_MONTHS_MAX : (int)number;
}

static void take_option(setup *out, const char *line)
{
    static const cj_date_form form = {.text = "%Y-%m-%d"};
    cj_reoffending_options *options = &out->options;
    const char *text = fuzz_option_text(line);

    switch (line[0]) {
    case 'a':
        if (!cj_date_read(&options->as_of, cj_span_of(text), &form))
            options->as_of = CJ_DATE_MISSING;
        break;
    case 'w':
        take_windows(options, text);
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
    case 'm':
        options->wait = take_number(text);
        break;
    case 'n':
        options->before = take_number(text) < 0 ? 0 : take_number(text);
        break;
    case 'o':
        out->conditions[0] = text;
        options->offence_condition_count = 1;
        break;
    default:
        options->cumulative = options->cumulative || line[0] == 'c';
        options->first = options->first || line[0] == 'f';
        options->anniversary_excluded = options->anniversary_excluded || line[0] == 'x';
        options->each_episode = options->each_episode || line[0] == 'e';
        options->proven = options->proven || line[0] == 'v';
        options->include_breach = options->include_breach || line[0] == 'h';
    }
}

static void set_up(setup *out, const uint8_t *bytes, size_t length)
{
    *out = (setup){
        .options = {
            .as_of = CJ_DATE_MISSING, .windows = {3, 6, 9, 12}, .window_count = 4, .wait = 6}};
    fuzz_split(&out->parts, bytes, length);
    for (const char *line = fuzz_option(&out->parts); line != NULL; line = fuzz_option(&out->parts))
        take_option(out, line);
    if (out->options.common.period_count == 0 &&
        cj_period_parse(&out->periods[0], "all", NULL) == CJ_OK)
        out->options.common.period_count = 1;
    out->options.first = out->options.first && !out->options.cumulative;
    out->options.common.periods = out->periods;
    out->options.common.by = out->by;
    out->options.common.total = true;
    out->options.common.places = 1;
    out->options.common.confidence = 95;
    out->options.common.tolerance.rows = 1000;
    out->options.common.allow_empty = true;
    out->options.offence_conditions = out->conditions;
    out->options.common.other = (cj_input){.path = fuzz_table(&out->parts, 1), .role = "offences"};
    out->reading.main = (cj_input){.path = fuzz_table(&out->parts, 0), .role = "episodes"};
}

static fuzz_outcome follow(const setup *in, cj_reoffending_output output, bool everybody,
                           unsigned threads)
{
    cj_records_options input = in->reading;
    cj_reoffending_options options = in->options;
    cj_records *records = NULL;
    fuzz_run run;
    fuzz_outcome out = {.seen = CJ_TEXT_INIT};
    cj_status status;

    input.run.threads = threads;
    options.output = output;
    options.everybody = everybody;
    fuzz_begin(&run);
    status = cj_records_open(&records, &input, run.dataset, &run.err);
    if (status == CJ_OK)
        status = cj_reoffending(&out.table, records, &options, &run.err);
    fuzz_judge(&out, &run, status);
    fuzz_see(&out, CJ_FORMAT_CSV);
    cj_records_free(records);
    fuzz_end(&run);
    return out;
}

/* Mature and immature make the cohort, the same in every window; with everybody
 * the people are the cohort; cumulative windows do not fall; whoever offended
 * has an offence. */
static void check_tables(const setup *in, const cj_table *mature, const cj_table *all)
{
    int64_t cohort = -1;
    int64_t last = 0;
    size_t windows = 0;

    CHECK(mature->row_count == all->row_count, "%zu rows and %zu", mature->row_count,
          all->row_count);
    for (size_t row = 0; row < all->row_count; row++) {
        bool window = fuzz_figure(all, row, "to_months") > 0;
        int64_t people = fuzz_figure(all, row, "people");
        int64_t offended = fuzz_figure(all, row, "offended");

        CHECK(offended <= people, "%lld of %lld", (long long)offended, (long long)people);
        CHECK(offended <= fuzz_figure(all, row, "offences") || in->options.first,
              "offended without");
        if (!window) {
            windows = 0;
            continue;
        }
        if (windows++ == 0) {
            cohort = people;
            last = 0;
        }
        CHECK(people == cohort, "%lld people, then %lld", (long long)cohort, (long long)people);
        CHECK(fuzz_figure(mature, row, "people") + fuzz_figure(mature, row, "immature") == cohort,
              "the cohort does not add up");
        CHECK(fuzz_figure(mature, row, "offended") <= offended, "more offended of the mature");
        CHECK(!in->options.cumulative || offended >= last, "a cumulative rate falls");
        last = offended;
    }
}

/* The members add up to the table of everybody. */
static void check_cases(const setup *in, const cj_table *cases, const cj_table *all)
{
    int64_t offences[2] = {0, 0};
    char key[16];

    if (in->options.cumulative || in->options.common.by_count > 0)
        return;
    for (size_t w = 0; w < in->options.window_count; w++) {
        snprintf(key, sizeof key, "w%d", in->options.windows[w]);
        for (size_t row = 0; row < cases->row_count; row++)
            offences[0] += fuzz_figure(cases, row, key);
    }
    for (size_t row = 0; row < all->row_count; row++)
        if (fuzz_figure(all, row, "to_months") > 0)
            offences[1] += fuzz_figure(all, row, "offences");
    CHECK(offences[0] == offences[1], "%lld offences by cases, %lld in the table",
          (long long)offences[0], (long long)offences[1]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    setup in;
    fuzz_outcome mature;
    fuzz_outcome all;
    fuzz_outcome again;
    fuzz_outcome cases;
    fuzz_outcome survival;

    set_up(&in, bytes, length);
    mature = follow(&in, CJ_REOFFENDING_TABLE, false, 1);
    all = follow(&in, CJ_REOFFENDING_TABLE, true, 1);
    again = follow(&in, CJ_REOFFENDING_TABLE, true, 2);
    cases = follow(&in, CJ_REOFFENDING_CASES, true, 1);
    survival = follow(&in, CJ_REOFFENDING_SURVIVAL, true, 1);
    fuzz_same("one and two threads", &all.seen, &again.seen);
    if (mature.table != NULL && all.table != NULL)
        check_tables(&in, mature.table, all.table);
    if (cases.table != NULL && all.table != NULL)
        check_cases(&in, cases.table, all.table);
    fuzz_release(&mature);
    fuzz_release(&all);
    fuzz_release(&again);
    fuzz_release(&cases);
    fuzz_release(&survival);
    free(in.parts.copy);
    return 0;
}

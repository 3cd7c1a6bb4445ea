/* Tables compared by cj_reconcile(), and rules checked by cj_reconcile_sums().
 * The lines in front of the first empty one are options, a letter each with its
 * value behind a blank:
 *
 *   k COLUMN (key, up to three)   v COLUMN (value)   w N (within)
 *   r RULE (up to three)          c changed only
 *
 * then the old table; behind a line %% the new one.  Rules are checked in the
 * old one. */
#include "measure.h"
#include "parts.h"

#include "cj/reconcile.h"

#define MOST 3

typedef struct {
    fuzz_parts parts;
    cj_span keys[MOST];
    cj_sum_rule rules[MOST];
    cj_arena arena;
    const char *paths[2];
    cj_reconcile_options options;
} setup;

static void take_rule(setup *out, const char *text)
{
    cj_error err = CJ_ERROR_INIT;
    cj_status status;

    if (out->options.rule_count == MOST)
        return;
    status = cj_sum_rule_parse(&out->rules[out->options.rule_count], text, &out->arena, &err);
    if (status == CJ_OK) {
        out->options.rule_count++;
        return;
    }
    CHECK(status == CJ_EUSAGE, "status %d", (int)status);
    fuzz_check_error(status, &err);
}

static void take_option(setup *out, const char *line)
{
    const char *text = fuzz_option_text(line);

    switch (line[0]) {
    case 'k':
        if (out->options.key_count < MOST)
            out->keys[out->options.key_count++] = cj_span_of(text);
        break;
    case 'v':
        out->options.value = cj_span_of(text);
        break;
    case 'w':
        out->options.has_within =
            cj_decimal_parse(&out->options.within, cj_span_of(text)) == CJ_NUMBER_OK &&
            out->options.within >= 0;
        if (!out->options.has_within)
            out->options.within = 0;
        break;
    case 'r':
        take_rule(out, text);
        break;
    default:
        out->options.changed_only = out->options.changed_only || line[0] == 'c';
    }
}

static void set_up(setup *out, const uint8_t *bytes, size_t length)
{
    *out = (setup){0};
    fuzz_split(&out->parts, bytes, length);
    for (const char *line = fuzz_option(&out->parts); line != NULL; line = fuzz_option(&out->parts))
        take_option(out, line);
    if (out->options.key_count == 0)
        out->keys[out->options.key_count++] = CJ_SPAN("k");
    out->options.keys = out->keys;
    out->options.rules = out->rules;
    out->options.tolerance.rows = 1000;
    for (size_t i = 0; i < 2; i++)
        out->paths[i] = fuzz_table(&out->parts, i);
}

/* Compare, the tables in that order, or (sums) check the rules. */
static fuzz_outcome run(const setup *in, const cj_reconcile_options *options, size_t old,
                        size_t recent, bool sums, unsigned threads)
{
    cj_records_options inputs[2] = {{.run = {.threads = threads}}, {.run = {.threads = threads}}};
    cj_records *records[2] = {NULL, NULL};
    fuzz_run course;
    fuzz_outcome out = {.seen = CJ_TEXT_INIT};
    cj_status status;

    fuzz_begin(&course);
    inputs[0].main = (cj_input){.path = in->paths[old], .role = "any"};
    inputs[1].main = (cj_input){.path = in->paths[recent], .role = "any"};
    status = cj_records_open(&records[0], &inputs[0], course.dataset, &course.err);
    if (status == CJ_OK && !sums)
        status = cj_records_open(&records[1], &inputs[1], course.dataset, &course.err);
    if (status == CJ_OK)
        status = sums
                     ? cj_reconcile_sums(&out.table, &out.differs, records[0], options, &course.err)
                     : cj_reconcile(&out.table, &out.differs, records[0], records[1], options,
                                    &course.err);
    fuzz_judge(&out, &course, status);
    fuzz_see(&out, CJ_FORMAT_JSON);
    cj_records_free(records[0]);
    cj_records_free(records[1]);
    fuzz_end(&course);
    return out;
}

/* Rows of the table with that word as their status. */
static size_t count_status(const cj_table *table, const char *word)
{
    size_t column = cj_table_find(table, "status");
    size_t count = 0;

    for (size_t row = 0; row < table->row_count; row++)
        count += strcmp(cj_table_cell(table, row, column)->text, word) == 0;
    return count;
}

/* Turned round, what was only old is only new, and nothing else changes. */
static void check_turned(const cj_table *table, const cj_table *turned)
{
    static const char *const words[][2] = {{"same", "same"},
                                           {"changed", "changed"},
                                           {"only old", "only new"},
                                           {"only new", "only old"}};

    for (size_t i = 0; i < 4; i++)
        CHECK(count_status(table, words[i][0]) == count_status(turned, words[i][1]),
              "%zu %s, turned round %zu %s", count_status(table, words[i][0]), words[i][0],
              count_status(turned, words[i][1]), words[i][1]);
}

/* --changed leaves out rows, and nothing else. */
static void check_changed(const fuzz_outcome *all, const fuzz_outcome *changed, const char *fine)
{
    CHECK((all->table == NULL) == (changed->table == NULL), "--changed fails");
    if (all->table == NULL)
        return;
    CHECK(all->table->row_count == changed->table->row_count + count_status(all->table, fine) &&
              all->differs == (changed->table->row_count > 0) && all->differs == changed->differs,
          "%zu rows, %zu of them changed", all->table->row_count, changed->table->row_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    cj_reconcile_options options;
    setup in;

    set_up(&in, bytes, length);
    for (int sums = 0; sums <= (in.options.rule_count > 0); sums++) {
        fuzz_outcome all;
        fuzz_outcome again;
        fuzz_outcome changed;

        options = in.options;
        options.changed_only = false;
        all = run(&in, &options, 0, 1, sums == 1, 1);
        again = run(&in, &options, 0, 1, sums == 1, 2);
        options.changed_only = true;
        changed = run(&in, &options, 0, 1, sums == 1, 1);
        fuzz_same("one and two threads", &all.seen, &again.seen);
        check_changed(&all, &changed, sums == 1 ? "adds up" : "same");
        if (sums == 0 && all.table != NULL) {
            fuzz_outcome turned;
            fuzz_outcome itself;

            options.changed_only = false;
            turned = run(&in, &options, 1, 0, false, 1);
            itself = run(&in, &options, 0, 0, false, 1);
            CHECK(turned.table != NULL, "fails only when turned round: %s",
                  cj_text_string(&turned.seen));
            check_turned(all.table, turned.table);
            CHECK(itself.table == NULL || !itself.differs, "a table differs from itself");
            fuzz_release(&turned);
            fuzz_release(&itself);
        }
        fuzz_release(&all);
        fuzz_release(&again);
        fuzz_release(&changed);
    }
    cj_arena_clear(&in.arena);
    free(in.parts.copy);
    return 0;
}

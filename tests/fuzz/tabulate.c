/* Any table tabulated by cj_tabulate().  The lines in front of the first empty
 * one are options, a letter each with its value behind a blank:
 *
 *   r COLUMN[,COLUMN] (rows)   c COLUMN (cols)      v VALUE[,VALUE...]
 *   p PERIOD   d COLUMN (date)   q CONDITION          o COLUMN=a|b (order)
 *   g NAME=F(...) (derive)   n N (top)   x FROM:TO (change)
 *   R C A percentages of rows, cols, all   h sum to 100   b valid base
 *   t totals of rows   T totals of cols   l the last of them alone   m blanks dropped
 *
 * then the table.  Behind the values stands a count of its own, which is what
 * the checks add up. */
#include "measure.h"
#include "parts.h"

#include "cj/list.h"
#include "cj/tabulate.h"

#include <strings.h>

#define COUNT_KEY "zz_count"
#define PERIODS 2
#define ORDERS 2

typedef struct {
    fuzz_parts parts;
    bool words; /* the table, or an order, may hold words that stand for cells themselves */
    cj_period periods[PERIODS];
    cj_order orders[ORDERS];
    const char *condition;
    const char *derivation;
    const char *flags[CJ_VALUES_MAX + 1];
    cj_value *values;
    cj_arena arena;
    cj_records_options reading;
    cj_tabulate_options options;
} setup;

/* ---- options ------------------------------------------------------------------- */

static void take_rows(setup *out, const char *text)
{
    cj_error err = CJ_ERROR_INIT;
    cj_span *names = NULL;
    size_t count = 0;

    if (cj_list_parse(&names, &count, text, ',', &out->arena, &err) == CJ_OK) {
        out->options.common.by = names;
        out->options.common.by_count = count;
    }
}

static void take_change(setup *out, const char *text)
{
    cj_tabulate_options *options = &out->options;
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

static void take_values(setup *out, const char *text)
{
    cj_error err = CJ_ERROR_INIT;

    if (out->options.value_count + 8 < CJ_VALUES_MAX)
        (void)cj_value_parse(&out->values, &out->options.value_count, text, &out->arena, &err);
}

/* A period, and the order of a column, is asked for once. */
static void take_period(setup *out, const char *text)
{
    size_t *count = &out->options.common.period_count;
    cj_period *last = &out->periods[*count];

    if (*count < PERIODS && cj_period_parse(last, text, NULL) == CJ_OK &&
        (*count == 0 || last->first != out->periods[0].first || last->last != out->periods[0].last))
        *count += 1;
}

static void take_order(setup *out, const char *text)
{
    size_t *count = &out->options.common.order_count;
    cj_order *last = &out->orders[*count];
    cj_error err = CJ_ERROR_INIT;

    if (*count < ORDERS && cj_order_parse(last, text, &out->arena, &err) == CJ_OK &&
        (*count == 0 || !cj_word_same(last->column, out->orders[0].column)))
        *count += 1;
}

static void take_text(setup *out, char letter, const char *text)
{
    switch (letter) {
    case 'r':
        take_rows(out, text);
        break;
    case 'c':
        out->options.cols = cj_span_of(text);
        break;
    case 'v':
        take_values(out, text);
        break;
    case 'p':
        take_period(out, text);
        break;
    case 'd':
        out->options.date = cj_span_of(text);
        break;
    case 'o':
        take_order(out, text);
        break;
    case 'n':
        out->options.top = (size_t)strtoul(text, NULL, 10) % 100;
        break;
    case 'x':
        take_change(out, text);
        break;
    case 'q':
        out->condition = text;
        break;
    default: /* g */
        out->derivation = text;
    }
}

static void take_option(setup *out, const char *line)
{
    cj_tabulate_options *options = &out->options;

    if (line[0] != '\0' && strchr("rcvpdonxqg", line[0]) != NULL) {
        take_text(out, line[0], fuzz_option_text(line));
        return;
    }
    switch (line[0]) {
    case 'R':
        options->share = CJ_SHARE_ROWS;
        break;
    case 'C':
        options->share = CJ_SHARE_COLS;
        break;
    case 'A':
        options->share = CJ_SHARE_ALL;
        break;
    default:
        options->common.sum_to_100 = options->common.sum_to_100 || line[0] == 'h';
        options->common.total = options->common.total || line[0] == 'l';
        options->valid_base = options->valid_base || line[0] == 'b';
        options->total_rows = options->total_rows || line[0] == 't';
        options->total_cols = options->total_cols || line[0] == 'T';
        options->drop_missing = options->drop_missing || line[0] == 'm';
    }
}

/* All, (missing) and (other) mean something where they are no values. */
static bool has_words(cj_span text)
{
    static const char *const words[] = {"all", "(missing)", "(other)"};

    for (size_t at = 0; at < text.length; at++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (text.length - at >= strlen(words[i]) &&
                strncasecmp(text.at + at, words[i], strlen(words[i])) == 0)
                return true;
    return false;
}

/* What options cannot be together, programs refuse before they call. */
static void settle(setup *out)
{
    cj_tabulate_options *options = &out->options;

    take_values(out, COUNT_KEY "=count");
    for (size_t i = 0; i < options->value_count; i++)
        if (out->values[i].condition.length > 0)
            out->flags[out->reading.selection.flag_count++] = out->values[i].condition.at;
    options->common.period_given = options->common.period_count > 0;
    if (!options->common.period_given && cj_period_parse(&out->periods[0], "all", NULL) == CJ_OK)
        options->common.period_count = 1;
    options->values = out->values;
    options->common.periods = out->periods;
    options->common.orders = out->orders;
    options->common.mean_places = CJ_DECIMAL_PLACES;
    options->common.places = 1;
    options->common.confidence = 95;
    options->common.tolerance.rows = 1000;
    options->common.allow_empty = true;
    out->reading.selection.flags = out->flags;
    out->reading.selection.conditions = &out->condition;
    out->reading.selection.condition_count = out->condition != NULL;
    out->reading.selection.derivations = &out->derivation;
    out->reading.selection.derivation_count = out->derivation != NULL;
    out->reading.main = (cj_input){.path = fuzz_table(&out->parts, 0), .role = "any"};
}

static void set_up(setup *out, const uint8_t *bytes, size_t length)
{
    *out = (setup){0};
    fuzz_split(&out->parts, bytes, length);
    for (const char *line = fuzz_option(&out->parts); line != NULL;
         line = fuzz_option(&out->parts)) {
        if (strchr("org", line[0]) != NULL)
            out->words = out->words || has_words(cj_span_of(line));
        take_option(out, line);
    }
    out->words = out->words || has_words(out->parts.table);
    settle(out);
}

/* ---- a run ------------------------------------------------------------------------ */

/* See it in every format. */
static void see(fuzz_outcome *out)
{
    static const cj_format formats[] = {CJ_FORMAT_CSV, CJ_FORMAT_TEXT, CJ_FORMAT_JSON,
                                        CJ_FORMAT_MARKDOWN};
    cj_error err = CJ_ERROR_INIT;

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        cj_status status =
            cj_output_append(&out->seen, out->table, formats[i], &(cj_output_style){0}, &err);

        /* what is crossed for people may have two columns of one name */
        CHECK(status == CJ_OK || (status == CJ_EUSAGE && i % 2 == 1), "%s", err.text);
    }
}

static fuzz_outcome tabulate(const setup *in, bool wide, unsigned threads)
{
    cj_records_options input = in->reading;
    cj_tabulate_options options = in->options;
    cj_records *records = NULL;
    fuzz_run run;
    fuzz_outcome out = {.seen = CJ_TEXT_INIT};
    cj_status status;

    input.run.threads = threads;
    options.wide = wide;
    fuzz_begin(&run);
    status = cj_records_open(&records, &input, run.dataset, &run.err);
    if (status == CJ_OK)
        status = cj_tabulate(&out.table, records, &options, &run.err);
    fuzz_judge(&out, &run, status);
    if (status == CJ_OK)
        see(&out);
    cj_records_free(records);
    fuzz_end(&run);
    return out;
}

/* ---- the grid ------------------------------------------------------------------------ */

/* Where things stand in the table that is not crossed. */
typedef struct {
    const setup *in;
    const cj_table *table;
    size_t labels; /* columns before the figures ... */
    size_t first;  /* ... of which those of --rows begin here */
    size_t across; /* SIZE_MAX: none */
    size_t count;  /* the column COUNT_KEY */
    size_t share;  /* SIZE_MAX: none */
} grid;

static grid grid_of(const setup *in, const cj_table *table)
{
    const cj_tabulate_options *options = &in->options;
    grid out = {.in = in, .table = table, .across = SIZE_MAX, .share = SIZE_MAX};

    out.first = options->common.period_given;
    out.labels = out.first + options->common.by_count;
    if (options->cols.length > 0)
        out.across = out.labels++;
    out.count = out.labels + options->value_count - 1;
    if (options->share != CJ_SHARE_NONE)
        out.share = out.count + 1;
    CHECK(table->column_count == out.labels + options->value_count + (out.share != SIZE_MAX) +
                                     (options->has_change ? 2 : 0),
          "%zu columns", table->column_count);
    CHECK(strcmp(table->columns[out.count].key, COUNT_KEY) == 0, "no count");
    return out;
}

static const cj_cell *cell_of(const grid *in, size_t row, size_t column)
{
    return cj_table_cell(in->table, row, column);
}

static bool is_word(const grid *in, size_t row, size_t column, const char *word)
{
    const cj_cell *cell = cell_of(in, row, column);

    return cell->kind == CJ_CELL_TEXT && strcmp(cell->text, word) == 0;
}

/* How many labels of the row are that word. */
static size_t words_of(const grid *in, size_t row, const char *word)
{
    size_t words = 0;

    for (size_t i = in->first; i < in->labels; i++)
        words += is_word(in, row, i, word);
    return words;
}

static bool is_leaf(const grid *in, size_t row)
{
    return words_of(in, row, "All") == 0;
}

/* Whether the cell is part of the total. */
static bool part_of(const grid *in, size_t leaf, size_t total)
{
    for (size_t i = 0; i < in->labels; i++)
        if (!(i >= in->first && is_word(in, total, i, "All")) &&
            !cj_cell_same(cell_of(in, leaf, i), cell_of(in, total, i)))
            return false;
    return true;
}

static int64_t count_of(const grid *in, size_t row)
{
    CHECK(cell_of(in, row, in->count)->kind == CJ_CELL_COUNT, "a count is none");
    return cell_of(in, row, in->count)->units;
}

/* ---- promises -------------------------------------------------------------------------- */

/* The cells add up to the rows used, and totals are the sum of their cells. */
static void check_counts(const grid *in, uint64_t used)
{
    int64_t all = 0;

    for (size_t row = 0; row < in->table->row_count; row++) {
        int64_t sum = 0;

        if (is_leaf(in, row)) {
            all += count_of(in, row);
            continue;
        }
        for (size_t leaf = 0; leaf < in->table->row_count; leaf++)
            if (is_leaf(in, leaf) && part_of(in, leaf, row))
                sum += count_of(in, leaf);
        CHECK(sum == count_of(in, row), "a total of %lld, its cells have %lld",
              (long long)count_of(in, row), (long long)sum);
    }
    CHECK(in->in->options.common.period_given || all == (int64_t)used, "%lld in cells, %llu used",
          (long long)all, (unsigned long long)used);
}

/* The figure that percentages are of. */
static size_t base_of(const grid *in)
{
    for (size_t i = 0; i < in->in->options.value_count; i++)
        if (in->in->values[i].function <= CJ_VALUE_COUNT_IF ||
            in->in->values[i].function == CJ_VALUE_SUM)
            return in->labels + i;
    return in->count;
}

static bool in_whole(const grid *in, size_t a, size_t b)
{
    for (size_t i = 0; i < in->labels; i++) {
        bool fixed = i < in->first || (in->in->options.share == CJ_SHARE_ROWS && i != in->across) ||
                     (in->in->options.share == CJ_SHARE_COLS && i == in->across);

        if (fixed && !cj_cell_same(cell_of(in, a, i), cell_of(in, b, i)))
            return false;
    }
    return true;
}

static bool in_base(const grid *in, size_t row)
{
    return is_leaf(in, row) && !(in->in->options.valid_base && words_of(in, row, "(missing)") > 0);
}

/* The percentages of the whole that a cell is in. */
static void check_whole(const grid *in, size_t cell)
{
    size_t base = base_of(in);
    int64_t sum = 0;
    bool negative = false;
    bool any = false;

    for (size_t row = 0; row < in->table->row_count; row++) {
        if (!in_base(in, row) || !in_whole(in, cell, row))
            continue;
        negative = negative || cell_of(in, row, base)->units < 0;
        if (cell_of(in, row, in->share)->kind == CJ_CELL_PERCENT) {
            sum += cell_of(in, row, in->share)->units;
            any = true;
        }
    }
    CHECK(negative || !any || sum == 1000, "percentages add to %lld tenths", (long long)sum);
}

static void check_shares(const grid *in)
{
    if (in->share == SIZE_MAX || !in->in->options.common.sum_to_100)
        return;
    for (size_t row = 0; row < in->table->row_count; row++) {
        if (in_base(in, row))
            check_whole(in, row);
        else if (is_leaf(in, row))
            CHECK(cell_of(in, row, in->share)->kind != CJ_CELL_PERCENT, "a share outside the base");
    }
}

/* The same number of units, of one place: least <= middle <= greatest. */
static int64_t scaled(const cj_cell *cell)
{
    int64_t units = cell->units;

    for (int places = cell->places; places < CJ_DECIMAL_PLACES; places++)
        CHECK(!__builtin_mul_overflow(units, INT64_C(10), &units), "a figure too large");
    return units;
}

static bool is_number(const cj_cell *cell)
{
    return cell->kind == CJ_CELL_NUMBER || cell->kind == CJ_CELL_COUNT;
}

/* The value of that function of the same column as value v; SIZE_MAX: none. */
static size_t sister(const grid *in, size_t v, cj_value_function function)
{
    const cj_value *values = in->in->values;

    for (size_t i = 0; i < in->in->options.value_count; i++)
        if (values[i].function == function && values[i].columns[0].at != NULL &&
            cj_span_equal(values[i].columns[0], values[v].columns[0]))
            return i;
    return SIZE_MAX;
}

/* least, median or mean, and greatest of a cell, as far as they are asked for */
static void check_order(const grid *in, size_t row, size_t v)
{
    const cj_cell *middle = cell_of(in, row, in->labels + v);
    size_t least = sister(in, v, CJ_VALUE_MIN);
    size_t greatest = sister(in, v, CJ_VALUE_MAX);

    if (!is_number(middle))
        return;
    if (least != SIZE_MAX && is_number(cell_of(in, row, in->labels + least)))
        CHECK(scaled(cell_of(in, row, in->labels + least)) <= scaled(middle), "below the least");
    if (greatest != SIZE_MAX && is_number(cell_of(in, row, in->labels + greatest)))
        CHECK(scaled(middle) <= scaled(cell_of(in, row, in->labels + greatest)),
              "above the greatest");
}

static void check_figures(const grid *in, size_t row)
{
    int64_t count = count_of(in, row);

    for (size_t v = 0; v < in->in->options.value_count; v++) {
        const cj_cell *cell = cell_of(in, row, in->labels + v);

        switch (in->in->values[v].function) {
        case CJ_VALUE_COUNT:
            CHECK(cell->units == count, "two counts");
            break;
        case CJ_VALUE_PRESENT:
        case CJ_VALUE_COUNT_IF:
        case CJ_VALUE_DISTINCT:
            CHECK(cell->kind == CJ_CELL_COUNT && cell->units >= 0 && cell->units <= count,
                  "%lld of %lld rows", (long long)cell->units, (long long)count);
            break;
        case CJ_VALUE_SHARE:
            CHECK((count == 0) == (cell->kind != CJ_CELL_PERCENT), "a share of %lld rows",
                  (long long)count);
            CHECK(count == 0 || (cell->units >= 0 && cell->units <= 1000), "a share of %lld",
                  (long long)cell->units);
            break;
        case CJ_VALUE_MEAN:
        case CJ_VALUE_MEDIAN:
            check_order(in, row, v);
            break;
        default:
            break;
        }
    }
}

/* ---- crossed ----------------------------------------------------------------------- */

static size_t find_column(const cj_table *table, const char *key)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].key, key) == 0)
            return i;
    return SIZE_MAX;
}

/* Every figure of a row is in the crossed table, in the line of its place. */
static void check_crossed_row(const grid *in, const cj_table *wide, size_t row, size_t line)
{
    bool named = in->in->options.value_count > 1;
    cj_text key = CJ_TEXT_INIT;

    for (size_t i = in->labels; i < in->table->column_count; i++) {
        const cj_cell *cell = cell_of(in, row, i);
        size_t column;

        cj_text_clear(&key);
        if (i <= in->count || i == in->share) {
            cj_cell_append_data(&key, cell_of(in, row, in->across));
            if (named || i == in->share)
                cj_text_format(&key, "_%s", in->table->columns[i].key);
        } else {
            if (cell->kind == CJ_CELL_MISSING)
                continue; /* a change stands in the cells of one value */
            cj_text_add(&key, in->table->columns[i].key);
        }
        column = find_column(wide, cj_text_string(&key));
        if (column == SIZE_MAX) {
            CHECK(cell->kind == CJ_CELL_MISSING, "no column %s", cj_text_string(&key));
            continue;
        }
        CHECK(cj_cell_same(cell, cj_table_cell(wide, line, column)), "%s of line %zu is another",
              cj_text_string(&key), line);
    }
    cj_text_clear(&key);
}

/* Whether some row has a value there: a figure without any is left out. */
static bool has_value(const grid *in, size_t column)
{
    for (size_t row = 0; row < in->table->row_count; row++)
        if (cell_of(in, row, column)->kind != CJ_CELL_MISSING)
            return true;
    return false;
}

/* Each value across has its own columns, each line as many cells as it had. */
static void check_crossed(const grid *in, const cj_table *wide)
{
    size_t columns = in->labels - 1 + (in->in->options.has_change ? 2 : 0);
    size_t values;

    if (in->across == SIZE_MAX || in->in->options.common.by_count == 0 || in->table->row_count == 0)
        return;
    CHECK(wide->row_count > 0, "nothing is left");
    values = in->table->row_count / wide->row_count;
    CHECK(values * wide->row_count == in->table->row_count, "%zu cells in %zu lines",
          in->table->row_count, wide->row_count);
    for (size_t i = in->labels; i < in->table->column_count; i++)
        columns += (i <= in->count || i == in->share) && has_value(in, i) ? values : 0;
    CHECK(columns == wide->column_count, "%zu columns of %zu", wide->column_count, columns);
    for (size_t row = 0; row < in->table->row_count; row++)
        check_crossed_row(in, wide, row, row / values);
}

/* ---- all ------------------------------------------------------------------------------ */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    setup in;
    fuzz_outcome one;
    fuzz_outcome two;
    fuzz_outcome wide;

    set_up(&in, bytes, length);
    one = tabulate(&in, false, 1);
    two = tabulate(&in, false, 2);
    wide = tabulate(&in, true, 1);
    fuzz_same("one and two threads", &one.seen, &two.seen);
    if (one.table != NULL) {
        grid table = grid_of(&in, one.table);

        for (size_t row = 0; row < one.table->row_count; row++)
            check_figures(&table, row);
        if (!in.words) {
            check_counts(&table, one.used);
            check_shares(&table);
        }
        if (wide.table != NULL)
            check_crossed(&table, wide.table);
    }
    CHECK(one.table != NULL || wide.table == NULL, "crossed, but not by lines");
    fuzz_release(&one);
    fuzz_release(&two);
    fuzz_release(&wide);
    cj_arena_clear(&in.arena);
    free(in.parts.copy);
    return 0;
}

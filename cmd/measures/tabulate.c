/* The measure of cj-tabulate: counts, sums, means and cross-tabs of any table. */
#include "cj/tabulate.h"
#include "cj/list.h"
#include "measures.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    cj_tabulate_options options;
    cj_strings rows;
    cj_value *values;
    size_t value_count;
    bool intervals;
    cj_strings targets; /* N or NAME=N */
    cj_strings flags;
    cj_arena arena;
} tabulate_data;

/* ---- values ------------------------------------------------------------------------ */

static cj_status read_totals(void *data, const char *text, cj_error *err)
{
    static const char *const words[] = {"rows", "cols", "both"};
    tabulate_data *in = data;
    size_t choice = 0;
    cj_status status = cj_option_choice(&choice, "totals", text, words, 3, err);

    in->options.total_rows = choice != 1;
    in->options.total_cols = choice != 0;
    return status;
}

/* The words are in the order of cj_share_base, whose 0 is no percentages. */
static cj_status read_percent(void *data, const char *text, cj_error *err)
{
    static const char *const words[] = {"rows", "cols", "all"};
    tabulate_data *in = data;
    size_t choice = 0;
    cj_status status = cj_option_choice(&choice, "percent", text, words, 3, err);

    in->options.share = (cj_share_base)(choice + 1);
    return status;
}

static cj_status read_change(void *data, const char *text, cj_error *err)
{
    tabulate_data *in = data;
    cj_tabulate_options *out = &in->options;
    cj_status memory;

    out->has_change = true;
    if (cj_option_pair(&out->change_from, &out->change_to, text, &in->arena, &memory))
        return CJ_OK;
    if (memory != CJ_OK)
        return cj_fail_nomem(err);
    return cj_fail(err, CJ_EUSAGE, "{change} \"%s\" must be FROM:TO, two values of {cols}", text);
}

static cj_status read_values(void *data, const char *text, cj_error *err)
{
    tabulate_data *in = data;

    return cj_value_parse(&in->values, &in->value_count, text, &in->arena, err);
}

static cj_status read_sum_places(void *data, const char *text, cj_error *err)
{
    tabulate_data *in = data;
    int64_t number = 0;
    cj_status status =
        cj_option_whole(&number, "sum-decimals", text, "decimals", 0, CJ_DECIMAL_PLACES, err);

    in->options.sum_places = (int)number;
    in->options.rounds_sums = true;
    return status;
}

static cj_status read_top(void *data, const char *text, cj_error *err)
{
    tabulate_data *in = data;
    int64_t number = 0;
    cj_status status = cj_option_whole(&number, "top", text, "values", 1, UINT32_MAX, err);

    in->options.top = (size_t)number;
    return status;
}

#define AT(member) offsetof(tabulate_data, member)

static const cj_option options[] = {
    CJ_OPTION_TITLE("What is counted:"),
    {.name = "rows",
     .argument = "COL[,COL...]",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(rows),
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .help = "Columns whose values go down; --by is the same"},
    {.name = "cols",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.cols),
     .flags = CJ_OPTION_FIRST,
     .help = "Column whose values go across"},
    {.name = "values",
     .argument = "V[,V...]",
     .type = CJ_OPTION_READ,
     .flags = CJ_OPTION_FIRST | CJ_OPTION_REPEATS,
     .read = read_values,
     .help = "Figures: count (default), count(COL), count(COND), distinct(COL), sum(COL), "
             "mean(COL), median(COL), min(COL), max(COL), share(COND), share(COL,COL), "
             "ratio(COL,COL); NAME=V "
             "names the column, V where COND is of those rows alone"},
    {.name = "intervals",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(intervals),
     .help = "Put the Wilson interval behind every share(COND)"},
    {.name = "target",
     .argument = "[NAME=]N",
     .type = CJ_OPTION_TEXTS,
     .offset = AT(targets),
     .flags = CJ_OPTION_REPEATS,
     .help = "Target for a share(COND), 0 to 100, by its NAME where there are several; repeat. Its "
             "interval and verdict stand behind it"},
    {.name = "percent",
     .argument = "BASE",
     .type = CJ_OPTION_READ,
     .read = read_percent,
     .flags = CJ_OPTION_FIRST,
     .words = "rows|cols|all",
     .help = "Add percentages of the first count or sum: of rows, cols or all"},
    {.name = "totals",
     .argument = "T",
     .type = CJ_OPTION_READ,
     .read = read_totals,
     .flags = CJ_OPTION_FIRST,
     .words = "rows|cols|both",
     .help = "Add All, counted anew: rows (at each level of --rows), cols or both"},
    {.name = "missing",
     .argument = "M",
     .type = CJ_OPTION_SECOND,
     .offset = AT(options.drop_missing),
     .words = "show|drop",
     .help =
         "Rows with a blank in --rows or --cols: show them as (missing) (default), or drop them"},
    {.name = "fill",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.fill),
     .help = "Show the months, quarters or years of --derive between others, too, where no row is"},
    {.name = "base",
     .argument = "B",
     .type = CJ_OPTION_SECOND,
     .offset = AT(options.valid_base),
     .words = "all|valid",
     .help = "all (default), or valid: (missing) is shown but in no base of percentages"},
    {.name = "change",
     .argument = "FROM:TO",
     .type = CJ_OPTION_READ,
     .read = read_change,
     .help = "Add the change of the first value from one value of --cols to another"},
    {.name = "sum-decimals",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_sum_places,
     .help = "Decimals of sums, 0 to 6 (default: all that they have)"},
    {.name = "top",
     .argument = "N",
     .type = CJ_OPTION_READ,
     .read = read_top,
     .help = "Show the N most frequent values of the last --rows column, the rest as (other)"},
    {.name = "date",
     .argument = "COL",
     .type = CJ_OPTION_NAME,
     .offset = AT(options.date),
     .help = "Column of days that --period selects by"},
    {.name = "wide",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.wide),
     .help = "Let the values of --cols be columns in csv and json, too"},
    {.name = "down",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.down),
     .help = "Let the values stand one below the other: columns figure and value, and unit where "
             "they differ"},
    {.name = "cases",
     .type = CJ_OPTION_SWITCH,
     .offset = AT(options.cases),
     .help = "Print a row for each row that is counted instead, with what it adds to each value"},
    {0}};

/* ---- the run ------------------------------------------------------------------------- */

/* Join --by and --rows to one list, in this order. */
static cj_status join_rows(tabulate_data *in, cj_measure_options *measure, cj_error *err)
{
    cj_span *all = NULL;
    size_t count = 0;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < measure->by_count; i++)
        status = cj_list_append(&all, &count, measure->by[i], &in->arena, err);
    for (size_t i = 0; status == CJ_OK && i < in->rows.count; i++)
        status = cj_option_names(&all, &count, "rows", in->rows.items[i], &in->arena, err);
    measure->by = all;
    measure->by_count = count;
    return status;
}

/* The share that a target is for: the only one, or that of the name. */
static cj_status find_share(cj_value **out, tabulate_data *in, const char *text, cj_span name,
                            cj_error *err)
{
    cj_span names[CJ_VALUES_MAX];
    size_t count = 0;
    size_t nearest;

    *out = NULL;
    for (size_t i = 0; i < in->value_count; i++) {
        if (in->values[i].function != CJ_VALUE_SHARE)
            continue;
        if (name.length == 0 || cj_word_same(name, in->values[i].name))
            *out = &in->values[i];
        names[count++] = in->values[i].name;
    }
    if (count == 0)
        return cj_fail(err, CJ_EUSAGE, "{target} is for a share(COND) in {values}; there is none");
    if (name.length == 0 && count > 1)
        return cj_fail(err, CJ_EUSAGE,
                       "{target} %s: there are %zu shares; say which one is meant: %.*s=%s", text,
                       count, (int)names[0].length, names[0].at, text);
    nearest = cj_word_nearest(name, names, count);
    return *out != NULL ? CJ_OK
                        : cj_fail(err, CJ_EUSAGE,
                                  "{target} \"%s\": no share is named \"%.*s\"; did you mean "
                                  "\"%.*s\"?",
                                  text, (int)name.length, name.at,
                                  (int)names[nearest == SIZE_MAX ? 0 : nearest].length,
                                  names[nearest == SIZE_MAX ? 0 : nearest].at);
}

/* Names may have "=" in them: those of shares without one of their own are conditions. */
static cj_status read_target(tabulate_data *in, const char *text, cj_error *err)
{
    const char *equals = strrchr(text, '=');
    cj_span name = {text, equals == NULL ? 0 : (size_t)(equals - text)};
    cj_value *share;
    cj_status status = find_share(&share, in, text, cj_span_trim(name), err);

    if (status != CJ_OK)
        return status;
    if (share->has_target)
        return cj_fail(err, CJ_EUSAGE, "{target} \"%s\": that share has one already", text);
    share->has_target = true;
    share->has_interval = true;
    share->by_name = equals != NULL;
    return cj_option_percentage(&share->target, "target", equals == NULL ? text : equals + 1, err);
}

static cj_status read_targets(tabulate_data *in, cj_error *err)
{
    bool shares = false;
    cj_status status = CJ_OK;

    for (size_t i = 0; i < in->value_count; i++)
        if (in->values[i].function == CJ_VALUE_SHARE) {
            in->values[i].has_interval = in->intervals;
            shares = true;
        }
    if (in->intervals && !shares)
        return cj_fail(err, CJ_EUSAGE,
                       "{intervals} are those of a share(COND) in {values}; there is none");
    for (size_t i = 0; status == CJ_OK && i < in->targets.count; i++)
        status = read_target(in, in->targets.items[i], err);
    return status;
}

/* Whether rows that stand twice change no figure: distinct values, the least and the greatest. */
static bool counts_once(const tabulate_data *in)
{
    for (size_t i = 0; i < in->value_count; i++)
        if (in->values[i].function != CJ_VALUE_DISTINCT && in->values[i].function != CJ_VALUE_MIN &&
            in->values[i].function != CJ_VALUE_MAX)
            return false;
    return true;
}

/* Conditions in values become flags of the records, since only the reader can evaluate them row
 * by row while it reads. No --values means count. */
static cj_status prepare(void *data, cj_records_options *records, cj_measure_options *measure,
                         cj_error *err)
{
    tabulate_data *in = data;
    cj_status status = join_rows(in, measure, err);

    if (status == CJ_OK && in->value_count == 0)
        status = cj_value_parse(&in->values, &in->value_count, "count", &in->arena, err);
    if (status == CJ_OK)
        status = read_targets(in, err);
    if (status == CJ_OK && in->options.cols.length > 0 && in->options.cols.at[0] == '"') {
        const char *at = in->options.cols.at;
        cj_status memory = CJ_OK;

        if (!cj_word_read(&in->options.cols, &at, "", &in->arena, &memory))
            status = cj_fail(err, CJ_EUSAGE, "{cols}: the quotation mark is not closed");
    }
    for (size_t i = 0; status == CJ_OK && i < in->value_count; i++) {
        if (in->values[i].condition.length > 0)
            status = cj_strings_add(&in->flags, in->values[i].condition.at, err);
        if (status == CJ_OK && in->values[i].where.length > 0)
            status = cj_strings_add(&in->flags, in->values[i].where.at, err);
    }
    records->selection.flags = in->flags.items;
    records->selection.flag_count = in->flags.count;
    records->needs.knows_twice = counts_once(in);
    return status;
}

static cj_status compute(cj_table **out, cj_records *records, const cj_measure_options *common,
                         void *data, cj_error *err)
{
    tabulate_data *in = data;

    in->options.common = *common;
    in->options.values = in->values;
    in->options.value_count = in->value_count;
    return cj_tabulate(out, records, &in->options, err);
}

static void end(void *data)
{
    tabulate_data *in = data;

    free(in->rows.items);
    free(in->targets.items);
    free(in->flags.items);
    cj_arena_clear(&in->arena);
}

const cj_measure_kind cj_tabulate_kind = {
    .program =
        {.name = "cj-tabulate",
         .purpose = "Counts, sums, means and cross-tabs of any table, with percentages and totals",
         .operands = "[ROWS...]",
         .about =
             "ROWS is any CSV file with a header; several files are one input, each with its own "
             "header. Without it, or for -, standard input is read. "
             "The result has a row for each cell of the full grid; formats for people, and --wide, "
             "cross it.",
         .example = "cj-tabulate episodes.csv --rows programme --cols order_type --percent cols",
         .examples =
             "cj-tabulate offences.csv --rows gravity --values 'count,distinct(person_id)'\n"
             "cj-tabulate episodes.csv --rows cohort --date start_date --period 2021-22Q4",
         .options = options,
         .prepare = prepare,
         .many = true,
         .hides = true,
         .means = true},
    .role = "any",
    .places = 0,
    .size = sizeof(tabulate_data),
    .compute = compute,
    .end = end};

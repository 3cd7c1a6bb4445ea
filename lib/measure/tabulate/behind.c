/* Tabulate: what the figures are made of, for those who hide small numbers: a table behind the one
 * that is printed, with the counts that a reader of its shares and changes can work out. */
#include "count.h"

#include <string.h>

/* A column behind the table. */
typedef enum {
    BEHIND_PART,
    BEHIND_BASE,
    BEHIND_VALUES,
    BEHIND_WHOLE,
    BEHIND_FROM,
    BEHIND_PEOPLE,
    BEHIND_BASE_PEOPLE
} behind;

/* ---- what is counted ---------------------------------------------------------------- */

static void add_words(cj_text *out, cj_span words)
{
    cj_text_add(out, out->length > 0 && words.length > 0 ? "\n" : "");
    cj_text_append(out, words);
}

/* Which rows a count of the value is of. */
static void append_conditions(cj_text *out, const cj_value *value, behind what)
{
    bool present = value->function == CJ_VALUE_PRESENT;

    add_words(out, value->where);
    if (what != BEHIND_BASE)
        add_words(out, value->condition);
    if (present)
        cj_measure_append_condition(out, value->columns[0], "!=", (cj_span){"", 0});
}

/* "count" of rows, "distinct(person_id)", "sum(days)"; and as which other measures have it. */
static cj_status quantity_of(cj_column_counts *out, cj_table *table, const cj_value *value,
                             cj_error *err)
{
    const char *name = value->function == CJ_VALUE_DISTINCT ? "distinct"
                       : value->function == CJ_VALUE_SUM    ? "sum"
                                                            : NULL;
    cj_text text = CJ_TEXT_INIT;

    out->quantity = "count";
    out->shared = name == NULL ? "rows" : NULL;
    if (name == NULL)
        return CJ_OK;
    if (value->function == CJ_VALUE_DISTINCT &&
        cj_word_same(value->columns[0], CJ_SPAN("person_id")))
        out->shared = "people";
    cj_text_format(&text, "%s(", name);
    cj_text_folded(&text, value->columns[0]);
    cj_text_char(&text, ')');
    out->quantity = text.failed ? NULL : cj_table_keep(table, cj_text_span(&text));
    cj_text_clear(&text);
    return out->quantity == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static cj_status keep(const char **out, cj_table *table, cj_text *text, cj_error *err)
{
    *out = text->failed ? NULL : cj_table_keep(table, cj_text_span(text));
    cj_text_clear(text);
    return *out == NULL ? cj_fail_nomem(err) : CJ_OK;
}

/* What the counts of a value are. */
static cj_status describe_count(cj_column_counts *out, cj_table *table, const cj_value *value,
                                behind what, cj_error *err)
{
    cj_text condition = CJ_TEXT_INIT;
    cj_status status;

    out->kind = value->function == CJ_VALUE_DISTINCT ? CJ_COUNTS_PEOPLE : CJ_COUNTS_ROWS;
    append_conditions(&condition, value, what);
    status = keep(&out->condition, table, &condition, err);
    return status == CJ_OK ? quantity_of(out, table, value, err) : status;
}

/* ---- columns behind ----------------------------------------------------------------- */

/* "part 3": the key of a column behind the table. */
static cj_status key_of(const char **out, cj_table *table, behind what, size_t number,
                        cj_error *err)
{
    static const char *const names[] = {"part", "base",   "values",     "whole",
                                        "from", "people", "base people"};
    cj_text key = CJ_TEXT_INIT;

    cj_text_format(&key, "%s#%zu", names[what], number);
    return keep(out, table, &key, err);
}

static cj_status add_behind(const char **key, cj_table *table, behind what, size_t number,
                            cj_column_counts counts, cj_error *err)
{
    cj_table *to;
    cj_status status = cj_table_open_behind(&to, table, err);

    if (status == CJ_OK)
        status = key_of(key, table, what, number, err);
    return status == CJ_OK
               ? cj_table_add_column(
                     to,
                     (cj_table_column){*key, "", "count", .part = CJ_PART_DATA, .counts = counts},
                     err)
               : status;
}

/* The keys of the counts that a figure is made of. */
static cj_status made_of(const char **out, cj_table *table, const char *base, const char *part,
                         cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;

    cj_text_format(&text, "%s%s%s", base, part == NULL ? "" : "\n", part == NULL ? "" : part);
    return keep(out, table, &text, err);
}

/* The first value that counts the same rows as this one has. */
static const char *count_beside(const cj_tabulate_options *options, const cj_value *value)
{
    for (size_t v = 0; v < options->value_count; v++)
        if (options->values[v].function == CJ_VALUE_COUNT &&
            cj_span_equal(options->values[v].where, value->where))
            return options->values[v].name.at;
    return NULL;
}

/* Where it is asked for: how many people are behind a count. */
static cj_status add_people(const char **key, cj_table *table, const cj_tabulation *in, behind what,
                            size_t number, cj_error *err)
{
    return in->heads.wanted ? add_behind(key, table, what, number, (cj_column_counts){0}, err)
                            : CJ_OK;
}

static cj_status describe_share(cj_column_counts *out, cj_table *table, const cj_tabulation *in,
                                size_t number, cj_error *err)
{
    const cj_value *value = &in->options->values[number];
    cj_column_counts counts = {.rank = 2};
    const char *base;
    const char *part;
    cj_status status = describe_count(&counts, table, value, BEHIND_BASE, err);

    if (status == CJ_OK)
        status = add_people(&counts.persons, table, in, BEHIND_BASE_PEOPLE, number, err);
    if (status == CJ_OK)
        status = add_behind(&base, table, BEHIND_BASE, number, counts, err);
    counts.rank = 0;
    if (status == CJ_OK)
        status = describe_count(&counts, table, value, BEHIND_PART, err);
    if (status == CJ_OK)
        status = add_people(&counts.persons, table, in, BEHIND_PEOPLE, number, err);
    if (status == CJ_OK)
        status = add_behind(&part, table, BEHIND_PART, number, counts, err);
    return status == CJ_OK ? made_of(&out->made_of, table, base, part, err) : status;
}

/* Means and the like: of how many values, and the count that stands beside them. */
static cj_status describe_figure(cj_column_counts *out, cj_table *table, const cj_tabulation *in,
                                 size_t number, cj_error *err)
{
    const cj_tabulate_options *options = in->options;
    const cj_value *value = &options->values[number];
    const char *values;
    cj_status status =
        add_behind(&values, table, BEHIND_VALUES, number, (cj_column_counts){0}, err);

    if (status == CJ_OK && value->function == CJ_VALUE_SUM)
        status = describe_count(out, table, value, BEHIND_PART, err);
    if (status == CJ_OK && value->function == CJ_VALUE_SUM)
        status = add_people(&out->persons, table, in, BEHIND_PEOPLE, number, err);
    out->care = value->function == CJ_VALUE_MEDIAN ? CJ_CARE_MIDDLE
                : value->function == CJ_VALUE_SUM  ? CJ_CARE_SUM
                                                   : CJ_CARE_NONE;
    return status == CJ_OK
               ? made_of(&out->made_of, table, values,
                         out->care == CJ_CARE_MIDDLE ? NULL : count_beside(options, value), err)
               : status;
}

static cj_status describe_value(cj_column_counts *out, cj_table *table, const cj_tabulation *in,
                                size_t number, cj_error *err)
{
    const cj_value *value = &in->options->values[number];
    cj_status status;

    switch (value->function) {
    case CJ_VALUE_COUNT:
    case CJ_VALUE_PRESENT:
    case CJ_VALUE_COUNT_IF:
    case CJ_VALUE_DISTINCT:
        out->rank = value->function == CJ_VALUE_COUNT;
        status = describe_count(out, table, value, BEHIND_PART, err);
        return status == CJ_OK && value->function != CJ_VALUE_DISTINCT
                   ? add_people(&out->persons, table, in, BEHIND_PEOPLE, number, err)
                   : status;
    case CJ_VALUE_MIN:
    case CJ_VALUE_MAX:
        out->care = CJ_CARE_OWN;
        return CJ_OK;
    case CJ_VALUE_SHARE:
        return describe_share(out, table, in, number, err);
    default:
        return describe_figure(out, table, in, number, err);
    }
}

/* ---- shares of the grid, and change ------------------------------------------------- */

/* The value that shares and changes are of: one that counts, or NULL for rows. */
static const cj_value *shared_value(const cj_tabulation *in)
{
    return in->share_value == SIZE_MAX ? NULL : &in->options->values[in->share_value];
}

/* The labels that the whole of a set does not depend on. */
static cj_status apart_of(const char **out, cj_table *table, const cj_tabulation *in, bool rows,
                          bool cols, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;

    for (size_t i = 0; rows && i < in->groups.axis_count; i++)
        cj_text_format(&text, "%.*s\n", (int)in->groups.axes[i].name.length,
                       in->groups.axes[i].name.at);
    if (cols && in->has_cols)
        cj_text_format(&text, "%.*s\n", (int)in->cols.name.length, in->cols.name.at);
    return keep(out, table, &text, err);
}

/* Rows with a blank are in no base. */
static void add_valid(cj_text *out, const cj_tabulation *in)
{
    for (size_t i = 0; in->options->valid_base && i < in->groups.axis_count; i++)
        cj_measure_append_condition(out, in->groups.axes[i].name, "!=", (cj_span){"", 0});
    if (in->options->valid_base && in->has_cols)
        cj_measure_append_condition(out, in->cols.name, "!=", (cj_span){"", 0});
}

static cj_status describe_whole(cj_column_counts *out, cj_table *table, const cj_tabulation *in,
                                cj_error *err)
{
    cj_share_base share = in->options->share;
    const cj_value *value = shared_value(in);
    cj_value rows = {.function = CJ_VALUE_COUNT};
    cj_column_counts counts = {.rank = 2};
    cj_text condition = CJ_TEXT_INIT;
    const char *whole;
    const char *part = value == NULL ? count_beside(in->options, &rows) : value->name.at;
    cj_status status =
        apart_of(&counts.apart, table, in, share != CJ_SHARE_ROWS, share != CJ_SHARE_COLS, err);

    if (value == NULL)
        value = &rows;
    if (status == CJ_OK && value->function != CJ_VALUE_SUM) {
        status = describe_count(&counts, table, value, BEHIND_PART, err);
        cj_text_add(&condition, status == CJ_OK ? counts.condition : "");
        add_valid(&condition, in);
        if (status == CJ_OK)
            status = keep(&counts.condition, table, &condition, err);
        cj_text_clear(&condition);
    }
    if (status == CJ_OK)
        status = add_behind(&whole, table, BEHIND_WHOLE, 0, counts, err);
    if (status == CJ_OK && part == NULL) { /* shares of rows that are not printed themselves */
        counts.apart = NULL;
        counts.rank = 1;
        status =
            add_people(&counts.persons, table, in, BEHIND_PEOPLE, in->options->value_count, err);
    }
    if (status == CJ_OK && part == NULL) {
        status = add_behind(&part, table, BEHIND_PART, 0, counts, err);
    }
    return status == CJ_OK ? made_of(&out->made_of, table, whole, part, err) : status;
}

static cj_status describe_change(cj_column_counts *out, cj_table *table, const cj_tabulation *in,
                                 cj_error *err)
{
    const cj_value *value = &in->options->values[0];
    cj_column_counts counts = {.rank = 1};
    cj_text condition = CJ_TEXT_INIT;
    const char *from;
    cj_status status = describe_count(&counts, table, value, BEHIND_PART, err);

    cj_text_add(&condition, status == CJ_OK ? counts.condition : "");
    cj_measure_append_condition(&condition, in->cols.name, "=", in->options->change_from);
    if (status == CJ_OK)
        status = keep(&counts.condition, table, &condition, err);
    cj_text_clear(&condition);
    if (status == CJ_OK)
        status = apart_of(&counts.apart, table, in, false, true, err);
    out->care = CJ_CARE_CHANGE;
    if (status == CJ_OK)
        status = add_behind(&from, table, BEHIND_FROM, 0, counts, err);
    return status == CJ_OK ? made_of(&out->made_of, table, from, value->name.at, err) : status;
}

cj_status cj_tabulate_describe_behind(cj_table *table, const cj_tabulation *in, cj_error *err)
{
    const cj_tabulate_options *options = in->options;
    size_t at = options->common.period_given + in->groups.axis_count + in->has_cols;
    cj_status status = CJ_OK;

    if (!options->common.hides)
        return CJ_OK;
    for (size_t v = 0; status == CJ_OK && v < options->value_count; v++) {
        status = describe_value(&table->columns[at].counts, table, in, v, err);
        at += cj_value_width(&options->values[v]);
    }
    if (status == CJ_OK && options->share != CJ_SHARE_NONE)
        status = describe_whole(&table->columns[at++].counts, table, in, err);
    if (status == CJ_OK && options->has_change)
        status = describe_change(&table->columns[at].counts, table, in, err);
    if (status == CJ_OK && options->has_change)
        table->columns[at + 1].counts = table->columns[at].counts;
    return status;
}

/* ---- rows behind -------------------------------------------------------------------- */

/* The people behind a count of a place, where they are asked for. */
static void fill_people(cj_cell **cells, const cj_tabulation *in, size_t place, size_t v,
                        cj_heads_of of)
{
    *cells = cj_heads_fill(*cells, &in->heads, cj_tabulate_heads_at(in, place, v, of), 1);
}

static void fill_value(cj_cell **cells, const cj_tabulation *in, size_t place, size_t v)
{
    const cj_tally *tally = &in->grid.tallies[place * in->options->value_count + v];

    switch (in->options->values[v].function) {
    case CJ_VALUE_COUNT:
        fill_people(cells, in, place, in->options->value_count, CJ_HEADS_COUNTED);
        return;
    case CJ_VALUE_PRESENT:
    case CJ_VALUE_COUNT_IF:
        fill_people(cells, in, place, v, CJ_HEADS_COUNTED);
        return;
    case CJ_VALUE_DISTINCT:
    case CJ_VALUE_MIN:
    case CJ_VALUE_MAX:
        return;
    case CJ_VALUE_SHARE:
        fill_people(cells, in, place, v, CJ_HEADS_BASE);
        *(*cells)++ = cj_cell_count(tally->sum_of);
        fill_people(cells, in, place, v, CJ_HEADS_COUNTED);
        break;
    default:
        break;
    }
    *(*cells)++ = cj_cell_count(tally->n);
    if (in->options->values[v].function == CJ_VALUE_SUM)
        fill_people(cells, in, place, v, CJ_HEADS_COUNTED);
}

/* Whether the shares' own count is printed nowhere. */
static bool has_part_behind(const cj_tabulation *in)
{
    cj_value rows = {.function = CJ_VALUE_COUNT};

    return shared_value(in) == NULL && count_beside(in->options, &rows) == NULL;
}

cj_status cj_tabulate_fill_behind(cj_table *table, const cj_tabulation *in, int64_t whole,
                                  size_t place, size_t from, cj_error *err)
{
    const cj_tabulate_options *options = in->options;
    cj_cell *cells;
    cj_status status = table->behind == NULL ? CJ_OK : cj_table_add_row(&cells, table->behind, err);

    if (status != CJ_OK || table->behind == NULL)
        return status;
    for (size_t v = 0; v < options->value_count; v++)
        fill_value(&cells, in, place, v);
    if (options->share != CJ_SHARE_NONE)
        *cells++ = cj_cell_count(whole);
    if (options->share != CJ_SHARE_NONE && has_part_behind(in)) {
        fill_people(&cells, in, place, options->value_count, CJ_HEADS_COUNTED);
        *cells++ = cj_cell_count(in->grid.counts[place]);
    }
    if (options->has_change && from != SIZE_MAX)
        *cells = cj_tabulate_value(in, from, 0);
    return CJ_OK;
}

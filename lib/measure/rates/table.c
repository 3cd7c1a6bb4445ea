/* The rates become a table: a row for each period and group. */
#include "count.h"

#include <stdlib.h>

/* ---- columns --------------------------------------------------------------------- */

static const cj_toned_word verdict_tones[] = {{CJ_WORD_REFERENCE, CJ_TONE_NONE},
                                              {NULL, CJ_TONE_NONE}};

/* The headings of rates say per how many: "Rate per 10,000". */
#define RATE_OF(key, heading, of_part, of_column)                         \
    {                                                                     \
        (key), (heading), "number", .part = (of_part), .of = (of_column), \
    }

static const cj_table_column rate_columns[] = {
    {"events", "Events", "count", .part = CJ_PART_FIGURE, .counts = {CJ_COUNTS_ROWS, .rank = 0}},
    {"population", "Population", "number", .part = CJ_PART_FIGURE, .base = CJ_BASE_COUNTED,
     .counts = {CJ_COUNTS_PEOPLE, .rank = 2}},
    RATE_OF("crude_rate", "Crude rate", CJ_PART_FIGURE, NULL),
    RATE_OF("rate", "Rate", CJ_PART_FIGURE, NULL),
    RATE_OF("rate_low", "Rate, lower bound", CJ_PART_LOW, "rate"),
    RATE_OF("rate_high", "Rate, upper bound", CJ_PART_HIGH, "rate"),
    RATE_OF("relative_rate", "Relative rate", CJ_PART_FIGURE, NULL),
    RATE_OF("relative_low", "Relative rate, lower bound", CJ_PART_LOW, "relative_rate"),
    RATE_OF("relative_high", "Relative rate, upper bound", CJ_PART_HIGH, "relative_rate"),
    {"verdict", "Verdict", "text", .part = CJ_PART_VERDICT, .of = "relative_rate",
     .tones = verdict_tones},
};

static const cj_table_column change_columns[] = {
    RATE_OF("from_rate", "Rate before", CJ_PART_FIGURE, NULL),
    RATE_OF("to_rate", "Rate after", CJ_PART_FIGURE, NULL),
    RATE_OF("change", "Change", CJ_PART_FIGURE, NULL),
    RATE_OF("rate_effect", "Due to rates", CJ_PART_FIGURE, NULL),
    RATE_OF("composition_effect", "Due to composition", CJ_PART_FIGURE, NULL),
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* "Rate" becomes "Rate per 10,000"; what is of it needs no such words. */
static cj_status say_per(cj_table_column *column, int64_t per, cj_arena *arena, cj_error *err)
{
    cj_text heading = CJ_TEXT_INIT;
    cj_cell number = cj_cell_count(per);
    cj_status status;

    cj_text_format(&heading, "%s per ", column->heading);
    cj_cell_append_label(&heading, &number);
    status = cj_text_check(&heading, err);
    column->heading =
        status == CJ_OK ? cj_arena_text(arena, cj_text_string(&heading), heading.length) : NULL;
    cj_text_clear(&heading);
    return column->heading == NULL ? cj_fail_nomem(err) : CJ_OK;
}

static bool is_rate(cj_span key)
{
    static const cj_span keys[] = {CJ_SPAN_INIT("crude_rate"), CJ_SPAN_INIT("rate"),
                                   CJ_SPAN_INIT("from_rate"), CJ_SPAN_INIT("to_rate")};

    return cj_span_is_in(key, keys, COUNT_OF(keys));
}

cj_status cj_rates_columns(cj_measure_columns *out, const cj_rates_options *options,
                           cj_arena *arena, cj_error *err)
{
    const cj_table_column *from = options->has_change ? change_columns : rate_columns;
    size_t number = options->has_change ? COUNT_OF(change_columns) : COUNT_OF(rate_columns);
    bool standardised = options->strata.length > 0;
    cj_table_column *list = cj_arena_alloc(arena, number * sizeof *list);
    cj_status status = list == NULL ? cj_fail_nomem(err) : CJ_OK;

    *out = (cj_measure_columns){.groups = CJ_PART_LABEL, .rest = list};
    for (size_t i = 0; status == CJ_OK && i < number; i++) {
        cj_span key = cj_span_of(from[i].key);
        cj_table_column *column = &list[out->rest_count];

        if (cj_span_equal(key, CJ_SPAN("crude_rate")) && !standardised)
            continue;
        *column = from[i];
        out->rest_count++;
        if (cj_span_equal(key, CJ_SPAN("rate")) && standardised)
            column->heading = "Standardised rate";
        if (is_rate(key))
            status = say_per(column, options->per, arena, err);
        if (is_rate(key) && !options->has_change)
            column->counts = (cj_column_counts){.made_of = CJ_RATES_PARTS, .per = options->per};
    }
    return status;
}

/* ---- cells ------------------------------------------------------------------------ */

static cj_cell bound(double value, int places)
{
    return cj_cell_number(cj_round_double(value, places), places);
}

static cj_cell crude_cell(const cj_rates_options *options, cj_rates_figures of)
{
    int places = options->common.places;

    return of.population == 0
               ? cj_cell_no_rate(false)
               : cj_cell_number(cj_rates_round(of.events, of.population, options->per, places),
                                places);
}

/* rate, rate_low, rate_high */
static void fill_rate(cj_cell cells[3], const cj_rates_count *count, cj_rates_figures of,
                      const cj_rates_rate *rate)
{
    const cj_rates_options *options = count->options;
    int places = options->common.places;
    double per = (double)options->per;

    for (size_t i = 0; i < 3; i++)
        cells[i] = cj_cell_no_rate(false);
    if (!cj_rates_are_standardised(count))
        cells[0] = crude_cell(options, of);
    else if (rate->has_rate)
        cells[0] = cj_cell_number(cj_rates_round_double(rate->rate * per, places), places);
    if (!rate->has_interval)
        return;
    cells[1] = bound(rate->interval.low * per, places + 1);
    cells[2] = bound(rate->interval.high * per, places + 1);
}

static cj_cell verdict_of(const cj_rates_relative *relative)
{
    if (relative->interval.low > 1)
        return cj_cell_labelled("higher", "Higher");
    if (relative->interval.high < 1)
        return cj_cell_labelled("lower", "Lower");
    return cj_cell_labelled("no clear difference", "No clear difference");
}

/* relative_rate, relative_low, relative_high, verdict */
static void fill_relative(cj_cell cells[4], const cj_rates_relative *relative)
{
    if (relative->is_reference) {
        if (relative->has_ratio)
            cells[0] = cj_cell_number(relative->units, CJ_RELATIVE_PLACES);
        else
            cells[0] = cj_cell_no_rate(false);
        cells[3] = cj_cell_labelled(CJ_WORD_REFERENCE, "Reference");
        return;
    }
    for (size_t i = 0; i < 4; i++)
        cells[i] = cj_cell_no_rate(false);
    if (!relative->has_ratio)
        return;
    cells[0] = cj_cell_number(relative->units, CJ_RELATIVE_PLACES);
    cells[1] = bound(relative->interval.low, CJ_RELATIVE_PLACES + 1);
    cells[2] = bound(relative->interval.high, CJ_RELATIVE_PLACES + 1);
    cells[3] = verdict_of(relative);
}

/* ---- rows -------------------------------------------------------------------------- */

/* Note what the notes have to explain. */
static void note_row(cj_rates_count *count, cj_rates_figures of, const cj_rates_rate *rate)
{
    count->absent += !of.has_population;
    if (cj_rates_are_standardised(count)) {
        count->empty += of.has_population && !rate->has_rate;
        count->few += rate->has_rate && of.events < CJ_BYAR_LEAST;
    }
    count->crowded = count->crowded || of.events > of.population / CJ_DECIMAL_ONE;
}

static cj_status add_row(cj_table *table, cj_rates_count *count, size_t period, uint32_t group,
                         cj_error *err)
{
    const cj_rates_options *options = count->options;
    cj_rates_figures of = cj_rates_figures_of(count, period, group);
    cj_rates_rate rate = cj_rates_rate_of(count, period, group);
    cj_text sentence = CJ_TEXT_INIT;
    cj_cell *cells;
    cj_status status = cj_measure_begin_row(&cells, table, &count->groups,
                                            &options->common.periods[period], group, err);

    if (status != CJ_OK)
        return status;
    note_row(count, of, &rate);
    *cells++ = cj_cell_count(of.events);
    *cells++ = cj_rates_population_cell(of);
    if (cj_rates_are_standardised(count))
        *cells++ = crude_cell(options, of);
    fill_rate(cells, count, of, &rate);
    status = cj_rates_fill_behind(table, count, period, group, err);
    if (status != CJ_OK)
        return status;
    if (count->reference != CJ_NO_CODE && group != CJ_GROUP_ALL) {
        cj_rates_relative relative = cj_rates_relative_of(count, period, group);

        fill_relative(cells + 3, &relative);
    }
    cj_rates_sentence(&sentence, count, period, group);
    status = cj_table_set_sentence(table, &sentence, err);
    cj_text_clear(&sentence);
    return status;
}

static cj_status add_rows(cj_table *table, cj_rates_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_status status = CJ_OK;

    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++)
        for (size_t g = 0; status == CJ_OK && g < cj_groups_shown(&count->groups, common); g++)
            status = add_row(table, count, p, cj_groups_shown_at(&count->groups, g), err);
    return status;
}

/* Refuse figures that leave 64 bits. */
static cj_status check_figures(const cj_table *table, cj_error *err)
{
    for (size_t i = 0; i < table->row_count * table->column_count; i++)
        if (cj_cell_is_figure(&table->cells[i]) &&
            (table->cells[i].units == INT64_MAX || table->cells[i].units == -INT64_MAX))
            return cj_fail(err, CJ_EDATA,
                           "column %s: a figure is too large to show; a smaller {per} or fewer "
                           "{decimals} may do",
                           table->columns[i % table->column_count].key);
    return CJ_OK;
}

cj_status cj_rates_table(cj_table **out, cj_rates_count *count, const cj_measure_columns *columns,
                         cj_error *err)
{
    const cj_rates_options *options = count->options;
    cj_table *table;
    cj_status status = cj_table_new(&table, err);

    if (status != CJ_OK)
        return status;
    table->each_row = true;
    status = cj_measure_add_columns(table, &count->groups, columns, err);
    if (status == CJ_OK && options->common.hides && !options->has_change)
        status = cj_rates_describe_behind(table, count, err);
    if (status == CJ_OK)
        status = options->has_change ? cj_rates_add_changes(table, count, err)
                                     : add_rows(table, count, err);
    if (status == CJ_OK)
        status = check_figures(table, err);
    if (status == CJ_OK)
        status = cj_rates_notes(table, count, err);
    if (status == CJ_OK)
        status = cj_measure_finish_table(table, &options->common,
                                         options->has_change ? CJ_SPAN("What changed the rate")
                                                             : CJ_SPAN("Rates"),
                                         count->records, count->population.records, err);
    return cj_table_deliver(out, table, status);
}

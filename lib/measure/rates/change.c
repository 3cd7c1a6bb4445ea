/* Rates: what makes the rates of two periods, or of two groups, differ. */
#include "count.h"

#include <stdlib.h>

/* The two sides of a change: periods, or values of the first --by column. */
typedef struct {
    bool of_periods;
    size_t periods[2];
    uint32_t values[2];
    const char *label; /* "2014-15 to 2015-16" */
    const char *text;  /* "2014-15:2015-16" */
} sides;

static size_t find_period(const cj_measure_options *common, cj_span name)
{
    size_t p = 0;
    cj_period period;

    if (cj_period_parse(&period, name.at, NULL) != CJ_OK)
        return common->period_count;
    while (p < common->period_count &&
           (common->periods[p].first != period.first || common->periods[p].last != period.last))
        p++;
    return p;
}

/* Names of two periods that were asked for, else of two values. */
static cj_status find_sides(sides *out, const cj_rates_count *count, cj_error *err)
{
    const cj_rates_options *options = count->options;
    const cj_measure_options *common = &options->common;
    cj_status status = CJ_OK;

    *out = (sides){.periods = {find_period(common, options->change_from),
                               find_period(common, options->change_to)}};
    out->of_periods =
        out->periods[0] < common->period_count && out->periods[1] < common->period_count;
    if (out->of_periods)
        return CJ_OK;
    if (common->by_count == 0)
        return cj_fail(err, CJ_EUSAGE,
                       "{decompose} \"%s:%s\" must be two periods, each with its {period}, or two "
                       "values of the first {by} column",
                       options->change_from.at, options->change_to.at);
    status = cj_rates_find_value(&out->values[0], count, options->change_from, "decompose", err);
    return status == CJ_OK
               ? cj_rates_find_value(&out->values[1], count, options->change_to, "decompose", err)
               : status;
}

static cj_status name_sides(sides *out, cj_table *table, const cj_rates_options *options,
                            cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_text label = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&text, "%s:%s", options->change_from.at, options->change_to.at);
    cj_text_format(&label, "%s to %s", options->change_from.at, options->change_to.at);
    status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = cj_text_check(&label, err);
    if (status == CJ_OK) {
        out->text = cj_table_keep(table, cj_text_span(&text));
        out->label = cj_table_keep(table, cj_text_span(&label));
        status = out->text == NULL || out->label == NULL ? cj_fail_nomem(err) : CJ_OK;
    }
    cj_text_clear(&text);
    cj_text_clear(&label);
    return status;
}

/* ---- figures --------------------------------------------------------------------------- */

static cj_rate rate_of(int64_t events, cj_decimal population)
{
    return (cj_rate){(double)events, (double)population / (double)CJ_DECIMAL_ONE};
}

/* From one period and group to another; without people on one side there is no change. */
static void make_change(cj_rates_change *out, const cj_rates_count *count, const size_t periods[2],
                        const uint32_t groups[2], cj_stratum_change *strata)
{
    cj_rates_figures from = cj_rates_figures_of(count, periods[0], groups[0]);
    cj_rates_figures to = cj_rates_figures_of(count, periods[1], groups[1]);

    *out = (cj_rates_change){.has_rates = from.population > 0 && to.population > 0};
    if (!out->has_rates)
        return;
    for (size_t s = 0; s < count->stratum_count; s++) {
        const cj_rates_cell *before = cj_rates_cell_at(count, periods[0], groups[0], s);
        const cj_rates_cell *after = cj_rates_cell_at(count, periods[1], groups[1], s);

        strata[s] = (cj_stratum_change){rate_of(before->events, before->population),
                                        rate_of(after->events, after->population)};
    }
    out->effects = cj_decompose(strata, count->stratum_count);
    out->from = (double)from.events / ((double)from.population / (double)CJ_DECIMAL_ONE);
    out->to = (double)to.events / ((double)to.population / (double)CJ_DECIMAL_ONE);
    out->from_figures = from;
    out->to_figures = to;
}

static void fill_change(cj_cell cells[5], const cj_rates_change *change,
                        const cj_rates_options *options)
{
    int places = options->common.places;
    double per = (double)options->per;
    const double effects[3] = {change->to - change->from, change->effects.rate_effect,
                               change->effects.composition_effect};

    for (size_t i = 0; i < 5; i++)
        cells[i] = cj_cell_no_rate(false);
    if (!change->has_rates)
        return;
    cells[0] = cj_cell_number(cj_rates_round(change->from_figures.events,
                                             change->from_figures.population, options->per, places),
                              places);
    cells[1] = cj_cell_number(cj_rates_round(change->to_figures.events,
                                             change->to_figures.population, options->per, places),
                              places);
    for (size_t i = 0; i < 3; i++)
        cells[2 + i] = cj_cell_number(cj_rates_round_double(effects[i] * per, places), places);
}

/* ---- rows ---------------------------------------------------------------------------------- */

static cj_status end_row(cj_table *table, cj_cell *cells, const cj_rates_count *count,
                         const cj_rates_change *change, const char *place, cj_error *err)
{
    cj_text sentence = CJ_TEXT_INIT;
    cj_status status;

    fill_change(cells, change, count->options);
    cj_rates_change_sentence(&sentence, count, change, place);
    status = cj_table_set_sentence(table, &sentence, err);
    cj_text_clear(&sentence);
    return status;
}

/* One row a group: from one period to the other. */
static cj_status add_period_row(cj_table *table, const cj_rates_count *count, const sides *of,
                                uint32_t group, cj_stratum_change *strata, cj_error *err)
{
    const uint32_t groups[2] = {group, group};
    cj_text place = CJ_TEXT_INIT;
    cj_rates_change change;
    cj_cell *cells;
    cj_status status = cj_table_add_row(&cells, table, err);

    if (status != CJ_OK)
        return status;
    *cells++ = cj_cell_labelled(of->text, of->label);
    status = cj_groups_fill(&cells, table, &count->groups, group, err);
    make_change(&change, count, of->periods, groups, strata);
    if (status == CJ_OK)
        status = cj_rates_fill_change(table, count, of->periods, groups, err);
    for (size_t i = 0; i < count->groups.axis_count; i++)
        cj_text_format(&place, "%s%s", i == 0 ? "" : ", ",
                       cells[(ptrdiff_t)i - (ptrdiff_t)count->groups.axis_count].text);
    if (status == CJ_OK)
        status = cj_text_check(&place, err);
    if (status == CJ_OK)
        status = end_row(table, cells, count, &change, cj_text_string(&place), err);
    cj_text_clear(&place);
    return status;
}

/* One row a period and combination of the other columns: from one value to the other. */
static cj_status add_value_row(cj_table *table, const cj_rates_count *count, const sides *of,
                               size_t period, uint32_t group, cj_stratum_change *strata,
                               cj_error *err)
{
    const uint32_t groups[2] = {group, cj_rates_group_with(count, group, of->values[1])};
    const size_t periods[2] = {period, period};
    cj_text place = CJ_TEXT_INIT;
    cj_rates_change change = {0};
    cj_cell *cells;
    cj_status status = cj_measure_begin_row(&cells, table, &count->groups,
                                            &count->options->common.periods[period], group, err);
    size_t by = count->groups.axis_count;

    if (status != CJ_OK)
        return status;
    cells[-(ptrdiff_t)by] = cj_cell_labelled(of->text, of->label);
    if (groups[1] != CJ_NO_CODE)
        make_change(&change, count, periods, groups, strata);
    status = cj_rates_fill_change(table, count, periods, groups, err);
    for (size_t i = 1; i < by; i++)
        cj_text_format(&place, "%s%s", i == 1 ? "" : ", ",
                       cells[(ptrdiff_t)i - (ptrdiff_t)by].text);
    if (!cj_period_is_all(&count->options->common.periods[period]))
        cj_text_format(&place, "%s%s", by > 1 ? ", " : "",
                       count->options->common.periods[period].name);
    if (status == CJ_OK)
        status = cj_text_check(&place, err);
    if (status == CJ_OK)
        status = end_row(table, cells, count, &change, cj_text_string(&place), err);
    cj_text_clear(&place);
    return status;
}

static cj_status add_value_rows(cj_table *table, const cj_rates_count *count, const sides *of,
                                cj_stratum_change *strata, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t p = 0; p < count->options->common.period_count; p++)
        for (size_t g = 0; status == CJ_OK && g < count->groups.order_count; g++)
            if (cj_groups_value(&count->groups, count->groups.order[g], 0) == of->values[0])
                status = add_value_row(table, count, of, p, count->groups.order[g], strata, err);
    return status;
}

static cj_status describe_sides(cj_table *table, const cj_rates_count *count, const sides *of,
                                cj_error *err)
{
    const cj_rates_options *options = count->options;
    cj_rates_side two[2] = {{.value = options->change_from}, {.value = options->change_to}};

    for (size_t i = 0; of->of_periods && i < 2; i++)
        two[i] = (cj_rates_side){.period = options->common.periods[of->periods[i]].name};
    return cj_rates_describe_change(table, count, two, err);
}

cj_status cj_rates_add_changes(cj_table *table, const cj_rates_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_stratum_change *strata = calloc(count->stratum_count, sizeof *strata);
    sides of;
    cj_status status = strata == NULL ? cj_fail_nomem(err) : find_sides(&of, count, err);

    if (status == CJ_OK)
        status = name_sides(&of, table, count->options, err);
    if (status == CJ_OK && common->hides)
        status = describe_sides(table, count, &of, err);
    if (status == CJ_OK && !of.of_periods)
        status = add_value_rows(table, count, &of, strata, err);
    for (size_t g = 0;
         status == CJ_OK && of.of_periods && g < cj_groups_shown(&count->groups, common); g++)
        status =
            add_period_row(table, count, &of, cj_groups_shown_at(&count->groups, g), strata, err);
    free(strata);
    return status;
}

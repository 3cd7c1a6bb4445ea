/* Rates, second part: how many people there are, by group, stratum and time. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

/* ---- opening ------------------------------------------------------------------------- */

/* Whether {by} or the strata name that column: it is then no time of the population. */
static bool is_asked_for(const cj_rates_options *options, cj_span name)
{
    for (size_t i = 0; i < options->common.by_count; i++)
        if (cj_word_same(options->common.by[i], name))
            return true;
    return cj_word_same(options->strata, name);
}

/* The column that says of when the population is: `year`, else `period`. */
static cj_span find_time(cj_rates_count *count)
{
    cj_rates_population *population = &count->population;
    static const cj_span names[] = {CJ_SPAN_INIT("year"), CJ_SPAN_INIT("period")};

    for (size_t i = 0; i < 2; i++) {
        if (!cj_records_has(population->records, names[i]) ||
            is_asked_for(count->options, names[i]))
            continue;
        population->by_year = i == 0;
        return names[i];
    }
    return CJ_SPAN("");
}

/* What is derived of the events and selects them is derived of the population and selects it,
 * where it has the columns: events of girls are no share of boys and girls. */
static cj_status open_records(cj_rates_count *count, cj_error *err)
{
    const cj_records_options *shared = cj_records_options_of(count->records);
    cj_rates_population *population = &count->population;

    population->options =
        (cj_records_options){.main = count->options->common.other,
                             .format = shared->format,
                             .selection = {.conditions = shared->selection.conditions,
                                           .condition_count = shared->selection.condition_count,
                                           .everywhere = shared->selection.everywhere,
                                           .everywhere_count = shared->selection.everywhere_count,
                                           .derivations = shared->selection.derivations,
                                           .derivation_count = shared->selection.derivation_count},
                             .needs = {.no_people = true,
                                       .used_only = shared->needs.used_only,
                                       .totals = CJ_TOTALS_ALL,
                                       .shared = true},
                             .run = shared->run};
    return cj_records_open(&population->records, &population->options,
                           cj_records_dataset(count->records), err);
}

cj_status cj_rates_open_population(cj_rates_count *count, cj_error *err)
{
    cj_rates_population *population = &count->population;
    cj_measure_options columns;
    cj_status status = open_records(count, err);
    cj_span time = {0};

    population->time_column = CJ_NO_COLUMN;
    if (status != CJ_OK)
        return status;
    time = find_time(count);
    status = cj_rates_list_columns(&columns, count, time, err);
    if (status == CJ_OK)
        status = cj_records_column(&population->column, population->records, CJ_SPAN("population"),
                                   CJ_KIND_NUMBER, err);
    columns.order_count = 0;
    if (status == CJ_OK)
        status = cj_groups_open(&population->groups, population->records, &columns, err);
    if (status == CJ_OK && time.length > 0)
        population->time_column = population->groups.axes[population->groups.axis_count - 1].column;
    return status == CJ_OK ? cj_rates_open_others(population, err) : status;
}

/* ---- times --------------------------------------------------------------------------- */

/* Whether a year is the one whose population a period has. */
static bool is_year_of(const cj_rates_options *options, const cj_period *period, cj_date first,
                       cj_date_unit unit)
{
    cj_date year;

    if (cj_period_is_all(period))
        return true;
    year = cj_date_unit_of(period->first, unit);
    return first == (options->year_before ? cj_date_add_months(year, -12) : year);
}

/* Find out which periods have the population of a time that was not met before; *good is false for
 * a text that is no year. */
static cj_status learn_time(bool *good, cj_rates_count *count, uint32_t code, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_rates_population *population = &count->population;
    const cj_axis *axis = &population->groups.axes[population->groups.axis_count - 1];
    cj_span text = cj_dict_text(axis->values, code);
    size_t at = code * common->period_count;
    cj_date_unit unit = CJ_UNIT_DAY;
    cj_date first = 0;
    cj_status status = cj_grow(&population->is_time_of, &population->time_capacity,
                               at + common->period_count, 1, err);

    *good = !population->by_year || cj_rates_read_year(&first, &unit, text);
    if (status != CJ_OK)
        return status;
    population->time_count = (size_t)code + 1;
    for (size_t p = 0; p < common->period_count; p++)
        population->is_time_of[at + p] =
            !*good                ? CJ_TIME_BAD
            : population->by_year ? is_year_of(count->options, &common->periods[p], first, unit)
                                  : cj_word_same(text, cj_span_of(common->periods[p].name));
    if (*good && population->by_year)
        population->has_unit[unit == CJ_UNIT_FINANCIAL_YEAR] = true;
    return CJ_OK;
}

/* Whether the time of a group is that of some period. */
static bool is_wanted(const cj_rates_count *count, uint32_t time)
{
    size_t periods = count->options->common.period_count;

    for (size_t p = 0; p < periods; p++)
        if (count->population.is_time_of[time * periods + p] == CJ_TIME_YES)
            return true;
    return false;
}

/* Append the first and the last of the times that there are: "2012-13 to 2016-17". */
static void append_times(cj_text *out, const cj_rates_population *population)
{
    const cj_axis *axis = &population->groups.axes[population->groups.axis_count - 1];
    uint32_t first = 0;
    uint32_t last = 0;

    for (uint32_t code = 1; code < population->time_count; code++) {
        first = cj_axis_compare(axis, code, first) < 0 ? code : first;
        last = cj_axis_compare(axis, code, last) > 0 ? code : last;
    }
    cj_text_add(out, cj_axis_text(axis, first));
    if (first != last)
        cj_text_format(out, " to %s", cj_axis_text(axis, last));
}

static const char *file_of(const cj_rates_population *population)
{
    const char *path = population->options.main.path;

    return path == NULL ? "-" : path;
}

static cj_status fail_time(const cj_rates_count *count, const cj_period *period, cj_error *err)
{
    const cj_rates_population *population = &count->population;
    cj_text times = CJ_TEXT_INIT;
    cj_status status;

    append_times(&times, population);
    status = cj_text_check(&times, err);
    if (status == CJ_OK && !population->by_year)
        status = cj_fail(err, CJ_EDATA, "%s: no population of the period %s; it has %s",
                         file_of(population), period->name, cj_text_string(&times));
    else if (status == CJ_OK && count->options->year_before)
        status = cj_fail(err, CJ_EDATA,
                         "%s: no population of the year before the one in which %s begins; it has "
                         "%s",
                         file_of(population), period->name, cj_text_string(&times));
    else if (status == CJ_OK)
        status = cj_fail(err, CJ_EDATA,
                         "%s: no population of the year in which %s begins; it has %s "
                         "({population-year previous} takes the year before)",
                         file_of(population), period->name, cj_text_string(&times));
    cj_text_clear(&times);
    return status;
}

cj_status cj_rates_check_times(const cj_rates_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    const cj_rates_population *population = &count->population;
    cj_status status = CJ_OK;

    if (population->time_column == CJ_NO_COLUMN || population->time_count == 0)
        return CJ_OK;
    if (population->has_unit[0] && population->has_unit[1])
        return cj_fail(err, CJ_EDATA,
                       "%s: has calendar years (2014) and financial years (2014-15), whose people "
                       "would be counted twice; {where} can keep one of the two",
                       file_of(population));
    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++) {
        size_t times = 0;

        for (size_t t = 0; t < population->time_count; t++)
            times += population->is_time_of[t * common->period_count + p] == CJ_TIME_YES;
        if (times == 0)
            status = fail_time(count, &common->periods[p], err);
        if (times > 1)
            status = cj_fail(err, CJ_EUSAGE,
                             "%s: has the population of several years; say of which with {period} "
                             "and {date}, or let {by} name year",
                             file_of(population));
    }
    return status;
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* Whether the group has All in place of a value: a total of other groups. */
static bool is_total(const cj_rates_population *population, uint32_t group)
{
    size_t axes = population->groups.axis_count - (population->time_column == CJ_NO_COLUMN ? 0 : 1);

    for (size_t i = 0; i < axes; i++) {
        uint32_t code = cj_groups_value(&population->groups, group, i);

        if (code != CJ_NO_CODE &&
            cj_word_same(cj_dict_text(population->groups.axes[i].values, code), CJ_SPAN("All")))
            return true;
    }
    return false;
}

static cj_status add_group(cj_rates_population *population, uint32_t group, cj_error *err)
{
    cj_status status = cj_grow(&population->people, &population->people_capacity, (size_t)group + 1,
                               sizeof *population->people, err);

    if (status != CJ_OK)
        return status;
    population->people[group] = (cj_rates_people){.is_total = is_total(population, group)};
    population->people_count = (size_t)group + 1;
    return CJ_OK;
}

/* The code of the row's time; *good is false where an error was reported. */
static cj_status find_time_of_row(uint32_t *time, bool *good, cj_rates_count *count, size_t row,
                                  uint32_t group, cj_error *err)
{
    cj_rates_population *population = &count->population;
    const cj_axis *axis = &population->groups.axes[population->groups.axis_count - 1];
    cj_status status = CJ_OK;

    *time = cj_groups_value(&population->groups, group, population->groups.axis_count - 1);
    *good = *time != CJ_NO_CODE;
    if (*good && *time >= population->time_count)
        status = learn_time(good, count, *time, err);
    else if (*good)
        *good = population->is_time_of[*time * count->options->common.period_count] != CJ_TIME_BAD;
    if (status != CJ_OK || *good)
        return status;
    return cj_records_report(population->records, row, population->time_column,
                             *time == CJ_NO_CODE ? "constraint-error" : "type-error",
                             *time == CJ_NO_CODE ? CJ_SPAN("") : cj_dict_text(axis->values, *time),
                             *time == CJ_NO_CODE
                                 ? "is blank: of which year these people are is not known"
                                 : "is no year, such as 2014-15, 2014/15 or 2014",
                             err);
}

static cj_status read_row(cj_rates_count *count, const cj_rows *rows, size_t at, cj_error *err)
{
    cj_rates_population *population = &count->population;
    cj_ledger *ledger = cj_records_ledger(population->records);
    cj_decimal people = cj_records_number(population->records, population->column, at);
    bool is_used = true;
    bool good = true;
    uint32_t group;
    uint32_t time;
    cj_status status = cj_groups_of_row(&group, &population->groups, at, err);

    if (status == CJ_OK && group >= population->people_count)
        status = add_group(population, group, err);
    if (status == CJ_OK && (people == CJ_DECIMAL_MISSING || people < 0))
        return cj_records_report(
            population->records, rows->first + at, population->column, "constraint-error",
            CJ_SPAN(""), people < 0 && people != CJ_DECIMAL_MISSING ? "is below 0" : "is blank",
            err);
    if (status == CJ_OK && population->time_column != CJ_NO_COLUMN) {
        status = find_time_of_row(&time, &good, count, rows->first + at, group, err);
        is_used = status == CJ_OK && good && is_wanted(count, time);
    }
    if (status != CJ_OK || !good)
        return status;
    if (population->people[group].is_total) {
        population->totals++;
        return CJ_OK;
    }
    status = cj_rates_check_row(&good, population, rows, at, group, err);
    if (status != CJ_OK || !good)
        return status;
    population->adds = population->adds || population->people[group].is_met;
    population->people[group].is_met = true;
    status = cj_rates_see_others(population, at, people, err);
    if (status != CJ_OK)
        return status;
    if (!cj_decimal_add(&population->people[group].people, people))
        return cj_fail(err, CJ_EDATA, "the population leaves 9.2 million millions");
    is_used = is_used || (cj_rates_are_standardised(count) && count->options->standard == NULL);
    cj_ledger_raise(ledger, rows->first + at, is_used ? CJ_ROW_USED : CJ_ROW_OUTSIDE);
    return CJ_OK;
}

cj_status cj_rates_read_population(cj_rates_count *count, cj_error *err)
{
    cj_records *records = count->population.records;
    cj_status status = cj_records_start(records, err);
    const cj_rows *rows;

    while (cj_records_more(&rows, records, &status, err))
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            status = read_row(count, rows, rows->rows[i], err);
    if (status == CJ_OK)
        status = cj_records_finish(records, err);
    if (status == CJ_OK)
        status = cj_rates_check_others(count, file_of(&count->population), err);
    if (status == CJ_OK)
        status = cj_rates_check_wholes(count, file_of(&count->population), err);
    for (size_t i = 0; i < count->population.groups.axis_count; i++)
        cj_axis_settle(&count->population.groups.axes[i]);
    return status;
}

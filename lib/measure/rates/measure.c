/* cj-rates: check what is asked for, read the events (read.c) and the people (population.c,
 * standard.c), put them beside each other (grid.c, gaps.c), work out rates (figures.c), and make
 * the table (table.c, change.c) with its sentences and notes (words.c). */
#include "count.h"

#include <stdlib.h>

static cj_status check_dates(const cj_rates_options *options, cj_error *err)
{
    const cj_measure_options *common = &options->common;

    for (size_t i = 0;
         common->period_given && options->date.length == 0 && i < common->period_count; i++)
        if (!cj_period_is_all(&common->periods[i]))
            return cj_fail(err, CJ_EUSAGE,
                           "{period} %s needs {date COL}, the column of days it selects by",
                           common->periods[i].name);
    return CJ_OK;
}

static cj_status check_by(const cj_rates_options *options, cj_error *err)
{
    const cj_measure_options *common = &options->common;

    if (common->by_count > CJ_RATES_BY_MAX)
        return cj_fail(err, CJ_EUSAGE, "{by}: at most %d columns", CJ_RATES_BY_MAX);
    for (size_t i = 0; i < common->by_count; i++)
        if (cj_word_same(common->by[i], options->strata))
            return cj_fail(err, CJ_EUSAGE,
                           "{standardise} %s: {by} names the column already; a group of one value "
                           "has nothing to standardise by",
                           options->strata.at);
    return CJ_OK;
}

/* Refuse options that contradict each other or lack another one. */
static cj_status check_options(const cj_rates_options *options, cj_error *err)
{
    const cj_measure_options *common = &options->common;

    if (common->other.role == NULL)
        return cj_fail(err, CJ_EUSAGE, "the population is needed: {population FILE}");
    if (options->reference.length > 0 && common->by_count == 0)
        return cj_fail(err, CJ_EUSAGE,
                       "{reference} needs {by}, of whose first column it is a value");
    if (options->standard != NULL && options->strata.length == 0)
        return cj_fail(err, CJ_EUSAGE, "{standard} needs {standardise COL}");
    if (options->has_change && options->strata.length == 0)
        return cj_fail(err, CJ_EUSAGE,
                       "{decompose} needs {standardise COL}, the column whose rates and shares "
                       "make the change");
    if (options->has_change && options->standard != NULL)
        return cj_fail(err, CJ_EUSAGE, "{decompose} needs no {standard}");
    if (options->has_change && options->reference.length > 0)
        return cj_fail(err, CJ_EUSAGE, "{decompose} and {reference} are different tables");
    if (common->hiding != NULL && common->hiding->people && !options->people &&
        options->strata.length > 0)
        return cj_fail(err, CJ_EUSAGE,
                       "{suppress-people} does not know the people behind the events of each %s of "
                       "{standardise}; {count people} counts people",
                       options->strata.at);
    if (common->sum_to_100)
        return cj_fail(err, CJ_EUSAGE, "{sum-to-100}: rates are no shares of one whole");
    if (common->other.path != NULL && options->year_before && !common->period_given)
        return cj_fail(err, CJ_EUSAGE, "{population-year} needs {period}");
    return CJ_OK;
}

/* Warn that there was no data, so that zeros are not mistaken for a fact. */
static cj_status note_nothing(const cj_rates_count *count, cj_error *err)
{
    const cj_rates_options *options = count->options;
    cj_dataset *dataset = cj_records_dataset(count->records);
    cj_status status = CJ_OK;

    if (count->date_column != CJ_NO_COLUMN)
        status = cj_measure_check_days(&options->common, count->records, options->date,
                                       &count->dated, err);
    if (status == CJ_OK && cj_ledger_count(cj_records_ledger(count->records), CJ_ROW_USED) == 0)
        status = cj_dataset_notice(dataset, err, "There is no event to count");
    return status;
}

static void clear(cj_rates_count *count)
{
    cj_groups_clear(&count->groups);
    cj_groups_clear(&count->cells);
    cj_groups_clear(&count->population.groups);
    cj_axis_clear(&count->standard.axis);
    cj_records_free(count->population.records);
    cj_records_free(count->standard.records);
    cj_tuples_clear(&count->seen);
    cj_heads_clear(&count->heads);
    cj_days_clear(&count->dated);
    free(count->counts);
    free(count->all);
    free(count->row_cells);
    free(count->population.people);
    free(count->population.is_time_of);
    cj_rates_clear_others(&count->population);
    free(count->standard.weights);
    free(count->grid);
    free(count->is_stratum);
    free(count->strata);
    cj_arena_clear(&count->arena);
}

static cj_status read_inputs(cj_rates_count *count, cj_error *err)
{
    cj_status status = cj_rates_open(count, err);

    if (status == CJ_OK)
        status = cj_rates_open_population(count, err);
    if (status == CJ_OK)
        status = cj_rates_open_standard(count, err);
    if (status == CJ_OK)
        status = cj_rates_read(count, err);
    if (status == CJ_OK)
        status = cj_rates_read_population(count, err);
    if (status == CJ_OK)
        status = cj_rates_read_standard(count, err);
    if (status == CJ_OK)
        status = cj_dataset_judge(cj_records_dataset(count->records),
                                  count->options->common.tolerance, err);
    return status == CJ_OK ? cj_rates_check_times(count, err) : status;
}

cj_status cj_rates(cj_table **out, cj_records *records, const cj_rates_options *options,
                   cj_error *err)
{
    cj_rates_count count = {
        .options = options, .records = records, .seen = CJ_TUPLES_INIT(3), .reference = CJ_NO_CODE};
    cj_measure_columns columns;
    cj_status status = check_options(options, err);

    *out = NULL;
    if (status == CJ_OK)
        status = check_dates(options, err);
    if (status == CJ_OK)
        status = check_by(options, err);
    if (status == CJ_OK)
        status = cj_rates_columns(&columns, options, &count.arena, err);
    if (status == CJ_OK)
        status = cj_measure_check_names(&options->common, &columns, NULL, err);
    if (status == CJ_OK)
        status = read_inputs(&count, err);
    if (status == CJ_OK)
        status = note_nothing(&count, err);
    if (status == CJ_OK)
        status = cj_rates_arrange(&count, err);
    if (status == CJ_OK)
        status = cj_rates_check_gaps(&count, err);
    if (status == CJ_OK)
        status = cj_rates_check_sizes(&count, err);
    if (status == CJ_OK && options->reference.length > 0)
        status =
            cj_rates_find_value(&count.reference, &count, options->reference, "reference", err);
    if (status == CJ_OK)
        status = cj_rates_table(out, &count, &columns, err);
    clear(&count);
    return status;
}

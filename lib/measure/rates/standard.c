/* Rates: the standard population, which says what each stratum weighs. */
#include "count.h"

#include <stdlib.h>

cj_status cj_rates_open_standard(cj_rates_count *count, cj_error *err)
{
    const cj_records_options *shared = cj_records_options_of(count->records);
    cj_rates_standard *standard = &count->standard;
    cj_status status;

    if (count->options->standard == NULL)
        return CJ_OK;
    standard->options = (cj_records_options){
        .main = {.path = count->options->standard, .role = "population", .about = "standard"},
        .format = shared->format,
        .selection = {.derivations = shared->selection.derivations,
                      .derivation_count = shared->selection.derivation_count},
        .needs = {.no_people = true, .used_only = shared->needs.used_only, .shared = true},
        .run = shared->run};
    status = cj_records_open(&standard->records, &standard->options,
                             cj_records_dataset(count->records), err);
    if (status == CJ_OK)
        status = cj_records_column(&standard->column, standard->records, CJ_SPAN("population"),
                                   CJ_KIND_NUMBER, err);
    if (status == CJ_OK)
        status =
            cj_axis_open(&standard->axis, standard->records, count->options->strata, NULL, 0, err);
    return status;
}

/* Add what a row weighs to the weight of its stratum, which has the code that it has among those
 * of the events. */
cj_status cj_rates_add_weight(cj_rates_count *count, uint32_t stratum, cj_decimal weight,
                              cj_error *err)
{
    cj_rates_standard *standard = &count->standard;
    cj_status status = cj_grow(&standard->weights, &standard->capacity, (size_t)stratum + 1,
                               sizeof *standard->weights, err);

    if (status != CJ_OK)
        return status;
    while (standard->count <= stratum)
        standard->weights[standard->count++] = CJ_DECIMAL_MISSING;
    if (standard->weights[stratum] == CJ_DECIMAL_MISSING)
        standard->weights[stratum] = 0;
    return cj_decimal_add(&standard->weights[stratum], weight)
               ? CJ_OK
               : cj_fail(err, CJ_EDATA, "the standard population leaves 9.2 million millions");
}

static cj_status read_row(cj_rates_count *count, const cj_rows *rows, size_t at, cj_error *err)
{
    cj_rates_standard *standard = &count->standard;
    cj_decimal weight = cj_records_number(standard->records, standard->column, at);
    cj_axis *strata = &count->cells.axes[count->cells.axis_count - 1];
    uint32_t code;
    uint32_t stratum;
    cj_status status = cj_axis_of_row(&code, &standard->axis, at, err);

    if (status != CJ_OK)
        return status;
    if (code == CJ_NO_CODE)
        return cj_records_report(standard->records, rows->first + at, standard->axis.column,
                                 "constraint-error", CJ_SPAN(""),
                                 "is blank: which people weigh so much is not known", err);
    if (weight == CJ_DECIMAL_MISSING || weight < 0)
        return cj_records_report(standard->records, rows->first + at, standard->column,
                                 "constraint-error", CJ_SPAN(""),
                                 weight == CJ_DECIMAL_MISSING ? "is blank" : "is below 0", err);
    if (cj_word_same(cj_dict_text(standard->axis.values, code), CJ_SPAN("All")))
        return CJ_OK;
    status = cj_axis_of_text(&stratum, strata, cj_dict_text(standard->axis.values, code), err);
    if (status == CJ_OK)
        status = cj_rates_add_weight(count, stratum, weight, err);
    cj_ledger_raise(cj_records_ledger(standard->records), rows->first + at, CJ_ROW_USED);
    return status;
}

cj_status cj_rates_read_standard(cj_rates_count *count, cj_error *err)
{
    cj_records *records = count->standard.records;
    const cj_rows *rows;
    cj_status status = records == NULL ? CJ_OK : cj_records_start(records, err);

    if (records == NULL)
        return CJ_OK;
    while (cj_records_more(&rows, records, &status, err))
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            status = read_row(count, rows, rows->rows[i], err);
    return status == CJ_OK ? cj_records_finish(records, err) : status;
}

/* cj-completed: check what is asked for, count the rows, and make the table (table.c). */
#include "count.h"

#include <stdlib.h>
#include <string.h>

/* Let there be figures for a group: cj_grow() leaves new ones undefined. */
static cj_status know_group(cj_completed_count *count, uint32_t group, cj_error *err)
{
    size_t periods = count->options->common.period_count;
    size_t known = count->group_count;
    cj_status status;

    if (group < known)
        return CJ_OK;
    status = cj_grow(&count->figures, &count->capacity, ((size_t)group + 1) * periods,
                     sizeof *count->figures, err);
    if (status != CJ_OK)
        return status;
    count->group_count = (size_t)group + 1;
    memset(&count->figures[known * periods], 0,
           (count->group_count - known) * periods * sizeof *count->figures);
    return CJ_OK;
}

static cj_status take_row(cj_completed_count *count, const cj_rows *rows, size_t at, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_ledger *ledger = cj_records_ledger(count->records);
    cj_date date = cj_records_date(count->records, count->date, at);
    cj_span word = cj_records_text(count->records, count->status,
                                   cj_records_code(count->records, count->status, at));
    uint32_t group;
    cj_status status = cj_groups_of_row(&group, &count->groups, at, err);

    if (status == CJ_OK)
        status = know_group(count, group, err);
    cj_ledger_raise(ledger, rows->first + at, CJ_ROW_OUTSIDE); /* unless a period holds it */
    for (size_t p = 0; status == CJ_OK && p < common->period_count; p++) {
        cj_completed_figures *of = &count->figures[group * common->period_count + p];

        if (date == CJ_DATE_MISSING || !cj_period_holds(&common->periods[p], date))
            continue;
        cj_ledger_raise(ledger, rows->first + at, CJ_ROW_USED);
        of->rows++;
        of->completed += cj_word_same(word, CJ_SPAN("completed"));
    }
    return status;
}

static cj_status read_rows(cj_completed_count *count, cj_error *err)
{
    const cj_completed_options *options = count->options;
    cj_records *records = count->records;
    cj_status status = cj_records_column(&count->date, records, options->date, CJ_KIND_DATE, err);
    const cj_rows *rows;

    if (status == CJ_OK)
        status = cj_records_column(&count->status, records, options->status, CJ_KIND_TEXT, err);
    if (status == CJ_OK)
        status = cj_groups_open(&count->groups, records, &options->common, err);
    if (status == CJ_OK)
        status = cj_records_start(records, err);
    while (cj_records_more(&rows, records, &status, err))
        for (size_t i = 0; status == CJ_OK && i < rows->row_count; i++)
            status = take_row(count, rows, rows->rows[i], err);
    if (status == CJ_OK)
        status = cj_records_finish(records, err);
    return status;
}

/* Groups in order; one is shown if a period has a row of it. */
static cj_status settle(cj_completed_count *count, cj_error *err)
{
    size_t periods = count->options->common.period_count;
    uint8_t *occur = calloc(count->group_count + 1, 1);
    cj_status status;

    if (occur == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < count->group_count * periods; i++)
        occur[i / periods] |= count->figures[i].rows > 0;
    status = cj_groups_settle(&count->groups, occur, err);
    free(occur);
    return status;
}

cj_status cj_completed(cj_table **out, cj_records *records, const cj_completed_options *options,
                       cj_error *err)
{
    cj_completed_count count = {.options = options, .records = records};
    cj_status status = cj_measure_check_names(&options->common, &cj_completed_columns, NULL, err);

    *out = NULL;
    if (status == CJ_OK)
        status = read_rows(&count, err);
    if (status == CJ_OK)
        status = cj_dataset_judge(cj_records_dataset(records), options->common.tolerance, err);
    if (status == CJ_OK)
        status = settle(&count, err);
    if (status == CJ_OK)
        status = cj_completed_table(out, &count, err);
    cj_groups_clear(&count.groups);
    free(count.figures);
    return status;
}

/* cj-timeliness: check what is asked for, read the events (read.c), judge the time each took
 * (times.c), and make the table (table.c) with its notes (words.c). */
#include "count.h"

#include <stdlib.h>

static cj_status check_options(const cj_timeliness_options *options, cj_error *err)
{
    if (cj_key_same(options->from, options->to))
        return cj_fail(err, CJ_EUSAGE, "{from} and {to} are the same column, %s", options->from.at);
    if (options->within.unit == CJ_LIMIT_WORKING_DAYS && options->calendar == NULL)
        return cj_fail(err, CJ_EUSAGE,
                       "working days need to know the holidays: {calendar scotland} or "
                       "england-wales, {holidays FILE}, or both");
    if (options->include_unknown && !options->blank_unknown)
        return cj_fail(err, CJ_EUSAGE, "{include-unknown} is for {blank unknown}");
    if (options->band_count > 0 && options->within.unit == CJ_LIMIT_MONTHS)
        return cj_fail(err, CJ_EUSAGE,
                       "{bands} are for limits in days or working days, not in months");
    if (options->common.sum_to_100)
        return cj_fail(err, CJ_EUSAGE,
                       "{sum-to-100}: the share within is no set of shares of one whole");
    return CJ_OK;
}

/* "imposed to first_contact within 7 working days", unless it has another name. */
static cj_status make_name(cj_timeliness_count *count, cj_error *err)
{
    const cj_timeliness_options *options = count->options;

    if (options->name != NULL) {
        cj_text_add(&count->name, options->name);
        return cj_text_check(&count->name, err);
    }
    cj_text_append(&count->name, options->from);
    cj_text_add(&count->name, " to ");
    cj_text_append(&count->name, options->to);
    cj_text_add(&count->name, " within ");
    cj_limit_append(&count->name, options->within);
    return cj_text_check(&count->name, err);
}

/* Warn that there was no data, so that an empty table is not mistaken for zeros. */
static cj_status note_nothing(const cj_timeliness_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_dataset *dataset = cj_records_dataset(count->records);
    cj_status status = cj_measure_check_periods(common, count->records, count->options->from,
                                                &count->dated, NULL, err);

    for (size_t i = 0; status == CJ_OK && i < common->period_count; i++) {
        if (cj_event_total(&count->all[i]) > 0 || cj_measure_is_empty(common, i, &count->dated))
            continue;
        status = cj_period_is_all(&common->periods[i])
                     ? cj_dataset_notice(dataset, err, "No row has a date in %s to count from",
                                         count->options->from.at)
                     : cj_dataset_notice(dataset, err, "No row has its %s in %s",
                                         count->options->from.at, common->periods[i].name);
    }
    return status;
}

#define NOWHERE_LEAST 5 /* rows, and a tenth of those that were done */

/* What was done began: many rows that do not say when are a loss.  No number is told, as it might
 * be one that is hidden. */
static cj_status check_from(const cj_timeliness_count *count, cj_error *err)
{
    const cj_timeliness_options *options = count->options;
    cj_text words = CJ_TEXT_INIT;

    if (count->from_nowhere < NOWHERE_LEAST || count->from_nowhere * 10 <= count->with_to)
        return CJ_OK;
    cj_text_format(&words,
                   "more than one in ten of the rows with a %s have no %s: they count nowhere",
                   options->to.at, options->from.at);
    return cj_records_caution_words(count->records, "rows-without-date", &words, err);
}

/* Whether the as-of date fits the period and the data. */
static cj_status check_as_of(cj_timeliness_count *count, cj_error *err)
{
    const cj_timeliness_options *options = count->options;
    cj_text before = CJ_TEXT_INIT;
    cj_text lasts = CJ_TEXT_INIT;
    cj_status status;

    cj_text_format(&before, "a row whose %.*s is from ", (int)options->from.length,
                   options->from.at);
    cj_measure_append_last(&lasts, options->from.at, count->dated.last);
    cj_measure_append_last(&lasts, options->to.at, count->done.last);
    status = cj_text_check(&before, err);
    if (status == CJ_OK)
        status = cj_measure_check_as_of(
            &options->common, count->records, options->as_of, cj_text_string(&before),
            options->blank_unknown ? " on counts as unknown" : " on counts as pending", err);
    if (status == CJ_OK)
        status = cj_measure_check_as_of_all(
            &options->common, count->records, options->as_of, options->from, &count->dated,
            options->blank_unknown ? " counts as unknown" : " counts as pending", err);
    if (status == CJ_OK)
        status = cj_measure_check_strayed(
            count->records, options->as_of, options->from, &count->dated,
            options->blank_unknown ? "A row counts as unknown" : "A row counts as pending", err);
    if (status == CJ_OK)
        status = cj_measure_check_strayed(count->records, options->as_of, options->to, &count->done,
                                          "What was done then counts as not done", err);
    cj_days_join(&count->done, &count->dated); /* all days that are known */
    if (status == CJ_OK)
        status = cj_measure_check_complete(count->records, options->as_of, &count->done, &lasts,
                                           options->blank_unknown
                                               ? "What was done since is not known"
                                               : "What was done since counts as late or pending",
                                           err);
    cj_text_clear(&before);
    cj_text_clear(&lasts);
    return status;
}

static void clear(cj_timeliness_count *count)
{
    cj_groups_clear(&count->groups);
    cj_often_clear(&count->often);
    cj_heads_clear(&count->heads);
    cj_days_clear(&count->dated);
    cj_days_clear(&count->done);
    cj_text_clear(&count->name);
    cj_text_clear(&count->value);
    cj_cases_clear(&count->cases);
    free(count->batch);
    free(count->batch_rows[0]);
    free(count->batch_rows[1]);
    free(count->figures);
    free(count->all);
    free(count->times);
}

cj_status cj_timeliness(cj_table **out, cj_records *records, const cj_timeliness_options *options,
                        cj_error *err)
{
    cj_timeliness_count count = {.options = options, .records = records};
    cj_measure_columns columns;
    cj_arena arena = CJ_ARENA_INIT;
    cj_status status = check_options(options, err);

    *out = NULL;
    if (status == CJ_OK)
        status = cj_timeliness_columns(&columns, options, &arena, err);
    if (status == CJ_OK)
        status = cj_measure_check_names(&options->common, &columns, NULL, err);
    if (status == CJ_OK)
        status = make_name(&count, err);
    if (status == CJ_OK)
        status = cj_timeliness_read(&count, err);
    if (status == CJ_OK)
        status = cj_dataset_judge(cj_records_dataset(records), options->common.tolerance, err);
    if (status == CJ_OK)
        status = note_nothing(&count, err);
    if (status == CJ_OK)
        status = check_as_of(&count, err);
    if (status == CJ_OK)
        status = check_from(&count, err);
    if (status == CJ_OK)
        status = options->cases ? cj_timeliness_case_table(out, &count, err)
                                : cj_timeliness_table(out, &count, &columns, err);
    cj_arena_clear(&arena);
    clear(&count);
    return status;
}

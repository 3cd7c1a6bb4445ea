/* cj-scores: check what is asked for, read and pair the scores (count.c), and make the table
 * (table.c, individuals.c) with its notes (words.c). */
#include "count.h"

#include <stdlib.h>

static cj_status check_options(const cj_scores_options *options, cj_error *err)
{
    const cj_measure_options *common = &options->common;
    bool each = options->individuals.length > 0;

    if (options->start.length == 0 || options->end.length == 0)
        return cj_fail(err, CJ_EUSAGE,
                       "the columns of scores are needed: {start COL} and {end COL}");
    if (cj_key_same(options->start, options->end))
        return cj_fail(err, CJ_EUSAGE, "{start} and {end} name the same column \"%s\"",
                       options->start.at);
    for (size_t i = 0; options->date.length == 0 && i < common->period_count; i++)
        if (!cj_period_is_all(&common->periods[i]))
            return cj_fail(err, CJ_EUSAGE,
                           "{period} %s needs {date COL}, the column of dates that puts a row "
                           "into a period",
                           common->periods[i].name);
    if (common->confidence != 95)
        return cj_fail(err, CJ_EUSAGE, "{confidence}: this table has no intervals");
    if (each && options->cases)
        return cj_fail(err, CJ_EUSAGE,
                       "{cases} and {individuals} are different tables; ask for one");
    if (each && common->total)
        return cj_fail(err, CJ_EUSAGE, "{total}: {individuals} prints no group to add up");
    if (each && common->sum_to_100)
        return cj_fail(err, CJ_EUSAGE, "{sum-to-100}: {individuals} prints no percentages");
    return CJ_OK;
}

static bool has_rows(const cj_scores_count *count, size_t period)
{
    for (uint32_t group = 0; group < count->group_count; group++)
        if (cj_scores_of(count, period, group)->rows > 0)
            return true;
    return false;
}

/* Rows that have a start or an end, and none both, are a row for each score. */
#define MANY_ROWS 10

static cj_status check_pairs(const cj_scores_count *count, cj_error *err)
{
    const int64_t(*lacking)[2] = count->lacking;
    cj_text words = CJ_TEXT_INIT;

    if (lacking[0][0] > 0 || lacking[0][1] == 0 || lacking[1][0] == 0 ||
        lacking[0][1] + lacking[1][0] < MANY_ROWS)
        return CJ_OK;
    cj_text_format(&words,
                   "no row has both %s and %s, so none is compared: where each score has a row of "
                   "its own cj-outcomes compares those of a person",
                   count->options->start.at, count->options->end.at);
    return cj_records_caution_words(count->records, "one-score", &words, err);
}

/* Warn that there was no data, so that an empty table is not mistaken for zeros. */
static cj_status note_nothing(const cj_scores_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_dataset *dataset = cj_records_dataset(count->records);
    bool dated = count->date_column != CJ_NO_COLUMN;
    cj_status status = CJ_OK;

    if (dated)
        status =
            cj_measure_check_days(common, count->records, count->options->date, &count->dated, err);
    for (size_t i = 0; status == CJ_OK && i < common->period_count; i++)
        if (!has_rows(count, i) && !(dated && cj_measure_is_empty(common, i, &count->dated)))
            status = cj_period_is_all(&common->periods[i])
                         ? cj_dataset_notice(dataset, err, "There is no row to count")
                         : cj_dataset_notice(dataset, err, "No row is dated in %s",
                                             common->periods[i].name);
    return status == CJ_OK ? check_pairs(count, err) : status;
}

cj_status cj_scores(cj_table **out, cj_records *records, const cj_scores_options *options,
                    cj_error *err)
{
    cj_scores_count count = {.options = options, .records = records};
    cj_scores_columns set;
    cj_status status = check_options(options, err);

    *out = NULL;
    if (status == CJ_OK)
        status = cj_scores_open(&count, err);
    if (status == CJ_OK) {
        cj_scores_columns_choose(&set, &count);
        status = cj_measure_check_names(
            &options->common, &set.columns,
            options->individuals.length > 0 ? options->individuals.at : NULL, err);
    }
    if (status == CJ_OK)
        status = cj_scores_read(&count, err);
    if (status == CJ_OK && options->individuals.length > 0)
        status = cj_scores_reject_twice(&count, err);
    if (status == CJ_OK)
        status = cj_dataset_judge(cj_records_dataset(records), options->common.tolerance, err);
    if (status == CJ_OK)
        status = cj_scores_tally(&count, err);
    if (status == CJ_OK)
        status = note_nothing(&count, err);
    if (status == CJ_OK)
        status = options->cases ? cj_scores_case_table(out, &count, err)
                                : cj_scores_table(out, &count, &set, err);
    cj_cases_clear(&count.cases);
    cj_groups_clear(&count.groups);
    cj_axis_clear(&count.individuals);
    cj_by_person_clear(&count.by_group);
    cj_days_clear(&count.dated);
    cj_often_clear(&count.changes);
    cj_heads_clear(&count.heads);
    free(count.batch);
    free(count.batch_rows[0]);
    free(count.batch_rows[1]);
    free(count.list);
    free(count.figures);
    free(count.all);
    return status;
}

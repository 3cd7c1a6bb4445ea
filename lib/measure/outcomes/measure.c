/* cj-outcomes: check what is asked for, read the reviews (read.c, reviews.c), count who moved
 * (tally.c), and make the table (table.c) with its sentences and notes (words.c). */
#include "count.h"

#include "dates/days_edge.h"

#include <stdlib.h>

static cj_status check_options(const cj_outcomes_options *options, cj_error *err)
{
    for (size_t i = 0; i < options->common.period_count; i++)
        if (options->baseline == CJ_BASELINE_BEFORE_PERIOD &&
            cj_period_is_all(&options->common.periods[i]))
            return cj_fail(err, CJ_EUSAGE,
                           "{baseline before-period} needs a period that begins: nothing lies "
                           "before \"all\"");
    if (options->pairs && options->baseline == CJ_BASELINE_RECORDED)
        return cj_fail(
            err, CJ_EUSAGE,
            "{unit pairs} compares scores with each other; {baseline recorded} has none");
    if (options->threshold <= 0)
        return cj_fail(err, CJ_EUSAGE, "the threshold must be above 0");
    if (options->has_target && options->framework != NULL)
        return cj_fail(err, CJ_EUSAGE,
                       "{target} and {framework} both give targets; use one of them");
    return CJ_OK;
}

/* Scores are compared with earlier ones some months apart. */
#define SCORES_APART 92
#define TWICE_WITHIN 123 /* and a month: so long a time has two of most people */
#define ABOUT_THEN 14    /* days: an export of a period begins with it */
#define YEAR 366         /* the first, in which people come */

/* Whether an export that begins then may lack scores that those of the period are compared with. */
static bool begins_near(const cj_outcomes_count *count, const cj_period *period)
{
    cj_date first = count->dated.first;

    return !cj_period_is_all(period) && count->options->baseline != CJ_BASELINE_RECORDED &&
           first != CJ_DATE_MISSING && first <= period->last &&
           period->first - first <= SCORES_APART;
}

static bool is_short(const cj_outcomes_count *count)
{
    return count->dated.last - count->dated.first < TWICE_WITHIN;
}

/* Find whether many people come at the beginning, where somebody asks: while all reviews are there.
 */
static cj_status find_crowd(cj_outcomes_count *count, cj_error *err)
{
    cj_date first = count->dated.first;
    cj_date year = first + YEAR;
    bool asked = false;

    for (size_t i = 0; i < count->options->common.period_count; i++)
        asked = asked || begins_near(count, &count->options->common.periods[i]);
    return asked && !is_short(count)
               ? cj_reviews_crowd(&count->crowded, &count->reviews, first,
                                  year < count->dated.last ? year : count->dated.last, err)
               : CJ_OK;
}

/* An export that begins in a period or shortly before it, and with all its scores at once, may lack
 * the earlier ones that the period's are compared with.  So it does where most people come in its
 * first months; one that is too short to tell begins with the period. */
static cj_status check_earlier(bool *told, const cj_outcomes_count *count, const cj_period *period,
                               cj_error *err)
{
    cj_date first = count->dated.first;
    cj_text words = CJ_TEXT_INIT;

    if (!begins_near(count, period) || !cj_days_full_at_once(&count->dated) ||
        (is_short(count) ? first - period->first > ABOUT_THEN : !count->crowded))
        return CJ_OK;
    *told = true;
    cj_text_add(&words, "the first review_date is ");
    cj_date_append(&words, first);
    cj_text_format(&words, ", %d days %s the beginning of %s", abs(first - period->first),
                   first < period->first ? "before" : "after", period->name);
    cj_text_add(&words,
                ": did the service begin then, or has the export no earlier scores? Who has one "
                "only there is compared with a later score or with none");
    return cj_records_caution_words(count->records, "scores-begin", &words, err);
}

/* Where nobody of many has two scores another column may say who rows are about, or one person has
 * several identifiers: nobody is compared, and the table looks as if there was nothing to tell. */
#define MANY_PEOPLE 10

static cj_status check_persons(const cj_outcomes_count *count, cj_error *err)
{
    cj_span heading = cj_records_person_heading(count->records);
    int32_t days = count->dated.last - count->dated.first + 1;
    cj_text words = CJ_TEXT_INIT;

    if (count->options->baseline == CJ_BASELINE_RECORDED || count->scored_twice > 0 ||
        count->scored < MANY_PEOPLE)
        return CJ_OK;
    if (is_short(count))
        return cj_dataset_notice(cj_records_dataset(count->records), err,
                                 "Nobody who was reviewed has two scores of one outcome, so nobody "
                                 "is compared: all reviews lie within %d day%s",
                                 days, days == 1 ? "" : "s");
    cj_text_add(&words, "nobody who was reviewed has two scores of one outcome, so nobody is "
                        "compared: does \"");
    cj_text_printable(&words, heading);
    cj_text_add(&words, "\" say who a row is about, and always in the same way?");
    return cj_records_caution_words(count->records, "one-score", &words, err);
}

/* Warn that there was no data, so that an empty table is not mistaken for zeros. */
static cj_status note_nothing(const cj_outcomes_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_dataset *dataset = cj_records_dataset(count->records);
    cj_status status =
        cj_measure_check_days(common, count->records, CJ_SPAN("review_date"), &count->dated, err);
    bool told = false;

    for (size_t i = 0; status == CJ_OK && i < common->period_count; i++)
        if (cj_outcomes_reviewed(count, i, CJ_GROUP_ALL) == 0 &&
            !cj_measure_is_empty(common, i, &count->dated))
            status = cj_period_is_all(&common->periods[i])
                         ? cj_dataset_notice(dataset, err, "There is no review to count")
                         : cj_dataset_notice(dataset, err, "No review is dated in %s",
                                             common->periods[i].name);
    for (size_t i = 0; status == CJ_OK && i < common->period_count; i++)
        status = check_earlier(&told, count, &common->periods[i], err);
    return status == CJ_OK && !told ? check_persons(count, err) : status;
}

cj_status cj_outcomes(cj_table **out, cj_records *records, const cj_outcomes_options *options,
                      cj_error *err)
{
    cj_outcomes_count count = {.options = options, .records = records};
    cj_status status = check_options(options, err);

    *out = NULL;
    if (status == CJ_OK)
        status = cj_outcomes_read(&count, err);
    if (status == CJ_OK)
        status = find_crowd(&count, err);
    if (status == CJ_OK)
        status = cj_outcomes_tally(&count, err);
    if (status == CJ_OK)
        status = cj_heads_settle(&count.heads, err);
    if (status == CJ_OK)
        /* Tallying may still report errors (two scores for one date), so the share of bad rows is
         * judged after it. */
        status = cj_dataset_judge(cj_records_dataset(records), options->common.tolerance, err);
    if (status == CJ_OK)
        status = note_nothing(&count, err);
    if (status == CJ_OK)
        status = options->cases ? cj_outcomes_case_table(out, &count, err)
                                : cj_outcomes_table(out, &count, err);
    cj_cases_clear(&count.cases);
    cj_heads_clear(&count.heads);
    cj_groups_clear(&count.groups);
    cj_axis_clear(&count.outcomes);
    cj_reviews_clear(&count.reviews);
    cj_days_clear(&count.dated);
    free(count.framework_order.values);
    free(count.row_outcomes);
    free(count.row_groups);
    free(count.rows);
    free(count.progress.known);
    free(count.rules);
    free(count.movements);
    free(count.reviewed);
    free(count.covered);
    free(count.clients);
    free(count.in_period);
    free(count.group_occurs);
    free(count.outcome_occurs);
    return status;
}

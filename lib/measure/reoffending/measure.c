/* cj-reoffending: check what is asked for, read episodes and offences (read.c), make the cohorts
 * and count what their members did (tally.c, cases.c, survival.c), and make the table (table.c)
 * with its sentences and notes (words.c).  complete.c asks whether the files reach as far as is
 * claimed. */
#include "count.h"

#include <stdlib.h>

static cj_status check_options(const cj_reoffending_options *options, cj_error *err)
{
    bool dated = options->as_of != CJ_DATE_MISSING;

    if (options->common.other.role == NULL)
        return cj_fail(err, CJ_EUSAGE, "the offences are needed: {offences FILE}");
    if (!dated && options->output == CJ_REOFFENDING_SURVIVAL)
        return cj_fail(err, CJ_EUSAGE, "{survival} needs {as-of DATE}, the last day of follow-up");
    if (!dated && options->output == CJ_REOFFENDING_TABLE && !options->everybody)
        return cj_fail(err, CJ_EUSAGE,
                       "{as-of DATE} is needed to tell whose windows have ended (or {denominator "
                       "all}, which counts everybody)");
    if (options->output == CJ_REOFFENDING_SURVIVAL && options->each_episode &&
        options->common.hiding != NULL && options->common.hiding->people)
        return cj_fail(err, CJ_EUSAGE,
                       "{suppress-people} does not know the people behind the episodes of "
                       "{survival}; without {one-per episode} it counts people");
    if (options->first && options->cumulative)
        return cj_fail(err, CJ_EUSAGE,
                       "{first} counts people in one window and {cumulative} in all that follow; "
                       "use one of them");
    if (options->common.sum_to_100)
        return cj_fail(err, CJ_EUSAGE, "{sum-to-100}: rates are no shares of one whole");
    return CJ_OK;
}

/* Warn that there was no data, so that an empty table is not mistaken for zeros. */
static cj_status note_nothing(const cj_reoffending_count *count, cj_error *err)
{
    const cj_measure_options *common = &count->options->common;
    cj_dataset *dataset = cj_records_dataset(count->episodes);
    cj_text until = CJ_TEXT_INIT;
    cj_status status = cj_measure_check_periods(common, count->episodes, count->index_name,
                                                &count->dated, &count->started, err);

    if (status == CJ_OK && count->options->as_of != CJ_DATE_MISSING) {
        cj_text_add(&until, " that is not after ");
        cj_date_append(&until, count->options->as_of);
        status = cj_text_check(&until, err);
    }
    for (size_t i = 0; status == CJ_OK && i < common->period_count; i++) {
        if (count->members[i] > 0 || cj_measure_is_empty(common, i, &count->dated))
            continue;
        status = cj_period_is_all(&common->periods[i])
                     ? cj_dataset_notice(dataset, err, "No episode has a %s%s",
                                         count->index_name.at, cj_text_string(&until))
                     : cj_dataset_notice(dataset, err, "No episode has a %s in %s%s",
                                         count->index_name.at, common->periods[i].name,
                                         cj_text_string(&until));
    }
    cj_text_clear(&until);
    return status;
}

static void clear(cj_reoffending_count *count)
{
    cj_records_free(count->offences);
    cj_days_clear(&count->dated);
    cj_days_clear(&count->started);
    cj_days_clear(&count->offended);
    cj_days_clear(&count->known);
    cj_groups_clear(&count->groups);
    cj_by_person_clear(&count->episodes_by_person);
    cj_by_person_clear(&count->offences_by_person);
    free(count->proven.known);
    free(count->breach.known);
    free(count->episode_list);
    free(count->offence_list);
    free(count->persons);
    free(count->id_first);
    free(count->group_occurs);
    cj_heads_clear(&count->heads);
    free(count->figures);
    free(count->cases);
    free(count->case_counts);
    free(count->lifetimes);
    free(count->members);
}

cj_status cj_reoffending(cj_table **out, cj_records *episodes,
                         const cj_reoffending_options *options, cj_error *err)
{
    cj_reoffending_count count = {.options = options,
                                  .episodes = episodes,
                                  .first_index = CJ_DATE_MISSING,
                                  .first_before = CJ_DATE_MISSING,
                                  .followed = CJ_DATE_MISSING};
    cj_measure_columns columns;
    cj_arena arena = CJ_ARENA_INIT;
    cj_status status = check_options(options, err);

    *out = NULL;
    if (status == CJ_OK)
        status = cj_reoffending_columns(&columns, &count, &arena, err);
    if (status == CJ_OK)
        status = cj_measure_check_names(&options->common, &columns, NULL, err);
    if (status == CJ_OK)
        status = cj_reoffending_read(&count, err);
    if (status == CJ_OK)
        status = cj_reoffending_tally(&count, err);
    if (status == CJ_OK)
        status = cj_heads_settle(&count.heads, err);
    if (status == CJ_OK)
        status = cj_dataset_judge(cj_records_dataset(episodes), options->common.tolerance, err);
    if (status == CJ_OK)
        status = note_nothing(&count, err);
    if (status == CJ_OK)
        status = cj_reoffending_check_complete(&count, err);
    if (status == CJ_OK)
        status = cj_reoffending_table(out, &count, &columns, err);
    cj_arena_clear(&arena);
    clear(&count);
    return status;
}

/* Reoffending: whether the exports reach as far as the table says that people were followed up. */
#include "count.h"

#include "dates/days_edge.h"

/* What is told of all that the files may lack. */
static const char consequence[] =
    "Who is not known to have offended counts as followed up without an offence";

/* Whether the as-of date fits the period and the data. */
static cj_status check_as_of(cj_reoffending_count *count, cj_error *err)
{
    const cj_reoffending_options *options = count->options;
    cj_text before = CJ_TEXT_INIT;
    cj_text lasts = CJ_TEXT_INIT;
    cj_date last;
    cj_status status;

    cj_text_format(&before, "an episode whose %s is from ", count->index_name.at);
    cj_measure_append_last(&lasts, "offence", count->offended.last);
    cj_measure_append_last(&lasts, "index date", count->dated.last);
    cj_days_join(&count->known, &count->started);
    cj_days_join(&count->known, &count->dated);
    cj_days_join(&count->known, &count->offended);
    last = count->known.last;
    if (last > count->dated.last && last > count->offended.last)
        cj_measure_append_last(&lasts, "day of all", last);
    status = cj_text_check(&before, err);
    if (status == CJ_OK)
        status = cj_measure_check_as_of(&options->common, count->episodes, options->as_of,
                                        cj_text_string(&before), " on is in no cohort", err);
    if (status == CJ_OK)
        status = cj_measure_check_complete(count->episodes, options->as_of, &count->known, &lasts,
                                           consequence, err);
    if (status == CJ_OK)
        status = cj_measure_check_strayed(count->episodes, options->as_of, count->index_name,
                                          &count->dated, "An episode of then is in no cohort", err);
    if (status == CJ_OK)
        status =
            cj_measure_check_strayed(count->offences, options->as_of, CJ_SPAN("offence_date"),
                                     &count->offended, "An offence of then counts nowhere", err);
    cj_text_clear(&before);
    cj_text_clear(&lasts);
    return status;
}

/* Of so many people who offended some did so before, and some more than once, unless the export was
 * cut that way: figures of what it lacks would be told as none. */
#define OFFENDERS_ENOUGH 30

static cj_status check_histories(const cj_reoffending_count *count, cj_error *err)
{
    cj_status status = CJ_OK;

    if (count->offenders < OFFENDERS_ENOUGH ||
        cj_records_condition_count(count->offences) > 0) /* cut here, and told */
        return CJ_OK;
    if (count->earlier == 0)
        status = cj_records_caution(count->offences, "no-earlier-offences",
                                    "nobody has an offence before the index date: where the export "
                                    "leaves those out, nothing is known of the pre-intervention "
                                    "stage",
                                    err);
    if (status == CJ_OK && count->repeaters == 0)
        status =
            cj_records_caution(count->offences, "one-offence-each",
                               "nobody has two offences: where the export has the first of "
                               "each person alone, the numbers of offences are those of people",
                               err);
    return status;
}

/* The offences end before anybody was followed up, or so long before the end of it that it would be
 * a rare chance: rates of 0 are then those of an export that is stale. */
static cj_status check_end(const cj_reoffending_count *count, cj_error *err)
{
    cj_date last = count->offended.last;
    cj_date ended = cj_days_ended(&count->offended, count->followed);
    bool dated = count->options->as_of != CJ_DATE_MISSING;
    bool none = last == CJ_DATE_MISSING;
    bool never = !none && count->followed > count->first_index && last < count->first_index &&
                 count->followed - last > CJ_NOTHING_LEAST;
    cj_text words = CJ_TEXT_INIT;

    if (count->first_index == CJ_DATE_MISSING ||
        !(none || never || (dated && ended != CJ_DATE_MISSING)))
        return CJ_OK;
    if (none) {
        cj_text_add(&words, "there is no offence");
    } else if (never) {
        cj_text_add(&words, "no offence is dated on or after the first index date ");
        cj_date_append(&words, count->first_index);
        cj_text_add(&words, ", the last one ");
        cj_date_append(&words, last);
    } else {
        cj_days_append_later(&words, &count->offended, ended);
        cj_text_add(&words, "the last offence is dated ");
        cj_date_append(&words, ended);
        cj_text_add(&words, ", longer ago than pauses between them make likely");
    }
    cj_text_add(&words, ": are the offences complete until ");
    cj_date_append(&words, count->followed);
    cj_text_format(&words, ", until when they count? %s", consequence);
    return cj_records_caution_words(count->offences, "offences-end", &words, err);
}

/* Offences that are known from a day on alone tell little of what was before an intervention. */
static cj_status check_begin(const cj_reoffending_count *count, cj_error *err)
{
    int before = count->options->before;
    cj_text words = CJ_TEXT_INIT;
    cj_date from;
    cj_date first;

    if (count->first_before == CJ_DATE_MISSING)
        return CJ_OK;
    from = before > 0 ? cj_date_add_months(count->first_before, -before) : count->first_before;
    first = cj_days_began(&count->offended, from);
    if (first == CJ_DATE_MISSING)
        return CJ_OK;
    cj_days_append_earlier(&words, &count->offended, first);
    cj_text_add(&words, "the first offence is dated ");
    cj_date_append(&words, first);
    cj_text_add(&words, before > 0 ? ", and they count from " : ", and those before ");
    cj_date_append(&words, from);
    cj_text_add(&words, before > 0 ? " on" : " count");
    cj_text_add(&words,
                ": does the export begin there, or was there none before it? Who offended only "
                "then counts as one who did not");
    return cj_records_caution_words(count->offences, "offences-begin", &words, err);
}

cj_status cj_reoffending_check_complete(cj_reoffending_count *count, cj_error *err)
{
    cj_status status = check_as_of(count, err);

    if (status == CJ_OK && !cj_measure_is_beyond(count->options->as_of, &count->known))
        status = check_end(count, err); /* else check_as_of() has told that the offences end */
    if (status == CJ_OK && count->earlier > 0) /* else check_histories() tells */
        status = check_begin(count, err);
    return status == CJ_OK ? check_histories(count, err) : status;
}

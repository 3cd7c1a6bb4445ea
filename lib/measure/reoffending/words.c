/* Reoffending in words: the definition, in the notes. */
#include "count.h"

static void append_as_of(cj_text *out, const cj_reoffending_count *count)
{
    cj_date_append_words(out, count->options->as_of);
}

/* The last day that somebody is followed up: "31 December 2024 (or their followed_until, if that
 * is earlier)". */
static void append_end(cj_text *out, const cj_reoffending_count *count)
{
    append_as_of(out, count);
    if (count->until_column != CJ_NO_COLUMN)
        cj_text_format(out, " (or their %s, if that is earlier)", count->options->until.at);
}

static bool is_dated(const cj_reoffending_count *count)
{
    return count->options->as_of != CJ_DATE_MISSING;
}

static int64_t sum_of(const int64_t *by_period, const cj_reoffending_count *count)
{
    int64_t sum = 0;

    for (size_t i = 0; i < count->options->common.period_count; i++)
        sum += by_period[i];
    return sum;
}

/* "(12 in 2021-22Q4, 3 in 2022-23Q1)", or "(12)" for one period. */
static void append_by_period(cj_text *out, const int64_t *by_period,
                             const cj_reoffending_count *count)
{
    const cj_measure_options *common = &count->options->common;
    bool any = false;

    cj_text_add(out, CJ_TELLS " (");
    for (size_t i = 0; i < common->period_count; i++) {
        if (by_period[i] == 0)
            continue;
        cj_text_format(out, "%s%lld", any ? ", " : "", (long long)by_period[i]);
        if (common->period_count > 1) {
            cj_text_add(out, " in ");
            cj_period_append_label(out, cj_span_of(common->periods[i].name));
        }
        any = true;
    }
    cj_text_add(out, ")" CJ_TOLD);
}

static void note_cohort(cj_text *out, const cj_reoffending_count *count)
{
    const cj_reoffending_options *options = count->options;

    cj_text_format(out, "Cohort: %s whose %s is in the period",
                   options->each_episode ? "episodes" : "people", count->index_name.at);
    if (is_dated(count)) {
        cj_text_add(out, ", up to ");
        append_as_of(out, count);
    }
    if (options->each_episode)
        cj_text_add(out, "; a person counts once for each of them");
    else
        cj_text_add(out, "; of several in a period the first counts");
    if (sum_of(count->more, count) > 0) {
        cj_text_add(out, CJ_TELLS ", further ones do not");
        append_by_period(out, count->more, count);
    }
    cj_text_char(out, '.');
    if (count->no_index > 0) {
        cj_text_add(out, CJ_TELLS " ");
        cj_measure_append_count(out, count->no_index, "episode without that date is",
                                "episodes without that date are");
        cj_text_add(out, " in no cohort." CJ_TOLD);
    }
    if (count->late_index > 0) {
        cj_text_add(out, CJ_TELLS " ");
        cj_measure_append_count(out, count->late_index, "episode is dated after ",
                                "episodes are dated after ");
        append_as_of(out, count);
        cj_text_add(out, count->late_index == 1 ? " and is in no cohort." CJ_TOLD
                                                : " and are in no cohort." CJ_TOLD);
    }
}

static void note_first_offence(cj_text *out, const cj_reoffending_count *count)
{
    if (count->offended.first == CJ_DATE_MISSING)
        return;
    cj_text_add(out, " The first offence of the file is dated ");
    cj_date_append(out, count->offended.first);
    cj_text_char(out, '.');
}

static void note_stages(cj_text *out, const cj_reoffending_count *count)
{
    const cj_reoffending_options *options = count->options;
    bool has_start = count->start_column != CJ_NO_COLUMN;

    cj_text_add(out, "Pre-intervention: ");
    if (options->before > 0) {
        cj_text_add(out, "within ");
        cj_months_append(out, options->before);
        cj_text_add(out, " ");
    }
    if (!has_start) {
        cj_text_format(out,
                       "before the %s. The episodes have no %s, so nothing is counted as "
                       "during the intervention, and offences on the day itself are in no stage",
                       count->index_name.at, count->start_name.at);
        if (count->on_index > 0)
            cj_text_format(out, CJ_TELLS " (%lld)" CJ_TOLD, (long long)count->on_index);
        cj_text_char(out, '.');
        note_first_offence(out, count);
        return;
    }
    cj_text_format(out, "before the %s. During intervention: from then to the %s, both included.",
                   count->start_name.at, count->index_name.at);
    if (sum_of(count->no_start, count) > 0) {
        cj_text_add(out, " Those without that date are left out of both");
        append_by_period(out, count->no_start, count);
        cj_text_char(out, '.');
    }
    note_first_offence(out, count);
}

static void note_windows(cj_text *out, const cj_reoffending_count *count)
{
    const cj_reoffending_options *options = count->options;
    int last = options->windows[options->window_count - 1];

    cj_text_format(
        out,
        "After: calendar months from the %s (6 months after 31 August is the last day of "
        "February). An offence on the day itself is not after it; the anniversary "
        "belongs to the window that %s there.",
        count->index_name.at, options->anniversary_excluded ? "begins" : "ends");
    if (options->window_count > 1 && options->cumulative)
        cj_text_add(out, " Each window holds those before it.");
    else if (options->window_count > 1)
        cj_text_format(out,
                       " The windows follow each other: the last one is not everything within %d "
                       "months.",
                       last);
    if (options->first)
        cj_text_add(out, " A person counts as offending only in the window of the first reoffence; "
                         "offences count where they fall.");
}

/* "3, 6, 9 or 12 months" */
static void append_windows(cj_text *out, const cj_reoffending_options *options)
{
    for (size_t i = 0; i < options->window_count; i++)
        cj_text_format(out, "%s%d",
                       i == 0                           ? ""
                       : i + 1 == options->window_count ? " or "
                                                        : ", ",
                       options->windows[i]);
    cj_text_format(out, " month%s",
                   options->window_count == 1 && options->windows[0] == 1 ? "" : "s");
}

static void note_denominator(cj_text *out, const cj_reoffending_count *count)
{
    const cj_reoffending_options *options = count->options;

    if (options->everybody) {
        cj_text_add(out, "Everyone in the cohort counts, also those whose window ");
        if (is_dated(count)) {
            cj_text_add(out, "had not ended by ");
            append_as_of(out, count);
        } else {
            cj_text_add(out, "may not have ended when the data were taken");
        }
        cj_text_add(out, ": rates of late windows are too low where some have not been followed up "
                         "for so long, and have no interval where nobody has.");
        return;
    }
    cj_text_format(out, "Each window counts only %s whose ",
                   options->each_episode ? "episodes" : "people");
    append_windows(out, options);
    cj_text_add(out, " had passed by ");
    append_end(out, count);
    cj_text_add(out, "; the others are not yet followed up, and in no other figure of it.");
}

static void note_until(cj_text *out, const cj_reoffending_count *count)
{
    int64_t ended = sum_of(count->ended, count);

    if (count->until_column == CJ_NO_COLUMN)
        return;
    cj_text_format(out, "Follow-up ends on the day of %s", count->options->until.at);
    if (is_dated(count)) {
        cj_text_add(out, " where that is before ");
        append_as_of(out, count);
    }
    if (ended > 0)
        append_by_period(out, count->ended, count);
    else
        cj_text_add(out, ", which is so for nobody");
    cj_text_add(out, ": no window is over after that day, and no offence after it counts");
    if (count->beyond > 0)
        cj_text_format(out, CJ_TELLS " (%lld left out)" CJ_TOLD, (long long)count->beyond);
    cj_text_char(out, '.');
}

/* "CONVICTION or CAUTION" */
static void append_values(cj_text *out, const cj_word_finder *values)
{
    cj_text_list(out, values->words, values->word_count, values->word_count, " or ");
}

/* Which outcomes those have that prove nothing. */
static void append_unproven(cj_text *out, const cj_reoffending_count *count)
{
    cj_text list = CJ_TEXT_INIT;

    if (count->unproven > 0 && cj_reoffending_append_unproven(&list, count, false) > 0)
        cj_text_format(out, " (%s)", cj_text_string(&list));
    out->failed = out->failed || list.failed;
    cj_text_clear(&list);
}

static void note_events(cj_text *out, const cj_reoffending_count *count)
{
    const cj_reoffending_options *options = count->options;

    if (!options->proven) {
        cj_text_add(out, "Offences: every one recorded, by its date, whatever its outcome.");
        return;
    }
    cj_text_add(out, "Offences: proven ones, by their date; the outcome is ");
    append_values(out, &count->proven);
    if (options->wait >= 0) {
        cj_text_add(out, " and dated at most ");
        cj_months_append(out, 12 + options->wait);
        cj_text_format(out, " (12 and a wait of %d) after the %s, whatever the window",
                       options->wait, count->index_name.at);
    } else {
        cj_text_add(out, ", whenever it came");
        if (count->outcome_date_column == CJ_NO_COLUMN)
            cj_text_add(out, ", since the offences have no outcome_date");
        else
            cj_text_add(out, "; one without a date proves nothing");
    }
    cj_text_char(out, '.');
    if (count->unproven + count->undated + count->late_proof == 0)
        return;
    cj_text_format(out, CJ_TELLS " Not proven: %lld of another outcome or none",
                   (long long)count->unproven);
    append_unproven(out, count);
    if (count->undated > 0)
        cj_text_format(out, ", %lld whose outcome has no date", (long long)count->undated);
    if (count->late_proof > 0)
        cj_text_format(out, ", %lld whose outcome is dated after the as-of date",
                       (long long)count->late_proof);
    cj_text_add(out, "." CJ_TOLD);
}

static void note_waiting(cj_text *out, const cj_reoffending_count *count)
{
    if (sum_of(count->waiting, count) == 0)
        return;
    cj_text_add(out, "Of those followed up, some can still have an outcome that proves an offence, "
                     "since their wait runs on after ");
    append_as_of(out, count);
    append_by_period(out, count->waiting, count);
    cj_text_add(out, "; the figures may rise.");
}

static void note_breach(cj_text *out, const cj_reoffending_count *count)
{
    if (count->breach_column == CJ_NO_COLUMN)
        cj_text_add(out, "Breaches of orders are included where the export has them.");
    else if (count->options->include_breach)
        cj_text_add(out, "Breaches of orders are included.");
    else
        cj_text_format(out, "Breaches of orders are left out" CJ_TELLS " (%lld)" CJ_TOLD ".",
                       (long long)count->breaches);
}

static void note_left_out(cj_text *out, const cj_reoffending_count *count)
{
    if (is_dated(count)) {
        cj_text_add(out, "Nothing dated after ");
        append_as_of(out, count);
        cj_text_add(out, " counts.");
        if (count->late > 0) {
            cj_text_add(out, CJ_TELLS " ");
            cj_measure_append_count(out, count->late, "offence is dated later and is left out.",
                                    "offences are dated later and are left out.");
            cj_text_add(out, CJ_TOLD);
        }
    }
    if (count->strangers > 0) {
        cj_text_add(out, is_dated(count) ? CJ_TELLS " " : CJ_TELLS);
        cj_measure_append_count(out, count->strangers, "offence is of a person",
                                "offences are of people");
        cj_text_add(out, " in no episode." CJ_TOLD);
    }
    if (count->no_date > 0) {
        cj_text_add(out, out->length > 0 ? CJ_TELLS " " : CJ_TELLS);
        cj_measure_append_count(out, count->no_date, "row of the offences has no date:",
                                "rows of the offences have no date:");
        cj_text_add(out, " no offence." CJ_TOLD);
    }
}

static void note_rates(cj_text *out, const cj_reoffending_count *count)
{
    const cj_measure_options *common = &count->options->common;

    cj_text_add(out, count->options->each_episode ? "Rate: percentage of episodes with an offence"
                                                  : "Rate: percentage of people who offended");
    if (common->places > 0)
        cj_text_format(out, ", to %d decimal%s", common->places, common->places == 1 ? "" : "s");
    cj_text_format(out, "; interval: the %g%% Wilson score interval.", common->confidence);
}

static void note_offences(cj_text *out, const cj_reoffending_count *count)
{
    (void)count;
    cj_text_add(out, "Offences per offender: those of the stage divided by the people counted as "
                     "offending in it.");
}

static void note_gravity(cj_text *out, const cj_reoffending_count *count)
{
    if (count->gravity_column != CJ_NO_COLUMN)
        cj_text_add(out, "Mean gravity: of the offences counted that have a score.");
}

static void note_survival(cj_text *out, const cj_reoffending_count *count)
{
    cj_text_format(out,
                   "Days from the %s to the first offence after it; who has none is "
                   "followed up until ",
                   count->index_name.at);
    append_end(out, count);
    cj_text_format(out,
                   ". The share without reoffence is the Kaplan-Meier estimate, its error "
                   "Greenwood's, its bounds the %g%% interval by log(-log). At risk: just before "
                   "that day; reoffended and followed up no longer: since the row before.",
                   count->options->common.confidence);
}

static void note_cases(cj_text *out, const cj_reoffending_count *count)
{
    cj_text_add(out, "Each row is a member of a cohort; the figures are numbers of offences, as "
                     "far as is known");
    if (is_dated(count)) {
        cj_text_add(out, " on ");
        append_as_of(out, count);
    }
    cj_text_add(out, ", also in windows that have not ended.");
}

/* A method's name stands for its definition; with other options it is another
 * one. */
static void note_method(cj_text *out, const cj_reoffending_options *options)
{
    if (options->method == NULL)
        return;
    cj_text_format(out, "Method: %s", options->method);
    cj_text_add(out, options->method_changed
                         ? ", but with other options in place of some of its own: not that "
                           "definition, but what these notes say."
                         : ", as these notes say.");
}

typedef struct {
    void (*write)(cj_text *out, const cj_reoffending_count *count);
    const char *keys; /* of the columns that it is about, a line each; NULL: of the whole table */
} note_writer;

cj_status cj_reoffending_notes(cj_table *table, const cj_reoffending_count *count, cj_error *err)
{
    static const note_writer writers[3][12] = {
        [CJ_REOFFENDING_TABLE] = {{note_cohort, NULL},
                                  {note_stages, NULL},
                                  {note_windows, NULL},
                                  {note_denominator, NULL},
                                  {note_until, NULL},
                                  {note_events, NULL},
                                  {note_waiting, NULL},
                                  {note_breach, NULL},
                                  {note_left_out, NULL},
                                  {note_rates, "rate_pct\nrate_low_pct"},
                                  {note_offences, "offences_per_offender"},
                                  {note_gravity, "mean_gravity"}},
        [CJ_REOFFENDING_CASES] = {{note_cases, NULL},
                                  {note_cohort, NULL},
                                  {note_stages, NULL},
                                  {note_windows, NULL},
                                  {note_until, NULL},
                                  {note_events, NULL},
                                  {note_breach, NULL},
                                  {note_left_out, NULL}},
        [CJ_REOFFENDING_SURVIVAL] = {{note_survival, NULL},
                                     {note_cohort, NULL},
                                     {note_until, NULL},
                                     {note_events, NULL},
                                     {note_breach, NULL},
                                     {note_left_out, NULL}}};
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    note_method(&note, count->options);
    status = cj_measure_add_note(table, &note, err);
    if (status == CJ_OK) {
        cj_measure_note_periods(&note, &count->options->common);
        status = cj_measure_add_note(table, &note, err);
    }
    for (size_t i = 0; status == CJ_OK && i < 12; i++) {
        const note_writer *writer = &writers[count->options->output][i];

        if (writer->write == NULL)
            break;
        writer->write(&note, count);
        status = cj_measure_add_note_on(table, writer->keys, &note, err);
    }
    cj_text_clear(&note);
    return status;
}

/* Reoffending in words: the sentence of a row, and the definition in the notes. */
#include "count.h"

/* ---- sentences -------------------------------------------------------------------- */

/* "302 children": members of the cohort. */
static void append_members(cj_text *out, const cj_reoffending_count *count, int64_t members)
{
    bool episodes = count->options->each_episode;

    cj_measure_append_units(out, members, &count->options->common, episodes ? "episode" : "person",
                            episodes ? "episodes" : "people");
}

/* "closure", or "their order_date" */
static void append_index(cj_text *out, const cj_reoffending_count *count)
{
    if (cj_span_equal(count->index_name, CJ_SPAN("closure_date")))
        cj_text_add(out, "closure");
    else
        cj_text_format(out, "their %s", count->index_name.at);
}

static void append_months(cj_text *out, int months)
{
    static const char *const words[] = {"no",    "one",   "two",  "three", "four",   "five",  "six",
                                        "seven", "eight", "nine", "ten",   "eleven", "twelve"};

    if (months < (int)(sizeof words / sizeof *words))
        cj_text_format(out, "%s month%s", words[months], months == 1 ? "" : "s");
    else
        cj_text_format(out, "%d months", months);
}

/* "reoffended within three months of closure" */
static void append_deed(cj_text *out, const cj_reoffending_count *count, size_t stage)
{
    const cj_reoffending_options *options = count->options;
    int from;

    if (stage == CJ_STAGE_BEFORE && options->before > 0) {
        cj_text_add(out, "offended in the ");
        append_months(out, options->before);
        cj_text_add(out, " before the intervention");
    } else if (stage == CJ_STAGE_BEFORE) {
        cj_text_add(out, "offended before the intervention");
    } else if (stage == CJ_STAGE_DURING) {
        cj_text_add(out, "offended during the intervention");
    } else {
        from = cj_window_from(options, stage - CJ_STAGE_WINDOWS);
        cj_text_add(out, options->first ? "reoffended for the first time " : "reoffended ");
        if (from > 0)
            cj_text_format(out, "%d to %d months after ", from,
                           options->windows[stage - CJ_STAGE_WINDOWS]);
        else {
            cj_text_add(out, "within ");
            append_months(out, options->windows[stage - CJ_STAGE_WINDOWS]);
            cj_text_add(out, " of ");
        }
        append_index(out, count);
    }
}

/* Who is not counted yet, or counted although time has not told. */
static void append_immature(cj_text *out, const cj_reoffending_count *count, int64_t immature)
{
    if (immature == 0)
        return;
    cj_text_char(out, ' ');
    cj_cell_append_label(out, &(cj_cell){.kind = CJ_CELL_COUNT, .units = immature});
    if (count->options->everybody)
        cj_text_add(out, immature == 1 ? " of them has not been followed up for so long."
                                       : " of them have not been followed up for so long.");
    else if (cj_span_equal(count->index_name, CJ_SPAN("closure_date")))
        cj_text_add(out, " closed too recently to count.");
    else
        cj_text_format(out, " %s too recent to count.", immature == 1 ? "is" : "are");
}

void cj_reoffending_sentence(cj_text *out, const cj_reoffending_count *count, size_t period,
                             uint32_t group, size_t stage)
{
    const cj_measure_options *common = &count->options->common;
    const cj_stage_figures *of = cj_stage_figures_of(count, period, group, stage);
    bool episodes = count->options->each_episode;

    cj_axis_begin_sentence(out, &count->groups, common, &common->periods[period], group);
    if (of->people > 0) {
        cj_measure_append_part(out, of->offended, of->people, common,
                               episodes ? "episode" : "person", episodes ? "episodes" : "people");
        cj_text_char(out, ' ');
        append_deed(out, count, stage);
        cj_measure_append_share(out, of->offended, of->people, common);
        cj_text_char(out, '.');
        append_immature(out, count, of->immature);
    } else if (of->immature > 0) {
        cj_text_add(out, "Not known yet who ");
        append_deed(out, count, stage);
        cj_text_add(out, ": ");
        append_members(out, count, of->immature);
        cj_text_add(out,
                    of->immature == 1 ? " is too recent to count." : " are too recent to count.");
    } else {
        cj_text_add(out, "There is nobody to count.");
    }
}

/* ---- notes -------------------------------------------------------------------------- */

static void append_as_of(cj_text *out, const cj_reoffending_count *count)
{
    cj_date_append(out, count->options->as_of);
}

/* The last day that somebody is followed up: "2024-12-31 or their followed_until, if that is
 * earlier". */
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

    cj_text_add(out, " (");
    for (size_t i = 0; i < common->period_count; i++) {
        if (by_period[i] == 0)
            continue;
        cj_text_format(out, "%s%lld", any ? ", " : "", (long long)by_period[i]);
        if (common->period_count > 1)
            cj_text_format(out, " in %s", common->periods[i].name);
        any = true;
    }
    cj_text_add(out, ")");
}

static void note_cohort(cj_text *out, const cj_reoffending_count *count)
{
    const cj_reoffending_options *options = count->options;

    cj_text_format(out, "Cohort: %s whose index date (%s) lies in the period",
                   options->each_episode ? "episodes" : "people with an episode",
                   count->index_name.at);
    if (is_dated(count)) {
        cj_text_add(out, " and is not after ");
        append_as_of(out, count);
    }
    if (options->each_episode)
        cj_text_add(out, "; a person counts once for each of them");
    else
        cj_text_add(out, "; of several in a period the first counts");
    if (sum_of(count->more, count) > 0) {
        cj_text_add(out, ", further ones do not");
        append_by_period(out, count->more, count);
    }
    cj_text_char(out, '.');
    if (count->no_index > 0) {
        cj_text_char(out, ' ');
        cj_measure_append_count(out, count->no_index, "episode without an index date is",
                                "episodes without an index date are");
        cj_text_add(out, " in no cohort.");
    }
    if (count->late_index > 0) {
        cj_text_char(out, ' ');
        cj_measure_append_count(out, count->late_index, "episode has a later index date and is",
                                "episodes have a later index date and are");
        cj_text_add(out, " in no cohort.");
    }
}

static void note_stages(cj_text *out, const cj_reoffending_count *count)
{
    const cj_reoffending_options *options = count->options;
    bool has_start = count->start_column != CJ_NO_COLUMN;

    cj_text_add(out, "Pre-intervention: ");
    if (options->before > 0) {
        cj_text_add(out, "within ");
        append_months(out, options->before);
        cj_text_add(out, " ");
    }
    if (!has_start) {
        cj_text_format(out,
                       "before the index date. The episodes have no %s, so nothing is counted as "
                       "during the intervention, and offences on the index date are in no stage",
                       count->start_name.at);
        if (count->on_index > 0)
            cj_text_format(out, " (%lld)", (long long)count->on_index);
        cj_text_char(out, '.');
        return;
    }
    cj_text_format(out,
                   "before the start date (%s). During intervention: from the start date to the "
                   "index date, both included.",
                   count->start_name.at);
    if (sum_of(count->no_start, count) > 0) {
        cj_text_add(out, " Members without a start date are left out of both");
        append_by_period(out, count->no_start, count);
        cj_text_char(out, '.');
    }
}

static void note_windows(cj_text *out, const cj_reoffending_count *count)
{
    const cj_reoffending_options *options = count->options;
    int last = options->windows[options->window_count - 1];

    cj_text_format(out,
                   "After: calendar months from the index date, never past the end of a month (6 "
                   "months after 31 August is the last day of February). An offence on the index "
                   "date is not after it; the anniversary day belongs to the window that %s there.",
                   options->anniversary_excluded ? "begins" : "ends");
    if (options->window_count > 1 && options->cumulative)
        cj_text_add(out, " Each window begins at the index date and holds those before it.");
    else if (options->window_count > 1)
        cj_text_format(out,
                       " The windows follow each other and do not add up: the last one is not "
                       "everything within %d months.",
                       last);
    if (options->first)
        cj_text_add(out, " A person is counted as offending only in the window of the first "
                         "reoffence; offences count where they fall.");
}

static void note_denominator(cj_text *out, const cj_reoffending_count *count)
{
    const cj_reoffending_options *options = count->options;

    if (options->everybody) {
        cj_text_add(out, "People: the whole cohort, also those whose window ");
        if (is_dated(count)) {
            cj_text_add(out, "had not ended by ");
            append_as_of(out, count);
        } else {
            cj_text_add(out, "may not have ended when the data were taken");
        }
        cj_text_add(out, ": rates of late windows are too low where some have not been followed up "
                         "for so long.");
        return;
    }
    cj_text_format(out, "%s of a window: those for whom it was over by ",
                   options->each_episode ? "Episodes" : "People");
    append_end(out, count);
    cj_text_add(out, "; the others are counted as not yet followed up, and in no other figure of "
                     "that window.");
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
        cj_text_format(out, " (%lld left out)", (long long)count->beyond);
    cj_text_char(out, '.');
}

/* "CONVICTION or CAUTION" */
static void append_values(cj_text *out, const cj_word_finder *values)
{
    cj_text_list(out, values->words, values->word_count, values->word_count, " or ");
}

static void note_events(cj_text *out, const cj_reoffending_count *count)
{
    const cj_reoffending_options *options = count->options;

    if (!options->proven) {
        cj_text_add(out, "Offences: every one recorded, by its date and whatever its outcome.");
        return;
    }
    cj_text_add(out, "Offences: proven ones, by their date; the outcome is ");
    append_values(out, &count->proven);
    if (options->wait >= 0) {
        cj_text_add(out, " and dated at most ");
        append_months(out, 12 + options->wait);
        cj_text_format(out, " (12 and a wait of %d) after the index date, whatever the window",
                       options->wait);
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
    cj_text_format(out, " Not proven: %lld of another outcome or none", (long long)count->unproven);
    if (count->undated > 0)
        cj_text_format(out, ", %lld whose outcome has no date", (long long)count->undated);
    if (count->late_proof > 0)
        cj_text_format(out, ", %lld whose outcome is dated after the as-of date",
                       (long long)count->late_proof);
    cj_text_char(out, '.');
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
        cj_text_add(out, "Breach: the offences have no column breach, so that breaches of orders "
                         "count if they are among them.");
    else if (count->options->include_breach)
        cj_text_add(out, "Breach: breaches of orders count like other offences.");
    else
        cj_text_format(out, "Breach: rows with breach = Y (or yes, true, 1) are left out (%lld).",
                       (long long)count->breaches);
}

static void note_left_out(cj_text *out, const cj_reoffending_count *count)
{
    if (is_dated(count)) {
        cj_text_add(out, "As at ");
        append_as_of(out, count);
        cj_text_add(out, ": nothing dated later counts.");
        if (count->late > 0) {
            cj_text_char(out, ' ');
            cj_measure_append_count(out, count->late, "offence is dated later and is left out.",
                                    "offences are dated later and are left out.");
        }
    }
    if (count->strangers > 0) {
        cj_text_add(out, is_dated(count) ? " " : "");
        cj_measure_append_count(out, count->strangers, "offence is of a person",
                                "offences are of people");
        cj_text_add(out, " in no episode.");
    }
    if (count->no_date > 0) {
        cj_text_add(out, out->length > 0 ? " " : "");
        cj_measure_append_count(out, count->no_date, "row of the offences has no date:",
                                "rows of the offences have no date:");
        cj_text_add(out, " no offence.");
    }
}

static void note_rates(cj_text *out, const cj_reoffending_count *count)
{
    const cj_reoffending_options *options = count->options;
    const cj_measure_options *common = &options->common;

    cj_text_format(out,
                   "Rate: %s, rounded half up to %d decimal%s; the interval is the %g%% Wilson "
                   "score interval. Offences per offender are those of the stage divided by the "
                   "people counted as offending in it",
                   options->each_episode ? "episodes with an offence in percent of episodes"
                                         : "people who offended in percent of people",
                   common->places, common->places == 1 ? "" : "s", common->confidence);
    cj_text_add(out, count->gravity_column == CJ_NO_COLUMN
                         ? "."
                         : "; mean gravity is of the offences counted that have a score.");
}

static void note_survival(cj_text *out, const cj_reoffending_count *count)
{
    cj_text_format(out,
                   "Days from the index date (%s) to the first offence after it; who has none is "
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

typedef void (*note_writer)(cj_text *out, const cj_reoffending_count *count);

cj_status cj_reoffending_notes(cj_table *table, const cj_reoffending_count *count, cj_error *err)
{
    static const note_writer writers[3][10] = {
        [CJ_REOFFENDING_TABLE] = {note_cohort, note_stages, note_windows, note_denominator,
                                  note_until, note_events, note_waiting, note_breach, note_left_out,
                                  note_rates},
        [CJ_REOFFENDING_CASES] = {note_cases, note_cohort, note_stages, note_windows, note_until,
                                  note_events, note_breach, note_left_out},
        [CJ_REOFFENDING_SURVIVAL] = {note_survival, note_cohort, note_until, note_events,
                                     note_breach, note_left_out}};
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    note_method(&note, count->options);
    status = cj_measure_add_note(table, &note, err);
    if (status == CJ_OK) {
        cj_measure_note_periods(&note, &count->options->common);
        status = cj_measure_add_note(table, &note, err);
    }
    for (size_t i = 0; status == CJ_OK && i < 10; i++) {
        note_writer writer = writers[count->options->output][i];

        if (writer == NULL)
            break;
        writer(&note, count);
        status = cj_measure_add_note(table, &note, err);
    }
    cj_text_clear(&note);
    return status;
}

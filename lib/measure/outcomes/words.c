/* Outcomes in words: the sentence of a row and the notes of a table. */
#include "count.h"

/* ---- sentences -------------------------------------------------------------------- */

/* Append whether a target is met; it is called as the framework does. */
static void append_target(cj_text *out, const cj_movement *movement, const cj_target *target,
                          const cj_measure_options *common)
{
    cj_text label = CJ_TEXT_INIT;

    cj_text_append(&label, target->term);
    cj_text_add(&label, target->term.length > 0 && target->label.length > 0 ? ": " : "");
    cj_text_append(&label, target->label);
    out->failed = out->failed || label.failed;
    cj_measure_append_target(out, movement->improved, movement->compared, target->value,
                             cj_text_span(&label), common);
    cj_text_clear(&label);
}

static void append_moved(cj_text *out, int64_t part, const cj_movement *movement, const char *words,
                         const cj_measure_options *common)
{
    cj_text_format(out, "%lld %s (", (long long)part, words);
    cj_measure_append_percent(out, part, movement->compared, common->places);
    cj_text_char(out, ')');
}

/* The sentence of one row, for people who read no table; it gives the same figures as the cells. */
void cj_outcomes_sentence(cj_text *out, const cj_outcomes_count *count, size_t period,
                          uint32_t group, size_t outcome, const cj_target *target)
{
    const cj_measure_options *common = &count->options->common;
    const cj_movement *movement = cj_outcomes_movement(count, period, group, outcome);
    const cj_framework_outcome *framework = count->rules[outcome].framework;
    const char *one = count->options->pairs ? "pair of scores" : "client";
    const char *many = count->options->pairs ? "pairs of scores" : "clients";

    cj_text_add(out, framework != NULL ? framework->label.at
                                       : cj_axis_text(&count->outcomes, (uint32_t)outcome));
    cj_text_add(out, count->groups.axis_count > 0 || common->period_count > 1 ? ", " : ": ");
    cj_axis_begin_sentence(out, &count->groups, common, &common->periods[period], group);
    if (movement->compared == 0) {
        cj_text_format(out, "no %s could be compared", one);
        if (target != NULL) {
            cj_text_add(out, ", so nothing can be said of the target of ");
            cj_decimal_append(out, target->value);
            cj_text_char(out, '%');
        }
        cj_text_char(out, '.');
        return;
    }
    cj_measure_append_part(out, movement->improved, movement->compared, common, one, many);
    cj_text_add(out, " improved");
    if (target != NULL) {
        cj_text_add(out, " (");
        cj_measure_append_percent(out, movement->improved, movement->compared, common->places);
        cj_text_char(out, ')');
    } else {
        cj_measure_append_share(out, movement->improved, movement->compared, common);
    }
    cj_text_add(out, ", ");
    append_moved(out, movement->maintained, movement, "stayed the same", common);
    cj_text_add(out, " and ");
    append_moved(out, movement->deteriorated, movement, "got worse", common);
    cj_text_char(out, '.');
    if (target != NULL)
        append_target(out, movement, target, common);
}

/* ---- notes -------------------------------------------------------------------------- */

/* Whose first score is before the first of the export is not known. */
static void append_first(cj_text *out, const cj_outcomes_count *count)
{
    cj_text_add(out, "the first score ever");
    if (count->dated.first == CJ_DATE_MISSING)
        return;
    cj_text_add(out, " (the export has none before ");
    cj_date_append(out, count->dated.first);
    cj_text_char(out, ')');
}

static void note_baseline(cj_text *out, const cj_outcomes_count *count)
{
    const cj_outcomes_options *options = count->options;

    if (options->pairs)
        cj_text_add(out, "Compared: every score in the period with the one just before it, where "
                         "there is one, for each person and outcome.");
    else if (options->baseline == CJ_BASELINE_RECORDED)
        cj_text_add(out, "Compared: people with recorded progress in the period; the last one "
                         "recorded counts.");
    else {
        cj_text_add(out, "Compared: the last score in the period with ");
        if (options->baseline == CJ_BASELINE_FIRST)
            append_first(out, count);
        else
            cj_text_add(out, options->baseline == CJ_BASELINE_BEFORE_PERIOD
                                 ? "the last one before the period"
                                 : "the one just before it");
        cj_text_add(out, ", for people who have both.");
    }
}

/* Outcomes whose threshold is not the general one, and lower-is-better ones. */
static void note_rules(cj_text *out, const cj_outcomes_count *count)
{
    const cj_outcomes_options *options = count->options;
    bool any = false;
    bool lower = false;

    if (options->baseline == CJ_BASELINE_RECORDED)
        return;
    for (size_t i = 0; i < count->outcome_count; i++)
        lower = lower || (count->outcome_occurs[i] && count->rules[i].lower_is_better);
    cj_text_add(out, lower ? "Improved: score better by " : "Improved: score up by ");
    cj_decimal_append(out, options->threshold);
    cj_text_add(out,
                lower ? " or more. Deteriorated: worse by " : " or more. Deteriorated: down by ");
    cj_decimal_append(out, options->threshold);
    cj_text_add(out, " or more. Maintained: neither.");
    for (size_t i = 0; i < count->outcome_count; i++) {
        if (!count->outcome_occurs[i] || count->rules[i].threshold == options->threshold)
            continue;
        cj_text_add(out, any ? ", " : " Another change is needed for: ");
        cj_text_format(out, "%s (", cj_axis_text(&count->outcomes, (uint32_t)i));
        cj_decimal_append(out, count->rules[i].threshold);
        cj_text_char(out, ')');
        any = true;
    }
    cj_text_add(out, any ? "." : "");
    any = false;
    for (size_t i = 0; i < count->outcome_count; i++) {
        if (!count->outcome_occurs[i] || !count->rules[i].lower_is_better)
            continue;
        cj_text_add(out, any ? ", " : " A lower score is better for: ");
        cj_text_add(out, cj_axis_text(&count->outcomes, (uint32_t)i));
        any = true;
    }
    cj_text_add(out, any ? "; a higher one for all others." : "");
}

static void note_percentages(cj_text *out, const cj_outcomes_options *options)
{
    const cj_measure_options *common = &options->common;

    cj_text_format(out, "Percentages are of %s compared",
                   options->pairs ? "the pairs" : "the people");
    if (common->places > 0)
        cj_text_format(out, ", to %d decimal%s", common->places, common->places == 1 ? "" : "s");
    cj_text_add(out, common->sum_to_100 ? "; the three of a row are made to add to 100 (largest "
                                          "remainder)."
                                        : ", and may not add to 100 because of rounding.");
    cj_text_format(out, " Interval: the %g%% Wilson score interval of those improved.",
                   common->confidence);
}

static void note_people(cj_text *out, const cj_outcomes_count *count)
{
    cj_text_add(out, "Reviewed: everyone with a review in the period, whatever the outcome.");
    if (count->clients != NULL)
        cj_text_format(out, " Clients: everyone in the people file%s.",
                       cj_records_people_are_selected(count->records)
                           ? " who meet the conditions on its columns"
                           : "");
    else if (cj_records_people_given(count->records))
        cj_text_add(out, " Clients are not counted: one of the groups is not a column of people.");
}

/* "Coverage: 85 of 139 clients (61%) were reviewed in 2013-14." */
static void note_coverage(cj_text *out, const cj_outcomes_count *count)
{
    const cj_measure_options *common = &count->options->common;
    int64_t clients = count->clients == NULL ? 0 : cj_outcomes_clients(count, CJ_GROUP_ALL);
    bool some = cj_records_rows_are_selected(count->records);

    for (size_t i = 0; clients > 0 && i < common->period_count; i++) {
        int64_t others = cj_outcomes_reviewed(count, i, CJ_GROUP_ALL) - count->covered[i];

        cj_text_format(
            out, i == 0 ? CJ_TELLS "Coverage: %lld of %lld clients (" : "; %lld of %lld clients (",
            (long long)count->covered[i], (long long)clients);
        cj_measure_append_percent(out, count->covered[i], clients, common->places);
        cj_text_add(out, ") were reviewed ");
        cj_text_add(out, cj_period_is_all(&common->periods[i]) ? "" : "in ");
        cj_period_append_label(out, cj_span_of(cj_period_is_all(&common->periods[i])
                                                   ? "at any time"
                                                   : common->periods[i].name));
        if (others > 0)
            cj_text_format(out, ", and %lld reviewed who are not among them", (long long)others);
    }
    if (clients > 0)
        cj_text_add(out, some ? ", as far as the rows kept tell." CJ_TOLD : "." CJ_TOLD);
}

static void note_targets(cj_text *out, const cj_outcomes_options *options)
{
    size_t outcomes = 0;
    size_t targets = 0;

    for (size_t i = 0; options->framework != NULL && i < options->framework->outcome_count; i++) {
        outcomes += options->framework->outcomes[i].target_count > 0;
        targets += options->framework->outcomes[i].target_count;
    }
    if (options->has_target || targets > 0)
        cj_measure_note_verdict(out, &options->common);
    if (targets > outcomes)
        cj_text_format(
            out,
            " %zu targets are held against %zu outcome%s: some verdicts are on the same figure.",
            targets, outcomes, outcomes == 1 ? "" : "s");
}

static void note_strangers(cj_text *out, const cj_outcomes_count *count)
{
    bool any = false;

    for (size_t i = 0; count->options->framework != NULL && i < count->outcome_count; i++) {
        if (count->rules[i].framework != NULL || !count->outcome_occurs[i])
            continue;
        cj_text_add(out, any ? ", " : "Not in the framework: ");
        cj_text_add(out, cj_axis_text(&count->outcomes, (uint32_t)i));
        any = true;
    }
    cj_text_add(out, any ? "." : "");
}

cj_status cj_outcomes_notes(cj_table *table, const cj_outcomes_count *count, cj_error *err)
{
    const cj_outcomes_options *options = count->options;
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    table->shares = options->pairs ? "the pairs compared" : "those compared";
    cj_measure_note_periods(&note, &options->common);
    status = cj_measure_add_note(table, &note, err);
    if (status == CJ_OK) {
        note_baseline(&note, count);
        status = cj_measure_add_note_on(table, "compared", &note, err);
    }
    if (status == CJ_OK) {
        note_rules(&note, count);
        status = cj_measure_add_note_on(table, "improved\nmaintained\ndeteriorated\nimproved_pct",
                                        &note, err);
    }
    if (status == CJ_OK) {
        note_percentages(&note, options);
        status = cj_measure_add_note_on(
            table, "improved_pct\nmaintained_pct\ndeteriorated_pct\nimproved_low_pct", &note, err);
    }
    if (status == CJ_OK) {
        note_people(&note, count);
        status = cj_measure_add_note_on(table, "clients\nreviewed", &note, err);
    }
    if (status == CJ_OK) {
        note_coverage(&note, count);
        status = cj_measure_add_note_on(table, "clients\nreviewed", &note, err);
    }
    if (status == CJ_OK) {
        note_targets(&note, options);
        status = cj_measure_add_note_on(table, "verdict", &note, err);
    }
    if (status == CJ_OK) {
        note_strangers(&note, count);
        status = cj_measure_add_note(table, &note, err);
    }
    cj_text_clear(&note);
    return status;
}

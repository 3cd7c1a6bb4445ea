/* Timeliness in words: the sentence of a row, and the definition in the notes. */
#include "count.h"

/* ---- sentences -------------------------------------------------------------------- */

static void append_number(cj_text *out, int64_t number)
{
    cj_cell_append_label(out, &(cj_cell){.kind = CJ_CELL_COUNT, .units = number});
}

/* "5 of 7 orders were within 20 days (71%, between 35.9% and 91.8%)." and whether that is enough */
static void append_share(cj_text *out, const cj_event_figures *of,
                         const cj_timeliness_options *options)
{
    const cj_measure_options *common = &options->common;
    int64_t within = of->rows[CJ_EVENT_WITHIN];
    int64_t denominator = cj_event_denominator(of, options);

    cj_measure_append_part(out, within, denominator, common, "", "");
    cj_text_add(out, within == 1 ? " was " : " were ");
    if (options->done != NULL) {
        cj_text_add(out, options->done);
    } else if (options->within.count == 0) {
        cj_text_add(out, "on the day");
    } else {
        cj_text_add(out, "within ");
        cj_limit_append(out, options->within);
    }
    if (options->has_target) {
        cj_text_add(out, " (");
        cj_measure_append_percent(out, within, denominator, common->places);
        cj_text_add(out, ").");
        cj_measure_append_target(out, within, denominator, options->target, (cj_span){"", 0},
                                 common);
    } else {
        cj_measure_append_share(out, within, denominator, common);
        cj_text_char(out, '.');
    }
    if (options->include_unknown && of->rows[CJ_EVENT_UNKNOWN] > 0) {
        cj_text_add(out, " Of the others, ");
        append_number(out, of->rows[CJ_EVENT_UNKNOWN]);
        cj_text_add(out, of->rows[CJ_EVENT_UNKNOWN] == 1 ? " is unknown." : " are unknown.");
    }
}

/* What is in no denominator. */
static void append_rest(cj_text *out, const cj_event_figures *of,
                        const cj_timeliness_options *options)
{
    int64_t rest =
        of->rows[CJ_EVENT_PENDING] + (options->include_unknown ? 0 : of->rows[CJ_EVENT_UNKNOWN]);

    if (rest == 0)
        return;
    cj_text_add(out, out->length > 0 && out->bytes[out->length - 1] == '.' ? " " : "");
    append_number(out, rest);
    cj_text_add(out, options->blank_unknown ? rest == 1 ? " more is unknown." : " more are unknown."
                     : rest == 1            ? " more is not yet due."
                                            : " more are not yet due.");
}

/* Append a time without decimals that say nothing: "18 days" for 18.0, "1 day". */
static void append_time(cj_text *out, int64_t units, int places, cj_limit_unit unit)
{
    while (places > 0 && units % 10 == 0) {
        units /= 10;
        places--;
    }
    cj_units_append(out, units, places);
    cj_text_format(out, " %s", cj_limit_unit_words(unit, units == 1 && places == 0));
}

/* Append how long it took; with a limit of no days that is told already. */
static void append_times(cj_text *out, const cj_event_times *times,
                         const cj_timeliness_options *options)
{
    bool months = options->within.unit == CJ_LIMIT_MONTHS;
    int places = options->common.mean_places;
    cj_limit p90 = {0, months ? CJ_LIMIT_DAYS : options->within.unit};

    if (times->events == 0 || options->within.count == 0)
        return;
    p90.count = cj_event_p90(times);
    cj_text_add(out, " Half took ");
    append_time(out, cj_event_median(times, places), places, p90.unit);
    cj_text_add(out, " or less, nine in ten ");
    cj_limit_append(out, p90);
    cj_text_add(out, " or less.");
}

void cj_timeliness_sentence(cj_text *out, const cj_timeliness_count *count, size_t period,
                            uint32_t group)
{
    const cj_timeliness_options *options = count->options;
    const cj_measure_options *common = &options->common;
    cj_event_figures of = cj_event_figures_of(count, period, group);
    cj_event_times times = cj_event_times_of(count, period, group);

    if (options->name != NULL && options->common.units == NULL)
        cj_text_format(out, "%s%s", options->name,
                       count->groups.axis_count > 0 || common->period_count > 1 ? ", " : ": ");
    cj_axis_begin_sentence(out, &count->groups, common, &common->periods[period], group);
    if (cj_event_total(&of) == 0)
        cj_text_add(out, "There is none.");
    else if (cj_event_denominator(&of, options) == 0)
        cj_text_add(out, "Nothing can be said yet.");
    else
        append_share(out, &of, options);
    append_rest(out, &of, options);
    append_times(out, &times, options);
}

/* ---- notes -------------------------------------------------------------------------- */

static void append_as_of(cj_text *out, const cj_timeliness_options *options)
{
    cj_date_append_words(out, options->as_of);
}

static bool is_dated(const cj_timeliness_options *options)
{
    return options->as_of != CJ_DATE_MISSING;
}

static void note_limit(cj_text *out, const cj_timeliness_count *count)
{
    const cj_timeliness_options *options = count->options;
    const char *from = options->from.at;
    const char *to = options->to.at;

    cj_text_format(out, "Within: %s ", to);
    if (options->within.count == 0 && options->within.unit == CJ_LIMIT_DAYS) {
        cj_text_format(out, "on the day of %s.", from);
    } else {
        cj_text_add(out, "at most ");
        cj_limit_append(out, options->within);
        cj_text_format(out, " after %s", from);
        cj_text_add(out, options->within.unit == CJ_LIMIT_DAYS ? ", which is day 0."
                         : options->within.unit == CJ_LIMIT_WORKING_DAYS
                             ? ", which is day 0: the working days after it are counted."
                             : " (31 August and 6 months is the end of February).");
    }
    cj_text_format(out, " Periods go by %s.", from);
}

static void note_calendar(cj_text *out, const cj_timeliness_count *count)
{
    const cj_timeliness_options *options = count->options;
    const cj_calendar *calendar = options->calendar;

    if (options->within.unit != CJ_LIMIT_WORKING_DAYS)
        return;
    cj_text_add(out, "Working days: Monday to Friday without ");
    if (options->calendar_name != NULL)
        cj_text_format(out, "the bank holidays of the calendar %s", options->calendar_name);
    if (options->holidays != NULL)
        cj_text_format(out, "%sthe holidays in %s", options->calendar_name != NULL ? " and " : "",
                       options->holidays);
    cj_text_format(out, ", known for %d to %d.", cj_date_civil(cj_calendar_first(calendar)).year,
                   cj_date_civil(cj_calendar_last(calendar)).year);
    if (count->idle > 0) {
        cj_text_add(out, " In ");
        cj_measure_append_count(out, count->idle, "row", "rows");
        cj_text_format(out, " the %s is no working day; it counts like the last one before it.",
                       options->to.at);
    }
}

/* What a row is whose event has not happened. */
static void note_open(cj_text *out, const cj_timeliness_count *count)
{
    const cj_timeliness_options *options = count->options;
    const char *to = options->to.at;

    if (options->blank_unknown) {
        cj_text_format(out, "Unknown: %s is blank", to);
        if (is_dated(options)) {
            cj_text_add(out, " or after ");
            append_as_of(out, options);
        }
        cj_text_add(out, ", so nothing says whether it was late.");
    } else if (!is_dated(options)) {
        cj_text_format(out, "Late: %s after the limit. No row of a period is without it.", to);
    } else {
        cj_text_add(out, "Pending: not yet due on ");
        append_as_of(out, options);
        cj_text_format(out,
                       ", and left out of the percentage. Late: due by then and without %s, "
                       "or done after the limit.",
                       to);
    }
}

static void note_share(cj_text *out, const cj_timeliness_count *count)
{
    const cj_timeliness_options *options = count->options;
    const cj_measure_options *common = &options->common;

    cj_text_format(out, "Within %%: the percentage of those within or late%s",
                   options->include_unknown ? " or unknown" : "");
    if (common->places > 0)
        cj_text_format(out, ", to %d decimal%s", common->places, common->places == 1 ? "" : "s");
    cj_text_format(out, "; interval: the %g%% Wilson score interval. Total: all of the period.",
                   common->confidence);
}

static void note_times(cj_text *out, const cj_timeliness_count *count)
{
    const cj_timeliness_options *options = count->options;
    bool months = options->within.unit == CJ_LIMIT_MONTHS;

    cj_text_format(out,
                   "Median: half took so many %s or less; 90th percentile: nine in ten did (the "
                   "shortest time that at least 90%% did not exceed). Both are of what was done",
                   months ? "calendar days" : cj_limit_unit_words(options->within.unit, false));
    if (is_dated(options)) {
        cj_text_add(out, " by ");
        append_as_of(out, options);
    }
    cj_text_char(out, '.');
}

static void note_bands(cj_text *out, const cj_timeliness_count *count)
{
    const cj_timeliness_options *options = count->options;

    if (options->band_count > 0)
        cj_text_format(out,
                       "Bands: how many took so many %s; each begins above the one before, and "
                       "what has not happened is in none.",
                       cj_limit_unit_words(options->within.unit, false));
}

static void note_target(cj_text *out, const cj_timeliness_count *count)
{
    if (count->options->has_target)
        cj_measure_note_verdict(out, &count->options->common);
}

static void note_left_out(cj_text *out, const cj_timeliness_count *count)
{
    if (count->no_from == 0)
        return;
    cj_text_add(out, CJ_TELLS);
    cj_measure_append_count(out, count->no_from, "row has", "rows have");
    cj_text_format(out, " no %s and %s in no period." CJ_TOLD, count->options->from.at,
                   count->no_from == 1 ? "is" : "are");
}

/* Return the keys of the bands' columns, which stand last in the table, a line each. */
static const char *keys_of_bands(cj_table *table, const cj_timeliness_count *count)
{
    size_t bands = count->options->band_count > 0 ? count->options->band_count + 1 : 0;
    cj_text keys = CJ_TEXT_INIT;
    const char *kept;

    for (size_t i = bands; i > 0 && i <= table->column_count; i--)
        cj_text_format(&keys, "%s\n", table->columns[table->column_count - i].key);
    kept = keys.failed ? NULL : cj_table_keep(table, cj_text_span(&keys));
    cj_text_clear(&keys);
    return kept;
}

cj_status cj_timeliness_notes(cj_table *table, const cj_timeliness_count *count, cj_error *err)
{
    static const struct {
        void (*write)(cj_text *out, const cj_timeliness_count *count);
        const char *keys;
    } writers[] = {{note_limit, "within\nlate\nwithin_pct"},
                   {note_calendar, NULL},
                   {note_open, "late\npending\nunknown\nwithin\nwithin_pct"},
                   {note_share, "within_pct\nwithin_low_pct"},
                   {note_times, "median\np90"},
                   {note_target, "verdict"},
                   {note_left_out, NULL}};
    const char *bands = keys_of_bands(table, count);
    cj_text note = CJ_TEXT_INIT;
    cj_status status;

    if (bands == NULL)
        return cj_fail_nomem(err);
    cj_measure_note_periods(&note, &count->options->common);
    status = cj_measure_add_note(table, &note, err);
    for (size_t i = 0; status == CJ_OK && i < sizeof writers / sizeof *writers; i++) {
        writers[i].write(&note, count);
        status = cj_measure_add_note_on(table, writers[i].keys, &note, err);
    }
    if (status == CJ_OK) {
        note_bands(&note, count);
        status = cj_measure_add_note_on(table, bands, &note, err);
    }
    cj_text_clear(&note);
    return status;
}

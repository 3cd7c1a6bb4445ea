/* Rates in words: the sentence of a row, and the definitions in the notes. */
#include "count.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* ---- sentences ------------------------------------------------------------------------ */

static void append_number(cj_text *out, int64_t number)
{
    cj_cell cell = cj_cell_count(number);

    cj_cell_append_label(out, &cell);
}

/* "15.30" with the decimals of a rate and so many more. */
static void append_rounded(cj_text *out, double rate, const cj_rates_options *options, int more)
{
    int places = options->common.places + more;
    cj_cell cell =
        cj_cell_number(cj_rates_round_double(rate * (double)options->per, places), places);

    cj_cell_append_label(out, &cell);
}

/* "25.0", "-0.4" */
static void append_rate(cj_text *out, double rate, const cj_rates_options *options)
{
    append_rounded(out, rate, options, 0);
}

static void append_bound(cj_text *out, double value, int places)
{
    cj_cell cell = cj_cell_number(cj_round_double(value, places), places);

    cj_cell_append_label(out, &cell);
}

/* A bound, as in the table. */
static void append_rate_bound(cj_text *out, double rate, const cj_rates_options *options)
{
    append_rounded(out, rate, options, 1);
}

/* "25.0 per 10,000 (95% interval 15.30 to 38.62)" */
static void append_shown_rate(cj_text *out, const cj_rates_count *count, const cj_rates_rate *rate)
{
    const cj_rates_options *options = count->options;

    append_rate(out, rate->rate, options);
    cj_text_add(out, " per ");
    append_number(out, options->per);
    if (!rate->has_interval)
        return;
    cj_text_format(out, " (%g%% interval ", options->common.confidence);
    append_rate_bound(out, rate->interval.low, options);
    cj_text_add(out, " to ");
    append_rate_bound(out, rate->interval.high, options);
    cj_text_char(out, ')');
}

/* "; that is 2.0 times the rate of White (1.271 to 3.189 times): higher by more than chance" */
static void append_relative(cj_text *out, const cj_rates_count *count, size_t period,
                            uint32_t group)
{
    const char *name = cj_axis_text(&count->groups.axes[0], count->reference);
    cj_rates_relative relative = cj_rates_relative_of(count, period, group);

    if (relative.is_reference) {
        cj_text_add(out, "; the others are compared with it");
        return;
    }
    if (!relative.has_ratio) {
        cj_text_format(out, "; it cannot be compared with %s, as one of the two has no event",
                       name);
        return;
    }
    cj_text_add(out, "; that is ");
    cj_units_append(out, relative.units, CJ_RELATIVE_PLACES);
    cj_text_format(out, " times the rate of %s (", name);
    append_bound(out, relative.interval.low, CJ_RELATIVE_PLACES + 1);
    cj_text_add(out, " to ");
    append_bound(out, relative.interval.high, CJ_RELATIVE_PLACES + 1);
    cj_text_add(out, relative.interval.low > 1 ? " times): higher, and by more than chance explains"
                     : relative.interval.high < 1
                         ? " times): lower, and by more than chance explains"
                         : " times): the difference may be chance");
}

/* Whether the population is what another measure counted: those who came to the stage before, and
 * not people who live somewhere. */
static bool is_of_table(const cj_rates_count *count)
{
    const char *path = count->population.options.main.path;

    return path != NULL && strncmp(path, "measure ", strlen("measure ")) == 0;
}

/* "White, 2014-15: 20 events among 8,000 people, 25.0 per 10,000 ...", or of the table of another
 * measure "20 events of 86, ..." */
void cj_rates_sentence(cj_text *out, const cj_rates_count *count, size_t period, uint32_t group)
{
    const cj_rates_options *options = count->options;
    cj_rates_figures of = cj_rates_figures_of(count, period, group);
    cj_rates_rate rate = cj_rates_rate_of(count, period, group);
    bool people = options->people;
    bool of_table = is_of_table(count);

    cj_axis_append_place(out, &count->groups, &options->common.periods[period], group);
    cj_text_add(out, ": ");
    if (!of.has_population) {
        cj_text_add(out, "the population has no such group then.");
        return;
    }
    if (of.population == 0) {
        cj_text_add(out, of_table ? "nobody is counted there, so there is no rate."
                                  : "nobody lives there, so there is no rate.");
        return;
    }
    cj_measure_append_units(out, of.events, &options->common, people ? "person" : "event",
                            people ? "people" : "events");
    cj_text_add(out, people || of_table ? " of " : " among ");
    append_number(out, of.population / CJ_DECIMAL_ONE);
    cj_text_add(out, people || of_table ? ", " : " people, ");
    if (cj_rates_are_standardised(count)) {
        append_rate(out, (double)of.events / ((double)of.population / (double)CJ_DECIMAL_ONE),
                    options);
        cj_text_add(out, " per ");
        append_number(out, options->per);
        cj_text_format(out,
                       rate.has_rate ? "; if %s were spread as in the standard population, "
                                     : "; there is no rate for the standard population, as "
                                       "some %s has nobody",
                       options->strata.at);
    }
    if (rate.has_rate)
        append_shown_rate(out, count, &rate);
    if (count->reference != CJ_NO_CODE && group != CJ_GROUP_ALL)
        append_relative(out, count, period, group);
    cj_text_char(out, '.');
}

/* "4.0 more because ..., 0.8 less because ..."; "nothing because ..." where it rounds to 0 */
static void append_effect(cj_text *out, double effect, const cj_rates_options *options)
{
    if (cj_rates_round_double(effect * (double)options->per, options->common.places) == 0) {
        cj_text_add(out, "nothing");
        return;
    }
    append_rate(out, fabs(effect), options);
    cj_text_add(out, effect < 0 ? " less" : " more");
}

void cj_rates_change_sentence(cj_text *out, const cj_rates_count *count,
                              const cj_rates_change *change, const char *place)
{
    const cj_rates_options *options = count->options;
    double difference = change->to - change->from;

    cj_text_format(out, "%s%s: ", place[0] == '\0' ? "All" : place, "");
    if (!change->has_rates) {
        cj_text_format(out, "%s and %s cannot be compared, as one of the two has no people.",
                       options->change_from.at, options->change_to.at);
        return;
    }
    cj_text_format(out, "from %s to %s the rate %s from ", options->change_from.at,
                   options->change_to.at,
                   difference < 0   ? "falls"
                   : difference > 0 ? "rises"
                                    : "goes");
    append_rate(out, change->from, options);
    cj_text_add(out, " to ");
    append_rate(out, change->to, options);
    cj_text_add(out, " per ");
    append_number(out, options->per);
    cj_text_add(out, ": ");
    append_effect(out, change->effects.rate_effect, options);
    cj_text_format(out, " because the rates within %s differ, ", options->strata.at);
    append_effect(out, change->effects.composition_effect, options);
    cj_text_format(out, " because people are spread over %s in another way.", options->strata.at);
}

/* ---- notes ------------------------------------------------------------------------------ */

static void note_rate(cj_text *out, const cj_rates_count *count)
{
    const cj_rates_options *options = count->options;

    if (options->people) {
        cj_text_add(out, "Events: people, each once in a group and period");
        cj_text_add(out, cj_rates_has_total(count) ? ", and once in All. " : ". ");
    }
    cj_text_add(out, "Rate: events per ");
    append_number(out, options->per);
    cj_text_add(out, " of the population");
    if (!cj_rates_are_standardised(count) && !options->has_change)
        cj_text_format(out,
                       "; %g%% interval: exact (Poisson) below %d events, Byar's from %d events on",
                       options->common.confidence, CJ_BYAR_LEAST, CJ_BYAR_LEAST);
    cj_text_char(out, '.');
}

/* Whether some period is not a year: its rates are not those of a year. */
static bool has_part_of_year(const cj_measure_options *common)
{
    for (size_t i = 0; i < common->period_count; i++)
        if (!cj_period_is_all(&common->periods[i]) &&
            cj_date_add_months(common->periods[i].first, 12) != common->periods[i].last + 1)
            return true;
    return false;
}

static void note_time(cj_text *out, const cj_rates_count *count)
{
    const cj_rates_options *options = count->options;
    const cj_rates_population *population = &count->population;

    if (population->time_column != CJ_NO_COLUMN && population->by_year)
        cj_text_format(out, "Population: that of the %syear %s the period begins.",
                       population->has_unit[1]   ? "financial "
                       : population->has_unit[0] ? "calendar "
                                                 : "",
                       options->year_before ? "before the one in which" : "in which");
    else if (population->time_column != CJ_NO_COLUMN)
        cj_text_add(out, "Population: that of the period.");
    if (has_part_of_year(&options->common))
        cj_text_format(out,
                       "%sRates are of the events of a whole period, which is not a year, on the "
                       "people of one moment.",
                       out->length > 0 ? " " : "");
    if (population->totals > 0) {
        cj_text_add(out, out->length > 0 ? " " : "");
        cj_text_add(out, "Rows of the population that are totals (All) are not counted: ");
        append_number(out, population->totals);
        cj_text_char(out, '.');
    }
}

static bool is_said(const char *text, cj_span name)
{
    for (; *text != '\0'; text++)
        if (strncasecmp(text, name.at, name.length) == 0)
            return true;
    return false;
}

/* Whether a column of the population says nothing about which of its rows are counted where. */
static bool is_added_over(const cj_rates_count *count, cj_span name)
{
    const cj_records_selection *selection = &count->population.options.selection;

    if (cj_rates_is_grouped_by(&count->population, name))
        return false;
    for (size_t i = 0; i < selection->condition_count; i++)
        if (is_said(selection->conditions[i], name))
            return false;
    for (size_t i = 0; i < selection->derivation_count; i++)
        if (is_said(selection->derivations[i], name))
            return false;
    return true;
}

#define ADDED_MAX 6

/* Rows of a group are added up: where one is of a year or a total that nobody named, that is to be
 * seen. */
static void note_added(cj_text *out, const cj_rates_count *count)
{
    const cj_rates_population *population = &count->population;
    cj_span names[ADDED_MAX + 1];
    size_t found = 0;

    if (!population->adds)
        return;
    for (size_t i = 0; i < cj_records_field_count(population->records) && found <= ADDED_MAX; i++) {
        cj_span name = cj_records_field_name(population->records, i);

        if (is_added_over(count, name))
            names[found++] = name;
    }
    if (found == 0)
        cj_text_add(out, "Population: several rows of a group are added up.");
    if (found == 0)
        return;
    cj_text_add(out, "Population: added up over all of ");
    cj_text_list(out, names, found, ADDED_MAX, " and ");
    cj_text_char(out, '.');
}

static void note_standard(cj_text *out, const cj_rates_count *count)
{
    const cj_rates_options *options = count->options;

    if (!cj_rates_are_standardised(count))
        return;
    cj_text_format(out,
                   "Standardised rate: what the rate would be if the people of each group "
                   "were spread over %s as ",
                   options->strata.at);
    if (options->standard == NULL)
        cj_text_add(out, "all people of the population are");
    else
        cj_text_format(out, "those of %s are", options->standard);
    cj_text_format(out, " (direct method); %g%% interval by Dobson's method.",
                   options->common.confidence);
}

static void note_few(cj_text *out, const cj_rates_count *count)
{
    const cj_rates_options *options = count->options;

    if (!cj_rates_are_standardised(count))
        return;
    if (count->empty > 0) {
        cj_text_add(out, CJ_TELLS);
        cj_measure_append_count(out, count->empty, "row has", "rows have");
        cj_text_format(out, " no standardised rate, as some %s has nobody there." CJ_TOLD,
                       options->strata.at);
    }
    if (count->few > 0) {
        cj_text_add(out, out->length > 0 ? CJ_TELLS " " : CJ_TELLS);
        cj_measure_append_count(out, count->few, "row has", "rows have");
        cj_text_format(out,
                       " fewer than %d events: Public Health England publishes no standardised "
                       "rate of so few." CJ_TOLD,
                       CJ_BYAR_LEAST);
    }
}

static void note_relative(cj_text *out, const cj_rates_count *count)
{
    const cj_rates_options *options = count->options;

    if (count->reference == CJ_NO_CODE)
        return;
    cj_text_format(out,
                   "Relative rate: the rate divided by that of %s, with the same other groups; "
                   "%g%% interval by its logarithm",
                   cj_axis_text(&count->groups.axes[0], count->reference),
                   options->common.confidence);
    if (count->crowded && !cj_rates_are_standardised(count))
        cj_text_add(out, CJ_TELLS " (where there are more events than people, as that of a ratio "
                                  "of two Poisson rates)" CJ_TOLD);
    cj_text_add(out, ". Verdict: higher where the whole interval lies above 1, lower where all of "
                     "it lies below, else no clear difference.");
}

static void note_change(cj_text *out, const cj_rates_count *count)
{
    const cj_rates_options *options = count->options;

    if (!options->has_change)
        return;
    cj_text_format(out,
                   "Change from %s to %s: what differing rates within %s make of it (rate effect) "
                   "and what differing shares of the people do (composition effect), by Kitagawa's "
                   "method; both add up to the change, before all are rounded.",
                   options->change_from.at, options->change_to.at, options->strata.at);
}

static void note_blanks(cj_text *out, const cj_rates_count *count)
{
    if (count->absent > 0) {
        cj_text_add(out, CJ_TELLS);
        cj_measure_append_count(out, count->absent, "row has", "rows have");
        cj_text_add(out, " neither events nor a population: only other periods have that "
                         "group." CJ_TOLD);
    }
    if (count->undated == 0)
        return;
    cj_text_add(out, out->length > 0 ? CJ_TELLS " " : CJ_TELLS);
    cj_measure_append_count(out, count->undated, "row", "rows");
    cj_text_format(out, " without a %s %s in no period." CJ_TOLD, count->options->date.at,
                   count->undated == 1 ? "is" : "are");
}

static void note_periods(cj_text *out, const cj_rates_count *count)
{
    const cj_rates_options *options = count->options;

    if (!options->common.period_given)
        return;
    cj_measure_note_periods(out, &options->common);
    if (options->date.length > 0)
        cj_measure_note_date(out, options->date);
}

cj_status cj_rates_notes(cj_table *table, const cj_rates_count *count, cj_error *err)
{
    static const struct {
        void (*write)(cj_text *, const cj_rates_count *);
        const char *keys;
    } notes[] = {{note_periods, NULL},
                 {note_rate, NULL},
                 {note_time, NULL},
                 {note_added, NULL},
                 {note_standard, NULL},
                 {note_few, NULL},
                 {note_relative, "relative_rate\nrelative_low\nverdict"},
                 {note_change, NULL},
                 {note_blanks, NULL}};
    cj_text note = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < sizeof notes / sizeof *notes; i++) {
        notes[i].write(&note, count);
        status = cj_measure_add_note_on(table, notes[i].keys, &note, err);
    }
    if (status == CJ_OK)
        status = cj_groups_note_gaps(&note, &count->groups, err);
    if (status == CJ_OK)
        status = cj_measure_add_note(table, &note, err);
    cj_text_clear(&note);
    return status;
}

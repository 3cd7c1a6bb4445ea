/* Rates: a rate needs a population; what has none is named. */
#include "count.h"

/* How many gaps a message names. */
#define GAPS_TOLD 5

typedef struct {
    cj_text list; /* "Gamma, 2014-15 (12 events); ..." */
    size_t count;
} gaps;

/* "White, Female" and, of a stratum, "age 15-17" */
static void append_cell(cj_text *out, const cj_rates_count *count, size_t period, uint32_t group,
                        size_t stratum)
{
    const cj_period *of = &count->options->common.periods[period];

    for (size_t i = 0; i < count->groups.axis_count; i++)
        cj_text_format(
            out, "%s%s %s", i == 0 ? "" : ", ", count->groups.axes[i].name.at,
            cj_axis_text(&count->groups.axes[i], cj_groups_value(&count->groups, group, i)));
    if (cj_rates_has_strata(count)) {
        const cj_axis *axis = &count->cells.axes[count->cells.axis_count - 1];
        bool blank = stratum + 1 == count->stratum_count;

        cj_text_format(out, "%s%s %s", count->groups.axis_count == 0 ? "" : ", ", axis->name.at,
                       cj_axis_text(axis, blank ? CJ_NO_CODE : (uint32_t)stratum));
    }
    if (count->groups.axis_count == 0 && !cj_rates_has_strata(count))
        cj_text_add(out, "the whole");
    if (!cj_period_is_all(of))
        cj_text_format(out, " in %s", of->name);
}

static void note_gap(gaps *found, const cj_rates_count *count, size_t period, uint32_t group,
                     size_t stratum)
{
    const cj_rates_cell *cell = cj_rates_cell_at(count, period, group, stratum);

    if (found->count++ >= GAPS_TOLD)
        return;
    cj_text_add(&found->list, found->list.length == 0 ? "" : "; ");
    append_cell(&found->list, count, period, group, stratum);
    if (cell->events > 0) {
        cj_text_add(&found->list, " (");
        cj_measure_append_count(&found->list, cell->events, "event", "events");
        cj_text_char(&found->list, ')');
    }
}

/* Whether the period has nothing of a group that others have people of: lists of groups change from
 * year to year, and a group of another list has neither events nor people. */
static bool is_absent(const cj_rates_count *count, size_t period, uint32_t group)
{
    cj_rates_figures of = cj_rates_figures_of(count, period, group);
    bool other = false;

    for (size_t p = 0; p < count->options->common.period_count; p++)
        other = other || cj_rates_figures_of(count, p, group).has_population;
    return other && of.events == 0 && !of.has_population;
}

/* A rate that is standardised needs people in each stratum; a change takes strata without rows as
 * empty, unless something happened to somebody there. */
static bool is_gap(const cj_rates_count *count, size_t period, uint32_t group, size_t stratum)
{
    const cj_rates_cell *cell = cj_rates_cell_at(count, period, group, stratum);

    if (cell->has_population || !count->is_stratum[stratum])
        return false;
    if (cj_rates_has_strata(count) && !cj_rates_are_standardised(count) && cell->events == 0)
        return false;
    return !is_absent(count, period, group);
}

/* Append what is left of the list, and let the error be the words, which name it. */
static cj_status fail_gaps(gaps *found, const cj_rates_count *count, bool nobody, cj_error *err)
{
    const char *file = count->population.options.main.path;
    cj_status status = CJ_OK;

    if (found->count > GAPS_TOLD)
        cj_text_format(&found->list, "; and %zu more", found->count - GAPS_TOLD);
    if (found->count > 0)
        status = cj_text_check(&found->list, err);
    if (found->count > 0 && status == CJ_OK && nobody)
        status = cj_fail(err, CJ_EDATA, "%s: a population of 0, but events: %s",
                         file == NULL ? "-" : file, cj_text_string(&found->list));
    else if (found->count > 0 && status == CJ_OK)
        status = cj_fail(err, CJ_EDATA,
                         "%s: no population of %s; a row of 0 would say that there is nobody, and "
                         "{where} leaves out events",
                         file == NULL ? "-" : file, cj_text_string(&found->list));
    cj_text_clear(&found->list);
    return status;
}

/* Groups that only declared values make are told, too: they are rows of the table. */
static cj_status check_population(const cj_rates_count *count, cj_error *err)
{
    gaps found = {CJ_TEXT_INIT, 0};

    for (size_t p = 0; p < count->options->common.period_count; p++)
        for (size_t g = 0; g < count->groups.order_count; g++)
            for (size_t s = 0; s < count->stratum_count; s++)
                if (is_gap(count, p, count->groups.order[g], s))
                    note_gap(&found, count, p, count->groups.order[g], s);
    return fail_gaps(&found, count, false, err);
}

static cj_status check_nobody(const cj_rates_count *count, cj_error *err)
{
    gaps found = {CJ_TEXT_INIT, 0};

    for (size_t p = 0; p < count->options->common.period_count; p++)
        for (size_t g = 0; g < count->groups.order_count; g++)
            for (size_t s = 0; s < count->stratum_count; s++) {
                const cj_rates_cell *cell = cj_rates_cell_at(count, p, count->groups.order[g], s);

                if (cell->has_population && cell->population == 0 && cell->events > 0)
                    note_gap(&found, count, p, count->groups.order[g], s);
            }
    return fail_gaps(&found, count, true, err);
}

/* Each stratum with people or events must have a weight. */
static cj_status check_standard(const cj_rates_count *count, cj_error *err)
{
    const cj_rates_standard *standard = &count->standard;
    const cj_axis *axis = &count->cells.axes[count->cells.axis_count - 1];
    bool any = false;

    for (size_t s = 0; s < count->stratum_count; s++) {
        bool blank = s + 1 == count->stratum_count;
        bool has = s < standard->count && standard->weights[s] != CJ_DECIMAL_MISSING;

        any = any || (has && standard->weights[s] > 0);
        if (count->is_stratum[s] && !has)
            return cj_fail(err, CJ_EDATA,
                           "%s: the standard population has no %s %s, which the groups have",
                           count->options->standard, axis->name.at,
                           cj_axis_text(axis, blank ? CJ_NO_CODE : (uint32_t)s));
    }
    return any ? CJ_OK : cj_fail(err, CJ_EDATA, "the standard population is 0");
}

cj_status cj_rates_check_gaps(const cj_rates_count *count, cj_error *err)
{
    cj_status status = check_population(count, err);

    if (status == CJ_OK)
        status = check_nobody(count, err);
    return status == CJ_OK && cj_rates_are_standardised(count) ? check_standard(count, err)
                                                               : status;
}

/* ---- populations in thousands ---------------------------------------------------------------- */

/* So many events a person happen in no service: a rate above one has reasons, one above this is
 * a slip. */
#define EVENTS_MOST 10

/* What the figures of all periods and groups say together. */
typedef struct {
    int64_t events;
    cj_decimal people;
    bool parts;    /* some number of people is not whole, ... */
    bool nobody;   /* ... and is less than one person */
    bool too_many; /* of some group more had an event than there are */
} sizes;

static sizes find_sizes(const cj_rates_count *count)
{
    sizes all = {.events = 0};

    for (size_t p = 0; p < count->options->common.period_count; p++)
        for (uint32_t g = 0; g < count->group_count; g++) {
            cj_rates_figures of = cj_rates_figures_of(count, p, g);

            if (!of.has_population)
                continue;
            all.events += of.events;
            if (!cj_decimal_add(&all.people, of.population))
                return (sizes){.events = 0}; /* too many for thousands */
            all.parts = all.parts || of.population % CJ_DECIMAL_ONE != 0;
            all.nobody = all.nobody || (of.population > 0 && of.population < CJ_DECIMAL_ONE);
            all.too_many = all.too_many || of.events > of.population / CJ_DECIMAL_ONE;
        }
    return all;
}

/* No number of events is named: the table may hide it. */
cj_status cj_rates_check_sizes(const cj_rates_count *count, cj_error *err)
{
    sizes all = find_sizes(count);
    int64_t people = all.people / CJ_DECIMAL_ONE;
    cj_text words = CJ_TEXT_INIT;

    if (all.nobody)
        cj_text_add(&words, "the population of a group is less than one person");
    else if (all.too_many && count->options->people)
        cj_text_add(&words, "more people of a group had an event than its population has");
    else if (all.events > people && (all.parts || all.events > EVENTS_MOST * people))
        cj_text_add(&words, "there are more events than people");
    if (words.length == 0)
        return CJ_OK;
    cj_text_add(&words, ": is the population written in thousands, or of other people?");
    return cj_records_caution_words(count->population.records, "few-people", &words, err);
}

/* Rates: values of the population whose people are those of all other values: "Persons" beside
 * Female and Male, "England" below its areas, or a number that is the sum of the others. */
#include "count.h"

#include <stdlib.h>

/* A number of so many of its own last places is the sum of others by chance once in 1,000 tables:
 * 2,200 where all are hundreds is 22 of them. */
#define SURE_PLACES 1000

/* One event of so many, and so many, are of an area that has half of the people, if it is one; a
 * few may be of people of whom no more is known. */
#define EVENTS_ONE_IN 10
#define EVENTS_LEAST 5

/* A country may stand above so many levels of areas, each of which is all of it. */
#define LEVELS_MOST 3

bool cj_rates_is_everybody(cj_span text)
{
    static const char *const words[] = {"All",
                                        "All ages",
                                        "All people",
                                        "All persons",
                                        "All children",
                                        "All pupils",
                                        "All sexes",
                                        "All genders",
                                        "All groups",
                                        "All areas",
                                        "All classes",
                                        "All ethnicities",
                                        "All ethnic groups",
                                        "Both",
                                        "Both sexes",
                                        "Everyone",
                                        "People",
                                        "Persons"};

    return cj_word_is_in(text, words, sizeof words / sizeof *words) ||
           cj_records_label_kind(text) == CJ_LABEL_WHOLE;
}

cj_status cj_rates_add_people(cj_rates_sums *sums, uint32_t code, cj_decimal people, cj_error *err)
{
    cj_status status =
        cj_grow(&sums->people, &sums->capacity, (size_t)code + 1, sizeof *sums->people, err);

    if (status != CJ_OK)
        return status;
    while (sums->count <= code)
        sums->people[sums->count++] = 0;
    return cj_decimal_add(&sums->people[code], people)
               ? CJ_OK
               : cj_fail(err, CJ_EDATA, "the population leaves 9.2 million millions");
}

/* The largest power of ten that all numbers of people are multiples of. */
static cj_decimal find_unit(const cj_rates_sums *sums)
{
    cj_decimal unit = 1;

    for (;;) {
        for (size_t i = 0; i < sums->count; i++)
            if (sums->people[i] % (10 * unit) != 0)
                return unit;
        unit *= 10;
    }
}

uint32_t cj_rates_find_whole(size_t *parts, bool *sure, const cj_rates_sums *sums)
{
    size_t most = 0;
    cj_decimal others = 0;
    int64_t times;

    *parts = 0;
    for (size_t i = 1; i < sums->count; i++)
        most = sums->people[i] > sums->people[most] ? i : most;
    if (sums->count == 0 || sums->people[most] == 0)
        return CJ_NO_CODE;
    for (size_t i = 0; i < sums->count; i++) {
        *parts += i != most && sums->people[i] > 0;
        if (i != most && !cj_decimal_add(&others, sums->people[i]))
            return CJ_NO_CODE;
    }
    times = others / sums->people[most];
    if (times < 1 || times > LEVELS_MOST || others % sums->people[most] != 0)
        return CJ_NO_CODE;
    *sure = times == 1 && *parts > 1 && sums->people[most] / find_unit(sums) >= SURE_PLACES;
    return (uint32_t)most;
}

bool cj_rates_may_be_whole(cj_span text, size_t parts, bool sure)
{
    return sure || (parts >= (cj_records_is_country(text) ? 1 : 2) &&
                    cj_records_label_kind(text) != CJ_LABEL_PART);
}

/* ---- columns that groups are made by --------------------------------------------------------- */

/* Whether so many events are of the value as an area with half of all people has. */
static bool has_its_events(const cj_rates_count *count, size_t at, uint32_t value)
{
    size_t periods = count->options->common.period_count;
    int64_t all = 0;
    int64_t its = 0;

    for (size_t i = 0; i < count->cell_count * periods; i++) {
        all += count->counts[i];
        if (cj_groups_value(&count->cells, (uint32_t)(i / periods), at) == value)
            its += count->counts[i];
    }
    return its >= EVENTS_LEAST && its * EVENTS_ONE_IN >= all;
}

/* Whether a value is called a total, whatever its people are. */
static bool is_named(cj_span text)
{
    return cj_rates_is_everybody(text) || cj_records_is_country(text);
}

/* Refuse a total that would be added to what it is the total of; warn of one that is a row of its
 * own, of which no event can be.  One that is none by its name, and has events, is an area that has
 * as many people as the others by chance. */
static cj_status judge(const cj_rates_count *count, size_t at, uint32_t code, const char *file,
                       cj_error *err)
{
    const cj_axis *axis = &count->population.groups.axes[at];
    cj_span text = cj_dict_text(axis->values, code);
    bool stratum = at >= count->groups.axis_count;
    cj_text words = CJ_TEXT_INIT;
    cj_status status;
    uint32_t events = stratum ? CJ_NO_CODE : cj_dict_find(count->cells.axes[at].values, text);

    if (events != CJ_NO_CODE && !is_named(text) && has_its_events(count, at, events))
        return CJ_OK;
    cj_text_append(&words, axis->name);
    cj_text_add(&words, ": \"");
    cj_text_escaped(&words, text);
    cj_text_add(&words, "\" looks like a total of the others, whose people ");
    status = cj_text_check(&words, err);
    if (status == CJ_OK && (stratum || cj_rates_has_total(count)))
        status = cj_fail(
            err, CJ_EDATA, "%s: %s%s would count twice: leave its rows out with {where '%s!=%s'}",
            file, cj_text_string(&words), stratum ? "the standard" : "All", axis->name.at, text.at);
    else if (status == CJ_OK && events == CJ_NO_CODE) {
        cj_text_add(&words, "it has again, and no event has it");
        return cj_records_caution_words(count->population.records, "whole-and-parts", &words, err);
    }
    cj_text_clear(&words);
    return status;
}

/* A value that is the total of the others of its column, by its name or by the people; CJ_NO_CODE:
 * none is. */
static cj_status find_whole(uint32_t *code, const cj_rates_population *population, size_t at,
                            cj_error *err)
{
    const cj_axis *axis = &population->groups.axes[at];
    cj_rates_sums sums = {.count = 0};
    cj_status status = CJ_OK;
    uint32_t named = CJ_NO_CODE;
    size_t parts;
    bool sure;

    for (uint32_t g = 0; status == CJ_OK && g < population->people_count; g++) {
        uint32_t value = cj_groups_value(&population->groups, g, at);

        if (value != CJ_NO_CODE && !population->people[g].is_total)
            status = cj_rates_add_people(&sums, value, population->people[g].people, err);
    }
    for (uint32_t value = 0; value < sums.count && sums.count > 1; value++)
        if (sums.people[value] > 0 && cj_rates_is_everybody(cj_dict_text(axis->values, value)))
            named = value;
    *code = cj_rates_find_whole(&parts, &sure, &sums);
    if (*code == CJ_NO_CODE ||
        !cj_rates_may_be_whole(cj_dict_text(axis->values, *code), parts, sure))
        *code = named;
    free(sums.people);
    return status;
}

cj_status cj_rates_check_wholes(const cj_rates_count *count, const char *file, cj_error *err)
{
    const cj_rates_population *population = &count->population;
    size_t axes = population->groups.axis_count - (population->time_column != CJ_NO_COLUMN);
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < axes; i++) {
        uint32_t code;

        status = find_whole(&code, population, i, err);
        if (status == CJ_OK && code != CJ_NO_CODE)
            status = judge(count, i, code, file, err);
    }
    return status;
}

/* Rates: columns of the population that nobody asked for.  Its rows are added up over them, which
 * counts people twice where a column has totals beside their parts, or several years. */
#include "count.h"

#include <stdlib.h>
#include <string.h>

bool cj_rates_read_year(cj_date *first, cj_date_unit *unit, cj_span text)
{
    static const cj_date_form forms[] = {{"financial-year", 0, CJ_UNIT_FINANCIAL_YEAR},
                                         {"%Y", 0, CJ_UNIT_YEAR}};

    for (size_t i = 0; i < 2; i++) {
        *unit = forms[i].unit;
        if (cj_date_read(first, text, &forms[i]))
            return true;
    }
    return false;
}

/* A value that says that a row is of everybody. */
static bool is_everybody(cj_span text)
{
    static const char *const words[] = {"All",      "All ages", "All persons", "Both", "Both sexes",
                                        "Everyone", "People",   "Persons",     "Total"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cj_word_same(text, cj_span_of(words[i])))
            return true;
    return false;
}

bool cj_rates_is_grouped_by(const cj_rates_population *population, cj_span name)
{
    if (name.length == 0 || cj_word_same(name, CJ_SPAN("population")))
        return true;
    for (size_t i = 0; i < population->groups.axis_count; i++)
        if (cj_word_same(name, population->groups.axes[i].name))
            return true;
    return false;
}

cj_status cj_rates_open_others(cj_rates_population *population, cj_error *err)
{
    cj_records *records = population->records;
    cj_status status = CJ_OK;
    size_t width = 0;

    while (cj_records_name_at(records, width).at != NULL)
        width++;
    population->others = calloc(width + 1, sizeof *population->others);
    if (population->others == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < width; i++) {
        cj_span name = cj_records_name_at(records, i);
        cj_rates_other *other = &population->others[population->other_count];

        if (cj_rates_is_grouped_by(population, name))
            continue;
        other->name = name;
        other->first = CJ_NO_CODE;
        other->last = CJ_NO_CODE;
        status = cj_records_any_column(&other->column, records, name, err);
        if (status == CJ_OK && cj_records_kind(records, other->column) == CJ_KIND_TEXT)
            population->other_count++;
        else
            population->has_numbers = true;
    }
    population->words = calloc(population->other_count + 1, sizeof *population->words);
    population->rows = (cj_tuples)CJ_TUPLES_INIT(population->other_count + 1);
    return status == CJ_OK && population->words == NULL ? cj_fail_nomem(err) : status;
}

void cj_rates_clear_others(cj_rates_population *population)
{
    free(population->others);
    free(population->words);
    cj_tuples_clear(&population->rows);
}

cj_status cj_rates_check_row(bool *good, cj_rates_population *population, const cj_rows *rows,
                             size_t at, uint32_t group, cj_error *err)
{
    uint32_t row = (uint32_t)(rows->first + at);
    cj_text words = CJ_TEXT_INIT;
    cj_status status = cj_tuples_reserve(&population->rows, 1, err);
    uint32_t above;

    *good = true;
    if (status != CJ_OK || population->has_numbers ||
        population->other_count + population->groups.axis_count == 0)
        return status; /* numbers alone are there to be added up */
    population->words[0] = group;
    for (size_t i = 0; i < population->other_count; i++)
        population->words[i + 1] =
            cj_records_code(population->records, population->others[i].column, at);
    above = cj_tuples_add(&population->rows, population->words,
                          cj_tuples_hash(population->words, population->other_count + 1), row);
    if (above == row)
        return CJ_OK;
    *good = false;
    cj_text_add(&words, "is a second number for who is counted in ");
    cj_records_append_place(&words, population->records, above, row);
    cj_text_add(&words, ": no other column tells the two rows apart");
    status = cj_text_check(&words, err);
    if (status == CJ_OK)
        status = cj_records_report(population->records, row, population->column, "primary-key",
                                   CJ_SPAN(""), cj_text_string(&words), err);
    cj_text_clear(&words);
    return status;
}

/* Note the first two levels of places that a column names. */
static void see_level(cj_rates_other *other, cj_span text)
{
    if (other->no_level || cj_records_level_of(text) == 0)
        other->no_level = true;
    else if (other->levels[0].at == NULL)
        other->levels[0] = text;
    else if (!cj_word_same(text, other->levels[0]))
        other->levels[1] = text;
}

void cj_rates_see_others(cj_rates_population *population, size_t at)
{
    for (size_t i = 0; i < population->other_count; i++) {
        cj_rates_other *other = &population->others[i];
        uint32_t code = cj_records_code(population->records, other->column, at);
        cj_date_unit unit;
        cj_date day;
        cj_span text;

        if (code == CJ_NO_CODE || code == other->last)
            continue;
        text = cj_records_text(population->records, other->column, code);
        other->last = code;
        if (is_everybody(text))
            other->everybody = text;
        else
            other->has_part = true;
        if (other->first == CJ_NO_CODE)
            other->first = code;
        see_level(other, text);
        other->no_year = other->no_year || !cj_rates_read_year(&day, &unit, text);
        other->several = other->several || code != other->first;
    }
}

cj_status cj_rates_check_others(const cj_rates_population *population, const char *file,
                                cj_error *err)
{
    bool timed = population->time_column != CJ_NO_COLUMN;

    for (size_t i = 0; i < population->other_count; i++) {
        const cj_rates_other *other = &population->others[i];
        int length = (int)other->name.length;

        if (other->everybody.at != NULL && other->has_part)
            return cj_fail(err, CJ_EDATA,
                           "%s: %.*s has \"%.*s\" beside other values, and these people would be "
                           "counted twice: let {by} name %.*s, or leave such rows out (cj-prepare "
                           "{where})",
                           file, length, other->name.at, (int)other->everybody.length,
                           other->everybody.at, length, other->name.at);
        if (other->levels[1].at != NULL && !other->no_level)
            return cj_fail(err, CJ_EDATA,
                           "%s: %.*s has rows of \"%.*s\" and \"%.*s\", and each level would count "
                           "the same people again: let {by} name %.*s, or keep one level "
                           "(cj-prepare {where})",
                           file, length, other->name.at, (int)other->levels[0].length,
                           other->levels[0].at, (int)other->levels[1].length, other->levels[1].at,
                           length, other->name.at);
        if (other->several && !other->no_year && !timed)
            return cj_fail(err, CJ_EDATA,
                           "%s: %.*s has several years, whose people would be added up: say that "
                           "it is the year ({map population:%.*s=year}), or keep one "
                           "(cj-prepare {where})",
                           file, length, other->name.at, length, other->name.at);
    }
    return CJ_OK;
}

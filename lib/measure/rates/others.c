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
    for (size_t i = 0; i < population->other_count; i++)
        free(population->others[i].sums.people);
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

/* Note what a value that was not looked at last says. */
static void see_text(cj_rates_other *other, uint32_t code, cj_span text)
{
    cj_date_unit unit;
    cj_date day;

    other->last = code;
    if (cj_rates_is_everybody(text))
        other->everybody = text;
    else
        other->has_part = true;
    if (other->first == CJ_NO_CODE)
        other->first = code;
    see_level(other, text);
    other->no_year = other->no_year || !cj_rates_read_year(&day, &unit, text);
    other->several = other->several || code != other->first;
}

cj_status cj_rates_see_others(cj_rates_population *population, size_t at, cj_decimal people,
                              cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < population->other_count; i++) {
        cj_rates_other *other = &population->others[i];
        uint32_t code = cj_records_code(population->records, other->column, at);

        if (code == CJ_NO_CODE)
            continue;
        if (code != other->last)
            see_text(other, code, cj_records_text(population->records, other->column, code));
        status = cj_rates_add_people(&other->sums, code, people, err);
    }
    return status;
}

/* ---- what is wrong --------------------------------------------------------------------------- */

/* Append what can be done: to group by the column, where the events have it, too, or to keep the
 * rows of one value. */
static cj_status append_remedy(cj_text *out, const cj_rates_count *count,
                               const cj_rates_other *other, cj_span value, const char *file,
                               cj_error *err)
{
    cj_text_add(out, ": ");
    if (cj_records_has(count->records, other->name))
        cj_text_say(out, err, "let {by} name %.*s, or ", (int)other->name.length, other->name.at);
    cj_text_format(out, "keep the rows of one kind, as cj-prepare %s ", file);
    cj_text_say(out, err, "{where '%.*s=%.*s'} prints them", (int)other->name.length,
                other->name.at, (int)value.length, value.at);
    return cj_text_check(out, err);
}

static cj_status fail_other(const cj_rates_count *count, const cj_rates_other *other,
                            cj_text *words, cj_span value, const char *file, cj_error *err)
{
    cj_status status = append_remedy(words, count, other, value, file, err);

    return status == CJ_OK ? cj_fail(err, CJ_EDATA, "%s: %.*s has %s", file,
                                     (int)other->name.length, other->name.at, cj_text_string(words))
                           : status;
}

/* Fail for a column that has a total beside its parts. */
static cj_status check_total(const cj_rates_count *count, const cj_rates_other *other,
                             const char *file, cj_error *err)
{
    const cj_rates_population *population = &count->population;
    size_t parts;
    bool sure;
    uint32_t whole = cj_rates_find_whole(&parts, &sure, &other->sums);
    cj_span text = other->has_part ? other->everybody : (cj_span){NULL, 0};
    cj_text words = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (text.at == NULL && whole != CJ_NO_CODE) {
        text = cj_records_text(population->records, other->column, whole);
        if (!cj_rates_may_be_whole(text, parts, sure))
            text.at = NULL;
    }
    if (text.at != NULL) {
        cj_text_format(&words,
                       "\"%.*s\" beside other values, and these people would be counted twice",
                       (int)text.length, text.at);
        status = fail_other(count, other, &words, text, file, err);
    }
    cj_text_clear(&words);
    return status;
}

static cj_status check_levels(const cj_rates_count *count, const cj_rates_other *other,
                              const char *file, cj_error *err)
{
    cj_text words = CJ_TEXT_INIT;
    cj_status status;

    if (other->levels[1].at == NULL || other->no_level)
        return CJ_OK;
    cj_text_format(&words,
                   "rows of \"%.*s\" and \"%.*s\", and each level would count the same people "
                   "again",
                   (int)other->levels[0].length, other->levels[0].at, (int)other->levels[1].length,
                   other->levels[1].at);
    status = fail_other(count, other, &words, other->levels[1], file, err);
    cj_text_clear(&words);
    return status;
}

static cj_status check_years(const cj_rates_count *count, const cj_rates_other *other,
                             const char *file, cj_error *err)
{
    const cj_rates_population *population = &count->population;
    int length = (int)other->name.length;
    cj_span first = cj_records_text(population->records, other->column, other->first);
    cj_span last = cj_records_text(population->records, other->column, other->last);

    if (!other->several || other->no_year || population->time_column != CJ_NO_COLUMN)
        return CJ_OK;
    last = cj_span_compare(first, last) > 0 ? first : last;
    return cj_fail(err, CJ_EDATA,
                   "%s: %.*s has several years, whose people would be added up: say that it is the "
                   "year ({map population:%.*s=year}), or keep one, as cj-prepare %s {where "
                   "'%.*s=%.*s'} prints it",
                   file, length, other->name.at, length, other->name.at, file, length,
                   other->name.at, (int)last.length, last.at);
}

cj_status cj_rates_check_others(const cj_rates_count *count, const char *file, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < count->population.other_count; i++) {
        const cj_rates_other *other = &count->population.others[i];

        status = check_levels(count, other, file, err);
        if (status == CJ_OK)
            status = check_years(count, other, file, err);
        if (status == CJ_OK)
            status = check_total(count, other, file, err);
    }
    return status;
}

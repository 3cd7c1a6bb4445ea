/* --derive: which columns are worked out from others, and how; derive_values.c does it. */
#include "records_internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name;
    size_t inputs;
    cj_kind takes[2];
    cj_kind gives;
    cj_date_unit unit; /* of a date: what is named of it; DAY for nothing */
    const char *form;
} function;

#define DATE CJ_KIND_DATE
#define NUMBER CJ_KIND_NUMBER
#define TEXT CJ_KIND_TEXT

static const function functions[] = {
    [CJ_DERIVE_AGE] = {"age", 2, {DATE, DATE}, NUMBER, CJ_UNIT_DAY, "age(date_of_birth,date)"},
    [CJ_DERIVE_BAND] = {"band",
                        1,
                        {NUMBER},
                        TEXT,
                        CJ_UNIT_DAY,
                        "band(column,0-15,16-17,18+), or with names: band(column,young=0-17,18+)"},
    [CJ_DERIVE_QUARTER] = {"quarter", 1, {DATE}, TEXT, CJ_UNIT_QUARTER, "quarter(date)"},
    [CJ_DERIVE_YEAR] = {"year", 1, {DATE}, TEXT, CJ_UNIT_FINANCIAL_YEAR, "year(date)"},
    [CJ_DERIVE_CALENDAR_YEAR] =
        {"calendar_year", 1, {DATE}, TEXT, CJ_UNIT_YEAR, "calendar_year(date)"},
    [CJ_DERIVE_MONTH] = {"month", 1, {DATE}, TEXT, CJ_UNIT_MONTH, "month(date)"},
    [CJ_DERIVE_MONTHS] = {"months", 2, {DATE, DATE}, NUMBER, CJ_UNIT_DAY, "months(from,to)"},
    [CJ_DERIVE_DAYS] = {"days", 2, {DATE, DATE}, NUMBER, CJ_UNIT_DAY, "days(from,to)"},
    [CJ_DERIVE_PLUS] = {"plus", 2, {DATE, NUMBER}, DATE, CJ_UNIT_DAY, "plus(date,days)"},
    [CJ_DERIVE_PLUS_MONTHS] =
        {"plus_months", 2, {DATE, NUMBER}, DATE, CJ_UNIT_DAY, "plus_months(date,months)"},
    [CJ_DERIVE_RECODE] = {"recode", 1, {TEXT}, TEXT, CJ_UNIT_DAY, "recode(column,a=b,*=c)"},
};

#define FUNCTION_COUNT (sizeof functions / sizeof *functions)

static cj_status fail_form(const cj_derivation *derivation, cj_error *err)
{
    return cj_fail(err, CJ_EUSAGE, "{derive} \"%s\": expected %s", derivation->words.text.at,
                   functions[derivation->function].form);
}

/* One band: 0-15, 18+ or a single number. */
static bool read_band(cj_band *band, cj_span text)
{
    const char *dash =
        text.length < 2 ? NULL : memchr(text.at + 1, '-', text.length - 1); /* -5-0 begins at -5 */

    *band = (cj_band){.text = text};
    if (text.length > 1 && text.at[text.length - 1] == '+') {
        band->open = true;
        band->last = CJ_DECIMAL_MAX;
        return cj_decimal_parse(&band->first, (cj_span){text.at, text.length - 1}) == CJ_NUMBER_OK;
    }
    if (dash == NULL) {
        if (cj_decimal_parse(&band->first, text) != CJ_NUMBER_OK)
            return false;
        band->last = band->first;
        return true;
    }
    return cj_decimal_parse(&band->first, (cj_span){text.at, (size_t)(dash - text.at)}) ==
               CJ_NUMBER_OK &&
           cj_decimal_parse(&band->last,
                            (cj_span){dash + 1, text.length - (size_t)(dash - text.at) - 1}) ==
               CJ_NUMBER_OK &&
           band->first <= band->last;
}

static cj_status open_bands(cj_derivation *derivation, cj_column *column, cj_arena *arena,
                            cj_error *err)
{
    const cj_derivation_text *words = &derivation->words;
    cj_status status = CJ_OK;

    derivation->band_count = words->argument_count - 1;
    if (derivation->band_count == 0)
        return fail_form(derivation, err);
    derivation->bands = cj_arena_alloc(arena, derivation->band_count * sizeof *derivation->bands);
    if (derivation->bands == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; status == CJ_OK && i < derivation->band_count; i++) {
        cj_band *band = &derivation->bands[i];
        bool named = words->equals[i + 1].at != NULL;
        cj_span range = named ? words->equals[i + 1] : words->arguments[i + 1];
        uint32_t code;

        if (!read_band(band, range) || words->arguments[i + 1].length == 0)
            return cj_fail(err, CJ_EUSAGE,
                           "{derive} \"%s\": \"%s\" is no band; write 10-14, 18+ or a number, with "
                           "NAME= before it if wanted",
                           words->text.at, range.at);
        band->text = words->arguments[i + 1];
        for (size_t j = 0; j < i; j++)
            /* Bands may leave gaps but not overlap: a value must have one band at most. */
            if (band->first <= derivation->bands[j].last &&
                derivation->bands[j].first <= band->last)
                return cj_fail(err, CJ_EUSAGE, "{derive} \"%s\": bands %s and %s overlap",
                               words->text.at, derivation->bands[j].text.at, band->text.at);
        status = cj_dict_add(&code, column->dict, band->text, err);
        if (status == CJ_OK && code != i)
            return cj_fail(err, CJ_EUSAGE, "{derive} \"%s\": two bands are named %s",
                           words->text.at, band->text.at);
    }
    column->declared_count = derivation->band_count;
    return status;
}

/* A value, or *, that stands there twice: nothing says which holds. */
static cj_status check_recode(const cj_derivation_text *words, cj_error *err)
{
    for (size_t i = 1; i < words->argument_count; i++)
        for (size_t j = 1; j < i; j++)
            if (cj_word_same(words->arguments[i], words->arguments[j]))
                return cj_fail(err, CJ_EUSAGE, "{derive} \"%s\": \"%.*s\" is recoded twice",
                               words->text.at, (int)words->arguments[i].length,
                               words->arguments[i].at);
    return CJ_OK;
}

/* Read a day or a number in place of a second column, as in age(date_of_birth,2012-07-01); false if
 * the word is neither, or names a column. */
static bool read_constant(cj_derivation *derivation, const cj_records *records, cj_span word)
{
    static const cj_date_form form = {.text = "%Y-%m-%d"};

    if (cj_records_has(records, word))
        return false;
    if (functions[derivation->function].takes[1] == CJ_KIND_NUMBER)
        return cj_decimal_parse(&derivation->number, word) == CJ_NUMBER_OK;
    return word.length == 10 && cj_date_read(&derivation->day, word, &form);
}

/* Open an input column. A column of months may give a quarter, but no count of days. */
static cj_status open_input(cj_derivation *derivation, cj_records *records, size_t which,
                            cj_error *err)
{
    cj_date_unit whole = functions[derivation->function].unit;
    cj_kind takes = functions[derivation->function].takes[which];
    cj_span name = derivation->words.arguments[which];
    cj_date_unit part;
    cj_status status;

    if (whole == CJ_UNIT_DAY)
        return cj_records_column(&derivation->inputs[which], records, name, takes, err);
    status = cj_records_period_column(&derivation->inputs[which], records, name, err);
    if (status != CJ_OK)
        return status;
    part = records->columns[derivation->inputs[which]].unit;
    if (cj_date_unit_holds(whole, part))
        return CJ_OK;
    return cj_fail(err, CJ_EUSAGE,
                   "{derive} \"%s\": column %.*s holds %s, which do not say in which %s they lie",
                   derivation->words.text.at, (int)name.length, name.at, cj_date_unit_words(part),
                   cj_date_unit_word(whole));
}

/* Other names that functions go by elsewhere. */
static const struct {
    const char *name;
    cj_derive_function function;
} other_names[] = {{"adddays", CJ_DERIVE_PLUS}, {"addmonths", CJ_DERIVE_PLUS_MONTHS}};

static cj_status find_function(cj_derivation *derivation, cj_error *err)
{
    cj_span names[FUNCTION_COUNT];
    size_t nearest;

    for (size_t i = 0; i < FUNCTION_COUNT; i++) {
        names[i] = cj_span_of(functions[i].name);
        if (cj_span_equal(names[i], derivation->words.function)) {
            derivation->function = (cj_derive_function)i;
            return CJ_OK;
        }
    }
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++)
        if (cj_word_same(cj_span_of(other_names[i].name), derivation->words.function)) {
            derivation->function = other_names[i].function;
            return CJ_OK;
        }
    nearest = cj_word_nearest(derivation->words.function, names, FUNCTION_COUNT);
    if (nearest != SIZE_MAX)
        return cj_fail(err, CJ_EUSAGE, "{derive} \"%s\": no function %s; did you mean %s?",
                       derivation->words.text.at, derivation->words.function.at,
                       functions[nearest].form);
    return cj_fail(err, CJ_EUSAGE,
                   "{derive} \"%s\": no function %s; there are age, band, quarter, year, "
                   "calendar_year, month, months, days, plus, plus_months and recode",
                   derivation->words.text.at, derivation->words.function.at);
}

cj_status cj_derivation_open(cj_derivation *derivation, cj_column *column, cj_records *records,
                             cj_error *err)
{
    const cj_derivation_text *words = &derivation->words;
    cj_status status = find_function(derivation, err);
    bool of_people = true;

    if (status != CJ_OK)
        return status;
    derivation->input_count = functions[derivation->function].inputs;
    derivation->unit = functions[derivation->function].unit;
    derivation->last_date = CJ_DATE_MISSING;
    derivation->day = CJ_DATE_MISSING;
    derivation->number = CJ_DECIMAL_MISSING;
    if (words->argument_count < derivation->input_count ||
        (words->argument_count > derivation->input_count &&
         derivation->function != CJ_DERIVE_BAND && derivation->function != CJ_DERIVE_RECODE))
        return fail_form(derivation, err);
    for (size_t i = 0; status == CJ_OK && i < derivation->input_count; i++) {
        if (words->equals[i].at != NULL || words->arguments[i].length == 0)
            return fail_form(derivation, err);
        if (i == 1 && read_constant(derivation, records, words->arguments[i])) {
            derivation->input_count = 1;
            break;
        }
        status = open_input(derivation, records, i, err);
        of_people =
            of_people && status == CJ_OK && records->columns[derivation->inputs[i]].of_people;
    }
    if (status != CJ_OK)
        return status;
    *column = (cj_column){.name = words->name,
                          .heading = words->name,
                          .kind = functions[derivation->function].gives,
                          .origin = CJ_FROM_DERIVATION,
                          .of_people = of_people,
                          .declared = true};
    column->values.kind = column->kind;
    column->by_person.kind = column->kind;
    if (column->kind == CJ_KIND_TEXT)
        status = cj_dict_new(&column->dict, CJ_DICT_FOLDED, err);
    if (status == CJ_OK && derivation->function == CJ_DERIVE_BAND)
        status = open_bands(derivation, column, &records->arena, err);
    if (status == CJ_OK && derivation->function == CJ_DERIVE_RECODE) {
        if (words->argument_count < 2)
            status = fail_form(derivation, err);
        for (size_t i = 1; status == CJ_OK && i < words->argument_count; i++)
            if (words->equals[i].at == NULL)
                status = fail_form(derivation, err);
        if (status == CJ_OK)
            status = check_recode(words, err);
    }
    return status;
}

/* The second column may be a day or a number instead. */
bool cj_derivation_is_of(const cj_derivation_text *words, const cj_records *records)
{
    cj_derivation derivation = {.words = *words};

    if (cj_records_has(records, words->name) || find_function(&derivation, NULL) != CJ_OK)
        return false;
    for (size_t i = 0; i < functions[derivation.function].inputs && i < words->argument_count; i++)
        if (!cj_records_has(records, words->arguments[i]) &&
            (i == 0 || !read_constant(&derivation, records, words->arguments[i])))
            return false;
    return true;
}

void cj_derivation_clear(cj_derivation *derivation)
{
    free(derivation->recoded);
}

/* --derive: columns worked out from others. */
#include "records_internal.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    cj_derive_function function;
    size_t inputs;
    cj_kind takes;
    cj_kind gives;
    const char *form;
} functions[] = {
    {"age", CJ_DERIVE_AGE, 2, CJ_KIND_DATE, CJ_KIND_NUMBER, "age(date_of_birth,date)"},
    {"band", CJ_DERIVE_BAND, 1, CJ_KIND_NUMBER, CJ_KIND_TEXT,
     "band(column,0-15,16-17,18+), or with names: band(column,young=0-17,18+)"},
    {"quarter", CJ_DERIVE_QUARTER, 1, CJ_KIND_DATE, CJ_KIND_TEXT, "quarter(date)"},
    {"year", CJ_DERIVE_YEAR, 1, CJ_KIND_DATE, CJ_KIND_TEXT, "year(date)"},
    {"month", CJ_DERIVE_MONTH, 1, CJ_KIND_DATE, CJ_KIND_TEXT, "month(date)"},
    {"months", CJ_DERIVE_MONTHS, 2, CJ_KIND_DATE, CJ_KIND_NUMBER, "months(from,to)"},
    {"days", CJ_DERIVE_DAYS, 2, CJ_KIND_DATE, CJ_KIND_NUMBER, "days(from,to)"},
    {"recode", CJ_DERIVE_RECODE, 1, CJ_KIND_TEXT, CJ_KIND_TEXT, "recode(column,a=b,*=c)"},
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

static bool is_rest(cj_span word)
{
    return word.length == 1 && word.at[0] == '*';
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

/* A day in place of a second column: age(date_of_birth,2012-07-01). */
static bool read_day(cj_derivation *derivation, const cj_records *records, cj_span word)
{
    static const cj_date_form form = {.text = "%Y-%m-%d"};

    return functions[derivation->function].takes == CJ_KIND_DATE && word.length == 10 &&
           !cj_records_has(records, word) && cj_date_read(&derivation->day, word, &form);
}

static cj_status find_function(cj_derivation *derivation, cj_error *err)
{
    cj_span names[FUNCTION_COUNT];
    size_t nearest;

    for (size_t i = 0; i < FUNCTION_COUNT; i++) {
        names[i] = cj_span_of(functions[i].name);
        if (cj_span_equal(names[i], derivation->words.function)) {
            derivation->function = functions[i].function;
            return CJ_OK;
        }
    }
    nearest = cj_word_nearest(derivation->words.function, names, FUNCTION_COUNT);
    if (nearest != SIZE_MAX)
        return cj_fail(err, CJ_EUSAGE, "{derive} \"%s\": no function %s; did you mean %s?",
                       derivation->words.text.at, derivation->words.function.at,
                       functions[nearest].form);
    return cj_fail(err, CJ_EUSAGE,
                   "{derive} \"%s\": no function %s; there are age, band, quarter, year, month, "
                   "months, days and recode",
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
    derivation->last_date = CJ_DATE_MISSING;
    derivation->day = CJ_DATE_MISSING;
    if (words->argument_count < derivation->input_count ||
        (words->argument_count > derivation->input_count &&
         derivation->function != CJ_DERIVE_BAND && derivation->function != CJ_DERIVE_RECODE))
        return fail_form(derivation, err);
    for (size_t i = 0; status == CJ_OK && i < derivation->input_count; i++) {
        if (words->equals[i].at != NULL || words->arguments[i].length == 0)
            return fail_form(derivation, err);
        if (i == 1 && read_day(derivation, records, words->arguments[i])) {
            derivation->input_count = 1;
            break;
        }
        status = cj_records_column(&derivation->inputs[i], records, words->arguments[i],
                                   functions[derivation->function].takes, err);
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

void cj_derivation_clear(cj_derivation *derivation)
{
    free(derivation->recoded);
}

static cj_status derive_band(uint32_t *out, const cj_derivation *derivation, cj_decimal value,
                             bool *fits)
{
    *out = CJ_NO_CODE;
    *fits = value == CJ_DECIMAL_MISSING;
    for (size_t i = 0; !*fits && i < derivation->band_count; i++) {
        if (value >= derivation->bands[i].first && value <= derivation->bands[i].last) {
            *out = (uint32_t)i;
            *fits = true;
        }
    }
    return CJ_OK;
}

/* quarter, year, month: neighbours often share their date. */
static cj_status derive_name(uint32_t *out, cj_derivation *derivation, cj_dict *dict, cj_date date,
                             cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;
    cj_status status;

    if (date == CJ_DATE_MISSING || date == derivation->last_date) {
        *out = date == CJ_DATE_MISSING ? CJ_NO_CODE : derivation->last_code;
        return CJ_OK;
    }
    if (derivation->function == CJ_DERIVE_QUARTER)
        cj_date_append_quarter(&name, date);
    else if (derivation->function == CJ_DERIVE_YEAR)
        cj_date_append_year(&name, date);
    else
        cj_date_append_month(&name, date);
    status = cj_text_check(&name, err);
    if (status == CJ_OK)
        status = cj_dict_add(out, dict, cj_text_span(&name), err);
    if (status == CJ_OK) {
        derivation->last_date = date;
        derivation->last_code = *out;
    }
    cj_text_clear(&name);
    return status;
}

static cj_status derive_number(cj_decimal *out, const cj_derivation *derivation, cj_date from,
                               cj_date to, bool *fits)
{
    *fits = true;
    *out = CJ_DECIMAL_MISSING;
    if (from == CJ_DATE_MISSING || to == CJ_DATE_MISSING)
        return CJ_OK;
    if (derivation->function == CJ_DERIVE_AGE) {
        *fits = to >= from;
        *out = cj_date_age(from, to) * CJ_DECIMAL_ONE;
    } else if (derivation->function == CJ_DERIVE_MONTHS) {
        *out = cj_date_months_between(from, to) * CJ_DECIMAL_ONE;
    } else {
        *out = ((int64_t)to - from) * CJ_DECIMAL_ONE;
    }
    return CJ_OK;
}

/* What a text is recoded to: what stands for it, else what stands for the rest
 * (*), else itself. */
static cj_span recode(const cj_derivation_text *words, cj_span text)
{
    cj_span rest = text;

    for (size_t i = 1; i < words->argument_count; i++) {
        if (cj_word_same(words->arguments[i], text))
            return words->equals[i];
        if (is_rest(words->arguments[i]))
            rest = words->equals[i];
    }
    return rest;
}

/* What a text is recoded to is worked out once. */
static cj_status derive_recode(uint32_t *out, cj_derivation *derivation, cj_dict *dict,
                               const cj_column *input, uint32_t code, cj_error *err)
{
    cj_status status;
    cj_span to;

    *out = CJ_NO_CODE;
    if (code == CJ_NO_CODE)
        return CJ_OK;
    status = cj_grow(&derivation->recoded, &derivation->recoded_capacity, input->text_count,
                     sizeof *derivation->recoded, err);
    if (status != CJ_OK)
        return status;
    while (derivation->recoded_count < input->text_count)
        derivation->recoded[derivation->recoded_count++] = CJ_NO_CODE;
    if (derivation->recoded[code] == CJ_NO_CODE) {
        to = recode(&derivation->words, input->texts[code]);
        if (to.length == 0)
            return CJ_OK; /* recoded to a blank */
        status = cj_dict_add(&derivation->recoded[code], dict, to, err);
    }
    *out = derivation->recoded[code];
    return status;
}

/* Derive element i; *fits becomes false if that cannot be. */
static cj_status derive(bool *fits, cj_derivation *derivation, cj_column *column, void *out,
                        const cj_derivation_run *run, size_t i, cj_error *err)
{
    const void *from = run->values[0];
    cj_date to = derivation->day;

    switch (derivation->function) {
    case CJ_DERIVE_BAND:
        return derive_band((uint32_t *)out + i, derivation, ((const cj_decimal *)from)[i], fits);
    case CJ_DERIVE_QUARTER:
    case CJ_DERIVE_YEAR:
    case CJ_DERIVE_MONTH:
        return derive_name((uint32_t *)out + i, derivation, column->dict,
                           ((const cj_date *)from)[i], err);
    case CJ_DERIVE_RECODE:
        return derive_recode((uint32_t *)out + i, derivation, column->dict, run->columns[0],
                             ((const uint32_t *)from)[i], err);
    default:
        if (to == CJ_DATE_MISSING)
            to = ((const cj_date *)run->values[1])[i];
        return derive_number((cj_decimal *)out + i, derivation, ((const cj_date *)from)[i], to,
                             fits);
    }
}

cj_status cj_derivation_apply(cj_derivation *derivation, cj_column *column, void *out,
                              cj_derivation_run *run, cj_error *err)
{
    cj_status status = CJ_OK;
    bool fits = true;

    for (; status == CJ_OK && run->next < run->count; run->next++) {
        if (run->skip != NULL && run->skip[run->next])
            continue;
        status = derive(&fits, derivation, column, out, run, run->next, err);
        if (!fits)
            break;
    }
    if (status != CJ_OK || fits)
        return status;
    cj_text_reset(&run->words);
    if (derivation->function == CJ_DERIVE_BAND)
        cj_text_format(&run->words, "is in none of the bands of %s", derivation->words.text.at);
    else
        cj_text_format(&run->words, "is after %s", derivation->words.arguments[1].at);
    return cj_text_check(&run->words, err);
}

/* --derive: the values of a column are worked out from those of others. */
#include "records_internal.h"

/* From the first day of the calendar to the last. */
#define DAYS_MOST (CJ_DATE_LAST - CJ_DATE_FIRST)

/* Whether a word of recode() stands for all other texts. */
static bool is_rest(cj_span word)
{
    return word.length == 1 && word.at[0] == '*';
}

static cj_status derive_band(uint32_t *out, const cj_derivation *derivation, cj_decimal value,
                             bool *fits)
{
    *out = CJ_NO_CODE;
    *fits = cj_decimal_is_none(value);
    for (size_t i = 0; !*fits && i < derivation->band_count; i++) {
        if (value >= derivation->bands[i].first && value <= derivation->bands[i].last) {
            *out = (uint32_t)i;
            *fits = true;
        }
    }
    return CJ_OK;
}

/* Name the quarter, year or month of a date. The last date is remembered, because neighbouring rows
 * often share it. */
static cj_status derive_name(uint32_t *out, cj_derivation *derivation, cj_dict *dict, cj_date date,
                             cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;
    cj_status status;

    if (date == CJ_DATE_MISSING || date == derivation->last_date) {
        *out = date == CJ_DATE_MISSING ? CJ_NO_CODE : derivation->last_code;
        return CJ_OK;
    }
    cj_date_append_unit(&name, date, derivation->unit);
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

/* The day that lies a number of days or months after another; missing if the number is not whole or
 * the day leaves the calendar. */
static cj_status derive_date(cj_date *out, const cj_derivation *derivation, cj_date from,
                             cj_decimal number, bool *fits)
{
    cj_decimal whole = number / CJ_DECIMAL_ONE;

    *fits = true;
    *out = CJ_DATE_MISSING;
    if (from == CJ_DATE_MISSING || cj_decimal_is_none(number))
        return CJ_OK;
    if (number % CJ_DECIMAL_ONE == 0 && whole >= -DAYS_MOST && whole <= DAYS_MOST) {
        if (derivation->function == CJ_DERIVE_PLUS_MONTHS)
            *out = cj_date_add_months(from, (int)whole);
        else if (from + whole >= CJ_DATE_FIRST && from + whole <= CJ_DATE_LAST)
            *out = (cj_date)(from + whole);
    }
    *fits = *out != CJ_DATE_MISSING;
    return CJ_OK;
}

/* The text that another is recoded to: the one given for it, else the one given for the rest (*),
 * else itself. */
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

/* Recode by code: each text of the column is worked out once. */
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

/* Derive element i; *fits becomes false if it has no value, such as an age before birth. */
static cj_status derive(bool *fits, cj_derivation *derivation, cj_column *column, void *out,
                        const cj_derivation_run *run, size_t i, cj_error *err)
{
    const void *from = run->values[0];
    cj_decimal number = derivation->number;
    cj_date to = derivation->day;

    switch (derivation->function) {
    case CJ_DERIVE_BAND:
        return derive_band((uint32_t *)out + i, derivation, ((const cj_decimal *)from)[i], fits);
    case CJ_DERIVE_QUARTER:
    case CJ_DERIVE_YEAR:
    case CJ_DERIVE_CALENDAR_YEAR:
    case CJ_DERIVE_MONTH:
        return derive_name((uint32_t *)out + i, derivation, column->dict,
                           ((const cj_date *)from)[i], err);
    case CJ_DERIVE_PLUS:
    case CJ_DERIVE_PLUS_MONTHS:
        if (cj_decimal_is_none(number))
            number = ((const cj_decimal *)run->values[1])[i];
        return derive_date((cj_date *)out + i, derivation, ((const cj_date *)from)[i], number,
                           fits);
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

/* Why a number of days or months leads to no day. */
static void append_no_date(cj_text *words, const cj_derivation *derivation,
                           const cj_derivation_run *run)
{
    cj_decimal number = derivation->number != CJ_DECIMAL_MISSING
                            ? derivation->number
                            : ((const cj_decimal *)run->values[1])[run->next];
    const char *unit = derivation->function == CJ_DERIVE_PLUS ? "days" : "months";

    cj_text_add(words, "plus ");
    cj_decimal_append(words, number);
    if (number % CJ_DECIMAL_ONE != 0)
        cj_text_format(words, " %s: %s must be whole", unit, unit);
    else
        cj_text_format(words, " %s lead out of the years 1 to 9999", unit);
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
    if (derivation->function == CJ_DERIVE_PLUS || derivation->function == CJ_DERIVE_PLUS_MONTHS)
        append_no_date(&run->words, derivation, run);
    else if (derivation->function == CJ_DERIVE_BAND)
        cj_text_format(&run->words, "is in none of the bands of %s", derivation->words.text.at);
    else
        cj_text_format(&run->words, "is after %s", derivation->words.arguments[1].at);
    return cj_text_check(&run->words, err);
}

/* Civil dates as day numbers: printing, months, ages, and the spans that a date can stand for. */
#include "cj/date.h"

#include <stdio.h>

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

cj_date cj_date_of(int year, int month, int day)
{
    int shifted;
    int era;
    int year_of_era;
    int day_of_year;

    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
        return CJ_DATE_MISSING;
    /* Howard Hinnant's days_from_civil(): a leap day is the last day of a year that begins on 1
     * March. An era is 400 years or 146,097 days, (153 m + 2) / 5 counts the days before month m
     * from March, and day 719,468 of the eras is 1 January 1970. */
    shifted = month <= 2 ? year - 1 : year; /* years that begin on 1 March */
    era = shifted / 400;
    year_of_era = shifted - era * 400;
    day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

/* The inverse of cj_date_of(), Howard Hinnant's civil_from_days(): the terms with 1460, 36524
 * and 146096 take out the leap days of 4, 100 and 400 years, so that 365 divides the rest into
 * years. */
cj_civil cj_date_civil(cj_date date)
{
    int days = date + 719468;
    int era = days / 146097;
    int day_of_era = days - era * 146097;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted_month = (5 * day_of_year + 2) / 153;
    int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;

    return (cj_civil){year_of_era + era * 400 + (month <= 2), month,
                      day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

void cj_date_append(cj_text *text, cj_date date)
{
    cj_civil civil = cj_date_civil(date);
    char digits[] = "0000-00-00";

    /* years are 1 to 9999 */
    for (int i = 3, year = civil.year; i >= 0; i--, year /= 10)
        digits[i] = (char)('0' + year % 10);
    digits[5] = (char)('0' + civil.month / 10);
    digits[6] = (char)('0' + civil.month % 10);
    digits[8] = (char)('0' + civil.day / 10);
    digits[9] = (char)('0' + civil.day % 10);
    cj_text_append(text, (cj_span){digits, sizeof digits - 1});
}

/* A day that the month does not have becomes its last day: 31 January and a month is 28 or 29
 * February. */
cj_date cj_date_add_months(cj_date date, int months)
{
    cj_civil civil = cj_date_civil(date);
    int64_t count = (int64_t)civil.year * 12 + (civil.month - 1) + months;
    int year = (int)(count / 12);
    int month = (int)(count % 12) + 1;

    if (count < 12 || year > 9999)
        return CJ_DATE_MISSING;
    if (civil.day > days_in_month(year, month))
        civil.day = days_in_month(year, month);
    return cj_date_of(year, month, civil.day);
}

int cj_date_months_between(cj_date from, cj_date to)
{
    cj_civil a = cj_date_civil(from);
    cj_civil b = cj_date_civil(to);
    int months = (b.year - a.year) * 12 + (b.month - a.month);

    /* within the month of `to` only the day decides, clamped at its end */
    if (a.day > b.day && b.day < days_in_month(b.year, b.month))
        months--;
    return months;
}

/* Whole years by date; somebody born on 29 February is a year older on 1 March of other years. */
int cj_date_age(cj_date born, cj_date date)
{
    cj_civil a = cj_date_civil(born);
    cj_civil b = cj_date_civil(date);

    return b.year - a.year - (b.month < a.month || (b.month == a.month && b.day < a.day));
}

int cj_date_financial_year(cj_date date)
{
    cj_civil civil = cj_date_civil(date);

    return civil.month >= 4 ? civil.year : civil.year - 1;
}

int cj_date_financial_quarter(cj_date date)
{
    return (cj_date_civil(date).month + 8) % 12 / 3 + 1;
}

void cj_date_append_year(cj_text *text, cj_date date)
{
    int year = cj_date_financial_year(date);

    cj_text_format(text, "%04d-%02d", year, (year + 1) % 100);
}

void cj_date_append_quarter(cj_text *text, cj_date date)
{
    cj_date_append_year(text, date);
    cj_text_format(text, "Q%d", cj_date_financial_quarter(date));
}

void cj_date_append_month(cj_text *text, cj_date date)
{
    cj_civil civil = cj_date_civil(date);

    cj_text_format(text, "%04d-M%02d", civil.year, civil.month);
}

/* ---- dates that are longer than a day -------------------------------------------------- */

static const struct {
    int months;
    const char *one;
    const char *many;
} units[] = {[CJ_UNIT_DAY] = {0, "day", "days"},
             [CJ_UNIT_MONTH] = {1, "month", "months"},
             [CJ_UNIT_QUARTER] = {3, "quarter", "quarters"},
             [CJ_UNIT_YEAR] = {12, "calendar year", "calendar years"},
             [CJ_UNIT_FINANCIAL_YEAR] = {12, "financial year", "financial years"}};

const char *cj_date_unit_word(cj_date_unit unit)
{
    return units[unit].one;
}

const char *cj_date_unit_words(cj_date_unit unit)
{
    return units[unit].many;
}

cj_date cj_date_unit_last(cj_date first, cj_date_unit unit)
{
    cj_civil civil = cj_date_civil(first);
    int months = civil.month - 1 + units[unit].months;

    if (unit == CJ_UNIT_DAY)
        return first;
    civil.year += (months - 1) / 12;
    if (civil.year > 9999) /* the financial year that begins in 9999 */
        return CJ_DATE_LAST;
    civil.month = (months - 1) % 12 + 1;
    return cj_date_of(civil.year, civil.month, days_in_month(civil.year, civil.month));
}

cj_date cj_date_unit_of(cj_date date, cj_date_unit unit)
{
    cj_civil civil = cj_date_civil(date);

    switch (unit) {
    case CJ_UNIT_MONTH:
        return cj_date_of(civil.year, civil.month, 1);
    case CJ_UNIT_QUARTER:
        return cj_date_of(civil.year, (civil.month - 1) / 3 * 3 + 1, 1);
    case CJ_UNIT_YEAR:
        return cj_date_of(civil.year, 1, 1);
    case CJ_UNIT_FINANCIAL_YEAR:
        return cj_date_of(civil.month >= 4 ? civil.year : civil.year - 1, 4, 1);
    default:
        return date;
    }
}

bool cj_date_unit_holds(cj_date_unit whole, cj_date_unit part)
{
    if (whole == CJ_UNIT_YEAR || whole == CJ_UNIT_FINANCIAL_YEAR)
        return part == whole || part <= CJ_UNIT_QUARTER;
    return part <= whole;
}

void cj_date_append_unit(cj_text *text, cj_date date, cj_date_unit unit)
{
    switch (unit) {
    case CJ_UNIT_MONTH:
        cj_date_append_month(text, date);
        break;
    case CJ_UNIT_QUARTER:
        cj_date_append_quarter(text, date);
        break;
    case CJ_UNIT_YEAR:
        cj_text_format(text, "%04d", cj_date_civil(date).year);
        break;
    case CJ_UNIT_FINANCIAL_YEAR:
        cj_date_append_year(text, date);
        break;
    default:
        cj_date_append(text, date);
    }
}

cj_period_place cj_period_place_of(const cj_period *period, cj_date date, cj_date_unit unit)
{
    cj_date last;

    if (unit == CJ_UNIT_DAY || date == CJ_DATE_MISSING)
        return cj_period_holds(period, date) ? CJ_PERIOD_INSIDE : CJ_PERIOD_OUTSIDE;
    last = cj_date_unit_last(date, unit);
    if (last < period->first || date > period->last)
        return CJ_PERIOD_OUTSIDE;
    return date >= period->first && last <= period->last ? CJ_PERIOD_INSIDE : CJ_PERIOD_CUTS;
}

/* Civil dates as day numbers: parsing by a form, printing, months, ages. */
#include "cj/date.h"

#include <stdio.h>
#include <string.h>

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
    shifted = month <= 2 ? year - 1 : year; /* years that begin on 1 March */
    era = shifted / 400;
    year_of_era = shifted - era * 400;
    day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

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

    cj_text_format(text, "%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

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

static bool is_excel(const char *text)
{
    return strcmp(text, "excel-1900") == 0 || strcmp(text, "excel-1904") == 0;
}

bool cj_date_form_assumes(const cj_date_form *form)
{
    if (is_excel(form->text))
        return true;
    for (const char *at = form->text; *at != '\0'; at++) {
        if (*at == '%' && at[1] == 'y')
            return true;
        at += *at == '%'; /* its letter, which may be another % */
    }
    return false;
}

cj_status cj_date_form_parse(cj_date_form *out, const char *text, cj_error *err)
{
    return cj_date_form_parse_pivot(out, text, 0, err);
}

cj_status cj_date_form_parse_pivot(cj_date_form *out, const char *text, int pivot, cj_error *err)
{
    int days = 0;
    int months = 0;
    int years = 0;

    if (strlen(text) >= sizeof out->text)
        return cj_fail(err, CJ_EUSAGE, "date form \"%s\" is too long", text);
    memset(out, 0, sizeof *out);
    memcpy(out->text, text, strlen(text));
    out->pivot = pivot;
    if (is_excel(text))
        return CJ_OK;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at != '%')
            continue;
        at++;
        if (*at == 'y' && pivot == 0)
            return cj_fail(err, CJ_EUSAGE,
                           "date form \"%s\": a year of two digits (%%y) says no century; "
                           "use %%Y on an export with four, or a profile with a pivotYear",
                           text);
        if (*at == '\0' || strchr("demYybBHMS%", *at) == NULL)
            return cj_fail(err, CJ_EUSAGE,
                           "date form \"%s\": %%%.1s is not known; use %%d %%m %%Y, %%b or %%B "
                           "for month names, %%H %%M %%S for times",
                           text, at);
        days += *at == 'd' || *at == 'e';
        months += *at == 'm' || *at == 'b' || *at == 'B';
        years += *at == 'Y' || *at == 'y';
    }
    if (days != 1 || months != 1 || years != 1)
        return cj_fail(err, CJ_EUSAGE,
                       "date form \"%s\" must hold a day, a month and a year once each, "
                       "such as %%d/%%m/%%Y",
                       text);
    return CJ_OK;
}

/* Read least to most digits from *at. */
static bool read_digits(int *value, cj_span *at, size_t least, size_t most)
{
    size_t count = 0;

    *value = 0;
    while (count < most && count < at->length && at->at[count] >= '0' && at->at[count] <= '9')
        *value = *value * 10 + (at->at[count++] - '0');
    at->at += count;
    at->length -= count;
    return count >= least;
}

/* Read an English month name or its first three letters. */
static bool read_month(int *month, cj_span *at)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

    for (int i = 0; i < 12; i++) {
        size_t full = strlen(names[i]);
        size_t length = 0;

        if (at->length >= full && cj_word_same((cj_span){at->at, full}, cj_span_of(names[i])))
            length = full;
        else if (at->length >= 3 && cj_word_same((cj_span){at->at, 3}, (cj_span){names[i], 3}))
            length = 3;
        if (length > 0) {
            *month = i + 1;
            at->at += length;
            at->length -= length;
            return true;
        }
    }
    return false;
}

/* The year of two digits in the hundred years from pivot on. */
static bool read_short_year(int *year, cj_span *at, int pivot)
{
    int digits;

    if (!read_digits(&digits, at, 2, 2))
        return false;
    *year = pivot - pivot % 100 + digits;
    *year += *year < pivot ? 100 : 0;
    return true;
}

/* The day of a spreadsheet's number; its first system has a 29 February 1900,
 * which is behind us with five digits. */
static bool read_excel(cj_date *out, cj_span text, const char *system)
{
    int days;
    int first =
        strcmp(system, "excel-1904") == 0 ? cj_date_of(1904, 1, 1) : cj_date_of(1899, 12, 30);

    if (!read_digits(&days, &text, 5, 5))
        return false;
    if (text.length > 1 && text.at[0] == '.')
        for (text.at++, text.length--; text.length > 0 && text.at[0] >= '0' && text.at[0] <= '9';)
            text.at++, text.length--;
    *out = first + days;
    return text.length == 0 && days >= 10000;
}

static bool read_part(char letter, int pivot, cj_civil *civil, cj_span *at)
{
    int ignored;

    switch (letter) {
    case 'd':
    case 'e':
        return read_digits(&civil->day, at, 1, 2);
    case 'm':
        return read_digits(&civil->month, at, 1, 2);
    case 'Y':
        return read_digits(&civil->year, at, 4, 4);
    case 'y':
        return read_short_year(&civil->year, at, pivot);
    case 'b':
    case 'B':
        return read_month(&civil->month, at);
    case 'H':
        return read_digits(&ignored, at, 1, 2) && ignored < 24;
    case 'M':
        return read_digits(&ignored, at, 2, 2) && ignored < 60;
    default: /* 'S': 60 is a leap second */
        return read_digits(&ignored, at, 2, 2) && ignored <= 60;
    }
}

/* The number that two digits make; above 99 if one is none. */
static unsigned two_digits(const char *at)
{
    unsigned tens = (unsigned)at[0] - '0';
    unsigned ones = (unsigned)at[1] - '0';

    return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones;
}

/* What a quick look at ten letters tells. */
typedef enum { IS_NO_DATE, IS_DATE, IS_NOT_KNOWN } look;

/* The ten letters of 2014-03-31 or 31/03/2014 at once: nearly all dates are
 * written so, and each is tried in both forms. */
static look look_quickly(cj_date *out, cj_span text, const char *form)
{
    const char *at = text.at;
    unsigned parts[4]; /* century, year of it, month, day */

    if (text.length != 10)
        return IS_NOT_KNOWN;
    if (memcmp(form, "%Y-%m-%d", 9) == 0 && at[4] == '-' && at[7] == '-') {
        parts[0] = two_digits(at);
        parts[1] = two_digits(at + 2);
        parts[2] = two_digits(at + 5);
        parts[3] = two_digits(at + 8);
    } else if (memcmp(form, "%d/%m/%Y", 9) == 0) {
        if (two_digits(at + 1) <= 99)
            return IS_NO_DATE; /* three digits are no day */
        if (at[2] != '/' || at[5] != '/')
            return IS_NOT_KNOWN;
        parts[0] = two_digits(at + 6);
        parts[1] = two_digits(at + 8);
        parts[2] = two_digits(at + 3);
        parts[3] = two_digits(at);
    } else {
        return IS_NOT_KNOWN;
    }
    if (parts[0] > 99 || parts[1] > 99 || parts[2] > 99 || parts[3] > 99)
        return IS_NOT_KNOWN;
    *out = cj_date_of((int)(parts[0] * 100 + parts[1]), (int)parts[2], (int)parts[3]);
    return *out == CJ_DATE_MISSING ? IS_NO_DATE : IS_DATE;
}

bool cj_date_read(cj_date *out, cj_span text, const cj_date_form *form)
{
    cj_civil civil = {0, 0, 0};
    cj_date date;
    look quick = look_quickly(&date, text, form->text);

    if (quick == IS_DATE)
        *out = date;
    if (quick != IS_NOT_KNOWN)
        return quick == IS_DATE;

    if (form->text[0] == 'e' && is_excel(form->text))
        return read_excel(out, text, form->text);
    for (const char *at = form->text; *at != '\0'; at++) {
        if (*at == '%' && at[1] != '%') {
            if (!read_part(*++at, form->pivot, &civil, &text))
                return false;
            continue;
        }
        at += *at == '%';
        if (text.length == 0 || text.at[0] != *at)
            return false;
        text.at++;
        text.length--;
    }
    if (text.length != 0)
        return false;
    date = cj_date_of(civil.year, civil.month, civil.day);
    if (date == CJ_DATE_MISSING)
        return false;
    *out = date;
    return true;
}

bool cj_date_parse_iso(cj_date *out, cj_span text)
{
    static const cj_date_form iso = {.text = "%Y-%m-%d"};

    return text.length == 10 && cj_date_read(out, text, &iso);
}

/* Dates, times, months, years and durations by their characters: what XML
 * Schema has for them. */
#include "lexical.h"

/* ---- pieces: each moves `at` behind what it reads ------------------------------------ */

static bool take(cj_span *at, char byte)
{
    if (at->length == 0 || at->at[0] != byte)
        return false;
    at->at++;
    at->length--;
    return true;
}

/* Take up to `most` digits and return how many there are. */
static size_t take_digits(int *value, cj_span *at, size_t most)
{
    size_t count = 0;

    *value = 0;
    while (count < most && count < at->length && at->at[count] >= '0' && at->at[count] <= '9')
        *value = *value * 10 + (at->at[count++] - '0');
    at->at += count;
    at->length -= count;
    return count;
}

static bool take_two(int *value, cj_span *at, int most)
{
    return take_digits(value, at, 2) == 2 && *value <= most;
}

/* Take any number of digits; false if there is none. *zero says that all of them are 0. */
static bool take_all_digits(bool *zero, cj_span *at)
{
    size_t start = at->length;

    *zero = true;
    while (at->length > 0 && at->at[0] >= '0' && at->at[0] <= '9') {
        *zero = *zero && at->at[0] == '0';
        at->at++;
        at->length--;
    }
    return at->length < start;
}

/* Z, +hh:mm or -hh:mm up to 14:00; or nothing. */
static bool take_zone(cj_span *at)
{
    int hours;
    int minutes;

    if (at->length == 0 || take(at, 'Z'))
        return true;
    return (take(at, '+') || take(at, '-')) && take_two(&hours, at, 14) && take(at, ':') &&
           take_two(&minutes, at, hours == 14 ? 0 : 59);
}

/* YYYY-MM-DD */
static bool take_day(cj_date *day, cj_span *at)
{
    cj_civil civil;

    if (take_digits(&civil.year, at, 4) != 4 || !take(at, '-') || !take_two(&civil.month, at, 12) ||
        !take(at, '-') || !take_two(&civil.day, at, 31))
        return false;
    *day = cj_date_of(civil.year, civil.month, civil.day);
    return *day != CJ_DATE_MISSING;
}

/* Take a year as XML Schema has it: four digits, or more without a leading zero, and no year 0.
 * Years of more than nine digits are refused, because they may not fit an int. */
static bool take_year(int *year, cj_span *at)
{
    bool negative = take(at, '-');
    bool leads_with_zero = at->length > 0 && at->at[0] == '0';
    size_t count = take_digits(year, at, 9);

    if (count < 4 || (count > 4 && leads_with_zero) || *year == 0)
        return false;
    *year = negative ? -*year : *year;
    return true;
}

/* ---- forms ------------------------------------------------------------------------------- */

bool cj_temporal_day(cj_date *day, bool *midnight, cj_lexical_form form, cj_span text)
{
    bool whole = true;
    int hours;
    int minutes;
    int seconds;

    *midnight = true;
    if (!take_day(day, &text))
        return false;
    if (form == CJ_LEXICAL_DATE)
        return text.length == 0;
    if (!take(&text, 'T') || !take_two(&hours, &text, 24) || !take(&text, ':') ||
        !take_two(&minutes, &text, 59) || !take(&text, ':') || !take_two(&seconds, &text, 59) ||
        (take(&text, '.') && !take_all_digits(&whole, &text)))
        return false;
    *midnight = hours % 24 == 0 && minutes == 0 && seconds == 0 && whole && text.length == 0;
    /* XML Schema has 24:00:00 for the end of a day, which is midnight of the next. */
    if (hours == 24 && (minutes != 0 || seconds != 0 || !whole))
        return false;
    *day += hours == 24;
    return *day <= CJ_DATE_LAST && take_zone(&text) && text.length == 0;
}

bool cj_temporal_year(cj_decimal *year, cj_span text)
{
    int value;

    if (!take_year(&value, &text) || !take_zone(&text) || text.length > 0)
        return false;
    *year = value * CJ_DECIMAL_ONE;
    return true;
}

static bool is_yearmonth(cj_span text)
{
    int value;

    return take_year(&value, &text) && take(&text, '-') && take_two(&value, &text, 12) &&
           value > 0 && take_zone(&text) && text.length == 0;
}

static bool is_time(cj_span text)
{
    int value;

    return take_two(&value, &text, 23) && take(&text, ':') && take_two(&value, &text, 59) &&
           take(&text, ':') && take_two(&value, &text, 59) && text.length == 0;
}

/* Times as people write them: 9:05, 09:05:30.5, 9:05 am, 09:05:30+01:00. */
static bool is_any_time(cj_span text)
{
    bool zero;
    int hours;
    int value;

    if (take_digits(&hours, &text, 2) == 0 || !take(&text, ':') || !take_two(&value, &text, 59))
        return false;
    if (take(&text, ':') &&
        (!take_two(&value, &text, 60) || (take(&text, '.') && !take_all_digits(&zero, &text))))
        return false;
    take(&text, ' ');
    if (text.length == 2 &&
        (cj_word_same(text, CJ_SPAN("am")) || cj_word_same(text, CJ_SPAN("pm"))))
        return hours >= 1 && hours <= 12;
    return hours < 24 && take_zone(&text) && text.length == 0;
}

/* Count the parts of a duration that are present, in the order of `letters`; SIZE_MAX for anything
 * else. Only seconds may have decimals. */
static size_t take_parts(cj_span *at, const char *letters)
{
    size_t count = 0;
    bool zero;

    while (at->length > 0 && at->at[0] != 'T') {
        bool decimals = false;

        if (!take_all_digits(&zero, at) ||
            (take(at, '.') && !(decimals = take_all_digits(&zero, at))))
            return SIZE_MAX;
        while (*letters != '\0' && !take(at, *letters))
            letters++;
        if (*letters == '\0' || (decimals && *letters != 'S'))
            return SIZE_MAX;
        letters++;
        count++;
    }
    return count;
}

static bool is_duration(cj_span text)
{
    size_t days;
    size_t times = 0;

    take(&text, '-');
    if (!take(&text, 'P'))
        return false;
    days = take_parts(&text, "YMD");
    if (days != SIZE_MAX && take(&text, 'T')) {
        times = take_parts(&text, "HMS");
        if (times == 0) /* a T must be followed by something */
            return false;
    }
    return days != SIZE_MAX && times != SIZE_MAX && days + times > 0 && text.length == 0;
}

bool cj_temporal_fits(cj_lexical_form form, cj_span text)
{
    bool midnight;
    cj_date day;

    switch (form) {
    case CJ_LEXICAL_TIME:
        return is_time(text);
    case CJ_LEXICAL_TIME_ANY:
        return is_any_time(text);
    case CJ_LEXICAL_YEARMONTH:
        return is_yearmonth(text);
    case CJ_LEXICAL_DURATION:
        return is_duration(text);
    default:
        return cj_temporal_day(&day, &midnight, form, text);
    }
}

/* ---- patterns of times ------------------------------------------------------------------- */

const char *cj_temporal_pattern_fault(cj_span pattern)
{
    bool hours = false;
    bool half = false;
    bool noon = false;

    for (size_t i = 0; i < pattern.length; i++) {
        if (pattern.at[i] != '%')
            continue;
        if (++i == pattern.length)
            return "a % at its end";
        switch (pattern.at[i]) {
        case 'H':
            hours = true;
            break;
        case 'I':
            half = true;
            break;
        case 'p':
            noon = true;
            break;
        case 'M':
        case 'S':
        case 'f':
        case 'z':
        case '%':
            break;
        default:
            return "a letter other than %H %I %M %S %f %p %z";
        }
    }
    return hours || (half && noon) ? NULL : "neither %H nor %I with %p";
}

static bool take_pattern_part(char letter, cj_span *at)
{
    size_t length = at->length;
    bool zero;
    int value;

    switch (letter) {
    case 'H':
        return take_digits(&value, at, 2) > 0 && value < 24;
    case 'I':
        return take_digits(&value, at, 2) > 0 && value >= 1 && value <= 12;
    case 'M':
        return take_digits(&value, at, 2) > 0 && value < 60;
    case 'S':
        return take_digits(&value, at, 2) > 0 && value <= 61;
    case 'f':
        return take_all_digits(&zero, at) && length - at->length <= 6;
    case 'p':
        if (length < 2 || !(cj_word_same((cj_span){at->at, 2}, CJ_SPAN("am")) ||
                            cj_word_same((cj_span){at->at, 2}, CJ_SPAN("pm"))))
            return false;
        *at = (cj_span){at->at + 2, length - 2};
        return true;
    case 'z':
        if (take(at, 'Z'))
            return true;
        if (!take(at, '+') && !take(at, '-'))
            return false;
        return take_two(&value, at, 23) && (take(at, ':') || true) && take_two(&value, at, 59);
    default:
        return take(at, letter);
    }
}

bool cj_temporal_fits_pattern(cj_span text, cj_span pattern)
{
    for (size_t i = 0; i < pattern.length; i++) {
        if (pattern.at[i] == '%' ? !take_pattern_part(pattern.at[++i], &text)
                                 : !take(&text, pattern.at[i]))
            return false;
    }
    return text.length == 0;
}

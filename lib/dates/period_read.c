/* Periods as they are written in the one way each that is read without a word. */
#include "period_read.h"

#include <string.h>

bool cj_period_has_shape(const char *text, const char *pattern)
{
    for (; *pattern != '\0'; text++, pattern++) {
        bool fits = *text == *pattern;

        if (*pattern == '9')
            fits = *text >= '0' && *text <= '9';
        else if (*pattern == '/')
            fits = *text == '-' || *text == '/';
        else if (*pattern == 'Q' || *pattern == 'M')
            fits = fits || *text == *pattern + ('a' - 'A');
        if (!fits)
            return false;
    }
    return *text == '\0';
}

int cj_period_number(const char *text, size_t from, size_t digits)
{
    int value = 0;

    for (size_t i = from; i < from + digits; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

/* Let the period be `months` months from the first of a month; false if they leave the calendar. */
static bool set_months(cj_period *out, int year, int month, int months)
{
    cj_civil end;

    out->first = cj_date_of(year, month, 1);
    if (out->first == CJ_DATE_MISSING)
        return false;
    out->last = cj_date_add_months(out->first, months - 1);
    if (out->last == CJ_DATE_MISSING)
        return false;
    end = cj_date_civil(out->last);
    out->last = CJ_DATE_MISSING;
    for (int day = 31; out->last == CJ_DATE_MISSING; day--)
        out->last = cj_date_of(end.year, end.month, day);
    return true;
}

/* The two years must follow each other. Quarters begin in April, so Q4 (January to March) lies in
 * the second year. */
static bool set_financial(cj_period *out, const char *text)
{
    int year = cj_period_number(text, 0, 4);
    int quarter = text[7] == '\0' ? 0 : text[8] - '0';

    if (cj_period_number(text, 5, 2) != (year + 1) % 100 || quarter > 4 ||
        (text[7] != '\0' && quarter < 1))
        return false;
    if (quarter == 0)
        return set_months(out, year, 4, 12);
    return set_months(out, quarter == 4 ? year + 1 : year, quarter == 4 ? 1 : 1 + 3 * quarter, 3);
}

static bool set_range(cj_period *out, const char *text)
{
    return cj_date_parse_iso(&out->first, (cj_span){text, 10}) &&
           cj_date_parse_iso(&out->last, (cj_span){text + 12, 10}) && out->first <= out->last;
}

bool cj_period_read(cj_period *out, const char *text)
{
    if (cj_period_has_shape(text, "9999-99-99..9999-99-99"))
        return set_range(out, text);
    if (cj_period_has_shape(text, "9999/99") || cj_period_has_shape(text, "9999/99Q9"))
        return set_financial(out, text);
    if (cj_period_has_shape(text, "9999"))
        return set_months(out, cj_period_number(text, 0, 4), 1, 12);
    if (cj_period_has_shape(text, "9999-M99"))
        return set_months(out, cj_period_number(text, 0, 4), cj_period_number(text, 6, 2), 1);
    if (cj_period_has_shape(text, "9999-99-99")) {
        out->last = out->first = CJ_DATE_MISSING;
        if (cj_date_parse_iso(&out->first, cj_span_of(text)))
            out->last = out->first;
        return out->last != CJ_DATE_MISSING;
    }
    out->first = CJ_DATE_FIRST;
    out->last = CJ_DATE_LAST;
    return strcmp(text, "all") == 0;
}

bool cj_period_is_all(const cj_period *period)
{
    return period->first == CJ_DATE_FIRST && period->last == CJ_DATE_LAST;
}

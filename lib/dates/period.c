/* Periods: the forms that --period takes. */
#include "cj/date.h"
#include "form.h"

#include <stdio.h>
#include <string.h>

/* Whether text has the shape of pattern: 9 stands for any digit, / for a
 * hyphen or a slash, Q and M for themselves in either case. */
static bool has_shape(const char *text, const char *pattern)
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

static int number_at(const char *text, size_t from, size_t digits)
{
    int value = 0;

    for (size_t i = from; i < from + digits; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

/* "2023-24 Q1", as tables have it for people, 2023-2024, 2023/24. */
static bool is_year_written_otherwise(cj_text *meant, const char *text)
{
    bool quarter = has_shape(text, "9999/99 Q9");
    int year;

    if (!quarter && !has_shape(text, "9999/9999"))
        return false;
    year = number_at(text, 0, 4);
    if (quarter ? number_at(text, 5, 2) != (year + 1) % 100 || text[9] < '1' || text[9] > '4'
                : number_at(text, 5, 4) != year + 1)
        return false;
    cj_text_format(meant, "%04d-%02d", year, (year + 1) % 100);
    if (quarter)
        cj_text_format(meant, "Q%c", text[9]);
    return true;
}

/* Days as they stand in exports: 01/04/2023, or a range of two. */
static bool is_days_written_otherwise(cj_text *meant, const char *text)
{
    static const cj_date_form form = {.text = "%d/%m/%Y"};
    const char *to = strstr(text, "..");
    size_t length = to == NULL ? strlen(text) : (size_t)(to - text);
    cj_date first;
    cj_date last;

    if (!cj_date_read(&first, (cj_span){text, length}, &form) ||
        (to != NULL && !cj_date_read(&last, cj_span_of(to + 2), &form)))
        return false;
    cj_date_append(meant, first);
    cj_text_add(meant, to == NULL ? "" : "..");
    if (to != NULL)
        cj_date_append(meant, last);
    return true;
}

/* "April 2023", "Apr 2023". */
static bool is_month_by_name(cj_text *meant, const char *text)
{
    cj_span at = cj_span_of(text);
    int month;

    if (!cj_form_month(&month, &at) || at.length != 5 || !has_shape(at.at, " 9999"))
        return false;
    cj_text_format(meant, "%.4s-M%02d", at.at + 1, month);
    return true;
}

/* The word that is nearly the text. */
static bool is_nearly(cj_text *meant, const char *text)
{
    static const cj_span words[] = {CJ_SPAN_INIT("last-quarter"),
                                    CJ_SPAN_INIT("last-month"),
                                    CJ_SPAN_INIT("last-year"),
                                    CJ_SPAN_INIT("year-to-date"),
                                    CJ_SPAN_INIT("same-quarter-last-year"),
                                    CJ_SPAN_INIT("previous-year"),
                                    CJ_SPAN_INIT("all")};
    size_t nearest = cj_word_nearest(cj_span_of(text), words, sizeof words / sizeof *words);

    if (nearest != SIZE_MAX)
        cj_text_add(meant, words[nearest].at);
    return nearest != SIZE_MAX;
}

/* Report a period that is written in another way than it is read; CJ_OK where none is meant. */
static cj_status fail_meant(const char *text, cj_error *err)
{
    cj_text meant = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    if (is_year_written_otherwise(&meant, text) || is_days_written_otherwise(&meant, text) ||
        is_month_by_name(&meant, text) || is_nearly(&meant, text))
        status = meant.failed ? cj_fail_nomem(err)
                              : cj_fail(err, CJ_EUSAGE, "period \"%s\" is not known; write %s",
                                        text, cj_text_string(&meant));
    cj_text_clear(&meant);
    return status;
}

/* Report a period that cannot be read, and name the ones that it may have meant. */
static cj_status refused(const char *text, cj_error *err)
{
    int year;
    cj_status status = fail_meant(text, err);

    if (status != CJ_OK)
        return status;

    if (has_shape(text, "9999/99") || has_shape(text, "9999/99Q9")) {
        year = number_at(text, 0, 4);
        if (strlen(text) == 7 && number_at(text, 5, 2) >= 1 && number_at(text, 5, 2) <= 12)
            return cj_fail(err, CJ_EUSAGE,
                           "period \"%s\" could be a month or a financial year; write %04d-M%02d "
                           "for the month, %04d-%02d for April %d to March %d",
                           text, year, number_at(text, 5, 2), year, (year + 1) % 100, year,
                           year + 1);
        return cj_fail(err, CJ_EUSAGE,
                       "period \"%s\": a financial year names two years that follow each other, "
                       "such as %04d-%02d, and quarters are Q1 to Q4",
                       text, year, (year + 1) % 100);
    }
    if (has_shape(text, "9999Q9") || has_shape(text, "9999-Q9") || has_shape(text, "9999 Q9")) {
        year = number_at(text, 0, 4);
        return cj_fail(err, CJ_EUSAGE,
                       "period \"%s\" does not say which year its quarter belongs to; write "
                       "%04d-%02dQ%c (financial year from April %d) or %04d-%02dQ%c (from April "
                       "%d), or a range such as %04d-01-01..%04d-03-31",
                       text, year, (year + 1) % 100, text[strlen(text) - 1], year, year - 1,
                       year % 100, text[strlen(text) - 1], year - 1, year, year);
    }
    return cj_fail(err, CJ_EUSAGE,
                   "period \"%s\" is not known; write 2021-22 (financial year), 2021-22Q4 (its "
                   "quarter January to March), 2022 (calendar year), 2022-M01 (month), 2022-01-05 "
                   "(day), 2022-01-01..2022-03-31 or all; or, counted back from {as-of DATE}, "
                   "last-quarter, last-8-quarters, last-month, last-12-months, last-year, "
                   "year-to-date, same-quarter-last-year or previous-year",
                   text);
}

static cj_status set_range(cj_period *out, const char *text, cj_error *err)
{
    if (!cj_date_parse_iso(&out->first, (cj_span){text, 10}) ||
        !cj_date_parse_iso(&out->last, (cj_span){text + 12, 10}))
        return cj_fail(err, CJ_EUSAGE, "period \"%s\" names a day that does not exist", text);
    if (out->last < out->first)
        return cj_fail(err, CJ_EUSAGE, "period \"%s\" ends before it begins", text);
    return CJ_OK;
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
    int year = number_at(text, 0, 4);
    int quarter = text[7] == '\0' ? 0 : text[8] - '0';

    if (number_at(text, 5, 2) != (year + 1) % 100 || quarter > 4 ||
        (text[7] != '\0' && quarter < 1))
        return false;
    if (quarter == 0)
        return set_months(out, year, 4, 12);
    return set_months(out, quarter == 4 ? year + 1 : year, quarter == 4 ? 1 : 1 + 3 * quarter, 3);
}

cj_status cj_period_parse(cj_period *out, const char *text, cj_error *err)
{
    bool known = false;

    if (strlen(text) >= sizeof out->name)
        return cj_fail(err, CJ_EUSAGE, "period \"%.40s...\" is too long", text);
    snprintf(out->name, sizeof out->name, "%s", text);
    if (has_shape(text, "9999-99-99..9999-99-99"))
        return set_range(out, text, err);
    if (strcmp(text, "all") == 0) {
        out->first = CJ_DATE_FIRST;
        out->last = CJ_DATE_LAST;
        known = true;
    } else if (has_shape(text, "9999/99") || has_shape(text, "9999/99Q9")) {
        known = set_financial(out, text);
    } else if (has_shape(text, "9999")) {
        known = set_months(out, number_at(text, 0, 4), 1, 12);
    } else if (has_shape(text, "9999-M99")) {
        known = set_months(out, number_at(text, 0, 4), number_at(text, 6, 2), 1);
    } else if (has_shape(text, "9999-99-99")) {
        known = cj_date_parse_iso(&out->first, cj_span_of(text));
        out->last = out->first;
        if (!known)
            return cj_fail(err, CJ_EUSAGE, "period \"%s\" is a day that does not exist", text);
    }
    return known ? CJ_OK : refused(text, err);
}

bool cj_period_is_all(const cj_period *period)
{
    return period->first == CJ_DATE_FIRST && period->last == CJ_DATE_LAST;
}

/* Periods in relation to others, and in words. */
#include "cj/date.h"

#include <string.h>

static const char *const words[] = {"previous", "same-quarter-last-year", "year", "year-to-date"};

enum { PREVIOUS, LAST_YEAR, YEAR, TO_DATE, WORD_COUNT };

/* How many whole months the period is, or 0. */
static int whole_months(const cj_period *period)
{
    if (cj_date_civil(period->first).day != 1 || cj_date_civil(period->last + 1).day != 1)
        return 0;
    return cj_date_months_between(period->first, period->last + 1);
}

static void append_range(cj_text *text, cj_date first, cj_date last)
{
    cj_date_append(text, first);
    if (first == last)
        return;
    cj_text_add(text, "..");
    cj_date_append(text, last);
}

/* `months` months from `first` on, as the kind of period that `of` is: 2021-22Q4,
 * 2021-22, 2022, 2022-M01, or a range. */
static void append_months(cj_text *text, cj_date first, int months, const cj_period *of)
{
    bool range = strchr(of->name, '.') != NULL;

    if (!range && months == 3)
        cj_date_append_quarter(text, first);
    else if (!range && months == 12 && cj_date_civil(first).month == 4)
        cj_date_append_year(text, first);
    else if (!range && months == 12)
        cj_text_format(text, "%04d", cj_date_civil(first).year);
    else if (!range && months == 1)
        cj_date_append_month(text, first);
    else
        append_range(text, first, cj_date_add_months(first, months) - 1);
}

/* The period shifted back: by its own length, or by a year. */
static void append_before(cj_text *text, const cj_period *of, bool year)
{
    int months = whole_months(of);
    cj_date length = of->last - of->first + 1;

    if (months > 0)
        append_months(text, cj_date_add_months(of->first, year ? -12 : -months), months, of);
    else if (year)
        append_range(text, cj_date_add_months(of->first, -12), cj_date_add_months(of->last, -12));
    else
        append_range(text, of->first - length, of->last - length);
}

cj_status cj_period_relative(cj_period *out, const cj_period *of, const char *text, cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;
    cj_status status;
    int word = 0;

    while (word < WORD_COUNT && strcmp(words[word], text) != 0)
        word++;
    if (word == WORD_COUNT)
        return cj_period_parse(out, text, err);
    if (cj_period_is_all(of))
        return cj_fail(err, CJ_EUSAGE,
                       "\"%s\" is said of a period, and the report is of all: give it one", text);
    if (of->first < cj_date_of(1000, 1, 1))
        return cj_fail(err, CJ_EUSAGE, "there is no period \"%s\" of %s", text, of->name);
    if (word == YEAR)
        cj_date_append_year(&name, of->last);
    else if (word == TO_DATE)
        append_range(&name, cj_date_of(cj_date_financial_year(of->last), 4, 1), of->last);
    else
        append_before(&name, of, word == LAST_YEAR);
    status = cj_text_check(&name, err);
    if (status == CJ_OK)
        status = cj_period_parse(out, cj_text_string(&name), err);
    cj_text_clear(&name);
    return status;
}

/* "1 January 2022" */
static void append_day(cj_text *text, cj_date day, bool year)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    cj_civil civil = cj_date_civil(day);

    cj_text_format(text, "%d %s", civil.day, months[civil.month - 1]);
    if (year)
        cj_text_format(text, " %d", civil.year);
}

void cj_period_append_words(cj_text *text, const cj_period *period)
{
    if (cj_period_is_all(period)) {
        cj_text_add(text, "all dates");
        return;
    }
    if (period->first != period->last) {
        append_day(text, period->first,
                   cj_date_civil(period->first).year != cj_date_civil(period->last).year);
        cj_text_add(text, " to ");
    }
    append_day(text, period->last, true);
    if (strchr(period->name, '.') == NULL && period->first != period->last)
        cj_text_format(text, " (%s)", period->name);
}

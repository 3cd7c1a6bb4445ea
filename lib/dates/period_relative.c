/* Periods in relation to others. */
#include "cj/date.h"

#include <string.h>

static const char *const words[] = {"previous", "same-quarter-last-year", "year-before",
                                    "year",     "previous-year",          "year-to-date"};

enum { PREVIOUS, LAST_YEAR, YEAR_BEFORE, YEAR, PREVIOUS_YEAR, TO_DATE, WORD_COUNT };

/* A period lies so many months earlier at the most. */
#define MONTHS_MAX 1200

/* Read 18-months-before, 5-quarters-before or 2-years-before: how many months that are; 0 for
 * any other text. */
static int read_before(const char *text)
{
    static const struct {
        const char *words;
        int months;
    } ends[] = {{"-months-before", 1}, {"-quarters-before", 3}, {"-years-before", 12}};
    int count = 0;

    if (*text < '1' || *text > '9')
        return 0;
    for (; *text >= '0' && *text <= '9' && count <= MONTHS_MAX; text++)
        count = count * 10 + (*text - '0');
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (strcmp(text, ends[i].words) == 0 && count * ends[i].months <= MONTHS_MAX)
            return count * ends[i].months;
    return 0;
}

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

/* The period shifted back by some months; 0: by its own length. */
static void append_before(cj_text *text, const cj_period *of, int back)
{
    int months = whole_months(of);
    cj_date length = of->last - of->first + 1;

    if (months > 0)
        append_months(text, cj_date_add_months(of->first, back > 0 ? -back : -months), months, of);
    else if (back > 0)
        append_range(text, cj_date_add_months(of->first, -back),
                     cj_date_add_months(of->last, -back));
    else
        append_range(text, of->first - length, of->last - length);
}

/* A text that is no word and no period; what else there is in relation to a period is told. */
static cj_status parse_other(cj_period *out, const char *text, cj_error *err)
{
    cj_error inner = CJ_ERROR_LIKE(err);
    cj_status status = cj_period_parse(out, text, &inner);

    if (status == CJ_OK)
        return CJ_OK;
    return cj_fail(err, status,
                   "%s; in relation to the report's: report, previous, year-before, "
                   "18-months-before, year",
                   inner.text);
}

static void append_word(cj_text *name, const cj_period *of, int word)
{
    cj_date year = cj_date_of(cj_date_financial_year(of->last), 4, 1);

    if (word == YEAR)
        cj_date_append_year(name, of->last);
    else if (word == PREVIOUS_YEAR)
        cj_date_append_year(name, year - 1);
    else if (word == TO_DATE && of->last == cj_date_add_months(year, 12) - 1)
        cj_date_append_year(name, of->last);
    else if (word == TO_DATE)
        append_range(name, year, of->last);
    else
        append_before(name, of, word == PREVIOUS ? 0 : 12);
}

cj_status cj_period_relative(cj_period *out, const cj_period *of, const char *text, cj_error *err)
{
    cj_text name = CJ_TEXT_INIT;
    int before = read_before(text);
    cj_status status;
    int word = 0;

    while (word < WORD_COUNT && strcmp(words[word], text) != 0)
        word++;
    if (word == WORD_COUNT && before == 0)
        return parse_other(out, text, err);
    if (cj_period_is_all(of))
        return cj_fail(err, CJ_EUSAGE,
                       "\"%s\" is said of a period, and the report is of all: give it one", text);
    if (of->first < cj_date_of(1100, 1, 1)) /* names of years have four digits */
        return cj_fail(err, CJ_EUSAGE, "there is no period \"%s\" of %s", text, of->name);
    if (before > 0)
        append_before(&name, of, before);
    else
        append_word(&name, of, word);
    status = cj_text_check(&name, err);
    if (status == CJ_OK)
        status = cj_period_parse(out, cj_text_string(&name), err);
    cj_text_clear(&name);
    return status;
}

size_t cj_period_related_count(const char *text)
{
    size_t count = cj_period_moving_count(text);

    return count == 0 ? 1 : count;
}

cj_status cj_period_related(cj_period *out, const cj_period *of, const char *text, size_t index,
                            cj_error *err)
{
    for (int word = 0; word < WORD_COUNT; word++) /* some words are of both kinds */
        if (strcmp(words[word], text) == 0)
            return cj_period_relative(out, of, text, err);
    if (cj_period_moving_count(text) == 0)
        return cj_period_relative(out, of, text, err);
    if (cj_period_is_all(of))
        return cj_fail(err, CJ_EUSAGE,
                       "\"%s\" is said of a period, and the report is of all: give it one", text);
    return cj_period_moving(out, text, index, of->last, err);
}

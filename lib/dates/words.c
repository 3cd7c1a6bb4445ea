/* Days and periods as people read them. */
#include "cj/date.h"

#include <string.h>

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

void cj_date_append_short(cj_text *out, cj_date day)
{
    cj_civil civil = cj_date_civil(day);

    cj_text_format(out, "%d %.3s %d", civil.day, months[civil.month - 1], civil.year);
}

/* Names that read like a machine's: of a month, of a quarter, of two days.  The others (2021-22,
 * 2022, 2022-01-05, all) are words already, or may be texts of something else. */
static bool is_coded(cj_period *out, cj_span name)
{
    size_t length = name.length;
    char ended[23] = "";

    if (!((length == 8 && name.at[5] == 'M') || (length == 9 && name.at[7] == 'Q') ||
          (length == 22 && name.at[10] == '.')))
        return false;
    memcpy(ended, name.at, length);
    return cj_period_parse(out, ended, NULL) == CJ_OK;
}

bool cj_period_has_label(cj_span name)
{
    cj_period period;

    return is_coded(&period, name);
}

void cj_period_append_label(cj_text *out, cj_span name)
{
    cj_period period;

    if (!is_coded(&period, name)) {
        cj_text_append(out, name);
    } else if (name.at[7] == 'Q') {
        cj_text_format(out, "%04d-%.2s Q%c", cj_date_financial_year(period.first), name.at + 5,
                       name.at[8]);
    } else if (name.at[5] == 'M') {
        cj_civil civil = cj_date_civil(period.first);

        cj_text_format(out, "%.3s %04d", months[civil.month - 1], civil.year);
    } else {
        cj_date_append_short(out, period.first);
        cj_text_add(out, " to ");
        cj_date_append_short(out, period.last);
    }
}

/* "1 January 2022", or without the year */
static void append_day(cj_text *text, cj_date day, bool year)
{
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
    if (strchr(period->name, '.') == NULL && period->first != period->last) {
        cj_text_add(text, " (");
        cj_period_append_label(text, cj_span_of(period->name));
        cj_text_char(text, ')');
    }
}

void cj_date_append_words(cj_text *text, cj_date date)
{
    append_day(text, date, true);
}

/* Periods: the forms that --period takes. */
#include "period_read.h"

#include <stdio.h>
#include <string.h>

/* Report a period that is written in another way than it is read; CJ_OK where none is meant. */
static cj_status fail_meant(const char *text, cj_error *err)
{
    cj_text meant = CJ_TEXT_INIT;
    cj_status status = CJ_OK;
    bool known = cj_period_meant(&meant, text);

    if (meant.failed)
        status = cj_fail_nomem(err);
    else if (known)
        status = cj_fail(err, CJ_EUSAGE, "period \"%s\" is not known; write %s", text,
                         cj_text_string(&meant));
    cj_text_clear(&meant);
    return status;
}

/* Report a day that does not exist, or a range of days that cannot be; CJ_OK for another text. */
static cj_status fail_days(const char *text, cj_error *err)
{
    cj_date day;

    if (cj_period_has_shape(text, "9999-99-99"))
        return cj_fail(err, CJ_EUSAGE, "period \"%s\" is a day that does not exist", text);
    if (!cj_period_has_shape(text, "9999-99-99..9999-99-99"))
        return CJ_OK;
    if (!cj_date_parse_iso(&day, (cj_span){text, 10}) ||
        !cj_date_parse_iso(&day, (cj_span){text + 12, 10}))
        return cj_fail(err, CJ_EUSAGE, "period \"%s\" names a day that does not exist", text);
    return cj_fail(err, CJ_EUSAGE, "period \"%s\" ends before it begins", text);
}

/* Report a period that cannot be read, and name the ones that it may have meant. */
static cj_status refused(const char *text, cj_error *err)
{
    int year;
    cj_status status = fail_days(text, err);

    if (status == CJ_OK)
        status = fail_meant(text, err);
    if (status != CJ_OK)
        return status;
    if (cj_period_has_shape(text, "9999/99") || cj_period_has_shape(text, "9999/99Q9")) {
        year = cj_period_number(text, 0, 4);
        if (strlen(text) == 7 && cj_period_number(text, 5, 2) >= 1 &&
            cj_period_number(text, 5, 2) <= 12)
            return cj_fail(err, CJ_EUSAGE,
                           "period \"%s\" could be a month or a financial year; write %04d-M%02d "
                           "for the month, %04d-%02d for April %d to March %d",
                           text, year, cj_period_number(text, 5, 2), year, (year + 1) % 100, year,
                           year + 1);
        return cj_fail(err, CJ_EUSAGE,
                       "period \"%s\": a financial year names two years that follow each other, "
                       "such as %04d-%02d, and quarters are Q1 to Q4",
                       text, year, (year + 1) % 100);
    }
    if (cj_period_has_shape(text, "9999Q9") || cj_period_has_shape(text, "9999-Q9") ||
        cj_period_has_shape(text, "9999 Q9")) {
        year = cj_period_number(text, 0, 4);
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

cj_status cj_period_parse(cj_period *out, const char *text, cj_error *err)
{
    if (strlen(text) >= sizeof out->name)
        return cj_fail(err, CJ_EUSAGE, "period \"%.40s...\" is too long", text);
    snprintf(out->name, sizeof out->name, "%s", text);
    return cj_period_read(out, text) ? CJ_OK : refused(text, err);
}

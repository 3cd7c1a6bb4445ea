/* Days as texts, and working days, looked up in tables: a row has two or three of them. */
#include "synth/days.h"

#include "cj/calendar.h"

#include <stdlib.h>
#include <string.h>

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/* Append what one letter of a form stands for. */
static bool put_letter(cj_text *text, char letter, const cj_civil *day)
{
    switch (letter) {
    case 'd':
        cj_text_format(text, "%02d", day->day);
        return true;
    case 'e':
        cj_text_format(text, "%d", day->day);
        return true;
    case 'm':
        cj_text_format(text, "%02d", day->month);
        return true;
    case 'b':
        cj_text_add(text, months[day->month - 1]);
        return true;
    case 'Y':
        cj_text_format(text, "%04d", day->year);
        return true;
    case 'y':
        cj_text_format(text, "%02d", day->year % 100);
        return true;
    default:
        return false;
    }
}

static cj_status put_day(cj_text *text, const char *form, cj_date date, cj_error *err)
{
    cj_civil day = cj_date_civil(date);

    cj_text_reset(text);
    for (const char *at = form; *at != '\0'; at++) {
        if (*at != '%')
            cj_text_char(text, *at);
        else if (*++at == '\0' || !put_letter(text, *at, &day))
            return cj_fail(err, CJ_EUSAGE,
                           "{date-format} \"%s\": dates are written with %%d, %%e, %%m, %%b, %%Y "
                           "and %%y",
                           form);
    }
    if (text->length > CJ_DAY_TEXT)
        return cj_fail(err, CJ_EUSAGE, "{date-format} \"%s\" gives more than %d letters", form,
                       CJ_DAY_TEXT);
    return cj_text_check(text, err);
}

static bool has_any(const char *form, const char *one, const char *other)
{
    return strstr(form, one) != NULL || strstr(form, other) != NULL;
}

/* A date that does not say its day, or would need quotation marks, is none that exports have. */
static cj_status check_form(const char *form, cj_error *err)
{
    if (!has_any(form, "%d", "%e") || !has_any(form, "%m", "%b") || !has_any(form, "%Y", "%y"))
        return cj_fail(err, CJ_EUSAGE, "{date-format} \"%s\" needs a day, a month and a year",
                       form);
    if (strpbrk(form, "\",\r\n") != NULL)
        return cj_fail(
            err, CJ_EUSAGE,
            "{date-format} \"%s\": commas, quotation marks and line ends are not written", form);
    return CJ_OK;
}

static cj_status write_texts(cj_days_known *days, const char *form, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status = check_form(form, err);

    for (cj_date day = days->first; status == CJ_OK && day <= days->last; day++) {
        status = put_day(&text, form, day, err);
        if (status == CJ_OK) {
            memcpy(days->texts[day - days->first], text.bytes, text.length);
            days->lengths[day - days->first] = (uint8_t)text.length;
        }
    }
    cj_text_clear(&text);
    return status;
}

static cj_status open_calendars(cj_calendar *calendars[2], cj_error *err)
{
    cj_status status = cj_calendar_builtin(&calendars[0], "scotland", err);

    calendars[1] = NULL;
    return status == CJ_OK ? cj_calendar_builtin(&calendars[1], "england-wales", err) : status;
}

static bool is_free(cj_calendar *const calendars[2], cj_date day)
{
    return cj_date_is_weekend(day) || cj_calendar_is_holiday(calendars[0], day) ||
           cj_calendar_is_holiday(calendars[1], day);
}

/* From the last day backwards: a free day is one further from work than the day after it.  A free
 * day at the very end counts to a day behind the tables. */
static cj_status find_work(cj_days_known *days, cj_error *err)
{
    cj_calendar *calendars[2];
    cj_status status = open_calendars(calendars, err);
    uint8_t rest = 0;

    for (cj_date day = days->last; status == CJ_OK && day >= days->first; day--) {
        rest = is_free(calendars, day) ? (uint8_t)(rest + 1) : 0;
        days->rests[day - days->first] = rest;
    }
    cj_calendar_free(calendars[0]);
    cj_calendar_free(calendars[1]);
    return status;
}

cj_status cj_days_known_open(cj_days_known *days, cj_date first, cj_date last, const char *form,
                             cj_error *err)
{
    size_t count = (size_t)(last - first) + 1;
    cj_status status;

    *days = (cj_days_known){.first = first, .last = last};
    days->texts = calloc(count, sizeof *days->texts);
    days->lengths = calloc(count, 1);
    days->rests = calloc(count, 1);
    if (days->texts == NULL || days->lengths == NULL || days->rests == NULL)
        return cj_fail_nomem(err);
    status = write_texts(days, form, err);
    return status == CJ_OK ? find_work(days, err) : status;
}

void cj_days_known_clear(cj_days_known *days)
{
    free(days->texts);
    free(days->lengths);
    free(days->rests);
}

cj_status cj_days_known_check(const cj_period *period, cj_error *err)
{
    cj_calendar *calendars[2];
    cj_status status = open_calendars(calendars, err);

    for (int i = 0; status == CJ_OK && i < 2; i++)
        if (!cj_calendar_covers(calendars[i], period->first) ||
            !cj_calendar_covers(calendars[i], period->last))
            status = cj_fail(err, CJ_EUSAGE,
                             "{period} \"%s\" must lie in %d to %d, the years whose holidays are "
                             "known",
                             period->name, cj_date_civil(cj_calendar_first(calendars[i])).year,
                             cj_date_civil(cj_calendar_last(calendars[i])).year);
    cj_calendar_free(calendars[0]);
    cj_calendar_free(calendars[1]);
    return status;
}

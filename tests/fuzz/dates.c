/* Forms of dates, dates and periods.  The input has three lines: a form, a date
 * in it, a period. */
#include "fuzz.h"

#include "cj/calendar.h"
#include "cj/date.h"

static const cj_date_form iso = {.text = "%Y-%m-%d"};

/* The day counted in another way: whole years, then months. */
static cj_date day_of(int year, int month, int day)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    int y = year - 1;

    return y * 365 + y / 4 - y / 100 + y / 400 + before[month - 1] + (leap && month > 2) + day - 1 -
           719162;
}

static bool in_calendar(cj_date date)
{
    return date >= CJ_DATE_FIRST && date <= CJ_DATE_LAST;
}

/* The date as the form has it, in full: read back without another meaning. */
static void write_in_form(cj_text *out, const cj_date_form *form, cj_civil civil)
{
    static const char *const months[] = {"January",   "FEBRUARY", "march",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};

    for (const char *at = form->text; *at != '\0'; at++) {
        if (*at != '%') {
            cj_text_char(out, *at);
            continue;
        }
        switch (*++at) {
        case 'd':
        case 'e':
            cj_text_format(out, "%02d", civil.day);
            break;
        case 'm':
            cj_text_format(out, "%02d", civil.month);
            break;
        case 'Y':
            cj_text_format(out, "%04d", civil.year);
            break;
        case 'y':
            cj_text_format(out, "%02d", civil.year % 100);
            break;
        case 'b':
        case 'B':
            cj_text_add(out, months[civil.month - 1]);
            break;
        case '%':
            cj_text_char(out, '%');
            break;
        case 'a':
        case 'A':
            cj_text_add(out, cj_weekday_name(
                                 cj_date_weekday(cj_date_of(civil.year, civil.month, civil.day))));
            break;
        case 'p':
            cj_text_add(out, "Pm");
            break;
        case 'z':
            cj_text_add(out, "+01:00");
            break;
        case 'H':
            cj_text_add(out, "23");
            break;
        case 'I':
            cj_text_add(out, "11");
            break;
        default:
            cj_text_add(out, "59");
        }
    }
}

/* The number that a spreadsheet has for the day; of five digits, or it is not
 * read. */
static bool write_serial(cj_text *out, const cj_date_form *form, cj_date date)
{
    int serial = date + (form->text[strlen(form->text) - 1] == '4' ? 24107 : 25569);

    cj_text_format(out, "%d.5", serial);
    return serial >= 10000 && serial <= 99999;
}

/* A form that is a word, in the words of a period: 2014-15 or 2014-15Q4; no other one. */
static bool write_named(cj_text *out, const cj_date_form *form, cj_date date)
{
    if (strcmp(form->text, "calendar-quarter") == 0)
        cj_text_format(out, "Q%d %04d", (cj_date_civil(date).month + 2) / 3,
                       cj_date_civil(date).year);
    else if (strncmp(form->text, "financial-", 10) == 0)
        cj_date_append_unit(out, date, form->unit);
    else
        return false;
    return true;
}

/* The same day, or the first of the month, quarter or year that the form knows alone. */
static void reads_back(const cj_date_form *form, cj_date date)
{
    cj_text text = CJ_TEXT_INIT;
    cj_date again = CJ_DATE_MISSING;
    int year = cj_date_civil(date).year;
    cj_date first = cj_date_unit_of(date, form->unit);
    bool told = first != CJ_DATE_MISSING;

    cj_date_append(&text, date);
    CHECK(cj_date_read(&again, cj_text_span(&text), &iso) && again == date, "%s is day %d, not %d",
          text.bytes, again, date);
    cj_text_reset(&text);
    if (strcmp(form->text, "excel-1900") == 0 || strcmp(form->text, "excel-1904") == 0)
        told = write_serial(&text, form, date);
    else if (!write_named(&text, form, date))
        write_in_form(&text, form, cj_date_civil(date));
    if (strstr(form->text, "%y") != NULL && form->pivot > 0)
        told = year >= form->pivot && year < form->pivot + 100;
    /* digits may follow a fraction or an offset, and be read as a part of it */
    told = told && strstr(form->text, "%f") == NULL && strstr(form->text, "%z") == NULL;
    CHECK((cj_date_read(&again, cj_text_span(&text), form) && again == first) || !told,
          "\"%s\" as \"%s\" is day %d, not %d", text.bytes, form->text, again, first);
    cj_text_clear(&text);
}

/* The period that a date's own name stands for holds the date. */
static void name_holds(void (*append)(cj_text *, cj_date), cj_date date)
{
    cj_text name = CJ_TEXT_INIT;
    cj_error err = CJ_ERROR_INIT;
    cj_period period;

    append(&name, date);
    CHECK(cj_period_parse(&period, cj_text_string(&name), &err) == CJ_OK &&
              cj_period_holds(&period, date),
          "day %d is not in \"%s\": %s", date, cj_text_string(&name), err.text);
    cj_text_clear(&name);
}

static void check_date(cj_date date)
{
    cj_civil civil = cj_date_civil(date);

    CHECK(in_calendar(date), "day %d is outside the calendar", date);
    CHECK(cj_date_of(civil.year, civil.month, civil.day) == date &&
              day_of(civil.year, civil.month, civil.day) == date,
          "day %d is %d-%d-%d is day %d", date, civil.year, civil.month, civil.day,
          day_of(civil.year, civil.month, civil.day));
    name_holds(cj_date_append_month, date);
    /* the financial years 0000-01 and 9999-00 reach beyond the calendar */
    if (date >= cj_date_of(1, 4, 1) && date < cj_date_of(9999, 4, 1))
        name_holds(cj_date_append_year, date);
    name_holds(cj_date_append_quarter, date);
}

static void check_two(cj_date from, cj_date to)
{
    int months = cj_date_months_between(from, to);
    cj_date there = cj_date_add_months(from, months);
    cj_date beyond = cj_date_add_months(from, months + 1);
    cj_civil a = cj_date_civil(from);
    cj_civil b = cj_date_civil(to);
    int age = cj_date_age(from, to);
    /* 29 February comes round on 1 March: a month and day compare as numbers */
    bool reached = b.month * 100 + b.day >= a.month * 100 + a.day;

    CHECK(there == CJ_DATE_MISSING || there <= to, "%d + %d months = %d is behind %d", from, months,
          there, to);
    CHECK(beyond == CJ_DATE_MISSING || beyond > to, "%d + %d months = %d is not behind %d", from,
          months + 1, beyond, to);
    CHECK(age == b.year - a.year - !reached, "born on day %d, %d years old on day %d", from, age,
          to);
}

static void check_period(const char *text)
{
    cj_error err = CJ_ERROR_INIT;
    cj_period period;
    cj_period range;
    cj_text name = CJ_TEXT_INIT;
    cj_status status = cj_period_parse(&period, text, &err);

    if (status != CJ_OK) {
        CHECK(status == CJ_EUSAGE, "status %d", (int)status);
        fuzz_check_error(status, &err);
        return;
    }
    CHECK(in_calendar(period.first) && in_calendar(period.last) && period.first <= period.last,
          "\"%s\" is from %d to %d", text, period.first, period.last);
    CHECK(strcmp(period.name, text) == 0, "\"%s\" is called \"%s\"", text, period.name);
    CHECK(cj_period_holds(&period, period.first) && cj_period_holds(&period, period.last) &&
              !cj_period_holds(&period, period.first - 1) &&
              !cj_period_holds(&period, period.last + 1),
          "\"%s\" does not hold its own days", text);
    CHECK(strcmp(text, "all") != 0 || cj_period_is_all(&period), "all is not all");
    cj_date_append(&name, period.first);
    cj_text_add(&name, "..");
    cj_date_append(&name, period.last);
    CHECK(cj_period_parse(&range, cj_text_string(&name), &err) == CJ_OK &&
              range.first == period.first && range.last == period.last,
          "\"%s\" is not \"%s\": %s", text, cj_text_string(&name), err.text);
    cj_text_clear(&name);
    check_date(period.first);
    check_date(period.last);
    check_two(period.first, period.last);
    check_two(period.last, period.first);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char *copy = malloc(length + 1);
    const char *lines[3] = {"", "", ""};
    char *rest = copy;
    cj_error err = CJ_ERROR_INIT;
    cj_date_form form = {.text = ""};
    cj_date date = CJ_DATE_MISSING;
    cj_status status;

    CHECK(copy != NULL, "no memory");
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    for (int i = 0; i < 3 && rest != NULL; i++)
        lines[i] = i < 2 ? strsep(&rest, "\n") : rest;

    check_period(lines[2]);
    status = cj_date_form_parse(&form, lines[0], &err);
    if (status != CJ_OK) /* it may hold %y */
        status = cj_date_form_parse_pivot(&form, lines[0], 1930 + (int)(length % 90), &err);
    if (status != CJ_OK) {
        CHECK(status == CJ_EUSAGE, "status %d", (int)status);
        fuzz_check_error(status, &err);
        form = iso;
    } else {
        CHECK(strcmp(form.text, lines[0]) == 0, "\"%s\" is kept as \"%s\"", lines[0], form.text);
    }
    if (cj_date_read(&date, cj_span_of(lines[1]), &form)) {
        check_date(date);
        reads_back(&form, date);
        check_two(date, 0);
        check_two(0, date);
        check_two(cj_date_add_months(date, date > 0 ? -1 : 1), date);
    }
    reads_back(&form, (cj_date)(cj_span_hash(copy, length) % 3652059) + CJ_DATE_FIRST);
    free(copy);
    return 0;
}

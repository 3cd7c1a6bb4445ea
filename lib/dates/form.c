/* The forms in which dates are written: checking one, and reading a text in it. */
#include "form.h"
#include "cj/calendar.h"

#include <string.h>

const cj_date_form cj_default_forms[CJ_DEFAULT_FORM_COUNT] = {{.text = "%Y-%m-%d"},
                                                              {.text = "%d/%m/%Y"}};

/* ---- words that are forms ---------------------------------------------------------------- */

static const struct {
    const char *name;
    cj_date_unit unit;
    bool (*read)(cj_date *out, cj_span text);
} named[] = {{"excel-1900", CJ_UNIT_DAY, cj_form_read_excel_1900},
             {"excel-1904", CJ_UNIT_DAY, cj_form_read_excel_1904},
             {"financial-year", CJ_UNIT_FINANCIAL_YEAR, cj_form_read_financial_year},
             {"financial-quarter", CJ_UNIT_QUARTER, cj_form_read_financial_quarter},
             {"calendar-quarter", CJ_UNIT_QUARTER, cj_form_read_calendar_quarter}};

#define NAMED (sizeof named / sizeof *named)

/* The number of the word that text is; NAMED for none. */
static size_t find_named(const char *text)
{
    size_t i = 0;

    while (i < NAMED && strcmp(text, named[i].name) != 0)
        i++;
    return i;
}

bool cj_date_form_assumes(const cj_date_form *form)
{
    if (strncmp(form->text, "excel-", 6) == 0)
        return true;
    for (const char *at = form->text; *at != '\0'; at++) {
        if (*at == '%' && at[1] == 'y')
            return true;
        at += *at == '%'; /* its letter, which may be another % */
    }
    return false;
}

/* ---- checking a form --------------------------------------------------------------------- */

/* How often each letter stands in a form. */
typedef struct {
    int days;
    int weekdays;
    int months;
    int years;
    bool short_year;
} letters;

static bool count_letter(letters *found, char letter)
{
    if (letter == '\0' || strchr("deaAmYybBHIMSfpz%", letter) == NULL)
        return false;
    found->days += letter == 'd' || letter == 'e';
    found->weekdays += letter == 'a' || letter == 'A';
    found->months += letter == 'm' || letter == 'b' || letter == 'B';
    found->years += letter == 'Y' || letter == 'y';
    found->short_year = found->short_year || letter == 'y';
    return true;
}

/* Decide the unit of a form (day, month or year) by its letters. A day needs its month, and a form
 * of a year alone must have all four digits: 22 could be anything. */
static cj_status judge_letters(cj_date_unit *unit, const letters *found, const char *text,
                               cj_error *err)
{
    bool day = found->days == 1 && found->months == 1;
    bool month = found->days + found->weekdays == 0 && found->months == 1;
    bool year = found->days + found->weekdays == 0 && found->months == 0 && !found->short_year;

    if (found->years != 1 || found->weekdays > 1 || !(day || month || year))
        return cj_fail(err, CJ_EUSAGE,
                       "date form \"%s\" must hold a day, a month and a year once each, such as "
                       "%%d/%%m/%%Y, a month and a year (%%Y-%%m), or a year (%%Y)",
                       text);
    *unit = day ? CJ_UNIT_DAY : month ? CJ_UNIT_MONTH : CJ_UNIT_YEAR;
    return CJ_OK;
}

cj_status cj_date_form_parse(cj_date_form *out, const char *text, cj_error *err)
{
    return cj_date_form_parse_pivot(out, text, 0, err);
}

cj_status cj_date_form_parse_pivot(cj_date_form *out, const char *text, int pivot, cj_error *err)
{
    letters found = {0};
    size_t word = find_named(text);

    if (strlen(text) >= sizeof out->text)
        return cj_fail(err, CJ_EUSAGE, "date form \"%s\" is too long", text);
    memset(out, 0, sizeof *out);
    memcpy(out->text, text, strlen(text));
    out->pivot = pivot;
    if (word < NAMED) {
        out->unit = named[word].unit;
        return CJ_OK;
    }
    for (const char *at = text; *at != '\0'; at++) {
        if (*at != '%')
            continue;
        at++;
        if (*at == 'y' && pivot == 0)
            return cj_fail(err, CJ_EUSAGE,
                           "date form \"%s\": a year of two digits (%%y) says no century; "
                           "use %%Y on an export with four, or a profile with a pivotYear",
                           text);
        if (!count_letter(&found, *at))
            return cj_fail(err, CJ_EUSAGE,
                           "date form \"%s\": %%%.1s is not known; use %%d %%m %%Y, %%b or %%B for "
                           "month names, %%a or %%A for weekdays, %%H %%I %%M %%S %%f %%p for "
                           "times, %%z for offsets",
                           text, at);
    }
    return judge_letters(&out->unit, &found, text, err);
}

cj_status cj_date_forms_check(const cj_date_form *forms, size_t count, cj_error *err)
{
    for (size_t i = 1; i < count; i++)
        if (forms[i].unit != forms[0].unit)
            return cj_fail(err, CJ_EUSAGE,
                           "date forms \"%s\" and \"%s\" are of %s and of %s, and a column holds "
                           "one of these; where a file has both, a schema or a profile names the "
                           "form of each column",
                           forms[0].text, forms[i].text, cj_date_unit_words(forms[0].unit),
                           cj_date_unit_words(forms[i].unit));
    return CJ_OK;
}

/* ---- reading ------------------------------------------------------------------------------- */

/* What the parts of a text say, as far as they were read. */
typedef struct {
    cj_civil civil;
    int weekday; /* -1: none stands there */
} date_parts;

static bool read_time(cj_span *at, size_t least, int from, int to)
{
    int value;

    return cj_form_digits(&value, at, least, 2) && value >= from && value <= to;
}

/* Pass over a fraction of a second behind the last part of a form. */
static void read_over_fraction(cj_span *at)
{
    cj_span rest = *at;

    if (rest.length < 2 || rest.at[0] != '.')
        return;
    for (rest.at++, rest.length--; rest.length > 0 && rest.at[0] >= '0' && rest.at[0] <= '9';)
        rest.at++, rest.length--;
    if (rest.length == 0)
        *at = rest;
}

/* Read the part that one letter of the form stands for; parts of the time of day are checked and
 * not kept. */
static bool read_day_part(date_parts *out, cj_span *at, char letter, int pivot)
{
    switch (letter) {
    case 'd':
    case 'e':
        return cj_form_digits(&out->civil.day, at, 1, 2);
    case 'm':
        return cj_form_digits(&out->civil.month, at, 1, 2);
    case 'Y':
        return cj_form_digits(&out->civil.year, at, 4, 4);
    case 'y':
        return cj_form_short_year(&out->civil.year, at, pivot);
    case 'b':
    case 'B':
        return cj_form_month(&out->civil.month, at);
    default: /* 'a', 'A' */
        return cj_form_weekday(&out->weekday, at);
    }
}

static bool read_part(date_parts *out, cj_span *at, char letter, int pivot)
{
    switch (letter) {
    case 'H':
        return read_time(at, 1, 0, 23);
    case 'I':
        return read_time(at, 1, 1, 12);
    case 'M':
        return read_time(at, 2, 0, 59);
    case 'S': /* 60 is a leap second */
        return read_time(at, 2, 0, 60);
    case 'f':
        return cj_form_fraction(at);
    case 'p':
        return cj_form_half(at);
    case 'z':
        return cj_form_offset(at);
    default:
        return read_day_part(out, at, letter, pivot);
    }
}

/* Read text by the letters of the form. */
static bool read_parts(date_parts *out, cj_span text, const cj_date_form *form)
{
    *out = (date_parts){{0, 1, 1}, -1}; /* a month begins with its first day */
    for (const char *at = form->text; *at != '\0'; at++) {
        if (*at == '%' && at[1] != '%') {
            if (!read_part(out, &text, *++at, form->pivot))
                return false;
            if (*at == 'S' && at[1] == '\0')
                read_over_fraction(&text);
            continue;
        }
        at += *at == '%';
        if (text.length == 0 || text.at[0] != *at)
            return false;
        text.at++;
        text.length--;
    }
    return text.length == 0;
}

/* ---- dates as nearly all are ------------------------------------------------------------- */

#define YEAR_FIRST "%Y-%m-%d"
#define DAY_FIRST "%d/%m/%Y"

static unsigned plain_form(const cj_date_form *form)
{
    return memcmp(form->text, YEAR_FIRST, sizeof YEAR_FIRST) == 0 ? CJ_PLAIN_YEAR_FIRST
           : memcmp(form->text, DAY_FIRST, sizeof DAY_FIRST) == 0 ? CJ_PLAIN_DAY_FIRST
                                                                  : 0;
}

unsigned cj_plain_forms(const cj_date_form *forms, size_t count)
{
    unsigned all = 0;

    for (size_t i = 0; i < count; i++) {
        if (plain_form(&forms[i]) == 0)
            return 0;
        all |= plain_form(&forms[i]);
    }
    return all;
}

bool cj_date_read(cj_date *out, cj_span text, const cj_date_form *form)
{
    date_parts read;
    cj_date date;

    if (cj_plain_date(out, text, plain_form(form)))
        return true;
    if (form->text[0] != '%') {
        size_t word = find_named(form->text);

        if (word < NAMED)
            return named[word].read(out, text);
    }
    if (!read_parts(&read, text, form))
        return false;
    date = cj_date_of(read.civil.year, read.civil.month, read.civil.day);
    /* The day must exist, and a weekday that is written beside it must be the right one. */
    if (date == CJ_DATE_MISSING || (read.weekday >= 0 && read.weekday != cj_date_weekday(date)))
        return false;
    *out = date;
    return true;
}

int cj_date_false_weekday(cj_span text, const cj_date_form *form)
{
    date_parts read;
    cj_date date;

    if (find_named(form->text) < NAMED || !read_parts(&read, text, form) || read.weekday < 0)
        return -1;
    date = cj_date_of(read.civil.year, read.civil.month, read.civil.day);
    return date == CJ_DATE_MISSING || read.weekday == cj_date_weekday(date) ? -1
                                                                            : cj_date_weekday(date);
}

/* ---- what a text may be written in ---------------------------------------------------------- */

/* Only forms that read a text in one way: 03-04-2021 could be two days. */
const char *cj_date_form_suggest(cj_span text)
{
    static const cj_date_form forms[] = {{.text = "%Y-%m-%d %H:%M"},
                                         {.text = "%Y-%m-%d %H:%M:%S"},
                                         {.text = "%Y-%m-%d %H:%M:%S%z"},
                                         {.text = "%Y-%m-%d %H:%M:%S.%f%z"},
                                         {.text = "%Y-%m-%d %I:%M %p"},
                                         {.text = "%Y-%m-%d %I:%M:%S %p"},
                                         {.text = "%Y-%m-%dT%H:%M"},
                                         {.text = "%Y-%m-%dT%H:%M:%S"},
                                         {.text = "%Y-%m-%dT%H:%M%z"},
                                         {.text = "%Y-%m-%dT%H:%M:%S%z"},
                                         {.text = "%Y-%m-%dT%H:%M:%S.%f%z"},
                                         {.text = "%d/%m/%Y %H:%M"},
                                         {.text = "%d/%m/%Y %H:%M:%S"},
                                         {.text = "%d/%m/%Y %I:%M %p"},
                                         {.text = "%d/%m/%Y %I:%M:%S %p"},
                                         {.text = "%Y/%m/%d"},
                                         {.text = "%d-%b-%Y"},
                                         {.text = "%d %b %Y"},
                                         {.text = "%b %d, %Y"},
                                         {.text = "%a %d %b %Y"},
                                         {.text = "%a, %d %b %Y"},
                                         {.text = "%A, %d %B %Y"},
                                         {.text = "%Y-%m", .unit = CJ_UNIT_MONTH},
                                         {.text = "%Y/%m", .unit = CJ_UNIT_MONTH},
                                         {.text = "%m/%Y", .unit = CJ_UNIT_MONTH},
                                         {.text = "%b %Y", .unit = CJ_UNIT_MONTH},
                                         {.text = "%b-%Y", .unit = CJ_UNIT_MONTH},
                                         {.text = "%Y", .unit = CJ_UNIT_YEAR},
                                         {.text = "financial-year", .unit = CJ_UNIT_FINANCIAL_YEAR},
                                         {.text = "financial-quarter", .unit = CJ_UNIT_QUARTER},
                                         {.text = "calendar-quarter", .unit = CJ_UNIT_QUARTER}};
    cj_date date;

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (cj_date_read(&date, text, &forms[i]))
            return forms[i].text;
    return NULL;
}

bool cj_date_parse_iso(cj_date *out, cj_span text)
{
    static const cj_date_form iso = {.text = "%Y-%m-%d"};

    return text.length == 10 && cj_date_read(out, text, &iso);
}

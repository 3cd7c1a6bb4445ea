/* The parts of dates: digits, names, offsets, and the forms that are words. */
#include "form.h"

#include <string.h>

/* ---- parts --------------------------------------------------------------------------------- */

static void pass(cj_span *at, size_t count)
{
    at->at += count;
    at->length -= count;
}

static bool pass_byte(cj_span *at, char byte)
{
    if (at->length == 0 || at->at[0] != byte)
        return false;
    pass(at, 1);
    return true;
}

bool cj_form_digits(int *value, cj_span *at, size_t least, size_t most)
{
    size_t count = 0;

    *value = 0;
    while (count < most && count < at->length && at->at[count] >= '0' && at->at[count] <= '9')
        *value = *value * 10 + (at->at[count++] - '0');
    pass(at, count);
    return count >= least;
}

bool cj_form_short_year(int *year, cj_span *at, int pivot)
{
    int digits;

    if (!cj_form_digits(&digits, at, 2, 2))
        return false;
    *year = pivot - pivot % 100 + digits;
    *year += *year < pivot ? 100 : 0;
    return true;
}

/* Whether text begins with the first `length` letters of a name, in any case. Names are ASCII, and
 * no other letter is one of these in another case in as many bytes. */
static bool begins_with(cj_span text, const char *name, size_t length)
{
    unsigned differ = 0;

    if (text.length < length)
        return false;
    for (size_t i = 0; i < length; i++)
        differ |= ((unsigned char)text.at[i] | 0x20u) ^ ((unsigned char)name[i] | 0x20u);
    return differ == 0;
}

/* The first `length` letters of a name, in any case. */
static bool pass_name(cj_span *at, const char *name, size_t length)
{
    if (!begins_with(*at, name, length))
        return false;
    pass(at, length);
    return true;
}

/* A name of the list, or its first three letters; its place. */
static bool read_name(int *place, cj_span *at, const char *const *names, int count)
{
    for (*place = 0; *place < count; ++*place)
        if (pass_name(at, names[*place], strlen(names[*place])) || pass_name(at, names[*place], 3))
            return true;
    return false;
}

bool cj_form_month(int *month, cj_span *at)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

    /* "Sept" is the one usual abbreviation of four letters; the full name must not lose its end to
     * it. */
    bool is_sept = !begins_with(*at, "September", 9);

    if (is_sept && pass_name(at, "Sept", 4)) {
        *month = 9;
        return true;
    }
    if (!read_name(month, at, names, 12))
        return false;
    ++*month;
    return true;
}

static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};

bool cj_form_weekday(int *weekday, cj_span *at)
{
    return read_name(weekday, at, weekdays, 7);
}

const char *cj_weekday_name(int weekday)
{
    return weekdays[weekday];
}

bool cj_form_fraction(cj_span *at)
{
    size_t count = 0;

    while (count < at->length && at->at[count] >= '0' && at->at[count] <= '9')
        count++;
    pass(at, count);
    return count > 0;
}

bool cj_form_half(cj_span *at)
{
    return pass_name(at, "am", 2) || pass_name(at, "pm", 2);
}

bool cj_form_offset(cj_span *at)
{
    int hours;
    int minutes = 0;

    if (pass_byte(at, 'Z') || pass_byte(at, 'z'))
        return true;
    if ((!pass_byte(at, '+') && !pass_byte(at, '-')) || !cj_form_digits(&hours, at, 2, 2))
        return false;
    if (pass_byte(at, ':') || (at->length > 0 && at->at[0] >= '0' && at->at[0] <= '9'))
        if (!cj_form_digits(&minutes, at, 2, 2))
            return false;
    return minutes < 60 && hours * 60 + minutes <= 14 * 60;
}

bool cj_date_is_of_utc(cj_span text)
{
    static const char *const ends[] = {"Z", "z", "+00:00", "+0000", "-00:00"};

    if (text.length < 11) /* no time stands before it */
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]);

        if (text.length > length && memcmp(text.at + text.length - length, ends[i], length) == 0)
            return true;
    }
    return false;
}

/* ---- words ----------------------------------------------------------------------------- */

/* The day of a spreadsheet's number, counted from `first`. */
static bool read_excel(cj_date *out, cj_span text, cj_date first)
{
    int days;

    if (!cj_form_digits(&days, &text, 5, 5))
        return false;
    if (text.length > 1 && pass_byte(&text, '.'))
        cj_form_fraction(&text);
    *out = first + days;
    return text.length == 0 && days >= 10000;
}

/* Excel's 1900 system counts a 29 February 1900 that never was. Numbers of five digits are later
 * than that day, so counting from 30 December 1899 is right for all of them. */
bool cj_form_read_excel_1900(cj_date *out, cj_span text)
{
    return read_excel(out, text, cj_date_of(1899, 12, 30));
}

bool cj_form_read_excel_1904(cj_date *out, cj_span text)
{
    return read_excel(out, text, cj_date_of(1904, 1, 1));
}

/* Two years that follow each other: 2014/15, 2014-15, 2014/2015, 2014-2015. */
static bool read_two_years(int *first, cj_span *at)
{
    cj_span rest;
    int second;

    if (!cj_form_digits(first, at, 4, 4) || (!pass_byte(at, '/') && !pass_byte(at, '-')))
        return false;
    rest = *at;
    if (cj_form_digits(&second, at, 4, 4))
        return second == *first + 1;
    *at = rest;
    return cj_form_digits(&second, at, 2, 2) && second == (*first + 1) % 100;
}

/* Q1 to Q4. */
static bool read_quarter(int *quarter, cj_span *at)
{
    return (pass_byte(at, 'Q') || pass_byte(at, 'q')) && cj_form_digits(quarter, at, 1, 1) &&
           *quarter >= 1 && *quarter <= 4;
}

/* A blank or a hyphen, or nothing. */
static void pass_gap(cj_span *at)
{
    if (!pass_byte(at, ' '))
        pass_byte(at, '-');
}

bool cj_form_read_financial_year(cj_date *out, cj_span text)
{
    int year;

    if (!read_two_years(&year, &text) || text.length > 0)
        return false;
    *out = cj_date_of(year, 4, 1);
    return *out != CJ_DATE_MISSING;
}

/* 2022/23 Q3 or Q3 2022/23. */
bool cj_form_read_financial_quarter(cj_date *out, cj_span text)
{
    int year;
    int quarter;
    bool year_first = text.length > 0 && text.at[0] >= '0' && text.at[0] <= '9';

    if (year_first ? !read_two_years(&year, &text) : !read_quarter(&quarter, &text))
        return false;
    pass_gap(&text);
    if (year_first ? !read_quarter(&quarter, &text) : !read_two_years(&year, &text))
        return false;
    *out = cj_date_of(quarter == 4 ? year + 1 : year, quarter == 4 ? 1 : 1 + 3 * quarter, 1);
    return text.length == 0 && *out != CJ_DATE_MISSING;
}

bool cj_form_read_calendar_quarter(cj_date *out, cj_span text)
{
    int year;
    int quarter;
    bool year_first = text.length > 0 && text.at[0] >= '0' && text.at[0] <= '9';

    if (year_first ? !cj_form_digits(&year, &text, 4, 4) : !read_quarter(&quarter, &text))
        return false;
    pass_gap(&text);
    if (year_first ? !read_quarter(&quarter, &text) : !cj_form_digits(&year, &text, 4, 4))
        return false;
    *out = cj_date_of(year, 3 * quarter - 2, 1);
    return text.length == 0 && *out != CJ_DATE_MISSING;
}

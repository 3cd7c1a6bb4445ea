/* The forms of dates that are tried on every cell. */
#include "forms.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define PIVOT 1950 /* only the two digits count */
#define CELL_MOST 48
#define TIME_ROOM 32

/* Ways to write a day, or a month.  Of those that fit equally many cells the first is taken: the
 * day stands before the month. */
static const char *const days[] = {
    "%Y-%m-%d",     "%d/%m/%Y",     "%m/%d/%Y",    "%d-%m-%Y",    "%m-%d-%Y",    "%d.%m.%Y",
    "%Y/%m/%d",     "%d-%b-%Y",     "%d/%b/%Y",    "%d %b %Y",    "%d %B %Y",    "%b %d, %Y",
    "%B %d, %Y",    "%b %d %Y",     "%B %d %Y",    "%d/%m/%y",    "%m/%d/%y",    "%d-%m-%y",
    "%d.%m.%y",     "%d-%b-%y",     "%d %b %y",    "%Y.%m.%d",    "%a %d %b %Y", "%A %d %B %Y",
    "%a, %d %b %Y", "%A, %d %B %Y", "%a %d/%m/%Y", "%a %m/%d/%Y", "%Y-%m",       "%Y/%m",
    "%m/%Y",        "%b %Y",        "%B %Y",       "%b-%Y",       "%b-%y",       "%b %y",
    "%Y%m%d",       "excel-1900"};

#define DAYS (sizeof days / sizeof *days)
#define EXCEL (DAYS - 1) /* these two are numbers as well */
#define DIGITS (DAYS - 2)

static bool has_letter(const char *form, char letter)
{
    const char *at = strchr(form, '%');

    while (at != NULL && at[1] != letter)
        at = strchr(at + 2, '%');
    return at != NULL;
}

/* ---- the time of day --------------------------------------------------------------------- */

static size_t take_digits(cj_span text, size_t *at, size_t most)
{
    size_t count = 0;

    while (count < most && *at < text.length && isdigit((unsigned char)text.at[*at])) {
        ++*at;
        count++;
    }
    return count;
}

static void add(char form[TIME_ROOM], const char *piece)
{
    size_t length = strlen(form);

    snprintf(form + length, TIME_ROOM - length, "%s", piece);
}

/* Z, +01:00, +0100 or +01. */
static bool take_offset(cj_span text, size_t *at)
{
    if (*at < text.length && (text.at[*at] == 'Z' || text.at[*at] == 'z')) {
        ++*at;
        return true;
    }
    if (*at == text.length || (text.at[*at] != '+' && text.at[*at] != '-'))
        return false;
    ++*at;
    if (take_digits(text, at, 2) != 2)
        return false;
    *at += *at < text.length && text.at[*at] == ':';
    take_digits(text, at, 2);
    return true;
}

static bool take_half(cj_span text, size_t *at)
{
    if (text.length - *at < 2 || strchr("AaPp", text.at[*at]) == NULL ||
        (text.at[*at + 1] != 'M' && text.at[*at + 1] != 'm'))
        return false;
    *at += 2;
    return true;
}

/* The form of the text, which begins with what stands between a day and its time; false if it is
 * none. */
static bool read_time(char form[TIME_ROOM], cj_span text)
{
    size_t at = 1;
    bool half = false;

    form[0] = text.at[0];
    form[1] = '\0';
    if (take_digits(text, &at, 2) == 0 || at == text.length || text.at[at++] != ':' ||
        take_digits(text, &at, 2) != 2)
        return false;
    for (size_t end = at; end <= text.length; end++) /* AM or PM says what the hour is */
        if (end == text.length || isalpha((unsigned char)text.at[end])) {
            size_t letters = end;

            half = take_half(text, &letters);
            break;
        }
    add(form, half ? "%I:%M" : "%H:%M");
    if (at < text.length && text.at[at] == ':') {
        at++;
        if (take_digits(text, &at, 2) != 2)
            return false;
        add(form, ":%S");
    }
    if (at < text.length && text.at[at] == '.' && strlen(form) > 7) {
        at++;
        if (take_digits(text, &at, 9) == 0)
            return false;
        add(form, at < text.length ? ".%f" : ""); /* at the end it is read over */
    }
    for (int part = 0; part < 2 && at < text.length; part++) {
        bool blank = text.at[at] == ' ';
        size_t next = at + blank;

        if (part == 0 ? !take_half(text, &next) : !take_offset(text, &next))
            continue;
        add(form, blank ? " " : "");
        add(form, part == 0 ? "%p" : "%z");
        at = next;
    }
    return at == text.length;
}

/* Where the time of day begins, with the blank or T before it; the cell's length: it has none. */
static size_t find_time(cj_span cell)
{
    const char *colon = memchr(cell.at, ':', cell.length);
    size_t at = colon == NULL ? 0 : (size_t)(colon - cell.at);

    for (int i = 0; i < 2 && at > 0 && isdigit((unsigned char)cell.at[at - 1]); i++)
        at--;
    return at > 1 && (cell.at[at - 1] == ' ' || cell.at[at - 1] == 'T') ? at - 1 : cell.length;
}

/* ---- the forms of a file ----------------------------------------------------------------------
 */

/* The form with day and month exchanged; the form itself if it has no rival. */
static uint8_t rival_of(size_t day)
{
    char other[32];
    char *first;
    char *second;

    snprintf(other, sizeof other, "%s", days[day]);
    first = strstr(other, "%d");
    second = strstr(other, "%m");
    if (first == NULL || second == NULL)
        return (uint8_t)day;
    first[1] = 'm';
    second[1] = 'd';
    for (size_t i = 0; i < DAYS; i++)
        if (strcmp(days[i], other) == 0)
            return (uint8_t)i;
    return (uint8_t)day;
}

/* The bit of the form in masks of forms; a new form is entered. 0: there is no room, or the date
 * reader does not know the form. */
static uint64_t bit_of(cj_infer_forms *forms, size_t day, const char *time)
{
    char text[sizeof forms->forms->form.text];
    cj_infer_form *entry = &forms->forms[forms->count];
    uint64_t bit = UINT64_C(1) << forms->count;

    if ((size_t)snprintf(text, sizeof text, "%s%s", days[day], time) >= sizeof text)
        return 0;
    for (size_t i = 0; i < forms->count; i++)
        if (forms->forms[i].day == day && strcmp(forms->forms[i].form.text, text) == 0)
            return forms->forms[i].known ? UINT64_C(1) << i : 0;
    if (forms->count == CJ_INFER_FORMS)
        return 0;
    *entry = (cj_infer_form){.day = (uint8_t)day, .rival = rival_of(day)};
    entry->known = cj_date_form_parse_pivot(&entry->form, text, PIVOT, NULL) == CJ_OK;
    snprintf(entry->form.text, sizeof entry->form.text, "%s", text);
    forms->short_years |= has_letter(text, 'y') ? bit : 0;
    forms->numbers |= day >= DIGITS ? bit : 0;
    forms->excel |= day == EXCEL ? bit : 0;
    forms->count++;
    return entry->known ? bit : 0;
}

/* ---- cells -------------------------------------------------------------------------------- */

/* The letters of a name: %b and %B read the same, but only one is written. */
static size_t name_letters(cj_span cell)
{
    size_t most = 0;
    size_t run = 0;

    for (size_t i = 0; i < cell.length; i++) {
        run = isalpha((unsigned char)cell.at[i]) ? run + 1 : 0;
        most = run > most ? run : most;
    }
    return most;
}

/* Whether names are written in full as the form has it; one of May is both. */
static bool has_right_names(const char *form, cj_span cell)
{
    bool full = has_letter(form, 'B') || has_letter(form, 'A');

    if (!full && !has_letter(form, 'b') && !has_letter(form, 'a'))
        return true;
    return full ? name_letters(cell) > 3 : name_letters(cell) <= 4;
}

/* Whether a form could fit, by the marks that both have: most are no longer tried. */
static bool may_fit(const char *form, cj_span day, bool letters)
{
    char mark = '\0';

    if (letters != (has_letter(form, 'b') || has_letter(form, 'B') || has_letter(form, 'a') ||
                    has_letter(form, 'A')))
        return false;
    for (const char *at = form; *at != '\0' && mark == '\0'; at++)
        if (*at == '%')
            at++;
        else
            mark = *at;
    return mark == '\0' || memchr(day.at, mark, day.length) != NULL;
}

static void try_form(uint64_t *found, cj_infer_forms *forms, cj_date *day, int *year, cj_span cell,
                     size_t way, const char *time)
{
    uint64_t bit = bit_of(forms, way, time);
    cj_date date;

    if (bit == 0 || !cj_date_read(&date, cell, &forms->forms[__builtin_ctzll(bit)].form))
        return;
    if (cell.length == 7 && strncmp(days[way], "%Y", 2) == 0 && !has_letter(days[way], 'd') &&
        (cj_date_civil(date).year + 1) % 100 == cj_date_civil(date).month)
        return; /* 2010-11 may be a financial year */
    if (*found == 0)
        *day = date;
    if ((forms->short_years & bit) != 0)
        *year = cj_date_civil(date).year % 100;
    *found |= bit;
}

/* A number that is a day: of a spreadsheet, or eight digits. */
static uint64_t read_numeric(cj_infer_forms *forms, cj_date *day, cj_span cell)
{
    uint64_t found = 0;
    int year = -1;
    int civil;

    try_form(&found, forms, day, &year, cell, cell.length == 8 ? DIGITS : EXCEL, "");
    civil = found == 0 ? 0 : cj_date_civil(*day).year;
    return civil >= 1927 && civil < 2100 ? found : 0;
}

uint64_t cj_infer_dates(cj_infer_forms *forms, cj_date *day, int *year, cj_span cell)
{
    char time[TIME_ROOM] = "";
    size_t end;
    uint64_t found = 0;
    bool letters;
    bool digits = false;
    bool bare = true;

    *day = CJ_DATE_MISSING;
    *year = -1;
    if (cell.length < 5 || cell.length > CELL_MOST ||
        memchr("0123456789JFMASONDTWjfmasondtw", cell.at[0], 30) == NULL)
        return 0;
    end = find_time(cell);
    for (size_t i = 0; i < end; i++) {
        digits = digits || isdigit((unsigned char)cell.at[i]);
        bare = bare && (isdigit((unsigned char)cell.at[i]) || cell.at[i] == '.');
    }
    if (!digits)
        return 0;
    if (bare && end == cell.length &&
        memchr(cell.at, '.', cell.length < 5 ? cell.length : 5) == NULL)
        return read_numeric(forms, day, cell);
    letters = name_letters((cj_span){cell.at, end}) > 0;
    if (end == cell.length || read_time(time, (cj_span){cell.at + end, cell.length - end}))
        for (size_t i = 0; i < DIGITS; i++)
            if (may_fit(days[i], (cj_span){cell.at, end}, letters) &&
                has_right_names(days[i], (cj_span){cell.at, end}))
                try_form(&found, forms, day, year, cell, i, time);
    return found;
}

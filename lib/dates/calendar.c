/* Working days: weekends and the bank holidays of a calendar. */
#include "cj/calendar.h"

#include "calendar_builtin.h"

#include <stdlib.h>
#include <string.h>

#define FILE_MAX_BYTES (1024u * 1024)

struct cj_calendar {
    cj_date first;
    cj_date last;
    bool *holiday;    /* of each day */
    int32_t *elapsed; /* of each day: working days from the first up to it */
    cj_date *working; /* the working days in their order */
    int32_t working_count;
    cj_arena arena;
};

/* ---- a file of holidays ------------------------------------------------------------ */

typedef struct {
    cj_date date;
    uint64_t line;
} holiday;

typedef struct {
    const char *name; /* of the file */
    holiday *items;
    size_t count;
    size_t capacity;
} holidays;

/* Read one line of a holidays file: blank, a # comment, or a date with any text behind a comma or
 * blank. The line number is kept for later errors. */
static cj_status read_line(holidays *list, cj_span line, uint64_t number, cj_error *err)
{
    cj_span word = {line.at, 0};
    cj_text shown = CJ_TEXT_INIT;
    cj_status status;
    cj_date date;

    if (line.length == 0 || line.at[0] == '#')
        return CJ_OK;
    while (word.length < line.length && memchr(", \t", line.at[word.length], 3) == NULL)
        word.length++;
    if (!cj_date_parse_iso(&date, word)) {
        cj_text_escaped(&shown, word);
        cj_fail_at(err, CJ_EUSAGE, list->name, number, 0, "\"%s\" is no date as YYYY-MM-DD",
                   cj_text_string(&shown));
        cj_text_clear(&shown);
        return CJ_EUSAGE;
    }
    status = cj_grow(&list->items, &list->capacity, list->count + 1, sizeof *list->items, err);
    if (status == CJ_OK)
        list->items[list->count++] = (holiday){date, number};
    return status;
}

/* Read a whole list of holidays; a byte order mark at its start is passed over. */
static cj_status read_text(holidays *list, cj_span text, cj_error *err)
{
    static const cj_span mark = CJ_SPAN_INIT("\xEF\xBB\xBF"); /* as editors leave it */
    cj_status status = CJ_OK;
    uint64_t number = 0;

    if (text.length >= mark.length && memcmp(text.at, mark.at, mark.length) == 0)
        text = (cj_span){text.at + mark.length, text.length - mark.length};
    while (text.length > 0 && status == CJ_OK) {
        const char *end = memchr(text.at, '\n', text.length);
        size_t length = end == NULL ? text.length : (size_t)(end - text.at) + 1;

        status = read_line(list, cj_span_trim((cj_span){text.at, length}), ++number, err);
        text.at += length;
        text.length -= length;
    }
    if (status == CJ_OK && list->count == 0)
        status = cj_fail_at(err, CJ_EUSAGE, list->name, 0, 0, "holds no date");
    return status;
}

static cj_status read_file(holidays *list, cj_error *err)
{
    cj_text text = CJ_TEXT_INIT;
    cj_status status = cj_text_read_file(&text, list->name, FILE_MAX_BYTES, err);

    if (status == CJ_OK)
        status = read_text(list, cj_text_span(&text), err);
    cj_text_clear(&text);
    return status;
}

/* Find the first and the last year of the list. A year between them without a holiday is an error:
 * it is a gap in the list, and its working days would be counted too high. */
static cj_status find_years(int *first, int *last, const holidays *list, cj_error *err)
{
    uint64_t lines[10000] = {0}; /* where a year stands */

    *first = 9999;
    *last = 1;
    for (size_t i = 0; i < list->count; i++) {
        int year = cj_date_civil(list->items[i].date).year;

        lines[year] = list->items[i].line;
        *first = year < *first ? year : *first;
        *last = year > *last ? year : *last;
    }
    for (int year = *first; year < *last; year++)
        if (lines[year + 1] == 0)
            return cj_fail_at(err, CJ_EUSAGE, list->name, lines[year], 0,
                              "there are holidays in %d and in %d, but none in %d", year, *last,
                              year + 1);
    return CJ_OK;
}

/* ---- the calendar ------------------------------------------------------------------- */

static size_t index_of(const cj_calendar *calendar, cj_date date)
{
    return (size_t)(date - calendar->first);
}

/* Mark the days of the list as holidays. */
static void mark(cj_calendar *calendar, const holidays *list)
{
    int32_t count = 0;

    for (size_t i = 0; i < list->count; i++)
        calendar->holiday[index_of(calendar, list->items[i].date)] = true;
    for (cj_date date = calendar->first; date <= calendar->last; date++) {
        size_t index = index_of(calendar, date);

        if (!calendar->holiday[index] && !cj_date_is_weekend(date))
            calendar->working[count++] = date;
        calendar->elapsed[index] = count;
    }
    calendar->working_count = count;
}

/* Make a calendar of whole years, with one element a day for whether it is a holiday and for the
 * working days before it: a count of working days is then a subtraction. */
static cj_status make(cj_calendar **out, const holidays *list, cj_error *err)
{
    cj_calendar *calendar;
    cj_status status;
    size_t days;
    int first;
    int last;

    status = find_years(&first, &last, list, err);
    if (status != CJ_OK)
        return status;
    calendar = calloc(1, sizeof *calendar);
    if (calendar == NULL)
        return cj_fail_nomem(err);
    calendar->first = cj_date_of(first, 1, 1);
    calendar->last = cj_date_of(last, 12, 31);
    days = index_of(calendar, calendar->last) + 1;
    calendar->holiday = cj_arena_alloc(&calendar->arena, days * sizeof *calendar->holiday);
    calendar->elapsed = cj_arena_alloc(&calendar->arena, days * sizeof *calendar->elapsed);
    calendar->working = cj_arena_alloc(&calendar->arena, days * sizeof *calendar->working);
    if (calendar->holiday == NULL || calendar->elapsed == NULL || calendar->working == NULL) {
        cj_calendar_free(calendar);
        return cj_fail_nomem(err);
    }
    memset(calendar->holiday, 0, days * sizeof *calendar->holiday);
    mark(calendar, list);
    *out = calendar;
    return CJ_OK;
}

static cj_status fail_name(const char *name, cj_error *err)
{
    cj_span names[16];
    size_t count = 0;
    size_t nearest;
    cj_text known = CJ_TEXT_INIT;

    for (; count < cj_calendar_texts_count && count < sizeof names / sizeof *names; count++)
        names[count] = cj_span_of(cj_calendar_texts[count].name);
    nearest = cj_word_nearest(cj_span_of(name), names, count);
    if (nearest != SIZE_MAX)
        return cj_fail(err, CJ_EUSAGE, "calendar \"%s\" is not known; did you mean %s?", name,
                       names[nearest].at);
    cj_text_list(&known, names, count, count, " or ");
    cj_fail(err, CJ_EUSAGE, "calendar \"%s\" is not known; use %s", name, cj_text_string(&known));
    cj_text_clear(&known);
    return CJ_EUSAGE;
}

cj_status cj_calendar_builtin(cj_calendar **out, const char *name, cj_error *err)
{
    *out = NULL;
    for (size_t i = 0; i < cj_calendar_texts_count; i++) {
        holidays list = {.name = name};
        cj_status status;

        if (strcmp(cj_calendar_texts[i].name, name) != 0)
            continue;
        status = read_text(&list, cj_span_of(cj_calendar_texts[i].text), err);
        if (status == CJ_OK)
            status = make(out, &list, err);
        free(list.items);
        return status;
    }
    return fail_name(name, err);
}

cj_status cj_calendar_load(cj_calendar **out, const char *path, cj_error *err)
{
    holidays list = {.name = path};
    cj_status status = read_file(&list, err);

    *out = NULL;
    if (status == CJ_OK)
        status = make(out, &list, err);
    free(list.items);
    return status;
}

/* Report a date outside the calendar; file and line say where it was read, file may be NULL. */
static cj_status fail_outside(const cj_calendar *calendar, cj_date date, const char *file,
                              uint64_t line, cj_error *err)
{
    cj_civil day;

    if (date < CJ_DATE_FIRST || date > CJ_DATE_LAST)
        return cj_fail(err, CJ_EUSAGE, "working days are counted between dates; one is missing");
    day = cj_date_civil(date);
    return cj_fail_at(err, CJ_EUSAGE, file, line, 0,
                      "%04d-%02d-%02d is outside the years whose holidays are known, "
                      "%04d-01-01 to %04d-12-31",
                      day.year, day.month, day.day, cj_date_civil(calendar->first).year,
                      cj_date_civil(calendar->last).year);
}

cj_status cj_calendar_add(cj_calendar *calendar, const char *path, cj_error *err)
{
    holidays list = {.name = path};
    cj_status status = read_file(&list, err);

    for (size_t i = 0; status == CJ_OK && i < list.count; i++)
        if (!cj_calendar_covers(calendar, list.items[i].date))
            status = fail_outside(calendar, list.items[i].date, path, list.items[i].line, err);
    if (status == CJ_OK)
        mark(calendar, &list);
    free(list.items);
    return status;
}

void cj_calendar_free(cj_calendar *calendar)
{
    if (calendar == NULL)
        return;
    cj_arena_clear(&calendar->arena);
    free(calendar);
}

cj_date cj_calendar_first(const cj_calendar *calendar)
{
    return calendar->first;
}

cj_date cj_calendar_last(const cj_calendar *calendar)
{
    return calendar->last;
}

bool cj_calendar_covers(const cj_calendar *calendar, cj_date date)
{
    return date >= calendar->first && date <= calendar->last;
}

bool cj_calendar_is_holiday(const cj_calendar *calendar, cj_date date)
{
    return cj_calendar_covers(calendar, date) && calendar->holiday[index_of(calendar, date)];
}

bool cj_calendar_is_working_day(const cj_calendar *calendar, cj_date date)
{
    return cj_calendar_covers(calendar, date) && !cj_date_is_weekend(date) &&
           !calendar->holiday[index_of(calendar, date)];
}

static cj_status fail_backwards(cj_date from, cj_date to, cj_error *err)
{
    cj_civil a = cj_date_civil(from);
    cj_civil b = cj_date_civil(to);

    return cj_fail(err, CJ_EUSAGE,
                   "working days are counted forwards: %04d-%02d-%02d is before %04d-%02d-%02d",
                   b.year, b.month, b.day, a.year, a.month, a.day);
}

cj_status cj_calendar_working_days(int32_t *out, const cj_calendar *calendar, cj_date from,
                                   cj_date to, cj_error *err)
{
    *out = 0;
    if (!cj_calendar_covers(calendar, from))
        return fail_outside(calendar, from, NULL, 0, err);
    if (!cj_calendar_covers(calendar, to))
        return fail_outside(calendar, to, NULL, 0, err);
    if (to < from)
        return fail_backwards(from, to, err);
    *out = calendar->elapsed[index_of(calendar, to)] - calendar->elapsed[index_of(calendar, from)];
    return CJ_OK;
}

cj_date cj_calendar_last_day(const cj_calendar *calendar, cj_date from, int32_t days)
{
    int32_t before;

    if (days < 0 || !cj_calendar_covers(calendar, from))
        return CJ_DATE_MISSING;
    before = calendar->elapsed[index_of(calendar, from)];
    /* the working day after them is the first that is too late */
    if (days >= calendar->working_count - before)
        return CJ_DATE_MISSING;
    return calendar->working[before + days] - 1;
}

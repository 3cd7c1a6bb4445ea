/* Periods that are written in another way than they are read: what was meant, where it can be
 * known.  They stay errors; a message says what to write. */
#include "form.h"
#include "period_read.h"

#include <string.h>

#define PIVOT 70 /* 69-70 is of this century, 70-71 of the last */

/* A period without blanks, every dash and slash a hyphen, in small letters; as long as a name. */
typedef char plain[sizeof((cj_period *)0)->name];

/* Whether one of the dashes that texts are set with begins here; all have three bytes. */
static bool is_dash(const char *at)
{
    static const char *const dashes[] = {"\u2010", "\u2011", "\u2012",
                                         "\u2013", "\u2014", "\u2212"};

    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (strncmp(at, dashes[i], 3) == 0)
            return true;
    return false;
}

static void make_plain(plain out, cj_span text)
{
    char whole[sizeof(plain)] = "";
    size_t length = 0;

    memcpy(whole, text.at, text.length < sizeof whole ? text.length : sizeof whole - 1);
    for (const char *at = whole; *at != '\0'; at++) {
        bool dash = is_dash(at);

        if (*at != ' ' && *at != '_')
            out[length++] = (char)(dash || *at == '/'         ? '-'
                                   : *at >= 'A' && *at <= 'Z' ? *at + ('a' - 'A')
                                                              : *at);
        at += dash ? 2 : 0;
    }
    out[length] = '\0';
}

/* The digits of a quarter are taken out of the text, with the q and the hyphens beside it: 0 where
 * it has none. */
static int take_quarter(char *text)
{
    char *at = strchr(text, 'q');
    char *end;
    int quarter;

    if (at == NULL || at[1] < '1' || at[1] > '4' || strchr(at + 1, 'q') != NULL)
        return 0;
    quarter = at[1] - '0';
    end = at + 2;
    if (at != text && *end == '\0')
        at -= at[-1] == '-';
    else if (at == text)
        end += *end == '-';
    memmove(at, end, strlen(end) + 1);
    return quarter;
}

/* "2023-24 Q1", as tables have it for people, Q1 2023-24, 2023-2024, 23/24, FY 2023-24. */
static bool is_year(cj_text *meant, cj_span text)
{
    plain whole;
    const char *at = whole;
    size_t digits = 2;
    int quarter;
    int year;

    make_plain(whole, text);
    quarter = take_quarter(whole);
    at += strncmp(at, "fy", 2) == 0 ? 2 : 0;
    if (cj_period_has_shape(at, "99-99")) {
        year = cj_period_number(at, 0, 2);
        year += year < PIVOT ? 2000 : 1900;
        at += 3;
    } else if (cj_period_has_shape(at, "9999-99") || cj_period_has_shape(at, "9999-9999")) {
        year = cj_period_number(at, 0, 4);
        at += 5;
        digits = strlen(at);
    } else {
        return false;
    }
    if (cj_period_number(at, 0, digits) != (digits == 2 ? (year + 1) % 100 : year + 1))
        return false;
    cj_text_format(meant, "%04d-%02d", year, (year + 1) % 100);
    if (quarter > 0)
        cj_text_format(meant, "Q%d", quarter);
    return true;
}

/* A day as it stands in exports: 01/04/2023. */
static bool is_day(cj_text *meant, cj_span text)
{
    static const cj_date_form form = {.text = "%d/%m/%Y"};
    cj_date day;

    if (!cj_date_read(&day, text, &form))
        return false;
    cj_date_append(meant, day);
    return true;
}

/* "April 2023", "Apr-2023". */
static bool is_month(cj_text *meant, cj_span text)
{
    plain whole;
    cj_span at;
    int month;

    make_plain(whole, text);
    at = cj_span_of(whole);
    if (!cj_form_month(&month, &at))
        return false;
    at.at += *at.at == '-';
    if (!cj_period_has_shape(at.at, "9999"))
        return false;
    cj_text_format(meant, "%s-M%02d", at.at, month);
    return true;
}

/* The ends of a period that is written in any of these ways; *day: it is one day.  What fails, so
 * does `within`. */
static bool read_side(cj_period *out, bool *day, cj_span text, cj_text *within)
{
    cj_text meant = CJ_TEXT_INIT;
    bool known;

    if (!is_year(&meant, text) && !is_day(&meant, text) && !is_month(&meant, text))
        cj_text_append(&meant, text);
    known = cj_period_read(out, cj_text_string(&meant)) && !cj_period_is_all(out);
    *day = known && out->first == out->last;
    within->failed = within->failed || meant.failed;
    cj_text_clear(&meant);
    return known;
}

/* Two periods with a word between them, from the first of which to the end of the second it is. */
static bool is_range(cj_text *meant, cj_span text)
{
    static const char *const between[] = {"..", " to ", " until ", " - ", " \u2013 "};
    cj_period sides[2];
    bool days[2];

    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        const char *at = strstr(text.at, between[i]);
        const char *behind = at == NULL ? NULL : at + strlen(between[i]);

        if (at == NULL ||
            !read_side(&sides[0], &days[0],
                       cj_span_trim((cj_span){text.at, (size_t)(at - text.at)}), meant) ||
            !read_side(&sides[1], &days[1], cj_span_trim(cj_span_of(behind)), meant) ||
            sides[0].first > sides[1].last)
            continue;
        cj_date_append(meant, sides[0].first);
        cj_text_add(meant, "..");
        cj_date_append(meant, sides[1].last);
        if (!days[0] && !days[1])
            cj_text_add(meant, " for one period of all, or each by itself");
        return true;
    }
    return false;
}

/* "last-4-quarter", "last 12 month": a number of units whose word is nearly one of theirs. */
static bool is_many(cj_text *meant, cj_span text)
{
    static const cj_span words[] = {CJ_SPAN_INIT("quarters"), CJ_SPAN_INIT("months"),
                                    CJ_SPAN_INIT("years")};
    plain whole;
    const char *at = whole + 4;
    size_t digits;
    size_t nearest;

    make_plain(whole, text);
    if (strncmp(whole, "last", 4) != 0)
        return false;
    at += *at == '-';
    digits = strspn(at, "0123456789");
    if (digits == 0 || digits > 3 || *at == '0')
        return false;
    nearest = cj_word_nearest(cj_span_of(at + digits + (at[digits] == '-')), words,
                              sizeof words / sizeof *words);
    if (nearest != SIZE_MAX)
        cj_text_format(meant, "last-%.*s-%s", (int)digits, at, words[nearest].at);
    return nearest != SIZE_MAX;
}

/* The word that is nearly the text. */
static bool is_nearly(cj_text *meant, cj_span text)
{
    static const cj_span words[] = {CJ_SPAN_INIT("last-quarter"),
                                    CJ_SPAN_INIT("last-month"),
                                    CJ_SPAN_INIT("last-year"),
                                    CJ_SPAN_INIT("year-to-date"),
                                    CJ_SPAN_INIT("same-quarter-last-year"),
                                    CJ_SPAN_INIT("previous-year"),
                                    CJ_SPAN_INIT("all")};
    size_t nearest = strcspn(text.at, "0123456789") < text.length
                         ? SIZE_MAX /* which no word has */
                         : cj_word_nearest(text, words, sizeof words / sizeof *words);

    if (nearest != SIZE_MAX)
        cj_text_add(meant, words[nearest].at);
    return nearest != SIZE_MAX;
}

bool cj_period_meant(cj_text *meant, const char *text)
{
    cj_span whole = cj_span_of(text);

    return is_year(meant, whole) || is_day(meant, whole) || is_month(meant, whole) ||
           is_range(meant, whole) || is_many(meant, whole) || is_nearly(meant, whole);
}

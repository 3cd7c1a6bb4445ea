/* What the names of totals and the lines below tables say. */
#include "foot.h"

#include <string.h>

#define LETTERS_MOST 60
#define LINE_MOST 200 /* bytes of a line below a table */

/* Whether a text begins with the word, whatever follows; `rest` is that, without blanks, colons and
 * equals signs before it. */
static bool begins(cj_span *rest, cj_span text, const char *word)
{
    cj_span begin = cj_span_of(word);
    char next;

    if (text.length < begin.length || !cj_word_same((cj_span){text.at, begin.length}, begin))
        return false;
    *rest = (cj_span){text.at + begin.length, text.length - begin.length};
    next = rest->length > 0 ? rest->at[0] : ' ';
    while (rest->length > 0 && strchr(" :=", rest->at[0]) != NULL)
        *rest = (cj_span){rest->at + 1, rest->length - 1};
    return strchr(" :=(.", next) != NULL;
}

static bool ends(cj_span text, const char *word)
{
    cj_span end = cj_span_of(word);

    return text.length >= end.length &&
           cj_word_same((cj_span){text.at + text.length - end.length, end.length}, end) &&
           (text.length == end.length || text.at[text.length - end.length - 1] == ' ');
}

bool cj_text_has_only(cj_span text, const char *characters)
{
    for (size_t i = 0; i < text.length; i++)
        if (strchr(characters, text.at[i]) == NULL || text.at[i] == '\0')
            return false;
    return text.length > 0;
}

static size_t words_of(cj_span text)
{
    size_t count = 1;

    for (size_t i = 1; i < text.length; i++)
        count += text.at[i] == ' ' && text.at[i - 1] != ' ';
    return count;
}

/* A text without colons at its end and without brackets around it. */
static cj_span bare(cj_span text)
{
    text = cj_span_trim(text);
    while (text.length > 0 && strchr(": *", text.at[text.length - 1]) != NULL)
        text.length--;
    while (text.length > 0 && strchr(" *", text.at[0]) != NULL)
        text = (cj_span){text.at + 1, text.length - 1};
    if (text.length > 2 && text.at[0] == '(' && text.at[text.length - 1] == ')')
        text = cj_span_trim((cj_span){text.at + 1, text.length - 2});
    return text;
}

/* ---- totals ------------------------------------------------------------------------------- */

/* What may stand behind "Total": nothing, a number, brackets, or what it is of. */
static bool is_behind_total(cj_span rest)
{
    static const char *const behind[] = {"records", "rows",   "cases", "count",
                                         "number",  "people", "all",   "for"};

    if (rest.length == 0 || cj_text_has_only(rest, "0123456789,."))
        return true;
    if (rest.at[0] == '(' && rest.at[rest.length - 1] == ')')
        return true;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (rest.length >= strlen(behind[i]) &&
            cj_word_same((cj_span){rest.at, strlen(behind[i])}, cj_span_of(behind[i])))
            return true;
    return false;
}

/* "Total", "Grand total:", "North Total", "Total records: 3"; not "Total Respect Programme". */
bool cj_text_is_total(cj_span text)
{
    static const char *const words[] = {"total", "totals", "subtotal", "sub-total", "grand total"};
    cj_span rest;

    text = bare(text);
    if (text.length < 3 || text.length > LETTERS_MOST)
        return false;
    if (cj_word_same(text, CJ_SPAN("tot")) || cj_word_same(text, CJ_SPAN("tot.")))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if ((ends(text, words[i]) && words_of(text) <= 3) ||
            (begins(&rest, text, words[i]) && is_behind_total(rest)))
            return true;
    return false;
}

bool cj_text_may_be_total(cj_span text)
{
    static const char *const words[] = {"all", "overall", "sum", "combined", "any", "everyone"};
    cj_span rest;

    text = bare(text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text.length <= LETTERS_MOST && words_of(text) <= 3 && begins(&rest, text, words[i]))
            return true;
    return false;
}

/* ---- lines below a table ------------------------------------------------------------------ */

/* Whether a text is a word for what a table has rows of, perhaps with more behind it. */
static bool is_rows(cj_span text)
{
    static const char *const words[] = {"record",  "records", "row",       "rows",   "result",
                                        "results", "entry",   "entries",   "item",   "items",
                                        "line",    "lines",   "record(s)", "row(s)", "case(s)"};
    cj_span rest;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins(&rest, text, words[i]))
            return true;
    return false;
}

/* "5 records found", "(3 rows)", "1,204 rows selected". */
static bool is_count_of_rows(cj_span text)
{
    size_t digits = 0;

    while (digits < text.length && (cj_byte_is_digit(text.at[digits]) || text.at[digits] == ','))
        digits++;
    return digits > 0 && digits < text.length && text.at[digits] == ' ' &&
           is_rows(cj_span_trim((cj_span){text.at + digits, text.length - digits}));
}

/* "Records: 2", "Number of rows = 14", "Row count 5". */
static bool is_rows_of_count(cj_span text)
{
    static const char *const words[] = {
        "records",           "rows",           "record count",   "row count",     "count",
        "number of records", "number of rows", "no. of records", "no of records", "records found",
        "records returned",  "rows returned"};
    cj_span rest;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins(&rest, text, words[i]) && cj_text_has_only(rest, "0123456789, "))
            return true;
    return false;
}

static bool begins_with_number(cj_span text)
{
    return text.length > 0 && cj_byte_is_digit(text.at[0]);
}

/* "Printed by JS on 1 May", "Report run: ...": when, how and by whom a table was made. */
static bool is_origin(cj_span text)
{
    static const char *const made[] = {"printed",       "generated",      "exported",
                                       "extracted",     "produced",       "created",
                                       "run",           "downloaded",     "report generated",
                                       "report run",    "report printed", "report produced",
                                       "report created"};
    static const char *const how[] = {"on", "by", "at", "from", "date", "time"};
    static const char *const whole[] = {
        "end of report", "end of file",       "end of data",    "end of list", "end of extract",
        "end of export", "last refreshed",    "last updated",   "report date", "run date",
        "print date",    "date printed",      "date of report", "data as at",  "date of extract",
        "confidential",  "official-sensitive"};
    cj_span rest;
    cj_span beyond;

    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (begins(&rest, text, whole[i]))
            return true;
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        if (!begins(&rest, text, made[i]))
            continue;
        if (begins_with_number(rest))
            return true;
        for (size_t k = 0; k < sizeof how / sizeof *how; k++)
            if (begins(&beyond, rest, how[k]))
                return true;
    }
    return begins(&rest, text, "page") && begins_with_number(rest);
}

/* "Source: ...", "Filters: ...", "Printed: 01/04/2024", a label before a colon and a number. */
static bool is_labelled(cj_span text)
{
    static const char *const labels[] = {"source", "sources", "filter", "filters", "note",
                                         "notes",  "nb",      "user",   "run by",  "parameters"};
    const char *colon = memchr(text.at, ':', text.length);
    cj_span label;
    cj_span rest;

    if (colon == NULL || colon == text.at)
        return false;
    label = (cj_span){text.at, (size_t)(colon - text.at)};
    rest = cj_span_trim((cj_span){colon + 1, text.length - label.length - 1});
    if (cj_word_is_in(label, labels, sizeof labels / sizeof *labels))
        return true;
    return colon + 1 < text.at + text.length && colon[1] == ' ' && begins_with_number(rest) &&
           words_of(label) <= 5 && !cj_byte_is_digit(label.at[label.length - 1]) &&
           cj_text_has_only(rest, CJ_FIGURES);
}

bool cj_text_is_below(cj_span text, bool alone)
{
    text = cj_span_trim(text);
    if (text.length < 3 || text.length > LINE_MOST)
        return false;
    if (alone && cj_text_has_only(text, "-=_*#"))
        return true;
    text = bare(text);
    if (!alone) {
        static const char *const before[] = {
            "records",           "rows",           "record count", "row count",
            "number of records", "number of rows", "printed",      "generated",
            "exported",          "extracted",      "created",      "report generated",
            "last refreshed",    "last updated"};

        return cj_word_is_in(text, before, sizeof before / sizeof *before);
    }
    return is_count_of_rows(text) || is_rows_of_count(text) || is_origin(text) || is_labelled(text);
}

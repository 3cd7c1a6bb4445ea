/* Linked rows that cannot be what they are taken for: spans that end before they begin, and rows of
 * which all have the one value that a share is made of. */
#include "link.h"

#include <string.h>

#define FEW 4         /* of so many spans fewer than one are backwards by slips */
#define ROWS_LEAST 50 /* that have one value alone */

/* ---- spans that end before they begin ------------------------------------------------------- */

/* Whether a word of a heading is one of a list. */
static bool has_word(cj_span heading, const char *const *list, size_t count)
{
    bool has = false;

    for (size_t at = 0; !has && at < heading.length;) {
        size_t length = 0;

        while (at + length < heading.length && heading.at[at + length] != ' ' &&
               heading.at[at + length] != '_' && heading.at[at + length] != '-')
            length++;
        has = cj_word_is_in((cj_span){heading.at + at, length}, list, count);
        at += length + 1;
    }
    return has;
}

static bool says_first(cj_span heading)
{
    static const char *const words[] = {"in",    "start",  "started", "from",  "begin",
                                        "began", "opened", "entry",   "since", "admitted"};

    return has_word(heading, words, sizeof words / sizeof *words);
}

static bool says_last(cj_span heading)
{
    static const char *const words[] = {"out",   "end",    "ended",    "to",
                                        "until", "closed", "closure",  "close",
                                        "left",  "exit",   "finished", "discharged"};

    return has_word(heading, words, sizeof words / sizeof *words);
}

static cj_span heading_of(const cj_link *link, size_t column)
{
    return cj_column_at(link->records, link->columns[column].column)->heading;
}

/* Whether two comparisons make a span of two linked days, of which the one is to be up to a day and
 * the other from it on, by their headings, too: what is done before it is due ends nothing. */
static bool make_span(const cj_link *link, const cj_link_moving *from, const cj_link_moving *to)
{
    cj_relation before = from->words.words.relation;
    cj_relation behind = to->words.words.relation;

    return from->kind == CJ_KIND_DATE && to->kind == CJ_KIND_DATE && from->theirs != to->theirs &&
           (before == CJ_AT_MOST || before == CJ_BELOW) &&
           (behind == CJ_AT_LEAST || behind == CJ_ABOVE) &&
           says_first(heading_of(link, from->theirs)) && says_last(heading_of(link, to->theirs));
}

static cj_status warn_spans(cj_link *link, size_t from, size_t to, cj_error *err)
{
    const cj_date *firsts = link->columns[from].values.of.dates;
    const cj_date *lasts = link->columns[to].values.of.dates;
    cj_span first = heading_of(link, from);
    cj_span last = heading_of(link, to);
    uint32_t row = UINT32_MAX;
    uint64_t both = 0;
    uint64_t backwards = 0;
    cj_text words = CJ_TEXT_INIT;

    for (size_t i = 0; i < link->row_count; i++) {
        if (firsts[i] == CJ_DATE_MISSING || lasts[i] == CJ_DATE_MISSING)
            continue;
        both++;
        if (lasts[i] >= firsts[i])
            continue;
        backwards++;
        row = link->rows[i] < row ? link->rows[i] : row;
    }
    if (backwards * FEW < both || backwards == 0)
        return CJ_OK; /* slips, of which rows are not found */
    link->columns[to].span_told = true;
    cj_text_format(&words, "%s: %.*s is before %.*s in %s rows, first in ", link->words.name.at,
                   (int)last.length, last.at, (int)first.length, first.at,
                   backwards * 2 > both ? "most" : "many");
    cj_records_append_place(&words, link->records, row, 0);
    cj_text_add(&words,
                ": as spans they hold on no day, unless the two were changed for each other");
    return cj_records_caution_words(link->records, "backwards-spans", &words, err);
}

static cj_status check_spans(cj_link_derivation *of, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < of->moving_count; i++)
        for (size_t k = 0; status == CJ_OK && k < of->moving_count; k++)
            if (make_span(of->link, &of->moving[i], &of->moving[k]) &&
                !of->link->columns[of->moving[k].theirs].span_told)
                status = warn_spans(of->link, of->moving[i].theirs, of->moving[k].theirs, err);
    return status;
}

/* ---- rows of which all have one value ---------------------------------------------------------
 */

/* Whether a comparison is among those of a call. */
static bool has_condition(const cj_link_call_words *call, const char *text)
{
    for (size_t i = 0; i < call->condition_count; i++)
        if (strcmp(call->conditions[i].text, text) == 0)
            return true;
    return false;
}

/* Whether another call asks the same but for one comparison: what is derived is a part of it. */
static bool is_part_of(const cj_link_call_words *part, const cj_link_call_words *whole,
                       const char *but)
{
    bool is = part->function == whole->function && cj_span_equal(part->link, whole->link) &&
              whole->condition_count + 1 == part->condition_count && !has_condition(whole, but);

    for (size_t i = 0; is && i < whole->condition_count; i++)
        is = has_condition(part, whole->conditions[i].text);
    return is;
}

/* Whether a share is made of a comparison: all() wants it, or another column has what is left
 * without it. */
static bool makes_share(const cj_records *records, const cj_link_derivation *of, size_t fixed)
{
    const char *text = of->fixed[fixed].condition.words.text.at;
    bool makes = of->wanted != CJ_NO_COLUMN && !of->wanted_is_moving && of->wanted == fixed;

    for (size_t i = 0; !makes && i < records->derivation_count; i++) {
        const cj_link_derivation *other = records->derivations[i].linked;

        makes = other != NULL && other != of && is_part_of(&of->words, &other->words, text);
    }
    return makes;
}

/* Whether all rows have one value, which a comparison names. */
static bool is_filtered(const cj_link *link, const cj_link_fixed *fixed)
{
    const cj_condition *condition = &fixed->condition;
    const cj_vector *values = &link->columns[fixed->theirs].values;
    bool one = values->kind == CJ_KIND_TEXT && link->row_count >= ROWS_LEAST &&
               condition->words.relation == CJ_IS && condition->words.value_count == 1 &&
               values->of.codes[0] < condition->verdict_count &&
               condition->verdicts[values->of.codes[0]] == CJ_VERDICT_YES;

    for (size_t i = 1; one && i < link->row_count; i++)
        one = values->of.codes[i] == values->of.codes[0];
    return one;
}

static cj_status check_filter(const cj_records *records, cj_link_derivation *of, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < of->fixed_count; i++) {
        cj_linked_column *column = &of->link->columns[of->fixed[i].theirs];
        cj_text words = CJ_TEXT_INIT;

        if (column->filter_told || !is_filtered(of->link, &of->fixed[i]) ||
            !makes_share(records, of, i))
            continue;
        column->filter_told = true;
        cj_text_format(&words,
                       "every row of %s has \"%s\", of which a share is made: if the export was "
                       "filtered by it, the others are not there and the share is of nothing else",
                       of->link->words.name.at, of->fixed[i].condition.words.text.at);
        status = cj_records_caution_words(of->link->records, "filtered-rows", &words, err);
    }
    return status;
}

cj_status cj_link_check_rows(const cj_records *records, cj_link_derivation *of, cj_error *err)
{
    cj_status status = check_spans(of, err);

    return status == CJ_OK ? check_filter(records, of, err) : status;
}

/* Whether linked dates go on as long as those of the rows that they are compared with: what is
 * derived of an export that ends too early is 0 or blank for want of rows. */
#include "link.h"

#include "dates/days_edge.h"

#include <stdlib.h>

static const cj_column *linked(const cj_link *link, const cj_link_moving *moving)
{
    return cj_column_at(link->records, link->columns[moving->theirs].column);
}

cj_status cj_link_reach_open(cj_link_moving *moving, const cj_link *link, cj_error *err)
{
    cj_link_reach *reach = &moving->reach;
    const cj_column *theirs = linked(link, moving);
    cj_status status;

    /* a blank that fulfils it is what is open still: the dates are of what is over */
    if (moving->kind != CJ_KIND_DATE || moving->words.words.relation == CJ_IS_NOT ||
        moving->words.or_blank || theirs->unit != CJ_UNIT_DAY ||
        cj_typed_is_of_births(cj_column_typed(link->records, theirs)))
        return CJ_OK;
    status = cj_days_open(&reach->used, err);
    if (status == CJ_OK)
        status = cj_days_open(&reach->rest, err);
    reach->watched = status == CJ_OK;
    return status;
}

void cj_link_reach_clear(cj_link_reach *reach)
{
    free(reach->asked);
    cj_days_clear(&reach->used);
    cj_days_clear(&reach->rest);
}

/* The measure has seen the rows that were in hand: take those that it does not leave out. */
static void settle(cj_link_reach *reach, const cj_link *link)
{
    const cj_ledger *ledger = cj_records_ledger(link->main);

    for (size_t i = 0; i < reach->count && reach->first + i < ledger->count; i++) {
        cj_row_state state = (cj_row_state)ledger->states[reach->first + i];

        if (state == CJ_ROW_USED)
            cj_days_add(&reach->used, &reach->asked[i], 1);
        else if (state == CJ_ROW_NOT_SELECTED)
            cj_days_add(&reach->rest, &reach->asked[i], 1);
    }
    reach->count = 0;
}

cj_status cj_link_reach_note(cj_link_moving *moving, const cj_link *link, const uint8_t *skip,
                             size_t count, cj_error *err)
{
    cj_link_reach *reach = &moving->reach;
    const cj_date *days = cj_column_at(link->main, moving->own)->current;
    cj_status status;

    if (!reach->watched)
        return CJ_OK;
    settle(reach, link);
    status = cj_grow(&reach->asked, &reach->capacity, count, sizeof *reach->asked, err);
    for (size_t row = 0; status == CJ_OK && row < count; row++)
        reach->asked[row] = skip[row] ? CJ_DATE_MISSING : days[row];
    reach->count = status == CJ_OK ? count : 0;
    reach->first = link->main->main.file->first;
    return status;
}

static const cj_days *days_of(const cj_link_reach *reach)
{
    return reach->used.last != CJ_DATE_MISSING ? &reach->used : &reach->rest;
}

/* Of several comparisons of a linked column the one whose own days end first: an order is planned
 * to end later than its sessions are known. */
static const cj_link_moving *least_of(const cj_link_derivation *of, size_t theirs)
{
    const cj_link_moving *least = NULL;

    for (size_t i = 0; i < of->moving_count; i++) {
        const cj_link_moving *moving = &of->moving[i];

        if (moving->theirs == theirs && moving->reach.watched &&
            days_of(&moving->reach)->last != CJ_DATE_MISSING &&
            (least == NULL || days_of(&moving->reach)->last < days_of(&least->reach)->last))
            least = moving;
    }
    return least;
}

/* " + 12 months": what is behind the own day when rows are compared with it. */
static void append_offset(cj_text *out, const cj_link_condition_words *words)
{
    int number = words->months != 0 ? words->months : words->days;

    cj_text_format(out, " + %d %s%s", number, words->months != 0 ? "month" : "day",
                   number == 1 ? "" : "s");
}

/* edge: the last of their days; until: the own day they should go on to. */
static cj_status warn(const cj_link *link, const cj_link_moving *moving, const cj_days *theirs,
                      cj_date edge, cj_date until, bool shifted, cj_error *err)
{
    cj_span name = linked(link, moving)->heading;
    cj_span own = cj_column_at(link->main, moving->own)->heading;
    cj_text words = CJ_TEXT_INIT;

    if (edge == CJ_DATE_MISSING) {
        cj_text_format(&words, "no row of %s has a %.*s", link->words.name.at, (int)name.length,
                       name.at);
    } else {
        cj_days_append_later(&words, theirs, edge);
        cj_text_format(&words, "the last %.*s of %s is ", (int)name.length, name.at,
                       link->words.name.at);
        cj_date_append(&words, edge);
    }
    cj_text_format(&words, ", and %.*s", (int)own.length, own.at);
    if (shifted)
        append_offset(&words, &moving->words);
    cj_text_add(&words, " goes on to ");
    cj_date_append(&words, until);
    cj_text_format(&words,
                   ": is %s complete until then? What is derived of rows that it lacks is 0, no or "
                   "blank",
                   link->words.name.at);
    return cj_records_caution_words(link->records, "linked-end", &words, err);
}

/* The last of their days where they end before the first of those that they should follow, or so
 * long before the last that it would be a rare chance; false: they go on. */
static bool ends_early(cj_date *edge, const cj_link_moving *moving, const cj_days *theirs)
{
    const cj_days *own = days_of(&moving->reach);
    bool follows =
        moving->words.words.relation == CJ_ABOVE || moving->words.words.relation == CJ_AT_LEAST;

    *edge = theirs->last;
    if (theirs->last == CJ_DATE_MISSING ||
        (follows && own->first - theirs->last > CJ_NOTHING_LEAST))
        return true;
    *edge = cj_days_ended(theirs, own->last);
    return *edge != CJ_DATE_MISSING;
}

/* Gather the days of a linked column. */
static cj_status gather(cj_days *theirs, const cj_link *link, size_t column, cj_error *err)
{
    cj_status status = cj_days_open(theirs, err);

    if (status == CJ_OK)
        cj_days_add(theirs, link->columns[column].values.of.dates, link->row_count);
    return status;
}

static cj_status judge(const cj_link_derivation *of, const cj_link_moving *moving, cj_error *err)
{
    cj_link *link = of->link;
    cj_days theirs;
    cj_date edge;
    cj_status status = gather(&theirs, link, moving->theirs, err);

    if (status == CJ_OK && ends_early(&edge, moving, &theirs)) {
        link->columns[moving->theirs].end_told = true;
        status = warn(link, moving, &theirs, edge, days_of(&moving->reach)->last, false, err);
    }
    cj_days_clear(&theirs);
    return status;
}

cj_status cj_link_reach_end(cj_link_derivation *of, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; i < of->moving_count; i++)
        settle(&of->moving[i].reach, of->link);
    if (cj_records_is_part(of->link->main)) /* the whole was judged */
        return CJ_OK;
    for (size_t i = 0; status == CJ_OK && i < of->link->column_count; i++) {
        const cj_link_moving *least = least_of(of, i);

        if (least != NULL && !of->link->columns[i].end_told)
            status = judge(of, least, err);
    }
    return status;
}

/* ---- as far as periods go ---------------------------------------------------------------------
 */

/* The day up to which a comparison asks for linked rows; CJ_DATE_MISSING: it asks for none. */
static cj_date wanted_until(bool *shifted, const cj_link_moving *moving, cj_date last,
                            cj_date complete)
{
    cj_relation relation = moving->words.words.relation;
    cj_date until = days_of(&moving->reach)->last;
    cj_link_value later;

    *shifted = false;
    if (until == CJ_DATE_MISSING)
        return until;
    until = last != CJ_DATE_MISSING && until > last ? last : until;
    later = cj_link_shift(until, &moving->words);
    if ((relation == CJ_BELOW || relation == CJ_AT_MOST) && later != CJ_LINK_MISSING &&
        later > until) {
        *shifted = true;
        until = (cj_date)later;
    }
    if (complete != CJ_DATE_MISSING && complete < until)
        until = complete;
    return until;
}

/* Judge a linked column by the comparison that asks for the latest rows. */
static cj_status judge_until(cj_link_derivation *of, size_t column, cj_date last, cj_date complete,
                             cj_error *err)
{
    const cj_link_moving *furthest = NULL;
    cj_date until = CJ_DATE_MISSING;
    bool shifted = false;
    cj_days theirs;
    cj_date edge;
    cj_status status;

    for (size_t i = 0; i < of->moving_count; i++) {
        bool is_shifted;
        cj_date asked = of->moving[i].theirs == column && of->moving[i].reach.watched
                            ? wanted_until(&is_shifted, &of->moving[i], last, complete)
                            : CJ_DATE_MISSING;

        if (asked <= until)
            continue;
        furthest = &of->moving[i];
        until = asked;
        shifted = is_shifted;
    }
    if (furthest == NULL)
        return CJ_OK;
    status = gather(&theirs, of->link, column, err);
    edge = status == CJ_OK ? cj_days_ended(&theirs, until) : CJ_DATE_MISSING;
    if (edge != CJ_DATE_MISSING) {
        of->link->columns[column].end_told = true;
        status = warn(of->link, furthest, &theirs, edge, until, shifted, err);
    }
    cj_days_clear(&theirs);
    return status;
}

cj_status cj_links_check_reach(cj_records *records, cj_date last, cj_date complete, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t d = 0; d < records->derivation_count; d++) {
        cj_link_derivation *of = records->derivations[d].linked;

        for (size_t i = 0; status == CJ_OK && of != NULL && i < of->link->column_count; i++)
            if (!of->link->columns[i].end_told)
                status = judge_until(of, i, last, complete, err);
    }
    return status;
}

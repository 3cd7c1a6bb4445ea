/* What several measures count: all rows of an export with some labels are as many, whichever
 * measure counts them, and so are all people.
 *
 * One count stands for each of these, printed by nobody, and what each measure prints is that
 * count, or that count less what the measure leaves out (rows without a day to count from). What
 * readers know by labels and periods holds for the counts that stand for them, so that the men of
 * one measure are held against the total of another. Nothing is said of counts that one kind of
 * measure alone has: they are held against each other as they are. */
#include "hiding_internal.h"

#include <stdlib.h>
#include <string.h>

/* ---- counts as they are taken ------------------------------------------------------------- */

/* The code of the column of days that decides which period a row is in; 0: the measure's own. */
static cj_status find_date(uint32_t *date, cj_hiding *hiding, const cj_hidden_table *in,
                           cj_error *err)
{
    const cj_table *table = in->table;
    cj_status status = CJ_OK;

    *date = 0;
    for (size_t i = 0; status == CJ_OK && i < table->option_count; i++)
        if (strcmp(table->options[i].name, "date") == 0 ||
            strcmp(table->options[i].name, "from") == 0) {
            status =
                cj_hiding_column(date, hiding, table, cj_span_of(table->options[i].value), err);
            ++*date;
        }
    return status;
}

cj_status cj_hiding_note_shared(cj_hiding *hiding, const cj_hidden_table *in, uint32_t number,
                                const cj_table_column *of, cj_error *err)
{
    const cj_unknown *count = &hiding->counts[number];
    const char *lines = of->counts.shared;
    cj_facts facts = {.count = 0};
    cj_shared_count *shared;
    cj_span kind;
    cj_status status;

    if (count->copy > 0 || in->table->input_count == 0)
        return CJ_OK;
    status = cj_grow(&hiding->shared, &hiding->capacity[7], hiding->shared_count + 1,
                     sizeof *hiding->shared, err);
    if (status != CJ_OK)
        return status;
    shared = &hiding->shared[hiding->shared_count];
    *shared = (cj_shared_count){.count = number};
    shared->people = cj_hiding_line(&kind, &lines) && cj_span_equal(kind, CJ_SPAN("people"));
    for (size_t i = 0; i < count->fact_count; i++)
        cj_facts_add(&facts, count->facts[i].column, count->facts[i].value);
    if (count->first != INT64_MIN || count->last != INT64_MAX)
        status = find_date(&shared->date, hiding, in, err);
    if (status == CJ_OK)
        status = cj_facts_add_conditions(&facts, hiding, in->table, lines, err);
    if (status == CJ_OK)
        status =
            cj_hiding_word(&shared->file, hiding, "f:", cj_span_of(in->table->inputs[0].file), err);
    if (status != CJ_OK)
        return status;
    cj_facts_settle(&facts, hiding);
    shared->facts = cj_arena_alloc(&hiding->arena, (facts.count + 1) * sizeof *shared->facts);
    if (shared->facts == NULL)
        return cj_fail_nomem(err);
    memcpy(shared->facts, facts.facts, facts.count * sizeof *shared->facts);
    shared->fact_count = facts.count;
    hiding->shared_count++;
    return CJ_OK;
}

/* ---- which are the same ------------------------------------------------------------------- */

/* A count in a set of those of one file, by one column of days. */
typedef struct {
    const cj_hiding *hiding;
    const cj_shared_count *of;
    uint32_t date;
    bool people; /* people and rows are told apart */
} seat;

static const cj_unknown *count_of(const seat *at)
{
    return &at->hiding->counts[at->of->count];
}

/* Of which set it is: file, days, people or rows. */
static int compare_sets(const seat *x, const seat *y)
{
    if (x->of->file != y->of->file)
        return x->of->file < y->of->file ? -1 : 1;
    if (x->date != y->date)
        return x->date < y->date ? -1 : 1;
    return x->people - y->people;
}

/* The same by labels and period within a set. */
static int compare_keys(const seat *x, const seat *y)
{
    const cj_unknown *a = count_of(x);
    const cj_unknown *b = count_of(y);
    int order;

    if (x->of->fact_count != y->of->fact_count)
        return x->of->fact_count < y->of->fact_count ? -1 : 1;
    order = x->of->fact_count == 0
                ? 0
                : memcmp(x->of->facts, y->of->facts, x->of->fact_count * sizeof *x->of->facts);
    if (order != 0)
        return order;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->last > b->last) - (a->last < b->last);
}

/* The largest that is known comes first of those that are the same. */
static int compare(const void *p, const void *q)
{
    const seat *x = p;
    const seat *y = q;
    const cj_unknown *a = count_of(x);
    const cj_unknown *b = count_of(y);
    int order = compare_sets(x, y);

    if (order == 0)
        order = compare_keys(x, y);
    if (order != 0)
        return order;
    if (a->unknown != b->unknown)
        return a->unknown ? 1 : -1;
    if (a->value != b->value)
        return a->value > b->value ? -1 : 1;
    return (x->of->count > y->of->count) - (x->of->count < y->of->count);
}

static void sort(seat *seats, size_t count)
{
    if (count > 0)
        qsort(seats, count, sizeof *seats, compare);
}

/* The end of those that are in one set, or the same count, as the first. */
static size_t end_of(const seat *seats, size_t count, size_t first, bool same)
{
    size_t end = first + 1;

    while (end < count && compare_sets(&seats[first], &seats[end]) == 0 &&
           (!same || compare_keys(&seats[first], &seats[end]) == 0))
        end++;
    return end;
}

/* Counts over all days, or by a measure's own days, are held against those by any column. */
static size_t list_dates(uint32_t *dates, const cj_hiding *hiding, const cj_shared_count *of)
{
    size_t count = 0;

    for (size_t i = 0; of->date == 0 && i < hiding->shared_count; i++) {
        const cj_shared_count *other = &hiding->shared[i];
        bool known = other->date == 0 || other->file != of->file;

        for (size_t d = 0; d < count && !known; d++)
            known = dates[d] == other->date;
        if (!known)
            dates[count++] = other->date;
    }
    if (count == 0)
        dates[count++] = of->date;
    return count;
}

static cj_status list_seats(seat **out, size_t *count, const cj_hiding *hiding, cj_error *err)
{
    uint32_t *dates = calloc(hiding->shared_count + 1, sizeof *dates);
    size_t room = 0;
    cj_status status = dates == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < hiding->shared_count; i++) {
        size_t n = list_dates(dates, hiding, &hiding->shared[i]);

        status = cj_grow(out, &room, *count + n, sizeof **out, err);
        for (size_t d = 0; status == CJ_OK && d < n; d++)
            (*out)[(*count)++] = (seat){hiding, &hiding->shared[i], dates[d], false};
    }
    free(dates);
    return status;
}

/* Whether each person of a set is one row, as far as counts of both tell. */
static bool are_alike(const seat *seats, size_t count)
{
    bool both = false;
    size_t end;

    for (size_t from = 0; from < count; from = end) {
        const cj_unknown *of[2] = {NULL, NULL};

        end = end_of(seats, count, from, true);
        for (size_t i = from; i < end; i++)
            if (of[seats[i].of->people] == NULL && !count_of(&seats[i])->unknown)
                of[seats[i].of->people] = count_of(&seats[i]);
        if (of[0] == NULL || of[1] == NULL)
            continue;
        if (of[0]->value != of[1]->value)
            return false;
        both = true;
    }
    return both;
}

/* Tell people from rows in sets where they are not the same. */
static void tell_apart(seat *seats, size_t count)
{
    size_t end;

    for (size_t from = 0; from < count; from = end) {
        end = end_of(seats, count, from, false);
        if (are_alike(seats + from, end - from))
            continue;
        for (size_t i = from; i < end; i++)
            seats[i].people = seats[i].of->people;
        sort(seats + from, end - from);
    }
}

/* ---- counts that stand for them ----------------------------------------------------------- */

/* Whether one kind of measure alone has counts of the set, which it tells by itself. */
static bool is_of_one(const seat *seats, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (count_of(&seats[i])->quantity != count_of(&seats[0])->quantity)
            return false;
    return true;
}

/* Whether all that are the same have one number. */
static bool are_equal(const seat *seats, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (compare_keys(&seats[i - 1], &seats[i]) == 0 && !count_of(&seats[i])->unknown &&
            count_of(&seats[i])->value != count_of(&seats[i - 1])->value)
            return false;
    return true;
}

/* Add the count that stands for all of them, and link them to it. */
static cj_status link_seats(cj_hiding *hiding, const seat *seats, size_t count, uint32_t quantity,
                            bool equal, cj_error *err)
{
    cj_unknown whole = *count_of(seats);
    uint32_t number;
    cj_status status;

    whole = (cj_unknown){.quantity = quantity,
                         .facts = seats->of->facts,
                         .fact_count = seats->of->fact_count,
                         .first = whole.first,
                         .last = whole.last,
                         .value = whole.value,
                         .unknown = whole.unknown,
                         .kind = !equal          ? CJ_COUNTS_WHO
                                 : seats->people ? CJ_COUNTS_PEOPLE
                                                 : CJ_COUNTS_ROWS,
                         .stands = true,
                         .name = whole.name};
    status = cj_hiding_intern(&number, hiding, &whole, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        if (i > 0 && seats[i].of->count == seats[i - 1].of->count)
            continue;
        status = cj_grow(&hiding->links, &hiding->capacity[8], hiding->link_count + 1,
                         sizeof *hiding->links, err);
        if (status == CJ_OK)
            hiding->links[hiding->link_count++] =
                (cj_shared_link){seats[i].of->count, number, equal};
    }
    return status;
}

static cj_status link_set(cj_hiding *hiding, const seat *seats, size_t count, cj_error *err)
{
    bool equal = are_equal(seats, count);
    cj_text text = CJ_TEXT_INIT;
    uint32_t quantity;
    size_t end;
    cj_status status;

    cj_text_format(&text, "s:%d %lu %lu", seats->people, (unsigned long)seats->of->file,
                   (unsigned long)seats->date);
    status = cj_text_check(&text, err);
    if (status == CJ_OK)
        status = cj_dict_add(&quantity, hiding->words, cj_text_span(&text), err);
    cj_text_clear(&text);
    for (size_t from = 0; status == CJ_OK && from < count; from = end) {
        end = end_of(seats, count, from, true);
        status = link_seats(hiding, seats + from, end - from, quantity, equal, err);
    }
    return status;
}

cj_status cj_hiding_find_shared(cj_hiding *hiding, cj_error *err)
{
    seat *seats = NULL;
    size_t count = 0;
    size_t end;
    cj_status status = list_seats(&seats, &count, hiding, err);

    if (status == CJ_OK) {
        sort(seats, count);
        tell_apart(seats, count);
    }
    for (size_t from = 0; status == CJ_OK && from < count; from = end) {
        end = end_of(seats, count, from, false);
        if (!is_of_one(seats + from, end - from))
            status = link_set(hiding, seats + from, end - from, err);
    }
    free(seats);
    return status;
}

/* ---- what readers know -------------------------------------------------------------------- */

uint32_t cj_hiding_root(const cj_hiding *hiding, uint32_t number)
{
    while (hiding->counts[number].same > 0)
        number = hiding->counts[number].same - 1;
    return number;
}

/* Let one count stand for another one that is as many: what holds of either holds of it. */
static void stand_for(cj_hiding *hiding, uint32_t whole, uint32_t count)
{
    uint32_t root = cj_hiding_root(hiding, whole);
    uint32_t part = cj_hiding_root(hiding, count);
    cj_unknown *to = &hiding->counts[root];
    cj_unknown *from = &hiding->counts[part];

    if (root == part)
        return;
    from->same = root + 1;
    to->printed = to->printed || from->printed;
    to->cell = to->cell || from->cell;
    to->demands = to->demands || from->demands;
    to->few = to->few || from->few;
    to->rank = to->rank > from->rank ? to->rank : from->rank;
    if (to->kind == CJ_COUNTS_WHO)
        to->kind = from->kind;
    if (from->published > to->published)
        to->published = from->published;
    if (!from->ranged)
        return;
    to->range[0] = to->ranged && to->range[0] > from->range[0] ? to->range[0] : from->range[0];
    to->range[1] = to->ranged && to->range[1] < from->range[1] ? to->range[1] : from->range[1];
    to->ranged = true;
}

/* The count is the whole, or the whole less what its measure leaves out. */
static cj_status relate(cj_hiding *hiding, const cj_shared_link *link, cj_error *err)
{
    bool guess = hiding->guess != CJ_GUESS_NOTHING;
    cj_status status;
    uint32_t rest;

    if (!hiding->counts[link->count].unknown && !hiding->counts[link->whole].unknown) {
        if (guess)
            return CJ_OK;
        if (hiding->counts[link->count].value == hiding->counts[link->whole].value) {
            stand_for(hiding, link->whole, link->count);
            return CJ_OK;
        }
    }
    status = cj_hiding_begin(hiding, false, err);
    if (status == CJ_OK)
        status = cj_hiding_term(hiding, link->whole, 1, err);
    if (status == CJ_OK)
        status = cj_hiding_term(hiding, link->count, -1, err);
    if (status == CJ_OK && (guess ? !link->equal : cj_hiding_balance(hiding) > 0)) {
        status = cj_hiding_add_rest(&rest, hiding, cj_hiding_balance(hiding),
                                    hiding->counts[link->count].kind != CJ_COUNTS_WHO,
                                    hiding->counts[link->count].name, err);
        if (status == CJ_OK)
            status = cj_hiding_term(hiding, rest, -1, err);
    }
    if (status == CJ_OK)
        cj_hiding_keep(hiding);
    return status;
}

cj_status cj_hiding_relate_shared(cj_hiding *hiding, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < hiding->link_count; i++)
        status = relate(hiding, &hiding->links[i], err);
    return status;
}

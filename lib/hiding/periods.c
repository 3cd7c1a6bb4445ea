/* What readers know by periods: rows of shorter periods add up to those of a longer one, and a
 * longer period has no fewer people than a shorter one within it.
 *
 * The counts of rows of one kind are lengths between days: each is a step from its first day to the
 * day after its last. Days that steps lead between are compared, whether a period has both of them
 * or not: the count between two neighbours is a difference that a reader can work out. */
#include "hiding_internal.h"

#include <stdlib.h>
#include <string.h>

/* A day that some period begins or ends at. */
typedef struct {
    int64_t day;
    size_t part;     /* days of one part are led between */
    int64_t counted; /* rows from the first of its part on */
    bool placed;
} edge;

typedef struct {
    cj_hiding *hiding;
    const uint32_t *counts; /* those that differ in periods alone */
    size_t count;
    edge *edges;
    size_t edge_count;
} timeline;

static int64_t end_of(const cj_unknown *count)
{
    return count->last == INT64_MAX ? INT64_MAX : count->last + 1;
}

static const cj_unknown *at(const timeline *in, size_t i)
{
    return &in->hiding->counts[in->counts[i]];
}

static size_t find_edge(const timeline *in, int64_t day)
{
    for (size_t i = 0; i < in->edge_count; i++)
        if (in->edges[i].day == day)
            return i;
    return SIZE_MAX;
}

static void add_edge(timeline *in, int64_t day)
{
    size_t i = in->edge_count;

    if (find_edge(in, day) != SIZE_MAX)
        return;
    for (; i > 0 && in->edges[i - 1].day > day; i--)
        in->edges[i] = in->edges[i - 1];
    in->edges[i] = (edge){.day = day, .part = SIZE_MAX};
    in->edge_count++;
}

/* Go along the periods from the edges that are placed, until none is new. False: they do not add
 * up, so that these are no rows. */
static bool place_edges(timeline *in, size_t part)
{
    bool moved = true;

    while (moved) {
        moved = false;
        for (size_t i = 0; i < in->count; i++) {
            const cj_unknown *count = at(in, i);
            edge *from = &in->edges[find_edge(in, count->first)];
            edge *to = &in->edges[find_edge(in, end_of(count))];

            if (count->unknown)
                continue;
            if (from->placed && to->placed && to->counted != from->counted + count->value)
                return false;
            if (from->placed == to->placed)
                continue;
            if (from->placed)
                *to = (edge){to->day, part, from->counted + count->value, true};
            else
                *from = (edge){from->day, part, to->counted - count->value, true};
            moved = true;
        }
    }
    return true;
}

static bool find_parts(timeline *in)
{
    for (size_t i = 0; i < in->count; i++) {
        add_edge(in, at(in, i)->first);
        add_edge(in, end_of(at(in, i)));
    }
    for (size_t i = 0; i < in->edge_count; i++) {
        if (in->edges[i].placed)
            continue;
        in->edges[i].part = i;
        in->edges[i].placed = true;
        if (!place_edges(in, i))
            return false;
    }
    return true;
}

/* The next edge of the same part; SIZE_MAX: it is the last one. */
static size_t next_of(const timeline *in, size_t from)
{
    for (size_t i = from + 1; i < in->edge_count; i++)
        if (in->edges[i].part == in->edges[from].part)
            return i;
    return SIZE_MAX;
}

/* The count between two neighbours: a period's, or a difference. */
static cj_status between(uint32_t *out, timeline *in, size_t from, size_t to, cj_error *err)
{
    for (size_t i = 0; i < in->count; i++)
        if (at(in, i)->first == in->edges[from].day && end_of(at(in, i)) == in->edges[to].day) {
            *out = in->counts[i];
            if (at(in, i)->unknown)
                cj_hiding_learn(in->hiding, *out, in->edges[to].counted - in->edges[from].counted);
            return CJ_OK;
        }
    return cj_hiding_add_rest(out, in->hiding, in->edges[to].counted - in->edges[from].counted,
                              at(in, 0)->kind != CJ_COUNTS_WHO, at(in, 0)->name, err);
}

/* steps[i]: the count from edge i to the next one of its part. */
static cj_status find_steps(uint32_t *steps, timeline *in, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < in->edge_count; i++) {
        size_t next = next_of(in, i);

        steps[i] = CJ_NO_COUNT;
        if (next != SIZE_MAX && in->edges[next].counted < in->edges[i].counted)
            return CJ_OK;
        if (next != SIZE_MAX)
            status = between(&steps[i], in, i, next, err);
    }
    return status;
}

/* A period is the sum of the steps in it. */
static cj_status relate_steps(timeline *in, const uint32_t *steps, size_t number, size_t first,
                              size_t last, bool rest, cj_error *err)
{
    cj_hiding *hiding = in->hiding;
    cj_status status = cj_hiding_begin(hiding, false, err);
    uint32_t other;

    if (status == CJ_OK)
        status = cj_hiding_term(hiding, in->counts[number], 1, err);
    for (size_t i = first; status == CJ_OK && i != SIZE_MAX && i != last; i = next_of(in, i))
        if (steps[i] != CJ_NO_COUNT)
            status = cj_hiding_term(hiding, steps[i], -1, err);
    if (status == CJ_OK && rest && cj_hiding_balance(hiding) > 0) {
        status =
            cj_hiding_add_rest(&other, hiding, cj_hiding_balance(hiding),
                               at(in, number)->kind != CJ_COUNTS_WHO, at(in, number)->name, err);
        if (status == CJ_OK)
            status = cj_hiding_term(hiding, other, -1, err);
    }
    if (status == CJ_OK)
        cj_hiding_keep(hiding);
    return status;
}

static size_t last_of(const timeline *in, size_t from)
{
    size_t next = next_of(in, from);

    return next == SIZE_MAX ? from : last_of(in, next);
}

static cj_status relate_timeline(timeline *in, cj_error *err)
{
    uint32_t *steps = calloc(in->edge_count + 1, sizeof *steps);
    cj_status status = steps == NULL ? cj_fail_nomem(err) : find_steps(steps, in, err);

    for (size_t i = 0; status == CJ_OK && i < in->count; i++) {
        size_t from = find_edge(in, at(in, i)->first);
        size_t to = find_edge(in, end_of(at(in, i)));

        if (next_of(in, from) != to)
            status = relate_steps(in, steps, i, from, to, false, err);
        for (size_t e = from + 1; status == CJ_OK && e < to; e++)
            if (in->edges[e].part == e && in->edges[from].part != e &&
                last_of(in, e) < to) /* a part that lies within the period */
                status = relate_steps(in, steps, i, e, SIZE_MAX, true, err);
    }
    free(steps);
    return status;
}

/* ---- people --------------------------------------------------------------------------------- */

/* Whether different values are counted: those of a longer period less those of a shorter one are
 * values that the rest alone has. */
static bool is_distinct(const cj_hiding *hiding, const cj_unknown *count)
{
    cj_span words = cj_dict_text(hiding->words, count->quantity);

    return words.length > 11 && memcmp(words.at, "q:distinct(", 11) == 0;
}

static cj_status relate_people(timeline *in, size_t longer, size_t shorter, cj_error *err)
{
    cj_hiding *hiding = in->hiding;
    bool distinct = is_distinct(hiding, at(in, longer));
    cj_status status = cj_hiding_begin(hiding, !distinct, err);
    int64_t rest = at(in, longer)->value - at(in, shorter)->value;
    uint32_t number;

    if (status == CJ_OK)
        status = cj_hiding_term(hiding, in->counts[shorter], 1, err);
    if (status == CJ_OK)
        status = cj_hiding_term(hiding, in->counts[longer], -1, err);
    if (status == CJ_OK && distinct && rest >= 0) {
        status = cj_hiding_add_rest(&number, hiding, rest, true, at(in, longer)->name, err);
        if (status == CJ_OK)
            status = cj_hiding_term(hiding, number, 1, err);
    }
    if (status == CJ_OK)
        cj_hiding_keep(hiding);
    return status;
}

static bool holds(const cj_unknown *longer, const cj_unknown *shorter)
{
    return longer->first <= shorter->first && longer->last >= shorter->last &&
           (longer->first != shorter->first || longer->last != shorter->last);
}

static cj_status relate_pairs(timeline *in, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; i < in->count; i++)
        for (size_t j = 0; status == CJ_OK && j < in->count; j++)
            if (!at(in, i)->unknown && !at(in, j)->unknown && holds(at(in, i), at(in, j)) &&
                at(in, i)->value >= at(in, j)->value)
                status = relate_people(in, i, j, err);
    return status;
}

/* ---- numbers are looked for ------------------------------------------------------------------ */

/* places[i]: the rows from the first edge to edge i, which are no fewer than those to the one
 * before. */
static cj_status guess_places(uint32_t *places, timeline *in, cj_error *err)
{
    cj_hiding *hiding = in->hiding;
    cj_status status = CJ_OK;

    for (size_t i = 1; status == CJ_OK && i < in->edge_count; i++) {
        status = cj_hiding_add_rest(&places[i], hiding, 0, false, at(in, 0)->name, err);
        if (status == CJ_OK && i > 1)
            status = cj_hiding_begin(hiding, true, err);
        if (status == CJ_OK && i > 1)
            status = cj_hiding_term(hiding, places[i - 1], 1, err);
        if (status == CJ_OK && i > 1)
            status = cj_hiding_term(hiding, places[i], -1, err);
        if (status == CJ_OK && i > 1)
            cj_hiding_keep(hiding);
    }
    return status;
}

/* The rows of a period are those between its edges. */
static cj_status guess_rows(timeline *in, cj_error *err)
{
    cj_hiding *hiding = in->hiding;
    uint32_t *places = calloc(in->edge_count + 1, sizeof *places);
    cj_status status = places == NULL ? cj_fail_nomem(err) : guess_places(places, in, err);

    for (size_t i = 0; status == CJ_OK && i < in->count; i++) {
        size_t from = find_edge(in, at(in, i)->first);
        size_t to = find_edge(in, end_of(at(in, i)));

        status = cj_hiding_begin(hiding, false, err);
        if (status == CJ_OK)
            status = cj_hiding_term(hiding, in->counts[i], 1, err);
        if (status == CJ_OK && from > 0)
            status = cj_hiding_term(hiding, places[from], 1, err);
        if (status == CJ_OK)
            status = cj_hiding_term(hiding, places[to], -1, err);
        if (status == CJ_OK)
            cj_hiding_keep(hiding);
    }
    free(places);
    return status;
}

/* A longer period has no fewer people. */
static cj_status guess_people(timeline *in, cj_error *err)
{
    cj_hiding *hiding = in->hiding;
    cj_status status = CJ_OK;

    for (size_t i = 0; i < in->count; i++)
        for (size_t j = 0; status == CJ_OK && j < in->count; j++) {
            if (!holds(at(in, i), at(in, j)))
                continue;
            status = cj_hiding_begin(hiding, true, err);
            if (status == CJ_OK)
                status = cj_hiding_term(hiding, in->counts[j], 1, err);
            if (status == CJ_OK)
                status = cj_hiding_term(hiding, in->counts[i], -1, err);
            if (status == CJ_OK)
                cj_hiding_keep(hiding);
        }
    return status;
}

static cj_status guess(timeline *in, cj_error *err)
{
    bool unknown = false;

    for (size_t i = 0; i < in->count; i++) {
        unknown = unknown || at(in, i)->unknown;
        add_edge(in, at(in, i)->first);
        add_edge(in, end_of(at(in, i)));
    }
    if (!unknown)
        return CJ_OK;
    return at(in, 0)->kind == CJ_COUNTS_PEOPLE ? guess_people(in, err) : guess_rows(in, err);
}

/* ---- all ------------------------------------------------------------------------------------ */

static cj_status relate(cj_hiding *hiding, const uint32_t *counts, size_t count, cj_error *err)
{
    timeline in = {.hiding = hiding, .counts = counts, .count = count};
    const cj_unknown *first = &hiding->counts[counts[0]];
    cj_status status = CJ_OK;

    if (first->kind == CJ_COUNTS_PEOPLE && hiding->guess == CJ_GUESS_NOTHING)
        return first->rank == 2 || is_distinct(hiding, first) ? relate_pairs(&in, err) : CJ_OK;
    in.edges = calloc(2 * count + 1, sizeof *in.edges);
    if (in.edges == NULL)
        return cj_fail_nomem(err);
    if (hiding->guess != CJ_GUESS_NOTHING)
        status = guess(&in, err);
    else if (find_parts(&in))
        status = relate_timeline(&in, err);
    free(in.edges);
    return status;
}

/* A count with the labels that counts of one timeline share, and its number. */
typedef struct {
    const cj_unknown *count;
    uint32_t number;
} entry;

static int compare(const void *a, const void *b)
{
    const cj_unknown *x = ((const entry *)a)->count;
    const cj_unknown *y = ((const entry *)b)->count;
    int order;

    if (x->quantity != y->quantity)
        return x->quantity < y->quantity ? -1 : 1;
    if (x->fact_count != y->fact_count)
        return x->fact_count < y->fact_count ? -1 : 1;
    order = x->fact_count == 0 ? 0 : memcmp(x->facts, y->facts, x->fact_count * sizeof *x->facts);
    if (order != 0)
        return order;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return (x->last > y->last) - (x->last < y->last);
}

static bool is_same_line(const cj_unknown *x, const cj_unknown *y)
{
    return x->quantity == y->quantity && x->fact_count == y->fact_count &&
           (x->fact_count == 0 ||
            memcmp(x->facts, y->facts, x->fact_count * sizeof *x->facts) == 0);
}

static cj_status relate_lines(cj_hiding *hiding, const uint32_t *numbers, size_t count,
                              cj_error *err)
{
    cj_status status = CJ_OK;
    size_t end;

    for (size_t from = 0; status == CJ_OK && from < count; from = end) {
        end = from + 1;
        while (end < count &&
               is_same_line(&hiding->counts[numbers[from]], &hiding->counts[numbers[end]]))
            end++;
        if (end > from + 1)
            status = relate(hiding, numbers + from, end - from, err);
    }
    return status;
}

cj_status cj_hiding_relate_periods(cj_hiding *hiding, cj_error *err)
{
    entry *entries = calloc(hiding->count + 1, sizeof *entries);
    uint32_t *numbers = calloc(hiding->count + 1, sizeof *numbers);
    cj_status status = entries == NULL || numbers == NULL ? cj_fail_nomem(err) : CJ_OK;
    size_t count = 0;

    for (uint32_t i = 0; status == CJ_OK && i < hiding->count; i++)
        if (hiding->counts[i].copy == 0 && !hiding->counts[i].rest)
            entries[count++] = (entry){&hiding->counts[i], i};
    if (count > 0)
        qsort(entries, count, sizeof *entries, compare);
    for (size_t i = 0; i < count; i++)
        numbers[i] = entries[i].number; /* counts move when differences are added */
    if (status == CJ_OK)
        status = relate_lines(hiding, numbers, count, err);
    free(entries);
    free(numbers);
    return status;
}

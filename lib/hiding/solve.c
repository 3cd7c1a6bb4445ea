/* The counts become cells of a system, which says what has to be hidden. */
#include "hiding_internal.h"

#include "cj/disclosure.h"

#include <stdlib.h>
#include <string.h>

/* A count and its place in the order in which counts are hidden. */
typedef struct {
    const cj_hiding *hiding;
    uint32_t number;
} placed;

/* What an earlier publication hid comes first, the finest level before totals, then by rank, then
 * the smaller ones; names decide at last, so that no order of rows does. */
static int compare(const void *a, const void *b)
{
    const placed *p = a;
    const placed *q = b;
    const cj_unknown *x = &p->hiding->counts[p->number];
    const cj_unknown *y = &q->hiding->counts[q->number];
    bool earlier = x->published == CJ_PUBLISHED_HIDDEN;
    int order;

    if (earlier != (y->published == CJ_PUBLISHED_HIDDEN))
        return earlier ? -1 : 1;
    if (x->fact_count != y->fact_count)
        return x->fact_count > y->fact_count ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    order = strcmp(x->name, y->name);
    if (order != 0)
        return order;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return (p->number > q->number) - (p->number < q->number);
}

/* How dear it is to hide a count: one cell is dearer than any difference of sizes; totals and
 * what others are made of are dearer than what they are made of. */
static uint32_t cost_of(const cj_hiding *hiding, const cj_unknown *count, size_t finest)
{
    static const uint32_t ranks[] = {300, 1000, 1600, 4000}; /* from -1 on */
    size_t level = finest - count->fact_count;
    uint32_t cost = ranks[count->rank < 2 ? count->rank + 1 : 3];

    if (hiding->options.round_to > 0 && hiding->options.below == 0) /* totals go first */
        return 1000 * (uint32_t)(1 + count->fact_count);
    cost *= (uint32_t)(2 + (level < 8 ? level : 8));
    return cost + (uint32_t)(count->value < 900 ? count->value : 900);
}

/* Whether figures alone tell who left: where they are not shown nobody sees that it is nobody. */
static bool is_told_by_figures(const cj_unknown *count)
{
    return count->printed && !count->cell && count->kind == CJ_COUNTS_WHO;
}

static void describe(cj_count *cell, const cj_hiding *hiding, const cj_unknown *count,
                     size_t finest)
{
    bool zeros = hiding->options.zeros;
    bool rounds = hiding->options.round_to > 0 && count->printed;
    int64_t range[2];

    cj_hiding_range(range, hiding, count->value);
    *cell = (cj_count){
        .name = cj_span_of(count->name),
        .value = count->value,
        .shown = {rounds ? range[0] : count->value, rounds ? range[1] : count->value},
        .hidden = {zeros || !count->printed || is_told_by_figures(count) ? 0 : 1, CJ_COUNT_MAX},
        .state = CJ_COUNT_SHOWN,
        .cost = cost_of(hiding, count, finest)};
    if (rounds && !count->demands) {
        cell->hidden.low = 0;
        if (hiding->options.below == 0 && count->fact_count == finest)
            cell->state = CJ_COUNT_FIXED; /* totals alone are hidden */
        if (hiding->options.below == 0 && count->kind != CJ_COUNTS_WHO && count->value > 0 &&
            count->value < hiding->options.round_to)
            cell->demand = CJ_DEMAND_TWO;
    } else if (count->published == CJ_PUBLISHED_SHOWN) {
        cell->state = CJ_COUNT_FIXED;
    } else if (count->value == 0 && count->printed && !is_told_by_figures(count) && !zeros) {
        cell->hidden = (cj_counts){0, 0};
        cell->state = CJ_COUNT_FIXED;
    } else if (count->demands || count->few || !count->printed ||
               count->published == CJ_PUBLISHED_HIDDEN) {
        cell->state = CJ_COUNT_HIDDEN;
        cell->demand = count->demands ? CJ_DEMAND_SMALL
                       : count->few   ? CJ_DEMAND_TWO
                                      : CJ_DEMAND_NONE;
    }
}

/* What an earlier publication printed rounded is known of it where it is hidden now. */
static void narrow(cj_count *cell, const cj_unknown *count)
{
    if (!count->ranged)
        return;
    if (cell->hidden.low < count->range[0])
        cell->hidden.low = count->range[0];
    if (cell->hidden.high > count->range[1])
        cell->hidden.high = count->range[1];
}

static size_t finest_of(const cj_hiding *hiding)
{
    size_t most = 0;

    for (size_t i = 0; i < hiding->count; i++)
        if (hiding->counts[i].fact_count > most)
            most = hiding->counts[i].fact_count;
    return most;
}

/* cells[i]: the cell of count i. */
static cj_status add_counts(uint32_t *cells, cj_system *system, const cj_hiding *hiding,
                            cj_error *err)
{
    placed *order = calloc(hiding->count + 1, sizeof *order);
    size_t finest = finest_of(hiding);
    size_t count = 0;
    cj_status status = order == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (uint32_t i = 0; status == CJ_OK && i < hiding->count; i++)
        if (hiding->counts[i].same == 0)
            order[count++] = (placed){hiding, i};
    if (count > 0)
        qsort(order, count, sizeof *order, compare);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_count cell;

        describe(&cell, hiding, &hiding->counts[order[i].number], finest);
        narrow(&cell, &hiding->counts[order[i].number]);
        status = cj_system_add(&cells[order[i].number], system, &cell, err);
    }
    for (uint32_t i = 0; status == CJ_OK && i < hiding->count; i++)
        cells[i] = cells[cj_hiding_root(hiding, i)];
    free(order);
    return status;
}

static cj_status add_rule(cj_system *system, const cj_hiding *hiding, const cj_reader_rule *rule,
                          const uint32_t *cells, cj_term *terms, cj_error *err)
{
    cj_tie tie = {rule->at_most ? CJ_TIE_AT_MOST : CJ_TIE_EQUAL, 0};

    for (size_t i = 0; i < rule->count; i++)
        terms[i] = (cj_term){cells[hiding->terms[rule->first + i].count],
                             hiding->terms[rule->first + i].factor};
    return cj_system_relate(system, &tie, terms, rule->count, err);
}

static cj_status add_rules(cj_system *system, const cj_hiding *hiding, const uint32_t *cells,
                           cj_error *err)
{
    cj_term *terms = calloc(hiding->term_count + 1, sizeof *terms);
    cj_status status = terms == NULL ? cj_fail_nomem(err) : CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < hiding->known_count; i++)
        status = add_rule(system, hiding, &hiding->known[i], cells, terms, err);
    free(terms);
    return status;
}

/* What the system hides, and why. */
static void take_states(cj_hiding *hiding, const cj_system *system, const uint32_t *cells)
{
    for (size_t i = 0; i < hiding->count; i++) {
        cj_unknown *count = &hiding->counts[i];

        if (!count->printed || count->stands ||
            cj_system_cell(system, cells[i])->state != CJ_COUNT_HIDDEN)
            continue;
        count->why = count->demands                            ? CJ_WHY_SMALL
                     : count->few                              ? CJ_WHY_MADE_OF
                     : count->published == CJ_PUBLISHED_HIDDEN ? CJ_WHY_PUBLISHED
                                                               : CJ_WHY_PROTECTS;
        hiding->others += !count->demands && !count->few;
    }
}

/* A count of nothing that has no row in one table and is hidden in another is told by the first. */
static cj_status fail_lost(const cj_hiding *hiding, const cj_count *cell, cj_error *err)
{
    if (hiding->options.zeros && cell->value == 0)
        return cj_fail(err, CJ_EUSAGE,
                       "a small count cannot be protected: %.*s; a table without a row for it "
                       "tells that nothing was counted: declare the values with {order} in every "
                       "table, or leave out a table",
                       (int)cell->name.length, cell->name.at);
    return cj_fail(err, CJ_EUSAGE,
                   "a small count cannot be protected: %.*s; use a higher number with "
                   "{suppress-below}, or leave out a table",
                   (int)cell->name.length, cell->name.at);
}

/* What cannot be protected is the fault of what was given out before, or an error. */
static cj_status take_lost(cj_hiding *hiding, const cj_protection *protection,
                           const cj_system *system, cj_error *err)
{
    size_t count;
    const cj_unprotected *lost = cj_protection_lost(protection, &count);
    cj_status status = CJ_OK;

    if (count > 0 && hiding->published == 0)
        return fail_lost(hiding, cj_system_cell(system, lost[0].cell), err);
    for (size_t i = 0; status == CJ_OK && i < count; i++) {
        cj_span name = cj_system_cell(system, lost[i].cell)->name;
        cj_text text = CJ_TEXT_INIT;

        cj_text_format(
            &text,
            "disclosure-published: what was given out before tells a small count: %.*s%s%.*s",
            (int)name.length, name.at, lost[i].how.length > 0 ? ": " : "", (int)lost[i].how.length,
            lost[i].how.at);
        status = cj_hiding_warn(hiding, &text, err);
        cj_text_clear(&text);
    }
    return status;
}

cj_status cj_hiding_solve(cj_hiding *hiding, cj_error *err)
{
    cj_protect_options options = {hiding->options.below, hiding->options.zeros};
    uint32_t *cells = calloc(hiding->count + 1, sizeof *cells);
    cj_system *system = NULL;
    cj_protection *protection = NULL;
    cj_status status = cells == NULL ? cj_fail_nomem(err) : cj_system_new(&system, err);

    if (status == CJ_OK)
        status = add_counts(cells, system, hiding, err);
    if (status == CJ_OK)
        status = add_rules(system, hiding, cells, err);
    if (status == CJ_OK)
        status = cj_system_protect(&protection, system, &options, err);
    if (status == CJ_OK) {
        take_states(hiding, system, cells);
        hiding->small = cj_protection_checked(protection);
        status = take_lost(hiding, protection, system, err);
    }
    cj_protection_free(protection);
    cj_system_free(system);
    free(cells);
    return status;
}

/* What readers know by labels: a count is the sum of those that differ from it in one label more;
 * what is left of it is a count, too. */
#include "hiding_internal.h"

#include <stdlib.h>
#include <string.h>

/* A count that belongs to a total, in a group of those that differ in the same labels. */
typedef struct {
    uint32_t group;
    uint32_t child;
} member;

typedef struct {
    cj_hiding *hiding;
    cj_dict *keys;     /* of groups: the total, the columns */
    uint32_t *parents; /* by group */
    member *members;
    size_t member_count;
    size_t capacity[2];
} grouping;

static const cj_value_set *set_of(const cj_hiding *hiding, cj_fact fact)
{
    for (size_t i = 0; i < hiding->set_count; i++)
        if (memcmp(&hiding->sets[i].fact, &fact, sizeof fact) == 0)
            return &hiding->sets[i];
    return NULL;
}

/* Whether a value is named in the set's condition. */
static bool is_named(const cj_value_set *set, uint32_t value)
{
    for (size_t i = 0; i < set->value_count; i++)
        if (set->values[i] == value)
            return true;
    return false;
}

static cj_status add_member(grouping *in, uint32_t parent, uint32_t child, const cj_text *columns,
                            cj_error *err)
{
    cj_text key = CJ_TEXT_INIT;
    size_t known = cj_dict_count(in->keys);
    uint32_t group;
    cj_status status;

    cj_text_append(&key, (cj_span){(const char *)&parent, sizeof parent});
    cj_text_append(&key, cj_text_span(columns));
    status = cj_text_check(columns->failed ? columns : &key, err);
    if (status == CJ_OK)
        status = cj_dict_add(&group, in->keys, cj_text_span(&key), err);
    cj_text_clear(&key);
    if (status == CJ_OK && group >= known)
        status = cj_grow(&in->parents, &in->capacity[0], known + 1, sizeof *in->parents, err);
    if (status == CJ_OK)
        status =
            cj_grow(&in->members, &in->capacity[1], in->member_count + 1, sizeof *in->members, err);
    if (status != CJ_OK)
        return status;
    in->parents[group] = parent;
    in->members[in->member_count++] = (member){group, child};
    return CJ_OK;
}

/* ---- a count and what contains it ---------------------------------------------------------- */

/* The count without the labels of the mask. */
static uint32_t find_without(const cj_hiding *hiding, const cj_unknown *count, unsigned mask)
{
    cj_fact facts[CJ_FACTS_MAX];
    cj_unknown wanted = *count;

    wanted.facts = facts;
    wanted.fact_count = 0;
    for (size_t i = 0; i < count->fact_count; i++)
        if ((mask >> i & 1) == 0)
            facts[wanted.fact_count++] = count->facts[i];
    return cj_hiding_find(hiding, &wanted);
}

/* The columns that a group differs in; a set of values is a group of its own. */
static void append_columns(cj_text *out, const cj_hiding *hiding, const cj_unknown *count,
                           unsigned mask)
{
    for (size_t i = 0; i < count->fact_count; i++) {
        cj_fact fact = count->facts[i];

        if ((mask >> i & 1) == 0)
            continue;
        if (set_of(hiding, fact) == NULL)
            fact.value = 0;
        cj_text_append(out, (cj_span){(const char *)&fact, sizeof fact});
    }
}

/* Whether some count lies between: with fewer of the labels of the mask left out. */
static bool has_between(const uint32_t *found, unsigned mask)
{
    for (unsigned part = (mask - 1) & mask; part > 0; part = (part - 1) & mask)
        if (found[part] != CJ_NO_COUNT)
            return true;
    return false;
}

static cj_status add_totals(grouping *in, uint32_t number, cj_error *err)
{
    const cj_unknown *count = &in->hiding->counts[number];
    unsigned all = 1u << count->fact_count;
    uint32_t found[1u << CJ_FACTS_MAX];
    cj_text columns = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (unsigned mask = 1; mask < all; mask++)
        found[mask] = find_without(in->hiding, count, mask);
    for (unsigned mask = 1; status == CJ_OK && mask < all; mask++) {
        if (found[mask] == CJ_NO_COUNT || has_between(found, mask))
            continue;
        cj_text_reset(&columns);
        append_columns(&columns, in->hiding, count, mask);
        status = add_member(in, found[mask], number, &columns, err);
    }
    cj_text_clear(&columns);
    return status;
}

/* ---- sets of values ------------------------------------------------------------------------ */

/* The count with another label in place of number `at`. */
static uint32_t find_with(const cj_hiding *hiding, const cj_unknown *count, size_t at, cj_fact fact)
{
    cj_facts facts = {.count = 0};
    cj_unknown wanted = *count;

    for (size_t i = 0; i < count->fact_count; i++)
        cj_facts_add(&facts, i == at ? fact.column : count->facts[i].column,
                     i == at ? fact.value : count->facts[i].value);
    cj_facts_settle(&facts, hiding);
    wanted.facts = facts.facts;
    wanted.fact_count = facts.count;
    return cj_hiding_find(hiding, &wanted);
}

/* A count of one value is a part of the sets that have it; with "all but it" it makes the whole. */
static cj_status add_to_sets(grouping *in, uint32_t number, size_t at, cj_error *err)
{
    cj_hiding *hiding = in->hiding;
    const cj_unknown *count = &hiding->counts[number];
    cj_fact fact = count->facts[at];
    cj_text columns = CJ_TEXT_INIT;
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < hiding->set_count; i++) {
        const cj_value_set *set = &hiding->sets[i];
        uint32_t with;

        if (set->fact.column != fact.column || set->fact.value == fact.value)
            continue;
        with = find_with(hiding, count, at, set->fact);
        cj_text_reset(&columns);
        cj_text_append(&columns, (cj_span){(const char *)&set->fact, sizeof set->fact});
        if (with != CJ_NO_COUNT && is_named(set, fact.value) && set->all_but)
            with = find_without(hiding, count, 1u << at);
        else if (is_named(set, fact.value) == set->all_but)
            with = CJ_NO_COUNT;
        else
            cj_text_add(&columns, "parts");
        if (with != CJ_NO_COUNT)
            status = add_member(in, with, number, &columns, err);
    }
    cj_text_clear(&columns);
    return status;
}

/* ---- relations ------------------------------------------------------------------------------ */

static int compare(const void *a, const void *b)
{
    const member *x = a;
    const member *y = b;

    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    return (x->child > y->child) - (x->child < y->child);
}

/* total = parts + rest. */
static cj_status relate_sum(cj_hiding *hiding, uint32_t total, const member *members, size_t count,
                            cj_error *err)
{
    cj_status status = cj_hiding_begin(hiding, false, err);
    uint32_t rest;

    if (status == CJ_OK)
        status = cj_hiding_term(hiding, total, 1, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = cj_hiding_term(hiding, members[i].child, -1, err);
    if (status == CJ_OK && cj_hiding_balance(hiding) > 0) {
        status = cj_hiding_add_rest(&rest, hiding, cj_hiding_balance(hiding),
                                    hiding->counts[total].kind != CJ_COUNTS_WHO,
                                    hiding->counts[total].name, err);
        if (status == CJ_OK)
            status = cj_hiding_term(hiding, rest, -1, err);
    }
    if (status == CJ_OK)
        cj_hiding_keep(hiding);
    return status;
}

/* total <= parts: somebody is in several. */
static cj_status relate_most(cj_hiding *hiding, uint32_t total, const member *members, size_t count,
                             cj_error *err)
{
    cj_status status = cj_hiding_begin(hiding, true, err);

    if (status == CJ_OK)
        status = cj_hiding_term(hiding, total, 1, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = cj_hiding_term(hiding, members[i].child, -1, err);
    if (status == CJ_OK)
        cj_hiding_keep(hiding);
    return status;
}

/* Leave out the parts that an earlier publication hid and whose values nobody knows: what they are
 * together is what is left of the total. One alone is learnt so. Returns how many are left. */
static size_t learn_parts(cj_hiding *hiding, uint32_t total, member *members, size_t count)
{
    int64_t rest = hiding->counts[total].value;
    uint32_t hidden = CJ_NO_COUNT;
    size_t unknown = 0;
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        const cj_unknown *part = &hiding->counts[members[i].child];

        if (part->unknown) {
            hidden = members[i].child;
            unknown++;
            continue;
        }
        rest -= part->value;
        members[kept++] = members[i];
    }
    if (unknown == 1 && rest > 0) {
        cj_hiding_learn(hiding, hidden, rest);
        members[kept++].child = hidden;
    }
    return kept;
}

/* The same where numbers are looked for: total = parts, total = parts + rest, or no part is more
 * than the total and that is no more than all of them. A part alone is never the whole. */
static cj_status guess_group(cj_hiding *hiding, uint32_t total, const member *members, size_t count,
                             cj_error *err)
{
    bool most = hiding->guess == CJ_GUESS_MOST;
    cj_status status = CJ_OK;
    uint32_t rest;

    if (most)
        status = relate_most(hiding, total, members, count, err);
    for (size_t i = 0; status == CJ_OK && (most || count == 1) && i < count; i++) {
        status = cj_hiding_begin(hiding, true, err);
        if (status == CJ_OK)
            status = cj_hiding_term(hiding, members[i].child, 1, err);
        if (status == CJ_OK)
            status = cj_hiding_term(hiding, total, -1, err);
        if (status == CJ_OK)
            cj_hiding_keep(hiding);
    }
    if (status != CJ_OK || most || count == 1)
        return status;
    status = cj_hiding_begin(hiding, false, err);
    if (status == CJ_OK)
        status = cj_hiding_term(hiding, total, 1, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        status = cj_hiding_term(hiding, members[i].child, -1, err);
    if (status == CJ_OK && hiding->guess == CJ_GUESS_REST)
        status = cj_hiding_add_rest(&rest, hiding, 0, false, hiding->counts[total].name, err);
    if (status == CJ_OK && hiding->guess == CJ_GUESS_REST)
        status = cj_hiding_term(hiding, rest, -1, err);
    if (status == CJ_OK)
        cj_hiding_keep(hiding);
    return status;
}

static cj_status relate_group(cj_hiding *hiding, uint32_t total, member *members, size_t count,
                              cj_error *err)
{
    int64_t sum = 0;
    cj_status status = CJ_OK;

    if (hiding->guess != CJ_GUESS_NOTHING)
        return guess_group(hiding, total, members, count, err);
    if (hiding->counts[total].unknown)
        return CJ_OK;
    count = learn_parts(hiding, total, members, count);
    if (count == 0)
        return CJ_OK;

    for (size_t i = 0; i < count; i++)
        sum += hiding->counts[members[i].child].value;
    if (sum <= hiding->counts[total].value)
        return relate_sum(hiding, total, members, count, err);
    status = relate_most(hiding, total, members, count, err);
    for (size_t i = 0; status == CJ_OK && i < count; i++)
        if (hiding->counts[members[i].child].value <= hiding->counts[total].value)
            status = relate_sum(hiding, total, &members[i], 1, err);
    return status;
}

static cj_status relate_groups(grouping *in, cj_error *err)
{
    cj_status status = CJ_OK;
    size_t end;

    if (in->member_count > 0)
        qsort(in->members, in->member_count, sizeof *in->members, compare);
    for (size_t at = 0; status == CJ_OK && at < in->member_count; at = end) {
        end = at + 1;
        while (end < in->member_count && in->members[end].group == in->members[at].group)
            end++;
        status = relate_group(in->hiding, in->parents[in->members[at].group], &in->members[at],
                              end - at, err);
    }
    return status;
}

cj_status cj_hiding_relate_labels(cj_hiding *hiding, cj_error *err)
{
    grouping in = {.hiding = hiding};
    size_t count = hiding->count; /* rests are added behind */
    cj_status status = cj_dict_new(&in.keys, CJ_DICT_EXACT, err);

    for (uint32_t i = 0; status == CJ_OK && i < count; i++) {
        if (hiding->counts[i].copy > 0 || hiding->counts[i].rest ||
            hiding->counts[i].fact_count > CJ_FACTS_MAX)
            continue;
        status = add_totals(&in, i, err);
        for (size_t f = 0; status == CJ_OK && f < hiding->counts[i].fact_count; f++)
            if (set_of(hiding, hiding->counts[i].facts[f]) == NULL)
                status = add_to_sets(&in, i, f, err);
    }
    if (status == CJ_OK)
        status = relate_groups(&in, err);
    cj_dict_free(in.keys);
    free(in.parents);
    free(in.members);
    return status;
}

/* What an earlier publication hid has a number that nothing here tells.
 *
 * What a later publication may print depends on it: two hidden quarters are known to be 5 together
 * once their half year is printed. So numbers are looked for that agree with all that was printed
 * before and all that is computed now. They need not be the true ones: a count is protected where
 * tables of whole numbers agree with all that is printed, and the true table is one of many. Which
 * of these counts are small nobody knows, so that each that may have been small must still be able
 * to be so. */
#include "hiding_internal.h"

#include "cj/disclosure.h"

#include <stdlib.h>

/* What a reader of the earlier publications knows of a count; now: and of what is computed. */
static cj_count describe(const cj_hiding *hiding, const cj_unknown *count, bool now)
{
    bool told = count->published == CJ_PUBLISHED_SHOWN || (now && !count->unknown);
    bool hidden = count->published == CJ_PUBLISHED_HIDDEN && !hiding->options.zeros;

    return (cj_count){.name = cj_span_of(count->name),
                      .value = count->value,
                      .shown = {count->value, count->value},
                      .hidden = {hidden ? 1 : 0, CJ_COUNT_MAX},
                      .state = told ? CJ_COUNT_FIXED : CJ_COUNT_HIDDEN};
}

static cj_status attack(cj_attack **out, const cj_hiding *hiding, bool now, cj_error *err)
{
    cj_term *terms = calloc(hiding->term_count + 1, sizeof *terms);
    cj_system *system = NULL;
    cj_status status = terms == NULL ? cj_fail_nomem(err) : cj_system_new(&system, err);

    for (size_t i = 0; status == CJ_OK && i < hiding->count; i++) {
        cj_count cell = describe(hiding, &hiding->counts[i], now);
        uint32_t number;

        status = cj_system_add(&number, system, &cell, err);
    }
    for (size_t i = 0; status == CJ_OK && i < hiding->known_count; i++) {
        const cj_reader_rule *rule = &hiding->known[i];
        cj_tie tie = {rule->at_most ? CJ_TIE_AT_MOST : CJ_TIE_EQUAL, 0};

        for (size_t t = 0; t < rule->count; t++)
            terms[t] = (cj_term){hiding->terms[rule->first + t].count,
                                 hiding->terms[rule->first + t].factor};
        status = cj_system_relate(system, &tie, terms, rule->count, err);
    }
    if (status == CJ_OK)
        status = cj_system_attack(out, system, &(cj_attack_options){.witnesses = now}, err);
    cj_system_free(system);
    free(terms);
    return status;
}

/* Whether it may have been small, for all that was known before this run. */
static void find_demands(cj_hiding *hiding, const cj_attack *before)
{
    size_t count;
    const cj_known *known = cj_attack_known(before, &count);

    for (size_t i = 0; i < count; i++) {
        cj_unknown *of = &hiding->counts[known[i].cell];
        int64_t most = hiding->options.below - 1;

        of->demands =
            of->demands ||
            (of->unknown && !of->rest && of->kind != CJ_COUNTS_WHO && known[i].low.at < most &&
             (known[i].high.kind == CJ_END_NONE || known[i].high.at >= most));
    }
}

/* Take the numbers of a table that fits; those that are tied together come from one table. */
static void take_numbers(cj_hiding *hiding, const cj_attack *now)
{
    size_t count;
    const cj_known *known = cj_attack_known(now, &count);

    for (size_t i = 0; i < count; i++) {
        const int64_t *table = known[i].tables[known[i].tables[0] == NULL];

        if (!hiding->counts[known[i].cell].unknown || table == NULL)
            continue;
        for (size_t t = 0; t < known[i].tied_count; t++) {
            cj_unknown *of = &hiding->counts[known[i].tied[t]];

            if (of->unknown)
                of->value = table[t];
            of->unknown = false;
        }
    }
}

static cj_status relate(cj_hiding *hiding, cj_error *err)
{
    cj_status status = cj_hiding_relate_rows(hiding, err);

    if (status == CJ_OK)
        status = cj_hiding_relate_shared(hiding, err);
    if (status == CJ_OK)
        status = cj_hiding_relate_periods(hiding, err);
    return status == CJ_OK ? cj_hiding_relate_labels(hiding, err) : status;
}

/* *fits: there are such numbers, where relations are as hiding->guess says. */
static cj_status try(bool *fits, cj_hiding *hiding, cj_error *err)
{
    const size_t own = hiding->count;
    cj_error tried = CJ_ERROR_LIKE(err);
    cj_attack *now = NULL;
    cj_attack *before = NULL;
    cj_status status = relate(hiding, err);

    if (status == CJ_OK) {
        status = attack(&now, hiding, true, &tried);
        *fits = status == CJ_OK;
        status = status == CJ_ENOMEM ? cj_fail_nomem(err) : CJ_OK;
    }
    if (status == CJ_OK && *fits)
        status = attack(&before, hiding, false, err);
    if (status == CJ_OK && *fits) {
        find_demands(hiding, before);
        take_numbers(hiding, now);
    }
    cj_attack_free(now);
    cj_attack_free(before);
    hiding->count = own; /* the differences, and what relates them, were for this alone */
    hiding->known_count = hiding->term_count = 0;
    return status;
}

cj_status cj_hiding_find_numbers(cj_hiding *hiding, cj_error *err)
{
    bool unknown = false;
    bool fits = false;
    cj_status status = CJ_OK;

    for (size_t i = 0; i < hiding->count; i++)
        unknown = unknown || hiding->counts[i].unknown;
    for (int guess = CJ_GUESS_WHOLE; status == CJ_OK && unknown && !fits && guess <= CJ_GUESS_MOST;
         guess++) {
        hiding->guess = (cj_guess)guess;
        status = try(&fits, hiding, err);
    }
    hiding->guess = CJ_GUESS_NOTHING;
    return status;
}

/* All tables of a run are added, one decision is made about them. */
#include "hiding_internal.h"

#include <stdlib.h>
#include <string.h>

#define COUNTS_MAX 20000 /* more are not decided about */

cj_status cj_hiding_check(const cj_hiding_options *options, cj_error *err)
{
    const char *alone = options->zeros    ? "suppress-zeros"
                        : options->people ? "suppress-people"
                                          : NULL;

    if (options->below == 0 && alone != NULL)
        return cj_fail(err, CJ_EUSAGE, "%s needs {suppress-below N}: which counts are small",
                       cj_option_said(err, alone).text);
    if (options->round_to != 0 && options->round_to != 3 && options->round_to != 5 &&
        options->round_to != 10)
        return cj_fail(err, CJ_EUSAGE, "{round-to} must be 3, 5 or 10");
    return CJ_OK;
}

cj_status cj_hiding_new(cj_hiding **out, const cj_hiding_options *options, cj_error *err)
{
    cj_hiding *hiding = calloc(1, sizeof *hiding);
    cj_status status;

    *out = NULL;
    if (hiding == NULL)
        return cj_fail_nomem(err);
    hiding->options = *options;
    status = cj_dict_new(&hiding->words, CJ_DICT_EXACT, err);
    if (status == CJ_OK)
        status = cj_dict_new(&hiding->keys, CJ_DICT_EXACT, err);
    if (status != CJ_OK) {
        cj_hiding_free(hiding);
        return status;
    }
    *out = hiding;
    return CJ_OK;
}

void cj_hiding_free(cj_hiding *hiding)
{
    if (hiding == NULL)
        return;
    for (size_t i = 0; i < hiding->table_count; i++) {
        free(hiding->tables[i].places);
        free(hiding->tables[i].whys);
        free(hiding->tables[i].ledger);
        if (hiding->tables[i].published)
            cj_table_free(hiding->tables[i].table);
    }
    free(hiding->tables);
    free(hiding->counts);
    free(hiding->known);
    free(hiding->terms);
    free(hiding->sets);
    free(hiding->numbers);
    free(hiding->shared);
    free(hiding->links);
    free(hiding->warnings);
    cj_dict_free(hiding->words);
    cj_dict_free(hiding->keys);
    cj_arena_clear(&hiding->arena);
    free(hiding);
}

/* {suppress-people} is refused where nobody knows the people behind the rows. */
static cj_status check_people(const cj_hiding *hiding, const cj_table *table, cj_error *err)
{
    for (size_t i = 0; hiding->options.people && i < table->column_count; i++)
        if (table->columns[i].counts.kind == CJ_COUNTS_ROWS &&
            table->columns[i].counts.persons == NULL)
            return cj_fail(err, CJ_EUSAGE,
                           "{suppress-people}: nothing says how many people are behind %s",
                           table->columns[i].key);
    return CJ_OK;
}

static cj_status add_table(cj_hiding *hiding, cj_hidden_table table, cj_error *err)
{
    cj_status status = cj_grow(&hiding->tables, &hiding->capacity[6], hiding->table_count + 1,
                               sizeof *hiding->tables, err);

    if (status == CJ_OK && !table.open)
        status = check_people(hiding, table.table, err);
    if (status != CJ_OK)
        return status;
    hiding->tables[hiding->table_count] = table;
    status = cj_hiding_take(hiding, hiding->table_count++, err);
    return status == CJ_OK
               ? cj_hiding_take_ledger(hiding, &hiding->tables[hiding->table_count - 1], err)
               : status;
}

cj_status cj_hiding_add(cj_hiding *hiding, cj_table *table, const char *name,
                        const cj_period *periods, size_t period_count, cj_error *err)
{
    return add_table(
        hiding,
        (cj_hidden_table){
            .table = table, .name = name, .periods = periods, .period_count = period_count},
        err);
}

cj_status cj_hiding_add_open(cj_hiding *hiding, cj_table *table, const char *name,
                             const cj_period *periods, size_t period_count, cj_error *err)
{
    return add_table(hiding,
                     (cj_hidden_table){.table = table,
                                       .name = name,
                                       .periods = periods,
                                       .period_count = period_count,
                                       .open = true},
                     err);
}

cj_status cj_hiding_take_published(cj_hiding *hiding, cj_table *table, const char *path,
                                   const cj_period *periods, size_t period_count, int64_t rounded,
                                   cj_error *err)
{
    cj_hidden_table *in;
    cj_status status = cj_grow(&hiding->tables, &hiding->capacity[6], hiding->table_count + 1,
                               sizeof *hiding->tables, err);

    if (status != CJ_OK) {
        cj_table_free(table);
        return status;
    }
    in = &hiding->tables[hiding->table_count];
    *in = (cj_hidden_table){.table = table,
                            .name = path,
                            .periods = periods,
                            .period_count = period_count,
                            .open = true,
                            .published = true,
                            .rounded = rounded};
    status = cj_hiding_take(hiding, hiding->table_count++, err);
    return status == CJ_OK ? cj_hiding_take_ledger(hiding, in, err) : status;
}

/* What is open, or was given out, and small cannot be taken back. */
static cj_status judge_known(cj_hiding *hiding, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < hiding->count; i++) {
        cj_unknown *count = &hiding->counts[i];
        cj_text text = CJ_TEXT_INIT;

        if (count->published != CJ_PUBLISHED_SHOWN || !count->demands)
            continue;
        if (hiding->published == 0)
            return cj_fail(err, CJ_EUSAGE,
                           "a measure with \"disclosure\": false would give a small count away: %s",
                           count->name);
        cj_text_format(&text,
                       "disclosure-published: a small count was printed before and cannot be taken "
                       "back: %s",
                       count->name);
        count->demands = false;
        count->why = CJ_WHY_SMALL;
        status = cj_hiding_warn(hiding, &text, err);
        cj_text_clear(&text);
    }
    for (uint32_t i = 0; i < hiding->count; i++) { /* nor by other measures */
        cj_unknown *count = &hiding->counts[i];

        if (count->demands && hiding->counts[cj_hiding_root(hiding, i)].why == CJ_WHY_SMALL)
            count->why = CJ_WHY_SMALL;
    }
    return status;
}

/* What was printed rounded before narrows a small count, too. */
static cj_status judge_ranges(cj_hiding *hiding, cj_error *err)
{
    cj_status status = CJ_OK;

    for (size_t i = 0; status == CJ_OK && i < hiding->count; i++) {
        const cj_unknown *count = &hiding->counts[i];
        cj_text text = CJ_TEXT_INIT;

        if (!count->ranged || !count->demands ||
            (count->range[0] <= 1 && count->range[1] >= hiding->options.below - 1))
            continue;
        cj_text_format(&text,
                       "disclosure-published: a small count was printed rounded before, and a "
                       "reader of both knows more of it than that it is small: %s",
                       count->name);
        status = cj_hiding_warn(hiding, &text, err);
        cj_text_clear(&text);
    }
    return status;
}

cj_status cj_hiding_decide(cj_hiding *hiding, cj_error *err)
{
    cj_status status = CJ_OK;

    if (hiding->options.below == 0 && hiding->options.round_to == 0)
        return CJ_OK;
    if (hiding->count > COUNTS_MAX)
        return cj_fail(err, CJ_EUSAGE,
                       "%zu counts are more than can be protected together (%d): split the report "
                       "or use {round-to}",
                       hiding->count, COUNTS_MAX);
    status = cj_hiding_find_shared(hiding, err);
    if (status == CJ_OK)
        status = cj_hiding_find_numbers(hiding, err);
    if (status == CJ_OK)
        status = cj_hiding_relate_rows(hiding, err);
    if (status == CJ_OK)
        status = cj_hiding_relate_shared(hiding, err);
    if (status == CJ_OK)
        status = cj_hiding_relate_ledger(hiding, err);
    if (status == CJ_OK)
        status = cj_hiding_relate_periods(hiding, err);
    if (status == CJ_OK)
        status = cj_hiding_relate_labels(hiding, err);
    if (status == CJ_OK)
        status = judge_known(hiding, err);
    if (status == CJ_OK)
        status = judge_ranges(hiding, err);
    return status == CJ_OK ? cj_hiding_solve(hiding, err) : status;
}

bool cj_hiding_hides(const cj_hiding *hiding, const cj_table *table, size_t row, size_t column)
{
    for (size_t i = 0; i < hiding->table_count; i++) {
        const cj_hidden_table *in = &hiding->tables[i];
        uint32_t number = in->places[row * in->width + column];

        if (in->table == table)
            return number != CJ_NO_COUNT && hiding->counts[number].why != CJ_WHY_SHOWN;
    }
    return false;
}

bool cj_hiding_find_sum(cj_hiding_sum *out, const cj_hiding *hiding, const char *name)
{
    for (size_t i = 0; i < hiding->table_count; i++)
        if (strcmp(hiding->tables[i].name, name) == 0) {
            *out = (cj_hiding_sum){name, hiding->tables[i].figures, hiding->tables[i].hidden};
            return true;
        }
    return false;
}

const cj_hiding_options *cj_hiding_options_of(const cj_hiding *hiding)
{
    return &hiding->options;
}

void cj_hiding_counts(size_t *small, size_t *others, const cj_hiding *hiding)
{
    *small = hiding->small;
    *others = hiding->others;
}

size_t cj_hiding_published_count(const cj_hiding *hiding)
{
    return hiding->published;
}

size_t cj_hiding_warning_count(const cj_hiding *hiding)
{
    return hiding->warning_count;
}

const char *cj_hiding_warning(const cj_hiding *hiding, size_t number)
{
    return hiding->warnings[number];
}

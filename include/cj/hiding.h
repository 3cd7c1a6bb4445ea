/* cj/hiding.h - small numbers of tables are hidden, and what would give them away.
 *
 * All tables of a run are added, then one decision is made about all of them, before anything is
 * written:
 *
 *     cj_hiding_new(&hiding, &options, err);
 *     cj_hiding_add(hiding, table, "outcomes", periods, period_count, err);   each table
 *     cj_hiding_decide(hiding, err);
 *     cj_hiding_mark(hiding, err);          cells become [c]; sentences and notes follow
 *
 * Counts with the same labels are one count, wherever they are printed.  What a reader of the
 * tables knows (sums, parts, differences of what contains each other by its labels) comes from the
 * columns (cj_column_counts), the relations of a table, its labels, periods and conditions; what
 * has to be hidden besides is found by cj/disclosure.h.
 *
 * A relation is put in only where the true numbers fulfil it.  One too many makes the reader know
 * more than they do: more is hidden, nothing is given away.
 */
#ifndef CJ_HIDING_H
#define CJ_HIDING_H

#include "cj/table.h"

typedef struct {
    int64_t below;    /* N: counts of 1 to N-1 are small, 2 to 100; 0: none is */
    bool zeros;       /* zeros are, too */
    bool people;      /* counts of events are, too, where few persons are behind them */
    int64_t base;     /* figures on a base of 1 to base-1 are hidden; 0: none is */
    int64_t round_to; /* 3, 5 or 10: counts are printed as multiples of it; 0: as they are */
} cj_hiding_options;

/* CJ_EUSAGE for options out of range, or that need others. */
cj_status cj_hiding_check(const cj_hiding_options *options, cj_error *err);

/* Whether they ask for anything. */
static inline bool cj_hiding_is_wanted(const cj_hiding_options *options)
{
    return options->below > 0 || options->round_to > 0 || options->base > 0;
}

typedef struct cj_hiding cj_hiding;

cj_status cj_hiding_new(cj_hiding **out, const cj_hiding_options *options, cj_error *err);
void cj_hiding_free(cj_hiding *hiding);

/* Add a table as its measure made it, which must outlive *hiding.  name is what lists call it;
 * periods are those of its column `period`. */
cj_status cj_hiding_add(cj_hiding *hiding, cj_table *table, const char *name,
                        const cj_period *periods, size_t period_count, cj_error *err);

/* The same for a table of which nothing is hidden: its counts are known.  cj_hiding_decide() fails
 * where they would give a small count of another table away. */
cj_status cj_hiding_add_open(cj_hiding *hiding, cj_table *table, const char *name,
                             const cj_period *periods, size_t period_count, cj_error *err);

/* Add what was given out before: the json of a table or a report.  CJ_EUSAGE if it is neither. */
cj_status cj_hiding_add_published(cj_hiding *hiding, const char *path, cj_error *err);

/* Find out what is hidden.  CJ_EUSAGE where small counts cannot be protected. */
cj_status cj_hiding_decide(cj_hiding *hiding, cj_error *err);

/* Whether a cell of an added table has a count that is not shown; and a count as it is printed
 * where it is: rounded, where that is asked for. */
bool cj_hiding_hides(const cj_hiding *hiding, const cj_table *table, size_t row, size_t column);
int64_t cj_hiding_round(const cj_hiding *hiding, int64_t count);

/* Let the tables print it: cells, sentences, notes. */
cj_status cj_hiding_mark(cj_hiding *hiding, cj_error *err);

/* What was done to a table. */
typedef struct {
    const char *name;
    size_t figures; /* how many it has ... */
    size_t hidden;  /* ... and how many of them are not shown */
} cj_hiding_sum;

/* The table of that name; false: there is none. */
bool cj_hiding_find_sum(cj_hiding_sum *out, const cj_hiding *hiding, const char *name);
const cj_hiding_options *cj_hiding_options_of(const cj_hiding *hiding);

/* How many small counts were checked, and how many others are hidden for them. */
void cj_hiding_counts(size_t *small, size_t *others, const cj_hiding *hiding);

/* How many publications were taken into account, and what is to be warned of: a line each. */
size_t cj_hiding_published_count(const cj_hiding *hiding);
size_t cj_hiding_warning_count(const cj_hiding *hiding);
const char *cj_hiding_warning(const cj_hiding *hiding, size_t number);

/* Append the operator's list as csv: table, a column for each label of any table, column, why. */
cj_status cj_hiding_append_list(cj_text *csv, const cj_hiding *hiding, cj_error *err);

/* Append the rule in words: "[c]: not shown, to protect people: counts of 1 to 4, ..." */
void cj_hiding_append_rule(cj_text *out, const cj_hiding_options *options);

#endif

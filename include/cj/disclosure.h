/* cj/disclosure.h - what a reader of printed counts can work out, and what must be hidden so that
 * they cannot.
 *
 * A system holds counts (cells) and what is known of them: sums, inequalities and printed shares.
 * Each cell has two ranges: what its reader knows where it is shown (the number itself, or what
 * rounds to the printed one) and where it is hidden.
 *
 *     cj_system_attack()    the least and the greatest whole number that each hidden cell can be
 *     cj_system_protect()   hides more cells until every small count can be any small number
 *
 * Counts of a measure become cells so:
 *
 *     cj_system *system;
 *     uint32_t improved, maintained, compared;
 *
 *     cj_system_new(&system, err);
 *     cj_system_add(&maintained, system, &(cj_count){.name = CJ_SPAN("maintained(ETE, Female)"),
 *                   .value = 9, .shown = {9, 9}, .hidden = {1, CJ_COUNT_MAX}, .cost = 1}, err);
 *     ...   one cell for equal counts, wherever they are printed
 *     cj_system_relate(system, &(cj_tie){CJ_TIE_EQUAL, 0}, terms, 4, err);
 *     cj_system_protect(&protection, system, &(cj_protect_options){.below = 5}, err);
 *     if (cj_system_cell(system, maintained)->state == CJ_COUNT_HIDDEN) ...  print [c]
 *
 * - A count that is 0 is a cell with hidden = {0, 0} and state CJ_COUNT_FIXED: zeros are shown.
 * With zeros suppressed it is a small cell with hidden = {0, CJ_COUNT_MAX}.
 * - A count of 1..N-1 has demand = CJ_DEMAND_SMALL and state CJ_COUNT_HIDDEN, printed or not; a
 *   difference that nobody prints is a cell of its own with its equation.
 * - A count that nobody prints and that is not small is CJ_COUNT_HIDDEN without a demand: so is one
 * that an earlier publication hid. What an earlier one printed is CJ_COUNT_FIXED.
 * - All others are CJ_COUNT_SHOWN; cost says how dear hiding one is: the sum of costs is made
 * small. Of equal sums cells added first are hidden first, so add cells in an order that does not
 * depend on rows.
 * - A count that is printed rounded to a base has shown = {least, most that round so}.
 *
 * All verdicts come from whole numbers and fractions. What a solver claims is checked by adding up:
 * a wrong solver can hide too much or fail, but not leak.
 */
#ifndef CJ_DISCLOSURE_H
#define CJ_DISCLOSURE_H

#include "cj/text.h"

/* No greatest number is known. */
#define CJ_COUNT_MAX (INT64_C(1) << 52)

/* From low to high, both included. */
typedef struct {
    int64_t low;
    int64_t high;
} cj_counts;

typedef enum {
    CJ_COUNT_SHOWN,  /* printed, and may be hidden */
    CJ_COUNT_HIDDEN, /* not printed */
    CJ_COUNT_FIXED   /* printed, and cannot be hidden any more */
} cj_count_state;

typedef enum {
    CJ_DEMAND_NONE,
    CJ_DEMAND_SMALL, /* it must be able to be every small number */
    CJ_DEMAND_TWO    /* it must be able to be two numbers: counts that are rounded */
} cj_demand;

typedef struct {
    cj_span name;  /* what messages call it; copied */
    int64_t value; /* the true one; an attack does not look at it */
    cj_counts shown;
    cj_counts hidden;
    cj_count_state state;
    cj_demand demand;
    uint32_t cost; /* 0 counts as 1 */
} cj_count;

/* A cell times a whole number. */
typedef struct {
    uint32_t cell;
    int64_t factor;
} cj_term;

typedef struct cj_system cj_system;

cj_status cj_system_new(cj_system **out, cj_error *err);
void cj_system_free(cj_system *system);

/* Add a cell; *index is its number, from 0. CJ_EUSAGE for a range that is empty or beyond
 * +-CJ_COUNT_MAX. */
cj_status cj_system_add(uint32_t *index, cj_system *system, const cj_count *cell, cj_error *err);

size_t cj_system_count(const cj_system *system);
const cj_count *cj_system_cell(const cj_system *system, uint32_t index);

/* Hide, show or fix a cell. */
void cj_system_set_state(cj_system *system, uint32_t index, cj_count_state state);

typedef enum {
    CJ_TIE_EQUAL,  /* the sum of the terms is the constant */
    CJ_TIE_AT_MOST /* ... is at most the constant */
} cj_tie_kind;

typedef struct {
    cj_tie_kind kind;
    int64_t constant;
} cj_tie;

/* Add a relation between cells; terms of the same cell are added up, and a relation that is there
 * already is not added again. Factors must be below 2^40. */
cj_status cj_system_relate(cj_system *system, const cj_tie *relation, const cj_term *terms,
                           size_t count, cj_error *err);

/* total = the sum of `count` parts. */
cj_status cj_system_relate_total(cj_system *system, uint32_t total, const uint32_t *parts,
                                 size_t count, cj_error *err);

/* The share part / (sum of bases) * scale was printed as `units` of its last of `places` decimals,
 * rounded half up: (2 units - 1) base <= 2 scale 10^places part < (2 units + 1) base. */
typedef struct {
    uint32_t part;
    const uint32_t *bases;
    size_t base_count;
    int64_t scale; /* 1 or 100 */
    int places;    /* 0 to 6 */
    int64_t units;
} cj_share;

cj_status cj_system_relate_share(cj_system *system, const cj_share *share, cj_error *err);

/* ---- attack --------------------------------------------------------------------------- */

/* How well an end of a range is known. */
typedef enum {
    CJ_END_EXACT, /* a table has this number, and none goes beyond it */
    CJ_END_OUTER, /* none goes beyond it; whether one has it was not found out within the limits */
    CJ_END_NONE   /* there is no end: any number however large fits */
} cj_end_kind;

typedef struct {
    int64_t at;
    cj_end_kind kind;
} cj_end;

/* What is known of a hidden cell. */
typedef struct {
    uint32_t cell;
    cj_end low;
    cj_end high;
    cj_span how;          /* "244 - 139 - 98 = 7"; empty where nothing is worked out */
    const uint32_t *tied; /* the unknown cells that are tied to it by relations, itself included */
    size_t tied_count;
    const int64_t *tables[2]; /* with witnesses: numbers of the tied cells that fit, with the low
                               * end and with the high one; NULL where there is none */
} cj_known;

typedef struct {
    int64_t below;  /* `how` is given also for counts known to be below this; 0: none */
    bool witnesses; /* keep the tables */
    uint64_t steps; /* most steps of all searches; 0: what some seconds allow */
} cj_attack_options;

typedef struct cj_attack cj_attack;

/* What a reader can work out of each hidden cell. CJ_EUSAGE where no whole numbers fit: the printed
 * numbers contradict each other. */
cj_status cj_system_attack(cj_attack **out, const cj_system *system,
                           const cj_attack_options *options, cj_error *err);
void cj_attack_free(cj_attack *attack);

/* The cells whose number is not printed, in the order in which they were added. */
const cj_known *cj_attack_known(const cj_attack *attack, size_t *count);

/* ---- protect --------------------------------------------------------------------------- */

typedef struct {
    int64_t below; /* N: small counts are 1..N-1 */
    bool zeros;    /* zeros are small, too: 0..N must fit */
} cj_protect_options;

/* A small count that cannot be protected, whatever is hidden: what is fixed gives it away. */
typedef struct {
    uint32_t cell;
    cj_end low; /* what is known of it all the same */
    cj_end high;
    cj_span how;
} cj_unprotected;

typedef struct cj_protection cj_protection;

/* Hide cells of `system` that are shown until a whole-number table was found and checked for each
 * end of each demand: 1 (or what the shown zeros leave as the least, where that is more) and N-1,
 * two numbers at least; with zeros 0 and N. Cells that no table needs stay shown. The values must
 * fit the relations (else CJ_EDEFECT). CJ_EUSAGE when that is not done within the limits. */
cj_status cj_system_protect(cj_protection **out, cj_system *system,
                            const cj_protect_options *options, cj_error *err);
void cj_protection_free(cj_protection *protection);

/* How many small counts were checked, and those that cannot be protected. */
size_t cj_protection_checked(const cj_protection *protection);
const cj_unprotected *cj_protection_lost(const cj_protection *protection, size_t *count);

#endif

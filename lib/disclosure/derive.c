/* The shortest sum that gives a hidden number, or an end of what it can be.
 *
 * A sum is found as numbers by which relations are multiplied so that all unknown cells but one
 * cancel out. Where they do not, what is known of them by themselves (at least 1) takes their
 * place. The relations around the cell are taken first, more if these do not do. */
#include "disclosure/derive.h"
#include "disclosure/simplex.h"

#include <stdlib.h>
#include <string.h>

#define NEAR_FIRST 24
#define NEAR_MOST 400
#define TABLEAU_MOST 2000000
/* How much more a better end counts than a shorter sum. */
#define END_WEIGHT 4096

struct cj_derive {
    const cj_system *system;
    const cj_reach *reach;
    uint32_t *near; /* relations around a cell */
    size_t near_count;
    uint32_t *cells; /* unknown cells in them */
    size_t cell_count;
    uint32_t *local; /* of each cell of the system: its place in `cells`, or UINT32_MAX */
    bool *taken;     /* of each relation: it is in `near` */
};

cj_status cj_derive_new(cj_derive **out, const cj_system *system, const cj_reach *reach,
                        cj_error *err)
{
    cj_derive *derive = calloc(1, sizeof(*derive));

    *out = derive;
    if (derive == NULL)
        return cj_fail_nomem(err);
    derive->system = system;
    derive->reach = reach;
    derive->near = malloc((system->relation_count + 1) * sizeof(uint32_t));
    derive->cells = malloc((system->cell_count + 1) * sizeof(uint32_t));
    derive->local = malloc((system->cell_count + 1) * sizeof(uint32_t));
    derive->taken = calloc(system->relation_count + 1, sizeof(bool));
    if (derive->near == NULL || derive->cells == NULL || derive->local == NULL ||
        derive->taken == NULL)
        return cj_fail_nomem(err);
    for (size_t c = 0; c < system->cell_count; c++)
        derive->local[c] = UINT32_MAX;
    return CJ_OK;
}

void cj_derive_free(cj_derive *derive)
{
    if (derive == NULL)
        return;
    free(derive->near);
    free(derive->cells);
    free(derive->local);
    free(derive->taken);
    free(derive);
}

/* ---- what is around a cell ------------------------------------------------------------- */

static void forget_near(cj_derive *derive)
{
    for (size_t i = 0; i < derive->cell_count; i++)
        derive->local[derive->cells[i]] = UINT32_MAX;
    for (size_t i = 0; i < derive->near_count; i++)
        derive->taken[derive->near[i]] = false;
    derive->cell_count = 0;
    derive->near_count = 0;
}

static void add_cell(cj_derive *derive, uint32_t cell)
{
    if (cj_count_is_known(&derive->system->cells[cell]) || derive->local[cell] != UINT32_MAX)
        return;
    derive->local[cell] = (uint32_t)derive->cell_count;
    derive->cells[derive->cell_count++] = cell;
}

/* Gather up to `most` relations around a cell, the nearest first; false: all were there already. */
static bool gather_near(cj_derive *derive, uint32_t cell, size_t most)
{
    const cj_reach *reach = derive->reach;
    size_t before = derive->near_count;

    forget_near(derive);
    add_cell(derive, cell);
    for (size_t i = 0; i < derive->cell_count && derive->near_count < most; i++)
        for (size_t k = reach->first[derive->cells[i]]; k < reach->first[derive->cells[i] + 1];
             k++) {
            uint32_t r = reach->relations[k];
            const cj_system_relation *relation = &derive->system->relations[r];

            if (derive->taken[r] || derive->near_count == most)
                continue;
            derive->taken[r] = true;
            derive->near[derive->near_count++] = r;
            for (size_t t = 0; t < relation->count; t++)
                add_cell(derive, derive->system->terms[relation->first + t].cell);
        }
    return derive->near_count > before;
}

/* ---- the best multipliers --------------------------------------------------------------- */

/* A sum that is looked for. */
typedef struct {
    cj_derive *derive;
    uint32_t cell;
    int sense;   /* 1: the cell is at least; -1: at most */
    bool bounds; /* what is known of cells by themselves may be used, and inequalities */
    cj_simplex simplex;
    size_t *column; /* of each relation near: its first column; equations have two */
    size_t bound;   /* the first column of cells: a low and a high one for each */
    int64_t *cost;
} quest;

/* What is known of a relation: its constant less what its printed cells make, and how many there
 * are. */
static bool read_right(int64_t *right, int64_t *length, const cj_derive *derive, uint32_t r)
{
    const cj_system_relation *relation = &derive->system->relations[r];
    bool fits = true;

    *right = relation->constant;
    *length = 1 + (relation->constant != 0);
    for (size_t t = 0; t < relation->count; t++) {
        const cj_term *term = &derive->system->terms[relation->first + t];
        int64_t part;
        int64_t number;

        if (derive->local[term->cell] != UINT32_MAX)
            continue;
        number = cj_count_range(&derive->system->cells[term->cell]).low;
        fits = fits && !__builtin_mul_overflow(term->factor, number, &part) &&
               !__builtin_sub_overflow(*right, part, right);
        *length += number != 0;
    }
    return fits;
}

/* A column for a relation, times `times`. */
static bool write_relation(quest *sought, size_t i, size_t column, int times)
{
    const cj_derive *derive = sought->derive;
    const cj_system_relation *relation = &derive->system->relations[derive->near[i]];
    int64_t right;
    int64_t length;
    bool fits = read_right(&right, &length, derive, derive->near[i]);

    for (size_t t = 0; t < relation->count; t++) {
        const cj_term *term = &derive->system->terms[relation->first + t];
        uint32_t at = derive->local[term->cell];

        if (at != UINT32_MAX)
            cj_simplex_row(&sought->simplex, at)[column] = times * term->factor;
    }
    sought->cost[column] = length;
    if (sought->bounds)
        fits = fits &&
               !__builtin_mul_overflow(right, -sought->sense * times * END_WEIGHT, &right) &&
               !__builtin_add_overflow(length, right, &sought->cost[column]);
    return fits;
}

/* Columns for what is known of a cell by itself: x >= low, x <= high. */
static void write_bounds(quest *sought, size_t i)
{
    const cj_derive *derive = sought->derive;
    cj_counts range = cj_count_range(&derive->system->cells[derive->cells[i]]);
    size_t column = sought->bound + 2 * i;
    int64_t *row = cj_simplex_row(&sought->simplex, i);
    bool high = range.high < CJ_COUNT_MAX;
    int64_t low_number = range.low;
    int64_t high_number = high ? range.high : 0;

    /* The sum is cell = ... + rest, where the rest of a column is what it leaves: sense says which
     * bound. */
    row[column] = 1;
    row[column + 1] = -1;
    sought->cost[column] = 1 + (sought->sense > 0 ? -low_number : high_number) * END_WEIGHT;
    sought->cost[column + 1] = 1 + (sought->sense > 0 ? high_number : -low_number) * END_WEIGHT;
    if (!high) /* what has no end is of no use */
        sought->simplex.upper[sought->sense > 0 ? column + 1 : column] = 0;
}

static bool write_quest(quest *sought)
{
    cj_derive *derive = sought->derive;
    bool fits = true;

    for (size_t i = 0; i < derive->near_count; i++) {
        bool equal = derive->system->relations[derive->near[i]].kind == CJ_TIE_EQUAL;
        size_t column = sought->column[i];

        /* An inequality says at most: with sense 1 it is turned round. */
        if (equal || sought->bounds)
            fits = write_relation(sought, i, column, equal || sought->sense < 0 ? 1 : -1) && fits;
        if (equal)
            fits = write_relation(sought, i, column + 1, -1) && fits;
    }
    for (size_t i = 0; sought->bounds && i < derive->cell_count; i++)
        write_bounds(sought, i);
    cj_simplex_row(&sought->simplex, derive->local[sought->cell])[sought->simplex.columns] = 1;
    return fits;
}

/* Find multipliers; *found says whether there are any. */
static cj_status seek(bool *found, quest *sought, uint64_t *steps, cj_error *err)
{
    cj_derive *derive = sought->derive;
    size_t columns = 0;
    uint64_t share = *steps / 64;
    cj_solve solve = CJ_SOLVE_GAVE_UP;
    cj_status status;

    *found = false;
    sought->column = malloc((derive->near_count + 1) * sizeof(size_t));
    if (sought->column == NULL)
        return cj_fail_nomem(err);
    for (size_t i = 0; i < derive->near_count; i++) {
        sought->column[i] = columns;
        columns += derive->system->relations[derive->near[i]].kind == CJ_TIE_EQUAL ? 2 : 1;
    }
    sought->bound = columns;
    columns += sought->bounds ? 2 * derive->cell_count : 0;
    if (derive->cell_count * columns > TABLEAU_MOST)
        return CJ_OK;
    sought->cost = calloc(columns + 1, sizeof(int64_t));
    if (sought->cost == NULL)
        return cj_fail_nomem(err);
    *steps -= share;
    status = cj_simplex_make(&sought->simplex, derive->cell_count, columns, &share, err);
    if (status == CJ_OK && write_quest(sought))
        solve = cj_simplex_begin(&sought->simplex);
    if (status == CJ_OK && solve == CJ_SOLVE_DONE)
        solve = cj_simplex_least(&sought->simplex, sought->cost);
    *steps += share;
    *found = solve == CJ_SOLVE_DONE;
    return status;
}

static void clear_quest(quest *sought)
{
    cj_simplex_clear(&sought->simplex);
    free(sought->column);
    free(sought->cost);
    sought->column = NULL;
    sought->cost = NULL;
}

/* ---- the sum --------------------------------------------------------------------------------- */

#define NOBODY UINT32_MAX

/* Terms of a sum, and the cells that they belong to. */
typedef struct {
    cj_summand *terms;
    uint32_t *owners;
    size_t count;
    size_t term_room;
    size_t owner_room;
    bool fits; /* all within 64 bits */
} sum;

static bool add_fraction(cj_summand *to, int64_t top, int64_t bottom)
{
    int64_t left;
    int64_t right;

    if (to->bottom == bottom)
        return !__builtin_add_overflow(to->top, top, &to->top);
    return !__builtin_mul_overflow(to->top, bottom, &left) &&
           !__builtin_mul_overflow(top, to->bottom, &right) &&
           !__builtin_add_overflow(left, right, &to->top) &&
           !__builtin_mul_overflow(to->bottom, bottom, &to->bottom);
}

/* Add `number` times top / bottom; what belongs to a printed cell joins what that has. */
static cj_status add_summand(sum *all, uint32_t owner, cj_summand one, cj_error *err)
{
    cj_status status;

    for (size_t i = 0; owner != NOBODY && i < all->count; i++)
        if (all->owners[i] == owner) {
            all->fits = add_fraction(&all->terms[i], one.top, one.bottom) && all->fits;
            return CJ_OK;
        }
    status = cj_grow(&all->terms, &all->term_room, all->count + 1, sizeof(cj_summand), err);
    if (status == CJ_OK)
        status = cj_grow(&all->owners, &all->owner_room, all->count + 1, sizeof(uint32_t), err);
    if (status == CJ_OK) {
        all->terms[all->count] = one;
        all->owners[all->count++] = owner;
    }
    return status;
}

/* Add what a relation, times top / bottom, says of its unknown cells. */
static cj_status add_relation(sum *all, const cj_derive *derive, uint32_t r, int64_t top,
                              int64_t bottom, cj_error *err)
{
    const cj_system_relation *relation = &derive->system->relations[r];
    cj_status status = add_summand(all, NOBODY, (cj_summand){relation->constant, top, bottom}, err);

    for (size_t t = 0; status == CJ_OK && t < relation->count; t++) {
        const cj_term *term = &derive->system->terms[relation->first + t];
        cj_summand one = {cj_count_range(&derive->system->cells[term->cell]).low, 0, bottom};

        if (derive->local[term->cell] != UINT32_MAX)
            continue;
        all->fits = !__builtin_mul_overflow(-term->factor, top, &one.top) && all->fits;
        status = add_summand(all, term->cell, one, err);
    }
    return status;
}

/* Add what is known of cells by themselves. */
static cj_status add_bounds(sum *all, const quest *sought, cj_error *err)
{
    const cj_derive *derive = sought->derive;
    cj_status status = CJ_OK;

    for (size_t i = 0; sought->bounds && status == CJ_OK && i < derive->cell_count; i++) {
        cj_counts range = cj_count_range(&derive->system->cells[derive->cells[i]]);

        for (int side = 0; status == CJ_OK && side < 2; side++) {
            bool low = (side == 0) == (sought->sense > 0);
            cj_summand one = {low ? range.low : range.high, 0, 1};

            all->fits = cj_simplex_value(&sought->simplex, sought->bound + 2 * i + (size_t)side,
                                         &one.top, &one.bottom) &&
                        all->fits;
            one.top = side == 0 ? one.top : -one.top;
            if (one.top != 0)
                status = add_summand(all, NOBODY, one, err);
        }
    }
    return status;
}

static cj_status collect_sum(sum *all, const quest *sought, cj_error *err)
{
    const cj_derive *derive = sought->derive;
    cj_status status = CJ_OK;

    all->fits = true;
    for (size_t i = 0; status == CJ_OK && i < derive->near_count; i++) {
        bool equal = derive->system->relations[derive->near[i]].kind == CJ_TIE_EQUAL;

        for (int side = 0; status == CJ_OK && side < (equal ? 2 : 1); side++) {
            int64_t top;
            int64_t bottom;
            bool minus = equal ? side == 1 : sought->sense > 0;

            all->fits = cj_simplex_value(&sought->simplex, sought->column[i] + (size_t)side, &top,
                                         &bottom) &&
                        all->fits;
            if (top != 0)
                status =
                    add_relation(all, derive, derive->near[i], minus ? -top : top, bottom, err);
        }
    }
    return status == CJ_OK ? add_bounds(all, sought, err) : status;
}

/* ---- in words ------------------------------------------------------------------------------ */

/* Append the shortest sum that gives `result` as an end of a cell; *said: there is one. */
static cj_status say_sum(cj_text *words, bool *said, cj_derive *derive, uint32_t cell, int sense,
                         bool bounds, int64_t result, uint64_t *steps, cj_error *err)
{
    cj_status status = CJ_OK;

    *said = false;
    for (size_t most = NEAR_FIRST; status == CJ_OK && !*said && most <= NEAR_MOST; most *= 4) {
        quest sought = {.derive = derive, .cell = cell, .sense = sense, .bounds = bounds};
        sum all = {0};
        bool found = false;

        if (!gather_near(derive, cell, most))
            break;
        status = seek(&found, &sought, steps, err);
        if (status == CJ_OK && found)
            status = collect_sum(&all, &sought, err);
        if (status == CJ_OK && found && all.fits)
            *said = cj_sum_say(words, all.terms, all.count, result, sense);
        free(all.terms);
        free(all.owners);
        clear_quest(&sought);
    }
    forget_near(derive);
    return status;
}

/* Append how one end is worked out. */
static cj_status say_end(cj_text *words, cj_derive *derive, const cj_known *known, int sense,
                         uint64_t *steps, cj_error *err)
{
    bool said;
    int64_t at = sense > 0 ? known->low.at : known->high.at;
    cj_status status = say_sum(words, &said, derive, known->cell, sense, true, at, steps, err);

    if (status == CJ_OK && !said)
        cj_text_format(words, "no %s number fits", sense > 0 ? "smaller" : "larger");
    return status;
}

cj_status cj_derive_say(cj_text *words, cj_derive *derive, const cj_known *known, uint64_t *steps,
                        cj_error *err)
{
    cj_counts range = cj_count_range(&derive->system->cells[known->cell]);
    bool low = known->low.at > range.low;
    bool high = known->high.at < range.high;
    bool said = false;
    cj_status status = CJ_OK;

    if (known->low.at == known->high.at)
        status = say_sum(words, &said, derive, known->cell, -1, false, known->low.at, steps, err);
    if (status != CJ_OK || said)
        return status;
    if (low && high)
        cj_text_format(words, "at least %lld: ", (long long)known->low.at);
    if (low)
        status = say_end(words, derive, known, 1, steps, err);
    if (status == CJ_OK && low && high)
        cj_text_format(words, "; at most %lld: ", (long long)known->high.at);
    if (status == CJ_OK && high)
        status = say_end(words, derive, known, -1, steps, err);
    return status;
}

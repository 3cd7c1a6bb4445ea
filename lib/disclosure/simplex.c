/* Pivots of a tableau of whole numbers. */
#include "disclosure/simplex.h"

#include <stdlib.h>
#include <string.h>

#define NOWHERE SIZE_MAX
/* After so many pivots that changed nothing the first column in order enters (Bland), which cannot
 * go round. */
#define STILL_MOST 60

__extension__ typedef __int128 wide;

static void use_steps(cj_simplex *simplex, uint64_t count)
{
    if (*simplex->steps <= count)
        simplex->gave_up = true;
    else
        *simplex->steps -= count;
}

cj_status cj_simplex_make(cj_simplex *simplex, size_t rows, size_t columns, uint64_t *steps,
                          cj_error *err)
{
    size_t width = columns + 1;

    *simplex = (cj_simplex){.rows = rows, .columns = columns, .steps = steps};
    if (width > SIZE_MAX / sizeof(int64_t) / (rows + 1))
        return cj_fail_nomem(err);
    simplex->entry = calloc((rows + 1) * width, sizeof(int64_t));
    simplex->den = malloc((rows + 1) * sizeof(int64_t));
    simplex->basis = malloc((rows + 1) * sizeof(size_t));
    simplex->place = malloc(width * sizeof(size_t));
    simplex->upper = malloc(width * sizeof(int64_t));
    simplex->flipped = calloc(width, sizeof(bool));
    simplex->busy = malloc(width * sizeof(size_t));
    if (simplex->entry == NULL || simplex->den == NULL || simplex->basis == NULL ||
        simplex->place == NULL || simplex->upper == NULL || simplex->flipped == NULL ||
        simplex->busy == NULL) {
        cj_simplex_clear(simplex);
        return cj_fail_nomem(err);
    }
    for (size_t i = 0; i <= rows; i++) {
        simplex->den[i] = 1;
        simplex->basis[i] = NOWHERE;
    }
    for (size_t j = 0; j < width; j++) {
        simplex->place[j] = NOWHERE;
        simplex->upper[j] = CJ_NO_UPPER;
    }
    use_steps(simplex, (rows + 1) * width / 8); /* to make, to fill and to look through it */
    return CJ_OK;
}

void cj_simplex_clear(cj_simplex *simplex)
{
    free(simplex->entry);
    free(simplex->den);
    free(simplex->basis);
    free(simplex->place);
    free(simplex->upper);
    free(simplex->flipped);
    free(simplex->busy);
    *simplex = (cj_simplex){0};
}

/* ---- rows ------------------------------------------------------------------------------ */

static int64_t common(int64_t a, int64_t b)
{
    uint64_t x = (uint64_t)(a < 0 ? -a : a);
    uint64_t y = (uint64_t)(b < 0 ? -b : b);

    while (y != 0) {
        uint64_t rest = x % y;

        x = y;
        y = rest;
    }
    return (int64_t)x;
}

/* Divide a row by what its numbers have in common. */
static void shorten(cj_simplex *simplex, size_t i)
{
    int64_t *row = cj_simplex_row(simplex, i);
    int64_t divisor = simplex->den[i];

    for (size_t j = 0; divisor != 1 && j <= simplex->columns; j++)
        if (row[j] != 0)
            divisor = common(divisor, row[j]);
    if (divisor == 1)
        return;
    simplex->den[i] /= divisor;
    for (size_t j = 0; j <= simplex->columns; j++)
        row[j] /= divisor;
}

/* target = target * p - source * k, whose `count` numbers that are not 0 stand in `busy`. */
static bool subtract(const cj_simplex *simplex, int64_t *target, int64_t p, const int64_t *source,
                     int64_t k, size_t count)
{
    bool over = false;

    if (p != 1)
        for (size_t j = 0; j <= simplex->columns; j++)
            over |= target[j] != 0 && __builtin_mul_overflow(target[j], p, &target[j]);
    for (size_t n = 0; n < count; n++) {
        size_t j = simplex->busy[n];
        int64_t part;

        over |= __builtin_mul_overflow(source[j], k, &part) ||
                __builtin_sub_overflow(target[j], part, &target[j]);
    }
    return !over;
}

/* Take row r, in which a column with the entry p is to be basic, out of row i, where its
 * entry is k. */
static void eliminate(cj_simplex *simplex, size_t i, size_t r, int64_t p, size_t count)
{
    int64_t *row = cj_simplex_row(simplex, i);
    int64_t k = row[simplex->basis[r]];
    int64_t shared = common(p, k);

    p /= shared;
    k /= shared;
    if (!subtract(simplex, row, p, cj_simplex_row(simplex, r), k, count) ||
        __builtin_mul_overflow(simplex->den[i], p, &simplex->den[i]))
        simplex->gave_up = true;
    else if (p != 1)
        shorten(simplex, i);
}

/* Make column c basic in row r, where its entry is above 0. */
static void pivot(cj_simplex *simplex, size_t r, size_t c)
{
    const int64_t *row = cj_simplex_row(simplex, r);
    size_t width = simplex->columns + 1;
    size_t count = 0;
    uint64_t touched = width + simplex->rows;

    if (simplex->basis[r] != NOWHERE)
        simplex->place[simplex->basis[r]] = NOWHERE;
    simplex->basis[r] = c;
    simplex->place[c] = r;
    simplex->den[r] = row[c];
    shorten(simplex, r);
    for (size_t j = 0; j < width; j++)
        if (row[j] != 0)
            simplex->busy[count++] = j;
    for (size_t i = 0; i <= simplex->rows && !simplex->gave_up; i++)
        if (i != r && cj_simplex_row(simplex, i)[c] != 0) {
            eliminate(simplex, i, r, row[c], count);
            touched += count;
        }
    use_steps(simplex, touched);
}

static void negate(int64_t *row, size_t width)
{
    for (size_t j = 0; j < width; j++)
        row[j] = -row[j];
}

/* Count a column that is not basic from its upper bound downwards. */
static void flip(cj_simplex *simplex, size_t c)
{
    for (size_t i = 0; i <= simplex->rows; i++) {
        int64_t *row = cj_simplex_row(simplex, i);
        int64_t part;

        if (row[c] == 0)
            continue;
        if (__builtin_mul_overflow(row[c], simplex->upper[c], &part) ||
            __builtin_sub_overflow(row[simplex->columns], part, &row[simplex->columns]))
            simplex->gave_up = true;
        row[c] = -row[c];
    }
    simplex->flipped[c] = !simplex->flipped[c];
}

/* The same for the basic column of row r. */
static void flip_basic(cj_simplex *simplex, size_t r)
{
    int64_t *row = cj_simplex_row(simplex, r);
    size_t b = simplex->basis[r];
    int64_t whole;

    if (__builtin_mul_overflow(simplex->den[r], simplex->upper[b], &whole) ||
        __builtin_sub_overflow(row[simplex->columns], whole, &row[simplex->columns])) {
        simplex->gave_up = true;
        return;
    }
    negate(row, simplex->columns + 1);
    row[b] = simplex->den[r];
    simplex->flipped[b] = !simplex->flipped[b];
}

void cj_simplex_take(cj_simplex *simplex, size_t row, size_t column)
{
    int64_t *at = cj_simplex_row(simplex, row);

    if (at[column] < 0)
        negate(at, simplex->columns + 1);
    simplex->basis[row] = column;
    simplex->place[column] = row;
    simplex->den[row] = at[column];
    shorten(simplex, row);
}

/* ---- the way to the least ------------------------------------------------------------- */

/* The column that is to enter: the steepest, or with `first` the first; NOWHERE: none lowers the
 * sum. */
static size_t choose_column(const cj_simplex *simplex, bool first)
{
    const int64_t *cost = cj_simplex_row(simplex, simplex->rows);
    size_t best = NOWHERE;

    for (size_t j = 0; j < simplex->columns; j++)
        if (cost[j] < 0 && simplex->upper[j] != 0 && (best == NOWHERE || cost[j] < cost[best])) {
            best = j;
            if (first)
                break;
        }
    return best;
}

/* How far a column can rise: to num / den, where row `at` stops it. */
typedef struct {
    size_t row; /* NOWHERE: its own upper bound */
    bool upper; /* the basic column of the row reaches its upper bound, not 0 */
    bool any;   /* something stops it */
    wide num;
    int64_t den;
} stop;

static void tighten(const cj_simplex *simplex, stop *best, size_t row, bool upper, wide num,
                    int64_t den)
{
    if (best->any) {
        wide left = num * best->den;
        wide right = best->num * den;

        if (left > right)
            return;
        /* NOWHERE + 1 is 0: what is not there any more leaves first. */
        if (left == right &&
            (best->row == NOWHERE || simplex->basis[row] + 1 >= simplex->basis[best->row] + 1))
            return;
    }
    *best = (stop){row, upper, true, num, den};
}

static stop choose_row(cj_simplex *simplex, size_t c)
{
    stop best = {.row = NOWHERE};

    if (simplex->upper[c] != CJ_NO_UPPER)
        best = (stop){NOWHERE, false, true, simplex->upper[c], 1};
    for (size_t i = 0; i < simplex->rows; i++) {
        const int64_t *row = cj_simplex_row(simplex, i);
        int64_t upper =
            simplex->basis[i] == NOWHERE ? CJ_NO_UPPER : simplex->upper[simplex->basis[i]];

        if (row[c] > 0)
            tighten(simplex, &best, i, false, row[simplex->columns], row[c]);
        else if (row[c] < 0 && upper != CJ_NO_UPPER)
            tighten(simplex, &best, i, true, (wide)upper * simplex->den[i] - row[simplex->columns],
                    -row[c]);
        if (best.any && best.num > INT64_MAX) /* the next comparison might not hold it */
            simplex->gave_up = true;
    }
    return best;
}

static cj_solve descend(cj_simplex *simplex)
{
    int still = 0;

    while (!simplex->gave_up) {
        size_t c = choose_column(simplex, still > STILL_MOST);
        stop where;

        if (c == NOWHERE)
            return CJ_SOLVE_DONE;
        where = choose_row(simplex, c);
        if (!where.any)
            return CJ_SOLVE_NO_END;
        still = where.num == 0 ? still + 1 : 0;
        if (where.row == NOWHERE) {
            flip(simplex, c);
            use_steps(simplex, simplex->rows);
            continue;
        }
        if (where.upper)
            flip_basic(simplex, where.row);
        if (!simplex->gave_up)
            pivot(simplex, where.row, c);
    }
    return CJ_SOLVE_GAVE_UP;
}

/* ---- a first point ------------------------------------------------------------------- */

/* Make what is missing in rows without a basic column as small as can be: it must become nothing.
 */
static void sum_missing(cj_simplex *simplex)
{
    int64_t *cost = cj_simplex_row(simplex, simplex->rows);

    memset(cost, 0, (simplex->columns + 1) * sizeof(*cost));
    simplex->den[simplex->rows] = 1;
    for (size_t i = 0; i < simplex->rows; i++) {
        int64_t *row = cj_simplex_row(simplex, i);

        if (simplex->basis[i] != NOWHERE)
            continue;
        if (row[simplex->columns] < 0)
            negate(row, simplex->columns + 1);
        for (size_t j = 0; j <= simplex->columns; j++)
            if (__builtin_sub_overflow(cost[j], row[j], &cost[j]))
                simplex->gave_up = true;
    }
}

/* Drop row i by putting the last in its place. */
static void drop_row(cj_simplex *simplex, size_t i)
{
    size_t last = simplex->rows - 1;
    size_t bytes = (simplex->columns + 1) * sizeof(int64_t);

    if (i != last) {
        memcpy(cj_simplex_row(simplex, i), cj_simplex_row(simplex, last), bytes);
        simplex->den[i] = simplex->den[last];
        simplex->basis[i] = simplex->basis[last];
        if (simplex->basis[i] != NOWHERE)
            simplex->place[simplex->basis[i]] = i;
    }
    memcpy(cj_simplex_row(simplex, last), cj_simplex_row(simplex, simplex->rows), bytes);
    simplex->den[last] = simplex->den[simplex->rows];
    simplex->rows = last;
}

/* Rows that are still without a basic column get one, or say nothing new and go. */
static void settle_rows(cj_simplex *simplex)
{
    size_t i = 0;

    while (i < simplex->rows && !simplex->gave_up) {
        int64_t *row = cj_simplex_row(simplex, i);
        size_t c = 0;

        if (simplex->basis[i] != NOWHERE) {
            i++;
            continue;
        }
        while (c < simplex->columns && row[c] == 0)
            c++;
        if (c == simplex->columns) {
            drop_row(simplex, i);
            continue;
        }
        if (row[c] < 0)
            negate(row, simplex->columns + 1);
        pivot(simplex, i, c);
        i++;
    }
}

/* Whether a row without a basic column has something on its right side. */
static bool is_missing(const cj_simplex *simplex)
{
    for (size_t i = 0; i < simplex->rows; i++)
        if (simplex->basis[i] == NOWHERE && cj_simplex_row(simplex, i)[simplex->columns] != 0)
            return true;
    return false;
}

cj_solve cj_simplex_begin(cj_simplex *simplex)
{
    if (!is_missing(simplex)) {
        settle_rows(simplex);
        return simplex->gave_up ? CJ_SOLVE_GAVE_UP : CJ_SOLVE_DONE;
    }
    sum_missing(simplex);
    if (descend(simplex) == CJ_SOLVE_GAVE_UP)
        return CJ_SOLVE_GAVE_UP;
    if (cj_simplex_row(simplex, simplex->rows)[simplex->columns] != 0)
        return CJ_SOLVE_NONE;
    settle_rows(simplex);
    return simplex->gave_up ? CJ_SOLVE_GAVE_UP : CJ_SOLVE_DONE;
}

/* ---- the sum ----------------------------------------------------------------------------- */

/* Write the sum by columns that are not basic. */
static void set_cost(cj_simplex *simplex, const int64_t *cost)
{
    int64_t *row = cj_simplex_row(simplex, simplex->rows);

    simplex->den[simplex->rows] = 1;
    row[simplex->columns] = 0;
    for (size_t j = 0; j < simplex->columns; j++)
        row[j] = simplex->flipped[j] ? -cost[j] : cost[j];
    for (size_t i = 0; i < simplex->rows && !simplex->gave_up; i++) {
        const int64_t *basic = cj_simplex_row(simplex, i);
        size_t count = 0;

        if (row[simplex->basis[i]] == 0)
            continue;
        for (size_t j = 0; j <= simplex->columns; j++)
            if (basic[j] != 0)
                simplex->busy[count++] = j;
        eliminate(simplex, simplex->rows, i, basic[simplex->basis[i]], count);
    }
}

cj_solve cj_simplex_least(cj_simplex *simplex, const int64_t *cost)
{
    set_cost(simplex, cost);
    return descend(simplex);
}

bool cj_simplex_value(const cj_simplex *simplex, size_t column, int64_t *top, int64_t *bottom)
{
    size_t i = simplex->place[column];
    int64_t whole;

    *top = 0;
    *bottom = 1;
    if (i != NOWHERE) {
        *top = cj_simplex_row(simplex, i)[simplex->columns];
        *bottom = simplex->den[i];
    }
    return !simplex->flipped[column] ||
           (!__builtin_mul_overflow(simplex->upper[column], *bottom, &whole) &&
            !__builtin_sub_overflow(whole, *top, top));
}
